"""Mistakes with the shape and the type of what goes into a layer."""

from __future__ import annotations

from cifar_gui.mistakes.mistake import Mistake
from cifar_gui.spec import QT_TRANSLATE_NOOP

NO_FLATTEN = Mistake(
    "no-flatten",
    lessons=("linear", "sequential"),
    title=QT_TRANSLATE_NOOP("Lesson", "No Flatten before Linear"),
    code="""\
import torch
from torch import nn

net = nn.Sequential(
    nn.Conv2d(3, 8, kernel_size=3, stride=2, padding=1),
    nn.Linear(8 * 16 * 16, 10),
)
images = torch.rand(64, 3, 32, 32)
print(net(images).shape)
""",
    fixed="""\
import torch
from torch import nn

net = nn.Sequential(
    nn.Conv2d(3, 8, kernel_size=3, stride=2, padding=1),
    nn.Flatten(),
    nn.Linear(8 * 16 * 16, 10),
)
images = torch.rand(64, 3, 32, 32)
print(net(images).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "Linear works on the last axis and treats all the others as rows. In (64, 8, 16, 16) it sees 64 · 8 · 16 = "
        "8,192 rows of 16 numbers, the width of a map, and not 64 rows of 2,048.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "Put nn.Flatten() before the first Linear: it makes one row of each picture.",
    ),
    fault="nn.Linear(8 * 16 * 16, 10),",
    blame=r"\d+x\d+",
)

IN_FEATURES = Mistake(
    "in-features",
    lessons=("linear", "sequential"),
    title=QT_TRANSLATE_NOOP("Lesson", "in_features does not match"),
    code="""\
import torch
from torch import nn

net = nn.Sequential(
    nn.Conv2d(3, 32, kernel_size=5),
    nn.MaxPool2d(4),
    nn.Flatten(),
    nn.Linear(2048, 10),
)
images = torch.rand(64, 3, 32, 32)
print(net(images).shape)
""",
    fixed="""\
import torch
from torch import nn

net = nn.Sequential(
    nn.Conv2d(3, 32, kernel_size=5),
    nn.MaxPool2d(4),
    nn.Flatten(),
    nn.Linear(1568, 10),
)
images = torch.rand(64, 3, 32, 32)
print(net(images).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "in_features is the length of the rows of the input, and it is fixed when the layer is made. Without "
        "padding the convolution leaves 28 × 28, pooling 7 × 7: 32 · 7 · 7 = 1,568 numbers for each picture, not 32 "
        "· 8 · 8. A picture of another size changes it as well.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "Write the second figure of mat1; print(x.shape) before the layer shows it.",
    ),
    fault="nn.Linear(2048, 10)",
    blame=r"\d+x\d+",
)

ONE_PICTURE = Mistake(
    "one-picture",
    lessons=("linear", "sequential", "network"),
    title=QT_TRANSLATE_NOOP("Lesson", "One picture without its batch"),
    code="""\
import torch
from torch import nn

net = nn.Sequential(
    nn.Flatten(),
    nn.Linear(3072, 10),
)
image = torch.rand(3, 32, 32)
print(net(image).shape)
""",
    fixed="""\
import torch
from torch import nn

net = nn.Sequential(
    nn.Flatten(),
    nn.Linear(3072, 10),
)
image = torch.rand(3, 32, 32)
print(net(image.unsqueeze(0)).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "nn.Flatten leaves the first axis alone, because that is the batch. A single picture (3, 32, 32) has none: "
        "its three channels are taken as three pictures of 1,024 numbers each. A data set returns single pictures, a "
        "DataLoader returns batches.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "unsqueeze(0) puts an axis of length 1 in front: (1, 3, 32, 32).",
    ),
    fault="net(image)",
    blame=r"\d+x\d+",
)

COLOURS_LAST = Mistake(
    "colours-last",
    lessons=("conv2d", "network"),
    title=QT_TRANSLATE_NOOP("Lesson", "The colour channels come last"),
    code="""\
import torch
from torch import nn

images = torch.rand(64, 32, 32, 3)
conv = nn.Conv2d(3, 6, kernel_size=3)
print(conv(images).shape)
""",
    fixed="""\
import torch
from torch import nn

images = torch.rand(64, 32, 32, 3)
conv = nn.Conv2d(3, 6, kernel_size=3)
print(conv(images.permute(0, 3, 1, 2)).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "NumPy, Pillow and OpenCV keep a picture as rows, columns, colours: (H, W, C). PyTorch expects the channels "
        "before rows and columns, (N, C, H, W), and takes the 32 rows for 32 channels.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "permute(0, 3, 1, 2) reorders the axes; a reshape would mix up the numbers. ToTensor() does it for a single "
        "picture.",
    ),
    fault="torch.rand(64, 32, 32, 3)",
    blame=r"input\[[\d, ]+\]|to have \d+ channels|got \d+ channels",
)

FLOAT64_INPUT = Mistake(
    "float64-input",
    lessons=("conv2d", "linear"),
    title=QT_TRANSLATE_NOOP("Lesson", "float64 from NumPy"),
    code="""\
import numpy as np
import torch
from torch import nn

array = np.linspace(0, 1, 12).reshape(2, 6)
x = torch.from_numpy(array)
linear = nn.Linear(6, 2)
print(linear(x).shape)
""",
    fixed="""\
import numpy as np
import torch
from torch import nn

array = np.linspace(0, 1, 12).reshape(2, 6)
x = torch.from_numpy(array).float()
linear = nn.Linear(6, 2)
print(linear(x).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "NumPy computes in float64, which PyTorch calls double; the weights of a layer are float32. from_numpy "
        "keeps the type of the array, and PyTorch does not mix the two.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson",
        "Convert the input to float32 with .float(); the layer stays as it is.",
    ),
    fault="torch.from_numpy(array)",
    blame=r"Double|double",
)

MISTAKES = (NO_FLATTEN, IN_FEATURES, ONE_PICTURE, COLOURS_LAST, FLOAT64_INPUT)
