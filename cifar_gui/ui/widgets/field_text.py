"""A setting in words, as a form shows it."""

from __future__ import annotations

from typing import Any

from cifar_gui.i18n import lesson_text
from cifar_gui.spec import Field, fields


def field_text(params: Any, name: str) -> str:
    """A field with its value: "batch_size = 64"."""
    return f"{called(field_of(params, name))} = {value_text(params, name)}"


def value_text(params: Any, name: str) -> str:
    """The value of a field: "off", "64", "one-cycle"."""
    field = field_of(params, name)
    value = field.of(params)
    if isinstance(value, str) and value in field.choices and field.titles:
        return lesson_text(field.titles[field.choices.index(value)])
    if value is None and field.empty:
        return lesson_text(field.empty)
    return repr(value) if isinstance(value, float) else str(value)


def called(field: Field) -> str:
    """What the form calls it: by PyTorch's own name, or by words."""
    return lesson_text(field.label) if field.label is not None else field.name


def field_of(params: Any, name: str) -> Field:
    """The field of a name."""
    return next(field for field in fields(params) if field.name == name)
