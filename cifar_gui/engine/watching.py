"""What a run records of itself for the doctor: what its pictures are like, and seldom a close look at a step.

Nothing here draws a random number or changes a number of the run: what is looked at is there anyway, but for one
forward pass in eval mode, which leaves the running statistics alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from cifar_gui.engine import devices
from cifar_gui.engine.batches import Stack
from cifar_gui.engine.criteria import CLASSES, Criterion
from cifar_gui.engine.data import DataError
from cifar_gui.engine.evaluation import HeldOut, judging
from cifar_gui.engine.recipes import Model
from cifar_gui.layers import activation
from cifar_gui.protocol.watching import (
    ActivationLook,
    Agreement,
    Facts,
    LayerLook,
    Look,
    Measured,
    Outputs,
    Pixels,
    Watched,
)

FIRST_LOOKS, GROWTH = 4, 1.25
"""The first steps are all looked at; from then on each look is a quarter later than the one before. So a run of 400
steps is looked at 25 times, and one of a million 60 times."""
JUDGED_EVERY = 3
"""Every third look asks what the batch would lose in eval mode: that is a third of a step more."""
SEEN, SEEN_MAPS = 64, 16
"""Pictures of a batch that are judged in eval mode, and whose activations are looked at."""
LARGEST_PART = 1 << 16
"""Numbers of a parameter that are looked at: its first rows."""
COMPARED, COMPARED_JUDGED, PIECE = 2000, 1000, 250
"""Pictures whose labels are compared with those of similar ones, and how many are taken between two yields."""
NEAREST = 10
"""Pictures that vote."""
POOLED = 4
"""Pictures are compared at 8 times 8 points: what is in them, not where an edge runs."""
SAME_PICTURE = 0.9999
"""A correlation at which two pictures are the same one."""
ORDER = 512
"""Labels that are kept of the first epoch's order."""
BOUNDS = {"Sigmoid": (0.0, 1.0), "Tanh": (-1.0, 1.0)}
"""Between which numbers the outputs of bounded activations lie."""
ACTIVATIONS = {kind.name for kind in activation.KINDS}


# --- pictures -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class _Sample:
    """Some pictures of a set, evenly spread."""

    features: Tensor
    """float32 (n, d), each of length 1."""
    labels: Tensor
    """int64 (n,)."""
    pixels: Pixels
    share: float
    """Of all pictures of the set."""


Waiting = Generator[DataError | None, None, Any]


def facts(model: Model, train: Stack, judges: HeldOut, order: Tensor) -> Waiting:
    """The Facts of a run, in pieces; a DataError is yielded where the pictures are gone, and they are tried again.

    Args:
        model: what was built.
        train: the pictures that it trains on.
        judges: those that it is judged on; there may be none.
        order: int64 (n,), in which the first epoch takes them.
    """
    ours = yield from _sample(train, torch.arange(len(train)), COMPARED)
    theirs = (yield from _sample(judges.stack, judges.indices, COMPARED_JUDGED)) if len(judges.indices) > 1 else None
    size = min(len(ours.labels), len(theirs.labels) if theirs is not None else COMPARED)
    judged = judges.stack.labels[judges.indices.to(judges.stack.labels.device)]
    return Facts(
        dropout=max((_dropped(module) for module in model.network.modules()), default=0.0),
        counts=_counts(train.labels),
        judged=_counts(judged),
        pixels=ours.pixels,
        judged_pixels=theirs.pixels if theirs is not None else None,
        order=tuple(train.labels[order[:ORDER].to(train.labels.device)].tolist()),
        shared=(yield from _shared(theirs, ours)) if theirs is not None else 0.0,
        within=(yield from _agreement(ours, size)),
        judged_within=(yield from _agreement(theirs, size)) if theirs is not None else None,
    )


def _counts(labels: Tensor) -> tuple[int, ...]:
    return tuple(torch.bincount(labels.cpu(), minlength=CLASSES).tolist())


def _dropped(module: nn.Module) -> float:
    """The share of numbers that a layer drops; a dropout of our own has PyTorch's attribute, too."""
    return float(getattr(module, "p", 0.0)) if "Dropout" in type(module).__name__ else 0.0


def _sample(stack: Stack, among: Tensor, most: int) -> Waiting:
    """Some pictures, drawn from a generator of their own: a set may have its classes by turns."""
    drawn = np.random.default_rng(0)
    index = among[torch.from_numpy(np.sort(drawn.permutation(len(among))[:most]))]
    features, labels, seen = [], [], None
    for first in range(0, len(index), PIECE):
        x, y = yield from stack.wait_for(index[first : first + PIECE])
        seen = seen or pixels(x)
        small = nn.functional.avg_pool2d(x, POOLED).flatten(1)
        features.append(nn.functional.normalize(small - small.mean(1, keepdim=True)).cpu())
        labels.append(y.cpu())
        yield None
    assert seen is not None
    mixed = torch.from_numpy(drawn.permutation(len(index)))
    return _Sample(torch.cat(features)[mixed], torch.cat(labels)[mixed], seen, len(index) / len(among))


