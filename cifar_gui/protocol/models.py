"""Networks with weights: how a request names one, which there are, and how they come from files and go into them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from cifar_gui import paths
from cifar_gui.spec import Message, Network

SHIPPED, RUN, OPENED, FRESH = ORIGINS = ("shipped", "run", "opened", "fresh")
"""Trained by us and shipped; of a run that is kept; opened from a file of weights; drawn anew, never trained."""


@dataclass(frozen=True)
class Model:
    """A network with weights. Its key is what states and files know: ``<origin>:<name>``, of a run
    ``run:<name>:<which>`` with ``best``, ``last`` or the step of a snapshot."""

    key: str
    network: Network | None = None
    """Of fresh weights, which are kept nowhere; for the others it lies beside the weights."""
    seed: int = 5
    """Of fresh weights."""
    runs: Path = field(default_factory=paths.runs_folder)
    opened: Path = field(default_factory=paths.weights_folder)

    @property
    def origin(self) -> str:
        """One of ORIGINS; something else where a file of the user's says so."""
        return self.key.partition(":")[0]

    @property
    def name(self) -> str:
        """Of the shipped file, of the run as it is kept, of the file as it was opened, or of the network."""
        rest = self.key.partition(":")[2]
        return rest.rpartition(":")[0] if self.origin == RUN else rest

    @property
    def which(self) -> str:
        """Which weights of a run."""
        return self.key.rpartition(":")[2] if self.origin == RUN else ""


def run_key(name: str, which: str | int) -> str:
    """The key of weights of a run: ``which`` is ``run_names.BEST``, LAST, or a step."""
    return f"{RUN}:{name}:{which}"


@dataclass(frozen=True)
class Training:
    """How weights came about, as far as it is known."""

    source: str
    """The data set: ``protocol.SAMPLES`` or CIFAR10."""
    split: str
    """The one it was trained on."""
    step: int
    accuracy: float | None = None
    """In [0, 1], on ``pictures`` held-out ones; None where it was not judged."""
    pictures: int = 0


@dataclass(frozen=True)
class KeptModel:
    """A network with weights that there is."""

    key: str
    network: Network
    title: str = ""
    """What the user calls it; "" where it has no name of its own."""
    training: Training | None = None
    snapshots: tuple[int, ...] = ()
    """The steps of the snapshots that a run has kept, ascending."""


@dataclass(frozen=True)
class FindModels:
    """Which networks with weights are there?"""

    answered_by: ClassVar[str] = "cifar_gui.engine.models:find"
    id: int
    page: str
    runs: Path = field(default_factory=paths.runs_folder)
    opened: Path = field(default_factory=paths.weights_folder)


@dataclass(frozen=True)
class KeptModels:
    """The answer to a FindModels: the shipped ones first, then those of runs, the newest first, then opened ones."""

    id: int
    page: str
    models: tuple[KeptModel, ...]


@dataclass(frozen=True)
class OpenWeights:
    """Keep the weights in a file of the user's, with the one of these networks that they belong to."""

    answered_by: ClassVar[str] = "cifar_gui.engine.opened_weights:answers"
    id: int
    page: str
    file: Path
    networks: tuple[Network, ...]
    """Of networks that differ in nothing but names the first is taken."""
    folder: Path = field(default_factory=paths.weights_folder)


@dataclass(frozen=True)
class WeightsOpened:
    """The answer to an OpenWeights: they are kept, or the user has to choose a network, or they are of no use."""

    id: int
    page: str
    file: Path
    message: Message
    kept: KeptModel | None = None
    fits: tuple[Network, ...] = ()
    """Several networks to which they may belong."""
    strange: bool = False
    """They are whole, and belong to no network that is here."""


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
