"""What a new user sees first: the language, where the pictures come from, and where to begin."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from cifar_gui.i18n import LANGUAGES, Retranslated
from cifar_gui.ui.widgets.controls import IconButton, IconLabel, Segmented, label
from cifar_gui.ui.widgets.layouts import in_column, in_row

WIDTH = 520
LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
POINTS = ("text", "image", "play")
"""The icons of the three things that are said."""


class FirstStart(Retranslated, QFrame):
    """GUI thread. A card over the first page; nothing behind it is locked."""

    begun = Signal()
    """The user wants to be led through the first steps."""
    import_wanted = Signal()
    language_chosen = Signal(object)
    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("role", "welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._head, self._cross = label("title"), IconButton("cross")
        self._cross.clicked.connect(self.close_card)
        self.language = Segmented(LANGUAGES)
        self.language.set_texts(LANGUAGE_NAMES)
        self.language.chosen.connect(self.language_chosen)
        self.pictures, self.begin = QPushButton(), QPushButton()
        self.pictures.clicked.connect(self._import)
        self.begin.setProperty("role", "primary")
        self.begin.clicked.connect(self._begin)
        self._marks = [IconLabel(name, "accent", 18) for name in POINTS]
        self._texts = [label() for _ in POINTS]
        column = in_column(on=self, margins=(24, 18, 16, 22), spacing=14)
        head = in_row((self._head, 1), self._cross)
        column.addLayout(head)
        for mark, text, way in zip(self._marks, self._texts, (self.language, self.pictures, self.begin), strict=True):
            text.setWordWrap(True)
            mark.setFixedWidth(24)
            row = in_row(spacing=12)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(text, 1)
            row.addWidget(way, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addSpacing(8)
            column.addLayout(row)
        over.installEventFilter(self)
        self.retranslate()

    def show_over(self, language: str) -> None:
        """Show the card, with the keyboard on where to begin."""
        self.language.set_value(language)
        self.show()
        self._place()
        self.raise_()
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_card(self) -> None:
        """The user has read it, or has gone elsewhere."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def retranslate(self) -> None:
        self._head.setText(self.tr("Welcome to cifar-gui"))
        self._cross.describe(self.tr("Close"))
        texts = (
            self.tr(
                "Nine lessons on convolutional networks. Everything you see is computed by PyTorch while you watch."
            ),
            self.tr(
                "The pictures are drawings, made by this program in the ten classes of CIFAR-10. Bring in the real "
                "photographs now or later."
            ),
            self.tr("Begin here: the first steps of lesson 7.1 lead through the page, about 15 minutes."),
        )  # fmt: skip
        for widget, text in zip(self._texts, texts, strict=True):
            widget.setText(text)
        self.language.setAccessibleName(self.tr("Language"))
        self.pictures.setText(self.tr("Import CIFAR-10…"))
        self.begin.setText(self.tr("Start first steps"))
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        """In the middle of what it lies over, a little above it."""
        over = self.parentWidget()
        wide = min(WIDTH, over.width() - 32)
        self.layout().activate()  # the rows within it remember how high other words were
        high = self.layout().heightForWidth(wide)
        self.setGeometry((over.width() - wide) // 2, max(16, (over.height() - high) * 2 // 5), wide, high)

    def _begin(self) -> None:
        self.close_card()
        self.begun.emit()

    def _import(self) -> None:
        self.close_card()
        self.import_wanted.emit()
