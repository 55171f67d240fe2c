"""The loop of training, run a few steps and recorded line by line: tensors, loss, and what autograd keeps."""

from __future__ import annotations

import copy
import sys
import time
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from cifar_gui.engine import cost, errors, facts, network, network_misfits
from cifar_gui.engine.cost import Cost
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.forward import seeded
from cifar_gui.engine.literal import literal
from cifar_gui.engine.network_shapes import describe
from cifar_gui.engine.refusals import fault, let_go
from cifar_gui.pages.loop.protocol import (
    AFTER,
    BACKWARD,
    BATCHES,
    BEFORE,
    BODY,
    FORWARD,
    HELD_OUT,
    HELD_OUT_BATCHES,
    LOSS,
    MISTAKES,
    STEP,
    TIMES,
    ZERO_GRAD,
    AskLoop,
    Frame,
    Looped,
    Recording,
    made,
    positions,
    skipped,
)
from cifar_gui.protocol import Failure, Fix, Floats
from cifar_gui.protocol.networks import DescribeNetwork
from cifar_gui.recipe import SGD
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

MOST_STEPS = 60
"""Positions of the recording are seven times as many."""
LARGEST_SEED = 2**53 - 1
KEPT_BYTES = 200_000_000
"""Of a recording, at most: a large parameter is copied after each line that changes it."""
PIECE = 0.01
"""Seconds between two places where something else may be done; a line is not interrupted for it."""
FIRST = len(BEFORE) + len(BODY)
"""The first answer has one step at least: an optimiser that PyTorch refuses is refused before anything is shown."""
COMPILER = "torch._dynamo"
"""torch.optim imports it at its first use, for a second; what needs no optimiser is shown before that."""
TRIED = len(BEFORE) + 2 * len(BODY)
"""Lines that a fix is tried with: in the second step there are gradients of the first one."""
WORK = 3
"""A step forward and backward takes about three times the arithmetic of the forward alone."""


def answers(request: AskLoop, sources: Mapping[str, DataSet]) -> Iterator[Looped | Failure | None]:
    """Run and record the loop: as far as the position that is looked at, then all of it. Worker thread.

    Between the pieces of the work comes None. Whatever happens is an answer; nothing is raised.
    """
    try:
        yield from _looped(request, sources[request.source])
    except Exception as error:
        yield fault(request.id, request.page, error)


def _looped(request: AskLoop, data: DataSet) -> Iterator[Looped | Failure | None]:
    refusal = _refusal(request, data)
    if refusal is not None:
        yield refusal
        return
    start = time.perf_counter()
    params = request.params
    run = right = _Loop(request, data, params)
    if made(params):
        right = _Loop(request, data, replace(params, **dict.fromkeys(MISTAKES, False)))

    shapes = ((params.batch_size, *run.x.shape[1:]), (params.batch_size, 10))

    def told() -> Looped:
        made_ = run.recording()
        return Looped(
            request.id, request.page, request.network, params, request.source, run.name, request.device,
            tuple((name, tuple(one.shape)) for name, one in run.model.named_parameters()), shapes,
            made_, made_ if right is run else right.recording(), 1000 * (time.perf_counter() - start),
        )  # fmt: skip

    try:
        if COMPILER not in sys.modules:
            yield from run.record(len(BEFORE) + 1)
            yield told()
        yield from run.record(max(request.place + 1, FIRST))
        if not (first := told()).whole:
            yield first
        yield from run.record()
    except Exception as error:
        yield _failure(request, data, run, let_go(error))
        return
    try:
        yield from right.record()
    except Exception as error:  # a mistake may be what lets it run: a single picture in train()
        let_go(error)
        right = run
    yield told()


# --- what autograd keeps --------------------------------------------------------------------------------------------


RELEASED = "backward through the graph a second time"
"""In PyTorch's words, when a tensor is asked for that backward has thrown away."""


