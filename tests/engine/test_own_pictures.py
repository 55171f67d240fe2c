"""The user's own pictures and tensors: what is right is taken as it is, what is hostile gets a sentence."""

import errno
import io
import pickle
import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes
from PIL import Image

from cifar_gui.engine import own_pictures, tensor_file
from cifar_gui.engine.data import DataError
from cifar_gui.engine.pictures import middle
from cifar_gui.protocol import OWN


def png(image, kind="PNG", **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


# --- pictures -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1", "CMYK"])
def test_a_picture_is_read_in_its_colours(mode):
    image = Image.new("RGB", (50, 40), (200, 10, 30)).convert(mode)
    expected = image.convert("RGB").getpixel((20, 20))
    pixels = own_pictures.decode(png(image, "JPEG" if mode == "CMYK" else "PNG"), "a.png")
    assert pixels.shape == (40, 50, 3)
    assert np.abs(pixels[20, 20].astype(int) - expected).max() <= 3


def test_what_is_transparent_is_white():
    pixels = own_pictures.decode(png(Image.new("RGBA", (8, 8), (0, 0, 0, 0))), "a.png")
    assert (pixels == 255).all()


def test_a_photograph_stands_upright_and_is_not_larger_than_needed():
    image = Image.new("RGB", (3000, 1500), "red")
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    pixels = own_pictures.decode(png(image, "JPEG", exif=exif), "a.jpg")
    assert pixels.shape == (1024, 512, 3)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "is empty"), (b"nonsense", "is not a picture that can be read"), (b"%PDF-1.4", "is a file in PDF format"),
     (png(Image.new("RGB", (9, 9)))[:30], "is a damaged PNG picture"),
     (b"GIF89a" + bytes(40), "is a picture in GIF format"),
     (b"<svg/>", "is a picture in SVG format"), (bytes(9), "is not a picture that can be read")],
    ids=range(7),
)  # fmt: skip
def test_what_is_no_picture_is_a_sentence(content, words):
    with pytest.raises(DataError, match=rf"evil\.png {words}"):
        own_pictures.decode(content, "evil.png")


def test_a_bomb_is_refused_before_its_pixels_are_read():
    bomb = png(Image.new("1", (20_000, 20_000)))
    assert len(bomb) < 100_000
    with pytest.raises(DataError, match="too large"):
        own_pictures.decode(bomb, "bomb.png")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DataError, match=r"none\.png cannot be read: No such file"):
        own_pictures.read(tmp_path / "none.png")


def test_a_crop_is_the_mean_of_what_it_covers():
    pixels = np.random.default_rng(0).integers(0, 256, (100, 90, 3), np.uint8)
    found = own_pictures.crop(pixels, 10, 20, 64)
    expected = pixels[20:84, 10:74].reshape(32, 2, 32, 2, 3).mean(axis=(1, 3)).transpose(2, 0, 1)
    assert np.abs(found - expected).max() <= 1
    assert found.flags.c_contiguous


def test_the_middle_is_the_largest_square():
    assert middle(100, 40) == (30, 0, 40)
    whole = np.arange(32 * 32 * 3, dtype=np.uint8).reshape(32, 32, 3)
    np.testing.assert_array_equal(own_pictures.crop(whole, 0, 0, 32), whole.transpose(2, 0, 1))


def picture(number):
    return np.full((3, 32, 32), number, np.uint8)


def kept():
    """What is in the store, as pairs of a picture's number and its label."""
    found = own_pictures.load()
    if found is None:
        return []
    return list(zip(found.test.images[:, 0, 0, 0].tolist(), found.test.labels.tolist(), strict=True))


def test_pictures_are_kept_and_taken_away():
    assert own_pictures.load() is None
    for number in range(4):
        made = own_pictures.add(picture(number), number)
    assert made.name == OWN
    assert kept() == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert own_pictures.remove(picture(1), 1).test.labels.tolist() == [0, 2, 3]
    own_pictures.add(picture(1), 1, 1)
    assert kept() == [(0, 0), (1, 1), (2, 2), (3, 3)]
    for number in range(3):
        own_pictures.remove(picture(number), number)
    assert own_pictures.remove(picture(3), 3) is None
    assert kept() == []
    assert list(own_pictures.folder().iterdir()) == []


def test_the_oldest_does_not_give_way(monkeypatch):
    monkeypatch.setattr(own_pictures, "MOST", 2)
    for number in range(2):
        own_pictures.add(picture(number), number)
    with pytest.raises(DataError, match="2 pictures of your own are kept already"):
        own_pictures.add(picture(2), 2)
    assert kept() == [(0, 0), (1, 1)]


def test_a_picture_is_found_by_what_it_is():
    """Another window has removed one before it."""
    for number in range(3):
        own_pictures.add(picture(number), number)
    own_pictures.add(picture(2), 5)
    own_pictures.remove(picture(0), 0)
    own_pictures.remove(picture(2), 5)
    assert kept() == [(1, 1), (2, 2)]
    own_pictures.remove(picture(9), 9)
    assert kept() == [(1, 1), (2, 2)]


