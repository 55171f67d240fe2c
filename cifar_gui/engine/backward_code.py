"""The script of a network, its loss and its gradients. No torch: see ``code``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cifar_gui.engine.code import Script, _Writer, literal
from cifar_gui.engine.network_code import residual_class, write_model
from cifar_gui.protocol import SAMPLES, Pictures
from cifar_gui.spec import Network


def gradient_script(
    network: Network,
    params: Any,
    pictures: Pictures,
    seed: int,
    data: tuple[Path, str],
    *,
    device: str = "cpu",
    loss: float | None = None,
    weight: tuple[str, tuple[int, ...]] | None = None,
    walked: int = 0,
) -> Script:
    """The code that gives the loss and the gradients on the screen.

    Args:
        network: what is built.
        params: fields ``reduction``, ``label_smoothing`` and ``training``.
        pictures: the batch.
        seed: of the fresh weights.
        data: ``root`` and ``name`` of the DataSet.
        device: where it runs.
        loss: what comes out, written as a comment; None leaves it out, as after a Failure.
        weight: (parameter, index) of a pinned weight, whose value and gradient are printed.
        walked: how many pictures of the split follow, one after the other as in the course.
    """
    out = _Writer()
    move = "" if device == "cpu" else f".to({literal(device)})"
    for line in (
        "from collections import OrderedDict",
        "",
        "import numpy as np",
        "import torch",
        "from torch import nn",
    ):
        out.line(line)
    residual_class(out, network)
    out.line()
    _data(out, pictures, *data, move)
    out.line()
    out.line("torch.manual_seed(", ("seed", literal(seed)), ")", mark="seed")
    write_model(out, network, "model", ordered=True, tail=move)
    if not params.training:
        out.line("model.eval()")
    out.line()
    given = [
        part
        for name, default in (("reduction", "mean"), ("label_smoothing", 0.0))
        if literal(getattr(params, name)) != literal(default)
        for part in (", ", f"{name}=", (name, literal(getattr(params, name))))
    ]
    out.line("loss_fn = nn.CrossEntropyLoss(", *given[1:], ")")
    out.line("logits = model(x)", mark="forward")
    out.line("loss = loss_fn(logits, y)")
    out.line('print(f"{loss.item():.4f}")')
    if loss is not None:
        out.line(f"# {loss:.4f}")
    out.line()
    out.line("print(next(model.parameters()).grad)")
    if loss is not None:
        out.line("# None")
    out.line("loss.backward()", mark="backward")
    out.line("for name, parameter in model.named_parameters():")
    out.line("    print(name, parameter.grad.norm())")
    if weight is not None:
        name, index = weight
        out.line()
        out.line(f"weight = dict(model.named_parameters())[{literal(name)}]")
        at = ", ".join(map(str, index))
        out.line("print(weight[", ("weight", at), f"], weight.grad[{at}])")
    if walked:
        _walk(out, pictures, data, move, walked)
    return Script(out.text, out.tokens, out.lines)


def _data(out: _Writer, pictures: Pictures, root: Path, source: str, move: str) -> None:
    if source == SAMPLES:
        out.line(f"data = np.load({literal((root / 'samples.npz').as_posix())})", mark="data")
    else:
        path = literal((root / f"{pictures.split}_images.npy").as_posix())
        out.line(f'images = np.load({path}, mmap_mode="r")', mark="data")
    images, labels = _arrays(pictures, root, source)
    span = f"{pictures.start}:{pictures.start + pictures.batch_size}"
    before, after = ("(", f"){move}") if move else ("", "")
    out.line(f"x = {before}torch.tensor({images}[", ("pictures", span), f"]) / 255{after}")
    out.line(f"y = torch.tensor({labels}[", ("labels", span), f"]){move}")


def _arrays(pictures: Pictures, root: Path, source: str) -> tuple[str, str]:
    """How images and labels are written behind the line that loads the data."""
    if source == SAMPLES:
        return f'data["{pictures.split}_images"]', f'data["{pictures.split}_labels"]'
    return "images", f"np.load({literal((root / f'{pictures.split}_labels.npy').as_posix())})"


def _walk(out: _Writer, pictures: Pictures, data: tuple[Path, str], move: str, count: int) -> None:
    """The course's loop: the loss of each picture at batch 1. The gradients of all of them add up."""
    images, labels = _arrays(pictures, *data)
    before, after = ("(", f"){move}") if move else ("", "")
    out.line()
    if images != "images":
        out.line(f"images = {images}")
    out.line(f"labels = {labels}")
    out.line("model.zero_grad()")
    out.line(f"for index in range({count}):", mark="walk")
    out.line(f"    x = {before}torch.tensor(images[index : index + 1]) / 255{after}")
    out.line(f"    y = torch.tensor(labels[index : index + 1]){move}")
    out.line("    loss = loss_fn(model(x), y)")
    out.line("    loss.backward()")
    out.line("    print(loss.item())")
