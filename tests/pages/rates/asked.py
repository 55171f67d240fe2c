"""What the page of learning rates may show, and its questions answered without their generators."""

from sweeps import curve

from cifar_gui.lessons.networks import SMALL
from cifar_gui.lessons.rates import RatesParams
from cifar_gui.pages.rates import finding
from cifar_gui.pages.rates.protocol import Swept
from cifar_gui.recipe import Recipe


def swept(rates, losses):
    params = RatesParams(lowest=float(rates[0]), highest=float(rates[-1]), rates=len(rates))
    recipe = Recipe(network=SMALL.name)
    found = finding.find(rates, losses)
    return Swept(
        1, "page", params, recipe, SMALL, "samples", rates, losses, finding.smooth(rates, losses), found, True, 9
    )


def made(rng):
    return [swept(*curve(seed=rng.randint(0, 99))) for _ in range(6)]


def _sweep(premise):
    return finding.rates(premise["lowest"], premise["highest"], premise["steps"])


ORACLES = {
    "rates.factor": lambda s, p: _sweep(p)[10] / _sweep(p)[0],
    "rates.middle": lambda s, p: finding.rates(p["lowest"], p["highest"], 101)[50],
    "rates.suggested": lambda s, p: finding.rates(p["low"], p["high"], 3)[1],
    "rates.weights": lambda s, p: "kept",
}
