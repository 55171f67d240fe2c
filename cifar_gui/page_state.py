"""What is set on a page, as one frozen value: built, read and written without Qt and torch.

Every control has one address: the name of its page, and the fields that lead to it: ``conv2d/params.stride``. What is
saved of a page has the same names, as nested JSON objects.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Self, get_type_hints

import msgspec

from cifar_gui.spec import QT_TRANSLATE_NOOP, Field, Label, Range, field_value, fields

LARGEST = 2.0**53
"""Numbers beyond this are not exact in JSON, and are not remembered."""
LONGEST_WORD = 40
LONGEST_MODEL = 300
"""Characters of the key of a model."""
LARGEST_SEED = 2**53 - 1
"""Of what ``torch.manual_seed`` takes, the part that JSON holds exactly."""
Place = Annotated[int, msgspec.Meta(ge=0)]
"""Counted from 0."""
SeedNumber = Annotated[int, msgspec.Meta(ge=0, le=LARGEST_SEED)]
FieldName = Annotated[str, msgspec.Meta(max_length=LONGEST_WORD)]
RunName = Annotated[str, msgspec.Meta(max_length=200)]
"""Under which a run is kept."""


@dataclass(frozen=True)
class Saved:
    """A frozen value that is saved: its fields hold plain values, tuples of them, frozen dataclasses, or several Saved.

    These are in a mapping, each by its name.
    """

    def plain(self) -> dict[str, Any]:
        """As JSON holds it; what that cannot hold is left out."""
        return {name: _plain(getattr(self, name)) for name in _hints(self)}

    def read(self, saved: object) -> Self:
        """This value with what ``saved`` holds in a usable form. It may be anything that JSON can hold."""
        known = saved if isinstance(saved, dict) else {}
        changes = {}
        for name, hint in _hints(self).items():
            if name in known:
                with suppress(msgspec.ValidationError):
                    changes[name] = _read(getattr(self, name), hint, known[name])
        return replace(self, **changes)


@dataclass(frozen=True)
class PictureState(Saved):
    """Which picture a page is on."""

    source: str = "samples"
    split: str = "test"
    index: Place = 0


@dataclass(frozen=True)
class RunsShown(Saved):
    """How the runs are looked at, by the names under which they are kept."""

    drawn: dict[str, Place] = field(default_factory=dict)
    """Those that are drawn, and which colour each has."""
    front: RunName = ""


@dataclass(frozen=True)
class Seed:
    """What decides the fresh weights, as a form shows it."""

    seed: Annotated[int, Range(0, LARGEST_SEED), Label(QT_TRANSLATE_NOOP("Lesson", "random seed"))] = 5


@dataclass(frozen=True)
class PageState(Saved):
    """What is set on a page of any kind; a kind's own lies in ``state`` of its folder."""

    tab: str = "text"
    """Of the companion."""

    lasting: ClassVar[tuple[str, ...]] = ("tab", "picture")
    """What is of no example: "Back to the example" leaves it as it is, where a page has it."""
    viewed: ClassVar[frozenset[str]] = frozenset({"tab", "place"})
    """How the page is looked at, where it has that: no steps of undo."""

    @classmethod
    def of(cls, content: Any, example: int = 0) -> Self:
        """What is set on a page of this content that shows an example as it is."""
        return cls(example=example, params=content.examples[example].params)  # type: ignore[call-arg]  # most kinds' fields

    def back(self, content: Any) -> Self:
        """Everything that belongs to the example as it was."""
        return self._lasting_in(self.of(content, getattr(self, "example", 0)))

    def with_example(self, content: Any, example: int) -> Self:
        """The arguments of an example; how they are looked at stays."""
        return replace(self, **{"example": example, "params": content.examples[example].params})

    def restored(self, content: Any, saved: object) -> Self:
        """What was saved, as far as a page of this content can use it; of the rest, what lasts, and the example."""
        example: Any = saved.get("example") if isinstance(saved, dict) else None
        known = type(example) is int and 0 <= example < len(content.examples)
        first = self._lasting_in(self.of(content, example) if known else self.of(content))
        found = first.read(saved)
        if hasattr(first, "example"):
            found = replace(found, **{"example": first.example})
        return found.fitted(content)

    def fitted(self, content: Any) -> Self:
        """This state without what a page of this content does not have."""
        return self

    def _lasting_in(self, other: Self) -> Self:
        return replace(other, **{name: getattr(self, name) for name in self.lasting if hasattr(self, name)})


