"""The script of a training loop, its mistakes included. No torch: see ``code``.

The page shows its marked lines, lit one after the other; a test runs it and compares its numbers with the recording.
"""

from __future__ import annotations

from typing import Any

from cifar_gui.engine.code_pictures import write_beside, write_imports, write_torchvision
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.literal import literal
from cifar_gui.engine.network_code import named_blocks, write_classes, write_network
from cifar_gui.engine.script import Script, Writer
from cifar_gui.pages.loop.protocol import (
    BACKWARD,
    BATCH,
    BATCHES,
    EVAL,
    FORWARD,
    HELD_OUT,
    HELD_OUT_BATCHES,
    LOOK,
    LOOK_EVAL,
    LOSS,
    RUNNING,
    STEP,
    TIMES,
    TRAIN,
    ZERO_GRAD,
    body,
    skipped,
)
from cifar_gui.recipe import SGD
from cifar_gui.spec import Network


def loop_script(
    network: Network,
    params: Any,
    data: DataSet,
    *,
    device: str = "cpu",
    weight: tuple[str, tuple[int, ...]] | None = None,
) -> Script:
    """The code of the loop on the screen.

    Args:
        network: what is trained.
        params: see ``pages.loop.protocol.AskLoop``.
        data: the data set of the pictures.
        device: where it runs.
        weight: (parameter, index) of the number that is followed, printed after each step.
    """
    out = Writer(data)
    move = "" if device == "cpu" else f".to({literal(device)})"
    standard = (*(("import copy",) if params.wrong_model else ()), "from itertools import islice")
    write_imports(out, ("DataLoader",), standard=(*standard, *named_blocks(network)))
    out.line()
    _data(out, params, data, move)
    write_classes(out, network)
    write_network(out, network, params.seed, move)
    out.line("loss_fn = nn.CrossEntropyLoss()")
    out.line()
    _optimizer(out, params)
    if weight is not None:
        out.line("p = model.get_parameter(", ("parameter", literal(weight[0])), ")")
    _loop(out, params)
    if weight is not None:
        out.line("print(p[", ("index", ", ".join(map(str, weight[1]))), "].item())")
    return out.script()


def _data(out: Writer, params: Any, data: DataSet, move: str) -> None:
    size = params.batch_size
    sets = {"train_set": ("train", BATCHES, "batches"), "test_set": ("test", HELD_OUT_BATCHES, "test_batches")}
    if data.in_torchvision:
        for variable, (split, _, _) in sets.items():
            write_torchvision(out, variable, split)
    else:
        held = size if isinstance(size, int) and size > 0 else 1  # what is refused needs no pictures, but a script
        write_beside(out, {name: (data.split(split), slice(count * held)) for name, (split, count, _) in sets.items()})
    out.line(
        "N, steps = ", ("batch_size", literal(size)), ", ", ("steps", literal(params.steps)),
        "  # pictures in a batch, steps", mark="data",
    )  # fmt: skip
    for variable, (_, count, name) in sets.items():
        taken = f"islice(DataLoader({variable}, batch_size=N), {count})"
        out.line(f"{name} = [(x{move}, y{move}) for x, y in {taken}]" if move else f"{name} = list({taken})")
    out.line("x_test, y_test = test_batches[0]")


def _optimizer(out: Writer, params: Any) -> None:
    model = "model"
    out.lines["first"] = out.text.count("\n") + 1
    if params.wrong_model:
        out.line(("copy", "other = copy.deepcopy(model)"))
        model = "other"
    times = f" * {TIMES}" if params.large_lr else ""
    momentum: list[str | tuple[str, str]] = []
    if params.optimizer == SGD and params.momentum != 0:
        momentum = [", momentum=", ("momentum", literal(params.momentum))]
    # On two lines: whole in the narrow column of the page, too.
    out.line("optimizer = torch.optim.", ("optimizer", params.optimizer), "(", mark="optimizer")
    out.line(
        "    ", ("model", model), ".parameters(), lr=", ("lr", literal(params.lr) + times), *momentum, ")",
        mark="arguments",
    )  # fmt: skip


def _loop(out: Writer, params: Any) -> None:
    def line(mark: str, depth: int, text: str) -> None:
        left_out = "# " if skipped(mark, params) else ""
        out.line("    " * depth, (mark, f"{left_out}{text}"), mark=mark)

    line(LOOK_EVAL, 0, "model.eval()")
    out.line("with torch.no_grad():", mark="without")
    line(LOOK, 1, "print(model(x_test[:1]).softmax(1))")
    line(TRAIN, 0, "model.train()")
    out.line("running_loss = 0.0")
    out.line("for step in range(steps):", mark="loop")
    texts = {
        BATCH: f"x, y = batches[step % {BATCHES}]",
        ZERO_GRAD: "optimizer.zero_grad()",
        FORWARD: "logits = model(x)",
        LOSS: f"loss = loss_fn(logits{'.softmax(1)' * bool(params.softmax)}, y)",
        BACKWARD: "loss.backward()",
        STEP: "optimizer.step()",
        RUNNING: f"running_loss += loss{'.item()' * (not params.keep_graph)}",
    }
    for mark in body(params):
        line(mark, 1, texts[mark])
    out.line("    print(step, loss.item())")
    line(EVAL, 0, "model.eval()")
    out.line("test_loss = 0.0")
    depth = 0
    if params.no_no_grad:
        out.line(("no_grad", "# with torch.no_grad():"))
    else:
        out.line(("no_grad", "with torch.no_grad():"))
        depth = 1
    out.line("    " * depth, "for x, y in test_batches:")
    line(HELD_OUT, depth + 1, f"test_loss += loss_fn(model(x), y){'.item()' * (not params.no_no_grad)}")
    out.line(f"print(float(test_loss) / {HELD_OUT_BATCHES})")
