"""What the keyboard does: the actions of the window, and the keys of the page in front."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.spec import QT_TRANSLATE_NOOP
from cifar_gui.ui.page.lesson_page import LessonPage
from cifar_gui.ui.widgets.controls import label

TIMELINE = (
    ("Space", QT_TRANSLATE_NOOP("Keys", "play or pause")),
    (", .", QT_TRANSLATE_NOOP("Keys", "one place back or on")),
    ("Home End", QT_TRANSLATE_NOOP("Keys", "the first or the last place")),
    ("< >", QT_TRANSLATE_NOOP("Keys", "play more slowly or more quickly")),
)
PIN = (("Enter", QT_TRANSLATE_NOOP("Keys", "pin what is under the cursor")),
       ("Esc", QT_TRANSLATE_NOOP("Keys", "unpin it")))  # fmt: skip
ARROWS = "← → ↑ ↓"
PAGES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "CallStage": ((ARROWS, QT_TRANSLATE_NOOP("Keys", "go through the steps of the call")), *TIMELINE),
    "NumbersStage": (
        (ARROWS, QT_TRANSLATE_NOOP("Keys", "go from cell to cell, in a table as in a spreadsheet")),
        ("F2", QT_TRANSLATE_NOOP("Keys", "edit the cell")),
        ("Ctrl+C Ctrl+V", QT_TRANSLATE_NOOP("Keys", "copy cells, paste them from a spreadsheet")),
        *PIN,
        *TIMELINE,
    ),
    "LayerStage": (
        (ARROWS, QT_TRANSLATE_NOOP("Keys", "move the output cell")),
        ("PgUp PgDown", QT_TRANSLATE_NOOP("Keys", "the map before or after")),
        (ARROWS, QT_TRANSLATE_NOOP("Keys", "on the kernels, where there are any: go from weight to weight")),
        *PIN,
        *TIMELINE,
    ),
    "CurveStage": (("← →", QT_TRANSLATE_NOOP("Keys", "move the point on the curve")), *PIN, *TIMELINE),
    "LinearStage": (
        ("↑ ↓", QT_TRANSLATE_NOOP("Keys", "another output")),
        ("← →", QT_TRANSLATE_NOOP("Keys", "another input")),
        *PIN,
        *TIMELINE,
    ),
    "LoaderStage": (("← →", QT_TRANSLATE_NOOP("Keys", "go from batch to batch")),),
    "SummaryStage": (("↑ ↓", QT_TRANSLATE_NOOP("Keys", "go from layer to layer")),),
    "GalleryStage": (("↑ ↓", QT_TRANSLATE_NOOP("Keys", "go from layer to layer")),),
    "NetworkStage": (
        ("Enter", QT_TRANSLATE_NOOP("Keys", "edit the arguments of the layer")),
        ("Ins", QT_TRANSLATE_NOOP("Keys", "add a layer")),
        ("Del", QT_TRANSLATE_NOOP("Keys", "take the layer out")),
        ("Alt+↑ Alt+↓", QT_TRANSLATE_NOOP("Keys", "move the layer")),
        ("Ctrl+D", QT_TRANSLATE_NOOP("Keys", "duplicate the layer")),
        ("Ctrl+Shift+O Ctrl+Shift+S", QT_TRANSLATE_NOOP("Keys", "open or save the network")),
        ("Esc", QT_TRANSLATE_NOOP("Keys", "leave a field for the table")),
    ),
    "LossStage": (
        ("← →", QT_TRANSLATE_NOOP("Keys", "go from loss to loss")),
        ("Esc", QT_TRANSLATE_NOOP("Keys", "back to all of them")),
        *TIMELINE,
    ),
    "BackwardStage": (("← →", QT_TRANSLATE_NOOP("Keys", "step along the way")), *PIN[1:], *TIMELINE),
    "RunStage": (
        ("Space", QT_TRANSLATE_NOOP("Keys", "pause or resume the run")),
        ("← →", QT_TRANSLATE_NOOP("Keys", "look at another test picture")),
    ),
    "LoopStage": (
        (ARROWS, QT_TRANSLATE_NOOP("Keys", "go from line to line")),
        ("PgUp PgDown", QT_TRANSLATE_NOOP("Keys", "a whole step of training back or on")),
        ("Space", QT_TRANSLATE_NOOP("Keys", "play or pause")),
    ),
}
"""What keys do on the page of each kind of stage."""
EVERYWHERE = (
    ("Tab", QT_TRANSLATE_NOOP("Keys", "go to the next control, with Shift to the one before")),
    ("↑ ↓", QT_TRANSLATE_NOOP("Keys", "in a field for a number: one step more or less")),
    ("Ctrl+C", QT_TRANSLATE_NOOP("Keys", "copy the figure that has the keyboard, or the whole stage, as a picture")),
    ("F2", QT_TRANSLATE_NOOP("Keys", "in a text: what the next term means, with Shift the one before")),
)


@dataclass(frozen=True)
class Group:
    """Keys under one head."""

    title: str
    rows: tuple[tuple[str, str], ...]
    """(keys, what they do)."""


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
    if page is not None and (keys := PAGES.get(type(page.lesson.stage).__name__)):
        groups.insert(0, Group(_say(QT_TRANSLATE_NOOP("Keys", "This page")), tuple(_said(keys))))
    return tuple(groups)


class KeysDialog(Retranslated, QDialog):
    """GUI thread. A sheet of keys."""

    def __init__(self, parent: QWidget, groups: Iterable[Group]) -> None:
        super().__init__(parent)
        self.setModal(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
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
                what = label("", does)
                what.setWordWrap(True)
                grid.addWidget(label("mono", keys), at, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(what, at, 1)
            grid.setRowMinimumHeight(grid.rowCount(), 10)
        grid.setRowStretch(grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(sheet)
        self.close_button = QPushButton()
        self.close_button.setProperty("role", "primary")
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.close_button)
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
