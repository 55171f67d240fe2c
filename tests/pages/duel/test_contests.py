"""The contests that the page offers: A and B differ in what is said, and in nothing else."""

from dataclasses import fields

import pytest

from cifar_gui.engine import recipes, run_cost
from cifar_gui.lessons.duel import DUEL
from cifar_gui.pages.duel.state import DuelState
from cifar_gui.recipe import Recipe
from cifar_gui.spec import field_value


@pytest.mark.parametrize("place", range(len(DUEL.examples)), ids=lambda place: DUEL.examples[place].title)
def test_the_sides_differ_in_what_is_said_and_torch_takes_both(place):
    state = DuelState.of(DUEL, place)
    a, b = state.sides
    differ = {item.name for item in fields(Recipe) if field_value(a, item.name) != field_value(b, item.name)}
    assert differ == {one.field for one in state.differences}
    networks = {network.name: network for network in DUEL.networks}
    for side in (a, b):
        run_cost.guard(side, networks[side.network], 2064, "cpu", allow=False)
        recipes.model(side, networks[side.network], 2064)


@pytest.mark.parametrize(
    "differ",
    [(("lr", "x", None),), (("batch_size", 1.5, True),), (("network", 3, "nothing"),), (("flip", "up", "none"),)],
)
def test_values_that_no_field_takes_leave_the_recipe_as_it_is(differ):
    state = DuelState.of(DUEL)
    other = state.restored(DUEL, {**state.plain(), "differ": differ})
    assert len(other.sides) == 2
    assert other.sides[0].lr == state.sides[0].lr
