"""What is typed as arguments in the builder is taken exactly when PyTorch takes it, and means the same."""

import inspect
from contextlib import nullcontext

import pytest
import torch
from torch import nn

from cifar_gui.engine import network_edits as edits
from cifar_gui.engine import network_file
from cifar_gui.engine.network import module
from cifar_gui.engine.network_shapes import judge
from cifar_gui.layers import KINDS
from cifar_gui.layers.call import LEFT_OUT, arguments, written
from cifar_gui.spec import Layer, Network, fields, keywords

POSITIONS = {
    "Conv2d": "4, 6, 3, 1, 0, 1, 1, True, 'zeros', None, None",
    "ConvTranspose2d": "4, 6, 3, 1, 0, 0, 1, True, 1, 'zeros', None, None",
    "MaxPool2d": "3, 2, 1, 1, False, True",
    "AvgPool2d": "3, 2, 1, True, False, 5",
    "Dropout": "0.3, True",
    "Dropout2d": "0.3, False",
    "AdaptiveAvgPool2d": "3",
    "AdaptiveMaxPool2d": "3, False",
    "Flatten": "2, -1",
    "Linear": "8, 5, False, None, None",
    "ReLU": "False", "SELU": "False", "SiLU": "False", "Hardswish": "False",
    "LeakyReLU": "0.1, False", "ELU": "2, False",
    "PReLU": "4, 0.5, None, None",
    "GELU": "'tanh'", "Softplus": "2, 10", "Softmax": "1", "Sigmoid": "", "Tanh": "",
    "BatchNorm2d": "4, 1e-3, None, False, False, None, None",
    "BatchNorm1d": "4, 1e-3, 0.2, True, True, None, None",
    "InstanceNorm2d": "4, 1e-3, 0.2, True, True, None, None",
    "GroupNorm": "2, 4, 1e-3, False, None, None",
    "LayerNorm": "8, 1e-3, True, False, None, None",
    "Upsample": "None, 2, 'bilinear', True, None",
    "ZeroPad2d": "(1, 2, 3, 4)", "PixelShuffle": "2", "Identity": "54, unused=3",
}  # fmt: skip
"""Every argument of every kind by its place."""
SINGLE = ("2", "3", "8", "-1", "0",
          "2.0", "2 * 2", "8 // 4", "None", "True", "False", "'same'", "'valid'", "'nonsense'",
          "'bilinear'", "'area'", "1e-3")  # fmt: skip
SEVERAL = ("(2,)", "[2]", "(2, 3)", "[3, 2]", "(3, None)", "[None, 3]", "(1, 2, 3)", "(1, 2, 3, 4)", "[1, 0, 2, 1]",
           "(-1, 0, 0, 1)", "[4, 8, 8]", "(8, 8)", "(2.0, 1.5)")  # fmt: skip
"""Values for one argument, the others as they are needed."""
NEEDED = {
    "Conv2d": "in_channels=4, out_channels=6, kernel_size=3", "ConvTranspose2d": "in_channels=4, out_channels=6, "
    "kernel_size=3", "MaxPool2d": "kernel_size=3", "AvgPool2d": "kernel_size=3", "AdaptiveAvgPool2d": "output_size=3",
    "AdaptiveMaxPool2d": "output_size=3", "Linear": "in_features=8, out_features=5", "BatchNorm2d": "num_features=4",
    "BatchNorm1d": "num_features=4", "InstanceNorm2d": "num_features=4", "GroupNorm": "num_groups=2, num_channels=4",
    "LayerNorm": "normalized_shape=8", "ZeroPad2d": "padding=1", "PixelShuffle": "upscale_factor=2",
    "Upsample": "scale_factor=2",
}  # fmt: skip
SHAPES = {"BatchNorm1d": (3, 4), "Linear": (3, 8), "LayerNorm": (3, 4, 8, 8)}
EXTRA = {
    "Upsample": ["size=(5, 7)", "scale_factor=2, mode='bilinear', align_corners=False", "scale_factor=(2, 1.5)",
                 "size=4, mode='bicubic', align_corners=True", "scale_factor=1.5, recompute_scale_factor=True"],
    "LayerNorm": ["[4, 8, 8]", "(8, 8), bias=False", "normalized_shape=[8], elementwise_affine=False", "(8, 4)"],
    "BatchNorm2d": ["4, bias=False", "num_features=4, affine=True, bias=True"],
    "GroupNorm": ["2, 4, bias=False", "num_channels=4, num_groups=4"],
    "InstanceNorm2d": ["4, affine=True, bias=False"],
    "MaxPool2d": ["2, return_indices=False", "3, 2, 0, 1, False, True", "[3, 2], stride=[2, 1]", "kernel_size=(2,)"],
    "Conv2d": ["4, 2 * 4, kernel_size=[3, 1], padding=(1, 0)", "4, 8, 3, device=None", "4, 8, (3, 3), padding='same'"],
    "Linear": ["64 // 8, 10", "in_features=8, out_features=2 + 3"],
}  # fmt: skip


