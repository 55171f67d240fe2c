"""The strip of the page of two runs: what is predicted, what came out, and the controls at its foot."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.duel.pair import IDLE, PAUSED, RUNNING, WAITING, Both
from cifar_gui.pages.duel.state import GUESSES, WATCH, DuelState
from cifar_gui.pages.duel.verdict import LEAST_SHARE, SAME, SURE, A, Spread, Verdict, spread
from cifar_gui.protocol import Failure
from cifar_gui.ui.arithmetic.error_panel import ErrorPanel
from cifar_gui.ui.page.strip_frame import FOOT
from cifar_gui.ui.widgets.controls import Segmented, TextButton, label
from cifar_gui.ui.widgets.figures import plain, signed, span
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.rows import Elided

TRANSPORT = 52
"""px."""


class Guess(Retranslated, QWidget):
    """GUI thread. Which one will be lower? To be said before the start."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._steps = 200
        self._guess = ""
        self._judged = self._known = False
        self._right: bool | None = None
        self.question, self.choice = label("emphasis", wraps=True), Segmented(GUESSES)
        self.choice.chosen.connect(self.chosen)
        self.result, self.stake = label("caption", wraps=True), label("caption", wraps=True)
        in_column(
            self.question, in_row(self.choice, STRETCH), self.result, self.stake, STRETCH, on=self, margins=NO_MARGINS,
            spacing=8,
        )  # fmt: skip
        self.retranslate()

    def lock(self, begun: bool) -> None:
        """What was predicted stands while both train, and once it is known what came out."""
        self.choice.setEnabled(not begun and not self._judged)

    @property
    def made(self) -> bool:
        """Whether something is predicted, or nothing is left to predict."""
        return bool(self._guess) or self._judged

    def promise(self, known: bool) -> None:
        """Say whether it will count; ``known``: it can be known what comes out."""
        if known != self._known:
            self._known = known
            self.retranslate()

    def show_guess(self, guess: str, steps: int, winner: str | None) -> None:
        """What is predicted, after how many steps it is judged, and what came out, where that is known."""
        self._guess, self._steps, self._judged = guess, steps, winner is not None
        self._right = guess == winner if self._judged and guess not in ("", WATCH) else None
        if guess in GUESSES:
            self.choice.set_value(guess)
        else:
            for button in self.choice.buttons.values():
                button.group().setExclusive(False)
                button.setChecked(False)
                button.group().setExclusive(True)
        self.retranslate()

    def retranslate(self) -> None:
        self.question.setText(self.tr("Which loss will be lower after {steps} steps?").format(steps=self._steps))
        texts = {True: self.tr("Predicted rightly."), False: self.tr("It came out otherwise."), None: ""}
        self.result.setText(texts[self._right])
        self.stake.setText(self._promised())
        self.result.setVisible(self._judged)
        self.stake.setVisible(not self._judged)
        self.choice.set_texts(
            {"a": "A", "b": "B", "same": self.tr("no real difference"), "watch": self.tr("just watch")}
        )

    def _promised(self) -> str:
        if self._guess in ("", WATCH):
            return ""
        if self._known:
            return self.tr("What comes out has been seen with these settings: this one does not count.")
        return self.tr("It counts as an answer under “Try it”.")


