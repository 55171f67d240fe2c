"""The batches on the page are those of a DataLoader, of the program's runs, and of the script."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
import torch
from script_runs import made_data, run, several, write, write_batches
from torch.utils.data import DataLoader

from cifar_gui.engine.batches import Order
from cifar_gui.lessons.loader import LoaderParams
from cifar_gui.pages.loader import engine as loader
from cifar_gui.pages.loader.protocol import EPOCHS, AskLoader, Batches
from cifar_gui.pages.loader.script import loader_script
from cifar_gui.protocol import Failure

P = LoaderParams


def ask(params):
    return loader.answer(AskLoader(1, "training/loader", params))


@pytest.mark.parametrize("count", [1, 7, 64, 1000])
@pytest.mark.parametrize("size", [1, 16, 64])
def test_a_run_takes_the_pictures_in_the_order_of_a_shuffled_loader(count, size):
    generator = torch.Generator().manual_seed(3)
    theirs = DataLoader(range(count), size, shuffle=True, generator=generator, collate_fn=list)
    ours = Order(count, True, 3)
    for _ in range(3):
        assert ours.epoch().tolist() == [index for batch in theirs for index in batch]
        ours.advance()


def test_the_figures_of_the_course():
    told = ask(P())
    assert isinstance(told, Batches)
    assert told.sizes == (64,) * 156 + (16,)
    assert told.indices(1, 156).tolist() == list(range(9984, 10_000))
    assert told.left_out == 0
    dropped = ask(P(drop_last=True))
    assert (len(dropped.sizes), dropped.left_out) == (156, 16)
    assert ask(P(40, drop_last=True)).sizes == ()


def test_each_epoch_holds_every_picture_once_in_another_order():
    first, second = ask(P(500, shuffle=True)).orders
    assert sorted(first) == sorted(second) == list(range(500))
    assert first.tolist() != second.tolist()


def test_torchs_own_generator_is_left_alone():
    torch.manual_seed(0)
    before = torch.get_rng_state()
    ask(P())
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize(
    ("changes", "field", "line"),
    [
        ({"batch_size": 0}, "batch_size", "loader"), ({"batch_size": -3}, "batch_size", "loader"),
        ({"batch_size": 2.5}, "batch_size", "loader"),
        ({"batch_size": None, "drop_last": True}, "batch_size", "loader"),
        ({"seed": 2**70, "shuffle": True}, "seed", "loader"), ({"pictures": 0}, "pictures", "loader"),
        ({"pictures": 10**12}, "pictures", "loader"), ({"pictures": None}, "pictures", "loader"),
    ],
)  # fmt: skip
def test_a_refusal_names_its_field_and_a_way_out(changes, field, line):
    told = ask(replace(P(), **changes))
    assert isinstance(told, Failure)
    assert (told.field, told.line) == (field, line)
    mended = replace(P(), **changes | dict(told.fixes[0].changes))
    assert isinstance(ask(mended), Batches)


@several(12)
def test_the_script_takes_the_same_pictures(tmp_path, count):
    data = made_data(30, 20)
    write_batches(tmp_path, data.train, data.test)
    chance, expected = Random(4), {}
    for number in range(count):
        params = P(chance.choice([20, 30, 17, 5]), chance.randint(1, 8), chance.random() < 0.6, number)
        params = replace(params, drop_last=chance.random() < 0.5)
        told = ask(params)
        if not told.sizes:
            continue
        batch = chance.randrange(len(told.sizes))
        write(tmp_path, f"loader{number:03}", loader_script(params, sizes=told.sizes, batch=batch, test=20, train=30))
        labels = (data.train if params.pictures > 20 else data.test).labels
        expected[f"loader{number:03}"] = labels[told.indices(EPOCHS - 1, batch)], told
    ran = run(tmp_path, "chosen")
    assert ran.raised == {}
    for name, (labels, told) in expected.items():
        assert np.array_equal(ran.tensors[f"{name} chosen"], labels)
        assert ran.said[name].startswith(f"{told.params.pictures} {len(told.sizes)}\n")
    assert len(expected) > 5
