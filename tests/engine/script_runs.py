"""Scripts run as a learner runs them: in a folder of their own, in a Python that does not know cifar-gui."""

import atexit
import json
import pickle
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from cifar_gui.engine.data import DataSet, Split
from cifar_gui.protocol import CIFAR10

BARE = """
import os, sys, warnings

def forgive_torch():
    warnings.filterwarnings("ignore", message=".*torch.jit.*", category=DeprecationWarning)

forgive_torch()

class NoCifarGui:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("cifar_gui", "PySide6", "pyqtgraph"):
            raise ModuleNotFoundError(f"a learner has no {name}", name=name)

sys.meta_path.insert(0, NoCifarGui())
import torch
torch.set_num_threads(1)
"""
"""A Python of a learner's."""

TORCHVISION = """
try:
    import torchvision
except RuntimeError:  # its wheel may be built for another torch
    for name in [name for name in sys.modules if name.partition(".")[0] == "torchvision"]:
        del sys.modules[name]
    library = torch.library.Library("torchvision", "FRAGMENT")
    for name in ("nms", "qnms"):
        library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    import torchvision
import torchvision.datasets.cifar
# The pictures of the tests have other checksums than the official ones.
torchvision.datasets.cifar.check_integrity = lambda path, md5=None: os.path.isfile(path)
"""
"""Loaded where a script uses it. torchvision itself is what reads the batches; only its checksums are set aside."""

DRIVER = """
import builtins, contextlib, io, json, runpy
from pathlib import Path
import numpy as np

names = sys.argv[1].split(",")
del sys.argv[1:]  # a script may have arguments of its own
told, tensors, said = {}, {}, {}
for path in sorted(Path(".").glob("*.py")):
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            made = runpy.run_path(str(path.resolve()))
        for name in names:
            found = made.get(name)
            if isinstance(found, torch.nn.Module):
                for key, one in found.named_parameters():
                    tensors[f"{path.stem} {key}"] = one.detach().numpy()
                    if one.grad is not None:
                        tensors[f"{path.stem} {key}.grad"] = one.grad.numpy()
            elif isinstance(found, torch.Tensor):
                tensors[f"{path.stem} {name}"] = found.detach().numpy()
                if found.is_leaf and found.grad is not None:
                    tensors[f"{path.stem} {name}.grad"] = found.grad.numpy()
            elif isinstance(found, float):
                tensors[f"{path.stem} {name}"] = np.array(found)
    except Exception as error:
        told[path.stem] = [type(error).__name__, str(error)]
    said[path.stem] = out.getvalue()
np.savez("tensors.npz", **tensors)
Path("told.json").write_text(json.dumps([told, said]))
"""


SECONDS = 1200
"""For two hundred settings, each with a script of its own, on a machine with other work."""


def several(few: int):
    """Run a test with so many random settings; apart from the quick ones with forty, and by hand with two hundred."""
    more = [pytest.param(40, marks=[pytest.mark.slow, pytest.mark.timeout(SECONDS)])] if few < 40 else []
    many = pytest.param(200, marks=[pytest.mark.long, pytest.mark.timeout(SECONDS)])
    return pytest.mark.parametrize("count", [few, *more, many])


class Ran:
    """What scripts made, said and raised."""

    def __init__(self, folder: Path) -> None:
        with np.load(folder / "tensors.npz") as held:
            self.tensors = dict(held)
        self.raised, self.said = json.loads((folder / "told.json").read_text())


def write_batches(folder: Path, train: Split, test: Split) -> None:
    """``data/cifar-10-batches-py`` in the folder, with the keys, dtypes and the order of the official files."""
    into = folder / "data" / "cifar-10-batches-py"
    into.mkdir(parents=True)
    cuts = np.array_split(np.arange(len(train)), 5)
    parts = {f"data_batch_{number}": (train, index) for number, index in enumerate(cuts, 1)}
    for name, (split, index) in {**parts, "test_batch": (test, np.arange(len(test)))}.items():
        batch = {"data": split.images[index].reshape(len(index), -1), "labels": split.labels[index].tolist()}
        (into / name).write_bytes(pickle.dumps(batch, protocol=2))
    (into / "batches.meta").write_bytes(pickle.dumps({"label_names": list("abcdefghij")}, protocol=2))


def made_data(train: int = 52, test: int = 20, name: str = CIFAR10, seed: int = 11) -> DataSet:
    """Random pictures whose labels do not come in turn: batches for CIFAR10, a file beside the script for OWN."""
    random = np.random.default_rng(seed)

    def split(count: int) -> Split:
        labels = random.integers(0, 10, count)
        noise = random.integers(0, 100, (count, 3, 32, 32))
        return Split((noise + 15 * labels[:, None, None, None]).astype(np.uint8), labels)

    return DataSet(name, Path("/nowhere"), None, split(train), split(test))


def write(folder: Path, name: str, script) -> None:
    """A script, with the file that it needs, as Save writes them."""
    folder.mkdir(parents=True, exist_ok=True)
    text = script.text
    if script.beside is not None:
        (folder / f"{name}.npz").write_bytes(script.beside.content())
        text = text.replace('"pictures.npz"', f'"{name}.npz"')
    (folder / f"{name}.py").write_text(text, encoding="utf-8")


SERVER = f"""{BARE}
import gc, json
PRELOADS = {{"torchvision": {TORCHVISION!r}, "torch.utils.tensorboard": "import torch.utils.tensorboard"}}
loaded = set()
for line in sys.stdin:
    order = json.loads(line)
    for name in sorted(set(order["uses"]) - loaded):
        exec(PRELOADS[name])
        loaded.add(name)
    gc.freeze()  # a child that ends need not look through it all
    child = os.fork() if order["forks"] else 0
    if not child:
        break
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
else:
    sys.exit()

told = os.open(order["told"], os.O_WRONLY | os.O_CREAT)
for stream in (1, 2):
    os.dup2(told, stream)
os.chdir(order["folder"])
sys.argv[1:] = order["names"]
if order["strict"]:
    warnings.simplefilter("error")
    forgive_torch()
"""
"""Reads orders, a line of JSON each. What comes after it runs the scripts of each in a fork of its own: a new Python
that has loaded already what takes seconds."""

FORKS = sys.platform == "linux"
"""Elsewhere each order has a Python of its own."""


def _new_server() -> subprocess.Popen[str]:
    command = [sys.executable, "-I", "-c", SERVER + DRIVER]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@cache
def _server() -> subprocess.Popen[str]:
    made = _new_server()
    atexit.register(made.communicate)  # without orders it ends
    return made


def _ordered(**order: object) -> int:
    """How the driver ended, after an order."""
    server = _server() if FORKS else _new_server()
    line = json.dumps({**order, "forks": FORKS}) + "\n"
    if not FORKS:
        server.communicate(line)
        return server.returncode
    server.stdin.write(line)
    server.stdin.flush()
    return int(server.stdout.readline())


def run(folder: Path, *names: str, strict: bool = True) -> Ran:
    """Run every script of the folder, each in the same new Python, and keep the tensors of these names.

    ``strict``: a script that brings a warning fails.
    """
    texts = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    uses = [name for name in ("torchvision", "torch.utils.tensorboard") if name in texts]
    with tempfile.TemporaryDirectory() as elsewhere:
        told = Path(elsewhere) / "told.txt"
        ended = _ordered(folder=str(folder), names=[",".join(names)], uses=uses, strict=strict, told=str(told))
        assert ended == 0, told.read_text()
    return Ran(folder)
