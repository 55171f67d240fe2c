"""Random networks for the tests: some fit, some do not, some are nonsense."""

import random

from cifar_gui.engine.network_edits import new_block, new_layer
from cifar_gui.engine.network_shapes import judge
from cifar_gui.layers import KINDS
from cifar_gui.spec import Block, Layer, Network

SHAPED = ("Conv2d", "Conv2d", "Conv2d", "MaxPool2d", "AvgPool2d", "BatchNorm2d", "ReLU", "GroupNorm", "SiLU", "Tanh")
ODD = (0, -1, 2.5, "3", "same", None, True, 40, 2**40, (2, 3), (0, 1), float("inf"))


def fitting_network(chance: random.Random) -> Network:
    """One that turns pictures of CIFAR-10 into ten numbers, with blocks and groups among its layers."""
    parts: list[Layer | Block] = []
    shape: tuple[int, ...] = (2, 3, 32, 32)
    for _ in range(chance.randint(1, 7)):
        if chance.random() < 0.15:
            parts.append(new_block(parts, shape))
            continue
        layer = _varied(new_layer(chance.choice(SHAPED), parts, shape), chance)
        out = judge(layer, shape).out_shape
        if out is not None and min(out) > 0 and out[2] * out[3] > 1:
            parts.append(layer)
            shape = out
    parts.append(new_layer("Flatten", parts, shape))
    numbers = shape[1] * shape[2] * shape[3]
    if chance.random() < 0.5:
        parts.append(Layer("hidden", "Linear", (numbers, 24)))
        parts.append(new_layer(chance.choice(("ReLU", "BatchNorm1d", "ELU", "LayerNorm")), parts, (2, 24)))
        numbers = 24
    parts.append(Layer("last", "Linear", (numbers, 10)))
    return Network("random", tuple(parts))


def _varied(layer: Layer, chance: random.Random) -> Layer:
    if layer.kind != "Conv2d":
        return layer
    maps = 4 * chance.randint(1, 6)
    kwargs = {"padding": chance.choice([0, 1, 2, (1, 0), "same"]), "bias": chance.random() < 0.7}
    if kwargs["padding"] != "same":
        kwargs["stride"] = chance.choice([1, 1, 2, (2, 1)])
    return Layer(layer.name, "Conv2d", (layer.args[0], maps, chance.choice([1, 3, 5, (3, 2)])), tuple(kwargs.items()))


def any_network(chance: random.Random) -> Network:
    """A fitting one with a few faults put into it: layers lost, moved, of another kind, with odd arguments."""
    parts = list(fitting_network(chance).layers)
    for _ in range(chance.randint(0, 3)):
        place = chance.randrange(len(parts))
        fault = chance.randrange(5)
        if fault == 0 and len(parts) > 1:
            parts.pop(place)
        elif fault == 1:
            parts.insert(chance.randrange(len(parts)), parts.pop(place))
        elif fault == 2:
            parts[place] = new_layer(chance.choice(list(KINDS)), parts, chance.choice([None, (2, 8, 8, 8), (2, 50)]))
        elif fault == 3 and isinstance(parts[place], Layer) and parts[place].args:
            args = list(parts[place].args)
            args[chance.randrange(len(args))] = chance.choice(ODD)
            parts[place] = Layer(parts[place].name, parts[place].kind, tuple(args), parts[place].kwargs)
        else:
            parts.insert(place, new_block(parts, chance.choice([None, (2, 16, 8, 8)])))
    return Network("random", tuple(parts))
