"""The page on which the runs that are kept are compared."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Example, Fact
from cifar_gui.page_kind import PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP

QUANTITIES = (
    ("loss", QT_TRANSLATE_NOOP("Lesson", "training loss")),
    ("validation_loss", QT_TRANSLATE_NOOP("Lesson", "validation loss")),
    ("accuracy", QT_TRANSLATE_NOOP("Lesson", "training accuracy")),
    ("validation_accuracy", QT_TRANSLATE_NOOP("Lesson", "validation accuracy")),
    ("gradient_norm", QT_TRANSLATE_NOOP("Lesson", "gradient norm")),
)
"""What a curve may be of: its key, which ``quantities`` explains, and its name."""
AXES = (
    ("step", QT_TRANSLATE_NOOP("Lesson", "steps")),
    ("epoch", QT_TRANSLATE_NOOP("Lesson", "epochs")),
    ("seconds", QT_TRANSLATE_NOOP("Lesson", "seconds")),
    ("pictures", QT_TRANSLATE_NOOP("Lesson", "pictures seen")),
    ("flops", QT_TRANSLATE_NOOP("Lesson", "FLOPs")),
)
"""What it may be drawn over."""
LAST, BEST, AT_STEP = "last", "best", "step"
"""At which moment of a run the table looks."""


@dataclass(frozen=True)
class CompareContent:
    """All kept runs as curves over one axis and as a table, one of them as the baseline of the others."""

    params: type
    """Fields ``quantity``, ``axis``, ``smoothing``, ``log_x``, ``log_y``, ``bands``, ``moment``, ``at``, ``every``."""
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]
    """``params`` is a Network; ``expected`` may name "flops", of a step with one picture."""


PAGE = PageKind(
    key="compare",
    content=CompareContent,
    page="cifar_gui.pages.compare.page:ComparePage",
    state="cifar_gui.pages.compare.state:CompareState",
    questions="cifar_gui.pages.compare.questions:GENERATORS",
    regions=frozenset({"curves", "table", "verdict", "tree"}),
    evaluate="cifar_gui.pages.compare.engine:evaluate",
    keys=(
        ("↑ ↓", QT_TRANSLATE_NOOP("Keys", "go from run to run in the table")),
        ("Space", QT_TRANSLATE_NOOP("Keys", "draw the curve of the run, or hide it")),
        ("B", QT_TRANSLATE_NOOP("Keys", "let the others be compared with this run")),
        ("N", QT_TRANSLATE_NOOP("Keys", "set up a new run from this one")),
        ("F2", QT_TRANSLATE_NOOP("Keys", "rename the run")),
        ("Delete", QT_TRANSLATE_NOOP("Keys", "remove the run")),
    ),
)
