"""The page of what a DataLoader hands over."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Example, Fact
from cifar_gui.page_kind import PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class LoaderContent:
    """What a loader hands over: the batches of two epochs as a row of blocks, and the pictures in one of them."""

    params: type
    """Fields ``pictures``, ``batch_size``, ``shuffle``, ``seed``, ``drop_last``."""
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]
    """``expected`` may name "batches" and "last"."""


PAGE = PageKind(
    key="loader",
    content=LoaderContent,
    page="cifar_gui.pages.loader.page:LoaderPage",
    state="cifar_gui.pages.loader.state:LoaderState",
    questions="cifar_gui.pages.loader.questions:GENERATORS",
    regions=frozenset({"batches", "batch", "counts"}),
    evaluate="cifar_gui.pages.loader.engine:evaluate",
    keys=(("← →", QT_TRANSLATE_NOOP("Keys", "go from batch to batch")),),
)
