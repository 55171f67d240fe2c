"""Questions on optimisers and a training run (7.9). No torch."""

from __future__ import annotations

import math
from random import Random

from cifar_gui.questions.question import (
    CHOICE,
    NUMBER,
    Option,
    Question,
    Subject,
    literal,
    number,
    tell,
    term,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP

SGD = QT_TRANSLATE_NOOP("Try", "`p` is {w} and `p.grad` is {g}. Where does `step()` of SGD with `lr={lr}` put p?")


def sgd(subject: Subject, rng: Random) -> Question | None:
    """One step of plain SGD."""
    w, g, lr = rng.choice((1.0, -0.5, 0.2, 2.0)), rng.choice((0.4, -0.6, 2.0, -1.0)), rng.choice((0.1, 0.5, 0.01))
    right = w - lr * g
    return Question(
        "run.sgd",
        tell(SGD, w=number(w), g=number(g), lr=number(lr)),
        NUMBER,
        right,
        (literal(f"p − lr · grad = {number(w)} − {number(lr)} · {term(g)} = {number(right)}"),),
        0.002,
        hint=tell(QT_TRANSLATE_NOOP("Try", "Downhill: against the gradient.")),
        slips=((w + lr * g, tell(QT_TRANSLATE_NOOP("Try", "That goes uphill: the step is against the gradient."))),),
        premise={"w": w, "g": (g,), "lr": lr},
    )


MOMENTUM = QT_TRANSLATE_NOOP(
    "Try",
    "SGD with `momentum={m}` and `lr={lr}`. `p` is {w}; the velocity left from the previous step is "
    "{v}, and `p.grad` is {g}. Where does `step()` put p?",
)


def momentum(subject: Subject, rng: Random) -> Question | None:
    """One step of SGD with momentum."""
    w, v, g = rng.choice((1.0, 0.5, -1.0)), rng.choice((1.0, 2.0, -1.0)), rng.choice((1.0, 0.5, -2.0))
    m, lr = rng.choice((0.9, 0.5)), rng.choice((0.1, 0.2))
    after = m * v + g
    right = w - lr * after
    return Question(
        "run.momentum",
        tell(MOMENTUM, m=number(m), lr=number(lr), w=number(w), v=number(v), g=number(g)),
        NUMBER,
        right,
        (
            literal(f"v = {number(m)} · {term(v)} + {term(g)} = {number(after)}"),
            literal(f"p = {number(w)} − {number(lr)} · {term(after)} = {number(right)}"),
        ),
        0.002,
        hint=tell(QT_TRANSLATE_NOOP("Try", "First the velocity: a fraction of the old one, plus the gradient.")),
        slips=((w - lr * g, tell(QT_TRANSLATE_NOOP("Try", "That leaves out the velocity."))),),
        premise={"w": w, "v": v, "g": (g,), "lr": lr, "momentum": m},
    )


DECAY = QT_TRANSLATE_NOOP(
    "Try",
    "SGD with `weight_decay={decay}` and `lr={lr}`, no momentum. `p` is {w}, and `p.grad` is {g}. Where "
    "does `step()` put p?",
)


def weight_decay(subject: Subject, rng: Random) -> Question | None:
    """One step with weight decay."""
    w, g = rng.choice((2.0, -1.0, 4.0)), rng.choice((0.0, 0.5, -0.5))
    decay, lr = rng.choice((0.1, 0.2, 0.5)), rng.choice((0.1, 0.5))
    right = w - lr * (g + decay * w)
    return Question(
        "run.decay",
        tell(DECAY, decay=number(decay), lr=number(lr), w=number(w), g=number(g)),
        NUMBER,
        right,
        (
            literal(
                f"p − lr · (grad + decay · p) = "
                f"{number(w)} − {number(lr)} · ({number(g)} + {number(decay)} · {term(w)}) = "
                f"{number(right)}"
            ),
        ),
        0.002,
        hint=tell(
            QT_TRANSLATE_NOOP(
                "Try", "The decay adds a pull towards 0 to the gradient: the larger p is, the stronger the pull."
            )
        ),
        slips=(
            (
                w - lr * g,
                tell(QT_TRANSLATE_NOOP("Try", "The decay pulls as well: decay · p is added to the gradient.")),
            ),
        ),
        premise={"w": w, "g": (g,), "lr": lr, "decay": decay},
    )


ADAM = QT_TRANSLATE_NOOP(
    "Try",
    "The very first step of Adam with `lr={lr}` (default betas). `p` is {w}, and `p.grad` is {g}. Where "
    "does `step()` put p?",
)


def adam(subject: Subject, rng: Random) -> Question | None:
    """The first step of Adam."""
    w, g, lr = rng.choice((1.0, 0.5, -1.0)), rng.choice((0.001, 5.0, -100.0, -0.02)), rng.choice((0.1, 0.01))
    right = w - math.copysign(lr, g)
    return Question(
        "run.adam",
        tell(ADAM, lr=number(lr), w=number(w), g=number(g)),
        NUMBER,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try",
                    "On the first step the mean is the gradient and the mean square is its square: "
                    "grad / √grad² is its sign.",
                )
            ),
            literal(f"{number(w)} − {number(lr)} · {term(math.copysign(1, g))} = {number(right)}"),
        ),
        0.0006 if lr < 0.05 else 0.002,
        hint=tell(
            QT_TRANSLATE_NOOP("Try", "Adam divides by the usual size of the gradient. What is left on the first step?")
        ),
        slips=(
            (
                w - lr * g,
                tell(
                    QT_TRANSLATE_NOOP("Try", "That is SGD. Adam's first step is as long as lr, whatever the gradient.")
                ),
            ),
        ),
        premise={"w": w, "g": (g,), "lr": lr},
    )


