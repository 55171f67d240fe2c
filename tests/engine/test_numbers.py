"""Calls on tables: the course's figures, arithmetic and code that agree with torch, and refusals that are explained."""

import random
from dataclasses import replace

import numpy as np
import pytest
import torch
from numbers_cases import ACTIVATION, POOL
from script_runs import run
from torch import nn

from cifar_gui import pages
from cifar_gui.engine import arithmetic
from cifar_gui.engine.arithmetic import WindowLayer
from cifar_gui.engine.pointwise import PointwiseLayer, pointwise_cell
from cifar_gui.layers.activation import LAYERS
from cifar_gui.layers.call import called
from cifar_gui.lesson import Fact
from cifar_gui.lessons import pooling
from cifar_gui.lessons.activations import ActivationParams
from cifar_gui.lessons.numbers import LESSON, ConvolutionParams
from cifar_gui.lessons.pooling import PoolParams
from cifar_gui.pages.numbers.engine import answer, preset_matrix
from cifar_gui.pages.numbers.protocol import Calculate
from cifar_gui.pages.numbers.script import numbers_script
from cifar_gui.protocol import Failure
from cifar_gui.protocol.numbers import DTYPES, Calculated, Matrix
from cifar_gui.spec import fields

STAGE = LESSON.content
P = ConvolutionParams
COURSE = {table.name: preset_matrix(table, table.presets[0]) for table in STAGE.tables}
ODD = [-1, 0, 1, 2.0, 2.5, None, "3", "same", True, 40, 2**63, float("nan"), (0, 1), (-2, 1), (1.5, 1), (50, 1), 10**7]


def ask(content, params, tables=None, **others):
    tables = tables or {table.name: preset_matrix(table, table.presets[0]) for table in content.tables}
    return answer(Calculate(1, "convolution", content, params, tables, **others))


def retyped(**dtypes):
    return {name: replace(matrix, dtype=dtypes.get(name, matrix.dtype)) for name, matrix in COURSE.items()}


# --- the course -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fact", STAGE.facts)
def test_the_figures_of_the_course(fact):
    assert pages.evaluate(STAGE, fact) == dict(fact.expected)


def test_a_wrong_figure_is_found():
    wrong = Fact(P(), (1, 1, 5, 5), {"values": ((10, 12, 12), (18, 16, 16), (13, 9, 4))})
    assert pages.evaluate(STAGE, wrong) != dict(wrong.expected)
    with pytest.raises(ValueError, match="unknown words"):
        pages.evaluate(STAGE, Fact(P(), (1, 1, 5, 5), {"size": 3}))
    with pytest.raises(ValueError, match="the fact is about"):
        pages.evaluate(STAGE, Fact(P(), (1, 1, 6, 6), {"shape": ()}))


def test_pooling_of_the_course():
    ceil, floor = ask(POOL, PoolParams(ceil_mode=True, return_indices=True)), ask(POOL, PoolParams())
    assert (ceil.y.tolist(), floor.y.tolist()) == ([[2, 3], [5, 1]], [[2]])
    assert ceil.indices.tolist() == [[1, 3], [15, 18]]
    assert floor.indices is None
    assert floor.restored == ()
    right, wrong = ceil.restored
    assert right.values.shape == (5, 5)
    assert right.values[tuple(np.divmod([1, 3, 15, 18], 5))].tolist() == [2, 3, 5, 1]
    assert wrong.values.shape == (6, 6), "without output_size the size is another one, and nobody says so"
    assert "output_size=input.size()" in right.code


def test_activation_of_the_course():
    found = ask(ACTIVATION, ActivationParams())
    assert found.y.tolist() == [[1, 0], [0, 3]]
    assert found.arithmetic.kind == "ReLU"


# --- arithmetic -----------------------------------------------------------------------------------------------------


def random_table(chance, size, dtype):
    high = 6 if dtype == "int64" else 5
    values = np.array([[chance.randint(-4, high) for _ in range(size[1])] for _ in range(size[0])], float)
    return Matrix(values / (1 if dtype == "int64" else 4), dtype)


