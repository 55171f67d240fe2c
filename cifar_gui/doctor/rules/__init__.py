"""The rules, one for each cause: functions of an ``Evidence`` that give a ``Finding`` or None.

The order is that of certainty. What stands in the data or in the network is a fact; what is measured in single steps is
nearly one; what is read off the curve is a judgement, and what explains another comes before it.
"""

from __future__ import annotations

from collections.abc import Callable

from cifar_gui.doctor.evidence import Evidence
from cifar_gui.doctor.finding import Finding
from cifar_gui.doctor.rules import data, network

Rule = Callable[[Evidence], Finding | None]

RULES: tuple[Rule, ...] = (
    data.judged_on_training,
    data.inputs_unscaled,
    data.not_shuffled,
    data.class_missing,
    data.labels_shuffled,
    data.labels_noisy,
    data.inputs_noisy,
    data.unbalanced,
    network.activation_at_end,
    network.no_activation,
)
"""The surest first."""


def findings(evidence: Evidence) -> tuple[Finding, ...]:
    """What is wrong with a run, the surest first; nothing where nothing is sure."""
    return tuple(found for rule in RULES if (found := rule(evidence)) is not None)
