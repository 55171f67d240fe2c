"""What a page has for TensorBoard: log to it, open it, and choose where its files lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QProgressBar, QPushButton, QWidget

from cifar_gui import paths
from cifar_gui.i18n import Retranslated, lesson_text, say
from cifar_gui.lesson import lesson_of
from cifar_gui.lessons import find
from cifar_gui.protocol import Pictures
from cifar_gui.protocol.tensorboard import (
    INPUT_OUTPUT,
    LogFailed,
    Logged,
    Logging,
    LogGraph,
    LogPass,
    LogRuns,
    StopLogging,
)
from cifar_gui.spec import Message, Network
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.tensorboard_process import RUNNING, STARTING, TensorBoardProcess
from cifar_gui.ui.widgets.controls import IconButton, Switch, label, restyle, reveal
from cifar_gui.ui.widgets.layouts import in_column, in_row

PASS, GRAPH, RUNS = "pass", "graph", "runs"
"""What a page logs: every batch of a split, the graph of a network, or its training runs."""


class TensorBoard(QObject):
    """GUI thread. What the bars of all pages share: the folder, and the server."""

    folder_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.settings = context.settings
        self.server = TensorBoardProcess(self)

    @classmethod
    def of(cls, context: Context) -> TensorBoard:
        """The one of a context, made when it is first asked for."""
        there = context.findChild(cls)
        return there if isinstance(there, cls) else cls(context)

    @property
    def folder(self) -> Path:
        """Where event files lie."""
        return (
            Path(self.settings.tensorboard_folder)
            if self.settings.tensorboard_folder
            else paths.data_folder() / "tensorboard"
        )

    def choose(self, folder: Path) -> None:
        """Let event files lie in another folder from now on."""
        self.settings.tensorboard_folder = str(folder)
        self.folder_changed.emit()


@dataclass(frozen=True)
class _Job:
    """What this bar has asked for, and how far it is."""

    id: int
    done: int = 0
    total: int = 0


class TensorBoardBar(Retranslated, QWidget):
    """GUI thread. A row of buttons, and below it a line about what goes on, when something does.

    A page connects ``wanted`` to a slot that calls ``log_pass`` or ``log_graph``; the bar of runs needs no slot. It
    follows theme and language by itself.
    """

    wanted = Signal()
    """The user wants to log what the page shows."""

    def __init__(self, context: Context, page: str, kind: str = PASS) -> None:
        super().__init__()
        self.context, self.page, self.kind = context, page, kind
        self.tensorboard = TensorBoard.of(context)
        self.logged: Path | None = None
        """The folder of what was logged last."""
        self._job: _Job | None = None
        self._problem: Message | None = None
        self._asked_to_open = self._offers_it = False
        """Whether it is waited for, and whether the line has had its address."""
        self._pressed = False
        """Whether one of its buttons was pressed: then what comes of it is brought into view."""
        self._build()
        context.lab.tensorboard_event.connect(self._take)
        server = self.tensorboard.server
        server.changed.connect(self._reflect)
        server.opened.connect(self._opened)
        server.failed.connect(self._failed_to_open)
        self.tensorboard.folder_changed.connect(self._moved)
        self.retranslate()
        if kind == RUNS and context.settings.log_runs:
            with QSignalBlocker(self.switch):
                self.switch.setChecked(True)
            self._log_runs(True)

    # --- building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._head = label("section")
        self.log_button, self.open_button = QPushButton(), QPushButton()
        self.switch, self.folder_button = Switch(), IconButton("folder")
        self.log_button.clicked.connect(self.wanted)
        self.open_button.clicked.connect(self.open)
        self.switch.toggled.connect(self._log_runs)
        self.folder_button.clicked.connect(self._choose_folder)
        shown, hidden = (self.switch, self.log_button) if self.kind == RUNS else (self.log_button, self.switch)
        hidden.setParent(self)
        hidden.hide()
        row = in_row((self._head, 1), shown, self.open_button, self.folder_button, spacing=4)
        for button in (self.log_button, self.open_button):
            button.setStyleSheet('QPushButton { padding: 0 8px; } QPushButton[ring="true"]:focus { padding: 0 7px; }')
        self.progress, self.cancel_button = QProgressBar(), IconButton("cross")
        self.progress.setTextVisible(False)
        self.cancel_button.clicked.connect(self.cancel)
        going = in_row((self.progress, 1), self.cancel_button)
        self.line = label("caption", wraps=True)
        self.line.setTextFormat(Qt.TextFormat.RichText)
        self.line.setOpenExternalLinks(True)
        self.line.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        in_column(row, going, self.line, on=self, margins=(8, 2, 0, 0), spacing=4)

    # --- logging ----------------------------------------------------------------------------------------------------

    def log_pass(
        self,
        build: Callable[[Any, tuple[int, ...]], Any],
        params: Any,
        pictures: Pictures,
        seed: int,
        name: str,
        *,
        tags: tuple[str, str] = INPUT_OUTPUT,
        normalise: bool = False,
    ) -> None:
        """Log a layer on every batch of the split of ``pictures``; ``name`` is the layer's, for the folder."""
        self._ask(
            lambda id, folder: LogPass(
                id, self.page, folder, f"{self._label} {name}", build, params, pictures, seed, self.context.device,
                normalise=normalise, tags=tags,
            )
        )  # fmt: skip

    def log_graph(self, network: Network, batch: int) -> None:
        """Log the graph of a network."""
        self._ask(lambda id, folder: LogGraph(id, self.page, folder, f"{self._label} {network.name}", network, batch))

    @property
    def _label(self) -> str:
        return lesson_text(find(lesson_of(self.page)).label)

    def _ask(self, command: Callable[[int, Path], LogPass | LogGraph]) -> None:
        self._pressed = True
        self._job, self._problem, self.logged = _Job(self.context.lab.next_id()), None, None
        self.context.lab.command(command(self._job.id, self.tensorboard.folder))
        self._reflect()

    @Slot()
    def cancel(self) -> None:
        """Give up the pass that is under way; what was logged stays."""
        if self._job is not None:
            self.context.lab.command(StopLogging())

    @Slot(bool)
    def _log_runs(self, on: bool) -> None:
        self.context.settings.log_runs = on
        self._pressed = self.isVisible()
        self._problem = None
        self.context.lab.command(LogRuns(self.tensorboard.folder if on else None, self.page, self._label))
        self._reflect()

    @Slot(object)
    def _take(self, event: object) -> None:
        """News of what this page has asked for; of runs, those of any run."""
        if not isinstance(event, Logging | Logged | LogFailed) or event.page != self.page:
            return
        if self.kind != RUNS and (self._job is None or event.id != self._job.id):
            return
        if isinstance(event, Logging):
            self.logged = event.folder if self.kind == RUNS else None
            self._problem = None
            self._job = _Job(event.id, event.done, event.total) if self.kind != RUNS else None
        else:
            self._job = None
            self.logged = event.folder if isinstance(event, Logged) else None
            self._problem = event.message if isinstance(event, LogFailed) else None
        self._reflect()

    # --- the folder and the server ----------------------------------------------------------------------------------

    @Slot()
    def _choose_folder(self) -> None:
        title = self.tr("Choose a folder for TensorBoard's files")
        name = QFileDialog.getExistingDirectory(self, title, str(self.tensorboard.folder))
        if name:
            self.tensorboard.choose(Path(name))

    @Slot()
    def _moved(self) -> None:
        if self.kind == RUNS and self.switch.isChecked():
            self._log_runs(True)
        self.logged, self._problem = None, None
        self.retranslate()

    @Slot()
    def open(self) -> None:
        """Start TensorBoard's server, if it does not run yet, and show it in the browser."""
        self._pressed = True
        self._asked_to_open, self._problem = True, None
        self.tensorboard.server.open(self.tensorboard.folder)
        self._reflect()

    @Slot(str)
    def _opened(self, url: str) -> None:
        # Where no browser can be found, the link in the line below is left.
        if self._asked_to_open:
            self._asked_to_open = False
            QDesktopServices.openUrl(QUrl(url))
        self._reflect()

    @Slot(object)
    def _failed_to_open(self, message: Message) -> None:
        if self._asked_to_open or self._offers_it:
            self._asked_to_open, self._offers_it, self._problem = False, False, message
        self._reflect()

    # --- words ------------------------------------------------------------------------------------------------------

    @Slot()
    def _reflect(self) -> None:
        job, server = self._job, self.tensorboard.server
        for widget in (self.progress, self.cancel_button):
            widget.setVisible(job is not None)
        self.log_button.setEnabled(job is None)
        self.open_button.setEnabled(server.state != STARTING)
        if job is not None:
            self.progress.setRange(0, job.total)
            self.progress.setValue(job.done)
        self._offers_it = self._offers_it or server.state == RUNNING
        text = self._words()
        if text != self.line.text():
            self.line.setText(text)
            self._show_line()
        self.line.setToolTip(str(self.logged) if self.logged is not None else "")
        self.line.setVisible(bool(text))
        restyle(self.line, "role", "error" if self._problem is not None else "caption")

    def _show_line(self) -> None:
        """Bring the line into view: it stands at the end of a column that may be longer than the window."""
        if self._pressed:
            self.line.setVisible(bool(self.line.text()))
            reveal(self.line)

    def _words(self) -> str:
        """What there is to say, as rich text."""
        job, server = self._job, self.tensorboard.server
        if job is not None and job.total:
            return self.tr("Batch {done} of {total}").format(done=job.done + 1, total=job.total)
        if job is not None:
            return self.tr("Preparing…")
        if self._problem is not None:
            return _breakable(say(self._problem))
        if server.state == STARTING:
            return self.tr("Starting TensorBoard…")
        parts = []
        if self.logged is not None:
            parts.append(_breakable(self.tr("Logged as {name}").format(name=self.logged.name)))
        if server.state == RUNNING:
            parts.append(f'<a href="{server.url}">{server.url.rstrip("/").removeprefix("http://")}</a>')
        return "<br>".join(parts)

    def retranslate(self) -> None:
        folder = str(self.tensorboard.folder)
        self._head.setText("TensorBoard")
        self.log_button.setText(self.tr("Log"))
        if self.kind == GRAPH:
            what = self.tr("Write the graph of this network into an event file for TensorBoard")
        else:
            what = self.tr("Write input and output of every batch of this split into an event file for TensorBoard")
        self.log_button.setToolTip(what)
        self.log_button.setAccessibleName(what)
        self.switch.setAccessibleName(self.tr("Log the runs for TensorBoard"))
        self.switch.setToolTip(self.tr("Write the losses of every run into an event file for TensorBoard"))
        self.open_button.setText(self.tr("Open"))
        self.open_button.setAccessibleName(self.tr("Open TensorBoard"))
        self.open_button.setToolTip(self.tr("Start TensorBoard on this computer and show it in the browser"))
        self.folder_button.describe(self.tr("Event files are in {folder}; choose another").format(folder=folder))
        self.cancel_button.describe(self.tr("Stop logging"))
        self._reflect()


def _breakable(text: str) -> str:
    """Plain text as rich text in which paths and names may go on in the next line."""
    for mark in ("/", "\\", "_"):
        text = text.replace(mark, f"{mark}\u200b")
    return escape(text)