class Outcome(Retranslated, QWidget):
    """GUI thread. What came out, in numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._verdict: Verdict | None = None
        self._spread: Spread | None = None
        self._step = 0
        self.head, self.lines = label("heading", wraps=True), [Elided("mono") for _ in range(3)]
        self.caution = label("caption", wraps=True)
        self.again = TextButton("redo")
        head = in_row((self.head, 1), self.again, margins=NO_MARGINS, spacing=8)
        in_column(head, *self.lines, self.caution, STRETCH, on=self, margins=NO_MARGINS, spacing=4)
        self.retranslate()

    def show_verdict(self, verdict: Verdict | None, step: int, found: Spread | None) -> None:
        """What came out after a step, and the differences of all seeds."""
        self._verdict, self._step, self._spread = verdict, step, found
        self.retranslate()

    def retranslate(self) -> None:
        self.again.setText(self.tr("Again with another seed"))
        verdict = self._verdict
        self.again.setVisible(verdict is not None)
        for line in self.lines:
            line.setVisible(verdict is not None and math.isfinite(verdict.difference))
        if verdict is None:
            self.head.setText(self.tr("Same seed, one difference"))
            self.caution.setText(
                self.tr(
                    "Both are trained by turns, step by step. What comes out holds for this seed; "
                    "another one draws other first weights and other batches."
                )
            )
            return
        self.head.setText(self._winner(verdict))
        if math.isfinite(verdict.difference):
            self._say_numbers(verdict)
        self.caution.setText(self._caution())

    def _winner(self, verdict: Verdict) -> str:
        if verdict.winner == SAME:
            return self.tr("No real difference after {step} steps").format(step=self._step)
        if not math.isfinite(verdict.difference):
            text = self.tr("The other one has exploded: {side} is lower")
        else:
            text = self.tr("{side} is lower after {step} steps")
        return text.format(side="A" if verdict.winner == A else "B", step=self._step)

    def _say_numbers(self, verdict: Verdict) -> None:
        texts = (
            self.tr("mean of the last {count} batches: A {a}, B {b}").format(
                count=verdict.steps, a=plain(verdict.a, 4), b=plain(verdict.b, 4)
            ),
            f"B − A = {signed(verdict.difference, 4)} ± {plain(verdict.error, 4)}",
            self.tr("worth the name from {least} on: {sure} standard errors, and {share} % of A").format(
                least=plain(verdict.least, 4), sure=f"{SURE:g}", share=f"{100 * LEAST_SHARE:g}"
            ),
        )
        for line, text in zip(self.lines, texts, strict=True):
            line.say(text)

    def _caution(self) -> str:
        found = self._spread
        if found is None or found.count < 2:
            return self.tr("One seed only: how much chance has to do with it, this cannot tell.")
        text = (
            self.tr("{count} seeds agree: B − A is {mean} on average ({ends}).")
            if found.agree
            else self.tr("{count} seeds do not agree: B − A is {mean} on average ({ends}).")
        )
        numbers = (found.mean, found.least, found.greatest)
        mean, least, greatest = (signed(one, 3) for one in numbers)
        return text.format(count=found.count, mean=mean, ends=span(least, greatest))


class PairTransport(Retranslated, QWidget):
    """GUI thread. Start, pause, step and stop for both at once; and the way on with one of them."""

    primary, stepped, stopped, resumed = Signal(), Signal(), Signal(), Signal()
    taken = Signal(str)
    """Go on with A or B on the page of runs."""

    def __init__(self) -> None:
        super().__init__()
        self.phase = IDLE
        self.main, self.step = TextButton("play", "on_accent", role="primary", fades=True), TextButton("step")
        self.stop, self.go_on = TextButton("stop"), TextButton("play")
        self.line = Elided("caption")
        self.with_a, self.with_b = TextButton("chevron-right"), TextButton("chevron-right")
        for button, signal in (
            (self.main, self.primary), (self.step, self.stepped), (self.stop, self.stopped), (self.go_on, self.resumed),
        ):  # fmt: skip
            button.clicked.connect(signal)
        self.with_a.clicked.connect(lambda: self.taken.emit("a"))
        self.with_b.clicked.connect(lambda: self.taken.emit("b"))
        in_row(
            self.main, self.step, self.stop, self.go_on, (self.line, 1), self.with_a, self.with_b, on=self,
            margins=NO_MARGINS, spacing=8,
        )  # fmt: skip
        self.retranslate()

    def show_phase(self, phase: str, startable: bool, resumable: bool) -> None:
        """Which of them can be pressed."""
        self.phase = phase
        under_way = phase in (RUNNING, PAUSED)
        self.main.setEnabled(under_way or (phase == IDLE and startable))
        self.main.draw("pause" if phase == RUNNING else "play")
        self.step.setEnabled(under_way)
        self.stop.setEnabled(under_way)
        self.go_on.setVisible(phase == IDLE and resumable)
        self.with_a.setEnabled(phase == IDLE)
        self.with_b.setEnabled(phase == IDLE)
        self.retranslate()

    def say(self, both: Both | None, *, hindered: bool, predicted: bool, there: bool) -> None:
        """How far they have come, or what is in the way of a start."""
        if hindered:
            self.line.say(self.tr("Another run is training: both would only slow each other down."))
        elif self.phase == IDLE and not predicted:
            self.line.say(self.tr("Predict first, then start."))
        elif both is not None:
            steps = {"step": f"{both.step:,}", "steps": f"{both.a.started.steps:,}"}
            self.line.say(self.tr("both at step {step} of {steps}").format(**steps))
        else:
            self.line.say("" if there else self.tr("Starts when PyTorch is loaded"))

    def retranslate(self) -> None:
        words = {
            IDLE: self.tr("Start both"), WAITING: self.tr("Preparing…"), RUNNING: self.tr("Pause"),
            PAUSED: self.tr("Resume"),
        }  # fmt: skip
        self.main.setText(words[self.phase])
        self.step.setText(self.tr("Step"))
        self.step.setToolTip(self.tr("Train each of the two on one batch, then wait"))
        self.stop.setText(self.tr("Stop"))
        self.stop.setToolTip(self.tr("End both; they are kept as runs"))
        self.go_on.setText(self.tr("Continue"))
        self.go_on.setToolTip(self.tr("Continue both where they left off"))
        self.with_a.setText(self.tr("Go on with A"))
        self.with_b.setText(self.tr("Go on with B"))
        for button in (self.with_a, self.with_b):
            button.setToolTip(self.tr("Put its settings into the next run of the part “Training”"))


class DuelStrip(QWidget):
    """GUI thread. The prediction beside the outcome, or a refusal; the controls stay."""

    def __init__(self) -> None:
        super().__init__()
        self.guess, self.outcome, self.transport = Guess(), Outcome(), PairTransport()
        self.errors = ErrorPanel()
        results = QWidget()
        in_row((self.guess, 2), (self.outcome, 3), on=results, margins=(24, 8, 24, 2), spacing=24)
        self._upper = QStackedWidget()
        self._upper.addWidget(results)
        self._upper.addWidget(self.errors)
        foot = QFrame()
        foot.setObjectName(FOOT)
        foot.setFixedHeight(TRANSPORT)
        in_row(self.transport, on=foot, margins=(24, 0, 24, 0))
        in_column((self._upper, 1), foot, on=self, margins=NO_MARGINS, spacing=0)

    def show_pair(self, both: Both | None, others: Sequence[Both], state: DuelState) -> None:
        """Say what is predicted, and what came out; ``others`` are the pairs of all seeds."""
        step = state.judged
        verdict = None if both is None else both.verdict(step)
        known = [found for other in others if (found := other.verdict(step)) is not None]
        self.outcome.show_verdict(verdict, step, spread(known))
        self.guess.show_guess(state.guess, step, None if verdict is None else verdict.winner)

    def show_failure(self, failure: Failure | None) -> None:
        """Say what is refused, or show the results again."""
        if failure is not None:
            self.errors.show_failure(failure)
        self._upper.setCurrentIndex(int(failure is not None))
