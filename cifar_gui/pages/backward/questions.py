"""Questions on gradients. No torch."""

from __future__ import annotations

import math
from random import Random

import numpy as np

from cifar_gui.questions.question import (
    CHOICE,
    NUMBER,
    SHAPE,
    WHOLE,
    Generator,
    Option,
    Question,
    Subject,
    as_written,
    carried,
    literal,
    near,
    number,
    roughly,
    tell,
    term,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP

SHAPE_OF = QT_TRANSLATE_NOOP(
    "Try", "`{name}` has shape {shape}. What shape does `{name}.grad` have after `loss.backward()`?"
)


def gradient_shape(subject: Subject, rng: Random) -> Question | None:
    """A gradient has the shape of its parameter."""
    found = [one for one in subject.reply.parameters if one.grad is not None]
    if not found:
        return None
    one = rng.choice(found)
    return Question(
        "back.shape",
        tell(SHAPE_OF, name=one.name, shape=repr(tuple(one.values.shape))),
        SHAPE,
        tuple(one.grad.shape),
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try", "One slope for each of its {count} numbers: the same shape, whatever the batch."
                ),
                count=f"{one.values.size:,}",
            ),
        ),
        hint=tell(
            QT_TRANSLATE_NOOP("Try", "For how many numbers does `backward()` find out how the loss changes with them?")
        ),
        premise={"name": one.name},
    )


LOGIT = QT_TRANSLATE_NOOP(
    "Try",
    "Picture {picture} belongs to class {label}; softmax gives class {place} a probability of {p}. "
    "With `reduction='sum'`, what is the gradient of the loss with respect to logit {place}?",
)


def logit_gradient(subject: Subject, rng: Random) -> Question | None:
    """The gradient of a logit: probability minus target."""
    reply = subject.reply
    if reply.params.label_smoothing or not len(reply.labels):
        return None
    picture = rng.randrange(len(reply.labels))
    label = int(reply.labels[picture])
    place = label if rng.random() < 0.5 else rng.randrange(reply.probabilities.shape[1])
    p = float(reply.probabilities[picture, place])
    right = p - (place == label)
    if not math.isfinite(right) or abs(right) < 0.02:
        return None
    return Question(
        "back.logit",
        tell(LOGIT, picture=picture, label=label, place=place, p=number(p)),
        NUMBER,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "Probability minus target: {p} − {target} = {right}."),
                p=number(p),
                target=int(place == label),
                right=number(right),
            ),
        ),
        near(right, 0.003),
        hint=tell(
            QT_TRANSLATE_NOOP(
                "Try", "A probability that is too high has to come down; one that is too low has to go up."
            )
        ),
        slips=((p, tell(QT_TRANSLATE_NOOP("Try", "For the right class, 1 is subtracted."))),) if place == label else (),
        premise={"picture": picture, "place": place},
    )


STEP = QT_TRANSLATE_NOOP(
    "Try",
    "`{name}{index}` is {w} and its gradient is {g}. By how much does plain SGD with `lr={lr}` change"
    " it? (Include the sign.)",
)


def sgd_step(subject: Subject, rng: Random) -> Question | None:
    """What SGD does to one weight of the page."""
    found = [one for one in subject.reply.parameters if one.grad is not None and np.isfinite(one.grad).all()]
    if not found:
        return None
    for _ in range(20):
        one = rng.choice(found)
        index = tuple(rng.randrange(side) for side in one.values.shape)
        w, g = float(one.values[index]), float(one.grad[index])
        if 1e-4 < abs(g) < 1e4:
            break
    else:
        return None
    lr = rng.choice((0.1, 0.5, 1.0))
    right = -lr * g
    return Question(
        "back.step",
        tell(STEP, name=one.name, index=repr(list(index)), w=number(w, 5), g=number(g, 5), lr=number(lr)),
        NUMBER,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "−lr · grad = −{lr} · {g} = {right}; it becomes {after}."),
                lr=number(lr),
                g=term(g, 5),
                right=carried(right),
                after=number(w + right, 5),
            ),
        ),
        roughly(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Downhill: against the gradient.")),
        slips=((-right, tell(QT_TRANSLATE_NOOP("Try", "That goes uphill: the step is against the gradient."))),),
        premise={"name": one.name, "index": index, "lr": lr},
    )


AGAIN = QT_TRANSLATE_NOOP(
    "Try",
    "`{name}{index}.grad` is {g}. The same batch goes forward and backward {times} times in total, "
    "without a `zero_grad()`. What does it hold then?",
)


