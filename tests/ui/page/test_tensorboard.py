"""Logging and TensorBoard as the pages offer them; the server is the real one."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import numpy as np
import psutil
import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QScrollArea
from quick_lab import QuickLab, change_language, make_context, make_page, show
from run_lab import make_run_page
from tensorboard_files import images, read
from torch.utils.tensorboard import SummaryWriter

from cifar_gui import paths
from cifar_gui.engine import event_files as engine
from cifar_gui.lessons import sequential
from cifar_gui.lessons.networks import CIFAR10_QUICK
from cifar_gui.pages.builder.page import BuilderPage
from cifar_gui.protocol.tensorboard import LogFailed, Logged, Logging, LogGraph, LogPass, LogRuns, StopLogging
from cifar_gui.spec import Message
from cifar_gui.ui.page import tensorboard_process
from cifar_gui.ui.page.tensorboard import GRAPH, RUNS, TensorBoard, TensorBoardBar
from cifar_gui.ui.page.tensorboard_process import IDLE, RUNNING, TensorBoardProcess

RUN_PAGE = "training/training"
CHINESE = "日志 与 空格"


def words(bar):
    return bar.line.text().replace("\u200b", "")


def run(page, command):
    """Do what was asked, as the torch thread does, and tell of it."""
    for event in engine.log_pass(command, page.lab.data[command.pictures.source]):
        if event is not None:
            page.lab.tensorboard_event.emit(event)


@pytest.fixture
def server(qtbot):
    made = TensorBoardProcess()
    yield made
    made.stop()


@pytest.fixture
def browser(monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    return opened


# --- the bar --------------------------------------------------------------------------------------------------------


def test_the_page_of_7_3_logs_its_layer_on_the_whole_split(qtbot):
    page = make_page(qtbot)
    page.tensorboard.log_button.click()
    (command,) = page.lab.commands
    assert isinstance(command, LogPass)
    assert (command.tags, command.params, command.seed) == (("input", "output"), page.form.params, 5)
    assert command.folder == paths.data_folder() / "tensorboard"
    assert not page.tensorboard.log_button.isEnabled()
    assert page.tensorboard.progress.isVisibleTo(page)
    run(page, command)
    assert page.tensorboard.log_button.isEnabled()
    assert not page.tensorboard.progress.isVisibleTo(page)
    assert page.tensorboard.logged.name in words(page.tensorboard)
    assert page.tensorboard.logged.name.startswith("7.3_Conv2d_")
    assert [step for step, _ in images(read(page.tensorboard.logged), "output")] == [0, 1, 2]


def test_how_far_a_pass_is_and_giving_it_up(qtbot):
    page = make_page(qtbot)
    bar = page.tensorboard
    bar.log_button.click()
    asked = page.lab.commands[0].id
    page.lab.tensorboard_event.emit(Logging(asked, "conv2d", Path("x"), 12, 157))
    assert (bar.progress.value(), bar.progress.maximum(), words(bar)) == (12, 157, "Batch 13 of 157")
    page.lab.tensorboard_event.emit(Logging(asked + 7, "conv2d", Path("x"), 100, 157))  # not what this page asked for
    assert bar.progress.value() == 12
    bar.cancel_button.click()
    assert page.lab.commands[1:] == [StopLogging()]
    page.lab.tensorboard_event.emit(LogFailed(asked, "conv2d", None))
    assert bar.log_button.isEnabled()
    assert words(bar) == ""


def test_what_came_in_the_way_stands_below(qtbot):
    page = make_page(qtbot)
    page.tensorboard.log_button.click()
    message = Message("Engine", "{folder} <b>full</b>", {"folder": "/a/very_long/path"})
    page.lab.tensorboard_event.emit(LogFailed(page.lab.commands[0].id, "conv2d", message))
    assert words(page.tensorboard) == "/a/very_long/path &lt;b&gt;full&lt;/b&gt;"
    assert page.tensorboard.line.property("role") == "error"
    change_language()
    assert page.tensorboard.line.property("role") == "error"
    page.tensorboard.log_button.click()
    assert words(page.tensorboard) == "Preparing…"


def test_runs_are_logged_from_the_switch_on_and_after_a_restart(qtbot, tmp_path):
    page = make_run_page(qtbot)
    bar = page.findChild(TensorBoardBar)
    assert not page.lab.told(LogRuns)
    bar.switch.click()
    folder = paths.data_folder() / "tensorboard"
    assert page.lab.told(LogRuns) == [LogRuns(folder, RUN_PAGE, "7.9")]
    page.lab.tensorboard_event.emit(Logging(7, RUN_PAGE, folder / "7.9_a"))
    assert "7.9_a" in words(bar)
    again = TensorBoardBar(page.context, RUN_PAGE, RUNS)
    qtbot.addWidget(again)
    assert again.switch.isChecked()
    assert page.lab.told(LogRuns)[1:] == [LogRuns(folder, RUN_PAGE, "7.9")]
    TensorBoard.of(page.context).choose(tmp_path / CHINESE)
    assert LogRuns(tmp_path / CHINESE, RUN_PAGE, "7.9") in page.lab.told(LogRuns)
    bar.switch.click()
    assert page.lab.told(LogRuns)[-1] == LogRuns(None, RUN_PAGE, "7.9")
    assert not page.context.settings.log_runs


def test_a_graph_is_asked_for(qtbot):
    lab = QuickLab()
    bar = TensorBoardBar(make_context(lab), "sequential", GRAPH)
    qtbot.addWidget(bar)
    bar.wanted.connect(lambda: bar.log_graph(CIFAR10_QUICK, 64))
    bar.log_button.click()
    (command,) = lab.commands
    assert isinstance(command, LogGraph)
    assert (command.network, command.batch, command.name) == (CIFAR10_QUICK, 64, "7.7 CIFAR10-quick")
    lab.tensorboard_event.emit(Logged(command.id, "sequential", Path("/x/7.7_CIFAR10-quick")))
    assert words(bar) == "Logged as 7.7_CIFAR10-quick"


def test_all_bars_share_the_folder_and_the_server(qtbot, tmp_path, monkeypatch):
    context = make_context(QuickLab())
    bars = [TensorBoardBar(context, number) for number in ("conv2d", "pooling/pictures")]
    for bar in bars:
        qtbot.addWidget(bar)
    assert bars[0].tensorboard is bars[1].tensorboard
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / CHINESE))
    bars[0].folder_button.click()
    assert context.settings.tensorboard_folder == str(tmp_path / CHINESE)
    assert CHINESE in bars[1].folder_button.toolTip()


def test_a_run_that_is_logged_no_longer_is_told_of_on_every_page(qtbot, open_window):
    window = open_window("--lesson", "module")
    qtbot.waitUntil(lambda: window.page is not None, timeout=10_000)
    gone = Message("Engine", "{folder} is gone", {"folder": "/x"})
    window.context.lab.tensorboard_event.emit(LogFailed(1, "conv2d", gone))
    assert window.notice.message != gone
    window.context.lab.tensorboard_event.emit(LogFailed(1, RUN_PAGE, gone, of_run=True))
    assert window.notice.message == gone


# --- the server -----------------------------------------------------------------------------------------------------


def test_tensorboard_shows_what_was_logged_and_ends(qtbot, tmp_path, browser):
    page = make_page(qtbot)
    bar = page.tensorboard
    bar.tensorboard.choose(tmp_path / CHINESE)
    bar.log_button.click()
    run(page, page.lab.commands[0])
    bar.open_button.click()
    assert not bar.open_button.isEnabled()
    assert words(bar) == "Starting TensorBoard…"
    server = bar.tensorboard.server
    try:
        qtbot.waitUntil(lambda: server.state == RUNNING, timeout=60_000)
        assert browser == [server.url]
        assert server.url.startswith("http://127.0.0.1:")
        assert server.url.removeprefix("http://").rstrip("/") in words(bar)
        told = json.loads(urlopen(server.url + "data/environment").read())
        assert told["data_location"] == str(tmp_path / CHINESE)
        qtbot.waitUntil(
            lambda: json.loads(urlopen(server.url + "data/runs").read()) == [bar.logged.name], timeout=20_000
        )
        tags = json.loads(urlopen(server.url + "data/plugin/images/tags").read())
        assert set(tags[bar.logged.name]) == {"input", "output"}
        bar.open_button.click()  # it runs already: only the browser comes
        assert browser == [server.url] * 2
        child = psutil.Process(server._process.processId())
        child.kill()
        qtbot.waitUntil(lambda: server.state == IDLE, timeout=20_000)
        assert words(bar).startswith("TensorBoard has ended by itself. “Open” starts it again")
        assert bar.open_button.isEnabled()
        bar.open_button.click()
        qtbot.waitUntil(lambda: server.state == RUNNING, timeout=60_000)
        assert "ended" not in words(bar)
        child = psutil.Process(server._process.processId())
    finally:
        server.stop()
    assert not child.is_running()
    assert server.state == IDLE
    assert bar.open_button.isEnabled()


@pytest.mark.slow
def test_every_step_of_a_pass_and_of_a_run_can_be_chosen(qtbot, server, tmp_path):
    pictures, losses = 157, 3_128
    with SummaryWriter(str(tmp_path / "pass")) as writer:
        for step in range(pictures):
            writer.add_images("input", np.full((1, 3, 2, 2), step / pictures, np.float32), step)
        for step in range(losses):
            writer.add_scalar("loss", step, step)
    server.open(tmp_path)
    qtbot.waitUntil(lambda: server.state == RUNNING, timeout=60_000)

    def steps(what):
        told = urlopen(server.url + f"data/plugin/{what}")
        return [item["step"] if isinstance(item, dict) else item[1] for item in json.loads(told.read())]

    losses_told = "scalars/scalars?run=pass&tag=loss"
    qtbot.waitUntil(lambda: len(steps(losses_told)) == losses, timeout=20_000)  # it reads while it answers
    assert steps("images/images?run=pass&tag=input&sample=0") == list(range(pictures))
    assert steps(losses_told) == list(range(losses))


@pytest.mark.parametrize("size", [(1280, 640), (1440, 788)])
def test_what_was_logged_stands_where_it_can_be_seen(qtbot, size):
    page = make_page(qtbot, size=size)
    bar = page.tensorboard
    bar.log_button.click()
    run(page, page.lab.commands[0])
    QApplication.processEvents()
    assert "Logged as" in words(bar)
    area = bar.parentWidget()
    while not isinstance(area, QScrollArea):
        area = area.parentWidget()
    inside = bar.line.mapTo(area.viewport(), bar.line.rect().bottomRight())
    assert area.viewport().rect().contains(inside)


PARENT = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from cifar_gui.ui.page.tensorboard_process import TensorBoardProcess

app = QCoreApplication([])
server = TensorBoardProcess()

def opened(url):
    print(server._process.processId(), flush=True)
    if sys.argv[2] == "crash":
        os.kill(os.getpid(), signal.SIGKILL)
    app.quit()

server.opened.connect(opened)
server.failed.connect(lambda message: print(message) or app.quit())
server.open(Path(sys.argv[1]))
app.exec()
"""


