"""What a sweep speaks for, with its reason in numbers; or why no rate can be trusted."""

from __future__ import annotations

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from cifar_gui.engine.faults import breaks_rate
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.rates.finding import AT_ONCE, FLAT, FOUND, NOISE, OPEN, STOPPED, Found
from cifar_gui.pages.rates.plot import rate_text
from cifar_gui.pages.rates.protocol import Swept
from cifar_gui.protocol import Failure
from cifar_gui.recipe import Recipe
from cifar_gui.ui.arithmetic.error_panel import ErrorPanel
from cifar_gui.ui.widgets.controls import IconLabel, TextButton, label
from cifar_gui.ui.widgets.field_text import value_text
from cifar_gui.ui.widgets.figures import plain, span
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.rows import Elided


class Suggestion(Retranslated, QWidget):
    """GUI thread. The rate and the range at the left, how they come about beside it; or a refusal."""

    begun = Signal()
    """The first sweep is to begin."""
    taken = Signal(float)
    """The rate is to be trained with."""
    stopped = Signal()
    """The sweep is to end where it is."""

    def __init__(self) -> None:
        super().__init__()
        self._swept: Swept | None = None
        self._begun = self._under_way = False
        self._head, self.number, self.range = label("heading"), label("value"), Elided("caption")
        self.take = TextButton("play", "on_accent", role="primary", fades=True)
        self.take.clicked.connect(self._take)
        self.halt = TextButton("stop")
        self.halt.clicked.connect(self._halt)
        for button in (self.take, self.halt):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        buttons = in_row(self.take, self.halt, STRETCH, spacing=8)
        self.reason = label("emphasis", wraps=True)
        self.lines = [Elided("mono") for _ in range(3)]
        self.advice = label("caption", wraps=True)
        self._recipe = Recipe()
        self.broken, self._mark = label("caption", wraps=True), IconLabel()
        self.errors = ErrorPanel()
        page, left = QWidget(), QWidget()
        in_column(self._head, self.number, self.range, 4, buttons, STRETCH, on=left, margins=NO_MARGINS, spacing=4)
        left.setFixedWidth(250)
        self._mark.draw("warning", "warning")
        self._caution_row = QWidget()
        in_row(self._mark, (self.broken, 1), on=self._caution_row, margins=NO_MARGINS, spacing=8)
        right = in_column(self.reason, *self.lines, self.advice, self._caution_row, STRETCH, spacing=6)
        row = in_row(left, on=page, margins=(24, 12, 24, 10), spacing=28)
        row.addLayout(right, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self._stack.addWidget(self.errors)
        in_column(self._stack, on=self, margins=NO_MARGINS)
        self.retranslate()

    def show_swept(self, swept: Swept) -> None:
        """What is known of a sweep."""
        self._swept, self._under_way = swept, not swept.whole
        self._begun = swept.found is None or swept.found.kind != STOPPED
        self._stack.setCurrentIndex(0)
        self.retranslate()

    def show_recipe(self, recipe: Recipe) -> None:
        """Say what is broken on purpose in the recipe that is swept, and what becomes of it."""
        self._recipe = recipe
        self.retranslate()

    def begin(self) -> None:
        """A sweep has been asked for."""
        self._begun = self._under_way = True
        self._stack.setCurrentIndex(0)  # no refusal lies over the button that stops it
        self.retranslate()

    def _halt(self) -> None:
        self.stopped.emit()
        self._begun, self._under_way = self._begun and self._swept is not None, False
        self.retranslate()

    def show_failure(self, failure: Failure) -> None:
        """Why there is none."""
        self._under_way = False
        self.errors.show_failure(failure)
        self._stack.setCurrentIndex(1)

    def _take(self) -> None:
        if not self._begun:
            self.begun.emit()
        elif self._swept is not None and self._swept.found is not None and self._swept.found.rate:
            self.taken.emit(float(rate_text(self._swept.found.rate)))

    def retranslate(self) -> None:
        self._head.setText(self.tr("Suggested learning rate"))
        self.take.setText(self.tr("Take this rate") if self._begun else self.tr("Start the sweep"))
        self.take.setToolTip(self.tr("Put it into the settings of the next run") if self._begun else "")
        swept = self._swept
        found = None if swept is None else swept.found
        known = found is not None and found.kind == FOUND
        self.take.setEnabled(not self._begun or (known and not self._under_way))
        self.halt.setText(self.tr("Stop"))
        self.halt.setToolTip(self.tr("End the sweep; what it has found so far stays"))
        self.halt.setVisible(self._under_way)
        for line in self.lines:
            line.say("")
        self.broken.setText(self._caution())
        self._caution_row.setVisible(bool(self._recipe.fault))
        if swept is None or found is None:
            self._say_unfinished(swept)
        elif found.kind == FOUND:
            self._say_found(swept, found)
        else:
            self._say_none(swept, found)

    def _caution(self) -> str:
        text = (
            self.tr(
                "Broken on purpose: {fault}. A sweep sets every rate itself and leaves that out; so does the next run "
                "with “Take this rate”."
            )
            if breaks_rate(self._recipe)
            else self.tr("Broken on purpose: {fault}. It is the broken run that is swept.")
        )
        return text.format(fault=value_text(self._recipe, "fault"))

    def _say_unfinished(self, swept: Swept | None) -> None:
        self.number.setText("–")
        self.range.say("")
        self.reason.setText(
            self.tr("The sweep is under way.")
            if self._begun
            else self.tr("A step of training for each rate, on weights of its own.")
        )
        done = 0 if swept is None else len(swept.losses)
        planned = 0 if swept is None else len(swept.rates)
        self.advice.setText(self.tr("{done} of {planned} steps").format(done=done, planned=planned) if planned else "")

    def _say_found(self, swept: Swept, found: Found) -> None:
        self.number.setText(rate_text(found.rate))
        ends = span(rate_text(found.low), rate_text(found.high))
        self.range.say(self.tr("range {ends}").format(ends=ends) if ends != rate_text(found.rate) else "")
        self.reason.setText(
            self.tr("Halfway, on this axis, from where the loss falls most steeply to where it is lowest.")
        )
        assert found.explodes is not None
        rates, smoothed = swept.rates, swept.smoothed
        lowest = float(rates[found.lowest])
        for line, text in zip(self.lines, (
            self.tr("falls most steeply at lr {rate}: {slope} in a decade, from {first} at the beginning").format(
                rate=rate_text(float(rates[found.steepest])), slope=plain(found.slope, 2), first=plain(found.first, 3)
            ),
            self.tr("lowest at lr {rate}: {loss}; explodes at {high}, {times} times that").format(
                rate=rate_text(lowest), loss=plain(float(smoothed[found.lowest]), 3),
                high=rate_text(float(rates[found.explodes])), times=plain(float(rates[found.explodes]) / lowest, 1),
            ),
            f"lr = √({rate_text(found.low)} · {rate_text(found.high)}) = {rate_text(found.rate)}",
        ), strict=True):  # fmt: skip
            line.say(text)
        self.advice.setText(
            self.tr(
                "With a schedule that falls, such as one-cycle, it is the peak, and the upper end of the range may do; "
                "with a constant rate rather the lower one. It holds for this network, batch size and optimiser."
            )
        )

    def _say_none(self, swept: Swept, found: Found) -> None:
        self.number.setText("–")
        self.range.say("" if found.kind == STOPPED else self.tr("no rate can be trusted"))
        fall = max(found.first - float(swept.smoothed[found.lowest]), 0.0) if len(swept.smoothed) else 0.0
        reasons = {
            FLAT: self.tr("The loss hardly falls: no rate of this sweep teaches anything in so few steps."),
            AT_ONCE: self.tr("The loss explodes at once: the lowest rate is too high, or something else is wrong."),
            NOISE: self.tr("The losses jump by more than they fall: what looks like a dip may be chance."),
            OPEN: self.tr("The loss falls to the very end: the best rate lies higher than the sweep goes."),
            STOPPED: self.tr("Stopped after {done} of {planned} rates: where the loss explodes is not known.").format(
                done=len(swept.losses), planned=len(swept.rates)
            ),
        }
        advice = {
            FLAT: self.tr("Try more rates, or others. If it stays flat, look at the network and at the pictures."),
            AT_ONCE: self.tr("Begin lower. If that does not help, the fault is not the rate."),
            NOISE: self.tr("Take larger batches in the recipe, or try more rates."),
            OPEN: self.tr("Set a higher end."),
            STOPPED: self.tr("The curve stands as far as it came. For a suggestion, let a sweep go to its end."),
        }
        self.reason.setText(reasons[found.kind])
        self.advice.setText(advice[found.kind])
        if math.isfinite(found.first) and len(swept.smoothed):
            self.lines[0].say(
                self.tr("from {first} by {fall}; a single loss is off by {noise}").format(
                    first=plain(found.first, 3), fall=plain(fall, 3), noise=plain(found.noise, 3)
                )
            )
        if found.explodes is not None:
            self.lines[1].say(
                self.tr("explodes at lr {rate}").format(rate=rate_text(float(swept.rates[found.explodes])))
            )
