"""What the page of a known network asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cifar_gui.spec import Network


@dataclass(frozen=True)
class Summarise:
    """Describe a known network layer by layer; the answer is a ``protocol.networks.NetworkReport``."""

    answered_by: ClassVar[str] = "cifar_gui.pages.summary.engine:answer"
    id: int
    page: str
    network: Network
    batch: int
