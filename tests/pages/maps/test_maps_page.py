"""The page of all maps: what torch gives, the way back to the picture, and what of it the page shows."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from beside import beside
from chosen_lab import AnyLab
from numpy.testing import assert_allclose, assert_array_equal
from PySide6.QtCore import QPointF, Qt
from quick_lab import make_context, on_screen, press, type_into

from cifar_gui.engine.answers import answer, answers
from cifar_gui.lessons.network import FRESH_QUICK, LESSON, MAPS
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, LENET_5, RESNET_SMALL, VGG_SMALL
from cifar_gui.pages.maps.path import Back
from cifar_gui.pages.maps.protocol import PICTURE, AskEffective, NetworkMaps
from cifar_gui.protocol import CIFAR10, Failure
from cifar_gui.protocol.models import Model
from cifar_gui.spec import Network, layer
from cifar_gui.ui.window.pages import build_page

case = beside("maps")
NETWORKS = (CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, LENET_5, RESNET_SMALL)
BY_NAME = pytest.mark.parametrize("description", NETWORKS, ids=lambda one: one.name)
FEW = Network("Linear alone", (layer("flatten", "Flatten"), layer("linear", "Linear", 3072, 3)))
NO_NUMBERS = Network("Maps at the end", (layer("conv1", "Conv2d", 3, 4, 3), layer("relu1", "ReLU")))


# --- what torch gives -----------------------------------------------------------------------------------------------


@BY_NAME
def test_every_layer_puts_out_what_torch_does(description):
    good = case.maps_of(description, 3)
    x = torch.from_numpy(good.x[None]).to(memory_format=torch.channels_last)
    module = case.module_of(good)
    with torch.no_grad():
        for made, part in zip(good.layers, module, strict=True):
            x = part(x)
            assert_array_equal(made.output, x[0].numpy())
            assert made.parameters == sum(one.numel() for one in part.parameters())
    assert_allclose(good.probabilities, x.softmax(1)[0].numpy(), atol=1e-6)
    assert good.label == 3


def test_weights_that_are_gone_and_layers_that_do_not_fit_are_told():
    gone = answer(case.asked(Model("shipped:none")), case.sources())
    assert isinstance(gone, Failure)
    assert gone.kind == "outside"
    misfit = Network("misfit", (layer("conv1", "Conv2d", 4, 4, 3),))
    told = answer(case.asked(case.fresh(misfit)), case.sources())
    assert isinstance(told, Failure)
    assert told.field == "model"


# --- the way back ---------------------------------------------------------------------------------------------------


@BY_NAME
def test_a_number_is_what_its_arithmetic_says(description):
    good, random = case.maps_of(description), np.random.default_rng(1)
    back, told = Back(good), 0
    for part, made in enumerate(good.layers):
        for _ in range(4):
            place = tuple(int(random.integers(size)) for size in made.output.shape)
            if (found := back.told(part, place)) is not None:
                assert found.total == pytest.approx(float(made.output[place]), abs=1e-4)
                told += 1
    assert told > 3 * len(good.layers) - 8


@BY_NAME
def test_the_way_leads_from_the_picture_through_every_layer_within_what_is_seen(description):
    good, random = case.maps_of(description), np.random.default_rng(2)
    back = Back(good)
    for part, made in enumerate(good.layers):
        place = tuple(int(random.integers(size)) for size in made.output.shape)
        way = back.way(part, place)
        assert [spot.part for spot in way] == list(range(PICTURE, part + 1))
        assert way[-1].place == place
        for spot in way:
            assert float(good.values(spot.part)[spot.place]) == spot.value
            top, left, high, wide = spot.area
            row, column = spot.place[-2:] if len(spot.place) > 1 else (0, spot.place[0])
            assert top <= row < top + high
            assert left <= column < left + wide


def test_pooling_takes_the_winner_and_a_convolution_the_heaviest_map():
    good = case.maps_of(CIFAR10_QUICK)
    way = Back(good).way(3, (4, 4, 2))
    window = good.layers[2].output[4, 8:10, 4:6]
    assert way[3].value == window.max() == way[4].value
    weight, given = good.state["conv2.weight"][4], good.layers[1].output
    padded = np.pad(given, ((0, 0), (2, 2), (2, 2)))
    _, row, column = way[3].place
    sums = (padded[:, row : row + 5, column : column + 5] * weight).sum((1, 2))
    assert way[2].place[0] == np.abs(sums).argmax()
    assert way[0].area == (10, 2, 16, 16)


# --- the effective field --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("description", "part", "place"), [
    (CIFAR10_QUICK, 3, (4, 4, 2)), (CIFAR10_QUICK, 8, (5,)), (CIFAR10_QUICK_BATCHNORM, 2, (1, 9, 9)),
    (RESNET_SMALL, 3, (2, 3, 3)),
])  # fmt: skip
def test_the_effective_field_is_the_mean_of_autograd(description, part, place):
    model = case.fresh(description)
    request = AskEffective(1, "page+effective", model, part, place, CIFAR10, "test", 20)
    replies = [one for one in answers(request, case.sources(20)) if one is not None]
    assert [(one.pictures, one.whole) for one in replies] == [(8, False), (20, True)]
    images = torch.from_numpy(case.sources(20)[CIFAR10].test.images).float() / 255
    module = case.module_of(case.maps_of(description))[: part + 1]
    heats = []
    for image in images:
        x = image[None].clone().requires_grad_()
        module(x * 1)[(0, *place)].backward()
        heats.append(x.grad[0].abs().mean(0).double().numpy())
    assert_allclose(replies[-1].heat, np.mean(heats, axis=0), atol=1e-6, rtol=1e-6)


def test_weights_that_are_gone_have_no_effective_field():
    request = AskEffective(1, "page+effective", Model("shipped:none"), 0, (0, 0, 0), CIFAR10, "test", 4)
    (found,) = answers(request, case.sources())
    assert isinstance(found, Failure)


# --- the page -------------------------------------------------------------------------------------------------------


def page_of(qtbot, *own, model=FRESH_QUICK, size=(1440, 828), lab=None):
    """The page on the screen, on a network with fresh weights."""
    lab, part = lab or AnyLab(), LESSON.parts[0]
    context = make_context(lab)
    for network in own:
        context.keep_network(network)
    page = build_page(part, context)
    page.restore({**page.state.plain(), "model": model})
    for source in context.sources():
        lab.use(context.data(source))
    return on_screen(qtbot, page, lab, size)


@pytest.fixture
def page(qtbot):
    return page_of(qtbot)


def point_of(page, part, place):
    """Where a number stands on the stage."""
    column = page.view.columns.by_part[part]
    x, y, wide, high = column.area(column.cell(place)[0], (*column.cell(place)[1:], 1, 1))
    return QPointF(x - page.view.across + wide / 2, y + high / 2)


def test_every_number_is_found_where_it_stands(page):
    random = np.random.default_rng(0)
    for part in page.view.columns.by_part:
        for _ in range(5):
            place = tuple(int(random.integers(size)) for size in page.good.layers[part].output.shape)
            assert page.view.cell_at(point_of(page, part, place)) == (part, place)


def test_the_mouse_leads_back_and_a_click_stays(page, qtbot):
    page.view.hovered.emit((3, (4, 4, 2)))
    assert [spot.part for spot in page.way] == [PICTURE, 0, 1, 2, 3]
    qtbot.waitUntil(page.settled)
    assert page.arithmetic.caption.whole == "sees 16×16 pixels of the picture; a click pins it"
    page.view.hovered.emit(None)
    assert page.way[-1].part == 3
    page.view.clicked.emit((3, (4, 4, 2)))
    qtbot.waitUntil(page.settled)
    assert page.state.pinned == (3, (4, 4, 2))
    assert page.view.effective.pictures == 64
    assert page.arithmetic.caption.whole == "sees 16×16 pixels of the picture"
    assert page.view.accessibleDescription().startswith("maxpool2[4, 4, 2] = ")
    press(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.settled)
    assert page.state.pinned is None
    assert page.view.effective is None


def test_the_timeline_goes_through_the_layers_of_the_way(page, qtbot):
    page.pin((3, (4, 4, 2)))
    qtbot.waitUntil(page.settled)
    for place, name in enumerate(("picture", "conv1", "maxpool1", "conv2", "maxpool2")):
        page.arithmetic.timeline.go(place)
        qtbot.waitUntil(page.settled)
        assert page.arithmetic.timeline.counter.text() == name
        assert page.way[-1].part == 3
    page.arithmetic.timeline.go(6)
    qtbot.waitUntil(page.settled)
    assert (page.way[-1].part, page.layers.selected) == (5, 5)


@pytest.mark.parametrize(("key", "place"), [
    (Qt.Key.Key_Right, (4, 4, 3)), (Qt.Key.Key_Up, (4, 3, 2)), (Qt.Key.Key_PageDown, (5, 4, 2)),
    (Qt.Key.Key_PageUp, (3, 4, 2)),
])  # fmt: skip
def test_keys_move_the_pinned_number(page, qtbot, key, place):
    page.pin((3, (4, 4, 2)))
    press(page, key)
    assert page.state.pinned == (3, place)
    qtbot.waitUntil(page.settled)


@pytest.mark.parametrize("part", range(9))
def test_the_arithmetic_of_every_layer_is_written_out(page, qtbot, part):
    page.set(explains="arithmetic")
    page.pin((part, tuple(size // 2 for size in page.good.layers[part].output.shape)))
    qtbot.waitUntil(page.settled)
    assert page.good.layers[part].name in page.arithmetic.chip.text
    assert not page.arithmetic.failed
    assert not page.grab().isNull()


@pytest.mark.parametrize("description", [FEW, NO_NUMBERS, VGG_SMALL, RESNET_SMALL], ids=lambda one: one.name)
def test_a_network_of_any_kind_shows_something(qtbot, description):
    page = page_of(qtbot, description, model=f"fresh:{description.name}", size=(1280, 700))
    assert page.failure is None
    assert page.view.bars == (description is not NO_NUMBERS)
    for part, made in enumerate(page.good.layers):
        page.pin((part, tuple(size - 1 for size in made.output.shape)))
        qtbot.waitUntil(page.settled)
        assert page.way[-1].part == part
    assert not page.view.grab().isNull()


def test_one_scale_for_all_is_that_of_the_largest_layer(page, qtbot):
    assert page.view.shown.limits == page.good.limits
    page.apply({"scale": "one for all"})
    qtbot.waitUntil(page.settled)
    assert set(page.view.shown.limits) == {max(page.good.limits)}


def test_the_columns_hold_the_colours_of_the_numbers(page):
    column = page.view.columns.by_part[5]
    image = page.view.pixmap(column).toImage()
    values, limit = page.good.layers[5].output, page.good.limits[5]
    x, y = column.corner(9)
    for row, i in ((0, 0), (column.tile[0] - 1, 3)):
        colour = image.pixelColor(round(x - column.left), round(y - column.top) + row)
        assert (colour.red() > colour.blue()) == (values[9, i, 0] > 0) or abs(values[9, i, 0]) < limit / 50


def test_a_model_that_is_gone_has_a_way_out(qtbot):
    page = page_of(qtbot, model="opened:gone")
    assert page.failure.kind == "outside"
    (fix,) = page.failure.fixes
    page.apply(fix.changes)
    qtbot.waitUntil(page.settled)
    assert page.failure is None


def test_the_fields_grow_as_the_text_says(page):
    sizes = {name: size[0] for _, name, size, _ in page.fields.rows if size is not None}
    assert sizes == dict(conv1=5, maxpool1=6, conv2=14, maxpool2=16, conv3=32, maxpool3=36)
    assert MAPS.facts[0].expected["fields"] == tuple(sizes.values())


# --- odd networks ---------------------------------------------------------------------------------------------------

ODD = {
    "rows": (layer("flatten", "Flatten", start_dim=2), layer("linear", "Linear", 1024, 7), layer("relu", "ReLU")),
    "no batch": (layer("flatten", "Flatten", start_dim=0), layer("linear", "Linear", 3072, 10)),
    "mixed": (layer("norm", "GroupNorm", 3, 3), layer("soft", "Softmax", dim=3), layer("norm2", "InstanceNorm2d", 3)),
    "large": (layer("up", "Upsample", scale_factor=8.0, mode="bilinear"), layer("pad", "ZeroPad2d", 3)),
    "shuffled": (layer("conv", "Conv2d", 3, 16, 1), layer("shuffle", "PixelShuffle", 4), layer("gelu", "GELU")),
    "strips": (layer("conv", "Conv2d", 3, 4, (1, 32)), layer("up", "ConvTranspose2d", 4, 2, (1, 3)),),
    "one number": (layer("pool", "AdaptiveAvgPool2d", 1), layer("flatten", "Flatten"), layer("linear", "Linear", 3, 1)),
    "many classes": (layer("flatten", "Flatten"), layer("linear", "Linear", 3072, 300)),
    "in place": (layer("relu", "ReLU", inplace=True), layer("norm", "BatchNorm2d", 3, track_running_stats=False)),
    "nothing": (layer("identity", "Identity"),),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_an_odd_network_is_shown_and_followed_back_too(qtbot, name):
    description = Network(name, ODD[name])
    page = page_of(qtbot, description, model=f"fresh:{name}", size=(1100, 640))
    assert page.failure is None
    for explains in ("path", "arithmetic"):
        page.set(explains=explains)
        for part, made in enumerate(page.good.layers):
            page.pin((part, tuple(size // 2 for size in made.output.shape)))
            qtbot.waitUntil(page.settled)
            assert page.way[-1].value == float(made.output[page.way[-1].place])
            assert page.way[0].part == PICTURE
    assert not page.grab().isNull()


class SpoiltLab(AnyLab):
    """Every third number that comes out of a layer is this one."""

    bad = None

    def reply(self, request):
        good = answer(request, self.data)
        if self.bad is not None and isinstance(good, NetworkMaps):
            outputs = tuple(replace(made, output=made.output.copy()) for made in good.layers)
            for made in outputs:
                made.output.reshape(-1)[::3] = self.bad
            shares = np.full_like(good.probabilities, self.bad)
            good = replace(good, layers=outputs, probabilities=shares)
        self.replied.emit(good)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 1e30])
def test_numbers_beyond_all_bounds_are_shown(qtbot, bad):
    page = page_of(qtbot, lab=SpoiltLab())
    page.lab.bad = bad
    page.apply({"scale": "one for all"})
    qtbot.waitUntil(page.settled)
    for explains in ("path", "arithmetic"):
        page.set(explains=explains)
        for part, made in enumerate(page.good.layers):
            page.pin((part, (0,) * made.output.ndim))
            qtbot.waitUntil(page.settled)
            assert page.way[-1].place == (0,) * made.output.ndim
    assert not page.grab().isNull()


def test_nonsense_in_a_field_is_said_and_taken_back(page, qtbot):
    edit = page.form.rows["pictures"].control.edit
    for text in ("", "x", "-3", "1e9", "0", "64"):
        type_into(edit, text)
        qtbot.waitUntil(page.settled)
        page.pin((3, (1, 1, 1)))
        qtbot.waitUntil(page.settled)
    assert page.failure is None
    assert page.view.effective.pictures == 64
