"""The script of a run, run by Python itself, gives the losses of the program."""

import inspect
import random
import re
from dataclasses import replace

import numpy as np
import pytest
import torch
from script_runs import made_data, run, several, write, write_batches
from torch import nn

from cifar_gui.engine.data import DataSet
from cifar_gui.engine.muon import Muon
from cifar_gui.engine.recipes import optimizer
from cifar_gui.engine.run_code import MARKS, run_script
from cifar_gui.engine.training import Training
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, FAST, TUTORIAL
from cifar_gui.lessons.training import BATCHNORM, COURSE, OF_PYTORCH, QUICK, QUICKEST
from cifar_gui.protocol import OWN
from cifar_gui.protocol.runs import EpochEnded, StartRun
from cifar_gui.recipe import (
    ADAM,
    ALTERNATING,
    CONSTANT,
    LOSSES,
    MUON,
    OPTIMIZER_DEFAULTS,
    OPTIMIZERS,
    PER_CHANNEL,
    RANDOM,
    SCHEDULES,
    SGD,
    Recipe,
    with_defaults_of_its_class,
)
from cifar_gui.spec import fields, shown

NETWORKS = {network.name: network for network in (CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, FAST, TUTORIAL)}
RECIPES = [
    replace(QUICK, epochs=2, batch_size=16, lr=0.02, seed=3),
    replace(BATCHNORM, epochs=2, batch_size=16),
    replace(BATCHNORM, epochs=2, batch_size=8, validation=0.25, images=30),
    replace(QUICK, epochs=1, batch_size=16, validation=0.0, images=33, split="test", shuffle=False),
    replace(QUICK, epochs=1, batch_size=16, validation=0.3, images=10**9),
    replace(COURSE, epochs=1),
    replace(OF_PYTORCH, epochs=1, flip=RANDOM, shift=2, cutout=5),
    replace(QUICK, epochs=2, batch_size=20, lr=0.001, scaling=PER_CHANNEL, flip=ALTERNATING, dropout=0.5, seed=4),
    replace(QUICK, epochs=1, batch_size=16, lr=0.01, clip=0.5, ema=0.9, schedule="cosine", warmup=3),
    replace(OF_PYTORCH, epochs=2, batch_size=20, flip=ALTERNATING, shift=1, shuffle=False, dropout=0.3, warmup=3),
    replace(QUICK, epochs=2, batch_size=20, optimizer=ADAM, lr=0.001, weight_decay=0.01, schedule=CONSTANT, seed=8),
    *(
        replace(QUICK, epochs=1, batch_size=20, optimizer=name, lr=0.001, weight_decay=decay, schedule=schedule)
        for name, decay, schedule in (
            ("AdamW", 0.0, "cosine"), ("AdamW", 0.01, "step"), ("RMSprop", 0.001, "exponential"),
            ("Adagrad", 0.0, CONSTANT),
        )
    ),
    replace(QUICK, epochs=1, batch_size=20, dampening=0.3, nesterov=False),
    replace(QUICK, epochs=1, batch_size=20, whiten=True),
    replace(QUICKEST, epochs=3, small_epochs=2, batch_size=20),
    replace(QUICK, epochs=1, batch_size=20, optimizer="Muon", momentum=0.5, nesterov=False, lr=0.001, eps=0.1),
    replace(BATCHNORM, epochs=1, batch_size=20, whiten=True, shuffle=False),
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

BATCHES, OWN_PICTURES = made_data(), made_data(name=OWN)
"""52 pictures to train on and 20 held out."""


def sums(recipe: Recipe, data: DataSet) -> list[float]:
    start = StartRun(1, recipe, NETWORKS[recipe.network], data.name)
    return [event.loss_sum for event in Training(start, data).run() if isinstance(event, EpochEnded)]


def random_recipes(count: int) -> list[Recipe]:
    """Short recipes of every kind. Those that divide by the gradient's size take small steps: they enlarge rounding."""
    chance = random.Random(79)

    def one(seed: int) -> Recipe:
        optimizer = chance.choice(OPTIMIZERS)
        momentum = chance.choice([0.0, 0.5, 0.9])
        return Recipe(
            network=chance.choice([CIFAR10_QUICK.name, CIFAR10_QUICK_BATCHNORM.name]),
            split=chance.choice(["train", "test"]), epochs=chance.randint(1, 2),
            batch_size=chance.randint(4, 60), shuffle=chance.random() < 0.6, seed=seed, optimizer=optimizer,
            lr=0.001 if optimizer == SGD else 1e-5, momentum=momentum, nesterov=momentum > 0 and chance.random() < 0.5,
            weight_decay=chance.choice([0.0, 0.001]), schedule=chance.choice(SCHEDULES), loss=chance.choice(LOSSES),
            eps=1e-3,
        )  # fmt: skip

    return [one(number) for number in range(count)]


@several(0)
def test_the_script_gives_the_losses_of_the_run(tmp_path, count):
    write_batches(tmp_path, BATCHES.train, BATCHES.test)
    expected = {}
    for number, recipe in enumerate(RECIPES + random_recipes(count)):
        data = OWN_PICTURES if number % 4 == 1 else BATCHES
        write(tmp_path, f"script{number}", run_script(recipe, NETWORKS[recipe.network], data))
        expected[f"script{number}"] = (recipe, sums(recipe, data))
    ran = run(tmp_path)
    assert ran.raised == {}
    for name, (recipe, losses) in expected.items():
        printed = re.findall(r"^Epoch: (\d+)/(\d+) Loss: ([\d.]+)$", ran.said[name], re.MULTILINE)
        assert [(int(a), int(b)) for a, b, _ in printed] == [
            (epoch, recipe.epochs) for epoch in range(1, recipe.epochs + 1)
        ]
        np.testing.assert_allclose([float(loss) for _, _, loss in printed], losses, rtol=1e-3, err_msg=str(recipe))


BETAS = {"betas": ("beta1", "beta2")}
ELSEWHERE = {"params", "maximize", "foreach", "differentiable", "fused", "capturable", "decoupled_weight_decay"}
"""How a step is computed, not what it is; and AdamW under its other name."""
NOT_OFFERED = {"initial_accumulator_value", "ns_coefficients", "ns_steps", "adjust_lr_fn"}


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
    text = run_script(recipe, CIFAR10_QUICK, BATCHES).text
    module = "" if name == MUON else "torch.optim."
    assert f"optimizer = {module}{name}(model.parameters(), lr={lr})" in text


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
        text = run_script(recipe, CIFAR10_QUICK, BATCHES).text
        line = next(line for line in text.splitlines() if line.startswith("optimizer = "))
        model = nn.Linear(1, 1)
        written = eval(line.removeprefix("optimizer = "), {"torch": torch, "model": model, "Muon": Muon})
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
    script = run_script(replace(QUICK, momentum=0.0, nesterov=False), CIFAR10_QUICK, OWN_PICTURES)
    assert (
        script.text
        == """\
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Subset, TensorDataset
from torch.utils.tensorboard import SummaryWriter

pictures = np.load("pictures.npz")
dataset = TensorDataset(
    torch.tensor(pictures["images"]) / 255,
    torch.tensor(pictures["labels"]),
)
labels = pictures["labels"]
order = np.random.RandomState(0).permutation(len(labels))  # the same for every run
order = order[np.argsort(labels[order], kind="stable")]
share = np.concatenate([np.arange(count) / count for count in np.bincount(labels)])
order = order[np.argsort(share, kind="stable")]  # the classes by turns
kept = round(0.1 * len(order))
if kept and len(order) - kept >= 1000:
    kept += (len(order) - kept) % 8  # no last batch of a few pictures
validation_set = Subset(dataset, order[:kept])
dataset = Subset(dataset, np.sort(order[kept:]))
shuffle = torch.Generator().manual_seed(0)
dataloader = DataLoader(dataset, batch_size=64, shuffle=True, generator=shuffle)


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 32, 5, padding=2)
        self.maxpool1 = nn.MaxPool2d(2)
        self.conv2 = nn.Conv2d(32, 32, 5, padding=2)
        self.maxpool2 = nn.MaxPool2d(2)
        self.conv3 = nn.Conv2d(32, 64, 5, padding=2)
        self.maxpool3 = nn.MaxPool2d(2)
        self.flatten = nn.Flatten()
        self.linear1 = nn.Linear(1024, 64)
        self.linear2 = nn.Linear(64, 10)

    def forward(self, x):
        x = self.conv1(x)
        x = self.maxpool1(x)
        x = self.conv2(x)
        x = self.maxpool2(x)
        x = self.conv3(x)
        x = self.maxpool3(x)
        x = self.flatten(x)
        x = self.linear1(x)
        x = self.linear2(x)
        return x


torch.manual_seed(0)
model = Network()
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.01, weight_decay=0.0005)
epochs = 5
steps = len(dataloader)  # in an epoch
schedule = torch.optim.lr_scheduler.OneCycleLR(
    optimizer, max_lr=0.01, total_steps=epochs * steps, cycle_momentum=False
)

writer = SummaryWriter("logs")
for epoch in range(epochs):
    running_loss = 0.0
    for imgs, labels in dataloader:
        result_loss = loss_fn(model(imgs), labels)
        optimizer.zero_grad()
        result_loss.backward()
        optimizer.step()
        schedule.step()
        running_loss += result_loss.item()
    print(f"Epoch: {epoch + 1}/{epochs} Loss: {running_loss}")
    writer.add_scalar("Loss/epoch", running_loss, epoch + 1)
    model.eval()
    correct = 0
    with torch.no_grad():
        for imgs, labels in DataLoader(validation_set, batch_size=256):
            correct += (model(imgs).argmax(1) == labels).sum().item()
    model.train()
    print(f"Validation: {correct} of {len(validation_set)} correct")
    writer.add_scalar("Accuracy/validation", correct / len(validation_set), epoch + 1)
writer.close()
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
    before, after = (run_script(r, NETWORKS[r.network], BATCHES) for r in (recipe, changed))
    assert before.text != after.text
    assert all(after.text[low:high] for low, high in after.tokens.values())


def test_a_field_at_fault_has_its_line():
    script = run_script(replace(QUICK, lr=-1.0), CIFAR10_QUICK, BATCHES)
    lines = script.text.splitlines()
    assert "lr=-1.0" in lines[script.lines[MARKS["lr"]] - 1]
    assert "batch_size=64" in lines[script.lines[MARKS["batch_size"]] - 1]
    assert "epochs = 5" in lines[script.lines[MARKS["epochs"]] - 1]
    assert all(mark in script.lines for mark in MARKS.values())


def test_on_another_device_network_and_batches_are_moved():
    script = run_script(QUICK, CIFAR10_QUICK, BATCHES, device="cuda")
    assert 'model = Network().to("cuda")\nloss_fn' in script.text
    assert 'imgs, labels = imgs.to("cuda"), labels.to("cuda")' in script.text


def test_what_pytorch_refuses_is_written_as_it_is():
    recipe = replace(QUICK, lr=float("nan"), batch_size=2.5, epochs=None, seed=-1)
    text = run_script(recipe, CIFAR10_QUICK, BATCHES).text
    assert 'lr=float("nan")' in text
    assert "batch_size=2.5" in text
    assert "epochs = None" in text
    compile(text, "train.py", "exec")
