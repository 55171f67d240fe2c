"""The page of a lesson on numbers: tables to edit, and every cell of the result worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cifar_gui.lesson import Example, Fact, Table
from cifar_gui.page_kind import ARROWS, PIN, TIMELINE, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, field_value


@dataclass(frozen=True)
class NumbersContent:
    """Tables of numbers, a call on them, its result as a table, and the arithmetic of every cell of it.

    Which arithmetic it is (products, a maximum, a mean, a formula for each number) follows from what is called.
    """

    params: type
    """Its ``layer``, a field or a constant, names what is called: a class of ``torch.nn``, or "F.conv2d"."""
    tables: tuple[Table, ...]
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]
    """``expected`` may name "values" and "indices", for the first presets of all tables."""
    reshape: str = ""
    """The field, a switch, that makes (1, 1, H, W) of the tables; without such a field it is always done."""
    flip: str = ""
    """The field, a switch, that turns the last table by 180 degrees first, as the convolution of mathematics does."""
    twin: str = ""
    """The class of ``torch.nn`` that has to give the same with the last table as its weight."""

    def reshapes(self, params: Any) -> bool:
        """Whether (1, 1, H, W) is made of the tables."""
        return not self.reshape or bool(field_value(params, self.reshape))


PAGE = PageKind(
    key="numbers",
    content=NumbersContent,
    page="cifar_gui.pages.numbers.page:NumbersPage",
    state="cifar_gui.pages.numbers.state:NumbersState",
    questions="cifar_gui.pages.numbers.questions:GENERATORS",
    regions=frozenset({"input", "output", "arithmetic"}),
    evaluate="cifar_gui.pages.numbers.engine:evaluate",
    keys=(
        (ARROWS, QT_TRANSLATE_NOOP("Keys", "go from cell to cell, in a table as in a spreadsheet")),
        ("F2", QT_TRANSLATE_NOOP("Keys", "edit the cell")),
        ("Ctrl+C Ctrl+V", QT_TRANSLATE_NOOP("Keys", "copy cells, paste them from a spreadsheet")),
        *PIN,
        *TIMELINE,
    ),
)
