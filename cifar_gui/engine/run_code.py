"""The script a learner could have written for a run: plain PyTorch, made from the recipe. No torch: see ``code``.

A test runs it and compares its losses with those of the run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cifar_gui.engine import faults, faults_code
from cifar_gui.engine.code_pictures import write_dataset, write_imports
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.inputs import augments, scaling_of
from cifar_gui.engine.literal import literal
from cifar_gui.engine.network_code import named_blocks, write_classes, write_network
from cifar_gui.engine.network_edits import with_dropout
from cifar_gui.engine.recipe_code import (
    Draws,
    warms,
    write_augmentation,
    write_averaging,
    write_loss,
    write_muon,
    write_optimizer,
    write_schedule,
    write_whitening,
)
from cifar_gui.engine.script import LOGS, Part, Script, Writer
from cifar_gui.engine.sets import EIGHT, MANY
from cifar_gui.layers.call import children
from cifar_gui.recipe import (
    ALTERNATING,
    CONSTANT,
    CROSS_ENTROPY,
    MUON,
    NLL,
    OPTIMIZER_DEFAULTS,
    SCALINGS,
    SIDES,
    Recipe,
)
from cifar_gui.spec import UNDIVIDED, UNSCALED, Network, Scaling

Lines = tuple[str | tuple[Part, ...], ...]


@dataclass(frozen=True)
class Around:
    """What another script does beside a run's own lines: lines of code, without indents of the loop."""

    head: Lines
    """Before the loop."""
    before: Lines
    """Before each step, with its batch there."""
    after: Lines
    """After each step."""
    end: Lines
    """Behind the loop over the batches."""


MARKS = {
    **dict.fromkeys(("split", "scaling"), "data"),
    "validation": "validation",
    "images": "images",
    **dict.fromkeys(("network", "whiten", "dropout", "fault"), "build"),
    "seed": "seed",
    **dict.fromkeys(("flip", "shift", "cutout", "clip"), "loop"),
    **dict.fromkeys(("loss", "label_smoothing", "beta", "delta"), "loss"),
    **dict.fromkeys(
        ("optimizer", "ema", *(name for defaults in OPTIMIZER_DEFAULTS.values() for name in defaults)), "optimizer"
    ),
    **dict.fromkeys(("schedule", "step_epochs", "gamma", "warmup"), "schedule"),
    "epochs": "epochs",
    "small_epochs": "loop",
    "batch_size": "batches",
}
"""In which marked line of the script a field of the recipe stands."""


class Plain:
    """Where the forms of a script differ; this one is for one process."""

    standard: tuple[str, ...] = ()
    """Lines that import Python's own modules."""
    spread = False
    outputs = "model(imgs)"
    """What the network makes of a batch."""
    draws = Draws()

    def __init__(self, device: str = "cpu", around: Around | None = None) -> None:
        self.move = "" if device == "cpu" else f".to({literal(device)})"
        """How a network and a batch come to the device."""
        self.around = around

    def begin(self, out: Writer) -> None:
        """Before everything else."""

    def write_dataset(self, out: Writer, recipe: Recipe, data: DataSet) -> None:
        """``dataset = ...``, all of the split."""
        write_dataset(out, recipe.split, (0, len(data.split(recipe.split))), scaling_for(recipe, data))

    def write_batches(self, out: Writer, size: Part, given: Sequence[Part]) -> None:
        """``dataloader = ...``, in batches of a ``size``; ``given``: what else a loader is given."""
        out.line("dataloader = DataLoader(dataset, batch_size=", size, *given, ")", mark="batches")

    def write_wrapping(self, out: Writer, network: Network) -> None:
        """What is done with the network before it is trained."""

    def write_backward(self, out: Writer) -> None:
        """The gradients of a batch."""
        out.line("        result_loss.backward()")

    def write_loop(self, out: Writer, recipe: Recipe, network: Network, data: DataSet) -> None:
        """All epochs."""
        _loop(out, recipe, self, self.around, OTHERWISE if drops(recipe, network) else "")


