"""A tensor that the user saved, beside those of the page: where it differs, and by how much."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from cifar_gui.engine.tensor_file import ATOL, RTOL, Array, Comparison, compare
from cifar_gui.i18n import Retranslated
from cifar_gui.ui.widgets.controls import Dropdown, label, restyle
from cifar_gui.ui.widgets.layouts import STRETCH, in_column, in_row
from cifar_gui.ui.widgets.maps import Mosaic

MOST_MAPS = 64
MAPS = (520, 260)


class CompareDialog(Retranslated, QDialog):
    """GUI thread. The verdict in a sentence, the place that differs most, and maps of the difference."""

    def __init__(self, parent: QWidget, name: str, mine: Array, tensors: Mapping[str, Array]) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setMinimumWidth(600)
        self._name, self._mine, self._tensors = name, mine, dict(tensors)
        self.comparison: Comparison
        self.which = Dropdown()
        self.which.addItems([f"{key}  {_shape(array.shape)}" for key, array in self._tensors.items()])
        self.which.setCurrentIndex(self._likely())
        self.which.activated.connect(self._compare)
        self._head, self._with = label("title", wraps=True), label()
        self.verdict, self.details = label("heading", wraps=True), label(wraps=True)
        self.maps = Mosaic(gap=6, smallest=48)
        self.maps.setMinimumSize(*MAPS)
        self._caption = label("caption", wraps=True)
        self.close_button = QPushButton()
        self.close_button.setProperty("role", "primary")
        self.close_button.clicked.connect(self.accept)
        row = in_row(self._with, self.which, STRETCH, spacing=8)
        buttons = in_row(STRETCH, self.close_button)
        in_column(
            self._head, row, self.verdict, self.details, self.maps, self._caption, buttons, on=self,
            margins=(24, 20, 24, 20), spacing=10,
        )  # fmt: skip
        self._compare()
        self.retranslate()

    def _likely(self) -> int:
        """The first tensor of the same shape, or the page's first."""
        shapes = [array.shape for array in self._tensors.values()]
        return shapes.index(self._mine.shape) if self._mine.shape in shapes else 0

    def _compare(self, _: int = 0) -> None:
        ours = list(self._tensors.values())[self.which.currentIndex()]
        self.comparison = compare(self._mine, ours)
        self._show_maps()
        self._say()

    def _show_maps(self) -> None:
        difference = self.comparison.difference
        shown = difference is not None and difference.ndim >= 2 and bool(self.comparison.apart)
        self.maps.setVisible(shown)
        self._caption.setVisible(shown)
        if difference is None or not shown:
            return
        planes = np.where(np.isfinite(difference), difference, 0).reshape(-1, *difference.shape[-2:])
        worst = [planes[at].max() for at in range(len(planes))]
        chosen = np.sort(np.argsort(worst)[::-1][:MOST_MAPS])
        self.maps.set_maps(planes[chosen].astype(np.float32), float(max(worst)) or 1.0)
        self.maps.set_titles([(str(tuple(map(int, np.unravel_index(at, difference.shape[:-2])))),) for at in chosen])

    def _say(self) -> None:
        found = self.comparison
        mine, ours = _shape(found.mine), _shape(found.ours)
        restyle(self.verdict, "role", "heading" if found.same else "error")
        if found.difference is None:
            self.verdict.setText(self.tr("The shapes differ: yours is {mine}, the page's {ours}.").format(
                mine=mine, ours=ours))  # fmt: skip
            text = self.tr("Compare tensors of one shape: numbers that stand in different places are not compared.")
            if found.layout is not None:
                text = self.tr("The numbers are the same in another order of axes: permute{order} turns yours.")
            self.details.setText(text.format(order=found.layout))
            return
        if found.same:
            self.verdict.setText(self.tr("The same, to rounding."))
            text = self.tr("All {count} numbers agree within {rtol} of their size or {atol}.")
            self.details.setText(text.format(count=f"{found.difference.size:,}", rtol=f"{RTOL:g}", atol=f"{ATOL:g}"))
            return
        text = self.tr("{apart} of {count} numbers differ.")
        self.verdict.setText(text.format(apart=f"{found.apart:,}", count=f"{found.difference.size:,}"))
        text = self.tr("Most of all at {place}: yours is {mine}, the page's {ours}, which is {gap} apart.")
        gap = abs(found.values[0] - found.values[1])
        self.details.setText(text.format(
            place=list(found.worst or ()), mine=f"{found.values[0]:.6g}", ours=f"{found.values[1]:.6g}",
            gap=f"{gap:.3g}",
        ))  # fmt: skip

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Compare a tensor"))
        self._head.setText(self._name)
        self._with.setText(self.tr("Compared with"))
        self.which.setAccessibleName(self.tr("Tensor of the page"))
        self.maps.setAccessibleName(self.tr("Maps of the difference"))
        self._caption.setText(self.tr("How far apart they are, on one scale: white is equal."))
        self.close_button.setText(self.tr("Close"))
        self._say()


def _shape(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape)) or "()"
