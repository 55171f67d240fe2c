"""What the pages write beside a number is how the number came about: every formula is evaluated, as written."""

import random
import re

import numpy as np
import pytest
import torch
from PySide6.QtWidgets import QApplication
from test_loop import noise
from written import Span, equations, evaluated, is_true
from written_words import untrue, words_of

from cifar_gui.engine import arithmetic, network
from cifar_gui.engine.answers import answer
from cifar_gui.engine.forward import seeded
from cifar_gui.engine.network_shapes import describe
from cifar_gui.engine.network_sums import memory_sum, multiply_adds_sum, parameters_sum, size_sums
from cifar_gui.engine.pointwise import FORMULAS, PointwiseLayer, number, pointwise_cell
from cifar_gui.lessons import LESSONS
from cifar_gui.lessons.loop import LoopParams
from cifar_gui.lessons.losses import LOSSES, LossParams
from cifar_gui.lessons.networks import SMALL
from cifar_gui.lessons.numbers import LESSON as NUMBERS
from cifar_gui.lessons.numbers import ConvolutionParams
from cifar_gui.lessons.pooling import NUMBERS as POOLING
from cifar_gui.lessons.pooling import PoolParams
from cifar_gui.pages.loop.protocol import LOSS, MISTAKES, AskLoop, Looped, made
from cifar_gui.pages.loop.words import LoopWords, Moment
from cifar_gui.pages.loss.engine import answer as loss_answer
from cifar_gui.pages.loss.protocol import AskLoss
from cifar_gui.pages.loss.script import example_tables
from cifar_gui.pages.numbers.protocol import Calculate
from cifar_gui.pages.numbers.strip import NumbersStrip
from cifar_gui.protocol import SAMPLES, Failure
from cifar_gui.protocol.losses import LossAnswer
from cifar_gui.protocol.numbers import Calculated, Matrix
from cifar_gui.spec import Network, layer
from cifar_gui.ui.arithmetic.formula_steps import places, share_of, written_out
from cifar_gui.ui.window.parts_page import PartsPage

# --- activations ----------------------------------------------------------------------------------------------------

POINTS = (*(-1.0 * x for x in (0.1, 0.5, 2.9, 3, 3.5, 6, 20.5, 90, 710, 1000, 1e-5)), 0.0, 1e-5, 0.1, 0.5, 1, 3, 6, 19,
          21, 50, 90, 710, 1000)  # fmt: skip
CONSTANTS = {
    "LeakyReLU": [{"negative_slope": slope} for slope in (0.01, 0.2, 1e-5, -1.0)],
    "PReLU": [{"weight": slope} for slope in (0.25, 0.003)],
    "ELU": [{"alpha": alpha} for alpha in (1.0, 0.3, 2.0)],
    "GELU": [{"approximate": word} for word in ("none", "tanh")],
    "Softplus": [{"beta": beta, "threshold": limit} for beta, limit in ((1.0, 20.0), (0.5, 5.0), (2.0, 20.0))],
}


@pytest.mark.parametrize("kind", FORMULAS)
def test_the_steps_of_an_activation_give_its_result(kind):
    for constants in CONSTANTS.get(kind, [{}]):
        for x in POINTS:
            cell = pointwise_cell(PointwiseLayer(kind, constants), np.array([[x]]), (0, 0))
            for step in cell.steps:
                assert "(1 − 1)" not in step or x == 0
                assert is_true(f"{step} = {number(cell.total)}", decimals=4), (kind, constants, x, step, cell.total)
            if " if " not in cell.formula and abs(x) < 700:
                given = {"x": Span(x, x)}
                assert evaluated(cell.formula, given, 4).meets(evaluated(number(cell.total), None, 4)), (kind, x)


@pytest.mark.parametrize("kind", ["Softmax", "LogSoftmax", "Softmin"])
def test_the_steps_of_a_softmax_give_its_result(kind):
    chance = np.random.default_rng(4)
    rows = [chance.normal(0, size, (1, count)) for size in (0.3, 2, 30, 300, 2000) for count in (1, 2, 3, 6, 9)]
    for x in rows:
        for at in range(x.shape[1]):
            cell = pointwise_cell(PointwiseLayer(kind, {"dim": -1}), x, (0, at))
            for step in cell.steps:
                assert "Σ" in step or is_true(f"{step} = {number(cell.total)}", decimals=4), (kind, x, step, cell.total)


