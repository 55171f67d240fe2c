"""What the pages may show: subjects of every kind, made by the engine from random settings."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from types import SimpleNamespace

import numpy as np
from beside import beside

from cifar_gui.engine import forward, network_misfits
from cifar_gui.engine.answers import answer
from cifar_gui.engine.data import DataSet, Split
from cifar_gui.layers.pooling import MAX
from cifar_gui.lessons import LESSONS, activations, pooling, training
from cifar_gui.lessons import conv2d as conv2d_lesson
from cifar_gui.lessons import gallery as gallery_lesson
from cifar_gui.lessons import linear as linear_lesson
from cifar_gui.lessons import losses as losses_lesson
from cifar_gui.lessons import numbers as numbers_lesson
from cifar_gui.lessons.networks import PRESETS
from cifar_gui.lessons.vgg import VGG16
from cifar_gui.page_kind import named
from cifar_gui.pages import kind_of
from cifar_gui.pages.backward import engine as backward
from cifar_gui.pages.backward.protocol import AskGradients
from cifar_gui.pages.curve import engine as curves
from cifar_gui.pages.curve.protocol import DrawCurves
from cifar_gui.pages.gallery import engine as gallery
from cifar_gui.pages.gallery.protocol import AskExhibit
from cifar_gui.pages.linear import engine as linear
from cifar_gui.pages.linear.protocol import AskLinear
from cifar_gui.pages.loop import LoopContent
from cifar_gui.pages.loop.protocol import AskLoop
from cifar_gui.pages.loss import engine as losses
from cifar_gui.pages.loss.protocol import AskLoss
from cifar_gui.pages.loss.script import example_tables
from cifar_gui.pages.module import OPERATIONS, Composition, Operation
from cifar_gui.pages.module import engine as modules
from cifar_gui.pages.module.protocol import AskCall
from cifar_gui.pages.numbers import engine as numbers
from cifar_gui.pages.numbers.protocol import Calculate
from cifar_gui.pages.run import RunContent
from cifar_gui.pages.summary import engine as summary
from cifar_gui.pages.summary.protocol import Summarise
from cifar_gui.protocol import CIFAR10, Failure, Forward, Pictures
from cifar_gui.protocol.networks import DescribeNetwork
from cifar_gui.protocol.numbers import Matrix
from cifar_gui.protocol.runs import EpochEnded, Evaluated, RunStarted
from cifar_gui.questions import Subject
from cifar_gui.recipe import Recipe

PICTURES = Pictures(CIFAR10, "test", 0, 4)


@cache
def data():
    random = np.random.default_rng(7)
    images = random.integers(0, 256, (12, 3, 32, 32), dtype=np.uint8)
    split = Split(images, np.arange(12) % 10)
    return DataSet(CIFAR10, Path("/data"), None, split, split)


def sources():
    return {CIFAR10: data()}


def table(rng, low, high, whole=True):
    height, width = rng.randrange(low, high), rng.randrange(low, high)
    values = [
        [rng.randrange(-3, 10) if whole else round(rng.uniform(-4, 4), 2) for _ in range(width)] for _ in range(height)
    ]
    return Matrix(np.array(values, np.float64), "int64" if whole else "float32")


def pair(rng, low, high):
    return (rng.randint(low, high), rng.randint(low, high))


def on_numbers(content, params, rng, whole=True):
    tables = {one.name: table(rng, 3, 9, whole) if place == 0 else table(rng, 1, 4, whole)
              for place, one in enumerate(content.tables)}  # fmt: skip
    return numbers.answer(Calculate(1, "page", content, params, tables))


def convolution_params(rng):
    padding = rng.choice(["same", "valid", pair(rng, 0, 3), pair(rng, 0, 1)])
    stride = (1, 1) if padding == "same" else pair(rng, 1, 3)
    bias = rng.choice([None, 2, -1])
    return numbers_lesson.ConvolutionParams(stride, padding, pair(rng, 1, 2), 1, bias, flip=rng.random() < 0.2)


def pool_params(rng):
    kernel = pair(rng, 1, 4)
    return pooling.PoolParams(
        layer=rng.choice([MAX, pooling.AVERAGE, MAX, pooling.ADAPTIVE_MAX, pooling.ADAPTIVE_AVERAGE]),
        kernel_size=kernel, stride=rng.choice([None, pair(rng, 1, 3)]),
        padding=tuple(rng.randint(0, side // 2) for side in kernel), dilation=rng.choice([(1, 1), (1, 1), (2, 1)]),
        output_size=pair(rng, 1, 4), ceil_mode=rng.random() < 0.5, count_include_pad=rng.random() < 0.5,
        divisor_override=rng.choice([None, None, 3]),
    )  # fmt: skip


def activation_params(rng, cls=activations.Activation):
    return cls(
        layer=rng.choice(activations.LAYERS), negative_slope=rng.choice([0.01, 0.2]), init=0.25,
        alpha=rng.choice([1.0, 0.5]), approximate=rng.choice(["none", "tanh"]), beta=rng.choice([1.0, 2.0]), dim=-1,
    )  # fmt: skip


def conv_params(rng):
    groups = rng.choice([1, 1, 3])
    return conv2d_lesson.Conv2dParams(
        "Conv2d", 3, groups * rng.randint(1, 4), pair(rng, 1, 5), pair(rng, 1, 3), pair(rng, 0, 3), (0, 0),
        pair(rng, 1, 2), groups, rng.random() < 0.7,
        rng.choice(["zeros", "zeros", "zeros", "reflect", "circular", "replicate"]),
    )  # fmt: skip


def on_pictures(build, params):
    return forward.answer(Forward(1, "page", build, params, PICTURES, 5), sources())


def compositions(rng):
    kinds = [kind for kind in OPERATIONS if kind != "linear"]
    operations = tuple(
        Operation(rng.choice(kinds), float(rng.choice([1, 2, -1, 0.5, 3]))) for _ in range(rng.randint(0, 4))
    )
    return Composition(operations, (float(rng.choice([1, 2, 0.5])),), rng.random() < 0.5, rng.random() < 0.5)


PAGES = {part.key: part.content for lesson in LESSONS for part in lesson.parts}
"""The content of each page."""


def asked_on(page):
    """The generators of a page's questions."""
    return named(kind_of(PAGES[page]).questions)


