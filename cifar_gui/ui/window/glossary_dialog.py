"""The glossary to look things up in: a field to search, the terms, and what the chosen one means."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from cifar_gui import glossary
from cifar_gui.glossary import Term
from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.lessons import find
from cifar_gui.ui.companion.terms import TermLabels
from cifar_gui.ui.context import Context
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.layouts import in_column, in_row

ROW = 27
KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
"""What the field of the search leaves to the list."""


class GlossaryDialog(Retranslated, QDialog):
    """GUI thread. Stays open beside the window."""

    lesson_chosen = Signal(str)
    """The key of a lesson that explains the term."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent)
        self.context = context
        self.resize(720, 520)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFixedWidth(280)
        self.list.setUniformItemSizes(True)
        self.list.currentItemChanged.connect(self._show)
        self._count = label("caption")
        self._head = label("title")
        self._nothing = label(wraps=True)
        column = in_column(self._head, self.search, on=self, margins=(24, 20, 24, 20), spacing=12)
        row = in_row(self.list, (self._build_detail(), 1), spacing=16)
        column.addLayout(row, 1)
        foot = QHBoxLayout()
        self.done_button = QPushButton(autoDefault=False)
        self.done_button.clicked.connect(self.accept)
        foot.addWidget(self._count, 1)
        foot.addWidget(self.done_button)
        column.addLayout(foot)
        self.retranslate()

    def _build_detail(self) -> QFrame:
        holder = QFrame()
        holder.setProperty("role", "card")
        self.detail = TermLabels()
        self.detail.parts[-1].hide()
        self.lessons = in_row(margins=(14, 0, 14, 14), spacing=8)
        column = in_column(self._nothing, self.detail, self.lessons, on=holder, margins=(4, 4, 4, 4), spacing=0)
        column.addStretch(1)
        return holder

    @property
    def term(self) -> Term | None:
        """The term that is shown."""
        item = self.list.currentItem()
        return None if item is None else item.data(Qt.ItemDataRole.UserRole)

    def show_term(self, key: str) -> None:
        """Show a term, whatever was searched for."""
        self.search.clear()
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole).key == key:
                self.list.setCurrentRow(row)

    @Slot()
    def _fill(self) -> None:
        """The terms that fit what is searched for; the one that was shown stays, if it is among them."""
        language, kept = self.context.language.current, self.term
        self.list.blockSignals(True)
        self.list.clear()
        for term in glossary.search(self.search.text(), language):
            other = term.other_name(language)
            item = QListWidgetItem(f"{term.name(language)}    {other}" if other else term.name(language))
            item.setData(Qt.ItemDataRole.UserRole, term)
            item.setSizeHint(QSize(0, ROW))
            self.list.addItem(item)
        found = [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]
        self.list.setCurrentRow(found.index(kept) if kept in found and not self.search.text() else 0)
        self.list.blockSignals(False)
        self._count.setText(self.tr("{count} of {all} terms").format(count=len(found), all=len(glossary.terms())))
        self._show()

    @Slot()
    def _show(self) -> None:
        term = self.term
        self._nothing.setVisible(term is None)
        self.detail.setVisible(term is not None)
        while self.lessons.count():
            if (widget := self.lessons.takeAt(0).widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if term is None:
            return
        self.detail.show_term(term, self.context.language.current)
        for key in term.lessons:
            button = QPushButton(
                self.tr("Lesson {number}").format(number=lesson_text(find(key).label)), autoDefault=False
            )
            button.clicked.connect(lambda _, key=key: self.lesson_chosen.emit(key))
            self.lessons.addWidget(button)
        self.lessons.addStretch(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the search go through the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in KEYS:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Glossary"))
        self._head.setText(self.tr("Glossary"))
        self.search.setPlaceholderText(self.tr("Search in Chinese or English"))
        self.search.setAccessibleName(self.tr("Search the glossary"))
        self.list.setAccessibleName(self.tr("Terms"))
        self._nothing.setText(self.tr("No term holds that."))
        self.done_button.setText(self.tr("Close"))
        self._fill()
