"""Questions on a network through its training. No torch."""

from __future__ import annotations

from random import Random

from cifar_gui.engine.data import CLASSES
from cifar_gui.pages.snapshots.protocol import Followed, Moment
from cifar_gui.questions.question import NUMBER, WHOLE, Generator, Question, Subject, near, number, tell
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

EPOCH = QT_TRANSLATE_NOOP(
    "Try",
    "The run trains on {images} pictures with `batch_size={batch}`, and a snapshot was kept after step {step}. In "
    "which epoch, counted from 1, was that step?",
)
ACCURACY = QT_TRANSLATE_NOOP(
    "Try",
    "After step {step}, the diagonal of the confusion matrix adds up to {right}, and all its cells to {pictures}. What "
    "is the accuracy?",
)
RECALL = QT_TRANSLATE_NOOP(
    "Try",
    "After step {step}, {right} of the {count} pictures of “{name}” are recognised. What is the recall of this class?",
)


def epoch(subject: Subject, rng: Random) -> Question | None:
    """Which epoch a step belongs to."""
    good: Followed = subject.reply
    if not good.moments or good.steps_per_epoch < 2:
        return None
    step, each = rng.choice(good.moments).step, good.steps_per_epoch
    if not step:
        return None
    right = -(-step // each)
    return Question(
        "snapshots.epoch",
        tell(EPOCH, images=f"{good.images:,}", batch=good.batch_size, step=step),
        WHOLE, right,
        (
            tell("⌈{images} / {batch}⌉ = {each}", images=good.images, batch=good.batch_size, each=each),
            tell("⌈{step} / {each}⌉ = {right}", step=step, each=each, right=right),
        ),
        slips=((right - 1, tell(QT_TRANSLATE_NOOP("Try", "The first epoch is called 1, not 0."))),),
        premise={"images": good.images, "batch": good.batch_size, "step": step},
    )  # fmt: skip


def _judged(subject: Subject, rng: Random) -> Moment | None:
    good: Followed = subject.reply
    known = [moment for moment in good.moments if moment.judged is not None and moment.judged.pictures]
    return rng.choice(known) if known else None


def accuracy(subject: Subject, rng: Random) -> Question | None:
    """The share of right answers, from the matrix."""
    moment = _judged(subject, rng)
    if moment is None or moment.judged is None:
        return None
    hits, pictures = moment.judged.right, moment.judged.pictures
    right = hits / pictures
    wrong = tell(QT_TRANSLATE_NOOP("Try", "That is the share of wrong answers."))
    return Question(
        "snapshots.accuracy",
        tell(ACCURACY, step=moment.step, right=hits, pictures=pictures),
        NUMBER, right,
        (tell("{right} / {pictures} = {share}", right=hits, pictures=pictures, share=number(right)),),
        tolerance=near(right), slips=((1 - right, wrong),) if abs(1 - 2 * right) > 2 * near(right) else (),
        premise={"step": moment.step},
    )  # fmt: skip


def recall(subject: Subject, rng: Random) -> Question | None:
    """The share of a class that is recognised."""
    moment = _judged(subject, rng)
    if moment is None or moment.judged is None:
        return None
    counts = moment.judged.counts
    label = rng.choice([place for place in range(len(CLASSES)) if counts[place].sum()])
    hits, count = int(counts[label, label]), int(counts[label].sum())
    right = hits / count
    return Question(
        "snapshots.recall",
        tell(RECALL, step=moment.step, right=hits, count=count, name=Message("Picture", CLASSES[label])),
        NUMBER, right,
        (tell("{right} / {count} = {share}", right=hits, count=count, share=number(right)),),
        tolerance=near(right),
        premise={"step": moment.step, "label": label},
    )  # fmt: skip


GENERATORS: tuple[Generator, ...] = (accuracy, epoch, recall)
"""In the order in which they take turns."""
