"""From a recipe to what PyTorch makes of it: a network, an optimiser and a schedule."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim import SGD, Adagrad, Adam, AdamW, Optimizer, RMSprop
from torch.optim.lr_scheduler import CosineAnnealingLR, ExponentialLR, LRScheduler, OneCycleLR, StepLR
from torch.utils.data import BatchSampler

from cifar_gui import spec
from cifar_gui.engine import batches, cost, network
from cifar_gui.engine.causes import Cause
from cifar_gui.engine.code import literal
from cifar_gui.engine.cost import Cost
from cifar_gui.engine.evaluation import PIECE
from cifar_gui.engine.forward import CostError, seeded
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, Network, Recipe, fields

MOST_EPOCHS = 1_000_000


class RecipeError(Exception):
    """A value that PyTorch would take, and that would come to nothing."""

    def __init__(self, cause: Cause) -> None:
        self.cause = cause
        super().__init__(str(cause.sentence))


@dataclass(frozen=True, eq=False)
class Model:
    """A network and what changes it."""

    network: nn.Sequential
    optimizer: Optimizer
    schedule: LRScheduler | None
    """Stepped after each batch; None for a constant learning rate."""

    @property
    def lr(self) -> float:
        """The learning rate of the next step."""
        return float(self.optimizer.param_groups[0]["lr"])


def model(recipe: Recipe, description: Network, images: int, device: str = "cpu") -> Model:
    """The network with its first weights, and its optimiser and schedule for a run over ``images`` pictures.

    Weights are those that ``torch.manual_seed(recipe.seed)`` directly before the network is built would give; torch's
    generators are put back.

    Raises:
        RecipeError: a value that PyTorch would take without a word, and that leads nowhere.
        Exception: whatever PyTorch raises.
    """
    check(recipe)
    steps = recipe.epochs * batches.steps_per_epoch(images, recipe.batch_size)
    with seeded(recipe.seed):
        net = network.build(description)
    net = net.to(device, memory_format=batches.layout(device))  # type: ignore[call-overload]
    chosen = optimizer(recipe, net.parameters())
    return Model(net, chosen, schedule(recipe, chosen, steps))


def optimizer(recipe: Recipe, parameters: Iterable[Tensor]) -> Optimizer:
    """The optimiser; fused, which saves 0.1 to 0.4 ms a step and gives the same numbers to rounding."""
    if recipe.optimizer == spec.SGD:
        return SGD(
            parameters, lr=recipe.lr, momentum=recipe.momentum, nesterov=recipe.nesterov,
            weight_decay=recipe.weight_decay, fused=True,
        )  # fmt: skip
    if recipe.optimizer == spec.RMSPROP:  # has no fused form
        return RMSprop(parameters, lr=recipe.lr, weight_decay=recipe.weight_decay)
    if (kind := ADAPTIVE.get(recipe.optimizer)) is None:
        raise ValueError(f"optimizer {recipe.optimizer!r}")
    made: Optimizer = kind(parameters, lr=recipe.lr, weight_decay=recipe.weight_decay, fused=True)
    return made


ADAPTIVE: dict[str, Any] = {spec.ADAM: Adam, spec.ADAMW: AdamW, spec.ADAGRAD: Adagrad}


def schedule(recipe: Recipe, chosen: Optimizer, steps: int) -> LRScheduler | None:
    """What moves the learning rate after each batch.

    One-cycle: from lr / 25 up to lr in the first 30 % of the steps, then down to nearly nothing. Cosine: from lr down
    to 0 along half a cosine. Step: a tenth of it after each third of the run. Exponential: evenly down to lr / 100.

    PyTorch's OneCycleLR would also move SGD's momentum, or Adam's first beta, between 0.85 and 0.95, whatever the
    optimiser was given. Here they stay what the recipe says.
    """
    if recipe.schedule == spec.ONE_CYCLE:
        return OneCycleLR(chosen, max_lr=recipe.lr, total_steps=steps, cycle_momentum=False)
    if recipe.schedule == spec.COSINE:
        return CosineAnnealingLR(chosen, T_max=steps)
    if recipe.schedule == spec.STEP:
        return StepLR(chosen, step_size=max(1, steps // 3), gamma=0.1)
    if recipe.schedule == spec.EXPONENTIAL:
        return ExponentialLR(chosen, gamma=0.01 ** (1 / steps))
    if recipe.schedule == spec.CONSTANT:
        return None
    raise ValueError(f"schedule {recipe.schedule!r}")


def train_step(model: Model, x: Tensor, y: Tensor) -> float:
    """One step on a batch in one go; its loss before the step. For estimates and trials: a run takes it in pieces."""
    loss = functional.cross_entropy(model.network(x), y)
    model.optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    model.optimizer.step()
    return loss.item()


# --- before anything is built ---------------------------------------------------------------------------------------


def check(recipe: Recipe) -> None:
    """What can be told from the recipe alone. PyTorch is asked wherever it has an opinion.

    Raises:
        RecipeError: see ``model``.
        Exception: PyTorch's or Python's own refusal.
    """
    BatchSampler(range(1), recipe.batch_size, drop_last=False)
    torch.Generator().manual_seed(recipe.seed)
    range(recipe.epochs)
    for name in ("lr", "momentum", "weight_decay"):
        value = getattr(recipe, name)
        if name in used(recipe) and isinstance(value, int | float) and not math.isfinite(value):
            raise RecipeError(_not_finite(recipe, name))
    if not 1 <= recipe.epochs <= MOST_EPOCHS:
        raise RecipeError(_epochs(recipe.epochs))


def used(recipe: Recipe) -> frozenset[str]:
    """Names of the fields that play a part: momentum does not with Adam."""
    return frozenset(
        item.name
        for item in fields(recipe)
        if item.when is None or getattr(recipe, item.when.field) in item.when.values
    )


def _not_finite(recipe: Recipe, name: str) -> Cause:
    values: dict[str, Any] = {"field": name, "value": literal(getattr(recipe, name))}
    sentence = QT_TRANSLATE_NOOP(
        "Engine", "With {field} = {value} the first step would leave no weight a number. It has to be finite."
    )
    default = next(item.default for item in fields(recipe) if item.name == name)
    reason = Message("Engine", QT_TRANSLATE_NOOP("Engine", "not a finite number"))
    return Cause(name, reason, Message("Engine", sentence, values), ({name: default},))


def _epochs(epochs: int) -> Cause:
    few = epochs < 1
    values = {"value": epochs if abs(epochs) < 10**12 else f"10^{math.log10(abs(epochs)):.0f}"}
    return Cause(
        "epochs",
        Message("Engine", LOWEST, {"lowest": 1}) if few else Message("Engine", MOST, {"most": f"{MOST_EPOCHS:,}"}),
        Message("Engine", NO_EPOCH if few else ENDLESS, values),
        ({"epochs": 1 if few else MOST_EPOCHS},),
    )


LOWEST = QT_TRANSLATE_NOOP("Engine", "must be {lowest} or more")
MOST = QT_TRANSLATE_NOOP("Engine", "more than {most}")
NO_EPOCH = QT_TRANSLATE_NOOP("Engine", "epochs is {value}: a run goes through its pictures at least once.")
ENDLESS = QT_TRANSLATE_NOOP("Engine", "epochs is {value}: nobody could wait for the end of such a run.")


# --- what it would cost ---------------------------------------------------------------------------------------------


def batch_size(recipe: Recipe, images: int) -> int:
    """Pictures in the largest batch: the recipe's size, or all pictures there are."""
    return min(recipe.batch_size, images)


def needed(recipe: Recipe, description: Network, images: int) -> Cost:
    """Memory for one step, or for one piece of an evaluation if that is more. No arithmetic: a run can be stopped."""
    shape = (3, 32, 32)

    def judge() -> None:
        with torch.no_grad():
            network.build(description)(torch.empty(PIECE, *shape))

    step = cost.training_cost(lambda: network.build(description), (batch_size(recipe, images), *shape))
    return Cost(max(step.bytes, cost.measure(judge).bytes), 0)


def guard(recipe: Recipe, description: Network, images: int, device: str, allow: bool) -> None:
    """Ask or refuse before a run that needs much memory.

    Raises:
        CostError: the user has to agree first, or it will not do at all.
    """
    check(recipe)
    refusal = cost.guard(needed(recipe, description, images), allow, device)
    if refusal is not None:
        raise CostError(refusal)
