"""Why PyTorch refuses whole numbers that do not go together: rules of windows, padding, channels and groups.

See ``engine.causes``, which asks them: they compute with the numbers.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator

from cifar_gui.engine.cause import Case, Cause, say
from cifar_gui.engine.literal import literal
from cifar_gui.layers import kind_of
from cifar_gui.layers.window import SizeFormula, Window, pair
from cifar_gui.spec import QT_TRANSLATE_NOOP, field_value


def _kernel_too_large(case: Case) -> Cause | None:
    if "Kernel size can't be greater" not in case.text and "Output size is too small" not in case.text:
        return None
    window = kind_of(case.params).window(case.params)
    if not isinstance(window, Window):
        return None
    axes = window.axes(case.in_shape)
    at_fault = "kernel_size" if any(axis.kernel > axis.padded for axis in axes) else "dilation"
    kernels = {"kernel_size": tuple(min(a.kernel, (a.padded - 1) // max(1, a.dilation) + 1) for a in axes)}
    dilations = {"dilation": tuple(_fitting_dilation(axis) for axis in axes)}
    paddings = {"padding": tuple(max(a.pad_low, -(-(a.span - a.size) // 2)) for a in axes)}
    input_size, span = _by(axis.padded for axis in axes), _by(axis.span for axis in axes)
    dilation = literal(window.dilation)
    values = {"span": span, "input": input_size, "bare": _by(axis.size for axis in axes),
              "kernel": _by(axis.kernel for axis in axes), "dilation": dilation}  # fmt: skip
    padded = any(axis.pad_low for axis in axes)
    return Cause(
        at_fault,
        say((TOO_LARGE if at_fault == "kernel_size" else TOO_WIDE)[padded], **values),
        say((KERNEL_OVER if at_fault == "kernel_size" else DILATION_OVER)[padded], **values),
        (kernels, paddings) if at_fault == "kernel_size" else (dilations, paddings),
    )  # fmt: skip


TOO_LARGE = (
    QT_TRANSLATE_NOOP("Engine", "larger than the {input} input"),
    QT_TRANSLATE_NOOP("Engine", "larger than the padded {input} input"),
)
TOO_WIDE = (
    QT_TRANSLATE_NOOP("Engine", "spreads the kernel over {span}, more than the {input} input"),
    QT_TRANSLATE_NOOP("Engine", "spreads the kernel over {span}, more than the padded {input} input"),
)
KERNEL_OVER = (
    QT_TRANSLATE_NOOP("Engine", "The kernel covers {span} cells, but the input has only {input}."),
    QT_TRANSLATE_NOOP(
        "Engine", "The kernel covers {span} cells, but the {bare} input has only {input} even with its padding."
    ),
)
DILATION_OVER = (
    QT_TRANSLATE_NOOP(
        "Engine", "With dilation {dilation}, the {kernel} kernel covers {span} cells, but the input has only {input}."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "With dilation {dilation}, the {kernel} kernel covers {span} cells, but the {bare} input has only {input} "
        "even with its padding.",
    ),
)


def _fitting_dilation(axis: SizeFormula) -> int:
    return axis.dilation if axis.kernel < 2 else max(1, min(axis.dilation, (axis.padded - 1) // (axis.kernel - 1)))


def _by(sizes: Iterator[int]) -> str:
    return "×".join(str(size) for size in sizes)


def _padding_over_half(case: Case) -> Cause | None:
    """Padding of pooling is at most half of the window."""
    if "pad should be at most half" not in case.text:
        return None
    window = kind_of(case.params).window(case.params)
    if not isinstance(window, Window):
        return None
    kernel, padding, dilation = window.kernel_size, window.padding[:2], window.dilation
    spans = tuple(d * (k - 1) + 1 for k, d in zip(kernel, dilation, strict=True))
    most = tuple(span // 2 for span in spans)
    wider = tuple(max(k, -(-(2 * p - 1) // d) + 1) for k, p, d in zip(kernel, padding, dilation, strict=True))
    values = {"most": literal(most), "padding": literal(padding), "span": _by(iter(spans))}
    return Cause(
        "padding",
        say(QT_TRANSLATE_NOOP("Engine", "at most half of the window, {most}"), **values),
        say(
            QT_TRANSLATE_NOOP(
                "Engine",
                "The window covers {span} cells, and padding {padding} is more than half of that. PyTorch allows at "
                "most half, rounded down: {most}.",
            ),
            **values,
        ),
        ({"padding": tuple(min(p, m) for p, m in zip(padding, most, strict=True))}, {"kernel_size": wider}),
    )


def _same_with_stride(case: Case) -> Cause | None:
    if "padding='same' is not supported for strided" not in case.text:
        return None
    kernel, dilation = pair(case.params.kernel_size), pair(case.params.dilation)
    half = tuple(d * (k - 1) // 2 for k, d in zip(kernel, dilation, strict=True))
    stride = literal(case.params.stride)
    return Cause(
        "padding",
        say(QT_TRANSLATE_NOOP("Engine", "'same' needs stride 1")),
        say(
            QT_TRANSLATE_NOOP(
                "Engine",
                "'same' means an output as large as the input, but stride {stride} skips cells and makes it smaller.",
            ),
            stride=stride,
        ),
        ({"padding": half}, {"stride": (1, 1)}),
    )


def _groups_do_not_divide(case: Case) -> Cause | None:
    found = re.match(r"(in|out)_channels must be divisible by groups", case.text)
    if not found:
        return None
    name = f"{found[1]}_channels"
    count, groups = field_value(case.params, name), case.params.groups
    common = math.gcd(case.params.in_channels, case.params.out_channels)
    divisors = [number for number in range(1, min(common, 10_000) + 1) if common % number == 0]
    nearest = sorted(divisors, key=lambda number: abs(number - groups))
    return Cause(
        "groups",
        say(QT_TRANSLATE_NOOP("Engine", "does not divide {name} = {count}"), name=name, count=count),
        say(
            QT_TRANSLATE_NOOP("Engine", "{count} {count:channel|channels} cannot be divided equally among {groups} "
                                        "groups."),
            count=count, groups=groups,
        ),
        tuple({"groups": number} for number in nearest),
    )  # fmt: skip


def _other_channels(case: Case) -> Cause | None:
    found = re.search(r"to have (-?\d+) channels, but got (\d+) channels", case.text)
    if not found:
        return None
    wanted, got = int(found[1]), int(found[2])
    return Cause(
        "in_channels",
        say(QT_TRANSLATE_NOOP("Engine", "the input has {got} {got:channel|channels}"), got=got),
        say(
            QT_TRANSLATE_NOOP("Engine", "The layer expects {wanted} {wanted:channel|channels}, but the pictures have "
                                        "{got}."),
            wanted=wanted, got=got,
        ),
        ({"in_channels": got},),
    )  # fmt: skip


def _added_beyond_a_step(case: Case) -> Cause | None:
    """A transposed convolution adds at most what lies between two steps."""
    if "output padding must be smaller than either stride or dilation" not in case.text:
        return None
    params = case.params
    stride, dilation, added = pair(params.stride), pair(params.dilation), pair(params.output_padding)
    most = tuple(max(s, d) - 1 for s, d in zip(stride, dilation, strict=True))
    wider = tuple(max(s, more + 1) for s, more in zip(stride, added, strict=True))
    return Cause(
        "output_padding",
        say(QT_TRANSLATE_NOOP("Engine", "at most {most} here"), most=literal(most)),
        say(
            QT_TRANSLATE_NOOP(
                "Engine",
                "output_padding {added} says which of the sizes is meant that a convolution of this stride would "
                "bring to the same size. It has to be less than stride or dilation: at most {most}.",
            ),
            added=literal(added), most=literal(most),
        ),
        ({"output_padding": most}, {"stride": wider}),
    )  # fmt: skip


def _padding_beyond_input(case: Case) -> Cause | None:
    """Reflection and wrapping copy cells of the picture, and there are only so many of them."""
    mode = {"Padding size should be less than": "reflect", "wrapping around more than once": "circular"}
    found = next((name for text, name in mode.items() if text in case.text), None)
    if found is None:
        return None
    most = [size - (found == "reflect") for size in case.in_shape[-2:]]
    word = isinstance(case.params.padding, str)
    window = kind_of(case.params).window(case.params)
    if not isinstance(window, Window):
        return None
    axes = window.axes(case.in_shape)
    cut = {"padding": tuple(min(axis.pad_low, limit) for axis, limit in zip(axes, most, strict=True))}
    kernels = {
        "kernel_size": tuple(min(a.kernel, 2 * m // max(1, a.dilation)) for a, m in zip(axes, most, strict=True))
    }
    return Cause(
        "kernel_size" if word else "padding",
        say(
            QT_TRANSLATE_NOOP("Engine", "at most {most} with padding_mode '{mode}'")
            if not word
            else QT_TRANSLATE_NOOP("Engine", "'same' pads more than the {most} that '{mode}' allows"),
            most=_by(iter(most)), mode=found,
        ),
        say(
            QT_TRANSLATE_NOOP(
                "Engine", "'{mode}' fills the padding with cells copied from the input: at most {most} on a {input} "
                          "input."
            ),
            mode=found, most=_by(iter(most)), input=_by(iter(case.in_shape[-2:])),
        ),
        (kernels if word else cut, {"padding_mode": "zeros"}),
    )  # fmt: skip


RULES_OF_SIZES: tuple[Callable[[Case], Cause | None], ...] = (
    _kernel_too_large, _padding_over_half, _same_with_stride, _groups_do_not_divide, _other_channels,
    _padding_beyond_input, _added_beyond_a_step,
)  # fmt: skip
"""For whole numbers and known words; they compute with them."""
