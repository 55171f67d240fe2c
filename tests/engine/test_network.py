import pytest
import torch
from torch import nn

from cifar_gui.engine import dice, network
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM
from cifar_gui.lessons.training import TRAINING
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Network, fields, layer


def test_cifar10_quick_is_the_stack_that_a_learner_writes():
    torch.manual_seed(4)
    written = nn.Sequential(
        nn.Conv2d(3, 32, 5, padding=2), nn.MaxPool2d(2), nn.Conv2d(32, 32, 5, padding=2), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 5, padding=2), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(1024, 64), nn.Linear(64, 10),
    )  # fmt: skip
    torch.manual_seed(4)
    built = network.build(CIFAR10_QUICK)
    assert [repr(one) for one in built] == [repr(one) for one in written]
    for ours, theirs in zip(built.parameters(), written.parameters(), strict=True):
        assert torch.equal(ours, theirs)
    assert list(dict(built.named_children())) == [item.name for item in CIFAR10_QUICK.layers]


@pytest.mark.parametrize(("description", "count"), [(CIFAR10_QUICK, 145_578), (CIFAR10_QUICK_BATCHNORM, 145_706)])
def test_the_parameters_of_the_networks(description, count):
    built = network.build(description)
    assert network.parameters(built) == count
    assert built.training
    assert built(torch.zeros(2, 3, 32, 32)).shape == (2, 10)


def test_what_is_not_trained_does_not_count():
    built = network.build(CIFAR10_QUICK)
    built.conv1.requires_grad_(False)
    assert network.parameters(built) == 145_578 - 3 * 32 * 25 - 32


def test_every_kind_is_a_module_and_what_draws_is_drawn_by_the_run():
    assert all(issubclass(kind, nn.Module) for kind in network.KINDS.values())
    drawing = {name for name, kind in network.KINDS.items() if issubclass(kind, dice.DRAWING)}
    assert drawing == {"Dropout", "Dropout2d"}
    for name in drawing:
        assert dice.draws(network.build(Network("random", (layer("part1", name),))))


@pytest.mark.parametrize("kind", ["AlphaDropout", "RReLU", "Sequential", "__class__", "load"])
def test_a_description_names_nothing_else(kind):
    with pytest.raises(ValueError, match=f"part1: a network cannot hold a layer of kind '{kind}'"):
        network.build(Network("bad", (layer("part1", kind),)))


def test_the_recipe_offers_the_networks_that_the_lesson_has():
    choices = next(item.choices for item in fields(Recipe) if item.name == "network")
    assert choices == tuple(item.name for item in TRAINING.networks)
