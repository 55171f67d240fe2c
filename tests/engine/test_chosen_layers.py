"""Pooling layers and activations: what torch gives, what explains it, what is refused, and the scripts."""

import inspect
import random
from dataclasses import replace

import numpy as np
import pytest
import torch
from chosen_cases import POOLS, activation_settings, pooling_settings
from layer_cases import request, small_data
from script_runs import run, several, write, write_batches
from test_code import words
from torch import nn

from cifar_gui.engine import forward
from cifar_gui.engine.code import arguments, curve_script, layer_script
from cifar_gui.engine.code_pictures import USUAL
from cifar_gui.engine.explained import Explained
from cifar_gui.engine.literal import literal
from cifar_gui.layers import kind_of
from cifar_gui.lessons import activations, pooling
from cifar_gui.lessons.activations import ActivationParams
from cifar_gui.lessons.pooling import PoolParams
from cifar_gui.pages.curve import engine as curves
from cifar_gui.pages.curve.protocol import DrawCurves
from cifar_gui.protocol import CIFAR10, Failure, Maps, Pictures
from cifar_gui.protocol.curves import POINTS, REACH, Curves
from cifar_gui.spec import arguments as shown
from cifar_gui.spec import keywords


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return small_data(tmp_path_factory.mktemp("pictures"))


def ask(data, params, **others):
    build = pooling.build if isinstance(params, PoolParams) else activations.build
    normalise = bool(getattr(params, "normalise", False))
    return forward.answer(request(params, build=build, normalise=normalise, **others), {data.name: data})


def total(cell, channel):
    """What the arithmetic of a cell comes to."""
    parts = [part for part in cell if part.channel == channel] if isinstance(cell, tuple) else [cell]
    return parts[0].total


# --- what explains the output ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("settings", [pooling_settings(60, hostile=0), activation_settings(60, hostile=0)])
def test_every_cell_is_explained(data, settings):
    chance, seen = random.Random(1), 0
    for params in settings:
        good = ask(data, params)
        if not isinstance(good, Maps) or not good.y.size:
            continue
        explained = Explained.of(good)
        for _ in range(4):
            at = tuple(chance.randrange(size) for size in good.y.shape)
            cell = explained.cell(good.x, at)
            assert total(cell, at[1]) == pytest.approx(float(good.y[at]), rel=1e-4, abs=1e-5), (params, at)
            window = explained.window(good.x.shape, at[2:])
            reach = explained.reach(good.x.shape, (max(window.top, 0), max(window.left, 0)))
            inside = window.top + window.height > 0 and window.left + window.width > 0
            assert not inside or at[1] in reach.maps
            seen += 1
    assert seen > 150


def test_the_winners_are_those_of_torch(data):
    for params in pooling_settings(60, hostile=0, seed=9):
        good = ask(data, params)
        if isinstance(good, Failure) or "Max" not in params.layer:
            continue
        explained, width = Explained.of(good), good.x.shape[-1]
        chance = random.Random(2)
        for _ in range(5):
            at = tuple(chance.randrange(size) for size in good.y.shape)
            cell = next(part for part in explained.cell(good.x, at) if part.channel == at[1])
            assert cell.place == divmod(int(good.indices[at]), width)


def test_softmax_looks_along_its_dimension(data):
    for dim, window in ((None, (1, 1)), (0, (1, 1)), (1, (1, 1)), (2, (32, 1)), (-1, (1, 32))):
        good = ask(data, ActivationParams("Softmax", dim=dim))
        explained = Explained.of(good)
        cell = explained.cell(good.x, (1, 2, 5, 6))
        assert len(cell.values) == good.x.shape[1 if dim is None else dim]
        assert cell.total == pytest.approx(float(good.y[1, 2, 5, 6]), rel=1e-4)
        found = explained.window(good.x.shape, (5, 6))
        assert (found.height, found.width) == window
        reach = explained.reach(good.x.shape, (5, 6))
        assert (len(reach.rows), len(reach.columns)) == window


# --- what comes with the output -------------------------------------------------------------------------------------


