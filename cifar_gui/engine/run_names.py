"""How many runs are kept, what they and their weights are called. Here a page may look: nothing here needs torch."""

from __future__ import annotations

from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from cifar_gui import files

MOST_RUNS = 200
"""Kept of those that are finished; older ones give way. A run that can go on never does."""
MOST_OPENED = 200
"""Kept of those that were opened from files; they never give way."""
LONGEST_TITLE = 60
"""Characters of the name that a user gives a run."""
LONGEST_NOTE = 300
"""Characters of what a user notes of a run."""
LAST, BEST, SNAPSHOT = "last", "best", "snapshot"
"""Which weights of a run."""
SAFETENSORS, PT, PTH = ".safetensors", ".pt", ".pth"
"""Endings of files of weights."""
RUNS_SUFFIX, RUNS_FORMAT = ".cifarrun", "cifar-gui run"
"""Of runs with their weights."""
CSV = ".csv"
"""Of their curves as a table."""
ONNX = ".onnx"
"""Of a network with its weights, which is written only."""
ONNX_PACKAGES = ("onnx", "onnxscript")
INSTALL_ONNX = 'pip install "cifar-gui[onnx]"'


def onnx_possible() -> bool:
    """Whether the packages are there that write such files; none of them is imported."""
    return all(find_spec(name) is not None for name in ONNX_PACKAGES)


def fresh_name(folder: Path, *taken: str) -> str:
    """A name for a new run in a folder; it sorts behind those of all other runs there, and those ``taken``."""
    names: list[str] = [*taken]
    with suppress(OSError):  # the run itself says that it cannot be kept there
        names += [file.name.partition(".")[0] for file in folder.iterdir()]
    return files.name_after(names)
