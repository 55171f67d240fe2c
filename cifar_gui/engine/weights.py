"""Weights that travel: safetensors, and the state dicts of PyTorch.

What comes from outside is bounded before anything is made of it, and compared with its network before it is loaded. Of
a file of PyTorch's the names that its pickle would import are read first: a state dict needs few, and with any other
it is not opened at all.
"""

from __future__ import annotations

import io
import pickletools
import re
import zipfile
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard

import msgspec

from cifar_gui import files
from cifar_gui.engine import frozen, network_file
from cifar_gui.engine.file_kinds import OLD
from cifar_gui.engine.network_file import NetworkFileError
from cifar_gui.engine.run_names import PT, PTH, SAFETENSORS
from cifar_gui.engine.weights_fit import (
    WeightsError,
    completed,
    fitted,
    in_order_of_names,
    match,
    misfit,
    wanted,
)
from cifar_gui.json_file import shown
from cifar_gui.spec import QT_TRANSLATE_NOOP, UNSCALED, Network, Scaling, Triple

if TYPE_CHECKING:
    from torch import Tensor

SUFFIXES = (SAFETENSORS, PT, PTH)
LARGEST_FILE = 1_000_000_000
LARGEST_HEADER = 10_000_000
"""Bytes that say which tensors there are."""
MOST_OPCODES = 1_000_000
HOLDERS = ("state_dict", "model_state_dict", "model", "network", "net", "weights")
"""Under which a dict of several things holds the state dict of its model."""
PREFIXES = ("module.", "_orig_mod.")
"""What ``nn.DataParallel`` and ``torch.compile`` put before each key."""
METADATA = "_metadata"
"""The attribute of a module's state dict that says in which version each layer has written it."""
RECORD = re.compile(r"[^/]+/(data\.pkl|byteorder|version|data/\d{1,9})")
STORAGE = re.compile(r"torch (Double|Float|Half|BFloat16|Long|Int|Short|Char|Byte|Bool)Storage")
KNOWN = {
    "collections OrderedDict", "torch._utils _rebuild_tensor_v2", "torch._utils _rebuild_parameter",
    "torch.serialization _get_layout", "torch Size",
}  # fmt: skip
"""What a state dict imports, beside its storages."""


UNREADABLE = QT_TRANSLATE_NOOP("Engine", "{name} cannot be read: {error}")
EMPTY = QT_TRANSLATE_NOOP("Engine", "{name} is empty.")
TOO_LARGE = QT_TRANSLATE_NOOP("Engine", "{name} is too large: a file of weights may have 1 GB.")
OTHER = QT_TRANSLATE_NOOP(
    "Engine", "{name} holds no weights: .safetensors files and PyTorch's .pt or .pth can be opened."
)
BROKEN = QT_TRANSLATE_NOOP("Engine", "{name} is damaged or cut short. None of it was loaded.")
PACKED = QT_TRANSLATE_NOOP(
    "Engine",
    "{name} is a compressed ZIP, which PyTorch does not write. Save it with torch.save(model.state_dict(), file).",
)
OBJECTS = QT_TRANSLATE_NOOP(
    "Engine",
    "{name} is no state dict: it holds Python objects ({what}), as torch.save(model, file) writes them, and to open "
    "those would run code. Save the weights alone: torch.save(model.state_dict(), file).",
)
NO_DICT = QT_TRANSLATE_NOOP(
    "Engine", "{name} holds no state dict, that is, no dict of tensors. Save one: torch.save(model.state_dict(), file)."
)

# --- opening --------------------------------------------------------------------------------------------------------


def open_weights(file: Path, network: Network) -> dict[str, Tensor]:
    """The weights in a file, as the network takes them.

    Args:
        file: .safetensors, .pt or .pth; what it is, its first bytes say.
        network: to which they have to belong.

    Raises:
        WeightsError: it cannot be read, holds something else, or does not fit the network.
    """
    (found, _), own = read(file), wanted(network)
    names = match(found, own)
    if names is None:
        raise misfit(found, own, network, file.name)
    return fitted(found, names, file.name)


def read(file: Path) -> tuple[dict[str, Tensor], Scaling]:
    """The state dict in a file, whichever network it belongs to, and how its pictures have to be scaled, if it says so.

    Raises:
        WeightsError: there is none in it, or it cannot be read.
    """
    data = _content(file)
    if data[:4] == b"PK\x03\x04":
        found = _state_dict(_of_pytorch(data, file.name), file.name)
        said = getattr(found, METADATA, None)
    elif data[8:9] == b"{" and (data[:1] != b"\x80" or data[4:8] == bytes(4)):  # a header may have 128 bytes, or 384
        found, said = of_safetensors(data, file.name), _metadata(data)
        return found, _scaling(said)
    elif data[:1] == b"\x80":
        raise WeightsError(OLD, name=file.name)
    else:
        raise WeightsError(OTHER, name=file.name)
    return completed(_plain(found)), _scaling(said)


def _metadata(data: bytes) -> object:
    """What the header of safetensors, which have been read, says besides."""
    length = int.from_bytes(data[:8], "little")
    try:
        return msgspec.json.decode(msgspec.json.decode(data[8 : 8 + length])["__metadata__"][""])
    except (msgspec.DecodeError, KeyError, TypeError, RecursionError):
        return None


def _scaling(said: object) -> Scaling:
    """The scaling in what a file says besides its tensors; that of pixels from 0 to 1 where it says none."""
    about = said.get("", said) if isinstance(said, Mapping) else None
    found = about.get("scaling") if isinstance(about, Mapping) else None
    try:
        return network_file.scaling_of(*msgspec.convert(found, tuple[Triple, Triple]))
    except (msgspec.ValidationError, NetworkFileError):
        return UNSCALED