def run_script(
    recipe: Recipe, network: Network, data: DataSet, *, device: str = "cpu", around: Around | None = None,
    form: Plain | None = None,
) -> Script:  # fmt: skip
    """The code that trains as the run does, and prints the sum of the losses of each epoch.

    Its numbers are those of the run to rounding: the program uses channels-last memory and fused optimisers.

    Args:
        recipe: of the run; values that PyTorch refuses are written as they are.
        network: what the recipe's network is made of.
        data: the data set of the pictures.
        device: where it runs.
        around: what it does besides; then it prints and logs nothing of the run's own.
        form: another one than the plain one, which knows itself where it runs.
    """
    out, form, given = Writer(data), form or Plain(device, around), network
    scaling = scaling_for(recipe, data)
    network, spoilt = faults.built(network, recipe), faults_code.changes_pictures(recipe)
    standard, part = named_blocks(network), bool(recipe.validation) or recipe.images is not None
    loads = ("DataLoader", *["StackDataset"] * (recipe.flip == ALTERNATING), *["Subset"] * (part or spoilt))
    normalise = scaling not in (UNSCALED, UNDIVIDED)
    write_imports(
        out, loads, standard=(*form.standard, *standard), normalise=normalise, writer=around is None,
        numpy=part or spoilt, spread=form.spread,
    )  # fmt: skip
    out.line()
    form.begin(out)
    form.write_dataset(out, recipe, data)
    if part:
        _sets(out, recipe)
    if spoilt:
        faults_code.write_pictures(out, recipe, subset=part)
    network = with_dropout(network, faults.followed(recipe, 1).dropout)
    write_loader(out, recipe, drops(recipe, given), form)
    if recipe.optimizer == MUON:
        write_muon(out)
    write_classes(out, network)
    write_network(out, network, recipe.seed, form.move)
    faults_code.write_start(out, recipe)
    if recipe.whiten:
        write_whitening(out, network, numbered=recipe.flip == ALTERNATING)
    form.write_wrapping(out, network)
    write_loss(out, recipe)
    write_optimizer(out, recipe)
    out.line("epochs = ", ("epochs", literal(recipe.epochs)), mark="epochs")
    write_schedule(out, recipe)
    write_averaging(out, recipe)
    write_augmentation(out, recipe, form.draws)
    form.write_loop(out, recipe, given, data)
    return out.script()


def drops(recipe: Recipe, network: Network) -> bool:
    """Whether layers draw random numbers, too."""
    built = with_dropout(faults.built(network, recipe), faults.followed(recipe, 1).dropout)
    return any(layer.kind.startswith("Dropout") for layer in children(built))


def states(recipe: Recipe) -> dict[str, str]:
    """What of a script has a ``state_dict`` that a run needs to go on, by its name: as source."""
    moved = {"schedule": recipe.schedule != CONSTANT, "warmup": warms(recipe), "averaged": bool(recipe.ema)}
    return {name: name for name in ("model", "optimizer", *(name for name, there in moved.items() if there))}


def generators(recipe: Recipe, network: Network) -> dict[str, str]:
    """The generators of random numbers that a run needs to go on, by their names: as source."""
    known = {"shuffle": (faults.followed(recipe, 1).shuffle, "shuffle"),
             "augmentation": (augments(recipe), "augmentation"),
             "layers": (drops(recipe, network), "torch.default_generator")}  # fmt: skip
    return {name: source for name, (there, source) in known.items() if there}


def scaling_for(recipe: Recipe, data: DataSet) -> Scaling:
    """As the recipe names it; none where what it names is none."""
    return scaling_of(recipe, data) if recipe.scaling in SCALINGS else UNSCALED


def _sets(out: Writer, recipe: Recipe) -> None:
    """What is kept back for validation, and what is trained on: as ``engine.sets`` and ``Split.drawn`` choose them."""
    out.line("labels = ", "np.array(dataset.targets)" if out.beside is None else 'pictures["labels"]')
    out.line("order = np.random.RandomState(0).permutation(len(labels))  # the same for every run")
    out.line('order = order[np.argsort(labels[order], kind="stable")]')
    out.line("share = np.concatenate([np.arange(count) / count for count in np.bincount(labels)])")
    out.line('order = order[np.argsort(share, kind="stable")]  # the classes by turns')
    out.line("kept = round(", ("validation", literal(recipe.validation)), " * len(order))", mark="validation")
    if recipe.validation:
        out.line(f"if kept and len(order) - kept >= {MANY}:")
        out.line(f"    kept += (len(order) - kept) % {EIGHT}  # no last batch of a few pictures")
        out.line("validation_set = Subset(dataset, order[:kept])")
    few: list[Part] = [] if recipe.images is None else ["[-", ("images", literal(recipe.images)), ":]"]
    out.line("dataset = Subset(dataset, np.sort(order[kept:]", *few, "))", mark="images")


OTHERWISE = ", generator=torch.Generator()"
"""Of a loader that does not shuffle: else it would draw a number from those that layers draw from."""


def write_loader(out: Writer, recipe: Recipe, drops: bool, form: Plain) -> None:
    """Shuffled from the run's seed, by a generator of its own; ``drops``: whether layers draw, too."""
    given: list[Part] = []
    followed = faults.followed(recipe, 1)
    if followed.shuffle:
        out.line("shuffle = torch.Generator().manual_seed(", ("shuffle_seed", literal(recipe.seed)), ")")
        given = [", ", ("shuffle", "shuffle=True, generator=shuffle")]
    elif drops:
        given = [OTHERWISE]
    if recipe.flip == ALTERNATING:
        out.line("dataset = StackDataset(dataset, range(len(dataset)))  # each picture with its number")
    size = ("batch_size", faults_code.batch_size(recipe))
    form.write_batches(out, size, given)


