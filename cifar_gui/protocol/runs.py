"""A training run while it goes on: how it is begun and led, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cifar_gui.protocol import Failure, Floats
from cifar_gui.protocol.models import Model
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Message, Network


@dataclass(frozen=True)
class StartRun:
    """Begin a run; a run in progress is stopped first."""

    id: int
    recipe: Recipe
    network: Network
    source: str
    device: str = "cpu"
    probe: int = 0
    """Index of the picture whose maps are shown, in ``engine.sets.Sets.shown``; or OWN_PICTURE, a ProbeRun follows."""
    paused: bool = False
    """Prepare everything, but wait before the first step."""
    single: bool = False
    """Do one step, then wait."""
    allow: bool = False
    folder: Path | None = None
    """Where the run is kept as it goes on; None keeps nothing."""
    name: str = ""
    """Under which name it is kept."""
    resume: bool = False
    """Go on with what is kept under that name; its own recipe, network and source are meant."""
    room: int = 1000 << 20
    """Bytes that the weights of all runs in that folder may take: beyond that, snapshots of old ones give way."""
    page: str = ""
    """That asks for it: its failures carry it."""
    parent: str = ""
    """The run from which the recipe was taken, by the name under which that is kept; "" for none."""
    weights: Model | None = None
    """Those that it starts from, of the same network; None for fresh ones."""
    trial: str = ""
    """The first of the runs that are trained by turns with it, by the name under which that is kept."""


@dataclass(frozen=True)
class SetRate:
    """Change the learning rate of the run from the next step on; the rest of its schedule never exceeds it."""

    lr: float


@dataclass(frozen=True)
class EstimateRun:
    """How long would this run take? Measured by a few steps of a network that is thrown away."""

    id: int
    recipe: Recipe
    network: Network
    source: str
    device: str = "cpu"
    page: str = ""


@dataclass(frozen=True)
class Estimated:
    """The answer to an EstimateRun; ``failure`` instead of numbers when the run would be refused."""

    id: int
    recipe: Recipe
    source: str
    device: str
    images: int = 0
    held_out: int = 0
    steps_per_epoch: int = 0
    parameters: int = 0
    seconds_per_epoch: float = 0.0
    seconds: float = 0.0
    """All epochs, the evaluations on validation pictures counted in."""
    flops: int = 0
    """Of all epochs, forward and backward, two for each multiply-add."""
    failure: Failure | None = None
    given: NDArray[np.uint8] | None = None
    """(n, 3, 32, 32): the first training picture as it may be given to the network in n epochs; None where it is always
    the same."""


@dataclass(frozen=True)
class StartTogether:
    """Train runs by turns, step by step: what is commanded holds for all of them. One that ends leaves the others."""

    runs: tuple[StartRun, ...]
    until: int = 0
    """They pause after so many steps; 0 for none."""


@dataclass(frozen=True)
class PauseRun:
    """Stop before the next step; the run stays as it is."""


@dataclass(frozen=True)
class ResumeRun:
    """Go on after a pause."""


@dataclass(frozen=True)
class StepRun:
    """Do one step (one batch), then pause."""


@dataclass(frozen=True)
class StopRun:
    """End the run for good."""


OWN_PICTURE = -1
"""As the index of the picture that is looked at: one of the user's own, in no split."""


@dataclass(frozen=True)
class ProbeRun:
    """Show the maps of another picture of ``engine.sets.Sets.shown``, or of one of the user's own."""

    index: int
    picture: NDArray[np.uint8] | None = field(default=None, compare=False)
    """(3, 32, 32), with the index OWN_PICTURE."""


@dataclass(frozen=True)
class RunStarted:
    """The run is set up."""

    run: int
    recipe: Recipe
    source: str
    device: str
    threads: int
    images: int
    """That it trains on."""
    held_out: int
    """Its validation pictures; 0: nothing is judged while it trains."""
    steps_per_epoch: int
    steps: int
    parameters: int
    name: str = ""
    """Under which it is kept; "" when it is not."""
    network: Network | None = None
    parent: str = ""
    """The run from which its recipe was taken; "" for none."""
    opened: str = ""
    """The name of the file from which it was opened; "" for a run of this computer."""
    trial: str = ""
    """The first of the runs that were trained by turns with it; "" for one that was trained alone."""
    former: bool = False
    """Begun by an earlier version, which judged it on test pictures while it trained, ``held_out`` of them."""


@dataclass(frozen=True)
class RateChanged:
    """After ``step`` finished steps the learning rate was set by hand."""

    run: int
    step: int
    lr: float


@dataclass(frozen=True)
class PicturesGone:
    """The pictures can no longer be read. The run pauses; when it goes on, they are tried again."""

    run: int
    message: Message


@dataclass(frozen=True)
class KeepFailed:
    """The run could not be kept; it goes on, and is tried to keep again later."""

    run: int
    message: Message


@dataclass(frozen=True)
class Steps:
    """The steps since the last such reply, coalesced to the rate of the plot."""

    run: int
    first: int
    """Number of the first of them, counted from 1 over the whole run."""
    losses: Floats
    """(n,): the loss of each batch, before its step."""
    epoch: int
    """Counted from 1."""
    running_sum: float
    """Sum of the losses of this epoch so far, as the course prints it."""
    epoch_steps: int
    """How many steps of this epoch that sum holds; sum / steps is the running mean."""
    lr: float
    images_per_second: float
    seconds_left: float | None
    correct: NDArray[np.int32] | None = None
    """(n,): how many pictures of each batch were taken for what they are, before its step; -1, or None for all steps,
    where an earlier version has not counted them."""
    norms: Floats | None = None
    """(n,): of all gradients of each batch together, before they were clipped; None where they are not."""


@dataclass(frozen=True)
class EpochEnded:
    """An epoch is over."""

    run: int
    epoch: int
    loss_sum: float
    loss_mean: float
    seconds: float


@dataclass(frozen=True)
class Evaluated:
    """Accuracy in [0, 1] and mean loss on validation pictures after ``step`` steps (0: before the first).

    Of a run of an earlier version (``RunStarted.former``), on pictures of the split that it does not train on.
    """

    run: int
    step: int
    accuracy: float
    loss: float
    pictures: int


@dataclass(frozen=True)
class Snapshot:
    """The network at this moment: its first kernels, one picture's maps, and some predictions."""

    run: int
    step: int
    kernels: Floats
    """(32, 3, 5, 5) for CIFAR10-quick: the weight of the first convolution."""
    maps: Floats
    """(32, 32, 32) for CIFAR10-quick: its output for the probe picture."""
    probe: int
    probe_probabilities: Floats
    """(10,): softmax of the probe's logits."""
    indices: NDArray[np.int64]
    """(n,): pictures it does not train on, spread over the classes."""
    probabilities: Floats
    """(n, 10)."""
    labels: NDArray[np.int64]
    """(n,)."""


@dataclass(frozen=True)
class RunEnded:
    """A run is over. ``reason``: "finished", "stopped", "diverged" (the loss exploded) or "failed"."""

    run: int
    reason: str
    step: int
    failure: Failure | None = None
    loss: float | None = None
    """With which the run diverged: far too large, infinite or NaN."""


@dataclass(frozen=True)
class RunState:
    """The run is "running" or "paused"."""

    run: int
    state: str
