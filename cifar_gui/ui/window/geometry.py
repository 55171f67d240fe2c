"""Where the window stands, and how large it is."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

SMALLEST = QSize(900, 500)
FRAME = QSize(2, 40)
"""px that the window system may put around a window before it can be asked: borders and a title bar."""
NO_SCREEN = QSize(800, 800)
"""Of the screen that Qt makes up where there is none."""
FIRST_SIZE = QSize(1440, 900)


def restore_geometry(window: QMainWindow, saved: str) -> None:
    """Stand where the window stood last, or as large as it is best, always within the screen there is."""
    window.setMinimumSize(SMALLEST)
    window.resize(FIRST_SIZE)
    # Qt reads nothing from what is no geometry, and the first size stays.
    window.restoreGeometry(QByteArray.fromBase64(saved.encode("ascii", "ignore")))
    screen = window.screen()
    if screen.size() != NO_SCREEN or QGuiApplication.platformName() != "offscreen":
        stay_within(window, screen.availableGeometry())


def stay_within(window: QMainWindow, screen: QRect) -> None:
    """Take no more room than the screen has, frame included, and lie in it."""
    room = screen.size() - FRAME
    window.setMinimumSize(SMALLEST.boundedTo(room))
    if not window.isMaximized() and not window.isFullScreen():
        window.resize(window.size().boundedTo(room))
        corner = window.pos()
        x = min(max(corner.x(), screen.left()), screen.right() - window.width() - FRAME.width())
        y = min(max(corner.y(), screen.top()), screen.bottom() - window.height() - FRAME.height())
        if (x, y) != corner.toTuple():
            window.move(max(x, screen.left()), max(y, screen.top()))
