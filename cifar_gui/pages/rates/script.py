"""The script of a sweep over learning rates: that of a run, with another rate at every step. No torch."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cifar_gui.engine import faults
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.literal import literal
from cifar_gui.engine.run_code import Around, run_script
from cifar_gui.engine.script import Script
from cifar_gui.engine.weights_code import weights_file
from cifar_gui.pages.rates.finding import FIRST, FOUND, NEAR, STOP, WIDTH
from cifar_gui.pages.rates.protocol import AskRates, Swept
from cifar_gui.recipe import CONSTANT, Recipe

BEFORE = (
    "rate = lowest * ((highest / lowest) ** (1 / (steps - 1))) ** len(losses)",
    "for group in optimizer.param_groups:",
    '    group["lr"] = rate',
)
AFTER = (
    "losses.append(result_loss.item())",
    f"begun = losses[:{FIRST}]",
    f"done = len(losses) == steps or not losses[-1] <= {STOP:g} * sum(begun) / len(begun)",
    "if done:",
    "    break",
)
END = (
    "    if done:",
    "        break",
    "",
    "known = torch.tensor(losses, dtype=torch.float64)",
    f"most = {STOP:g} * known[:{FIRST}].mean()",
    "known = torch.where(known <= most, known, most)",
    "logs = torch.linspace(0, 1, steps, dtype=torch.float64)[: len(known)] * math.log10(highest / lowest)",
    f"bell = torch.exp(-(((logs[:, None] - logs) / {WIDTH:g}) ** 2) / 2)",
    "smoothed = bell @ known / bell.sum(1)",
    f"at = (smoothed <= {NEAR:g} * smoothed.min()).nonzero()[0].item()  # where it is lowest",
    "steepest = torch.gradient(smoothed)[0][: at + 1].argmin().item()",
    "rate = lowest * ((highest / lowest) ** (1 / (steps - 1))) ** ((at + steepest) / 2)",
    'print(f"{rate:.3g}")',
)


def swept(recipe: Recipe, params: Any) -> Recipe:
    """The recipe as a sweep follows it: one rate after the other, whatever its schedule, for as long as it takes."""
    return replace(at_rate(recipe, params.lowest), schedule=CONSTANT, warmup=0, epochs=params.rates)


def at_rate(recipe: Recipe, rate: float) -> Recipe:
    """The recipe with a rate of the sweep. A rate that was broken on purpose is whole then; other faults stay."""
    return replace(recipe, lr=rate, fault="" if faults.breaks_rate(recipe) else recipe.fault)


def rates_script(ask: AskRates, data: DataSet, good: Swept | None = None, device: str = "cpu") -> Script:
    """The code that sweeps the rate as the page does, and prints the one that the curve speaks for.

    Args:
        ask: what is asked.
        data: the data set of the pictures.
        good: what came out, whose rate is written as a comment.
        device: where it runs.
    """
    params, weights = ask.params, ()
    if ask.model is not None:
        load = f"model.load_state_dict(load_file({literal(weights_file(ask.model))}))"
        weights = ("from safetensors.torch import load_file", load)  # type: ignore[assignment]  # two lines, or none
    head = (
        "import math",
        *weights,
        ("lowest, highest = ", ("lowest", literal(params.lowest)), ", ", ("highest", literal(params.highest))),
        ("steps = ", ("rates", literal(params.rates))),
        "losses = []",
    )
    found = None if good is None else good.found
    told = (f"# {found.rate:.3g}",) if found is not None and found.kind == FOUND else ()
    around = Around(head, BEFORE, AFTER, (*END, *told))
    return run_script(swept(ask.recipe, params), ask.network, data, device=device, around=around)
