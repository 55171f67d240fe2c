"""What is set on the page of the training loop."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, Self, get_args

from msgspec import Meta

from cifar_gui.page_state import NetworkState, Place
from cifar_gui.pages.loop import LoopContent
from cifar_gui.pages.loop.protocol import MISTAKES, made, positions
from cifar_gui.protocol import SAMPLES

Plot = Literal["loss", "memory", "graph"]
PLOTS: tuple[str, ...] = get_args(Plot)
FIRST_STEP = 8
"""Where the recording opens: at the first step() of the right loop."""


@dataclass(frozen=True, kw_only=True)
class LoopState(NetworkState):
    """The loop with its mistakes, and what of its recording is looked at."""

    source: str = SAMPLES
    place: Annotated[int, Meta(ge=0, lt=10_000)] = FIRST_STEP
    """The position of the recording."""
    parameter: str = ""
    """Which one is recorded in full; "" for the first one."""
    index: tuple[Place, ...] = ()
    """The number of the parameter that is followed."""
    plot: Plot = "loss"
    """What is drawn over the steps or the lines."""

    lasting = ("tab", "source", "place", "parameter", "index", "plot")

    def with_example(self, content: LoopContent, example: int) -> Self:
        """The settings of an example, at the line where its mistake does its harm."""
        found = super().with_example(content, example)
        mistakes = made(found.params)
        return replace(found, place=second(MISTAKES[mistakes[0]], found.params)) if mistakes else found

    def back(self, content: LoopContent) -> Self:
        """The settings of the example as they were."""
        return self.with_example(content, self.example)


def second(line: str, params: Any) -> int:
    """Where a line runs for the second time, or for the only one: by then its mistake is seen."""
    return [place for place, (name, _) in enumerate(positions(params)) if name == line][:2][-1]
