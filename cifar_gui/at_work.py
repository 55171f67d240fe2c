"""What the program is at just now, marked beside the settings: where it died, it does not begin again by itself.

A mark is an empty file whose name says which page is being opened or computed, and which run trains. It goes when the
page has come to rest, and with the program. Each program holds a lock of the operating system besides, which ends with
it however it ends: a mark of a program that lives, another window, tells nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cifar_gui import files, former, lesson_file
from cifar_gui.lesson import lesson_of
from cifar_gui.lesson_file import SUFFIX, LessonFile
from cifar_gui.settings import Settings

FOLDER = "at work"
SLASH = "~"
"""Stands for the "/" of a page in the name of a file."""


@dataclass(frozen=True)
class Work:
    """A page that is opened or computed, ``losses`` or ``losses/tensors``, and the run that trains, if it is one."""

    page: str
    run: str = ""

    def __str__(self) -> str:
        return f"{self.page.replace('/', SLASH)} {self.run}"


class AtWork:
    """GUI thread. The marks of this program, and those of programs that died."""

    def __init__(self, folder: Path) -> None:
        self.began: Callable[[], object] = lambda: None
        """Called when something has begun."""
        self.now: list[Work] = []
        """What is under way."""
        self._folder = folder / FOLDER
        self._name = uuid.uuid4().hex
        self._life = ExitStack()
        self._alive = self._over = False

    def begin(self, page: str, run: str = "") -> None:
        """A page, or the run of a page, is at work from now on; nothing is once the program has ended as it should."""
        work = Work(page, run)
        if work in self.now or self._over:
            return
        self.now.append(work)
        if not self._alive:
            self._alive = True
            self._life.enter_context(files.lock(self._lock(self._name), 0))
        with suppress(OSError):  # where nothing can be written, nothing is remembered
            self._mark(work).touch()
        self.began()

    def end(self, work: Work) -> None:
        """It has come to rest."""
        if work in self.now:
            self.now.remove(work)
            with suppress(OSError):
                self._mark(work).unlink(missing_ok=True)

    def end_runs(self) -> None:
        """No run trains any more."""
        for work in [work for work in self.now if work.run]:
            self.end(work)

    def close(self) -> None:
        """The program ends as it should; what its threads still tell of, and a page asks then, is no work."""
        self._over = True
        for work in list(self.now):
            self.end(work)
        self._life.close()
        self._alive = False

    def left(self) -> tuple[Work, ...]:
        """What programs were at that died; it is told once."""
        found: list[Work] = []
        with suppress(OSError):
            marks = [path for path in self._folder.iterdir() if " " in path.name]
            for name in {path.name.partition(" ")[0] for path in marks}:
                with files.lock(self._lock(name), 0) as dead:
                    if dead is True:
                        found += _taken([path for path in marks if path.name.startswith(f"{name} ")])
        return tuple(found)

    def _lock(self, name: str) -> Path:
        return self._folder / f"{name}.lock"

    def _mark(self, work: Work) -> Path:
        return self._folder / f"{self._name} {work}"


def _taken(marks: list[Path]) -> list[Work]:
    """What marks say; they are gone then."""
    found = []
    for mark in marks:
        _, page, run = mark.name.split(" ", 2)
        found.append(Work(former.page(page.replace(SLASH, "/")), run))
        mark.unlink(missing_ok=True)
    return found


def set_aside(settings: Settings, page: str, folder: Path) -> Path | None:
    """Take a page's state out of the settings, and keep it as a lesson file: where. None if there is none.

    Raises:
        OSError: it cannot be written, and stays where it is.
    """
    lesson = lesson_of(page)
    state = saved = settings.pages.get(lesson, {})
    rest: dict[str, Any] = {}
    parts = saved.get("parts")
    if isinstance(parts, dict) and page in parts:
        rest = {**saved, "parts": {key: value for key, value in parts.items() if key != page}}
        state = {"part": page, "parts": {page: parts[page]}}
    if not state:
        return None
    stamp = files.name_after(path.stem.partition(" ")[2] for path in folder.glob(f"* *{SUFFIX}"))
    kept = folder / f"{lesson} {stamp}{SUFFIX}"
    lesson_file.write(kept, LessonFile(lesson, state))
    settings.pages[lesson] = rest
    return kept
