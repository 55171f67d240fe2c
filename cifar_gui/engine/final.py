"""The test set: opened once for each run, over all its pictures, and what came out is never judged again."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
import torch

from cifar_gui import files
from cifar_gui.engine import checkpoints
from cifar_gui.engine.criteria import Criterion
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.judging import Judgement
from cifar_gui.protocol.final import FinalScore, OpenedTest, OpenTest
from cifar_gui.protocol.models import Model, run_key
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, MessageError

SUFFIX = ".test"
MOST_PICTURES = 10**7
LARGEST = 4096
"""Bytes."""
UNKEPT = QT_TRANSLATE_NOOP("Engine", "The test set was not opened, because the result could not be kept: {error}")


def path(folder: Path, name: str) -> Path:
    """Where the result of a run lies. It stays when the run is removed: what was seen stays seen."""
    return folder / f"{name}{SUFFIX}"


def read(file: Path) -> FinalScore | None:
    """The result in a file; None where there is none that makes sense."""
    with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):
        found = msgspec.json.decode(files.read(file, LARGEST), type=FinalScore)
        return found if 0 <= found.right <= found.pictures <= MOST_PICTURES and found.pictures else None
    return None


def known(folder: Path) -> dict[str, FinalScore]:
    """All results of a folder, by the names of their runs, of those too that were removed."""
    found = {file.name.removesuffix(SUFFIX): read(file) for file in sorted(folder.glob(f"*{SUFFIX}"))}
    return {name: score for name, score in found.items() if score is not None}


def opened(command: OpenTest, sources: Mapping[str, DataSet]) -> Iterator[OpenedTest | None]:
    """Judge the run, piece by piece; at once where that was done before. Worker thread."""
    try:
        score = read(path(command.folder, command.name))
        if score is None:
            score = yield from _judged(command, sources[command.source])
            files.atomic_write(path(command.folder, command.name), msgspec.json.encode(score))
        yield OpenedTest(command.name, score)
    except MessageError as error:
        yield OpenedTest(command.name, message=error.message)
    except OSError as error:
        why = {"error": error.strerror or str(error)}
        yield OpenedTest(command.name, message=Message("Engine", UNKEPT, why))


def _judged(command: OpenTest, data: DataSet) -> Generator[None, None, FinalScore]:
    recipe = checkpoints.read(checkpoints.path(command.folder, command.name)).recipe
    judgement = Judgement(
        Model(run_key(command.name, command.which), runs=command.folder), data, "test", command.device
    )
    for _ in judgement.pieces():
        yield None
    told = judgement.verdicts
    logits, labels = torch.from_numpy(told.logits), torch.from_numpy(told.labels)
    return FinalScore(
        command.source, command.which, judgement.opened.step, int((logits.argmax(1) == labels).sum()), len(labels),
        Criterion(recipe)(logits, labels).item(), time.time(), recipe.split == "test",
    )  # fmt: skip
