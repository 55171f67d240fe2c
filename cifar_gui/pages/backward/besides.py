"""What the page of gradients asks besides them: the loss over a weight, its check, the walk through the split."""

from __future__ import annotations

from cifar_gui.pages.backward.protocol import (
    AskCheck,
    AskGradients,
    AskNudge,
    AskWalk,
    Checked,
    Nudge,
    Walked,
)
from cifar_gui.pages.backward.state import Weight
from cifar_gui.worker.lab import Lab


class Besides:
    """GUI thread. One request at a time: another one of the same page would take its place."""

    def __init__(self, lab: Lab, page: str) -> None:
        self._lab, self._page = lab, page
        self.under_way: AskNudge | AskCheck | AskWalk | None = None
        self.nudge: Nudge | None = None
        self.checked: Checked | None = None
        """The last ones; of what is shown are those that ``nudge_of`` and ``check_of`` give."""

    def nudge_of(self, of: AskGradients, weight: Weight | None) -> Nudge | None:
        """The loss over a weight, if it has come."""
        found = self.nudge
        return found if found is not None and (found.of, (found.parameter, found.index)) == (of, weight) else None

    def check_of(self, of: AskGradients, weight: Weight | None) -> Checked | None:
        """The check of a weight's gradient, if it has come."""
        found = self.checked
        return found if found is not None and (found.of, (found.parameter, found.index)) == (of, weight) else None

    def go_on(self, of: AskGradients, weight: Weight | None, checks: bool, walked: int | None) -> None:
        """Ask for what is still wanted of these gradients.

        Args:
            of: the request that the last result answered.
            weight: one whose loss is wanted.
            checks: whether its check is wanted as well.
            walked: so many pictures of the walk have been gone through; None when it does not go on.
        """
        if self.under_way is not None:
            return
        if weight is not None and self.nudge_of(of, weight) is None:
            self._ask(AskNudge(self._lab.next_id(), self._page, of, *weight))
        elif weight is not None and checks and self.check_of(of, weight) is None:
            self._ask(AskCheck(self._lab.next_id(), self._page, of, *weight))
        elif walked is not None:
            self._ask(AskWalk(self._lab.next_id(), self._page, of, walked))

    def _ask(self, request: AskNudge | AskCheck | AskWalk) -> None:
        self.under_way = request
        self._lab.ask(request)

    @property
    def shown_soon(self) -> bool:
        """Whether something is awaited that is shown at once when it comes."""
        return isinstance(self.under_way, AskNudge | AskCheck)

    @property
    def walks(self) -> bool:
        """Whether pictures of the walk are awaited."""
        return isinstance(self.under_way, AskWalk)

    def awaits(self, id_: int) -> bool:
        """Whether a reply answers what is under way."""
        return self.under_way is not None and self.under_way.id == id_

    def take(self, reply: Nudge | Checked | Walked) -> bool:
        """Keep what has come; False for what is no longer wanted."""
        if not self.awaits(reply.id):
            return False
        self.under_way = None
        if isinstance(reply, Nudge):
            self.nudge = reply
        elif isinstance(reply, Checked):
            self.checked = reply
        return True

    def drop(self) -> None:
        """What is under way is displaced, or answered for what is no longer shown."""
        self.under_way = None
