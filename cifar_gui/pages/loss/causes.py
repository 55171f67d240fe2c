"""What PyTorch's refusals of a loss mean. As in ``causes``: read off the exception, and no fix that was not tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from math import prod
from typing import Any, Protocol

from cifar_gui.engine import errors
from cifar_gui.engine.cause import Cause, Changes, differs
from cifar_gui.engine.errors import MOST_FIXES, Explanation
from cifar_gui.engine.literal import literal
from cifar_gui.pages.loss.script import ARGUMENTS, CLASSES, DEFAULTS, FAMILIES, FLAT, GRID, TABLES, shape_of
from cifar_gui.protocol import Fix
from cifar_gui.protocol.losses import Rows
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, field_value


class Trial(Protocol):
    """A request, and the means to try it with changes."""

    params: Any
    tables: Mapping[str, Rows]

    def attempt(self, changes: Changes) -> Exception | None:
        """Try with changes; None means that they lead to a result."""


def explain(error: Exception, trial: Trial) -> Explanation:
    """Explain any refusal; at worst it names no field and offers what is usual."""
    text = str(error)
    for rule in RULES:
        cause = rule(text, trial)
        if cause is not None:
            return Explanation(cause.field, cause.reason, cause.sentence, _fixes(cause.changes, trial))
    return Explanation(None, None, Message("Engine", errors.UNKNOWN), _fixes((_usual_setting(trial),), trial))


def _fixes(changes: tuple[Changes, ...], trial: Trial) -> tuple[Fix, ...]:
    """Those that lead to a result; none that only adds to one before it."""
    found: list[Fix] = []
    for change in changes:
        more = any(fix.changes.items() <= change.items() for fix in found)
        if change and not more and len(found) < MOST_FIXES and trial.attempt(change) is None:
            found.append(_fix(change, trial))
    return tuple(found)


def _fix(change: Changes, trial: Trial) -> Fix:
    written = ", ".join(f"{name} = {literal(value)}" for name, value in change.items() if name != "target")
    rows = change.get("target")
    if rows is None:
        return Fix(_say(QT_TRANSLATE_NOOP("Engine", "Set {changes}"), changes=written), change)
    if _size(rows) == _size(trial.tables["target"]):
        return Fix(_say(QT_TRANSLATE_NOOP("Engine", "Put valid labels into the target")), change)
    height, width = _size(rows)
    if written:
        text = QT_TRANSLATE_NOOP("Engine", "Make the target {rows}×{columns}, {changes}")
    else:
        text = QT_TRANSLATE_NOOP("Engine", "Make the target {rows}×{columns}")
    return Fix(_say(text, rows=height, columns=width, changes=written), change)


def _say(text: str, **values: object) -> Message:
    return Message("Engine", text, values)


# --- rules ----------------------------------------------------------------------------------------------------------


def _label_out_of_range(text: str, trial: Trial) -> Cause | None:
    found = re.search(r"Target (-?\d+) is out of bounds", text)
    if not found:
        return None
    label, last = int(found[1]), _last_class(trial)
    return Cause(
        "target",
        _say(QT_TRANSLATE_NOOP("Engine", "label {label}, but the last class is {last}"), label=label, last=last),
        _say(NO_SUCH_CLASS if last else ONE_CLASS, count=last + 1, last=last, label=label),
        ({"target": _labels(trial.tables["target"], last)}, {"ignore_index": label}),
    )  # fmt: skip


NO_SUCH_CLASS = QT_TRANSLATE_NOOP(
    "Engine",
    "The input has {count} classes, and they are counted from 0: labels go from 0 to {last}. There is no "
    "class {label}.",
)
ONE_CLASS = QT_TRANSLATE_NOOP(
    "Engine", "The input has one class only, and its label is 0, as they are counted from 0. There is no class {label}."
)


def _labels_of_wrong_type(text: str, trial: Trial) -> Cause | None:
    found = re.search(r"expected target dtype to be Long or Byte, but got (\w+)", text)
    if not found:
        return None
    return Cause(
        "target_dtype",
        _say(QT_TRANSLATE_NOOP("Engine", "class labels are whole numbers")),
        _say(
            QT_TRANSLATE_NOOP(
                "Engine",
                "A target of shape {shape} holds class numbers, which are int64. Floating point would mean a "
                "probability for each class, and then the target has the shape of the input.",
            ),
            shape=_shape(trial, "target"),
        ),
        ({"target_dtype": "int64"}, {"target_dtype": "int64", "target_shape": FLAT}),
    )


def _probabilities_of_wrong_type(text: str, trial: Trial) -> Cause | None:
    if "Expected floating point type for target with class probabilities" not in text:
        return None
    return Cause(
        "target_dtype",
        _say(QT_TRANSLATE_NOOP("Engine", "probabilities are floating point")),
        _say(
            QT_TRANSLATE_NOOP(
                "Engine",
                "The target has the shape of the input, {shape}, so PyTorch reads it as a probability for each class, "
                "and those are floating point numbers.",
            ),
            shape=_shape(trial, "input"),
        ),
        ({"target_dtype": "float32"}, {"target_dtype": "float32", "ignore_index": DEFAULTS["ignore_index"]}),
    )


def _ignoring_probabilities(text: str, trial: Trial) -> Cause | None:
    if "ignore_index is not supported for floating point target" not in text:
        return None
    return Cause(
        "ignore_index",
        _say(QT_TRANSLATE_NOOP("Engine", "only for class labels")),
        _say(
            QT_TRANSLATE_NOOP(
                "Engine", "ignore_index leaves out rows with a certain label, but this target holds probabilities."
            )
        ),
        ({"ignore_index": DEFAULTS["ignore_index"]},),
    )


def _whole_numbers(text: str, trial: Trial) -> Cause | None:
    """int64 where the arithmetic needs fractions."""
    if not re.search(r"not implemented for 'Long'|could not infer output dtype|desired output type Long", text):
        return None
    wanted: list[Changes] = [{"input_dtype": "float32"}, {"target_dtype": "float32"}]
    both = {"input_dtype": "float32", "target_dtype": "float32"}
    works = next((change for change in (*wanted, both) if trial.attempt(change) is None), both)
    field = next(iter(works))
    return Cause(
        field,
        _say(QT_TRANSLATE_NOOP("Engine", "needs floating point")),
        _say(
            QT_TRANSLATE_NOOP(
                "Engine", "{loss} computes with fractions, and PyTorch provides it for floating-point numbers only."
            ),
            loss=trial.params.loss,
        ),
        (works,),
    )


def _sizes_differ(text: str, trial: Trial) -> Cause | None:
    """Input and target do not belong to each other."""
    sizes = (
        r"must match the size of tensor|must be the same as input size|Expected input batch_size|Mismatch|doesn't match"
    )
    if not re.search(sizes, text):
        return None
    params, (rows, columns) = trial.params, _size(trial.tables["input"])
    classes = FAMILIES[params.loss] == CLASSES
    shapes: list[Changes] = []
    if classes:
        shapes = [{"target_shape": FLAT}, {"input_shape": GRID}, {"input_shape": GRID, "target_shape": FLAT}]
    elif prod(_size(trial.tables["input"])) == prod(_size(trial.tables["target"])):
        shapes = [{"target_shape": params.input_shape}, {"input_shape": params.target_shape}]
    shape = next((change for change in shapes if not _idle(change, params) and trial.attempt(change) is None), None)
    size = (rows, 1) if classes else (rows, columns)
    changes = [] if shape is None else [shape]
    if size != _size(trial.tables["target"]):
        rows_of_it = _resized(trial.tables["target"], *size)
        grown = {"target": _labels(rows_of_it, _last_class(trial)) if classes else rows_of_it}
        changes += [grown, {**grown, **_usual_setting(trial)}]
    return Cause(
        "target" if shape is None else next(iter(shape)),
        _say(QT_TRANSLATE_NOOP("Engine", "does not match the other shape")),
        _say(
            QT_TRANSLATE_NOOP(
                "Engine", "For each row of scores there is one label: the input is {input}, the target {target}."
            )
            if classes
            else QT_TRANSLATE_NOOP(
                "Engine", "Each number of the input needs its own target: the input is {input}, the target {target}."
            ),
            input=_shape(trial, "input"), target=_shape(trial, "target"),
        ),
        tuple(changes),
    )  # fmt: skip


def _smoothing(text: str, trial: Trial) -> Cause | None:
    if "label_smoothing must be between" not in text:
        return None
    return Cause(
        "label_smoothing",
        _say(QT_TRANSLATE_NOOP("Engine", "between 0 and 1")),
        _say(
            QT_TRANSLATE_NOOP(
                "Engine",
                "label_smoothing is the share of the target that is spread over all classes: a number from 0 to 1.",
            )
        ),
        ({"label_smoothing": 0.1}, {"label_smoothing": 0.0}),
    )


def _turning_point(text: str, trial: Trial) -> Cause | None:
    """beta and delta: where the parabola turns into a straight line."""
    found = re.search(r"does not support (?:negative|non-positive) values for (beta|delta)", text)
    if not found:
        return None
    name = found[1]
    return Cause(
        name,
        _say(
            QT_TRANSLATE_NOOP("Engine", "0 or more")
            if name == "beta"
            else QT_TRANSLATE_NOOP("Engine", "greater than 0")
        ),
        _say(
            QT_TRANSLATE_NOOP(
                "Engine",
                "{field} is the distance at which the parabola turns into a straight line; {value} is not a distance.",
            ),
            field=name, value=literal(field_value(trial.params, name)),
        ),
        ({name: 1.0},),
    )  # fmt: skip


def _not_a_whole_number(text: str, trial: Trial) -> Cause | None:
    """NaN, infinity or too large a number in a table of int64."""
    if not re.search(r"cannot convert float|without overflow|too large", text):
        return None
    for name, field in (("input", "input_dtype"), ("target", "target_dtype")):
        change: Changes = {field: "float32"}
        if field_value(trial.params, field) == "int64" and str(trial.attempt(change) or "") != text:
            return Cause(
                name,
                _say(QT_TRANSLATE_NOOP("Engine", "not all of it fits into int64")),
                _say(
                    QT_TRANSLATE_NOOP("Engine", "The table {table} is int64, which has neither NaN nor infinity."),
                    table=name,
                ),
                (change, {name: tuple(tuple(0.0 for _ in row) for row in trial.tables[name])}),
            )
    return None


def _no_such_argument(text: str, trial: Trial) -> Cause | None:
    """An argument whose default alone makes it work."""
    params = trial.params
    for name in ARGUMENTS[params.loss]:
        value = field_value(params, name)
        if name in TABLES or not differs(value, DEFAULTS[name]):
            continue
        error = trial.attempt({name: DEFAULTS[name]})
        if error is not None and str(error) == text:
            continue
        whole = name == "ignore_index" and type(value) is not int
        values = {"field": name, "value": literal(value), "default": literal(DEFAULTS[name])}
        return Cause(
            name,
            _say(QT_TRANSLATE_NOOP("Engine", "not a whole number"))
            if whole
            else _say(QT_TRANSLATE_NOOP("Engine", "PyTorch does not accept {value} here"), **values),
            _say(QT_TRANSLATE_NOOP("Engine", "PyTorch refuses {field} = {value}; its default is {default}."), **values),
            ({name: DEFAULTS[name]}, {name: DEFAULTS[name], **_usual_setting(trial)}),
        )
    return None


def _by_usage(text: str, trial: Trial) -> Cause | None:
    """No rule knows the words: the shape or dtype whose usual value alone makes it work, or else all of them."""
    params, usual = trial.params, _usual_setting(trial)
    works = next(({name: value} for name, value in usual.items() if trial.attempt({name: value}) is None), usual)
    if not works or trial.attempt(works) is not None:
        return None
    name = next(iter(works))
    values = {"field": name, "value": literal(field_value(params, name))}
    return Cause(
        name,
        _say(QT_TRANSLATE_NOOP("Engine", "PyTorch does not accept {value} here"), **values),
        _say(
            QT_TRANSLATE_NOOP(
                "Engine",
                "PyTorch refuses {field} = {value} for an input of shape {input} and a target of shape {target}.",
            ),
            **values, input=_shape(trial, "input"), target=_shape(trial, "target"),
        ),
        (works,),
    )  # fmt: skip


def _usual_setting(trial: Trial) -> Changes:
    """What it takes to get to shapes and dtypes that a loss of this family gets in real life."""
    usual = _usual(trial)
    return {name: value for name, value in usual.items() if differs(value, field_value(trial.params, name))}


def _usual(trial: Trial) -> dict[str, Any]:
    """Shapes and dtypes that a loss of this family gets in real life."""
    params = trial.params
    if FAMILIES[params.loss] != CLASSES:
        return {"input_shape": GRID, "target_shape": GRID, "input_dtype": "float32", "target_dtype": "float32"}
    smeared = _size(trial.tables["input"]) == _size(trial.tables["target"]) and _size(trial.tables["target"])[1] > 1
    usual = {"input_shape": GRID, "input_dtype": "float32"}
    if smeared and params.loss == "CrossEntropyLoss":
        return {**usual, "target_dtype": "float32", "target_shape": GRID}
    return {**usual, "target_dtype": "int64", "target_shape": FLAT}


def _idle(change: Changes, params: Any) -> bool:
    return all(field_value(params, name) == value for name, value in change.items())


def _size(rows: Rows) -> tuple[int, int]:
    return len(rows), len(rows[0])


def _resized(rows: Rows, height: int, width: int) -> Rows:
    """Cut, or filled with zeros."""
    return tuple(
        tuple(rows[i][j] if i < len(rows) and j < len(rows[i]) else 0.0 for j in range(width)) for i in range(height)
    )


def _last_class(trial: Trial) -> int:
    """The largest label that the input knows."""
    shape = shape_of(trial.params.input_shape, *_size(trial.tables["input"]))
    return shape[min(1, len(shape) - 1)] - 1


def _labels(rows: Rows, last: int) -> Rows:
    """The nearest labels that there are."""
    return tuple(tuple(float(round(min(max(value, 0.0), last))) for value in row) for row in rows)


def _shape(trial: Trial, name: str) -> str:
    shape = shape_of(field_value(trial.params, f"{name}_shape"), *_size(trial.tables[name]))
    return f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"


RULES: tuple[Callable[[str, Trial], Cause | None], ...] = (
    _label_out_of_range, _labels_of_wrong_type, _probabilities_of_wrong_type, _ignoring_probabilities, _whole_numbers,
    _sizes_differ, _smoothing, _turning_point, _not_a_whole_number, _no_such_argument, _by_usage,
)  # fmt: skip
