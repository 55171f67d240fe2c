"""Which tensor of a file is which of a network: by their names, or else by what they are and in which order they come.

A learner's own network has other names for its layers (``features.0.weight``) than what is read from its code, which is
one row of layers. What makes both the same is that each layer holds tensors of the same shapes, types and last names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from cifar_gui.json_file import shown
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, MessageError, Network

if TYPE_CHECKING:
    from torch import Tensor

MOST_NAMED = 4
"""Of the keys that do not fit."""
READ_AS = {"float16": "float32", "bfloat16": "float32", "float64": "float32"}
"""Types of numbers that files hold where a network was trained in another precision, and as what they are read."""
COUNTER = "num_batches_tracked"
"""Of a normalisation; PyTorch has written it since 0.4.1, and in eval() nothing asks for it."""

Tensors = Mapping[str, "Tensor"]
Names = dict[str, str]
"""The key in the file, by the key in the network."""
Signature = tuple[tuple[str, str], ...]
"""Of a layer: last name and kind of each of its tensors."""


class WeightsError(MessageError):
    """These weights cannot be opened, or not into this network; ``message`` says why."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(Message("Engine", text, values))


KEYS = QT_TRANSLATE_NOOP(
    "Engine", "{name} does not fit “{network}”. Keys that are missing: {missing}. Keys that are not in it: {more}."
)
SHAPES = QT_TRANSLATE_NOOP("Engine", "{name} does not fit “{network}”. In the file and in the network: {shapes}")
NOT_FINITE = QT_TRANSLATE_NOOP(
    "Engine", "{name} is of no use: “{key}” has NaN or infinite numbers. The loss of its training has exploded."
)


def wanted(network: Network) -> dict[str, Tensor]:
    """Of which shapes and types the weights of a network are; nothing is drawn for it, and no memory taken.

    Raises:
        Exception: whatever PyTorch raises where a layer cannot be made.
    """
    import torch

    from cifar_gui.engine.network import build

    with torch.device("meta"):
        found: dict[str, Tensor] = build(network).state_dict()
    return found


def match(found: Tensors, own: Tensors) -> Names | None:
    """Which tensor of a file is which of a network; None where they do not fit.

    Where the names differ, each layer gets the first one in the file's order that holds the same: layers that differ
    in what they hold may stand in any order.
    """
    if found.keys() == own.keys():
        return {key: key for key in own} if all(_alike(found[key], own[key]) for key in own) else None
    waiting: defaultdict[Signature, list[str]] = defaultdict(list)
    for layer, keys in reversed(_layers(found).items()):
        waiting[_signature(found, keys)].append(layer)
    names = {}
    for keys in _layers(own).values():
        if not (same := waiting[_signature(own, keys)]):
            return None
        layer = same.pop()
        names.update({key: f"{layer}{_last(key)}" for key in keys})
    return None if any(waiting.values()) else names


def fitted(found: Tensors, names: Names, file: str) -> dict[str, Tensor]:
    """The weights as the network calls them, each with numbers of its own, in its own type.

    Raises:
        WeightsError: they are no use: there are NaN among them.
    """
    whole = {key: _copied(found[name]) for key, name in names.items()}
    for key, tensor in whole.items():
        if tensor.is_floating_point() and not tensor.isfinite().all():
            raise WeightsError(NOT_FINITE, name=file, key=shown(names[key]))
    return whole


def converted(found: Tensors, names: Names) -> list[str]:
    """The types in a file that are read as another one."""
    return sorted({_type(found[name]) for name in names.values()} & READ_AS.keys())


def misfit(found: Tensors, own: Tensors, network: Network, file: str) -> WeightsError:
    """Why weights do not fit a network, by key and shape."""
    missing, more = [key for key in own if key not in found], sorted(found.keys() - own.keys())
    if missing or more:
        return WeightsError(KEYS, name=file, network=network.name, missing=listed(missing), more=listed(more))
    wrong = [f"{key} {kind(found[key])} ≠ {kind(own[key])}" for key in own if not _alike(found[key], own[key])]
    return WeightsError(SHAPES, name=file, network=network.name, shapes=listed(wrong))


