"""Questions on pooling, on tables of numbers and on pictures (7.4). No torch."""

from __future__ import annotations

from dataclasses import replace
from math import prod
from random import Random

import numpy as np

from cifar_gui.engine.pooling import AdaptiveLayer, PoolCell, PoolLayer, pool_cell, pool_layer
from cifar_gui.layers import kind_of
from cifar_gui.layers.kind import MAXIMUM, MEAN
from cifar_gui.layers.pooling import AdaptiveKind
from cifar_gui.protocol.numbers import Calculated
from cifar_gui.questions.question import CHOICE, NUMBER, SHAPE, SIZE, WHOLE, Option, Question, Subject, by, near, number
from cifar_gui.questions.sliding import (
    CONVOLUTION,
    MAX_POOL,
    Slide,
    changed,
    changes_of,
    short,
    size_slips,
    size_working,
    slide_of,
    value_of,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

LARGE = 1e6
MOST_SHOWN = 12
"""Numbers of a window that a sentence can hold."""


def _table(subject: Subject) -> tuple[PoolLayer | AdaptiveLayer, np.ndarray] | None:
    """The layer and the input (1, H, W) of a page on numbers."""
    reply = subject.reply
    layer, x = reply.arithmetic, next(iter(reply.tables.values())).values
    if not isinstance(layer, PoolLayer | AdaptiveLayer) or not reply.y.size or x.size > 4096:
        return None
    sound = np.isfinite(x).all() and np.abs(x).max() <= LARGE
    return (layer, x[None]) if sound else None


def _keeps_fractions(subject: Subject) -> bool:
    """Whether a mean of the tables is no whole number by its type."""
    return str(subject.reply.y_dtype).startswith("float")


def _some_cell(subject: Subject, rng: Random) -> tuple[tuple[int, int], PoolCell] | None:
    """An output cell whose window has two to MOST_SHOWN numbers inside the input."""
    table = _table(subject)
    if table is None:
        return None
    layer, x = table
    places = [(i, j) for i in range(subject.reply.y.shape[0]) for j in range(subject.reply.y.shape[1])]
    rng.shuffle(places)
    for at in places[:30]:
        found = pool_cell(layer, x, (0, *at))
        if 2 <= int((~found.outside).sum()) <= MOST_SHOWN:
            return at, found
    return None


def _inside(found: PoolCell) -> list[tuple[int, int, float]]:
    """(row, column, value) of the numbers inside the input."""
    return [
        (int(found.rows[a]), int(found.columns[b]), float(found.values[a, b])) for a, b in np.argwhere(~found.outside)
    ]


CELL_MAX = QT_TRANSLATE_NOOP(
    "Try",
    "Suppose input cell [{row}, {column}] were {new} instead of {old}. What would output cell [{i}, {j}] be then? It "
    "takes the maximum and is now {now}.",
)
CELL_MEAN = QT_TRANSLATE_NOOP(
    "Try",
    "Suppose input cell [{row}, {column}] were {new} instead of {old}. What would output cell [{i}, {j}] be then? It "
    "takes the mean and is now {now}.",
)
CELL_MAX_WORK = QT_TRANSLATE_NOOP("Try", "The window then holds {values}; the largest is {right}.")
CELL_MEAN_WORK = QT_TRANSLATE_NOOP(
    "Try", "The sum changes by {change}, and it is divided by {divisor}: {now} + {part} = {right}."
)


def cell_if(subject: Subject, rng: Random) -> Question | None:
    """An output cell, after one number of its window has been changed."""
    chosen = _some_cell(subject, rng)
    if chosen is None:
        return None
    (i, j), found = chosen
    inside = _inside(found)
    best = max(value for *_, value in inside)
    row, column, old = rng.choice([one for one in inside if one[2] == best] if rng.random() < 0.5 else inside)
    new = float(rng.choice([value for value in range(-3, 10) if value != old]))
    now = float(subject.reply.y[i, j])
    texts = {"row": row, "column": column, "i": i, "j": j, "old": number(old), "new": number(new), "now": number(now)}
    if found.kind == MAXIMUM:
        values = [new if (r, c) == (row, column) else value for r, c, value in inside]
        right = max(values)
        work = Message("Try", CELL_MAX_WORK, {"values": ", ".join(map(number, values)), "right": number(right)})
        tolerance = 0.0 if right == int(right) else near(right, 0.001)
    else:
        if not found.divisor or not _keeps_fractions(subject):
            return None
        part = (new - old) / found.divisor
        right = now + part
        counts = {"change": number(new - old), "divisor": found.divisor, "part": number(part), "right": number(right)}
        work = Message("Try", CELL_MEAN_WORK, {**counts, "now": number(now)})
        tolerance = near(right)
    return Question(
        "pool.cell", Message("Try", CELL_MAX if found.kind == MAXIMUM else CELL_MEAN, texts), NUMBER, right, (work,),
        tolerance, hint=WINDOW_HINT, premise={"at": (i, j), "place": (row, column), "value": new},
    )  # fmt: skip


WINDOW_HINT = Message("Try", QT_TRANSLATE_NOOP("Try", "Point at the output cell: its window lights up in the input."))

INDEX = QT_TRANSLATE_NOOP(
    "Try",
    "Suppose input cell [{row}, {column}] of the {size} input were {new}, larger than all the others. Which index "
    "would `return_indices=True` give for output cell [{i}, {j}]?",
)
INDEX_WORK = QT_TRANSLATE_NOOP(
    "Try", "The cells are counted row by row through the whole input: {row} × {width} + {column} = {right}."
)
INDEX_SLIP = Message(
    "Try", QT_TRANSLATE_NOOP("Try", "That counts within the window; the index counts through the whole input.")
)


def winners_index(subject: Subject, rng: Random) -> Question | None:
    """Where the winner was found, counted through the input."""
    chosen = _some_cell(subject, rng)
    if chosen is None or chosen[1].kind != MAXIMUM:
        return None
    (i, j), found = chosen
    table = _table(subject)
    assert table is not None
    height, width = table[1].shape[1:]
    row, column, _ = rng.choice(_inside(found))
    new = float(int(np.abs(table[1]).max()) + rng.choice((3, 10, 50)))
    a, b = int(np.flatnonzero(found.rows == row)[0]), int(np.flatnonzero(found.columns == column)[0])
    within, right = a * len(found.columns) + b, row * width + column
    texts = {"row": row, "column": column, "size": by(height, width), "new": number(new), "i": i, "j": j}
    return Question(
        "pool.index", Message("Try", INDEX, texts), WHOLE, right,
        (Message("Try", INDEX_WORK, {"row": row, "width": width, "column": column, "right": right}),),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "The first row has indices 0 to W − 1, and so on.")),
        slips=((within, INDEX_SLIP),) if within != right else (),
        premise={"at": (i, j), "place": (row, column), "value": new},
    )  # fmt: skip