def test_max_unpool_puts_the_winners_back(data):
    good = ask(data, PoolParams(ceil_mode=True, return_indices=True))
    y, indices = nn.MaxPool2d(3, ceil_mode=True, return_indices=True)(torch.from_numpy(good.x))
    np.testing.assert_array_equal(good.indices, indices)
    assert good.unpooled.y.shape == good.x.shape
    np.testing.assert_array_equal(good.unpooled.y, nn.MaxUnpool2d(3)(y, indices, output_size=good.x.shape))
    assert good.unpooled.bare.shape == (4, 3, 33, 33), "silently of a wrong size"
    kept = good.unpooled.y != 0
    np.testing.assert_array_equal(good.unpooled.y[kept], good.x[kept])


def test_max_unpool_may_refuse_and_is_never_huge(data):
    spread = ask(data, PoolParams(dilation=(4, 4), return_indices=True))
    assert "invalid output_size" in spread.unpooled.error
    assert "invalid max index" in spread.unpooled.bare_error
    assert spread.unpooled.y is spread.unpooled.bare is None
    far = ask(data, PoolParams(kernel_size=(2, 2), stride=(10**6, 10**6), padding=(1, 1), ceil_mode=True,
                               return_indices=True))  # fmt: skip
    assert isinstance(far, Maps)
    assert ask(data, PoolParams(return_indices=False)).unpooled is None
    assert ask(data, PoolParams(pooling.ADAPTIVE_MAX, return_indices=True)).unpooled is None
    assert ask(data, PoolParams(pooling.AVERAGE)).indices is None


def test_a_layer_in_place_writes_over_its_input(data):
    good = ask(data, ActivationParams("ReLU", inplace=True, normalise=True))
    assert (good.x < 0).any()
    np.testing.assert_array_equal(good.after, good.y)
    assert ask(data, ActivationParams("ReLU", normalise=True)).after is None


def test_the_input_is_normalised_as_for_training(data):
    raw, good = ask(data, ActivationParams("ReLU")), ask(data, ActivationParams("ReLU", normalise=True))
    expected = (raw.x - np.array(USUAL.mean)[:, None, None]) / np.array(USUAL.std)[:, None, None]
    np.testing.assert_allclose(good.x, expected, rtol=1e-5, atol=1e-5)
    np.testing.assert_array_equal(raw.x, raw.y)
    assert raw.weight is None
    assert good.normalise


def test_prelu_has_the_only_weight(data):
    assert ask(data, ActivationParams("PReLU", num_parameters=3, init=0.5)).weight.tolist() == [0.5, 0.5, 0.5]


# --- what is refused ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("params", "field", "reason", "fixed"),
    [
        (PoolParams(padding=(2, 2)), "padding", "at most half of the window, 1", {"padding": (1, 1)}),
        (PoolParams(pooling.AVERAGE, padding=(1, 2)), "padding", "at most half of the window, 1", {"padding": (1, 1)}),
        (PoolParams(kernel_size=(35, 35)), "kernel_size", "larger than the 32×32 input", {"kernel_size": (32, 32)}),
        (PoolParams(dilation=(40, 1)), "dilation", "spreads the kernel over 81×3, more than the 32×32 input",
         {"dilation": (15, 1)}),
        (PoolParams(stride=(0, 0)), "stride", "must be 1 or more", {"stride": (1, 1)}),
        (PoolParams(stride=(None, 2)), "stride", "not a whole number", {"stride": (1, 2)}),
        (PoolParams(pooling.AVERAGE, divisor_override=0), "divisor_override", "must not be zero",
         {"divisor_override": None}),
        (PoolParams(pooling.ADAPTIVE_MAX, output_size=(-1, 4)), "output_size", "must be 0 or more",
         {"output_size": (0, 4)}),
        (ActivationParams("Softmax", dim=7), "dim", "from -4 to 3", {"dim": 1}),
        (ActivationParams("PReLU", num_parameters=2), "num_parameters", "1, or 3, the number of channels",
         {"num_parameters": 3}),
        (ActivationParams("GELU", approximate="sigmoid"), "approximate", "not a value that PyTorch knows",
         {"approximate": "none"}),
    ],
)  # fmt: skip
def test_refusals_name_their_field_and_a_fix(data, params, field, reason, fixed):
    failure = ask(data, params)
    assert isinstance(failure, Failure)
    assert (failure.kind, failure.field, str(failure.reason)) == ("torch", field, reason)
    assert failure.line == "forward"
    assert dict(failure.fixes[0].changes) == fixed
    assert isinstance(ask(data, replace(params, **fixed)), Maps)


