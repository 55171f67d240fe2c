"""Mistakes with convolution."""

from __future__ import annotations

from cifar_gui.mistakes.mistake import FAILS, WORKS, Mistake
from cifar_gui.spec import QT_TRANSLATE_NOOP

INTEGER_INPUT = Mistake(
    "integer-input",
    lessons=("convolution", "conv2d"),
    title=QT_TRANSLATE_NOOP("Lesson", "Integers fed to a float layer"),
    code="""\
import torch
from torch import nn

x = torch.tensor([[1, 2, 0],
                  [0, 1, 2],
                  [1, 2, 1]])
x = x.reshape(1, 1, 3, 3)
conv = nn.Conv2d(1, 1, kernel_size=2)
print(conv(x))
""",
    fixed="""\
import torch
from torch import nn

x = torch.tensor([[1, 2, 0],
                  [0, 1, 2],
                  [1, 2, 1]])
x = x.reshape(1, 1, 3, 3).float()
conv = nn.Conv2d(1, 1, kernel_size=2)
print(conv(x))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "Numbers typed without a decimal point make a tensor of int64, while the weights of a layer are float32. "
        "PyTorch does not convert one to the other automatically: both must have the same type.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson", "Convert the input with .float(), or type the numbers with a decimal point: 1., 2., 0."
    ),
    fault="torch.tensor([[1, 2, 0],",
    blame=r"\((?:long int|float|int|double)\)|scalar type \w+|found \w+",
)

INTEGER_BOTH = Mistake(
    "integer-both",
    lessons=("convolution",),
    title=QT_TRANSLATE_NOOP("Lesson", "Integers convolved with integers"),
    code="""\
import torch
import torch.nn.functional as F

x = torch.ones(1, 1, 3, 3, dtype=torch.int64)
kernel = torch.ones(1, 1, 2, 2, dtype=torch.int64)
print(F.conv2d(x, kernel))
""",
    fixed="""\
import torch
import torch.nn.functional as F

x = torch.ones(1, 1, 3, 3)
kernel = torch.ones(1, 1, 2, 2)
print(F.conv2d(x, kernel))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "Here input and kernel have the same type, so nothing is mixed. Whether a convolution of integers exists at "
        "all depends on the release and the device: newer releases have one for the CPU, others may say that it is "
        "not implemented. Integer weights cannot be trained in any case.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson", "Leave the type out: torch.ones makes float32, which every device can convolve."
    ),
    fault="dtype=torch.int64",
    blame=r"'(?:Long|Int|Short|Char|Byte)'",
    may=(WORKS, FAILS),
)

