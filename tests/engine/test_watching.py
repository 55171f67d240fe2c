"""What a run records of itself: the truth, without changing a number of the run."""

import pickle
from dataclasses import replace
from itertools import pairwise, takewhile

import numpy as np
import pytest
import torch
from layer_cases import small_data
from run_cases import NETWORKS, SHORT, losses, of, start, whole

from cifar_gui.engine import kept_runs, network, recipes, watched_file, watching
from cifar_gui.engine.batches import Stack
from cifar_gui.engine.criteria import Criterion
from cifar_gui.engine.data import Split, load_samples
from cifar_gui.engine.evaluation import HeldOut, judging
from cifar_gui.engine.training import Training
from cifar_gui.engine.watching import Watch
from cifar_gui.lessons.networks import CIFAR10_QUICK_BATCHNORM
from cifar_gui.protocol.watching import Agreement, Facts, Measured, Pixels, Watched
from cifar_gui.spec import UNSCALED, Network, layer

WITH_BATCHNORM = replace(SHORT, network=CIFAR10_QUICK_BATCHNORM.name)
BENT = Network(
    "bent",
    (
        layer("conv1", "Conv2d", 3, 4, 5, stride=4), layer("relu1", "ReLU", inplace=True),
        layer("conv2", "Conv2d", 4, 4, 3), layer("tanh1", "Tanh"),
        layer("flatten", "Flatten"), layer("linear1", "Linear", 100, 10),
    ),
)  # fmt: skip


NOBODY = Agreement(0, 0, 0.0)
NO_FACTS = Facts(0.0, (0,) * 10, (0,) * 10, Pixels(0, 0, 0, 0, 0), None, (), 0.0, NOBODY, None)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return small_data(tmp_path_factory.mktemp("data"), 20)


def watched(events) -> Watched:
    return of(events, Measured)[-1].watched


@pytest.mark.parametrize("recipe", [SHORT, WITH_BATCHNORM, replace(SHORT, batch_size=1, network=BENT.name)])
def test_a_run_that_is_watched_loses_the_same_to_the_last_bit(data, recipe, monkeypatch):
    described = NETWORKS.get(recipe.network, BENT)
    seen = whole(data, recipe, network=described)
    assert len(watched(seen).looks) >= 4
    monkeypatch.setattr(Watch, "step", lambda *_: iter(()))
    unseen = whole(data, recipe, network=described)
    assert watched(unseen).looks == ()
    np.testing.assert_array_equal(losses(seen), losses(unseen))


def test_looks_are_dense_at_first_and_then_a_quarter_apart(data):
    steps = [look.step for look in watched(whole(data, replace(SHORT, epochs=20))).looks]
    assert steps[:6] == [1, 2, 3, 4, 5, 7]
    assert all(1.2 < after / before < 1.5 for before, after in pairwise(steps[4:]))


def test_a_look_tells_what_the_step_did(data):
    events = whole(data, replace(SHORT, epochs=1, weight_decay=0.0, momentum=0.0, nesterov=False))
    first = watched(events).looks[0]
    assert first.loss == first.named == pytest.approx(losses(events)[0])
    assert (first.step, first.pictures, first.training, first.left_over) == (1, 8, True, 0.0)
    assert first.gradient == pytest.approx(np.sqrt(sum(one.gradient**2 for one in first.layers)))
    for one in first.layers:
        assert one.update == pytest.approx(first.lr * one.gradient, rel=1e-3)
        assert one.changed == pytest.approx(1.0, abs=0.05)
    assert [(one.name, one.fan_in) for one in first.layers] == [("conv1", 75), ("norm1", 0), ("linear1", 196)]
    assert first.layers[0].deviation == pytest.approx(1 / np.sqrt(3 * 75), rel=0.1)


def test_the_loss_of_a_batch_is_told_for_both_modes(data):
    recipe = replace(SHORT, epochs=4)
    for look in watched(whole(data, recipe)).looks[::3]:
        assert look.judging is not None
        assert look.same == look.loss != look.judging