def test_a_constructor_that_raises_is_the_faulty_line(data):
    failure = ask(data, ActivationParams("PReLU", num_parameters=-1))
    assert (failure.kind, failure.field, failure.line) == ("torch", "num_parameters", "build")


@pytest.mark.parametrize(
    ("params", "field", "said"),
    [
        (PoolParams(pooling.AVERAGE, kernel_size=(999_999_999, 2), ceil_mode=True), "kernel_size", "999,999,999 × 2"),
        (PoolParams(pooling.AVERAGE, (10**9, 10**9), padding=(5 * 10**8, 5 * 10**8)), "kernel_size", "1,000,000,000"),
        (PoolParams(kernel_size=(501, 501), padding=(250, 250)), "kernel_size", "501 × 501"),
        (PoolParams(pooling.ADAPTIVE_MAX, output_size=(999_999_999, 0)), "output_size", "999,999,999 × 0"),
        (PoolParams(pooling.ADAPTIVE_AVERAGE, output_size=(None, 10_001)), "output_size", "1 × 10,001"),
    ],
)
@pytest.mark.parametrize("allow", [False, True])
def test_windows_that_no_page_can_write_out_are_refused(data, params, field, said, allow):
    """PyTorch takes all of them, in no time or after minutes; a page would lay out every cell, whatever it takes."""
    failure = ask(data, params, allow=allow)
    assert (failure.kind, failure.field) == ("unshown", field)
    assert said in str(failure.sentence)
    assert failure.fixes
    assert isinstance(ask(data, replace(params, **failure.fixes[0].changes)), Maps)


def test_the_largest_windows_are_written_out(data):
    assert isinstance(ask(data, PoolParams(pooling.AVERAGE, (500, 500), padding=(250, 250))), Maps)
    assert isinstance(ask(data, PoolParams(pooling.ADAPTIVE_MAX, output_size=(2, 10_000)), allow=True), Maps)


@pytest.mark.parametrize("params", [PoolParams(pooling.ADAPTIVE_AVERAGE, output_size=(60_000, 60_000)),
                                    ActivationParams("PReLU", num_parameters=10**12)])  # fmt: skip
def test_what_would_take_all_memory_is_not_begun(data, params):
    failure = ask(data, params)
    assert failure.kind == "cost-refused"
    assert failure.fixes


# --- the code -------------------------------------------------------------------------------------------------------


@several(60)
def test_the_scripts_give_the_tensors_on_the_screen(data, tmp_path, count):
    """Random settings, hostile ones among them: a result, PyTorch's own error, or the cost guard's sentence."""
    write_batches(tmp_path, data.train, data.test)
    answers = {}
    for number, params in enumerate(pooling_settings(count) + activation_settings(count)):
        told = ask(data, params, batch=number % 5, seed=number)
        kinds = ("torch", "cost-ask", "cost-refused", "unshown")
        assert isinstance(told, Maps) or told.kind in kinds, (params, told)
        if isinstance(told, Failure) and told.kind != "torch":
            continue
        pictures = Pictures(CIFAR10, "test", number % 5, 4)
        good = isinstance(told, Maps)
        script = layer_script(
            params, pictures, number, data, seeded=False, shape=told.y.shape if good else None,
            normalise=getattr(params, "normalise", False),
            unpools=good and told.unpooled is not None and told.unpooled.y is not None,
        )  # fmt: skip
        write(tmp_path, f"script{number:03}", script)
        answers[f"script{number:03}"] = told
    ran = run(tmp_path, "y", strict=False)
    for name, told in answers.items():
        if isinstance(told, Maps):
            assert name not in ran.raised, (told.params, ran.raised[name])
            np.testing.assert_allclose(ran.tensors[f"{name} y"], told.y, rtol=1e-5, atol=1e-6, err_msg=str(told.params))
        else:
            assert (told.error, words(told.text)) == (ran.raised[name][0], words(ran.raised[name][1]))
    assert len(ran.tensors) > count
    assert len(ran.raised) > count / 10


def test_the_script_of_the_course(data):
    pictures = Pictures(CIFAR10, "test", 0, 64)
    script = layer_script(pooling.COURSE, pictures, 0, data, seeded=False)
    assert "self.maxpool1 = nn.MaxPool2d(3, ceil_mode=True)\n" in script.text
    assert "manual_seed" not in script.text


