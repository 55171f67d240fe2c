"""Weights from elsewhere find the network to which they belong, and are kept: whatever their keys are called."""

import os
import time
from collections import OrderedDict
from dataclasses import replace

import msgspec
import pytest
import torch
from run_cases import TINY
from safetensors.torch import save as safetensors
from test_weights import HOSTILE, fresh, pt
from torch import nn

from cifar_gui.engine import model_cards, models, network, network_file, opened_weights, weights
from cifar_gui.engine.answers import answer
from cifar_gui.engine.forward import seeded
from cifar_gui.engine.own_code.network import read_code
from cifar_gui.lessons.networks import (
    CIFAR10_QUICK,
    CIFAR10_QUICK_BATCHNORM,
    LENET_5,
    PRESETS,
    RESNET_SMALL,
    SAMPLE,
    VGG_SMALL,
)
from cifar_gui.protocol.models import OPENED, FindModels, Model, OpenWeights
from cifar_gui.spec import Layer, Network

EVERY = (TINY, *PRESETS)


def opened(folder, data, name="mine.pt", networks=EVERY):
    file = folder / "from elsewhere" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    return answer(OpenWeights(1, "conv2d+weights", file, networks, folder / "weights"), {})


def module(folder, told):
    return models.opened(Model(told.kept.key, opened=folder / "weights")).module


def found(folder):
    request = FindModels(1, "a page", folder / "runs", folder / "weights")
    return {one.key: one for one in answer(request, {}).models if one.key.startswith(OPENED)}


def drawn(description, seed=5):
    with seeded(seed):
        return network.build(description).eval()


