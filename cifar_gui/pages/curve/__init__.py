"""The page of activations as curves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cifar_gui.lesson import Example, Fact
from cifar_gui.page_kind import PIN, TIMELINE, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class CurveContent:
    """A function of one number as a curve: its slope, a point on it, and what it does to the numbers of a batch."""

    params: type
    """Its field ``layer`` names a class of ``torch.nn``."""
    build: Callable[[Any, tuple[int, ...]], Any]
    """``build(params, in_shape) -> nn.Module``; imports torch itself."""
    layers: tuple[str, ...]
    """The classes whose curves may be laid over it."""
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]


PAGE = PageKind(
    key="curve",
    content=CurveContent,
    page="cifar_gui.pages.curve.page:CurvePage",
    state="cifar_gui.pages.curve.state:CurveState",
    questions="cifar_gui.pages.curve.questions:GENERATORS",
    regions=frozenset({"curve", "point", "overlays", "histograms"}),
    evaluate="cifar_gui.pages.curve.engine:evaluate",
    keys=(
        ("← →", QT_TRANSLATE_NOOP("Keys", "move the point on the curve")),
        *PIN,
        *TIMELINE,
    ),
)
