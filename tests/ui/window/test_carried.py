"""Lesson files hold what of the user's own their lesson names, and never replace what another user has."""

import json
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from cifar_gui import lesson_file, paths
from cifar_gui.engine import network_file, own_pictures
from cifar_gui.lesson_file import LessonFile
from cifar_gui.lessons.networks import CIFAR10_QUICK
from cifar_gui.pages.run.page import RunPage
from cifar_gui.protocol import OWN
from cifar_gui.spec import Layer, Network

MINE = Network("Mine", (Layer("flatten", "Flatten"), Layer("fc", "Linear", (3072, 10))), (3, 32, 32))
OTHER = replace(MINE, layers=(Layer("flatten", "Flatten"), Layer("last", "Linear", (3072, 10))))
PLACES = [("losses", "losses/network"), ("training", "training"), ("training", "training/loop")]


@pytest.fixture
def start(qtbot, open_window, monkeypatch, tmp_path):
    """Start the program on a computer of that name; its threads do not run."""

    def start_on(computer):
        monkeypatch.setenv(paths.HOME, str(tmp_path / computer))
        made = open_window("--lesson", "conv2d", "--lang", "en")
        made.context.lab.start = lambda: None
        qtbot.waitUntil(lambda: made.page is not None)
        QApplication.processEvents()
        return made

    return start_on


def show(window, place):
    lesson, part = place
    window.show_lesson(lesson)
    if part in getattr(window.page, "lessons", ()):
        window.page.show_part(part)
    return window.page.front


def choose(page, name):
    page.form.set_params(replace(page.form.params, network=name))
    page.form.changed.emit(page.form.params)


@pytest.fixture
def saved(tmp_path):
    """A lesson file whose lesson shows a network of its author's, and where in the program that is."""
    file, place = tmp_path / "a.cifarlesson", PLACES[-1]
    state = {"part": place[1], "parts": {place[1]: {"network": "Mine"}}}
    lesson_file.write(file, LessonFile(place[0], state, networks=[network_file.plain(MINE)]))
    return file, place


def shown(window, place):
    page = show(window, place)
    return page.planned.network if isinstance(page, RunPage) else page.network


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place[1])
def test_a_network_goes_with_the_file(start, tmp_path, place):
    file = tmp_path / "a.cifarlesson"
    author, reader = start("author"), start("reader")
    page = show(author, place)
    author.context.keep_network(MINE)
    choose(page, "Mine")
    author.lesson_files.save_as(file)
    for _ in range(2):
        reader.open(file)
        assert shown(reader, place) == MINE
        assert reader.context.networks == (MINE,)
        assert reader.notice.property("kind") == "info"


def test_a_name_that_is_taken_is_not_written_over(saved, start):
    file, place = saved
    reader = start("reader")
    reader.context.keep_network(OTHER)
    for _ in range(2):
        reader.open(file)
        assert reader.context.networks == (OTHER, replace(MINE, name="Mine 2"))
        assert shown(reader, place) == replace(MINE, name="Mine 2")


def test_a_name_of_one_that_a_lesson_declares_gets_another(saved, start):
    file, place = saved
    name = CIFAR10_QUICK.name
    found = json.loads(file.read_text(encoding="utf-8").replace('"Mine"', json.dumps(name)))
    file.write_text(json.dumps(found), encoding="utf-8")
    reader = start("reader")
    reader.open(file)
    assert shown(reader, place) == replace(MINE, name=f"{name} 2")


def test_no_room_for_another_network(saved, start, monkeypatch):
    file, _ = saved
    reader = start("reader")
    reader.context.keep_network(OTHER)
    monkeypatch.setattr("cifar_gui.ui.context.MOST_NETWORKS", 1)
    reader.open(file)
    assert "1 networks of your own" in str(reader.notice.message)
    assert reader.page.lesson.key == "conv2d"


def test_a_network_that_nobody_has_is_told_of(saved, start):
    file, place = saved
    found = json.loads(file.read_bytes())
    del found["networks"]
    file.write_text(json.dumps(found), encoding="utf-8")
    reader = start("reader")
    reader.open(file)
    assert "the network “Mine” that it names" in str(reader.notice.message)
    reader.context.keep_network(OTHER)
    reader.open(file)
    assert shown(reader, place) == OTHER


HOSTILE = [
    5, "Mine", [[]], [{"name": "Mine"}], [{**network_file.plain(MINE), "layers": 7}], [network_file.plain(MINE)] * 21,
    [{**network_file.plain(MINE), "input": [1e300, 1, 1]}], [{**network_file.plain(MINE), "name": "x" * 5000}],
    [network_file.plain(replace(MINE, layers=MINE.layers[:1])) | {"layers": network_file.plain(MINE)["layers"] * 900}],
]  # fmt: skip


HOSTILE_PICTURES = [7, [{}], [{"index": 0, "label": 10, "pixels": ""}], [{"index": 0, "label": 1}] * 50]


def test_hostile_networks_are_named_and_not_taken(start, tmp_path):
    file, reader = tmp_path / "evil.cifarlesson", start("reader")
    lesson_file.write(file, LessonFile("training", {"parts": {"training": {"recipe": {"network": "Mine"}}}}))
    plain = json.loads(file.read_bytes())
    for networks in HOSTILE:
        reader.notice.dismiss()
        file.write_text(json.dumps({**plain, "networks": networks}), encoding="utf-8")
        reader.open(file)
        assert "evil.cifarlesson is damaged" in str(reader.notice.message), networks
    for pictures in HOSTILE_PICTURES:
        reader.notice.dismiss()
        file.write_text(json.dumps({**plain, "pictures": pictures}), encoding="utf-8")
        reader.open(file)
        assert "evil.cifarlesson is damaged" in str(reader.notice.message), pictures
    assert (reader.context.networks, reader.page.lesson.key) == ((), "conv2d")
    assert OWN not in reader.context.sources()
    lesson_file.write(file, LessonFile("training", {}, networks=[network_file.plain(MINE)]))
    reader.open(file)
    assert reader.context.networks == (), "what the lesson does not name is not taken"


def test_a_lesson_without_own_things_is_as_before(start, tmp_path):
    author = start("author")
    author.context.keep_network(MINE)
    for number in ("conv2d", "training"):
        author.show_lesson(number)
        author.lesson_files.save_as(tmp_path / "a.cifarlesson")
        assert set(json.loads((tmp_path / "a.cifarlesson").read_bytes())) == {"lesson", "state", "format", "version"}


# --- pictures -------------------------------------------------------------------------------------------------------


def picture(value):
    return np.full((3, 32, 32), value, np.uint8)


def keep(window, *values):
    for value in values:
        window.context.add_data(own_pictures.add(picture(value), value % 10))


@pytest.mark.parametrize("place", [("conv2d", "conv2d"), ("losses", "losses/network")])
def test_a_picture_goes_with_the_file(start, tmp_path, place):
    file = tmp_path / "a.cifarlesson"
    author = start("author")
    keep(author, 3, 14)
    page = show(author, place)
    page.picker.choose_source(OWN)
    page.picker.choose(1)
    author.lesson_files.save_as(file)
    author.close()  # each computer has its own folder
    reader = start("reader")
    keep(reader, 200, 3, 100)
    for _ in range(2):
        reader.open(file)
        picker = show(reader, place).picker
        assert (picker.source, picker.index, len(picker.data)) == (OWN, 3, 4)
        assert (picker.data.images[3] == 14).all()
        assert picker.label == 4
