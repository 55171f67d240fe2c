"""The page of a network's gradients: the way forward and back, weights, the walk, refusals, state."""

import json
import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loss_lab import NETWORK, LossLab, make_page
from PySide6.QtCore import Qt
from quick_lab import change_language, press, type_into

from cifar_gui.pages.backward.look import BACKWARD, LOGITS, LOSS_STEP, SOFTMAX
from cifar_gui.pages.backward.protocol import AskCheck, AskGradients, AskNudge, AskWalk
from cifar_gui.protocol import CIFAR10, Failure
from cifar_gui.spec import Network, layer
from cifar_gui.ui.widgets.tiling import Tiling

TINY = Network("tiny", (
    layer("conv", "Conv2d", 3, 4, 3, stride=4), layer("flatten", "Flatten"), layer("linear", "Linear", 256, 10),
))  # fmt: skip
MISFIT = Network("misfit", (layer("flatten", "Flatten"), layer("linear", "Linear", 100, 10)))


@pytest.fixture
def page(qtbot):
    return make_page(qtbot, NETWORK)


def set_params(qtbot, page, **changes):
    params = replace(page.form.params, **changes)
    page.form.set_params(params)
    page.form.changed.emit(params)
    qtbot.waitUntil(page.settled)


def use(qtbot, page, *networks):
    page.context.networks = networks
    page.context.networks_changed.emit()
    set_params(qtbot, page, network=networks[0].name)


# --- results --------------------------------------------------------------------------------------------------------


def test_the_first_result_is_one_picture_as_in_the_course(page):
    assert page.good.x.shape == (1, 3, 32, 32)
    assert 2 < page.good.loss < 2.6
    assert page.view.result.text() == f"{page.good.loss:.4f}"
    assert page.last_status[0] == "Sample drawings · test 150    (1, 3, 32, 32) → (1, 10)"
    assert [row[0] for row in page.view.table.rows.rows][:2] == ["conv1.weight", "conv1.bias"]
    assert sum(item.values.size for item in page.good.parameters) == 145_578


def test_before_torch_is_there_the_picture_is(qtbot):
    page = make_page(qtbot, NETWORK, LossLab(at_once=False))
    assert page.view.picture.count == 1
    assert page.last_status[2] == "busy"
    assert not page.settled()
    page.lab.reply(page.lab.requests[-1])
    qtbot.waitUntil(page.settled)
    assert page.view.parameter.weights.count == 32


def test_a_batch(qtbot, page):
    page.show_example(1)
    qtbot.waitUntil(page.settled)
    assert page.good.logits.shape == (64, 10)
    assert page.view.picture.count == 64
    asked = len(page.lab.requests)
    page.view.picture.clicked.emit((9, 0, 0))
    qtbot.waitUntil(page.settled)
    assert page.picker.index == 9
    assert len(page.lab.requests) == asked
    assert f"{page.good.losses[9]:.4f}" in page.view.loss_caption.text()
    page.picker.choose(149)
    qtbot.waitUntil(page.settled)
    assert page.good.x.shape[0] == 22


def test_scores_and_tiles_come_first_and_what_explains_them_follows(qtbot, page):
    view, params = page.view, replace(page.form.params, seed=page.form.params.seed + 1)
    status, counts = page.last_status[0], view.parameter.weight_histogram.counts
    page.form.set_params(replace(params, batch_size=2))
    page.form.changed.emit(page.form.params)
    assert view.result.text() == f"{page.good.loss:.4f}"
    assert view.picture.count == 2
    assert page.last_status[0] == status
    assert view.parameter.weight_histogram.counts is counts
    assert not page.settled()
    qtbot.waitUntil(page.settled)
    assert page.last_status[0].endswith("(2, 3, 32, 32) → (2, 10)")
    assert view.parameter.weight_histogram.counts is not counts
    assert sum(view.parameter.weight_histogram.counts[0]) == page.good.parameters[0].values.size


def test_another_data_set(qtbot, page):
    page.context.choose_source(CIFAR10)
    qtbot.waitUntil(page.settled)
    assert page.good.pictures.source == CIFAR10


def test_networks_of_the_builder(qtbot, page):
    use(qtbot, page, TINY)
    assert [item.name for item in page.good.parameters] == ["conv.weight", "conv.bias", "linear.weight", "linear.bias"]
    assert page.form.rows["network"].control.combo.findData("tiny") >= 0
    page.context.networks = ()
    page.context.networks_changed.emit()
    qtbot.waitUntil(page.settled)
    assert page.good.network.name == page.form.params.network == page.saved()["network"] == "CIFAR10-quick"


