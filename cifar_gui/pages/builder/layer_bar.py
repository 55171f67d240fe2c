"""The buttons over the table: layers come, go and move."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from cifar_gui.engine import network_edits as edits
from cifar_gui.engine.network_edits import BLOCK, Path
from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.layers import GROUPS
from cifar_gui.pages.builder.editing import Editing
from cifar_gui.spec import Block, Layer
from cifar_gui.ui.widgets.controls import IconButton, add_action, icon
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_row
from cifar_gui.ui.widgets.rows import Elided
from cifar_gui.ui.widgets.theme import Themed


class LayerBar(Retranslated, Themed, QWidget):
    """GUI thread. What they do is done by an Editing."""

    arguments_wanted = Signal(object)
    """The arguments of the layer at this path are to be edited in their place."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self.add_button = QToolButton()
        self.add_button.setProperty("role", "add")
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add_menu = QMenu(self)
        self.add_menu.aboutToShow.connect(self.fill_add_menu)
        self.add_menu.triggered.connect(self._add_chosen)
        self.add_button.setMenu(self.add_menu)
        self.tools = {name: IconButton(name) for name in ("copy", "arrow-up", "arrow-down", "trash")}
        self.tools["copy"].clicked.connect(editing.duplicate)
        self.tools["arrow-up"].clicked.connect(lambda: editing.step(-1))
        self.tools["arrow-down"].clicked.connect(lambda: editing.step(1))
        self.tools["trash"].clicked.connect(editing.remove)
        self.hint = Elided("caption")
        in_row(self.add_button, 6, *self.tools.values(), 8, (self.hint, 1), on=self, margins=NO_MARGINS, spacing=4)
        self.retint()
        self.retranslate()

    def reflect(self) -> None:
        """What may be done to the selected layer."""
        path = self._editing.path
        usable = dict.fromkeys(self.tools, path is not None)
        if path is not None:
            usable["arrow-up"] = path[-1] > 0
            usable["arrow-down"] = path[-1] < len(edits.siblings(self._editing.network, path)) - 1
        for name, button in self.tools.items():
            button.setEnabled(usable[name])

    # --- menus ------------------------------------------------------------------------------------------------------

    @Slot()
    def fill_add_menu(self) -> None:
        """List the layers that there are."""
        self.add_menu.clear()
        for menu in self.add_menu.findChildren(QMenu):
            menu.deleteLater()  # a menu within a menu is not cleared with it
        for title, kinds in GROUPS:
            menu = self.add_menu.addMenu(lesson_text(title))
            for kind in kinds:
                add_action(menu, kind.name).setData(kind.name)
        self.add_menu.addSeparator()
        add_action(self.add_menu, self.tr("Residual block")).setData(BLOCK)
        path, network = self._editing.path, self._editing.network
        title = self.tr("1×1 convolution into the shortcut")
        shortcut = add_action(self.add_menu, title, self._editing.add_to_shortcut)
        shortcut.setEnabled(path is not None and isinstance(network.layers[path[0]], Block))

    @Slot(object)
    def _add_chosen(self, action: QAction) -> None:
        if isinstance(kind := action.data(), str):
            self._editing.add(kind)

    @Slot(object)
    def open_menu(self, where: QPoint) -> None:
        """What may be done to the selected layer, as a menu there."""
        if (path := self._editing.path) is not None:
            self.row_menu(path).popup(where)

    def row_menu(self, path: Path) -> QMenu:
        """The menu of the layer at a path."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(edits.find(self._editing.network, path), Layer):
            add_action(menu, self.tr("Edit the arguments"), lambda: self.arguments_wanted.emit(path))
        add_action(menu, self.tr("Duplicate"), self._editing.duplicate)
        add_action(menu, self.tr("Move up"), lambda: self._editing.step(-1))
        add_action(menu, self.tr("Move down"), lambda: self._editing.step(1))
        add_action(menu, self.tr("Remove"), self._editing.remove)
        return menu

    def retint(self) -> None:
        theme = self.theme
        self.add_button.setIcon(icon("plus", theme.text))
        self.add_button.setStyleSheet(
            f"QToolButton {{ border: 1px solid {theme.strong}; padding: 0 10px 0 6px; background: {theme.surface}; }}"
            f"QToolButton:hover {{ background: {theme.hover}; }}"
            f'QToolButton[ring="true"]:focus {{ border: 2px solid {theme.accent}; }}'
        )

    def retranslate(self) -> None:
        self.add_button.setText(self.tr("Add layer"))
        self.tools["copy"].describe(self.tr("Duplicate (Ctrl+D)"))
        self.tools["arrow-up"].describe(self.tr("Move up (Alt+Up)"))
        self.tools["arrow-down"].describe(self.tr("Move down (Alt+Down)"))
        self.tools["trash"].describe(self.tr("Remove (Delete)"))
