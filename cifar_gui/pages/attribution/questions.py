"""Questions on how the pictures of reasons come about. No torch."""

from __future__ import annotations

from random import Random

import numpy as np

from cifar_gui.pages.attribution import SIDE
from cifar_gui.pages.attribution.worked import rank_correlation
from cifar_gui.questions.question import (
    NUMBER,
    WHOLE,
    Generator,
    Question,
    Subject,
    as_written,
    by,
    near,
    number,
    tell,
    term,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP

SALIENCY = QT_TRANSLATE_NOOP(
    "Try",
    "At one pixel, the gradients of a score are {values} for red, green and blue. Which number does the map of "
    "gradients show there?",
)


def _drawn(rng: Random, count: int, low: float, high: float, digits: int = 1) -> list[float]:
    """Different numbers, none of them zero."""
    step = 10**digits
    return [place / step for place in rng.sample([n for n in range(int(low * step), int(high * step)) if n], count)]


def _sum(*terms: str) -> str:
    return " + ".join(terms)


def saliency(subject: Subject, rng: Random) -> Question:
    """The largest of three gradients, without its sign."""
    values = _drawn(rng, 3, -0.99, 0.99, 2)
    right = max(map(abs, values))
    return Question(
        "reasons.saliency",
        tell(SALIENCY, values=", ".join(map(number, values))),
        NUMBER, right,
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "Without their signs they are {sizes}; the largest is {right}."),
                sizes=", ".join(number(abs(value)) for value in values), right=number(right),
            ),
        ),
        0.001,
        hint=tell(QT_TRANSLATE_NOOP("Try", "A pixel counts, whether the score rises or falls with it.")),
        slips=((max(values), tell(QT_TRANSLATE_NOOP("Try", "A negative gradient counts by its size, too."))),),
        premise={"values": values},
    )  # fmt: skip


PRODUCT = QT_TRANSLATE_NOOP(
    "Try",
    "A pixel holds {pixel} for red, green and blue, and the gradients of the score there are {values}. Which number "
    "does input × gradient show?",
)


def product(subject: Subject, rng: Random) -> Question:
    """Three products added up."""
    pixel, values = _drawn(rng, 3, 0.1, 1.0), _drawn(rng, 3, -2.0, 2.0)
    right = sum(one * slope for one, slope in zip(pixel, values, strict=True))
    terms = [f"{number(one)} · {term(slope)}" for one, slope in zip(pixel, values, strict=True)]
    return Question(
        "reasons.product",
        tell(PRODUCT, pixel=", ".join(map(number, pixel)), values=", ".join(map(number, values))),
        NUMBER, right,
        (tell("{sum} = {right}", sum=_sum(*terms), right=number(right)),),
        near(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Each number times its own gradient, then the sum over the channels.")),
        slips=((sum(values), tell(QT_TRANSLATE_NOOP("Try", "Those are the gradients alone: the pixel is left out."))),),
        premise={"pixel": pixel, "values": values},
    )  # fmt: skip


WEIGHT = QT_TRANSLATE_NOOP(
    "Try", "At the four cells of a map, the gradients of a score are {values}. Which weight does Grad-CAM give the map?"
)


def weight(subject: Subject, rng: Random) -> Question:
    """The mean of a map's gradients."""
    values = _drawn(rng, 4, -1.0, 2.0)
    total = sum(values)
    return Question(
        "reasons.weight",
        tell(WEIGHT, values=", ".join(map(number, values))),
        NUMBER, total / 4,
        (tell("({sum}) / 4 = {right}", sum=_sum(*map(term, values)), right=number(total / 4)),),
        near(total / 4),
        hint=tell(QT_TRANSLATE_NOOP("Try", "The weight of a map is the mean of its gradients.")),
        slips=((total, tell(QT_TRANSLATE_NOOP("Try", "That is their sum: the weight is the mean."))),),
        premise={"values": values},
    )  # fmt: skip


CAM_CELL = QT_TRANSLATE_NOOP(
    "Try",
    "Three maps hold {values} at one cell, and their weights are {weights}. What does Grad-CAM have at this cell, "
    "before it is enlarged?",
)


def cam(subject: Subject, rng: Random) -> Question:
    """The weighted sum of three maps, and ReLU."""
    values, weights = _drawn(rng, 3, -3.0, 3.0), _drawn(rng, 3, -1.0, 1.0)
    terms = [f"{term(share)} · {term(value)}" for share, value in zip(weights, values, strict=True)]
    total = round(sum(share * value for share, value in zip(weights, values, strict=True)), 4)
    right = max(total, 0.0)
    return Question(
        "reasons.cam",
        tell(CAM_CELL, values=", ".join(map(number, values)), weights=", ".join(map(number, weights))),
        NUMBER, right,
        (
            tell("{sum} = {total}", sum=_sum(*terms), total=number(total)),
            tell("max(0, {total}) = {right}", total=number(total), right=number(right)),
        ),
        near(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "After the weighted sum comes ReLU.")),
        slips=((total, tell(QT_TRANSLATE_NOOP("Try", "ReLU makes 0 of it: only what speaks for the class is kept."))),),
        premise={"values": values, "weights": weights},
    )  # fmt: skip


