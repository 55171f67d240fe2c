"""The runs that there are: which are drawn and how, which one is in front, which one is under way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from cifar_gui import paths
from cifar_gui.engine.run_names import MOST_RUNS
from cifar_gui.page_state import RunsShown
from cifar_gui.protocol.final import FinalScore, OpenedTest
from cifar_gui.protocol.kept_runs import FindRuns, ForgetRun, KeptRun, KeptRuns, NameRun, NoteRun, RestoreRun
from cifar_gui.protocol.runs import RunEnded, RunStarted
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message
from cifar_gui.ui.removal import Removal
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.names import names

if TYPE_CHECKING:
    from cifar_gui.ui.context import Context

GAVE_WAY = QT_TRANSLATE_NOOP("Window", "Runs removed: {count}. Of finished runs the newest {most} are kept.")
UNREADABLE_RUNS = QT_TRANSLATE_NOOP("Window", "Runs that cannot be read stay in {folder}: {names}")
REMOVED_RUN = QT_TRANSLATE_NOOP("Window", "The run “{name}” is removed.")


class Runs(QObject):
    """GUI thread. Those of this session, and those of earlier ones that are kept: one collection for all pages.

    The window hands it every event of a run, once and before any page hears of it.
    """

    changed = Signal()
    """There are others, or one is drawn or called otherwise."""
    chosen = Signal()
    """Another one is in front, or none."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self.all: list[History] = []
        self.front: History | None = None
        self.left: History | None = None
        """The one of an earlier session that was cut off, or else was in front."""
        self.under_way: dict[int, History] = {}
        """Those that go on, by the numbers of their events."""
        self.found = False
        """Whether those of earlier sessions are there, as far as there are any."""
        self._asked = self._drawn = False
        """Whether they are looked for, and are drawn as they were left."""
        self.final: dict[str, FinalScore] = {}
        """What came out on the test set, by the names of runs, of those too that were removed."""
        self._remembered = RunsShown()
        """How those of earlier sessions were looked at."""

    @property
    def active(self) -> History | None:
        """The one that is under way; of several, the last that began."""
        return next(reversed(self.under_way.values()), None)

    def called(self, name: str) -> History | None:
        """The run that is kept under a name."""
        return next((run for run in self.all if name and run.started.name == name), None)

    # --- what is told -----------------------------------------------------------------------------------------------

    def look(self) -> bool:
        """Look for those of earlier sessions, once; whether that was asked for only now. torch must be there."""
        asked, self._asked = self._asked, True
        if not asked:
            self._context.lab.command(FindRuns(paths.runs_folder()))
        return not asked

    def take(self, event: object) -> None:
        """Take up what is told of runs."""
        if isinstance(event, KeptRuns):
            self._find(event)
        elif isinstance(event, OpenedTest):
            self._open({event.name: event.score} if event.score is not None else {})
        elif isinstance(event, RunStarted):
            self._begin(event)
        elif (run := self.under_way.get(getattr(event, "run", 0))) is not None:
            if isinstance(event, RunEnded):
                self._end(run, event)
            else:
                run.add(event)

    def _begin(self, started: RunStarted) -> None:
        """A run is under way: a new one, or one that goes on and takes the place of what was known of it."""
        before = self.called(started.name)
        run = self.under_way[started.run] = History(started, self._free_slot() if before is None else before.slot)
        if before is not None:
            run.title, run.note = before.title, before.note
            run.final, run.look = before.final, before.look
            self.all[self.all.index(before)] = run
            self.front = run if self.front is before else self.front
        else:
            self.all.append(run)
        self.changed.emit()

    def _end(self, run: History, event: RunEnded) -> None:
        del self.under_way[event.run]
        run.ended, run.exploded, run.last_loss = event.reason, event.step, event.loss
        if event.reason == "failed" and not run.step:  # nothing is left of it
            self.all.remove(run)
            self.front = None if self.front is run else self.front
        self.changed.emit()

    def _find(self, kept: KeptRuns) -> None:
        """Those of earlier sessions."""
        known = {run.started.name for run in self.all}
        found = [_history(one) for one in kept.runs if one.started.name not in known]
        self.all, self.found = [*found, *self.all], True
        self.left = found[-1] if found and found[-1].ended == "stopped" and found[-1].resumable else None
        self._draw_as_left()
        self._open(kept.final)
        if found:
            self.changed.emit()
        self._tell(kept)

    def _open(self, scores: Mapping[str, FinalScore]) -> None:
        """The test set was opened for these runs."""
        self.final |= scores
        order = sorted(self.final, key=lambda name: self.final[name].opened)
        for run in self.all:
            run.final = self.final.get(run.started.name)
            if run.final is not None:
                before = order[: order.index(run.started.name) + 1]
                run.look = sum(self.final[name].source == run.final.source for name in before)
        if scores:
            self.changed.emit()

    def opened(self, source: str) -> int:
        """For how many runs of a data set its test set was opened, whatever became of them."""
        return sum(score.source == source for score in self.final.values())

    def add(self, kept: Sequence[KeptRun], scores: Mapping[str, FinalScore]) -> None:
        """Take up runs that have come in, the last of them in front, and what they came to on the test set.

        As many are drawn as there are colours left.
        """
        known = {run.started.name for run in self.all}
        found = [_history(one) for one in kept if one.started.name not in known]
        self.all += found
        self._open(scores)
        left = len(self._context.theme.curves) - sum(run.visible for run in self.all)
        for run in found[:-1][: max(left - 1, 0)]:
            self._draw(run)
        self.changed.emit()
        self.choose(found[-1] if found else self.front)

    # --- how they are looked at -------------------------------------------------------------------------------------

    @property
    def shown(self) -> RunsShown:
        """Which are drawn, and which is in front."""
        if not self._drawn and not self.all:
            return self._remembered
        drawn = {run.started.name: run.slot for run in self.all if run.visible}
        return RunsShown(drawn, self.front.started.name if self.front is not None else "")

    def remember(self, shown: RunsShown) -> None:
        """Show those of earlier sessions so, once they are found; what is shown already stays so."""
        if not self._drawn:
            slots = range(len(self._context.theme.curves))
            drawn = {name: slot for name, slot in shown.drawn.items() if slot in slots}
            self._remembered = RunsShown(drawn, shown.front)
            self._draw_as_left()

    def _draw_as_left(self) -> None:
        """Draw those of earlier sessions as they were left, where both is known."""
        shown = self._remembered
        if self._drawn or not self.found or shown == RunsShown():
            return
        self._drawn = True
        for run in self.all:
            if run.started.name in shown.drawn and run not in self.under_way.values():
                run.slot = shown.drawn[run.started.name]
                self._draw(run)
        self.left = self.left or self.called(shown.front)

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
        if run in self.under_way.values() or run not in self.all:
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
        self._write(run, "title", title, NameRun)

    @Slot(object, str)
    def annotate(self, run: History, note: str) -> None:
        """Note something of a run; "" forgets it."""
        self._write(run, "note", note, NoteRun)

    def _write(self, run: History, which: str, words: str, command: type[NameRun | NoteRun]) -> None:
        """Let the title or the note of a run be other words; that can be undone."""
        before = vars(run)[which]

        def write(words: str) -> None:
            if words != vars(run)[which]:
                setattr(run, which, words)
                if run.started.name:
                    self._context.lab.command(command(paths.runs_folder(), run.started.name, words))
                self.changed.emit()

        write(words)
        if words != before:
            self._context.acted.emit(lambda: write(before), lambda: write(words))


def _history(one: KeptRun) -> History:
    """A run of an earlier session; it is not drawn."""
    run = History(one.started, 0)
    run.visible = False
    run.ended = "finished" if one.finished else "diverged" if one.diverged else "stopped"
    run.exploded, run.title, run.note, run.weights = one.diverged, one.title, one.note, one.weights
    for event in one.events:
        run.add(event)
    return run
