"""The network by its name: opened from a file, saved to one, kept for training; and what became of that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from cifar_gui.engine import network_file
from cifar_gui.engine.own_code.network import Found, looks_like_code, read_code
from cifar_gui.engine.own_code.values import CodeError
from cifar_gui.i18n import Retranslated, say
from cifar_gui.pages.builder.code_dialog import CodeDialog
from cifar_gui.spec import Message, Network
from cifar_gui.ui.widgets.controls import IconButton
from cifar_gui.ui.widgets.rows import Elided


class NetworkBar(Retranslated, QWidget):
    """GUI thread. Only its parts are shown, in the toolbar: it gives them words, and says what happened."""

    renamed = Signal(str)
    file_chosen = Signal(object)
    """The Path of a file that is to be opened."""
    opened = Signal(object)
    """The Network of a file, or of code."""

    def __init__(self, parent: QWidget, network: Callable[[], Network]) -> None:
        super().__init__(parent)
        self.hide()
        self._network = network
        self._words: Callable[[], str] | None = None
        self.name = QLineEdit(maxLength=network_file.LONGEST_TITLE)
        self.name.setFixedWidth(192)
        self.name.textEdited.connect(self._named)
        self.open_button, self.save_button = IconButton("open"), IconButton("save")
        self.open_button.clicked.connect(self.ask_to_open)
        self.save_button.clicked.connect(self.ask_to_save)
        self.code_button = IconButton("code")
        self.code_button.clicked.connect(lambda: self.ask_for_code())
        self.code_dialog: CodeDialog | None = None
        """While it is open."""
        self.keep_button = QPushButton()
        self.said = Elided("caption")
        self.retranslate()

    def show_name(self) -> None:
        """Show the network's name, unless it is just typed."""
        if self.name.text().strip() != self._network().name:
            self.name.setText(self._network().name)

    @Slot(str)
    def _named(self, text: str) -> None:
        name = text.strip()
        if name and name.isprintable():
            self.renamed.emit(name)

    # --- files ------------------------------------------------------------------------------------------------------

    @Slot()
    def ask_to_open(self) -> None:
        """Ask for a file; what is chosen is opened where it belongs."""
        filters = self.tr("Networks and code (*.json *.py *.ipynb);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self.window(), self.tr("Open a network"), "", filters)
        if name:
            self.file_chosen.emit(Path(name))

    def open_file(self, path: Path) -> None:
        """Open the network of a file; what is none is said and changes nothing."""
        try:
            network = network_file.read(path)
        except network_file.NetworkFileError as error:
            self.tell_message(error.message)
            return
        self.opened.emit(network)
        self.tell(lambda: self.tr("Opened {path}").format(path=path.name))

    @Slot()
    def ask_to_save(self) -> None:
        """Ask for a name, and save the network."""
        filters, title = self.tr("Networks (*.json)"), self.tr("Save the network")
        name, _ = QFileDialog.getSaveFileName(self.window(), title, f"{self._network().name}.json", filters)
        if name:
            self.save_file(Path(name))

    def save_file(self, path: Path) -> None:
        """Write the network to a file; whether it worked is said."""
        try:
            network_file.write(path, self._network())
        except OSError as error:
            why = error.strerror or str(error)
            self.tell(lambda: self.tr("Could not be saved to {path}: {error}").format(path=path, error=why))
        except ValueError as error:
            self.tell_message(getattr(error, "message", None))
        else:
            self.tell(lambda: self.tr("Saved as {path}").format(path=path.name))

    # --- code -------------------------------------------------------------------------------------------------------

    @Slot()
    def paste(self) -> None:
        """Open the code on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if looks_like_code(text):
            self.open_code(text)
        else:
            self.tell(lambda: self.tr("There is no PyTorch code on the clipboard."))

    def open_code(self, text: str) -> None:
        """Show the network of some code; where there is something to say about it, that is shown first."""
        try:
            found = read_code(text, self._network().in_shape)
        except CodeError:
            self.ask_for_code(text)
            return
        if found.notes:
            self.ask_for_code(text)
        else:
            self._take(found)

    def ask_for_code(self, text: str = "") -> None:
        """Let code be pasted, opened and mended until it is understood."""
        dialog = CodeDialog(self.window(), self._network().in_shape)
        dialog.taken.connect(self._take)
        dialog.finished.connect(self._dialog_closed)
        self.code_dialog = dialog
        dialog.show_code(text)
        dialog.open()

    @Slot()
    def _dialog_closed(self) -> None:
        if self.code_dialog is not None:
            self.code_dialog.deleteLater()
            self.code_dialog = None

    @Slot(object)
    def _take(self, found: Found) -> None:
        self.opened.emit(found.network)
        self.tell(lambda: self.tr("“{name}” was read from your code.").format(name=found.network.name))

    # --- words ------------------------------------------------------------------------------------------------------

    def tell(self, words: Callable[[], str] | None) -> None:
        """Say what has happened, until the network is another one; None for nothing."""
        self._words = words
        self.said.say(words() if words is not None else "")

    def tell_message(self, message: Message | None) -> None:
        """Say a Message, if there is one."""
        if message is not None:
            self.tell(lambda: say(message))

    def retranslate(self) -> None:
        self.name.setAccessibleName(self.tr("Name of the network"))
        self.name.setToolTip(self.tr("Name of the network"))
        self.open_button.describe(self.tr("Open a network… (Ctrl+Shift+O)"))
        self.save_button.describe(self.tr("Save the network… (Ctrl+Shift+S)"))
        self.code_button.describe(self.tr("From code… (Ctrl+V pastes it)"))
        self.keep_button.setText(self.tr("Use in 7.9"))
        self.tell(self._words)
