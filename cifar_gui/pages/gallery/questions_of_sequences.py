"""Questions on the layers of the gallery that take sequences: recurrent ones, attention, embeddings. No torch."""

from __future__ import annotations

import math
from random import Random

from cifar_gui.questions.question import (
    NUMBER,
    SHAPE,
    WHOLE,
    Generator,
    Question,
    Subject,
    near,
    number,
    tell,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP

PARAMETERS = QT_TRANSLATE_NOOP("Try", "How many parameters does `{call}` learn?")
GATES = {"RNN": 1, "GRU": 3, "LSTM": 4}


def recurrent_parameters(subject: Subject, rng: Random) -> Question | None:
    """The parameters of a recurrent layer."""
    key = subject.reply.exhibit.key
    if key not in GATES:
        return None
    into, hidden = rng.choice((8, 32, 96)), rng.choice((4, 8, 10, 32))
    right = GATES[key] * hidden * (into + hidden + 2)
    return Question(
        "gallery.recurrent",
        tell(PARAMETERS, call=f"{key}({into}, {hidden})"),
        WHOLE,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try",
                    "{gates} × ({hidden}·{into} + {hidden}·{hidden} + {hidden} + {hidden}) = "
                    "{right}: {gates} "
                    "times weights for the input, weights for the state, and two biases.",
                ),
                gates=GATES[key],
                hidden=hidden,
                into=into,
                right=f"{right:,}",
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "An RNN does it once, a GRU three times, an LSTM four times.")),
        premise={"key": key, "into": into, "hidden": hidden},
    )


REC_SHAPE = QT_TRANSLATE_NOOP(
    "Try",
    "`{key}({into}, {hidden}, batch_first=True{both})` reads {count} pictures as (N, L, H) = ({count}, "
    "32, {into}). What "
    "shape does its output have?",
)


def recurrent_shape(subject: Subject, rng: Random) -> Question | None:
    """The shape that a recurrent layer returns."""
    key = subject.reply.exhibit.key
    if key not in GATES:
        return None
    hidden, count, both = rng.choice((8, 20, 32)), rng.choice((1, 4, 16)), rng.random() < 0.4
    right = (count, 32, hidden * (1 + both))
    return Question(
        "gallery.recurrent-shape",
        tell(REC_SHAPE, key=key, into=96, hidden=hidden, both=", bidirectional=True" if both else "", count=count),
        SHAPE,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "A state of {size} numbers after each of the 32 rows.")
                if not both
                else QT_TRANSLATE_NOOP(
                    "Try", "A state of {size} numbers after each of the 32 rows, half of them from reading backwards."
                ),
                size=right[-1],
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "After each row there is a state. How many numbers does it hold?")),
        premise={"key": key, "hidden": hidden, "count": count, "both": both},
    )


def recurrent_state(subject: Subject, rng: Random) -> Question | None:
    """What an RNN of one number does."""
    if subject.reply.exhibit.key not in GATES:
        return None
    w, u, x, h = (
        rng.choice((0.5, 1.0, 2.0)),
        rng.choice((0.5, -1.0)),
        rng.choice((1.0, 0.5)),
        rng.choice((0.0, 0.4, 1.0)),
    )
    right = math.tanh(w * x + u * h)
    if abs(right) < 0.05:
        return None
    return Question(
        "gallery.recurrent-state",
        tell(
            QT_TRANSLATE_NOOP(
                "Try",
                "The state of an RNN is a single number: w = {w}, u = {u}, no biases. The state is h "
                "= {h}, and x = {x} comes in. What is the new state, tanh(w·x + u·h)?",
            ),
            w=number(w),
            u=number(u),
            h=number(h),
            x=number(x),
        ),
        NUMBER,
        right,
        (tell("tanh({sum}) = {right}", sum=number(w * x + u * h), right=number(right)),),
        near(right),
        hint=tell("tanh(0.5) ≈ 0.46, tanh(1) ≈ 0.76, tanh(2) ≈ 0.96"),
        premise={"w": w, "u": u, "x": x, "h": h},
    )


PATCHES = QT_TRANSLATE_NOOP(
    "Try",
    "A picture of 32×32 is cut into patches of {side}×{side}. What shape is the matrix in which every"
    " patch attends to every patch?",
)


