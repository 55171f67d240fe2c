"""What the page of the training loop asks, and the recording that it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from cifar_gui.protocol import Floats
from cifar_gui.spec import Network, field_value

LOOK_EVAL, LOOK, TRAIN = "look-eval", "look", "train"
BATCH, ZERO_GRAD, FORWARD, LOSS, BACKWARD, STEP, RUNNING = (
    "batch", "zero_grad", "forward", "loss", "backward", "step", "running",
)  # fmt: skip
EVAL, HELD_OUT = "eval", "held-out"

BEFORE = (LOOK_EVAL, LOOK, TRAIN)
"""The lines before the loop; the names are those of the marked lines of ``pages.loop.script``."""
BODY = (BATCH, ZERO_GRAD, FORWARD, LOSS, BACKWARD, STEP, RUNNING)
"""The lines of the loop, in the order in which they should stand."""
AFTER = (EVAL, HELD_OUT)
"""The lines behind the loop; the last one is run once for each held-out batch."""

MISTAKES: Mapping[str, str] = {
    "no_zero_grad": ZERO_GRAD,
    "step_first": STEP,
    "large_lr": STEP,
    "softmax": LOSS,
    "no_train": TRAIN,
    "no_eval": EVAL,
    "keep_graph": RUNNING,
    "no_no_grad": HELD_OUT,
    "wrong_model": STEP,
}
"""The mistakes that a loop may be asked to make, each with the line where it does its harm."""
TIMES = 100
"""By what "large_lr" multiplies the learning rate."""

BATCHES, HELD_OUT_BATCHES = 3, 4
"""So few to train on, again and again, that a dozen steps teach something."""


def made(params: Any) -> tuple[str, ...]:
    """The mistakes that are switched on."""
    return tuple(name for name in MISTAKES if field_value(params, name))


def body(params: Any) -> tuple[str, ...]:
    """The lines of the loop in the order in which they run."""
    return (BATCH, ZERO_GRAD, FORWARD, LOSS, STEP, BACKWARD, RUNNING) if params.step_first else BODY


def skipped(line: str, params: Any) -> bool:
    """Whether a line is left out by mistake: it stands there as a comment, and nothing happens."""
    left_out = {ZERO_GRAD: params.no_zero_grad, TRAIN: params.no_train, EVAL: params.no_eval}
    return bool(left_out.get(line, False))


def positions(params: Any) -> tuple[tuple[str, int], ...]:
    """Every line in the order in which it runs, with its step; the last ones with their held-out batch."""
    steps = ((line, step) for step in range(params.steps) for line in body(params))
    held_out = ((HELD_OUT, number) for number in range(HELD_OUT_BATCHES))
    return (*((line, 0) for line in BEFORE), *steps, (EVAL, 0), *held_out)


@dataclass(frozen=True)
class AskLoop:
    """Run the loop once as it is, and once without its mistakes, and record every line of both."""

    answered_by: ClassVar[str] = "cifar_gui.pages.loop.engine:answers"
    id: int
    page: str
    network: Network
    params: Any
    """Fields ``batch_size``, ``optimizer``, ``lr``, ``momentum``, ``steps``, ``seed``, and those of MISTAKES."""
    source: str
    """Of the pictures: training on the first of "train", judged on the first of "test"."""
    parameter: str = ""
    """Which parameter is recorded in full, as in ``named_parameters``; the first one when there is none of that
    name."""
    device: str = "cpu"
    allow: bool = False
    """The user has agreed to the cost that an earlier Failure named."""
    place: int = 0
    """The position that is looked at: the first answer goes as far as that, the next one to the end."""


@dataclass(frozen=True)
class Frame:
    """What is known after one line has run."""

    line: str
    step: int
    """How often the loop has begun; of the lines behind it, which held-out batch it is."""
    values: int
    """Which of ``Recording.values`` the parameter holds."""
    grad: int
    """Which of ``Recording.grads`` its gradient is; -1 for None."""
    buffers: int
    """Which of ``Recording.buffers`` the optimiser keeps for it; -1 before its first step, and for nothing."""
    loss: float | None
    """Of the last batch; None before the first one."""
    running: float
    """running_loss; behind the loop the sum of the held-out losses."""
    graph: bool
    """Whether that sum is a tensor with a graph."""
    training: bool
    """model.training."""
    mean: float | None
    """The first running mean of the network's first normalisation; None without one."""
    saved: int
    """Bytes of tensors that autograd keeps for a backward, the parameters not counted."""
    nodes: int
    """Steps of the graph that are still held, of the loss and of the sum."""


@dataclass(frozen=True)
class Recording:
    """One loop from its first line on."""

    frames: tuple[Frame, ...]
    values: tuple[Floats, ...]
    """The parameter after each line that changed it, the first before all."""
    grads: tuple[Floats, ...]
    buffers: tuple[Mapping[str, Floats], ...]
    """By the optimiser's own names, such as "momentum_buffer"; of one number: "step"."""
    losses: Floats
    """(steps,)."""
    held_out: float
    """The mean loss of the held-out batches, once they are done."""


@dataclass(frozen=True)
class Looped:
    """An answer to an AskLoop, on the CPU: as far as the position that is looked at, or whole."""

    id: int
    page: str
    network: Network
    params: Any
    source: str
    parameter: str
    device: str
    parameters: tuple[tuple[str, tuple[int, ...]], ...]
    """(name, shape) of all that the network has, in its order."""
    shapes: tuple[tuple[int, ...], tuple[int, ...]]
    """Of a batch, and of what the network makes of it."""
    made: Recording
    right: Recording
    """Without the mistakes, from the same seed; the same object when there are none."""
    milliseconds: float

    @property
    def whole(self) -> bool:
        """Whether all is recorded; otherwise the rest follows under the same id."""
        return len(self.made.frames) == len(self.right.frames) == len(positions(self.params))
