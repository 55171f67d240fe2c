"""What each cause is called."""

from __future__ import annotations

from cifar_gui.spec import QT_TRANSLATE_NOOP

TITLES = {
    "rate_too_high": QT_TRANSLATE_NOOP("Doctor", "Learning rate too high"),
    "rate_too_low": QT_TRANSLATE_NOOP("Doctor", "Learning rate too low"),
    "diverged": QT_TRANSLATE_NOOP("Doctor", "The loss exploded"),
    "stuck": QT_TRANSLATE_NOOP("Doctor", "Stuck at guessing"),
    "zero_start": QT_TRANSLATE_NOOP("Doctor", "All weights alike at the start"),
    "huge_start": QT_TRANSLATE_NOOP("Doctor", "Weights too large at the start"),
    "no_activation": QT_TRANSLATE_NOOP("Doctor", "No activation between layers"),
    "activation_at_end": QT_TRANSLATE_NOOP("Doctor", "An activation after the last layer"),
    "vanishing": QT_TRANSLATE_NOOP("Doctor", "Vanishing gradients"),
    "exploding": QT_TRANSLATE_NOOP("Doctor", "Exploding gradients"),
    "update_ratio": QT_TRANSLATE_NOOP("Doctor", "Updates out of proportion to the weights"),
    "dead_relu": QT_TRANSLATE_NOOP("Doctor", "Dead ReLUs"),
    "no_change": QT_TRANSLATE_NOOP("Doctor", "Weights that never change"),
    "overfitting": QT_TRANSLATE_NOOP("Doctor", "Overfitting"),
    "still_improving": QT_TRANSLATE_NOOP("Doctor", "Still improving at the end"),
    "batch_for_norm": QT_TRANSLATE_NOOP("Doctor", "Batch too small for BatchNorm"),
    "batch_noise": QT_TRANSLATE_NOOP("Doctor", "Batch too small for this rate"),
    "batch_whole": QT_TRANSLATE_NOOP("Doctor", "All pictures in one batch"),
    "eval_mode": QT_TRANSLATE_NOOP("Doctor", "Trained in eval mode"),
    "judged_in_train_mode": QT_TRANSLATE_NOOP("Doctor", "Judged in training mode"),
    "not_shuffled": QT_TRANSLATE_NOOP("Doctor", "Sorted and not shuffled"),
    "inputs_unscaled": QT_TRANSLATE_NOOP("Doctor", "Inputs not scaled"),
    "inputs_noisy": QT_TRANSLATE_NOOP("Doctor", "Noisy pictures"),
    "labels_noisy": QT_TRANSLATE_NOOP("Doctor", "Many labels are wrong"),
    "labels_shuffled": QT_TRANSLATE_NOOP("Doctor", "Labels have nothing to do with the pictures"),
    "class_missing": QT_TRANSLATE_NOOP("Doctor", "A class is missing"),
    "unbalanced": QT_TRANSLATE_NOOP("Doctor", "Classes out of balance"),
    "judged_on_training": QT_TRANSLATE_NOOP("Doctor", "Judged on its training pictures"),
    "loss_misfit": QT_TRANSLATE_NOOP("Doctor", "The wrong loss for these labels"),
    "gradients_accumulate": QT_TRANSLATE_NOOP("Doctor", "Gradients are not cleared"),
    "dropout_high": QT_TRANSLATE_NOOP("Doctor", "Too much dropout"),
    "seeds_disagree": QT_TRANSLATE_NOOP("Doctor", "One seed proves nothing"),
    "tested_again": QT_TRANSLATE_NOOP("Doctor", "Another look at the test set"),
}
"""By cause, in the order of ``finding.CAUSES``."""
