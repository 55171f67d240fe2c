"""The page of linear layers."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Example, Fact
from cifar_gui.page_kind import PIN, TIMELINE, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class LinearContent:
    """A batch of pictures, flattened, through ``nn.Linear``: the vector, the weights as pictures, one neuron."""

    params: type
    """Fields ``start_dim``, ``end_dim``, ``in_features``, ``out_features``, ``bias``."""
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]
    opens_with: int = 0
    """The place of the example that the page opens with."""


PAGE = PageKind(
    key="linear",
    content=LinearContent,
    page="cifar_gui.pages.linear.page:LinearPage",
    state="cifar_gui.pages.linear.state:LinearState",
    questions="cifar_gui.pages.linear.questions:GENERATORS",
    regions=frozenset({"input", "vector", "neuron", "output", "weights", "fresh", "arithmetic", "batches"}),
    evaluate="cifar_gui.pages.linear.engine:evaluate",
    keys=(
        ("↑ ↓", QT_TRANSLATE_NOOP("Keys", "another output")),
        ("← →", QT_TRANSLATE_NOOP("Keys", "another input")),
        *PIN,
        *TIMELINE,
    ),
)
