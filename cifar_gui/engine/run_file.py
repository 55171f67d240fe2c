"""Runs as files of the user's, to be handed on and compared: a ZIP that a plain script can write, too.

``docs/RUN_FILES.md`` describes it: what stands in it is declared here, and written. It is read by ``run_reading``.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec

from cifar_gui import files
from cifar_gui.engine import faults
from cifar_gui.engine.run_names import BEST, LAST, LONGEST_TITLE, SAFETENSORS
from cifar_gui.recipe import Recipe

if TYPE_CHECKING:
    from torch import Tensor

FORMAT: Literal["cifar-gui run"] = "cifar-gui run"
MOST_STEPS = 2_000_000
LARGEST_NUMBER = 1e30
LARGEST_COUNT = 10**9
LONGEST_NOTE = 2_000
RUN_JSON = "run.json"
WEIGHTS = (LAST, BEST)

# --- what stands in it ----------------------------------------------------------------------------------------------

Step = Annotated[int, msgspec.Meta(ge=0, le=MOST_STEPS)]
Count = Annotated[int, msgspec.Meta(ge=1, le=LARGEST_COUNT)]
Seconds = Annotated[float, msgspec.Meta(ge=0, le=1e9)]
Line = Annotated[str, msgspec.Meta(max_length=LONGEST_TITLE)]
Right = Annotated[int, msgspec.Meta(ge=-1, le=2**31 - 1)]
Rate = Annotated[float, msgspec.Meta(gt=0, le=LARGEST_NUMBER)]


class Evaluation(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The network was judged."""

    step: Step
    accuracy: Annotated[float, msgspec.Meta(ge=0, le=1)]
    loss: float
    """The mean."""
    pictures: Count


class RateSet(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The learning rate was set by hand."""

    step: Step
    lr: Rate


class Test(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The test set was opened for the run, once."""

    which: Literal["last", "best"]
    """With which weights."""
    step: Step
    right: Annotated[int, msgspec.Meta(ge=0, le=LARGEST_COUNT)]
    pictures: Count
    loss: float
    """The mean."""
    opened: Annotated[float, msgspec.Meta(ge=0, le=1e11)] = 0.0
    """Seconds since 1970."""
    trained_on: bool = False
    """Whether the run has trained on these pictures."""


class Run(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What ``run.json`` holds. What has a value here may be left out."""

    format: Literal["cifar-gui run"] = FORMAT
    version: Literal[1, 2] = 1
    """2 where something is ``measured``: who reads 1 only does not know that."""
    recipe: msgspec.Raw
    """The fields of ``recipe.Recipe``; one that is left out has its default."""
    network: msgspec.Raw
    """As ``engine.network_file`` writes it."""
    source: Literal["samples", "cifar10"]
    images: Count
    """Pictures that it trains on."""
    losses: Annotated[list[float], msgspec.Meta(max_length=MOST_STEPS)]
    """Of each step, before it."""
    correct: Annotated[list[Right], msgspec.Meta(max_length=MOST_STEPS)] = []
    """Of each step, how many pictures of its batch were recognised, before it; -1 where nobody has counted."""
    seconds: list[Seconds] = []
    """That each finished epoch took; where it is empty, nobody knows."""
    evaluations: list[Evaluation] = []
    held_out: Annotated[int, msgspec.Meta(ge=0, le=LARGEST_COUNT)] = 0
    """Pictures on which it is judged as it trains."""
    former: bool = False
    """Whether these are test pictures: in runs of early versions of the program."""
    test: Test | None = None
    rates: list[RateSet] = []
    lr: Annotated[float, msgspec.Meta(ge=0, le=LARGEST_NUMBER)] = 0.0
    """Of the last step."""
    diverged: Step = 0
    """After how many steps the loss exploded; 0: it did not."""
    weights: dict[Literal["last", "best"], Step] = {}
    """After how many steps the network had the weights of each of these members."""
    name: Line = ""
    """Which run it is, for ``parent`` of others."""
    parent: Line = ""
    title: Line = ""
    note: Annotated[str, msgspec.Meta(max_length=LONGEST_NOTE)] = ""
    began: Annotated[float, msgspec.Meta(ge=0, le=1e11)] = 0.0
    """Seconds since 1970."""
    measured: dict[str, Any] | None = None
    """What it has recorded of itself for the doctor, as ``engine.watched_file`` tells it."""
    device: Line = "cpu"
    threads: Annotated[int, msgspec.Meta(ge=0, le=100_000)] = 0


def steps_per_epoch(run: Run, recipe: Recipe) -> int:
    """How many batches an epoch has."""
    return -(-run.images // faults.followed(recipe, run.images).batch_size)


# --- writing --------------------------------------------------------------------------------------------------------


def packed(run: Run, weights: Mapping[str, Mapping[str, Tensor]]) -> dict[str, bytes]:
    """The members of a run's; ``weights``: state dicts, by LAST and BEST, whose steps the run names."""
    from cifar_gui.engine.weights import packed as safetensors

    return {
        RUN_JSON: msgspec.json.encode(run),
        **{which + SAFETENSORS: safetensors(state) for which, state in weights.items()},
    }


def write(target: Path, runs: Mapping[str, Mapping[str, bytes]]) -> None:
    """Write runs as one file; equal ones are equal bytes. ``runs``: what ``packed`` gives, by folder, "" for one alone.

    Raises:
        OSError: it cannot be written.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for folder, members in runs.items():
            for name, content in members.items():
                entry = zipfile.ZipInfo(f"{folder}/{name}".lstrip("/"))
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, content)
    files.atomic_write(target, buffer.getvalue())
