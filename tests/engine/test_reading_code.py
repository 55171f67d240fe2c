import builtins
import json
import os
import random
import re
import subprocess
from contextlib import suppress

import pytest
import torch
from learners_code import (
    COURSE_LAYERS,
    COURSE_ORDERED,
    COURSE_SEQUENTIAL,
    DIGITS,
    FEATURES,
    FLAT_FEATURES,
    FUNCTIONS,
    HOSTILE,
    LISTED,
    LOOPS,
    MISTAKES,
    ONE,
    RESIDUAL,
    module,
)
from network_cases import ODD, fitting_network

from cifar_gui.engine.answers import answer
from cifar_gui.engine.network import build
from cifar_gui.engine.network_code import CLASS, NOTATIONS, ORDERED, network_script
from cifar_gui.engine.network_edits import BLOCK, rows
from cifar_gui.engine.own_code.files import LARGEST_FILE, text_of
from cifar_gui.engine.own_code.network import looks_like_code, read_code
from cifar_gui.engine.own_code.values import CodeError
from cifar_gui.layers import KINDS
from cifar_gui.layers.call import arguments
from cifar_gui.lessons.networks import CIFAR10_QUICK, PRESETS
from cifar_gui.protocol.networks import DescribeNetwork
from cifar_gui.spec import Block, Layer, fields, layer


def told(network):
    """Each layer without its name, and where it stands."""
    return [
        (row.path, BLOCK if isinstance(row.part, Block) else (row.part.kind, repr(arguments(row.part))))
        for row in rows(network)
    ]


def kinds(network):
    return [part.kind if isinstance(part, Layer) else BLOCK for part in network.layers]


def names(network):
    return [part.name for part in network.layers]


def report(network):
    return answer(DescribeNetwork(1, "sequential", network, 2), {})


# --- code -> network -> code ----------------------------------------------------------------------------------------


def assert_round_trip(network, notation):
    code = network_script(network, notation, 4, out_shape=(4, 10), parameters=7).text
    found = read_code(code)
    assert told(found.network) == told(network)
    assert found.network.in_shape == network.in_shape
    assert found.notes == ()
    if notation == ORDERED:
        assert [row.part.name for row in rows(found.network)] == [row.part.name for row in rows(network)]
    again = network_script(found.network, notation, 4, out_shape=(4, 10), parameters=7).text
    once_more = read_code(again).network
    assert once_more == found.network
    assert network_script(once_more, notation, 4, out_shape=(4, 10), parameters=7).text == again


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize("network", PRESETS, ids=lambda network: network.name)
def test_what_the_page_writes_is_read_back(network, notation):
    assert_round_trip(network, notation)


@pytest.mark.parametrize("count", [20, pytest.param(300, marks=pytest.mark.slow)])
def test_random_networks_are_read_back(count):
    chance = random.Random(13)
    for _ in range(count):
        network = fitting_network(chance)
        for notation in NOTATIONS:
            assert_round_trip(network, notation)


# --- as learners write them -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code", [COURSE_SEQUENTIAL, COURSE_LAYERS, COURSE_ORDERED], ids=["Sequential", "layers", "OrderedDict"]
)
def test_the_three_ways_of_the_course(code):
    found = read_code(code)
    assert told(found.network) == told(CIFAR10_QUICK)
    assert found.network.in_shape == (3, 32, 32)
    assert found.notes == ()
    assert report(found.network).parameters == 145_578


def test_layers_and_functions_alternate():
    found = read_code(FUNCTIONS)
    assert names(found.network) == ["conv1", "relu1", "pool", "conv2", "relu2", "pool2", "flatten1", "fc1", "relu3",
                                    "fc2", "relu4", "fc3"]  # fmt: skip
    assert found.network.layers[7] == layer("fc1", "Linear", 400, 120)
    assert report(found.network).trainable
    assert found.network.name == "Net"


