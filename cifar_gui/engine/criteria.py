"""The losses of 7.8 as the losses of a run: of logits (N, 10) and class numbers (N,)."""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor
from torch.nn import functional

from cifar_gui.engine.faults import WRONG_LOSS
from cifar_gui.recipe import BCE, CROSS_ENTROPY, HUBER, L1, MSE, NLL, SMOOTH_L1, Recipe

CLASSES = 10


@dataclass(frozen=True)
class Criterion:
    """A loss as a recipe names it. CrossEntropyLoss takes class numbers; NLLLoss takes them beside log-probabilities.

    The others compare each logit with 1 for the right class and 0 for the nine others.
    """

    recipe: Recipe

    def __call__(self, logits: Tensor, y: Tensor) -> Tensor:
        """A scalar with its graph, for float32 logits (N, 10) and int64 y (N,)."""
        recipe = self.recipe
        if recipe.fault == WRONG_LOSS:
            return functional.mse_loss(logits, y.to(logits.dtype)[:, None].expand_as(logits))
        if recipe.loss == CROSS_ENTROPY:
            return functional.cross_entropy(logits, y, label_smoothing=recipe.label_smoothing)
        if recipe.loss == NLL:
            return functional.nll_loss(logits.log_softmax(1), y)
        target = functional.one_hot(y, CLASSES).to(logits.dtype)
        if recipe.loss == BCE:
            return functional.binary_cross_entropy_with_logits(logits, target)
        if recipe.loss == MSE:
            return functional.mse_loss(logits, target)
        if recipe.loss == L1:
            return functional.l1_loss(logits, target)
        if recipe.loss == SMOOTH_L1:
            return functional.smooth_l1_loss(logits, target, beta=recipe.beta)
        if recipe.loss == HUBER:
            return functional.huber_loss(logits, target, delta=recipe.delta)
        raise ValueError(f"loss {recipe.loss!r}")
