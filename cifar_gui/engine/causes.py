"""What PyTorch's refusals of a layer mean: the rule that knows one, and the rules for a single value.

A rule never foretells: it is asked only after PyTorch has refused, and what it proposes is tried before it is offered
(``engine.errors``).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from cifar_gui.engine.cause import Case, Cause, Refused, changed, say, shown
from cifar_gui.engine.causes_of_sizes import RULES_OF_SIZES
from cifar_gui.engine.literal import literal
from cifar_gui.layers.window import is_pair, pair
from cifar_gui.spec import QT_TRANSLATE_NOOP, Field, field_value, fields, keywords


def diagnose(case: Case) -> Cause | None:
    """The first rule that recognises the refusal."""
    if isinstance(case.error, Refused):
        return case.error.cause
    numbers = [(item, item.of(case.params)) for item in shown(case.params) if item.kind in ("int", "pair")]
    whole = all(
        is_pair(value) or value in item.words_for(case.params) or _is_left_out(item, value) for item, value in numbers
    )
    for rule in (*RULES_OF_VALUES, *(RULES_OF_SIZES if whole else ()), _by_reset):
        if (cause := rule(case)) is not None:
            return cause
    return None


def _is_left_out(item: Field, value: object) -> bool:
    return item.default is None and value in (None, (None, None))


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
                say(QT_TRANSLATE_NOOP("Engine", "not a whole number")),
                say(
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
                say(QT_TRANSLATE_NOOP("Engine", "more than 64 bits can hold")),
                say(
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
                say(QT_TRANSLATE_NOOP("Engine", "left empty, so {other} = {value}"), other=item.otherwise,
                     value=literal(value)),
                say(
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
                say(QT_TRANSLATE_NOOP("Engine", "must be {lowest} or more"), lowest=lowest),
                say(BELOW[item.name], value=literal(value)),
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


def _zero_divisor(case: Case) -> Cause | None:
    if "divisor must be not zero" not in case.text:
        return None
    return Cause(
        "divisor_override",
        say(QT_TRANSLATE_NOOP("Engine", "must not be zero")),
        say(
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
        say(QT_TRANSLATE_NOOP("Engine", "from {low} to {high}"), low=low, high=high),
        say(
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
        say(QT_TRANSLATE_NOOP("Engine", "1, or {channels}, the number of channels"), channels=channels),
        say(
            QT_TRANSLATE_NOOP(
                "Engine",
                "PReLU has one slope for all channels, or one per channel: {count} slopes do not match {channels} "
                "{channels:channel|channels}.",
            ),
            count=count, channels=channels,
        ),
        ({"num_parameters": channels}, {"num_parameters": 1}),
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
                say(QT_TRANSLATE_NOOP("Engine", "not a value that PyTorch knows")),
                say(
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
                say(QT_TRANSLATE_NOOP("Engine", "PyTorch does not accept {value} here"), **values),
                say(
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
