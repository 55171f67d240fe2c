"""The gallery: every layer runs, is refused in PyTorch's words where it must be, and its script gives the same."""

import random
import re
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layer_cases import small_data
from script_runs import run, several, write, write_batches
from torch import nn

from cifar_gui.layers import KNOWN
from cifar_gui.lessons.gallery import EXHIBITS
from cifar_gui.pages.gallery import engine as gallery
from cifar_gui.pages.gallery.protocol import AskExhibit, ExhibitAnswer
from cifar_gui.pages.gallery.script import exhibit_script
from cifar_gui.protocol import CIFAR10, Failure, Pictures
from cifar_gui.spec import arguments, fields

BY_KEY = {one.key: one for one in EXHIBITS}
PICTURES = Pictures(CIFAR10, "test", 0, 64)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    made = small_data(folder, 80)
    np.save(folder / "test_labels.npy", made.test.labels)
    return made


def ask(data, key, index=3, seed=5, params=None, **changes):
    exhibit = BY_KEY[key]
    params = replace(params or exhibit.params(), **changes)
    return gallery.answer(AskExhibit(1, "linear/gallery", exhibit, params, PICTURES, index, seed), {data.name: data})


def test_every_layer_runs_as_it_is_and_its_script_gives_the_same(data, tmp_path):
    write_batches(tmp_path, data.train, data.test)
    answers = {exhibit.key: ask(data, exhibit.key) for exhibit in EXHIBITS}
    for key, told in answers.items():
        assert isinstance(told, ExhibitAnswer), told
        script = exhibit_script(BY_KEY[key], told.params, PICTURES, 3, 5, data, shapes=(told.x.shape, told.y.shape))
        write(tmp_path, key, script)
    ran = run(tmp_path, "y", "layer")
    assert ran.raised == {}
    for key, told in answers.items():
        np.testing.assert_allclose(ran.tensors[f"{key} y"], told.y, rtol=1e-5, atol=1e-6)
        held = {name for name in ran.tensors if name.startswith(f"{key} ")} - {f"{key} y"}
        assert told.count == sum(ran.tensors[name].size for name in held)


FITTING = {
    "BatchNorm2d": ("num_features",), "BatchNorm1d": ("num_features",), "InstanceNorm2d": ("num_features",),
    "GroupNorm": ("num_channels",), "RNN": ("input_size",), "LSTM": ("input_size",), "GRU": ("input_size",),
}  # fmt: skip
"""Arguments that have to be what the pictures are."""


def other_value(chance, item):
    """Any value but the default that a field may well hold, also at and beyond the ends of its slider."""
    if item.kind == "bool":
        return not item.default
    if item.kind == "choice":
        return chance.choice([choice for choice in item.choices if choice != item.default])
    low, high = item.range.low, item.range.high
    values = [low, high, high + 1, None if chance.random() < 0.2 else low]
    values += [chance.randint(int(low), int(high)) for _ in range(3)] if item.kind == "int" else []
    values += [round(chance.uniform(low, high), 6) for _ in range(3)] if item.kind == "float" else []
    return chance.choice([value for value in values if value != item.default] or [item.default])


def other_settings(count):
    """(exhibit, params): each argument of each exhibit alone at several other values, and then several at once."""
    chance = random.Random(76)
    for patch, heads in ((8, 6), (16, 3), (1, 1), (2, 2)):
        attention = BY_KEY["MultiheadAttention"]
        yield attention, replace(attention.params(), embed_dim=3 * patch**2, num_heads=heads, patch=patch)
    instances = BY_KEY["InstanceNorm2d"]  # one number per channel has no deviation: only eval() takes it
    yield instances, replace(instances.params(), track_running_stats=True, training=False, average=True)
    for exhibit in EXHIBITS:
        for item in fields(exhibit.params()):
            for _ in range(2):
                yield exhibit, replace(exhibit.params(), **{item.name: other_value(chance, item)})
    for place in range(count):
        exhibit = EXHIBITS[place % len(EXHIBITS)]
        held = FITTING.get(exhibit.key, ())
        chosen = [item for item in fields(exhibit.params()) if chance.random() < 0.5 and item.name not in held]
        yield exhibit, replace(exhibit.params(), **{item.name: other_value(chance, item) for item in chosen})


def words(text):
    """PyTorch's message without the order of its sets and the addresses of its C++ frames."""
    return sorted(re.findall(r"\w+", text.split("Exception raised from")[0]))


