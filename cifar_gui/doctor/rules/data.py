"""What is wrong with the pictures, or with their labels: told from the pictures, before anything is learned."""

from __future__ import annotations

import math
from statistics import NormalDist

from cifar_gui.doctor.evidence import CLASSES, Evidence
from cifar_gui.doctor.finding import Finding
from cifar_gui.doctor.words import number, percent
from cifar_gui.engine.data import CLASSES as NAMES
from cifar_gui.protocol.watching import Agreement
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

SHARED = 0.2
"""Photographs are found twice in CIFAR-10 now and then; a fifth of them is no chance."""
UNSCALED = 5.0
"""Pixels from 0 to 1, from -1 to 1 or standardised have means and deviations of 1 or so; bytes have 60 to 130."""
ALIKE = 0.5
"""The share of neighbours in the order with the same label: 0.1 by chance with ten equal classes, 1 when sorted."""
MANY = 30
"""Pictures of a class, of which there would be some of another by chance."""
FEWEST = 50
"""Of fewer pictures nothing is said."""
TIMES = 3.0
"""Beyond a ratio of about that between classes, what is rare is learned clearly worse."""
SURE = 4.0
"""Standard errors that a difference has to be: by chance in one of 30,000 runs."""
CHANCE = 3.0
"""Within so many standard errors of chance, labels say nothing of the pictures."""
NOISY = 0.85
"""With a tenth of the labels wrong, a pair agrees 0.8 times as often. What is nearer to 1 is left alone."""
ROUGH = 0.1
"""Correlations of neighbouring pixels of two samples of the same pictures differ by 0.01 or so."""

SAME_PICTURES = QT_TRANSLATE_NOOP(
    "Doctor", "{share} % of the pictures that it is judged on are among those it trains on."
)
REMEMBERED = QT_TRANSLATE_NOOP(
    "Doctor",
    "The accuracy says how well it remembers, not how well it recognises. Judge it on pictures that it has never seen.",
)
LOOKED = QT_TRANSLATE_NOOP(
    "Doctor",
    "Before this run, {before} {before:run was|runs were} judged on these {pictures} test pictures, with other settings"
    ". The best of {looks} equally good runs is up to {points} points too high there, by luck alone.",
)
CHOSEN = QT_TRANSLATE_NOOP(
    "Doctor",
    "Whoever looks at the test set, changes something and looks again has tuned on it, and its number promises too "
    "much. Choose by the validation accuracy, and open the test set for the run that is chosen. “Twelve seeds, the best"
    " one on the test set”, under “Mistakes”, shows what else comes of it.",
)
RANGE = QT_TRANSLATE_NOOP(
    "Doctor", "Pixels go in from {low} to {high}, with mean {mean} and standard deviation {deviation}."
)
UNSCALED_INPUTS = QT_TRANSLATE_NOOP(
    "Doctor",
    "First weights are drawn for inputs near 1. With such large ones, outputs and gradients are too large as well, "
    "and no usual learning rate fits. Divide the pixels by 255, or standardise each channel.",
)
SAME_LABEL = QT_TRANSLATE_NOOP(
    "Doctor",
    "Of the first {pictures} pictures, {share} % are followed by one with the same label; in random order it "
    "would be {chance} %.",
)
IN_ORDER = QT_TRANSLATE_NOOP(
    "Doctor",
    "The pictures come sorted by class. Each batch pulls the network towards one class and it forgets the others. "
    "Shuffle them.",
)
NONE_OF = QT_TRANSLATE_NOOP(
    "Doctor",
    "There is no picture of “{name}” among the {pictures} training pictures, but {judged} among those it is "
    "judged on. Classes missing: {missing} of 10.",
)
NEVER_SEEN = QT_TRANSLATE_NOOP(
    "Doctor",
    "A class that is never shown is never learned: all of its pictures are taken for something else. Look for what "
    "happened to them when the data was read.",
)
LOOK_ALIKE = QT_TRANSLATE_NOOP(
    "Doctor",
    "For each training picture, the ten pictures that look most like it vote on its label: in {share} % of "
    "{pictures} the vote agrees with the label. By chance it would be {chance} %; for the pictures that it is "
    "judged on it is {judged} %.",
)
NOTHING_TO_LEARN = QT_TRANSLATE_NOOP(
    "Doctor",
    "The labels have nothing to do with the pictures. The network can only learn them by heart: the training loss "
    "may fall, but on other pictures it does no better than chance. Check whether pictures and labels are still "
    "in the same order.",
)
SOME_WRONG = QT_TRANSLATE_NOOP(
    "Doctor",
    "About {wrong} % of the training labels seem to be wrong. The training loss cannot fall as far as it could, and"
    " a long run learns the wrong ones by heart. Check a few dozen labels by eye.",
)
NEIGHBOURS = QT_TRANSLATE_NOOP(
    "Doctor",
    "The correlation of neighbouring pixels is {train} in the training pictures and {judged} in those it is judged on.",
)
NOISE = QT_TRANSLATE_NOOP(
    "Doctor",
    "Noise lies over the training pictures, and not over the others. What it learns there of edges and textures is "
    "partly the noise. Look at a few of the pictures that go in.",
)
COUNTS = QT_TRANSLATE_NOOP(
    "Doctor", "The most frequent class has {most} training pictures, the rarest {fewest}: {times} times as many."
)
RARE = QT_TRANSLATE_NOOP(
    "Doctor",
    "A network that says the frequent class more often is right more often, so it does, and the rare ones are "
    "missed. Use as many pictures of each, or look at the accuracy of each class.",
)


