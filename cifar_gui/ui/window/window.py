"""The main window: lessons, toolbar, the current page, banners and the status bar."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QWidget

from cifar_gui import projector
from cifar_gui.crash import CrashReporter, log
from cifar_gui.i18n import LANGUAGES, Retranslated
from cifar_gui.lesson import Lesson, lesson_of
from cifar_gui.protocol import Ready, Reply, WorkerFault
from cifar_gui.protocol.models import WeightsSaved
from cifar_gui.protocol.runs import KeepFailed, PicturesGone, RunEnded, RunState
from cifar_gui.protocol.tensorboard import LogFailed
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.lesson_page import LessonPage
from cifar_gui.ui.page.undo import Handed, Recorder
from cifar_gui.ui.widgets import theme as themes
from cifar_gui.ui.widgets.controls import IconButton, Segmented, label
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.window.banner import Banner, take_turns
from cifar_gui.ui.window.beginning import Beginning
from cifar_gui.ui.window.drop_frame import DropArea
from cifar_gui.ui.window.geometry import restore_geometry
from cifar_gui.ui.window.importer import ImportBanner
from cifar_gui.ui.window.lesson_files import LessonFiles
from cifar_gui.ui.window.opener import Opener
from cifar_gui.ui.window.own_pictures import OwnPictures
from cifar_gui.ui.window.removals import Removals
from cifar_gui.ui.window.statusbar import LOADING, StatusBar
from cifar_gui.ui.window.tabs import LessonTabs
from cifar_gui.ui.window.toolbar import Toolbar
from cifar_gui.ui.window.window_menu import WindowMenu

AUTOSAVE_MILLISECONDS = 10_000
RESTING_MILLISECONDS = 100
SLOW_MILLISECONDS = 150
"""A page that is busy for longer shows a line under the toolbar."""
DEVICE_WORDS = {"cpu": "CPU", "cuda": "CUDA", "mps": "MPS", "xpu": "XPU"}


def _message(text: str, **values: object) -> Message:
    return Message("Window", text, values)


class Window(Retranslated, themes.Themed, QMainWindow):
    """GUI thread. Shows one page at a time; a page is built when it is first shown, and kept."""

    painted = Signal()
    """The window has been painted for the first time."""

    def __init__(self, context: Context, lessons: Sequence[Lesson], reporter: CrashReporter) -> None:
        super().__init__()
        self.context = context
        self.lessons = {lesson.key: lesson for lesson in lessons}
        self.pages: dict[str, LessonPage] = {}
        self.ready: Ready | None = None
        self._unsaved: Message | None = None
        """Why the settings could not be saved, as it was told last."""
        self._was_painted = False
        self._closed = False
        self.setAnimated(False)  # there is nothing to dock, and each layout would make an animation
        self.restart: tuple[str, ...] | None = None
        """With these arguments the program starts anew when it has ended."""
        self.tabs = LessonTabs(lessons)
        self.tabs.chosen.connect(self.show_lesson)
        self.notice = Banner()
        self.importer = ImportBanner(context, self)
        self.beginning = Beginning(self)
        self.importer.imported.connect(self.beginning.welcomed)
        take_turns(self.notice, self.importer)
        self.recorder = Recorder(self)
        with suppress(msgspec.MsgspecError):
            self.recorder.take_over(msgspec.json.decode(projector.handed_over(), type=dict[str, Handed]))
        self.lesson_files = LessonFiles(self)
        self.own = OwnPictures(context)
        context.told.connect(self.notice.show_message)
        context.lesson_wanted.connect(self.show_lesson)
        self.tabs.show_progress(context.settings.guides)
        context.guide_moved.connect(lambda: self.tabs.show_progress(context.settings.guides))
        Removals(context, self.notice, self.recorder, self)
        context.acted.connect(self.recorder.acted)
        context.file_chosen.connect(self.open)
        context.own_wanted.connect(lambda wish: self.opener.take_own_wish(wish))
        self.status_bar = StatusBar()
        self.pages_stack = QStackedWidget()
        self._aside = QWidget()
        """Holds pages that have not been in front since the theme changed."""
        self._aside.setProperty(themes.ASIDE, True)
        self.destroyed.connect(self._aside.deleteLater)
        centre = DropArea()
        centre.dropped.connect(self.open)
        self.drop_frame = centre.frame
        in_column(
            self.tabs, self._build_toolbar(), self.notice, self.importer, (self.pages_stack, 1), self.status_bar,
            on=centre, margins=NO_MARGINS, spacing=0,
        )  # fmt: skip
        if context.projector:
            self.status_bar.hide()
        self.setCentralWidget(centre)
        self._build_busy_line(centre)
        self.opener: Opener = Opener(self)
        self.menu = WindowMenu(self)
        self.autosave = QTimer(self, interval=AUTOSAVE_MILLISECONDS)
        self.autosave.timeout.connect(self.save)
        self._resting = QTimer(self)
        """Looks whether what is marked as being at work has come to rest."""
        self._resting.setInterval(RESTING_MILLISECONDS)
        self._resting.timeout.connect(self._look_for_rest)
        self._settled_before: set[str] = set()
        context.at_work.began = self._resting.start
        lab = context.lab
        lab.ready.connect(self._take_ready)
        lab.replied.connect(self._take_reply)
        lab.run_event.connect(self._take_run)
        lab.tensorboard_event.connect(self._take_tensorboard)
        lab.fault.connect(self._take_fault)
        reporter.reported.connect(self._take_crash)
        context.theme_changes.connect(self._put_aside)
        restore_geometry(self, context.settings.geometry)
        self.retint()
        self.retranslate()
        themes.dress(self, context.theme)
        for belonging in (context, lab):  # what a lambda that is connected to one holds would stay, this window with it
            belonging.setParent(self)

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_toolbar(self) -> QFrame:
        toolbar = self._toolbar = Toolbar(self._giving_tools)
        row, self._page_tools = toolbar.row, toolbar.pages
        self._device_label = label("caption")
        self._device = Segmented(())
        self._device_place = in_row(self._device)
        self._language = Segmented(LANGUAGES)
        self._language.set_texts({"zh": "中文", "en": "EN"})
        self._language.chosen.connect(self.choose_language)
        self._undo, self._redo = IconButton("undo"), IconButton("redo")
        for button, does, can in (
            (self._undo, self.recorder.undo, self.recorder.group.canUndoChanged),
            (self._redo, self.recorder.redo, self.recorder.group.canRedoChanged),
        ):
            button.setEnabled(False)
            button.clicked.connect(does)
            can.connect(button.setEnabled)
        self._theme = IconButton("sun")
        self._theme.clicked.connect(self._toggle_theme)
        self._projector, self._keys = IconButton("projector"), IconButton("help")
        self._projector.clicked.connect(lambda: self.menu.toggle_projector())
        self._keys.clicked.connect(lambda: self.menu.show_keys())
        row.addWidget(self._device_label)
        row.addLayout(self._device_place)
        row.addSpacing(4)
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addSpacing(4)
        row.addWidget(self._language)
        row.addWidget(self._theme)
        row.addWidget(self._projector)
        row.addWidget(self._keys)
        if self.context.projector:  # there the room is short; the menu has both
            self._theme.hide()
            self._keys.hide()
        self._set_devices(("cpu",))
        return toolbar

    def _build_busy_line(self, centre: QWidget) -> None:
        self._busy_line = QFrame(centre)
        self._busy_line.setObjectName("busy")
        self._busy_line.hide()
        self._busy_timer = QTimer(self, singleShot=True, interval=SLOW_MILLISECONDS)
        self._busy_timer.timeout.connect(self._show_busy)

    # --- the first moments ------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first painting, and not before, the program begins to work."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._begin)

    @Slot()
    def _begin(self) -> None:
        self.painted.emit()
        if not self._closed:
            self.beginning.begin()

    @Slot()
    def _look_for_rest(self) -> None:
        """What has settled since the last look, and still is, is at work no longer."""
        settled = {key for key, page in self.pages.items() if page.settled()}
        for work in list(self.context.at_work.now):
            key = lesson_of(work.page)
            if not work.run and key in settled & self._settled_before:
                self.context.at_work.end(work)
        self._settled_before = settled
        if all(work.run for work in self.context.at_work.now):
            self._resting.stop()

    # --- pages ------------------------------------------------------------------------------------------------------

    @property
    def page(self) -> LessonPage | None:
        """The page in front; None before the first one is built."""
        return self.pages.get(self.context.settings.lesson)

    @Slot(str)
    def show_lesson(self, key: str) -> None:
        """Bring a lesson to the front; its page is built the first time."""
        self.context.settings.lesson = key
        self.tabs.show_lesson(key)
        new = key not in self.pages
        page = self.pages.get(key) or self._build_page(key)
        if page.parentWidget() is self._aside:
            QCoreApplication.sendPostedEvents(self._aside, QEvent.Type.LanguageChange)  # not to miss one on its way
            self.pages_stack.addWidget(page)
            themes.catch_up(page)
        self.pages_stack.setCurrentWidget(page)
        self._page_tools.setCurrentWidget(page.toolbar_widget)
        page.setFocus()
        self._show_status(*page.last_status)
        page.activated()
        if new:
            page.begin()
        self.recorder.follow(page.front)

    def _build_page(self, key: str) -> LessonPage:
        from cifar_gui.ui.window.pages import build_page

        page = build_page(self.lessons[key], self.context)
        page.status.connect(self._take_status)
        page.came_forward.connect(self._follow)
        self.pages[key] = page
        self.pages_stack.addWidget(page)
        self._page_tools.addWidget(page.toolbar_widget)
        if saved := self.context.settings.pages.get(key):
            self.context.at_work.begin(key)
            try:
                page.restore(saved)
            except Exception:
                # A state of another version must not keep the program from starting; the page shows its example.
                log.exception("The state of page %s could not be restored", key)
                self.beginning.keep_state(key)
        if self.ready is not None:
            page.torch_ready(self.ready)
        return page

    @Slot(object)
    def _follow(self, page: LessonPage) -> None:
        if self.page is not None and page is self.page.front:
            self.recorder.follow(page)

    def settled(self) -> bool:
        """Whether nothing is awaited: torch is loaded, the page in front has its result, and no import goes on."""
        quiet = self.ready is not None and not self.importer.under_way
        return quiet and self.page is not None and self.page.settled()

    # --- what the threads tell --------------------------------------------------------------------------------------

    @Slot(object)
    def _take_ready(self, ready: Ready) -> None:
        self.ready = ready
        wanted = self.context.settings.device
        best = ready.devices[:2][-1]  # the first accelerator, and the CPU without one
        device = best if wanted == "auto" else wanted if wanted in ready.devices else "cpu"
        if wanted not in ("auto", device):
            self.notice.show_message(_message(NO_DEVICE, device=wanted))
        self._set_devices(ready.devices)
        self._device.set_value(device)
        self.context.set_device(device)
        for page in self.pages.values():
            page.torch_ready(ready)
        if self.page is not None:
            self._show_status(*self.page.last_status)

    @Slot(object)
    def _take_reply(self, reply: Reply) -> None:
        if not self.opener.take(reply) and (page := self.pages.get(lesson_of(reply.page))):
            page.take(reply)

    @Slot(object)
    def _take_run(self, event: object) -> None:
        if isinstance(event, KeepFailed | PicturesGone | WeightsSaved):
            self.notice.show_message(event.message)
        if isinstance(event, RunEnded) or (isinstance(event, RunState) and event.state == "paused"):
            self.context.at_work.end_runs()
        self.context.runs.take(event)
        for page in self.pages.values():
            page.take_run(event)

    @Slot(object)
    def _take_tensorboard(self, event: object) -> None:
        """A page says itself what became of its pass; a run is told of wherever the user is."""
        if isinstance(event, LogFailed) and event.message is not None and event.of_run:
            self.notice.show_message(event.message)

    @Slot(object)
    def _take_fault(self, fault: WorkerFault) -> None:
        log.error("%s\n%s", fault.summary, fault.traceback)
        self._take_crash(fault.summary, fault.traceback)

    @Slot(str, str)
    def _take_crash(self, summary: str, details: str) -> None:
        if not self._closed:
            show = (DETAILS, lambda: self._show_fault(details))
            self.notice.show_message(_message(CRASHED, summary=summary[:200]), show, kind="error")

    def _show_fault(self, details: str) -> None:
        from cifar_gui.ui.window.about import FaultDialog

        FaultDialog(self, details).exec()

    @Slot(object)
    def open(self, what: Path | Sequence[Path]) -> None:
        """Open a file, or several, where they belong, by their first bytes; say what they are that belong nowhere."""
        self.opener.open_all((what,) if isinstance(what, Path) else what)

    # --- the choices of the whole program ---------------------------------------------------------------------------

    def _set_devices(self, devices: tuple[str, ...]) -> None:
        fresh = Segmented(devices)
        fresh.set_texts({device: DEVICE_WORDS.get(device, device) for device in devices})
        fresh.set_value(devices[0])
        fresh.chosen.connect(self._choose_device)
        fresh.setToolTip(self._device.toolTip())
        if self.context.projector:
            fresh.hide()
            self._device_label.hide()
        self._device_place.replaceWidget(self._device, fresh)
        self._device.hide()
        self._device.deleteLater()
        self._device = fresh
        self._toolbar.give_way()

    def _giving_tools(self) -> tuple[QWidget, ...]:
        """What the tools of a page may take the room of: the word, and a choice that is none."""
        if self.context.projector:
            return ()
        return (self._device_label, self._device) if len(self._device.buttons) == 1 else (self._device_label,)

    @Slot(object)
    def _choose_device(self, device: str) -> None:
        self.context.settings.device = device
        self.context.set_device(device)

    @Slot(object)
    def choose_language(self, language: str) -> None:
        self.context.set_language("zh" if language == "zh" else "en")

    @Slot()
    def _toggle_theme(self) -> None:
        self.context.set_theme("light" if self.context.theme.dark else "dark")

    @Slot()
    def follow_system_theme(self) -> None:
        self.context.set_theme("system")

    # --- the status bar ---------------------------------------------------------------------------------------------

    @Slot(str, str, str)
    def _take_status(self, left: str, right: str, kind: str) -> None:
        if self.sender() is self.page:
            self._show_status(left, right, kind)

    def _show_status(self, left: str, right: str, kind: str) -> None:
        if kind != "busy":
            self._busy_timer.stop()
            self._busy_line.hide()
        elif not self._busy_line.isVisible():
            self._busy_timer.start()
            if self.ready is not None:
                return  # most answers come at once: words that flicker tell nothing, and cost two layouts
        self.status_bar.show_status(left, right, kind if self.ready is not None else LOADING)

    @Slot()
    def _show_busy(self) -> None:
        self._busy_line.setGeometry(0, self.tabs.height() + 42, self.width(), 2)
        self._busy_line.show()
        self._busy_line.raise_()
        if self.page is not None:
            self._show_status(*self.page.last_status)

    # --- keeping, and the end ---------------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Write what a restart should find; called now and then, and at the end."""
        settings = self.context.settings
        if not self.context.projector:
            settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        for key, page in self.pages.items():
            if (work := page.work(settings.pages.get(key))) is not None:
                settings.pages[key] = work
        problem = self.context.save()
        if problem is not None and problem != self._unsaved:
            log.error("%s", problem)
            if not self._closed:
                self.notice.show_message(problem)
        self._unsaved = problem

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at once; what the threads still do is waited for behind the closed window."""
        self.hide()
        self.shut_down()
        super().closeEvent(event)

    @Slot()
    def shut_down(self) -> None:
        """Once: stop the timers, save, end the threads. Also called when the application is told to quit."""
        if self._closed:
            return
        self._closed = True
        self.autosave.stop()
        self.recorder.stop()
        self._busy_timer.stop()
        self._resting.stop()
        self.save()
        self.context.lab.close()
        self.context.at_work.close()

    # --- looks ------------------------------------------------------------------------------------------------------

    @Slot()
    def _put_aside(self) -> None:
        """A page that is not seen takes another theme when it comes to the front: all have thousands of widgets."""
        for page in self.pages.values():
            if page is not self.page:
                page.setParent(self._aside)

    def retint(self) -> None:
        self._theme.draw("sun" if self.theme.dark else "moon")

    def retranslate(self) -> None:
        self.setWindowTitle("cifar-gui")
        self._device_label.setText(self.tr("Device"))
        self._device.setToolTip(self.tr("Where PyTorch computes"))
        self._language.set_value(self.context.language.current)
        self._theme.describe(self.tr("Light or dark"))
        self._keys.describe(self.tr("Keyboard shortcuts (F1)"))
        self._undo.describe(self.tr("Undo (Ctrl+Z)"))
        self._redo.describe(self.tr("Redo (Ctrl+Shift+Z)"))
        self._projector.describe(f"{self.menu.does['projector'].text()} (F11)")
        self._toolbar.give_way()


DETAILS = _message(QT_TRANSLATE_NOOP("Window", "Details"))
CRASHED = QT_TRANSLATE_NOOP("Window", "Something in the program went wrong, and your work goes on: {summary}")
NO_DEVICE = QT_TRANSLATE_NOOP("Window", "This machine has no device {device}; the CPU is used instead.")
