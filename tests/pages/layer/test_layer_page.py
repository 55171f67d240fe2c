"""The page of a layer with the real engine behind it: pictures, probe, refusals, readings, state."""

import json
import re
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from quick_lab import QuickLab, change_language, data_set, hover, make_page, press, show, type_into

from cifar_gui import paths
from cifar_gui.engine.arithmetic import WindowLayer, cell
from cifar_gui.lessons.conv2d import COURSE, READY
from cifar_gui.pages.layer.looks import Probe
from cifar_gui.pages.layer.stage import read_as_pictures
from cifar_gui.protocol import CIFAR10, SAMPLES, Failure
from cifar_gui.spec import Message
from cifar_gui.ui.arithmetic.sum_layout import WRITTEN
from cifar_gui.ui.arithmetic.sum_view import SumView
from cifar_gui.ui.widgets.figures import signed
from cifar_gui.ui.widgets.tile_marks import Mark


@pytest.fixture
def page(qtbot):
    return make_page(qtbot)


def set_params(qtbot, page, **changes):
    params = replace(page.form.params, **changes)
    page.form.set_params(params)
    page.form.changed.emit(params)
    qtbot.waitUntil(page.settled)


def marks(mosaic, kind):
    return [mark for mark in mosaic.marks.shown if mark.kind == kind]


def result(page):
    """The number the strip ends with, and torch's own."""
    n, o, i, j = page.arithmetic.sum.at
    return page.arithmetic.sum.cell.total, float(page.good.y[n, o, i, j])


# --- pictures -------------------------------------------------------------------------------------------------------


def test_the_first_result_is_that_of_the_course(page):
    assert page.good.y.shape == (64, 6, 30, 30)
    assert page.view.output.count == 6
    assert page.view.picture.count == 1
    assert page.view.planes.count == 3
    assert page.last_status == (
        "Sample drawings · test 150    (64, 3, 32, 32) → (64, 6, 30, 30)",
        page.last_status[1],
        "ready",
    )
    assert re.fullmatch(r"forward \d+\.\d ms", page.last_status[1])


def test_before_torch_is_there_the_picture_is(qtbot):
    page = make_page(qtbot, QuickLab(at_once=False))
    assert page.view.picture.count == 1
    assert page.view.output.count == 0
    assert page.last_status[2] == "busy"
    assert not page.settled()
    page.lab.reply(page.lab.requests[-1])
    qtbot.waitUntil(page.settled)
    assert page.view.output.count == 6


def test_a_change_shows_at_once(qtbot, page):
    type_into(page.form.rows["out_channels"].control.edit, "12")
    qtbot.waitUntil(page.settled)
    assert page.view.output.count == 12
    assert "nn.Conv2d(3, 12, 3)" in page.code.script.text
    assert page.arguments.remark.text() == "1 changed"


def test_another_picture_of_the_batch_needs_no_forward(qtbot, page):
    asked = len(page.lab.requests)
    page.picker.choose(7)
    qtbot.waitUntil(page.settled)
    assert len(page.lab.requests) == asked
    assert page.probe.picture == 7
    assert result(page)[0] == pytest.approx(result(page)[1], abs=1e-4)
    page.picker.choose(149)
    qtbot.waitUntil(page.settled)
    assert page.good.y.shape[0] == 22
    assert page.probe.picture == 149 - 128
    assert result(page)[0] == pytest.approx(result(page)[1], abs=1e-4)


def test_back_to_the_first_picture_while_another_is_awaited(qtbot):
    lab = QuickLab(at_once=False)
    page = make_page(qtbot, lab)
    lab.reply(lab.requests[-1])
    page.picker.choose(100)
    page.picker.choose(2)
    for request in lab.requests[1:]:
        lab.reply(request)
    qtbot.waitUntil(page.settled)
    assert page.good.pictures == page.picker.pictures


def test_padding_is_drawn_around_the_picture(qtbot, page):
    for mode in ("zeros", "reflect", "replicate", "circular"):
        set_params(qtbot, page, padding=(2, 3), padding_mode=mode)
        assert page.view.picture.cells.around == (2, 3, 2, 3)
        assert page.view.picture.pixels.shape[1:] == ((32, 32) if mode == "zeros" else (36, 38))
    set_params(qtbot, page, padding="same", kernel_size=(4, 4), padding_mode="zeros")
    assert page.view.picture.cells.around == (1, 1, 2, 2)


@pytest.mark.parametrize("mode", ["reflect", "replicate", "circular"])
def test_negative_padding_leaves_the_edges_out(qtbot, page, mode):
    """PyTorch takes it where padding copies, and cuts off as many rows and columns."""
    page.companion.show_tab("shape")
    set_params(qtbot, page, padding=(-2, -1), padding_mode=mode)
    assert page.good.y.shape[-2:] == (26, 28)
    assert page.view.picture.cells.around == (0, 0, 0, 0)
    assert page.view.picture.look.unread == ((0, 1, 30, 31), (0, 31))
    for at in ((0, 0, 0), (5, 13, 7), (3, 25, 27)):
        page.view.output.hovered.emit(at)
        assert result(page)[0] == pytest.approx(result(page)[1], abs=1e-4)
        page.view.picture.hovered.emit((0, *at[1:]))


