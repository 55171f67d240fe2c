"""Questions on flatten and ``nn.Linear``, and on VGG16 (7.6). No torch."""

from __future__ import annotations

import math
from math import prod
from random import Random

from cifar_gui.questions.question import (
    CHOICE,
    NUMBER,
    SHAPE,
    WHOLE,
    Option,
    Question,
    Subject,
    near,
    number,
    roughly,
    tell,
    term,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP, Layer

FLATTEN = QT_TRANSLATE_NOOP("Try", "What shape does `torch.flatten(x, start_dim={start})` give for {shape}?")
FLATTEN_WORK = QT_TRANSLATE_NOOP(
    "Try",
    "The dimensions from {start} onwards are merged into one: {product} = {right}. Those before it stay as they are.",
)


def flattened(subject: Subject, rng: Random) -> Question | None:
    """The shape after flatten, with another start_dim."""
    shape = tuple(subject.reply.x.shape)
    start = rng.choice([start for start in (0, 1, 2, 3) if start != subject.reply.params.start_dim])
    right = (*shape[:start], prod(shape[start:]))
    return Question(
        "linear.flatten",
        tell(FLATTEN, start=start, shape=repr(shape)),
        SHAPE,
        right,
        (tell(FLATTEN_WORK, start=start, product="·".join(map(str, shape[start:])), right=f"{right[-1]:,}"),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Dimension 0 is the batch. Which dimensions are merged?")),
        slips=(((prod(shape),), tell(QT_TRANSLATE_NOOP("Try", "That merges the whole batch, as start_dim=0 would."))),)
        if start
        else (),
        premise={"shape": shape, "start": start},
    )


FEATURES = QT_TRANSLATE_NOOP(
    "Try",
    "Pictures of shape ({channels}, {height}, {width}) are flattened one by one (`start_dim=1`). How "
    "many `in_features` does the next Linear need?",
)


def features(subject: Subject, rng: Random) -> Question | None:
    """The in_features of the layer behind a flatten."""
    channels, side = rng.choice(((1, 28), (3, 16), (16, 8), (64, 4), (3, 64), (6, 15)))
    right = channels * side * side
    return Question(
        "linear.features",
        tell(FEATURES, channels=channels, height=side, width=side),
        WHOLE,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try", "{channels} · {side} · {side} = {right}; the number of pictures makes no difference."
                ),
                channels=channels,
                side=side,
                right=f"{right:,}",
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "How many numbers are there in one picture?")),
        slips=((side * side, tell(QT_TRANSLATE_NOOP("Try", "The channels are left out."))),) if channels > 1 else (),
        premise={"shape": (2, channels, side, side)},
    )


PARAMETERS = QT_TRANSLATE_NOOP("Try", "How many parameters does `Linear({into}, {out}{bias})` have?")
PARAMETERS_WORK = QT_TRANSLATE_NOOP("Try", "{into} × {out} weights = {weights}, and {biases} biases: {right}.")


