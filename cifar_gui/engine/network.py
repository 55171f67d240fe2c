"""Networks from their description."""

from __future__ import annotations

from collections import OrderedDict

from torch import nn

from cifar_gui.spec import Layer, Network

KINDS: dict[str, type[nn.Module]] = {
    kind.__name__: kind
    for kind in (
        nn.Conv2d, nn.MaxPool2d, nn.AvgPool2d, nn.AdaptiveAvgPool2d, nn.BatchNorm2d, nn.BatchNorm1d, nn.GroupNorm,
        nn.Linear, nn.Flatten, nn.Identity, nn.ReLU, nn.LeakyReLU, nn.ELU, nn.GELU, nn.SiLU, nn.Sigmoid, nn.Tanh,
    )
}  # fmt: skip
"""What a description may name. No Dropout: it draws from torch's global generator, which a run must not depend on."""


def build(network: Network) -> nn.Sequential:
    """The network, freshly initialised from torch's current seed, on the CPU and in training mode.

    Raises:
        ValueError: a layer's class is not among KINDS.
    """
    return nn.Sequential(OrderedDict((layer.name, _module(layer)) for layer in network.layers))


def _module(layer: Layer) -> nn.Module:
    if layer.kind not in KINDS:
        raise ValueError(f"{layer.name}: a network cannot hold a layer of kind {layer.kind!r}")
    return KINDS[layer.kind](*layer.args, **dict(layer.kwargs))


def parameters(module: nn.Module) -> int:
    """How many numbers an optimiser would change."""
    return sum(parameter.numel() for parameter in module.parameters() if parameter.requires_grad)
