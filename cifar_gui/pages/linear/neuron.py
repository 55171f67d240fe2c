"""One neuron of a linear layer drawn: with its largest products, and as the sum that it is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.engine.dense import LinearCell
from cifar_gui.i18n import Retranslated
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import Lettering, figures, plain, short, signed
from cifar_gui.ui.widgets.painted import CENTRE, LEFT, RIGHT, Dimmed, smooth
from cifar_gui.ui.widgets.theme import Themed, ink_on, mono, signed_colour

PICTURE, SIDE = 3072, 32
MOST_INPUTS = 12
ROW = 26
"""Height of an input of the neuron, px."""
DIGITS = 4
HEAVIEST = 24
"""Inputs that are looked for at once; the drawings show fewer."""


def weight_text(value: float) -> str:
    """ "+0.0021", "−0.017": three digits that count."""
    places = min(max(2 - math.floor(math.log10(abs(value))), 2), 6) if value and math.isfinite(value) else 2
    return signed(value, places)


def place_of(index: int) -> tuple[int, int, int, int]:
    """(n, c, i, j) of a number of the batch, counted through (N, 3, 32, 32)."""
    picture, rest = divmod(index, PICTURE)
    channel, rest = divmod(rest, SIDE * SIDE)
    return (picture, channel, *divmod(rest, SIDE))


@dataclass(frozen=True, eq=False)
class Neuron:
    """One output of a linear layer, for one row of the flattened batch."""

    cell: LinearCell
    output: int
    first: int
    """Where the row begins in the batch, counted through (N, 3, 32, 32)."""
    value: float
    """What torch gave."""
    limit: float
    """Of the colour scale of the weights."""
    index: tuple[int, ...]
    """Of the number in y."""

    @property
    def features(self) -> int:
        """Inputs of the layer."""
        return len(self.cell.values)

    def name(self, feature: int) -> str:
        """Where an input comes from: "R 5,12", with the picture before it when the row holds several."""
        picture, channel, i, j = place_of(self.first + feature)
        before = f"{picture}: " if self.features > PICTURE else ""
        return f"{before}{'RGB'[channel]} {i},{j}"

    def split(self, count: int) -> tuple[list[int], float]:
        """The inputs that weigh most, and the sum of all other products."""
        chosen = self._heaviest[:count] if count <= HEAVIEST else self.cell.largest(count)
        return chosen, float(self._sum - self.cell.products[chosen].sum())

    @cached_property
    def _heaviest(self) -> list[int]:
        """Found once for all drawings: a row may hold a whole batch."""
        return self.cell.largest(HEAVIEST)

    @cached_property
    def _sum(self) -> float:
        return float(self.cell.products.sum())


class Painted(Themed, Dimmed, Figure, QWidget):
    """What the drawings share: a theme, fonts, and a neuron to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._neuron: Neuron | None = None
        self._fonts = {
            "plain": figures(12), "medium": figures(12, 500), "bold": figures(12, 600), "mono": mono(12),
            "sign": figures(15, 600), "sum": figures(13, 600),
        }  # fmt: skip
        self._letterings = {face: Lettering(made) for face, made in self._fonts.items()}

    def show_neuron(self, neuron: Neuron | None) -> None:
        """Draw this one; nothing for None."""
        self._neuron = neuron
        self.update()

    def _begin(self) -> QPainter:
        painter = smooth(self)
        painter.setOpacity(self.opacity)
        return painter

    def _text(self, painter: QPainter, face: str, colour: str, box: QRectF, where: int, text: str) -> None:
        painter.setPen(QColor(colour))
        self._letterings[face].draw_in(painter, box, where, text)


