"""What a page on numbers asks. What it is told, ``protocol.numbers`` says: questions are made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from cifar_gui.pages.numbers import NumbersContent
from cifar_gui.protocol.numbers import Matrix
from cifar_gui.spec import field_value


@dataclass(frozen=True, eq=False)
class Calculate:
    """Run a call on tables of numbers."""

    answered_by: ClassVar[str] = "cifar_gui.pages.numbers.engine:answer"
    id: int
    page: str
    content: NumbersContent
    """Whose call it is, and which of the params turn the kernel or leave out the reshape."""
    params: Any
    tables: Mapping[str, Matrix]
    """By name, in the order of the content."""
    device: str = "cpu"
    allow: bool = False
    """The user has agreed to the cost that an earlier Failure named."""

    @property
    def flip(self) -> bool:
        """Whether the last table is turned by 180 degrees first."""
        return bool(self.content.flip and field_value(self.params, self.content.flip))

    @property
    def reshape(self) -> bool:
        """Whether the tables become (1, 1, H, W)."""
        return not self.content.reshape or bool(field_value(self.params, self.content.reshape))
