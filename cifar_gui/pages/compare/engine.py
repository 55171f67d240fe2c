"""What a run works out for each picture: counted, not assumed to be three times its forward pass. Worker thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cifar_gui.engine import run_cost
from cifar_gui.lesson import Fact
from cifar_gui.pages.compare import CompareContent
from cifar_gui.pages.compare.protocol import CountFlops, Counts, Flops, Work
from cifar_gui.recipe import SIDE, SIDES, Recipe


def answer(request: CountFlops, _: object = None) -> Iterator[Flops | None]:
    """Count one after the other, with a pause after each."""
    counts: Counts = {}
    for work in request.works:
        yield None
        counts[work] = _flops(work)
    yield Flops(request.id, request.page, counts)


def _flops(work: Work) -> dict[int, int] | None:
    """FLOPs of a picture forward and backward, by its pixels a side."""
    recipe, network = work
    found: dict[int, int] = {}
    for pixels in (*SIDES, SIDE) if recipe.small_epochs else (SIDE,):
        if (flops := run_cost.flops_once(recipe, network, pixels)) is None:
            return None
        found[pixels] = flops
    return found


def evaluate(content: CompareContent, fact: Fact) -> Mapping[str, object]:
    """What comes out for the words of a fact: "flops" of a picture that is trained on."""
    return {"flops": run_cost.flops_once(Recipe(), fact.params)}
