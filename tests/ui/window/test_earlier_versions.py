"""Files as earlier versions of the program wrote them: what a student set and kept is there again."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from cifar_gui import lesson_file, merging
from cifar_gui.at_work import FOLDER
from cifar_gui.engine import own_pictures
from cifar_gui.engine.data import PICTURE
from cifar_gui.lessons import LESSONS
from cifar_gui.protocol import OWN
from cifar_gui.questions import scores
from cifar_gui.score import Score
from cifar_gui.settings import VERSION, Settings, SettingsStore

EARLIER = Path(__file__).parent / "earlier"
SETTINGS = sorted(EARLIER.glob("*.json"))
"""Written by those versions after every page was changed, with scores, a name and a network."""
FILES = sorted(EARLIER.glob("*.cifarlesson"))
"""Lesson files of the last version that knew lessons by number, with networks and pictures of the user's own."""
KEYS = {lesson.number: lesson.key for lesson in LESSONS if lesson.number}
"""Of lessons that files of earlier versions may name."""


def key(page):
    """The name that the page of a number and a part has now."""
    lesson, _, part = page.partition("/")
    return f"{KEYS[lesson]}/{part}" if part else KEYS[lesson]


def by_key(entries):
    return {key(page): entry for page, entry in entries.items()}


def named(state):
    """A state of a page as it names its parts now."""
    return {**state, "part": key(state["part"]), "parts": by_key(state["parts"])} if "parts" in state else state


def differing(saved, now, path=""):
    """Where the present state says something else than the saved one."""
    if isinstance(saved, dict) and isinstance(now, dict):
        for key in saved:
            yield from differing(saved[key], now.get(key), f"{path}.{key}")
    elif saved != now:
        yield path


def plain(page):
    return json.loads(json.dumps(page.saved()))


@pytest.fixture
def start(qtbot, open_window):
    """Start the program on what is there, and the pictures that the files name; its threads do not run."""
    for value in (3, 14):
        own_pictures.add(np.full(PICTURE, value, np.uint8), value % 10)

    def start_at(*arguments):
        window = open_window(*arguments)
        window.context.lab.start = lambda: None
        qtbot.waitUntil(lambda: window.page is not None)
        return window

    return start_at


def remembered(file):
    """The settings are those of an earlier version: what its file says."""
    path = SettingsStore().path
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, path)
    return json.loads(file.read_bytes())


def now_in(path):
    found = SettingsStore(path).load()
    assert found.banner is None
    return found.settings


@pytest.mark.parametrize("file", SETTINGS, ids=lambda file: file.stem)
def test_settings_of_an_earlier_version(start, file):
    saved = remembered(file)
    window = start()
    assert window.context.store.banner is None
    settings = window.context.settings
    assert settings.student == "王小明"
    assert settings.lesson == key(saved["lesson"])
    assert settings.scores == {lesson: Score(**score) for lesson, score in by_key(saved["scores"]).items()}
    assert settings.answers == by_key(saved.get("answers", {}))
    assert settings.theme == "dark"
    assert settings.guides == by_key(saved.get("guides", {}))
    assert [network.name for network in window.context.networks] == ["Mine"]
    found = []
    for number, state in saved["pages"].items():
        window.show_lesson(KEYS[number])
        QApplication.processEvents()
        now, state = plain(window.page), named(state)
        if "parts" in now and "parts" not in state:
            state = {"parts": {next(iter(window.page.lessons)): state}}
        found += differing({key: value for key, value in state.items() if key != "kept"}, now, number)
    assert found == []


@pytest.mark.parametrize("file", SETTINGS, ids=lambda file: file.stem)
def test_they_are_written_again_in_the_form_of_today(start, file):
    saved = remembered(file)
    window = start()
    window.context.settings.student = "An"
    window.close()
    path = SettingsStore().path
    now = json.loads(path.read_bytes())
    assert now["version"] == VERSION
    assert list(now["pages"]) == [KEYS[number] for number in saved["pages"]]
    assert [one.name for one in path.parent.glob("settings.json*")] == ["settings.json"], "nothing is kept aside"
    assert start().context.settings == now_in(path)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_lesson_file_of_an_earlier_version(start, tmp_path, file):
    saved = json.loads(file.read_bytes())
    window = start("--lang", "en")
    window.open(file)
    assert window.notice.property("kind") == "info", window.notice.message
    page, state = window.page, named(saved["state"])
    assert page.lesson.key == KEYS[saved["lesson"]]
    for part in state.get("parts", ()):
        page.show_part(part)
    QApplication.processEvents()
    now = {**plain(page), "part": state["part"]} if "part" in state else plain(page)
    assert list(differing(state, now)) == []
    assert [network.name for network in window.context.networks] == [one["name"] for one in saved.get("networks", ())]
    assert len(window.context.data(OWN).test) == 2, "the pictures that it carries are these"
    again = tmp_path / "again.cifarlesson"
    window.lesson_files.save_as(again)
    assert json.loads(again.read_bytes())["version"] == lesson_file.VERSION
    assert lesson_file.read(again).lesson == page.lesson.key


def test_every_lesson_is_among_the_files():
    assert [file.stem for file in FILES] == list(KEYS)
    assert sorted(named(json.loads(FILES[3].read_bytes())["state"])["parts"]) == ["pooling/numbers", "pooling/pictures"]