# --- networks -------------------------------------------------------------------------------------------------------

LAYERS = [
    layer("x", "Conv2d", 4, 6, 3), layer("x", "Conv2d", 4, 8, (3, 1), groups=2, bias=False),
    layer("x", "Conv2d", 4, 6, 3, bias=2), layer("x", "ConvTranspose2d", 4, 6, 3, stride=2),
    layer("x", "ConvTranspose2d", 4, 6, (2, 3), groups=2, bias=False), layer("x", "Linear", 8, 10),
    layer("x", "Linear", 8, 10, bias=False), layer("x", "BatchNorm2d", 4), layer("x", "BatchNorm2d", 4, bias=False),
    layer("x", "GroupNorm", 2, 4, bias=False), layer("x", "LayerNorm", (4, 8, 8)), layer("x", "LayerNorm", 8),
    layer("x", "LayerNorm", 8, bias=False), layer("x", "InstanceNorm2d", 4, affine=True),
    layer("x", "PReLU", num_parameters=4),
    layer("x", "MaxPool2d", 3, stride=2, ceil_mode=True), layer("x", "MaxPool2d", 2, stride=3, ceil_mode=True),
    layer("x", "AvgPool2d", (3, 2), padding=1), layer("x", "Conv2d", 4, 6, 4, padding="same"),
]  # fmt: skip


@pytest.mark.parametrize("part", LAYERS, ids=str)
def test_the_sums_of_a_layer_are_true(part):
    report, misfit = describe(Network("n", (part,), (4, 8, 8)), 3)
    assert misfit is None
    line = report.rows[0]
    sums = [parameters_sum(part, line.parameters), multiply_adds_sum(part, line), memory_sum(line)]
    for text, found in zip(sums, (line.parameters, line.multiply_adds, line.bytes), strict=True):
        assert is_true(f"{text} = {found}"), text
    for text in size_sums(part, line):
        assert is_true(text), text
    if "bias" in dict(part.kwargs) and "Norm" in part.kind:
        assert "2 ×" not in sums[0], "each channel has one number, not two"


# --- losses ---------------------------------------------------------------------------------------------------------


BEFORE = ("none", "none", "softmax", "log_softmax", "sigmoid")


def settings(count):
    """Examples, and losses with random numbers and arguments."""
    for example in LOSSES.examples:
        yield example.params, example_tables(LOSSES, example)
    chance = random.Random(8)
    for _ in range(count):
        rows, columns = chance.randint(1, 4), chance.randint(1, 8)
        size = chance.choice((0.1, 1, 1, 5, 60, 300))
        loss = chance.choice(("CrossEntropyLoss", "CrossEntropyLoss", "NLLLoss", "BCEWithLogitsLoss", "MSELoss",
                              "L1Loss", "SmoothL1Loss", "HuberLoss"))  # fmt: skip
        tables = {
            "input": tuple(tuple(round(chance.gauss(0, size), 3) for _ in range(columns)) for _ in range(rows)),
            "weight": (tuple(chance.choice((0.5, 1, 2, 3)) for _ in range(columns)),),
            "pos_weight": (tuple(chance.choice((0.5, 1, 2, 3)) for _ in range(columns)),),
        }
        classes = loss in ("CrossEntropyLoss", "NLLLoss")
        shares = loss == "CrossEntropyLoss" and chance.random() < 0.3
        if classes and not shares:
            target = tuple((float(chance.randrange(columns)),) for _ in range(rows))
            shape, dtype = "(R·C,)", "int64"
        else:
            target = tuple(tuple(round(chance.random(), 2) for _ in range(columns)) for _ in range(rows))
            shape, dtype = "(R, C)", "float32"
        params = LossParams(
            loss, input_shape="(R, C)", target_shape=shape, target_dtype=dtype,
            reduction=chance.choice(("mean", "sum", "none")), weight=chance.random() < 0.4,
            pos_weight=chance.random() < 0.4, before=chance.choice(BEFORE),
            label_smoothing=chance.choice((0.0, 0.0, 0.1, 0.5)), beta=chance.choice((0.0, 0.5, 1.0, 3.0)),
            delta=chance.choice((0.5, 1.0, 3.0)), ignore_index=chance.choice((-100, -100, 0)),
        )  # fmt: skip
        yield params, {**tables, "target": target}


