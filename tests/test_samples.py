import io
import tomllib
import zipfile

import numpy as np
import pytest

from cifar_gui import paths
from cifar_gui.engine.data import ARRAYS, CLASSES, batch, batch_count, load_samples
from cifar_gui.protocol import Pictures
from resources.samples.drawings import samples
from resources.samples.drawings.canvas import Dice, Picture, Pose, Sprite, smooth
from resources.samples.drawings.pictures import SUBJECTS, picture
from resources.samples.drawings.space import Solid

PATH = paths.resources() / "samples" / "samples.npz"
OTHER_MACHINE = 12
"""Pixel steps: another build of NumPy or Pillow may round a corner of a polygon to the next of 8 x 8 fine pixels."""


@pytest.fixture(scope="module")
def drawn():
    return load_samples()


def test_the_file_is_small_enough_for_the_repository():
    assert PATH.stat().st_size <= 6_000_000


@pytest.mark.parametrize("name", ["train", "test"])
def test_the_size_leaves_sixteen_in_the_last_batch(drawn, name):
    split = drawn.split(name)
    assert len(split) == samples.SIZES[name] == {"train": 2064, "test": 528}[name]
    last = Pictures(split=name, batch=batch_count(split, 64) - 1)
    images, labels = batch(split, last)
    assert images.shape == (16, 3, 32, 32)
    assert labels.shape == (16,)


@pytest.mark.parametrize("name", ["train", "test"])
def test_every_class_has_its_share(drawn, name):
    counts = [len(indices) for indices in drawn.split(name).by_class]
    assert max(counts) - min(counts) <= 1


@pytest.mark.parametrize("name", ["train", "test"])
def test_the_classes_are_shuffled(drawn, name):
    labels = drawn.split(name).labels
    kinds = [len(set(labels[start : start + 64].tolist())) for start in range(0, len(labels) - 63, 64)]
    assert min(kinds) >= 8
    assert (labels[1:] == labels[:-1]).mean() == pytest.approx(0.1, abs=0.03)


def test_no_picture_is_there_twice(drawn):
    everything = np.concatenate([drawn.train.images, drawn.test.images])
    assert len({image.tobytes() for image in everything}) == len(everything) == 2592


@pytest.mark.parametrize("name", ["train", "test"])
def test_the_file_holds_what_the_generator_draws(drawn, name):
    split, plan = drawn.split(name), samples.plan(name)
    assert split.labels.tolist() == [label for label, _ in plan]
    for index in range(0, len(plan), 101):
        difference = np.abs(picture(*plan[index]).astype(int) - split.images[index])
        assert difference.mean() < 0.1, index
        assert np.percentile(difference, 99) <= OTHER_MACHINE, index


def test_the_same_seed_draws_the_same_and_another_does_not():
    for label in range(len(CLASSES)):
        first = picture(label, 5)
        assert first.shape == (3, 32, 32)
        assert first.dtype == np.uint8
        assert first.flags.c_contiguous
        assert np.array_equal(first, picture(label, 5))
        assert not np.array_equal(first, picture(label, 6))


def test_there_is_a_subject_for_every_class():
    assert tuple(SUBJECTS) == CLASSES


def test_no_picture_is_flat(drawn):
    everything = np.concatenate([drawn.train.images, drawn.test.images])
    assert everything.std(axis=(1, 2, 3)).min() > 8


def test_mean_colours_alone_do_not_tell_the_class(drawn):
    train, test = (split.images.mean(axis=(2, 3)) for split in (drawn.train, drawn.test))
    nearest = [int(np.argmin(((train - colour) ** 2).sum(1))) for colour in test]
    assert (drawn.train.labels[nearest] == drawn.test.labels).mean() < 0.3


