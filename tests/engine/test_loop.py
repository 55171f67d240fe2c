"""The recorded loop of training: its script gives the same, each mistake does what it is said to do."""

import io
import math
import random
import traceback
from collections import Counter
from contextlib import chdir, redirect_stdout
from dataclasses import replace
from itertools import combinations, cycle, product
from pathlib import Path

import numpy as np
import pytest
import torch
from script_runs import SECONDS, run, several, write

from cifar_gui.engine.answers import answer, answers
from cifar_gui.engine.data import DataSet, Split
from cifar_gui.engine.network import build
from cifar_gui.lessons.loop import LOOP, NETWORKS, LoopParams
from cifar_gui.lessons.networks import CIFAR10_QUICK, SMALL
from cifar_gui.pages.loop import engine as loop
from cifar_gui.pages.loop.engine import MOST_STEPS
from cifar_gui.pages.loop.protocol import MISTAKES, AskLoop, Looped, body, made, positions
from cifar_gui.pages.loop.script import loop_script
from cifar_gui.protocol import SAMPLES, Failure
from cifar_gui.recipe import ADAM, SGD
from cifar_gui.spec import Network, layer

PICTURES = 96


def noise():
    """Pictures of noise, with a class for each in turn."""
    chance = np.random.default_rng(3)
    splits = [Split(chance.integers(0, 256, (PICTURES, 3, 32, 32), dtype=np.uint8), np.arange(PICTURES) % 10)
              for _ in ("train", "test")]  # fmt: skip
    return DataSet(SAMPLES, Path("/data"), None, *splits)


ONE_LAYER = Network("one", (layer("flatten", "Flatten"), layer("linear", "Linear", 3072, 10)))
"""Its backward needs no weights: they may be written over."""
IN_PLACE = Network("place", (
    layer("flatten", "Flatten"), layer("linear1", "Linear", 3072, 8), layer("sigmoid", "Sigmoid"),
    layer("relu", "ReLU", inplace=True), layer("linear2", "Linear", 8, 10),
))  # fmt: skip
"""Never trained: sigmoid keeps its result, and the next layer writes over it."""
NORMED = Network("normed", (
    layer("flatten", "Flatten"), layer("linear1", "Linear", 3072, 8), layer("norm1", "BatchNorm1d", 8),
    layer("relu1", "ReLU", inplace=True), layer("linear2", "Linear", 8, 10),
))  # fmt: skip
"""In train() one picture is too few."""
FIRST_IN_PLACE = Network("first", (
    layer("swish", "Hardswish", inplace=True), layer("pool", "AvgPool2d", 4), layer("flatten", "Flatten"),
    layer("linear", "Linear", 192, 10),
))  # fmt: skip
"""It changes the pictures themselves, each time that they come."""
CROSSED = (SMALL, ONE_LAYER, IN_PLACE, NORMED, FIRST_IN_PLACE)

DATA = {SAMPLES: noise()}
SHORT = LoopParams(batch_size=8, steps=5)


def asked(params=SHORT, network=SMALL, **more):
    return AskLoop(1, "training/loop", network, params, SAMPLES, **more)


def looped(params=SHORT, network=SMALL, **more):
    told = answer(asked(params, network, **more), DATA)
    assert isinstance(told, Looped), told
    return told


def lines(recording, line):
    return [frame for frame in recording.frames if frame.line == line]


def grads(recording, line):
    """The gradient after each run of a line."""
    return [None if frame.grad < 0 else recording.grads[frame.grad] for frame in lines(recording, line)]


# --- the recording --------------------------------------------------------------------------------------------------


def test_every_line_of_every_step_is_recorded():
    told = looped()
    assert [frame.line for frame in told.made.frames[:10]] == ["look-eval", "look", "train", *body(SHORT)]
    assert len(told.made.frames) == 3 + 7 * SHORT.steps + 1 + 4
    assert told.made is told.right
    assert told.shapes == ((8, 3, 32, 32), (8, 10))
    assert told.parameters[0] == ("conv1.weight", (8, 3, 5, 5))
    assert len(told.made.losses) == SHORT.steps
    assert len(told.made.values) == SHORT.steps + 1


