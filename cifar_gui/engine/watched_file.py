"""What a run has recorded of itself, as bytes in its file. Neither torch nor Qt."""

from __future__ import annotations

import msgspec

from cifar_gui.engine import network_file
from cifar_gui.protocol.watching import Facts, Look, Watched


class _Packed(msgspec.Struct, forbid_unknown_fields=True):
    """A Watched, with the network as ``engine.network_file`` writes it."""

    network: bytes
    facts: Facts
    looks: tuple[Look, ...]
    judged_training: bool


def pack(watched: Watched) -> bytes:
    """As bytes, for the file of a run."""
    network = network_file.encode(watched.network)
    return msgspec.msgpack.encode(_Packed(network, watched.facts, watched.looks, watched.judged_training))


def unpack(data: bytes) -> Watched | None:
    """What ``pack`` wrote; None where there is nothing of the kind: a run can be shown and go on without."""
    try:
        found = msgspec.msgpack.decode(data, type=_Packed)
        return Watched(network_file.decode(found.network), found.facts, found.looks, found.judged_training)
    except (msgspec.DecodeError, network_file.NetworkFileError, RecursionError):
        return None