OTHER_MEAN = QT_TRANSLATE_NOOP(
    "Try", "The window of output cell [{i}, {j}] holds {values}, all inside the input. What would its mean be?"
)
OTHER_MAX = QT_TRANSLATE_NOOP("Try", "The window of output cell [{i}, {j}] holds {values}. What would its maximum be?")
OTHER_MEAN_WORK = "{sum} / {count} = {right}"
OTHER_MAX_WORK = QT_TRANSLATE_NOOP("Try", "The largest of them is {right}; the others leave no trace.")


def the_other_kind(subject: Subject, rng: Random) -> Question | None:
    """The mean of a window whose maximum is shown, or the other way round."""
    table = _table(subject)
    if table is None:
        return None
    layer, x = table
    places = [(i, j) for i in range(subject.reply.y.shape[0]) for j in range(subject.reply.y.shape[1])]
    rng.shuffle(places)
    whole = (at for at in places[:30] if not pool_cell(layer, x, (0, *at)).outside.any())
    at = next(whole, None)
    if at is None:
        return None
    found = pool_cell(layer, x, (0, *at))
    values = [value for *_, value in _inside(found)]
    if not 2 <= len(values) <= MOST_SHOWN:
        return None
    texts = {"i": at[0], "j": at[1], "values": ", ".join(map(number, values))}
    if found.kind == MAXIMUM:
        if not _keeps_fractions(subject):
            return None
        right = sum(values) / len(values)
        work = {"sum": number(sum(values)), "count": len(values), "right": number(right)}
        return Question(
            "pool.other", Message("Try", OTHER_MEAN, texts), NUMBER, right, (Message("Try", OTHER_MEAN_WORK, work),),
            near(right), hint=WINDOW_HINT, premise={"at": at, "kind": MEAN},
        )  # fmt: skip
    right = max(values)
    return Question(
        "pool.other", Message("Try", OTHER_MAX, texts), NUMBER, right,
        (Message("Try", OTHER_MAX_WORK, {"right": number(right)}),), 0.0 if right == int(right) else near(right, 0.001),
        hint=WINDOW_HINT, premise={"at": at, "kind": MAXIMUM},
    )  # fmt: skip


