"""Bringing one's own pictures and tensors to the page in front: opened, dropped, pasted or drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QObject, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QFileDialog

from cifar_gui.engine import own_pictures, tensor_file
from cifar_gui.engine.data import DataError, DataSet, Images
from cifar_gui.engine.own_pictures import Pixels
from cifar_gui.protocol import OWN
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.lesson_page import LessonPage
from cifar_gui.ui.page.picker import Picker
from cifar_gui.ui.removal import Removal

if TYPE_CHECKING:
    from cifar_gui.ui.window.crop_dialog import PictureDialog

NOTHING = QT_TRANSLATE_NOOP("Window", "There is no picture on the clipboard. Copy one first, then paste it here.")
UNWRITTEN = QT_TRANSLATE_NOOP("Window", "The picture could not be kept: {error}")
KEPT = QT_TRANSLATE_NOOP("Window", "The picture is kept among your own; this page does not show pictures.")
REMOVED = QT_TRANSLATE_NOOP("Window", "Picture {number} of your own is removed.")
NO_TENSORS = QT_TRANSLATE_NOOP("Window", "This page shows no tensor to compare {name} with; open a page that does.")
LARGEST_SIDE = 16_384
"""Pixels of a picture on the clipboard."""


class OwnPictures(QObject):
    """GUI thread. What goes wrong is told by ``Context.told``."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.context = context
        self._folder = ""

    # --- ways in ----------------------------------------------------------------------------------------------------

    def choose(self, page: LessonPage) -> None:
        """Ask for a picture; whatever is chosen is opened where it belongs."""
        from cifar_gui.engine.pictures import SUFFIXES

        endings = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        pictures, everything = self.tr("Pictures"), self.tr("All files")
        words = f"{pictures} ({endings});;{everything} (*)"
        name, _ = QFileDialog.getOpenFileName(page.window(), self.tr("Open a picture"), self._folder, words)
        self._chosen(name)

    def _chosen(self, name: str) -> None:
        if name:
            self._folder = str(Path(name).parent)
            self.context.file_chosen.emit(Path(name))

    def open(self, page: LessonPage, path: Path) -> None:
        """Read the picture in a file, and ask which square of it is meant."""
        self._folder = str(path.parent)
        try:
            pixels = own_pictures.read(path)
        except DataError as error:
            self.context.told.emit(error.message)
            return
        self._crop(page, pixels, path.name)

    def paste(self, page: LessonPage) -> None:
        """Take the picture on the clipboard; of a file that was copied, the file, since a desktop adds its icon."""
        copied = QGuiApplication.clipboard().mimeData()  # None for an empty clipboard
        if copied is not None and (urls := [url for url in copied.urls() if url.isLocalFile()]):
            self.context.file_chosen.emit(tuple(Path(url.toLocalFile()) for url in urls))
            return
        image = QGuiApplication.clipboard().image()
        if image.isNull() or max(image.width(), image.height()) > LARGEST_SIDE:
            self.context.told.emit(Message("Window", NOTHING))
            return
        try:
            pixels = own_pictures.decode(_png(image), self.tr("clipboard"))
        except DataError as error:
            self.context.told.emit(error.message)
            return
        self._crop(page, pixels, self.tr("From the clipboard"))

    def draw(self, page: LessonPage) -> None:
        """Draw a picture."""
        from cifar_gui.ui.window.drawing_pad import DrawDialog

        picker = _picker(page)
        start = picker.data.images[picker.index] if picker is not None else np.full((3, 32, 32), 255, np.uint8)
        self._ask(page, DrawDialog(page.window(), np.array(start), self._label(page)))

    def forget(self, picker: Picker) -> None:
        """Keep the own picture that is shown no longer."""
        if picker.source != OWN:
            return
        place = picker.index
        picture, label = np.array(picker.data.images[place]), int(picker.data.labels[place])

        def remove() -> Message | None:
            return self._keep(lambda: own_pictures.remove(picture, label))

        def put_back() -> Message | None:
            problem = self._keep(lambda: own_pictures.add(picture, label, place))
            if problem is None:
                picker.choose_source(OWN, "test")
                picker.choose(place)
            return problem

        if (problem := remove()) is not None:
            self.context.told.emit(problem)
        else:
            self.context.removed.emit(Removal(Message("Window", REMOVED, {"number": place + 1}), put_back, remove))

    def compare(self, page: LessonPage, path: Path) -> None:
        """Compare the tensor in a file with those of the page."""
        from cifar_gui.ui.window.compare_dialog import CompareDialog

        try:
            mine = tensor_file.read(path)
        except DataError as error:
            self.context.told.emit(error.message)
            return
        found = dict(tensors(page))
        if not found:
            self.context.told.emit(Message("Window", NO_TENSORS, {"name": path.name}))
            return
        self._run(CompareDialog(page.window(), path.name, mine, found))

    @Slot(object)
    def choose_tensor(self, page: LessonPage) -> None:
        """Ask for a tensor; whatever is chosen is opened where it belongs."""
        words = self.tr("Tensors of NumPy (*.npy);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(page.window(), self.tr("Compare a tensor"), self._folder, words)
        self._chosen(name)

    # --- what follows -----------------------------------------------------------------------------------------------

    def _crop(self, page: LessonPage, pixels: Pixels, name: str) -> None:
        from cifar_gui.ui.window.crop_dialog import CropDialog

        self._ask(page, CropDialog(page.window(), pixels, name, self._label(page)))

    def _ask(self, page: LessonPage, dialog: PictureDialog) -> None:
        if self._run(dialog):
            self.add(page, dialog.picture, dialog.label)

    def add(self, page: LessonPage, picture: Images, label: int) -> None:
        """Keep a picture, uint8 (3, 32, 32), and show it on the page."""
        if (problem := self._keep(lambda: own_pictures.add(picture, label))) is not None:
            self.context.told.emit(problem)
        elif (picker := _picker(page)) is not None:
            picker.choose_source(OWN, "test")
            picker.choose(len(self.context.data(OWN).test) - 1)
        elif not page.take_picture(picture, label):
            self.context.told.emit(Message("Window", KEPT, kind="info"))

    def _keep(self, change: Callable[[], DataSet | None]) -> Message | None:
        """Change what is kept, and let the program know; what came in the way comes back."""
        try:
            data = change()
        except DataError as error:
            return error.message
        except OSError as error:
            return Message("Window", UNWRITTEN, {"error": error.strerror or type(error).__name__})
        if data is None:
            self.context.drop_data(OWN)
        else:
            self.context.add_data(data)
        return None

    def _label(self, page: LessonPage) -> int:
        picker = _picker(page)
        return picker.label if picker is not None else 0

    @staticmethod
    def _run(dialog: QDialog) -> bool:
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted


def tensors(page: LessonPage) -> Iterator[tuple[str, np.ndarray[Any, Any]]]:
    """What the page shows, by the names that its reply gives them: the output first."""
    subject = page.subject()
    reply = subject.reply if subject is not None else None
    if not is_dataclass(reply):
        return
    found = {
        item.name: value
        for item in fields(reply)
        if isinstance(value := getattr(reply, item.name), np.ndarray) and value.dtype.kind in "biuf" and value.size
    }
    yield from sorted(found.items(), key=lambda pair: pair[0] not in ("y", "output"))


def _picker(page: LessonPage) -> Picker | None:
    return next(iter(page.toolbar_widget.findChildren(Picker)), None)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's types want bytes
    return bytes(buffer.data().data())
