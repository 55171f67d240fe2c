"""Mistakes with loss functions."""

from __future__ import annotations

from cifar_gui.mistakes.mistake import FAILS, WARNS, WORKS, Mistake
from cifar_gui.spec import QT_TRANSLATE_NOOP

BROADCAST = Mistake(
    "mse-shapes",
    lessons=("losses",),
    title=QT_TRANSLATE_NOOP("Lesson", "MSE of (3,) with (3, 1)"),
    code="""\
import torch
from torch import nn

output = torch.tensor([1.0, 2.0, 3.0])
target = torch.tensor([[1.0], [2.0], [3.0]])
loss = nn.MSELoss()
print(loss(output, target))
""",
    fixed="""\
import torch
from torch import nn

output = torch.tensor([1.0, 2.0, 3.0])
target = torch.tensor([[1.0], [2.0], [3.0]])
loss = nn.MSELoss()
print(loss(output, target.flatten()))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "A row of 3 and a column of 3 are broadcast to a table of 3 × 3: each output is compared with each target, "
        "nine differences instead of three. PyTorch only warns, and the loss is wrong: here the output is perfect, "
        "and the loss is not 0.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "Bring both to the same shape: target.flatten() or output.reshape(3, 1)."),
    fault="[[1.0], [2.0], [3.0]]",
    blame=r"torch\.Size\(\[[\d, ]*\]\)",
    may=(WARNS, FAILS),
)

FLOAT_TARGETS = Mistake(
    "float-targets",
    lessons=("losses",),
    title=QT_TRANSLATE_NOOP("Lesson", "Class numbers as floats"),
    code="""\
import torch
from torch import nn

scores = torch.randn(3, 10)
labels = torch.tensor([3.0, 0.0, 7.0])
loss = nn.CrossEntropyLoss()
print(loss(scores, labels))
""",
    fixed="""\
import torch
from torch import nn

scores = torch.randn(3, 10)
labels = torch.tensor([3, 0, 7])
loss = nn.CrossEntropyLoss()
print(loss(scores, labels))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "A class number is an index and must be a whole number, int64. Floats mean something else to CrossEntropyLoss: "
        "probabilities of all classes, and those would have the shape of the scores.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "Write the class numbers without a point, or convert them with labels.long()."),
    fault="[3.0, 0.0, 7.0]",
    blame=r"got \w+|found \w+",
)

LABEL_TEN = Mistake(
    "label-ten",
    lessons=("losses",),
    title=QT_TRANSLATE_NOOP("Lesson", "Label 10 of ten classes"),
    code="""\
import torch
from torch import nn

scores = torch.randn(3, 10)
labels = torch.tensor([1, 2, 10])
loss = nn.CrossEntropyLoss()
print(loss(scores, labels))
""",
    fixed="""\
import torch
from torch import nn

scores = torch.randn(3, 10)
labels = torch.tensor([0, 1, 9])
loss = nn.CrossEntropyLoss()
print(loss(scores, labels))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "Ten classes are counted from 0 to 9, and there is no column 10 in the scores. On a GPU the same mistake says "
        "'device-side assert triggered', often several lines later.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "Count the classes from 0: subtract 1 from labels that begin at 1."),
    fault="[1, 2, 10]",
    blame=r"Target -?\d+",
)

SOFTMAX_TWICE = Mistake(
    "softmax-twice",
    lessons=("activations", "losses", "training"),
    title=QT_TRANSLATE_NOOP("Lesson", "Softmax before CrossEntropyLoss"),
    code="""\
import torch
from torch import nn

scores = torch.zeros(1, 10)
scores[0, 3] = 50.0
label = torch.tensor([3])
probabilities = scores.softmax(dim=1)
print("probability:", probabilities[0, 3])
loss = nn.CrossEntropyLoss()
print("loss:", loss(probabilities, label))
""",
    fixed="""\
import torch
from torch import nn

scores = torch.zeros(1, 10)
scores[0, 3] = 50.0
label = torch.tensor([3])
probabilities = scores.softmax(dim=1)
print("probability:", probabilities[0, 3])
loss = nn.CrossEntropyLoss()
print("loss:", loss(scores, label))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "CrossEntropyLoss takes the scores as the network gives them (logits) and applies softmax itself. Given "
        "probabilities it takes softmax of them once more, and numbers between 0 and 1 are all nearly alike to it.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "Give it the scores; take softmax only to show probabilities."),
    fault="loss(probabilities, label)",
    blame=r"loss: tensor\([\d.e-]+\)",
    evidence=QT_TRANSLATE_NOOP(
        "Lesson",
        "The network is certain and right, and the loss is 1.4612 instead of 0. With ten classes it can never become "
        "smaller, and the gradients stay small.",
    ),
    may=(WORKS,),
)

BATCH_SIZES = Mistake(
    "batch-sizes",
    lessons=("losses", "training"),
    title=QT_TRANSLATE_NOOP("Lesson", "Scores and labels of different batches"),
    code="""\
import torch
from torch import nn

maps = torch.rand(64, 8, 4, 4)
labels = torch.zeros(64, dtype=torch.int64)
linear = nn.Linear(32, 10)
scores = linear(maps.reshape(-1, 32))
print(scores.shape, labels.shape)
loss = nn.CrossEntropyLoss()
print(loss(scores, labels).shape)
""",
    fixed="""\
import torch
from torch import nn

maps = torch.rand(64, 8, 4, 4)
labels = torch.zeros(64, dtype=torch.int64)
linear = nn.Linear(128, 10)
scores = linear(maps.reshape(64, -1))
print(scores.shape, labels.shape)
loss = nn.CrossEntropyLoss()
print(loss(scores, labels).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "A loss compares picture by picture: as many rows of scores as labels. Here reshape(-1, 32) was free to "
        "choose the batch and made 256 rows of 64 pictures. Labels of another batch, or of a data set that is "
        "longer, give the same message.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "Keep the batch as the first figure, reshape(64, -1) or flatten with start_dim=1, and let in_features "
        "follow from it.",
    ),
    fault="maps.reshape(-1, 32)",
    blame=r"batch_size \(\d+\)",
)

BCE_SHAPES = Mistake(
    "bce-shapes",
    lessons=("losses",),
    title=QT_TRANSLATE_NOOP("Lesson", "BCE of (3, 1) with (3,)"),
    code="""\
import torch
from torch import nn

scores = torch.tensor([[2.0], [-1.0], [0.5]])
target = torch.tensor([1.0, 0.0, 1.0])
loss = nn.BCEWithLogitsLoss()
print(loss(scores, target))
""",
    fixed="""\
import torch
from torch import nn

scores = torch.tensor([[2.0], [-1.0], [0.5]])
target = torch.tensor([1.0, 0.0, 1.0])
loss = nn.BCEWithLogitsLoss()
print(loss(scores.squeeze(1), target))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "A network with one output gives a column (N, 1), labels are a row (N,). The losses of yes or no "
        "compare each number with its own and refuse two shapes; MSELoss would only warn and broadcast them.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "Bring both to one shape: scores.squeeze(1), or target.unsqueeze(1). Labels must be floats as well.",
    ),
    fault="loss(scores, target)",
    blame=r"torch\.Size\(\[[\d, ]*\]\)",
)

MISTAKES = (BROADCAST, FLOAT_TARGETS, LABEL_TEN, SOFTMAX_TWICE, BATCH_SIZES, BCE_SHAPES)
