"""What goes wrong in the steps themselves: told from the steps that were looked at closely."""

from __future__ import annotations

import math
from statistics import median

from cifar_gui.doctor.evidence import CLASSES, Evidence
from cifar_gui.doctor.finding import Finding
from cifar_gui.doctor.words import number, percent
from cifar_gui.layers import dropout, normalisation
from cifar_gui.protocol.watching import LayerLook, Look
from cifar_gui.recipe import CROSS_ENTROPY, L1, SGD
from cifar_gui.spec import QT_TRANSLATE_NOOP, Block, Layer, Message, Network

GUESSING = math.log(CLASSES)
"""The cross-entropy of ten equal probabilities."""
FIRST_STEP = 0.03
"""The share of its weights by which the first step of a run that learns changes a layer at most. With Adam, whose first
steps are its boldest, it is 0.02 to 0.1 at 0.001, and 0.0003 to 0.03 with SGD at 0.01."""
LARGEST_GAIN = 4.0
"""He's start for ReLU has a gain of 1.41, PyTorch's own 0.58, an orthogonal or identity one 1."""
DIFFERS = 0.01
"""Two ways to work out the same loss differ in the sixth digit."""
FEW_FOR_NORM = 3
"""Group Normalization, figure 1: with 2 pictures a worker the error of ResNet-50 rises by 11 points, with 4 by 4."""
USUAL_STEP = 0.005
"""A median step that changes a layer by half a per cent of its weights is no timid one: Adam's at 0.001."""
FEW, NOISE_SCALE = 4, 0.03
"""Up to so many pictures a batch, and from this rate for a single picture on, steps are mostly noise: five times that
of PyTorch's tutorial is 0.01, ten times that of the usual recipes for batches of 64."""
LARGE, FEW_STEPS, USUAL_BATCH = 256, 30, 64
"""A batch of fewer pictures is none to complain of, even if it holds all: but where the whole run is so few steps."""
DROPPING = {kind.name for kind in dropout.KINDS}
MOST_DROPPED = 0.8
"""Srivastava et al. 2014 (figure 9): from 0.5 on the error rises, at 0.8 and more the network is too small."""