@cache
def pool(page):
    """What a page may show."""
    made = (MAKERS.get(page) or beside(kind_of(PAGES[page]).key).made)(Random(1))
    if page == "training/training":
        return made
    return [Subject(asked_on(page), reply) for reply in made if not isinstance(reply, Failure)]


def runs(rng):
    run = SimpleNamespace(
        epochs=[EpochEnded(1, 1, 1870.5, 1870.5 / 1000, 9.0)], evaluations=[Evaluated(1, 9, 0.653, 1.1, 1000)]
    )
    content = next(part.content for part in training.LESSON.parts if isinstance(part.content, RunContent))
    recipes = [example.params for example in content.examples]
    seen = [Subject(asked_on("training/training"), recipe, {"images": 50_000, "run": run}) for recipe in recipes]
    records = {"wrong_loss": (28.4, 9.1), "zero_start": (2.302585, 2.302585), "huge_start": (343.0, 2.4)}
    for fault, told in records.items():
        started = RunStarted(1, Recipe(fault=fault), "samples", "cpu", 1, 1857, 207, 30, 60, 5)
        record = SimpleNamespace(values=told)
        broken = SimpleNamespace(started=started, losses=record, step=2, epochs=[], evaluations=[])
        seen.append(Subject(asked_on("training/training"), started.recipe, {"images": 2064, "run": broken}))
    return [*seen, Subject(asked_on("training/training"), Recipe(batch_size=10), {"images": 2064, "run": None})]


def loops(rng):
    content = next(part.content for part in training.LESSON.parts if isinstance(part.content, LoopContent))
    asked = [
        (one.params, next(net for net in content.networks if net.name == one.params.network))
        for one in content.examples
    ]
    return [
        answer(AskLoop(1, "", network, replace(params, batch_size=3, steps=4), CIFAR10), sources())
        for params, network in asked
    ]