NUDGE = QT_TRANSLATE_NOOP(
    "Try",
    "In the window of output cell [{i}, {j}], the number at [{row}, {column}], {value}, is increased by 0.001. What "
    "happens to the cell?",
)
STAYS = Option("stays", Message("Try", QT_TRANSLATE_NOOP("Try", "It stays the same")))
RISES = Option("rises", Message("Try", QT_TRANSLATE_NOOP("Try", "It rises by 0.001")))
RISES_LESS = Option("less", Message("Try", QT_TRANSLATE_NOOP("Try", "It rises by less than 0.001")))
FALLS = Option("falls", Message("Try", QT_TRANSLATE_NOOP("Try", "It falls")))
STAYS_WORK = Message(
    "Try",
    QT_TRANSLATE_NOOP(
        "Try", "It is not the largest in its window, so it has no effect on the output: its gradient is 0."
    ),
)
RISES_WORK = Message(
    "Try", QT_TRANSLATE_NOOP("Try", "It is the largest in its window and passes through unchanged: its gradient is 1.")
)
LESS_WORK = QT_TRANSLATE_NOOP("Try", "Each number counts for 1/{divisor} of the mean: its gradient is {right}.")


def nudge(subject: Subject, rng: Random) -> Question | None:
    """What a small change of one number does: the gradient in words."""
    chosen = _some_cell(subject, rng)
    if chosen is None:
        return None
    (i, j), found = chosen
    inside = _inside(found)
    best = max(value for *_, value in inside)
    if found.kind == MAXIMUM and sum(value > best - 0.01 for *_, value in inside) > 1:
        return None  # of equal ones the raised one would win
    row, column, value = rng.choice([one for one in inside if one[2] == best] if rng.random() < 0.4 else inside)
    if found.kind == MAXIMUM:
        right, work = ("rises", RISES_WORK) if value == best else ("stays", STAYS_WORK)
    else:
        if not found.divisor or found.divisor < 2 or not _keeps_fractions(subject):
            return None
        right = "less"
        work = Message("Try", LESS_WORK, {"divisor": found.divisor, "right": number(1 / found.divisor)})
    texts = {"i": i, "j": j, "row": row, "column": column, "value": number(value)}
    return Question(
        "pool.nudge", Message("Try", NUDGE, texts), CHOICE, right, (work,), options=(STAYS, RISES, RISES_LESS, FALLS),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "Does this number decide what the output is?")),
        premise={"at": (i, j), "place": (row, column)},
    )  # fmt: skip


WEIGHTS = QT_TRANSLATE_NOOP(
    "Try", "How many parameters does `{layer}` with a {kernel} window learn on {channels} {channels:channel|channels}?"
)
WEIGHTS_WORK = Message(
    "Try", QT_TRANSLATE_NOOP("Try", "None: it takes a maximum or a mean, and there is nothing in it to learn.")
)


