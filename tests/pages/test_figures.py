"""Whatever is painted on any page can be taken home as a PNG, as an SVG whose texts are texts, and as a table."""

import csv
import io
import re
import xml.etree.ElementTree as ElementTree

import pytest
from fit import parts
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from cifar_gui.lessons import LESSONS
from cifar_gui.ui.page import figure_menu
from cifar_gui.ui.page.figure_menu import AROUND, SHARPNESS
from cifar_gui.ui.page.surroundings import Surroundings
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.number_grid import NumberGrid

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WORDS = re.compile(r"[^\W\d_]")


def figures(window):
    return [part for part in window.page.front.findChildren(Figure) if part.isVisible() and part.width() > 1]


def complaints(figure):
    """What is wrong with what a figure gives."""
    image = QImage.fromData(QByteArray(figure_menu.png(figure)), "PNG")
    words = Surroundings(figure.around(), figure.width())
    wide, high = figure.width() + 2 * AROUND, figure.height() + 2 * AROUND + words.above + words.below
    wanted = SHARPNESS * wide, SHARPNESS * high
    if image.size().toTuple() != wanted:
        yield f"PNG {image.size().toTuple()} ≠ {wanted}"
    data = figure_menu.svg(figure)
    inches = image.width() / image.dotsPerMeterX() / 0.0254
    root = ElementTree.fromstring(data)
    if not QSvgRenderer(QByteArray(data)).isValid() or not root.tag.endswith("svg"):
        yield "no SVG"
    if float(root.get("width").removesuffix("mm")) != pytest.approx(25.4 * inches, rel=0.001):
        yield f"PNG {25.4 * inches} mm ≠ SVG {root.get('width')}"
    box = tuple(map(float, root.get("viewBox").split()))
    if box != (0, 0, wide, high):
        yield f"SVG {box}"
    if figure.has_numbers and not isinstance(figure, NumberGrid):
        head, *lines = csv.reader(io.StringIO(figure_menu.table(figure).decode("utf-8-sig")))
        if not lines or not all(WORDS.search(cell) or cell in ("", "x", "y") for cell in head):
            yield f"no head: {head}"
        if {len(line) for line in lines} != {len(head)}:
            yield f"lines of another width than {head}"


def is_empty(figure):
    """Whether all of it is of one colour."""
    image = figure_menu.picture(figure).scaled(64, 64)
    return len({image.pixel(x, y) for x in range(64) for y in range(64)}) == 1


def found(qtbot, window):
    qtbot.waitUntil(window.settled, timeout=30_000)
    for lesson in LESSONS:
        for part in parts(window, lesson.key):
            qtbot.waitUntil(window.settled, timeout=60_000)
            QApplication.processEvents()
            assert figures(window), part
            for figure in figures(window):
                yield from (f"{part} {type(figure).__name__}: {what}" for what in complaints(figure))
            if is_empty(window.page.front.figure):
                yield f"{part}: nothing on it"


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_every_figure_of_every_page_can_be_taken_home(qtbot, open_window):
    wrong = list(found(qtbot, open_window("--lang", "en", "--size", "1280x800")))
    assert not wrong, "\n".join(wrong)
