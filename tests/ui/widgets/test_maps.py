"""Mosaics: colours, where a cell is, what fits, and what is drawn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from quick_lab import show

from cifar_gui.pages.layer.kernels import KernelRow
from cifar_gui.ui.widgets.figures import plain, round_limit, short, signed
from cifar_gui.ui.widgets.legend import Legend
from cifar_gui.ui.widgets.maps import Mosaic
from cifar_gui.ui.widgets.pixels import grey_pixels, picture_pixels, signed_pixels
from cifar_gui.ui.widgets.theme import DARK, LIGHT, SIGNED, apply
from cifar_gui.ui.widgets.tile_marks import Mark
from cifar_gui.ui.widgets.tiles import MARGIN, arrange


def rgb(pixel):
    return tuple(int(pixel) >> shift & 255 for shift in (16, 8, 0))


def make(qtbot, count=6, size=(470, 400), side=30, **options):
    mosaic = show(qtbot, Mosaic(**options), size)
    mosaic.set_maps(np.linspace(-1, 1, count * side * side, dtype=np.float32).reshape(count, side, side), 1.0)
    qtbot.waitUntil(lambda: mosaic.painted)
    return mosaic


def test_the_signed_scale_ends_at_its_limits_and_is_white_at_zero():
    values = np.array([[-9, -2, 0, 2, 9]], np.float32)
    ends = [rgb(pixel) for pixel in signed_pixels(values, 2.0)[0]]
    assert ends == [tuple(SIGNED[i]) for i in (0, 0, 128, 255, 255)]


def test_signed_pixels_agree_with_the_scale_everywhere():
    values = np.linspace(-1, 1, 1001, dtype=np.float32)[None]
    expected = SIGNED[np.round((values[0] + 1) * 127.5).astype(int)].astype(int)
    found = np.array([rgb(pixel) for pixel in signed_pixels(values, 1.0)[0]])
    assert np.abs(found - expected).max() <= np.abs(np.diff(SIGNED.astype(int), axis=0)).max()


def test_what_is_no_number_is_drawn_without_complaint():
    values = np.array([[np.nan, np.inf, -np.inf, 1e38]], np.float32)
    assert signed_pixels(values, 0.0).shape == (1, 4)
    assert grey_pixels(values).shape == (1, 4)


def test_true_colours_and_greys():
    picture = np.zeros((1, 3, 1, 2), np.float32)
    picture[0, :, 0, 0], picture[0, :, 0, 1] = (1.5, 0.5, -1), (0, 1, 0)
    assert [rgb(pixel) for pixel in picture_pixels(picture)[0, 0]] == [(255, 128, 0), (0, 255, 0)]
    assert [rgb(pixel) for pixel in picture_pixels((picture.clip(0, 1) * 255).astype(np.uint8))[0, 0]] == [
        (255, 127, 0), (0, 255, 0),
    ]  # fmt: skip
    assert rgb(grey_pixels(np.array([[0.5]], np.float32))[0, 0]) == (128, 128, 128)


@given(
    st.integers(1, 1100), st.floats(0.1, 10), st.integers(40, 1400), st.integers(40, 900), st.integers(0, 12),
    st.sampled_from((0, 20)), st.sampled_from((None, 1, 3)), st.integers(1, 8),
)  # fmt: skip
def test_tiles_fit_the_width_and_do_not_overlap(count, aspect, width, height, gap, caption, columns, step):
    grid = arrange(
        count, aspect, QSize(width, height), gap=gap, caption=caption, columns=columns, smallest=50, step=step
    )
    assert grid.columns * grid.rows >= count
    first, last = grid.tile(0), grid.tile(count - 1)
    assert first.left() >= MARGIN
    assert first.top() >= MARGIN + caption
    assert last.width() >= 1
    assert last.height() >= 1
    if grid.columns > 1 and count > 1:
        assert grid.tile(1).left() > first.right()
    if grid.width > 1:
        assert grid.tile(min(count, grid.columns) - 1).right() <= width
    if grid.content_height <= height:
        assert last.bottom() <= height


@pytest.mark.parametrize("padding", [(0, 0, 0, 0), (2, 1, 0, 3)])
@pytest.mark.parametrize("count", [1, 6, 200])
def test_a_cell_is_found_where_it_is_drawn(qtbot, count, padding):
    mosaic = make(qtbot, count)
    mosaic.set_padding(padding, False)
    mosaic.verticalScrollBar().setValue(mosaic.verticalScrollBar().maximum())
    shown = count - 1
    for cell in ((shown, 0, 0), (shown, 29, 29), (shown, 7, 21)):
        assert mosaic.cell_at(mosaic.cell_rect(cell[0], (*cell[1:], 1, 1)).center()) == cell


def test_between_tiles_and_in_the_padding_there_is_no_cell(qtbot):
    mosaic = make(qtbot)
    mosaic.set_padding((3, 3, 3, 3), False)
    assert mosaic.cell_at(mosaic.cell_rect(0, (-2, 4, 1, 1)).center()) is None
    assert mosaic.cell_at(QPointF(0, 0)) is None
    right = mosaic.cell_rect(0, (5, 32, 1, 1))
    assert mosaic.cell_at(QPointF(right.right() + 4, right.top())) is None


def test_mouse(qtbot):
    mosaic = make(qtbot)
    over, clicked = [], []
    mosaic.hovered.connect(over.append)
    mosaic.clicked.connect(clicked.append)
    point = mosaic.cell_rect(2, (4, 5, 1, 1)).center().toPoint()
    QTest.mouseMove(mosaic.viewport(), point)
    QTest.mouseMove(mosaic.viewport(), point)
    QTest.mouseClick(mosaic.viewport(), Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseMove(mosaic.viewport(), QPoint(1, 1))
    assert over == [(2, 4, 5), None]
    assert clicked == [(2, 4, 5)]


def test_the_image_shows_the_values(qtbot):
    mosaic = make(qtbot, 1, (306, 306))
    picture = mosaic.viewport().grab().toImage()
    for cell in ((0, 0, 0), (0, 29, 29), (0, 14, 3)):
        point = mosaic.cell_rect(0, (*cell[1:], 1, 1)).center().toPoint()
        value = np.linspace(-1, 1, 900, dtype=np.float32).reshape(30, 30)[cell[1:]]
        assert picture.pixelColor(point).getRgb()[:3] == rgb(signed_pixels(np.array([[value]]), 1.0)[0, 0])


def test_marks_are_drawn_in_the_accent(qtbot):
    mosaic = make(qtbot, 1, (306, 306))
    mosaic.marks.add(0, (10, 10, 2, 2), "cell")
    mosaic.marks.add(0, (20, 2, 5, 5), "window")
    mosaic.marks.add(None, (2, 20, 4, 4), "reach")
    mosaic.marks.add(0, None, "selected")
    picture = mosaic.viewport().grab().toImage()
    accent = QColor(LIGHT.accent)
    assert picture.pixelColor(mosaic.cell_rect(0, (10, 10, 2, 2)).center().toPoint()) == accent
    assert picture.pixelColor(mosaic.cell_rect(0, (20, 2, 5, 5)).topLeft().toPoint()) == accent
    plain_picture = make(qtbot, 1, (306, 306)).viewport().grab().toImage()
    reached = mosaic.cell_rect(0, (2, 20, 4, 4)).center().toPoint()
    assert picture.pixelColor(reached) != plain_picture.pixelColor(reached)
    mosaic.marks.clear()
    assert mosaic.viewport().grab().toImage() == plain_picture


def test_padding_is_drawn_outside_of_the_picture(qtbot):
    mosaic = make(qtbot, 1, (306, 306))
    mosaic.set_padding((4, 4, 4, 4), False)
    inside, outside = mosaic.cell_rect(0, (0, 0, 30, 30)), mosaic.cell_rect(0, (-4, -4, 38, 38))
    assert outside.contains(inside)
    assert outside.left() >= MARGIN - 1
    picture = mosaic.viewport().grab().toImage()
    first = signed_pixels(np.array([[-1]], np.float32), 1.0)[0, 0]
    assert picture.pixelColor(mosaic.cell_rect(0, (0, 0, 1, 1)).center().toPoint()).getRgb()[:3] == rgb(first)
    assert picture.pixelColor(mosaic.cell_rect(0, (-3, 0, 1, 1)).center().toPoint()).getRgb()[:3] != rgb(first)


def test_many_maps_scroll_and_few_do_not(qtbot):
    mosaic = make(qtbot, 6)
    assert mosaic.verticalScrollBar().maximum() == 0
    mosaic.set_maps(np.zeros((1000, 30, 30), np.float32), 1.0)
    assert mosaic.verticalScrollBar().maximum() > 0
    mosaic.reveal(999)
    mosaic.viewport().repaint()
    assert mosaic.viewport().rect().contains(mosaic.cell_rect(999, (0, 0, 30, 30)).toRect().adjusted(1, 1, -1, -1))


def test_large_maps_are_thinned_but_keep_their_cells(qtbot):
    mosaic = make(qtbot, 1, (306, 306))
    mosaic.set_maps(np.zeros((2, 2030, 1000), np.float32), 1.0)
    mosaic.viewport().repaint()
    assert mosaic.cell_at(mosaic.cell_rect(1, (2000, 900, 20, 20)).center())[0] == 1


def test_the_right_title_gets_shorter_and_then_goes(qtbot):
    mosaic = make(qtbot, 6, (600, 480))
    mosaic.set_titles([(f"map {i}", "-0.55 to 0.55", "-0.55…0.55") for i in range(6)])
    mosaic.set_columns(3)
    shown = []
    for width in range(600, 150, -6):
        mosaic.resize(width, 480)
        shown.append(mosaic.titles[0][1])
    seen = [text for text, before in zip(shown, [None, *shown], strict=False) if text != before]
    assert seen == ["-0.55 to 0.55", "-0.55…0.55", ""]


def test_dimmed_placeholder_and_themes_are_painted(qtbot, qapp):
    mosaic = make(qtbot)
    bright = mosaic.viewport().grab().toImage()
    mosaic.set_dimmed(True)
    assert mosaic.viewport().grab().toImage() != bright
    mosaic.set_dimmed(False)
    apply(qapp, DARK)
    assert mosaic.look.theme is DARK
    mosaic.marks.show([Mark(0, None, "selected")])
    mosaic.clear("nothing yet")
    assert mosaic.count == 0
    assert not mosaic.painted
    qtbot.waitUntil(lambda: mosaic.painted)
    assert mosaic.cell_at(QPointF(20, 20)) is None


@pytest.mark.parametrize("shape", [(6, 3, 3, 3), (64, 1, 5, 7), (2, 20, 1, 1), (1, 3, 32, 32)])
def test_kernels_are_found_where_they_are_drawn(qtbot, shape):
    row = KernelRow()
    show(qtbot, row, (600, row.height()))
    row.set_kernels(np.random.default_rng(1).normal(size=shape).astype(np.float32), 1.0)
    row.viewport().repaint()
    clicked = []
    row.clicked.connect(clicked.append)
    for index in {0, shape[0] - 1}:
        row.set_selected(index)
        point = row._row.group(index).center() - QPointF(row.horizontalScrollBar().value(), 0)
        QTest.mouseClick(row.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
        assert clicked[-1] == index


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (0.6149, ("0.61", "+0.615", ".61", "+.61")),
        (-0.1201, ("−0.12", "−0.120", "−.12", "−.12")),
        (1.0, ("1.00", "+1.000", "1.0", "+1.0")),
        (-0.001, ("0.00", "−0.001", "−.00", "−.00")),
        (12.3, ("12.30", "+12.300", "12", "+12")),
    ],
)
def test_numbers_as_text(value, texts):
    assert (plain(value), signed(value), short(value), short(value, sign=True)) == texts


@given(st.floats())
def test_any_number_becomes_text(value):
    assert plain(value)
    assert signed(value)
    assert 0 < len(short(value, sign=True)) <= 7


@pytest.mark.parametrize(
    ("largest", "limit"), [(0.91, 1.0), (0.1925, 0.2), (1.01, 1.2), (0.2, 0.2), (37, 40), (0, 1), (float("nan"), 1)]
)
def test_limits_are_round_and_reach_far_enough(largest, limit):
    assert round_limit(largest) == limit


def test_names_that_do_not_fit_above_a_tile_become_short(qtbot):
    mosaic = make(qtbot, 3, (600, 480))
    mosaic.set_columns(3)
    mosaic.set_titles([(f"{name} channel", "") for name in "RGB"], "RGB")
    assert mosaic.titles == (("R channel", ""), ("G channel", ""), ("B channel", ""))
    mosaic.resize(120, 480)
    assert mosaic.titles == (("R", ""), ("G", ""), ("B", ""))


def test_a_scale_is_drawn_once_its_limit_is_known(qtbot):
    legend = show(qtbot, Legend(), (216, 34))

    def colours():
        picture = legend.grab().toImage()
        return {picture.pixel(x, y) for x in range(216) for y in range(34)}

    assert len(colours()) == 1
    legend.set_limit("0.5")
    assert len(colours()) > 100
