import random
import resource
import time
import warnings

import pytest
import torch
from network_cases import any_network, fitting_network
from torch.nn.functional import cross_entropy
from torch.utils.flop_counter import FlopCounterMode

from cifar_gui.engine import network
from cifar_gui.engine.forward import seeded
from cifar_gui.engine.network_edits import inserted, replaced, rows
from cifar_gui.engine.network_misfits import answer
from cifar_gui.engine.network_shapes import describe, holds, judge
from cifar_gui.engine.network_sums import memory_sum, multiply_adds_sum, parameters_sum, size_sums
from cifar_gui.layers import KINDS
from cifar_gui.lessons.networks import CIFAR10_QUICK, PRESETS, RESNET_SMALL, VGG_SMALL
from cifar_gui.protocol.networks import DescribeNetwork, NetworkReport
from cifar_gui.spec import Block, Layer, Network, layer

BATCH = 3


def ask(description, batch=BATCH):
    told = answer(DescribeNetwork(1, "sequential", description, batch))
    assert isinstance(told, NetworkReport), told.traceback
    return told


def outputs(description, batch):
    """The shapes that really come out of every row, in the order of the table."""
    built, shapes = network.build(description), {}
    modules = {}
    for row in rows(description):
        here = built[row.path[0]]
        if len(row.path) == 3:
            here = (here.layers, here.shortcut)[row.path[1]][row.path[2]]
        modules[row.path] = here
    for path, module in modules.items():
        module.register_forward_hook(lambda _, x, y, path=path: shapes.__setitem__(path, tuple(y.shape)))
    with torch.no_grad():
        built(torch.zeros(batch, *description.in_shape))
    return [shapes[row.path] for row in rows(description)]


@pytest.mark.parametrize("description", PRESETS, ids=lambda item: item.name)
def test_the_presets_come_out_as_torch_and_torchinfo_say(description):
    compare(description)


def compare(description):
    from torchinfo import summary

    told = ask(description)
    assert told.failure is None
    assert [line.out_shape for line in told.rows] == outputs(description, BATCH)
    built = network.build(description)
    info = summary(built, input_data=torch.zeros(BATCH, *description.in_shape), verbose=0, mode="train")
    assert told.parameters == info.total_params == network.parameters(built)
    counter = FlopCounterMode(display=False)
    with counter, torch.no_grad():
        built(torch.zeros(BATCH, *description.in_shape))
    assert 2 * told.multiply_adds == counter.get_total_flops()
    for row, line in zip(rows(description), told.rows, strict=True):
        module = built[row.path[0]]
        if len(row.path) == 3:
            module = (module.layers, module.shortcut)[row.path[1]][row.path[2]]
        assert line.parameters == sum(parameter.numel() for parameter in module.parameters())


def test_a_hundred_random_networks_are_trained_for_a_step_or_refused_with_layer_and_reason():
    chance, trained, refused = random.Random(77), 0, 0
    for number in range(100):
        description = any_network(chance) if number % 2 else fitting_network(chance)
        told = ask(description, 2)
        if told.failure is not None:
            refused += 1
            assert told.failure.sentence is not None
            assert told.failure.line == rows(description)[told.fault].part.name
            assert all(line.out_shape is None for line in told.rows[told.fault + 1 :] if line.in_shape is None)
            for fix in told.failure.fixes:
                better = ask(fix.changes["network"], 2)
                assert better.fault is None or better.failure != told.failure
            assert refusal(description) is not None
            continue
        with warnings.catch_warnings(), seeded(0):
            warnings.simplefilter("ignore")
            compare_quickly(description, told)
        trained += told.trainable
    assert trained > 40
    assert refused > 15


def refusal(description):
    """What torch raises when the network is built and run for real; None for nothing."""
    try:
        with warnings.catch_warnings(), seeded(0), torch.no_grad():
            warnings.simplefilter("ignore")
            network.build(description)(torch.zeros(2, *description.in_shape))
    except Exception as error:
        return error
    return None


def compare_quickly(description, told):
    """Shapes as they really are; and a step of training, where ten numbers come out."""
    assert [line.out_shape for line in told.rows] == outputs(description, 2)
    if told.trainable:
        built = network.build(description)
        optimizer = torch.optim.SGD(built.parameters(), lr=0.01)
        cross_entropy(built(torch.rand(2, 3, 32, 32)), torch.tensor([3, 7])).backward()
        optimizer.step()


