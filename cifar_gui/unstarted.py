"""What keeps the program from starting: told in a box, on the console and in a log, never in silence."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time
import traceback

from cifar_gui import paths
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

TITLE = "cifar-gui"
LOG_NAME = "start.log"
RUNTIME = "https://aka.ms/vs/17/release/vc_redist.x64.exe"
"""Microsoft's Visual C++ runtime: on Windows torch's libraries do not load without it."""
LIBRARY = re.compile(r"[\w.+-]+\.(?:dll|pyd|dylib|so(?:\.\d+)*)\b", re.IGNORECASE)
"""The file of a library in the words of a system that could not load it."""
UNSEEN_MILLISECONDS = 3000
"""A box on a platform without a screen goes by itself: nobody could press its button."""


class NoTorch(Exception):
    """PyTorch cannot be imported; its cause says why."""


def import_torch() -> NoTorch | None:
    """Import torch; what came of it when it cannot be imported, in whatever way that fails."""
    try:
        import torch  # noqa: F401 - loaded for good
    except Exception as error:
        failed = NoTorch(f"{type(error).__name__}: {error}")
        failed.__cause__ = error
        return failed
    return None


def tell(error: BaseException) -> int:
    """GUI thread. Say why the program does not start, in every way there is; the exit code for it.

    A windowed program on Windows has neither console nor standard error: the box is all that its user sees.
    """
    _log("".join(traceback.format_exception(error)))
    say(reason(error))
    return 1


def reason(error: BaseException) -> Message:
    """What failed, for its user: the library by name, and what usually helps."""
    cause = error.__cause__ if isinstance(error, NoTorch) and error.__cause__ is not None else error
    found = LIBRARY.search(str(cause))
    values = {
        "error": f"{type(cause).__name__}: {cause}", "runtime": RUNTIME, "folder": paths.log_folder(),
        "library": found.group() if found else "PyTorch",
    }  # fmt: skip
    return Message("Unstarted", NO_TORCH if isinstance(error, NoTorch) else NO_START, values)


def say(message: Message, box: bool = True) -> None:
    """GUI thread. Show a sentence on the console, where there is one, and in a box, where there is a screen."""
    text = message.text.format_map(message.values)
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            print(text, file=sys.stderr)
    try:
        if box:
            _qt_box(message)
    except ImportError:  # Qt itself cannot be loaded
        if sys.platform == "win32":
            import ctypes

            ctypes.windll.user32.MessageBoxW(None, text, TITLE, 0x10)


def _qt_box(message: Message) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMessageBox

    from cifar_gui import i18n

    there = QApplication.instance()
    if there is None and _has_screen():
        there = QApplication([TITLE])
        language = i18n.Language()
        language.use(i18n.system_language())
    if isinstance(there, QApplication):
        box = QMessageBox(QMessageBox.Icon.Critical, TITLE, i18n.say(message))
        if there.platformName() in ("offscreen", "minimal"):
            QTimer.singleShot(UNSEEN_MILLISECONDS, box.reject)
        box.exec()


def _has_screen() -> bool:
    """Whether an application can be made at all: without a display Qt would end the process."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


def _log(details: str) -> None:
    folder = paths.log_folder()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with open(folder / LOG_NAME, "a", encoding="utf-8") as file:
            file.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')}\n{details}\n")


NO_TORCH = QT_TRANSLATE_NOOP(
    "Unstarted",
    "cifar-gui computes with PyTorch, and PyTorch could not be loaded: {library} failed.\n\n{error}\n\n"
    "On Windows, the Microsoft Visual C++ runtime is usually missing or too old. Install it from {runtime} and start "
    "cifar-gui again. If that does not help, install PyTorch (torch) anew.\n\nThe details are in {folder}.",
)
NO_START = QT_TRANSLATE_NOOP("Unstarted", "cifar-gui could not be started.\n\n{error}\n\nThe details are in {folder}.")
WRONG = QT_TRANSLATE_NOOP("Unstarted", "cifar-gui was started with something that it cannot use.\n\n{error}")
