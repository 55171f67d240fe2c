"""The script of each view, run by a Python that knows nothing of the program: it prints what the page shows."""

import re

import msgspec
import pytest
import script_runs
import torch

from cifar_gui.engine import network, network_file, weights
from cifar_gui.engine.answers import answer
from cifar_gui.engine.model_cards import Card
from cifar_gui.lessons.evaluation import EvaluationParams
from cifar_gui.lessons.networks import RESNET_SMALL
from cifar_gui.pages.evaluation.groups import first
from cifar_gui.pages.evaluation.protocol import Judge
from cifar_gui.pages.evaluation.script import errors_script
from cifar_gui.pages.evaluation.state import VIEWS
from cifar_gui.protocol import CIFAR10, SAMPLES
from cifar_gui.protocol.models import Model
from cifar_gui.spec import Network, layer

LAYERS = (layer("pool1", "AvgPool2d", 8), layer("flatten", "Flatten"), layer("linear1", "Linear", 48, 10))
SMALL = Network("small", LAYERS)
DATA = {name: script_runs.made_data(name=name) for name in (CIFAR10, SAMPLES)}
FRESH = Model("fresh:small", SMALL, 3)
OTHER = (RESNET_SMALL, Model("fresh:resnet", RESNET_SMALL, 4))


def script(model, view, group=None, source=CIFAR10, other=None, **params):
    made = EvaluationParams(**params)
    good = answer(Judge(1, "page", made, model, other and other[1], source, "test"), DATA)
    return errors_script(good, DATA[source], view, group or first(good.verdicts, view))


def says_what_it_promises(text, said):
    """Every number in a comment on a line of its own is printed, in this order."""
    at = 0
    for line in re.findall(r"^# ([-\d. ]+)$", text, re.MULTILINE):
        for number in line.split():
            found = re.compile(rf"(?<![\d.]){re.escape(number)}(?!\d)").search(said, at)
            assert found, (number, said[at:])
            at = found.start()


def test_every_view_prints_its_number(tmp_path):
    scripts = {
        **{view: script(FRESH, view) for view in VIEWS},
        "row": script(FRESH, "matrix", ("true", 3, 0)), "column": script(FRESH, "matrix", ("taken", 3, 0)),
        "precision": script(FRESH, "classes", ("taken", 4, 0)), "sure": script(FRESH, "worst", order="confidence"),
        "share": script(FRESH, "matrix", cells="shares"),
        "beside": script(FRESH, "matrix", source=SAMPLES),
        "difference": script(FRESH, "matrix", cells="difference", other=OTHER),
    }  # fmt: skip
    script_runs.write_batches(tmp_path, DATA[CIFAR10].train, DATA[CIFAR10].test)
    for name, one in scripts.items():
        script_runs.write(tmp_path, name, one)
    ran = script_runs.run(tmp_path, "logits")
    assert not ran.raised
    for name, one in scripts.items():
        assert re.search(r"^# [\d.]+$", one.text, re.MULTILINE)
        says_what_it_promises(one.text, ran.said[name])
        assert ran.tensors[f"{name} logits"].shape == (20, 10)


@pytest.mark.parametrize("description", [SMALL, RESNET_SMALL], ids=lambda one: one.name)
def test_weights_are_read_from_the_file_beside_it(tmp_path, description):
    torch.manual_seed(9)
    weights.write(tmp_path / "mine.safetensors", network.build(description).state_dict())
    (tmp_path / "mine.json").write_bytes(msgspec.json.encode(Card(1, network_file.plain(description))))
    model = Model("opened:mine", opened=tmp_path)
    one = script(model, "matrix", cells="difference", other=(description, model))
    script_runs.write_batches(tmp_path, DATA[CIFAR10].train, DATA[CIFAR10].test)
    script_runs.write(tmp_path, "errors", one)
    ran = script_runs.run(tmp_path, "logits")
    assert not ran.raised
    good = answer(Judge(1, "page", EvaluationParams(), model, None, CIFAR10, "test"), DATA)
    assert ran.tensors["errors logits"] == pytest.approx(good.verdicts.logits, abs=1e-5)
    says_what_it_promises(one.text, ran.said["errors"])
