"""The page of where pictures lie in the last hidden layer of a network."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Example, Fact
from cifar_gui.page_kind import PIN, TIMELINE, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class EmbeddingContent:
    """The numbers that go into the last linear layer, of many pictures, in the two directions that keep the most."""

    params: type
    """Fields ``model``, ``judged``, ``points``, ``look`` and ``colouring``."""
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]
    """Their params are a ``spec.Network``; ``expected`` may name "numbers" and "layer"."""


PAGE = PageKind(
    key="embedding",
    content=EmbeddingContent,
    page="cifar_gui.pages.embedding.page:EmbeddingPage",
    state="cifar_gui.pages.embedding.state:EmbeddingState",
    questions="cifar_gui.pages.embedding.questions:GENERATORS",
    regions=frozenset({"cloud", "classes", "pictures", "variance"}),
    evaluate="cifar_gui.pages.embedding.engine:evaluate",
    keys=(
        ("← → ↑ ↓", QT_TRANSLATE_NOOP("Keys", "go to the next picture in this direction")),
        ("+ − 0", QT_TRANSLATE_NOOP("Keys", "look closer, from farther away, at all of it")),
        *PIN,
        *TIMELINE,
    ),
)
