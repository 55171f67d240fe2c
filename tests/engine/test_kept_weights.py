"""Every run keeps its weights: the last, the best, and snapshots on the way, as far as there is room for them."""

import math
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from layer_cases import small_data
from run_cases import NETWORKS, SHORT, of, start, with_

from cifar_gui.engine import checkpoints, frozen, kept_weights, network, sealed, training
from cifar_gui.engine.run_names import BEST, LAST, SNAPSHOT
from cifar_gui.engine.sealed import CheckpointError
from cifar_gui.engine.trained import Trained
from cifar_gui.engine.training import Training
from cifar_gui.protocol.runs import Evaluated, KeepFailed, ProbeRun
from cifar_gui.worker.run_keeper import RunKeeper

FORMER = Path(__file__).parents[1] / "data" / "runs"
"""Runs as earlier versions wrote them; the weights of a finished one lie in its file."""
LONG = with_(batch_size=4, epochs=15)  # 75 steps


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return small_data(tmp_path_factory.mktemp("data"), 20)


def train(data, folder, recipe=SHORT, stop=math.inf, **others):
    """The events of a run under the name "a" that is closed after ``stop`` steps."""
    run = Training(start(recipe, folder=folder, name=others.pop("name", "a"), **others), data)
    events, steps = [], run.run()
    for event in steps:
        events += [event] if event is not None else []
        if run.step >= stop:
            break
    steps.close()
    return events


