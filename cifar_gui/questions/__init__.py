"""Predict, then look: questions made from what a page shows, marked at once. Neither Qt nor torch."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from cifar_gui.questions import (
    activations,
    convolution,
    gallery,
    linear,
    loading,
    losses,
    modules,
    network,
    pooling,
    sliding,
    training,
)
from cifar_gui.questions.question import Generator, Question, Subject

GROUPS: Mapping[str, tuple[Generator, ...]] = {
    "numbers": (
        convolution.cell_if, pooling.cell_if, sliding.size_if, convolution.padded_products, pooling.winners_index,
        convolution.turned, pooling.the_other_kind, sliding.reads_of_a_cell, pooling.nudge, convolution.scaled,
        sliding.padding_that_keeps, pooling.no_parameters, sliding.columns_unread, convolution.products,
        pooling.ceil_cells, pooling.default_stride, sliding.span_of_dilation, pooling.adaptive_shape,
        pooling.adaptive_window, activations.value, activations.zeroed, activations.slope, activations.mirror,
        activations.largest, activations.twice, activations.softmax, activations.parameters, activations.in_place,
    ),
    "layer": (
        convolution.shape_if, pooling.shape_if, convolution.channel_sums, pooling.window_of_a_picture,
        convolution.parameters_if, pooling.ceil_cells, convolution.halves, pooling.no_parameters,
        convolution.weight_shape, pooling.share_kept, sliding.padding_that_keeps, pooling.default_stride,
        convolution.reshape, convolution.multiply_adds, sliding.reads_of_a_cell, sliding.span_of_dilation,
        pooling.adaptive_shape, pooling.adaptive_window, activations.pixel, activations.largest, activations.twice,
        activations.value, activations.parameters, activations.softmax, activations.in_place, activations.mirror,
    ),
    "curve": (
        activations.value, activations.slope, activations.mirror, activations.largest, activations.twice,
        activations.pixel, activations.softmax, activations.parameters, activations.in_place,
    ),
    "linear": (
        linear.flattened, linear.dot_product, linear.features, linear.last_batch, linear.parameters, linear.bound,
        linear.out_shape,
    ),
    "summary": (linear.vgg_size, linear.vgg_layer, linear.vgg_flat, linear.vgg_share, linear.vgg_classes),
    "gallery": (
        gallery.pad_shape, gallery.pad_value, gallery.pad_cells, gallery.norm_numbers, gallery.norm_value,
        gallery.norm_parameters, gallery.norm_running, gallery.dropout_value, gallery.dropout_zeros,
        gallery.dropout_mode, gallery.recurrent_shape, gallery.recurrent_parameters, gallery.recurrent_state,
        gallery.attention_matrix, gallery.attention_parameters, gallery.attention_heads, gallery.embedding_shape,
        gallery.embedding, gallery.embedding_index,
    ),
    "network": (
        network.convolution_shape, network.parameters, network.flatten_here, network.misfit, network.padding_that_keeps,
        network.multiply_adds, network.receptive_field, network.another_batch, network.collapse, network.memory,
    ),
    "loss": (
        losses.element, losses.reduction, losses.probability, losses.picked, losses.gradient, losses.uniform,
        losses.label_shape, losses.shift, losses.smoothing, losses.perfect,
    ),
    "backward": (
        losses.own_loss, losses.logit_gradient, losses.gradient_shape, losses.sgd_step, losses.without_zero_grad,
        losses.mean_to_sum, losses.before_backward, losses.losses_of_a_batch,
    ),
    "run": (
        training.steps_of_an_epoch, training.sgd, training.no_zero_grad, training.summed_loss, training.momentum,
        training.start, training.last_batch, training.order, training.weight_decay, training.right_of_all,
        training.rate, training.adam,
    ),
    "loader": (loading.batches, loading.last_shape, loading.batch_of, loading.shuffled),
    "loop": (
        training.recorded_step, training.no_zero_grad, training.running_loss, training.order, training.sgd,
        training.momentum, training.start, training.adam, training.weight_decay,
    ),
    "module": (
        modules.value, modules.hooks, modules.learned_numbers, modules.order, modules.appended, modules.only_in_state,
        modules.twice, modules.state_keys, modules.no_super,
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
