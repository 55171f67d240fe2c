"""Runs come in as files by every way, several at a time, and go out as one file or a table."""

import csv
import io
import json
import zipfile

import pytest
from kept_runs import train
from PySide6.QtWidgets import QFileDialog
from ways_in import drop, given, pasted

from cifar_gui import app as program
from cifar_gui import paths
from cifar_gui.engine import checkpoints
from cifar_gui.engine.answers import answer
from cifar_gui.protocol.run_files import SaveRuns


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Two files of a run each, as another computer has written them."""
    folder = tmp_path_factory.mktemp("elsewhere")
    train(folder, "a")
    train(folder, "b", steps=4)
    for name in ("a", "b"):
        answer(SaveRuns(1, "p", (name,), folder / f"{name}.cifarrun", folder=folder / "runs"), {})
    return folder / "a.cifarrun", folder / "b.cifarrun"


@pytest.fixture
def window(qtbot, open_window):
    made = open_window("--lesson", "conv2d", "--lang", "en")
    qtbot.waitUntil(made.settled, timeout=30_000)
    return made


def from_menu(window, *paths):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in paths], ""))
        window.menu.does["runs"].trigger()


WAYS = {"drop": drop, "menu": from_menu, "command line": lambda window, *paths: program.open_file(window, paths),
        "paste": pasted}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_several_are_opened_at_once_and_the_last_is_in_front(qtbot, window, files, way):
    WAYS[way](window, *files)
    runs = window.context.runs
    qtbot.waitUntil(lambda: len(runs.all) == 2, timeout=30_000)
    assert window.context.settings.lesson == "training"
    assert str(window.notice.message).startswith("Opened from 2 files: 2 runs.")
    assert runs.front is runs.all[-1]
    assert [run.visible for run in runs.all] == [True, True]
    assert [run.started.opened for run in runs.all] == ["a.cifarrun", "b.cifarrun"]
    assert [run.resumable for run in runs.all] == [False, False]
    card = window.page.front.run_list.cards[runs.front]
    assert "from a file" in card.network.whole
    assert "Opened from b.cifarrun" in card.toolTip()
    qtbot.waitUntil(lambda: window.page.front.looking.snapshot is not None, timeout=30_000)


def test_one_is_opened_once_and_can_be_removed_and_put_back(qtbot, window, files):
    given(window, files[0])
    runs = window.context.runs
    qtbot.waitUntil(lambda: len(runs.all) == 1, timeout=30_000)
    given(window, files[0])
    qtbot.waitUntil(lambda: "is here already" in str(window.notice.message), timeout=30_000)
    (run,) = runs.all
    runs.remove(run)
    assert not runs.all
    window.recorder.undo()
    assert runs.all == [run]
    qtbot.waitUntil(lambda: checkpoints.path(paths.runs_folder(), run.started.name).exists(), timeout=30_000)


def test_what_is_no_file_of_runs_is_not_one_of_several(window, files, tmp_path):
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    window.open((*files, tmp_path / "a.png"))
    assert "Only files of runs may be several" in str(window.notice.message)


def test_all_runs_go_out_as_one_file_or_as_a_table(qtbot, window, files, tmp_path, monkeypatch):
    window.open(files)
    runs = window.context.runs
    qtbot.waitUntil(lambda: len(runs.all) == 2, timeout=30_000)
    runs.rename(runs.all[0], "=2+3, “名”")
    asked = []

    def save(typed, kind):
        def answered(*given):
            asked.append(given)
            return str(tmp_path / typed), given[3].split(";;")[kind]

        monkeypatch.setattr(QFileDialog, "getSaveFileName", answered)
        window.page.front.saving.run_files.ask_to_save(runs.all)
        qtbot.waitUntil(lambda: "Saved as" in str(window.notice.message), timeout=30_000)
        window.notice.dismiss()

    save("mine", 0)
    with zipfile.ZipFile(tmp_path / "mine.cifarrun") as archive:
        assert [json.loads(archive.read(f"00{at}/run.json"))["title"] for at in (1, 2)] == ["=2+3, “名”", ""]
    save("runs.cifarrun", 1)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "runs.csv").read_text("utf-8-sig"))))
    first = [row for row in rows if row["run"] == "'=2+3, “名”"]
    run = runs.all[0]
    assert [row["step"] for row in first] == [str(step) for step in range(22)]
    assert [float(row["loss"]) for row in first[1:]] == run.losses.values.tolist()
    judged = {int(row["step"]): float(row["accuracy"]) for row in first if row["accuracy"]}
    assert judged == {one.step: one.accuracy for one in run.evaluations}
    assert [row["epoch"] for row in first[:10]] == ["0", *"1111111", "2", "2"]
    assert len(rows) == 22 + 5


def test_a_plot_gives_the_numbers_of_every_run_that_is_drawn(qtbot, window, files):
    window.open(files)
    runs = window.context.runs
    qtbot.waitUntil(lambda: len(runs.all) == 2, timeout=30_000)
    curves = window.page.front.curves
    head, *lines = [line.split("\t") for line in curves.loss.numbers().split("\n")]
    assert head == ["run", "step", "loss of the step", "validation loss"]
    assert [float(line[2]) for line in lines if line[2]][:21] == pytest.approx(
        runs.all[0].losses.values.tolist(), rel=1e-5
    )
    assert len({line[0] for line in lines}) == 2
    head, *lines = [line.split("\t") for line in curves.accuracy.numbers().split("\n")]
    assert head == ["run", "step", "accuracy", "pictures"]
    assert len(lines) == sum(len(run.evaluations) for run in runs.all)
