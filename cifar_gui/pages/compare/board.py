"""Curves over the table of runs: what the page shows of its rows, and the run that is lit in all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.compare import AT_STEP
from cifar_gui.pages.compare.plot import ComparePlot, Line
from cifar_gui.pages.compare.rows import Row
from cifar_gui.pages.compare.table import RunTable
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.widgets.controls import IconButton, TextButton, label
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.rows import Elided, head_row
from cifar_gui.ui.widgets.timeline import Scrubber


class Light(QObject):
    """GUI thread. The runs that are under the mouse, wherever that is."""

    changed = Signal(object)
    """A tuple of Histories."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.on: tuple[History, ...] = ()
        self.rest: History | None = None
        """What is lit while nothing is under the mouse."""

    @Slot(object)
    def light(self, runs: object) -> None:
        """Light a History, or several; None leaves the one that is selected."""
        runs = self.rest if runs is None else runs
        lit = (runs,) if isinstance(runs, History) else tuple(runs) if isinstance(runs, tuple) else ()
        if lit != self.on:
            self.on = lit
            self.changed.emit(lit)


class AtStep(Retranslated, Scrubber):
    """GUI thread. The step at which the table looks at each run, beside its number: over those of the longest run."""

    def __init__(self) -> None:
        super().__init__()
        self.retranslate()

    def stand(self, params: Any, runs: Sequence[History]) -> None:
        """Stand where the number says; there is none where the table looks at the ends of runs."""
        self.setVisible(params.moment == AT_STEP)
        with QSignalBlocker(self):
            self.setRange(1, max((run.step for run in runs), default=1) or 1)
            self.setValue(params.at)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Step at which the table looks at each run"))


class Curves(Retranslated, QWidget):
    """GUI thread. The plot with its head: what is drawn, and what the curve under the mouse says."""

    lit = Signal(object)
    """The runs of the curve under the mouse, or None."""

    def __init__(self, called: Callable[[History], str]) -> None:
        super().__init__()
        self._called = called
        self._title, self._waiting = "", False
        self.plot = ComparePlot()
        self.head, self.caption, self.readout = label("heading"), Elided("caption"), Elided("caption")
        self.whole = IconButton("reset")
        self.whole.clicked.connect(lambda: self.plot.set_zoomed(False))
        self.whole.hide()
        self.plot.zoomed.connect(self.whole.setVisible)
        self.plot.pointed.connect(self._pointed)
        self.plot.fitted.connect(self._say_above)
        head = head_row(self.head, self.caption, self.readout, self.whole, height=28)
        in_column(head, (self.plot, 1), on=self, margins=NO_MARGINS, spacing=2)
        self.retranslate()

    @Slot(object)
    def _pointed(self, told: tuple[tuple[History, ...], float] | None) -> None:
        self.lit.emit(told[0] if told is not None else None)
        if told is None:
            self.readout.say("")
            return
        runs, x = told
        place, values = self.plot.told(x)
        value = next((value for line, value in values if line.runs == runs), "")
        self.readout.say(f"{self._name(runs)}: {value} · {place}")

    def _name(self, runs: tuple[History, ...]) -> str:
        if len(runs) == 1:
            return self._called(runs[0])
        return self.tr("{name}, {count} seeds").format(name=self._called(runs[0]), count=len(runs))

    def say(self, title: str, waiting: bool) -> None:
        """Name what is drawn; say what cannot be (or not yet: ``waiting``), and how many seeds a band is of."""
        self._title, self._waiting = title, waiting
        self.retranslate()

    def retranslate(self) -> None:
        self.head.setText(self._title)
        bands = [line for line in self.plot.lines if len(line.runs) > 1]
        if unknown := self.plot.unknown:
            text = self.tr("not known of {count} of the runs")
            self.caption.say(self.tr("is being counted…") if self._waiting else text.format(count=len(unknown)))
        elif bands:
            self.caption.say(self._band(bands))
        else:
            self.caption.say("")
        self.plot.title = "; ".join(filter(None, (self._title, self.caption.whole)))
        self._say_above()
        self.whole.describe(self.tr("Show everything again"))
        self.plot.setAccessibleName(self.tr("The curves of the runs that are drawn"))

    @Slot()
    def _say_above(self) -> None:
        """Name what goes on above the upper end of the plot, and how it is seen."""
        above, words = self.plot.above, ""
        hidden = [line for line in above if self.plot.chosen not in line.runs]
        if len(above) == 1:
            words = self.tr("▲ {name} goes on above").format(name=self._name(above[0].runs))
        elif above:
            words = self.tr("▲ {count} curves go on above").format(count=len(above))
        if hidden and not self.plot.quantity.share:
            words = self.tr("{what}: select it to see more of it").format(what=words)
        self.plot.over.say(words, above[0].pen.color() if len(above) == 1 else None)

    def _band(self, bands: Sequence[Line]) -> str:
        counts = ", ".join(str(count) for count in sorted({len(line.runs) for line in bands}))
        return self.tr("band: least to greatest of seeds (n = {counts}), line: their mean").format(counts=counts)