def test_the_size_of_a_picture_follows_from_the_linear_layer():
    assert read_code(FLAT_FEATURES).network.in_shape == (1, 32, 32)
    assert read_code(DIGITS).network.in_shape == (1, 28, 28)
    assert read_code("nn.Sequential(nn.Flatten(), nn.Linear(784, 10))").network.in_shape == (1, 28, 28)
    assert read_code("nn.Sequential(nn.Conv2d(3, 8, 3))", (3, 20, 24)).network.in_shape == (3, 20, 24)
    assert read_code("m = nn.Sequential(nn.ReLU())\nm(torch.randn(1, 2, 9, 7))").network.in_shape == (2, 9, 7)
    for code in (FLAT_FEATURES, DIGITS, FEATURES, RESIDUAL, LOOPS, LISTED):
        assert report(read_code(code).network).out_shape == (2, 10)


def test_activations_of_every_way_of_writing():
    found = read_code(FLAT_FEATURES).network
    assert kinds(found)[:7] == ["Conv2d", "Tanh", "MaxPool2d", "Conv2d", "Tanh", "MaxPool2d", "Flatten"]
    assert kinds(found)[7:] == ["Linear", "Sigmoid", "Linear", "ReLU", "Linear"]
    assert found.layers[-2].kwargs == (("inplace", True),)


def test_dropout_and_log_softmax_are_told():
    found = read_code(DIGITS)
    dropped = [part for part in found.network.layers if part.kind == "Dropout"]
    assert [dict(part.kwargs).get("p", 0.5) for part in dropped] == [0.25, 0.5]
    assert kinds(found.network)[-1] == "Linear"
    assert [note.line for note in found.notes] == [21]
    assert "CrossEntropyLoss" in str(found.notes[0].message)
    found = read_code(DIGITS.replace("nn.Dropout(0.25)", "nn.AlphaDropout(0.25)"))
    assert kinds(found.network).count("Identity") == 1
    assert [note.line for note in found.notes] == [11, 21]
    assert "networks here have Dropout and Dropout2d" in str(found.notes[0].message)


@pytest.mark.parametrize(
    ("call", "kind", "p"),
    [("nn.Dropout(0.3, inplace=True)(x)", "Dropout", 0.3), ("nn.Dropout2d()(x)", "Dropout2d", 0.5),
     ("F.dropout(x, 0.2, self.training)", "Dropout", 0.2), ("F.dropout2d(x, p=0.1, training=self.training)",
     "Dropout2d", 0.1)],
)  # fmt: skip
def test_dropout_is_read_in_every_way_of_writing(call, kind, p):
    code = f"""
import torch.nn as nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 4, 3)

    def forward(self, x):
        x = self.conv1(x)
        return {call}
"""
    found = read_code(code)
    (part,) = (part for part in found.network.layers if part.kind.startswith("Dropout"))
    assert (part.kind, dict(part.kwargs).get("p", 0.5)) == (kind, p)
    assert not found.notes


def test_a_stack_made_in_a_loop():
    assert kinds(read_code(FEATURES).network)[:5] == ["Conv2d", "BatchNorm2d", "ReLU", "MaxPool2d", "Conv2d"]
    assert names(read_code(LOOPS).network) == ["conv1", "conv2", "pool", "flat", "head"]
    assert kinds(read_code(LISTED).network) == ["Conv2d", "ReLU", "Conv2d", "ReLU", "AdaptiveAvgPool2d", "Flatten",
                                                "Linear"]  # fmt: skip


def test_residual_blocks_of_the_learners_own():
    found = read_code(RESIDUAL).network
    assert kinds(found) == ["Conv2d", BLOCK, "ReLU", BLOCK, "ReLU", BLOCK, "ReLU", "AvgPool2d", "Flatten", "Linear"]
    plain, strided = found.layers[1], found.layers[3]
    assert [part.name for part in plain.layers] == ["conv1", "bn1", "relu1", "conv2", "bn2"]
    assert plain.shortcut == ()
    assert [part.kind for part in strided.shortcut] == ["Conv2d", "BatchNorm2d"]
    assert strided.layers[0].kwargs == (("stride", 2), ("padding", 1), ("bias", False))


