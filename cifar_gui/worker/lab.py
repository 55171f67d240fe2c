"""The one handle through which the window uses the threads."""

from __future__ import annotations

import itertools
import os
import sys
import threading
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMetaObject, QObject, Qt, QThread, Signal

from cifar_gui.at_work import AtWork
from cifar_gui.engine.data import DataSet
from cifar_gui.protocol import Request
from cifar_gui.protocol.runs import EstimateRun, ResumeRun, StartRun, StartTogether, StepRun
from cifar_gui.worker.files_worker import FilesWorker
from cifar_gui.worker.mailbox import Mailbox
from cifar_gui.worker.torch_worker import TorchWorker

STACK_BYTES = 16 << 20
"""macOS gives threads 512 KB, too little for torch."""
NICENESS = 5
"""Of 19 on Linux: the window's thread has 0."""


class EventThread(QThread):
    """A thread that runs an event loop.

    ``run`` is written in Python: a bare QThread loses ``threading.local`` between two slots, and with it torch's grad
    mode. It gives way to the window's thread, which waits for the processor half as long (3.9 ms instead of 9 in the
    99th percentile, training at batch 64 on two cores); alone on the machine it is as fast as before.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setStackSize(STACK_BYTES)

    def run(self) -> None:
        """Worker thread."""
        if sys.platform == "linux":
            # QThread.setPriority does nothing under Linux's usual scheduler; a thread of ours may be nicer than others.
            # torch's own threads are started from this one and inherit it.
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
        else:
            self.setPriority(QThread.Priority.LowPriority)
        self.exec()


class Lab(QObject):
    """GUI thread. Two long-lived threads, one for torch and one for files, behind signals and a few calls."""

    ready = Signal(object)
    """A ``protocol.Ready``, once torch is loaded."""
    replied = Signal(object)
    """A ``protocol.Reply`` to each request that was not replaced by a newer one."""
    run_event = Signal(object)
    """``RunStarted``, ``RunState``, ``Steps``, ``EpochEnded``, ``Evaluated``, ``Snapshot``, ``RunEnded``,
    ``Estimated``."""
    tensorboard_event = Signal(object)
    """``Logging``, ``Logged``, ``LogFailed``, of ``protocol.tensorboard``."""
    import_event = Signal(object)
    """``ImportProgress``, ``ReplaceAsked``, ``Imported``, ``ImportFailed``."""
    fault = Signal(object)
    """A ``protocol.WorkerFault``."""

    _load = Signal()
    _wake = Signal()
    _command = Signal(object)
    _import = Signal(object)
    _download = Signal()
    _cancel = Signal()
    _answer = Signal(bool)

    def __init__(self, engines: Iterable[str] = ()) -> None:
        """``engines``: modules that the torch thread loads while nothing is asked of it."""
        super().__init__()
        self.at_work: AtWork | None = None
        """Where it is marked what is asked for."""
        self._run: StartRun | None = None
        """The run that was begun last."""
        self._ids = itertools.count(1)
        self._mailbox = Mailbox()
        self._torch = TorchWorker(self._mailbox, engines)
        self._files = FilesWorker()
        self._threads = (EventThread("torch"), EventThread("files"))
        queued = Qt.ConnectionType.QueuedConnection
        for worker, thread in zip((self._torch, self._files), self._threads, strict=True):
            worker.moveToThread(thread)
        for signal, slot in (
            (self._load, self._torch.load), (self._wake, self._torch.serve), (self._command, self._torch.obey),
            (self._import, self._files.start), (self._cancel, self._files.cancel),
            (self._torch.ready, self.ready), (self._torch.replied, self.replied),
            (self._torch.run_event, self.run_event), (self._torch.tensorboard_event, self.tensorboard_event),
            (self._answer, self._files.answer),
            (self._download, self._files.download), (self._files.import_event, self.import_event),
            (self._torch.fault, self.fault), (self._files.fault, self.fault),
        ):  # fmt: skip
            signal.connect(slot, queued)
        # The first in the torch thread's queue: whatever is asked before the thread runs waits behind it.
        self._load.emit()

    def next_id(self) -> int:
        """A number for a request, larger than all before."""
        return next(self._ids)

    def use(self, data: DataSet) -> None:
        """Make a data set known to the torch thread."""
        self._mailbox.use(data)

    def ask(self, request: Request) -> None:
        """Ask torch something; an older request of the same page that still waits is dropped."""
        if self.at_work is not None:
            self.at_work.begin(request.page)
        self._mailbox.put(request)
        self._wake.emit()

    def command(self, command: object) -> None:
        """Give an order: about the run (``StartRun``, ``PauseRun``, …) or logging (``LogPass``, ``LogRuns``, …)."""
        self._mark(command)
        self._command.emit(command)

    def _mark(self, command: object) -> None:
        if isinstance(command, StartTogether):
            command = command.runs[0]
        if isinstance(command, StartRun):
            self._run = command
        if self.at_work is None:
            return
        if isinstance(command, EstimateRun):
            self.at_work.begin(command.page)
        elif (
            self._run is not None
            and isinstance(command, StartRun | ResumeRun | StepRun)
            and not (isinstance(command, StartRun) and command.paused and not command.single)
        ):
            self.at_work.begin(self._run.page, self._run.name or "-")

    def import_data(self, path: Path) -> None:
        """Import CIFAR-10 from an archive or a folder."""
        self._import.emit(path)

    def answer_import(self, replace: bool) -> None:
        """Answer a ``ReplaceAsked``: whether the new pictures take the place of those that are here."""
        self._answer.emit(replace)

    def download(self) -> None:
        """Fetch CIFAR-10 from its official page and import it; the events are those of an import."""
        self._download.emit()

    def cancel_import(self) -> None:
        """Give up the download or the import that is under way."""
        self._cancel.emit()

    def start(self) -> None:
        """Start the threads and load torch. Call it when the window is painted: importing torch takes the GIL."""
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """End both threads and wait for them; a step or a forward under way is finished first."""
        workers = zip((self._torch, self._files), self._threads, strict=True)
        running = [(worker, thread) for worker, thread in workers if thread.isRunning()]
        for worker, _ in running:
            QMetaObject.invokeMethod(worker, "finish", Qt.ConnectionType.QueuedConnection)
        for _, thread in running:
            thread.wait()
