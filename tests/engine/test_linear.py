"""Linear layers on batches: torch's numbers, its refusals explained, and the script that gives the same."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from layer_cases import small_data
from script_runs import run, several, write, write_batches
from torch import nn

from cifar_gui.engine.arithmetic import cell
from cifar_gui.engine.dense import LinearCell, LinearLayer
from cifar_gui.lessons.linear import COURSE, EACH, PLANES, LinearParams
from cifar_gui.pages.linear import engine as linear
from cifar_gui.pages.linear.protocol import AskLinear, LinearAnswer
from cifar_gui.pages.linear.script import arriving, fitted, linear_script
from cifar_gui.protocol import CIFAR10, Failure, Pictures

P = LinearParams
LAST = "mat1 and mat2 shapes cannot be multiplied (1x49152 and 196608x10)"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return small_data(tmp_path_factory.mktemp("data"), 80)


def ask(data, params, batch=0, size=64, **others):
    return linear.answer(
        AskLinear(1, "linear/linear", params, Pictures(CIFAR10, "test", batch, size), 5, **others), {data.name: data}
    )


@pytest.mark.parametrize("params", [COURSE, EACH, PLANES, P(start_dim=1, end_dim=2, in_features=32, bias=False)])
def test_the_numbers_are_those_of_torch(data, params):
    told = ask(data, params)
    torch.manual_seed(5)
    layer = nn.Linear(params.in_features, params.out_features, params.bias)
    x = torch.from_numpy(data.test.images[:64]) / 255
    with torch.no_grad():
        y = layer(torch.flatten(x, params.start_dim, params.end_dim))
    assert told.y_shape == tuple(y.shape)
    np.testing.assert_allclose(told.rows.reshape(told.y_shape), y.numpy(), rtol=1e-5, atol=1e-6)
    row, output = len(told.rows) // 2, 7
    part = cell(LinearLayer(told.weight, told.bias), told.vectors[row], (output,))
    assert part.total == pytest.approx(float(told.rows[row, output]), abs=1e-4)


def test_the_last_batch_of_the_course_fails_as_it_does_there(data):
    told = ask(data, COURSE, 1)
    assert (told.kind, told.error, told.text, told.field) == ("torch", "RuntimeError", LAST, "in_features")
    assert "16 pictures" in str(told.sentence)
    assert [dict(fix.changes) for fix in told.fixes] == [
        {"start_dim": 1, "in_features": 3072},
        {"in_features": 49152},
    ]
    for fix in told.fixes:
        assert isinstance(ask(data, replace(COURSE, **fix.changes), 1), LinearAnswer)


@pytest.mark.parametrize(
    ("params", "field", "reason"),
    [
        (P(start_dim=7), "start_dim", "from −4 to 3"),
        (P(end_dim=-9), "end_dim", "from −4 to 3"),
        (P(start_dim=2, end_dim=1), "end_dim", "comes before start_dim"),
        (P(in_features=-1), "in_features", "must be 1 or more"),
        (P(out_features=-1), "out_features", "must be 1 or more"),
        (P(in_features=2.5), "in_features", "not a whole number"),
        (P(in_features=None), "in_features", "not a whole number"),
        (P(in_features=5), "in_features", "the input has 196,608 numbers"),
        (P(start_dim=1, in_features=9), "in_features", "the input has 3,072 numbers"),
    ],
)
def test_a_refusal_names_its_field_and_offers_what_works(data, params, field, reason):
    told = ask(data, params)
    assert (told.kind, told.field, str(told.reason)) == ("torch", field, reason)
    assert told.fixes
    for fix in told.fixes:
        assert isinstance(ask(data, replace(params, **fix.changes)), LinearAnswer)


def test_a_refusal_leaves_the_weights_of_the_last_layer(data):
    before = ask(data, EACH)
    assert isinstance(ask(data, replace(EACH, in_features=EACH.in_features - 1)), Failure)
    assert np.shares_memory(before.weight, ask(data, EACH).weight)


@pytest.mark.parametrize("special", [np.nan, np.inf, 0.0])
def test_the_heaviest_of_many_products_are_those_of_a_sort(special):
    products = np.round(np.random.default_rng(3).normal(size=40_000), 3)
    products[::7] = special
    found = LinearCell(products, products, products, None, 0.0)
    for count in (1, 24):
        assert found.largest(count) == np.argsort(-np.abs(products), kind="stable")[:count].tolist()


def test_what_costs_too_much_is_asked_or_refused(data):
    refused = ask(data, P(in_features=10**7, out_features=10**5))
    assert refused.kind == "cost-refused"
    asked = ask(data, P(out_features=1000))
    assert (asked.kind, asked.field) == ("cost-ask", "out_features")
    assert isinstance(ask(data, replace(P(), **asked.fixes[0].changes)), LinearAnswer)


NUMBERS = st.one_of(
    st.integers(-5, 9), st.sampled_from([32, 1024, 3072, 12288, 0, 10**9, 2**63, 2.5, None, float("nan")])
)


@settings(max_examples=200)
@given(st.builds(P, NUMBERS, NUMBERS, NUMBERS, st.booleans(), NUMBERS, st.booleans()), st.integers(0, 4))
def test_whatever_is_set_is_answered(data, params, batch):
    told = ask(data, params, batch, 16)
    assert isinstance(told, LinearAnswer) or told.kind in ("torch", "cost-ask", "cost-refused")
    if isinstance(told, Failure) and told.kind == "torch":
        assert told.text


@pytest.mark.parametrize(("start", "end"), [(start, end) for start in range(-4, 4) for end in range(-4, 4)])
def test_what_arrives_is_what_flatten_gives(start, end):
    x = torch.zeros(5, 3, 32, 32)
    try:
        wanted = torch.flatten(x, start, end).shape[-1]
    except RuntimeError:
        wanted = None
    params = P(start, end, 7, fits=True)
    assert arriving(params, tuple(x.shape)) == wanted
    assert fitted(params, tuple(x.shape)).in_features == (7 if wanted is None else wanted)


@several(30)
def test_the_scripts_give_what_is_shown_and_that_of_the_course_fails_in_the_end(data, tmp_path, count):
    write_batches(tmp_path, data.train, data.test)
    write(tmp_path, "course", linear_script(COURSE, Pictures(CIFAR10, "test", 1, 64), 5, data))
    random, expected = np.random.default_rng(0), {}
    for number in range(count):
        start = int(random.integers(0, 4))
        params = P(start, -1, 1, True, int(random.integers(1, 9)), bool(random.integers(0, 2)))
        batch, seed = int(random.integers(0, 2)), int(random.integers(0, 99))
        params = fitted(params, ((64, 16)[batch], 3, 32, 32))
        if start == 0 and batch == 1:
            continue  # the course's failing batch
        pictures = Pictures(CIFAR10, "test", batch, 64)
        told = linear.answer(AskLinear(1, "linear/linear", params, pictures, seed), {data.name: data})
        index = (*(0 for _ in told.y_shape[1:]), params.out_features - 1)
        script = linear_script(params, pictures, seed, data, cell=index, value=0.0)
        for name in ("in_features", "out_features"):
            low, high = script.tokens[name]
            assert script.text[low:high] == repr(getattr(params, name))
        write(tmp_path, f"shown{number}", script)
        expected[f"shown{number}"] = told
    ran = run(tmp_path, "output")
    assert ran.raised == {"course": ["RuntimeError", LAST]}
    assert ran.said["course"] == "torch.Size([64, 3, 32, 32]) torch.Size([196608]) torch.Size([10])\n"
    for name, told in expected.items():
        rows = told.rows.reshape(told.y_shape)
        np.testing.assert_allclose(ran.tensors[f"{name} output"], rows, rtol=1e-5, atol=1e-6)
