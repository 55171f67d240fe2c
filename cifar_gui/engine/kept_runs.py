"""The runs that a folder keeps, as they are told of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cifar_gui.engine import checkpoints, kept_weights
from cifar_gui.engine.checkpoints import Checkpoint
from cifar_gui.engine.run_names import MOST_RUNS
from cifar_gui.engine.sealed import CheckpointError
from cifar_gui.protocol.kept_runs import KeptRun


def kept(folder: Path) -> Iterator[KeptRun | str]:
    """The runs of a folder, the oldest first; of a file that cannot be read, its name. Nothing is removed."""
    for file in sorted(folder.glob(f"*{checkpoints.SUFFIX}")) if folder.is_dir() else ():
        try:
            found = checkpoints.read(file)
        except CheckpointError:
            yield file.name
        else:
            yield kept_run(folder, file.stem, found)


def kept_run(folder: Path, name: str, found: Checkpoint) -> KeptRun:
    """A run as it is told of."""
    return KeptRun(
        found.built, checkpoints.started(found, 0, name), checkpoints.events(found, 0), found.finished, found.diverged,
        checkpoints.title(folder, name), checkpoints.note(folder, name), kept_weights.kinds(folder, name, found),
    )  # fmt: skip


def giving_way(runs: Sequence[KeptRun]) -> list[KeptRun]:
    """The oldest of the finished runs, where there are more than MOST_RUNS of them; ``runs`` as ``kept`` gives them.

    Those that were opened from files are not counted: a file of many would push out the user's own.
    """
    finished = [run for run in runs if run.finished and not run.started.opened]
    return finished[: max(0, len(finished) - MOST_RUNS)]
