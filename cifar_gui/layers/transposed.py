"""The geometry of a convolution that goes the other way: cells of the input are scattered over the output."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cifar_gui.layers.window import Positions, SizeFormula, Window
from cifar_gui.spec import Pair


@dataclass(frozen=True)
class TransposedFormula:
    """One axis: ``out = (size - 1) stride - 2 padding + dilation (kernel - 1) + output_padding + 1``.

    ``back`` slides over the output: where its window of output cells begins for an input cell, that cell is scattered.
    """

    size: int
    """Cells of the input."""
    back: SizeFormula
    """The convolution from the output to the input; its ``size`` is that of the output."""
    output_padding: int

    @property
    def out(self) -> int:
        """Cells of the output."""
        return self.back.size

    def taps(self, index: int) -> Positions:
        """The input positions that reach output cell ``index``; none where the stride leaves it out."""
        return np.flatnonzero(self.back.taps_on(index)[: self.size])

    def weights(self, index: int) -> Positions:
        """The place in the kernel of the weight that each of the ``taps`` has there."""
        return (index + self.back.pad_low - self.taps(index) * self.back.stride) // self.back.dilation

    def sources(self, positions: Positions, padding_mode: str = "zeros") -> Positions:
        """The positions: there is no padding around the input."""
        return positions

    def met(self, tap: int) -> tuple[Positions, Positions]:
        """The input positions on which the weight ``tap`` of the kernel lies, and the output cell that each goes into.

        Where that cell is cut off, as padding is, there is none.
        """
        positions = np.arange(self.size)
        cells = positions * self.back.stride - self.back.pad_low + tap * self.back.dilation
        there = (cells >= 0) & (cells < self.out)
        return positions[there], cells[there]

    def reached(self, position: int) -> Positions:
        """The output cells that input cell ``position`` is scattered over."""
        cells = self.back.taps(position)
        return cells[(cells >= 0) & (cells < self.out)]

    def taps_on(self, position: int, padding_mode: str = "zeros") -> Positions:
        """(out,): 1 for each output cell that input cell ``position`` reaches, else 0."""
        found = np.zeros(self.out, np.int64)
        found[self.reached(position)] = 1
        return found

    def inside(self, index: int) -> int:
        """How many input positions reach output cell ``index``."""
        return len(self.taps(index))


@dataclass(frozen=True)
class TransposedWindow:
    """A window of the output for each cell of the input."""

    back: Window
    """It slides over the output; what it pads is cut off there."""
    output_padding: Pair

    padding = (0, 0, 0, 0)
    padding_mode = "zeros"

    @property
    def dilation(self) -> Pair:
        """Cells of the output from one that an input cell reaches to the next."""
        return self.back.dilation

    def axes(self, in_shape: Sequence[int]) -> tuple[TransposedFormula, TransposedFormula]:
        """Rows and columns on input of shape (..., H, W)."""
        rows, columns = (
            TransposedFormula(size, _back(axis, size, more), more)
            for axis, size, more in zip(self.back.axes((0, 0)), in_shape[-2:], self.output_padding, strict=True)
        )
        return rows, columns


def _back(axis: SizeFormula, size: int, more: int) -> SizeFormula:
    out = (size - 1) * axis.stride - axis.pad_low - axis.pad_high + axis.span + more
    return SizeFormula(out, axis.pad_low, axis.pad_high, axis.kernel, axis.dilation, axis.stride)
