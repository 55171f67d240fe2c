"""The classic mistakes of a lesson in the companion, each made by one click, and explained."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.lesson import lesson_of, page_name, part_of
from cifar_gui.mistakes import Mistake, of_lesson
from cifar_gui.protocol import Failure
from cifar_gui.protocol.mistakes import MistakeRan, RunMistake
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.page import Page
from cifar_gui.ui.study.mistake_card import MistakeCard
from cifar_gui.ui.study.mistake_detail import MistakeDetail, prose
from cifar_gui.ui.study.pasted_error import PasteView
from cifar_gui.ui.widgets.controls import rule
from cifar_gui.ui.widgets.later import Later
from cifar_gui.ui.widgets.layouts import in_column
from cifar_gui.ui.widgets.scrolled import Scrolled

TAB = "errors"


def attach(page: Page) -> None:
    """Add the tab of errors to a page's companion."""
    page.companion.add_tab(TAB, MistakesView(page))


class MistakesView(Later, Retranslated, QStackedWidget):
    """GUI thread. The list of a lesson's mistakes, and the one that is open."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.context: Context = page.context
        self.lesson = page.lesson
        self._asked = 0
        self._opened_by: QWidget | None = None
        self.cards: list[MistakeCard] = []
        self.context.lab.replied.connect(self._take)

    @property
    def key(self) -> str:
        """The page of its requests: none of the window's, so that only this view takes the replies."""
        return page_name(lesson_of(self.lesson.key), f"{part_of(self.lesson.key)}#{TAB}")

    def build(self) -> None:
        inner = QWidget()
        column = in_column(on=inner, margins=(14, 12, 14, 16), spacing=8)
        self._intro = prose("caption")
        column.addWidget(self._intro)
        for mistake in of_lesson(self.lesson.key):
            card = MistakeCard(mistake)
            card.clicked.connect(self._clicked)
            self.cards.append(card)
            column.addWidget(card)
        column.addSpacing(4)
        column.addWidget(rule())
        self.paste = PasteView()
        self.paste.chosen.connect(self.open)
        column.addWidget(self.paste)
        column.addStretch()
        self.detail = MistakeDetail(self.context)
        self.detail.left.connect(self.close_mistake)
        self._detail_area = Scrolled(self.detail)
        self.addWidget(Scrolled(inner))
        self.addWidget(self._detail_area)
        self.retranslate()

    # --- one mistake ------------------------------------------------------------------------------------------------

    @Slot(object)
    def open(self, mistake: Mistake) -> None:
        """Show a mistake and have it run."""
        self._opened_by = self.focusWidget()
        self.detail.open(mistake)
        self._detail_area.verticalScrollBar().setValue(0)
        self.setCurrentIndex(1)
        self.detail.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._asked = self.context.lab.next_id()
        self.context.lab.ask(RunMistake(self._asked, self.key, mistake.key))

    @Slot()
    def close_mistake(self) -> None:
        """Back to the list."""
        self._asked = 0
        self.setCurrentIndex(0)
        if self._opened_by is not None:
            self._opened_by.setFocus(Qt.FocusReason.OtherFocusReason)

    def settled(self) -> bool:
        """Whether nothing is awaited."""
        return self._asked == 0

    @Slot(object)
    def _take(self, reply: object) -> None:
        if not self.is_built or not isinstance(reply, MistakeRan | Failure):
            return
        if (reply.page, reply.id) != (self.key, self._asked):
            return
        self._asked = 0
        if isinstance(reply, MistakeRan):
            self.detail.take(reply)
        else:
            self.detail.fail(self.tr("This could not be run: {error}").format(error=f"{reply.error}: {reply.text}"))

    @Slot()
    def _clicked(self) -> None:
        card = self.sender()
        if isinstance(card, MistakeCard) and card.mistake is not None:
            self.open(card.mistake)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the open mistake."""
        if event.key() == Qt.Key.Key_Escape and self.currentIndex() == 1:
            self.close_mistake()
        else:
            super().keyPressEvent(event)

    # --- texts ------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._intro.setText(
            self.tr(
                "Mistakes that everyone makes once. Click one to make it safely: PyTorch runs it, and you see its own "
                "message. Below the list is a box for an error of your own."
            )
        )
