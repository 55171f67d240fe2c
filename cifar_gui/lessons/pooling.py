"""7.4: pooling, on numbers and on pictures."""

from __future__ import annotations

from cifar_gui.layers.pooling import ADAPTIVE_AVERAGE, ADAPTIVE_MAX, AVERAGE
from cifar_gui.layers.pooling import Pooling as PoolParams
from cifar_gui.lesson import Example, Fact, Lesson, Part, PartsContent, Table
from cifar_gui.lessons.layer import build
from cifar_gui.lessons.numbers import COURSE_INPUT, GENERATED, SQUARE
from cifar_gui.pages.layer import LayerContent, Reading
from cifar_gui.pages.numbers import NumbersContent
from cifar_gui.spec import QT_TRANSLATE_NOOP

COURSE = PoolParams(ceil_mode=True)
BATCH = (64, 3, 32, 32)

PICTURES = LayerContent(
    params=PoolParams,
    build=build,
    seeded=False,
    readings=(
        Reading(
            "colour",
            QT_TRANSLATE_NOOP("Lesson", "One picture"),
            QT_TRANSLATE_NOOP("Lesson", "in true colour, and per channel"),
        ),
        Reading(
            "batch",
            QT_TRANSLATE_NOOP("Lesson", "The whole batch"),
            QT_TRANSLATE_NOOP("Lesson", "as TensorBoard shows it"),
        ),
        Reading(
            "unpooled",
            QT_TRANSLATE_NOOP("Lesson", "Put back: MaxUnpool2d"),
            QT_TRANSLATE_NOOP("Lesson", "the winners in their places"),
        ),
    ),
    examples=(
        Example(QT_TRANSLATE_NOOP("Lesson", "7-4-nn_Pooling_dataset"), COURSE),
        Example(QT_TRANSLATE_NOOP("Lesson", "Halve the size: kernel 2"), PoolParams(kernel_size=(2, 2))),
        Example(
            QT_TRANSLATE_NOOP("Lesson", "As CIFAR10-quick does: overlapping windows"),
            PoolParams(kernel_size=(3, 3), stride=(2, 2), ceil_mode=True),
        ),
        Example(
            QT_TRANSLATE_NOOP("Lesson", "The winners' places: return_indices"),
            PoolParams(ceil_mode=True, return_indices=True),
        ),
        Example(QT_TRANSLATE_NOOP("Lesson", "The mean instead"), PoolParams(AVERAGE, ceil_mode=True)),
        Example(
            QT_TRANSLATE_NOOP("Lesson", "Any input to 7×7: adaptive"), PoolParams(ADAPTIVE_AVERAGE, output_size=(7, 7))
        ),
    ),
    facts=(
        Fact(COURSE, BATCH, {"shape": (64, 3, 11, 11), "parameters": 0}),
        Fact(PoolParams(), BATCH, {"shape": (64, 3, 10, 10)}),
        Fact(PoolParams(kernel_size=(3, 3), stride=(2, 2), ceil_mode=True), BATCH, {"shape": (64, 3, 16, 16)}),
        # A last window that would start in the padding at the right is left out.
        Fact(PoolParams(kernel_size=(1, 1), stride=(3, 3), ceil_mode=True), (1, 3, 5, 5), {"shape": (1, 3, 2, 2)}),
        Fact(
            PoolParams(kernel_size=(2, 2), stride=(3, 3), padding=(1, 1), ceil_mode=True),
            (1, 3, 4, 4),
            {"shape": (1, 3, 2, 2)},
        ),
        Fact(PoolParams(kernel_size=(2, 2), stride=(3, 3), ceil_mode=True), (1, 3, 3, 3), {"shape": (1, 3, 1, 1)}),
        Fact(PoolParams(kernel_size=(2, 2), stride=(3, 3), ceil_mode=True), (1, 3, 7, 7), {"shape": (1, 3, 3, 3)}),
        Fact(PoolParams(AVERAGE, ceil_mode=True), BATCH, {"shape": (64, 3, 11, 11)}),
        Fact(PoolParams(ADAPTIVE_MAX, output_size=(7, 7)), BATCH, {"shape": (64, 3, 7, 7)}),
    ),
)

FLOOR = PoolParams()
MATRIX = (1, 1, 5, 5)

NUMBERS = NumbersContent(
    params=PoolParams,
    tables=(Table("input", QT_TRANSLATE_NOOP("Lesson", "Input"), (COURSE_INPUT, SQUARE, *GENERATED), "float32"),),
    examples=(
        Example(QT_TRANSLATE_NOOP("Lesson", "Course: 7-4-nn_Pooling, ceil_mode"), COURSE),
        Example(QT_TRANSLATE_NOOP("Lesson", "Course: 7-4-nn_Pooling, without ceil_mode"), FLOOR),
        Example(
            QT_TRANSLATE_NOOP("Lesson", "The winners' places: return_indices"),
            PoolParams(ceil_mode=True, return_indices=True),
        ),
        Example(QT_TRANSLATE_NOOP("Lesson", "Padding is minus infinity"), PoolParams(padding=(1, 1))),
        Example(QT_TRANSLATE_NOOP("Lesson", "Overlapping windows: stride 1"), PoolParams(stride=(1, 1))),
        Example(QT_TRANSLATE_NOOP("Lesson", "The mean instead"), PoolParams(AVERAGE, ceil_mode=True)),
        Example(QT_TRANSLATE_NOOP("Lesson", "Any size to 2×2: adaptive"), PoolParams(ADAPTIVE_MAX, output_size=(2, 2))),
    ),
    facts=(
        Fact(COURSE, MATRIX, {"values": ((2, 3), (5, 1)), "shape": (1, 1, 2, 2)}),
        Fact(FLOOR, MATRIX, {"values": ((2,),), "shape": (1, 1, 1, 1)}),
        Fact(PoolParams(ceil_mode=True, return_indices=True), MATRIX, {"indices": ((1, 3), (15, 18))}),
    ),
)

LESSON = Lesson(
    key="pooling",
    number="7.4",
    tab=QT_TRANSLATE_NOOP("Lesson", "Pooling"),
    title=QT_TRANSLATE_NOOP("Lesson", "Pooling"),
    torch_name="torch.nn.MaxPool2d",
    content=PartsContent((
        Part("numbers", QT_TRANSLATE_NOOP("Lesson", "On numbers"), NUMBERS),
        Part("pictures", QT_TRANSLATE_NOOP("Lesson", "On pictures"), PICTURES),
    )),
)  # fmt: skip
