"""A refusal speaks of a field as the control does that the user sees: not by a name that stands nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from cifar_gui.engine.literal import literal
from cifar_gui.protocol import Failure, Fix
from cifar_gui.spec import Message
from cifar_gui.ui.widgets.form import Form

Labels = Mapping[str, Message]


def in_words(failure: Failure, forms: Iterable[Form]) -> Failure:
    """The refusal with the labels of these forms for the names of their fields; arguments of PyTorch keep theirs."""
    labels = {
        name: Message("Lesson", row.field.label)
        for form in forms
        for name, row in form.rows.items()
        if row.field.label is not None
    }
    return replace(
        failure,
        called=labels.get(failure.field or ""),
        reason=_told(failure.reason, labels),
        sentence=_told(failure.sentence, labels),
        fixes=tuple(_fix(fix, labels) for fix in failure.fixes),
    )


def _told(message: Message | None, labels: Labels) -> Message | None:
    name = message.values.get("field") if message is not None else None
    if message is None or not isinstance(name, str) or name not in labels:
        return message
    return replace(message, values={**message.values, "field": labels[name]})


def _fix(fix: Fix, labels: Labels) -> Fix:
    """Its changes are written anew where a label is among them."""
    label = _told(fix.label, labels)
    assert label is not None
    if isinstance(label.values.get("changes"), str) and labels.keys() & fix.changes.keys():
        label = replace(label, values={**label.values, "changes": _changes(fix.changes, labels)})
    return replace(fix, label=label)


def _changes(changes: Mapping[str, Any], labels: Labels) -> Message:
    """ "momentum = 0.9, epochs = 5", each field by its label."""
    values: dict[str, object] = {}
    for place, (name, value) in enumerate(changes.items()):
        values |= {f"name{place}": labels.get(name, name), f"value{place}": literal(value)}
    return Message("", ", ".join(f"{{name{place}}} = {{value{place}}}" for place in range(len(changes))), values)
