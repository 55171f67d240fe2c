"""What pages show can be copied and saved as it stands there."""

import xml.etree.ElementTree as ElementTree

import pytest
from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu

from cifar_gui import files
from cifar_gui.ui.page import figure_menu
from cifar_gui.ui.page.figure_menu import AROUND, SHARPNESS
from cifar_gui.ui.widgets.figure import Figure

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WORDS = ["Copy picture", "Save as PNG…", "Save as SVG…"]
WITH_NUMBERS = ["Copy picture", "Copy numbers", "Save as PNG…", "Save as SVG…", "Save numbers as CSV…"]


@pytest.fixture
def window(qtbot, open_window):
    window = open_window("--lesson", "convolution", "--lang", "en", "--size", "1440x900")
    qtbot.waitUntil(window.settled, timeout=30_000)
    return window


def figures(window):
    return [part for part in window.page.front.findChildren(Figure) if part.isVisible()]


def menu_of(widget):
    """The texts and actions of the menu that a right click opens; it is closed again."""
    under = getattr(widget, "viewport", lambda: widget)()
    at = QPoint(5, 5)
    QApplication.sendEvent(under, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, under.mapToGlobal(at)))
    menus = [menu for menu in QApplication.topLevelWidgets() if isinstance(menu, QMenu) and menu.isVisible()]
    actions = {action.text(): action for menu in menus for action in menu.actions()}
    for menu in menus:
        menu.close()
    return actions


def test_every_figure_has_the_menu_and_can_be_read_as_svg(qtbot, window):
    for lesson in ("convolution", "conv2d", "activations", "linear", "sequential", "training"):
        window.show_lesson(lesson)
        qtbot.waitUntil(window.settled, timeout=30_000)
        assert len(figures(window)) > 1
        for figure in figures(window):
            words = list(menu_of(figure))
            assert words == (WITH_NUMBERS if figure.has_numbers else WORDS), type(figure)
            data = figure_menu.svg(figure)
            assert ElementTree.fromstring(data).tag.endswith("svg")
            assert QSvgRenderer(QByteArray(data)).isValid()
        assert b"<text" in figure_menu.svg(window.page.front.figure)


def test_a_picture_is_what_stands_there_twice_as_fine(window):
    grid = window.page.front.view.output
    image = figure_menu.picture(grid)
    assert image.width() == SHARPNESS * (grid.width() + 2 * AROUND)
    assert image.pixelColor(2, 2) == QColor(window.context.theme.stage)
    seen = grid.grab().toImage()
    middle = seen.rect().center()
    assert image.pixelColor(SHARPNESS * (middle + QPoint(AROUND, AROUND))) == seen.pixelColor(middle)
    saved = QImage.fromData(QByteArray(figure_menu.png(grid)), "PNG")
    saved.setDevicePixelRatio(SHARPNESS)
    drawn = ElementTree.fromstring(figure_menu.svg(grid))
    inches = (grid.width() + 2 * AROUND) / 96
    assert saved.width() / saved.dotsPerMeterX() == pytest.approx(0.0254 * inches, rel=1e-3), "as large on paper"
    assert float(drawn.get("width").removesuffix("mm")) == pytest.approx(25.4 * inches, rel=1e-3)
    assert saved.convertToFormat(image.format()) == image


def test_ctrl_c_copies_what_has_the_keyboard(window):
    page = window.page.front
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.image().width() == SHARPNESS * (page.figure.width() + 2 * AROUND)
    output = page.view.output
    output.setFocus()
    QTest.keyClick(output, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.image().width() == SHARPNESS * (output.width() + 2 * AROUND)
    assert clipboard.text() == output.numbers(), "for who can paste no picture"
    table = page.view.grids["input"]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not clipboard.mimeData().hasImage(), "a table copies its selected cells, as before"
    assert clipboard.text() == "1"


def test_a_table_gives_its_numbers_and_a_field_keeps_its_own_menu(window):
    assert "Copy picture" not in menu_of(window.page.front.findChild(QLineEdit))
    grid = window.page.front.view.output
    menu_of(grid)["Copy numbers"].trigger()
    rows = [[float(cell) for cell in line.split("\t")] for line in QGuiApplication.clipboard().text().splitlines()]
    assert rows == [[10, 12, 12], [18, 16, 16], [13, 9, 3]]


def test_a_figure_is_saved_whole_or_not_at_all(window, tmp_path, monkeypatch):
    figure, path = window.page.front.view.output, tmp_path / "result.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    menu_of(figure)["Save as SVG…"].trigger()
    assert path.with_suffix(".svg").read_bytes().startswith(b"<?xml")
    menu_of(figure)["Save as PNG…"].trigger()
    whole = path.read_bytes()
    assert whole.startswith(b"\x89PNG")
    menu_of(figure)["Save numbers as CSV…"].trigger()
    assert path.with_suffix(".csv").read_text("utf-8-sig").splitlines()[0] == figure.numbers().split("\n")[0].replace(
        "\t", ","
    )

    def refused(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(files, "atomic_write", refused)
        figure_menu.save(figure, path)
    assert window.notice.message.values["error"] == "No space left on device"
    assert path.read_bytes() == whole
