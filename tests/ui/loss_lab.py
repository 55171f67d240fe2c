"""The pages of lesson 7.8 with the real engine behind them."""

from quick_lab import QuickLab, make_context, on_screen

from cifar_gui.engine.answers import answer
from cifar_gui.lessons.losses import LESSON
from cifar_gui.pages.backward.page import BackwardPage
from cifar_gui.pages.loss.page import LossPage

TENSORS, NETWORK = LESSON.parts


class LossLab(QuickLab):
    """Answers every kind of request."""

    def reply(self, request):
        self.replied.emit(answer(request, self.data))


def make_page(qtbot, lesson, lab=None, size=(1440, 828)):
    """A page on the screen; ``page.lab`` is what it talks to."""
    lab = lab or LossLab()
    kind = LossPage if lesson is TENSORS else BackwardPage
    page = kind(lesson, make_context(lab))
    return on_screen(qtbot, page, lab, size)
