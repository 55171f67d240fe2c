"""A page that shows what a network says of many pictures of a data set, and one of them in its strip."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from cifar_gui.engine.counting import Share
from cifar_gui.engine.data import DataError, Images, Split
from cifar_gui.i18n import Retranslated
from cifar_gui.lesson import Lesson
from cifar_gui.protocol import Failure
from cifar_gui.protocol.models import KeptModel
from cifar_gui.protocol.verdicts import Progress
from cifar_gui.spec import counted
from cifar_gui.ui.arithmetic.picture_strip import PictureStrip, Seen
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.looks_at_test import Looks
from cifar_gui.ui.page.model_page import ModelPage
from cifar_gui.ui.page.picker import SourcePicker
from cifar_gui.ui.widgets.controls import SectionHead, label
from cifar_gui.ui.widgets.head import HeadLine
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column
from cifar_gui.ui.widgets.thumbnails import Thumbnails

SPLITS = {"test": "train", "train": "test"}
HELD_OUT = "held-out"
NO_BREAK = "\N{NO-BREAK SPACE}"
PROGRESS = 140
"""px."""
NONE: NDArray[np.int64] = np.zeros(0, np.int64)


class AccuracyCard(Retranslated, QFrame):
    """GUI thread. How often a network is right, how sure that is, and on how many pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.value, self.caption, self.note = label("value"), label("caption", wraps=True), label("caption", wraps=True)
        self.counted = label("caption", wraps=True)
        self._looks = 0
        self._share: Share | None = None
        self._other: Share | None = None
        self._whole, self._seen = True, False
        in_column(self.value, self.caption, self.note, self.counted, on=self, margins=(8, 0, 8, 4), spacing=2)
        self.retranslate()

    def show_share(
        self, share: Share | None, whole: bool = True, other: Share | None = None, seen: bool = False
    ) -> None:
        """Show the right ones among all.

        Args:
            share: the right ones; None for nothing.
            whole: whether all pictures have been judged.
            other: those of the network that it is compared with.
            seen: whether it was trained on these pictures.
        """
        self._share, self._whole, self._other, self._seen = share, whole, other, seen
        self.retranslate()

    def show_looks(self, count: int) -> None:
        """Say that this is the test set of a run, which was opened for so many; 0: it is none."""
        if count != self._looks:
            self._looks = count
            self.retranslate()

    def retranslate(self) -> None:
        self.counted.setText(self._looks_text() if self._looks else "")
        self.counted.setVisible(bool(self._looks))
        share, other = self._share, self._other
        note = self.tr("It was trained on these pictures: of new ones this says nothing.") if self._seen else ""
        if other is not None and other.count:
            note = self.tr("the network compared with: {value} %").format(value=f"{100 * other.value:.1f}")
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.value.setText("–" if share is None or not share.count else f"{100 * share.value:.1f} %")
        if share is None:
            self.caption.setText("")
            return
        low, high = share.interval
        text = self.tr("{hits} of {count} pictures right; with 95 % confidence between {low} and {high} %")
        if not self._whole:
            text = self.tr("{hits} of {count} pictures right so far")
        self.caption.setText(
            text.format(
                hits=f"{share.hits:,}", count=f"{share.count:,}", low=f"{100 * low:.1f}", high=f"{100 * high:.1f}"
            ).replace(" %", NO_BREAK + "%")
        )

    def _looks_text(self) -> str:
        text = self.tr("This is the run's test set: the look is counted. It was opened for {count} {count:run|runs}.")
        return text.format(count=counted(self._looks))


