"""A known network layer by layer: as blocks, as a table, and the numbers of one layer written out."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.errors import setting
from cifar_gui.engine.network_code import vgg_script
from cifar_gui.engine.network_edits import Row, rows
from cifar_gui.i18n import say
from cifar_gui.lesson import Lesson
from cifar_gui.pages.summary import PAGE, SummaryContent
from cifar_gui.pages.summary.protocol import Summarise
from cifar_gui.pages.summary.state import SummaryState, telling
from cifar_gui.pages.summary.table import SummaryTable
from cifar_gui.protocol import Failure, Fix
from cifar_gui.protocol.networks import NetworkReport
from cifar_gui.spec import QT_TRANSLATE_NOOP, Layer, Message, Network, field_value
from cifar_gui.ui.arithmetic.layer_sums import LayerSums
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.answer_page import AnswerPage
from cifar_gui.ui.page.field_names import in_words
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.block_diagram import DiagramArea
from cifar_gui.ui.widgets.controls import SectionHead, label
from cifar_gui.ui.widgets.head import Head

LARGEST = 2**31
WHOLE = QT_TRANSLATE_NOOP("SummaryPage", "a whole number from 1 on")
FIELDS = ("channels", "height", "width", "batch")


class SummaryPage(AnswerPage):
    """GUI thread. The network is described, never built: opening the page takes no memory."""

    kind, answer = PAGE, NetworkReport
    good: NetworkReport | None
    state: SummaryState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, SummaryContent)
        self.summary: SummaryContent = lesson.content
        self.network: Network = self.summary.networks[0]
        self.rows: tuple[Row, ...] = rows(self.network)
        self._build_form()
        self._build_stage()
        self._build_companion()
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_form(self) -> None:
        self._name = label("heading", self.network.name)
        self._facts = label("caption", wraps=True)
        self.toolbar.addWidget(self._name)
        self.toolbar.addStretch()
        self.input_head = SectionHead()
        self.make_form()
        self.add_section(self.input_head, self.form)
        self.add_examples()
        self.totals_head = SectionHead()
        self._facts.setContentsMargins(8, 0, 8, 4)
        self.add_section(self.totals_head, self._facts)
        self.add_reset("")

    def _build_stage(self) -> None:
        self.head = Head()
        self.area = DiagramArea()
        self.area.diagram.chosen.connect(self._path_chosen)
        self.table = SummaryTable()
        self.table.chosen.connect(self.select)
        for part in (self.head, self.area):
            self.stage.addWidget(part)
        self.stage.addWidget(self.table, 1)
        self.sums = LayerSums()
        self.sums.errors.fix_chosen.connect(self.apply)
        self.strip.addWidget(self.sums)

    def _build_companion(self) -> None:
        self.code = CodeView(self.context, "vgg16.py")
        self.companion.add_tab("code", self.code)

    def regions(self) -> Mapping[str, Widgets]:
        return dict(blocks=self.area, table=self.table, sums=self.sums)

    def torch_name(self) -> str:
        return "torchvision.models.vgg16"

    # --- asking and taking ------------------------------------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        params = self.state.params
        wrong = [name for name in FIELDS if not _usable(field_value(params, name))]
        if wrong:
            self._refuse_sizes(wrong)
            return
        shaped = replace(self.network, in_shape=(params.channels, params.height, params.width))
        self.context.lab.ask(Summarise(self._next_id(), self.lesson.key, shaped, params.batch))

    def _refuse_sizes(self, wrong: list[str]) -> None:
        """What is no size is refused before anything is asked."""
        reason = Message("SummaryPage", WHOLE)
        self._shown = self._next_id()
        self._refuse(Failure(self._shown, self.lesson.key, "unread", "", "", wrong[0], reason, fixes=(_usual(),)))
        for name in wrong[1:]:
            self.form.mark_error(name, say(reason))

    def _show_failure(self, failure: Failure) -> None:
        self.sums.show_failure(failure)

    def _fade_good(self) -> None:
        self._set_dimmed(True)

    def _set_dimmed(self, dimmed: bool) -> None:
        self.area.diagram.set_dimmed(dimmed)
        self.table.set_dimmed(dimmed)

    def _last_good_in(self) -> QWidget:
        return self.area

    def _last_good_of(self) -> Any:
        report = self.good
        assert report is not None
        return self.summary.params(*report.network.in_shape, report.batch)

    def _show_good(self) -> None:
        report = self.good
        assert report is not None
        in_shape = (report.batch, *report.network.in_shape)
        path = self.rows[self.state.selected].path
        self._set_dimmed(False)
        self.area.diagram.show_network(self.rows, report.rows, report.fault, path, in_shape)
        self.table.show_network(self.rows, report.rows, report.fault, telling(self.network))
        if report.failure is None:
            self._show_selected()
        else:
            self._show_misfit(report)
        self._say_totals()

    def _show_misfit(self, report: NetworkReport) -> None:
        assert report.failure is not None
        assert report.fault is not None
        self.table.select(report.fault)
        self._show_in_diagram(report.fault)
        if report.failure.field is not None and report.failure.reason is not None:
            self.form.mark_error(report.failure.field, say(report.failure.reason))
        self.sums.show_failure(in_words(replace(report.failure, fixes=(_usual(),)), self._marked()))

    @Slot(object)
    def _path_chosen(self, path: tuple[object, ...]) -> None:
        self.select(next(place for place, row in enumerate(self.rows) if row.path == path))

    @Slot(int)
    def select(self, row: int) -> None:
        """Write out the numbers of a layer, also where the cause of a refusal stands."""
        self.show_state(replace(self.state, selected=row).fitted(self.summary), always={"selected"})

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if "selected" in changed:
            self._show_selected()

    def _show_selected(self) -> None:
        row = self.state.selected
        self.table.select(row)
        self._show_in_diagram(row)
        if self.good is not None:
            self.sums.show_layer(self.rows[row].part, self.good.rows[row])

    def _show_in_diagram(self, row: int) -> None:
        self.area.diagram.select(self.rows[row].path)
        self.area.reveal(self.rows[row].path)

    # --- words ------------------------------------------------------------------------------------------------------

    def _say_totals(self) -> None:
        report = self.good
        if report is None:
            return
        kinds = [row.part.kind if isinstance(row.part, Layer) else "" for row in self.rows]
        pairs = list(zip(kinds, report.rows, strict=True))
        held = sum(one.parameters for kind, one in pairs if kind == "Linear")
        done = sum(one.multiply_adds for kind, one in pairs if kind == "Conv2d")
        self._facts.setText(
            self.tr(
                "{parameters} parameters, {memory} MB as float32; {held} % of them are in the three linear layers. "
                "{work} multiply-adds; {done} % of them are in the convolutions."
            ).format(
                parameters=f"{report.parameters:,}", memory=f"{report.parameters * 4 / 1e6:,.0f}",
                held=f"{100 * held / max(report.parameters, 1):.0f}", work=f"{report.multiply_adds:,}",
                done=f"{100 * done / max(report.multiply_adds, 1):.0f}",
            )
        )  # fmt: skip
        self.head.shape.setText(
            self.tr("{layers} layers, {parameters} parameters").format(
                layers=len(self.rows), parameters=f"{report.parameters:,}"
            )
        )
        self.head.remark.setText(self.tr("4096 → 1000 is the last line"))

    def _say_status(self) -> None:
        report = self.good
        if report is None:
            self.status.emit("", "", "busy")
            return
        shape = (report.batch, *report.network.in_shape)
        out = str(report.out_shape) if report.out_shape is not None else self.tr("no output")
        right = self.tr("described in {time} ms").format(time=f"{report.milliseconds:.1f}")
        self.status.emit(f"{shape} → {out}", right, "error" if report.failure is not None else "ready")

    def _show_companion(self) -> None:
        report = self.good
        if report is not None:
            script = vgg_script(
                report.network.in_shape, report.batch, out_shape=report.out_shape, parameters=report.parameters
            )
            self.code.show_script(script)

    def retranslate(self) -> None:
        super().retranslate()
        self.input_head.set_title(self.tr("Input"))
        self.totals_head.set_title(self.tr("All layers together"))
        self.head.title.setText(self.network.name)
        self._say_totals()
        self._say_status()


def _usual() -> Fix:
    """The pictures that the network was made for."""
    return setting({"channels": 3, "height": 224, "width": 224, "batch": 1})


def _usable(value: object) -> bool:
    return type(value) is int and 0 < value < LARGEST