def _agreement(sample: _Sample, size: int) -> Waiting:
    """How often the nearest pictures among ``size`` or so vote for the label of one: in parts, where there are more.

    The more pictures there are to choose from, the more alike are the nearest: two samples are compared by parts of the
    same size.
    """
    parts = max(1, round(len(sample.labels) / size))
    agreeing, expected = 0, 0.0
    for part in range(parts):
        features, labels = sample.features[part::parts], sample.labels[part::parts]
        alike = (features @ features.T).fill_diagonal_(-math.inf)
        nearest = alike.topk(min(NEAREST, len(labels) - 1), 1)
        votes = torch.zeros(len(labels), CLASSES)
        voted = votes.scatter_add_(1, labels[nearest.indices], nearest.values.clamp_min(0) ** 4).argmax(1)
        agreeing += int((voted == labels).sum())
        counts = [torch.bincount(one, minlength=CLASSES).double() / len(labels) for one in (voted, labels)]
        expected += float(counts[0] @ counts[1]) / parts
        yield None
    return Agreement(len(sample.labels), agreeing, expected)


def _shared(judged: _Sample, ours: _Sample) -> Waiting:
    """Which share of the judged pictures is among those that it trains on, about: by the samples of both."""
    same = 0
    for first in range(0, len(judged.labels), PIECE):
        alike = judged.features[first : first + PIECE] @ ours.features.T
        same += int((alike.amax(1) > SAME_PICTURE).sum())
        yield None
    return min(1.0, same / len(judged.labels) / ours.share)


def pixels(x: Tensor) -> Pixels:
    """What goes in: ``x`` (n, 3, H, W)."""
    left, right = (part - part.mean() for part in (x[..., :-1], x[..., 1:]))
    beside = (left * right).mean() / (left.square().mean() * right.square().mean()).sqrt()
    found = torch.stack((x.min(), x.max(), x.mean(), x.std(correction=0), beside)).tolist()
    return Pixels(*found)


# --- steps ----------------------------------------------------------------------------------------------------------


@dataclass(eq=False)
class _Seen:
    """What one forward pass shows."""

    outputs: Tensor | None = None
    training: bool = True
    left_over: float = 0.0
    activations: list[tuple[str, str, Tensor]] = field(default_factory=list)


class Watch:
    """Looks at the steps of one run. Worker thread."""

    def __init__(self, run: int, named: Criterion, watched: Watched) -> None:
        """``named`` is the loss that the recipe names; ``watched`` what is known so far."""
        self.watched = watched
        self._run, self._named = run, named
        self._next = _after(watched.looks[-1].step) if watched.looks else 1

    @property
    def measured(self) -> Measured:
        """All of it so far, as an event."""
        return Measured(self._run, self.watched)

    def step(self, number: int, model: Model, x: Tensor, y: Tensor) -> Iterator[Measured | None]:
        """Look at a step, if it is due: to be advanced before its forward pass, before its update, and after it.

        The third time it gives what there is to tell. Where no look is due it is over at once.
        """
        if number < self._next:
            return
        network, seen = model.network, _Seen()
        judged = self._judged(model, x, y) if len(self.watched.looks) % JUDGED_EVERY == 0 else None
        with _watching(network, seen):
            yield None
        if seen.outputs is None:
            return
        gradients = _gradients(network)
        lr, before = model.lr, _Weights(network)
        yield None
        with torch.no_grad():
            look = Look(
                step=number, pictures=len(x), lr=lr,
                loss=model.criterion(seen.outputs, y).item(), named=self._named(seen.outputs, y).item(),
                judging=judged, same=model.criterion(seen.outputs[:SEEN], y[:SEEN]).item(),
                training=seen.training, left_over=seen.left_over, gradient=_total(gradients.values()),
                pixels=pixels(x[:SEEN_MAPS]), outputs=_outputs(seen.outputs), layers=before.looks(gradients),
                activations=tuple(_told(*one) for one in seen.activations),
            )  # fmt: skip
        self.watched = replace(self.watched, looks=(*self.watched.looks, look))
        self._next = _after(number)
        yield self.measured

    def _judged(self, model: Model, x: Tensor, y: Tensor) -> float:
        """The loss of a batch in eval mode."""
        with judging(model.network), devices.kernels(len(x)):
            return model.criterion(model.network(x[:SEEN]), y[:SEEN]).item()

    @contextmanager
    def judged(self, network: nn.Module) -> Iterator[None]:
        """Notice in which mode the network is while it is judged."""

        def look(module: nn.Module, _: object) -> None:
            training = not torch.is_grad_enabled() and any(one.training for one in module.modules())
            if training and not self.watched.judged_training:
                self.watched = replace(self.watched, judged_training=True)

        handle = network.register_forward_pre_hook(look)
        try:
            yield
        finally:
            handle.remove()


