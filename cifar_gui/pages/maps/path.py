"""The way back from a number of a network to the picture: which number of each layer it comes from most. NumPy only.

GUI thread: this follows the mouse, computed from the arrays of the last reply.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cifar_gui.engine.arithmetic import CellArithmetic, WindowLayer, cell
from cifar_gui.engine.dense import LinearCell, LinearLayer
from cifar_gui.engine.explained import ONE_CELL, Explained
from cifar_gui.engine.pointwise import PointwiseCell, PointwiseLayer
from cifar_gui.engine.pooling import PoolCell, pool_layer
from cifar_gui.engine.receptive_field import Fields, Mask, box
from cifar_gui.engine.transposed import TransposedLayer
from cifar_gui.layers import KINDS
from cifar_gui.layers.call import arguments
from cifar_gui.layers.kind import FORMULA, MAXIMUM, MEAN, SCATTERED, SUM
from cifar_gui.layers.normalisation import BATCH
from cifar_gui.layers.window import OUTSIDE
from cifar_gui.pages.maps.protocol import PICTURE, NetworkMaps, Place
from cifar_gui.protocol import Floats
from cifar_gui.spec import Layer, keywords

Area = tuple[int, int, int, int]
"""(top, left, height, width) of a map; of numbers in a row a single row."""


@dataclass(frozen=True, eq=False)
class Normalised:
    """One number through BatchNorm with what it has learned: ``(x - mean) / sqrt(var + eps) * weight + bias``."""

    x: float
    mean: float
    var: float
    eps: float
    weight: float
    bias: float

    @property
    def total(self) -> float:
        return (self.x - self.mean) / (self.var + self.eps) ** 0.5 * self.weight + self.bias


@dataclass(frozen=True, eq=False)
class Added:
    """One number of a residual block: what its layers give, and what its shortcut does."""

    layers: float
    shortcut: float

    @property
    def total(self) -> float:
        return self.layers + self.shortcut


Told = CellArithmetic | PoolCell | PointwiseCell | LinearCell | Normalised | Added
"""How a number of a part comes about."""


@dataclass(frozen=True, eq=False)
class Spot:
    """A number on the way, and what of its layer the explained number sees."""

    part: int
    """PICTURE for the picture."""
    place: Place
    """The number itself: of all, that from which the next one comes most. Of a picture it has all colours."""
    area: Area
    value: float


class Back:
    """GUI thread. A network on a picture, asked where its numbers come from."""

    def __init__(self, good: NetworkMaps, before: Back | None = None) -> None:
        """``before``: the one of the result before, which may be of the same network."""
        self.good = good
        self.fields: Fields
        if before is not None and (before.good.network, before.good.shapes) == (good.network, good.shapes):
            self.fields = before.fields
        else:
            self.fields = Fields.of(good.network, good.shapes, good.inner.__getitem__)

    def way(self, part: int, place: Place) -> list[Spot]:
        """From the picture to a number, one spot for each part."""
        good = self.good
        if part == PICTURE:
            return [Spot(PICTURE, place, (place[1], place[2], 1, 1), float(good.x[place]))]
        masks = self.fields.masks(part, place[1:] if len(place) > 1 else place)
        found = [Spot(part, place, _area(masks[-1]), float(good.values(part)[place]))]
        for at in range(part, -1, -1):
            place = self.before(at, place, masks[at])
            found.append(Spot(at - 1, place, _area(masks[at]), float(good.given(at)[place])))
        return found[::-1]

    def before(self, part: int, place: Place, mask: Mask) -> Place:
        """The number of what goes into a part from which one of what comes out comes most."""
        given = self.good.given(part)
        told = self.told(part, place)
        if isinstance(told, CellArithmetic):
            return _heaviest(told, given)
        if isinstance(told, PoolCell):
            at = told.place or _largest_inside(told)
            if at is not None:
                return (told.channel, *at)
        if isinstance(told, LinearCell) and given.ndim == 1:
            return (told.largest(1)[0],)
        if given.shape == self.good.values(part).shape:
            return place
        if given.size == self.good.values(part).size and len(place) == 1:  # laid out in a row
            return tuple(int(i) for i in np.unravel_index(place[0], given.shape))
        return _middle(place, given, mask)

    def told(self, part: int, place: Place) -> Told | None:
        """How a number comes about; None where it is not written out. It may be NaN or infinite."""
        with np.errstate(all="ignore"):
            return self._told(part, place)

    def _told(self, part: int, place: Place) -> Told | None:
        layer, good = self.good.network.layers[part], self.good
        given = good.given(part)
        if not isinstance(layer, Layer):
            ways = good.layers[part].ways
            return Added(*(float(way[place]) for way in ways)) if len(ways) == 2 else None
        if layer.kind == "Linear" and given.ndim == 1:
            weight, bias = self._weights(layer.name)
            assert weight is not None
            return cell(LinearLayer(weight, bias), given, (place[0],))
        if layer.kind in BATCH:
            return self._normalised(layer, given, place)
        explained = _explained(layer, good.state, given.ndim)
        if explained is None or given.ndim not in (1, 3):
            return None
        x = given[None] if given.ndim == 3 else given[None, :, None, None]
        at = (0, *place) if len(place) == 3 else (0, place[0], 0, 0)
        if explained.activation is not None:
            found = explained.cell(x, at)
            assert isinstance(found, PointwiseCell)
            return found
        return explained.geometry.cell(x[0], at[1:])

    def _weights(self, name: str) -> tuple[Floats | None, Floats | None]:
        return self.good.state.get(f"{name}.weight"), self.good.state.get(f"{name}.bias")

    def _normalised(self, layer: Layer, given: Floats, place: Place) -> Normalised | None:
        params, held = arguments(layer), self.good.state
        mean, var = (held.get(f"{layer.name}.running_{name}") for name in ("mean", "var"))
        if mean is None or var is None:
            return None
        weight, bias = self._weights(layer.name)
        at = place[0]
        return Normalised(
            float(given[place]), float(mean[at]), float(var[at]), params.eps,
            1.0 if weight is None else float(weight[at]), 0.0 if bias is None else float(bias[at]),
        )  # fmt: skip


def _explained(layer: Layer, state: Mapping[str, Floats], dimensions: int) -> Explained | None:
    """A layer with its numbers; None where its cells are not written out."""
    params, how = arguments(layer), KINDS[layer.kind].cell
    weight, bias = state.get(f"{layer.name}.weight"), state.get(f"{layer.name}.bias")
    if how in (SUM, SCATTERED) and weight is not None and dimensions == 3:
        made = WindowLayer.of(params, weight, bias) if how == SUM else TransposedLayer.of(params, weight, bias)
        return Explained(made)
    if how in (MAXIMUM, MEAN) and dimensions == 3:
        return Explained(pool_layer(params))
    if how == FORMULA:
        given = keywords(params)
        if layer.kind == "Softmax" and dimensions == 1:
            given["dim"] = 1
        return Explained(
            ONE_CELL, PointwiseLayer(layer.kind, given), np.zeros(0, np.float32) if weight is None else weight
        )
    return None


def _area(mask: Mask) -> Area:
    return box(mask if mask.ndim == 2 else mask.reshape(1, -1))


def _heaviest(told: CellArithmetic, given: Floats) -> Place:
    """The input of the heaviest product, in the channel whose products add up to the most."""
    sizes = np.nan_to_num(np.abs(told.sums))
    channel = int(sizes.argmax()) if sizes.size else 0
    inside = (told.source_rows != OUTSIDE)[:, None] & (told.source_columns != OUTSIDE)
    products = np.where(inside, np.nan_to_num(np.abs(told.products[channel])), -1.0)
    if not inside.any():  # all of it lies in the padding
        middle = (min(max(int(axis.mean()), 0), size - 1) if axis.size else 0
                  for axis, size in zip((told.rows, told.columns), given.shape[1:], strict=True))  # fmt: skip
        return (told.channels[channel] if told.channels else 0, *middle)
    i, j = np.unravel_index(int(products.argmax()), products.shape)
    return told.channels[channel], int(told.source_rows[i]), int(told.source_columns[j])


def _largest_inside(told: PoolCell) -> tuple[int, int] | None:
    """Of a mean, the number that counts most."""
    inside = ~told.outside
    if not inside.any():
        return None
    i, j = np.unravel_index(int(np.where(inside, np.nan_to_num(np.abs(told.values)), -1.0).argmax()), inside.shape)
    return int(told.rows[i]), int(told.columns[j])


def _middle(place: Place, given: Floats, mask: Mask) -> Place:
    """The middle of what is read, in a map of the same number where there is one."""
    seen = np.argwhere(mask)
    at = tuple(int(i) for i in seen[len(seen) // 2]) if len(seen) else (0,) * mask.ndim
    return at if given.ndim == mask.ndim else (place[0] % given.shape[0], *at)


# --- numbers by their place -----------------------------------------------------------------------------------------


def nearest(good: NetworkMaps, pinned: tuple[int, Place]) -> tuple[int, Place] | None:
    """The nearest number that there is; of a place that no number of the part has, the one that stands for all of it.

    That is the class that gets the most, or the middle of the first map; None where the part puts nothing out.
    """
    part = min(max(pinned[0], PICTURE), len(good.layers) - 1)
    shape = good.values(part).shape
    if not all(shape) or not shape:
        return None
    if len(pinned[1]) == len(shape):
        return part, tuple(min(at, size - 1) for at, size in zip(pinned[1], shape, strict=True))
    if len(shape) == 1:
        return part, (int(np.nan_to_num(good.values(part), nan=-np.inf).argmax()),)
    return part, (0, *(size // 2 for size in shape[1:]))


def moved(place: Place, step: tuple[int, int, int]) -> Place:
    """A place (map, row, column) that is a step away; numbers in a row have one direction."""
    by = {1: (sum(step),), 2: (step[0] + step[1], step[2])}.get(len(place), step)
    return tuple(max(at + more, 0) for at, more in zip(place, by, strict=False))


def same_place(good: NetworkMaps, part: int, place: Place, other: int) -> Place:
    """The number of another part that lies about where one does: as far down, as far to the right, in the same map."""
    before, shape = good.values(part).shape, good.values(other).shape
    if len(shape) != 3 or len(before) != 3:
        found = nearest(good, (other, ()))
        return found[1] if found is not None else ()
    there = (at * size // old for at, old, size in zip(place[1:], before[1:], shape[1:], strict=True))
    return (min(place[0], shape[0] - 1), *there)
