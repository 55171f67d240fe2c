"""The weights that a run keeps beside its file: the best, snapshots on the way, and the last of one that is finished.

They lie in a folder of the run's, a file each, called by step and kind. A file is sealed as a run's own is, and read
with the same care.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from cifar_gui import files
from cifar_gui.engine import checkpoints, frozen, sealed
from cifar_gui.engine.checkpoints import NOT_KEPT, Checkpoint
from cifar_gui.engine.counting import Share
from cifar_gui.engine.run_names import BEST, LAST, SNAPSHOT
from cifar_gui.engine.sealed import DAMAGED, CheckpointError
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

if TYPE_CHECKING:
    from torch import Tensor, nn

SUFFIX = ".weights"
NOT_THESE = Message(
    "Engine",
    QT_TRANSLATE_NOOP(
        "Engine",
        "These weights of the run were not kept: an earlier version of the program has trained it, or they have made "
        "room for newer ones.",
    ),
)
MOST_SNAPSHOTS = 30
MOST_WAITING = 64 << 20
"""Bytes of snapshots that wait in memory to be written; a single one may be larger."""
FILE = re.compile(rf"(\d{{10}})\.({LAST}|{BEST}|{SNAPSHOT})")


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The weights of a run after some step."""

    version: Literal[1]
    step: int
    state: bytes
    """What ``frozen.freeze`` wrote: a state dict."""


@dataclass(frozen=True)
class Kept:
    """One file of weights."""

    path: Path
    step: int
    kind: str
    """LAST, BEST or SNAPSHOT."""
    size: int
    """Bytes."""


# --- files ----------------------------------------------------------------------------------------------------------


def home(folder: Path, name: str) -> Path:
    """Where the weights of a run lie."""
    return folder / f"{name}{SUFFIX}"


def found(folder: Path, name: str) -> list[Kept]:
    """What is kept of a run, the earliest first."""
    return sorted(_files(home(folder, name)), key=lambda file: file.step)


def kinds(folder: Path, name: str, run: Checkpoint) -> tuple[str, ...]:
    """Whether the last weights of a run are kept, and the best."""
    there = {one.kind for one in _files(home(folder, name)) if one.step <= run.step}
    return tuple(which for which in (LAST, BEST) if which in there or (which == LAST and run.state))


def _files(place: Path) -> Iterator[Kept]:
    with suppress(OSError), os.scandir(place) as entries:
        for entry in entries:
            if (name := FILE.fullmatch(entry.name)) and entry.is_file(follow_symlinks=False):
                yield Kept(Path(entry.path), int(name[1]), name[2], entry.stat(follow_symlinks=False).st_size)


def read(file: Path, which: str | int = LAST) -> tuple[Checkpoint, int, dict[str, Tensor]]:
    """A run, and the step and state dict of its weights, which are not compared with its network yet.

    Args:
        file: of the run.
        which: LAST, BEST, or the step of a snapshot.

    Raises:
        CheckpointError: the run cannot be read, or these weights of it were not kept.
    """
    run = checkpoints.read(file)
    if which == LAST and run.state:
        state = frozen.thaw(run.state, "cpu")
        weights = state.get("averaged", state.get("network")) if isinstance(state, dict) else None
        if not isinstance(weights, dict):
            raise CheckpointError(DAMAGED)
        return run, run.step, weights
    of_kind = [one for one in found(file.parent, file.stem) if one.step <= run.step and which in (one.kind, one.step)]
    if not of_kind:
        raise CheckpointError(NOT_KEPT if which == LAST else NOT_THESE)
    return run, of_kind[-1].step, state_of(of_kind[-1])


def state_of(kept: Kept) -> dict[str, Tensor]:
    """The state dict in a file of weights, which is not compared with a network yet.

    Raises:
        CheckpointError: it cannot be read.
    """
    found = sealed.opened(kept.path, Weights)
    state = frozen.thaw(found.state, "cpu")
    if found.step != kept.step or not isinstance(state, dict):
        raise CheckpointError(DAMAGED)
    return state


def keep(folder: Path, name: str, kind: str, step: int, weights: Mapping[str, Tensor]) -> None:
    """Write the weights that a run had after a step.

    Raises:
        OSError: they cannot be written.
    """
    body = msgspec.msgpack.encode(Weights(1, step, frozen.freeze(dict(weights))))
    sealed.seal(home(folder, name) / f"{step:010d}.{kind}", body, lasting=kind != SNAPSHOT)


def taken(folder: Path) -> int:
    """Bytes that the weights of all runs take, of those too that can be put back."""
    return sum(file.size for place in folder.glob(f"*{SUFFIX}") for file in _files(place))


