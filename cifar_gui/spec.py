"""The words that parameters and networks are declared in, and the messages of all that is said of them.

Parameters are a frozen dataclass of annotated fields. From it follow the form, the forward request, the settings, the
code on the page, the self-test and the tests. This module knows neither torch nor Qt.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

Pair = tuple[int, int]
"""(vertical, horizontal), as PyTorch orders them."""
Numbers = tuple[int | float, ...]
"""Several numbers where PyTorch also takes one: the last dimensions, the sides of a frame."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark ``text`` for translation and return it unchanged; it is translated where it is shown.

    pyside6-lupdate looks for exactly this name.
    """
    return text


class Count(int):
    """A number of things, which chooses their word: "{count} {count:kernel|kernels}" reads "1 kernel", "6 kernels"."""

    def __format__(self, spec: str) -> str:
        one, bar, more = spec.partition("|")
        return (one if self == 1 else more) if bar else super().__format__(spec)


def counted(value: object) -> object:
    """A whole number as a Count; anything else as it is."""
    return Count(value) if type(value) is int else value


@dataclass(frozen=True)
class Message:
    """A sentence for the user, kept untranslated until it is shown.

    ``text`` is English source text marked with ``QT_TRANSLATE_NOOP(context, ...)``; ``{names}`` in it are filled from
    ``values`` after translation. A value may itself be a Message; a whole number is a ``Count``.
    """

    context: str
    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    kind: Literal["info", "warning", "error"] = "warning"
    """How it looks where it is told: ``info`` of what went well."""

    def __str__(self) -> str:
        """The English sentence: for logs, tests and the command line."""
        values = {name: str(v) if isinstance(v, Message) else counted(v) for name, v in self.values.items()}
        return self.text.format_map(values)


class MessageError(Exception):
    """What cannot be done; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(str(message))


# --- the annotations of a field -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Range:
    """A suggestion for a field's stepper, never a limit: torch judges what is typed."""

    low: float
    high: float
    step: float = 1


@dataclass(frozen=True)
class Least:
    """PyTorch refuses what is less, whatever the input."""

    number: int


@dataclass(frozen=True)
class Choice:
    """The values a drop-down offers."""

    values: tuple[str, ...]
    titles: tuple[str, ...] = ()
    """What is shown for each of them, where they are words and no names of PyTorch's."""
    heads: tuple[tuple[str, str], ...] = ()
    """(value, head) where a group of them begins, under that head."""


@dataclass(frozen=True)
class Follows:
    """The field is locked to a property of the input until the user unlocks it."""

    source: str


@dataclass(frozen=True)
class When:
    """The field is shown only while another field has one of these values."""

    field: str
    values: tuple[object, ...]

    def holds(self, params: Any) -> bool:
        """Whether the other field has one of them."""
        return field_value(params, self.field) in self.values


@dataclass(frozen=True)
class Words:
    """Words that may stand in place of the numbers, such as 'same' for padding."""

    values: tuple[str, ...]
    when: When | None = None
    """Only then does PyTorch take them."""


@dataclass(frozen=True)
class Label:
    """The name shown instead of the field's own: for fields that are no argument of PyTorch's."""

    text: str


@dataclass(frozen=True)
class Otherwise:
    """Left empty, the field is what another field holds."""

    field: str


@dataclass(frozen=True)
class Empty:
    """Left empty, the field says this in place of a number."""

    text: str


@dataclass(frozen=True)
class Section:
    """A section of the form begins at this field, under this head."""

    title: str
    folded: bool | None = None
    """Whether it is folded at first; None: it never is."""


@dataclass(frozen=True)
class Field:
    """One argument, as the form, the code and the settings see it."""

    name: str
    default: Any
    kind: str
    """"int", "float", "bool", "pair", "numbers" (one, or several as a tuple), "flag" (a switch that may be left to
    PyTorch) or "choice"."""
    range: Range | None = None
    least: int | None = None
    """PyTorch refuses what is less."""
    choices: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    """What is shown for each choice; empty: the choices themselves."""
    heads: tuple[tuple[str, str], ...] = ()
    """(choice, head) where a group of choices begins."""
    words: tuple[str, ...] = ()
    """What may stand in place of the numbers, while ``worded`` holds."""
    worded: When | None = None
    follows: str | None = None
    when: When | None = None
    label: str | None = None
    section: str | None = None
    """The head of the section that begins here."""
    folded: bool | None = None
    """Whether that section is folded at first; None: it never is."""
    optional: bool = False
    """Whether it, or a part of a pair, may be None."""
    otherwise: str | None = None
    """The field whose value it has when it is left empty."""
    empty: str | None = None
    """What stands in it when it is left empty, where that is no "None" of PyTorch's."""

    def of(self, params: Any) -> Any:
        """What params hold in this field."""
        return field_value(params, self.name)

    def words_for(self, params: Any) -> tuple[str, ...]:
        """What these params may hold in place of the numbers."""
        return self.words if self.worded is None or self.worded.holds(params) else ()


def field_value(params: Any, name: str) -> Any:
    """What params hold in the field of a name.

    Raises:
        AttributeError: they have no such field.
    """
    return getattr(params, name)


def fields(params: type | object) -> tuple[Field, ...]:
    """The fields of a params dataclass (or of an instance of one), in the order they are declared."""
    return _fields(params if isinstance(params, type) else type(params))


@lru_cache(maxsize=256)
def _fields(cls: Any) -> tuple[Field, ...]:
    """Read once for each class: it is asked for at every change of a setting.

    A class that declares a field anew adds to the annotations of its base, or puts others of the same sort in place.
    """
    known = [get_type_hints(one, include_extras=True) for one in cls.__mro__ if dataclasses.is_dataclass(one)]
    return tuple(
        _field(item, known[0][item.name], [hints[item.name] for hints in reversed(known) if item.name in hints])
        for item in dataclasses.fields(cls)
    )


