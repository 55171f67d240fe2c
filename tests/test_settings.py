import errno
import json
import math
import os
import random
import subprocess
import sys
import threading

import msgspec
import pytest
from full_disks import file_size_limit
from hypothesis import given
from hypothesis import strategies as st

from cifar_gui import files, paths
from cifar_gui.score import Score
from cifar_gui.settings import VERSION, Settings, SettingsStore


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
        language="zh", theme="dark", device="cuda:1", lesson="training", source="cifar10", geometry="AdnQ",
        guides={"conv2d": 2}, student="小明", first_run=False,
        pages={"conv2d": {"kernel_size": [3, 5], "batch": 156, "padding": "same", "lr": 1e-300}},
    )  # fmt: skip
    assert first.save() is None
    second = store(path)
    assert second.settings == first.settings
    assert second.banner is None
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


def test_settings_that_there_are_no_longer_are_passed_over(path):
    found = store(written(path, b'{"splitters": {"conv2d": "AAAA"}, "companion": "code", "theme": "dark"}'))
    assert (found.settings, found.banner) == (Settings(theme="dark"), None)
    found.settings.theme = "light"
    assert found.save() is None
    assert store(path).settings.theme == "light"
    assert not {"splitters", "companion"} & set(msgspec.json.decode(path.read_bytes()))


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
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_size) == (before.st_ino, before.st_mtime_ns, before.st_size)
    second.settings.theme = "light"
    second.save()
    assert path.stat().st_ino != before.st_ino


def test_one_that_changed_nothing_does_not_undo_what_another_wrote(path):
    idle, busy = store(path), store(path)
    busy.settings.language = "zh"
    busy.save()
    assert idle.save() is None
    assert store(path).settings.language == "zh"


@pytest.mark.parametrize(
    "content", [b"{}", b'{"version": 1}', b'{"version": 2}', b'{"theme":"dark"}', b' {"lesson":"9.9"}\n']
)
def test_what_a_file_leaves_out_is_a_default(path, content):
    found = store(written(path, content))
    assert found.banner is None
    assert found.settings == Settings(**{**json.loads(content), "version": VERSION})


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
    b'{"version": 3}', b'{"version": 0}', b'{"version": true}',
    b'{"version": 2.0}', b'{"version": 1.0}', b'{"version": "1"}', b'{"unknown": 1}',
    b'{"theme": "pink"}', b'{"theme": null}', b'{"language": "de"}', b'{"source": "/etc/passwd"}',
    b'{"first_run": 1}', b'{"device": 5}',
    b'{"guides": {"a": "1"}}', b'{"pages": []}', b'{"pages": {"conv2d": 5}}', b'{"pages": {"conv2d": {"lr": NaN}}}',
    b'{"pages": {"conv2d": {"lr": Infinity}}}', b'{"pages": {"conv2d": {"lr": 1e999}}}', b'{"lesson": "\xff"}',
    b'{"lesson": "\\ud800"}', b"{'theme': 'dark'}", b'{"theme": "dark",}', b"# theme = dark",
    b'{"pages": {"conv2d": {"x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}}",
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
    whole = bytearray(msgspec.json.encode(Settings(theme="dark", pages={"conv2d": {"lr": 0.01}})))
    whole[place % len(whole)] = value
    found = store(written(path, bytes(whole)))
    kept = path.with_name("settings.json.corrupt")
    assert kept.exists() == (found.banner is not None)
    assert path.exists() == (found.banner is None)
    assert (kept if found.banner else path).read_bytes() == whole


def test_truncated_anywhere(path):
    whole = msgspec.json.encode(Settings(theme="dark", pages={"conv2d": {"lr": 0.01}}))
    for length in range(len(whole)):
        found = store(written(path, whole[:length]))
        assert found.settings == Settings()
        assert found.banner is not None


def test_nesting_at_the_limit_ends_in_a_banner_or_is_kept(path):
    """What can just be decoded must be encoded too, or the program would not start."""
    for depth in range(sys.getrecursionlimit() - 150, sys.getrecursionlimit() + 2):
        found = store(written(path, b'{"pages":{"conv2d":{"x":' + b"[" * depth + b"]" * depth + b"}}}"))
        assert (found.banner is None) == ("conv2d" in found.settings.pages)


# --- a file that cannot be read or written --------------------------------------------------------------------------


