"""The pages of 7.4 and 7.5 on pictures and curves, with the real engine behind them."""

from dataclasses import replace

from quick_lab import QuickLab, make_context, on_screen

from cifar_gui.engine.answers import answer
from cifar_gui.ui.window.pages import build_page


class AnyLab(QuickLab):
    """Answers any request, at once or when the test says so."""

    def reply(self, request):
        self.replied.emit(answer(request, self.data))


def make_part(qtbot, lesson, key, lab=None, size=(1440, 828)):
    """The page of a part of a lesson on the screen; ``page.lab`` is what it talks to."""
    lab = lab or AnyLab()
    part = next(part for part in lesson.parts if part.key == f"{lesson.key}/{key}")
    page = build_page(part, make_context(lab))
    return on_screen(qtbot, page, lab, size)


def set_params(qtbot, page, **changes):
    """Change arguments as the form does."""
    params = replace(page.form.params, **changes)
    page.form.set_params(params)
    page.form.changed.emit(params)
    qtbot.waitUntil(page.settled)
