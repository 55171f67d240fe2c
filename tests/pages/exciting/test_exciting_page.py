"""The page of what maps look for, with the real engine behind it."""

import json

import numpy as np
import pytest
from chosen_lab import AnyLab
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from quick_lab import change_language, make_context, on_screen, press

from cifar_gui.engine import answers
from cifar_gui.engine.data import DataSet, Split
from cifar_gui.engine.models import opened
from cifar_gui.lessons.network import LESSON
from cifar_gui.pages.exciting import engine
from cifar_gui.pages.exciting.protocol import SHOWN, FindExciting, LookAtMaps
from cifar_gui.protocol import SAMPLES
from cifar_gui.protocol.models import KeptModel, Model, Training
from cifar_gui.spec import Network, layer
from cifar_gui.ui.window.pages import build_page

NET = Network("net", (layer("conv1", "Conv2d", 3, 6, 5, padding=2), layer("relu1", "ReLU"),
                      layer("maxpool1", "MaxPool2d", 4), layer("conv2", "Conv2d", 6, 4, 3),
                      layer("flatten", "Flatten"), layer("linear1", "Linear", 144, 10)))  # fmt: skip
LINES = Network("lines", (layer("flatten", "Flatten"), layer("linear1", "Linear", 3072, 3)))
PART = next(part for part in LESSON.parts if part.key == "network/exciting")


def made(qtbot, network=NET, size=(1440, 828), at_once=True):
    lab = AnyLab(at_once)
    context = make_context(lab)
    context.networks = (network,)
    context.model = f"fresh:{network.name}"
    return on_screen(qtbot, build_page(PART, context), lab, size)


@pytest.fixture
def page(qtbot):
    return made(qtbot)


def asked(page, kind):
    return [one for one in page.lab.requests if isinstance(one, kind)]


def frames(page, kind):
    return [mark for mark in page.view.pictures.marks.shown if mark.kind == kind]


def test_the_first_layer_and_its_first_map_are_shown_with_the_strongest_pictures(page):
    assert page.look.layer.name == "conv1"
    assert page.view.maps.count == 6
    assert page.view.pictures.count == SHOWN
    assert page.view.pictures_head.title.text() == "What excites map 0 most"
    assert page.view.pictures_head.remark.text() == "150 of 150 pictures"
    assert not page.view.progress.isVisible()
    found = page.good.layers[0].found[0]
    assert [left for left, _ in page.view.pictures.titles] == [f"{value:.2f}" for value in found.values[0]]
    assert len(frames(page, "window")) == SHOWN
    assert page.view.classes.counts.sum() == 15
    assert page.layers.count() == 5


def test_the_sum_of_a_first_convolution_is_written_out(page, qtbot):
    value = float(page.good.layers[0].found[0].values[0, 0])
    assert page.explained.views.currentWidget() is page.explained.sum
    assert page.explained.sum.accessibleDescription().endswith(f"… = {value:.3f}")
    assert page.explained.chip.text.startswith("conv1[0, ")
    page.choose_layer("conv2")
    qtbot.waitUntil(page.settled)
    assert page.explained.views.currentWidget() is not page.explained.sum
    assert "nothing outside of the frame" in page.explained.words.text()
    page.choose_layer("linear1")
    qtbot.waitUntil(page.settled)
    assert "sees the whole picture" in page.explained.words.text()
    assert page.explained.chip.text.startswith("linear1[0] = ")
    assert page.view.pictures_head.title.text() == "What excites unit 0 most"
    assert frames(page, "window") == [], "a frame around all of it says nothing"


