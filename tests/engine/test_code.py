import inspect
import io
import random
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from layer_cases import MODES, ask
from script_runs import made_data, run, several, write, write_batches
from torch import nn

from cifar_gui.engine.code import arguments, layer_script
from cifar_gui.engine.code_pictures import MOST
from cifar_gui.engine.data import DataError, DataSet, Split, load_samples
from cifar_gui.engine.literal import literal
from cifar_gui.engine.run_code import run_script
from cifar_gui.layers import kind_of
from cifar_gui.lessons import LESSONS
from cifar_gui.lessons.conv2d import READY, Conv2dParams
from cifar_gui.lessons.loop import LOOP
from cifar_gui.lessons.networks import CIFAR10_QUICK
from cifar_gui.lessons.training import QUICK
from cifar_gui.pages.layer import LayerContent
from cifar_gui.pages.loop.script import loop_script
from cifar_gui.protocol import CIFAR10, OWN, Failure, Maps, Pictures
from cifar_gui.spec import arguments as shown_arguments
from cifar_gui.spec import fields

P = Conv2dParams
EACH_ARGUMENT = [
    P(), P(in_channels=4), P(out_channels=9), P(kernel_size=(5, 2)), P(kernel_size=(7, 7)), P(stride=(2, 1)),
    P(padding=(2, 0)), P(padding="same", kernel_size=(4, 4)), P(padding="valid"), P(dilation=(3, 2)),
    P(out_channels=9, groups=3), P(bias=False), *(P(padding=(3, 1), padding_mode=mode) for mode in MODES),
    P("Conv2d", 3, 12, (3, 5), (2, 3), (4, 2), (0, 0), (2, 1), 3, False, "circular"),
]  # fmt: skip

TEST = made_data(train=5)


def random_settings(count: int) -> list[Conv2dParams]:
    """Settings of which more than half work; the others have one argument that is odd, wrong, or of a wrong kind."""
    chance = random.Random(73)
    odd = [-1, 0, 1, 2.0, 2.5, None, "3", "same", True, 40, 2**63, float("nan"), (0, 1), (-2, 1), (1.5, 1), (50, 1)]

    def one() -> Conv2dParams:
        def pair(low, high):
            return (chance.randint(low, high), chance.randint(low, high))

        groups = chance.choice([1, 3])
        values = {
            "out_channels": groups * chance.randint(1, 8), "kernel_size": pair(1, 7), "stride": pair(1, 4),
            "padding": chance.choice([pair(0, 8), "valid"]), "dilation": pair(1, 4), "groups": groups,
            "bias": chance.random() < 0.5, "padding_mode": chance.choice(MODES),
        }  # fmt: skip
        if chance.random() < 0.2:
            values |= {"padding": "same", "stride": chance.choice([(1, 1), (1, 1), (2, 1)])}
        if chance.random() < 0.3:
            values[chance.choice([item.name for item in fields(P) if item.name != "layer"])] = chance.choice(odd)
        return P(**values)

    return [one() for _ in range(count)]


def test_the_scripts_of_ready_kernels_give_the_tensors_on_the_screen(tmp_path):
    write_batches(tmp_path, TEST.train, TEST.test)
    answers = {}
    settings = (P(), P(kernel_size=(5, 2), groups=3), P(kernel_size=(2, 4), bias=False),
                P("ConvTranspose2d"), P("ConvTranspose2d", kernel_size=(2, 3), groups=3))  # fmt: skip
    for name, kernel in READY.items():
        for number, params in enumerate(settings):
            told = ask(TEST, params, build=kernel.build)
            pictures = told.pictures
            script = layer_script(params, pictures, 5, TEST, shape=told.y.shape, ready=kernel)
            write(tmp_path, f"{name}{number}", script)
            answers[f"{name}{number}"] = told
    ran = run(tmp_path, "y", strict=False)
    for name, told in answers.items():
        np.testing.assert_allclose(ran.tensors[f"{name} y"], told.y, rtol=1e-5, atol=1e-6, err_msg=name)


def words(text: str) -> list[str]:
    """PyTorch's message without the order of its sets and the addresses of its C++ frames."""
    return sorted(re.findall(r"\w+", text.split("Exception raised from")[0]))


