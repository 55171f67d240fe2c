"""The benchmarks can be started, and what a figure is measured against does what the page did."""

import tomllib
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest
from torch import nn

import benchmarks
from benchmarks.__main__ import ALONE, HEAD, NAMES, show
from benchmarks.floor import Turns
from benchmarks.pages import TABLE, edit, resize
from benchmarks.rows import Pair, against_floor
from benchmarks.training import pictures

ROOT = Path(benchmarks.__file__).parents[1]


@pytest.mark.parametrize("name", NAMES + ALONE)
def test_every_benchmark_has_rows(name):
    assert callable(import_module(f"benchmarks.{name}").rows)


def test_the_types_of_every_benchmark_are_checked_with_those_of_the_program():
    """What they call of it may be renamed: no test runs them to their end."""
    held = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]
    assert {"cifar_gui", "benchmarks"} <= set(held["packages"])
    assert held["strict"]


def test_a_figure_is_the_median_ratio_of_pairs_beside_its_goal(capsys):
    row = against_floor("7.3: a change", [Pair(3, 2), Pair(40, 10), Pair(2, 4)], 1.5)
    assert (row.ours, row.rival, row.ratio, row.target, row.ok) == (3, 4, 1.5, 1.5, True)
    assert not against_floor("7.3: a change", [Pair(4, 2)], 1.5).ok
    show([row], None)
    head, line = capsys.readouterr().out.splitlines()
    assert head.split() == list(HEAD)
    assert " ".join(line.split()) == "7.3: a change 3 ms 4 ms 1.5 1.5 ok 1 to 2.75 (3)"


def test_a_speed_is_to_reach_its_goal():
    assert against_floor("training", [Pair(3, 2)], 1.5, "images/s", speed=True).ok
    assert not against_floor("training", [Pair(2, 2)], 1.5, "images/s", speed=True).ok


@pytest.mark.parametrize(("steps", "taken"), [(0, 0), (1, 64), (32, 2048), (33, 2064), (34, 2128), (66, 4128)])
def test_the_last_batch_of_an_epoch_counts_as_what_it_is(steps, taken):
    assert pictures(steps, 2064, 64) == taken


def test_the_floor_calls_and_paints_what_the_page_did(qtbot, open_window):
    window = open_window("--lesson", "conv2d")
    qtbot.waitUntil(window.settled, timeout=30_000)
    turns = Turns(window)
    control = window.page.form.rows["kernel_size"].control
    actions = [partial(edit, control, size) for size in (2, 5)]
    effects = turns.effects(actions)
    for effect, size in zip(effects, (2, 5), strict=True):
        [(module, (batch,))] = effect.calls
        assert isinstance(module, nn.Conv2d)
        assert module.kernel_size == (size, size)
        assert batch.shape == (64, 3, 32, 32)
        output = window.page.view.output
        assert effect.region.contains(output.rect().translated(output.mapTo(window, output.rect().topLeft())))
    pairs = turns.pairs(actions, effects)
    turns.close()
    assert len(pairs) == 2
    assert all(pair.ours > 0 and pair.floor > 0 for pair in pairs)


def test_the_mouse_goes_over_a_large_table(qtbot, open_window):
    window = open_window("--lesson", "convolution")
    qtbot.waitUntil(window.settled, timeout=30_000)
    resize(window.page)
    first, *_ = window.page.state.tables.values()
    assert first.size == TABLE
