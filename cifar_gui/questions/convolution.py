"""Questions on convolution, on tables of numbers (7.2) and on pictures (7.3). No torch."""

from __future__ import annotations

from dataclasses import replace
from math import prod
from random import Random
from typing import Any

import numpy as np

from cifar_gui.engine.arithmetic import WindowLayer, cell
from cifar_gui.layers import counts_of, kind_of
from cifar_gui.layers.convolution import ConvolutionKind, TransposedKind
from cifar_gui.layers.window import OUTSIDE, pair
from cifar_gui.questions.question import (
    CHOICE,
    NUMBER,
    SHAPE,
    SIZE,
    WHOLE,
    Option,
    Question,
    Subject,
    as_written,
    by,
    near,
    number,
    term,
)
from cifar_gui.questions.sliding import (
    CONVOLUTION,
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
"""Numbers beyond this are not asked about."""


# --- on numbers -----------------------------------------------------------------------------------------------------


def _table(subject: Subject) -> tuple[WindowLayer, np.ndarray] | None:
    """The layer and the input (1, H, W) of a page on numbers; None when there is nothing to reckon with."""
    reply = subject.reply
    layer, x = reply.arithmetic, next(iter(reply.tables.values())).values
    sound = isinstance(layer, WindowLayer) and reply.y.size and np.isfinite(reply.y).all() and np.isfinite(x).all()
    if not sound or max(np.abs(x).max(), np.abs(reply.y).max(), np.abs(layer.weight).max()) > LARGE:
        return None
    return layer, x[None]


def _exact(*values: float) -> bool:
    return all(value == int(value) for value in values)


CELL = QT_TRANSLATE_NOOP(
    "Try",
    "Suppose input cell [{row}, {column}] were {new} instead of {old}. Then output cell [{i}, {j}], now {now}, "
    "would be…",
)
CELL_WORK = QT_TRANSLATE_NOOP(
    "Try", "One product changes: {old} × {weight} = {before} becomes {new} × {weight} = {after}."
)
CELL_SUM = "{now} − {before} + {after} = {right}"
CELL_HINT = Message(
    "Try", QT_TRANSLATE_NOOP("Try", "Point at the output cell: which kernel weight falls on that input cell?")
)
CELL_SLIP = Message("Try", QT_TRANSLATE_NOOP("Try", "The change has to be multiplied by the kernel weight."))


def cell_if(subject: Subject, rng: Random) -> Question | None:
    """An output cell, after one input cell has been changed."""
    table = _table(subject)
    if table is None:
        return None
    layer, x = table
    i, j = (rng.randrange(side) for side in subject.reply.y.shape)
    found = cell(layer, x, (0, i, j))
    places = [
        (int(row), int(column), float(found.weights[0, a, b]))
        for a, row in enumerate(found.source_rows) for b, column in enumerate(found.source_columns)
        if row != OUTSIDE and column != OUTSIDE and found.weights[0, a, b] != 0
    ]  # fmt: skip
    if not places:
        return None
    row, column, weight = rng.choice([one for one in places if one[2] != 1] or places)
    old = float(x[0, row, column])
    new = float(rng.choice([value for value in range(-4, 10) if value not in (old, 0)]))
    now = float(subject.reply.y[i, j])
    right = now + weight * (new - old)
    texts = {
        "old": number(old), "new": number(new), "now": number(now), "weight": term(weight),
        "before": number(old * weight), "after": number(new * weight), "right": number(right),
    }  # fmt: skip
    parts = {**texts, "before": term(old * weight), "after": term(new * weight)}
    return Question(
        "conv.cell", Message("Try", CELL, {**texts, "row": row, "column": column, "i": i, "j": j}), NUMBER, right,
        (Message("Try", CELL_WORK, texts), Message("Try", CELL_SUM, parts)),
        0.0 if _exact(old, new, weight, now) else near(right, 0.02), hint=CELL_HINT,
        slips=((now + new - old, CELL_SLIP),) if weight != 1 else (),
        premise={"at": (i, j), "place": (row, column), "value": new},
    )  # fmt: skip


FLIP = QT_TRANSLATE_NOOP(
    "Try",
    "Rotate the kernel by 180°, as convolution in mathematics does. Output cell [{i}, {j}], now {now}, would be…",
)
FLIP_WORK = QT_TRANSLATE_NOOP("Try", "Row {row}: {terms} = {sum}")
FLIP_SUM = QT_TRANSLATE_NOOP("Try", "Total, with the bias if there is one: {right}")
FLIP_HINT = Message(
    "Try",
    QT_TRANSLATE_NOOP("Try", "The last kernel weight now meets the first number of the window, and so on."),
)


def turned(subject: Subject, rng: Random) -> Question | None:
    """An output cell with the kernel turned by 180 degrees."""
    table = _table(subject)
    if table is None or prod(table[0].kernel_size) > 12:
        return None
    layer, x = table
    other = replace(layer, weight=layer.weight[..., ::-1, ::-1])
    places = [(i, j) for i in range(subject.reply.y.shape[0]) for j in range(subject.reply.y.shape[1])]
    rng.shuffle(places)
    telling = (at for at in places[:40] if abs(cell(other, x, (0, *at)).total - subject.reply.y[at]) > 0.05)
    at = next(telling, None)
    if at is None:
        return None
    found = cell(other, x, (0, *at))
    lines = [
        Message("Try", FLIP_WORK, {
            "row": row,
            "terms": " + ".join(f"{term(float(v))}·{term(float(w))}" for v, w in zip(values, weights, strict=True)),
            "sum": number(float((values * weights).sum())),
        })
        for row, (values, weights) in enumerate(zip(found.values[0], found.weights[0], strict=True))
    ]  # fmt: skip
    now = float(subject.reply.y[at])
    exact = _exact(*found.values.ravel(), *found.weights.ravel(), found.bias or 0.0)
    return Question(
        "conv.turned", Message("Try", FLIP, {"i": at[0], "j": at[1], "now": number(now)}), NUMBER, found.total,
        (*lines, Message("Try", FLIP_SUM, {"right": number(found.total)})),
        0.0 if exact else near(found.total, 0.02), hint=FLIP_HINT, premise={"at": at},
    )  # fmt: skip


SCALED = QT_TRANSLATE_NOOP(
    "Try", "Every kernel weight is multiplied by {factor}; the bias stays at {bias}. Output cell [{i}, {j}], now "
           "{now}, would be…",
)  # fmt: skip
SCALED_WORK = QT_TRANSLATE_NOOP(
    "Try",
    "Without the bias the cell is {now} − {bias} = {bare}. Only that part is scaled: {factor} × {bare} + {bias} = "
    "{right}.",
)
SCALED_SLIP = Message("Try", QT_TRANSLATE_NOOP("Try", "The bias is added once, after the products: it is not scaled."))


def scaled(subject: Subject, rng: Random) -> Question | None:
    """An output cell after the kernel has been multiplied by a number."""
    table = _table(subject)
    if table is None:
        return None
    bias = float(table[0].bias[0]) if table[0].bias is not None else 0.0
    places = np.argwhere(np.abs(subject.reply.y - bias) > 0.05)
    if not len(places):
        return None
    i, j = map(int, rng.choice(places.tolist()))
    now, factor = float(subject.reply.y[i, j]), rng.choice((2, 3, 10))
    right = factor * (now - bias) + bias
    texts = {"factor": factor, "bias": number(bias), "now": number(now), "i": i, "j": j}
    parts = {**texts, "bias": term(bias), "now": term(now), "bare": term(now - bias), "right": number(right)}
    return Question(
        "conv.scaled", Message("Try", SCALED, texts), NUMBER, right, (Message("Try", SCALED_WORK, parts),),
        0.0 if _exact(now, bias) else near(right, 0.02),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "Each product has one kernel weight as a factor.")),
        slips=((factor * now, SCALED_SLIP),) if bias else (), premise={"at": (i, j), "factor": factor},
    )  # fmt: skip


