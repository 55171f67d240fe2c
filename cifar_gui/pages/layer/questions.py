"""What the page asks about; the questions themselves go by what is computed. No torch."""

from __future__ import annotations

from cifar_gui.questions import activations, convolution, pooling, sliding
from cifar_gui.questions.question import Generator

GENERATORS: tuple[Generator, ...] = (
    convolution.shape_if, pooling.shape_if, convolution.channel_sums, pooling.window_of_a_picture,
    convolution.parameters_if, pooling.ceil_cells, convolution.halves, pooling.no_parameters,
    convolution.weight_shape, pooling.share_kept, sliding.padding_that_keeps, pooling.default_stride,
    convolution.reshape, convolution.multiply_adds, sliding.reads_of_a_cell, sliding.span_of_dilation,
    convolution.transposed_size,
    pooling.adaptive_shape, pooling.adaptive_window, activations.pixel, activations.largest, activations.twice,
    activations.value, activations.parameters, activations.softmax, activations.in_place, activations.mirror,
)  # fmt: skip
"""In the order in which they take turns."""