def step_loss(recipe: Recipe, outputs: str = Plain.outputs) -> str:
    """The loss of a batch, whose ``outputs`` are there."""
    return _step_loss(recipe).replace(Plain.outputs, outputs)


def _step_loss(recipe: Recipe) -> str:
    """Of class numbers, or of a row of 0 and 1 for each picture."""
    if (call := faults_code.loss_call(recipe)) is not None:
        return call
    if recipe.loss == CROSS_ENTROPY:
        return "loss_fn(model(imgs), labels)"
    if recipe.loss == NLL:
        return "loss_fn(model(imgs).log_softmax(1), labels)"
    return "loss_fn(model(imgs), nn.functional.one_hot(labels, 10).float())"


def batch(recipe: Recipe) -> str:
    """What a loader gives."""
    return "(imgs, labels), numbers" if recipe.flip == ALTERNATING else "imgs, labels"


def _loop(out: Writer, recipe: Recipe, form: Plain, around: Around | None, generator: str) -> None:
    _write(out, around.head if around is not None else (f"writer = SummaryWriter({LOGS})",))
    out.line("for epoch in range(epochs):", mark="loop")
    if around is None:
        out.line("    running_loss = 0.0")
    out.line(f"    for {batch(recipe)} in dataloader:")
    write_step(out, recipe, form, around.before if around is not None else ())
    if around is not None:
        _write(out, around.after, 8)
        _write(out, around.end)
        return
    out.line("        running_loss += result_loss.item()")
    out.line('    print(f"Epoch: {epoch + 1}/{epochs} Loss: {running_loss}")')
    out.line('    writer.add_scalar("Loss/epoch", running_loss, epoch + 1)')
    if recipe.validation:
        _validate(out, recipe, form.move, generator)
    out.line("writer.close()")


def write_step(out: Writer, recipe: Recipe, form: Plain, before: Lines = ()) -> None:
    """One step on a batch, within two loops; ``before``: lines between what is made of the pictures and the loss."""
    move = form.move
    if augments(recipe):
        out.line(f"        imgs = augment({form.draws.given(recipe)})")
    if move:
        out.line(f"        imgs, labels = imgs{move}, labels{move}")
    if recipe.small_epochs:
        small: Part = ("small_epochs", literal(recipe.small_epochs))
        out.line("        if epoch < ", small, ":")
        first, step = SIDES[0], SIDES[1] - SIDES[0]
        out.line(f"            pixels = {first} + {step} * ({len(SIDES)} * epoch // {recipe.small_epochs})")
        out.line('            imgs = nn.functional.interpolate(imgs, size=pixels, mode="bilinear", antialias=True)')
    _write(out, before, 8)
    out.line("        result_loss = ", ("target", step_loss(recipe, form.outputs)))
    faults_code.write_zero_grad(out, recipe)
    form.write_backward(out)
    if recipe.clip is not None:
        norm: Part = ("clip", literal(recipe.clip))
        out.line("        nn.utils.clip_grad_norm_(model.parameters(), ", norm, ")")
    out.line("        optimizer.step()")
    if recipe.ema:
        out.line("        averaged.update_parameters(model)")
    if recipe.schedule != CONSTANT:
        out.line("        schedule.step()")
    if warms(recipe):
        out.line("        warmup.step()")


def _validate(out: Writer, recipe: Recipe, move: str, generator: str) -> None:
    """After an epoch: the accuracy on the validation pictures."""
    model = "averaged" if recipe.ema else "model"
    out.line("    ", faults_code.mode(recipe, f"{model}.eval()"), mark="validate")
    out.line("    correct = 0")
    out.line("    with torch.no_grad():")
    out.line(f"        for imgs, labels in DataLoader(validation_set, batch_size=256{generator}):")
    if move:
        out.line(f"            imgs, labels = imgs{move}, labels{move}")
    out.line(f"            correct += ({model}(imgs).argmax(1) == labels).sum().item()")
    out.line("    ", faults_code.mode(recipe, f"{model}.train()"))
    out.line('    print(f"Validation: {correct} of {len(validation_set)} correct")')
    out.line('    writer.add_scalar("Accuracy/validation", correct / len(validation_set), epoch + 1)')


def _write(out: Writer, lines: Lines, indent: int = 0) -> None:
    for line in lines:
        out.line(*([" " * indent] if line else []), *([line] if isinstance(line, str) else line))
