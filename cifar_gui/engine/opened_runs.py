"""Runs from files of the user's, kept among those of this computer; and those of this computer, written as one file."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

import msgspec
import numpy as np

from cifar_gui import files, spreadsheet
from cifar_gui.engine import (
    checkpoints,
    final,
    kept_runs,
    kept_weights,
    network_file,
    run_file,
    run_reading,
    watched_file,
)
from cifar_gui.engine.checkpoints import Checkpoint
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.run_names import CSV, MOST_OPENED, fresh_name
from cifar_gui.engine.run_reading import Found, RunFileError
from cifar_gui.engine.sealed import CheckpointError
from cifar_gui.protocol.final import FinalScore
from cifar_gui.protocol.kept_runs import KeptRun
from cifar_gui.protocol.run_files import OpenRuns, RunsOpened, RunsSaved, SaveRuns
from cifar_gui.recipe import FORMER
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, MessageError

OPENED = QT_TRANSLATE_NOOP(
    "Engine", "Opened from {name}: {count} {count:run|runs}. They stand among the other runs of lesson 7.9."
)
THERE = QT_TRANSLATE_NOOP("Engine", "Every run in {name} is here already.")
SOME_THERE = QT_TRANSLATE_NOOP(
    "Engine", "Opened from {name}: {count} {count:run|runs}. {there} more {there:is|are} here already."
)
FILES = QT_TRANSLATE_NOOP("Engine", "{count} files")
FULL = QT_TRANSLATE_NOOP(
    "Engine",
    "There is no room for {name}: {there} runs from files are here, and {most} is the most. Remove some that you no "
    "longer need.",
)
NO_ROOM = QT_TRANSLATE_NOOP(
    "Engine",
    "There is no room for the weights in {name}: those of all runs take {taken} MB, and they may take {room} MB (under "
    "the list of runs).",
)
UNKEPT = QT_TRANSLATE_NOOP("Engine", "The runs in {name} could not be kept: {error}")
SAVED = QT_TRANSLATE_NOOP("Engine", "Saved as {name}: {count} {count:run|runs}.")
SAVED_BARE = QT_TRANSLATE_NOOP(
    "Engine", "Saved as {name}: {count} {count:run|runs}; the weights of {bare} of them were not kept."
)
LINES = 10_000
"""Of a table, between two turns."""
COLUMNS = ("run", "step", "epoch", "seconds", "loss", "accuracy", "loss when judged", "pictures")
"""Accuracy in [0, 1] on so many pictures that it does not train on, after the step; seconds since it began."""
UNSAVED = QT_TRANSLATE_NOOP("Engine", "The runs could not be saved as {name}: {error}")

# --- opening --------------------------------------------------------------------------------------------------------


def opened(request: OpenRuns, _: Mapping[str, DataSet]) -> Iterator[RunsOpened | None]:
    """What became of the files: of each all runs are kept, or none. Worker thread: a turn after each member."""
    runs: list[KeptRun] = []
    here: dict[str, str] = {}
    """What the runs of the files are called here, by what they are called there."""
    there, problem = 0, None
    for file in request.files:
        try:
            yield from _looked_through(file, request)
            for found in run_reading.read(file):
                if found is not None:
                    kept = _keep(found, file.name, request.folder, here)
                    runs += [] if kept is None else [kept]
                    there += kept is None
                yield None
        except MessageError as error:
            problem = problem or error.message
        except OSError as error:
            why = {"name": file.name, "error": error.strerror or type(error).__name__}
            problem = problem or Message("Engine", UNKEPT, why)
    message = problem or _told(request.files, len(runs), there)
    names = {run.started.name for run in runs}
    scores = {name: score for name, score in final.known(request.folder).items() if name in names}
    yield RunsOpened(request.id, request.page, tuple(runs), message, scores)


def _told(files: tuple[Path, ...], count: int, there: int) -> Message:
    name: object = files[0].name if len(files) == 1 else Message("Engine", FILES, {"count": len(files)})
    text = OPENED if not there else SOME_THERE if count else THERE
    return Message("Engine", text, {"name": name, "count": count, "there": there}, "info")


def _looked_through(file: Path, request: OpenRuns) -> Iterator[None]:
    """All of a file, before any of it is kept.

    Raises:
        MessageError: it is not to be opened, or there is no room for it.
    """
    count = size = 0
    for found in run_reading.read(file):
        if found is not None:
            count += 1
            size += sum(tensor.nbytes for _, state in found.weights.values() for tensor in state.values())
        yield None
    there = sum(one.started.opened != "" for one in kept_runs.kept(request.folder) if isinstance(one, KeptRun))
    if there + count > MOST_OPENED:
        raise RunFileError(FULL, name=file.name, there=there, most=MOST_OPENED)
    taken = kept_weights.taken(request.folder)
    if size and taken + size > request.room:
        raise RunFileError(NO_ROOM, name=file.name, taken=taken // 10**6, room=request.room // 10**6)


def _keep(found: Found, file: str, folder: Path, here: dict[str, str]) -> KeptRun | None:
    """Keep a run under a name of its own; None where the same is kept already.

    Raises:
        OSError: it cannot be written.
    """
    run, known = found.run, dict(_known(folder))
    parent = here.get(run.parent, run.parent if run.parent in known else "")
    checkpoint = _checkpoint(found, file, parent)
    if same := [name for name, one in known.items() if _same(checkpoint, one)]:
        here[run.name] = same[0]
        return None
    name = here[run.name] = fresh_name(folder)
    for which, (step, state) in found.weights.items():
        kept_weights.keep(folder, name, which, step, state)
    if run.test is not None:
        score = FinalScore(run.source, **msgspec.structs.asdict(run.test))
        files.atomic_write(final.path(folder, name), msgspec.json.encode(score))
    checkpoints.write(folder, name, checkpoint)
    checkpoints.entitle(folder, name, run.title)
    checkpoints.annotate(folder, name, run.note)
    return kept_runs.kept_run(folder, name, checkpoint)


def _known(folder: Path) -> Iterator[tuple[str, Checkpoint]]:
    for file in folder.glob(f"*{checkpoints.SUFFIX}"):
        try:
            yield file.stem, checkpoints.read(file)
        except CheckpointError:
            continue


def _same(one: Checkpoint, other: Checkpoint) -> bool:
    """Whether both are the same run, and as far."""
    return (one.losses, one.recipe, one.network) == (other.losses, other.recipe, other.network)


def _checkpoint(found: Found, file: str, parent: str) -> Checkpoint:
    """The run as our own are kept. It cannot go on: nothing of an optimiser is in such a file."""
    run, losses = found.run, found.losses
    each = run_file.steps_per_epoch(run, found.recipe)
    epochs = len(run.seconds) or len(losses) // each
    seconds = run.seconds or [0.0] * epochs
    sums = [_sum(losses[at * each : (at + 1) * each]) for at in range(epochs)]
    rest = losses[epochs * each :]
    return Checkpoint(
        version=1 if run.former else 2, began=run.began,
        recipe=replace(found.recipe, validation=FORMER.validation) if run.former else found.recipe,
        network=network_file.encode(found.network), source=run.source, device=run.device, threads=run.threads,
        images=run.images, held_out=run.held_out, steps_per_epoch=each, parameters=found.parameters, pictures=0,
        finished=len(losses) == each * found.recipe.epochs,
        losses=losses.tobytes(), epoch_steps=len(rest), running_sum=_sum(rest), seconds=0.0, lr=run.lr,
        epochs=[(total, total / each, taken) for total, taken in zip(sums, seconds, strict=True)],
        evaluations=[(one.step, one.accuracy, one.loss, one.pictures) for one in run.evaluations],
        rates=[(one.step, one.lr) for one in run.rates], state=b"", diverged=run.diverged, opened=file,
        parent=parent,
        correct=np.array(run.correct, np.int32).tobytes() if len(run.correct) == len(losses) else b"",
        measured=watched_file.pack(found.watched) if found.watched is not None else b"",
    )  # fmt: skip


def _sum(losses: np.ndarray[tuple[int], np.dtype[np.float32]]) -> float:
    """One after the other, as a run adds them."""
    return float(np.cumsum(losses, dtype=np.float64)[-1]) if len(losses) else 0.0


# --- saving ---------------------------------------------------------------------------------------------------------


def saved(request: SaveRuns, _: Mapping[str, DataSet]) -> Iterator[RunsSaved | None]:
    """Write runs as one file. Worker thread: a turn for each."""
    try:
        if request.target.suffix.lower() == CSV:
            bare = yield from _tabled(request)
        else:
            bare = yield from _filed(request)
        values = {"name": request.target.name, "count": len(request.names), "bare": bare}
        message = Message("Engine", SAVED_BARE if bare else SAVED, values, "info")
    except MessageError as error:
        message = Message("Engine", UNSAVED, {"name": request.target.name, "error": error.message})
    except OSError as error:
        why = {"name": request.target.name, "error": error.strerror or type(error).__name__}
        message = Message("Engine", UNSAVED, why)
    yield RunsSaved(request.id, request.page, message)


def _filed(request: SaveRuns) -> Generator[None, None, int]:
    """Write a file of runs: of how many there are no weights."""
    packed: dict[str, dict[str, bytes]] = {}
    for place, name in enumerate(request.names, 1):
        packed["" if len(request.names) == 1 else f"{place:03d}"] = _packed(request.folder, name)
        yield None
    run_file.write(request.target, packed)
    return sum(len(members) == 1 for members in packed.values())


def _tabled(request: SaveRuns) -> Generator[None, None, int]:
    """Write the curves of runs as a table: a line for each step, and one before the first."""
    parts = [spreadsheet.table([COLUMNS])]
    for name, called in zip(request.names, request.called or request.names, strict=True):
        lines = _lines(checkpoints.read(checkpoints.path(request.folder, name)), called)
        while some := list(islice(lines, LINES)):
            parts.append(spreadsheet.lines(some))
            yield None
    files.atomic_write(request.target, b"".join(parts))
    return 0


def _lines(kept: Checkpoint, called: str) -> Iterator[tuple[object, ...]]:
    """Of a run; what was not asked after a step is empty there."""
    judged = {step: (accuracy, loss, pictures) for step, accuracy, loss, pictures in kept.evaluations}
    ends = {(at + 1) * kept.steps_per_epoch: one[2] for at, one in enumerate(kept.epochs)}
    seconds = 0.0
    for step, loss in enumerate(["", *np.frombuffer(kept.losses, np.float32).tolist()]):
        epoch = -(-step // kept.steps_per_epoch)
        seconds += ends.get(step, 0.0)
        told = f"{seconds:.1f}" if step in ends and seconds else ""
        if step or step in judged:
            yield (called, step, epoch, told, loss, *judged.get(step, ("", "", "")))


def _packed(folder: Path, name: str) -> dict[str, bytes]:
    """The members of a run.

    Raises:
        CheckpointError: it cannot be read.
    """
    file = checkpoints.path(folder, name)
    kept, weights, steps = checkpoints.read(file), {}, {}
    for which in run_file.WEIGHTS:
        try:
            _, steps[which], weights[which] = kept_weights.read(file, which)
        except CheckpointError:
            continue  # what was not kept is not in the file
    return run_file.packed(_run(kept, folder, name, steps), weights)


def _test(score: FinalScore | None) -> run_file.Test | None:
    """What a run came to on the test set, without what the run says itself."""
    told = {} if score is None else {name: one for name, one in vars(score).items() if name != "source"}
    return run_file.Test(**told) if told else None


def _run(kept: Checkpoint, folder: Path, name: str, steps: Mapping[str, int]) -> run_file.Run:
    watched = watched_file.unpack(kept.measured)
    return run_file.Run(
        version=1 if watched is None else 2, measured=None if watched is None else watched_file.to_json(watched),
        recipe=msgspec.Raw(msgspec.json.encode(replace(kept.recipe, network=kept.description.name))),
        network=msgspec.Raw(kept.network), source=kept.source,  # type: ignore[arg-type]  # checked when it is read
        images=kept.images, losses=np.frombuffer(kept.losses, np.float32).tolist(),
        seconds=[seconds for _, _, seconds in kept.epochs],
        correct=np.frombuffer(kept.correct, np.int32).tolist(), former=kept.version == 1,
        evaluations=[run_file.Evaluation(*one) for one in kept.evaluations], held_out=kept.held_out,
        test=_test(final.read(final.path(folder, name))),
        rates=[run_file.RateSet(*one) for one in kept.rates], lr=kept.lr, diverged=kept.diverged,
        weights=dict(steps),  # type: ignore[arg-type]  # of WEIGHTS
        name=name, parent=kept.parent, title=checkpoints.title(folder, name), note=checkpoints.note(folder, name),
        began=kept.began, device=kept.device, threads=kept.threads,
    )  # fmt: skip
