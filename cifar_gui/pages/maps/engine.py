"""A trained network on one picture, layer by layer, and how much a cell changes with each pixel. Worker thread."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np
import torch
from torch import Tensor, nn

from cifar_gui.engine import models, network, network_misfits
from cifar_gui.engine.batches import Stack, evenly, to_input
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.forward import seeded, synchronize
from cifar_gui.engine.network import Residual
from cifar_gui.engine.network_shapes import Misfit, describe
from cifar_gui.engine.refusals import answering, fault, let_go
from cifar_gui.lesson import Fact
from cifar_gui.pages.maps import MapsContent
from cifar_gui.pages.maps.protocol import AskEffective, AskMaps, EffectiveField, LayerMaps, NetworkMaps
from cifar_gui.protocol import Failure, Floats
from cifar_gui.protocol.networks import DescribeNetwork
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, Network

Sources = Mapping[str, DataSet]
PIECE = 8
"""Pictures that are gone through at once for an effective field: others wait so long."""


@answering
def answer(request: AskMaps, sources: Sources) -> NetworkMaps | Failure:
    """What each layer makes of the picture."""
    opened = models.opened(request.model, request.device)
    if (misfit := _misfit(opened.network)) is not None:
        return _misfitting(request, opened.network, misfit)
    split = sources[request.picture.source].split(request.picture.split)
    index = min(request.picture.index, len(split) - 1)
    x = to_input(torch.from_numpy(np.array(split.images[index]))[None], opened.network.scaling).to(request.device)
    walk = _Walk(request.device)
    with torch.no_grad():
        layers = tuple(walk.parts(opened.module, x.clone()))
    out = layers[-1].output if layers else _array(x)
    return NetworkMaps(
        request.id, request.page, request.model, request.params, replace(request.picture, index=index),
        request.device, opened.network, _array(x), int(split.labels[index]), layers, walk.inner,
        {name: tensor.detach().cpu().numpy() for name, tensor in opened.module.state_dict().items()},
        _softmax(out), 1000 * walk.seconds,
    )  # fmt: skip


def _softmax(out: Floats) -> Floats | None:
    return torch.from_numpy(out).softmax(0).numpy() if out.ndim == 1 and out.size else None


@dataclass
class _Walk:
    """A picture on its way through a network: what comes out is copied at once, as the next layer may work in place."""

    device: str
    seconds: float = 0.0
    inner: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def parts(self, module: nn.Sequential, x: Tensor) -> Iterator[LayerMaps]:
        """Each part in order."""
        for name, part in module.named_children():
            ways: tuple[Floats, ...] = ()
            if isinstance(part, Residual):
                both = [self._way(f"{name}.{way}", getattr(part, way), x) for way in ("layers", "shortcut")]
                ways = tuple(map(_array, both))
                x = self._timed(lambda _, both=both: both[0] + both[1], x)
            else:
                x = self._timed(part, x)
            yield LayerMaps(name, _array(x), _held(part), ways)

    def _way(self, path: str, way: nn.Module, x: Tensor) -> Tensor:
        if not isinstance(way, nn.Sequential):
            return self._timed(way, x)
        for name, layer in way.named_children():
            x = self._timed(layer, x)
            self.inner[f"{path}.{name}"] = tuple(x.shape[1:])
        return x

    def _timed(self, layer: object, x: Tensor) -> Tensor:
        began = time.perf_counter()
        y: Tensor = layer(x)  # type: ignore[operator]  # a module, or a sum
        synchronize(self.device)
        self.seconds += time.perf_counter() - began
        return y


def _held(part: nn.Module) -> int:
    """Weights of a network that is looked into want no gradient, and are parameters nevertheless."""
    return sum(one.numel() for one in part.parameters())


def _array(x: Tensor) -> Floats:
    """Of the only picture, C-contiguous, and not the memory that the next layer may write into."""
    one = x[0] if x.dim() > 1 and len(x) == 1 else x
    return np.array(one.detach().cpu().numpy(), order="C", copy=True)


# --- what does not fit ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=32)
def _misfit(description: Network) -> Misfit | None:
    return describe(description, 1)[1]


def _misfitting(request: AskMaps, description: Network, misfit: Misfit) -> Failure:
    asked = DescribeNetwork(request.id, request.page, description, 1)
    told = network_misfits.explained(asked, misfit)
    return replace(told, field="model", reason=Message("Engine", DOES_NOT_FIT), fixes=())


DOES_NOT_FIT = QT_TRANSLATE_NOOP("Engine", "does not fit together")


# --- the effective field --------------------------------------------------------------------------------------------


def effective(request: AskEffective, sources: Sources) -> Iterator[EffectiveField | Failure | None]:
    """The mean of |d number / d pixel| over some pictures; told after the first ones, and at the end."""
    try:
        yield from _effective(request, sources)
    except Exception as error:
        yield fault(request.id, request.page, let_go(error))


def _effective(request: AskEffective, sources: Sources) -> Iterator[EffectiveField | None]:
    opened = models.opened(request.model, request.device)
    parts = list(opened.module)[: request.part + 1]
    split = sources[request.source].split(request.split)
    stack = Stack.of(split, opened.network.scaling)
    chosen = evenly(len(split), request.pictures)
    total = np.zeros((32, 32))
    done = 0
    for start in range(0, len(chosen), PIECE):
        piece = torch.from_numpy(chosen[start : start + PIECE])
        x = stack.take(piece)[0].to(request.device).requires_grad_()
        total += slopes(nn.Sequential(*parts), x, request.place)
        first, done = done == 0, done + len(piece)
        if first or done == len(chosen):
            yield EffectiveField(
                request.id, request.page, request.part, request.place, total / done, done, done == len(chosen)
            )
        else:
            yield None


def slopes(module: nn.Module, x: Tensor, place: tuple[int, ...]) -> np.ndarray:
    """(H, W): |d number / d pixel|, summed over the pictures and averaged over their colours."""
    with torch.enable_grad():
        y = module(x * 1)  # its first layer may work in place
        number = y[(slice(None), *place)] if y.dim() > 1 else y[place]
        (grad,) = torch.autograd.grad(number.sum(), x)
    found: np.ndarray = grad.abs().double().mean(1).sum(0).cpu().numpy()
    return found


# --- facts ----------------------------------------------------------------------------------------------------------


def evaluate(content: MapsContent, fact: Fact) -> dict[str, object]:
    """What torch says of a network of the content: what comes out, what it holds, and how far gradients reach back.

    Raises:
        ValueError: there is no such network.
    """
    name = fact.params.model.partition(":")[2]
    found = next((one for one in content.networks if one.name == name), None)
    if found is None:
        raise ValueError(f"no network {name}")
    with seeded(0):
        module = network.build(found).eval()
    parts = list(module)
    y = module(torch.rand(fact.in_shape))
    slide = (nn.Conv2d, nn.MaxPool2d)
    fields = [_reached(parts[: place + 1]) for place, part in enumerate(parts) if isinstance(part, slide)]
    return {"shape": tuple(y.shape), "parameters": network.parameters(module), "fields": tuple(fields)}


LARGE = 96
"""Pixels a side of a picture in whose middle no field meets the edge."""


def _reached(parts: list[nn.Module]) -> int:
    """How many rows of a large picture a cell in its middle depends on. Every weight is positive, means stand in place
    of the largest number, and what changes each number by itself is left out: nothing cancels, and nothing loses."""
    sliding = [part for part in parts if isinstance(part, nn.Conv2d | nn.MaxPool2d)]
    kept = [nn.AvgPool2d(part.kernel_size, part.stride) if isinstance(part, nn.MaxPool2d) else copy.deepcopy(part)
            for part in sliding]  # fmt: skip
    module = nn.Sequential(*kept).double().requires_grad_(False)
    for part in kept:
        if isinstance(part, nn.Conv2d):
            part.weight.fill_(1.0)
    x = torch.zeros(1, 3, LARGE, LARGE, dtype=torch.float64, requires_grad=True)
    size = module(x).shape[-1]
    return int((slopes(module, x, (0, size // 2, size // 2)) > 0).any(1).sum())
