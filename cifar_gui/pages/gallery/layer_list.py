"""The list of the layers of the gallery."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy

from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.pages.gallery import Exhibit
from cifar_gui.ui.widgets.theme import Themed, font

LEAST = 236
"""Height of the list, px."""
HEAD_ROW, ROW = 26, 24


class LayerList(Themed, Retranslated, QListWidget):
    """GUI thread. Every layer under the head of its group."""

    layer_chosen = Signal(str)

    def __init__(self, exhibits: Iterable[Exhibit]) -> None:
        super().__init__()
        self.items_by_layer: dict[str, QListWidgetItem] = {}
        self._heads: list[tuple[str, QListWidgetItem]] = []
        for exhibit in exhibits:
            if not self._heads or self._heads[-1][0] != exhibit.group:
                self._add_head(exhibit.group)
            item = QListWidgetItem(f"   {exhibit.key}")
            item.setSizeHint(QSize(0, ROW))
            item.setData(Qt.ItemDataRole.UserRole, exhibit.key)
            self.addItem(item)
            self.items_by_layer[exhibit.key] = item
        self.setMinimumHeight(LEAST)
        self.setMaximumHeight(len(self._heads) * HEAD_ROW + len(self.items_by_layer) * ROW + 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._choose)
        self.retint()
        self.retranslate()

    def show_layer(self, layer: str) -> None:
        """Mark a layer, without a signal."""
        with QSignalBlocker(self):
            self.setCurrentItem(self.items_by_layer[layer])

    def _add_head(self, group: str) -> None:
        head = QListWidgetItem()
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        head.setFont(font(12, 600))
        head.setSizeHint(QSize(0, HEAD_ROW))
        self.addItem(head)
        self._heads.append((group, head))

    @Slot()
    def _choose(self) -> None:
        item = self.currentItem()
        layer = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(layer, str):
            self.layer_chosen.emit(layer)

    def retint(self) -> None:
        for _, head in self._heads:
            head.setForeground(QColor(self.theme.text3))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Layers"))
        for group, head in self._heads:
            head.setText(lesson_text(group))