def test_layer_map_and_picture_are_chosen_by_mouse_and_by_keys(page, qtbot):
    page.layers.setCurrentRow(3)
    assert page.state.layer == "conv2"
    page.view.maps.clicked.emit((2, 0, 0))
    assert page.state.map == 2
    assert page.view.maps.marks.selected == {2}
    page.view.pictures.hovered.emit((4, 0, 0))
    assert (page.here, page.state.pinned) == (4, None)
    assert page.view.pictures.marks.selected == {4}
    page.view.pictures.clicked.emit((4, 0, 0))
    assert page.state.pinned == 4
    assert page.explained.timeline.position == 4
    press(page, Qt.Key.Key_Right)
    assert page.state.pinned == 5
    press(page, Qt.Key.Key_PageUp)
    assert (page.state.map, page.state.pinned) == (1, None)
    press(page, Qt.Key.Key_Up)
    assert (page.state.layer, page.state.map) == ("maxpool1", 0)
    for _ in range(9):
        press(page, Qt.Key.Key_Down)
    assert page.state.layer == "linear1"
    press(page, Qt.Key.Key_P)
    assert page.state.pinned == 0
    press(page, Qt.Key.Key_Escape)
    assert page.state.pinned is None
    qtbot.waitUntil(page.settled)


def test_another_end_another_look_and_another_layer_need_no_other_search(page, qtbot):
    before = len(asked(page, FindExciting))
    page.apply({"excites": "least"})
    qtbot.waitUntil(page.settled)
    values = page.good.layers[0].found[2].values[0]
    assert [left for left, _ in page.view.pictures.titles] == [f"{value:.2f}".replace("-", "−") for value in values]
    page.apply({"shown": "patches"})
    assert page.view.pictures.pixels.shape == (SHOWN, 5, 5)
    assert frames(page, "window") == []
    page.apply({"excites": "middle", "shown": "pictures"})
    page.choose_layer("maxpool1")
    page.picker.choose(3)
    assert len(asked(page, FindExciting)) == before
    page.apply({"model": "fresh:net", "excites": "most"})
    assert len(asked(page, FindExciting)) == before


def test_a_tile_is_the_best_patch_or_the_map_of_the_chosen_picture(page, qtbot):
    assert page.view.maps.pixels.shape == (6, 5, 5)
    assert asked(page, LookAtMaps) == []
    page.apply({"tiles": "maps"})
    qtbot.waitUntil(page.settled)
    assert page.view.maps.pixels.shape == (6, 32, 32)
    first = page.view.maps.pixels.copy()
    page.picker.choose(7)
    qtbot.waitUntil(page.settled)
    assert not np.array_equal(page.view.maps.pixels, first)
    assert asked(page, LookAtMaps)[-1].index == 7
    page.choose_layer("conv2")
    assert page.view.maps.pixels.shape == (4, 6, 6)


def test_other_pictures_are_another_search(page, qtbot):
    page.picker.choose_source("cifar10")
    qtbot.waitUntil(page.settled)
    assert page.good.source == "cifar10"
    assert [one.source for one in asked(page, FindExciting)] == ["samples", "cifar10"]
    page.picker.choose_source("cifar10", "train")
    assert len(asked(page, FindExciting)) == 2, "of either split the held-out pictures are looked through"


def test_the_pictures_are_those_that_the_network_was_not_trained_on(qtbot):
    page = made(qtbot)
    key = page.state.params.model
    page.context.take_models((KeptModel(key, NET, training=Training(SAMPLES, "test", 9)),))
    assert page.held_out == (SAMPLES, "train")
    page.context.take_models((KeptModel(key, NET, training=Training(SAMPLES, "train", 9)),))
    assert page.held_out == (SAMPLES, "test")


def test_while_it_searches_what_is_known_is_shown(qtbot, monkeypatch):
    page = made(qtbot, at_once=False)
    assert "as soon as PyTorch is loaded" in page.view.pictures.placeholder
    monkeypatch.setattr(engine, "MERGED", 40)
    told = [one for one in answers.answers(asked(page, FindExciting)[-1], page.lab.data) if one is not None]
    assert not told[0].whole
    page.lab.replied.emit(told[0])
    assert page.view.progress.isVisible()
    assert page.last_status[2] == "busy"
    assert not page.settled()
    page.pin(3)
    for one in told[1:]:
        page.lab.replied.emit(one)
    qtbot.waitUntil(page.settled)
    assert page.state.pinned == 3
    assert page.last_status[2] == "ready"
    assert page.good.whole