@pytest.mark.parametrize("kind", [*POOLS, *activations.LAYERS])
def test_required_arguments_and_defaults_are_those_of_torch(kind):
    params = (PoolParams if kind in POOLS else ActivationParams)(layer=kind)
    signature = dict(inspect.signature(getattr(nn, kind)).parameters)
    for name in ("args", "kwargs", "device", "dtype"):
        signature.pop(name, None)
    ours = {item.name: item.default for item in shown(params)}
    assert set(ours) == set(signature)
    required = tuple(name for name, item in signature.items() if item.default is inspect.Parameter.empty)
    assert kind_of(params).required == required
    for name, default in ours.items():
        assert name in required or literal(default) == literal(signature[name].default)
    assert [name for name, _ in arguments(params)] == list(required)


def test_a_pair_that_is_left_empty_is_none():
    assert keywords(PoolParams(stride=(None, None)))["stride"] is None
    assert arguments(PoolParams(stride=(None, None))) == [("kernel_size", "3")]


# --- curves ---------------------------------------------------------------------------------------------------------


def draw(data, params, others=()):
    pictures = Pictures(CIFAR10, "test", 0, 4)
    return curves.answer(DrawCurves(1, "activations/curve", activations.build, params, others, pictures,
                                    normalise=params.normalise), {CIFAR10: data})  # fmt: skip


@pytest.mark.parametrize("kind", activations.LAYERS)
def test_a_curve_and_its_slope(data, kind):
    told = draw(data, ActivationParams(kind, inplace=True, num_parameters=3), (ActivationParams("Tanh"),))
    assert isinstance(told, Curves)
    assert [item.name for item in (told.curve, *told.others)] == [kind, "Tanh"]
    assert told.x.shape == told.curve.y.shape == told.curve.slope.shape == (POINTS,)
    middle = np.gradient(told.curve.y, told.x)
    kinks = np.isclose(np.abs(told.x), 0, atol=0.06) | np.isclose(np.abs(told.x), 3, atol=0.06)
    np.testing.assert_allclose(told.curve.slope[1:-1][~kinks[1:-1]], middle[1:-1][~kinks[1:-1]], atol=2e-3)
    assert told.x[0] == -REACH
    assert told.curve.y[POINTS // 2] == pytest.approx(
        {"Sigmoid": 0.5, "Softplus": np.log(2), "Softmax": 0.5}.get(kind, 0)
    )
    assert told.batch.y.shape == told.batch.x.shape


def test_what_the_batch_is_refused_the_curve_is(data):
    failure = draw(data, ActivationParams("Softmax", dim=9))
    assert (failure.kind, failure.field) == ("torch", "dim")


def test_hostile_settings_of_curves(data):
    for params in activation_settings(200, hostile=0.5, seed=6):
        told = draw(data, params)
        assert isinstance(told, Curves) or told.kind in ("torch", "cost-ask", "cost-refused"), (params, told)


def test_the_script_of_a_curve(data, tmp_path):
    write_batches(tmp_path, data.train, data.test)
    settings = [ActivationParams(kind, inplace=True, normalise=number % 2 == 0, num_parameters=3, dim=1)
                for number, kind in enumerate(activations.LAYERS)]  # fmt: skip
    for number, params in enumerate(settings):
        script = curve_script(params, Pictures(CIFAR10, "test", 1, 4), data,
                              reach=REACH, points=POINTS, point=99, normalise=params.normalise)  # fmt: skip
        write(tmp_path, f"script{number:02}", script)
    ran = run(tmp_path, "y", "slope", "before", "after")
    assert ran.raised == {}
    for number, params in enumerate(settings):
        pictures = Pictures(CIFAR10, "test", 1, 4)
        asked = DrawCurves(1, "activations/curve", activations.build, params, (), pictures, normalise=params.normalise)
        told = curves.answer(asked, {CIFAR10: data})
        expected = {"y": told.curve.y, "slope": told.curve.slope, "before": told.batch.x, "after": told.batch.y}
        for name, array in expected.items():
            found = ran.tensors[f"script{number:02} {name}"]
            np.testing.assert_allclose(found, array, rtol=1e-4, atol=1e-5, err_msg=f"{params.layer} {name}")
