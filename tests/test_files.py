import errno
import os
import stat
import threading

import pytest
from full_disks import file_size_limit, small_disk

from cifar_gui.files import atomic_write


def alone(path):
    """The file is the only thing in its folder: nothing temporary is left."""
    return [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new folder" / "in another" / "settings.json"


def test_a_new_file_and_its_folders(path):
    atomic_write(path, b"first")
    assert path.read_bytes() == b"first"
    assert alone(path)


@pytest.mark.parametrize("data", [b"", b"x", bytes(range(256)) * 40_000])
def test_a_file_is_replaced_as_a_whole(path, data):
    atomic_write(path, b"something longer than x")
    atomic_write(path, data)
    assert path.read_bytes() == data
    assert alone(path)


def test_its_permissions_are_those_of_any_new_file(path):
    previous = os.umask(0o027)
    try:
        atomic_write(path, b"x")
    finally:
        os.umask(previous)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("size", [0, 1, 4096, 199_999])
def test_a_full_disk_leaves_the_old_file(path, size):
    atomic_write(path, b"old")
    with file_size_limit(size), pytest.raises(OSError, match="too large") as caught:
        atomic_write(path, b"n" * 200_000)
    assert caught.value.errno == errno.EFBIG
    assert path.read_bytes() == b"old"
    assert alone(path)


def test_a_disk_that_is_really_full(tmp_path):
    disk = tmp_path / "disk"
    with small_disk(disk, "64k"):
        atomic_write(disk / "a.json", b"old")
        with pytest.raises(OSError, match="No space left"):
            atomic_write(disk / "a.json", b"n" * 100_000)
        assert (disk / "a.json").read_bytes() == b"old"
        assert alone(disk / "a.json")


def test_a_file_in_the_way(tmp_path):
    (tmp_path / "file").write_bytes(b"mine")
    for path in (tmp_path / "file" / "a.json", tmp_path / "file" / "folder" / "a.json"):
        with pytest.raises((NotADirectoryError, FileExistsError)):
            atomic_write(path, b"x")
    assert (tmp_path / "file").read_bytes() == b"mine"
    assert alone(tmp_path / "file")


def test_a_folder_in_the_way(path):
    path.mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        atomic_write(path, b"x")
    assert alone(path)


def test_the_disk_has_it_before_it_gets_its_name(path, monkeypatch):
    order = []
    sync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda number: (order.append("sync"), sync(number)))
    monkeypatch.setattr(os, "replace", lambda source, target: (order.append("name"), replace(source, target)))
    atomic_write(path, b"x")
    assert order == ["sync", "name"]


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_stopped_in_the_middle(path, monkeypatch, moment):
    atomic_write(path, b"old")

    def stop(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, moment, stop)
    with pytest.raises(KeyboardInterrupt):
        atomic_write(path, b"new")
    assert path.read_bytes() == b"old"
    assert alone(path)


def test_who_reads_meanwhile_sees_a_whole_file(path):
    contents = [letter * 50_000 for letter in (b"a", b"b")]
    atomic_write(path, contents[0])

    def write(content):
        for _ in range(30):
            atomic_write(path, content)

    writers = [threading.Thread(target=write, args=(content,)) for content in contents]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        assert path.read_bytes() in contents
    for writer in writers:
        writer.join()
    assert alone(path)