@several(50)
def test_the_script_gives_the_tensor_on_the_screen(tmp_path, count):
    write_batches(tmp_path, TEST.train, TEST.test)
    own = replace(TEST, name=OWN)
    settings = EACH_ARGUMENT + random_settings(count)
    answers = {}
    for number, params in enumerate(settings):
        answer = ask(TEST, params, batch=number % 5, seed=number)
        if isinstance(answer, Failure) and answer.kind != "torch":
            assert answer.kind == "cost-refused"
            continue
        data = own if number % 10 == 9 else TEST
        shape = answer.y.shape if isinstance(answer, Maps) else None
        script = layer_script(
            params,
            Pictures(data.name, "test", number % 5, 4),
            number,
            data,
            shape=shape,
            tags=("in", "out"),
        )
        write(tmp_path, f"script{number:03}", script)
        answers[f"script{number:03}"] = answer
    ran = run(tmp_path, "x", "y", strict=False)

    for name, answer in answers.items():
        if isinstance(answer, Maps):
            np.testing.assert_allclose(
                ran.tensors[f"{name} y"], answer.y, rtol=1e-5, atol=1e-6, err_msg=str(answer.params)
            )
            assert np.array_equal(ran.tensors[f"{name} x"], answer.x)
        else:
            assert (answer.error, words(answer.text)) == (ran.raised[name][0], words(ran.raised[name][1]))
    assert all(isinstance(answers[f"script{number:03}"], Maps) for number in range(len(EACH_ARGUMENT)) if number != 1)
    assert len(ran.tensors) > count
    assert len(ran.raised) > count / 10


def test_a_whole_script():
    script = layer_script(
        P(kernel_size=(3, 3)), Pictures(CIFAR10, "test", 2, 8), 5, TEST,
        (1, 2, 12, 13), shape=(4, 6, 30, 30), value=0.47268, tags=("input", "output"),
    )  # fmt: skip
    assert (
        script.text
        == """\
import torch
import torchvision
from torch import nn
from torch.utils.data import DataLoader
from torch.utils.tensorboard import SummaryWriter

dataset = torchvision.datasets.CIFAR10(
    "data", train=False,
    transform=torchvision.transforms.ToTensor(),
    download=True,
)
dataloader = DataLoader(dataset, batch_size=8)


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 3)

    def forward(self, x):
        return self.conv1(x)


torch.manual_seed(5)
model = Network()

writer = SummaryWriter("logs")
for step, (imgs, labels) in enumerate(dataloader):
    writer.add_images("input", imgs, step)
    with torch.no_grad():
        output = model(imgs)
    writer.add_images("output", torch.reshape(output, (-1, 3, 30, 30)), step)
    if step == 2:  # the batch on the page
        x, y = imgs, output
writer.close()

print(x.shape, y.shape)
# torch.Size([4, 3, 32, 32]) torch.Size([4, 6, 30, 30])
print(y[1, 2, 12, 13])
# tensor(0.4727)
"""
    )
    assert script.beside is None


def test_tokens_and_lines_say_where_things_are():
    params = P(kernel_size=(5, 3), stride=(2, 2), padding="valid", dilation=(1, 2), padding_mode="reflect")
    script = layer_script(params, Pictures(CIFAR10, "train", 1, 8), 7, TEST, (0, 1, 2, 3))
    tokens = {name: script.text[start:end] for name, (start, end) in script.tokens.items()}
    assert tokens == {
        "in_channels": "3", "out_channels": "6", "kernel_size": "(5, 3)", "stride": "2", "padding": '"valid"',
        "dilation": "(1, 2)", "padding_mode": '"reflect"', "seed": "7", "pictures": "1", "cell": "0, 1, 2, 3",
        "split": "True", "batch_size": "8",
    }  # fmt: skip
    lines = {name: script.text.splitlines()[number - 1].strip() for name, number in script.lines.items()}
    assert lines == {
        "data": "dataset = torchvision.datasets.CIFAR10(", "seed": "torch.manual_seed(7)",
        "build": "self.conv1 = nn.Conv2d(", "forward": "return self.conv1(x)", "shape": "print(x.shape, y.shape)",
        "call": "output = model(imgs)", 
        "log": 'writer.add_images("Output", output, step)', "cell": "print(y[0, 1, 2, 3])",
    }  # fmt: skip


def test_on_another_device_layer_and_pictures_are_moved():
    script = layer_script(P(), Pictures(CIFAR10), 5, TEST, device="cuda")
    assert '    imgs = imgs.to("cuda")\n' in script.text
    assert 'model = Network().to("cuda")\n' in script.text


# --- where the pictures come from -----------------------------------------------------------------------------------