def kept_bytes(own: Collection[int], *tensors: object) -> int:
    """Bytes of the tensors that the graphs of these hold for a backward; a tensor that is held twice counts once.

    They are looked at where autograd has them. Hooks on saved tensors would count as well, but with hooks PyTorch no
    longer looks whether a tensor was written over, and backward goes on where it would refuse a learner's script.

    Args:
        own: places of storages that are there anyway, which are not counted.
    """
    held: dict[int, int] = {}
    for node in _nodes(tensors):
        for name in _saved_names(type(node)):
            try:
                saved = getattr(node, name)
            except RuntimeError as error:
                if RELEASED in str(error):
                    break
                continue  # written over: backward will say so
            if isinstance(saved, Tensor):
                storage = saved.untyped_storage()
                held[storage.data_ptr()] = storage.nbytes()
    return sum(size for place, size in held.items() if place not in own)


_names: dict[type, tuple[str, ...]] = {}


def _saved_names(kind: type) -> tuple[str, ...]:
    if kind not in _names:
        _names[kind] = tuple(name for name in dir(kind) if name.startswith("_saved_"))
    return _names[kind]


def graph_nodes(*tensors: object) -> int:
    """How many steps of the computation hang on these tensors."""
    return len(_nodes(tensors))


def _nodes(tensors: Iterable[object]) -> set[Any]:
    waiting = [tensor.grad_fn for tensor in tensors if isinstance(tensor, Tensor) and tensor.grad_fn is not None]
    seen: set[Any] = set()
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting += [following for following, _ in node.next_functions if following is not None]
    return seen


# --- the loop -------------------------------------------------------------------------------------------------------


@dataclass(eq=False)
class _Tape:
    """The copies that frames point to: a tensor is copied only when it has changed."""

    values: list[Floats] = field(default_factory=list)
    grads: list[Floats] = field(default_factory=list)
    buffers: list[dict[str, Floats]] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)


