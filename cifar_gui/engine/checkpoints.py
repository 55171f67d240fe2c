"""Runs as files: what a run needs to go on to the last bit, and the curves that it has drawn so far.

A file is sealed (``engine.sealed``), and the tensors in it are frozen (``engine.frozen``).
"""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np

from cifar_gui import files
from cifar_gui.engine import faults, network_file, watched_file
from cifar_gui.engine.data import DataSet, Split
from cifar_gui.engine.run_names import LONGEST_NOTE, LONGEST_TITLE
from cifar_gui.engine.sealed import DAMAGED, CheckpointError, opened, seal
from cifar_gui.engine.sets import sets_of
from cifar_gui.page_state import RunName
from cifar_gui.protocol.runs import EpochEnded, Evaluated, RateChanged, RunStarted, Steps
from cifar_gui.protocol.watching import Measured
from cifar_gui.recipe import FORMER, Recipe
from cifar_gui.spec import QT_TRANSLATE_NOOP, UNSCALED, Message, Network

SUFFIX = ".run"
NOT_KEPT = Message(
    "Engine", QT_TRANSLATE_NOOP("Engine", "The weights of this run were not kept: there is nothing to look inside.")
)
LOST = QT_TRANSLATE_NOOP("Engine", "The run is shown again, but its file could not be put back: {error}")
UNNAMED = QT_TRANSLATE_NOOP("Engine", "The name of this run could not be saved: {error}")
OTHER_DATA = Message(
    "Engine",
    QT_TRANSLATE_NOOP(
        "Engine",
        "This run was trained on different pictures from those that are here now. Import the same ones to go on.",
    ),
)


class Checkpoint(msgspec.Struct, forbid_unknown_fields=True):
    """Everything of a run between two steps."""

    version: Literal[1, 2]
    """1: before there were validation pictures. Such a run was judged on at most 1,000 of the split that it does not
    train on; that goes on when it does."""
    began: float
    """Seconds since 1970."""
    recipe: Recipe
    network: bytes
    """As ``engine.network_file`` writes it."""
    source: str
    device: str
    threads: int
    images: int
    held_out: int
    steps_per_epoch: int
    parameters: int
    pictures: int
    """A checksum of the pictures that it trains on."""
    finished: bool
    losses: bytes
    """float32: of each step."""
    epoch_steps: int
    """Finished steps of the epoch that is under way; 0 before its first."""
    running_sum: float
    seconds: float
    """Of that epoch so far."""
    lr: float
    """Of the last step."""
    epochs: list[tuple[float, float, float]]
    """Sum, mean and seconds of each finished epoch."""
    evaluations: list[tuple[int, float, float, int]]
    """Step, accuracy, loss and number of pictures."""
    rates: list[tuple[int, float]]
    """Step and learning rate, where it was changed by hand."""
    state: bytes
    """What ``frozen.freeze`` wrote. Empty for a finished run, whose weights lie beside it (``engine.kept_weights``);
    earlier versions have them here, unless they were too many."""
    norms: bytes = b""
    """float32: of the gradients of each step, where they were clipped."""
    diverged: int = 0
    """After how many steps the loss exploded; the state is the last good one before. 0: it did not."""
    parent: RunName = ""
    """The run from which its recipe was taken; "" for none."""
    opened: str = ""
    """The name of the file from which it was opened; "" for a run of this computer."""
    trial: RunName = msgspec.field(default="", name="pair")
    """The first of those that were trained by turns with it, itself or another; "" for a run that was trained alone."""
    measured: bytes = b""
    """What it has recorded of itself, as ``engine.watched_file`` packs it; nothing in files of earlier versions."""
    correct: bytes = b""
    """int32: of each step, how many pictures of its batch were taken for what they are, before it; -1 of a step of an
    earlier version, whose files have none at all."""

    @property
    def step(self) -> int:
        """Finished steps."""
        return len(self.losses) // 4

    @property
    def description(self) -> Network:
        """The network that was set, and how its pictures are scaled."""
        return _described(self.network)

    @property
    def built(self) -> Network:
        """The network as it was chosen: how its pictures are scaled is told by the recipe."""
        return replace(self.description, scaling=UNSCALED)

    @property
    def trained(self) -> Network:
        """The network that was trained: with what is broken on purpose."""
        return faults.built(self.description, self.recipe)