def parameters(subject: Subject, rng: Random) -> Question | None:
    """The parameters of a linear layer."""
    into, out = rng.choice((784, 1024, 3072, 400, 120)), rng.choice((10, 64, 84, 100))
    bias = rng.random() < 0.7
    right = into * out + bias * out
    return Question(
        "linear.parameters",
        tell(PARAMETERS, into=into, out=out, bias="" if bias else ", bias=False"),
        WHOLE,
        right,
        (tell(PARAMETERS_WORK, into=into, out=out, weights=f"{into * out:,}", biases=bias * out, right=f"{right:,}"),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Each output has one weight per input, plus one bias of its own.")),
        slips=(
            (
                (into * out, tell(QT_TRANSLATE_NOOP("Try", "The biases are left out: there is one per output."))),
                (
                    into * out + into,
                    tell(QT_TRANSLATE_NOOP("Try", "There is one bias per output, not per input.")),
                ),
            )
            if bias
            else (
                (into * out + out, tell(QT_TRANSLATE_NOOP("Try", "With `bias=False` there are no biases to count."))),
            )
        ),
        premise={"into": into, "out": out, "bias": bias},
    )


LAST = QT_TRANSLATE_NOOP(
    "Try",
    "The last batch has {last} pictures instead of {count}. What happens in `torch.flatten(x, "
    "start_dim={start})` followed by `Linear({into}, 10)`?",
)
FAILS = Option("fails", tell(QT_TRANSLATE_NOOP("Try", "PyTorch raises an error: the shapes do not match")))
WORKS = Option("works", tell(QT_TRANSLATE_NOOP("Try", "It works, with fewer rows")))
PADS = Option("pads", tell(QT_TRANSLATE_NOOP("Try", "PyTorch pads the batch with zeros")))
LAST_FAILS = QT_TRANSLATE_NOOP(
    "Try", "start_dim=0 merges the pictures too: Linear gets {last} · {each} = {arrives} numbers but expects {into}."
)
LAST_WORKS = QT_TRANSLATE_NOOP(
    "Try", "Each picture is one row of {each} numbers: ({last}, {each}) becomes ({last}, 10)."
)


def last_batch(subject: Subject, rng: Random) -> Question | None:
    """What the smaller last batch does."""
    shape = subject.reply.x.shape
    each, count = prod(shape[1:]), 64
    last, start = rng.choice((8, 16, 22, 40)), rng.choice((0, 0, 1))
    into = count * each if start == 0 else each
    texts = {"last": last, "each": f"{each:,}", "arrives": f"{last * each:,}", "into": f"{into:,}"}
    return Question(
        "linear.last",
        tell(LAST, last=last, count=count, start=start, into=into),
        CHOICE,
        "fails" if start == 0 else "works",
        (tell(LAST_WORKS if start else LAST_FAILS, **texts),),
        options=(FAILS, WORKS, PADS),
        hint=tell(QT_TRANSLATE_NOOP("Try", "How many numbers does the Linear get, and how many does it expect?")),
        premise={"shape": (last, *shape[1:]), "start": start, "into": into},
    )


DOT = QT_TRANSLATE_NOOP(
    "Try",
    "Row {row} of the batch, output {out}: the {count} products of inputs and weights add up to {sum}. "
    "{bias} What is "
    "y[{row}, {out}]?",
)
BIAS = QT_TRANSLATE_NOOP("Try", "The bias of this output is {bias}.")
NO_BIAS = QT_TRANSLATE_NOOP("Try", "There is no bias.")


def dot_product(subject: Subject, rng: Random) -> Question | None:
    """An output of the page, from the sum of its products and its bias."""
    reply = subject.reply
    row, out = rng.randrange(len(reply.rows)), rng.randrange(reply.rows.shape[1])
    right = float(reply.rows[row, out])
    bias = float(reply.bias[out]) if reply.bias is not None else None
    bare = right - (bias or 0.0)
    if not 0.03 < abs(right) < 1e4:
        return None
    told = tell(NO_BIAS) if bias is None else tell(BIAS, bias=number(bias))
    sum_text = f"{number(bare)} + {term(bias)} = {number(right)}" if bias is not None else number(right)
    wrong = abs(bare - right) > 2 * near(right)
    return Question(
        "linear.dot",
        tell(DOT, row=row, out=out, count=f"{reply.weight.shape[1]:,}", sum=number(bare), bias=told),
        NUMBER,
        right,
        (tell(QT_TRANSLATE_NOOP("Try", "Products and bias: {sum}"), sum=sum_text),),
        near(right, 0.002),
        hint=tell(QT_TRANSLATE_NOOP("Try", "A neuron: y = Σ k·x + b.")),
        slips=((bare, tell(QT_TRANSLATE_NOOP("Try", "The bias is still to be added."))),) if wrong else (),
        premise={"row": row, "out": out},
    )


BOUND = QT_TRANSLATE_NOOP(
    "Try",
    "The initial weights of `Linear({into}, {out})` are drawn uniformly from −k to k. What is k? (A "
    "fraction such as 1/32 will do.)",
)
BOUND_WORK = "k = 1 / √in_features = 1 / √{into} = {right}"


def bound(subject: Subject, rng: Random) -> Question | None:
    """The bound of fresh weights."""
    into = rng.choice((16, 25, 64, 100, 256, 400, 1024, 2500, 3136))
    out = rng.choice((10, 64))
    right = 1 / math.sqrt(into)
    return Question(
        "linear.bound",
        tell(BOUND, into=into, out=out),
        NUMBER,
        right,
        (tell(BOUND_WORK, into=into, right=number(right)),),
        roughly(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "The more inputs are added up, the smaller each weight has to be.")),
        slips=((1 / into, tell(QT_TRANSLATE_NOOP("Try", "The square root is left out: 1 / √in_features."))),),
        premise={"into": into, "out": out},
    )


OUT = QT_TRANSLATE_NOOP("Try", "`Linear({into}, {out})` is given {shape}. What shape does it return?")


