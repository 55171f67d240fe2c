"""How long a run would take: measured by a few steps of a network that is thrown away."""

from __future__ import annotations

import time
import traceback
from collections.abc import Generator, Iterator
from statistics import median

import torch

from cifar_gui.engine import augment, devices, faults, recipe_checks, recipes, run_cost
from cifar_gui.engine.batches import Stack, steps_per_epoch
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.evaluation import judged_after
from cifar_gui.engine.forward import seeded
from cifar_gui.engine.inputs import scaling_of
from cifar_gui.engine.network import parameters
from cifar_gui.engine.pace import EVALUATION_SHARE
from cifar_gui.engine.recipe_errors import Attempt, failure
from cifar_gui.engine.refusals import let_go
from cifar_gui.engine.sets import sets_of
from cifar_gui.protocol.runs import Estimated, EstimateRun

PICTURES = 64
"""Larger batches are measured by so many pictures: beyond that a picture takes the same time in any batch."""

FORWARD_SHARE = 1 / 3
"""Of a step, what it takes to judge its pictures: of its products of matrices, two in three are of the way back."""

SECONDS = 0.3
"""Of steps that are measured; three of them at least, after one that warms up."""


def estimate(request: EstimateRun, data: DataSet) -> Iterator[Estimated | None]:
    """The time of a run, as an Estimated after a few None; half a second in all, a step at most between two yields.

    Nothing that a run in progress depends on is touched. Worker thread.
    """
    device, error, trace = request.device, None, ""
    try:
        device = devices.resolve(request.device)
        yield (yield from _measured(request, data, device))
    except Exception as raised:
        trace = traceback.format_exc()
        error = let_go(raised)
    if error is not None:
        split = len(data.split(request.recipe.split))
        attempt = Attempt(request.id, request.network, split, device, allow=True, page=request.page)
        told = failure(error, trace, request.recipe, attempt)
        yield Estimated(request.id, request.recipe, request.source, device, failure=told)


def _measured(request: EstimateRun, data: DataSet, device: str) -> Generator[None, None, Estimated]:
    recipe_checks.check(request.recipe)
    sets = sets_of(request.recipe, data)
    train, validation = sets.train, len(sets.validation)
    recipe = faults.followed(request.recipe, len(train))
    # A run that would ask first is estimated all the same: no large batch is tried here.
    run_cost.guard(recipe, request.network, len(train), device, allow=True)
    yield
    model = recipes.model(recipe, request.network, len(train), device)
    yield
    count = min(run_cost.batch_size(recipe, len(train)), PICTURES)
    some = Stack.of(type(train)(train.images[:count], train.labels[:count]), scaling_of(recipe, data), device)
    batch = some.take(torch.arange(count))
    threads, learned, updated = devices.threads(recipe.batch_size, device), list[float](), list[float]()
    while len(learned) < 4 or sum(learned[1:] + updated[1:]) < SECONDS:
        with devices.using_threads(threads), seeded(recipe.seed):
            began = time.perf_counter()
            recipes.backward(model, recipes.forward(model, *batch)[0], count)
            between = time.perf_counter()
            model.update()
        learned.append(between - began)
        updated.append(time.perf_counter() - between)
        yield
    steps = steps_per_epoch(len(train), recipe.batch_size)
    flops, once = run_cost.flops(recipe, request.network), run_cost.flops_once(recipe, request.network)
    share = flops / (once * recipe.epochs) if once else 1.0  # a small epoch takes less
    each = median(learned[1:]) / count
    learning = each * len(train) * share
    epoch = (learning + median(updated[1:]) * steps) / (1 - EVALUATION_SHARE * bool(validation))
    epoch += each * judged_after(validation, len(train)) * FORWARD_SHARE
    return Estimated(
        request.id, request.recipe, request.source, device, len(train), validation,
        steps, parameters(model.network), epoch, epoch * recipe.epochs, flops * len(train),
        given=augment.examples(recipe, train, some.scaling),
    )  # fmt: skip
