"""Networks with weights, to be looked into: the shipped ones, those of runs, opened ones, and fresh ones."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cifar_gui import paths
from cifar_gui.engine import checkpoints, frozen, kept_weights, model_cards, network_file
from cifar_gui.engine.data import DataSet, Split
from cifar_gui.engine.run_names import BEST, LAST, SAFETENSORS, SNAPSHOT
from cifar_gui.engine.sealed import CheckpointError
from cifar_gui.protocol.models import (
    FRESH,
    OPENED,
    RUN,
    SHIPPED,
    FindModels,
    KeptModel,
    KeptModels,
    Model,
    Training,
    run_key,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, MessageError, Network

if TYPE_CHECKING:
    from torch import Tensor, nn

MOST_OPEN = 4
"""Networks that stay in memory."""
PIECE = 250
"""Pictures that are judged at once."""
UNKNOWN = Message("Engine", QT_TRANSLATE_NOOP("Engine", "The weights that were looked into are there no longer."))


class ModelError(MessageError):
    """A network cannot be looked into; ``message`` says why."""


@dataclass(frozen=True, eq=False)
class Opened:
    """A network with its weights, on a device."""

    network: Network
    module: nn.Sequential
    """In evaluation mode. Nobody changes it; whoever has to works on a copy."""
    step: int = 0
    """Steps of training that it has seen, where that is known."""


# --- opening one ----------------------------------------------------------------------------------------------------

_open: OrderedDict[object, Opened] = OrderedDict()
"""Worker thread. What was opened last, by model, device and the state of its file."""


def opened(model: Model, device: str = "cpu") -> Opened:
    """The network that is named, with its weights. Worker thread.

    Raises:
        MessageError: it is not there, cannot be read, or does not fit its network.
    """
    key = (model, device, stamp(model))
    if key not in _open:
        found = _read(model)
        found.module.to(device).eval().requires_grad_(False)
        _open[key] = found
    _open.move_to_end(key)
    while len(_open) > MOST_OPEN:
        _open.popitem(last=False)
    return _open[key]


def stamp(model: Model) -> int:
    """Changes with the file of a model: a run that goes on writes its file again and again."""
    file = {RUN: checkpoints.path(model.runs, model.name), OPENED: model.opened / f"{model.name}{SAFETENSORS}"}
    with suppress(OSError, KeyError, ValueError):  # of a name that no file has
        return file[model.origin].stat().st_mtime_ns
    return 0


def _read(model: Model) -> Opened:
    from cifar_gui.engine.forward import seeded
    from cifar_gui.engine.network import build

    if model.origin == FRESH and model.network is not None:
        with seeded(model.seed):
            return Opened(model.network, build(model.network))
    if model.origin == RUN:
        which = int(model.which) if model.which.isdecimal() else model.which
        run, step, weights = kept_weights.read(checkpoints.path(model.runs, _plain_name(model)), which)
        return Opened(run.trained, _with(run.trained, weights), step)
    if model.origin in (SHIPPED, OPENED):
        return _from_folder(_folder(model), _plain_name(model))
    raise ModelError(UNKNOWN)


def _plain_name(model: Model) -> str:
    """The name of its file. It may come from a file of settings: it leads nowhere else.

    Raises:
        ModelError: it does.
    """
    name = model.name
    if not name.isprintable() or Path(name).name != name or any(mark in name for mark in "\\:"):
        raise ModelError(UNKNOWN)
    return name


def _folder(model: Model) -> Path:
    return paths.models_folder() if model.origin == SHIPPED else model.opened


def _from_folder(folder: Path, name: str) -> Opened:
    from cifar_gui.engine import weights

    card = model_cards.read(folder / f"{name}.json")
    description = network_file.from_plain(card.network) if card is not None else None
    if card is None or description is None:
        raise ModelError(UNKNOWN)
    found = weights.open_weights(folder / f"{name}{SAFETENSORS}", description)
    return Opened(description, _with(description, found), card.training.step if card.training is not None else 0)


def _with(description: Network, weights: Mapping[str, Tensor]) -> nn.Sequential:
    from cifar_gui.engine.forward import seeded
    from cifar_gui.engine.network import build

    with seeded(0):  # what is drawn gives way to the weights, and must not be drawn from the numbers of a run
        module = build(description)
    frozen.fits(weights, module.state_dict(), "network")
    module.load_state_dict(dict(weights))
    return module


def recognised(found: Opened, split: Split) -> int:
    """How many pictures of a split a network on the CPU is right about."""
    import torch

    from cifar_gui.engine.batches import Stack

    stack, right = Stack.of(split, found.network.scaling), 0
    with torch.no_grad():
        for first in range(0, len(split), PIECE):
            x, y = stack.take(torch.arange(first, min(first + PIECE, len(split))))
            right += int((found.module(x).argmax(1) == y).sum())
    return right


# --- which there are ------------------------------------------------------------------------------------------------


def find(request: FindModels, _: Mapping[str, DataSet]) -> Iterator[KeptModels | None]:
    """Every network with weights; a turn for each run."""
    found = list(model_cards.shipped())
    for file in sorted(request.runs.glob(f"*{checkpoints.SUFFIX}"), reverse=True) if request.runs.is_dir() else ():
        found += _of_run(file)
        yield None
    model_cards.clear_removed(request.opened)
    found += model_cards.in_folder(request.opened, OPENED)
    yield KeptModels(request.id, request.page, tuple(found))


def _of_run(file: Path) -> Iterator[KeptModel]:
    """The best and the last weights of a run, as far as they are kept; of one that cannot be read, nothing."""
    try:
        run = checkpoints.read(file)
    except CheckpointError:
        return
    kept = [one for one in kept_weights.found(file.parent, file.stem) if one.step <= run.step]
    last = run.step if run.state or any(one.kind == LAST for one in kept) else None
    best = max((one.step for one in kept if one.kind == BEST), default=None)
    snapshots = tuple(one.step for one in kept if one.kind == SNAPSHOT)
    scores = {step: (accuracy, pictures) for step, accuracy, _, pictures in run.evaluations}
    title = checkpoints.title(file.parent, file.stem)
    for which, step in ((BEST, best), (LAST, last)):
        if step is not None:
            training = Training(run.source, run.recipe.split, step, *scores.get(step, (None, 0)))
            yield KeptModel(run_key(file.stem, which), run.trained, title, training, snapshots)
