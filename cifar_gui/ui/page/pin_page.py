"""A page that explains one number of its result, which can be pinned."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent

from cifar_gui.spec import Lesson
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
        self.probe: Any = None
        """The place that is explained while the mouse is elsewhere."""
        self._preview: Any = None
        """The one under the mouse."""

    @property
    def pinned(self) -> bool:
        """Whether something stays explained."""
        return getattr(self.state, self.pins) is not None

    @property
    def _usable(self) -> bool:
        """Whether there is a result to explain."""
        return self.good is not None and self.failure is None

    def _point_at(self, place: Any) -> None:
        """The mouse is over a place, or over none; unless something is pinned, it stays the one that is explained."""
        self._preview = place
        if place is not None and not self.pinned:
            self.probe = place
        self._show_probe()

    @Slot(int)
    def pin(self, place: Any) -> None:
        """Keep explaining this place."""
        self._preview = None
        self.show_state(replace(self.state, **{self.pins: place}), always={self.pins})

    @Slot()
    def release(self) -> None:
        """Let go of the pinned place; the next one under the mouse takes its place."""
        self.set(**{self.pins: None})

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if self.pins in changed:
            self.probe = getattr(self.state, self.pins) if self.pinned else self.probe
            self._show_probe()
            self._follow_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys go from place to place, Enter or P pins, Esc releases; the other keys are the timeline's."""
        key = Qt.Key(event.key())
        here = self.probe if self._preview is None else self._preview
        if key in self.moves and self._usable and self.probe is not None:
            self.pin(self._moved(self.probe, self.moves[key]))
        elif key in PINNING and self._usable and here is not None:
            self.pin(here)
        elif key == Qt.Key.Key_Escape:
            self.release()
        elif self.timeline is None or not self.timeline.keyed(event):
            super().keyPressEvent(event)

    # --- what subclasses do -----------------------------------------------------------------------------------------

    def _show_probe(self) -> None:
        """Explain what is under the mouse, or else what the probe is at; there may be no result yet, or a refusal."""
        raise NotImplementedError  # a page that explains nothing needs no pin

    def _moved(self, place: Any, step: Any) -> Any:
        """The place that is a step away, within the result."""
        raise NotImplementedError  # places are of many kinds