def test_activations_are_looked_at(data):
    first = watched(whole(data, replace(SHORT, network=BENT.name), network=BENT)).looks[0]
    assert [(one.name, one.kind) for one in first.activations] == [("relu1", "ReLU"), ("tanh1", "Tanh")]
    assert 0.1 < first.activations[0].zero < 0.9
    assert first.activations[0].saturated == first.activations[1].zero == first.activations[1].dead == 0.0


def test_what_is_dead_or_saturated_is_counted_exactly():
    y = torch.tensor([[[[1.0, 0.0]], [[0.0, 0.0]]], [[[0.0, 2.0]], [[0.0, 0.0]]]])
    np.testing.assert_allclose(watching.shares(y, "ReLU"), (0.75, 0.5, 0.0))
    np.testing.assert_allclose(watching.shares(torch.tensor([[0.999, -0.99, 0.5, 0.0]]), "Tanh"), (0.25, 0.25, 0.5))
    np.testing.assert_allclose(watching.shares(torch.tensor([[0.999, 0.5]]), "Sigmoid"), (0.0, 0.0, 0.5))


def watched_by_hand(recipe=SHORT, steps=3, training=True):
    """A loop that never clears its gradients, looked at."""
    model = recipes.model(recipe, NETWORKS[recipe.network], 80)
    model.network.train(training)
    watch = Watch(1, Criterion(recipe), Watched(NETWORKS[recipe.network], NO_FACTS))
    x, y = torch.rand(8, 3, 32, 32), torch.arange(8)
    for number in range(1, steps + 1):
        look = watch.step(number, model, x, y)
        next(look)
        recipes.forward(model, x, y)[0].backward()
        next(look)
        model.optimizer.step()
        next(look)
    return model, watch.watched.looks


def test_gradients_that_were_left_over_are_noticed():
    _, looks = watched_by_hand()
    assert looks[0].left_over == 0.0
    assert looks[1].left_over == pytest.approx(looks[0].gradient)
    assert looks[2].left_over == pytest.approx(looks[1].gradient)


@pytest.mark.parametrize("training", [True, False])
def test_the_mode_of_a_step_is_noticed(training):
    _, looks = watched_by_hand(training=training)
    assert [look.training for look in looks] == [training] * 3


def test_no_hook_is_left_behind():
    model, _ = watched_by_hand()
    pickle.dumps(model.network)  # which a hook would not let pass


def test_a_forward_pass_without_a_graph_in_between_is_not_looked_at():
    model = recipes.model(SHORT, NETWORKS[SHORT.network], 80)
    watch = Watch(1, Criterion(SHORT), Watched(NETWORKS[SHORT.network], NO_FACTS))
    x, y = torch.rand(8, 3, 32, 32), torch.arange(8)
    look = watch.step(1, model, x, y)
    next(look)
    with judging(model.network):
        model.network(torch.zeros(2, 3, 32, 32))
    loss, _ = recipes.forward(model, x, y)
    loss.backward()
    next(look)
    assert next(look).watched.looks[0].loss == loss.item()


def test_judging_in_training_mode_is_noticed():
    net = network.build(NETWORKS[SHORT.network])
    for training in (False, True):
        watch = Watch(1, Criterion(SHORT), Watched(NETWORKS[SHORT.network], NO_FACTS))
        net.train(training)
        with watch.judged(net), torch.no_grad():
            net(torch.zeros(2, 3, 32, 32))
        assert watch.watched.judged_training is training


def test_pixels_are_described():
    x = torch.linspace(0, 1, 32).expand(2, 3, 32, 32)
    smooth = watching.pixels(x)
    assert (smooth.lowest, smooth.highest, smooth.mean) == pytest.approx((0, 1, 0.5))
    assert smooth.neighbours > 0.99
    assert abs(watching.pixels(torch.rand(8, 3, 32, 32, generator=torch.Generator().manual_seed(0))).neighbours) < 0.05


# --- files ----------------------------------------------------------------------------------------------------------


