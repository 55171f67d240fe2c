"""The page of a network's gradients."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Example, Fact
from cifar_gui.page_kind import TIMELINE, UNPIN, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, Network


@dataclass(frozen=True)
class BackwardContent:
    """A network on real pictures: logits, softmax, the loss of each picture, and every gradient after ``backward``."""

    networks: tuple[Network, ...]
    params: type
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]


PAGE = PageKind(
    key="backward",
    content=BackwardContent,
    page="cifar_gui.pages.backward.page:BackwardPage",
    state="cifar_gui.pages.backward.state:BackwardState",
    questions="cifar_gui.pages.backward.questions:GENERATORS",
    regions=frozenset(
        {"picture", "scores", "loss", "parameters", "weights", "gradient", "way", "weight", "walk", "outputs"}
    ),
    evaluate="cifar_gui.pages.backward.engine:evaluate",
    keys=(
        ("← →", QT_TRANSLATE_NOOP("Keys", "step along the way")),
        *UNPIN,
        *TIMELINE,
    ),
)
