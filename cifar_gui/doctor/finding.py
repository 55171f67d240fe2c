"""What the doctor says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cifar_gui.spec import Message

CAUSES = (
    "rate_too_high", "rate_too_low", "diverged", "stuck", "zero_start", "huge_start", "no_activation",
    "activation_at_end", "vanishing", "exploding", "update_ratio", "dead_relu", "no_change", "overfitting",
    "still_improving", "batch_for_norm", "batch_noise", "batch_whole", "eval_mode", "judged_in_train_mode",
    "not_shuffled", "inputs_unscaled", "inputs_noisy", "labels_noisy", "labels_shuffled", "class_missing", "unbalanced",
    "judged_on_training", "loss_misfit", "gradients_accumulate", "dropout_high", "seeds_disagree",
    "tested_again",
)  # fmt: skip
"""What a finding may be called."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a run."""

    cause: str
    """One of CAUSES."""
    evidence: Message
    """The numbers that say so."""
    sentence: Message
    """What it means and what can be done, in plain words."""
    step: int | None
    """Where on the curve it shows, counted from 1; None where it is no matter of a step."""
    change: Mapping[str, object] | None
    """Fields of the recipe with the values to try; None where the recipe has no field for it."""
    source: str
    """Who says that this is a sign of that."""
