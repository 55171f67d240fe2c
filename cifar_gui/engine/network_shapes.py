"""What comes out of every layer of a network, and what it takes: judged by torch itself, layer by layer.

A layer is run on an empty batch, on the CPU: torch checks everything that it would check, and computes nothing. Only
what it refuses is run again on the real shape, for its own words. Weights are reserved but never filled. So a layer of
any size takes about 0.2 ms, and one that was judged before takes nothing. (The meta device would take seconds the first
time, and accepts what the CPU refuses.)
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from math import prod

import torch
from torch import nn

from cifar_gui import layers
from cifar_gui.engine import cost
from cifar_gui.engine.network import KINDS
from cifar_gui.engine.network_edits import LAYERS, SHORTCUT, Path, name_problem, rows
from cifar_gui.engine.refusals import let_go
from cifar_gui.layers.convolution import WeightedKind
from cifar_gui.protocol.networks import LayerReport, NetworkReport
from cifar_gui.spec import QT_TRANSLATE_NOOP, Block, Layer, Message, Network

Shape = tuple[int, ...]
FLOAT = 4
"""Bytes of a float32."""
LARGEST_REAL = 50_000_000
"""Numbers that are laid out to hear what torch says of a layer."""
REMEMBERED = 20_000
"""Verdicts kept; a session of editing makes a few thousand."""

VIEWS = frozenset(("Flatten", "Identity"))


@dataclass(frozen=True)
class Verdict:
    """What torch says to one layer on input of one shape."""

    out_shape: Shape | None
    multiply_adds: int = 0
    error: Exception | None = None
    """Its refusal, without a traceback."""


@dataclass(frozen=True)
class Misfit:
    """The first part that does not go on."""

    row: int
    path: Path
    part: Layer | Block
    in_shape: Shape
    error: Exception | None = None
    """PyTorch's refusal."""
    sentence: Message | None = None
    """A refusal of the program's own: a name, or a size."""
    ways: tuple[Shape, Shape] | None = None
    """Of a block whose two ways cannot be added: what comes out of each."""


# --- one layer ------------------------------------------------------------------------------------------------------

_verdicts: dict[tuple[object, ...], Verdict] = {}
_holdings: dict[tuple[object, ...], int | Exception] = {}


def _key(layer: Layer) -> tuple[object, ...]:
    # By what is written: 1, 1.0 and True are equal in Python, but not to torch.
    return (layer.kind, repr(layer.args), repr(layer.kwargs))


@cache
def _bare(kind: str) -> type[nn.Module]:
    """The class, whose fresh weights stay unfilled."""
    base = KINDS[kind]
    if kind == "PReLU":  # the one kind whose weights are an argument, which torch looks at when it fills them
        return base
    return type(kind, (base,), {"reset_parameters": lambda self: None, "__module__": base.__module__})


def bare(layer: Layer) -> nn.Module:
    """The layer with weights that hold anything; whatever PyTorch raises comes through."""
    return _bare(layer.kind)(*layer.args, **dict(layer.kwargs))


def holds(layer: Layer) -> int | Exception:
    """How many parameters the layer holds, or why it cannot be made."""
    key = _key(layer)
    if key not in _holdings:
        if len(_holdings) >= REMEMBERED:
            _holdings.clear()
        try:
            with torch.device("meta"):  # a BatchNorm2d fills its running variance: gigabytes, for what was mistyped
                _holdings[key] = sum(parameter.numel() for parameter in bare(layer).parameters())
        except Exception as error:
            _holdings[key] = let_go(error)
    return _holdings[key]


def judge(layer: Layer, in_shape: Shape) -> Verdict:
    """What torch says to the layer on input of shape ``in_shape``; the verdict is remembered."""
    key = (*_key(layer), in_shape)
    if key not in _verdicts:
        if len(_verdicts) >= REMEMBERED:
            _verdicts.clear()
        _verdicts[key] = _judge(layer, in_shape)
    return _verdicts[key]


def _judge(layer: Layer, in_shape: Shape) -> Verdict:
    try:
        with warnings.catch_warnings(), torch.no_grad(), torch.device(_where(layer, in_shape)):
            warnings.simplefilter("ignore")
            made = bare(layer)
            out_shape = _run(made, layer.kind, in_shape)
            return Verdict(out_shape, _multiply_adds(made, layer.kind, in_shape, out_shape))
    except Exception as error:
        return Verdict(None, 0, let_go(error))


