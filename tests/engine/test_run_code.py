"""The script of a run, run by Python itself, gives the losses of the program."""

import inspect
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from cifar_gui.engine.data import DataSet, Split
from cifar_gui.engine.recipes import optimizer
from cifar_gui.engine.run_code import MARKS, run_script
from cifar_gui.engine.training import Training
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM
from cifar_gui.lessons.training import BATCHNORM, COURSE, QUICK
from cifar_gui.protocol import CIFAR10, SAMPLES, EpochEnded, StartRun
from cifar_gui.spec import (
    ADAM,
    CONSTANT,
    OPTIMIZER_DEFAULTS,
    OPTIMIZERS,
    Recipe,
    fields,
    shown,
    with_defaults_of_its_class,
)

NETWORKS = {network.name: network for network in (CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM)}
RECIPES = [
    replace(QUICK, epochs=2, batch_size=16, lr=0.02, seed=3),
    replace(BATCHNORM, epochs=2, batch_size=16),
    replace(COURSE, epochs=1),
    replace(QUICK, epochs=2, batch_size=20, optimizer=ADAM, lr=0.001, weight_decay=0.01, schedule=CONSTANT, seed=8),
    *(
        replace(QUICK, epochs=1, batch_size=20, optimizer=name, lr=0.001, weight_decay=decay, schedule=schedule)
        for name, decay, schedule in (
            ("AdamW", 0.0, "cosine"), ("AdamW", 0.01, "step"), ("RMSprop", 0.001, "exponential"),
            ("Adagrad", 0.0, CONSTANT),
        )
    ),
    replace(QUICK, epochs=1, batch_size=20, dampening=0.3, nesterov=False),
    replace(QUICK, epochs=1, batch_size=20, optimizer="Adagrad", eps=1e-10, lr_decay=0.1, schedule=CONSTANT),
    replace(QUICK, epochs=1, batch_size=20, optimizer="RMSprop", lr=1e-4, centered=True),
    replace(QUICK, epochs=1, batch_size=20, optimizer="AdamW", lr=0.001, amsgrad=True),
    replace(QUICK, epochs=2, batch_size=20, schedule="step", gamma=0.1, label_smoothing=0.2),
    replace(QUICK, epochs=2, batch_size=20, schedule="exponential", gamma=0.3, loss="SmoothL1Loss", beta=0.5),
    replace(QUICK, epochs=1, batch_size=20, optimizer="RMSprop", lr=1e-4, alpha=0.9, eps=1e-3, loss="NLLLoss"),
    replace(QUICK, epochs=1, batch_size=20, optimizer=ADAM, lr=0.001, beta1=0.8, beta2=0.9, eps=1e-3, loss="MSELoss"),
    replace(QUICK, epochs=1, batch_size=20, loss="HuberLoss", delta=0.2),
    replace(QUICK, epochs=1, batch_size=20, loss="BCEWithLogitsLoss"),
    replace(QUICK, epochs=1, batch_size=20, loss="L1Loss"),
    replace(QUICK, epochs=1, batch_size=7, shuffle=False, momentum=0.5, nesterov=False, split="test"),
]  # fmt: skip

DRIVER = """
import contextlib, io, json, runpy, sys
from pathlib import Path
import torch
torch.set_num_threads(1)
told = {}
for path in sorted(Path(sys.argv[1]).glob("script*.py")):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        runpy.run_path(str(path))
    told[path.stem] = out.getvalue()
(Path(sys.argv[1]) / "told.json").write_text(json.dumps(told))
"""


def stored(folder: Path, name: str) -> DataSet:
    """52 pictures to train on and 20 held out, in the files that the program would have."""
    random = np.random.default_rng(11)
    arrays, splits = {}, []
    for split, count in (("train", 52), ("test", 20)):
        labels = np.arange(count, dtype=np.int64) % 10
        noise = random.integers(0, 100, (count, 3, 32, 32))
        images = (noise + 15 * labels[:, None, None, None]).astype(np.uint8)
        arrays |= {f"{split}_images": images, f"{split}_labels": labels}
        splits.append(Split(images, labels))
    if name == SAMPLES:
        np.savez(folder / "samples.npz", **arrays)
    else:
        for key, array in arrays.items():
            np.save(folder / f"{key}.npy", array)
    return DataSet(name, folder, None, *splits)


