import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from layer_cases import valid_params
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from cifar_gui.engine import cost
from cifar_gui.engine.cost import Cost, bound_of, forward_cost, guard, in_words, measure, training_cost
from cifar_gui.lessons.conv2d import Conv2dParams
from cifar_gui.lessons.layer import build

SHAPE = (64, 3, 32, 32)
X = 4 * 64 * 3 * 32 * 32


def measured(params, shape=SHAPE):
    return measure(lambda: build(params, shape)(torch.empty(shape)))


def test_a_convolution_costs_input_parameters_and_output():
    params = Conv2dParams()
    assert measured(params).bytes == X + 4 * 168 + 4 * 64 * 6 * 30 * 30
    with FlopCounterMode(display=False) as counter:
        build(params, SHAPE)(torch.zeros(SHAPE))
    assert measured(params).flops == counter.get_total_flops()


def test_the_padded_copy_counts():
    padded = 4 * 64 * 3 * 36 * 36
    zeros = measured(Conv2dParams(padding=(2, 2)))
    assert measured(Conv2dParams(padding=(2, 2), padding_mode="reflect")).bytes == zeros.bytes + padded


def test_views_and_changes_in_place_cost_nothing():
    assert measure(lambda: torch.empty(10).view(2, 5).t().add_(1).relu_()).bytes == 40


def test_what_raises_costs_what_came_before():
    assert measure(lambda: torch.empty(1000) @ torch.empty(7)).bytes == 4 * 1007


def test_measuring_draws_no_random_numbers():
    before = torch.get_rng_state()
    measured(Conv2dParams())
    assert torch.equal(before, torch.get_rng_state())


@given(st.data())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_the_bound_is_never_below_what_is_measured(data):
    params = data.draw(valid_params())
    shape = (2, params.in_channels, 32, 32)
    bound, real = bound_of(params, shape), measured(params, shape)
    assert bound.bytes >= real.bytes
    assert bound.flops >= real.flops


@pytest.mark.parametrize(
    "params",
    [
        Conv2dParams(groups=0),
        Conv2dParams(in_channels=-1, out_channels=-1, kernel_size=(-1, -1)),
        Conv2dParams(padding=(-9, 0)),
    ],
)
def test_the_bound_stands_on_settings_that_torch_refuses(params):
    assert bound_of(params, SHAPE).bytes >= 0


@pytest.mark.parametrize("params", [Conv2dParams(out_channels=2.5), Conv2dParams(kernel_size=None)])
def test_without_whole_numbers_there_is_no_bound(params):
    assert bound_of(params, SHAPE) is None


@pytest.mark.parametrize(
    ("params", "kind"),
    [
        (Conv2dParams(), None),
        (Conv2dParams(out_channels=3000), "cost-ask"),
        (Conv2dParams(padding=(10_000, 0)), "cost-ask"),
        (Conv2dParams(padding=(2000, 2000), padding_mode="replicate"), "cost-refused"),
        (Conv2dParams(padding=(2000, 2000), padding_mode="circular"), None),  # torch refuses before it allocates
        (Conv2dParams(out_channels=2**40), "cost-refused"),
        (Conv2dParams(dilation=(2**50, 1), padding="same"), None),
    ],
)
def test_the_guard_on_a_machine_with_4_gb_free(monkeypatch, params, kind):
    monkeypatch.setattr(cost, "free_bytes", lambda device: 4 * cost.GIGABYTE)
    refusal = guard(forward_cost(build, params, SHAPE), allow=False)
    assert (refusal and refusal.kind) == kind


def test_consent_lifts_the_question_but_not_the_limit(monkeypatch):
    monkeypatch.setattr(cost, "free_bytes", lambda device: 2 * cost.GIGABYTE)
    large, larger = Cost(cost.GIGABYTE, 0), Cost(3 * cost.GIGABYTE, 0)
    assert guard(large, allow=False).kind == "cost-ask"
    assert guard(large, allow=True) is None
    assert guard(larger, allow=True).kind == "cost-refused"
    assert str(guard(larger, allow=True).sentence) == (
        "This needs about 3.0 GB of memory, and only 2.0 GB can be used. Choose smaller numbers."
    )


def test_time_is_guarded_too():
    assert guard(Cost(0, 10**11 * 2), allow=False).kind == "cost-ask"
    assert guard(Cost(0, 10**11 * 2), allow=True) is None
    assert guard(Cost(0, 10**13), allow=True).kind == "cost-refused"
    assert "about 5 s" in str(guard(Cost(0, 10**11 * 2), allow=False).sentence)


def test_what_is_free_leaves_a_reserve(monkeypatch):
    class Memory:
        available = 3 * cost.GIGABYTE

    monkeypatch.setattr(cost.psutil, "virtual_memory", lambda: Memory)
    assert cost.free_bytes() == cost.GIGABYTE
    Memory.available = 5
    assert cost.free_bytes() == 0


def test_a_training_step_costs_more_than_its_forward():
    def network():
        return nn.Sequential(nn.Conv2d(3, 8, 5), nn.BatchNorm2d(8), nn.ReLU(), nn.Flatten(), nn.Linear(6272, 10))

    forward = measure(lambda: network()(torch.empty(SHAPE)))
    step = training_cost(network, SHAPE)
    assert 1.5 * forward.bytes < step.bytes < 4 * forward.bytes
    assert 2 * forward.flops < step.flops <= 3 * forward.flops


@pytest.mark.parametrize("layer", [nn.Conv2d, nn.ConvTranspose2d])
@pytest.mark.parametrize("groups", [1, 2, 3, 6])
@pytest.mark.parametrize("more", [{}, {"stride": 2}, {"padding": 1, "dilation": 2}], ids=str)
def test_each_gradient_of_a_convolution_takes_as_many_products_as_the_forward_pass(layer, groups, more):
    """Counted by hand: over the places of the window, each of its numbers once for each channel that it reaches."""
    made = layer(6, 12, 3, groups=groups, **more)
    x = torch.zeros(2, 6, 9, 8, requires_grad=True)
    out = made(x)
    places = (x if layer is nn.ConvTranspose2d else out)[0, 0].numel()
    products = len(x) * places * 9 * 6 * 12 // groups
    assert cost.counted(lambda: made(x))[1].flops == 2 * products
    assert cost.counted(lambda: made(x).sum().backward())[1].flops == 3 * 2 * products
    assert cost.counted(lambda: made(x.detach()).sum().backward())[1].flops == 2 * 2 * products
    made.requires_grad_(False)
    assert cost.counted(lambda: made(x).sum().backward())[1].flops == 2 * 2 * products


def test_a_block_in_groups_is_trained_for_three_forward_passes():
    """The network counts them, not only the layer: torch's own count of the weights has the channels of all groups."""

    def network():
        return nn.Sequential(nn.Conv2d(3, 12, 3), nn.ReLU(), nn.Conv2d(12, 12, 3, groups=12), nn.Conv2d(12, 4, 1))

    forward = measure(lambda: network()(torch.empty(SHAPE)))
    first = measure(lambda: network()[0](torch.empty(SHAPE)))
    assert training_cost(network, SHAPE).flops == 3 * forward.flops - first.flops


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0.0 MB"), (5_240_000, "5.2 MB"), (9_960_000, "10 MB"), (999_400_000, "999 MB"), (999_600_000, "1.0 GB"),
     (3.4e9, "3.4 GB"), (2.37e14, "237 TB"), (1e18, "1,000,000 TB")],
)  # fmt: skip
def test_sizes_in_words(size, words):
    assert in_words(size) == words
