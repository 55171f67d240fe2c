"""A network's gradients: PyTorch's own, what is refused, one weight moved, the walk, and the script."""

import itertools
import random
from dataclasses import replace

import numpy as np
import pytest
import torch
from layer_cases import small_data
from script_runs import run, several, write, write_batches
from torch import nn
from torch.nn import functional

from cifar_gui.engine import network
from cifar_gui.engine.answers import answer
from cifar_gui.lessons.losses import GradientParams
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM
from cifar_gui.pages.backward import engine as backward
from cifar_gui.pages.backward.protocol import (
    AskCheck,
    AskGradients,
    AskNudge,
    AskWalk,
    Checked,
    Gradients,
    Nudge,
    Walked,
)
from cifar_gui.pages.backward.script import gradient_script
from cifar_gui.protocol import CIFAR10, Failure, Pictures
from cifar_gui.spec import Block, Network, layer

TINY = Network("tiny", (
    layer("conv", "Conv2d", 3, 4, 3, stride=2), layer("norm", "BatchNorm2d", 4), layer("relu", "ReLU"),
    layer("pool", "AdaptiveAvgPool2d", 2), layer("flatten", "Flatten"), layer("linear", "Linear", 16, 10),
))  # fmt: skip
RESIDUAL = Network("residual", (
    layer("conv", "Conv2d", 3, 4, 3, stride=4),
    Block("block", (layer("conv1", "Conv2d", 4, 4, 3, padding=1), layer("relu", "ReLU"))),
    layer("flatten", "Flatten"), layer("linear", "Linear", 256, 10),
))  # fmt: skip
OVER_INPUT = Network("over", (
    layer("conv", "Conv2d", 3, 4, 3, stride=4),
    Block("block", (layer("elu", "ELU", inplace=True), layer("conv1", "Conv2d", 4, 4, 3, padding=1))),
    layer("flatten", "Flatten"), layer("linear", "Linear", 256, 10),
))  # fmt: skip
"""Its block writes over what it is given, and the shortcut sees that."""
SWISH = Network("swish", (
    layer("swish", "Hardswish", inplace=True), layer("flatten", "Flatten"), layer("linear", "Linear", 3072, 10),
))  # fmt: skip
NORMED = Network("normed", (
    layer("flatten", "Flatten"), layer("linear1", "Linear", 3072, 8), layer("norm", "BatchNorm1d", 8),
    layer("linear2", "Linear", 8, 10),
))  # fmt: skip
NEVER = Network("never", (
    layer("flatten", "Flatten"), layer("linear1", "Linear", 3072, 8), layer("sigmoid", "Sigmoid"),
    layer("relu", "ReLU", inplace=True), layer("linear2", "Linear", 8, 10),
))  # fmt: skip
"""Sigmoid keeps its result for backward, and the next layer writes over it."""
FIVE = Network("five", (layer("flatten", "Flatten"), layer("linear", "Linear", 3072, 5)))
MAPS = Network("maps", (layer("conv", "Conv2d", 3, 10, 3),))
MISFIT = Network("misfit", (layer("flatten", "Flatten"), layer("linear", "Linear", 100, 10)))
CHOICES = (TINY, RESIDUAL, FIVE, MAPS, MISFIT)


@pytest.fixture
def data(tmp_path):
    made = small_data(tmp_path)
    for name, split in (("train", made.train), ("test", made.test)):
        np.save(tmp_path / f"{name}_labels.npy", split.labels)
    return made


