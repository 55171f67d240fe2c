"""Where pictures lie in the last hidden layer, as a part of the lesson on whole networks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cifar_gui.lesson import Example, Fact
from cifar_gui.lessons.models import BATCHNORM, JudgedParams
from cifar_gui.lessons.networks import CIFAR10_QUICK
from cifar_gui.pages.embedding import EmbeddingContent
from cifar_gui.spec import QT_TRANSLATE_NOOP, Choice, Label, Range, Section


@dataclass(frozen=True)
class EmbeddingParams(JudgedParams):
    """How many pictures are put into the plane, and how they are drawn."""

    points: Annotated[int, Range(20, 5000, 100), Label(QT_TRANSLATE_NOOP("Lesson", "pictures"))] = 1000
    look: Annotated[
        str,
        Choice(("dots", "pictures"), (QT_TRANSLATE_NOOP("Lesson", "dots"), QT_TRANSLATE_NOOP("Lesson", "thumbnails"))),
        Label(QT_TRANSLATE_NOOP("Lesson", "drawn as")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Cloud")),
    ] = "dots"
    colouring: Annotated[
        str,
        Choice(("class", "answer"), (QT_TRANSLATE_NOOP("Lesson", "true class"), QT_TRANSLATE_NOOP("Lesson", "answer"))),
        Label(QT_TRANSLATE_NOOP("Lesson", "colours")),
    ] = "class"


BATCH = (4, 3, 32, 32)

EMBEDDING = EmbeddingContent(
    params=EmbeddingParams,
    examples=(
        Example(QT_TRANSLATE_NOOP("Lesson", "A thousand pictures"), EmbeddingParams()),
        Example(QT_TRANSLATE_NOOP("Lesson", "As thumbnails"), EmbeddingParams(points=300, look="pictures")),
        Example(QT_TRANSLATE_NOOP("Lesson", "Before the last layer of the BatchNorm network"),
                EmbeddingParams(model=BATCHNORM)),
    ),
    facts=(
        Fact(CIFAR10_QUICK, BATCH, {"numbers": 64, "layer": "linear2"}),
    ),
)  # fmt: skip