def extras(exhibit, told):
    """What a layer tells besides, as source behind its script."""
    if exhibit.key == "MultiheadAttention":
        yield "attention"
    elif isinstance(told, ExhibitAnswer) and told.extra is not None:
        yield "torch.stack([layer.running_mean, layer.running_var])"


@several(60)
def test_the_scripts_of_any_setting_give_what_is_shown(data, tmp_path, count):
    write_batches(tmp_path, data.train, data.test)
    answers = {}
    for number, (exhibit, params) in enumerate(other_settings(count)):
        index, seed = number % 17, number
        told = gallery.answer(
            AskExhibit(1, "linear/gallery", exhibit, params, PICTURES, index, seed), {data.name: data}
        )
        if isinstance(told, Failure) and told.kind != "torch":
            assert told.kind in ("cost-ask", "cost-refused", "chance"), (told, params)
            continue
        script = exhibit_script(exhibit, params, PICTURES, index, seed, data)
        text = script.text + "".join(f"extra = {source}\n" for source in extras(exhibit, told))
        write(tmp_path, f"script{number:03}", replace(script, text=text))
        answers[f"script{number:03}"] = (exhibit, params, told)
    ran = run(tmp_path, "y", "extra", strict=False)
    tensors, said = ran.tensors, ran.raised
    seen = set()
    for name, (exhibit, params, told) in answers.items():
        if isinstance(told, Failure):
            assert (told.error, words(told.text)) == (said[name][0], words(said[name][1])), (exhibit.key, params)
            continue
        assert name not in said, (exhibit.key, params, said[name])
        np.testing.assert_allclose(tensors[f"{name} y"], told.y, rtol=1e-4, atol=1e-5, err_msg=str(params))
        assert (f"{name} extra" in tensors) == (told.extra is not None)
        if told.extra is not None:
            np.testing.assert_allclose(tensors[f"{name} extra"], told.extra, rtol=1e-4, atol=1e-5, err_msg=str(params))
        defaults = exhibit.params()
        seen |= {(exhibit.key, item.name) for item in fields(params) if value(params, item) != value(defaults, item)}
    every = {(one.key, item.name) for one in EXHIBITS for item in fields(one.params())}
    assert every - seen <= {(key, name) for key, names in FITTING.items() for name in names}
    assert len(said) > 20


def value(params, item):
    return repr(getattr(params, item.name))


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda one: one.key)
def test_defaults_and_names_are_those_of_pytorch(exhibit):
    import inspect

    known = inspect.signature(getattr(nn, exhibit.key).__init__).parameters
    if "args" in known:  # the recurrent layers hand everything on
        known = {**inspect.signature(nn.RNNBase.__init__).parameters, "nonlinearity": None}
    for item in arguments(exhibit.params()):
        assert item.name in known
        wanted = known[item.name]
        if wanted is None or item.name in (*KNOWN[exhibit.key].required, "batch_first"):
            continue
        assert repr(wanted.default) == repr(item.default), item.name


def test_one_value_per_channel_is_refused_in_train_only(data):
    for key, changes in (("BatchNorm1d", {"pictures": 1}), ("BatchNorm2d", {"pictures": 1, "average": True})):
        told = ask(data, key, **changes)
        assert (told.kind, told.error, told.field) == ("torch", "ValueError", "pictures")
        assert "Expected more than 1 value per channel when training" in told.text
        assert len(told.fixes) == 2
        for fix in told.fixes:
            assert isinstance(ask(data, key, **{**changes, **fix.changes}), ExhibitAnswer)
        assert isinstance(ask(data, key, **changes, training=False), ExhibitAnswer)
    assert isinstance(ask(data, "BatchNorm2d", pictures=1), ExhibitAnswer), "on a picture a batch of one works"


def test_normalising_and_dropping_do_what_is_said(data):
    told = ask(data, "BatchNorm2d")
    assert np.abs(told.y.mean((0, 2, 3))).max() < 1e-5
    assert np.abs(told.y.std((0, 2, 3)) - 1).max() < 1e-3
    np.testing.assert_allclose(told.extra[0], 0.1 * told.x.mean((0, 2, 3)), rtol=1e-4)
    rested = ask(data, "BatchNorm2d", training=False)
    np.testing.assert_allclose(rested.y, rested.x, atol=1e-4)
    dropped = ask(data, "Dropout", p=0.25)
    assert abs(float((dropped.y == 0).mean()) - 0.25) < 0.02
    np.testing.assert_array_equal(ask(data, "Dropout", training=False).y, dropped.x)
    whole = ask(data, "Dropout2d").y.reshape(64 * 3, -1)
    assert {int(count) for count in (whole == 0).sum(1) if count > 900} == {1024}