def in_turn(count, name=CIFAR10):
    """A data set in the order of class folders."""
    made = made_data(count, count, name)
    splits = [Split(split.images, np.arange(count) % 10) for split in (made.train, made.test)]
    return DataSet(name, Path("/nowhere"), None, *splits)


def test_only_the_batches_of_cifar10_are_in_torchvision():
    assert TEST.in_torchvision
    assert not in_turn(20).in_torchvision
    assert not replace(TEST, name=OWN).in_torchvision
    assert not load_samples().in_torchvision


@pytest.mark.parametrize("official", [True, False, None])
def test_a_copy_is_called_a_copy(official):
    script = layer_script(P(), Pictures(CIFAR10), 5, replace(TEST, official=official))
    assert script.copy == (official is False)
    assert not layer_script(P(), Pictures(OWN), 5, replace(TEST, name=OWN, official=False)).copy


def test_a_few_pictures_lie_beside_the_script_whole_and_of_many_the_batch():
    few = layer_script(P(), Pictures(CIFAR10, "test", 1, 8), 5, in_turn(20))
    assert [len(array) for array in few.beside.arrays.values()] == [20, 20]
    assert "if step == 1:" in few.text
    many = in_turn(MOST + 1)
    script = layer_script(P(), Pictures(CIFAR10, "test", 3, 8), 5, many)
    assert "if step == 0:" in script.text
    with np.load(io.BytesIO(script.beside.content()), allow_pickle=False) as held:
        assert np.array_equal(held["images"], many.test.images[24:32])
        assert np.array_equal(held["labels"], many.test.labels[24:32])


class Unread:
    """Pictures that nobody may read before the script is saved."""

    def __len__(self):
        return 20

    def __getitem__(self, index):
        raise DataError("gone")


def test_pictures_are_read_when_the_script_is_saved_and_not_before(tmp_path):
    held = in_turn(20)
    data = replace(held, test=Split(Unread(), held.test.labels), train=Split(Unread(), held.train.labels))
    for script in (
        layer_script(P(), Pictures(CIFAR10), 5, data),
        run_script(QUICK, CIFAR10_QUICK, data),
        loop_script(CIFAR10_QUICK, replace(LOOP.examples[0].params, batch_size=2.5), data),
    ):
        with pytest.raises(DataError):
            script.save(tmp_path / "script.py")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [TEST, in_turn(20), load_samples()], ids=["batches", "folders", "samples"])
def test_no_path_of_this_computer_is_in_a_script(data):
    texts = [
        layer_script(P(), Pictures(data.name), 0, data).text,
        run_script(QUICK, CIFAR10_QUICK, data).text,
        loop_script(CIFAR10_QUICK, LOOP.examples[0].params, data).text,
    ]
    for text in texts:
        assert str(data.root) not in text
        assert "cifar_gui" not in text


@pytest.mark.parametrize("lesson", [item for item in LESSONS if isinstance(item.content, LayerContent)])
def test_required_arguments_and_defaults_are_those_of_torch(lesson):
    content = lesson.content
    signature = inspect.signature(getattr(nn, content.params().layer)).parameters
    required = tuple(name for name, argument in signature.items() if argument.default is inspect.Parameter.empty)
    assert kind_of(content.params()).required == required
    for item in shown_arguments(content.params()):
        if item.name not in required:
            assert literal(item.default) == literal(signature[item.name].default)
    assert [name for name, _ in arguments(content.params())] == list(required)


@pytest.mark.parametrize(
    ("value", "source"),
    [((3, 3), "3"), ((3, 5), "(3, 5)"), ((2.5, 2.5), "2.5"), ((1, True), "(1, True)"), ((3,), "(3,)"), ((), "()"),
     ((3, 3, 3), "(3, 3, 3)"), (("3", "3"), '("3", "3")'), ('a"b', r'"a\"b"'), (None, "None"), (False, "False"),
     (float("-inf"), 'float("-inf")'), ((float("nan"), 1), '(float("nan"), 1)'), (0.1, "0.1")],
)  # fmt: skip
def test_literals(value, source):
    assert literal(value) == source


@pytest.mark.parametrize("layer", ["Conv2d", "ConvTranspose2d"])
@pytest.mark.parametrize(
    "odd", [{"groups": 0}, {"groups": -1}, {"in_channels": 0}, {"kernel_size": (0, 3)}, {"groups": 2.5}]
)
def test_a_ready_kernel_is_written_for_settings_that_torch_refuses(layer, odd):
    for kernel in READY.values():
        assert layer_script(P(layer, **odd), Pictures(TEST.name, "test", 0, 4), 5, TEST, ready=kernel).text
