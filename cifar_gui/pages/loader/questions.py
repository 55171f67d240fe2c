"""Questions on what a DataLoader hands over. No torch."""

from __future__ import annotations

from random import Random

from cifar_gui.questions.question import CHOICE, SHAPE, WHOLE, Generator, Option, Question, Subject, tell
from cifar_gui.spec import QT_TRANSLATE_NOOP

COUNT = QT_TRANSLATE_NOOP(
    "Try",
    "{images} pictures, `DataLoader(dataset, batch_size={batch}{more})`: what is `len(dataloader)`?",
)


def _sizes(images: int, rng: Random) -> int:
    return rng.choice([size for size in (7, 24, 50, 60, 64, 100, 128, 300) if size <= images] or [1])


def batches(subject: Subject, rng: Random) -> Question | None:
    """How many batches there are, with and without the last one."""
    images, drops = int(subject.reply.params.pictures), rng.random() < 0.5
    size = _sizes(images, rng)
    full, rest = divmod(images, size)
    right = full if drops or not rest else full + 1
    working = (
        tell("{images} = {full} × {size} + {rest}", images=f"{images:,}", full=full, size=size, rest=rest),
        tell(QT_TRANSLATE_NOOP("Try", "`drop_last=True` leaves out the batch that is not full."))
        if drops
        else tell(QT_TRANSLATE_NOOP("Try", "What is left over makes a smaller batch of its own.")),
    )
    slip = tell(
        QT_TRANSLATE_NOOP("Try", "With `drop_last=True` the rest is left out.")
        if drops
        else QT_TRANSLATE_NOOP("Try", "The rest is a batch, too.")
    )
    return Question(
        "loader.count",
        tell(COUNT, images=f"{images:,}", batch=size, more=", drop_last=True" if drops else ""),
        WHOLE, right, working,
        slips=((2 * full + 1 - right, slip),) if rest else (),
        changes={"batch_size": size, "drop_last": drops},
        premise={"images": images, "batch": size, "drops": drops},
    )  # fmt: skip


SHAPE_OF_LAST = QT_TRANSLATE_NOOP(
    "Try", "{images} colour pictures of 32×32 and `batch_size={batch}`: which shape does `imgs` have in the last batch?"
)


STACKED = QT_TRANSLATE_NOOP(
    "Try", "ToTensor makes (3, 32, 32) of a picture; the loader puts {count} of them into one tensor."
)


def last_shape(subject: Subject, rng: Random) -> Question | None:
    """The shape of the last batch."""
    images = int(subject.reply.params.pictures)
    size = _sizes(images, rng)
    rest = images % size or size
    return Question(
        "loader.last-shape",
        tell(SHAPE_OF_LAST, images=f"{images:,}", batch=size),
        SHAPE, (rest, 3, 32, 32),
        (
            tell("{images} = {full} × {size} + {rest}", images=f"{images:,}", full=images // size, size=size,
                 rest=images % size),
            tell(STACKED, count=rest),
        ),
        slips=(((size, 3, 32, 32), tell(QT_TRANSLATE_NOOP("Try", "The last batch holds what is left over."))),)
        if rest != size else (),
        changes={"batch_size": size, "drop_last": False},
        premise={"images": images, "batch": size},
    )  # fmt: skip


PLACE = QT_TRANSLATE_NOOP(
    "Try", "Without shuffling and with `batch_size={batch}`: in which batch, counted from 0, is picture {picture}?"
)


def batch_of(subject: Subject, rng: Random) -> Question | None:
    """Which batch a picture is in."""
    images = int(subject.reply.params.pictures)
    size = _sizes(images, rng)
    picture = rng.randrange(images)
    return Question(
        "loader.place",
        tell(PLACE, batch=size, picture=picture),
        WHOLE, picture // size,
        (tell("⌊{picture} / {batch}⌋ = {right}", picture=picture, batch=size, right=picture // size),),
        slips=((picture // size + 1, tell(QT_TRANSLATE_NOOP("Try", "Batches are counted from 0."))),),
        premise={"images": images, "batch": size, "picture": picture},
    )  # fmt: skip


def shuffled(subject: Subject, rng: Random) -> Question | None:
    """What shuffling changes."""
    options = (
        Option("order", tell(QT_TRANSLATE_NOOP("Try", "each epoch takes every picture once, in a new order"))),
        Option("chance", tell(QT_TRANSLATE_NOOP("Try", "each batch draws pictures by chance, so some come twice"))),
        Option("once", tell(QT_TRANSLATE_NOOP("Try", "the pictures are mixed once, and every epoch is the same"))),
    )
    return Question(
        "loader.shuffle",
        tell(QT_TRANSLATE_NOOP("Try", "What does `shuffle=True` do?")),
        CHOICE, "order",
        (tell(QT_TRANSLATE_NOOP("Try", "The numbers from 0 to N − 1 are mixed anew at the start of each epoch.")),),
        options=options,
        changes={"shuffle": True},
    )  # fmt: skip


GENERATORS: tuple[Generator, ...] = (
    batches, last_shape, batch_of, shuffled,
)  # fmt: skip
"""In the order in which they take turns."""
