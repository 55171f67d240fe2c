"""The strip of the page of a trial: what is predicted, what came out, and the controls at its foot."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.duel.state import GUESSES, WATCH, DuelState
from cifar_gui.pages.duel.trial import IDLE, PAUSED, RUNNING, WAITING, Trial
from cifar_gui.pages.duel.verdict import LEAST_SHARE, SAME, SIDES, SURE, Gap, Spread, Verdict, less, spread
from cifar_gui.protocol import Failure
from cifar_gui.ui.arithmetic.error_panel import ErrorPanel
from cifar_gui.ui.page.strip_frame import FOOT
from cifar_gui.ui.widgets.controls import Segmented, TextButton, label
from cifar_gui.ui.widgets.figures import plain, signed, span
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.rows import Elided

TRANSPORT, GAP = 52, 8
"""px: how high the controls are, and how far apart."""


class Guess(Retranslated, QWidget):
    """GUI thread. Which one will be lowest? To be said before the start."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._steps = 200
        self._guess = ""
        self._guesses: tuple[str, ...] = GUESSES
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
        """What was predicted stands while they train, and once it is known what came out."""
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

    def show_guess(self, state: DuelState, winner: str | None) -> None:
        """What can be predicted, what is, after how many steps it is judged, and what came out, where that is known."""
        guess = self._guess = state.guess
        self._guesses, self._steps, self._judged = state.guesses, state.judged, winner is not None
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
        question = (
            self.tr("Which loss will be lower after {steps} steps?")
            if len(self._guesses) < len(GUESSES)
            else self.tr("Which loss will be lowest after {steps} steps?")
        )
        self.question.setText(question.format(steps=self._steps))
        for guess, button in self.choice.buttons.items():
            button.setVisible(guess in self._guesses)
        texts = {True: self.tr("Predicted rightly."), False: self.tr("It came out otherwise."), None: ""}
        self.result.setText(texts[self._right])
        self.stake.setText(self._promised())
        self.result.setVisible(self._judged)
        self.stake.setVisible(not self._judged)
        self.choice.set_texts(
            {
                **{side: side.upper() for side in SIDES},
                SAME: self.tr("no real difference"),
                WATCH: self.tr("just watch"),
            }
        )

    def _promised(self) -> str:
        if self._guess in ("", WATCH):
            return ""
        if self._known:
            return self.tr("What comes out has been seen with these settings: this one does not count.")
        return self.tr("It counts as an answer under “Try it”.")