def random_convolutions(count, wrong=0.0):
    """(params, tables): settings that mostly work, and with a share ``wrong`` of odd arguments."""
    chance = random.Random(72)
    for _ in range(count):
        dtype = chance.choice(["int64", "float32", "float64"])
        size, kernel = ((chance.randint(low, high), chance.randint(low, high)) for low, high in ((3, 9), (1, 4)))
        pairs = [(chance.randint(1, 3), chance.randint(1, 3)) for _ in range(2)]
        padding = chance.choice([(chance.randint(0, 3), chance.randint(0, 3)), (2, 2), "same", "valid"])
        stride = (1, 1) if padding == "same" else pairs[0]
        params = P(stride, padding, pairs[1] if chance.random() < 0.5 else (1, 1), 1,
                   chance.choice([None, 2, -1.5]), True, chance.random() < 0.3)  # fmt: skip
        if chance.random() < wrong:
            params = replace(params, **{chance.choice([item.name for item in fields(P)]): chance.choice(ODD)})
        tables = {"input": random_table(chance, size, dtype), "kernel": random_table(chance, kernel, dtype)}
        if chance.random() < wrong / 3:
            tables["kernel"] = replace(tables["kernel"], dtype=chance.choice(DTYPES))
        yield params, tables


def test_every_cell_is_worked_out_as_torch_computes_it():
    worked = 0
    for params, tables in random_convolutions(80):
        found = ask(STAGE, params, tables)
        if isinstance(found, Failure):
            continue
        assert isinstance(found.arithmetic, WindowLayer)
        for at in np.ndindex(found.y.shape):
            total = arithmetic.cell(found.arithmetic, tables["input"].values[None], (0, *at)).total
            np.testing.assert_allclose(total, found.y[at], rtol=1e-5, atol=1e-5)
            worked += 1
        assert found.difference is not None
        assert found.difference < 1e-5
    assert worked > 500


@pytest.mark.parametrize(
    "params",
    [
        PoolParams(ceil_mode=True), PoolParams("AvgPool2d", padding=(1, 1), count_include_pad=False),
        PoolParams("AvgPool2d", padding=(1, 1), ceil_mode=True), PoolParams("AvgPool2d", divisor_override=4),
        PoolParams("AdaptiveAvgPool2d", output_size=(3, 2)), PoolParams("AdaptiveMaxPool2d", output_size=(2, 3)),
        PoolParams(kernel_size=(2, 2), stride=(1, 2), dilation=(2, 1), padding=(1, 1)),
    ],
)  # fmt: skip
def test_pooled_cells_are_worked_out_as_torch_computes_them(params):
    tables = {"input": replace(COURSE["input"], dtype="float64")}
    found = ask(POOL, params, tables)
    for at in np.ndindex(found.y.shape):
        cell = arithmetic.cell(found.arithmetic, tables["input"].values[None], (0, *at))
        np.testing.assert_allclose(cell.total, found.y[at])


@pytest.mark.parametrize("kind", LAYERS)
def test_activated_numbers_are_worked_out_as_torch_computes_them(kind):
    found = ask(ACTIVATION, ActivationParams(kind, dim=-1))
    assert isinstance(found.arithmetic, PointwiseLayer)
    for at in np.ndindex(found.y.shape):
        cell = pointwise_cell(found.arithmetic, found.tables["input"].values, at)
        np.testing.assert_allclose(cell.total, found.y[at], rtol=1e-4, atol=1e-6)


def test_the_flip_turns_the_kernel():
    turned = {**COURSE, "kernel": replace(COURSE["kernel"], values=COURSE["kernel"].values[::-1, ::-1].copy())}
    flipped = ask(STAGE, P(flip=True))
    assert flipped.y.tolist() == ask(STAGE, P(), turned).y.tolist() != ask(STAGE, P()).y.tolist()
    assert flipped.tables["kernel"].values.tolist() == COURSE["kernel"].values.tolist(), "the user's stays as it is"


