"""Differences of accuracies against values that others have printed."""

import math

import pytest

from cifar_gui.engine.counting import Share
from cifar_gui.engine.differences import (
    MIXED,
    PICTURES,
    SEEDS,
    difference,
    of_one,
    of_pictures,
    of_seeds,
    quantile_of_t,
)

SLEEP = (
    (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0),
    (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4),
)
"""Student's own data (1908), as R's ``sleep``."""


@pytest.mark.parametrize(
    ("freedom", "value"),
    [
        (1, 12.7062),
        (2, 4.30265),
        (3, 3.18245),
        (5, 2.57058),
        (10, 2.22814),
        (30, 2.04227),
        (120, 1.97993),
        (1e6, 1.95997),
    ],
)
def test_the_quantiles_of_t_are_those_of_the_tables(freedom, value):
    assert quantile_of_t(freedom) == pytest.approx(value, rel=2e-6)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 10), 0.6075, 1.0),
        ((0, 10), (0, 20), -0.1611, 0.2775),
    ],
)
def test_the_interval_of_two_shares_is_that_of_newcombes_table(one, other, low, high):
    found = of_pictures(Share(*one), Share(*other))
    assert (found.low, found.high) == pytest.approx((low, high), abs=6e-5)


def test_the_interval_of_two_groups_is_that_of_r():
    found = of_seeds(*SLEEP)
    assert (found.value, found.low, found.high) == pytest.approx((-1.58, -3.3654832, 0.2054832), abs=1e-6)
    assert not found.told_apart


def test_one_against_a_group_scatters_as_the_group_does():
    group = (0.50, 0.52, 0.54)
    found = of_one((0.60,), group)
    half = 4.302653 * 0.02 * math.sqrt(4 / 3)
    assert (found.value, found.low, found.high) == pytest.approx((0.08, 0.08 - half, 0.08 + half), abs=1e-6)
    back = of_one(group, (0.60,))
    assert (back.value, back.low, back.high) == pytest.approx((-found.value, -found.high, -found.low))


@pytest.mark.parametrize(("one", "other", "method"), [(1, 1, PICTURES), (3, 3, SEEDS), (1, 3, MIXED), (2, 1, MIXED)])
def test_what_is_counted_follows_from_how_many_there_are(one, other, method):
    shares = [Share(500 + 10 * place, 1000) for place in range(3)]
    found = difference(shares[:one], [Share(share.hits + 100, 1000) for share in shares[:other]])
    assert found.method == method
    assert found.low <= found.value <= found.high


def test_two_sides_turned_round_turn_the_interval_round():
    for one, other in (([Share(5, 10)], [Share(8, 10)]), ([Share(5, 10), Share(6, 10)], [Share(8, 10), Share(9, 10)])):
        there, back = difference(one, other), difference(other, one)
        assert (there.value, there.low, there.high) == pytest.approx((-back.value, -back.high, -back.low))


def test_seeds_without_any_scatter_and_nothing_at_all():
    same = [Share(5, 10), Share(5, 10)]
    found = difference(same, same)
    assert (found.low, found.high, found.told_apart) == (0.0, 0.0, False)
    assert difference(same, [Share(6, 10)] * 2).told_apart
    assert difference([], same) is None
    assert difference([Share(0, 0)], same) is None
