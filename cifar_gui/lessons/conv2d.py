"""7.3: ``nn.Conv2d`` on pictures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Annotated, Any

from cifar_gui.layers.convolution import TRANSPOSED, Convolution
from cifar_gui.lesson import Example, Fact, Lesson, ReadyKernel
from cifar_gui.lessons.layer import build
from cifar_gui.pages.layer import LayerContent, Reading
from cifar_gui.spec import QT_TRANSLATE_NOOP, Follows, Range


@dataclass(frozen=True)
class Conv2dParams(Convolution):
    """Which convolution, and its arguments: for pictures of three channels."""

    in_channels: Annotated[int, Range(1, 64), Follows("channels")] = 3
    out_channels: Annotated[int, Range(1, 64)] = 6
    groups: Annotated[int, Range(1, 12)] = 1


def build_ready(params: Any, in_shape: tuple[int, ...], *, share: float, middle: float) -> Any:
    """The layer with a ready kernel in place of its fresh weights, and no bias."""
    import torch

    layer = build(params, in_shape)
    with torch.no_grad():
        weight, (height, width) = layer.weight, layer.weight.shape[2:]
        kernel = weight.new_full((height, width), share / max(1, height * width))
        kernel[height // 2 : height // 2 + 1, width // 2 : width // 2 + 1] += middle
        weight.zero_()
        first, second = (torch.arange(size, device=weight.device) for size in weight.shape[:2])
        if layer.transposed:  # torch holds its weights by channel
            size = len(weight) // layer.groups
            weight[first[:, None] % size == second % size] = kernel
        else:
            weight[first, first % max(1, weight.shape[1])] = kernel
        if layer.bias is not None:
            layer.bias.zero_()
    return layer


def ready(title: str, share: float, middle: float) -> ReadyKernel:
    """A ready kernel and the layer that holds it."""
    return ReadyKernel(title, share, middle, partial(build_ready, share=share, middle=middle))


READY = MappingProxyType({
    "identity": ready(QT_TRANSLATE_NOOP("Lesson", "identity"), 0.0, 1.0),
    "blur": ready(QT_TRANSLATE_NOOP("Lesson", "blur"), 1.0, 0.0),
    "sharpen": ready(QT_TRANSLATE_NOOP("Lesson", "sharpen"), -1.0, 2.0),
    "edges": ready(QT_TRANSLATE_NOOP("Lesson", "edges"), -1.0, 1.0),
})  # fmt: skip

COURSE = Conv2dParams()

LESSON = Lesson(
    key="conv2d",
    number="7.3",
    tab=QT_TRANSLATE_NOOP("Lesson", "Conv2d"),
    title=QT_TRANSLATE_NOOP("Lesson", "Conv2d on pictures"),
    torch_name="torch.nn.Conv2d",
    content=LayerContent(
        params=Conv2dParams,
        build=build,
        tags=("input", "output"),
        ready=READY,
        readings=(
            Reading(
                "signed",
                QT_TRANSLATE_NOOP("Lesson", "Signed maps"),
                QT_TRANSLATE_NOOP("Lesson", "one per channel, zero in the middle"),
            ),
            Reading(
                "reshape",
                QT_TRANSLATE_NOOP("Lesson", "The course's reshape"),
                QT_TRANSLATE_NOOP("Lesson", "false colours, 64 becomes 128"),
            ),
            Reading(
                "tensorboard",
                QT_TRANSLATE_NOOP("Lesson", "What TensorBoard shows"),
                QT_TRANSLATE_NOOP("Lesson", "negative values clipped to black"),
            ),
        ),
        examples=(
            Example(QT_TRANSLATE_NOOP("Lesson", "Course: 7-3-Conv"), COURSE),
            Example(
                QT_TRANSLATE_NOOP("Lesson", "Keep the size: padding='same'"),
                Conv2dParams(kernel_size=(5, 5), padding="same"),
            ),
            Example(
                QT_TRANSLATE_NOOP("Lesson", "Halve the size: stride 2"), Conv2dParams(stride=(2, 2), padding=(1, 1))
            ),
            Example(
                QT_TRANSLATE_NOOP("Lesson", "One group per channel: depthwise"), Conv2dParams(out_channels=6, groups=3)
            ),
            Example(
                QT_TRANSLATE_NOOP("Lesson", "A wide view: dilation 4"), Conv2dParams(dilation=(4, 4), padding=(4, 4))
            ),
            Example(
                QT_TRANSLATE_NOOP("Lesson", "Double the size: transposed, stride 2"),
                Conv2dParams(TRANSPOSED, kernel_size=(2, 2), stride=(2, 2)),
            ),
        ),
        facts=(
            Fact(COURSE, (64, 3, 32, 32), {"shape": (64, 6, 30, 30), "reshape": (128, 3, 30, 30), "parameters": 168}),
            Fact(COURSE, (16, 3, 32, 32), {"shape": (16, 6, 30, 30), "reshape": (32, 3, 30, 30)}),
            Fact(Conv2dParams(stride=(2, 1), padding=(2, 0)), (64, 3, 32, 32), {"shape": (64, 6, 17, 30)}),
            Fact(Conv2dParams(kernel_size=(5, 5), padding=(2, 2)), (64, 3, 32, 32), {"shape": (64, 6, 32, 32)}),
            Fact(Conv2dParams(kernel_size=(4, 4), padding="same"), (64, 3, 32, 32), {"shape": (64, 6, 32, 32)}),
            Fact(
                Conv2dParams(TRANSPOSED, kernel_size=(2, 2), stride=(2, 2)),
                (64, 3, 32, 32),
                {"shape": (64, 6, 64, 64), "parameters": 78},
            ),
        ),
    ),
)
