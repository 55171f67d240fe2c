"""Which side of a trial is lowest, and when the difference is worth the name."""

import itertools
import math

import numpy as np
import pytest

from cifar_gui.pages.duel.verdict import SAME, SIDES, WINDOW, A, B, difference_line, judged, less, spread

RNG = np.random.default_rng(3)
GOING = (False,) * len(SIDES)


def losses(mean, noise=0.1, count=200, seed=0):
    return (mean + np.random.default_rng(seed).normal(0, noise, count)).astype(np.float32)


def of_means(*means, count=200):
    return [losses(mean, count=count, seed=seed) for seed, mean in enumerate(means)]


def judged_at(step, *sides, exploded=None):
    return judged(sides, step, exploded or GOING[: len(sides)])


def test_the_lower_one_wins_where_batches_do_not_explain_it():
    verdict = judged_at(200, losses(2.0), losses(1.5, seed=1))
    assert verdict.winner == B
    (gap,) = verdict.gaps
    assert gap.mean == verdict.to_first(1) == pytest.approx(-0.5, abs=0.05)
    assert verdict.steps == WINDOW
    assert gap.error == pytest.approx(math.hypot(0.1, 0.1) / math.sqrt(WINDOW), rel=0.3)
    assert judged_at(200, losses(1.5), losses(2.0, seed=1)).winner == A


@pytest.mark.parametrize("mean", [2.0, 2.01, 1.99, 2.03])
def test_what_is_within_the_errors_or_two_percent_is_no_difference(mean):
    assert judged_at(200, losses(2.0), losses(mean, seed=1)).winner == SAME


def test_noise_that_both_share_takes_nothing_away():
    both = RNG.normal(0, 0.5, 200)
    verdict = judged_at(200, 2.0 + both, 1.9 + both)
    assert verdict.winner == B
    assert verdict.gaps[0].error == pytest.approx(0.0, abs=1e-6)


def test_nothing_is_said_before_the_step_is_there():
    assert judged_at(200, losses(2.0), losses(1.0, count=199)) is None
    assert judged_at(1, losses(2.0), losses(1.0)) is None
    assert judged_at(2, losses(2.0), losses(1.0)).steps == 2


def test_the_one_that_has_not_exploded_wins():
    short, long_ = losses(2.0, count=30), losses(1.9)
    verdict = judged_at(200, short, long_, exploded=(True, False))
    assert verdict.winner == B
    assert judged_at(200, long_, short, exploded=(False, True)).winner == A
    assert judged_at(200, short, short, exploded=(True, True)) is None
    assert judged_at(200, short, long_) is None
    assert math.isnan(verdict.to_first(1))
    assert verdict.closest is None
    assert verdict.means[0] == math.inf


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_of_three_the_lowest_wins_whichever_it_is(order):
    means = (1.0, 1.5, 2.0)
    verdict = judged_at(200, *of_means(*(means[place] for place in order)))
    lowest, second = order.index(0), order.index(1)
    assert verdict.winner == SIDES[lowest]
    assert (verdict.closest.side, verdict.closest.other) == (second, lowest)
    assert verdict.closest.mean == pytest.approx(0.5, abs=0.1)
    assert [(gap.side, gap.other) for gap in verdict.gaps] == [(1, 0), (2, 0)]
    for side in (1, 2):
        assert verdict.to_first(side) == pytest.approx(means[order[side]] - means[order[0]], abs=0.1)


@pytest.mark.parametrize(
    ("means", "lowest"),
    [
        ((2.0, 1.0, 1.0), (1, 2)), ((1.0, 2.0, 1.0), (0, 2)), ((1.0, 1.0, 2.0), (0, 1)), ((1.0, 1.0, 1.0), (0, 1, 2)),
        ((1.0, 2.0, 2.0), (0,)),
    ],
)  # fmt: skip
def test_sides_that_do_not_really_differ_are_lowest_together(means, lowest):
    verdict = judged_at(200, *of_means(*means))
    assert verdict.lowest == lowest
    assert verdict.winner == (SIDES[lowest[0]] if len(lowest) == 1 else SAME)


@pytest.mark.parametrize("gone", range(3))
def test_where_one_of_three_has_exploded_the_others_are_compared(gone):
    sides, left = of_means(1.0, 1.5, 2.0), [side for side in range(3) if side != gone]
    sides[gone] = sides[gone][:30]
    exploded = tuple(side == gone for side in range(3))
    verdict = judged_at(200, *sides, exploded=exploded)
    assert verdict.lowest == (left[0],)
    assert [(gap.side, gap.other) for gap in verdict.gaps] == [(left[1], left[0])]
    assert math.isfinite(verdict.closest.least)
    assert [side for side, mean in enumerate(verdict.means) if math.isinf(mean)] == [gone]
    assert [side for side in (1, 2) if math.isfinite(verdict.to_first(side))] == ([] if gone == 0 else [3 - gone])
    sides[left[1]] = sides[left[1]][:199]
    assert judged_at(200, *sides, exploded=exploded) is None, "the others are still to come"


@pytest.mark.parametrize("left", range(3))
def test_who_is_left_alone_of_three_is_lowest_at_once(left):
    sides = of_means(2.0, 2.0, 2.0, count=30)
    verdict = judged_at(200, *sides, exploded=tuple(side != left for side in range(3)))
    assert verdict.winner == SIDES[left]
    assert verdict.closest is None


def test_whoever_explodes_after_the_step_was_still_there_at_it():
    assert judged_at(100, *of_means(2.0, 1.0, 3.0), exploded=(False, True, False)).winner == B


def test_a_difference_has_the_names_of_its_sides():
    assert less(1, 0) == "B − A"
    assert less(2, 1) == "C − B"


def test_seeds_agree_where_all_differences_point_the_same_way():
    verdicts = [judged_at(200, losses(2.0, seed=seed), losses(1.8, seed=seed + 9)) for seed in range(3)]
    differences = [verdict.to_first(1) for verdict in verdicts]
    found = spread(differences)
    assert found.count == 3
    assert found.least <= found.mean <= found.greatest < 0
    assert found.agree
    assert not spread([*differences, judged_at(200, losses(1.0), losses(2.0)).to_first(1)]).agree
    assert spread([]) is None
    gone = judged_at(200, losses(2.0, count=30), losses(1.0), exploded=(True, False))
    assert spread([gone.to_first(1)]) is None


@pytest.mark.parametrize(("a", "b"), [(0, 0), (1, 0), (3, 9), (5000, 7000)])
def test_the_difference_is_drawn_as_far_as_both_have_come(a, b):
    x, y = difference_line(np.arange(a, dtype=float), np.arange(b, dtype=float) + 1)
    assert len(x) == len(y) <= 600
    assert (y == 1.0).all()
    if min(a, b):
        assert x[-1] == min(a, b)
