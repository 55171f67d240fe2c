"""The stage of the builder: the network as blocks and as a table, what can be done to a layer, what it costs."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.network_edits import Path
from cifar_gui.i18n import Retranslated, say
from cifar_gui.pages.builder.editing import Editing
from cifar_gui.pages.builder.layer_bar import LayerBar
from cifar_gui.pages.builder.table import ARGUMENTS, LayerTable
from cifar_gui.protocol.networks import NetworkReport
from cifar_gui.ui.widgets.block_diagram import DiagramArea
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.figures import bytes_text, shape_text
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.rows import Elided

COMFORTABLE, MOST_TALLER = 780, 120
"""From this height of the page on the drawing takes a part of what is left, and how much at most, px."""
WITH_DIAGRAM = 500
"""In a page lower than that the table has the room of the diagram."""


class BuilderStageView(Retranslated, QWidget):
    """GUI thread. Shows what it is told; what is done in it is done by an Editing."""

    chosen = Signal(object)
    """The path of the layer that was clicked."""
    told = Signal(object)
    """A Message: why arguments cannot be read; None when they can."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self._head, self._shapes = label("heading"), Elided("mono-caption")
        self.area, self.layer_bar, self.table = DiagramArea(), LayerBar(editing), LayerTable()
        self.area.diagram.chosen.connect(self.chosen)
        self.layer_bar.arguments_wanted.connect(lambda path: self.table.edit_cell(path, ARGUMENTS))
        self.table.selected.connect(self.chosen)
        self.table.menu_wanted.connect(self.layer_bar.open_menu)
        self.table.removal_wanted.connect(editing.remove)
        self.table.layers.renamed.connect(editing.rename)
        self.table.layers.retyped.connect(editing.retype)
        self.table.layers.argued.connect(self.take_arguments)
        self.table.layers.dropped.connect(editing.move_to)
        self.table.cells.typed.connect(self.follow_typing)
        self._costs = {name: (label("caption"), label("emphasis")) for name in ("parameters", "adds", "memory")}
        self.totals = QWidget()
        costs = [part for title, value in self._costs.values() for part in (title, value, 14)]
        in_row(*costs, STRETCH, on=self.totals, margins=(2, 0, 2, 0), spacing=6)
        head = in_row(self._head, (self._shapes, 1), spacing=10)
        self._column = in_column(
            head, self.area, self.layer_bar, (self.table, 1), self.totals, on=self, margins=NO_MARGINS, spacing=8
        )
        self.retranslate()

    def select(self, path: Path | None) -> None:
        """Mark a layer in table and drawing."""
        self.table.select(path)
        self.mark_in_diagram(path)

    def mark_in_diagram(self, path: Path | None) -> None:
        """Mark a layer in the drawing, and scroll to it."""
        self.area.diagram.select(path)
        if path is not None:
            self.area.reveal(path)

    @Slot(object, str)
    def follow_typing(self, path: Path, text: str) -> None:
        """Shapes follow while arguments are typed in place."""
        problem = self._editing.type_arguments(path, text)
        self.table.mark_editor(problem is not None, say(problem) if problem is not None else "")

    @Slot(object, str)
    def take_arguments(self, path: Path, text: str) -> None:
        """Arguments have been typed."""
        problem = self._editing.type_arguments(path, text)
        self.table.tell_at(path, say(problem) if problem is not None else "")
        self.told.emit(problem)

    def say_totals(self, in_shape: tuple[int, ...], report: NetworkReport | None) -> None:
        """What comes out, what it costs, and whether it can be trained; None where torch has not answered."""
        values = ("", "", "") if report is None else (
            f"{report.parameters:,}", f"{report.multiply_adds:,}", bytes_text(report.bytes)
        )  # fmt: skip
        for (_, value), text in zip(self._costs.values(), values, strict=True):
            value.setText(text or "–")
        if report is None:
            self._shapes.say(shape_text(in_shape))
        elif report.failure is None:
            self._shapes.say(f"{shape_text(in_shape)} → {shape_text(report.out_shape)}")
        else:
            self._shapes.say(self.tr("{shape} → no output").format(shape=shape_text(in_shape)))
        self.layer_bar.hint.say(self._fitness(report))

    def _fitness(self, report: NetworkReport | None) -> str:
        if report is None:
            return ""
        if report.trainable:
            return self.tr("Fits pictures and the ten classes: lesson 7.9 can train it.")
        if report.failure is not None:
            return self.tr("A layer does not fit: it is marked in the table.")
        return self.tr("Lesson 7.9 trains networks that turn (N, 3, 32, 32) into (N, 10).")

    def take_height(self, height: int, low: bool) -> None:
        """Share out the height of the page: the drawing grows with it, and gives way where it is ``low``."""
        self.area.diagram.set_taller(min(max((height - COMFORTABLE) * 45 // 100, 0), MOST_TALLER))
        self.area.setFixedHeight(self.area.widget().height() + (0 if low else 12))
        self.area.setVisible(height >= WITH_DIAGRAM)
        self._column.setSpacing(3 if low else 8)

    def retranslate(self) -> None:
        self._head.setText(self.tr("Network"))
        titles = (self.tr("parameters"), self.tr("multiply-adds"), self.tr("memory"))
        for (title, _), text in zip(self._costs.values(), titles, strict=True):
            title.setText(text)