def no_parameters(subject: Subject, rng: Random) -> Question | None:
    """A pooling layer learns nothing."""
    slide = slide_of(subject)
    if slide is None or slide.operation == CONVOLUTION:
        return None
    name = "MaxPool2d" if slide.operation == MAX_POOL else "AvgPool2d"
    channels = rng.choice((1, 3, 16, 64))
    side = rng.choice((2, 3, 4))
    return Question(
        "pool.parameters", Message("Try", WEIGHTS, {"layer": name, "kernel": by(side, side), "channels": channels}),
        WHOLE, 0, (WEIGHTS_WORK,),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "Is there a number in it that training could change?")),
        slips=((side * side, WEIGHTS_SLIP), (side * side * channels, WEIGHTS_SLIP)),
        premise={"layer": name, "kernel_size": side},
    )  # fmt: skip


WEIGHTS_SLIP = Message("Try", QT_TRANSLATE_NOOP("Try", "The window only says where to look: it holds no weights."))

# --- on pictures ----------------------------------------------------------------------------------------------------

SHAPE_IF = QT_TRANSLATE_NOOP(
    "Try",
    "Suppose `{name}={value}` and everything else stays the same: `{layer}({settings})`. What shape (N, C, H, W) does "
    "the output have for an input of shape {shape}?",
)
SHAPE_FRONT = QT_TRANSLATE_NOOP("Try", "N and C stay {pictures} and {channels}: every channel is pooled separately.")


def shape_if(subject: Subject, rng: Random) -> Question | None:
    """The shape of the output with one argument changed."""
    slide = slide_of(subject)
    change = changed(slide, rng) if slide is not None else None
    if change is None or change[1].operation == CONVOLUTION:
        return None
    name, other = change
    pictures, channels = subject.reply.x.shape[:2]
    layer = "MaxPool2d" if other.operation == MAX_POOL else "AvgPool2d"
    texts = {
        "name": name, "value": value_of(other, name), "layer": layer, "settings": other.settings,
        "shape": repr(tuple(subject.reply.x.shape)),
    }  # fmt: skip
    return Question(
        "pool.shape", Message("Try", SHAPE_IF, texts), SHAPE, (pictures, channels, *other.out),
        (Message("Try", SHAPE_FRONT, {"pictures": pictures, "channels": channels}), *size_working(other)),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "Pooling changes H and W, and nothing else.")),
        slips=size_slips(other, (pictures, channels)),
        changes=changes_of(subject, other, name),
        premise={"slide": other, "in_shape": tuple(subject.reply.x.shape)},
    )  # fmt: skip


CEIL = QT_TRANSLATE_NOOP(
    "Try",
    "`{layer}({settings})` on {size}: how many more cells does each map have with `ceil_mode=True` than without it?",
)
CEIL_WORK = QT_TRANSLATE_NOOP(
    "Try", "Rounded down: {floor}; rounded up: {ceiling}; the difference is {more} − {less} = {right}."
)


def ceil_cells(subject: Subject, rng: Random) -> Question | None:
    """How many cells ceil_mode adds."""
    slide = slide_of(subject)
    if slide is None or slide.operation == CONVOLUTION:
        return None
    tried = [
        replace(slide, kernel=(k, k), stride=(s, s), padding=(0, 0), dilation=(1, 1), ceil_mode=False)
        for k in (2, 3, 4, 5) for s in (2, 3, 4)
    ]  # fmt: skip
    found = [one for one in tried if one.possible]
    telling = [one for one in found if replace(one, ceil_mode=True).out != one.out]
    if not found:
        return None
    down = rng.choice(telling if telling and rng.random() < 0.85 else found)
    up = replace(down, ceil_mode=True)
    more, less = prod(up.out), prod(down.out)
    layer = "MaxPool2d" if down.operation == MAX_POOL else "AvgPool2d"
    texts = {"floor": by(*down.out), "ceiling": by(*up.out), "more": more, "less": less, "right": more - less}
    return Question(
        "pool.ceil", Message("Try", CEIL, {"layer": layer, "settings": down.settings, "size": by(*down.size)}), WHOLE,
        more - less, (*size_working(up), Message("Try", CEIL_WORK, texts)),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "Is anything left at the edge that the last whole window does "
                                                     "not cover?")),
        premise={"slides": (down, up)},
    )  # fmt: skip


