"""What a program was at when it died is not begun again by itself: it is kept aside, and can be opened again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cifar_gui import lesson_file
from cifar_gui.at_work import FOLDER, AtWork, Work, set_aside
from cifar_gui.protocol import Ready
from cifar_gui.settings import Settings, SettingsStore

HOLDING = """
import os, signal, sys
from pathlib import Path
from cifar_gui.at_work import AtWork
work = AtWork(Path(sys.argv[1]))
work.begin("losses/tensors")
work.begin("training/training", "20260101-000000-000000001")
print("there", flush=True)
sys.stdin.read()
"""

RUN_PAGE = "training/training"


@pytest.fixture
def other(tmp_path):
    """Another program, at work in the same folder."""
    made = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert made.stdout.readline() == "there\n"
    yield made
    made.kill()
    made.communicate()


def test_what_another_window_is_at_tells_nothing_until_it_dies(tmp_path, other):
    assert AtWork(tmp_path).left() == ()
    os.kill(other.pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    other.wait()
    left = AtWork(tmp_path).left()
    assert sorted(map(str, left)) == ["losses~tensors ", "training~training 20260101-000000-000000001"]
    assert AtWork(tmp_path).left() == ()  # told once
    assert not list((tmp_path / FOLDER).iterdir())


def test_what_came_to_rest_leaves_nothing(tmp_path):
    work = AtWork(tmp_path)
    work.begin("conv2d")
    work.begin("conv2d")
    work.begin(RUN_PAGE, "one")
    assert len(work.now) == 2
    work.end(Work("conv2d"))
    work.end_runs()
    assert [path.suffix for path in (tmp_path / FOLDER).iterdir()] == [".lock"]
    work.begin("pooling/numbers")
    work.close()
    assert not list((tmp_path / FOLDER).iterdir())


def test_a_folder_that_cannot_be_written_harms_nothing(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    work = AtWork(tmp_path / "file")
    work.begin("conv2d")
    assert work.left() == ()
    work.close()


def test_only_the_state_of_the_part_is_set_aside(tmp_path):
    parts = {"losses/tensors": {"example": 4}, "losses/network": {"example": 1}}
    settings = Settings(pages={"losses": {"part": "losses/tensors", "parts": parts}, "sequential": {"preset": 2}})
    kept = set_aside(settings, "losses/tensors", tmp_path)
    assert lesson_file.read(kept).state == {"part": "losses/tensors", "parts": {"losses/tensors": {"example": 4}}}
    assert settings.pages["losses"]["parts"] == {"losses/network": {"example": 1}}
    other = set_aside(settings, "sequential", tmp_path)
    assert lesson_file.read(other).state == {"preset": 2}
    assert settings.pages["sequential"] == {}
    assert set_aside(settings, "sequential", tmp_path) is None
    assert kept != other


def died_at(page, pages, run=""):
    """Settings, and the mark of a program that died at a page."""
    store = SettingsStore()
    store.settings = Settings(lesson=page.partition("/")[0], first_run=False, pages=pages)
    assert store.save() is None
    folder = store.path.parent / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"0123 {Work(page, run)}").touch()
    return store.path.parent


def test_the_page_opens_without_its_state_and_again_with_it(qtbot, open_window):
    state = {"params": {"kernel_size": [7, 7]}, "example": 0}
    home = died_at("conv2d", {"conv2d": state})
    window = open_window("--lang", "en")
    qtbot.waitUntil(window.settled, timeout=30_000)
    (kept,) = home.glob("conv2d *.cifarlesson")
    assert kept.name in str(window.notice._text.text())
    assert window.page.form.params.kernel_size != (7, 7)
    window.notice.buttons[0].click()
    qtbot.waitUntil(window.settled, timeout=30_000)
    assert window.page.form.params.kernel_size == (7, 7)
    assert kept.exists()


def test_a_page_that_died_at_its_example_is_not_the_first_one_shown(qtbot, open_window):
    died_at("conv2d", {})
    window = open_window("--lang", "en")
    qtbot.waitUntil(window.settled, timeout=30_000)
    assert window.page.lesson.key == "module"
    assert "7.3" in window.notice._text.text()


def test_a_run_that_died_is_named(qtbot, open_window):
    died_at(
        RUN_PAGE, {"training": {"part": RUN_PAGE, "parts": {RUN_PAGE: {"example": 1}}}}, "20260101-000000-000000001"
    )
    window = open_window("--lang", "en")
    qtbot.waitUntil(window.settled, timeout=30_000)
    assert "20260101-000000-000000001" in window.notice._text.text()
    assert window.page.front.saved()["example"] != 1


def test_a_window_marks_what_it_is_at_until_it_rests(qtbot, open_window):
    window = open_window("--lang", "en")
    work = window.context.at_work
    qtbot.waitUntil(lambda: bool(work.now), timeout=30_000)
    folder = SettingsStore().path.parent / FOLDER
    assert any(" " in path.name for path in folder.iterdir())
    qtbot.waitUntil(lambda: not work.now, timeout=30_000)
    window.show_lesson("losses")
    assert [one.page.partition("/")[0] for one in work.now] == ["losses"]
    qtbot.waitUntil(lambda: not work.now, timeout=30_000)
    window.close()
    assert not list(folder.iterdir())


@pytest.mark.parametrize("lesson", ["conv2d", "training"])
def test_what_torch_tells_a_window_that_has_closed_is_no_work(qtbot, open_window, lesson):
    """It was closed, or started anew for a projector, before torch was there."""
    window = open_window("--lesson", lesson, "--lang", "en")
    qtbot.waitUntil(lambda: window.page is not None, timeout=30_000)
    window.close()
    window.context.lab.ready.emit(Ready("2.13.0", ("cpu",), {"cpu": "a processor"}, 2))
    window.context.at_work.begin(lesson, "a run")
    assert not window.context.at_work.now
    assert not list((SettingsStore().path.parent / FOLDER).iterdir())


def test_the_program_that_is_killed_at_work_does_not_begin_there_again(qtbot, open_window):
    """The whole way: a process of its own is killed while it opens a page."""
    home = Path(SettingsStore().path.parent)
    code = (
        "import os, signal\n"
        "from cifar_gui.worker import Lab\n"
        "Lab.ask = lambda lab, request: (lab.at_work.begin(request.page), os.kill(os.getpid(), 9))\n"
        "from cifar_gui import app\n"
        "app.main(['--lesson', '7.1'])\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run([sys.executable, "-c", code], env=environment, check=False, capture_output=True)
    assert ended.returncode not in (0, 1), ended.stderr
    assert any("module" in path.name for path in (home / FOLDER).iterdir())
    window = open_window("--lang", "en")
    qtbot.waitUntil(window.settled, timeout=30_000)
    assert "7.1" in window.notice._text.text()
