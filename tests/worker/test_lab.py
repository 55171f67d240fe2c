"""The threads, with the real engine behind them."""

import shutil
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QObject, QThread, Slot
from tensorboard_files import images, only_run, read, scalars
from test_data import write_import

from cifar_gui.engine.data import DataSet, Split, load_cifar10
from cifar_gui.lessons.conv2d import Conv2dParams
from cifar_gui.lessons.layer import build
from cifar_gui.lessons.loop import LoopParams
from cifar_gui.lessons.networks import CIFAR10_QUICK, SMALL
from cifar_gui.pages.loop.protocol import AskLoop, Looped
from cifar_gui.protocol import (
    CIFAR10,
    DropAnswer,
    Failure,
    Forward,
    Imported,
    ImportFailed,
    Maps,
    Pictures,
    WorkerFault,
)
from cifar_gui.protocol.kept_runs import FindRuns, ForgetRun, KeptRuns, ThinWeights, WeightsThinned
from cifar_gui.protocol.models import Model, SaveWeights, WeightsSaved
from cifar_gui.protocol.runs import (
    EpochEnded,
    Estimated,
    EstimateRun,
    Evaluated,
    PauseRun,
    PicturesGone,
    ProbeRun,
    RateChanged,
    ResumeRun,
    RunEnded,
    RunStarted,
    RunState,
    SetRate,
    Snapshot,
    StartRun,
    StepRun,
    Steps,
    StopRun,
)
from cifar_gui.protocol.tensorboard import LogFailed, Logged, Logging, LogPass, LogRuns, StopLogging
from cifar_gui.recipe import Recipe
from cifar_gui.worker import Lab

RECIPE = Recipe(batch_size=8, epochs=50, seed=3)


