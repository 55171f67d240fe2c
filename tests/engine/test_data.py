import hashlib
import shutil
from contextlib import suppress

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cifar_gui import paths
from cifar_gui.engine import data
from cifar_gui.engine.data import DataError, Split, batch, batch_count, next_of_class
from cifar_gui.protocol import CIFAR10, SAMPLES, Pictures


def split_of(labels):
    labels = np.asarray(labels, dtype=np.int64)
    return Split(np.zeros((len(labels), 3, 32, 32), dtype=np.uint8), labels)


def write_import(root, train=70, test=30, official=False):
    """An import as the program writes it, of random pictures."""
    dice = np.random.default_rng(3)
    root.mkdir(parents=True)
    sums = {}
    for name, size in (("train", train), ("test", test)):
        np.save(root / f"{name}_images.npy", dice.integers(0, 256, (size, 3, 32, 32), dtype=np.uint8))
        np.save(root / f"{name}_labels.npy", np.arange(size, dtype=np.int64) % 10)
    for name in data.ARRAYS:
        sums[f"{name}.npy"] = hashlib.sha256((root / f"{name}.npy").read_bytes()).hexdigest()
    manifest = data.Manifest(data.MANIFEST_VERSION, official, "somewhere.tar.gz", sums)
    (root / data.MANIFEST).write_bytes(msgspec.json.encode(manifest))
    return root


@pytest.fixture
def root(tmp_path):
    return write_import(tmp_path / "cifar10-1")


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty folder for the user's data; the data folder in it."""
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    monkeypatch.delenv(paths.SHARED_DATA, raising=False)
    return tmp_path / "home" / "data"


# --- batches --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "count"), [(10_000, 157), (50_000, 782), (528, 9), (2064, 33), (64, 1), (65, 2), (1, 1)]
)
def test_the_number_of_batches_of_64(size, count):
    assert batch_count(split_of(np.zeros(size)), 64) == count


@pytest.mark.parametrize("size", [10_000, 50_000, 2064, 528])
def test_the_last_batch_of_64_holds_16(size):
    split = split_of(np.arange(size) % 10)
    last = batch_count(split, 64) - 1
    images, labels = batch(split, Pictures(batch=last))
    assert len(images) == 16
    assert np.array_equal(labels, split.labels[-16:])


def test_batches_hold_every_picture_once_in_order():
    split = split_of(np.arange(45) % 10)
    parts = [batch(split, Pictures(batch=k, batch_size=7))[1] for k in range(batch_count(split, 7))]
    assert np.array_equal(np.concatenate(parts), split.labels)


def test_a_batch_is_a_view():
    split = split_of(np.arange(100) % 10)
    images, labels = batch(split, Pictures(batch=1, batch_size=10))
    assert images.base is split.images
    assert labels.base is split.labels


@pytest.mark.parametrize("number", [-1, 9, 1_000_000_000_000])
def test_a_batch_that_is_not_there_names_the_last_one(number):
    with pytest.raises(DataError, match=r"from 0 to 8"):
        batch(split_of(np.zeros(528)), Pictures(batch=number))


@pytest.mark.parametrize("size", [0, -64])
def test_a_batch_of_no_size_is_refused(size):
    with pytest.raises(DataError, match="at least 1"):
        batch(split_of(np.zeros(528)), Pictures(batch_size=size))


# --- the next picture of a class ------------------------------------------------------------------------------------


def test_the_next_of_a_class_comes_behind_and_starts_again_after_the_last():
    split = split_of([3, 1, 3, 2, 3])
    assert [next_of_class(split, 3, after) for after in (-1, 0, 1, 2, 3, 4)] == [0, 2, 2, 4, 4, 0]
    assert next_of_class(split, 1, 1) == 1


def test_there_is_no_next_of_a_class_without_pictures():
    assert next_of_class(split_of([3, 1]), 7, 0) is None


@given(st.lists(st.integers(0, 9), min_size=1, max_size=40), st.integers(0, 9), st.integers(-1, 45))
def test_the_next_of_a_class_is_what_a_search_finds(labels, label, after):
    places = [k for k, found in enumerate(labels) if found == label]
    behind = [k for k in places if k > after]
    expected = behind[0] if behind else places[0] if places else None
    assert next_of_class(split_of(labels), label, after) == expected


# --- the samples ----------------------------------------------------------------------------------------------------


