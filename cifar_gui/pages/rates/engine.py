"""A sweep over learning rates, on weights of its own: nothing that a run depends on is touched. Worker thread."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import torch

from cifar_gui.engine import devices, recipes
from cifar_gui.engine.cause import Cause
from cifar_gui.engine.checkpoints import OTHER_DATA
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.errors import setting
from cifar_gui.engine.training import Training
from cifar_gui.lesson import Fact
from cifar_gui.pages.rates import RatesContent
from cifar_gui.pages.rates.finding import find, rates, smooth, stop
from cifar_gui.pages.rates.protocol import AskRates, Swept
from cifar_gui.pages.rates.script import swept
from cifar_gui.protocol import Failure
from cifar_gui.protocol.runs import PicturesGone, RunEnded, StartRun, Steps
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

TELL_SECONDS = 0.25
"""Between two answers."""
FEWEST, MOST = 20, 2000
"""Steps of a sweep."""

Sources = Mapping[str, DataSet]


def answers(request: AskRates, sources: Sources) -> Iterator[Swept | Failure | None]:
    """The curve so far again and again, at last with what it says. None between the pieces of its steps."""
    if (refusal := _refusal(request, sources)) is not None:
        yield refusal
    else:
        yield from _swept(request, sources[request.source])


class _Sweep:
    """A training run of its own, kept nowhere, whose rate is another one at every step."""

    def __init__(self, request: AskRates, data: DataSet) -> None:
        self._request, self._began = request, time.perf_counter()
        params = request.params
        self.planned = rates(params.lowest, params.highest, params.rates)
        recipe = swept(request.recipe, params)
        self.losses: list[float] = []
        self.failure: Failure | None = None
        self._training = Training(
            StartRun(
                request.id, recipe, request.network, request.source, request.device, page=request.page,
                weights=request.model,
            ),
            data,
        )  # fmt: skip

    def pieces(self) -> Iterator[None]:
        """Train until the rates are all gone through, or the loss has exploded."""
        rated = 0
        for event in devices.apart(self._training.run()):
            self._take(event)
            step = self._training.step
            if step >= len(self.planned) or (self.losses and stop(self.losses) is not None):
                break
            if step != rated:
                self._training.set_rate(float(self.planned[step]))
                rated = step
            yield None
        for event in self._training.pending():
            self._take(event)
        end = stop(self.losses) if self.losses else None
        self.losses = self.losses[: len(self.planned) if end is None else end]

    def _take(self, event: object) -> None:
        if isinstance(event, Steps):
            self.losses += event.losses.tolist()
        elif isinstance(event, RunEnded) and event.failure is not None:
            self.failure = replace(event.failure, field=None, fixes=())
        elif isinstance(event, RunEnded) and event.loss is not None:
            self.losses.append(event.loss)
        elif isinstance(event, PicturesGone):
            request = self._request
            self.failure = Failure(request.id, request.page, "outside", "", "", sentence=event.message)

    def told(self, whole: bool) -> Swept:
        """What is known."""
        request, known = self._request, np.array(self.losses)
        return Swept(
            request.id, request.page, request.params, request.recipe, request.network, request.source, self.planned,
            known, smooth(self.planned, known), find(self.planned, known) if whole else None, whole,
            1000 * (time.perf_counter() - self._began),
        )  # fmt: skip


def _swept(request: AskRates, data: DataSet) -> Iterator[Swept | Failure | None]:
    sweep, last = _Sweep(request, data), time.perf_counter()
    for _ in sweep.pieces():
        if sweep.failure is not None:
            break
        tell = bool(sweep.losses) and time.perf_counter() - last > TELL_SECONDS
        last = time.perf_counter() if tell else last
        yield sweep.told(whole=False) if tell else None
    yield sweep.failure or sweep.told(whole=True)


# --- what cannot be swept -------------------------------------------------------------------------------------------


def _refusal(request: AskRates, sources: Sources) -> Failure | None:
    if request.source not in sources:
        return Failure(request.id, request.page, "outside", "", "", sentence=OTHER_DATA)
    cause = _cause(request.params.lowest, request.params.highest, request.params.rates)
    if cause is None:
        return None
    fixes = tuple(map(setting, cause.changes))
    return Failure(request.id, request.page, "torch", "", "", cause.field, cause.reason, cause.sentence, fixes)


def _cause(lowest: float, highest: float, count: int) -> Cause | None:
    if not 0 < lowest <= LARGEST:
        return Cause("lowest", Message("Engine", POSITIVE), Message("Engine", NO_RATE), ({"lowest": 1e-6},))
    if not lowest < highest <= LARGEST:
        return Cause("highest", Message("Engine", ABOVE), Message("Engine", NO_RANGE), ({"highest": 1e7 * lowest},))
    if type(count) is not int or not FEWEST <= count <= MOST:
        values = {"fewest": FEWEST, "most": f"{MOST:,}"}
        fix = {"rates": min(max(FEWEST, int(count)), MOST)}
        return Cause("rates", Message("Engine", BETWEEN, values), Message("Engine", NO_CURVE, values), (fix,))
    return None


LARGEST = 1e6
"""A rate beyond that is none."""
POSITIVE = QT_TRANSLATE_NOOP("Engine", "must be above 0")
ABOVE = QT_TRANSLATE_NOOP("Engine", "must be above lowest")
BETWEEN = QT_TRANSLATE_NOOP("Engine", "{fewest} to {most}")
NO_RATE = QT_TRANSLATE_NOOP(
    "Engine", "A sweep multiplies the rate again and again: it has to begin above 0, and at a million at most."
)
NO_RANGE = QT_TRANSLATE_NOOP("Engine", "A sweep goes upwards, from the lowest rate to a higher one, a million at most.")
NO_CURVE = QT_TRANSLATE_NOOP(
    "Engine", "Fewer than {fewest} rates make no curve, and more than {most} would take longer than training."
)


# --- facts ----------------------------------------------------------------------------------------------------------


def evaluate(content: RatesContent, fact: Fact) -> Mapping[str, object]:
    """What comes out for the words of a fact: "shape" of the output, "rates", and the "ratio" of two rates."""
    recipe = swept(content.recipe, fact.params)
    network = next(one for one in content.networks if one.name == recipe.network)
    model = recipes.model(recipe, network, 1)
    with torch.no_grad():
        shape = tuple(model.network(torch.zeros(fact.in_shape)).shape)
    planned = rates(fact.params.lowest, fact.params.highest, fact.params.rates)
    return {"shape": shape, "rates": len(planned), "ratio": round(float(planned[1] / planned[0]), 4)}
