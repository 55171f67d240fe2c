"""``python -m benchmarks.monkey [--actions 2000] [--seed N] [--seconds 180]``: whatever a hand may do, in any order.

The real window is opened without a screen, and chance presses, types, chooses, drags, resizes and trains in it; drops
files, good and hostile, pastes errors, opens menus, and now and then a second window of the same home, or anew. An
exception that leaves a slot, a message from Qt, a fault of a thread, memory that grows or something left behind at
the end is a failure: the seed and the last actions are printed, and the exit code is 1. Nothing reaches the network,
a browser or TensorBoard.
"""

from __future__ import annotations

import argparse
import ctypes
import faulthandler
import gc
import os
import random
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from unittest.mock import patch

import numpy as np
import psutil
from PIL import Image
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QThread,
    QTimer,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from benchmarks.waiting import let_go, let_run, wait

if TYPE_CHECKING:
    from cifar_gui.ui.page.lesson_page import LessonPage
    from cifar_gui.ui.window.window import Window

REMEMBERED = 20
"""Actions that are told with a failure."""
GROWTH = 0.20
"""Share by which the memory may grow from the end of the first pass over the lessons to the end."""
FIRST_PASS = 0.4
"""Share of the actions that counts as the first pass: every lesson has been built by then."""
CLOSING_SECONDS = 2.0
IDLE_SECONDS = 4.0
"""After that torch has loaded what it loads when there is nothing to do; it would count as growth later."""
SHOWN_SECONDS = 0.2
"""So long a page is shown before the memory is looked at."""
SLOW_SECONDS = 1.5
"""An action, and the event loop after it, that takes longer is told; no failure, for other programs may be at work."""
SIZES = ((1000, 680), (1280, 800), (1366, 768), (1440, 900), (1536, 864), (1600, 900), (1920, 1080))
TYPED = (
    "", "x", "0", "1", "2", "3", "5", "7", "-1", "-3", "0.5", "1e400", "-1e400", "NaN", "inf", "1e-320", "999999999",
    "9" * 40, "1,2", "(3, 3)", "中文", "１２", "--", " ", "same", "0x10", "3.0000000001", "\u0661",
)  # fmt: skip
KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Right,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Escape,
    Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Menu, Qt.Key.Key_PageUp, Qt.Key.Key_F10, Qt.Key.Key_P,
)  # fmt: skip
ERRORS = (
    "RuntimeError: mat1 and mat2 shapes cannot be multiplied (64x2048 and 1568x10)",
    "RuntimeError: expected scalar type Long but found Float",
    'Traceback (most recent call last):\n  File "a.py", line 3, in <module>\n    w -= 0.1 * w.grad\n'
    "TypeError: unsupported operand type(s) for *: 'float' and 'NoneType'",
    "> ValueError: \u201cnll_loss\u201c (1\u00d749152 and 196608\u00d710)",
    "E       \x1b[31mKeyError\x1b[0m: 'epoch'",
    "",
    "\0" * 50,
    "\U0001f40d" * 4000,
    "RuntimeError: " * 3000,
    "(" * 20_000,
)
NOT_TRIGGERED = ("quit", "projector", "log")
"""Actions of the menu that end the program, or leave it."""
SECONDS_TO_OPEN = 120


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.monkey", description=__doc__)
    parser.add_argument("--actions", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=180.0, help="end after this time, however far it is")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="cifar-gui-monkey-") as home:
        os.environ["CIFAR_GUI_HOME"] = home
        problems = Monkey(options.seed, Path(home)).play(options.actions, options.seconds)
    return 1 if problems else 0


def small_data(folder: Path) -> Path:
    """A folder of fabricated pictures, a few in each class."""
    from cifar_gui.engine.data import CLASSES

    chance = np.random.default_rng(0)
    for split, count in (("train", 7), ("test", 2)):
        for name in CLASSES:
            place = folder / "images" / split / name
            place.mkdir(parents=True)
            for number in range(count):
                Image.fromarray(chance.integers(0, 256, (32, 32, 3), dtype=np.uint8)).save(place / f"{number:04}.png")
    return folder


