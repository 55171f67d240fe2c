"""Questions on the layers of the gallery: here those that pad, normalise or drop. No torch."""

from __future__ import annotations

from random import Random

import numpy as np

from cifar_gui.pages.gallery.questions_of_sequences import OF_SEQUENCES, PARAMETERS
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
    tell,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP

PADDINGS = {
    "ZeroPad2d": "constant",
    "ConstantPad2d": "constant",
    "ReflectionPad2d": "reflect",
    "ReplicationPad2d": "edge",
    "CircularPad2d": "wrap",
}
"""The mode of ``numpy.pad`` that does the same."""
NORMS = ("BatchNorm2d", "BatchNorm1d", "LayerNorm", "GroupNorm", "InstanceNorm2d")

PAD_SHAPE = QT_TRANSLATE_NOOP(
    "Try", "`{layer}(({left}, {right}, {top}, {bottom}))` is given {shape}. What shape comes out?"
)
PAD_WORK = QT_TRANSLATE_NOOP(
    "Try",
    "Left and right add to the width: {width} + {left} + {right} = {wide}. Top and bottom add to the "
    "height: {height} + {top} "
    "+ {bottom} = {high}.",
)


def pad_shape(subject: Subject, rng: Random) -> Question | None:
    """The shape after padding."""
    if subject.reply.exhibit.key not in PADDINGS:
        return None
    pads = [rng.randrange(0, 7) for _ in range(4)]
    if pads[0] + pads[1] == pads[2] + pads[3]:
        pads[0] += 1
    left, right, top, bottom = pads
    count, channels, height, width = subject.reply.x.shape
    high, wide = height + top + bottom, width + left + right
    texts = {"left": left, "right": right, "top": top, "bottom": bottom}
    layer = "ReflectionPad2d" if subject.reply.exhibit.key == "ReflectionPad2d" else "ZeroPad2d"
    return Question(
        "gallery.pad",
        tell(PAD_SHAPE, layer=layer, shape=repr(tuple(subject.reply.x.shape)), **texts),
        SHAPE,
        (count, channels, high, wide),
        (tell(PAD_WORK, width=width, wide=wide, height=height, high=high, **texts),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "The four numbers are left, right, top, bottom.")),
        slips=(
            (
                (count, channels, height + left + right, width + top + bottom),
                tell(QT_TRANSLATE_NOOP("Try", "The last dimension, the width, comes first in the four numbers.")),
            ),
        ),
        premise={"layer": layer, "pads": tuple(pads), "shape": tuple(subject.reply.x.shape)},
    )


PAD_VALUE = QT_TRANSLATE_NOOP(
    "Try",
    "A row of the input is {row}. `{layer}` adds {count} cells on its left. Which number is leftmost then?",
)
PAD_VALUE_WORK = QT_TRANSLATE_NOOP("Try", "The row becomes {row}.")


def pad_value(subject: Subject, rng: Random) -> Question | None:
    """What a padding layer puts in front of a row."""
    if subject.reply.exhibit.key not in PADDINGS:
        return None
    layer = rng.choice(("ReflectionPad2d", "ReplicationPad2d", "CircularPad2d"))
    row, count = rng.sample(range(1, 10), 5), rng.choice((1, 2, 3))
    padded = np.pad(np.array(row), (count, 0), mode=PADDINGS[layer])  # type: ignore[call-overload]  # a word of NumPy's
    return Question(
        "gallery.pad-value",
        tell(PAD_VALUE, row=", ".join(map(str, row)), layer=layer, count=count),
        NUMBER,
        float(padded[0]),
        (tell(PAD_VALUE_WORK, row=", ".join(map(str, padded.tolist()))),),
        hint=tell(
            QT_TRANSLATE_NOOP(
                "Try",
                "Reflection mirrors without repeating the edge, replication repeats the edge, and "
                "circular wraps around from the other side.",
            )
        ),
        premise={"layer": layer, "row": row, "count": count},
    )


PAD_PARAMETERS = QT_TRANSLATE_NOOP(
    "Try",
    "`ZeroPad2d({pad})` puts a border around a picture of 32×32. How many cells of one channel belong to the border?",
)


def pad_cells(subject: Subject, rng: Random) -> Question | None:
    """How many cells a frame has."""
    if subject.reply.exhibit.key not in PADDINGS:
        return None
    pad = rng.choice((1, 2, 3, 4))
    side = 32 + 2 * pad
    right = side * side - 32 * 32
    return Question(
        "gallery.pad-cells",
        tell(PAD_PARAMETERS, pad=pad),
        WHOLE,
        right,
        (tell("{side}·{side} − 32·32 = {right}", side=side, right=right),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "How large is the picture with its border?")),
        premise={"pad": pad},
    )


