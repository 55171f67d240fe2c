"""What the page asks about; the questions themselves go by what is computed. No torch."""

from __future__ import annotations

from cifar_gui.questions import activations, convolution, pooling, sliding
from cifar_gui.questions.question import Generator

GENERATORS: tuple[Generator, ...] = (
    convolution.cell_if, pooling.cell_if, sliding.size_if, convolution.padded_products, pooling.winners_index,
    convolution.turned, pooling.the_other_kind, sliding.reads_of_a_cell, pooling.nudge, convolution.scaled,
    sliding.padding_that_keeps, pooling.no_parameters, sliding.columns_unread, convolution.products,
    pooling.ceil_cells, pooling.default_stride, sliding.span_of_dilation, pooling.adaptive_shape,
    pooling.adaptive_window, activations.value, activations.zeroed, activations.slope, activations.mirror,
    activations.largest, activations.twice, activations.softmax, activations.parameters, activations.in_place,
)  # fmt: skip
"""In the order in which they take turns."""
