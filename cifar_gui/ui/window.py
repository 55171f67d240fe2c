"""The main window: lessons, toolbar, the current page, banners and the status bar."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cifar_gui import paths
from cifar_gui.crash import CrashReporter, log
from cifar_gui.engine import data
from cifar_gui.i18n import LANGUAGES, Retranslated
from cifar_gui.protocol import (
    CIFAR10,
    SAMPLES,
    Failure,
    Imported,
    ImportFailed,
    ImportProgress,
    Maps,
    Ready,
    WorkerFault,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP, ComingStage, Lesson, Message
from cifar_gui.ui.about import AboutDialog, FaultDialog
from cifar_gui.ui.banner import Banner
from cifar_gui.ui.context import Context
from cifar_gui.ui.controls import IconButton, Segmented, icon, label, restyle
from cifar_gui.ui.import_dialog import ask_for_data, dropped_path
from cifar_gui.ui.page import Page
from cifar_gui.ui.tabs import LessonTabs

AUTOSAVE_MILLISECONDS = 10_000
SLOW_MILLISECONDS = 150
"""A page that is busy for longer shows a line under the toolbar."""
SMALLEST = (1000, 680)
FIRST_SIZE = (1440, 900)
DEVICE_WORDS = {"cpu": "CPU", "cuda": "CUDA", "mps": "MPS", "xpu": "XPU"}
KIND_ICONS = {"ready": ("check", "success"), "error": ("warning", "error"), "paused": ("pause", "warning")}


def _message(text: str, **values: object) -> Message:
    return Message("Window", text, values)


class Window(Retranslated, QMainWindow):
    """GUI thread. Shows one page at a time; a page is built when it is first shown, and kept."""

    painted = Signal()
    """The window has been painted for the first time."""

    def __init__(self, context: Context, lessons: Sequence[Lesson], reporter: CrashReporter) -> None:
        super().__init__()
        self.context = context
        self.lessons = {lesson.number: lesson for lesson in lessons}
        self.pages: dict[str, Page] = {}
        self.ready: Ready | None = None
        self._was_painted = False
        self._closed = False
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.tabs = LessonTabs(lessons)
        self.tabs.chosen.connect(self.show_lesson)
        self._build_toolbar()
        self._build_status()
        self._build_banners()
        self._stack = QStackedWidget()
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.tabs, self._toolbar, *self._banners):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addWidget(self._status_bar)
        self.setCentralWidget(centre)
        self._busy_line = QFrame(centre)
        self._busy_line.setObjectName("busy")
        self._busy_line.hide()
        self._busy_timer = QTimer(self)
        self._busy_timer.setSingleShot(True)
        self._busy_timer.setInterval(SLOW_MILLISECONDS)
        self._busy_timer.timeout.connect(self._show_busy)
        self._autosave = QTimer(self)
        self._autosave.setInterval(AUTOSAVE_MILLISECONDS)
        self._autosave.timeout.connect(self.save)
        self._build_actions()
        lab = context.lab
        lab.ready.connect(self._take_ready)
        lab.replied.connect(self._take_reply)
        lab.run_event.connect(self._take_run)
        lab.import_event.connect(self._take_import)
        lab.fault.connect(self._take_fault)
        reporter.reported.connect(self._take_crash)
        context.theme_changed.connect(self._retint)
        self._restore_geometry()
        self._retint()
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_toolbar(self) -> None:
        self._toolbar = QFrame()
        self._toolbar.setObjectName("toolbar")
        self._toolbar.setFixedHeight(44)
        row = QHBoxLayout(self._toolbar)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(8)
        self._page_tools = QStackedWidget()
        self._page_tools.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._device_label = label("caption")
        self._device = Segmented(("cpu",))
        self._device_place = QHBoxLayout()
        self._device_place.addWidget(self._device)
        self._set_devices(("cpu",))
        self._language = Segmented(LANGUAGES)
        self._language.set_texts({"zh": "中文", "en": "EN"})
        self._language.set_value(self.context.language.current)
        self._language.chosen.connect(self._choose_language)
        self._theme = IconButton("sun")
        self._theme.clicked.connect(self._toggle_theme)
        row.addWidget(self._page_tools, 1)
        row.addWidget(self._device_label)
        row.addLayout(self._device_place)
        row.addSpacing(4)
        row.addWidget(self._language)
        row.addWidget(self._theme)

    def _build_status(self) -> None:
        self._status_bar = QFrame()
        self._status_bar.setObjectName("statusbar")
        self._status_bar.setFixedHeight(28)
        row = QHBoxLayout(self._status_bar)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        self._status_left = QLabel()
        self._status_right = QLabel()
        self._status_icon = QLabel()
        self._status_word = QLabel()
        row.addWidget(self._status_left, 1)
        row.addWidget(self._status_right)
        row.addSpacing(8)
        row.addWidget(self._status_icon)
        row.addWidget(self._status_word)
        self._status = ("", "", "loading")

    def _build_banners(self) -> None:
        self._notice, self._import_banner = Banner(), Banner()
        self._banners = (self._notice, self._import_banner)

    def _build_actions(self) -> None:
        self._actions: dict[str, QAction] = {}
        self._menu = QMenu(self)
        for name, act, key in (
            ("import", self.choose_import, QKeySequence("Ctrl+I")),
            ("", None, None),
            ("system", self._follow_system_theme, None),
            ("log", self._open_log, None),
            ("about", self._about, None),
            ("", None, None),
            ("quit", self.close, QKeySequence(QKeySequence.StandardKey.Quit)),
        ):
            if act is None:
                self._menu.addSeparator()
                continue
            action = QAction(self)
            action.triggered.connect(act)
            if key is not None:
                action.setShortcut(key)
            self.addAction(action)
            self._menu.addAction(action)
            self._actions[name] = action
        self.tabs.menu_button.clicked.connect(self._open_menu)
        for place, number in enumerate(self.lessons, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{place}"), self)
            shortcut.activated.connect(lambda number=number: self.show_lesson(number))

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
        try:
            self.load_data()
        except data.DataError as error:
            self._notice.show_message(error.message, kind="error")
            return
        settings = self.context.settings
        self.show_lesson(settings.lesson if settings.lesson in self.lessons else next(iter(self.lessons)))
        self.context.lab.start()
        self._autosave.start()
        if self.context.store.banner is not None:
            self._notice.show_message(self.context.store.banner)
        elif CIFAR10 not in self.context.sources() and settings.first_run:
            self._say_drawings()

    def load_data(self) -> None:
        """Load the drawings, and CIFAR-10 where it has been imported; a damaged import is named, and done without."""
        self.context.add_data(data.load(SAMPLES))
        if data.find_cifar10() is not None:
            try:
                self.context.add_data(data.load(CIFAR10))
            except data.DataError as error:
                self._notice.show_message(error.message, (IMPORT, self.choose_import))

    def _say_drawings(self) -> None:
        self._notice.show_message(
            _message(
                QT_TRANSLATE_NOOP(
                    "Window",
                    "These pictures are drawings, made by this program in the ten classes of CIFAR-10. "
                    "Bring in the real photographs when you have them.",
                )
            ),
            (IMPORT, self.choose_import),
            kind="info",
            dismissed=self._forget_welcome,
        )

    def _forget_welcome(self) -> None:
        self.context.settings.first_run = False

    # --- pages ------------------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page in front."""
        return self.pages.get(self.context.settings.lesson) if self._stack.count() else None

    @Slot(str)
    def show_lesson(self, number: str) -> None:
        """Bring a lesson to the front; its page is built the first time."""
        self.context.settings.lesson = number
        self.tabs.show_lesson(number)
        if number not in self.pages:
            self._build_page(number)
        page = self.pages[number]
        self._stack.setCurrentWidget(page)
        self._page_tools.setCurrentWidget(page.toolbar_widget)
        self._show_status(*page.last_status)
        page.activated()

    def _build_page(self, number: str) -> None:
        from cifar_gui.ui.pages import build_page

        page = build_page(self.lessons[number], self.context)
        page.status.connect(self._take_status)
        self.pages[number] = page
        self._stack.addWidget(page)
        self._page_tools.addWidget(page.toolbar_widget)
        saved = self.context.settings.pages.get(number)
        if saved:
            try:
                page.restore(saved)
            except Exception:
                # A state of another version must not keep the program from starting; the page shows its example.
                log.exception("The state of page %s could not be restored", number)
        if self.ready is not None:
            page.torch_ready(self.ready)

    def settled(self) -> bool:
        """Whether nothing is awaited: torch is loaded and the page in front has its result."""
        return self.ready is not None and self.page is not None and self.page.settled()

    # --- what the threads tell --------------------------------------------------------------------------------------

    @Slot(object)
    def _take_ready(self, ready: Ready) -> None:
        self.ready = ready
        wanted = self.context.settings.device
        if wanted == "auto":
            device = ready.devices[1] if len(ready.devices) > 1 else "cpu"
        else:
            device = wanted if wanted in ready.devices else "cpu"
        if wanted not in ("auto", device):
            self._notice.show_message(
                _message(
                    QT_TRANSLATE_NOOP("Window", "This machine offers no device {device}; the CPU is used instead."),
                    device=wanted,
                )
            )
        self._set_devices(ready.devices)
        self._device.set_value(device)
        self.context.set_device(device)
        for page in self.pages.values():
            page.torch_ready(ready)
        self._show_status(*self._status)

    @Slot(object)
    def _take_reply(self, reply: Maps | Failure) -> None:
        if reply.page in self.pages:
            self.pages[reply.page].take(reply)

    @Slot(object)
    def _take_run(self, event: object) -> None:
        for page in self.pages.values():
            page.take_run(event)

    @Slot(object)
    def _take_fault(self, fault: WorkerFault) -> None:
        log.error("%s\n%s", fault.summary, fault.traceback)
        self._take_crash(fault.summary, fault.traceback)

    @Slot(str, str)
    def _take_crash(self, summary: str, details: str) -> None:
        if self._closed:
            return
        self._notice.show_message(
            _message(
                QT_TRANSLATE_NOOP("Window", "Something in the program went wrong, and your work goes on: {summary}"),
                summary=summary[:200],
            ),
            (DETAILS, lambda: FaultDialog(self, details, self.context.theme).exec()),
            kind="error",
        )

    # --- importing --------------------------------------------------------------------------------------------------

    @Slot()
    def choose_import(self) -> None:
        """Ask for an archive or a folder, and import it."""
        path = ask_for_data(self)
        if path is not None:
            self.import_data(path)

    def import_data(self, path: Path) -> None:
        """Import CIFAR-10 from a path; the banner tells how it goes."""
        self._import_banner.show_message(
            _message(QT_TRANSLATE_NOOP("Window", "Importing {name}…"), name=path.name),
            (CANCEL, self.context.lab.cancel_import),
            kind="info",
            dismissed=self.context.lab.cancel_import,
        )
        self.context.lab.import_data(path)

    @Slot(object)
    def _take_import(self, event: object) -> None:
        banner = self._import_banner
        if isinstance(event, ImportProgress):
            if banner.message is not None:
                banner.show_progress(event.stage, event.fraction, self._time_left(event))
        elif isinstance(event, Imported):
            self._take_imported(event)
        elif isinstance(event, ImportFailed):
            if event.message is None:
                banner.hide()
            else:
                banner.show_message(event.message, (OTHER, self.choose_import), kind="error")

    def _take_imported(self, event: Imported) -> None:
        try:
            imported = data.load_cifar10(event.root)
        except data.DataError as error:
            self._import_banner.show_message(error.message, (OTHER, self.choose_import), kind="error")
            return
        self._notice.hide()
        self._forget_welcome()
        self.context.add_data(imported)
        self.context.choose_source(CIFAR10)
        self._import_banner.show_message(
            _message(
                OFFICIAL if event.official else COPY, train=f"{len(imported.train):,}", test=f"{len(imported.test):,}"
            ),
            kind="info",
        )

    def _time_left(self, event: ImportProgress) -> str:
        if event.seconds_left is None:
            return f"{event.fraction:.0%}"
        return self.tr("{percent}, {seconds} s left").format(
            percent=f"{event.fraction:.0%}", seconds=max(1, round(event.seconds_left))
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file or folder may be dropped anywhere."""
        if dropped_path(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        path = dropped_path(event)
        if path is not None:
            event.acceptProposedAction()
            self.import_data(path)

    # --- the choices of the whole program ---------------------------------------------------------------------------

    def _set_devices(self, devices: tuple[str, ...]) -> None:
        fresh = Segmented(devices)
        fresh.set_texts({device: DEVICE_WORDS.get(device, device) for device in devices})
        fresh.set_value(devices[0])
        fresh.chosen.connect(self._choose_device)
        self._device_place.replaceWidget(self._device, fresh)
        self._device.deleteLater()
        self._device = fresh

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
        self._status = (left, right, kind)
        if kind == "busy" and not self._busy_line.isVisible():
            self._busy_timer.start()
        elif kind != "busy":
            self._busy_timer.stop()
            self._busy_line.hide()
        if self.ready is None:
            kind = "loading"
        self._status_left.setText(left)
        self._status_right.setText(right)
        self._status_word.setText(self._words()[kind])
        restyle(self._status_word, "kind", kind)
        name, token = KIND_ICONS.get(kind, ("", ""))
        self._status_icon.setVisible(bool(name))
        if name:
            self._status_icon.setPixmap(icon(name, getattr(self.context.theme, token), 14).pixmap(14, 14))

    def _words(self) -> dict[str, str]:
        return {
            "loading": self.tr("Loading PyTorch…"),
            "ready": self.tr("Ready"),
            "busy": self.tr("Computing…"),
            "running": self.tr("Training"),
            "paused": self.tr("Paused"),
            "error": self.tr("Refused: the last result is shown"),
            "": "",
        }

    @Slot()
    def _show_busy(self) -> None:
        self._busy_line.setGeometry(0, self._toolbar.geometry().bottom() - 1, self.width(), 2)
        self._busy_line.show()
        self._busy_line.raise_()

    # --- menu -------------------------------------------------------------------------------------------------------

    @Slot()
    def _open_menu(self) -> None:
        button = self.tabs.menu_button
        corner = button.mapToGlobal(button.rect().bottomRight())
        self._menu.popup(QPoint(corner.x() - self._menu.sizeHint().width(), corner.y() + 2))

    @Slot()
    def _open_log(self) -> None:
        folder = paths.log_folder()
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._notice.show_message(
                _message(QT_TRANSLATE_NOOP("Window", "The log lies in {folder}."), folder=folder), kind="info"
            )

    @Slot()
    def _about(self) -> None:
        AboutDialog(self, self.ready, self.context.theme).exec()

    # --- keeping ----------------------------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Write what a restart should find; called now and then, and at the end."""
        settings = self.context.settings
        settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        for number, page in self.pages.items():
            if not isinstance(page.lesson.stage, ComingStage):
                settings.pages[number] = page.state()
        problem = self.context.store.save()
        if problem is not None and not self._closed:
            self._notice.show_message(problem)

    def _restore_geometry(self) -> None:
        self.resize(*FIRST_SIZE)
        # Qt reads nothing from what is no geometry, and the first size stays.
        self.restoreGeometry(QByteArray.fromBase64(self.context.settings.geometry.encode("ascii", "ignore")))

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
        self._busy_timer.stop()
        self.save()
        self.context.lab.close()

    # --- looks ------------------------------------------------------------------------------------------------------

    @Slot()
    def _retint(self) -> None:
        theme = self.context.theme
        self.tabs.retint(theme)
        for banner in self._banners:
            banner.retint(theme)
        self._theme.name = "sun" if theme.dark else "moon"
        self._theme.tint(theme.text2)
        self._busy_line.setStyleSheet(f"background: {theme.accent}; border: 0;")
        self._show_status(*self._status)

    def retranslate(self) -> None:
        self.setWindowTitle("cifar-gui")
        self._device_label.setText(self.tr("Device"))
        self._device.setToolTip(self.tr("Where PyTorch computes"))
        self._language.set_value(self.context.language.current)
        self._theme.describe(self.tr("Light or dark"))
        texts = {
            "import": self.tr("Import CIFAR-10…"),
            "system": self.tr("Light or dark as the system"),
            "log": self.tr("Open the log folder"),
            "about": self.tr("About cifar-gui"),
            "quit": self.tr("Quit"),
        }
        for name, text in texts.items():
            self._actions[name].setText(text)
        self._show_status(*self._status)


IMPORT = _message(QT_TRANSLATE_NOOP("Window", "Import CIFAR-10…"))
CANCEL = _message(QT_TRANSLATE_NOOP("Window", "Cancel"))
OTHER = _message(QT_TRANSLATE_NOOP("Window", "Choose another…"))
DETAILS = _message(QT_TRANSLATE_NOOP("Window", "Details"))
OFFICIAL = QT_TRANSLATE_NOOP(
    "Window", "CIFAR-10 is here: {train} pictures to train on and {test} held out. The checksums are the official ones."
)
COPY = QT_TRANSLATE_NOOP(
    "Window",
    "CIFAR-10 is here: {train} pictures to train on and {test} held out. It is a copy: its checksums are not those of "
    "the official files, which does no harm.",
)
