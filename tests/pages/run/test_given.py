"""What augmentation makes of a picture is shown under its fields."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from script_runs import made_data

from cifar_gui.engine import augment, inputs
from cifar_gui.recipe import ALTERNATING, PER_CHANNEL, RANDOM, SYMMETRIC, Recipe
from cifar_gui.spec import UNSCALED

DATA = made_data()
FIRST = DATA.train.images[0]


def test_a_picture_that_stays_as_it_is_is_not_shown():
    assert augment.examples(Recipe(), DATA.train, UNSCALED) is None


@pytest.mark.parametrize("scaling", [SYMMETRIC, PER_CHANNEL])
def test_alternating_flips_are_seen_by_turns(scaling):
    recipe = Recipe(flip=ALTERNATING, scaling=scaling)
    given = augment.examples(recipe, DATA.train, inputs.scaling_of(recipe, DATA))
    mirrored = [np.array_equal(one, FIRST[:, :, ::-1]) for one in given]
    assert mirrored in ([True, False] * 3, [False, True] * 3)
    assert all(
        np.array_equal(one, FIRST[:, :, ::-1] if flip else FIRST) for one, flip in zip(given, mirrored, strict=True)
    )


def test_what_is_cut_out_is_the_middle_of_the_scaling():
    recipe = Recipe(cutout=32, scaling=SYMMETRIC)
    given = augment.examples(recipe, DATA.train, inputs.scaling_of(recipe, DATA))
    assert (given == 128).all()
    assert not augment.examples(replace(recipe, scaling="0 to 1"), DATA.train, UNSCALED).any()


def test_nothing_of_torch_s_own_is_drawn_for_it():
    before = torch.get_rng_state()
    assert augment.examples(Recipe(flip=RANDOM, shift=3, cutout=5), DATA.train, UNSCALED).shape == (6, 3, 32, 32)
    assert torch.equal(torch.get_rng_state(), before)
