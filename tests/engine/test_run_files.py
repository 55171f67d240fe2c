"""Runs as files of the user's: there and back to the bit, by a plain script, and hostile ones in one sentence."""

import io
import json
import math
import os
import re
import runpy
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
import torch
from kept_runs import RECIPE, train
from run_cases import TINY

from cifar_gui import doctor
from cifar_gui.engine import (
    checkpoints,
    file_kinds,
    final,
    kept_runs,
    kept_weights,
    network,
    network_file,
    opened_runs,
    run_file,
    run_reading,
    watched_file,
    weights,
)
from cifar_gui.engine.answers import answer
from cifar_gui.engine.run_names import BEST, LAST
from cifar_gui.json_file import FieldError
from cifar_gui.protocol import CIFAR10
from cifar_gui.protocol.final import FinalScore
from cifar_gui.protocol.kept_runs import KeptRun
from cifar_gui.protocol.run_files import OpenRuns, SaveRuns
from cifar_gui.protocol.runs import EpochEnded, Evaluated, Steps
from cifar_gui.protocol.watching import Measured
from cifar_gui.spec import MessageError
from cifar_gui.worker.run_keeper import RunKeeper

DOCUMENT = Path(__file__).parents[2] / "docs" / "RUN_FILES.md"
SCORE = FinalScore(CIFAR10, BEST, 16, 12, 60, 2.25, 1.7e9)
STEPS = 21
"""Of the run "a": three epochs of 54 pictures, eight at a time; six are kept back."""


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """A computer with a finished run "a", and "b", which was stopped in its second epoch."""
    folder = tmp_path_factory.mktemp("here")
    train(folder, "a")
    train(folder, "b", steps=4)
    checkpoints.entitle(folder / "runs", "a", "第一 run")
    checkpoints.annotate(folder / "runs", "a", "from seed 0")
    final.path(folder / "runs", "a").write_bytes(msgspec.json.encode(SCORE))
    return folder / "runs"


@pytest.fixture(scope="module")
def whole(here, tmp_path_factory):
    """The bytes of the file of "a"."""
    return written(here, tmp_path_factory.mktemp("file") / "a.cifarrun", "a").read_bytes()


def written(folder, target, *names):
    told = answer(SaveRuns(1, "p", names, target, folder=folder), {})
    assert told.message.kind == "info", str(told.message)
    return target


def opened(folder, *paths, room=1 << 30):
    return answer(OpenRuns(1, "p", paths, room, folder=folder), {})


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts, **how):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", **how) as archive:
        for name, content in parts.items() if isinstance(parts, dict) else parts:
            archive.writestr(name, content)
    return buffer.getvalue()


def of(run, kind):
    return [replace(event, run=0) for event in run.events if isinstance(event, kind)]


# --- there and back -------------------------------------------------------------------------------------------------


def test_what_is_written_comes_back_to_the_bit(here, tmp_path):
    (run,) = opened(tmp_path, written(here, tmp_path / "a.cifarrun", "a")).runs
    before, after = checkpoints.read(here / "a.run"), checkpoints.read(tmp_path / f"{run.started.name}.run")
    apart = {"opened", "pictures", "seconds"}
    names = set(before.__struct_fields__) - apart
    assert {name: getattr(after, name) for name in names} == {name: getattr(before, name) for name in names}
    assert (run.title, run.note, run.started.opened) == ("第一 run", "from seed 0", "a.cifarrun")
    assert final.known(tmp_path) == {run.started.name: SCORE}
    kept = next(one for one in kept_runs.kept(here) if isinstance(one, KeptRun) and one.started.name == "a")
    assert of(run, (EpochEnded, Evaluated)) == of(kept, (EpochEnded, Evaluated))
    assert np.array_equal(of(run, Steps)[0].losses, of(kept, Steps)[0].losses)
    for which in (LAST, BEST):
        _, step, state = kept_weights.read(here / "a.run", which)
        _, found_step, found = kept_weights.read(tmp_path / f"{run.started.name}.run", which)
        assert found_step == step
        assert all(torch.equal(found[key], state[key]) for key in state)
    assert run.weights == kept.weights == (LAST, BEST)
    again = written(tmp_path, tmp_path / "again.cifarrun", run.started.name)
    assert members(again.read_bytes()).keys() == {"run.json", "last.safetensors", "best.safetensors"}


