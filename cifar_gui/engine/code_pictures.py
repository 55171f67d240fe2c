"""Where a script has its pictures from: torchvision's CIFAR-10, or a small file beside it. No torch: see ``code``.

Pictures that no other computer has, such as drawings and the user's own, are written into that file, so that a script
runs wherever torch and torchvision are. No path of this computer stands in a script.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cifar_gui.engine.data import Split

if TYPE_CHECKING:
    from cifar_gui.engine.code import _Writer

MEAN, STD = (0.4914, 0.4822, 0.4465), (0.247, 0.2435, 0.2616)
"""Of each channel over the training pictures of CIFAR-10, as it is usually normalised."""

NAME = "pictures.npz"
"""What the file beside a script is called, until the script is saved under a name."""
MOST = 4096
"""Of a larger split only the pictures that are needed go into the file."""
PACKED = 16_000_000
"""Bytes up to which it is worth to compress them."""


@dataclass(frozen=True, eq=False)
class Beside:
    """The file beside a script."""

    arrays: Mapping[str, NDArray[Any]]
    """By the names under which the script reads them: images uint8 (N, 3, 32, 32), labels int64 (N,)."""

    @property
    def size(self) -> int:
        """Bytes of the arrays."""
        return sum(array.nbytes for array in self.arrays.values())

    def content(self) -> bytes:
        """The file: NumPy's, without pickles."""
        buffer = io.BytesIO()
        save = np.savez_compressed if self.size <= PACKED else np.savez
        save(buffer, **self.arrays)  # type: ignore[arg-type]  # the stubs take the names for allow_pickle
        return buffer.getvalue()


def write_imports(
    out: _Writer, loads: Sequence[str] = (), *, standard: Sequence[str] = (), normalise: bool = False,
    writer: bool = False,
) -> None:  # fmt: skip
    """The imports of a script.

    Args:
        out: what writes it, with the data set that it is about.
        loads: of ``torch.utils.data``.
        standard: lines for Python's own modules.
        normalise: whether the pictures are normalised.
        writer: whether it logs for TensorBoard.
    """
    data = out.data
    downloads = data is not None and data.in_torchvision
    own = data is not None and not downloads
    before = [*standard, *(["from pathlib import Path"] if own else [])]
    lines = [*sorted(before, key=lambda line: (line.startswith("from"), line)), *([""] if before else [])]
    if own:
        lines.append("import numpy as np")
    lines.append("import torch")
    if downloads or normalise:
        lines.append("import torchvision")
    lines.append("from torch import nn")
    if names := sorted({*loads, *(["TensorDataset"] if own else [])}):
        lines.append(f"from torch.utils.data import {', '.join(names)}")
    if writer:
        lines.append("from torch.utils.tensorboard import SummaryWriter")
    for line in lines:
        out.line(line)


def write_dataset(out: _Writer, split: str, needed: tuple[int, int], normalise: bool = False) -> int:
    """``dataset = ...``; returns how many pictures of the split it leaves out at its beginning.

    Args:
        out: what writes the script.
        split: "train" or "test".
        needed: from where to below where; only those are written beside the script if the split is large.
        normalise: whether each channel is normalised.
    """
    assert out.data is not None
    if out.data.in_torchvision:
        write_torchvision(out, "dataset", split, normalise)
        return 0
    pictures = out.data.split(split)
    start, stop = (0, len(pictures)) if len(pictures) <= MOST else needed
    write_beside(out, {"dataset": Split(pictures.images[start:stop], pictures.labels[start:stop])}, normalise)
    return start


def write_torchvision(out: _Writer, variable: str, split: str, normalise: bool = False) -> None:
    """A split of CIFAR-10 as the course has it."""
    out.line(f"{variable} = torchvision.datasets.CIFAR10(", mark="data")
    out.line('    "data", train=', ("split", str(split == "train")), ",")
    transform = "torchvision.transforms.ToTensor()"
    if normalise:
        out.line("    transform=torchvision.transforms.Compose([")
        out.line(f"        {transform},")
        out.line(f"        torchvision.transforms.Normalize({MEAN}, {STD}),")
        out.line("    ]),")
    else:
        out.line(f"    transform={transform},")
    out.line("    download=True,")
    out.line(")")


def write_beside(out: _Writer, sets: Mapping[str, Split], normalise: bool = False) -> None:
    """Data sets, by their variables, from the file beside the script."""
    out.beside = Beside({key: array for variable, split in sets.items() for key, array in _arrays(variable, split)})
    out.line("pictures = np.load(Path(__file__).with_name(", ("beside", f'"{NAME}"'), "))", mark="data")
    for variable, split in sets.items():
        (images, _), (labels, _) = _arrays(variable, split)
        tensor = f'torch.tensor(pictures["{images}"]) / 255'
        if normalise:
            out.line(f"images = {tensor}")
            tensor = f"torchvision.transforms.Normalize({MEAN}, {STD})(images)"
        out.line(f"{variable} = TensorDataset(")
        out.line(f"    {tensor},")
        out.line(f'    torch.tensor(pictures["{labels}"]),')
        out.line(")")


def _arrays(variable: str, split: Split) -> list[tuple[str, NDArray[Any]]]:
    """ "dataset" are images and labels; "train_set" are train_images and train_labels."""
    prefix = "" if variable == "dataset" else variable.removesuffix("set")
    return [(f"{prefix}images", split.images[:]), (f"{prefix}labels", split.labels)]


def write_batch(out: _Writer, start: int, stop: int, names: str = "imgs, labels") -> None:
    """One batch of the data set: the pictures from ``start`` to below ``stop``."""
    size = ("batch_size", str(stop - start))
    if start == 0:
        out.line("dataloader = DataLoader(dataset, batch_size=", size, ")")
    else:
        out.line("batch = Subset(dataset, range(", ("pictures", f"{start}, {stop}"), "))")
        out.line("dataloader = DataLoader(batch, batch_size=", size, ")")
    out.line(f"{names} = next(iter(dataloader))")
