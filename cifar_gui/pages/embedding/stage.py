"""The cloud with its tools and its legend."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.embedding.classes import ClassLegend
from cifar_gui.pages.embedding.cloud import STEP, Cloud
from cifar_gui.pages.embedding.protocol import Embedded
from cifar_gui.pages.embedding.state import LASSO, MOVE, TOOLS, EmbeddingState
from cifar_gui.ui.widgets.controls import IconButton, Segmented
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column
from cifar_gui.ui.widgets.rows import Elided

CLOSER = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Equal: STEP, Qt.Key.Key_Minus: 1 / STEP}


class CloudView(Retranslated, QWidget):
    """GUI thread. ``tools``, ``whole`` and ``variance`` stand where a page puts them."""

    reset = Signal()
    """All of the cloud is to be seen, without a line."""

    def __init__(self) -> None:
        super().__init__()
        self.tools, self.whole, self.variance = Segmented(TOOLS), IconButton("reset"), Elided("caption")
        self.whole.clicked.connect(self.reset)
        self.cloud, self.legend = Cloud(), ClassLegend()
        self._good: Embedded | None = None
        in_column((self.cloud, 1), self.legend, on=self, margins=NO_MARGINS, spacing=4)
        self.retranslate()

    def show_state(self, state: EmbeddingState, of_plane: bool) -> None:
        """Show what is set; ``of_plane``: whether line and window are of the plane that is shown."""
        self.tools.set_value(state.tool)
        self.cloud.tool = state.tool
        self.legend.show_hidden(state.hidden)
        self.cloud.show_view(state.window if of_plane else None, state.hidden, state.lasso if of_plane else ())

    def show_variance(self, good: Embedded) -> None:
        """Say how much of the variance the plane keeps."""
        self._good = good
        self.retranslate()

    def keyed(self, event: QKeyEvent) -> bool:
        """Take a key that looks closer or farther away; whether it was one."""
        if event.key() == Qt.Key.Key_0:
            self.cloud.moved.emit(None)
        elif event.key() in CLOSER:
            self.cloud.zoom(CLOSER[Qt.Key(event.key())])
        else:
            return False
        return True

    def retranslate(self) -> None:
        self.tools.set_texts({LASSO: self.tr("Draw around"), MOVE: self.tr("Move")})
        self.tools.setAccessibleName(self.tr("What dragging does"))
        self.tools.setToolTip(self.tr("Drag with Shift, or with the right button, to move; the wheel looks closer"))
        self.whole.describe(self.tr("All of the cloud, without a line (0, Esc)"))
        if (good := self._good) is not None:
            two = [*(f"{100 * share:.1f}" for share in good.shares[:2].tolist()), "0"][:2]
            text = self.tr(
                "{count} numbers before {layer}; the plane keeps {whole} % of their variance ({first} + {second})"
            )
            self.variance.say(text.format(
                count=f"{good.features.shape[1]:,}", layer=good.layer, first=two[0], second=two[1],
                whole=f"{100 * float(good.shares[:2].sum()):.1f}",
            ))  # fmt: skip