@pytest.mark.parametrize("place", [0, 8, 20, 10_000])
@pytest.mark.parametrize("params", [SHORT, replace(SHORT, softmax=True)])
def test_what_is_looked_at_comes_first_and_is_what_it_stays(params, place):
    looped()  # torch.optim is there
    told = [one for one in answers(asked(params, place=place), DATA) if one is not None]
    whole = told[-1]
    assert [one.whole for one in told] == [False] * (len(told) - 1) + [True]
    assert len(told) == 2 - (place == 10_000 and params is SHORT)
    first = told[0].made
    assert len(first.frames) == min(max(place + 1, 10), len(positions(params)))
    assert first.frames == whole.made.frames[: len(first.frames)]
    for early, late in ((first.values, whole.made.values), (first.grads, whole.made.grads)):
        for one, other in zip(early, late, strict=False):
            np.testing.assert_array_equal(one, other)
    assert [(frame.line, frame.step) for frame in whole.right.frames] == list(positions(replace(params, softmax=False)))


def test_before_torch_optim_is_there_the_lines_without_it_are_shown(monkeypatch):
    monkeypatch.setattr(loop, "COMPILER", "torch._not_there")
    told = [one for one in answers(asked(place=8), DATA) if one is not None]
    assert [len(one.made.frames) for one in told] == [4, 10, len(told[-1].made.frames)]
    assert [one.whole for one in told] == [False, False, True]
    assert told[0].made.frames == told[-1].made.frames[:4]
    refused = [type(one) for one in answers(asked(replace(SHORT, lr=-1.0)), DATA) if one is not None]
    assert refused == [Looped, Failure]


def test_what_others_draw_between_the_pieces_changes_nothing(monkeypatch):
    right = looped().made
    monkeypatch.setattr(loop, "PIECE", 0.0)  # after each line
    torch.manual_seed(9)
    wanted = torch.rand(500)
    torch.manual_seed(9)
    drawn = []
    for told in answers(asked(), DATA):
        drawn.append(torch.rand(2))
        last = told
    assert torch.equal(torch.cat(drawn), wanted[: 2 * len(drawn)])
    assert len(drawn) > len(right.frames)
    np.testing.assert_array_equal(last.made.losses, right.losses)
    assert last.made.held_out == right.held_out


def test_the_gradient_is_none_until_the_first_backward_and_after_each_zero_grad():
    told = looped().made
    assert grads(told, "zero_grad") == [None] * SHORT.steps
    assert all(grad is not None for grad in grads(told, "backward"))
    assert lines(told, "loss")[0].grad == -1
    assert [frame.buffers for frame in lines(told, "step")] == list(range(SHORT.steps))
    assert lines(told, "backward")[0].buffers == -1


@pytest.mark.parametrize("optimizer", [SGD, ADAM])
def test_a_step_is_what_the_formula_says(optimizer):
    params = replace(SHORT, optimizer=optimizer, lr=0.01)
    told = looped(params).made
    first = second = np.zeros_like(told.values[0], np.float64)
    p = told.values[0].astype(np.float64)
    for count, frame in enumerate(lines(told, "step"), start=1):
        grad, kept = told.grads[frame.grad].astype(np.float64), told.buffers[frame.buffers]
        if optimizer == SGD:
            first = params.momentum * first + grad
            p = p - params.lr * first
            np.testing.assert_allclose(kept["momentum_buffer"], first, rtol=1e-4, atol=1e-7)
        else:
            first, second = 0.9 * first + 0.1 * grad, 0.999 * second + 0.001 * grad**2
            p = p - params.lr * (first / (1 - 0.9**count)) / (np.sqrt(second / (1 - 0.999**count)) + 1e-8)
            np.testing.assert_allclose(kept["exp_avg"], first, rtol=1e-4, atol=1e-7)
            assert kept["step"] == count
        np.testing.assert_allclose(told.values[frame.values], p, rtol=1e-4, atol=1e-5)


