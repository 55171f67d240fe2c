"""One layer, run on one batch: a ``protocol.Forward`` in, ``protocol.Maps`` or a ``protocol.Failure`` out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from cifar_gui.engine import cost, errors, hazards, pooling_calls  # noqa: F401 - hazards guards every layer
from cifar_gui.engine.cause import Case
from cifar_gui.engine.code_pictures import USUAL
from cifar_gui.engine.cost import Refusal
from cifar_gui.engine.data import DataSet, batch
from cifar_gui.engine.refusals import answering, let_go
from cifar_gui.protocol import Failure, Floats, Forward, Maps

TRIAL_SECONDS = 0.06
"""Params that take longer on the batch are not tried for a Failure's fixes: the user is waiting for the message."""


@answering  # torch warns about empty kernels and uneven 'same': the page shows both
def answer(request: Forward, sources: Mapping[str, DataSet]) -> Maps | Failure:
    """Run the request's layer on its batch. Worker thread."""
    images, labels = batch(sources[request.pictures.source].split(request.pictures.split), request.pictures)
    x = torch.from_numpy(images) / 255
    if request.normalise:
        x = normalised(x)
    trial = _Trial(request.build, x.to(request.device), request.seed, request.device, request.allow)
    if (refusal := trial.refusal(request.params)) is not None:
        return _failure(request, CostError(refusal), trial)
    try:
        run = trial.run(request.params, trial.x)
    except Exception as error:
        # The traceback holds the tensors of the failed run: let go of them before any fix is tried.
        failed = let_go(error)
    else:
        return _maps(request, x, labels, run)
    return _failure(request, failed, trial)


def _maps(request: Forward, x: Tensor, labels: NDArray[np.int64], run: _Run) -> Maps:
    weight, bias = (getattr(run.layer, name, None) for name in ("weight", "bias"))
    indices = run.indices if run.indices is not None else pooling_calls.winners(run.layer, run.x)
    unpooled = None if run.indices is None else pooling_calls.unpooled(run.layer, run.y, run.indices, x.shape)
    return Maps(
        request.id, request.page, request.params, request.pictures, request.seed, request.device,
        x=array(x), y=array(run.y), weight=None if weight is None else array(weight),
        bias=None if bias is None else array(bias), labels=labels, milliseconds=run.milliseconds,
        normalise=request.normalise, indices=None if indices is None else indices.cpu().numpy(), unpooled=unpooled,
        after=array(run.x) if getattr(run.layer, "inplace", False) else None,
    )  # fmt: skip


def normalised(x: Tensor) -> Tensor:
    """Each channel of x (N, 3, H, W) in [0, 1], minus its mean and divided by its deviation over CIFAR-10."""
    mean, std = (torch.tensor(values, device=x.device).view(3, 1, 1) for values in (USUAL.mean, USUAL.std))
    return (x - mean) / std


def _failure(request: Forward, error: Exception, trial: _Trial) -> Failure:
    line = "build" if trial.building else "forward"  # before any fix is tried
    case = Case(error, request.params, tuple(trial.x.shape), trial.attempt)
    if isinstance(error, CostError):
        why = error.refusal
        field, fixes = errors.cheaper(case, trial.is_cheap)
        return Failure(request.id, request.page, why.kind, "", "", why.field or field, why.reason, why.sentence, fixes)
    return errors.explain(case).of(request, error, line)


class CostError(Exception):
    """The cost guard asks or refuses."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(str(refusal.sentence))


@dataclass(frozen=True, eq=False)
class _Run:
    layer: nn.Module
    x: Tensor
    """What the layer was called with: changed, if it works in place."""
    y: Tensor
    indices: Tensor | None
    milliseconds: float


@dataclass(eq=False)
class _Trial:
    """Everything of a request but its params: the same path serves the request and the trial of a fix."""

    build: Callable[[Any, tuple[int, ...]], nn.Module]
    x: Tensor
    """float32 (N, C, H, W) on ``device``."""
    seed: int
    device: str
    allow: bool
    building: bool = True
    """Whether the last run did not get beyond the constructor."""

    def cost(self, params: Any) -> cost.Cost:
        return cost.forward_cost(self.build, params, tuple(self.x.shape))

    def refusal(self, params: Any) -> Refusal | None:
        """Why it does not start, whatever PyTorch thinks of it."""
        return cost.guard_page(params, self.cost(params), self.allow, self.device)

    def run(self, params: Any, x: Tensor) -> _Run:
        self.building = True
        with seeded(self.seed), torch.no_grad():
            layer = self.build(params, tuple(x.shape)).to(self.device)
            self.building = False
            x = x.clone() if getattr(layer, "inplace", False) else x
            synchronize(self.device)
            start = time.perf_counter()
            result = layer(x)
            synchronize(self.device)
            milliseconds = 1000 * (time.perf_counter() - start)
        y, indices = result if isinstance(result, tuple) else (result, None)
        return _Run(layer, x, y, indices, milliseconds)

    def attempt(self, params: Any) -> Exception | None:
        """Try other params on the first picture; None means that they lead to a result, for however many pictures."""
        try:
            if (refusal := self.refusal(params)) is not None:
                return CostError(refusal)
            self.run(params, self.x[:1])
        except Exception as error:
            return let_go(error)
        return None

    def is_cheap(self, params: Any) -> bool:
        """Whether the params cost so little that they can be tried while the user waits."""
        return cost.beyond_showing(params) is None and self.cost(params).seconds(self.device) <= TRIAL_SECONDS


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """``torch.manual_seed(seed)`` for a while: all generators that it sets are put back afterwards.

    A training run draws from the same global generators, and must not notice.
    """
    with _forked():
        if torch.accelerator.current_accelerator() is None:
            torch.default_generator.manual_seed(seed)  # alone: torch's way writes down the stack for CUDA, XPU and MTIA
        else:
            torch.manual_seed(seed)
        yield


@contextmanager
def _forked() -> Iterator[None]:
    accelerator = torch.accelerator.current_accelerator()
    kind = "cpu" if accelerator is None else accelerator.type
    if kind == "mps":  # fork_rng asks for a generator by device number, which MPS does not have
        state = torch.mps.get_rng_state()
        try:
            with torch.random.fork_rng(devices=[]):
                yield
        finally:
            torch.mps.set_rng_state(state)
    elif kind == "cpu" or not torch.get_device_module(kind).is_initialized():
        with torch.random.fork_rng(devices=[]):
            yield
    else:
        with torch.random.fork_rng(devices=range(torch.accelerator.device_count()), device_type=kind):
            yield


def synchronize(device: str) -> None:
    """Wait for what ``device`` has been given to do; nothing to wait for on the CPU, or where nothing is done."""
    if torch.device(device).type not in ("cpu", "meta"):
        torch.accelerator.synchronize(device)


def array(tensor: Tensor) -> Floats:
    """On the CPU as NumPy; without a copy if it is there already."""
    return np.ascontiguousarray(tensor.detach().cpu().numpy())
