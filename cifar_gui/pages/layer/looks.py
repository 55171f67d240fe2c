"""The ways to look at the output of a layer: what each draws, and which cell of a drawing stands for which of y."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from cifar_gui.engine.arithmetic import Rectangle
from cifar_gui.engine.code_pictures import USUAL
from cifar_gui.engine.explained import Explained
from cifar_gui.engine.inputs import as_seen
from cifar_gui.i18n import say
from cifar_gui.pages.layer.input_view import MOST_PADDING
from cifar_gui.pages.layer.stage import LayerStageView
from cifar_gui.pages.layer.state import COLOUR, SIGNED, UNPOOLED
from cifar_gui.protocol import Floats, Maps
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message
from cifar_gui.ui.widgets.figures import round_limit

MAX_POOL = "MaxPool2d"
"""The layer that can tell the places of its winners."""
NO_PLACES = QT_TRANSLATE_NOOP(
    "LayerPage",
    "MaxUnpool2d puts every winner back in its place, with zeros everywhere else. To do that, it needs the positions "
    "that return_indices provides.",
)
NO_COUNTERPART = QT_TRANSLATE_NOOP("LayerPage", "MaxUnpool2d is the counterpart of MaxPool2d; {layer} has none.")
TURN_ON, TAKE = (
    QT_TRANSLATE_NOOP("LayerPage", "Turn on return_indices"), QT_TRANSLATE_NOOP("LayerPage", "Take MaxPool2d"),
)  # fmt: skip
REFUSED = QT_TRANSLATE_NOOP("LayerPage", "MaxUnpool2d refuses:\n{error}")


@dataclass(frozen=True)
class Probe:
    """An output cell."""

    picture: int
    """Within the batch."""
    map: int
    row: int
    column: int

    @property
    def index(self) -> tuple[int, int, int, int]:
        """(n, o, i, j), as y is indexed."""
        return (self.picture, self.map, self.row, self.column)


@dataclass(frozen=True)
class Look:
    """GUI thread. A result, looked at in one way."""

    good: Maps
    explained: Explained
    picture: int
    """Which of the batch, where it is of one picture."""
    sized: bool
    """Whether MaxUnpool2d is told the size of the input."""
    pools: bool
    """Whether the layer is one of pooling."""

    single: ClassVar = True
    """It is of one picture, not of the whole batch."""
    reaches: ClassVar = False
    """What an input cell or a weight reaches can be lit up in it."""
    of_output: ClassVar = True
    """Its planes are those of the output itself."""

    @property
    def limit(self) -> float:
        """Of the colour scale that the input and the output share."""
        parts = (self.good.x[self.picture], self.good.y[self.picture])
        return round_limit(max(float(np.abs(part[np.isfinite(part)]).max(initial=0.0)) for part in parts))

    def show_input(self, view: LayerStageView) -> None:
        """Draw the picture: what padding adds to it, and what no window reads."""
        if self.explained.kind == "formula":
            self._show_numbers(view, planes=True)
            return
        x, explained = self.good.x, self.explained
        view.input.show_picture(x[self.picture], explained.padding, explained.padding_mode, explained.overhang(x.shape))
        view.input.show_unread(*explained.unread(x.shape, MOST_PADDING))
        view.input.say_padding(explained.padding_value)

    def _show_numbers(self, view: LayerStageView, planes: bool) -> None:
        """The input of an activation: after the call, if that has written over it."""
        x = (self.good.x if self.good.after is None else self.good.after)[self.picture]
        view.input.show_numbers(x, self._as_pictures(x), self.limit, planes)
        view.say_overwritten(self.good.after is not None)

    def _as_pictures(self, x: Floats) -> Floats:
        """Numbers (..., 3, H, W) back from normalised ones to [0, 1], as far as they are."""
        return as_seen(x, USUAL) if self.good.normalise else x

    def show(self, view: LayerStageView) -> None:
        """Draw the output."""
        raise NotImplementedError  # each looks otherwise

    def mark(self, view: LayerStageView, probe: Probe, window: Rectangle, taps: Any) -> None:
        """Light up an output cell and its window in the input."""
        raise NotImplementedError  # each has other tiles

    def probe_of(self, cell: tuple[int, int, int], same: int) -> Probe | None:
        """The output cell behind a cell (tile, row, column); of a picture of several maps that of the map ``same``."""
        raise NotImplementedError  # each has other tiles

    def tile(self, of: int) -> int | None:
        """The tile of a map; None where maps have none of their own."""

    def tiles(self, maps: range) -> range:
        """Their tiles."""
        return maps


class Signed(Look):
    """The maps of one picture side by side."""

    reaches = True

    def show(self, view: LayerStageView) -> None:
        view.show_maps(self.good.y[self.picture])

    def mark(self, view: LayerStageView, probe: Probe, window: Rectangle, taps: Any) -> None:
        tile = self.tile(probe.map)
        view.marks.show_probe(0, (tile, probe.row, probe.column), window, taps, range(tile, tile + 1))

    def probe_of(self, cell: tuple[int, int, int], same: int) -> Probe:
        return Probe(self.picture, *cell)

    def tile(self, of: int) -> int:
        return of


class Pairs(Signed):
    """The maps before in one row, those after it under them: of a layer that makes one number of one number."""

    @property
    def _maps(self) -> int:
        return self.good.y.shape[1]

    def show_input(self, view: LayerStageView) -> None:
        self._show_numbers(view, planes=False)

    def show(self, view: LayerStageView) -> None:
        x = self.good.x if self.good.after is None else self.good.after
        view.show_pairs(x[self.picture], self.good.y[self.picture], self.limit)

    def mark(self, view: LayerStageView, probe: Probe, window: Rectangle, taps: Any) -> None:
        super().mark(view, probe, window, taps)
        view.output.marks.add(probe.map, (probe.row, probe.column, 1, 1), "window")

    def probe_of(self, cell: tuple[int, int, int], same: int) -> Probe:
        return Probe(self.picture, cell[0] % self._maps if self._maps else cell[0], *cell[1:])

    def tile(self, of: int) -> int:
        return self._maps + of

    def tiles(self, maps: range) -> range:
        return range(self._maps, 2 * self._maps) if self._maps else maps


class Colour(Look):
    """The maps of one picture as its red, green and blue."""

    reaches = True

    def show(self, view: LayerStageView) -> None:
        view.show_colour(self.good.y[self.picture], "pooled" if self.pools else "colour")

    def mark(self, view: LayerStageView, probe: Probe, window: Rectangle, taps: Any) -> None:
        view.marks.show_probe(0, (0, probe.row, probe.column), window, taps, range(0))

    def probe_of(self, cell: tuple[int, int, int], same: int) -> Probe:
        return Probe(self.picture, same, *cell[1:])

    def tiles(self, maps: range) -> range:
        return range(1)


class Unpooled(Look):
    """The winners back in their places, or why they cannot be put there."""

    of_output = False

    @property
    def _shown(self) -> Floats | None:
        """What MaxUnpool2d gave."""
        found = self.good.unpooled
        return None if found is None else found.y if self.sized else found.bare

    def show(self, view: LayerStageView) -> None:
        good, found, name = self.good, self.good.unpooled, self.good.params.layer
        if found is None and name == MAX_POOL:
            view.show_nothing(say(Message("LayerPage", NO_PLACES)), say(Message("LayerPage", TURN_ON)))
        elif found is None:
            text = say(Message("LayerPage", NO_COUNTERPART, {"layer": name}))
            view.show_nothing(text, say(Message("LayerPage", TAKE)))
        elif (shown := self._shown) is None:
            error = found.error if self.sized else found.bare_error
            view.show_nothing(say(Message("LayerPage", REFUSED, {"error": error})))
        else:
            view.show_colour(shown[self.picture], "unpooled" if shown.shape == good.x.shape else "misplaced")

    def mark(self, view: LayerStageView, probe: Probe, window: Rectangle, taps: Any) -> None:
        """The cell that the winner of a window has come back to."""
        shown, indices = self._shown, self.good.indices
        if shown is None or indices is None:
            view.marks.show_probe(0, (0, 0, 0), window, taps, range(0))
            view.output.marks.clear()
        else:
            row, column = divmod(int(indices[probe.index]), shown.shape[-1])
            view.marks.show_probe(0, (0, row, column), window, taps, range(0))

    def probe_of(self, cell: tuple[int, int, int], same: int) -> Probe | None:
        """The output cell whose winner has come back there."""
        shown, indices = self._shown, self.good.indices
        if shown is None or indices is None:
            return None
        at = np.argwhere(indices[self.picture, same] == cell[1] * shown.shape[-1] + cell[2])
        return Probe(self.picture, same, int(at[-1][0]), int(at[-1][1])) if len(at) else None


class WholeBatch(Look):
    """Of every picture of the batch."""

    single = False

    def show_input(self, view: LayerStageView) -> None:
        view.input.show_pictures(self._as_pictures(self.good.x))


class Batch(WholeBatch):
    """The output of every picture, as a picture."""

    def show(self, view: LayerStageView) -> None:
        view.show_batch(self.good.y)

    def mark(self, view: LayerStageView, probe: Probe, window: Rectangle, taps: Any) -> None:
        n, _, i, j = probe.index
        view.marks.show_probe(n, (n, i, j), window, taps, range(n, n + 1))

    def probe_of(self, cell: tuple[int, int, int], same: int) -> Probe:
        return Probe(cell[0], same, *cell[1:])


@dataclass(frozen=True)
class Read(WholeBatch):
    """The maps of the whole batch read three by three as pictures: the course's reshape, and what TensorBoard shows."""

    reading: str

    def show(self, view: LayerStageView) -> None:
        view.show_reading(self.reading, self.good.y)

    def mark(self, view: LayerStageView, probe: Probe, window: Rectangle, taps: Any) -> None:
        n, o, i, j = probe.index
        maps = self.good.y.shape[1]
        first, last, tile = n * maps // 3, ((n + 1) * maps - 1) // 3, (n * maps + o) // 3
        view.marks.show_probe(n, (tile, i, j), window, taps, range(first, last + 1))
        red = 3 * tile - n * maps
        view.say_picture(tile if view.output.count else None, f"y[{n}, {red}:{red + 3}]")

    def probe_of(self, cell: tuple[int, int, int], same: int) -> Probe:
        """The cell that became red."""
        n, o = divmod(3 * cell[0], self.good.y.shape[1])
        return Probe(n, o, cell[1], cell[2])


LOOKS: dict[str, type[Look]] = {SIGNED: Signed, COLOUR: Colour, UNPOOLED: Unpooled, "batch": Batch}


def look_at(reading: str, good: Maps, explained: Explained, picture: int, sized: bool, pools: bool) -> Look:
    """The result, looked at as a reading says."""
    if reading == SIGNED and explained.kind == "formula":
        return Pairs(good, explained, picture, sized, pools)
    if reading in LOOKS:
        return LOOKS[reading](good, explained, picture, sized, pools)
    return Read(good, explained, picture, sized, pools, reading)