# --- what does not work ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("params", "dtypes", "error", "field", "changes"),
    [
        (P(), {"kernel": "float32"}, "RuntimeError", "dtype", {"dtype": "float32"}),
        (P(), {"input": "float32"}, "RuntimeError", "dtype", {"dtype": "float32"}),
        (P(), {"input": "bool", "kernel": "bool"}, "NotImplementedError", "dtype", {"dtype": "float32"}),
        (P(bias=0.5), {}, "RuntimeError", "bias", {"dtype": "float32"}),
        (P(groups=2), {}, "RuntimeError", "groups", {"groups": 1}),
        (P(groups=0), {}, "RuntimeError", "groups", {"groups": 1}),
        (P(stride=(0, 1)), {}, "RuntimeError", "stride", {"stride": (1, 1)}),
        (P(stride=(1.5, 1)), {}, "TypeError", "stride", {"stride": (2, 1)}),
        (P(padding=(-1, 0)), {}, "RuntimeError", "padding", {"padding": (0, 0)}),
        (P(padding="same", stride=(2, 2)), {}, "RuntimeError", "padding", {"padding": (1, 1)}),
        (P(dilation=(3, 3)), {}, "RuntimeError", "dilation", {"dilation": (2, 2)}),
        (P(reshape=False), {}, "RuntimeError", "reshape", {"reshape": True}),
    ],
)
def test_refusals_name_the_field_and_a_way_out(params, dtypes, error, field, changes):
    found = ask(STAGE, params, retyped(**dtypes))
    assert isinstance(found, Failure)
    assert (found.kind, found.error, found.field) == ("torch", error, field)
    assert dict(found.fixes[0].changes) == changes
    assert str(found.sentence)
    tables = retyped(**dtypes)
    if dtype := changes.pop("dtype", None):
        tables = {name: replace(matrix, dtype=dtype) for name, matrix in tables.items()}
    assert isinstance(ask(STAGE, replace(params, **changes), tables), Calculated), "a fix mends it"


def test_a_kernel_larger_than_the_input_names_the_kernel():
    tables = {**COURSE, "kernel": Matrix(np.ones((7, 7)), "int64")}
    found = ask(STAGE, P(), tables)
    assert found.field == "kernel_size"
    assert [dict(fix.changes) for fix in found.fixes] == [{"kernel_size": (5, 5)}, {"padding": (1, 1)}]


def test_what_int64_cannot_hold():
    half = {**COURSE, "input": Matrix(COURSE["input"].values + 0.5, "int64")}
    assert ask(STAGE, P(), half).tables["input"].values.tolist() == COURSE["input"].values.tolist(), "cut off by torch"
    missing = {**COURSE, "input": Matrix(COURSE["input"].values * np.nan, "int64")}
    found = ask(STAGE, P(), missing)
    assert found.field == "dtype"
    assert np.isnan(ask(STAGE, P(), {n: replace(m, dtype="float32") for n, m in missing.items()}).y).all()


@pytest.mark.parametrize("allow", [False, True])
@pytest.mark.parametrize(
    ("content", "params", "field"),
    [
        (STAGE, P(padding=(3000, 3000)), "padding"),
        (STAGE, P(padding=(300, 300)), "padding"),
        (POOL, PoolParams("AdaptiveMaxPool2d", output_size=(400, 400)), "output_size"),
        (POOL, PoolParams("AvgPool2d", (10**9, 2), ceil_mode=True), "kernel_size"),
    ],
)
def test_what_no_page_can_show_is_refused(content, params, field, allow):
    told = ask(content, params, allow=allow)
    assert (told.kind, told.field) == ("unshown", field)
    for fix in told.fixes:
        assert isinstance(ask(content, replace(params, **fix.changes)), Calculated)


def test_what_costs_too_much_is_refused():
    refused = ask(STAGE, P(padding=(10**8, 10**8)))
    assert refused.kind == "cost-refused"
    assert ask(POOL, PoolParams("AdaptiveAvgPool2d", output_size=(10**6, 10**6))).kind == "cost-refused"


