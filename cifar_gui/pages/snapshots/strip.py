"""The strip: the curves of the run with a line at the moment that is shown, and the control that goes through them."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QWidget

from cifar_gui.pages.snapshots.curves import MomentCurves
from cifar_gui.pages.snapshots.protocol import Followed, Moment
from cifar_gui.ui.arithmetic.pinned_strip import PinnedStrip
from cifar_gui.ui.widgets.controls import IconButton
from cifar_gui.ui.widgets.figures import plain
from cifar_gui.ui.widgets.timeline import MOMENT, Timeline

BEAT = 400
"""Milliseconds from one moment to the next."""


class MomentStrip(PinnedStrip):
    """Says where in the run the network is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.curves, self.save = MomentCurves(), IconButton("save")
        super().__init__(self.curves, Timeline(MOMENT, BEAT), parent, in_head=(self.save,))
        self._shown: tuple[Moment, int, bool] | None = None
        self.retranslate()

    def show_run(self, good: Followed) -> None:
        """Show the curves of a run."""
        self.curves.show_run(good.losses, good.evaluations, [moment.step for moment in good.moments])
        self._stack.setCurrentIndex(0)

    def show_moment(self, moment: Moment, place: int, count: int, epoch: int, pinned: bool) -> None:
        """Go to one of its moments."""
        self.save.show()
        self._shown = (moment, epoch, pinned and place < count - 1)
        self.curves.show_place(place)
        self.timeline.set_usable(count > 1)
        self.timeline.set_place(place, count)
        self._say()

    def clear(self) -> None:
        """There is no moment to show."""
        self._shown = None
        self.save.hide()
        self.name("", False)
        self.caption.say("")
        self.curves.clear()
        self.timeline.set_usable(False)
        self._stack.setCurrentIndex(0)

    def _say(self) -> None:
        if self._shown is None:
            return
        moment, epoch, pinned = self._shown
        step = self.tr("step {step}").format(step=f"{moment.step:,}")
        self.name(self.tr("{step}, the best").format(step=step) if moment.best else step, pinned)
        said = [self.tr("epoch {epoch}").format(epoch=epoch)] if epoch else [self.tr("before the first step")]
        loss = self.curves.loss_at(moment.step)
        if math.isfinite(loss):
            said.append(self.tr("training loss {loss}").format(loss=plain(loss)))
        judged = moment.judged
        if judged is not None and judged.pictures:
            said.append(
                self.tr("{right} of {pictures} unseen pictures recognised").format(
                    right=f"{judged.right:,}", pictures=f"{judged.pictures:,}"
                )
            )
        self.caption.say(self.tr(", ").join(said))

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Where in the run"))
        self.save.describe(self.tr("Save the weights of this moment…"))
        self._release.setText(self.tr("To the end"))
        self._release.setToolTip(self.tr("The last moment of the run (Esc)"))
        self._say()
