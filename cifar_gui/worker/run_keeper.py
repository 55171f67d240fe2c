"""Who may go on with a run that is kept: one window at a time."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from cifar_gui import files
from cifar_gui.protocol.kept_runs import KeptRun, KeptRuns, WeightsThinned
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

IN_USE = QT_TRANSLATE_NOOP("Engine", "This run is training in another window of the program.")


class RunKeeper:
    """Worker thread. Holds the lock of the run that is under way; that of a program that was killed is taken over."""

    def __init__(self) -> None:
        self._held = ExitStack()

    def hold(self, folder: Path, name: str) -> Message | None:
        """Take the lock of a run in place of the last one; why not, if another window has it.

        A folder in which nothing can be written is no reason: the run then says itself that it is not kept.
        """
        self.release()
        if self._held.enter_context(files.lock(_lock(folder, name), 0)) is None:
            return Message("Engine", IN_USE)
        return None

    def release(self) -> None:
        """Give the lock back."""
        self._held.close()

    def forget(self, folder: Path, name: str) -> bool:
        """Remove a run, unless it is under way somewhere, or nobody can tell; whether that was done."""
        from cifar_gui.engine import checkpoints

        with files.lock(_lock(folder, name), 0) as alone:
            if alone:
                checkpoints.forget(folder, name)
            return bool(alone)

    def find(self, folder: Path) -> KeptRuns:
        """What a folder keeps. The oldest finished runs give way, unless they are looked after by another window."""
        from cifar_gui.engine import checkpoints, final, kept_runs, kept_weights

        found = list(kept_runs.kept(folder))
        runs = [run for run in found if isinstance(run, KeptRun)]
        gone = [run for run in kept_runs.giving_way(runs) if self.forget(folder, run.started.name)]
        checkpoints.clear_removed(folder)
        kept_weights.clear(folder)
        unreadable = tuple(name for name in found if isinstance(name, str))
        return KeptRuns(tuple(run for run in runs if run not in gone), len(gone), unreadable, final.known(folder))

    def thin(self, folder: Path, room: int) -> WeightsThinned:
        """Let the weights in a folder take so many bytes at most, as far as that is up to snapshots."""
        from cifar_gui.engine import kept_weights

        kept_weights.thin(folder, room)
        return WeightsThinned(kept_weights.taken(folder))


def _lock(folder: Path, name: str) -> Path:
    return folder / f"{name}.lock"
