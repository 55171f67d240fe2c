"""What the doctor finds in the run in front: the tab beside the stage, the flags on its curve, and a word near it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QFrame, QWidget

from cifar_gui.doctor import Finding
from cifar_gui.doctor.rules import RULES
from cifar_gui.engine.faults import fault_of, followed
from cifar_gui.engine.literal import literal
from cifar_gui.i18n import Retranslated, lesson_text, say
from cifar_gui.recipe import FAULTS, Recipe
from cifar_gui.spec import UNSCALED, Message, field_value, fields
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.page import Companion
from cifar_gui.ui.runs.curves import RunCurves
from cifar_gui.ui.runs.examined import Findings, examined, title_of, to_try
from cifar_gui.ui.runs.flags import Flags
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.names import names
from cifar_gui.ui.runs.plot import AXIS
from cifar_gui.ui.widgets.controls import IconLabel, TextButton, label, restyle
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.pieces import Paced
from cifar_gui.ui.widgets.scrolled import Scrolled

FOOT = 28
"""px of the numbers at the feet of the flags, under the word."""
KEY = "doctor"
"""Of the tab, and of its icon."""
MILLISECONDS = 500
"""Between two examinations of a run that goes on: one takes a millisecond or two, and nobody reads faster."""
LABELS = {item.name: item.label or item.name for item in fields(Recipe)}
FAULT_TITLES = {key: title for _, found in FAULTS for key, title in found}


class FindingCard(Retranslated, QFrame):
    """GUI thread. One finding: what it is called, where it shows, the numbers, what it means, and what to try."""

    pointed = Signal(bool)
    """The mouse or the keyboard is on it, or has left it."""
    tried = Signal(object)
    """The Recipe that it suggests."""

    def __init__(self, place: int, finding: Finding, run: History) -> None:
        super().__init__()
        self.place, self.finding, self._run = place, finding, run
        self.recipe = to_try(run, finding)
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.title, self.where = label("emphasis", wraps=True), label("caption")
        self.numbers, self.sentence = label("caption", wraps=True), label(wraps=True)
        self.source = label("caption", wraps=True)
        for text in (self.numbers, self.sentence, self.source):
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.change, self.button = label("mono", wraps=True), TextButton("plus")
        self.button.clicked.connect(lambda: self.tried.emit(self.recipe))
        mark = IconLabel("warning", "warning")
        mark.setFixedWidth(20)
        head = in_row(mark, (self.title, 1), self.where, spacing=4)
        self._trying = QWidget()
        in_column(self.change, in_row(self.button, STRETCH), on=self._trying, margins=NO_MARGINS, spacing=4)
        in_column(
            head, self.sentence, self.numbers, self._trying, self.source, on=self, margins=(12, 8, 12, 10), spacing=6
        )  # fmt: skip
        self._trying.setVisible(self.recipe is not None)  # only now: without a parent it would be a window
        self.retranslate()

    def light(self, lit: bool) -> None:
        """Stand out, or not."""
        restyle(self, "selected", lit)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(False)

    def retranslate(self) -> None:
        finding = self.finding
        self.title.setText(f"{self.place + 1}  {title_of(finding.cause)}")
        at = "" if finding.step is None else self.tr("step {step}").format(step=f"{finding.step:,}")
        self.where.setText(at)
        self.numbers.setText(say(finding.evidence))
        self.sentence.setText(say(finding.sentence))
        started = self._run.started
        self.change.setText(written(followed(started.recipe, started.images), finding.change or {}))
        self.button.setText(self.tr("Try this as a new run"))
        self.button.setToolTip(self.tr("Take the settings of this run with that change"))
        self.source.setText(self.tr("Source: {source}").format(source=finding.source))
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(f"{self.numbers.text()} {self.sentence.text()}")


def written(recipe: Recipe, change: Mapping[str, object]) -> str:
    """The fields that a change sets, with what they were in the recipe that was followed, where that was another."""
    lines = []
    for name, value in change.items():
        told = [one if isinstance(one, str) else literal(one) for one in (field_value(recipe, name), value)]
        text = QCoreApplication.translate("FindingCard", "{name}: {value}")
        lines.append(text.format(name=lesson_text(LABELS.get(name, name)), value=" → ".join(dict.fromkeys(told))))
    return "\n".join(lines)


class BrokenCard(Retranslated, QFrame):
    """GUI thread. What was broken on purpose, whether that was found, and the way back."""

    mended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "soft")
        self.title, self.sentence, self.verdict = label("emphasis", wraps=True), label(wraps=True), label(wraps=True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)  # a lesson file may name what it likes
        self.button = TextButton("reset")
        self.button.clicked.connect(self.mended)
        self._recipe = Recipe()
        self._findings: Findings = ()
        in_column(
            self.title, self.sentence, self.verdict, in_row(self.button, STRETCH), on=self, margins=(12, 8, 12, 10),
            spacing=6,
        )  # fmt: skip
        self.hide()

    def show_run(self, recipe: Recipe | None, findings: Findings) -> None:
        """Show what a recipe breaks; it hides where that is nothing."""
        self.setVisible(recipe is not None and bool(recipe.fault))
        if recipe is not None:
            self._recipe, self._findings = recipe, findings
            self.retranslate()

    def retranslate(self) -> None:
        fault, key = fault_of(self._recipe), self._recipe.fault
        self.title.setText(self.tr("Broken on purpose: {fault}").format(fault=lesson_text(FAULT_TITLES.get(key, key))))
        self.sentence.setText(say(Message("Fault", fault.sentence)) if fault.sentence else "")
        places = [place for place, one in enumerate(self._findings, 1) if one.cause in fault.causes]
        text = self.tr("The doctor, who is not told, has not found it.")
        if places:
            text = self.tr("The doctor, who is not told, names it in place {place} of {count}.")
            if len(self._findings) == 1:
                text = self.tr("The doctor, who is not told, has found it.")
        self.verdict.setText(text.format(place=places[0] if places else 0, count=len(self._findings)))
        self.button.setText(self.tr("The same run without it"))


class DoctorView(Retranslated, Scrolled):
    """GUI thread. The findings of one run, the surest first; or what was looked at where there is none."""

    pointed = Signal(object)
    """The finding of this number, counted from 0, is pointed at; None: none."""
    tried = Signal(object)
    """A Recipe is wanted as a new run from the one that is shown."""

    def __init__(self, companion: Companion) -> None:
        inner = QWidget()
        super().__init__(inner)
        self._companion = companion
        self.cards: list[FindingCard] = []
        self._run: History | None = None
        self._findings: Findings = ()
        self._name = self.tab_title = ""
        self.name, self.summary = label("title", wraps=True), label(wraps=True)
        self.broken = BrokenCard()
        self.broken.mended.connect(self._mend)
        self._column = in_column(spacing=8)
        in_column(
            self.name, self.summary, self._column, self.broken, STRETCH, on=inner, margins=(20, 14, 20, 16), spacing=10
        )  # fmt: skip
        companion.add_tab(KEY, self)
        self.retranslate()

    def show_run(self, run: History | None, name: str, findings: Findings) -> None:
        """Show what was found in a run, of this name; None: no run is in front."""
        same = run is self._run and [_told(one) for one in findings] == [_told(one) for one in self._findings]
        self._run, self._findings, self._name = run, findings, name
        if not same:
            self._fill()
        self.broken.show_run(run.started.recipe if run is not None else None, findings)
        self.retranslate()

    def light(self, place: int | None) -> None:
        """Let the card of a finding stand out, and be seen; None for none."""
        for card in self.cards:
            card.light(card.place == place)
            if card.place == place and not card.underMouse():
                self.ensureWidgetVisible(card)

    def _fill(self) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.deleteLater()
        self.cards = []
        for place, finding in enumerate(self._findings if self._run is not None else ()):
            assert self._run is not None
            card = FindingCard(place, finding, self._run)
            card.pointed.connect(lambda on, place=place: self.pointed.emit(place if on else None))
            card.tried.connect(self.tried)
            self._column.addWidget(card)
            self.cards.append(card)

    @Slot()
    def _mend(self) -> None:
        if self._run is not None:
            self.tried.emit(replace(self._run.started.recipe, fault=""))

    def retranslate(self) -> None:
        count, tab = len(self._findings), self.tr("Doctor")
        self.tab_title = f"{tab} {count}" if count else tab
        self._companion.set_tab_titles({KEY: self.tab_title})
        self.name.setText(self._name or tab)
        self.summary.setText(self._summary(count))

    def _summary(self, count: int) -> str:
        checks = self.tr("{checks} checks, each of which speaks only where its numbers decide").format(
            checks=len(RULES)
        )
        if self._run is None:
            return self.tr("The run in front is examined while it goes and afterwards: {checks}.").format(checks=checks)
        if self._run.watched is None:
            return self.tr(
                "This run has recorded little of itself, as scripts and earlier versions do: few checks apply."
            )
        if count:
            text = self.tr("Findings, the surest first: {count}. From {checks}.")
            if count == 1:
                text = self.tr("One finding, from {checks}.")
            return text.format(count=count, checks=checks)
        text = self.tr("Nothing found after {steps} steps. That is no proof of health: {checks}.")
        return text.format(checks=checks, steps=f"{self._run.step:,}")


def _told(finding: Finding) -> tuple[object, ...]:
    """What a card shows of a finding."""
    return finding.cause, str(finding.evidence), finding.step, repr(finding.change)


class FindingChip(Retranslated, TextButton):
    """GUI thread. A word below the curves, where they do not come: how much was found. A click opens the tab."""

    def __init__(self, over: QWidget) -> None:
        super().__init__("warning", "warning")
        self.setParent(over)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._count, self._first = 0, ""
        over.installEventFilter(self)
        self.hide()
        self.retranslate()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say how many there are, and name the surest."""
        self._count = len(findings)
        self.setVisible(bool(findings))
        self._first = findings[0].cause if findings else ""
        self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It stays in its corner."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        over = self.parentWidget()
        if over is not None:
            self.move(AXIS + 12, over.height() - self.height() - FOOT)

    def retranslate(self) -> None:
        if self._count:
            more = f" +{self._count - 1}" if self._count > 1 else ""
            self.setText(f"{title_of(self._first)}{more}")
            self.setToolTip(self.tr("What the doctor finds in this run"))
        self._place()


