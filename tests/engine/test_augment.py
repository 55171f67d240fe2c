"""Training pictures that are a little different each time, and what else a run draws by chance or keeps beside it."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import torch
from run_cases import SHORT, TINY, failure, losses, of, start
from script_runs import made_data
from torch import nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from cifar_gui.engine import augment, batches, checkpoints, frozen, kept_weights, models, recipe_checks, recipes
from cifar_gui.engine.dice import Dice
from cifar_gui.engine.network_edits import with_dropout
from cifar_gui.engine.run_names import BEST, LAST
from cifar_gui.engine.sets import sets_of
from cifar_gui.engine.training import Training
from cifar_gui.protocol.models import Model, run_key
from cifar_gui.protocol.runs import Evaluated, Steps
from cifar_gui.recipe import ALTERNATING, CONSTANT, COSINE, RANDOM, Recipe
from cifar_gui.spec import UNSCALED, Network, layer

DATA = made_data()
COUNT = len(DATA.train)
PICTURES = batches.Stack.of(DATA.train, UNSCALED).take(torch.arange(COUNT))[0]
DROPPING = with_dropout(TINY, 0.5)
RECIPES = {
    "random flips": replace(SHORT, flip=RANDOM),
    "alternating flips": replace(SHORT, flip=ALTERNATING, epochs=3),
    "shift": replace(SHORT, shift=3),
    "cutout": replace(SHORT, cutout=9),
    "all three": replace(SHORT, flip=RANDOM, shift=2, cutout=4, shuffle=False),
    "dropout": replace(SHORT, dropout=0.5),
    "averaged": replace(SHORT, ema=0.8),
    "clipped": replace(SHORT, clip=0.1),
    "warmed up": replace(SHORT, schedule=COSINE, warmup=5),
    "everything": replace(SHORT, flip=RANDOM, shift=2, cutout=4, dropout=0.2, ema=0.9, clip=1.0, schedule=CONSTANT,
                          warmup=9),
}  # fmt: skip


def ran(recipe, **others):
    return [event for event in Training(start(recipe, **others), DATA).run() if event is not None]


@cache
def plain_losses():
    return losses(ran(SHORT))


# --- pictures -------------------------------------------------------------------------------------------------------


def test_some_pictures_are_mirrored():
    which = torch.arange(COUNT) % 3 == 0
    found = augment.flipped(PICTURES, which)
    for one, before, mirrored in zip(found, PICTURES, which, strict=True):
        assert torch.equal(one, before.flip(2) if mirrored else before)


@pytest.mark.parametrize("most", [1, 4, 31])
def test_pictures_are_moved_as_a_learner_moves_them(most):
    rows, columns = torch.arange(COUNT) % (2 * most + 1) - most, torch.arange(COUNT) * 7 % (2 * most + 1) - most
    wider = functional.pad(PICTURES, (most,) * 4, mode="reflect")
    places = zip(wider, (rows + most).tolist(), (columns + most).tolist(), strict=True)
    expected = torch.stack([one[:, row : row + 32, column : column + 32] for one, row, column in places])
    assert torch.equal(augment.shifted(PICTURES, rows, columns), expected)


def test_a_square_is_cut_out():
    rows, columns = torch.arange(COUNT) % 25, torch.arange(COUNT) * 3 % 25
    expected = PICTURES.clone()
    for one, row, column in zip(expected, rows, columns, strict=True):
        one[:, row : row + 8, column : column + 8] = 0
    assert torch.equal(augment.cut_out(PICTURES, rows, columns, 8), expected)


@pytest.mark.parametrize("most", [{"shift": 31}, {"cutout": 32}])
def test_the_largest_values_work(most):
    given = augment.Augmentation(Recipe(**most), COUNT)(PICTURES, torch.arange(COUNT), 0)
    assert given.shape == PICTURES.shape
    assert most == {"shift": 31} or not given.any()


def test_what_is_mirrored_in_one_epoch_is_not_in_the_next():
    drawn = augment.Augmentation(Recipe(flip=ALTERNATING), COUNT)
    order = torch.randperm(COUNT, generator=torch.Generator().manual_seed(1))
    epochs = []
    for epoch in range(4):
        one = torch.empty_like(PICTURES)
        one[order] = drawn(PICTURES[order], order, epoch)
        mirrored = (one != PICTURES).flatten(1).any(1)
        assert 0 < mirrored.sum() < COUNT
        epochs.append(mirrored)
    assert all(torch.equal(one, epochs[0] if epoch % 2 == 0 else ~epochs[0]) for epoch, one in enumerate(epochs))


def test_nothing_is_drawn_from_torch_s_own_generator():
    before = torch.get_rng_state()
    augment.Augmentation(RECIPES["all three"], COUNT)(PICTURES, torch.arange(COUNT), 0)
    assert torch.equal(torch.get_rng_state(), before)


def test_pictures_that_judge_stay_as_they_are():
    """The score of the last step is that of the pictures as they are, of which the run's network knows nothing else."""
    events = ran(replace(SHORT, flip=RANDOM, shift=4, cutout=16, lr=0.0))
    untouched = ran(replace(SHORT, lr=0.0))
    scores = [next((one.accuracy, one.loss) for one in of(some, Evaluated)) for some in (events, untouched)]
    assert scores[0] == scores[1]
    assert not np.array_equal(losses(events), losses(untouched))


