"""A network as the script a learner could have written, in three notations. No torch: see ``code``.

A test runs the scripts and compares parameters and outputs with those of the network.
"""

from __future__ import annotations

from collections.abc import Iterable

from cifar_gui.engine.code import write_shapes
from cifar_gui.engine.code_pictures import write_imports
from cifar_gui.engine.literal import literal
from cifar_gui.engine.network_edits import LAYERS, SHORTCUT, Path, arguments_text
from cifar_gui.engine.script import LOGS, Script, Writer
from cifar_gui.spec import Block, Layer, Network

CLASS, SEQUENTIAL, ORDERED = "class", "sequential", "ordered"
NOTATIONS = (CLASS, SEQUENTIAL, ORDERED)
"""A class with ``forward``; ``nn.Sequential`` with numbers for names; ``nn.Sequential`` of an ``OrderedDict``."""

RESIDUAL = """class Residual(nn.Module):
    def __init__(self, layers, shortcut):
        super().__init__()
        self.layers = layers
        self.shortcut = shortcut

    def forward(self, x):
        return self.layers(x) + self.shortcut(x)
"""


def network_script(
    network: Network, notation: str, batch: int, *, out_shape: tuple[int, ...] | None = None, parameters: int = 0
) -> Script:
    """The code that builds the network, runs it once on ones and logs its graph, as the course does.

    Args:
        network: what is built.
        notation: one of NOTATIONS.
        batch: N.
        out_shape: of the output, written as a comment with the number of parameters; None leaves both out.
        parameters: see ``out_shape``.
    """
    out = Writer()
    if notation == ORDERED:
        out.line("from collections import OrderedDict")
        out.line()
    write_imports(out, writer=True)
    residual_class(out, network)
    if notation == CLASS:
        _class(out, network)
    out.line()
    if notation == CLASS or any(isinstance(part, Block) for part in network.layers):
        out.line()
    out.line("torch.manual_seed(0)", mark="seed")
    if notation == CLASS:
        out.line("model = Network()")
    else:
        write_model(out, network, "model", ordered=notation == ORDERED)
    out.line()
    _on_ones(out, (batch, *network.in_shape), out_shape, parameters)
    out.line()
    out.line(f"writer = SummaryWriter({LOGS})")
    out.line("writer.add_graph(model, x)", mark="graph")
    out.line("writer.close()")
    return out.script()


def _on_ones(out: Writer, shape: tuple[int, ...], out_shape: tuple[int, ...] | None, parameters: int) -> None:
    """One forward, what comes out, and how many numbers are learnt."""
    out.line("x = torch.ones(", ("input", ", ".join(map(str, shape))), ")")
    out.line("y = model(x)", mark="forward")
    out.line("print(y.shape)", mark="shape")
    if out_shape is not None:
        write_shapes(out, out_shape)
    out.line("print(sum(p.numel() for p in model.parameters()))")
    if out_shape is not None:
        out.line(f"# {parameters}")


def vgg_script(in_shape: tuple[int, ...], batch: int, *, out_shape: tuple[int, ...] | None, parameters: int) -> Script:
    """VGG16 as torchvision has it, with fresh weights: the numbers are those of the page's table.

    Args:
        in_shape: (C, H, W).
        batch: N.
        out_shape: see ``network_script``.
        parameters: see ``network_script``.
    """
    out = Writer()
    for text in ("import torch", "import torchvision", ""):
        out.line(text)
    out.line("torch.manual_seed(0)", mark="seed")
    out.line("model = torchvision.models.vgg16()  # fresh weights: nothing is downloaded", mark="build")
    out.line("print(model)")
    out.line()
    _on_ones(out, (batch, *in_shape), out_shape, parameters)
    return out.script()


def residual_class(out: Writer, network: Network) -> None:
    """The class of the blocks, between empty lines, when the network has any."""
    if any(isinstance(part, Block) for part in network.layers):
        for line in ("", "", *RESIDUAL.splitlines()):
            out.line(line)


def write_model(out: Writer, network: Network, name: str, *, ordered: bool = False, tail: str = "") -> None:
    """``name = nn.Sequential(...)``; the tokens are called like the layers, the lines "layer 0", "layer 1"…"""
    out.line(f"{name} = nn.Sequential(", *(["OrderedDict(["] if ordered else []), mark="build")
    _parts(out, network.layers, (), 1, ordered)
    out.line("])" if ordered else "", f"){tail}")


def write_network(out: Writer, network: Network, seed: object, move: str = "") -> None:
    """The network as a class with its blocks, and ``model = Network()`` from its seed.

    Its parameters are called as those of the program's network. A loader's first batch is taken before: it draws a
    random number, too.
    """
    out.line("torch.manual_seed(", ("seed", literal(seed)), ")", mark="seed")
    out.line(f"model = Network(){move}", mark="build")


def write_classes(out: Writer, network: Network) -> None:
    """The classes of a network and of its blocks, and two empty lines."""
    residual_class(out, network)
    _class(out, network, ordered=True)
    out.line()
    out.line()


def named_blocks(network: Network) -> tuple[str, ...]:
    """The import that the class of a network needs for the names of the layers inside its blocks."""
    blocks = any(isinstance(part, Block) for part in network.layers)
    return ("from collections import OrderedDict",) if blocks else ()


def token(path: Path) -> str:
    """The key in ``Script.tokens`` of the call of a part's class."""
    return f"part {'.'.join(map(str, path))}"


def line(path: Path, forward: bool = False) -> str:
    """The key in ``Script.lines`` of a part's construction, or of its call in ``forward``."""
    return f"{'forward' if forward else 'layer'} {'.'.join(map(str, path))}"


def _class(out: Writer, network: Network, *, ordered: bool = False) -> None:
    for text in ("", "", "class Network(nn.Module):", "    def __init__(self):", "        super().__init__()"):
        out.line(text)
    for place, part in enumerate(network.layers):
        _part(out, part, (place,), 2, f"self.{part.name} = ", "", ordered)
    out.line()
    out.line("    def forward(self, x):")
    for place, part in enumerate(network.layers):
        out.line(f"        x = self.{part.name}(x)", mark=line((place,), True))
    out.line("        return x")


def _parts(out: Writer, parts: Iterable[Layer | Block], path: Path, depth: int, ordered: bool) -> None:
    for place, part in enumerate(parts):
        head, tail = (f'("{part.name}", ', "),") if ordered else ("", ",")
        _part(out, part, (*path, place), depth, head, tail, ordered)


def _part(out: Writer, part: Layer | Block, path: Path, depth: int, head: str, tail: str, ordered: bool) -> None:
    space = "    " * depth
    if isinstance(part, Layer):
        out.line(space, head, (token(path), f"nn.{part.kind}({arguments_text(part)})"), tail, mark=line(path))
        return
    out.line(space, head, (token(path), "Residual("), mark=line(path))
    for branch, layers in ((LAYERS, part.layers), (SHORTCUT, part.shortcut)):
        if branch == SHORTCUT and not layers:
            out.line(space, "    nn.Identity(),")
            continue
        out.line(space, "    nn.Sequential(", "OrderedDict([" if ordered else "")
        _parts(out, layers, (*path, branch), depth + 2, ordered)
        out.line(space, "    ", "])" if ordered else "", "),")
    out.line(space, ")", tail)
