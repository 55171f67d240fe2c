"""Tensors of a run as bytes, and whether those of a file are the ones that are needed.

They are read with ``weights_only``, so that no code can run from them.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cifar_gui.engine.sealed import DAMAGED, CheckpointError
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

if TYPE_CHECKING:
    from torch import Tensor

MISFIT = QT_TRANSLATE_NOOP(
    "Engine",
    "The file of this run does not fit its network and optimiser: “{name}” is {found}, and {wanted} "
    "is needed. None of it was loaded; the run can only be removed.",
)


def freeze(state: dict[str, Any]) -> bytes:
    """Tensors, numbers and what holds them, as bytes."""
    import torch

    buffer = io.BytesIO()
    torch.save(state, buffer)
    return buffer.getvalue()


def thaw(data: bytes, device: str) -> dict[str, Any]:
    """What ``freeze`` wrote. No code runs, and nothing expands to more than it is.

    Raises:
        CheckpointError: it is something else.
    """
    import torch

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(entry.compress_type != zipfile.ZIP_STORED for entry in archive.infolist()):
                raise CheckpointError(DAMAGED)
        found: dict[str, Any] = torch.load(io.BytesIO(data), map_location=device, weights_only=True)
    except CheckpointError:
        raise
    except Exception:
        raise CheckpointError(DAMAGED) from None
    return found


def fits(found: object, wanted: object, name: str) -> None:
    """Make sure that what a file holds is of the kind that is needed, before any of it is loaded.

    Names, shapes and dtypes of tensors, keys of dicts, lengths of lists and types of numbers: PyTorch's own loading
    takes more than that, and its kernels then read beyond the end of a tensor that is too small.

    Raises:
        CheckpointError: it is of another kind.
    """
    if isinstance(wanted, Mapping):
        if not isinstance(found, Mapping) or found.keys() != wanted.keys():
            raise _misfit(name, found, wanted)
        for key in wanted:
            if key in COUNTERS:
                fits(_count(found[key]), 0.0, f"{name}.{key}")
            else:
                fits(found[key], wanted[key], f"{name}.{key}")
    elif isinstance(wanted, list | tuple):
        if type(found) is not type(wanted) or len(found) != len(wanted):
            raise _misfit(name, found, wanted)
        for at, (one, other) in enumerate(zip(found, wanted, strict=True)):
            fits(one, other, f"{name}[{at}]")
    elif not _alike(found, wanted):
        raise _misfit(name, found, wanted)


COUNTERS = {"last_epoch", "_step_count"}
"""Whole numbers of a schedule that grow; every other one is what the recipe makes it."""


def _count(value: object) -> object:
    return float(value) if type(value) is int and 0 <= value < 2**53 else None


def _alike(found: object, wanted: object) -> bool:
    import torch

    if isinstance(wanted, torch.Tensor):
        return (
            type(found) is torch.Tensor
            and found.layout == torch.strided
            and not found.is_meta
            and (found.shape, found.dtype) == (wanted.shape, wanted.dtype)
            and _dense(found)
        )
    if isinstance(wanted, float):
        return isinstance(found, float | int) and abs(found) <= sys.float_info.max
    return type(found) is type(wanted) and found == wanted


def _dense(tensor: Tensor) -> bool:
    """Whether each of its numbers has a place of its own: steps work in place."""
    import torch

    channels_last = tensor.dim() == 4 and tensor.is_contiguous(memory_format=torch.channels_last)
    return tensor.is_contiguous() or channels_last


def _misfit(name: str, found: object, wanted: object) -> CheckpointError:
    values = {"name": name, "found": _told(found), "wanted": _told(wanted)}
    return CheckpointError(Message("Engine", MISFIT, values))


def _told(value: object) -> str:
    """What a value is, in a few words of code."""
    import torch

    if isinstance(value, torch.Tensor):
        return f"{str(value.dtype).removeprefix('torch.')} {tuple(value.shape)}"
    if isinstance(value, Mapping):
        return f"dict({', '.join(map(str, [*value][:4]))}{', …' * (len(value) > 4)})"
    if isinstance(value, list | tuple):
        return f"{type(value).__name__}({len(value)})"
    return f"{type(value).__name__} {value!r}"[:60]
