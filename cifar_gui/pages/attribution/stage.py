"""The stage of the page: the picture, what a method makes of it, both together, and what the network says."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from cifar_gui.engine.data import CLASSES
from cifar_gui.engine.inputs import as_seen
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.attribution import SIDE
from cifar_gui.pages.attribution.bars import ClassBars
from cifar_gui.pages.attribution.besides import Besides
from cifar_gui.pages.attribution.protocol import Attribution, Patch, Scores
from cifar_gui.pages.attribution.words import AttributionWords
from cifar_gui.pages.attribution.worked import covered, maps_off
from cifar_gui.ui.widgets.controls import IconButton, TextButton
from cifar_gui.ui.widgets.figures import round_limit
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.head import Head, HeadLine
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.legend import Legend
from cifar_gui.ui.widgets.maps import Mosaic
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.rows import Elided
from cifar_gui.ui.widgets.theme import SIGNED
from cifar_gui.ui.widgets.tile_marks import Mark
from cifar_gui.ui.widgets.tiles import MARGIN

Pixel = tuple[int, int]
"""(row, column)."""
Floats = NDArray[Any]
LEAST, LARGEST = 108, 300
"""px: between which the side of the picture is chosen."""
BARS, WIDEST_BARS, GAP = 170, 300, 16
"""px: of the bars, and between the columns."""
GREY = np.array([0.299, 0.587, 0.114], np.float32)
"""What red, green and blue give to how bright a pixel is. **Source:** ITU-R BT.601."""
LINE, WIDE, MAPS = 18, 880, 92
"""px: of a line of text; from which width on two of them hold the longest words, else three; and what the maps get at
least."""


def limit_of(*values: Floats) -> float:
    """The limit of the colour scale for some numbers."""
    largest = max((float(np.abs(one[np.isfinite(one)]).max(initial=0.0)) for one in values), default=0.0)
    return round_limit(largest)


def overlaid(x: Floats, heat: Floats, limit: float, colours: str, opacity: float) -> Floats:
    """float32 (3, 32, 32): the picture under the map.

    In "signed" colours the map lies over all of it; as "heat" it covers a pixel the more, the larger its number is.
    """
    share = np.clip(np.nan_to_num(heat / limit), -1, 1)
    table = SIGNED.astype(np.float32) / 255
    if colours == "signed":
        ink, cover = table[np.rint((share + 1) * 127.5).astype(int)], np.full(share.shape, opacity)
    else:  # over grey, so that red is seen on red things, too
        x = np.broadcast_to(np.tensordot(GREY, x, 1), x.shape)
        ink, cover = np.where(share[..., None] < 0, table[32], table[223]), opacity * np.sqrt(np.abs(share))
    mixed: Floats = x * (1 - cover) + ink.transpose(2, 0, 1) * cover
    return mixed.astype(np.float32)


class PatchPicture(Mosaic):
    """GUI thread. The picture; pressing on it lays a patch there, which follows the mouse until it is let go."""

    dragged = Signal(object)
    """The pixel (row, column) under the mouse, or the nearest one to it."""
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__(gap=0, smallest=40)
        self._drags = False
        self.setCursor(Qt.CursorShape.CrossCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Lay the patch there."""
        if event.button() == Qt.MouseButton.LeftButton and self.count:
            self._drags = True
            self.dragged.emit(self.pixel_near(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take it along."""
        if self._drags:
            self.dragged.emit(self.pixel_near(event.position()))
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it lie."""
        if self._drags:
            self._drags = False
            self.dropped.emit()

    def pixel_near(self, point: QPointF) -> Pixel:
        """The pixel at a point, or the nearest one."""
        tile = self.grid.tile(0)
        row = int((point.y() - tile.top()) * SIDE / tile.height())
        column = int((point.x() - tile.left()) * SIDE / tile.width())
        return min(max(row, 0), SIDE - 1), min(max(column, 0), SIDE - 1)


class MapSwitches(Mosaic):
    """GUI thread. The maps of a layer; a click switches one off or on. Arrow keys and Space do, too."""

    switched = Signal(int)

    def __init__(self) -> None:
        super().__init__(gap=4, smallest=24)
        self.here = 0
        """The map that the keys are at."""
        self.off: tuple[int, ...] = ()
        self.clicked.connect(lambda cell: self.switched.emit(cell[0]))

    def show_switches(self, maps: Floats, limit: float, off: tuple[int, ...]) -> None:
        """Show maps (C, h, w), those that are off as the zeros that they are then."""
        self.off = tuple(number for number in off if number < len(maps))
        self.here = min(self.here, max(len(maps) - 1, 0))
        shown = maps
        if self.off:
            shown = maps.copy()
            shown[list(self.off)] = 0
        self.set_maps(shown, limit)
        self._mark()

    def _mark(self) -> None:
        marks = [Mark(number, None, "selected") for number in self.off]
        if self.hasFocus() and self.count:
            marks.append(Mark(self.here, None, "window"))
        self.marks.show(marks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from map to map; Space switches."""
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -self.grid.columns,
            Qt.Key.Key_Down: self.grid.columns,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps and self.count and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.here = min(max(self.here + steps[key], 0), self.count - 1)
            self.reveal(self.here)
            self._mark()
            self.hovered.emit((self.here, 0, 0))
        elif key == Qt.Key.Key_Space and self.count:
            self.switched.emit(self.here)
        else:
            super().keyPressEvent(event)


class Sentences(QLabel):
    """Up to three lines of text, whose room is always the same."""

    def __init__(self) -> None:
        super().__init__(wordWrap=True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setContentsMargins(MARGIN, 0, MARGIN, 0)

    def hasHeightForWidth(self) -> bool:
        """No layout above need ask how the words wrap."""
        return False


class AttributionStage(Retranslated, Fitted, QWidget):
    """GUI thread. Four columns, what they mean in words, and the maps of a layer under them."""

    def __init__(self) -> None:
        super().__init__()
        self.heads = [Head(words=True), Head(words=True), Head(), Head()]
        self.picture, self.heat, self.overlay = PatchPicture(), Mosaic(gap=0, smallest=40), Mosaic(gap=0, smallest=40)
        self.bars = ClassBars()
        self.lift = IconButton("cross")
        self.legend = Legend(slim=True)
        self.words = Sentences()
        self.maps_head, self.maps = HeadLine(), MapSwitches()
        self.maps_head.setFixedHeight(32)
        self.all_on, self.judge = TextButton("reset", fades=True), TextButton("check", fades=True)
        self.maps_head.add(self.judge)
        self.maps_head.add(self.all_on)
        self.accuracy = Elided("caption")
        self.accuracy.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self.maps.hovered.connect(self._name_map)
        self.good: Attribution | None = None
        self.off: tuple[str, ...] = ()
        self._failed = False
        self._say = AttributionWords(self)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        row = in_row(margins=NO_MARGINS, spacing=GAP)
        bodies: tuple[QWidget, ...] = (self.picture, self.heat, self.overlay, self.bars)
        self.columns: list[QWidget] = []
        for head, body in zip(self.heads, bodies, strict=True):
            holder = QWidget()
            top = in_row((head, 1), *((self.lift,) if body is self.picture else ()), margins=NO_MARGINS, spacing=0)
            scale = (self.legend,) if body is self.heat else ()
            in_column(top, body, *scale, STRETCH, on=holder, margins=NO_MARGINS, spacing=2)
            self.columns.append(holder)
            row.addWidget(holder)
        row.addStretch()
        maps = (self.maps_head, (self.maps, 1), self.accuracy)
        in_column(row, self.words, *maps, on=self, margins=NO_MARGINS, spacing=4)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_result(self, good: Attribution, params: Any) -> None:
        """Show a picture of reasons; ``params`` say how it looks."""
        self.good, self._failed = good, False
        self.set_dimmed(False)
        limit = limit_of(good.heat)
        self.heat.set_maps(good.heat[None], limit)
        self.legend.set_limit(f"{limit:g}")
        if good.fresh is None:
            opacity = min(max(float(params.opacity), 0.0), 1.0)
            x = as_seen(good.x, good.network.scaling)
            self.overlay.set_pictures(overlaid(x, good.heat, limit, params.colours, opacity)[None])
        else:
            self.overlay.set_maps(good.fresh[None], limit_of(good.fresh))

    def show_picture(self, patch: Patch | None) -> None:
        """The picture as the network gets it."""
        if self.good is not None:
            x, marks = as_seen(self.good.x, self.good.network.scaling), []
            if patch is not None:
                x = covered(x, patch.row, patch.column, patch.window, patch.fill)
                marks = [Mark(0, (patch.row, patch.column, patch.window, patch.window), "window")]
            self.picture.set_pictures(x[None])
            self.picture.marks.show(marks)
        self.lift.setVisible(patch is not None)

    def show_scores(self, now: Scores | None) -> None:
        """What the network says, and what it says of what was changed."""
        if self.good is not None:
            self.bars.show_scores(self.good.scores, None if now is None else now.scores, self.good.target)
            self.words.setText(self._say.of(self.good, now))

    def show_maps(self, off: tuple[str, ...]) -> None:
        """The maps of the layer, those that are off as what they are then."""
        self.off = off
        good = self.good
        if good is not None and len(good.maps):
            self.maps.show_switches(good.maps, limit_of(good.maps), maps_off(off, good.layer))
        elif good is not None:
            self.maps.clear(self.tr("No layer of this network puts out maps."))
        self.all_on.setEnabled(bool(off))
        self.judge.setEnabled(bool(off) and good is not None and len(good.scores) == len(CLASSES))
        self._name_map(None)

    def show_accuracy(self, besides: Besides) -> None:
        """How often the network is right with and without the maps."""
        self.accuracy.say(self._say.accuracy(besides.judged, besides.judging, besides.problem))

    def name(self, label_: int) -> None:
        """Say in the heads what is shown; ``label_``: the class of the picture."""
        good, heads = self.good, self.heads
        for head, title in zip(heads, self._titles(), strict=True):
            head.title.setText(title)
        heads[0].shape.setText(class_name(label_))
        if good is not None:
            heads[1].shape.setText(self._say.question(good))
            heads[2].shape.setText("" if good.fresh is None else f"±{limit_of(good.fresh):g}")
            heads[3].shape.setText(good.network.name)

    def say_failed(self) -> None:
        """There is a refusal; where nothing was shown before, that is said."""
        self._failed = True
        self.retranslate()

    def mark(self, at: Pixel) -> None:
        """The pixel that is worked out, wherever it is seen."""
        for mosaic in (self.heat, self.overlay):
            mosaic.marks.show([Mark(0, (*at, 1, 1), "cell")])

    def set_dimmed(self, dimmed: bool) -> None:
        """Faint, as after a refusal."""
        for part in (self.picture, self.heat, self.overlay, self.bars, self.maps):
            part.set_dimmed(dimmed)

    @Slot(object)
    def _name_map(self, cell: tuple[int, int, int] | None) -> None:
        good, head = self.good, self.maps_head
        named = good is not None and bool(good.layer)
        head.title.setText(self.tr("Maps of {layer}").format(layer=good.layer) if good and named else self.tr("Maps"))
        head.shape.setText("×".join(map(str, good.maps.shape)) if good and named else "")
        if cell is not None:
            text = self.tr("map {number}, off") if cell[0] in self.maps.off else self.tr("map {number}")
            head.remark.setText(text.format(number=cell[0]))
        elif self.off:
            head.remark.setText(self.tr("{count} off").format(count=len(self.off)))
        else:
            head.remark.setText(self.tr("click one to switch it off") if named else "")

    # --- geometry ---------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """The least pictures, and a row of maps."""
        return QSize(3 * (LEAST + GAP) + BARS, 300)

    def fit(self, room: QSize) -> None:
        """The pictures as large as the width and the maps below allow."""
        high = max(head.sizeHint().height() for head in self.heads)
        for head in self.heads:
            head.setFixedHeight(high)
        self.words.setFixedHeight((2 if room.width() >= WIDE else 3) * LINE)
        under = self.legend.height() + self.words.height() + self.maps_head.height() + MAPS
        fixed = high + under + self.accuracy.sizeHint().height() + 26
        side = min(LARGEST, (room.width() - BARS - 3 * GAP) // 3, room.height() - fixed)
        side = max(LEAST, side)
        for column, body in zip(self.columns[:3], (self.picture, self.heat, self.overlay), strict=True):
            column.setFixedWidth(side)
            body.setFixedHeight(side)
        self.legend.setFixedWidth(side)
        self.columns[3].setFixedWidth(max(BARS, min(WIDEST_BARS, room.width() - 3 * (side + GAP))))
        self.bars.setFixedHeight(max(side, self.bars.minimumSizeHint().height()))

    # --- words ------------------------------------------------------------------------------------------------------

    def _titles(self) -> tuple[str, str, str, str]:
        random = self.good is not None and self.good.fresh is not None
        third = self.tr("Untrained") if random else self.tr("Overlay")
        return self.tr("Picture"), self.tr("What counts"), third, self.tr("Scores")

    def retranslate(self) -> None:
        self.picture.setAccessibleName(self.tr("The picture, on which a patch can be laid"))
        self.heat.setAccessibleName(self.tr("What each pixel counts for"))
        self.overlay.setAccessibleName(self._titles()[2])
        self.maps.setAccessibleName(self.tr("The maps of the layer, to be switched off"))
        self.lift.describe(self.tr("Take the patch away (Esc)"))
        self.all_on.setText(self.tr("All on"))
        self.judge.setText(self.tr("Accuracy without them"))
        for head, title in zip(self.heads, self._titles(), strict=True):
            head.title.setText(title)
        self._name_map(None)
        if self.good is None:
            waiting = self.tr("The reasons appear here as soon as PyTorch is loaded.")
            self.heat.clear(self.tr("No result yet.") if self._failed else waiting)