def test_what_could_not_be_read_is_not_taken_for_empty(path, monkeypatch):
    """The file comes back while the program runs: what was changed meanwhile is put into it."""
    first = store(path)
    first.settings.scores["conv2d"] = Score(right=2, answered=3)
    first.settings.student, first.settings.theme = "An", "dark"
    first.save()
    before = path.read_bytes()
    with monkeypatch.context() as refused:
        refused.setattr(files, "read", refuse)
        found = store(path)
        assert "stays as it is" in str(found.banner)
        found.settings.scores["conv2d"] = Score(right=1, answered=1)
        found.settings.device = "cpu"
        assert "could not be saved" in str(found.save())
        assert path.read_bytes() == before
    assert found.save() is None
    again = store(path).settings
    assert (again.scores["conv2d"], again.student) == (Score(right=3, answered=4), "An")
    assert (again.theme, again.device) == ("dark", "cpu")
    assert found.settings.scores["conv2d"] == Score(right=3, answered=4)


def refuse(*arguments, **values):
    raise PermissionError(errno.EACCES, "Access is denied")


def test_damage_that_comes_while_the_program_runs(path):
    found = store(written(path, b'{"theme":"dark"}'))
    found.settings.student = "An"
    path.write_bytes(b"{")
    assert found.save() is None
    assert (store(path).settings.student, store(path).settings.theme) == ("An", "dark")
    assert path.with_name("settings.json.corrupt").read_bytes() == b"{"


def test_a_file_that_was_removed_is_written_whole(path):
    found = store(written(path, b'{"theme":"dark","scores":{"conv2d":{"right":1,"answered":2}}}'))
    path.unlink()
    found.settings.student = "An"
    assert found.save() is None
    assert store(path).settings == found.settings


def test_reset_keeps_what_was_there(path):
    first = store(written(path, b'{"student":"An"}'))
    assert first.reset() is None
    assert path.with_name("settings.json.before").read_bytes() == b'{"student":"An"}'
    assert "settings.json.before" in str(first.banner)


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
    found.settings.pages["conv2d"] = {"x": value}
    assert "could not be saved" in str(found.save())
    assert path.read_bytes() == b'{"theme":"dark"}'


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_numbers_that_json_lacks_are_left_out(path, value):
    found = store(path)
    found.settings.pages["conv2d"] = {"lr": value}
    assert found.save() is None
    again = store(path)
    assert again.banner is None
    assert again.settings.pages == {"conv2d": {"lr": None}}


def test_two_programs_that_write_again_and_again(path):
    """Whatever the order, the file is always one of theirs, whole."""
    program = """
import sys
from pathlib import Path
from cifar_gui.settings import SettingsStore
store = SettingsStore(Path(sys.argv[1])).load()
for number in range(40):
    store.settings.pages = {"conv2d": {"text": sys.argv[2] * 3000, "number": number}}
    assert store.save() is None
"""
    running = [subprocess.Popen([sys.executable, "-c", program, path, letter]) for letter in "ab"]
    seen = 0
    while any(process.poll() is None for process in running):
        if path.exists():
            seen += 1
            assert set(msgspec.json.decode(path.read_bytes(), type=Settings).pages["conv2d"]["text"]) in ({"a"}, {"b"})
    assert seen
    assert [process.returncode for process in running] == [0, 0]
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


# --- two windows ----------------------------------------------------------------------------------------------------


def two(path, content=b"{}"):
    written(path, content)
    return store(path), store(path)


def test_scores_and_a_name_survive_another_windows_theme(path):
    one, other = two(path)
    one.settings.scores["conv2d"] = Score(right=2, answered=3)
    one.settings.student = "An"
    one.save()
    other.settings.theme, other.settings.geometry = "dark", "AdnQ"
    other.save()
    found = store(path).settings
    assert (found.scores, found.student, found.theme) == ({"conv2d": Score(right=2, answered=3)}, "An", "dark")