@pytest.mark.parametrize(
    "way", ["x + self.conv1(x)", "self.conv1(x) + x", "torch.add(x, self.conv1(x))", "x.add(self.conv1(x))"]
)
def test_a_sum_is_a_block(way):
    block = read_code(module("self.conv1 = nn.Conv2d(3, 3, 3, padding=1)", f"return {way}")).network.layers[0]
    assert block == Block("block1", (layer("conv1", "Conv2d", 3, 3, 3, padding=1),))


@pytest.mark.parametrize(
    "way",
    ["torch.flatten(x, 1)", "x.flatten(1)", "nn.Flatten()(x)", "x.view(x.size(0), -1)", "x.view(x.shape[0], -1)",
     "x.view(-1, 1024)", "x.view(-1, 64 * 4 * 4)", "x.reshape(len(x), -1)", "torch.reshape(x, (x.size(0), -1))",
     "x.view((-1, 1024))", "x.contiguous().view(x.size()[0], -1)", "x.view(64, -1)", "torch.flatten(x, start_dim=1)"],
)  # fmt: skip
def test_every_way_of_laying_flat(way):
    code = module(ONE, f"x = self.conv1(x)\nreturn {way}")
    assert read_code(code).network.layers[1:] == (layer("flatten1", "Flatten"),)


@pytest.mark.parametrize("way", ["torch.flatten(x)", "x.flatten()", "x.view(-1)"])
def test_laying_all_pictures_flat_together_comes_in_as_it_is(way):
    found = read_code(module(ONE, f"return {way}"))
    assert found.network.layers == (layer("flatten1", "Flatten", start_dim=0),)
    assert [str(note.message) for note in found.notes] == [
        "conv1 is made and never called in forward, so it is left out."
    ]


@pytest.mark.parametrize(
    "head",
    ["import torch.nn as nn", "from torch import nn", "import torch\nnn = torch.nn", "import torch as t\nnn = t.nn",
     "from torch import nn as network\nnn = network", "# no imports",
     "!pip install torch\n%matplotlib inline\nfrom torch import nn"],
)  # fmt: skip
def test_every_way_of_importing(head):
    assert kinds(read_code(f"{head}\nm = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU())").network) == ["Conv2d", "ReLU"]


def test_parts_of_files_and_sessions():
    assert kinds(read_code("    nn.Sequential(\n        nn.ReLU())").network) == ["ReLU"]
    assert kinds(
        read_code(">>> from torch.nn import ReLU as R, Sequential\n>>> m = Sequential(\n...     R())").network
    ) == ["ReLU"]
    assert kinds(read_code("\ufeffm = nn.Sequential(\r\n\xa0\xa0nn.ReLU())\r\n").network) == ["ReLU"]
    assert kinds(read_code("conv = nn.Conv2d(3, 6, 3)\nprint(conv(x).shape)").network) == ["Conv2d"]


def test_which_of_several_is_the_network():
    one, other = (
        module(ONE, "return self.conv1(x)"),
        module("self.a = nn.ReLU()", "return self.a(x)", "class M(nn.Module):"),
    )
    assert read_code(f"{one}\n{other}\nm = M()\nn = N()\nm2 = M()").network.name == "M"
    assert read_code(f"{one}\n{other}\nm = M()\nn = N()").network.name == "N"
    assert read_code(f"{other}\n{module('self.m = M()', 'return self.m(x)')}").network.name == "N"
    assert read_code("a = nn.Sequential(nn.ReLU())\nb = nn.Sequential(nn.Tanh(), a)\nc = a").network.name == "b"


def test_what_pytorch_refuses_comes_in_as_it_is():
    network = read_code("m = nn.Sequential(nn.Conv2d(3, 8, 3), nn.Conv2d(16, 8, 'five'), nn.Linear(7, -2))").network
    assert network.layers[1:] == (layer("conv2", "Conv2d", 16, 8, "five"), layer("linear1", "Linear", 7, -2))
    assert report(network).failure is not None


