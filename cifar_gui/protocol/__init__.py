"""Requests to the worker threads and their replies: frozen, torch-free, and sent whole through ``Signal(object)``.

Arrays in replies are read-only by agreement: the sender does not touch them again, the receiver does not write.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray

from cifar_gui.protocol.final import FinalScore
from cifar_gui.protocol.models import Model
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Message, Network

Floats = NDArray[np.float32]


# --- data -----------------------------------------------------------------------------------------------------------

SAMPLES, CIFAR10, OWN = "samples", "cifar10", "own"
"""The drawings, the photographs, and the pictures that the user has brought or drawn."""


@dataclass(frozen=True)
class Pictures:
    """A batch of pictures by its number. With 528 or 10,000 pictures and size 64, the last batch holds 16."""

    source: str = SAMPLES
    """SAMPLES, CIFAR10 or OWN."""
    split: str = "test"
    """"train" or "test"."""
    batch: int = 0
    batch_size: int = 64

    @property
    def start(self) -> int:
        """Index of the batch's first picture in the split."""
        return self.batch * self.batch_size


@dataclass(frozen=True)
class ImportProgress:
    """How far an import is; ``seconds_left`` is None while it cannot be told."""

    fraction: float
    doing: Message
    seconds_left: float | None


@dataclass(frozen=True)
class Imported:
    """An import ended well. The data set is loaded anew with ``engine.data.load``."""

    root: Path
    official: bool
    """Whether the MD5 sums are those of the official files; a copy works as well, and is called a copy."""
    notes: tuple[Message, ...] = ()
    """What was left out, and what else the user should know."""


@dataclass(frozen=True)
class ReplaceAsked:
    """An import is whole, and another is here already: it waits for ``Lab.answer_import``, and nothing is replaced."""

    name: str
    """Of the file or folder that was read."""
    new: tuple[int, int]
    """Its pictures: to train on, and held out."""
    there: tuple[int, int]
    """Those that are here."""


@dataclass(frozen=True)
class ImportFailed:
    """An import ended without a result and left nothing behind. ``message`` is None when the user cancelled."""

    message: Message | None


# --- what pages ask, and what they are told -------------------------------------------------------------------------


class Request(Protocol):
    """Something that a page asks of torch. The newest request of a page wins; older ones are dropped unanswered.

    A request is a frozen dataclass that names the function which answers it, once and for all, as ``"module:name"``.
    """

    answered_by: ClassVar[str]
    """A function of the request and of the data sets there are, by name: ``engine.answers`` says more."""

    @property
    def id(self) -> int:
        """A fresh number from ``Lab.next_id``, repeated in the reply."""

    @property
    def page(self) -> str:
        """The number of the lesson that asks, or ``<number>/<part>``."""


class Reply(Protocol):
    """The answer to a Request; a Failure where there is no result."""

    @property
    def id(self) -> int:
        """That of the request."""

    @property
    def page(self) -> str:
        """That of the request."""


# --- forward requests -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Forward:
    """Run one layer on one batch. The newest request of the mailbox wins; older ones are dropped unanswered."""

    answered_by: ClassVar[str] = "cifar_gui.engine.forward:answer"
    id: int
    page: str
    build: Callable[[Any, tuple[int, ...]], Any]
    params: Any
    pictures: Pictures
    seed: int
    """``torch.manual_seed(seed)`` directly before the layer is built, inside ``fork_rng``."""
    device: str = "cpu"
    allow: bool = False
    """The user has agreed to the cost that an earlier Failure named."""
    normalise: bool = False
    """Whether each channel of the pictures is normalised first, as for training on CIFAR-10."""


@dataclass(frozen=True)
class Unpooled:
    """What ``nn.MaxUnpool2d`` makes of pooled maps and their indices: the winners in their places, zeros elsewhere."""

    y: Floats | None
    """(N, C, H, W) with ``output_size`` set to the size of the input; None when PyTorch refuses."""
    error: str
    """Its words then."""
    bare: Floats | None
    """The same without ``output_size``, which may have another size and the winners in wrong places."""
    bare_error: str


@dataclass(frozen=True)
class Maps:
    """The answer to a Forward: the whole batch, on the CPU."""

    id: int
    page: str
    params: Any
    pictures: Pictures
    seed: int
    device: str
    x: Floats
    """(N, C, H, W) in [0, 1], or normalised."""
    y: Floats
    """(N, C', H', W')."""
    weight: Floats | None
    """(C', C / groups, kH, kW); (C,) or (1,) for PReLU; None for a layer without weights."""
    bias: Floats | None
    """(C',)."""
    labels: NDArray[np.int64]
    """(N,)."""
    milliseconds: float
    """The forward call alone."""
    normalise: bool = False
    indices: NDArray[np.int64] | None = None
    """(N, C, H', W'): where in its plane of H times W cells each maximum was found; None for other layers."""
    unpooled: Unpooled | None = None
    """When the layer was asked for its indices and has a counterpart."""
    after: Floats | None = None
    """The input after the call, for a layer that works in place."""


@dataclass(frozen=True)
class Fix:
    """A one-click way out of a Failure: new values for fields of the params."""

    label: Message
    changes: Mapping[str, Any]


