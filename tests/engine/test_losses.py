"""Losses on tables: PyTorch's value, the steps that lead to it, its refusals, and the scripts that give the same."""

import inspect
import math
import random
from dataclasses import replace

import numpy as np
import pytest
import torch
from script_runs import run
from torch import nn

from cifar_gui.engine.literal import literal
from cifar_gui.lessons.losses import LOSSES, TENTH, LossParams
from cifar_gui.pages.loss.engine import answer
from cifar_gui.pages.loss.protocol import AskLoss
from cifar_gui.pages.loss.script import (
    ARGUMENTS,
    DEFAULTS,
    FAMILIES,
    SHAPES,
    TABLES,
    example_tables,
    loss_script,
    shape_of,
)
from cifar_gui.protocol import Failure
from cifar_gui.protocol.losses import LossAnswer
from cifar_gui.spec import fields

ODD = [-1, 0, 0.5, 2, 2.5, None, 1e30, 2**63, float("nan"), float("inf"), True, "mean"]


def tables_of(example):
    return example_tables(LOSSES, example)


def ask(params, tables):
    return answer(AskLoss(1, "losses/tensors", params, tables))


def random_settings(count):
    """(params, tables): two thirds of them work; the others have something odd in them."""
    chance = random.Random(78)

    def table(rows, columns, draw):
        return tuple(tuple(draw() for _ in range(columns)) for _ in range(rows))

    def one():
        rows, columns = chance.randint(1, 4), chance.randint(1, 5)
        loss = chance.choice(list(FAMILIES))
        number = lambda: round(chance.gauss(0, 2), 2)  # noqa: E731 - two uses, one line
        tables = {
            "input": table(rows, columns, number), "target": table(rows, columns, number),
            "weight": table(1, columns, lambda: round(chance.uniform(0, 3), 1)),
            "pos_weight": table(1, columns, lambda: round(chance.uniform(0.5, 3), 1)),
        }  # fmt: skip
        values = {"reduction": chance.choice(["mean", "sum", "none"])}
        values |= {"weight": chance.random() < 0.4, "pos_weight": chance.random() < 0.4}
        values |= {"before": chance.choice(["none", "none", "softmax", "log_softmax", "sigmoid"])}
        shape = chance.choice(SHAPES)
        values |= {"input_shape": shape, "target_shape": shape}
        if FAMILIES[loss] == "classes":
            values |= {"input_shape": "(R, C)", "target_shape": "(R·C,)", "target_dtype": "int64"}
            tables["target"] = table(rows, 1, lambda: float(chance.randrange(columns)))
            values["ignore_index"] = chance.choice([-100, -100, 0, 1])
            values["label_smoothing"] = chance.choice([0.0, 0.1, 0.5, 1.0])
            if loss == "CrossEntropyLoss" and chance.random() < 0.4:
                tables["target"] = table(rows, columns, lambda: round(chance.random(), 2))
                values |= {"target_shape": "(R, C)", "target_dtype": "float32", "ignore_index": -100}
                if chance.random() < 0.3:
                    values |= {"input_shape": "(1, 1, R, C)", "target_shape": "(1, 1, R, C)", "weight": False}
        elif loss == "BCEWithLogitsLoss":
            tables["target"] = table(rows, columns, lambda: float(chance.randrange(2)))
            values |= {"input_shape": "(R, C)", "target_shape": "(R, C)"}
        values |= {"beta": chance.choice([0.0, 0.5, 1.0, 2.0]), "delta": chance.choice([0.3, 1.0, 2.0])}
        if chance.random() < 0.6:
            name = chance.choice(["beta", "delta", "ignore_index", "label_smoothing", "shape", "dtype", "size", "cell"])
            if name == "shape":
                values["target_shape"] = chance.choice(SHAPES)
            elif name == "dtype":
                values[chance.choice(["input_dtype", "target_dtype"])] = chance.choice(["int64", "float64"])
            elif name == "size":
                tables["target"] = table(chance.randint(1, 4), chance.randint(1, 4), number)
            elif name == "cell":
                which = chance.choice(["input", "target"])
                odd = chance.choice([math.nan, math.inf, -math.inf, 1e38, 100.0, 12.0, -3.0, 2.5])
                tables[which] = ((odd, *tables[which][0][1:]), *tables[which][1:])
            else:
                values[name] = chance.choice(ODD)
        return LossParams(loss, **values), tables

    return [one() for _ in range(count)]


