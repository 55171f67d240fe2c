"""What PyTorch's refusals of a layer mean: rules that read the cause off the exception and the params.

A rule never foretells: it is asked only after PyTorch has refused, and what it proposes is tried before it is offered
(``engine.errors``).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cifar_gui.engine.code import literal
from cifar_gui.layers import kind_of
from cifar_gui.layers.window import SizeFormula, Window, is_pair, pair
from cifar_gui.spec import QT_TRANSLATE_NOOP, Field, Message, field_value, fields, is_shown, keywords

Changes = Mapping[str, Any]
"""New values for fields of the params."""


@dataclass(frozen=True)
class Case:
    """A refusal, and the means to try something else."""

    error: Exception
    params: Any
    in_shape: tuple[int, ...]
    """(N, C, H, W)."""
    attempt: Callable[[Any], Exception | None]
    """Tries params; None means that they lead to a result."""

    @property
    def text(self) -> str:
        """PyTorch's own words."""
        return str(self.error)

    def after(self, changes: Changes) -> Exception | None:
        """What happens with the changes applied."""
        return self.attempt(replace(self.params, **changes))

    def relieved_by(self, changes: Changes) -> bool:
        """Whether the changes make PyTorch say something else, or nothing."""
        error = self.after(changes)
        return error is None or str(error) != self.text


@dataclass(frozen=True)
class Cause:
    """What a rule found: the field at fault, and changes that may mend it, the best first."""

    field: str
    reason: Message
    sentence: Message
    changes: tuple[Changes, ...]


class Refused(Exception):
    """A refusal of the program's own, of what PyTorch would take; ``cause`` says why."""

    def __init__(self, cause: Cause) -> None:
        self.cause = cause
        super().__init__(str(cause.sentence))


def changed(params: Any) -> list[Field]:
    """The fields that are not at their default: those that are shown, without the choice between layers."""
    return [item for item in shown(params) if differs(item.of(params), item.default)]


def shown(params: Any) -> list[Field]:
    """The fields that mean something for these params, without a choice that is no argument of PyTorch's."""
    chooser = [item.name for item in fields(params) if item.kind == "choice" and item.label is not None]
    return [item for item in fields(params) if is_shown(item, params) and item.name not in chooser]


def differs(value: object, other: object) -> bool:
    """Whether they are written differently: True, 1 and 1.0 are equal in Python, but not to torch."""
    return literal(value) != literal(other)


def diagnose(case: Case) -> Cause | None:
    """The first rule that recognises the refusal."""
    if isinstance(case.error, Refused):
        return case.error.cause
    numbers = [(item, item.of(case.params)) for item in shown(case.params) if item.kind in ("int", "pair")]
    whole = all(
        is_pair(value) or value in item.words_for(case.params) or _is_left_out(item, value) for item, value in numbers
    )
    for rule in (*RULES_OF_VALUES, *(RULES_OF_NUMBERS if whole else ()), _by_reset):
        if (cause := rule(case)) is not None:
            return cause
    return None


def _is_left_out(item: Field, value: object) -> bool:
    return item.default is None and value in (None, (None, None))


def _say(text: str, **values: object) -> Message:
    return Message("Engine", text, values)


def _not_whole(case: Case) -> Cause | None:
    """A number with a fraction, a switch, a word or nothing where PyTorch needs whole numbers."""
    for item in shown(case.params):
        value = item.of(case.params)
        parts = value if isinstance(value, tuple) else (value,)
        word = item.words_for(case.params) and isinstance(value, str)
        optional = _is_left_out(item, value)
        if item.kind not in ("int", "pair") or word or optional or all(_is_whole(part, item) for part in parts):
            continue
        whole = tuple(_whole(part, item) for part in parts)
        one = None if item.optional and item.default is None and not is_near(value) else whole[0]
        change = {item.name: (whole * 2)[: max(2, len(whole))] if item.kind == "pair" else one}
        if case.relieved_by(change):
            return Cause(
                item.name,
                _say(QT_TRANSLATE_NOOP("Engine", "not a whole number")),
                _say(
                    QT_TRANSLATE_NOOP("Engine", "{field} takes whole numbers only, not {value}."),
                    field=item.name, value=literal(value),
                ),
                (change,),
            )  # fmt: skip
    return None