@pytest.mark.parametrize("kind", KINDS)
def test_arguments_of_every_kind_may_be_anything(kind):
    declared = [item.name for item in fields(KINDS[kind].arguments)]
    for name in declared:
        for odd in ODD:
            given = {needed: 2 for needed in KINDS[kind].required} | {name: odd}
            inside = ", ".join(f"{key}={value!r}" for key, value in given.items())
            code = f"m = nn.Sequential(nn.Conv2d(3, 8, 3), nn.{kind}({inside}), nn.Flatten(), nn.Linear(72, 2))"
            with suppress(CodeError):
                assert kinds(read_code(code).network) == ["Conv2d", kind, "Flatten", "Linear"]


@pytest.mark.parametrize(("head", "words"), [("class N(nn.Module):", "super().__init__()"), ("class N:", "nn.Module")])
def test_what_python_refuses_is_told(head, words):
    code = module(ONE, "return self.conv1(x)", head).replace("        super().__init__()\n", "") + "\nm = N()"
    found = read_code(code)
    assert kinds(found.network) == ["Conv2d"]
    assert [note.line for note in found.notes] == [1]
    assert words in str(found.notes[0].message)


IMPORTS = "import torch\nfrom torch import nn\nimport torch.nn.functional as F\nfrom collections import OrderedDict\n"


@pytest.mark.parametrize(
    ("code", "model"),
    [
        (COURSE_LAYERS, "Net()"), (FUNCTIONS.partition("\nnet = ")[0], "Net()"), (FLAT_FEATURES, "LeNet()"),
        (DIGITS.partition("\ndef main")[0], "Net()"), (FEATURES, "net"), (RESIDUAL, "resnet()"), (LOOPS, "model"),
        (LISTED, "Net()"),
    ],
    ids=["layers", "functions", "view", "digits", "features", "residual", "loops", "listed"],
)  # fmt: skip
def test_the_network_computes_what_the_code_computes(code, model):
    names = {}
    exec(IMPORTS + code, names)  # code of these tests
    real = eval(model, names)
    description = read_code(code).network
    ours = build(description)
    with torch.no_grad():
        for mine, theirs in zip(ours.parameters(), real.parameters(), strict=True):
            mine.copy_(theirs)
        x = torch.randn(4, *description.in_shape, generator=torch.Generator().manual_seed(1))
        expected, found = real.eval()(x), ours.eval()(x)
    if "log_softmax" in code:
        found = torch.log_softmax(found, 1)
    assert torch.allclose(found, expected, rtol=1e-4, atol=1e-5)


# --- what is not understood -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "line", "words"), MISTAKES, ids=[words for _, _, words in MISTAKES])
def test_mistakes_are_pointed_at(code, line, words):
    with pytest.raises(CodeError, match=re.escape(words)) as caught:
        read_code(code)
    assert caught.value.line == line


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_code_gets_a_sentence(name):
    with pytest.raises(CodeError) as caught:
        read_code(HOSTILE[name])
    assert len(str(caught.value)) < 300


def test_nothing_is_run(monkeypatch, tmp_path):
    def refuse(*_, **__):
        raise AssertionError("code was run")

    code = (
        f"import os, subprocess\nos.system('touch {tmp_path}/ran')\n__import__('os').remove('x')\neval('1')\n"
        "class N(nn.Module):\n    os.system('x')\n    def __init__(self, a=exec('1')):\n        subprocess.run(['x'])\n"
        "        self.a = nn.ReLU()\n    def forward(self, x):\n        open('/x', 'w')\n        return self.a(x)\n"
        "m = N()\n@eval\ndef f(): pass\n"
    )
    read_code("m = nn.Sequential(nn.ReLU())")  # what the program's own declarations mean is worked out once
    for at, name in ((os, "system"), (subprocess, "run"), (builtins, "exec"), (builtins, "eval")):
        monkeypatch.setattr(at, name, refuse)
    assert kinds(read_code(code).network) == ["ReLU"]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("count", [150, pytest.param(4000, marks=pytest.mark.slow)])
