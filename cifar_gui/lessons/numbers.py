"""7.2: ``F.conv2d`` on tables of numbers."""

from __future__ import annotations

from typing import Annotated

from cifar_gui.layers.convolution import FUNCTION, Convolution
from cifar_gui.layers.kind import arguments
from cifar_gui.lesson import Example, Fact, Lesson, Preset, Table
from cifar_gui.pages.numbers import NumbersContent
from cifar_gui.spec import QT_TRANSLATE_NOOP, Label, Range, Section

ConvolutionParams = arguments(
    Convolution,
    FUNCTION,
    marks={"stride": (Section(QT_TRANSLATE_NOOP("Lesson", "Arguments")),), "groups": (Range(1, 4),)},
    others={
        "bias": Annotated[float | None, Range(-9, 9)],
        "reshape": Annotated[
            bool,
            Label(QT_TRANSLATE_NOOP("Lesson", "reshape to 4-D")),
            Section(QT_TRANSLATE_NOOP("Lesson", "Before the call")),
        ],
        "flip": Annotated[bool, Label(QT_TRANSLATE_NOOP("Lesson", "flip the kernel"))],
    },
    bias=None,
    reshape=True,
    flip=False,
)
"""The arguments of ``F.conv2d`` besides its two tensors, and what is done with the tensors before."""


GENERATED = (
    Preset("random", QT_TRANSLATE_NOOP("Lesson", "Random")),
    Preset("ramp", QT_TRANSLATE_NOOP("Lesson", "Ramp")),
    Preset("checker", QT_TRANSLATE_NOOP("Lesson", "Checker")),
)
COURSE_INPUT = Preset(
    "course", QT_TRANSLATE_NOOP("Lesson", "Course"),
    ((1, 2, 0, 3, 1), (0, 1, 2, 3, 1), (1, 2, 1, 0, 0), (5, 2, 3, 1, 1), (2, 1, 0, 1, 1)),
)  # fmt: skip
SQUARE = Preset(
    "square", QT_TRANSLATE_NOOP("Lesson", "Square"),
    ((0,) * 7, (0, 0, 0, 0, 0, 0, 0), *(((0, 0, 9, 9, 9, 0, 0),) * 3), (0,) * 7, (0,) * 7),
)  # fmt: skip
INPUT = Table("input", QT_TRANSLATE_NOOP("Lesson", "Input"), (COURSE_INPUT, SQUARE, *GENERATED))
KERNEL = Table(
    "kernel", QT_TRANSLATE_NOOP("Lesson", "Kernel"),
    (
        Preset("course", QT_TRANSLATE_NOOP("Lesson", "Course"), ((1, 2, 1), (0, 1, 0), (2, 1, 0))),
        Preset("blur", QT_TRANSLATE_NOOP("Lesson", "Blur"), ((1 / 9,) * 3,) * 3),
        Preset("sharpen", QT_TRANSLATE_NOOP("Lesson", "Sharpen"), ((0, -1, 0), (-1, 5, -1), (0, -1, 0))),
        Preset("edges", QT_TRANSLATE_NOOP("Lesson", "Edges"), ((-1, -1, -1), (-1, 8, -1), (-1, -1, -1))),
        Preset("identity", QT_TRANSLATE_NOOP("Lesson", "Identity"), ((0, 0, 0), (0, 1, 0), (0, 0, 0))),
        Preset("random", QT_TRANSLATE_NOOP("Lesson", "Random")),
    ),
    sides=Range(1, 7),
)  # fmt: skip

COURSE = ConvolutionParams()
STRIDE_2, PADDING_1 = ConvolutionParams(stride=(2, 2)), ConvolutionParams(padding=(1, 1))
BOTH = ConvolutionParams(stride=(2, 2), padding=(1, 1))
SHAPE = (1, 1, 5, 5)

LESSON = Lesson(
    key="convolution",
    number="7.2",
    tab=QT_TRANSLATE_NOOP("Lesson", "Numbers"),
    title=QT_TRANSLATE_NOOP("Lesson", "Convolution on numbers"),
    torch_name="torch.nn.functional.conv2d",
    content=NumbersContent(
        params=ConvolutionParams,
        tables=(INPUT, KERNEL),
        examples=(
            Example(QT_TRANSLATE_NOOP("Lesson", "Course: 7-2, stride 1"), COURSE),
            Example(QT_TRANSLATE_NOOP("Lesson", "Course: 7-2, stride 2"), STRIDE_2),
            Example(QT_TRANSLATE_NOOP("Lesson", "Course: 7-2, padding 1"), PADDING_1),
            Example(QT_TRANSLATE_NOOP("Lesson", "Stride 2 and padding 1"), BOTH),
            Example(
                QT_TRANSLATE_NOOP("Lesson", "Edges of a square"), ConvolutionParams(padding="same"),
                (("input", "square"), ("kernel", "edges")),
            ),
            Example(
                QT_TRANSLATE_NOOP("Lesson", "Blur a checkerboard"), ConvolutionParams(padding="same"),
                (("input", "checker"), ("kernel", "blur")),
            ),
            Example(QT_TRANSLATE_NOOP("Lesson", "The convolution of mathematics"), ConvolutionParams(flip=True)),
        ),
        facts=(
            Fact(COURSE, SHAPE, {"values": ((10, 12, 12), (18, 16, 16), (13, 9, 3))}),
            Fact(STRIDE_2, SHAPE, {"values": ((10, 12), (13, 3)), "shape": (1, 1, 2, 2)}),
            Fact(
                PADDING_1,
                SHAPE,
                {
                    "values": (
                        (1, 3, 4, 10, 8),
                        (5, 10, 12, 12, 6),
                        (7, 18, 16, 16, 8),
                        (11, 13, 9, 3, 4),
                        (14, 13, 9, 7, 4),
                    )
                },
            ),
            Fact(ConvolutionParams(padding="same"), SHAPE, {"shape": SHAPE}),
            Fact(BOTH, SHAPE, {"values": ((1, 4, 8), (7, 16, 8), (14, 9, 4))}),
        ),
        reshape="reshape",
        flip="flip",
        twin="nn.Conv2d",
    ),
)  # fmt: skip