def without_zero_grad(subject: Subject, rng: Random) -> Question | None:
    """Gradients add up."""
    found = [one for one in subject.reply.parameters if one.grad is not None and np.isfinite(one.grad).all()]
    norms = any("norm" in one.name for one in subject.reply.parameters)
    if not found or norms:
        return None
    for _ in range(20):
        one = rng.choice(found)
        index = tuple(rng.randrange(side) for side in one.values.shape)
        g = float(one.grad[index])
        if 1e-4 < abs(g) < 1e4:
            break
    else:
        return None
    times = rng.choice((2, 3))
    return Question(
        "back.again",
        tell(AGAIN, name=one.name, index=repr(list(index)), g=number(g, 5), times=times),
        NUMBER,
        times * g,
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "`backward()` adds to what is there: {times} · {g} = {right}."),
                times=times,
                g=term(g, 5),
                right=number(times * as_written(g, 5), 5),
            ),
        ),
        roughly(times * g),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Does `backward()` replace the old gradient?")),
        slips=(
            (g, tell(QT_TRANSLATE_NOOP("Try", "The new gradient is added to the old one; it does not replace it."))),
        ),
        premise={"name": one.name, "index": index, "times": times},
    )


OWN_LOSS = QT_TRANSLATE_NOOP(
    "Try",
    "Picture {picture} belongs to class {label}, and softmax gives that class a probability of {p}. What is its loss?",
)


def own_loss(subject: Subject, rng: Random) -> Question | None:
    """The loss of one picture of the page, from its probability."""
    reply = subject.reply
    if reply.params.label_smoothing or not len(reply.labels):
        return None
    picture = rng.randrange(len(reply.labels))
    label = int(reply.labels[picture])
    p, right = float(reply.probabilities[picture, label]), float(reply.losses[picture])
    if not 0.001 < p < 0.97 or not math.isfinite(right):
        return None
    return Question(
        "back.loss",
        tell(OWN_LOSS, picture=picture, label=label, p=number(p)),
        NUMBER,
        right,
        (literal(f"−ln {number(p)} = {number(right, 3)}"),),
        near(right, 0.012),
        hint=tell(QT_TRANSLATE_NOOP("Try", "−ln p. A pure guess among ten classes costs ln 10 ≈ 2.30.")),
        premise={"picture": picture},
    )


MEAN_TO_SUM = QT_TRANSLATE_NOOP(
    "Try",
    "For a batch of {count} and `reduction='mean'`, the gradient of a weight is {g}. What would it be"
    " with `reduction='sum'`?",
)


def mean_to_sum(subject: Subject, rng: Random) -> Question | None:
    """The gradient of the sum."""
    count, g = rng.choice((2, 8, 16, 64)), rng.choice((0.02, -0.5, 0.125, -0.03))
    return Question(
        "back.sum",
        tell(MEAN_TO_SUM, count=count, g=number(g)),
        NUMBER,
        count * g,
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "The sum is {count} times the mean, and so is its gradient: {right}."),
                count=count,
                right=number(count * g),
            ),
        ),
        roughly(count * g),
        hint=tell(QT_TRANSLATE_NOOP("Try", "How are the two losses related?")),
        premise={"count": count, "g": g},
    )


BEFORE = QT_TRANSLATE_NOOP(
    "Try", "A network has just been built, and nothing has run yet. What does `conv1.weight.grad` hold?"
)


def before_backward(subject: Subject, rng: Random) -> Question | None:
    """There is no gradient before backward."""
    options = (
        Option("none", literal("`None`")),
        Option("zeros", tell(QT_TRANSLATE_NOOP("Try", "Zeros in the shape of the weight"))),
        Option("random", tell(QT_TRANSLATE_NOOP("Try", "Random numbers, like the weight"))),
    )
    return Question(
        "back.before",
        tell(BEFORE),
        CHOICE,
        "none",
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try", "Nothing: the first `backward()` creates the tensor. `zero_grad()` sets it back to `None`."
                )
            ),
        ),
        options=options,
        hint=tell(QT_TRANSLATE_NOOP("Try", "What would have computed it?")),
        premise={},
    )


PARTS = QT_TRANSLATE_NOOP(
    "Try",
    "The network gives {logits} logits for each of {pictures} pictures. How many losses does `reduction='none'` give?",
)


def losses_of_a_batch(subject: Subject, rng: Random) -> Question | None:
    """One loss for each picture."""
    pictures = rng.choice([n for n in (4, 16, 64, 100) if n != len(subject.reply.labels)])
    return Question(
        "back.none",
        tell(PARTS, logits=10, pictures=pictures),
        WHOLE,
        pictures,
        (tell(QT_TRANSLATE_NOOP("Try", "One per picture: all logits of a picture go into one loss.")),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "What gets a loss of its own: a logit, a picture, or the batch?")),
        slips=((10 * pictures, tell(QT_TRANSLATE_NOOP("Try", "All logits of a picture go into one loss."))),),
        premise={"pictures": pictures},
    )


GENERATORS: tuple[Generator, ...] = (
    own_loss, logit_gradient, gradient_shape, sgd_step, without_zero_grad, mean_to_sum, before_backward,
    losses_of_a_batch,
)  # fmt: skip
"""In the order in which they take turns."""
