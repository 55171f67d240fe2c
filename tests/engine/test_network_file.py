import inspect
import json
import random
from contextlib import suppress

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_cases import any_network
from torch import nn

from cifar_gui.engine import network_edits as edits
from cifar_gui.engine.network_file import NetworkFileError, decode, encode, from_plain, plain, read, write
from cifar_gui.engine.network_shapes import describe
from cifar_gui.layers import KINDS
from cifar_gui.layers.call import ArgumentError, arguments, written
from cifar_gui.lessons.networks import CIFAR10_QUICK, PRESETS, RESNET_SMALL
from cifar_gui.spec import Layer, Network, fields, layer

PLAIN = plain(RESNET_SMALL)
ENTRY = {"type": "layer", "name": "a", "kind": "ReLU"}


def changed(**values):
    return {**json.loads(json.dumps(PLAIN)), **values}


@pytest.mark.parametrize("network", PRESETS, ids=lambda item: item.name)
def test_a_network_survives_a_file(network, tmp_path):
    path = tmp_path / "中文 folder" / "net.json"
    write(path, network)
    assert read(path) == network
    assert from_plain(plain(network)) == network


def test_random_networks_survive_or_cannot_be_written():
    chance, written_ones = random.Random(2), 0
    for _ in range(60):
        network = any_network(chance)
        try:
            data = encode(network)
        except ValueError:
            continue
        written_ones += 1
        assert repr(decode(data)) == repr(network)
    assert written_ones > 30


HOSTILE = [
    b"", b"\xff\xfe", b"null", b"[]", b"{}", b"42", b'"a"', b"[" * 100_000, b'{"a":' * 5_000,
    json.dumps(changed(format="other")).encode(), json.dumps(changed(version=2)).encode(),
    json.dumps(changed(version="1")).encode(), json.dumps(changed(extra=1)).encode(),
    json.dumps(changed(name="")).encode(), json.dumps(changed(name="a\nb")).encode(),
    json.dumps(changed(name="x" * 61)).encode(), json.dumps(changed(input=[3, 32])).encode(),
    json.dumps(changed(input=[0, 32, 32])).encode(), json.dumps(changed(input=[10**18, 1, 1])).encode(),
    json.dumps(changed(layers=[{**ENTRY, "kind": "__class__"}])).encode(),
    json.dumps(changed(layers=[{**ENTRY, "kind": "Sequential"}])).encode(),
    json.dumps(changed(layers=[{**ENTRY, "name": "a b"}])).encode(),
    json.dumps(changed(layers=[{**ENTRY, "name": "class"}])).encode(),
    json.dumps(changed(layers=[{**ENTRY, "name": "__init__"}])).encode(),
    json.dumps(changed(layers=[{**ENTRY, "name": 'a"); import os #'}])).encode(),
    json.dumps(changed(layers=[ENTRY, ENTRY])).encode(),
    json.dumps(changed(layers=[{**ENTRY, "kwargs": {"nonsense": 1}}])).encode(),
    json.dumps(changed(layers=[{**ENTRY, "args": [1, 2, 3]}])).encode(),
    json.dumps(changed(layers=[{**ENTRY, "kind": "Linear"}])).encode(),
    json.dumps(changed(layers=[{**ENTRY, "kind": "Linear", "args": [[3, 3], 4]}])).encode(),
    json.dumps(changed(layers=[{**ENTRY, "kind": "Linear", "args": [10**17, 4]}])).encode(),
    json.dumps(changed(layers=[{**ENTRY, "kind": "Linear", "args": [10**400, 4]}])).encode(),
    json.dumps(changed(layers=[{**ENTRY, "kind": "Linear", "args": [{"a": 1}, 4]}])).encode(),
    json.dumps(changed(layers=[{"type": "residual block", "name": "b", "layers": [{"type": "block"}]}])).encode(),
    json.dumps(changed(layers=[{**ENTRY, "name": f"a{n}"} for n in range(500)])).encode(),
    b"\x00" * 2_000_000,
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "arguments", "words"),
    [
        ("Conv2d", {"args": [3, 8, 2**53 - 1]}, "“a”: kernel_size=9007199254740991"),
        ("Conv2d", {"args": [3, 8], "kwargs": {"kernel_size": [3, 10**7]}}, "kernel_size=10000000"),
        ("Conv2d", {"args": [10**10, 8, 3]}, "in_channels=10000000000"),
        ("Conv2d", {"args": [3, 8, 3], "kwargs": {"padding": 10**9}}, "padding=1000000000"),
        ("Linear", {"args": [4, 2**52]}, "out_features=4503599627370496"),
        ("AvgPool2d", {"args": [-(2**40)]}, "kernel_size=-1099511627776"),
        ("BatchNorm2d", {"args": [2**40]}, "num_features=1099511627776"),
        ("AdaptiveAvgPool2d", {"args": [2**40]}, "output_size=1099511627776"),
        ("LayerNorm", {"args": [[2**40, 4]]}, "normalized_shape=1099511627776"),
        ("Linear", {"args": [4, 1e300]}, "out_features is too large"),
    ],
)
def test_what_a_file_asks_for_is_bounded_and_the_field_named(kind, arguments, words):
    entry = {"type": "layer", "name": "a", "kind": kind, **arguments}
    with pytest.raises(NetworkFileError) as refused:
        decode(json.dumps(changed(layers=[entry])).encode())
    assert words in str(refused.value.message)


