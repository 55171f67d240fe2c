"""What a recorded loop comes to over its steps or its lines, as a curve beside that of the right loop."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from cifar_gui.pages.loop.protocol import Looped, Recording, made, positions
from cifar_gui.pages.loop.state import PLOTS
from cifar_gui.ui.widgets.controls import Segmented
from cifar_gui.ui.widgets.histogram import Curve, Line, data_range
from cifar_gui.ui.widgets.rows import Elided

STEEP = 3.0
"""A loss that rises so many times above that of the right loop leaves the plot."""


class LoopCurves(QObject):
    """GUI thread. The loss, or memory or graph, of a recording and of the right loop; the stage lays it out."""

    place_chosen = Signal(int)
    """A position of the recording, pointed at in the curve."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.plot = PLOTS[0]
        self.plots = Segmented(PLOTS)
        self.plots.set_value(self.plot)
        self.curve = Curve(draggable=True)
        self.curve.dragged.connect(self._dragged)
        self.caption, self.right_caption = Elided("caption"), Elided("caption")
        """Of the recording, and of the right loop."""
        self._looped: Looped | None = None
        self._span = (0.0, 1.0)
        """Of the axis."""
        self._place = 0

    def show_looped(self, looped: Looped, scaled: bool) -> None:
        """Draw another recording, or the rest of one; ``scaled``: on an axis for its values."""
        self._looped = looped
        self._show_lines(scaled)

    @Slot(object)
    def show_plot(self, plot: str) -> None:
        """Draw another of PLOTS over the steps or the lines."""
        self.plot = plot
        self.plots.set_value(plot)
        if self._looped is not None:
            self._show_lines(True)
            self.show_place(self._looped.made, self._place)

    def _show_lines(self, scaled: bool) -> None:
        """Draw the curves; ``scaled``: on an axis for their values."""
        looped = self._looped
        assert looped is not None
        pairs = [_series(looped.made, self.plot)]
        if made(looped.params):
            pairs.insert(0, _series(looped.right, self.plot))
        low, last = (1, looped.params.steps) if self.plot == "loss" else (0, len(positions(looped.params)) - 1)
        if scaled:
            self._span = _span(pairs, self.plot)
        self.curve.show_lines(
            [Line(x, y, 0 if place == len(pairs) - 1 else -1) for place, (x, y) in enumerate(pairs)],
            (float(low), float(max(last, low + 1))), self._span, counted=True,
        )  # fmt: skip
        self._say()

    def show_place(self, recording: Recording, place: int) -> None:
        """The dot of a position of a recording."""
        self._place, frame = place, recording.frames[place]
        x, y = _series(recording, self.plot)
        if self.plot != "loss":
            self.curve.show_dots((), (float(self._place), float(y[self._place])))
        elif frame.loss is None:
            self.curve.show_dots(())
        else:
            known = next(place for place in range(self._place, -1, -1) if recording.frames[place].line == "loss")
            at = recording.frames[known].step
            self.curve.show_dots((), (float(x[at]), float(y[at])))

    @Slot(float)
    def _dragged(self, x: float) -> None:
        """Go where the mouse is in the curve: to a step's loss, or to a line."""
        looped = self._looped
        if looped is None:
            return
        frames = looped.made.frames
        if self.plot != "loss":
            self.place_chosen.emit(min(max(round(x), 0), len(frames) - 1))
            return
        step = min(max(round(x) - 1, 0), len(looped.made.losses) - 1)
        self.place_chosen.emit(next(at for at, one in enumerate(frames) if one.line == "loss" and one.step == step))

    def break_off(self) -> None:
        """The loop has been refused before its end: of an end nothing is said, not of an earlier one's either."""
        self._show_lines(True)
        self.caption.say("")
        self.right_caption.say("")

    def _say(self) -> None:
        looped = self._looped
        if looped is None or not looped.whole:
            return
        for caption, recording in ((self.caption, looped.made), (self.right_caption, looped.right)):
            end = _plain(float(_series(recording, self.plot)[1][-1]))
            texts = {
                "loss": self.tr("end {end}, test {held_out}"),
                "memory": self.tr("MB saved for backward; end {end}"),
                "graph": self.tr("graph nodes alive; end {end}"),
            }
            text = texts[self.plot].format(end=end, held_out=_plain(recording.held_out))
            if caption is self.right_caption:
                text = self.tr("right loop: {text}").format(text=text)
            caption.say(text)
        self.right_caption.setVisible(bool(made(looped.params)))

    def retranslate(self) -> None:
        """Set every text anew."""
        self.plots.set_texts({"loss": self.tr("Loss"), "memory": self.tr("Memory"), "graph": self.tr("Graph")})
        self.plots.setAccessibleName(self.tr("What the curve shows"))
        self.curve.setAccessibleName(self.tr("The loss over the steps, with and without the mistakes"))
        self._say()


def _series(recording: Recording, plot: str) -> tuple[np.ndarray, np.ndarray]:
    """x and y of a curve: the loss of each step, or MB and nodes after each line."""
    if plot == "loss":
        return np.arange(1, len(recording.losses) + 1, dtype=np.float64), recording.losses.astype(np.float64)
    values = [frame.saved / 1e6 if plot == "memory" else frame.nodes for frame in recording.frames]
    return np.arange(len(values), dtype=np.float64), np.array(values, np.float64)


def _span(pairs: Sequence[tuple[np.ndarray, np.ndarray]], plot: str) -> tuple[float, float]:
    values = np.concatenate([y for _, y in pairs])
    finite = values[np.isfinite(values)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    if low == high:
        return data_range(finite)
    if plot == "loss":
        own = pairs[0][1][np.isfinite(pairs[0][1])]
        high = min(high, STEEP * float(own.max())) if own.size else high
    room = max((high - low) * 0.06, 1e-3)
    return (0.0 if plot != "loss" else low - room), high + room


def _plain(value: float) -> str:
    return f"{value:.3g}".replace("-", "−").replace("inf", "∞").replace("nan", "NaN")
