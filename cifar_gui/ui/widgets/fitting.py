"""The one way in which a widget fits what it holds into its own room.

What a widget chooses by its room (cells of a table, the side of a picture, whether buttons stand side by side) changes
what it asks of the layouts above, and they change its room again: a scroll bar comes and goes, a column gets wider.
Two rules keep this from going on without end, which on Qt's side is a stack that overflows:

- what a widget needs at least does not depend on what it was fitted to (``minimumSizeHint``), and
- fits never nest, and between two rests of the layouts a room may grow again only so often: after that it only shrinks.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

GROWTHS = 6
"""So often a room may grow between two rests of the layouts; a window that is built needs three."""
ROUNDS = 8
"""So often a widget is fitted again because its fit has changed its room at once."""
QUIET_TURNS = 3
"""Turns of the event loop without a fit after which the layouts are at rest."""


class Rests:
    """GUI thread. Counts how often the layouts of the program have come to rest."""

    def __init__(self) -> None:
        self.count = 0
        self._quiet = 0
        self._watching = False

    def disturb(self) -> None:
        """Something is fitted just now."""
        self._quiet = 0
        if not self._watching:
            self._watching = True
            QTimer.singleShot(0, self._turn)

    def _turn(self) -> None:
        self._quiet += 1
        if self._quiet < QUIET_TURNS:
            QTimer.singleShot(0, self._turn)
        else:
            self._watching = False
            self.count += 1


rests = Rests()


class Fitted:
    """Mixin, before the QWidget class: ``fit`` is called whenever the widget has another room, and never within itself.

    A widget whose layout holds what ``fit`` gives sizes to says in ``minimumSizeHint`` what it needs at least, whatever
    it is fitted to.
    """

    __room = QSize(0, 0)
    """What it was fitted to last."""
    __grown = 0
    """How often the room has grown since ``__cause``."""
    __cause: object = None
    __at_work = False
    __again = False

    def fit(self, room: QSize) -> None:
        """Fit what the widget holds into a room, px: that of the widget or, of a scroll area, of its viewport."""
        raise NotImplementedError  # without it there is nothing to fit

    def refit(self) -> None:
        """Fit anew, because something else than the room has changed."""
        if self.__at_work:
            self.__again = True
            return
        self.__at_work = True
        try:
            for _ in range(ROUNDS):
                self.__again = False
                self.fit(self._bounded())
                if not self.__again:
                    break
        finally:
            self.__at_work = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's; passed on to the widget's own first."""
        super().resizeEvent(event)  # type: ignore[misc]  # a QWidget's
        self.refit()

    def _bounded(self) -> QSize:
        assert isinstance(self, QWidget)
        rests.disturb()
        room = (self.viewport() if isinstance(self, QAbstractScrollArea) else self).size()
        cause = (rests.count, self.window().size().toTuple())
        if cause != self.__cause:
            self.__cause, self.__grown = cause, 0
        elif room.boundedTo(self.__room) != room:
            self.__grown += 1
            if self.__grown > GROWTHS:
                room = room.boundedTo(self.__room)
        self.__room = room
        return room
