"""What the program knows of a kind of page before one is opened: its words, where its parts lie. No torch, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from cifar_gui.spec import QT_TRANSLATE_NOOP

Keys = tuple[tuple[str, str], ...]
"""(keys, what they do), the second marked with ``QT_TRANSLATE_NOOP("Keys", ...)``."""

ARROWS = "← → ↑ ↓"
TIMELINE: Keys = (
    ("Space", QT_TRANSLATE_NOOP("Keys", "play or pause")),
    (", .", QT_TRANSLATE_NOOP("Keys", "one place back or on")),
    ("Home End", QT_TRANSLATE_NOOP("Keys", "the first or the last place")),
    ("< >", QT_TRANSLATE_NOOP("Keys", "play more slowly or more quickly")),
)
UNPIN: Keys = (("Esc", QT_TRANSLATE_NOOP("Keys", "unpin it")),)
PIN: Keys = (("Enter", QT_TRANSLATE_NOOP("Keys", "pin what is under the cursor")), *UNPIN)


@dataclass(frozen=True, kw_only=True)
class PageKind:
    """A kind of page, declared once, in the ``__init__`` of its folder. What is named ``"module:name"`` is imported
    when it is first needed: see ``named``."""

    key: str
    """The name of its folder."""
    content: type
    """The words that a lesson declares such a page in."""
    page: str
    """The class of the page, a ``ui.page.lesson_page.LessonPage``."""
    state: str
    """The class of what is set on it, a ``page_state.PageState``."""
    questions: str
    """The generators of its questions, a tuple of ``questions.question.Generator``."""
    regions: frozenset[str]
    """What the text of a lesson has to lead to on every such page; a page may have more."""
    evaluate: str
    """``(content, fact) -> Mapping[str, object]``: what torch really says to the words of a lesson's fact."""
    check: str = ""
    """``(content) -> Message``: another check of the self-test, which raises when something does not work."""
    opens: frozenset[str] = frozenset()
    """The kinds of files that belong on such a page, as ``engine.file_kinds`` calls them."""
    keys: Keys = ()
    """What the keyboard does on it, besides what it does everywhere."""


def named(name: str) -> Any:
    """What ``"module:name"`` stands for; the module is imported now."""
    module, _, inside = name.partition(":")
    return getattr(import_module(module), inside)