@pytest.mark.parametrize("ending", ["crash", "quit"])
def test_the_server_ends_with_the_program(tmp_path, ending):
    done = subprocess.run(
        [sys.executable, "-c", PARENT, tmp_path, ending], capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == (-signal.SIGKILL if ending == "crash" else 0), done.stderr
    child = int(done.stdout)
    end = time.monotonic() + 10
    while psutil.pid_exists(child) and psutil.Process(child).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < end, "the server outlives the program"
        time.sleep(0.05)


def fails(qtbot, server, folder):
    with qtbot.waitSignal(server.failed, timeout=30_000) as told:
        server.open(folder)
    assert server.state == IDLE
    return str(told.args[0])


def test_a_folder_that_cannot_be_made_is_a_sentence(qtbot, server, tmp_path):
    (tmp_path / "file").write_text("")
    assert "cannot be made" in fails(qtbot, server, tmp_path / "file" / "logs")


def test_a_server_that_cannot_be_started_is_a_sentence(qtbot, server, tmp_path, monkeypatch):
    monkeypatch.setattr(tensorboard_process, "command", lambda *_: [str(tmp_path / "no such program")])
    assert "TensorBoard ended before it answered" in fails(qtbot, server, tmp_path)


def test_the_last_words_of_a_server_that_dies_are_told(qtbot, server, tmp_path, monkeypatch):
    dying = [sys.executable, "-c", "raise SystemExit('no memory for grpc')"]
    monkeypatch.setattr(tensorboard_process, "command", lambda *_: dying)
    assert "no memory for grpc" in fails(qtbot, server, tmp_path)


def test_what_tensorboard_says_when_it_refuses_is_told(qtbot, server, tmp_path, monkeypatch):
    broken = "from cifar_gui import tensorboard_server as s; import sys; s.HOST = '192.0.2.1'; s.main(*sys.argv[1:])"

    def command(folder, answer):
        return [sys.executable, "-c", broken, str(folder), str(os.getpid()), str(answer)]

    monkeypatch.setattr(tensorboard_process, "command", command)
    assert "TensorBoard could not be started" in fails(qtbot, server, tmp_path)


def test_a_server_that_never_answers_is_given_up(qtbot, server, tmp_path, monkeypatch):
    monkeypatch.setattr(
        tensorboard_process, "command", lambda *_: [sys.executable, "-c", "import time; time.sleep(60)"]
    )
    monkeypatch.setattr(tensorboard_process, "PATIENCE_SECONDS", 0.3)
    assert "has not answered" in fails(qtbot, server, tmp_path)


def test_a_bar_says_why_tensorboard_did_not_open(qtbot, tmp_path, browser):
    page = make_page(qtbot)
    (tmp_path / "file").write_text("")
    page.tensorboard.tensorboard.choose(tmp_path / "file" / "logs")
    page.tensorboard.open_button.click()
    assert "cannot be made" in words(page.tensorboard)
    assert page.tensorboard.open_button.isEnabled()
    assert not browser


def test_the_page_of_7_7_logs_the_graph_of_its_network(qtbot):
    lab = QuickLab(at_once=False)
    page = BuilderPage(sequential.LESSON, make_context(lab))
    qtbot.addWidget(page.toolbar_widget)
    show(qtbot, page, (1440, 828))
    page.tensorboard.log_button.click()
    (command,) = lab.commands
    assert isinstance(command, LogGraph)
    assert (command.network, command.batch, command.page) == (page.network, 64, "sequential")
    for event in engine.log_graph(command):
        if event is not None:
            lab.tensorboard_event.emit(event)
    assert read(page.tensorboard.logged).Tags()["graph"]
