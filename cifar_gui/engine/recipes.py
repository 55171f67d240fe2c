"""From a recipe to what PyTorch makes of it: a network, an optimiser and a schedule."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, cast

import torch
from torch import Tensor, nn, optim
from torch.optim import Optimizer
from torch.optim.lr_scheduler import CosineAnnealingLR, ExponentialLR, LinearLR, LRScheduler, OneCycleLR, StepLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from torch.utils.data import BatchSampler

from cifar_gui.engine import augment, batches, cost, devices, faults, network, whitening
from cifar_gui.engine.causes import Cause, Refused
from cifar_gui.engine.code import literal
from cifar_gui.engine.cost import Cost
from cifar_gui.engine.criteria import CLASSES, Criterion
from cifar_gui.engine.dice import Dice, draws
from cifar_gui.engine.evaluation import PIECE
from cifar_gui.engine.forward import CostError, seeded
from cifar_gui.engine.muon import Muon
from cifar_gui.engine.network_edits import with_dropout
from cifar_gui.engine.weights_fit import wanted
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
    SIDES,
    STEP,
    Recipe,
    side,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, Network, fields, shown

MOST_EPOCHS = 1_000_000
PICTURE = (3, 32, 32)


class RecipeError(Refused):
    """A value that PyTorch would take, and that would come to nothing."""


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
        net = _built(recipe, description)
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


def _built(recipe: Recipe, description: Network) -> nn.Sequential:
    """The network with its first weights, as it is while it is trained: what is not to be learned is told of.

    Raises:
        RecipeError: dropout has no place in it.
    """
    broken = faults.built(description, recipe)
    trained = with_dropout(broken, recipe.dropout)
    if recipe.dropout and trained is broken:
        raise RecipeError(_nowhere(description))
    net = network.build(trained)
    _spoil(net, recipe.fault)
    if recipe.whiten:
        whitening.freeze(net)
    return net


def flops(recipe: Recipe, description: Network) -> int:
    """Of a picture forward and backward, in all epochs; two for each multiply-add. No arithmetic."""
    small = min(max(recipe.small_epochs, 0), recipe.epochs)
    times = Counter(side(recipe, epoch) for epoch in range(small))
    times[SIDE] = recipe.epochs - small
    return sum(n * (flops_once(recipe, description, pixels) or 0) for pixels, n in times.items() if n)


def flops_once(recipe: Recipe, description: Network, pixels: int = SIDE) -> int | None:
    """Of a picture of so many pixels a side, forward and backward; None where torch does not go through with it.

    The first layer has no gradient to hand on to the picture: that is why it is less than three forward passes.
    """
    gone_through = []

    def work() -> None:
        _built(recipe, description)(torch.empty(2, 3, pixels, pixels)).sum().backward()  # BatchNorm wants more than one
        gone_through.append(True)

    counted = cost.measure(work).flops
    return counted // 2 if gone_through else None


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


# --- before anything is built ---------------------------------------------------------------------------------------


def check(recipe: Recipe) -> None:
    """What can be told from the recipe alone. PyTorch is asked wherever it has an opinion.

    Raises:
        RecipeError: see ``model``.
        Exception: PyTorch's or Python's own refusal.
    """
    if not 0 <= recipe.validation < 1:
        raise RecipeError(_no_share(recipe.validation))
    if recipe.images is not None and not range(recipe.images):
        raise RecipeError(_no_pictures(recipe.images))
    if recipe.fault and recipe.fault not in faults.BY_KEY:
        raise RecipeError(faults.unknown(recipe.fault))
    BatchSampler(range(1), recipe.batch_size, drop_last=False)
    torch.Generator().manual_seed(recipe.seed)
    range(recipe.epochs)
    for item in fields(recipe):
        value = getattr(recipe, item.name)
        known = item.kind == "float" and item.name in shown(recipe) and value is not None
        if known and not math.isfinite(value):
            raise RecipeError(_not_finite(recipe, item.name))
    for name, (low, high) in BOUNDS.items():
        value = getattr(recipe, name)
        if name in shown(recipe) and value is not None and not low <= value <= high:
            raise RecipeError(_outside(recipe, name, low, high))
    if recipe.clip is not None and recipe.clip <= 0:
        raise RecipeError(_no_norm(recipe.clip))
    if "gamma" in shown(recipe) and recipe.gamma <= 0:
        raise RecipeError(_gamma(recipe.gamma))
    for name in ("epochs", "step_epochs"):
        if name in shown(recipe) and not 1 <= getattr(recipe, name) <= MOST_EPOCHS:
            raise RecipeError(_epochs(name, getattr(recipe, name)))


def _not_finite(recipe: Recipe, name: str) -> Cause:
    values: dict[str, Any] = {"field": name, "value": literal(getattr(recipe, name))}
    sentence = QT_TRANSLATE_NOOP(
        "Engine",
        "With {field} = {value} the first step would leave no weight a finite number. It has to be finite itself.",
    )
    default = next(item.default for item in fields(recipe) if item.name == name)
    reason = Message("Engine", QT_TRANSLATE_NOOP("Engine", "not a finite number"))
    return Cause(name, reason, Message("Engine", sentence, values), ({name: default},))


BOUNDS: dict[str, tuple[float, float]] = {
    "shift": (0, augment.SIDE - 1), "cutout": (0, augment.SIDE), "ema": (0, 0.99999), "warmup": (0, MOST_EPOCHS),
}  # fmt: skip
"""Beyond these a value comes to nothing, or cannot be worked with."""


def _outside(recipe: Recipe, name: str, low: float, high: float) -> Cause:
    values: dict[str, object] = {"low": f"{low:g}", "high": f"{high:g}"}
    value = getattr(recipe, name)
    sentences = {
        "shift": SHIFT, "cutout": CUTOUT, "ema": EMA, "warmup": WARMUP,
    }  # fmt: skip
    told = Message("Engine", sentences[name], {**values, "value": literal(value)})
    return Cause(name, Message("Engine", FROM_TO, values), told, ({name: type(low)(low if value < low else high)},))


def _no_norm(clip: float) -> Cause:
    return Cause(
        "clip",
        Message("Engine", QT_TRANSLATE_NOOP("Engine", "must be above 0")),
        Message("Engine", NO_NORM, {"value": literal(clip)}),
        ({"clip": abs(clip) or 1.0}, {"clip": None}),
    )


def _nowhere(description: Network) -> Cause:
    reason = Message("Engine", QT_TRANSLATE_NOOP("Engine", "needs a linear layer"))
    return Cause("dropout", reason, Message("Engine", NO_LINEAR, {"network": description.name}), ({"dropout": 0.0},))


def _epochs(name: str, epochs: int) -> Cause:
    few = epochs < 1
    values = {"value": epochs if abs(epochs) < 10**12 else f"10^{math.log10(abs(epochs)):.0f}"}
    return Cause(
        name,
        Message("Engine", LOWEST, {"lowest": 1}) if few else Message("Engine", MOST, {"most": f"{MOST_EPOCHS:,}"}),
        Message("Engine", (NO_EPOCH if few else ENDLESS) if name == "epochs" else RARE, values),
        ({name: 1 if few else MOST_EPOCHS},),
    )


def _gamma(gamma: float) -> Cause:
    return Cause(
        "gamma",
        Message("Engine", QT_TRANSLATE_NOOP("Engine", "must be above 0")),
        Message("Engine", NO_RATE, {"value": literal(gamma)}),
        ({"gamma": abs(gamma) or Recipe.gamma}, {"gamma": Recipe.gamma}),
    )


def _no_share(validation: float) -> Cause:
    values = {"value": literal(validation), "default": literal(Recipe.validation)}
    reason = Message("Engine", QT_TRANSLATE_NOOP("Engine", "from 0 to just below 1"))
    return Cause("validation", reason, Message("Engine", NO_SHARE, values), ({"validation": Recipe.validation},))


def _no_pictures(images: int) -> Cause:
    reason, values = Message("Engine", LOWEST, {"lowest": 1}), {"value": literal(images)}
    return Cause("images", reason, Message("Engine", NO_PICTURES, values), ({"images": None}, {"images": 1000}))


def _nothing_left() -> Cause:
    reason = Message("Engine", QT_TRANSLATE_NOOP("Engine", "leaves nothing to train on"))
    return Cause("validation", reason, Message("Engine", NOTHING_LEFT), ({"validation": Recipe.validation},))


def _misfit(shape: tuple[int, ...]) -> Cause:
    values = {"shape": str(shape), "wanted": str((shape[0], CLASSES) if shape else (CLASSES,))}
    reason = Message("Engine", QT_TRANSLATE_NOOP("Engine", "must give ten numbers a picture"))
    return Cause("network", reason, Message("Engine", MISFIT, values), ())


def _too_small() -> Cause:
    reason = Message("Engine", QT_TRANSLATE_NOOP("Engine", "not with this network"))
    sentence = Message("Engine", NOT_SMALL, {"side": SIDES[0]})
    return Cause("small_epochs", reason, sentence, ({"small_epochs": 0},))


NOT_SMALL = QT_TRANSLATE_NOOP(
    "Engine",
    "This network takes pictures of one size only, and not of {side} × {side}. One that pools to a fixed size before "
    "its first Linear takes any: AdaptiveAvgPool2d or AdaptiveMaxPool2d does that.",
)
NO_SHARE = QT_TRANSLATE_NOOP(
    "Engine",
    "validation is {value}: it is the share of the pictures that is kept back for judging, such as {default}.",
)
NO_PICTURES = QT_TRANSLATE_NOOP(
    "Engine", "images is {value}: a run needs a picture at least. Leave it empty to train on all there are."
)
NOTHING_LEFT = QT_TRANSLATE_NOOP("Engine", "All pictures are kept back for validation: there is none left to train on.")
FROM_TO = QT_TRANSLATE_NOOP("Engine", "must be from {low} to {high}")
SHIFT = QT_TRANSLATE_NOOP(
    "Engine",
    "The shift is {value}: a picture of 32 pixels can be moved by {low} to {high} of them, mirrored at its edge.",
)
CUTOUT = QT_TRANSLATE_NOOP(
    "Engine", "The square that is cut out has {value} pixels a side: a picture of 32 holds one of {low} to {high}."
)
EMA = QT_TRANSLATE_NOOP(
    "Engine",
    "The mean of the weights keeps {value} of itself at each step: choose a share from {low} to {high}. With 1 it "
    "would stay at the first weights.",
)
WARMUP = QT_TRANSLATE_NOOP("Engine", "The warm-up has {value} steps: choose a whole number from {low} to {high}.")
NO_NORM = QT_TRANSLATE_NOOP(
    "Engine",
    "With a largest norm of {value} nothing would be left of the gradients. Leave it empty to keep them as they are.",
)
NO_LINEAR = QT_TRANSLATE_NOOP(
    "Engine",
    "{network} has no linear layer of its own: dropout goes before the last one. Put a Dropout layer into the network "
    "itself in lesson 7.7.",
)
LOWEST = QT_TRANSLATE_NOOP("Engine", "must be {lowest} or more")
MOST = QT_TRANSLATE_NOOP("Engine", "more than {most}")
NO_EPOCH = QT_TRANSLATE_NOOP("Engine", "epochs is {value}: a run goes through its pictures at least once.")
RARE = QT_TRANSLATE_NOOP("Engine", "The rate changes after every {value} epochs: choose a whole number from 1.")
NO_RATE = QT_TRANSLATE_NOOP(
    "Engine", "gamma is {value}: the rate is multiplied by it again and again, and has to stay above 0."
)
MISFIT = QT_TRANSLATE_NOOP(
    "Engine",
    "What comes out of this network has the shape {shape}. The pictures have ten classes, and the loss needs one "
    "number for each: {wanted}. Lesson 7.7 shows the shape after every layer.",
)
ENDLESS = QT_TRANSLATE_NOOP("Engine", "epochs is {value}: nobody could wait for such a run to end.")


# --- what it would cost ---------------------------------------------------------------------------------------------

COPIES = 2
"""Of the weights, beside the network: the best and a snapshot (``kept_weights.WeightsKeeper``)."""


def batch_size(recipe: Recipe, images: int) -> int:
    """Pictures in the largest batch: the recipe's size, or all pictures there are."""
    return min(recipe.batch_size, images)