CELL = QT_TRANSLATE_NOOP(
    "Try",
    "Grad-CAM enlarges maps of {size} cells to the {side}×{side} pixels of a picture. How many pixels has a cell?",
)


def cell(subject: Subject, rng: Random) -> Question:
    """How coarse Grad-CAM is."""
    size = rng.choice((2, 4, 8, 16))
    each = SIDE // size
    return Question(
        "reasons.cell",
        tell(CELL, size=by(size, size), side=SIDE),
        WHOLE, each * each,
        (
            tell("{side} / {size} = {each}", side=SIDE, size=size, each=each),
            tell("{each} · {each} = {right}", each=each, right=each * each),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "How many pixels of a row lie in one cell, and how many of a column?")),
        slips=((each, tell(QT_TRANSLATE_NOOP("Try", "So many lie side by side; as many rows belong to the cell."))),),
        premise={"size": size},
    )  # fmt: skip


PLACES = QT_TRANSLATE_NOOP(
    "Try",
    "A patch of {window} moves over a picture of {side}×{side} by {stride} pixels at a time. How often does the "
    "network run with the patch?",
)


def places(subject: Subject, rng: Random) -> Question:
    """The number of forward passes of occlusion."""
    window, stride = rng.choice([(w, s) for w in (4, 6, 8, 12, 16, 20) for s in (1, 2, 4) if (SIDE - w) % s == 0])
    count = (SIDE - window) // stride + 1
    return Question(
        "reasons.places",
        tell(PLACES, window=by(window, window), side=SIDE, stride=stride),
        WHOLE, count * count,
        (
            tell("({side} − {window}) / {stride} + 1 = {count}", side=SIDE, window=window, stride=stride, count=count),
            tell("{count} · {count} = {right}", count=count, right=count * count),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Count the places along one side, as for a convolution without padding.")),
        slips=(
            (count, tell(QT_TRANSLATE_NOOP("Try", "Those are the places along one side."))),
            ((count - 1) ** 2, tell(QT_TRANSLATE_NOOP("Try", "The first place counts, too: it is one more a side."))),
        ),
        premise={"window": window, "stride": stride},
    )  # fmt: skip


DROP = QT_TRANSLATE_NOOP(
    "Try",
    "The score of a class is {whole}, and {covered} with a patch over the picture. Which number does occlusion note "
    "for this place of the patch?",
)


def drop(subject: Subject, rng: Random) -> Question:
    """The score without the patch minus the one with it."""
    shown = as_written(float(subject.reply.score), 1)
    whole = shown if abs(shown) < 100 else 4.0
    covered = round(whole + rng.choice([n for n in range(-40, 25) if n]) / 10, 1)
    right = round(whole - covered, 4)
    return Question(
        "reasons.drop",
        tell(DROP, whole=number(whole, 1), covered=number(covered, 1)),
        NUMBER, right,
        (tell("{whole} − {covered} = {right}", whole=number(whole, 1), covered=term(covered, 1), right=number(right)),),
        0.001,
        hint=tell(QT_TRANSLATE_NOOP("Try", "What is missed when it is covered is positive.")),
        slips=((-right, tell(QT_TRANSLATE_NOOP("Try", "The other way round: a score that falls is positive here."))),),
        premise={"whole": whole, "covered": covered},
    )  # fmt: skip


RANK = QT_TRANSLATE_NOOP(
    "Try",
    "Four pixels have the ranks 1, 2, 3, 4 in the map of a trained network, and {ranks} in that of random weights. "
    "What is the rank correlation 1 − 6 · Σd² / (n · (n² − 1))?",
)


def rank(subject: Subject, rng: Random) -> Question:
    """How alike the orders of two maps are."""
    ranks = rng.sample(range(1, 5), 4)
    squares = [(one - place) ** 2 for place, one in enumerate(ranks, 1)]
    right = rank_correlation(np.arange(1, 5), np.array(ranks))
    assert right is not None
    return Question(
        "reasons.rank",
        tell(RANK, ranks=", ".join(map(str, ranks))),
        NUMBER, round(right, 6),
        (
            tell("Σd² = {sum} = {total}", sum=_sum(*map(str, squares)), total=sum(squares)),
            tell("1 − 6 · {total} / (4 · 15) = {right}", total=sum(squares), right=number(right)),
        ),
        near(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "d is the difference of a pixel's two ranks.")),
        slips=(
            (1 - 6 * sum(abs(one - place) for place, one in enumerate(ranks, 1)) / 60,
             tell(QT_TRANSLATE_NOOP("Try", "The differences are squared before they are added."))),
        ),
        premise={"ranks": ranks},
    )  # fmt: skip


GENERATORS: tuple[Generator, ...] = (saliency, places, weight, drop, product, cell, cam, rank)
"""In the order in which they take turns."""
