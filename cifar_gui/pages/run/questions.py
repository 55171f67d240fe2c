"""Questions on runs. No torch."""

from __future__ import annotations

import math
from random import Random

from cifar_gui.engine.faults import BY_KEY
from cifar_gui.protocol.runs import RunStarted
from cifar_gui.questions import recipes, training
from cifar_gui.questions.question import (
    CHOICE,
    NUMBER,
    WHOLE,
    Generator,
    Option,
    Question,
    Subject,
    literal,
    near,
    number,
    roughly,
    tell,
)
from cifar_gui.recipe import CROSS_ENTROPY, FAULTS
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

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


RIGHT = QT_TRANSLATE_NOOP(
    "Try",
    "The accuracy on {pictures} validation pictures is {accuracy} %. How many of them are classified correctly?",
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


KEPT = QT_TRANSLATE_NOOP(
    "Try",
    "Of {pictures} pictures, validation keeps back the share {share}, and at most {images} of the others are trained"
    " on. How many pictures does one epoch train on?",
)


def kept_back(subject: Subject, rng: Random) -> Question | None:
    """How many pictures are left to train on."""
    pictures, share = rng.choice(((50_000, 0.1), (50_000, 0.2), (10_000, 0.4), (2_000, 0.5)))
    images = rng.choice((1_000, 5_000, 40_000, 45_000, 60_000))
    kept = round(share * pictures)
    right = min(images, pictures - kept)
    return Question(
        "run.kept",
        tell(KEPT, pictures=f"{pictures:,}", share=number(share), images=f"{images:,}"),
        WHOLE,
        right,
        (
            literal(f"{pictures:,} − {number(share)} · {pictures:,} = {pictures - kept:,}"),
            literal(f"min({images:,}, {pictures - kept:,}) = {right:,}"),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "First take away what is kept back. Are the others more than the limit?")),
        slips=((kept, tell(QT_TRANSLATE_NOOP("Try", "Those are kept back: they judge, and are never trained on."))),)
        if kept != right
        else (),
        premise={"pictures": pictures, "share": share, "images": images},
    )


REACH = QT_TRANSLATE_NOOP(
    "Try",
    "On {pictures} validation pictures the accuracy is {accuracy} %. About how many points does its 95 % interval"
    " reach to each side? Take 1.96 · √(p · (1 − p) / n), in percent.",
)


def reach(subject: Subject, rng: Random) -> Question | None:
    """How sure an accuracy is."""
    pictures, p = rng.choice((500, 1_000, 2_000, 5_000, 10_000)), rng.choice((0.4, 0.5, 0.6, 0.7, 0.8))
    right = 196 * math.sqrt(p * (1 - p) / pictures)
    return Question(
        "run.reach",
        tell(REACH, pictures=f"{pictures:,}", accuracy=number(100 * p)),
        NUMBER,
        right,
        (
            literal(f"1.96 · √({number(p)} · {number(1 - p)} / {pictures:,}) = {number(right / 100)}"),
            tell(QT_TRANSLATE_NOOP("Try", "Four times as many pictures halve it. A smaller difference tells nothing.")),
        ),
        roughly(right) * 2,
        hint=tell(QT_TRANSLATE_NOOP("Try", "p is the accuracy as a share, n the number of pictures.")),
        premise={"pictures": pictures, "p": p},
    )


# --- runs that are broken on purpose ---------------------------------------------------------------------------------

NUMBERS = QT_TRANSLATE_NOOP(
    "Try",
    "The class numbers 0 to {last} are equally common, and somebody takes the mean squared error between every score "
    "and the number of the class as the loss. All scores are {score}. What is the loss?",
)


def class_numbers(subject: Subject, rng: Random) -> Question | None:
    """Where the wrong tool starts, and where it ends up."""
    classes = rng.choice((10, 10, 5))
    score = rng.choice((0.0, (classes - 1) / 2))
    right = math.fsum((score - one) ** 2 for one in range(classes)) / classes
    squares = " + ".join(number((score - one) ** 2) for one in range(classes))
    return Question(
        "run.numbers",
        tell(NUMBERS, last=classes - 1, score=number(score)),
        NUMBER,
        right,
        (
            literal(f"({squares}) / {classes} = {number(right)}"),
            tell(
                QT_TRANSLATE_NOOP(
                    "Try", "It falls to {least} by answering {mean} for every picture: nothing has to be recognised."
                ),
                least=number((classes**2 - 1) / 12),
                mean=number((classes - 1) / 2),
            ),
        ),
        near(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "The mean of the squares of all differences.")),
        premise={"classes": classes, "score": score},
    )


BROKEN = QT_TRANSLATE_NOOP(
    "Try",
    "One thing was broken on purpose in the run in front. CrossEntropyLoss is set; its first loss was {first}, its "
    "last {last}. What was broken?",
)
SIGNS = {
    "wrong_loss": ("zero_start", "rate_low", "unbalanced"),
    "huge_start": ("zero_start", "rate_low", "labels_shuffled"),
    "zero_start": ("wrong_loss", "huge_start", "rate_high"),
}
"""Faults that the first loss gives away, and others that it rules out."""
TITLES = {key: title for _, found in FAULTS for key, title in found}


def broken(subject: Subject, rng: Random) -> Question | None:
    """What is wrong, from the record of the run in front."""
    run = subject.more.get("run")
    recipe = run.started.recipe if isinstance(getattr(run, "started", None), RunStarted) else None
    if run is None or recipe is None or recipe.fault not in SIGNS or recipe.loss != CROSS_ENTROPY or not run.step:
        return None
    shown = [recipe.fault, *SIGNS[recipe.fault]]
    rng.shuffle(shown)
    first, last = float(run.losses.values[0]), float(run.losses.values[-1])
    return Question(
        "run.broken",
        tell(BROKEN, first=number(first, 3), last=number(last, 3)),
        CHOICE,
        recipe.fault,
        (Message("Fault", BY_KEY[recipe.fault].sentence),),
        options=tuple(Option(key, Message("Lesson", TITLES[key])) for key in shown),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Ten equal scores lose ln 10 = 2.303. How far from that does it begin?")),
        premise={"fault": recipe.fault},
    )


# --- the loop, line by line -----------------------------------------------------------------------------------------


GENERATORS: tuple[Generator, ...] = (
    steps_of_an_epoch, training.sgd, training.no_zero_grad, summed_loss, kept_back, training.momentum, training.start,
    last_batch, broken, training.order, class_numbers, training.weight_decay, right_of_all, reach, rate, training.adam,
    recipes.scaled, recipes.dropped, recipes.clipped, recipes.averaged,
)  # fmt: skip
"""In the order in which they take turns."""
