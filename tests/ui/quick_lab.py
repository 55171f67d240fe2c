"""Pages with the real engine behind them, answered at once or when the test says so, without threads."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from cifar_gui.engine.data import DataSet, Split
from cifar_gui.engine.forward import answer
from cifar_gui.i18n import Language
from cifar_gui.lessons.conv2d import LESSON
from cifar_gui.pages.layer.page import LayerPage
from cifar_gui.protocol import CIFAR10, SAMPLES
from cifar_gui.settings import SettingsStore
from cifar_gui.ui.context import Context
from cifar_gui.ui.widgets import theme as themes

PICTURES = 150
"""Three batches; the last one holds 22."""


class QuickLab(QObject):
    """The engine in this thread. ``at_once=False`` lets requests wait until ``reply`` is called."""

    replied = Signal(object)
    tensorboard_event = Signal(object)

    def __init__(self, at_once=True):
        super().__init__()
        self.at_once = at_once
        self.requests = []
        self.commands = []
        self.data = {}

    def next_id(self):
        self.last_id = getattr(self, "last_id", 0) + 1
        return self.last_id

    def use(self, data):
        self.data[data.name] = data

    def command(self, command):
        self.commands.append(command)

    def ask(self, request):
        self.requests.append(request)
        if self.at_once:
            self.reply(request)

    def reply(self, request):
        self.replied.emit(answer(request, self.data))


def data_set(name=SAMPLES, pictures=PICTURES, seed=3):
    random = np.random.default_rng(seed)
    images = random.integers(0, 256, (pictures, 3, 32, 32), dtype=np.uint8)
    split = Split(images, np.arange(pictures) % 10)
    return DataSet(name, Path("/data"), None, split, split)


def make_context(lab, *names):
    context = Context(lab, SettingsStore(), Language())
    for seed, name in enumerate(names or (SAMPLES, CIFAR10)):
        context.add_data(data_set(name, seed=seed))
    return context


def make_page(qtbot, lab=None, size=(1440, 828)):
    """A layer page on the screen; ``page.lab`` is what it talks to."""
    lab = lab or QuickLab()
    page = LayerPage(LESSON, make_context(lab))
    return on_screen(qtbot, page, lab, size)


def on_screen(qtbot, page, lab, size):
    """Show a page that talks to a lab, with its first result where the lab answers at once."""
    page.lab = lab
    lab.replied.connect(page.take)
    qtbot.addWidget(page.toolbar_widget)
    show(qtbot, page, size)
    page.activated()
    if lab.at_once:
        qtbot.waitUntil(page.settled)
    return page


def show(qtbot, widget, size):
    """Show a widget inside a plain window: offscreen, Qt warns about windows that have a smallest size."""
    window = widget.host = QWidget()  # kept alive with it
    themes.dress(window, themes.named("light"))
    window.resize(*size)
    widget.setParent(window)
    widget.resize(*size)
    widget.show()
    qtbot.addWidget(window)
    window.show()
    return widget


def type_into(edit, text):
    """Type as a user does: the whole text replaced, then each character, then Enter."""
    edit.selectAll()
    edit.del_()
    edit.textEdited.emit("")
    for place in range(len(text)):
        edit.setText(text[: place + 1])
        edit.textEdited.emit(edit.text())
    edit.editingFinished.emit()


def press(widget, key):
    """Press a key on a widget."""
    from PySide6.QtTest import QTest

    QTest.keyClick(widget, key, Qt.KeyboardModifier.NoModifier)


def hover(widget, point):
    """Move the mouse to a point of a widget; None takes it away."""
    if point is None:
        QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
        return
    at, button = QPointF(point), Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, at, at, button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, move)


def change_language():
    """What every widget is told when the interface language changes."""
    for widget in QApplication.topLevelWidgets():
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