# --- the probe ------------------------------------------------------------------------------------------------------


def test_hovering_an_output_cell_lights_its_window_and_writes_it_out(qtbot, page):
    set_params(qtbot, page, stride=(2, 3), padding=(1, 1), dilation=(2, 1))
    page.view.output.hovered.emit((3, 0, 4))
    assert marks(page.view.picture, "window") == [Mark(0, (-1, 11, 5, 3), "window")]
    assert marks(page.view.output, "cell") == [Mark(3, (0, 4, 1, 1), "cell")]
    assert marks(page.view.output, "selected") == [Mark(3, None, "selected")]
    assert len(marks(page.view.picture, "reach")) == 9
    assert page.arithmetic.chip.text == f"y[{page.probe.picture}, 3, 0, 4]"
    assert result(page)[0] == pytest.approx(result(page)[1], abs=1e-4)


def test_hovering_an_input_cell_shows_what_it_reaches(page):
    page.view.picture.hovered.emit((0, 10, 0))
    assert marks(page.view.output, "reach") == [Mark(None, (8, 0, 3, 1), "reach")]
    assert page.view.input_head.remark.text().startswith("(10, 0): 0.")
    page.view.picture.hovered.emit(None)
    assert marks(page.view.picture, "window")


def test_click_pins_and_escape_releases(qtbot, page):
    page.view.output.clicked.emit((2, 5, 6))
    qtbot.waitUntil(page.settled)
    assert page.pinned
    assert "print(y[3, 2, 5, 6])" in page.code.script.text
    page.view.output.hovered.emit((0, 1, 1))
    assert page.arithmetic.chip.text == "y[3, 0, 1, 1]"
    page.view.output.hovered.emit(None)
    assert page.arithmetic.chip.text == "y[3, 2, 5, 6]"
    press(page, Qt.Key.Key_Escape)
    assert not page.pinned
    page.view.output.hovered.emit((0, 1, 1))
    press(page, Qt.Key.Key_P)
    page.view.output.hovered.emit(None)
    assert page.pinned
    assert page.probe.index == (3, 0, 1, 1)


def test_keys_move_the_probe_and_stop_at_the_edges(page):
    page.pin(Probe(2, 0, 0, 28))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        press(page.view.output, key)
    assert page.probe.index == (2, 1, 1, 29)
    press(page.view.output, Qt.Key.Key_PageUp)
    press(page.view.output, Qt.Key.Key_Left)
    press(page.view.output, Qt.Key.Key_PageUp)
    assert page.probe.index == (2, 0, 1, 28)


def test_a_pin_stays_as_far_as_the_output_reaches(qtbot, page):
    page.pin(Probe(2, 5, 29, 29))
    set_params(qtbot, page, out_channels=3, stride=(4, 4))
    assert page.probe.index == (3, 2, 7, 7)
    assert page.pinned


def test_timeline(qtbot, page):
    timeline = page.arithmetic.timeline
    timeline.first.click()
    assert page.probe.index[2:] == (0, 0)
    timeline.forward.click()
    assert page.probe.index[2:] == (0, 1)
    timeline.last.click()
    assert page.probe.index[2:] == (29, 29)
    timeline.back.click()
    assert (page.probe.row, page.probe.column) == (29, 28)
    assert timeline.counter.text() == "899 / 900"
    timeline.speeds.buttons["4×"].click()
    press(page, Qt.Key.Key_Space)
    assert timeline.playing
    qtbot.waitUntil(lambda: not timeline.playing)
    assert (page.probe.row, page.probe.column) == (29, 29)


def test_a_kernel_selects_its_map(page):
    page.view.kernels.clicked.emit(4)
    assert page.probe.map == 4
    assert page.view.kernels.selected == 4


def test_every_shape_is_written_out(qtbot, page):
    first = page.saved()
    for changes in (
        {"kernel_size": (1, 1)}, {"kernel_size": (5, 5)}, {"kernel_size": (11, 2)}, {"kernel_size": (32, 32)},
        {"groups": 3}, {"bias": False}, {"out_channels": 64}, {"kernel_size": (3, 3), "padding": (40, 0)},
    ):  # fmt: skip
        page.restore(first)
        set_params(qtbot, page, **changes)
        height, width = page.good.y.shape[2:]
        for at in ((0, 0, 0), (page.good.y.shape[1] - 1, height - 1, width - 1)):
            page.view.output.hovered.emit(at)
            assert result(page)[0] == pytest.approx(result(page)[1], abs=2e-4), (changes, at)
            page.arithmetic.sum.repaint()
            middle = page.arithmetic.sum.laid_out.grids(0)[1].center()
            tap = page.arithmetic.sum.laid_out.tap_at(middle)
            hover(page.arithmetic.sum, middle)
            product = page.arithmetic.sum.cell.products[tap[:3]]
            written = f"{product:.4f}".replace("-", "−").replace("−0.0000", "0.0000")
            assert page.arithmetic.caption.text().endswith(written), (changes, at)


