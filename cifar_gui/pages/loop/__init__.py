"""The page of the training loop, line by line."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Example, Fact
from cifar_gui.page_kind import ARROWS, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, Network


@dataclass(frozen=True)
class LoopContent:
    """The loop of training as code, one line lit at a time, with the tensors before and after each line."""

    networks: tuple[Network, ...]
    params: type
    """The fields of a loop and, as switches named in ``pages.loop.protocol.MISTAKES``, what may be done wrong in it."""
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]


PAGE = PageKind(
    key="loop",
    content=LoopContent,
    page="cifar_gui.pages.loop.page:LoopPage",
    state="cifar_gui.pages.loop.state:LoopState",
    questions="cifar_gui.pages.loop.questions:GENERATORS",
    regions=frozenset({"code", "tensors", "memory", "weight", "curve", "line", "lines"}),
    evaluate="cifar_gui.pages.loop.engine:evaluate",
    keys=(
        (ARROWS, QT_TRANSLATE_NOOP("Keys", "go from line to line")),
        ("PgUp PgDown", QT_TRANSLATE_NOOP("Keys", "a whole step of training back or on")),
        ("Space", QT_TRANSLATE_NOOP("Keys", "play or pause")),
    ),
)