def test_forward_fills_what_backward_empties():
    told = looped().made
    assert all(frame.saved > 100_000 for frame in lines(told, "forward"))
    for line in ("batch", "backward", "step", "running", "held-out"):
        assert all(frame.saved == 0 for frame in lines(told, line))
    assert len({frame.nodes for frame in lines(told, "running")}) == 1


def test_another_parameter_can_be_followed_and_an_unknown_one_is_the_first():
    told = looped(parameter="linear1.bias")
    assert told.parameter == "linear1.bias"
    assert told.made.values[0].shape == (10,)
    assert looped(parameter="?").parameter == "conv1.weight"
    np.testing.assert_array_equal(told.made.losses, looped().made.losses)


def test_pytorch_generators_are_put_back():
    torch.manual_seed(5)
    wanted = torch.rand(3)
    torch.manual_seed(5)
    looped()
    assert torch.equal(torch.rand(3), wanted)


# --- the mistakes ---------------------------------------------------------------------------------------------------


def test_without_a_mistake_the_right_loop_is_the_same_and_with_one_it_starts_alike():
    right = looped()
    for name in MISTAKES:
        told = looped(replace(SHORT, **{name: True}))
        np.testing.assert_array_equal(told.right.losses, right.made.losses)
        np.testing.assert_array_equal(told.made.values[0], right.made.values[0])
        assert len(told.made.frames) == len(told.right.frames)


def test_no_zero_grad_adds_the_gradients_up():
    told = looped(replace(SHORT, no_zero_grad=True, lr=0.0, momentum=0.0))
    right = looped(replace(SHORT, lr=0.0, momentum=0.0))
    sums, single = grads(told.made, "backward"), grads(right.made, "backward")
    np.testing.assert_allclose(sums[2], sum(single[:3]), rtol=1e-4, atol=1e-6)
    assert all(grad is not None for grad in grads(told.made, "zero_grad")[1:])


def test_step_before_backward_moves_nothing():
    told = looped(replace(SHORT, step_first=True)).made
    assert len(told.values) == 1
    assert not told.buffers
    assert [frame.line for frame in told.frames].index("step") < [frame.line for frame in told.frames].index("backward")
    moved = looped(replace(SHORT, step_first=True, no_zero_grad=True), ONE_LAYER).made
    assert len(moved.values) == SHORT.steps  # from the second step on, with the gradients of the one before


def test_a_large_learning_rate_makes_the_loss_rise():
    told = looped(replace(SHORT, large_lr=True))
    assert told.made.losses[0] == told.right.losses[0]
    assert not told.made.losses[-1] < 3 * told.right.losses[-1]


def test_softmax_taken_twice_keeps_the_loss_above_its_bound():
    told = looped(replace(SHORT, softmax=True, steps=40, lr=0.05))
    assert told.made.losses.min() > -math.log(math.e / (math.e + 9))
    norms = [float(np.linalg.norm(grads(one, "backward")[0])) for one in (told.made, told.right)]
    assert norms[0] < norms[1] / 2


def test_without_train_no_average_is_learnt():
    told = looped(replace(SHORT, no_train=True))
    assert not any(frame.training for frame in told.made.frames)
    assert {frame.mean for frame in told.made.frames} == {0.0}
    assert len({frame.mean for frame in told.right.frames}) > SHORT.steps


def test_without_eval_judging_moves_the_averages():
    told = looped(replace(SHORT, no_eval=True))
    assert len({frame.mean for frame in lines(told.made, "held-out")}) == 4
    assert len({frame.mean for frame in lines(told.right, "held-out")}) == 1
    assert told.made.held_out != told.right.held_out
    np.testing.assert_array_equal(told.made.losses, told.right.losses)


