"""Curves against the plain sums that they stand for."""

import numpy as np
import pytest

from cifar_gui.ui.runs.curve import Curve, Scale

RANDOM = np.random.default_rng(5)
VALUES = RANDOM.normal(2, 0.3, 5000)
STEPS = np.arange(1, 5001, dtype=float)
SAME = Scale(np.array([0.0, 5000]), np.array([0.0, 5000]))


@pytest.mark.parametrize("window", [0, 1, 7, 333, 9999])
@pytest.mark.parametrize("steps", [STEPS, np.cumsum(RANDOM.integers(1, 40, 5000)).astype(float)])
def test_a_smoothed_value_is_the_mean_of_the_steps_before(window, steps):
    curve, at = Curve(steps, VALUES), np.array([0, 3, 77, 4999])
    found = curve.means(at, window)
    for place, value in zip(at, found, strict=True):
        inside = VALUES[(steps > steps[place] - max(window, 1e-9)) & (steps <= steps[place])]
        assert value == pytest.approx(inside.mean())


def test_what_is_no_number_is_left_out():
    curve = Curve(np.array([1.0, 2, 3, 4]), np.array([1.0, np.nan, np.inf, 4.0]))
    assert len(curve) == 2
    assert curve.last == 4
    assert curve.value_at(3.5) == 1.0
    assert curve.value_at(0.5) is None


@pytest.mark.parametrize("columns", [50, 700])
def test_the_raw_values_of_a_column_lie_between_its_least_and_greatest(columns):
    curve = Curve(STEPS, VALUES)
    x, y = curve.raw(SAME, np.linspace(0, 5000, columns + 1))
    assert len(x) == len(y) <= 2 * columns + 2
    assert (y.min(), y.max()) == pytest.approx((VALUES.min(), VALUES.max()))


def test_a_curve_of_few_values_is_drawn_whole_and_one_of_none_not_at_all():
    few, none = Curve(STEPS[:9], VALUES[:9]), Curve(STEPS[:0], VALUES[:0])
    np.testing.assert_array_equal(few.raw(SAME, np.linspace(0, 9, 400))[1], VALUES[:9])
    for found in (*none.raw(SAME, np.linspace(0, 9, 10)), *none.line(SAME, np.linspace(0, 9, 10), 5)):
        assert len(found) == 0
    assert none.last == 0


def test_a_scale_goes_there_and_back():
    scale = Scale(np.array([0.0, 10, 20]), np.array([0.0, 1, 5]))
    assert scale.place(15.0) == scale.at(np.array([15.0])) == pytest.approx(3)
    assert scale.step(np.array([3.0])) == pytest.approx(15)
