"""Inside the network while it trains: a held-out picture, the first kernels, what they make of it, and the answer."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cifar_gui.engine.data import Images, Split
from cifar_gui.i18n import Retranslated
from cifar_gui.layers.call import children
from cifar_gui.pages.run.predictions import Bars
from cifar_gui.protocol import Floats
from cifar_gui.protocol.runs import OWN_PICTURE, Snapshot
from cifar_gui.spec import Network
from cifar_gui.ui.widgets.controls import IconButton, label
from cifar_gui.ui.widgets.figures import plain, round_limit
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.maps import Mosaic
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.rows import head_row

SMALLEST, LARGEST, HEAD = 128, 200, 28
"""Widths of the picture, and the height of what is above it, px."""
ANSWER = 136


def kernel_pictures(kernels: Floats) -> Floats:
    """Kernels (O, 3, kH, kW) as true colours on one scale: grey is 0, the brightest and darkest are the largest."""
    limit = float(np.abs(kernels).max()) if kernels.size else 0.0
    return 0.5 + kernels / (2 * limit) if limit > 0 else np.full_like(kernels, 0.5)


def first_convolution(network: Network) -> str:
    """The name of the layer whose kernels and maps are shown."""
    return next((layer.name for layer in children(network) if layer.kind == "Conv2d"), "")


def _block(head: QWidget, content: QWidget) -> QVBoxLayout:
    return in_column(head, (content, 1), spacing=4)


class Inside(Retranslated, Fitted, QWidget):
    """GUI thread. The bottom row of the page on runs."""

    moved = Signal(int)
    """The user asks for the picture so many places further."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = Mosaic(gap=0, smallest=40)
        self.kernels = Mosaic(gap=4, smallest=12)
        self.maps = Mosaic(gap=2, smallest=20)
        self.bars = Bars()
        self.before, self.after = IconButton("chevron-left"), IconButton("chevron-right")
        self.before.clicked.connect(lambda: self.moved.emit(-1))
        self.after.clicked.connect(lambda: self.moved.emit(1))
        for button in (self.before, self.after):
            button.setFixedSize(24, 24)
        self._heads = [label("emphasis") for _ in range(4)]
        self._captions = (label("mono-caption"), label("mono-caption"))
        self._split: Split | None = None
        self._index = 0
        self._snapshot: Snapshot | None = None
        self._layer = ""
        self._waiting, self.note = False, ""
        self._own: tuple[Images, int] | None = None
        in_row(
            _block(head_row(self._heads[0], None, self.before, self.after), self.picture),
            (_block(head_row(self._heads[1], self._captions[0]), self.kernels), 5),
            (_block(head_row(self._heads[2], self._captions[1]), self.maps), 7),
            _block(head_row(self._heads[3], None), self.bars), on=self, margins=NO_MARGINS, spacing=24,
        )  # fmt: skip
        self.bars.setFixedWidth(ANSWER)
        self.picture.setFixedWidth(SMALLEST)
        self.retranslate()

    def fit(self, room: QSize) -> None:
        """The picture is a square."""
        self.picture.setFixedWidth(min(max(room.height() - HEAD, SMALLEST), LARGEST))

    def minimumSizeHint(self) -> QSize:
        """With the smallest picture."""
        return super().minimumSizeHint() - QSize(max(0, self.picture.maximumWidth() - SMALLEST), 0)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_network(self, network: Network) -> None:
        """Name the layer that is looked at."""
        self._layer = first_convolution(network)
        self._say()

    def show_picture(self, split: Split, index: int) -> None:
        """The held-out picture that is looked at."""
        self._split, self._index = split, index
        self.picture.set_pictures(split.images[index : index + 1])
        self._reflect()

    def show_own(self, picture: Images, label: int) -> None:
        """One of the user's own pictures, uint8 (3, 32, 32), in place of a held-out one."""
        self._own = (picture, label)
        self._index = OWN_PICTURE
        self.picture.set_pictures(picture[None])
        self._reflect()

    def show_snapshot(self, snapshot: Snapshot | None, waiting: bool, note: str = "") -> None:
        """What a network looks like inside; None for none.

        ``waiting``: a snapshot with the chosen picture will follow. ``note`` says why there is none.
        """
        self._snapshot, self._waiting, self.note = snapshot, waiting, note
        self._reflect()

    @property
    def truth(self) -> int | None:
        """The class of the picture that is looked at."""
        if self._index == OWN_PICTURE:
            return self._own[1] if self._own is not None else None
        return int(self._split.labels[self._index]) if self._split is not None else None

    def _reflect(self) -> None:
        snapshot, split = self._snapshot, self._split
        if split is None:
            return
        fits = self._fits()
        if snapshot is None:
            self.kernels.clear()
        else:
            self._show_kernels(snapshot.kernels)
        if snapshot is not None and (fits or self._waiting):
            self.maps.set_maps(snapshot.maps, self._limit(snapshot))
            self.maps.set_dimmed(not fits)
        else:
            self.maps.set_dimmed(False)
            self.maps.clear(self.note)
        self.bars.show_probabilities(self._probabilities())
        self._say()

    def _fits(self) -> bool:
        """Whether the snapshot is of the picture that is looked at."""
        return self._snapshot is not None and self._snapshot.probe == self._index

    def _show_kernels(self, kernels: Floats) -> None:
        """Kernels on three channels in colour, others as the signed mean over their channels."""
        if kernels.shape[1] == 3:
            self.kernels.set_pictures(kernel_pictures(kernels))
        else:
            means = kernels.mean(axis=1)
            self.kernels.set_maps(means, round_limit(float(np.abs(means).max(initial=0.0))))

    def _probabilities(self) -> Floats | None:
        snapshot = self._snapshot
        if snapshot is None:
            return None
        if self._fits():
            return snapshot.probe_probabilities
        among = np.flatnonzero(snapshot.indices == self._index)
        return snapshot.probabilities[among[0]] if len(among) else None

    @staticmethod
    def _limit(snapshot: Snapshot) -> float:
        return round_limit(float(np.percentile(np.abs(snapshot.maps), 99.5)))

    # --- looks ------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        titles = (self.tr("Picture"), self.tr("Kernels"), self.tr("Feature maps"), self.tr("Top five"))
        for head, title in zip(self._heads[1:], titles[1:], strict=True):
            head.setText(title)
        self.before.describe(self.tr("Picture before (Left)"))
        self.after.describe(self.tr("Next picture (Right)"))
        self.kernels.setToolTip(self.tr("The weights of the first convolution as colours; grey is zero"))
        self.maps.setToolTip(self.tr("What the first convolution makes of the picture: blue below zero, red above"))
        for part, title in zip((self.picture, self.kernels, self.maps, self.bars), titles, strict=True):
            part.setAccessibleName(title)
        self._reflect()

    def _say(self) -> None:
        kernels, maps = self._captions
        truth = self.truth
        self._heads[0].setText("" if truth is None else class_name(truth))
        self._heads[0].setToolTip(
            self.tr("Your own picture") if self._index == OWN_PICTURE else self.tr("A picture it never trains on")
        )
        snapshot = self._snapshot
        kernels.setText("" if snapshot is None else "×".join(map(str, snapshot.kernels.shape)))
        limit = "" if snapshot is None or not self.maps.count else f"  ±{plain(self._limit(snapshot), 1)}"
        maps.setText(f"{self._layer}{limit}")
