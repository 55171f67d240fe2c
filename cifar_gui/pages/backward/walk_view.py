"""The losses of a split, one picture after the other as the course's script prints them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.backward.protocol import Walked
from cifar_gui.ui.widgets.controls import TextButton, label
from cifar_gui.ui.widgets.histogram import Histogram, Trace, data_range
from cifar_gui.ui.widgets.layouts import STRETCH, in_column, in_row
from cifar_gui.ui.widgets.scrolled import Scrolled

UNTRAINED = float(np.log(10))
"""The loss of a network that gives each of ten classes the same probability."""


class WalkView(Retranslated, Scrolled):
    """The split tab: start and pause, the loss of each picture, their mean, and gradients that add up."""

    started = Signal()
    restarted = Signal()

    def __init__(self) -> None:
        inner = QWidget()
        super().__init__(inner)
        self.running = False
        self.losses = np.zeros(0, np.float32)
        self._right = 0
        self._last: Walked | None = None
        self._over: int | None = None
        self._build(inner)
        self.retranslate()

    def _build(self, inner: QWidget) -> None:
        column = in_column(on=inner, margins=(24, 20, 24, 20), spacing=8)
        self._heading, self._sentence = label("title"), label()
        self.button, self.again = TextButton("play", "on_accent", role="primary"), TextButton("reset")
        self.button.clicked.connect(lambda: self.set_running(False) if self.running else self.started.emit())
        self.again.clicked.connect(self.restarted)
        buttons = in_row(self.button, self.again, STRETCH, spacing=8)
        self.trace, self.histogram = Trace(), Histogram()
        self.trace.setFixedHeight(170)
        self.histogram.setFixedHeight(90)
        self.trace.pointed.connect(self._pointed)
        self._readout, self._histogram_head, self._note = label("caption"), label("emphasis"), label("caption")
        self._names = {name: label() for name in ("count", "mean", "right", "norm")}
        self.values = {name: label("emphasis") for name in self._names}
        facts = QGridLayout()
        facts.setVerticalSpacing(6)
        facts.setColumnStretch(0, 1)
        for row, name in enumerate(self._names):
            self.values[name].setAlignment(Qt.AlignmentFlag.AlignRight)
            facts.addWidget(self._names[name], row, 0)
            facts.addWidget(self.values[name], row, 1)
        column.addWidget(self._heading)
        column.addWidget(self._sentence)
        column.addLayout(buttons)
        column.addWidget(self.trace)
        column.addWidget(self._readout)
        column.addLayout(facts)
        column.addWidget(self._histogram_head)
        column.addWidget(self.histogram)
        column.addWidget(self._note)
        for part in (self._sentence, self._note, self._readout):
            part.setWordWrap(True)
        column.addStretch()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def clear(self) -> None:
        """Forget the walk so far."""
        self.losses, self._right, self._last = np.zeros(0, np.float32), 0, None
        self.trace.show_values(self.losses, 1)
        self.histogram.clear()
        self._say()

    def take(self, walked: Walked) -> None:
        """Show the next pictures' losses."""
        if walked.first != len(self.losses):
            return
        self.losses = np.concatenate((self.losses, walked.losses))
        self._right += walked.right
        self._last = walked
        self.trace.show_values(self.losses, walked.total, UNTRAINED)
        self.histogram.show_values(self.losses, span=data_range(self.losses))
        self._say()

    @property
    def done(self) -> bool:
        """Whether the split is through."""
        return self._last is not None and len(self.losses) >= self._last.total

    def set_running(self, running: bool) -> None:
        """Show whether the walk goes on."""
        if running != self.running:
            self.running = running
            self.button.draw("pause" if running else "play")
            self._say()

    def _pointed(self, index: int | None) -> None:
        self._over = index
        self._say()

    # --- texts and colours ------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Every picture of the split"))
        self._sentence.setText(
            self.tr("One picture at a time, as the course's script goes: its loss, then backward. No weight changes.")
        )
        self.again.setText(self.tr("From the start"))
        self.trace.setAccessibleName(self.tr("The loss of each picture"))
        self.histogram.setAccessibleName(self.tr("Histogram of the losses"))
        self.trace.say_empty(self.tr("Start the walk: each picture's loss becomes a dot here."))
        self.histogram.say_empty("")
        self._histogram_head.setText(self.tr("How the losses are spread"))
        self._note.setText(
            self.tr(
                "Dashed: ln 10 = 2.303, the loss of a guess. The gradients are never set to zero, so they add up from "
                "picture to picture."
            )
        )
        names = {
            "count": self.tr("pictures"), "mean": self.tr("mean loss"), "right": self.tr("correct"),
            "norm": self.tr("norm of the gradients"),
        }  # fmt: skip
        for name, text in names.items():
            self._names[name].setText(text)
        self._say()

    def _say(self) -> None:
        count, last = len(self.losses), self._last
        self.button.setText(self.tr("Pause") if self.running else self.tr("Resume") if count else self.tr("Start"))
        self.button.setEnabled(not self.done)
        self.again.setEnabled(count > 0)
        values = {"count": "–", "mean": "–", "right": "–", "norm": "–"}
        if last is not None and count:
            values = {
                "count": f"{count:,} / {last.total:,}",
                "mean": f"{float(self.losses.mean(dtype=np.float64)):.4f}",
                "right": f"{100 * self._right / count:.1f} %",
                "norm": f"{last.gradient_norm:.3g}",
            }
        for name, text in values.items():
            self.values[name].setText(text)
        over = self._over
        if over is not None and over < count:
            text = self.tr("picture {index}: loss {loss}")
            self._readout.setText(text.format(index=f"{over:,}", loss=f"{float(self.losses[over]):.4f}"))
        else:
            self._readout.setText(self.tr("dots: each picture, line: their mean so far"))