def _is_whole(part: object, item: Field) -> bool:
    """One side may be left to PyTorch where the field has a default of its own; a stride is left out whole."""
    return type(part) is int or (part is None and item.optional and item.default is not None)


EXACT = 2**53
"""A number beyond that has no neighbours that are one apart."""


def is_near(part: object) -> bool:
    """Whether a whole number near it is what somebody may have meant: 9e99 would be one of a hundred digits."""
    return isinstance(part, int | float) and math.isfinite(part) and abs(part) <= EXACT


def _whole(part: object, item: Field) -> int:
    """A whole number near ``part``."""
    lowest = item.least or 0
    if isinstance(part, int | float) and is_near(part):
        return max(round(part), lowest)
    default = item.default[0] if isinstance(item.default, tuple) else item.default
    return lowest if default is None else int(default)


def _too_many_digits(case: Case) -> Cause | None:
    """A number that does not fit into 64 bits."""
    if "Overflow when unpacking" not in case.text:
        return None
    for item in changed(case.params):
        value = item.of(case.params)
        numbers = [part for part in (value if isinstance(value, tuple) else (value,)) if isinstance(part, int)]
        if any(not -(2**63) <= number < 2**63 for number in numbers):
            return Cause(
                item.name,
                _say(QT_TRANSLATE_NOOP("Engine", "more than 64 bits can hold")),
                _say(
                    QT_TRANSLATE_NOOP("Engine", "PyTorch uses 64-bit integers, up to {limit}; {field} does not fit "
                                                "into one."),
                    field=item.name, limit=2**63 - 1,
                ),
                ({item.name: item.default},),
            )  # fmt: skip
    return None


def _zero_stride_left_out(case: Case) -> Cause | None:
    """A stride that was left out is the kernel's size, and that is zero: PyTorch speaks of the stride."""
    if "stride should not be zero" not in case.text:
        return None
    for item in shown(case.params):
        if item.otherwise is None or not _is_left_out(item, item.of(case.params)):
            continue
        value = field_value(case.params, item.otherwise)
        raised = tuple(max(part, 1) for part in pair(value))
        change = {item.otherwise: raised}
        if case.relieved_by(change):
            return Cause(
                item.name,
                _say(QT_TRANSLATE_NOOP("Engine", "left empty, so {other} = {value}"), other=item.otherwise,
                     value=literal(value)),
                _say(
                    QT_TRANSLATE_NOOP(
                        "Engine", "{field} was left empty, so it takes the value of {other}, which is {value}: the "
                                  "window would never move."
                    ),
                    field=item.name, other=item.otherwise, value=literal(value),
                ),
                (change,),
            )  # fmt: skip
    return None


def _below_minimum(case: Case) -> Cause | None:
    """Zero or less where PyTorch needs at least one; less than zero for padding."""
    for item in shown(case.params):
        lowest, value = item.least, item.of(case.params)
        parts = value if isinstance(value, tuple) else (value,)
        if lowest is None or not all(isinstance(part, int) for part in parts) or all(part >= lowest for part in parts):
            continue
        raised = tuple(max(part, lowest) for part in parts)
        change = {item.name: raised if isinstance(value, tuple) else raised[0]}
        # PyTorch may speak of the size of the window first, but without cells, or at such a dilation, it has none.
        if item.name in ("kernel_size", "dilation") or case.relieved_by(change):
            return Cause(
                item.name,
                _say(QT_TRANSLATE_NOOP("Engine", "must be {lowest} or more"), lowest=lowest),
                _say(BELOW[item.name], value=literal(value)),
                (change,),
            )
    return None