def test_what_was_kept_aside_of_a_part_opens(start, tmp_path):
    window, file = start("--lang", "en"), tmp_path / "7.8 20260101-000000-000000001.cifarlesson"
    state = {"part": "7.8/network", "parts": {"7.8/network": {"params": {"batch_size": 3}}}}
    file.write_text(json.dumps({"lesson": "7.8", "state": state, "format": lesson_file.FORMAT, "version": 1}))
    window.open(file)
    assert window.page.front.lesson.key == "losses/network"
    assert window.page.front.form.params.batch_size == 3


def test_an_earlier_version_that_died_is_told_by_its_page(qtbot, start):
    store = SettingsStore()
    store.settings = Settings(lesson="losses", first_run=False, pages={"losses": {"parts": {"losses/tensors": {}}}})
    store.save()
    (store.path.parent / FOLDER).mkdir()
    (store.path.parent / FOLDER / "0123 7.8~tensors ").touch()
    window = start("--lang", "en")
    qtbot.waitUntil(lambda: window.notice.message is not None)
    assert "while lesson 7.8 was computing" in str(window.notice.message)
    assert list(store.path.parent.glob("losses *.cifarlesson"))


def test_scores_that_an_earlier_version_exported():
    (found,) = scores.read(EARLIER / "scores.csv", tuple(KEYS))
    assert found.student == "王小明"
    assert found.lessons == {number: Score(right=n, answered=n + 1) for n, number in enumerate(KEYS)}


# --- a window of an earlier version beside one of this ---------------------------------------------------------------


class Earlier:
    """A window of an earlier version: what it cannot read it sets aside, and writes what it has itself."""

    def __init__(self, path):
        self.path, self.held = path, json.loads(path.read_bytes())

    def save(self):
        if json.loads(self.path.read_bytes())["version"] != 1:
            kept = self.path.with_name("settings.json.corrupt")
            self.path.replace(kept)
        self.path.write_text(json.dumps(self.held), encoding="utf-8")


def test_two_windows_of_different_versions_lose_nothing():
    saved = remembered(EARLIER / "numbers.json")
    path = SettingsStore().path
    earlier, ours = Earlier(path), SettingsStore(path).load()
    before = {lesson: score["answered"] for lesson, score in by_key(saved["scores"]).items()}
    counted = dict.fromkeys(("conv2d", "pooling"), 0)

    def we_answer():
        score = ours.settings.scores["conv2d"]
        ours.settings.scores["conv2d"] = Score(right=score.right, answered=score.answered + 1)
        ours.settings.answers["conv2d"] = [*ours.settings.answers["conv2d"], True][-10:]
        counted["conv2d"] += 1
        assert ours.save() is None

    def they_answer():
        for number in ("7.3", "7.4"):
            earlier.held["scores"][number]["answered"] += 1
            counted[KEYS[number]] += 1
        earlier.held["pages"]["7.2"] = {"example": counted["pooling"]}
        earlier.save()

    ours.settings.pages["linear"] = {"part": "linear/linear", "parts": {"linear/linear": {"example": 1}}}
    for step in (we_answer, they_answer, we_answer, we_answer, they_answer, they_answer, we_answer):
        step()
    found = now_in(path)
    for lesson, more in counted.items():
        assert found.scores[lesson].answered == before[lesson] + more, lesson
    assert found.answers["conv2d"] == [*saved["answers"]["7.3"], True, True, True, True]
    assert found.pages["convolution"] == {"example": counted["pooling"]}
    assert found.pages["linear"] == {"part": "linear/linear", "parts": {"linear/linear": {"example": 1}}}
    assert merging.named(found.networks).keys() == {"Mine"}


@pytest.mark.parametrize(
    "written",
    [
        {"pages": {"7.4": 5}}, {"pages": {"7.4": {"part": 3, "parts": []}}}, {"pages": []},
        {"pages": {"7.4": {"parts": {"7.4/x": 1}}}}, {"scores": 5}, {"guides": {"7.3": {}}}, {"lesson": 7.3},
        {"lesson": None}, {"version": True},
        {"version": 1.0}, {"version": "1"}, {"version": None}, {"version": 3}, {"version": 10**30},
        {"pages": {"7.7": {"kept": [1]}}, "networks": 7}, {"lesson": "7.3/"}, {"lesson": "/"}, [], 7, None, "7.3",
    ],
)  # fmt: skip
def test_hostile_files_of_an_earlier_form_are_read_or_kept_aside(tmp_path, written):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(written))
    found = SettingsStore(path).load()
    kept = list(tmp_path.glob("settings.json.*"))
    assert (found.banner is None) == (kept == [])
    if kept:
        assert kept[0].read_text() == json.dumps(written)
        assert found.settings == Settings()


ODD = [{"parts": 5}, {"parts": {"7.4/x": 5}, "part": []}, {"part": "7.4/pictures"}, {"parts": None}, {"part": 7.4}]


@pytest.mark.parametrize("state", ODD)
def test_hostile_lesson_files_of_an_earlier_form_open(start, tmp_path, state):
    window, file = start("--lang", "en"), tmp_path / "a.cifarlesson"
    file.write_text(json.dumps({"lesson": "7.4", "state": state, "format": lesson_file.FORMAT, "version": 1}))
    window.open(file)
    assert window.page.lesson.key == "pooling"
    assert window.page.saved()["part"] in window.page.lessons
