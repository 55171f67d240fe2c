"""The classes with recall and precision, and the pairs of classes that are confused: lines that can be chosen."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.counting import Pair, Share, pairs, precisions, recalls
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.evaluation.state import PAIR, TAKEN, TRUE, Group
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import figures
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.painted import LEFT, RIGHT, Dimmed
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.pointed_area import PointedArea
from cifar_gui.ui.widgets.theme import Themed, font, mixed

HEAD, LEAST_ROW, MOST_ROW = 28, 26, 42
BAR, TOLD = 10.0, 150.0
"""px."""
Whole = NDArray[np.int64]


class Lines(Retranslated, Themed, Dimmed, Figure, Fitted, PointedArea):
    """GUI thread. Painted lines under a head, scrolled where there is no room for all; points at a ``Group``."""

    least = LEAST_ROW

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selected: Group | None = None
        self._high = float(self.least)
        self.setMinimumSize(300, 160)
        self.hovered.connect(self.viewport().update)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)
        self.retranslate()

    def show_counts(self, counts: Whole) -> None:
        """Show what a confusion matrix (10, 10) says."""
        raise NotImplementedError  # what a line says

    def groups(self) -> list[Group]:
        """What can be chosen, in the order in which the keyboard goes."""
        raise NotImplementedError  # lines stand for classes, or for pairs of them

    def told(self, group: Group) -> str:
        """What a line says, in words."""
        raise NotImplementedError  # each list has its own words

    def select(self, group: Group | None) -> None:
        """Mark a line, and scroll to it."""
        self.selected = group
        self.setAccessibleDescription(self.told(group) if group in self.groups() else "")
        place, bar = self._line_of(group), self.verticalScrollBar()
        if place is not None:
            top, room = place * self._high, self.viewport().height() - HEAD
            bar.setValue(round(max(min(bar.value(), top), top + self._high - room)))
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        return QSize(300, 160)

    def fit(self, room: QSize) -> None:
        """Lines as high as there is room for."""
        count = max(1, self._count)
        self._high = min(max((room.height() - HEAD - 2) / count, float(self.least)), MOST_ROW)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, math.ceil(count * self._high + HEAD - room.height())))
        bar.setPageStep(max(1, room.height() - HEAD))
        bar.setSingleStep(round(self._high))
        self.viewport().update()

    def _row(self, place: int) -> QRectF:
        top = HEAD + place * self._high - self.verticalScrollBar().value()
        return QRectF(0, top, self.viewport().width(), self._high)

    def _line_at(self, position: QPointF) -> int | None:
        place = int((position.y() - HEAD + self.verticalScrollBar().value()) // self._high)
        return place if position.y() >= HEAD and 0 <= place < self._count else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines that are seen, under their head."""
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setOpacity(self.opacity)
            room = QRectF(self.viewport().rect())
            painter.setClipRect(room.adjusted(0, HEAD, 0, 0))
            for place in range(self._count):
                row = self._row(place)
                if row.intersects(room):
                    self._paint_line(painter, place, row)
            painter.setClipping(False)
            painter.setFont(font(12))
            painter.setPen(QColor(self.theme.text3))
            self._paint_head(painter, QRectF(0, 0, room.width(), HEAD - 6))
            painter.fillRect(QRectF(0, HEAD - 3, room.width(), 1), QColor(self.theme.border))
            self.paint_ring(painter, self.theme)

    def _mark(self, painter: QPainter, box: QRectF, group: Group) -> None:
        """The ground of what is chosen or under the mouse."""
        if group in (self.selected, self._over):
            chosen = group == self.selected
            painter.setPen(QPen(QColor(self.theme.soft_line), 1) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.soft if chosen else self.theme.hover))
            painter.drawRoundedRect(box.adjusted(0.5, 1.5, -0.5, -1.5), 5, 5)

    @property
    def _count(self) -> int:
        raise NotImplementedError  # of lines

    def _line_of(self, group: Group | None) -> int | None:
        raise NotImplementedError  # only the list knows the order of its lines

    def _paint_head(self, painter: QPainter, box: QRectF) -> None:
        raise NotImplementedError  # columns differ

    def _paint_line(self, painter: QPainter, place: int, row: QRectF) -> None:
        raise NotImplementedError  # so do lines


