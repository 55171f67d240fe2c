"""The cards of weights: which network they belong to, and how they came about. Neither torch nor Qt.

Weights that are shipped or opened lie in a folder as ``<name>.safetensors``, with ``<name>.json`` beside.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

import msgspec

from cifar_gui import files, paths
from cifar_gui.engine import network_file
from cifar_gui.engine.run_names import SAFETENSORS
from cifar_gui.protocol.models import SHIPPED, KeptModel, Training

LARGEST_CARD = 1_000_000
"""Bytes."""
REMOVED = ".removed"
"""Behind the names of what was taken away, and can be put back."""
REMOVED_SECONDS = 86_400
"""So long it can."""


class Card(msgspec.Struct):
    """What lies beside weights."""

    version: Literal[1]
    network: dict[str, Any]
    """As ``network_file.plain`` gives it."""
    training: Training | None = None
    recipe: dict[str, Any] | None = None
    """For people: how the weights can be made once more."""


def shipped() -> tuple[KeptModel, ...]:
    """The trained networks that the program brings along."""
    return tuple(in_folder(paths.models_folder(), SHIPPED))


def in_folder(folder: Path, origin: str) -> Iterator[KeptModel]:
    """The weights of a folder, as far as there is a card that can be read beside them."""
    for file in sorted(folder.glob("*.json"), key=lambda file: file.stem) if folder.is_dir() else ():
        card = read(file)
        with suppress(network_file.NetworkFileError):
            if card is not None and file.with_suffix(SAFETENSORS).is_file():
                network = network_file.from_plain(card.network)
                title = "" if origin == SHIPPED else file.stem
                yield KeptModel(f"{origin}:{file.stem}", network, title, card.training)


def read(file: Path) -> Card | None:
    """What a card says; None where there is none, or none that can be read."""
    try:
        return msgspec.json.decode(files.read(file, LARGEST_CARD), type=Card)
    except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
        return None


# --- removing -------------------------------------------------------------------------------------------------------


def take_away(folder: Path, name: str) -> None:
    """Offer weights no longer; they can be put back for a day.

    Raises:
        OSError: they are still there.
    """
    for suffix in (".json", SAFETENSORS):  # the card first: without it nobody asks for the weights
        file = folder / f"{name}{suffix}"
        gone = folder / f"{name}{suffix}{REMOVED}"
        files.move(file, gone)
        with suppress(OSError):
            os.utime(gone)


def put_back(folder: Path, name: str) -> None:
    """Put weights back that were taken away.

    Raises:
        OSError: they are there no longer.
    """
    for suffix in (SAFETENSORS, ".json"):
        files.move(folder / f"{name}{suffix}{REMOVED}", folder / f"{name}{suffix}")


def clear_removed(folder: Path) -> None:
    """Remove for good what was taken away long ago."""
    for file in folder.glob(f"*{REMOVED}"):
        with suppress(OSError):
            if file.stat().st_mtime < time.time() - REMOVED_SECONDS:
                files.remove(file)