def sums(recipe: Recipe, data: DataSet) -> list[float]:
    start = StartRun(1, recipe, NETWORKS[recipe.network], data.name)
    return [event.loss_sum for event in Training(start, data).run() if isinstance(event, EpochEnded)]


def test_the_script_gives_the_losses_of_the_run(tmp_path):
    data = {name: stored(tmp_path, name) for name in (SAMPLES, CIFAR10)}
    expected = {}
    for number, recipe in enumerate(RECIPES):
        source = data[SAMPLES if number % 2 else CIFAR10]
        script = run_script(recipe, NETWORKS[recipe.network], (source.root, source.name))
        (tmp_path / f"script{number}.py").write_text(script.text, encoding="utf-8")
        expected[f"script{number}"] = (recipe, sums(recipe, source))
    (tmp_path / "driver.py").write_text(DRIVER)
    subprocess.run([sys.executable, "-W", "error", tmp_path / "driver.py", tmp_path], check=True)

    told = json.loads((tmp_path / "told.json").read_text())
    for name, (recipe, losses) in expected.items():
        printed = re.findall(r"^Epoch: (\d+)/(\d+) Loss: ([\d.]+)$", told[name], re.MULTILINE)
        assert [(int(a), int(b)) for a, b, _ in printed] == [
            (epoch, recipe.epochs) for epoch in range(1, recipe.epochs + 1)
        ]
        np.testing.assert_allclose([float(loss) for _, _, loss in printed], losses, rtol=1e-3, err_msg=str(recipe))


BETAS = {"betas": ("beta1", "beta2")}
ELSEWHERE = {"params", "maximize", "foreach", "differentiable", "fused", "capturable", "decoupled_weight_decay"}
"""How a step is computed, not what it is; and AdamW under its other name."""
NOT_OFFERED = {"initial_accumulator_value"}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_defaults_of_an_optimiser_are_those_of_its_class(name):
    taken = inspect.signature(getattr(torch.optim, name)).parameters
    expected = {}
    for argument, parameter in taken.items():
        if argument in BETAS:
            expected |= dict(zip(BETAS[argument], parameter.default, strict=True))
        elif argument not in ELSEWHERE | NOT_OFFERED:
            expected[argument] = parameter.default
    assert expected == OPTIMIZER_DEFAULTS[name]
    used = {item.name for item in fields(Recipe(optimizer=name)) if item.name in shown(Recipe(optimizer=name))}
    assert used >= OPTIMIZER_DEFAULTS[name].keys()


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_script_leaves_out_what_the_class_takes_by_itself(name):
    recipe = replace(QUICK, optimizer=name, schedule=CONSTANT, **OPTIMIZER_DEFAULTS[name])
    lr = OPTIMIZER_DEFAULTS[name]["lr"]
    text = run_script(recipe, CIFAR10_QUICK, (Path("data"), SAMPLES)).text
    assert f"optimizer = torch.optim.{name}(model.parameters(), lr={lr})" in text


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_run_has_the_arguments_that_its_script_names(name):
    """As it stands, and with every argument another one."""
    for recipe in (
        Recipe(optimizer=name),
        replace(
            Recipe(optimizer=name),
            dampening=0.25,
            nesterov=False,
            alpha=0.5,
            beta1=0.25,
            beta2=0.75,
            eps=0.125,
            amsgrad=True,
            centered=True,
            lr_decay=0.5,
            momentum=0.25,
        ),
    ):
        used = OPTIMIZER_DEFAULTS[name].keys()
        text = run_script(recipe, CIFAR10_QUICK, (Path("data"), SAMPLES)).text
        line = next(line for line in text.splitlines() if line.startswith("optimizer = "))
        model = nn.Linear(1, 1)
        written = eval(line.removeprefix("optimizer = "), {"torch": torch, "model": model})
        (group,) = written.param_groups
        assert (group.get("beta1"), *group.get("betas", ())) == (
            (None, recipe.beta1, recipe.beta2) if "beta1" in used else (None,)
        )
        assert {key: group[key] for key in used - {"beta1", "beta2"}} == {
            key: getattr(recipe, key) for key in used - {"beta1", "beta2"}
        }
        (built,) = optimizer(recipe, model.parameters()).param_groups
        assert {**group, "params": 0, "fused": 0} == {**built, "params": 0, "fused": 0}


