"""The script of a training loop, its mistakes included. No torch: see ``code``.

The page shows its marked lines, lit one after the other; a test runs it and compares its numbers with the recording.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cifar_gui.engine.code import Script, _Writer, literal
from cifar_gui.engine.network_code import residual_class, write_model
from cifar_gui.protocol import SAMPLES
from cifar_gui.protocol.loop import (
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
from cifar_gui.spec import SGD, Network


def loop_script(
    network: Network,
    params: Any,
    data: tuple[Path, str],
    *,
    device: str = "cpu",
    weight: tuple[str, tuple[int, ...]] | None = None,
) -> Script:
    """The code of the loop on the screen.

    Args:
        network: what is trained.
        params: see ``protocol.loop.AskLoop``.
        data: ``root`` and ``name`` of the DataSet.
        device: where it runs.
        weight: (parameter, index) of the number that is followed, printed after each step.
    """
    out = _Writer()
    move = "" if device == "cpu" else f".to({literal(device)})"
    if params.wrong_model:
        out.line("import copy")
    out.line("from collections import OrderedDict")
    for line in ("", "import numpy as np", "import torch", "from torch import nn"):
        out.line(line)
    residual_class(out, network)
    out.line()
    _data(out, params, *data, move)
    out.line()
    out.line("torch.manual_seed(", ("seed", literal(params.seed)), ")", mark="seed")
    write_model(out, network, "model", ordered=True, tail=move)
    out.line("loss_fn = nn.CrossEntropyLoss()")
    out.line()
    _optimizer(out, params)
    if weight is not None:
        out.line("p = model.get_parameter(", ("parameter", literal(weight[0])), ")")
    _loop(out, params)
    if weight is not None:
        out.line("print(p[", ("index", ", ".join(map(str, weight[1]))), "].item())")
    return Script(out.text, out.tokens, out.lines)


def _data(out: _Writer, params: Any, root: Path, source: str, move: str) -> None:
    out.line(
        "N, steps = ", ("batch_size", literal(params.batch_size)), ", ", ("steps", literal(params.steps)),
        "  # pictures in a batch, steps", mark="data",
    )  # fmt: skip
    if source == SAMPLES:
        out.line(f"data = np.load({literal((root / 'samples.npz').as_posix())})")
    for name, split, batches in (("s", "train", BATCHES), ("_test", "test", HELD_OUT_BATCHES)):
        for letter, what in (("x", "images"), ("y", "labels")):
            array = f"{split}_{what}"
            stored = f'data["{array}"]' if source == SAMPLES else _loaded(root, array)
            taken = f"torch.tensor({stored}[: {batches} * N]){move}"
            out.line(f"{letter}{name} = ", f"({taken} / 255)" if letter == "x" else taken, ".split(N)")


def _loaded(root: Path, array: str) -> str:
    mapped = ', mmap_mode="r"' if array.endswith("images") else ""
    return f"np.load({literal((root / f'{array}.npy').as_posix())}{mapped})"


def _optimizer(out: _Writer, params: Any) -> None:
    model = "model"
    out.lines["first"] = out.text.count("\n") + 1
    if params.wrong_model:
        out.line(("copy", "other = copy.deepcopy(model)"))
        model = "other"
    times = f" * {TIMES}" if params.large_lr else ""
    momentum: list[str | tuple[str, str]] = []
    if params.optimizer == SGD and params.momentum != 0:
        momentum = [", momentum=", ("momentum", literal(params.momentum))]
    out.line(
        "optimizer = torch.optim.", ("optimizer", params.optimizer), "(", ("model", model), ".parameters(), lr=",
        ("lr", literal(params.lr) + times), *momentum, ")", mark="optimizer",
    )  # fmt: skip


def _loop(out: _Writer, params: Any) -> None:
    def line(mark: str, depth: int, text: str) -> None:
        left_out = "# " if skipped(mark, params) else ""
        out.line("    " * depth, (mark, f"{left_out}{text}"), mark=mark)

    line(LOOK_EVAL, 0, "model.eval()")
    out.line("with torch.no_grad():", mark="without")
    line(LOOK, 1, "print(model(x_test[0][:1]).softmax(1))")
    line(TRAIN, 0, "model.train()")
    out.line("running_loss = 0.0")
    out.line("for step in range(steps):", mark="loop")
    texts = {
        BATCH: f"x, y = xs[step % {BATCHES}], ys[step % {BATCHES}]",
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
    out.line("held_out = 0.0")
    depth = 0
    if params.no_no_grad:
        out.line(("no_grad", "# with torch.no_grad():"))
    else:
        out.line(("no_grad", "with torch.no_grad():"))
        depth = 1
    out.line("    " * depth, "for x, y in zip(x_test, y_test):")
    line(HELD_OUT, depth + 1, f"held_out += loss_fn(model(x), y){'.item()' * (not params.no_no_grad)}")
    out.line(f"print(float(held_out) / {HELD_OUT_BATCHES})")
