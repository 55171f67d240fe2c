"""What is written as ONNX says in onnxruntime what the network says in PyTorch."""

import runpy

import numpy as np
import onnxruntime
import pytest
import torch
from run_cases import TINY

from cifar_gui.engine import network, onnx_file, run_names, saved_weights
from cifar_gui.engine.forward import seeded
from cifar_gui.engine.onnx_file import PICTURES, OnnxError
from cifar_gui.lessons.networks import PRESETS
from cifar_gui.protocol.models import FRESH, Model, SaveWeights
from cifar_gui.spec import Layer, Network


@pytest.fixture(autouse=True)
def no_watch_over_progress(monkeypatch):
    """Where tqdm is installed, torch.fx shows its progress with it, and it starts a thread for good."""
    monkeypatch.setattr(torch.hub.tqdm, "monitor_interval", 0, raising=False)


def drawn(description):
    with seeded(3):
        return network.build(description).eval()


def same(file, description, count=3):
    """Whether both say the same about some pictures, of another number than it was written with."""
    module, x = drawn(description), torch.rand(count, *description.in_shape)
    session = onnxruntime.InferenceSession(file)
    with torch.no_grad():
        wanted = module(x).numpy()
    (found,) = session.run(None, {PICTURES: x.numpy()})
    np.testing.assert_allclose(found, wanted, atol=1e-5)


def test_the_saved_network_says_the_same_and_so_does_its_script(tmp_path, monkeypatch, capsys):
    model = Model(f"{FRESH}:tiny", TINY, 3)
    told = saved_weights.answer(SaveWeights(model, tmp_path / 'it\'s "mine".onnx'))
    assert told.kind == "info"
    same(tmp_path / 'it\'s "mine".onnx', TINY)
    monkeypatch.chdir(tmp_path)
    made = runpy.run_path(str(tmp_path / 'it\'s "mine"_load.py'))
    with torch.no_grad():
        wanted = drawn(TINY)(torch.from_numpy(made["x"]))
    np.testing.assert_allclose(made["y"], wanted, atol=1e-5)
    printed = [float(word) for word in capsys.readouterr().out.replace("[", " ").replace("]", " ").split()]
    np.testing.assert_allclose(printed, wanted.softmax(1)[0], atol=1e-5)


@pytest.mark.slow
@pytest.mark.parametrize("description", PRESETS, ids=lambda one: one.name)
def test_every_network_of_the_lessons(tmp_path, description):
    onnx_file.write(tmp_path / "a.onnx", description, drawn(description).state_dict())
    same(tmp_path / "a.onnx", description)


def test_what_the_exporter_does_not_know_is_a_sentence(tmp_path):
    unknown = Network("odd", (Layer("pool", "AdaptiveMaxPool2d", (5,), ()), Layer("flatten", "Flatten", (), ())))
    with pytest.raises(OnnxError, match="PyTorch cannot write “odd” as ONNX"):
        onnx_file.write(tmp_path / "a.onnx", unknown, {})
    assert not list(tmp_path.iterdir())


def test_nothing_is_drawn_from_the_random_numbers_of_a_run(tmp_path):
    state = drawn(TINY).state_dict()
    torch.manual_seed(1)
    before = torch.get_rng_state()
    onnx_file.write(tmp_path / "a.onnx", TINY, state)
    assert torch.equal(torch.get_rng_state(), before)


def test_without_the_packages_it_is_said_how_to_install_them(tmp_path, monkeypatch):
    monkeypatch.setattr(run_names, "ONNX_PACKAGES", ("onnx", "a_package_that_is_not_there"))
    told = saved_weights.answer(SaveWeights(Model(f"{FRESH}:tiny", TINY), tmp_path / "a.onnx"))
    assert 'pip install "cifar-gui[onnx]"' in str(told)
    assert told.kind == "warning"
    assert not list(tmp_path.iterdir())


def test_a_shipped_network_is_saved_with_the_script_that_its_page_shows(tmp_path):
    told = saved_weights.answer(SaveWeights(Model("shipped:cifar10-quick"), tmp_path / "cifar10-quick.safetensors"))
    assert "cifar10-quick.safetensors" in str(told)
    assert {path.name for path in tmp_path.iterdir()} == {"cifar10-quick.safetensors", "cifar10-quick_load.py"}