class Listener(QObject):
    """Keeps what the Lab tells, and in which thread it was told."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.events: list[object] = []
        self.threads: set[QThread] = set()
        for signal in (lab.ready, lab.replied, lab.run_event, lab.tensorboard_event, lab.import_event, lab.fault):
            signal.connect(self.take)

    @Slot(object)
    def take(self, event: object) -> None:
        self.events.append(event)
        self.threads.add(QThread.currentThread())

    def of(self, kind):
        return [event for event in self.events if isinstance(event, kind)]


@pytest.fixture
def data(tmp_path):
    random = np.random.default_rng(1)
    splits = [Split(random.integers(0, 256, (64, 3, 32, 32), np.uint8), np.arange(64) % 10) for _ in range(2)]
    return DataSet(CIFAR10, tmp_path, None, *splits)


@pytest.fixture
def lab(qtbot, data):
    lab = Lab()
    lab.listener = Listener(lab)
    lab.start()
    lab.use(data)
    yield lab
    lab.close()


def forward(lab, params=None, page="conv2d", **others):
    return Forward(
        lab.next_id(), page, build, params or Conv2dParams(), Pictures(CIFAR10, "test", 0, 4), seed=1, **others
    )


def start(lab, **others):
    command = StartRun(lab.next_id(), others.pop("recipe", RECIPE), CIFAR10_QUICK, CIFAR10, **others)
    lab.command(command)
    return command


def until(qtbot, lab, kind, count=1):
    qtbot.waitUntil(lambda: len(lab.listener.of(kind)) >= count, timeout=20_000)
    return lab.listener.of(kind)[-1]


def test_the_weights_of_a_run_are_saved_and_where_there_is_none_that_is_told(qtbot, lab, tmp_path):
    start(lab, folder=tmp_path, name="a")
    until(qtbot, lab, Steps)
    lab.command(StopRun())
    lab.command(SaveWeights(Model("run:a:best", runs=tmp_path), tmp_path / "mine.safetensors"))
    assert "are saved as mine.safetensors, with mine_load.py" in str(until(qtbot, lab, WeightsSaved).message)
    lab.command(SaveWeights(Model("run:b:last", runs=tmp_path), tmp_path / "other.pt"))
    assert "no longer there" in str(until(qtbot, lab, WeightsSaved, 2).message)
    lab.command(ThinWeights(tmp_path, 0))
    taken = until(qtbot, lab, WeightsThinned).taken
    kept = list((tmp_path / "a.weights").iterdir())
    assert taken == sum(path.stat().st_size for path in kept)
    assert {path.suffix for path in kept} == {".best"}
    found = sorted(path.name for path in tmp_path.glob("*.*"))
    assert found == ["a.run", "a.weights", "mine.safetensors", "mine_load.py"]


def test_a_forward_is_answered_in_the_thread_of_the_window(qtbot, lab):
    request = forward(lab)
    lab.ask(request)
    maps = until(qtbot, lab, Maps)
    assert (maps.id, maps.y.shape) == (request.id, (4, 6, 30, 30))
    assert lab.listener.threads == {QThread.currentThread()}


def test_of_many_requests_of_a_page_the_newest_is_answered(qtbot, lab):
    lab.ask(forward(lab))
    until(qtbot, lab, Maps)
    asked = [forward(lab, Conv2dParams(out_channels=n)) for n in range(1, 40)]
    for request in asked:
        lab.ask(request)
    qtbot.waitUntil(lambda: lab.listener.of(Maps)[-1].id == asked[-1].id, timeout=10_000)
    answered = [maps.id for maps in lab.listener.of(Maps)]
    assert answered == sorted(answered)
    assert len(answered) < len(asked)


def test_a_request_that_takes_the_turn_of_an_older_one_finds_data_that_came_between_them(qtbot, data):
    lab = Lab()
    lab.listener = Listener(lab)
    lab.ask(forward(lab))
    lab.use(data)
    newest = forward(lab)
    lab.ask(newest)
    lab.start()  # the call for the older request comes first in the thread's queue, and takes the newer one
    qtbot.waitUntil(lambda: bool(lab.listener.of(Maps | Failure)), timeout=20_000)
    lab.close()
    (answer,) = lab.listener.of(Maps | Failure)
    assert isinstance(answer, Maps)
    assert answer.id == newest.id


def loop(lab, **params):
    return AskLoop(lab.next_id(), "training/loop", SMALL, LoopParams(batch_size=4, **params), CIFAR10, place=8)


def test_a_long_answer_comes_in_parts_and_a_newer_request_takes_its_place(qtbot, lab):
    first = loop(lab)
    lab.ask(first)
    qtbot.waitUntil(lambda: bool(lab.listener.of(Looped)) and lab.listener.of(Looped)[-1].whole, timeout=20_000)
    *parts, whole = lab.listener.of(Looped)
    assert parts
    assert not any(one.whole for one in parts)
    assert {one.id for one in parts} == {first.id} == {whole.id}
    asked = [loop(lab, steps=60, seed=seed) for seed in range(4)]
    for request in asked:
        lab.ask(request)
        qtbot.waitUntil(lambda request=request: lab.listener.of(Looped)[-1].id == request.id)
    request = forward(lab)
    lab.ask(request)  # answered between the pieces
    qtbot.waitUntil(lambda: lab.listener.of(Looped)[-1].whole, timeout=20_000)
    assert [one.id for one in lab.listener.of(Looped) if one.whole] == [first.id, asked[-1].id]
    told = [(one.id, getattr(one, "whole", None)) for one in lab.listener.of((Looped, Maps))]
    assert told.index((request.id, None)) < told.index((asked[-1].id, True))


def test_an_answer_that_nobody_waits_for_comes_to_an_end(qtbot, lab, tmp_path):
    request = loop(lab, steps=60)
    lab.ask(request)
    until(qtbot, lab, Looped)
    lab.command(DropAnswer(request.page))
    lab.command(FindRuns(tmp_path))  # obeyed after that
    until(qtbot, lab, KeptRuns)
    so_far = len(lab.listener.of(Looped))
    assert not lab.listener.of(Looped)[-1].whole
    lab.ask(forward(lab))
    until(qtbot, lab, Maps)
    assert len(lab.listener.of(Looped)) == so_far
    lab.command(DropAnswer("a page that asks nothing"))
    lab.ask(loop(lab))
    qtbot.waitUntil(lambda: lab.listener.of(Looped)[-1].whole, timeout=20_000)
    assert not lab.listener.of(WorkerFault)


def test_a_refusal_comes_back_as_data(qtbot, lab):
    lab.ask(forward(lab, Conv2dParams(kernel_size=(35, 35))))
    failure = until(qtbot, lab, Failure)
    assert (failure.kind, failure.field, failure.error) == ("torch", "kernel_size", "RuntimeError")


def test_a_run_pauses_steps_goes_on_and_stops(qtbot, lab):
    command = start(lab)
    until(qtbot, lab, Steps)
    lab.command(PauseRun())
    assert until(qtbot, lab, RunState) == RunState(command.id, "paused")
    losses = np.concatenate([steps.losses for steps in lab.listener.of(Steps)])
    qtbot.wait(100)
    assert np.array_equal(losses, np.concatenate([steps.losses for steps in lab.listener.of(Steps)]))

    for count in (1, 2):
        lab.command(StepRun())
        qtbot.waitUntil(lambda count=count: len(paused(lab)) == 1 + count, timeout=10_000)
        assert sum(len(steps.losses) for steps in lab.listener.of(Steps)) == len(losses) + count

    lab.command(ResumeRun())
    qtbot.waitUntil(lambda: sum(len(s.losses) for s in lab.listener.of(Steps)) > len(losses) + 2, timeout=10_000)
    lab.command(StopRun())
    ended = until(qtbot, lab, RunEnded)
    assert (ended.run, ended.reason) == (command.id, "stopped")
    assert ended.step == sum(len(steps.losses) for steps in lab.listener.of(Steps))


def paused(lab):
    return [event for event in lab.listener.of(RunState) if event.state == "paused"]


def test_a_run_that_starts_paused_is_prepared_and_waits(qtbot, lab):
    start(lab, paused=True)
    qtbot.waitUntil(lambda: len(paused(lab)) == 1, timeout=20_000)
    assert lab.listener.of(RunStarted)
    assert lab.listener.of(Snapshot)
    assert not lab.listener.of(Steps)
    lab.command(ProbeRun(5))
    qtbot.waitUntil(lambda: lab.listener.of(Snapshot)[-1].probe == 5, timeout=10_000)


def test_forwards_are_answered_while_it_trains_and_change_nothing(qtbot, lab):
    recipe = Recipe(batch_size=8, epochs=2, seed=3)
    start(lab, recipe=recipe)
    until(qtbot, lab, RunEnded)
    alone = np.concatenate([steps.losses for steps in lab.listener.of(Steps)])
    lab.listener.events.clear()

    start(lab, recipe=recipe)
    until(qtbot, lab, Steps)
    for n in range(1, 20):
        lab.ask(forward(lab, Conv2dParams(out_channels=n)))
        qtbot.wait(5)
    assert until(qtbot, lab, RunEnded).reason == "finished"
    assert lab.listener.of(Maps)
    np.testing.assert_array_equal(alone, np.concatenate([steps.losses for steps in lab.listener.of(Steps)]))


def test_a_second_run_ends_the_first(qtbot, lab):
    first = start(lab)
    until(qtbot, lab, Steps)
    second = start(lab)
    ended = until(qtbot, lab, RunEnded)
    assert (ended.run, ended.reason) == (first.id, "stopped")
    qtbot.waitUntil(lambda: any(s.run == second.id for s in lab.listener.of(Steps)), timeout=10_000)


def test_an_estimate_does_not_disturb_the_run(qtbot, lab):
    recipe = Recipe(batch_size=8, epochs=2, seed=3)
    start(lab, recipe=recipe)
    until(qtbot, lab, RunEnded)
    alone = np.concatenate([steps.losses for steps in lab.listener.of(Steps)])
    lab.listener.events.clear()
    start(lab, recipe=recipe)
    until(qtbot, lab, RunStarted)
    lab.command(EstimateRun(lab.next_id(), RECIPE, CIFAR10_QUICK, CIFAR10))
    told = until(qtbot, lab, Estimated)
    assert told.failure is None
    assert told.seconds >= told.seconds_per_epoch > 0
    until(qtbot, lab, RunEnded)
    np.testing.assert_array_equal(alone, np.concatenate([steps.losses for steps in lab.listener.of(Steps)]))


def test_a_recipe_that_torch_refuses_ends_as_data(qtbot, lab):
    start(lab, recipe=Recipe(lr=float("nan"), epochs=1))
    ended = until(qtbot, lab, RunEnded)
    assert ended.reason == "failed"
    assert ended.failure.field == "lr"


def test_the_held_out_pictures_are_watched(qtbot, lab):
    start(lab, recipe=Recipe(batch_size=8, epochs=1))
    until(qtbot, lab, RunEnded)
    evaluated = lab.listener.of(Evaluated)
    assert [evaluated[0].step, evaluated[-1].step] == [0, 8]
    assert all(0 <= event.accuracy <= 1 for event in evaluated)


def test_commands_without_a_run_do_nothing(qtbot, lab):
    for command in (PauseRun(), ResumeRun(), StepRun(), StopRun(), ProbeRun(3)):
        lab.command(command)
    lab.ask(forward(lab))
    until(qtbot, lab, Maps)
    assert not lab.listener.of(RunState)


def test_closing_during_a_run_ends_the_threads(qtbot, lab):
    start(lab)
    until(qtbot, lab, Steps)
    lab.close()
    assert not any(thread.isRunning() for thread in lab._threads)


def test_an_import_that_fails_tells_why(qtbot, lab, tmp_path):
    (tmp_path / "empty").mkdir()
    lab.import_data(tmp_path / "empty")
    assert until(qtbot, lab, ImportFailed).message is not None
    assert not lab.listener.of(Imported)


def test_a_lab_that_never_started_can_be_closed(qtbot):
    Lab().close()


def test_what_is_asked_before_the_threads_run_is_answered(qtbot, data):
    lab = Lab()
    lab.listener = Listener(lab)
    lab.use(data)
    lab.ask(forward(lab))
    command = start(lab, recipe=Recipe(batch_size=8, epochs=1))
    lab.start()
    assert until(qtbot, lab, RunEnded).run == command.id
    assert lab.listener.of(Maps)
    lab.close()


# --- logging for TensorBoard ----------------------------------------------------------------------------------------


def log_pass(lab, folder, **others):
    command = LogPass(lab.next_id(), "conv2d", folder, "7.3 Conv2d", build, Conv2dParams(),
                      Pictures(CIFAR10, "test", 0, 16), seed=1, **others)  # fmt: skip
    lab.command(command)
    return command


def test_tensorboard_is_loaded_when_something_is_logged_and_not_before(tmp_path):
    script = """