# --- runs repeat ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", RECIPES)
def test_a_run_repeats_whatever_else_is_asked_and_also_when_it_was_cut_off(tmp_path, name):
    recipe = RECIPES[name]
    whole = ran(recipe, folder=tmp_path / "whole", name="a")
    expected = losses(whole)
    assert np.array_equal(expected, plain_losses()) == (name == "averaged")
    cut = Training(start(recipe, folder=tmp_path / "cut", name="a"), DATA)
    told, events = [], cut.run()
    while cut.step < len(expected) // 2 + 1:
        torch.rand(3)  # others draw from torch's own numbers
        told.append(next(events))
    cut.complete(events)
    step = cut.step
    events.close()
    torch.manual_seed(99)
    rest = ran(recipe, folder=tmp_path / "cut", name="a", resume=True)
    assert np.array_equal(losses(rest), expected)
    assert of(rest, Steps)[0].first == 1
    assert 0 < step < len(expected)
    both = [kept_weights.read(checkpoints.path(tmp_path / place, "a"), LAST)[2] for place in ("whole", "cut")]
    assert all(torch.equal(tensor, both[1][key]) for key, tensor in both[0].items())
    norms = [np.concatenate([one.norms for one in of(some, Steps)]) for some in (whole, rest) if recipe.clip]
    assert not norms or (np.array_equal(*norms) and len(norms[0]) == len(expected))


def test_the_random_layers_of_a_network_do_not_hang_on_what_others_draw():
    recipe = replace(SHORT, network=DROPPING.name)
    once = losses(ran(recipe, network=DROPPING))
    training, told = Training(start(recipe, network=DROPPING), DATA), []
    for event in training.run():
        torch.rand(5)
        told.append(event)
    assert np.array_equal(losses([one for one in told if one is not None]), once)
    assert np.array_equal(once, losses(ran(replace(SHORT, dropout=0.5))))


def test_the_generator_is_put_back():
    torch.manual_seed(3)
    dice = Dice("cpu")
    torch.manual_seed(4)
    before = torch.get_rng_state()
    with dice.rolled():
        first = torch.rand(4)
    assert torch.equal(torch.get_rng_state(), before)
    with dice.rolled():
        second = torch.rand(4)
    torch.manual_seed(3)
    assert torch.equal(torch.cat((first, second)), torch.rand(8))


# --- what is kept ---------------------------------------------------------------------------------------------------


def by_hand(recipe):
    """A run in plain PyTorch, and the mean of its weights."""
    train = sets_of(recipe, DATA).train
    model = recipes.model(recipe, TINY, len(train))
    averaged = AveragedModel(model.network, multi_avg_fn=get_ema_multi_avg_fn(recipe.ema))
    order, stack = batches.Order(len(train), recipe.shuffle, recipe.seed), batches.Stack.of(train, UNSCALED)
    for _ in range(recipe.epochs):
        places = order.epoch()
        order.advance()
        for first in range(0, len(train), recipe.batch_size):
            x, y = stack.take(places[first : first + recipe.batch_size])
            loss = model.criterion(model.network(x), y)
            model.optimizer.zero_grad()
            loss.backward()
            model.optimizer.step()
            model.schedule.step()
            averaged.update_parameters(model.network)
    return averaged.module


def test_the_weights_that_count_are_the_averaged_ones(tmp_path):
    recipe = replace(SHORT, ema=0.8)
    events = ran(recipe, folder=tmp_path, name="a")
    expected = by_hand(recipe)
    found = models.opened(Model(run_key("a", LAST), runs=tmp_path)).module
    assert all(torch.equal(one, found.state_dict()[key]) for key, one in expected.state_dict().items())
    judges = sets_of(recipe, DATA).validation
    x, labels = batches.Stack.of(judges, UNSCALED).take(torch.arange(len(judges)))
    with torch.no_grad():
        right = (expected.eval()(x).argmax(1) == labels).float().mean().item()
    assert of(events, Evaluated)[-1].accuracy == pytest.approx(right)
    best = max(of(events, Evaluated), key=lambda one: (one.accuracy, -one.loss))
    assert kept_weights.read(checkpoints.path(tmp_path, "a"), BEST)[1] == best.step


def test_statistics_of_batchnorm_are_the_newest_not_their_mean(tmp_path):
    averaged, plain = (ran(replace(SHORT, ema=ema), folder=tmp_path, name=f"a{ema}") for ema in (0.9, 0.0))
    assert np.array_equal(losses(averaged), losses(plain))
    states = [kept_weights.read(checkpoints.path(tmp_path, f"a{ema}"), LAST)[2] for ema in (0.9, 0.0)]
    assert torch.equal(states[0]["norm1.running_mean"], states[1]["norm1.running_mean"])
    assert not torch.equal(states[0]["conv1.weight"], states[1]["conv1.weight"])