@dataclass(frozen=True, kw_only=True)
class NetworkState(PageState):
    """What is set on a page whose params name a network; one of the user's own is known to those who run the page."""

    example: int
    params: Any

    def plain(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {**super().plain(), "network": self.params.network}

    def read(self, saved: object) -> Self:
        """This state with what ``saved`` holds in a usable form; any network, too."""
        found = super().read(saved)
        name = saved.get("network") if isinstance(saved, dict) else None
        return replace(found, params=replace(found.params, network=name)) if isinstance(name, str) else found

    def among(self, content: Any, networks: Container[str]) -> Self:
        """This state with the network of the example, where there is none of the name."""
        if self.params.network in networks:
            return self
        return replace(self, params=replace(self.params, network=content.examples[self.example].params.network))


@dataclass(frozen=True, kw_only=True)
class WeightsState(PageState):
    """What is set on a page whose params name networks with weights."""

    example: int
    params: Any

    models: ClassVar[tuple[str, ...]] = ("model",)
    """The fields of the params that name a network."""

    def plain(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {**super().plain(), **{name: field_value(self.params, name) for name in self.models}}

    def read(self, saved: object) -> Self:
        """This state with what ``saved`` holds in a usable form; any model, too: whether it is there is seen later."""
        found = super().read(saved)
        named = {name: saved.get(name) for name in self.models} if isinstance(saved, dict) else {}
        usable = {name: key for name, key in named.items() if isinstance(key, str) and len(key) <= LONGEST_MODEL}
        return replace(found, params=replace(found.params, **usable))


@dataclass(frozen=True, kw_only=True)
class ModelState(WeightsState):
    """What is set on a page that looks into a trained network: its params name that one, and how it is looked at."""

    picture: PictureState = field(default_factory=PictureState)


def addresses(plain: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Everything that was saved of a page, each by its address within the page: ``params.stride``."""
    for name, value in plain.items():
        if isinstance(value, dict):
            yield from addresses(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


# --- one value ------------------------------------------------------------------------------------------------------


def _hints(value: Saved) -> dict[str, Any]:
    """The declared type of each field of a value."""
    cls: Any = type(value)
    return _hints_of(cls)


@lru_cache(maxsize=256)
def _hints_of(cls: Any) -> dict[str, Any]:
    hints = get_type_hints(cls, include_extras=True)
    return {item.name: hints[item.name] for item in dataclasses.fields(cls)}


def _plain(value: Any) -> Any:
    if isinstance(value, Saved):
        return value.plain()
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if dataclasses.is_dataclass(value):
        return remembered(value)
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _read(default: Any, hint: Any, value: object) -> Any:
    if isinstance(default, Saved):
        return default.read(value)
    if isinstance(default, Mapping) and any(isinstance(part, Saved) for part in default.values()):
        known = value if isinstance(value, dict) else {}
        return {name: part.read(known.get(name)) for name, part in default.items()}
    if dataclasses.is_dataclass(default):
        return restored(default, value)
    return msgspec.convert(value, hint)


# --- params ---------------------------------------------------------------------------------------------------------


def remembered(params: Any) -> dict[str, Any]:
    """The fields of params as plain JSON values; what JSON cannot hold is left out."""
    found = ((field, field.of(params)) for field in fields(params))
    return {
        field.name: list(value) if isinstance(value, tuple) else value
        for field, value in found
        if _is_left_empty(value, field) or _usable(value) is not None
    }


def restored(default: Any, saved: object) -> Any:
    """``default`` with the fields that ``saved`` holds in a usable form. It may be anything that JSON can hold."""
    known = saved if isinstance(saved, dict) else {}
    there = [field for field in fields(default) if field.name in known]
    read = [(field, known[field.name], _usable(known[field.name])) for field in there]
    changes = {
        field.name: value
        for field, raw, value in read
        if _is_left_empty(raw, field) or (value is not None and _is_of_kind(value, field))
    }
    return replace(default, **changes)


def _usable(value: object) -> Any:
    """A switch, a short word, a number of sensible size, or several such numbers; None for anything else."""
    if isinstance(value, list | tuple):
        return tuple(value) if value and all(part is None or _is_number(part) for part in value) else None
    if isinstance(value, bool) or (isinstance(value, str) and len(value) < LONGEST_WORD):
        return value
    return value if _is_number(value) else None


def _is_left_empty(value: object, field: Field) -> bool:
    """Of a pair each side is left empty by itself."""
    return value is None and field.optional and field.kind != "pair"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -LARGEST <= value <= LARGEST


def _is_of_kind(value: Any, field: Field) -> bool:
    if field.kind == "choice":
        return value in field.choices
    if field.kind in ("bool", "flag"):
        return isinstance(value, bool)
    if field.kind == "pair" and isinstance(value, tuple):
        return len(value) == 2 and (field.optional or None not in value)
    if field.kind == "numbers" and isinstance(value, tuple):
        return None not in value
    return value in field.words if isinstance(value, str) else field.kind != "pair" and _is_number(value)
