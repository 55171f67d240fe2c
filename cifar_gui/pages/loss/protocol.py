"""What the page of losses asks. What it is told, ``protocol.losses`` says: terms are written out by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from cifar_gui.protocol.losses import Rows


@dataclass(frozen=True)
class AskLoss:
    """What is the loss between two tables?"""

    answered_by: ClassVar[str] = "cifar_gui.pages.loss.engine:answer"
    id: int
    page: str
    params: Any
    """See ``pages.loss.script``."""
    tables: Mapping[str, Rows]
    """"input", "target", "weight", "pos_weight"."""
    device: str = "cpu"
