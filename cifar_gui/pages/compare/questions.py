"""Questions on what runs that are compared can tell. No torch."""

from __future__ import annotations

import math
from random import Random

from cifar_gui.questions.question import (
    CHOICE,
    NUMBER,
    Generator,
    Option,
    Question,
    Subject,
    literal,
    near,
    number,
    tell,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP

HALF = QT_TRANSLATE_NOOP(
    "Try",
    "{hits} of {count} validation pictures are right. The accuracy is uncertain by ± how many percentage points "
    "(95 %, 1.96 standard errors)?",
)


def uncertainty(subject: Subject, rng: Random) -> Question | None:
    """How far an accuracy may be off, by the pictures alone."""
    count = rng.choice((100, 400, 1000, 2500, 5000, 10_000))
    hits = round(count * rng.uniform(0.3, 0.8))
    share = hits / count
    right = 196 * math.sqrt(share * (1 - share) / count)
    return Question(
        "compare.half",
        tell(HALF, hits=f"{hits:,}", count=f"{count:,}"),
        NUMBER, right,
        (
            literal(f"p = {hits:,} / {count:,} = {number(share)}"),
            literal(f"100 · 1.96 · √(p · (1 − p) / {count:,}) = {number(right)}"),
        ),
        tolerance=max(0.06, near(right)),
        hint=tell(QT_TRANSLATE_NOOP("Try", "The standard error of a share p of n pictures is √(p · (1 − p) / n).")),
        slips=((right / 1.96, tell(QT_TRANSLATE_NOOP("Try", "That is one standard error; 95 % needs 1.96."))),),
        premise={"hits": hits, "count": count},
    )  # fmt: skip


FOUR = QT_TRANSLATE_NOOP(
    "Try", "With {count} validation pictures an accuracy is uncertain by ± {half} points. How many pictures make that "
    "half as much?",
)  # fmt: skip


def more_pictures(subject: Subject, rng: Random) -> Question | None:
    """Half the uncertainty takes four times the pictures."""
    count = rng.choice((100, 250, 500, 1000, 2500))
    half = number(196 * math.sqrt(0.5 * 0.5 / count), 1)
    return Question(
        "compare.four",
        tell(FOUR, count=f"{count:,}", half=half),
        NUMBER, 4 * count,
        (tell(QT_TRANSLATE_NOOP("Try", "It falls with the square root of their number: 2² = 4 times as many.")),),
        slips=((2 * count, tell(QT_TRANSLATE_NOOP("Try", "Twice as many make it only 1.4 times smaller."))),),
        premise={"count": count},
    )  # fmt: skip


MEANS = QT_TRANSLATE_NOOP(
    "Try", "Three seeds with lr 0.01 reach {one} %, three with lr 0.05 reach {other} %. By how many percentage points "
    "is the mean of the second recipe above that of the first?",
)  # fmt: skip


def means(subject: Subject, rng: Random) -> Question | None:
    """Recipes are compared by the means over their seeds."""
    base = rng.uniform(45, 60)
    one, other = (
        [round(base + shift + rng.uniform(-2, 2), 1) for _ in range(3)] for shift in (0, rng.choice((-3, 1, 4)))
    )
    right = sum(other) / 3 - sum(one) / 3
    listed = [", ".join(f"{value:.1f}" for value in values) for values in (one, other)]
    best = max(other) - max(one)
    slip = tell(QT_TRANSLATE_NOOP("Try", "That compares the luckiest seed of each. Take the means."))
    return Question(
        "compare.means",
        tell(MEANS, one=listed[0], other=listed[1]),
        NUMBER, right,
        (literal(f"{number(sum(other) / 3, 2)} − {number(sum(one) / 3, 2)} = {number(right, 2)}"),),
        tolerance=0.06,
        slips=((best, slip),) if abs(best - right) > 0.15 else (),
        premise={"one": one, "other": other},
    )  # fmt: skip


APART = QT_TRANSLATE_NOOP(
    "Try", "The accuracy of a new recipe lies beyond that of the baseline by {low} to {high} points (95 %). What "
    "follows?",
)  # fmt: skip
OPTIONS = (
    Option("better", tell(QT_TRANSLATE_NOOP("Try", "The new recipe is better."))),
    Option("worse", tell(QT_TRANSLATE_NOOP("Try", "The new recipe is worse."))),
    Option("unknown", tell(QT_TRANSLATE_NOOP("Try", "They cannot be told apart with these runs."))),
)


def apart(subject: Subject, rng: Random) -> Question | None:
    """An interval that holds 0 decides nothing."""
    middle, half = rng.choice((-2.5, -1.2, 0.4, 1.1, 3.0)), rng.choice((0.6, 1.6, 2.8))
    low, high = round(middle - half, 1), round(middle + half, 1)
    if not low or not high:
        return None
    right = "better" if low > 0 else "worse" if high < 0 else "unknown"
    equal = tell(QT_TRANSLATE_NOOP("Try", "The interval holds 0: the difference may be either way."))
    return Question(
        "compare.apart",
        tell(APART, low=number(low, 1), high=number(high, 1)),
        CHOICE, right,
        (
            equal if right == "unknown"
            else tell(QT_TRANSLATE_NOOP("Try", "The interval leaves out 0: both ends lie on one side of it.")),
        ),
        options=OPTIONS,
        slips=tuple((key, equal) for key in ("better", "worse") if right == "unknown"),
        premise={"low": low, "high": high},
    )  # fmt: skip


SMOOTH = QT_TRANSLATE_NOOP(
    "Try", "The losses of five steps are {losses}. What does the curve say at the last of them, smoothed over {window} "
    "steps?",
)  # fmt: skip


def smoothing(subject: Subject, rng: Random) -> Question | None:
    """A smoothed curve is a mean over the steps before."""
    losses, window = [round(rng.uniform(1.2, 2.4), 1) for _ in range(5)], rng.choice((2, 3, 4))
    right = sum(losses[-window:]) / window
    listed = ", ".join(f"{loss:.1f}" for loss in losses)
    return Question(
        "compare.smooth",
        tell(SMOOTH, losses=listed, window=window),
        NUMBER, right,
        (literal(f"({' + '.join(f'{loss:.1f}' for loss in losses[-window:])}) / {window} = {number(right)}"),),
        tolerance=near(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "It is the mean of so many steps, the last one among them.")),
        premise={"losses": losses, "window": window},
    )  # fmt: skip


GENERATORS: tuple[Generator, ...] = (uncertainty, apart, means, more_pictures, smoothing)