# --- refusals -------------------------------------------------------------------------------------------------------


def test_a_refusal_is_explained_beside_its_field_and_mended(qtbot, page):
    set_params(qtbot, page, kernel_size=(35, 35))
    assert page.form.rows["kernel_size"].reason.text() == "larger than the 32×32 input"
    assert page.arithmetic.failed
    message = page.arithmetic.errors.message
    assert "Kernel size can't be greater than actual input size" in message.toPlainText()
    assert message.isReadOnly()
    assert message.verticalScrollBar().maximum() == 0
    assert page.view.output.look.dimmed
    assert page.view.output.count == 6
    assert page.view.chip.isVisible()
    assert page.view.chip.text == "last good result: kernel_size=3"
    assert not page.arithmetic.timeline.play.isEnabled()
    assert page.last_status[0].endswith("(64, 3, 32, 32) → no output")
    assert page.last_status[2] == "error"
    assert [bar[1] for bar in page.arithmetic.errors.bars._bars] == [32, 35]
    assert page.code.edit.fault == page.code.script.lines["forward"]
    press(page, Qt.Key.Key_Right)
    page.view.output.hovered.emit((0, 0, 0))
    page.view.kernels.clicked.emit(1)
    assert page.arithmetic.failed

    page.arithmetic.errors.buttons[1].click()
    qtbot.waitUntil(page.settled)
    assert page.form.params == replace(COURSE, kernel_size=(35, 35), padding=(2, 2))
    assert not page.arithmetic.failed
    assert not page.view.output.look.dimmed
    assert not page.view.chip.isVisible()
    assert not page.form.rows["kernel_size"].reason.isVisible()


def test_only_the_field_at_fault_is_marked(qtbot, page):
    set_params(qtbot, page, kernel_size=(35, 35))
    set_params(qtbot, page, kernel_size=(3, 3), groups=2)
    faults = [name for name, row in page.form.rows.items() if row.reason.isVisible()]
    assert faults == ["groups"]
    page.reset.click()
    qtbot.waitUntil(page.settled)
    assert page.form.params == COURSE
    assert page.last_status[2] == "ready"


def test_a_refusal_at_the_very_start(qtbot):
    lab = QuickLab(at_once=False)
    page = make_page(qtbot, lab)
    page.restore({"params": {"groups": 5}})
    lab.reply(lab.requests[-1])
    qtbot.waitUntil(page.settled)
    assert page.arithmetic.failed
    assert page.view.output.count == 0
    page.picker.choose(9)
    page.reset.click()
    lab.reply(lab.requests[-1])
    qtbot.waitUntil(page.settled)
    assert page.view.output.count == 6


def test_a_cost_can_be_allowed(qtbot):
    lab = QuickLab(at_once=False)
    page = make_page(qtbot, lab)
    question = Message("Engine", "This takes about {seconds} s.", {"seconds": 20})
    page.take(Failure(lab.requests[-1].id, "conv2d", "cost-ask", "", "", sentence=question))
    assert page.arithmetic.errors.buttons[-1].text() == "Compute anyway"
    assert not page.arithmetic.errors.message.isVisible()
    page.arithmetic.errors.buttons[-1].click()
    assert lab.requests[-1].allow
    lab.reply(lab.requests[-1])
    qtbot.waitUntil(page.settled)
    assert not page.arithmetic.failed
    type_into(page.form.rows["groups"].control.edit, "3")
    assert not lab.requests[-1].allow


@pytest.mark.parametrize("kind", ["cost-refused", "internal"])
def test_other_failures_are_shown_in_full(page, kind):
    page.lab.at_once = False
    page.activated()
    type_into(page.form.rows["groups"].control.edit, "3")
    page.take(Failure(page.lab.requests[-1].id, "conv2d", kind, "KeyError", "'x'", traceback="Traceback: …"))
    assert page.arithmetic.errors.heading
    assert ("Traceback" in page.arithmetic.errors.message.toPlainText()) == (kind == "internal")


def test_old_answers_do_not_replace_new_ones(qtbot):
    lab = QuickLab(at_once=False)
    page = make_page(qtbot, lab)
    for channels in ("4", "5", "8"):
        type_into(page.form.rows["out_channels"].control.edit, channels)
    first, *_, fourth, fifth = lab.requests
    lab.reply(fourth)
    assert page.last_status[2] == "busy"
    lab.reply(first)
    assert page.good.id == fourth.id
    page.take(Failure(fifth.id - 1, "conv2d", "torch", "RuntimeError", "late"))
    page.take(Failure(fifth.id, "another page", "torch", "RuntimeError", "not ours"))
    page.take("nonsense")
    assert page.failure is None
    lab.reply(fifth)
    assert page.good.y.shape[1] == 8
    qtbot.waitUntil(page.settled)
    assert page.last_status[2] == "ready"


