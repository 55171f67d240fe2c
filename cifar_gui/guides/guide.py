"""The words in which a lesson's first steps are declared. No Qt, no torch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

LINK = re.compile(r"\]\((field|region):([\w.]+)\)")
"""A link of a text, as in ``[stride](field:stride)``."""


@dataclass(frozen=True)
class Answer:
    """One of the answers to choose from, and what is said to whoever chooses it."""

    text: str
    reply: str
    right: bool = False


@dataclass(frozen=True)
class Step:
    """The page set to something, what to look at, and a question about it."""

    title: str
    text: str
    """Markdown: two or three sentences. The first link is followed when the step opens."""
    question: str
    answers: tuple[Answer, ...]
    state: Mapping[str, Any] = field(default_factory=dict)
    """What of the page's state the step sets, as ``restore`` takes it. "network" of a builder is a ``Network``."""
    part: str = ""
    """The key of the part of the lesson, where it has parts."""
    after: Mapping[str, Any] = field(default_factory=dict)
    """What is set once the right answer is found: the learner predicts, and then sees."""
    lights: str = ""
    """``region:output``: what is framed then."""

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Kind and name of each link of the text, in its order."""
        return tuple((match[1], match[2]) for match in LINK.finditer(self.text))


@dataclass(frozen=True)
class Guide:
    """The first quarter of an hour of a lesson."""

    lesson: str
    """Its key."""
    steps: tuple[Step, ...]
    learned: str
    """Markdown: what was learned, and where to go on. Shown behind the last step."""
