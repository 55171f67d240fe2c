"""Event files for TensorBoard: a pass over a split, the graph of a network, the losses of a run.

Imported when something is logged, and not before: it brings TensorBoard's protocol buffers along, for 0.2 s.
"""

from __future__ import annotations

import os
import re
import socket
import time
import warnings
from collections.abc import Generator, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from io import StringIO
from itertools import count
from math import prod
from pathlib import Path

import torch
from tensorboard.compat.proto.event_pb2 import Event, SourceMetadata
from tensorboard.summary.writer.record_writer import RecordWriter
from torch import Tensor
from torch.utils.tensorboard import SummaryWriter
from torch.utils.tensorboard.writer import FileWriter

from cifar_gui.engine import cost
from cifar_gui.engine.data import DataError, DataSet, batch, batch_count
from cifar_gui.engine.forward import normalised, seeded
from cifar_gui.engine.network import build
from cifar_gui.engine.refusals import let_go
from cifar_gui.protocol import Pictures
from cifar_gui.protocol.runs import EpochEnded, Evaluated, RunStarted, Steps
from cifar_gui.protocol.tensorboard import MOST_NUMBERS, LogFailed, Logged, Logging, LogGraph, LogPass
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

EPOCH, MEAN, STEP = "Loss/epoch", "Loss/epoch mean", "Loss/step"
"""Tags of a run: the sum of an epoch, as the course prints it; its mean; the loss of every step."""
JUDGED_LOSS, ACCURACY, LR = "Loss/validation", "Accuracy/validation", "Learning rate"

LONGEST_NAME = 60

Events = Generator[Logging | Logged | LogFailed | None, None, None]


# --- the file -------------------------------------------------------------------------------------------------------


class EventWriter(SummaryWriter):
    """An event file, written by the thread that logs: what goes wrong is raised where it can be told.

    torch's own writes from a thread of its own, which raises into nowhere when a folder vanishes or a disk is full.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))

    def _get_file_writer(self) -> FileWriter:
        if self.file_writer is None:
            self.file_writer = _FileWriter(self.log_dir)  # type: ignore[assignment]  # torch says None
            self.all_writers = {self.log_dir: self.file_writer}  # type: ignore[assignment]  # and so here
        return self.file_writer  # type: ignore[return-value]  # made above

    def close(self) -> None:
        """End the file. torch's own would leave it open when its last words cannot be written."""
        writer, self.file_writer, self.all_writers = self.file_writer, None, None
        if writer is not None:
            try:
                writer.flush()
            finally:
                writer.close()


class _FileWriter(FileWriter):
    """What a SummaryWriter writes to."""

    def __init__(self, folder: str) -> None:
        self.event_writer = _EventFile(folder)


class _EventFile:
    """TensorBoard's format in an ordinary file, under the name that TensorBoard looks for.

    Events wait until ``flush``: their checksums are taken in Python, which for a batch of pictures takes as long as
    packing them, so that a pass can pause between the two.
    """

    _numbers = count()

    def __init__(self, folder: str) -> None:
        name = f"events.out.tfevents.{int(time.time()):010d}.{socket.gethostname()}.{os.getpid()}.{next(self._numbers)}"
        self._folder, self._path = folder, os.path.join(folder, name)
        self._file = open(self._path, "xb")  # noqa: SIM115 - open as long as we are
        self._records = RecordWriter(self._file)  # type: ignore[no-untyped-call]  # TensorBoard has no types
        self._waiting: list[bytes] = []
        metadata = SourceMetadata(writer="cifar-gui")
        self.add_event(Event(wall_time=time.time(), file_version="brain.Event:2", source_metadata=metadata))
        self.flush()

    def get_logdir(self) -> str:
        return self._folder

    def add_event(self, event: Event) -> None:
        self._waiting.append(event.SerializeToString())

    def flush(self) -> None:
        """Write what waits, and hand it to the system.

        Raises:
            OSError: the file is no longer there (Linux goes on writing into the void), or cannot be written.
        """
        waiting, self._waiting = self._waiting, []
        for record in waiting:
            self._records.write(record)  # type: ignore[no-untyped-call]  # TensorBoard has no types
        self._file.flush()
        os.stat(self._path)

    def close(self) -> None:
        self._file.close()


