"""From a recipe to what PyTorch makes of it: a network, an optimiser and a schedule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, cast

import torch
from torch import Tensor, nn, optim
from torch.optim import Optimizer
from torch.optim.lr_scheduler import CosineAnnealingLR, ExponentialLR, LinearLR, LRScheduler, OneCycleLR, StepLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from cifar_gui.engine import batches, devices, faults, network, whitening
from cifar_gui.engine.criteria import Criterion
from cifar_gui.engine.dice import Dice, draws
from cifar_gui.engine.forward import seeded
from cifar_gui.engine.muon import Muon
from cifar_gui.engine.network_edits import with_dropout
from cifar_gui.engine.recipe_checks import RecipeError, check, nowhere
from cifar_gui.recipe import (
    ADAGRAD,
    ADAM,
    ADAMW,
    CONSTANT,
    COSINE,
    EXPONENTIAL,
    MUON,
    ONE_CYCLE,
    OPTIMIZER_DEFAULTS,
    RMSPROP,
    SGD,
    SIDE,
    STEP,
    Recipe,
    side,
)
from cifar_gui.spec import Network, shown


@dataclass(frozen=True, eq=False)
class Model:
    """A network, its loss, and what changes it."""

    network: nn.Sequential
    criterion: Criterion
    optimizer: Optimizer
    schedule: LRScheduler | None
    """Stepped after each batch; None for a constant learning rate."""
    warmup: LinearLR | None = None
    """Multiplies what the schedule says in the first steps, and is stepped after it."""
    dice: Dice | None = None
    """What layers draw from that draw; None where there are none."""
    averaged: AveragedModel | None = None
    """The mean of the weights after all steps, the latest of most weight. Its statistics of BatchNorm are the latest
    ones, not their mean: what ``AveragedModel`` does unless it is asked for something else."""
    clip: float | None = None
    """The largest norm that all gradients together may have."""
    clears: bool = True
    """Whether gradients are set to zero before each backward pass."""

    @property
    def result(self) -> nn.Sequential:
        """The network whose weights count: they are judged and kept."""
        if self.averaged is None:
            return self.network
        return cast("nn.Sequential", self.averaged.module)

    def begin(self) -> None:
        """The network has its first weights."""
        if self.averaged is not None:
            self.averaged.module.load_state_dict(self.network.state_dict())

    def rolled(self) -> AbstractContextManager[None]:
        """Within it layers draw the run's own numbers."""
        return nullcontext() if self.dice is None else self.dice.rolled()

    def update(self) -> None:
        """Move the weights, and their mean."""
        self.optimizer.step()
        if self.averaged is not None:
            self.averaged.update_parameters(self.network)

    @property
    def lr(self) -> float:
        """The learning rate of the next step."""
        return float(self.optimizer.param_groups[0]["lr"])

    @property
    def left_over(self) -> dict[str, list[Tensor]]:
        """What the next step adds its gradients to, where nothing clears them: part of the state between two steps."""
        if self.clears:
            return {}
        return {"gradients": [_gradient(parameter) for parameter in self._learned]}

    def leave_over(self, state: Mapping[str, Any]) -> None:
        """Put back what ``left_over`` gave."""
        for parameter, gradient in zip(self._learned, state.get("gradients", ()), strict=False):
            parameter.grad = gradient

    @property
    def _learned(self) -> list[Tensor]:
        return [parameter for parameter in self.network.parameters() if parameter.requires_grad]

    def set_lr(self, lr: float) -> None:
        """Take another learning rate from the next step on, which what is left of the schedule never exceeds.

        Where the schedule falls it is scaled with the rate. Where it would still rise the rate stays what was typed,
        and falls from the peak on as it would have.
        """
        (group,) = self.optimizer.param_groups
        rising = isinstance(self.schedule, OneCycleLR) and self.schedule.last_epoch < _peak(self.schedule)
        factor = lr / (group["max_lr"] if rising else self.lr) if self.lr else 1.0
        for name in SCALED & group.keys():
            group[name] *= factor
        if rising:
            group["initial_lr"] = group["max_lr"] = lr
        group["lr"] = lr
        if self.warmup is not None:  # what is set by hand is taken at once
            self.warmup.last_epoch = max(self.warmup.last_epoch, self.warmup.total_iters)
        if isinstance(self.schedule, StepLR | ExponentialLR):
            self.schedule.gamma = min(self.schedule.gamma, 1.0)
        if self.schedule is not None:
            self.schedule.base_lrs = [base * factor for base in self.schedule.base_lrs]


