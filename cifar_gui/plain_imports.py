"""Imports as Python does them, without what PySide6 does at each.

Once PySide6 (6.11) is loaded, the source of every module that anybody imports is read and searched for its name, should
one of its "features" be asked for there. None is asked for here, and torch alone has 900 modules: a tenth of a start.
``PYSIDE-1368`` and ``PYSIDE-2029`` in its ``shibokensupport/feature.py`` tell of it; it can go when that has gone.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - what it puts in place of Python's import is taken out again


def restore() -> None:
    """Take the import back that PySide6 keeps beside its own; nothing where it has none."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
