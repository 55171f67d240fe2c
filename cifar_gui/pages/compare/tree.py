"""Which run was made from which, and what was changed on the way."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.pages.compare.rows import FIELDS, Row, setting_text
from cifar_gui.spec import is_shown
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.names import shortened
from cifar_gui.ui.widgets.controls import label, ringed
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column
from cifar_gui.ui.widgets.painted import smooth
from cifar_gui.ui.widgets.theme import Themed, font

LINE, INDENT, LEFT, DOT = 24, 20, 12, 4.5
MOST_CHANGES = 3
"""That are named at a run; of more, how many there are."""


@dataclass(frozen=True, eq=False)
class Node:
    """A run in its tree."""

    row: Row
    depth: int
    above: int | None
    """The place of the run that it was made from; None of a root."""
    changes: str


def nodes(rows: Sequence[Row]) -> list[Node]:
    """The runs that were made from another, or from which another was made, each below the one that it comes from."""
    by_name = {row.run.started.name: row for row in rows if row.run.started.name}
    children: dict[Row, list[Row]] = {}
    for row in rows:
        above = by_name.get(row.run.started.parent)
        if above is not None and above is not row:
            children.setdefault(above, []).append(row)
    below = {row for made in children.values() for row in made}
    found: list[Node] = []
    stack: list[tuple[Row, int, int | None]] = [
        (row, 0, None) for row in reversed(rows) if row in children and row not in below
    ]
    while stack:
        row, depth, place_above = stack.pop()
        changes = changed(found[place_above].row, row) if place_above is not None else ""
        found.append(Node(row, depth, place_above, changes))
        place = len(found) - 1
        stack += [(child, depth + 1, place) for child in reversed(children.get(row, ()))]
    return found


def changed(before: Row, after: Row) -> str:
    """What a run has otherwise than the one from which its recipe was taken: "lr 0.05, momentum 0"."""
    one, other = before.run.started, after.run.started
    parts = []
    before_it = vars(one.recipe)
    differ = {name for name, value in vars(other.recipe).items() if value != before_it[name]}
    for item in FIELDS:
        if item.name not in differ and (item.when is None or item.when.field not in differ):
            continue
        value = setting_text(item, other.recipe)
        if is_shown(item, other.recipe) and value != setting_text(item, one.recipe):
            name = lesson_text(item.label) if item.label is not None else item.name
            parts.append(f"{name} {value}".strip())
    if one.source != other.source:
        parts.append(after.source)
    more = len(parts) - MOST_CHANGES
    return ", ".join(parts[:MOST_CHANGES]) + (f", +{more}" if more > 0 else "")


class Tree(Retranslated, Themed, Figure, QWidget):
    """GUI thread. A line for each run: click or arrows select it."""

    chosen = Signal(object)
    """A History."""
    pointed = Signal(object)
    """The History under the mouse, or None."""

    def __init__(self) -> None:
        super().__init__()
        self.nodes: list[Node] = []
        self._pens: Mapping[History, QPen] = {}
        self._selected: History | None = None
        self.lit: Collection[History] = ()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def show_nodes(self, found: Sequence[Node], pens: Mapping[History, QPen], selected: History | None) -> None:
        """Draw these."""
        self.nodes, self._pens, self._selected = list(found), pens, selected
        self.setMinimumHeight(LINE * len(self.nodes))
        self.update()

    def light(self, lit: Collection[History]) -> None:
        """Light the lines of these runs."""
        before, self.lit = self.lit, lit
        for place, node in enumerate(self.nodes):
            if (node.row.run in before) != (node.row.run in lit):
                self.update(0, LINE * place, self.width(), LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        deepest = max((node.depth for node in self.nodes), default=0)
        indent = min(INDENT, 0.4 * self.width() / max(deepest, 1))
        first, last = event.rect().top() // LINE, event.rect().bottom() // LINE
        for place, node in enumerate(self.nodes):
            above = place if node.above is None else node.above
            if place < first or above > last:  # neither the line nor what leads to it is to be painted
                continue
            box = QRectF(0, LINE * place, self.width(), LINE)
            self._paint_ground(painter, node.row.run, box)
            x = LEFT + indent * node.depth
            self._paint_branch(painter, node, QPointF(x, box.center().y()), indent)
            self._paint_words(painter, node, box, x)
        if ringed(self):
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _paint_ground(self, painter: QPainter, run: History, box: QRectF) -> None:
        if run is self._selected or run in self.lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.soft if run is self._selected else self.theme.hover))
            painter.drawRoundedRect(box, 5, 5)

    def _paint_branch(self, painter: QPainter, node: Node, at: QPointF, indent: float) -> None:
        """The dot of a run, and what leads to it from the one that it was taken from."""
        theme, x, y = self.theme, at.x(), at.y()
        if node.above is not None:
            painter.setPen(QPen(QColor(theme.strong), 1.2))
            upper = LINE * node.above + LINE / 2 + DOT + 1
            painter.drawLine(QPointF(x - indent, upper), QPointF(x - indent, y))
            painter.drawLine(QPointF(x - indent, y), QPointF(x - DOT - 1, y))
        pen = self._pens.get(node.row.run)
        painter.setPen(QPen(pen.color() if pen is not None else QColor(theme.strong), 1.5))
        painter.setBrush(pen.color() if pen is not None else QColor(theme.surface))
        painter.drawEllipse(at, DOT, DOT)

    def _paint_words(self, painter: QPainter, node: Node, box: QRectF, x: float) -> None:
        """What the run changed, behind its dot, and its accuracy at the right."""
        room = max(self.width() - x - 14 - 60, 20)
        told = node.changes or node.row.name
        painter.setFont(font(13))
        painter.setPen(QColor(self.theme.text))
        text = shortened(told, QFontMetrics(font(13)), int(room))
        painter.drawText(QRectF(x + 12, box.top(), room, LINE), Qt.AlignmentFlag.AlignVCenter, text)
        share = node.row.moment.accuracy
        if share is not None and share.count:
            painter.setFont(font(12))
            painter.setPen(QColor(self.theme.text2))
            painter.drawText(
                box.adjusted(0, 0, -8, 0), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight),
                f"{100 * share.value:.1f} %",
            )  # fmt: skip

    def _at(self, event: QMouseEvent) -> History | None:
        place = int(event.position().y() // LINE)
        return self.nodes[place].row.run if 0 <= place < len(self.nodes) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (run := self._at(event)) is not None:
            self.chosen.emit(run)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(self._at(event))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self.nodes:
            super().keyPressEvent(event)
            return
        places = [place for place, node in enumerate(self.nodes) if node.row.run is self._selected]
        place = min(max(places[0] + step, 0), len(self.nodes) - 1) if places else 0
        self.chosen.emit(self.nodes[place].row.run)

    def numbers(self) -> str:
        """A line for each run: how deep it lies, its name, what was changed."""
        head = (self.tr("depth"), self.tr("run"), self.tr("what was changed"))
        lines = [head, *((str(node.depth), node.row.name, node.changes) for node in self.nodes)]
        return "\n".join(map("\t".join, lines)) if self.nodes else ""

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Which run was made from which"))

    def sizeHint(self) -> QSize:
        return QSize(240, LINE * len(self.nodes))


class TreeView(Retranslated, QWidget):
    """GUI thread. The tree with its head, scrolled; a sentence where nothing was made from anything yet."""

    def __init__(self) -> None:
        super().__init__()
        self._head, self.none = label("emphasis"), label("caption", wraps=True)
        self.tree = Tree()
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.tree)
        in_column(self._head, self.none, (self._scroll, 1), STRETCH, on=self, margins=NO_MARGINS, spacing=4)
        self.retranslate()

    def show_nodes(self, found: Sequence[Node], pens: Mapping[History, QPen], selected: History | None) -> None:
        """Draw the tree; where there is none, say how one comes about."""
        self.tree.show_nodes(found, pens, selected)
        self.none.setVisible(not found)
        self._scroll.setVisible(bool(found))

    def retranslate(self) -> None:
        self._head.setText(self.tr("What was changed from which"))
        self.none.setText(self.tr("A run that is set up with “New run from it” stands here below that one."))
