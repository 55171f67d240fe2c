"""The page of a network through its training."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Example, Fact
from cifar_gui.page_kind import TIMELINE, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class SnapshotsContent:
    """The weights that a run has kept on its way, one after the other: kernels, maps, errors, and where that is on
    its curves."""

    params: type
    """Fields: ``model``, ``errors``."""
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]


PAGE = PageKind(
    key="snapshots",
    content=SnapshotsContent,
    page="cifar_gui.pages.snapshots.page:SnapshotsPage",
    state="cifar_gui.pages.snapshots.state:SnapshotsState",
    questions="cifar_gui.pages.snapshots.questions:GENERATORS",
    regions=frozenset({"kernels", "made", "errors", "curves"}),
    evaluate="cifar_gui.pages.snapshots.engine:evaluate",
    keys=(
        ("← →", QT_TRANSLATE_NOOP("Keys", "a moment of training back or on")),
        *TIMELINE,
    ),
)
