"""What the run in front makes of a held-out picture, and of many: shown, and asked for where it is over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from cifar_gui import paths
from cifar_gui.engine.data import Images, Split
from cifar_gui.engine.sets import sets_of
from cifar_gui.i18n import say
from cifar_gui.pages.run.inside import Inside
from cifar_gui.pages.run.predictions import Predictions, gallery
from cifar_gui.pages.run.runner import Planned
from cifar_gui.protocol.kept_runs import Looked, LookRun
from cifar_gui.protocol.runs import OWN_PICTURE, ProbeRun, Snapshot
from cifar_gui.spec import Message
from cifar_gui.ui.context import Context
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.runs import Runs
from cifar_gui.ui.widgets.pieces import Pieces

OTHER_PICTURE = -2
"""As the probe of a snapshot: an own picture that was looked at before."""


class Looking(QObject):
    """GUI thread. Keeps the views inside the network to the run in front and to the picture that is looked at."""

    predicted = Signal()
    """Other predictions are shown, or none."""
    wanted = Signal(int)
    """Another held-out picture is to be looked at: its place."""

    def __init__(self, context: Context, runs: Runs, planned: Callable[[], Planned], parent: QObject) -> None:
        super().__init__(parent)
        self.inside, self.predictions = Inside(), Predictions()
        self.ready = False
        """Whether torch is there."""
        self.note: Message | None = None
        """Why the run in front cannot be looked into."""
        self._context, self._runs, self._planned = context, runs, planned
        self._place = 0
        self._own: Images | None = None
        """One of the user's own pictures, where that is looked at."""
        self._looking: History | None = None
        """The run that is over and is about to be looked into."""
        self._pieces = Pieces(self)
        self.predictions.chosen.connect(self.want)
        self.inside.moved.connect(self.move)

    # --- the picture ------------------------------------------------------------------------------------------------

    @property
    def held_out(self) -> Split:
        """Pictures that the run in front, or the next one, does not train on: those kept back for validation."""
        followed = self._runs.front.started if self._runs.front is not None else self._planned()
        source = followed.source if followed.source in self._context.sources() else self._planned().source
        return sets_of(followed.recipe, self._context.data(source)).shown

    @property
    def probe(self) -> int:
        """The place of the picture among them, or OWN_PICTURE."""
        return OWN_PICTURE if self._own is not None else min(self._place, len(self.held_out) - 1)

    @property
    def looked_at(self) -> ProbeRun:
        """The picture as the torch thread is told of it."""
        return ProbeRun(self.probe, self._own)

    @Slot(int)
    def want(self, place: int) -> None:
        """Ask for another held-out picture, or the nearest one that there is."""
        self.wanted.emit(min(max(place, 0), len(self.held_out) - 1))

    @Slot(int)
    def move(self, places: int) -> None:
        """Ask for the picture so many places further; behind the last comes the first."""
        self.want((self.probe + places) % len(self.held_out))

    def choose(self, place: int) -> None:
        """Look at another held-out picture."""
        self._place, self._own = place, None
        self.predictions.set_probe(self.probe)
        self.inside.show_picture(self.held_out, self.probe)
        self._look()

    def take_picture(self, picture: Images, label: int) -> None:
        """Look at one of the user's own pictures."""
        self._own = picture
        for run in self._runs.all:
            if run.snapshot is not None and run.snapshot.probe == OWN_PICTURE:
                run.snapshot = replace(run.snapshot, probe=OTHER_PICTURE)
        self.predictions.set_probe(self.probe)
        self.inside.show_own(picture, label)
        self._look()

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def drawing(self) -> bool:
        """Whether something that was told is still to be drawn."""
        return self._pieces.waiting

    def show_run(self) -> None:
        """The network of the run in front, or of the next one, and its pictures."""
        front, network = self._runs.front, self._planned().network
        self.inside.show_network((front.network if front is not None else None) or network)
        self._show_pictures()

    def _show_pictures(self) -> None:
        split, snapshot = self.held_out, self.snapshot
        indices = gallery(split) if snapshot is None else snapshot.indices[snapshot.indices < len(split)]
        self.predictions.show_pictures(split.images[indices], split.labels[indices], indices)
        self.predictions.set_probe(self.probe)
        if self.probe != OWN_PICTURE:
            self.inside.show_picture(split, self.probe)
        self._show_snapshot()
        if snapshot is None:
            self._look_inside()

    @property
    def snapshot(self) -> Snapshot | None:
        """What the run in front made of the pictures last."""
        return self._runs.front.snapshot if self._runs.front is not None else None

    def refresh(self) -> None:
        """The run in front has told what it makes of the pictures: draw that piece by piece."""
        self._pieces.add("inside", self._show_inside)
        self._pieces.add("predictions", self._show_predictions)

    def _show_snapshot(self) -> None:
        self._pieces.clear()
        self._show_inside()
        self._show_predictions()

    def _show_inside(self) -> None:
        front = self._runs.front
        awaited = front is not None and (front is self._runs.active or self._looking == front)
        self.inside.show_snapshot(self.snapshot, awaited, say(self.note) if self.note is not None else "")

    def _show_predictions(self) -> None:
        if self.snapshot is not None:
            self.predictions.show_snapshot(self.snapshot)
        self.predicted.emit()

    @property
    def right(self) -> tuple[int, int] | None:
        """How many of the pictures the run in front gets right, and of how many; None where that is not known."""
        return self.predictions.right() if self.snapshot is not None else None

    # --- asking -----------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Ask what the networks make of the picture: the one that is trained, and the one in front."""
        if self._runs.active is not None:
            self._context.lab.command(self.looked_at)
        self._look_inside()

    def _look_inside(self) -> None:
        """Look into the run in front, where it is over, through what is kept of it."""
        run = self._runs.front
        if run is None or run is self._runs.active or not self.ready or not run.started.name:
            return
        self._looking = run
        source = run.started.source if run.started.source in self._context.sources() else self._planned().source
        self._context.lab.command(LookRun(paths.runs_folder(), run.started.name, source, self.looked_at))
        self._show_inside()

    def take(self, looked: Looked) -> None:
        """Show what the network of a run that is over makes of the pictures, or say why it cannot be asked."""
        run = self._looking
        if run is None or run.started.name != looked.name:
            return
        self._looking = None
        self.note = looked.message
        if looked.snapshot is not None:
            first, run.snapshot = run.snapshot is None, looked.snapshot
            if first and run is self._runs.front:
                self._show_pictures()
        if run is self._runs.front:
            self._show_snapshot()
