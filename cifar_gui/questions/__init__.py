"""Predict, then look: questions made from what a page shows, marked at once. Neither Qt nor torch."""

from __future__ import annotations

from random import Random

from cifar_gui.questions.question import Generator, Question, Subject


def next_question(subject: Subject | None, rng: Random, after: int) -> tuple[int, Question] | None:
    """The next kind that fits, and a question of it; ``after`` is the place of the last one, -1 for none.

    None when nothing can be asked of this subject.
    """
    if subject is None:
        return None
    group = subject.generators
    for step in range(1, len(group) + 1):
        place = (after + step) % len(group)
        question = group[place](subject, rng)
        if question is not None:
            return place, question
    return None


__all__ = ["Generator", "Question", "Subject", "next_question"]
