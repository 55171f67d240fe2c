"""Questions on the loop of training. No torch."""

from __future__ import annotations

import math
from random import Random

from cifar_gui.questions import training
from cifar_gui.questions.question import (
    NUMBER,
    Generator,
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

MOVED = QT_TRANSLATE_NOOP(
    "Try",
    "First step of the recording: `{name}{index}` is {w}, its gradient is {g}, and SGD has `lr={lr}`."
    " By how much does `step()` change it? (Include the sign.)",
)


def recorded_step(subject: Subject, rng: Random) -> Question | None:
    """What the first step of the recording did to one number."""
    looped = subject.reply
    params, frames = looped.params, looped.made.frames
    place = next((at for at, frame in enumerate(frames) if frame.line == "step"), None)
    if params.optimizer != "SGD" or params.large_lr or params.step_first or params.wrong_model or not place:
        return None
    before, after = frames[place - 1], frames[place]
    if after.values == before.values or before.grad < 0:
        return None
    old, new = looped.made.values[before.values], looped.made.values[after.values]
    grad = looped.made.grads[before.grad]
    for _ in range(30):
        index = tuple(rng.randrange(side) for side in old.shape)
        w, g, right = float(old[index]), float(grad[index]), float(new[index]) - float(old[index])
        # A change far smaller than the number itself is lost in the rounding of float32.
        if math.isfinite(right) and abs(right) > 1e-4 * abs(w) and 1e-5 < abs(right) < 1e3:
            break
    else:
        return None
    why = tell(
        QT_TRANSLATE_NOOP(
            "Try", "−lr · grad = −{lr} · {g} = {right}. Without a step before it, momentum adds nothing."
        ),
        lr=number(params.lr),
        g=term(g, 5),
        right=carried(right),
    )
    return Question(
        "loop.step",
        tell(
            MOVED, name=looped.parameter, index=repr(list(index)), w=number(w, 5), g=number(g, 5), lr=number(params.lr)
        ),
        NUMBER,
        right,
        (why,),
        roughly(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Downhill: against the gradient.")),
        slips=((-right, tell(QT_TRANSLATE_NOOP("Try", "That goes uphill: the step is against the gradient."))),),
        premise={"index": index, "g": g},
    )


SUMMED = QT_TRANSLATE_NOOP(
    "Try", "The losses of the first batches of the recording are {losses}. What does `running_loss` hold after them?"
)


def running_loss(subject: Subject, rng: Random) -> Question | None:
    """The running sum of the first losses of the recording."""
    losses = [float(loss) for loss in subject.reply.made.losses]
    count = rng.choice((2, 3, 4))
    if len(losses) < count or not all(math.isfinite(loss) and loss < 1e4 for loss in losses[:count]):
        return None
    right = sum(losses[:count])
    shown = [number(loss, 3) for loss in losses[:count]]
    return Question(
        "loop.running",
        tell(SUMMED, losses=", ".join(shown)),
        NUMBER,
        right,
        (literal(f"{' + '.join(shown)} = {number(sum(as_written(loss, 3) for loss in losses[:count]), 3)}"),),
        near(right, 0.011),
        hint=tell(QT_TRANSLATE_NOOP("Try", "It starts at 0, and each batch adds its loss.")),
        slips=(
            (
                right / count,
                tell(QT_TRANSLATE_NOOP("Try", "That is their mean; the line only adds and never divides.")),
            ),
        ),
        premise={"count": count},
    )


GENERATORS: tuple[Generator, ...] = (
    recorded_step, training.no_zero_grad, running_loss, training.order, training.sgd, training.momentum,
    training.start, training.adam, training.weight_decay,
)  # fmt: skip
"""In the order in which they take turns."""
