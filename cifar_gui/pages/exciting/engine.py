"""Which pictures excite the maps of a network, found in one pass over a split. Worker thread.

Of each map only the strongest and the weakest pictures are kept as it goes on, and a sample of all for the median.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import torch
from torch import Tensor

from cifar_gui.engine.batches import Stack, evenly
from cifar_gui.engine.data import CLASSES, PICTURE, DataSet, Split
from cifar_gui.engine.models import ModelError, Opened, opened
from cifar_gui.engine.network_shapes import describe
from cifar_gui.engine.receptive_field import Fields, box
from cifar_gui.engine.refusals import answering, fault, let_go
from cifar_gui.lesson import Fact
from cifar_gui.pages.exciting.protocol import (
    SHOWN,
    Excited,
    FindExciting,
    Found,
    Indices,
    LayerFound,
    LookAtMaps,
    PictureMaps,
)
from cifar_gui.protocol import Failure, Floats
from cifar_gui.protocol.models import Model
from cifar_gui.spec import QT_TRANSLATE_NOOP, Block, Layer, Message

COUNTED = 100
"""Of so many of the strongest pictures the classes are counted; of a tenth of a small split."""
WORK, MOST_AT_ONCE = 800_000_000, 64
"""Multiply-adds, and pictures, between two yields: about 20 ms on two cores."""
MERGED = 512
"""Pictures whose maxima wait to be compared with the strongest so far."""
SAMPLED = 96 << 20
"""Bytes that the maxima of the sample for the median may take: those of a thousand maps for 8,000 pictures."""
BYTES = 12
"""Of one maximum: a float32, and its place."""
CONVOLUTION = "Conv2d"
AS_BEFORE = ("Flatten", "Unflatten", "Identity", "Dropout", "Dropout2d")
"""Layers that put out what came in: nothing new to look for."""

_, HEIGHT, WIDTH = PICTURE

Sources = Mapping[str, DataSet]
Reach = tuple[Indices, Indices]
"""(H, 2) rows and (W, 2) columns of the picture: the first, and the one behind the last."""
Winners = tuple[Tensor, Tensor, Tensor]
"""(C, n) values, pictures and cells."""

known: WeakKeyDictionary[Opened, WeakKeyDictionary[Split, Excited]] = WeakKeyDictionary()
"""What was found, as long as the network stays open."""

NO_MAPS = Message(
    "Engine", QT_TRANSLATE_NOOP("Engine", "No layer of this network puts out maps or units to look into.")
)
OTHER_PICTURES = QT_TRANSLATE_NOOP(
    "Engine", "This network takes pictures of {size}. Those here are 3×32×32, so it cannot be looked into."
)


def answers(request: FindExciting, sources: Sources) -> Iterator[Excited | Failure | None]:
    """What was found so far, again and again, and in the end in all pictures. None between pieces of the work."""
    try:
        yield from _answers(request, sources[request.source].split(request.split))
    except Exception as error:
        yield fault(request.id, request.page, let_go(error))


def _answers(request: FindExciting, split: Split) -> Iterator[Excited | None]:
    found = _opened(request.model, request.device)
    kept = known.setdefault(found, WeakKeyDictionary())
    if split not in kept:
        for reply in _found(request, found, split):
            if reply is not None and reply.whole:
                kept[split] = reply
            yield reply
    else:
        yield replace(kept[split], id=request.id, page=request.page)


def _opened(model: Model, device: str) -> Opened:
    found = opened(model, device)
    shape = found.network.in_shape
    if shape != PICTURE:
        raise ModelError(Message("Engine", OTHER_PICTURES, {"size": "×".join(map(str, shape))}))
    return found


# --- the pass -------------------------------------------------------------------------------------------------------


def _found(request: FindExciting, found: Opened, split: Split) -> Iterator[Excited | None]:
    stack, total = Stack.of(split, found.network.scaling, request.device), len(split)
    counted = max(1, min(COUNTED, total // 10))
    at_once = max(1, min(MOST_AT_ONCE, WORK // max(describe(found.network, 1)[0].multiply_adds, 1)))
    layers = _begun(found, stack, counted)
    for first in range(0, total, at_once):
        done = min(first + at_once, total)
        x, _ = stack.take(torch.arange(first, done))
        for layer, (_, y) in zip(layers, _outputs(found, x), strict=True):
            layer.take(first, y)
        yield None
        if done < total and (not first or first // MERGED != done // MERGED):
            yield from _merged(layers)
            yield _told(request, found, layers, done, split)
    yield from _merged(layers)
    for layer in layers:
        yield from layer.find_middle()
    yield _told(request, found, layers, total, split)


def _outputs(found: Opened, x: Tensor) -> Iterator[tuple[str, Tensor]]:
    """What the parts put out that have something new to say, by name: maps (N, C, H, W), until the next is asked for.

    A layer that works in place writes over what the one before it has put out.
    """
    for part, module in zip(found.network.layers, found.module, strict=True):
        x = module(x)
        if x.dim() in (2, 4) and (isinstance(part, Block) or part.kind not in AS_BEFORE):
            yield part.name, x if x.dim() == 4 else x[:, :, None, None]


def _begun(found: Opened, stack: Stack, counted: int) -> list[_Layer]:
    x, _ = stack.take(torch.arange(1))
    shapes = {name: tuple(y.shape[1:]) for name, y in _outputs(found, x)}
    maps = sum(shape[0] for shape in shapes.values())
    if not maps:
        raise ModelError(NO_MAPS)
    sample = evenly(len(stack), max(SHOWN, SAMPLED // (BYTES * maps)))
    reach = _reach(found, x)
    parts = [part for part in found.network.layers if part.name in shapes]
    return [_Layer(part, shapes[part.name], reach.get(part.name), counted, sample) for part in parts]


def _reach(found: Opened, x: Tensor) -> dict[str, Reach]:
    """What the cells of each part that puts out maps see of the picture, by its name."""
    inner: dict[str, tuple[int, ...]] = {}
    hooks = [
        module.register_forward_hook(lambda _, __, y, path=path: inner.update({path: tuple(y.shape[1:])}))
        for path, module in found.module.named_modules() if "." in path
    ]  # fmt: skip
    shapes = [tuple(x.shape[1:])]
    for module in found.module:
        x = module(x)
        shapes.append(tuple(x.shape[1:]))
    for hook in hooks:
        hook.remove()
    fields = Fields.of(found.network, shapes, inner.__getitem__)
    parts = [(place, part.name) for place, part in enumerate(found.network.layers) if len(shapes[place + 1]) == 3]
    return {name: _spans(fields, place) for place, name in parts}


def _spans(fields: Fields, part: int) -> Reach:
    """Rows and columns decide by themselves: those of one row and one column say all."""
    _, height, width = fields.shapes[part + 1]
    down = [box(fields.masks(part, (row, width // 2))[0]) for row in range(height)]
    across = [box(fields.masks(part, (height // 2, column))[0]) for column in range(width)]
    return (
        np.array([(top, top + high) for top, _, high, _ in down], np.int64),
        np.array([(left, left + wide) for _, left, _, wide in across], np.int64),
    )


def _merged(layers: list[_Layer]) -> Iterator[None]:
    for layer in layers:
        layer.merge()
        yield None


def largest(y: Tensor) -> tuple[Tensor, Tensor]:
    """The largest cell of each map, (N, C), and where it is, row * W + column, for maps (N, C, H, W).

    In two steps: rows first, then columns of the one row. Laid out with the channels last, as here, that takes a third
    of what ``y.flatten(2).max(2)`` takes.
    """
    values, rows = y.permute(0, 2, 3, 1).amax(2).max(1)
    n, c = (torch.arange(size, device=y.device) for size in y.shape[:2])
    return values, rows * y.shape[3] + y[n[:, None], c[None], rows].argmax(2)


@dataclass(eq=False)
class _Layer:
    """What was found of one layer until now, on the CPU."""

    part: Layer | Block
    shape: tuple[int, ...]
    """(C, H, W)."""
    reach: Reach | None
    """What its cells see; None for everything."""
    counted: int
    sample: Any
    """int64 (s,): the pictures that the median is taken of, ascending."""
    most: Winners | None = None
    least: Winners | None = None
    middle: Winners | None = None
    _waiting: list[Winners] = field(default_factory=list)
    _sampled: list[Winners] = field(default_factory=list)

    def take(self, first: int, y: Tensor) -> None:
        """The maps of the pictures from ``first`` on."""
        values, cells = (one.T.cpu() for one in largest(y))
        pictures = torch.arange(first, first + len(y)).expand(len(values), -1)
        self._waiting.append((values, pictures, cells))

    def merge(self) -> None:
        """Keep the best of what waits and what was kept before."""
        if not self._waiting:
            return
        new, self._waiting = _joined(self._waiting), []
        low, high = np.searchsorted(self.sample, (int(new[1][0, 0]), int(new[1][0, -1]) + 1))
        here = torch.from_numpy(self.sample[low:high]) - new[1][0, 0]
        values, pictures, cells = (one[:, here] for one in new)
        self._sampled.append((values, pictures.int(), cells.int()))
        self.most = _best(_joined([self.most, new] if self.most else [new]), max(self.counted, SHOWN), top=True)
        self.least = _best(_joined([self.least, new] if self.least else [new]), SHOWN, top=False)

    def find_middle(self) -> Iterator[None]:
        """The pictures around the median, the larger ones first."""
        sampled, self._sampled = self._sampled, []
        if sampled:
            values, pictures, cells = _joined(sampled)
            yield None
            apart = (values - values.median(1, keepdim=True).values).abs()
            near = _chosen((apart, pictures, cells), values, SHOWN)
            yield None
            order = near[0].argsort(dim=1, descending=True, stable=True)
            self.middle = tuple(one.gather(1, order) for one in near)  # type: ignore[assignment]  # three of them

    def told(self, labels: Any, counted: int) -> LayerFound:
        """What is known by now; ``labels`` are those of the split."""
        assert self.most is not None
        assert self.least is not None
        ends = (self.most, self.middle or _first(self.least, 0), self.least)
        c, h, w = self.shape
        everything = [np.tile(np.array([[0, side]], np.int64), (size, 1)) for size, side in ((h, HEIGHT), (w, WIDTH))]
        values, pictures, _ = (one.numpy() for one in _first(self.most, counted))
        excited = values > self.least[0][:, :1].numpy()  # zeros behind a ReLU are no excitement, and none is stronger
        classes = [labels[row[there]] for row, there in zip(pictures, excited, strict=True)]
        return LayerFound(
            self.part.name, self.part.kind if isinstance(self.part, Layer) else "", (c, h, w),
            tuple(Found(*map(_array, _first(end, SHOWN))) for end in ends),
            np.stack([np.bincount(row, minlength=len(CLASSES)) for row in classes]), *(self.reach or everything),
        )  # fmt: skip


def _first(winners: Winners, count: int) -> Winners:
    values, pictures, cells = (one[:, :count] for one in winners)
    return values, pictures, cells


def _joined(parts: list[Winners]) -> Winners:
    values, pictures, cells = (torch.cat(one, 1) for one in zip(*parts, strict=True))
    return values, pictures, cells


def _best(among: Winners, count: int, top: bool) -> Winners:
    values, places = among[0].topk(min(count, among[0].shape[1]), largest=top)
    return values, among[1].gather(1, places), among[2].gather(1, places)


def _chosen(among: Winners, values: Tensor, count: int) -> Winners:
    _, places = among[0].topk(min(count, values.shape[1]), largest=False)
    return values.gather(1, places), among[1].gather(1, places).long(), among[2].gather(1, places).long()


# --- what is told ---------------------------------------------------------------------------------------------------


def _told(request: FindExciting, found: Opened, layers: list[_Layer], done: int, split: Split) -> Excited:
    part = found.network.layers[0]
    first = part if isinstance(part, Layer) and part.kind == CONVOLUTION else None
    weights = found.module[0].state_dict() if first is not None else {}
    counted = min(layers[0].counted, done)
    return Excited(
        request.id, request.page, request.model, found.network, request.source, request.split, done, len(split),
        counted, tuple(layer.told(split.labels, counted) for layer in layers), first,
        *(_array(weights[name]) if name in weights else None for name in ("weight", "bias")),
    )  # fmt: skip


def _array(tensor: Tensor) -> Any:
    """On the CPU as NumPy, C-contiguous and independent."""
    return np.array(tensor.detach().cpu().numpy(), order="C")


# --- one picture ----------------------------------------------------------------------------------------------------


@answering
def maps(request: LookAtMaps, sources: Sources) -> PictureMaps:
    """The maps of one picture."""
    found = _opened(request.model, request.device)
    split = sources[request.source].split(request.split)
    stack = Stack.of(split, found.network.scaling, request.device)
    x, _ = stack.take(torch.tensor([min(request.index, len(split) - 1)]))
    told: dict[str, Floats] = {name: _array(y[0]) for name, y in _outputs(found, x)}
    return PictureMaps(
        request.id, request.page, request.model, request.source, request.split, request.index, told
    )  # fmt: skip


def evaluate(content: Any, fact: Fact) -> dict[str, object]:
    """Of pictures drawn by chance: how many layers and maps are looked into, and how much a cell sees at most."""
    count = fact.in_shape[0]
    images = np.random.default_rng(0).integers(0, 256, (count, 3, 32, 32), dtype=np.uint8)
    split = Split(images, np.arange(count) % len(CLASSES))
    request = FindExciting(0, "", Model(fact.params.model), "", "test")
    *_, whole = (reply for reply in _found(request, _opened(request.model, "cpu"), split) if reply is not None)
    fields = {one.name: (int(np.diff(one.rows).max()), int(np.diff(one.columns).max())) for one in whole.layers}
    return {"layers": len(whole.layers), "maps": sum(one.shape[0] for one in whole.layers), "fields": fields}
