"""What a piece of work would cost, counted on the meta device, and the guard that asks or refuses beforehand.

Meta tensors have shapes and no memory, but accept what the CPU refuses: they give costs and never a verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import prod
from typing import Any, TypeGuard, TypeVar

import psutil
import torch
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils.flop_counter import flop_registry

from cifar_gui.layers import kind_of
from cifar_gui.layers.window import pair
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, Pair, keywords

Result = TypeVar("Result")

MEGABYTE = 1_000_000
GIGABYTE = 1_000_000_000

ASK_BYTES = 512 * MEGABYTE
"""Above this the user is asked; the program in ordinary use stays below 2 GB."""
RESERVE_BYTES = GIGABYTE
"""What is always left to the rest of the machine; of what remains, half may be given: the page draws from copies."""
ASK_SECONDS = 2.0
REFUSE_SECONDS = 60.0
"""A forward call cannot be interrupted: the page would wait for all of it."""

RATES = {"cpu": (4e10, 1e9)}
"""FLOP/s and bytes/s of fresh memory, the two costs added; measured on two cores of a server."""
ACCELERATOR_RATE = (2e12, 2e10)
"""A careful guess for any accelerator."""


@dataclass(frozen=True)
class Cost:
    """Memory and arithmetic of a piece of work."""

    bytes: int
    """Everything that is allocated on the way, freed or not: an upper bound of the peak."""
    flops: int
    """Two for each multiply-add, as torch's FlopCounterMode counts, but for the gradients of convolutions in groups."""

    def seconds(self, device: str = "cpu") -> float:
        """A rough time on ``device``; within a factor of three of what was measured for Conv2d on the CPU."""
        flop_rate, byte_rate = RATES.get(torch.device(device).type, ACCELERATOR_RATE)
        return self.flops / flop_rate + self.bytes / byte_rate


def _back_through_convolution(
    gradient: torch.Tensor, x: torch.Tensor, weight: torch.Tensor, *rest: Any, out_val: object = None
) -> int:
    """FLOPs of the gradients of a convolution: each that is asked for takes as many products as the forward pass.

    torch's own formula takes the channels of all groups together where it counts the gradient of the weight: so many
    times too much as there are groups.
    """
    _, _, _, _, transposed, _, _, (of_input, of_weight, _) = rest
    places = prod((x if transposed else gradient).shape[2:])
    return int(of_input + of_weight) * 2 * len(x) * places * weight.numel()


FORMULAS: dict[Any, Any] = {**flop_registry, torch.ops.aten.convolution_backward: _back_through_convolution}
"""How many FLOPs an operation takes, from its arguments."""