def curve(rng):
    params = activation_params(rng, activations.ActivationParams)
    return curves.answer(DrawCurves(1, "", activations.build, params, (), PICTURES), sources())


def gradients(rng):
    return [
        backward.answer(
            AskGradients(1, "", one, losses_lesson.GradientParams(network=one.name), pictures, 5), sources()
        )
        for one in losses_lesson.GRADIENTS.networks
        for pictures in (Pictures(CIFAR10, "test", 0, 2), PICTURES)
    ]


LINEAR = (
    linear_lesson.LinearParams(in_features=12288), linear_lesson.EACH, linear_lesson.PLANES,
    linear_lesson.LinearParams(1, -1, 3072, bias=False),
)  # fmt: skip
MAKERS = {
    "module": lambda rng: [modules.answer(AskCall(1, "", compositions(rng))) for _ in range(40)],
    "convolution": lambda rng: [
        on_numbers(numbers_lesson.LESSON.content, convolution_params(rng), rng) for _ in range(60)
    ],
    "conv2d": lambda rng: [
        *(on_pictures(conv2d_lesson.build, conv_params(rng)) for _ in range(40)),
        on_pictures(conv2d_lesson.build, conv2d_lesson.Conv2dParams("ConvTranspose2d")),
    ],
    "pooling/numbers": lambda rng: [
        on_numbers(pooling.NUMBERS, pool_params(rng), rng, rng.random() < 0.4) for _ in range(60)
    ],
    "pooling/pictures": lambda rng: [on_pictures(pooling.build, pool_params(rng)) for _ in range(40)],
    "activations/curve": lambda rng: [curve(rng) for _ in range(12)],
    "activations/numbers": lambda rng: [
        on_numbers(activations.NUMBERS, activation_params(rng), rng, False) for _ in range(40)
    ],
    "activations/pictures": lambda rng: [
        on_pictures(activations.build, activation_params(rng, activations.ActivationParams)) for _ in range(20)
    ],
    "linear/linear": lambda rng: [linear.answer(AskLinear(1, "", params, PICTURES, 5), sources()) for params in LINEAR],
    "linear/vgg16": lambda rng: [summary.answer(Summarise(1, "", VGG16, batch)) for batch in (1, 64)],
    "linear/gallery": lambda rng: [
        gallery.answer(AskExhibit(1, "", one, one.params(), PICTURES, 0, 5), sources())
        for one in gallery_lesson.EXHIBITS
    ],
    "sequential": lambda rng: [
        network_misfits.answer(DescribeNetwork(1, "", one, batch)) for one in PRESETS for batch in (64, 1)
    ],
    "losses/tensors": lambda rng: [
        losses.answer(AskLoss(1, "", one.params, example_tables(losses_lesson.LOSSES, one)))
        for one in losses_lesson.LOSSES.examples
    ],
    "losses/network": gradients,
    "training/training": runs,
    "training/loop": loops,
}  # fmt: skip


def hostile(page):
    """States that hardly anyone sets: huge, empty, not finite."""
    rng = Random(3)
    made = HOSTILE[page](rng) if page in HOSTILE else []
    return [Subject(asked_on(page), reply) for reply in made if not isinstance(reply, Failure)]


SPECIAL = (float("nan"), float("inf"), float("-inf"), 1e30, -1e-30, 0.0)


def odd_numbers(content, params, rng):
    tables = {}
    for place, one in enumerate(content.tables):
        side = rng.choice((1, 2, 12)) if place == 0 else 1
        tables[one.name] = Matrix(
            np.array([[rng.choice(SPECIAL) for _ in range(side)] for _ in range(side)]), "float32"
        )
    return numbers.answer(Calculate(1, "page", content, params, tables))


