"""The rules, one for each cause: functions of an ``Evidence`` that give a ``Finding`` or None.

The order is that of certainty. What stands in the data or in the network is a fact; what is measured in single steps is
nearly one; what is read off the curve is a judgement, and what explains another comes before it.
"""

from __future__ import annotations

from collections.abc import Callable

from cifar_gui.doctor.evidence import Evidence
from cifar_gui.doctor.finding import Finding
from cifar_gui.doctor.rules import curve, data, network, steps

Rule = Callable[[Evidence], Finding | None]

CERTAIN: tuple[Rule, ...] = (
    data.judged_on_training,
    steps.judged_in_train_mode,
    steps.eval_mode,
    steps.gradients_accumulate,
    data.inputs_unscaled,
    steps.zero_start,
    steps.huge_start,
    network.activation_at_end,
    network.no_activation,
    steps.dropout_high,
    steps.loss_misfit,
    data.not_shuffled,
    data.class_missing,
    steps.batch_for_norm,
    steps.batch_whole,
    data.labels_shuffled,
    data.labels_noisy,
    data.inputs_noisy,
    data.unbalanced,
)
"""Facts of the data, of the network and of the steps, the surest first."""
JUDGED: tuple[Rule, ...] = (
    steps.batch_noise,
    curve.diverged,
    curve.rate_too_high,
    curve.rate_too_low,
    curve.exploding,
    curve.vanishing,
    steps.no_change,
    steps.dead_relu,
    curve.update_ratio,
    curve.stuck,
    curve.overfitting,
    curve.still_improving,
    curve.seeds_disagree,
    data.tested_again,
)
"""What may follow from one of those, and is looked for where there is none."""
ALWAYS: tuple[Rule, ...] = (curve.diverged, curve.seeds_disagree, data.tested_again)
"""What is told in any case: what has diverged, and what was made of several runs."""
UNEXPLAINED: tuple[Rule, ...] = (curve.never_began,)
"""What is seen at the end of a run in which nothing else is found: its cause is one of those before."""
RULES = (*CERTAIN, *JUDGED)


def findings(evidence: Evidence) -> tuple[Finding, ...]:
    """What is wrong with a run, the surest first; nothing where nothing is sure."""
    certain = _found(CERTAIN, evidence)
    found = certain + _found(ALWAYS if certain else JUDGED, evidence)
    return found or _found(UNEXPLAINED, evidence)


def _found(rules: tuple[Rule, ...], evidence: Evidence) -> tuple[Finding, ...]:
    return tuple(found for rule in rules if (found := rule(evidence)) is not None)
