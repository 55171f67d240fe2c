"""The page of reasons: a pixel worked out, a patch that is dragged, maps that are switched off, random weights."""

import re

import numpy as np
import pytest
import torch
from access import barriers
from chosen_lab import AnyLab, make_part, set_params
from layer_cases import small_data
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from quick_lab import change_language, press
from run_cases import TINY
from script_runs import made_data, run, write, write_batches

from cifar_gui.engine import models, network
from cifar_gui.engine import weights as weights_of
from cifar_gui.engine.answers import answer
from cifar_gui.engine.data import CLASSES, DataError, DataSet, Split
from cifar_gui.engine.stored import Stored
from cifar_gui.lessons.network import LESSON, AttributionParams
from cifar_gui.lessons.networks import LENET_5, RESNET_SMALL
from cifar_gui.page_state import PictureState
from cifar_gui.pages.attribution import CAM, GRADIENT, METHODS, OCCLUSION, PRODUCT
from cifar_gui.pages.attribution.engine import Shown
from cifar_gui.pages.attribution.protocol import AskAccuracy, AskAttribution, AskScores, Attribution
from cifar_gui.pages.attribution.script import attribution_script
from cifar_gui.protocol import CIFAR10, OWN
from cifar_gui.protocol.models import FRESH, OPENED, Model
from cifar_gui.protocol.verdicts import Progress
from cifar_gui.spec import Network, layer

NO_MAPS = Network("no maps", (layer("flatten", "Flatten"), layer("linear1", "Linear", 3072, 10)))
SEVEN = Network("seven", (*TINY.layers[:-1], layer("linear1", "Linear", 196, 7)))
TWENTY = Network("twenty", (*TINY.layers[:-1], layer("linear1", "Linear", 196, 20)))


@pytest.fixture
def page(qtbot):
    return opened(qtbot, LENET_5)


def opened(qtbot, description, lab=None, size=(1440, 828), **params):
    """The page on fresh weights of a network, which is one of the user's own."""
    page = make_part(qtbot, LESSON, "attribution", lab or AnyLab(), size)
    page.context.networks = (description,)
    page.context.networks_changed.emit()
    set_params(qtbot, page, model=f"{FRESH}:{description.name}", **params)
    return page