class _Counter(TorchDispatchMode):  # type: ignore[no-untyped-call]  # torch has no types for it
    """Sums what every operation allocates and computes; views and in-place results allocate nothing."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # nor for this
        self.bytes = 0
        self.flops = 0

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        out = func(*args, **(kwargs or {}))
        results = out if isinstance(out, tuple | list) else (out,)
        for result, returned in zip(results, func._schema.returns, strict=False):
            if isinstance(result, torch.Tensor) and returned.alias_info is None:
                self.bytes += prod(result.shape) * result.element_size()
        if (formula := FORMULAS.get(func._overloadpacket)) is not None:
            self.flops += formula(*args, **(kwargs or {}), out_val=out)
        return out


def measure(work: Callable[[], object]) -> Cost:
    """The cost of ``work``, run on the meta device: what it builds and computes there takes no memory and no time.

    If it raises, the cost is that of everything before: as much as the real work would do before it raises too.
    Worker thread. About 0.5 ms for one layer.
    """
    # What is wrong with the work, torch itself will say, word for word, when it is done for real.
    with torch.device("meta"), _Counter() as counter, suppress(Exception):
        work()
    return Cost(counter.bytes, counter.flops)


def counted(work: Callable[[], Result]) -> tuple[Result, Cost]:
    """What ``work`` gives, done for real, and its cost: the same every time, however busy the machine is."""
    with _Counter() as counter:
        result = work()
    return result, Cost(counter.bytes, counter.flops)


def forward_cost(build: Callable[[Any, tuple[int, ...]], Any], params: Any, in_shape: tuple[int, ...]) -> Cost:
    """The cost of building a layer and running it once on float32 input of shape (N, C, H, W).

    When plain arithmetic shows that nobody has to be asked, that bound is the answer: torch's meta kernels are not
    loaded for it, which would take more than a second the first time.
    """
    bound = bound_of(params, in_shape)
    small = bound is not None and bound.bytes <= ASK_BYTES and bound.seconds() <= ASK_SECONDS
    if bound is not None and (small or not kind_of(params).counted):
        return bound

    def work() -> None:
        with torch.no_grad():
            build(params, in_shape)(torch.empty(in_shape))

    return measure(work)


def bound_of(params: Any, in_shape: tuple[int, ...]) -> Cost | None:
    """An upper bound for a layer, by plain arithmetic; None where its kind knows none for these params."""
    load = kind_of(params).bound(params, in_shape)
    return None if load is None else Cost(4 * load.numbers, load.flops)


def warm_up() -> None:
    """Load what torch.optim imports at its first use, and the meta kernels (1.5 s, once). Worker thread."""
    torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))])
    measure(lambda: torch.nn.Conv2d(1, 1, 1)(torch.empty(1, 1, 1, 1)))


def training_cost(build: Callable[[], torch.nn.Module], in_shape: tuple[int, ...]) -> Cost:
    """The cost of building a network and of one step forward and backward on input of shape (N, C, H, W)."""
    return measure(lambda: build()(torch.empty(in_shape)).sum().backward())


@dataclass(frozen=True)
class Refusal:
    """Why the work does not start: the fields of a ``protocol.Failure``."""

    kind: str
    """"cost-ask", "cost-refused" or "unshown"."""
    reason: Message
    sentence: Message
    field: str | None = None
    """The argument at fault, where that is plain."""


def guard(cost: Cost, allow: bool, device: str = "cpu") -> Refusal | None:
    """None when work of this cost may start on ``device``; ``allow``: the user has agreed to be asked no more.

    What would not fit into the machine, or would take minutes that cannot be interrupted, is refused whatever the user
    says. For a run, which can be stopped at any time, hand in ``Cost(bytes, 0)``: one step must fit.
    """
    seconds = cost.seconds(device)
    if cost.bytes <= ASK_BYTES and seconds <= ASK_SECONDS:
        return None
    room = free_bytes(device)
    if cost.bytes > room:
        return Refusal("cost-refused", TOO_MUCH, _sentence(MEMORY_REFUSED, cost, seconds, room))
    if seconds > REFUSE_SECONDS:
        return Refusal("cost-refused", TOO_LONG, _sentence(TIME_REFUSED, cost, seconds, room))
    if allow:
        return None
    if cost.bytes > ASK_BYTES:
        return Refusal("cost-ask", TOO_MUCH, _sentence(MEMORY_ASK, cost, seconds, room))
    return Refusal("cost-ask", TOO_LONG, _sentence(TIME_ASK, cost, seconds, room))


def guard_page(params: Any, cost: Cost, allow: bool, device: str = "cpu") -> Refusal | None:
    """``guard``, and a page's own limits: nobody is asked for consent to what cannot be shown then."""
    return guard(cost, True, device) or beyond_showing(params) or guard(cost, allow, device)


def beyond_showing(params: Any) -> Refusal | None:
    """Why a page does not take params whose windows PyTorch would take: it writes out every cell of a window.

    An average over a billion cells, all but 1,024 of them padding, is a matter of milliseconds for PyTorch.
    """
    kind = kind_of(params)
    if not kind.drawn or kind.bound(params, (1, 1, 1, 1)) is None:
        return None
    sides, (most, text) = _numbers(keywords(params)[kind.drawn]), DRAWN[kind.drawn]
    return unshown(text, sides, most, kind.drawn) if max(sides, default=0) > most else None