def judged_on_training(evidence: Evidence) -> Finding | None:
    """The pictures that it is judged on are pictures that it trains on.

    **Source:** Goodfellow, Bengio and Courville, Deep Learning (2016), 5.3: no example of the test set may be used.
    """
    facts = evidence.facts
    if facts is None or facts.shared < SHARED:
        return None
    numbers = Message("Doctor", SAME_PICTURES, {"share": percent(facts.shared)})
    return Finding("judged_on_training", numbers, Message("Doctor", REMEMBERED), None, None, "Deep Learning, 5.3")


def tested_again(evidence: Evidence) -> Finding | None:
    """Its test set had been opened before, for runs with other settings.

    The best of several numbers that scatter by chance is expected so far above their mean; where all are of the same
    pictures they scatter less.

    **Source:** Cawley and Talbot, On over-fitting in model selection and subsequent selection bias (2010); Blom,
    Statistical estimates and transformed beta-variables (1958), for the largest of several normal numbers.
    """
    tested = evidence.tested
    if tested is None or not tested.before:
        return None
    looks, share = tested.before + 1, tested.accuracy
    largest = NormalDist().inv_cdf((looks - 0.375) / (looks + 0.25))
    points = 100 * largest * math.sqrt(share * (1 - share) / tested.pictures)
    values = {
        "before": tested.before, "looks": looks, "pictures": f"{tested.pictures:,}", "points": f"{points:.1f}",
    }  # fmt: skip
    numbers, sentence = Message("Doctor", LOOKED, values), Message("Doctor", CHOSEN)
    return Finding("tested_again", numbers, sentence, None, None, "Cawley and Talbot 2010; Blom 1958")


def inputs_unscaled(evidence: Evidence) -> Finding | None:
    """Numbers far from 1 go in, such as bytes.

    **Source:** LeCun, Bottou, Orr and Müller, Efficient BackProp (1998), 4.3: inputs of mean 0 and covariance about 1.
    """
    if evidence.facts is None:
        return None
    pixels = evidence.looks[0].pixels if evidence.looks else evidence.facts.pixels
    if max(abs(pixels.mean), pixels.deviation) < UNSCALED:
        return None
    values = {
        "low": number(pixels.lowest), "high": number(pixels.highest),
        "mean": number(pixels.mean), "deviation": number(pixels.deviation),
    }  # fmt: skip
    numbers = Message("Doctor", RANGE, values)
    return Finding("inputs_unscaled", numbers, Message("Doctor", UNSCALED_INPUTS), 1, None, "Efficient BackProp, 4.3")


