"""The pages of the lessons, one folder for each kind. None knows another.

Here they are told: one line each. Nothing below the window imports this; a lesson imports the words of its page.
"""

from __future__ import annotations

from cifar_gui.lesson import Fact, Lesson
from cifar_gui.page_kind import PageKind, named

FOLDERS = (
    "module",
    "numbers",
    "layer",
    "curve",
    "linear",
    "summary",
    "gallery",
    "builder",
    "loss",
    "backward",
    "run",
    "compare",
    "duel",
    "rates",
    "loop",
    "loader",
    "maps",
    "attribution",
    "exciting",
    "snapshots",
    "evaluation",
    "embedding",
)
"""Each declares its page in its ``__init__``, which imports neither torch nor Qt."""
PAGES: tuple[PageKind, ...] = tuple(named(f"{__name__}.{folder}:PAGE") for folder in FOLDERS)
"""Every kind of page."""
ENGINES = tuple(dict.fromkeys(kind.evaluate.partition(":")[0] for kind in PAGES))
"""The modules that answer the pages. They load torch."""
_BY_CONTENT = {kind.content: kind for kind in PAGES}


def kind_of(content: object) -> PageKind:
    """The kind of page that shows it.

    Raises:
        KeyError: no page is declared in such words.
    """
    return _BY_CONTENT[type(content)]


def opened_by(lesson: Lesson) -> frozenset[str]:
    """The kinds of files that belong on a page of the lesson."""
    return frozenset().union(*(kind_of(part.content).opens for part in lesson.parts))


def evaluate(content: object, fact: Fact) -> dict[str, object]:
    """For each word of ``fact.expected``, what really comes out. For tests and the self-test; loads torch.

    Raises:
        ValueError: there is no result, or nothing is told of a word.
    """
    found = named(kind_of(content).evaluate)(content, fact)
    if unknown := fact.expected.keys() - found.keys():
        raise ValueError(f"unknown words in a fact: {', '.join(sorted(unknown))}")
    return {word: found[word] for word in fact.expected}