def norm_parameters(subject: Subject, rng: Random) -> Question | None:
    """What a normalisation learns."""
    if subject.reply.exhibit.key not in NORMS:
        return None
    count = rng.choice((3, 16, 32, 64))
    call, numbers = rng.choice(
        (
            (f"BatchNorm2d({count})", count),
            (f"BatchNorm2d({count}, affine=False)", 0),
            (f"GroupNorm(1, {count})", count),
            (f"LayerNorm({count})", count),
            (f"InstanceNorm2d({count})", 0),
        )
    )
    why = (
        tell(
            QT_TRANSLATE_NOOP("Try", "A factor and a shift for each of the {count}: 2 · {count} = {right}."),
            count=count,
            right=2 * numbers,
        )
        if numbers
        else tell(
            QT_TRANSLATE_NOOP(
                "Try", "None: without `affine` it only normalises, and InstanceNorm2d has it off by default."
            )
        )
    )
    return Question(
        "gallery.norm-parameters",
        tell(PARAMETERS, call=call),
        WHOLE,
        2 * numbers,
        (why,),
        hint=tell(
            QT_TRANSLATE_NOOP("Try", "Normalising itself learns nothing; the factor and the shift after it may.")
        ),
        premise={"call": call},
    )


OVER = QT_TRANSLATE_NOOP(
    "Try",
    "`{call}` is given (N, C, H, W) = ({count}, {channels}, {side}, {side}). Over how many numbers is "
    "each of its means taken?",
)


def norm_numbers(subject: Subject, rng: Random) -> Question | None:
    """Over what a normalisation takes its mean."""
    if subject.reply.exhibit.key not in NORMS:
        return None
    count, channels, side = rng.choice((4, 8, 16)), rng.choice((4, 6, 8)), rng.choice((5, 8, 10))
    area = side * side
    call, right, why = rng.choice(
        (
            (
                f"BatchNorm2d({channels})",
                count * area,
                tell(
                    QT_TRANSLATE_NOOP(
                        "Try", "One mean for each channel, over all pictures and cells: N · H · W = {right}."
                    ),
                    right=count * area,
                ),
            ),
            (
                f"LayerNorm(({channels}, {side}, {side}))",
                channels * area,
                tell(
                    QT_TRANSLATE_NOOP("Try", "One mean for each picture, over all its numbers: C · H · W = {right}."),
                    right=channels * area,
                ),
            ),
            (
                f"InstanceNorm2d({channels})",
                area,
                tell(
                    QT_TRANSLATE_NOOP("Try", "One mean for each channel of each picture: H · W = {right}."), right=area
                ),
            ),
            (
                f"GroupNorm(2, {channels})",
                channels // 2 * area,
                tell(
                    QT_TRANSLATE_NOOP(
                        "Try", "One mean for each half of the channels of a picture: C/2 · H · W = {right}."
                    ),
                    right=channels // 2 * area,
                ),
            ),
        )
    )
    return Question(
        "gallery.norm-over",
        tell(OVER, call=call, count=count, channels=channels, side=side),
        WHOLE,
        right,
        (why,),
        hint=tell(
            QT_TRANSLATE_NOOP("Try", "Which dimensions does it average over: the batch, the channels, the cells?")
        ),
        premise={"call": call, "shape": (count, channels, side, side)},
    )


EVENED = QT_TRANSLATE_NOOP(
    "Try",
    "A normalisation layer in train() is given the numbers {values}. Their mean is {mean}, and their "
    "standard deviation (dividing by the count) is {deviation}. What does {value} become?",
)


def norm_value(subject: Subject, rng: Random) -> Question | None:
    """One number, evened out."""
    if subject.reply.exhibit.key not in NORMS:
        return None
    values = rng.choice(([1, 3], [2, 4, 6], [0, 0, 3, 5], [1, 2, 3, 6], [2, 2, 8, 8], [1, 5, 9]))
    mean, deviation = float(np.mean(values)), float(np.std(values))
    value = rng.choice([value for value in values if value != mean])
    right = (value - mean) / deviation
    return Question(
        "gallery.norm-value",
        tell(EVENED, values=", ".join(map(str, values)), mean=number(mean), deviation=number(deviation), value=value),
        NUMBER,
        right,
        (
            tell(
                "({value} − {mean}) / {deviation} = {right}",
                value=value,
                mean=number(mean),
                deviation=number(deviation),
                right=number(right),
            ),
        ),
        near(right, 0.011),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Subtract the mean, then divide by the deviation.")),
        premise={"values": values, "value": value},
    )


RUNNING = QT_TRANSLATE_NOOP(
    "Try",
    "A new `BatchNorm2d` with `momentum={momentum}` sees a batch in which a channel has the mean "
    "{mean}. What is its running_mean afterwards?",
)


