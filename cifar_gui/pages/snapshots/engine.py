"""A network at every moment of its training whose weights were kept. Worker thread."""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from cifar_gui.engine import checkpoints, faults, frozen, kept_weights, models, network
from cifar_gui.engine.batches import Stack
from cifar_gui.engine.counting import confusion
from cifar_gui.engine.data import CLASSES, DataSet, Split
from cifar_gui.engine.evaluation import PIECE, HeldOut
from cifar_gui.engine.forward import seeded
from cifar_gui.engine.kept_weights import Kept, WeightsKeeper
from cifar_gui.engine.refusals import fault, let_go
from cifar_gui.engine.run_names import BEST
from cifar_gui.lesson import Fact
from cifar_gui.pages.snapshots.protocol import Followed, FollowRun, Judged, Moment
from cifar_gui.protocol import Failure, Floats
from cifar_gui.protocol.models import RUN
from cifar_gui.spec import Network

MOST_HELD = 128 << 20
"""Bytes of weights that are held while they are judged; beyond that they are read again."""
MOST_JUDGED = 2000
"""Moments whose errors are remembered for a split."""

Sources = Mapping[str, DataSet]
Weights = dict[str, Tensor]

known: WeakKeyDictionary[Split, dict[object, Judged]] = WeakKeyDictionary()
"""By the file of the weights, and its state."""


def answers(request: FollowRun, sources: Sources) -> Iterator[Followed | Failure | None]:
    """What there is to see at once, and again after each moment that was judged. None between pieces of the work."""
    try:
        yield from _followed(request, sources)
    except Exception as error:
        yield fault(request.id, request.page, let_go(error))


@dataclass(frozen=True)
class _Step:
    """Where the weights after a step lie: in a file of their own, or in that of a run that can go on."""

    step: int
    best: bool
    kept: Kept | None
    file: Path

    def read(self) -> Weights:
        if self.kept is not None:
            return kept_weights.state_of(self.kept)
        return kept_weights.read(self.file)[2]

    @property
    def key(self) -> object:
        path = self.kept.path if self.kept is not None else self.file
        return path, self.step, path.stat().st_mtime_ns


def _steps(file: Path, run: checkpoints.Checkpoint) -> list[_Step]:
    """One for each step, ascending."""
    kept = [one for one in kept_weights.found(file.parent, file.stem) if one.step <= run.step]
    best = max((one.step for one in kept if one.kind == BEST), default=None)
    found = {one.step: _Step(one.step, one.step == best, one, file) for one in kept}
    if run.state and run.step not in found:
        found[run.step] = _Step(run.step, False, None, file)
    return [found[step] for step in sorted(found)]


def _followed(request: FollowRun, sources: Sources) -> Iterator[Followed | None]:
    opened = models.opened(request.model, request.device)  # what is not there, or does not fit, is refused here
    told = Followed(
        request.id, request.page, request.model, opened.network, request.source, request.split, request.index,
        request.judged_source, request.judged, "", (), np.zeros(0, np.float32), (), 0, 0, 0, whole=True,
    )  # fmt: skip
    if request.model.origin != RUN:
        yield told
        return
    file = checkpoints.path(request.model.runs, request.model.name)
    run = checkpoints.read(file)
    steps = _steps(file, run)
    inside = _Inside(opened.network, request.device)
    yield None
    moments, held = [], dict[int, Weights]()
    picture = _picture(request, sources, opened.network)
    for one in steps:
        weights = inside.load(one.read())
        if sum(map(_bytes, held.values())) + _bytes(weights) <= MOST_HELD:
            held[one.step] = weights
        moments.append(inside.look(one, picture))
        yield None
    told = replace(
        told, layer=inside.layer, losses=np.frombuffer(run.losses, np.float32).copy(),
        evaluations=tuple((step, accuracy, loss) for step, accuracy, loss, _ in run.evaluations),
        steps_per_epoch=run.steps_per_epoch, images=run.images,
        batch_size=faults.followed(run.recipe, run.images).batch_size,
    )  # fmt: skip
    yield from _judge(told, steps, moments, held, inside, sources[request.judged_source].split(request.judged))


