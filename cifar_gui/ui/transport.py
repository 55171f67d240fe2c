"""The controls of a run: start, pause, step, stop, and how far it has come."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.ui import theme as themes
from cifar_gui.ui.controls import icon, label, restyle
from cifar_gui.ui.rows import Elided

IDLE, WAITING, RUNNING, PAUSED = "idle", "waiting", "running", "paused"
PARTS = 10_000
"""Of the progress bar."""


class Transport(Retranslated, QWidget):
    """One primary button that starts, pauses and resumes, so that it keeps the focus; step and stop beside it."""

    primary = Signal()
    stepped = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.phase = IDLE
        self._theme = themes.LIGHT
        self.main, self.step, self.stop = QPushButton(), QPushButton(), QPushButton()
        self.main.setProperty("role", "primary")
        for button, signal in ((self.main, self.primary), (self.step, self.stepped), (self.stop, self.stopped)):
            button.clicked.connect(signal)
            button.setMinimumHeight(32)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, PARTS)
        self._line, self._right, self._detail = Elided("emphasis"), label("caption"), Elided("caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.main, self.step, self.stop):
            row.addWidget(button)
        row.addSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self._line, 1)
        first.addWidget(self._right)
        texts.addStretch()
        texts.addLayout(first)
        texts.addWidget(self._detail)
        texts.addWidget(self.bar)
        texts.addStretch()
        row.addLayout(texts, 1)
        self.show_phase(IDLE)
        self.retranslate()

    def show_phase(self, phase: str) -> None:
        """IDLE, WAITING (for the first word of a run), RUNNING or PAUSED."""
        self.phase = phase
        under_way = phase in (RUNNING, PAUSED)
        self.bar.setVisible(under_way)
        self._detail.setVisible(not under_way)
        # A button that is disabled passes the focus on, and the next Space would stop the run: only Stop is ever
        # disabled by a phase, and hands the focus to the first one.
        for button in (self.main, self.step):
            button.setEnabled(True)
        if phase == IDLE and self.stop.hasFocus():
            self.main.setFocus()
        self.stop.setEnabled(phase != IDLE)
        self.retint(self._theme)
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

    def show_progress(self, share: float) -> None:
        """How much of the run is done, in [0, 1]."""
        self.bar.setValue(round(share * PARTS))

    def set_startable(self, startable: bool) -> None:
        """Whether the form holds something that can be tried."""
        if self.phase == IDLE:
            self.main.setEnabled(startable)
            self.step.setEnabled(startable)

    def duration(self, seconds: float) -> str:
        """A length of time in one or two units."""
        whole = round(seconds)
        if whole < 60:
            return self.tr("{seconds} s").format(seconds=max(1, whole))
        if whole < 3600:
            return self.tr("{minutes} min {seconds} s").format(minutes=whole // 60, seconds=whole % 60)
        return self.tr("{hours} h {minutes} min").format(hours=whole // 3600, minutes=whole % 3600 // 60)

    def retint(self, theme: themes.Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        running = self.phase == RUNNING
        enabled = self.main.isEnabled()
        self.main.setIcon(icon("pause" if running else "play", theme.on_accent if enabled else theme.strong))
        self.step.setIcon(icon("step", theme.text2 if self.step.isEnabled() else theme.strong))
        self.stop.setIcon(icon("stop", theme.text2 if self.stop.isEnabled() else theme.strong))

    def retranslate(self) -> None:
        words = {
            IDLE: (self.tr("Start training"), self.tr("Train with the settings at the left")),
            WAITING: (self.tr("Preparing…"), ""),
            RUNNING: (self.tr("Pause"), self.tr("Wait before the next step (Space)")),
            PAUSED: (self.tr("Resume"), self.tr("Go on (Space)")),
        }
        text, tip = words[self.phase]
        self.main.setText(text)
        self.main.setToolTip(tip)
        self.step.setText(self.tr("Step"))
        self.step.setToolTip(
            self.tr("Prepare a run and wait before its first step")
            if self.phase == IDLE
            else self.tr("Train on one batch, then wait")
        )
        self.stop.setText(self.tr("Stop"))
        self.stop.setToolTip(self.tr("End this run; what it has drawn stays"))
        self.bar.setAccessibleName(self.tr("How much of the run is done"))