def test_looking_inside_leads_to_the_maps_of_the_picture(page):
    led = []
    page.astray.connect(lambda *link: led.append(link))
    page.pin(2)
    page.explained.look.click()
    assert led == [("part", "maps")]
    assert page.context.picture == ("samples", "test", int(page.good.layers[0].found[0].pictures[0, 2]))


def test_a_map_that_no_picture_excites_is_named(qtbot):
    dead = Network("dead", (layer("conv1", "Conv2d", 3, 2, 3), layer("relu1", "ReLU")))
    opened(Model("fresh:dead", dead)).module.conv1.bias.fill_(-100.0)
    page = made(qtbot, dead)
    page.choose_layer("relu1")
    qtbot.waitUntil(page.settled)
    assert page.view.pictures_head.title.text() == "Map 0 is the same for every picture"
    assert page.view.classes_head.remark.text() == "of the 0 strongest"


def test_a_network_without_a_convolution_has_units(qtbot):
    page = made(qtbot, LINES)
    assert [one.name for one in page.good.layers] == ["linear1"]
    assert page.view.maps.pixels.shape == (3, 32, 32), "a unit sees all of its best picture"
    assert page.view.maps_head.shape.text() == "3 units"


def test_weights_that_are_gone_are_refused_with_a_way_out(page, qtbot):
    page.context.take_models((KeptModel("fresh:net", NET), KeptModel("opened:gone", NET)))
    page.apply({"model": "opened:gone"})
    qtbot.waitUntil(page.settled)
    assert page.explained.failed
    assert page.explained.errors.buttons[0].text() == "Look into another network"
    assert page.good is not None
    page.explained.errors.buttons[0].click()
    qtbot.waitUntil(page.settled)
    assert not page.explained.failed


def test_a_state_survives_whatever_it_says(page, qtbot):
    page.set(layer="conv2", map=3, pinned=5)
    page.apply({"shown": "patches"})
    saved = json.loads(json.dumps(page.saved()))
    page.back_to_example()
    assert (page.state.layer, page.state.map, page.state.pinned) == ("", 0, None)
    page.restore(saved)
    qtbot.waitUntil(page.settled)
    assert (page.look.layer.name, page.look.map, page.state.pinned) == ("conv2", 3, 5)
    page.restore({**saved, "layer": "elsewhere", "map": 10**9, "pinned": 10**9})
    qtbot.waitUntil(page.settled)
    assert (page.look.layer.name, page.look.map, page.here) == ("conv1", 5, SHOWN - 1)
    page.grab()


def test_the_pictures_may_go_away(page, qtbot):
    many = page.context.data(SAMPLES)
    few = Split(many.test.images[:12], many.test.labels[:12])
    page.context.add_data(DataSet(SAMPLES, many.root, None, many.train, few))
    qtbot.waitUntil(page.settled)
    assert page.good.total == 12


def test_it_speaks_chinese_and_has_names(page, qtbot):
    change_language()
    qtbot.waitUntil(page.settled)
    for part in (page.view.maps, page.view.pictures, page.view.classes, page.layers, page.explained.patch):
        assert part.accessibleName()
    assert "airplane" in page.view.classes.accessibleDescription()
    assert page.view.classes.numbers().count("\n") == 10


@pytest.mark.parametrize("size", [(1000, 608), (1280, 728), (1920, 1008)])
def test_it_fits(qtbot, size):
    page = made(qtbot, size=size)
    page.apply({"shown": "patches"})
    qtbot.waitUntil(page.settled)
    assert page.view.pictures.verticalScrollBar().maximum() == 0
    assert page.view.maps.verticalScrollBar().maximum() == 0
    QTest.mouseMove(page.view.pictures.viewport())
    page.grab()
