"""What the curve says, beside what the steps did: judgements, made only where the numbers leave no doubt."""

from __future__ import annotations

import math
from statistics import median

import numpy as np

from cifar_gui.doctor.evidence import Evidence, Judged
from cifar_gui.doctor.finding import Finding
from cifar_gui.doctor.rules.steps import GUESSING, boldest, lower_rate, one_digit, weighed
from cifar_gui.doctor.words import number, percent
from cifar_gui.protocol.watching import LayerLook, Look
from cifar_gui.recipe import CONSTANT, CROSS_ENTROPY, NLL, SGD
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, shown

LOGARITHMS = (CROSS_ENTROPY, NLL)
"""The losses of which it is known what guessing loses: ln 10."""
SEVERAL, FEWEST = 30, 8
"""Steps before the curve is judged at all: while it goes on, and where it is over."""
SPIKE = 1.5
"""How many times the loss of guessing a mean over steps is where the steps make it worse. Healthy runs never lose more
than guessing but in their first steps."""
BOLD = 0.1
"""A step that changes the weights of a layer by a tenth of their size. Usual is a thousandth."""
LEARNED = 0.7
"""A run that has come so far below the loss of guessing has got over a jump in its first tenth."""
WILD = 0.3
"""By so much no step changes a layer of a run that learns, and nobody who guesses is to be beaten by such steps."""
AGAIN = 3
"""Looks at so bold steps, without the first ones: those of Adam and Adagrad are bold at a usual rate."""
TIMID = 5e-4
"""A step that changes no layer by more of its weights, at any time. The healthy runs that move least reach 0.0015."""
USUAL = 0.01
"""To about so much the boldest step is brought."""
SLOW = 0.1
"""By how much the loss has fallen at most where steps are too small."""
CHANCE = 0.02
"""How near to the loss of guessing a network is that guesses."""
AT_CHANCE = 0.006
"""And how far below it over a quarter of a run that has learned nothing: what begins to learn is lower by then."""
LONG_STEPS, LONG_EPOCHS, ENOUGH_STEPS = 100, 5, 1000
"""How long a run is that ought to have begun to learn: so many steps, and so many epochs or so many more steps."""
SAME = 1e-6
"""Outputs that differ by no more between pictures are rounding. At the slow start of a deep network it is 1e-4."""
FADED = 1e-4
"""The relative gradient of a layer, as a share of that of the layer with the largest."""
TINY = 1e-12
"""Weights are no smaller, where something is divided by them."""
GROWN = 100.0
"""How many times as large as at first gradients have become that explode."""
FIRM = 4
"""Times that something was judged, before its course is judged."""
WORSE = 1.2
"""How many times the best loss on validation the last one is where a run overfits."""
GAP = 2.0
"""And how many times the loss on training pictures."""
FALLING = 0.8
"""How many times the loss at three quarters of the run the last one is, where it is still improving."""

