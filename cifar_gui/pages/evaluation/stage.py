"""The errors of a network in five views, of which one is seen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from cifar_gui.engine.counting import accuracy, confusion, reliability
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.evaluation import state as words
from cifar_gui.pages.evaluation.lists import ClassTable, Lines, PairList
from cifar_gui.pages.evaluation.protocol import Judged
from cifar_gui.pages.evaluation.reliability import Reliability
from cifar_gui.pages.evaluation.state import VIEWS, Group
from cifar_gui.ui.page.judged_page import AccuracyCard
from cifar_gui.ui.widgets.class_matrix import ClassMatrix, Spot
from cifar_gui.ui.widgets.controls import Segmented
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_row
from cifar_gui.ui.widgets.rows import Elided


class ErrorViews(Retranslated, QWidget):
    """GUI thread. ``views`` chooses, ``told`` says what is pointed at; both stand where a page puts them."""

    chosen = Signal(object)
    """The ``Group`` that was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.views, self.told = Segmented(VIEWS), Elided("caption")
        self.matrix, self.table, self.pairs, self.bins = ClassMatrix(), ClassTable(), PairList(), Reliability()
        self.lists: dict[str, Lines | Reliability] = {
            words.CLASSES: self.table, words.PAIRS: self.pairs, words.CONFIDENCE: self.bins,
        }  # fmt: skip
        self.figures: dict[str, ClassMatrix | Lines | Reliability] = {words.MATRIX: self.matrix, **self.lists}
        self._stack = QStackedWidget()
        self._view: str = words.MATRIX
        self._group: Group | None = None
        for figure in self.figures.values():
            self._stack.addWidget(figure)
            figure.hovered.connect(self._say)
        self.matrix.clicked.connect(lambda spot: self.chosen.emit(group_of(spot)))
        for lines in self.lists.values():
            lines.clicked.connect(self.chosen)
        in_row(self._stack, on=self, margins=NO_MARGINS)
        self.retranslate()

    def show_good(self, good: Judged, cells: str, card: AccuracyCard, trained_on: bool) -> None:
        """Show what was judged, and how often it is right."""
        counts = confusion(good.verdicts.labels, good.verdicts.answers)
        other = None if good.compared is None else confusion(good.compared.labels, good.compared.answers)
        card.show_share(accuracy(counts), other=None if other is None else accuracy(other), seen=trained_on)
        self.matrix.show_counts(counts, cells, other)
        self.table.show_counts(counts)
        self.pairs.show_counts(counts)
        self.bins.show_bins(reliability(good.verdicts.confidences, good.verdicts.right))

    def show_view(self, view: str) -> None:
        """Bring a view to the front; that of pictures alone has no figure."""
        self._view = view
        self.views.set_value(view)
        self.setVisible(view in self.figures)
        if view in self.figures:
            self._stack.setCurrentWidget(self.figures[view])
        self._say(None)

    def mark(self, group: Group | None) -> None:
        """Mark in every view what is chosen."""
        self._group = group
        self.matrix.select(None if group is None else spot_of(group))
        for lines in self.lists.values():
            lines.select(group)
        self._say(None)

    def moved(self, place: Group, step: tuple[int, int]) -> Group:
        """What one comes to from a group by an arrow, (down, right)."""
        if self._view == words.MATRIX:
            row, column = spot_of(place)
            down = min(max((-1 if row is None else row) + step[0], 0), 9)
            across = min(max((-1 if column is None else column) + step[1], 0), 9)
            if row is None and not step[0]:
                return words.TAKEN, across, 0
            if column is None and not step[1]:
                return words.TRUE, down, 0
            return words.CELL, down, across
        groups = self.lists[self._view].groups()
        at = groups.index(place) if place in groups else 0
        stride = 2 if self._view == words.CLASSES else 1
        return groups[min(max(at + step[0] * stride + step[1], 0), len(groups) - 1)]

    def set_dimmed(self, dimmed: bool) -> None:
        """Paint faintly, as after an error."""
        for figure in self.figures.values():
            figure.set_dimmed(dimmed)

    @Slot(object)
    def _say(self, over: Any) -> None:
        """What is under the mouse in words, or else what is chosen."""
        figure, group = self.figures.get(self._view), self._group
        if figure is None or group is None:
            self.told.say("")
        elif isinstance(figure, ClassMatrix):
            self.told.say(figure.told(spot_of(group) if over is None else over))
        elif over is not None or group in figure.groups():
            self.told.say(figure.told(group if over is None else over))

    def retranslate(self) -> None:
        self.views.set_texts({
            words.MATRIX: self.tr("Matrix"), words.CLASSES: self.tr("Classes"), words.PAIRS: self.tr("Pairs"),
            words.WORST: self.tr("Pictures"), words.CONFIDENCE: self.tr("Confidence"),
        })  # fmt: skip
        self.views.setAccessibleName(self.tr("How the errors are looked at"))
        self._say(None)


def group_of(spot: Spot) -> Group:
    """The pictures behind a cell, a row or a column of the matrix."""
    row, column = spot
    if row is not None and column is not None:
        return words.CELL, row, column
    if row is not None:
        return words.TRUE, row, 0
    assert column is not None
    return words.TAKEN, column, 0


def spot_of(group: Group) -> Spot:
    """Where the matrix has a group."""
    kind, one, other = group
    return {words.TRUE: (one, None), words.TAKEN: (None, one)}.get(kind, (one, other))