def same(one, other):
    x = torch.rand(2, 3, 32, 32, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        return torch.equal(one.eval()(x), other.eval()(x))


# --- of networks that are here --------------------------------------------------------------------------------------


@pytest.mark.parametrize("write", [pt, safetensors], ids=["pt", "safetensors"])
@pytest.mark.parametrize("description", [one for one in EVERY if one is not SAMPLE], ids=lambda one: one.name)
def test_their_network_is_found_without_asking(tmp_path, description, write):
    made = drawn(description)
    told = opened(tmp_path, write(made.state_dict()))
    assert told.kept.network == description
    assert told.message.kind == "info"
    assert same(module(tmp_path, told), made)
    assert found(tmp_path) == {told.kept.key: told.kept}


LEARNER = """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 8, 3, padding=1), nn.ReLU(),
        )
        self.classifier = nn.Sequential(nn.Dropout(), nn.Linear(128, 32), nn.ReLU(), nn.Linear(32, 10))

    def forward(self, x):
        return self.classifier(torch.flatten(self.features(x), 1))
"""
TURNED = (
    LEARNER.replace("        self.features = nn", "        self.head = nn.Linear(32, 10)\n        self.features = nn")
    .replace(", nn.ReLU(), nn.Linear(32, 10))", ", nn.ReLU())")
    .replace("return self.classifier(", "return self.head(self.classifier(")
    .replace("(x), 1))", "(x), 1)))")
)


def learner(code):
    """The network as Python makes it of the learner's code, and as it is read."""
    names = {"nn": nn, "torch": torch}
    exec(code, names)
    with seeded(4):
        net = names["Net"]().eval()
        net.features[1].running_mean.normal_()
    return net, read_code("import torch\nfrom torch import nn\n" + code).network


@pytest.mark.parametrize("turn", ["half", "bfloat16", "double"])
def test_of_a_network_in_another_precision_it_is_said_what_became_of_it(tmp_path, turn):
    made = drawn(TINY)
    told = opened(tmp_path, pt(getattr(made, turn)().state_dict()))
    assert told.kept.network == TINY
    of = str(made.conv1.weight.dtype).removeprefix("torch.")
    assert f"can be looked into. Numbers of the type {of} became float32." in str(told.message)
    assert told.message.kind == "info"
    assert same(module(tmp_path, told), made.float())


@pytest.mark.parametrize("write", [pt, safetensors], ids=["pt", "safetensors"])
@pytest.mark.parametrize("code", [LEARNER, TURNED], ids=["in order", "made in another order"])
@pytest.mark.parametrize("prefix", ["", "module.", "_orig_mod.module."])
def test_a_learner_s_own_network_is_found_by_what_its_layers_hold(tmp_path, code, write, prefix):
    net, description = learner(code)
    state = OrderedDict((prefix + key, tensor) for key, tensor in net.state_dict().items())
    told = opened(tmp_path, write(state), networks=(*EVERY, description))
    assert told.kept.network == description
    assert same(module(tmp_path, told), net)
    assert "other names there" in str(told.message)


def test_ten_layers_of_one_shape_keep_their_order(tmp_path):
    """Sorted as text, 10 comes before 2; a file of safetensors sorts so."""
    layers = [nn.Conv2d(3, 3, 1) for _ in range(12)]
    net = nn.Sequential(OrderedDict((f"a{place}", layer) for place, layer in enumerate(layers)))
    description = Network("twelve", tuple(Layer(f"conv{n}", "Conv2d", (3, 3, 1), ()) for n in range(1, 13)))
    for write, name in ((pt, "a.pt"), (safetensors, "b.safetensors")):
        told = opened(tmp_path, write(net.state_dict()), name, (description,))
        assert same(module(tmp_path, told), net)


def test_the_weights_of_a_residual_network_with_other_names_are_found(tmp_path):
    made = drawn(RESNET_SMALL)
    renamed = {
        key.replace("block", "layer").replace(".layers.", ".0.").replace(".shortcut.", ".0.downsample."): tensor
        for key, tensor in made.state_dict().items()
    }
    told = opened(tmp_path, pt(renamed))
    assert told.kept.network == RESNET_SMALL
    assert same(module(tmp_path, told), made)


def test_files_of_earlier_versions_of_pytorch_lack_counters(tmp_path):
    made = drawn(CIFAR10_QUICK_BATCHNORM)
    state = {key: tensor for key, tensor in made.state_dict().items() if "num_batches" not in key}
    told = opened(tmp_path, pt(state))
    assert told.kept.network == CIFAR10_QUICK_BATCHNORM
    assert same(module(tmp_path, told), made)


# --- to which they belong -------------------------------------------------------------------------------------------

LEAKY = replace(LENET_5, name="leaky", layers=tuple(
    Layer(part.name, "LeakyReLU", (), ()) if part.kind == "Tanh" else part for part in LENET_5.layers
))  # fmt: skip


def test_where_several_fit_the_user_is_asked(tmp_path):
    told = opened(tmp_path, pt(drawn(LEAKY).state_dict()), networks=(*EVERY, LEAKY))
    assert told.fits == (LENET_5, LEAKY)
    assert told.kept is None
    assert not found(tmp_path)
    assert opened(tmp_path, pt(drawn(LEAKY).state_dict()), networks=told.fits[1:]).kept.network == LEAKY


def test_networks_that_differ_in_names_alone_are_one(tmp_path):
    twin = replace(LENET_5, name="mine", layers=tuple(replace(part, name=f"m{part.name}") for part in LENET_5.layers))
    state = {f"x.{key}": tensor for key, tensor in drawn(LENET_5).state_dict().items()}
    assert opened(tmp_path, pt(state), networks=(twin, *EVERY)).kept.network == twin


def test_names_that_agree_count_for_more_than_order(tmp_path):
    leaky = replace(LEAKY, layers=tuple(replace(part, name=f"m{part.name}") for part in LEAKY.layers))
    assert opened(tmp_path, pt(drawn(LENET_5).state_dict()), networks=(leaky, *EVERY)).kept.network == LENET_5


def test_of_a_stranger_the_nearest_network_is_named_by_keys_and_shapes(tmp_path):
    state = drawn(VGG_SMALL).state_dict() | {"linear2.weight": torch.zeros(100, 128), "linear2.bias": torch.zeros(100)}
    told = opened(tmp_path, pt(state))
    assert told.strange
    sentence = str(told.message)
    assert "“Small VGG” comes nearest" in sentence
    assert "Only in the file: linear2.weight float32 (100, 128), linear2.bias float32 (100,)." in sentence
    assert "Only in the network: linear2.weight float32 (10, 128), linear2.bias float32 (10,)." in sentence
    assert "lesson 7.7" in sentence
    assert not found(tmp_path)


def test_the_nearest_to_one_that_has_nothing_in_common_is_at_least_of_its_kind(tmp_path):
    linear = Network("linear", (Layer("flatten", "Flatten", (), ()), Layer("linear1", "Linear", (3072, 10), ())))
    net = nn.Sequential(nn.Linear(3072, 50), nn.Linear(50, 10))
    assert "“linear” comes nearest" in str(opened(tmp_path, pt(net.state_dict()), networks=(*EVERY, linear)).message)


def test_a_network_for_other_pictures_is_named(tmp_path):
    told = opened(tmp_path, pt(drawn(SAMPLE).state_dict()))
    assert "takes pictures of 1×28×28. Here pictures are 3×32×32" in str(told.message)
    assert not told.strange
    assert not found(tmp_path)


def test_a_network_that_cannot_be_built_is_in_nobody_s_way(tmp_path):
    wrong = Network("wrong", (Layer("conv1", "Conv2d", (3, 4, 5), (("groups", 7),)),))
    assert opened(tmp_path, pt(fresh()), networks=(wrong, TINY)).kept.network == TINY
    assert "holds no weights" in str(opened(tmp_path, pt(fresh()), networks=(wrong,)).message)


# --- hostile --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("make", "said"), HOSTILE.values(), ids=HOSTILE)
def test_of_a_hostile_file_nothing_runs_and_nothing_is_kept(tmp_path, monkeypatch, make, said):
    monkeypatch.chdir(tmp_path)
    told = opened(tmp_path, make())
    assert told.kept is None
    assert "mine.pt" in str(told.message)
    assert str(told.message).isprintable()
    assert len(str(told.message)) < 1000
    assert told.message.kind == "warning"
    assert [path.name for path in tmp_path.iterdir()] == ["from elsewhere"]


def with_(key, tensor):
    return fresh() | {key: tensor}


STRANGERS = {
    "NaN": lambda: with_("conv1.bias", torch.tensor([1.0, torch.nan, 2, 3])),
    "infinite": lambda: with_("norm1.running_var", torch.tensor([1.0, torch.inf, 2, 3])),
    "turned": lambda: with_("linear1.weight", fresh()["linear1.weight"].T.contiguous()),
    "an endless expanse": lambda: with_("linear1.weight", torch.zeros(1).expand(1 << 40)),
    "a tensor too many": lambda: with_("another.weight", torch.zeros(3)),
    "one too few": lambda: {key: tensor for key, tensor in fresh().items() if key != "conv1.bias"},
    "half a layer elsewhere": lambda: {key.replace("conv1.bias", "conv2.bias"): t for key, t in fresh().items()},
    "no last name": lambda: {str(place): tensor for place, tensor in enumerate(fresh().values())},
    "thousands of keys": lambda: {f"layer{place}.weight": torch.zeros(1) for place in range(5000)},
    "keys that lead elsewhere": lambda: {f"../{key}": t for key, t in fresh().items()} | {"/": torch.ones(1)},
    "a key that hides": lambda: with_("\u202e\x1b[31m" + "x" * 5000, torch.zeros(1)),
    "an empty key": lambda: with_("", torch.zeros(1)),
    "dots": lambda: with_("....", torch.zeros(1)),
    "a scalar": lambda: {"a": torch.tensor(1.0)},
    "nothing in it": lambda: {"a.weight": torch.zeros(0), "a.bias": torch.zeros(0, 5)},
}  # fmt: skip


@pytest.mark.parametrize("make", STRANGERS.values(), ids=STRANGERS)
def test_what_fits_nothing_gets_a_sentence(tmp_path, make):
    told = opened(tmp_path, pt(make()))
    assert told.kept is None
    sentence = str(told.message)
    assert "mine.pt" in sentence
    assert sentence.isprintable()
    assert len(sentence) < 1500
    assert not found(tmp_path)


@pytest.mark.parametrize("key", ["../../{}", "C:\\{}", "a/b\\c:{}", "\u202e{}", "模型.{}", " {} ", "{}"])
def test_keys_with_any_letters_open_where_the_tensors_fit(tmp_path, key):
    state = {key.format(name) if name.endswith("x") else key.replace("{}", "") + name: t for name, t in fresh().items()}
    told = opened(tmp_path, pt(state))
    assert same(module(tmp_path, told), drawn_from(fresh()))
    assert sorted(path.suffix for path in (tmp_path / "weights").iterdir()) == [".json", ".safetensors"]


def drawn_from(state):
    made = network.build(TINY)
    made.load_state_dict(state)
    return made


def test_tensors_that_share_their_numbers_are_kept_apart(tmp_path):
    whole = torch.rand(2, 9408)
    state = {"a.weight": whole[0, :1960].view(10, 196), "a.bias": whole[0, :10]}
    description = Network("linear", (Layer("flatten", "Flatten", (), ()), Layer("linear1", "Linear", (196, 10), ())))
    told = opened(tmp_path, pt(state), networks=(description,))
    kept = weights.open_weights(tmp_path / "weights" / "mine.safetensors", description)
    assert told.kept is not None
    assert torch.equal(kept["linear1.bias"], kept["linear1.weight"][0, :10])


def test_nothing_is_drawn_from_the_random_numbers_of_a_run(tmp_path):
    data = pt(fresh())
    torch.manual_seed(1)
    before = torch.get_rng_state()
    opened(tmp_path, data)
    assert torch.equal(torch.get_rng_state(), before)


# --- kept -----------------------------------------------------------------------------------------------------------


def state(number):
    return with_("conv1.bias", torch.full((4,), float(number)))


@pytest.mark.parametrize(
    ("name", "kept"),
    [("mine.pt", "mine"), ("我的 网络.pt", "我的-网络"), ("..pt", "weights"), ("a.b:c.pt", "a-b-c"), ("CON.pt", "CON-"),
     ("lpt1.pth", "lpt1-"), ("x" * 200 + ".pt", "x" * 50), ("-.pt", "-"), ("%s{}\n.pt", "s"), (".pt", "pt")],
)  # fmt: skip
def test_the_name_is_plain(tmp_path, name, kept):
    told = opened(tmp_path, pt(fresh()), name)
    assert told.kept.title == kept
    assert same(module(tmp_path, told), drawn_from(fresh()))


def test_equal_names_do_not_collide_whatever_their_case(tmp_path):
    told = [opened(tmp_path, pt(state(at)), name) for at, name in enumerate(("a.pt", "A.pth", "a.safetensors.pt"))]
    told += [opened(tmp_path, pt(state(5)), "A.pt")]
    assert [one.kept.title for one in told] == ["a", "A-2", "a-safetensors", "A-3"]
    for place, one in zip((0, 1, 2, 5), told, strict=True):
        assert same(module(tmp_path, one), drawn_from(state(place)))


def test_the_same_weights_are_kept_once(tmp_path):
    one, two = (opened(tmp_path, pt(fresh()), name).kept for name in ("a.pt", "b.pt"))
    assert one == two
    assert len(found(tmp_path)) == 1
    other = replace(TINY, name="other")
    assert opened(tmp_path, pt(fresh()), "c.pt", (other,)).kept != one


def test_what_takes_more_room_than_there_is_is_refused(tmp_path, monkeypatch):
    opened(tmp_path, pt(state(1)), "a.pt")
    size = (tmp_path / "weights" / "a.safetensors").stat().st_size
    monkeypatch.setattr(opened_weights, "ROOM", 2 * size)
    assert opened(tmp_path, pt(state(2)), "b.pt").kept is not None
    told = opened(tmp_path, pt(state(3)), "c.pt")
    assert "no room for c" in str(told.message)
    assert len(found(tmp_path)) == 2
    monkeypatch.setattr(opened_weights, "MOST_KEPT", 2)
    assert "2 files of weights are open already" in str(opened(tmp_path, pt(state(4)), "d.pt").message)


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "weights").touch()
    told = opened(tmp_path, pt(fresh()))
    assert "could not be kept" in str(told.message)
    assert told.kept is None


