"""The script for several processes trains as the program does, goes on where it was cut off, and writes its run."""

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
import torch
from run_cases import TINY, losses, of, whole
from script_runs import made_data, run, write

from cifar_gui.engine import checkpoints, kept_weights
from cifar_gui.engine.answers import answer
from cifar_gui.engine.run_reading import read
from cifar_gui.engine.sets import sets_of
from cifar_gui.engine.spread_code import spread_script
from cifar_gui.lessons.networks import CIFAR10_QUICK
from cifar_gui.lessons.training import QUICK
from cifar_gui.protocol import SAMPLES
from cifar_gui.protocol.kept_runs import KeptRun
from cifar_gui.protocol.run_files import OpenRuns
from cifar_gui.protocol.runs import Evaluated
from cifar_gui.recipe import CONSTANT
from cifar_gui.spec import Network, layer

DATA = made_data(120, name=SAMPLES)
PLAIN = Network("plain", (layer("conv1", "Conv2d", 3, 6, 5, stride=4), layer("relu1", "ReLU"),
                          layer("flatten", "Flatten"), layer("linear1", "Linear", 294, 10)))  # fmt: skip
"""Every picture by itself: no BatchNorm."""
NETWORKS = {network.name: network for network in (PLAIN, TINY, CIFAR10_QUICK)}
RECIPES = {
    "fifty steps": replace(
        QUICK, network="CIFAR10-quick", batch_size=12, epochs=7, validation=0.2, images=90, lr=0.02, seed=3
    ),
    "with BatchNorm": replace(
        QUICK, network="tiny", batch_size=7, epochs=2, lr=0.002, schedule="step", seed=4, validation=0.0
    ),
    "not shuffled": replace(
        QUICK, network="plain", batch_size=16, epochs=2, shuffle=False, schedule=CONSTANT, validation=0.0
    ),
    "all at once": replace(
        QUICK,
        network="plain",
        batch_size=16,
        epochs=2,
        flip="alternating",
        shift=2,
        cutout=8,
        dropout=0.2,
        ema=0.9,
        clip=0.5,
        warmup=4,
        schedule="cosine",
        validation=0.2,
        seed=5,
    ),
    "Muon": replace(QUICK, network="tiny", optimizer="Muon", lr=0.001, batch_size=30),
    "Adam": replace(QUICK, network="plain", optimizer="AdamW", lr=0.001, batch_size=50, epochs=2, loss="MSELoss"),
}


def script(recipe):
    return spread_script(recipe, NETWORKS[recipe.network], DATA)


def expected(recipe):
    return losses(whole(DATA, recipe, network=NETWORKS[recipe.network]))


def told(folder, name="train"):
    (found,) = [one for one in read(folder / f"{name}.cifarrun") if one is not None]
    return found


def test_one_process_gives_the_losses_of_the_program(tmp_path):
    for number, recipe in enumerate(RECIPES.values()):
        write(tmp_path, f"train{number}", script(recipe))
    assert run(tmp_path).raised == {}
    for number, recipe in enumerate(RECIPES.values()):
        found = told(tmp_path, f"train{number}")
        events = whole(DATA, recipe, network=NETWORKS[recipe.network])
        np.testing.assert_allclose(found.losses, losses(events), atol=1e-4, err_msg=str(recipe))
        assert replace(found.recipe, network="") == replace(recipe, network="")
        assert found.network == NETWORKS[recipe.network]
        assert found.run.images == len(sets_of(recipe, DATA).train)
        assert found.run.held_out == len(sets_of(recipe, DATA).validation)
        judged = [(one.step, one.accuracy, one.pictures) for one in of(events, Evaluated)[-1:]]
        assert [(one.step, one.accuracy, one.pictures) for one in found.run.evaluations[-1:]] == judged
        assert len(found.run.seconds) == recipe.epochs