PADDED = QT_TRANSLATE_NOOP(
    "Try",
    "Suppose `padding={padding}` with a kernel of {kernel} and `stride={stride}`. Output cell [0, 0] is made of "
    "{count} {count:product|products}: how many have a padded zero as a factor?",
)
PADDED_WORK = QT_TRANSLATE_NOOP(
    "Try",
    "{rows} × {columns} of the {height} × {width} products fall on the input, the rest outside: {count} − {inside} = "
    "{right}.",
)


def padded_products(subject: Subject, rng: Random) -> Question | None:
    """How much of the first window lies in the padding."""
    slide = slide_of(subject)
    if slide is None or slide.operation != CONVOLUTION or slide.padding_mode != "zeros":
        return None
    tried = [replace(slide, padding=(pad, pad)) for pad in (1, 2, 3) if (pad, pad) != slide.padding]
    found = [other for other in tried if other.possible and other.pads[0] < other.kernel[0] + 3]
    if not found:
        return None
    other = rng.choice(found)
    (rows, columns), (height, width) = (
        [int((axis.sources(axis.taps(0)) != OUTSIDE).sum()) for axis in other.axes],
        other.kernel,
    )
    right = height * width - rows * columns
    texts = {"padding": value_of(other, "padding"), "kernel": by(height, width), "stride": short(other.stride)}
    if other.dilation != (1, 1):
        texts["stride"] += f", dilation={short(other.dilation)}"
    counts = {"rows": rows, "columns": columns, "height": height, "width": width, "inside": rows * columns}
    return Question(
        "conv.padded", Message("Try", PADDED, {**texts, "count": height * width}), WHOLE, right,
        (Message("Try", PADDED_WORK, {**counts, "count": height * width, "right": right}),),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "The first window starts at the top left corner of the padding.")),
        premise={"slide": other},
    )  # fmt: skip


