"""The classic mistakes, each of which can be made safely: declarations alone, without torch and without Qt."""

from __future__ import annotations

from cifar_gui.spec import lesson_of
from cifar_gui.traps import batches, convolution, losses, modules, pooling, shapes, training
from cifar_gui.traps.trap import FAILS, WARNS, WORKS, Trap

__all__ = ["FAILS", "TRAPS", "WARNS", "WORKS", "Trap", "of_lesson"]

TRAPS: dict[str, Trap] = {
    trap.key: trap
    for module in (modules, convolution, pooling, shapes, batches, losses, training)
    for trap in module.TRAPS
}
"""All of them, by key."""


def of_lesson(number: str) -> tuple[Trap, ...]:
    """The traps of a lesson; of ``<number>/<part>`` as well."""
    return tuple(trap for trap in TRAPS.values() if lesson_of(number) in trap.lessons)
