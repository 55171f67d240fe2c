"""The table of a network's layers: edited in place, dragged into another order, the first misfit marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cifar_gui.engine.network_edits import BLOCK, SHORTCUT, Path, Row, arguments_text
from cifar_gui.i18n import Retranslated
from cifar_gui.layers import KINDS
from cifar_gui.protocol.networks import LayerReport
from cifar_gui.spec import Block, Layer
from cifar_gui.ui.widgets.cells import Index, Look, PaintedCells
from cifar_gui.ui.widgets.controls import Dropdown, label, restyle
from cifar_gui.ui.widgets.figures import bytes_text, in_short, shape_text
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.painted import LEFT, RIGHT
from cifar_gui.ui.widgets.resting_edit import RestingEdit
from cifar_gui.ui.widgets.theme import Themed, font, in_force, mono

PLACE, NAME, KIND, ARGUMENTS, SHAPE, PARAMETERS, MULTIPLY_ADDS, MEMORY = range(8)
WIDTHS = {PLACE: 36, NAME: 90, KIND: 108, SHAPE: 134, PARAMETERS: 76, MULTIPLY_ADDS: 78, MEMORY: 66}
"""Of the columns that do not stretch, px."""
ROW, HEAD = 28, 28
TOLD = 8_000
"""ms that a sentence stands at a cell."""
FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
EDITABLE = FIXED | Qt.ItemFlag.ItemIsEditable
"""What Qt asks for every cell that it paints, put together once."""
INDENT = "\N{EN SPACE}"
"""Before the name of a layer inside a block."""
MIME = "application/x-cifar-gui-layer"


class LayerModel(QAbstractTableModel):
    """The rows of a network and what torch says of each."""

    renamed = Signal(object, str)
    """The path of a part, and what was typed as its name."""
    retyped = Signal(object, str)
    argued = Signal(object, str)
    dropped = Signal(object, object)
    """Paths: what was dragged, and before what it was dropped."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()
        self.reports: tuple[LayerReport | None, ...] = ()
        self.fault: int | None = None
        self.end: Path = (0,)
        """Where a part comes that is dropped behind the last row."""
        self._heads: tuple[str, ...] = ("",) * 8
        self._tips: tuple[str, ...] = ("",) * 8
        self.retranslate()

    def show(self, rows: Sequence[Row], reports: Sequence[LayerReport | None], fault: int | None) -> None:
        """Show rows; an editor that is open stays open while the places of the rows are the same."""
        same = [row.path for row in rows] == [row.path for row in self.rows]
        if not same:
            self.beginResetModel()
        others = self._others(rows, reports, fault) if same else []
        self.rows, self.reports, self.fault = tuple(rows), tuple(reports), fault
        self.end = (1 + max((row.path[0] for row in self.rows), default=-1),)
        if not same:
            self.endResetModel()
        elif others:
            self.dataChanged.emit(self.index(others[0], 0), self.index(others[-1], MEMORY))

    def _others(self, rows: Sequence[Row], reports: Sequence[LayerReport | None], fault: int | None) -> list[int]:
        """The places of rows that now read otherwise, or in another ink: that of a fault reaches to the end."""
        moved = [place for place in (self.fault, fault) if place is not None and fault != self.fault]
        first = min(moved, default=len(rows))
        return [
            place for place, now in enumerate(zip(rows, reports, strict=True))
            if place >= first or now != (self.rows[place], self.reports[place])
        ]  # fmt: skip

    # --- what Qt asks -----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self._heads):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section >= PARAMETERS else LEFT
        texts = {Qt.ItemDataRole.DisplayRole: self._heads, Qt.ItemDataRole.ToolTipRole: self._tips}
        return texts[Qt.ItemDataRole(role)][section] if role in texts else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        layer = isinstance(self.rows[index.row()].part, Layer)
        return EDITABLE if index.column() == NAME or (layer and index.column() in (KIND, ARGUMENTS)) else FIXED

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return self.text(row, column)
        return None

    # --- what the cells ask -----------------------------------------------------------------------------------------

    def shown(self, row: int, column: int) -> str:
        """What is seen in a cell."""
        return INDENT * self.rows[row].depth * (column == NAME) + self.text(row, column)

    def face(self, row: int, column: int) -> str:
        """In which of the fonts."""
        if column == KIND:
            return "bold" if self.rows[row].depth == 0 else "plain"
        return "plain" if column >= PARAMETERS else "mono"

    def ink(self, row: int, column: int) -> str:
        """In which colour."""
        theme = in_force()
        if row == self.fault:
            return theme.error
        if self.fault is not None and row > self.fault and column >= SHAPE:
            return theme.strong
        return theme.text3 if column == PLACE or self.text(row, column) == "0" else theme.text

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        here, report = self.rows[row], self.reports[row]
        part = here.part
        if column == PLACE:
            return place_text(here.path)
        if column == NAME:
            return part.name
        if column == KIND:
            return part.kind if isinstance(part, Layer) else BLOCK
        if column == ARGUMENTS:
            return arguments_text(part) if isinstance(part, Layer) else self._ways(part)
        if report is None:
            return ""
        if column == SHAPE:
            return shape_text(report.out_shape) if row != self.fault else self.tr("does not fit")
        if column == PARAMETERS:
            return f"{report.parameters:,}"
        if report.out_shape is None:
            return ""
        return in_short(report.multiply_adds) if column == MULTIPLY_ADDS else bytes_text(report.bytes)

    def _ways(self, block: Block) -> str:
        return self.tr("layers + shortcut") if block.shortcut else self.tr("layers + identity")

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or value == self.text(index.row(), index.column()):
            return False
        signal = {NAME: self.renamed, KIND: self.retyped, ARGUMENTS: self.argued}[index.column()]
        signal.emit(self.rows[index.row()].path, str(value))
        return True

    # --- dragging ---------------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, str(min(index.row() for index in indexes)).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Tell where the row was dropped; False, since Qt would remove the row itself otherwise."""
        source = int(bytes(data.data(MIME).data()))
        if parent.isValid():
            row = parent.row()
        target = self.rows[row].path if 0 <= row < len(self.rows) else self.end
        if 0 <= source < len(self.rows):
            self.dropped.emit(self.rows[source].path, target)
        return False

    def retranslate(self) -> None:
        """Head the columns anew."""
        self._heads = (
            "", self.tr("name"), self.tr("layer type"), self.tr("arguments"), self.tr("output"), self.tr("parameters"),
            self.tr("mult-adds"), self.tr("memory"),
        )  # fmt: skip
        self._tips = (
            "", self.tr("The attribute of the module"), self.tr("The class in torch.nn"),
            self.tr("What it is constructed with; defaults are left out"),
            self.tr("The shape that comes out, the batch first"), self.tr("Weights and biases that are learned"),
            self.tr("Multiplications with a weight and additions, for the whole batch"),
            self.tr("What the output takes in float32, for the whole batch"),
        )  # fmt: skip
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._heads) - 1)


