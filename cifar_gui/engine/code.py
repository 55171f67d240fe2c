"""The script a learner could have written, emitted from the parameters. No torch: the window shows it at once.

It is never made from ``repr(layer)``, which drops arguments and quotes. A test runs the scripts and compares tensors.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import prod
from typing import Any

from cifar_gui.engine.code_pictures import USUAL, write_dataset, write_imports
from cifar_gui.engine.data import PICTURE, DataSet
from cifar_gui.engine.literal import literal
from cifar_gui.engine.script import LOGS, Part, Script, Writer
from cifar_gui.layers import kind_of
from cifar_gui.layers.kind import SCATTERED
from cifar_gui.lesson import ReadyKernel
from cifar_gui.protocol import Pictures
from cifar_gui.protocol.tensorboard import INPUT_OUTPUT, MOST_NUMBERS
from cifar_gui.spec import UNSCALED, Field, keywords
from cifar_gui.spec import arguments as shown_arguments

WIDTH = 64
"""Longest line of the constructor call before it is broken."""


def layer_script(
    params: Any,
    pictures: Pictures,
    seed: int,
    data: DataSet,
    cell: tuple[int, int, int, int] | None = None,
    *,
    device: str = "cpu",
    shape: tuple[int, ...] | None = None,
    value: float | None = None,
    seeded: bool = True,
    normalise: bool = False,
    unpools: bool = False,
    reshapes: bool = False,
    limits: tuple[float, float] | None = None,
    tags: tuple[str, str] = INPUT_OUTPUT,
    ready: ReadyKernel | None = None,
) -> Script:
    """The course's pass over a whole split, logged for TensorBoard; the page's batch is kept as ``x`` and ``y``.

    Args:
        params: of a layer; every field that is shown and has no label of ours is an argument.
        pictures: the batch that is shown.
        seed: of the layer's fresh weights.
        data: the data set of the pictures.
        cell: a pinned output cell (n, o, i, j), n within the batch; its value is printed.
        device: where it runs.
        shape: of the output, written as a comment; None leaves the comment out, as after a Failure.
        value: of the pinned cell, written as a comment.
        seeded: whether the layer draws fresh weights.
        normalise: whether the pictures are normalised first.
        unpools: whether what was pooled is put back, too.
        reshapes: whether the course's reshape follows, which makes pictures of three channels.
        limits: the smallest and the largest number of the output, printed and written as a comment.
        tags: under which TensorBoard shows input and output.
        ready: the kernel that takes the place of the fresh weights.
    """
    out = Writer(data)
    move = "" if device == "cpu" else f".to({literal(device)})"
    given = keywords(params)
    indices = bool(given.get("return_indices"))
    write_imports(out, ("DataLoader",), normalise=normalise, writer=True)
    out.line()
    batch = write_loader(out, pictures, normalise)
    _class(out, params)
    if seeded:
        out.line("torch.manual_seed(", ("seed", str(seed)), ")", mark="seed")
    out.line(f"model = Network(){move}")
    if ready is not None:
        _ready_kernel(out, ready, attribute(params.layer), given, kind_of(params).cell == SCATTERED)
    out.line()
    _pass(out, batch, move, tags, shape, ("x", "y"), indices=indices)
    out.line()
    out.line("print(x.shape, y.shape)", mark="shape")
    if shape is not None:
        taken = len(data.split(pictures.split).labels[pictures.start : pictures.start + pictures.batch_size])
        write_shapes(out, (taken, *PICTURE), shape)
    if limits is not None:
        out.line("print(y.min().item(), y.max().item())")
        out.line("# {:.4f} {:.4f}".format(*limits))
    if reshapes:
        _reshape(out, shape)
    if given.get("inplace"):
        out.line("print(torch.equal(x, y))")
        out.line("# True: the layer has written over its input")
    if indices and unpools:
        _unpool(out, given)
    if cell is not None:
        out.line("print(y[", ("cell", ", ".join(map(str, cell))), "])", mark="cell")
    if cell is not None and value is not None:
        out.line(f"# tensor({value:.4f}" + (")" if not move else f", device='{device}')"))
    return out.script()


def _ready_kernel(out: Writer, ready: ReadyKernel, name: str, given: Mapping[str, Any], scattered: bool) -> None:
    """One kernel in all maps; map o reads one channel of its group."""
    height, width = given["kernel_size"]
    share, middle = f"{ready.share:g} / {height * width}" if ready.share else "0.0", f"{ready.middle:g}"
    out.line("with torch.no_grad():", mark="ready")
    out.line(f"    weight = model.{name}.weight")
    out.line(f"    kernel = weight.new_full(({height}, {width}), {share})")
    if ready.middle:
        out.line(f"    kernel[{height // 2}, {width // 2}] += {middle}")
    out.line("    weight.zero_()")
    if scattered:
        out.line("    channels, maps = torch.arange(len(weight)), torch.arange(weight.shape[1])")
        out.line(f"    size = len(weight) // {given['groups']}")
        out.line("    weight[channels[:, None] % size == maps % size] = kernel")
    else:
        out.line("    maps = torch.arange(len(weight))")
        out.line("    weight[maps, maps % weight.shape[1]] = kernel")
    if given["bias"]:
        out.line(f"    model.{name}.bias.zero_()")


def write_loader(out: Writer, pictures: Pictures, normalise: bool = False) -> int:
    """The data set and the course's loader; returns which of its batches is the one that is needed."""
    needed = (pictures.start, pictures.start + pictures.batch_size)
    left_out = write_dataset(out, pictures.split, needed, USUAL if normalise else UNSCALED)
    out.line("dataloader = DataLoader(dataset, batch_size=", ("batch_size", str(pictures.batch_size)), ")")
    return (pictures.start - left_out) // pictures.batch_size


