"""A page that explains one number of its result, which can be pinned."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent

from cifar_gui.lesson import Lesson
from cifar_gui.ui.arithmetic.pinned_strip import PinnedStrip
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.answer_page import AnswerPage

PINNING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_P)
"""Keys that pin what is explained."""


class PinPage(AnswerPage):
    """GUI thread. What is under the mouse is explained, or else what was last; what is pinned stays explained."""

    pins: ClassVar = "pinned"
    """The field of the state that says what is pinned; None for nothing."""
    moves: ClassVar[Mapping[Qt.Key, Any]] = {}
    """The step that a key goes from what is explained."""

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        self._last: Any = None
        """The place that was explained last; it may be none of the result that is shown."""
        self._preview: Any = None
        """The one under the mouse."""
        self._placed_in = 0
        """The number of the last result that has come, and that what is pinned is a place of."""

    def add_strip(self, strip: PinnedStrip) -> None:
        """Explain in this strip what is pinned or pointed at."""
        self.strip.addWidget(strip)
        strip.released.connect(self.release)
        strip.fix_chosen.connect(self.apply)
        strip.allowed.connect(self._allow)
        self.timeline = strip.timeline

    @Slot()
    def _allow(self) -> None:
        """Ask once more, in spite of the cost."""
        self._ask(allow=True)

    @property
    def pinned(self) -> bool:
        """Whether something stays explained."""
        return getattr(self.state, self.pins) is not None

    @property
    def probe(self) -> Any:
        """The place that is explained while the mouse is elsewhere; None where the result has none."""
        pinned = getattr(self.state, self.pins)
        return self._within(self._last if pinned is None else self._place_of(pinned))

    @property
    def here(self) -> Any:
        """The place that is explained now."""
        return self.probe if self._preview is None else self._within(self._preview)

    @property
    def usable(self) -> bool:
        """Whether there is a result to explain."""
        return self.good is not None and self.failure is None

    def point_at(self, place: Any) -> None:
        """The mouse is over a place, or over none; unless something is pinned, it stays the one that is explained."""
        self._preview = place
        if place is not None and not self.pinned:
            self._last = place
        self.show_probe()

    @Slot(int)
    def pin(self, place: Any) -> None:
        """Keep explaining this place."""
        self._last, self._preview = place, None
        self.set_anew(**{self.pins: self._pinned_of(place)})

    @Slot()
    def release(self) -> None:
        """Let go of the pinned place; the next one under the mouse takes its place."""
        self.set(**{self.pins: None})

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if self.pins in changed:
            if self.pinned:
                self._last = self._place_of(getattr(self.state, self.pins))
            self.show_probe()
            self._follow_up()

    def _place_probe(self) -> None:
        """A result is shown, and one of its places is explained; of the newest one, what is pinned is, too."""
        self._last, self._preview = self.probe if self.probe is not None else self._first(), None
        if not self._awaiting and self._placed_in != self.good.id:
            self._placed_in = self.good.id
            if self.pinned:
                self.note(**{self.pins: None if self._last is None else self._pinned_of(self._last)})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys go from place to place, Enter or P pins, Esc releases; the other keys are the timeline's."""
        key = Qt.Key(event.key())
        here = self.here
        if key in self.moves and self.usable and self.probe is not None:
            self.pin(self._moved(self.probe, self.moves[key]))
        elif key in PINNING and self.usable and here is not None:
            self.pin(here)
        elif key == Qt.Key.Key_Escape:
            self.release()
        elif self.timeline is None or not self.timeline.keyed(event):
            super().keyPressEvent(event)

    # --- what subclasses do -----------------------------------------------------------------------------------------

    def _ask(self, allow: bool = False) -> None:
        """Send a request; ``allow`` has it computed in spite of its cost."""
        raise NotImplementedError  # as in every page

    def show_probe(self) -> None:
        """Explain what is under the mouse, or else what the probe is at; there may be no result yet, or a refusal."""
        raise NotImplementedError  # a page that explains nothing needs no pin

    def _within(self, place: Any) -> Any:
        """The nearest place of the result: it may be one of the result before, or of the one to come."""
        return place

    def _first(self) -> Any:
        """What is explained before anything was chosen; None where the result has no place."""

    def _place_of(self, pinned: Any) -> Any:
        """The place that the state says is pinned."""
        return pinned

    def _pinned_of(self, place: Any) -> Any:
        """What the state says of it."""
        return place

    def _moved(self, place: Any, step: Any) -> Any:
        """The place that is a step away, within the result."""
        raise NotImplementedError  # places are of many kinds
