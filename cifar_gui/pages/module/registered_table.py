"""What a module has registered: one row for each name that it knows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.module.protocol import Registered
from cifar_gui.ui.widgets.figures import figures, shape_text
from cifar_gui.ui.widgets.painted import LEFT, Dimmed
from cifar_gui.ui.widgets.theme import Themed, font, mono

HEAD, ROW, GAP = 28, 28, 18


class RegisteredTable(Retranslated, Themed, Dimmed, QWidget):
    """GUI thread. Painted: the columns are as wide as what stands in them, the values take what is left."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[tuple[str, ...], ...] = ()
        """Name, kind, shape, requires_grad, state_dict and value of each, as they are written."""
        self._items: tuple[Registered, ...] = ()
        self.heads: tuple[str, ...] = ()
        self._wide: list[float] = []
        self._fonts = (mono(13, 600), font(13), mono(12), figures(13), figures(13), figures(13))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_items(self, items: Sequence[Registered]) -> None:
        """Show what a module knows."""
        self._items = tuple(items)
        kinds = {"parameter": self.tr("parameter"), "buffer": self.tr("buffer"), "module": self.tr("child module")}
        yes, no, none = self.tr("yes"), self.tr("no"), "–"
        self.rows = tuple(
            (
                one.name, kinds[one.kind],
                none if one.shape is None else shape_text(one.shape) or "()",
                none if one.shape is None else yes if one.requires_grad else no,
                none if one.shape is None else yes if one.saved else no, one.text,
            )
            for one in self._items
        )  # fmt: skip
        self._wide = [
            GAP + max(map(QFontMetricsF(face).horizontalAdvance, (self.heads[at], *(row[at] for row in self.rows))))
            for at, face in enumerate(self._fonts)
        ]
        self.setMinimumSize(int(sum(self._wide[:-1])) + 90, HEAD + ROW * len(self.rows) + 2)
        self.setAccessibleDescription("; ".join(", ".join(row) for row in self.rows))
        self.update()

    def retranslate(self) -> None:
        self.heads = (
            self.tr("name"), self.tr("kind"), self.tr("shape"), "requires_grad", self.tr("in state_dict"),
            self.tr("value"),
        )  # fmt: skip
        self.setAccessibleName(self.tr("What the module has registered"))
        self.show_items(self._items)

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(int(sum(self._wide)), HEAD + ROW * len(self.rows) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.setOpacity(self.opacity)
        self._paint_row(painter, 0, HEAD, self.heads, None)
        for place, (item, row) in enumerate(zip(self._items, self.rows, strict=True)):
            top = HEAD + place * ROW
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.drawLine(QPointF(0, top + 0.5), QPointF(self.width(), top + 0.5))
            self._paint_row(painter, top, ROW, row, item)

    def _paint_row(self, painter: QPainter, top: int, high: int, texts: Sequence[str], item: Registered | None) -> None:
        theme, left = self.theme, 10.0
        inks = {"parameter": theme.accent, "buffer": theme.text, "module": theme.text2}
        for at, (text, wide) in enumerate(zip(texts, self._wide, strict=True)):
            last = at == len(texts) - 1
            room = self.width() - left - 8 if last else wide - GAP + 1
            painter.setFont(font(12) if item is None else self._fonts[at])
            quiet = item is None or text == "–"
            painter.setPen(QColor(theme.text3 if quiet or item is None else inks[item.kind] if at < 2 else theme.text))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(left, top, room, high), LEFT, shown)
            left += wide
