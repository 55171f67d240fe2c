"""Random settings of pooling layers and activations, hostile ones among them."""

import random
from dataclasses import replace

from cifar_gui.layers.pooling import MAX
from cifar_gui.lessons import activations, pooling
from cifar_gui.lessons.activations import ActivationParams
from cifar_gui.lessons.pooling import PoolParams
from cifar_gui.spec import arguments

POOLS = (MAX, pooling.AVERAGE, pooling.ADAPTIVE_MAX, pooling.ADAPTIVE_AVERAGE)
ODD = (
    -1, 0, 2.0, 2.5, None, "3", True, 40, 2**63, 10**300, float("nan"), float("inf"), (0, 1), (-2, 1), (1.5, 1),
    (50, 1), (None, 2), (2**40, 2**40), (),
)  # fmt: skip


def pooling_settings(count: int, hostile: float = 0.35, seed: int = 74) -> list[PoolParams]:
    """Settings that torch accepts; a share of ``hostile`` of them has one argument of any kind."""
    chance = random.Random(seed)

    def pair(low, high):
        return (chance.randint(low, high), chance.randint(low, high))

    def one() -> PoolParams:
        kernel = pair(1, 7)
        half = tuple(chance.randint(0, size // 2) for size in kernel)
        params = PoolParams(
            chance.choice(POOLS), kernel, chance.choice([None, (None, None), pair(1, 5)]), half,
            chance.choice([(1, 1), pair(1, 3)]), chance.choice([pair(1, 12), (None, 3)]), chance.random() < 0.4,
            chance.random() < 0.5, chance.random() < 0.5, chance.choice([None, None, 3, -2]),
        )  # fmt: skip
        return _spoilt(params, chance) if chance.random() < hostile else params

    return [one() for _ in range(count)]


def activation_settings(count: int, hostile: float = 0.35, seed: int = 75) -> list[ActivationParams]:
    """As ``pooling_settings``."""
    chance = random.Random(seed)

    def one() -> ActivationParams:
        params = ActivationParams(
            chance.choice(activations.LAYERS), chance.uniform(-0.5, 1.5), chance.choice([1, 3]),
            chance.uniform(-0.5, 1), chance.uniform(0, 3), chance.choice(["none", "tanh"]), chance.uniform(0.1, 4),
            chance.uniform(0, 30), chance.choice([None, *range(-4, 4)]), chance.random() < 0.4, chance.random() < 0.5,
        )  # fmt: skip
        return _spoilt(params, chance) if chance.random() < hostile else params

    return [one() for _ in range(count)]


def _spoilt(params, chance):
    if not (items := arguments(params)):
        return params
    item = chance.choice(items)
    odd = ODD if item.kind == "pair" else [value for value in ODD if not isinstance(value, tuple)]
    odd = ["3", "sigmoid", ""] if item.kind == "choice" else odd  # as a form can give it
    return replace(params, **{item.name: chance.choice(odd)})
