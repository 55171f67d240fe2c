"""The first convolution made of patches of the pictures."""

import pytest
import torch
from script_runs import made_data
from torch import nn

from cifar_gui.engine import whitening
from cifar_gui.engine.batches import Stack
from cifar_gui.engine.training import Training
from cifar_gui.engine.whitening import WhiteningError
from cifar_gui.protocol.runs import EpochEnded, RunEnded, Snapshot, StartRun
from cifar_gui.recipe import Recipe
from cifar_gui.spec import UNSCALED, Network, layer


def pictures(count=40):
    """Neighbours are alike, as in photographs."""
    noise = torch.randn(count, 3, 32, 32, generator=torch.Generator().manual_seed(4)) + 0.3
    return noise + 2 * nn.functional.avg_pool2d(noise, 5, stride=1, padding=2)


@pytest.mark.parametrize(
    "layer",
    [nn.Conv2d(3, 24, 2), nn.Conv2d(3, 12, 2, stride=2, padding=1), nn.Conv2d(3, 54, 3, padding="same", dilation=2)],
    ids=str,
)
def test_what_comes_out_has_no_mean_one_spread_and_nothing_in_common(layer):
    data = pictures()
    whitening.start(nn.Sequential(layer), data)
    bare = nn.Conv2d(3, layer.out_channels, layer.kernel_size, dilation=layer.dilation)
    bare.load_state_dict(layer.state_dict())
    patch = layer.weight[0].numel()
    out = bare(data).movedim(1, -1).flatten(0, -2)[:, :patch].detach().double()
    torch.testing.assert_close(out.mean(0), torch.zeros(patch).double(), atol=1e-4, rtol=0)
    torch.testing.assert_close(torch.cov(out.T), torch.eye(patch).double(), atol=0.01, rtol=0)
    if layer.out_channels == 2 * patch:
        assert torch.equal(layer.weight[:patch], -layer.weight[patch:])


def test_the_first_kernel_is_the_direction_in_which_patches_differ_most():
    data, layer = pictures(), nn.Conv2d(3, 4, 2)
    whitening.start(nn.Sequential(layer), data)
    first = layer.weight[0].flatten()
    assert nn.functional.unfold(data, 2).movedim(1, -1).matmul(first / first.norm()).var() > 0.1
    norms = layer.weight.flatten(1).norm(dim=1)
    assert (norms.diff() > 0).all()  # who differs less is divided by less


def conv(*args, **kwargs):
    """A network with that first layer, which gives ten numbers a picture."""
    end = (layer("pool", "AdaptiveAvgPool2d", 1), layer("flatten", "Flatten"), layer("linear", "Linear", args[1], 10))
    return Network("made", (layer("conv", "Conv2d", *args, **kwargs), *end))


LINEAR = Network("made", (layer("flatten", "Flatten"), layer("linear", "Linear", 3072, 10)))
REFUSED = {
    "linear": LINEAR,
    "groups": conv(3, 6, 2, groups=3),
    "more kernels than directions": conv(3, 25, 2),
    "a large patch": conv(3, 8, 12),
    "a window larger than the picture": conv(3, 8, 2, dilation=32, padding=1),
}


def ended(network, **changes):
    recipe = Recipe(network="made", whiten=True, batch_size=26, epochs=1, schedule="constant", **changes)
    return [event for event in Training(StartRun(1, recipe, network, "made"), made_data()).run() if event][-1]


@pytest.mark.parametrize("name", REFUSED)
def test_another_first_layer_is_refused_with_a_way_out(name):
    event = ended(REFUSED[name])
    assert isinstance(event, RunEnded)
    assert (event.reason, event.failure.field) == ("failed", "whiten")
    assert [fix.changes for fix in event.failure.fixes] == [{"whiten": False}]


@pytest.mark.parametrize("layers", [(), (nn.ReLU(), nn.Conv2d(3, 4, 2)), (nn.ConvTranspose2d(3, 4, 2),)], ids=str)
def test_nothing_but_a_first_convolution_will_do(layers):
    with pytest.raises(WhiteningError):
        whitening.first(nn.Sequential(*layers))


def test_the_optimiser_leaves_it_as_it_was_made():
    data = made_data()
    recipe = Recipe(network="made", whiten=True, validation=0.0, batch_size=26, epochs=3)
    start = StartRun(1, recipe, conv(3, 8, 2), "made")
    events = list(Training(start, data).run())
    kernels = [event.kernels for event in events if isinstance(event, Snapshot)]
    expected = nn.Conv2d(3, 8, 2)
    whitening.start(nn.Sequential(expected), Stack.of(data.train, UNSCALED).take(torch.arange(52))[0])
    assert len(kernels) > 1
    for kernel in kernels:
        torch.testing.assert_close(torch.from_numpy(kernel), expected.weight.detach())
    losses = [event.loss_mean for event in events if isinstance(event, EpochEnded)]
    assert losses[-1] < losses[0]