def test_a_run_that_was_stopped_brings_the_weights_it_had_and_does_not_go_on(here, tmp_path):
    (run,) = opened(tmp_path, written(here, tmp_path / "b.cifarrun", "b")).runs
    assert not run.finished
    assert len(of(run, Steps)[0].losses) == 4
    assert checkpoints.read(tmp_path / f"{run.started.name}.run").state == b""
    assert kept_weights.read(tmp_path / f"{run.started.name}.run", LAST)[1] == 4


@pytest.mark.parametrize("which", [(), (LAST,), (BEST,)], ids=str)
def test_a_run_says_which_weights_came_with_it(tmp_path, whole, which):
    parts = members(whole)
    told = json.loads(parts["run.json"])
    told["weights"] = {name: step for name, step in told["weights"].items() if name in which}
    there = {f"{name}.safetensors": parts[f"{name}.safetensors"] for name in which}
    (tmp_path / "some.cifarrun").write_bytes(zipped({"run.json": json.dumps(told), **there}))
    (run,) = opened(tmp_path / "runs", tmp_path / "some.cifarrun").runs
    (kept,) = kept_runs.kept(tmp_path / "runs")
    assert run.weights == kept.weights == which


@pytest.mark.parametrize("fault", ["batch_of_one", "one_batch"])
def test_a_run_whose_batch_was_broken_on_purpose_is_opened_with_the_steps_it_had(tmp_path, fault):
    """Not those that its recipe would have: it says the size that its owner set."""
    train(tmp_path / "there", "a", recipe=replace(RECIPE, epochs=1, fault=fault))
    (run,) = opened(tmp_path / "here", written(tmp_path / "there" / "runs", tmp_path / "a.cifarrun", "a")).runs
    assert (
        run.started.steps
        == len(of(run, Steps)[0].losses)
        == {"batch_of_one": run.started.images, "one_batch": 1}[fault]
    )
    assert run.finished


def test_all_runs_lie_in_one_file_and_are_not_opened_twice(here, tmp_path):
    target = written(here, tmp_path / "all.cifarrun", "a", "b")
    assert {name.partition("/")[0] for name in members(target.read_bytes())} == {"001", "002"}
    told = opened(tmp_path, target)
    assert [run.title for run in told.runs] == ["第一 run", ""]
    assert str(told.message) == "Opened from all.cifarrun: 2 runs. They stand among the other runs of lesson 7.9."
    told = opened(tmp_path, target, written(here, tmp_path / "one.cifarrun", "a"))
    assert not told.runs
    assert str(told.message) == "Every run in 2 files is here already."
    assert len(list(tmp_path.glob("*.run"))) == 2
    assert target.read_bytes() == written(here, tmp_path / "same.cifarrun", "a", "b").read_bytes()


def test_a_file_that_is_refused_does_not_keep_the_others_from_being_opened(here, tmp_path, whole):
    (tmp_path / "bad.cifarrun").write_bytes(whole[:-100])
    told = opened(tmp_path, tmp_path / "bad.cifarrun", written(here, tmp_path / "b.cifarrun", "b"))
    assert len(told.runs) == 1
    assert "bad.cifarrun is damaged" in str(told.message)


def test_the_script_of_the_document_writes_a_run(tmp_path, monkeypatch):
    (script,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "write.py").write_text(script)
    runpy.run_path("write.py")
    (run,) = opened(tmp_path / "runs", tmp_path / "by_hand.cifarrun").runs
    assert (run.started.parameters, run.started.steps_per_epoch, run.finished) == (30_730, 10, True)
    assert run.network.name == run.started.recipe.network == "linear"


def test_the_document_names_every_field_and_its_default():
    text = DOCUMENT.read_text("utf-8")
    named = {name for line in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE) for name in re.findall(r"`(\w+)`", line)}
    assert named == set(run_file.Run.__struct_fields__)


def test_opened_runs_do_not_make_others_give_way_and_are_bounded_themselves(here, tmp_path, monkeypatch):
    target = written(here, tmp_path / "all.cifarrun", "a", "b")
    monkeypatch.setattr(kept_runs, "MOST_RUNS", 0)
    opened(tmp_path, target)
    assert RunKeeper().find(tmp_path).gone == 0
    monkeypatch.setattr(opened_runs, "MOST_OPENED", 2)
    assert "2 runs from files are here, and 2 is the most" in str(opened(tmp_path, target).message)


