import errno
import gzip
import io
import os
import pickle
import shutil
import struct
import subprocess
import sys
import tarfile
import tracemalloc
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from batch_files import (
    archive_of,
    batch_pickle,
    folder_of,
    member,
    members_of,
    picture_file,
    random_rows,
    rows_of,
    small_batches,
)
from full_disks import file_size_limit, small_disk
from hypothesis import given, settings
from hypothesis import strategies as st

from cifar_gui.engine import data, storing
from cifar_gui.engine.importing import import_data
from cifar_gui.engine.sources import BATCHES, FOLDER, OFFICIAL_MD5
from cifar_gui.protocol import Imported, ImportFailed, ImportProgress, ReplaceAsked

COUNTS = (7, 7, 7, 7, 7, 5)
UNEVEN = (3, 7, 1, 9, 2, 5)
OFFICIAL_ORDER = ("data_batch_4", "test_batch", "data_batch_3", "data_batch_2", "data_batch_5", "data_batch_1")
"""The order in the official archive."""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data folder"


@pytest.fixture
def archive(tmp_path):
    return archive_of(tmp_path / "cifar-10-python.tar.gz", members_of(small_batches()))


def events_of(path, folder, replace=True):
    """What an import tells; a question is answered."""
    events, answer = import_data(path, folder), None
    with suppress(StopIteration):
        while True:
            event = events.send(answer)
            answer = replace if isinstance(event, ReplaceAsked) else None
            yield event


def imported(path, folder) -> data.DataSet:
    """Import, which must work, and load the result as the program does."""
    *events, last = events_of(path, folder)
    assert isinstance(last, Imported), getattr(last, "message", last)
    assert all(event is None or isinstance(event, ImportProgress | ReplaceAsked) for event in events)
    data.verify(last.root)
    assert data.newest_import(folder) == last.root
    return data.load_cifar10(last.root)


def left_out(path, folder, *words) -> data.DataSet:
    """Import, which must work and tell in a sentence with these words that something was left out."""
    *_, last = events_of(path, folder)
    assert isinstance(last, Imported), getattr(last, "message", last)
    told = " ".join(map(str, last.notes))
    for word in words:
        assert str(word) in told
    return data.load_cifar10(last.root)


def refused(path, folder, *words) -> str:
    """Import, which must fail with a sentence that holds the words, and leave the data folder as it was."""
    before = content_of(folder)
    *_, last = events_of(path, folder)
    assert isinstance(last, ImportFailed)
    sentence = str(last.message)
    assert last.message.context == "Engine"
    assert sentence.endswith(".")
    for word in words:
        assert str(word) in sentence
    assert content_of(folder) == before
    return sentence


def content_of(folder):
    return sorted(path.relative_to(folder) for path in folder.rglob("*")) if folder.is_dir() else []


def holds(found: data.DataSet, counts=COUNTS):
    for name, split in (("train", found.train), ("test", found.test)):
        rows, labels = rows_of(counts, name)
        np.testing.assert_array_equal(split.images, rows.reshape(-1, 3, 32, 32))
        assert split.labels.tolist() == labels


# --- official batches -----------------------------------------------------------------------------------------------


def test_archive(archive, folder):
    found = imported(archive, folder)
    holds(found)
    assert found.official is False
    files = {path.name for path in found.root.iterdir()}
    assert files == {data.MANIFEST, *(f"{name}.npy" for name in data.ARRAYS)}
    assert b'"source": "cifar-10-python.tar.gz"' in (found.root / data.MANIFEST).read_bytes()
    assert list(folder.iterdir()) == [found.root]


