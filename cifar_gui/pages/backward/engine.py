"""A network on real pictures: logits, softmax, the loss of each picture, and the gradient of every parameter."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from cifar_gui.engine import cost, errors, facts, network, network_misfits
from cifar_gui.engine.cause import Case
from cifar_gui.engine.cost import Cost
from cifar_gui.engine.data import DataSet, batch
from cifar_gui.engine.forward import seeded, synchronize
from cifar_gui.engine.network_shapes import describe
from cifar_gui.engine.refusals import answering, let_go
from cifar_gui.pages.backward.protocol import (
    AskCheck,
    AskGradients,
    AskNudge,
    AskWalk,
    Checked,
    Gradients,
    LayerReport,
    Nudge,
    ParameterReport,
    Spread,
    Walked,
)
from cifar_gui.protocol import Failure, Fix, Floats
from cifar_gui.protocol.losses import Values
from cifar_gui.protocol.networks import DescribeNetwork
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

Sources = Mapping[str, DataSet]

POINTS = 41
"""Values of a weight at which the loss is computed, if there is time for so many."""
NUDGE_SECONDS = 0.15
"""As the work is counted, not as the clock says: what is shown must not depend on how busy the machine is."""
CHECK_STEPS = tuple(10.0 ** (power / 2) for power in range(-24, 1))
"""h of the differences: from 1e-12 to 1."""
CHECK_SECONDS = 0.3
"""Counted, too."""
DOUBLE = 2
"""In float64 arithmetic takes about twice the time."""
LAYER_BYTES = 48_000_000
"""So much of what the layers put out goes to the page, as for 64 pictures of CIFAR10-quick; of more, the first
pictures."""
WALK_SECONDS = 0.03
"""About how long an answer may take: others wait."""
DIFFERENCE = 1e-6
"""h of the finite difference."""
TIMES = 3
"""A step forward and backward takes about three times the arithmetic of the forward alone."""


@answering
def answer(request: AskGradients | AskNudge | AskCheck | AskWalk, sources: Sources) -> Any:
    """A Gradients, Nudge, Checked or Walked, or a Failure. Worker thread."""
    asked = request if isinstance(request, AskGradients) else request.of
    data = sources[asked.pictures.source]
    if isinstance(request, AskGradients):
        return _gradients(request, data)
    if isinstance(request, AskCheck):
        return _check(request, data)
    return _nudge(request, data) if isinstance(request, AskNudge) else _walk(request, data)


# --- one batch, forward and backward --------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class _Run:
    logits: Tensor
    loss: Tensor
    model: nn.Sequential
    forward: float
    backward: float
    """Milliseconds."""
    outputs: dict[str, Tensor]
    grads: dict[str, Tensor]
    """Of each layer: what it puts out, and what comes back there."""


@dataclass(frozen=True, eq=False)
class _Trial:
    """Everything of a request but its params."""

    request: AskGradients
    x: Tensor
    y: Tensor

    def run(self, params: Any) -> _Run:
        """Raises whatever PyTorch raises."""
        device = self.request.device
        model = _model(self.request, params)
        outputs: dict[str, Tensor] = {}
        grads: dict[str, Tensor] = {}
        for name, layer in model.named_children():
            layer.register_forward_hook(partial(_listen, name, outputs, grads))
        synchronize(device)
        start = time.perf_counter()
        logits = model(self.x.clone())  # its first layer may work in place
        loss = functional.cross_entropy(
            logits, self.y, reduction=params.reduction, label_smoothing=params.label_smoothing
        )
        synchronize(device)
        middle = time.perf_counter()
        loss.backward()  # type: ignore[no-untyped-call]  # torch has no types for it
        synchronize(device)
        end = time.perf_counter()
        return _Run(logits, loss, model, 1000 * (middle - start), 1000 * (end - middle), outputs, grads)

    def attempt(self, params: Any) -> Exception | None:
        """Try other params; None means that they lead to a result."""
        try:
            self.run(params)
        except Exception as error:
            return let_go(error)
        return None


def _listen(
    name: str, outputs: dict[str, Tensor], grads: dict[str, Tensor], layer: nn.Module, given: object, output: Tensor
) -> None:
    """Keep what a layer puts out, and the gradient that comes back there."""
    outputs[name] = output.detach().clone()  # the next layer may work in place
    if output.requires_grad:
        output.register_hook(partial(grads.__setitem__, name))  # type: ignore[no-untyped-call]  # torch has no types for it


def _model(request: AskGradients, params: Any, dtype: torch.dtype = torch.float32) -> nn.Sequential:
    """The network as ``torch.manual_seed(seed)`` directly before it gives it."""
    with seeded(request.seed):
        model = network.build(request.network)
    return model.to(request.device, dtype).train(bool(params.training))


def _batch(request: AskGradients, data: DataSet, dtype: torch.dtype = torch.float32) -> tuple[Tensor, Tensor]:
    images, labels = batch(data.split(request.pictures.split), request.pictures)
    x = torch.from_numpy(images).to(request.device, dtype) / 255
    return x, torch.tensor(labels).to(request.device)


def _gradients(request: AskGradients, data: DataSet) -> Gradients | Failure:
    x, y = _batch(request, data)
    if (refusal := _refusal(request, len(x))) is not None:
        return refusal
    trial = _Trial(request, x, y)
    try:
        run = trial.run(request.params)
    except Exception as error:
        # The traceback holds the tensors of the failed run: let go of them before any fix is tried.
        failed = let_go(error)
    else:
        return _report(request, trial, run)
    return _failure(request, failed, trial)


def _report(request: AskGradients, trial: _Trial, run: _Run) -> Gradients:
    with torch.no_grad():
        losses = functional.cross_entropy(
            run.logits, trial.y, reduction="none", label_smoothing=request.params.label_smoothing
        )
        probabilities = run.logits.softmax(1)
    parameters = tuple(
        ParameterReport(name, _array(one), None if one.grad is None else _array(one.grad))
        for name, one in run.model.named_parameters()
    )
    return Gradients(
        request.id, request.page, request.network, request.params, request.pictures, request.seed, request.device,
        x=_array(trial.x), labels=trial.y.cpu().numpy(), logits=_array(run.logits),
        probabilities=_array(probabilities), losses=_array(losses), loss=float(run.loss.detach().sum()),
        parameters=parameters, layers=_layers(run), forward_milliseconds=run.forward,
        backward_milliseconds=run.backward,
    )  # fmt: skip


def _layers(run: _Run) -> tuple[LayerReport, ...]:
    pictures = len(run.logits)
    each = sum(8 * output.numel() for output in run.outputs.values()) // max(pictures, 1)
    count = min(pictures, max(1, LAYER_BYTES // max(each, 1)))
    reports = []
    for name, layer in run.model.named_children():
        if (output := run.outputs.get(name)) is not None:
            grad = run.grads.get(name)
            reports.append(LayerReport(
                name, type(layer).__name__, tuple(output.shape), _array(output[:count]),
                None if grad is None else _array(grad[:count]), _spread(output),
                None if grad is None else _spread(grad),
            ))  # fmt: skip
    return tuple(reports)


def _spread(tensor: Tensor) -> Spread:
    values = tensor.detach().float()
    if not values.numel():
        return Spread(0.0, 0.0, 0.0, 0.0)
    low, high = values.aminmax()
    return Spread(float(values.mean()), float(low), float(high), float(torch.linalg.vector_norm(values)))


# --- what is refused ------------------------------------------------------------------------------------------------


def _refusal(request: AskGradients, pictures: int) -> Failure | None:
    """A network that does not fit together, or one that would cost too much."""
    report, misfit = describe(request.network, pictures)
    if misfit is not None and network_misfits.ONE_VALUE_ERROR not in str(misfit.error):  # in eval() it does not arise
        asked = DescribeNetwork(request.id, request.page, request.network, pictures)
        told = network_misfits.explained(asked, misfit)
        return replace(told, field="network", reason=_say(DOES_NOT_FIT), fixes=())
    activations, weights = 2 * TIMES * report.bytes, 2 * 4 * report.parameters
    needed = Cost(activations + weights, 2 * TIMES * report.multiply_adds)
    refusal = cost.guard(needed, request.allow, request.device)
    if refusal is None:
        return None
    fixes: tuple[Fix, ...] = ()
    if request.params.batch_size > 1:
        fixes = (errors.setting({"batch_size": 1}),)
    return Failure(
        request.id, request.page, refusal.kind, "", "", "batch_size" if fixes else "network", refusal.reason,
        refusal.sentence, fixes,
    )  # fmt: skip


def _failure(request: AskGradients, error: Exception, trial: _Trial) -> Failure:
    def told(field: str, reason: str, sentence: str, changes: list[dict[str, Any]], **values: object) -> Failure:
        tried = [change for change in changes if trial.attempt(replace(request.params, **change)) is None]
        fixes = tuple(
            Fix(_say(SET, changes=", ".join(f"{name} = {value!r}" for name, value in change.items())), change)
            for change in tried[: errors.MOST_FIXES]
        )
        return Failure(
            request.id, request.page, "torch", type(error).__name__, text, field, _say(reason),
            _say(sentence, **values), fixes, line="backward" if reason in AT_BACKWARD else "forward",
        )  # fmt: skip

    text = str(error)
    if "can be implicitly created only for scalar outputs" in text:
        return told("reduction", NO_SCALAR, SCALAR, [{"reduction": "mean"}, {"reduction": "sum"}, {"batch_size": 1}])
    if "label_smoothing" in text:
        changes: list[dict[str, Any]] = [
            {"label_smoothing": 0.1},
            {"label_smoothing": 0.0},
            {"label_smoothing": 0.0, "reduction": "mean"},
        ]
        return told("label_smoothing", BETWEEN, SMOOTHING, changes)
    if network_misfits.ONE_VALUE_ERROR in text:
        return told("training", network_misfits.ONE_VALUE, network_misfits.NORMALISING, [{"training": False}])
    if errors.WRITTEN_OVER_ERROR in text:
        return told("network", errors.WRITTEN_OVER, errors.IN_PLACE, [])
    shape = describe(request.network, len(trial.x))[0].out_shape
    if shape is not None and (len(shape) != 2 or shape[1] < 10) and _is_about_scores(text):
        return told(
            "network", network_misfits.NOT_TEN, network_misfits.SCORES, [], shape=network_misfits.in_brackets(shape)
        )
    return errors.explain(Case(error, request.params, tuple(trial.x.shape), trial.attempt)).of(request, error)


def _is_about_scores(text: str) -> bool:
    return bool(re.search(r"out of bounds|spatial targets|target|size mismatch", text))


def _say(text: str, **values: object) -> Message:
    return Message("Engine", text, values)


SET = QT_TRANSLATE_NOOP("Engine", "Set {changes}")
DOES_NOT_FIT = QT_TRANSLATE_NOOP("Engine", "does not fit together")
NO_SCALAR = QT_TRANSLATE_NOOP("Engine", "leaves one loss for each picture")
SCALAR = QT_TRANSLATE_NOOP(
    "Engine", "backward() starts from one number. Without reduction there are as many losses as pictures."
)
AT_BACKWARD = (NO_SCALAR, errors.WRITTEN_OVER)
BETWEEN = QT_TRANSLATE_NOOP("Engine", "between 0 and 1")
SMOOTHING = QT_TRANSLATE_NOOP(
    "Engine", "label_smoothing is the share of the target that is spread over all classes: a number from 0 to 1."
)


# --- one weight moved -----------------------------------------------------------------------------------------------


class _Scale:
    """One weight of the network, and the loss of the first pictures of the batch for any value of it.

    Only what comes behind the weight is computed anew.
    """

    def __init__(
        self, request: AskNudge | AskCheck, data: DataSet, dtype: torch.dtype, pictures: int | None = None
    ) -> None:
        asked = request.of
        self.params = asked.params
        x, y = _batch(asked, data, dtype)
        self._y = y[:pictures]
        model = _model(asked, asked.params, dtype)
        self.parameter = dict(model.named_parameters())[request.parameter]
        place = list(dict(model.named_children())).index(request.parameter.partition(".")[0])
        self._behind = model[place:]
        with torch.no_grad():
            self._before = model[:place](x[:pictures])
        self._flat = self.parameter.detach().view(-1)
        self._at = int(np.ravel_multi_index(request.index, tuple(self.parameter.shape)))
        self.own = float(self._flat[self._at])

    def _judge(self, weight: float) -> tuple[Tensor, Tensor]:
        self._flat[self._at] = weight
        params = self.params
        logits = self._behind(self._before.clone())  # a layer behind it may work in place
        loss = functional.cross_entropy(
            logits, self._y, reduction=params.reduction, label_smoothing=params.label_smoothing
        )
        return loss.sum(), logits

    def loss(self, weight: float) -> tuple[float, Values]:
        """(loss, logits) for a value of the weight."""
        with torch.no_grad():
            loss, logits = self._judge(weight)
        return float(loss), logits.cpu().double().numpy()

    def slope(self, weight: float) -> tuple[float, Values, float]:
        """(loss, logits, d loss / d weight) for a value of the weight."""
        loss, logits = self._judge(weight)
        (grad,) = torch.autograd.grad(loss, self.parameter)
        return float(loss.detach()), logits.detach().cpu().double().numpy(), float(grad.reshape(-1)[self._at])


def _nudge(request: AskNudge, data: DataSet) -> Nudge | Failure:
    """Loss, scores and slope for many values of one weight, in float64."""
    scale = _Scale(request, data, torch.float64)
    own = scale.own
    (_, _, gradient), work = cost.counted(lambda: scale.slope(own))
    each = DOUBLE * work.seconds(request.of.device)
    sides = [scale.loss(own + step)[0] for step in (-DIFFERENCE, DIFFERENCE)]
    count = max(9, min(POINTS, int(NUDGE_SECONDS / max(each, 1e-9)))) // 2 * 2 + 1
    reach = max(4 * float(scale.parameter.detach().std(unbiased=False)), 2 * abs(own), 0.01)
    weights = np.linspace(own - reach, own + reach, count)
    weights[count // 2] = own
    if each * count <= 2 * NUDGE_SECONDS:
        found = [scale.slope(float(weight)) for weight in weights]
        gradients = np.array([slope for *_, slope in found])
        losses, logits = [one[0] for one in found], [one[1] for one in found]
    else:  # a large batch: in float32, and the slopes are taken from the losses
        scale = _Scale(request, data, torch.float32)
        losses, logits = (list(part) for part in zip(*map(scale.loss, weights.tolist()), strict=True))
        gradients = np.gradient(np.array(losses), weights)
        gradients[count // 2] = gradient
    return Nudge(
        request.id, request.page, request.of, request.parameter, request.index, weights, np.array(losses), gradients,
        np.stack(logits), DIFFERENCE, (sides[1] - sides[0]) / (2 * DIFFERENCE), gradient,
    )  # fmt: skip


def _check(request: AskCheck, data: DataSet) -> Checked:
    """Differences of the loss for many h, in float32 and in float64, against the gradient by backward.

    Of a batch that would take long, the first pictures: both sides of the comparison are about the same ones.
    """
    # In train() a normalisation may need more than one picture.
    fewest = min(2, request.of.pictures.batch_size)
    one = _Scale(request, data, torch.float64, fewest)
    _, work = cost.counted(lambda: one.loss(one.own))
    seconds = 2 * len(CHECK_STEPS) * (1 + DOUBLE) * work.seconds(request.of.device)
    pictures = max(fewest, min(request.of.pictures.batch_size, int(CHECK_SECONDS * fewest / max(seconds, 1e-9))))
    differences, gradients = [], []
    for dtype in (torch.float32, torch.float64):
        scale = _Scale(request, data, dtype, pictures)
        gradients.append(scale.slope(scale.own)[2])
        differences.append([
            (scale.loss(scale.own + step)[0] - scale.loss(scale.own - step)[0]) / (2 * step) for step in CHECK_STEPS
        ])  # fmt: skip
    return Checked(
        request.id, request.page, request.of, request.parameter, request.index, pictures, np.array(CHECK_STEPS),
        np.array(differences), np.array(gradients),
    )  # fmt: skip


# --- picture after picture ------------------------------------------------------------------------------------------


@dataclass(eq=False)
class _Session:
    """A walk through a split. Worker thread."""

    key: object
    model: nn.Sequential
    next: int
    since: int


_sessions: dict[str, _Session] = {}
"""One for each page that walks."""


def _walk(request: AskWalk, data: DataSet) -> Walked | Failure:
    """Some pictures at batch 1, each forward and backward. Gradients add up: nothing sets them back to zero."""
    asked, split = request.of, data.split(request.of.pictures.split)
    session = _session(request)
    until = time.perf_counter() + WALK_SECONDS
    losses: list[float] = []
    right, index = 0, request.first
    while index < len(split) and (not losses or time.perf_counter() < until):
        x = torch.from_numpy(split.images[index : index + 1]).to(asked.device, torch.float32) / 255
        y = torch.tensor(split.labels[index : index + 1]).to(asked.device)
        try:
            logits = session.model(x)
            loss = functional.cross_entropy(logits, y, label_smoothing=asked.params.label_smoothing)
            loss.backward()  # type: ignore[no-untyped-call]  # torch has no types for it
        except Exception as error:  # a batch may have done what a single picture does not
            return replace(_failure(asked, let_go(error), _Trial(asked, x, y)), id=request.id, page=request.page)
        losses.append(float(loss.detach()))
        right += int(logits.argmax(1).eq(y).sum())
        index += 1
    session.next = index
    _sessions[request.page] = session
    squares = [float(one.grad.square().sum()) for one in session.model.parameters() if one.grad is not None]
    return Walked(
        request.id, request.page, asked, request.first, np.array(losses, np.float32), right,
        sum(squares) ** 0.5, session.since, len(split),
    )  # fmt: skip


def _session(request: AskWalk) -> _Session:
    asked = request.of
    key = (asked.network, asked.params, asked.pictures.source, asked.pictures.split, asked.seed, asked.device)
    session = _sessions.pop(request.page, None)  # put back when its pictures are through
    if session is None or session.key != key or session.next != request.first or request.first == 0:
        session = _Session(key, _model(asked, asked.params), request.first, request.first)
    return session


def _array(tensor: Tensor) -> Floats:
    """On the CPU as NumPy, C-contiguous and independent."""
    return np.ascontiguousarray(tensor.detach().cpu().float().numpy())


evaluate = facts.of_chosen_network
"""What comes out for a fact of the content."""