def norm_running(subject: Subject, rng: Random) -> Question | None:
    """The running mean after the first batch."""
    if subject.reply.exhibit.key not in ("BatchNorm2d", "BatchNorm1d"):
        return None
    momentum, mean = rng.choice((0.1, 0.2, 0.5)), rng.choice((0.4, 0.5, 2.0, -1.0))
    right = momentum * mean
    return Question(
        "gallery.norm-running",
        tell(RUNNING, momentum=number(momentum), mean=number(mean)),
        NUMBER,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "(1 − {momentum}) · 0 + {momentum} · {mean} = {right}: it starts at 0."),
                momentum=number(momentum),
                mean=number(mean),
                right=number(right),
            ),
        ),
        0.002,
        hint=tell(QT_TRANSLATE_NOOP("Try", "It moves towards the new mean; momentum says what fraction of the way.")),
        slips=((mean, tell(QT_TRANSLATE_NOOP("Try", "It moves only part of the way, as far as momentum says."))),),
        premise={"momentum": momentum, "mean": mean},
    )


KEPT = QT_TRANSLATE_NOOP("Try", "`Dropout(p={p})` in {mode} lets the number {x} through. What does it come out as?")


def dropout_value(subject: Subject, rng: Random) -> Question | None:
    """What dropout makes of a number that it lets through."""
    if not subject.reply.exhibit.key.startswith("Dropout"):
        return None
    p, x, training = rng.choice((0.2, 0.5, 0.75, 0.9)), rng.choice((1.0, 2.0, 3.0, 0.6)), rng.random() < 0.75
    right = x / (1 - p) if training else x
    why = (
        tell(
            QT_TRANSLATE_NOOP(
                "Try", "Divided by 1 − p, so that the sum stays the same on average: {x} / {rest} = {right}."
            ),
            x=number(x),
            rest=number(1 - p),
            right=number(right),
        )
        if training
        else tell(QT_TRANSLATE_NOOP("Try", "In eval() nothing happens."))
    )
    return Question(
        "gallery.dropout",
        tell(KEPT, p=number(p), mode="train()" if training else "eval()", x=number(x)),
        NUMBER,
        right,
        (why,),
        near(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "What stays makes up for what is dropped.")),
        slips=((x, tell(QT_TRANSLATE_NOOP("Try", "In train() the numbers that stay are scaled up."))),)
        if training
        else (),
        premise={"p": p, "x": x, "training": training},
    )


ZEROS = QT_TRANSLATE_NOOP(
    "Try", "`Dropout(p={p})` in train() is given (1, 3, 32, 32). About how many of the numbers become 0?"
)


def dropout_zeros(subject: Subject, rng: Random) -> Question | None:
    """How many zeros dropout makes, about."""
    if not subject.reply.exhibit.key.startswith("Dropout"):
        return None
    p = rng.choice((0.25, 0.5, 0.75))
    right = p * 3072
    return Question(
        "gallery.dropout-zeros",
        tell(ZEROS, p=number(p)),
        NUMBER,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "Each independently with probability {p}: about {p} · 3072 = {right}."),
                p=number(p),
                right=number(right),
            ),
        ),
        0.06 * right,
        hint=tell(QT_TRANSLATE_NOOP("Try", "How many numbers are there in total?")),
        premise={"p": p},
    )


MODE = QT_TRANSLATE_NOOP(
    "Try", "A trained network with Dropout is about to classify a picture. Which mode should it be in?"
)


def dropout_mode(subject: Subject, rng: Random) -> Question | None:
    """In which mode a network is used."""
    if not subject.reply.exhibit.key.startswith("Dropout"):
        return None
    options = (
        Option("train", tell(QT_TRANSLATE_NOOP("Try", "`model.train()`, as it was trained"))),
        Option("eval", tell(QT_TRANSLATE_NOOP("Try", "`model.eval()`, so that nothing is left to chance"))),
        Option("no_grad", tell(QT_TRANSLATE_NOOP("Try", "Either, as long as it runs under `torch.no_grad()`"))),
    )
    return Question(
        "gallery.mode",
        tell(MODE),
        CHOICE,
        "eval",
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try",
                    "eval() turns Dropout off. `no_grad` saves the memory for gradients, but does not change the mode.",
                )
            ),
        ),
        options=options,
        hint=tell(QT_TRANSLATE_NOOP("Try", "Would the same picture get the same answer twice?")),
        premise={},
    )


GENERATORS: tuple[Generator, ...] = (
    pad_shape, pad_value, pad_cells, norm_numbers, norm_value, norm_parameters, norm_running, dropout_value,
    dropout_zeros, dropout_mode, *OF_SEQUENCES,
)  # fmt: skip
"""In the order in which they take turns."""