NO_FIRST = QT_TRANSLATE_NOOP(
    "Doctor", "Before the first step all weights are equal in {count} layers, “{name}” among them."
)
SYMMETRIC = QT_TRANSLATE_NOOP(
    "Doctor",
    "Neurons that begin alike get the same gradient and stay alike; with zeros, most gradients are zero as well. "
    "Start from random weights.",
)
SPREAD = QT_TRANSLATE_NOOP(
    "Doctor",
    "Before the first step the weights of “{name}” have a standard deviation of {deviation}, {times} times what "
    "suits {fan_in} inputs; the first loss is {loss}, and guessing would give {guessing}.",
)
TOO_WIDE = QT_TRANSLATE_NOOP(
    "Doctor",
    "With weights that large, outputs grow from layer to layer, and training begins with having to unlearn them. "
    "Draw them with a standard deviation of about 1 divided by the square root of the number of inputs.",
)
IN_EVAL = QT_TRANSLATE_NOOP("Doctor", "In {count} of {looks} steps that were looked at, the network was in eval mode.")
FORGOTTEN_TRAIN = QT_TRANSLATE_NOOP(
    "Doctor",
    "In eval mode BatchNorm divides by old statistics, which nothing updates, and dropout does nothing. Call "
    "model.train() before the steps.",
)
IN_TRAIN = QT_TRANSLATE_NOOP("Doctor", "While it was judged, layers of the network were in training mode.")
FORGOTTEN_EVAL = QT_TRANSLATE_NOOP(
    "Doctor",
    "In training mode the answer for a picture depends on the others in its batch, or on chance: what was judged is"
    " not the network that will be used. Call model.eval() before judging.",
)
LEFT = QT_TRANSLATE_NOOP(
    "Doctor",
    "When the backward pass of step {step} began, gradients of norm {left} were there already; with its own they "
    "became {gradient}.",
)
NOT_ZEROED = QT_TRANSLATE_NOOP(
    "Doctor",
    "Each step follows the sum of all gradients so far instead of its own: it goes on in old directions, ever "
    "faster. Call optimizer.zero_grad() in each step.",
)
OTHER_LOSS = QT_TRANSLATE_NOOP(
    "Doctor", "In step {step} the loss was {loss}. For the same outputs and labels, {name} gives {named}."
)
NOT_THIS = QT_TRANSLATE_NOOP(
    "Doctor",
    "What is being minimised does not measure how well ten classes are told apart: a class has no size, and a "
    "distance between class numbers means nothing. Use CrossEntropyLoss with ten outputs and class numbers.",
)
MEDIANS = QT_TRANSLATE_NOOP("Doctor", "The loss is {name}, for one target of 1 beside nine of 0.")
ALL_ZERO = QT_TRANSLATE_NOOP(
    "Doctor",
    "The absolute error is smallest at the median, and nine of ten targets are 0: the best answer is 0 for all, "
    "whatever the picture shows. Use CrossEntropyLoss.",
)
NEGATIVE = QT_TRANSLATE_NOOP("Doctor", "In step {step} the loss is {loss}: a loss for classes cannot be below 0.")
BATCH_SIZE = QT_TRANSLATE_NOOP("Doctor", "{pictures} in a batch, and BatchNorm in the network (“{name}”). {modes}")
NO_STATISTICS = QT_TRANSLATE_NOOP(
    "Doctor",
    "BatchNorm estimates mean and standard deviation from the batch. From so few pictures the estimate is mostly "
    "chance, and the running statistics, by which it is judged, fit no batch. Use at least 16 pictures, or "
    "GroupNorm.",
)
NOISY_STEPS = QT_TRANSLATE_NOOP(
    "Doctor",
    "{pictures} in a batch, at a learning rate of {lr}: a typical step changed the weights of a layer by {ratio} "
    "%. The mean loss of the last steps is {loss}; guessing would give {guessing}.",
)
TOO_FEW = QT_TRANSLATE_NOOP(
    "Doctor",
    "Each step follows a picture or two, at a rate that suits the mean of many: the next one undoes it. Take larger"
    " batches, or divide the rate as the batch is divided.",
)
ONE_STEP = QT_TRANSLATE_NOOP(
    "Doctor",
    "All {pictures} training pictures are one batch: {epochs} {epochs:epoch is|epochs are} {epochs} "
    "{epochs:step|steps}.",
)
SO_FEW = QT_TRANSLATE_NOOP(
    "Doctor",
    "The gradient of all pictures is hardly better than that of some of them, and costs many times more: in the same "
    "time there are far fewer steps. Take batches of {size} or so.",
)
DROPS = QT_TRANSLATE_NOOP("Doctor", "A layer drops {share} % of its inputs in each step. {modes}")
LITTLE_LEFT = QT_TRANSLATE_NOOP(
    "Doctor",
    "What is left is too little to learn from: training loss and accuracy stay poor, while it does better in eval "
    "mode. Usually 10 to 50 % is dropped.",
)
UNMOVED = QT_TRANSLATE_NOOP(
    "Doctor", "In none of the {looks} steps that were looked at has a number of “{name}” changed."
)
NO_GRADIENT = QT_TRANSLATE_NOOP(
    "Doctor", "In none of the {looks} steps that were looked at did “{name}” get a gradient other than 0."
)
NOT_PART = QT_TRANSLATE_NOOP(
    "Doctor",
    "A layer whose weights do not change does not learn. Its output is not used, its gradient is zero, or the "
    "optimiser does not know its parameters.",
)
DEAD = QT_TRANSLATE_NOOP(
    "Doctor",
    "{share} % of the channels or neurons of “{name}” gave 0 for every picture, the last {looks} times it was looked "
    "at.",
)
DYING = QT_TRANSLATE_NOOP(
    "Doctor",
    "A ReLU whose input is negative for every picture passes no gradient on, and never comes back. Take a smaller "
    "learning rate, BatchNorm before it, or LeakyReLU.",
)


def weighed(look: Look) -> list[LayerLook]:
    """The layers that are a product with a matrix."""
    return [layer for layer in look.layers if layer.fan_in]


def boldest(look: Look) -> float:
    """The largest share of its weights by which the step changed such a layer."""
    return max((layer.update / layer.weight for layer in weighed(look) if layer.weight), default=0.0)


def lower_rate(evidence: Evidence) -> float:
    """A tenth of the learning rate, or less where that would still change a layer by too much in the first step.

    Momentum gathers steps, 10 with 0.9, which the first does not show. BatchNorm bears bolder ones: behind it the size
    of the weights says nothing.
    """
    gathers = evidence.recipe.optimizer == SGD and not by_batch(evidence.network)
    alone = max(1 - evidence.recipe.momentum, 0.01) if gathers else 1.0
    rates = [look.lr for look in evidence.looks if look.lr > 0] or [evidence.recipe.lr]
    first = next((look for look in evidence.looks if look.lr > 0 and boldest(look) > 0), None)
    fits = alone * FIRST_STEP * first.lr / boldest(first) if first is not None else math.inf
    return one_digit(min(max(rates) / 10, fits))


