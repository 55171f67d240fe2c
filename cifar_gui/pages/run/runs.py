"""The runs that there are: which are drawn and how, which one is in front, which one is under way."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from cifar_gui import paths
from cifar_gui.engine.run_names import MOST_RUNS
from cifar_gui.pages.run.history import History
from cifar_gui.pages.run.run_list import names
from cifar_gui.pages.run.state import RunsShown
from cifar_gui.protocol import ForgetRun, KeptRun, KeptRuns, NameRun, RestoreRun, RunStarted
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, Network
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.undo import Removal

GAVE_WAY = QT_TRANSLATE_NOOP("Window", "Runs removed: {count}. Of finished runs the newest {most} are kept.")
UNREADABLE_RUNS = QT_TRANSLATE_NOOP("Window", "Runs that cannot be read stay in {folder}: {names}")
REMOVED_RUN = QT_TRANSLATE_NOOP("Window", "The run “{name}” is removed.")


class Runs(QObject):
    """GUI thread. Those of this session, and those of earlier ones that are kept."""

    changed = Signal()
    """There are others, or one is drawn or called otherwise."""
    chosen = Signal()
    """Another one is in front, or none."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.all: list[History] = []
        self.front: History | None = None
        self.active: History | None = None
        """The one that is under way."""
        self._remembered = RunsShown()
        """How those of earlier sessions were looked at, until they have been found."""

    # --- how they are looked at -------------------------------------------------------------------------------------

    @property
    def shown(self) -> RunsShown:
        """Which are drawn, and which is in front."""
        if not self.all:
            return self._remembered
        drawn = {run.started.name: run.slot for run in self.all if run.visible}
        return RunsShown(drawn, self.front.started.name if self.front is not None else "")

    def remember(self, shown: RunsShown) -> None:
        """Show those of earlier sessions so once they are found; there are none yet."""
        if not self.all:
            slots = range(len(self._context.theme.curves))
            drawn = {name: slot for name, slot in shown.drawn.items() if slot in slots}
            self._remembered = RunsShown(drawn, shown.front)

    @Slot(object)
    def choose(self, run: History | None) -> None:
        """Bring a run to the front, or none."""
        self.front = run
        if run is not None:
            self._draw(run)
        self.chosen.emit()

    @Slot(object)
    def toggle(self, run: History) -> None:
        """Draw a run, or no longer."""
        if run.visible:
            run.visible = False
        else:
            self._draw(run)
        self.changed.emit()

    def _draw(self, run: History) -> None:
        """Draw a run, in a colour of its own."""
        if not run.visible:
            if run.slot in {other.slot for other in self.all if other.visible}:
                run.slot = self._free_slot()
            run.visible = True

    def _free_slot(self) -> int:
        """A colour that no run has which is drawn, nor, if possible, any other; the oldest that is drawn makes room."""
        colours = range(len(self._context.theme.curves))
        drawn = [run for run in self.all if run.visible]
        for others in (self.all, drawn):
            if free := [slot for slot in colours if slot not in {run.slot for run in others}]:
                return free[0]
        oldest = next(run for run in drawn if run not in (self.front, self.active))
        oldest.visible = False
        return oldest.slot

    # --- beginning and ending ---------------------------------------------------------------------------------------

    def begin(self, started: RunStarted, network: Network | None, before: History | None) -> None:
        """A run is under way, and comes to the front; ``before`` is what it goes on from."""
        run = self.active = History(started, self._free_slot() if before is None else before.slot, network)
        if before is not None:
            run.title = before.title
        if before in self.all:
            self.all[self.all.index(before)] = run
        else:
            self.all.append(run)

    def drop(self, run: History) -> None:
        """A run has failed before its first step: nothing is left of it."""
        self.all.remove(run)
        self.front = None

    def find(self, kept: KeptRuns) -> History | None:
        """Take up those of earlier sessions, drawn as they were left. The one that was in front or was cut off."""
        known = {run.started.name for run in self.all}
        found = [_history(one) for one in kept.runs if one.started.name not in known]
        shown = self._remembered
        self.all = [*found, *self.all]
        for run in found:
            if run.started.name in shown.drawn:
                run.slot = shown.drawn[run.started.name]
                self._draw(run)
        front = next((run for run in found if run.started.name == shown.front), None)
        if found:
            self.changed.emit()
        self._tell(kept)
        return found[-1] if found and found[-1].ended == "stopped" else front

    def _tell(self, kept: KeptRuns) -> None:
        """What became of the others."""
        if kept.unreadable:
            few = ", ".join(kept.unreadable[:3]) + ", …" * (len(kept.unreadable) > 3)
            self._context.told.emit(Message("Window", UNREADABLE_RUNS, {"names": few, "folder": paths.runs_folder()}))
        elif kept.gone:
            self._context.told.emit(Message("Window", GAVE_WAY, {"count": kept.gone, "most": MOST_RUNS}))

    # --- names and removal ------------------------------------------------------------------------------------------

    @Slot(object)
    def remove(self, run: History) -> None:
        """Remove a run that is over, and what is kept of it: both can be put back."""
        if run is self.active or run not in self.all:
            return
        place, folder, name = self.all.index(run), paths.runs_folder(), run.started.name

        def put_back() -> Message | None:
            self.all.insert(min(place, len(self.all)), run)
            if name:
                self._context.lab.command(RestoreRun(folder, name))
            if run.visible:
                run.visible = False
                self._draw(run)
            self.choose(run)
            return None

        def take_away() -> Message | None:
            self.all.remove(run)
            if name:
                self._context.lab.command(ForgetRun(folder, name))
            self.choose(self.front if self.front in self.all else self.active)
            return None

        called = names(self.all)[run]
        take_away()
        self._context.removed.emit(Removal(Message("Window", REMOVED_RUN, {"name": called}), put_back, take_away))

    @Slot(object, str)
    def rename(self, run: History, title: str) -> None:
        """Call a run by a name of the user's; "" gives it back the one that its recipe makes."""
        before = run.title

        def call(title: str) -> None:
            if title != run.title:
                run.title = title
                if run.started.name:
                    self._context.lab.command(NameRun(paths.runs_folder(), run.started.name, title))
                self.changed.emit()

        call(title)
        if run.title != before:
            self._context.acted.emit(lambda: call(before), lambda: call(title))


def _history(one: KeptRun) -> History:
    """A run of an earlier session; it is not drawn."""
    run = History(one.started, 0, one.network)
    run.visible = False
    run.ended = "finished" if one.finished else "diverged" if one.diverged else "stopped"
    run.exploded, run.title = one.diverged, one.title
    for event in one.events:
        run.add(event)
    return run