def drag(page, *pixels):
    """Press on the picture at the first of these pixels (row, column), move to the others, and let go."""
    area = page.view.picture
    points = [area.cell_rect(0, (*pixel, 1, 1)).center().toPoint() for pixel in pixels]
    QTest.mousePress(area.viewport(), Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(area.viewport(), point)
    QTest.mouseRelease(area.viewport(), Qt.MouseButton.LeftButton, pos=points[-1])


def click_map(page, number):
    centre = page.view.maps.grid.tile(number).center()
    QTest.mouseClick(page.view.maps.viewport(), Qt.MouseButton.LeftButton, pos=centre)


def scores_of(page, x, off=()):
    module = models.opened(page.model).module
    return Shown(page.good.network, module, torch.as_tensor(x)[None]).scores(off=off)[0].numpy()


# --- one pixel ------------------------------------------------------------------------------------------------------


def test_a_pixel_is_worked_out_with_every_method(page, qtbot):
    for method in METHODS:
        set_params(qtbot, page, method=method)
        check_pixel(page, method)


def check_pixel(page, method):
    at = (12, 20)
    page.view.heat.hovered.emit((0, *at))
    (_, score), (name, value) = page.arithmetic.formula.results
    assert (name, value, score) == ("[12, 20]", page.good.heat[at], page.good.score)
    lines = dict(page.arithmetic.formula.lines)
    numbers = {name: [float(one.replace("−", "-")) for one in re.findall(r"−?[\d.]+(?:e[+−]\d+)?", text)]
               for name, text in lines.items()}  # fmt: skip
    if method == GRADIENT:
        assert value == pytest.approx(max(numbers["max |∂s/∂x|"]), abs=1e-4)
        assert [numbers[f"∂s/∂{name}"][0] for name in "RGB"] == pytest.approx(page.good.gradient[:, *at], abs=1e-4)
    elif method == PRODUCT:
        assert value == pytest.approx(sum(numbers["R + G + B"]), abs=3e-4)
    elif method == CAM:
        shares = numbers["enlarged"]
        assert value == pytest.approx(sum(a * b for a, b in zip(shares[::2], shares[1::2], strict=True)), abs=1e-3)
    else:
        assert numbers["s − s′"][2] == pytest.approx(numbers["s"][0] - numbers["s′"][0], abs=2e-4)


def test_it_is_said_how_far_a_long_work_has_come(page, qtbot):
    done = page.last_status[1]
    page.lab.at_once = False
    page.apply({"method": OCCLUSION})
    asked = page.lab.requests[-1]
    page.take(Progress(asked.id - 1, asked.page, 160, 169))
    assert page.last_status[1] == done
    page.take(Progress(asked.id, asked.page, 40, 169))
    assert page.last_status[1] == "23 % of the patches"
    page.lab.reply(asked)
    qtbot.waitUntil(page.settled)
    assert page.last_status[1].endswith(" ms")


def test_what_is_pinned_stays_until_it_is_released(page):
    page.view.heat.clicked.emit((0, 3, 4))
    assert page.state.pinned == (3, 4)
    page.view.overlay.hovered.emit((0, 20, 20))
    assert page.arithmetic.chip.text == "[20, 20]"
    page.view.overlay.hovered.emit(None)
    assert page.arithmetic.chip.text == "[3, 4]"
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Down)
    assert page.state.pinned == (4, 5)
    page.arithmetic.timeline.go(1023)
    assert page.state.pinned == (31, 31)
    press(page, Qt.Key.Key_Down)
    assert page.state.pinned == (31, 31)
    press(page, Qt.Key.Key_Escape)
    assert page.state.pinned is None


def test_the_first_pixel_is_the_one_that_counts_most(qtbot):
    page = make_part(qtbot, LESSON, "attribution", AnyLab(at_once=False))
    page.context.networks = (LENET_5,)
    page.apply({"model": f"{FRESH}:{LENET_5.name}"})
    page.lab.reply(page.lab.requests[-1])
    assert np.abs(page.good.heat)[page.here] == np.abs(page.good.heat).max()


def test_why_not_another_class(page, qtbot):
    other = (page.good.target + 3) % 10
    page.view.bars.chosen.emit(other)
    assert page.state.params.target == CLASSES[other]
    qtbot.waitUntil(page.settled)
    assert page.good.target == other
    assert "not" in page.view.heads[1].shape.text()
    page.view.bars.chosen.emit(int(page.good.scores.argmax()))
    assert page.state.params.target == "answer"


def test_the_layers_with_maps_are_offered(page, qtbot):
    combo = page.form.rows["maps"].control.combo
    assert [combo.itemData(place) for place in range(combo.count())] == ["", *page.good.layers]
    set_params(qtbot, page, maps="avgpool1")
    assert page.good.layer == "avgpool1"
    assert "avgpool1" in page.view.maps_head.title.text()
    assert page.view.maps.count == 6


def test_how_it_looks_asks_nothing(page, qtbot):
    asked = len(page.lab.requests)
    before = page.view.overlay.pixels.copy()
    set_params(qtbot, page, opacity=0.2)
    assert not np.array_equal(page.view.overlay.pixels, before)
    before = page.view.overlay.pixels.copy()
    set_params(qtbot, page, colours="signed")
    assert not np.array_equal(page.view.overlay.pixels, before)
    assert len(page.lab.requests) == asked


# --- the patch ------------------------------------------------------------------------------------------------------


def test_the_bars_follow_the_patch(page, qtbot):
    drag(page, (10, 10), (16, 12), (20, 22))
    assert page.state.patch == (16, 18)
    qtbot.waitUntil(page.settled)
    x = page.good.x.copy()
    x[:, 16:24, 18:26] = 0.5
    np.testing.assert_allclose(page.besides.changed.scores, scores_of(page, x), atol=1e-5)
    assert np.array_equal(page.besides.changed.scores, page.view.bars.now)
    shown = page.view.picture.pixels[0]
    assert (shown[16:24, 18:26] == shown[16, 18]).all()
    change = page.besides.changed.scores[page.good.target] - page.good.score
    assert f"{change:+.2f}".replace("-", "−") in page.view.words.text()


