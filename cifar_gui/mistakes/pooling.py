"""Mistakes with pooling."""

from __future__ import annotations

from cifar_gui.mistakes.mistake import FAILS, WORKS, Mistake
from cifar_gui.spec import QT_TRANSLATE_NOOP

WHOLE_NUMBERS = Mistake(
    "pool-integers",
    lessons=("pooling",),
    title=QT_TRANSLATE_NOOP("Lesson", "Pooling integers"),
    code="""\
import torch
from torch import nn

x = torch.tensor([[1, 2, 0, 3],
                  [0, 1, 2, 3],
                  [1, 2, 1, 0],
                  [5, 2, 3, 1]])
x = x.reshape(1, 1, 4, 4)
pool = nn.MaxPool2d(2)
print(pool(x))
""",
    fixed="""\
import torch
from torch import nn

x = torch.tensor([[1, 2, 0, 3],
                  [0, 1, 2, 3],
                  [1, 2, 1, 0],
                  [5, 2, 3, 1]])
x = x.reshape(1, 1, 4, 4).float()
pool = nn.MaxPool2d(2)
print(pool(x))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "Older releases had max pooling for floating-point numbers only and said that it was not implemented for "
        "'Long', that is int64. That is why many tutorials make the input float32.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "Floats work in every release, and with every layer that comes next."),
    fault="torch.tensor([[1, 2, 0, 3],",
    blame=r"'Long'",
    may=(WORKS, FAILS),
)

TRUTH_VALUES = Mistake(
    "pool-bool",
    lessons=("pooling",),
    title=QT_TRANSLATE_NOOP("Lesson", "Pooling a mask of True and False"),
    code="""\
import torch
from torch import nn

x = torch.rand(1, 1, 4, 4)
mask = x > 0.5
pool = nn.MaxPool2d(2)
print(pool(mask))
""",
    fixed="""\
import torch
from torch import nn

x = torch.rand(1, 1, 4, 4)
mask = x > 0.5
pool = nn.MaxPool2d(2)
print(pool(mask.float()))
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        'A comparison gives a tensor of True and False, of type bool. Max pooling does not exist for it: "not '
        "implemented for 'Bool'\" names the type of the input, not a mistake in the layer.",
    ),
    remedy=QT_TRANSLATE_NOOP(
        "Lesson", "As floats, True is 1 and False is 0: the maximum says whether any cell of the window was True."
    ),
    fault="pool(mask)",
    blame=r"'Bool'",
)

TOO_MUCH_PADDING = Mistake(
    "pool-padding",
    lessons=("pooling",),
    title=QT_TRANSLATE_NOOP("Lesson", "Pool padding of more than half the kernel"),
    code="""\
import torch
from torch import nn

x = torch.rand(1, 1, 5, 5)
pool = nn.MaxPool2d(kernel_size=3, padding=2)
print(pool(x).shape)
""",
    fixed="""\
import torch
from torch import nn

x = torch.rand(1, 1, 5, 5)
pool = nn.MaxPool2d(kernel_size=3, padding=1)
print(pool(x).shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "The padding of max pooling is minus infinity, which never wins. With padding 2 and a kernel of 3 the window "
        "in the corner would hold only one real cell, and with more none at all; so PyTorch allows half the kernel "
        "at most. A convolution has no such rule.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "Half of 3, rounded down, is 1."),
    fault="padding=2",
    blame=r"pad=\d+|kernel_size=\d+",
)

WINDOW_TOO_LARGE = Mistake(
    "pool-too-large",
    lessons=("pooling", "sequential"),
    title=QT_TRANSLATE_NOOP("Lesson", "A pooling window larger than its input"),
    code="""\
import torch
from torch import nn

x = torch.rand(1, 3, 32, 32)
pool = nn.MaxPool2d(2)
for step in range(6):
    x = pool(x)
    print(x.shape)
""",
    fixed="""\
import torch
from torch import nn

x = torch.rand(1, 3, 32, 32)
pool = nn.MaxPool2d(2)
for step in range(5):
    x = pool(x)
    print(x.shape)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "Each pooling of 2 halves the picture: 32, 16, 8, 4, 2, 1. A window of 2 does not fit into a single cell, and "
        "the output would have no cells. In a network, one pooling too many shows only at its end.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "32 can be halved five times and no more."),
    fault="range(6)",
    blame=r"input size: \(\d+x\d+x\d+\)|output size: \(\d+x\d+x\d+\)",
)

UNPOOL = Mistake(
    "unpool-size",
    lessons=("pooling",),
    title=QT_TRANSLATE_NOOP("Lesson", "Unpooling without the original size"),
    code="""\
import torch
from torch import nn

x = torch.arange(1.0, 26.0).reshape(1, 1, 5, 5)
pool = nn.MaxPool2d(
    2, ceil_mode=True, return_indices=True
)
unpool = nn.MaxUnpool2d(2)
y, indices = pool(x)
back = unpool(y, indices)
print(x.shape)
print(back.shape)
print(back)
""",
    fixed="""\
import torch
from torch import nn

x = torch.arange(1.0, 26.0).reshape(1, 1, 5, 5)
pool = nn.MaxPool2d(
    2, ceil_mode=True, return_indices=True
)
unpool = nn.MaxUnpool2d(2)
y, indices = pool(x)
back = unpool(y, indices, output_size=x.shape)
print(x.shape)
print(back.shape)
print(back)
""",
    explanation=QT_TRANSLATE_NOOP(
        "Lesson",
        "Several input sizes lead to the same pooled size: 5 with ceil_mode and 6 both give 3. MaxUnpool2d cannot "
        "know which one it was and assumes 3 · 2 = 6. The indices were counted in rows of 5, so the winners land in "
        "the wrong places.",
    ),
    remedy=QT_TRANSLATE_NOOP("Lesson", "Tell it the size of the original: output_size=x.shape."),
    fault="unpool(y, indices)",
    blame=r"torch\.Size\(\[1, 1, \d, \d\]\)",
    evidence=QT_TRANSLATE_NOOP(
        "Lesson",
        "What comes back has 6 rows and columns instead of 5, and 7 has slipped from the second column into the first.",
    ),
    may=(WORKS,),
)

MISTAKES = (WHOLE_NUMBERS, TRUTH_VALUES, TOO_MUCH_PADDING, WINDOW_TOO_LARGE, UNPOOL)