@pytest.mark.parametrize("format", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_forms_of_archives(tmp_path, folder, mode, format):
    members = members_of(small_batches())
    for info, _ in members:
        info.mtime = 1234567890.5  # takes an extended header in PAX_FORMAT
        info.uname = "ä" * 20
    holds(imported(archive_of(tmp_path / "a.tar", members, mode, format=format), folder))


def test_order_and_company_in_the_archive_do_not_matter(tmp_path, folder):
    batches = small_batches(UNEVEN)
    members = [member("a" * 300), member(f"{FOLDER}/readme.html", b"<p>" * 900), member(f"{FOLDER}/batches.meta", b"x"),
               *(member(f"./{FOLDER}/{name}", batches[name]) for name in OFFICIAL_ORDER),
               member("é" * 90, b"z")]  # fmt: skip
    holds(imported(archive_of(tmp_path / "a.tgz", members), folder), UNEVEN)


def test_archive_in_several_parts_of_gzip_with_padding(tmp_path, folder):
    plain = archive_of(tmp_path / "a.tar", members_of(small_batches()), "w").read_bytes()
    path = tmp_path / "parts.tar.gz"
    path.write_bytes(
        gzip.compress(plain[:70_000]) + gzip.compress(b"", mtime=0) + gzip.compress(plain[70_000:]) + bytes(700)
    )
    holds(imported(path, folder))


def test_folder_of_batches(tmp_path, folder):
    holds(imported(folder_of(tmp_path, small_batches()), folder))


def test_the_folder_above_and_a_file_inside_are_understood(tmp_path, folder):
    batches = folder_of(tmp_path / "downloads", small_batches())
    holds(imported(batches.parent, folder))
    holds(imported(batches / "data_batch_3", folder))


def test_a_folder_with_the_archive(archive, folder):
    holds(imported(archive.parent, folder))


@pytest.mark.parametrize("counts", [UNEVEN, (1,) * 6, (1, 2, 3, 4, 5, 6), (1400, 1, 2800, 2, 1, 1)])
def test_smaller_batches_keep_their_order(tmp_path, folder, counts):
    found = imported(folder_of(tmp_path, small_batches(counts)), folder)
    holds(found, counts)
    assert (found.root / "train_images.npy").stat().st_size == 128 + 3072 * sum(counts[:5])


def test_full_batches(tmp_path, folder):
    counts = (10_000, 1, 2000, 2, 1, 3)
    found = imported(archive_of(tmp_path / "a.tar", members_of(small_batches(counts)), "w"), folder)
    holds(found, counts)


def test_batches_written_by_todays_pickle(tmp_path, folder):
    batches = {}
    for seed, (name, count) in enumerate(zip(BATCHES, COUNTS, strict=True)):
        rows, labels = random_rows(count, seed)
        batches[name] = pickle.dumps({"data": rows, "labels": labels})
    holds(imported(folder_of(tmp_path, batches), folder))


def test_official_sums_are_recognised(tmp_path, folder, monkeypatch):
    import hashlib

    batches = small_batches()
    for name, content in batches.items():
        monkeypatch.setitem(OFFICIAL_MD5, name, hashlib.md5(content).hexdigest())
    found = imported(archive_of(tmp_path / "a.tar.gz", members_of(batches)), folder)
    assert found.official is True
    batches["test_batch"] = batch_pickle(*random_rows(5, 99))
    assert imported(folder_of(tmp_path, batches), folder).official is False


def test_the_sums_of_the_official_files():
    assert OFFICIAL_MD5.keys() == BATCHES.keys()
    assert OFFICIAL_MD5["test_batch"] == "40351d587109b95175f43aff81a1287e"


# --- what the user sees on the way ----------------------------------------------------------------------------------


def test_progress(tmp_path, folder, monkeypatch):
    monkeypatch.setattr("cifar_gui.engine.importing.TELL_EVERY", 0)
    monkeypatch.setattr("cifar_gui.engine.importing.TELL_TIME", 0)
    events = list(import_data(folder_of(tmp_path, small_batches((2000,) * 6)), folder))
    told = [event for event in events if isinstance(event, ImportProgress)]
    fractions = [event.fraction for event in told]
    assert fractions == sorted(fractions)
    assert fractions[0] < 0.2
    assert fractions[-1] > 0.99
    assert all(event.seconds_left is not None and event.seconds_left >= 0 for event in told if event.fraction)
    stages = list(dict.fromkeys(str(event.doing) for event in told))
    assert stages == [*(f"Reading {name}" for name in BATCHES), "Computing checksums"]


def test_the_time_left_is_not_told_at_first(archive, folder, monkeypatch):
    monkeypatch.setattr("cifar_gui.engine.importing.TELL_EVERY", 0)
    monkeypatch.setattr("cifar_gui.engine.importing.TELL_TIME", 1000)
    told = [event for event in import_data(archive, folder) if isinstance(event, ImportProgress)]
    assert told
    assert all(event.seconds_left is None for event in told)


@pytest.mark.parametrize("kind", ["archive", "folder", "pictures"])
def test_cancelled_at_any_moment(tmp_path, folder, kind):
    path = {
        "archive": lambda: archive_of(tmp_path / "a.tar.gz", members_of(small_batches())),
        "folder": lambda: folder_of(tmp_path, small_batches(UNEVEN)),
        "pictures": lambda: class_pictures(tmp_path / "pictures", 7),
    }[kind]()
    total = sum(1 for _ in import_data(path, tmp_path / "whole"))
    assert total > 20
    for steps in range(1, total, 1 + total // 40):
        events = import_data(path, folder)
        for _ in range(steps):
            next(events)
        events.close()
        assert content_of(folder) == []


# --- hostile and broken archives ------------------------------------------------------------------------------------


def test_truncated_at_many_places(archive, folder, tmp_path):
    whole = archive.read_bytes()
    cut = tmp_path / "cut.tar.gz"
    for length in [*range(3, 40), *range(1000, len(whole), len(whole) // 25), *range(len(whole) - 9, len(whole))]:
        cut.write_bytes(whole[:length])
        refused(cut, folder, cut, "cut off", "again")


def test_plain_tar_truncated_at_many_places(tmp_path, folder):
    whole = archive_of(tmp_path / "a.tar", members_of(small_batches()), "w").read_bytes()
    cut = tmp_path / "cut.tar"
    end = len(whole.rstrip(b"\0"))
    for length in [*range(512, end, 4999), *range(512, end, 51200), end]:
        cut.write_bytes(whole[:length])
        refused(cut, folder, cut, "cut off", "again")


@settings(max_examples=60)
@given(st.data())
def test_any_changed_byte_of_a_packed_archive_is_noticed(tmp_path_factory, chosen):
    tmp_path = tmp_path_factory.mktemp("altered")
    path = archive_of(tmp_path / "a.tar.gz", members_of(small_batches((1,) * 6)))
    content = bytearray(path.read_bytes())
    place = chosen.draw(st.integers(0, len(content) - 1))
    content[place] ^= chosen.draw(st.integers(1, 255))
    path.write_bytes(content)
    *_, last = import_data(path, tmp_path / "data")
    if isinstance(last, Imported):
        assert place < 22  # the time, the name and the system in gzip's own header: no checksum covers them
        holds(data.load_cifar10(last.root), (1,) * 6)
    else:
        assert str(path) in str(last.message)
        assert content_of(tmp_path / "data") == []


@pytest.mark.parametrize(
    "content",
    [b"\0", bytes(512), bytes(100_000), b"x" * 511, b"x" * 512, gzip.compress(b"just a text", mtime=0),
     gzip.compress(b"y" * 5000, mtime=0), b"\x89PNG\r\n\x1a\n" + bytes(40)],
    ids=lambda content: f"{content[:8]!r}, {len(content)}",
)  # fmt: skip
def test_what_is_no_archive(tmp_path, folder, content):
    path = tmp_path / "cifar-10-python.tar.gz"
    path.write_bytes(content)
    refused(path, folder, path, "is not a tar archive", "Choose cifar-10-python.tar.gz")


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "is empty"), (b"PK\x03\x04" + bytes(3000), "ZIP"), (b"BZh9" + bytes(600), "Unpack it first"),
     (b"\xfd7zXZ\0" * 200, "Unpack it first"), (b"<html>Not found</html>" * 50, "web page"),
     (gzip.compress(b"<!doctype html>", mtime=0), "download the file again"), (pickle.dumps({"data": 1}), "pickle")],
    ids=lambda content: f"{content[:8]!r}",
)  # fmt: skip
def test_what_is_something_else(tmp_path, folder, content, words):
    path = tmp_path / "cifar-10-python.tar.gz"
    path.write_bytes(content)
    refused(path, folder, path, words)


@pytest.mark.parametrize("name", BATCHES)
def test_a_missing_batch(tmp_path, folder, name):
    batches = small_batches()
    del batches[name]
    path = archive_of(tmp_path / "a.tar.gz", members_of(batches))
    refused(path, folder, path, f"{FOLDER}/{name}", "complete")
    batches_folder = folder_of(tmp_path, batches)
    refused(batches_folder, folder, batches_folder, name, "Unpack")


@pytest.mark.parametrize("name", ["data_batch_2", "test_batch"])
def test_an_altered_batch(tmp_path, folder, name):
    batches = small_batches()
    batches[name] = batches[name].replace(b"labels", b"lapels")
    path = archive_of(tmp_path / "a.tar.gz", members_of(batches))
    refused(path, folder, path, name, "damaged", "Download")
    batches_folder = folder_of(tmp_path, batches)
    refused(batches_folder, folder, batches_folder / name, "damaged", "Download")


class RunsCommand:
    def __init__(self, mark):
        self.mark = mark

    def __reduce__(self):
        return os.system, (f"touch '{self.mark}'",)


@pytest.mark.parametrize("protocol", [0, 2, 5])
def test_a_malicious_batch_does_not_run(tmp_path, folder, protocol):
    mark = tmp_path / "it-ran"
    batches = small_batches()
    batches["data_batch_5"] = pickle.dumps({"data": RunsCommand(mark), "labels": [1]}, protocol)
    batches_folder = folder_of(tmp_path, batches)
    path = archive_of(tmp_path / "a.tar.gz", members_of(batches))
    words = ["Nothing of it was run", "posix.system", "trust"] if protocol else ["damaged"]
    refused(batches_folder, folder, batches_folder / "data_batch_5", *words)
    refused(path, folder, path, "data_batch_5", *words)
    assert not mark.exists()


@pytest.mark.parametrize("top", ["cifar-100-python", "cifar-10-batches-bin", "cifar-10-batches-mat"])
def test_other_data_sets_of_the_site(tmp_path, folder, top):
    path = archive_of(tmp_path / "other.tar.gz", [member(top, type=tarfile.DIRTYPE), member(f"{top}/train", b"x" * 9)])
    refused(path, folder, path, top, "Choose cifar-10-python.tar.gz")
    unpacked = tmp_path / top
    unpacked.mkdir()
    for name in ("train", "test", "meta", "data_batch_1.bin"):
        (unpacked / name).write_bytes(b"x")
    refused(unpacked, folder, unpacked, top, "Choose cifar-10-python.tar.gz")


@pytest.mark.parametrize("start", ["../", "/", "x/../", "./../", "//", "C:\\", "", "CIFAR-10-BATCHES-PY/", ".//"])
def test_members_with_other_paths_are_not_ours(tmp_path, folder, start):
    outside = tmp_path / "outside"
    path = archive_of(tmp_path / "a.tar", [member(f"{start}{FOLDER}/{name}", content) if start.endswith(("/", "\\"))
                                           and start != "CIFAR-10-BATCHES-PY/" else member(f"{start}{name}", content)
                                           for name, content in small_batches().items()], "w")  # fmt: skip
    refused(path, folder, path, "does not hold")
    assert not outside.exists()
    assert sorted(tmp_path.iterdir()) == sorted([path, folder])


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, b"A"]
)
def test_links_and_devices_by_the_name_of_a_batch(tmp_path, folder, kind):
    secret = folder_of(tmp_path / "secret", small_batches())
    members = members_of(small_batches())
    content = members[1][1] if kind == b"A" else b""
    members[1] = member(f"{FOLDER}/data_batch_1", content, type=kind, linkname=str(secret / "data_batch_1"))
    path = archive_of(tmp_path / "a.tar.gz", members)
    refused(path, folder, path, "data_batch_1", "is not a batch")


