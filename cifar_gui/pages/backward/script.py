"""The script of a network, its loss and its gradients. No torch: see ``code``."""

from __future__ import annotations

from typing import Any

from cifar_gui.engine.code_pictures import write_batch, write_dataset, write_imports
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.literal import literal
from cifar_gui.engine.network_code import named_blocks, write_classes, write_network
from cifar_gui.engine.script import Script, Writer
from cifar_gui.protocol import Pictures
from cifar_gui.spec import Network, field_value


def gradient_script(
    network: Network,
    params: Any,
    pictures: Pictures,
    seed: int,
    data: DataSet,
    *,
    device: str = "cpu",
    loss: float | None = None,
    weight: tuple[str, tuple[int, ...]] | None = None,
    walked: int = 0,
    moved: float | None = None,
) -> Script:
    """The code that gives the loss and the gradients on the screen.

    Args:
        network: what is built.
        params: fields ``reduction``, ``label_smoothing`` and ``training``.
        pictures: the batch.
        seed: of the fresh weights.
        data: the data set of the pictures.
        device: where it runs.
        loss: what comes out, written as a comment; None leaves it out, as after a Failure.
        weight: (parameter, index) of a pinned weight, whose value and gradient are printed.
        moved: another value of that weight, with which the loss is printed in the end.
        walked: how many pictures of the split follow, one after the other as in the course.
    """
    out = Writer(data)
    move = "" if device == "cpu" else f".to({literal(device)})"
    write_imports(out, ("DataLoader", *(("Subset",) if pictures.start else ())), standard=named_blocks(network))
    out.line()
    stop = min(pictures.start + pictures.batch_size, len(data.split(pictures.split)))
    needed = (0, max(stop, walked)) if walked else (pictures.start, stop)
    left_out = write_dataset(out, pictures.split, needed)
    write_batch(out, pictures.start - left_out, stop - left_out, "x, y")
    if move:
        out.line(f"x, y = x{move}, y{move}")
    write_classes(out, network)
    write_network(out, network, seed, move)
    if not params.training:
        out.line("model.eval()")
    out.line()
    given = [
        part
        for name, default in (("reduction", "mean"), ("label_smoothing", 0.0))
        if literal(field_value(params, name)) != literal(default)
        for part in (", ", f"{name}=", (name, literal(field_value(params, name))))
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
        _walk(out, len(data.split(pictures.split)), move, walked)
    if weight is not None and moved is not None:
        at = ", ".join(map(str, weight[1]))
        out.line()
        out.line("with torch.no_grad():", mark="moved")
        out.line(f"    weight[{at}] = ", ("moved", f"{moved:.6g}"))
        out.line("    print(loss_fn(model(x), y).sum().item())")
    return out.script()


def _walk(out: Writer, pictures: int, move: str, count: int) -> None:
    """The course's loop: the loss of each picture at batch 1. The gradients of all of them add up."""
    out.line()
    out.line("model.zero_grad()")
    out.line("for step, (imgs, labels) in enumerate(DataLoader(dataset, batch_size=1)):", mark="walk")
    if count < pictures:
        out.line(f"    if step == {count}:")
        out.line("        break")
    if move:
        out.line(f"    imgs, labels = imgs{move}, labels{move}")
    out.line("    result_loss = loss_fn(model(imgs), labels)")
    out.line("    result_loss.backward()")
    out.line("    print(result_loss.item())")
