"""Whichever open, write, sync, rename or removal is refused: a file holds the old or the new content, never none."""

import builtins
import errno
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cifar_gui import files, lesson_file
from cifar_gui.engine import checkpoints, network_file, own_pictures
from cifar_gui.engine.checkpoints import Checkpoint
from cifar_gui.engine.data import DataError
from cifar_gui.lesson_file import LessonFile
from cifar_gui.questions import scores
from cifar_gui.recipe import Recipe
from cifar_gui.score import Score
from cifar_gui.settings import SettingsStore
from cifar_gui.spec import Layer, Network

# --- a disk that refuses --------------------------------------------------------------------------------------------


class Disk:
    """Counts what is done to files, and refuses the ``first``-th to the ``last``-th act."""

    def __init__(self, monkeypatch, error=None, first=0, last=0):
        self.error, self.refused, self.acts = error, range(first, last + 1), []
        self._open = builtins.open
        monkeypatch.setattr(builtins, "open", self.open)
        for where, name in ((os, "fsync"), (os, "replace"), (Path, "unlink"), (Path, "mkdir")):
            monkeypatch.setattr(where, name, self._refusing(name, getattr(where, name)))

    def _act(self, name):
        self.acts.append(name)
        if len(self.acts) in self.refused:
            raise self.error

    def _refusing(self, name, real):
        def call(*arguments, **values):
            self._act(name)
            return real(*arguments, **values)

        return call

    def open(self, path, mode="r", *arguments, **values):
        self._act(f"open {mode}")
        file = self._open(path, mode, *arguments, **values)
        return Writing(file, self) if "x" in mode else file


