"""Event files hold what the course's scripts write, as TensorBoard's own reader finds it."""

import random
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from tensorboard_files import images, only_run, read, scalars
from torch import nn

from cifar_gui.engine import event_files
from cifar_gui.engine.data import DataSet, Split
from cifar_gui.lessons import conv2d, pooling
from cifar_gui.lessons.networks import CIFAR10_QUICK
from cifar_gui.protocol import SAMPLES, Pictures
from cifar_gui.protocol.runs import EpochEnded, Evaluated, RunStarted, Steps
from cifar_gui.protocol.tensorboard import LogFailed, Logged, Logging, LogGraph, LogPass
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Network, layer

CHINESE = "日志 与 空格"


def data_set(count=150):
    made = np.random.default_rng(4).integers(0, 256, (count, 3, 32, 32), np.uint8)
    split = Split(made, np.arange(count) % 10)
    return DataSet(SAMPLES, Path("/data"), None, split, split)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / CHINESE / "logs"


def log_pass(folder, build=conv2d.build, params=None, **others):
    return LogPass(1, "conv2d", folder, "7.3 Conv2d", build, params or conv2d.Conv2dParams(),
                   Pictures(SAMPLES, "test", 1, 64), seed=5, **others)  # fmt: skip


def logged(events):
    """All events of a job; the last one has to be a Logged."""
    events = [event for event in events if event is not None]
    assert isinstance(events[-1], Logged), events[-1]
    return events


def refused(events):
    events = [event for event in events if event is not None]
    assert isinstance(events[-1], LogFailed)
    return str(events[-1].message)


# --- a pass over a split --------------------------------------------------------------------------------------------


def test_the_pass_of_7_3_logs_what_the_course_s_script_logs(folder):
    data = data_set()
    told = logged(event_files.log_pass(log_pass(folder, tags=("input", "output")), data))
    assert [(event.done, event.total) for event in told[:-1]] == [(0, 3), (1, 3), (2, 3)]
    assert told[-1].folder == only_run(folder)
    events = read(only_run(folder))
    assert events.Tags()["images"] == ["input", "output"]
    # Eight pictures in a row, as SummaryWriter.add_images lays them out.
    assert [(step, pixels.shape) for step, pixels in images(events, "input")] == [
        (0, (256, 256, 3)), (1, (256, 256, 3)), (2, (96, 256, 3)),
    ]  # fmt: skip
    # 64 pictures of six maps become 128 of three, of 30 by 30 pixels, and the last 22 become 44.
    assert [(step, pixels.shape) for step, pixels in images(events, "output")] == [
        (0, (480, 240, 3)), (1, (480, 240, 3)), (2, (180, 240, 3)),
    ]  # fmt: skip
    first = images(events, "input")[0][1][:32, :32]
    np.testing.assert_array_equal(first, data.test.images[0].transpose(1, 2, 0))
    torch.manual_seed(5)
    x = torch.from_numpy(data.test.images[:64]) / 255
    expected = nn.Conv2d(3, 6, 3)(x).reshape(-1, 3, 30, 30)[0]
    shown = images(events, "output")[0][1][:30, :30]
    expected = (expected * 255).clip(0, 255).detach().numpy().astype(np.uint8)
    assert np.abs(shown.astype(int) - expected.transpose(1, 2, 0)).max() <= 1


def test_the_same_event_file_as_torch_s_own_writer(folder, tmp_path):
    """Byte for byte what the course's script writes under the tags, except for the times."""
    from torch.utils.tensorboard import SummaryWriter

    data = data_set(70)
    logged(event_files.log_pass(log_pass(folder, tags=("input", "output")), data))
    torch.manual_seed(5)
    convolution = nn.Conv2d(3, 6, 3)
    with SummaryWriter(str(tmp_path / "course")) as writer:
        for step in range(2):
            x = torch.from_numpy(data.test.images[64 * step : 64 * step + 64]) / 255
            writer.add_images("input", x, step)
            with torch.no_grad():
                writer.add_images("output", convolution(x).reshape(-1, 3, 30, 30), step)
    ours, course = read(only_run(folder)), read(tmp_path / "course")
    assert ours.Tags() == course.Tags()
    for tag in ("input", "output"):
        for mine, its in zip(ours.Images(tag), course.Images(tag), strict=True):
            assert (mine.step, mine.width, mine.height) == (its.step, its.width, its.height)
            assert mine.encoded_image_string == its.encoded_image_string


def test_the_pass_of_7_4_logs_the_mosaic(folder):
    logged(event_files.log_pass(log_pass(folder, pooling.build, pooling.COURSE), data_set()))
    events = read(only_run(folder))
    assert events.Tags()["images"] == ["Input", "Output"]
    assert [pixels.shape for _, pixels in images(events, "Output")] == [(88, 88, 3), (88, 88, 3), (33, 88, 3)]


