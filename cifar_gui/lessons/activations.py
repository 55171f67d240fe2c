"""7.5: non-linear activations, as curves, on numbers and on pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cifar_gui.layers.activation import LAYERS, Activation
from cifar_gui.lesson import Example, Fact, Lesson, Part, PartsContent, Preset, Table
from cifar_gui.lessons.layer import build
from cifar_gui.lessons.numbers import GENERATED
from cifar_gui.pages.curve import CurveContent
from cifar_gui.pages.layer import LayerContent, Reading
from cifar_gui.pages.numbers import NumbersContent
from cifar_gui.spec import QT_TRANSLATE_NOOP, Label, Range, Section

CURVES = tuple(name for name in LAYERS if name != "Softmax")
"""Softmax is not a function of one number: it looks at all the numbers along ``dim``."""


@dataclass(frozen=True)
class ActivationParams(Activation):
    """An activation, and whether its input is normalised first."""

    normalise: Annotated[
        bool, Label(QT_TRANSLATE_NOOP("Lesson", "normalise it")), Section(QT_TRANSLATE_NOOP("Lesson", "Input"))
    ] = False


COURSE = ActivationParams("Sigmoid")
BATCH = (64, 3, 32, 32)
NORMALISED = ActivationParams("ReLU", normalise=True)

EXAMPLES = (
    Example(QT_TRANSLATE_NOOP("Lesson", "7-5-nn_Relu_dataset"), COURSE),
    Example(QT_TRANSLATE_NOOP("Lesson", "ReLU on [0, 1]: nothing changes"), ActivationParams("ReLU")),
    Example(QT_TRANSLATE_NOOP("Lesson", "ReLU on a normalised picture"), NORMALISED),
    Example(QT_TRANSLATE_NOOP("Lesson", "GELU on a normalised picture"), ActivationParams("GELU", normalise=True)),
)
FACTS = (
    Fact(COURSE, BATCH, {"shape": BATCH, "parameters": 0, "range": (0.5, 0.7311)}),
    Fact(ActivationParams("ReLU"), BATCH, {"shape": BATCH, "range": (0.0, 1.0)}),
    Fact(ActivationParams("PReLU"), BATCH, {"shape": BATCH, "parameters": 1}),
    Fact(ActivationParams("PReLU", num_parameters=3), BATCH, {"shape": BATCH, "parameters": 3}),
    Fact(ActivationParams("Softmax", dim=1), BATCH, {"shape": BATCH, "parameters": 0}),
)

CURVE = CurveContent(
    params=ActivationParams,
    build=build,
    layers=CURVES,
    examples=(
        Example(QT_TRANSLATE_NOOP("Lesson", "ReLU on a normalised batch"), NORMALISED),
        Example(QT_TRANSLATE_NOOP("Lesson", "ReLU on [0, 1]: nothing changes"), ActivationParams("ReLU")),
        Example(QT_TRANSLATE_NOOP("Lesson", "7-5-nn_Relu_dataset"), COURSE),
        Example(QT_TRANSLATE_NOOP("Lesson", "GELU on a normalised batch"), ActivationParams("GELU", normalise=True)),
    ),
    facts=FACTS,
)

PICTURES = LayerContent(
    params=ActivationParams,
    build=build,
    normalise="normalise",
    seeded=False,
    readings=(
        Reading(
            "signed",
            QT_TRANSLATE_NOOP("Lesson", "Signed maps"),
            QT_TRANSLATE_NOOP("Lesson", "before and after on one scale"),
        ),
        Reading(
            "colour",
            QT_TRANSLATE_NOOP("Lesson", "As a picture"),
            QT_TRANSLATE_NOOP("Lesson", "black below 0, full brightness above 1"),
        ),
        Reading(
            "batch",
            QT_TRANSLATE_NOOP("Lesson", "The whole batch"),
            QT_TRANSLATE_NOOP("Lesson", "as TensorBoard shows it"),
        ),
    ),
    examples=EXAMPLES,
    facts=FACTS,
)

MATRIX = (1, 1, 2, 2)
COURSE_TABLE = Preset("course", QT_TRANSLATE_NOOP("Lesson", "Course"), ((1, -0.5), (-1, 3)))
LADDER = Preset("ladder", QT_TRANSLATE_NOOP("Lesson", "−4 to 4"), ((-4, -3, -2), (-1, 0, 1), (2, 3, 4)))

NUMBERS = NumbersContent(
    params=Activation,
    tables=(
        Table(
            "input", QT_TRANSLATE_NOOP("Lesson", "Input"), (COURSE_TABLE, LADDER, *GENERATED), "float32", Range(1, 12)
        ),
    ),
    examples=(
        Example(QT_TRANSLATE_NOOP("Lesson", "Course: 7-5-nn_Relu"), Activation()),
        Example(QT_TRANSLATE_NOOP("Lesson", "Sigmoid from −4 to 4"), Activation("Sigmoid"), (("input", "ladder"),)),
        Example(QT_TRANSLATE_NOOP("Lesson", "ELU from −4 to 4"), Activation("ELU"), (("input", "ladder"),)),
        Example(
            QT_TRANSLATE_NOOP("Lesson", "Softmax along each row"), Activation("Softmax", dim=3), (("input", "ladder"),)
        ),
    ),
    facts=(
        Fact(Activation(), MATRIX, {"values": ((1, 0), (0, 3)), "shape": MATRIX}),
        Fact(Activation("Sigmoid"), MATRIX, {"values": ((0.7311, 0.3775), (0.2689, 0.9526))}),
    ),
)

LESSON = Lesson(
    key="activations",
    number="7.5",
    tab=QT_TRANSLATE_NOOP("Lesson", "Activation"),
    title=QT_TRANSLATE_NOOP("Lesson", "Non-linear activations"),
    torch_name="torch.nn.ReLU",
    content=PartsContent((
        Part("curve", QT_TRANSLATE_NOOP("Lesson", "As a curve"), CURVE),
        Part("numbers", QT_TRANSLATE_NOOP("Lesson", "On numbers"), NUMBERS),
        Part("pictures", QT_TRANSLATE_NOOP("Lesson", "On pictures"), PICTURES),
    )),
)  # fmt: skip
