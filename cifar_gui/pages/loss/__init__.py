"""The page of losses on tables."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Example, Fact, Table
from cifar_gui.page_kind import TIMELINE, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class LossContent:
    """Tables for input and target, a loss between them, and each step of its formula with its numbers."""

    params: type
    """Its field ``loss`` names a class of ``torch.nn``; the switches ``weight`` and ``pos_weight`` stand for tables."""
    tables: tuple[Table, ...]
    """"input", "target", "weight", "pos_weight"; the last two have as many columns as the input."""
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]
    """Their params are an Example; ``expected`` may name "loss", with four decimals."""


PAGE = PageKind(
    key="loss",
    content=LossContent,
    page="cifar_gui.pages.loss.page:LossPage",
    state="cifar_gui.pages.loss.state:LossState",
    questions="cifar_gui.pages.loss.questions:GENERATORS",
    regions=frozenset({"input", "target", "result", "steps", "formula", "note", "examples"}),
    evaluate="cifar_gui.pages.loss.engine:evaluate",
    keys=(
        ("← →", QT_TRANSLATE_NOOP("Keys", "go from loss to loss")),
        ("Esc", QT_TRANSLATE_NOOP("Keys", "back to all of them")),
        *TIMELINE,
    ),
)
