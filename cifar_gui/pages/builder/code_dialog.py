"""A network from code of the learner's own: pasted or opened, read while it is typed, taken when it is understood."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QPushButton, QScrollArea, QWidget

from cifar_gui.engine.network_edits import rows
from cifar_gui.engine.own_code.files import text_of
from cifar_gui.engine.own_code.network import MOST_CHARACTERS, TOO_LONG, Found, read_code
from cifar_gui.engine.own_code.values import CodeError
from cifar_gui.i18n import Retranslated, say
from cifar_gui.pages.builder.code_box import CodeBox
from cifar_gui.spec import Count, Layer
from cifar_gui.ui.widgets.controls import label, restyle
from cifar_gui.ui.widgets.layouts import STRETCH, in_column, in_row

SIZE = (760, 600)
EXAMPLE = """import torch.nn as nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 32, 5, padding=2)
        …

    def forward(self, x):
        x = self.conv1(x)
        …
        return x
"""
"""Shown where nothing is pasted yet."""
MOST_NOTES = 6


class CodeDialog(Retranslated, QDialog):
    """GUI thread. The code, what it is understood as or where not, and the way to take it."""

    taken = Signal(object)
    """What was Found, when the user takes it."""

    def __init__(self, parent: QWidget | None, in_shape: tuple[int, int, int]) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.resize(QSize(*SIZE).boundedTo(parent.size()) if parent is not None else QSize(*SIZE))
        self._in_shape = in_shape
        self.found: Found | None = None
        """The network that the code stands for."""
        self.error: CodeError | None = None
        """Or why it stands for none."""
        self._head, self._caption = label("title", wraps=True), label("caption", wraps=True)
        self.open_button, self.paste_button = QPushButton(), QPushButton()
        self.open_button.clicked.connect(self._ask_to_open)
        self.paste_button.clicked.connect(self._paste)
        self.box = CodeBox()
        self.box.setPlaceholderText(EXAMPLE)
        self.box.rested.connect(self._read)
        self.box.too_long.connect(lambda: self._fail(CodeError(0, TOO_LONG, most=f"{MOST_CHARACTERS:,}")))
        self.box.files_dropped.connect(self._dropped)
        self.verdict, self.notes = label("heading", wraps=True), label("caption", wraps=True)
        self.cancel_button, self.take_button = QPushButton(), QPushButton()
        self.take_button.setProperty("role", "primary")
        self.cancel_button.clicked.connect(self.reject)
        self.take_button.clicked.connect(self._take)
        self.open_button.setAutoDefault(False)
        self.paste_button.setAutoDefault(False)
        self._lay_out()
        self.box.setFocus()  # not the first button, which a space in what is typed would press
        self.retranslate()

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "card")
        in_column(self.box, on=frame, margins=(4, 4, 4, 4))
        said = QWidget()
        in_column(self.verdict, self.notes, STRETCH, on=said, margins=(0, 0, 8, 0), spacing=4)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFixedHeight(104)
        area.setWidget(said)
        in_column(
            in_row((self._head, 1), self.open_button, self.paste_button, spacing=8), self._caption, (frame, 1), area,
            in_row(STRETCH, self.cancel_button, self.take_button, spacing=8), on=self, margins=(24, 20, 24, 20),
            spacing=10,
        )  # fmt: skip

    # --- the code ---------------------------------------------------------------------------------------------------

    def show_code(self, text: str) -> None:
        """Put code into the box, and read it."""
        self.box.show_code(text)

    @Slot()
    def _paste(self) -> None:
        if text := QGuiApplication.clipboard().text():
            self.show_code(text)

    @Slot()
    def _ask_to_open(self) -> None:
        filters = self.tr("Python (*.py *.ipynb);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open code"), "", filters)
        if name:
            self.open_file(Path(name))

    @Slot(object)
    def _dropped(self, urls: list[QUrl]) -> None:
        if urls and urls[0].isLocalFile():
            self.open_file(Path(urls[0].toLocalFile()))

    def open_file(self, path: Path) -> None:
        """Put the code of a file into the box; what is none is said and leaves the box as it is."""
        try:
            self.show_code(text_of(path))
        except CodeError as error:
            self._fail(error)

    @Slot()
    def _read(self) -> None:
        text = self.box.toPlainText()
        self.found = self.error = None
        if text.strip():
            try:
                self.found = read_code(text, self._in_shape)
            except CodeError as error:
                self.error = error
        self._say()

    def _fail(self, error: CodeError) -> None:
        self.found, self.error = None, error
        self._say()

    @Slot()
    def _take(self) -> None:
        if self.found is not None:
            self.taken.emit(self.found)
            self.accept()

    # --- words ------------------------------------------------------------------------------------------------------

    def _say(self) -> None:
        self.take_button.setEnabled(self.found is not None)
        restyle(self.verdict, "role", "error" if self.error is not None else "heading")
        self.verdict.setVisible(self.error is not None or self.found is not None)
        self.box.mark(self.error.line if self.error is not None else 0)
        if self.error is not None:
            self.verdict.setText(self._with_line(self.error.line, say(self.error.message)))
            self.notes.setText("")
        elif self.found is not None:
            self._say_found(self.found)
        else:
            self.verdict.setText("")
            self.notes.setText(
                self.tr(
                    "An nn.Sequential, with names or without, or a class with forward. Training may stand beside it."
                )
            )

    def _say_found(self, found: Found) -> None:
        network = found.network
        layers = sum(isinstance(row.part, Layer) for row in rows(network))
        sides = "×".join(map(str, network.in_shape))
        text = self.tr("{name}: {count} {count:layer|layers}, for pictures of {sides}")
        self.verdict.setText(text.format(name=network.name, count=Count(layers), sides=sides))
        lines = [self._with_line(note.line, say(note.message)) for note in found.notes[:MOST_NOTES]]
        if (more := len(found.notes) - MOST_NOTES) > 0:
            lines.append(self.tr("And {count} more.").format(count=more))
        self.notes.setText("\n".join(lines) or self.tr("All of it is understood."))

    def _with_line(self, line: int, text: str) -> str:
        return self.tr("Line {line}: {text}").format(line=line, text=text) if line else text

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Open code"))
        self._head.setText(self.tr("A network from your own code"))
        self._caption.setText(
            self.tr("Paste PyTorch code, or open a .py file or a notebook. It is only read; nothing in it is run.")
        )
        self.open_button.setText(self.tr("Open a file…"))
        self.paste_button.setText(self.tr("Paste"))
        self.box.setAccessibleName(self.tr("Code"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.take_button.setText(self.tr("Take this network"))
        self._say()