PRODUCTS = QT_TRANSLATE_NOOP(
    "Try", "Suppose `{name}={value}` and everything else stays the same: `{settings}` on {size}. How many products go "
           "into the whole output, counting those with padded zeros?",
)  # fmt: skip
PRODUCTS_WORK = QT_TRANSLATE_NOOP(
    "Try", "The output has {out} cells, and each adds up {height} × {width} products: {cells} × {each} = {right}."
)


def products(subject: Subject, rng: Random) -> Question | None:
    """The multiplications of the whole output."""
    slide = slide_of(subject)
    change = changed(slide, rng, kernels=False) if slide is not None else None
    if change is None or change[1].operation != CONVOLUTION:
        return None
    name, other = change
    cells, each = prod(other.out), prod(other.kernel)
    texts = {"name": name, "value": value_of(other, name), "settings": other.settings, "size": by(*other.size)}
    counts = {"out": by(*other.out), "height": other.kernel[0], "width": other.kernel[1], "cells": f"{cells:,}"}
    return Question(
        "conv.products", Message("Try", PRODUCTS, texts), WHOLE, cells * each,
        (*size_working(other), Message("Try", PRODUCTS_WORK, {**counts, "each": each, "right": f"{cells * each:,}"})),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "First the size of the output, then the products of one cell.")),
        premise={"slide": other},
    )  # fmt: skip


# --- on pictures ----------------------------------------------------------------------------------------------------


def _conv(subject: Subject) -> Any:
    """The params of a Conv2d with plain numbers; None for other layers."""
    params = subject.reply.params
    sound = (
        subject.reply.weight is not None
        and subject.reply.weight.ndim == 4
        and isinstance(kind_of(params), ConvolutionKind)
    )
    return params if sound and slide_of(subject) is not None else None


SHAPE_IF = QT_TRANSLATE_NOOP(
    "Try",
    "Suppose `{name}={value}` and everything else stays the same: `{settings}`, `out_channels={maps}`. What shape (N, "
    "C, H, W) does the output have for an input of shape {shape}?",
)
SHAPE_FRONT = QT_TRANSLATE_NOOP(
    "Try", "N stays {pictures}, and C is `out_channels` = {maps}, however many channels the input has."
)


def shape_if(subject: Subject, rng: Random) -> Question | None:
    """The shape of the output with one argument changed."""
    params = _conv(subject)
    slide = slide_of(subject)
    if params is None or slide is None:
        return None
    maps, name, other = int(params.out_channels), "", slide
    change = changed(slide, rng)
    if change is None or rng.random() < 0.2:
        name, maps = (
            "out_channels",
            params.groups * rng.choice([n for n in (2, 4, 5, 8, 10) if n * params.groups != maps]),
        )
        value = str(maps)
    else:
        name, other = change
        value = value_of(other, name)
    pictures = len(subject.reply.x)
    right = (pictures, maps, *other.out)
    texts = {
        "name": name, "value": value, "settings": other.settings, "maps": maps, "shape": repr(subject.reply.x.shape)
    }  # fmt: skip
    wrong = ((pictures, params.in_channels, *other.out), CHANNELS_SLIP)
    return Question(
        "conv.shape", Message("Try", SHAPE_IF, texts), SHAPE, right,
        (Message("Try", SHAPE_FRONT, {"pictures": pictures, "maps": maps}), *size_working(other)),
        hint=SHAPE_HINT, slips=(*((wrong,) if params.in_channels != maps else ()), *size_slips(other, right[:2])),
        changes={"out_channels": maps, **changes_of(subject, other, name)},
        premise={"slide": other, "maps": maps, "in_shape": tuple(subject.reply.x.shape), "groups": params.groups},
    )  # fmt: skip


