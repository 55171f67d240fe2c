"""How far the learner is in a lesson's first steps: one for all parts of a lesson."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cifar_gui.guides import Guide, Step
from cifar_gui.ui.context import Context


class GuideWalk(QObject):
    """GUI thread. The step, what was answered to it, and whether the guide is open."""

    changed = Signal()

    def __init__(self, context: Context, guide: Guide) -> None:
        super().__init__(context)
        self.setObjectName(_name(guide))
        self.guide = guide
        self._context = context
        self.open = False
        """Whether it takes the place of the lesson's text."""
        self.tried: dict[int, list[int]] = {}
        """By step, the answers that were chosen, the last one last."""

    @property
    def place(self) -> int:
        """The step, counted from 0; behind the last one stands the end."""
        return min(self._context.settings.guides.get(self.guide.lesson, 0), len(self.guide.steps))

    @property
    def step(self) -> Step | None:
        """The step that is open; None at the end."""
        return self.guide.steps[self.place] if self.place < len(self.guide.steps) else None

    @property
    def last(self) -> int | None:
        """The answer that was chosen last."""
        return self.tried[self.place][-1] if self.tried.get(self.place) else None

    @property
    def solved(self) -> bool:
        """Whether the right answer has been found."""
        return self.step is not None and self.last is not None and self.step.answers[self.last].right

    def go(self, place: int) -> None:
        """Open a step."""
        self._context.settings.guides[self.guide.lesson] = min(max(place, 0), len(self.guide.steps))
        self.open = True
        self._context.guide_moved.emit()
        self.changed.emit()

    def answer(self, place: int) -> None:
        """Choose an answer."""
        if not self.solved:
            self.tried.setdefault(self.place, []).append(place)
            self.changed.emit()

    def begin(self) -> None:
        """From the first step, with nothing answered."""
        self.tried.clear()
        self.go(0)

    def leave(self) -> None:
        """Back to the text; the step stays where it is."""
        self.open = False
        self.changed.emit()


def walk_of(context: Context, guide: Guide) -> GuideWalk:
    """The walk of a lesson, which all its parts share."""
    found = context.findChild(GuideWalk, _name(guide))
    return found if isinstance(found, GuideWalk) else GuideWalk(context, guide)


def _name(guide: Guide) -> str:
    return f"guide of {guide.lesson}"