class ClassTable(Lines):
    """GUI thread. Recall and precision of each class, each with its 95 % interval."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._shares: tuple[tuple[Share, ...], tuple[Share, ...]] = ((), ())
        super().__init__(parent)

    def show_counts(self, counts: Whole) -> None:
        self._shares = (recalls(counts), precisions(counts))
        self.refit()

    def groups(self) -> list[Group]:
        return [(kind, place, 0) for place in range(self._count) for kind in (TRUE, TAKEN)]

    def told(self, group: Group) -> str:
        kind, place, _ = group
        share = self._shares[kind == TAKEN][place]
        text = self.tr("recall of {name}: {value} % ({low} to {high}), {hits} of {count} pictures")
        if kind == TAKEN:
            text = self.tr("precision of {name}: {value} % ({low} to {high}), {hits} of {count} answers")
        low, high = share.interval
        return text.format(
            name=class_name(place), value=_points(share.value), low=_points(low), high=_points(high),
            hits=f"{share.hits:,}", count=f"{share.count:,}",
        )  # fmt: skip

    def numbers(self) -> str:
        """As a spreadsheet takes it."""
        lines = ["\t".join((self.tr("class"), self.tr("recall"), self.tr("precision")))]
        for place, (found, right) in enumerate(zip(*self._shares, strict=True)):
            lines.append(f"{class_name(place)}\t{found.value:.6f}\t{right.value:.6f}")
        return "\n".join(lines)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Recall and precision of each class"))
        bold = QFontMetricsF(font(13, 600))
        self._name = max(bold.horizontalAdvance(class_name(place)) for place in range(10)) + 20
        self.refit()

    @property
    def _count(self) -> int:
        return len(self._shares[0])

    def _line_of(self, group: Group | None) -> int | None:
        return group[1] if group is not None and group[0] in (TRUE, TAKEN) else None

    def cell_at(self, position: QPointF) -> Group | None:
        """The recall or the precision of a class; its name stands for the recall."""
        place = self._line_at(position)
        if place is None:
            return None
        return (TAKEN if position.x() >= self._half(QRectF(self.viewport().rect()), 1).left() else TRUE), place, 0

    def _half(self, row: QRectF, which: int) -> QRectF:
        """The room of recall (0) or precision (1) in a line."""
        wide = (row.width() - self._name) / 2
        return QRectF(self._name + which * wide, row.top(), wide, row.height())

    def _paint_head(self, painter: QPainter, box: QRectF) -> None:
        painter.drawText(box.adjusted(10, 0, 0, 0), LEFT, self.tr("class"))
        for which, text in enumerate((self.tr("recall: of its pictures"), self.tr("precision: of such answers"))):
            room = self._half(box, which).adjusted(10, 0, -8, 0)
            painter.drawText(room, LEFT, painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(room.width())
            ))  # fmt: skip

    def _paint_line(self, painter: QPainter, place: int, row: QRectF) -> None:
        name = row.adjusted(10, 0, 0, 0)
        for which, (kind, shares) in enumerate(zip((TRUE, TAKEN), self._shares, strict=True)):
            box = self._half(row, which)
            self._mark(painter, box, (kind, place, 0))
            self._paint_share(painter, box.adjusted(10, 0, -8, 0), shares[place], self.theme.curves[2 * which])
        painter.setFont(font(13, 600))
        painter.setPen(QColor(self.theme.text))
        painter.drawText(name, LEFT, class_name(place))

    def _paint_share(self, painter: QPainter, box: QRectF, share: Share, colour: str) -> None:
        """A bar up to the share, its interval as a whisker, and the number at the right."""
        theme, middle = self.theme, box.center().y()
        told = box.width() >= TOLD  # how far the interval reaches; where there is no room, the whisker says it
        number = QRectF(box.right() - (82 if told else 50), box.top(), 82 if told else 50, box.height())
        track = QRectF(box.left(), middle - BAR / 2, max(20.0, number.left() - box.left() - 8), BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.sunken))
        painter.drawRoundedRect(track, 2, 2)
        low, high = share.interval
        if share.count:
            painter.setBrush(mixed(theme.stage, colour, 0.72))
            painter.drawRoundedRect(QRectF(track.left(), track.top(), track.width() * share.value, BAR), 2, 2)
            painter.setPen(QPen(QColor(theme.text), 1.2))
            ends = [track.left() + track.width() * part for part in (low, high)]
            painter.drawLine(QPointF(ends[0], middle), QPointF(ends[1], middle))
            for x in ends:
                painter.drawLine(QPointF(x, middle - 3.5), QPointF(x, middle + 3.5))
        painter.setFont(figures(13, 600))
        painter.setPen(QColor(theme.text if share.count else theme.text3))
        value = f"{_points(share.value)} %" if share.count else "–"
        painter.drawText(number.adjusted(0, 0, -32 if told else 0, 0), RIGHT, value)
        painter.setFont(figures(12))
        painter.setPen(QColor(theme.text3))
        painter.drawText(number, RIGHT, f"±{50 * (high - low):.0f}" if share.count and told else "")


class PairList(Lines):
    """GUI thread. The pairs of classes that are confused, and in which direction."""

    least = 30

    def __init__(self, parent: QWidget | None = None) -> None:
        self.pairs: tuple[Pair, ...] = ()
        super().__init__(parent)

    def show_counts(self, counts: Whole) -> None:
        self.pairs = pairs(counts)
        self.refit()

    def groups(self) -> list[Group]:
        return [(PAIR, pair.one, pair.other) for pair in self.pairs]

    def told(self, group: Group) -> str:
        place = self._line_of(group)
        if place is None:
            return ""
        pair = self.pairs[place]
        text = self.tr("{one} answered as {other}: {taken}; {other} answered as {one}: {back}")
        return text.format(one=class_name(pair.one), other=class_name(pair.other), taken=pair.taken, back=pair.back)

    def numbers(self) -> str:
        """As a spreadsheet takes it."""
        return "\n".join(f"{class_name(p.one)}\t{class_name(p.other)}\t{p.taken}\t{p.back}" for p in self.pairs)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The pairs of classes that are confused most often"))
        bold = QFontMetricsF(font(13, 600))
        self._name = max(bold.horizontalAdvance(class_name(place)) for place in range(10))
        self.refit()

    @property
    def _count(self) -> int:
        return len(self.pairs)

    def _line_of(self, group: Group | None) -> int | None:
        """Whichever of the two classes is named first."""
        if group is None or group[0] != PAIR:
            return None
        wanted = {group[1], group[2]}
        return next((place for place, pair in enumerate(self.pairs) if {pair.one, pair.other} == wanted), None)

    def cell_at(self, position: QPointF) -> Group | None:
        """The pair at a point."""
        place = self._line_at(position)
        return None if place is None else self.groups()[place]

    def _bars(self, row: QRectF) -> QRectF:
        left = 2 * self._name + 52
        return QRectF(left, row.top(), max(40.0, row.width() - left - 56), row.height())

    def _paint_head(self, painter: QPainter, box: QRectF) -> None:
        painter.drawText(box.adjusted(10, 0, 0, 0), LEFT, self.tr("true → answer, and back"))
        painter.drawText(box.adjusted(0, 0, -10, 0), RIGHT, self.tr("pictures"))

    def _paint_line(self, painter: QPainter, place: int, row: QRectF) -> None:
        theme, pair = self.theme, self.pairs[place]
        self._mark(painter, row, (PAIR, pair.one, pair.other))
        painter.setFont(font(13, 600))
        painter.setPen(QColor(theme.text))
        one = QRectF(row.left() + 10, row.top(), self._name, row.height())
        painter.drawText(one, LEFT, class_name(pair.one))
        painter.drawText(one.translated(self._name + 30, 0), LEFT, class_name(pair.other))
        painter.setPen(QColor(theme.text3))
        painter.drawText(QRectF(one.right(), row.top(), 30, row.height()), int(Qt.AlignmentFlag.AlignCenter), "⇄")
        most, bars = max(1, self.pairs[0].taken + self.pairs[0].back), self._bars(row)
        x = bars.left()
        painter.setFont(figures(12, 500))
        for count, strength in ((pair.taken, 0.8), (pair.back, 0.35)):
            wide = bars.width() * count / most
            bar = QRectF(x, bars.center().y() - 8, wide, 16)
            painter.fillRect(bar, mixed(theme.stage, theme.curves[1], strength))
            if wide > painter.fontMetrics().horizontalAdvance(str(count)) + 8:
                painter.setPen(QColor(theme.text) if strength < 0.5 or theme.dark is False else QColor("#000000"))
                painter.drawText(bar.adjusted(5, 0, -2, 0), LEFT, str(count))
            x += wide + 1
        painter.setFont(figures(13, 600))
        painter.setPen(QColor(theme.text))
        painter.drawText(row.adjusted(0, 0, -10, 0), RIGHT, f"{pair.taken + pair.back:,}")


def _points(value: float) -> str:
    """A share in %, with one decimal."""
    return "–" if math.isnan(value) else f"{100 * value:.1f}"
