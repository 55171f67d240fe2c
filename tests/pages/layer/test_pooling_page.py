"""Pooling on pictures with the real engine behind it: winners, padding, unpooling, readings, refusals, state."""

import json

import numpy as np
import pytest
from chosen_cases import pooling_settings
from chosen_lab import AnyLab, make_part, set_params
from PySide6.QtCore import Qt
from quick_lab import change_language, hover, press, type_into

from cifar_gui.lessons import pooling
from cifar_gui.lessons.pooling import LESSON
from cifar_gui.pages.layer.looks import Probe
from cifar_gui.protocol import Maps
from cifar_gui.ui.widgets.tile_marks import Mark


@pytest.fixture
def page(qtbot):
    return make_part(qtbot, LESSON, "pictures")


def marks(mosaic, kind):
    return [mark for mark in mosaic.marks.shown if mark.kind == kind]


def test_the_first_result_is_that_of_the_course(page):
    assert page.good.y.shape == (64, 3, 11, 11)
    assert page.last_status[0].endswith("(64, 3, 32, 32) → (64, 3, 11, 11)")
    assert page.view.output.count == page.view.picture.count == 1
    assert page.view.output_planes.count == 3
    assert page.view.output.size() == page.view.picture.size(), "drawn as large as the input"
    assert not page.view.kernels.isVisible()
    assert not page.seed_form.isVisible()
    assert "nn.MaxPool2d(3, ceil_mode=True)" in page.code.script.text
    assert "manual_seed" not in page.code.script.text


@pytest.mark.parametrize("layer", ["AvgPool2d", "AdaptiveAvgPool2d"])
def test_a_layer_without_a_counterpart_offers_the_one_that_has_it(qtbot, page, layer):
    set_params(qtbot, page, layer=layer)
    page.show_reading("unpooled")
    assert layer in page.view.output.placeholder
    page.view.way.click()
    qtbot.waitUntil(page.settled)
    assert page.form.params.layer == "MaxPool2d"
    assert page.good.unpooled is not None
    page.show_reading("batch")
    assert page.view.way.isHidden()


def test_an_empty_stride_shows_what_it_is(qtbot, page):
    row = page.form.rows["stride"]
    assert [edit.placeholderText() for edit in row.control.edits] == ["3", "3"]
    assert (row.note.text(), row.note.isVisible()) == ("= kernel_size", True)
    set_params(qtbot, page, kernel_size=(2, 5))
    assert [edit.placeholderText() for edit in row.control.edits] == ["2", "5"]
    set_params(qtbot, page, stride=(1, 1))
    assert not row.note.isVisible()


@pytest.mark.parametrize("layer", ["MaxPool2d", "AvgPool2d"])
@pytest.mark.parametrize("kernel", [(0, 0), (0, 3)])
def test_a_kernel_of_zero_is_explained_at_the_stride_that_pytorch_names(qtbot, page, layer, kernel):
    set_params(qtbot, page, layer=layer, kernel_size=kernel)
    assert page.failure.text == "stride should not be zero"
    assert page.failure.field == "stride"
    assert "kernel_size" in str(page.failure.sentence)
    page.arithmetic.errors.buttons[0].click()
    qtbot.waitUntil(page.settled)
    assert page.failure is None
    set_params(qtbot, page, kernel_size=(3, 3), stride=(0, 0))
    assert page.failure.field == "stride"
    assert "left empty" not in str(page.failure.sentence)


def test_the_form_shows_what_the_layer_has(qtbot, page):
    def shown():
        return {name for name, row in page.form.rows.items() if not row.isHidden()}

    assert shown() == {"layer", "kernel_size", "stride", "padding", "dilation", "return_indices", "ceil_mode"}
    set_params(qtbot, page, layer="AvgPool2d")
    assert {"count_include_pad", "divisor_override"} <= shown()
    assert not {"dilation", "return_indices"} & shown()
    set_params(qtbot, page, layer="AdaptiveMaxPool2d")
    assert shown() == {"layer", "output_size", "return_indices"}
    assert page.good.y.shape == (64, 3, 8, 8)
    assert "nn.AdaptiveMaxPool2d(8)" in page.code.script.text


def test_stride_left_empty_is_the_kernel_size(qtbot, page):
    stride = page.form.rows["stride"].control
    assert [edit.text() for edit in stride.edits] == ["", ""]
    type_into(stride.edits[0], "2")
    qtbot.waitUntil(page.settled)
    assert page.form.params.stride == (2, 2)
    assert page.good.y.shape == (64, 3, 16, 16)
    type_into(stride.edits[0], "")
    qtbot.waitUntil(page.settled)
    assert page.form.params.stride is None
    assert page.good.y.shape == (64, 3, 11, 11)