def out_shape(subject: Subject, rng: Random) -> Question | None:
    """The shape that a linear layer returns."""
    into, out = rng.choice((1024, 3072, 64)), rng.choice((7, 10, 20, 100))
    front = rng.choice(((64,), (16,), (64, 3), (8, 5), ()))
    right = (*front, out)
    return Question(
        "linear.out",
        tell(OUT, into=into, out=out, shape=repr((*front, into))),
        SHAPE,
        right,
        (tell(QT_TRANSLATE_NOOP("Try", "Only the last dimension changes, from {into} to {out}."), into=into, out=out),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Linear works along the last dimension.")),
        premise={"shape": (*front, into), "into": into, "out": out},
    )


# --- VGG16 ----------------------------------------------------------------------------------------------------------

HALVED = QT_TRANSLATE_NOOP(
    "Try",
    "VGG16 is given pictures of {side}×{side}. What size, (H, W), are the maps after {count} of its "
    "five MaxPool2d(2) layers?",
)
HALVED_WORK = QT_TRANSLATE_NOOP(
    "Try", "The convolutions keep the size; each pooling layer halves it, rounding down: {sizes}."
)


def vgg_size(subject: Subject, rng: Random) -> Question | None:
    """The size after some poolings."""
    shown = subject.reply.network.in_shape[1]
    side = rng.choice([side for side in (64, 96, 128, 160, 100, 200) if side != shown])
    count = rng.choice((2, 3, 4, 5))
    sizes = [side]
    for _ in range(count):
        sizes.append(sizes[-1] // 2)
    return Question(
        "vgg.size",
        tell(HALVED, side=side, count=count),
        SHAPE,
        (sizes[-1], sizes[-1]),
        (tell(HALVED_WORK, sizes=" → ".join(map(str, sizes))),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "A kernel of 3 with padding 1 keeps the size. What does the pooling do?")),
        premise={"side": side, "count": count},
    )


LAYER_PARAMETERS = QT_TRANSLATE_NOOP("Try", "How many parameters does `{call}` have?")


def vgg_layer(subject: Subject, rng: Random) -> Question | None:
    """The parameters of a layer like those of VGG16, with other channels."""
    parts = [part for part in subject.reply.network.layers if isinstance(part, Layer) and part.kind == "Conv2d"]
    if not parts:
        return None
    channels = int(str(rng.choice(parts).args[0]))
    maps = rng.choice((16, 32, 96))
    right = maps * channels * 9 + maps
    return Question(
        "vgg.layer",
        tell(LAYER_PARAMETERS, call=f"Conv2d({channels}, {maps}, 3, padding=1)"),
        WHOLE,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP("Try", "{maps} · {channels} · 3 · 3 weights and {maps} biases: {right}."),
                maps=maps,
                channels=channels,
                right=f"{right:,}",
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Padding adds cells, but no weights.")),
        slips=(
            (maps * channels * 9, tell(QT_TRANSLATE_NOOP("Try", "The biases are left out: there is one per output."))),
        ),
        premise={"channels": channels, "maps": maps},
    )


CLASSES = QT_TRANSLATE_NOOP(
    "Try",
    "The last layer of VGG16 is `Linear(4096, 1000)`. For {classes} classes it becomes `Linear(4096, "
    "{classes})`. How many "
    "parameters does it have then?",
)


def vgg_classes(subject: Subject, rng: Random) -> Question | None:
    """The last layer for another number of classes."""
    classes = rng.choice((2, 10, 20, 100))
    right = 4097 * classes
    return Question(
        "vgg.classes",
        tell(CLASSES, classes=classes),
        WHOLE,
        right,
        (tell("4096 · {classes} + {classes} = {right}", classes=classes, right=f"{right:,}"),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "4096 weights and one bias for each class.")),
        slips=((4096 * classes, tell(QT_TRANSLATE_NOOP("Try", "The biases are left out: there is one per output."))),),
        premise={"classes": classes},
    )


SHARE = QT_TRANSLATE_NOOP(
    "Try",
    "VGG16 has {all} parameters in total; `{name}`, a {kind}, holds {count} of them. What share is "
    "that? (As a fraction or in %.)",
)


def vgg_share(subject: Subject, rng: Random) -> Question | None:
    """The share of one layer in all parameters, as torch counts them."""
    report = subject.reply
    rows = [
        (part, row.parameters)
        for part, row in zip(report.network.layers, report.rows, strict=False)
        if isinstance(part, Layer) and row.parameters > 0.02 * report.parameters
    ]
    if not rows or not report.parameters:
        return None
    part, count = rng.choice(rows)
    right = count / report.parameters
    return Question(
        "vgg.share",
        tell(SHARE, all=f"{report.parameters:,}", name=part.name, kind=part.kind, count=f"{count:,}"),
        NUMBER,
        right,
        (
            tell(
                "{count} / {all} = {right}, {percent} %.",
                count=f"{count:,}",
                all=f"{report.parameters:,}",
                right=number(right),
                percent=number(100 * right, 1),
            ),
        ),
        near(right, 0.006),
        hint=tell(QT_TRANSLATE_NOOP("Try", "An estimate from the leading digits will do.")),
        premise={"name": part.name},
    )


ADAPTED = QT_TRANSLATE_NOOP(
    "Try",
    "After its last pooling layer VGG16 has 512 maps; `AdaptiveAvgPool2d(7)` and `Flatten()` follow. "
    "How many numbers does the first Linear get for a picture of {side}×{side}?",
)


def vgg_flat(subject: Subject, rng: Random) -> Question | None:
    """What arrives at the first linear layer, whatever the size of the picture."""
    side = rng.choice((32, 64, 128, 320))
    return Question(
        "vgg.flat",
        tell(ADAPTED, side=side),
        WHOLE,
        25088,
        (tell(QT_TRANSLATE_NOOP("Try", "Adaptive pooling always gives 7×7: 512 · 7 · 7 = 25,088.")),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "What does adaptive pooling do with the size of its input?")),
        slips=((512 * (side // 32) ** 2, tell(QT_TRANSLATE_NOOP("Try", "That is the size before adaptive pooling."))),)
        if side // 32 != 7
        else (),
        premise={"side": side},
    )
