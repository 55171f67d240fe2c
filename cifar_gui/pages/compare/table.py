"""The runs as a table: sorted, sifted, renamed and annotated in place; the run under the mouse is lit everywhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cifar_gui.engine.run_names import LONGEST_NOTE, LONGEST_TITLE
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.compare.rows import NAME, NOTE, Column, Row, about
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.names import shortened
from cifar_gui.ui.widgets.cells import MARGIN, Index, Look, PaintedCells, elided
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.painted import LEFT, RIGHT
from cifar_gui.ui.widgets.theme import Themed, font, in_force

ROW, HEAD, SWATCH = 26, 28, 30
LEAST, MOST, MOST_NAME, NOTE_WIDTH = 58, 150, 230, 180
"""px of a column; one of numbers is as wide as they are."""
FALLING, RISING = "▾", "▴"
"""Behind the head of the column by which the rows are sorted: the style's own arrow would lie on the last letters."""
FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
EDITABLE = FIXED | Qt.ItemFlag.ItemIsEditable


def heads(columns: Sequence[Column]) -> list[tuple[str, str]]:
    """What the columns are, and what they are called."""
    return [(column.key, column.title) for column in columns]


class RunModel(QAbstractTableModel):
    """The rows and columns that are shown, and how each run is drawn."""

    renamed = Signal(object, str)
    """A History, and what was typed as its name."""
    annotated = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.columns: list[Column] = []
        self.pens: Mapping[History, QPen] = {}
        """Of those that are drawn."""
        self.baseline: History | None = None
        self.order: tuple[str, bool] = ("", True)
        """By which column the rows are sorted, "" for none, and whether the greatest comes first."""
        self.lit: Collection[History] = ()

    def show(self, rows: Sequence[Row], columns: Sequence[Column]) -> None:
        """Show other rows, or the same ones with other numbers: an editor stays open then."""
        same = [row.run for row in rows] == [row.run for row in self.rows]
        same = same and heads(columns) == heads(self.columns)
        if not same:
            self.beginResetModel()
        self.rows, self.columns = list(rows), list(columns)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))

    def place(self, run: History | None) -> int | None:
        """In which row a run stands."""
        return next((place for place, row in enumerate(self.rows) if row.run is run), None)

    # --- what Qt asks -----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.number else LEFT
        key, falling = self.order
        title = f"{column.title} {FALLING if falling else RISING}" if column.key == key else column.title
        return {Qt.ItemDataRole.DisplayRole: title, Qt.ItemDataRole.ToolTipRole: column.tip}.get(Qt.ItemDataRole(role))

    def flags(self, index: Index) -> Qt.ItemFlag:
        return EDITABLE if index.isValid() and self.columns[index.column()].key in (NAME, NOTE) else FIXED

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return column.text(row)
        return about(row) if role == Qt.ItemDataRole.ToolTipRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, column = self.rows[index.row()], self.columns[index.column()]
        text = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or text == column.text(row):
            return False
        (self.renamed if column.key == NAME else self.annotated).emit(row.run, text)
        return True


class Cells(PaintedCells):
    """A piece of the run's line before its name, a diamond at the baseline, the lit run on a soft ground."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, {"bold": font(13, 600), "plain": font(13)})

    def look(self, index: Index) -> Look:
        model, theme = index.model(), in_force()
        assert isinstance(model, RunModel)
        row, column = model.rows[index.row()], model.columns[index.column()]
        named, text = column.key == NAME, column.text(row)
        based = named and row.run is model.baseline
        exploded = row.run.ended == "diverged" and column.key == "loss"
        return Look(
            f"◆ {text}" if based else text,
            theme.error if exploded else theme.text if named or column.number else theme.text2,
            "bold" if based else "plain",
            right=column.number, ground=theme.hover if row.run in model.lit else "", indent=SWATCH if named else 0,
            shorten=shortened if named else elided,
        )  # fmt: skip

    def adorn(self, painter: QPainter, rect: QRect, index: Index) -> None:
        model = index.model()
        assert isinstance(model, RunModel)
        if model.columns[index.column()].key == NAME:
            box = QRectF(rect.left(), rect.top(), SWATCH, rect.height())
            self._swatch(painter, box, model, model.rows[index.row()].run)

    @staticmethod
    def _swatch(painter: QPainter, box: QRectF, model: RunModel, run: History) -> None:
        """A piece of the line of a run that is drawn, a hollow ring for one that is not."""
        pen, middle = model.pens.get(run), box.center()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if pen is None:
            painter.setPen(QPen(QColor(in_force().strong), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, 4, 4)
        else:
            painter.setPen(pen)
            painter.drawLine(QPointF(box.left() + 8, middle.y()), QPointF(box.right() - 4, middle.y()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, RunModel)
        edit = QLineEdit(parent)
        edit.setMaxLength(LONGEST_TITLE if model.columns[index.column()].key == NAME else LONGEST_NOTE)
        return edit

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        assert isinstance(model, RunModel)
        if editor.isModified():
            model.setData(index, editor.text())


class Heads(Themed, QHeaderView):
    """The heads of the columns: each begins and ends where the cells under it do."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setFixedHeight(HEAD)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setStretchLastSection(True)
        self.retint()

    def retint(self) -> None:
        theme = self.theme
        self.setStyleSheet(
            f"QHeaderView {{ background: {theme.stage}; border: 0; }}"
            f"QHeaderView::section {{ background: transparent; border: 0; border-bottom: 1px solid {theme.strong};"
            f" color: {theme.text3}; font-size: 12px; padding: 0 {MARGIN}px; }}"
            f"QHeaderView::section:first {{ padding-left: {SWATCH}px; }}"
            f"QHeaderView::section:hover {{ color: {theme.text}; }}"
            f"QHeaderView::up-arrow, QHeaderView::down-arrow {{ image: none; width: 0; height: 0; }}"
        )


