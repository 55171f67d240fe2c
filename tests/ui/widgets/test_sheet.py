"""What a spreadsheet knows, without any widget."""

import numpy as np
import pytest

from cifar_gui.engine.arithmetic import Rectangle
from cifar_gui.ui.widgets.sheet import Sheet

TABLE = np.arange(12.0).reshape(3, 4)


@pytest.fixture
def sheet():
    """A sheet of 3 by 4."""
    made = Sheet()
    made.put(TABLE)
    return made


@pytest.mark.parametrize(
    ("text", "changed", "refusal"),
    [
        ("9", True, None), ("0", False, None), ("-0.0", True, None), ("nan", True, None),
        ("1x", False, "“1x” is not a number"), ("", False, "a number, please"),
    ],
)  # fmt: skip
def test_what_is_typed_is_taken_or_stays_beside_the_last_number(sheet, text, changed, refusal):
    taken = sheet.take({(0, 0): text})
    assert taken.changed == changed
    assert (taken.refusal and str(taken.refusal)) == refusal
    assert sheet.faults.keys() == ({(0, 0)} if refusal else set())
    assert np.array_equal(sheet.values[1:], TABLE[1:])
    if refusal:
        assert sheet.values[0, 0] == 0
        assert sheet.text((0, 0)) == text
        assert not sheet.take({(0, 0): "0"}).changed
        assert not sheet.faults


def test_what_was_read_before_stays_as_it_was(sheet):
    held = sheet.values
    sheet.take({(0, 0): "9"})
    assert held[0, 0] == 0


@pytest.mark.parametrize(
    ("step", "current", "selection"),
    [
        ((1, 0), (2, 1), Rectangle(2, 1, 1, 1)), ((0, -9), (1, 0), Rectangle(1, 0, 1, 1)),
        ((9, 9), (2, 3), Rectangle(2, 3, 1, 1)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("extend", [False, True])
def test_moves_stay_in_the_table(sheet, step, current, selection, extend):
    sheet.select((1, 1))
    sheet.move(*step, extend)
    assert sheet.current == current
    if not extend:
        assert sheet.selection == selection
    else:
        assert sheet.anchor == (1, 1)
        assert (sheet.selection.height, sheet.selection.width) == (abs(current[0] - 1) + 1, abs(current[1] - 1) + 1)


def test_every_cell_comes_once_row_after_row(sheet):
    places = [sheet.current]
    while sheet.advance(1):
        places.append(sheet.current)
    assert places == [(i, j) for i in range(3) for j in range(4)]
    assert sheet.advance(-1)
    assert sheet.current == (2, 2)


@pytest.mark.parametrize("growth", [(0, 0), (2, 2), (4, 5)])
@pytest.mark.parametrize(("place", "shape"), [((0, 0), (3, 4)), ((2, 3), (4, 5)), ((2, 0), (4, 4)), ((0, 3), (3, 5))])
def test_a_paste_fits_or_lets_the_table_grow_or_changes_nothing(sheet, growth, place, shape):
    sheet.growth = growth
    sheet.select(place)
    taken = sheet.paste("21\t22\n23\t24")
    if all(np.array(shape) <= np.maximum((3, 4), growth)):
        assert taken.refusal is None
        assert sheet.shape == shape
        assert sheet.selection == Rectangle(*place, 2, 2)
        assert sheet.copied() == "21\t22\n23\t24"
    else:
        assert "do not fit" in str(taken.refusal)
        assert np.array_equal(sheet.values, TABLE)
    assert taken.changed == (taken.refusal is None)


def test_a_smaller_table_keeps_the_nearest_cell(sheet):
    sheet.take({(2, 3): "x"})
    sheet.select((0, 0), (2, 3))
    assert sheet.put(np.ones((2, 2)))
    assert not sheet.faults
    assert sheet.selection == Rectangle(1, 1, 1, 1)
    assert not sheet.put(np.ones((2, 2))), "it is as it was"
