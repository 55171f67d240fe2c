"""The classic mistakes, each of which can be made safely: declarations alone, without torch and without Qt."""

from __future__ import annotations

from cifar_gui.lesson import lesson_of
from cifar_gui.mistakes import batches, convolution, judging, losses, modules, pooling, shapes, training
from cifar_gui.mistakes.mistake import FAILS, WARNS, WORKS, Mistake

__all__ = ["FAILS", "MISTAKES", "WARNS", "WORKS", "Mistake", "of_lesson"]

MISTAKES: dict[str, Mistake] = {
    mistake.key: mistake
    for module in (modules, convolution, pooling, shapes, batches, losses, training, judging)
    for mistake in module.MISTAKES
}
"""All of them, by key."""


def of_lesson(page: str) -> tuple[Mistake, ...]:
    """The mistakes of the lesson of a page."""
    return tuple(mistake for mistake in MISTAKES.values() if lesson_of(page) in mistake.lessons)
