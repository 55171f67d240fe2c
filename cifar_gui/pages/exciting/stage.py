"""The stage: the maps of a layer at the left, the pictures that excite one of them at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.exciting.class_bars import ClassBars
from cifar_gui.pages.exciting.look import Look
from cifar_gui.pages.exciting.patches import patches
from cifar_gui.protocol import Floats
from cifar_gui.spec import Count
from cifar_gui.ui.widgets.figures import plain, round_limit
from cifar_gui.ui.widgets.head import HeadLine
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.maps import Mosaic
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.tile_marks import Mark

ACROSS = 4
"""Pictures side by side, or twice as many."""
LEFT, RIGHT, WIDE = 36, 64, 380
"""How maps and pictures share the width; px that the maps take at most."""


class ExcitingStage(Retranslated, QWidget):
    """GUI thread. Draws what was found; what is clicked is told by the mosaics."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.maps_head, self.classes_head, self.pictures_head = HeadLine(words=True), HeadLine(), HeadLine()
        self.maps = Mosaic(gap=4, smallest=24)
        self.classes = ClassBars()
        self.pictures = Mosaic(gap=10, smallest=72)
        self.pictures.set_columns(None, ACROSS)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setFixedHeight(6)
        left = QWidget()
        left.setMaximumWidth(WIDE)
        in_column(
            self.maps_head, (self.maps, 1), 8, self.classes_head, self.classes, on=left, margins=NO_MARGINS,
            spacing=4,
        )  # fmt: skip
        right = in_column(self.pictures_head, self.progress, (self.pictures, 1), spacing=4)
        in_row((left, LEFT), (right, RIGHT), on=self, margins=NO_MARGINS, spacing=24)
        self.retranslate()

    # --- the maps of a layer ----------------------------------------------------------------------------------------

    def show_tiles(self, look: Look, maps: Floats | None) -> None:
        """A tile for each map, the chosen one in a frame: what it is for a picture, (C, H, W), or its best patch."""
        if maps is not None:
            self.maps.set_maps(maps, round_limit(float(abs(maps).max(initial=0))))
        else:
            best = look.layer.found[0]
            self.maps.set_pictures(patches(look.images(best.pictures[:, 0]), look.layer, best.cells[:, 0]))
        self.maps.marks.show([Mark(look.map, None, "selected")])
        self.maps_head.title.setText(look.layer.name)
        count, height, width = look.layer.shape
        size = self.tr("{count} {count:unit|units}") if look.unit else self.tr(
            "{count} {count:map|maps} of {height}×{width}"
        )  # fmt: skip
        self.maps_head.shape.setText(size.format(count=Count(count), height=height, width=width))
        self.classes.show_counts(look.counts)
        self.classes_head.remark.setText(self.tr("of the {count} strongest").format(count=look.counts.sum()))

    # --- the pictures -----------------------------------------------------------------------------------------------

    def show_pictures(self, look: Look, alone: bool) -> None:
        """Show those that were found for the map: whole, or the patch alone that its largest cell sees."""
        self._name_pictures(look)
        self._show_progress(look.good.done, look.good.total)
        if not look.count:
            self.pictures.clear(self.tr("Which pictures lie in the middle is known when all were looked at."))
            return
        whole = look.images(look.indices)
        self.pictures.set_pictures(patches(whole, look.layer, look.found.cells[look.map]) if alone else whole)
        values = [plain(look.value(rank)) for rank in range(look.count)]
        names = [class_name(int(label)) for label in look.labels]
        self.pictures.set_titles([*zip(values, names, strict=True)], values)

    def mark(self, look: Look, rank: int, alone: bool) -> None:
        """Frame what the cells see, and the picture that is explained."""
        fields = [look.field(place) for place in range(look.count)]
        framed = [(place, field) for place, field in enumerate(fields) if field[2:] != (32, 32) and not alone]
        windows = [Mark(place, field, "window") for place, field in framed]
        self.pictures.marks.show([*windows, Mark(rank, None, "selected")])

    def _name_pictures(self, look: Look) -> None:
        texts = (
            self.tr("What excites map {map} most"), self.tr("What excites map {map} as usual"),
            self.tr("What excites map {map} least"),
        )  # fmt: skip
        if look.unit:
            texts = (
                self.tr("What excites unit {map} most"), self.tr("What excites unit {map} as usual"),
                self.tr("What excites unit {map} least"),
            )  # fmt: skip
        same = self.tr("Map {map} is the same for every picture")
        self.pictures_head.title.setText((same if look.constant else texts[look.end]).format(map=look.map))

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)
        self.progress.setVisible(done < total)
        text = self.tr("{done} of {total} pictures").format(done=f"{done:,}", total=f"{total:,}")
        self.pictures_head.remark.setText(text)

    def say_empty(self, text: str) -> None:
        """What stands where there is nothing yet."""
        for mosaic in (self.maps, self.pictures):
            if not mosaic.count:
                mosaic.clear(text)

    def set_dimmed(self, dimmed: bool) -> None:
        """Show it faintly, as after a refusal."""
        for part in (self.maps, self.pictures, self.classes):
            part.set_dimmed(dimmed)

    def retranslate(self) -> None:
        self.maps.setAccessibleName(self.tr("Maps of the layer"))
        self.pictures.setAccessibleName(self.tr("Pictures that were found"))
        self.classes_head.title.setText(self.tr("Classes"))
