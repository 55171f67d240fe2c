"""Thousands of dots and small pictures as one image: against painting one after the other."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cifar_gui.pages.embedding import raster

GROUND = 0xFFFAFBFC
places = st.lists(st.tuples(st.integers(-12, 40), st.integers(-12, 50)), max_size=30)


def one_after_the_other(size, corners, stamps):
    """Pixel by pixel, in order."""
    pixels = np.full(size, GROUND, np.uint32)
    for (row, column), stamp in zip(corners, stamps, strict=True):
        for y, x in np.ndindex(stamp.shape):
            if stamp[y, x] and 0 <= row + y < size[0] and 0 <= column + x < size[1]:
                pixels[row + y, column + x] = stamp[y, x]
    return pixels


@settings(max_examples=40)
@given(places, st.booleans(), st.randoms())
def test_later_stamps_lie_on_earlier_ones_and_what_is_outside_is_cut_off(corners, round_ones, random):
    colours = np.array([0xFF000000 + random.randrange(1 << 24) for _ in corners], np.uint32)
    if round_ones:
        stamps = raster.dots(colours, GROUND, 7)
    else:
        stamps = raster.thumbnails(np.ones((len(corners), 8, 8), np.uint32) * colours[:, None, None], colours, 7, 1)
    found = raster.stamped((30, 40), GROUND, np.array(corners, np.int64).reshape(-1, 2), stamps)
    assert (found == one_after_the_other((30, 40), corners, stamps)).all()


def test_a_dot_is_round_has_its_colour_and_a_rim_of_the_ground():
    (dot,) = raster.dots(np.array([0xFF0072B2], np.uint32), GROUND, 9)
    assert dot[4, 4] == 0xFF0072B2
    assert not dot[0, 0]
    assert dot[4, 0] == GROUND
    assert (dot == dot.T).all()
    assert (dot == dot[::-1]).all()


def test_a_thumbnail_is_its_picture_within_a_border():
    picture = np.arange(1, 17, dtype=np.uint32).reshape(1, 4, 4) | np.uint32(0xFF000000)
    (found,) = raster.thumbnails(picture, np.array([0xFFD55E00], np.uint32), 12, 2)
    assert found.shape == (12, 12)
    assert (found[2:-2, 2:-2] == picture[0].repeat(2, 0).repeat(2, 1)).all()
    assert (found[:2] == 0xFFD55E00).all()
    assert (found[:, -2:] == 0xFFD55E00).all()


@pytest.mark.parametrize(("share", "wanted"), [(0.0, GROUND), (1.0, 0xFF104020), (0.5, 0xFF859E8E)])
def test_a_faded_colour_lies_between_itself_and_the_ground(share, wanted):
    assert int(raster.faded(np.array(0xFF104020, np.uint32), GROUND, share)) == wanted


@given(places)
def test_only_what_a_later_one_nearly_covers_is_left_out(corners):
    where = np.array(corners, np.int64).reshape(-1, 2)
    kept = raster.uncovered(where, 12)
    assert (np.diff(kept) > 0).all()
    for left_out in set(range(len(corners))) - set(kept.tolist()):
        over = [later for later in kept.tolist() if later > left_out]
        assert any(np.abs(where[later] - where[left_out]).max() < 4 for later in over)