def test_the_patch_stays_within_the_picture(page):
    for pixel, corner in (((0, 0), (0, 0)), ((31, 31), (24, 24)), ((31, 2), (24, 0))):
        drag(page, pixel)
        assert page.state.patch == corner


def test_a_patch_that_grows_stays_within_the_picture(page, qtbot):
    drag(page, (31, 31))
    set_params(qtbot, page, window=20)
    lies = page.state.lies
    assert (lies.row, lies.column, lies.window) == (12, 12, 20)
    assert page.besides.changed.of.patch == lies


def test_only_the_newest_place_of_the_patch_is_shown(qtbot):
    page = opened(qtbot, LENET_5)
    page.lab.at_once = False
    drag(page, (5, 5), (9, 9), (20, 20))
    asked = [one for one in page.lab.requests if isinstance(one, AskScores)]
    assert len(asked) == 3
    assert not page.settled()
    page.lab.reply(asked[-1])
    assert page.settled()
    assert page.besides.changed.of == asked[-1]
    assert {one.page for one in asked} == {"network/attribution+scores"}


def test_the_keyboard_lays_and_moves_the_patch(page):
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page, Qt.Key.Key_Right, shift)
    assert page.state.patch == (12, 12)
    QTest.keyClick(page, Qt.Key.Key_Right, shift)
    QTest.keyClick(page, Qt.Key.Key_Up, shift)
    assert page.state.patch == (11, 13)
    for _ in range(40):
        QTest.keyClick(page, Qt.Key.Key_Down, shift)
    assert page.state.patch == (24, 13)
    press(page, Qt.Key.Key_Escape)
    assert page.state.patch is None
    assert page.besides.changed is None


def test_taking_it_away_leaves_the_whole_picture(page):
    drag(page, (10, 10))
    assert not page.view.lift.isHidden()
    page.view.lift.click()
    assert page.state.patch is None
    assert page.view.lift.isHidden()
    assert page.view.bars.now is None


def test_with_another_picture_the_patch_is_asked_anew(page, qtbot):
    drag(page, (10, 10))
    page.picker.choose(7)
    qtbot.waitUntil(page.settled)
    assert page.besides.changed.of.picture == page.good.of.picture == PictureState("samples", "test", 7)


# --- maps that are switched off -------------------------------------------------------------------------------------


def test_a_map_is_switched_off_and_on(page, qtbot):
    click_map(page, 3)
    click_map(page, 5)
    assert page.state.off == ("conv2:3", "conv2:5")
    qtbot.waitUntil(page.settled)
    right = scores_of(page, page.good.x, ("conv2:3", "conv2:5"))
    np.testing.assert_allclose(page.besides.changed.scores, right, atol=1e-6)
    assert len(np.unique(page.view.maps.pixels[3])) == 1
    assert page.view.maps.off == (3, 5)
    click_map(page, 3)
    assert page.state.off == ("conv2:5",)
    page.view.all_on.click()
    assert page.state.off == ()
    assert page.besides.changed is None


def test_maps_are_switched_by_keyboard(page):
    maps = page.view.maps
    maps.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Space):
        press(maps, key)
    assert page.state.off == ("conv2:1",)
    assert page.view.maps_head.remark.text()


def test_maps_of_several_layers_are_off_together(page, qtbot):
    click_map(page, 0)
    set_params(qtbot, page, maps="conv1")
    click_map(page, 2)
    assert page.state.off == ("conv2:0", "conv1:2")
    assert page.view.maps.off == (2,)


