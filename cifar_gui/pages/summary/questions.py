"""Questions on a known network. No torch."""

from __future__ import annotations

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
from cifar_gui.spec import QT_TRANSLATE_NOOP, Layer

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


GENERATORS: tuple[Generator, ...] = (
    vgg_size, vgg_layer, vgg_flat, vgg_share, vgg_classes,
)  # fmt: skip
"""In the order in which they take turns."""
