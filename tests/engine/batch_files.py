"""Small files in the forms that CIFAR-10 comes in: official pickles, archives, class folders."""

import io
import struct
import tarfile
from pathlib import Path

import numpy as np
from PIL import Image

from cifar_gui.engine.data import CLASSES
from cifar_gui.engine.sources import BATCHES, FOLDER


def text(value: bytes) -> bytes:
    """A Python 2 str as the opcode SHORT_BINSTRING."""
    return b"U" + bytes([len(value)]) + value


def array_opcodes(rows: np.ndarray) -> bytes:
    """An array of uint8 (n, width) as NumPy pickled it under Python 2."""
    n, width = rows.shape
    return (
        b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85U\x01b\x87R(K\x01"
        + b"M" + struct.pack("<H", n) + b"M" + struct.pack("<H", width) + b"\x86"
        + b"cnumpy\ndtype\nU\x02u1K\x00K\x01\x87R(K\x03U\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb"
        + b"\x89T" + struct.pack("<i", rows.nbytes) + rows.tobytes() + b"tb"
    )  # fmt: skip


def batch_pickle(rows: np.ndarray, labels: list[int]) -> bytes:
    """A batch with the opcodes of the official files: batch_label, labels, data, filenames."""
    return (
        b"\x80\x02}(" + text(b"batch_label") + text(b"training batch 1 of 5")
        + text(b"labels") + b"](" + b"".join(b"K" + bytes([label]) for label in labels) + b"e"
        + text(b"data") + array_opcodes(rows)
        + text(b"filenames") + b"](" + b"".join(text(b"leptodactylus_%d.png" % n) for n in range(len(rows))) + b"e"
        + b"u."
    )  # fmt: skip


def random_rows(count: int, seed: int) -> tuple[np.ndarray, list[int]]:
    random = np.random.default_rng(seed)
    return random.integers(0, 256, (count, 3072), dtype=np.uint8), random.integers(0, 10, count).tolist()


def small_batches(counts=(7, 7, 7, 7, 7, 5)) -> dict[str, bytes]:
    """The six files, small: so many rows in each."""
    return {name: batch_pickle(*random_rows(count, seed))
            for seed, (name, count) in enumerate(zip(BATCHES, counts, strict=True))}  # fmt: skip


def rows_of(counts, split: str) -> tuple[np.ndarray, list[int]]:
    """What a split must hold after ``small_batches(counts)`` were imported."""
    parts = [random_rows(count, seed)
             for seed, (name, count) in enumerate(zip(BATCHES, counts, strict=True))
             if BATCHES[name][0] == split]  # fmt: skip
    return np.concatenate([rows for rows, _ in parts]), [label for _, labels in parts for label in labels]


def folder_of(parent: Path, batches: dict[str, bytes]) -> Path:
    folder = parent / FOLDER
    folder.mkdir(parents=True)
    for name, content in batches.items():
        (folder / name).write_bytes(content)
    return folder


def member(name: str, content: bytes = b"", **fields) -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    for field, value in fields.items():
        setattr(info, field, value)
    return info, content


def members_of(batches: dict[str, bytes], folder: str = FOLDER) -> list[tuple[tarfile.TarInfo, bytes]]:
    return [member(folder, type=tarfile.DIRTYPE), *(member(f"{folder}/{name}", b) for name, b in batches.items())]


def archive_of(path: Path, members, mode: str = "w:gz", **options) -> Path:
    with tarfile.open(path, mode, **options) as tar:
        for info, content in members:
            tar.addfile(info, io.BytesIO(content))
    return path


def picture_file(path: Path, colour=(200, 100, 50), size=(32, 32), **options) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path, **options)
    return path


def class_folders(parent: Path, count: int = 2, suffix: str = "png") -> Path:
    """One folder per class; the red of a picture says its class, the green its place among the sorted names."""
    for label, name in enumerate(CLASSES):
        for place in range(count):
            picture_file(parent / name / f"{place:04}.{suffix}", (label, place, 9))
    return parent
