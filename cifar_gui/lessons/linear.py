"""7.6: ``nn.Linear`` on flattened pictures, VGG16 layer by layer, and a gallery of other layers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cifar_gui.lesson import Example, Fact, Lesson, Part, PartsContent
from cifar_gui.lessons.gallery import GALLERY
from cifar_gui.lessons.vgg import SUMMARY
from cifar_gui.pages.linear import LinearContent
from cifar_gui.spec import QT_TRANSLATE_NOOP, Label, Range, Section


@dataclass(frozen=True)
class LinearParams:
    """The arguments of ``torch.flatten`` and of ``nn.Linear`` after it."""

    start_dim: Annotated[int, Range(-4, 3), Section("torch.flatten")] = 0
    end_dim: Annotated[int, Range(-4, 3)] = -1
    in_features: Annotated[int, Range(1, 196608), Section("nn.Linear")] = 196608
    fits: Annotated[bool, Label(QT_TRANSLATE_NOOP("Lesson", "match the input automatically"))] = False
    """Whether in_features is locked to what flatten gives: a new layer whenever that changes."""
    out_features: Annotated[int, Range(1, 64)] = 10
    bias: bool = True


COURSE = LinearParams()
EACH = LinearParams(start_dim=1, in_features=3072)
PLANES = LinearParams(start_dim=2, in_features=1024)
BATCH, LAST = (64, 3, 32, 32), (16, 3, 32, 32)

LINEAR = LinearContent(
    params=LinearParams,
    opens_with=1,
    examples=(
        Example(QT_TRANSLATE_NOOP("Lesson", "Course: 7-6-nn_Linear"), COURSE),
        Example(QT_TRANSLATE_NOOP("Lesson", "Each picture: start_dim=1"), EACH),
        Example(QT_TRANSLATE_NOOP("Lesson", "Each colour: 1024 inputs"), PLANES),
        Example(
            QT_TRANSLATE_NOOP("Lesson", "One output, no bias"),
            LinearParams(start_dim=1, in_features=3072, out_features=1, bias=False),
        ),
    ),
    facts=(
        Fact(COURSE, BATCH, {"flat": (196608,), "shape": (10,), "parameters": 1_966_090}),
        Fact(COURSE, LAST, {"error": "mat1 and mat2 shapes cannot be multiplied (1x49152 and 196608x10)"}),
        Fact(EACH, BATCH, {"flat": (64, 3072), "shape": (64, 10), "parameters": 30_730}),
        Fact(EACH, LAST, {"flat": (16, 3072), "shape": (16, 10)}),
        # 1/sqrt(1024) = 0.03125 bounds the fresh weights; the largest of 10,240 comes close to it.
        Fact(PLANES, BATCH, {"flat": (64, 3, 1024), "shape": (64, 3, 10), "largest": 0.0312}),
    ),
)

LESSON = Lesson(
    key="linear",
    number="7.6",
    tab=QT_TRANSLATE_NOOP("Lesson", "Linear +"),
    title=QT_TRANSLATE_NOOP("Lesson", "Linear and other layers"),
    torch_name="torch.nn.Linear",
    content=PartsContent(
        (
            Part("linear", QT_TRANSLATE_NOOP("Lesson", "Linear"), LINEAR),
            Part("vgg16", "VGG16", SUMMARY),
            Part("gallery", QT_TRANSLATE_NOOP("Lesson", "Gallery"), GALLERY),
        )
    ),
)