CHANNELS_SLIP = Message(
    "Try", QT_TRANSLATE_NOOP("Try", "Each kernel sums over all input channels: C is `out_channels`.")
)
SHAPE_HINT = Message("Try", QT_TRANSLATE_NOOP("Try", "N and C can be read off; only H and W have to be worked out."))

PARAMETERS = QT_TRANSLATE_NOOP(
    "Try",
    "How many parameters does `Conv2d({channels}, {maps}, {kernel}{groups}{bias})` have, weights and biases together?",
)
PARAMETERS_WORK = QT_TRANSLATE_NOOP(
    "Try", "Weights: {maps} × {channels} × {height} × {width} = {weights}; biases: {biases}. Together {right}."
)
BIAS_SLIP = Message("Try", QT_TRANSLATE_NOOP("Try", "The biases are missing: one for each output channel."))
NO_BIAS_SLIP = Message("Try", QT_TRANSLATE_NOOP("Try", "With `bias=False` there are no biases to count."))


def parameters_if(subject: Subject, rng: Random) -> Question | None:
    """The parameters of a layer with other channels and another kernel."""
    params = _conv(subject)
    if params is None:
        return None
    groups = params.groups
    maps = groups * rng.choice([n for n in (2, 4, 8, 10, 16) if n * groups != params.out_channels])
    side = rng.choice([side for side in (1, 3, 5, 7) if (side, side) != pair(params.kernel_size)])
    bias = rng.random() < 0.7
    other = replace(params, out_channels=maps, kernel_size=(side, side), bias=bias, padding=(side, side), stride=(1, 1))
    counts = counts_of(other, subject.reply.x.shape)
    channels = params.in_channels // groups
    weights = maps * channels * side * side
    texts = {
        "channels": params.in_channels, "maps": maps, "kernel": side, "groups": f", groups={groups}" * (groups > 1),
        "bias": "" if bias else ", bias=False",
    }  # fmt: skip
    work = {"maps": maps, "channels": channels, "height": side, "width": side, "weights": f"{weights:,}"}
    slip = (weights, BIAS_SLIP) if bias else (weights + maps, NO_BIAS_SLIP)
    return Question(
        "conv.parameters", Message("Try", PARAMETERS, texts), WHOLE, counts.parameters,
        (Message("Try", PARAMETERS_WORK, {**work, "biases": maps * bias, "right": f"{counts.parameters:,}"}),),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "Every output channel has one slice of weights for each input "
                                                     "channel that it sees.")),
        slips=(slip,), premise={"params": other},
    )  # fmt: skip


WEIGHT = QT_TRANSLATE_NOOP(
    "Try", "What shape does `weight` have in `Conv2d({channels}, {maps}, {kernel}, groups={groups})`?"
)
WEIGHT_WORK = QT_TRANSLATE_NOOP(
    "Try", "(out_channels, in_channels / groups, kH, kW): each of the {maps} kernels sees {channels} / {groups} = "
           "{each} {each:channel|channels}.",
)  # fmt: skip