def test_hovering_marks_the_window_and_its_winners(qtbot, page):
    page.view.output.hovered.emit((0, 2, 3))
    assert marks(page.view.picture, "window") == [Mark(0, (6, 9, 3, 3), "window")]
    assert marks(page.view.output, "cell") == [Mark(0, (2, 3, 1, 1), "cell")]
    assert marks(page.view.output_planes, "selected") == [Mark(0, None, "selected")]
    n = page.probe.picture
    places = [divmod(int(page.good.indices[n, channel, 2, 3]), 32) for channel in range(3)]
    assert marks(page.view.picture, "dot") == [Mark(0, (*places[0], 1, 1), "dot")]
    assert marks(page.view.planes, "dot") == [Mark(c, (*place, 1, 1), "dot") for c, place in enumerate(places)]
    pool = page.arithmetic.pool
    assert pool.isVisibleTo(page.arithmetic)
    assert pool.own.total == pytest.approx(float(page.good.y[n, 0, 2, 3]))
    assert pool.caption(pool.own) == "max of 9"
    pool.repaint()
    hover(pool, pool.grid(1).center())
    assert page.arithmetic.caption.text().startswith(f"x[{n}, 1, 7, 10] = 0.")


def test_a_plane_of_the_output_chooses_the_channel(qtbot, page):
    page.view.output_planes.hovered.emit((2, 4, 4))
    assert page.probe == Probe(page.probe.picture, 2, 4, 4)
    assert page.arithmetic.pool.own.channel == 2
    page.view.output_planes.clicked.emit((1, 0, 0))
    assert page.pinned
    page.view.output.hovered.emit((0, 5, 5))
    assert page.arithmetic.chip.text == f"y[{page.probe.picture}, 1, 5, 5]"
    page.view.output.hovered.emit(None)
    assert page.arithmetic.chip.text == f"y[{page.probe.picture}, 1, 0, 0]"


def test_all_winners_at_once(page):
    page.readings.pooling.rows["winners"].control.switch.click()
    n = page.probe.picture
    for channel in range(3):
        expected = {divmod(int(at), 32) for at in page.good.indices[n, channel].ravel()}
        assert set(map(tuple, np.argwhere(page.view.planes.marks.dots[channel]).tolist())) == expected
    assert page.view.picture.marks.dots[0] is page.view.planes.marks.dots[0]
    before = page.view.picture.grab().toImage()
    page.view.output_planes.hovered.emit((2, 4, 4))
    assert page.view.picture.marks.dots[0] is page.view.planes.marks.dots[2]
    assert page.view.picture.grab().toImage() != before
    page.show_reading("batch")
    assert page.view.picture.marks.dots == {}


def test_an_input_cell_shows_where_it_goes(qtbot, page):
    page.view.picture.hovered.emit((0, 4, 31))
    assert marks(page.view.output, "reach") == [Mark(None, (1, 10, 1, 1), "reach")]
    set_params(qtbot, page, stride=(1, 1))
    page.view.picture.hovered.emit((0, 10, 10))
    assert marks(page.view.output, "reach") == [Mark(None, (8, 8, 3, 3), "reach")]


def test_padding_is_minus_infinity(qtbot, page):
    set_params(qtbot, page, padding=(1, 1))
    assert page.view.picture.cells.around == (1, 1, 1, 1)
    assert page.view.signs.text().startswith("Padding: −∞.")
    page.view.output.hovered.emit((0, 0, 0))
    assert np.isneginf(page.arithmetic.pool.own.values[0]).all()
    set_params(qtbot, page, layer="AvgPool2d")
    assert page.view.signs.text().startswith("Padding: 0.")
    page.view.output.hovered.emit((0, 0, 0))
    assert page.arithmetic.pool.caption(page.arithmetic.pool.own) == "sum / 9"
    set_params(qtbot, page, count_include_pad=False)
    page.view.output.hovered.emit((0, 0, 0))
    assert page.arithmetic.pool.caption(page.arithmetic.pool.own) == "sum / 4"
    assert page.arithmetic.pool.own.total == pytest.approx(float(page.good.y[page.probe.index]), rel=1e-5)


