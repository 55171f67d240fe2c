"""Receptive fields from the windows of layers, against gradients of PyTorch."""

from random import Random

import numpy as np
import pytest
import torch
from torch import nn

from cifar_gui.engine import network
from cifar_gui.engine.network import Residual
from cifar_gui.engine.receptive_field import Fields, box, extents
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, VGG_SMALL
from cifar_gui.spec import Block, Network, layer

SIDE = 24
QUICK, ALL = range(30), range(30, 200)


def random_layers(rng, count, kinds):
    """Layers of three channels that may follow one another; PyTorch judges the sizes."""
    return tuple(random_layer(rng, f"layer{place}", rng.choice(kinds)) for place in range(count))


def random_layer(rng, name, kind):
    def pair(low, high):
        return (rng.randint(low, high), rng.randint(low, high))

    if kind == "Conv2d":
        mode = rng.choice(["zeros", "zeros", "reflect", "replicate", "circular"])
        return layer(name, "Conv2d", 3, 3, pair(1, 4), stride=pair(1, 2), padding=pair(0, 1), dilation=pair(1, 3),
                     groups=rng.choice([1, 3]), padding_mode=mode)  # fmt: skip
    if kind == "ConvTranspose2d":
        return layer(name, "ConvTranspose2d", 3, 3, pair(1, 3), stride=pair(1, 2), padding=pair(0, 1))
    if kind == "MaxPool2d":
        kernel = pair(2, 3)
        return layer(name, "MaxPool2d", kernel, stride=pair(1, 2), padding=(kernel[0] // 2, 0),
                     dilation=rng.randint(1, 2), ceil_mode=rng.random() < 0.5)  # fmt: skip
    if kind == "AvgPool2d":
        return layer(name, "AvgPool2d", pair(1, 3), stride=pair(1, 2), ceil_mode=rng.random() < 0.5)
    if kind == "Upsample":
        return layer(name, "Upsample", scale_factor=float(rng.choice([1, 2])),
                     mode=rng.choice(["nearest", "nearest-exact", "bilinear", "bicubic", "area"]))  # fmt: skip
    if kind == "Softmax":
        return layer(name, "Softmax", dim=rng.choice([1, 2, 3, -1]))
    arguments = {
        "AdaptiveAvgPool2d": (pair(1, 5),), "AdaptiveMaxPool2d": (pair(1, 5),), "BatchNorm2d": (3,),
        "InstanceNorm2d": (3,), "GroupNorm": (3, 3), "ZeroPad2d": (rng.randint(0, 2),),
    }  # fmt: skip
    return layer(name, kind, *arguments.get(kind, ()))


MAPS = (
    "Conv2d", "Conv2d", "Conv2d", "ConvTranspose2d", "MaxPool2d", "AvgPool2d", "Upsample", "AdaptiveAvgPool2d", "ReLU",
    "AdaptiveMaxPool2d", "BatchNorm2d", "InstanceNorm2d", "GroupNorm", "ZeroPad2d", "Softmax", "Identity",
)  # fmt: skip
KEEPING = ("ReLU", "BatchNorm2d", "Identity")


def random_network(seed):
    """Up to six parts on maps, a block among them now and then, sometimes with a Flatten and a Linear at the end."""
    rng = Random(seed)
    for _ in range(1000):
        parts = list(random_layers(rng, rng.randint(1, 5), MAPS))
        if rng.random() < 0.4:
            parts.insert(rng.randrange(len(parts) + 1), random_block(rng))
        if rng.random() < 0.3:
            parts.append(layer("flatten", "Flatten", start_dim=rng.choice([1, 2])))
        made = Network("random", tuple(parts), (3, SIDE, SIDE))
        try:
            with torch.no_grad():
                shape = network.build(made).eval()(torch.zeros(1, *made.in_shape)).shape
        except (RuntimeError, ValueError, IndexError, AssertionError):
            continue
        if all(shape) and torch.Size(shape).numel() < 60_000:
            return made
    raise AssertionError("no network fits")


def random_block(rng):
    kernel = rng.choice([1, 3])
    inner = (
        layer("a", "Conv2d", 3, 3, 3, padding=(d := rng.choice([1, 2])), dilation=d),
        random_layer(rng, "b", rng.choice(KEEPING)),
    )
    shortcut = () if rng.random() < 0.5 else (layer("c", "Conv2d", 3, 3, kernel, padding=kernel // 2),)
    return Block("block", inner, shortcut)


def reaching(module):
    """The same network, in which whatever can have an influence has one: weights are positive and random, so that
    nothing cancels; means stand in place of largest numbers, with the same windows, so that nothing loses; what changes
    each number alone is left out, and what divides by a deviation or a sum adds up what it looks at."""
    for name, part in module.named_children():
        setattr(module, name, _reaching(part))
    return module


class Mixed(nn.Module):
    """Every number depends on all that lie in these dimensions."""

    def __init__(self, *dims):
        super().__init__()
        self.dims = dims

    def forward(self, x):
        return x + x.sum(self.dims, keepdim=True)


class MaxAsMean(nn.Module):
    """The mean over the window of a MaxPool2d, its dilation and padding included, of cells that are there."""

    def __init__(self, pool):
        super().__init__()
        self.pool = pool

    def forward(self, x):
        pool, total = self.pool, 0
        _, places = nn.functional.max_pool2d(
            torch.zeros_like(x), pool.kernel_size, pool.stride, pool.padding, pool.dilation, pool.ceil_mode, True
        )
        kernel, stride, padding, dilation = (
            value if isinstance(value, tuple) else (value, value)
            for value in (pool.kernel_size, pool.stride, pool.padding, pool.dilation)
        )
        far = 64
        padded = nn.functional.pad(x, (padding[1], far, padding[0], far))
        for i in range(kernel[0]):
            for j in range(kernel[1]):
                shifted = padded[:, :, i * dilation[0] :, j * dilation[1] :]
                total = total + shifted[:, :, :: stride[0], :: stride[1]][:, :, : places.shape[2], : places.shape[3]]
        return total


def _reaching(part):
    if isinstance(part, nn.Conv2d | nn.ConvTranspose2d | nn.Linear):
        nn.init.uniform_(part.weight, 0.1, 1.0)
    if isinstance(part, nn.MaxPool2d):
        return MaxAsMean(part)
    if isinstance(part, nn.AdaptiveMaxPool2d):
        return nn.AdaptiveAvgPool2d(part.output_size)
    if isinstance(part, nn.InstanceNorm2d | nn.GroupNorm):
        return Mixed(2, 3)
    if isinstance(part, nn.Softmax):
        return Mixed(part.dim)
    if isinstance(part, nn.ReLU | nn.BatchNorm2d):
        return nn.Identity()
    if isinstance(part, Residual):
        for way in (part.layers, part.shortcut):
            reaching(way)
    return part


def shapes_of(made):
    """Of the picture and of what comes out of each part, and of each layer within a block, for one picture."""
    x, inner = torch.zeros(1, *made.in_shape), {}
    found = [tuple(x.shape[1:])]
    module = network.build(made).eval()
    with torch.no_grad():
        for name, part in module.named_children():
            if isinstance(part, Residual):
                for way, layers in (("layers", part.layers), ("shortcut", part.shortcut)):
                    y = x
                    for inside, one in layers.named_children():
                        y = one(y)
                        inner[f"{name}.{way}.{inside}"] = tuple(y.shape[1:])
            x = part(x)
            found.append(tuple(x.shape[1:]))
    return found, inner


def compare(made, rng, cells=3):
    """Fields and gradients say the same of some cells of the output of each part."""
    shapes, inner = shapes_of(made)
    fields = Fields.of(made, shapes, inner.__getitem__)
    torch.manual_seed(0)
    module = reaching(network.build(made).eval()).double()
    for part in range(len(made.layers)):
        x = torch.rand(1, *made.in_shape, dtype=torch.float64, requires_grad=True)
        y = module[: part + 1](x)
        assert tuple(y.shape[1:]) == shapes[part + 1]
        for _ in range(cells):
            place = tuple(rng.randrange(size) for size in shapes[part + 1])
            (grad,) = torch.autograd.grad(y[(0, *place)], x, retain_graph=True)
            mask = fields.masks(part, place[1:] if len(place) > 1 else place)[0]
            wrong = mask != (grad[0].abs().sum(0) > 0).numpy()
            assert not wrong.any(), (made.layers[: part + 1], place, np.argwhere(wrong)[:5])


@pytest.mark.parametrize("seed", QUICK)
def test_a_pixel_is_in_the_field_exactly_if_a_gradient_reaches_it(seed):
    compare(random_network(seed), Random(seed))


@pytest.mark.slow
@pytest.mark.parametrize("seed", ALL)
def test_that_holds_of_more_networks(seed):
    compare(random_network(seed), Random(seed), cells=6)


def test_linear_layers_see_everything_and_flattened_cells_what_they_saw():
    shapes, inner = shapes_of(CIFAR10_QUICK)
    fields = Fields.of(CIFAR10_QUICK, shapes, inner.__getitem__)
    assert fields.masks(7, (3,))[0].all()
    place = (5, 2, 1)
    flat = int(np.ravel_multi_index(place, shapes[6]))
    assert (fields.masks(6, (flat,))[0] == fields.masks(5, place[1:])[0]).all()


def test_a_box_lies_around_what_is_set():
    mask = np.zeros((5, 6), bool)
    assert box(mask) == (0, 0, 0, 0)
    mask[1, 2] = mask[3, 4] = True
    assert box(mask) == (1, 2, 3, 3)


@pytest.mark.parametrize("made", [CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, VGG_SMALL], ids=lambda made: made.name)
def test_the_size_of_a_field_is_that_in_the_middle_of_a_large_picture(made):
    large = 200
    torch.manual_seed(0)
    module = reaching(network.build(made).eval()).double()
    x = torch.rand(1, 3, large, large, dtype=torch.float64, requires_grad=True)
    y = x
    for part, (extent, one) in enumerate(zip(extents(made), module, strict=True)):
        if made.layers[part].kind in ("Flatten", "Linear", "AdaptiveAvgPool2d"):
            break
        y = one(y)
        middle = y[0, 0, y.shape[2] // 2, y.shape[3] // 2]
        (grad,) = torch.autograd.grad(middle, x, retain_graph=True)
        rows = (grad[0].abs().sum(0) > 0).any(1)
        assert extent is not None
        assert extent[0].size == int(rows.sum())


def test_how_the_field_of_cifar10_quick_grows():
    found = extents(CIFAR10_QUICK)
    assert [(one[0].size, one[0].step) for one in found[:6]] == [(5, 1), (6, 2), (14, 2), (16, 4), (32, 4), (36, 8)]
    assert found[7] is None
