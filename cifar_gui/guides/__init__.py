"""The first steps of each lesson: five to eight settings of its page, what to look at there, and a question."""

from __future__ import annotations

from cifar_gui.guides import (
    activations,
    linear,
    losses,
    module,
    network,
    networks,
    numbers,
    pictures,
    pooling,
    training,
)
from cifar_gui.guides.guide import Answer, Guide, Step
from cifar_gui.lesson import lesson_of

__all__ = ["GUIDES", "MINUTES", "Answer", "Guide", "Step", "find"]

MINUTES = 15
"""How long the first steps of a lesson take, about."""

GUIDES: dict[str, Guide] = {
    guide.lesson: guide
    for guide in (
        module.GUIDE,
        numbers.GUIDE,
        pictures.GUIDE,
        pooling.GUIDE,
        activations.GUIDE,
        linear.GUIDE,
        networks.GUIDE,
        losses.GUIDE,
        training.GUIDE,
        network.GUIDE,
    )
}
"""By the key of the lesson."""


def find(page: str) -> Guide | None:
    """The guide of the lesson of a page: ``pooling`` for ``pooling/pictures``; None where there is none."""
    return GUIDES.get(lesson_of(page))
