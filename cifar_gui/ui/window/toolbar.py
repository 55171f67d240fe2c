"""The line of tools over the page: those of the page at the left, those of the program at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QWidget

from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.layouts import in_row

SPACE = 8
EDGE = 12
"""px: between two tools, and at the right."""


class Toolbar(Fitted, QFrame):
    """GUI thread. Where the tools of the page in front need more room, some of the program's give way."""

    def __init__(self, giving: Callable[[], Sequence[QWidget]]) -> None:
        """``giving`` names those that may, the first one first; what is hidden for another reason is not among them."""
        super().__init__()
        self.setObjectName("toolbar")
        self.setFixedHeight(44)
        self._giving = giving
        self.pages = QStackedWidget()
        """The tools of each page."""
        self.pages.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.pages.currentChanged.connect(self.give_way)
        self.row = in_row((self.pages, 1), on=self, margins=(0, 0, EDGE, 0), spacing=SPACE)

    @Slot()
    def give_way(self) -> None:
        """Look anew for what there is room."""
        self.refit()

    def fit(self, room: QSize) -> None:
        """Show what there is room for beside the tools of the page."""
        giving, tools = self._giving(), self.pages.currentWidget()
        steady = [item for place in range(1, self.row.count()) if (item := self.row.itemAt(place)) is not None]
        given = [one for one in giving if not one.isHidden()]
        taken = sum(item.sizeHint().width() + SPACE for item in steady) - sum(self._width(one) for one in given)
        spare = room.width() - EDGE - taken - (tools.minimumSizeHint().width() if tools is not None else 0)
        kept = [place for place in range(len(giving)) if sum(map(self._width, giving[place:])) <= spare]
        for place, widget in enumerate(giving):
            widget.setVisible(bool(kept) and place >= kept[0])

    @staticmethod
    def _width(widget: QWidget) -> int:
        return widget.sizeHint().width() + SPACE