def thin(folder: Path, room: int) -> set[str]:
    """Make the weights of all runs take ``room`` bytes at most, as far as that is up to snapshots.

    Those of the oldest run give way first, every second of them at a time: what is left lies evenly.

    Returns:
        the names of the runs that have fewer.
    """
    places = sorted(folder.glob(f"*{SUFFIX}"))
    kept = {place.name.removesuffix(SUFFIX): list(_files(place)) for place in places}
    over = sum(file.size for files_of_it in kept.values() for file in files_of_it) - room
    thinned = set()
    for name in kept:
        snapshots = sorted((file for file in kept[name] if file.kind == SNAPSHOT), key=lambda file: file.step)
        while over > 0 and snapshots:
            going = snapshots[1::2] or snapshots
            snapshots = [file for file in snapshots if file not in going]
            _remove(going)
            over -= sum(file.size for file in going)
            thinned.add(name)
    return thinned


def clear(folder: Path) -> None:
    """Remove the weights of runs that are there no longer; those of a run that can be put back stay."""
    for place in folder.glob(f"*{SUFFIX}"):
        name = place.name.removesuffix(SUFFIX)
        if not (checkpoints.path(folder, name).exists() or checkpoints.removed_path(folder, name).exists()):
            _remove(list(_files(place)))
            with suppress(OSError):
                place.rmdir()


def _remove(gone: list[Kept]) -> None:
    """What cannot be removed now is found again the next time."""
    for file in gone:
        with suppress(OSError):
            files.remove(file.path)


# --- of the run under way -------------------------------------------------------------------------------------------


class WeightsKeeper:
    """Worker thread. Takes weights while a run goes on, and writes them when the run writes its checkpoint.

    To take some is to copy them in memory. They are written before the checkpoint, and an older best one is removed
    after it: a run that is cut off at any moment finds what was written with its last checkpoint, or before.
    """

    def __init__(self, folder: Path | None, name: str, room: int) -> None:
        """``folder``: None keeps nothing; ``room``: bytes that the weights of all runs may take."""
        self._folder, self._name, self.room = folder, name, room
        self._steps = self._every = 1
        self._best: tuple[float, float] | None = None
        self.waiting: dict[tuple[str, int], dict[str, Tensor]] = {}
        """What was taken and is not written yet, by kind and step."""

    def begin(self, steps: int, kept: Checkpoint | None) -> None:
        """The run has so many steps; it begins anew or goes on from a checkpoint, and what came after that is gone."""
        self._steps, self._every = steps, max(1, -(-steps // MOST_SNAPSHOTS))
        if self._folder is not None:
            before = found(self._folder, self._name)
            _remove([file for file in before if file.step > (kept.step if kept else -1)])
            if kept is not None:
                best = {file.step for file in before if file.kind == BEST and file.step <= kept.step}
                self._best = max((_rank(*score[1:]) for score in kept.evaluations if score[0] in best), default=None)

    def pass_by(self, step: int, network: nn.Module) -> None:
        """The run has come to this step: a snapshot of it, where one is due. The last step's are no snapshot."""
        if self._folder is not None and step % self._every == 0 and step < self._steps:
            weights = network.state_dict()
            waiting = sum(map(_bytes, (taken for (kind, _), taken in self.waiting.items() if kind == SNAPSHOT)))
            if not waiting or waiting + _bytes(weights) <= MOST_WAITING:
                self._take(SNAPSHOT, step, weights)

    def judged(self, step: int, accuracy: float, loss: float, pictures: int, network: nn.Module) -> None:
        """The network was judged on so many pictures: better than ever, its weights are the best so far."""
        rank = _rank(accuracy, loss, pictures)
        if self._folder is not None and (self._best is None or rank > self._best):
            self._best = rank
            self.waiting = {key: taken for key, taken in self.waiting.items() if key[0] != BEST}
            self._take(BEST, step, network.state_dict())

    def finished(self, step: int, weights: Mapping[str, Tensor]) -> None:
        """These are the last."""
        self._take(LAST, step, weights)

    def _take(self, kind: str, step: int, weights: Mapping[str, Tensor]) -> None:
        self.waiting[kind, step] = {name: tensor.detach().clone() for name, tensor in weights.items()}

    def write(self, step: int) -> None:
        """Write what was taken up to this step; the checkpoint of that step is written next.

        Raises:
            OSError: that is not possible; what was to be written is given up.
        """
        waiting, self.waiting = self.waiting, {}
        for (kind, at), weights in waiting.items():
            if at > step:
                self.waiting[kind, at] = weights
            elif self._folder is not None:
                keep(self._folder, self._name, kind, at, weights)

    def written(self, step: int) -> None:
        """The checkpoint of this step is there: remove what is no longer needed, and what there is no room for."""
        if self._folder is None:
            return
        best = [file for file in found(self._folder, self._name) if file.kind == BEST and file.step <= step]
        _remove(best[:-1])
        if self._name in thin(self._folder, self.room):
            self._every *= 2


def _rank(accuracy: float, loss: float, pictures: int) -> tuple[float, float]:
    """By the least that the accuracy may truly be: one on few pictures has to be clearly better than one on all."""
    return Share(round(accuracy * pictures), pictures).interval[0], -loss


def _bytes(weights: Mapping[str, Tensor]) -> int:
    return sum(tensor.nbytes for tensor in weights.values())