import gc, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from cifar_gui.engine import data
from cifar_gui.lessons.conv2d import Conv2dParams, build
from cifar_gui.protocol import Forward, Maps, Pictures
from cifar_gui.protocol.tensorboard import Logged, LogPass
from cifar_gui.worker import Lab

app = QCoreApplication([])
lab = Lab()
say = lambda: print("tensorboard" in sys.modules, "torchvision" in sys.modules)

def replied(maps):
    print(gc.get_freeze_count() > 50_000)  # the collector need not walk through torch
    say()
    lab.command(LogPass(2, "conv2d", Path(sys.argv[1]), "x", build, Conv2dParams(), Pictures(), 1))

def logged(event):
    if isinstance(event, Logged):
        say()
        app.quit()

lab.replied.connect(replied)
lab.tensorboard_event.connect(logged)
lab.use(data.load("samples"))
lab.ask(Forward(1, "conv2d", build, Conv2dParams(), Pictures(), 1))
lab.start()
app.exec()
lab.close()
"""
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "logs"], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, ["True", "False", "False", "True", "False"], "")


def test_a_pass_is_logged_while_it_trains_and_changes_nothing(qtbot, lab, tmp_path):
    recipe = Recipe(batch_size=8, epochs=2, seed=3)
    start(lab, recipe=recipe)
    until(qtbot, lab, RunEnded)
    alone = np.concatenate([steps.losses for steps in lab.listener.of(Steps)])
    lab.listener.events.clear()

    start(lab, recipe=recipe)
    until(qtbot, lab, Steps)
    command = log_pass(lab, tmp_path / "日 志")
    lab.ask(forward(lab))
    until(qtbot, lab, Maps)
    assert until(qtbot, lab, Logged).id == command.id
    until(qtbot, lab, RunEnded)
    np.testing.assert_array_equal(alone, np.concatenate([steps.losses for steps in lab.listener.of(Steps)]))
    events = read(only_run(tmp_path / "日 志"))
    assert [step for step, _ in images(events, "Output")] == [0, 1, 2, 3]


def test_a_pass_can_be_given_up_and_a_new_one_replaces_it(qtbot, lab, tmp_path):
    first, second = log_pass(lab, tmp_path), log_pass(lab, tmp_path)
    until(qtbot, lab, LogFailed)
    assert lab.listener.of(LogFailed) == [LogFailed(first.id, "conv2d", None)]
    until(qtbot, lab, Logging)
    lab.command(StopLogging())
    assert until(qtbot, lab, LogFailed, 2) == LogFailed(second.id, "conv2d", None)
    assert not lab.listener.of(Logged)


def test_a_run_is_logged_as_it_was_told(qtbot, lab, tmp_path):
    lab.command(LogRuns(tmp_path / "日 志", "a page"))
    command = start(lab, recipe=Recipe(batch_size=8, epochs=2, seed=3))
    logged = until(qtbot, lab, Logged)
    assert logged == Logged(command.id, "a page", only_run(tmp_path / "日 志"))
    events = read(logged.folder)
    losses = np.concatenate([steps.losses for steps in lab.listener.of(Steps)])
    assert scalars(events, "Loss/step") == list(enumerate(losses.tolist(), start=1))
    epochs = [(event.epoch, np.float32(event.loss_sum)) for event in lab.listener.of(EpochEnded)]
    assert scalars(events, "Loss/epoch") == epochs
    assert len(scalars(events, "Accuracy/validation")) == len(lab.listener.of(Evaluated))


def test_a_folder_that_vanishes_ends_the_logging_and_not_the_run(qtbot, lab, tmp_path):
    lab.command(LogRuns(tmp_path / "logs"))
    command = start(lab, recipe=Recipe(batch_size=8, epochs=3, seed=3))
    until(qtbot, lab, Steps)
    shutil.rmtree(tmp_path / "logs")
    failed = until(qtbot, lab, LogFailed)
    assert (failed.id, str(tmp_path / "logs") in str(failed.message)) == (command.id, True)
    assert until(qtbot, lab, RunEnded).reason == "finished"
    assert len(lab.listener.of(LogFailed)) == 1
    assert not lab.listener.of(Logged)
    assert not lab.listener.of(WorkerFault)

    # The next run tries again.
    start(lab, recipe=Recipe(batch_size=8, epochs=1))
    until(qtbot, lab, Logged)


def test_logging_a_run_can_begin_and_end_on_the_way(qtbot, lab, tmp_path):
    start(lab, recipe=Recipe(batch_size=8, epochs=500))
    until(qtbot, lab, EpochEnded)
    lab.command(LogRuns(tmp_path))
    until(qtbot, lab, Logging)
    until(qtbot, lab, EpochEnded, len(lab.listener.of(EpochEnded)) + 2)
    lab.command(LogRuns(None))
    until(qtbot, lab, Logged)
    lab.command(StopRun())
    until(qtbot, lab, RunEnded)
    first, *_ = scalars(read(only_run(tmp_path)), "Loss/step")
    assert first[0] > 8
    assert len(lab.listener.of(Logged)) == 1


def test_closing_while_a_run_and_a_pass_are_logged(qtbot, lab, tmp_path):
    lab.command(LogRuns(tmp_path / "run"))
    start(lab)
    until(qtbot, lab, Steps)
    log_pass(lab, tmp_path / "pass")
    qtbot.waitUntil(lambda: any(event.total for event in lab.listener.of(Logging)), timeout=10_000)
    lab.close()
    assert scalars(read(only_run(tmp_path / "run")), "Loss/step")


# --- runs that are kept -----------------------------------------------------------------------------------------------


def test_a_run_goes_on_after_the_program_was_closed(qtbot, lab, data, tmp_path):
    begun = start(lab, folder=tmp_path, name="a")
    until(qtbot, lab, Steps)
    lab.close()
    told = lab.listener.of(Steps)
    again = Lab()
    again.listener = Listener(again)
    again.start()
    again.use(data)
    try:
        again.command(FindRuns(tmp_path))
        (kept,) = until(qtbot, again, KeptRuns).runs
        assert (kept.started.name, kept.started.recipe, kept.finished) == ("a", begun.recipe, False)
        start(again, folder=tmp_path, name="a", resume=True, paused=True)
        until(qtbot, again, RunState)
        (steps,) = again.listener.of(Steps)
        losses = np.concatenate([event.losses for event in told])
        assert len(steps.losses) >= len(losses) > 0
        np.testing.assert_array_equal(steps.losses[: len(losses)], losses)
        again.command(ForgetRun(tmp_path, "a"))  # passed over: it is under way
        again.command(StopRun())
        again.command(ForgetRun(tmp_path, "a"))
        again.command(FindRuns(tmp_path))
        qtbot.waitUntil(lambda: len(again.listener.of(KeptRuns)) == 2)
        assert again.listener.of(KeptRuns)[-1].runs == ()
    finally:
        again.close()


def test_a_run_is_under_way_in_one_window_only(qtbot, lab, data, tmp_path):
    start(lab, folder=tmp_path, name="a")
    until(qtbot, lab, Steps)
    other = Lab()
    other.listener = Listener(other)
    other.start()
    other.use(data)
    try:
        start(other, folder=tmp_path, name="a", resume=True)
        ended = until(qtbot, other, RunEnded)
        assert str(ended.failure.sentence) == "This run is training in another window of the program."
        other.command(ForgetRun(tmp_path, "a"))
        lab.command(StopRun())
        until(qtbot, lab, RunEnded)
        start(other, folder=tmp_path, name="a", resume=True)
        until(qtbot, other, RunStarted)
    finally:
        other.close()


def test_the_rate_of_a_run_is_changed_from_the_next_step_on(qtbot, lab):
    start(lab, recipe=replace(RECIPE, schedule="constant"))
    until(qtbot, lab, Steps)
    lab.command(SetRate(0.0005))
    changed = until(qtbot, lab, RateChanged)
    qtbot.waitUntil(lambda: lab.listener.of(Steps)[-1].lr == 0.0005)
    assert changed.lr == 0.0005


def test_a_run_pauses_while_its_pictures_are_gone(qtbot, lab, tmp_path):
    root = write_import(tmp_path / "cifar10-1")
    lab.use(load_cifar10(root))
    file, content = root / "train_images.npy", (root / "train_images.npy").read_bytes()
    start(lab)
    until(qtbot, lab, Steps)
    with open(file, "r+b") as cut:
        cut.truncate(500)
    assert "can no longer be read" in str(until(qtbot, lab, PicturesGone).message)
    assert until(qtbot, lab, RunState).state == "paused"
    lab.command(ResumeRun())
    until(qtbot, lab, PicturesGone, 2)
    file.write_bytes(content)
    steps = len(lab.listener.of(Steps))
    lab.command(ResumeRun())
    until(qtbot, lab, Steps, steps + 3)
    assert len(lab.listener.of(PicturesGone)) == 2
    lab.command(StopRun())
    assert until(qtbot, lab, RunEnded).reason == "stopped"


def test_a_damaged_run_is_a_sentence(qtbot, lab, tmp_path):
    (tmp_path / "a.run").write_bytes(b"nothing of ours" * 10)
    start(lab, folder=tmp_path, name="a", resume=True)
    ended = until(qtbot, lab, RunEnded)
    assert (ended.reason, str(ended.failure.sentence)) == (
        "failed", "The file of this run is damaged. It can only be removed.",
    )  # fmt: skip