def _where(layer: Layer, in_shape: Shape) -> str:
    """The device on which torch is asked: "meta", which has shapes alone, for a layer that would fill the memory.

    Weights and pictures are not filled; but a norm fills its buffers and wants numbers, and a PReLU fills its slopes.
    """
    if not layers.KINDS[layer.kind].on_numbers and layer.kind != "PReLU":
        return "cpu"
    with torch.device("meta"):
        made = bare(layer)
    numbers = sum(part.numel() for part in (*made.parameters(), *made.buffers())) + prod(in_shape[1:2])
    return "meta" if numbers > LARGEST_REAL else "cpu"


def _run(made: nn.Module, kind: str, in_shape: Shape) -> Shape:
    try:
        return _run_small(made, kind, in_shape)
    except Exception:
        if prod(in_shape) > LARGEST_REAL:
            raise
        # One number stands for all of them: torch refuses before it computes.
        return tuple(made(torch.zeros(()).expand(in_shape)).shape)


def _run_small(made: nn.Module, kind: str, in_shape: Shape) -> Shape:
    """The shape of the output, from an input without pictures; where the batch matters, from one as small as can be."""
    if kind == "Flatten":
        return tuple(made(torch.zeros(()).expand(in_shape)).shape)  # of one number, even this is a view
    known = layers.KINDS[kind]
    if known.on_numbers:
        made(torch.zeros([min(side, 2) if axis != 1 else side for axis, side in enumerate(in_shape)]))
        return in_shape
    if isinstance(known, WeightedKind) and _is_looked_at_later(made):
        return tuple(made(torch.zeros(()).expand(in_shape)).shape)
    if known.unbatched and len(in_shape) == 3:
        return tuple(made(torch.empty(0, *in_shape)).shape)[1:]
    if kind == "Linear":
        return (*in_shape[:-1], *made(torch.empty(0, in_shape[-1])).shape[1:])
    if len(in_shape) < 2 or ((known.maps or known.flexible) and len(in_shape) != 4):
        return tuple(made(torch.zeros(()).expand(in_shape)).shape)
    return (in_shape[0], *made(torch.empty(0, *in_shape[1:])).shape[1:])


def _is_looked_at_later(made: nn.Module) -> bool:
    """Whether torch refuses a convolution, but not before there is a picture."""
    stride, dilation, added = (getattr(made, name) for name in ("stride", "dilation", "output_padding"))
    steps = list(zip(stride, dilation, added, strict=False))
    numbers = all(isinstance(part, int) for step in steps for part in step)
    return numbers and any(d < 1 or o >= max(s, d) for s, d, o in steps)


def _multiply_adds(made: nn.Module, kind: str, in_shape: Shape, out_shape: Shape) -> int:
    """Half of what FlopCounterMode counts: it knows products of weights only."""
    uses = layers.KINDS[kind].uses(in_shape, out_shape)
    return prod(uses) * _weights(made) if uses else 0


def _weights(made: nn.Module) -> int:
    weight = made.weight
    assert isinstance(weight, torch.Tensor)
    return weight.numel()


def memory(layer: Layer, out_shape: Shape | None) -> int:
    """Bytes of the layer's output; 0 when it is a view of the input, or written over it."""
    if out_shape is None or layer.kind in VIEWS or dict(layer.kwargs).get("inplace") is True:
        return 0
    return FLOAT * prod(out_shape)


# --- the whole network ----------------------------------------------------------------------------------------------

TOO_LARGE = QT_TRANSLATE_NOOP("Engine", "Its output takes {memory} for a batch of {batch}; {room} can be used.")
TOO_HEAVY = QT_TRANSLATE_NOOP("Engine", "Its weights take {memory}; {room} can be used.")