def test_windows_that_keep_pictures_at_once_lose_none():
    def work(first):
        for number in range(first, first + 20):
            own_pictures.add(picture(number), number % 10)

    threads = [threading.Thread(target=work, args=(first,)) for first in (0, 20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(kept()) == [(number, number % 10) for number in range(40)]


@pytest.mark.parametrize("halves", [("train", "test"), ("train",), ("test",)])
def test_pictures_of_an_earlier_version_are_taken_over(halves):
    """The other pair was being written when that version ended: its halves differ."""
    own_pictures.folder().mkdir(parents=True)
    for name in ("train", "test"):
        count = 3 if name in halves else 4
        np.save(own_pictures.folder() / f"{name}_images.npy", np.stack([picture(number) for number in range(count)]))
        np.save(own_pictures.folder() / f"{name}_labels.npy", np.arange(3))
    assert kept() == [(0, 0), (1, 1), (2, 2)]
    own_pictures.add(picture(3), 3)
    assert kept() == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert [path.name for path in own_pictures.folder().iterdir()] == [own_pictures.FILE]


@pytest.mark.parametrize("what", [b"", b"junk", pickle.dumps([1]), b"PK\x03\x04" + bytes(50)])
def test_a_damaged_store_is_kept_aside(what):
    own_pictures.add(picture(0), 0)
    file = own_pictures.folder() / own_pictures.FILE
    file.write_bytes(what)
    with pytest.raises(DataError, match=r"kept as .*pictures\.npz\.corrupt"):
        own_pictures.load()
    assert file.with_name("pictures.npz.corrupt").read_bytes() == what


def test_a_store_that_cannot_be_read_is_not_written_over(monkeypatch):
    for number in range(3):
        own_pictures.add(picture(number), number)
    with monkeypatch.context() as refused:
        refused.setattr(own_pictures.files, "PATIENCE", 0)
        refused.setattr(own_pictures.files, "read", refuse)
        for attempt in (own_pictures.load, lambda: own_pictures.add(picture(3), 3)):
            with pytest.raises(DataError, match="cannot be read"):
                attempt()
        with pytest.raises(DataError, match="cannot be read"):
            own_pictures.remove(picture(0), 0)
    assert kept() == [(0, 0), (1, 1), (2, 2)]


def refuse(*arguments, **values):
    raise PermissionError(errno.EACCES, "Access is denied")


# --- tensors --------------------------------------------------------------------------------------------------------


def test_a_tensor_is_read(tmp_path):
    for dtype in ("float32", "float64", "int64", "uint8", "bool", ">f4"):
        array = np.arange(24).reshape(2, 3, 4).astype(dtype)
        np.save(tmp_path / "a.npy", array)
        np.testing.assert_array_equal(tensor_file.read(tmp_path / "a.npy"), array)


class Evil:
    def __reduce__(self):
        return (exec, ("raise SystemExit('it ran')",))


@pytest.mark.parametrize("made", [
    lambda file: np.save(file, np.array([Evil()], object), allow_pickle=True),
    lambda file: np.save(file, np.array(["text"])),
    lambda file: np.save(file, np.zeros(3, np.complex64)),
    lambda file: np.save(file, np.zeros(3, [("a", "f4")])),
    lambda file: file.write(pickle.dumps(Evil())),
    lambda file: file.write(b"\x93NUMPY\x01\x00\xff\xff" + b"{" * 65535),
    lambda file: file.write(b"\x93NUMPY\x01\x00v\x00{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,)}"),
    lambda file: file.write(b""),
])  # fmt: skip
def test_what_is_no_tensor_is_a_sentence_and_runs_nothing(tmp_path, made):
    with open(tmp_path / "evil.npy", "wb") as file:
        made(file)
    with pytest.raises(DataError, match=r"evil\.npy is"):
        tensor_file.read(tmp_path / "evil.npy")


def test_a_tensor_that_is_cut_says_so(tmp_path):
    np.save(tmp_path / "a.npy", np.zeros(100))
    whole = (tmp_path / "a.npy").read_bytes()
    (tmp_path / "a.npy").write_bytes(whole[:-8])
    with pytest.raises(DataError, match="cut short"):
        tensor_file.read(tmp_path / "a.npy")


@pytest.mark.parametrize("cells", [10**7, 10**9, 10**18])
def test_a_tensor_that_claims_much_is_refused_before_it_is_made(tmp_path, cells):
    import tracemalloc

    from cifar_gui.engine.storing import header

    (tmp_path / "a.npy").write_bytes(header("<f4", (cells,)) + bytes(400))
    tracemalloc.start()
    try:
        with pytest.raises(DataError, match=r"a\.npy is cut short"):
            tensor_file.read(tmp_path / "a.npy")
        assert tracemalloc.get_traced_memory()[1] < 1e6
    finally:
        tracemalloc.stop()


@given(array_shapes(min_dims=1, max_dims=4, max_side=4), st.data())
def test_the_place_that_differs_most_is_found(shape, data):
    random = np.random.default_rng(0)
    ours = random.normal(size=shape).astype(np.float32)
    mine = ours + np.float32(1e-7)
    assert tensor_file.compare(mine, ours).same
    at = tuple(data.draw(st.integers(0, side - 1)) for side in shape)
    mine[at] += 3
    found = tensor_file.compare(mine, ours)
    assert (found.apart, found.worst, found.same) == (1, at, False)
    assert found.values == (float(mine[at]), float(ours[at]))
    assert found.difference[at] == pytest.approx(3, rel=1e-5)


def test_what_is_no_number_is_found_too():
    ours = np.array([1.0, np.nan, np.inf, 2.0])
    assert tensor_file.compare(ours.copy(), ours).same
    found = tensor_file.compare(np.array([1.0, np.nan, np.inf, np.nan]), ours)
    assert (found.apart, found.worst) == (1, (3,))


def test_the_same_numbers_in_another_layout_are_recognised():
    ours = np.random.default_rng(0).normal(size=(2, 3, 4, 5))
    found = tensor_file.compare(ours.transpose(0, 2, 3, 1), ours)
    assert (found.mine, found.ours, found.layout, found.same) == ((2, 4, 5, 3), (2, 3, 4, 5), (0, 3, 1, 2), False)
    assert tensor_file.compare(np.zeros((2, 3)), np.zeros((3, 4))).layout is None
