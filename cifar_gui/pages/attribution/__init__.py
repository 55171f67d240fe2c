"""The page of why a network answers as it does: which pixels its score hangs on, by four methods."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Example, Fact
from cifar_gui.page_kind import PIN, TIMELINE, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, Network

GRADIENT, PRODUCT, CAM, OCCLUSION = METHODS = ("gradient", "input x gradient", "Grad-CAM", "occlusion")
"""How a picture of reasons is made."""
TITLES = (
    QT_TRANSLATE_NOOP("Lesson", "gradient"), QT_TRANSLATE_NOOP("Lesson", "input × gradient"),
    QT_TRANSLATE_NOOP("Lesson", "Grad-CAM"), QT_TRANSLATE_NOOP("Lesson", "occlusion"),
)  # fmt: skip
"""What the METHODS are called."""
PATCH, STRIDE, FILL = (
    QT_TRANSLATE_NOOP("Lesson", "patch"), QT_TRANSLATE_NOOP("Lesson", "stride"), QT_TRANSLATE_NOOP("Lesson", "fill"),
)  # fmt: skip
"""What the fields ``window``, ``every`` and ``fill`` are called."""
ANSWER = "answer"
"""The class that has the highest score, where others go by their names."""
LAST = ""
"""The last layer that convolves and puts out maps, where others go by their names."""
SIDE = 32
"""Rows and columns of a picture."""


@dataclass(frozen=True)
class AttributionContent:
    """A trained network and one picture: which pixels its answer hangs on, and what it says without some of them."""

    params: type
    """Fields ``model``, ``method``, ``target``, ``maps``, ``window``, ``every``, ``fill``, ``fresh``, ``colours`` and
    ``opacity``."""
    networks: tuple[Network, ...]
    """Those that the facts are about, with fresh weights."""
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]
    """``expected`` may name "shape", of the picture of reasons, and "layer", whose maps Grad-CAM adds up."""


PAGE = PageKind(
    key="attribution",
    content=AttributionContent,
    page="cifar_gui.pages.attribution.page:AttributionPage",
    state="cifar_gui.pages.attribution.state:AttributionState",
    questions="cifar_gui.pages.attribution.questions:GENERATORS",
    regions=frozenset({"patch", "reasons", "overlay", "scores", "switches", "pixel"}),
    evaluate="cifar_gui.pages.attribution.engine:evaluate",
    keys=(
        ("← → ↑ ↓", QT_TRANSLATE_NOOP("Keys", "move the pixel that is worked out")),
        ("Shift+← → ↑ ↓", QT_TRANSLATE_NOOP("Keys", "move the patch")),
        *PIN,
        *TIMELINE,
    ),
)
