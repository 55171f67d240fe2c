"""The page of a lesson on numbers: tables to edit, and every cell of the result worked out."""

from __future__ import annotations

from cifar_gui.page_kind import ARROWS, PIN, TIMELINE, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, NumbersStage

PAGE = PageKind(
    key="numbers",
    stage=NumbersStage,
    page="cifar_gui.pages.numbers.page:NumbersPage",
    questions="cifar_gui.pages.numbers.questions:GENERATORS",
    evaluate="cifar_gui.engine.numbers:evaluate",
    keys=(
        (ARROWS, QT_TRANSLATE_NOOP("Keys", "go from cell to cell, in a table as in a spreadsheet")),
        ("F2", QT_TRANSLATE_NOOP("Keys", "edit the cell")),
        ("Ctrl+C Ctrl+V", QT_TRANSLATE_NOOP("Keys", "copy cells, paste them from a spreadsheet")),
        *PIN,
        *TIMELINE,
    ),
)
