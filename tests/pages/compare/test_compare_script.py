"""The script of the page prints what the page says."""

import contextlib
import io

import pytest

from cifar_gui.engine.counting import Share
from cifar_gui.engine.differences import difference
from cifar_gui.pages.compare.script import EXAMPLE, compare_script

GROUPS = {1: [(600, 1000)], 3: [(500, 1000), (520, 1000), (555, 1000)], 2: [(5, 10), (9, 10)]}


@pytest.mark.parametrize("one", GROUPS)
@pytest.mark.parametrize("other", GROUPS)
def test_the_script_prints_the_interval_of_the_page(one, other):
    sides = [[Share(*share) for share in GROUPS[count]] for count in (one, other)]
    found, told = difference(*sides), io.StringIO()
    with contextlib.redirect_stdout(told):
        exec(compare_script(*sides).text, {})
    first, second = told.getvalue().splitlines()
    assert first == f"{found.value:+.4f}, from {found.low:+.4f} to {found.high:+.4f}"
    assert second == ("told apart" if found.told_apart else "not distinguishable")


def test_without_two_runs_it_is_an_example():
    assert compare_script([], []).text == compare_script(*EXAMPLE).text
