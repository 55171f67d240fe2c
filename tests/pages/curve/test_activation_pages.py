"""Activations on pictures and as curves, with the real engine behind them."""

import json

import numpy as np
import pytest
import torch
from chosen_cases import activation_settings
from chosen_lab import AnyLab, make_part, set_params
from PySide6.QtCore import QPointF, Qt
from quick_lab import change_language, press
from torch import nn

from cifar_gui.lessons import activations
from cifar_gui.lessons.activations import LESSON, ActivationParams
from cifar_gui.pages.curve import engine as curves
from cifar_gui.pages.curve.page import place_of
from cifar_gui.pages.curve.plot import ends, jumps
from cifar_gui.pages.layer.looks import Probe
from cifar_gui.protocol.curves import POINTS
from cifar_gui.ui.widgets.tile_marks import Mark


@pytest.fixture
def pictures(qtbot):
    return make_part(qtbot, LESSON, "pictures")


@pytest.fixture
def curve(qtbot):
    return make_part(qtbot, LESSON, "curve")


def marks(mosaic, kind):
    return [mark for mark in mosaic.marks.shown if mark.kind == kind]


# --- on pictures ----------------------------------------------------------------------------------------------------


def test_the_course_presses_a_batch_into_a_narrow_range(pictures):
    assert pictures.form.params == activations.COURSE
    assert pictures.good.y.min() == pytest.approx(0.5, abs=1e-4)
    assert pictures.good.y.max() == pytest.approx(0.7311, abs=1e-4)
    assert [note.text() for note in pictures.view.histograms.notes] == ["0.0000 to 1.0000", "0.5000 to 0.7311"]
    assert pictures.view.output.count == 6
    assert [left for left, _ in pictures.view.output.titles][::3] == ["R before", "R after"]


def test_the_strip_follows_the_mouse_over_the_input(pictures):
    before = pictures.arithmetic.timeline.position
    pictures.view.input_hovered.emit((0, 5, 6))
    assert pictures.arithmetic.timeline.position == 5 * 32 + 6
    n, o = pictures.probe.picture, pictures.probe.map
    assert pictures.arithmetic.cell.x == pytest.approx(float(pictures.good.x[n, o, 5, 6]))
    pictures.view.input_hovered.emit(None)
    assert pictures.arithmetic.timeline.position == before


def test_a_cell_of_an_activation_has_no_window(pictures):
    assert pictures.view.input_head.remark.text() == "cell (16, 16)"


def test_relu_changes_nothing_until_the_input_is_normalised(qtbot, pictures):
    set_params(qtbot, pictures, layer="ReLU")
    before, after = (plot.counts[0] for plot in (pictures.view.histograms.before, pictures.view.histograms.after))
    assert np.array_equal(before, after)
    set_params(qtbot, pictures, layer="ReLU", normalise=True)
    assert (pictures.good.x < 0).any()
    assert (pictures.good.y >= 0).all()
    before, after = (plot.counts[0] for plot in (pictures.view.histograms.before, pictures.view.histograms.after))
    assert not np.array_equal(before, after)
    assert "torchvision.transforms.Normalize(" in pictures.code.script.text
    shown = pictures.view.picture.pixels[0] & 255
    raw = pictures.picker.data.images[pictures.picker.index][2]
    assert np.abs(shown.astype(int) - raw).max() <= 1, "the picture is the one that was normalised"


def test_in_place_the_input_is_gone(qtbot, pictures):
    set_params(qtbot, pictures, layer="ReLU", normalise=True, inplace=True)
    output = pictures.view.output
    assert np.array_equal(output.pixels[:3], output.pixels[3:])
    assert pictures.view.input_head.shape.text() == "3×32×32, overwritten"
    assert "torch.equal(x, y)" in pictures.code.script.text
    set_params(qtbot, pictures, inplace=False)
    assert not np.array_equal(output.pixels[:3], output.pixels[3:])


def test_a_number_goes_through_the_formula(qtbot, pictures):
    pictures.view.output.hovered.emit((4, 5, 6))
    n = pictures.probe.picture
    assert pictures.probe == Probe(n, 1, 5, 6)
    assert marks(pictures.view.output, "cell") == [Mark(4, (5, 6, 1, 1), "cell")]
    assert marks(pictures.view.output, "window") == [Mark(1, (5, 6, 1, 1), "window")]
    formula = pictures.arithmetic.formula
    assert formula.isVisibleTo(pictures.arithmetic)
    assert formula.lines[1] == ("f(x)", "= 1 / (1 + e^(−x))")
    assert formula.results[0][1] == pytest.approx(float(pictures.good.y[n, 1, 5, 6]))
    formula.repaint()
    pictures.view.output.hovered.emit((1, 5, 6))
    assert pictures.probe == Probe(n, 1, 5, 6), "a map before the layer shows the same number"