def words(text):
    return sorted(part for part in text.split("Exception raised from")[0].replace("'", " ").split() if part.isalnum())


def random_pools(count):
    chance = random.Random(74)
    for _ in range(count):
        params = PoolParams(
            chance.choice(["MaxPool2d", "AvgPool2d", "AdaptiveMaxPool2d", "AdaptiveAvgPool2d"]),
            (chance.randint(1, 4), chance.randint(1, 4)), chance.choice([None, (2, 1), (3, 3)]),
            (chance.randint(0, 1), chance.randint(0, 2)), (1, chance.randint(1, 2)), (chance.randint(1, 4), 2),
            chance.random() < 0.5, chance.random() < 0.5, chance.random() < 0.5, chance.choice([None, 3]),
        )  # fmt: skip
        if chance.random() < 0.3:
            params = replace(params, **{chance.choice([item.name for item in fields(params)][1:]): chance.choice(ODD)})
        yield params, {"input": random_table(chance, (6, 5), chance.choice(["int64", "float32"]))}


def random_activations(count):
    chance = random.Random(75)
    for _ in range(count):
        params = ActivationParams(chance.choice(LAYERS), 0.3, 1, 0.1, 2.0, chance.choice(["none", "tanh"]), 1.5, 4.0,
                                  chance.choice([None, -1, 2, 9]), chance.random() < 0.5)  # fmt: skip
        if chance.random() < 0.2:
            params = replace(params, **{chance.choice([item.name for item in fields(params)][1:9]): chance.choice(ODD)})
        yield params, {"input": random_table(chance, (3, 4), chance.choice(["int64", "float32", "float64"]))}


def test_four_hundred_settings_and_their_scripts(tmp_path):
    """A result, PyTorch's own words, or the cost guard's; and the script on the page says the same, by itself."""
    cases = [(STAGE, *case) for case in random_convolutions(200, wrong=0.5)]
    cases += [(POOL, *case) for case in random_pools(120)] + [(ACTIVATION, *case) for case in random_activations(80)]
    cases += [(STAGE, example.params, COURSE) for example in STAGE.examples]
    answers = {}
    for number, (content, params, tables) in enumerate(cases):
        found = ask(content, params, tables)
        assert found.id == 1
        if isinstance(found, Failure):
            assert found.kind in ("torch", "cost-ask", "cost-refused"), found.traceback
            assert str(found.sentence)
            if found.kind != "torch":
                continue
        good = isinstance(found, Calculated)
        script = numbers_script(
            called(params), tables, reshape=not content.reshape or bool(params.reshape),
            flip=bool(content.flip and params.flip), twin=content.twin if good else "",
            unpool=good and bool(found.restored) and found.restored[0].values is not None,
        )  # fmt: skip
        (tmp_path / f"script{number:03}.py").write_text(script.text, encoding="utf-8")
        answers[f"script{number:03}"] = found
    ran = run(tmp_path, "output", strict=False)
    for name, found in answers.items():
        if isinstance(found, Calculated):
            assert name not in ran.raised, ran.raised[name]
            theirs = ran.tensors[f"{name} output"]
            ours = found.y.reshape(theirs.shape)
            np.testing.assert_allclose(theirs, ours, rtol=1e-5, atol=1e-6, err_msg=str(found.params))
        else:
            assert (found.error, words(found.text)) == (ran.raised[name][0], words(ran.raised[name][1]))
    assert len(ran.tensors) > 200
    assert len(ran.raised) > 50


# --- the code -------------------------------------------------------------------------------------------------------


