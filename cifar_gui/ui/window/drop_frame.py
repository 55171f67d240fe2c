"""A frame over the window while a file is dragged over it: what will become of it when it is let go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFontMetricsF, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.data import DataError
from cifar_gui.i18n import say
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message
from cifar_gui.ui.widgets.painted import smooth
from cifar_gui.ui.widgets.theme import Themed, font
from cifar_gui.ui.window.import_dialog import dropped_paths

OPENS = {
    "picture": QT_TRANSLATE_NOOP("Window", "Let go to open the picture {name}"),
    "tensor": QT_TRANSLATE_NOOP("Window", "Let go to compare {name} with the tensors of this page"),
    "lesson": QT_TRANSLATE_NOOP("Window", "Let go to open the lesson file {name}"),
    "network": QT_TRANSLATE_NOOP("Window", "Let go to open the network {name} in lesson 7.7"),
    "code": QT_TRANSLATE_NOOP("Window", "Let go to read the code in {name} as a network in lesson 7.7"),
    "weights": QT_TRANSLATE_NOOP("Window", "Let go to open the weights {name}, to look into their network"),
    "runs": QT_TRANSLATE_NOOP("Window", "Let go to open the runs in {name}"),
    "data": QT_TRANSLATE_NOOP("Window", "Let go to import the pictures in {name}"),
}
SEVERAL = QT_TRANSLATE_NOOP("Window", "Let go to open the runs in {count} files")
ONE = QT_TRANSLATE_NOOP("Window", "Open one file or one folder at a time. Only files of runs may be several.")
WIDEST = 560


def outcome(paths: list[Path]) -> tuple[Message, bool]:
    """What dropping these will do, and whether anything will be opened."""
    from cifar_gui.engine import file_kinds  # with every reader of files: a start does without them

    if all_runs(paths):
        return Message("Window", SEVERAL, {"count": len(paths)}), True
    if len(paths) != 1:
        return Message("Window", ONE), False
    try:
        kind = file_kinds.kind_of(paths[0])
    except DataError as error:
        return error.message, False
    if kind.opens is None:
        return kind.refusal(paths[0].name).message, False
    return Message("Window", OPENS[kind.opens], {"name": paths[0].name}), True


def all_runs(paths: Sequence[Path]) -> bool:
    """Whether these are several files, all of them of runs."""
    from cifar_gui.engine import file_kinds

    try:
        return len(paths) > 1 and all(file_kinds.kind_of(path).opens == "runs" for path in paths)
    except DataError:
        return False


class DropFrame(Themed, QWidget):
    """GUI thread. Covers its parent, and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.message: Message | None = None
        self._opens = False
        self.hide()

    def show_outcome(self, paths: list[Path]) -> None:
        """Say what dropping these would do."""
        self.message, self._opens = outcome(paths)
        self.setGeometry(self.parentWidget().rect())
        self.setAccessibleName(say(self.message))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A veil, the frame, and the sentence in the middle."""
        if self.message is None:
            return
        painter = smooth(self)
        theme = self.theme
        ink = QColor(theme.accent if self._opens else theme.warning)
        veil = QColor(theme.window)
        veil.setAlpha(150)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(ink, 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(6, 6, -6, -6), 10, 10)
        face, text = font(15, 600), say(self.message)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        room = QRectF(0, 0, min(WIDEST, self.width() - 80), self.height())
        words = QFontMetricsF(face).boundingRect(room, flags, text)
        card = QRectF(0, 0, words.width() + 48, words.height() + 32)
        card.moveCenter(QRectF(self.rect()).center())
        painter.setBrush(QColor(theme.surface))
        painter.setPen(QPen(ink, 1))
        painter.drawRoundedRect(card, 8, 8)
        painter.setFont(face)
        painter.setPen(QColor(theme.text))
        painter.drawText(card.adjusted(23, 15, -23, -15), flags, text)


class DropArea(QWidget):
    """GUI thread. Files and folders may be dropped anywhere on it; a frame says what will become of them."""

    dropped = Signal(object)
    """A list of their Paths."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.frame = DropFrame(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths := dropped_paths(event):
            event.acceptProposedAction()
            self.frame.show_outcome(paths)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.frame.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.frame.hide()
        if paths := dropped_paths(event):
            event.acceptProposedAction()
            self.dropped.emit(paths)
