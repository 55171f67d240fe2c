"""A trial run, for the self-test. Loads torch."""

from __future__ import annotations

import itertools
from dataclasses import replace

from cifar_gui.engine import data, facts
from cifar_gui.engine.data import DataSet, Split
from cifar_gui.engine.training import Training
from cifar_gui.pages.run import RunContent
from cifar_gui.protocol import SAMPLES
from cifar_gui.protocol.runs import RunEnded, StartRun, Steps
from cifar_gui.recipe import ADAM, SGD, Recipe
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

STEPS, PICTURES = 3, 64


def trained(content: RunContent) -> Message:
    """A few steps of each network and of each optimiser: they load parts of torch that nothing else does.

    Raises:
        RuntimeError: a run has ended too early.
    """
    pictures = _few(data.load_samples())
    losses = []
    for network, optimizer in zip(content.networks, itertools.cycle((SGD, ADAM)), strict=False):
        recipe = Recipe(network=network.name, optimizer=optimizer, lr=0.001, batch_size=16, epochs=1)
        losses.append(_loss(StartRun(1, recipe, network, SAMPLES), pictures))
    text = QT_TRANSLATE_NOOP("SelfTest", "losses after {steps} steps: {losses}")
    return Message("SelfTest", text, {"steps": STEPS, "losses": ", ".join(f"{loss:.2f}" for loss in losses)})


def _few(pictures: DataSet) -> DataSet:
    train, test = (Split(s.images[:PICTURES], s.labels[:PICTURES]) for s in (pictures.train, pictures.test))
    return replace(pictures, train=train, test=test)


def _loss(start: StartRun, pictures: DataSet) -> float:
    """The last loss of a run's first steps, in which nothing may go wrong."""
    training = Training(start, pictures)
    told: list[object] = []
    for event in training.run():
        told.append(event)
        if training.step >= STEPS:
            break
    told += training.pending()
    ended = [event for event in told if isinstance(event, RunEnded)]
    if ended:
        raise RuntimeError(f"the run is over: {ended[0].reason}, {ended[0].failure}")
    return [float(event.losses[-1]) for event in told if isinstance(event, Steps)][-1]


evaluate = facts.of_chosen_network
"""What comes out for a fact of the content."""
