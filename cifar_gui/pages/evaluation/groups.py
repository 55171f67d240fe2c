"""Which pictures lie behind a cell, a bar, a pair or a bin, and in which order they come. NumPy only."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cifar_gui.engine.counting import bin_of, confusion, pairs
from cifar_gui.pages.evaluation.state import (
    ALL,
    BIN,
    CELL,
    CLASSES,
    CONFIDENCE,
    MATRIX,
    PAIR,
    PAIRS,
    TAKEN,
    TRUE,
    Group,
)
from cifar_gui.protocol.verdicts import Verdicts

OF_VIEW = {
    MATRIX: (CELL, TRUE, TAKEN),
    CLASSES: (TRUE, TAKEN),
    PAIRS: (PAIR,),
    CONFIDENCE: (BIN,),
}
"""The groups that can be pointed at in a view; in the others it is all pictures."""


def members(verdicts: Verdicts, group: Group, order: str) -> NDArray[np.int64]:
    """int64 (k,): the pictures of a group; by ``order`` "loss" or "confidence", the largest comes first."""
    found = np.flatnonzero(_holds(verdicts, group))
    by = verdicts.losses if order == "loss" else verdicts.confidences
    ordered: NDArray[np.int64] = found[np.argsort(-by[found], kind="stable")]
    return ordered


def _holds(verdicts: Verdicts, group: Group) -> NDArray[np.bool_]:
    """(n,): which pictures are of the group."""
    kind, one, other = group
    labels, answers = verdicts.labels, verdicts.answers
    if kind == CELL:
        mask = (labels == one) & (answers == other)
    elif kind == TRUE:
        mask = labels == one
    elif kind == TAKEN:
        mask = answers == one
    elif kind == PAIR:
        mask = ((labels == one) & (answers == other)) | ((labels == other) & (answers == one))
    elif kind == BIN:
        mask = bin_of(verdicts.confidences) == one
    else:
        mask = np.ones(len(labels), np.bool_)
    return mask


def first(verdicts: Verdicts, view: str) -> Group:
    """What is looked at in a view before anything was chosen: where the most errors are."""
    counts = confusion(verdicts.labels, verdicts.answers)
    wrong = counts * (1 - np.eye(len(counts), dtype=np.int64))
    if view == MATRIX:
        row, column = divmod(int(wrong.argmax()), len(counts))
        return CELL, row, column
    if view == CLASSES:
        return TRUE, int((wrong.sum(axis=1) / np.maximum(counts.sum(axis=1), 1)).argmax()), 0
    if view == PAIRS:
        most = next(iter(pairs(counts)), None)
        return (PAIR, most.one, most.other) if most is not None else (ALL, 0, 0)
    if view == CONFIDENCE:
        return BIN, int(np.bincount(bin_of(verdicts.confidences), minlength=10).argmax()), 0
    return ALL, 0, 0