def test_a_link_by_another_name_is_passed_over(tmp_path, folder):
    link = member(f"{FOLDER}/link", type=tarfile.SYMTYPE, linkname="/etc/passwd")
    holds(imported(archive_of(tmp_path / "a.tar.gz", [link, *members_of(small_batches())]), folder))


def test_a_batch_twice(tmp_path, folder):
    again = member(f"{FOLDER}/data_batch_1", batch_pickle(*random_rows(7, 50)))
    path = archive_of(tmp_path / "a.tar.gz", [*members_of(small_batches()), again])
    refused(path, folder, path, "data_batch_1")


def header(name: bytes, size: bytes, kind: bytes = b"0") -> bytes:
    """A header of a tar archive with any fields one likes, and the checksum that goes with them."""
    block = bytearray(512)
    block[:100] = name.ljust(100, b"\0")
    block[124:136] = size.ljust(12, b"\0")
    block[156:157] = kind
    block[257:265] = b"ustar\00000"
    block[148:156] = b"%06o\0 " % (sum(block) + 8 * 32)
    return bytes(block)


def octal(size: int) -> bytes:
    return b"%011o\0" % size


def binary(size: int) -> bytes:
    return b"\x80" + size.to_bytes(11, "big")


def test_the_size_of_a_link_stands_for_nothing(tmp_path, folder):
    path = archive_of(tmp_path / "a.tar", members_of(small_batches()), "w")
    path.write_bytes(header(b"link", octal(5000), b"2") + path.read_bytes())
    holds(imported(path, folder))


