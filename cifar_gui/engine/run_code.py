"""The script a learner could have written for a run: plain PyTorch, made from the recipe. No torch: see ``code``.

A test runs it and compares its losses with those of the run.
"""

from __future__ import annotations

from pathlib import Path

from cifar_gui.engine.code import Script, _Writer, literal
from cifar_gui.engine.network_code import residual_class, write_model
from cifar_gui.protocol import SAMPLES
from cifar_gui.spec import (
    CONSTANT,
    COSINE,
    CROSS_ENTROPY,
    EXPONENTIAL,
    HUBER,
    NLL,
    ONE_CYCLE,
    OPTIMIZER_DEFAULTS,
    SMOOTH_L1,
    STEP,
    Network,
    Recipe,
)

Part = str | tuple[str, str]

MARKS = {
    "split": "data",
    "network": "build",
    "seed": "seed",
    **dict.fromkeys(("loss", "label_smoothing", "beta", "delta"), "loss"),
    **dict.fromkeys(
        ("optimizer", *(name for defaults in OPTIMIZER_DEFAULTS.values() for name in defaults)), "optimizer"
    ),
    **dict.fromkeys(("schedule", "step_epochs", "gamma"), "schedule"),
    "epochs": "epochs",
    "batch_size": "batches",
}
"""In which marked line of the script a field of the recipe stands."""


def run_script(recipe: Recipe, network: Network, data: tuple[Path, str], *, device: str = "cpu") -> Script:
    """The code that trains as the run does, and prints the sum of the losses of each epoch.

    Its numbers are those of the run to rounding: the program uses channels-last memory and fused optimisers.

    Args:
        recipe: of the run; values that PyTorch refuses are written as they are.
        network: what the recipe's network is made of.
        data: ``root`` and ``name`` of the DataSet.
        device: where it runs.
    """
    out = _Writer()
    for line in ("import numpy as np", "import torch", "from torch import nn"):
        out.line(line)
    residual_class(out, network)
    out.line()
    _data(out, recipe.split, *data)
    out.line()
    out.line("torch.manual_seed(", ("seed", literal(recipe.seed)), ")", mark="seed")
    write_model(out, network, "model", tail="" if device == "cpu" else f".to({literal(device)})")
    _loss(out, recipe)
    _optimizer(out, recipe)
    out.line("epochs = ", ("epochs", literal(recipe.epochs)), mark="epochs")
    _schedule(out, recipe)
    _loop(out, recipe, device)
    return Script(out.text, out.tokens, out.lines)


def _data(out: _Writer, split: str, root: Path, source: str) -> None:
    names = [f"{split}_{what}" for what in ("images", "labels")]
    if source == SAMPLES:
        out.line(f"data = np.load({literal((root / 'samples.npz').as_posix())})", mark="data")
        loaded = [f"data[{literal(name)}]" for name in names]
    else:
        out.lines["data"] = out.text.count("\n") + 1
        loaded = [f"np.load({literal((root / f'{name}.npy').as_posix())})" for name in names]
    for name, source_text in zip(("images", "labels"), loaded, strict=True):
        out.line(f"{name} = torch.tensor(", ("split" if name == "images" else "labels", source_text), ")")


def _loss(out: _Writer, recipe: Recipe) -> None:
    argument = {CROSS_ENTROPY: "label_smoothing", SMOOTH_L1: "beta", HUBER: "delta"}.get(recipe.loss)
    given: list[Part] = []
    if argument is not None and (value := getattr(recipe, argument)) != getattr(Recipe, argument):
        given = [f"{argument}=", (argument, literal(value))]
    out.line("loss_fn = nn.", ("loss", recipe.loss), "(", *given, ")", mark="loss")


def _optimizer(out: _Writer, recipe: Recipe) -> None:
    defaults = OPTIMIZER_DEFAULTS.get(recipe.optimizer, {})
    changed = {name for name, default in defaults.items() if getattr(recipe, name) != default}
    betas = changed & {"beta1", "beta2"}
    names = ["lr", *(name for name in defaults if name in changed - betas - {"lr"})]
    given: list[Part] = [part for name in names for part in (f", {name}=", (name, literal(getattr(recipe, name))))]
    if betas:
        given += [", betas=(", ("beta1", literal(recipe.beta1)), ", ", ("beta2", literal(recipe.beta2)), ")"]
    head: list[Part] = ["optimizer = torch.optim.", ("optimizer", recipe.optimizer), "(model.parameters()"]
    out.line(*head, *given, ")", mark="optimizer")


def _schedule(out: _Writer, recipe: Recipe) -> None:
    if recipe.schedule == CONSTANT:
        out.line()
        return
    gamma: Part = ("gamma", literal(recipe.gamma))
    every: Part = ("step_epochs", literal(recipe.step_epochs))
    calls: dict[str, list[Part]] = {
        ONE_CYCLE: [
            "OneCycleLR(\n    optimizer, max_lr=", ("max_lr", literal(recipe.lr)),
            ", total_steps=epochs * steps, cycle_momentum=False\n)",
        ],
        COSINE: ["CosineAnnealingLR(optimizer, T_max=epochs * steps)"],
        STEP: ["StepLR(optimizer, step_size=", every, " * steps, gamma=", gamma, ")"],
        EXPONENTIAL: ["ExponentialLR(optimizer, gamma=", gamma, " ** (1 / steps))"],
    }  # fmt: skip
    call = calls.get(recipe.schedule, [recipe.schedule])
    out.line("steps = -(-len(images) // ", ("schedule_batch", literal(recipe.batch_size)), ")  # in an epoch")
    out.line("schedule = torch.optim.lr_scheduler.", *call, mark="schedule")
    out.line()


def _step_loss(recipe: Recipe) -> str:
    """The loss of a batch: class numbers, or a row of 0 and 1 for each picture."""
    if recipe.loss == CROSS_ENTROPY:
        return "loss_fn(model(x), y)"
    if recipe.loss == NLL:
        return "loss_fn(model(x).log_softmax(1), y)"
    return "loss_fn(model(x), nn.functional.one_hot(y, 10).float())"


def _loop(out: _Writer, recipe: Recipe, device: str) -> None:
    move = "" if device == "cpu" else f".to({literal(device)})"
    x = f"(images[index] / 255){move}" if move else "images[index] / 255"
    if recipe.shuffle:
        out.line("shuffle = torch.Generator().manual_seed(", ("shuffle_seed", literal(recipe.seed)), ")")
        order = "torch.randperm(len(images), generator=shuffle)"
    else:
        order = "torch.arange(len(images))"
    out.line("for epoch in range(epochs):", mark="loop")
    out.line("    loss_sum = 0.0")
    out.line("    order = ", ("shuffle", order))
    out.line("    for index in order.split(", ("batch_size", literal(recipe.batch_size)), "):", mark="batches")
    out.line(f"        x, y = {x}, labels[index]{move}")
    out.line("        loss = ", ("target", _step_loss(recipe)))
    out.line("        optimizer.zero_grad()")
    out.line("        loss.backward()")
    out.line("        optimizer.step()")
    if recipe.schedule != CONSTANT:
        out.line("        schedule.step()")
    out.line("        loss_sum += loss.item()")
    out.line('    print(f"Epoch: {epoch + 1}/{epochs} Loss: {loss_sum}")')