@pytest.fixture(scope="module")
def one(data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("runs")
    train(data, folder, LONG)
    return folder


def steps_of(folder, kind, name="a"):
    return [file.step for file in kept_weights.found(folder, name) if file.kind == kind]


def best_of(events):
    """The step after which the network was judged best; the first of those that are equal."""
    return max(of(events, Evaluated), key=lambda one: (one.accuracy, -one.loss, -one.step)).step


def equal(one, other):
    return one.keys() == other.keys() and all(torch.equal(one[name], other[name]) for name in one)


def test_a_finished_run_keeps_the_last_the_best_and_snapshots_as_they_were(data, tmp_path, monkeypatch):
    seen = {}

    class Seeing(kept_weights.WeightsKeeper):
        def pass_by(self, step, network):
            seen[step] = {name: tensor.clone() for name, tensor in network.state_dict().items()}
            super().pass_by(step, network)

    monkeypatch.setattr(training, "WeightsKeeper", Seeing)
    events = train(data, tmp_path, LONG)
    assert steps_of(tmp_path, LAST) == [75]
    assert steps_of(tmp_path, SNAPSHOT) == [*range(0, 75, 3)]
    assert steps_of(tmp_path, BEST) == [best_of(events)]
    assert checkpoints.read(checkpoints.path(tmp_path, "a")).state == b""
    for which, step in ((LAST, 75), (BEST, best_of(events)), *((at, at) for at in range(0, 75, 3))):
        _, at, weights = kept_weights.read(checkpoints.path(tmp_path, "a"), which)
        assert at == step
        assert equal(weights, seen[step])


@pytest.mark.parametrize("steps", [1, 2, 29, 30, 31, 60, 61, 7800, 1_000_000])
def test_snapshots_lie_evenly_and_are_thirty_at_most(steps):
    keeper = kept_weights.WeightsKeeper(Path("nowhere"), "a", 0)
    keeper.begin(steps, None)
    module = torch.nn.Linear(1, 1)
    for step in range(0, steps + 1, max(1, steps // 500)) if steps > 500 else range(steps + 1):
        keeper.pass_by(step, module)
    taken = [step for _, step in keeper.waiting]
    assert taken[0] == 0
    assert len(taken) <= 30
    assert steps not in taken
    if steps <= 500:
        assert set(np.diff(taken)) <= {-(-steps // 30)}
        assert len(taken) >= min(steps, 15)


@pytest.mark.parametrize("which", [LAST, BEST, 0, 42])
def test_each_of_them_can_be_looked_into(one, data, which):
    looked = Trained(checkpoints.path(one, "a"), data, which).look(ProbeRun(3))
    assert looked.step == kept_weights.read(checkpoints.path(one, "a"), which)[1]
    assert looked.maps.size


@pytest.mark.parametrize("stop", [1, 4, 40, 74])
def test_a_run_that_was_stopped_has_them_and_goes_on_to_the_same(data, one, tmp_path, stop):
    whole, cut = one, tmp_path / "cut"
    train(data, cut, LONG, stop)
    _, step, _ = kept_weights.read(checkpoints.path(cut, "a"), LAST)
    assert step == stop
    assert steps_of(cut, SNAPSHOT) == [*range(0, stop + 1, 3)]
    train(data, cut, LONG, resume=True)
    for file in kept_weights.found(whole, "a"):
        assert file.path.read_bytes() == (kept_weights.home(cut, "a") / file.path.name).read_bytes()
    assert len(kept_weights.found(whole, "a")) == len(kept_weights.found(cut, "a"))


def test_what_came_after_the_last_checkpoint_is_gone_when_a_run_goes_on(data, tmp_path):
    train(data, tmp_path, LONG, 10)
    early = checkpoints.path(tmp_path, "a").read_bytes()
    train(data, tmp_path, LONG, 50, resume=True)
    checkpoints.path(tmp_path, "a").write_bytes(early)
    assert kept_weights.read(checkpoints.path(tmp_path, "a"), 9)[1] == 9
    with pytest.raises(CheckpointError, match="not kept"):
        kept_weights.read(checkpoints.path(tmp_path, "a"), 30)
    train(data, tmp_path, LONG, 11, resume=True)
    assert steps_of(tmp_path, SNAPSHOT) == [0, 3, 6, 9]
    assert all(step <= 11 for step in steps_of(tmp_path, BEST))


def test_a_run_that_begins_anew_under_a_name_finds_nothing_of_the_old_one(data, tmp_path):
    train(data, tmp_path, LONG)
    train(data, tmp_path, SHORT, 2)
    assert {file.step for file in kept_weights.found(tmp_path, "a")} <= {0, 1, 2}


def test_weights_of_an_explosion_are_not_kept(data, tmp_path, monkeypatch):
    monkeypatch.setattr(training, "KEEP_SECONDS", 0.0)
    monkeypatch.setattr(training, "KEEP_SHARE", 1.0)
    train(data, tmp_path, with_(lr=0.3, momentum=0.99, schedule="constant", epochs=400))
    run = checkpoints.read(checkpoints.path(tmp_path, "a"))
    assert run.diverged
    for file in kept_weights.found(tmp_path, "a"):
        assert file.step <= run.step
        weights = frozen.thaw(sealed.opened(file.path, kept_weights.Weights).state, "cpu")
        assert all(tensor.isfinite().all() for tensor in weights.values())


# --- room -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def three(one, tmp_path):
    """Three runs, the oldest first, and the size of one snapshot."""
    for name in "abc":
        shutil.copytree(kept_weights.home(one, "a"), kept_weights.home(tmp_path, name))
    return tmp_path, kept_weights.found(tmp_path, "a")[0].size


def taken_room(folder):
    return sum(file.size for name in "abc" for file in kept_weights.found(folder, name))


@pytest.mark.parametrize("snapshots", [75, 74, 60, 50, 33, 25, 7, 1, 0])
def test_the_oldest_snapshots_thin_out_evenly_and_never_the_best_or_the_last(three, snapshots):
    folder, size = three
    rest = taken_room(folder) - 75 * size
    kept_weights.thin(folder, rest + snapshots * size)
    assert taken_room(folder) <= rest + snapshots * size
    left = [steps_of(folder, SNAPSHOT, name) for name in "abc"]
    assert [len(steps_of(folder, kind, name)) for name in "abc" for kind in (BEST, LAST)] == [1] * 6
    assert sorted(map(len, left)) == [len(one) for one in left]
    assert sum(len(one) not in (0, 25) for one in left) <= 1
    for one in left:
        assert len(set(np.diff(one))) <= 1
    assert kept_weights.thin(folder, rest + snapshots * size) == set()


def test_a_run_keeps_to_the_room_that_there_is_and_stays_even(data, tmp_path, monkeypatch):
    monkeypatch.setattr(training, "EVENT_SECONDS", 0.0)
    monkeypatch.setattr(training, "KEEP_SECONDS", 0.0)
    monkeypatch.setattr(training, "KEEP_SHARE", 1.0)
    train(data, tmp_path, LONG, 1)
    size = kept_weights.found(tmp_path, "a")[0].size
    train(data, tmp_path, LONG, room=10 * size)
    assert sum(file.size for file in kept_weights.found(tmp_path, "a")) <= 10.5 * size
    steps = steps_of(tmp_path, SNAPSHOT)
    assert len(steps) >= 4
    assert set(np.diff(steps)) == {12}


def test_large_weights_do_not_fill_the_memory_while_they_wait(data, tmp_path, monkeypatch):
    monkeypatch.setattr(kept_weights, "MOST_WAITING", 1)
    train(data, tmp_path, LONG)
    assert steps_of(tmp_path, SNAPSHOT)[0] == 0
    assert len(steps_of(tmp_path, SNAPSHOT)) < 25
    assert (len(steps_of(tmp_path, BEST)), steps_of(tmp_path, LAST)) == (1, [75])


# --- files ----------------------------------------------------------------------------------------------------------


def test_weights_go_with_their_run_and_come_back_with_it(data, tmp_path):
    for name in "ab":
        train(data, tmp_path, name=name)
    checkpoints.forget(tmp_path, "a")
    kept_weights.clear(tmp_path)
    checkpoints.put_back(tmp_path, "a")
    assert kept_weights.read(checkpoints.path(tmp_path, "a"), BEST)
    checkpoints.forget(tmp_path, "a")
    RunKeeper().find(tmp_path)
    assert not kept_weights.home(tmp_path, "a").exists()
    assert kept_weights.read(checkpoints.path(tmp_path, "b"), BEST)


def test_what_lies_in_the_folder_beside_them_is_left_alone(data, tmp_path):
    train(data, tmp_path)
    home = kept_weights.home(tmp_path, "a")
    (home / "notes.txt").write_text("mine")
    (home / "0000000099.best").mkdir()
    (home / "0000000098.snapshot").symlink_to(home / "notes.txt")
    checkpoints.path(tmp_path, "a").unlink()
    kept_weights.thin(tmp_path, 0)
    kept_weights.clear(tmp_path)
    assert sorted(path.name for path in home.iterdir()) == ["0000000098.snapshot", "0000000099.best", "notes.txt"]
    assert (home / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[:40],
        lambda whole: whole[:-1],
        lambda whole: whole[:100] + bytes([whole[100] ^ 1]) + whole[101:],
        lambda whole: b"\x80\x04." * 99,
    ],
    ids=["empty", "a head", "cut", "a bit", "a pickle"],
)
@pytest.mark.parametrize("which", [LAST, BEST, 0])
def test_a_damaged_file_is_a_sentence(one, tmp_path, damage, which):
    shutil.copytree(one, tmp_path, dirs_exist_ok=True)
    for file in kept_weights.found(tmp_path, "a"):
        file.path.write_bytes(damage(file.path.read_bytes()))
    with pytest.raises(CheckpointError, match="damaged"):
        kept_weights.read(checkpoints.path(tmp_path, "a"), which)


@pytest.mark.parametrize("state", [[1], {"conv1.weight": torch.zeros(3)}, {}, 7])
def test_other_things_than_weights_of_the_network_are_a_sentence(data, tmp_path, state):
    train(data, tmp_path)
    (last,) = (file for file in kept_weights.found(tmp_path, "a") if file.kind == LAST)
    body = kept_weights.Weights(1, last.step, frozen.freeze(state))
    sealed.seal(last.path, kept_weights.msgspec.msgpack.encode(body))
    with pytest.raises(CheckpointError):
        Trained(checkpoints.path(tmp_path, "a"), data)


def test_a_file_that_is_too_large_is_not_read(data, tmp_path, monkeypatch):
    train(data, tmp_path)
    run = checkpoints.read(checkpoints.path(tmp_path, "a"))
    monkeypatch.setattr(checkpoints, "read", lambda _: run)
    monkeypatch.setattr(sealed, "LARGEST_FILE", 100)
    with pytest.raises(CheckpointError, match="damaged"):
        kept_weights.read(checkpoints.path(tmp_path, "a"))


def test_a_finished_run_whose_last_weights_cannot_be_written_can_still_go_on(data, tmp_path):
    train(data, tmp_path, stop=4)
    home = kept_weights.home(tmp_path, "a")
    shutil.rmtree(home)
    home.write_bytes(b"in the way")
    events = train(data, tmp_path, resume=True)
    assert of(events, KeepFailed) or events[-1].reason == "finished"
    assert checkpoints.read(checkpoints.path(tmp_path, "a")).step == 4
    home.unlink()
    train(data, tmp_path, resume=True)
    assert Trained(checkpoints.path(tmp_path, "a"), data).step == 6


# --- earlier versions -----------------------------------------------------------------------------------------------


def test_runs_of_earlier_versions_open(data, tmp_path):
    shutil.copytree(FORMER, tmp_path, dirs_exist_ok=True)
    finished, stopped = RunKeeper().find(tmp_path).runs
    assert (finished.started.name, finished.finished, stopped.finished) == ("finished", True, False)
    found = Trained(checkpoints.path(tmp_path, "finished"), data)
    assert found.step == 6
    assert found.look(ProbeRun(3)).maps.size
    _, step, weights = kept_weights.read(checkpoints.path(tmp_path, "finished"))
    assert (step, weights.keys()) == (6, network.build(NETWORKS["tiny"]).state_dict().keys())
    with pytest.raises(CheckpointError, match="not kept"):
        kept_weights.read(checkpoints.path(tmp_path, "finished"), BEST)


def test_a_stopped_run_of_an_earlier_version_goes_on_and_keeps_weights_from_there(data, tmp_path):
    shutil.copytree(FORMER, tmp_path, dirs_exist_ok=True)
    events = train(data, tmp_path, resume=True, name="stopped")
    assert (events[-1].reason, events[-1].step) == ("finished", 6)
    assert steps_of(tmp_path, SNAPSHOT, "stopped") == [5]
    assert steps_of(tmp_path, LAST, "stopped") == [6]
    assert steps_of(tmp_path, BEST, "stopped") == [best_of(event for event in events if getattr(event, "step", 0) > 4)]
