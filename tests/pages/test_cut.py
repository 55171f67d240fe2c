"""Nothing is cut, covered or drawn where it does not belong."""

import numpy as np
import pytest
from access import barriers
from fit import complaints
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from quick_lab import show

from cifar_gui.pages.run.run_list import RunName
from cifar_gui.pages.run.transport import Transport
from cifar_gui.ui.arithmetic.error_panel import TorchMessage
from cifar_gui.ui.page.page import Companion
from cifar_gui.ui.runs.plot import Plot
from cifar_gui.ui.widgets.controls import Dropdown, TextButton
from cifar_gui.ui.widgets.maps import Mosaic
from cifar_gui.ui.widgets.number_grid import NumberGrid
from cifar_gui.ui.widgets.theme import LIGHT, dress
from cifar_gui.ui.widgets.tile_marks import Mark

MARGIN = 12
"""px at the right of a panel of controls, which its scroll bar may lie over."""


def pixels(widget):
    """What a widget shows, as (height, width) of 32-bit colours."""
    image = widget.grab().toImage().convertToFormat(widget.grab().toImage().Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return flat[:, : image.width()].copy()


@pytest.mark.parametrize("kind", ["window", "reach", "cell"])
def test_a_mark_that_reaches_beyond_its_tile_stays_off_its_neighbours(qtbot, kind):
    mosaic = show(qtbot, Mosaic(), (470, 400))
    mosaic.set_maps(np.zeros((6, 30, 30), np.float32), 1.0)
    qtbot.waitUntil(lambda: mosaic.painted)
    before = pixels(mosaic)
    mosaic.marks.show([Mark(1, (-30, -30, 99, 99), kind)])
    changed = np.argwhere(pixels(mosaic) != before)
    assert len(changed)
    tile = mosaic.cell_rect(1, (0, 0, 30, 30)).adjusted(-4, -4, 4, 4)
    (top, left), (bottom, right) = changed.min(0), changed.max(0)
    assert top >= tile.top()
    assert left >= tile.left()
    assert bottom <= tile.bottom()
    assert right <= tile.right()


@pytest.mark.parametrize("side", range(30, 60, 3))
@pytest.mark.parametrize("number", [2, 8, 16, -1])
def test_a_badge_hides_no_digit(qtbot, side, number):
    grid = show(qtbot, NumberGrid(room_for_badges=True), (400, 300))
    grid.set_values(np.full((2, 2), number))
    grid.set_cell(side)
    box = grid.cells.rect((0, 0)).toRect().adjusted(2, 2, -2, -2)
    plain = pixels(grid)[box.top() : box.bottom(), box.left() : box.right()]
    digits = np.argwhere(plain != plain[0, 0])
    grid.marks.show_badges({(0, 0): "×−2"})
    badged = pixels(grid)[box.top() : box.bottom(), box.left() : box.right()]
    covered = badged != plain
    assert not any(covered[row, column] for row, column in digits)


@pytest.mark.parametrize("side", range(14, 30, 3))
def test_numbers_stand_in_the_middle_where_no_badge_has_room(qtbot, side):
    grid = show(qtbot, NumberGrid(room_for_badges=True), (400, 300))
    grid.set_values(np.full((2, 2), 8))
    grid.set_cell(side)
    grid.marks.show_badges({(0, 0): "×2"})
    assert not grid.cells.shows_badges
    box = grid.cells.rect((0, 0)).toRect().adjusted(2, 2, -2, -2)
    shown = pixels(grid)[box.top() : box.bottom() + 1, box.left() : box.right() + 1]
    rows = np.argwhere((shown != shown[0, 0]).any(axis=1)).ravel()
    assert len(rows)
    assert abs(rows[0] - (shown.shape[0] - 1 - rows[-1])) <= 2


@pytest.mark.parametrize("curve", ["falls", "rises", "high", "low"])
def test_the_value_beside_the_last_step_leaves_the_end_of_the_curve_free(qtbot, curve):
    plot = show(qtbot, Plot(lambda value, _: f"{value:g}", 20), (400, 200))
    steps = np.linspace(0, 100, 101)
    values = {
        "falls": np.exp(-steps / 20) + 0.1, "rises": 0.9 - np.exp(-steps / 20), "high": steps * 0 + 0.95,
        "low": steps * 0 + 0.05,
    }[curve]  # fmt: skip
    plot.view.setXRange(0, 100, padding=0)
    plot.view.setYRange(0, 1, padding=0)
    QApplication.processEvents()
    plot.show_now(100, float(values[-1]), "0.100", "#000000")
    label = plot.chip.mapRectToView(plot.chip.boundingRect())
    under = [value for step, value in zip(steps, values, strict=True) if label.left() <= step <= label.right()]
    assert under
    assert not any(label.top() < value < label.bottom() for value in under)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_form_of_every_layer_of_the_gallery_stays_in_its_panel(qtbot, open_window, language):
    window = open_window("--lesson", "linear", "--lang", language)
    window.resize(1280, 800)
    qtbot.waitUntil(window.settled, timeout=30_000)
    window.page.show_part("linear/gallery")
    qtbot.waitUntil(window.settled, timeout=30_000)
    page = window.page.front
    area = next(area for area in page.findChildren(QScrollArea) if area.isAncestorOf(page._title))
    wide = []
    for kind in page.exhibits:
        page.restore({**page.saved(), "layer": kind})
        QApplication.processEvents()
        if area.widget().width() > area.viewport().width() + MARGIN:
            wide.append(kind)
    assert not wide


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_operations_of_every_example_of_a_module_can_be_read(qtbot, open_window, language):
    window = open_window("--lesson", "module", "--lang", language)
    window.resize(1280, 800)
    qtbot.waitUntil(window.settled, timeout=30_000)
    page = window.page
    for place in range(page.examples.count()):
        page.examples.setCurrentIndex(place)
        page.examples.activated.emit(place)
        qtbot.waitUntil(window.settled, timeout=30_000)
        QApplication.processEvents()
        assert not complaints(window), place


def test_what_says_that_a_result_is_the_last_good_one_covers_no_head(qtbot, open_window):
    window = open_window("--lesson", "convolution")
    for size in ((1280, 800), (1097, 577), (1440, 900), (1000, 600)):
        window.resize(*size)
        qtbot.waitUntil(window.settled, timeout=30_000)
        view = window.page.view
        view.set_dimmed(True, "last good result: stride=1, padding=0")
        QApplication.processEvents()
        view.refit()
        assert view.chip.isVisible()
        assert not view.chip.geometry().intersects(view.output_head.geometry()), size


def painted(qtbot, text, width):
    """A drop-down with a text, chosen, in a style of the program; without its chevron."""
    dropdown = Dropdown()
    dropdown.addItem(text)
    dropdown.setFixedWidth(width)
    dress(dropdown, LIGHT)
    show(qtbot, dropdown, (width, 28))
    return dropdown, pixels(dropdown)[4:-4]


@pytest.mark.parametrize("width", range(60, 220, 9))
@pytest.mark.parametrize("text", ["AdaptiveMaxPool2d", "Course: 7-2, stride 1", "课程：7-2"])
def test_a_choice_is_seen_whole_or_ends_in_dots(qtbot, text, width):
    dropdown, shown = painted(qtbot, text, width)
    wide, whole = painted(qtbot, dropdown.shown_text(), 400)
    assert wide.shown_text() == dropdown.shown_text()
    end = 9 + wide.fontMetrics().horizontalAdvance(wide.shown_text())
    assert (shown[:, 4:end] == whole[:, 4:end]).all()


@pytest.mark.parametrize(
    "texts", [["Sample drawings · train", "CIFAR-10 · test"], ["示例图画 · 训练集", "CIFAR-10 · 测试集"], ["0"]]
)
def test_where_a_drop_down_follows_its_choices_each_of_them_is_seen_whole(qtbot, texts):
    dropdown = Dropdown()
    dropdown.setSizeAdjustPolicy(Dropdown.SizeAdjustPolicy.AdjustToContents)
    dropdown.addItems(texts)
    dress(dropdown, LIGHT)
    show(qtbot, dropdown, (400, 28))
    dropdown.resize(dropdown.sizeHint())
    for place, text in enumerate(texts):
        dropdown.setCurrentIndex(place)
        assert dropdown.shown_text() == text


@pytest.mark.parametrize("width", range(50, 160, 13))
@pytest.mark.parametrize("name", ["SGD + Nesterov (12)", "SGD (2)", "Adam, lr 0.001", "mine (old) one", "(3)"])
def test_the_number_by_which_runs_of_one_name_differ_is_not_cut(qtbot, name, width):
    shown = show(qtbot, RunName("emphasis"), (width, 20))
    shown.say(name)
    seen = QLabel.text(shown)
    assert shown.fontMetrics().horizontalAdvance(seen) <= width
    assert seen == name or "…" in seen
    assert seen.endswith(name[name.rfind(" (") :] if name.endswith("2)") else ("…", name))


@pytest.mark.parametrize("name", ["SGD, lr 0.05, CIFAR10-quick · seed 1", "SGD, lr 0.05 · epochs 3 · seed 1 (2)"])
def test_what_tells_runs_apart_is_seen_at_the_end_of_a_name(qtbot, name):
    shown = show(qtbot, RunName("emphasis"), (130, 20))
    shown.say(name)
    seen = QLabel.text(shown)
    assert shown.fontMetrics().horizontalAdvance(seen) <= 130
    assert seen.startswith("SG")
    assert seen.endswith(f"… · {name.rpartition(' · ')[2]}")


def test_the_buttons_of_a_run_are_whole_at_any_width_and_have_their_names(qtbot):
    transport = Transport()
    transport.offer(True, True, True)
    transport.say("Finished in 18 s", "validation 55.3 %")
    show(qtbot, transport, (1000, 52))
    words = transport.test.text()
    for width in (*range(1000, 440, -60), 1000):
        transport.resize(width, 52)
        QApplication.processEvents()
        buttons = [button for button in transport.findChildren(TextButton) if button.isVisible()]
        assert len(buttons) == 6
        cut = [button.text() for button in buttons if button.width() < button.sizeHint().width()]
        assert not cut, width
        assert not list(barriers(transport)), width
        assert transport.rect().contains(transport.look.geometry())
        assert QPushButton.text(transport.main) == transport.main.text()
    assert [QPushButton.text(button) for button in buttons] == [button.text() for button in buttons]
    assert transport.test.text() == words


def test_the_tabs_beside_a_narrow_stage_are_whole(qtbot):
    holder = QWidget()
    companion = Companion(holder)
    for key in ("text", "code", "doctor", "try", "errors"):
        companion.add_tab(key, QWidget())
    dress(holder, LIGHT)
    show(qtbot, holder, (500, 300))
    for width in (300, 344, 300):
        companion.setGeometry(0, 0, width, 300)
        companion.set_tab_titles(dict(text="Text", code="Code", doctor="Doctor 2", errors="Mistakes"))
        companion.set_tab_titles({"try": "Try it"})
        QApplication.processEvents()
        tabs = companion.findChildren(QPushButton)
        assert all(tab.width() >= tab.sizeHint().width() for tab in tabs), width
        assert {tab.property("close") for tab in tabs} == {width == 300}


@pytest.mark.parametrize("width", range(300, 700, 25))
def test_a_message_needs_no_scrolling_where_there_is_room(qtbot, width):
    holder = QWidget()
    message = TorchMessage()
    column = QVBoxLayout(holder)
    column.addWidget(message, 100)
    column.addStretch(1)
    show(qtbot, holder, (width, 44))
    message.show_text(
        "RuntimeError: Calculated padded input size per channel: (32 x 32). Kernel size: (35 x 35). Kernel size can't "
        "be greater than actual input size"
    )
    holder.resize(width, 260)
    QApplication.processEvents()
    assert message.verticalScrollBar().maximum() == 0
    last = message.document().lastBlock()
    shown = message.blockBoundingGeometry(last).translated(message.contentOffset())
    assert shown.bottom() <= message.viewport().height() + 1