def test_answers_of_two_windows_add_up(path):
    one, other = two(path, b'{"scores":{"conv2d":{"right":1,"answered":1}}}')
    for window, right in ((one, 1), (other, 0), (one, 1), (other, 1)):
        before = window.settings.scores["conv2d"]
        window.settings.scores["conv2d"] = Score(right=before.right + right, answered=before.answered + 1)
        window.save()
    assert store(path).settings.scores == {"conv2d": Score(right=4, answered=5)}
    assert one.save() is None
    assert one.settings.scores == {"conv2d": Score(right=4, answered=5)}


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [
        ([], [1], [0], [0, 1]),
        ([1], [1, 0], [1], [1, 0]),
        ([1, 1], [1, 1, 0, 0], [1, 1, 1], [1, 1, 1, 0, 0]),
        ([1] * 10, [1] * 9 + [0], [1] * 8 + [0, 1], [1] * 7 + [0, 1, 0]),
        ([1], [], [1], []),
    ],
)
def test_the_last_answers_of_two_windows_follow_each_other(path, base, mine, theirs, both):
    one, other = two(path, json.dumps({"answers": {"conv2d": [*map(bool, base)]}}).encode())
    one.settings.answers["conv2d"], other.settings.answers["conv2d"] = [*map(bool, theirs)], [*map(bool, mine)]
    one.save()
    other.save()
    assert store(path).settings.answers["conv2d"] == [*map(bool, both)]


def test_scores_that_are_forgotten_do_not_take_new_ones_with_them(path):
    one, other = two(path, b'{"scores":{"conv2d":{"right":1,"answered":1},"pooling":{"right":0,"answered":2}}}')
    one.settings.scores["conv2d"] = Score(right=2, answered=3)
    one.save()
    other.settings.scores.clear()
    other.save()
    assert store(path).settings.scores == {"conv2d": Score(right=1, answered=2)}


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"), [(2, 3, 4, 4), (2, 4, 3, 4), (2, 0, 2, 0), (2, 2, 0, 0), (0, 0, 5, 5)]
)
def test_first_steps(path, base, mine, theirs, both):
    one, other = two(path, b'{"guides":{"conv2d":%d}}' % base)
    one.settings.guides["conv2d"], other.settings.guides["conv2d"] = theirs, mine
    one.save()
    other.save()
    assert store(path).settings.guides == {"conv2d": both}


def test_a_page_is_that_of_the_window_which_touched_it(path):
    one, other = two(path, b'{"pages":{"conv2d":{"k":3},"pooling":{"k":2},"activations":{"k":1}}}')
    one.settings.pages["conv2d"] = {"k": 5}
    one.settings.pages["training"] = {"lr": 0.1}
    one.save()
    other.settings.pages["pooling"] = {"k": 4}
    other.save()
    both = {"conv2d": {"k": 5}, "pooling": {"k": 4}, "activations": {"k": 1}, "training": {"lr": 0.1}}
    assert store(path).settings.pages == other.settings.pages == both
    one.settings.theme = "dark"
    one.save()
    assert store(path).settings.pages == one.settings.pages == both


def test_a_part_of_a_lesson_is_that_of_the_window_which_touched_it(path):
    one, other = two(
        path, b'{"pages":{"training":{"part":"training/a","parts":{"training/a":{"k":1},"training/b":{"k":1}}}}}'
    )
    one.settings.pages["training"] = {"part": "training/a", "parts": {"training/a": {"k": 2}, "training/b": {"k": 1}}}
    other.settings.pages["training"] = {"part": "training/b", "parts": {"training/a": {"k": 1}, "training/b": {"k": 3}}}
    one.save()
    other.save()
    assert store(path).settings.pages["training"] == {
        "part": "training/b",
        "parts": {"training/a": {"k": 2}, "training/b": {"k": 3}},
    }


def network(name, layers=()):
    return {"name": name, "layers": list(layers)}


def names(found):
    return [entry["name"] for entry in found.settings.networks]


def test_the_folder_that_an_earlier_version_called_boards_is_that_of_tensorboard(path):
    one, other = two(path, json.dumps({"boards": "/logs"}).encode())
    assert one.settings.tensorboard_folder == other.settings.tensorboard_folder == "/logs"
    one.settings.theme = "dark"
    one.save()
    assert {"tensorboard_folder": "/logs", "theme": "dark"}.items() <= json.loads(path.read_bytes()).items()
    assert "boards" not in json.loads(path.read_bytes())


