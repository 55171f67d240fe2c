"""Why a run does not start or go on: the field at fault, the cause in words, and fixes that were tried."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import torch

from cifar_gui.engine import cost, errors, faults, recipe_checks, recipes, run_cost, sets
from cifar_gui.engine.cause import Case, Cause, Changes
from cifar_gui.engine.causes import diagnose, is_near
from cifar_gui.engine.data import DataError
from cifar_gui.engine.devices import DeviceError
from cifar_gui.engine.errors import Explanation, setting
from cifar_gui.engine.forward import CostError, seeded
from cifar_gui.engine.literal import literal
from cifar_gui.engine.recipe_checks import RecipeError
from cifar_gui.engine.refusals import fault, let_go, own_words
from cifar_gui.protocol import Failure, Fix
from cifar_gui.recipe import Recipe
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, Network, field_value

TRIAL_PICTURES = 64
MOST_FIXES = 2
MOST_FAULTS = 5
"""How many faults of one recipe are mended one after the other."""


@dataclass(frozen=True)
class Attempt:
    """Everything of a run but its recipe: what a trial of another recipe needs."""

    id: int
    network: Network
    split: int
    """Pictures of the split that it takes its own from."""
    device: str
    allow: bool
    page: str = ""
    """That asked for the run."""

    def __call__(self, recipe: Recipe) -> Exception | None:
        """Try one step of a recipe on blank pictures; None means that it works. About 50 ms."""
        try:
            recipe_checks.check(recipe)
            images = self.images(recipe)
            recipe = faults.followed(recipe, images)
            run_cost.guard(recipe, self.network, images, self.device, self.allow)
            model = recipes.model(recipe, self.network, images, self.device)
            count = min(run_cost.batch_size(recipe, images), TRIAL_PICTURES)
            labels = torch.zeros(count, dtype=torch.int64, device=self.device)
            with seeded(0):
                recipes.train_step(model, torch.zeros(count, 3, 32, 32, device=self.device), labels)
        except Exception as error:
            return let_go(error)
        return None

    def images(self, recipe: Recipe) -> int:
        """Pictures of an epoch."""
        return sets.counts(recipe, self.split)[1]


def failure(error: Exception, trace: str, recipe: Recipe, attempt: Attempt) -> Failure:
    """What a run that could not be, or could not go on, tells the user. Takes up to half a second.

    Args:
        error: what was raised, without its traceback: that would hold the tensors of the run.
        trace: the traceback in words.
        recipe: of the run.
        attempt: tries the recipe again, and others in its place.
    """
    if isinstance(error, DataError | DeviceError):
        return fault(attempt.id, attempt.page, error)
    name, text = own_words(error)
    if isinstance(error, CostError):
        why, (field, fixes) = error.refusal, _cheaper(recipe, attempt)
        return Failure(attempt.id, attempt.page, why.kind, "", "", field, why.reason, why.sentence, fixes)
    if not (out_of_memory(error) or ONE_VALUE_ERROR in text or _again(error, attempt(recipe))):
        return Failure(attempt.id, attempt.page, "internal", name, text, traceback=trace)
    told = explain(Case(error, recipe, (1, 3, 32, 32), attempt))
    return Failure(attempt.id, attempt.page, "torch", name, text, told.field, told.reason, told.sentence, told.fixes)


def _again(error: Exception, other: Exception | None) -> bool:
    """Whether a trial of the same recipe is refused in the same words: then the recipe is at fault, and not we.

    Numbers aside: the trial may have had a batch of another size.
    """
    words = (re.sub(r"\d+", "", str(one)) for one in (error, other))
    return type(error) is type(other) and len(set(words)) == 1


def out_of_memory(error: Exception) -> bool:
    """Whether memory ran out, on the device or on the CPU, which says so in words only."""
    return isinstance(error, torch.OutOfMemoryError | MemoryError) or any(
        words in str(error) for words in ("out of memory", "can't allocate memory")
    )


def explain(case: Case) -> Explanation:
    """The field at fault, the cause in words, and fixes that were tried."""
    if (cause := _cause(case)) is None:
        return errors.explain(case)
    found: list[Changes] = []
    for changes in cause.changes:
        if (mended := _mended(case, changes)) and mended not in found:
            found.append(mended)
    return Explanation(cause.field, cause.reason, cause.sentence, tuple(map(setting, found[:MOST_FIXES])))


def _mended(case: Case, changes: Changes) -> Changes | None:
    """The changes with what it takes besides when the recipe has further faults; None when they lead nowhere."""
    current = dict(changes)
    for _ in range(MOST_FAULTS):
        recipe = replace(case.params, **current)
        error = case.attempt(recipe)
        if error is None:
            return current
        cause = _cause(replace(case, error=error, params=recipe))
        if cause is None or not cause.changes:
            return None
        current |= cause.changes[0]
    return None


def _cheaper(recipe: Recipe, attempt: Attempt) -> tuple[str, tuple[Fix, ...]]:
    """The field that makes the batches large, and the largest power of two for it that nobody has to be asked about.

    That is the batch size; or the number of pictures, where all of them are made one batch on purpose.
    """
    images = attempt.images(recipe)
    followed = faults.followed(recipe, images)
    count = run_cost.batch_size(followed, images)
    bytes_each = run_cost.needed(followed, attempt.network, images).bytes / count
    room = min(cost.ASK_BYTES, cost.free_bytes(attempt.device))
    size = 2 ** max(int(room / bytes_each).bit_length() - 1, 0)
    field = "batch_size" if followed.batch_size == recipe.batch_size else "images"
    change = {field: size}
    return field, (setting(change),) if size < count and attempt(replace(recipe, **change)) is None else ()


# --- the rules ------------------------------------------------------------------------------------------------------


def _cause(case: Case) -> Cause | None:
    if isinstance(case.error, RecipeError):
        return case.error.cause
    return next((cause for rule in RULES if (cause := rule(case)) is not None), None) or diagnose(case)


def _say(text: str, **values: object) -> Message:
    return Message("Engine", text, values)


def _out_of_range(case: Case) -> Cause | None:
    found = next((name for start, name in OUT_OF_RANGE.items() if case.text.startswith(start)), None)
    if found is None:
        return None
    value, default = field_value(case.params, found), Recipe.__dataclass_fields__[found].default
    low, text = SENTENCES[found]
    changes: tuple[Changes, ...] = ({found: abs(value)},) if low == AT_LEAST_0 else ()
    return Cause(found, _say(low), _say(text, value=literal(value)), (*changes, {found: default}))


OUT_OF_RANGE = {
    "Invalid learning rate: ": "lr",
    "Invalid momentum value: ": "momentum",
    "Invalid weight_decay value: ": "weight_decay",
    "Invalid beta parameter at index 0: ": "beta1",
    "Invalid beta parameter at index 1: ": "beta2",
    "Invalid alpha value: ": "alpha",
    "Invalid epsilon value: ": "eps",
    "Invalid lr_decay value: ": "lr_decay",
    "label_smoothing must be between": "label_smoothing",
    "smooth_l1_loss does not support negative values for beta": "beta",
    "huber_loss does not support non-positive values for delta": "delta",
}
"""How PyTorch's words begin, and the field they are about."""