def test_the_samples_are_what_the_engine_expects():
    samples = data.load(SAMPLES)
    assert samples.name == SAMPLES
    assert samples.official is None
    for name, size in (("train", 2064), ("test", 528)):
        split = samples.split(name)
        assert split.images.shape == (size, 3, 32, 32)
        assert split.images.dtype == np.uint8
        assert split.labels.dtype == np.int64
        assert len(split) == size
        assert sorted(np.concatenate(split.by_class).tolist()) == list(range(size))


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """Where the program reads a copy of the samples that a test may damage."""
    copy = tmp_path / "samples" / "samples.npz"
    copy.parent.mkdir()
    shutil.copyfile(paths.resources() / "samples" / "samples.npz", copy)
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    return copy


def _savez(path, **arrays):
    good = {
        "train_images": np.zeros((20, 3, 32, 32), np.uint8), "train_labels": np.arange(20, dtype=np.int64) % 10,
        "test_images": np.zeros((10, 3, 32, 32), np.uint8), "test_labels": np.arange(10, dtype=np.int64),
    }  # fmt: skip
    np.savez_compressed(path, **{name: array for name, array in (good | arrays).items() if array is not None})


def _truncate(path):
    path.write_bytes(path.read_bytes()[:-1000])


def _alter(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


DAMAGE = {
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_bytes(b"no archive\n" * 100),
    "truncated": _truncate,
    "altered": _alter,
    "without an array": lambda path: _savez(path, test_labels=None),
    "objects": lambda path: _savez(path, test_labels=np.array([{}] * 10, dtype=object)),
    "wrong shape": lambda path: _savez(path, test_images=np.zeros((10, 32, 32, 3), np.uint8)),
    "wrong type": lambda path: _savez(path, train_images=np.zeros((20, 3, 32, 32), np.float32)),
    "too few labels": lambda path: _savez(path, train_labels=np.zeros(19, np.int64)),
    "a label too high": lambda path: _savez(path, train_labels=np.full(20, 10, np.int64)),
    "a label too low": lambda path: _savez(path, train_labels=np.full(20, -1, np.int64)),
    "no pictures": lambda path: _savez(
        path, test_images=np.zeros((0, 3, 32, 32), np.uint8), test_labels=np.zeros(0, np.int64)
    ),
}


def test_an_undamaged_copy_of_the_samples_loads(copied):
    assert data.load_samples().root == copied.parent
    _savez(copied)
    assert len(data.load_samples().train) == 20


@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_samples_are_named_with_the_way_out(copied, damage):
    DAMAGE[damage](copied)
    with pytest.raises(DataError, match="Install the program again") as caught:
        data.load_samples()
    assert str(copied) in str(caught.value)


def altered(content, places):
    """The content with each byte of ``places`` changed, in a few ways."""
    for place in places:
        for flip in (0x01, 0x03, 0x40, 0xFF):
            changed = bytearray(content)
            changed[place] ^= flip
            yield bytes(changed)


def test_no_single_byte_of_the_samples_leads_to_another_error(copied):
    _savez(copied)
    content = copied.read_bytes()
    for changed in altered(content, range(0, len(content), 3)):
        copied.write_bytes(changed)
        with suppress(DataError):
            data.load_samples()


# --- an import ------------------------------------------------------------------------------------------------------


def test_an_import_is_read_as_it_was_written(root):
    loaded = data.load_cifar10(root)
    assert (loaded.name, loaded.root, loaded.official) == (CIFAR10, root, False)
    assert len(loaded.train) == 70
    assert len(loaded.test) == 30
    assert np.array_equal(loaded.test.images, np.load(root / "test_images.npy"))
    assert np.array_equal(loaded.train.labels, np.arange(70) % 10)
    data.verify(root)


def test_an_official_import_says_so(tmp_path):
    assert data.load_cifar10(write_import(tmp_path / "cifar10-1", official=True)).official is True


def test_writing_into_a_loaded_picture_leaves_the_file_alone(root):
    loaded = data.load_cifar10(root)
    loaded.train.images[0][:] ^= 255
    data.verify(root)


@pytest.mark.parametrize("name", data.ARRAYS)
@pytest.mark.parametrize("damage", [_truncate, lambda path: path.unlink(), lambda path: path.write_bytes(b"\x93NUMPY")])
def test_a_damaged_array_is_named_with_the_way_out(root, name, damage):
    path = root / f"{name}.npy"
    if damage is _truncate and "labels" in name:
        path.write_bytes(path.read_bytes()[:-8])
    else:
        damage(path)
    with pytest.raises(DataError, match="import it again") as caught:
        data.load_cifar10(root)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("name", "array"),
    [
        ("train_images", np.zeros((70, 32, 32, 3), np.uint8)),
        ("train_images", np.asfortranarray(np.zeros((70, 3, 32, 32), np.uint8))),
        ("test_images", np.zeros((30, 3, 32, 32), np.float32)),
        ("test_labels", np.zeros(30, np.int32)),
        ("test_labels", np.zeros(29, np.int64)),
        ("train_labels", np.full(70, 10, np.int64)),
    ],
)
def test_an_array_of_another_form_is_named(root, name, array):
    np.save(root / f"{name}.npy", array)
    with pytest.raises(DataError) as caught:
        data.load_cifar10(root)
    assert str(root / f"{name}.npy") in str(caught.value)


