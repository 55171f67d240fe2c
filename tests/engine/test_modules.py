"""The life of a call: the steps are PyTorch's own, and the script does the same."""

import random
from dataclasses import replace

import numpy as np
import pytest
import torch
from script_runs import run

from cifar_gui.lessons.module import COURSE, HOOKED, LESSON, PAST_THE_HOOKS, REGISTERED, VECTOR
from cifar_gui.pages.module import LINEAR, OPERATIONS, Composition, Operation
from cifar_gui.pages.module.engine import MOST_FEATURES, answer
from cifar_gui.pages.module.protocol import AskCall, Called
from cifar_gui.pages.module.script import call_script
from cifar_gui.protocol import Failure


def call(composition, seed=5):
    return answer(AskCall(1, "module", composition, seed))


def kinds(composition):
    return [(step.kind, step.depth) for step in call(composition).steps]


def test_the_course_s_module_makes_two_of_one():
    told = call(COURSE)
    assert float(told.y) == 2.0
    assert told.shown == "tensor(2.)"
    assert told.registered == ()
    assert [float(step.value) for step in told.steps] == [1, 1, 2, 2]


def test_a_call_runs_the_hooks_and_forward_alone_does_not():
    assert kinds(HOOKED) == [("call", 0), ("pre-hook", 0), ("forward", 0), ("add", 0), ("hook", 0), ("return", 0)]
    assert kinds(PAST_THE_HOOKS) == [("direct", 0), ("forward", 0), ("add", 0), ("return", 0)]


def test_a_module_inside_has_a_call_of_its_own():
    found = kinds(REGISTERED)
    inside = found.index(("call", 1))
    assert found[inside : inside + 3] == [("call", 1), ("forward", 1), ("return", 1)]
    assert found[inside + 3] == ("submodule", 0)


def test_what_is_registered():
    told = call(REGISTERED)
    assert [(item.name, item.kind, item.text) for item in told.registered] == [
        ("scale0", "parameter", "2"), ("offset1", "buffer", "0.5"), ("inner2", "module", "Add"),
    ]  # fmt: skip
    assert told.state == ("scale0", "offset1")
    assert told.printed == "Small(\n  (inner2): Add()\n)"
    assert call(VECTOR).state == ("linear0.weight", "linear0.bias")


def test_a_run_does_not_notice():
    torch.manual_seed(1)
    before = torch.get_rng_state()
    call(VECTOR)
    assert torch.equal(before, torch.get_rng_state())


@pytest.mark.parametrize(
    ("x", "features", "words"),
    [((1.0,), 3.0, "Give it 3 numbers"), ((1.0, 2.0), 3.0, "expects 3 numbers, but the input has 2")],
)
def test_a_linear_that_does_not_fit_comes_with_ways_out_that_work(x, features, words):
    composition = Composition((Operation(LINEAR, features),), x)
    failure = call(composition)
    assert (failure.kind, failure.error) == ("torch", "RuntimeError")
    assert words in str(failure.sentence)
    assert failure.fixes
    for fix in failure.fixes:
        assert isinstance(call(replace(composition, **fix.changes)), Called)


def test_too_large_a_linear_is_refused_before_it_is_made():
    failure = call(Composition((Operation(LINEAR, MOST_FEATURES + 1.0),)))
    assert failure.kind == "cost-refused"


def random_compositions(count):
    chance = random.Random(71)
    odd = [0.0, -1.0, 2.5, 1e30, float("inf"), float("nan"), 3.0, 1.0]

    def one():
        operations = tuple(
            Operation(chance.choice(OPERATIONS), chance.choice(odd + [1.0, 2.0, 3.0] * 4))
            for _ in range(chance.randint(0, 8))
        )
        x = tuple(chance.choice([1.0, -2.0, 0.5]) for _ in range(chance.choice([1, 1, 3])))
        return Composition(operations, x, *(chance.random() < 0.3 for _ in range(3)))

    return [one() for _ in range(count)]


def test_the_scripts_give_what_is_on_the_screen(tmp_path):
    examples = [example.params for example in LESSON.content.examples]
    answers = {}
    for number, composition in enumerate(examples + random_compositions(200)):
        told = call(composition, seed=number)
        if isinstance(told, Failure) and told.kind != "torch":
            assert told.kind == "cost-refused", told.traceback
            continue
        name = f"script{number:03}"
        text = call_script(composition, number).text + "\nprint(module)\n"
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
        answers[name] = told
    ran = run(tmp_path, "output", strict=False)  # torch warns about a Linear without features
    for name, told in answers.items():
        if isinstance(told, Failure):
            assert ran.raised[name][0] == told.error
            continue
        assert name not in ran.raised, ran.raised[name]
        np.testing.assert_allclose(ran.tensors[f"{name} output"], told.y, rtol=1e-5, atol=1e-6)
        printed, module = ran.said[name].rstrip().split(told.printed)
        assert not module
        assert printed.splitlines()[-1] == str(list(told.state))
        assert printed.count("before") == (told.composition.pre_hook and not told.composition.direct)
    assert sum(isinstance(told, Called) for told in answers.values()) > 60


def test_a_linear_of_one_feature_is_not_offered_one_number():
    composition = Composition((Operation(LINEAR, 1.0),), (2.0,))
    failure = call(composition)
    assert "several numbers" in str(failure.sentence)
    assert "1 number," not in str(failure.sentence)