def odd_convolutions(rng):
    params = numbers_lesson.ConvolutionParams
    for one in (
        params(stride=(10**9, 1)), params(dilation=(10**6, 10**6)), params(padding=(50, 0), bias=float("inf")),
        params(reshape=False), params(padding="same"),
    ):  # fmt: skip
        yield from (odd_numbers(numbers_lesson.LESSON.content, one, rng) for _ in range(3))


def odd_pooling(rng):
    for one in (
        pooling.PoolParams(kernel_size=(1, 1), stride=(10**6, 1)), pooling.PoolParams(pooling.AVERAGE, (1, 1)),
        pooling.PoolParams(pooling.AVERAGE, (2, 2), divisor_override=-3), pooling.PoolParams(kernel_size=(12, 1)),
        pooling.PoolParams(pooling.ADAPTIVE_MAX, output_size=(40, 1)),
        pooling.PoolParams(pooling.AVERAGE, (2, 2), (1, 1), (1, 1), ceil_mode=True, count_include_pad=False),
    ):  # fmt: skip
        yield from (odd_numbers(pooling.NUMBERS, one, rng) for _ in range(3))


def odd_layers(rng):
    params = conv2d_lesson.Conv2dParams
    for one in (
        params(kernel_size=(32, 1)), params(kernel_size=(1, 1), stride=(10**9, 10**9)), params(padding=(300, 0)),
        params(out_channels=64, kernel_size=(1, 32)), params(padding="same", dilation=(3, 1)),
        params(out_channels=3, padding=(31, 31), padding_mode="reflect"), params(groups=3, out_channels=3, bias=False),
    ):  # fmt: skip
        yield on_pictures(conv2d_lesson.build, one)


def odd_activations(rng):
    cls = activations.ActivationParams
    for one in (
        cls("LeakyReLU", negative_slope=float("nan")), cls("ELU", alpha=1e30), cls("Softplus", beta=0.0),
        cls("Softplus", beta=-1.0), cls("PReLU", init=float("inf")), cls("PReLU", num_parameters=3), cls("Softmax"),
        cls("Softmax", dim=0), cls("Hardswish", inplace=True), cls("LeakyReLU", negative_slope=-5.0),
    ):  # fmt: skip
        yield on_pictures(activations.build, one)
        yield odd_numbers(activations.NUMBERS, one, rng)
        yield curves.answer(DrawCurves(1, "", activations.build, one, (), PICTURES), sources())


def odd_modules(rng):
    for value in (*SPECIAL, 2.0):
        for kind in OPERATIONS:
            yield modules.answer(AskCall(1, "", Composition((Operation(kind, value),), (value, 2.0))))
    yield modules.answer(AskCall(1, "", Composition((), (1.0,))))


def odd_losses(rng):
    for example in losses_lesson.LOSSES.examples:
        tables = example_tables(losses_lesson.LOSSES, example)
        for value in rng.sample(SPECIAL, 2):
            changed = {**tables, "input": tuple(tuple(value for _ in row) for row in tables["input"])}
            yield losses.answer(AskLoss(1, "", replace(example.params, reduction=rng.choice(["none", "sum"])), changed))


HOSTILE = {
    "module": odd_modules,
    "convolution": odd_convolutions,
    "conv2d": odd_layers,
    "pooling/numbers": odd_pooling,
    "losses/tensors": odd_losses,
}


def odd_subjects():
    """All of them; activations are shown by three pages."""
    found = [subject for page in HOSTILE for subject in hostile(page)]
    for reply in odd_activations(Random(4)):
        if not isinstance(reply, Failure):
            part = "curve" if hasattr(reply, "curve") else "numbers" if hasattr(reply, "tables") else "pictures"
            found.append(Subject(asked_on(f"activations/{part}"), reply))
    recipes = (Recipe(lr=float("nan")), Recipe(batch_size=0), Recipe(batch_size=-3, lr=1e30), Recipe(epochs=10**12))
    for recipe in recipes:
        found += [
            Subject(asked_on("training/training"), recipe, {"images": images, "run": None})
            for images in (0, 1, 10**9, 50_000)
        ]
    return found