def test_equal_arrays_are_equal_bytes_that_numpy_reads():
    arrays = {name: np.arange(40, dtype=np.int64).reshape(8, 5) for name in ARRAYS}
    data = samples.packed(arrays)
    assert data == samples.packed(arrays)
    with np.load(io.BytesIO(data), allow_pickle=False) as back:
        assert all(np.array_equal(back[name], arrays[name]) for name in ARRAYS)
    with zipfile.ZipFile(PATH) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_all_resources_are_shipped_but_the_programs_that_make_them():
    root = paths.resources().parent
    setup = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    named = setup["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert all(target == f"cifar_gui/{source}" for source, target in named.items())
    shipped = {file for source in named for file in (root / source, *(root / source).rglob("*")) if file.is_file()}
    there = {file for file in paths.resources().rglob("*") if file.is_file()}
    makers = (PATH.parent / "drawings", paths.resources() / "training")
    assert there - shipped == {file for maker in makers for file in maker.rglob("*") if file.is_file()}
    assert not [file for file in shipped if file.suffix in (".py", ".pyc")]


# --- the tools that draw --------------------------------------------------------------------------------------------


def test_a_smooth_curve_passes_through_its_points():
    knots = np.array([(0, 0), (4, 1), (5, 6), (-1, 3)], dtype=float)
    for closed in (True, False):
        curve = smooth(knots, closed)
        assert all(np.linalg.norm(curve - knot, axis=1).min() < 1e-9 for knot in knots)


def test_a_pose_scales_turns_mirrors_and_moves():
    assert Pose(10, 20, 2)(((1, 3),)).tolist() == [[12, 26]]
    assert Pose(10, 20, 2, flip=True)(((1, 3),)).tolist() == [[8, 26]]
    assert np.allclose(Pose(0, 0, 1, degrees=90)(((1, 0),)), [[0, 1]])


def test_a_polygon_covers_its_pixels_and_no_others():
    sprite = Sprite(Pose(0, 0))
    sprite.polygon([(8, 8), (24, 8), (24, 24), (8, 24)], (1, 0.5, 0))
    colour, cover = sprite.pixels()
    assert cover[9:23, 9:23].min() == 1
    assert np.allclose(colour[16, 16], (1, 0.5, 0), atol=1 / 255)
    assert cover[:7].max() == cover[26:].max() == cover[:, :7].max() == cover[:, 26:].max() == 0


def test_an_oval_is_smooth_at_its_edge():
    sprite = Sprite(Pose(16, 16))
    sprite.oval(0, 0, 8, 8, (1, 1, 1))
    cover = sprite.pixels()[1]
    assert cover.sum() == pytest.approx(np.pi * 64, rel=0.05)
    assert ((cover > 0.1) & (cover < 0.9)).sum() > 20


def test_only_the_faces_that_look_at_the_viewer_are_painted():
    for yaw, expected in ((0, (0, 1, 0)), (90, (1, 0, 0)), (-90, (0, 0, 1))):
        solid = Solid(yaw, light=(0, 0, 1))
        square = np.array([(-5, -5), (5, -5), (5, 5), (-5, 5)], dtype=float)
        solid.face(np.insert(square, 2, 5, axis=1), (0, 1, 0))
        solid.face(np.insert(square * (-1, 1), 0, 5, axis=1)[:, [0, 2, 1]], (1, 0, 0))
        solid.face(np.insert(square, 0, -5, axis=1)[:, [0, 2, 1]], (0, 0, 1))
        sprite = Sprite(Pose(16, 16))
        solid.paint(sprite)
        seen = sprite.pixels()[0][16, 16]
        assert np.array_equal(seen > 0.5, np.array(expected) > 0), yaw


def test_a_near_part_covers_a_far_one_in_whatever_order_they_are_built():
    for order in ((5, -5), (-5, 5)):
        solid = Solid(light=(0, 0, 1))
        for z in order:
            corners = [(-5, -5, z), (5, -5, z), (5, 5, z), (-5, 5, z)]
            solid.face(corners, (1, 0, 0) if z > 0 else (0, 1, 0))
        sprite = Sprite(Pose(16, 16))
        solid.paint(sprite)
        assert sprite.pixels()[0][16, 16][0] > 0.5


def test_a_subject_hides_what_is_behind_it():
    shown = Picture(np.zeros((32, 32, 3)), Dice(1))
    sprite = Sprite(Pose(16, 16))
    sprite.oval(0, 0, 8, 8, (0.9, 0.9, 0.9))
    shown.add(sprite)
    assert shown.pixels[16, 16].min() > 0.5
    assert shown.pixels[1, 1].max() == 0
