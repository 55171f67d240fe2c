"""What a class of ``torch.nn`` is, told once, by family. Neither torch nor Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cifar_gui.layers import activation, convolution, dropout, linear, normalisation, pooling, sequence, size
from cifar_gui.layers.kind import Counts
from cifar_gui.layers.kind import LayerKind as LayerKind
from cifar_gui.spec import QT_TRANSLATE_NOOP

GROUPS: tuple[tuple[str, tuple[LayerKind, ...]], ...] = (
    (QT_TRANSLATE_NOOP("Lesson", "Convolution"), convolution.KINDS),
    (QT_TRANSLATE_NOOP("Lesson", "Pooling"), pooling.KINDS),
    (QT_TRANSLATE_NOOP("Lesson", "Linear"), linear.KINDS),
    (QT_TRANSLATE_NOOP("Lesson", "Activation"), activation.KINDS),
    (QT_TRANSLATE_NOOP("Lesson", "Normalisation"), normalisation.KINDS),
    (QT_TRANSLATE_NOOP("Lesson", "Regularisation"), dropout.KINDS),
    (QT_TRANSLATE_NOOP("Lesson", "Size"), size.KINDS),
)
"""What a network may hold, in the order of a menu."""

KINDS: dict[str, LayerKind] = {kind.name: kind for _, kinds in GROUPS for kind in kinds}
"""By name: the classes of ``torch.nn`` that a network may hold."""
KNOWN: Mapping[str, LayerKind] = KINDS | {
    kind.name: kind for kind in (*convolution.FUNCTIONS, *size.FRAMES, *sequence.KINDS)
}
"""Those too that no network of 7.7 holds, and functions."""


def kind_of(params: Any) -> LayerKind:
    """The layer that params stand for.

    Raises:
        AttributeError, KeyError: they are of no layer: nothing is taken for another one.
    """
    return KNOWN[params.layer]


def counts_of(params: Any, in_shape: tuple[int, ...]) -> Counts:
    """What a layer that led to a result holds and does.

    Raises:
        TypeError: of a layer for which it is not written out.
    """
    found = kind_of(params).counts(params, in_shape)
    if found is None:
        raise TypeError(f"{params.layer}: no counts")
    return found