def write_shapes(out: Writer, *shapes: tuple[int, ...], indent: str = "") -> None:
    """What a print of shapes says, as a comment."""
    out.line(f"{indent}# {' '.join(f'torch.Size({list(shape)})' for shape in shapes)}")


def attribute(layer: str) -> str:
    """What the course would call the attribute of a layer: conv1, maxpool1, sigmoid1."""
    return re.sub(r"\dd$", "", layer).lower() + "1"


def _class(out: Writer, params: Any) -> None:
    """The class around one layer, between two empty lines on each side."""
    for line in ("", "", "class Network(nn.Module):", "    def __init__(self):", "        super().__init__()"):
        out.line(line)
    name = attribute(params.layer)
    _build(out, f"self.{name} = nn.{params.layer}(", params, 2)
    out.line()
    out.line("    def forward(self, x):")
    out.line(f"        return self.{name}(x)", mark="forward")
    out.line()
    out.line()


def _pass(
    out: Writer, batch: int, move: str, tags: tuple[str, str], shape: tuple[int, ...] | None,
    kept: tuple[str, str], *, indices: bool = False, clone: bool = False,
) -> None:  # fmt: skip
    """Every batch through the model and to TensorBoard; batch number ``batch`` is kept."""
    out.line(f"writer = SummaryWriter({LOGS})")
    out.line("for step, (imgs, labels) in enumerate(dataloader):")
    if move:
        out.line(f"    imgs = imgs{move}")
    out.line(f"    writer.add_images({literal(tags[0])}, imgs, step)")
    out.line("    with torch.no_grad():")
    result = "output, places" if indices else "output"
    out.line(f"        {result} = model({'imgs.clone()' if clone else 'imgs'})", mark="call")
    if (source := logged(shape)) is not None:
        out.line(f"    writer.add_images({literal(tags[1])}, {source}, step)", mark="log")
    out.line("    if step == ", ("pictures", str(batch)), ":  # the batch on the page")
    names, values = ([*kept, "indices"], ["imgs", result]) if indices else (kept, ["imgs", "output"])
    out.line(f"        {', '.join(names)} = {', '.join(values)}")
    out.line("writer.close()")


def logged(shape: tuple[int, ...] | None) -> str | None:
    """How ``output`` goes to TensorBoard, which shows pictures of one or of three channels; None if it cannot."""
    if shape is None or len(shape) != 4:
        return "output"
    if not 0 < prod(shape) <= MOST_NUMBERS:
        return None
    if shape[1] in (1, 3):
        return "output"
    return f"torch.reshape(output, {(-1, 1 if shape[1] % 3 else 3, *shape[2:])})"


def arguments(params: Any) -> list[tuple[str, str]]:
    """``(name, source)`` of the arguments that are written: the required ones, and those that are not the default.

    The defaults of a params class are those of PyTorch's signature (a test compares them).
    """
    required, given = kind_of(params).required, keywords(params)

    def written(item: Field) -> bool:
        return item.name in required or literal(given[item.name]) != literal(item.default)

    return [(item.name, literal(given[item.name])) for item in shown_arguments(params) if written(item)]