class NeuronView(Retranslated, Painted):
    """g = k₁x₁ + k₂x₂ + … + b: the inputs that weigh most, all others together, one bias, one result."""

    NAME, VALUE, WEIGHT, NODE, END = 70, 38, 62, 17, 74
    """Widths of the columns at the left, radius of the sum, width of the column at the right, px."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(312, 120)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The neuron of one output"))
        self.update()

    def show_neuron(self, neuron: Neuron | None) -> None:
        """Draw this one; nothing for None."""
        super().show_neuron(neuron)
        text = "" if neuron is None else f"{plain(neuron.cell.total, DIGITS)}"
        self.setAccessibleDescription(text)

    @property
    def drawn(self) -> int:
        """How many inputs are drawn one by one."""
        room = int((self.height() - ROW) / ROW)
        return max(1, min(MOST_INPUTS, room, self._neuron.features if self._neuron is not None else 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Inputs at the left, the sum in the middle, the result at the right."""
        neuron = self._neuron
        if neuron is None or not neuron.features:
            return
        painter = self._begin()
        chosen, rest = neuron.split(self.drawn)
        wide = max(self.NAME, *(QFontMetricsF(self._fonts["mono"]).horizontalAdvance(neuron.name(f)) for f in chosen))
        rows = len(chosen) + (neuron.features > len(chosen))
        top, pitch = (self.height() - rows * ROW) / 2, ROW
        start = wide + 6 + self.VALUE + 4 + self.WEIGHT
        middle = QPointF(max(start + 20, self.width() - self.END - 2 * self.NODE - 24), self.height() / 2)
        strongest = max(abs(float(neuron.cell.products[chosen[0]])), 1e-12)
        for place, feature in enumerate(chosen):
            box = QRectF(0, top + place * pitch, wide, ROW)
            self._paint_input(painter, neuron, feature, box, middle, strongest)
        if neuron.features > len(chosen):
            self._paint_rest(
                painter, neuron.features - len(chosen), rest, QRectF(0, top + len(chosen) * pitch, start, ROW), middle
            )
        self._paint_end(painter, neuron, middle)

    def _paint_input(self, painter: QPainter, neuron: Neuron, feature: int, name: QRectF, middle: QPointF,
                     strongest: float) -> None:  # fmt: skip
        value, weight = float(neuron.cell.values[feature]), float(neuron.cell.weights[feature])
        cell = QRectF(name.right() + 6, name.top() + 3, self.VALUE, ROW - 6)
        k = QRectF(cell.right() + 4, name.top(), self.WEIGHT, ROW)
        red, green, blue = signed_colour(weight / neuron.limit if neuron.limit else 0.0)
        share = abs(float(neuron.cell.products[feature])) / strongest
        strong = signed_colour(math.copysign(0.62, weight))
        self._paint_edge(painter, QPointF(k.right() + 2, k.center().y()), middle, QColor(*strong), 1 + 2.4 * share)
        self._text(painter, "mono", self.theme.text3, name, RIGHT, neuron.name(feature))
        grey = round(min(max(value, 0.0), 1.0) * 255)
        painter.setPen(QPen(QColor(self.theme.strong), 1))
        painter.setBrush(QColor(grey, grey, grey))
        painter.drawRoundedRect(cell, 4, 4)
        self._text(painter, "medium", ink_on((grey, grey, grey)), cell, CENTRE, short(value))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(red, green, blue))
        painter.drawRoundedRect(k.adjusted(0, 4, 0, -4), 4, 4)
        self._text(painter, "medium", ink_on((red, green, blue)), k, CENTRE, weight_text(weight))

    def _paint_edge(self, painter: QPainter, start: QPointF, end: QPointF, colour: QColor, width: float) -> None:
        path = QPainterPath(start)
        bend = max(20.0, (end.x() - start.x()) * 0.5)
        path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end)
        painter.setPen(QPen(colour, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _paint_rest(self, painter: QPainter, count: int, total: float, box: QRectF, middle: QPointF) -> None:
        colour = QColor(self.theme.text3)
        self._paint_edge(painter, QPointF(box.right() + 2, box.center().y()), middle, colour, 1)
        text = self.tr("… {count} more: {sum}").format(count=f"{count:,}", sum=signed(total, DIGITS))
        self._text(painter, "medium", self.theme.text2, box, RIGHT, text)

    def _paint_end(self, painter: QPainter, neuron: Neuron, middle: QPointF) -> None:
        theme = self.theme
        result = QPointF(middle.x() + self.NODE + 46, middle.y())
        painter.setPen(QPen(QColor(theme.text2), 1.5))
        painter.drawLine(middle + QPointF(self.NODE, 0), result - QPointF(24, 0))
        above = QPointF(middle.x(), max(24.0, middle.y() - 62))
        if neuron.cell.bias is not None:
            painter.drawLine(above, middle - QPointF(0, self.NODE))
        text = self.tr("no bias") if neuron.cell.bias is None else f"b {weight_text(neuron.cell.bias)}"
        beside = QRectF(min(above.x() + 6, self.width() - 90.0), above.y() - 12, 120, 20)
        self._text(painter, "medium", theme.text2, beside, LEFT, text)
        painter.setPen(QPen(QColor(theme.strong), 1.5))
        painter.setBrush(QColor(theme.surface))
        painter.drawEllipse(middle, self.NODE, self.NODE)
        self._text(painter, "sign", theme.text, QRectF(middle.x() - 20, middle.y() - 14, 40, 26), CENTRE, "Σ")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawEllipse(result, 24, 24)
        box = QRectF(result.x() - 24, result.y() - 12, 48, 24)
        self._text(painter, "bold", theme.on_accent, box, CENTRE, plain(neuron.value, 3))
        name = f"y[{', '.join(map(str, neuron.index))}]"
        self._text(painter, "mono", theme.text3, QRectF(result.x() - 60, result.y() + 28, 120, 18), CENTRE, name)


class DotView(Retranslated, Painted):
    """The dot product written out: the heaviest products one by one, all others as one sum, the bias, the result."""

    pointed = Signal(object)
    """The input whose product is under the mouse; None when it leaves."""

    CARD, GAP, REST, RESULT = 100, 16, 126, 112

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setMinimumHeight(70)
        self._over: int | None = None
        self._heaviest: list[int] = []
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The dot product of one output"))
        self.update()

    def show_neuron(self, neuron: Neuron | None) -> None:
        """Write out this one."""
        super().show_neuron(neuron)
        self._over = None
        text = "" if neuron is None else plain(neuron.value, DIGITS)
        self.setAccessibleDescription(text)

    @property
    def count(self) -> int:
        """How many products there is room for."""
        assert self._neuron is not None
        room = self.width() - self.RESULT - (self.REST if self._neuron.features > 1 else 0)
        return max(1, min(int(room / (self.CARD + self.GAP)), self._neuron.features))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cards from the left, the result at the right."""
        neuron = self._neuron
        if neuron is None or not neuron.features:
            return
        painter, theme = self._begin(), self.theme
        self._heaviest, rest = neuron.split(self.count)
        top = max(2.0, (self.height() - 72) / 2)
        for place, feature in enumerate(self._heaviest):
            left = place * (self.CARD + self.GAP)
            self._paint_product(painter, neuron, feature, QRectF(left, top, self.CARD, 70))
            self._text(painter, "sign", theme.text2, QRectF(left + self.CARD, top, self.GAP, 70), CENTRE, "+")
        left = len(self._heaviest) * (self.CARD + self.GAP)
        more = neuron.features - len(self._heaviest)
        if more:
            box = QRectF(left, top, self.REST - self.GAP, 70)
            text = self.tr("… {count} more:").format(count=f"{more:,}")
            self._text(painter, "plain", theme.text2, box.adjusted(4, 14, 0, -36), LEFT, text)
            self._text(painter, "sum", theme.text, box.adjusted(4, 34, 0, -14), LEFT, signed(rest, DIGITS))
        self._paint_result(painter, neuron, top)

    def _paint_product(self, painter: QPainter, neuron: Neuron, feature: int, box: QRectF) -> None:
        theme, cell = self.theme, neuron.cell
        value, weight = float(cell.values[feature]), float(cell.weights[feature])
        over = feature == self._over
        painter.setPen(QPen(QColor(theme.accent if over else theme.border), 1.5 if over else 1))
        painter.setBrush(QColor(theme.stage))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._text(painter, "mono", theme.text3, box.adjusted(4, 3, -4, -49), CENTRE, neuron.name(feature))
        grey = round(min(max(value, 0.0), 1.0) * 255)
        rgb = signed_colour(weight / neuron.limit if neuron.limit else 0.0)
        left, right = QRectF(box.left() + 5, box.top() + 23, 32, 21), QRectF(box.right() - 54, box.top() + 23, 49, 21)
        painter.setPen(Qt.PenStyle.NoPen)
        for part, colour, text in ((left, (grey,) * 3, short(value)), (right, rgb, weight_short(weight))):
            painter.setBrush(QColor(*colour))
            painter.drawRoundedRect(part, 3, 3)
            self._text(painter, "medium", ink_on((colour[0], colour[1], colour[2])), part, CENTRE, text)
            painter.setPen(Qt.PenStyle.NoPen)
        between = QRectF(left.right(), left.top(), right.left() - left.right(), 21)
        self._text(painter, "plain", theme.text2, between, CENTRE, "×")
        product = f"= {signed(float(cell.products[feature]), DIGITS)}"
        self._text(painter, "bold", theme.text, box.adjusted(4, 46, -4, -3), CENTRE, product)

    def _paint_result(self, painter: QPainter, neuron: Neuron, top: float) -> None:
        theme, wide = self.theme, self.RESULT - 10
        left = self.width() - wide
        box = QRectF(left, top, wide, 20)
        self._text(painter, "plain", theme.text2, box, LEFT, self.tr("bias"))
        bias = self.tr("none") if neuron.cell.bias is None else weight_text(neuron.cell.bias)
        self._text(painter, "bold", theme.text, box, RIGHT, bias)
        painter.fillRect(QRectF(left, top + 22, wide, 1), QColor(theme.strong))
        text = plain(neuron.value, DIGITS)
        sizes = (px for px in (24, 20, 16, 13) if QFontMetricsF(figures(px, 700)).horizontalAdvance(text) <= wide)
        painter.setFont(figures(next(sizes, 12), 700))
        painter.setPen(QColor(theme.accent))
        painter.drawText(QRectF(left, top + 26, wide, 30), RIGHT, text)
        name = f"= y[{','.join(map(str, neuron.index))}]"
        self._text(painter, "mono", theme.text3, QRectF(left - 40, top + 54, wide + 40, 18), RIGHT, name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the product under the mouse comes from."""
        place = int(event.position().x() // (self.CARD + self.GAP))
        self._point(self._heaviest[place] if 0 <= place < len(self._heaviest) and self._neuron else None)

    def leaveEvent(self, event: object) -> None:
        """The mouse leaves."""
        self._point(None)

    def _point(self, feature: int | None) -> None:
        if feature != self._over:
            self._over = feature
            self.pointed.emit(feature)
            self.update()


def weight_short(value: float) -> str:
    """A weight in at most six characters: "−.0017", "+.012"."""
    text = weight_text(value)
    return text[0] + text[2:7].rstrip("0") if text[1:3] == "0." else text[:6]