class _Loop:
    """The loop as its script goes, with a look at everything after each line."""

    def __init__(self, request: AskLoop, data: DataSet, params: Any) -> None:
        self.params = params
        device, size = request.device, params.batch_size
        train, test = data.train, data.test
        count = BATCHES * size
        self.x, self.y = _tensors(train.images[:count], train.labels[:count], device)
        held = HELD_OUT_BATCHES * size
        self.x_test, self.y_test = _tensors(test.images[:held], test.labels[:held], device)
        self.seed = params.seed
        self.model: nn.Sequential
        self._build: Callable[[], nn.Sequential] = lambda: network.build(request.network).to(device)
        self._wanted = request.parameter
        self.name = ""
        self.tape = _Tape()
        self.losses: list[float] = []
        self.held_out: Any = 0.0

    def record(self, until: int | None = None) -> Iterator[None]:
        """Run its lines, so many of them or all, in pieces. Only the network's first numbers are drawn by chance."""
        lines = positions(self.params)[:until]
        while len(self.tape.frames) < len(lines):
            end = time.perf_counter() + PIECE
            with torch.enable_grad(), warnings.catch_warnings():
                # A gradient that overflows, a loss that is no number: the page shows both.
                warnings.simplefilter("ignore")
                if not self.tape.values:
                    with seeded(self.seed):
                        self._begin()
                for line, step in lines[len(self.tape.frames) :]:
                    self._run(line, step)
                    if time.perf_counter() > end:
                        break
            yield

    @property
    def at(self) -> tuple[str, int]:
        """The line that runs next, and its step; after an error, what has raised it."""
        return positions(self.params)[len(self.tape.frames)]

    def recording(self) -> Recording:
        """What is recorded by now."""
        tape = self.tape
        return Recording(
            tuple(tape.frames), tuple(tape.values), tuple(tape.grads), tuple(tape.buffers),
            np.array(self.losses, np.float32), float(self.held_out) / HELD_OUT_BATCHES,
        )  # fmt: skip

    def _begin(self) -> None:
        self.model = self._build()
        parameters = dict(self.model.named_parameters())
        self.name = self._wanted if self._wanted in parameters else next(iter(parameters))
        self.p = parameters[self.name]
        self.loss_fn = nn.CrossEntropyLoss()
        self._trained = copy.deepcopy(self.model) if self.params.wrong_model else self.model
        self.means = next((one for name, one in self.model.named_buffers() if name.endswith("running_mean")), None)
        there = (*self.model.parameters(), *self.model.buffers(), self.x, self.y, self.x_test, self.y_test)
        self._own = {one.untyped_storage().data_ptr() for one in there}
        self.tape.values.append(_array(self.p))
        self.running: Any = 0.0
        self.loss: Tensor | None = None
        self.logits: Tensor | None = None
        self._saved = 0

    @cached_property
    def optimizer(self) -> torch.optim.Optimizer:
        """Of the network, or of its copy."""
        params, trained = self.params, self._trained.parameters()
        lr = params.lr * TIMES if params.large_lr else params.lr
        if params.optimizer == SGD:
            return torch.optim.SGD(trained, lr, params.momentum)
        return torch.optim.Adam(trained, lr)

    def _run(self, line: str, step: int) -> None:
        """One line, and the look after it."""
        if (line, step) == (ZERO_GRAD, 0):
            self.optimizer  # noqa: B018 - made above the loop, and refused before anything that comes behind it
        if not skipped(line, self.params):
            getattr(self, f"_do_{line.replace('-', '_')}")(step)
        self._look(line, step)

    def _do_look_eval(self, step: int) -> None:
        self.model.eval()

    def _do_look(self, step: int) -> None:
        with torch.no_grad():
            self.model(self.x_test[:1])

    def _do_train(self, step: int) -> None:
        self.model.train()

    def _do_batch(self, step: int) -> None:
        size, at = self.params.batch_size, step % BATCHES * self.params.batch_size
        self.x_now, self.y_now = (one[at : at + size] for one in (self.x, self.y))

    def _do_zero_grad(self, step: int) -> None:
        self.optimizer.zero_grad()

    def _do_forward(self, step: int) -> None:
        self.logits = self.model(self.x_now)

    def _do_loss(self, step: int) -> None:
        assert self.logits is not None
        scores = self.logits.softmax(1) if self.params.softmax else self.logits
        self.loss = self.loss_fn(scores, self.y_now)
        self.losses.append(self.loss.item())

    def _do_backward(self, step: int) -> None:
        assert self.loss is not None
        self.loss.backward()  # type: ignore[no-untyped-call]  # torch has no types for it

    def _do_step(self, step: int) -> None:
        self.optimizer.step()

    def _do_running(self, step: int) -> None:
        assert self.loss is not None
        self.running += self.loss if self.params.keep_graph else self.loss.item()

    def _do_eval(self, step: int) -> None:
        self.model.eval()

    def _do_held_out(self, step: int) -> None:
        size = self.params.batch_size
        x, y = (one[step * size : (step + 1) * size] for one in (self.x_test, self.y_test))
        keeps = self.params.no_no_grad
        without: AbstractContextManager[Any] = nullcontext() if keeps else torch.no_grad()
        with without:
            loss = self.loss_fn(self.model(x), y)
            self.held_out += loss if keeps else loss.item()

    def _look(self, line: str, step: int) -> None:
        tape = self.tape
        if line == STEP:
            _keep(tape.values, _array(self.p))
            state = self.optimizer.state.get(self._trained.get_parameter(self.name), {})
            if kept := {key: _array(one) for key, one in state.items() if isinstance(one, Tensor)}:
                tape.buffers.append(kept)
        if line in (FORWARD, LOSS, BACKWARD, HELD_OUT):  # no other changes it, and running_loss holds what is released
            self._saved = kept_bytes(self._own, self.logits, self.loss, self.held_out)
        grad = -1
        if self.p.grad is not None:
            if line in (BACKWARD, ZERO_GRAD):
                _keep(tape.grads, _array(self.p.grad))
            grad = len(tape.grads) - 1
        total = self.held_out if line in AFTER else self.running
        tape.frames.append(Frame(
            line, step, len(tape.values) - 1, grad, len(tape.buffers) - 1, self.losses[-1] if self.losses else None,
            float(total), isinstance(total, Tensor), self.model.training,
            None if self.means is None else float(self.means[0]),
            self._saved, graph_nodes(self.logits, self.loss, self.running, self.held_out),
        ))  # fmt: skip


def _keep(kept: list[Floats], array: Floats) -> None:
    if not kept or not np.array_equal(kept[-1], array, equal_nan=True):
        kept.append(array)


