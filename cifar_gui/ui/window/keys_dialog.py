"""What the keyboard does: the actions of the window, and the keys of the page in front."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.page_kind import Keys
from cifar_gui.spec import QT_TRANSLATE_NOOP
from cifar_gui.ui.page.lesson_page import LessonPage
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.layouts import STRETCH, in_column, in_row
from cifar_gui.ui.widgets.scrolled import Scrolled

EVERYWHERE: Keys = (
    ("Tab", QT_TRANSLATE_NOOP("Keys", "go to the next control, with Shift to the one before")),
    ("↑ ↓", QT_TRANSLATE_NOOP("Keys", "in a field for a number: one step more or less")),
    ("Ctrl+C", QT_TRANSLATE_NOOP("Keys", "copy the figure that has the keyboard, or the whole stage, as a picture")),
    ("← →", QT_TRANSLATE_NOOP("Keys", "in a text: the link after or before; Enter follows it")),
    ("F2", QT_TRANSLATE_NOOP("Keys", "in a text: what the next term means, with Shift the one before")),
)


@dataclass(frozen=True)
class Group:
    """Keys under one head."""

    title: str
    rows: Keys


def shortcuts(actions: Mapping[str, QAction], lessons: Sequence[str] | Mapping[str, object],
              page: LessonPage | None) -> tuple[Group, ...]:  # fmt: skip
    """What there is to know, in the language of the interface."""
    window = [
        (" ".join(_native(keys) for keys in action.shortcuts()), action.text().removesuffix("…"))
        for action in actions.values()
        if action.shortcuts()
    ]
    window.insert(0, (f"Ctrl+1 … Ctrl+{len(lessons)}", _say(QT_TRANSLATE_NOOP("Keys", "open a lesson"))))
    groups = [Group(_say(QT_TRANSLATE_NOOP("Keys", "The window")), (*window, *_said(EVERYWHERE)))]
    if page is not None and page.kind.keys:
        groups.insert(0, Group(_say(QT_TRANSLATE_NOOP("Keys", "This page")), tuple(_said(page.kind.keys))))
    return tuple(groups)


class KeysDialog(Retranslated, QDialog):
    """GUI thread. A sheet of keys."""

    def __init__(self, parent: QWidget, groups: Iterable[Group]) -> None:
        super().__init__(parent)
        self.setModal(True)
        column = in_column(on=self, margins=(24, 20, 24, 20), spacing=12)
        self._head = label("title")
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for group in groups:
            row = grid.rowCount()
            grid.addWidget(label("heading", group.title), row, 0, 1, 2)
            for at, (keys, does) in enumerate(group.rows, start=row + 1):
                what = label("", does, wraps=True)
                grid.addWidget(label("mono", keys), at, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(what, at, 1)
            grid.setRowMinimumHeight(grid.rowCount(), 10)
        grid.setRowStretch(grid.rowCount(), 1)
        scroll = Scrolled(sheet)
        self.close_button = QPushButton()
        self.close_button.setProperty("role", "primary")
        self.close_button.clicked.connect(self.accept)
        buttons = in_row(STRETCH, self.close_button)
        column.addWidget(self._head)
        column.addWidget(scroll, 1)
        column.addLayout(buttons)
        self.resize(560, 600)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._head.setText(self.tr("Keyboard shortcuts"))
        self.close_button.setText(self.tr("Close"))


def _native(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def _said(rows: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(keys, _say(text)) for keys, text in rows]


def _say(text: str) -> str:
    return QCoreApplication.translate("Keys", text)