# --- the way forward and back ---------------------------------------------------------------------------------------


def test_the_way_forward_and_back(qtbot, page):
    steps = page.view
    page.show_position(0)
    assert steps.bars.logits is None
    assert steps.result.text() == ""
    assert steps.parameter.grads.count == 0
    assert page.arithmetic.formula.lines[-1] == ("w.grad", "None")
    page.show_position(LOGITS)
    assert steps.bars.logits is not None
    assert steps.bars.probabilities is None
    page.show_position(SOFTMAX)
    assert steps.bars.probabilities is not None
    assert steps.result.text() == ""
    page.show_position(LOSS_STEP)
    assert steps.result.text()
    assert steps.table.rows.known == frozenset()
    page.show_position(BACKWARD)
    assert page.arithmetic.chip.text == "backward: linear2"
    assert {steps.table.rows.rows[row][0] for row in steps.table.rows.known} == {"linear2.weight", "linear2.bias"}
    assert steps.parameter.grads.count == 3
    steps.table.rows.choose(0)
    assert steps.parameter.grads.count == 0
    page.show_position(99)
    assert page.state.position is None
    assert len(steps.table.rows.known) == 10


def test_keys_step_along_the_way(page):
    press(page, Qt.Key.Key_Left)
    assert page.arithmetic.timeline.position == page.look.positions - 2
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Right)
    assert page.look.place == page.look.positions - 1
    page.arithmetic.timeline.moved.emit(LOSS_STEP)
    assert page.arithmetic.chip.text == "loss"


def test_the_loss_is_written_out(page):
    page.show_position(LOSS_STEP)
    name, text = page.arithmetic.formula.lines[1]
    label = int(page.good.labels[0])
    assert name == f"ℓ = −ln p[{label}]"
    assert text.endswith(f"= {page.good.loss:.4f}".rstrip("0"))


# --- weights --------------------------------------------------------------------------------------------------------


def test_hovering_a_weight_tells_its_value_and_gradient(page):
    page.view.parameter.grads.hovered.emit((3, 1, 7))
    item = page.good.parameters[0]
    assert page.arithmetic.chip.text == "conv1.weight[3, 1, 1, 2]"
    results = dict(page.arithmetic.formula.results)
    assert results["w"] == pytest.approx(float(item.values[3, 1, 1, 2]))
    assert results["w.grad"] == pytest.approx(float(item.grad[3, 1, 1, 2]))
    assert page.view.parameter.weights.marks.shown[0].rect == (1, 7, 1, 1)
    page.view.table.rows.choose(8)
    page.view.table.rows.choose(0)
    page.view.parameter.grads.hovered.emit(None)
    assert page.arithmetic.chip.text == "backward: conv1"
    assert not page.view.parameter.weights.marks.shown


def test_a_pinned_weight_can_be_dragged(qtbot, page):
    page.view.parameter.weights.clicked.emit((0, 2, 2))
    qtbot.waitUntil(page.settled)
    nudge = page.besides.nudge
    assert page.state.pinned == ("conv1.weight", (0, 0, 2, 2))
    assert nudge.finite_difference == pytest.approx(nudge.gradient, rel=1e-3)
    assert nudge.gradient == pytest.approx(float(page.good.parameters[0].grad[0, 0, 2, 2]), rel=1e-3)
    assert "print(weight[0, 0, 2, 2], weight.grad[0, 0, 2, 2])" in page.code.script.text
    page.arithmetic.curve.dragged.emit(float(nudge.weights[-1]))
    assert page.arithmetic.formula.lines[-1][1] == f"{nudge.losses[-1]:.6f}"
    page.picker.choose(page.picker.index + 10)
    qtbot.waitUntil(page.settled)
    assert page.besides.nudge.of.pictures == page.good.pictures
    press(page, Qt.Key.Key_Escape)
    assert page.state.pinned is None
    assert not page.arithmetic.curve.isVisibleTo(page)


