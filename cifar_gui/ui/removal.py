"""Something of the user's that was removed, and can be put back."""

from __future__ import annotations

from collections.abc import Callable

from cifar_gui.spec import Message


class Removal:
    """GUI thread. Something of the user's that was removed just now, and can be put back.

    Whoever removes says so by ``Context.removed``: then the window's banner names what is gone and offers to put it
    back, and undo does so too. What is removed stays somewhere until then: in memory, or in a file set aside.
    """

    def __init__(
        self, message: Message, put_back: Callable[[], Message | None], remove: Callable[[], Message | None]
    ) -> None:
        self.message = message
        """What is gone, as a sentence."""
        self.problem: Callable[[Message], object] = lambda _: None
        """Told what came in the way."""
        self.settled: Callable[[], object] = lambda: None
        """Called when it has been put back, or removed again."""
        self.gone = True
        self._put_back, self._remove = put_back, remove

    def put_back(self) -> None:
        """Put it back, unless it is there."""
        self._do(self._put_back, False)

    def remove(self) -> None:
        """Remove it again, unless it is gone."""
        self._do(self._remove, True)

    def _do(self, act: Callable[[], Message | None], gone: bool) -> None:
        if self.gone is gone:
            return
        if (problem := act()) is None:
            self.gone = gone
            self.settled()
        else:
            self.problem(problem)