def test_indices_of_pooling_are_left_out(folder):
    params = pooling.PoolParams(return_indices=True)
    logged(event_files.log_pass(log_pass(folder, pooling.build, params), data_set(64)))
    assert len(images(read(only_run(folder)), "Output")) == 1


def test_a_pass_of_normalised_pictures(folder):
    logged(event_files.log_pass(log_pass(folder, pooling.build, pooling.COURSE, normalise=True), data_set(64)))
    pixels = images(read(only_run(folder)), "Input")[0][1]
    assert (pixels == 0).mean() > 0.3  # what lies below the mean is negative, and TensorBoard paints it black


def test_a_layer_that_works_in_place_does_not_change_the_logged_input(folder):
    def build(params, shape):
        return nn.Threshold(2.0, 0.0, inplace=True)

    logged(event_files.log_pass(log_pass(folder, build), data_set(64)))
    events = read(only_run(folder))
    assert images(events, "Input")[0][1].any()
    assert not images(events, "Output")[0][1].any()


@pytest.mark.parametrize(("maps", "shape"), [(1, (1, 5, 5)), (3, (3, 5, 5)), (6, (3, 5, 5)), (8, (1, 5, 5))])
def test_maps_as_pictures(maps, shape):
    y = torch.arange(4 * maps * 25.0).reshape(4, maps, 5, 5)
    pictures = event_files.as_pictures(y)
    assert pictures.shape[1:] == shape
    assert torch.equal(pictures.flatten(), y.flatten())


def test_what_torch_refuses_is_a_sentence_and_leaves_no_folder(folder):
    said = refused(event_files.log_pass(log_pass(folder, params=conv2d.Conv2dParams(kernel_size=(40, 40))), data_set()))
    assert "PyTorch says: RuntimeError" in said
    assert not folder.exists()


def test_far_too_many_maps_are_refused(folder):
    said = refused(event_files.log_pass(log_pass(folder, params=conv2d.Conv2dParams(out_channels=60)), data_set()))
    assert "Choose fewer maps" in said
    said = refused(event_files.log_pass(log_pass(folder, params=conv2d.Conv2dParams(out_channels=10**9)), data_set()))
    assert "GB" in said or "TB" in said
    assert not folder.exists()


def test_an_output_without_cells_is_a_sentence(folder):
    said = refused(event_files.log_pass(log_pass(folder, lambda *_: nn.ZeroPad2d((-16, -16, 0, 0))), data_set()))
    assert "nothing to log" in said
    assert not folder.exists()


def test_200_random_settings_are_logged_or_get_a_sentence(folder):
    draw, data, ends = random.Random(3), data_set(5), []
    numbers = (-1, 0, 1, 1, 2, 3, 3, 5, 7, 40, 10**9, 2**62)
    for _ in range(200):
        pairs = [(draw.choice(numbers), draw.choice(numbers)) for _ in range(2)]
        params = conv2d.Conv2dParams(
            in_channels=draw.choice((3, 3, 3, draw.choice(numbers))), out_channels=draw.choice(numbers),
            kernel_size=draw.choice((pairs[0], (3, 3))), stride=draw.choice((pairs[1], (1, 1))),
            padding=draw.choice(("same", "valid", (0, 0), (1, 2), pairs[1])),
            dilation=draw.choice(((1, 1), (1, 1), pairs[0])), groups=draw.choice((1, 1, 3, draw.choice(numbers))),
            bias=draw.choice((True, False)), padding_mode=draw.choice(("zeros", "reflect", "circular")),
        )  # fmt: skip
        *_, last = event_files.log_pass(log_pass(folder, params=params), data)
        ends.append(type(last))
        assert isinstance(last, Logged) or last.message is not None
    assert ends.count(Logged) >= 10
    assert ends.count(LogFailed) >= 50


def test_no_random_number_of_others_is_drawn(folder):
    torch.manual_seed(11)
    expected = torch.rand(3)
    torch.manual_seed(11)
    for _ in event_files.log_pass(log_pass(folder), data_set(64)):
        pass
    for _ in event_files.log_graph(LogGraph(2, "sequential", folder, "g", CIFAR10_QUICK, 2)):
        pass
    assert torch.equal(torch.rand(3), expected)


def test_closing_a_pass_keeps_what_was_logged(folder):
    events = event_files.log_pass(log_pass(folder), data_set())
    for event in events:
        if isinstance(event, Logging) and event.done == 2:
            break
    events.close()
    assert [step for step, _ in images(read(only_run(folder)), "Output")] == [0, 1]


def test_two_passes_in_a_second_lie_in_two_folders(folder):
    for _ in range(3):
        logged(event_files.log_pass(log_pass(folder), data_set(4)))
    assert len(list(folder.iterdir())) == 3