def test_every_step_of_a_loss_is_true():
    seen = 0
    for params, tables in settings(150):
        told = loss_answer(AskLoss(1, "losses", params, tables))
        if isinstance(told, Failure):
            continue
        for at in range(places(told) + 1):
            lines = written_out(told, at)
            for name, text in lines:
                if "," not in text and "<" not in text and "≥" not in text and "≤" not in text and ">" not in text:
                    assert is_true(text, decimals=4), (params, tables, name, text)
                    seen += " = " in text
            assert_leads_on(told, at, lines)
    assert seen > 1000


def assert_leads_on(told: LossAnswer, at, lines):
    """The last line gives the number itself."""
    last = lines[-1][1].split(" = ")[-1]
    if at < places(told):
        expected = float(told.quantities[-1].values.reshape(-1)[at])
    elif told.value is None:
        return
    else:
        expected = told.value
    assert evaluated(last, None, 4).meets(Span(expected, expected)), (told.params, lines, expected)


# --- the loop -------------------------------------------------------------------------------------------------------

LOOPS = [LoopParams(batch_size=4, steps=3, optimizer=optimizer, momentum=momentum, **{name: True for name in wrong})
         for optimizer, momentum in (("SGD", 0.9), ("SGD", 0.0), ("Adam", 0.9))
         for wrong in ((), *((name,) for name in MISTAKES), ("softmax", "no_zero_grad"))]  # fmt: skip


@pytest.mark.parametrize("params", LOOPS, ids=lambda params: f"{params.optimizer} {params.momentum} {made(params)}")
def test_every_line_of_the_loop_is_true(params, qapp):
    request = AskLoop(1, "training", SMALL, params, SAMPLES)
    told = answer(request, {SAMPLES: noise()})
    assert isinstance(told, Looped), told
    words, seen = LoopWords(), 0
    for place in range(len(told.made.frames)):
        for index in ((0, 0, 0, 0), (3, 1, 2, 4)):
            moment = Moment(told, told.made, place, index)
            lines, results = words.arithmetic(moment)
            names: dict[str, Span] = {}
            for name, text in lines:
                if "→" in text or "softmax" in text or (text[0] == "(" and "," in text):
                    continue
                for part, key in zip(text.split(",  "), name.split(", "), strict=True):
                    if "None" not in part:
                        assert is_true(part, names, digits=5), (name, part, names)
                        names[key] = evaluated(part.split(" = ")[-1], None, digits=5)
                        seen += " = " in part
            for name, value in results:
                assert name not in names or names[name].meets(Span(value, value)), (lines, results)
    assert seen > 10


@pytest.mark.parametrize("wrong", [False, True])
def test_the_loss_of_the_loop_is_what_its_formula_says(wrong, qapp):
    params = LoopParams(batch_size=8, steps=1, softmax=wrong)
    request = AskLoop(1, "training", SMALL, params, SAMPLES)
    told = answer(request, {SAMPLES: noise()})
    place = next(at for at, frame in enumerate(told.made.frames) if frame.line == LOSS)
    (((_, text),), _) = LoopWords().arithmetic(Moment(told, told.made, place, (0, 0, 0, 0)))
    formula, value = text.split(" = ")
    with seeded(params.seed):
        model = network.build(SMALL)
    train = noise().train
    y = torch.from_numpy(train.labels[:8])
    logits = model(torch.from_numpy(train.images[:8]) / 255)
    told_python = re.sub(r"−ln (softmax.*)\[y\]", r"-(\1[range(8), y]).log()", formula)
    given = {"mean": torch.mean, "softmax": lambda z: z.softmax(1), "logits": logits, "y": y, "range": range}
    assert float(eval(told_python, given)) == pytest.approx(float(value), abs=1e-4)


# --- one cell of a table, and of a network --------------------------------------------------------------------------


