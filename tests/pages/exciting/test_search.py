"""The pictures that excite maps, compared with what plain torch finds when it keeps everything."""

from dataclasses import replace

import numpy as np
import pytest
import script_runs
import torch
from run_cases import TINY

from cifar_gui.engine import answers, weights
from cifar_gui.engine.data import DataSet, Split
from cifar_gui.engine.models import opened
from cifar_gui.lessons.networks import CIFAR10_QUICK_BATCHNORM, RESNET_SMALL
from cifar_gui.pages.exciting import engine
from cifar_gui.pages.exciting.patches import patches
from cifar_gui.pages.exciting.protocol import ENDS, LEAST, MIDDLE, MOST, SHOWN, FindExciting, LookAtMaps
from cifar_gui.pages.exciting.script import exciting_script
from cifar_gui.protocol import CIFAR10, SAMPLES, Failure
from cifar_gui.protocol.models import Model
from cifar_gui.spec import Network, layer

IN_PLACE = Network("in place", (layer("conv1", "Conv2d", 3, 4, 3, padding=1), layer("relu1", "ReLU", inplace=True),
                                layer("avg1", "AvgPool2d", 4), layer("conv2", "Conv2d", 4, 6, 3),
                                layer("flatten", "Flatten"), layer("linear1", "Linear", 216, 10)))  # fmt: skip
ADAPTIVE = Network("adaptive", (layer("conv1", "Conv2d", 3, 4, 5, stride=3, dilation=2, padding=(4, 0)),
                                layer("pool1", "AdaptiveAvgPool2d", (3, 5)), layer("flatten", "Flatten"),
                                layer("linear1", "Linear", 60, 10)))  # fmt: skip
LINES = Network("lines", (layer("flatten", "Flatten"), layer("linear1", "Linear", 3072, 12), layer("relu1", "ReLU"),
                          layer("linear2", "Linear", 12, 3)))  # fmt: skip
NETWORKS = (TINY, IN_PLACE, ADAPTIVE, LINES, RESNET_SMALL, CIFAR10_QUICK_BATCHNORM)


def made_data(pictures=150):
    return script_runs.made_data(20, pictures)


@pytest.fixture(scope="module")
def held():
    return made_data()


def model(description, seed=3):
    return Model(f"fresh:{description.name}", description, seed)


def ask(of, **others):
    return FindExciting(1, "a page", of, CIFAR10, "test", **others)


def search(of, data):
    return answers.answer(ask(of), {CIFAR10: data})


def walked(of, x):
    """(name, output as maps) of each part, for pictures (N, 3, 32, 32) in [0, 1]."""
    for name, part in opened(of).module.named_children():
        x = part(x)
        yield name, x.clone() if x.dim() == 4 else x[..., None, None]


def outputs(of, split):
    return dict(walked(of, torch.from_numpy(split.images).float() / 255))


@pytest.mark.parametrize("description", NETWORKS, ids=lambda one: one.name)
def test_what_is_found_is_what_torch_finds_that_keeps_everything(description, held, monkeypatch):
    monkeypatch.setattr(engine, "MERGED", 40)
    monkeypatch.setattr(engine, "MOST_AT_ONCE", 17)
    whole = search(model(description), held)
    assert (whole.done, whole.total, whole.counted) == (150, 150, 15)
    there = outputs(whole.model, held.test)
    assert [one.name for one in whole.layers] == [name for name in there if name != "flatten"]
    for one in whole.layers:
        y = there[one.name]
        assert one.shape == tuple(y.shape[1:])
        maxima = y.flatten(2).amax(2)
        for end, found in zip(ENDS, one.found, strict=True):
            same_values(found, maxima, end)
            rows, columns = np.divmod(found.cells, one.shape[2])
            at = (found.pictures, np.arange(one.shape[0])[:, None], rows, columns)
            np.testing.assert_allclose(y.numpy()[at], found.values, atol=1e-5, rtol=1e-5)
        same_classes(one.classes, maxima, held.test.labels)


