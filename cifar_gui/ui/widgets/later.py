"""What is made only when somebody looks at it: a tab that lies behind another one, for the most part never."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class Later:
    """Mixin, before the QWidget class: ``build`` makes what the widget holds, once, when it is first to be seen.

    Whoever asks earlier for a part (an attribute that ``build`` sets) has all of them made. What the widget is told
    until then it keeps; ``build`` ends with showing that, in the language of now.
    """

    is_built = False
    """Whether the parts are there."""

    def build(self) -> None:
        """Make the parts."""
        raise NotImplementedError  # without them there is nothing to see

    def make(self) -> None:
        """Make the parts now, if they are not there."""
        if not self.is_built:
            self.is_built = True
            self.build()
            self.__lead_keyboard()

    def setVisible(self, visible: bool) -> None:
        """Qt's, which ``show`` calls, too: what is laid out with the rest has to be there before it is seen."""
        if visible:
            self.make()
        super().setVisible(visible)  # type: ignore[misc]

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's; it may come into sight with what it lies in, without being told."""
        self.make()
        super().showEvent(event)  # type: ignore[misc]

    def changeEvent(self, event: QEvent) -> None:
        """Qt's; what is not there yet has no words to be said anew."""
        if self.is_built or event.type() != QEvent.Type.LanguageChange:
            super().changeEvent(event)  # type: ignore[misc]

    def __lead_keyboard(self) -> None:
        """Tab comes to the parts where it comes to the widget: Qt would put them behind all that was made before."""
        assert isinstance(self, QWidget)
        policy = self.focusPolicy()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # behind what takes no focus, Qt puts nothing
        parts = [part for part in self.findChildren(QWidget) if part.focusPolicy() and part.window() is self.window()]
        for one, following in pairwise([self, *parts]):
            QWidget.setTabOrder(one, following)
        self.setFocusPolicy(policy)

    if not TYPE_CHECKING:  # to mypy, what ``build`` sets is an attribute like any other

        def __getattr__(self, name: str) -> Any:
            """A part that is not there yet."""
            if self.is_built or name.startswith("__"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            self.make()
            return getattr(self, name)
