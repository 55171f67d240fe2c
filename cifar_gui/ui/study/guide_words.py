"""The words of a guide in the interface language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def guide_text(source: str) -> str:
    """A string of ``cifar_gui.guides``, in the interface language."""
    return QCoreApplication.translate("Guide", source)