def of_safetensors(data: bytes, name: str) -> dict[str, Tensor]:
    """The state dict in the bytes of a file of safetensors that is called so.

    Raises:
        WeightsError: there is none in it.
    """
    return completed(_plain(in_order_of_names(_state_dict(_of_safetensors(data, name), name))))


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise WeightsError(TOO_LARGE, name=file.name)
        data = files.read(file, LARGEST_FILE)
    except OSError as error:
        raise WeightsError(UNREADABLE, name=file.name, error=error.strerror or type(error).__name__) from None
    if not data:
        raise WeightsError(EMPTY, name=file.name)
    return data


def _of_safetensors(data: bytes, name: str) -> object:
    """Nothing of such a file is code; the library compares the sizes that it claims with those that it has."""
    from safetensors import SafetensorError
    from safetensors.torch import load

    if int.from_bytes(data[:8], "little") > min(LARGEST_HEADER, len(data) - 8):
        raise WeightsError(BROKEN, name=name)
    try:
        return load(data)
    except (SafetensorError, ValueError, KeyError, TypeError, RuntimeError, MemoryError, RecursionError):
        raise WeightsError(BROKEN, name=name) from None


def _of_pytorch(data: bytes, name: str) -> object:
    import torch

    try:
        whole = _repacked(data, name)
        return torch.load(io.BytesIO(whole), map_location="cpu", weights_only=True)
    except WeightsError:
        raise
    except Exception:  # whatever the bytes make PyTorch raise
        raise WeightsError(BROKEN, name=name) from None


def _repacked(data: bytes, name: str) -> bytes:
    """The records of PyTorch's file in an archive of our own: it reads what was looked at, and nothing besides."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as copy:
        named = [(found[1], entry) for entry in archive.infolist() if (found := RECORD.fullmatch(entry.filename))]
        entries, records = [entry for _, entry in named], dict(named)
        if any(entry.compress_type != zipfile.ZIP_STORED for entry in entries):
            raise WeightsError(PACKED, name=name)
        if "data.pkl" not in records:
            raise WeightsError(OTHER, name=name)
        if len(records) < len(entries) or sum(entry.file_size for entry in entries) > len(data):
            raise WeightsError(BROKEN, name=name)
        if records["data.pkl"].file_size > LARGEST_HEADER:
            raise WeightsError(BROKEN, name=name)
        _only_tensors(archive.read(records["data.pkl"]), name)
        for record, entry in records.items():
            copy.writestr(f"archive/{record}", archive.read(entry))
    return out.getvalue()


def _only_tensors(pickle: bytes, name: str) -> None:
    """Make sure that a pickle names nothing but what a state dict is made of.

    Raises:
        WeightsError: it names something else.
        ValueError: it is no pickle.
    """
    for count, (opcode, argument, _) in enumerate(pickletools.genops(pickle)):
        if count > MOST_OPCODES:
            raise WeightsError(BROKEN, name=name)
        named = opcode.name in ("GLOBAL", "INST")
        foreign = named and argument not in KNOWN and not STORAGE.fullmatch(str(argument))
        if foreign or opcode.name in ("STACK_GLOBAL", "EXT1", "EXT2", "EXT4", "OBJ", "INST"):
            what = shown(str(argument).replace(" ", ".")) if named else opcode.name
            raise WeightsError(OBJECTS, name=name, what=what)


def _state_dict(found: object, name: str) -> Mapping[str, Tensor]:
    """The state dict in what a file holds: itself, or what lies under one of HOLDERS."""
    if isinstance(found, Mapping):
        for one in (found, *(found[key] for key in HOLDERS if key in found)):
            if _is_state_dict(one):
                return one
    raise WeightsError(NO_DICT, name=name)


def _is_state_dict(found: Any) -> TypeGuard[Mapping[str, Tensor]]:
    import torch

    return (
        isinstance(found, Mapping)
        and bool(found)
        and all(isinstance(key, str) and isinstance(value, torch.Tensor) for key, value in found.items())
    )


def _plain(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Without a prefix that all keys have."""
    found = dict(weights)
    while prefix := next((start for start in PREFIXES if all(key.startswith(start) for key in found)), ""):
        found = {key.removeprefix(prefix): tensor for key, tensor in found.items()}
    return found


# --- saving ---------------------------------------------------------------------------------------------------------


def write(target: Path, weights: Mapping[str, Tensor], scaling: Scaling = UNSCALED) -> None:
    """Write a state dict in the form that the ending says, and how pictures have to be scaled where no tensor is.

    Raises:
        OSError: it cannot be written.
    """
    safe = target.suffix.lower() == SAFETENSORS
    files.atomic_write(target, packed(weights, scaling) if safe else frozen.freeze(_told(weights, scaling)))


def packed(weights: Mapping[str, Tensor], scaling: Scaling = UNSCALED) -> bytes:
    """A state dict as safetensors; equal ones are equal bytes."""
    from safetensors.torch import save

    besides = {"": msgspec.json.encode(_about(scaling)).decode()} if scaling.changes else {}
    return save(_bare(weights), {"format": "pt", **besides})


def _about(scaling: Scaling) -> dict[str, object]:
    return {"version": 1, "scaling": (scaling.mean, scaling.std)}


def _told(weights: Mapping[str, Tensor], scaling: Scaling) -> dict[str, Tensor]:
    """With the scaling where a module's own state dict has its versions: ``load_state_dict`` passes it over."""
    bare = _bare(weights)
    if scaling.changes:
        bare = OrderedDict(bare)
        setattr(bare, METADATA, {"": _about(scaling)})
    return bare


def _bare(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {name: tensor.detach().cpu().contiguous() for name, tensor in weights.items()}
