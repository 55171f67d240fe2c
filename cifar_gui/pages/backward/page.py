"""The page of a network's gradients: forward to the loss of real pictures, and back to every weight."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent

from cifar_gui.lesson import Lesson
from cifar_gui.page_state import LARGEST_SEED
from cifar_gui.pages.backward import PAGE, BackwardContent
from cifar_gui.pages.backward.besides import Besides
from cifar_gui.pages.backward.explaining import Explaining
from cifar_gui.pages.backward.look import Look
from cifar_gui.pages.backward.protocol import AskGradients, Checked, Gradients, Nudge, Walked
from cifar_gui.pages.backward.script import gradient_script
from cifar_gui.pages.backward.stage import BackwardStageView
from cifar_gui.pages.backward.state import CHECK, LARGEST_BATCH, MAPS, WEIGHTS, BackwardState
from cifar_gui.pages.backward.strip import BackwardStrip
from cifar_gui.pages.backward.walk_view import WalkView
from cifar_gui.protocol import Failure
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.network_page import NetworkPage
from cifar_gui.ui.page.picker import PicturePicker
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.field_controls import NumberControl

NARROW_EDIT = 80


class BackwardPage(NetworkPage):
    """GUI thread. Asks for loss and gradients whenever something is changed, then for what the user looks at."""

    kind, answer = PAGE, Gradients
    long_form = True
    good: Gradients | None
    state: BackwardState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, BackwardContent)
        self.besides = Besides(context.lab, lesson.key)
        self._walked: object = None
        """What the walk is of."""
        self._build_form()
        self._build_stage()
        self._build_companion()
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_form(self) -> None:
        self.add_picker(PicturePicker)
        self.build_network_form()
        smoothing = self.form.rows["label_smoothing"].control
        assert isinstance(smoothing, NumberControl)
        smoothing.edit.setFixedWidth(NARROW_EDIT)  # its name is long
        self.add_section(None, self.form)
        self.add_examples()
        self.add_reset()

    def _build_stage(self) -> None:
        self.view = BackwardStageView()
        self.stage.addWidget(self.view)
        self.view.picture_clicked.connect(lambda place: self.picker.choose(self.state.pictures.start + place))
        self.view.parameter_chosen.connect(self._row_chosen)
        self.view.weight_clicked.connect(self._weight_clicked)
        self.view.kind_chosen.connect(self.show_kind)
        self.arithmetic = BackwardStrip()
        self.strip.setContentsMargins(0, 0, 0, 0)
        self.strip.addWidget(self.arithmetic)
        self.arithmetic.released.connect(self.release)
        self.arithmetic.errors.fix_chosen.connect(self.apply)
        self.arithmetic.errors.allowed.connect(lambda: self._ask(allow=True))
        self.arithmetic.timeline.moved.connect(self.show_position)
        self.arithmetic.plots.chosen.connect(lambda plot: self.set_anew(plot=plot))
        self.explaining = Explaining(
            self.view, self.arithmetic, self.besides, lambda: self.look if self.failure is None else None, self
        )
        self.explaining.moved.connect(self._follow_up)

    def _build_companion(self) -> None:
        self.code = CodeView(self.context, "gradients.py")
        self.walk = WalkView()
        self.companion.add_tab("code", self.code)
        self.companion.add_tab("curve", self.walk)
        self.walk.started.connect(self.start_walk)
        self.walk.restarted.connect(self.restart_walk)

    # --- what is set ------------------------------------------------------------------------------------------------

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        state = self.state
        if "plot" in changed:
            self.arithmetic.plots.set_value(state.plot)
        if "kind" in changed and state.kind != self.view.kind:
            self.view.show_kind(state.kind, self.look.row if self.look is not None else 0)
        if changed & {"params", "picture"}:
            self._show_input()
        if changed & self.asks:
            return  # the rest is shown with the next result
        if "picture" in changed:
            self._picture_changed()
        if changed & {"kind", "position", "parameter", "layer", "pinned", "plot"}:
            self._look(changed)

    def _look(self, changed: Set[str]) -> None:
        """Let what is shown of the last result be what is looked at now."""
        self.explaining.preview = None
        look = self.look
        if look is not None and "position" in changed:
            self.view.table.rows.select(look.row)
            self.view.show_position(look.place)
        elif look is not None and changed & {"parameter", "layer"} and "kind" not in changed and self.view.items:
            self.view.show_parameter(look.row)
        again = bool(changed & {"pinned", "plot"})
        if again:
            self.explaining.dragged = None
        self.explaining.show()
        if again:
            self._go_on()
            self._follow_up()

    def _picture_changed(self) -> None:
        look = self.look
        if (
            look is not None
            and self.failure is None
            and not self._awaiting
            and look.good.pictures == self.state.pictures
        ):
            self.view.show_picture(look.picture)
            self.explaining.show()
            self._say_status()
            self._follow_up()
        else:
            self._ask_again()

    @Slot()
    def _data_changed(self) -> None:
        self._walked = None
        super()._data_changed()

    def _show_input(self) -> None:
        """Before the first result, the pictures straight from the data."""
        if self.good is None:
            first, size = self.state.pictures.start, self.state.batch_size
            self.view.show_input(self.picker.data.images[first : first + size], self.picker.index - first)

    # --- asking -----------------------------------------------------------------------------------------------------

    def activated(self) -> None:
        """Ask for the first result, or go on with the walk."""
        super().activated()
        self._go_on()

    def _ask(self, allow: bool = False) -> None:
        if not self._can_ask():
            return
        params, pictures, device = self.state.params, self.state.pictures, self.context.device
        self.besides.drop()
        request = AskGradients(
            self._next_id(), self.lesson.key, self.network, params, pictures, params.seed, device, allow
        )
        walked = self.network, params, pictures.source, pictures.split, device
        if walked != self._walked:
            self._walked = walked
            self.restart_walk(keep=False)
        self.context.lab.ask(request)

    def _can_ask(self) -> bool:
        """Whether the fields that are the program's own hold what it can use."""
        params = self.state.params
        size = type(params.batch_size) is int and 1 <= params.batch_size <= LARGEST_BATCH
        seed = type(params.seed) is int and 0 <= params.seed <= LARGEST_SEED
        if not size:
            self.form.mark_error("batch_size", self.tr("a whole number from 1 on"))
        if not seed:
            self.form.mark_error("seed", self.tr("a whole number from 0 on"))
        return size and seed

    def _go_on(self) -> None:
        """Ask for what is still wanted of the last result."""
        look = self.look
        if look is not None and not self._awaiting and self.failure is None:
            walked = len(self.walk.losses) if self.walk.running else None
            self.besides.go_on(look.of, look.pinned, self.state.plot == CHECK, walked)

    # --- taking answers ---------------------------------------------------------------------------------------------

    def take(self, reply: Any) -> None:
        """Show an answer, or what was asked for besides."""
        if reply.page != self.lesson.key:
            return
        if isinstance(reply, Nudge | Checked | Walked):
            if self.besides.take(reply):
                self._take_besides(reply)
        elif isinstance(reply, Failure) and self.besides.awaits(reply.id):
            self._give_up(reply)
        else:
            super().take(reply)
        self._go_on()

    def _take_besides(self, reply: Nudge | Checked | Walked) -> None:
        if isinstance(reply, Walked):
            self.walk.take(reply)
            if self.walk.done:
                self.walk.set_running(False)
            if not self.walk.running:
                self._follow_up()
            return
        self.explaining.take(reply)

    def _give_up(self, failure: Failure) -> None:
        """What was asked besides has failed: stop asking for it."""
        if self.besides.walks:
            self.walk.set_running(False)
        else:
            self.note(pinned=None)
        self.besides.drop()
        self._refuse(failure)
        self._follow_up()

    def painted(self) -> bool:
        """Whether nothing is awaited that is shown, and what came has been painted."""
        return super().painted() and not self.besides.shown_soon and (self.good is None or self.view.painted)

    def _show_good(self) -> None:
        look = self.look
        assert look is not None
        self.explaining.preview = None
        if not self._awaiting:
            self.note(parameter=look.parameter, layer=look.layer, pinned=look.pinned)
        self.view.show_gradients(look.good, look.picture, look.place, look.row)
        if look.pinned is not None and look.pinned[0] == look.parameter and self.view.kind == WEIGHTS:
            self.view.parameter.mark(look.pinned[1])

    def _explain_good(self) -> None:
        """How the numbers are spread, and the step or the weight written out: once scores and tiles are painted."""
        self.view.parameter.show_histograms()
        self.explaining.show()
        self._say_status()

    def _show_failure(self, failure: Failure) -> None:
        self.explaining.preview = None
        self.arithmetic.show_failure(failure)

    def _fade_good(self) -> None:
        self.view.set_dimmed(True)

    # --- what is looked at ------------------------------------------------------------------------------------------

    @property
    def look(self) -> Look | None:
        """What of the last result is looked at."""
        return Look(self.good, self.state) if self.good is not None else None

    def show_position(self, position: int) -> None:
        """Show what is known at a position of the way; on the way back, the layer that is reached."""
        if (look := self.look) is not None and self.failure is None:
            self.show_state(look.at(position), always={"position", "layer", "parameter"})

    @Slot(object)
    def show_kind(self, kind: str) -> None:
        """Show the parameters in the lower half, or what the layers put out."""
        look = self.look
        self.set_anew(kind=kind, layer=look.layer_to_show() if look is not None and kind == MAPS else self.state.layer)

    @Slot(int)
    def _row_chosen(self, row: int) -> None:
        if self.good is not None and self.view.items:
            name = self.view.items[row].name
            self.set_anew(**{"layer" if self.state.kind == MAPS else "parameter": name})

    @Slot(object)
    def _weight_clicked(self, index: tuple[int, ...]) -> None:
        if (look := self.look) is not None and self.failure is None and self.state.kind == WEIGHTS:
            self.pin(look.parameter, index)

    def pin(self, parameter: str, index: tuple[int, ...]) -> None:
        """Keep explaining one weight, and ask how the loss changes with it."""
        self.set_anew(pinned=(parameter, index))

    @Slot()
    def release(self) -> None:
        """Let go of the pinned weight."""
        self.set_anew(pinned=None)

    # --- the walk through the split ---------------------------------------------------------------------------------

    @Slot()
    def start_walk(self) -> None:
        """Go through the split, or go on with it."""
        if self.good is not None and not self.walk.done:
            self.walk.set_running(True)
            self._go_on()

    @Slot()
    def restart_walk(self, keep: bool = True) -> None:
        """Begin with the first picture again; ``keep``: go on at once if it was going."""
        running = self.walk.running and keep
        if self.besides.walks:
            self.besides.drop()
        if len(self.walk.losses):
            self.walk.clear()
            self._follow_up()
        self.walk.set_running(running)
        self._go_on()

    # --- keys, links, geometry --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right step along the way, Esc releases; the other keys are the timeline's."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            here = self.look.place if self.look is not None else 0
            self.show_position(here + (1 if key == Qt.Key.Key_Right else -1))
        elif key == Qt.Key.Key_Escape:
            self.release()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.explaining.nudge(1 if key == Qt.Key.Key_Up else -1):
            pass
        elif not self.arithmetic.timeline.keyed(event):
            super().keyPressEvent(event)

    def regions(self) -> Mapping[str, Widgets]:
        view = self.view
        return dict(
            outputs=view.kinds, picture=view.picture, scores=view.bars, loss=view.result, parameters=view.table,
            weights=(view.parameter.weights, view.parameter.weight_histogram),
            gradient=(view.parameter.grads, view.parameter.grad_histogram),
            way=self.arithmetic.timeline, weight=self.arithmetic, walk=self.walk,
        )  # fmt: skip

    # --- companion and status ---------------------------------------------------------------------------------------

    @Slot()
    def _show_companion(self) -> None:
        good, failure = self.good, self.failure
        if failure is not None:
            data = self.context.data(self.picker.source)
            script = gradient_script(
                self.network, self.state.params, self.state.pictures, self.state.params.seed, data,
                device=self.context.device,
            )  # fmt: skip
            self.code.show_script(script, failure.line if failure.kind == "torch" else None, failure.error)
        elif good is not None:
            data = self.context.data(good.pictures.source)
            script = gradient_script(
                good.network, good.params, good.pictures, good.seed, data,
                device=good.device, loss=good.loss, weight=Look(good, self.state).pinned,
                walked=0 if self.walk.running else len(self.walk.losses), moved=self.explaining.dragged,
            )  # fmt: skip
            self.code.show_script(script)

    def _say_status(self) -> None:
        good = self.good
        parts, right = [self.picker.words], ""
        if good is not None and self.failure is None:
            shapes = (good.x.shape, good.logits.shape)
            parts.append(" → ".join(f"({', '.join(map(str, shape))})" for shape in shapes))
            right = self.tr("forward {forward} ms, backward {backward} ms").format(
                forward=f"{good.forward_milliseconds:.1f}", backward=f"{good.backward_milliseconds:.1f}"
            )
        self.status.emit("    ".join(parts), right, self._mood)

    # --- language ---------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        super().retranslate()
        self.companion.set_tab_titles({"curve": self.tr("Split")})
        self._show_input()
        self._say_status()
