"""What the signs and colours of the tables mean, and how that is painted under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen

from cifar_gui.ui.widgets.grid_look import SHARE
from cifar_gui.ui.widgets.painted import CENTRE
from cifar_gui.ui.widgets.theme import Theme, font, signed_colour


@dataclass(frozen=True)
class Legend:
    """What the legend explains: the words that apply, and the limits of the colours."""

    padding: str = ""
    """What padding holds; "" when there is none."""
    badge: str = ""
    """An example of a badge; "" when there are none."""
    limits: tuple[tuple[str, str], ...] = ()
    """(what, limit) for each scale."""
    pointwise: bool = False
    """Each number by itself: there is no window."""
    winner: bool = False
    unreached: bool = False
    overhang: bool = False

    def signs(self, badges: bool) -> list[tuple[str, str]]:
        """The kind of each sign, and its words; ``badges``: whether cells have room for theirs."""
        signs = (
            (
                "padding",
                self.padding,
                QCoreApplication.translate("NumbersView", "padding, {value}").format(value=self.padding),
            ),
            ("window", self.pointwise, QCoreApplication.translate("NumbersView", "what it is made of")),
            ("window", not self.pointwise, QCoreApplication.translate("NumbersView", "window")),
            ("cell", True, QCoreApplication.translate("NumbersView", "output cell")),
            ("badge", self.badge and badges, QCoreApplication.translate("NumbersView", "weight on this cell")),
            ("winner", self.winner, QCoreApplication.translate("NumbersView", "the one that wins")),
            ("unreached", self.unreached, QCoreApplication.translate("NumbersView", "never read")),
            ("overhang", self.overhang, QCoreApplication.translate("NumbersView", "beyond the input")),
        )
        return [(kind, text) for kind, there, text in signs if there]


def paint_legend(painter: QPainter, legend: Legend, room: QRectF, theme: Theme, badges: bool) -> None:
    """Signs at the left of a room, in two lines if need be, the colours at its right."""
    right = _paint_scale(painter, legend.limits, room, theme)
    x, y = room.left() + 6, room.top()
    painter.setFont(font(12))
    for kind, text in legend.signs(badges):
        wide = painter.fontMetrics().horizontalAdvance(text) + 46
        if x + wide > right and x > room.left() + 6:
            x, y = room.left() + 6, y + 26
        _paint_sign(painter, kind, QRectF(x, y + 2, 18 if kind != "badge" else 24, 16), legend.badge, theme)
        painter.setFont(font(12))
        painter.setPen(QColor(theme.text2))
        painter.drawText(QRectF(x + 30, y, wide, 20), int(Qt.AlignmentFlag.AlignVCenter), text)
        x += wide + 4


def _paint_sign(painter: QPainter, kind: str, box: QRectF, badge: str, theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.strong), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if kind == "padding":
        painter.setPen(QPen(QColor(theme.strong), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(theme.sunken))
    elif kind == "window":
        painter.setPen(QPen(QColor(theme.accent), 2.5))
    elif kind == "winner":
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(QPen(QColor(theme.accent), 2.5))
        box = box.adjusted(3, 3, -3, -3)
    elif kind == "cell":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
    elif kind in ("unreached", "overhang"):
        style = Qt.BrushStyle.FDiagPattern if kind == "unreached" else Qt.BrushStyle.BDiagPattern
        painter.setBrush(QBrush(QColor(theme.strong), style))
    if kind == "badge":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font(11, 700))
        painter.setPen(QColor(theme.on_accent))
        painter.drawText(box, CENTRE, badge)
    else:
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_scale(painter: QPainter, limits: Sequence[tuple[str, str]], room: QRectF, theme: Theme) -> float:
    """The colours and their limits; returns where they begin."""
    if not limits:
        return room.right()
    bar = QRectF(room.right() - 140, room.top(), 136, 9)
    gradient = QLinearGradient(bar.topLeft(), bar.topRight())
    for place in range(9):
        gradient.setColorAt(place / 8, QColor(*signed_colour(SHARE * (place / 4 - 1))))
    painter.setPen(QPen(QColor(theme.strong), 1))
    painter.setBrush(gradient)
    painter.drawRect(bar)
    painter.setFont(font(12))
    widest = 0.0
    for place, (what, limit) in enumerate(limits):
        line = QRectF(bar.left() - 16, bar.bottom() + 3 + 16 * place, bar.width() + 32, 16)
        painter.setPen(QColor(theme.text2))
        texts = (
            (f"−{limit}", Qt.AlignmentFlag.AlignLeft),
            ("0", Qt.AlignmentFlag.AlignHCenter),
            (limit, Qt.AlignmentFlag.AlignRight),
        )
        for text, where in texts:
            painter.drawText(line, int(where | Qt.AlignmentFlag.AlignVCenter), text)
        wide = painter.fontMetrics().horizontalAdvance(what)
        widest = max(widest, float(wide))
        painter.setPen(QColor(theme.text3))
        painter.drawText(
            QRectF(line.left() - wide - 10, line.top(), wide + 4, 16), int(Qt.AlignmentFlag.AlignVCenter), what
        )
    return bar.left() - widest - 34
