"""Sentences with code in them."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from cifar_gui.ui.widgets.theme import mono


def rich(text: str) -> str:
    """A sentence with ``code`` in it as rich text; nothing else in it is read as HTML."""
    family = ", ".join(f"'{name}'" for name in mono().families())
    span = f'<span style="font-family: {html.escape(family)}">\\1</span>'
    return re.sub(r"`([^`]*)`", span, html.escape(text))


def paragraphs(lines: Sequence[str]) -> str:
    """Sentences below each other, with air between their lines."""
    gaps = [4] * (len(lines) - 1) + [0]
    return "".join(
        f'<p style="margin: 0 0 {gap}px 0; line-height: 135%">{rich(line)}</p>'
        for line, gap in zip(lines, gaps, strict=True)
    )


class Sentence(QLabel):
    """A wrapped sentence with code in it."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def say(self, text: str) -> None:
        """Show a sentence."""
        self.setText(paragraphs(text.split("\n")) if text else "")
        self.setAccessibleName(text.replace("`", ""))
        self.setVisible(bool(text))
