"""The page of what the maps of a network look for."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Example, Fact
from cifar_gui.page_kind import PIN, TIMELINE, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class ExcitingContent:
    """The held-out pictures that excite each map of a trained network most, least, and as usual."""

    params: type
    """Fields: ``model``, ``excites``, ``shown``, ``tiles``."""
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]


PAGE = PageKind(
    key="exciting",
    content=ExcitingContent,
    page="cifar_gui.pages.exciting.page:ExcitingPage",
    state="cifar_gui.pages.exciting.state:ExcitingState",
    questions="cifar_gui.pages.exciting.questions:GENERATORS",
    regions=frozenset({"parts", "tiles", "found", "classes", "cutout"}),
    evaluate="cifar_gui.pages.exciting.engine:evaluate",
    keys=(
        ("← →", QT_TRANSLATE_NOOP("Keys", "go from picture to picture")),
        ("↑ ↓", QT_TRANSLATE_NOOP("Keys", "go from layer to layer")),
        ("PgUp PgDown", QT_TRANSLATE_NOOP("Keys", "the map before or after")),
        *PIN,
        *TIMELINE,
    ),
)
