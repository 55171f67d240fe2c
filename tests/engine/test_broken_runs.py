"""Each fault that is made on purpose: what it does to a run, that it does nothing else, and its script."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from script_runs import made_data, run, write, write_batches

from cifar_gui.engine import checkpoints, cost, faults, recipes, run_cost
from cifar_gui.engine.data import Split
from cifar_gui.engine.run_code import run_script
from cifar_gui.engine.sets import sets_of
from cifar_gui.engine.training import Training, estimate
from cifar_gui.lessons.networks import CIFAR10_QUICK, RESNET_SMALL, SMALL
from cifar_gui.lessons.training import BATCHNORM
from cifar_gui.protocol import CIFAR10, OWN
from cifar_gui.protocol.runs import EpochEnded, Estimated, EstimateRun, RunEnded, RunStarted, StartRun, Steps
from cifar_gui.recipe import FAULTS, Recipe
from cifar_gui.spec import Block, fields

KEYS = [key for _, found in FAULTS for key, _ in found]
BATCHES, OWN_PICTURES = made_data(), made_data(name=OWN)
"""52 pictures to train on and 20 held out."""
PLAIN = replace(BATCHNORM, network=SMALL.name, epochs=2, batch_size=16, lr=0.01, seed=3)


def broken(key: str) -> Recipe:
    """Two short epochs of a recipe with a fault: without momentum where it would go to pieces."""
    recipe = replace(PLAIN, fault=key)
    return replace(recipe, lr=1e-4, momentum=0.0, nesterov=False) if key in ("rate_high", "huge_start") else recipe


def start(recipe: Recipe, **given) -> StartRun:
    return StartRun(1, recipe, SMALL, CIFAR10, allow=True, **given)


def events(recipe: Recipe, data=BATCHES, **given) -> list:
    return list(filter(None, Training(start(recipe, **given), data).run()))


@cache
def undisturbed(recipe: Recipe) -> list:
    """What a run tells that goes to its end and keeps nothing: what others are compared with."""
    return events(recipe)


def losses(told: list) -> np.ndarray:
    return np.concatenate([event.losses for event in told if isinstance(event, Steps)])


def labels_of(key: str, count: int = 1000, seed: int = 0) -> tuple[np.ndarray, Split]:
    """Labels of a training set, the classes by turns, and the set as it is trained on."""
    images = np.arange(count, dtype=np.uint8)[:, None, None, None] * np.ones((1, 3, 32, 32), np.uint8)
    labels = np.arange(count, dtype=np.int64) % 10
    return labels, faults.spoilt(Split(images, labels), Recipe(fault=key, seed=seed))


# --- what is declared -----------------------------------------------------------------------------------------------


def test_what_a_recipe_can_name_is_what_the_engine_knows():
    item = next(item for item in fields(Recipe) if item.name == "fault")
    assert item.default == ""
    assert item.choices == ("", *KEYS)
    assert [fault.key for fault in faults.ALL] == KEYS
    assert [head for _, head in item.heads] == [head for head, _ in FAULTS]
    assert all(fault.causes and fault.sentence.endswith(".") for fault in faults.ALL)


def test_without_a_fault_nothing_is_copied():
    recipe, network = Recipe(), SMALL
    assert faults.followed(recipe, 10) is recipe
    assert faults.built(network, recipe) == network
    assert faults.spoilt(BATCHES.train, recipe) is BATCHES.train


def test_an_unknown_fault_is_refused_and_breaks_nothing():
    recipe = replace(PLAIN, fault="gremlins")
    assert faults.followed(recipe, 10) == recipe
    (ended,) = events(recipe)
    assert isinstance(ended, RunEnded)
    assert "gremlins" in str(ended.failure.sentence)
    assert [fix.changes for fix in ended.failure.fixes] == [{"fault": ""}]


# --- data -----------------------------------------------------------------------------------------------------------


def test_four_of_ten_labels_are_changed_to_others():
    labels, train = labels_of("labels_changed", 10_000)
    assert 0.37 < (train.labels != labels).mean() < 0.43
    assert set(np.unique(train.labels)) == set(range(10))


def test_shuffled_labels_keep_their_numbers():
    labels, train = labels_of("labels_shuffled", 10_000)
    assert np.bincount(train.labels).tolist() == np.bincount(labels).tolist()
    assert (train.labels == labels).mean() < 0.13


def test_one_class_is_missing_another_with_another_seed():
    missing = []
    for seed in range(6):
        _, train = labels_of("class_removed", seed=seed)
        (gone,) = set(range(10)) - set(train.labels.tolist())
        assert len(train) == 900
        missing.append(gone)
    assert len(set(missing)) > 1


def test_of_the_rarest_class_there_is_one_for_a_hundred():
    counts = sorted(np.bincount(labels_of("unbalanced", 10_000)[1].labels), reverse=True)
    assert (counts[0], counts[-1]) == (1000, 10)
    assert all(0.55 < less / more < 0.65 for more, less in pairwise(counts))


def test_sorted_pictures_come_class_by_class_and_are_not_shuffled():
    _, train = labels_of("sorted")
    assert train.labels.tolist() == sorted(train.labels.tolist())
    assert not faults.followed(replace(PLAIN, fault="sorted"), 10).shuffle


@pytest.mark.parametrize("key", KEYS)
def test_pictures_stay_with_their_labels_unless_labels_are_the_fault(key):
    labels, train = labels_of(key, 250)
    places = np.asarray(train.images)[:, 0, 0, 0].astype(int)
    if key not in ("labels_changed", "labels_shuffled"):
        assert train.labels.tolist() == labels[places].tolist()
    assert len(set(places.tolist())) == len(train)


# --- the network and the recipe -------------------------------------------------------------------------------------


def layers(parts) -> list:
    return [
        layer
        for part in parts
        for layer in (layers((*part.layers, *part.shortcut)) if isinstance(part, Block) else [part])
    ]


def test_activations_go_from_blocks_too():
    built = faults.built(RESNET_SMALL, Recipe(fault="no_activation"))
    assert not [layer for layer in layers(built.layers) if layer.kind == "ReLU"]
    assert len(layers(RESNET_SMALL.layers)) - len(layers(built.layers)) == 7
    assert built.name == RESNET_SMALL.name


@pytest.mark.parametrize(("key", "kind"), [("softmax_at_end", "Softmax"), ("relu_at_end", "ReLU")])
def test_the_network_ends_with_an_activation(key, kind):
    recipe = Recipe(fault=key)
    built = faults.built(CIFAR10_QUICK, recipe)
    assert built.layers[:-1] == CIFAR10_QUICK.layers
    assert built.layers[-1].kind == kind
    twice = faults.built(built, recipe)
    assert len({layer.name for layer in twice.layers}) == len(twice.layers)


def test_first_weights():
    zero, huge, usual = (
        recipes.model(replace(PLAIN, fault=key), SMALL, 52).network for key in ("zero_start", "huge_start", "")
    )
    assert all(not parameter.any() for parameter in zero.parameters())
    for one, other in zip(huge.parameters(), usual.parameters(), strict=True):
        assert (one.dim() > 1) == (not one.equal(other))
        assert one.dim() < 2 or 0.9 < one.std() < 1.1


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("rate_high", {"lr": 1.0}), ("rate_low", {"lr": 1e-5}), ("batch_of_one", {"batch_size": 1}),
        ("one_batch", {"batch_size": 52}), ("dropout_high", {"dropout": 0.9}),
    ],
)  # fmt: skip
def test_what_is_followed(key, expected):
    followed = faults.followed(replace(PLAIN, fault=key), 52)
    assert {name: getattr(followed, name) for name in expected} == expected
    assert faults.followed(followed, 52) == followed


@pytest.mark.parametrize("key", ["no_activation", "eval_mode", "judged_in_train_mode"])
def test_a_fault_that_would_change_nothing_is_refused(key):
    recipe = replace(PLAIN, network=CIFAR10_QUICK.name, fault=key)
    (ended,) = filter(None, Training(StartRun(1, recipe, CIFAR10_QUICK, CIFAR10), BATCHES).run())
    assert ended.failure.field == "fault"
    assert CIFAR10_QUICK.name in str(ended.failure.sentence)
    assert [fix.changes for fix in ended.failure.fixes] == [{"fault": ""}]


def test_too_many_pictures_for_one_batch_are_refused_with_fewer_of_them(monkeypatch):
    recipe = replace(PLAIN, fault="one_batch", validation=0.0)
    few, all_of_them = (
        run_cost.needed(replace(recipe, batch_size=size, fault=""), SMALL, 52).bytes for size in (16, 52)
    )
    monkeypatch.setattr(cost, "ASK_BYTES", (few + all_of_them) // 2)
    (ended,) = filter(None, Training(StartRun(1, recipe, SMALL, CIFAR10), BATCHES).run())
    assert (ended.failure.kind, ended.failure.field) == ("cost-ask", "images")
    assert [fix.changes for fix in ended.failure.fixes] == [{"images": 32}]


# --- whole runs -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", KEYS)
def test_a_run_says_what_was_set_and_repeats_to_the_last_bit(key, tmp_path):
    recipe = broken(key)
    told = events(recipe, folder=tmp_path, name="run")
    started = next(event for event in told if isinstance(event, RunStarted))
    assert started.recipe == recipe
    assert started.images == len(sets_of(recipe, BATCHES).train)
    assert told[-1].reason == "finished"
    found = checkpoints.read(checkpoints.path(tmp_path, "run"))
    assert (found.recipe, found.description.layers) == (recipe, SMALL.layers)
    assert found.trained.layers == faults.built(SMALL, recipe).layers
    assert losses(told).tobytes() == losses(undisturbed(recipe)).tobytes()
    if key != "judged_in_train_mode":
        assert losses(told).tobytes() != losses(undisturbed(replace(recipe, fault=""))).tobytes()


@pytest.mark.parametrize("key", KEYS)
def test_a_run_that_was_cut_off_goes_on_to_the_last_bit(key, tmp_path):
    recipe = broken(key)
    whole = losses(undisturbed(recipe))
    training = Training(start(recipe, folder=tmp_path, name="run"), BATCHES)
    steps = training.run()
    for _ in steps:
        if training.step >= (len(whole) + 1) // 2:
            break
    training.complete(steps)
    steps.close()
    rest = events(recipe, folder=tmp_path, name="run", resume=True)
    assert losses(rest).tobytes() == whole.tobytes()


@pytest.mark.parametrize("key", KEYS)
def test_a_run_is_estimated_with_its_fault(key):
    recipe = broken(key)
    asked = EstimateRun(1, recipe, SMALL, CIFAR10)
    (found,) = filter(None, estimate(asked, BATCHES))
    assert isinstance(found, Estimated)
    assert found.failure is None
    assert found.recipe == recipe
    started = next(event for event in undisturbed(recipe) if isinstance(event, RunStarted))
    assert (found.images, found.steps_per_epoch) == (started.images, started.steps_per_epoch)


def test_judged_in_train_mode_the_same_weights_are_scored_otherwise():
    told = {key: undisturbed(replace(PLAIN, fault=key)) for key in ("", "judged_in_train_mode")}
    usual, other = ([e.loss for e in found if type(e).__name__ == "Evaluated"] for found in told.values())
    assert losses(told[""]).tobytes() == losses(told["judged_in_train_mode"]).tobytes()
    assert usual != other


def test_scripts_give_the_losses_of_broken_runs(tmp_path):
    write_batches(tmp_path, BATCHES.train, BATCHES.test)
    expected = {}
    for number, key in enumerate(KEYS):
        data, recipe = OWN_PICTURES if number % 3 == 1 else BATCHES, broken(key)
        write(tmp_path, key, run_script(recipe, SMALL, data))
        told = Training(StartRun(1, recipe, SMALL, data.name, allow=True), data).run()
        expected[key] = [event.loss_sum for event in told if isinstance(event, EpochEnded)]
    text = (tmp_path / "wrong_loss.py").read_text()
    (tmp_path / "z_forgiven.py").write_text(f'import warnings\n\nwarnings.simplefilter("ignore")\n{text}')
    expected["z_forgiven"] = expected.pop("wrong_loss")
    ran = run(tmp_path)
    assert {key: kind for key, (kind, _) in ran.raised.items()} == {"wrong_loss": "UserWarning"}  # PyTorch warns
    for key, sums in expected.items():
        printed = re.findall(r"^Epoch: \d+/\d+ Loss: ([\d.]+)$", ran.said[key], re.MULTILINE)
        np.testing.assert_allclose([float(one) for one in printed], sums, rtol=1e-3, err_msg=key)


@pytest.mark.parametrize("key", KEYS)
def test_a_fault_is_seen_in_the_script(key):
    sound, script = (run_script(replace(PLAIN, fault=one), SMALL, BATCHES) for one in ("", key))
    changed = {
        script.text[low:high]
        for name, (low, high) in script.tokens.items()
        if name not in sound.tokens or script.text[low:high] != sound.text[slice(*sound.tokens[name])]
    }
    assert changed, "nothing would light up"
