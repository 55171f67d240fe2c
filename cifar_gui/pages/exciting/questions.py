"""Questions on what maps look for. No torch."""

from __future__ import annotations

from random import Random

from cifar_gui.engine.data import CLASSES
from cifar_gui.pages.exciting.protocol import Excited, LayerFound
from cifar_gui.questions.question import CHOICE, NUMBER, SHAPE, Generator, Option, Question, Subject, near, number, tell
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

CHOICES = 4
CELL = QT_TRANSLATE_NOOP(
    "Try",
    "A map of `{layer}` has {height} rows and {width} columns. For one picture, `y[0, {map}].argmax()` is {flat}: "
    "PyTorch counts the cells row by row. In which row and column is the largest cell?",
)
COMMONEST = QT_TRANSLATE_NOOP(
    "Try",
    "Look at the {counted} pictures that excite map {map} of `{layer}` most. Which class comes most often among them?",
)
TIMES = QT_TRANSLATE_NOOP(
    "Try",
    "Every class has a tenth of the pictures. Of the {counted} that excite map {map} of `{layer}` most, {here} show "
    "“{name}”. How many times as often is that as among all pictures?",
)


def _chosen(subject: Subject, rng: Random) -> tuple[Excited, LayerFound, int]:
    reply: Excited = subject.reply
    layer = rng.choice(reply.layers)
    return reply, layer, rng.randrange(layer.shape[0])


def _name(label: int) -> Message:
    return Message("Picture", CLASSES[label])


def cell(subject: Subject, rng: Random) -> Question | None:
    """Where a place in the flattened map is."""
    reply: Excited = subject.reply
    layers = [layer for layer in reply.layers if min(layer.shape[1:]) > 1]
    if not layers:
        return None
    layer = rng.choice(layers)
    maps, height, width = layer.shape
    map, flat = rng.randrange(maps), rng.randrange(height * width)
    row, column = divmod(flat, width)
    turned = tell(QT_TRANSLATE_NOOP("Try", "The row comes first: it is the whole part of the division."))
    slips = (((column, row), turned),) if row != column else ()
    return Question(
        "exciting.cell",
        tell(CELL, layer=layer.name, height=height, width=width, map=map, flat=flat),
        SHAPE, (row, column),
        (
            tell("{flat} = {row} × {width} + {column}", flat=flat, row=row, width=width, column=column),
            tell("`divmod({flat}, {width})`", flat=flat, width=width),
        ),
        slips=slips,
        premise={"shape": layer.shape, "map": map, "flat": flat},
    )  # fmt: skip


def commonest(subject: Subject, rng: Random) -> Question | None:
    """Which class excites a map most often; where two come equally often, there is no such question."""
    reply, layer, map = _chosen(subject, rng)
    counts = layer.classes[map]
    order = [int(label) for label in (-counts).argsort(kind="stable")]
    if not reply.whole or counts[order[0]] == counts[order[1]]:
        return None
    offered = sorted(order[:CHOICES])
    return Question(
        "exciting.commonest",
        tell(COMMONEST, counted=int(counts.sum()), map=map, layer=layer.name),
        CHOICE, CLASSES[order[0]],
        tuple(tell("{name}: {count}", name=_name(label), count=int(counts[label])) for label in order[:CHOICES]),
        options=tuple(Option(CLASSES[label], _name(label)) for label in offered),
        premise={"layer": layer.name, "map": map},
    )  # fmt: skip


def times(subject: Subject, rng: Random) -> Question | None:
    """How much more often than by chance a class excites a map."""
    reply, layer, map = _chosen(subject, rng)
    label = int(layer.classes[map].argmax())
    here, counted = int(layer.classes[map, label]), int(layer.classes[map].sum())
    if not reply.whole or not here:
        return None
    right = here / counted * len(CLASSES)
    share = tell(QT_TRANSLATE_NOOP("Try", "That is the share among these pictures; a tenth of all pictures is 0.1."))
    return Question(
        "exciting.times",
        tell(TIMES, counted=counted, map=map, layer=layer.name, here=here, name=_name(label)),
        NUMBER, right,
        (
            tell("{here} / {counted} = {share}", here=here, counted=counted, share=number(here / counted)),
            tell("{share} / 0.1 = {right}", share=number(here / counted), right=number(right)),
        ),
        tolerance=near(right),
        slips=((here / counted, share),),
        premise={"layer": layer.name, "map": map, "label": label},
    )  # fmt: skip


GENERATORS: tuple[Generator, ...] = (commonest, cell, times)
"""In the order in which they take turns."""
