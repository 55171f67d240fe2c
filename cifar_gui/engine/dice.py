"""What the layers of a run draw by chance: from generators of the run's own, whatever else torch is asked meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import torch
from torch import Tensor, nn
from torch.nn.modules.dropout import _DropoutNd

DRAWING = (_DropoutNd, nn.RReLU)
"""Layers that draw while they are trained."""


class Dice:
    """The states of torch's generators as the layers of a run have left them.

    They begin as those that draw the first weights leave them, as in a script that says ``torch.manual_seed`` before
    its network is built.
    """

    def __init__(self, device: str) -> None:
        """As the generators are now."""
        self._device = torch.device(device)
        self.states: Sequence[Tensor] = self._now()
        """uint8: of the CPU, and of the device, where it is another."""

    def _now(self) -> tuple[Tensor, ...]:
        if self._device.type == "cpu":
            return (torch.get_rng_state(),)
        return torch.get_rng_state(), torch.get_device_module(self._device).get_rng_state()

    def _set(self, states: Sequence[Tensor]) -> None:
        torch.set_rng_state(states[0].cpu())
        for state in states[1:]:
            torch.get_device_module(self._device).set_rng_state(state.cpu())

    @contextmanager
    def rolled(self) -> Iterator[None]:
        """The generators are the run's own within it: some 20 µs on the CPU. Never yield to the outside meanwhile."""
        others = self._now()
        self._set(self.states)
        try:
            yield
        finally:
            self.states = self._now()
            self._set(others)


def draws(network: nn.Module) -> bool:
    """Whether a layer of it draws while it is trained."""
    return any(isinstance(layer, DRAWING) for layer in network.modules())
