"""The networks of the course and its neighbours, described once for building, training and writing as code."""

from collections.abc import Callable

from cifar_gui.spec import Block, Layer, Network, layer

SAMPLE = Network(
    "Sample 1 → 20 → 64",
    (
        layer("conv1", "Conv2d", 1, 20, 5),
        layer("relu1", "ReLU"),
        layer("conv2", "Conv2d", 20, 64, 5),
        layer("relu2", "ReLU"),
    ),
    in_shape=(1, 28, 28),
)
"""The example of the official page of ``nn.Sequential``, for digits of one channel."""

CIFAR10_QUICK = Network(
    "CIFAR10-quick",
    (
        layer("conv1", "Conv2d", 3, 32, 5, padding=2),
        layer("maxpool1", "MaxPool2d", 2),
        layer("conv2", "Conv2d", 32, 32, 5, padding=2),
        layer("maxpool2", "MaxPool2d", 2),
        layer("conv3", "Conv2d", 32, 64, 5, padding=2),
        layer("maxpool3", "MaxPool2d", 2),
        layer("flatten", "Flatten"),
        layer("linear1", "Linear", 1024, 64),
        layer("linear2", "Linear", 64, 10),
    ),
)
"""145,578 parameters; no activation at all."""

CIFAR10_QUICK_BATCHNORM = Network(
    "CIFAR10-quick + BatchNorm",
    (
        layer("conv1", "Conv2d", 3, 32, 5, padding=2, bias=False),
        layer("norm1", "BatchNorm2d", 32),
        layer("relu1", "ReLU"),
        layer("maxpool1", "MaxPool2d", 2),
        layer("conv2", "Conv2d", 32, 32, 5, padding=2, bias=False),
        layer("norm2", "BatchNorm2d", 32),
        layer("relu2", "ReLU"),
        layer("maxpool2", "MaxPool2d", 2),
        layer("conv3", "Conv2d", 32, 64, 5, padding=2, bias=False),
        layer("norm3", "BatchNorm2d", 64),
        layer("relu3", "ReLU"),
        layer("maxpool3", "MaxPool2d", 2),
        layer("flatten", "Flatten"),
        layer("linear1", "Linear", 1024, 64),
        layer("relu4", "ReLU"),
        layer("linear2", "Linear", 64, 10),
    ),
)
"""The same stack with BatchNorm and ReLU after each convolution."""

TUTORIAL = Network(
    "PyTorch tutorial",
    (
        layer("conv1", "Conv2d", 3, 6, 5),
        layer("relu1", "ReLU"),
        layer("pool1", "MaxPool2d", 2),
        layer("conv2", "Conv2d", 6, 16, 5),
        layer("relu2", "ReLU"),
        layer("pool2", "MaxPool2d", 2),
        layer("flatten", "Flatten"),
        layer("fc1", "Linear", 400, 120),
        layer("relu3", "ReLU"),
        layer("fc2", "Linear", 120, 84),
        layer("relu4", "ReLU"),
        layer("fc3", "Linear", 84, 10),
    ),
)
"""PyTorch's tutorial "Training a Classifier"."""


CIFAR10_QUICK_RELU = Network(
    "CIFAR10-quick + ReLU",
    (
        layer("conv1", "Conv2d", 3, 32, 5, padding=2),
        layer("relu1", "ReLU"),
        layer("maxpool1", "MaxPool2d", 2),
        layer("conv2", "Conv2d", 32, 32, 5, padding=2),
        layer("relu2", "ReLU"),
        layer("maxpool2", "MaxPool2d", 2),
        layer("conv3", "Conv2d", 32, 64, 5, padding=2),
        layer("relu3", "ReLU"),
        layer("maxpool3", "MaxPool2d", 2),
        layer("flatten", "Flatten"),
        layer("linear1", "Linear", 1024, 64),
        layer("relu4", "ReLU"),
        layer("linear2", "Linear", 64, 10),
    ),
)
"""The same stack with ReLU and without BatchNorm: between the other two."""

SMALL = Network(
    "Small",
    (
        layer("conv1", "Conv2d", 3, 8, 5, padding=2),
        layer("norm1", "BatchNorm2d", 8),
        layer("relu1", "ReLU"),
        layer("maxpool1", "MaxPool2d", 4),
        layer("flatten", "Flatten"),
        layer("linear1", "Linear", 512, 10),
    ),
)
"""5,754 parameters: small enough to go through its training line by line. In train() and in eval() it differs."""

LENET_5 = Network(
    "LeNet-5",
    (
        layer("conv1", "Conv2d", 3, 6, 5),
        layer("tanh1", "Tanh"),
        layer("avgpool1", "AvgPool2d", 2),
        layer("conv2", "Conv2d", 6, 16, 5),
        layer("tanh2", "Tanh"),
        layer("avgpool2", "AvgPool2d", 2),
        layer("conv3", "Conv2d", 16, 120, 5),
        layer("tanh3", "Tanh"),
        layer("flatten", "Flatten"),
        layer("linear1", "Linear", 120, 84),
        layer("tanh4", "Tanh"),
        layer("linear2", "Linear", 84, 10),
    ),
)
"""LeCun's network of 1998 on colour: its first convolution has three input channels instead of one."""