AT_LEAST_0 = QT_TRANSLATE_NOOP("Engine", "must be 0 or more")
ABOVE_0 = QT_TRANSLATE_NOOP("Engine", "must be above 0")
BELOW_1 = QT_TRANSLATE_NOOP("Engine", "from 0 to just below 1")
TO_1 = QT_TRANSLATE_NOOP("Engine", "from 0 to 1")
SENTENCES = {
    "lr": (
        AT_LEAST_0,
        QT_TRANSLATE_NOOP("Engine", "lr is {value}: with a negative rate every step climbs, and the loss grows."),
    ),
    "momentum": (
        AT_LEAST_0,
        QT_TRANSLATE_NOOP("Engine", "momentum is {value}: it says how much of the last step is kept."),
    ),
    "weight_decay": (
        AT_LEAST_0,
        QT_TRANSLATE_NOOP("Engine", "weight_decay is {value}: it would drive every weight away from 0."),
    ),
    "beta1": (
        BELOW_1,
        QT_TRANSLATE_NOOP("Engine", "betas[0] is {value}: it says how much of the mean gradient so far is kept."),
    ),
    "beta2": (
        BELOW_1,
        QT_TRANSLATE_NOOP("Engine", "betas[1] is {value}: it says how much of the mean squared gradient is kept."),
    ),
    "alpha": (
        AT_LEAST_0,
        QT_TRANSLATE_NOOP("Engine", "alpha is {value}: it says how much of the mean squared gradient is kept."),
    ),
    "eps": (
        AT_LEAST_0,
        QT_TRANSLATE_NOOP(
            "Engine", "eps is {value}: it keeps a divisor away from 0, and has to be small and positive."
        ),
    ),
    "lr_decay": (
        AT_LEAST_0,
        QT_TRANSLATE_NOOP(
            "Engine", "lr_decay is {value}: it says how fast the rate shrinks, and the rate cannot grow."
        ),
    ),
    "label_smoothing": (
        TO_1,
        QT_TRANSLATE_NOOP(
            "Engine", "label_smoothing is {value}: it is the share of the target that is spread over all classes."
        ),
    ),
    "beta": (
        AT_LEAST_0,
        QT_TRANSLATE_NOOP("Engine", "beta is {value}: it is the error up to which SmoothL1Loss is a parabola."),
    ),
    "delta": (
        ABOVE_0,
        QT_TRANSLATE_NOOP("Engine", "delta is {value}: it is the error up to which HuberLoss is a parabola."),
    ),
}


