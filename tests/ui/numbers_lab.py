"""Pages on numbers with the real engine behind them."""

from quick_lab import QuickLab, make_context, on_screen

from cifar_gui.lessons.numbers import LESSON
from cifar_gui.pages.numbers.engine import answer
from cifar_gui.pages.numbers.page import NumbersPage


class NumbersLab(QuickLab):
    """Answers calculations, at once or when the test says so."""

    def reply(self, request):
        self.replied.emit(answer(request))


def make_numbers_page(qtbot, lesson=LESSON, lab=None, size=(1440, 828)):
    """A page on numbers on the screen; ``page.lab`` is what it talks to."""
    lab = lab or NumbersLab()
    page = NumbersPage(lesson, make_context(lab))
    return on_screen(qtbot, page, lab, size)