def _after(step: int) -> int:
    return step + 1 if step < FIRST_LOOKS else math.ceil(step * GROWTH)


@contextmanager
def _watching(network: nn.Module, seen: _Seen) -> Iterator[None]:
    """Notice the next forward pass with a graph, and the gradients that are there when its backward pass begins.

    Others in between, such as for a snapshot, have no graph.
    """

    def whole(module: nn.Module, _: object, outputs: Tensor) -> None:
        if seen.outputs is None and outputs.requires_grad:
            seen.outputs, seen.training = outputs.detach(), all(one.training for one in module.modules())
            outputs.register_hook(begins)  # type: ignore[no-untyped-call]  # torch has no types for it

    def begins(_: Tensor) -> None:
        seen.left_over = _total(_gradients(network).values())

    def activated(name: str, kind: str) -> Callable[..., None]:
        def look(_: nn.Module, __: object, outputs: Tensor) -> None:
            if torch.is_grad_enabled():
                seen.activations.append((name, kind, shares(outputs.detach()[:SEEN_MAPS], kind)))

        return look

    with ExitStack() as hooks:
        for name, module in network.named_modules():
            if (kind := type(module).__name__) in ACTIVATIONS:
                hooks.callback(module.register_forward_hook(activated(name, kind)).remove)
        hooks.callback(network.register_forward_hook(whole).remove)
        yield


def shares(y: Tensor, kind: str) -> Tensor:
    """(3,): shares of zeros, of dead channels or neurons, and of saturated outputs."""
    zero = y == 0
    saturated = torch.zeros(())
    if kind in BOUNDS:
        low, high = BOUNDS[kind]
        margin = (high - low) / 100
        saturated = ((y < low + margin) | (y > high - margin)).float().mean().cpu()
    dead = zero.transpose(0, 1).flatten(1).all(1) if y.dim() > 1 else zero
    return torch.stack((zero.float().mean().cpu(), dead.float().mean().cpu(), saturated))


def _told(name: str, kind: str, found: Tensor) -> ActivationLook:
    zero, dead, saturated = found.tolist()
    return ActivationLook(name, kind, zero, dead, saturated)


def _outputs(outputs: Tensor) -> Outputs:
    across = outputs.std(0).mean() if len(outputs) > 1 else outputs.new_zeros(())
    found = (outputs.min(), outputs.max(), outputs.sum(1).mean(), outputs.std(1).mean(), across)
    return Outputs(*torch.stack(found).tolist())


def _part(tensor: Tensor) -> Tensor:
    """Its first rows, not more than LARGEST_PART numbers, or one row."""
    if tensor.numel() <= LARGEST_PART or not tensor.dim():
        return tensor.detach()
    return tensor.detach()[: max(1, LARGEST_PART * len(tensor) // tensor.numel())]


def _gradients(network: nn.Module) -> dict[str, float | None]:
    """The norm of each parameter's gradient, None where it has none; what is meant to stay as it is does not count."""
    trained = {name: one.grad for name, one in network.named_parameters() if one.requires_grad}
    there = [grad for grad in trained.values() if grad is not None]
    norms = iter(torch.stack(torch._foreach_norm(there)).tolist() if there else ())
    return {name: None if grad is None else next(norms) for name, grad in trained.items()}


def _total(norms: Any) -> float:
    """The norm of all, of the norms of some."""
    return math.hypot(*(norm for norm in norms if norm is not None))


class _Weights:
    """The parameters of a network before an update, but for those that are meant to stay as they are."""

    def __init__(self, network: nn.Module) -> None:
        self._layers = [
            (name, type(module).__name__, own)
            for name, module in network.named_modules()
            if (own := {key: one for key, one in module.named_parameters(name, recurse=False) if one.requires_grad})
        ]
        self._before = {name: _part(parameter).clone() for *_, own in self._layers for name, parameter in own.items()}

    def looks(self, gradients: dict[str, float | None]) -> tuple[LayerLook, ...]:
        """Each layer with parameters, now that they are updated."""
        return tuple(self._look(name, kind, own, gradients) for name, kind, own in self._layers)

    def _look(self, name: str, kind: str, own: dict[str, Tensor], gradients: dict[str, float | None]) -> LayerLook:
        before = [self._before[key] for key in own]
        moved = torch._foreach_sub([_part(parameter) for parameter in own.values()], before)
        weight, update = (torch.stack(torch._foreach_norm(part)).norm().item() for part in (before, moved))
        numbers = sum(part.numel() for part in moved)
        changed = sum(int(part.count_nonzero()) for part in moved)
        first, whole = before[0], next(iter(own.values()))
        norms = [gradients[key] for key in own]
        return LayerLook(
            name, kind, weight, None if None in norms else _total(norms), update, changed / max(1, numbers),
            first.std(correction=0).item(), math.prod(whole.shape[1:]) if whole.dim() > 1 else 0,
        )  # fmt: skip