def test_weights_have_the_room_that_there_is(here, tmp_path):
    told = opened(tmp_path, written(here, tmp_path / "a.cifarrun", "a"), room=1000)
    assert "they may take 0 MB" in str(told.message)
    assert not list(tmp_path.glob("*.run*"))


# --- hostile --------------------------------------------------------------------------------------------------------


def changed(whole, **fields):
    """The file with other values in run.json; None removes one."""
    parts = members(whole)
    run = json.loads(parts["run.json"])
    for name, value in fields.items():
        at = run
        *way, last = name.split("__")
        for key in way:
            at = at[key]
        if value is None:
            del at[last]
        else:
            at[last] = value
    return zipped({**parts, "run.json": json.dumps(run)})


def looked(whole, change):
    """The file with other looks at its steps."""
    told = json.loads(members(whole)["run.json"])
    return changed(whole, measured__looks=change(told["measured"]["looks"]))


def text(whole, before, after):
    parts = members(whole)
    assert before in parts["run.json"]
    return zipped({**parts, "run.json": parts["run.json"].replace(before, after, 1)})


def with_weights(whole, **states):
    packed = {f"{which}.safetensors": weights.packed(state) for which, state in states.items()}
    return zipped({**members(whole), **packed})


def other_weights(**changes):
    state = network.build(TINY).state_dict()
    return state | {name.replace("__", "."): value for name, value in changes.items()}


def wide():
    return network_file.plain(replace(TINY, layers=(*TINY.layers[:-1], replace(TINY.layers[-1], args=(196, 11)))))


