"""Small batches that are read ahead are those that a reading of each would give."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from cifar_gui.engine import data
from cifar_gui.engine.batches import AHEAD, Batches, Stack
from cifar_gui.engine.data import DataError, load_samples
from cifar_gui.engine.stored import Stored
from cifar_gui.spec import Scaling

SCALING = Scaling((0.5, 0.4, 0.3), (0.2, 0.3, 0.4))


def taken(batches: Batches, first: int):
    """A batch, whose pictures are there at once."""
    with pytest.raises(StopIteration) as end:
        next(batches.wait_for(first))
    return end.value.value


@pytest.fixture(scope="module")
def stack():
    return Stack.of(load_samples().train, SCALING)


@pytest.mark.parametrize("size", [1, 2, 3, 5, AHEAD // 2, AHEAD // 2 + 1, AHEAD, AHEAD + 1, 40, 1000])
@pytest.mark.parametrize("begun", [0, 4])
def test_each_batch_is_what_a_reading_of_it_gives(stack, size, begun):
    order = torch.randperm(len(stack), generator=torch.Generator().manual_seed(size))[:43]
    batches = Batches(stack, order, size)
    for first in range(begun * size, len(order), size):
        index, x, y = taken(batches, first)
        assert torch.equal(index, order[first : first + size])
        for found, expected in zip((x, y), stack.take(index), strict=True):
            assert torch.equal(found, expected)
            assert found.stride() == expected.stride()


def test_they_are_read_some_at_once(stack):
    read = []

    class Counting(Stack):
        def take(self, index):
            read.append(len(index))
            return super().take(index)

    counting = Counting(stack.images, stack.labels, stack.device, stack.scaling)
    batches = Batches(counting, torch.arange(43), 3)
    for first in range(0, 43, 3):
        taken(batches, first)
    assert read == [AHEAD // 3 * 3, AHEAD // 3 * 3, 43 - 2 * (AHEAD // 3 * 3)]


def test_pictures_that_are_gone_are_tried_again(tmp_path):
    path = tmp_path / "images.npy"
    split = load_samples().train
    np.save(path, split.images[:40])
    content = path.read_bytes()
    stored = Stored(path, data.gone)
    batches = Batches(Stack.of(data.Split(stored, split.labels[:40]), SCALING), torch.arange(40), 2)
    taken(batches, 0)
    with open(path, "r+b") as file:
        file.truncate(500)
    taken(batches, 2)  # at hand
    waiting = batches.wait_for(AHEAD)
    assert isinstance(next(waiting), DataError)
    path.write_bytes(content)
    with pytest.raises(StopIteration) as end:
        next(waiting)
    assert torch.equal(end.value.value[0], torch.tensor([AHEAD, AHEAD + 1]))
