"""What is set on the page of linear layers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Self

from msgspec import Meta

from cifar_gui.page_state import PageState, PictureState, Seed, SeedNumber
from cifar_gui.pages.linear import LinearContent

MOST_OUTPUTS = 10_000
Output = Annotated[int, Meta(ge=0, lt=MOST_OUTPUTS)]


@dataclass(frozen=True, kw_only=True)
class LinearState(PageState):
    """The layer and what it is applied to, and the output that is pinned."""

    example: int
    params: Any
    picture: PictureState = field(default_factory=PictureState)
    seed: SeedNumber = Seed.seed
    output: Output | None = None
    weights: bool = False
    """Whether the weights are unfolded."""

    @classmethod
    def of(cls, content: LinearContent, example: int | None = None) -> Self:
        return super().of(content, content.opens_with if example is None else example)

    def back(self, content: LinearContent) -> Self:
        """The arguments; how they are looked at stays."""
        return self.with_example(content, self.example)