def one_digit(rate: float) -> float:
    """A rate as one would type it: 0.003."""
    return float(f"{rate:.0e}") if rate > 0 and math.isfinite(rate) else rate


def flat(parts: tuple[Layer | Block, ...]) -> list[Layer]:
    """All layers, those of blocks and shortcuts too."""
    return [
        layer
        for part in parts
        for layer in (flat((*part.layers, *part.shortcut)) if isinstance(part, Block) else [part])
    ]


def by_batch(network: Network) -> list[Layer]:
    """The layers that do something else in eval mode than in training mode, dropout aside."""
    return [layer for layer in flat(network.layers) if layer.kind in normalisation.BATCH]


# --- the start ------------------------------------------------------------------------------------------------------


def zero_start(evidence: Evidence) -> Finding | None:
    """All weights of a layer begin with the same value, such as 0, in two layers at least.

    One layer alone may: a last layer that begins with zeros, or a network of one layer, learns.

    **Source:** Goodfellow, Bengio and Courville, Deep Learning (2016), 8.4: initial parameters have to break symmetry.
    """
    if not evidence.looks or evidence.looks[0].step != 1:
        return None
    first = evidence.looks[0]
    alike = [layer for layer in weighed(first) if layer.deviation == 0]
    if len(alike) < 2:
        return None
    numbers = Message("Doctor", NO_FIRST, {"count": len(alike), "name": alike[0].name})
    return Finding("zero_start", numbers, Message("Doctor", SYMMETRIC), 1, None, "Deep Learning, 8.4")


def huge_start(evidence: Evidence) -> Finding | None:
    """Weights begin several times as large as keeps the size of what goes through.

    **Source:** Glorot and Bengio 2010; He et al. 2015: a deviation of a small number divided by the root of the fan-in.
    """
    if not evidence.looks or evidence.looks[0].step != 1:
        return None
    first = evidence.looks[0]
    gains = [(layer.deviation * math.sqrt(layer.fan_in), layer) for layer in weighed(first)]
    gain, worst = max(gains, key=lambda found: found[0], default=(0.0, None))
    if worst is None or gain < LARGEST_GAIN:
        return None
    values = {
        "name": worst.name, "deviation": number(worst.deviation), "times": number(gain / math.sqrt(2)),
        "fan_in": f"{worst.fan_in:,}", "loss": number(first.loss), "guessing": number(GUESSING),
    }  # fmt: skip
    source = "Glorot and Bengio 2010; He et al. 2015"
    return Finding("huge_start", Message("Doctor", SPREAD, values), Message("Doctor", TOO_WIDE), 1, None, source)


# --- modes and gradients --------------------------------------------------------------------------------------------


def eval_mode(evidence: Evidence) -> Finding | None:
    """The network takes its steps in eval mode, and has layers for which that matters.

    **Source:** PyTorch, ``nn.Module.train`` and ``eval``; ``nn.BatchNorm2d``.
    """
    wrong = [look for look in evidence.looks if not look.training]
    if not wrong or not _minds(evidence):
        return None
    numbers = Message("Doctor", IN_EVAL, {"count": len(wrong), "looks": len(evidence.looks)})
    return Finding(
        "eval_mode", numbers, Message("Doctor", FORGOTTEN_TRAIN), wrong[0].step, None, "docs.pytorch.org, Module.train"
    )


def judged_in_train_mode(evidence: Evidence) -> Finding | None:
    """The network is judged in training mode, and has layers for which that matters.

    **Source:** PyTorch, ``nn.Module.eval``; Karpathy, "most common neural net mistakes" (2018): 2. forgot train/eval.
    """
    if evidence.watched is None or not evidence.watched.judged_training or not _minds(evidence):
        return None
    sentence, source = Message("Doctor", FORGOTTEN_EVAL), "docs.pytorch.org, Module.eval"
    return Finding("judged_in_train_mode", Message("Doctor", IN_TRAIN), sentence, None, None, source)


def _minds(evidence: Evidence) -> bool:
    """Whether it does something else in eval mode."""
    return bool(by_batch(evidence.network)) or (evidence.facts is not None and evidence.facts.dropout > 0)


def gradients_accumulate(evidence: Evidence) -> Finding | None:
    """Gradients of the step before are still there when a backward pass begins.

    **Source:** PyTorch, ``Optimizer.zero_grad``; Karpathy, "most common neural net mistakes" (2018): 3. zero_grad.
    """
    left = [look for look in evidence.looks if look.left_over > 0]
    if not left or len(left) < min(2, len(evidence.looks) - 1):
        return None
    first = left[0]
    values = {"step": f"{first.step:,}", "left": number(first.left_over), "gradient": number(first.gradient)}
    numbers, source = Message("Doctor", LEFT, values), "docs.pytorch.org, Optimizer.zero_grad"
    return Finding("gradients_accumulate", numbers, Message("Doctor", NOT_ZEROED), first.step, None, source)