def arguments(params: Any) -> tuple[Field, ...]:
    """The fields that are arguments of PyTorch's for these params: shown, and without a label of our own."""
    found = fields(params)
    return tuple(item for item in found if item.label is None and is_shown(item, params))


def values(params: Any) -> dict[str, Any]:
    """What the fields hold, by name."""
    return {item.name: item.of(params) for item in fields(params)}


def is_shown(item: Field, params: Any) -> bool:
    """Whether a field has a meaning for these params, as its ``When`` says."""
    return item.when is None or item.when.holds(params)


def shown(params: Any) -> frozenset[str]:
    """Names of the fields that play a part: momentum does not with Adam."""
    return frozenset(item.name for item in fields(params) if is_shown(item, params))


def keywords(params: Any) -> dict[str, Any]:
    """What a layer is constructed with: every argument by its name. A pair that was left empty is None."""
    values = {item.name: item.of(params) for item in arguments(params)}
    empty = {item.name for item in arguments(params) if item.default is None and values[item.name] == (None, None)}
    return {name: None if name in empty else value for name, value in values.items()}


def written(params: Any, *required: str) -> dict[str, Any]:
    """The ``keywords`` that one writes: the required ones and those that are not at their defaults."""
    defaults = {item.name: item.default for item in arguments(params)}
    return {
        name: short(value)
        for name, value in keywords(params).items()
        if name in required or repr(field_value(params, name)) != repr(defaults[name])
    }


def short(value: object) -> object:
    """One number for a pair of equal ones. A pair of None stays: None alone says something else to PyTorch."""
    pair = isinstance(value, tuple) and len(value) == 2 and value[0] is not None
    return value[0] if pair and repr(value[0]) == repr(value[1]) else value  # type: ignore[index]  # a pair, as asked above


def folded(params: type | object) -> tuple[str, ...]:
    """The sections of a form that are folded at first, each by the name of the field at which it begins."""
    return tuple(item.name for item in fields(params) if item.folded)


def _field(item: dataclasses.Field[Any], hint: Any, declared: Sequence[Any]) -> Field:
    """``hint`` is its type, ``declared`` that and those of the bases, from the farthest on."""
    marks = {type(mark): mark for one in declared if get_origin(one) is Annotated for mark in get_args(one)[1:]}
    base = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    choice, words, follows, label, section, otherwise, least, empty = (
        marks.get(kind) for kind in (Choice, Words, Follows, Label, Section, Otherwise, Least, Empty)
    )
    kind = "choice" if choice else _kind(base)
    return Field(
        name=item.name,
        default=item.default,
        kind=kind,
        range=marks.get(Range),
        least=least.number if least else None,
        choices=choice.values if choice else (),
        titles=choice.titles if choice else (),
        heads=choice.heads if choice else (),
        words=words.values if words else (),
        worded=words.when if words else None,
        follows=follows.source if follows else None,
        when=marks.get(When),
        label=label.text if label else None,
        section=section.title if section else None,
        folded=section.folded if section else None,
        optional=item.default is None or type(None) in get_args(base),
        otherwise=otherwise.field if otherwise else None,
        empty=empty.text if empty else None,
    )


def _kind(base: Any) -> str:
    if _holds(base, Pair):
        return "pair"
    if _holds(base, Numbers):
        return "numbers"
    return "flag" if base == bool | None else _plain(base)


def _plain(base: Any) -> str:
    """The name of a type; of ``float | None`` that of float."""
    parts = get_args(base) if isinstance(base, UnionType) else (base,)
    return str(next(part.__name__ for part in parts if part is not type(None)))


def _holds(base: Any, kind: Any) -> bool:
    return any(part == kind for part in (base, *get_args(base)))


# --- networks -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Layer:
    """One layer of a network: its attribute name, its class in ``torch.nn``, and what it is constructed with."""

    name: str
    kind: str
    args: tuple[object, ...] = ()
    kwargs: tuple[tuple[str, object], ...] = ()


def layer(name: str, kind: str, *args: object, **kwargs: object) -> Layer:
    """Write a Layer the way one writes the call: ``layer("conv1", "Conv2d", 3, 32, 5, padding=2)``."""
    return Layer(name, kind, args, tuple(kwargs.items()))


@dataclass(frozen=True)
class Block:
    """Layers with a shortcut around them: a residual block, ``layers(x) + shortcut(x)``."""

    name: str
    layers: tuple[Layer, ...]
    shortcut: tuple[Layer, ...] = ()
    """Nothing stands for the identity."""


Triple = tuple[float, float, float]


@dataclass(frozen=True)
class Scaling:
    """How a pixel becomes what a network is given: from 0 to 1, less the mean of its channel, divided by the std."""

    mean: Triple = (0.0, 0.0, 0.0)
    std: Triple = (1.0, 1.0, 1.0)

    @property
    def changes(self) -> bool:
        """Whether that is anything else than the pixel from 0 to 1."""
        return self != UNSCALED


UNSCALED = Scaling()
UNDIVIDED = Scaling(std=(1 / 255, 1 / 255, 1 / 255))
"""Of pixels from 0 to 255, as they lie in a file."""


@dataclass(frozen=True)
class Network:
    """Layers and blocks, one after the other, under one name."""

    name: str
    layers: tuple[Layer | Block, ...]
    in_shape: tuple[int, int, int] = (3, 32, 32)
    """(C, H, W) of a picture."""
    scaling: Scaling = UNSCALED
    """What it was trained with, and has to be given ever after. It is told of trained networks alone."""