def test_its_run_is_opened_here_with_its_weights(tmp_path):
    recipe = RECIPES["with BatchNorm"]
    write(tmp_path, "train", script(recipe))
    assert run(tmp_path, "model").raised == {}
    opened = answer(OpenRuns(1, "p", (tmp_path / "train.cifarrun",), folder=tmp_path / "runs"), {})
    (kept,) = opened.runs
    assert isinstance(kept, KeptRun)
    assert kept.finished
    _, step, state = kept_weights.read(checkpoints.path(tmp_path / "runs", kept.started.name))
    assert step == 36
    made = run(tmp_path, "model").tensors
    assert all(torch.equal(state[name.partition(" ")[2]], torch.from_numpy(value)) for name, value in made.items()
               if not name.endswith(".grad"))  # fmt: skip


@pytest.mark.parametrize("name", ["with BatchNorm", "all at once"])
def test_a_run_that_was_cut_off_goes_on_to_the_same_end(tmp_path, name):
    recipe = RECIPES[name]
    text = script(recipe).text.replace("\nfor epoch in range(done, epochs):", "\nfor epoch in range(done, 1):")
    assert "range(done, 1)" in text
    written = replace(script(recipe), text=text)
    write(tmp_path, "train", written)
    assert run(tmp_path).raised == {}
    assert len(told(tmp_path).losses) == len(expected(recipe)) // 2
    resumed = replace(written, text=script(recipe).text.replace("parse_args()", 'parse_args(["--resume"])'))
    write(tmp_path, "train", resumed)
    ran = run(tmp_path)
    assert ran.raised == {}
    assert "Epoch: 2/2" in ran.said["train"].splitlines()[0]
    np.testing.assert_allclose(told(tmp_path).losses, expected(recipe), atol=1e-4)


DRAW = """
made = []
for epoch in range(2):
    for step, ({batch}) in enumerate(dataloader):
        whole = min(batch_size, len(dataset) - step * batch_size)
        made.append(augment({given}))
lengths = torch.tensor([float(len(imgs)) for imgs in made])
made = torch.cat(made)
"""
DRAWN = replace(RECIPES["all at once"], flip="random", fault="noise", dropout=0.0)


@pytest.mark.parametrize("recipe", [DRAWN, replace(DRAWN, flip="alternating", fault="")], ids=["random", "alternating"])
@pytest.mark.parametrize("world", [2, 3, 7])
def test_what_is_drawn_for_a_picture_does_not_depend_on_the_process_that_has_it(tmp_path, recipe, world):
    """Also of a last batch that is smaller than the processes are many."""
    text = script(replace(recipe, batch_size=23)).text  # 96 pictures: the last batch has four
    head, began, _ = text.partition("\nrun = json.loads")
    assert began
    head = head.replace("    distributed.init_process_group", "    pass  #")
    head = head.replace("DistributedDataParallel(model) if world > 1 else model", "model")
    given = "imgs, numbers, epoch, whole" if recipe.flip == "alternating" else "imgs, whole"
    draw = DRAW.format(batch="(imgs, labels), numbers" if "numbers" in given else "imgs, labels", given=given)
    ranks = [(1, 0), *((world, rank) for rank in range(world))]
    for count, rank in ranks:
        there = f'os.environ |= {{"WORLD_SIZE": "{count}", "RANK": "{rank}"}}\n'
        started = head.replace("\n# python train.py", f"\n{there}\n# python train.py", 1)
        assert there in started
        write(tmp_path, f"of{count}rank{rank}", replace(script(recipe), text=started + draw))
    ran = run(tmp_path, "made", "lengths")
    assert ran.raised == {}
    parts = {at: np.split(ran.tensors["of{}rank{} made".format(*at)],
                          np.cumsum(ran.tensors["of{}rank{} lengths".format(*at)][:-1]).astype(int))
             for at in ranks}  # fmt: skip
    for step, batch in enumerate(parts[1, 0]):
        for rank in range(world):
            own = batch[rank::world] if rank < len(batch) else batch[:1]
            assert np.array_equal(parts[world, rank][step], own)


