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
    """The correlation of a pixel with the one to its right: 0.8 to 1 in pictures, 0 in noise, NaN if all are equal."""


@dataclass(frozen=True)
class Agreement:
    """How often pictures have the label for which those vote that look most like them."""

    pictures: int
    agreeing: int
    expected: float
    """The share that would agree if the same labels were dealt out blindly."""


@dataclass(frozen=True)
class Facts:
    """What does not change while a run goes on. Of the pictures as the run takes them: faults in them included."""

    dropout: float
    """The largest share of numbers that a layer drops; 0.0 without such a layer."""
    counts: tuple[int, ...]
    """Training pictures of each class."""
    judged: tuple[int, ...]
    """Those of each class that it is judged on while it trains; all 0 where there are none."""
    pixels: Pixels
    """Of training pictures."""
    judged_pixels: Pixels | None
    order: tuple[int, ...]
    """Labels of the first pictures, in the order in which the first epoch takes them."""
    shared: float
    """Which share of the judged pictures is among those that it trains on, about."""
    within: Agreement
    """Of training pictures, with as many others as there are judged ones."""
    judged_within: Agreement | None
    """Of judged pictures, with others of them."""


@dataclass(frozen=True)
class LayerLook:
    """A layer with parameters at one step."""

    name: str
    kind: str
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
    named: float
    """What the loss that the recipe names makes of the same outputs and labels."""
    judging: float | None
    """The loss in eval mode, of as many of its pictures as are looked at; None where that was not asked."""
    same: float | None
    """The loss of the step's own outputs, of the same pictures."""
    training: bool
    """Whether every layer was in training mode in the forward pass."""
    left_over: float
    """The norm of the gradients that were there when the backward pass began; 0.0 where they were zeroed."""
    gradient: float
    """The norm of all gradients after it."""
    pixels: Pixels
    """Of its input."""
    outputs: Outputs
    layers: tuple[LayerLook, ...]
    activations: tuple[ActivationLook, ...]


@dataclass(frozen=True)
class Watched:
    """All that a run has recorded of itself so far."""

    network: Network
    """As it was built."""
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
