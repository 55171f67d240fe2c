"""``python -m resources.training [NAME ...]``: train the networks anew that the program brings along.

It takes the CIFAR-10 that the program has imported (``CIFAR_GUI_HOME`` says where that is), and writes to
``resources/models``. These are the last weights, never the best on the test pictures, which are looked at once, all
10,000 of them, when the training is over.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import asdict
from pathlib import Path

import msgspec
import torch

from cifar_gui import files
from cifar_gui.engine import kept_weights, models, network_file, weights
from cifar_gui.engine.data import DataSet, load
from cifar_gui.engine.model_cards import Card
from cifar_gui.engine.network import build
from cifar_gui.engine.run_names import LAST, SAFETENSORS
from cifar_gui.engine.training import Training as Run
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM
from cifar_gui.protocol import CIFAR10
from cifar_gui.protocol.models import Training
from cifar_gui.protocol.runs import RunEnded, StartRun
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Network

HERE = Path(__file__).parents[1] / "models"
TRAINED: dict[str, tuple[Network, Recipe]] = {
    "cifar10-quick": (CIFAR10_QUICK, Recipe(network=CIFAR10_QUICK.name, validation=0.0, lr=0.02, epochs=15)),
    "cifar10-quick-batchnorm": (
        CIFAR10_QUICK_BATCHNORM, Recipe(network=CIFAR10_QUICK_BATCHNORM.name, validation=0.0, lr=0.1, epochs=15),
    ),
}  # fmt: skip


def main() -> None:
    """Train what is named, or all."""
    parser = argparse.ArgumentParser(prog="python -m resources.training", description=__doc__)
    parser.add_argument("names", metavar="NAME", nargs="*", choices=[[], *TRAINED])
    data = load(CIFAR10)
    for name in parser.parse_args().names or TRAINED:
        print(name, train(name, data))


def train(name: str, data: DataSet) -> Training:
    """Train one, and write its weights with their card."""
    network, recipe = TRAINED[name]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        training_run = Run(StartRun(1, recipe, network, CIFAR10, folder=folder, name=name), data)
        for event in training_run.run():
            if isinstance(event, RunEnded) and event.reason != "finished":
                raise SystemExit(f"{name}: {event}")
        run, step, found = kept_weights.read(folder / f"{name}.run", LAST)
    network = run.description
    training = Training(CIFAR10, "train", step, accuracy(network, found, data), len(data.test))
    weights.write(HERE / f"{name}{SAFETENSORS}", found, network.scaling)
    usual = asdict(Recipe())
    told = {key: value for key, value in asdict(recipe).items() if value != usual[key]}
    card = Card(1, network_file.plain(network), training, told)
    files.atomic_write(HERE / f"{name}.json", msgspec.json.format(msgspec.json.encode(card), indent=1))
    return training


def accuracy(network: Network, found: dict[str, torch.Tensor], data: DataSet) -> float:
    """On all pictures of the test split."""
    module = build(network)
    module.load_state_dict(found)
    return models.recognised(models.Opened(network, module.eval()), data.test) / len(data.test)


if __name__ == "__main__":
    main()
