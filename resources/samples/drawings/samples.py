"""The file of the sample pictures: which drawings it holds, and its bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cifar_gui.engine.data import ARRAYS, CLASSES
from cifar_gui.files import atomic_write
from resources.samples.drawings.pictures import picture

SIZES = {"train": 2064, "test": 528}
"""Pictures in a split; both leave 16 at batch size 64."""
FIRST_SEED = {"train": 0, "test": 100_000}
"""The splits share no seed, so they share no drawing."""


def plan(split: str) -> list[tuple[int, int]]:
    """Label and seed of each picture of a split, shuffled; no class has more than one picture more than another."""
    size, classes = SIZES[split], len(CLASSES)
    ordered = [(k % classes, FIRST_SEED[split] + k // classes) for k in range(size)]
    keys = np.random.default_rng([20, FIRST_SEED[split]]).random(size)
    return [ordered[k] for k in np.argsort(keys, kind="stable")]


def arrays() -> dict[str, NDArray[np.generic]]:
    """Every array of the file, drawn anew: about half a minute."""
    drawn: dict[str, NDArray[np.generic]] = {}
    for split in SIZES:
        pairs = plan(split)
        drawn[f"{split}_images"] = np.stack([picture(label, seed) for label, seed in pairs])
        drawn[f"{split}_labels"] = np.array([label for label, _ in pairs], dtype=np.int64)
    return {name: drawn[name] for name in ARRAYS}


def packed(named: dict[str, NDArray[np.generic]]) -> bytes:
    """The arrays as an ``.npz`` file. ``np.savez`` would write the time into it; here equal arrays are equal bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, array in named.items():
            member = io.BytesIO()
            np.save(member, array, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            archive.writestr(entry, member.getvalue(), zipfile.ZIP_DEFLATED, compresslevel=9)
    return file.getvalue()


def write(folder: Path) -> Path:
    """Draw all pictures and write ``samples.npz`` into a folder."""
    path = folder / "samples.npz"
    atomic_write(path, packed(arrays()))
    return path
