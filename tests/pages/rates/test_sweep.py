"""A sweep on a real network: what a script gives, too; nothing of a run is touched; and the rate is a good one."""

import contextlib
import io
from dataclasses import replace

import numpy as np
import pytest
import torch

from cifar_gui.engine import data, models
from cifar_gui.engine.answers import answer, answers
from cifar_gui.engine.training import Training
from cifar_gui.lessons.networks import CIFAR10_QUICK_BATCHNORM, LENET_5, SMALL
from cifar_gui.lessons.rates import RatesParams
from cifar_gui.pages.rates.finding import FLAT, FOUND
from cifar_gui.pages.rates.protocol import AskRates, Swept
from cifar_gui.pages.rates.script import rates_script
from cifar_gui.protocol import SAMPLES, Failure
from cifar_gui.protocol.models import Model, run_key
from cifar_gui.protocol.runs import RunEnded, StartRun, Steps
from cifar_gui.recipe import CONSTANT, Recipe

SHORT = RatesParams(lowest=1e-4, highest=10.0, rates=40)
RECIPE = Recipe(network=SMALL.name, batch_size=16)


@pytest.fixture(scope="module")
def sources():
    return {SAMPLES: data.load_samples()}


def asked(recipe=RECIPE, params=SHORT, network=SMALL, model=None):
    return AskRates(7, "training/rates", params, recipe, network, SAMPLES, model)


def run_of(script, tmp_path, monkeypatch):
    script.save(tmp_path / "rates.py")
    monkeypatch.chdir(tmp_path)
    scope, out = {}, io.StringIO()
    with contextlib.redirect_stdout(out), torch.random.fork_rng(devices=()):
        exec(compile((tmp_path / "rates.py").read_text(), "rates.py", "exec"), scope)
    scope["pictures"].close()
    return scope, out.getvalue()


def test_a_sweep_is_told_bit_by_bit_and_is_what_its_script_gives(sources, tmp_path, monkeypatch):
    threads = torch.get_num_threads()
    told = [one for one in answers(asked(), sources) if one is not None]
    assert all(isinstance(one, Swept) for one in told)
    assert [one.whole for one in told] == [False] * (len(told) - 1) + [True]
    good = told[-1]
    assert torch.get_num_threads() == threads
    scope, out = run_of(rates_script(asked(), sources[SAMPLES], good), tmp_path, monkeypatch)
    early = 20  # before it explodes, where the last bit decides
    np.testing.assert_allclose(scope["losses"][:early], good.losses[:early], rtol=5e-3)
    np.testing.assert_allclose(scope["smoothed"][:5], good.smoothed[:5], rtol=2e-3)
    if good.found.kind == FOUND:
        assert float(out) == pytest.approx(good.found.rate, rel=0.3)


def test_the_run_whose_weights_are_taken_stays_as_it_was(sources, tmp_path):
    recipe = replace(RECIPE, epochs=1, schedule=CONSTANT)
    start = StartRun(1, recipe, SMALL, SAMPLES, folder=tmp_path, name="a run")
    assert [one.reason for one in Training(start, sources[SAMPLES]).run() if isinstance(one, RunEnded)] == ["finished"]
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    model = Model(run_key("a run", "last"), runs=tmp_path)
    weights = {name: one.clone() for name, one in models.opened(model).module.state_dict().items()}
    good = answer(asked(model=model), sources)
    assert good.found.first < 2.0, "it has learned something already"
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
    assert all(torch.equal(one, weights[name]) for name, one in models.opened(model).module.state_dict().items())


@pytest.mark.parametrize(
    ("params", "field"),
    [
        (dict(lowest=0.0), "lowest"), (dict(lowest=-1.0), "lowest"), (dict(lowest=float("nan")), "lowest"),
        (dict(highest=1e-6), "highest"), (dict(highest=float("inf")), "highest"), (dict(rates=2), "rates"),
        (dict(rates=10**9), "rates"), (dict(rates=40.5), "rates"),
    ],
)  # fmt: skip
def test_what_cannot_be_swept_is_refused_with_a_way_out(sources, params, field):
    told = answer(asked(params=replace(SHORT, **params)), sources)
    assert isinstance(told, Failure)
    assert told.field == field
    (fix,) = told.fixes
    better = SHORT if field == "highest" else replace(SHORT, **params)
    assert isinstance(answer(asked(params=replace(better, **{"rates": 20, **fix.changes})), sources), Swept)


@pytest.mark.parametrize("change", [dict(batch_size=0), dict(nesterov=True, momentum=0.0), dict(seed=-(2**70))])
def test_a_recipe_that_torch_refuses_is_told(sources, change):
    told = answer(asked(replace(RECIPE, **change)), sources)
    assert isinstance(told, Failure)
    assert told.field is None
    assert not told.fixes


def test_pictures_that_are_gone_are_told(sources):
    assert isinstance(answer(replace(asked(), source="nowhere"), sources), Failure)


@pytest.mark.slow
def test_a_network_that_learns_nothing_in_so_few_steps_gets_no_rate(sources):
    good = answer(asked(Recipe(network=LENET_5.name), RatesParams(rates=200, lowest=1e-5), LENET_5), sources)
    assert good.found.kind == FLAT
    assert good.found.rate == 0.0


LEARNING = (
    (SMALL, "SGD", 1 / 3), (SMALL, "Adam", 1 / 3), (CIFAR10_QUICK_BATCHNORM, "SGD", 1.0),
    (CIFAR10_QUICK_BATCHNORM, "Adam", 1.0), (LENET_5, "Adam", 1.0),
)  # fmt: skip
"""And which part of the rate is taken: ReLUs without BatchNorm want a third, as the text says."""


@pytest.mark.slow
@pytest.mark.parametrize(("network", "optimizer", "part"), LEARNING, ids=lambda one: getattr(one, "name", str(one)))
def test_the_rate_trains_better_than_a_tenth_and_ten_times_of_it(sources, network, optimizer, part):
    recipe = Recipe(network=network.name, optimizer=optimizer)
    good = answer(asked(recipe, RatesParams(rates=200, lowest=1e-5), network), sources)
    assert good.found.kind == FOUND
    ends = [_end(sources, replace(recipe, lr=good.found.rate * part * times, schedule=CONSTANT, epochs=4), network)
            for times in (0.1, 1.0, 10.0)]  # fmt: skip
    assert ends[1] < min(ends[0], ends[2])


def _end(sources, recipe, network):
    """The mean loss of the steps 81 to 100."""
    losses = [
        loss
        for event in Training(StartRun(1, recipe, network, SAMPLES), sources[SAMPLES]).run()
        if isinstance(event, Steps)
        for loss in event.losses.tolist()
    ]
    return float(np.mean(losses[80:100])) if len(losses) >= 100 else np.inf


@pytest.mark.parametrize("fault", ["rate_high", "rate_low"])
def test_a_rate_that_was_broken_on_purpose_breaks_nothing_where_every_rate_is_set(sources, fault):
    params = replace(SHORT, rates=20)
    whole, broken = (
        [one for one in answers(asked(replace(RECIPE, fault=key), params), sources) if one is not None][-1]
        for key in ("", fault)
    )
    np.testing.assert_array_equal(broken.losses, whole.losses)
    scripts = [rates_script(asked(replace(RECIPE, fault=key), params), sources[SAMPLES]).text for key in ("", fault)]
    assert scripts[0] == scripts[1]
