"""Which pictures a run trains on, and which judge it."""

import numpy as np
import pytest
from layer_cases import small_data

from cifar_gui.engine.data import load
from cifar_gui.engine.sets import counts, sets_of
from cifar_gui.lessons.training import COURSE
from cifar_gui.protocol import SAMPLES
from cifar_gui.recipe import Recipe


@pytest.fixture(scope="module")
def drawings():
    return load(SAMPLES)


def places(split) -> list[int]:
    return split.images.places.tolist()


def test_the_course_has_the_whole_split_as_it_lies(drawings):
    found = sets_of(COURSE, drawings)
    assert found.train is found.test is drawings.test
    assert len(found.validation) == 0
    assert found.shown is found.other is drawings.train


@pytest.mark.parametrize("split", ["train", "test"])
@pytest.mark.parametrize("images", [None, 1, 37, 200, 10**6])
@pytest.mark.parametrize("validation", [0.0, 0.1, 0.25, 0.5])
def test_no_picture_is_in_two_sets_and_both_are_balanced(drawings, split, validation, images):
    recipe = Recipe(split=split, validation=validation, images=images)
    found, whole = sets_of(recipe, drawings), drawings.split(split)
    kept, train = counts(recipe, len(whole))
    assert (len(found.validation), len(found.train)) == (kept, train) == (kept, min(images or 10**9, len(whole) - kept))
    assert found.test is drawings.test
    judges = places(found.validation)
    trained = places(found.train) if train < len(whole) else list(range(len(whole)))
    assert trained == sorted(trained)
    assert not set(judges) & set(trained)
    for part in (found.validation, found.train):
        if len(part):
            share = np.bincount(part.labels, minlength=10) / len(part) - np.bincount(whole.labels) / len(whole)
            assert abs(share).max() <= 1 / len(part) + 1e-9
    np.testing.assert_array_equal(found.train.images[:], whole.images[trained])
    np.testing.assert_array_equal(found.validation.images[-3:], whole.images[judges[-3:]])


@pytest.mark.parametrize(
    ("pictures", "validation", "kept"),
    [
        (50_000, 0.1, 5000), (2064, 0.1, 208), (2064, 0.0, 0), (2065, 0.0, 0), (2065, 0.0001, 0), (2065, 0.25, 521),
        (1003, 0.1, 100), (1200, 0.1, 120), (1203, 0.1, 123), (40, 0.5, 20), (3, 0.4, 1),
    ],
)  # fmt: skip
def test_many_training_pictures_are_whole_eights(pictures, validation, kept):
    assert counts(Recipe(validation=validation), pictures) == (kept, pictures - kept)


def test_sets_are_the_same_for_all_runs_and_small_ones_lie_in_larger_ones(drawings):
    few, more = (sets_of(Recipe(images=images, seed=images), drawings) for images in (50, 500))
    assert set(places(few.train)) < set(places(more.train))
    assert places(few.validation) == places(more.validation)
    half = sets_of(Recipe(validation=0.5, images=50, lr=1.0), drawings)
    assert places(half.train) == places(few.train)
    assert places(half.validation)[: len(few.validation)] == places(few.validation)


def test_pictures_in_a_file_are_read_when_they_are_asked_for(tmp_path):
    data = small_data(tmp_path, 40)
    found = sets_of(Recipe(validation=0.5), data).validation
    one, several = found.images[3], found.images[np.array([3, 0])]
    assert (one.shape, several.shape, found.images[2:4, 0].shape) == ((3, 32, 32), (2, 3, 32, 32), (2, 32, 32))
    np.testing.assert_array_equal(one, several[0])
    assert (found.images.nbytes, len(found.images)) == (20 * 3072, 20)
    np.testing.assert_array_equal(np.asarray(found.images), found.images[:])