def same_values(found, maxima, end):
    """The values are those of the right pictures; which of two equal ones comes first is open."""
    order = torch.sort(maxima, 0).values.numpy()
    if end == MIDDLE:
        median = order[(len(order) - 1) // 2]
        apart = np.sort(np.abs(order - median), axis=0)[:SHOWN]
        np.testing.assert_allclose(np.sort(np.abs(found.values.T - median), axis=0), apart, atol=1e-5)
        assert (np.diff(found.values, axis=1) <= 0).all()
    else:
        wanted = order[::-1][:SHOWN] if end == MOST else order[:SHOWN]
        np.testing.assert_allclose(found.values, wanted.T, atol=1e-5, rtol=1e-5)


def same_classes(classes, maxima, labels):
    """Those of the 15 strongest pictures, as far as they excite the map, where no two share the last place."""
    order = torch.sort(maxima, dim=0, descending=True)
    clear = (order.values[14] - order.values[15] > 1e-5) | (order.values[14] == order.values[-1])
    for map in np.flatnonzero(clear):
        excited = order.indices[:15, map][order.values[:15, map] > order.values[-1, map]]
        assert np.array_equal(classes[map], np.bincount(labels[excited], minlength=10))


def test_a_map_that_is_the_same_for_every_picture_is_excited_by_none(held):
    opened(model(IN_PLACE, 14)).module.conv1.bias.fill_(-100.0)
    whole = search(model(IN_PLACE, 14), held)
    relu = next(one for one in whole.layers if one.name == "relu1")
    assert not relu.found[0].values.any()
    assert not relu.classes.any()
    assert whole.layers[0].classes.sum() == 4 * 15


def test_what_is_known_is_told_before_all_pictures_were_looked_at(held, monkeypatch):
    monkeypatch.setattr(engine, "MERGED", 40)
    monkeypatch.setattr(engine, "MOST_AT_ONCE", 10)
    came = list(answers.answers(ask(model(TINY, 11)), {CIFAR10: held}))
    told = [one for one in came if one is not None]
    assert [one.done for one in told] == [10, 40, 80, 120, 150]
    assert [one.whole for one in told] == [False] * 4 + [True]
    assert came.count(None) > 15, "others are answered in between"
    most, middle = (ENDS.index(end) for end in (MOST, MIDDLE))
    assert told[0].layers[0].found[middle].values.shape == (4, 0)
    assert told[0].layers[0].found[most].values.shape == (4, told[0].done)
    assert (told[1].layers[0].found[most].values <= told[4].layers[0].found[most].values).all()


def test_what_was_found_once_is_there_at_once(held):
    one = model(TINY, 12)
    first = search(one, held)
    again = list(answers.answers(replace(ask(one), id=7, page="another"), {CIFAR10: held}))
    assert [reply.layers for reply in again] == [first.layers]
    assert (again[0].id, again[0].page) == (7, "another")
    other = list(answers.answers(ask(one), {CIFAR10: made_data(30)}))
    assert other[-1].total == 30, "of other pictures nothing is known"


def test_few_pictures_are_enough(held):
    few = DataSet(CIFAR10, held.root, None, held.train, Split(held.test.images[:2], held.test.labels[:2]))
    whole = search(model(TINY), few)
    assert [found.values.shape for found in whole.layers[0].found] == [(4, 2)] * 3
    assert whole.layers[0].classes.sum(1).tolist() == [1] * 4


def test_a_network_of_which_nothing_is_finite_has_an_answer(held):
    opened(model(TINY, 13)).module.conv1.weight.fill_(float("nan"))
    whole = search(model(TINY, 13), held)
    assert whole.whole
    assert np.isnan(whole.layers[0].found[0].values).all()


@pytest.mark.parametrize(
    ("description", "words"),
    [
        (Network("flat", (layer("flatten", "Flatten"),)), "No layer of this network"),
        (Network("grey", (layer("conv1", "Conv2d", 1, 4, 3),), (1, 28, 28)), "takes pictures of 1×28×28"),
    ],
)
def test_what_cannot_be_looked_into_is_said(description, words, held):
    told = search(model(description), held)
    assert isinstance(told, Failure)
    assert told.kind == "outside"
    assert words in str(told.sentence)


@pytest.mark.parametrize("description", [TINY, RESNET_SMALL], ids=lambda one: one.name)
def test_the_maps_of_one_picture(description, held):
    told = answers.answer(LookAtMaps(1, "a page", model(description), CIFAR10, "test", 4), {CIFAR10: held})
    for name, y in outputs(model(description), held.test).items():
        if name != "flatten":
            np.testing.assert_allclose(told.maps[name], y[4], atol=1e-5)


def test_places_are_found_where_they_are():
    torch.manual_seed(0)
    for shape in ((3, 5, 7, 4), (2, 3, 1, 1), (4, 2, 1, 9)):
        y = torch.randn(shape).to(memory_format=torch.channels_last)
        values, places = engine.largest(y)
        wanted = y.flatten(2).max(2)
        assert torch.equal(values, wanted.values)
        assert torch.equal(places, wanted.indices)
    equal = torch.zeros(2, 3, 4, 4)
    equal[:, :, 1, 2] = equal[:, :, 3, 0] = 1
    values, places = engine.largest(equal)
    assert (values == 1).all()
    assert torch.isin(places, torch.tensor([6, 12])).all(), "one of the equal ones"


def test_a_patch_is_what_the_cell_sees(held):
    whole = search(model(TINY), held)
    one, pictures = whole.layers[0], held.test.images[:4]
    cut = patches(pictures, one, np.array([0, 6, 7 * 3 + 2, 48]))
    assert cut.shape == (4, 3, 5, 5)
    for patch, picture, (row, column) in zip(cut, pictures, ((0, 0), (0, 6), (3, 2), (6, 6)), strict=True):
        assert np.array_equal(patch, picture[:, 4 * row : 4 * row + 5, 4 * column : 4 * column + 5])


def test_at_the_edge_a_patch_is_black_where_the_padding_is(held):
    padded = Network("padded", (layer("conv1", "Conv2d", 3, 2, 5, padding=2),))
    one = search(model(padded), held).layers[0]
    first, last = patches(held.test.images[:2], one, np.array([0, 1023]))
    assert not first[:, :2].any()
    assert not first[:, :, :2].any()
    assert np.array_equal(first[:, 2:, 2:], held.test.images[0, :, :3, :3])
    assert np.array_equal(last[:, :3, :3], held.test.images[1, :, 29:, 29:])
    assert not last[:, 3:].any()


def test_the_script_finds_them_without_this_program(tmp_path, held):
    cases = {
        "fresh": (model(TINY), "norm1", 2), "blocks": (model(RESNET_SMALL), RESNET_SMALL.layers[3].name, 1),
        "units": (model(LINES), "linear1", 5),
    }  # fmt: skip
    wanted = {}
    for name, (of, part, map) in cases.items():
        whole = search(of, held)
        one = next(one for one in whole.layers if one.name == part)
        if name == "blocks":  # as if its weights lay in a file
            whole = replace(whole, model=Model("run:a:best"))
            weights.write(tmp_path / "a-best.safetensors", opened(of).module.state_dict())
        for end, found in zip(ENDS, one.found, strict=True):
            script_runs.write(tmp_path, f"{name}_{end}", exciting_script(whole, one, map, ENDS.index(end), held))
            wanted[f"{name}_{end}"] = found.values[map]
    script_runs.write_batches(tmp_path, held.train, held.test)
    ran = script_runs.run(tmp_path, "found")
    assert not ran.raised
    for name, values in wanted.items():
        np.testing.assert_allclose(ran.tensors[f"{name} found"], values, atol=1e-5)
    assert "cell (" in ran.said["fresh_most"]


def test_a_file_of_pictures_lies_beside_the_script_where_torchvision_has_none(tmp_path):
    drawn = script_runs.made_data(20, 30, name=SAMPLES)
    whole = answers.answer(replace(ask(model(TINY)), source=SAMPLES), {SAMPLES: drawn})
    one = whole.layers[0]
    script_runs.write(tmp_path, "own", exciting_script(whole, one, 1, ENDS.index(LEAST), drawn))
    ran = script_runs.run(tmp_path, "found")
    assert not ran.raised
    np.testing.assert_allclose(ran.tensors["own found"], one.found[2].values[1], atol=1e-6)


@pytest.mark.parametrize("description", [IN_PLACE, ADAPTIVE, TINY, RESNET_SMALL], ids=lambda one: one.name)
def test_nothing_outside_of_its_field_changes_a_cell(description, held):
    of = model(description)
    x = torch.from_numpy(held.test.images[:2]).float() / 255
    before = dict(walked(of, x))
    for one in search(of, held).layers:
        for row, column in {(one.shape[1] // 2, one.shape[2] - 1), (0, one.shape[2] // 2)}:
            (top, below), (left, beside) = one.rows[row], one.columns[column]
            changed = x.flip(0).clone()
            changed[:, :, top:below, left:beside] = x[:, :, top:below, left:beside]
            after = dict(walked(of, changed))[one.name]
            torch.testing.assert_close(before[one.name][:, :, row, column], after[:, :, row, column])
