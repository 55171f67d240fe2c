"""A first convolution that is not learned: its kernels are the directions in which patches of the pictures differ.

Neighbouring pixels are nearly alike, so that the numbers of a patch say the same thing many times over. Along the
eigenvectors of their covariance, each divided by its spread, they say it once, and all equally loudly.
"""

from __future__ import annotations

from math import prod

import torch
from torch import Tensor, nn

from cifar_gui.engine.cause import Cause, Refused
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

PICTURES = 1000
"""Of the training pictures, from the first on: they have 961,000 patches of 2×2."""

MOST = 400
"""Numbers of a patch: eigenvectors of 400 numbers are found in a twentieth of a second."""

SIDE = 32
"""Of a picture."""

SPREAD = 0.0005
"""Added to each eigenvalue: noise in which patches hardly differ is not made as loud as what they show."""


class WhiteningError(Refused):
    """The network does not begin with a convolution that could be made of patches."""


def first(network: nn.Sequential) -> nn.Conv2d:
    """The layer that is made of patches.

    Raises:
        WhiteningError: the first layer is none that could be, or has more kernels than there are directions, both ways.
    """
    layer = next(iter(network), None)
    patch = layer.in_channels * prod(layer.kernel_size) if isinstance(layer, nn.Conv2d) else 0
    if not isinstance(layer, nn.Conv2d) or layer.groups != 1 or not 0 < patch <= MOST or not _inside(layer):
        raise WhiteningError(_refused(Message("Engine", NO_CONVOLUTION, {"most": MOST})))
    if layer.out_channels > 2 * patch:
        values = {"most": 2 * patch, "count": layer.out_channels, "patch": patch}
        raise WhiteningError(_refused(Message("Engine", TOO_MANY, values)))
    return layer


def _inside(layer: nn.Conv2d) -> bool:
    """Whether its window fits into a picture without a frame."""
    sides = zip(layer.kernel_size, layer.dilation, strict=True)
    return all(dilation * (kernel - 1) < SIDE for kernel, dilation in sides)


def freeze(network: nn.Sequential) -> None:
    """Let the optimiser leave the first convolution as it is."""
    first(network).requires_grad_(False)


def start(network: nn.Sequential, pictures: Tensor) -> None:
    """Make the kernels of the first convolution of patches of ``pictures`` (N, C, H, W), as the network gets them.

    The first kernel is the direction in which they differ most; after all of them come the same ones, negated.
    """
    layer = first(network)
    mean, kernels = directions(pictures, layer.kernel_size, layer.dilation)
    with torch.no_grad():
        layer.weight.copy_(torch.cat((kernels, -kernels))[: layer.out_channels].view_as(layer.weight))
        if layer.bias is not None:
            layer.bias.copy_(-layer.weight.flatten(1) @ mean.to(layer.weight))


def directions(pictures: Tensor, size: tuple[int, ...], dilation: tuple[int, ...]) -> tuple[Tensor, Tensor]:
    """The mean patch (C·h·w,), and kernels (C·h·w, C·h·w) after which patches have no mean and spread alike.

    Worked out in float64 on the CPU, wherever the run is.
    """
    total, products, count = torch.zeros(()), torch.zeros(()), 0
    for picture in pictures:
        patches = nn.functional.unfold(picture.double().cpu()[None], size, dilation)[0].T
        total, products, count = total + patches.sum(0), products + patches.T @ patches, count + len(patches)
    mean = total / count
    values, vectors = torch.linalg.eigh(products / count - mean.outer(mean))
    return mean, (vectors / (values.clamp(min=0) + SPREAD).sqrt()).T.flip(0)


NO_CONVOLUTION = QT_TRANSLATE_NOOP(
    "Engine",
    "Whitening makes the kernels of a Conv2d that sees the picture itself: the first layer has to be one, without "
    "groups, with windows that fit into the picture and have at most {most} numbers.",
)
TOO_MANY = QT_TRANSLATE_NOOP(
    "Engine",
    "A patch has {patch} numbers, and so many directions: with both signs that makes {most} kernels at most, and this "
    "first layer has {count}.",
)


def _refused(sentence: Message) -> Cause:
    reason = Message("Engine", QT_TRANSLATE_NOOP("Engine", "not with this first layer"))
    return Cause("whiten", reason, sentence, ({"whiten": False},))