def test_many_networks_one_after_the_other_take_no_memory():
    """Each asks for what it may at most; what is judged of it is let go of."""
    asked = [{"kind": "Conv2d", "args": [3, 10**6 + n, 10**6]} for n in range(7)]
    asked += [{"kind": "Linear", "args": [3072, 10**9 - n]} for n in range(7)]
    asked += [{"kind": "AdaptiveMaxPool2d", "args": [10**6 - n]} for n in range(7)]
    process = psutil.Process()
    describe(decode(json.dumps(changed()).encode()), 64)
    before = process.memory_info()
    for one in asked:
        network = decode(json.dumps(changed(layers=[{"type": "layer", "name": "a", **one}])).encode())
        _, misfit = describe(network, 64)
        assert misfit is not None
    after = process.memory_info()
    assert after.rss - before.rss < 100e6
    assert after.vms - before.vms < 1e9


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_files_are_refused_with_a_sentence(data, tmp_path):
    path = tmp_path / "net.json"
    path.write_bytes(data)
    with pytest.raises(NetworkFileError) as refused:
        read(path)
    assert len(str(refused.value.message)) > 20
    assert "{" not in str(refused.value.message)


def test_what_is_no_file_is_refused_with_a_sentence(tmp_path):
    for path in (tmp_path, tmp_path / "none", tmp_path / "a\0b"):
        with pytest.raises(NetworkFileError, match="file"):
            read(path)


WORDS = st.sampled_from(["format", "version", "name", "input", "layers", "type", "kind", "args"])
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)


@given(st.recursive(LEAVES, lambda one: st.lists(one, max_size=3) | st.dictionaries(WORDS, one, max_size=4)))
def test_any_value_is_a_network_or_refused(value):
    for held in (value, changed(layers=value), changed(layers=[{**ENTRY, "args": value}])):
        with suppress(NetworkFileError):
            assert isinstance(from_plain(held), Network)


# --- kinds and edits ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_arguments_of_a_kind_are_those_of_torch(kind):
    signature = inspect.signature(getattr(nn, kind.name)).parameters
    order = [name for name in signature if name in {item.name for item in fields(kind.arguments)}]
    assert order == [item.name for item in fields(kind.arguments)]
    needed = [name for name, item in signature.items() if item.default is inspect.Parameter.empty and name != "args"]
    assert list(kind.required) == [name for name in needed if name != "kwargs"]
    for item in fields(kind.arguments):
        if item.name not in kind.required:
            default = item.default[0] if isinstance(item.default, tuple) else item.default
            assert signature[item.name].default == default


