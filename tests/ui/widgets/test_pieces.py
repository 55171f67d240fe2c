"""Work that is done now and then."""

from PySide6.QtCore import QObject

from cifar_gui.ui.widgets.pieces import Paced


def test_what_is_asked_for_again_and_again_is_done_at_once_and_once_more_at_the_end(qtbot):
    parent, done, wanted = QObject(), [], [0]
    paced = Paced(parent, 20, lambda: done.append(wanted[0]))
    for wish in range(5):
        wanted[0] = wish
        paced.ask()
    assert done == [0]
    assert paced.waiting
    qtbot.waitUntil(lambda: not paced.waiting)
    assert done == [0, 4]


def test_after_a_rest_it_is_done_at_once(qtbot):
    parent, done = QObject(), []
    paced = Paced(parent, 1, lambda: done.append(len(done)))
    paced.ask()
    qtbot.waitUntil(lambda: not paced._timer.isActive())
    paced.ask()
    assert done == [0, 1]
