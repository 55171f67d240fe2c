"""What a lesson is, and what its pages show: examples, tables, facts that must come out, and the names of pages.

This module knows neither torch nor Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Annotated, Any, Protocol

from cifar_gui.spec import QT_TRANSLATE_NOOP, Label, Range


@dataclass(frozen=True)
class Example:
    """A named setting of a page, such as a script of the course. ``pictures`` and ``seed`` default to the page's."""

    title: str
    params: Any
    presets: tuple[tuple[str, str], ...] = ()
    """Of a page on numbers: (table, preset) for each table that does not start from its first preset."""


@dataclass(frozen=True)
class Fact:
    """What must come out for an input shape and parameters; read by tests and the self-test, never by a page.

    ``expected`` maps a word that the page's engine tells of ("shape", "reshape", "parameters") to its value.
    """

    params: Any
    in_shape: tuple[int, ...]
    expected: Mapping[str, object]

    def __post_init__(self) -> None:
        object.__setattr__(self, "expected", MappingProxyType(dict(self.expected)))


@dataclass(frozen=True)
class ReadyKernel:
    """One kernel for all maps: every cell holds ``share`` / cells, the middle one ``middle`` more.

    Map o reads input channel o modulo their number, so that what comes out is still a picture.
    """

    title: str
    share: float
    middle: float
    build: Callable[[Any, tuple[int, ...]], Any]
    """As that of the content, with this kernel in the layer."""


@dataclass(frozen=True)
class Preset:
    """Numbers that a table may start from."""

    key: str
    title: str
    values: tuple[tuple[float, ...], ...] = ()
    """Empty for "random", "ramp" and "checker", which are made in the size that the table has."""


USUAL_SIDES = Range(3, 12)
"""Cells a side of a table."""


@dataclass(frozen=True)
class Table:
    """A matrix that the user edits: a tensor of shape (1, 1, H, W) in the call."""

    name: str
    """The variable in the code."""
    title: str
    presets: tuple[Preset, ...]
    """The first one is the course's."""
    dtype: str = "int64"
    """What ``torch.tensor`` makes of the course's numbers."""
    sides: Range = USUAL_SIDES


@dataclass(frozen=True)
class NetworkInput:
    """What goes into a network that is being built."""

    channels: Annotated[int, Range(1, 64), Label(QT_TRANSLATE_NOOP("Lesson", "channels"))] = 3
    height: Annotated[int, Range(1, 224), Label(QT_TRANSLATE_NOOP("Lesson", "height"))] = 32
    width: Annotated[int, Range(1, 224), Label(QT_TRANSLATE_NOOP("Lesson", "width"))] = 32
    batch: Annotated[int, Range(1, 256), Label(QT_TRANSLATE_NOOP("Lesson", "batch"))] = 64


class Content(Protocol):
    """What a page shows: a frozen dataclass of the page's own, which its ``PageKind`` names."""

    @property
    def params(self) -> type:
        """The class of its parameters; one without fields where each thing shown has its own."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What must come out."""


def page_name(lesson: str, part: str = "") -> str:
    """The name of a page, in settings, files, requests and replies: its lesson's, or ``<lesson>/<part>``.

    It is put together here, and taken apart by ``lesson_of``, ``part_of`` and ``asker``, and nowhere else.
    """
    return f"{lesson}/{part}" if part else lesson


def beside(page: str, what: str) -> str:
    """The name under which a page asks for something else at the same time: neither request displaces the other."""
    return f"{page}+{what}"


def asker(page: str) -> str:
    """The page that asks under that name."""
    return page.partition("+")[0]


def lesson_of(page: str) -> str:
    """The lesson of the page of that name, which may be that of a part."""
    return asker(page).partition("/")[0]


def part_of(page: str) -> str:
    """The part of a lesson; "" for a lesson that has one page."""
    return asker(page).partition("/")[2]


@dataclass(frozen=True)
class Part:
    """One of several contents that a lesson shows in turn, such as numbers and pictures."""

    key: str
    """Of its page's name."""
    title: str
    content: Content


@dataclass(frozen=True)
class PartsContent:
    """A lesson on more than one content: the user switches between them in the toolbar."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Lesson:
    """A lesson: its tab, its title, and its content. Texts lie in ``resources/texts/<language>/<key>.md``."""

    key: str
    """"conv2d": its name in settings, files, requests and code."""
    number: str
    """"7.3": a label that is shown, and nothing goes by; "" where a lesson has none."""
    tab: str
    title: str
    torch_name: str
    content: Content | PartsContent

    @property
    def label(self) -> str:
        """What it goes by in few letters where it is named: its number, or what is written on its tab."""
        return self.number or self.tab

    @property
    def parts(self) -> tuple[Lesson, ...]:
        """Each part as a lesson of its own, ``<key>/<part>``; the lesson itself when it has no parts."""
        if not isinstance(self.content, PartsContent):
            return (self,)
        return tuple(
            replace(self, key=page_name(self.key, part.key), content=part.content) for part in self.content.parts
        )
