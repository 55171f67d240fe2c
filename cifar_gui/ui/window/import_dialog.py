"""The way in for the real pictures: what can be imported, two buttons to choose it, and one to download it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QPushButton, QWidget

from cifar_gui import paths
from cifar_gui.i18n import Retranslated
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.layouts import in_column, in_row

DOWNLOAD: Literal["download"] = "download"
"""What the user may choose in place of a path."""


def dropped_paths(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    """The local files and folders that are being dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def dropped_path(event: QDragEnterEvent | QDropEvent) -> Path | None:
    """The one local file or folder that is being dragged, or None."""
    paths = dropped_paths(event)
    return paths[0] if len(paths) == 1 else None


class ImportDialog(Retranslated, QDialog):
    """Chooses an archive, a folder or the download; ``choice`` holds it after ``accept``."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice: Path | Literal["download"] | None = None
        self.setMinimumWidth(560)
        self.setAcceptDrops(True)
        column = in_column(on=self, margins=(24, 20, 24, 20), spacing=12)
        self._title = label("title")
        self._intro = label(wraps=True)
        column.addWidget(self._title)
        column.addWidget(self._intro)
        self._layouts = []
        for name in ("cifar-10-python.tar.gz", "cifar-10-batches-py/", "airplane/ … truck/"):
            card = QFrame()
            card.setProperty("role", "card")
            row = in_column(on=card, margins=(14, 10, 14, 10), spacing=2)
            what = label("caption", wraps=True)
            row.addWidget(label("mono", name))
            row.addWidget(what)
            self._layouts.append(what)
            column.addWidget(card)
        column.addWidget(self._build_offer())
        self._where = label("caption", wraps=True)
        column.addWidget(self._where)
        buttons = in_row(spacing=8)
        self._archive = QPushButton()
        self._archive.setProperty("role", "primary")
        self._archive.clicked.connect(self._choose_archive)
        self._folder = QPushButton()
        self._folder.clicked.connect(self._choose_folder)
        self._cancel = QPushButton()
        self._cancel.setProperty("role", "quiet")
        self._cancel.clicked.connect(self.reject)
        buttons.addWidget(self._archive)
        buttons.addWidget(self._folder)
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        column.addSpacing(4)
        column.addLayout(buttons)
        self._archive.setDefault(True)
        self._archive.setFocus()
        self.retranslate()

    def _build_offer(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        row = in_row(on=card, margins=(14, 10, 14, 10), spacing=16)
        words = in_column(spacing=2)
        self._no_copy, self.slow = label("emphasis"), label("caption", wraps=True)
        words.addWidget(self._no_copy)
        words.addWidget(self.slow)
        self.download = QPushButton()
        self.download.clicked.connect(lambda: self._take(DOWNLOAD))
        row.addLayout(words, 1)
        row.addWidget(self.download)
        return card

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import CIFAR-10"))
        self._title.setText(self.tr("Bring in the real pictures"))
        self._intro.setText(
            self.tr(
                "CIFAR-10 holds 60,000 photographs in ten classes. Choose your copy, or drop it here; one of these "
                "three forms is enough."
            )
        )
        for what, text in zip(
            self._layouts,
            (
                self.tr("The archive from the official page, packed as it is"),
                self.tr("The same archive, unpacked: a folder with data_batch_1 to data_batch_5 and test_batch"),
                self.tr("One folder of pictures for each class, under train/ and test/ if you have both"),
            ),
            strict=True,
        ):
            what.setText(text)
        self._no_copy.setText(self.tr("No copy at hand?"))
        self.slow.setText(
            self.tr(
                "The official page, www.cs.toronto.edu, is often slow: the download can take an hour. A local copy is "
                "there in seconds."
            )
        )
        self.download.setText(self.tr("Download, 163 MB"))
        self.download.setToolTip(self.tr("From the official page; what has arrived is kept when it is cut"))
        self._where.setText(
            self.tr("The pictures are stored once, about 185 MB, in {folder}. Your file stays as it is.").format(
                folder=paths.data_folder()
            )
        )
        self._archive.setText(self.tr("Choose an archive…"))
        self._folder.setText(self.tr("Choose a folder…"))
        self._cancel.setText(self.tr("Cancel"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One local file or folder may be dropped."""
        if dropped_path(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        self._take(dropped_path(event))

    def _choose_archive(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose cifar-10-python.tar.gz"),
            "",
            self.tr("Archives (*.tar.gz *.tgz *.tar);;All files (*)"),
        )
        self._take(Path(name) if name else None)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder with CIFAR-10"))
        self._take(Path(name) if name else None)

    def _take(self, choice: Path | Literal["download"] | None) -> None:
        if choice is not None:
            self.choice = choice
            self.accept()


def ask_for_data(parent: QWidget) -> Path | Literal["download"] | None:
    """Let the user choose a path or DOWNLOAD; None when they decide otherwise."""
    dialog = ImportDialog(parent)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.choice if accepted else None
