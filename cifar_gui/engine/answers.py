"""Which function of the engine answers which request of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from cifar_gui.engine import (
    backward,
    curves,
    forward,
    gallery,
    gym,
    linear,
    loader,
    loop,
    losses,
    modules,
    network_misfits,
    numbers,
    summary,
)
from cifar_gui.engine.data import DataSet
from cifar_gui.protocol import Failure, Forward, Reply, Request
from cifar_gui.protocol.curves import DrawCurves
from cifar_gui.protocol.gallery import AskExhibit
from cifar_gui.protocol.gym import RunTrap
from cifar_gui.protocol.linear import AskLinear, Summarise
from cifar_gui.protocol.loader import AskLoader
from cifar_gui.protocol.loop import AskLoop
from cifar_gui.protocol.losses import AskCheck, AskGradients, AskLoss, AskNudge, AskWalk
from cifar_gui.protocol.modules import AskCall
from cifar_gui.protocol.networks import DescribeNetwork
from cifar_gui.protocol.numbers import Calculate

Sources = Mapping[str, DataSet]
"""The data sets that are there, by name."""


def _forward(request: Forward, sources: Sources) -> Reply:
    data = sources.get(request.pictures.source)
    if data is None:
        return Failure(request.id, request.page, "internal", "KeyError", request.pictures.source)
    return forward.answer(request, data)


def _gallery(request: AskExhibit, sources: Sources) -> Reply:
    data = sources.get(request.pictures.source)
    if data is None:
        return Failure(request.id, request.page, "internal", "KeyError", request.pictures.source)
    return gallery.answer(request, data)


def _linear(request: AskLinear, sources: Sources) -> Reply:
    data = sources.get(request.pictures.source)
    if data is None:
        return Failure(request.id, request.page, "internal", "KeyError", request.pictures.source)
    return linear.answer(request, data)


def _curves(request: DrawCurves, sources: Sources) -> Reply:
    data = sources.get(request.pictures.source)
    if data is None:
        return Failure(request.id, request.page, "internal", "KeyError", request.pictures.source)
    return curves.answer(request, data)


ANSWERS: dict[type[Request], Callable[[Any, Sources], Reply | Iterator[Reply | None]]] = {
    Calculate: lambda request, _: numbers.answer(request),
    AskLoader: lambda request, _: loader.answer(request),
    Forward: _forward,
    DrawCurves: _curves,
    AskExhibit: _gallery,
    AskLinear: _linear,
    Summarise: lambda request, _: summary.answer(request),
    AskCall: lambda request, _: modules.answer(request),
    AskLoss: lambda request, _: losses.answer(request),
    AskGradients: backward.answer,
    AskNudge: backward.answer,
    AskCheck: backward.answer,
    AskWalk: backward.answer,
    AskLoop: loop.answers,
    RunTrap: lambda request, _: gym.answer(request),
    DescribeNetwork: lambda request, _: network_misfits.answer(request),
}
"""Each function answers whatever it is asked: what torch refuses comes back as a Failure, nothing is raised.

One that takes long answers in parts: it is a generator, and where it yields, something else may be done.
"""


def answers(request: Request, sources: Sources) -> Iterator[Reply | None]:
    """The replies to any request of a page, None between pieces of the work. Worker thread."""
    found = ANSWERS[type(request)](request, sources)
    if isinstance(found, Iterator):
        yield from found
    else:
        yield found


def answer(request: Request, sources: Sources) -> Reply:
    """The whole reply to any request of a page. Worker thread."""
    *_, whole = filter(None, answers(request, sources))
    return whole
