"""The glossary: the terms of the lessons, each with its Chinese and English name and one sentence in either language.

No Qt and no torch. One file, ``resources/glossary.json``, serves the texts, the card under the mouse, and the dialog.
"""

from __future__ import annotations

import logging
import re
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from cifar_gui import paths

log = logging.getLogger("cifar_gui")

JOINED = frozenset("_.-")
"""A Latin word that one of these stands before is a part of a longer name, such as ``nn.ReLU`` or ``non-linear``."""
STARTS = re.compile(r"(?<![A-Za-z0-9_.\-])[A-Za-z0-9]|[^\x00-\x7f]")
"""Where a term may begin: a Latin word, or any character of another script."""
ENDINGS = ("", "s", "es")
"""Of English words: the singular, and the ways to make a plural of it."""


class GlossaryError(Exception):
    """The file of the glossary is missing or is none."""


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A term: its names, the words that it is recognised by in a text, and what it means."""

    key: str
    en: str
    zh: str
    find_en: tuple[str, ...]
    """None for a word that is too common to be marked; it is still in the glossary."""
    find_zh: tuple[str, ...]
    lessons: tuple[str, ...]
    """Where it is explained, by key."""
    say_en: str
    say_zh: str

    def name(self, language: str) -> str:
        """Its name in "zh" or "en"."""
        return self.zh if language == "zh" else self.en

    def other_name(self, language: str) -> str:
        """Its name in the other language; "" if that adds nothing."""
        other = self.en if language == "zh" else self.zh
        return "" if other.lower() in self.name(language).lower() else other

    def sentence(self, language: str) -> str:
        """What it means."""
        return self.say_zh if language == "zh" else self.say_en

    def words(self, language: str) -> tuple[str, ...]:
        """What it is recognised by in a text; Chinese texts use English words, too."""
        return (*self.find_zh, *self.find_en) if language == "zh" else self.find_en


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    terms: tuple[Term, ...]


def load(path: Path) -> tuple[Term, ...]:
    """The terms of a file, in its order.

    Raises:
        GlossaryError: it cannot be read, or is no glossary.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=_File).terms
    except (OSError, msgspec.DecodeError) as error:
        raise GlossaryError(str(error)) from error


@cache
def terms() -> tuple[Term, ...]:
    """The terms of the program; none, and a line in the log, if their file is damaged."""
    try:
        return load(paths.resources() / "glossary.json")
    except GlossaryError as error:
        log.warning("no glossary: %s", error)
        return ()


@lru_cache(4096)
def find(text: str, language: str) -> tuple[tuple[int, int, Term], ...]:
    """The terms of a paragraph: ``(start, end, term)`` of the first occurrence of each, in their order.

    The longest word wins. Latin words have to stand by themselves, but may be plurals; a word with a capital is found
    only as it is written.
    """
    index = _index(language)
    found: list[tuple[int, int, Term]] = []
    seen: set[str] = set()
    behind = 0
    for start in STARTS.finditer(text):
        place = start.start()
        if place < behind or (hit := _at(text, place, index.get(start[0].lower(), ()))) is None:
            continue
        behind, term = hit
        if term.key not in seen:
            seen.add(term.key)
            found.append((place, behind, term))
    return tuple(found)


def search(words: str, language: str) -> list[Term]:
    """The terms that hold every word somewhere: those whose name begins with the words first, then by name."""
    wanted = words.lower().split()

    def rank(term: Term) -> int | None:
        names = " ".join((term.en, term.zh, *term.find_en, *term.find_zh)).lower()
        if not all(word in f"{names} {term.say_en} {term.say_zh}".lower() for word in wanted):
            return None
        if any(name.lower().startswith(words.lower().strip()) for name in (term.en, term.zh)):
            return 0
        return 1 if all(word in names for word in wanted) else 2

    ranked = [(place, term) for term in by_name(language) if (place := rank(term)) is not None]
    return [term for _, term in sorted(ranked, key=lambda pair: pair[0])]


def by_name(language: str) -> list[Term]:
    """All terms: in English by the alphabet, in Chinese in the order in which the lessons bring them."""
    return list(terms()) if language == "zh" else sorted(terms(), key=lambda term: term.en.lower().strip("("))


# --- the words of a text --------------------------------------------------------------------------------------------

Words = tuple[tuple[str, Term], ...]


@cache
def _index(language: str) -> dict[str, Words]:
    """The words by their first character, the longest first."""
    made: dict[str, list[tuple[str, Term]]] = {}
    for term in terms():
        for word in term.words(language):
            made.setdefault(word[0].lower(), []).append((word, term))
    return {first: tuple(sorted(words, key=lambda pair: -len(pair[0]))) for first, words in made.items()}


def _at(text: str, place: int, words: Words) -> tuple[int, Term] | None:
    """Where the longest term that begins at a place ends, and the term."""
    for word, term in words:
        end = place + len(word)
        piece = text[place:end]
        if piece != word and (not word.islower() or piece.lower() != word):
            continue
        if not _latin(word[-1]):
            return end, term
        for ending in ENDINGS:
            last = end + len(ending)
            if text.startswith(ending, end) and not _goes_on(text, last):
                return last, term
    return None


def _goes_on(text: str, place: int) -> bool:
    """Whether a Latin word has not ended before a place."""
    if place >= len(text):
        return False
    after = text[place + 1 : place + 2]
    return _latin(text[place]) or (text[place] in JOINED and bool(after) and _latin(after))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
