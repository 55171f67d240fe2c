"""What classes of pictures and data sets are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cifar_gui.protocol import CIFAR10, OWN, SAMPLES
from cifar_gui.spec import QT_TRANSLATE_NOOP

CLASS_NAMES = (
    QT_TRANSLATE_NOOP("Picture", "airplane"), QT_TRANSLATE_NOOP("Picture", "automobile"),
    QT_TRANSLATE_NOOP("Picture", "bird"), QT_TRANSLATE_NOOP("Picture", "cat"), QT_TRANSLATE_NOOP("Picture", "deer"),
    QT_TRANSLATE_NOOP("Picture", "dog"), QT_TRANSLATE_NOOP("Picture", "frog"), QT_TRANSLATE_NOOP("Picture", "horse"),
    QT_TRANSLATE_NOOP("Picture", "ship"), QT_TRANSLATE_NOOP("Picture", "truck"),
)  # fmt: skip
SOURCE_NAMES = {
    (SAMPLES, "train"): QT_TRANSLATE_NOOP("Picture", "Sample drawings · train"),
    (SAMPLES, "test"): QT_TRANSLATE_NOOP("Picture", "Sample drawings · test"),
    (CIFAR10, "train"): QT_TRANSLATE_NOOP("Picture", "CIFAR-10 · train"),
    (CIFAR10, "test"): QT_TRANSLATE_NOOP("Picture", "CIFAR-10 · test"),
    (OWN, "test"): QT_TRANSLATE_NOOP("Picture", "My pictures"),
}
SET_NAMES = {
    SAMPLES: QT_TRANSLATE_NOOP("Picture", "Sample drawings"),
    CIFAR10: "CIFAR-10",
    OWN: QT_TRANSLATE_NOOP("Picture", "My pictures"),
}


def class_name(label: int) -> str:
    """The name of a class in the interface language."""
    return QCoreApplication.translate("Picture", CLASS_NAMES[label])


def source_name(source: str, split: str) -> str:
    """The name of a split of a data set in the interface language."""
    return QCoreApplication.translate("Picture", SOURCE_NAMES[source, split])


def set_name(source: str) -> str:
    """The name of a data set as a whole in the interface language."""
    return QCoreApplication.translate("Picture", SET_NAMES[source])
