"""The third part of 7.9: what a DataLoader makes of a data set, batch by batch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cifar_gui.lesson import Example, Fact
from cifar_gui.pages.loader import LoaderContent
from cifar_gui.spec import QT_TRANSLATE_NOOP, Label, Range, Section, When


@dataclass(frozen=True)
class LoaderParams:
    """A data set of so many pictures, and the arguments of its loader."""

    pictures: Annotated[
        int,
        Range(1, 50_000),
        Label(QT_TRANSLATE_NOOP("Lesson", "pictures")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Dataset")),
    ] = 10_000
    batch_size: Annotated[int, Range(1, 512), Section("DataLoader")] = 64
    shuffle: bool = False
    seed: Annotated[
        int, Range(0, 9999), Label(QT_TRANSLATE_NOOP("Lesson", "seed")), When("shuffle", (True,))
    ] = 0  # fmt: skip
    drop_last: bool = False


COURSE = LoaderParams()
BATCHES = (10_000, 3, 32, 32)

LOADER = LoaderContent(
    params=LoaderParams,
    examples=(
        Example(QT_TRANSLATE_NOOP("Lesson", "Course: test set, 64 each"), COURSE),
        Example(QT_TRANSLATE_NOOP("Lesson", "The training set, shuffled"), LoaderParams(50_000, shuffle=True)),
        Example(QT_TRANSLATE_NOOP("Lesson", "Without the last batch"), LoaderParams(drop_last=True)),
        Example(QT_TRANSLATE_NOOP("Lesson", "One picture at a time"), LoaderParams(1_000, 1)),
        Example(QT_TRANSLATE_NOOP("Lesson", "A batch larger than the data"), LoaderParams(40, drop_last=True)),
    ),
    facts=(
        Fact(COURSE, BATCHES, {"batches": 157, "last": 16}),
        Fact(LoaderParams(drop_last=True), BATCHES, {"batches": 156, "last": 64}),
        Fact(LoaderParams(50_000, shuffle=True), (50_000, 3, 32, 32), {"batches": 782, "last": 16}),
    ),
)