def test_the_keyboard_goes_from_weight_to_weight(qtbot, page):
    page.activated()
    qtbot.waitUntil(page.settled)
    kernels, said = page.view.kernels, page.view.kernel_head.shape
    plain = said.text()
    kernels.setFocus(Qt.FocusReason.TabFocusReason)
    found = []
    for key in ["Right", "Right", "Right", "Right", "Down", "Down", "Down", "Left"]:
        qtbot.keyClick(kernels, getattr(Qt.Key, f"Key_{key}"))
        found.append(kernels.marked)
    assert found == [(0, 0, 0, 0), (0, 0, 0, 1), (0, 0, 0, 2), (0, 1, 0, 0), (0, 1, 1, 0), (0, 1, 2, 0), (0, 1, 2, 0),
                     (0, 0, 2, 2)]  # fmt: skip
    assert "0, 0, 2, 2" in said.text()
    assert kernels.accessibleDescription() == said.text()
    for _ in range(7):
        qtbot.keyClick(kernels, Qt.Key.Key_Right)
    qtbot.keyClick(kernels, Qt.Key.Key_Return)
    assert page.pinned
    assert page.probe.map == 1
    qtbot.keyClick(kernels, Qt.Key.Key_Escape)
    assert kernels.marked is None
    assert said.text() == plain
    qtbot.keyClick(kernels, Qt.Key.Key_Down)
    kernels.clearFocus()
    assert kernels.marked is None


def test_the_pictures_come_first_and_what_explains_them_follows(qtbot):
    lab = QuickLab()
    page = make_page(qtbot, lab)
    qtbot.waitUntil(page.settled)
    kernels, output = page.view.kernels, page.view.output
    type_into(page.form.rows["kernel_size"].control.edits[0], "5")
    assert output.pixels.shape[-2:] == (28, 28)
    assert kernels.pixels.shape[-2:] == (3, 3)
    assert not page.settled()
    type_into(page.form.rows["kernel_size"].control.edits[0], "1")
    kernels.hovered.emit((0, 0, 2, 2))  # what is pointed at is about to go
    page.arithmetic.sum.tapped.emit((0, 2, 2, False))
    page.arithmetic.timeline.moved.emit(10_000)
    type_into(page.form.rows["kernel_size"].control.edits[0], "5")
    qtbot.waitUntil(page.settled)
    assert kernels.pixels.shape[-2:] == (5, 5)
    assert page.last_status[0].endswith("→ (64, 6, 28, 28)")


def test_a_refusal_right_behind_a_result_leaves_all_of_it(qtbot, page):
    kernels, output = page.view.kernels, page.view.output
    type_into(page.form.rows["kernel_size"].control.edits[0], "5")
    assert page.outdated
    type_into(page.form.rows["groups"].control.edit, "5")
    assert page.failure.field == "groups"
    assert kernels.pixels.shape[-2:] == (5, 5), "those of the maps that are about to fade"
    assert page.form.rows["groups"].reason.isVisible()
    assert not output.look.dimmed
    qtbot.waitUntil(page.settled)
    assert output.look.dimmed
    type_into(page.form.rows["groups"].control.edit, "1")
    assert not output.look.dimmed
    qtbot.waitUntil(page.settled)
    assert page.last_status[2] == "ready"


# --- readings -------------------------------------------------------------------------------------------------------


def test_the_reshape_makes_two_pictures_of_one(qtbot, page):
    page.readings.options["reshape"].radio.click()
    qtbot.waitUntil(page.settled)
    assert (page.view.picture.count, page.view.output.count) == (64, 128)
    assert not page.view.planes.isVisible()
    assert not page.view.legend.isVisible()
    page.view.output.hovered.emit((9, 3, 4))
    assert page.arithmetic.chip.text == "y[4, 3, 3, 4]"
    assert marks(page.view.output, "selected") == [Mark(8, None, "selected"), Mark(9, None, "selected")]
    assert marks(page.view.picture, "window") == [Mark(4, (3, 4, 3, 3), "window")]
    assert page.view.output_head.remark.text() == "picture 9 = y[4, 3:6]"
    page.view.picture.clicked.emit((11, 0, 0))
    assert page.picker.index == 11
    page.readings.options["signed"].radio.click()
    qtbot.waitUntil(page.settled)
    assert (page.view.picture.count, page.view.output.count) == (1, 6)
    assert page.view.planes.isVisible()