def _twice(number: int, channels: int, maps: int) -> tuple[Layer, ...]:
    """Two convolutions with ReLU, then half the size."""
    first = 2 * number - 1
    return (
        layer(f"conv{first}", "Conv2d", channels, maps, 3, padding=1),
        layer(f"relu{first}", "ReLU"),
        layer(f"conv{first + 1}", "Conv2d", maps, maps, 3, padding=1),
        layer(f"relu{first + 1}", "ReLU"),
        layer(f"maxpool{number}", "MaxPool2d", 2),
    )


VGG_SMALL = Network(
    "Small VGG",
    (
        *_twice(1, 3, 32),
        *_twice(2, 32, 64),
        *_twice(3, 64, 128),
        layer("flatten", "Flatten"),
        layer("linear1", "Linear", 2048, 128),
        layer("relu7", "ReLU"),
        layer("linear2", "Linear", 128, 10),
    ),
)
"""VGG's idea at a size that trains on two cores: small kernels in pairs, twice the maps at half the size."""


def _residual(name: str, channels: int, maps: int, stride: int = 1) -> Block:
    """Two convolutions of 3; where the shape changes, the shortcut is a convolution of 1."""
    strided = {"stride": stride} if stride != 1 else {}
    changes = stride != 1 or channels != maps
    shortcut = (
        layer("conv", "Conv2d", channels, maps, 1, **strided, bias=False),
        layer("norm", "BatchNorm2d", maps),
    )
    return Block(
        name,
        (
            layer("conv1", "Conv2d", channels, maps, 3, **strided, padding=1, bias=False),
            layer("norm1", "BatchNorm2d", maps),
            layer("relu", "ReLU"),
            layer("conv2", "Conv2d", maps, maps, 3, padding=1, bias=False),
            layer("norm2", "BatchNorm2d", maps),
        ),
        shortcut if changes else (),
    )


RESNET_SMALL = Network(
    "Small ResNet",
    (
        layer("conv1", "Conv2d", 3, 16, 3, padding=1, bias=False),
        layer("norm1", "BatchNorm2d", 16),
        layer("relu1", "ReLU"),
        _residual("block1", 16, 16),
        layer("relu2", "ReLU"),
        _residual("block2", 16, 32, stride=2),
        layer("relu3", "ReLU"),
        _residual("block3", 32, 64, stride=2),
        layer("relu4", "ReLU"),
        layer("avgpool1", "AdaptiveAvgPool2d", 1),
        layer("flatten", "Flatten"),
        layer("linear1", "Linear", 64, 10),
    ),
)
"""ResNet-8 with shortcuts of 1×1 convolutions, as the smallest of He's networks for CIFAR-10."""


def _pair(number: int, channels: int, maps: int) -> tuple[Layer, ...]:
    """Two convolutions with BatchNorm and GELU, half the size after the first."""
    first, second = 2 * number, 2 * number + 1
    return (
        layer(f"conv{first}", "Conv2d", channels, maps, 3, padding=1, bias=False),
        layer(f"maxpool{number}", "MaxPool2d", 2),
        layer(f"norm{first}", "BatchNorm2d", maps),
        layer(f"gelu{first}", "GELU"),
        layer(f"conv{second}", "Conv2d", maps, maps, 3, padding=1, bias=False),
        layer(f"norm{second}", "BatchNorm2d", maps),
        layer(f"gelu{second}", "GELU"),
    )


def _separable(channels: int, maps: int, number: str = "") -> tuple[Layer, ...]:
    """A convolution in two: over the places of each map alone, then over the maps at each place alone."""
    return (
        layer(f"depthwise{number}", "Conv2d", channels, channels, 3, padding=1, groups=channels, bias=False),
        layer(f"pointwise{number}", "Conv2d", channels, maps, 1, bias=False),
    )


def _separable_pair(number: int, channels: int, maps: int) -> tuple[Layer | Block, ...]:
    """The same with convolutions in two, the second with a shortcut."""
    return (
        *_separable(channels, maps, str(number)),
        layer(f"maxpool{number}", "MaxPool2d", 2),
        layer(f"norm{number}", "BatchNorm2d", maps),
        layer(f"gelu{number + 1}", "GELU"),
        Block(f"block{number}", (*_separable(maps, maps), layer("norm", "BatchNorm2d", maps), layer("gelu", "GELU"))),
    )


def _fast(name: str, pair: Callable[[int, int, int], tuple[Layer | Block, ...]], *maps: int) -> Network:
    """The shape of airbench, as wide as its blocks are: 24 kernels of 2×2 for patches, three pairs, the largest.

    **Source:** Jordan, "94% on CIFAR-10 in 3.29 seconds on a single GPU" (2024), which is at (64, 256, 256); for
    convolutions in two, Howard et al., "MobileNets" (2017).
    """
    first, second, third = maps
    return Network(
        name,
        (
            layer("conv1", "Conv2d", 3, 24, 2),
            layer("gelu1", "GELU"),
            *pair(1, 24, first),
            *pair(2, first, second),
            *pair(3, second, third),
            layer("maxpool4", "AdaptiveMaxPool2d", 1),
            layer("flatten", "Flatten"),
            layer("linear1", "Linear", third, 10, bias=False),
        ),
    )


FAST, FAST_WIDE = _fast("Fast", _separable_pair, 48, 120, 240), _fast("Fast, wide", _pair, 32, 128, 128)
"""For 13 and for 50 trillion operations of training."""

PRESETS = (CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, SAMPLE, LENET_5, VGG_SMALL, FAST, RESNET_SMALL)
"""In the order of the builder's menu."""
