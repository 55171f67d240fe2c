import json
import math
import os
import subprocess
import sys

import msgspec
import pytest
from full_disks import file_size_limit
from hypothesis import given
from hypothesis import strategies as st

from cifar_gui import paths
from cifar_gui.settings import Settings, SettingsStore


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "settings.json"


def store(path) -> SettingsStore:
    return SettingsStore(path).load()


def written(path, content: bytes):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


# --- remembering ----------------------------------------------------------------------------------------------------


def test_everything_survives_a_restart(path):
    first = store(path)
    first.settings = Settings(
        language="zh", theme="dark", device="cuda:1", lesson="7.9", source="cifar10", geometry="AdnQ",
        splitters={"7.3": "x"}, companion="code", first_run=False,
        pages={"7.3": {"kernel_size": [3, 5], "batch": 156, "padding": "same", "lr": 1e-300}},
    )  # fmt: skip
    assert first.save() is None
    second = store(path)
    assert second.settings == first.settings
    assert second.banner is None
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


def test_the_place_is_the_platforms_or_the_named_home():
    assert SettingsStore().path == paths.settings_folder() / "settings.json"
    assert str(SettingsStore().path).startswith(os.environ[paths.HOME])


def test_without_a_file_there_are_defaults_and_nothing_is_written(path):
    fresh = store(path)
    assert (fresh.settings, fresh.banner) == (Settings(), None)
    assert fresh.save() is None
    assert not path.parent.exists()


def test_a_file_is_written_only_when_something_changed(path):
    first = store(path)
    first.settings.theme = "dark"
    first.save()
    before = path.stat()
    first.save()
    second = store(path)
    second.save()
    assert path.stat() == before
    second.settings.theme = "light"
    second.save()
    assert path.stat().st_ino != before.st_ino


def test_one_that_changed_nothing_does_not_undo_what_another_wrote(path):
    idle, busy = store(path), store(path)
    busy.settings.language = "zh"
    busy.save()
    assert idle.save() is None
    assert store(path).settings.language == "zh"


@pytest.mark.parametrize("content", [b"{}", b'{"version": 1}', b'{"theme":"dark"}', b' {"lesson":"9.9"}\n'])
def test_what_a_file_leaves_out_is_a_default(path, content):
    found = store(written(path, content))
    assert found.banner is None
    assert found.settings == Settings(**json.loads(content))


def test_reset(path):
    first = store(written(path, b'{"theme":"dark"}'))
    assert first.reset() is None
    assert first.settings == Settings()
    assert store(path).settings == Settings()
    assert json.loads(path.read_bytes())["theme"] == "system"


def test_reset_replaces_a_damaged_file(path):
    damaged = SettingsStore(written(path, b"{"))
    assert damaged.reset() is None
    assert store(path).banner is None


# --- damage ---------------------------------------------------------------------------------------------------------

DAMAGED = [
    b"", b" ", b"{", b"{}{}", b"null", b"[]", b"\xff\xfe{\0}\0", bytes(300), b"\xef\xbb\xbf{}", b'{"theme": "dark"',
    b'{"version": 2}', b'{"version": 0}', b'{"version": 1.0}', b'{"version": "1"}', b'{"unknown": 1}',
    b'{"theme": "pink"}', b'{"theme": null}', b'{"language": "de"}', b'{"source": "/etc/passwd"}',
    b'{"first_run": 1}', b'{"device": 5}',
    b'{"splitters": {"a": 1}}', b'{"pages": []}', b'{"pages": {"7.3": 5}}', b'{"pages": {"7.3": {"lr": NaN}}}',
    b'{"pages": {"7.3": {"lr": Infinity}}}', b'{"pages": {"7.3": {"lr": 1e999}}}', b'{"lesson": "\xff"}',
    b'{"lesson": "\\ud800"}', b"{'theme': 'dark'}", b'{"theme": "dark",}', b"# theme = dark",
    b'{"pages": {"7.3": {"x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}}",
]  # fmt: skip


@pytest.mark.parametrize("content", DAMAGED, ids=lambda content: str(content[:30]))
def test_a_damaged_file_is_kept_and_defaults_take_over(path, content):
    found = store(written(path, content))
    kept = path.with_name("settings.json.corrupt")
    assert found.settings == Settings()
    assert kept.read_bytes() == content
    assert str(kept) in str(found.banner)
    assert found.banner.context == "Settings"
    assert not path.exists()
    found.settings.theme = "dark"
    assert found.save() is None
    again = store(path)
    assert (again.settings.theme, again.banner) == ("dark", None)
    assert kept.read_bytes() == content