def bomb():
    """A member that says that it is larger than the whole file."""
    data = bytearray(zipped({"run.json": b"{}", "last.safetensors": b"x" * 64}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 20 : at + 28] = struct.pack("<II", 4_000_000_000, 4_000_000_000)
    return bytes(data)


LAYER = {"type": "layer", "name": "a", "kind": "ReLU"}
ONE = {"step": 1, "accuracy": 0.5, "loss": 2.0, "pictures": 10}
RUN = b"PK\x03\x04" + b"\0" * 22 + struct.pack("<HH", 8, 0) + b"run.json"
HOSTILE = {
    "no ZIP": (lambda w: RUN + b"x" * 99, "evil.cifarrun is damaged or cut short"),
    "cut short": (lambda w: w[: len(w) // 2], "is damaged or cut short"),
    "a flipped bit in the weights": (
        lambda w: w.replace(b"linear1.bias", b"linear1.bia\xf3", 1), "is damaged or cut short",
    ),
    "packed": (lambda w: zipped(members(w), compression=zipfile.ZIP_DEFLATED), "“run.json” is compressed or encrypted"),
    "a bomb": (lambda w: zipped({"run.json": b"0" * 10**8}, compression=zipfile.ZIP_DEFLATED), "is compressed"),
    "sizes that are not there": (lambda w: bomb(), "is damaged or cut short"),
    "another member": (lambda w: zipped({**members(w), "evil.py": b""}), "holds “evil.py”, which is no part of a run"),
    "a way out": (lambda w: zipped({"../run.json": b"{}"}), "holds “../run.json”, which is no part"),
    "an absolute path": (lambda w: zipped({"/run.json": b"{}"}), "“/run.json”, which is no part"),
    "folders in folders": (lambda w: zipped({"a/b/run.json": b"{}"}), "“a/b/run.json”, which is no part"),
    "a name that is turned round": (lambda w: zipped({"\u202erun.json": b"{}"}), "“run.json”, which is no part"),
    "twice the same": (
        lambda w: zipped({**members(w), "Run.json": b"{}"}).replace(b"Run.json", b"run.json"), "holds “run.json” twice",
    ),
    "nothing in it": (lambda w: zipped({}), "holds no run: there is no run.json in it"),
    "weights alone": (lambda w: zipped({"last.safetensors": b"x"}), "holds no run: there is no run.json in it"),
    "one without": (
        lambda w: zipped({**members(w), "b/best.safetensors": b"x"}), "holds no run: there is no b/run.json in it",
    ),
    "too many": (lambda w: zipped({f"{n}/run.json": b"{}" for n in range(601)}), "holds more than 600 files of runs"),
    "no JSON": (lambda w: zipped({"run.json": b"{run"}), "“run.json” is no JSON"),
    "no text": (lambda w: zipped({"run.json": b"\xff\xfe\x00"}), "“run.json” is no JSON"),
    "another format": (lambda w: changed(w, format="cifar-gui lesson"), "its format is “cifar-gui lesson”"),
    "a list": (lambda w: zipped({"run.json": b"[]"}), "“run.json” is not right: it has to be an object in"),
    "a later version": (lambda w: changed(w, version=9), "from another version of the program (format 9)"),
    "a deep nest": (lambda w: changed(w, note=json.loads("[" * 900 + "]" * 900)), "the field “note” is not right"),
    "a nest without end": (lambda w: text(w, b'"source":', b'"x":' + b"[" * 10**5 + b',"source":'), "is no JSON"),
    "a field nobody knows": (lambda w: changed(w, run="rm -rf"), "the field “run” is not right"),
    "a field that is missing": (lambda w: changed(w, losses=None), "the field “losses” is not right"),
    "a text for losses": (lambda w: changed(w, losses="2.3"), "“losses” is not right: it has to be a list, and is a"),
    "a text among losses": (lambda w: changed(w, losses=[2.3, "2.3"]), "“losses[1]” is not right"),
    "half a letter": (lambda w: changed(w, title="\ud800"), "“run.json” is no JSON"),
    "NaN": (lambda w: changed(w, losses=[2.3, math.nan]), "“losses” is not right: NaN and infinity are no numbers"),
    "infinity": (lambda w: changed(w, lr=-math.inf), "“lr” is not right: NaN and infinity"),
    "1e999": (lambda w: text(w, b'"losses":[', b'"losses":[1e999,'), "“losses[0]” is not right: NaN and infinity"),
    "no float32": (lambda w: changed(w, losses=[1e39]), "“losses[0]” is not right: 1e+39 is too large"),
    "more steps than epochs have": (
        lambda w: changed(w, losses=[2.0] * 22), "22 steps are more than the recipe has: 3 epochs of 7 steps",
    ),
    "more values than any run": (
        lambda w: text(w, b'"losses":[', b'"losses":[' + b"0," * 4_600_000),
        "“losses” is not right: it has more values",
    ),
    "a step behind the last": (
        lambda w: changed(w, evaluations=[{**ONE, "step": 22}]),
        "“evaluations[0].step” is not right: step 22 lies behind",
    ),
    "steps that go back": (
        lambda w: changed(w, evaluations=[{**ONE, "step": 2}, ONE]),
        "“evaluations[1].step” is not right: step 1 stands",
    ),
    "an accuracy in per cent": (
        lambda w: changed(w, evaluations=[{**ONE, "accuracy": 57}]),
        "“evaluations[0].accuracy”",
    ),
    "no pictures": (lambda w: changed(w, evaluations=[{**ONE, "pictures": 0}]), "“evaluations[0].pictures”"),
    "seconds of epochs that are not": (
        lambda w: changed(w, seconds=[1.0]),
        "“seconds” is not right: there are 1 numbers",
    ),
    "a test of a later step": (lambda w: changed(w, test__step=22), "“test.step” is not right: step 22 lies"),
    "more right than there are": (lambda w: changed(w, test__right=61), "“test.right” is not right: 61 right ones"),
    "a rate of zero": (lambda w: changed(w, rates=[{"step": 1, "lr": 0}]), "“rates[0].lr” is not right"),
    "an explosion before the end": (lambda w: changed(w, diverged=2), "“diverged” is not right"),
    "own pictures": (lambda w: changed(w, source="own"), "“source” is not right"),
    "no pictures at all": (lambda w: changed(w, images=0), "“images” is not right"),
    "10^30 pictures": (lambda w: changed(w, images=10**30), "“images” is not right"),
    "a recipe that is none": (lambda w: changed(w, recipe=[1]), "“recipe” is not right: it has to be an object"),
    "a setting nobody knows": (lambda w: changed(w, recipe__magic=1), "“recipe.magic” is not right: this version"),
    "an optimiser nobody knows": (
        lambda w: changed(w, recipe__optimizer="eval"),
        "“recipe.optimizer” is not right: it is “eval”",
    ),
    "a batch of none": (lambda w: changed(w, recipe__batch_size=0), "“recipe.batch_size” is not right: it is 0, and 1"),
    "a batch without end": (lambda w: changed(w, recipe__batch_size=10**40), "“recipe.batch_size” is not right"),
    "a rate without end": (lambda w: changed(w, recipe__lr=1e300), "“recipe.lr” is not right"),
    "a recipe without end": (lambda w: changed(w, recipe__split="x" * 30_000), "“recipe” is not right: it is too long"),
    "a title without end": (lambda w: changed(w, title="x" * 10**6), "“title” is not right"),
    "no network": (lambda w: changed(w, network={"format": "x"}), "“network” is not right"),
    "a layer that runs code": (
        lambda w: changed(w, network__layers=[{"type": "layer", "name": "a", "kind": "eval"}]),
        "layer type that cannot",
    ),
    "a layer whose name is turned round": (
        lambda w: changed(w, network__layers=[LAYER | {"name": "a\u202eb\x07c"}]),
        "“network” is not right: “abc” cannot be an attribute name",
    ),
    "an argument that is turned round": (
        lambda w: changed(w, network__layers=[LAYER | {"kwargs": {"\u202e": 1e99}}]),
        "“network” is not right: “a”: ",
    ),
    "a network that does not fit": (
        lambda w: changed(w, network__layers=[{"type": "layer", "name": "a", "kind": "Linear", "args": [7, 10]}]),
        "“network” is not right: PyTorch does not build it: ",
    ),
    "other pictures": (
        lambda w: changed(w, network__input=[3, 28, 28]),
        "it makes (10,) of pictures of the shape (3, 28, 28)",
    ),
    "eleven classes": (lambda w: changed(w, network=wide()), "“network” is not right: it makes (11,)"),
    "no object that was measured": (lambda w: changed(w, measured=[1]), "“measured” is not right: it has to be an"),
    "nothing measured": (lambda w: changed(w, measured={}), "“measured.facts” is not right"),
    "measured by nobody": (lambda w: changed(w, measured__magic=1), "“measured.magic” is not right"),
    "a deep nest that was measured": (
        lambda w: changed(w, measured__facts__order=json.loads("[" * 900 + "]" * 900)), "“measured",
    ),
    "eleven classes measured": (
        lambda w: changed(w, measured__facts__counts=[1] * 11), "“measured.facts.counts” is not right: it has 11",
    ),
    "no classes measured": (lambda w: changed(w, measured__facts__judged=[]), "“measured.facts.judged” is not right"),
    "a label that is none": (lambda w: changed(w, measured__facts__order=[10]), "“measured.facts.order[0]” is not"),
    "an order without end": (
        lambda w: changed(w, measured__facts__order=[1] * 1001), "“measured.facts.order” is not right: it has 1001",
    ),
    "a count below nothing": (
        lambda w: changed(w, measured__facts__within__agreeing=-1), "“measured.facts.within.agreeing” is not right",
    ),
    "a count beyond all": (
        lambda w: changed(w, measured__facts__within__pictures=10**18), "“measured.facts.within.pictures” is not right",
    ),
    "a text for a number measured": (
        lambda w: changed(w, measured__facts__pixels__mean="x"), "“measured.facts.pixels.mean” is not right",
    ),
    "more looks than steps": (
        lambda w: looked(w, lambda looks: [{**looks[0], "step": at} for at in range(201)]), "“measured.looks” is not",
    ),
    "a look behind the last step": (
        lambda w: looked(w, lambda looks: [{**looks[0], "step": 22}]), "“measured.looks[0].step” is not right: 22",
    ),
    "a look before the first": (
        lambda w: looked(w, lambda looks: [{**looks[0], "step": 0}]), "“measured.looks[0].step” is not right: 0",
    ),
    "looks that go back": (
        lambda w: looked(w, lambda looks: [looks[1], looks[0]]), "“measured.looks[1].step” is not right: step 1 stands",
    ),
    "a look at no pictures": (
        lambda w: looked(w, lambda looks: [{**looks[0], "pictures": 0}]), "“measured.looks[0].pictures” is not right",
    ),
    "a layer without end": (
        lambda w: looked(w, lambda looks: [{**looks[0], "layers": [{**looks[0]["layers"][0], "name": "x" * 201}]}]),
        "“measured.looks[0].layers[0].name” is not right: it is too long",
    ),
    "weights without a step": (lambda w: changed(w, weights={}), "there is no step for “"),
    "a step without weights": (
        lambda w: zipped({"run.json": members(w)["run.json"]}), "and no weights in the file",
    ),
    "weights of a later step": (lambda w: changed(w, weights__last=22), "“weights.last” is not right: step 22 lies"),
    "weights that are none": (
        lambda w: zipped({**members(w), "last.safetensors": b"\xff" * 99}),
        "evil.cifarrun: last.safetensors is damaged",
    ),
    "weights that no network of its size has": (
        lambda w: zipped({**members(w), "best.safetensors": bytes(10_100_000)}),
        "“best.safetensors” is larger than the 10 MB",
    ),
    "a header that is longer than the weights": (
        lambda w: zipped({**members(w), "last.safetensors": struct.pack("<Q", 2**40) + b"{}"}),
        "last.safetensors is damaged",
    ),
    "tensors that lie in each other": (
        lambda w: zipped({**members(w), "last.safetensors": members(w)["last.safetensors"].replace(b"[0,", b"[4,", 1)}),
        "last.safetensors is damaged",
    ),
    "weights of another network": (
        lambda w: with_weights(w, last={"a": torch.zeros(1)}), "evil.cifarrun: last.safetensors does not fit “tiny”",
    ),
    "weights of another shape": (
        lambda w: with_weights(w, best=other_weights(linear1__bias=torch.zeros(9))), "linear1.bias float32 (9,) ≠",
    ),
    "weights that exploded": (
        lambda w: with_weights(w, best=other_weights(linear1__bias=torch.full((10,), torch.nan))), "has NaN",
    ),
}  # fmt: skip


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_what_is_hostile_is_refused_by_file_and_field_and_nothing_of_it_is_kept(tmp_path, whole, make):
    build, said = make
    path = tmp_path / "evil.cifarrun"
    path.write_bytes(build(whole))
    assert file_kinds.kind_of(path).opens == "runs" or path.stat().st_size < 30 or "no part" in said
    told = opened(tmp_path / "runs", path)
    sentence = str(told.message)
    assert said in sentence
    assert "evil.cifarrun" in sentence
    assert sentence.isprintable()
    assert len(sentence) < 500
    assert not told.runs
    assert not list(tmp_path.glob("runs/*"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "loop", "nothing", "link"])
def test_what_is_no_file_is_told_and_not_waited_for(tmp_path, whole, kind):
    path = tmp_path / "evil.cifarrun"
    {
        "pipe": lambda: os.mkfifo(path),
        "device": lambda: path.symlink_to("/dev/zero"),
        "folder": path.mkdir,
        "loop": lambda: path.symlink_to(path),
        "nothing": lambda: None,
        "link": lambda: path.symlink_to(tmp_path / "gone.cifarrun"),
    }[kind]()
    told = opened(tmp_path / "runs", path)
    assert str(told.message).startswith("evil.cifarrun cannot be read: ")
    assert not told.runs


def test_a_file_of_two_gigabytes_of_nothing_is_not_read(tmp_path):
    path = tmp_path / "evil.cifarrun"
    with open(path, "wb") as file:
        file.write(RUN)
        file.truncate(2 << 30)
    assert "evil.cifarrun is too large" in str(opened(tmp_path / "runs", path).message)


def damaged(whole):
    """The file cut short, and with one byte changed, at places all over it."""
    for at in range(0, len(whole), len(whole) // 40):
        yield whole[:at]
    for at in range(0, len(whole), len(whole) // 150):
        yield whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]


def test_a_damaged_byte_changes_nothing_or_is_told(tmp_path, whole):
    """Of every byte and of every length that was tried apart from this test, too."""

    def held(data):
        path = tmp_path / "evil.cifarrun"
        path.write_bytes(data)
        (found,) = filter(None, run_reading.read(path))
        states = {which: (step, {key: one.tolist() for key, one in state.items()})
                  for which, (step, state) in found.weights.items()}  # fmt: skip
        return found.run, found.recipe, found.network, states

    expected, told = held(whole), []
    for data in damaged(whole):
        try:
            assert held(data) == expected
        except MessageError as error:
            told.append(str(error))
    assert len(told) > 150
    assert all("evil.cifarrun" in sentence and sentence.isprintable() and len(sentence) < 500 for sentence in told)


def test_a_second_run_that_is_hostile_keeps_the_first_one_out(tmp_path, whole):
    parts = {f"a/{name}": content for name, content in members(whole).items()}
    (tmp_path / "two.cifarrun").write_bytes(zipped({**parts, "b/run.json": b"{}"}))
    assert "“b/run.json” does not say that it is a run" in str(
        opened(tmp_path / "runs", tmp_path / "two.cifarrun").message
    )
    assert not list(tmp_path.glob("runs/*"))


def test_a_title_from_elsewhere_is_fit_to_be_shown(tmp_path, whole):
    path = tmp_path / "odd.cifarrun"
    path.write_bytes(changed(whole, title="a\u202eb\x00cd <b>名", name="../../x", note="one\ntwo\x07"))
    (run,) = opened(tmp_path / "runs", path).runs
    assert run.title == "abcd <b>名"
    assert {file.parent for file in (tmp_path / "runs").rglob("*.run")} == {tmp_path / "runs"}


# --- what was measured ----------------------------------------------------------------------------------------------


def leaves(value, way=()):
    """The ways to the numbers of what was measured; all entries of a list are one."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, (*way, name))
    elif isinstance(value, list):
        for part in value[:1]:
            yield from leaves(part, (*way, None))
        yield way
    elif not isinstance(value, str):
        yield way


def put(value, way, other):
    """The same with something else there."""
    if not way:
        return other
    name, *rest = way
    if name is None:
        return [put(part, rest, other) for part in value]
    return {**value, name: put(value[name], rest, other)}


def test_what_was_measured_is_there_again_and_so_is_what_the_doctor_says_of_it(here, tmp_path):
    """A number that JSON has no word for, too."""
    before = checkpoints.read(here / "a.run")
    watched = watched_file.unpack(before.measured)
    odd = replace(
        watched.looks[-1], loss=math.nan, gradient=math.inf, pixels=replace(watched.looks[-1].pixels, mean=-math.inf)
    )
    before.measured = watched_file.pack(replace(watched, looks=(*watched.looks[:-1], odd)))
    checkpoints.write(tmp_path, "odd", before)
    target = written(tmp_path, tmp_path / "odd.cifarrun", "odd")
    (run,) = opened(tmp_path / "runs", target).runs
    assert checkpoints.read(tmp_path / "runs" / f"{run.started.name}.run").measured == before.measured
    (told,) = of(run, Measured)
    assert repr(told.watched.looks[-1]) == repr(odd)
    sources = [kept_runs.kept_run(tmp_path, "odd", before), run]
    said = [doctor.findings(doctor.evidence(one.started, one.network, one.events)) for one in sources]
    assert repr(said[0]) == repr(said[1])
    assert json.loads(members(target.read_bytes())["run.json"])["version"] == 2


def test_a_run_that_has_measured_nothing_is_written_as_before(here, tmp_path):
    before = checkpoints.read(here / "a.run")
    before.measured = b""
    checkpoints.write(tmp_path, "bare", before)
    target = written(tmp_path, tmp_path / "bare.cifarrun", "bare")
    assert json.loads(members(target.read_bytes())["run.json"])["version"] == 1
    (run,) = opened(tmp_path / "runs", target).runs
    assert not of(run, Measured)


def test_whatever_was_measured_the_doctor_has_an_answer(here):
    """What is taken from a file from anywhere never stops the window: each number in turn is anything."""
    kept = checkpoints.read(here / "a.run")
    watched = watched_file.unpack(kept.measured)
    plain = json.loads(json.dumps(watched_file.to_json(watched)))
    taken = 0
    for way in leaves(plain):
        for other in (None, 0, -1, 1e300, "nan", "inf", "-inf", [], [[]], 10**9):
            try:
                found = watched_file.of_json(put(plain, way, other), watched.network, STEPS)
            except FieldError:
                continue
            taken += 1
            for ended in ("finished", "diverged"):
                told = kept_runs.kept_run(here, "a", kept)
                evidence = doctor.evidence(told.started, told.network, (*told.events, Measured(0, found)))
                assert isinstance(doctor.findings(replace(evidence, ended=ended)), tuple), (way, other)
    assert taken > 200
