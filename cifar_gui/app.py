"""The program put together: command line, translator, hooks, window. The only place that wires the layers."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from cifar_gui import __version__, command_line, paths, projector, unstarted
from cifar_gui.crash import CrashReporter
from cifar_gui.engine.data import newest_import
from cifar_gui.i18n import Language, say, system_language
from cifar_gui.lessons import LESSONS
from cifar_gui.pages import ENGINES
from cifar_gui.protocol import TorchMissing
from cifar_gui.settings import SettingsStore
from cifar_gui.spec import Message
from cifar_gui.ui.context import Context
from cifar_gui.ui.widgets import theme as themes
from cifar_gui.ui.window.manners import Manners, Style
from cifar_gui.ui.window.window import Window
from cifar_gui.worker import Lab

TIMING = "CIFAR_GUI_TIMING"
"""Environment variable: print the time of day at the painted window and at the first result, for the benchmarks."""
COLLECT_MILLISECONDS = 250
"""How often it is looked whether there is enough garbage."""
SCREENSHOT_SECONDS = 120
"""A page that has not settled by then is a failure."""
SETTLE_MILLISECONDS = 400
"""A page counts as settled when it has been so for this long."""


def main(arguments: Sequence[str], failed: unstarted.NoTorch | None = None) -> int:
    """Run the program; the exit code.

    Args:
        arguments: the command line.
        failed: why torch could not be loaded, where that has been tried already.
    """
    options = command_line.parse(arguments)
    if options.self_test:
        from cifar_gui import selftest

        return selftest.main(options.json, options.output, options.lang or system_language())
    shared = _shared_data(options.data)
    if shared is not None:
        os.environ[paths.CHOSEN_DATA] = str(shared)
    if options.projector:
        projector.enlarge()
    app = application()
    reporter = CrashReporter()
    reporter.install(paths.log_folder())
    window = build_window(app, reporter, options)
    if failed is not None:
        return unstarted.tell(failed)
    ending = Ending(window, quiet=bool(options.screenshot))
    if options.data is not None and shared is None:
        window.painted.connect(lambda: window.importer.start(options.data))
    if options.file:
        open_file(window, options.file)
    app.file_opened.connect(lambda name: open_file(window, Path(name)))
    if os.environ.get(TIMING):
        _print_timing(window)
    # Ctrl+C and the system's request to end close the window like its button does; Qt's loop lets Python see the
    # signal at the next timer.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: app.quit())
    app.aboutToQuit.connect(window.shut_down)
    camera = Camera(window, options.screenshot) if options.screenshot else None
    if options.projector and camera is None:
        window.showFullScreen()
    else:
        window.show()
    code = app.exec()
    if window.restart is not None:
        return projector.start_anew(window.restart)
    return ending.code or (camera.code if camera is not None else code)


class Ending(QObject):
    """GUI thread. Ends the program when torch will never come: nothing on the page would ever be computed."""

    def __init__(self, window: Window, quiet: bool) -> None:
        super().__init__(window)
        self.code = 0
        self._window, self._quiet = window, quiet
        window.context.lab.fault.connect(self._take)

    @Slot(object)
    def _take(self, fault: object) -> None:
        if isinstance(fault, TorchMissing) and not self.code:
            self.code = 1
            unstarted.say(fault.message, box=not self._quiet)
            self._window.close()
            QApplication.quit()


class Application(QApplication):
    """Hears of the files that a Mac opens with the program: there they do not stand on the command line."""

    file_opened = Signal(str)

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.collecting = QTimer(self)
        """Whose turn it is to look for garbage."""
        self.collecting.setInterval(COLLECT_MILLISECONDS)
        self.collecting.timeout.connect(self._collect)

    @Slot()
    def collect_garbage(self) -> None:
        """Let garbage be collected in this thread only, from now on: what Qt drew with must not end in another one."""
        gc.disable()
        self.collecting.start()

    @Slot()
    def _collect(self) -> None:
        """Collect the generations that Python would have collected by now."""
        for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if count <= most:
                return
            gc.collect(generation)

    def event(self, event: QEvent) -> bool:
        """A file was double-clicked, or dropped on the icon."""
        if isinstance(event, QFileOpenEvent):
            self.file_opened.emit(event.file())
            return True
        return super().event(event)


def open_file(window: Window, path: Path | Sequence[Path]) -> None:
    """Open what a path holds, or several, as soon as the window has begun."""
    if window.page is not None:
        window.open(path)
    else:
        window.painted.connect(lambda: QTimer.singleShot(0, lambda: window.open(path)))


def application() -> Application:
    """The one application, in our style."""
    existing = Application.instance()
    app = existing if isinstance(existing, Application) else Application(sys.argv[:1])
    app.setApplicationName("cifar-gui")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("cifar-gui")
    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "logo.svg")))
    if app.findChild(Manners) is None:  # a style polishes every widget there is, so it is set once
        app.setStyle(Style(Manners(app)))
    return app


def build_window(app: Application, reporter: CrashReporter, options: argparse.Namespace) -> Window:
    """The window with everything it needs; options win over the settings, and are remembered like any choice."""
    store = SettingsStore().load()
    if options.reset_settings:
        store.banner = store.reset() or store.banner
    settings = store.settings
    settings.language = options.lang or settings.language
    settings.theme = options.theme or settings.theme
    settings.device = options.device or settings.device
    settings.lesson = options.lesson or settings.lesson
    language = Language()
    language.use(settings.language or system_language())
    themes.apply(app, themes.named(settings.theme))
    context = Context(Lab(ENGINES), store, language, projector=options.projector)
    context.lab.ready.connect(app.collect_garbage)
    window = Window(context, LESSONS, reporter)
    if options.screenshot:
        window.setMinimumSize(1, 1)
        window.resize(*options.size)
    return window


def _shared_data(path: Path | None) -> Path | None:
    """The path, if it holds an import already."""
    return path if path is not None and path.is_dir() and newest_import(path) is not None else None


class Camera(QObject):
    """Waits until the page has settled, saves a picture of the window, and closes it."""

    def __init__(self, window: Window, file: Path) -> None:
        super().__init__(window)
        self.code = 1
        self._window = window
        self._file = file
        self._settled_since: float | None = None
        self._deadline = time.monotonic() + SCREENSHOT_SECONDS
        self._timer = QTimer(self, interval=50)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        window.importer.failed.connect(self._import_failed)

    @Slot(object)
    def _import_failed(self, message: Message | None) -> None:
        self._leave(say(message) if message is not None else "The import was given up.")

    @Slot()
    def _look(self) -> None:
        now = time.monotonic()
        if self._window.importer.under_way:  # takes what it takes, and tells when it fails
            self._deadline = now + SCREENSHOT_SECONDS
        if now > self._deadline:
            self._leave(f"The page had not settled after {SCREENSHOT_SECONDS} s.")
        elif not self._window.settled():
            self._settled_since = None
        elif self._settled_since is None:
            self._settled_since = now
        elif now - self._settled_since > SETTLE_MILLISECONDS / 1000:
            self._take()

    def _take(self) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            saved = self._window.grab().save(str(self._file), "PNG")
        except OSError:
            saved = False
        self.code = 0 if saved else 1
        self._leave("" if saved else f"The screenshot could not be written to {self._file}.")

    def _leave(self, complaint: str) -> None:
        self._timer.stop()
        if complaint and sys.stderr is not None:
            print(complaint, file=sys.stderr)
        self._window.close()
        QApplication.quit()


def _print_timing(window: Window) -> None:
    def say(what: str) -> None:
        print(f"{what} {time.time():.3f}", flush=True)

    window.painted.connect(lambda: say("painted"))
    watch = QTimer(window, interval=5)
    watch.timeout.connect(lambda: _when_settled(window, watch, say))
    watch.start()


def _when_settled(window: Window, watch: QTimer, say: Callable[[str], None]) -> None:
    if window.settled():
        watch.stop()
        say("result")