def test_winners_are_put_back(qtbot, page):
    page.show_reading("unpooled")
    assert "return_indices provides" in page.view.output.placeholder
    assert page.view.way.text() == "Turn on return_indices"
    page.view.way.click()
    qtbot.waitUntil(page.settled)
    assert page.form.params.return_indices
    assert page.view.way.isHidden()
    assert page.view.output_head.shape.text() == "3×32×32"
    assert "x, y, indices = imgs, output, places" in page.code.script.text
    assert "z = unpool(y, indices, output_size=x.shape)" in page.code.script.text
    page.pin(Probe(page.probe.picture, 1, 3, 4))
    place = divmod(int(page.good.indices[page.probe.index]), 32)
    assert marks(page.view.output, "cell") == [Mark(0, (*place, 1, 1), "cell")]
    page.release()
    page.view.output.hovered.emit((0, *divmod(int(page.good.indices[page.probe.picture, 1, 7, 7]), 32)))
    assert page.probe.index[1:] == (1, 7, 7)
    assert not page.readings.pooling.rows["output_size"].isHidden()
    page.readings.pooling.rows["output_size"].control.switch.click()
    assert page.view.output_head.shape.text() == "3×33×33"
    assert "wrong places" in page.view.note.text()
    set_params(qtbot, page, layer="AdaptiveMaxPool2d")
    assert "AdaptiveMaxPool2d has none" in page.view.output.placeholder


def test_the_shape_tab_knows_every_layer(qtbot, page):
    page.companion.show_tab("shape")
    set_params(qtbot, page, dilation=(2, 2))
    assert page.shape.heading.text() == "How many windows fit"
    set_params(qtbot, page, layer="AvgPool2d")
    assert page.shape.heading.text() == "How many windows fit", "a dilation that this layer does not have"
    set_params(qtbot, page, layer="AdaptiveAvgPool2d", output_size=(7, 11))
    assert page.shape.heading.text() == "The size is given"
    assert "7 rows and 11 columns" in page.shape.sentence.text()
    assert page.view.output.grid.tile(0).size() == page.view.picture.grid.tile(0).size(), (
        "stretched to the size of the input"
    )


def test_the_whole_batch(page):
    page.show_reading("batch")
    assert page.view.picture.count == page.view.output.count == 64
    page.view.output.hovered.emit((9, 3, 4))
    assert page.probe.index == (9, 0, 3, 4)
    assert marks(page.view.picture, "window") == [Mark(9, (9, 12, 3, 3), "window")]
    page.view.picture.clicked.emit((11, 0, 0))
    assert page.picker.index == 11


def test_a_refusal_stands_beside_its_field(qtbot, page):
    set_params(qtbot, page, padding=(2, 2))
    assert page.form.rows["padding"].reason.text() == "at most half of the window, 1"
    assert "pad should be at most half of effective kernel size" in page.arithmetic.errors.message.toPlainText()
    assert page.view.chip.text == "last good result: padding=0"
    assert page.code.edit.fault == page.code.script.lines["forward"]
    page.arithmetic.errors.buttons[0].click()
    qtbot.waitUntil(page.settled)
    assert page.form.params.padding == (1, 1)
    assert not page.arithmetic.failed


def test_an_output_without_cells(qtbot, page):
    set_params(qtbot, page, layer="AdaptiveMaxPool2d", output_size=(0, 4))
    assert page.good.y.size == 0
    for reading in ("colour", "batch", "unpooled"):
        page.show_reading(reading)
        assert page.view.output.count == 0
    assert page.probe is None


def test_two_hundred_settings(qtbot, page):
    """Each shows a result or a refusal; never an exception."""
    page.companion.show_tab("shape")
    settings = [params for params in pooling_settings(220, 0.4, 3) if () not in vars(params).values()]
    for number, params in enumerate(settings):
        page.form.set_params(params)
        page.form.changed.emit(params)
        page.show_reading(("colour", "batch", "unpooled")[number % 3])
        if isinstance(page.good, Maps) and page.failure is None and page.good.y.size:
            page.view.output.hovered.emit((0, 0, 0))
        page.arithmetic.grab()
        assert page._shown == page._asked
    qtbot.waitUntil(page.settled)


def test_state_survives_a_restart(qtbot, page):
    set_params(qtbot, page, layer="AvgPool2d", divisor_override=5, stride=(2, 2))
    page.show_reading("batch")
    page.readings.pooling.rows["winners"].control.switch.click()
    page.pin(Probe(2, 1, 3, 4))
    state = json.loads(json.dumps(page.saved(), allow_nan=False))
    other = make_part(qtbot, LESSON, "pictures", AnyLab(at_once=False))
    other.restore(state)
    other.lab.reply(other.lab.requests[-1])
    qtbot.waitUntil(other.settled)
    assert other.form.params == page.form.params
    assert other.saved()["pooling"] == page.saved()["pooling"]
    assert other.probe.index[1:] == page.probe.index[1:]


def test_language_theme_and_keys(qtbot, page):
    for reading in ("batch", "unpooled", "colour"):
        page.show_reading(reading)
        change_language()
        page.context.set_theme("dark")
        page.grab()
        page.context.set_theme("light")
    press(page.view.output, Qt.Key.Key_PageDown)
    assert page.probe.map == 1
    assert page.form.params == pooling.COURSE