def test_a_sum_of_losses_keeps_every_graph_but_little_memory_after_backward():
    told = looped(replace(SHORT, keep_graph=True))
    nodes = [frame.nodes for frame in lines(told.made, "running")]
    steps = np.diff(nodes)
    assert (steps > 5).all()
    assert steps.max() - steps.min() <= 1
    assert all(frame.graph for frame in lines(told.made, "running"))
    assert all(frame.saved == 0 for frame in lines(told.made, "running"))
    np.testing.assert_array_equal(told.made.losses, told.right.losses)


def test_judging_without_no_grad_keeps_the_activations_of_every_batch():
    told = looped(replace(SHORT, no_no_grad=True))
    saved = [frame.saved for frame in lines(told.made, "held-out")]
    assert saved[0] > 100_000
    np.testing.assert_allclose(np.diff(saved), saved[0], rtol=0.01)
    assert told.made.held_out == pytest.approx(told.right.held_out, rel=1e-6)


def test_an_optimiser_of_a_copy_moves_nothing_and_clears_nothing():
    told = looped(replace(SHORT, wrong_model=True)).made
    assert len(told.values) == 1
    norms = [float(np.abs(grad).sum()) for grad in grads(told, "backward")]
    assert norms == sorted(norms)
    assert all(grad is not None for grad in grads(told, "zero_grad")[1:])


# --- the script -----------------------------------------------------------------------------------------------------


def settings(count):
    """Each mistake alone, with both optimisers in turn, then some together."""
    chance = random.Random(3)
    found = [replace(SHORT, optimizer=ADAM if place % 2 else SGD, lr=0.002, **{name: True})
             for place, name in enumerate(MISTAKES)]  # fmt: skip
    found += [SHORT, replace(SHORT, optimizer=ADAM, lr=0.001), replace(SHORT, momentum=0.0)]
    for _ in range(count):
        wrong = {name: chance.random() < 0.3 for name in MISTAKES if name != "large_lr"}
        wrong["no_zero_grad"] = wrong["no_zero_grad"] and not wrong["step_first"]  # together PyTorch refuses them
        found.append(replace(SHORT, steps=chance.randint(1, 6), batch_size=chance.randint(2, 9),
                             seed=chance.randint(0, 99), **wrong))  # fmt: skip
    return found


@several(0)
def test_the_script_gives_what_was_recorded(tmp_path, count):
    cases = [(params, SMALL) for params in settings(count)]
    cases.append((replace(SHORT, network=CIFAR10_QUICK.name, steps=2), CIFAR10_QUICK))
    recordings = []
    for place, (params, network) in enumerate(cases):
        told = looped(params, network, parameter="linear1.weight" if place % 3 else "conv1.weight")
        index = (1,) * told.made.values[0].ndim
        script = loop_script(network, params, DATA[SAMPLES], weight=(told.parameter, index))
        tail = "running, test_loss, grad = float(running_loss), float(test_loss), p.grad\n"
        write(tmp_path, f"loop{place:02}", replace(script, text=script.text + tail))
        recordings.append(told.made)
    ran = run(tmp_path, "running", "test_loss", "p", "grad", strict=False)
    assert ran.raised == {}
    for place, ((params, _), recording) in enumerate(zip(cases, recordings, strict=True)):
        running, held_out, p = (ran.tensors[f"loop{place:02} {name}"] for name in ("running", "test_loss", "p"))
        grad = ran.tensors.get(f"loop{place:02} grad")
        near = {"rtol": 2e-3, "atol": 1e-4} if params.large_lr else {"rtol": 1e-4, "atol": 1e-6}
        np.testing.assert_allclose(lines(recording, "running")[-1].running, running, **near, err_msg=str(params))
        np.testing.assert_allclose(recording.held_out, held_out / 4, **near, err_msg=str(params))
        np.testing.assert_allclose(recording.values[-1].ravel(), p.ravel(), **near, err_msg=str(params))
        last = grads(recording, "step")[-1] if not params.step_first else grads(recording, "backward")[-1]
        assert (last is None) == (grad is None)
        if grad is not None:
            np.testing.assert_allclose(last.ravel(), grad.ravel(), rtol=1e-2, atol=1e-3, err_msg=str(params))


