"""The networks of the course, described once for building, training and writing as code."""

from cifar_gui.spec import Network, layer

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
