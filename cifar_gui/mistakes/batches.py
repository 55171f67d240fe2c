"""Mistakes with the size of a batch."""

from __future__ import annotations

from cifar_gui.mistakes.mistake import Mistake
from cifar_gui.spec import QT_TRANSLATE_NOOP

LAST_BATCH = Mistake(
    "last-batch",
    lessons=("linear",),
    title=QT_TRANSLATE_NOOP("Lesson", "The last batch is smaller"),
    code="""\
import torch
from torch import nn

linear = nn.Linear(196608, 10)
for size in (64, 16):
    images = torch.rand(size, 3, 32, 32)
    x = torch.flatten(images)
    print(x.shape)
    print(linear(x).shape)
""",
    fixed="""\
import torch
from torch import nn

linear = nn.Linear(3072, 10)
for size in (64, 16):
    images = torch.rand(size, 3, 32, 32)
    x = torch.flatten(images, start_dim=1)
    print(x.shape)
    print(linear(x).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "torch.flatten without start_dim rolls out the whole batch into one row: 64 pictures are 196,608 numbers, "
        "the last 16 are 49,152. in_features of a Linear is fixed, so the last batch does not fit. 10,000 pictures "
        "do not divide by 64. Whenever mat1 and mat2 do not match, look at the two inner figures: they must be equal.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "Flatten each picture by itself with start_dim=1: a row of 3 · 32 · 32 = 3072 for each, however many there "
        "are.",
    ),
    fault="torch.flatten(images)",
    blame=r"\d+x\d+",
)

NORM_ONE_ROW = Mistake(
    "batchnorm-one-row",
    lessons=("linear",),
    title=QT_TRANSLATE_NOOP("Lesson", "BatchNorm1d on a single row"),
    code="""\
import torch
from torch import nn

norm = nn.BatchNorm1d(10)
x = torch.rand(1, 10)
print(norm(x).shape)
""",
    fixed="""\
import torch
from torch import nn

norm = nn.BatchNorm1d(10)
x = torch.rand(2, 10)
print(norm(x).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "While training, BatchNorm takes mean and variance of each feature over the batch. With one row each feature "
        "has one value: its mean is the value itself, and there is nothing to vary. A last batch of one is how it "
        "usually happens.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "Train on two rows or more (drop_last=True leaves out a last batch of one); for a single row call norm.eval() "
        "first: then the running mean and variance are taken.",
    ),
    fault="torch.rand(1, 10)",
    blame=r"torch\.Size\(\[[\d, ]+\]\)",
)

NORM_ONE_CELL = Mistake(
    "batchnorm-one-cell",
    lessons=("linear",),
    title=QT_TRANSLATE_NOOP("Lesson", "BatchNorm2d on one picture of one cell"),
    code="""\
import torch
from torch import nn

norm = nn.BatchNorm2d(10)
x = torch.rand(1, 10, 1, 1)
print(norm(x).shape)
""",
    fixed="""\
import torch
from torch import nn

norm = nn.BatchNorm2d(10)
x = torch.rand(1, 10, 4, 4)
print(norm(x).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "BatchNorm2d takes mean and variance of each channel over all pictures and all their cells. One picture of "
        "4 × 4 cells has 16 values a channel, and a batch of one works; after everything has been pooled to 1 × 1 "
        "only one value is left.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson", "Normalise before the map has shrunk to one cell, or train on more than one picture."
    ),
    fault="torch.rand(1, 10, 1, 1)",
    blame=r"torch\.Size\(\[[\d, ]+\]\)",
)

MISTAKES = (LAST_BATCH, NORM_ONE_ROW, NORM_ONE_CELL)
