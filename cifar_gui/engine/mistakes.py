"""A mistake is made: its script, which the program declares, is run as a student would run it, and watched.

The scripts are those of ``cifar_gui.mistakes`` and no others. What PyTorch says to them is PyTorch's own.
"""

from __future__ import annotations

import io
import linecache
import re
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import torch

from cifar_gui.engine import hazards
from cifar_gui.engine.forward import seeded
from cifar_gui.mistakes import FAILS, MISTAKES, WARNS, WORKS
from cifar_gui.protocol import Failure
from cifar_gui.protocol.mistakes import MistakeRan, Outcome, RunMistake

FILE = "student.py"
MOST_PRINTED = 4000
PYTHONS = (AttributeError, TypeError, NameError, KeyError, ZeroDivisionError)
"""Errors that Python raises for a line of the script itself."""


def answer(request: RunMistake, _: object = None) -> MistakeRan | Failure:
    """Run both scripts of a mistake. Whatever happens is an answer. Worker thread."""
    mistake = MISTAKES.get(request.key)
    if mistake is None:
        return Failure(request.id, request.page, "internal", "KeyError", request.key)
    return MistakeRan(request.id, request.page, mistake.key, torch.__version__, run(mistake.code), run(mistake.fixed))


def run(script: str) -> Outcome:
    """Run a script of the program's own, in random numbers of its own, and tell what it did."""
    printed = io.StringIO()
    scope = {"__name__": "__main__", "print": partial(print, file=printed)}
    caught: list[warnings.WarningMessage] = []
    error: Exception | None = None
    with _as_file(script), seeded(0), torch.enable_grad(), hazards.unguarded():
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                exec(compile(script, FILE, "exec"), scope)
            except Exception as raised:
                error = raised
        told = tuple(_shown(warning) for warning in caught)
        text = printed.getvalue()[:MOST_PRINTED]
        if error is None:
            return Outcome(WARNS if told else WORKS, text, told)
        return _failed(error, text, told)


def _failed(error: Exception, printed: str, told: tuple[str, ...]) -> Outcome:
    frames = error.__traceback__.tb_next if error.__traceback__ is not None else None  # the first one is that of exec
    shown = traceback.TracebackException(type(error), error, frames)
    lines = [frame.lineno for frame in shown.stack if frame.filename == FILE]
    return Outcome(
        FAILS, printed, told, type(error).__name__, "".join(shown.format_exception_only()).rstrip(),
        "".join(shown.format()).rstrip(), lines[-1] if lines else None, _is_pythons(error, shown),
    )  # fmt: skip


def _is_pythons(error: Exception, shown: traceback.TracebackException) -> bool:
    """Whether Python itself refused a line of the script; what PyTorch is written in C++ for says ``name():``."""
    outside = not shown.stack or shown.stack[-1].filename != FILE
    return not outside and isinstance(error, PYTHONS) and re.match(r"\w+\(\)", str(error)) is None


def _shown(warning: warnings.WarningMessage) -> str:
    return warnings.formatwarning(
        warning.message, warning.category, warning.filename, warning.lineno, warning.line
    ).rstrip()


@contextmanager
def _as_file(script: str) -> Iterator[None]:
    """Let a traceback show the lines of a script that lies in no file."""
    linecache.cache[FILE] = (len(script), None, script.splitlines(keepends=True), FILE)
    try:
        yield
    finally:
        linecache.cache.pop(FILE, None)
