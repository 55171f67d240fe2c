"""The collection of runs that all pages share, without a page."""

import numpy as np
import pytest
from quick_lab import QuickLab, make_context

from cifar_gui.page_state import RunsShown
from cifar_gui.protocol.kept_runs import KeptRun, KeptRuns
from cifar_gui.protocol.runs import Evaluated, RunEnded, RunStarted, Steps
from cifar_gui.recipe import Recipe


def started(number, name="", parent=""):
    return RunStarted(number, Recipe(), "samples", "cpu", 2, 96, 40, 3, 6, 100, name, parent=parent)


def steps(number, *losses):
    return Steps(number, 1, np.array(losses, np.float32), 1, sum(losses), len(losses), 0.1, 1.0, None)


@pytest.fixture
def runs(qtbot):
    return make_context(QuickLab()).runs


def kept(*names, finished=True):
    return KeptRuns(tuple(KeptRun(None, started(0, name), (steps(0, 2.0),), finished) for name in names))


def test_two_runs_by_turns_are_told_apart(runs):
    for event in (started(1, "a"), started(2, "b"), steps(1, 1.0, 2.0), steps(2, 3.0), Evaluated(2, 1, 0.5, 1.0, 40)):
        runs.take(event)
    first, second = runs.all
    assert [run.step for run in runs.all] == [2, 1]
    assert (first.accuracy, second.accuracy) == (None, 0.5)
    assert runs.active is second
    runs.take(RunEnded(2, "finished", 1))
    assert runs.active is first
    runs.remove(first)
    assert first in runs.all, "a run that goes on stays"
    runs.take(RunEnded(1, "diverged", 2, loss=9.0))
    assert (first.ended, first.exploded, first.last_loss, runs.active) == ("diverged", 2, 9.0, None)


def test_what_fails_before_its_first_step_leaves_nothing(runs):
    runs.take(started(1, "a"))
    runs.choose(runs.active)
    runs.take(RunEnded(1, "failed", 0))
    assert (runs.all, runs.front, runs.active) == ([], None, None)


def test_events_of_no_run_that_is_under_way_are_passed_over(runs):
    for event in (steps(9, 1.0), RunEnded(9, "finished", 1), object()):
        runs.take(event)
    assert runs.all == []


def test_a_run_that_goes_on_takes_the_place_of_what_was_known_of_it(runs):
    runs.take(kept("a", "b", finished=False))
    runs.rename(runs.all[0], "mine")
    runs.take(started(5, "a"))
    assert [run.started.name for run in runs.all] == ["a", "b"]
    assert runs.all[0].title == "mine"
    assert runs.all[0] is runs.active
    assert runs.all[0].step == 0


def test_what_is_in_front_is_always_among_the_runs(runs):
    runs.take(kept("a", "b", finished=False))
    runs.choose(runs.called("a"))
    runs.take(started(5, "a"))
    assert runs.front is runs.active is runs.called("a")
    assert runs.front in runs.all


def test_those_that_are_kept_are_looked_for_once(runs):
    assert runs.look()
    assert not runs.look()


@pytest.mark.parametrize("found_first", [False, True])
def test_those_of_earlier_sessions_are_drawn_as_they_were_left_whatever_comes_first(runs, found_first):
    shown = RunsShown({"b": 3, "c": 99}, "b")
    calls = [lambda: runs.take(kept("a", "b", "c")), lambda: runs.remember(shown)]
    for call in reversed(calls) if not found_first else calls:
        call()
    assert [run.visible for run in runs.all] == [False, True, False]
    assert runs.all[1].slot == 3
    assert runs.left is runs.all[1]
    runs.remember(RunsShown({"a": 1}, "a"))
    assert [run.visible for run in runs.all] == [False, True, False], "what is shown stays so"


def test_one_that_was_cut_off_comes_before_the_one_that_was_in_front(runs):
    runs.remember(RunsShown({"a": 0}, "a"))
    runs.take(KeptRuns((*kept("a").runs, *kept("b", finished=False).runs)))
    assert runs.left.started.name == "b"


def test_a_run_is_found_by_the_name_under_which_it_is_kept(runs):
    for event in (started(1), started(2, "b")):
        runs.take(event)
    assert runs.called("b") is runs.all[1]
    assert runs.called("") is None
    assert runs.called("c") is None