def not_shuffled(evidence: Evidence) -> Finding | None:
    """Pictures of a class come one after the other. A file that is mixed need not be shuffled, and is left alone.

    **Source:** Bengio, Practical recommendations for gradient-based training (2012), 3.1: examples in random order.
    """
    facts = evidence.facts
    if facts is None or len(facts.order) < FEWEST:
        return None
    followed = [one == other for one, other in zip(facts.order, facts.order[1:], strict=False)]
    share = sum(followed) / len(followed)
    chance = sum((count / max(1, sum(facts.counts))) ** 2 for count in facts.counts)
    if share < ALIKE or share < 2 * chance:
        return None
    values = {"pictures": len(facts.order), "share": percent(share), "chance": percent(chance)}
    source = "Bengio 2012, Practical recommendations, 3.1"
    change = {"shuffle": True}
    return Finding(
        "not_shuffled", Message("Doctor", SAME_LABEL, values), Message("Doctor", IN_ORDER), 1, change, source
    )


def class_missing(evidence: Evidence) -> Finding | None:
    """A class that it is judged on is not among those that it trains on.

    Where nothing is judged, one without a picture beside nine with many.

    **Source:** Karpathy, A recipe for training neural networks (2019), "become one with the data": count the labels.
    """
    facts = evidence.facts
    if facts is None or sum(facts.counts) < FEWEST:
        return None
    alone = not any(facts.judged) and sum(count >= MANY for count in facts.counts) == CLASSES - 1
    missing = [at for at in range(CLASSES) if not facts.counts[at] and (alone or facts.judged[at])]
    if not missing:
        return None
    values = {
        "pictures": f"{sum(facts.counts):,}", "missing": len(missing), "name": Message("Picture", NAMES[missing[0]]),
        "judged": facts.judged[missing[0]],
    }  # fmt: skip
    source = "Karpathy 2019, A recipe for training neural networks"
    return Finding(
        "class_missing", Message("Doctor", NONE_OF, values), Message("Doctor", NEVER_SEEN), None, None, source
    )


def unbalanced(evidence: Evidence) -> Finding | None:
    """Some classes have several times as many pictures as others; a class without any is another matter.

    Whether chance does so, Pearson's chi-squared says: for equal classes it is as large as there are classes, less one.

    **Source:** Buda, Maki and Mazurowski, A systematic study of the class imbalance problem (2018).
    """
    facts = evidence.facts
    there = [count for count in facts.counts if count] if facts is not None else []
    if len(there) < 2:
        return None
    most, fewest, mean, free = max(there), min(there), sum(there) / len(there), len(there) - 1
    apart = sum((count - mean) ** 2 for count in there) / mean
    if most < TIMES * fewest or apart < free + SURE * math.sqrt(2 * free):
        return None
    values = {"most": most, "fewest": fewest, "times": number(most / fewest)}
    numbers = Message("Doctor", COUNTS, values)
    return Finding("unbalanced", numbers, Message("Doctor", RARE), None, None, "Buda et al. 2018")


# --- labels that do not fit their pictures --------------------------------------------------------------------------


def labels_shuffled(evidence: Evidence) -> Finding | None:
    """Pictures that look alike agree in their labels no more often than by chance, while the judged ones do.

    A hard problem is told apart by the pictures that it is judged on: they are as hard, and their labels are right.

    **Source:** Zhang et al., Understanding deep learning requires rethinking generalization (2017); nearest neighbours
    as a measure of label noise: Zhu et al., Detecting corrupted labels without training a model (2022).
    """
    facts = evidence.facts
    if facts is None or facts.judged_within is None or not _enough(facts.within, facts.judged_within):
        return None
    ours, theirs = facts.within, facts.judged_within
    if kappa(ours) > CHANCE * error(ours) or kappa(theirs) < SURE * error(theirs):
        return None
    if kappa(theirs) - kappa(ours) < SURE * math.hypot(error(ours), error(theirs)):
        return None
    numbers, sentence = _looks_alike(ours, theirs), Message("Doctor", NOTHING_TO_LEARN)
    return Finding("labels_shuffled", numbers, sentence, None, None, "Zhang et al. 2017; Zhu et al. 2022")