STRIDE = QT_TRANSLATE_NOOP(
    "Try", "`{layer}({kernel})` is given no stride. What size (H, W) does its output have for an input of {size}?"
)
STRIDE_WORK = QT_TRANSLATE_NOOP("Try", "Without a stride, pooling moves by the size of its window: `stride={kernel}`.")
STRIDE_SLIP = Message(
    "Try",
    QT_TRANSLATE_NOOP(
        "Try", "That is stride 1, the default of a convolution. Pooling moves by the size of its window."
    ),
)


def default_stride(subject: Subject, rng: Random) -> Question | None:
    """The stride that pooling takes when none is given."""
    slide = slide_of(subject)
    if slide is None or slide.operation == CONVOLUTION:
        return None
    sides = [side for side in (2, 3, 4, 5) if side <= min(slide.size) and (side, side) != slide.kernel]
    if not sides:
        return None
    side = rng.choice(sides)
    other = Slide(slide.operation, slide.size, (side, side), (side, side))
    layer = "MaxPool2d" if slide.operation == MAX_POOL else "AvgPool2d"
    ones = replace(other, stride=(1, 1)).out
    return Question(
        "pool.stride", Message("Try", STRIDE, {"layer": layer, "kernel": side, "size": by(*slide.size)}), SIZE,
        other.out, (Message("Try", STRIDE_WORK, {"kernel": side}), *size_working(other)),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "Convolution and pooling have different default strides.")),
        slips=((ones, STRIDE_SLIP),) if ones != other.out else (), premise={"slide": other, "bare": True},
    )  # fmt: skip


WINDOW_MAX = QT_TRANSLATE_NOOP(
    "Try",
    "Channel {channel} of picture {picture}, output cell [{i}, {j}]: its window holds {values}. What is the value of "
    "the cell?",
)
WINDOW_MEAN = QT_TRANSLATE_NOOP(
    "Try",
    "Channel {channel} of picture {picture}, output cell [{i}, {j}]: its window holds {values}, and it takes the "
    "mean. What is the value of the cell?",
)
WINDOW_MEAN_WORK = QT_TRANSLATE_NOOP("Try", "The sum {sum}, divided by {divisor}: {right}")


def window_of_a_picture(subject: Subject, rng: Random) -> Question | None:
    """A cell from the numbers of its window, as on the page."""
    slide, reply = slide_of(subject), subject.reply
    if slide is None or slide.operation == CONVOLUTION or prod(slide.kernel) > MOST_SHOWN or prod(slide.kernel) < 2:
        return None
    layer = pool_layer(reply.params)
    for _ in range(20):
        picture = rng.randrange(len(reply.y))
        channel, i, j = (rng.randrange(side) for side in reply.y.shape[1:])
        found = pool_cell(layer, reply.x[picture], (channel, i, j))
        if not found.outside.any() and len({round(value, 2) for *_, value in _inside(found)}) > 1:
            break
    else:
        return None
    right = float(reply.y[picture, channel, i, j])
    values = [value for *_, value in _inside(found)]
    texts = {"channel": channel, "picture": picture, "i": i, "j": j, "values": ", ".join(number(v, 3) for v in values)}
    if layer.kind == MAXIMUM:
        prompt, work = WINDOW_MAX, Message("Try", OTHER_MAX_WORK, {"right": number(right, 3)})
    else:
        prompt = WINDOW_MEAN
        parts = {"sum": number(sum(values), 3), "divisor": found.divisor, "right": number(right, 3)}
        work = Message("Try", WINDOW_MEAN_WORK, parts)
    return Question(
        "pool.window", Message("Try", prompt, texts), NUMBER, right, (work,), near(right),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "Which layer is set on the left: the maximum or the mean?")),
        premise={"picture": picture, "at": (channel, i, j)},
    )  # fmt: skip


KEPT = QT_TRANSLATE_NOOP(
    "Try",
    "`{layer}({kernel})` on pictures of shape {shape}: what fraction of the numbers is left? (You can type a fraction "
    "such as 1/3.)",
)
KEPT_WORK = QT_TRANSLATE_NOOP("Try", "{out} of {size} cells are left in each channel: {right}.")