@pytest.mark.parametrize("before", OPTIMIZERS)
def test_another_class_brings_its_own_eps_and_leaves_what_was_typed(before):
    recipe = replace(Recipe(optimizer=before), eps=OPTIMIZER_DEFAULTS[before].get("eps", Recipe.eps))
    for name in OPTIMIZERS:
        eps = OPTIMIZER_DEFAULTS[name].get("eps", recipe.eps)
        changed = replace(recipe, optimizer=name)
        assert with_defaults_of_its_class(changed, before) == replace(changed, eps=eps)
        typed = replace(changed, eps=0.5, weight_decay=0.125)
        assert with_defaults_of_its_class(typed, before) == typed


def test_a_whole_script():
    script = run_script(replace(QUICK, momentum=0.0, nesterov=False), CIFAR10_QUICK, (Path("data"), SAMPLES))
    assert (
        script.text
        == """\
import numpy as np
import torch
from torch import nn

data = np.load("data/samples.npz")
images = torch.tensor(data["train_images"])
labels = torch.tensor(data["train_labels"])

torch.manual_seed(0)
model = nn.Sequential(
    nn.Conv2d(3, 32, 5, padding=2),
    nn.MaxPool2d(2),
    nn.Conv2d(32, 32, 5, padding=2),
    nn.MaxPool2d(2),
    nn.Conv2d(32, 64, 5, padding=2),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(1024, 64),
    nn.Linear(64, 10),
)
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.01, weight_decay=0.0005)
epochs = 5
steps = -(-len(images) // 64)  # in an epoch
schedule = torch.optim.lr_scheduler.OneCycleLR(
    optimizer, max_lr=0.01, total_steps=epochs * steps, cycle_momentum=False
)

shuffle = torch.Generator().manual_seed(0)
for epoch in range(epochs):
    loss_sum = 0.0
    order = torch.randperm(len(images), generator=shuffle)
    for index in order.split(64):
        x, y = images[index] / 255, labels[index]
        loss = loss_fn(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        loss_sum += loss.item()
    print(f"Epoch: {epoch + 1}/{epochs} Loss: {loss_sum}")
"""
    )


@pytest.mark.parametrize("item", fields(Recipe), ids=lambda item: item.name)
def test_every_field_changes_the_script(item):
    recipe = Recipe() if item.when is None else replace(Recipe(), **{item.when.field: item.when.values[0]})
    other = {
        "bool": not item.default, "choice": next((c for c in item.choices if c != item.default), None),
        "int": 7, "float": 0.25,
    }[item.kind]  # fmt: skip
    changed = replace(recipe, **{item.name: other})
    before, after = (run_script(r, NETWORKS[r.network], (Path("data"), CIFAR10)) for r in (recipe, changed))
    assert before.text != after.text
    assert all(after.text[low:high] for low, high in after.tokens.values())


def test_a_field_at_fault_has_its_line():
    script = run_script(replace(QUICK, lr=-1.0), CIFAR10_QUICK, (Path("d"), CIFAR10))
    lines = script.text.splitlines()
    assert "lr=-1.0" in lines[script.lines[MARKS["lr"]] - 1]
    assert "split(64)" in lines[script.lines[MARKS["batch_size"]] - 1]
    assert "epochs = 5" in lines[script.lines[MARKS["epochs"]] - 1]
    assert all(mark in script.lines for mark in MARKS.values())


def test_on_another_device_network_and_batches_are_moved():
    script = run_script(QUICK, CIFAR10_QUICK, (Path("d"), CIFAR10), device="cuda")
    assert ').to("cuda")\nloss_fn' in script.text
    assert 'x, y = (images[index] / 255).to("cuda"), labels[index].to("cuda")' in script.text


def test_what_pytorch_refuses_is_written_as_it_is():
    recipe = replace(QUICK, lr=float("nan"), batch_size=2.5, epochs=None, seed=-1)
    text = run_script(recipe, CIFAR10_QUICK, (Path("d"), CIFAR10)).text
    assert 'lr=float("nan")' in text
    assert "order.split(2.5)" in text
    assert "epochs = None" in text
    compile(text, "train.py", "exec")
