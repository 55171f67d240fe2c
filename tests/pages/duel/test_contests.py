"""The contests that the page offers: the sides differ in what is said, and in nothing else."""

from dataclasses import fields
from itertools import combinations

import pytest

from cifar_gui.engine import recipes, run_cost
from cifar_gui.lessons.duel import DUEL
from cifar_gui.pages.duel.state import DuelState
from cifar_gui.pages.duel.verdict import SIDES
from cifar_gui.recipe import Recipe
from cifar_gui.spec import field_value


@pytest.mark.parametrize("place", range(len(DUEL.examples)), ids=lambda place: DUEL.examples[place].title)
def test_the_sides_differ_in_what_is_said_and_torch_takes_both(place):
    state = DuelState.of(DUEL, place)
    for a, b in combinations(state.sides, 2):
        differ = {item.name for item in fields(Recipe) if field_value(a, item.name) != field_value(b, item.name)}
        assert differ == {one.field for one in state.differences}
    networks = {network.name: network for network in DUEL.networks}
    for side in state.sides:
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


@pytest.mark.parametrize(
    ("differ", "sides"),
    [
        ((("lr", 0.1, 0.2),), 2), ((("lr", 0.1, 0.2, 0.3),), 3), ((("lr", 0.1, 0.2, 0.3), ("momentum", 0.5, 0.9)), 2),
        ((("lr", 0.1),), 2), ((("lr", *[0.1] * (len(SIDES) + 1)),), 2), (((),), 2), (((7, 0.1, 0.2),), 2),
        ((("lr", 0.1, [0.2], 0.3),), 2), ((("nothing", 1, 2), ("lr", 0.1, 0.2, 0.3)), 3),
    ],
)  # fmt: skip
def test_there_are_as_many_sides_as_every_difference_has_values_for(differ, sides):
    state = DuelState.of(DUEL)
    other = state.restored(DUEL, {**state.plain(), "differ": differ})
    assert len(other.sides) == sides == len(other.guesses) - 2
    assert {len(one.values) for one in other.differences} == {sides}


def test_three_learning_rates_are_one_contest():
    (contest,) = (one for one in DUEL.examples if one.title == "Three learning rates")
    assert [side.lr for side in DuelState.of(DUEL, DUEL.examples.index(contest)).sides] == [0.002, 0.02, 0.2]


@pytest.mark.parametrize(("differ", "guess"), [(("lr", 0.1, 0.2), ""), (("lr", 0.1, 0.2, 0.3), "c")])
def test_what_is_predicted_is_one_of_the_sides(differ, guess):
    state = DuelState.of(DUEL)
    assert state.restored(DUEL, {**state.plain(), "differ": (differ,), "guess": "c"}).guess == guess


def test_what_was_saved_of_a_pair_is_taken_up_as_a_trial():
    """As the version before trials wrote it."""
    saved = {
        "tab": "code", "example": 2, "params": {"judged_after": 120, "seed": 3}, "recipe": {"lr": 0.5},
        "network": "CIFAR10-quick", "source": "cifar10", "differ": [["momentum", 0.9, 0.0]], "guess": "b",
        "pair": "20261130-165714-000000001",
    }  # fmt: skip
    state = DuelState.of(DUEL).restored(DUEL, saved)
    assert state.trial == saved["pair"]
    assert state.differ == (("momentum", 0.9, 0.0),)
    assert (state.guess, state.judged, state.sides[1].momentum) == ("b", 120, 0.0)
    assert state.restored(DUEL, state.plain()) == state
    for wrong in (None, 7, ["x"], "x" * 999):
        assert state.restored(DUEL, {**saved, "pair": wrong}).trial in ("", state.trial)
