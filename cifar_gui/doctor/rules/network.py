"""What is wrong with the network as it is built: told from its layers."""

from __future__ import annotations

from collections.abc import Iterator

from cifar_gui.doctor.evidence import Evidence
from cifar_gui.doctor.finding import Finding
from cifar_gui.layers import activation, normalisation, pooling
from cifar_gui.layers.kind import MAXIMUM
from cifar_gui.lessons.networks import CIFAR10_QUICK_RELU, PRESETS
from cifar_gui.recipe import BCE, CROSS_ENTROPY, NLL
from cifar_gui.spec import QT_TRANSLATE_NOOP, Block, Layer, Message, Network

ACTIVATIONS = {kind.name for kind in activation.KINDS}
WEIGHED = {"Conv2d", "ConvTranspose2d", "Linear"}
"""Layers that are one product with a matrix."""
MAXIMA = {kind.name for kind in pooling.KINDS if kind.cell == MAXIMUM}
BY_PICTURE = {kind.name for kind in normalisation.KINDS} - set(normalisation.BATCH)
"""Normalisations that divide by a deviation of the picture itself."""
BENT = ACTIVATIONS | MAXIMA | BY_PICTURE
"""Layers whose output does not follow a straight line when their input does."""
SAME_NUMBERS = {"Flatten", "Identity", "Dropout", "Dropout2d"}
"""Layers that hand on what they are given, some of it."""
APPLIES = {CROSS_ENTROPY: "softmax", NLL: "log_softmax", BCE: "sigmoid"}
"""What is applied to the scores before they are compared. The other losses compare the scores themselves, with 0 and 1:
there an activation may come last."""

LAST = QT_TRANSLATE_NOOP(
    "Doctor",
    "The last layer is “{name}”, a {kind}, and the loss takes its output.",
)
SQUEEZED = QT_TRANSLATE_NOOP(
    "Doctor",
    "{loss} applies {function} itself and expects any numbers, negative ones too. After a {kind} no class can be "
    "ruled out any more, and gradients become small or zero. Take the last layer away.",
)
ADJACENT = QT_TRANSLATE_NOOP(
    "Doctor", "Between “{first}” and “{second}” there is no activation, as in {places} of {pairs} places."
)
ONE_LAYER = QT_TRANSLATE_NOOP(
    "Doctor",
    "Two layers of weights without an activation between them can do no more than one: a product of matrices is a "
    "matrix. Put a ReLU behind each but the last.",
)


def activation_at_end(evidence: Evidence) -> Finding | None:
    """An activation stands behind the last layer of weights, in a network that the program does not declare so.

    **Source:** PyTorch, ``nn.CrossEntropyLoss``: the input is expected to contain the unnormalized logits.
    """
    last, loss = _last(evidence.network), evidence.recipe.loss
    if last is None or last.kind not in ACTIVATIONS or loss not in APPLIES or _declared(evidence.network):
        return None
    numbers = Message("Doctor", LAST, {"name": last.name, "kind": last.kind})
    sentence = Message("Doctor", SQUEEZED, {"loss": loss, "function": APPLIES[loss], "kind": last.kind})
    return Finding("activation_at_end", numbers, sentence, 1, None, "docs.pytorch.org, CrossEntropyLoss")


def no_activation(evidence: Evidence) -> Finding | None:
    """Layers of weights follow each other, and nothing between them bends what they do.

    A network that the program declares is left alone, whatever it is called: the course's own has no activation at
    all, by design. So is one that has the same layers with the same arguments.

    **Source:** Goodfellow, Bengio and Courville, Deep Learning (2016), 6.1: linear functions of linear functions.
    """
    if _declared(evidence.network):
        return None
    pairs = list(_pairs(evidence.network.layers))
    straight = [(first, second) for first, second, bent in pairs if not bent]
    if not straight:
        return None
    first, second = straight[0]
    values = {"first": first.name, "second": second.name, "places": len(straight), "pairs": len(pairs)}
    numbers = Message("Doctor", ADJACENT, values)
    return Finding("no_activation", numbers, Message("Doctor", ONE_LAYER), 1, None, "Deep Learning, 6.1")


def _last(network: Network) -> Layer | None:
    """What computes the scores; None where that is a sum with a shortcut."""
    for part in reversed(list(_way(network.layers))):
        if isinstance(part, Block):
            return None
        if part.kind not in SAME_NUMBERS:
            return part
    return None


def _declared(network: Network) -> bool:
    """Whether it is built as one that the program declares, whatever its layers are called.

    One that is called like one of those has to be that one: what lost its activations may look like another.
    """
    named = [one for one in (*PRESETS, CIFAR10_QUICK_RELU) if one.name == network.name]
    return any(_bare(network.layers) == _bare(one.layers) for one in named or PRESETS)


def _bare(parts: tuple[Layer | Block, ...]) -> tuple[object, ...]:
    return tuple(
        (_bare(part.layers), _bare(part.shortcut)) if isinstance(part, Block) else (part.kind, part.args, part.kwargs)
        for part in parts
    )


def _way(parts: tuple[Layer | Block, ...]) -> Iterator[Layer | Block]:
    """The way through the network, without the shortcuts; a block stands where its sum is taken."""
    for part in parts:
        if isinstance(part, Block):
            yield from part.layers
        yield part


def _pairs(parts: tuple[Layer | Block, ...]) -> Iterator[tuple[Layer, Layer, bool]]:
    """Layers of weights that follow each other, and whether something between them bends.

    A convolution by groups is half of one: what mixes the channels belongs to it, and nothing has to stand before or
    behind. A maximum bends, too, and what a shortcut adds is no product. Each of these is enough in a network that has
    activations elsewhere.
    """
    before, bent, near, way = None, False, -1, list(_way(parts))
    active = any(isinstance(part, Layer) and part.kind in ACTIVATIONS for part in way)
    bending = BENT if active else ACTIVATIONS
    for part in way:
        if isinstance(part, Block):
            bent = bent or active
        elif part.kind in WEIGHED:
            near = 2 if dict(part.kwargs).get("groups", 1) != 1 else near - 1
            if before is not None:
                yield before, part, bent or (active and near >= 0)
            before, bent = part, False
        else:
            bent = bent or part.kind in bending