def test_an_averaged_run_that_goes_on_shows_its_averaged_weights(tmp_path):
    cut = Training(start(replace(SHORT, ema=0.9), folder=tmp_path, name="a"), DATA)
    events = cut.run()
    while cut.step < 4:
        next(events)
    cut.complete(events)
    events.close()
    run, step, weights = kept_weights.read(checkpoints.path(tmp_path, "a"), LAST)
    state = frozen.thaw(run.state, "cpu")
    assert step == cut.step
    assert all(torch.equal(weights[key], one) for key, one in state["averaged"].items())
    assert not torch.equal(weights["conv1.weight"], state["network"]["conv1.weight"])


def test_gradients_are_clipped_and_their_norm_is_told():
    recipe = replace(SHORT, clip=0.05, momentum=0.0, nesterov=False, weight_decay=0.0, schedule=CONSTANT, lr=1.0)
    told = ran(recipe)
    norms = np.concatenate([one.norms for one in of(told, Steps)])
    assert len(norms) == len(losses(told))
    assert (norms > 0.05).all()
    model = recipes.model(recipe, TINY, COUNT)
    before = [one.detach().clone() for one in model.network.parameters()]
    x, y = batches.Stack.of(DATA.train, UNSCALED).take(torch.arange(8))
    norm = recipes.backward(model, recipes.forward(model, x, y)[0], 8)
    model.update()
    moved = torch.stack([(one - other).norm() for one, other in zip(model.network.parameters(), before, strict=True)])
    assert moved.norm().item() == pytest.approx(0.05, rel=1e-3)
    assert norm > 0.05
    assert all(one.norms is None for one in of(ran(SHORT), Steps))


@pytest.mark.parametrize("schedule", ["constant", "cosine", "step", "exponential"])
def test_the_rate_rises_in_the_first_steps(schedule):
    recipe = replace(SHORT, schedule=schedule, warmup=4, lr=0.1)
    model, plain = recipes.model(recipe, TINY, COUNT), recipes.model(replace(recipe, warmup=0), TINY, COUNT)
    for step in range(12):
        assert model.lr == pytest.approx(plain.lr * min((step + 1) / 4 if step < 1 else 0.25 + 0.75 * step / 4, 1.0))
        for one in (model, plain):
            one.optimizer.step()
            for moves in (one.schedule, one.warmup):
                if moves is not None:
                    moves.step()


def test_a_rate_that_is_set_by_hand_ends_the_warm_up():
    model = recipes.model(replace(SHORT, schedule=CONSTANT, warmup=50, lr=0.1), TINY, COUNT)
    model.set_lr(0.03)
    for _ in range(60):
        model.optimizer.step()
        model.warmup.step()
        assert model.lr == pytest.approx(0.03)


def test_one_cycle_rises_by_itself():
    assert recipes.model(replace(SHORT, warmup=9), TINY, COUNT).warmup is None


# --- what cannot be -------------------------------------------------------------------------------------------------

NO_LINEAR = Network("flat", (layer("conv1", "Conv2d", 3, 10, 32), layer("flatten", "Flatten")))


@pytest.mark.parametrize(
    ("field", "value"),
    [("shift", -1), ("shift", 32), ("cutout", 33), ("cutout", -2), ("ema", 1.0), ("ema", -0.1), ("warmup", -1),
     ("clip", 0.0), ("clip", -1.0), ("clip", float("nan")), ("ema", float("nan")), ("dropout", 1.5)],
)  # fmt: skip
def test_a_value_that_comes_to_nothing_is_refused_with_a_way_out(field, value):
    recipe = replace(SHORT, schedule=CONSTANT, **{field: value})
    told = failure(DATA, recipe)
    assert told.field == field
    assert told.fixes
    for fix in told.fixes:
        recipe_checks.check(replace(recipe, **fix.changes))


def test_dropout_needs_a_linear_layer():
    told = failure(DATA, replace(SHORT, dropout=0.5), network=NO_LINEAR)
    assert told.field == "dropout"
    assert "flat" in str(told.sentence)


def test_a_flip_that_is_none_is_refused():
    assert failure(DATA, replace(SHORT, flip="upside down")) is not None


def test_a_layer_of_dropout_gets_a_name_that_is_free():
    described = Network("a", (layer("dropout", "ReLU"), layer("linear1", "Linear", 3, 4), layer("end", "Linear", 4, 5)))
    assert [part.name for part in with_dropout(described, 0.3).layers] == ["dropout", "linear1", "dropout1", "end"]
    assert with_dropout(described, 0.0) is described
    built = recipes.model(replace(SHORT, dropout=0.3), TINY, COUNT).network
    assert [type(one) for one in built][-2:] == [nn.Dropout, nn.Linear]
