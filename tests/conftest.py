"""What holds for every test: no screen, folders of its own, the same random numbers, and nothing left behind."""

import atexit
import gc
import itertools
import os
import random
import shutil
import sys
import tempfile
import threading
import time
import weakref
from pathlib import Path

import hypothesis
import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTranslator
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

import cifar_gui.engine  # noqa: F401  how torch's threads wait is said before a test loads torch

# Before there is an application. An English system, so that the language is the same everywhere.
_HOME = tempfile.mkdtemp(prefix="cifar-gui-tests-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8", CIFAR_GUI_HOME=_HOME)
os.environ.pop("CIFAR_GUI_DATA", None)
# The processes of the tests share the cores: torch's threads in each would only wait for one another. Tests of more
# threads ask for them.
os.environ.setdefault("OMP_NUM_THREADS", "1")

# A page makes thousands of objects, and looking through them all for garbage at every 700 was a tenth of the time.
gc.set_threshold(20_000)

_homes = itertools.count()

MOST_PROCESSES = 4
"""Each holds torch and Qt of its own, about a gigabyte at the end."""

WAIT_SECONDS = 3
"""How long a thread may take to end after its test."""

# The same examples in every run; HYPOTHESIS_PROFILE=thorough looks for new ones.
hypothesis.settings.register_profile("suite", derandomize=True, deadline=None, database=None, print_blob=False)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=2000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))

_started: weakref.WeakSet[QThread] = weakref.WeakSet()
_start = QThread.start


@pytest.fixture(scope="session")
def qapp_cls():
    """The program's own application, for pytest-qt."""
    from cifar_gui.app import Application

    return Application


def pytest_xdist_auto_num_workers(config):
    """One process per core for folders; single files are sooner done in this process."""
    return min(os.cpu_count() or 1, MOST_PROCESSES) if any(Path(name).is_dir() for name in config.args) else 0


def pytest_collection_finish():
    """What all the imports made stays: the many collections of garbage in the tests need not search it.

    In a process for many tests that is also what torch would import at its first use.
    """
    if "PYTEST_XDIST_WORKER" in os.environ:
        from cifar_gui.engine import cost

        cost.warm_up()
    gc.collect()
    gc.freeze()


def _remembered_start(thread, *priority):
    _started.add(thread)
    _start(thread, *priority)


# Python knows nothing of a QThread that has run none of its code, so they are noted when they start.
QThread.start = _remembered_start


def _running() -> set[object]:
    """Every thread that is at work: Python's own by their object, Qt's too."""
    python = {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}
    return python | {thread for thread in _started if isValid(thread) and thread.isRunning()}


def _top_level() -> set[object]:
    """The windows there are, shown or not; a tooltip goes by its own timer."""
    if not isinstance(QApplication.instance(), QApplication):
        return set()
    return {window for window in QApplication.topLevelWidgets() if window.metaObject().className() != "QTipLabel"}


def _let_go() -> None:
    """Let Qt delete what waits for its deletion, and Python what only holds itself."""
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def nothing_left_behind():
    """Fail a test that leaves a thread or a window."""
    threads, windows = _running(), _top_level()
    yield
    end = time.monotonic() + WAIT_SECONDS
    while (left := _running() - threads) and time.monotonic() < end:
        time.sleep(0.01)
    assert not left, f"threads left running: {left}"
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if _top_level() - windows:
        _let_go()
    assert not (left := _top_level() - windows), f"windows left: {left}"


@pytest.fixture(autouse=True)
def collected_again():
    """A window has its garbage collected by the event loop; in other tests Python does it by itself."""
    yield
    gc.enable()
    if (app := QCoreApplication.instance()) is not None and hasattr(app, "collecting"):
        app.collecting.stop()


@pytest.fixture(autouse=True)
def english_again():
    """A language that a test has chosen ends with it."""
    yield
    if (app := QCoreApplication.instance()) is not None:
        for translator in app.findChildren(QTranslator):
            app.removeTranslator(translator)
            translator.deleteLater()


@pytest.fixture(autouse=True)
def own_folders(monkeypatch, nothing_left_behind):
    """Settings, data and logs of each test lie in a new folder, made when it is needed; no shared data."""
    monkeypatch.setenv("CIFAR_GUI_HOME", os.path.join(_HOME, str(next(_homes))))
    monkeypatch.delenv("CIFAR_GUI_DATA", raising=False)
    monkeypatch.delenv("CIFAR_GUI_CHOSEN_DATA", raising=False)


@pytest.fixture(autouse=True)
def same_numbers():
    """Every test begins with the same random numbers."""
    random.seed(0)
    np.random.seed(0)
    if (torch := sys.modules.get("torch")) is not None:
        torch.default_generator.manual_seed(0)  # manual_seed takes 1 ms, for the graphics cards that there are not