def test_what_is_seen_is_what_torch_and_tensorboard_make_of_it(qtbot, page):
    pytest.importorskip("tensorboard")
    from tensorboard.compat.proto.summary_pb2 import Summary  # noqa: F401 - torch's writer needs it
    from torch.utils.tensorboard import summary

    page.show_reading("tensorboard")
    shaped = torch.from_numpy(page.good.y).reshape(-1, 3, 30, 30).numpy()
    assert np.array_equal(read_as_pictures(page.good.y).pictures, shaped)
    expected = (shaped.astype(np.float32) * summary._calc_scale_factor(shaped)).clip(0, 255).astype(np.uint8)
    pixels = page.view.output.pixels
    shown = np.stack([pixels >> shift & 255 for shift in (16, 8, 0)], axis=1)
    assert np.abs(shown.astype(int) - expected).max() <= 1
    assert (shown[shaped < 0] == 0).all()


@pytest.mark.parametrize("reading", ["reshape", "tensorboard"])
def test_an_impossible_reshape_is_refused_in_torchs_words(qtbot, page, reading):
    page.show_reading(reading)
    set_params(qtbot, page, out_channels=5)
    with pytest.raises(RuntimeError) as error:
        torch.from_numpy(page.good.y).reshape(-1, 3, 30, 30)
    assert f"RuntimeError: {error.value}" in page.view.output.placeholder
    assert page.view.output.count == 0
    set_params(qtbot, page, out_channels=6)
    assert page.view.output.count == 128


def test_readings_are_kept_through_a_refusal(qtbot, page):
    page.show_reading("reshape")
    set_params(qtbot, page, groups=2)
    page.show_reading("signed")
    assert page.arithmetic.failed
    assert page.view.output.look.dimmed


# --- state, language, theme, device, data ---------------------------------------------------------------------------


def test_state_survives_a_restart(qtbot, page):
    page.picker.choose_source(CIFAR10, "train")
    page.picker.choose(70)
    set_params(qtbot, page, out_channels=9, padding="same", bias=False)
    type_into(page.seed_form.rows["seed"].control.edit, "11")
    page.show_reading("reshape")
    page.show_reading("signed")
    page.companion.show_tab("shape")
    page.pin(Probe(6, 4, 3, 2))
    state = json.loads(json.dumps(page.saved(), allow_nan=False))

    other = make_page(qtbot, QuickLab(at_once=False))
    other.restore(state)
    other.lab.reply(other.lab.requests[-1])
    qtbot.waitUntil(other.settled)
    assert other.saved() == page.saved()
    assert other.good.params == page.form.params
    assert np.array_equal(other.good.y, page.good.y)
    assert other.probe == page.probe


def test_any_state_is_survived(qtbot, page):
    value = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=50)
    anything = st.recursive(value, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner))
    names = ("params", "picture", "seed", "example", "reading", "pinned", "tab")
    known = {
        "reading": st.sampled_from(("signed", "reshape", "tensorboard")),
        "pinned": st.lists(st.integers(-3, 10**30), min_size=3, max_size=3),
        "params": st.fixed_dictionaries({}, optional={"out_channels": anything, "kernel_size": anything}),
    }
    page.lab.at_once = False

    @settings(max_examples=30)
    @given(
        st.fixed_dictionaries({}, optional={name: known.get(name, anything) | anything for name in names}) | anything
    )
    def check(state):
        page.restore(state)
        json.dumps(page.saved(), allow_nan=False)

    check()
    page.restore({"params": {"out_channels": 6}})
    page.lab.reply(page.lab.requests[-1])
    qtbot.waitUntil(page.settled)


@pytest.mark.parametrize("text", ["-1", "2.5", "99999999999999999999999", "x"])
def test_a_seed_must_be_a_whole_number(page, text):
    edit = page.seed_form.rows["seed"].control.edit
    edit.setText("7")
    edit.typed.emit("7")
    asked = len(page.lab.requests)
    edit.setText(text)
    edit.typed.emit(text)
    assert len(page.lab.requests) == asked
    assert page.seed_form.rows["seed"].reason.isVisible()
    json.dumps(page.saved(), allow_nan=False)


def test_the_seed_decides_the_weights(qtbot, page):
    before = page.good.weight
    type_into(page.seed_form.rows["seed"].control.edit, "6")
    qtbot.waitUntil(page.settled)
    assert not np.array_equal(before, page.good.weight)
    assert "torch.manual_seed(6)" in page.code.script.text


def test_examples(qtbot, page):
    for place, example in enumerate(page.layer.examples):
        page.examples.setCurrentIndex(place)
        page.examples.activated.emit(place)
        qtbot.waitUntil(page.settled)
        assert page.good.params == example.params
        assert page.arguments.remark.text() == "as in the example"