SCALED = {"initial_lr", "max_lr", "min_lr"}
"""What a schedule keeps beside the parameters: from these it makes the rate of the next step."""
RISE = 0.3
"""``pct_start`` of OneCycleLR where nothing is said: the share of the steps in which the rate goes up."""


def _peak(schedule: OneCycleLR) -> float:
    """At which of its steps the rate is highest."""
    return RISE * schedule.total_steps - 1


def _gradient(parameter: Tensor) -> Tensor:
    """Zeros before the first step."""
    return torch.zeros_like(parameter) if parameter.grad is None else parameter.grad


def model(recipe: Recipe, description: Network, images: int, device: str = "cpu") -> Model:
    """The network with its first weights, and its loss, optimiser and schedule for a run over ``images`` pictures.

    Weights are those that ``torch.manual_seed(recipe.seed)`` directly before the network is built would give; torch's
    generators are put back.

    Raises:
        RecipeError: a value that PyTorch would take without a word, and that leads nowhere.
        Exception: whatever PyTorch raises.
    """
    check(recipe)
    with seeded(recipe.seed):
        net = built(recipe, description)
        dice = Dice(device) if draws(net) else None
    net = net.to(device, memory_format=batches.layout(device))  # type: ignore[call-overload]  # not in torch's types
    chosen = optimizer(recipe, net.parameters())
    steps = batches.steps_per_epoch(images, recipe.batch_size)
    moves = schedule(recipe, chosen, steps)
    warmup = LinearLR(chosen, 1 / recipe.warmup, total_iters=recipe.warmup) if warms_up(recipe) else None
    mean: Any = get_ema_multi_avg_fn  # torch has no types for it
    averaged = AveragedModel(net, multi_avg_fn=mean(recipe.ema)) if recipe.ema else None
    return Model(
        net, Criterion(recipe), chosen, moves, warmup, dice, averaged, recipe.clip, recipe.fault != faults.NO_ZERO_GRAD
    )


def warms_up(recipe: Recipe) -> bool:
    """Whether the learning rate rises at the beginning; one-cycle does so by itself."""
    return bool(recipe.warmup) and "warmup" in shown(recipe)


def _spoil(net: nn.Module, fault: str) -> None:
    """The fault of a network that is there: its first weights, or the mode that it trains in."""
    with torch.no_grad():
        for parameter in net.parameters():
            if fault == faults.ZERO_START:
                parameter.zero_()
            elif fault == faults.HUGE_START and parameter.dim() > 1:
                parameter.normal_()
    net.train(fault != faults.EVAL_MODE)


def built(recipe: Recipe, description: Network) -> nn.Sequential:
    """The network with its first weights, as it is while it is trained: what is not to be learned is told of.

    Raises:
        RecipeError: dropout has no place in it.
    """
    broken = faults.built(description, recipe)
    trained = with_dropout(broken, recipe.dropout)
    if recipe.dropout and trained is broken:
        raise RecipeError(nowhere(description))
    net = network.build(trained)
    _spoil(net, recipe.fault)
    if recipe.whiten:
        whitening.freeze(net)
    return net


def sized(recipe: Recipe, epoch: int, x: Tensor) -> Tensor:
    """Pictures (n, 3, 32, 32) in the size in which they are trained on in an epoch, from 0 on."""
    pixels = side(recipe, epoch)
    return x if pixels == SIDE else nn.functional.interpolate(x, size=pixels, mode="bilinear", antialias=True)


