"""The effective field of the pinned number, which is asked for beside the maps."""

from __future__ import annotations

from typing import Any

from cifar_gui.lesson import beside
from cifar_gui.pages.maps.path import Spot
from cifar_gui.pages.maps.protocol import PICTURE, AskEffective, EffectiveField, NetworkMaps
from cifar_gui.worker.lab import Lab


class Effective:
    """GUI thread. Asks once for each number; what is no longer wanted is forgotten."""

    def __init__(self, lab: Lab, page: str) -> None:
        self._lab, self.page = lab, beside(page, "effective")
        self._asked: AskEffective | None = None
        self.found: EffectiveField | None = None
        """Of the number that was asked for last."""
        self.awaited = False

    def want(self, good: NetworkMaps, spot: Spot | None) -> None:
        """Ask for that of a number, unless it is there; None for none."""
        if spot is None or spot.part == PICTURE or not good.params.effective:
            self._asked, self.found, self.awaited = None, None, False
            return
        asked = AskEffective(
            0, self.page, good.model, spot.part, spot.place, good.picture.source, good.picture.split,
            max(int(good.params.pictures), 1), good.device,
        )  # fmt: skip
        if asked != self._asked:
            self._asked, self.awaited = asked, True
            if self.found is not None and (self.found.part, self.found.place) != (spot.part, spot.place):
                self.found = None
            self._id = self._lab.next_id()
            self._lab.ask(AskEffective(self._id, *list(vars(asked).values())[1:]))

    _id = 0

    def take(self, reply: Any) -> None:
        """What came; False answers and those for another number are left."""
        if reply.id == self._id and self._asked is not None:
            self.awaited = isinstance(reply, EffectiveField) and not reply.whole
            self.found = reply if isinstance(reply, EffectiveField) else None
