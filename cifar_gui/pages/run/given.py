"""Under the fields of augmentation: what they may make of a picture, epoch by epoch."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.run.runner import Runner
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.layouts import in_column
from cifar_gui.ui.widgets.maps import Mosaic

HEIGHT, WIDTH = 134, 200
"""px, of the pictures: three in a row."""


class Given(Retranslated, QWidget):
    """GUI thread. The first training picture as the network may be given it; there while it is changed at all."""

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._runner = runner
        self.pictures = Mosaic(gap=2, smallest=30)
        self.pictures.set_columns(3)
        self.pictures.setFixedSize(WIDTH, HEIGHT)
        self.caption = label("caption")
        self.caption.setWordWrap(True)
        in_column(self.caption, self.pictures, on=self, margins=(8, 4, 0, 4), spacing=2)
        runner.estimated_anew.connect(self._reflect)
        self.hide()
        self.retranslate()

    @Slot()
    def _reflect(self) -> None:
        estimated = self._runner.estimated
        given = estimated.given if estimated is not None else None
        if given is not None:
            self.pictures.set_pictures(given)
        self.setVisible(given is not None)

    def retranslate(self) -> None:
        self.caption.setText(self.tr("One picture, in six epochs"))
        self.pictures.setAccessibleName(
            self.tr("What the network is given of the first training picture in six epochs")
        )
