"""Where a script has its pictures from: torchvision's CIFAR-10, or a small file beside it. No torch: see ``code``.

Pictures that no other computer has, such as drawings and the user's own, are written into that file, so that a script
runs wherever torch and torchvision are. No path of this computer stands in a script.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cifar_gui.engine.script import NAME, Beside, Excerpt, Writer, names_of
from cifar_gui.spec import UNDIVIDED, UNSCALED, Scaling

USUAL = Scaling((0.4914, 0.4822, 0.4465), (0.247, 0.2435, 0.2616))
"""Mean and deviation of each channel over the training pictures of CIFAR-10, as it is usually normalised."""

MOST = 4096
"""Of a larger split only the pictures that are needed go into the file."""


def write_imports(
    out: Writer, loads: Sequence[str] = (), *, standard: Sequence[str] = (), normalise: bool = False,
    writer: bool = False, numpy: bool = False, spread: bool = False,
) -> None:  # fmt: skip
    """The imports of a script.

    Args:
        out: what writes it, with the data set that it is about.
        loads: of ``torch.utils.data``.
        standard: lines for Python's own modules.
        normalise: whether the pictures are normalised.
        writer: whether it logs for TensorBoard.
        numpy: whether it takes NumPy for more than its pictures.
        spread: whether it runs on several processes.
    """
    data = out.data
    downloads = data is not None and data.in_torchvision
    own = data is not None and not downloads
    lines = [*sorted(standard, key=lambda line: (line.startswith("from"), line)), *([""] if standard else [])]
    if own or numpy:
        lines.append("import numpy as np")
    lines.append("import torch")
    if downloads or normalise:
        lines.append("import torchvision")
    lines.append("from torch import distributed, nn" if spread else "from torch import nn")
    if spread:
        lines.append("from torch.nn.parallel import DistributedDataParallel")
    if names := sorted({*loads, *(["TensorDataset"] if own else [])}):
        lines.append(f"from torch.utils.data import {', '.join(names)}")
    if writer:
        lines.append("from torch.utils.tensorboard import SummaryWriter")
    for line in lines:
        out.line(line)


def write_dataset(out: Writer, split: str, needed: tuple[int, int], scaling: Scaling = UNSCALED) -> int:
    """``dataset = ...``; returns how many pictures of the split it leaves out at its beginning.

    Args:
        out: what writes the script.
        split: "train" or "test".
        needed: from where to below where; only those are written beside the script if the split is large.
        scaling: of the pictures.
    """
    assert out.data is not None
    if out.data.in_torchvision:
        write_torchvision(out, "dataset", split, scaling)
        return 0
    pictures = out.data.split(split)
    start, stop = (0, len(pictures)) if len(pictures) <= MOST else needed
    write_beside(out, {"dataset": (pictures, slice(start, stop))}, scaling)
    return start


def write_torchvision(out: Writer, variable: str, split: str, scaling: Scaling = UNSCALED) -> None:
    """A split of CIFAR-10 as the course has it."""
    out.line(f"{variable} = torchvision.datasets.CIFAR10(", mark="data")
    out.line('    "data", train=', ("split", str(split == "train")), ",")
    transform = "torchvision.transforms.ToTensor()"
    if scaling == UNDIVIDED:
        out.line("    transform=torchvision.transforms.Compose([")
        out.line("        ", ("scaling", "torchvision.transforms.PILToTensor(), torch.Tensor.float"), ",")
        out.line("    ]),")
    elif scaling.changes:
        out.line("    transform=torchvision.transforms.Compose([")
        out.line(f"        {transform},")
        out.line("        ", ("scaling", normalize(scaling)), ",")
        out.line("    ]),")
    else:
        out.line(f"    transform={transform},")
    out.line("    download=True,")
    out.line(")")


def write_beside(out: Writer, sets: Mapping[str, Excerpt], scaling: Scaling = UNSCALED) -> None:
    """Data sets, by their variables, from the file beside the script."""
    out.beside = Beside(sets)
    out.line("pictures = np.load(", ("beside", f'"{NAME}"'), ")", mark="data")
    for variable in sets:
        images, labels = names_of(variable)
        tensor = f'torch.tensor(pictures["{images}"]) / 255'
        if scaling == UNDIVIDED:
            tensor = tensor.replace(" / 255", ".float()")
        elif scaling.changes:
            out.line(f"images = {tensor}")
            tensor = f"{normalize(scaling)}(images)"
        out.line(f"{variable} = TensorDataset(")
        out.line("    ", ("scaling", tensor), ",")
        out.line(f'    torch.tensor(pictures["{labels}"]),')
        out.line(")")


def normalize(scaling: Scaling) -> str:
    """The call that makes what scales pixels from 0 to 1."""
    return f"torchvision.transforms.Normalize({scaling.mean}, {scaling.std})"


def write_batch(out: Writer, start: int, stop: int, names: str = "imgs, labels") -> None:
    """One batch of the data set: the pictures from ``start`` to below ``stop``."""
    size = ("batch_size", str(stop - start))
    if start == 0:
        out.line("dataloader = DataLoader(dataset, batch_size=", size, ")")
    else:
        out.line("batch = Subset(dataset, range(", ("pictures", f"{start}, {stop}"), "))")
        out.line("dataloader = DataLoader(batch, batch_size=", size, ")")
    out.line(f"{names} = next(iter(dataloader))")