def test_softmax_marks_what_it_looks_at(qtbot, pictures):
    set_params(qtbot, pictures, layer="Softmax", dim=3)
    pictures.view.output.hovered.emit((3, 7, 6))
    assert marks(pictures.view.picture, "window") == [Mark(0, (7, 0, 1, 32), "window")]
    assert "32" in pictures.arithmetic.caption.text()
    set_params(qtbot, pictures, dim=7)
    assert pictures.form.rows["dim"].reason.text() == "from -4 to 3"


def test_the_shape_stays(qtbot, pictures):
    pictures.companion.show_tab("shape")
    set_params(qtbot, pictures, layer="Tanh")
    assert pictures.shape.heading.text() == "The size stays"


@pytest.mark.parametrize("reading", ["colour", "batch"])
def test_other_readings(qtbot, pictures, reading):
    set_params(qtbot, pictures, layer="Tanh", normalise=True)
    pictures.show_reading(reading)
    pictures.view.output.hovered.emit((0, 3, 4))
    assert pictures.probe.index[2:] == (3, 4)
    assert pictures.view.output.count == (1 if reading == "colour" else 64)
    assert pictures.view.planes.isVisible() == (reading == "colour")
    pictures.grab()


def test_two_hundred_settings_on_pictures(qtbot, pictures):
    pictures.companion.show_tab("shape")
    for number, params in enumerate(activation_settings(200, 0.4, 5)):
        if any(isinstance(value, tuple) for value in vars(params).values()):
            continue
        pictures.set(params=params)
        pictures.show_reading(("signed", "colour", "batch")[number % 3])
        if pictures.failure is None:
            pictures.view.output.hovered.emit((0, 0, 0))
        pictures.arithmetic.grab()
        assert pictures._shown == pictures._asked
    qtbot.waitUntil(pictures.settled)


# --- as a curve -----------------------------------------------------------------------------------------------------


def hover(page, x):
    page.plot.pointed.emit(x)


def test_the_point_follows_the_mouse(curve):
    hover(curve, 1.512)
    place = place_of(1.512)
    assert curve.good.x[place] == pytest.approx(1.5)
    assert curve.arithmetic.chip.text == "x = 1.5"
    assert [value for _, value in curve.arithmetic.formula.results] == [pytest.approx(1.5), 1.0]
    assert curve.plot._now == (pytest.approx(1.5), pytest.approx(1.5))
    assert curve.histograms.before._mark == pytest.approx(1.5)
    hover(curve, -2.0)
    assert [value for _, value in curve.arithmetic.formula.results] == [0.0, 0.0]
    assert curve.arithmetic.formula.lines[0] == ("f(x)", "= max(0, x)")
    hover(curve, None)
    assert curve.probe == place_of(-2.0)
    curve.grab()


def test_a_click_pins_keys_move_and_escape_releases(qtbot, curve):
    curve.plot.clicked.emit(2.0)
    qtbot.waitUntil(curve.settled)
    assert curve.pinned
    assert f"print(x[{place_of(2.0)}].item()" in curve.code.script.text
    hover(curve, -3.0)
    hover(curve, None)
    assert curve.probe == place_of(2.0)
    press(curve.plot, Qt.Key.Key_Right)
    assert curve.probe == place_of(2.0) + 1
    press(curve.plot, Qt.Key.Key_End)
    assert curve.probe == POINTS - 1
    press(curve.plot, Qt.Key.Key_Escape)
    assert not curve.pinned
    curve.arithmetic.timeline.first.click()
    assert curve.probe == 0
    assert curve.arithmetic.timeline.counter.text() == f"1 / {POINTS}"


