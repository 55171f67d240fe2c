"""The main window: lessons, toolbar, the current page, banners and the status bar."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QPoint, QRect, QSize, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QMainWindow, QMenu, QStackedWidget, QWidget

from cifar_gui import at_work, file_type, paths, projector
from cifar_gui.crash import CrashReporter, log
from cifar_gui.engine import data, network_file, own_pictures
from cifar_gui.i18n import LANGUAGES, Retranslated
from cifar_gui.pages import opened_by
from cifar_gui.protocol import (
    CIFAR10,
    SAMPLES,
    Failure,
    KeepFailed,
    Maps,
    PicturesGone,
    Ready,
    RunEnded,
    RunState,
    WorkerFault,
)
from cifar_gui.protocol.tensorboard import LogFailed
from cifar_gui.spec import QT_TRANSLATE_NOOP, Lesson, Message, lesson_of
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.lesson_page import LessonPage
from cifar_gui.ui.page.picker import Picker
from cifar_gui.ui.page.undo import Handed, Recorder, Removal
from cifar_gui.ui.widgets import theme as themes
from cifar_gui.ui.widgets.controls import IconButton, Segmented, label
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.window.banner import Banner, take_turns
from cifar_gui.ui.window.drop_frame import ONE, DropFrame
from cifar_gui.ui.window.import_dialog import dropped_paths
from cifar_gui.ui.window.importer import IMPORT, ImportBanner
from cifar_gui.ui.window.keys_dialog import KeysDialog, shortcuts
from cifar_gui.ui.window.lesson_files import LessonFiles
from cifar_gui.ui.window.own_pictures import OwnPictures
from cifar_gui.ui.window.statusbar import LOADING, StatusBar
from cifar_gui.ui.window.tabs import LessonTabs
from cifar_gui.ui.window.toolbar import Toolbar

if TYPE_CHECKING:
    pass

AUTOSAVE_MILLISECONDS = 10_000
RESTING_MILLISECONDS = 100
SLOW_MILLISECONDS = 150
"""A page that is busy for longer shows a line under the toolbar."""
SMALLEST = QSize(900, 500)
FRAME = QSize(2, 40)
"""px that the window system may put around a window before it can be asked: borders and a title bar."""
NO_SCREEN = QSize(800, 800)
"""Of the screen that Qt makes up where there is none."""
FIRST_SIZE = QSize(1440, 900)
DEVICE_WORDS = {"cpu": "CPU", "cuda": "CUDA", "mps": "MPS", "xpu": "XPU"}


def _message(text: str, **values: object) -> Message:
    return Message("Window", text, values)


KEYS: dict[str, tuple[str | QKeySequence.StandardKey, ...]] = {
    "open": (QKeySequence.StandardKey.Open,),
    "save": (QKeySequence.StandardKey.Save,),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Shift+Z", "Ctrl+Y"),
    "paste": ("Ctrl+Shift+V",),
    "import": ("Ctrl+I",),
    "glossary": ("Ctrl+G",),
    "larger": (QKeySequence.StandardKey.ZoomIn, "Ctrl+="),
    "smaller": (QKeySequence.StandardKey.ZoomOut,),
    "usual": ("Ctrl+0",),
    "projector": ("F11",),
    "keys": ("F1",),
    "quit": ("Ctrl+Q",),
}
"""The shortcuts of the menu's actions."""


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
        self.setAcceptDrops(True)
        self.setAnimated(False)  # there is nothing to dock, and each layout would make an animation
        self.restart: tuple[str, ...] | None = None
        """With these arguments the program starts anew when it has ended."""
        """What a new user sees first."""
        self._glossary: Any = None
        """The GlossaryDialog, once it was opened."""
        self.tabs = LessonTabs(lessons)
        self.tabs.chosen.connect(self.show_lesson)
        self.notice = Banner()
        self.importer = ImportBanner(context, self)
        self.importer.imported.connect(self._welcomed)
        take_turns(self.notice, self.importer)
        self.recorder = Recorder(self)
        with suppress(msgspec.MsgspecError):
            self.recorder.take_over(msgspec.json.decode(projector.handed_over(), type=dict[str, Handed]))
        self.lesson_files = LessonFiles(self)
        self.own = OwnPictures(context)
        context.told.connect(self.notice.show_message)
        self.tabs.show_progress(context.settings.guides)
        context.guide_moved.connect(lambda: self.tabs.show_progress(context.settings.guides))
        context.removed.connect(self._take_removal)
        context.acted.connect(self.recorder.acted)
        context.file_chosen.connect(self.open)
        context.own_wanted.connect(self._take_own_wish)
        self.status_bar = StatusBar()
        self._stack = QStackedWidget()
        self._aside = QWidget()
        """Holds pages that have not been in front since the theme changed."""
        self.destroyed.connect(self._aside.deleteLater)
        centre = QWidget()
        in_column(
            self.tabs, self._build_toolbar(), self.notice, self.importer, (self._stack, 1), self.status_bar, on=centre,
            margins=NO_MARGINS, spacing=0,
        )  # fmt: skip
        if context.projector:
            self.status_bar.hide()
        self.setCentralWidget(centre)
        self._build_busy_line(centre)
        self.drop_frame = DropFrame(self)
        self._build_actions()
        self._autosave = QTimer(self, interval=AUTOSAVE_MILLISECONDS)
        self._autosave.timeout.connect(self.save)
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
        self._restore_geometry()
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
        self._language.chosen.connect(self._choose_language)
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
        self._projector.clicked.connect(self._toggle_projector)
        self._keys.clicked.connect(self._show_keys)
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

    def _build_actions(self) -> None:
        slots = {
            "open": self.lesson_files.choose, "save": self.lesson_files.save, "known": self.lesson_files.make_known,
            "undo": self.recorder.undo, "redo": self.recorder.redo, "compare": self._compare_tensor,
            "paste": lambda: self._take_own_wish("paste"), "import": self.importer.choose,
            "system": self._follow_system_theme, "larger": lambda: self.context.zoom_text(1),
            "smaller": lambda: self.context.zoom_text(-1), "usual": lambda: self.context.zoom_text(0),
            "projector": self._toggle_projector, "glossary": self._show_glossary, "keys": self._show_keys,
            "log": self._open_log, "about": self._about, "quit": self.close,
        }  # fmt: skip
        self._actions = {name: QAction(self) for name in slots}
        self._menu = QMenu(self)
        for name, action in self._actions.items():
            action.triggered.connect(slots[name])
            action.setShortcuts([QKeySequence(keys) for keys in KEYS.get(name, ())])
            self.addAction(action)
            if name in ("undo", "compare", "import", "system", "larger", "projector", "quit"):
                self._menu.addSeparator()
            self._menu.addAction(action)
            if name == "open":
                self._recent = QMenu(self._menu)
                self._menu.addMenu(self._recent)
        self._actions["known"].setVisible(file_type.POSSIBLE)
        self._actions["known"].setCheckable(True)
        self._menu.aboutToShow.connect(lambda: self.lesson_files.fill(self._recent))
        self._menu.aboutToShow.connect(lambda: self._actions["known"].setChecked(file_type.registered()))
        self.tabs.menu_button.clicked.connect(self._open_menu)
        for place, key in enumerate(self.lessons, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{place}"), self)
            shortcut.activated.connect(lambda key=key: self.show_lesson(key))

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
        if self._closed:
            return
        try:
            self._load_data()
        except data.DataError as error:
            self.notice.show_message(error.message, kind="error")
            return
        settings = self.context.settings
        broken_off = self._set_aside()
        self.show_lesson(settings.lesson if settings.lesson in self.lessons else next(iter(self.lessons)))
        self.context.lab.start()
        self._autosave.start()
        if broken_off is not None:
            self.notice.show_message(*broken_off)
        elif self.context.store.banner is not None:
            self.notice.show_message(self.context.store.banner)
        elif settings.first_run and settings.lesson == next(iter(self.lessons)) and not self.context.projector:
            self._welcome()
        elif CIFAR10 not in self.context.sources() and settings.first_run and not self.context.projector:
            self.notice.show_message(DRAWINGS, (IMPORT, self.importer.choose), kind="info", dismissed=self._welcomed)

    def _set_aside(self) -> tuple[Any, ...] | None:
        """Begin without what a program was at that died, and say so: the banner."""
        store, said = self.context.store, None
        for work in self.context.at_work.left():
            key = lesson_of(work.page)
            if key not in self.lessons:
                continue
            try:
                kept = at_work.set_aside(store.settings, work.page, store.path.parent)
            except OSError:
                kept = None
            if kept is None and store.settings.lesson == key:  # it was at its own example: another page, then
                store.settings.lesson = next(one for one in self.lessons if one != key)
            log.error("A program ended while it was at %s; the state of the page is kept as %s", work, kept)
            text = BROKEN_RUN if work.run else BROKEN_OFF if kept is not None else BROKEN_EXAMPLE
            name, number = kept.name if kept is not None else "", self.lessons[key].number
            message = _message(text, lesson=number, name=name, run=work.run)
            said = (message,) if kept is None else (message, (OPEN_AGAIN, self._opener(kept)))
        return said

    def _keep_state(self, key: str) -> None:
        """A state that cannot be used is kept, before another one takes its place."""
        store = self.context.store
        try:
            kept = at_work.set_aside(store.settings, key, store.path.parent)
        except OSError:
            log.exception("It could not be kept aside either")
            return
        if kept is not None:
            self.notice.show_message(_message(UNUSABLE, lesson=self.lessons[key].number, name=kept.name))

    def _opener(self, path: Path) -> Callable[[], None]:
        return lambda: self.lesson_files.open(path)

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

    def _load_data(self) -> None:
        """Load the drawings, and CIFAR-10 where it has been imported; a damaged import is named, and done without.

        The user's own pictures come last.
        """
        self.context.add_data(data.load(SAMPLES))
        if data.find_cifar10() is not None:
            try:
                self.context.take_found(data.load(CIFAR10), chosen=bool(os.environ.get(paths.CHOSEN_DATA)))
            except data.DataError as error:
                self.notice.show_message(error.message, (IMPORT, self.importer.choose))
        try:
            if (own := own_pictures.load()) is not None:
                self.context.add_data(own)
        except data.DataError as error:
            self.notice.show_message(error.message)

    def _welcome(self) -> None:
        """Say to a new user what there is, and where to begin."""
        from cifar_gui.ui.window.first_start import FirstStart

        card = FirstStart(self._stack)
        card.begun.connect(self._begin_guide)
        card.import_wanted.connect(self.importer.choose)
        card.language_chosen.connect(self._choose_language)
        card.closed.connect(self._welcomed)
        self.tabs.chosen.connect(card.close_card)
        card.show_over(self.context.language.current)

    @Slot()
    def _begin_guide(self) -> None:
        """Open the first steps of the lesson in front."""
        from cifar_gui.ui.study.guide_view import GuideTab

        if self.page is not None and (tab := self.page.front.findChild(GuideTab)) is not None:
            tab.begin()

    @Slot()
    def _welcomed(self) -> None:
        self.context.settings.first_run = False
        if self.notice.message == DRAWINGS:
            self.notice.hide()

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
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
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
        self._stack.addWidget(page)
        self._page_tools.addWidget(page.toolbar_widget)
        if saved := self.context.settings.pages.get(key):
            self.context.at_work.begin(key)
            try:
                page.restore(saved)
            except Exception:
                # A state of another version must not keep the program from starting; the page shows its example.
                log.exception("The state of page %s could not be restored", key)
                self._keep_state(key)
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
    def _take_reply(self, reply: Maps | Failure) -> None:
        if page := self.pages.get(lesson_of(reply.page)):
            page.take(reply)

    @Slot(object)
    def _take_run(self, event: object) -> None:
        if isinstance(event, KeepFailed | PicturesGone):
            self.notice.show_message(event.message)
        if isinstance(event, RunEnded) or (isinstance(event, RunState) and event.state == "paused"):
            self.context.at_work.end_runs()
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

    # --- dropping files ---------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file or folder may be dropped anywhere; a frame says what will become of it."""
        if paths := dropped_paths(event):
            event.acceptProposedAction()
            self.drop_frame.show_outcome(paths)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It is dragged elsewhere."""
        self.drop_frame.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open or import what was dropped."""
        self.drop_frame.hide()
        if paths := dropped_paths(event):
            event.acceptProposedAction()
            if len(paths) == 1:
                self.open(paths[0])
            else:
                self.notice.show_message(_message(ONE))

    @Slot(object)
    def open(self, path: Path) -> None:
        """Open a file where it belongs, by its first bytes; say what it is where it belongs nowhere."""
        from cifar_gui.engine import file_kinds

        try:
            kind = file_kinds.kind_of(path)
        except data.DataError as error:
            self.notice.show_message(error.message)
            return
        page = self.page.front if self.page is not None else None
        opens = kind.opens or (None if kind.text else file_kinds.NAMED.get(path.suffix.lower()))
        if opens == "data" or not os.path.isfile(path):
            self.importer.start(path)
        elif opens == "lesson":
            self.lesson_files.open(path)
        elif opens == "network":
            self._open_network(path)
        elif opens == "picture" and page is not None:
            self.own.open(page, path)
        elif opens == "tensor" and page is not None:
            self.own.compare(page, path)
        else:
            self.notice.show_message(kind.refusal(path.name).message)

    def _opening(self, kind: str) -> str:
        """The lesson on whose page a kind of file belongs."""
        return next(lesson.key for lesson in self.lessons.values() if kind in opened_by(lesson))

    def _open_network(self, path: Path) -> None:
        """Bring the page that builds networks to the front, with the network of a file."""
        try:
            network_file.read(path)
        except network_file.NetworkFileError as error:
            self.notice.show_message(_message(NO_NETWORK, name=path.name, what=error.message))
            return
        key = self._opening("network")
        self.show_lesson(key)
        builder: Any = self.pages[key]
        self.recorder.record()
        builder.open_file(path)
        self.recorder.record(apart=True)

    @Slot(str)
    def _take_own_wish(self, wish: str) -> None:
        page = self.page.front if self.page is not None else None
        if page is None:
            return
        if wish == "forget":
            self.recorder.record()
            for picker in page.toolbar_widget.findChildren(Picker):
                self.own.forget(picker)
        else:
            {"open": self.own.choose, "paste": self.own.paste, "draw": self.own.draw}[wish](page)

    @Slot(object)
    def _take_removal(self, removal: Removal) -> None:
        removal.problem = self.notice.show_message
        removal.settled = lambda: self._say_removal(removal)
        self.recorder.acted(removal.put_back, removal.remove)
        self._say_removal(removal)

    def _say_removal(self, removal: Removal) -> None:
        """Name what is gone and offer to put it back; nothing says so any longer once it is there again."""
        if removal.gone:
            self.notice.show_message(removal.message, (PUT_BACK, lambda: self._put_back(removal)), kind="info")
        elif self.notice.message == removal.message:
            self.notice.dismiss()

    def _put_back(self, removal: Removal) -> None:
        self.notice.dismiss()
        removal.put_back()

    @Slot()
    def _compare_tensor(self) -> None:
        if self.page is not None:
            self.own.choose_tensor(self.page.front)

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
    def _choose_language(self, language: str) -> None:
        self.context.set_language("zh" if language == "zh" else "en")

    @Slot()
    def _toggle_theme(self) -> None:
        self.context.set_theme("light" if self.context.theme.dark else "dark")

    @Slot()
    def _follow_system_theme(self) -> None:
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

    # --- the menu ---------------------------------------------------------------------------------------------------

    @Slot()
    def _open_menu(self) -> None:
        button = self.tabs.menu_button
        corner = button.mapToGlobal(button.rect().bottomRight())
        self._menu.popup(QPoint(corner.x() - self._menu.sizeHint().width(), corner.y() + 2))

    @Slot()
    def _open_log(self) -> None:
        folder = paths.log_folder()
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.notice.show_message(_message(LOG_FOLDER, folder=folder), kind="info")

    @Slot()
    def _about(self) -> None:
        from cifar_gui.ui.window.about import AboutDialog

        AboutDialog(self, self.ready).exec()

    @Slot()
    def _toggle_projector(self) -> None:
        """Start anew in the other mode, with everything as it is; a run goes on from where it is."""
        run = next((page.front.run_under_way for page in self.pages.values() if page.front.run_under_way), "")
        theme = self.context.settings.theme
        self.restart = projector.next_start(not self.context.projector, theme, run)
        projector.hand_over(msgspec.json.encode(self.recorder.hand_over()))
        self.close()

    @Slot()
    def _show_glossary(self) -> None:
        """Open the glossary, or bring it to the front; it stays while the window is used."""
        from cifar_gui.ui.window.glossary_dialog import GlossaryDialog

        if self._glossary is None:
            self._glossary = GlossaryDialog(self, self.context)
            self._glossary.lesson_chosen.connect(self.show_lesson)
        self._glossary.show()
        self._glossary.raise_()
        self._glossary.activateWindow()
        self._glossary.search.setFocus()

    @Slot()
    def _show_keys(self) -> None:
        page = self.page.front if self.page is not None else None
        dialog = KeysDialog(self, shortcuts(self._actions, self.lessons, page))
        dialog.exec()
        dialog.deleteLater()

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

    def _restore_geometry(self) -> None:
        """Stand where the window stood last, or as large as it is best, always within the screen there is."""
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST_SIZE)
        # Qt reads nothing from what is no geometry, and the first size stays.
        self.restoreGeometry(QByteArray.fromBase64(self.context.settings.geometry.encode("ascii", "ignore")))
        screen = self.screen()
        if screen.size() != NO_SCREEN or QGuiApplication.platformName() != "offscreen":
            self._stay_within(screen.availableGeometry())

    def _stay_within(self, screen: QRect) -> None:
        """Take no more room than the screen has, frame included, and lie in it."""
        room = screen.size() - FRAME
        self.setMinimumSize(SMALLEST.boundedTo(room))
        if not self.isMaximized() and not self.isFullScreen():
            self.resize(self.size().boundedTo(room))
            corner = self.pos()
            x = min(max(corner.x(), screen.left()), screen.right() - self.width() - FRAME.width())
            y = min(max(corner.y(), screen.top()), screen.bottom() - self.height() - FRAME.height())
            if (x, y) != corner.toTuple():
                self.move(max(x, screen.left()), max(y, screen.top()))

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
        self._autosave.stop()
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
        texts = {
            "open": self.tr("Open lesson file…"),
            "save": self.tr("Save lesson file…"),
            "larger": self.tr("Larger text beside the page"),
            "smaller": self.tr("Smaller text beside the page"),
            "usual": self.tr("Usual text size"),
            "known": self.tr("Open lesson files by double click"),
            "undo": self.tr("Undo"),
            "redo": self.tr("Redo"),
            "compare": self.tr("Compare a tensor (.npy)…"),
            "paste": self.tr("Paste a picture"),
            "import": self.tr("Import CIFAR-10…"),
            "system": self.tr("Light or dark as the system"),
            "projector": self.tr("Projector mode off") if self.context.projector else self.tr("Projector mode"),
            "glossary": self.tr("Glossary…"),
            "keys": self.tr("Keyboard shortcuts…"),
            "log": self.tr("Open the log folder"),
            "about": self.tr("About cifar-gui"),
            "quit": self.tr("Quit"),
        }
        for name, text in texts.items():
            self._actions[name].setText(text)
        self._recent.setTitle(self.tr("Recent lesson files"))
        self._projector.describe(f"{texts['projector']} (F11)")
        self._toolbar.give_way()


