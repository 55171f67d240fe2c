"""Questions on what a recipe does to pictures, gradients and weights. Neither torch nor Qt."""

from __future__ import annotations

from random import Random

from cifar_gui.questions.question import NUMBER, Question, Subject, literal, number, roughly, tell
from cifar_gui.spec import QT_TRANSLATE_NOOP

SCALED = QT_TRANSLATE_NOOP(
    "Try",
    "`Normalize(mean={mean}, std={std})` follows `ToTensor()`. What does a pixel of {pixel} (of 255) become in that"
    " channel?",
)


def scaled(subject: Subject, rng: Random) -> Question | None:
    """What becomes of a pixel."""
    pixel = rng.choice((0, 51, 102, 153, 204, 255))
    mean, std = rng.choice(((0.5, 0.5), (0.5, 0.25), (0.4, 0.2), (0.45, 0.25)))
    right = (pixel / 255 - mean) / std
    return Question(
        "run.scaled",
        tell(SCALED, mean=number(mean), std=number(std), pixel=pixel),
        NUMBER,
        right,
        (literal(f"({pixel} / 255 − {number(mean)}) / {number(std)} = {number(right)}"),),
        roughly(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "First from 0 to 1, then the mean is taken off, then it is divided.")),
        premise={"pixel": pixel, "mean": mean, "std": std},
    )


CLIPPED = QT_TRANSLATE_NOOP(
    "Try",
    "All gradients together have the norm {norm}, and the largest norm is {clip}. What does a gradient of {gradient}"
    " become?",
)


def clipped(subject: Subject, rng: Random) -> Question | None:
    """What clipping leaves of a gradient."""
    norm, clip, gradient = rng.choice((2.0, 4.0, 0.5, 8.0)), rng.choice((1.0, 2.0)), rng.choice((0.3, -0.5, 0.08))
    right = gradient * min(1.0, clip / norm)
    why = (
        literal(f"{number(gradient)} · {number(clip)} / {number(norm)} = {number(right)}")
        if norm > clip
        else tell(QT_TRANSLATE_NOOP("Try", "The norm is not larger than that: nothing changes."))
    )
    return Question(
        "run.clipped",
        tell(CLIPPED, norm=number(norm), clip=number(clip), gradient=number(gradient)),
        NUMBER,
        right,
        (why,),
        roughly(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "They are all scaled down together, and only where they are too long.")),
        premise={"norm": norm, "clip": clip, "gradient": gradient},
    )


AVERAGED = QT_TRANSLATE_NOOP(
    "Try",
    "The mean of a weight is {mean}, and averaging is {decay}. After a step the weight itself is {weight}. What is its"
    " mean now?",
)


def averaged(subject: Subject, rng: Random) -> Question | None:
    """The mean of a weight after one more step."""
    mean, weight, decay = rng.choice((1.0, -0.4, 0.5)), rng.choice((2.0, 0.6, -1.0)), rng.choice((0.9, 0.8, 0.5))
    right = decay * mean + (1 - decay) * weight
    return Question(
        "run.averaged",
        tell(AVERAGED, mean=number(mean), decay=number(decay), weight=number(weight)),
        NUMBER,
        right,
        (literal(f"{number(decay)} · ({number(mean)}) + {number(1 - decay)} · ({number(weight)}) = {number(right)}"),),
        roughly(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "So much of the mean stays; the weight makes up the rest.")),
        premise={"mean": mean, "weight": weight, "decay": decay},
    )


DROPPED = QT_TRANSLATE_NOOP(
    "Try",
    "While it trains, dropout of {p} lets a number of {x} through. What does the next layer get?",
)


def dropped(subject: Subject, rng: Random) -> Question | None:
    """What is let through is larger."""
    p, x = rng.choice((0.5, 0.2, 0.75)), rng.choice((1.0, 3.0, -0.6))
    right = x / (1 - p)
    return Question(
        "run.dropped",
        tell(DROPPED, p=number(p), x=number(x)),
        NUMBER,
        right,
        (literal(f"{number(x)} / (1 − {number(p)}) = {number(right)}"),),
        roughly(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "On average over all pictures nothing may change.")),
        premise={"p": p, "x": x},
    )