def texts(kind):
    """Argument lists of a kind: by place as far as each, each argument alone with every value, and some of its own."""
    parts = POSITIONS[kind].split(", ") if "(" not in POSITIONS[kind] else [POSITIONS[kind]]
    yield from (", ".join(parts[:count]) for count in range(len(parts) + 1))
    needed = dict(part.split("=") for part in NEEDED.get(kind, "").split(", ") if part)
    for item in fields(KINDS[kind].arguments):
        # Where PyTorch asks for one number, or only whether there is something, several are no sensible argument.
        several = SEVERAL if item.kind in ("pair", "numbers") else ()
        for value in (*SINGLE, *several):
            if not (item.name == "scale_factor" and "[" in value):  # a list means the same here, PyTorch wants a tuple
                yield ", ".join(f"{key}={text}" for key, text in (needed | {item.name: value}).items())
    yield from EXTRA.get(kind, ())


def in_torch(kind, text, shape):
    """What PyTorch makes of it: the layer and the shape of its output; None where it refuses."""
    if any(f"{name}=True" in text for name in LEFT_OUT):
        return None
    try:
        made = eval(f"nn.{kind}({text})", {"nn": nn})
        with torch.no_grad():
            return made, tuple(made(torch.zeros(shape)).shape)
    except Exception:
        return None


def read(kind, text):
    """What the builder makes of it; None where it cannot read it."""
    try:
        return edits.read_arguments(Layer("x", kind, (1,) * len(KINDS[kind].required)), text)
    except edits.Unreadable:
        return None


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("kind", KINDS)
def test_the_reader_takes_what_torch_takes(kind):
    shape, taken = SHAPES.get(kind, (2, 4, 8, 8)), 0
    for text in texts(kind):
        expected = in_torch(kind, text, shape)
        layer = read(kind, text)
        if layer is None:
            assert expected is None, text
            continue
        verdict = judge(layer, shape)
        assert (verdict.error is None) == (expected is not None), (text, verdict.error)
        if expected is not None:
            assert verdict.out_shape == expected[1], text
            assert _said(module(layer)) == _said(expected[0]), text
            assert edits.read_arguments(layer, edits.arguments_text(layer)) == layer
            assert written("x", kind, arguments(layer)) == layer
            assert network_file.decode(network_file.encode(Network("n", (layer,)))).layers == (layer,)
            taken += 1
    assert taken or kind in ("Sigmoid", "Tanh")


def _said(layer):
    """What a layer is: its words, but for how a pair is written, and its parameters."""
    held = {name: value for name, value in vars(layer).items() if not name.startswith("_")}
    return {name: _wide(value) for name, value in held.items()}, [
        (name, tuple(one.shape)) for name, one in layer.named_parameters()
    ]


def _wide(value):
    if isinstance(value, list | tuple):
        return tuple(value) * 2 if len(value) == 1 else tuple(value)
    return (value, value) if isinstance(value, int | float) and not isinstance(value, bool) else value


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.name not in ("Sigmoid", "Tanh", "Identity")],
                         ids=lambda kind: kind.name)  # fmt: skip
def test_places_are_those_of_torch(kind):
    signature = inspect.signature(getattr(nn, kind.name)).parameters
    places = [name for name, item in signature.items() if item.kind is not inspect.Parameter.KEYWORD_ONLY]
    assert list(kind.places) == places
    assert {*kind.places, *(item.name for item in fields(kind.arguments))} == {*signature}
    for name in set(kind.places) - {item.name for item in fields(kind.arguments)}:
        assert signature[name].default == LEFT_OUT[name]


@pytest.mark.parametrize("text", ["2, return_indices=True", "2, 2, 0, 1, True"])
def test_what_a_stack_cannot_use_is_refused_with_its_reason(text):
    with pytest.raises(edits.Unreadable, match="stays False"):
        edits.read_arguments(Layer("x", "MaxPool2d", (2,)), text)


NO_NUMBERS = ("2 ** 99", "1 / 0", "9e999 * 9", "2 * 'a'", "[1] * 9", "-(2, 3)", "open(1)", "x", "2 if 1 else 3",
              "(1,) * 99", "1 << 70", "(" * 300, "3j * 2", "((1, 2), 3)")  # fmt: skip


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(edits.Unreadable):
        edits.read_arguments(Layer("x", "MaxPool2d", (2,)), text)


@pytest.mark.parametrize("kind", [one for one in KINDS.values() if any(item.words for item in fields(one.arguments))])
def test_words_are_offered_where_torch_takes_them(kind):
    params = kind.arguments()
    for item in fields(params):
        for word in item.words:
            offered = word in item.words_for(params)
            with nullcontext() if offered else pytest.raises((TypeError, ValueError)):
                layer = getattr(nn, kind.name)(**{**keywords(params), item.name: word})
                layer(torch.zeros(1, 3, 8, 8))
