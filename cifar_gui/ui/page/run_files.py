"""Runs as files of the user's: chosen to be opened, and written, with their curves and weights or as a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from cifar_gui import files
from cifar_gui.engine.run_names import CSV, RUNS_SUFFIX
from cifar_gui.lesson import beside
from cifar_gui.protocol.run_files import OpenRuns, SaveRuns
from cifar_gui.ui.context import Context
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.names import names


class RunFiles(QObject):
    """GUI thread. The torch thread reads and writes them; the window says what became of it."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._parent = context, parent
        self._folder = ""

    @Slot()
    def choose(self) -> None:
        """Ask for files; whatever is chosen is opened where it belongs."""
        runs, everything = self.tr("Runs"), self.tr("All files")
        words = f"{runs} (*{RUNS_SUFFIX});;{everything} (*)"
        chosen, _ = QFileDialog.getOpenFileNames(self._parent.window(), self.tr("Open runs"), self._folder, words)
        if chosen:
            self._folder = str(Path(chosen[0]).parent)
            self._context.file_chosen.emit(tuple(map(Path, chosen)))

    def open(self, paths: Sequence[Path]) -> None:
        """Keep the runs in these files among those that are here."""
        number, page = self._asked()
        room = self._context.settings.weights_room << 20
        self._context.lab.ask(OpenRuns(number, page, tuple(paths), room))

    def ask_to_save(self, runs: Sequence[History]) -> None:
        """Ask for a name, and have these runs written as one file, as far as they are kept."""
        called = {run.started.name: name for run, name in names(self._context.runs.all).items()}
        kept = sorted(run.started.name for run in runs if run.started.name)
        if not kept:
            return
        whole, curves = self.tr("Runs with their weights"), self.tr("Curves as a table")
        kinds = {f"{whole} (*{RUNS_SUFFIX})": RUNS_SUFFIX, f"{curves} (*{CSV})": CSV}
        plain = files.plain_name(called[kept[0]], "run") if len(kept) == 1 else "runs"
        proposed = str(Path(self._folder) / f"{plain}{RUNS_SUFFIX}")
        typed, chosen = QFileDialog.getSaveFileName(
            self._parent.window(), self.tr("Save runs"), proposed, ";;".join(kinds)
        )
        if not typed:
            return
        suffix = kinds.get(chosen, RUNS_SUFFIX)
        if Path(typed).name == Path(proposed).name and suffix == CSV:
            typed = typed.removesuffix(RUNS_SUFFIX)  # another form was chosen, and the name left as it was
        known = typed.lower().endswith((RUNS_SUFFIX, CSV))
        target = Path(typed) if known else files.ending(typed, suffix)
        self._folder = str(target.parent)
        number, page = self._asked()
        names_shown = tuple(called[name] for name in kept)
        self._context.lab.ask(SaveRuns(number, page, tuple(kept), target, names_shown))

    def _asked(self) -> tuple[int, str]:
        """A number for a request, and a page of its own: none displaces another."""
        number = self._context.lab.next_id()
        return number, beside(self._context.settings.lesson, f"runs{number}")