def new_folder(folder: Path, name: str) -> Path:
    """A new folder for one event file; its name, with the time in it, is what TensorBoard calls the run.

    Raises:
        OSError: it cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    plain = re.sub(r"[^\w.+-]+", "_", name).strip("._")[:LONGEST_NAME]
    first = f"{plain}_{time.strftime('%Y-%m-%d_%H.%M.%S')}"
    for number in count(1):
        made = folder / (first if number == 1 else f"{first}_{number}")
        with suppress(FileExistsError):
            made.mkdir()
            return made
    raise AssertionError


@contextmanager
def _writer(folder: Path) -> Iterator[EventWriter]:
    """A writer that is closed in any case; what its last words cannot do is no second complaint."""
    writer = EventWriter(folder)
    try:
        yield writer
        writer.flush()
    finally:
        with suppress(OSError):
            writer.close()


# --- a pass over a split --------------------------------------------------------------------------------------------


def log_pass(request: LogPass, data: DataSet) -> Events:
    """Log a whole split. It yields every 20 ms or so, for the course's layers.

    Nothing that a run in progress depends on is touched. Closing it leaves what was logged. Worker thread.
    """
    return _told(request, _pass(request, data))


def _pass(request: LogPass, data: DataSet) -> Events:
    split, size = data.split(request.pictures.split), request.pictures.batch_size
    x = _input(request, data, 0)
    needed = cost.forward_cost(request.build, request.params, tuple(x.shape))
    if (refusal := cost.guard(needed, request.allow, request.device)) is not None:
        yield LogFailed(request.id, request.page, refusal.sentence)
        return
    yield None
    with _computing(request.seed):
        layer = request.build(request.params, tuple(x.shape)).to(request.device)
        y = _output(layer, x)
    if not 0 < y.numel() <= MOST_NUMBERS:
        yield LogFailed(request.id, request.page, _too_many(y) if y.numel() else Message("Engine", NOTHING))
        return
    folder, total = new_folder(request.folder, request.name), batch_count(split, size)
    with _writer(folder) as writer:
        for step in range(total):
            yield Logging(request.id, request.page, folder, step, total)
            x = _input(request, data, step)
            writer.add_images(request.tags[0], x, step)
            yield None
            writer.flush()
            yield None
            with _computing(request.seed):
                y = _output(layer, x)
            yield None
            writer.add_images(request.tags[1], as_pictures(y), step)
            yield None
            writer.flush()
    yield Logged(request.id, request.page, folder)


@contextmanager
def _computing(seed: int) -> Iterator[None]:
    """For a layer: no gradients, no random number of others, and no warnings, since the page has shown them."""
    with seeded(seed), torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _input(request: LogPass, data: DataSet, step: int) -> Tensor:
    of = request.pictures
    images, _ = batch(data.split(of.split), Pictures(of.source, of.split, step, of.batch_size))
    x = torch.from_numpy(images) / 255
    return (normalised(x) if request.normalise else x).to(request.device)


def _output(layer: torch.nn.Module, x: Tensor) -> Tensor:
    result = layer(x.clone() if getattr(layer, "inplace", False) else x)
    y: Tensor = result[0] if isinstance(result, tuple) else result  # pooling may return its indices as well
    return y


def as_pictures(y: Tensor) -> Tensor:
    """Maps (N, C, H, W) as TensorBoard can show them: (N', 3, H, W) or (N', 1, H, W).

    One and three maps are a picture as they are; others are read three at a time as red, green and blue, as the course
    reshapes six. Where they do not divide by three, each map is a grey picture.
    """
    _, maps, height, width = y.shape
    if maps in (1, 3):
        return y
    return y.reshape(-1, 1 if maps % 3 else 3, height, width)


NOTHING = QT_TRANSLATE_NOOP("Engine", "The output has no cells: there is nothing to log.")


def _too_many(y: Tensor) -> Message:
    return Message(
        "Engine",
        QT_TRANSLATE_NOOP(
            "Engine",
            "A batch of this output has {count} numbers, too many for TensorBoard's pictures; the "
            "limit is {limit}. Choose fewer maps.",
        ),
        {"count": f"{prod(y.shape):,}", "limit": f"{MOST_NUMBERS:,}"},
    )


# --- the graph of a network -----------------------------------------------------------------------------------------


def log_graph(request: LogGraph) -> Events:
    """Log the graph of a network, fresh from its description. Worker thread.

    torch traces it in one go: three times as long as one forward of the batch, and not to be interrupted.
    """
    return _told(request, _graph(request))


def _graph(request: LogGraph) -> Events:
    shape = (request.batch, *request.network.in_shape)
    needed = cost.measure(lambda: build(request.network)(torch.empty(shape)))
    if (refusal := cost.guard(needed, allow=True)) is not None:
        yield LogFailed(request.id, request.page, refusal.sentence)
        return
    folder = new_folder(request.folder, request.name)
    yield Logging(request.id, request.page, folder)
    with _writer(folder) as writer, seeded(0), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch.jit.trace is called deprecated; add_graph has nothing else
        with redirect_stdout(StringIO()):  # where torch prints the error that it raises
            writer.add_graph(build(request.network), torch.ones(shape))
    yield Logged(request.id, request.page, folder)


# --- a run ----------------------------------------------------------------------------------------------------------


class RunWriter:
    """Writes what a run tells into an event file. Worker thread; every method may raise an OSError."""

    def __init__(self, folder: Path, started: RunStarted, name: str = "") -> None:
        self.folder = new_folder(folder, f"{name} {started.recipe.network}".strip())
        """The run's own."""
        self._writer = EventWriter(self.folder)

    def take(self, event: object) -> None:
        """Log an event of the run; what is no number is passed over."""
        writer = self._writer
        if isinstance(event, Steps):
            for step, loss in enumerate(event.losses.tolist(), start=event.first):
                writer.add_scalar(STEP, loss, step)
            writer.add_scalar(LR, event.lr, event.first + len(event.losses) - 1)
        elif isinstance(event, EpochEnded):
            writer.add_scalar(EPOCH, event.loss_sum, event.epoch)
            writer.add_scalar(MEAN, event.loss_mean, event.epoch)
        elif isinstance(event, Evaluated):
            writer.add_scalar(ACCURACY, event.accuracy, event.step)
            writer.add_scalar(JUDGED_LOSS, event.loss, event.step)
        else:
            return
        writer.flush()

    def close(self) -> None:
        """End the file."""
        self._writer.close()


# --- what goes wrong ------------------------------------------------------------------------------------------------


def _told(request: LogPass | LogGraph, events: Events) -> Events:
    """The events; whatever is raised becomes a LogFailed."""
    error: Exception | None = None
    try:
        yield from events
    except Exception as raised:
        error = let_go(raised)
    if error is not None:
        yield LogFailed(request.id, request.page, failure(error, request.folder))


def failure(error: Exception, folder: Path) -> Message:
    """Why nothing more is logged into a folder."""
    if isinstance(error, DataError):
        return error.message
    if isinstance(error, OSError):
        text = QT_TRANSLATE_NOOP("Engine", "Logging has ended: {folder} cannot be written ({error}).")
        return Message("Engine", text, {"folder": folder, "error": error.strerror or type(error).__name__})
    text = QT_TRANSLATE_NOOP("Engine", "This cannot be logged. PyTorch says: {error}")
    return Message("Engine", text, {"error": f"{type(error).__name__}: {str(error).strip().splitlines()[0][:300]}"
                                    if str(error).strip() else type(error).__name__})  # fmt: skip
