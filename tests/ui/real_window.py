"""The real window for the tests of the interface."""

import functools

import pytest

from cifar_gui import app as program
from cifar_gui import command_line, paths
from cifar_gui.crash import CrashReporter
from cifar_gui.engine import data
from cifar_gui.ui.widgets import theme as themes


@pytest.fixture(scope="session")
def light(qapp):
    """The palette of the program in its light theme."""
    themes.apply(program.application(), themes.named("light"))
    return qapp.palette()


@pytest.fixture(autouse=True)
def own_look(qapp, light):
    """Every test begins with the light theme, whatever the one before it chose."""
    if qapp.palette() != light:
        themes.apply(qapp, themes.named("light"))


_read_samples = functools.cache(data.load_samples)


@pytest.fixture(autouse=True)
def samples_read_once(monkeypatch):
    """Every window of a test begins with the same drawings: to unpack them is a third of the time that one takes."""
    monkeypatch.setattr(data, "load_samples", _read_samples)


@pytest.fixture
def open_window(qtbot):
    """Open the program's window as the command line says; what is still open at the end is closed.

    A first start opens the page that most tests are about; ``first`` is that of a new user.
    """
    windows = []

    def open_with(*arguments, first=False):
        reporter = CrashReporter()
        if not first and "--lesson" not in arguments and not (paths.settings_folder() / "settings.json").exists():
            arguments = ("--lesson", "conv2d", *arguments)
        window = program.build_window(program.application(), reporter, command_line.parse(arguments))
        window.reporter = reporter
        windows.append(window)
        window.show()
        return window

    yield open_with
    while windows:  # no name may keep one: its plots go with the last reference to it
        windows[-1].close()
        windows.pop().deleteLater()
