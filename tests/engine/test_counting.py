"""Counts and shares of right answers, against the textbook's way of counting, one picture after the other."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cifar_gui.engine import counting
from cifar_gui.engine.counting import Share
from cifar_gui.protocol.verdicts import Verdicts

classes = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=80)


@given(classes)
def test_confusion_recall_and_precision_are_counted_picture_by_picture(pictures):
    labels, answers = (np.array([pair[place] for pair in pictures], np.int64) for place in range(2))
    counts = counting.confusion(labels, answers)
    for c in range(10):
        found = sum(pair == (c, c) for pair in pictures)
        true, taken = sum(pair[0] == c for pair in pictures), sum(pair[1] == c for pair in pictures)
        assert counting.recalls(counts)[c] == Share(found, true)
        assert counting.precisions(counts)[c] == Share(found, taken)
        assert [counts[c, d] for d in range(10)] == [pictures.count((c, d)) for d in range(10)]
    assert counting.accuracy(counts) == Share(sum(a == b for a, b in pictures), len(pictures))
    shares = counting.shares(counts)
    assert np.allclose(shares.sum(axis=1), [bool(counts[c].sum()) for c in range(10)])


@given(classes)
def test_pairs_hold_every_error_once_and_the_most_confused_come_first(pictures):
    counts = counting.confusion(*np.array(pictures, np.int64).reshape(-1, 2).T)
    found = counting.pairs(counts)
    assert sum(pair.taken + pair.back for pair in found) == sum(a != b for a, b in pictures)
    assert all(pair.taken == pictures.count((pair.one, pair.other)) >= pair.back for pair in found)
    totals = [pair.taken + pair.back for pair in found]
    assert totals == sorted(totals, reverse=True)
    assert 0 not in totals


@pytest.mark.parametrize(("hits", "count", "low", "high"), [
    (0, 10, 0.0, 0.27753), (1, 10, 0.01788, 0.40415), (5, 10, 0.23659, 0.76341), (10, 10, 0.72247, 1.0),
    (6810, 10000, 0.67180, 0.69006), (0, 0, 0.0, 1.0),
])  # fmt: skip
def test_wilson_intervals_are_those_of_tables(hits, count, low, high):
    assert Share(hits, count).interval == pytest.approx((low, high), abs=6e-6)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_wilson_interval_solves_its_equation(share):
    """Its ends are the shares p from which the one found is Z standard deviations away."""
    hits, count = share
    for end in Share(hits, count).interval:
        if 1e-9 < end < 1 - 1e-9:
            away = abs(hits / count - end) / math.sqrt(end * (1 - end) / count)
            assert away == pytest.approx(counting.Z, rel=1e-6)


def test_the_calibration_error_by_hand():
    """Four answers are 0.95 sure, three of them right; one is 0.55 sure, and wrong: (4 · 0.2 + 1 · 0.55) / 5."""
    sure = np.array([0.95, 0.95, 0.95, 0.95, 0.55])
    bins = counting.reliability(sure, np.array([True, True, True, False, False]))
    assert [one.share.count for one in bins] == [0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
    assert bins[9].share == Share(3, 4)
    assert bins[9].confidence == pytest.approx(0.95)
    assert counting.calibration_error(bins) == pytest.approx(0.27)


@given(st.lists(st.floats(0.1, 1.0), min_size=1, max_size=50), st.randoms())
def test_a_bin_holds_the_answers_of_its_tenth(sure, random):
    right = np.array([random.random() < 0.5 for _ in sure])
    bins = counting.reliability(np.array(sure), right)
    place = counting.bin_of(np.array(sure))
    assert all(
        at / 10 <= value + 1e-12 and (value < (at + 1) / 10 + 1e-12) for at, value in zip(place, sure, strict=True)
    )
    assert sum(one.share.count for one in bins) == len(sure)
    assert sum(one.share.hits for one in bins) == right.sum()


def test_verdicts_are_those_of_torch():
    import torch

    random = np.random.default_rng(1)
    logits = random.normal(0, 8, (50, 10)).astype(np.float32)
    logits[0] = [300, -300, *[0] * 8]
    labels = random.integers(0, 10, 50)
    labels[0] = 1
    said, y = Verdicts(labels, logits), torch.from_numpy(logits)
    assert np.allclose(said.probabilities, y.double().softmax(1))
    wanted = torch.nn.functional.cross_entropy(y.double(), torch.from_numpy(labels), reduction="none")
    assert np.allclose(said.losses, wanted)
    assert said.losses[0] == pytest.approx(600)
    assert (said.answers == y.argmax(1).numpy()).all()
    assert np.allclose(said.confidences, y.double().softmax(1).amax(1))
    some = said.of(np.array([3, 1]))
    assert some.losses.tolist() == [said.losses[3], said.losses[1]]