LONG = (pytest.mark.long, pytest.mark.timeout(SECONDS))


def together(most):
    """Every set of so many mistakes at most."""
    return [dict.fromkeys(names, True) for count in range(most + 1) for names in combinations(MISTAKES, count)]


def crossed(wrong, networks=CROSSED, sizes=(1, 2, 7), optimizers=(SGD, ADAM)):
    """Sets of mistakes, each with every optimiser, network and size of a batch."""
    return [(replace(SHORT, steps=3, optimizer=optimizer, batch_size=size, lr=0.002, **names), network)
            for names, network, size, optimizer in product(wrong, networks, sizes, optimizers)]  # fmt: skip


def in_turn(wrong, networks=CROSSED):
    """Sets of mistakes, with optimisers, networks and sizes in turn."""
    turns = zip(cycle(networks), cycle((2, 1, 7)), cycle((SGD, ADAM)))
    return [crossed([names], [network], [size], [optimizer])[0]
            for names, (network, size, optimizer) in zip(wrong, turns, strict=False)]  # fmt: skip


def executed(script, folder):
    """What a script makes in a folder that it is alone in, or the error and its line."""
    (folder / "pictures.npz").write_bytes(script.beside.content())
    made = {}
    try:
        with redirect_stdout(io.StringIO()), chdir(folder), torch.random.fork_rng():
            exec(compile(script.text, "loop.py", "exec"), made)
    except Exception as error:
        stack = traceback.extract_tb(error.__traceback__)
        return None, type(error).__name__, str(error), next(at.lineno for at in stack if at.filename == "loop.py")
    finally:
        made["pictures"].close()
    return made, "", "", 0


@pytest.mark.parametrize("cases", [
    pytest.param(in_turn(together(2)), id="two mistakes"),
    pytest.param(in_turn(together(3), (*CROSSED, *NETWORKS)), id="three mistakes", marks=pytest.mark.slow),
    pytest.param(crossed(together(2)), id="two mistakes, all crossed", marks=LONG),
    pytest.param(in_turn(together(len(MISTAKES)), (*CROSSED, *NETWORKS)), id="all mistakes", marks=LONG),
])  # fmt: skip
def test_the_page_shows_what_the_script_meets(cases, tmp_path):
    refused = Counter()
    for params, network in cases:
        told, script = answer(asked(params, network), DATA), loop_script(network, params, DATA[SAMPLES])
        made, error, text, line = executed(script, tmp_path)
        where = f"{network.name} {params}"
        if isinstance(told, Failure):
            assert (told.kind, told.error, told.text) == ("torch", error, text), where
            assert script.lines[told.line] == line, where
            refused[told.field] += 1
            for fix in told.fixes:
                assert isinstance(answer(asked(replace(params, **fix.changes), network), DATA), Looped), where
            assert told.fixes or told.field == "network", where
            continue
        assert made is not None, (where, text)
        near = {"rtol": 2e-3, "atol": 1e-4} if params.large_lr else {"rtol": 1e-4, "atol": 1e-6}
        np.testing.assert_allclose(lines(told.made, "running")[-1].running, float(made["running_loss"]), **near)
        np.testing.assert_allclose(told.made.held_out, float(made["test_loss"]) / 4, **near, err_msg=where)
        value = made["model"].get_parameter(told.parameter).detach()
        np.testing.assert_allclose(told.made.values[-1], value, **near, err_msg=where)
    assert set(refused) == {"step_first", "batch_size", "network"}
    assert refused.total() < len(cases) / 2


def test_what_is_kept_for_backward_is_what_hooks_on_saved_tensors_count():
    for network in (SMALL, CIFAR10_QUICK, NORMED):
        seen = {}
        model = build(network)
        x, y = torch.rand(4, 3, 32, 32), torch.arange(4)
        own = {one.untyped_storage().data_ptr() for one in (*model.parameters(), *model.buffers(), x, y)}

        def pack(tensor, seen=seen):
            seen[tensor.untyped_storage().data_ptr()] = tensor.untyped_storage().nbytes()
            return tensor

        with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
            hooked = torch.nn.functional.cross_entropy(model(x), y)
        expected = sum(size for place, size in seen.items() if place not in own)
        loss = torch.nn.functional.cross_entropy(model(x), y)
        assert loop.kept_bytes(own, loss) == expected > 0
        loss.backward()
        assert loop.kept_bytes(own, loss) == 0
        del hooked