BROKE_OFF = QT_TRANSLATE_NOOP(
    "Doctor",
    "After step {step} the loss is no longer a usable number; shortly before, its mean went from {before} to "
    "{after}. The learning rate was {lr}.",
)
AT_ONCE = QT_TRANSLATE_NOOP("Doctor", "After step {step} the loss is no longer a usable number.")
TOO_LONG_STEPS = QT_TRANSLATE_NOOP(
    "Doctor",
    "Steps that are too long land beyond the valley, higher each time, until the numbers overflow. Take a "
    "learning rate of about {lower}; the part “Learning rate” finds one that fits.",
)
OVERSHOT = QT_TRANSLATE_NOOP(
    "Doctor",
    "At a learning rate of {lr}, one step changed the weights of “{name}” by {ratio} %; the mean loss rose to "
    "{loss}. Guessing would give {guessing}.",
)
LOWER_RATE = QT_TRANSLATE_NOOP(
    "Doctor",
    "The steps are too long: each undoes what others have learned, and the loss jumps. A step usually changes the "
    "weights by about 0.1 %. Take a learning rate of about {lower}.",
)
CREPT = QT_TRANSLATE_NOOP(
    "Doctor",
    "No step changed the weights of a layer by more than {ratio} %; in {steps} steps the loss went from {first} "
    "to {last}.",
)
HIGHER_RATE = QT_TRANSLATE_NOOP(
    "Doctor",
    "The steps are too short to get anywhere. A step usually changes the weights by about 0.1 %. Take a learning "
    "rate of about {higher}.",
)
STAYED = QT_TRANSLATE_NOOP(
    "Doctor",
    "Over the last {steps} steps the mean loss is {loss}; guessing among ten classes gives {guessing}.",
)
STUCK = QT_TRANSLATE_NOOP(
    "Doctor",
    "The network says the same of every picture, and no step changes that. See whether the loss falls on a single "
    "batch that is shown again and again; if not, something between the pictures and the loss is broken.",
)
NEVER_BEGAN = QT_TRANSLATE_NOOP(
    "Doctor",
    "The run is over, and the network is no better than at its start. Through many layers, or through Sigmoids, hardly "
    "anything of the pictures reaches the end, and each step hardly moves it. BatchNorm or shortcuts usually get such "
    "a network going; sometimes Adam, or many more steps, will.",
)
FAINT = QT_TRANSLATE_NOOP(
    "Doctor",
    "Measured by the size of its weights, the gradient of “{name}” is {share} times that of “{other}”, and the "
    "loss has hardly fallen.",
)
VANISH = QT_TRANSLATE_NOOP(
    "Doctor",
    "On the way back through the layers the gradient gets lost, so the layers it reaches last do not learn. ReLU "
    "instead of Sigmoid or Tanh, BatchNorm, or shortcuts help.",
)
GREW = QT_TRANSLATE_NOOP(
    "Doctor", "The norm of the gradients was {first} at first and {largest} in step {step}, {times} times as much."
)
EXPLODE = QT_TRANSLATE_NOOP(
    "Doctor", "Gradients that grow from step to step throw the weights away. Clip their norm, or take a smaller rate."
)
UNEVEN = QT_TRANSLATE_NOOP(
    "Doctor",
    "A typical step changed the weights of “{name}” by {ratio} %, and those of a typical layer by {others} % "
    "(medians of the steps that were looked at).",
)
OUT_OF_STEP = QT_TRANSLATE_NOOP(
    "Doctor",
    "One layer moves at quite another pace than the rest: no learning rate suits both. Look at how its weights "
    "begin, or put a normalisation before it.",
)
ROSE = QT_TRANSLATE_NOOP(
    "Doctor",
    "The loss on validation pictures was lowest after step {best}, at {least}; now it is {last}, and {train} on "
    "training pictures.",
)
BY_HEART = QT_TRANSLATE_NOOP(
    "Doctor",
    "Since then it has been learning the training pictures by heart. Stop there, or use more pictures, "
    "augmentation, dropout or weight decay.",
)
STILL_FALLS = QT_TRANSLATE_NOOP(
    "Doctor",
    "In the last quarter the loss on validation still fell from {before} to {last}, with the learning rate at {lr}.",
)
GO_ON = QT_TRANSLATE_NOOP(
    "Doctor", "The run ended before it was done: train for more epochs, or let the rate fall towards the end."
)
SPREAD_OF_SEEDS = QT_TRANSLATE_NOOP(
    "Doctor",
    "{runs} runs that differ in nothing but the seed end between {low} % and {high} %, {spread} points apart; the "
    "difference to the run before is {claimed} points.",
)
CHANCE_OF_SEEDS = QT_TRANSLATE_NOOP(
    "Doctor",
    "What was changed makes less of a difference than another seed does. Run both recipes with several seeds, and "
    "compare their means.",
)


