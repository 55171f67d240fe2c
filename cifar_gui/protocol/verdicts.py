"""What a network says of every picture of a split. NumPy only: pages work out from it what is pointed at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cifar_gui.protocol import Floats

Whole = NDArray[np.int64]
Doubles = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Verdicts:
    """The logits of a network for all pictures of a split, and what follows from them."""

    labels: Whole
    """(n,): the true class of each picture."""
    logits: Floats
    """(n, 10), finite."""

    def __len__(self) -> int:
        return len(self.labels)

    @cached_property
    def log_probabilities(self) -> Doubles:
        """(n, 10): log_softmax of the logits, in float64."""
        shifted = self.logits.astype(np.float64) - self.logits.max(axis=1, keepdims=True, initial=-np.inf)
        logs: Doubles = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        return logs

    @cached_property
    def probabilities(self) -> Doubles:
        """(n, 10): softmax of the logits."""
        return np.exp(self.log_probabilities)

    @cached_property
    def losses(self) -> Doubles:
        """(n,): −ln of the probability of the true class, which is the cross entropy."""
        return -self.log_probabilities[np.arange(len(self)), self.labels]

    @cached_property
    def answers(self) -> Whole:
        """(n,): the class with the largest logit."""
        taken: Whole = self.logits.argmax(axis=1)
        return taken

    @cached_property
    def confidences(self) -> Doubles:
        """(n,): the probability of the answer."""
        return self.probabilities[np.arange(len(self)), self.answers]

    @cached_property
    def right(self) -> NDArray[np.bool_]:
        """(n,): whether the answer is the true class."""
        same: NDArray[np.bool_] = self.answers == self.labels
        return same

    def of(self, indices: Whole) -> Verdicts:
        """What it says of some of the pictures, in this order."""
        return Verdicts(self.labels[indices], self.logits[indices])


@dataclass(frozen=True, eq=False)
class Progress:
    """A part of the answer to a request that goes through many pictures: how far it has come."""

    id: int
    page: str
    done: int
    """Pictures."""
    total: int
    verdicts: Verdicts | None = None
    """Of the pictures that have been judged, where they are told."""
