import inspect
import json
import random
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from layer_cases import MODES, ask, small_data
from torch import nn

from cifar_gui.engine.code import REQUIRED, arguments, layer_script, literal
from cifar_gui.lessons import LESSONS
from cifar_gui.lessons.conv2d import Conv2dParams
from cifar_gui.protocol import CIFAR10, SAMPLES, Failure, Maps, Pictures
from cifar_gui.spec import LayerStage, fields

P = Conv2dParams
EACH_ARGUMENT = [
    P(), P(in_channels=4), P(out_channels=9), P(kernel_size=(5, 2)), P(kernel_size=(7, 7)), P(stride=(2, 1)),
    P(padding=(2, 0)), P(padding="same", kernel_size=(4, 4)), P(padding="valid"), P(dilation=(3, 2)),
    P(out_channels=9, groups=3), P(bias=False), *(P(padding=(3, 1), padding_mode=mode) for mode in MODES),
    P(3, 12, (3, 5), (2, 3), (4, 2), (2, 1), 3, False, "circular"),
]  # fmt: skip

DRIVER = """
import json, runpy, sys, warnings
from pathlib import Path
import numpy as np
warnings.simplefilter("ignore")
told, tensors = {}, {}
for path in sorted(Path(sys.argv[1]).glob("script*.py")):
    try:
        tensors[path.stem] = runpy.run_path(str(path))["y"].numpy()
    except Exception as error:
        told[path.stem] = [type(error).__name__, str(error)]
np.savez(Path(sys.argv[1]) / "tensors.npz", **tensors)
(Path(sys.argv[1]) / "told.json").write_text(json.dumps(told))
"""


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
            values[chance.choice([item.name for item in fields(P)])] = chance.choice(odd)
        return P(**values)

    return [one() for _ in range(count)]


def words(text: str) -> list[str]:
    """PyTorch's message without the order of its sets and the addresses of its C++ frames."""
    return sorted(re.findall(r"\w+", text.split("Exception raised from")[0]))


def test_the_script_gives_the_tensor_on_the_screen(tmp_path):
    data = small_data(tmp_path)
    settings = EACH_ARGUMENT + random_settings(200)
    answers = {}
    for number, params in enumerate(settings):
        answer = ask(data, params, batch=number % 5, seed=number)
        if isinstance(answer, Failure) and answer.kind != "torch":
            assert answer.kind == "cost-refused"
        else:
            pictures = Pictures(CIFAR10, "test", number % 5, 4)
            script = layer_script("nn.Conv2d", params, pictures, number, (data.root, data.name))
            (tmp_path / f"script{number:03}.py").write_text(script.text, encoding="utf-8")
            answers[f"script{number:03}"] = answer
    (tmp_path / "driver.py").write_text(DRIVER)
    subprocess.run([sys.executable, tmp_path / "driver.py", tmp_path], check=True, stdout=subprocess.DEVNULL)

    tensors, told = np.load(tmp_path / "tensors.npz"), json.loads((tmp_path / "told.json").read_text())
    for name, answer in answers.items():
        if isinstance(answer, Maps):
            np.testing.assert_allclose(tensors[name], answer.y, rtol=1e-5, atol=1e-6, err_msg=str(answer.params))
        else:
            assert (answer.error, words(answer.text)) == (told[name][0], words(told[name][1]))
    assert all(isinstance(answers[f"script{number:03}"], Maps) for number in range(len(EACH_ARGUMENT)) if number != 1)
    assert len(tensors) > 100
    assert len(told) > 40


def test_a_whole_script():
    script = layer_script(
        "nn.Conv2d", P(kernel_size=(3, 3)), Pictures(SAMPLES, "test", 2, 64), 5, (Path("data"), SAMPLES),
        (4, 2, 12, 13), shape=(64, 6, 30, 30), value=0.47268,
    )  # fmt: skip
    assert script.text == (
        "import numpy as np\n"
        "import torch\n"
        "from torch import nn\n"
        "\n"
        'images = np.load("data/samples.npz")["test_images"]\n'
        "x = torch.tensor(images[128:192]) / 255\n"
        "\n"
        "torch.manual_seed(5)\n"
        "layer = nn.Conv2d(3, 6, 3)\n"
        "\n"
        "with torch.no_grad():\n"
        "    y = layer(x)\n"
        "\n"
        "print(x.shape, y.shape)\n"
        "# torch.Size([64, 6, 30, 30])\n"
        "print(y[4, 2, 12, 13])\n"
        "# tensor(0.4727)\n"
    )


def test_tokens_and_lines_say_where_things_are():
    params = P(kernel_size=(5, 3), stride=(2, 2), padding="valid", dilation=(1, 2), padding_mode="reflect")
    script = layer_script("nn.Conv2d", params, Pictures(CIFAR10, "train", 1, 8), 7, (Path("d"), CIFAR10), (0, 1, 2, 3))
    tokens = {name: script.text[start:end] for name, (start, end) in script.tokens.items()}
    assert tokens == {
        "in_channels": "3", "out_channels": "6", "kernel_size": "(5, 3)", "stride": "2", "padding": '"valid"',
        "dilation": "(1, 2)", "padding_mode": '"reflect"', "seed": "7", "pictures": "8:16", "cell": "0, 1, 2, 3",
    }  # fmt: skip
    lines = {name: script.text.splitlines()[number - 1] for name, number in script.lines.items()}
    assert lines == {
        "data": 'images = np.load("d/train_images.npy", mmap_mode="r")', "seed": "torch.manual_seed(7)",
        "build": "layer = nn.Conv2d(", "forward": "    y = layer(x)", "shape": "print(x.shape, y.shape)",
        "cell": "print(y[0, 1, 2, 3])",
    }  # fmt: skip


def test_on_another_device_layer_and_pictures_are_moved():
    script = layer_script("nn.Conv2d", P(), Pictures(), 5, (Path("d"), SAMPLES), device="cuda")
    assert 'x = (torch.tensor(images[0:64]) / 255).to("cuda")' in script.text
    assert 'layer = nn.Conv2d(3, 6, 3).to("cuda")' in script.text


@pytest.mark.parametrize("lesson", [item for item in LESSONS if isinstance(item.stage, LayerStage)])
def test_required_arguments_and_defaults_are_those_of_torch(lesson):
    stage = lesson.stage
    signature = inspect.signature(getattr(nn, stage.constructor.removeprefix("nn."))).parameters
    required = tuple(name for name, argument in signature.items() if argument.default is inspect.Parameter.empty)
    assert REQUIRED[stage.constructor] == required
    for item in fields(stage.params):
        if item.name not in required:
            assert literal(item.default) == literal(signature[item.name].default)
    assert [name for name, _ in arguments(stage.constructor, stage.params())] == list(required)


@pytest.mark.parametrize(
    ("value", "source"),
    [((3, 3), "3"), ((3, 5), "(3, 5)"), ((2.5, 2.5), "2.5"), ((1, True), "(1, True)"), ((3,), "(3,)"), ((), "()"),
     ((3, 3, 3), "(3, 3, 3)"), (("3", "3"), '("3", "3")'), ('a"b', r'"a\"b"'), (None, "None"), (False, "False"),
     (float("-inf"), 'float("-inf")'), ((float("nan"), 1), '(float("nan"), 1)'), (0.1, "0.1")],
)  # fmt: skip
def test_literals(value, source):
    assert literal(value) == source