def test_scores_loss_and_slope_follow_the_dragged_weight(qtbot, page):
    page.pin("linear2.weight", (3, 5))
    qtbot.waitUntil(page.settled)
    nudge, asked = page.besides.nudge, len(page.lab.requests)
    before = page.view.result.text()
    page.arithmetic.curve.dragged.emit(float(nudge.weights[-1]))
    np.testing.assert_allclose(page.view.bars.logits, nudge.logits[-1, 0], rtol=1e-5)
    assert page.view.bars.probabilities.sum() == pytest.approx(1.0)
    assert page.view.result.text() == f"{nudge.losses[-1]:.4f}" != before
    lines = dict(page.arithmetic.formula.lines)
    assert lines["∂L/∂w"].endswith(f"→ {nudge.gradients[-1]:.5g}".replace("-", "−"))
    middle = (nudge.weights[3] + nudge.weights[4]) / 2
    page.arithmetic.curve.dragged.emit(float(middle))
    np.testing.assert_allclose(page.view.bars.logits, nudge.logits[3:5, 0].mean(0), rtol=1e-5)
    press(page, Qt.Key.Key_Escape)
    assert page.view.result.text() == before
    assert len(page.lab.requests) == asked


def test_keys_move_the_pinned_weight(qtbot, page):
    page.pin("linear2.weight", (3, 5))
    qtbot.waitUntil(page.settled)
    press(page, Qt.Key.Key_Up)
    own = float(page.besides.nudge.weights[len(page.besides.nudge.weights) // 2])
    assert page.explaining.dragged > own
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Down)
    assert page.explaining.dragged < own
    for _ in range(100):
        press(page, Qt.Key.Key_Down)
    assert page.explaining.dragged == page.besides.nudge.weights[0]


def test_the_gradient_is_checked_by_differences(qtbot, page):
    page.pin("linear2.weight", (3, 5))
    qtbot.waitUntil(page.settled)
    assert not any(isinstance(request, AskCheck) for request in page.lab.requests)
    page.arithmetic.plots.buttons["check"].click()
    qtbot.waitUntil(page.settled)
    assert sum(isinstance(request, AskCheck) for request in page.lab.requests) == 1
    checked = page.besides.checked
    assert checked.steps[page.explaining.step] == pytest.approx(1e-3)
    lines = page.arithmetic.formula.lines
    assert lines[0] == ("w.grad", f"{checked.gradients[1]:.5g}    h = 0.001".replace("-", "−"))
    assert lines[1][0].endswith("float32")
    assert f"{checked.errors[1, page.explaining.step]:.1e}".replace("-", "−") in lines[2][1]
    said = set()
    for _ in range(len(checked.steps)):
        press(page, Qt.Key.Key_Down)
        said.add(page.arithmetic.formula.lines[3][1])
    assert page.explaining.step == 0
    assert any("w + h is w again" in text for text in said)
    assert any("nearly all digits" in text for text in said)
    page.arithmetic.curve.dragged.emit(-1.0)
    assert checked.steps[page.explaining.step] == pytest.approx(0.1)
    page.arithmetic.plots.buttons["loss"].click()
    assert page.arithmetic.formula.lines[0][0] == "w"
    page.pin("linear2.weight", (3, 6))
    page.arithmetic.plots.buttons["check"].click()
    qtbot.waitUntil(page.settled)
    assert page.besides.checked.index == (3, 6)


# --- layers ---------------------------------------------------------------------------------------------------------


def test_outputs_of_the_layers_and_what_comes_back_there(qtbot, page):
    page.view.kinds.buttons["maps"].click()
    rows = page.view.table.rows
    assert [row[0] for row in rows.rows] == [item.name for item in page.good.layers]
    assert page.view.parameter.name.text() == "conv1"
    assert page.view.parameter.weights.count == 32
    page.show_position(BACKWARD + 3)
    assert page.arithmetic.chip.text == "backward: maxpool3"
    assert page.view.parameter.name.text() == "maxpool3"
    assert page.view.parameter.grads.count == 64
    assert [name for name, _ in page.arithmetic.formula.lines] == ["y", "∂L/∂y"]
    known = {rows.rows[row][0] for row in rows.known}
    assert known == {"linear2", "linear1", "flatten", "maxpool3"}
    page.view.parameter.weights.hovered.emit((5, 1, 2))
    layer = page.good.layers[5]
    assert page.arithmetic.chip.text == "maxpool3[5, 1, 2]"
    results = dict(page.arithmetic.formula.results)
    assert results["y"] == pytest.approx(float(layer.out[0, 5, 1, 2]))
    assert results["∂L/∂y"] == pytest.approx(float(layer.grad[0, 5, 1, 2]))
    page.view.parameter.weights.clicked.emit((5, 1, 2))
    assert page.state.pinned is None
    page.view.parameter.weights.hovered.emit(None)
    rows.choose(0)
    assert page.view.parameter.grads.count == 0  # backward has not come to conv1 yet
    page.view.kinds.buttons["weights"].click()
    assert rows.rows[0][0] == "conv1.weight"


def test_another_picture_of_the_batch_has_other_outputs(qtbot, page):
    set_params(qtbot, page, batch_size=4)
    page.show_kind("maps")
    first, other = page.view.items[0].values, (page.look.picture + 1) % 4
    page.view.picture_clicked.emit(other)
    qtbot.waitUntil(page.settled)
    np.testing.assert_array_equal(page.view.items[0].values, page.good.layers[0].out[other])
    assert not np.array_equal(page.view.items[0].values, first)


def test_a_pin_that_the_next_network_has_not_is_let_go(qtbot, page):
    page.pin("conv1.weight", (31, 2, 4, 4))
    qtbot.waitUntil(page.settled)
    use(qtbot, page, TINY)
    assert page.state.pinned is None
    assert page.state.parameter == "conv.weight"


SHAPES = [(32, 3, 5, 5), (4, 7, 2, 3), (1, 1, 1, 1), (10, 64), (64, 1024), (3, 200), (33,), (1,)]


@given(st.sampled_from(SHAPES), st.data())
@settings(max_examples=60)
def test_every_number_has_a_cell(shape, data):
    values = np.arange(np.prod(shape), dtype=np.float32).reshape(shape)
    tiling = Tiling(shape)
    index = tuple(data.draw(st.integers(0, size - 1)) for size in shape)
    tile, row, column = tiling.cell(index)
    assert tiling.tiles(values)[tile, row, column] == values[index]
    assert tiling.index((tile, row, column)) == index


# --- the walk -------------------------------------------------------------------------------------------------------


def test_the_walk_goes_through_the_split(qtbot, page):
    use(qtbot, page, TINY)
    page.companion.show_tab("curve")
    page.walk.button.click()
    qtbot.waitUntil(lambda: page.walk.done, timeout=20_000)
    assert not page.walk.running
    assert len(page.walk.losses) == 150
    assert page.walk.values["mean"].text() == f"{page.walk.losses.mean(dtype=np.float64):.4f}"
    page.walk.again.click()
    assert len(page.walk.losses) == 0


def test_the_walk_goes_on_after_other_requests(qtbot):
    lab = LossLab(at_once=False)
    page = make_page(qtbot, NETWORK, lab)
    lab.reply(lab.requests[-1])
    page.start_walk()
    assert isinstance(lab.requests[-1], AskWalk)
    lab.reply(lab.requests[-1])
    so_far = len(page.walk.losses)
    assert so_far > 0
    page.picker.choose(page.picker.index + 1)  # the walk's request under way is dropped
    assert isinstance(lab.requests[-1], AskGradients)
    lab.reply(lab.requests[-1])
    assert isinstance(lab.requests[-1], AskWalk)
    assert lab.requests[-1].first == so_far
    page.pin("conv1.bias", (3,))
    lab.reply(lab.requests[-1])
    assert isinstance(lab.requests[-1], AskNudge)
    lab.reply(lab.requests[-1])
    assert isinstance(lab.requests[-1], AskWalk)
    page.walk.button.click()
    lab.reply(lab.requests[-1])
    count = len(lab.requests)
    qtbot.waitUntil(page.settled)
    assert len(lab.requests) == count


def test_another_seed_begins_a_new_walk(qtbot, page):
    use(qtbot, page, TINY)
    page.start_walk()
    qtbot.waitUntil(lambda: page.walk.done, timeout=20_000)
    set_params(qtbot, page, seed=9)
    assert len(page.walk.losses) == 0
    assert not page.walk.running


# --- refusals -------------------------------------------------------------------------------------------------------


def test_no_reduction_is_explained(qtbot, page):
    set_params(qtbot, page, batch_size=4, reduction="none")
    assert page.form.rows["reduction"].reason.text() == "leaves one loss for each picture"
    assert page.code.script.lines["backward"] == page.code.fault
    assert page.view.chip.isVisible()
    page.arithmetic.errors.buttons[0].click()
    qtbot.waitUntil(page.settled)
    assert page.form.params.reduction == "mean"
    assert page.failure is None


def test_a_network_that_does_not_fit_is_explained(qtbot, page):
    use(qtbot, page, MISFIT)
    assert page.failure.field == "network"
    assert "shapes cannot be multiplied" in page.failure.text
    set_params(qtbot, page, network="CIFAR10-quick")
    assert page.failure is None


def test_fields_of_the_program_are_judged_by_the_page(page):
    asked = len(page.lab.requests)
    type_into(page.form.rows["batch_size"].control.edit, "0")
    assert page.form.rows["batch_size"].reason.text() == "a whole number from 1 on"
    type_into(page.form.rows["seed"].control.edit, "-3")
    assert page.form.rows["seed"].reason.text() == "a whole number from 0 on"
    assert len(page.lab.requests) == asked


def test_random_settings_never_raise(qtbot, page):
    chance = random.Random(5)
    page.context.networks = (TINY, MISFIT)
    page.context.networks_changed.emit()
    odd = [-1, 0, 0.5, None, 2**63, float("nan"), True, "mean"]
    outcomes = set()
    for _ in range(200):
        changes = {
            "network": chance.choice(["tiny", "tiny", "tiny", "misfit", "CIFAR10-quick"]),
            "batch_size": chance.choice([1, 1, 2, 8]), "reduction": chance.choice(["mean", "sum", "none"]),
            "training": chance.random() < 0.5, "label_smoothing": chance.choice([0.0, 0.1]),
        }  # fmt: skip
        if chance.random() < 0.4:
            changes[chance.choice(["batch_size", "seed", "label_smoothing"])] = chance.choice(odd)
        params = replace(page.form.params, **{"seed": 3, **changes})
        page.form.set_params(params)
        page.form.changed.emit(params)
        assert page.failure is None or page.failure.kind == "torch", page.failure.traceback
        outcomes.add(type(page.failure))
        page.show_position(chance.randrange(page.look.positions))
    assert outcomes == {type(None), Failure}


# --- state, languages -----------------------------------------------------------------------------------------------


def test_a_state_survives_a_restart(qtbot, page):
    set_params(qtbot, page, batch_size=3, seed=77)
    page.picker.choose(44)
    qtbot.waitUntil(page.settled)
    page.view.table.rows.choose(4)
    page.pin("conv3.weight", (1, 2, 3, 4))
    qtbot.waitUntil(page.settled)
    page.show_position(6)
    page.companion.show_tab("curve")
    page.show_kind("maps")
    page.arithmetic.plots.buttons["check"].click()
    qtbot.waitUntil(page.settled)
    state = json.loads(json.dumps(page.saved()))
    other = make_page(qtbot, NETWORK)
    other.restore(state)
    qtbot.waitUntil(other.settled)
    assert other.form.params == page.form.params
    assert other.good.loss == page.good.loss
    assert other.state.pinned == ("conv3.weight", (1, 2, 3, 4))
    assert (other.state.position, other.companion.tab) == (6, "curve")
    assert other.state.parameter == page.state.parameter
    assert other.besides.checked.index == (1, 2, 3, 4)
    assert other.view.table.rows.rows == page.view.table.rows.rows
    assert other.view.parameter.name.text() == page.view.parameter.name.text()


def test_a_damaged_state_is_ignored(qtbot, page):
    first = page.saved()
    for state in (
        {}, {"params": 3}, {"pinned": ["conv1.weight", [99, 0, 0, 0]], "position": True}, {"pinned": ["nothing", [1]]},
        {"pinned": [3, 4], "example": -1, "network": []}, {"network": "none", "parameter": "none", "tab": 3},
        {"kind": "?", "plot": [], "position": 10**9}, {"kind": "maps", "plot": "check", "position": 5, "layer": []},
    ):  # fmt: skip
        page.restore(first)
        page.restore(state)
        qtbot.waitUntil(page.settled)
        assert page.failure is None, state
        assert page.state.pinned is None, state
        assert page.view.result.text(), state


def test_texts_follow_the_language(page):
    change_language()
    assert page.view.heads["table"].text() == "Layers"
    assert page.walk.button.text() == "Start"


def test_links_of_the_text(page):
    names = ("picture", "scores", "loss", "parameters", "weights", "gradient", "way", "weight")
    for name in names:
        page.text.link.emit("region", name)
        assert page.spots[0].isVisible()
    page.text.link.emit("region", "walk")
    assert page.companion.tab == "curve"
    page.text.link.emit("field", "batch_size")
    page.text.link.emit("field", "beta")


@pytest.mark.parametrize("size", [(1280, 728), (1340, 828), (1920, 1008)])
def test_everything_fits(qtbot, size):
    page = make_page(qtbot, NETWORK, size=size)
    page.show_example(2)
    qtbot.waitUntil(page.settled)
    assert page.minimumSizeHint().width() <= size[0]
    assert page.minimumSizeHint().height() <= size[1]
    assert page.view.parameter.weights.height() >= 60
