"""What the page of two runs may show, and its questions answered without their generators."""

import numpy as np

from cifar_gui.lessons.duel import DUEL
from cifar_gui.pages.duel.state import DuelState
from cifar_gui.pages.duel.verdict import judged


def made(rng):
    return [DuelState.of(DUEL, place).sides for place in range(len(DUEL.examples))]


def _scattered(count, spread):
    """So many numbers of that standard deviation."""
    numbers = np.linspace(-1, 1, count)
    return numbers * spread / numbers.std(ddof=1)


def _verdict(premise):
    """On losses that have these means and this standard error."""
    noise = _scattered(50, premise["error"] * np.sqrt(50))
    a = np.full(50, premise["a"])
    return judged((a, a + premise["difference"] + noise), 50, (False, False)).winner


ORACLES = {
    "duel.error": lambda s, p: (
        judged(
            (np.full(p["count"], 2.0), np.full(p["count"], 2.1) + _scattered(p["count"], p["spread"])),
            p["count"],
            (False, False),
        )
        .gaps[0]
        .error
        if p["count"] <= 50
        else float(_scattered(p["count"], p["spread"]).std(ddof=1) / np.sqrt(p["count"]))
    ),
    "duel.worth": lambda s, p: _verdict(p),
    "duel.seed": lambda s, p: "chance",
}