def test_random_networks_are_counted_as_torchinfo_and_flop_counter_count():
    chance = random.Random(5)
    for _ in range(12):
        compare(fitting_network(chance))


def test_an_empty_batch_judges_as_a_real_one_does():
    chance, agreed = random.Random(3), 0
    shapes = [(2, 8, 6, 6), (2, 3, 32, 32), (2, 12), (2, 8, 1, 1), (2, 4, 9), (24,), (2, 5, 7, 4)]
    for _ in range(700):
        kind, shape = chance.choice(list(KINDS)), chance.choice(shapes)
        one = random_layer(kind, chance)
        verdict = judge(one, shape)
        out, error = None, None
        try:
            with warnings.catch_warnings(), torch.no_grad():
                warnings.simplefilter("ignore")
                out = tuple(network.module(one)(torch.zeros(shape)).shape)
        except Exception as raised:
            error = raised
        assert (type(verdict.error), str(verdict.error)) == (type(error), str(error)), (one, shape)
        assert verdict.out_shape == out, (one, shape)
        agreed += error is None
    assert agreed > 150


def random_layer(kind, chance):
    required = KINDS[kind].required
    number = chance.choice([1, 2, 3, 4, 8, 12])
    args = [chance.choice([number, 1, 2, 3, 8, 12]) for _ in required]
    kwargs = {}
    if kind in ("Conv2d", "MaxPool2d", "AvgPool2d"):
        kwargs = {"padding": chance.choice([0, 1, 2]), "stride": chance.choice([1, 2])}
    if kind == "Softmax":
        kwargs = {"dim": chance.choice([0, 1, -1, 3])}
    if kind == "Upsample":
        kwargs = chance.choice([{"scale_factor": 2.0}, {"size": 5}, {}, {"scale_factor": 2.0, "mode": "bilinear"}])
    if kind == "Flatten":
        kwargs = {"start_dim": chance.choice([0, 1, 2, -1])}
    if kind in ("Conv2d", "ConvTranspose2d"):
        kwargs["groups"] = chance.choice([1, 1, 2])
    return Layer("x", kind, tuple(args), tuple(kwargs.items()))


def test_one_value_for_each_channel_is_too_few_for_batch_norm():
    tiny = Network("tiny", (layer("a", "AdaptiveAvgPool2d", 1), layer("norm", "BatchNorm2d", 3)))
    assert ask(tiny, 2).failure is None
    failure = ask(tiny, 1).failure
    assert failure.text.startswith("Expected more than 1 value per channel when training")
    assert failure.line == "norm"


def field_and_fixes(description):
    failure = ask(description, 64).failure
    return failure.field, [str(fix.label) for fix in failure.fixes]


def test_what_does_not_fit_is_explained_and_mended():
    q = CIFAR10_QUICK
    told = ask(replaced(q, (7,), layer("linear1", "Linear", 512, 64)), 64)
    assert told.fault == 7
    assert told.failure.text == "mat1 and mat2 shapes cannot be multiplied (64x1024 and 512x64)"
    assert str(told.failure.sentence) == "in_features is 512, but the input has 1024 numbers for each picture."
    assert ask(told.failure.fixes[0].changes["network"]).trainable
    without = Network("q", q.layers[:6] + q.layers[7:])
    assert field_and_fixes(without) == ("in_features", ["Flatten first", "Set in_features = 4"])
    assert ask(ask(without).failure.fixes[0].changes["network"]).trainable
    flat = replaced(q, (6,), layer("flatten", "Flatten", start_dim=0))
    assert field_and_fixes(flat)[1][0] == "Set flatten.start_dim = 1"
    moved = Network("q", (*q.layers[:4], q.layers[6], *q.layers[4:6], *q.layers[7:]))
    assert field_and_fixes(moved)[1][0] == "Move it before flatten"
    block = Block("b", (layer("c", "Conv2d", 32, 64, 3, stride=2, padding=1),))
    assert field_and_fixes(replaced(q, (2,), block))[0] == "shortcut"
    assert ask(replaced(q, (2,), block)).failure.text.startswith("The size of tensor a (8) must match")
    assert field_and_fixes(replaced(q, (2,), layer("train", "Conv2d", 32, 32, 5)))[0] == "name"
    assert field_and_fixes(replaced(q, (2,), layer("conv1", "Conv2d", 32, 32, 5)))[0] == "name"


