"""Pictures that stay in their file are an array to everybody, and a file that is gone never ends the process."""

import shutil

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from run_cases import SHORT, losses, of, start, whole
from test_data import write_import

from cifar_gui.engine import data
from cifar_gui.engine.batches import Stack
from cifar_gui.engine.data import DataError
from cifar_gui.engine.stored import Stored
from cifar_gui.engine.training import Training
from cifar_gui.protocol.runs import Evaluated, PicturesGone, RunEnded, RunStarted
from cifar_gui.spec import UNSCALED

COUNT = 23
ARRAY = np.random.default_rng(4).integers(0, 256, (COUNT, 3, 4, 5), np.uint8)


@pytest.fixture
def path(tmp_path):
    np.save(tmp_path / "images.npy", ARRAY)
    return tmp_path / "images.npy"


@pytest.fixture
def stored(path):
    return Stored(path, data.gone)


@pytest.fixture
def root(tmp_path):
    return write_import(tmp_path / "cifar10-1")


INDICES = (
    0, -1, COUNT - 1, np.int64(7), slice(None), slice(3, 9), slice(9, 3), slice(-4, None), slice(None, None, 7),
    slice(None, None, -1), slice(5, 500), np.array([], np.int64), np.array([3, 4, 5, 9, 9, 0, -1]), [2, 1, 3],
    np.arange(COUNT) % 3 == 0, np.array([[1, 2], [3, 4]]), (slice(None), slice(1, 2)), (4, 1), (slice(0, 6), 2, 0, 0),
    (np.array([1, 5]), slice(None), 0), slice(7, 8),
)  # fmt: skip


@pytest.mark.parametrize("index", INDICES, ids=str)
def test_it_answers_as_an_array(stored, index):
    found = stored[index]
    np.testing.assert_array_equal(found, ARRAY[index])
    assert (found.shape, found.dtype) == (ARRAY[index].shape, np.uint8)


def test_it_looks_like_an_array(stored):
    assert (stored.shape, len(stored), stored.nbytes, stored.dtype) == (ARRAY.shape, COUNT, ARRAY.nbytes, ARRAY.dtype)
    np.testing.assert_array_equal(np.asarray(stored), ARRAY)
    np.testing.assert_array_equal(np.asarray(stored, np.float32), ARRAY.astype(np.float32))


@pytest.mark.parametrize("index", [COUNT, -COUNT - 1, [0, COUNT], "x", 1.5])
def test_what_is_no_index_is_an_error(stored, index):
    with pytest.raises(IndexError):
        stored[index]


def test_any_rows_in_any_order(tmp_path_factory):
    path = tmp_path_factory.mktemp("rows") / "images.npy"
    np.save(path, ARRAY)
    stored = Stored(path, data.gone)

    @given(st.lists(st.integers(-COUNT, COUNT - 1), max_size=30))
    def check(rows):
        index = np.array(rows, np.int64)
        np.testing.assert_array_equal(stored[index], ARRAY[index])

    check()


def test_each_answer_is_its_own(stored):
    stored[0][:] = 1
    np.testing.assert_array_equal(stored[0], ARRAY[0])
    assert stored[2:4].flags.writeable
    assert stored[2:4].flags.c_contiguous


@pytest.mark.parametrize("left", [0, 10, 128, 200, 128 + ARRAY.nbytes - 1])
def test_a_file_that_is_cut_off_is_an_error_with_a_sentence(stored, path, left):
    whole_file = path.read_bytes()
    with open(path, "r+b") as file:
        file.truncate(left)
    with pytest.raises(DataError, match=r"images\.npy can no longer be read: .* Bring it back"):
        stored[:]
    path.write_bytes(whole_file)
    np.testing.assert_array_equal(stored[:], ARRAY)


def test_a_file_that_was_replaced_is_found_again(stored, path):
    with open(path, "r+b") as file:
        file.truncate(10)
    path.unlink()
    with pytest.raises(DataError):
        stored[0]
    np.save(path, ARRAY)
    np.testing.assert_array_equal(stored[-1], ARRAY[-1])


def test_a_disk_that_refuses_is_an_error_with_a_sentence(stored, monkeypatch):
    class Refusing:
        def __init__(self, *_):
            pass

        def seek(self, _):
            raise OSError(5, "Input/output error")

        def close(self):
            pass

    monkeypatch.setattr("cifar_gui.engine.stored.FileIO", Refusing)
    monkeypatch.setattr(stored, "_file", Refusing())
    with pytest.raises(DataError, match="can no longer be read"):
        stored[3]


def test_a_folder_that_is_removed_is_survived(root):
    loaded = data.load_cifar10(root)
    before = loaded.train.images[:]
    shutil.rmtree(root)
    np.testing.assert_array_equal(loaded.train.images[:], before)


def test_a_stack_takes_the_same_from_a_file_as_from_memory(root):
    loaded = data.load_cifar10(root)
    kept = data.Split(loaded.train.images[:], loaded.train.labels)
    index = torch.tensor([5, 4, 60, 5])
    stacks = [Stack.of(split, UNSCALED) for split in (loaded.train, kept)]
    for one, other in zip(*(stack.take(index) for stack in stacks), strict=True):
        assert torch.equal(one, other)


# --- a run ----------------------------------------------------------------------------------------------------------


def test_a_run_waits_for_its_pictures_and_goes_on_as_if_nothing_had_been(root):
    loaded = data.load_cifar10(root)
    expected = losses(whole(loaded, SHORT))
    file = root / "train_images.npy"
    content = file.read_bytes()
    events, told, waited = Training(start(SHORT), loaded).run(), [], 0
    for event in events:
        told.append(event)
        if isinstance(event, RunStarted):
            with open(file, "r+b") as cut:
                cut.truncate(500)
        if isinstance(event, PicturesGone):
            waited += 1
            assert "train_images.npy can no longer be read" in str(event.message)
            if waited == 3:
                file.write_bytes(content)
    assert waited == 3
    told = [event for event in told if event is not None]
    assert of(told, RunEnded)[-1].reason == "finished"
    np.testing.assert_array_equal(losses(told), expected)


def test_an_evaluation_waits_too(root):
    """The validation pictures lie in the same file as those that are trained on: it goes before the first look."""
    loaded = data.load_cifar10(root)
    file = root / "train_images.npy"
    content, training, told = file.read_bytes(), Training(start(SHORT), loaded), []
    for event in training.run():
        told.append(event)
        if isinstance(event, RunStarted):
            with open(file, "r+b") as cut:
                cut.truncate(500)
        if isinstance(event, PicturesGone):
            assert training.step == 0
            file.write_bytes(content)
    assert len(of(told, PicturesGone)) == 1
    assert of(told, Evaluated)[0].step == 0
    assert of(told, RunEnded)[-1].reason == "finished"


def test_a_run_whose_pictures_are_gone_before_it_begins_says_so(root):
    loaded = data.load_cifar10(root)
    with open(root / "train_images.npy", "r+b") as cut:
        cut.truncate(500)
    ended = whole(loaded, SHORT)[-1]
    assert (ended.reason, ended.failure.kind) == ("failed", "outside")
    assert "can no longer be read" in str(ended.failure.sentence)