class Doctoring(QObject):
    """GUI thread. Has the run in front examined, now and then while it goes on, and shows what is found."""

    def __init__(self, context: Context, companion: Companion, curves: RunCurves) -> None:
        super().__init__(companion)
        self._context = context
        self.view, self.flags = DoctorView(companion), Flags(curves.loss)
        self.chip = FindingChip(curves.loss)
        self.findings: Findings = ()
        self._paced = Paced(self, MILLISECONDS, self.examine)
        self.chip.clicked.connect(lambda: companion.open(KEY))
        self.view.tried.connect(self._try)
        for part in (self.view, self.flags):
            part.pointed.connect(self.flags.light)
            part.pointed.connect(self.view.light)
        context.runs.changed.connect(self._paced.ask)
        context.runs.chosen.connect(self._paced.ask)

    @property
    def waiting(self) -> bool:
        """Whether something is still to be looked at."""
        return self._paced.waiting

    @Slot(object)
    def take(self, event: object) -> None:
        """The run under way was told something."""
        if self._context.runs.active is self._context.runs.front:
            self._paced.ask()

    def examine(self) -> None:
        """Look at the run in front now."""
        runs = self._context.runs
        run = runs.front
        self.findings = examined(run, runs.all) if run is not None else ()
        self.view.show_run(run, names(runs.all)[run] if run is not None else "", self.findings)
        self.flags.show_steps([finding.step for finding in self.findings])
        self.chip.show_findings(self.findings)

    @Slot(object)
    def _try(self, recipe: Recipe) -> None:
        run = self._context.runs.front
        if run is not None:
            network = replace(run.network, scaling=UNSCALED) if run.network is not None else None
            self._context.recipe_wanted.emit(recipe, run.started.name, network)