@pytest.mark.parametrize(
    "name", ["7.3 Conv2d", "我的网络", "a/../../b", "..", "", "x" * 300, 'a<>:"|?*\0b', "CIFAR10-quick + BatchNorm"]
)
def test_any_name_makes_a_folder_inside(tmp_path, name):
    made = event_files.new_folder(tmp_path, name)
    assert made.is_dir()
    assert made.parent == tmp_path


# --- what comes in the way ------------------------------------------------------------------------------------------


def test_a_folder_that_vanishes_ends_the_pass_with_a_sentence(folder):
    told = []
    for event in event_files.log_pass(log_pass(folder), data_set()):
        told += [event] if event is not None else []
        if isinstance(event, Logging) and event.done == 1:
            shutil.rmtree(folder)
    assert isinstance(told[-1], LogFailed)
    assert str(folder) in str(told[-1].message)
    assert not folder.exists()


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    said = refused(event_files.log_pass(log_pass(tmp_path / "file" / "logs"), data_set(4)))
    assert "cannot be written" in said


FULL = """
import resource, signal, sys
sys.path[:0] = ["tests/engine", "."]
import test_event_files as tests
from pathlib import Path
from cifar_gui.engine import event_files

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
print(tests.refused(event_files.log_pass(tests.log_pass(Path(sys.argv[1])), tests.data_set())))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_full_disk_is_a_sentence(folder):
    done = subprocess.run([sys.executable, "-c", FULL, folder], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "Logging has ended" in done.stdout
    assert resource.RLIMIT_FSIZE is not None
    assert signal.SIGXFSZ is not None


# --- the graph ------------------------------------------------------------------------------------------------------


def test_the_graph_of_7_7(folder):
    told = logged(event_files.log_graph(LogGraph(3, "sequential", folder, "7.7 CIFAR10-quick", CIFAR10_QUICK)))
    events = read(told[-1].folder)
    assert events.Tags()["graph"]
    nodes = {node.name: node for node in events.Graph().node}
    layers = {name.split("/")[1].partition("[")[2].rstrip("]") for name in nodes if "[" in name}
    assert layers == {part.name for part in CIFAR10_QUICK.layers}
    sizes = [
        [dim.size for dim in node.attr["_output_shapes"].list.shape[0].dim]
        for node in nodes.values() if node.attr["_output_shapes"].list.shape
    ]  # fmt: skip
    assert [64, 3, 32, 32] in sizes
    assert [64, 10] in sizes


def test_a_network_that_does_not_fit_has_no_graph(folder, capsys):
    network = Network("broken", (layer("fc", "Linear", 5, 2),))
    assert "PyTorch says" in refused(event_files.log_graph(LogGraph(3, "sequential", folder, "broken", network)))
    assert capsys.readouterr() == ("", "")  # torch's tracer prints what it raises


# --- a run ----------------------------------------------------------------------------------------------------------


def started():
    return RunStarted(4, Recipe(), SAMPLES, "cpu", 1, 96, 40, 2, 4, 100)


def steps(first, *losses, epoch=1):
    return Steps(4, first, np.array(losses, np.float32), epoch, 0.0, len(losses), 0.01, 1.0, None)


def test_a_run_logs_every_step_and_every_epoch(folder):
    writer = event_files.RunWriter(folder, started())
    for event in (
        Evaluated(4, 0, 0.1, 2.3, 40), steps(1, 2.5, 2.25), EpochEnded(4, 1, 4.75, 2.375, 1.0), steps(3, 2.0, epoch=2),
        steps(4, 1.5, epoch=2), EpochEnded(4, 2, 3.5, 1.75, 1.0), Evaluated(4, 4, 0.5, 1.25, 40),
    ):  # fmt: skip
        writer.take(event)
    writer.close()
    events = read(only_run(folder))
    assert scalars(events, event_files.STEP) == [(1, 2.5), (2, 2.25), (3, 2.0), (4, 1.5)]
    assert scalars(events, event_files.EPOCH) == [(1, 4.75), (2, 3.5)]
    assert scalars(events, event_files.MEAN) == [(1, 2.375), (2, 1.75)]
    assert [step for step, _ in scalars(events, event_files.ACCURACY)] == [0, 4]
    assert scalars(events, event_files.JUDGED_LOSS)[1] == (4, 1.25)
    assert [step for step, _ in scalars(events, event_files.LR)] == [2, 3, 4]


def test_a_run_can_be_watched_while_it_goes_on(folder):
    writer = event_files.RunWriter(folder, started())
    writer.take(steps(1, 2.5))
    assert scalars(read(writer.folder), event_files.STEP) == [(1, 2.5)]
    writer.close()