def loss_misfit(evidence: Evidence) -> Finding | None:
    """What is made small does not fit ten classes: not the loss that was named, the absolute error, or below zero.

    **Source:** PyTorch, ``nn.CrossEntropyLoss`` and ``nn.NLLLoss``, which wants log-probabilities; Bishop, Pattern
    recognition and machine learning (2006), 1.5.5: the absolute error leads to the median.
    """
    for look in evidence.looks:
        if abs(look.loss - look.named) > DIFFERS * max(1.0, abs(look.named)):
            values = {
                "step": f"{look.step:,}", "loss": number(look.loss), "name": evidence.recipe.loss,
                "named": number(look.named),
            }  # fmt: skip
            return _misfit(Message("Doctor", OTHER_LOSS, values), NOT_THIS, look.step)
        if look.loss < -DIFFERS:
            values = {"step": f"{look.step:,}", "loss": number(look.loss)}
            return _misfit(Message("Doctor", NEGATIVE, values), NOT_THIS, look.step)
    if evidence.recipe.loss == L1:
        return _misfit(Message("Doctor", MEDIANS, {"name": L1}), ALL_ZERO, None)
    return None


def _misfit(numbers: Message, sentence: str, step: int | None) -> Finding:
    change = {"loss": CROSS_ENTROPY}
    return Finding("loss_misfit", numbers, Message("Doctor", sentence), step, change, "docs.pytorch.org, losses")


# --- batches --------------------------------------------------------------------------------------------------------


def batch_for_norm(evidence: Evidence) -> Finding | None:
    """BatchNorm normalises by fewer pictures than make a statistic.

    **Source:** Wu and He, Group Normalization (2018), figure 1; Ioffe, Batch Renormalization (2017).
    """
    layers = by_batch(evidence.network)
    if not layers or not evidence.looks or evidence.batch > FEW_FOR_NORM:
        return None
    values = {"pictures": _pictures(evidence.batch), "name": layers[0].name, "modes": _modes(evidence)}
    numbers, sentence = Message("Doctor", BATCH_SIZE, values), Message("Doctor", NO_STATISTICS)
    source = "Wu and He 2018, Group Normalization"
    return Finding("batch_for_norm", numbers, sentence, 1, _usual_batch(evidence), source)


