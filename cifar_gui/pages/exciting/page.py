"""The page of what maps look for: the pictures and patches of a split that excite each map of a trained network."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cifar_gui.lesson import Lesson, beside
from cifar_gui.pages.exciting import PAGE
from cifar_gui.pages.exciting.layer_rows import LayerRows
from cifar_gui.pages.exciting.look import Look
from cifar_gui.pages.exciting.protocol import Excited, FindExciting, LookAtMaps, PictureMaps
from cifar_gui.pages.exciting.script import exciting_script
from cifar_gui.pages.exciting.stage import ExcitingStage
from cifar_gui.pages.exciting.state import ExcitingState
from cifar_gui.pages.exciting.strip import FoundStrip
from cifar_gui.protocol import Failure
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.gradual_page import GradualPage
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.controls import SectionHead
from cifar_gui.ui.widgets.picture_names import source_name

PATCHES, MAPS = "patches", "maps"
"""What a tile of a map shows: what excites it most, or what it is for the picture in the toolbar."""


class ExcitingPage(GradualPage):
    """GUI thread. The search goes on in the torch thread; what is looked at meanwhile is what was found so far."""

    kind, answer = PAGE, Excited
    moves: ClassVar = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
    good: Excited | None
    state: ExcitingState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        self._last = 0
        self._looked_at: PictureMaps | None = None
        """The maps of the picture in the toolbar."""
        self.build_model_form()
        self._layers_head, self.layers = SectionHead(), LayerRows()
        self.layers.layer_chosen.connect(self.choose_layer)
        self.add_section(None, self.form)
        self.add_section(self._layers_head, self.layers)
        self.add_examples()
        self.add_reset()
        self.view = ExcitingStage()
        self.stage.addWidget(self.view, 1)
        self.view.maps.clicked.connect(lambda cell: self.choose_map(cell[0]))
        self.view.pictures.hovered.connect(lambda cell: self.point_at(None if cell is None else cell[0]))
        self.view.pictures.clicked.connect(lambda cell: self.pin(cell[0]))
        self.explained = FoundStrip()
        self.explained.look_inside.connect(self._look_inside)
        self.add_strip(self.explained)
        self.explained.timeline.moved.connect(self.pin)
        self.code = CodeView(self.context, "excite.py")
        self.companion.add_tab("code", self.code)
        self.retranslate()

    # --- asking -----------------------------------------------------------------------------------------------------

    @property
    def wanted(self) -> object:
        return self.model, *self.held_out

    def _ask(self, allow: bool = False) -> None:
        self.context.lab.ask(
            FindExciting(self._next_id(), self.lesson.key, self.model, *self.held_out, self.context.device)
        )
        self._ask_maps()

    def _ask_maps(self) -> None:
        """What the maps of the picture in the toolbar are, where they are shown."""
        if self.state.params.tiles == MAPS and self._asked:
            picked = self.state.picture
            self.context.lab.ask(
                LookAtMaps(
                    self.context.lab.next_id(), beside(self.lesson.key, "maps"), self.model, picked.source,
                    picked.split, picked.index, self.context.device,
                )
            )  # fmt: skip

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if changed & {"params", "picture"}:
            self._ask_maps()
        if changed & {"params", "picture", "layer", "map"} and self.usable:
            self._show_all()

    def take(self, reply: Any) -> None:
        """What was found, or the maps of the picture in the toolbar."""
        if isinstance(reply, PictureMaps):
            self._looked_at = reply
            if self.usable:
                self._show_all()
        elif reply.page == self.lesson.key or not isinstance(reply, Failure):
            super().take(reply)

    # --- what is looked at ------------------------------------------------------------------------------------------

    @property
    def look(self) -> Look:
        """The map that is chosen, and its pictures."""
        good = self.good
        assert good is not None
        return Look.of(good, self.state, self.context.data(good.source).split(good.split))

    @Slot(str)
    def choose_layer(self, name: str) -> None:
        """Look at the maps of a layer."""
        self._last = 0
        self.set(layer=name, map=0, pinned=None)

    @Slot(int)
    def choose_map(self, map: int) -> None:
        """Look at one map."""
        self._last = 0
        self.set(map=map, pinned=None)

    def _show_good(self) -> None:
        good, look, looked = self.good, self.look, self._looked_at
        assert good is not None
        names = [(one.name, "×".join(map(str, one.shape)).removesuffix("×1×1")) for one in good.layers]
        self.layers.show_layers(names, look.layer.name)
        here = looked is not None and self.state.params.tiles == MAPS and looked.model == self.model
        self.view.set_dimmed(False)
        self.view.show_tiles(look, looked.maps.get(look.layer.name) if looked is not None and here else None)
        self.view.show_pictures(look, self.state.params.shown == PATCHES)
        self._place_probe()
        self.show_probe()

    def show_probe(self) -> None:
        rank = self.here if self.usable else None
        if rank is None:
            self.explained.timeline.set_usable(False)
            return
        look = self.look
        self.view.mark(look, rank, self.state.params.shown == PATCHES)
        self.explained.show_found(look, rank, self.pinned)
        self.explained.timeline.set_place(rank, look.count)

    def _within(self, place: Any) -> Any:
        count = 0 if self.good is None else self.look.count
        return None if place is None or not count else min(place, count - 1)

    def _moved(self, place: int, step: int) -> int:
        return min(max(place + step, 0), self.look.count - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go to another layer, Page Up and Page Down to another map."""
        up = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        on = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        if not self.usable or self.good is None or up is on is None:
            super().keyPressEvent(event)
            return
        look = self.look
        if up is not None:
            names = [one.name for one in self.good.layers]
            self.choose_layer(names[min(max(names.index(look.layer.name) + up, 0), len(names) - 1)])
        elif on is not None:
            self.choose_map(min(max(look.map + on, 0), look.layer.shape[0] - 1))
            self.view.maps.reveal(self.state.map)

    @Slot()
    def _look_inside(self) -> None:
        """Go to the maps of the picture that is explained."""
        good, rank = self.good, self.here
        if good is not None and rank is not None:
            self.context.choose_picture(good.source, good.split, int(self.look.indices[rank]))
            self.astray.emit("part", "maps")

    # --- refusals ---------------------------------------------------------------------------------------------------

    def _show_failure(self, failure: Failure) -> None:
        self._say_empty()
        self.view.progress.hide()
        self.explained.show_failure(failure)

    def _fade_good(self) -> None:
        self.view.set_dimmed(True)

    def _last_good_in(self) -> QWidget:
        return self.view.pictures

    def _say_empty(self) -> None:
        waiting = self.tr("What excites the maps appears here as soon as PyTorch is loaded.")
        self.view.say_empty(waiting if self.failure is None else self.tr("No result yet."))

    # --- companion and status ---------------------------------------------------------------------------------------

    def _show_companion(self) -> None:
        if self.good is not None:
            look, data = self.look, self.context.data(self.good.source)
            self.code.show_script(exciting_script(look.good, look.layer, look.map, look.end, data, self.context.device))

    def _say_status(self) -> None:
        good = self.good
        words = [source_name(*(self.held_out if good is None else (good.source, good.split)))]
        if good is not None:
            maps = sum(one.shape[0] for one in good.layers)
            words.append(self.tr("{count} layers, {maps} maps").format(count=len(good.layers), maps=f"{maps:,}"))
        right = "" if good is None or good.whole else f"{100 * good.done // good.total} %"
        self.status.emit("    ".join(words), right, self._mood)

    def regions(self) -> Mapping[str, Widgets]:
        return dict(
            parts=self.layers, tiles=self.view.maps, found=self.view.pictures, classes=self.view.classes,
            cutout=self.explained, arithmetic=self.explained,
        )  # fmt: skip

    def retranslate(self) -> None:
        super().retranslate()
        self._layers_head.set_title(self.tr("Layers"))
        self._say_empty()
        self._say_status()
