import builtins
import errno
import os
import stat
import subprocess
import sys
import threading

import pytest
from full_disks import file_size_limit, small_disk

from cifar_gui import files
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


# --- refusals -------------------------------------------------------------------------------------------------------


class Refusing:
    """Lets calls of a function through, but for those of ``refused``, which end in an error."""

    def __init__(self, real, refused, error=PermissionError):
        self.real, self.refused, self.error, self.calls = real, refused, error, 0

    def __call__(self, *arguments, **values):
        self.calls += 1
        if self.calls in self.refused:
            raise self.error(errno.EACCES, "Access is denied")
        return self.real(*arguments, **values)


PASSING = [
    PermissionError(errno.EACCES, "Access is denied"),
    PermissionError(errno.EPERM, "Operation not permitted"),
    OSError(errno.EBUSY, "Device or resource busy"),
    OSError(errno.EAGAIN, "Resource temporarily unavailable"),
]


@pytest.fixture(autouse=True)
def clear_memory():
    """No test waits less because another one's folder was hopeless."""
    files._hopeless.clear()
    yield
    files._hopeless.clear()


@pytest.mark.parametrize("error", PASSING, ids=lambda error: errno.errorcode[error.errno])
@pytest.mark.parametrize("what", ["replace", "open", "read"])
def test_a_refusal_that_passes_is_not_told(path, monkeypatch, error, what):
    atomic_write(path, b"old")
    where, name = (os, "replace") if what == "replace" else (builtins, "open")
    refusing = Refusing(getattr(where, name), {1, 2, 3}, lambda *_: error)
    monkeypatch.setattr(where, name, refusing)
    if what == "read":
        assert files.read(path) == b"old"
    else:
        atomic_write(path, b"new")
    monkeypatch.undo()
    assert refusing.calls == 4
    assert path.read_bytes() == (b"old" if what == "read" else b"new")
    assert alone(path)


def test_a_refusal_that_stays_is_told_and_waited_for_once(path, monkeypatch):
    """Seconds are counted, not waited for."""
    atomic_write(path, b"old")
    now = [0.0]
    monkeypatch.setattr(files.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(files.time, "sleep", lambda seconds: now.__setitem__(0, now[0] + seconds))
    with monkeypatch.context() as refused:
        refused.setattr(os, "replace", Refusing(os.replace, range(1, 1000)))
        waits = []
        for _ in range(3):
            before = now[0]
            with pytest.raises(PermissionError):
                atomic_write(path, b"new")
            waits.append(now[0] - before)
    assert path.read_bytes() == b"old"
    assert alone(path)
    assert 0.5 <= waits[0] <= files.PATIENCE
    assert max(waits[1:]) <= files.SHORT_PATIENCE
    atomic_write(path, b"new")
    assert path.read_bytes() == b"new"
    assert path not in files._hopeless


def test_what_is_not_there_is_not_waited_for(path, monkeypatch):
    monkeypatch.setattr(files.time, "sleep", lambda seconds: pytest.fail("waited"))
    for error in (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        with pytest.raises(error):
            files.patiently(path, Refusing(None, {1}, lambda *_, error=error: error(errno.ENOENT, "no")))
    files.remove(path)


def test_set_aside_never_replaces(path):
    for number in range(3):
        atomic_write(path, b"%d" % number)
        files.set_aside(path)
    assert {entry.name: entry.read_bytes() for entry in path.parent.iterdir()} == {
        "settings.json.corrupt": b"0", "settings.json.corrupt1": b"1", "settings.json.corrupt2": b"2",
    }  # fmt: skip


def test_a_file_that_the_dialog_did_not_ask_about_is_not_written_over(tmp_path):
    assert files.ending(str(tmp_path / "all"), ".csv") == tmp_path / "all.csv"
    (tmp_path / "all.csv").touch()
    (tmp_path / "all 2.csv").touch()
    assert files.ending(str(tmp_path / "all"), ".csv") == tmp_path / "all 3.csv"
    for asked in ("all.csv", "ALL.CSV"):
        assert files.ending(str(tmp_path / asked), ".csv") == tmp_path / asked
    assert files.ending(str(tmp_path / "1.a"), ".csv") == tmp_path / "1.a.csv"


# --- locks and order ------------------------------------------------------------------------------------------------


def test_a_lock_is_held_by_one(path):
    lock = path.with_name(".lock")
    count, most = [0, 0], threading.Barrier(4)

    def work():
        most.wait()
        for _ in range(20):
            with files.lock(lock) as held:
                assert held
                count[0] += 1
                assert count[0] == 1
                count[0] -= 1
                count[1] += 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count == [0, 80]
    assert not lock.exists()


def test_a_lock_that_another_holds(path):
    lock = path.with_name(".lock")
    with files.lock(lock) as first, files.lock(lock, seconds=0) as second:
        assert (first, second) == (True, None)
    with files.lock(lock, seconds=0) as again:
        assert again


def test_a_lock_file_that_was_left_holds_nobody_up(path):
    lock = path.with_name(".lock")
    atomic_write(lock, b"left by a program that was killed")
    with files.lock(lock, seconds=0) as held:
        assert held


HOLDING = """
import sys
from pathlib import Path
from cifar_gui import files

with files.lock(Path(sys.argv[1]), 0) as held:
    print(held, flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("ending", ["killed", "orderly"])
def test_a_lock_ends_with_its_program_however_that_ends(path, ending):
    lock = path.with_name(".lock")
    command = [sys.executable, "-c", HOLDING, str(lock)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout.readline() == "True\n"
        with files.lock(lock, seconds=0) as held:
            assert held is None
        program.kill() if ending == "killed" else program.stdin.close()
        program.wait()
        assert lock.exists() == (ending == "killed")
        with files.lock(lock, seconds=0) as held:
            assert held


def test_a_folder_without_locks(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with files.lock(tmp_path / "file" / ".lock") as held:
        assert held is False


CLOCKS = {
    "goes on": [1_700_000_000_000_000_000 + second for second in range(5)],
    "stands": [1_700_000_000_000_000_000] * 5,
    "set back": [1_700_000_000_000_000_000, 946_684_800_000_000_000, 946_684_800_000_000_001, 0, 1],
    "local time": [1_761_440_400_000_000_000, 1_761_436_800_000_000_000, 1_761_440_401_000_000_000],
}


@pytest.mark.parametrize("clock", CLOCKS)
def test_names_sort_in_the_order_in_which_they_were_made(monkeypatch, clock):
    names = ["not a name", "20240101-000000-000000000", "99999999-x"]
    for now in CLOCKS[clock]:
        monkeypatch.setattr(files.time, "time_ns", lambda now=now: now)
        names.append(files.name_after(names))
    made = names[3:]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert all(name > names[1] and files.ORDERED.fullmatch(name) for name in made)