def optimizer(recipe: Recipe, parameters: Iterable[Tensor]) -> Optimizer:
    """The optimiser; fused, which saves 0.1 to 0.4 ms a step and gives the same numbers to rounding."""
    given: dict[str, Any] = {
        name: getattr(recipe, name) for name in OPTIMIZER_DEFAULTS.get(recipe.optimizer, ()) if name in shown(recipe)
    }
    if "beta1" in given:
        given["betas"] = (given.pop("beta1"), given.pop("beta2"))
    if recipe.optimizer not in (RMSPROP, MUON):  # have no fused form
        given["fused"] = True
    if (kind := OPTIMIZERS.get(recipe.optimizer)) is None:
        raise ValueError(f"optimizer {recipe.optimizer!r}")
    made: Optimizer = kind(parameters, **given)
    return made


def memory(recipe: Recipe, parameters: Sequence[Tensor]) -> dict[int, dict[str, Any]]:
    """What the optimiser keeps for each parameter after a step, by the parameter's place: tensors of that kind.

    Found by a step on a parameter of six numbers: what is kept has the shape of the parameter, or is one number.
    """
    small = nn.Parameter(torch.zeros(2, 3))
    small.grad = torch.ones(2, 3)
    trial = optimizer(recipe, [small])
    trial.step()
    kept = trial.state[small]
    return {
        at: {
            name: torch.empty_like(parameter, dtype=one.dtype, device="meta")
            if getattr(one, "shape", None) == small.shape
            else one
            for name, one in kept.items()
        }
        for at, parameter in enumerate(parameters)
    }


OPTIMIZERS: dict[str, Any] = {
    SGD: optim.SGD, ADAM: optim.Adam, ADAMW: optim.AdamW, RMSPROP: optim.RMSprop, ADAGRAD: optim.Adagrad, MUON: Muon,
}  # fmt: skip


def schedule(recipe: Recipe, chosen: Optimizer, steps: int) -> LRScheduler | None:
    """What moves the learning rate after each batch, for epochs of so many ``steps``.

    One-cycle: from lr / 25 up to lr in the first 30 % of the steps, then down to nearly nothing. Cosine: from lr down
    to 0 along half a cosine. Step: times gamma after every so many epochs. Exponential: evenly, times gamma an epoch.

    PyTorch's OneCycleLR would also move SGD's momentum, or Adam's first beta, between 0.85 and 0.95, whatever the
    optimiser was given. Here they stay what the recipe says.
    """
    if recipe.schedule == ONE_CYCLE:
        return OneCycleLR(chosen, max_lr=recipe.lr, total_steps=recipe.epochs * steps, cycle_momentum=False)
    if recipe.schedule == COSINE:
        return CosineAnnealingLR(chosen, T_max=recipe.epochs * steps)
    if recipe.schedule == STEP:
        return StepLR(chosen, step_size=recipe.step_epochs * steps, gamma=recipe.gamma)
    if recipe.schedule == EXPONENTIAL:
        return ExponentialLR(chosen, gamma=recipe.gamma ** (1 / steps))
    if recipe.schedule == CONSTANT:
        return None
    raise ValueError(f"schedule {recipe.schedule!r}")


def forward(model: Model, x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """The loss of a batch, with its graph, and the logits that it is of."""
    with devices.kernels(len(x)), model.rolled():
        logits = model.network(x)
        return model.criterion(logits, y), logits


def backward(model: Model, loss: Tensor, pictures: int) -> float | None:
    """Gradients of a batch of so many ``pictures``, in place of older ones.

    Returns:
        where they are clipped, the norm that they had before, all together.
    """
    if model.clears:
        model.optimizer.zero_grad()
    with devices.kernels(pictures):
        loss.backward()  # type: ignore[no-untyped-call]  # torch has no types for it
    if model.clip is None:
        return None
    return float(nn.utils.clip_grad_norm_(model.network.parameters(), model.clip))


def train_step(model: Model, x: Tensor, y: Tensor) -> float:
    """One step on a batch in one go; its loss before the step. For estimates and trials: a run takes it in pieces."""
    loss, _ = forward(model, x, y)
    backward(model, loss, len(x))
    model.update()
    return loss.item()