@pytest.mark.parametrize(
    ("reading", "changes"),
    [("signed", {}), ("signed", {"groups": 2}), ("reshape", {}), ("reshape", {"out_channels": 5})],
)
def test_language_and_theme_change_in_place(qtbot, page, reading, changes):
    page.show_reading(reading)
    page.pin(Probe(2, 1, 2, 3))
    set_params(qtbot, page, **changes)
    before = page.saved()
    change_language()
    page.context.set_theme("dark")
    qtbot.waitUntil(page.settled)
    page.context.set_theme("light")
    change_language()
    assert page.saved() == before
    assert page.arithmetic.failed == (changes == {"groups": 2})


def test_another_device_asks_again(page):
    page.lab.at_once = False
    page.context.set_device("cuda")
    assert page.lab.requests[-1].device == "cuda"


def test_new_data_is_shown(qtbot, page):
    before = page.good.x
    page.context.add_data(data_set(SAMPLES, seed=99))
    qtbot.waitUntil(page.settled)
    assert not np.array_equal(page.good.x, before)
    page.context.choose_source(CIFAR10)
    qtbot.waitUntil(page.settled)
    assert page.good.pictures.source == CIFAR10


def test_every_link_of_the_text_shows_what_it_speaks_of(page):
    text = (paths.resources() / "texts" / "en" / "conv2d.md").read_text(encoding="utf-8")
    links = set(re.findall(r"\]\((field|region):(\w+)\)", text))
    assert len(links) > 10
    for kind, name in links:
        page.spots[0].hide()
        page.text.link.emit(kind, name)
        assert page.spots[0].isVisible(), (kind, name)
    page.text.link.emit("region", "nowhere")


def test_every_control_has_a_name_for_screen_readers(page):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for widget in (*page.findChildren(kind), *page.toolbar_widget.findChildren(kind)):
            named = widget.accessibleName() or getattr(widget, "text", str)()
            assert named or widget.objectName().startswith("qt_"), widget


@pytest.mark.parametrize("size", [(1280, 688), (1000, 568), (1920, 968)])
def test_every_size(qtbot, size):
    page = make_page(qtbot, size=size)
    for changes in ({}, {"out_channels": 200}, {"kernel_size": (35, 35)}, {"kernel_size": (3, 3), "stride": (30, 1)}):
        set_params(qtbot, page, **changes)
        check_regions(page)


def check_regions(page):
    for part in (page.view.picture, page.view.output, page.view.kernels, page.arithmetic):
        assert page.rect().contains(part.rect().translated(part.mapTo(page, part.rect().topLeft())))
    assert not page.view.picture.geometry().intersects(page.view.output.geometry())
    assert page.view.planes.isHidden() or page.view.planes.geometry().bottom() < page.view.kernels.geometry().top()


def test_the_timeline_is_all_in_the_keyboard(qtbot, page):
    timeline = page.arithmetic.timeline
    press(page, Qt.Key.Key_Home)
    assert (page.probe.row, page.probe.column, page.pinned) == (0, 0, True)
    press(page, Qt.Key.Key_Period)
    press(page, Qt.Key.Key_Period)
    press(page, Qt.Key.Key_Comma)
    assert (page.probe.row, page.probe.column) == (0, 1)
    press(page, Qt.Key.Key_End)
    assert timeline.position == 899
    speeds = []
    for key in (Qt.Key.Key_Greater, Qt.Key.Key_Greater, Qt.Key.Key_Greater, *[Qt.Key.Key_Less] * 4):
        press(page, key)
        speeds.append(timeline.speed)
    assert speeds == [2, 4, 4, 2, 1, 0.5, 0.5]
    press(page, Qt.Key.Key_Escape)
    assert not page.pinned
    press(page, Qt.Key.Key_Return)
    assert page.pinned
    press(page, Qt.Key.Key_Space)
    assert timeline.playing
    press(page, Qt.Key.Key_Space)
    assert not timeline.playing
    assert timeline.first.toolTip() == "First cell (Home)"


# --- weights, input cells, folded channels --------------------------------------------------------------------------


def test_hovering_a_weight_shows_all_its_places(qtbot, page):
    set_params(qtbot, page, stride=(2, 2), padding=(1, 1))
    asked = len(page.lab.requests)
    box = page.view.kernels.weight_box((2, 1, 0, 1))
    hover(page.view.kernels.viewport(), box.center())
    found = page.view.picture.marks.shown
    assert {mark.rect for mark in found if mark.kind == "reach"} == {
        (row, column, 1, 1) for row in range(-1, 31, 2) for column in range(0, 32, 2)
    }
    probe = page.probe
    assert [mark.rect for mark in found if mark.kind == "cell"] == [(2 * probe.row - 1, 2 * probe.column, 1, 1)]
    assert {mark.map for mark in page.view.output.marks.shown} == {2}
    assert {mark.map for mark in page.view.planes.marks.shown} == {1}
    assert all(mark.rect[0] >= 0 for mark in page.view.planes.marks.shown), "planes have no padding"
    text = page.view.kernel_head.shape.text()
    assert text.startswith("weight [2, 1, 0, 1] = ")
    assert "256 cells" in text
    assert "16 are padding" in text
    hover(page.view.kernels.viewport(), None)
    assert page.view.kernel_head.shape.text().startswith("6×3×3×3")
    assert [mark.kind for mark in page.view.picture.marks.shown] == ["window"]
    assert page.view.kernels.marked is None
    assert len(page.lab.requests) == asked, "torch is not asked"