def checksum(split: Split) -> int:
    """Of the labels of a split, and of some of its pictures. About a millisecond."""
    some = split.images[:: max(1, len(split.images) // 256)]
    return zlib.crc32(np.ascontiguousarray(some).data, zlib.crc32(split.labels.data))


# --- files ----------------------------------------------------------------------------------------------------------


def path(folder: Path, name: str) -> Path:
    """Where a run lies."""
    return folder / f"{name}{SUFFIX}"


def write(folder: Path, name: str, checkpoint: Checkpoint) -> None:
    """Write a run as a whole, in place of its last checkpoint.

    Raises:
        OSError: it cannot be written; the last checkpoint is still there.
    """
    seal(path(folder, name), msgspec.msgpack.encode(checkpoint))


def read(file: Path) -> Checkpoint:
    """The run in a file.

    Raises:
        CheckpointError: there is none in it, or it cannot be read.
    """
    found = opened(file, Checkpoint)
    try:
        _described(found.network)
    except (network_file.NetworkFileError, RecursionError):
        raise CheckpointError(DAMAGED) from None
    if (
        len(found.losses) % 4
        or len(found.norms) not in (0, len(found.losses))
        or found.step != len(found.epochs) * found.steps_per_epoch + found.epoch_steps
    ):
        raise CheckpointError(DAMAGED)
    if len(found.correct) not in (0, len(found.losses)):
        raise CheckpointError(DAMAGED)
    if found.version == 1:
        found.recipe = replace(found.recipe, validation=FORMER.validation)
    return found


@lru_cache(64)
def _described(network: bytes) -> Network:
    """The network in a file: most runs train one of a few, and to read it takes longer than all else of a run."""
    return network_file.decode(network)


def mark_diverged(folder: Path, name: str, step: int) -> None:
    """Note that the loss exploded after ``step`` steps; what can go on is what was kept last.

    Raises:
        CheckpointError: there is nothing to go on from.
        OSError: it cannot be written.
    """
    found = read(path(folder, name))
    found.diverged = step
    write(folder, name, found)


def entitle(folder: Path, name: str, title: str) -> None:
    """Keep what the user calls a run, beside it: the run itself may be written at any moment. "" forgets it.

    Raises:
        OSError: it cannot be written.
    """
    _keep_words(title_path(folder, name), title[:LONGEST_TITLE])


def title(folder: Path, name: str) -> str:
    """What the user calls a run; "" where it has no name of its own, or none that can be read."""
    return _kept_words(title_path(folder, name), LONGEST_TITLE)


def title_path(folder: Path, name: str) -> Path:
    """Where that lies."""
    return folder / f"{name}.title"


def annotate(folder: Path, name: str, note: str) -> None:
    """Keep what the user notes of a run, beside it as its title is. "" forgets it.

    Raises:
        OSError: it cannot be written.
    """
    _keep_words(note_path(folder, name), note[:LONGEST_NOTE])


def note(folder: Path, name: str) -> str:
    """What the user has noted of a run; "" where that is nothing, or cannot be read."""
    return _kept_words(note_path(folder, name), LONGEST_NOTE)


def note_path(folder: Path, name: str) -> Path:
    """Where that lies."""
    return folder / f"{name}.note"


def _keep_words(file: Path, words: str) -> None:
    if words:
        files.atomic_write(file, words.encode())
    else:
        files.remove(file)


def _kept_words(file: Path, longest: int) -> str:
    try:
        found = files.read(file, 4 * longest)
        return "".join(filter(str.isprintable, found.decode()))[:longest].strip()
    except (OSError, UnicodeDecodeError):
        return ""


def forget(folder: Path, name: str) -> None:
    """Take a run's file away, so that it can be put back until the program begins anew; there may be none."""
    with suppress(OSError):
        files.patiently(folder, lambda: os.replace(path(folder, name), removed_path(folder, name)))


def put_back(folder: Path, name: str) -> None:
    """Put a run back that was taken away.

    Raises:
        OSError: it is no longer there.
    """
    files.patiently(folder, lambda: os.replace(removed_path(folder, name), path(folder, name)))


def removed_path(folder: Path, name: str) -> Path:
    """Where a run lies that was taken away."""
    return folder / f"{name}{SUFFIX}.removed"


def clear_removed(folder: Path) -> None:
    """Remove for good what was taken away in an earlier session."""
    for file in folder.glob(f"*{SUFFIX}.removed"):
        with suppress(OSError):
            for words in (title_path, note_path):
                files.remove(words(folder, file.name.partition(".")[0]))
            files.remove(file)


# --- what a page is told --------------------------------------------------------------------------------------------


def started(found: Checkpoint, run: int, name: str = "") -> RunStarted:
    """The first event of the run, under the number ``run``."""
    return RunStarted(
        run, found.recipe, found.source, found.device, found.threads, found.images, found.held_out,
        found.steps_per_epoch, found.steps_per_epoch * found.recipe.epochs, found.parameters, name,
        found.description, found.parent, found.opened, found.trial,
        former=found.version == 1,
    )  # fmt: skip


def events(found: Checkpoint, run: int) -> tuple[object, ...]:
    """What the run has told so far."""
    told: list[object] = [
        EpochEnded(run, at, total, mean, seconds) for at, (total, mean, seconds) in enumerate(found.epochs, start=1)
    ]
    told += [Evaluated(run, *score) for score in found.evaluations]
    told += [RateChanged(run, step, lr) for step, lr in found.rates]
    if (watched := watched_file.unpack(found.measured)) is not None:
        told.append(Measured(run, watched))
    if found.step:
        losses = np.frombuffer(found.losses, np.float32)
        told.insert(0, Steps(
            run, 1, losses, min(len(found.epochs) + 1, found.recipe.epochs),
            found.running_sum, found.epoch_steps, found.lr, 0.0, None,
            np.frombuffer(found.correct, np.int32) if found.correct else None,
            np.frombuffer(found.norms, np.float32) if found.norms else None,
        ))  # fmt: skip
    return tuple(told)


def same_pictures(found: Checkpoint, data: DataSet) -> None:
    """Make sure that a run goes on with its own pictures.

    Raises:
        CheckpointError: they are others.
    """
    train = sets_of(found.recipe, data).train
    if len(train) != found.images or checksum(train) != found.pictures:
        raise CheckpointError(OTHER_DATA)
