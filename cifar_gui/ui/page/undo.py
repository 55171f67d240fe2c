"""Undo and redo of what was set on a page: from one state of it to another."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QUndoCommand, QUndoGroup, QUndoStack

from cifar_gui.page_state import addresses
from cifar_gui.ui.page.lesson_page import LessonPage

LOOK_MILLISECONDS = 200
TOGETHER_SECONDS = 1.0
"""Changes of one setting that follow each other so quickly are undone in one step."""
DEEPEST = 200
"""Steps that are kept of a page."""


class Step(QUndoCommand):
    """A step that the next start can take over, when the program goes on in another mode."""

    silent = False
    """It is put on its stack again as it was: nothing is done or undone."""

    def plain(self) -> Any:
        """The step as plain JSON values; ValueError when it cannot be told so."""
        raise NotImplementedError  # each kind of step holds something else


class Change(Step):
    """From one state of a page to the next."""

    def __init__(
        self, recorder: Recorder, page: LessonPage, before: dict[str, Any], after: dict[str, Any], apart: bool
    ) -> None:
        super().__init__()
        self._recorder, self._page, self._apart = recorder, page, apart
        self._before, self._after = before, after
        self._done, self._when = True, time.monotonic()

    def redo(self) -> None:
        """Put the later state back; the page has it already when the change is recorded."""
        if not self._done and not self.silent:
            self._recorder.restore(self._page, self._after)

    def undo(self) -> None:
        """Put the earlier state back."""
        self._done = False
        if not self.silent:
            self._recorder.restore(self._page, self._before)

    def plain(self) -> Any:
        """The two states."""
        return [self._before, self._after]

    def id(self) -> int:
        """Changes may be merged, but for one that stands apart."""
        return -1 if self._apart else 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the next change if it goes on with the same setting."""
        assert isinstance(other, Change)
        one, next_one = (differences(change._before, change._after) for change in (self, other))
        if one != next_one or len(one) != 1 or other._when - self._when > TOGETHER_SECONDS:
            return False
        self._after, self._when = other._after, other._when
        return True


class Act(QUndoCommand):
    """Something that is in no state of a page, as a step of undo; what doing it changes on the page belongs to it."""

    def __init__(
        self, recorder: Recorder, page: LessonPage, undo: Callable[[], object], redo: Callable[[], object]
    ) -> None:
        super().__init__()
        self._recorder, self._page, self._undo, self._redo = recorder, page, undo, redo

    def redo(self) -> None:
        """Do it again; it is done already when the step is made."""
        self._redo()
        self._recorder.accept(self._page)

    def undo(self) -> None:
        """Take it back."""
        self._undo()
        self._recorder.accept(self._page)


class Handed(msgspec.Struct):
    """The steps of a page as plain values, and how many of them are done."""

    steps: list[Any] = []
    done: int = 0


class Recorder(QObject):
    """GUI thread. Notices what changes on the page in front; a page with a stack of its own records for itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.group = QUndoGroup(self)
        """Its active stack is that of the page in front."""
        self._page: LessonPage | None = None
        self._states: dict[LessonPage, dict[str, Any]] = {}
        self._stacks: dict[LessonPage, QUndoStack] = {}
        self._handed: dict[str, Handed] = {}
        """What the start before has left, of pages that have not been opened yet."""
        self._timer = QTimer(self, interval=LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.record)

    def follow(self, page: LessonPage) -> None:
        """A page has come to the front."""
        self.record()
        if page not in self._stacks:
            self._stacks[page] = page.undo_stack or QUndoStack(self)
            if page.undo_stack is None:
                self._stacks[page].setUndoLimit(DEEPEST)
            self.group.addStack(self._stacks[page])
            self._refill(page)
        self._page = page
        self._states[page] = settings(page)
        self.group.setActiveStack(self._stacks[page])
        self._timer.start()

    @Slot()
    def record(self, apart: bool = False) -> None:
        """Make a step of what has changed since the last one; ``apart``: never one with the steps around it."""
        page = self._page
        if page is None or page.undo_stack is not None:
            return
        before, now = self._states[page], settings(page)
        if now != before:
            self._states[page] = now
            self._stacks[page].push(Change(self, page, before, now, apart))

    @Slot(object, object)
    def acted(self, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        """Make a step of what was done on the page in front; ``redo`` does nothing where it is done already."""
        if (page := self._page) is not None:
            self._stacks[page].push(Act(self, page, undo, redo))

    def accept(self, page: LessonPage) -> None:
        """What the page shows now is no step of its own."""
        self._states[page] = settings(page)

    def restore(self, page: LessonPage, state: dict[str, Any]) -> None:
        """Put a state back."""
        page.restore({**page.saved(), **state})
        self._states[page] = settings(page)

    def hand_over(self) -> dict[str, Handed]:
        """The steps of every page, for a start that goes on from here; what was removed stays removed."""
        self.record()
        handed = dict(self._handed)
        for page, stack in self._stacks.items():
            steps, done = [], 0
            for place in range(stack.count()):
                step = stack.command(place)
                if isinstance(step, Step):
                    with suppress(ValueError):
                        steps.append(step.plain())
                        done += place < stack.index()
            handed[page.lesson.key] = Handed(steps=steps, done=done)
        return handed

    def take_over(self, handed: dict[str, Handed]) -> None:
        """Go on with the steps that another start has handed over, as their pages are opened."""
        self._handed = handed

    def _refill(self, page: LessonPage) -> None:
        handed, stack = self._handed.pop(page.lesson.key, Handed()), self._stacks[page]
        steps = [step for plain in handed.steps if (step := self._step(page, plain)) is not None]
        if len(steps) == len(handed.steps):
            for step in steps:
                step.silent = True
                stack.push(step)
            stack.setIndex(min(handed.done, stack.count()))
            for step in steps:
                step.silent = False

    def _step(self, page: LessonPage, plain: Any) -> Step | None:
        if page.undo_stack is not None:
            return page.step_from(plain)
        if isinstance(plain, list) and len(plain) == 2 and all(isinstance(state, dict) for state in plain):
            return Change(self, page, plain[0], plain[1], apart=True)
        return None

    @Slot()
    def undo(self) -> None:
        """Take the last change back, one that was not yet noticed too."""
        self.record()
        self.group.undo()

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        self.record()
        self.group.redo()

    def stop(self) -> None:
        """Look no more, and let go of the pages."""
        self._timer.stop()
        self._page = None
        for stack in self._stacks.values():
            stack.clear()
        self._stacks.clear()
        self._states.clear()


def settings(page: LessonPage) -> dict[str, Any]:
    """What of a page's state is undone and redone."""
    return {key: value for key, value in page.saved().items() if key not in page.state.viewed}


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """The addresses at which two states differ."""
    one, other = dict(addresses(before)), dict(addresses(after))
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
