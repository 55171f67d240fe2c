import os
import subprocess
import sys

import pytest
import torch

from cifar_gui.engine import devices


def test_the_cpu_comes_first_and_is_always_there():
    assert devices.available()[0] == "cpu"
    assert devices.resolve("cpu") == "cpu"
    assert set(devices.names()) == set(devices.available())
    assert all(devices.names().values())


def test_what_is_offered_can_compute():
    for device in devices.available():
        assert torch.ones(2, device=device).sum().item() == 2


@pytest.mark.parametrize(
    ("offered", "chosen"), [(("cpu",), "cpu"), (("cpu", "mps"), "mps"), (("cpu", "xpu", "cuda"), "cuda")]
)
def test_auto_is_the_first_accelerator(monkeypatch, offered, chosen):
    monkeypatch.setattr(devices, "available", lambda: offered)
    assert devices.resolve("auto") == chosen


@pytest.mark.parametrize("device", ["cuda", "tpu", "", "cpu:1", "CPU"])
def test_another_device_is_a_sentence_that_names_those_there_are(monkeypatch, device):
    monkeypatch.setattr(devices, "available", lambda: ("cpu", "mps"))
    with pytest.raises(devices.DeviceError) as raised:
        devices.resolve(device)
    assert str(raised.value.message) == f"This machine has no device {device!r}. It has: cpu, mps."


@pytest.mark.parametrize("error", [RuntimeError, AttributeError])
def test_a_broken_driver_is_no_device(monkeypatch, error):
    def ask(kind):
        raise error("driver")

    monkeypatch.setattr(torch, "get_device_module", ask)
    assert devices.available() == ("cpu",)


@pytest.mark.parametrize(
    ("total", "batch_size", "device", "count"),
    [(8, 1, "cpu", 7), (8, 8, "cpu", 7), (8, 9, "cpu", 8), (8, 64, "cuda", 7), (2, 1, "cpu", 1), (1, 1, "cpu", 1)],
)
def test_a_small_batch_leaves_a_thread_to_the_window(monkeypatch, total, batch_size, device, count):
    monkeypatch.setattr(devices, "TOTAL_THREADS", total)
    assert devices.threads(batch_size, device) == count


def test_threads_are_put_back_whatever_happens():
    before = torch.get_num_threads()
    with devices.using_threads(before + 1):
        assert torch.get_num_threads() == before + 1
    assert torch.get_num_threads() == before
    with pytest.raises(ZeroDivisionError), devices.using_threads(before + 1):
        1 // 0  # noqa: B018 - it raises
    assert torch.get_num_threads() == before


@pytest.mark.skipif(sys.platform != "linux", reason="asks GNU's OpenMP, which torch brings on Linux")
@pytest.mark.parametrize(("before", "found"), [(None, "PASSIVE"), ("active", "ACTIVE")])
def test_threads_sleep_while_they_wait_unless_the_user_says_otherwise(before, found):
    environment = {key: value for key, value in os.environ.items() if key != "OMP_WAIT_POLICY"}
    environment |= {"OMP_DISPLAY_ENV": "true"} | ({} if before is None else {"OMP_WAIT_POLICY": before})
    command = [sys.executable, "-c", "import cifar_gui.engine.devices"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert f"OMP_WAIT_POLICY = '{found}'" in ended.stderr