def test_damaged_code_gets_a_sentence_or_is_read(count):
    chance = random.Random(5)
    sources = [
        FUNCTIONS,
        FLAT_FEATURES,
        DIGITS,
        FEATURES,
        RESIDUAL,
        LOOPS,
        LISTED,
        network_script(PRESETS[-1], CLASS, 2).text,
    ]
    tokens = [re.findall(r"\w+|\s+|.", source) for source in sources]
    odd = ["self", "x", "None", "[]", "{}", "()", "*", "**", "-1", "0", "1e9", "'a'", "lambda x: x", "not", "in", "[0]",
           "[1:]", ".x", "super()", "range(3)", "x.shape", "x.size(0)", "nn.ReLU()", "=", ","]  # fmt: skip
    for _ in range(count):
        text = list(chance.choice(tokens))
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(text))
            text[at : at + chance.randint(0, 1)] = [chance.choice(odd)]
        with suppress(CodeError):
            assert read_code("".join(text)).network.layers


def test_files(tmp_path):
    path = tmp_path / "model.py"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path.write_bytes(f"# 网络\n{COURSE_ORDERED}".encode(encoding))
        assert told(read_code(text_of(path)).network) == told(CIFAR10_QUICK)
    for content, words in ((b"\x93\xff\xfe\xfa", "no text"), (b"x = 1\n" * 1_700_000, "more than 100,000 characters")):
        path.write_bytes(content)
        with pytest.raises(CodeError, match=words):
            text_of(path)
    with pytest.raises(CodeError, match="cannot be read"):
        text_of(tmp_path / "none.py")


def test_notebooks(tmp_path):
    path = tmp_path / "homework.ipynb"
    code, lines = COURSE_ORDERED.strip(), COURSE_SEQUENTIAL.splitlines(keepends=True)
    cells = [
        {"cell_type": "markdown", "source": ["# nn.Sequential("]},
        {"cell_type": "code", "source": "!pip install torch\n%matplotlib inline", "outputs": [{"data": "x" * 500_000}]},
        {"cell_type": "code", "source": code}, {"cell_type": "code", "source": ["%%time\n", *lines]},
    ]  # fmt: skip
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}), encoding="utf-8")
    assert read_code(text_of(path)).network.name == "Net"
    for content, words in (
        (b'{"cells": [', "notebook is damaged"), (b'{"nbformat": 4, "cells": 3}', "notebook is damaged"),
        (b"{" * 100_000, "notebook is damaged"), (b"{" + b" " * LARGEST_FILE, "more than 100,000"),
    ):  # fmt: skip
        path.write_bytes(content)
        with pytest.raises(CodeError, match=words):
            text_of(path)


def test_a_number_that_only_running_tells_is_asked_for_where_it_is_needed():
    code = (
        "import argparse\nargs = argparse.ArgumentParser().parse_args()\nm = nn.Sequential(\n    nn.Linear(args.n, 10))"
    )
    with pytest.raises(CodeError, match="Write the number") as caught:
        read_code(code)
    assert caught.value.line == 4


def test_squeezing_one_cell_lays_flat():
    pool = "self.pool = nn.AdaptiveAvgPool2d(1)"
    for way in ("self.pool(x).squeeze()", "self.pool(x).squeeze(-1).squeeze(-1)", "torch.squeeze(self.pool(x))"):
        assert kinds(read_code(module(pool, f"return {way}")).network) == ["AdaptiveAvgPool2d", "Flatten"]
    for way in ("x.squeeze()", "self.pool(x).relu().squeeze()"):
        with pytest.raises(CodeError, match="squeeze"):
            read_code(module(pool, f"return {way}"))


@pytest.mark.parametrize(
    ("text", "code"), [("nn.ReLU()", True), (COURSE_ORDERED, True), ("3, 32, 5", False), ("hello", False)]
)
def test_what_looks_like_code(text, code):
    assert looks_like_code(text) is code