def test_networks_that_an_earlier_version_kept_beside_a_page_are_the_users_own(path):
    """Also where one of two windows is of that version."""
    one, other = two(path, json.dumps({"pages": {"7.7": {"batch": 5, "kept": [network("a")]}}}).encode())
    assert (names(one), one.settings.pages) == (["a"], {"sequential": {"batch": 5}})
    path.write_bytes(json.dumps({"pages": {"7.7": {"kept": [network("a"), network("b")]}}}).encode())
    other.settings.networks.append(network("c"))
    assert other.save() is None
    assert names(store(path)) == names(other) == ["a", "b", "c"]


def test_networks_of_two_windows_are_all_kept(path):
    one, other = two(path, json.dumps({"networks": [network("a"), network("b")]}).encode())
    one.settings.networks = [network("a"), network("b"), network("c")]
    one.save()
    other.settings.pages["sequential"] = {"batch": 5}
    other.settings.networks = [network("b"), network("d")]
    other.save()
    assert names(store(path)) == names(other) == ["b", "c", "d"]
    assert store(path).settings.pages["sequential"]["batch"] == 5
    one.save()
    assert names(one) == ["b", "c", "d"]


def test_two_networks_of_one_name_are_both_kept(path):
    one, other = two(path)
    one.settings.networks = [network("mine", "a")]
    other.settings.networks = [network("mine", "b")]
    one.save()
    other.save()
    assert store(path).settings.networks == [network("mine", "b"), network("mine 2", "a")]


def test_what_one_window_removed_and_the_other_worked_on_stays(path):
    one, other = two(path, json.dumps({"networks": [network("a")]}).encode())
    one.settings.networks = [network("a", "xy")]
    one.save()
    other.settings.networks = []
    other.save()
    assert store(path).settings.networks == [network("a", "xy")]


def test_what_is_no_list_of_networks_does_no_harm(path):
    one, other = two(path, b'{"pages":{"7.7":{"kept":5}}}')
    one.settings.networks = [7, {"name": None}, network("a")]
    one.save()
    other.settings.theme = "dark"
    other.save()
    assert store(path).settings.networks == [7, {"name": None}, network("a")]


@pytest.mark.parametrize("seed", range(20))
def test_random_edits_and_closes_of_two_windows(tmp_path, seed):
    edit_and_close(tmp_path, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20, 220))
def test_many_more_random_edits_and_closes(tmp_path, seed):
    edit_and_close(tmp_path, seed)


def edit_and_close(tmp_path, seed):
    """Each edit is of a kind that can be found again, whatever the other window did."""
    chance, path = random.Random(seed), tmp_path / "settings.json"
    windows = [store(path), store(path)]
    answered, networks, pages, guide = 0, set(), {}, 0
    for number in range(chance.randrange(5, 25)):
        at = chance.randrange(2)
        settings = windows[at].settings
        match chance.choice(["answer", "network", "page", "guide", "save", "restart"]):
            case "answer":
                before = settings.scores.get("conv2d", Score())
                settings.scores["conv2d"] = Score(right=before.right, answered=before.answered + 1)
                answered += 1
            case "network":
                held = settings.networks
                held.append(network(f"n{number}"))
                networks.add(f"n{number}")
            case "page":
                settings.pages[f"7.{number}x"] = pages[f"7.{number}x"] = {"k": number}
            case "guide":
                settings.guides["convolution"] = max(guide, settings.guides.get("convolution", 0)) + 1
                guide = settings.guides["convolution"]
            case "save":
                assert windows[at].save() is None
            case "restart":
                assert windows[at].save() is None
                windows[at] = store(path)
    for window in chance.sample(windows, 2):
        assert window.save() is None
    found = store(path).settings
    assert found.scores.get("conv2d", Score()).answered == answered
    assert {entry["name"] for entry in found.networks} == networks
    assert {key: state for key, state in found.pages.items() if key != "sequential"} == pages
    assert found.guides.get("convolution", 0) == guide
    assert [entry.name for entry in tmp_path.iterdir()] == (["settings.json"] if found != Settings() else [])


def test_windows_that_save_at_once_lose_nothing(path):
    def work(letter):
        mine = store(path)
        for number in range(50):
            mine.settings.guides[f"{letter}{number}"] = number
            mine.settings.scores["conv2d"] = Score(answered=mine.settings.scores.get("conv2d", Score()).answered + 1)
            assert mine.save() is None

    threads = [threading.Thread(target=work, args=(letter,)) for letter in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = store(path).settings
    assert found.guides == {f"{letter}{number}": number for letter in "ab" for number in range(50)}
    assert found.scores["conv2d"].answered == 100