@pytest.mark.parametrize("name", data.ARRAYS)
def test_no_single_byte_of_a_header_leads_to_another_error(root, name):
    path = root / f"{name}.npy"
    content = path.read_bytes()
    for changed in altered(content, range(128)):
        path.write_bytes(changed)
        with suppress(DataError):
            data.load_cifar10(root)


def test_an_array_of_objects_is_refused_and_runs_nothing(root, tmp_path):
    class Mistake:
        def __reduce__(self):
            return (tmp_path / "ran").touch, ()

    np.save(root / "test_labels.npy", np.array([Mistake()] * 30, dtype=object), allow_pickle=True)
    with pytest.raises(DataError, match=r"test_labels\.npy"):
        data.load_cifar10(root)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b'{"version": 1}', b'{"version": 1, "official": 1, "source": "", "sha256": {}}'],
)
def test_a_damaged_manifest_is_named(root, content):
    (root / data.MANIFEST).write_bytes(content)
    with pytest.raises(DataError, match="import it again") as caught:
        data.load_cifar10(root)
    assert str(root / data.MANIFEST) in str(caught.value)


def test_an_import_of_another_version_says_so(root):
    manifest = data.Manifest(data.MANIFEST_VERSION + 1, True, "", {})
    (root / data.MANIFEST).write_bytes(msgspec.json.encode(manifest))
    with pytest.raises(DataError, match="another version of the program"):
        data.load_cifar10(root)


def test_a_changed_byte_is_found_by_verify(root):
    path = root / "train_images.npy"
    _alter(path)
    data.load_cifar10(root)
    with pytest.raises(DataError) as caught:
        data.verify(root)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_found_by_verify(root):
    (root / "test_labels.npy").unlink()
    with pytest.raises(DataError, match=r"test_labels\.npy"):
        data.verify(root)


# --- finding an import ----------------------------------------------------------------------------------------------


def test_without_an_import_there_is_a_sentence_on_how_to_get_one(home):
    assert data.find_cifar10() is None
    with pytest.raises(DataError, match="Import CIFAR-10…"):
        data.load(CIFAR10)


def test_the_highest_complete_import_counts(home):
    for number in (2, 9, 10):
        write_import(home / f"cifar10-{number}", 20, 10)
    write_import(home / "cifar10-11", 20, 10).joinpath(data.MANIFEST).unlink()
    (home / "cifar10-latest").mkdir()
    assert data.find_cifar10() == home / "cifar10-10"
    assert data.load(CIFAR10).root == home / "cifar10-10"


def test_the_users_own_import_comes_before_the_shared_folder(home, tmp_path, monkeypatch):
    shared = write_import(tmp_path / "shared" / "cifar10-9", 20, 10)
    monkeypatch.setenv(paths.SHARED_DATA, str(tmp_path / "shared"))
    assert data.find_cifar10() == shared
    mine = write_import(home / "cifar10-5", 20, 10)
    assert data.find_cifar10() == mine


def test_the_folder_that_the_command_line_names_comes_first(home, tmp_path, monkeypatch):
    mine = write_import(home / "cifar10-5", 20, 10)
    monkeypatch.setenv(paths.CHOSEN_DATA, str(tmp_path / "chosen"))
    assert data.find_cifar10() == mine
    chosen = write_import(tmp_path / "chosen" / "cifar10-1", 20, 10)
    assert data.find_cifar10() == chosen


def test_the_shared_folder_may_be_an_import_itself(home, tmp_path, monkeypatch):
    root = write_import(tmp_path / "pictures", 20, 10)
    monkeypatch.setenv(paths.SHARED_DATA, str(root))
    assert data.find_cifar10() == root


@pytest.mark.parametrize(
    ("name", "number"),
    [("cifar10-0", 0), ("cifar10-12", 12), ("cifar10-", None), ("cifar10-x", None), ("cifar10--1", None),
     ("cifar10-1.5", None), ("cifar10-²", None), ("cifar10-٣", None), ("cifar10-9999999999", None)],
)  # fmt: skip
def test_the_number_of_an_import(tmp_path, name, number):
    assert data.import_number(tmp_path / name) == number
