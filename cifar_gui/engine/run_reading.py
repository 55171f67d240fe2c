"""Files of runs as they come from anywhere: see ``run_file``.

Their members are known by their exact names and bounded before they are read, nothing in them is packed, every number
is looked at, and weights are compared with their network. What is refused is named by file, member and field.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from cifar_gui import files, json_file
from cifar_gui.engine import faults, network_file, run_cost, watched_file
from cifar_gui.engine.network_file import NetworkFileError
from cifar_gui.engine.run_file import LARGEST_COUNT, LARGEST_NUMBER, MOST_STEPS, RUN_JSON, WEIGHTS, Run, steps_per_epoch
from cifar_gui.engine.run_names import BEST, LAST, SAFETENSORS
from cifar_gui.json_file import FieldError, shown
from cifar_gui.protocol.watching import Watched
from cifar_gui.recipe import Recipe
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, MessageError, Network, fields

if TYPE_CHECKING:
    from torch import Tensor

LARGEST_FILE = 1_000_000_000
LARGEST_JSON = 64_000_000
"""Bytes of what says everything of a run but its weights."""
LARGEST_RECIPE = 20_000
MOST_VALUES = 2 * MOST_STEPS + 500_000
"""Numbers of a run: each takes thirty bytes and more while it is read."""
MOST_RUNS = 200
"""In one file."""
MEMBER = re.compile(rf"(?:([\w-]{{1,60}})/)?(run\.json|(?:{LAST}|{BEST})\{SAFETENSORS})", re.ASCII)


@dataclass(frozen=True, eq=False)
class Found:
    """A run of a file, checked."""

    run: Run
    recipe: Recipe
    network: Network
    losses: np.ndarray[Any, np.dtype[np.float32]]
    parameters: int
    watched: Watched | None = None
    """What it has recorded of itself."""
    weights: Mapping[str, tuple[int, Mapping[str, Tensor]]] = field(default_factory=dict)
    """Step and state dict, by LAST and BEST."""


# --- sentences ------------------------------------------------------------------------------------------------------


class RunFileError(MessageError):
    """No runs can be opened from this file; ``message`` names it and says why."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(Message("Engine", text, values))


UNREADABLE = QT_TRANSLATE_NOOP("Engine", "{name} cannot be read: {error}")
TOO_LARGE = QT_TRANSLATE_NOOP("Engine", "{name} is too large: a file of runs may have 1 GB.")
NO_ZIP = QT_TRANSLATE_NOOP("Engine", "{name} is damaged or cut short, or no file of runs. None of it was opened.")
NO_RUN = QT_TRANSLATE_NOOP("Engine", "{name} holds no run: there is no {member} in it.")
MANY = QT_TRANSLATE_NOOP("Engine", "{name} holds more than {most} files of runs, and is not opened.")
STRANGE = QT_TRANSLATE_NOOP(
    "Engine", "{name} holds “{member}”, which is no part of a run: {known} are, also in a folder for each run."
)
TWICE = QT_TRANSLATE_NOOP("Engine", "{name} holds “{member}” twice, and is not opened.")
PACKED = QT_TRANSLATE_NOOP(
    "Engine", "{name}: “{member}” is compressed or encrypted. A file of runs is a ZIP without compression (stored)."
)
LARGE_PART = QT_TRANSLATE_NOOP("Engine", "{name}: “{member}” is larger than the {most} MB that it may have.")
NO_JSON = QT_TRANSLATE_NOOP("Engine", "{name}: “{member}” is no JSON: {what}")
OTHER = QT_TRANSLATE_NOOP("Engine", "{name}: “{member}” does not say that it is a run; its format is “{format}”.")
TOO_NEW = QT_TRANSLATE_NOOP("Engine", "{name} comes from another version of the program (format {version}).")
FIELD = QT_TRANSLATE_NOOP("Engine", "{name}: in “{member}” the field “{field}” is not right: {what}")
TOO_MANY = QT_TRANSLATE_NOOP("Engine", "it has more values than the {most} that a run may have.")
UNKNOWN_FIELD = QT_TRANSLATE_NOOP("Engine", "this version of the program does not know it.")
ONE_OF = QT_TRANSLATE_NOOP("Engine", "it is “{value}”, and has to be one of {known}.")
FINITE = QT_TRANSLATE_NOOP("Engine", "{value} is too large, or no number.")
LEAST = QT_TRANSLATE_NOOP("Engine", "it is {value}, and {least} is the least.")
NO_TEXT = QT_TRANSLATE_NOOP("Engine", "it is too long.")
BEYOND = QT_TRANSLATE_NOOP("Engine", "step {step} lies behind the last one, {last}.")
BEFORE = QT_TRANSLATE_NOOP("Engine", "step {step} stands behind step {before}: they have to ascend.")
TOO_LONG = QT_TRANSLATE_NOOP(
    "Engine", "{count} steps are more than the recipe has: {epochs} epochs of {steps} steps ({images} pictures)."
)
MORE_RIGHT = QT_TRANSLATE_NOOP("Engine", "{right} right ones are more than the {pictures} pictures.")
EPOCHS = QT_TRANSLATE_NOOP("Engine", "there are {count} numbers, and {epochs} epochs are over.")
UNBUILT = QT_TRANSLATE_NOOP("Engine", "PyTorch does not build it: {error}")
NOT_TEN = QT_TRANSLATE_NOOP(
    "Engine", "it makes {shape} of pictures of the shape {pictures}; ten numbers each are needed."
)
NO_STEP = QT_TRANSLATE_NOOP("Engine", "there is no step for “{which}”, whose weights are in the file.")
NO_WEIGHTS = QT_TRANSLATE_NOOP("Engine", "there is a step for “{which}”, and no weights in the file.")