def weight_shape(subject: Subject, rng: Random) -> Question | None:
    """The shape of the weights."""
    params = _conv(subject)
    if params is None:
        return None
    channels = params.in_channels
    groups = rng.choice([n for n in (1, 1, 2, 3, channels) if channels % n == 0 and n <= 64])
    maps = groups * rng.choice((2, 3, 5))
    kernel = (rng.choice((1, 3, 5)), rng.choice((1, 2, 3, 5)))
    right = (maps, channels // groups, *kernel)
    texts = {"channels": channels, "maps": maps, "kernel": short(kernel), "groups": groups}
    turned = (maps, channels, *kernel)
    return Question(
        "conv.weight", Message("Try", WEIGHT, texts), SHAPE, right,
        (Message("Try", WEIGHT_WORK, {**texts, "each": channels // groups}),),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "How many kernels are there, and how deep is each of them?")),
        slips=((turned, GROUPS_SLIP),) if turned != right else (),
        premise={"in_channels": channels, "out_channels": maps, "kernel_size": kernel, "groups": groups},
    )  # fmt: skip


GROUPS_SLIP = Message("Try", QT_TRANSLATE_NOOP("Try", "With groups, a kernel sees only the channels of its own group."))

RESHAPE = QT_TRANSLATE_NOOP(
    "Try",
    "The output of a layer has shape {shape}. The course reshapes it with `torch.reshape(output, (-1, 3, {height}, "
    "{width}))`. What does the -1 become?",
)
RESHAPE_WORK = QT_TRANSLATE_NOOP(
    "Try", "The count of numbers stays {pictures}·{maps}·{height}·{width}. Divided by 3·{height}·{width}, that is "
           "{pictures}·{maps} / 3 = {right}.",
)  # fmt: skip
RESHAPE_SLIP = Message(
    "Try", QT_TRANSLATE_NOOP("Try", "That would lose numbers: a reshape keeps them all, so the first dimension grows.")
)


def reshape(subject: Subject, rng: Random) -> Question | None:
    """What the -1 of the course's reshape becomes."""
    if _conv(subject) is None:
        return None
    pictures, _, height, width = subject.reply.y.shape
    maps = 3 * rng.choice([n for n in (2, 3, 4, 5) if 3 * n != subject.reply.y.shape[1]])
    texts = {"height": height, "width": width, "pictures": pictures, "maps": maps, "right": pictures * maps // 3}
    return Question(
        "conv.reshape", Message("Try", RESHAPE, {**texts, "shape": repr((pictures, maps, height, width))}), WHOLE,
        pictures * maps // 3, (Message("Try", RESHAPE_WORK, texts),),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "Every three channels are taken as one colour picture.")),
        slips=((pictures, RESHAPE_SLIP),), premise={"shape": (pictures, maps, height, width)},
    )  # fmt: skip


SUMS = QT_TRANSLATE_NOOP(
    "Try",
    "Cell [{i}, {j}] of map {map}, picture {picture} of the batch: the products of each channel add up to {sums}. The "
    "bias is {bias}. What is the value of the cell?",
)
SUMS_NO_BIAS = QT_TRANSLATE_NOOP(
    "Try",
    "Cell [{i}, {j}] of map {map}, picture {picture} of the batch: the products of each channel add up to {sums}. "
    "There is no bias. What is the value of the cell?",
)
SUMS_WORK = "{terms} = {right}"


def channel_sums(subject: Subject, rng: Random) -> Question | None:
    """A cell from the sums over its channels and its bias, both as on the page."""
    params, reply = _conv(subject), subject.reply
    if params is None or reply.weight.shape[1] > 6:
        return None
    layer = WindowLayer.of(params, reply.weight, reply.bias)
    for _ in range(20):
        picture, at = rng.randrange(len(reply.y)), tuple(rng.randrange(side) for side in reply.y.shape[1:])
        right = float(reply.y[(picture, *at)])
        if 0.1 < abs(right) < 1e4:
            break
    else:
        return None
    found = cell(layer, reply.x[picture], (at[0], at[1], at[2]))
    parts = [number(float(value), 3) for value in found.sums]
    terms = [term(float(value), 3) for value in found.sums]
    terms += [term(found.bias, 3)] if found.bias is not None else []
    texts = {"map": at[0], "i": at[1], "j": at[2], "picture": picture, "sums": ", ".join(parts)}
    if found.bias is None:
        prompt = Message("Try", SUMS_NO_BIAS, texts)
    else:
        prompt = Message("Try", SUMS, {**texts, "bias": number(found.bias, 3)})
    bare = right - (found.bias or 0.0)
    written = sum(as_written(float(value), 3) for value in (*found.sums, found.bias or 0.0))
    return Question(
        "conv.sums", prompt, NUMBER, right,
        (Message("Try", SUMS_WORK, {"terms": " + ".join(terms), "right": number(written, 3)}),), near(right),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "A kernel covers every channel, and all of its products add up "
                                                     "to one cell.")),
        slips=((bare, FORGOT_BIAS),) if abs(right - bare) > 2 * near(right) else (),
        premise={"picture": picture, "at": at},
    )  # fmt: skip


FORGOT_BIAS = Message("Try", QT_TRANSLATE_NOOP("Try", "The bias still has to be added, once per cell."))

HALF = QT_TRANSLATE_NOOP("Try", "Which layer turns {size} into {half}?")
HALF_WORK = QT_TRANSLATE_NOOP("Try", "`{layer}` gives {out}.")


def halves(subject: Subject, rng: Random) -> Question | None:
    """Which settings lead to half the size."""
    slide = slide_of(subject)
    if _conv(subject) is None or slide is None or slide.size[0] < 12 or slide.size[0] % 2:
        return None
    size = slide.size[0]
    base = Slide(CONVOLUTION, (size, size), (3, 3))
    ways = [replace(base, kernel=(k, k), stride=(2, 2), padding=(p, p)) for k, p in ((3, 1), (5, 2), (2, 0), (4, 1))]
    others = [
        replace(base, kernel=(k, k), stride=(s, s), padding=(p, p))
        for k, s, p in ((3, 2, 0), (3, 1, 1), (5, 2, 0), (7, 1, 0), (4, 2, 0), (1, 1, 1), (2, 1, 0))
    ]
    right = rng.choice([way for way in ways if way.out == (size // 2, size // 2)])
    wrong = rng.sample([way for way in others if way.out != right.out], 3)
    shown = [right, *wrong]
    rng.shuffle(shown)
    options = tuple(Option(way.settings, Message("Try", "{code}", {"code": f"`{way.settings}`"})) for way in shown)
    work = tuple(Message("Try", HALF_WORK, {"layer": way.settings, "out": by(*way.out)}) for way in shown)
    texts = {"size": by(size, size), "half": by(size // 2, size // 2)}
    return Question(
        "conv.half", Message("Try", HALF, texts), CHOICE, right.settings, work, options=options,
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "Stride 2 halves the size, and the padding makes up for what "
                                                     "the window trims off.")),
        premise={"slides": {way.settings: way for way in shown}, "out": (size // 2, size // 2)},
    )  # fmt: skip


ADDS = QT_TRANSLATE_NOOP(
    "Try", "How many multiply-adds does `Conv2d({channels}, {maps}, {kernel}, padding={padding})` take for one "
           "picture of {size}, not counting biases?",
)  # fmt: skip
ADDS_WORK = QT_TRANSLATE_NOOP(
    "Try", "{maps} maps of {out} cells, and each cell takes {channels} × {kernel} × {kernel} products: {right}."
)


def multiply_adds(subject: Subject, rng: Random) -> Question | None:
    """The multiply-adds of a layer that keeps the size."""
    params = _conv(subject)
    if params is None or params.in_channels > 16:
        return None
    side, maps = rng.choice((1, 3, 5)), rng.choice((2, 4, 8, 10))
    other = replace(
        params, out_channels=maps, kernel_size=(side, side), padding=(side // 2, side // 2), stride=(1, 1),
        dilation=(1, 1), groups=1,
    )  # fmt: skip
    size = tuple(subject.reply.x.shape[-2:])
    right = counts_of(other, subject.reply.x.shape).multiply_adds
    texts = {"channels": params.in_channels, "maps": maps, "kernel": side, "padding": side // 2, "size": by(*size)}
    return Question(
        "conv.adds", Message("Try", ADDS, texts), WHOLE, right,
        (Message("Try", ADDS_WORK, {**texts, "out": by(*size), "right": f"{right:,}"}),),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "Every cell of every map sums over all input channels.")),
        premise={"params": other, "size": size},
    )  # fmt: skip


TRANSPOSED = QT_TRANSLATE_NOOP(
    "Try",
    "What size (H, W) does `ConvTranspose2d({channels}, {maps}, {kernel}, stride={stride}, padding={padding}, "
    "output_padding={added})` make of {size}?",
)
TRANSPOSED_WORK = QT_TRANSLATE_NOOP(
    "Try",
    "H, W: ({side} − 1)·{stride} − 2·{padding} + {kernel} + {added} = {right}. The last cell begins {side} − 1 strides "
    "on, and its window is {kernel} wide.",
)


def transposed_size(subject: Subject, rng: Random) -> Question | None:
    """The size that a transposed convolution makes of another picture."""
    params = subject.reply.params
    if not isinstance(kind_of(params), TransposedKind):
        return None
    side, kernel, stride = rng.choice((5, 8, 14, 16)), rng.choice((2, 3, 4, 5)), rng.choice((2, 3))
    padding, added = rng.choice((0, 1)), rng.choice((0, stride - 1))
    right = (side - 1) * stride - 2 * padding + kernel + added
    numbers = {"kernel": kernel, "stride": stride, "padding": padding, "added": added}
    texts = {**numbers, "channels": params.in_channels, "maps": params.out_channels, "size": by(side, side)}
    return Question(
        "conv.transposed", Message("Try", TRANSPOSED, texts), SIZE, (right, right),
        (Message("Try", TRANSPOSED_WORK, {**numbers, "side": side, "right": right}),),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "Where does the window of the last cell begin, and where does it "
                                                     "end?")),
        premise={**numbers, "side": side},
    )  # fmt: skip