def test_a_weight_of_a_transposed_convolution_shows_its_places_too(qtbot, page):
    set_params(qtbot, page, layer="ConvTranspose2d", kernel_size=(2, 2), stride=(2, 2), padding=(1, 1))
    assert any(label.text().startswith("3×6×2×2") for label in page.view.findChildren(QLabel))
    page.pin(Probe(0, 2, 4, 4))
    page.view.kernels.hovered.emit((2, 1, 1, 0))
    assert [mark.rect for mark in page.view.picture.marks.shown] == [(0, 1, 31, 31)]
    outputs = page.view.output.marks.shown
    assert {mark.map for mark in outputs} == {2}
    assert {mark.rect for mark in outputs if mark.kind == "reach"} == {
        (row, column, 1, 1) for row in range(0, 62, 2) for column in range(1, 62, 2)
    }
    text = page.view.kernels.accessibleDescription()
    assert text.startswith("weight [1, 2, 1, 0] = ")
    assert "961 cells" in text
    assert "63 are cut off" in text
    page.view.kernels.hovered.emit(None)
    page.arithmetic.sum.tapped.emit((2, 0, 0, True))
    assert page.view.kernels.accessibleDescription().startswith("weight [2, 2, 1, 1] = ")
    assert [mark.rect for mark in page.view.picture.marks.shown if mark.kind == "cell"] == [(2, 2, 1, 1)]


def test_padding_offers_the_words_that_the_layer_takes(qtbot, page):
    words = page.form.rows["padding"].control.words
    assert not words.isHidden()
    set_params(qtbot, page, layer="ConvTranspose2d")
    assert words.isHidden()
    set_params(qtbot, page, layer="Conv2d", padding="same")
    set_params(qtbot, page, layer="ConvTranspose2d")
    assert not words.isHidden(), "there has to be a way back from a word"
    assert page.failure is not None


def test_a_factor_in_the_strip_is_found_on_the_stage(page):
    page.pin(Probe(2, 1, 5, 6))
    numbers, weights = page.arithmetic.sum.laid_out.grids(2)
    hover(page.arithmetic.sum, page.arithmetic.sum.laid_out.box(weights, 0, 1).center())
    assert page.view.kernels.marked == (1, 2, 0, 1)
    hover(page.arithmetic.sum, page.arithmetic.sum.laid_out.box(numbers, 0, 1).center())
    assert page.view.kernels.marked is None
    assert page.view.picture.marks.shown[-1] == Mark(0, (5, 7, 1, 1), "cell")
    assert page.view.planes.marks.shown == (Mark(2, (5, 7, 1, 1), "cell"),)
    hover(page.arithmetic.sum, None)
    assert [mark.kind for mark in page.view.picture.marks.shown] == ["window"]


def test_an_input_cell_is_written_out_with_its_weights(qtbot, page):
    page.pin(Probe(3, 4, 0, 0))
    page.view.input_hovered.emit((0, 10, 12))
    found = page.arithmetic.reach.found
    assert (found.rows, found.columns) == ((8, 9, 10), (10, 11, 12))
    np.testing.assert_allclose(found.weights, page.good.weight[4][:, ::-1, ::-1], rtol=1e-6)
    assert page.arithmetic.chip.text == "x[3, :, 10, 12]"
    page.arithmetic.reach.grab()
    page.view.input_hovered.emit(None)
    assert page.arithmetic.chip.text == "y[3, 4, 0, 0]"
    set_params(qtbot, page, kernel_size=(1, 1), stride=(3, 3))
    page.view.input_hovered.emit((0, 1, 1))
    assert page.arithmetic.reach.found.weights.size == 0
    page.arithmetic.reach.grab()
    set_params(qtbot, page, kernel_size=(17, 17), padding=(16, 16), stride=(1, 1))
    page.view.input_hovered.emit((0, 16, 16))
    assert page.arithmetic.reach.found.weights.shape == (3, 17, 17)
    page.arithmetic.reach.grab()


def test_keys_open_the_folded_channels(qtbot, page):
    page.resize(1180, 828)
    set_params(qtbot, page, kernel_size=(3, 5))
    assert page.arithmetic.sum.opened == range(2)
    press(page, Qt.Key.Key_BracketRight)
    assert page.arithmetic.sum.opened == range(1, 3)
    press(page, Qt.Key.Key_BracketLeft)
    assert page.arithmetic.sum.opened == range(2)


