"""What the window knows of a lesson's page, whatever it looks like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.lesson import Lesson
from cifar_gui.page_kind import PageKind
from cifar_gui.protocol import Ready
from cifar_gui.questions.question import Subject
from cifar_gui.ui.context import Context
from cifar_gui.ui.widgets.layouts import in_row


class LessonPage(Retranslated, QWidget):
    """GUI thread. The page of a lesson, or of one part of it; the window talks to nothing else."""

    kind: ClassVar[PageKind]
    """What it is declared as; that of several parts is of no kind."""
    state: Any
    """What is set on it, a ``page_state.PageState``."""

    status = Signal(str, str, str)
    """Left text, right text, and "ready", "busy", "running", "paused", "error", "refused", "unfit" or "" (nothing to
    say). With "error" the last result stays on the page; with "refused" there was none before; with "unfit" the page
    shows what does not fit, and no result.
    """

    astray = Signal(str, str)
    """The kind and the name of a link in the text that leads to nothing on this page."""

    came_forward = Signal(object)
    """The LessonPage of a part is in front from now on."""

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__()
        self.lesson = lesson
        self.context = context
        self.last_status = ("", "", "")
        """What ``status`` carried last: the window shows it again when the page comes back to the front."""
        self.status.connect(self._keep_status)
        self.toolbar_widget = QWidget()
        """Stands at the left of the window's toolbar while the page is in front."""
        self.toolbar = in_row(on=self.toolbar_widget, margins=(16, 0, 8, 0), spacing=8)

        self._untouched: dict[str, Any] | None = None
        """The state until something is set on the page; None from then on."""

    @property
    def front(self) -> LessonPage:
        """The page that the user sees: this one, or that of a part."""
        return self

    @property
    def run_under_way(self) -> str:
        """The name under which a run that goes on is kept; "" when there is none."""
        return ""

    @property
    def undo_stack(self) -> QUndoStack | None:
        """The page's own, where it records its changes itself."""
        return None

    def step_from(self, plain: Any) -> Any:
        """A step of its own stack from what the step's ``plain`` gave; None when it is no such thing."""
        return None

    # --- what subclasses answer -------------------------------------------------------------------------------------

    def take(self, reply: object) -> None:
        """A Maps or a Failure for this page."""

    def take_run(self, event: object) -> None:
        """An event of the training run."""

    def torch_ready(self, ready: Ready) -> None:
        """torch is loaded, with these devices; called once for every page."""

    def activated(self) -> None:
        """The page has come to the front."""

    def lead(self, kind: str, name: str) -> bool:
        """Show what a link of the text speaks of; False when the page has nothing of that name."""
        return False

    def saved(self) -> dict[str, Any]:
        """What is to survive a restart, as plain JSON values."""
        found: dict[str, Any] = self.state.plain()
        return found

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state; what cannot be used is ignored."""

    def begin(self) -> None:
        """The page is built, and shows what it shows before anybody sets something."""
        self._untouched = self.saved()

    def work(self, saved: dict[str, Any] | None) -> dict[str, Any] | None:
        """What the settings are to hold of this page in place of ``saved``: that, if it was only looked at."""
        state = self.saved()
        if state == self._untouched:
            return saved
        self._untouched = None
        return state

    def take_picture(self, picture: NDArray[np.uint8], label: int) -> bool:
        """Show one of the user's own pictures, uint8 (3, 32, 32); False where the page shows no pictures."""
        return False

    def subject(self) -> Subject | None:
        """What the questions of "Try it" may ask about; None while there is no good result to speak of."""
        return None

    def suppose(self, changes: Mapping[str, Any]) -> bool:
        """Set fields of the page's params to see what a question supposed; False where the page cannot."""
        return False

    def settled(self) -> bool:
        """Whether nothing is awaited any more."""
        return True

    @Slot(str, str, str)
    def _keep_status(self, left: str, right: str, kind: str) -> None:
        self.last_status = (left, right, kind)