def settings():
    return [(example.params, tables_of(example)) for example in LOSSES.examples] + random_settings(300)


def reduced(answer):
    """What the last step of the formula comes to."""
    loss = answer.quantity("loss")
    if answer.params.reduction == "none":
        return loss
    with np.errstate(all="ignore"):
        return loss.sum() / (answer.divisor if answer.params.reduction == "mean" else 1)


def same(one, other, **tolerance):
    return np.allclose(one, other, **{"rtol": 2e-4, "atol": 1e-5, **tolerance}, equal_nan=True)


def test_every_setting_gives_a_result_or_a_refusal_that_is_explained():
    answers = [(params, tables, ask(params, tables)) for params, tables in settings()]
    good = [found for _, _, found in answers if isinstance(found, LossAnswer)]
    refused = [(params, tables, found) for params, tables, found in answers if isinstance(found, Failure)]
    assert len(good) > 180
    assert len(refused) > 40
    for params, tables, failure in refused:
        assert failure.kind == "torch", (params, tables, failure.traceback)
        assert failure.sentence is not None
        for fix in failure.fixes:
            changed = {name: fix.changes.get(name, rows) for name, rows in tables.items()}
            others = {name: value for name, value in fix.changes.items() if name not in tables or name in TABLES}
            assert isinstance(ask(replace(params, **others), changed), LossAnswer), (params, fix)
    named = [failure for _, _, failure in refused if failure.field is not None and failure.fixes]
    assert len(named) > 0.9 * len(refused)


def test_the_steps_lead_to_the_loss_that_torch_gives():
    for params, tables in settings():
        found = ask(params, tables)
        if isinstance(found, LossAnswer) and all(abs(x) < 1e6 for row in tables["input"] for x in row):
            expected = found.value if found.value is not None else None
            if expected is None:
                assert found.quantities[-1].key == "loss"
                continue
            assert same(reduced(found), expected), (params, tables, reduced(found), expected)


def test_without_reduction_the_last_step_is_the_result():
    for params, tables in settings():
        found = ask(replace(params, reduction="none"), tables)
        if isinstance(found, LossAnswer):
            assert found.value is None
            assert found.grad is None
            assert math.prod(found.shapes[2]) == found.quantity("loss").size


def test_the_scripts_give_what_is_on_the_screen(tmp_path):
    answers = {}
    for number, (params, tables) in enumerate(settings()):
        found = ask(params, tables)
        grad = isinstance(found, LossAnswer) and found.grad is not None
        name = f"script{number:03}"
        (tmp_path / f"{name}.py").write_text(loss_script(params, tables, grad=grad).text, encoding="utf-8")
        answers[name] = found
    ran = run(tmp_path, "result", "inputs", strict=False)
    for name, found in answers.items():
        if isinstance(found, Failure):
            assert ran.raised[name] == [found.error, found.text]
            continue
        result = ran.tensors[f"{name} result"]
        if found.value is not None:
            assert same(result, found.value, rtol=1e-5, atol=1e-6), found.params
        else:
            assert same(result.reshape(-1), found.quantity("loss").reshape(-1)), found.params
        if found.grad is not None:
            grad = ran.tensors[f"{name} inputs.grad"]
            assert same(grad.reshape(-1), found.grad.reshape(-1), rtol=1e-5, atol=1e-7)
    assert sum(name.endswith(" result") for name in ran.tensors) > 250
    assert len(ran.raised) > 40