def test_every_damaged_file_is_kept(path):
    for number in range(3):
        store(written(path, b"{%d" % number))
    kept = {entry.name: entry.read_bytes() for entry in path.parent.iterdir()}
    assert kept == {
        "settings.json.corrupt": b"{0",
        "settings.json.corrupt1": b"{1",
        "settings.json.corrupt2": b"{2",
    }


@given(st.integers(0, 10_000), st.integers(0, 255))
def test_any_changed_byte_is_read_or_kept(tmp_path_factory, place, value):
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    whole = bytearray(msgspec.json.encode(Settings(theme="dark", pages={"7.3": {"lr": 0.01}})))
    whole[place % len(whole)] = value
    found = store(written(path, bytes(whole)))
    kept = path.with_name("settings.json.corrupt")
    assert kept.exists() == (found.banner is not None)
    assert path.exists() == (found.banner is None)
    assert (kept if found.banner else path).read_bytes() == whole


def test_truncated_anywhere(path):
    whole = msgspec.json.encode(Settings(theme="dark", pages={"7.3": {"lr": 0.01}}))
    for length in range(len(whole)):
        found = store(written(path, whole[:length]))
        assert found.settings == Settings()
        assert found.banner is not None


def test_nesting_at_the_limit_ends_in_a_banner_or_is_kept(path):
    """What can just be decoded must be encoded too, or the program would not start."""
    for depth in range(sys.getrecursionlimit() - 150, sys.getrecursionlimit() + 2):
        found = store(written(path, b'{"pages":{"7.3":{"x":' + b"[" * depth + b"]" * depth + b"}}}"))
        assert (found.banner is None) == ("7.3" in found.settings.pages)


# --- a file that cannot be read or written --------------------------------------------------------------------------


def test_a_folder_in_place_of_the_file(path):
    path.mkdir(parents=True)
    found = store(path)
    assert found.settings == Settings()
    assert str(path) in str(found.banner)
    assert "Is a directory" in str(found.banner)
    found.settings.theme = "dark"
    assert str(path) in str(found.save())
    assert path.is_dir()


def test_a_file_in_place_of_the_folder(path):
    path.parent.write_bytes(b"mine")
    found = store(path)
    assert "cannot be read" in str(found.banner)
    found.settings.theme = "dark"
    assert "could not be saved" in str(found.save())
    assert path.parent.read_bytes() == b"mine"


def test_a_full_disk_keeps_the_last_settings(path):
    found = store(path)
    found.settings.theme = "dark"
    found.save()
    before = path.read_bytes()
    found.settings.geometry = "x" * 5000
    with file_size_limit(1000):
        message = found.save()
    assert "could not be saved" in str(message)
    assert "too large" in str(message)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]
    assert found.save() is None
    assert len(store(path).settings.geometry) == 5000


def test_a_damaged_file_that_cannot_be_moved(path, monkeypatch):
    def no_permission(*arguments):
        raise PermissionError(13, "Permission denied")

    written(path, b"{")
    monkeypatch.setattr(os, "replace", no_permission)
    found = store(path)
    assert str(path) in str(found.banner)
    assert "nothing is saved" in str(found.banner)
    assert path.read_bytes() == b"{"
    assert found.settings == Settings()
    monkeypatch.undo()
    found.settings.theme = "dark"
    assert found.save() is None
    assert path.read_bytes() == b"{"
    assert found.reset() is None
    assert store(path).banner is None


def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value", [object(), {(1, 2): 3}, "\ud800", nested(50_000)], ids=["object", "key", "half", "deep"]
)
def test_a_page_state_that_is_no_json(path, value):
    found = store(written(path, b'{"theme":"dark"}'))
    found.settings.pages["7.3"] = {"x": value}
    assert "could not be saved" in str(found.save())
    assert path.read_bytes() == b'{"theme":"dark"}'


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_numbers_that_json_lacks_are_left_out(path, value):
    found = store(path)
    found.settings.pages["7.3"] = {"lr": value}
    assert found.save() is None
    again = store(path)
    assert again.banner is None
    assert again.settings.pages == {"7.3": {"lr": None}}


def test_two_programs_that_write_again_and_again(path):
    """Whatever the order, the file is always one of theirs, whole."""
    program = """
import sys
from pathlib import Path
from cifar_gui.settings import SettingsStore
store = SettingsStore(Path(sys.argv[1])).load()
for number in range(40):
    store.settings.pages = {"7.3": {"text": sys.argv[2] * 3000, "number": number}}
    assert store.save() is None
"""
    running = [subprocess.Popen([sys.executable, "-c", program, path, letter]) for letter in "ab"]
    seen = 0
    while any(process.poll() is None for process in running):
        if path.exists():
            seen += 1
            assert set(msgspec.json.decode(path.read_bytes(), type=Settings).pages["7.3"]["text"]) in ({"a"}, {"b"})
    assert seen
    assert [process.returncode for process in running] == [0, 0]
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]
