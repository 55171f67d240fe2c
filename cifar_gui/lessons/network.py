"""The whole of a trained network: what it makes of a picture, why it answers as it does, and what it gets wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from cifar_gui.lesson import Example, Fact, Lesson, Part, PartsContent
from cifar_gui.lessons.embedding import EMBEDDING
from cifar_gui.lessons.evaluation import EVALUATION
from cifar_gui.lessons.models import BATCHNORM, ModelParams
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM
from cifar_gui.pages.attribution import (
    ANSWER,
    CAM,
    FILL,
    GRADIENT,
    LAST,
    METHODS,
    OCCLUSION,
    PATCH,
    PRODUCT,
    STRIDE,
    TITLES,
    AttributionContent,
)
from cifar_gui.pages.exciting import ExcitingContent
from cifar_gui.pages.maps import SCALES, MapsContent
from cifar_gui.pages.snapshots import SnapshotsContent
from cifar_gui.spec import QT_TRANSLATE_NOOP, Choice, Label, Range, Section, When

FRESH_QUICK = f"fresh:{CIFAR10_QUICK.name}"
FRESH_BATCHNORM = f"fresh:{CIFAR10_QUICK_BATCHNORM.name}"


@dataclass(frozen=True)
class MapsParams(ModelParams):
    """How its maps are looked at."""

    scale: Annotated[
        str,
        Choice(SCALES, (QT_TRANSLATE_NOOP("Lesson", "each layer"), QT_TRANSLATE_NOOP("Lesson", "one for all"))),
        Label(QT_TRANSLATE_NOOP("Lesson", "colour scale")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Display")),
    ] = SCALES[0]
    field: Annotated[bool, Label(QT_TRANSLATE_NOOP("Lesson", "receptive field"))] = True
    effective: Annotated[bool, Label(QT_TRANSLATE_NOOP("Lesson", "effective field"))] = True
    pictures: Annotated[
        int, Range(1, 1000), When("effective", (True,)), Label(QT_TRANSLATE_NOOP("Lesson", "pictures"))
    ] = 64
    """Of the split, evenly spread."""


@dataclass(frozen=True)
class AttributionParams(ModelParams):
    """Of which class the score is explained, how, and what the patch is like."""

    method: Annotated[
        str,
        Choice(METHODS, TITLES),
        Label(QT_TRANSLATE_NOOP("Lesson", "method")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Question")),
    ] = CAM
    target: Annotated[
        str,
        Choice(
            ("answer", "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
            (
                QT_TRANSLATE_NOOP("Lesson", "its answer"),
                QT_TRANSLATE_NOOP("Lesson", "airplane"),
                QT_TRANSLATE_NOOP("Lesson", "automobile"),
                QT_TRANSLATE_NOOP("Lesson", "bird"),
                QT_TRANSLATE_NOOP("Lesson", "cat"),
                QT_TRANSLATE_NOOP("Lesson", "deer"),
                QT_TRANSLATE_NOOP("Lesson", "dog"),
                QT_TRANSLATE_NOOP("Lesson", "frog"),
                QT_TRANSLATE_NOOP("Lesson", "horse"),
                QT_TRANSLATE_NOOP("Lesson", "ship"),
                QT_TRANSLATE_NOOP("Lesson", "truck"),
            ),
        ),
        Label(QT_TRANSLATE_NOOP("Lesson", "why")),
    ] = ANSWER
    maps: Annotated[
        str, Choice((LAST,), (QT_TRANSLATE_NOOP("Lesson", "last"),)), Label(QT_TRANSLATE_NOOP("Lesson", "maps of"))
    ] = LAST
    """The page offers the layers of the network besides."""
    window: Annotated[int, Range(1, 32), Label(PATCH), Section(QT_TRANSLATE_NOOP("Lesson", "Patch"))] = 8
    fill: Annotated[float, Range(0.0, 1.0, 0.1), Label(FILL)] = 0.5
    every: Annotated[int, Range(1, 32), When("method", (OCCLUSION,)), Label(STRIDE)] = 2
    """Pixels by which the patch moves."""
    fresh: Annotated[
        bool,
        Label(QT_TRANSLATE_NOOP("Lesson", "beside random weights")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Display")),
    ] = False
    colours: Annotated[
        str,
        Choice(("heat", "signed"), (QT_TRANSLATE_NOOP("Lesson", "heat"), QT_TRANSLATE_NOOP("Lesson", "signed"))),
        Label(QT_TRANSLATE_NOOP("Lesson", "overlay")),
    ] = "heat"
    opacity: Annotated[float, Range(0.0, 1.0, 0.1), Label(QT_TRANSLATE_NOOP("Lesson", "opacity"))] = 0.7


TRAINED = Example(QT_TRANSLATE_NOOP("Lesson", "CIFAR10-quick, trained"), MapsParams())
ONE_SCALE = Example(QT_TRANSLATE_NOOP("Lesson", "One scale for all layers"), MapsParams(scale=SCALES[1]))
NORMALISED = Example(QT_TRANSLATE_NOOP("Lesson", "With BatchNorm and ReLU"), MapsParams(model=BATCHNORM))
UNTRAINED = Example(QT_TRANSLATE_NOOP("Lesson", "Never trained"), MapsParams(model=FRESH_QUICK))

PICTURE = (1, 3, 32, 32)
GROWTH = (5, 6, 14, 16, 32, 36)
"""Pixels a side that a cell sees after each convolution and pooling of CIFAR10-quick."""

MAPS = MapsContent(
    params=MapsParams,
    networks=(CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM),
    examples=(TRAINED, ONE_SCALE, NORMALISED, UNTRAINED),
    facts=(
        Fact(MapsParams(model=FRESH_QUICK), PICTURE, {"shape": (1, 10), "parameters": 145_578, "fields": GROWTH}),
        Fact(MapsParams(model=FRESH_BATCHNORM), PICTURE, {"shape": (1, 10), "parameters": 145_706, "fields": GROWTH}),
    ),
)

_WHY = AttributionParams()
ATTRIBUTION = AttributionContent(
    params=AttributionParams,
    networks=(CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM),
    examples=(
        Example(QT_TRANSLATE_NOOP("Lesson", "Grad-CAM: where it looks"), _WHY),
        Example(QT_TRANSLATE_NOOP("Lesson", "Gradient: what would change the score"), replace(_WHY, method=GRADIENT)),
        Example(QT_TRANSLATE_NOOP("Lesson", "Input × gradient: for and against"), replace(_WHY, method=PRODUCT)),
        Example(QT_TRANSLATE_NOOP("Lesson", "Occlusion: what it misses"), replace(_WHY, method=OCCLUSION)),
        Example(
            QT_TRANSLATE_NOOP("Lesson", "Which pictures prove nothing: random weights"),
            replace(_WHY, method=PRODUCT, fresh=True),
        ),
    ),
    facts=(
        Fact(AttributionParams(model=FRESH_QUICK), PICTURE, {"shape": (32, 32), "layer": "conv3"}),
        Fact(AttributionParams(model=FRESH_BATCHNORM, method=OCCLUSION), PICTURE, {"shape": (32, 32)}),
    ),
)


@dataclass(frozen=True)
class ExcitingParams(ModelParams):
    """Which of the pictures that were found are shown, and how."""

    excites: Annotated[
        str,
        Choice(
            ("most", "middle", "least"),
            (
                QT_TRANSLATE_NOOP("Lesson", "excite it most"),
                QT_TRANSLATE_NOOP("Lesson", "as usual"),
                QT_TRANSLATE_NOOP("Lesson", "excite it least"),
            ),
        ),
        Label(QT_TRANSLATE_NOOP("Lesson", "pictures")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Show")),
    ] = "most"
    shown: Annotated[
        str,
        Choice(
            ("pictures", "patches"),
            (QT_TRANSLATE_NOOP("Lesson", "whole"), QT_TRANSLATE_NOOP("Lesson", "the patch alone")),
        ),
        Label(QT_TRANSLATE_NOOP("Lesson", "shown")),
    ] = "pictures"
    tiles: Annotated[
        str,
        Choice(
            ("patches", "maps"),
            (QT_TRANSLATE_NOOP("Lesson", "best patches"), QT_TRANSLATE_NOOP("Lesson", "the chosen picture")),
        ),
        Label(QT_TRANSLATE_NOOP("Lesson", "tiles")),
    ] = "patches"


_MOST = ExcitingParams()
EXCITING = ExcitingContent(
    params=ExcitingParams,
    examples=(
        Example(QT_TRANSLATE_NOOP("Lesson", "What excites a map most"), _MOST),
        Example(QT_TRANSLATE_NOOP("Lesson", "The patches alone"), replace(_MOST, shown="patches")),
        Example(QT_TRANSLATE_NOOP("Lesson", "What leaves it cold"), replace(_MOST, excites="least")),
    ),
    facts=(
        Fact(
            _MOST,
            (24, 3, 32, 32),
            {
                "layers": 8,
                "maps": 330,
                "fields": {
                    "conv1": (5, 5),
                    "maxpool1": (6, 6),
                    "conv2": (14, 14),
                    "maxpool2": (16, 16),
                    "conv3": (30, 30),
                    "maxpool3": (30, 30),
                    "linear1": (32, 32),
                    "linear2": (32, 32),
                },
            },
        ),
    ),
)


@dataclass(frozen=True)
class SnapshotsParams(ModelParams):
    """What the matrix says."""

    errors: Annotated[
        str,
        Choice(
            ("counts", "shares", "difference"),
            (
                QT_TRANSLATE_NOOP("Lesson", "pictures"),
                QT_TRANSLATE_NOOP("Lesson", "% of the class"),
                QT_TRANSLATE_NOOP("Lesson", "since the first"),
            ),
        ),
        Label(QT_TRANSLATE_NOOP("Lesson", "errors as")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Show")),
    ] = "counts"


_COUNTS = SnapshotsParams()
SNAPSHOTS = SnapshotsContent(
    params=SnapshotsParams,
    examples=(
        Example(QT_TRANSLATE_NOOP("Lesson", "From noise to kernels"), _COUNTS),
        Example(QT_TRANSLATE_NOOP("Lesson", "What has changed since the first"), replace(_COUNTS, errors="difference")),
    ),
    facts=(Fact(_COUNTS, (165,), {"snapshots": 27}),),
)
LESSON = Lesson(
    key="network",
    number="",
    tab=QT_TRANSLATE_NOOP("Lesson", "Whole network"),
    title=QT_TRANSLATE_NOOP("Lesson", "A picture through the whole network"),
    torch_name="torch.nn.Sequential",
    content=PartsContent(
        (
            Part("maps", QT_TRANSLATE_NOOP("Lesson", "Maps"), MAPS),
            Part("attribution", QT_TRANSLATE_NOOP("Lesson", "Why"), ATTRIBUTION),
            Part("exciting", QT_TRANSLATE_NOOP("Lesson", "Looks for"), EXCITING),
            Part("evaluation", QT_TRANSLATE_NOOP("Lesson", "Errors"), EVALUATION),
            Part("embedding", QT_TRANSLATE_NOOP("Lesson", "Neighbours"), EMBEDDING),
            Part("snapshots", QT_TRANSLATE_NOOP("Lesson", "Learning"), SNAPSHOTS),
        )
    ),
)
"""Without a number: the course has no such lesson."""
