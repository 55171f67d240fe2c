"""Python 3.11: an exception may leave an override of Qt's methods without ending the process.

Where Python calls Qt (``resize``, ``show``, ``push`` on a stack of undo) and Qt calls an override (``resizeEvent``,
``redo``), Shiboken carries an exception from there back to the caller. Until Python 3.12 an exception that C code has
raised, such as that of ``1 // 0``, is not yet an object at that moment, and Shiboken (6.8 to 6.11) reads beyond it.
Once Python code has caught it, it is one. So every override of this program that is defined from now on catches and
raises again.
"""

from __future__ import annotations

import sys
from functools import wraps
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand

PACKAGE = "cifar_gui."


def guard(cls: type) -> None:
    """Let the methods of a new class that Qt may call raise nothing but whole exceptions."""
    qt = [base for base in cls.__mro__ if base.__module__.startswith("PySide6.")]
    for name, method in list(vars(cls).items()):
        if isinstance(method, FunctionType) and not name.startswith("__") and any(name in vars(base) for base in qt):
            setattr(cls, name, _whole(method))


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
    if sys.version_info < (3, 12):
        for base in (QObject, QUndoCommand):
            _watch(base)


def _watch(base: Any) -> None:
    def defined(cls: type[Any], /, **kwargs: Any) -> None:
        super(base, cls).__init_subclass__(**kwargs)
        if cls.__module__.startswith(PACKAGE):
            guard(cls)

    base.__init_subclass__ = classmethod(defined)