def test_what_was_measured_is_kept_and_goes_on(data, tmp_path):
    run = Training(start(replace(SHORT, epochs=4), folder=tmp_path, name="a"), data)
    events = run.run()
    told = list(takewhile(lambda _: run.step < 6, events))
    events.close()
    (kept,) = kept_runs.kept(tmp_path)
    before = watched(kept.events)
    assert before == watched(told)
    assert [look.step for look in before.looks] == [1, 2, 3, 4, 5]
    after = whole(data, folder=tmp_path, name="a", resume=True)
    assert of(after, Measured)[0].watched == before
    assert [look.step for look in watched(after).looks] == [1, 2, 3, 4, 5, 7, 9, 12]


def test_what_was_packed_is_unpacked(data):
    found = watched(whole(data, WITH_BATCHNORM))
    assert watched_file.unpack(watched_file.pack(found)) == found


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\xc1", bytes(range(256)), b"\x81\xa7network\xc4\x00"])
def test_what_is_no_record_is_none(damage):
    assert watched_file.unpack(damage) is None


# --- facts of the pictures ------------------------------------------------------------------------------------------


def facts(train, judges):
    """The facts of a run over pictures that lie in their order."""
    model = recipes.model(SHORT, NETWORKS[SHORT.network], len(train))
    found = watching.facts(model, Stack.of(train, UNSCALED), judges, torch.arange(len(train)))
    try:
        while True:
            next(found)
    except StopIteration as ended:
        return ended.value


@pytest.fixture(scope="module")
def drawings():
    return load_samples()


def some(split, rows):
    return Split(split.images[rows], split.labels[rows])


def by_turns(split):
    return np.argsort(np.argsort(split.labels, kind="stable") % 53, kind="stable")


def judges(split):
    return HeldOut.of(split, UNSCALED, "cpu", len(split))


def test_the_facts_of_pictures(drawings):
    train = some(drawings.train, np.arange(700))
    found = facts(train, judges(drawings.test))
    assert found.counts == tuple(np.bincount(train.labels, minlength=10))
    assert found.judged == tuple(np.bincount(drawings.test.labels, minlength=10))
    assert found.order == tuple(train.labels[:512])
    assert found.shared == found.dropout == 0.0
    assert (found.within.pictures, found.judged_within.pictures) == (700, 528)
    assert (found.within.expected, found.judged_within.expected) == (pytest.approx(0.1, abs=0.01),) * 2
    assert found.pixels.neighbours == pytest.approx(found.judged_pixels.neighbours, abs=0.02)


@pytest.mark.parametrize("order", [by_turns, lambda split: np.argsort(split.labels, kind="stable")])
def test_labels_agree_as_often_in_whatever_order_the_pictures_lie(drawings, order):
    usual = facts(drawings.train, judges(drawings.test))
    turned = facts(some(drawings.train, order(drawings.train)), judges(some(drawings.test, order(drawings.test))))
    for one, other in ((usual.within, turned.within), (usual.judged_within, turned.judged_within)):
        assert one.agreeing / one.pictures == pytest.approx(other.agreeing / other.pictures, abs=0.05)


def test_labels_agree_as_often_in_two_samples_of_the_same_pictures(drawings):
    few = facts(drawings.train, judges(some(drawings.test, np.arange(200))))
    ours, theirs = few.within, few.judged_within
    assert ours.agreeing / ours.pictures == pytest.approx(theirs.agreeing / theirs.pictures, abs=0.1)


@pytest.mark.parametrize(("rows", "shared"), [(slice(0, 2064), 1.0), (slice(0, 1032), 0.5)])
def test_pictures_that_judge_and_train_are_noticed(drawings, rows, shared):
    judged = some(drawings.train, np.arange(2064)[::2])
    assert facts(some(drawings.train, np.arange(2064)[rows]), judges(judged)).shared == pytest.approx(shared, abs=0.05)


def test_without_judged_pictures_nothing_is_compared(drawings):
    found = facts(drawings.train, judges(some(drawings.test, np.arange(0))))
    assert (found.judged, found.judged_pixels, found.judged_within, found.shared) == ((0,) * 10, None, None, 0.0)