def share_kept(subject: Subject, rng: Random) -> Question | None:
    """How much of the data pooling leaves."""
    slide = slide_of(subject)
    if slide is None or slide.operation == CONVOLUTION:
        return None
    sides = [side for side in (2, 4, 8) if all(length % side == 0 for length in slide.size)]
    if not sides:
        return None
    side = rng.choice(sides)
    other = Slide(slide.operation, slide.size, (side, side), (side, side))
    right = prod(other.out) / prod(other.size)
    layer = "MaxPool2d" if slide.operation == MAX_POOL else "AvgPool2d"
    texts = {"layer": layer, "kernel": side, "shape": repr(tuple(subject.reply.x.shape))}
    return Question(
        "pool.kept", Message("Try", KEPT, texts), NUMBER, right,
        (Message("Try", KEPT_WORK, {"out": by(*other.out), "size": by(*other.size), "right": f"1/{side * side}"}),),
        0.1 * right, hint=Message("Try", QT_TRANSLATE_NOOP("Try", "Each window produces one number.")),
        slips=((1 / side, KEPT_SLIP),), premise={"slide": other},
    )  # fmt: skip


KEPT_SLIP = Message("Try", QT_TRANSLATE_NOOP("Try", "The size shrinks in both directions, so the fraction is squared."))

ADAPTIVE = QT_TRANSLATE_NOOP(
    "Try", "An adaptive layer has `output_size={out}`. What is its output shape for an input of shape (1, {channels}, "
           "{height}, {width})?",
)  # fmt: skip
ADAPTIVE_WORK = Message(
    "Try",
    QT_TRANSLATE_NOOP(
        "Try", "The output has the size that was asked for, whatever the size of the input; N and C stay the same."
    ),
)
ADAPTIVE_WINDOW = QT_TRANSLATE_NOOP(
    "Try",
    "Adaptive pooling turns {width} columns into {out}. How many columns does the window of output column {at} cover?",
)
ADAPTIVE_WINDOW_WORK = QT_TRANSLATE_NOOP(
    "Try",
    "From ⌊{at}·{width} / {out}⌋ = {first} up to, but not including, ⌈{next}·{width} / {out}⌉ = {last}: {right}.",
)


def adaptive_shape(subject: Subject, rng: Random) -> Question | None:
    """The shape that an adaptive layer gives."""
    params = subject.reply.params
    if not isinstance(kind_of(params), AdaptiveKind):
        return None
    out = rng.choice([(side, side) for side in (1, 2, 3, 5, 7)])
    height, width, channels = rng.choice((9, 17, 32, 40)), rng.choice((11, 24, 32)), rng.choice((3, 16, 64))
    texts = {"out": short(out), "size": by(height, width), "channels": channels, "height": height, "width": width}
    return Question(
        "pool.adaptive", Message("Try", ADAPTIVE, texts), SHAPE, (1, channels, *out), (ADAPTIVE_WORK,),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "What does its argument describe: the window or the output?")),
        premise={"layer": params.layer, "output_size": out, "in_shape": (1, channels, height, width)},
    )  # fmt: skip


def adaptive_window(subject: Subject, rng: Random) -> Question | None:
    """How wide one window of an adaptive layer is."""
    reply = subject.reply
    if not isinstance(kind_of(reply.params), AdaptiveKind):
        return None
    size = next(iter(reply.tables.values())).values.shape if isinstance(reply, Calculated) else reply.x.shape[-2:]
    width = int(size[1])
    outs = [out for out in range(2, min(width, 12)) if width % out]
    if not outs:
        return None
    out = rng.choice(outs)
    at = rng.randrange(out)
    first, last = at * width // out, -(-(at + 1) * width // out)
    texts = {"out": out, "width": width, "at": at, "next": at + 1, "first": first, "last": last, "right": last - first}
    return Question(
        "pool.adaptive-window", Message("Try", ADAPTIVE_WINDOW, texts), WHOLE, last - first,
        (Message("Try", ADAPTIVE_WINDOW_WORK, texts),),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "The windows have to cover everything, and neighbours may "
                                                     "share a column.")),
        premise={"width": width, "out": out, "at": at},
    )  # fmt: skip
