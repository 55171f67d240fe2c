"""The stage of losses on tables: input and target side by side, the loss large, the steps of the formula under them."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cifar_gui.engine.arithmetic import Rectangle
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.loss.script import TABLES
from cifar_gui.pages.loss.state import MOST_SIDE
from cifar_gui.protocol.losses import LossAnswer, Rows, Values
from cifar_gui.spec import Count
from cifar_gui.ui.arithmetic.formula_steps import SINGLE, Steps, label_of, number, place, places
from cifar_gui.ui.widgets.controls import Chip, label, restyle, rule
from cifar_gui.ui.widgets.editable_grid import EditableGrid
from cifar_gui.ui.widgets.figures import plain, round_limit
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.grid_cells import EDGE, LABELS_LEFT
from cifar_gui.ui.widgets.grid_marks import GridMark
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.theme import Themed

CELLS = (96, 84, 72, 64, 56, 50, 44, 40, 36, 32, 28, 24, 21, 18)
"""Sides of a cell, px."""
RESULT = 166
"""Width of the column with the loss, px."""
BETWEEN = 28
"""Room between two columns, px."""
MOST = 52
"""Of the height that the tables take at most, per cent."""
SPACING = 6
SPACED = 4 * SPACING
"""Room between the parts of the stage, px."""


class TableColumn(QWidget):
    """A table with its name and its shape above it, and what is wrong with it."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.shape, self.fault = label("heading"), label("mono-caption"), label("error", wraps=True)
        self.scale = label("caption")
        """How far its colours reach."""
        self.grid = EditableGrid()
        self.grid.set_growth(MOST_SIDE, MOST_SIDE)
        self.column = in_column(self.title, self.shape, on=self, margins=NO_MARGINS, spacing=2)
        self.column.addWidget(self.grid, 0, Qt.AlignmentFlag.AlignLeft)
        scale = in_row(self.scale, margins=(LABELS_LEFT + EDGE, 0, 0, 0))
        self.column.addLayout(scale)
        self.column.addWidget(self.fault)
        self.fault.hide()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def wanted(self, cell: int) -> int:
        """The width with cells of a side, px."""
        columns, across = self.grid.values().shape[1], self.grid.cells.outside[0]
        words = (self.shape.fontMetrics().horizontalAdvance(self.shape.text()) + 2,
                 self.scale.fontMetrics().horizontalAdvance(self.scale.text()) + LABELS_LEFT + EDGE + 2)  # fmt: skip
        return max(columns * cell + across + 1, *words, 110)

    def say_fault(self, text: str) -> None:
        """What is wrong with the table; "" when nothing is."""
        self.fault.setText(text)
        self.fault.setVisible(bool(text))


def _limit(values: Values) -> float:
    """How far the colours of a table reach by itself."""
    finite = np.abs(values[np.isfinite(values)])
    return round_limit(float(finite.max()) if finite.size else 1.0)