def calls():
    """Convolutions and poolings of tables with fractions, large and small."""
    chance = np.random.default_rng(11)
    for size in (1.0, 100.0, 1e-3):
        for kernel, padding, ceil_mode in ((2, 0, True), (3, 1, False), (3, 1, True)):
            numbers = np.round(chance.normal(0, size, (7, 7)), 5)
            pool = {"kernel_size": (kernel, kernel), "padding": (padding, padding), "ceil_mode": ceil_mode}
            for more in ({"layer": "MaxPool2d"}, {"layer": "AvgPool2d"}, {"layer": "AvgPool2d", "divisor_override": 5},
                         {"layer": "AvgPool2d", "count_include_pad": False}):  # fmt: skip
                yield POOLING, PoolParams(**more, **pool), {"input": Matrix(numbers, "float32")}
            weights = np.round(chance.normal(0, 1, (kernel, kernel)), 3)
            for bias in (None, -0.25):
                params = ConvolutionParams(padding=(padding, padding), bias=bias)
                yield (
                    NUMBERS.content,
                    params,
                    {"input": Matrix(numbers, "float32"), "kernel": Matrix(weights, "float32")},
                )


@pytest.mark.parametrize(("content", "params", "tables"), list(calls()))
def test_the_arithmetic_of_a_cell_is_true(content, params, tables, qtbot):
    told = answer(Calculate(1, "convolution", content, params, tables), {})
    assert isinstance(told, Calculated), told
    strip = NumbersStrip()
    qtbot.addWidget(strip)
    for at in np.ndindex(told.y.shape):
        cell = arithmetic.cell(told.arithmetic, tables["input"].values[None], (0, *map(int, at)))
        value = float(told.y[at])
        strip.show_cell(cell, "layer", (0, 0, *at), value, 1.0, False)
        worked = strip.worked.worked
        terms = [[evaluated(term.left, None, digits=3) for term in row] for row in worked.rows]
        result = evaluated(worked.result, None, 4)
        if worked.before:
            every = [term for row in terms for term in row]
            assert Span(max(one.low for one in every), max(one.high for one in every)).meets(result)
            continue
        for row, text in zip(worked.rows, worked.sums, strict=True):
            products = " + ".join(f"{term.left} × {term.right}" if term.right else term.left for term in row)
            assert evaluated(products, None, digits=3).meets(evaluated(text, None, 4)), (products, text)
        aside = worked.aside.replace("+ bias", "+ ") or "+ 0"
        tail = worked.tail or worked.sums[0]
        assert evaluated(f"{tail} {aside}", None, 4).meets(result), (tail, aside, worked.result)


@pytest.mark.parametrize("size", [0.1, 1, 10, 60, 100, 1000, 1e6])
def test_the_probability_and_the_loss_of_a_class_are_true(size):
    chance = np.random.default_rng(int(size * 10))
    for _ in range(20):
        logits = torch.from_numpy(chance.normal(0, size, 10).astype(np.float32))
        chosen = int(chance.integers(10))
        own = float(torch.nn.functional.cross_entropy(logits[None], torch.tensor([chosen])))
        lines = share_of(logits.double().numpy(), chosen, float(logits.softmax(0)[chosen]), own)
        for _, text in lines:
            sides = [side for side in text.split(" = ") if "Σ" not in side]
            assert is_true(" = ".join(sides), decimals=4), lines


# --- whole pages ----------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_every_equation_on_a_page_is_true(qtbot, open_window, lesson):
    window, seen, found = open_window("--lesson", lesson.key, "--lang", "en", "--size", "1600x900"), 0, []
    qtbot.waitUntil(window.settled, timeout=30_000)
    for part in window.page.lessons if isinstance(window.page, PartsPage) else (None,):
        if part is not None:
            window.page.show_part(part)
        page = window.page.page if part is not None else window.page
        for example in range(page.examples.count() if hasattr(page, "examples") else 1):
            if hasattr(page, "examples"):
                page.show_example(example)
            qtbot.waitUntil(window.settled, timeout=30_000)
            for tab in page.companion._tabs:
                page.companion.show_tab(tab)
                QApplication.processEvents()
                seen += sum(len(equations(text)) for text in words_of(window))
                found += untrue(window)
    assert not found, "\n".join(sorted(set(found)))
    assert seen or lesson.key == "module"