class Monkey:
    """GUI thread. Plays with one window, and remembers what it did and what went wrong."""

    def __init__(self, seed: int, home: Path) -> None:
        self.seed = seed
        self.chance = random.Random(seed)
        self.done: deque[str] = deque(maxlen=REMEMBERED)
        self.problems: list[str] = []
        self.data = small_data(home / "small")
        self.home = home
        self._keep_inside()

    def _keep_inside(self) -> None:
        """No browser, no network, no server, and no dialog that waits for a person."""
        from cifar_gui.ui.page.tensorboard_process import TensorBoardProcess
        from cifar_gui.ui.window.window_menu import WindowMenu
        from cifar_gui.worker import Lab

        for owner, name, instead in (
            (QDesktopServices, "openUrl", staticmethod(lambda url: isinstance(url, QUrl))),
            (Lab, "download", lambda lab: None),
            (WindowMenu, "toggle_projector", lambda menu: None),  # would start the program anew
            (TensorBoardProcess, "open", lambda server, folder: None),
            (QDialog, "exec", _opened_and_rejected),
            (QFileDialog, "getOpenFileName", staticmethod(lambda *_, **__: ("", ""))),
            (QFileDialog, "getOpenFileNames", staticmethod(lambda *_, **__: ([], ""))),
            (QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: ("", ""))),
            (QFileDialog, "getExistingDirectory", staticmethod(lambda *_, **__: "")),
            (QMessageBox, "question", staticmethod(lambda *_, **__: QMessageBox.StandardButton.No)),
        ):
            patch.object(owner, name, instead).start()  # which fails where there is no such name

    def play(self, actions: int, seconds: float) -> list[str]:
        """Open the window, act, close; everything that went wrong."""
        from cifar_gui import app as program
        from cifar_gui.crash import CrashReporter

        self.application = program.application()  # once: to set its style again dresses every widget anew
        self.reporter = CrashReporter()
        qInstallMessageHandler(self._qt_message)
        sys.excepthook = self.reporter.report
        self.reporter.reported.connect(lambda summary, details: self.fail(details))
        self.window = self._open()
        self.second: Window | None = None
        # A menu of a tool button runs a loop of its own until it is closed.
        self._popups = QTimer()
        self._popups.setInterval(50)
        self._popups.timeout.connect(self._close_popups)
        self._popups.start()
        faulthandler.dump_traceback_later(60, exit=True)
        let_run(IDLE_SECONDS)
        begin, first, number = time.monotonic(), 0, 0
        for number in range(1, actions + 1):
            began = time.monotonic()
            if self.second is not None and self.chance.random() < 0.2:
                self.window, self.second = self.second, self.window
            self.act(self._start_lesson if number <= len(self.window.lessons) else self._any(), number)
            let_run(self.chance.choice((0.0, 0.0, 0.005, 0.03)))
            self._close_popups()
            if (took := time.monotonic() - began) > SLOW_SECONDS:
                print(f"seed {self.seed}: {took:.1f} s for {self.done[-1]}", flush=True)
            spent = time.monotonic() - begin
            if number % max(actions // 10, 1) == 0:
                print(f"seed {self.seed}: {number} actions, {_memory() / 1e6:.0f} MB", flush=True)
            if not first and (number >= FIRST_PASS * actions or spent > FIRST_PASS * seconds):
                first = self._weigh()
            if spent > seconds:
                break
        print(f"seed {self.seed}: {number} actions in {time.monotonic() - begin:.0f} s", flush=True)
        grown = self._weigh() / first - 1 if first else 0.0
        print(f"memory {first / 1e6:.0f} MB after the first pass, grown by {grown:.1%}", flush=True)
        if grown > GROWTH:
            self.fail(f"memory grew by {grown:.1%}")
        self._popups.stop()
        faulthandler.dump_traceback_later(30, exit=True)
        self._leave()
        qInstallMessageHandler(None)
        faulthandler.cancel_dump_traceback_later()
        return self.problems

    def _open(self) -> Window:
        """A window of this home, as a start of the program opens it."""
        from cifar_gui import app as program
        from cifar_gui import command_line

        window = program.build_window(self.application, self.reporter, command_line.parse([]))
        window.context.lab.fault.connect(lambda fault: self.fail(fault.traceback))
        window.show()
        wait(lambda: window.ready is not None and window.page is not None, SECONDS_TO_OPEN)
        return window

    def _weigh(self) -> int:
        """Bytes of one window with every page opened: those of pages go with a window that is closed."""
        from cifar_gui.ui.window.parts_page import PartsPage

        if self.second is not None:
            self._close_second()
        for lesson in self.window.lessons:
            self.window.show_lesson(lesson)
            let_run(SHOWN_SECONDS)
            page = self.window.page
            if isinstance(page, PartsPage):
                for part in page.lessons:
                    page.show_part(part)
                    let_run(SHOWN_SECONDS)
        return _memory()

    def _close_second(self) -> None:
        assert self.second is not None
        self.second.close()
        self.second.deleteLater()
        self.second = None
        let_go()

    def act(self, action: Callable[[int], str | None], number: int) -> None:
        """One action; what it raises here would have left a slot in the program."""
        faulthandler.dump_traceback_later(90, exit=True)  # a window that hangs says where
        self.done.append(f"{action.__name__}…")
        try:
            told = action(number)
        except RuntimeError as error:
            if "already deleted" not in str(error):  # the action itself may have let go of the widget it is at
                raise
            told = str(error)
        self.done[-1] = f"{action.__name__} {told or 'nothing there'}"

    def fail(self, what: str) -> None:
        """Note a failure, and tell how it came to it; one that is known is only counted."""
        known = what in self.problems
        self.problems.append(what)
        if not known:
            actions = "\n  ".join(self.done)
            print(f"seed {self.seed}: FAILED\n{what}\nthe last actions:\n  {actions}\n", flush=True)

    def _qt_message(self, kind: object, context: object, text: str) -> None:
        if not text.startswith("This plugin does not support"):  # what a platform without a screen cannot do
            self.fail(f"Qt: {text}")

    def _any(self) -> Callable[[int], str | None]:
        names = {
            self._click: 22, self._choose: 10, self._type: 16, self._key: 16, self._hover: 10, self._drag: 8,
            self._select: 4, self._lesson: 5, self._language: 2, self._theme: 1, self._resize: 5, self._undo: 2,
            self._import: 0.3, self._train: 1.5, self._wheel: 3, self._part: 3, self._file: 2, self._picture: 1.5,
            self._drop: 3, self._paste_error: 2, self._menu: 1.5, self._right: 4, self._two: 0.4, self._restart: 0.15,
        }  # fmt: skip
        return self.chance.choices(list(names), list(names.values()))[0]

    def _one(self, *kinds: type[QWidget]) -> QWidget | None:
        """One of the visible, enabled widgets of these kinds."""
        found = [
            widget
            for kind in kinds
            for widget in self.window.findChildren(kind)
            if widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()
        ]
        return self.chance.choice(found) if found else None

    def _front(self) -> LessonPage:
        assert self.window.page is not None
        return self.window.page.front

    def _point(self, widget: QWidget) -> QPoint:
        """Somewhere in what is seen of a widget."""
        seen = widget.visibleRegion().boundingRect()
        return QPoint(
            seen.left() + self.chance.randrange(max(1, seen.width())),
            seen.top() + self.chance.randrange(max(1, seen.height())),
        )

    # --- actions ----------------------------------------------------------------------------------------------------

    def _start_lesson(self, number: int) -> str:
        return self._show(list(self.window.lessons)[number - 1])

    def _lesson(self, number: int) -> str:
        return self._show(self.chance.choice(list(self.window.lessons)))

    def _show(self, lesson: str) -> str:
        self.window.show_lesson(lesson)
        return lesson

    def _click(self, number: int) -> str | None:
        button = self._one(QAbstractButton)
        if button is None:
            return None
        told = _name(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
        return told

    def _choose(self, number: int) -> str | None:
        box = self._one(QComboBox)
        if not isinstance(box, QComboBox) or not box.count():
            return None
        index = self.chance.randrange(box.count())
        told = f"{_name(box)} -> {box.itemText(index)!r}"
        box.setCurrentIndex(index)
        if isValid(box):
            box.activated.emit(index)
        return told

    def _type(self, number: int) -> str | None:
        edit = self._one(QLineEdit, QPlainTextEdit, QTextEdit)
        if not isinstance(edit, QLineEdit | QPlainTextEdit | QTextEdit) or edit.isReadOnly():
            return None
        text = self.chance.choice(TYPED)
        told = f"{_name(edit)} <- {text!r}"
        edit.setFocus()
        edit.selectAll()
        _press(edit, Qt.Key.Key_Backspace)
        if text and isValid(edit):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(edit, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, text))
        if self.chance.random() < 0.5 and isValid(edit):
            _press(edit, Qt.Key.Key_Return)
        return told

    def _key(self, number: int) -> str | None:
        key = self.chance.choice(KEYS)
        target = QApplication.focusWidget() or self.window
        told = f"{key.name} at {_name(target)}"
        shift = Qt.KeyboardModifier.ShiftModifier
        _press(target, key, shift if self.chance.random() < 0.1 else Qt.KeyboardModifier.NoModifier)
        return told

    def _hover(self, number: int) -> str | None:
        widget = self._one(QWidget)
        if widget is None:
            return None
        told = _name(widget)
        for _ in range(5):
            if isValid(widget):
                QTest.mouseMove(widget, self._point(widget))
        return told

    def _drag(self, number: int) -> str | None:
        widget = self._one(QWidget)
        # Qt's own drag of rows, and the popup of a drop-down, wait for a real mouse.
        if widget is None or isinstance(widget, QComboBox | QAbstractItemView | QAbstractButton):
            return None
        if isinstance(widget.parentWidget(), QAbstractItemView):
            return None
        told = _name(widget)
        button = Qt.MouseButton.LeftButton
        points = [self._point(widget) for _ in range(4)]
        QTest.mousePress(widget, button, pos=points[0])
        for point in points[1:]:
            if isValid(widget):
                QTest.mouseMove(widget, point)
        if isValid(widget):
            QTest.mouseRelease(widget, button, pos=points[-1])
        return told

    def _select(self, number: int) -> str | None:
        view = self._one(QAbstractItemView)
        if not isinstance(view, QAbstractItemView) or view.model() is None or not view.model().rowCount():
            return None
        row = self.chance.randrange(view.model().rowCount())
        told = f"{_name(view)} row {row}"
        view.setCurrentIndex(view.model().index(row, 0))
        return told

    def _wheel(self, number: int) -> str | None:
        widget = self._one(QWidget)
        if widget is None:
            return None
        told = _name(widget)
        QTest.wheelEvent(self.window.windowHandle(), widget.mapTo(self.window, self._point(widget)).toPointF(),
                         QPoint(0, self.chance.choice((-120, 120))))  # fmt: skip
        return told

    def _language(self, number: int) -> str:
        language: Literal["zh", "en"] = self.chance.choice(("zh", "en"))
        self.window.context.set_language(language)
        return language

    def _theme(self, number: int) -> str:
        theme: Literal["light", "dark", "system"] = self.chance.choice(("light", "dark", "system"))
        self.window.context.set_theme(theme)
        return theme

    def _resize(self, number: int) -> str:
        size = self.chance.choice(SIZES)
        self.window.resize(*size)
        return f"{size}"

    def _undo(self, number: int) -> str:
        key = self.chance.choice((Qt.Key.Key_Z, Qt.Key.Key_Y))
        if self.chance.random() < 0.5:
            step = self.chance.choice((self.window.recorder.undo, self.window.recorder.redo))
            step()
            return f"{step.__name__}"
        target = QApplication.focusWidget() or self.window
        told = f"Ctrl+{key.name} at {_name(target)}"
        QTest.keyClick(target, key, Qt.KeyboardModifier.ControlModifier)
        return told

    def _import(self, number: int) -> str:
        path = self.chance.choice((self.data, self.home / "nothing.tar.gz"))
        self.window.importer.start(path)
        return path.name

    def _train(self, number: int) -> str:
        from cifar_gui.pages.run.page import RunPage
        from cifar_gui.protocol.runs import PauseRun, ResumeRun, SetRate, StepRun, StopRun
        from cifar_gui.ui.window.parts_page import PartsPage

        if self.chance.random() < 0.4:
            self.window.show_lesson("training")
            page = self.window.page
            assert isinstance(page, PartsPage)
            page.show_part("training/training")
            assert isinstance(page.front, RunPage)
            self.chance.choice((page.front.runner.start, page.front.runner.go_on))()
            return "start"
        command = self.chance.choice((PauseRun(), ResumeRun(), StepRun(), StopRun(), SetRate(0.02)))
        self.window.context.lab.command(command)
        return f"{command}"

    def _part(self, number: int) -> str | None:
        from cifar_gui.ui.window.parts_page import PartsPage

        page = self.window.page
        if not isinstance(page, PartsPage):
            return None
        part = self.chance.choice(list(page.lessons))
        page.show_part(part)
        return part

    def _file(self, number: int) -> str:
        """Save the page, open what was saved, or what is no lesson file."""
        path = self.home / f"{self.chance.randrange(5)}.cifarlesson"
        if self.chance.random() < 0.5 or not path.exists():
            self.window.lesson_files.save_as(path)
            return f"save {path.name}"
        if self.chance.random() < 0.2:
            path.write_bytes(self.chance.randbytes(200))
        self.window.open(path)
        return f"open {path.name}"

    def _drop(self, number: int) -> str:
        """A file or a folder, good or hostile, dropped on the window."""
        path = self._dropped(np.random.default_rng(number))
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        where, copy, buttons = QPointF(self.window.rect().center()), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        for event in (
            QDragEnterEvent(where.toPoint(), copy, data, buttons, Qt.KeyboardModifier.NoModifier),
            QDropEvent(where, copy, data, buttons, Qt.KeyboardModifier.NoModifier),
        ):
            QCoreApplication.sendEvent(self.window, event)
        return path.name

    def _dropped(self, chance: np.random.Generator) -> Path:
        folder = self.home / "drops"
        folder.mkdir(exist_ok=True)
        kind = self.chance.choice(
            ("png", "cut.png", "npy", "huge.npy", "cifarlesson", "cifarnet", "tar.gz", "pkl", "gone", "")
        )
        path = folder / f"dropped.{kind}" if kind else folder
        if kind == "npy":
            np.save(path, chance.normal(size=self.chance.choice([(3, 3), (1, 6, 28, 28), (2, 2, 2, 2, 2), (0, 4), ()])))
        elif kind == "huge.npy":
            head = "{'descr': '<f8', 'fortran_order': False, 'shape': (1000000, 1000000), }"
            path.write_bytes(b"\x93NUMPY\x01\x00v\x00" + head.ljust(117).encode() + b"\n")
        elif kind.endswith("png"):
            Image.fromarray(chance.integers(0, 256, (40, 60, 3), dtype=np.uint8)).save(path)
            if kind == "cut.png":
                path.write_bytes(path.read_bytes()[:200])
        elif kind == "cifarlesson":
            lesson = self.chance.choice(list(self.window.lessons))
            state = '{"params": {"kernel_size": [9007199254740991, -1], "pinned": [[]]}, "parts": [], "tables": 3}'
            path.write_text(f'{{"format": "cifar-gui lesson", "version": 1, "lesson": "{lesson}", "state": {state}}}')
        elif kind not in ("gone", ""):
            path.write_bytes(chance.bytes(300))
        return path

    def _paste_error(self, number: int) -> str | None:
        """Into the box for a traceback of one's own, where the page has one."""
        from cifar_gui.ui.page.page import Page
        from cifar_gui.ui.study.pasted_error import PasteBox

        page = self._front()
        if isinstance(page, Page):
            page.companion.show_tab("errors")
        boxes = page.findChildren(PasteBox)
        text = self.chance.choice(ERRORS)
        for box in boxes:
            box.paste_text(text)
        return f"{text[:30]!r}" if boxes else None

    def _menu(self, number: int) -> str:
        name = self.chance.choice([name for name in self.window.menu.does if name not in NOT_TRIGGERED])
        self.window.menu.does[name].trigger()
        return name

    def _right(self, number: int) -> str | None:
        widget = self._one(QWidget)
        if widget is None:
            return None
        told, at = _name(widget), self._point(widget)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
        QCoreApplication.sendEvent(widget, event)
        return told

    def _two(self, number: int) -> str:
        """A second window of the same home opens, or closes."""
        if self.second is None:
            self.second = self._open()
            return "open"
        self._close_second()
        return "close"

    def _restart(self, number: int) -> str:
        """The window is closed as it is, and the program opened again."""
        self.window.close()
        self.window.deleteLater()
        del self.window
        let_go()
        self.window = self._open()
        return self.window.context.settings.lesson

    def _picture(self, number: int) -> str:
        """A picture of one's own, or a tensor."""
        page, chance = self._front(), np.random.default_rng(number)
        what = self.chance.choice(("add", "forget", "tensor", "picture"))
        if what == "add":
            self.window.own.add(page, chance.integers(0, 256, (3, 32, 32), dtype=np.uint8), number % 10)
        elif what == "forget":
            self.window.context.own_wanted.emit("forget")
        elif what == "tensor":
            np.save(self.home / "mine.npy", chance.normal(size=(1, 6, 30, 30)))
            self.window.open(self.home / "mine.npy")
        else:
            Image.fromarray(chance.integers(0, 256, (50, 70, 3), dtype=np.uint8)).save(self.home / "mine.png")
            self.window.open(self.home / "mine.png")
        return what

    # --- the end ----------------------------------------------------------------------------------------------------

    def _close_popups(self) -> None:
        for _ in range(5):  # a menu in a menu
            if (popup := QApplication.activePopupWidget()) is None:
                break
            popup.close()
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog | QMenu) and window.isVisible():
                window.close()

    def _leave(self) -> None:
        """Close while whatever runs runs; nothing may be left."""
        begin = time.monotonic()
        threads = self.window.context.lab.findChildren(QThread)
        self.window.close()
        closing = time.monotonic() - begin
        print(f"closed in {closing * 1000:.0f} ms", flush=True)
        if closing > CLOSING_SECONDS:
            self.fail(f"closing took {closing:.1f} s")
        threads = [*threads, *self.window.context.lab._threads]
        self.window.deleteLater()
        del self.window
        let_go()
        left: list[object] = [thread for thread in threads if isValid(thread) and thread.isRunning()]
        own = (threading.main_thread(),)
        left += [one for one in threading.enumerate() if one not in own and not one.name.startswith("Dummy")]
        left += [one for one in QApplication.topLevelWidgets() if one.metaObject().className() != "QTipLabel"]
        if left:
            self.fail(f"left behind: {left}")


def _memory() -> int:
    """Bytes of this process that are in use: without garbage, and without what malloc keeps for later."""
    gc.unfreeze()  # a window that was there when torch was loaded is spared with it
    gc.collect()
    gc.freeze()
    if sys.platform == "linux":
        ctypes.CDLL(None).malloc_trim(0)
    return int(psutil.Process().memory_info().rss)


def _opened_and_rejected(dialog: QDialog) -> int:
    """A dialog is shown, painted and cancelled at once."""
    dialog.show()
    QCoreApplication.processEvents()
    dialog.reject()
    return QDialog.DialogCode.Rejected.value


def _name(widget: QWidget) -> str:
    """How to find a widget again: its class, its words and where it is."""
    words = getattr(widget, "text", None)
    parent = widget.parentWidget()
    text = words() if isinstance(widget, QAbstractButton | QLineEdit) and words else widget.toolTip()
    return f"{type(widget).__name__} {text[:30]!r} in {type(parent).__name__}"


def _press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    if key in (Qt.Key.Key_Menu, Qt.Key.Key_F10):  # QTest knows no letter for them, and says so
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            if isValid(widget):
                QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, modifier))
    else:
        QTest.keyClick(widget, key, modifier)


if __name__ == "__main__":
    sys.exit(main())
