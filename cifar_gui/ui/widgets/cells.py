"""The cells of a table, painted: the delegate of Qt takes five times as long under a style sheet, and they are many."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cifar_gui.ui.widgets.theme import in_force

Index = QModelIndex | QPersistentModelIndex
MARGIN = 9
"""px, on both sides of a text."""


def elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """A text that ends in "…" where it does not fit into so many px."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


@dataclass(frozen=True)
class Look:
    """How a cell looks."""

    text: str
    ink: str
    face: str
    """The name of one of the fonts."""
    right: bool = False
    """Whether the text stands at the right end."""
    ground: str = ""
    """A colour behind it, while its row is not selected; "" for none."""
    indent: int = 0
    """px that are left free before the text, in place of the margin."""
    shorten: Callable[[str, QFontMetrics, int], str] = elided
    """What of a text is seen in so many px."""


class PaintedCells(QStyledItemDelegate):
    """GUI thread. Paints what ``look`` says: the ground, a line below, and the text, elided where it has no room."""

    def __init__(self, parent: QWidget, faces: Mapping[str, QFont]) -> None:
        super().__init__(parent)
        self._faces = faces
        self._laid_out = lru_cache(4096)(self._lay_out)

    def look(self, index: Index) -> Look:
        """How a cell looks."""
        raise NotImplementedError  # each table knows what stands in it

    def adorn(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint what else is in a cell, before its text."""

    def _lay_out(
        self, face: str, text: str, room: int, shorten: Callable[[str, QFontMetrics, int], str]
    ) -> QStaticText:
        """What of a text has room; laid out once, since cells are painted often."""
        made = self._faces[face]
        laid = QStaticText(shorten(text, QFontMetrics(made), room))
        laid.setTextFormat(Qt.TextFormat.PlainText)
        laid.prepare(font=made)
        return laid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, theme, look = option.rect, in_force(), self.look(index)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.soft))
        elif look.ground:
            painter.fillRect(rect, QColor(look.ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(theme.border))
        self.adorn(painter, rect, index)
        box = rect.adjusted(look.indent or MARGIN, 0, -MARGIN, -1)
        laid = self._laid_out(look.face, look.text, box.width(), look.shorten)
        painter.setFont(self._faces[look.face])
        painter.setPen(QColor(look.ink))
        size = laid.size()
        left = box.right() + 1 - size.width() if look.right else box.left()
        painter.drawStaticText(QPointF(left, box.top() + (box.height() - size.height()) / 2), laid)
