"""The page of maps: a picture goes through a whole network, and every number of it can be followed back."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from cifar_gui.engine.pointwise import number
from cifar_gui.lesson import Lesson
from cifar_gui.pages.maps import PAGE
from cifar_gui.pages.maps.beside import Effective
from cifar_gui.pages.maps.explains import explain, limit_at, limits_of
from cifar_gui.pages.maps.fields_view import FieldsView
from cifar_gui.pages.maps.layer_rows import LayerRows
from cifar_gui.pages.maps.path import Back, Spot, moved, nearest, same_place
from cifar_gui.pages.maps.protocol import PICTURE, AskMaps, NetworkMaps, Place
from cifar_gui.pages.maps.script import maps_script
from cifar_gui.pages.maps.stage import MapsView
from cifar_gui.pages.maps.state import MapsState
from cifar_gui.pages.maps.strip import MapsStrip
from cifar_gui.protocol import Failure
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.answer_page import FRAME
from cifar_gui.ui.page.model_page import ModelPage
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.controls import SectionHead
from cifar_gui.ui.widgets.layouts import STRETCH, in_column
from cifar_gui.ui.widgets.legend import Legend

Pinned = tuple[int, Place]
"""A part, and a number in what it puts out."""


class MapsPage(ModelPage):
    """GUI thread. Asks for all maps of a picture; what the mouse is over is followed back from the last answer."""

    kind, answer = PAGE, NetworkMaps
    least_stage = 0
    moves: ClassVar = {
        Qt.Key.Key_Left: (0, 0, -1), Qt.Key.Key_Right: (0, 0, 1), Qt.Key.Key_Up: (0, -1, 0),
        Qt.Key.Key_Down: (0, 1, 0), Qt.Key.Key_PageUp: (-1, 0, 0), Qt.Key.Key_PageDown: (1, 0, 0),
    }  # fmt: skip
    good: NetworkMaps | None
    state: MapsState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        self.back: Back | None = None
        """The last result, asked where its numbers come from."""
        self.way: list[Spot] = []
        """From the picture to the number that is explained."""
        self.effective = Effective(context.lab, lesson.key)
        self._build_form()
        self._build_views()
        self.retranslate()

    def _build_form(self) -> None:
        self.build_model_form()
        self.add_section(None, self.form)
        self.legend = Legend()
        self.controls.insertWidget(self.controls.count() - 1, self.legend)
        self.layers_head, self.layers = SectionHead(), LayerRows()
        self.layers.chosen.connect(self.choose_layer)
        self.add_section(self.layers_head, self.layers)
        self.add_examples()
        self.add_reset()

    def _build_views(self) -> None:
        self.view, self.arithmetic = MapsView(), MapsStrip()
        self.stage.addWidget(self.view)
        self.view.hovered.connect(self.point_at)
        self.view.clicked.connect(self.pin)
        self.add_strip(self.arithmetic)
        self.arithmetic.timeline.moved.connect(lambda place: self.choose_layer(place - 1))
        self.arithmetic.explains_chosen.connect(lambda what: self.set_anew(explains=what))
        self.arithmetic.path.chosen.connect(self.choose_layer)
        self.code, self.fields = CodeView(self.context, "maps.py"), FieldsView()
        self.fields.chosen.connect(self.choose_layer)
        holder, scroll = QWidget(), QScrollArea(widgetResizable=True)
        in_column(self.fields, STRETCH, on=holder, margins=(16, 16, 16, 12))
        scroll.setWidget(holder)
        self.companion.add_tab("code", self.code)
        self.companion.add_tab("shape", scroll)

    def regions(self) -> Mapping[str, Widgets]:
        return dict(maps=self.view, layers=self.layers, path=self.arithmetic, fields=self.fields)

    # --- asking and taking ------------------------------------------------------------------------------------------

    def _ask(self, allow: bool = False) -> None:
        self.context.lab.ask(
            AskMaps(
                self._next_id(), self.lesson.key, self.model, self.state.params, self.state.picture, self.context.device
            )
        )

    def take(self, reply: Any) -> None:
        """An answer, the effective field beside it, or which networks there are."""
        if reply.page == self.effective.page:
            self.effective.take(reply)
            self.view.show_effective(self.effective.found)
        else:
            super().take(reply)

    def painted(self) -> bool:
        """Whether nothing is awaited, and the maps have been painted."""
        return super().painted() and (self.failure is not None or self.view.painted)

    def settled(self) -> bool:
        """As every page, and the effective field is there."""
        return super().settled() and not self.effective.awaited

    def _show_good(self) -> None:
        good = self.good
        assert good is not None
        self.back = Back(good, self.back)
        self._place_probe()
        self.view.set_dimmed(False)
        self.view.show_maps(good, limits_of(good), good.params.field)
        self._follow_probe()

    def _explain_good(self) -> None:
        good, back, at = self.good, self.back, self.looked_at
        assert good is not None
        assert back is not None
        self.chosen_name.setText(good.network.name)
        self.layers.show_network(good)
        self.fields.show_network(good)
        self.layers_head.set_remark(self.tr("{count} parameters").format(count=f"{good.parameters:,}"))
        explain(self.arithmetic, back, self.way, at, self.state.explains, self.pinned)
        self.view.setAccessibleDescription(f"{self.arithmetic.chip.text}; {self.arithmetic.caption.whole}")
        self.legend.set_limit(number(limit_at(good, at), 2))
        for rows in (self.layers, self.fields):
            rows.select(at)
        self._say_status()

    def _show_failure(self, failure: Failure) -> None:
        self._preview = None
        self.arithmetic.show_failure(failure)

    def _fade_good(self) -> None:
        self.view.show_effective(None)
        self.view.set_dimmed(True)
        if self.good is None:
            self.view.say(self.tr("No result yet."))

    def _last_good_in(self) -> QWidget | None:
        return self.view

    # --- the number that is explained -------------------------------------------------------------------------------

    def _first(self) -> Pinned | None:
        """The answer: the class that gets the most."""
        assert self.good is not None
        return nearest(self.good, (len(self.good.layers) - 1, ()))

    def _within(self, place: Pinned | None) -> Pinned | None:
        return place if place is None or self.good is None else nearest(self.good, place)

    def _moved(self, place: Pinned, step: tuple[int, int, int]) -> Pinned | None:
        return self._within((place[0], moved(place[1], step)))

    def show_probe(self) -> None:
        """Follow back the number under the mouse, or else the one that is explained; the strip comes a frame later."""
        if self.usable:
            self._follow_probe()
            self._second.come(FRAME)

    def _follow_probe(self) -> None:
        """Draw the way on the stage."""
        here = self.here
        assert self.back is not None
        self.way = self.back.way(*here) if here is not None else []
        self.view.show_way(self.way, self.pinned and here == self.probe, self.looked_at)

    @property
    def looked_at(self) -> int:
        """The part that is looked at: one on the way, or that of the explained number."""
        last, chosen = self.way[-1].part if self.way else PICTURE, self.state.layer
        return last if chosen is None or self._preview is not None else min(last, chosen)

    @Slot(int)
    def choose_layer(self, part: int) -> None:
        """Look at a part: on the way to the explained number, or beyond it at the number of about the same place."""
        good = self.good
        if good is None or not self.usable or not self.way or not PICTURE <= part < len(good.layers):
            return
        last = self.way[-1]
        if part <= last.part:
            self.set_anew(layer=None if part == last.part else part)
        else:
            self.pin((part, same_place(good, last.part, last.place, part)))

    def pin(self, place: Any) -> None:
        """Keep explaining this number; the number itself is looked at."""
        self.note(layer=None)
        super().pin(place)

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if changed & {"layer", "explains"}:
            self.show_probe()
            self._follow_up()

    # --- companion and status ---------------------------------------------------------------------------------------

    @Slot()
    def _show_companion(self) -> None:
        good = self.good
        if good is None or self.failure is not None:
            return
        spot = self.way[-1] if self.pinned and self.way else None
        pinned = None if spot is None else (spot.part, spot.place)
        script = maps_script(good, self.context.data(good.picture.source), pinned)
        self.code.show_script(script)
        self.effective.want(good, spot)
        self.view.show_effective(self.effective.found)

    def _say_status(self) -> None:
        parts, good, kept = [self.picker.words], self.good, self.kept
        if kept is not None and kept.training is not None:
            text = self.tr("weights after {count} steps").format(count=f"{kept.training.step:,}")
            if kept.training.accuracy is not None:
                share = f"{100 * kept.training.accuracy:.0f}"
                text = self.tr("{weights}, accuracy {share} % on {count} pictures it did not train on").format(
                    weights=text, share=share, count=f"{kept.training.pictures:,}"
                )
            parts.append(text)
        right = self.tr("forward {time} ms").format(time=f"{good.milliseconds:.1f}") if good is not None else ""
        self.status.emit("    ".join(parts), right, self._mood)

    def retranslate(self) -> None:
        super().retranslate()
        self.layers_head.set_title(self.tr("Layers"))
        self.companion.set_tab_titles({"shape": self.tr("Fields")})
        if self.good is None:
            self.view.say(self.tr("The result appears here as soon as PyTorch is loaded."))
        self._say_status()
