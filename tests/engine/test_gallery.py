"""The gallery: every layer runs, is refused in PyTorch's words where it must be, and its script gives the same."""

import contextlib
import io
import runpy
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layer_cases import small_data
from torch import nn

from cifar_gui.engine import gallery
from cifar_gui.engine.gallery_code import REQUIRED, exhibit_script
from cifar_gui.lessons.gallery import EXHIBITS
from cifar_gui.protocol import CIFAR10, Failure, Pictures
from cifar_gui.protocol.gallery import AskExhibit, ExhibitAnswer
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
    return gallery.answer(AskExhibit(1, "7.6/gallery", exhibit, params, PICTURES, index, seed), data)


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda one: one.key)
def test_every_layer_runs_as_it_is_and_its_script_gives_the_same(data, exhibit):
    told = ask(data, exhibit.key)
    assert isinstance(told, ExhibitAnswer), told
    script = exhibit_script(exhibit, told.params, PICTURES, 3, 5, (data.root, CIFAR10), shapes=(told.x.shape,))
    path = data.root / f"{exhibit.key}.py"
    path.write_text(script.text, encoding="utf-8")
    with contextlib.redirect_stdout(io.StringIO()):
        made = runpy.run_path(str(path))
    np.testing.assert_allclose(made["y"].numpy(), told.y, rtol=1e-5, atol=1e-6)
    assert told.count == sum(p.numel() for p in made["layer"].parameters())


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda one: one.key)
def test_defaults_and_names_are_those_of_pytorch(exhibit):
    import inspect

    known = inspect.signature(getattr(nn, exhibit.key).__init__).parameters
    if "args" in known:  # the recurrent layers hand everything on
        known = {**inspect.signature(nn.RNNBase.__init__).parameters, "nonlinearity": None}
    for item in arguments(exhibit.params()):
        assert item.name in known
        wanted = known[item.name]
        if wanted is None or item.name in (*REQUIRED.get(exhibit.key, ()), "batch_first"):
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
    told = gallery.answer(AskExhibit(1, "7.6/gallery", exhibit, params, PICTURES, 70, 5), data)
    assert isinstance(told, ExhibitAnswer) or told.kind in ("torch", "cost-ask", "cost-refused"), told
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