def _tensors(images: Any, labels: Any, device: str) -> tuple[Tensor, Tensor]:
    x = torch.from_numpy(np.ascontiguousarray(images)).to(device, torch.float32) / 255
    return x, torch.tensor(np.asarray(labels)).to(device)


def _array(tensor: Tensor) -> Floats:
    """On the CPU as NumPy, C-contiguous and independent."""
    return np.array(tensor.detach().cpu().float().numpy(), np.float32, order="C")


# --- what is refused ------------------------------------------------------------------------------------------------


def _refusal(request: AskLoop, data: DataSet) -> Failure | None:
    params = request.params
    if (told := _out_of_range(request, data)) is not None:
        return told
    size = params.batch_size
    report, misfit = describe(request.network, size)
    if misfit is not None and network_misfits.ONE_VALUE_ERROR in str(misfit.error):  # in eval() it does not arise
        size = 2
        report, misfit = describe(request.network, size)
    if misfit is not None:
        asked = DescribeNetwork(request.id, request.page, request.network, size)
        return replace(
            network_misfits.explained(asked, misfit), field="network", reason=_say(DOES_NOT_FIT), fixes=()
        )  # fmt: skip
    if report.out_shape != (size, 10):
        shape = network_misfits.in_brackets(report.out_shape or ())
        return _told(request, "network", _say(network_misfits.NOT_TEN), _say(network_misfits.SCORES, shape=shape), {})
    if not report.parameters:
        return _told(request, "network", _say(NOTHING), _say(NOTHING_TO_LEARN), {})
    steps = (2 if made(params) else 1) * (params.steps + HELD_OUT_BATCHES)
    activations, weights = 2 * WORK * report.bytes, 4 * 4 * report.parameters
    kept = activations * (1 + HELD_OUT_BATCHES * params.no_no_grad)
    needed = Cost(kept + weights + min(KEPT_BYTES, steps * weights), 2 * WORK * report.multiply_adds * steps)
    refusal = cost.guard(needed, request.allow, request.device)
    if refusal is None:
        return None
    changes = {"batch_size": 1} if params.batch_size > 1 else {"steps": 1} if params.steps > 1 else {}
    return replace(
        _told(request, next(iter(changes), "network"), refusal.reason, refusal.sentence, changes), kind=refusal.kind
    )