def _numbers(value: object) -> tuple[int, ...]:
    """(vertical, horizontal) of what PyTorch can read as sizes; empty for anything else."""
    parts = [1 if part is None else part for part in value] if isinstance(value, tuple) else [value]
    return pair([part for part in parts if _fits(part)]) if parts and all(map(_fits, parts)) else ()


def _fits(number: object) -> TypeGuard[int]:
    """Whether torch can read it as a size; if not, it says so at once."""
    return isinstance(number, int) and -(2**63) <= number < 2**63


def unshown(text: str, size: Pair | Sequence[int], most: int, field: str | None = None) -> Refusal:
    """The refusal of something of (height, width) cells, where ``most`` are the limit."""
    height, width = size
    values = {"height": f"{height:,}", "width": f"{width:,}", "most": f"{most:,}"}
    return Refusal("unshown", Message("Engine", TOO_FINE), Message("Engine", text, values), field)


MOST_TAPS = 500
"""Cells along a side of a window that a page writes out."""
MOST_WINDOWS = 10_000
"""Windows along a side that adaptive pooling is asked for."""
TOO_FINE = QT_TRANSLATE_NOOP("Engine", "more than a page can show")
WINDOW_UNSHOWN = QT_TRANSLATE_NOOP(
    "Engine",
    "PyTorch may take a window of {height} × {width} cells, but a page writes out every cell of a window: at most "
    "{most} along a side. Choose smaller numbers.",
)
OUTPUT_UNSHOWN = QT_TRANSLATE_NOOP(
    "Engine",
    "PyTorch may make an output of {height} × {width} cells, but a page shows every cell of it: at most {most} along a "
    "side. Choose smaller numbers.",
)
DRAWN = {"kernel_size": (MOST_TAPS, WINDOW_UNSHOWN), "output_size": (MOST_WINDOWS, OUTPUT_UNSHOWN)}
"""By argument of which a page draws every cell: how many along a side, and what is said beyond that."""

TOO_MUCH = Message("Engine", QT_TRANSLATE_NOOP("Engine", "needs a lot of memory"))
TOO_LONG = Message("Engine", QT_TRANSLATE_NOOP("Engine", "takes a long time"))
MEMORY_ASK = QT_TRANSLATE_NOOP(
    "Engine",
    "This needs about {memory} of memory; {room} can be used. The program asks first when it is more than {limit}.",
)
MEMORY_REFUSED = QT_TRANSLATE_NOOP(
    "Engine", "This needs about {memory} of memory, and only {room} can be used. Choose smaller numbers."
)
TIME_ASK = QT_TRANSLATE_NOOP("Engine", "This takes about {seconds} s, and nothing else is computed meanwhile.")
TIME_REFUSED = QT_TRANSLATE_NOOP(
    "Engine", "This would take about {seconds} s, and it could not be stopped. Choose smaller numbers."
)


def _sentence(text: str, cost: Cost, seconds: float, room: int) -> Message:
    values = {"memory": in_words(cost.bytes), "room": in_words(room), "limit": in_words(ASK_BYTES)}
    return Message("Engine", text, {**values, "seconds": f"{seconds:.0f}"})


def in_words(size: float) -> str:
    """``size`` bytes as "512 MB" or "3.4 GB", in powers of ten."""
    for unit, one in (("MB", MEGABYTE), ("GB", GIGABYTE)):
        if size < 999.5 * one:
            return f"{size / one:.1f} {unit}" if size < 9.95 * one else f"{size / one:.0f} {unit}"
    return f"{size / 1e12:,.0f} TB"


def free_bytes(device: str = "cpu") -> int:
    """Bytes that may be given: half of what is free now beyond a reserve, also on the device; never below 0."""
    free = (psutil.virtual_memory().available - RESERVE_BYTES) // 2
    if torch.device(device).type == "cuda":
        free = min(free, torch.cuda.mem_get_info(device)[0] - RESERVE_BYTES // 4)
    return max(free, 0)
