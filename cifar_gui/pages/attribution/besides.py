"""What the page asks beside its picture of reasons: the scores of what was changed, and how often they are right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cifar_gui.lesson import beside
from cifar_gui.pages.attribution.protocol import AskAccuracy, AskScores, Attribution, Judged, Patch, Scores
from cifar_gui.protocol import Failure
from cifar_gui.spec import Message
from cifar_gui.worker.lab import Lab

SCORES, ACCURACY = "scores", "accuracy"


class Besides:
    """GUI thread. Each under a name of its own, so that neither displaces the other, or the picture of reasons."""

    def __init__(self, lab: Lab, page: str) -> None:
        self._lab = lab
        self._scores_page, self._accuracy_page = (beside(page, what) for what in (SCORES, ACCURACY))
        self._changing, self._judging = 0, 0
        """The numbers of the requests that are awaited."""
        self._wanted: AskScores | None = None
        self.changed: Scores | None = None
        """What the network says with the patch and without the maps; the last answer, while a newer one is awaited."""
        self.judged: Judged | None = None
        self.problem: Message | None = None
        """Why nothing could be judged."""

    @property
    def busy(self) -> bool:
        """Whether something is awaited."""
        return bool(self._changing or self._judging)

    @property
    def judging(self) -> bool:
        """Whether pictures are being judged."""
        return bool(self._judging)

    def ask_scores(self, good: Attribution, patch: Patch | None, off: tuple[str, ...]) -> None:
        """Ask what the network says now, unless that is known, or nothing has been changed."""
        of = good.of
        wanted = AskScores(0, self._scores_page, of.model, of.picture, patch, off, of.device)
        if patch is None and not off:
            self._changing, self._wanted, self.changed = 0, None, None
        elif wanted != self._wanted:
            if self.changed is not None and (self.changed.of.picture, self.changed.of.model) != (of.picture, of.model):
                self.changed = None  # of another picture, or of another network
            self._wanted, self._changing = wanted, self._lab.next_id()
            self._lab.ask(replace(wanted, id=self._changing))

    def ask_accuracy(self, good: Attribution, source: str, split: str, off: tuple[str, ...]) -> None:
        """Have held-out pictures judged with and without the maps."""
        self.forget_accuracy()
        self._judging = self._lab.next_id()
        self._lab.ask(
            AskAccuracy(self._judging, self._accuracy_page, good.of.model, source, split, off, good.of.device)
        )

    def forget_accuracy(self) -> None:
        """It is of other maps."""
        self.judged, self.problem, self._judging = None, None, 0

    def takes(self, reply: Any) -> bool:
        """Take up a reply, if it is one to these requests."""
        if reply.page == self._scores_page:
            if self._wanted is not None and isinstance(reply, Scores):
                self.changed = reply  # the newest that is there, though the mouse may have moved on
            if reply.id == self._changing:
                self._changing = 0
        elif reply.page == self._accuracy_page:
            self._take_judged(reply)
        else:
            return False
        return True

    def _take_judged(self, reply: Judged | Failure) -> None:
        if reply.id == self._judging:
            if isinstance(reply, Judged):
                self.judged = reply
            else:
                self.judged, self.problem = None, reply.sentence
            if not isinstance(reply, Judged) or reply.done == reply.total:
                self._judging = 0
