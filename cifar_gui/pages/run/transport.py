"""The controls of a run: start, pause, step, stop, and how far it has come."""

from __future__ import annotations

import math
import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.numerals import NotANumber
from cifar_gui.protocol.runs import Steps
from cifar_gui.recipe import Recipe
from cifar_gui.spec import fields
from cifar_gui.ui.runs import words
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.widgets.controls import TextButton, label, restyle
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.number_edit import NumberEdit
from cifar_gui.ui.widgets.rows import Elided, Terse

IDLE, WAITING, RUNNING, PAUSED = "idle", "waiting", "running", "paused"
RATE = next(field for field in fields(Recipe) if field.name == "lr")
PARTS = 10_000
"""Of the progress bar."""
TELL_SECONDS = 0.5
"""Rates and times left change no faster than they can be read."""


class RateEdit(NumberEdit):
    """The learning rate as it goes on, and where it is set by hand: Enter takes what was typed, Escape gives it up."""

    chosen = Signal(float)

    def __init__(self) -> None:
        super().__init__(RATE, 84)
        self._shown = 0.0
        self.returnPressed.connect(self._choose)
        self.textEdited.connect(self._typed)

    def show_rate(self, rate: float) -> None:
        """Show the rate of the last step, unless another one is being typed."""
        self._shown = rate
        if not self.isModified():
            self.setText(f"{rate:.3g}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the present rate back."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._settle()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed and not chosen is given up."""
        super().focusOutEvent(event)
        self._settle()

    def _typed(self) -> None:
        self.setModified(True)  # also by the arrow keys
        restyle(self, "fault", False)

    def _choose(self) -> None:
        try:
            rate = self.value()
        except NotANumber:
            rate = None
        if rate is None or not (math.isfinite(rate) and rate > 0):
            restyle(self, "fault", True)
            return
        self.chosen.emit(float(rate))
        self._shown = float(rate)
        self._settle()

    def _settle(self) -> None:
        restyle(self, "fault", False)
        self.setModified(False)
        self.show_rate(self._shown)


class Transport(Retranslated, Terse, QWidget):
    """One primary button that starts, pauses and resumes, so that it keeps the focus; step and stop beside it."""

    least_line = 130
    primary = Signal()
    stepped = Signal()
    stopped = Signal()
    resumed = Signal()
    """The run that was stopped is to go on."""
    looked = Signal()
    """The network of the run that is over is to be opened up."""
    tested = Signal()
    """The test set is to be opened for it."""
    rate_set = Signal(float)
    """A learning rate for the run that is under way."""

    def __init__(self) -> None:
        super().__init__()
        self.phase, self._weightless = IDLE, ""
        self._told: tuple[Steps | None, float] = None, 0.0
        """Of which steps the pace is told, and since when."""
        self.main = TextButton("play", "on_accent", role="primary", fades=True)
        self.step, self.stop = (TextButton(name, fades=True) for name in ("step", "stop"))
        self.go_on = TextButton("play")
        self.go_on.hide()
        self.look, self.test = TextButton("eye", fades=True), TextButton("check", fades=True)
        for button, signal in (
            (self.main, self.primary), (self.step, self.stepped), (self.stop, self.stopped),
            (self.go_on, self.resumed), (self.look, self.looked), (self.test, self.tested),
        ):  # fmt: skip
            button.clicked.connect(signal)
            button.setMinimumHeight(32)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, PARTS)
        self._line, self._right, self._detail = Elided("emphasis"), label("caption"), Elided("caption")
        row = in_row(self.main, self.step, self.stop, self.go_on, 8, on=self, margins=NO_MARGINS, spacing=8)
        texts = in_column(spacing=4)
        first = in_row((self._line, 1), self._right, spacing=12)
        texts.addStretch()
        texts.addLayout(first)
        texts.addWidget(self._detail)
        texts.addWidget(self.bar)
        texts.addStretch()
        row.addLayout(texts, 1)
        row.addSpacing(8)
        row.addWidget(self.test)
        row.addWidget(self.look)
        self._rate_name, self.rate = label("name"), RateEdit()
        self._rate_name.setText("lr")
        self.rate.chosen.connect(self.rate_set)
        row.addWidget(self._rate_name)
        row.addWidget(self.rate)
        self.giving_way = (self.stop, self.step, self.look, self.go_on, self.test)
        self.show_phase(IDLE)
        self.retranslate()

    def show_phase(self, phase: str) -> None:
        """IDLE, WAITING (for the first word of a run), RUNNING or PAUSED."""
        self.phase = phase
        self._told = None, 0.0
        under_way = phase in (RUNNING, PAUSED)
        self.bar.setVisible(under_way)
        self._detail.setVisible(not under_way)
        self._rate_name.setVisible(under_way)
        self.rate.setVisible(under_way)
        if phase != IDLE:
            self.offer(False, False)
        # A button that is disabled passes the focus on, and the next Space would stop the run: only Stop is ever
        # disabled by a phase, and hands the focus to the first one.
        for button in (self.main, self.step):
            button.setEnabled(True)
        if phase == IDLE and self.stop.hasFocus():
            self.main.setFocus()
        self.stop.setEnabled(phase != IDLE)
        self.main.draw("pause" if phase == RUNNING else "play")
        self.retranslate()

    def say(self, line: str, detail: str = "", right: str = "", kind: str = "") -> None:
        """Show a sentence, what there is to add below it, and a remark at the right.

        ``kind`` "error" colours the sentence.
        """
        restyle(self._line, "role", "error" if kind == "error" else "emphasis")
        self._line.say(line)
        self._detail.say(detail)
        self._right.setText(right)

    @property
    def said(self) -> tuple[str, str, str]:
        """What ``say`` showed last."""
        return self._line.whole, self._detail.whole, self._right.text()

    def show_steps(self, run: History) -> None:
        """How far the run under way has come, how fast it goes, and at what rate."""
        started, steps = run.started, run.latest
        if steps is not None:
            self.rate.show_rate(steps.lr)
        epoch, step = (steps.epoch, steps.epoch_steps) if steps is not None else (1, 0)
        line = self.tr("epoch {epoch}/{epochs} · step {step}/{steps}").format(
            epoch=epoch, epochs=started.recipe.epochs, step=f"{step:,}", steps=f"{started.steps_per_epoch:,}"
        )
        self.say(line, right=self._pace(steps) if steps is not None else "")
        done = (epoch - 1) * started.steps_per_epoch + step
        self.bar.setValue(round(done / max(started.steps, 1) * PARTS))

    def _pace(self, steps: Steps) -> str:
        told, at = self._told
        if told is None or time.monotonic() - at > TELL_SECONDS:
            told = steps
            self._told = steps, time.monotonic()
        return words.pace(told)

    def offer(self, resumable: bool, over: bool, untested: bool = False, weightless: str = "") -> None:
        """Whether the run in front was stopped and can go on; whether it is over, and can be looked into.

        ``untested``: whether the test set was not opened for it yet; ``weightless``: why there is nothing to look into
        or to judge, "" where there is.
        """
        if not resumable and self.go_on.hasFocus():
            self.main.setFocus()
        self.go_on.setVisible(resumable)
        if weightless != self._weightless:
            self._weightless = weightless
            self.retranslate()
        for button, offered in ((self.look, over), (self.test, untested)):
            button.setVisible(offered)
            button.setEnabled(not weightless)
        self.refit()

    def set_startable(self, startable: bool) -> None:
        """Whether the form holds something that can be tried."""
        if self.phase == IDLE:
            self.main.setEnabled(startable)
            self.step.setEnabled(startable)

    def lead(self, leads: bool) -> None:
        """Whether its first button is the one that the page asks for."""
        restyle(self.main, "role", "primary" if leads else "")
        self.main.draw(token="on_accent" if leads else "text2")

    def retranslate(self) -> None:
        words = {
            IDLE: (self.tr("Start training"), self.tr("Train with the settings at the left")),
            WAITING: (self.tr("Preparing…"), ""),
            RUNNING: (self.tr("Pause"), self.tr("Wait before the next step (Space)")),
            PAUSED: (self.tr("Resume"), self.tr("Resume (Space)")),
        }
        text, tip = words[self.phase]
        self.main.setText(text)
        self.main.setToolTip(tip)
        self.test.setText(self.tr("Open the test set…"))
        judges = self.tr("Judge this run on pictures that nothing was chosen by, once and for all")
        self.test.setToolTip(self._weightless or judges)
        self.look.setText(self.tr("Look inside"))
        opens = self.tr("Open up the trained network: its maps, what it gets wrong, and why")
        self.look.setToolTip(self._weightless or opens)
        self.step.setText(self.tr("Step"))
        self.step.setToolTip(
            self.tr("Train on one batch, then wait: in a new run, or in the stopped one that is selected")
            if self.phase == IDLE
            else self.tr("Train on one batch, then wait")
        )
        self.stop.setText(self.tr("Stop"))
        self.stop.setToolTip(self.tr("End this run; it is kept and can be continued later"))
        self.go_on.setText(self.tr("Continue"))
        self.go_on.setToolTip(
            self.tr(
                "Continue the run where it left off, with its own settings. One whose loss exploded waits just before "
                "that, for a smaller lr"
            )
        )
        self.rate.setAccessibleName(self.tr("Learning rate of the next step"))
        self.rate.setToolTip(
            self.tr(
                "Learning rate of the next step. Type another one and press Enter: it applies at "
                "once, and the rest of the schedule stays below it."
            )
        )
        self.bar.setAccessibleName(self.tr("How much of the run is done"))
        self.refit()