@pytest.mark.parametrize("network", PRESETS, ids=lambda item: item.name)
def test_layers_are_written_back_as_they_were(network):
    for row in edits.rows(network):
        if isinstance(row.part, Layer):
            assert sorted(written(row.part.name, row.part.kind, arguments(row.part)).kwargs) == sorted(row.part.kwargs)
            assert edits.read_arguments(row.part, edits.arguments_text(row.part)).args == row.part.args


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("3, 32", "needs “kernel_size”"), ("3, 32, 5, 1, 2, 1, 1, True, 'zeros', None, None, 9", "at most 11"),
        ("3, 32, 5, width=2", "no argument “width”"), ("3, 32, 5, out_channels=2", "given twice"),
        ("3, 32, 5, padding=", "Cannot read this"), ("3, 32, open('x')", "Cannot read this"),
        ("3, 32, 5) or f(1", "Cannot read this"), ("*range(3)", "Cannot read this"),
        ("3, 32, 5, **{}", "Cannot read this"), ("3, 32, (1, 2, 3)", "Cannot read this"),
        ("3, 32, " + "(" * 500, "Cannot read this"), ("9" * 190, "Cannot read this"),
    ],
)  # fmt: skip
def test_arguments_that_cannot_be_read(text, sentence):
    with pytest.raises(edits.Unreadable, match=r"Cannot read|need|most|twice|no argument") as refused:
        edits.read_arguments(CIFAR10_QUICK.layers[0], text)
    assert sentence in str(refused.value.message)


def test_arguments_are_read_as_python_reads_them():
    conv = CIFAR10_QUICK.layers[0]
    read_one = edits.read_arguments(conv, "3, out_channels=8, kernel_size=(3, 1), padding='same', bias=False")
    assert read_one == layer("conv1", "Conv2d", 3, 8, (3, 1), padding="same", bias=False)
    assert edits.read_arguments(conv, "3, 8, (3, 3), stride=(1, 1)") == layer("conv1", "Conv2d", 3, 8, 3)
    with pytest.raises(ArgumentError):
        arguments(layer("l", "Linear", (3, 3), 4))


def test_parts_move_within_their_network():
    one, path = edits.moved(RESNET_SMALL, (3,), (0,))
    assert (one.layers[0], path) == (RESNET_SMALL.layers[3], (0,))
    inside, path = edits.moved(RESNET_SMALL, (0,), (3, 0, 1))
    assert path == (2, 0, 1)
    assert [item.name for item in inside.layers[2].layers][:3] == ["conv1", "conv3", "norm1"]
    with pytest.raises(IndexError):
        edits.moved(RESNET_SMALL, (3,), (5, 0, 0))
    with pytest.raises(IndexError):
        edits.moved(RESNET_SMALL, (0,), (1, 0, 0))
    up, path = edits.stepped(RESNET_SMALL, (5, 1, 1), -1)
    assert path == (5, 1, 0)
    assert up.layers[5].shortcut[0].kind == "BatchNorm2d"
    assert edits.stepped(RESNET_SMALL, (0,), -1) == (RESNET_SMALL, (0,))


def test_copies_get_a_name_of_their_own():
    twice = edits.duplicated(CIFAR10_QUICK, (0,))
    assert [item.name for item in twice.layers[:3]] == ["conv1", "conv4", "maxpool1"]
    assert edits.removed(twice, (1,)) == CIFAR10_QUICK


def test_new_layers_fit_what_arrives():
    assert edits.new_layer("Conv2d", (), (64, 12, 8, 8)) == layer("conv1", "Conv2d", 12, 32, 3, padding=1)
    assert edits.new_layer("Linear", (), (64, 77)).args[0] == 77
    assert edits.new_layer("GroupNorm", (), (64, 12, 4, 4)).args == (6, 12)
    assert edits.new_layer("BatchNorm1d", (), (64, 5)).args == (5,)
    assert edits.new_layer("Conv2d", (), None).args[0] == 3


def test_a_network_without_layers_is_one():
    empty = Network("empty", ())
    assert decode(encode(empty)) == empty
    assert edits.rows(empty) == ()
