"""What the page of a network's gradients is made of: scores as bars, the table of parameters, weights as tiles."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.backward.protocol import ParameterReport
from cifar_gui.protocol import Floats
from cifar_gui.ui.arithmetic.formula_steps import number
from cifar_gui.ui.widgets.controls import ringed
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import figures, plain, probability
from cifar_gui.ui.widgets.painted import LEFT, RIGHT, smooth
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.scrolled import Scrolled
from cifar_gui.ui.widgets.theme import SIGNED, Themed, mono

HEAD, ROW = 22, 26
"""Heights of the head of a table and of its rows, px."""
NEGATIVE, POSITIVE = 51, 205
"""Of the signed colour scale: the same blue and red as in the maps."""


# --- scores ---------------------------------------------------------------------------------------------------------


class ScoreBars(Retranslated, Themed, Figure, QWidget):
    """The ten classes of one picture: the logit to both sides of a zero line, and what softmax makes of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(204, 180)
        self.logits: Floats | None = None
        self.probabilities: Floats | None = None
        self._label = 0
        self._limit = 1.0
        self._shown: object = None
        """What is drawn: going along the way backward changes no score."""
        self._fonts = {"head": figures(12), "plain": figures(12), "bold": figures(12, 600)}
        self.retranslate()

    def show_scores(self, logits: Floats | None, probabilities: Floats | None, label: int, limit: float) -> None:
        """Show (C,) logits up to ``limit`` and their softmax; None leaves a column empty."""
        shown = tuple(None if part is None else part.tobytes() for part in (logits, probabilities))
        if (shown, label, limit) == self._shown:
            return
        self._shown = (shown, label, limit)
        self.logits, self.probabilities, self._label, self._limit = logits, probabilities, label, limit
        told = "" if logits is None else ", ".join(f"{self._name(k)} {plain(float(v))}" for k, v in enumerate(logits))
        self.setAccessibleDescription(told)
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Logits and probabilities of the classes"))
        self._shown = None
        self.update()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(320, 210)

    def _name(self, index: int) -> str:
        return class_name(index) if index < 10 else str(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A row for each class; the right one in strong colours, the most probable one with a filled bar."""
        painter = smooth(self)
        count = 10 if self.logits is None else min(len(self.logits), 10)
        metrics = QFontMetricsF(self._fonts["bold"])
        names = max(metrics.horizontalAdvance(self._name(index)) for index in range(count)) + 14
        half = (self.width() - names - 12) / 2
        self._paint_heads(painter, names, half)
        pitch = min((self.height() - HEAD) / count, 24.0)
        boxes = [QRectF(0, HEAD + index * pitch, names, pitch) for index in range(count)]
        self._paint_texts(painter, boxes, list(map(self._name, range(count))), LEFT)
        if self.logits is not None:
            boxes = [QRectF(names, box.top(), half, pitch) for box in boxes]
            self._paint_logits(painter, boxes, self.logits.tolist())
        if self.probabilities is not None:
            boxes = [QRectF(names + half + 12, box.top(), half, pitch) for box in boxes]
            self._paint_shares(painter, boxes, self.probabilities.tolist())

    def _paint_heads(self, painter: QPainter, names: float, half: float) -> None:
        painter.setFont(self._fonts["head"])
        painter.setPen(QColor(self.theme.text3))
        painter.drawText(QRectF(names, 0, half, HEAD - 4), LEFT, self.tr("logits"))
        painter.drawText(QRectF(names + half + 12, 0, half, HEAD - 4), LEFT, self.tr("softmax"))

    def _paint_texts(self, painter: QPainter, boxes: Sequence[QRectF], texts: Sequence[str], side: int,
                     strong: bool = True) -> None:  # fmt: skip
        """A column of texts; that of the right class is strong."""
        painter.setFont(self._fonts["plain"])
        painter.setPen(QColor(self.theme.text2))
        for index, (box, text) in enumerate(zip(boxes, texts, strict=True)):
            if not strong or index != self._label:
                painter.drawText(box, side, text)
        if strong and self._label < len(texts):
            painter.setFont(self._fonts["bold"])
            painter.setPen(QColor(self.theme.accent))
            painter.drawText(boxes[self._label], side, texts[self._label])

    def _paint_logits(self, painter: QPainter, boxes: Sequence[QRectF], values: Sequence[float]) -> None:
        tracks = self._paint_tracks(painter, boxes, 52)
        positive, negative = (QColor(*SIGNED[place].tolist()) for place in (POSITIVE, NEGATIVE))
        middle = tracks[0].center().x()
        for track, value in zip(tracks, values, strict=False):
            if math.isfinite(value):
                long = min(abs(value) / self._limit, 1.0) * track.width() / 2
                painter.setBrush(positive if value > 0 else negative)
                painter.drawRect(QRectF(middle if value > 0 else middle - long, track.top(), long, track.height()))
        painter.setPen(QPen(QColor(self.theme.strong), 1))
        for box in boxes:
            painter.drawLine(QPointF(middle, box.top() + 2), QPointF(middle, box.bottom() - 2))
        texts = [plain(value, 3 if abs(value) < 10 else 1) for value in values[: len(boxes)]]
        self._paint_texts(painter, boxes, texts, RIGHT, strong=False)

    def _paint_shares(self, painter: QPainter, boxes: Sequence[QRectF], values: Sequence[float]) -> None:
        theme, best = self.theme, int(np.argmax(values))
        for index, (track, value) in enumerate(zip(self._paint_tracks(painter, boxes, 38), values, strict=False)):
            colour = theme.accent if index == self._label else theme.text2 if index == best else theme.text3
            painter.setBrush(QColor(colour))
            share = value if math.isfinite(value) else 0.0
            painter.drawRect(QRectF(track.left(), track.top(), max(1.0, share * track.width()), track.height()))
        texts = [probability(value) if math.isfinite(value) else plain(value) for value in values[: len(boxes)]]
        self._paint_texts(painter, boxes, texts, RIGHT)

    def _paint_tracks(self, painter: QPainter, boxes: Sequence[QRectF], room: float) -> list[QRectF]:
        """What the bars lie on, with room for a text at the right."""
        tracks = [box.adjusted(0, box.height() / 2 - 3, -room, -(box.height() / 2 - 3)) for box in boxes]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.sunken))
        painter.drawRects(tracks)
        return tracks


# --- the table of parameters ----------------------------------------------------------------------------------------


def norm(values: Floats | None) -> float | None:
    """The Euclidean length of all numbers together."""
    if values is None:
        return None
    # Not np.linalg.norm: its threads would wait for those of torch.
    return float(np.sqrt(np.square(values, dtype=np.float64).sum()))


class ParameterRows(Retranslated, Themed, QWidget):
    """A row for each parameter: its name, its shape, the length of its weights and of its gradient."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows: list[tuple[str, str, float, float | None]] = []
        self._selected = 0
        self._layers = False
        self.known: frozenset[int] = frozenset()
        self._fonts = {"name": mono(12), "figure": figures(12), "head": figures(12)}
        self.retranslate()

    def show_parameters(self, parameters: Sequence[ParameterReport]) -> None:
        """Show the parameters of a network."""
        self._rows = [
            (item.name, "×".join(map(str, item.values.shape)), norm(item.values) or 0.0, norm(item.grad))
            for item in parameters
        ]
        self._selected = min(self._selected, max(len(self._rows) - 1, 0))
        self.setFixedHeight(HEAD + ROW * max(1, len(self._rows)))
        self.update()

    def name_rows(self, layers: bool) -> None:
        """Whether the rows are layers and what they put out, or parameters."""
        self._layers = layers
        self.update()

    def show_known(self, known: frozenset[int]) -> None:
        """Which parameters ``backward`` has reached already."""
        self.known = known
        self.update()

    @property
    def selected(self) -> int:
        """The row whose numbers are drawn."""
        return self._selected

    def select(self, row: int) -> None:
        """Choose a row without a signal."""
        self._selected = min(max(row, 0), max(len(self._rows) - 1, 0))
        self.update()

    @property
    def rows(self) -> list[tuple[str, str, float, float | None]]:
        """(name, shape, length of the weights, length of the gradient or None)."""
        return self._rows

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Parameters and their gradients"))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(330, HEAD + ROW * max(1, len(self._rows)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The head, then the rows."""
        painter = smooth(self)
        columns = self._columns()
        painter.setFont(self._fonts["head"])
        painter.setPen(QColor(self.theme.text3))
        heads = (
            self.tr("layer") if self._layers else self.tr("parameter"),
            self.tr("shape"),
            self.tr("norm"),
            self.tr("grad norm"),
        )
        for place, (box, text) in enumerate(zip(columns, heads, strict=True)):
            painter.drawText(QRectF(box[0], 0, box[1], HEAD - 2), LEFT if place < 2 else RIGHT, text)
        for row in range(len(self._rows)):
            self._paint_row(painter, row, float(HEAD + row * ROW))
        names, shapes, weights, grads = zip(*self._rows, strict=True) if self._rows else ((),) * 4
        known = [grad if row in self.known else None for row, grad in enumerate(grads)]
        self._paint_column(painter, columns[0], names, "name", LEFT, self.theme.text)
        self._paint_column(painter, columns[1], shapes, "name", LEFT, self.theme.text3)
        self._paint_column(painter, columns[2], [number(weight) for weight in weights], "figure", RIGHT,
                           self.theme.text)  # fmt: skip
        told = ["" if grad is None else f"{grad:.3g}".replace("-", "−") for grad in known]
        none = ["None" if grad is None else "" for grad in known]
        self._paint_column(painter, columns[3], told, "figure", RIGHT, self.theme.text)
        self._paint_column(painter, columns[3], none, "name", RIGHT, self.theme.text3)
        largest = max((grad for grad in grads if grad), default=0.0)
        accent = QColor(self.theme.accent)
        for row, grad in enumerate(known):
            if grad and largest:
                long = max(2.0, grad / largest * (columns[3][1] - 4))
                painter.fillRect(QRectF(self.width() - 8 - long, HEAD + (row + 1) * ROW - 4, long, 2), accent)

    def _paint_column(self, painter: QPainter, box: tuple[float, float], texts: Sequence[str], font: str, side: int,
                      colour: str) -> None:  # fmt: skip
        """The texts that are not empty, each in its row."""
        painter.setFont(self._fonts[font])
        painter.setPen(QColor(colour))
        metrics = painter.fontMetrics()
        for row, text in enumerate(texts):
            if text:
                elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box[1]))
                painter.drawText(QRectF(box[0], HEAD + row * ROW, box[1], ROW), side, elided)

    def _columns(self) -> list[tuple[float, float]]:
        """(left, width) of each column."""
        figure = 58.0
        metrics = QFontMetricsF(self._fonts["name"])
        rest = self.width() - 2 * figure - 20
        name = min(max((metrics.horizontalAdvance(row[0]) for row in self._rows), default=0.0) + 8, 0.64 * rest)
        return [(8, name), (8 + name, rest - name), (self.width() - 2 * figure - 12, figure - 4),
                (self.width() - figure - 8, figure)]  # fmt: skip

    def _paint_row(self, painter: QPainter, row: int, top: float) -> None:
        if row == self._selected:
            painter.fillRect(QRectF(0, top, self.width(), ROW), QColor(self.theme.soft))
            painter.fillRect(QRectF(0, top, 3, ROW), QColor(self.theme.accent))
            if ringed(self):
                painter.setPen(QPen(QColor(self.theme.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(1, top + 1, self.width() - 2, ROW - 2))
        painter.setPen(QPen(QColor(self.theme.border), 1))
        painter.drawLine(QPointF(0, top), QPointF(self.width(), top))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row."""
        row = int((event.position().y() - HEAD) // ROW)
        if event.button() == Qt.MouseButton.LeftButton and 0 <= row < len(self._rows):
            self.choose(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from row to row."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not 0 <= self._selected + step < len(self._rows):
            event.ignore()
        else:
            self.choose(self._selected + step)

    def choose(self, row: int) -> None:
        self.select(row)
        self.chosen.emit(row)


class ParameterTable(Scrolled):
    """The rows, scrolled when they are many."""

    def __init__(self) -> None:
        self.rows = ParameterRows()
        super().__init__(self.rows)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.chosen.connect(lambda row: self.ensureVisible(0, HEAD + row * ROW, 0, ROW))
