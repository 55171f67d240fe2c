"""The stage: kernels, maps of a picture and confusion matrix at one moment; or how one gets to see them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from cifar_gui.engine.counting import COUNTS, DIFFERENCE
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.snapshots.protocol import Followed, Moment
from cifar_gui.protocol import Floats
from cifar_gui.ui.widgets.class_matrix import ClassMatrix
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.figures import plain, probability, round_limit
from cifar_gui.ui.widgets.head import HeadLine
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.maps import Mosaic
from cifar_gui.ui.widgets.picture_names import class_name

LEFT, RIGHT, WORDS, NAME = 44, 56, 500, 220
"""How kernels and maps share the width with the matrix; px of the words where there is nothing to see, and of the name
of a run."""


class EmptyView(Retranslated, QWidget):
    """What stands there for a network whose way was not kept, and where to get one."""

    train = Signal()
    followed = Signal(str)
    """The key of a run that can be followed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = ("", "")
        self.title, self.words = label("heading"), label(wraps=True)
        self.button, self.other = QPushButton(), QPushButton()
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(self.train)
        self.other.clicked.connect(lambda: self.followed.emit(self._run[0]))
        buttons = in_row(self.button, self.other, STRETCH, spacing=8)
        told = QWidget()
        told.setFixedWidth(WORDS)
        in_column(self.title, self.words, 8, buttons, on=told, margins=NO_MARGINS, spacing=6)
        in_column(STRETCH, in_row(STRETCH, told, STRETCH), STRETCH, on=self)
        self.retranslate()

    def offer(self, key: str, name: str) -> None:
        """A run that can be followed; "" for none."""
        self._run = (key, name)
        whole = self.tr("Follow {run}").format(run=name)
        cut = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, NAME)
        self.other.setVisible(bool(key))
        self.other.setText(self.tr("Follow {run}").format(run=cut))
        self.other.setToolTip("" if cut == name else whole)

    def retranslate(self) -> None:
        self.title.setText(self.tr("The way of this network was not kept"))
        self.words.setText(
            self.tr(
                "While a network trains in 7.9, the program keeps its weights now and then. Here you go through them: "
                "how the kernels form, and which errors go first. A run on the drawings takes a minute; then choose it "
                "under “Network”."
            )
        )
        self.button.setText(self.tr("Train a network in 7.9"))
        self.offer(*self._run)


class SnapshotsStage(Retranslated, QStackedWidget):
    """GUI thread. One scale holds for all moments of a run, so that what grows is seen to grow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kernels_head, self.maps_head, self.matrix_head = HeadLine(), HeadLine(), HeadLine()
        self.kernels, self.maps = Mosaic(gap=4, smallest=16), Mosaic(gap=4, smallest=24)
        self.matrix, self.empty = ClassMatrix(), EmptyView()
        left = QWidget()
        in_column(
            self.kernels_head, (self.kernels, 2), 6, self.maps_head, (self.maps, 3), on=left,
            margins=NO_MARGINS, spacing=4,
        )  # fmt: skip
        shown = QWidget()
        right = in_column(self.matrix_head, (self.matrix, 1), spacing=4)
        in_row((left, LEFT), (right, RIGHT), on=shown, margins=NO_MARGINS, spacing=24)
        self.addWidget(shown)
        self.addWidget(self.empty)
        self.limits = (1.0, 1.0)
        self.retranslate()

    def show_run(self, good: Followed) -> None:
        """Take the scales of a run; or say that there is none."""
        self.setCurrentIndex(0 if good.moments else 1)
        self.limits = (
            _limit([moment.kernels for moment in good.moments]), _limit([moment.maps for moment in good.moments]),
        )  # fmt: skip

    def show_moment(self, good: Followed, moment: Moment, cells: str) -> None:
        """Show the network at a moment."""
        none = self.tr("This network has no convolution.")
        if moment.kernels is None or moment.maps is None:
            self.kernels.clear(none)
            self.maps.clear(none)
        else:
            self._show_kernels(moment.kernels)
            self.maps.set_maps(moment.maps, self.limits[1])
        self.kernels_head.shape.setText("" if moment.kernels is None else "×".join(map(str, moment.kernels.shape)))
        self.kernels_head.title.setText(self.tr("Kernels of {layer}").format(layer=good.layer or "–"))
        self.maps_head.title.setText(self.tr("Its maps of the picture"))
        self.maps_head.remark.setText(_answer(moment.probabilities))
        self._show_matrix(good, moment, cells)

    def _show_kernels(self, kernels: Floats) -> None:
        limit = self.limits[0]
        self.kernels_head.remark.setText(f"±{plain(limit)}")
        if kernels.shape[1] == 3:
            self.kernels.set_pictures(0.5 + kernels / (2 * limit))
        else:
            self.kernels.set_maps(kernels.mean(axis=1), limit)

    def _show_matrix(self, good: Followed, moment: Moment, cells: str) -> None:
        judged, first = moment.judged, good.moments[0].judged
        self.matrix.set_dimmed(judged is None)
        if judged is None:
            waiting = self.tr("being counted…") if not good.whole else self.tr("no ten classes come out")
            self.matrix_head.remark.setText(waiting)
            return
        compared = first.counts if first is not None else judged.counts
        shown = cells if cells != DIFFERENCE or first is not None else COUNTS
        self.matrix.show_counts(judged.counts, shown, compared if shown == DIFFERENCE else None)
        share = plain(100 * judged.right / max(judged.pictures, 1), 1)
        self.matrix_head.remark.setText(
            self.tr("{share} % of {pictures} right").format(share=share, pictures=f"{judged.pictures:,}")
        )

    def set_dimmed(self, dimmed: bool) -> None:
        """Show it faintly, as after a refusal."""
        for part in (self.kernels, self.maps, self.matrix):
            part.set_dimmed(dimmed)

    def say_empty(self, text: str) -> None:
        """What stands where there is nothing yet."""
        for mosaic in (self.kernels, self.maps):
            if not mosaic.count:
                mosaic.clear(text)

    def retranslate(self) -> None:
        self.kernels.setAccessibleName(self.tr("Kernels of the first convolution"))
        self.kernels.setToolTip(self.tr("The weights as colours; grey is zero. One scale for the whole run"))
        self.maps.setAccessibleName(self.tr("Maps of the first convolution"))
        self.matrix_head.title.setText(self.tr("Confusion matrix"))
        self.kernels.viewport().setCursor(Qt.CursorShape.ArrowCursor)


def _limit(arrays: Sequence[Floats | None]) -> float:
    """The round number up to which all of them go."""
    most = [float(np.abs(one[np.isfinite(one)]).max(initial=0.0)) for one in arrays if one is not None]
    return round_limit(max(most, default=0.0))


def _answer(probabilities: Floats | None) -> str:
    """What the picture is taken for."""
    if probabilities is None or len(probabilities) != 10 or not np.isfinite(probabilities).all():
        return ""
    best = int(probabilities.argmax())
    return f"{class_name(best)} {probability(float(probabilities[best]))}"