def _judge(
    told: Followed, steps: list[_Step], moments: list[Moment], held: dict[int, Weights], inside: _Inside, split: Split
) -> Iterator[Followed | None]:
    """Errors on held-out pictures: of the last moment first, which is looked at first, then from the beginning."""
    before = known.setdefault(split, {})
    moments = [replace(moment, judged=before.get(one.key)) for one, moment in zip(steps, moments, strict=True)]
    waiting = [place for place in (len(steps) - 1, *range(len(steps) - 1)) if place >= 0]
    waiting = [place for place in waiting if moments[place].judged is None] if inside.classifies else []
    yield replace(told, moments=tuple(moments), whole=not waiting)
    stack = HeldOut.of(split, told.network.scaling, inside.device)
    for count, place in enumerate(waiting, 1):
        one = steps[place]
        inside.load(held.get(one.step) or one.read())
        found = yield from inside.judge(stack)
        if len(before) >= MOST_JUDGED:
            before.clear()
        before[one.key] = found
        moments[place] = replace(moments[place], judged=found)
        yield replace(told, moments=tuple(moments), whole=count == len(waiting))


def _picture(request: FollowRun, sources: Sources, described: Network) -> Tensor:
    split = sources[request.source].split(request.split)
    stack = Stack.of(split, described.scaling, request.device)
    return stack.take(torch.tensor([min(request.index, len(split) - 1)]))[0]


def _bytes(weights: Weights) -> int:
    return sum(tensor.nbytes for tensor in weights.values())


class _Inside:
    """A network of its own, which takes the weights of one moment after the other."""

    def __init__(self, description: Network, device: str) -> None:
        with seeded(0):
            self.module = network.build(description).to(device).eval().requires_grad_(False)
        self.device = device
        named = self.module.named_modules()
        found = next(((name, one) for name, one in named if isinstance(one, nn.Conv2d)), None)
        self.layer = "" if found is None else found[0]
        self._first = None if found is None else found[1]
        self.classifies = True
        """Whether ten numbers come out for a picture."""

    def load(self, weights: Weights) -> Weights:
        """Take these weights, which fit.

        Raises:
            CheckpointError: they do not.
        """
        frozen.fits(weights, self.module.state_dict(), "network")
        self.module.load_state_dict(weights)
        return weights

    def look(self, one: _Step, x: Tensor) -> Moment:
        """What it looks like for a picture (1, 3, 32, 32)."""
        seen: list[Floats] = []
        if self._first is not None:
            hook = self._first.register_forward_hook(lambda _, __, y: seen.append(_array(y[0])))
        y = self.module(x)
        if self._first is not None:
            hook.remove()
        self.classifies = y.shape == (1, len(CLASSES))
        kernels = _array(self._first.weight) if self._first is not None else None
        probabilities = _array(y.softmax(1)[0]) if y.dim() == 2 else None
        return Moment(one.step, one.best, kernels, seen[0] if seen else None, probabilities, None)

    def judge(self, held_out: HeldOut) -> Generator[None, None, Judged]:
        """Its errors, and its mean loss; yields after each piece."""
        counts, loss = np.zeros((len(CLASSES),) * 2, np.int64), 0.0
        for first in range(0, len(held_out.indices), PIECE):
            x, y = held_out.stack.take(held_out.indices[first : first + PIECE])
            logits = self.module(x)
            loss += functional.cross_entropy(logits, y, reduction="sum").item()
            counts += confusion(y.cpu().numpy(), logits.argmax(1).cpu().numpy())
            yield None
        return Judged(counts, loss / max(len(held_out.indices), 1))


def _array(tensor: Tensor) -> Floats:
    """On the CPU, C-contiguous, and never the memory that the next moment changes."""
    return np.array(tensor.detach().cpu().numpy(), order="C", copy=True)


def evaluate(content: Any, fact: Fact) -> dict[str, object]:
    """How many snapshots a run of so many steps keeps."""
    (steps,) = fact.in_shape
    with tempfile.TemporaryDirectory() as folder:
        keeper = WeightsKeeper(Path(folder), "a", 1 << 20)
        keeper.begin(steps, None)
        for step in range(1, steps + 1):
            keeper.pass_by(step, nn.Identity())
    return {"snapshots": len(keeper.waiting)}