def test_curves_are_compared_and_keep_their_colours(qtbot, curve):
    for name in ("GELU", "SiLU", "Tanh"):
        curve.boxes[name].click()
    qtbot.waitUntil(curve.settled)
    assert curve.state.others == ("GELU", "SiLU", "Tanh")
    assert not curve.boxes["ELU"].isEnabled()
    assert curve.boxes["ELU"].toolTip() == "3 curves at a time: take one away first"
    assert tuple(drawn.name for drawn in curve.good.others) == curve.state.others
    assert (curve.legend.names, curve.legend.colours) == (("ReLU", "GELU", "SiLU", "Tanh"), (0, 1, 2, 3))
    curve.boxes["GELU"].click()
    curve.boxes["ELU"].click()
    qtbot.waitUntil(curve.settled)
    assert curve.state.others == ("SiLU", "Tanh", "ELU")
    assert (curve.legend.names, curve.legend.colours) == (("ReLU", "SiLU", "Tanh", "ELU"), (0, 2, 3, 1))
    assert {line.colour for line in curve.plot.lines} == {0, 1, 2, 3}
    curve.boxes["Tanh"].click()
    qtbot.waitUntil(curve.settled)
    assert curve.state.others == ("SiLU", "ELU")
    assert curve.legend.colours == (0, 2, 1)
    assert all(box.isEnabled() for box in curve.boxes.values())


def test_the_band_is_where_the_numbers_of_the_batch_are(qtbot, curve):
    assert curve.plot.band[0] < -1
    set_params(qtbot, curve, normalise=False)
    assert curve.plot.band == (0.0, 1.0)
    assert [note.text() for note in curve.histograms.notes] == ["0.0000 to 1.0000"] * 2


def test_every_activation_has_a_curve_and_a_formula(qtbot, curve):
    for kind in activations.LAYERS:
        set_params(qtbot, curve, layer=kind)
        assert curve.good.curve.name == kind
        for x in (-2.5, 0.0, 3.5):
            hover(curve, x)
            value = curve.arithmetic.formula.results[0][1]
            assert curve.arithmetic.cell.total == pytest.approx(value, abs=1e-4), (kind, x)
        curve.grab()


def test_a_refusal_leaves_the_last_curve(qtbot, curve):
    set_params(qtbot, curve, layer="Softmax", dim=9)
    assert curve.arithmetic.failed
    assert curve.form.rows["dim"].reason.text() == "from -4 to 3"
    assert curve.good.curve.name == "ReLU"
    hover(curve, 1.0)
    assert curve.arithmetic.failed
    curve.arithmetic.errors.buttons[0].click()
    qtbot.waitUntil(curve.settled)
    assert curve.good.curve.name == "Softmax"


def test_two_hundred_settings_of_curves(qtbot, curve):
    for params in activation_settings(200, 0.5, 8):
        if any(isinstance(value, tuple) for value in vars(params).values()):
            continue
        curve.set(params=params)
        assert curve._shown == curve._asked
        hover(curve, 0.7)
        curve.plot.grab()
    qtbot.waitUntil(curve.settled)


def test_old_answers_do_not_replace_new_ones(qtbot):
    lab = AnyLab(at_once=False)
    page = make_part(qtbot, LESSON, "curve", lab)
    assert page.last_status[2] == "busy"
    for kind in ("Tanh", "ELU"):
        page.set(params=ActivationParams(kind))
    lab.reply(lab.requests[-1])
    lab.reply(lab.requests[0])
    qtbot.waitUntil(page.settled)
    assert page.good.curve.name == "ELU"
    assert page.last_status[2] == "ready"


def test_state_survives_a_restart(qtbot, curve):
    curve.boxes["SELU"].click()
    set_params(qtbot, curve, layer="ELU", alpha=2.5)
    curve.pin(77)
    curve.companion.show_tab("code")
    state = json.loads(json.dumps(curve.saved(), allow_nan=False))
    other = make_part(qtbot, LESSON, "curve", AnyLab(at_once=False))
    other.restore(state)
    other.lab.reply(other.lab.requests[-1])
    qtbot.waitUntil(other.settled)
    assert other.saved() == curve.saved()
    assert other.good.curve.name == "ELU"


def test_any_state_is_survived(qtbot, curve):
    first = curve.saved()
    for state in (
        None, [], {"others": 3}, {"others": ["x", None, "GELU", "GELU"]}, {"pinned": 10**9}, {"pinned": True},
        {"example": 99, "params": {"layer": "Nothing", "alpha": "x"}}, {"tab": "nowhere", "picture": 5},
    ):  # fmt: skip
        curve.restore(first)
        curve.restore(state)
        qtbot.waitUntil(curve.settled)
        json.dumps(curve.saved(), allow_nan=False)


def test_language_and_theme(qtbot, curve, pictures):
    for page in (curve, pictures):
        page.context.set_theme("dark")
        change_language()
        page.grab()
        page.context.set_theme("light")
    text = curve.text
    for kind, name in (("region", "curve"), ("region", "overlays"), ("field", "alpha"), ("field", "layer")):
        text.link.emit(kind, name)