def attention_matrix(subject: Subject, rng: Random) -> Question | None:
    """The shape of the attention matrix."""
    if subject.reply.exhibit.key != "MultiheadAttention":
        return None
    side = rng.choice((2, 8, 16, 4))
    count = (32 // side) ** 2
    return Question(
        "gallery.attention",
        tell(PATCHES, side=side),
        SHAPE,
        (count, count),
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "{along} · {along} = {count} patches, and a share for each pair of them."),
                along=32 // side,
                count=count,
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "How many patches are there?")),
        premise={"side": side},
    )


def attention_parameters(subject: Subject, rng: Random) -> Question | None:
    """The parameters of an attention layer."""
    if subject.reply.exhibit.key != "MultiheadAttention":
        return None
    size, heads = rng.choice(((8, 2), (16, 4), (64, 8), (32, 1)))
    right = 4 * size * (size + 1)
    return Question(
        "gallery.attention-parameters",
        tell(PARAMETERS, call=f"MultiheadAttention({size}, {heads})"),
        WHOLE,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try",
                    "Four maps (query, key, value, output) of {size} to {size} with biases: 4 · "
                    "({size}·{size} + {size}) = {right}. The number of heads makes no difference.",
                ),
                size=size,
                right=f"{right:,}",
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Query, key, value and output are four Linear layers.")),
        premise={"size": size, "heads": heads},
    )


def attention_heads(subject: Subject, rng: Random) -> Question | None:
    """How many numbers each head works with."""
    if subject.reply.exhibit.key != "MultiheadAttention":
        return None
    size, heads = rng.choice(((48, 4), (64, 8), (96, 3), (192, 6), (48, 12)))
    return Question(
        "gallery.attention-heads",
        tell(
            QT_TRANSLATE_NOOP(
                "Try", "In `MultiheadAttention({size}, {heads})`, how many numbers of each patch does one head work on?"
            ),
            size=size,
            heads=heads,
        ),
        WHOLE,
        size // heads,
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "The heads share them: {size} / {heads} = {right}. It has to divide evenly."),
                size=size,
                heads=heads,
                right=size // heads,
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "The heads split the vector between them.")),
        premise={"size": size, "heads": heads},
    )


def embedding(subject: Subject, rng: Random) -> Question | None:
    """What an embedding holds."""
    if subject.reply.exhibit.key != "Embedding":
        return None
    rows, size = rng.choice((10, 26, 100)), rng.choice((4, 16, 50))
    return Question(
        "gallery.embedding",
        tell(PARAMETERS, call=f"Embedding({rows}, {size})"),
        WHOLE,
        rows * size,
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "A row of {size} numbers for each of {rows} indices: {right}. No bias."),
                size=size,
                rows=rows,
                right=f"{rows * size:,}",
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "It is just a table.")),
        premise={"rows": rows, "size": size},
    )


def embedding_index(subject: Subject, rng: Random) -> Question | None:
    """The largest index of an embedding."""
    if subject.reply.exhibit.key != "Embedding":
        return None
    rows = rng.choice((10, 26, 100, 1000))
    return Question(
        "gallery.embedding-index",
        tell(
            QT_TRANSLATE_NOOP("Try", "What is the largest index that `Embedding({rows}, 16)` can look up?"), rows=rows
        ),
        WHOLE,
        rows - 1,
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "Counting starts at 0: {rows} rows end with index {right}."),
                rows=rows,
                right=rows - 1,
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Which index does the first row have?")),
        slips=((rows, tell(QT_TRANSLATE_NOOP("Try", "That one is an IndexError: counting starts at 0."))),),
        premise={"rows": rows},
    )


def embedding_shape(subject: Subject, rng: Random) -> Question | None:
    """The shape that an embedding returns."""
    if subject.reply.exhibit.key != "Embedding":
        return None
    shape, size = rng.choice(((64,), (16, 5), (8, 32))), rng.choice((4, 16, 50))
    return Question(
        "gallery.embedding-shape",
        tell(
            QT_TRANSLATE_NOOP(
                "Try", "`Embedding(10, {size})` is given indices of shape {shape}. What shape comes out?"
            ),
            size=size,
            shape=repr(shape),
        ),
        SHAPE,
        (*shape, size),
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "Each index becomes a row of {size} numbers, along a new last dimension."),
                size=size,
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "What replaces each index?")),
        premise={"shape": shape, "size": size},
    )


OF_SEQUENCES: tuple[Generator, ...] = (
    recurrent_shape, recurrent_parameters, recurrent_state, attention_matrix, attention_parameters, attention_heads,
    embedding_shape, embedding, embedding_index,
)  # fmt: skip
"""In the order in which they take turns."""