def test_a_disk_that_is_full_leaves_nothing_that_is_offered(tmp_path, monkeypatch):
    written = opened_weights.files.atomic_write

    def full(path, data, **others):
        if path.suffix == ".json":
            raise OSError(28, "No space left on device")
        written(path, data, **others)

    monkeypatch.setattr(opened_weights.files, "atomic_write", full)
    assert "No space left" in str(opened(tmp_path, pt(fresh())).message)
    assert not found(tmp_path)


# --- removed --------------------------------------------------------------------------------------------------------


def test_what_was_removed_can_be_put_back_and_its_name_is_not_taken(tmp_path):
    folder = tmp_path / "weights"
    told = opened(tmp_path, pt(state(1)), "a.pt")
    model_cards.take_away(folder, "a")
    assert not found(tmp_path)
    other = opened(tmp_path, pt(state(2)), "a.pt")
    assert other.kept.title == "a-2"
    model_cards.put_back(folder, "a")
    assert {*found(tmp_path)} == {told.kept.key, other.kept.key}
    assert same(module(tmp_path, told), drawn_from(state(1)))


def test_a_day_later_it_is_gone_for_good(tmp_path):
    folder = tmp_path / "weights"
    for number in (1, 2):
        opened(tmp_path, pt(state(number)), f"a{number}.pt")
        model_cards.take_away(folder, f"a{number}")
    long_ago = time.time() - 2 * model_cards.REMOVED_SECONDS
    for suffix in ("json", "safetensors"):
        os.utime(folder / f"a1.{suffix}.removed", (long_ago, long_ago))
    found(tmp_path)
    with pytest.raises(OSError, match="a1"):
        model_cards.put_back(folder, "a1")
    model_cards.put_back(folder, "a2")
    assert {*found(tmp_path)} == {f"{OPENED}:a2"}


def test_the_card_names_the_network(tmp_path):
    opened(tmp_path, pt(fresh()))
    card = msgspec.json.decode((tmp_path / "weights" / "mine.json").read_bytes(), type=model_cards.Card)
    assert network_file.from_plain(card.network) == TINY
    assert card.training is None


def test_tensors_that_are_not_held_by_layers_fit_nothing(tmp_path):
    for description in (CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM):
        renamed = {f"model1.{place}.{key.rpartition('.')[2]}": t
                   for place, (key, t) in enumerate(drawn(description).state_dict().items())}  # fmt: skip
        assert opened(tmp_path, pt(renamed)).strange  # each tensor a layer of its own
