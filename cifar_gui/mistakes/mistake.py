"""What a mistake is: a mistake that everyone makes once, as a short script, with its cure."""

from __future__ import annotations

import re
from dataclasses import dataclass

FAILS, WARNS, WORKS = "fails", "warns", "works"
"""What can come of running a script: an error, a warning, or neither."""


@dataclass(frozen=True)
class Mistake:
    """A mistake, declared; what comes of it is for PyTorch to say, as it is installed."""

    key: str
    lessons: tuple[str, ...]
    """The keys of the lessons on whose pages it stands."""
    title: str
    code: str
    """A script as a student would write it."""
    fixed: str
    """The same script without the mistake."""
    explanation: str
    """Why it is a mistake, whatever PyTorch makes of it."""
    remedy: str
    """What the fixed script does otherwise."""
    fault: str
    """The words of the script that are at fault."""
    blame: str = ""
    """A regular expression: what in PyTorch's words, or in what is printed, names the shape or the type at fault."""
    evidence: str = ""
    """Where nothing is raised: which printed number gives the mistake away."""
    may: tuple[str, ...] = (FAILS,)
    """What has been seen to come of it, in one release or another."""

    @property
    def silent(self) -> bool:
        """Whether PyTorch is expected to say nothing, and the result is wrong all the same."""
        return bool(self.evidence)

    @property
    def line(self) -> str:
        """The line of the script that is at fault."""
        return next(line.strip() for line in self.code.splitlines() if self.fault.splitlines()[0] in line)

    def blamed(self, text: str) -> list[tuple[int, int]]:
        """The spans of ``text`` that name what is at fault."""
        return [found.span() for found in re.finditer(self.blame, text)] if self.blame else []