def place_text(path: Path) -> str:
    """How the part is indexed: ``3`` in the network, ``.0`` in a block, ``↷0`` in its shortcut."""
    if len(path) == 1:
        return str(path[0])
    return f"{'↷' if path[1] == SHORTCUT else '·'}{path[2]}"


class Cells(PaintedCells):
    """Marks the misfit, and gives each column its editor."""

    typed = Signal(object, str)
    """While arguments are edited in place: the path, and the text so far."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, {"plain": font(13), "bold": font(13, 600), "mono": mono(12)})

    def look(self, index: Index) -> Look:
        """The text in its ink; the misfit lies on a soft red ground."""
        model, row, column = index.model(), index.row(), index.column()
        assert isinstance(model, LayerModel)
        ground = in_force().error_soft if row == model.fault else ""
        return Look(
            model.shown(row, column), model.ink(row, column), model.face(row, column),
            right=column >= PARAMETERS, ground=ground,
        )  # fmt: skip

    def adorn(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """A bar at the left end of the misfit."""
        model = index.model()
        assert isinstance(model, LayerModel)
        if index.column() == PLACE and index.row() == model.fault:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), QColor(in_force().error))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, LayerModel)
        if index.column() == KIND:
            chooser = Dropdown(parent)
            chooser.addItems(list(KINDS))
            chooser.activated.connect(lambda: self._finish(chooser))
            return chooser
        edit = RestingEdit()
        edit.setParent(parent)
        edit.setMaxLength(200)
        edit.setFont(mono(12))
        if index.column() == ARGUMENTS:
            path = model.rows[index.row()].path
            edit.typed.connect(lambda text: self.typed.emit(path, text))
        return edit

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, Dropdown):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, Dropdown | QLineEdit)
        text = editor.currentText() if isinstance(editor, Dropdown) else editor.text()
        model.setData(index, text.strip())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        if index.column() == KIND:
            rect.setWidth(max(rect.width(), 168))
        editor.setGeometry(rect)


class LayerTable(Retranslated, Themed, Fitted, QTableView):
    """The table; the page owns the network, and changes it when one of the signals of model and delegate says so."""

    selected = Signal(object)
    """The path of the row that the user has gone to."""
    menu_wanted = Signal(object)
    """A global position for the context menu."""
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.layers = LayerModel()
        self.setModel(self.layers)
        self.cells = Cells(self)
        self.setItemDelegate(self.cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)
        head = self.horizontalHeader()
        head.setFixedHeight(HEAD)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        for column in range(8):
            stretch = column == ARGUMENTS
            head.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Fixed
            )
            if not stretch:
                self.setColumnWidth(column, WIDTHS[column])
        self.selectionModel().currentRowChanged.connect(self._gone_to)
        self.layers.modelReset.connect(self._reconnect)
        self._quiet = False
        self.told = label("cell-fault")
        self.told.setParent(self.viewport())
        self.told.hide()
        self._untell = QTimer(self, singleShot=True, interval=TOLD)
        self._untell.timeout.connect(self.told.hide)
        self.retint()
        self.retranslate()

    def show_rows(
        self, rows: Sequence[Row], reports: Sequence[LayerReport | None], fault: int | None, path: Path | None
    ) -> None:
        """Show a network with ``path`` selected."""
        self._quiet = True
        self.layers.show(rows, reports, fault)
        self.select(path)
        self._quiet = False

    def select(self, path: Path | None) -> None:
        """Go to a row without a signal."""
        before, self._quiet = self._quiet, True
        place = next((i for i, row in enumerate(self.layers.rows) if row.path == path), None)
        if place is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif self.currentIndex().row() != place:
            column = max(self.currentIndex().column(), NAME)
            self.setCurrentIndex(self.layers.index(place, column))
            self.selectRow(place)
        self._quiet = before

    def edit_cell(self, path: Path, column: int) -> None:
        """Open the editor of a cell."""
        place = next((i for i, row in enumerate(self.layers.rows) if row.path == path), None)
        if place is not None and self.layers.flags(self.layers.index(place, column)) & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(self.layers.index(place, column))
            self.edit(self.layers.index(place, column))

    def mark_editor(self, fault: bool, why: str = "") -> None:
        """Mark the editor that is open, whose text cannot be read."""
        for edit in self.viewport().findChildren(QLineEdit):
            restyle(edit, "fault", fault)
            edit.setToolTip(why)
            self._say_under(edit.geometry(), why)

    def tell_at(self, path: Path, why: str) -> None:
        """Say at the arguments of a row why what was typed there has not been taken."""
        place = next((i for i, row in enumerate(self.layers.rows) if row.path == path), None)
        if place is not None:
            self._say_under(self.visualRect(self.layers.index(place, ARGUMENTS)), why)

    def _say_under(self, cell: QRect, why: str) -> None:
        """A sentence under a cell, or over it at the lower end, for a while; "" takes it away."""
        self.told.setText(why)
        self.told.adjustSize()
        below = cell.bottom() + 2
        fits = below + self.told.height() <= self.viewport().height()
        self.told.move(cell.left(), below if fits else cell.top() - 2 - self.told.height())
        self.told.setVisible(bool(why))
        self.told.raise_()
        self._untell.start()

    def _gone_to(self, current: QModelIndex, _: QModelIndex) -> None:
        if not self._quiet and current.isValid():
            self.selected.emit(self.layers.rows[current.row()].path)

    def _reconnect(self) -> None:
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the arguments, Delete takes the layer out."""
        here = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here.isValid():
            row = self.layers.rows[here.row()]
            self.edit_cell(row.path, ARGUMENTS if isinstance(row.part, Layer) else NAME)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
        self.menu_wanted.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """What does not fit into its cell stands in its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            text = index.data() if index.isValid() else ""
            wide = text and self.fontMetrics().horizontalAdvance(text) > self.columnWidth(index.column()) - 12
            self.viewport().setToolTip(text if wide else "")
        return super().viewportEvent(event)

    def fit(self, room: QSize) -> None:
        """Where it gets narrow, the arguments keep a little room and the names give way."""
        spare = room.width() - sum(WIDTHS.values()) - 132
        for column, least in ((NAME, 72), (MEMORY, 58), (PARAMETERS, 66)):
            given = min(0, max(spare, least - WIDTHS[column]))
            self.setColumnWidth(column, WIDTHS[column] + given)
            spare -= given

    def retint(self) -> None:
        theme = self.theme
        self.setStyleSheet(
            f"QTableView {{ background: {theme.surface}; border: 1px solid {theme.border}; border-radius: 8px;"
            f" selection-background-color: {theme.soft}; }}"
            f"QTableView:focus {{ border: 1px solid {theme.accent}; }}"
            f"QHeaderView {{ background: {theme.surface}; border-top-left-radius: 8px; border-top-right-radius: 8px; }}"
            f"QHeaderView::section {{ background: transparent; border: 0; border-bottom: 1px solid {theme.border};"
            f" color: {theme.text3}; font-size: 12px; padding: 0 6px; }}"
            f"QTableView QLineEdit, QTableView QComboBox {{ border-radius: 0; padding: 0 4px; min-height: 0; }}"
        )
        self.viewport().update()

    def retranslate(self) -> None:
        self.layers.retranslate()
        self.setAccessibleName(self.tr("Layers"))
