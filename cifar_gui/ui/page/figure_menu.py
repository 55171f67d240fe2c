"""Copying and saving what a figure shows: by its menu (right click), and by Ctrl+C where it has the keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter, QRegion
from PySide6.QtWidgets import QFileDialog, QMenu, QToolTip, QWidget

from cifar_gui import files, spreadsheet
from cifar_gui.engine.run_names import CSV
from cifar_gui.i18n import lesson_text
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message
from cifar_gui.ui.page.lesson_page import LessonPage
from cifar_gui.ui.page.page import Page
from cifar_gui.ui.page.surroundings import Surroundings
from cifar_gui.ui.widgets import theme as themes
from cifar_gui.ui.widgets.controls import RING, add_action
from cifar_gui.ui.widgets.figure import Figure

SHARPNESS = 2
"""Pixels of a picture for each of the screen: it is to look well in print and on a slide."""
DOTS_PER_INCH, DOTS_PER_METRE = 96, 3780
"""px, in which sheets of paper and slides measure a figure: as large in either form."""
AROUND = 8
"""px of ground around a figure."""
GROUNDS = {"stage": "stage", "strip": "surface", "companion": "surface", "controls": "surface"}
"""The token of the ground in each region of a page, by its object name."""
PNG, SVG = ".png", ".svg"

_folder = ""
"""Where a figure was saved last."""


def offer(widget: QWidget, at: QPoint) -> bool:
    """Open the menu of a figure at a point of the screen; False where it is none."""
    if not isinstance(widget, Figure):
        return False
    menu = QMenu(widget)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for text, does in _choices(widget):
        add_action(menu, _say(text), does)
    menu.popup(at)
    return True


def copy(widget: QWidget) -> bool:
    """Copy what has the keyboard, the stage for a page itself; False where there is no figure."""
    figure = widget.figure if isinstance(widget, Page) else widget
    if not isinstance(figure, Figure) or figure.copies_by_itself:
        return False
    assert isinstance(figure, QWidget)
    copy_picture(figure, figure.numbers())
    return True


def copy_picture(figure: QWidget, numbers: str = "") -> None:
    """The figure as a picture to the clipboard, with its numbers for who can paste no picture."""
    held = QMimeData()
    held.setImageData(picture(figure))
    if numbers:
        held.setText(numbers)
    QGuiApplication.clipboard().setMimeData(held)
    _tell(figure, _say(COPIED))


def picture(figure: QWidget) -> QImage:
    """What it shows, with some ground around it, and the words that it needs away from its page."""
    size = _size(figure)
    image = QImage(size * SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    painter = QPainter(image)
    _paint(figure, painter)
    painter.end()
    return image


def png(figure: QWidget) -> bytes:
    """The file of its picture."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = picture(figure)
    image.setDotsPerMeterX(SHARPNESS * DOTS_PER_METRE)
    image.setDotsPerMeterY(SHARPNESS * DOTS_PER_METRE)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def svg(figure: QWidget) -> bytes:
    """The same as lines and letters, as far as it is painted of them."""
    from PySide6.QtSvg import QSvgGenerator

    buffer, generator, size = QBuffer(), QSvgGenerator(), _size(figure)
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setResolution(DOTS_PER_INCH)
    generator.setViewBox(QRect(QPoint(), size))
    generator.setTitle(_name(figure))
    painter = QPainter(generator)
    _paint(figure, painter)
    painter.end()
    return bytes(buffer.data().data())


def table(figure: QWidget) -> bytes:
    """Its numbers as a file of CSV, as a spreadsheet opens it."""
    assert isinstance(figure, Figure)
    return spreadsheet.table(map(spreadsheet.read, line.split("\t")) for line in figure.numbers().split("\n"))


def save(figure: QWidget, path: Path) -> None:
    """Write it as its ending says, and say so where the user is."""
    try:
        files.atomic_write(path, WRITERS.get(path.suffix.lower(), png)(figure))
    except OSError as error:
        values = {"name": path.name, "error": error.strerror or type(error).__name__}
        page = _page(figure)
        if page is not None:
            page.context.told.emit(Message("Window", UNWRITTEN, values))
        return
    _tell(figure, _say(SAVED).format(path=path))


