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

from cifar_gui.spec import Message

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


@dataclass(frozen=True)
class DropAnswer:
    """Nobody waits any longer for what a page has asked for last, or for the rest of it."""

    page: str


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
    """Which line of ``engine.script.Script.lines`` raised: "build" or "forward"."""
    called: Message | None = None
    """The field at fault as its control is labelled; None where it goes by its own name."""


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