def _nesterov(case: Case) -> Cause | None:
    if not case.text.startswith("Nesterov momentum requires a momentum"):
        return None
    if case.params.momentum > 0:
        return Cause(
            "dampening",
            _say(QT_TRANSLATE_NOOP("Engine", "must be 0 with nesterov")),
            _say(
                QT_TRANSLATE_NOOP("Engine", "Nesterov is defined without dampening, and dampening is {value} here."),
                value=literal(case.params.dampening),
            ),
            ({"dampening": 0.0}, {"nesterov": False}),
        )
    return Cause(
        "nesterov",
        _say(QT_TRANSLATE_NOOP("Engine", "needs momentum above 0")),
        _say(
            QT_TRANSLATE_NOOP("Engine", "Nesterov looks ahead along the momentum, and momentum = {value} leaves none."),
            value=literal(case.params.momentum),
        ),
        ({"nesterov": False}, {"momentum": Recipe.momentum}),
    )  # fmt: skip


def _batch_size(case: Case) -> Cause | None:
    if not case.text.startswith("batch_size should be a positive integer"):
        return None
    value = case.params.batch_size
    near = ({"batch_size": max(1, round(value))},) if is_near(value) else ()
    return Cause(
        "batch_size",
        _say(QT_TRANSLATE_NOOP("Engine", "must be a whole number from 1")),
        _say(
            QT_TRANSLATE_NOOP("Engine", "batch_size is {value}: a batch is made of whole pictures, at least one."),
            value=literal(value),
        ),
        (*near, {"batch_size": Recipe.batch_size}),
    )


def _memory(case: Case) -> Cause | None:
    if not out_of_memory(case.error):
        return None
    size = case.params.batch_size
    return Cause(
        "batch_size",
        _say(QT_TRANSLATE_NOOP("Engine", "not enough memory")),
        _say(
            QT_TRANSLATE_NOOP(
                "Engine",
                "There was not enough memory for a batch of {size}. Choose a smaller batch, or train on the CPU.",
            ),
            size=size,
        ),
        ({"batch_size": size // 2},) if size > 1 else (),
    )


def _network(case: Case) -> Cause | None:
    if not isinstance(case.attempt, Attempt):
        return None
    try:
        with torch.device("meta"):
            run_cost.outputs(case.attempt.network)
    except Exception:
        sentence = QT_TRANSLATE_NOOP(
            "Engine", "The layers of this network do not fit together. Lesson 7.7 marks the first one that does not."
        )
        return Cause("network", _say(QT_TRANSLATE_NOOP("Engine", "does not fit together")), _say(sentence), ())
    return None


def _one_value(case: Case) -> Cause | None:
    """Of a trial's first batch, or of the last batch of an epoch, which may be smaller."""
    if ONE_VALUE_ERROR not in case.text or not isinstance(case.attempt, Attempt):
        return None
    images, size = case.attempt.images(case.params), case.params.batch_size
    others = (other for near in range(1, 9) for other in (size - near, size + near) if 1 < other <= images)
    changes = tuple({"batch_size": other} for other in others if images % other != 1)
    if images % size == 1 and images > size:
        values = {"images": f"{images:,}", "batches": f"{images // size:,}", "size": size}
        return Cause("batch_size", _say(SINGLE), _say(LAST_BATCH, **values), changes[:2])
    return Cause("batch_size", _say(SINGLE), _say(NORMALISED, size=min(size, images)), changes[:2])


ONE_VALUE_ERROR = "Expected more than 1 value per channel"
SINGLE = QT_TRANSLATE_NOOP("Engine", "one value has no spread")
NORMALISED = QT_TRANSLATE_NOOP(
    "Engine",
    "In train() a BatchNorm layer normalises by the mean and the spread of the batch, and in a batch of {size} a "
    "channel has one value only.",
)
LAST_BATCH = QT_TRANSLATE_NOOP(
    "Engine",
    "{images} pictures are {batches} batches of {size}, and one picture is left for the last batch. In train() a "
    "BatchNorm layer normalises by the mean and the spread of the batch, and one value has none. "
    "DataLoader(drop_last=True) would leave that batch out.",
)


def _in_place(case: Case) -> Cause | None:
    if errors.WRITTEN_OVER_ERROR not in case.text:
        return None
    return Cause("network", _say(errors.WRITTEN_OVER), _say(errors.IN_PLACE), ())


RULES: tuple[Callable[[Case], Cause | None], ...] = (
    _out_of_range,
    _nesterov,
    _batch_size,
    _memory,
    _one_value,
    _in_place,
    _network,
)
"""Before those of ``engine.causes``, which know whole numbers and 64 bits."""
