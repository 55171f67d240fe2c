"""A page that shows what a network says of many pictures of a data set, and one of them in its strip."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame

from cifar_gui.engine.counting import Share
from cifar_gui.engine.data import DataError, Split
from cifar_gui.i18n import Retranslated
from cifar_gui.protocol.verdicts import Verdicts
from cifar_gui.spec import Lesson, counted
from cifar_gui.ui.arithmetic.picture_strip import PictureStrip, Seen
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.model_page import ModelPage
from cifar_gui.ui.page.picker import SourcePicker
from cifar_gui.ui.widgets.controls import SectionHead, label
from cifar_gui.ui.widgets.layouts import in_column

SPLITS = {"test": "train", "train": "test"}
HELD_OUT = "held-out"


class AccuracyCard(Retranslated, QFrame):
    """GUI thread. How often a network is right, how sure that is, and on how many pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.value, self.caption, self.note = label("value"), label("caption", wraps=True), label("caption", wraps=True)
        self._share: Share | None = None
        self._other: Share | None = None
        self._whole, self._seen = True, False
        in_column(self.value, self.caption, self.note, on=self, margins=(8, 0, 8, 4), spacing=2)
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

    def retranslate(self) -> None:
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
            )
        )


class JudgedPage(ModelPage):
    """GUI thread. Its params have a field ``judged``: "held-out", or the pictures that the network was trained on.

    It asks anew only when something else than how the answer is looked at has changed.
    """

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        self._wanted: object = None
        """What was asked for last."""

    def build_judged_form(self) -> None:
        """The data set in the toolbar, the form, and how often the network is right."""
        self.build_model_form(SourcePicker)
        self.add_section(None, self.form)
        self.accuracy_head, self.accuracy = SectionHead(), AccuracyCard()
        self.add_section(self.accuracy_head, self.accuracy)
        self.add_examples()
        self.add_reset()
        self.toolbar.addStretch()

    # --- the pictures -----------------------------------------------------------------------------------------------

    @property
    def split_name(self) -> str:
        """Which pictures of the data set: those that the network was not trained on, or those that it was."""
        trained_on = self.kept.training.split if self.kept is not None and self.kept.training is not None else "train"
        return SPLITS.get(trained_on, "test") if self.state.params.judged == HELD_OUT else trained_on

    def trained_on(self, good: Any) -> bool:
        """Whether a network has seen the pictures of a result while it was trained."""
        training = self.kept.training if self.kept is not None else None
        return training is not None and (training.source, training.split) == (good.source, good.split)

    def split_of(self, good: Any) -> Split:
        """The pictures that a result is of."""
        return self.context.data(good.source).split(good.split)

    def seen(self, good: Any, index: int, verdicts: Verdicts, place: int) -> Seen | None:
        """A picture and what is said of it.

        Args:
            good: the result.
            index: the picture's place in its split.
            verdicts: what is said of several.
            place: the picture's place among these.
        """
        try:
            picture = np.asarray(self.split_of(good).images[index])
        except (DataError, IndexError):
            return None
        return Seen(
            picture, f"{good.split}[{index}]", int(verdicts.labels[place]), verdicts.probabilities[place],
            float(verdicts.losses[place]),
        )  # fmt: skip

    def add_picture_strip(self) -> PictureStrip:
        """The strip of one picture, from which one gets to the other parts with it."""
        strip = PictureStrip()
        strip.opened.connect(self._open_in)
        self.add_strip(strip)
        return strip

    @Slot(str)
    def _open_in(self, part: str) -> None:
        index = self.shown_index
        if self.good is not None and index is not None:
            self.context.choose_picture(self.good.source, self.good.split, index)
            self.context.model = self.state.params.model
            self.astray.emit("part", part)

    # --- asking -----------------------------------------------------------------------------------------------------

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
        return super()._next_id()

    @Slot()
    def _offer_models(self) -> None:
        """Which pictures are held out may be known only now."""
        super()._offer_models()
        self._ask_again()

    # --- words ------------------------------------------------------------------------------------------------------

    def count_words(self, count: int) -> str:
        """ "143 pictures"."""
        return self.tr("{count} {count:picture|pictures}").format(count=counted(count))

    def retranslate(self) -> None:
        super().retranslate()
        self.accuracy_head.set_title(self.tr("Accuracy"))

    # --- what subclasses answer -------------------------------------------------------------------------------------

    @property
    def shown_index(self) -> int | None:
        """The place in its split of the picture in the strip."""
        raise NotImplementedError
