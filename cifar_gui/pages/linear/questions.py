"""Questions on linear layers. No torch."""

from __future__ import annotations

import math
from math import prod
from random import Random

from cifar_gui.questions.question import (
    CHOICE,
    NUMBER,
    SHAPE,
    WHOLE,
    Generator,
    Option,
    Question,
    Subject,
    near,
    number,
    roughly,
    tell,
    term,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP

FLATTEN = QT_TRANSLATE_NOOP("Try", "What shape does `torch.flatten(x, start_dim={start})` give for {shape}?")


FLATTEN_WORK = QT_TRANSLATE_NOOP(
    "Try",
    "The dimensions from {start} onwards are merged into one: {product} = {right}. Those before it stay as they are.",
)


def flattened(subject: Subject, rng: Random) -> Question | None:
    """The shape after flatten, with another start_dim."""
    shape = tuple(subject.reply.x.shape)
    start = rng.choice([start for start in (0, 1, 2, 3) if start != subject.reply.params.start_dim])
    right = (*shape[:start], prod(shape[start:]))
    return Question(
        "linear.flatten",
        tell(FLATTEN, start=start, shape=repr(shape)),
        SHAPE,
        right,
        (tell(FLATTEN_WORK, start=start, product="·".join(map(str, shape[start:])), right=f"{right[-1]:,}"),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Dimension 0 is the batch. Which dimensions are merged?")),
        slips=(((prod(shape),), tell(QT_TRANSLATE_NOOP("Try", "That merges the whole batch, as start_dim=0 would."))),)
        if start
        else (),
        premise={"shape": shape, "start": start},
    )


FEATURES = QT_TRANSLATE_NOOP(
    "Try",
    "Pictures of shape ({channels}, {height}, {width}) are flattened one by one (`start_dim=1`). How "
    "many `in_features` does the next Linear need?",
)


def features(subject: Subject, rng: Random) -> Question | None:
    """The in_features of the layer behind a flatten."""
    channels, side = rng.choice(((1, 28), (3, 16), (16, 8), (64, 4), (3, 64), (6, 15)))
    right = channels * side * side
    return Question(
        "linear.features",
        tell(FEATURES, channels=channels, height=side, width=side),
        WHOLE,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try", "{channels} · {side} · {side} = {right}; the number of pictures makes no difference."
                ),
                channels=channels,
                side=side,
                right=f"{right:,}",
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "How many numbers are there in one picture?")),
        slips=((side * side, tell(QT_TRANSLATE_NOOP("Try", "The channels are left out."))),) if channels > 1 else (),
        premise={"shape": (2, channels, side, side)},
    )


PARAMETERS = QT_TRANSLATE_NOOP("Try", "How many parameters does `Linear({into}, {out}{bias})` have?")


PARAMETERS_WORK = QT_TRANSLATE_NOOP("Try", "{into} × {out} weights = {weights}, and {biases} biases: {right}.")