def test_a_whole_script():
    found = ask(STAGE, P(stride=(2, 2)))
    script = numbers_script(found.called, found.tables, twin=STAGE.twin, result=found.y, dtype="int64", cell=(0, 1))
    assert (
        script.text
        == """\
import torch
import torch.nn.functional as F
from torch import nn

input = torch.tensor([
    [1, 2, 0, 3, 1],
    [0, 1, 2, 3, 1],
    [1, 2, 1, 0, 0],
    [5, 2, 3, 1, 1],
    [2, 1, 0, 1, 1],
])
kernel = torch.tensor([
    [1, 2, 1],
    [0, 1, 0],
    [2, 1, 0],
])

input = torch.reshape(input, (1, 1, 5, 5))
kernel = torch.reshape(kernel, (1, 1, 3, 3))

output = F.conv2d(input, kernel, stride=2)
print(output.shape)
print(output)
# [10, 12]
# [13, 3]

conv = nn.Conv2d(
    1,
    1,
    tuple(kernel.shape[2:]),
    stride=2,
    bias=False,
)
conv.weight = nn.Parameter(kernel, requires_grad=False)
print((conv(input) - output).abs().max())
print(output[0, 0, 0, 1])
"""
    )
    tokens = {name: script.text[low:high] for name, (low, high) in script.tokens.items()}
    assert tokens["stride"] == "2"
    assert tokens["kernel 0"] == "[1, 2, 1]"
    assert tokens["cell"] == "0, 0, 0, 1"
    assert script.text.splitlines()[script.lines["forward"] - 1] == "output = F.conv2d(input, kernel, stride=2)"


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("numbers", [[[1, 0]], [[0.5, 1]], [[float("nan"), 2]]])
def test_a_written_table_is_the_tensor_that_was_computed_with(dtype, numbers):
    from cifar_gui.pages.numbers.engine import tensor

    matrix = Matrix(np.array(numbers, float), dtype)
    text = numbers_script(called(PoolParams()), {"input": matrix}).text
    source = text[text.index("input =") : text.index("input = torch.reshape")]
    space = {"torch": torch}
    try:
        expected = tensor(matrix)
    except Exception as error:
        with pytest.raises(type(error)):
            exec(source, space)
        return
    exec(source, space)
    assert space["input"].dtype == expected.dtype == getattr(torch, dtype)
    assert torch.equal(space["input"].nan_to_num(), expected.nan_to_num())


def test_on_another_device_tables_are_moved():
    text = numbers_script(called(P(bias=1)), COURSE, device="cuda").text
    assert 'input = torch.reshape(input, (1, 1, 5, 5)).to("cuda")' in text
    assert 'bias = torch.tensor([1]).to("cuda")' in text


@pytest.mark.parametrize("layer", ["AdaptiveMaxPool2d", "AdaptiveAvgPool2d"])
@pytest.mark.parametrize("size", [(None, None), (None, 3), (2, None), (3, 3)])
def test_an_empty_size_of_adaptive_pooling_is_that_of_the_input(layer, size):
    """Both empty is (None, None) and not None, which PyTorch refuses."""
    told = ask(pooling.NUMBERS, PoolParams(layer, output_size=size))
    assert isinstance(told, Calculated), told
    x = torch.from_numpy(told.tables["input"].values).float()[None, None]
    assert np.array_equal(told.y, getattr(nn, layer)(size)(x)[0, 0].numpy())
    assert dict(told.called.kwargs) == {}
    assert told.called.args == ((size[0],) if size == (3, 3) else (size,))


@pytest.mark.parametrize("layer", ["AdaptiveAvgPool2d", "AdaptiveMaxPool2d"])
@pytest.mark.parametrize("size", [(0, 0), (0, 3), (3, 0), (1, 0)])
@pytest.mark.parametrize("indices", [False, True])
def test_an_output_without_cells_is_a_result(layer, size, indices):
    tables = {"input": Matrix(np.ones((5, 5)), "float32")}
    found = ask(POOL, PoolParams(layer, output_size=size, return_indices=indices), tables)
    assert isinstance(found, Calculated), found.text
    assert found.y.shape == size
    assert found.y_shape == (1, 1, *size)


def test_what_fails_after_the_call_is_no_refusal_of_pytorch(monkeypatch):
    def fails(done):
        raise RuntimeError("ours")

    monkeypatch.setattr("cifar_gui.pages.numbers.engine.describe", fails)
    assert ask(STAGE, P()).kind == "internal"