class _Walk:
    """Goes through a network, and stops judging at the first misfit."""

    def __init__(self, network: Network, batch: int) -> None:
        self.batch = batch
        self.rows = rows(network)
        self.places = {row.path: place for place, row in enumerate(self.rows)}
        self.reports: dict[Path, LayerReport] = {}
        self.misfit: Misfit | None = None
        self.room = cost.free_bytes()
        self.out_shape = self._stack(network.layers, (), (batch, *network.in_shape))

    def _stack(self, parts: Iterable[Layer | Block], path: Path, shape: Shape | None) -> Shape | None:
        names: set[str] = set()
        for place, part in enumerate(parts):
            here = (*path, place)
            if shape is not None and not self._name_works(part, here, shape, names):
                shape = None
            names.add(part.name)
            shape = self._block(part, here, shape) if isinstance(part, Block) else self._layer(part, here, shape)
        return shape

    def _name_works(self, part: Layer | Block, path: Path, shape: Shape, taken: set[str]) -> bool:
        sentence, error = name_problem(part.name, taken), None
        if sentence is None:
            try:
                nn.Module().add_module(part.name, nn.Identity())
            except KeyError as refusal:
                error = let_go(refusal)
        if sentence is not None or error is not None:
            self._stop(Misfit(self.places[path], path, part, shape, error, sentence))
            return False
        return True

    def _layer(self, layer: Layer, path: Path, shape: Shape | None) -> Shape | None:
        held = holds(layer)
        parameters = held if isinstance(held, int) else 0
        if shape is None:
            self.reports[path] = LayerReport(None, None, parameters)
            return None
        verdict = judge(layer, shape)
        taken = memory(layer, verdict.out_shape)
        sentence = self._too_much(taken, parameters)
        if verdict.error is not None or sentence is not None:
            self._stop(Misfit(self.places[path], path, layer, shape, verdict.error, sentence))
            self.reports[path] = LayerReport(shape, None, parameters)
            return None
        self.reports[path] = LayerReport(shape, verdict.out_shape, parameters, verdict.multiply_adds, taken)
        return verdict.out_shape

    def _block(self, block: Block, path: Path, shape: Shape | None) -> Shape | None:
        ways = [self._stack(block.layers, (*path, LAYERS), shape)]
        # Behind a misfit in the layers the shortcut is not judged any more: one misfit is shown at a time.
        ways.append(self._stack(block.shortcut, (*path, SHORTCUT), shape if ways[0] is not None else None))
        out_shape = None
        if ways[0] is not None and ways[1] is not None:
            out_shape = self._sum(block, path, shape or (), ways[0], ways[1])
        inner = [self.reports[row.path] for row in self.rows if len(row.path) == 3 and row.path[0] == path[0]]
        own = FLOAT * prod(out_shape) if out_shape is not None else 0
        self.reports[path] = LayerReport(
            shape, out_shape, sum(one.parameters for one in inner), sum(one.multiply_adds for one in inner),
            sum(one.bytes for one in inner) + own,
        )  # fmt: skip
        return out_shape

    def _sum(self, block: Block, path: Path, shape: Shape, layers: Shape, shortcut: Shape) -> Shape | None:
        if (both := _broadcast(layers, shortcut)) is not None:
            return both
        error: Exception | None = None
        try:
            torch.zeros(()).expand(layers) + torch.zeros(()).expand(shortcut)
        except RuntimeError as refusal:
            error = let_go(refusal)
        self._stop(Misfit(self.places[path], path, block, shape, error, ways=(layers, shortcut)))
        return None

    def _too_much(self, taken: int, parameters: int) -> Message | None:
        for size, text in ((taken, TOO_LARGE), (FLOAT * parameters, TOO_HEAVY)):
            if size > self.room:
                values = {"memory": cost.in_words(size), "room": cost.in_words(self.room), "batch": self.batch}
                return Message("Engine", text, values)
        return None

    def _stop(self, misfit: Misfit) -> None:
        if self.misfit is None:
            self.misfit = misfit


def _broadcast(one: Shape, other: Shape) -> Shape | None:
    """The shape of a sum, as torch broadcasts; None where it does not. (torch's own function takes 0.8 s to load.)"""
    length = max(len(one), len(other))
    sides = zip((1,) * (length - len(one)) + one, (1,) * (length - len(other)) + other, strict=True)
    both = tuple(b if a == 1 else a if b in (1, a) else -1 for a, b in sides)
    return None if -1 in both else both


def describe(network: Network, batch: int) -> tuple[NetworkReport, Misfit | None]:
    """Shapes and costs of every layer, and the first misfit; the report says nothing of it yet. Worker thread."""
    began = time.perf_counter()
    walk = _Walk(network, batch)
    lines = tuple(walk.reports[row.path] for row in walk.rows)
    whole = [line for row, line in zip(walk.rows, lines, strict=True) if row.depth == 0]
    report = NetworkReport(
        0, "", network, batch, lines, walk.out_shape, fault=walk.misfit.row if walk.misfit is not None else None,
        parameters=sum(line.parameters for line in whole), multiply_adds=sum(line.multiply_adds for line in whole),
        bytes=sum(line.bytes for line in whole),
    )  # fmt: skip
    return replace(report, milliseconds=1000 * (time.perf_counter() - began)), walk.misfit