def _choices(figure: QWidget) -> list[tuple[str, Callable[[], object]]]:
    choices: list[tuple[str, Callable[[], object]]] = [(COPY, lambda: copy_picture(figure))]
    choices += [(AS_PNG, lambda: _ask(figure, PNG)), (AS_SVG, lambda: _ask(figure, SVG))]
    if isinstance(figure, Figure) and figure.has_numbers:
        numbers = figure.numbers
        choices.insert(1, (NUMBERS, lambda: QGuiApplication.clipboard().setText(numbers())))
        choices.append((AS_CSV, lambda: _ask(figure, CSV)))
    return choices


def _ask(figure: QWidget, suffix: str) -> None:
    """Ask for a name, and save."""
    global _folder
    start = str(Path(_folder) / f"{_name(figure)}{suffix}")
    kind = f"{suffix[1:].upper()} (*{suffix})"
    name, _ = QFileDialog.getSaveFileName(figure.window(), _say(SAVE), start, kind)
    if name:
        path = files.ending(name, suffix)
        _folder = str(path.parent)
        save(figure, path)


def _paint(figure: QWidget, painter: QPainter) -> None:
    """The figure on its ground, without the ring of the keyboard."""
    words = _words(figure)
    painter.fillRect(QRect(QPoint(), _size(figure)), QColor(_ground(figure)))
    ring = figure.property(RING)
    figure.setProperty(RING, False)
    at = QPoint(AROUND, AROUND + words.above)
    QWidget.render(figure, painter, at, QRegion(), QWidget.RenderFlag.DrawChildren)
    figure.setProperty(RING, ring)
    words.paint(painter, themes.in_force(), AROUND, AROUND, figure.height())


def _words(figure: QWidget) -> Surroundings:
    assert isinstance(figure, Figure)
    return Surroundings(figure.around(), figure.width())


def _size(figure: QWidget) -> QSize:
    words = _words(figure)
    return figure.size() + QSize(2 * AROUND, 2 * AROUND + words.above + words.below)


def _ground(figure: QWidget) -> QColor:
    page = _page(figure)
    at: QWidget | None = figure
    while page is not None and at is not None and at is not page:
        if at.objectName() in GROUNDS:
            return QColor(page.context.theme[GROUNDS[at.objectName()]])
        at = at.parentWidget()
    return figure.palette().window().color()


def _page(figure: QWidget) -> LessonPage | None:
    at: QWidget | None = figure
    while at is not None and not isinstance(at, LessonPage):
        at = at.parentWidget()
    return at


def _name(figure: QWidget) -> str:
    """For a file: the lesson, and what the figure is called."""
    page = _page(figure)
    words = [lesson_text(page.lesson.label) if page is not None else "", figure.accessibleName()]
    return re.sub(r"[^\w .-]+", "-", " ".join(filter(None, words))).strip(" .-")[:60] or "cifar-gui"


def _tell(figure: QWidget, text: str) -> None:
    QToolTip.showText(figure.mapToGlobal(QPoint(AROUND, AROUND)), text, figure)


def _say(text: str) -> str:
    return QCoreApplication.translate("Figure", text)


COPY = QT_TRANSLATE_NOOP("Figure", "Copy picture")
NUMBERS = QT_TRANSLATE_NOOP("Figure", "Copy numbers")
AS_PNG = QT_TRANSLATE_NOOP("Figure", "Save as PNG…")
AS_SVG = QT_TRANSLATE_NOOP("Figure", "Save as SVG…")
AS_CSV = QT_TRANSLATE_NOOP("Figure", "Save numbers as CSV…")
SAVE = QT_TRANSLATE_NOOP("Figure", "Save the figure")
COPIED = QT_TRANSLATE_NOOP("Figure", "The picture is on the clipboard.")
SAVED = QT_TRANSLATE_NOOP("Figure", "Saved as {path}.")
UNWRITTEN = QT_TRANSLATE_NOOP("Window", "{name} could not be written: {error}")
WRITERS: dict[str, Callable[[QWidget], bytes]] = {PNG: png, SVG: svg, CSV: table}
"""By the ending of a file."""
