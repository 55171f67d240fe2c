"""The page of the training loop with the real engine behind it."""

from loss_lab import LossLab
from quick_lab import make_context, on_screen

from cifar_gui.lessons.training import LESSON
from cifar_gui.pages.loop import LoopContent
from cifar_gui.pages.loop.page import LoopPage

(LOOP,) = (part for part in LESSON.parts if isinstance(part.content, LoopContent))


def make_loop_page(qtbot, lab=None, size=(1440, 828)):
    """The page on the screen; ``page.lab`` is what it talks to."""
    lab = lab or LossLab()
    page = LoopPage(LOOP, make_context(lab))
    return on_screen(qtbot, page, lab, size)