DRAWINGS = _message(
    QT_TRANSLATE_NOOP(
        "Window",
        "These pictures are drawings, made by this program in the ten classes of CIFAR-10. Bring in the real "
        "photographs when you have them.",
    )
)
UNUSABLE = QT_TRANSLATE_NOOP(
    "Window",
    "What lesson {lesson} showed last cannot be used by this version; it is kept as {name} beside the settings.",
)
PUT_BACK = _message(QT_TRANSLATE_NOOP("Window", "Put back"))
OPEN_AGAIN = _message(QT_TRANSLATE_NOOP("Window", "Open it again"))
BROKEN_OFF = QT_TRANSLATE_NOOP(
    "Window",
    "The program ended while lesson {lesson} was computing. The page opens without what was set there; that is kept as "
    "{name}.",
)
BROKEN_EXAMPLE = QT_TRANSLATE_NOOP(
    "Window", "The program ended while lesson {lesson} was computing, so it opens another lesson."
)
BROKEN_RUN = QT_TRANSLATE_NOOP(
    "Window",
    "The program ended while the run {run} of lesson {lesson} was training. It does not go on by itself, and the page "
    "opens without what was set there.",
)
DETAILS = _message(QT_TRANSLATE_NOOP("Window", "Details"))
CRASHED = QT_TRANSLATE_NOOP("Window", "Something in the program went wrong, and your work goes on: {summary}")
NO_NETWORK = QT_TRANSLATE_NOOP("Window", "{name}: {what}")
NO_DEVICE = QT_TRANSLATE_NOOP("Window", "This machine has no device {device}; the CPU is used instead.")
LOG_FOLDER = QT_TRANSLATE_NOOP("Window", "The log is in {folder}.")