class Listing(Retranslated, QWidget):
    """GUI thread. The table with its head: what is sifted for, and what can be done with the selected run."""

    sifted = Signal(str)
    """What was typed to sift the rows."""
    pinned, renewed, reseeded, removed = Signal(), Signal(), Signal(), Signal()
    begun = Signal()
    """The user wants to train the first run."""

    def __init__(self) -> None:
        super().__init__()
        self._told, self._found = (0, 0), False
        self.head, self.count = label("heading"), Elided("caption")
        self.words = QLineEdit()
        self.words.setFixedHeight(26)
        self.words.setMinimumWidth(44)
        self.words.setMaximumWidth(150)
        self.words.setMaxLength(100)
        self.words.setClearButtonEnabled(True)
        self.words.textEdited.connect(self.sifted)
        self.new, self.seed, self.pin = TextButton("plus"), TextButton("plus"), TextButton("pin")
        self.trash = IconButton("trash", fades=True)
        for button, does in (
            (self.new, self.renewed), (self.seed, self.reseeded), (self.pin, self.pinned), (self.trash, self.removed),
        ):  # fmt: skip
            button.clicked.connect(does)
        self.table = RunTable()
        row = in_row(
            self.head, (self.count, 1), (self.words, 2), self.pin, self.new, self.seed, self.trash,
            margins=NO_MARGINS, spacing=5,
        )  # fmt: skip
        self.empty, self.train = Elided("caption"), TextButton("play", "on_accent", role="primary")
        self.train.clicked.connect(self.begun)
        self._nothing = QWidget()
        inner = in_column(STRETCH, self.empty, in_row(self.train, STRETCH), STRETCH, spacing=10)
        in_row((inner, 1), on=self._nothing, margins=(8, 0, 8, 0))
        in_column(row, (self.table, 1), (self._nothing, 1), on=self, margins=NO_MARGINS, spacing=4)
        self.retranslate()

    def offer(self, selected: Row | None, based: bool, free: bool) -> None:
        """What can be done: with a run at all, with one that is not the baseline, and with one that is over."""
        for button in (self.new, self.seed):
            button.setEnabled(selected is not None)
        self.pin.setEnabled(selected is not None and not based)
        self.trash.setEnabled(selected is not None and free)

    def say(self, shown: int, there: int, found: bool = True) -> None:
        """How many runs are listed, of how many; ``found``: those of earlier sessions are known."""
        self._told, self._found = (shown, there), found
        awaited = bool(shown) and not self.table.isVisibleTo(self) and self.train.hasFocus()
        self.table.setVisible(bool(shown))
        self.train.setVisible(found and not there)
        for button in (self.pin, self.new, self.seed, self.trash):
            button.setVisible(bool(there))
        self.words.setVisible(bool(there))
        if awaited:  # the keys are those of the table, and not letters to sift by
            self.table.setFocus()
        self._nothing.setVisible(not shown)
        self.retranslate()

    def retranslate(self) -> None:
        shown, there = self._told
        self.head.setText(self.tr("Runs"))
        self.count.say(self.tr("{shown} of {there}").format(shown=shown, there=there) if shown != there else f"{there}")
        none = self.tr("No run is kept yet. What is trained stands here, with its curve and its settings.")
        if not self._found:
            none = self.tr("Looking for the runs that are kept…")
        self.empty.say(self.tr("None of the runs has these words in it.") if there else none)
        self.train.setText(self.tr("To the part that trains"))
        self.words.setPlaceholderText(self.tr("filter"))
        self.words.setAccessibleName(self.tr("Only runs that have these words somewhere"))
        self.pin.setText(self.tr("Baseline"))
        self.pin.setToolTip(self.tr("Compare the others with the selected run (B)"))
        self.new.setText(self.tr("New run from it"))
        self.new.setToolTip(self.tr("Take its settings to the Training part, to change some of them (N)"))
        self.seed.setText(self.tr("Another seed"))
        self.seed.setToolTip(self.tr("Take its settings to the Training part, with a seed that was not used yet"))
        self.trash.describe(self.tr("Remove the selected run; it can be put back (Delete)"))