BELOW = {
    "in_channels": QT_TRANSLATE_NOOP("Engine", "in_channels is {value}, but a layer needs at least one input channel."),
    "out_channels": QT_TRANSLATE_NOOP(
        "Engine", "out_channels is {value}, but a layer needs at least one output channel."
    ),
    "kernel_size": QT_TRANSLATE_NOOP(
        "Engine", "kernel_size is {value}, but a window needs at least one cell in each direction."
    ),
    "stride": QT_TRANSLATE_NOOP("Engine", "stride is {value}, but the window has to move by at least one cell."),
    "padding": QT_TRANSLATE_NOOP(
        "Engine", "padding is {value}, but cells can only be added around the input, not removed."
    ),
    "dilation": QT_TRANSLATE_NOOP(
        "Engine", "dilation is {value}, but neighbouring taps must be at least one cell apart."
    ),
    "groups": QT_TRANSLATE_NOOP("Engine", "groups is {value}, but there must be at least one group."),
    "output_size": QT_TRANSLATE_NOOP(
        "Engine", "output_size is {value}, but an output cannot have a negative number of cells."
    ),
    "num_parameters": QT_TRANSLATE_NOOP("Engine", "num_parameters is {value}, but there must be at least one slope."),
}


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
        _say((TOO_LARGE if at_fault == "kernel_size" else TOO_WIDE)[padded], **values),
        _say((KERNEL_OVER if at_fault == "kernel_size" else DILATION_OVER)[padded], **values),
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
        _say(QT_TRANSLATE_NOOP("Engine", "at most half of the window, {most}"), **values),
        _say(
            QT_TRANSLATE_NOOP(
                "Engine",
                "The window covers {span} cells, and padding {padding} is more than half of that. PyTorch allows at "
                "most half, rounded down: {most}.",
            ),
            **values,
        ),
        ({"padding": tuple(min(p, m) for p, m in zip(padding, most, strict=True))}, {"kernel_size": wider}),
    )


def _zero_divisor(case: Case) -> Cause | None:
    if "divisor must be not zero" not in case.text:
        return None
    return Cause(
        "divisor_override",
        _say(QT_TRANSLATE_NOOP("Engine", "must not be zero")),
        _say(
            QT_TRANSLATE_NOOP(
                "Engine",
                "The sum of a window cannot be divided by zero. If this is left empty, the sum is divided by the "
                "number of cells.",
            )
        ),
        ({"divisor_override": None}, {"divisor_override": 1}),
    )


def _no_such_dimension(case: Case) -> Cause | None:
    found = re.search(r"expected to be in range of \[(-?\d+), (-?\d+)\], but got (-?\d+)", case.text)
    if not found or "dim" not in keywords(case.params):
        return None
    low, high, value = found.groups()
    return Cause(
        "dim",
        _say(QT_TRANSLATE_NOOP("Engine", "from {low} to {high}"), low=low, high=high),
        _say(
            QT_TRANSLATE_NOOP(
                "Engine", "The input has {count} {count:dimension|dimensions}, numbered from {low} to {high}; there is "
                          "no dimension {value}."
            ),
            count=int(high) + 1, low=low, high=high, value=value,
        ),
        ({"dim": 1}, {"dim": -1}),
    )  # fmt: skip


def _other_slopes(case: Case) -> Cause | None:
    found = re.search(r"parameter numbers = (-?\d+) and channel size = (\d+)", case.text)
    if not found:
        return None
    count, channels = int(found[1]), int(found[2])
    return Cause(
        "num_parameters",
        _say(QT_TRANSLATE_NOOP("Engine", "1, or {channels}, the number of channels"), channels=channels),
        _say(
            QT_TRANSLATE_NOOP(
                "Engine",
                "PReLU has one slope for all channels, or one per channel: {count} slopes do not match {channels} "
                "{channels:channel|channels}.",
            ),
            count=count, channels=channels,
        ),
        ({"num_parameters": channels}, {"num_parameters": 1}),
    )  # fmt: skip


