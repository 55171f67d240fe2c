"""An exception that leaves an override of Qt's methods is told where it is raised, and ends nothing else.

Where Python calls Qt (``resize``, ``setStyleSheet``, ``push`` on a stack of undo) and Qt calls an override
(``resizeEvent``, ``redo``), Shiboken (6.8 to 6.11) carries an exception from there back to the caller. On the way it is
raised anew by every override that Qt calls before that returns, with one more sentence around it each time: a filter of
all events, and some thousands of widgets, make gigabytes of it. So a fault in the handling of an event is told at once,
as one in a slot is, and Qt goes on.

Until Python 3.12, besides, an exception that C code has raised, such as that of ``1 // 0``, is not yet an object at
that moment, and Shiboken reads beyond it. Once Python code has caught it, it is one; so all other overrides catch and
raise again.
"""

from __future__ import annotations

import sys
from functools import wraps
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand

PACKAGE = "cifar_gui."
WATCHED = (QObject, QUndoCommand)


def guard(cls: type) -> None:
    """Let the methods of a new class that Qt may call tell what goes wrong, or raise nothing but whole exceptions.

    Those of its mixins too, which know nothing of Qt by themselves.
    """
    qt = [base for base in cls.__mro__ if base.__module__.startswith("PySide6.")]
    mixins = [base for base in cls.__mro__ if base.__module__.startswith(PACKAGE) and not issubclass(base, WATCHED)]
    for ours in (cls, *mixins):
        for name, method in list(vars(ours).items()):
            guarded = not isinstance(method, FunctionType) or hasattr(method, "__wrapped__")
            if not guarded and not name.startswith("__") and any(name in vars(base) for base in qt):
                told = name.endswith(("Event", "event", "eventFilter"))
                setattr(ours, name, _told(method) if told else _whole(method))


def _told(method: FunctionType) -> Any:
    nothing = False if method.__name__ in ("event", "eventFilter") else None

    @wraps(method)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return method(*args, **kwargs)
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)
            return nothing

    return call


def _whole(method: FunctionType) -> Any:
    @wraps(method)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return method(*args, **kwargs)
        except Exception:
            raise

    return call


def watch() -> None:
    """Guard every class of the program that is defined from now on."""
    for base in WATCHED:
        _watch(base)


def _watch(base: Any) -> None:
    def defined(cls: type[Any], /, **kwargs: Any) -> None:
        super(base, cls).__init_subclass__(**kwargs)
        if cls.__module__.startswith(PACKAGE):
            guard(cls)

    base.__init_subclass__ = classmethod(defined)
