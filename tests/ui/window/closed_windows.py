"""What is left in memory of windows that were used and closed: run as a program, which has no other windows.

``gc.unfreeze`` gives Python back what other tests have left of theirs: their wrappers would go in the middle of this.
"""

import gc
import sys
import weakref

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

from cifar_gui import app as program
from cifar_gui import command_line
from cifar_gui.crash import CrashReporter
from cifar_gui.ui.page.lesson_page import LessonPage

PATIENCE = 60_000


def wait(window):
    """Let the program work until the page in front has settled."""
    loop, look, end = QEventLoop(), QTimer(interval=20), QTimer(singleShot=True, interval=PATIENCE)
    look.timeout.connect(lambda: loop.quit() if window.settled() else None)
    end.timeout.connect(lambda: loop.exit(1))
    look.start()
    end.start()
    if loop.exec():
        sys.exit("a page did not settle")


def used_and_closed(reporter):
    """A window in which every page was opened: what it was made of."""
    window = program.build_window(program.application(), reporter, command_line.parse(["--lesson", "module"]))
    window.show()
    for key in window.lessons:
        wait(window)
        window.show_lesson(key)
        for part in getattr(window.page, "lessons", ()):
            window.page.show_part(part)
    wait(window)
    parts = (window, window.context, window.context.lab, *window.findChildren(LessonPage))
    window.context.set_language("zh")
    window.context.set_theme("dark")
    window.context.zoom_text(1)
    window.close()
    window.deleteLater()
    return [weakref.ref(part) for part in parts]


def left_of(parts):
    """What is still there when Qt has deleted what it was to delete, and Python has looked everywhere for garbage."""
    for _ in range(2):  # the pages that the window has put aside go after it
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.unfreeze()  # the first window of a process was there when torch was loaded, and is spared with it
    gc.collect()
    gc.freeze()
    return [type(part()).__name__ for part in parts if part() is not None]


def main():
    reporter = CrashReporter()
    for _ in range(2):
        parts = used_and_closed(reporter)
        left = left_of(parts)
        if len(parts) <= 15 or left:
            sys.exit(f"of {len(parts)} parts there is still: {left}")


if __name__ == "__main__":
    main()
