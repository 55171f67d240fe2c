"""What is logged for TensorBoard in the torch thread, beside everything else that goes on there."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from cifar_gui.engine.data import DataSet
from cifar_gui.protocol.runs import EpochEnded, Evaluated, RunEnded, RunStarted, Steps
from cifar_gui.protocol.tensorboard import LogFailed, Logged, Logging, LogGraph, LogPass, LogRuns, StopLogging
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

if TYPE_CHECKING:
    from cifar_gui.engine.event_files import RunWriter

NOT_THERE = QT_TRANSLATE_NOOP("Engine", "TensorBoard is not installed here: {error}")


class TensorBoardKeeper:
    """Worker thread. One pass or graph at a time, advanced in slices, and a writer that follows the run.

    ``engine.event_files`` is imported when something is to be logged, and not before.
    """

    def __init__(self) -> None:
        self._news: list[object] = []
        self._asked: LogPass | LogGraph | None = None
        self._pieces: Generator[Any, None, None] | None = None
        self._runs = LogRuns(None)
        """Where runs are logged, and who asked for it."""
        self._started: dict[int, RunStarted] = {}
        """The runs that are under way, logged or not, by their numbers."""
        self._writers: dict[int, RunWriter] = {}

    @property
    def busy(self) -> bool:
        """Whether a pass or a graph is under way."""
        return self._pieces is not None

    def news(self) -> list[object]:
        """What there is to tell since the last call: ``Logging``, ``Logged``, ``LogFailed``."""
        news, self._news = self._news, []
        return news

    def obey(self, command: LogPass | LogGraph | LogRuns | StopLogging, sources: Mapping[str, DataSet]) -> None:
        """Carry out a command."""
        if isinstance(command, LogRuns):
            for run in list(self._writers):
                self._close_writer(run)
            self._runs = command
            for started in self._started.values():
                self._open_writer(started)
            return
        self._give_up()
        if isinstance(command, StopLogging):
            return
        try:
            from cifar_gui.engine import event_files
        except ImportError as error:
            self._news.append(LogFailed(command.id, command.page, _not_there(error)))
            return
        self._asked = command
        if isinstance(command, LogPass):
            self._pieces = event_files.log_pass(command, sources[command.pictures.source])
        else:
            self._pieces = event_files.log_graph(command)

    def advance(self) -> None:
        """One piece of what is under way."""
        if self._pieces is None:
            return
        event = next(self._pieces, None)
        if event is not None:
            self._news.append(event)
        if isinstance(event, Logged | LogFailed):
            self._end()

    def follow(self, event: object) -> None:
        """Log an event of a run. A writer that cannot go on is closed, and the run is not troubled."""
        if isinstance(event, RunStarted):
            self._started[event.run] = event
            self._open_writer(event)
        elif isinstance(event, Steps | EpochEnded | Evaluated) and event.run in self._writers:
            self._attempt(event.run, lambda: self._writers[event.run].take(event))
        elif isinstance(event, RunEnded):
            self._close_writer(event.run)
            self._started.pop(event.run, None)

    def close(self) -> None:
        """End the files."""
        self._end()
        for run in list(self._writers):
            self._close_writer(run, told=False)

    def _open_writer(self, started: RunStarted) -> None:
        folder = self._runs.folder
        if folder is None:
            return
        try:
            from cifar_gui.engine.event_files import RunWriter
        except ImportError as error:
            self._news.append(LogFailed(started.run, self._runs.page, _not_there(error), of_run=True))
            return
        writer = self._attempt(started.run, lambda: RunWriter(folder, started, self._runs.name))
        if writer is not None:
            self._writers[started.run] = writer
            self._news.append(Logging(started.run, self._runs.page, writer.folder))

    def _close_writer(self, run: int, told: bool = True) -> None:
        writer = self._writers.get(run)
        if writer is None:
            return
        self._attempt(run, writer.close)
        if told and self._writers.pop(run, None) is not None:
            self._news.append(Logged(run, self._runs.page, writer.folder))

    def _attempt(self, run: int, what: Callable[[], Any]) -> Any:
        """Do something with a writer; where that fails there is no writer any more, and a sentence says why."""
        from cifar_gui.engine import event_files

        try:
            return what()
        except Exception as error:
            broken = self._writers.pop(run, None)
            assert self._runs.folder is not None
            folder = broken.folder if broken is not None else self._runs.folder
            if broken is not None:
                with suppress(OSError):
                    broken.close()
            why = event_files.failure(error, folder)
            self._news.append(LogFailed(run, self._runs.page, why, of_run=True))
        return None

    def _give_up(self) -> None:
        asked = self._asked
        self._end()
        if asked is not None:
            self._news.append(LogFailed(asked.id, asked.page, None))

    def _end(self) -> None:
        pieces, self._pieces, self._asked = self._pieces, None, None
        if pieces is not None:
            pieces.close()


def _not_there(error: ImportError) -> Message:
    return Message("Engine", NOT_THERE, {"error": error})
