"""What the page of curves asks. What it is told, ``protocol.curves`` says: questions are made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from cifar_gui.protocol import Pictures


@dataclass(frozen=True)
class DrawCurves:
    """Draw one activation, with its slope, and others over it; and put a batch through it."""

    answered_by: ClassVar[str] = "cifar_gui.pages.curve.engine:answer"
    id: int
    page: str
    build: Callable[[Any, tuple[int, ...]], Any]
    params: Any
    others: tuple[Any, ...]
    """Params of the curves that are laid over it."""
    pictures: Pictures
    device: str = "cpu"
    allow: bool = False
    normalise: bool = False
