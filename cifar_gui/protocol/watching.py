"""What a run records of itself for the doctor: facts of its pictures and network once, looks at its steps seldom."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.spec import Network


@dataclass(frozen=True)
class Pixels:
    """The numbers that go into the network, of some pictures."""

    lowest: float
    highest: float
    mean: float
    deviation: float
    neighbours: float
    """The correlation of a pixel with the one to its right: about 0.9 in photographs, 0 in noise."""


@dataclass(frozen=True)
class Agreement:
    """How often a picture has the label of the picture that looks most like it."""

    pictures: int
    agreeing: int
    expected: float
    """The share that would agree if the same labels were dealt out blindly."""


@dataclass(frozen=True)
class Side:
    """Facts of a set of pictures, as a run takes them: changed labels and noise included."""

    counts: tuple[int, ...]
    """Pictures of each class, of all of them."""
    pixels: Pixels
    agreement: Agreement


@dataclass(frozen=True)
class Facts:
    """What does not change while a run goes on."""

    network: Network
    """As it was built."""
    dropout: float
    """The largest share of numbers that a layer drops; 0.0 without such a layer."""
    train: Side
    judged: Side | None
    """None where nothing is judged while it trains."""
    order: tuple[int, ...]
    """Labels of the first pictures, in the order in which the first epoch takes them."""
    shared: float
    """Which share of the judged pictures is among those that it trains on."""


@dataclass(frozen=True)
class LayerLook:
    """A layer with parameters at one step."""

    name: str
    weight: float
    """The norm of its parameters, before the step."""
    gradient: float | None
    """The norm of their gradients; None where a parameter has none."""
    update: float
    """The norm of what the step has added."""
    changed: float
    """The share of its numbers that the step has changed."""
    deviation: float
    """The standard deviation of its weight before the step."""
    fan_in: int
    """How many numbers one number of its output is made of."""


@dataclass(frozen=True)
class ActivationLook:
    """An activation at one step, of a few pictures of the batch."""

    name: str
    kind: str
    zero: float
    """The share of its outputs that are exactly 0."""
    dead: float
    """The share of its channels, or neurons, whose outputs are 0 everywhere and for every picture."""
    saturated: float
    """The share of its outputs where a bounded activation is within 1 % of its bounds."""


@dataclass(frozen=True)
class Outputs:
    """What comes out of the last layer for a batch."""

    lowest: float
    highest: float
    total: float
    """The mean over the pictures of the sum over the classes."""
    classes: float
    """The standard deviation over the classes, mean over the pictures."""
    pictures: float
    """The standard deviation over the pictures, mean over the classes: 0 where all of them give the same."""


@dataclass(frozen=True)
class Look:
    """One step, looked at closely."""

    step: int
    """Its number, counted from 1."""
    pictures: int
    """In its batch."""
    lr: float
    loss: float
    """Of the batch, before the step."""
    cross_entropy: float
    """Of the same outputs and labels, whatever the run's own loss is."""
    accuracy: float
    judging_loss: float | None
    """The run's loss of the same batch in eval mode, before the step; None where that was not asked."""
    training: bool
    """Whether every layer was in training mode in the forward pass."""
    left_over: float
    """The norm of the gradients that were there before the backward pass; 0.0 where they were zeroed."""
    gradient: float
    """The norm of all gradients after it."""
    outputs: Outputs
    layers: tuple[LayerLook, ...]
    activations: tuple[ActivationLook, ...]


@dataclass(frozen=True)
class Watched:
    """All that a run has recorded of itself so far."""

    facts: Facts
    looks: tuple[Look, ...] = ()
    judged_training: bool = False
    """Whether pictures were judged while a layer was in training mode."""


@dataclass(frozen=True)
class Measured:
    """The run has looked at itself once more."""

    run: int
    watched: Watched
    """All of it so far: the last event says everything."""