def test_the_plot_tells_where_the_mouse_is(curve):
    plot, told = curve.plot, []
    plot.pointed.connect(told.append)
    box = plot.frame()
    from PySide6.QtTest import QTest

    QTest.mouseMove(plot, QPointF(box.center().x(), box.center().y()).toPoint())
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=QPointF(box.left() + 1, box.center().y()).toPoint())
    assert curve.pinned
    assert curve.probe <= 2
    assert told


@pytest.mark.parametrize(("params", "found"), [
    (ActivationParams("ReLU"), [(0, 0, 1, 0)]), (ActivationParams("LeakyReLU", negative_slope=0.2), [(0, 0.2, 1, 0.2)]),
    (ActivationParams("ELU"), []), (ActivationParams("ELU", alpha=2.0), [(0, 2, 1, 2)]),
    (ActivationParams("Hardswish"), [(-3, 0, -0.5, 0), (3, 1.5, 1, 1)]),
    (ActivationParams("SELU"), [(0, 1.7581, 1.0507, 1.7581)]),
    *((ActivationParams(name), []) for name in ("Sigmoid", "Tanh", "GELU", "SiLU", "Softplus", "Softmax")),
])  # fmt: skip
def test_a_slope_that_jumps_has_a_ring_where_it_has_no_value(params, found):
    """Each with PyTorch's own slope at the kink, which is that of one side."""
    drawn = curves.draw(LESSON.parts[0].content.build, params)
    told = jumps(curves.places().numpy(), drawn.slope)
    assert [(jump.x, jump.left, jump.right, jump.taken) for jump in told] == [
        pytest.approx(numbers, abs=0.03) for numbers in found
    ]
    for jump in told:
        assert {jump.missed, jump.taken} == {jump.left, jump.right}


@pytest.mark.parametrize("kind", activations.LAYERS)
def test_a_curve_comes_to_its_dashed_lines_and_stays_off_them(kind):
    params = ActivationParams(kind, alpha=1.5) if kind == "ELU" else ActivationParams(kind)
    layer = nn.Softmax(0) if kind == "Softmax" else LESSON.parts[0].content.build(params, (1, 1, 1)).double()
    far = torch.tensor([-4000.0, 4000.0], dtype=torch.float64)
    reached = layer(torch.stack([far, torch.zeros(2)]))[0] if kind == "Softmax" else layer(far[None, None])[0, 0]
    for end in ends(params):
        assert min(abs(value - end) for value in reached.tolist()) < 1e-6
    bounded = {round(value, 6) + 0.0 for value in reached.tolist() if abs(value) < 5}
    kinked = {"ReLU", "Hardswish"}  # they are 0 from somewhere on
    assert kind in kinked or bounded == {round(end, 6) + 0.0 for end in ends(params)}


def test_zero_and_one_are_written_at_the_axis(qtbot, curve):
    for kind in activations.LAYERS:
        set_params(qtbot, curve, layer=kind)
        levels = dict(curve.plot._levels())
        assert levels[0.0] == "0", kind
        assert levels[1.0] == "1", kind
        curve.grab()


def test_softmax_without_a_dimension_says_what_pytorch_does(qtbot, pictures):
    set_params(qtbot, pictures, layer="Softmax")
    assert pictures.arithmetic.caption.whole == "without dim PyTorch warns and takes 1: a share of 3 channels"
    set_params(qtbot, pictures, layer="Softmax", dim=3)
    assert pictures.arithmetic.caption.whole == "a share of 32 numbers"
    numbers = make_part(qtbot, LESSON, "numbers")
    set_params(qtbot, numbers, layer="Softmax")
    assert np.array_equal(numbers.view.output.values(), np.ones((2, 2)))
    assert numbers.worked.caption.whole == "without dim PyTorch warns and takes 1, the only channel: share 1"
    set_params(qtbot, numbers, layer="Softmax", dim=3)
    assert numbers.worked.caption.whole == "its share among the 2 numbers along the dimension"
    with pytest.warns(UserWarning, match="Implicit dimension choice"):
        assert torch.equal(nn.Softmax()(torch.zeros(1, 1, 2, 2)), torch.ones(1, 1, 2, 2))


def test_after_a_refusal_the_last_curve_is_marked(qtbot, curve):
    bright = curve.plot.grab().toImage()
    set_params(qtbot, curve, layer="Softmax", dim=7)
    assert curve.chip.isVisible()
    assert curve.chip.text.startswith("last good result: layer=")
    assert curve.plot.grab().toImage() != bright
