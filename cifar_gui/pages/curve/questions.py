"""What the page asks about; the questions themselves go by what is computed. No torch."""

from __future__ import annotations

from cifar_gui.questions import activations
from cifar_gui.questions.question import Generator

GENERATORS: tuple[Generator, ...] = (
    activations.value, activations.slope, activations.mirror, activations.largest, activations.twice,
    activations.pixel, activations.softmax, activations.parameters, activations.in_place,
)  # fmt: skip
"""In the order in which they take turns."""