FORGOT = QT_TRANSLATE_NOOP(
    "Try",
    "`optimizer.zero_grad()` is left out. In step {step}, what does `p.grad` hold right before `optimizer.step()`?",
)


FORGOT_OPTIONS = (
    Option("newest", tell(QT_TRANSLATE_NOOP("Try", "The gradient of this batch"))),
    Option("sum", tell(QT_TRANSLATE_NOOP("Try", "The sum of the gradients of all batches so far"))),
    Option("mean", tell(QT_TRANSLATE_NOOP("Try", "Their mean"))),
    Option("none", literal("`None`")),
)


def no_zero_grad(subject: Subject, rng: Random) -> Question | None:
    """What is in the gradient when nobody clears it."""
    step = rng.choice((2, 3, 10))
    return Question(
        "run.forgot",
        tell(FORGOT, step=step),
        CHOICE,
        "sum",
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try", "`backward()` adds to what is there: after {step} batches it is the sum of {step} gradients."
                ),
                step=step,
            ),
        ),
        options=FORGOT_OPTIONS,
        hint=tell(QT_TRANSLATE_NOOP("Try", "What does `backward()` do with the old gradient?")),
        premise={"step": step},
    )


ORDER = QT_TRANSLATE_NOOP(
    "Try", "`out = model(x)` and `loss = loss_fn(out, y)` have run. Which lines come next, and in what order?"
)


ORDERS = (
    "optimizer.zero_grad(); loss.backward(); optimizer.step()",
    "loss.backward(); optimizer.zero_grad(); optimizer.step()",
    "optimizer.step(); loss.backward(); optimizer.zero_grad()",
)


def order(subject: Subject, rng: Random) -> Question | None:
    """The order of the three lines."""
    shown = list(ORDERS)
    rng.shuffle(shown)
    return Question(
        "run.order",
        tell(ORDER),
        CHOICE,
        ORDERS[0],
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try",
                    "Clear the old gradients, compute new ones, then use them. If they were cleared "
                    "after `backward()`, nothing would be left for `step()`.",
                )
            ),
        ),
        options=tuple(Option(one, literal(f"`{one}`")) for one in shown),
        hint=tell(QT_TRANSLATE_NOOP("Try", "What does each line need, and what does it leave?")),
        premise={},
    )


START = QT_TRANSLATE_NOOP(
    "Try",
    "Before its first step a network knows nothing about {classes} classes. At roughly what "
    "CrossEntropyLoss does it start?",
)


def start(subject: Subject, rng: Random) -> Question | None:
    """Where the loss starts."""
    classes = rng.choice((10, 10, 2, 100))
    right = math.log(classes)
    return Question(
        "run.start",
        tell(START, classes=classes),
        NUMBER,
        right,
        (literal(f"ln {classes} = {number(right)}"),),
        0.05 * right,
        hint=tell(
            QT_TRANSLATE_NOOP("Try", "It gives each class about the same probability. ln 2 ≈ 0.69, ln 10 ≈ 2.30")
        ),
        premise={"classes": classes},
    )
