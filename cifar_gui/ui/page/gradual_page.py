"""A page whose answer takes long, and comes bit by bit; and such a one on a trained network."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from PySide6.QtCore import Slot

from cifar_gui.protocol import OWN, SAMPLES, DropAnswer
from cifar_gui.ui.page.answer_page import AnswerPage
from cifar_gui.ui.page.model_page import ModelPage


class Gradual(AnswerPage):
    """GUI thread. What is known so far can be looked at; a reply's ``whole`` says whether it is all.

    Where an answer can be stopped, its reply has ``ended()``, which makes all there is of what is known so far.
    """

    _stopped = False
    """Nothing is asked again before it is asked for by hand."""

    @Slot()
    def stop(self) -> None:
        """Let what is under way come to an end; what is known of it so far stands."""
        if not (self._awaiting or self._unfinished):
            return
        self.context.lab.command(DropAnswer(self.lesson.key))
        self._shown = self._next_id()  # whatever still comes is older
        self._stopped = True
        if self._unfinished:
            self.good = self.good.ended()
        if self.good is not None:
            self._show_all()
        self._say_status()

    def _next_id(self) -> int:
        self._stopped = False
        return super()._next_id()

    @Slot()
    def _ask_again(self) -> None:
        if not self._stopped:
            super()._ask_again()

    def _wants(self, reply: Any) -> bool:
        """To one request several answers come."""
        return super()._wants(reply) or (reply.page == self.lesson.key and reply.id == self._asked == self._shown)

    @property
    def _unfinished(self) -> bool:
        return self.good is not None and self.failure is None and not self.good.whole

    def settled(self) -> bool:
        """Whether everything is known, and shown."""
        return super().settled() and not self._unfinished

    @property
    def _mood(self) -> str:
        return "busy" if self._unfinished else super()._mood

    def _last_good_of(self) -> Any:
        return self.state.params


class GradualPage(Gradual, ModelPage):
    """GUI thread. Another look at the same asks nobody: only where ``wanted`` is another, the search begins anew."""

    _sought: object = None
    """What was asked for last."""

    def _next_id(self) -> int:
        self._sought = self.wanted
        return super()._next_id()

    def _decides(self, changed: Set[str]) -> bool:
        return super()._decides(changed) and self.wanted != self._sought

    @Slot()
    def _offer_models(self) -> None:
        """Which pictures are held out may be known only now."""
        super()._offer_models()
        if self._asked and self.wanted != self._sought:
            self._ask()

    @property
    def held_out(self) -> tuple[str, str]:
        """(source, split) of the pictures that the network was not trained on: of the data set in the toolbar; where
        that is the user's own, of the one that the network was trained on."""
        trained = None if self.kept is None else self.kept.training
        source = self.picker.source
        if source == OWN:
            source = SAMPLES if trained is None else trained.source
        source = source if source in self.context.sources() else SAMPLES
        return source, "train" if trained is not None and trained.split == "test" else "test"

    @property
    def wanted(self) -> object:
        """What decides on the answer."""
        raise NotImplementedError  # each page has its own