def request(net=TINY, params=None, *, first=0, seed=5, **others):
    params = params or GradientParams()
    size = params.batch_size if type(params.batch_size) is int and params.batch_size > 0 else 1
    pictures = Pictures(CIFAR10, "test", first // size, size)
    return AskGradients(1, "losses/network", net, params, pictures, seed, **others)


def ask(data, asked):
    return answer(asked, {CIFAR10: data})


def random_settings(count):
    chance = random.Random(7)
    odd = [None, -1, 0.5, 2, float("nan"), "mean", True]

    def one(number):
        values = {
            "training": chance.random() < 0.5, "batch_size": chance.choice([1, 2, 7, 20, 64]),
            "reduction": chance.choice(["mean", "mean", "sum", "none"]),
            "label_smoothing": chance.choice([0.0, 0.0, 0.1, 1.0]), "seed": chance.randrange(2**31),
        }  # fmt: skip
        if chance.random() < 0.3:
            values["label_smoothing"] = chance.choice(odd)
        params = GradientParams(**values)
        net = chance.choice((TINY, TINY, RESIDUAL, *CHOICES))
        return request(net, params, first=chance.randrange(20), seed=params.seed)

    return [one(number) for number in range(count)]


def test_gradients_are_those_of_torch(data):
    found = ask(data, request(CIFAR10_QUICK, GradientParams(batch_size=4), first=8))
    torch.manual_seed(5)
    model = network.build(CIFAR10_QUICK)
    x, y = torch.tensor(data.test.images[8:12]) / 255, torch.tensor(data.test.labels[8:12])
    loss = nn.CrossEntropyLoss()(model(x), y)
    loss.backward()
    assert isinstance(found, Gradients)
    assert found.loss == pytest.approx(loss.item(), rel=1e-6)
    np.testing.assert_allclose(found.probabilities, model(x).softmax(1).detach(), rtol=1e-5)
    assert found.losses.mean() == pytest.approx(found.loss, rel=1e-6)
    assert sum(item.values.size for item in found.parameters) == 145_578
    for item, (name, parameter) in zip(found.parameters, model.named_parameters(), strict=True):
        assert item.name == name
        np.testing.assert_array_equal(item.values, parameter.detach())
        np.testing.assert_allclose(item.grad, parameter.grad, rtol=1e-4, atol=1e-7)


def test_untrained_networks_are_near_ln_10(data):
    losses = [ask(data, request(CIFAR10_QUICK, first=index)).loss for index in range(20)]
    assert np.mean(losses) == pytest.approx(np.log(10), abs=0.03)


def test_what_is_asked_draws_from_no_generator_of_the_run(data):
    torch.manual_seed(1)
    before = torch.get_rng_state()
    ask(data, request())
    ask(data, AskNudge(2, "losses/network", request(), "conv.weight", (0, 0, 0, 0)))
    ask(data, AskWalk(3, "losses/network", request(), 0))
    assert torch.equal(before, torch.get_rng_state())


def test_every_setting_gives_a_result_or_a_refusal_that_is_explained(data):
    counts = {"good": 0, "refused": 0}
    for asked in random_settings(200):
        found = ask(data, asked)
        if isinstance(found, Gradients):
            counts["good"] += 1
            assert all(item.grad is not None for item in found.parameters)
            continue
        counts["refused"] += 1
        assert found.kind == "torch", found.traceback
        assert found.field is not None, found
        assert found.sentence is not None
        for fix in found.fixes:
            again = replace(asked, params=replace(asked.params, **fix.changes))
            if "batch_size" in fix.changes:
                again = replace(again, pictures=replace(asked.pictures, batch=0, batch_size=1))
            assert isinstance(ask(data, again), Gradients), (asked, fix)
    assert counts["good"] > 80
    assert counts["refused"] > 60


@pytest.mark.parametrize(
    ("net", "params", "field", "words"),
    [
        (TINY, GradientParams(batch_size=4, reduction="none"), "reduction", "as many losses as pictures"),
        (TINY, GradientParams(label_smoothing=2.0), "label_smoothing", "a number from 0 to 1"),
        (FIVE, GradientParams(batch_size=20), "network", "gives (20, 5)"),
        (MAPS, GradientParams(), "network", "gives (1, 10, 30, 30)"),
        (MISFIT, GradientParams(), "network", ""),
    ],
)
def test_refusals_name_the_field(data, net, params, field, words):
    failure = ask(data, request(net, params))
    assert isinstance(failure, Failure)
    assert failure.field == field
    assert failure.text
    assert words in str(failure.sentence)


def test_batchnorm_of_one_value_is_explained(data):
    net = Network("flat", (
        layer("flatten", "Flatten"), layer("linear", "Linear", 3072, 10), layer("norm", "BatchNorm1d", 10),
    ))  # fmt: skip
    failure = ask(data, request(net))
    assert (failure.field, failure.error) == ("training", "ValueError")
    assert failure.fixes[0].changes == {"training": False}


def test_what_costs_too_much_is_not_begun(data):
    huge = Network("huge", (
        layer("conv", "Conv2d", 3, 60_000, 3), layer("pool", "AdaptiveAvgPool2d", 1), layer("flatten", "Flatten"),
        layer("linear", "Linear", 60_000, 10),
    ))  # fmt: skip
    failure = ask(data, request(huge, GradientParams(batch_size=20)))
    assert failure.kind.startswith("cost-")
    assert failure.sentence is not None
    assert failure.fixes[0].changes == {"batch_size": 1}


@pytest.mark.parametrize(
    ("net", "name", "index"),
    [(TINY, "conv.weight", (1, 2, 0, 1)), (TINY, "norm.bias", (3,)), (TINY, "linear.weight", (4, 7)),
     (RESIDUAL, "block.layers.conv1.weight", (1, 1, 1, 1)), (OVER_INPUT, "block.layers.conv1.weight", (1, 1, 1, 1))],
)  # fmt: skip
def test_a_nudge_is_the_loss_at_another_weight(data, net, name, index):
    asked = request(net, GradientParams(batch_size=5, label_smoothing=0.1))
    found = ask(data, AskNudge(3, "losses/network", asked, name, index))
    assert isinstance(found, Nudge), found
    assert found.finite_difference == pytest.approx(found.gradient, rel=1e-4, abs=1e-9)
    torch.manual_seed(5)
    model = network.build(net).double()
    x, y = torch.tensor(data.test.images[:5]).double() / 255, torch.tensor(data.test.labels[:5])
    parameter = dict(model.named_parameters())[name]
    assert float(parameter.detach()[index]) == found.weights[len(found.weights) // 2]
    for weight, loss in zip(found.weights, found.losses, strict=True):
        with torch.no_grad():
            parameter[index] = float(weight)
            expected = functional.cross_entropy(model(x), y, label_smoothing=0.1)
        assert loss == pytest.approx(float(expected), rel=1e-12)
    assert (np.diff(found.weights) > 0).all()


@pytest.mark.parametrize(("batch", "values"), [(1, 33), (5, 9)])
def test_how_busy_the_machine_is_changes_no_result(data, monkeypatch, batch, values):
    asked = request(CIFAR10_QUICK, GradientParams(batch_size=batch))

    def found():
        nudge = ask(data, AskNudge(3, "losses/network", asked, "conv1.weight", (0, 0, 0, 0)))
        checked = ask(data, AskCheck(4, "losses/network", asked, "conv1.weight", (0, 0, 0, 0)))
        return nudge.weights, nudge.losses, nudge.gradients, np.array(checked.pictures), checked.differences

    quiet, slow = found(), itertools.count()
    monkeypatch.setattr(backward.time, "perf_counter", lambda: 100.0 * next(slow))  # 100 s between two looks
    for one, other in zip(quiet, found(), strict=True):
        np.testing.assert_array_equal(one, other)
    assert len(quiet[0]) == values


@pytest.mark.parametrize("batch", [1, 5])
def test_a_nudge_carries_scores_and_slopes_of_every_value(data, batch):
    asked = request(TINY, GradientParams(batch_size=batch, training=False))
    found = ask(data, AskNudge(3, "losses/network", asked, "linear.weight", (4, 7)))
    torch.manual_seed(5)
    model = network.build(TINY).double().eval()
    x, y = torch.tensor(data.test.images[:batch]).double() / 255, torch.tensor(data.test.labels[:batch])
    parameter = dict(model.named_parameters())["linear.weight"]
    for weight, slope, logits in zip(found.weights, found.gradients, found.logits, strict=True):
        with torch.no_grad():
            parameter[4, 7] = float(weight)
        parameter.grad = None
        scores = model(x)
        functional.cross_entropy(scores, y).backward()
        np.testing.assert_allclose(logits, scores.detach(), rtol=1e-12)
        assert slope == pytest.approx(float(parameter.grad[4, 7]), rel=1e-10)
    assert found.gradients[len(found.weights) // 2] == pytest.approx(found.gradient, rel=1e-12)


def test_a_check_compares_backward_with_differences(data):
    asked = request(TINY, GradientParams(batch_size=4, training=False))
    found = ask(data, AskCheck(3, "losses/network", asked, "linear.weight", (4, 7)))
    assert isinstance(found, Checked), found
    gradients = ask(data, asked)
    own = next(item for item in gradients.parameters if item.name == "linear.weight")
    assert found.pictures == 4
    np.testing.assert_allclose(found.gradients, float(own.grad[4, 7]), rtol=1e-4)
    single, double = found.errors
    assert double.min() < 1e-8
    assert 1e-6 < single.min() < 1e-2
    assert single[found.steps < 1e-9].min() == 1.0  # w + h is w again: the difference is 0
    best = [int(errors.argmin()) for errors in (single, double)]
    assert found.steps[best[0]] > found.steps[best[1]]


def test_gradcheck_agrees_with_the_check(data):
    asked = request(TINY, GradientParams(batch_size=3, training=False))
    torch.manual_seed(5)
    model = network.build(TINY).double().eval()
    x, y = torch.tensor(data.test.images[:3]).double() / 255, torch.tensor(data.test.labels[:3])
    weight = dict(model.named_parameters())["linear.weight"].detach().requires_grad_()

    def loss(value):
        return functional.cross_entropy(torch.func.functional_call(model, {"linear.weight": value}, (x,)), y)

    assert torch.autograd.gradcheck(loss, (weight,), eps=1e-6, atol=1e-7)
    index = (2, 3)
    found = ask(data, AskCheck(3, "losses/network", asked, "linear.weight", index))
    at = int(np.abs(np.log(found.steps / 1e-6)).argmin())
    (slope,) = torch.autograd.grad(loss(weight), weight)
    assert found.differences[1, at] == pytest.approx(float(slope[index]), abs=1e-7)
    assert found.gradients[1] == pytest.approx(float(slope[index]), rel=1e-12)


def test_an_error_of_nothing_is_none():
    found = Checked(1, "p", None, "w", (0,), 1, np.ones(2), np.array([[0.0, 2.0], [1.0, 1.0]]), np.array([0.0, 1.0]))
    np.testing.assert_array_equal(found.errors, [[0.0, 1.0], [0.0, 0.0]])


@pytest.mark.parametrize("net", [TINY, RESIDUAL, CIFAR10_QUICK])
def test_each_layer_tells_what_it_puts_out_and_what_comes_back(data, net):
    found = ask(data, request(net, GradientParams(batch_size=4, training=False)))
    torch.manual_seed(5)
    model = network.build(net).eval()
    value = torch.tensor(data.test.images[:4]) / 255
    outputs = []
    for part in model:
        value = part(value)
        value.retain_grad()
        outputs.append(value)
    functional.cross_entropy(value, torch.tensor(data.test.labels[:4])).backward()
    assert [item.name for item in found.layers] == [name for name, _ in model.named_children()]
    for item, output in zip(found.layers, outputs, strict=True):
        assert item.shape == tuple(output.shape)
        np.testing.assert_allclose(item.out, output.detach(), rtol=1e-5, atol=1e-6)
        np.testing.assert_allclose(item.grad, output.grad, rtol=1e-4, atol=1e-7)
        assert item.grad_spread.norm == pytest.approx(float(output.grad.norm()), rel=1e-4)
        assert item.spread.low == pytest.approx(float(output.detach().min()), rel=1e-5, abs=1e-6)


def test_a_layer_that_works_in_place_hides_nothing(data):
    net = Network("place", (
        layer("flatten", "Flatten"), layer("linear1", "Linear", 3072, 8), layer("relu", "ReLU", inplace=True),
        layer("linear2", "Linear", 8, 10),
    ))  # fmt: skip
    found = ask(data, request(net, GradientParams(batch_size=2)))
    before, after = (next(item for item in found.layers if item.name == name) for name in ("linear1", "relu"))
    assert before.out.min() < 0
    np.testing.assert_array_equal(after.out, np.maximum(before.out, 0))
    np.testing.assert_allclose(before.grad, after.grad * (before.out > 0), rtol=1e-6)


def test_the_pictures_that_are_shown_are_those_that_went_in(data):
    found = ask(data, request(SWISH, GradientParams(batch_size=3)))
    np.testing.assert_array_equal(found.x, torch.tensor(data.test.images[:3]) / 255)


@pytest.mark.parametrize("training", [False, True])
def test_a_network_that_writes_over_what_backward_needs_is_refused_as_by_a_script(data, training):
    told = ask(data, request(NEVER, GradientParams(batch_size=2, training=training)))
    assert (told.kind, told.field, told.line) == ("torch", "network", "backward")
    with pytest.raises(RuntimeError, match="modified by an inplace operation") as raised:
        network.build(NEVER)(torch.rand(2, 3, 32, 32)).sum().backward()
    assert told.text.partition(":")[0] == str(raised.value).partition(":")[0]


def test_a_walk_may_be_refused_where_a_batch_was_not(data):
    params = GradientParams(batch_size=4, training=True)
    assert isinstance(ask(data, request(NORMED, params)), Gradients)
    told = ask(data, AskWalk(9, "losses/network", request(NORMED, params), 0))
    assert (told.id, told.kind, told.field) == (9, "torch", "training")
    fixed = request(NORMED, replace(params, **told.fixes[0].changes))
    assert isinstance(ask(data, AskWalk(10, "losses/network", fixed, 0)), Walked)


def test_of_large_layers_only_the_first_pictures_go_to_the_page(data, monkeypatch):
    monkeypatch.setattr("cifar_gui.pages.backward.engine.LAYER_BYTES", 1)
    found = ask(data, request(TINY, GradientParams(batch_size=5)))
    assert {len(item.out) for item in found.layers} == {1}
    assert {item.shape[0] for item in found.layers} == {5}


def test_a_walk_is_the_script_of_the_course(data):
    asked, losses, walked = request(CIFAR10_QUICK, seed=3), [], None
    while walked is None or len(losses) < walked.total:
        walked = ask(data, AskWalk(9, "losses/network", asked, len(losses)))
        assert isinstance(walked, Walked), walked
        losses += walked.losses.tolist()
    torch.manual_seed(3)
    model, expected = network.build(CIFAR10_QUICK), []
    for image, label in zip(data.test.images, data.test.labels, strict=True):
        loss = nn.CrossEntropyLoss()(model(torch.tensor(image)[None] / 255), torch.tensor(label)[None])
        loss.backward()
        expected.append(loss.item())
    np.testing.assert_allclose(losses, expected, rtol=1e-5)
    total = torch.sqrt(sum(p.grad.square().sum() for p in model.parameters()))
    assert walked.gradient_norm == pytest.approx(float(total), rel=1e-4)
    assert (walked.since, walked.total) == (0, 20)


def test_a_walk_that_is_torn_off_begins_with_fresh_gradients(data):
    ask(data, AskWalk(1, "losses/network", request(), 0))
    backward._sessions.clear()
    walked = ask(data, AskWalk(2, "losses/network", request(), 7))
    assert (walked.first, walked.since) == (7, 7)


def test_an_unknown_source_is_an_answer(data):
    failure = answer(request(), {})
    assert (failure.kind, failure.error) == ("internal", "KeyError")
    failure = ask(data, replace(request(), pictures=Pictures(CIFAR10, "test", 99, 1)))
    assert "no batch 99" in str(failure.sentence)


@several(40)
def test_the_scripts_give_what_is_on_the_screen(data, tmp_path, count):
    folder = tmp_path / "scripts"
    write_batches(folder, data.train, data.test)
    settings = [request(CIFAR10_QUICK), request(CIFAR10_QUICK_BATCHNORM, GradientParams(batch_size=4))]
    settings += random_settings(count)
    answers = {}
    for number, asked in enumerate(settings):
        found = ask(data, asked)
        if isinstance(found, Failure) and not found.error:
            continue
        weight = (
            None if isinstance(found, Failure) else (found.parameters[0].name, (0,) * found.parameters[0].values.ndim)
        )
        script = gradient_script(asked.network, asked.params, asked.pictures, asked.seed, data, weight=weight)
        write(folder, f"script{number:03}", script)
        answers[f"script{number:03}"] = found
    ran = run(folder, "loss", "logits", "model", strict=False)
    for name, found in answers.items():
        if isinstance(found, Failure):
            assert ran.raised[name][0] == found.error, (ran.raised[name], found)
            continue
        assert float(ran.tensors[f"{name} loss"].sum()) == pytest.approx(found.loss, rel=1e-5)
        np.testing.assert_allclose(ran.tensors[f"{name} logits"], found.logits, rtol=1e-5, atol=1e-6)
        for item in found.parameters:
            np.testing.assert_allclose(ran.tensors[f"{name} {item.name}.grad"], item.grad, rtol=1e-4, atol=1e-6)
    assert len(ran.raised) > 10


def test_a_weight_that_was_moved_stands_in_the_script(data, tmp_path):
    folder = tmp_path / "scripts"
    write_batches(folder, data.train, data.test)
    asked = request(TINY, GradientParams(batch_size=4))
    found = ask(data, AskNudge(3, "losses/network", asked, "conv.weight", (1, 2, 0, 1)))
    script = gradient_script(asked.network, asked.params, asked.pictures, asked.seed, data,
                             weight=("conv.weight", (1, 2, 0, 1)), moved=float(found.weights[3]), walked=2)  # fmt: skip
    write(folder, "moved", script)
    ran = run(folder, strict=False)
    assert ran.raised == {}
    assert float(ran.said["moved"].split()[-1]) == pytest.approx(float(found.losses[3]), rel=1e-4)


def test_the_course_s_loop_follows_once_the_split_was_walked(data):
    asked = request()
    script = gradient_script(asked.network, asked.params, asked.pictures, 5, data, walked=7)
    assert script.text.endswith("""
model.zero_grad()
for step, (imgs, labels) in enumerate(DataLoader(dataset, batch_size=1)):
    if step == 7:
        break
    result_loss = loss_fn(model(imgs), labels)
    result_loss.backward()
    print(result_loss.item())
""")
    whole = gradient_script(asked.network, asked.params, asked.pictures, 5, data, walked=20)
    assert "break" not in whole.text