def _out_of_range(request: AskLoop, data: DataSet) -> Failure | None:
    """The fields that are the program's own."""
    params = request.params
    if type(params.steps) is not int or not 1 <= params.steps <= MOST_STEPS:
        return _told(request, "steps", _say(BETWEEN, most=MOST_STEPS), _say(STEPS, most=MOST_STEPS), {"steps": 12})
    if type(params.seed) is not int or not 0 <= params.seed <= LARGEST_SEED:
        return _told(request, "seed", _say(NO_SEED), _say(SEED), {"seed": 0})
    most = max(1, min(len(data.train) // BATCHES, len(data.test) // HELD_OUT_BATCHES))
    if type(params.batch_size) is not int or not 1 <= params.batch_size <= most:
        sentence = _say(PICTURES, count=BATCHES, held=HELD_OUT_BATCHES, most=most)
        return _told(request, "batch_size", _say(BETWEEN, most=most), sentence, {"batch_size": min(most, 16)})
    return None


def _failure(request: AskLoop, data: DataSet, run: _Loop, error: Exception) -> Failure:
    """PyTorch's own refusal at a line of the loop, with fixes that were tried."""
    told = _explained(request, *run.at, error)
    mended = ((fix, _mended(request, data, fix.changes)) for fix in told.fixes)
    fixes = (fix if changes == fix.changes else _set(**changes) for fix, changes in mended if changes is not None)
    return replace(told, fixes=tuple(fixes))


def _mended(request: AskLoop, data: DataSet, changes: Mapping[str, Any], more: int = 2) -> Mapping[str, Any] | None:
    """The changes with what it takes besides, when the loop has further faults; None when they lead nowhere."""
    other = replace(request, params=replace(request.params, **changes))
    run = _Loop(other, data, other.params)
    try:
        for _ in run.record(TRIED):
            pass
    except Exception as error:
        further = _explained(other, *run.at, let_go(error)).fixes
        return _mended(request, data, {**changes, **further[0].changes}, more - 1) if further and more else None
    return changes


def _explained(request: AskLoop, line: str, step: int, error: Exception) -> Failure:
    params, text = request.params, str(error)

    def told(name: str, reason: str, sentence: Message, *fixes: Fix, at: str = line) -> Failure:
        return Failure(
            request.id, request.page, "torch", type(error).__name__, text, name or None, _say(reason), sentence, fixes,
            line=at,
        )  # fmt: skip

    if network_misfits.ONE_VALUE_ERROR in text:
        return told("batch_size", network_misfits.ONE_VALUE, _say(network_misfits.NORMALISING), _set(batch_size=2))
    if errors.WRITTEN_OVER_ERROR in text:
        if step and params.step_first and params.no_zero_grad:
            fixes = (Fix(_say(BACKWARD_FIRST), {"step_first": False}), Fix(_say(CLEARED), {"no_zero_grad": False}))
            return told("step_first", errors.WRITTEN_OVER, _say(STEPPED), *fixes)
        return told("network", errors.WRITTEN_OVER, _say(errors.IN_PLACE))
    for words, name, fix in (("Invalid learning rate", "lr", 0.01), ("Invalid momentum", "momentum", 0.9)):
        if words in text:
            return told(name, REFUSES, _say(NEGATIVE, field=name), _set(**{name: fix}), at="optimizer")
    if line == STEP and "overflow" in type(error).__name__.lower() + text:
        return told("lr", REFUSES, _say(TOO_LARGE, value=literal(params.lr)), _set(lr=0.01))
    return told("", REFUSES, _say(REFUSED))


def _told(request: AskLoop, name: str, reason: Message, sentence: Message, changes: dict[str, Any]) -> Failure:
    fixes = (_set(**changes),) if changes else ()
    return Failure(request.id, request.page, "cost-refused", "", "", name, reason, sentence, fixes)


def _set(**changes: Any) -> Fix:
    return errors.setting(changes)


def _say(text: str, **values: object) -> Message:
    return Message("Engine", text, values)


DOES_NOT_FIT = QT_TRANSLATE_NOOP("Engine", "does not fit together")
BETWEEN = QT_TRANSLATE_NOOP("Engine", "a whole number from 1 to {most}")
STEPS = QT_TRANSLATE_NOOP(
    "Engine", "Every line of every step is recorded, so that you can go back and forth: at most {most} steps."
)
NO_SEED = QT_TRANSLATE_NOOP("Engine", "a whole number from 0 on")
SEED = QT_TRANSLATE_NOOP("Engine", "The seed decides the first weights: any whole number from 0 on.")
PICTURES = QT_TRANSLATE_NOOP(
    "Engine",
    "{count} training batches and {held} test batches are taken from the data: with these pictures a batch has at "
    "most {most}.",
)
NOTHING = QT_TRANSLATE_NOOP("Engine", "nothing to learn")
NOTHING_TO_LEARN = QT_TRANSLATE_NOOP("Engine", "This network has no parameters: an optimiser has nothing to change.")
REFUSES = QT_TRANSLATE_NOOP("Engine", "PyTorch refuses it")
NEGATIVE = QT_TRANSLATE_NOOP("Engine", "The optimiser cannot even be built: {field} must not be below 0.")
REFUSED = QT_TRANSLATE_NOOP("Engine", "PyTorch refuses this loop.")
TOO_LARGE = QT_TRANSLATE_NOOP(
    "Engine", "With lr = {value} the step does not fit into a float32, which goes up to 3.4e38."
)
STEPPED = QT_TRANSLATE_NOOP(
    "Engine",
    "With zero_grad() left out, the gradients of the previous step are still there. So step() changes"
    " weights that the forward pass has kept for backward(), and backward(), which comes after it, "
    "finds other numbers in their place. PyTorch counts the changes of each tensor, and refuses.",
)
BACKWARD_FIRST = QT_TRANSLATE_NOOP("Engine", "Put backward() before step()")
CLEARED = QT_TRANSLATE_NOOP("Engine", "Put zero_grad() back")


evaluate = facts.of_chosen_network
"""What comes out for a fact of the content."""