def diverged(evidence: Evidence) -> Finding | None:
    """The loss has exploded or is no number.

    **Source:** Karpathy 2019, A recipe for training neural networks; Goodfellow et al., Deep Learning, 11.4.1.
    """
    if not evidence.diverged and np.isfinite(evidence.losses).all():
        return None
    losses = evidence.losses[np.isfinite(evidence.losses)]
    half = max(1, len(losses) // 10)
    lr = _rate(evidence)
    step = max(evidence.exploded, evidence.done, 1)
    values = {
        "step": f"{step:,}", "before": _mean(losses[-2 * half : -half]), "after": _mean(losses[-half:]),
        "lr": number(lr),
    }  # fmt: skip
    numbers = Message("Doctor", BROKE_OFF if len(losses) > 1 else AT_ONCE, values)
    lower = lower_rate(evidence)
    sentence = Message("Doctor", TOO_LONG_STEPS, {"lower": number(lower)})
    source = "Karpathy 2019; Deep Learning, 11.4.1"
    return Finding("diverged", numbers, sentence, step, {"lr": lower}, source)


def rate_too_high(evidence: Evidence) -> Finding | None:
    """Steps change a layer by a tenth of its weights and more, and the loss goes far above that of guessing.

    Where they change it by a third, or by a tenth again and again, no better than guessing is enough: BatchNorm keeps
    the loss from going up, and so do ReLUs that have died.

    **Source:** Bengio 2012, Practical recommendations, 3.1.1: the largest rate that does not make the loss diverge;
    Karpathy, CS231n: ratio of updates to weights of about 1e-3.
    """
    if evidence.diverged or not _long_enough(evidence) or evidence.recipe.loss not in LOGARITHMS:
        return None
    means = _means(evidence.losses, 8)
    at = int(means.argmax())
    bold = _bold(evidence)
    ratio, layer, look = max(bold, key=lambda found: found[0], default=(0.0, None, None))
    last, steps = float(means[-2:].mean()), {one.step for found, _, one in bold if found >= BOLD and one.step > FIRM}
    past = 8 * at < evidence.done / 10 and last < LEARNED * GUESSING
    jumps = ratio >= BOLD and means[at] > SPIKE * GUESSING and not past
    again = (
        len(steps) >= AGAIN
        and not _rises(evidence)
        and (evidence.done >= 2 * SEVERAL or evidence.recipe.optimizer == SGD)
    )
    worse = last > 1.03 * GUESSING  # than guessing: what a wild first step of Adam or RMSprop leads to is not
    first = 0 if worse or evidence.recipe.optimizer == SGD else FIRM
    wild = evidence.done >= SEVERAL and any(found >= WILD for found, _, one in bold if one.step > first)
    lost = last > 0.97 * GUESSING and (again or wild)
    if layer is None or look is None or not (jumps or lost):
        return None
    lower = lower_rate(evidence)
    values = {
        "lr": number(look.lr), "name": layer.name, "ratio": number(100 * ratio), "loss": number(float(means[at])),
        "guessing": number(GUESSING),
    }  # fmt: skip
    numbers, sentence = Message("Doctor", OVERSHOT, values), Message("Doctor", LOWER_RATE, {"lower": number(lower)})
    return Finding("rate_too_high", numbers, sentence, 8 * at + 1, {"lr": lower}, "Bengio 2012, 3.1.1; CS231n")


def _bold(evidence: Evidence) -> list[tuple[float, LayerLook, Look]]:
    """By which share of its weights each step changed each layer: of those it began with, where they have shrunk."""
    begun: dict[str, float] = {}
    return [
        (layer.update / max(layer.weight, begun.setdefault(layer.name, layer.weight)), layer, look)
        for look in evidence.looks
        for layer in weighed(look)
        if layer.weight
    ]


def rate_too_low(evidence: Evidence) -> Finding | None:
    """No step ever changes a layer by as much as a thousandth of its weights, and the loss hardly falls.

    While the rate still rises nothing is said: at the start of a warm-up or of one-cycle it is meant to be low.

    **Source:** Karpathy, CS231n: a ratio of updates to weights far below 1e-3 means too low a rate.
    """
    if not _long_enough(evidence) or evidence.diverged or not evidence.looks:
        return None
    if _rises(evidence):
        return None
    ratio = max(boldest(look) for look in evidence.looks)
    first, last = float(evidence.losses[:8].mean()), float(evidence.losses[-16:].mean())
    if not 0 < ratio < TIMID or first - last > SLOW:
        return None
    lr = max(look.lr for look in evidence.looks)
    higher = one_digit(min(0.1, lr * min(1000.0, USUAL / ratio)))
    values = {"ratio": number(100 * ratio), "steps": f"{evidence.done:,}", "first": number(first), "last": number(last)}
    numbers, sentence = Message("Doctor", CREPT, values), Message("Doctor", HIGHER_RATE, {"higher": number(higher)})
    return Finding("rate_too_low", numbers, sentence, 1, {"lr": higher}, "Karpathy, CS231n")


def stuck(evidence: Evidence) -> Finding | None:
    """The loss stays where it is for somebody who guesses, and the outputs are the same for every picture.

    A deep network may begin with hundreds of steps at that loss; its outputs differ all the same.

    **Source:** Karpathy 2019: verify the loss at init, overfit one batch; Schoop et al., UMLAUT (2021).
    """
    last = evidence.losses[-max(SEVERAL, evidence.done // 2) :]
    if evidence.done < 2 * SEVERAL or evidence.recipe.loss not in LOGARITHMS or not evidence.looks:
        return None
    mean, alike = float(last.mean()), [look.outputs.pictures <= SAME for look in evidence.looks if look.pictures > 1]
    if not abs(mean - GUESSING) < CHANCE or len(alike) < FIRM or not all(alike[-FIRM:]):
        return None
    return _stayed(evidence, last, STUCK, "Karpathy 2019; UMLAUT 2021")


def never_began(evidence: Evidence) -> Finding | None:
    """A run that is over has come to nothing: its loss is that of somebody who guesses, to the end.

    Its outputs differ a little, so it may be at a slow start; while it goes on that is left alone. Only where nothing
    explains it.

    **Source:** Karpathy 2019; Ioffe and Szegedy, Batch Normalization (2015).
    """
    long = max(LONG_STEPS, min(LONG_EPOCHS * evidence.steps_per_epoch, ENOUGH_STEPS))
    if evidence.ended not in ("finished", "stopped") or evidence.done < long or evidence.recipe.loss not in LOGARITHMS:
        return None
    half = evidence.losses[-evidence.done // 2 :]
    if not all(-AT_CHANCE < float(part.mean()) - GUESSING < CHANCE for part in np.array_split(half, 2)):
        return None
    return _stayed(evidence, half, NEVER_BEGAN, "Karpathy 2019; Ioffe and Szegedy 2015")


def _stayed(evidence: Evidence, last: np.ndarray, sentence: str, source: str) -> Finding:
    """A run that does as well as guessing over its ``last`` losses."""
    values = {"steps": len(last), "loss": number(float(last.mean())), "guessing": number(GUESSING)}
    step = evidence.done - len(last) + 1
    return Finding("stuck", Message("Doctor", STAYED, values), Message("Doctor", sentence), step, None, source)


def _layers(evidence: Evidence) -> list[tuple[LayerLook, ...]]:
    """Of a network of three layers and more, each as it was looked at; nothing before there are some looks."""
    rows = [layers for look in evidence.looks if len(layers := weighed(look)) >= 3]
    return list(zip(*rows, strict=False)) if len(rows) >= FIRM else []


def vanishing(evidence: Evidence) -> Finding | None:
    """The gradient of some layer, measured by its weights, is next to nothing beside that of another, and never 0.

    It is the first layer in a plain stack, and may be one within a block. A gradient of exactly 0 is cut off.

    **Source:** Hochreiter 1991; Glorot and Bengio 2010; Zhang et al., AutoTrainer (2021).
    """
    layers = _layers(evidence)
    if not layers or not _long_enough(evidence, 2 * SEVERAL) or not _no_better(evidence):
        return None
    sizes = [median((one.gradient or 0.0) / max(one.weight, TINY) for one in layer) for layer in layers]
    least, most = (choose(range(len(sizes)), key=sizes.__getitem__) for choose in (min, max))
    if not 0 < sizes[least] <= FADED * sizes[most]:
        return None
    share = number(sizes[least] / sizes[most])
    numbers = Message("Doctor", FAINT, {"name": layers[least][0].name, "other": layers[most][0].name, "share": share})
    source = "Hochreiter 1991; Glorot and Bengio 2010"
    return Finding("vanishing", numbers, Message("Doctor", VANISH), 1, None, source)


def exploding(evidence: Evidence) -> Finding | None:
    """Gradients become a hundred times as large as at first, and the loss is worse for it.

    **Source:** Pascanu, Mikolov and Bengio, On the difficulty of training recurrent neural networks (2013).
    """
    looks = evidence.looks
    if len(looks) < FIRM or not looks[0].gradient:
        return None
    largest = max(looks[1:], key=lambda look: look.gradient)
    times = largest.gradient / looks[0].gradient
    if not times > GROWN or largest.loss < 2 * looks[0].loss:
        return None
    values = {
        "first": number(looks[0].gradient), "largest": number(largest.gradient), "step": f"{largest.step:,}",
        "times": number(times),
    }  # fmt: skip
    numbers, sentence = Message("Doctor", GREW, values), Message("Doctor", EXPLODE)
    clips = evidence.recipe.optimizer == SGD and evidence.recipe.clip is None  # the others divide by that norm anyway
    change = {"clip": 1.0} if clips else {"lr": lower_rate(evidence)}
    return Finding("exploding", numbers, sentence, largest.step, change, "Pascanu, Mikolov and Bengio 2013")


def update_ratio(evidence: Evidence) -> Finding | None:
    """One layer is changed a thousand times as much as the others by a step, or as little, and nothing is learned.

    **Source:** Karpathy, CS231n, "ratio of weights:updates"; You et al., LARS (2017).
    """
    layers = _layers(evidence)
    if not layers or evidence.done < 2 * SEVERAL or not _no_better(evidence):
        return None
    ratios = [median(_ratio(one.update, one.weight) for one in layer) for layer in layers]
    middle = median(ratios)
    odd = max(range(len(ratios)), key=lambda at: abs(math.log(max(ratios[at], TINY) / max(middle, TINY))))
    if not middle or 1e-3 < ratios[odd] / middle < 1e3:
        return None
    values = {"name": layers[odd][0].name, "ratio": number(100 * ratios[odd]), "others": number(100 * middle)}
    source = "Karpathy, CS231n; You et al. 2017"
    return Finding("update_ratio", Message("Doctor", UNEVEN, values), Message("Doctor", OUT_OF_STEP), 1, None, source)


def overfitting(evidence: Evidence) -> Finding | None:
    """The loss on validation has risen clearly since its best, and is far above that on training pictures.

    **Source:** Prechelt, Early stopping - but when? (1998).
    """
    judged = _later(evidence)
    if len(judged) < FIRM:
        return None
    best, last = min(judged, key=lambda one: one.loss), judged[-1]
    train = float(evidence.losses[-max(1, evidence.done // 10) :].mean())
    rising = [one.loss > WORSE * best.loss for one in judged[-2:]]
    if not all(rising) or last.loss < GAP * train or best.step > 0.8 * evidence.done:
        return None
    values = {"best": f"{best.step:,}", "least": number(best.loss), "last": number(last.loss), "train": number(train)}
    change = {"epochs": max(1, round(best.step / max(1, evidence.steps_per_epoch)))}
    return Finding(
        "overfitting", Message("Doctor", ROSE, values), Message("Doctor", BY_HEART), best.step, change, "Prechelt 1998"
    )


def still_improving(evidence: Evidence) -> Finding | None:
    """A finished run with a constant rate whose loss on validation falls by a fifth in its last quarter.

    **Source:** Hoffer, Hubara and Soudry, Train longer, generalize better (2017); Smith 2018, A disciplined approach.
    """
    judged = _later(evidence)
    if evidence.ended != "finished" or evidence.recipe.schedule != CONSTANT or len(judged) < 2 * FIRM:
        return None
    before = [one for one in judged if one.step <= 0.75 * evidence.done]
    train = (_last(evidence, 0.75), _last(evidence, 1.0))
    if not before or judged[-1].loss > FALLING * before[-1].loss or train[1] > FALLING * train[0]:
        return None
    values = {
        "before": number(before[-1].loss), "last": number(judged[-1].loss), "lr": number(_rate(evidence)),
    }  # fmt: skip
    change = {"epochs": 2 * evidence.recipe.epochs}
    source = "Hoffer et al. 2017; Smith 2018"
    numbers = Message("Doctor", STILL_FALLS, values)
    return Finding("still_improving", numbers, Message("Doctor", GO_ON), before[-1].step, change, source)


def seeds_disagree(evidence: Evidence) -> Finding | None:
    """Runs that differ in the seed alone lie further apart than what is claimed as a difference.

    **Source:** Bouthillier et al., Accounting for variance in machine learning benchmarks (2021); Picard 2021.
    """
    judged = _later(evidence)
    if evidence.claimed is None or len(evidence.siblings) < 2 or not judged:
        return None
    reached = [judged[-1].accuracy, *(sibling.accuracy for sibling in evidence.siblings)]
    spread = max(reached) - min(reached)
    if spread <= abs(evidence.claimed):
        return None
    values = {
        "runs": len(reached), "low": percent(min(reached)), "high": percent(max(reached)),
        "spread": number(100 * spread), "claimed": number(100 * abs(evidence.claimed)),
    }  # fmt: skip
    source = "Bouthillier et al. 2021; Picard 2021"
    numbers, sentence = Message("Doctor", SPREAD_OF_SEEDS, values), Message("Doctor", CHANCE_OF_SEEDS)
    change = {"seed": 1 + max(evidence.recipe.seed, *(sibling.seed for sibling in evidence.siblings))}
    return Finding("seeds_disagree", numbers, sentence, None, change, source)


# --- what the rules look at -----------------------------------------------------------------------------------------


def _long_enough(evidence: Evidence, while_it_goes_on: int = SEVERAL) -> bool:
    return evidence.done >= (FEWEST if evidence.ended else while_it_goes_on)


def _rises(evidence: Evidence) -> bool:
    """Whether the rate is still on its way up, as in a warm-up or at the start of one-cycle."""
    rates, warms_up = [look.lr for look in evidence.looks], "warmup" in shown(evidence.recipe)
    return rates[0] < rates[-1] == max(rates) or (warms_up and evidence.done <= evidence.recipe.warmup)


def _means(losses: np.ndarray, over: int) -> np.ndarray:
    """Means of so many steps each, without the first ones of a run, which may jump."""
    count = max(1, len(losses) // over)
    means: np.ndarray = losses[: count * over].reshape(count, -1).mean(1)
    return means


def _mean(losses: np.ndarray) -> str:
    return number(float(losses.mean())) if len(losses) else "?"


def _rate(evidence: Evidence) -> float:
    """The learning rate of the last look, or the recipe's."""
    return evidence.looks[-1].lr if evidence.looks else evidence.recipe.lr


def _ratio(update: float, weight: float) -> float:
    return update / weight if weight else 0.0


def _no_better(evidence: Evidence) -> bool:
    """Whether the loss is hardly below that of the first steps."""
    return float(evidence.losses[-SEVERAL:].mean()) > 0.95 * float(evidence.losses[:8].mean())


def _later(evidence: Evidence) -> list[Judged]:
    """What was judged after the first step, with numbers that can be compared."""
    return [one for one in evidence.judged if one.step > 0 and math.isfinite(one.loss)]


def _last(evidence: Evidence, share: float) -> float:
    """The mean loss of the tenth of the run that ends after so much of it."""
    end = max(1, round(share * evidence.done))
    return float(evidence.losses[max(0, end - max(8, evidence.done // 10)) : end].mean())
