"""Which kernels, strides, paddings and dilations turn one size into another. Plain arithmetic, no torch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cifar_gui.layers.window import SizeFormula

KERNELS, STRIDES, PADDINGS, DILATIONS = range(1, 12), range(1, 5), range(0, 11), range(1, 4)
"""What is tried where nothing is given."""


@dataclass(frozen=True)
class Solution:
    """One way to do it, along one axis."""

    kernel: int
    stride: int
    padding: int
    dilation: int
    unused: int
    """Cells at the end of the padded input that no window reaches."""
    misses: bool = False
    """Whether some window lies on padding alone."""

    @property
    def pools(self) -> bool:
        """Whether pooling may do it, too: its padding is at most half of its kernel, and each window holds a cell."""
        return self.padding <= self.kernel // 2 and not self.misses


def solve(
    size: int,
    out: int,
    kernel: int | None = None,
    stride: int | None = None,
    padding: int | None = None,
    dilation: int | None = None,
    *,
    ceil_mode: bool = False,
    pools: bool = False,
) -> tuple[Solution, ...]:
    """Every way from ``size`` to ``out`` cells: ``out = floor((size + 2 p - d (k - 1) - 1) / s) + 1``.

    None stands for anything in the ranges above. The plain ones come first: dilation 1, a small stride, nothing unused.
    ``ceil_mode`` rounds up, as pooling can; ``pools`` leaves out what pooling does not do.
    """

    def choices(given: int | None, usual: Iterable[int], lowest: int) -> Iterable[int]:
        return usual if given is None else (given,) if given >= lowest else ()

    found = [
        Solution(k, s, p, d, axis.unreached, axis.misses)
        for d in choices(dilation, DILATIONS, 1)
        for s in choices(stride, STRIDES, 1)
        for k in choices(kernel, KERNELS, 1)
        for p in choices(padding, PADDINGS, 0)
        if (room := size + 2 * p - d * (k - 1) - 1) >= 0
        and room // s + 1 <= out <= room // s + 1 + ceil_mode  # rounding up adds one window at most
        and (axis := SizeFormula(size, p, p, k, d, s, ceil_mode)).out == out
        and (d == 1 or k > 1)
    ]
    usable = [one for one in found if one.pools or not pools]
    return tuple(sorted(usable, key=lambda one: (one.dilation, one.stride, one.unused > 0, one.kernel, one.padding)))