def batch_noise(evidence: Evidence) -> Finding | None:
    """A few pictures a batch, at a rate that is far too large for them, and no better than guessing for it.

    With SGD the noise of a step goes with rate / (batch (1 - momentum)); the other optimisers divide by the size of
    the gradients, and are looked at only where steps of a usual size end above the loss of guessing.

    **Source:** Smith and Le, A Bayesian perspective on generalization and SGD (2018); Goyal et al. 2017: the rate goes
    with the batch.
    """
    recipe = evidence.recipe
    if not evidence.looks or evidence.batch > FEW or evidence.done < (100 if recipe.optimizer == SGD else 300):
        return None
    rate, ratio = max(look.lr for look in evidence.looks), median(boldest(look) for look in evidence.looks)
    last = float(evidence.losses[-max(50, evidence.done // 4) :].mean())
    if recipe.optimizer == SGD:
        noisy = rate / max(1e-9, 1 - recipe.momentum) / evidence.batch >= NOISE_SCALE and last > 0.95 * GUESSING
    else:
        noisy = ratio >= USUAL_STEP and last > GUESSING
    if not noisy:
        return None
    values = {
        "pictures": _pictures(evidence.batch), "lr": number(rate), "ratio": number(100 * ratio), "loss": number(last),
        "guessing": number(GUESSING),
    }  # fmt: skip
    numbers, source = Message("Doctor", NOISY_STEPS, values), "Smith and Le 2018; Goyal et al. 2017"
    return Finding("batch_noise", numbers, Message("Doctor", TOO_FEW), 1, _usual_batch(evidence), source)


def _usual_batch(evidence: Evidence) -> dict[str, int]:
    """A change to 16 to 64 pictures: 16 batches or so of what there is."""
    return {"batch_size": max(16, min(USUAL_BATCH, 2 ** int(math.log2(max(1, evidence.images / 16)))))}


def _modes(evidence: Evidence) -> Message:
    """What the same pictures lose in both modes, in the middle of the looks that asked for it."""
    both = [(look.same, look.judging) for look in evidence.looks if look.same is not None and look.judging is not None]
    if not both:
        return Message("Doctor", NOT_ASKED)
    values = {"same": number(median(same for same, _ in both)), "judging": number(median(one for _, one in both))}
    return Message("Doctor", MODES, values)


NOT_ASKED = QT_TRANSLATE_NOOP(
    "Doctor",
    "Their loss in eval mode has not been measured yet.",
)
MODES = QT_TRANSLATE_NOOP(
    "Doctor",
    "The same pictures have a loss of {same} in training mode and of {judging} in eval mode.",
)
PICTURES = QT_TRANSLATE_NOOP("Doctor", "{count} {count:picture|pictures}")


def _pictures(count: int) -> Message:
    return Message("Doctor", PICTURES, {"count": count})


def batch_whole(evidence: Evidence) -> Finding | None:
    """All pictures are one batch; a few pictures may be, if there are steps enough.

    **Source:** Bottou, Large-scale machine learning with stochastic gradient descent (2010); Keskar et al. 2017.
    """
    if not evidence.looks or evidence.steps_per_epoch > 1:
        return None
    if evidence.batch < (LARGE if evidence.steps >= FEW_STEPS else USUAL_BATCH + 1):
        return None
    values = {"pictures": f"{evidence.batch:,}", "epochs": evidence.steps}
    change = _usual_batch(evidence)
    numbers, sentence = Message("Doctor", ONE_STEP, values), Message("Doctor", SO_FEW, {"size": change["batch_size"]})
    return Finding("batch_whole", numbers, sentence, 1, change, "Bottou 2010; Keskar et al. 2017")


def dropout_high(evidence: Evidence) -> Finding | None:
    """Most of what a layer is given is dropped.

    **Source:** Srivastava et al., Dropout (2014), 7.3 and figure 9.
    """
    if evidence.facts is None or evidence.facts.dropout < MOST_DROPPED:
        return None
    values = {"share": percent(evidence.facts.dropout), "modes": _modes(evidence)}
    numbers, sentence = Message("Doctor", DROPS, values), Message("Doctor", LITTLE_LEFT)
    its_own = any(layer.kind in DROPPING for layer in flat(evidence.network.layers))
    change = None if its_own else {"dropout": 0.3}
    return Finding("dropout_high", numbers, sentence, None, change, "Srivastava et al. 2014")


# --- layers that do not learn ---------------------------------------------------------------------------------------


def no_change(evidence: Evidence) -> Finding | None:
    """A layer with weights that are meant to change gets no gradient at any step that was looked at, or stays as it is.

    **Source:** Zhang et al., AutoTrainer (2021); Karpathy 2019, "visualize the training dynamics".
    """
    looks = [look for look in evidence.looks if look.lr > 0]
    if len(looks) < 3:
        return None
    for at, layer in enumerate(looks[0].layers):
        same = [look.layers[at] for look in looks]
        unmoved, untaught = all(one.changed == 0 for one in same), all(not one.gradient for one in same)
        if layer.fan_in and (unmoved or untaught):
            text = NO_GRADIENT if untaught else UNMOVED
            numbers = Message("Doctor", text, {"looks": len(looks), "name": layer.name})
            return Finding("no_change", numbers, Message("Doctor", NOT_PART), looks[0].step, None, "AutoTrainer 2021")
    return None


MOST_DEAD = 0.9
"""Networks that learn well have a third of their neurons silent for 16 pictures now and then, and never nine of ten."""
ENOUGH, SINGLE_LOOKS = 16, 8
"""Pictures of a look, and looks at fewer."""


def dead_relu(evidence: Evidence) -> Finding | None:
    """Nearly all of a ReLU's channels or neurons give 0 for every picture, again and again.

    From single pictures only that can be told of all of them: each may leave others silent.

    **Source:** Maas, Hannun and Ng 2013; Lu et al., Dying ReLU and initialization (2019).
    """
    several = [look for look in evidence.looks if look.pictures >= ENOUGH]
    looks, most = (several[-4:], MOST_DEAD) if several else (evidence.looks[-SINGLE_LOOKS:], 1.0)
    if len(looks) < (4 if several else SINGLE_LOOKS):
        return None
    for at, one in enumerate(looks[-1].activations):
        shares = [look.activations[at].dead for look in looks]
        if one.kind == "ReLU" and min(shares) >= most:
            values = {"share": percent(median(shares)), "name": one.name, "looks": len(looks)}
            numbers, change = Message("Doctor", DEAD, values), {"lr": lower_rate(evidence)}
            source = "Maas et al. 2013; Lu et al. 2019"
            return Finding("dead_relu", numbers, Message("Doctor", DYING), looks[0].step, change, source)
    return None
