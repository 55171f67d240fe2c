"""The script of the page of maps, run by a Python that knows nothing of the program."""

import re

import msgspec
import pytest
import script_runs
import torch
from beside import beside

from cifar_gui.engine import network, network_file, weights
from cifar_gui.engine.answers import answer
from cifar_gui.engine.model_cards import Card
from cifar_gui.lessons.network import MapsParams
from cifar_gui.lessons.networks import CIFAR10_QUICK, RESNET_SMALL
from cifar_gui.page_state import PictureState
from cifar_gui.pages.maps.path import Back
from cifar_gui.pages.maps.protocol import PICTURE, AskMaps
from cifar_gui.pages.maps.script import maps_script
from cifar_gui.protocol import CIFAR10, SAMPLES
from cifar_gui.protocol.models import Model

case = beside("maps")
DATA = {name: script_runs.made_data(name=name) for name in (CIFAR10, SAMPLES)}


def shown(model, source=CIFAR10, index=3):
    return answer(AskMaps(1, "page", model, MapsParams(), PictureState(source, "test", index)), DATA)


def says(good, pinned, said):
    """Whether the pinned number is printed, and how many pixels it depends on."""
    part, place = pinned
    _, _, high, wide = Back(good).way(part, place)[0].area
    value, pixels = (float(word) for word in re.findall(r"(-?[\d.]+(?:e-?\d+)?)\)?$", said, re.MULTILINE)[-2:])
    assert value == pytest.approx(float(good.values(part)[place]), abs=1e-4)
    assert 0 < pixels <= high * wide


def test_it_prints_the_pinned_number_and_the_shape_of_every_layer(tmp_path):
    quick, residual = shown(case.fresh(CIFAR10_QUICK)), shown(case.fresh(RESNET_SMALL), SAMPLES)
    cases = {"quick": (quick, (3, (4, 4, 2))), "answer": (quick, (8, (5,))), "block": (residual, (5, (1, 3, 3)))}
    script_runs.write_batches(tmp_path, DATA[CIFAR10].train, DATA[CIFAR10].test)
    for name, (good, pinned) in cases.items():
        script_runs.write(tmp_path, name, maps_script(good, DATA[good.picture.source], pinned))
    script_runs.write(tmp_path, "unpinned", maps_script(quick, DATA[CIFAR10]))
    script_runs.write(tmp_path, "pixel", maps_script(quick, DATA[CIFAR10], (PICTURE, (0, 1, 1))))
    ran = script_runs.run(tmp_path, "out")
    assert not ran.raised
    for name, (good, pinned) in cases.items():
        says(good, pinned, ran.said[name])
        for layer in good.layers:
            assert f"{layer.name} {(1, *layer.output.shape)}" in ran.said[name]
    for name in ("unpinned", "pixel"):
        assert ran.tensors[f"{name} out"][0] == pytest.approx(quick.layers[-1].output, abs=1e-5)


def test_weights_are_read_from_the_file_beside_it(tmp_path):
    torch.manual_seed(9)
    weights.write(tmp_path / "mine.safetensors", network.build(RESNET_SMALL).state_dict())
    (tmp_path / "mine.json").write_bytes(msgspec.json.encode(Card(1, network_file.plain(RESNET_SMALL))))
    good = shown(Model("opened:mine", opened=tmp_path))
    script_runs.write_batches(tmp_path, DATA[CIFAR10].train, DATA[CIFAR10].test)
    script_runs.write(tmp_path, "maps", maps_script(good, DATA[CIFAR10], (3, (2, 5, 6))))
    ran = script_runs.run(tmp_path, "out")
    assert not ran.raised
    assert ran.tensors["maps out"][0] == pytest.approx(good.layers[-1].output, abs=1e-5)
    says(good, (3, (2, 5, 6)), ran.said["maps"])
