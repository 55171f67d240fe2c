"""The network of a run that is over, as it is kept: to look inside it."""

from __future__ import annotations

from pathlib import Path

import torch

from cifar_gui.engine import frozen, kept_weights, network, snapshot
from cifar_gui.engine.batches import Stack
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.forward import seeded
from cifar_gui.engine.run_names import LAST
from cifar_gui.engine.sets import sets_of
from cifar_gui.protocol.runs import ProbeRun, Snapshot


class Trained:
    """Worker thread. On the CPU: one picture at a time is soon looked at.

    ``which``: of its weights, as ``kept_weights.read`` takes it.

    Raises:
        CheckpointError: the run cannot be read, its weights were not kept, or they are not those of its network.
    """

    def __init__(self, file: Path, data: DataSet, which: str | int = LAST) -> None:
        found, self.step, weights = kept_weights.read(file, which)
        with seeded(0):  # another run may be drawing from the same numbers
            self._network = network.build(found.trained)
        frozen.fits(weights, self._network.state_dict(), "network")
        self._network.load_state_dict(weights)
        split = sets_of(found.recipe, data).shown
        self._pictures = Stack.of(split, found.description.scaling)
        self._shown = torch.from_numpy(snapshot.gallery(split))

    def look(self, probe: ProbeRun) -> Snapshot | None:
        """What it looks like inside for a picture; None for a network without a convolution."""
        return snapshot.take(0, self.step, self._network, self._pictures, probe.index, self._shown, probe.picture)