def _same_with_stride(case: Case) -> Cause | None:
    if "padding='same' is not supported for strided" not in case.text:
        return None
    kernel, dilation = pair(case.params.kernel_size), pair(case.params.dilation)
    half = tuple(d * (k - 1) // 2 for k, d in zip(kernel, dilation, strict=True))
    stride = literal(case.params.stride)
    return Cause(
        "padding",
        _say(QT_TRANSLATE_NOOP("Engine", "'same' needs stride 1")),
        _say(
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
        _say(QT_TRANSLATE_NOOP("Engine", "does not divide {name} = {count}"), name=name, count=count),
        _say(
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
        _say(QT_TRANSLATE_NOOP("Engine", "the input has {got} {got:channel|channels}"), got=got),
        _say(
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
        _say(QT_TRANSLATE_NOOP("Engine", "at most {most} here"), most=literal(most)),
        _say(
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
        _say(
            QT_TRANSLATE_NOOP("Engine", "at most {most} with padding_mode '{mode}'")
            if not word
            else QT_TRANSLATE_NOOP("Engine", "'same' pads more than the {most} that '{mode}' allows"),
            most=_by(iter(most)), mode=found,
        ),
        _say(
            QT_TRANSLATE_NOOP(
                "Engine", "'{mode}' fills the padding with cells copied from the input: at most {most} on a {input} "
                          "input."
            ),
            mode=found, most=_by(iter(most)), input=_by(iter(case.in_shape[-2:])),
        ),
        (kernels if word else cut, {"padding_mode": "zeros"}),
    )  # fmt: skip


def _unknown_word(case: Case) -> Cause | None:
    for field, text in (
        ("padding", "Invalid padding string"), ("padding_mode", "padding_mode must be one of"),
        ("approximate", "approximate argument must be"),
    ):  # fmt: skip
        if text in case.text:
            item = next(item for item in fields(case.params) if item.name == field)
            known = item.words or item.choices
            return Cause(
                field,
                _say(QT_TRANSLATE_NOOP("Engine", "not a value that PyTorch knows")),
                _say(
                    QT_TRANSLATE_NOOP("Engine", "{field} can be {known}, but not {value}."),
                    field=field, known=", ".join(known), value=literal(field_value(case.params, field)),
                ),
                tuple({field: word} for word in known),
            )  # fmt: skip
    return None


def _by_reset(case: Case) -> Cause | None:
    """No rule knows it: the field at fault is the one whose default alone makes it work."""
    for item in changed(case.params):
        if case.after({item.name: item.default}) is None:
            values = {
                "field": item.name, "value": literal(item.of(case.params)), "default": literal(item.default)
            }  # fmt: skip
            return Cause(
                item.name,
                _say(QT_TRANSLATE_NOOP("Engine", "PyTorch does not accept {value} here"), **values),
                _say(
                    QT_TRANSLATE_NOOP(
                        "Engine", "PyTorch refuses {field} = {value} in this combination; with {default} it works."
                    ),
                    **values,
                ),
                ({item.name: item.default},),
            )
    return None


RULES_OF_VALUES: tuple[Callable[[Case], Cause | None], ...] = (
    _not_whole, _too_many_digits, _unknown_word, _zero_stride_left_out, _below_minimum,
    _zero_divisor, _no_such_dimension, _other_slopes,
)  # fmt: skip
"""For any values at all."""
RULES_OF_NUMBERS: tuple[Callable[[Case], Cause | None], ...] = (
    _kernel_too_large, _padding_over_half, _same_with_stride, _groups_do_not_divide, _other_channels,
    _padding_beyond_input, _added_beyond_a_step,
)  # fmt: skip
"""For whole numbers and known words; they compute with them."""
