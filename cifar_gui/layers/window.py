"""The geometry of layers that slide a window over pictures: sizes, padding, positions, counts. NumPy only.

Everything is separable: what happens along the rows does not depend on the columns, so one axis is described at a time.
The settings are taken to be ones that torch accepts (stride at least 1, a kernel that fits).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cifar_gui.spec import Pair

Positions = NDArray[np.int64]

OUTSIDE = -1
"""In a map of sources: the position is zero padding and copies no cell."""
MOST_COUNTED = 2000
"""Taps or windows that are looked at one by one."""


def pair(value: int | Sequence[int]) -> Pair:
    """``(vertical, horizontal)`` from one number for both, or from a sequence of one or two, as PyTorch reads them."""
    if isinstance(value, int):
        return (value, value)
    return (value[0], value[-1])


def is_pair(value: object) -> bool:
    """Whether ``pair`` can read it: a whole number, or a tuple of one or two."""
    numbers = value if isinstance(value, tuple) else (value,)
    return 0 < len(numbers) < 3 and all(isinstance(number, int) for number in numbers)


def padding_amounts(
    padding: int | Sequence[int] | str, kernel_size: int | Sequence[int], dilation: int | Sequence[int] = 1
) -> tuple[int, int, int, int]:
    """Cells added at ``(top, left, bottom, right)``; 'same' puts the odd one at the bottom and at the right."""
    if padding == "valid":
        return (0, 0, 0, 0)
    if padding == "same":
        height, width = (d * (k - 1) for k, d in zip(pair(kernel_size), pair(dilation), strict=True))
        return (height // 2, width // 2, height - height // 2, width - width // 2)
    assert not isinstance(padding, str)
    vertical, horizontal = pair(padding)
    return (vertical, horizontal, vertical, horizontal)


@dataclass(frozen=True)
class SizeFormula:
    """One axis: ``out = floor((size + pad_low + pad_high - dilation (kernel - 1) - 1) / stride) + 1``.

    With ``ceil_mode``, as pooling has it, the division is rounded up, unless the window that comes in addition would
    start behind the input, in the right padding: torch leaves that one out.
    **Source:** ``pooling_output_shape_pad_lr`` in ATen/native/Pool.h.
    """

    size: int
    """Cells of the input along this axis."""
    pad_low: int
    pad_high: int
    kernel: int
    dilation: int
    stride: int
    ceil_mode: bool = False

    @property
    def span(self) -> int:
        """Cells from the first tap of the window to its last."""
        return self.dilation * (self.kernel - 1) + 1

    @property
    def padded(self) -> int:
        """Cells of the padded input."""
        return self.size + self.pad_low + self.pad_high

    @property
    def numerator(self) -> int:
        """How far the window can be moved; negative when it does not fit."""
        return self.padded - self.span

    @property
    def floor(self) -> int:
        """Whole strides that fit into the numerator."""
        return self.numerator // self.stride

    @property
    def ceiling(self) -> int:
        """Strides that it takes to cover the numerator."""
        return -(-self.numerator // self.stride)

    @property
    def dropped(self) -> bool:
        """Whether ceil_mode asks for a last window that torch leaves out, because it starts in the right padding."""
        return self.ceil_mode and self.ceiling * self.stride >= self.size + self.pad_low

    @property
    def steps(self) -> int:
        """How often the window is moved."""
        return self.ceiling - self.dropped if self.ceil_mode else self.floor

    @property
    def out(self) -> int:
        """Cells of the output."""
        return self.steps + 1

    @property
    def unreached(self) -> int:
        """Cells at the end of the padded input that no window reaches: what the floor throws away."""
        return max(0, self.numerator - self.steps * self.stride)

    @property
    def overhang(self) -> int:
        """Cells by which the last window reaches beyond the padded input, as only ceil_mode lets it."""
        return max(0, self.steps * self.stride - self.numerator)

    @property
    def misses(self) -> bool:
        """Whether some window has no tap on any cell: it begins in the padding, and steps over the whole input."""
        # At most one window more than there are cells, where the padding is at most half of the span.
        for start in range(-self.pad_low, min(0, self.steps * self.stride - self.pad_low + 1), self.stride):
            skipped = -(start // self.dilation)
            if skipped >= self.kernel or start + skipped * self.dilation >= self.size:
                return True
        return False

    @property
    def asked(self) -> int:
        """Windows that the rounding asks for, the one that torch leaves out included."""
        return (self.ceiling if self.ceil_mode else self.floor) + 1

    def is_read(self, position: int) -> bool:
        """Whether a tap of some window lies on a position of the padded input; negative in the padding at its low end.

        Windows without gaps read every cell from the first of them to the last; where taps and windows are too many to
        count, so it is taken to be.
        """
        at = position + self.pad_low
        if (self.dilation == 1 and self.stride <= self.kernel) or min(self.kernel, self.out) > MOST_COUNTED:
            return 0 <= at < self.steps * self.stride + self.span
        if self.kernel <= self.out:
            offsets = (at - tap * self.dilation for tap in range(self.kernel))
            return any(0 <= rest <= self.steps * self.stride and rest % self.stride == 0 for rest in offsets)
        offsets = (at - window * self.stride for window in range(self.out))
        return any(0 <= rest < self.span and rest % self.dilation == 0 for rest in offsets)

    def starts(self) -> Positions:
        """(out,): input position of each window's first tap; negative in the padding."""
        return np.arange(self.out) * self.stride - self.pad_low

    def taps(self, index: int) -> Positions:
        """(kernel,): input positions that the window of output cell ``index`` reads, outside included."""
        return index * self.stride - self.pad_low + np.arange(self.kernel) * self.dilation

    def met(self, tap: int) -> tuple[Positions, Positions]:
        """(out,) each: the input positions on which tap ``tap`` lies, outside included, and the output cells."""
        return self.starts() + tap * self.dilation, np.arange(self.out)

    def sources(self, positions: Positions, padding_mode: str = "zeros") -> Positions:
        """The input cell that each position copies; OUTSIDE where it is a padded zero."""
        last = self.size - 1
        copied: Positions = np.where((positions >= 0) & (positions <= last), positions, OUTSIDE)
        if padding_mode == "reflect":
            copied = last - np.abs(last - np.abs(positions))
        elif padding_mode == "replicate":
            copied = np.clip(positions, 0, last)
        elif padding_mode == "circular":
            copied = positions % self.size
        return copied

    def copies(self, position: int, padding_mode: str = "zeros") -> list[Pair]:
        """The runs (first, last) of positions that hold input cell ``position``: its own, and copies in the padding."""
        last = self.size - 1
        found = {position, -position, 2 * last - position, position - self.size, position + self.size}
        there = [at for at in sorted(found) if -self.pad_low <= at <= last + self.pad_high]
        there = [at for at, source in zip(there, self.sources(np.array(there), padding_mode), strict=True)
                 if source == position]  # fmt: skip
        if padding_mode != "replicate":
            return [(at, at) for at in there]
        return [(-self.pad_low if position == 0 else position, last + self.pad_high if position == last else position)]

    def taps_on(self, position: int, padding_mode: str = "zeros") -> Positions:
        """(out,): how many taps of each window read input cell ``position``; several where the padding copies it."""
        starts, found = self.starts(), np.zeros(self.out, np.int64)
        for first, last in self.copies(position, padding_mode):
            below, up_to = -((starts - first) // self.dilation), (last - starts) // self.dilation
            found += np.maximum(np.minimum(up_to, self.kernel - 1) - np.maximum(below, 0) + 1, 0)
        return found

    def inside(self, index: int) -> int:
        """How many taps of the window of output cell ``index`` read a cell of the input."""
        start = index * self.stride - self.pad_low
        first, last = max(-(start // self.dilation), 0), (self.size - 1 - start) // self.dilation
        return max(min(last, self.kernel - 1) - first + 1, 0)

    def usage(self, padding_mode: str = "zeros") -> Positions:
        """(size,): how often each input cell is read, copies in the padding included.

        A cell of the picture is read ``rows.usage()[row] * columns.usage()[column]`` times by each kernel.
        """
        return np.array([self.taps_on(position, padding_mode).sum() for position in range(self.size)], np.int64)


@dataclass(frozen=True)
class AdaptiveFormula:
    """One axis of adaptive pooling: window i reads from ``floor(i size / out)`` to ``ceil((i + 1) size / out)``.

    **Source:** ``start_index`` and ``end_index`` in ATen/native/AdaptivePooling.h.
    """

    size: int
    out: int

    def taps(self, index: int) -> Positions:
        """(length of this window,): the input positions that the window of output cell ``index`` reads."""
        return np.arange(index * self.size // self.out, -(-(index + 1) * self.size // self.out))

    def sources(self, positions: Positions, padding_mode: str = "zeros") -> Positions:
        """The positions: there is no padding."""
        return positions

    def taps_on(self, position: int, padding_mode: str = "zeros") -> Positions:
        """(out,): 1 for each window that reads input cell ``position``, else 0."""
        found = np.zeros(self.out, np.int64)
        found[position * self.out // self.size : -(-(position + 1) * self.out // self.size)] = 1
        return found

    def inside(self, index: int) -> int:
        """How many input cells the window of output cell ``index`` reads."""
        return len(self.taps(index))


@dataclass(frozen=True)
class Window:
    """A window that slides over rows and columns; every pair is (vertical, horizontal)."""

    kernel_size: Pair
    stride: Pair = (1, 1)
    padding: tuple[int, int, int, int] = (0, 0, 0, 0)
    """(top, left, bottom, right)."""
    dilation: Pair = (1, 1)
    ceil_mode: bool = False
    padding_mode: str = "zeros"

    @property
    def is_sound(self) -> bool:
        """Whether a formula holds for it: PyTorch takes no others."""
        least = min(*self.kernel_size, *self.stride, *self.dilation)
        return least > 0 and min(self.padding) >= 0 and max(*self.kernel_size, *self.stride, *self.dilation,
                                                            *self.padding) < TOO_LARGE  # fmt: skip

    def axes(self, in_shape: Sequence[int]) -> tuple[SizeFormula, SizeFormula]:
        """Rows and columns on input of shape (..., H, W)."""
        rows, columns = (
            SizeFormula(
                in_shape[axis - 2], self.padding[axis], self.padding[axis + 2], self.kernel_size[axis],
                self.dilation[axis], self.stride[axis], self.ceil_mode,
            )
            for axis in (0, 1)
        )  # fmt: skip
        return rows, columns

    def usage(self, in_shape: Sequence[int]) -> Positions:
        """(H, W): how often each input cell is read by one kernel."""
        rows, columns = self.axes(in_shape)
        counts: Positions = np.outer(rows.usage(self.padding_mode), columns.usage(self.padding_mode))
        return counts


TOO_LARGE = 2**62
"""Numbers from here on do not fit into 64 bits when they are added up, and torch takes none of them."""


@dataclass(frozen=True)
class AdaptiveWindow:
    """Windows that follow from the size of the output, and may differ in size."""

    output_size: tuple[int | None, int | None]
    """None is the size of the input."""
    padding_mode: str = "zeros"

    padding = (0, 0, 0, 0)
    dilation = (1, 1)

    def axes(self, in_shape: Sequence[int]) -> tuple[AdaptiveFormula, AdaptiveFormula]:
        """Rows and columns on input of shape (..., H, W)."""
        rows, columns = (
            AdaptiveFormula(size, size if out is None else out)
            for size, out in zip(in_shape[-2:], self.output_size, strict=True)
        )
        return rows, columns


def sliding(
    kernel_size: Any, stride: Any, padding: Any, dilation: Any = 1, ceil_mode: Any = False, padding_mode: str = "zeros"
) -> Window | None:
    """The window that arguments as PyTorch takes them stand for; None for what is no whole numbers."""
    stride = kernel_size if stride in (None, (None, None)) else stride
    known = all(map(is_pair, (kernel_size, stride, dilation)))
    if not known or not (is_pair(padding) or padding in ("same", "valid")):
        return None
    pads = padding_amounts(padding, kernel_size, dilation)
    return Window(pair(kernel_size), pair(stride), pads, pair(dilation), bool(ceil_mode), padding_mode)
