"""The strip under a stage: in a low window it folds to its foot, until it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from cifar_gui.ui.widgets.controls import TextButton, restyle
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column

FOOT = "footer"
"""The name of what the strip keeps in a low window."""
HANDLE = 26
"""px."""


class StripFrame(QFrame):
    """GUI thread. ``body`` is the layout that a page fills; ``handle`` is what a low window shows instead of it."""

    refolded = Signal(bool)
    """Whether a low window hides now what it explains."""

    def __init__(self, height: int, fault: Callable[[], str]) -> None:
        super().__init__()
        self.setObjectName("strip")
        self._fault = fault
        self._opened = height
        self._low = False
        self._folded_away: list[QWidget] = []
        """What a low window does not show."""
        self.handle = TextButton(role="handle")
        self.handle.setCheckable(True)
        self.handle.setFixedHeight(HANDLE)
        self.handle.toggled.connect(self._fold)
        self.handle.hide()
        self._holder = QWidget()
        self.body = in_column(on=self._holder, margins=NO_MARGINS, spacing=0)
        in_column(self.handle, (self._holder, 1), on=self, margins=NO_MARGINS, spacing=0)
        self.setFixedHeight(height)

    def lay_out(self, low: bool, opened: int) -> None:
        """Fold when the window becomes low, unfold when it is so no longer; ``opened`` are px of the open strip."""
        self._opened = opened
        if low != self._low:
            self._low = low
            self.handle.setVisible(low)
            self.handle.setChecked(False)
            self._fold()
        elif not low:
            self.setFixedHeight(opened)

    def open(self) -> None:
        """Show what a low window has folded."""
        if self._low:
            self.handle.setChecked(True)

    def say(self) -> None:
        """Name the handle anew: for what is explained now, in the language of now."""
        opened = self.handle.isChecked()
        self.handle.draw("chevron-down" if opened else "chevron-up")
        text = QCoreApplication.translate("Page", "Show the explanation")
        fault = "" if opened else self._fault()
        if opened:
            text = QCoreApplication.translate("Page", "Hide the explanation")
        elif fault:
            text = QCoreApplication.translate("Page", "{fault}. Show the explanation").format(fault=fault)
        self.handle.setText(text)
        restyle(self.handle, "fault", bool(fault))

    @Slot()
    def _fold(self) -> None:
        """Show all of the strip, or what stands at its foot: the controls of a timeline or of a run."""
        folded = self._low and not self.handle.isChecked()
        foot = self._holder.findChild(QWidget, FOOT)
        holder = self._holder if foot is None else foot.parentWidget()
        for part in holder.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if folded and part is not foot and not part.isHidden():
                self._folded_away.append(part)
                part.hide()
        if not folded:
            for part in self._folded_away:
                part.show()
            self._folded_away.clear()
        controls = 0 if foot is None or foot.isHidden() else foot.minimumHeight() + 1
        self.setFixedHeight((controls if folded else self._opened) + (HANDLE if self._low else 0))
        self.say()
        self.refolded.emit(folded)