def likeness(found: Tensors, own: Tensors) -> tuple[float, float]:
    """Which share of the tensors of a file and a network are of one kind; and which at least have as many axes."""
    exact, rough = ([Counter(map(of, some.items())) for some in (found, own)] for of in (_of_kind, _of_axes))
    same, similar = (2 * (one & other).total() / (one + other).total() for one, other in (exact, rough))
    return same, similar


def _of_kind(one: tuple[str, Tensor]) -> tuple[str, str]:
    return _last(one[0]), _read(one[1])


def _of_axes(one: tuple[str, Tensor]) -> object:
    return _last(one[0]), one[1].dim()


def left_over(found: Tensors, own: Tensors) -> tuple[list[str], list[str]]:
    """What of a file has no place in a network, and what of the network is not in the file: key and kind of each."""
    kinds = [[*map(_of_kind, some.items())] for some in (found, own)]
    common = Counter(kinds[0]) & Counter(kinds[1])
    return _beyond(found, kinds[0], common.copy()), _beyond(own, kinds[1], common)


def _beyond(tensors: Tensors, kinds: list[tuple[str, str]], common: Counter[tuple[str, str]]) -> list[str]:
    beyond = []
    for (key, tensor), one in zip(tensors.items(), kinds, strict=True):
        if common[one] > 0:
            common[one] -= 1
        else:
            beyond.append(f"{key} {kind(tensor)}")
    return beyond


def completed(found: Tensors) -> dict[str, Tensor]:
    """With the counters of normalisations that files of earlier versions of PyTorch lack."""
    import torch

    whole = {}
    for key, tensor in found.items():
        whole[key] = tensor
        counter = key.removesuffix("running_var") + COUNTER
        if _last(key).endswith("running_var") and counter not in found:
            whole[counter] = torch.zeros((), dtype=torch.int64)
    return whole


def in_order_of_names(found: Tensors) -> dict[str, Tensor]:
    """As their names count: 2 before 10. For files that do not keep the order in which a network has them."""
    return {key: found[key] for key in sorted(found, key=_counted)}


def _counted(key: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"([0-9]{1,9})", key)]


# --- parts of a name, and kinds -------------------------------------------------------------------------------------


def _layers(tensors: Tensors) -> dict[str, list[str]]:
    """The keys of each layer, by all of them but the last name."""
    layers: defaultdict[str, list[str]] = defaultdict(list)
    for key in tensors:
        layers[key.removesuffix(_last(key))].append(key)
    return layers


def _last(key: str) -> str:
    return key[key.rfind(".") + 1 :]


def _signature(tensors: Tensors, keys: list[str]) -> Signature:
    return tuple(sorted(_of_kind((key, tensors[key])) for key in keys))


def _alike(found: Tensor, own: Tensor) -> bool:
    return _read(found) == _read(own)


def kind(tensor: Tensor) -> str:
    """Type and shape: ``float32 (32, 3, 5, 5)``."""
    return f"{_type(tensor)} {tuple(tensor.shape)}"


def _read(tensor: Tensor) -> str:
    """The kind as what it is read."""
    return f"{READ_AS.get(_type(tensor), _type(tensor))} {tuple(tensor.shape)}"


def _type(tensor: Tensor) -> str:
    return str(tensor.dtype).removeprefix("torch.")


def _copied(tensor: Tensor) -> Tensor:
    """Two names of a file may be of the same numbers, and one number may stand for a million."""
    import torch

    own = tensor.detach().clone(memory_format=torch.contiguous_format)
    return own.float() if _type(own) in READ_AS else own


def listed(texts: list[str]) -> str:
    """Some of them, and whether there are more; "–" for none."""
    return ", ".join(map(shown, texts[:MOST_NAMED])) + ", …" * (len(texts) > MOST_NAMED) or "–"
