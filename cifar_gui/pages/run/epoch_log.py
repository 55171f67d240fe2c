"""What the course's script prints: one line for each epoch, with the sum of its losses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.widgets.controls import IconButton, label
from cifar_gui.ui.widgets.figures import plain
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column
from cifar_gui.ui.widgets.rows import Elided, head_row


class EpochLog(Retranslated, QWidget):
    """The epochs of one run as text that can be selected and copied, and the sum and mean of the one under way."""

    def __init__(self) -> None:
        super().__init__()
        self._run: History | None = None
        self._told = 0
        self._head, self.live = label("emphasis"), Elided("caption")
        self.copy = IconButton("copy")
        self.copy.clicked.connect(self._copy)
        self.copy.setFixedSize(24, 24)
        self.copy.setEnabled(False)
        self.text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.text.setProperty("role", "code")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        in_column(
            head_row(self._head, None, self.copy), (self.text, 1), self.live, on=self, margins=NO_MARGINS, spacing=2
        )
        self.retranslate()

    def show_run(self, run: History | None) -> None:
        """Show a run from its beginning; None clears."""
        self._run, self._told = run, 0
        self.text.clear()
        self.refresh()

    def refresh(self) -> None:
        """Add the epochs that have ended since, and the numbers of the one under way."""
        run = self._run
        fresh = run.epochs[self._told :] if run is not None else []
        for ended in fresh:
            self.text.appendPlainText(f"Epoch: {ended.epoch}/{run.started.recipe.epochs} Loss: {ended.loss_sum:.2f}")
        self._told += len(fresh)
        self.copy.setEnabled(self._told > 0)
        self._say()

    def retranslate(self) -> None:
        self._head.setText(self.tr("Loss of each epoch (sum)"))
        self._head.setToolTip(
            self.tr("As the course's script prints it. The sum grows with the number of batches; the mean does not.")
        )
        self.copy.describe(self.tr("Copy these lines"))
        self.text.setPlaceholderText(self.tr("one line after each epoch"))
        self.text.setAccessibleName(self.tr("The sum of the losses of each epoch"))
        self._say()

    def _say(self) -> None:
        steps = self._run.latest if self._run is not None else None
        if steps is None or not steps.epoch_steps:
            self.live.say("")
            return
        text = self.tr("epoch {epoch}: sum {sum}, mean {mean}")
        mean = steps.running_sum / steps.epoch_steps
        self.live.say(text.format(epoch=steps.epoch, sum=plain(steps.running_sum), mean=plain(mean, 4)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