TWO_DIMENSIONS = Mistake(
    "two-dimensions",
    lessons=("convolution",),
    title=QT_TRANSLATE_NOOP("Lesson", "A matrix where a batch is expected"),
    code="""\
import torch
import torch.nn.functional as F

x = torch.arange(25.0).reshape(5, 5)
kernel = torch.ones(3, 3)
print(F.conv2d(x, kernel))
""",
    fixed="""\
import torch
import torch.nn.functional as F

x = torch.arange(25.0).reshape(1, 1, 5, 5)
kernel = torch.ones(1, 1, 3, 3)
print(F.conv2d(x, kernel))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "A convolution expects its input as (N, C, H, W): pictures, channels, rows, columns. A matrix has only rows "
        "and columns, and PyTorch does not guess the other two. The kernel has four dimensions as well.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "Say that it is one picture with one channel: reshape both to (1, 1, H, W)."),
    fault="reshape(5, 5)",
    blame=r"of size: \[[\d, ]+\]",
)

STRIDE_ZERO = Mistake(
    "stride-zero",
    lessons=("convolution", "conv2d"),
    title=QT_TRANSLATE_NOOP("Lesson", "A stride of 0"),
    code="""\
import torch
from torch import nn

x = torch.rand(1, 3, 32, 32)
conv = nn.Conv2d(3, 6, kernel_size=3, stride=0)
print(conv(x).shape)
""",
    fixed="""\
import torch
from torch import nn

x = torch.rand(1, 3, 32, 32)
conv = nn.Conv2d(3, 6, kernel_size=3, stride=1)
print(conv(x).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "The stride is how far the window moves from one output cell to the next. With 0 it never gets anywhere, and "
        "the size formula would divide by zero. The layer is built without complaint: the error comes with the call.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "A window that moves cell by cell has stride 1; that is also the default."),
    fault="stride=0",
    blame=r"non-positive stride|stride should not be zero",
)

DILATION_ZERO = Mistake(
    "dilation-zero",
    lessons=("conv2d",),
    title=QT_TRANSLATE_NOOP("Lesson", "A dilation of 0"),
    code="""\
import torch
from torch import nn

x = torch.rand(1, 3, 32, 32)
conv = nn.Conv2d(3, 6, kernel_size=3, dilation=0)
print(conv(x).shape)
""",
    fixed="""\
import torch
from torch import nn

x = torch.rand(1, 3, 32, 32)
conv = nn.Conv2d(3, 6, kernel_size=3, dilation=1)
print(conv(x).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "The dilation is the distance between neighbouring cells of the kernel, not the number of cells skipped "
        "between them. So a kernel without gaps has dilation 1, and with 0 all its cells would fall on the same spot.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "No gaps means dilation 1."),
    fault="dilation=0",
    blame=r"got \[[\d, ]+\]|dilation\w: 0",
)

KERNEL_ZERO = Mistake(
    "kernel-zero",
    lessons=("convolution", "conv2d"),
    title=QT_TRANSLATE_NOOP("Lesson", "A kernel of size 0"),
    code="""\
import torch
from torch import nn

x = torch.rand(1, 3, 32, 32)
conv = nn.Conv2d(3, 6, kernel_size=0)
print(conv(x).shape)
""",
    fixed="""\
import torch
from torch import nn

x = torch.rand(1, 3, 32, 32)
conv = nn.Conv2d(3, 6, kernel_size=1)
print(conv(x).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "A kernel without cells has no weights: there is nothing to multiply with. When the layer is built PyTorch "
        "may only warn that there is nothing to initialise; the call is what fails.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "The smallest kernel is 1: it looks at one cell, and mixes its channels."),
    fault="kernel_size=0",
    blame=r"kernel_height: \d+ kernel_width: \d+",
)

GROUPS_ZERO = Mistake(
    "groups-zero",
    lessons=("conv2d",),
    title=QT_TRANSLATE_NOOP("Lesson", "Groups of 0"),
    code="""\
import torch
from torch import nn

x = torch.rand(1, 3, 32, 32)
conv = nn.Conv2d(3, 6, kernel_size=3, groups=0)
print(conv(x).shape)
""",
    fixed="""\
import torch
from torch import nn

x = torch.rand(1, 3, 32, 32)
conv = nn.Conv2d(3, 6, kernel_size=3, groups=1)
print(conv(x).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "groups says into how many parts the channels are divided. The ordinary convolution, where each output sees "
        "all inputs, has one group, not zero. PyTorch notices at once, when the layer is built.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "One group, groups=1, is the ordinary convolution."),
    fault="groups=0",
    blame=r"positive integer|non-positive groups",
)

GROUPS_DIVIDE = Mistake(
    "groups-divide",
    lessons=("conv2d",),
    title=QT_TRANSLATE_NOOP("Lesson", "Groups that do not divide the channels"),
    code="""\
import torch
from torch import nn

x = torch.rand(1, 3, 32, 32)
conv = nn.Conv2d(3, 6, kernel_size=3, groups=2)
print(conv(x).shape)
""",
    fixed="""\
import torch
from torch import nn

x = torch.rand(1, 3, 32, 32)
conv = nn.Conv2d(3, 6, kernel_size=3, groups=3)
print(conv(x).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "Each group takes the same number of input channels and makes the same number of output channels. Three "
        "channels cannot be divided into two equal groups; in_channels and out_channels must both be multiples of "
        "groups.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson", "3 and 6 can both be divided by 3: each group then has one input and two outputs."
    ),
    fault="groups=2",
    blame=r"(?:in|out)_channels must be divisible",
)

KERNEL_TOO_LARGE = Mistake(
    "kernel-too-large",
    lessons=("convolution", "conv2d"),
    title=QT_TRANSLATE_NOOP("Lesson", "A kernel larger than the padded input"),
    code="""\
import torch
from torch import nn

x = torch.rand(1, 3, 5, 5)
conv = nn.Conv2d(3, 6, kernel_size=7)
print(conv(x).shape)
""",
    fixed="""\
import torch
from torch import nn

x = torch.rand(1, 3, 5, 5)
conv = nn.Conv2d(3, 6, kernel_size=7, padding=1)
print(conv(x).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "The window must fit into the padded input at least once. A kernel of 7 does not fit into 5 cells. In deep "
        "networks this happens near the end, where the maps have become small: print the shape after each layer.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson", "With padding 1 the input has 7 cells a side, and the kernel fits exactly once."
    ),
    fault="kernel_size=7",
    blame=r"\(\d+ x \d+\)",
)

SAME_STRIDED = Mistake(
    "same-strided",
    lessons=("convolution", "conv2d"),
    title=QT_TRANSLATE_NOOP("Lesson", "padding='same' with a stride of 2"),
    code="""\
import torch
from torch import nn

x = torch.rand(1, 3, 32, 32)
conv = nn.Conv2d(3, 6, 3, stride=2, padding="same")
print(conv(x).shape)
""",
    fixed="""\
import torch
from torch import nn

x = torch.rand(1, 3, 32, 32)
conv = nn.Conv2d(3, 6, 3, stride=2, padding=1)
print(conv(x).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "'same' promises an output as large as the input. A stride of 2 halves the output, so the two contradict each "
        "other, and PyTorch refuses them when the layer is built.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "Give the padding as a number: with 3 // 2 = 1, 32 becomes 16."),
    fault='padding="same"',
    blame=r"padding='same'|strided",
)

CHANNELS = Mistake(
    "channels",
    lessons=("conv2d", "sequential"),
    title=QT_TRANSLATE_NOOP("Lesson", "The wrong number of channels"),
    code="""\
import torch
from torch import nn

grey = torch.rand(1, 1, 32, 32)
conv = nn.Conv2d(3, 6, kernel_size=3)
print(conv(grey).shape)
""",
    fixed="""\
import torch
from torch import nn

grey = torch.rand(1, 1, 32, 32)
conv = nn.Conv2d(1, 6, kernel_size=3)
print(conv(grey).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "The first argument of Conv2d is the number of input channels. A colour picture has 3, a grey one has 1, and "
        "inside a network it is as many as the previous layer produces.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson", "Give the layer the number of channels of its input, the second figure of its shape: 1."
    ),
    fault="nn.Conv2d(3",
    blame=r"input\[[\d, ]+\]|to have \d+ channels|got \d+ channels",
)

MISTAKES = (
    TWO_DIMENSIONS, INTEGER_INPUT, INTEGER_BOTH, CHANNELS, KERNEL_TOO_LARGE, SAME_STRIDED, STRIDE_ZERO, DILATION_ZERO,
    KERNEL_ZERO, GROUPS_ZERO, GROUPS_DIVIDE,
)  # fmt: skip