# --- reading --------------------------------------------------------------------------------------------------------


def read(file: Path) -> Iterator[Found | None]:
    """The runs of a file, one after the other; None where others may have their turn.

    Raises:
        MessageError: a RunFileError, or a WeightsError where weights do not fit: nothing of the file is to be used.
    """
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise RunFileError(TOO_LARGE, name=file.name)
        with files.open_plain(file) as opened, zipfile.ZipFile(opened) as archive:
            for members in _runs(archive, file).values():
                yield from _read(archive, members, file.name)
    except OSError as error:
        raise RunFileError(UNREADABLE, name=file.name, error=error.strerror or type(error).__name__) from None
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError, OverflowError):
        raise RunFileError(NO_ZIP, name=file.name) from None


def _runs(archive: zipfile.ZipFile, file: Path) -> dict[str, dict[str, zipfile.ZipInfo]]:
    """The members of each run, by what they are: all of them known, none packed, none beyond the size of the file."""
    name, entries = file.name, archive.infolist()
    if len(entries) > (1 + len(WEIGHTS)) * MOST_RUNS:
        raise RunFileError(MANY, name=name, most=(1 + len(WEIGHTS)) * MOST_RUNS)
    runs: dict[str, dict[str, zipfile.ZipInfo]] = {}
    for entry in entries:
        member = shown(entry.filename)
        if (found := MEMBER.fullmatch(entry.filename)) is None:
            known = ", ".join((RUN_JSON, *(which + SAFETENSORS for which in WEIGHTS)))
            raise RunFileError(STRANGE, name=name, member=member, known=known)
        if entry.compress_type != zipfile.ZIP_STORED or entry.flag_bits & 1:
            raise RunFileError(PACKED, name=name, member=member)
        run = runs.setdefault(found[1] or "", {})
        if found[2] in run:
            raise RunFileError(TWICE, name=name, member=member)
        if found[2] == RUN_JSON and entry.file_size > LARGEST_JSON:
            raise RunFileError(LARGE_PART, name=name, member=member, most=LARGEST_JSON // 10**6)
        run[found[2]] = entry
    if sum(entry.file_size for entry in entries) > file.stat().st_size:
        raise RunFileError(NO_ZIP, name=name)
    if missing := [f"{folder}/{RUN_JSON}".lstrip("/") for folder, run in runs.items() if RUN_JSON not in run]:
        raise RunFileError(NO_RUN, name=name, member=missing[0])
    if not runs:
        raise RunFileError(NO_RUN, name=name, member=RUN_JSON)
    return runs


def _read(archive: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo], name: str) -> Iterator[Found | None]:
    """One run, and before it None after each of its members."""
    member = members[RUN_JSON].filename
    try:
        found = _checked(archive.read(members[RUN_JSON]), name, member)
        inside = {which for which in WEIGHTS if which + SAFETENSORS in members}
        for which in inside ^ found.run.weights.keys():
            raise FieldError("weights", NO_STEP if which in inside else NO_WEIGHTS, which=which)
    except FieldError as error:
        raise RunFileError(FIELD, name=name, member=member, field=error.where or RUN_JSON, what=error.what) from None
    yield None
    weights: dict[str, tuple[int, Mapping[str, Tensor]]] = {}
    for which, step in found.run.weights.items():
        entry = members[which + SAFETENSORS]
        if entry.file_size > (most := _room(found.network)):
            raise RunFileError(LARGE_PART, name=name, member=entry.filename, most=most // 10**6)
        weights[which] = (step, _weights(archive.read(entry), found.network, f"{name}: {entry.filename}"))
        yield None
    yield replace(found, weights=weights)


def _room(network: Network) -> int:
    """Bytes that its weights may take, whatever the type of their numbers, with what says which they are."""
    from cifar_gui.engine import weights, weights_fit

    return weights.LARGEST_HEADER + 8 * sum(tensor.numel() for tensor in weights_fit.wanted(network).values())


def _weights(data: bytes, network: Network, name: str) -> Mapping[str, Tensor]:
    """A state dict that is the network's.

    Raises:
        WeightsError: it is another one, or none.
    """
    from cifar_gui.engine import weights, weights_fit

    found, own = weights.of_safetensors(data, name), weights_fit.wanted(network)
    if (names := weights_fit.match(found, own)) is None:
        raise weights_fit.misfit(found, own, network, name)
    return weights_fit.fitted(found, names, name)


# --- checking -------------------------------------------------------------------------------------------------------


def _checked(data: bytes, name: str, member: str) -> Found:
    run = _decoded(data, name, member)
    recipe, network = _recipe(run.recipe), _network(run.network)
    losses = np.array(run.losses, np.float64)
    if not (fits := np.abs(losses) <= np.finfo(np.float32).max).all():
        at = int(np.argmin(fits))
        raise FieldError(f"losses[{at}]", FINITE, value=f"{run.losses[at]:.3g}")
    _steps(run, recipe)
    for text in ("name", "parent", "title", "note", "device"):
        setattr(run, text, _plain(getattr(run, text)))
    recipe = replace(recipe, network=network.name)
    parameters, watched = _parameters(network), None
    if run.measured is not None:
        watched = watched_file.of_json(run.measured, faults.built(network, recipe), len(losses))
    return Found(run, recipe, network, losses.astype(np.float32), parameters, watched)


def _decoded(data: bytes, name: str, member: str) -> Run:
    """``run.json`` with every field of the right type.

    Raises:
        RunFileError: it is something else.
        FieldError: a field has another type, or a number that is none.
    """
    if data.count(b",") > MOST_VALUES:
        raise FieldError(json_file.key_before(data, len(data) // 2), TOO_MANY, most=f"{MOST_VALUES:,}")
    try:
        return json_file.decode(data, Run)
    except json_file.OtherFormat as error:
        raise RunFileError(OTHER, name=name, member=member, format=error.format) from None
    except json_file.OtherVersion as error:
        raise RunFileError(TOO_NEW, name=name, version=error.version) from None
    except json_file.NotJson as error:
        raise RunFileError(NO_JSON, name=name, member=member, what=error.message) from None


def _recipe(raw: msgspec.Raw) -> Recipe:
    """A recipe whose every field is one that a form could hold.

    Raises:
        FieldError: one is not.
    """
    data = bytes(raw)
    if len(data) > LARGEST_RECIPE:
        raise FieldError("recipe", NO_TEXT)
    known = {item.name: item for item in fields(Recipe)}
    try:
        for name in msgspec.json.decode(data, type=dict[str, msgspec.Raw]):
            if name not in known:
                raise FieldError(f"recipe.{shown(name)}", UNKNOWN_FIELD)
        recipe = msgspec.json.decode(data, type=Recipe)
    except msgspec.ValidationError as error:
        raise json_file.mistyped(error, "recipe") from None
    for name, item in known.items():
        value, where = item.of(recipe), f"recipe.{name}"
        if item.choices and name != "network" and value not in item.choices:
            raise FieldError(where, ONE_OF, value=shown(str(value)), known=", ".join(item.choices))
        if isinstance(value, int | float) and not abs(value) <= LARGEST_NUMBER:
            raise FieldError(where, FINITE, value=value)
    for name in ("batch_size", "epochs"):
        if not 1 <= (value := getattr(recipe, name)) <= LARGEST_COUNT:
            raise FieldError(f"recipe.{name}", LEAST if value < 1 else FINITE, value=value, least=1)
    return recipe


def _network(raw: msgspec.Raw) -> Network:
    try:
        return network_file.decode(bytes(raw))
    except NetworkFileError as error:
        raise FieldError("network", "{what}", what=error.message) from None


def _parameters(network: Network) -> int:
    """How many it has. No memory is taken for it.

    Raises:
        FieldError: PyTorch does not build it, or it does not give ten numbers for each picture.
    """
    import torch

    from cifar_gui.engine.criteria import CLASSES
    from cifar_gui.engine.evaluation import PIECE
    from cifar_gui.engine.network import build, parameters

    try:
        with torch.device("meta"):
            shape, count = run_cost.outputs(network), parameters(build(network))
    except Exception as error:  # whatever PyTorch raises
        raise FieldError("network", UNBUILT, error=shown(str(error)) or type(error).__name__) from None
    if shape != (PIECE, CLASSES) or network.in_shape != run_cost.PICTURE:
        raise FieldError("network", NOT_TEN, shape=str(shape[1:]), pictures=str(network.in_shape))
    return count


def _steps(run: Run, recipe: Recipe) -> None:
    """That everything which is counted in steps and epochs agrees."""
    steps, each = len(run.losses), steps_per_epoch(run, recipe)
    if steps > each * recipe.epochs:
        values = {"count": steps, "epochs": recipe.epochs, "steps": each, "images": run.images}
        raise FieldError("losses", TOO_LONG, **values)
    over = {steps // each, max(steps - 1, 0) // each}
    if run.seconds and len(run.seconds) not in over:
        raise FieldError("seconds", EPOCHS, count=len(run.seconds), epochs=steps // each)
    counted = [(f"{name}[{at}].step", one.step) for name in ("evaluations", "rates")
               for at, one in enumerate(getattr(run, name))]  # fmt: skip
    for where, step in (*counted, *((f"weights.{which}", step) for which, step in run.weights.items())):
        if step > steps:
            raise FieldError(where, BEYOND, step=step, last=steps)
    for name in ("evaluations", "rates"):
        found = [one.step for one in getattr(run, name)]
        for at, (before, step) in enumerate(pairwise(found), 1):
            if step < before:
                raise FieldError(f"{name}[{at}].step", BEFORE, step=step, before=before)
    if run.test is not None and run.test.step > steps:
        raise FieldError("test.step", BEYOND, step=run.test.step, last=steps)
    if run.test is not None and run.test.right > run.test.pictures:
        raise FieldError("test.right", MORE_RIGHT, right=run.test.right, pictures=run.test.pictures)
    if run.diverged and not steps <= run.diverged <= each * recipe.epochs:
        raise FieldError("diverged", BEYOND, step=steps, last=run.diverged)


def _plain(text: str) -> str:
    """What a file says, fit to be shown and written."""
    return "".join(letter for letter in text if letter.isprintable() or letter == "\n").strip()