def test_cells_that_no_window_reads_are_shaded(qtbot, page):
    assert page.view.signs.isHidden()
    set_params(qtbot, page, kernel_size=(2, 1), stride=(3, 2), padding=(1, 0))
    rows, columns = page.view.picture.look.unread
    assert rows[:3] == (1, 4, 7)
    assert columns[:2] == (1, 3)
    assert page.view.signs.text() == "Padding: 0. Shaded: no window reads it."
    page.view.picture.grab()
    page.show_reading("reshape")
    assert page.view.signs.isHidden()


@pytest.mark.parametrize("kernels", list(READY))
def test_a_ready_kernel_is_one_click_and_its_script_says_how(qtbot, page, kernels):
    fresh = page.good.weight
    page.view.kernel_head.weights.buttons[kernels].click()
    qtbot.waitUntil(page.settled)
    share, middle = READY[kernels].share, READY[kernels].middle
    assert page.good.weight.sum() == pytest.approx(6 * (share + middle), abs=1e-5)
    assert not page.good.bias.any()
    x, y = page.good.x[0], page.good.y[0]
    mean = np.lib.stride_tricks.sliding_window_view(x[1], (3, 3)).mean((2, 3))
    np.testing.assert_allclose(y[1], share * mean + middle * x[1, 1:-1, 1:-1], atol=1e-5)
    np.testing.assert_allclose(y[4], y[1])
    assert "kernel = weight.new_full((3, 3)" in page.code.script.text
    state = page.saved()
    page.view.kernel_head.weights.buttons["random"].click()
    qtbot.waitUntil(page.settled)
    np.testing.assert_array_equal(page.good.weight, fresh)
    assert "new_full" not in page.code.script.text
    page.restore(state)
    qtbot.waitUntil(page.settled)
    assert page.state.weights == page.view.kernel_head.weights.value == kernels
    page.back_to_example()
    qtbot.waitUntil(page.settled)
    np.testing.assert_array_equal(page.good.weight, fresh)


def test_random_weights_are_others_with_each_click(qtbot, page):
    fresh, seed = page.good.weight, page.good.seed
    page.view.kernel_head.weights.buttons["random"].click()
    qtbot.waitUntil(page.settled)
    assert page.good.seed == page.seed_form.params.seed == seed + 1
    assert not np.array_equal(page.good.weight, fresh)


@pytest.mark.parametrize("weights", [3, None, "sharpened", ["blur"]])
def test_strange_weights_in_a_state_are_ignored(qtbot, page, weights):
    page.restore({**page.saved(), "weights": weights})
    qtbot.waitUntil(page.settled)
    assert page.state.weights == "random"


def test_few_folded_channels_take_the_room_for_their_names(qtbot):
    random = np.random.default_rng(0)
    weight = random.normal(0, 0.1, (1, 3, 5, 5)).astype(np.float32)
    found = cell(
        WindowLayer(weight.shape[2:], weight=weight, bias=None), random.random((3, 8, 8), dtype=np.float32), (0, 1, 2)
    )
    view = show(qtbot, SumView(), (760, 112))
    view.show_cell(found, (0, 0, 1, 2), found.total, 0.2)
    assert len(view.opened) == 1
    chart = view.laid_out.chart
    assert chart.width() / 3 >= WRITTEN
    assert chart.right() <= view.width() - view.result_width()
    view.grab()


@pytest.mark.parametrize("size", [(640, 112), (900, 112)])
def test_many_channels_fold_into_sums_that_open(qtbot, size):
    random = np.random.default_rng(0)
    weight, bias = random.normal(0, 0.1, (2, 64, 3, 3)).astype(np.float32), np.zeros(2, np.float32)
    found = cell(
        WindowLayer(weight.shape[2:], weight=weight, bias=bias), random.random((64, 8, 8), dtype=np.float32), (1, 2, 3)
    )
    view = show(qtbot, SumView(), size)
    texts = []
    view.pointed.connect(texts.append)
    view.show_cell(found, (0, 1, 2, 3), found.total, 0.2)
    assert 0 < len(view.opened) < 4
    chart = view.laid_out.chart
    assert chart.width() > 100
    assert chart.right() <= view.width() - view.result_width()
    place = QPointF(chart.left() + (40 + 0.5) * chart.width() / 64, chart.center().y())
    QTest.mouseMove(view, place.toPoint())
    qtbot.waitUntil(lambda: bool(texts))
    assert texts[-1].startswith(f"channel 40: {signed(float(found.sums[40]))}")
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert view.opened[0] == 40
    view.grab()
    tap = view.laid_out.tap_at(view.laid_out.grids(0)[1].center())
    assert tap == (40, 1, 1, True)
    view.open(999)
    assert view.opened[-1] == 63
    view.show_cell(
        cell(WindowLayer(weight.shape[2:], weight=weight[:, :1], bias=None), np.ones((1, 8, 8), np.float32), (0, 0, 0)),
        (0, 0, 0, 0),
        0,
        1,
    )
    assert view.opened == range(1)
