"""What goes into a layer: one picture with its padding and its planes, or a batch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.protocol import Floats
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.head import Head
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column
from cifar_gui.ui.widgets.maps import Mosaic
from cifar_gui.ui.widgets.tiles import MARGIN

GAP = 6
MOST_PADDING = 12
"""Cells of padding that are drawn on each side; more would leave no room for the picture."""
NUMPY_MODES = {"reflect": "reflect", "replicate": "edge", "circular": "wrap"}


class InputView(Retranslated, QWidget):
    """GUI thread. The stage says how large it may be."""

    hovered = Signal(object)
    """(tile, row, column) of the picture, or None."""
    resized = Signal()
    """It wants another room."""

    def __init__(self) -> None:
        super().__init__()
        self.head = Head()
        self.picture = Mosaic(gap=4, smallest=24)
        self.planes = Mosaic(gap=GAP, smallest=16)
        self.planes.set_columns(3)
        self.planes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.signs = label("caption", wraps=True)
        self.signs.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self.batch_view, self.with_planes = False, True
        self.in_shape: tuple[int, ...] = ()
        self.overwritten = False
        self._padding_value = ""
        self._pinned_at: tuple[bool, int, int] | None = None
        self._windowed = True
        in_column(self.head, self.picture, self.planes, self.signs, STRETCH, on=self, margins=NO_MARGINS, spacing=4)
        self.signs.hide()
        self.picture.hovered.connect(self.hovered)
        self.planes.hovered.connect(self._plane_hovered)
        self.retranslate()

    def say_overwritten(self, overwritten: bool) -> None:
        """Whether the layer has written its output over what is shown."""
        self.overwritten = overwritten
        self._say_input()

    def show_picture(self, x: Floats, padding: tuple[int, int, int, int] = (0, 0, 0, 0), mode: str = "zeros",
                     overhang: tuple[int, int] = (0, 0)) -> None:  # fmt: skip
        """One input picture (C, H, W) in [0, 1], its padding (top, left, bottom, right) around it, and its planes.

        Negative padding leaves edges out: they are drawn. ``overhang`` are cells (bottom, right) beyond, which a last
        window covers.
        """
        top, left, bottom, right = (max(0, min(amount, MOST_PADDING)) for amount in padding)
        copied = mode in NUMPY_MODES
        shown = x
        if copied and any((top, left, bottom, right)):
            sides = ((0, 0), (top, bottom), (left, right))
            shown = np.pad(x, sides, mode=NUMPY_MODES[mode])  # type: ignore[call-overload]  # one of three words
        self._set_batch_view(False)
        beyond = (min(overhang[0], MOST_PADDING), min(overhang[1], MOST_PADDING))
        self.picture.set_padding((top, left, bottom, right), copied, beyond)
        self.picture.set_columns(1)
        self.picture.set_pictures(shown[None] if len(x) == 3 else np.repeat(shown[:1, None], 3, 1))
        self.planes.set_grey(x)
        self.in_shape = x.shape
        self._say_input()

    def show_numbers(self, x: Floats, picture: Floats, limit: float, planes: bool) -> None:
        """One input (C, H, W) of any numbers: the picture it is, and on request its planes on the signed scale."""
        self._set_batch_view(False, planes)
        self.picture.set_padding((0, 0, 0, 0), False)
        self._padding_value = ""
        self.show_unread((), ())
        self.picture.set_columns(1)
        self.picture.set_pictures(picture[None])
        self.planes.set_maps(x, limit)
        self.in_shape = x.shape
        self._say_input()

    def show_unread(self, rows: Sequence[int], columns: Sequence[int]) -> None:
        """Shade the rows and columns of the input picture that no window reads."""
        self.picture.set_unread(rows, columns)
        self._say_signs()

    def _say_signs(self) -> None:
        """What padding, shading and hatching mean, where there is any."""
        texts = [self.tr("Padding: {value}.").format(value=self._padding_value)] if self._padding_value else []
        texts += [self.tr("Shaded: no window reads it.")] if any(self.picture.look.unread) else []
        texts += [self.tr("Hatched: beyond the input.")] if any(self.picture.cells.overhang) else []
        text = " ".join(texts)
        if text != self.signs.text():
            self.signs.setText(text)
            self.signs.setVisible(bool(texts))
            self.resized.emit()

    def say_padding(self, value: str) -> None:
        """What stands in the padding, written under the input; "" when there is none."""
        self._padding_value = value
        self._say_signs()

    def _say_input(self) -> None:
        text = "×".join(map(str, self.in_shape))
        if self.overwritten:
            text = self.tr("{shape}, overwritten").format(shape=text)
        self.head.shape.setText(text)

    def show_pictures(self, x: Floats) -> None:
        """The pictures of a batch (N, 3, H, W) in [0, 1]."""
        self._set_batch_view(True)
        self.in_shape = ()
        self.picture.set_padding((0, 0, 0, 0), False)
        self._padding_value = ""
        self.show_unread((), ())
        self.picture.set_columns(8)
        self.picture.set_pictures(x)
        self.head.shape.setText(f"({', '.join(map(str, x.shape))})")

    def say_value(self, at: tuple[int, int], values: str) -> None:
        """What the input holds at (row, column), written above it."""
        self.head.remark.setText(f"({at[0]}, {at[1]}): {values}")

    def say_position(self, position: tuple[bool, int, int] | None, windowed: bool = True) -> None:
        """(pinned, row, column) of the cell that is explained, and whether it has a window: written above the input."""
        self._pinned_at, self._windowed = position, windowed
        self._say_position()

    def _set_batch_view(self, batch: bool, planes: bool = True) -> None:
        if (batch, planes) != (self.batch_view, self.with_planes):
            self.batch_view, self.with_planes = batch, planes
            self.planes.setVisible(planes and not batch)
            self.resized.emit()

    def _say_position(self) -> None:
        if self._pinned_at is None:
            self.head.remark.setText("")
            return
        pinned, row, column = self._pinned_at
        if pinned:
            text = self.tr("pinned ({row}, {column})")
        else:
            text = self.tr("window of ({row}, {column})") if self._windowed else self.tr("cell ({row}, {column})")
        self.head.remark.setText(text.format(row=row, column=column))

    @Slot(object)
    def _plane_hovered(self, cell: tuple[int, int, int] | None) -> None:
        self.hovered.emit(None if cell is None else (0, cell[1], cell[2]))

    def retranslate(self) -> None:
        self.head.title.setText(self.tr("Input"))
        self.picture.setAccessibleName(self.tr("Input picture"))
        self.planes.setAccessibleName(self.tr("Planes of the input"))
        self.planes.set_titles([(self.tr("{channel} channel").format(channel=name), "") for name in "RGB"], "RGB")
        self._say_input()
        self._say_signs()
        self._say_position()
