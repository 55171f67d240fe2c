"""Predict, then look: questions made from what a page shows, marked at once. Neither Qt nor torch."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from cifar_gui.questions import convolution, pooling, sliding
from cifar_gui.questions.question import Generator, Question, Subject

GROUPS: Mapping[str, tuple[Generator, ...]] = {
    "numbers": (
        convolution.cell_if, pooling.cell_if, sliding.size_if, convolution.padded_products, pooling.winners_index,
        convolution.turned, pooling.the_other_kind, sliding.reads_of_a_cell, pooling.nudge, convolution.scaled,
        sliding.padding_that_keeps, pooling.no_parameters, sliding.columns_unread, convolution.products,
        pooling.ceil_cells, pooling.default_stride, sliding.span_of_dilation, pooling.adaptive_shape,
        pooling.adaptive_window,
    ),
    "layer": (
        convolution.shape_if, pooling.shape_if, convolution.channel_sums, pooling.window_of_a_picture,
        convolution.parameters_if, pooling.ceil_cells, convolution.halves, pooling.no_parameters,
        convolution.weight_shape, pooling.share_kept, sliding.padding_that_keeps, pooling.default_stride,
        convolution.reshape, convolution.multiply_adds, sliding.reads_of_a_cell, sliding.span_of_dilation,
        pooling.adaptive_shape, pooling.adaptive_window,
    ),
}  # fmt: skip
"""By the kind of a subject, in the order in which they take turns."""


def next_question(subject: Subject | None, rng: Random, after: int) -> tuple[int, Question] | None:
    """The next kind that fits, and a question of it; ``after`` is the place of the last one, -1 for none.

    None when nothing can be asked of this subject.
    """
    if subject is None:
        return None
    group = GROUPS.get(subject.kind, ())
    for step in range(1, len(group) + 1):
        place = (after + step) % len(group)
        question = group[place](subject, rng)
        if question is not None:
            return place, question
    return None


__all__ = ["GROUPS", "Generator", "Question", "Subject", "next_question"]
