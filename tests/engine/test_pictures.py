"""A picture is prepared one way: turned, on white, 8 bits, then its size. On every way in its numbers are the same."""

import io

import numpy as np
import pytest
from batch_files import picture_file
from PIL import Image

from cifar_gui.engine import own_pictures
from cifar_gui.engine.data import CLASSES, load_cifar10
from cifar_gui.engine.importing import import_data
from cifar_gui.engine.pictures import ORIENTATION, middle, picture, upright

SIZES = ((32, 32), (64, 32), (48, 80), (20, 12))
MODES = ("RGB", "L", "1", "LA", "RGBA", "P", "P with a clear colour", "RGB with a clear colour",
         "L with a clear colour", "I;16", "I;16 with a clear colour", "CMYK")  # fmt: skip


def shades(size):
    """float64 (H, W) from 0 to 1: no turn leaves it as it is, and its steps are whole in 16 bits."""
    width, height = size
    y, x = np.mgrid[:height, :width]
    return (3 * x / width + y / height) / 4


def drawn(mode, size):
    """A picture of a mode, and what it looks like upright: uint8 (H, W, 3)."""
    level = (shades(size) * 255).astype(np.uint8)
    base, _, clear = mode.partition(" with a ")
    if base in ("LA", "RGBA"):
        alpha = np.full_like(level, 255)
        alpha[: len(level) // 3] = 0
        image = Image.fromarray(level).convert(base)
        image.putalpha(Image.fromarray(alpha))
        grey = np.where(alpha == 0, 255, level)
    elif base == "I;16":
        image, grey = Image.fromarray(level.astype(np.uint16) << 8), level
    elif base == "1":
        grey = np.where(shades(size) > 0.4, 255, 0).astype(np.uint8)
        image = Image.fromarray(grey).convert("1", dither=Image.Dither.NONE)
    elif base == "P":
        grey = level // 8 * 8
        image = Image.fromarray(level // 8).convert("P")
        image.putpalette([value for entry in range(256) for value in [entry * 8 % 256] * 3])
    else:
        image, grey = Image.fromarray(level).convert(base), level
    if clear:
        image.info["transparency"] = {"RGB": (int(level[0, 0]),) * 3, "I;16": int(level[0, 0]) << 8,
                                      "P": int(level[0, 0]) // 8}.get(base, int(level[0, 0]))  # fmt: skip
        grey = np.where(grey == grey[0, 0], 255, grey)
    return image, np.repeat(grey[..., None], 3, axis=2)


TURNED = {
    1: lambda x: x, 2: lambda x: x[:, ::-1], 3: lambda x: x[::-1, ::-1], 4: lambda x: x[::-1],
    5: lambda x: x.transpose(1, 0, 2), 6: lambda x: np.rot90(x, -1), 7: lambda x: x[::-1, ::-1].transpose(1, 0, 2),
    8: lambda x: np.rot90(x),
}  # fmt: skip


def file_of(image, orientation, kind):
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    buffer = io.BytesIO()
    image.save(buffer, kind, exif=exif, **({"quality": 100, "subsampling": 0} if kind == "JPEG" else {}))
    return buffer.getvalue()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("mode", MODES)
def test_every_mode_in_every_orientation(mode, orientation):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    for size in SIZES:
        image, expected = drawn(mode, size)
        found = np.asarray(upright(file_of(image, orientation, kind)))
        expected = TURNED[orientation](expected)
        assert found.shape == expected.shape
        assert np.abs(found.astype(int) - expected).max() <= (4 if kind == "JPEG" else 0)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("size", "orientation"), [*((size, turn) for size in SIZES for turn in (1, 6, 7))])
def test_opened_and_imported_pictures_are_the_same(mode, orientation, size):
    image, _ = drawn(mode, size)
    content = file_of(image, orientation, "JPEG" if mode == "CMYK" else "PNG")
    pixels = own_pictures.decode(content, "a")
    opened = own_pictures.crop(pixels, *middle(pixels.shape[1], pixels.shape[0]))
    np.testing.assert_array_equal(opened, picture(content))


def test_a_large_picture_that_is_turned_and_clear_is_the_same_too():
    image, _ = drawn("RGBA", (1700, 1300))
    content = file_of(image, 6, "PNG")
    pixels = own_pictures.decode(content, "a")
    assert pixels.shape == (1024, 783, 3)
    np.testing.assert_array_equal(own_pictures.crop(pixels, *middle(783, 1024)), picture(content))


def test_a_turned_picture_in_a_class_folder_is_that_picture(tmp_path):
    image, _ = drawn("RGBA", (32, 32))
    content = file_of(image, 6, "PNG")
    for name in CLASSES:
        for place in range(2):
            picture_file(tmp_path / "p" / name / f"{place}.png")
    (tmp_path / "p" / "cat" / "1.png").write_bytes(content)
    *_, last = import_data(tmp_path / "p", tmp_path / "data")
    found = load_cifar10(last.root).train.images[CLASSES.index("cat")]
    pixels = own_pictures.decode(content, "a")
    np.testing.assert_array_equal(found, pixels.transpose(2, 0, 1))


@pytest.mark.parametrize(
    "broken", [b"Exif\0\0MM\0*\0\0\0\x08\xff\xff", b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"junk"]
)
def test_damaged_exif_does_no_harm(broken):
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), (10, 200, 30)).save(buffer, "JPEG", exif=broken)
    assert upright(buffer.getvalue()).size == (40, 20)


def test_any_number_may_stand_for_the_orientation():
    image = Image.new("RGB", (40, 20))
    assert {upright(file_of(image, turn, "PNG")).size for turn in (0, 9, 255, 65535)} == {(40, 20)}


def test_deep_colours_are_what_their_high_bytes_say():
    """A PNG of 16 bits a channel, with alpha: Pillow writes none, so its chunks are made here."""
    import struct
    import zlib

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"\0" + b"".join(struct.pack(">HHHH", 10 << 8, 20 << 8, 30 << 8, alpha) for alpha in (65535, 0))
    content = (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 1, 16, 6, 0, 0, 0))
               + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))  # fmt: skip
    assert np.asarray(upright(content)).tolist() == [[[10, 20, 30], [255, 255, 255]]]