class Writing:
    """A file that writes half of what it is given when the disk refuses."""

    def __init__(self, file, disk):
        self.file, self.disk = file, disk

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.file.close()

    def write(self, data):
        try:
            self.disk._act("write")
        except OSError:
            self.file.write(data[: len(data) // 2])
            raise
        return self.file.write(data)

    def __getattr__(self, name):
        return getattr(self.file, name)


FULL = OSError(errno.ENOSPC, "No space left on device")
BROKEN = OSError(errno.EIO, "Input/output error")
HELD = PermissionError(errno.EACCES, "Access is denied")


# --- the kinds of files ---------------------------------------------------------------------------------------------


class SettingsFile:
    """Another window has written since this one read."""

    def __init__(self, folder):
        self.path = folder / "settings.json"
        self.store = SettingsStore(self.path)

    def old(self):
        first = SettingsStore(self.path).load()
        first.settings.student = "old"
        first.save()
        self.store.load()
        first.settings.scores["conv2d"] = Score(right=1, answered=1)
        first.save()

    def write(self):
        self.store.settings.student = "new"
        return self.store.save()

    def read(self):
        found = SettingsStore(self.path).load()
        assert found.banner is None
        assert found.settings.scores == {"conv2d": Score(right=1, answered=1)}
        return found.settings.student


def picture(value):
    return np.full((3, 32, 32), value, np.uint8)


class OwnPictures:
    """The fourth is kept."""

    def __init__(self, folder):
        pass

    def old(self, count=3):
        images = np.stack([picture(value) for value in range(count)])
        own_pictures._write(images, np.arange(count))

    def write(self):
        own_pictures.add(picture(3), 3)

    def read(self):
        found = own_pictures.load().test
        labels = found.labels.tolist()
        assert found.images[:, 0, 0, 0].tolist() == labels
        return {3: "old", 4: "new"}[len(labels)]


class LessPictures(OwnPictures):
    """The fourth goes."""

    def old(self):
        super().old(4)

    def write(self):
        own_pictures.remove(picture(3), 3)

    def read(self):
        return {"old": "new", "new": "old"}[super().read()]


class NoPictures(OwnPictures):
    """The only one goes."""

    def old(self):
        super().old(1)

    def write(self):
        own_pictures.remove(picture(0), 0)

    def read(self):
        found = own_pictures.load()
        assert found is None or found.test.labels.tolist() == [0]
        return "new" if found is None else "old"


NETWORK = Network("old", (Layer("flatten", "Flatten"),), (3, 32, 32))


class NetworkFile:
    """A network, saved once more."""

    def __init__(self, folder):
        self.path = folder / "network.json"

    def old(self):
        network_file.write(self.path, NETWORK)

    def write(self):
        network_file.write(self.path, replace(NETWORK, name="new"))

    def read(self):
        return network_file.read(self.path).name


class LessonFiles(NetworkFile):
    """A lesson, saved once more."""

    def old(self):
        lesson_file.write(self.path, LessonFile("conv2d", {"is": "old"}))

    def write(self):
        lesson_file.write(self.path, LessonFile("conv2d", {"is": "new"}))

    def read(self):
        return lesson_file.read(self.path).state["is"]


class ScoreFile(NetworkFile):
    """A student's scores."""

    def old(self, name="old"):
        files.atomic_write(self.path, scores.export(name, {"7.2": Score(right=1, answered=1)}, "2026-01-01"))

    def write(self):
        self.old("new")

    def read(self):
        (found,) = scores.read(self.path, ("7.2",))
        return found.student


class Run(NetworkFile):
    """The next checkpoint of a run."""

    def old(self, step=1):
        made = Checkpoint(
            1, 0.0, Recipe(network="old"), network_file.encode(NETWORK), "samples", "cpu", 1, 64, 64, 9, 0, 0, False,
            bytes(4 * step), step, 0.0, 0.0, 0.1, [], [], [], b"state",
        )  # fmt: skip
        checkpoints.write(self.path.parent, "run", made)

    def write(self):
        self.old(2)

    def read(self):
        return {1: "old", 2: "new"}[checkpoints.read(checkpoints.path(self.path.parent, "run")).step]


KINDS = [SettingsFile, OwnPictures, LessPictures, NoPictures, NetworkFile, LessonFiles, ScoreFile, Run]


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """What is refused for good is not waited for here; what passes is let through at the next try."""
    files._hopeless.clear()
    monkeypatch.setattr(files, "PATIENCE", 0.02)
    monkeypatch.setattr(files, "SHORT_PATIENCE", 0.02)
    yield
    files._hopeless.clear()


def told(kind):
    """What the user is told when a file is written: a Message, an error, or nothing."""
    try:
        return kind.write()
    except (OSError, DataError) as error:
        return error


def acts(kind, monkeypatch):
    """What is done to files when nothing is refused."""
    with monkeypatch.context() as counting:
        disk = Disk(counting)
        assert told(kind) is None
    assert kind.read() == "new"
    return disk.acts


def temporary(folder):
    """What was left half written; an empty lock file does no harm."""
    return [path.name for path in folder.rglob(".*") if path.is_file() and path.suffix != ".lock"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize(
    ("error", "stays"),
    [
        (HELD, False),
        (FULL, True),
        pytest.param(BROKEN, False, marks=pytest.mark.slow),
        pytest.param(HELD, True, marks=pytest.mark.slow),
    ],
    ids=["held once", "full from then on", "broken once", "held from then on"],
)
def test_whatever_is_refused(tmp_path, monkeypatch, kind, error, stays):
    monkeypatch.setenv("CIFAR_GUI_HOME", str(tmp_path / "count"))
    counting = kind(tmp_path / "count")
    counting.old()
    count = len(acts(counting, monkeypatch))
    assert count > 4
    for number in range(1, count + 1):
        folder = tmp_path / str(number)
        monkeypatch.setenv("CIFAR_GUI_HOME", str(folder))
        one = kind(folder)
        one.old()
        with monkeypatch.context() as refusing:
            disk = Disk(refusing, error, number, 10**9 if stays else number)
            said = told(one)
        found = one.read()
        assert found in ("old", "new"), disk.acts
        if said is None:
            assert found == "new", disk.acts
        if error is HELD and not stays and disk.acts[number - 1] in ("open xb", "open rb", "replace", "unlink"):
            assert (said, found) == (None, "new"), disk.acts
        if not stays:
            assert temporary(folder) == [], disk.acts
            assert said is None or told(one) is None, "the next time it works"
            assert one.read() == "new"