def test_the_accuracy_is_judged_on_demand(page, qtbot):
    assert not page.view.judge.isEnabled()
    click_map(page, 3)
    page.view.judge.click()
    qtbot.waitUntil(page.settled)
    told = page.besides.judged
    assert told.done == told.total == 150
    text = page.view.accuracy.whole
    assert f"{100 * told.whole / 150:.1f} %" in text
    assert f"{100 * told.without / 150:.1f} %" in text
    click_map(page, 4)
    assert page.view.accuracy.whole == "", "it was of other maps"


def test_why_nothing_can_be_judged_is_said(page, tmp_path):
    click_map(page, 3)
    page.lab.at_once = False
    page.view.judge.click()
    asked = page.lab.requests[-1]
    assert isinstance(asked, AskAccuracy)
    split = small_data(tmp_path).test
    images = Stored(tmp_path / "test_images.npy", lambda path: DataError("It is gone."))
    (tmp_path / "test_images.npy").write_bytes(b"")
    gone = DataSet("samples", tmp_path, None, *2 * [Split(images, split.labels)])
    page.take(answer(asked, {"samples": gone}))
    assert page.settled()
    assert page.view.accuracy.whole == "It is gone."


def test_other_than_ten_scores_are_not_judged(qtbot):
    page = opened(qtbot, SEVEN)
    click_map(page, 1)
    assert page.besides.changed is not None
    assert not page.view.judge.isEnabled()


# --- random weights -------------------------------------------------------------------------------------------------


def test_random_weights_stand_beside(page, qtbot):
    set_params(qtbot, page, fresh=True)
    assert page.good.fresh is not None
    assert "1.00" in page.view.words.text(), "the network is fresh itself"
    assert page.view.heads[2].title.text() == "Untrained"
    set_params(qtbot, page, fresh=False)
    assert page.view.heads[2].title.text() == "Overlay"


# --- networks of other kinds, states and refusals -------------------------------------------------------------------


@pytest.mark.parametrize("description", [SEVEN, TWENTY, RESNET_SMALL], ids=lambda one: one.name)
def test_other_networks_are_shown(qtbot, description):
    page = opened(qtbot, description)
    assert page.usable
    assert len(page.view.bars.shown()) <= 10
    assert page.good.target in page.view.bars.shown()
    page.grab()


def test_without_maps_grad_cam_is_refused_with_ways_out(qtbot):
    page = opened(qtbot, NO_MAPS)
    assert page.failure.field == "method"
    assert page.form.rows["method"].reason.text()
    page.arithmetic.errors.buttons[0].click()
    qtbot.waitUntil(page.settled)
    assert page.state.params.method == OCCLUSION
    assert page.usable
    assert page.view.maps.count == 0
    assert page.view.maps.placeholder


UNUSABLE = (
    {"pinned": [40, 2]}, {"patch": [-1, 0]}, {"patch": "x"}, {"off": ["x" * 500]}, {"off": [1]}, {"off": ["a"] * 5000},
    {"params": {"maps": 7}}, {"params": {"maps": "y" * 100}}, {"params": {"window": "big"}}, {"pinned": [1, 2, 3]},
)  # fmt: skip


def test_what_cannot_be_used_of_a_saved_state_is_ignored(page):
    before = page.saved()
    for saved in UNUSABLE:
        page.restore({**before, **saved})
        assert {**page.saved(), "params": {}} == {**before, "params": {}}, saved


def test_a_saved_state_comes_back(page, qtbot):
    set_params(qtbot, page, method=PRODUCT, maps="conv1", window=5)
    drag(page, (4, 4))
    click_map(page, 2)
    page.pin((7, 8))
    saved = page.saved()
    page.back_to_example()
    assert page.state.off == ()
    page.restore(saved)
    qtbot.waitUntil(page.settled)
    assert page.saved() == saved
    assert page.state.params.maps == "conv1"
    assert page.good.params.method == PRODUCT


def test_nothing_is_cut_off(page):
    for size in ((1000, 568), (1280, 688), (1366, 656), (1920, 968)):
        page.host.resize(*size)
        page.resize(*size)
        for _ in range(8):
            QApplication.processEvents()
        view = page.view
        assert view.height() <= page.height()
        assert all(view.rect().contains(column.geometry()) for column in view.columns)
        assert view.maps.height() >= 60
        assert view.picture.grid.tile(0).width() > 100


