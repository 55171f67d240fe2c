"""Networks with weights that can be looked into: named by a key, whatever a file of settings says it is."""

from dataclasses import asdict

import msgspec
import pytest
import torch
from layer_cases import small_data
from run_cases import SHORT, TINY, start

from cifar_gui import paths
from cifar_gui.engine import data, kept_weights, model_cards, models, network, network_file, weights
from cifar_gui.engine.answers import answer
from cifar_gui.engine.model_cards import Card
from cifar_gui.engine.run_names import BEST, LAST, SNAPSHOT
from cifar_gui.engine.trained import Trained
from cifar_gui.engine.training import Training
from cifar_gui.protocol import CIFAR10
from cifar_gui.protocol.models import FRESH, OPENED, FindModels, Model, run_key
from cifar_gui.recipe import Recipe
from cifar_gui.spec import MessageError
from resources.training.__main__ import TRAINED


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A folder of runs with one, "a", and a folder of opened weights, "mine"."""
    home = tmp_path_factory.mktemp("home")
    pictures = small_data(tmp_path_factory.mktemp("data"), 20)
    list(Training(start(SHORT, folder=home / "runs", name="a"), pictures).run())
    torch.manual_seed(1)
    weights.write(home / "weights" / "mine.safetensors", network.build(TINY).state_dict())
    card = msgspec.json.encode(Card(1, network_file.plain(TINY)))
    (home / "weights" / "mine.json").write_bytes(card)
    return home


def named(key, home, description=None):
    return Model(key, description, runs=home / "runs", opened=home / "weights")


def found(home):
    request = FindModels(1, "a page", home / "runs", home / "weights")
    return {one.key: one for one in answer(request, {}).models}


def equal(module, state):
    return all(torch.equal(tensor, state[name]) for name, tensor in module.state_dict().items())


def test_the_best_and_the_last_of_a_run_are_found_and_opened(home):
    there = found(home)
    for which in (BEST, LAST):
        key = run_key("a", which)
        _, step, state = kept_weights.read(home / "runs" / "a.run", which)
        opened = models.opened(named(key, home))
        assert there[key].network == opened.network == TINY
        assert there[key].training.step == opened.step == step
        assert equal(opened.module, state)
        assert not opened.module.training


def test_a_snapshot_is_opened_by_its_step(home):
    snapshots = found(home)[run_key("a", BEST)].snapshots
    assert snapshots == tuple(one.step for one in kept_weights.found(home / "runs", "a") if one.kind == SNAPSHOT)
    assert models.opened(named(run_key("a", snapshots[0]), home)).step == snapshots[0]


def test_the_accuracy_is_that_of_the_weights(home):
    run, step, _ = kept_weights.read(home / "runs" / "a.run", BEST)
    told = found(home)[run_key("a", BEST)].training
    assert (step, told.accuracy, told.pictures) in [(at, accuracy, n) for at, accuracy, _, n in run.evaluations]


def test_what_was_opened_before_is_found(home):
    key = f"{OPENED}:mine"
    assert found(home)[key].title == "mine"
    opened = models.opened(named(key, home)).module
    torch.manual_seed(1)
    assert equal(opened, network.build(TINY).state_dict())


def test_fresh_weights_are_those_of_their_seed(home):
    one, same = (models.opened(Model(f"{FRESH}:tiny", TINY, 3)).module.state_dict() for _ in range(2))
    other = models.opened(Model(f"{FRESH}:tiny", TINY, 4)).module.state_dict()
    assert all(torch.equal(one[name], same[name]) for name in one)
    assert not torch.equal(one["conv1.weight"], other["conv1.weight"])


def test_a_run_that_went_on_is_opened_anew(home, tmp_path):
    pictures = small_data(tmp_path, 20)
    run = Training(start(SHORT, folder=tmp_path, name="b"), pictures)
    steps = run.run()
    while run.step < 2:
        next(steps)
    steps.close()
    model = Model(run_key("b", LAST), runs=tmp_path)
    before = models.opened(model)
    list(Training(start(SHORT, folder=tmp_path, name="b", resume=True), pictures).run())
    assert models.opened(model).step > before.step


@pytest.mark.parametrize(
    "key",
    ["", ":", "run", "run:", "run::last", "run:a", "run:a:", "run:a:999999", "run:a:--1", "run:../runs/a:last",
     "run:a:0x1", "run:a:²", "opened:../weights/mine", "opened:..", "opened:none", "opened:C:x", "opened:a\\b",
     "shipped:none", "shipped:../samples/samples", "fresh:tiny", "elsewhere:a", "run:\0:last", "opened:\0",
     "opened:" + "x" * 280],
)  # fmt: skip
def test_a_key_that_names_nothing_is_refused_in_words(home, key):
    with pytest.raises(MessageError):
        models.opened(named(key, home))


@pytest.mark.parametrize(
    "card",
    [b"", b"{}", b"[]", b'{"version": 2, "network": {}}', b'{"version": 1, "network": {}}', b"\xff" * 100,
     b'{"version":1,"network":' + b"[" * 5000, b"x" * 2_000_000],
)  # fmt: skip
def test_a_card_that_says_nothing_is_passed_over(home, tmp_path, card):
    folder = tmp_path / "weights"
    weights.write(folder / "a.safetensors", network.build(TINY).state_dict())
    (folder / "a.json").write_bytes(card)
    assert not any(key.startswith(OPENED) for key in found(tmp_path))
    with pytest.raises(MessageError):
        models.opened(named(f"{OPENED}:a", tmp_path))


def test_nothing_is_drawn_from_the_random_numbers_of_a_run_under_way(home):
    pictures = small_data(home, 20)
    before = torch.get_rng_state()
    for key in (run_key("a", BEST), f"{OPENED}:mine", f"{FRESH}:tiny"):
        models.opened(Model(key, TINY, 77, home / "runs", home / "weights"))
    Trained(home / "runs" / "a.run", pictures)
    assert torch.equal(torch.get_rng_state(), before)


# --- the shipped ones -----------------------------------------------------------------------------------------------

DRAWINGS = {"cifar10-quick": 236, "cifar10-quick-batchnorm": 308}
"""Of the 528 for testing, how many each is right about: measured when it was trained. It has seen photographs only."""


def test_the_shipped_networks_are_small():
    sizes = [(paths.models_folder() / f"{name}.safetensors").stat().st_size for name in DRAWINGS]
    assert sum(sizes) < 1_500_000


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_card_says_how_a_shipped_network_came_about(name):
    card = model_cards.read(paths.models_folder() / f"{name}.json")
    network_, recipe = TRAINED[name]
    assert network_file.from_plain(card.network) == network_
    usual = Recipe()
    assert card.recipe == {key: value for key, value in asdict(recipe).items() if value != getattr(usual, key)}
    training = card.training
    assert (training.source, training.split, training.pictures) == (CIFAR10, "train", 10_000)
    assert training.step == recipe.epochs * -(-50_000 // recipe.batch_size)
    assert 0.6 < training.accuracy < 0.9


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_shipped_network_is_the_one_that_was_measured(name):
    """Not all of its accuracy, which takes the photographs; of the drawings another machine may see one otherwise."""
    right = models.recognised(models.opened(Model(f"shipped:{name}")), data.load_samples().test)
    assert right == pytest.approx(DRAWINGS[name], abs=2)


def test_no_other_network_is_shipped():
    assert [kept.key for kept in model_cards.shipped()] == [f"shipped:{name}" for name in DRAWINGS]
    assert {path.stem for path in paths.models_folder().iterdir()} == {*DRAWINGS, "README"}