def test_a_whole_script():
    example = next(item for item in LOSSES.examples if "Weighted" in item.title)
    script = loss_script(example.params, tables_of(example), result="0.4405", grad=True)
    assert script.text == (
        "import torch\n"
        "from torch import nn\n"
        "\n"
        "inputs = torch.tensor([[2.0, 0.5, -1.0], [0.1, 0.2, 0.3], [-1.0, 0.0, 3.0]])\n"
        "target = torch.tensor([0, 1, 2])\n"
        "inputs.requires_grad_()\n"
        "\n"
        "weight = torch.tensor([1.0, 2.0, 3.0])\n"
        "loss = nn.CrossEntropyLoss(weight=weight)\n"
        "result = loss(inputs, target)\n"
        "\n"
        'print(f"{result.item():.4f}")\n'
        "# 0.4405\n"
        "\n"
        "result.backward()\n"
        "print(inputs.grad)\n"
    )
    assert script.text[slice(*script.tokens["loss"])] == "CrossEntropyLoss"


@pytest.mark.parametrize("loss", FAMILIES)
def test_arguments_and_defaults_are_those_of_torch(loss):
    signature = inspect.signature(getattr(nn, loss)).parameters
    gone = {"size_average", "reduce"}
    assert set(ARGUMENTS[loss]) == set(signature) - gone
    for name in ARGUMENTS[loss]:
        if name not in TABLES:
            assert literal(DEFAULTS[name]) == literal(signature[name].default)
            assert literal(getattr(LossParams(), name)) == literal(DEFAULTS[name])
    shown = {item.name for item in fields(LossParams) if item.when is None or loss in item.when.values}
    assert set(ARGUMENTS[loss]) <= shown
    assert not {name for names in ARGUMENTS.values() for name in names} - set(ARGUMENTS[loss]) & shown - {"reduction"}


def test_shapes_hold_every_number():
    for word in SHAPES:
        shape = shape_of(word, 3, 4)
        assert math.prod(shape) == 12
        assert torch.zeros(3, 4).reshape(shape).shape == shape


def test_the_gradient_of_the_cross_entropy_is_softmax_minus_target():
    example = next(item for item in LOSSES.examples if item.title == "Course: CrossEntropyLoss")
    found = ask(example.params, tables_of(example))
    p = np.exp([0.1, 0.2, 0.3]) / np.exp([0.1, 0.2, 0.3]).sum()
    np.testing.assert_allclose(found.grad[0], p - np.array([0, 1, 0]), atol=1e-6)


def test_broadcasting_only_warns():
    example = next(item for item in LOSSES.examples if "warning" in item.title)
    found = ask(example.params, tables_of(example))
    assert len(found.warnings) == 1
    assert "broadcasting" in found.warnings[0]
    assert found.quantity("difference").shape == (3, 3)
    assert found.value == 4.0


def test_a_label_too_large_is_explained():
    failure = ask(TENTH.params, tables_of(TENTH))
    assert (failure.error, failure.text) == ("IndexError", "Target 10 is out of bounds.")
    assert failure.field == "target"
    assert "from 0 to 9" in str(failure.sentence)
    assert failure.fixes[0].changes == {"target": ((9.0,),)}
    assert failure.fixes[1].changes == {"ignore_index": 10}


def test_float_labels_are_explained():
    example = LOSSES.examples[-1]
    failure = ask(example.params, tables_of(example))
    assert failure.text == "expected target dtype to be Long or Byte, but got Float"
    assert failure.field == "target_dtype"
    assert failure.fixes[0].changes == {"target_dtype": "int64"}


def test_softmax_is_a_step_of_cross_entropy():
    for example in (item for item in LOSSES.examples if item.params.loss == "CrossEntropyLoss"):
        found = ask(example.params, tables_of(example))
        if isinstance(found, LossAnswer):
            shares = found.quantity("softmax")
            assert shares == pytest.approx(found.quantity("exp") / found.quantity("sum"), rel=1e-6)
            assert np.exp(found.quantity("log_softmax")) == pytest.approx(shares, rel=1e-6)


def test_large_scores_do_not_overflow_on_the_way():
    params = replace(next(x for x in LOSSES.examples if x.title == "Course: CrossEntropyLoss").params)
    found = ask(params, {**tables_of(LOSSES.examples[3]), "input": ((1000.0, 0.0, -1000.0),), "target": ((0.0,),)})
    keys = ["shifted", "exp", "sum", "softmax", "log_softmax", "picked", "loss"]
    assert [item.key for item in found.quantities] == keys
    assert found.value == 0.0
    assert np.isfinite(found.quantity("exp")).all()
