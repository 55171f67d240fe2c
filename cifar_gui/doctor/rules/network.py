"""What is wrong with the network as it is built: told from its layers."""

from __future__ import annotations

from collections.abc import Iterator

from cifar_gui.doctor.evidence import Evidence
from cifar_gui.doctor.finding import Finding
from cifar_gui.layers import activation, pooling
from cifar_gui.layers.kind import MAXIMUM
from cifar_gui.lessons.networks import PRESETS
from cifar_gui.spec import QT_TRANSLATE_NOOP, Block, Layer, Message, Network

ACTIVATIONS = {kind.name for kind in activation.KINDS}
WEIGHED = {"Conv2d", "ConvTranspose2d", "Linear"}
"""Layers that are one product with a matrix."""
BENT = ACTIVATIONS | {kind.name for kind in pooling.KINDS if kind.cell == MAXIMUM}
"""Layers whose output does not follow a straight line when their input does."""

LAST = QT_TRANSLATE_NOOP("Doctor", "The last layer is “{name}”, a {kind}; the loss takes what comes out of it.")
SQUEEZED = QT_TRANSLATE_NOOP(
    "Doctor",
    "CrossEntropyLoss applies softmax itself and wants any numbers, negative ones too. Behind a {kind} no class can"
    " be ruled out any more, and gradients become small or zero. Take the last layer away.",
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
    flat = list(_flat(evidence.network.layers))
    last = flat[-1] if flat else None
    if last is None or last.kind not in ACTIVATIONS or _declared(evidence.network):
        return None
    numbers = Message("Doctor", LAST, {"name": last.name, "kind": last.kind})
    sentence = Message("Doctor", SQUEEZED, {"kind": last.kind})
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


def _declared(network: Network) -> bool:
    """Whether it is built as one that the program declares, whatever its layers are called."""
    return any(_bare(network.layers) == _bare(preset.layers) for preset in PRESETS)


def _bare(parts: tuple[Layer | Block, ...]) -> tuple[object, ...]:
    return tuple(
        (_bare(part.layers), _bare(part.shortcut)) if isinstance(part, Block) else (part.kind, part.args, part.kwargs)
        for part in parts
    )


def _flat(parts: tuple[Layer | Block, ...]) -> Iterator[Layer]:
    """The layers of the way through the network, without the shortcuts."""
    for part in parts:
        if isinstance(part, Block):
            yield from _flat(part.layers)
        else:
            yield part


def _pairs(parts: tuple[Layer | Block, ...]) -> Iterator[tuple[Layer, Layer, bool]]:
    """Layers of weights that follow each other, and whether something between them bends.

    A convolution by groups is half of one: what mixes the channels follows it, and nothing has to stand between. A
    maximum bends, too, and is enough in a network that has activations elsewhere.
    """
    before, bent, flat = None, False, list(_flat(parts))
    bending = BENT if any(part.kind in ACTIVATIONS for part in flat) else ACTIVATIONS
    for part in flat:
        if part.kind in WEIGHED:
            if before is not None:
                yield before, part, bent or "groups" in dict(part.kwargs) or "groups" in dict(before.kwargs)
            before, bent = part, False
        bent = bent or part.kind in bending