def curve_script(
    params: Any, pictures: Pictures, data: DataSet, *, reach: float, points: int,
    point: int | None = None, device: str = "cpu", normalise: bool = False, shape: tuple[int, ...] | None = None,
) -> Script:  # fmt: skip
    """The course's pass over a whole split, and a curve with its slope; the page's batch is ``before`` and ``after``.

    Args:
        params: of an activation.
        pictures: the batch that is shown.
        data: the data set of the pictures.
        reach: the curve is drawn from ``-reach`` to ``reach``.
        points: at so many places.
        point: the place that is printed.
        device: where the batches are put through the layer.
        normalise: whether the pictures are normalised first.
        shape: of the output, as far as it is known.
    """
    out = Writer(data)
    move = "" if device == "cpu" else f".to({literal(device)})"
    inplace = bool(keywords(params).get("inplace"))
    write_imports(out, ("DataLoader",), normalise=normalise, writer=True)
    out.line()
    batch = write_loader(out, pictures, normalise)
    _class(out, params)
    out.line(f"model = Network(){move}")
    out.line()
    _pass(out, batch, move, INPUT_OUTPUT, shape, ("before", "after"), clone=inplace)
    out.line("print(before.shape, after.shape)", mark="shape")
    if shape is not None:
        write_shapes(out, shape, shape)
    out.line("print(before.min(), before.max(), after.min(), after.max())")
    out.line()
    place = "" if not move else f", device={literal(device)}"
    out.line(f"x = torch.linspace({-reach:g}, {reach:g}, {points}{place}, requires_grad=True)", mark="curve")
    x = "x.clone()" if inplace else "x"  # autograd does not let a leaf be written over
    if params.layer == "Softmax":
        out.line("y = torch.stack([x, torch.zeros_like(x)]).softmax(0)[0]")
    elif params.layer == "PReLU" and params.num_parameters != 1:
        out.line(f"y = model(x.expand(1, 3, {points}))[0, 0]")
    else:
        out.line(f"y = model({x})")
    out.line("slope, = torch.autograd.grad(y.sum(), x)")
    if point is not None:
        at = str(point)
        out.line("print(x[", ("cell", at), f"].item(), y[{at}].item(), slope[{at}].item())", mark="cell")
    return out.script()


def _reshape(out: Writer, shape: tuple[int, ...] | None) -> None:
    """What the course does before it logs the output: three channels to a picture, whatever they mean."""
    out.line("z = y.reshape(-1, 3, *y.shape[2:])", mark="reshape")
    out.line("print(z.shape)")
    if shape is not None and shape[0] * shape[1] % 3 == 0:
        out.line(f"# torch.Size({[shape[0] * shape[1] // 3, 3, *shape[2:]]})")


def _unpool(out: Writer, given: Mapping[str, Any]) -> None:
    """The winners put back; stride and padding are those of the pooling."""
    names = [("kernel_size", None), ("stride", None), ("padding", (0, 0))]
    written = [literal(given[name]) for name, default in names if literal(given[name]) != literal(default)]
    if literal(given["stride"]) == "None" and literal(given["padding"]) != "0":
        written[-1] = f"padding={written[-1]}"
    out.line()
    out.line(f"unpool = nn.MaxUnpool2d({', '.join(written)})", mark="unpool")
    out.line("z = unpool(y, indices, output_size=x.shape)")
    out.line("print(z.shape)")


def _build(out: Writer, head: str, params: Any, depth: int) -> None:
    """The constructor call on one line if it fits; else the required arguments on a line and each other on its own."""
    required = kind_of(params).required
    given: list[list[Part]] = []
    for name, source in arguments(params):
        given.append([(name, source)] if name in required else [f"{name}=", (name, source)])
    space = "    " * depth
    length = sum(len(part if isinstance(part, str) else part[1]) for parts in given for part in [*parts, ", "])
    if len(space) + len(head) + length - 1 <= WIDTH:
        out.line(space, head, *_joined(given), ")", mark="build")
        return
    out.line(space, head, mark="build")
    if required:
        out.line(space, "    ", *_joined(given[: len(required)]), ",")
    for parts in given[len(required) :]:
        out.line(space, "    ", *parts, ",")
    out.line(space, ")")


def _joined(given: list[list[Part]]) -> list[Part]:
    parts: list[Part] = []
    for item in given:
        parts += [", ", *item] if parts else item
    return parts
