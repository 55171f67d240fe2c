"""Which kernel, stride, padding and dilation turn one size into another: every way, to be put into a layer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cifar_gui.engine.padding_solver import DILATIONS, KERNELS, PADDINGS, STRIDES, Solution, solve
from cifar_gui.i18n import Retranslated
from cifar_gui.numerals import NotANumber, read_finite
from cifar_gui.spec import Count, Field, Range
from cifar_gui.ui.widgets.controls import label, restyle, rule
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.layouts import in_column
from cifar_gui.ui.widgets.number_edit import NumberEdit
from cifar_gui.ui.widgets.theme import Themed, mono

NAMES = ("size", "becomes", "kernel_size", "stride", "padding", "dilation")
MOST_ROWS = 200
ROWS_SHOWN = 8
LARGEST = 100_000
"""A size beyond which nobody asks."""
RANGES = {
    "size": Range(1, 256), "becomes": Range(1, 256), "kernel_size": Range(KERNELS[0], KERNELS[-1]),
    "stride": Range(STRIDES[0], STRIDES[-1]), "padding": Range(PADDINGS[0], PADDINGS[-1]),
    "dilation": Range(DILATIONS[0], DILATIONS[-1]),
}  # fmt: skip


@dataclass(frozen=True)
class Rules:
    """What holds for the layer that a way is to be put into."""

    pools: bool = False
    """Its padding is at most half of its kernel; other ways are left out."""
    dilates: bool = True
    ceil_mode: bool = False


class PaddingView(Retranslated, Themed, Figure, QWidget):
    """The form of the question, and its answers as a table."""

    used = Signal(object)
    """A Solution that the user wants in the layer."""

    def __init__(self, *, embedded: bool = False) -> None:
        """``embedded``: a part of another view, with a table of a fixed height."""
        super().__init__()
        self.solutions: tuple[Solution, ...] = ()
        self._layer: str | None = None
        self._pools = False
        self._rules = Rules()
        self._embedded = embedded
        self._intro = label("heading" if embedded else "", wraps=True)
        wide = 60 if embedded else 72
        self.edits = {name: NumberEdit(Field(name, None, "int", RANGES[name]), wide) for name in NAMES}
        self._labels = {name: label() for name in NAMES}
        for edit in self.edits.values():
            edit.typed.connect(self._solve)
        self._count = label("caption", wraps=True)
        self.table = self._build_table()
        self.use_button = QPushButton()
        self.use_button.clicked.connect(self._use)
        column = in_column(
            self._intro, self._build_question(), on=self, margins=(0, 10, 0, 0) if embedded else (24, 16, 24, 16),
            spacing=10,
        )  # fmt: skip
        if not embedded:
            column.addWidget(rule())
        column.addWidget(self._count)
        column.addWidget(self.table, 1)
        column.addWidget(self.use_button)
        self.ask(32, 32)
        self.retint()
        self.retranslate()

    def _build_question(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for place, name in enumerate(NAMES):
            row, column = divmod(place, 2)
            grid.addWidget(self._labels[name], row, 2 * column)
            grid.addWidget(self.edits[name], row, 2 * column + 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        return grid

    def _build_table(self) -> QTableWidget:
        table = QTableWidget(0, 5)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(26)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        if self._embedded:
            table.setFixedHeight(ROWS_SHOWN * 26 + 28)
        table.itemSelectionChanged.connect(self._say_use)
        table.itemDoubleClicked.connect(self._use)
        return table

    def ask(self, size: int, becomes: int, **given: int) -> None:
        """Put a question; what is not given may be anything."""
        values = {"size": size, "becomes": becomes, **given, **({} if self._rules.dilates else {"dilation": 1})}
        for name, edit in self.edits.items():
            edit.setText(str(values[name]) if name in values else "")
        self._solve()

    def set_layer(self, name: str | None, pools: bool) -> None:
        """The layer into which a solution can be put; None for none. ``pools``: its padding is bound to its kernel."""
        self._layer, self._pools = name, pools
        self._say_use()

    def set_rules(self, rules: Rules) -> None:
        """List only what the layer can do; without dilation, the field for it is locked to 1."""
        if rules != self._rules:
            self._rules = rules
            edit = self.edits["dilation"]
            edit.setEnabled(rules.dilates)
            edit.setText("" if rules.dilates else "1")
            self._solve()

    def select(self, kernel: int, stride: int, padding: int, dilation: int) -> None:
        """Select a way, if it is one of those that are listed."""
        for row, one in enumerate(self.solutions):
            if (one.kernel, one.stride, one.padding, one.dilation) == (kernel, stride, padding, dilation):
                self.table.selectRow(row)

    @property
    def asked(self) -> tuple[str, str]:
        """What stands in the fields of the two sizes."""
        return self.edits["size"].text(), self.edits["becomes"].text()

    @property
    def chosen(self) -> Solution | None:
        """The solution whose row is selected."""
        rows = self.table.selectionModel().selectedRows()
        return self.solutions[rows[0].row()] if rows and rows[0].row() < len(self.solutions) else None

    @Slot()
    def _solve(self) -> None:
        values: dict[str, int | None] = {}
        sound = True
        for name, edit in self.edits.items():
            value, right = self._read(name, edit.text())
            restyle(edit, "fault", not right)
            values[name], sound = value, sound and right
        size, becomes, *rest = values.values()
        found: tuple[Solution, ...] = ()
        if sound and size is not None and becomes is not None:
            found = solve(size, becomes, *rest, ceil_mode=self._rules.ceil_mode, pools=self._rules.pools)
        self.solutions = found[:MOST_ROWS]
        self._show(sound and size is not None and becomes is not None, len(found))

    @staticmethod
    def _read(name: str, text: str) -> tuple[int | None, bool]:
        """The number typed, None for nothing; and whether it can be asked for."""
        if not text.strip():
            return None, name not in NAMES[:2]
        try:
            value = read_finite(text)
        except NotANumber:
            return None, False
        return (value, True) if isinstance(value, int) and 0 <= value <= LARGEST else (None, False)

    def _show(self, asked: bool, count: int) -> None:
        table = self.table
        table.setRowCount(len(self.solutions))
        for row, one in enumerate(self.solutions):
            for column, number in enumerate((one.kernel, one.stride, one.padding, one.dilation, one.unused)):
                item = QTableWidgetItem(str(number))
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                item.setFont(mono(12))
                table.setItem(row, column, item)
        if self.solutions:
            table.selectRow(0)
        self._asked, self._found = asked, count
        self._say_count()
        self._say_use()

    def _say_count(self) -> None:
        if not self._asked:
            text = self.tr("Give two sizes as whole numbers; an empty field may be anything.")
        elif not self._found:
            text = self.tr("No combination of the usual values does this.")
        elif self._found > MOST_ROWS:
            text = self.tr("The first {shown} of {count} ways").format(shown=MOST_ROWS, count=self._found)
        else:
            text = self.tr("{count} {count:way|ways}").format(count=Count(self._found))
        self._count.setText(text)

    @Slot()
    def _say_use(self) -> None:
        chosen = self.chosen
        fits = chosen is not None and (not self._pools or chosen.pools)
        self.use_button.setEnabled(self._layer is not None and fits)
        if self._layer is None:
            self.use_button.setText(self.tr("Select a convolution or a pooling"))
        elif chosen is not None and not fits:
            self.use_button.setText(self.tr("Pooling pads at most half a kernel"))
        else:
            self.use_button.setText(self.tr("Put into {name}").format(name=self._layer))

    @Slot()
    def _use(self) -> None:
        if self.use_button.isEnabled() and self.chosen is not None:
            self.used.emit(self.chosen)

    def retint(self) -> None:
        theme = self.theme
        self.table.setStyleSheet(
            f"QTableWidget {{ background: {theme.surface}; border: 1px solid {theme.border};"
            f" selection-background-color: {theme.soft}; selection-color: {theme.text}; }}"
            f"QTableWidget:focus {{ border: 1px solid {theme.accent}; }}"
            f"QHeaderView {{ background: {theme.surface}; }}"
            f"QHeaderView::section {{ background: transparent; border: 0; border-bottom: 1px solid {theme.border};"
            f" color: {theme.text3}; font-size: 12px; }}"
        )

    def retranslate(self) -> None:
        self._intro.setText(
            self.tr("Which windows lead from one size to another?") if self._embedded
            else self.tr("Which windows turn one size into another? Fill in what is fixed and leave the rest empty.")
        )  # fmt: skip
        self._labels["size"].setText(self.tr("size"))
        self._labels["becomes"].setText(self.tr("becomes"))
        for name in NAMES[2:]:
            self.edits[name].setPlaceholderText(self.tr("any"))
        heads = [self.tr("kernel"), self.tr("stride"), self.tr("padding"), self.tr("dilation"), self.tr("unused")]
        self.table.setHorizontalHeaderLabels(heads)
        for name, head in zip(NAMES[2:], heads, strict=False):
            self._labels[name].setText(head)
        self.table.setAccessibleName(self.tr("Ways"))
        self._say_count()
        self._say_use()
