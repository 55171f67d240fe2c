import random

import numpy as np
import pytest
import torch
from network_cases import fitting_network
from script_runs import made_data, run, several, write

from cifar_gui.engine import network
from cifar_gui.engine.network_code import CLASS, NOTATIONS, ORDERED, line, network_script, token
from cifar_gui.engine.network_edits import replaced
from cifar_gui.engine.padding_solver import solve
from cifar_gui.lessons.networks import CIFAR10_QUICK, PRESETS, RESNET_SMALL
from cifar_gui.lessons.training import QUICK
from cifar_gui.spec import layer


@several(6)
def test_the_three_notations_run_and_make_the_same_network(tmp_path, count):
    chance = random.Random(8)
    networks = [*PRESETS, *(fitting_network(chance) for _ in range(count))]
    for number, description in enumerate(networks):
        for notation in NOTATIONS:
            text = network_script(description, notation, 2, out_shape=(2, 10), parameters=5).text
            tail = "\np = torch.cat([torch.zeros(0), *(one.detach().flatten() for one in model.parameters())])\n"
            (tmp_path / f"net{number:02}-{notation}.py").write_text(text + tail, encoding="utf-8")
    ran = run(tmp_path, "y", "p", strict=False)
    assert ran.raised == {}
    for number, description in enumerate(networks):
        torch.manual_seed(0)
        built = network.build(description)
        expected = built(torch.ones(2, *description.in_shape)).detach().numpy()
        parameters = [parameter.detach().flatten() for parameter in built.parameters()]
        weights = torch.cat(parameters or [torch.zeros(0)]).numpy()
        for notation in NOTATIONS:
            assert np.array_equal(ran.tensors[f"net{number:02}-{notation} p"], weights), (description, notation)
            assert np.allclose(ran.tensors[f"net{number:02}-{notation} y"], expected, rtol=1e-4, atol=1e-5)


def test_the_course_script_prints_its_figures(tmp_path):
    script = network_script(CIFAR10_QUICK, CLASS, 64, out_shape=(64, 10), parameters=145_578)
    write(tmp_path, "course", script)
    assert run(tmp_path, strict=False).said["course"] == "torch.Size([64, 10])\n145578\n"
    assert list((tmp_path / "logs").iterdir())
    assert "# torch.Size([64, 10])" in script.text
    assert "# 145578" in script.text


@pytest.mark.parametrize("notation", NOTATIONS)
def test_every_layer_has_its_line_and_its_token(notation):
    script = network_script(RESNET_SMALL, notation, 4)
    lines = script.text.splitlines()
    low, high = script.tokens[token((5, 1, 0))]
    assert script.text[low:high] == "nn.Conv2d(16, 32, 1, stride=2, bias=False)"
    assert script.text[low:high] in lines[script.lines[line((5, 1, 0))] - 1]
    if notation == CLASS:
        assert lines[script.lines[line((5,), True)] - 1].strip() == "x = self.block2(x)"
    compile(script.text, "script", "exec")
    assert ("OrderedDict" in script.text) == (notation == ORDERED)


def test_a_changed_layer_changes_its_token_only():
    before = network_script(CIFAR10_QUICK, CLASS, 64)
    after = network_script(replaced(CIFAR10_QUICK, (0,), layer("conv1", "Conv2d", 3, 32, 3, padding=1)), CLASS, 64)
    differ = {
        name for name, (low, high) in after.tokens.items()
        if after.text[low:high] != before.text[slice(*before.tokens[name])]
    }  # fmt: skip
    assert differ == {token((0,))}


def test_the_script_of_a_run_holds_blocks():
    from cifar_gui.engine.run_code import run_script

    script = run_script(QUICK, RESNET_SMALL, made_data())
    assert "class Residual(nn.Module)" in script.text
    compile(script.text, "script", "exec")


def test_the_padding_solver_finds_what_torch_computes():
    found = solve(32, 32, kernel=5, stride=1, dilation=1)
    assert [one.padding for one in found] == [2]
    for size, out in ((32, 32), (32, 16), (7, 3), (5, 8)):
        ways = solve(size, out)
        assert len(set(ways)) == len(ways)
        for one in random.Random(1).sample(ways, min(12, len(ways))):
            made = torch.nn.Conv1d(1, 1, one.kernel, one.stride, one.padding, one.dilation)
            assert made(torch.zeros(1, 1, size)).shape[-1] == out
            assert (size + 2 * one.padding - one.dilation * (one.kernel - 1) - 1) % one.stride == one.unused
    by_hand = {
        (k, s, p, d)
        for k in range(1, 12) for s in range(1, 5) for p in range(11) for d in range(1, 4)
        if 9 + 2 * p >= d * (k - 1) + 1 and (9 + 2 * p - d * (k - 1) - 1) // s + 1 == 4 and (k > 1 or d == 1)
    }  # fmt: skip
    assert {(one.kernel, one.stride, one.padding, one.dilation) for one in solve(9, 4)} == by_hand


@pytest.mark.parametrize("given", [{"kernel": 0}, {"stride": 0}, {"padding": -1}, {"dilation": 0}, {"kernel": 100}])
def test_the_padding_solver_finds_nothing_for_nonsense(given):
    assert solve(32, 32, **given) == ()
