"""Questions on optimisers and a training run (7.9). No torch."""

from __future__ import annotations

import math
from random import Random

from cifar_gui.questions.question import (
    CHOICE,
    NUMBER,
    WHOLE,
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

STEPS = QT_TRANSLATE_NOOP("Try", "{images} pictures with `batch_size={batch}`: how many steps does one epoch take?")


def steps_of_an_epoch(subject: Subject, rng: Random) -> Question | None:
    """The steps of an epoch with another batch size."""
    images, recipe = subject.more.get("images", 0), subject.reply
    if not 0 < images < 10**7:
        return None
    batch = rng.choice([size for size in (1, 10, 16, 32, 100, 128, 256) if size != recipe.batch_size])
    right = -(-images // batch)
    rest = images % batch
    why = (
        tell(
            QT_TRANSLATE_NOOP("Try", "{images} / {batch}, rounded up: {right}. The last batch holds {rest}."),
            images=f"{images:,}",
            batch=batch,
            right=f"{right:,}",
            rest=rest,
        )
        if rest
        else tell(
            "{images} / {batch} = {right}",
            images=f"{images:,}",
            batch=batch,
            right=f"{right:,}",
        )
    )
    slip = tell(QT_TRANSLATE_NOOP("Try", "What is left over makes one more step, with a smaller last batch."))
    return Question(
        "run.steps",
        tell(STEPS, images=f"{images:,}", batch=batch),
        WHOLE,
        right,
        (why,),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Each step takes a batch. Is anything left over?")),
        slips=((images // batch, slip),) if rest else (),
        premise={"images": images, "batch": batch},
    )


LAST = QT_TRANSLATE_NOOP(
    "Try", "{images} pictures with `batch_size={batch}`: how many pictures does the last batch of an epoch hold?"
)


def last_batch(subject: Subject, rng: Random) -> Question | None:
    """The size of the last batch."""
    images, recipe = subject.more.get("images", 0), subject.reply
    sizes = [size for size in (30, 60, 64, 100, 128, 300) if size != recipe.batch_size and size < images]
    if not sizes or images > 10**7:
        return None
    batch = rng.choice(sizes)
    right = images % batch or batch
    return Question(
        "run.last",
        tell(LAST, images=f"{images:,}", batch=batch),
        WHOLE,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "{whole} full batches take {taken}; {right} are left for the last one."),
                whole=(images - 1) // batch,
                taken=f"{(images - 1) // batch * batch:,}",
                right=right,
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "How many full batches fit, and what is left over?")),
        premise={"images": images, "batch": batch},
    )


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


SUM = QT_TRANSLATE_NOOP(
    "Try", "Epoch {epoch} ended with a summed loss of {sum} over {steps} steps. What was the mean loss per step?"
)


def summed_loss(subject: Subject, rng: Random) -> Question | None:
    """The mean from the sum that the course prints."""
    run = subject.more.get("run")
    ended = [one for one in (run.epochs if run is not None else ()) if math.isfinite(one.loss_sum) and one.loss_mean]
    ended = [one for one in ended if 0.05 < one.loss_mean < 1e4]
    if ended:
        one = rng.choice(ended)
        epoch, total, right = one.epoch, float(one.loss_sum), float(one.loss_mean)
        steps = round(total / right)
    else:
        steps = rng.choice((100, 782, 1563, 10000))
        epoch, total = 1, rng.choice((1.5, 1.87, 2.2)) * steps
        right = total / steps
    return Question(
        "run.sum",
        tell(SUM, epoch=epoch, sum=number(total, 1), steps=f"{steps:,}"),
        NUMBER,
        right,
        (
            literal(f"{number(total, 1)} / {steps:,} = {number(right)}"),
            tell(QT_TRANSLATE_NOOP("Try", "The sum grows with the number of batches; means can be compared.")),
        ),
        near(right, 0.011),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Divided by how many?")),
        premise={"sum": total, "steps": steps},
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


RATE = QT_TRANSLATE_NOOP(
    "Try",
    "The schedule “step” starts with `lr={lr}` and multiplies it by {gamma} after every {every} "
    "epochs. What is the rate in epoch {epoch} (counting from 1)?",
)


def rate(subject: Subject, rng: Random) -> Question | None:
    """The learning rate of a schedule in steps."""
    lr = subject.reply.lr if isinstance(subject.reply.lr, float) and 1e-4 <= subject.reply.lr <= 10 else 0.1
    gamma, every, epoch = rng.choice((0.5, 0.1)), rng.choice((1, 2, 3)), rng.choice((2, 4, 5, 6))
    times = (epoch - 1) // every
    right = lr * gamma**times
    return Question(
        "run.rate",
        tell(RATE, lr=number(lr), gamma=number(gamma), every=every, epoch=epoch),
        NUMBER,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try", "Before epoch {epoch} it has been multiplied {times} times: {lr} · {gamma}^{times} = {right}"
                ),
                epoch=epoch,
                times=times,
                lr=number(lr),
                gamma=number(gamma),
                right=number(right, 6),
            ),
        ),
        roughly(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "How often has it been multiplied when this epoch begins?")),
        premise={"lr": lr, "gamma": gamma, "every": every, "epoch": epoch},
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


RIGHT = QT_TRANSLATE_NOOP(
    "Try",
    "The accuracy on a test set of {pictures} pictures is {accuracy} %. How many of them are classified correctly?",
)


def right_of_all(subject: Subject, rng: Random) -> Question | None:
    """From an accuracy to pictures."""
    run = subject.more.get("run")
    told = [one for one in (run.evaluations if run is not None else ()) if one.pictures]
    pictures = told[-1].pictures if told else 1000
    count = round(told[-1].accuracy * pictures) if told else rng.choice((100, 370, 580, 653))
    accuracy = 100 * count / pictures
    if abs(round(accuracy, 2) * pictures / 100 - count) > 0.4:
        return None
    return Question(
        "run.right",
        tell(RIGHT, accuracy=number(accuracy, 2), pictures=f"{pictures:,}"),
        WHOLE,
        count,
        (literal(f"{number(accuracy, 2)} / 100 · {pictures:,} = {count:,}"),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "A hundredth of the pictures is one percent.")),
        premise={"pictures": pictures, "count": count},
    )


# --- the loop, line by line -----------------------------------------------------------------------------------------

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
