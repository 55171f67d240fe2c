"""How the numbers of a layer come about, written out with its own numbers. No torch.

Each sum is a formula whose result a test compares with what torch says.
"""

from __future__ import annotations

from math import prod

from cifar_gui.layers import KINDS
from cifar_gui.layers.call import arguments
from cifar_gui.layers.window import SizeFormula, Window
from cifar_gui.protocol.networks import LayerReport
from cifar_gui.spec import Layer


def parameters_sum(layer: Layer, count: int) -> str:
    """``32 × (3 × 5 × 5 + 1) = 2,432``; "0" for a layer that learns nothing."""
    if not count:
        return "0"
    return KINDS[layer.kind].parameters_sum(arguments(layer), count)


def multiply_adds_sum(layer: Layer, report: LayerReport) -> str:
    """``2,400 × 32 × 32 × 64 = 157,286,400``: weights, places, pictures; "0" where nothing is multiplied by weights."""
    if not report.multiply_adds or report.in_shape is None or report.out_shape is None:
        return "0"
    places = KINDS[layer.kind].uses(report.in_shape, report.out_shape)
    weights = report.multiply_adds // max(prod(places), 1)
    return f"{weights:,} × {' × '.join(map(str, places))} = {report.multiply_adds:,}"


def size_sums(layer: Layer, report: LayerReport) -> tuple[str, ...]:
    """The size formula along rows and columns, one line when both are the same; () for layers without a window."""
    if report.in_shape is None or report.out_shape is None or len(report.in_shape) not in (3, 4):
        return ()
    window = KINDS[layer.kind].window(arguments(layer))
    if not isinstance(window, Window):
        return ()
    axes = window.axes(report.in_shape)
    lines = [_size(axis, out) for axis, out in zip(axes, report.out_shape[-2:], strict=True)]
    return (lines[0],) if lines[0] == lines[1] else tuple(lines)


def _size(axis: SizeFormula, out: int) -> str:
    """``⌊(32 + 2 + 2 − 1 × (5 − 1) − 1) / 1⌋ + 1 = 32``; the result is torch's, which rounds up in ceil_mode."""
    pads = f" + {axis.pad_low} + {axis.pad_high}" if axis.pad_low or axis.pad_high else ""
    low, high = ("⌊", "⌋") if out == axis.floor + 1 else ("⌈", "⌉")
    return f"{low}({axis.size}{pads} − {axis.dilation} × ({axis.kernel} − 1) − 1) / {axis.stride}{high} + 1 = {out}"


def memory_sum(report: LayerReport) -> str:
    """``64 × 32 × 32 × 32 × 4 = 8,388,608``: numbers of the output, four bytes each."""
    if report.out_shape is None or not report.bytes:
        return "0"
    return f"{' × '.join(map(str, (*report.out_shape, 4)))} = {prod(report.out_shape) * 4:,}"
