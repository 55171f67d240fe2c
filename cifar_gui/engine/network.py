"""Networks from their description."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from torch import Tensor, nn

from cifar_gui import layers
from cifar_gui.engine import hazards  # noqa: F401 - guards every layer
from cifar_gui.spec import Block, Layer, Network

KINDS: dict[str, type[nn.Module]] = {name: getattr(nn, name) for name in layers.KINDS}
"""What a description may name."""


class Residual(nn.Module):
    """A residual block: what comes out is ``layers(x) + shortcut(x)``."""

    def __init__(self, layers: nn.Module, shortcut: nn.Module) -> None:
        super().__init__()
        self.layers = layers
        self.shortcut = shortcut

    def forward(self, x: Tensor) -> Tensor:
        """The sum of both ways."""
        y: Tensor = self.layers(x) + self.shortcut(x)
        return y


def build(network: Network) -> nn.Sequential:
    """The network, freshly initialised from torch's current seed, on the CPU and in training mode.

    Raises:
        ValueError: a layer's class is not among KINDS.
        Exception: whatever PyTorch raises.
    """
    return _stack(network.layers)


def _stack(parts: Iterable[Layer | Block]) -> nn.Sequential:
    return nn.Sequential(OrderedDict((part.name, module(part)) for part in parts))


def module(part: Layer | Block) -> nn.Module:
    """One layer, or a block with all that it holds; see ``build``."""
    if isinstance(part, Block):
        return Residual(_stack(part.layers), _stack(part.shortcut) if part.shortcut else nn.Identity())
    if part.kind not in KINDS:
        raise ValueError(f"{part.name}: a network cannot hold a layer of kind {part.kind!r}")
    return KINDS[part.kind](*part.args, **dict(part.kwargs))


def parameters(module: nn.Module) -> int:
    """How many numbers an optimiser would change."""
    return sum(parameter.numel() for parameter in module.parameters() if parameter.requires_grad)
