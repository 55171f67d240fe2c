"""What of a result is looked at, as the page and its state say together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cifar_gui.pages.backward.protocol import AskGradients, Gradients
from cifar_gui.pages.backward.state import MAPS, WEIGHTS, BackwardState, Weight

LOGITS, SOFTMAX, LOSS_STEP, BACKWARD = 1, 2, 3, 4
"""Positions of the way: 0 is before it; from BACKWARD on, one layer after the other from the back."""


def layers_of(gradients: Gradients) -> list[str]:
    """The layers from the back: the order in which gradients reach them."""
    return [item.name for item in reversed(gradients.layers)]


def layer_of(parameter: str) -> str:
    """The layer, or the block, that a parameter belongs to."""
    return parameter.partition(".")[0]


@dataclass(frozen=True)
class Look:
    """What is set may be of the result before, or of the one to come; what is told here, ``good`` has."""

    good: Gradients
    state: BackwardState

    @property
    def of(self) -> AskGradients:
        """What was asked for, as what is asked besides repeats it."""
        good = self.good
        return AskGradients(0, good.page, good.network, good.params, good.pictures, good.seed, good.device)

    @property
    def picture(self) -> int:
        """The place of the chosen picture in the batch."""
        return min(max(self.state.picture.index - self.good.pictures.start, 0), len(self.good.labels) - 1)

    @property
    def positions(self) -> int:
        """How many positions the way has."""
        return BACKWARD + len(self.good.layers)

    @property
    def place(self) -> int:
        """The position that is shown."""
        last = self.positions - 1
        return last if self.state.position is None else min(self.state.position, last)

    @property
    def parameter(self) -> str:
        """The one that is drawn; "" where there is none."""
        return _among([item.name for item in self.good.parameters], self.state.parameter)

    @property
    def layer(self) -> str:
        """The one whose output is drawn."""
        return _among([item.name for item in self.good.layers], self.state.layer)

    @property
    def row(self) -> int:
        """Which row of the table is the parameter, or the layer, that is drawn."""
        maps = self.state.kind == MAPS
        names = [item.name for item in (self.good.layers if maps else self.good.parameters)]
        name = self.layer if maps else self.parameter
        return names.index(name) if name in names else 0

    @property
    def pinned(self) -> Weight | None:
        """The pinned weight."""
        if self.state.pinned is None:
            return None
        name, index = self.state.pinned
        shape = next((item.values.shape for item in self.good.parameters if item.name == name), ())
        held = len(shape) == len(index) and all(0 <= at < size for at, size in zip(index, shape, strict=True))
        return self.state.pinned if held else None

    def reached(self, layer: str) -> bool:
        """Whether the gradient has come back to a layer, at the position that is shown."""
        return layer in layers_of(self.good)[: max(self.place - BACKWARD + 1, 0)]

    def at(self, position: int) -> BackwardState:
        """The state at a position; on the way back, with the layer that is reached."""
        last = self.positions - 1
        place = min(max(position, 0), last)
        layer, parameter = self.layer, self.parameter
        if place >= BACKWARD:
            layer = layers_of(self.good)[place - BACKWARD]
            own = (item.name for item in self.good.parameters if layer_of(item.name) == layer)
            parameter = next(own, parameter)
        return replace(self.state, position=None if place == last else place, layer=layer, parameter=parameter)

    def layer_to_show(self) -> str:
        """The layer whose output is drawn when outputs take the place of the parameters."""
        if self.state.kind != WEIGHTS or not self.parameter:
            return self.state.layer
        back = self.state.position is not None and self.place >= BACKWARD
        return layers_of(self.good)[self.place - BACKWARD] if back else layer_of(self.parameter)


def _among(names: list[str], name: str) -> str:
    return name if name in names else names[0] if names else ""
