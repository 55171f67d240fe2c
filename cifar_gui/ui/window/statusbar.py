"""The line at the bottom of the window: what is shown, how long it took, and how the program is."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel

from cifar_gui.i18n import Retranslated
from cifar_gui.ui.widgets.controls import IconLabel, restyle
from cifar_gui.ui.widgets.layouts import in_row

LOADING = "loading"
ICONS = {
    "ready": ("check", "success"), "error": ("warning", "error"), "unfit": ("warning", "error"),
    "refused": ("warning", "error"), "paused": ("pause", "warning"),
}  # fmt: skip
"""Icon and colour token of a kind; the others have a word only."""


class StatusBar(Retranslated, QFrame):
    """GUI thread. Two texts of the page in front, then an icon and a word for its state."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusbar")
        self.setFixedHeight(28)
        self._kind = LOADING
        row = in_row(on=self, margins=(16, 0, 16, 0), spacing=8)
        self._left, self._right, self._icon, self._word = QLabel(), QLabel(), IconLabel(size=14), QLabel()
        row.addWidget(self._left, 1)
        row.addWidget(self._right)
        row.addSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._word)
        self.retranslate()

    def show_status(self, left: str, right: str, kind: str) -> None:
        """``kind`` is one that ``Page.status`` carries, or LOADING."""
        self._left.setText(left)
        self._right.setText(right)
        self._kind = kind
        self._reflect()

    def retranslate(self) -> None:
        self._words = {
            LOADING: self.tr("Loading PyTorch…"),
            "ready": self.tr("Ready"),
            "busy": self.tr("Computing…"),
            "running": self.tr("Training"),
            "paused": self.tr("Paused"),
            "error": self.tr("Refused: the last result is shown"),
            "refused": self.tr("Refused: there is no result to show"),
            "unfit": self.tr("Refused: the reason is shown below the table"),
        }
        self._reflect()

    def _reflect(self) -> None:
        self._word.setText(self._words.get(self._kind, ""))
        restyle(self._word, "kind", self._kind)
        name, token = ICONS.get(self._kind, ("", ""))
        self._icon.setVisible(bool(name))
        self._icon.draw(name, token)