class JudgedPage(ModelPage):
    """GUI thread. Its params have a field ``judged``: "held-out", or the pictures that the network was trained on.

    It asks anew only when something else than how the answer is looked at has changed. Its state has ``shown``, the
    picture of the list that is in the strip, by its place in its split.
    """

    faded: tuple[Any, ...] = ()
    """What fades beside the list after a refusal; each has ``set_dimmed``."""
    members: NDArray[np.int64] = NONE
    """The rows of the result whose pictures are listed."""

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        self._wanted: object = None
        """What was asked for last."""
        self._listed: object = None
        """Of which result the list is."""
        self.looks = Looks(context, self)

    # --- building ---------------------------------------------------------------------------------------------------

    def build_judged_form(self) -> None:
        """The data set in the toolbar, the form, and how often the network is right."""
        self.build_model_form(SourcePicker)
        self.add_section(None, self.form)
        self.accuracy_head, self.accuracy = SectionHead(), AccuracyCard()
        self.add_section(self.accuracy_head, self.accuracy)
        self.looks.told.connect(self.accuracy.show_looks)
        self.add_examples()
        self.add_reset()
        self.toolbar.addStretch()

    def build_list(self) -> QWidget:
        """The pictures behind what is chosen, with their head; how far an answer is; the strip of one picture."""
        self.group_head, self.pictures, self.progress = HeadLine(words=True), Thumbnails(), QProgressBar()
        self.pictures.chosen.connect(self.go_to)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(PROGRESS)
        self.progress.hide()
        self.picture = PictureStrip()
        self.picture.opened.connect(self._open_in)
        self.picture.timeline.moved.connect(self.go_to)
        self.add_strip(self.picture)
        holder = QWidget()
        in_column(self.group_head, (self.pictures, 1), on=holder, margins=NO_MARGINS, spacing=4)
        return holder

    # --- the pictures -----------------------------------------------------------------------------------------------

    @property
    def split_name(self) -> str:
        """Which pictures of the data set: those that the network was not trained on, or those that it was."""
        trained_on = self.kept.training.split if self.kept is not None and self.kept.training is not None else "train"
        return SPLITS.get(trained_on, "test") if self.state.params.judged == HELD_OUT else trained_on

    def split_of(self, good: Any) -> Split:
        """The pictures that a result is of."""
        return self.context.data(good.source).split(good.split)

    def images(self, good: Any, indices: Any) -> Images | None:
        """Pictures of a result by their places in their split; None where their file is gone."""
        try:
            return np.asarray(self.split_of(good).images[indices])
        except (DataError, IndexError):
            return None

    @Slot(int)
    def go_to(self, place: int) -> None:
        """Show the picture at a place of the list."""
        if 0 <= place < len(self.members):
            self.set(shown=self.index_of(int(self.members[place])))

    def list_pictures(self, members: NDArray[np.int64]) -> None:
        """List the pictures of these rows, unless they are listed already."""
        good = self.good
        if good is not self._listed or not np.array_equal(members, self.members):
            self._listed, self.members = good, members
            indices = np.array([self.index_of(row) for row in members.tolist()], np.int64)
            self.pictures.show_pictures(self.split_of(good), indices, good.verdicts.of(members))

    def show_picture(self) -> None:
        """Show the picture that is looked at, in the strip and in the list."""
        good, row = self.good, self.row
        if good is None or self.failure is not None:
            return
        seen = None
        if row is not None and (picture := self.images(good, self.index_of(row))) is not None:
            verdicts = good.verdicts
            seen = Seen(
                picture, f"{good.split}[{self.index_of(row)}]", int(verdicts.labels[row]),
                verdicts.probabilities[row], float(verdicts.losses[row]),
            )  # fmt: skip
        found = np.flatnonzero(self.members == row) if row is not None else NONE
        place = int(found[0]) if found.size else None
        self.pictures.select(place)
        self.picture.show_seen(seen, self.pinned, place or 0, len(self.members))

    @Slot(str)
    def _open_in(self, part: str) -> None:
        if self.good is not None and self.row is not None:
            self.context.choose_picture(self.good.source, self.good.split, self.index_of(self.row))
            self.context.model = self.state.params.model
            self.astray.emit("part", part)

    # --- asking and taking ------------------------------------------------------------------------------------------

    def wants(self) -> tuple[object, ...]:
        """What decides on the answer, besides how it is looked at."""
        data = self.context.data(self.picker.source)
        return (self.model, data.name, data.root, self.split_name, self.context.device)

    @Slot()
    def _ask_again(self) -> None:
        if not self._asked:
            return
        if self.wants() != self._wanted or self.failure is not None:
            self._ask()
        elif self.good is not None and not self._awaiting:
            self._show_all()

    def _next_id(self) -> int:
        self._wanted = self.wants()
        self.progress.setValue(0)
        self.progress.show()
        return super()._next_id()

    @Slot()
    def _offer_models(self) -> None:
        """Which pictures are held out may be known only now."""
        super()._offer_models()
        self._ask_again()

    def take(self, reply: Any) -> None:
        if not isinstance(reply, Progress):
            super().take(reply)
            self.progress.setVisible(self._awaiting)
            self.looks.show(self.good if reply is self.good else None, self.model, self.kept)
        elif reply.id == self._asked and self._awaiting:
            self.progress.setRange(0, reply.total)
            self.progress.setValue(reply.done)
            self._show_part(reply)

    def _explain_good(self) -> None:
        self.show_picture()
        super()._explain_good()

    def _show_failure(self, failure: Failure) -> None:
        self.picture.show_failure(failure)

    def set_dimmed(self, dimmed: bool) -> None:
        """Let the last result stand faintly, or not."""
        for figure in (*self.faded, self.pictures):
            figure.set_dimmed(dimmed)

    def _fade_good(self) -> None:
        self.set_dimmed(True)

    def _last_good_in(self) -> QWidget:
        return self.group_head

    # --- words ------------------------------------------------------------------------------------------------------

    def count_words(self, count: int) -> str:
        """ "143 pictures"."""
        return self.tr("{count} {count:picture|pictures}").format(count=counted(count))

    def retranslate(self) -> None:
        super().retranslate()
        self.accuracy_head.set_title(self.tr("Accuracy"))

    # --- what subclasses answer -------------------------------------------------------------------------------------

    @property
    def row(self) -> int | None:
        """The row of the result whose picture is looked at."""
        raise NotImplementedError  # each page has its own list

    def index_of(self, row: int) -> int:
        """The place in its split of the picture of a row."""
        return row

    def _show_part(self, part: Progress) -> None:
        """Show how far an answer has come."""


def trained_on(kept: KeptModel | None, good: Any) -> bool:
    """Whether a network has seen the pictures of a result while it was trained."""
    training = kept.training if kept is not None else None
    return training is not None and (training.source, training.split) == (good.source, good.split)