def test_every_control_has_a_name_and_takes_the_keyboard(page):
    click_map(page, 1)
    drag(page, (3, 3))
    assert not list(barriers(page))
    for part in (page.view.picture, page.view.heat, page.view.overlay, page.view.maps, page.view.bars):
        assert part.accessibleName()
    assert "0." in page.view.bars.accessibleDescription()


def test_it_says_the_same_in_another_language(page):
    drag(page, (3, 3))
    words = page.view.words.text()
    change_language()
    QApplication.processEvents()
    assert page.view.words.text() == words


# --- the script -----------------------------------------------------------------------------------------------------


def test_the_script_prints_the_pixel(page, qtbot):
    page.pin((9, 9))
    qtbot.waitUntil(page.settled)
    assert "heat[9, 9]" in page.code.script.text
    assert f"# {page.good.heat[9, 9]:.6g}" in page.code.script.text


@pytest.mark.parametrize("source", [pytest.param(CIFAR10, marks=pytest.mark.slow), OWN])  # torchvision takes seconds
def test_scripts_print_what_the_page_shows(tmp_path, source):
    data = made_data(name=source)
    write_batches(tmp_path, data.train, data.test)
    torch.manual_seed(2)
    weights_of.write(tmp_path / "mine.safetensors", network.build(RESNET_SMALL).state_dict())
    fresh = Model(f"{FRESH}:{LENET_5.name}", LENET_5)
    shown = {}
    for number, (model, description, params) in enumerate(
        [(fresh, LENET_5, AttributionParams(method=method, target=target, window=9, every=5, fill=0.2))
         for method in METHODS for target in ("answer", "ship")]
        + [(fresh, LENET_5, AttributionParams(maps="conv1"))]
    ):  # fmt: skip
        asked = AskAttribution(1, "page", model, PictureState(source, "test", 13), params)
        found = answer(asked, {source: data})
        assert isinstance(found, Attribution)
        at = (number, 2 * number)
        shown[f"s{number}"] = (found, at)
        write(tmp_path, f"s{number}", attribution_script(model, description, asked.picture, data, params, found.layer,
                                                         at, float(found.heat[at])))  # fmt: skip
    opened_model = Model(f"{OPENED}:mine")
    write(tmp_path, "mine", attribution_script(opened_model, RESNET_SMALL, PictureState(source, "test", 13), data,
                                               AttributionParams(), "block3", (3, 4)))  # fmt: skip
    ran = run(tmp_path, "heat", "gradient")
    assert not ran.raised
    for name, (found, at) in shown.items():
        np.testing.assert_allclose(ran.tensors[f"{name} heat"], found.heat, atol=1e-5)
        first, last = ran.said[name].strip().splitlines()
        assert first.split()[0] == str(found.target)
        assert float(first.split()[1]) == pytest.approx(found.score, abs=1e-5)
        assert float(last) == pytest.approx(found.heat[at], abs=1e-5)
    assert ran.tensors["mine heat"].shape == (32, 32)


def test_a_patch_and_a_map_are_steps_that_can_be_undone(qtbot, open_window):
    window = open_window("--lesson", "network", "--lang", "en")
    qtbot.waitUntil(window.settled, timeout=30_000)
    window.page.show_part("network/attribution")
    qtbot.waitUntil(window.settled, timeout=30_000)
    page = window.page.front
    assert page.good.network.name == "CIFAR10-quick"
    drag(page, (4, 4), (20, 20))
    qtbot.waitUntil(window.settled)
    window.recorder.record(apart=True)
    click_map(page, 0)
    qtbot.waitUntil(window.settled)
    window.recorder.record(apart=True)
    window.recorder.undo()
    assert (page.state.patch, page.state.off) == ((16, 16), ())
    window.recorder.undo()
    assert page.state.patch is None
    qtbot.waitUntil(window.settled)
    assert page.view.bars.now is None
    window.recorder.redo()
    assert page.state.patch == (16, 16)