def test_attention_adds_up_to_one(data):
    told = ask(data, "MultiheadAttention", patch=8, embed_dim=192, num_heads=6)
    assert told.extra.shape == (1, 16, 16)
    np.testing.assert_allclose(told.extra.sum(-1), 1, rtol=1e-5)


@pytest.mark.parametrize(
    ("key", "changes", "field"),
    [
        ("ReflectionPad2d", {"left": 40}, "left"),
        ("BatchNorm2d", {"num_features": 5}, "num_features"),
        ("GroupNorm", {"num_groups": 2}, "num_groups"),
        ("LayerNorm", {"normalized_shape": "64"}, "normalized_shape"),
        ("Dropout", {"p": 1.5}, "p"),
        ("RNN", {"input_size": 32}, "input_size"),
        ("MultiheadAttention", {"num_heads": 5}, "num_heads"),
        ("MultiheadAttention", {"patch": 5}, "patch"),
        ("Embedding", {"num_embeddings": 3}, "num_embeddings"),
    ],
)
def test_a_refusal_names_its_field_and_offers_what_works(data, key, changes, field):
    told = ask(data, key, **changes)
    assert (told.kind, told.field) == ("torch", field), told
    assert told.text
    assert told.fixes
    for fix in told.fixes:
        assert isinstance(ask(data, key, **{**changes, **fix.changes}), ExhibitAnswer)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"left": 25, "right": -8}, "left"), ({"top": -31, "bottom": 32}, "bottom"), ({"left": 24, "right": -8}, None),
     ({"top": -4, "bottom": 4}, None), ({"left": 32, "right": 32}, None)],
)  # fmt: skip
def test_what_nobody_has_written_is_not_shown(data, changes, field):
    told = ask(data, "CircularPad2d", **changes)
    if field is None:
        assert np.isin(told.y, told.x).all()
        return
    assert (told.kind, told.field, len(told.fixes)) == ("chance", field, 2)
    for fix in told.fixes:
        assert isinstance(ask(data, "CircularPad2d", **{**changes, **fix.changes}), ExhibitAnswer)


def test_what_costs_too_much_does_not_begin(data):
    told = ask(data, "LSTM", hidden_size=10**6)
    assert told.kind == "cost-refused"
    assert ask(data, "ZeroPad2d", left=10**9).kind == "cost-refused"


HOSTILE = st.sampled_from([-1, 0, 1, 2, 3, 7, 33, 0.5, 2.0, None, float("nan"), float("inf"), 600, 10**9, 2**63])


@st.composite
def settings_of(draw):
    exhibit = draw(st.sampled_from(EXHIBITS))
    params = exhibit.params()
    for item in fields(params):
        if draw(st.booleans()):
            continue
        if item.kind == "bool":
            params = replace(params, **{item.name: draw(st.booleans())})
        elif item.kind == "choice":
            params = replace(params, **{item.name: draw(st.sampled_from(item.choices))})
        elif draw(st.integers(0, 2)) == 0:
            params = replace(params, **{item.name: draw(HOSTILE)})
    return exhibit, params


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(settings_of())
def test_whatever_is_set_is_answered(data, chosen):
    exhibit, params = chosen
    told = gallery.answer(AskExhibit(1, "linear/gallery", exhibit, params, PICTURES, 70, 5), {data.name: data})
    assert isinstance(told, ExhibitAnswer) or told.kind in ("torch", "cost-ask", "cost-refused", "chance"), told
    if isinstance(told, Failure) and told.kind == "torch":
        assert told.error


def test_a_word_cannot_bring_code_into_the_script(data):
    told = ask(data, "LayerNorm", normalized_shape="__import__('os')")
    assert isinstance(told, Failure)


def test_the_generators_of_a_run_notice_nothing(data):
    torch.manual_seed(1)
    before = torch.get_rng_state()
    ask(data, "Dropout")
    assert torch.equal(before, torch.get_rng_state())