def test_huge_layers_are_judged_without_their_memory():
    told = ask(Network("huge", (layer("a", "Conv2d", 3, 2**40, 3),)))
    assert told.failure is not None
    told = ask(Network("huge", (layer("a", "Conv2d", 3, 8, 1, padding=200_000),)))
    assert told.failure is not None
    began = time.thread_time()
    told = ask(Network("wide", (layer("f", "Flatten"), layer("a", "Linear", 3072, 20_000))), 64)
    assert told.failure is None
    assert told.parameters == 3072 * 20_000 + 20_000
    assert time.thread_time() - began < 1


def deep(layers=50):
    parts = [layer("first", "Conv2d", 3, 32, 3, padding=1)]
    for number in range(layers // 2 - 2):
        parts += [layer(f"c{number}", "Conv2d", 32, 32, 3, padding=1), layer(f"r{number}", "ReLU")]
    return Network("deep", (*parts, layer("pool", "AdaptiveAvgPool2d", 1), layer("flat", "Flatten"),
                            layer("last", "Linear", 32, 10)))  # fmt: skip


def test_fifty_layers_are_described_within_fifty_milliseconds_of_an_edit():
    description, taken = deep(), []
    assert len(description.layers) == 50
    ask(description)
    for number in range(40):
        edited = replaced(
            description, (0,), layer("first", "Conv2d", 3, 32, 3, padding=number % 7, stride=1 + number % 3)
        )
        began = time.thread_time()  # what else the machine does is not judged
        assert ask(edited, 64).failure is None
        taken.append(1000 * (time.thread_time() - began))
    assert sorted(taken)[int(0.95 * len(taken))] < 50


def test_describing_draws_no_random_numbers():
    torch.manual_seed(4)
    expected = torch.rand(3)
    torch.manual_seed(4)
    describe(replaced(VGG_SMALL, (0,), layer("conv1", "Conv2d", 3, 32, 3, padding=1, dilation=1)), 7)
    describe(inserted(RESNET_SMALL, (3,), layer("p", "PReLU", 16)), 7)
    assert torch.equal(torch.rand(3), expected)


def result(text):
    """The number that a formula comes to, and the one written behind its last "="."""
    formula, _, written = text.rpartition(" = ")
    for sign, python in (("×", "*"), ("−", "-"), ("⌊", "int("), ("⌋", ")"), ("⌈", "-int(-("), ("⌉", "))//1")):
        formula = formula.replace(sign, python)
    return eval(formula.replace(",", "")), int(written.replace(",", ""))


@pytest.mark.parametrize("description", PRESETS, ids=lambda item: item.name)
def test_the_sums_that_are_written_out_come_to_what_torch_says(description):
    told = ask(description, 64)
    for row, line in zip(rows(description), told.rows, strict=True):
        if isinstance(row.part, Block):
            continue
        numbers = ((parameters_sum(row.part, line.parameters), line.parameters),
                   (multiply_adds_sum(row.part, line), line.multiply_adds), (memory_sum(line), line.bytes))  # fmt: skip
        for text, number in numbers:
            assert (text == "0") == (number == 0)
            if number:
                assert result(text) == (number, number)
        for text, size in zip(size_sums(row.part, line), line.out_shape[-2:], strict=False):
            assert result(text) == (size, size)


def test_sums_of_other_kinds():
    deconv = layer("d", "ConvTranspose2d", 8, 4, 3, groups=2)
    told = ask(Network("d", (layer("c", "Conv2d", 3, 8, 1), deconv)), 2)
    line = told.rows[1]
    assert result(parameters_sum(deconv, line.parameters))[0] == line.parameters
    assert result(multiply_adds_sum(deconv, line))[0] == line.multiply_adds


@pytest.mark.parametrize("channels", [3, 10**9])
@pytest.mark.parametrize(
    "made",
    [
        layer("norm", "BatchNorm2d", 10**9), layer("norm", "BatchNorm2d", 10**9, affine=False),
        layer("norm", "InstanceNorm2d", 10**9, affine=True, track_running_stats=True),
        layer("norm", "GroupNorm", 1, 10**9), layer("norm", "LayerNorm", 10**9), layer("slope", "PReLU", 10**9),
        layer("linear", "Linear", 10**9, 10), layer("drop", "Dropout"), layer("relu", "ReLU"),
    ],
    ids=lambda one: str(one.args),
)  # fmt: skip
def test_what_would_fill_the_memory_is_judged_without_it(made, channels):
    """A mistyped BatchNorm2d took 8 GB, and its input 24, to hear that they do not fit together."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    judge(made, (64, channels, 4, 4))
    holds(made)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # KB
