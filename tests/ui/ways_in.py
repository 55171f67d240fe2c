"""The ways by which a user brings files to the window."""

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication

from cifar_gui import app as program


def dragged(paths, kind=QDragEnterEvent):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = kind(QPoint(300, 300), action, data, button, none)
    event.held = data
    return event


def drop(window, *paths):
    entered = dragged(paths)
    window.centralWidget().dragEnterEvent(entered)
    assert entered.isAccepted()
    window.centralWidget().dropEvent(dragged(paths, QDropEvent))


def given(window, path):
    program.open_file(window, path)


def pasted(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QGuiApplication.clipboard().setMimeData(data)
    window.page.picker.own_actions["paste"].trigger()
    QGuiApplication.clipboard().clear()