def parameters(subject: Subject, rng: Random) -> Question | None:
    """The parameters of a linear layer."""
    into, out = rng.choice((784, 1024, 3072, 400, 120)), rng.choice((10, 64, 84, 100))
    bias = rng.random() < 0.7
    right = into * out + bias * out
    return Question(
        "linear.parameters",
        tell(PARAMETERS, into=into, out=out, bias="" if bias else ", bias=False"),
        WHOLE,
        right,
        (tell(PARAMETERS_WORK, into=into, out=out, weights=f"{into * out:,}", biases=bias * out, right=f"{right:,}"),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Each output has one weight per input, plus one bias of its own.")),
        slips=(
            (
                (into * out, tell(QT_TRANSLATE_NOOP("Try", "The biases are left out: there is one per output."))),
                (
                    into * out + into,
                    tell(QT_TRANSLATE_NOOP("Try", "There is one bias per output, not per input.")),
                ),
            )
            if bias
            else (
                (into * out + out, tell(QT_TRANSLATE_NOOP("Try", "With `bias=False` there are no biases to count."))),
            )
        ),
        premise={"into": into, "out": out, "bias": bias},
    )


LAST = QT_TRANSLATE_NOOP(
    "Try",
    "The last batch has {last} pictures instead of {count}. What happens in `torch.flatten(x, "
    "start_dim={start})` followed by `Linear({into}, 10)`?",
)


FAILS = Option("fails", tell(QT_TRANSLATE_NOOP("Try", "PyTorch raises an error: the shapes do not match")))


WORKS = Option("works", tell(QT_TRANSLATE_NOOP("Try", "It works, with fewer rows")))


PADS = Option("pads", tell(QT_TRANSLATE_NOOP("Try", "PyTorch pads the batch with zeros")))


LAST_FAILS = QT_TRANSLATE_NOOP(
    "Try", "start_dim=0 merges the pictures too: Linear gets {last} · {each} = {arrives} numbers but expects {into}."
)


LAST_WORKS = QT_TRANSLATE_NOOP(
    "Try", "Each picture is one row of {each} numbers: ({last}, {each}) becomes ({last}, 10)."
)


def last_batch(subject: Subject, rng: Random) -> Question | None:
    """What the smaller last batch does."""
    shape = subject.reply.x.shape
    each, count = prod(shape[1:]), 64
    last, start = rng.choice((8, 16, 22, 40)), rng.choice((0, 0, 1))
    into = count * each if start == 0 else each
    texts = {"last": last, "each": f"{each:,}", "arrives": f"{last * each:,}", "into": f"{into:,}"}
    return Question(
        "linear.last",
        tell(LAST, last=last, count=count, start=start, into=into),
        CHOICE,
        "fails" if start == 0 else "works",
        (tell(LAST_WORKS if start else LAST_FAILS, **texts),),
        options=(FAILS, WORKS, PADS),
        hint=tell(QT_TRANSLATE_NOOP("Try", "How many numbers does the Linear get, and how many does it expect?")),
        premise={"shape": (last, *shape[1:]), "start": start, "into": into},
    )


DOT = QT_TRANSLATE_NOOP(
    "Try",
    "Row {row} of the batch, output {out}: the {count} products of inputs and weights add up to {sum}. "
    "{bias} What is "
    "y[{row}, {out}]?",
)


BIAS = QT_TRANSLATE_NOOP("Try", "The bias of this output is {bias}.")


NO_BIAS = QT_TRANSLATE_NOOP("Try", "There is no bias.")


def dot_product(subject: Subject, rng: Random) -> Question | None:
    """An output of the page, from the sum of its products and its bias."""
    reply = subject.reply
    row, out = rng.randrange(len(reply.rows)), rng.randrange(reply.rows.shape[1])
    right = float(reply.rows[row, out])
    bias = float(reply.bias[out]) if reply.bias is not None else None
    bare = right - (bias or 0.0)
    if not 0.03 < abs(right) < 1e4:
        return None
    told = tell(NO_BIAS) if bias is None else tell(BIAS, bias=number(bias))
    sum_text = f"{number(bare)} + {term(bias)} = {number(right)}" if bias is not None else number(right)
    wrong = abs(bare - right) > 2 * near(right)
    return Question(
        "linear.dot",
        tell(DOT, row=row, out=out, count=f"{reply.weight.shape[1]:,}", sum=number(bare), bias=told),
        NUMBER,
        right,
        (tell(QT_TRANSLATE_NOOP("Try", "Products and bias: {sum}"), sum=sum_text),),
        near(right, 0.002),
        hint=tell(QT_TRANSLATE_NOOP("Try", "A neuron: y = Σ k·x + b.")),
        slips=((bare, tell(QT_TRANSLATE_NOOP("Try", "The bias is still to be added."))),) if wrong else (),
        premise={"row": row, "out": out},
    )


BOUND = QT_TRANSLATE_NOOP(
    "Try",
    "The initial weights of `Linear({into}, {out})` are drawn uniformly from −k to k. What is k? (A "
    "fraction such as 1/32 will do.)",
)


BOUND_WORK = "k = 1 / √in_features = 1 / √{into} = {right}"


def bound(subject: Subject, rng: Random) -> Question | None:
    """The bound of fresh weights."""
    into = rng.choice((16, 25, 64, 100, 256, 400, 1024, 2500, 3136))
    out = rng.choice((10, 64))
    right = 1 / math.sqrt(into)
    return Question(
        "linear.bound",
        tell(BOUND, into=into, out=out),
        NUMBER,
        right,
        (tell(BOUND_WORK, into=into, right=number(right)),),
        roughly(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "The more inputs are added up, the smaller each weight has to be.")),
        slips=((1 / into, tell(QT_TRANSLATE_NOOP("Try", "The square root is left out: 1 / √in_features."))),),
        premise={"into": into, "out": out},
    )


OUT = QT_TRANSLATE_NOOP("Try", "`Linear({into}, {out})` is given {shape}. What shape does it return?")


def out_shape(subject: Subject, rng: Random) -> Question | None:
    """The shape that a linear layer returns."""
    into, out = rng.choice((1024, 3072, 64)), rng.choice((7, 10, 20, 100))
    front = rng.choice(((64,), (16,), (64, 3), (8, 5), ()))
    right = (*front, out)
    return Question(
        "linear.out",
        tell(OUT, into=into, out=out, shape=repr((*front, into))),
        SHAPE,
        right,
        (tell(QT_TRANSLATE_NOOP("Try", "Only the last dimension changes, from {into} to {out}."), into=into, out=out),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Linear works along the last dimension.")),
        premise={"shape": (*front, into), "into": into, "out": out},
    )


# --- VGG16 ----------------------------------------------------------------------------------------------------------


GENERATORS: tuple[Generator, ...] = (
    flattened, dot_product, features, last_batch, parameters, bound, out_shape,
)  # fmt: skip
"""In the order in which they take turns."""
