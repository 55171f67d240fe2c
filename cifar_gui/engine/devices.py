"""The devices torch offers, and how many threads work on a batch."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TypeVar

import torch

from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

Piece = TypeVar("Piece")

AUTO = "auto"
CPU = "cpu"
ACCELERATORS = ("cuda", "mps", "xpu")
"""In the order in which "auto" prefers them."""

TOTAL_THREADS = torch.get_num_threads()
"""What torch uses unless told otherwise: the physical cores, or OMP_NUM_THREADS."""

SMALL_BATCH = 8
"""Up to this size a batch is worked on by one thread fewer than there are."""


class DeviceError(Exception):
    """A device that this machine does not offer; ``message`` says which ones it does."""

    def __init__(self, device: str) -> None:
        self.message = Message(
            "Engine",
            QT_TRANSLATE_NOOP("Engine", "This machine has no device {device}. It has: {offered}."),
            {"device": repr(device), "offered": ", ".join(available())},
        )
        super().__init__(str(self.message))


def available() -> tuple[str, ...]:
    """ "cpu" first, then what torch offers of "cuda", "mps" and "xpu"."""
    return (CPU, *(kind for kind in ACCELERATORS if _offered(kind)))


def _offered(kind: str) -> bool:
    # A driver too old for this torch warns or raises, each in its own way: then there is no such device.
    try:
        return bool(torch.get_device_module(kind).is_available())
    except (RuntimeError, AttributeError):
        return False


def names() -> dict[str, str]:
    """For each available device what its maker calls it, as far as it can be told."""
    return {device: _name(device) for device in available()}


def _name(device: str) -> str:
    if device in ("cuda", "xpu"):
        return str(torch.get_device_module(device).get_device_name())
    return "Apple GPU" if device == "mps" else platform.processor() or platform.machine()


def resolve(device: str) -> str:
    """The device of a name; "auto" is the first accelerator, and the CPU without one.

    Raises:
        DeviceError: the machine does not offer it.
    """
    offered = available()
    if device == AUTO:
        return next((kind for kind in ACCELERATORS if kind in offered), CPU)
    if device not in offered:
        raise DeviceError(device)
    return device


def threads(batch_size: int, device: str = CPU) -> int:
    """How many of torch's threads a run should use beside a window."""
    small = batch_size <= SMALL_BATCH or torch.device(device).type != CPU
    return max(1, TOTAL_THREADS - 1) if small else TOTAL_THREADS


@contextmanager
def using_threads(count: int) -> Iterator[None]:
    """torch works with ``count`` threads for a while. Of the calling thread, and of those that have not begun."""
    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def apart(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Pieces of work that may change how many threads torch has, beside other such work: each has its own."""
    own = torch.get_num_threads()
    with closing(pieces):  # type: ignore[type-var]  # a generator
        while True:
            before = torch.get_num_threads()
            _set_threads(own)
            try:
                piece = next(pieces)
            except StopIteration:
                return
            finally:
                own = torch.get_num_threads()
                _set_threads(before)
            yield piece


def _set_threads(count: int) -> None:
    """Only where it is another: to ask costs nothing."""
    if torch.get_num_threads() != count:
        torch.set_num_threads(count)


@contextmanager
def kernels(pictures: int) -> Iterator[None]:
    """oneDNN computes convolutions from two pictures on: a single one is quicker without its preparations.

    On the CPU, for CIFAR10-quick: 410 steps a second become 510 on two threads, and 370 become 420 on one. Never yield
    to the outside within it.
    """
    mkldnn = torch.backends.mkldnn  # its switch is typed as what reads it, not as the bool that it takes
    before = bool(mkldnn.enabled)
    mkldnn.enabled = before and pictures > 1  # type: ignore[assignment]  # as above
    try:
        yield
    finally:
        mkldnn.enabled = before  # type: ignore[assignment]  # as above
