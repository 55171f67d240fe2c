"""Which of two runs is lower, and when the difference is worth the name."""

import math

import numpy as np
import pytest

from cifar_gui.pages.duel.verdict import SAME, WINDOW, A, B, difference_line, exploded, judged, spread

RNG = np.random.default_rng(3)


def losses(mean, noise=0.1, count=200, seed=0):
    return (mean + np.random.default_rng(seed).normal(0, noise, count)).astype(np.float32)


def test_the_lower_one_wins_where_batches_do_not_explain_it():
    verdict = judged(losses(2.0), losses(1.5, seed=1), 200)
    assert verdict.winner == B
    assert verdict.difference == pytest.approx(-0.5, abs=0.05)
    assert verdict.steps == WINDOW
    assert verdict.error == pytest.approx(math.hypot(0.1, 0.1) / math.sqrt(WINDOW), rel=0.3)
    assert judged(losses(1.5), losses(2.0, seed=1), 200).winner == A


@pytest.mark.parametrize("mean", [2.0, 2.01, 1.99, 2.03])
def test_what_is_within_the_errors_or_two_percent_is_no_difference(mean):
    assert judged(losses(2.0), losses(mean, seed=1), 200).winner == SAME


def test_noise_that_both_share_takes_nothing_away():
    both = RNG.normal(0, 0.5, 200)
    verdict = judged(2.0 + both, 1.9 + both, 200)
    assert verdict.winner == B
    assert verdict.error == pytest.approx(0.0, abs=1e-6)


def test_nothing_is_said_before_the_step_is_there():
    assert judged(losses(2.0), losses(1.0, count=199), 200) is None
    assert judged(losses(2.0), losses(1.0), 1) is None
    assert judged(losses(2.0), losses(1.0), 2).steps == 2


def test_the_one_that_has_not_exploded_wins():
    short, long_ = losses(2.0, count=30), losses(1.9)
    assert exploded(short, long_, ("diverged", None)).winner == B
    assert exploded(long_, short, (None, "diverged")).winner == A
    assert exploded(short, short, ("diverged", "diverged")) is None
    assert exploded(short, long_, ("stopped", None)) is None
    assert math.isnan(exploded(short, long_, ("diverged", None)).difference)


def test_seeds_agree_where_all_differences_point_the_same_way():
    verdicts = [judged(losses(2.0, seed=seed), losses(1.8, seed=seed + 9), 200) for seed in range(3)]
    found = spread(verdicts)
    assert found.count == 3
    assert found.least <= found.mean <= found.greatest < 0
    assert found.agree
    assert not spread([*verdicts, judged(losses(1.0), losses(2.0), 200)]).agree
    assert spread([]) is None
    assert spread([exploded(losses(2.0), losses(1.0), ("diverged", None))]) is None


@pytest.mark.parametrize(("a", "b"), [(0, 0), (1, 0), (3, 9), (5000, 7000)])
def test_the_difference_is_drawn_as_far_as_both_have_come(a, b):
    x, y = difference_line(np.arange(a, dtype=float), np.arange(b, dtype=float) + 1)
    assert len(x) == len(y) <= 600
    assert (y == 1.0).all()
    if min(a, b):
        assert x[-1] == min(a, b)