class RunTable(Retranslated, Themed, Figure, QTableView):
    """GUI thread. The page owns the runs, and changes them when one of the signals says so."""

    copies_by_itself = True
    """The row that is selected."""

    chosen = Signal(object)
    """The History of the row that the user has gone to."""
    pointed = Signal(object)
    """The History under the mouse, or None."""
    toggled = Signal(object)
    """The curve of a History is to be drawn, or hidden."""
    sorted_by = Signal(str)
    """The key of the column whose head was clicked."""
    key_pressed = Signal(int)
    """A key that does something to the selected run."""
    menu_wanted = Signal(object)
    """A global position for the context menu."""

    KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_B, Qt.Key.Key_N, Qt.Key.Key_Space)

    def __init__(self) -> None:
        super().__init__()
        self.runs = RunModel()
        self.setModel(self.runs)
        self.cells = Cells(self)
        self.setItemDelegate(self.cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)
        head = Heads()
        self.setHorizontalHeader(head)
        head.sectionClicked.connect(lambda section: self.sorted_by.emit(self.runs.columns[section].key))
        self.entered.connect(lambda index: self.pointed.emit(self.runs.rows[index.row()].run))
        self.selectionModel().currentRowChanged.connect(self._gone_to)
        self._quiet = False
        self._widths: list[tuple[str, str]] = []
        """For which columns the widths were chosen last."""
        self.retranslate()

    def show_rows(self, rows: Sequence[Row], columns: Sequence[Column], selected: History | None) -> None:
        """Show these rows, one of them selected."""
        before, self._quiet = self._quiet, True
        self.runs.show(rows, columns)
        if (wide := heads(columns)) != self._widths and rows:
            self._widths = wide
            self._choose_widths(rows, columns)
        self._select(selected)
        self._quiet = before

    def show_sorted(self, key: str, falling: bool) -> None:
        """Mark the column by which the rows are sorted; "" for none."""
        place = next((place for place, column in enumerate(self.runs.columns) if column.key == key), None)
        head = self.horizontalHeader()
        if self.runs.order != (key, falling):
            self.runs.order = (key, falling)
            head.viewport().update()
        head.setSortIndicatorShown(place is not None)
        if place is not None:
            head.setSortIndicator(place, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder)

    def show_pens(self, pens: Mapping[History, QPen], baseline: History | None) -> None:
        """How the runs are drawn, and which is the baseline."""
        self.runs.pens, self.runs.baseline = pens, baseline
        self.viewport().update()

    def light(self, lit: Collection[History]) -> None:
        """Light the rows of these runs: only those are painted anew, and those that were lit before."""
        before, self.runs.lit = self.runs.lit, lit
        for place, row in enumerate(self.runs.rows):
            if (row.run in before) != (row.run in lit):
                y = self.rowViewportPosition(place)
                self.viewport().update(0, y, self.viewport().width(), self.rowHeight(place))

    def _select(self, run: History | None) -> None:
        place = self.runs.place(run)
        if place is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif self.currentIndex().row() != place or not self.selectionModel().isRowSelected(place):
            self.setCurrentIndex(self.runs.index(place, max(self.currentIndex().column(), 0)))
            self.selectRow(place)

    def _choose_widths(self, rows: Sequence[Row], columns: Sequence[Column]) -> None:
        metrics, some = QFontMetrics(font(13)), rows[:40]
        for place, column in enumerate(columns):
            texts = (f"{column.title} {FALLING}", *(column.text(row) for row in some if not column.costly))
            wanted = max(map(metrics.horizontalAdvance, texts)) + 2 * MARGIN + 4
            if column.key == NAME:
                wanted = min(max(wanted + SWATCH, 140), MOST_NAME)
            elif column.key == NOTE:
                wanted = NOTE_WIDTH
            elif column.costly:
                wanted = MOST
            most = wanted if column.number or column.key in (NAME, NOTE) else MOST
            self.setColumnWidth(place, min(max(wanted, LEAST), most))

    def _gone_to(self, current: QModelIndex, _: QModelIndex) -> None:
        if not self._quiet and current.isValid():
            self.chosen.emit(self.runs.rows[current.row()].run)

    def edit_name(self) -> None:
        """Let the user name the selected run."""
        if (here := self.currentIndex()).isValid():
            self.edit(self.runs.index(here.row(), 0))

    def numbers(self) -> str:
        """All rows, with the heads of their columns."""
        lines = [[column.title for column in self.runs.columns]]
        lines += [[column.text(row) for column in self.runs.columns] for row in self.runs.rows]
        return "\n".join("\t".join(line) for line in lines)

    # --- mouse and keys ---------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On the piece of its line a run is drawn or hidden."""
        index, x = self.indexAt(event.position().toPoint()), event.position().x()
        if index.isValid() and index.column() == 0 and x - self.columnViewportPosition(0) < SWATCH:
            self.toggled.emit(self.runs.rows[index.row()].run)
            return
        super().mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.edit_name()
        elif event.key() in self.KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if (index := self.indexAt(event.pos())).isValid():
            self.setCurrentIndex(index)
            self.menu_wanted.emit(event.globalPos())

    def retranslate(self) -> None:
        self._widths = []
        self.setAccessibleName(self.tr("The runs that are kept"))