class LossStageView(Retranslated, Themed, Fitted, QWidget):
    """GUI thread. Shows tables and the answer to them, and tells what is edited and pointed at."""

    edited = Signal(str)
    """The name of the table that the user has changed."""
    refused = Signal(str)
    """What was typed cannot be taken, and why; "" when all is well again."""
    hovered = Signal(object)
    """The number of the loss under the mouse, or None."""
    clicked = Signal(int)

    def __init__(self, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = dict(names)
        self._answer: LossAnswer | None = None
        self._dimmed = False
        self._limits: dict[str, float] = {}
        """How far the colours of input and target reach; 0 for class numbers, which have none."""
        self._said = ""
        self._warning = False
        self._made_for: object = None
        """What the size of the cells was chosen for."""
        self.columns = {name: TableColumn() for name in ("input", "target")}
        self.weights = {name: EditableGrid(labels=False) for name in TABLES}
        self._weight_names = {name: label("mono-caption", name) for name in TABLES}
        for name, grid in self.grids.items():
            grid.edited.connect(lambda name=name: self.edited.emit(name))
            grid.refused.connect(self.refused)
            grid.hovered.connect(lambda at, name=name: self._pointed(name, at))
        self.steps = Steps()
        self.steps.hovered.connect(self.hovered)
        self.steps.clicked.connect(self.clicked)
        self._build()
        self.retint()
        self.retranslate()

    @property
    def grids(self) -> dict[str, EditableGrid]:
        """Every table that can be edited."""
        return {**{name: column.grid for name, column in self.columns.items()}, **self.weights}

    def _build(self) -> None:
        for name, grid in self.weights.items():
            row = QHBoxLayout()
            row.setContentsMargins(LABELS_LEFT, 0, 0, 0)  # under the columns that the weights belong to
            row.addWidget(grid, 0, Qt.AlignmentFlag.AlignLeft)
            self.columns["input"].column.addWidget(self._weight_names[name])
            self.columns["input"].column.addLayout(row)
        for table in self.columns.values():
            table.column.addStretch()
        self._head, self.result, self._caption = label("heading"), label("result"), label("caption", wraps=True)
        self._result_shape = label("mono-caption")
        self.chip = Chip("eye", soft=False)
        self.chip.hide()
        right = in_column(self._head, self._result_shape, self.result, self._caption, self.chip, STRETCH, spacing=2)
        top = in_row(self.columns["input"], self.columns["target"], STRETCH, spacing=BETWEEN)
        self.right_column = QWidget()
        self.right_column.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.right_column)
        self.note = label("caption", wraps=True)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._steps_head, self._steps_caption = label("heading"), label("caption")
        line = in_row(self._steps_head, (self._steps_caption, 1), spacing=12)
        in_column(top, self.note, rule(), line, (self.steps, 1), on=self, margins=NO_MARGINS, spacing=SPACING)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_tables(
        self, tables: Mapping[str, Rows], shown: tuple[str, ...], one_scale: bool = False, labels: bool = False
    ) -> None:
        """Show the tables; of the weights those that are named in ``shown``.

        Args:
            tables: their numbers, by name.
            shown: the weights that are seen.
            one_scale: whether input and target are of the same quantity, and so in the same colours.
            labels: whether the target holds class numbers: they name something, and have no colour.
        """
        limits = {name: _limit(np.array(tables[name], np.float64)) for name in self.grids}
        if one_scale:
            limits["input"] = limits["target"] = max(limits["input"], limits["target"])
        if labels:
            limits["target"] = 0.0
        self._limits = {name: limits[name] for name in self.columns}
        self._say_scales()
        for name, grid in self.grids.items():
            values = np.array(tables[name], np.float64)
            grid.set_limit(limits[name])
            if not np.array_equal(values, grid.values(), equal_nan=True):
                grid.set_values(values)
        for name, grid in self.weights.items():
            grid.setVisible(name in shown)
            self._weight_names[name].setVisible(name in shown)
        self.refit()

    def say_shapes(self, shapes: Mapping[str, str]) -> None:
        """What stands under the names of input and target, such as "(1, 3) float32"."""
        for name, text in shapes.items():
            self.columns[name].shape.setText(text)
        self.refit()

    def show_answer(self, answer: LossAnswer) -> None:
        """Show the loss and its steps."""
        self._answer = answer
        self.set_dimmed(False)
        for column in self.columns.values():
            column.say_fault("")
        self.steps.show_answer(answer)
        self._say_result()
        self.refit()

    def show_nothing(self, text: str) -> None:
        """No loss yet."""
        self._said = text
        if self._answer is None:
            self._caption.setText(text)

    def set_dimmed(self, dimmed: bool, chip: str = "") -> None:
        """After a refusal the last loss stays, faint, with a chip that says so."""
        self._dimmed = dimmed
        self.steps.set_dimmed(dimmed)
        restyle(self.result, "role", "value" if dimmed else "result")
        self.result.setEnabled(not dimmed)
        self.chip.setVisible(dimmed and self._answer is not None)
        self.chip.set_text(chip or self.tr("last good result"))

    def say_note(self, text: str, warning: bool) -> None:
        """A sentence on the loss; as a warning it stands out."""
        other = text != self.note.text()
        self.note.setText(text)
        self.note.setVisible(bool(text))
        if warning != self._warning:
            self._warning = warning
            self.retint()
        if other:
            self.refit()

    def retint(self) -> None:
        theme = self.theme
        back, ink = (theme.warning_soft, theme.warning) if self._warning else (theme.sunken, theme.text2)
        self.note.setStyleSheet(f"background: {back}; color: {ink}; border-radius: 6px; padding: 6px 10px;")

    def mark(self, at: int | None) -> None:
        """Light up what belongs to the loss number ``at``; None: nothing."""
        answer = self._answer
        self.steps.mark(at)
        inside = answer is not None and at is not None and at < places(answer) and not self._dimmed
        for name, column in self.columns.items():
            marks = self._marks(answer, name, at) if inside and answer is not None and at is not None else []
            column.grid.marks.show(marks)

    def _marks(self, answer: LossAnswer, name: str, at: int) -> list[GridMark]:
        where, (rows, columns) = place(answer, at), self.grids[name].values().shape
        if answer.form in SINGLE:
            cell = self._cell_of(answer, name, at)
            return [] if cell is None else [GridMark(Rectangle(cell[0], cell[1], 1, 1), "window")]
        if answer.form in ("indices", "log-probabilities") and name == "target":
            row, at_column = divmod(where.row, columns)
            return [GridMark(Rectangle(row, at_column, 1, 1), "window")] if at < rows * columns else []
        if len(answer.shapes[0]) > 2:  # the classes do not lie along the rows
            return []
        row = 0 if len(answer.shapes[0]) == 1 else where.row
        if answer.shapes[0] != (rows, columns) and len(answer.shapes[0]) != 1:
            return []
        marks = [GridMark(Rectangle(row, 0, rows if len(answer.shapes[0]) == 1 else 1, columns), "window")]
        chosen = label_of(answer, where.row)
        if chosen is not None and 0 <= chosen < columns and name == "input" and len(answer.shapes[0]) == 2:
            marks.append(GridMark(Rectangle(row, chosen, 1, 1), "reach"))
        return marks

    def _cell_of(self, answer: LossAnswer, name: str, at: int) -> tuple[int, int] | None:
        """Which cell of a table takes part in a loss of a single cell."""
        shape = answer.shapes[0] if name == "input" else answer.shapes[1]
        whole = np.broadcast_shapes(*answer.shapes[:2])
        flat = int(np.broadcast_to(np.arange(math.prod(shape)).reshape(shape), whole).reshape(-1)[at])
        row, column = divmod(flat, self.grids[name].values().shape[1])
        return row, column

    # --- mouse ------------------------------------------------------------------------------------------------------

    def _pointed(self, name: str, at: tuple[int, int] | None) -> None:
        answer = self._answer
        if answer is None or self._dimmed or at is None or name in TABLES:
            self.hovered.emit(None)
            return
        flat = at[0] * self.grids[name].values().shape[1] + at[1]
        if answer.form in SINGLE:
            found = next((one for one in range(places(answer)) if self._cell_of(answer, name, one) == at), None)
        else:
            labels = name == "target" and answer.form in ("indices", "log-probabilities")
            found = flat if labels else 0 if len(answer.shapes[0]) == 1 else at[0]
        self.hovered.emit(found if found is not None and found < places(answer) else None)

    # --- geometry ---------------------------------------------------------------------------------------------------

    def fit(self, room: QSize) -> None:
        """Columns as wide as their tables or their shapes, with cells that leave the steps as large ones."""
        shown = sum(not grid.isHidden() for grid in self.weights.values())
        tables = [(c.grid.values().shape, c.shape.text(), c.scale.text()) for c in self.columns.values()]
        note = 0 if self.note.isHidden() else self.note.heightForWidth(room.width()) + SPACING
        wanting = self.steps.wanting
        made_for = (room, shown, note, wanting, tables)
        if made_for == self._made_for:
            return
        self._made_for = made_for
        width = room.width() - RESULT - 2 * BETWEEN
        fitting = [cell for cell in CELLS if self._takes(cell, shown, width, room.height() * MOST // 100)]
        rest = room.height() - note - self._steps_head.sizeHint().height() - SPACED

        def smallest(cell: int) -> int:
            """The smaller one of the cells above and in the steps, when the tables have cells of a side, px."""
            return min(cell, self.steps.planned(QSize(room.width(), rest - self._extent(cell, shown)[1]), wanting)[0])

        chosen = max(fitting, key=lambda cell: (smallest(cell), cell), default=CELLS[-1])
        for grid in self.grids.values():
            grid.set_cell(chosen)
        for column in self.columns.values():
            column.setFixedWidth(column.wanted(chosen))

    def minimumSizeHint(self) -> QSize:
        """With the smallest cells."""
        shown = sum(not grid.isHidden() for grid in self.weights.values())
        wide, high = self._extent(CELLS[-1], shown)
        others = sum(part.minimumSizeHint().height() for part in (self.note, self._steps_head, self.steps))
        return QSize(wide + RESULT + 2 * BETWEEN, high + others + SPACED)

    def _takes(self, cell: int, weights: int, width: int, height: int) -> bool:
        """Whether tables with cells of this side fit."""
        wide, high = self._extent(cell, weights)
        return wide <= width and high <= height

    def _extent(self, cell: int, weights: int) -> tuple[int, int]:
        """The width and the height of the tables with cells of a side, px."""
        wide = sum(column.wanted(cell) for column in self.columns.values())
        rows = {name: column.grid.values().shape[0] for name, column in self.columns.items()}
        return wide, max(rows["input"] * cell + weights * (cell + 28), rows["target"] * cell) + 90

    # --- texts and colours ------------------------------------------------------------------------------------------

    def _say_scales(self) -> None:
        for name, limit in self._limits.items():
            text = self.tr("scale ±{limit}").format(limit=f"{limit:g}") if limit else self.tr("class number")
            self.columns[name].scale.setText(text)

    def _say_result(self) -> None:
        answer = self._answer
        if answer is None:
            self.result.setText("")
            self._result_shape.setText("")
            self._caption.setText(self._said)
            return
        shape = answer.shapes[2]
        self._result_shape.setText(
            f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})" if shape else self.tr("() one number")
        )
        count = places(answer)
        if answer.value is None:
            self.result.setText("")
            self._caption.setText(
                self.tr("no reduction: {count} {count:loss|losses}, in the last step").format(count=Count(count))
            )
            return
        self.result.setText(number(answer.value) if abs(answer.value) < 1e6 else plain(answer.value))
        if count == 1 and answer.divisor == 1:
            text = self.tr("there is a single loss")
        elif answer.params.reduction == "sum":
            text = self.tr("the sum of {count} {count:loss|losses}")
        elif answer.divisor != count:
            text = self.tr("the sum of {count} {count:loss|losses}, divided by {divisor}")
        else:
            text = self.tr("the mean of {count} {count:loss|losses}")
        self._caption.setText(text.format(count=Count(count), divisor=number(answer.divisor)))

    def retranslate(self) -> None:
        for name, column in self.columns.items():
            title = {"input": self.tr("Input"), "target": self.tr("Target")}[name]
            column.title.setText(title)
            column.grid.set_name(title)
        for name, grid in self.weights.items():
            grid.set_name(name)
        self._head.setText(self.tr("Loss"))
        self.right_column.setFixedWidth(RESULT)
        self._say_scales()
        self._steps_head.setText(self.tr("Step by step"))
        self._steps_caption.setText(self.tr("point at a loss to follow it; each step has colours of its own"))
        self._say_result()