def test_every_recorded_line_is_marked_in_the_script():
    for example in LOOP.examples:
        script = loop_script(SMALL, example.params, DATA[SAMPLES])
        told = looped(replace(example.params, steps=1, batch_size=4))
        assert {frame.line for frame in told.made.frames} <= script.lines.keys()
        compile(script.text, "loop.py", "exec")
        source = script.text.splitlines()
        assert source[script.lines["zero_grad"] - 1].strip().startswith("#") == example.params.no_zero_grad


# --- what does not work ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"steps": 0}, "steps"), ({"steps": MOST_STEPS + 1}, "steps"), ({"batch_size": 0}, "batch_size"),
        ({"batch_size": 10_000}, "batch_size"), ({"seed": -1}, "seed"), ({"lr": -0.1}, "lr"),
        ({"momentum": -1.0}, "momentum"), ({"steps": 2.5}, "steps"),
    ],
)  # fmt: skip
def test_a_setting_that_does_not_work_is_named_and_mended(changes, field):
    told = answer(asked(replace(SHORT, **changes)), DATA)
    assert isinstance(told, Failure)
    assert told.field == field
    assert told.sentence is not None
    assert told.kind == ("torch" if field in ("lr", "momentum") else "cost-refused")
    mended = replace(replace(SHORT, **changes), **told.fixes[0].changes)
    assert isinstance(answer(asked(mended), DATA), Looped)


def test_networks_that_cannot_be_trained_are_refused():
    misfit = Network("misfit", (layer("flatten", "Flatten"), layer("linear", "Linear", 5, 10)))
    five = Network("five", (layer("flatten", "Flatten"), layer("linear", "Linear", 3072, 5)))
    empty = Network("empty", (layer("pool", "AdaptiveAvgPool2d", 1), layer("flatten", "Flatten")))
    for network in (misfit, five, empty):
        told = answer(asked(network=network), DATA)
        assert isinstance(told, Failure)
        assert told.field == "network"
        assert told.kind != "internal", told
        assert told.sentence is not None


def test_hostile_settings_give_an_answer():
    chance = random.Random(1)
    strange = {
        "batch_size": [1, 2, 3, 0, -5, 10**12, 1.5], "steps": [1, 2, 0, -1, 10**9], "seed": [0, 5, -1, 2**70, 1.0],
        "lr": [0.0, 0.1, -1.0, 1e300, math.inf, math.nan, 10**400, 1e-300], "optimizer": [SGD, ADAM],
        "momentum": [0.0, 0.9, 5.0, -0.1, math.inf],
    }  # fmt: skip
    answers = []
    for _ in range(200):
        odd = {name: chance.choice(values) for name, values in strange.items() if chance.random() < 0.3}
        wrong = {name: chance.random() < 0.2 for name in MISTAKES}
        params = replace(SHORT, **{"steps": 1, "batch_size": 2, **odd, **wrong})
        told = answer(asked(params, chance.choice((SMALL, SMALL, NETWORKS[2]))), DATA)
        answers.append(type(told))
        assert not isinstance(told, Failure) or (told.kind != "internal" and told.sentence is not None), (params, told)
        assert not isinstance(told, Looped) or made(params) or told.made is told.right
    assert answers.count(Looped) > 60
    assert answers.count(Failure) > 60


@pytest.mark.parametrize("size", [0.5, "x", 0, -3, float("nan")])
def test_what_is_refused_has_a_script_too(size):
    script = loop_script(SMALL, replace(LoopParams(), batch_size=size), DATA[SAMPLES])
    assert "steps" in script.text
