"""The menu of the window: what it does, by keys as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QPoint, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from cifar_gui import file_type, paths, projector
from cifar_gui.i18n import Retranslated
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message
from cifar_gui.ui.window.keys_dialog import KeysDialog, shortcuts

if TYPE_CHECKING:
    from cifar_gui.ui.window.window import Window

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
LOG_FOLDER = QT_TRANSLATE_NOOP("Window", "The log is in {folder}.")


class WindowMenu(Retranslated, QMenu):
    """GUI thread. Its actions belong to the window, so that their keys work everywhere in it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.glossary: Any = None
        """The GlossaryDialog, once it was opened."""
        self._build()
        self.retranslate()

    def _build(self) -> None:
        window = self._window
        slots = {
            "open": window.lesson_files.choose, "save": window.lesson_files.save,
            "weights": window.opener.weights.files.choose, "runs": window.opener.runs.files.choose,
            "known": window.lesson_files.make_known, "undo": window.recorder.undo, "redo": window.recorder.redo,
            "compare": window.opener.compare_tensor, "paste": lambda: window.opener.take_own_wish("paste"),
            "import": window.importer.choose, "system": window.follow_system_theme,
            "larger": lambda: window.context.zoom_text(1), "smaller": lambda: window.context.zoom_text(-1),
            "usual": lambda: window.context.zoom_text(0), "projector": self.toggle_projector,
            "glossary": self.show_glossary, "keys": self.show_keys, "log": self._open_log, "about": self._about,
            "quit": window.close,
        }  # fmt: skip
        self.does = {name: QAction(window) for name in slots}
        """The actions by their names."""
        for name, action in self.does.items():
            action.triggered.connect(slots[name])
            action.setShortcuts([QKeySequence(keys) for keys in KEYS.get(name, ())])
            window.addAction(action)
            if name in ("undo", "compare", "import", "system", "larger", "projector", "quit"):
                self.addSeparator()
            self.addAction(action)
            if name == "open":
                self.recent = QMenu(self)
                self.addMenu(self.recent)
        self.does["known"].setVisible(file_type.POSSIBLE)
        self.does["known"].setCheckable(True)
        self.aboutToShow.connect(lambda: window.lesson_files.fill(self.recent))
        self.aboutToShow.connect(lambda: self.does["known"].setChecked(file_type.registered()))
        window.tabs.menu_button.clicked.connect(self._open)
        for place, key in enumerate(window.lessons, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{place}"), window)
            shortcut.activated.connect(lambda key=key: window.show_lesson(key))

    @Slot()
    def _open(self) -> None:
        button = self._window.tabs.menu_button
        corner = button.mapToGlobal(button.rect().bottomRight())
        self.popup(QPoint(corner.x() - self.sizeHint().width(), corner.y() + 2))

    @Slot()
    def _open_log(self) -> None:
        folder = paths.log_folder()
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._window.notice.show_message(Message("Window", LOG_FOLDER, {"folder": folder}), kind="info")

    @Slot()
    def _about(self) -> None:
        from cifar_gui.ui.window.about import AboutDialog

        AboutDialog(self._window, self._window.ready).exec()

    @Slot()
    def toggle_projector(self) -> None:
        """Start anew in the other mode, with everything as it is; a run goes on from where it is."""
        window = self._window
        run = next((page.front.run_under_way for page in window.pages.values() if page.front.run_under_way), "")
        theme = window.context.settings.theme
        window.restart = projector.next_start(not window.context.projector, theme, run)
        projector.hand_over(msgspec.json.encode(window.recorder.hand_over()))
        window.close()

    @Slot()
    def show_glossary(self) -> None:
        """Open the glossary, or bring it to the front; it stays while the window is used."""
        from cifar_gui.ui.window.glossary_dialog import GlossaryDialog

        if self.glossary is None:
            self.glossary = GlossaryDialog(self._window, self._window.context)
            self.glossary.lesson_chosen.connect(self._window.show_lesson)
        self.glossary.show()
        self.glossary.raise_()
        self.glossary.activateWindow()
        self.glossary.search.setFocus()

    @Slot()
    def show_keys(self) -> None:
        window = self._window
        page = window.page.front if window.page is not None else None
        dialog = KeysDialog(window, shortcuts(self.does, window.lessons, page))
        dialog.exec()
        dialog.deleteLater()

    def retranslate(self) -> None:
        texts = {
            "open": self.tr("Open lesson file…"),
            "save": self.tr("Save lesson file…"),
            "weights": self.tr("Open weights…"),
            "runs": self.tr("Open runs…"),
            "larger": self.tr("Larger text beside the page"),
            "smaller": self.tr("Smaller text beside the page"),
            "usual": self.tr("Usual text size"),
            "known": self.tr("Open lesson files and runs by double click"),
            "undo": self.tr("Undo"),
            "redo": self.tr("Redo"),
            "compare": self.tr("Compare a tensor (.npy)…"),
            "paste": self.tr("Paste a picture"),
            "import": self.tr("Import CIFAR-10…"),
            "system": self.tr("Light or dark as the system"),
            "projector": self.tr("Projector mode off") if self._window.context.projector else self.tr("Projector mode"),
            "glossary": self.tr("Glossary…"),
            "keys": self.tr("Keyboard shortcuts…"),
            "log": self.tr("Open the log folder"),
            "about": self.tr("About cifar-gui"),
            "quit": self.tr("Quit"),
        }
        for name, text in texts.items():
            self.does[name].setText(text)
        self.recent.setTitle(self.tr("Recent lesson files"))