def needed(recipe: Recipe, description: Network, images: int) -> Cost:
    """Memory for one step, or for one piece of an evaluation if that is more, and for what waits to be written.

    No arithmetic: a run can be stopped.
    """
    description = faults.built(description, recipe)
    step = cost.training_cost(lambda: network.build(description), (batch_size(recipe, images), *PICTURE))
    weights = sum(tensor.nbytes for tensor in wanted(description).values())
    return Cost(max(step.bytes, cost.measure(lambda: outputs(description)).bytes) + COPIES * weights, 0)


def outputs(description: Network, pixels: int = SIDE) -> tuple[int, ...]:
    """The shape of what comes out for PIECE pictures of so many pixels a side. No arithmetic on the meta device.

    Raises:
        Exception: whatever PyTorch raises.
    """
    with torch.no_grad():
        return tuple(network.build(description)(torch.empty(PIECE, 3, pixels, pixels)).shape)


def guard(recipe: Recipe, description: Network, images: int, device: str, allow: bool) -> None:
    """Ask or refuse before a run that needs much memory, or whose network does not give ten numbers a picture.

    Raises:
        CostError: the user has to agree first, or it will not do at all.
        RecipeError: see ``model``.
    """
    check(recipe)
    if not images:
        raise RecipeError(_nothing_left())
    if (idle := faults.fault_of(recipe).idle(recipe, description)) is not None:
        raise RecipeError(idle)
    refusal = cost.guard(needed(recipe, description, images), allow, device)
    if refusal is not None:
        raise CostError(refusal)
    try:
        with torch.device("meta"):
            shape = outputs(faults.built(description, recipe))
    except Exception:
        return  # PyTorch will say it of the real pictures, in the same words
    if shape != (PIECE, CLASSES):
        raise RecipeError(_misfit(shape))
    if recipe.small_epochs > 0 and not _takes_small(description):
        raise RecipeError(_too_small())


def _takes_small(description: Network) -> bool:
    try:
        with torch.device("meta"):
            return outputs(description, SIDES[0]) == (PIECE, CLASSES)
    except Exception:
        return False
