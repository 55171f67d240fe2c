"""What the curve of a sweep says, and when it says nothing."""

import math

import numpy as np
import pytest
from sweeps import curve

from cifar_gui.pages.rates.finding import AT_ONCE, FLAT, FOUND, NOISE, OPEN, find, rates, smooth, stop


def test_rates_grow_by_the_same_factor():
    made = rates(1e-6, 10.0, 141)
    assert made[0] == 1e-6
    assert made[-1] == pytest.approx(10.0)
    np.testing.assert_allclose(made[1:] / made[:-1], 10 ** (7 / 140))


@pytest.mark.parametrize("seed", range(5))
def test_a_rate_lies_between_the_steepest_fall_and_the_lowest_loss(seed):
    made, losses = curve(seed=seed)
    found = find(made, losses)
    assert found.kind == FOUND
    assert found.low <= found.rate <= found.high < made[found.explodes]
    assert found.rate == pytest.approx(math.sqrt(found.low * found.high))
    assert 1e-3 < found.low < 0.05
    assert found.first == pytest.approx(2.3, abs=0.1)


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        (dict(fall=0.01), FLAT), (dict(fall=0.3, noise=0.3), NOISE), (dict(highest=0.05), OPEN),
        (dict(lowest=0.5, highest=100.0), AT_ONCE),
    ],
    ids=["flat", "noisy", "ends too early", "begins too high"],
)  # fmt: skip
def test_where_nothing_can_be_trusted_no_rate_is_told(what, kind):
    found = find(*curve(**what))
    assert found.kind == kind
    assert found.rate == found.low == found.high == 0.0


@pytest.mark.parametrize("losses", [[math.nan], [math.nan] * 30, [2.3, math.inf], [2.3] * 10, [0.0] * 40, [1e300] * 40])
def test_hostile_curves_are_told_apart_and_never_raise(losses):
    made = rates(1e-6, 10.0, 140)
    with np.errstate(all="raise"):
        found = find(made, np.array(losses))
    assert found.rate == 0.0
    assert np.isfinite(smooth(made, np.array(losses))).all()


def test_a_sweep_stops_at_the_first_loss_that_is_no_number_or_far_above_the_first():
    assert stop([2.3, 2.2, 2.1]) is None
    assert stop([2.3, math.nan, 1.0]) == 2
    assert stop([2.3] * 6 + [9.3, 1.0]) == 7
    assert stop([math.inf]) == 1


def test_what_explodes_does_not_reach_back():
    made, losses = curve()
    loud = losses.copy()
    loud[np.searchsorted(made, 1.0) :] = math.nan
    quiet = np.searchsorted(made, 0.05)
    np.testing.assert_allclose(smooth(made, loud)[:quiet], smooth(made, losses)[:quiet], atol=0.02)
