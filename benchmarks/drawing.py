"""64 maps redrawn: our mosaic, one image, beside 64 image items of pyqtgraph."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from benchmarks.rows import Row
from cifar_gui import app as program
from cifar_gui.ui.widgets.maps import Mosaic
from cifar_gui.ui.widgets.theme import SIGNED

MAPS, SIDE = 64, 32
SIZE = (900, 900)
ROUNDS, REPAINTS = 7, 20
TARGET = 5.0


class Items(QWidget):
    """What one would write with pyqtgraph: an image item for each map."""

    def __init__(self) -> None:
        super().__init__()
        self.view = pg.GraphicsView(self)
        self.box = pg.ViewBox(lockAspect=True, invertY=True, enableMouse=False)
        self.view.setCentralItem(self.box)
        self.items = []
        for number in range(MAPS):
            item = pg.ImageItem(axisOrder="row-major", levels=(-1, 1), lut=SIGNED)
            item.setPos(number % 8 * (SIDE + 2), number // 8 * (SIDE + 2))
            self.box.addItem(item)
            self.items.append(item)
        self.view.resize(*SIZE)

    def set_maps(self, maps: np.ndarray) -> None:
        for item, values in zip(self.items, maps, strict=True):
            item.setImage(values, autoLevels=False)


def redraws(show: Callable[[np.ndarray], None], viewport: QWidget, many: list[np.ndarray]) -> float:
    """Milliseconds to show new maps and paint them, the median of ``many``."""
    taken = []
    for maps in many:
        begin = time.perf_counter()
        show(maps)
        viewport.repaint()
        taken.append(1000 * (time.perf_counter() - begin))
    return median(taken)


def rows() -> list[Row]:
    program.application()
    random = np.random.default_rng(0)
    many = [random.uniform(-1, 1, (MAPS, SIDE, SIDE)).astype(np.float32) for _ in range(REPAINTS)]
    mosaic, items = Mosaic(gap=2), Items()
    for widget in (mosaic, items):
        widget.resize(*SIZE)
        widget.show()
    mosaic.set_maps(many[0], 1.0)
    items.set_maps(many[0])
    for _ in range(5):
        QCoreApplication.processEvents()
    ours, rival = [], []
    for _ in range(ROUNDS):
        ours.append(redraws(lambda maps: mosaic.set_maps(maps, 1.0), mosaic.viewport(), many))
        rival.append(redraws(items.set_maps, items.view.viewport(), many))
    took, beside = median(ours), median(rival)
    mosaic.close()
    items.close()
    return [Row("64 maps redrawn; beside: 64 items", took, beside, took / beside, TARGET, took <= TARGET, "ms")]
