"""7.7: a network built from layers with ``nn.Sequential``."""

from cifar_gui.lesson import Fact, Lesson
from cifar_gui.lessons.networks import (
    CIFAR10_QUICK,
    CIFAR10_QUICK_BATCHNORM,
    LENET_5,
    PRESETS,
    RESNET_SMALL,
    SAMPLE,
    VGG_SMALL,
)
from cifar_gui.pages.builder import BuilderContent
from cifar_gui.spec import QT_TRANSLATE_NOOP

BATCH = (64, 3, 32, 32)

LESSON = Lesson(
    key="sequential",
    number="7.7",
    tab=QT_TRANSLATE_NOOP("Lesson", "Sequential"),
    title=QT_TRANSLATE_NOOP("Lesson", "Build a network"),
    torch_name="torch.nn.Sequential",
    content=BuilderContent(
        networks=PRESETS,
        facts=(
            Fact(CIFAR10_QUICK, BATCH, {"shape": (64, 10), "parameters": 145_578}),
            Fact(CIFAR10_QUICK_BATCHNORM, BATCH, {"shape": (64, 10), "parameters": 145_706}),
            Fact(SAMPLE, (64, 1, 28, 28), {"shape": (64, 64, 20, 20), "parameters": 32_584}),
            Fact(LENET_5, BATCH, {"shape": (64, 10), "parameters": 62_006}),
            Fact(VGG_SMALL, BATCH, {"shape": (64, 10), "parameters": 550_570}),
            Fact(RESNET_SMALL, BATCH, {"shape": (64, 10), "parameters": 78_042}),
        ),
    ),
)
"""The first fact is the course's 7-7-nn_Sequential."""