class Outcome(Retranslated, Fitted, QWidget):
    """GUI thread. What came out, in numbers; in a low window those that say least give way, and are in the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._verdict: Verdict | None = None
        self._spreads: dict[int, Spread] = {}
        self._step = 0
        self.head, self.lines = label("heading", wraps=True), [Elided("mono") for _ in range(3)]
        self.caution = label("caption", wraps=True)
        self.again = TextButton("redo")
        head = in_row((self.head, 1), self.again, margins=NO_MARGINS, spacing=8)
        self._column = in_column(head, *self.lines, self.caution, STRETCH, on=self, margins=NO_MARGINS, spacing=4)
        self.retranslate()

    def show_verdicts(self, verdict: Verdict | None, step: int, known: Sequence[Verdict]) -> None:
        """What came out after a step, and with all seeds."""
        others = range(1, len(SIDES))
        found = {side: spread([one.to_first(side) for one in known]) for side in others}
        self._spreads = {side: one for side, one in found.items() if one is not None}
        self._verdict, self._step = verdict, step
        self.retranslate()

    def fit(self, room: QSize) -> None:
        """Show as much as there is room for."""
        known = self._verdict is not None and self._verdict.closest is not None
        for line in self.lines:
            line.setVisible(known)
        words = self.tr("Again with another seed")
        self.again.setText(words)
        self.again.setAccessibleName(words)
        if self.head.fontMetrics().horizontalAdvance(self.head.text()) + self.again.sizeHint().width() > room.width():
            self.again.setText("")
        first, _, rule = self.lines
        for line in (first, rule) if known else ():
            if self._column.totalHeightForWidth(room.width()) > room.height():
                line.hide()
        self.head.setToolTip("\n".join(line.whole for line in self.lines if known and line.isHidden()))

    def minimumSizeHint(self) -> QSize:
        """Whatever is shown just now."""
        return QSize(0, 0)

    def retranslate(self) -> None:
        self._say()
        self.refit()

    def _say(self) -> None:
        verdict = self._verdict
        self.again.setVisible(verdict is not None)
        if verdict is None:
            self.head.setText(self.tr("Same seed, one difference"))
            self.caution.setText(
                self.tr(
                    "They are trained by turns, step by step. What comes out holds for this seed; "
                    "another one draws other first weights and other batches."
                )
            )
            return
        self.head.setText(self._winner(verdict))
        if verdict.closest is not None:
            self._say_numbers(verdict, verdict.closest)
        self.caution.setText(self._caution())

    def _winner(self, verdict: Verdict) -> str:
        few = len(verdict.means) == 2
        if len(verdict.lowest) == len(verdict.means):
            text = self.tr("No real difference after {step} steps")
        elif len(verdict.lowest) > 1:
            text = self.tr("Lowest after {step} steps, with no real difference between them: {side}")
        elif verdict.closest is None:
            text = (
                self.tr("The other one has exploded: {side} is lower")
                if few
                else self.tr("The others have exploded: {side} is lowest")
            )
        else:
            text = (
                self.tr("{side} is lower after {step} steps") if few else self.tr("{side} is lowest after {step} steps")
            )
        names = [SIDES[side].upper() for side in verdict.lowest]
        return text.format(side=", ".join(names), step=self._step)

    def _say_numbers(self, verdict: Verdict, closest: Gap) -> None:
        known = dict(zip(SIDES, verdict.means, strict=False))
        means = [f"{side.upper()} {plain(mean, 4)}" for side, mean in known.items()]
        first = next(side for side, mean in known.items() if math.isfinite(mean))
        worth = self.tr("worth the name from {least} on: {sure} standard errors, and {share} % of {first}").format(
            least=plain(closest.least, 4), sure=f"{SURE:g}", share=f"{100 * LEAST_SHARE:g}", first=first.upper()
        )
        if len(verdict.gaps) > 1:
            worth = f"{difference(closest)}: {worth}"
        texts = (
            self.tr("mean of the last {count} batches: {means}").format(count=verdict.steps, means=", ".join(means)),
            "   ".join(map(difference, verdict.gaps)),
            worth,
        )
        for line, text in zip(self.lines, texts, strict=True):
            line.say(text)

    def _caution(self) -> str:
        several = {side: found for side, found in self._spreads.items() if found.count > 1}
        if not several:
            return self.tr("One seed only: how much chance has to do with it, this cannot tell.")
        return " ".join(self._agreement(side, found) for side, found in several.items())

    def _agreement(self, side: int, found: Spread) -> str:
        text = (
            self.tr("{count} seeds agree: {difference} is {mean} on average ({ends}).")
            if found.agree
            else self.tr("{count} seeds do not agree: {difference} is {mean} on average ({ends}).")
        )
        mean, least, greatest = (signed(one, 3) for one in (found.mean, found.least, found.greatest))
        return text.format(count=found.count, difference=less(side, 0), mean=mean, ends=span(least, greatest))


def difference(gap: Gap) -> str:
    """A difference with its standard error: "B − A = −0.12 ± 0.03"."""
    return f"{less(gap.side, gap.other)} = {signed(gap.mean, 4)} ± {plain(gap.error, 4)}"


class TrialTransport(Retranslated, Fitted, QWidget):
    """GUI thread. Start, pause, step and stop for all at once; and the way on with one of them.

    Where there is no room for all, what cannot be pressed gives its own to what is said.
    """

    primary, stepped, stopped, resumed = Signal(), Signal(), Signal(), Signal()
    taken = Signal(int)
    """Go on with this side on the page of runs."""

    def __init__(self) -> None:
        super().__init__()
        self.phase, self._sides = IDLE, 0
        self.main, self.step = TextButton("play", "on_accent", role="primary", fades=True), TextButton("step")
        self.stop, self.go_on = TextButton("stop"), TextButton("play")
        self.line = Elided("caption")
        self.onward, self.ways = label("caption"), [TextButton() for _ in SIDES]
        for button, signal in (
            (self.main, self.primary), (self.step, self.stepped), (self.stop, self.stopped), (self.go_on, self.resumed),
        ):  # fmt: skip
            button.clicked.connect(signal)
        for side, button in enumerate(self.ways):
            button.clicked.connect(lambda _=False, side=side: self.taken.emit(side))
        self._shown = {self.main: True, self.step: True, self.stop: True, self.go_on: False, self.onward: True}
        in_row(
            self.main, self.step, self.stop, self.go_on, (self.line, 1), self.onward, *self.ways, on=self,
            margins=NO_MARGINS, spacing=GAP,
        )  # fmt: skip
        self.retranslate()

    def show_phase(self, phase: str, sides: int, startable: bool, resumable: bool) -> None:
        """Which of them can be pressed, with so many sides."""
        self.phase, self._sides = phase, sides
        under_way = phase in (RUNNING, PAUSED)
        self.main.setEnabled(under_way or (phase == IDLE and startable))
        self.main.draw("pause" if phase == RUNNING else "play")
        for button in (self.step, self.stop):
            button.setEnabled(under_way)
        for part in (self.onward, *self.ways):
            part.setEnabled(phase == IDLE)
        self._shown[self.go_on] = phase == IDLE and resumable
        self._shown |= {button: side < sides for side, button in enumerate(self.ways)}
        self.retranslate()

    def say(self, trial: Trial | None, *, hindered: bool, predicted: bool, there: bool) -> None:
        """How far they have come, or what is in the way of a start."""
        if hindered:
            self.line.say(self.tr("Another run is training: they would only slow each other down."))
        elif self.phase == IDLE and not predicted:
            self.line.say(self.tr("Predict first, then start."))
        elif trial is not None:
            steps = {"step": f"{trial.step:,}", "steps": f"{trial.runs[0].started.steps:,}"}
            self.line.say(self.tr("each at step {step} of {steps}").format(**steps))
        else:
            self.line.say("" if there else self.tr("Starts when PyTorch is loaded"))
        self.refit()

    def fit(self, room: QSize) -> None:
        """Whether all of them have room beside what is said."""
        shown = [part for part, is_shown in self._shown.items() if is_shown]
        wanted = sum(part.sizeHint().width() + GAP for part in shown)
        narrow = wanted + self.line.fontMetrics().horizontalAdvance(self.line.whole) > room.width()
        for part in self._shown:
            part.setVisible(part in shown and (part is self.main or part.isEnabled() or not narrow))

    def minimumSizeHint(self) -> QSize:
        """Whatever is shown just now."""
        return QSize(0, super().minimumSizeHint().height())

    def retranslate(self) -> None:
        words = {
            IDLE: self.tr("Start both") if self._sides == 2 else self.tr("Start all"), WAITING: self.tr("Preparing…"),
            RUNNING: self.tr("Pause"), PAUSED: self.tr("Resume"),
        }  # fmt: skip
        self.main.setText(words[self.phase])
        self.step.setText(self.tr("Step"))
        self.step.setToolTip(self.tr("Train each of them on one batch, then wait"))
        self.stop.setText(self.tr("Stop"))
        self.stop.setToolTip(self.tr("End all of them; they are kept as runs"))
        self.go_on.setText(self.tr("Continue"))
        self.go_on.setToolTip(self.tr("Continue all of them where they left off"))
        self.onward.setText(self.tr("Go on with"))
        for side, button in zip(SIDES, self.ways, strict=True):
            button.setText(side.upper())
            button.setAccessibleName(self.tr("Go on with {side}").format(side=side.upper()))
            button.setToolTip(self.tr("Put its settings into the next run of the part “Training”"))
        self.refit()


class DuelStrip(QWidget):
    """GUI thread. The prediction beside the outcome, or a refusal; the controls stay."""

    def __init__(self) -> None:
        super().__init__()
        self.guess, self.outcome, self.transport = Guess(), Outcome(), TrialTransport()
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

    def show_trial(self, trial: Trial | None, others: Sequence[Trial], state: DuelState) -> None:
        """Say what is predicted, and what came out; ``others`` are the trials of all seeds."""
        step = state.judged
        verdict = None if trial is None else trial.verdict(step)
        known = [found for other in others if (found := other.verdict(step)) is not None]
        self.outcome.show_verdicts(verdict, step, known)
        self.guess.show_guess(state, None if verdict is None else verdict.winner)

    def show_failure(self, failure: Failure | None) -> None:
        """Say what is refused, or show the results again."""
        if failure is not None:
            self.errors.show_failure(failure)
        self._upper.setCurrentIndex(int(failure is not None))