def test_to_go_on_where_nothing_was_kept_is_told(tmp_path):
    text = script(RECIPES["not shuffled"]).text.replace("parse_args()", 'parse_args(["--resume"])')
    write(tmp_path, "train", replace(script(RECIPES["not shuffled"]), text=text))
    with pytest.raises(AssertionError, match=r"There is no train\.pt to go on from"):
        run(tmp_path)


def test_what_cannot_be_written_is_told_and_what_was_kept_stays(tmp_path):
    recipe = RECIPES["not shuffled"]
    write(tmp_path, "train", script(recipe))
    (tmp_path / "train.cifarrun").write_bytes(b"from before")
    (tmp_path / "train.cifarrun.part").mkdir()  # as a full disk does, it lets nothing be written
    with pytest.raises(
        AssertionError, match=r"train\.cifarrun could not be written: Is a directory. A file from before"
    ):
        run(tmp_path)
    assert (tmp_path / "train.cifarrun").read_bytes() == b"from before"
    assert (tmp_path / "train.pt").exists()


def test_a_loss_that_is_no_number_ends_it_and_what_was_kept_stays(tmp_path):
    recipe = replace(RECIPES["not shuffled"], lr=1e9, momentum=0.0, nesterov=False)
    write(tmp_path, "train", script(recipe))
    with pytest.raises(AssertionError, match=r"The loss is (nan|inf)"):
        run(tmp_path)
    assert not (tmp_path / "train.cifarrun").exists()


def torchrun(folder, *arguments):
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2", "train.py"]
    where = {**os.environ, "PYTHONFAULTHANDLER": "1"}  # a process that is ended by a signal says in which line
    ran = subprocess.run(
        [*command, *arguments], cwd=folder, env=where, capture_output=True, text=True, timeout=300, check=False
    )
    assert ran.returncode == 0, ran.stderr[:1500]
    return ran.stdout


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("size", [16, 7])
@pytest.mark.parametrize("drawn", [False, True])
def test_two_processes_share_a_batch_and_give_the_losses_of_one(tmp_path, size, drawn):
    """Also of batches that cannot be halved, with a last one of a single picture, and of augmented pictures."""
    recipe = replace(DRAWN if drawn else RECIPES["not shuffled"], batch_size=size, shuffle=True, epochs=3)
    write(tmp_path, "train", script(recipe))
    assert torchrun(tmp_path).count("Epoch:") == 3, "one process alone speaks"
    found = told(tmp_path)
    np.testing.assert_allclose(found.losses, expected(recipe), atol=1e-5)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("recipe", [RECIPES["not shuffled"], DRAWN], ids=["plain", "drawn"])
def test_two_processes_go_on_where_they_were_cut_off(tmp_path, recipe):
    written = script(recipe)
    short = written.text.replace("\nfor epoch in range(done, epochs):", "\nfor epoch in range(done, 1):")
    write(tmp_path, "train", replace(written, text=short))
    torchrun(tmp_path)
    write(tmp_path, "train", written)
    assert torchrun(tmp_path, "--resume").startswith("Epoch: 2/2")
    np.testing.assert_allclose(told(tmp_path).losses, expected(recipe), atol=1e-5)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_layers_drop_something_else_in_each_process(tmp_path):
    recipe = replace(RECIPES["not shuffled"], dropout=0.5)
    written = script(recipe)
    end = "\nif world > 1:\n    distributed.destroy_process_group()"
    next_ones = "\nPath(f'drawn{rank}').write_text(str(torch.rand(1).item()))"
    assert written.text.count(end) == 1
    write(tmp_path, "train", replace(written, text=written.text.replace(end, next_ones + end)))
    torchrun(tmp_path)
    assert (tmp_path / "drawn0").read_text() != (tmp_path / "drawn1").read_text()
