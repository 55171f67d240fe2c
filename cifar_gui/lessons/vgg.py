"""VGG16, described once: for the table and the blocks of lesson 7.6."""

from __future__ import annotations

from collections.abc import Iterator

from cifar_gui.lesson import Example, Fact, NetworkInput
from cifar_gui.pages.summary import SummaryContent
from cifar_gui.spec import QT_TRANSLATE_NOOP, Layer, Network, layer

MAPS = ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3))
"""Maps and convolutions of each group; behind each group the size is halved."""


def _layers() -> Iterator[Layer]:
    channels, number = 3, 0
    for group, (maps, count) in enumerate(MAPS, 1):
        for _ in range(count):
            number += 1
            yield layer(f"conv{number}", "Conv2d", channels, maps, 3, padding=1)
            yield layer(f"relu{number}", "ReLU", inplace=True)
            channels = maps
        yield layer(f"maxpool{group}", "MaxPool2d", 2)
    yield layer("avgpool", "AdaptiveAvgPool2d", 7)
    yield layer("flatten", "Flatten")
    yield layer("linear1", "Linear", 25088, 4096)
    yield layer("relu14", "ReLU", inplace=True)
    yield layer("dropout1", "Dropout")
    yield layer("linear2", "Linear", 4096, 4096)
    yield layer("relu15", "ReLU", inplace=True)
    yield layer("dropout2", "Dropout")
    yield layer("linear3", "Linear", 4096, 1000)


VGG16 = Network("VGG16", tuple(_layers()), (3, 224, 224))
"""Simonyan and Zisserman, 2014, as torchvision builds it: a test compares every shape and number."""

SUMMARY = SummaryContent(
    networks=(VGG16,),
    examples=(
        Example(QT_TRANSLATE_NOOP("Lesson", "ImageNet: 224×224"), NetworkInput(3, 224, 224, 1)),
        Example(QT_TRANSLATE_NOOP("Lesson", "CIFAR-10: 32×32"), NetworkInput(3, 32, 32, 1)),
        Example(QT_TRANSLATE_NOOP("Lesson", "A batch of 64"), NetworkInput(3, 224, 224, 64)),
    ),
    facts=(
        Fact(
            VGG16, (1, 3, 224, 224),
            {"shape": (1, 1000), "parameters": 138_357_544, "multiply-adds": 15_470_264_320, "layers": 40},
        ),
        Fact(VGG16, (64, 3, 32, 32), {"shape": (64, 1000), "parameters": 138_357_544}),
    ),
)  # fmt: skip
