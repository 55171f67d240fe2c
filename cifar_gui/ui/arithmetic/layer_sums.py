"""The strip of the builder: how the numbers of the selected layer come about, or why a layer does not fit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedWidget, QWidget

from cifar_gui.engine.network_edits import BLOCK, arguments_text
from cifar_gui.engine.network_sums import memory_sum, multiply_adds_sum, parameters_sum, size_sums
from cifar_gui.i18n import Retranslated
from cifar_gui.protocol import Failure
from cifar_gui.protocol.networks import LayerReport
from cifar_gui.spec import Block, Layer
from cifar_gui.ui.arithmetic.error_panel import Bars, ErrorPanel
from cifar_gui.ui.widgets.controls import Chip, label
from cifar_gui.ui.widgets.figures import bytes_text, shape_text
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.rows import Elided

LINES = ("shape", "parameters", "multiply-adds", "memory")


class LayerSums(Retranslated, QWidget):
    """GUI thread. Four lines for a layer: its size, its parameters, its multiply-adds, its memory."""

    def __init__(self) -> None:
        super().__init__()
        self._part: Layer | Block | None = None
        self._report: LayerReport | None = None
        self._heading = label("heading")
        self._chip = Chip("pin")
        self._call = Elided("mono-caption")
        self._names = {line: label("caption") for line in LINES}
        self._sums = {line: Elided("mono") for line in LINES}
        self._table = QWidget()
        self._empty = label("caption", wraps=True)
        self.errors = ErrorPanel()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_sums())
        self._stack.addWidget(self.errors)
        in_column(self._stack, on=self, margins=NO_MARGINS)
        self.retranslate()

    def _build_sums(self) -> QWidget:
        head = in_row(spacing=12)
        head.addStrut(30)
        head.addWidget(self._heading)
        head.addWidget(self._chip)
        head.addWidget(self._call, 1)
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        for row, line in enumerate(LINES):
            grid.addWidget(self._names[line], row, 0)
            grid.addWidget(self._sums[line], row, 1)
        grid.setColumnStretch(1, 1)
        page = QWidget()
        in_column(head, self._empty, self._table, STRETCH, on=page, margins=(24, 8, 24, 10), spacing=8)
        self._empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        return page

    def show_layer(self, part: Layer | Block | None, report: LayerReport | None) -> None:
        """Write out the numbers of a layer; of a block, those of its layers together."""
        self._part, self._report = part, report
        self._say()
        self._stack.setCurrentIndex(0)

    def show_failure(self, failure: Failure) -> None:
        """Explain why a layer does not fit."""
        self.errors.show_failure(failure, self._bars(failure))
        self._stack.setCurrentIndex(1)

    def _bars(self, failure: Failure) -> Bars:
        """What arrives and what the argument says, to scale, where both are numbers."""
        values = failure.sentence.values if failure.sentence is not None else {}
        told = (str(values.get("arrive", "")), str(values.get("is", "")))
        if failure.field is None or not all(text.isdecimal() and 0 < int(text) < 10**9 for text in told):
            return ()
        return ((self.tr("what arrives"), int(told[0]), False), (failure.field, int(told[1]), True))

    @property
    def failed(self) -> bool:
        """Whether a refusal is shown."""
        return self._stack.currentIndex() == 1

    def lines(self) -> dict[str, str]:
        """What is written out, by line."""
        return {line: widget.whole for line, widget in self._sums.items()}

    def _say(self) -> None:
        part, report = self._part, self._report
        known = part is not None and report is not None and report.out_shape is not None
        self._chip.setVisible(part is not None)
        self._chip.set_text(part.name if part is not None else "", False)
        self._call.say("" if part is None else f"nn.{part.kind}({arguments_text(part)})" if isinstance(part, Layer)
                       else BLOCK)  # fmt: skip
        self._table.setVisible(known)
        self._empty.setVisible(not known)
        if not known:
            nothing = self.tr("Select a layer, and its numbers are worked out here.")
            waiting = self.tr("Its numbers follow as soon as the layers before it fit.")
            self._empty.setText(nothing if part is None else waiting)
            return
        assert part is not None
        assert report is not None
        self._sums["shape"].say(self._shape(part, report))
        if isinstance(part, Layer):
            texts = (parameters_sum(part, report.parameters), multiply_adds_sum(part, report), memory_sum(report))
        else:
            texts = (f"{report.parameters:,}", f"{report.multiply_adds:,}", f"{report.bytes:,}")
        for line, text in zip(LINES[1:], texts, strict=True):
            self._sums[line].say(text)
        self._add_meaning(part, report)

    def _shape(self, part: Layer | Block, report: LayerReport) -> str:
        shapes = f"{shape_text(report.in_shape)} → {shape_text(report.out_shape)}"
        sums = size_sums(part, report) if isinstance(part, Layer) else ()
        return "    ".join((shapes, *sums))

    def _add_meaning(self, part: Layer | Block, report: LayerReport) -> None:
        """What a plain number cannot say."""
        if not report.parameters:
            self._sums["parameters"].say(self.tr("0: nothing is learned here"))
        if not report.multiply_adds:
            self._sums["multiply-adds"].say(self.tr("0: nothing is multiplied with weights"))
        if not report.bytes:
            self._sums["memory"].say(self.tr("0: the same numbers, seen in another way or written over"))
        else:
            text = self.tr("{sum} bytes, {short}").format(
                sum=self._sums["memory"].whole, short=bytes_text(report.bytes)
            )
            self._sums["memory"].say(text)

    def retranslate(self) -> None:
        self._heading.setText(self.tr("The numbers of a layer"))
        titles = (self.tr("shape"), self.tr("parameters"), self.tr("multiply-adds"), self.tr("memory"))
        for line, title in zip(LINES, titles, strict=True):
            self._names[line].setText(title)
        self._say()