@dataclass(frozen=True)
class Failure:
    """A request that gave no result. ``error`` and ``text`` are PyTorch's own, word for word."""

    id: int
    page: str
    kind: str
    """"torch" (PyTorch refused), "cost-ask" (may be allowed), "cost-refused", "unshown" (PyTorch may take it, a page
    cannot show it), "chance" (PyTorch would show what the memory held), "unread" (what stands in a field is no number),
    "outside" (a file or a device is not there, or not as it was), or "internal" (a fault of ours)."""
    error: str
    """The exception's class name, "" for the cost guard."""
    text: str
    field: str | None = None
    """The field at fault, when it can be told."""
    reason: Message | None = None
    """A few words to stand under the field."""
    sentence: Message | None = None
    """The cause in plain words."""
    fixes: tuple[Fix, ...] = ()
    traceback: str = ""
    line: str = "forward"
    """Which line of ``engine.code.Script.lines`` raised: "build" or "forward"."""
    called: Message | None = None
    """The field at fault as its control is labelled; None where it goes by its own name."""


# --- training -------------------------------------------------------------------------------------------------------


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
    pair: str = ""
    """The first of the runs that are trained by turns with it, by the name under which that is kept."""


@dataclass(frozen=True)
class SetRate:
    """Change the learning rate of the run from the next step on; the rest of its schedule never exceeds it."""

    lr: float


@dataclass(frozen=True)
class FindRuns:
    """Which runs does this folder keep? Answered with KeptRuns."""

    folder: Path


@dataclass(frozen=True)
class ForgetRun:
    """Remove a run that is kept; one that goes on in another window stays."""

    folder: Path
    name: str


@dataclass(frozen=True)
class NameRun:
    """Keep what the user calls a run; "" forgets it."""

    folder: Path
    name: str
    title: str


@dataclass(frozen=True)
class NoteRun:
    """Keep what the user notes of a run; "" forgets it."""

    folder: Path
    name: str
    note: str


@dataclass(frozen=True)
class RestoreRun:
    """Put a run back that was removed."""

    folder: Path
    name: str


@dataclass(frozen=True)
class DropAnswer:
    """Nobody waits any longer for what a page has asked for last, or for the rest of it."""

    page: str


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
class LookRun:
    """Look inside a run that is over, through what is kept of it. Answered with Looked."""

    folder: Path
    name: str
    source: str
    """From which pictures are shown."""
    probe: ProbeRun


@dataclass(frozen=True)
class Looked:
    """What a run that is over looks like inside; or why that cannot be seen."""

    name: str
    snapshot: Snapshot | None = None
    """Of the run number 0; None for a network without a convolution, too."""
    message: Message | None = None


@dataclass(frozen=True)
class SaveWeights:
    """Write the weights of a network, with a script that loads them. Answered with WeightsSaved."""

    model: Model
    target: Path
    """A file of the user's; its ending says the form."""


@dataclass(frozen=True)
class WeightsSaved:
    """What was written; or why nothing was."""

    message: Message


@dataclass(frozen=True)
class ThinWeights:
    """Let the weights of all runs take so much room at most, from now on. Answered with WeightsThinned."""

    folder: Path
    room: int
    """Bytes."""


@dataclass(frozen=True)
class WeightsThinned:
    """How much room they take."""

    taken: int
    """Bytes."""


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
    pair: str = ""
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
class KeptRun:
    """A run of an earlier session: the events that it told, under the run number 0."""

    network: Network
    """As it was built: how its pictures are scaled, the recipe says."""
    started: RunStarted
    events: tuple[object, ...]
    """Steps, EpochEnded, Evaluated, RateChanged."""
    finished: bool
    """Otherwise it can go on."""
    diverged: int = 0
    """After how many steps its loss exploded; 0: it did not."""
    title: str = ""
    """What the user calls it, where it has a name of its own."""
    note: str = ""
    """What the user has noted of it."""
    weights: tuple[str, ...] = ("last", "best")
    """Which of its weights are kept: a file from elsewhere may hold none."""


@dataclass(frozen=True)
class KeptRuns:
    """The answer to FindRuns, the oldest first."""

    runs: tuple[KeptRun, ...]
    gone: int = 0
    """Finished runs that have given way to newer ones."""
    unreadable: tuple[str, ...] = ()
    """Files that cannot be read; they stay where they are."""
    final: Mapping[str, FinalScore] = field(default_factory=dict)
    """What came out on the test set, by the names of runs, of those too that were removed."""


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


# --- the worker itself ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ready:
    """torch is loaded."""

    torch_version: str
    devices: tuple[str, ...]
    """"cpu" first, then what torch offers: "cuda", "mps", "xpu"."""
    device_names: Mapping[str, str] = field(default_factory=dict)
    threads: int = 1


@dataclass(frozen=True)
class WorkerFault:
    """An exception that no request accounts for: shown calmly, logged in full."""

    summary: str
    traceback: str


@dataclass(frozen=True)
class TorchMissing(WorkerFault):
    """torch cannot be loaded: nothing can be computed, now or later."""

    message: Message
    """What failed, for the user."""
