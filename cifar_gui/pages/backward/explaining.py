"""What the strip writes out: the number under the mouse, the pinned weight, or the step of the way."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from cifar_gui.pages.backward.besides import Besides
from cifar_gui.pages.backward.look import Look, layer_of
from cifar_gui.pages.backward.protocol import Checked, Nudge
from cifar_gui.pages.backward.stage import BackwardStageView
from cifar_gui.pages.backward.state import CHECK, LOSS, MAPS, WEIGHTS
from cifar_gui.pages.backward.strip import BackwardStrip
from cifar_gui.pages.backward.words import GradientWords

KEYED = 80
"""So many presses of a key lead from one end of the curve to the other."""
USUAL = 1e-3
"""h, until another one is chosen."""


class Explaining(QObject):
    """GUI thread. Keeps stage and strip to one number, and to what is tried with it; ``look`` is None in a refusal."""

    moved = Signal()
    """The pinned weight is looked at with another value, or another h."""

    def __init__(
        self, view: BackwardStageView, strip: BackwardStrip, besides: Besides, look: Callable[[], Look | None],
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.step = -1
        """Which h of the check is chosen; -1 for the usual one."""
        self.dragged: float | None = None
        """The value of the pinned weight that is looked at, where it is another one."""
        self.preview: tuple[int, ...] | None = None
        """The number under the mouse."""
        self._view, self._strip, self._besides, self._look = view, strip, besides, look
        self._words = GradientWords(self)
        view.weight_hovered.connect(self._hovered)
        strip.curve.dragged.connect(self._dragged)

    def show(self) -> None:
        """Write out what is looked at."""
        look = self._look()
        if look is None:
            return
        dragged = self.dragged if self.preview is None else None
        nudge = self._besides.nudge_of(look.of, look.pinned)
        self._view.show_moved(nudge.moved(dragged, look.picture) if nudge is not None and dragged is not None else None)
        if self.preview is not None:
            self._show_pointed(look, self.preview)
        elif look.pinned is not None:
            self._show_pinned(look, *look.pinned)
        else:
            self._view.parameter.mark(None)
            self._strip.show_words(self._words.step(look.good, look.place, look.picture))
        self._strip.timeline.set_place(look.place, look.positions)

    def _show_pointed(self, look: Look, index: tuple[int, ...]) -> None:
        self._view.parameter.mark(index)
        if look.state.kind == MAPS:
            output = next(item for item in self._view.items if item.name == look.layer)
            words = self._words.output(output, index, look.reached(look.layer))
        else:
            weight = next(item for item in look.good.parameters if item.name == look.parameter)
            words = self._words.weight(weight, index, look.reached(layer_of(weight.name)))
        self._strip.show_words(words)

    def _show_pinned(self, look: Look, name: str, index: tuple[int, ...]) -> None:
        """The pinned weight, with the curve beside."""
        here = name == look.parameter and look.state.kind == WEIGHTS
        self._view.parameter.mark(index if here else None)
        weight = next(item for item in look.good.parameters if item.name == name)
        words = self._words.weight(weight, index, look.reached(layer_of(name)))
        if look.state.plot == CHECK:
            checked = self._besides.check_of(look.of, (name, index))
            self._strip.show_words(self._words.checked(words, checked, self.step, look.good), pinned=True)
            self._strip.show_check(checked, max(self.step, 0))
        else:
            nudge = self._besides.nudge_of(look.of, (name, index))
            self._strip.show_words(self._words.pinned(words, nudge, self.dragged), pinned=True)
            self._strip.show_curve(nudge, self.dragged)

    def take(self, reply: Nudge | Checked) -> None:
        """What was asked for of the pinned weight has come."""
        if isinstance(reply, Nudge):
            self.dragged = None
        elif not 0 <= self.step < len(reply.steps):
            self.step = int(np.abs(np.log(reply.steps / USUAL)).argmin())
        self.show()

    @Slot(object)
    def _hovered(self, index: tuple[int, ...] | None) -> None:
        if index != self.preview and self._look() is not None:
            self.preview = index
            self.show()

    @Slot(float)
    def _dragged(self, weight: float) -> None:
        """A place in the curve: a value of the weight, or a power of ten for h."""
        look = self._look()
        if look is None or look.state.pinned is None:
            return
        if look.state.plot == LOSS and self._besides.nudge is not None:
            self.dragged = weight
        elif look.state.plot == CHECK and self._besides.checked is not None:
            self.step = int(np.abs(np.log10(self._besides.checked.steps) - weight).argmin())
        self.show()
        self.moved.emit()

    def nudge(self, way: int) -> bool:
        """Move the pinned weight, or h, by one place; whether there is one."""
        look = self._look()
        if look is None or look.state.pinned is None:
            return False
        checked = self._besides.check_of(look.of, look.state.pinned)
        nudge = self._besides.nudge_of(look.of, look.state.pinned)
        if look.state.plot == CHECK and checked is not None:
            self.step = min(max(self.step + way, 0), len(checked.steps) - 1)
        elif look.state.plot == LOSS and nudge is not None:
            weights = nudge.weights
            at = float(weights[len(weights) // 2]) if self.dragged is None else self.dragged
            fine = (weights[-1] - weights[0]) / KEYED
            self.dragged = float(min(max(at + way * fine, weights[0]), weights[-1]))
        else:
            return False
        self.show()
        self.moved.emit()
        return True
