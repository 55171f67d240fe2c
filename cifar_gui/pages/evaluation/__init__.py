"""The page of what a network gets wrong."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Example, Fact
from cifar_gui.page_kind import TIMELINE, UNPIN, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class EvaluationContent:
    """A network on all pictures of a split: how often it is right, which classes it confuses, how sure it is."""

    params: type
    """Fields ``model``, ``judged``, ``cells``, ``compared`` and ``order``."""
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]
    """Their params are a ``spec.Network``; ``expected`` may name "logits" and "pictures in a piece"."""


PAGE = PageKind(
    key="evaluation",
    content=EvaluationContent,
    page="cifar_gui.pages.evaluation.page:EvaluationPage",
    state="cifar_gui.pages.evaluation.state:EvaluationState",
    questions="cifar_gui.pages.evaluation.questions:GENERATORS",
    regions=frozenset({"views", "figure", "pictures", "loss", "accuracy"}),
    evaluate="cifar_gui.pages.evaluation.engine:evaluate",
    keys=(
        ("← → ↑ ↓", QT_TRANSLATE_NOOP("Keys", "go from cell to cell, from class to class, from picture to picture")),
        ("1 – 5", QT_TRANSLATE_NOOP("Keys", "look at the errors in another way")),
        *TIMELINE,
        *UNPIN,
    ),
)
