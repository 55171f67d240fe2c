"""The strip of the page on runs: what has come out, or why it cannot, and the controls at its foot."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.run.epoch_log import EpochLog
from cifar_gui.pages.run.looking import Looking
from cifar_gui.pages.run.transport import Transport
from cifar_gui.ui.arithmetic.error_panel import ErrorPanel
from cifar_gui.ui.page.strip_frame import FOOT
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.rows import Elided, head_row

LOG, TRANSPORT = 212, 52


class RunStrip(Retranslated, QWidget):
    """GUI thread. The log beside the predictions, or a refusal in their place; the transport stays."""

    def __init__(self, looking: Looking) -> None:
        super().__init__()
        self._looking = looking
        self.log, self.errors, self.transport = EpochLog(), ErrorPanel(), Transport()
        self.log.setFixedWidth(LOG)
        self._head, self.caption = label("emphasis"), Elided("caption")
        block = in_column(head_row(self._head, self.caption), (looking.predictions, 1), spacing=2)
        results = QWidget()
        in_row(self.log, (block, 1), on=results, margins=(24, 8, 24, 2), spacing=24)
        self._upper = QStackedWidget()
        self._upper.addWidget(results)
        self._upper.addWidget(self.errors)
        foot = QFrame()
        foot.setObjectName(FOOT)
        foot.setFixedHeight(TRANSPORT)
        in_row(self.transport, on=foot, margins=(24, 0, 24, 0))
        in_column((self._upper, 1), foot, on=self, margins=NO_MARGINS, spacing=0)
        looking.predicted.connect(self.say_right)
        looking.predictions.resized.connect(self.say_right)
        self.retranslate()

    def show_errors(self, refused: bool) -> None:
        """Whether a refusal stands in the place of the results."""
        self._upper.setCurrentIndex(int(refused))

    @Slot()
    def say_right(self) -> None:
        """How many of the pictures are taken for what they are."""
        if (found := self._looking.right) is not None:
            text = self.tr("{right} of these {count} correct; click one to look inside")
            self.caption.say(text.format(right=found[0], count=found[1]))
        elif self._looking.snapshot is None:
            self.caption.say(self.tr("what the network makes of them as it learns"))

    def retranslate(self) -> None:
        self._head.setText(self.tr("Pictures it does not train on"))
        self.say_right()