BATCH_1 = f"{FOLDER}/data_batch_1".encode()
FIRST = small_batches()["data_batch_1"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (header(BATCH_1, binary(1 << 40)), "more than 512 MB"),
        (header(BATCH_1, binary(1 << 87)), "more than 512 MB"),
        (header(BATCH_1, octal(100 << 20)), "data_batch_1"),
        (header(BATCH_1, b"-0000000001"), "not a tar archive"),
        (header(BATCH_1, b"\xff" * 12), "not a tar archive"),
        (header(BATCH_1, b"99999999999"), "not a tar archive"),
        (header(BATCH_1, b" " * 12), "data_batch_1"),
        (header(b"readme", binary(1 << 40)), "more than 512 MB"),
        (header(b"x", octal(10)) + bytes(512) + b"rubbish" * 100, "damaged"),
        (header(b"x", octal(10)) + bytes(510) + b"rubbish" * 100, "damaged"),
        (header(b"././@LongLink", octal((8 << 30) - 1), b"L"), "more than 512 MB"),
        (header(b"././@LongLink", binary(1 << 40), b"K"), "more than 512 MB"),
        (header(b"pax", binary(1 << 40), b"x"), "more than 512 MB"),
        (header(b"pax", octal(600 << 20), b"g"), "more than 512 MB"),
        (header(BATCH_1, binary(10 << 30), b"S"), "damaged"),
        (header(BATCH_1, octal(10), b"S") + bytes(512), "damaged"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_headers_that_claim_much(tmp_path, folder, content, words, packed):
    path = tmp_path / "a.tar"
    content += bytes(1024)
    path.write_bytes(gzip.compress(content) if packed else content)
    bounded(lambda: refused(path, folder, path, words))


def bounded(work, megabytes=8):
    """The work takes no more memory than so much."""
    tracemalloc.start()
    try:
        work()
        assert tracemalloc.get_traced_memory()[1] < megabytes << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "kind", [b"L", b"K", b"x", b"g", b"0"], ids=["longname", "longlink", "pax", "global pax", "file"]
)
def test_bombs_are_passed_over_in_little_memory(tmp_path, folder, kind):
    """100 MB of name, header or content, in 100 kB."""
    path = tmp_path / "bomb.tar.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(header(b"bomb", octal(100 << 20), kind))
        for _ in range(100):
            file.write(b"a" * (1 << 20))
        file.write(bytes(1024))
    bounded(lambda: refused(path, folder, path, "does not hold"))


def test_a_bomb_behind_the_end_of_the_archive_is_stopped(tmp_path, folder):
    path = tmp_path / "bomb.tar.gz"
    path.write_bytes(gzip.compress(header(b"x", b"0") + bytes(1024)) + gzip.compress(bytes(16 << 20), 1) * 100)
    assert path.stat().st_size < 8 << 20
    bounded(lambda: refused(path, folder, path, "more than 512 MB", "Choose"))


def test_members_that_are_too_large_together(tmp_path, folder):
    path = tmp_path / "bomb.tar.gz"
    large = header(b"x", octal(300 << 20))
    path.write_bytes(gzip.compress(large) + gzip.compress(bytes(20 << 20), 1) * 15 + gzip.compress(large))
    bounded(lambda: refused(path, folder, path, "more than 512 MB", "Choose"))


def test_a_million_empty_parts_of_gzip_can_be_cancelled(tmp_path, folder):
    path = tmp_path / "parts.tar.gz"
    path.write_bytes(gzip.compress(b"", mtime=0) * 1_000_000)
    events = import_data(path, folder)
    for _ in range(5000):
        next(events)
    events.close()
    assert content_of(folder) == []


def test_an_endless_name_in_the_header_of_gzip(tmp_path, folder):
    path = tmp_path / "name.tar.gz"
    path.write_bytes(b"\x1f\x8b\x08\x08" + bytes(6) + b"n" * (40 << 20))
    events = import_data(path, folder)
    *before, last = events
    assert len(before) > 100
    assert "cut off" in str(last.message)


def test_a_batch_that_is_much_too_large(tmp_path, folder):
    batches = folder_of(tmp_path, small_batches())
    with open(batches / "data_batch_2", "wb") as file:
        file.truncate(10 << 30)
    bounded(lambda: refused(batches, folder, batches / "data_batch_2", "is not a batch"), 300)


# --- pictures -------------------------------------------------------------------------------------------------------


def class_pictures(parent: Path, count: int, suffix="png") -> Path:
    """The red of a picture says its class, the green its place among the names of the class."""
    for label, name in enumerate(data.CLASSES):
        for place in range(count):
            picture_file(parent / name / f"{place:04}.{suffix}", (label * 20, place * 10, 9))
    return parent


def marks(split: data.Split) -> list[tuple[int, int]]:
    """(class, place) of each picture, as its colour says; they must be plain, and the label must fit."""
    assert (split.images == split.images[:, :, :1, :1]).all()
    found = [(int(red) // 20, int(green) // 10) for red, green in split.images[:, :2, 0, 0]]
    assert [label for label, _ in found] == split.labels.tolist()
    return found


def test_train_and_test_folders(tmp_path, folder):
    class_pictures(tmp_path / "p" / "train", 3)
    class_pictures(tmp_path / "p" / "test", 2)
    found = imported(tmp_path / "p", folder)
    assert marks(found.train) == [(label, place) for place in range(3) for label in range(10)]
    assert marks(found.test) == [(label, place) for place in range(2) for label in range(10)]
    assert found.official is False


def test_without_a_split_every_sixth_is_held_out(tmp_path, folder):
    found = imported(class_pictures(tmp_path / "p", 13), folder)
    assert marks(found.test) == [(label, place) for place in (0, 6, 12) for label in range(10)]
    held_in = [place for place in range(13) if place % 6]
    assert marks(found.train) == [(label, place) for place in held_in for label in range(10)]


def test_classes_of_different_sizes_take_turns(tmp_path, folder):
    path = tmp_path / "p"
    class_pictures(path / "train", 1)
    class_pictures(path / "test", 1)
    for place in (1, 2):
        picture_file(path / "train" / "cat" / f"{place:04}.png", (60, place * 10, 9))
    assert marks(imported(path, folder).train) == [*((label, 0) for label in range(10)), (3, 1), (3, 2)]


def test_more_pictures_than_a_piece(tmp_path, folder):
    found = imported(class_pictures(tmp_path / "p", 22), folder)
    assert len(found.train) == 180
    assert marks(found.train)[:3] == [(0, 1), (1, 1), (2, 1)]


def test_capital_letters_and_company_are_no_matter(tmp_path, folder):
    path = class_pictures(tmp_path / "p", 2)
    (path / "cat").rename(path / "Cat")
    (path / "dog" / "0000.png").rename(path / "dog" / "0000.PNG")
    (path / "dog" / "notes.txt").write_text("no picture")
    (path / "dog" / "._0000.png").write_text("left by macOS")
    (path / "dog" / "more.png").mkdir()
    os.mkfifo(path / "dog" / "pipe.png")
    (path / "zebra").mkdir()
    (path / "readme.txt").write_text("no folder")
    assert len(imported(path, folder).train) == 10


@pytest.mark.parametrize(("suffix", "options"), [("png", {}), ("bmp", {}), ("webp", {"lossless": True})])
def test_formats_without_loss(tmp_path, folder, suffix, options):
    path = class_pictures(tmp_path / "p", 2)
    (path / "cat" / "0001.png").unlink()
    pixels = np.random.default_rng(1).integers(0, 256, (32, 32, 3), dtype=np.uint8)
    save(path / "cat" / f"0001.{suffix}", pixels, **options)
    np.testing.assert_array_equal(imported(path, folder).train.images[3], pixels.transpose(2, 0, 1))


@pytest.mark.parametrize("suffix", ["jpg", "jpeg", "JPG"])
def test_jpeg(tmp_path, folder, suffix):
    from PIL import Image

    path = class_pictures(tmp_path / "p", 2)
    file = picture_file(path / "cat" / f"0001x.{suffix}", (60, 110, 9), format="JPEG")
    (path / "cat" / "0001.png").unlink()
    np.testing.assert_array_equal(
        imported(path, folder).train.images[3], np.asarray(Image.open(file)).transpose(2, 0, 1)
    )


def save(path, pixels, **options):
    from PIL import Image

    Image.fromarray(pixels).save(path, **options)


def one_picture(tmp_path, folder, write) -> np.ndarray:
    """What becomes of a picture among others: uint8 (3, 32, 32)."""
    path = class_pictures(tmp_path / "p", 2)
    (path / "cat" / "0001.png").unlink()
    write(path / "cat" / "0001.png")
    return imported(path, folder).train.images[3]


def test_a_wide_picture_gives_its_middle(tmp_path, folder):
    pixels = np.zeros((64, 192, 3), np.uint8)
    pixels[:, 64:128] = (200, 100, 50)
    image = one_picture(tmp_path, folder, lambda path: save(path, pixels))
    inside = image[:, :, 2:-2]  # at its edges, the square is mixed with what lies beside it
    assert (inside == np.array([200, 100, 50])[:, None, None]).all()


def test_a_high_jpeg_gives_its_middle(tmp_path, folder):
    pixels = np.zeros((3000, 1000, 3), np.uint8)
    pixels[980:2020] = (200, 100, 50)
    image = one_picture(tmp_path, folder, lambda path: save(path, pixels, format="JPEG"))
    assert np.abs(image.astype(int) - np.array([200, 100, 50])[:, None, None])[:, 2:-2].max() < 6


def test_a_small_picture_is_made_larger(tmp_path, folder):
    image = one_picture(tmp_path, folder, lambda path: save(path, np.full((1, 5, 3), 77, np.uint8)))
    assert (image == 77).all()


def test_grey_deep_transparent_and_turned_pictures(tmp_path, folder):
    from PIL import Image

    grey = one_picture(tmp_path / "1", folder, lambda path: save(path, np.full((32, 32), 99, np.uint8)))
    assert (grey == 99).all()
    deep = one_picture(tmp_path / "2", folder, lambda path: save(path, np.full((40, 32), 99 << 8, np.uint16)))
    assert (deep == 99).all()
    clear = np.zeros((32, 32, 4), np.uint8)
    clear[16:] = (10, 20, 30, 255)
    on_white = one_picture(tmp_path / "3", folder, lambda path: save(path, clear))
    assert (on_white[:, :16] == 255).all()
    assert on_white[:, 16:].reshape(3, -1).T.tolist() == [[10, 20, 30]] * 512

    def turned(path):
        image = Image.new("RGB", (64, 64), "black")
        image.paste("white", (0, 0, 64, 32))
        exif = image.getexif()
        exif[0x0112] = 3  # stands on its head
        image.save(path, exif=exif)

    upright = one_picture(tmp_path / "4", folder, turned)
    assert upright[:, :14].max() == 0
    assert upright[:, 18:].min() == 255


def test_palettes_with_transparency(tmp_path, folder):
    from PIL import Image

    def palette(path):
        image = Image.new("P", (32, 32), 1)
        image.putpalette([0, 0, 0, 10, 20, 30])
        image.info["transparency"] = b"\x00\xff"
        image.save(path)

    image = one_picture(tmp_path, folder, palette)
    assert image[:, 0, 0].tolist() == [10, 20, 30]


def cut(path):
    path.write_bytes(path.read_bytes()[:-30])


def text_file(path):
    path.write_text("no picture")


def empty(path):
    path.write_bytes(b"")


def postscript(path):
    path.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 32 32\n")


def gif(path):
    from PIL import Image

    Image.new("RGB", (32, 32)).save(path, format="GIF")


@pytest.mark.parametrize(
    ("damage", "reason"),
    [(cut, "1 damaged"), (text_file, "1 not a picture"), (empty, "1 not a picture"), (postscript, "1 not a picture"),
     (gif, "1 in a picture format that cannot be read")],
)  # fmt: skip
def test_one_unreadable_picture_is_left_out_and_told(tmp_path, folder, damage, reason):
    path = class_pictures(tmp_path / "p", 3)
    damage(path / "frog" / "0001.png")
    found = left_out(path, folder, f"1 of 30 files were left out: {reason}.", "The first is frog/0001.png")
    assert len(found.train) + len(found.test) == 29
    assert sorted(marks(found.train) + marks(found.test)) == sorted(
        (label, place) for label in range(10) for place in range(3) if (label, place) != (6, 1)
    )


def test_what_is_left_out_is_counted_by_its_reason(tmp_path, folder):
    path = class_pictures(tmp_path / "p", 3)
    for name in ("frog", "cat", "ship"):
        cut(path / name / "0001.png")
    for place in range(7):
        text_file(path / "dog" / f"{place}.txt")
    (path / "dog" / "more").mkdir()
    (path / "zebra").mkdir()
    left_out(path, folder, "11 of 38 files were left out: 7 not a picture, 3 damaged, 1 a folder inside a class.",
             "The first is cat/0001.png", "not those of classes: zebra")  # fmt: skip


def test_nothing_is_told_where_nothing_was_left_out(tmp_path, folder):
    *_, last = events_of(class_pictures(tmp_path / "p", 2), folder)
    assert last.notes == ()


def test_pictures_by_any_ending_are_taken(tmp_path, folder):
    path = class_pictures(tmp_path / "p", 3)
    for place, ending in enumerate((".jfif", ".JPE", ".Png", "", ".jpg.download")):
        picture_file(path / "cat" / f"x{place}.png").rename(path / "cat" / f"x{place}{ending}")
    *_, last = events_of(path, folder)
    found = data.load_cifar10(last.root)
    assert (last.notes, len(found.train) + len(found.test)) == ((), 35)


def test_a_class_of_which_nothing_can_be_read_is_refused(tmp_path, folder):
    path = class_pictures(tmp_path / "p", 2)
    for place in range(2):
        cut(path / "frog" / f"{place:04}.png")
    refused(path, folder, path / "frog", "2 damaged", "PNG, JPEG")
    divided = tmp_path / "divided"
    for split in ("train", "test"):
        class_pictures(divided / split, 1)
    cut(divided / "test" / "dog" / "0000.png")
    refused(divided, folder, divided / "test" / "dog", "1 damaged")


def test_a_split_of_which_nothing_can_be_read_is_refused(tmp_path, folder):
    path = class_pictures(tmp_path / "p", 2)
    for name in data.CLASSES:
        cut(path / name / "0000.png")
    refused(path, folder, "10 damaged")


def test_names_that_differ_in_capitals_are_one_class(tmp_path, folder):
    path = class_pictures(tmp_path / "p", 2)
    for place in range(2, 5):
        picture_file(path / "Airplane" / f"{place:04}.png", (0, place * 10, 9))
    found = left_out(path, folder, "Taken together as one class: Airplane, airplane.")
    assert sorted(marks(found.train) + marks(found.test))[:5] == [(0, place) for place in range(5)]
    assert len(found.train) + len(found.test) == 23


def test_splits_that_differ_in_capitals_are_one(tmp_path, folder):
    for split in ("Train", "train", "test"):
        class_pictures(tmp_path / "p" / split, 1)
    assert len(imported(tmp_path / "p", folder).train) == 20


def claims(width, height):
    """A PNG of one pixel that claims to be so large."""
    from zlib import crc32

    def write(path):
        save(path, np.zeros((1, 1, 3), np.uint8), format="PNG")
        content = bytearray(path.read_bytes())
        content[16:24] = struct.pack(">II", width, height)
        content[29:33] = struct.pack(">I", crc32(content[12:29]))
        path.write_bytes(content)

    return write


@pytest.mark.parametrize(
    "size", [(5001, 5000), (25_000_001, 1), (10_000, 10_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)]
)
def test_too_large_a_picture_is_refused_by_its_header(tmp_path, folder, size):
    path = class_pictures(tmp_path / "p", 2)
    claims(*size)(path / "bird" / "0001.png")
    bounded(lambda: left_out(path, folder, "bird/0001.png", "1 too large", "25 million"))


def test_too_large_a_file_is_not_read(tmp_path, folder, monkeypatch):
    monkeypatch.setattr("cifar_gui.engine.pictures.MAX_BYTES", 5000)
    path = class_pictures(tmp_path / "p", 2)
    with open(path / "bird" / "0001.png", "ab") as file:
        file.truncate(10 << 30)
    bounded(lambda: left_out(path, folder, "bird/0001.png", "1 too large"))


@pytest.mark.parametrize("split", ["", "train", "test"])
def test_a_class_that_is_missing_or_empty(tmp_path, folder, split):
    path = tmp_path / "p"
    for name in {split, "train", "test"} if split else {""}:
        class_pictures(path / name, 2)
    shutil.rmtree(path / split / "horse")
    refused(path, folder, path / split, "horse", "airplane, automobile")
    (path / split / "horse").mkdir()
    refused(path, folder, path / split / "horse", "BMP")
    (path / split / "horse").rmdir()
    (path / split / "pony").mkdir()
    refused(path, folder, path / split, "horse", "airplane, automobile")


def test_a_class_of_one_picture_cannot_be_split(tmp_path, folder):
    path = class_pictures(tmp_path / "p", 2)
    (path / "ship" / "0000.png").unlink()
    refused(path, folder, path / "ship", "fewer than 2", "train and test")


@pytest.mark.parametrize(("there", "other"), [("train", "test"), ("test", "train")])
def test_half_a_split(tmp_path, folder, there, other):
    class_pictures(tmp_path / "p" / there, 2)
    refused(tmp_path / "p", folder, tmp_path / "p", there, other)


def test_one_of_the_two_halves_was_chosen(tmp_path, folder):
    class_pictures(tmp_path / "p" / "train", 2)
    class_pictures(tmp_path / "p" / "test", 2)
    refused(tmp_path / "p" / "train", folder, tmp_path / "p" / "train", "above")


# --- paths ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["nowhere", "a.txt/inside", "x" * 300, "nul\0", "loop"])
def test_nothing_there(tmp_path, folder, path):
    (tmp_path / "a.txt").write_text("a file")
    (tmp_path / "loop").symlink_to("loop")
    refused(tmp_path / path, folder, "does not exist", "Choose")


def test_folders_without_cifar10(tmp_path, folder):
    empty_folder = tmp_path / "empty"
    empty_folder.mkdir()
    refused(empty_folder, folder, empty_folder, "no CIFAR-10", "Choose")
    (empty_folder / "holiday.png").write_bytes(b"x")
    (empty_folder / "zebra").mkdir()
    refused(empty_folder, folder, empty_folder, "no CIFAR-10")


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_pipes_and_devices_are_not_opened(tmp_path, folder, kind):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    path = path if kind == "pipe" else Path("/dev/zero")
    refused(path, folder, path, "no CIFAR-10")
    batches = folder_of(tmp_path, small_batches())
    (batches / "data_batch_2").unlink()
    os.mkfifo(batches / "data_batch_2")
    refused(batches, folder, "data_batch_2")


def test_a_file_that_may_not_be_read(tmp_path, folder, monkeypatch, archive):
    """Tests may run as root, who may read everything: the refusal comes from a stand-in for ``open``."""

    def no_permission(path, *args, **kwargs):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr("cifar_gui.engine.sources.open", no_permission, raising=False)
    refused(archive, folder, archive, "Permission denied", "may open it")


def test_names_that_are_no_text(tmp_path, folder):
    name = os.fsdecode(b"cifar\xff.tar.gz")
    holds(imported(archive_of(tmp_path / name, members_of(small_batches())), folder))
    refused(tmp_path / os.fsdecode(b"no\xff"), folder, "does not exist")


# --- the data folder ------------------------------------------------------------------------------------------------


def test_a_data_folder_that_cannot_be_made(tmp_path, archive):
    (tmp_path / "file").write_text("in the way")
    refused(archive, tmp_path / "file", tmp_path / "file", "cannot be written", "CIFAR_GUI_HOME")
    refused(archive, tmp_path / "file" / "below", tmp_path / "file" / "below", "cannot be written", "CIFAR_GUI_HOME")


def test_a_read_only_folder(archive):
    refused(archive, Path("/proc/cifar-gui"), "/proc/cifar-gui", "cannot be written")


def test_no_room_is_known_before(tmp_path, archive, folder, monkeypatch):
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(storing.shutil, "disk_usage", lambda path: usage._replace(free=100_000_000))
    refused(archive, folder, folder, "not enough room", "185 MB", "Free some space")
    assert imported(class_pictures(tmp_path / "p", 2), folder)


@pytest.mark.parametrize("size", [0, 100, 200, 20_000, 100_000])
def test_a_disk_that_is_full_in_the_middle(tmp_path, folder, size):
    path = class_pictures(tmp_path / "p", 5)
    with file_size_limit(size):
        refused(path, folder, folder, "not enough room", "Free some space")
    with file_size_limit(200_000):
        imported(path, folder)


def test_a_small_disk(tmp_path, archive):
    with small_disk(tmp_path / "disk", "1m"):
        refused(archive, tmp_path / "disk", tmp_path / "disk", "not enough room", "185 MB")


def test_a_second_import_replaces_the_first(archive, tmp_path, folder):
    first = imported(archive, folder)
    second = imported(folder_of(tmp_path, small_batches(UNEVEN)), folder)
    assert (first.root.name, second.root.name) == ("cifar10-1", "cifar10-2")
    assert list(folder.iterdir()) == [second.root]
    holds(first)  # what is mapped stays
    holds(second, UNEVEN)


def test_nothing_is_replaced_without_a_question(archive, tmp_path, folder):
    first = imported(archive, folder)
    path = class_pictures(tmp_path / "p", 3)
    events = import_data(path, folder)
    asked = next(event for event in events if isinstance(event, ReplaceAsked))
    assert asked == ReplaceAsked("p", (20, 10), (35, 5))
    data.verify(first.root)
    assert data.newest_import(folder) == first.root  # the new one is whole, and does not count yet
    assert events.send(False) == ImportFailed(None)
    assert list(events) == []
    assert list(folder.iterdir()) == [first.root]
    for answer in (None, False):
        *_, last = events_of(path, folder, answer)
        assert last == ImportFailed(None)
        assert list(folder.iterdir()) == [first.root]
    events = import_data(path, folder)
    assert any(isinstance(event, ReplaceAsked) for event in events)
    events.close()
    assert list(folder.iterdir()) == [first.root]
    assert len(imported(path, folder).train) == 20


def test_the_same_pictures_again_replace_nothing_and_ask_nothing(archive, folder):
    first = imported(archive, folder)
    *events, last = import_data(archive, folder)
    assert last == Imported(first.root, False)
    assert not any(isinstance(event, ReplaceAsked) for event in events)
    assert list(folder.iterdir()) == [first.root]


def test_a_damaged_import_is_replaced_without_a_question(archive, tmp_path, folder):
    first = imported(archive, folder)
    (first.root / "test_labels.npy").write_bytes(b"rubbish")
    *events, last = import_data(folder_of(tmp_path, small_batches(UNEVEN)), folder)
    assert not any(isinstance(event, ReplaceAsked) for event in events)
    assert list(folder.iterdir()) == [last.root]


def test_a_failed_import_leaves_the_last_one(archive, tmp_path, folder):
    first = imported(archive, folder)
    broken = tmp_path / "broken.tar.gz"
    broken.write_bytes(archive.read_bytes()[:-100])
    refused(broken, folder)
    data.verify(first.root)
    assert data.newest_import(folder) == first.root


CRASHING = """
import os, sys
from pathlib import Path
from cifar_gui.engine.importing import import_data
events = import_data(Path(sys.argv[1]), Path(sys.argv[2]))
for _ in range(int(sys.argv[3])):
    next(events)
os._exit(9)
"""


def crashed(path, folder, steps: int) -> None:
    """Import in a process that ends at once after so many steps."""
    command = [sys.executable, "-c", CRASHING, str(path), str(folder), str(steps)]
    assert subprocess.run(command, timeout=60).returncode == 9


@pytest.mark.parametrize("steps_before_the_end", [2, 4, 15])
def test_what_a_crash_left_does_not_count_and_is_swept(archive, folder, steps_before_the_end):
    steps = sum(1 for _ in import_data(archive, folder.parent / "whole"))
    crashed(archive, folder, steps - steps_before_the_end)
    assert [path.name for path in folder.glob("cifar10-*")] == ["cifar10-1"]
    assert data.newest_import(folder) is None
    found = imported(archive, folder)
    assert list(folder.iterdir()) == [found.root]
    holds(found)


def test_only_files_of_an_import_are_swept(archive, folder):
    mine = folder / "cifar10-7"
    mine.mkdir(parents=True)
    (mine / "my thesis.txt").write_text("years of work")
    (mine / "train_images.npy").write_bytes(b"half an import")
    (folder / "cifar10-notes").mkdir()
    (folder / "cifar10-3").symlink_to(mine)
    found = imported(archive, folder)
    assert found.root.name == "cifar10-8"
    assert sorted(path.name for path in mine.iterdir()) == ["my thesis.txt"]
    assert (folder / "cifar10-notes").is_dir()


def test_two_at_once(archive, folder):
    first = import_data(archive, folder)
    while not list(folder.glob("cifar10-*")):
        next(first)
    refused(archive, folder, folder, "Another window", "Wait")
    *_, last = first
    assert isinstance(last, Imported)
    holds(data.load_cifar10(last.root))
    holds(imported(archive, folder))


def test_two_programs_at_once(archive, folder):
    """A process that is importing holds the folder; when it is killed, the folder is free at once."""
    waiting = CRASHING.replace("os._exit(9)", "print('ready', flush=True); sys.stdin.read()")
    command = [sys.executable, "-c", waiting, str(archive), str(folder), "8"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"ready\n"
        refused(archive, folder, folder, "Another window")
        assert list(folder.glob("cifar10-*"))
        process.kill()
    found = imported(archive, folder)
    assert list(folder.iterdir()) == [found.root]


def test_the_lock_is_taken_on_the_file_that_is_there(archive, folder, monkeypatch):
    """Between opening the file and locking it, its last owner may have removed it."""
    import fcntl

    lock, taken = fcntl.flock, []

    def late(file, operation):
        lock(file, operation)
        taken.append(file.name)
        if len(taken) == 1:
            (folder / storing.LOCK).unlink()

    monkeypatch.setattr(fcntl, "flock", late)
    events = import_data(archive, folder)
    while not list(folder.glob("cifar10-*")):
        next(events)
    assert len(taken) == 2
    assert (folder / storing.LOCK).exists()
    events.close()


def test_where_there_are_no_locks(archive, folder, monkeypatch):
    import fcntl

    def no_locks(file, operation):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", no_locks)
    (folder / "cifar10-1").mkdir(parents=True)
    found = imported(archive, folder)
    assert found.root.name == "cifar10-2"
    assert (folder / "cifar10-1").is_dir()  # it may be another program's, who can tell


def test_an_unexpected_number(archive, folder):
    for name in ("cifar10-", "cifar10-abc", "cifar10-0012", "cifar10-99999999999"):
        (folder / name).mkdir(parents=True)
    assert imported(archive, folder).root.name == "cifar10-13"


def test_headers_are_numpys(tmp_path):
    for shape in ((0, 3, 32, 32), (50_000, 3, 32, 32), (10_000,), (10**9,)):
        array = np.lib.format.read_array_header_1_0(io.BytesIO(storing.header("<i8", shape)[8:]))
        assert array == (shape, False, np.dtype("int64"))
        assert len(storing.header("<i8", shape)) == storing.HEADER == 128