def labels_noisy(evidence: Evidence) -> Finding | None:
    """Pictures that look alike agree in their labels clearly less often than those do that it is judged on.

    Where a share q of the labels is wrong, both of a pair are right (1 - q)² times as often.

    **Source:** Zhu et al., Detecting corrupted labels without training a model (2022); Northcutt et al., Confident
    learning (2021).
    """
    facts = evidence.facts
    if facts is None or facts.judged_within is None or not _enough(facts.within, facts.judged_within):
        return None
    ours, theirs = facts.within, facts.judged_within
    doubt = SURE * math.hypot(error(ours), error(theirs))
    if kappa(ours) > NOISY * kappa(theirs) or kappa(theirs) - kappa(ours) < doubt:
        return None
    if kappa(ours) < CHANCE * error(ours):
        return None
    wrong = 1 - math.sqrt(kappa(ours) / kappa(theirs))
    sentence = Message("Doctor", SOME_WRONG, {"wrong": percent(wrong)})
    return Finding("labels_noisy", _looks_alike(ours, theirs), sentence, None, None, "Zhu et al. 2022")


def kappa(agreement: Agreement) -> float:
    """How often labels agree beyond chance: 0 by chance, 1 always. **Source:** Cohen 1960."""
    share = agreement.agreeing / max(1, agreement.pictures)
    return (share - agreement.expected) / max(1e-9, 1 - agreement.expected)


def error(agreement: Agreement) -> float:
    """The standard error of ``kappa``."""
    share = max(agreement.agreeing / max(1, agreement.pictures), agreement.expected)
    return math.sqrt(share * (1 - share) / max(1, agreement.pictures)) / max(1e-9, 1 - agreement.expected)


def _enough(*agreements: Agreement) -> bool:
    return min(agreement.pictures for agreement in agreements) >= FEWEST


def _looks_alike(ours: Agreement, theirs: Agreement) -> Message:
    values = {
        "pictures": f"{ours.pictures:,}", "share": percent(ours.agreeing / ours.pictures),
        "chance": percent(ours.expected), "judged": percent(theirs.agreeing / theirs.pictures),
    }  # fmt: skip
    return Message("Doctor", LOOK_ALIKE, values)


def inputs_noisy(evidence: Evidence) -> Finding | None:
    """Pixels beside each other have less to do with each other than in the pictures that it is judged on.

    **Source:** neighbouring pixels of natural images are correlated by 0.9 and more (Simoncelli and Olshausen 2001,
    Natural image statistics), those of noise are not; Dodge and Karam 2016, Understanding how image quality affects
    deep neural networks.
    """
    facts = evidence.facts
    if facts is None or facts.judged_pixels is None:
        return None
    theirs = facts.judged_pixels.neighbours
    ours = min(facts.pixels.neighbours, _given(evidence))
    if not theirs - ours > ROUGH:
        return None
    numbers = Message("Doctor", NEIGHBOURS, {"train": number(ours), "judged": number(theirs)})
    source = "Simoncelli and Olshausen 2001; Dodge and Karam 2016"
    return Finding("inputs_noisy", numbers, Message("Doctor", NOISE), None, None, source)


def _given(evidence: Evidence) -> float:
    """The correlation of neighbouring pixels in the batches that were looked at; 1.0 where they were too few."""
    found = [look.pixels.neighbours for look in evidence.looks if math.isfinite(look.pixels.neighbours)]
    pictures = sum(min(look.pictures, 16) for look in evidence.looks)
    return sum(found) / len(found) if found and pictures >= FEWEST else 1.0
