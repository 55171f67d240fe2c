"""Muon: momentum whose directions are made equally large."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor
from torch.optim import Optimizer

ROUNDS = 3
"""Of Newton and Schulz's: every singular value then is between a half and one and a quarter, unless it was tiny."""


class Muon(Optimizer):
    """As ``torch.optim.Muon``, which takes matrices only: here a kernel is a row of a matrix, and a vector is one.

    The steps have the size of AdamW's (``adjust_lr_fn="match_rms_adamw"``), so that one rate is right for all shapes.
    Those of vectors, which are biases and factors, are five times as long, and do not decay.

    **Source:** Jordan et al., "Muon: an optimizer for hidden layers in neural networks" (2024); the size of the steps:
    Liu et al., "Muon is scalable for LLM training" (2025).
    """

    def __init__(
        self, params: Iterable[Tensor], lr: float = 0.001, momentum: float = 0.95, nesterov: bool = True,
        eps: float = 1e-7, weight_decay: float = 0.1,
    ) -> None:  # fmt: skip
        for text, value in (
            ("Invalid learning rate: ", lr), ("Invalid momentum value: ", momentum),
            ("Invalid epsilon value: ", eps), ("Invalid weight_decay value: ", weight_decay),
        ):  # fmt: skip
            if not value >= 0:
                raise ValueError(f"{text}{value}")
        super().__init__(
            params, {"lr": lr, "momentum": momentum, "nesterov": nesterov, "eps": eps, "weight_decay": weight_decay}
        )

    @torch.no_grad()
    def step(self) -> None:  # type: ignore[override]  # nobody hands in a closure
        """One step with the gradients that there are."""
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter.grad is not None:
                    self._move(parameter, parameter.grad, group)

    def _move(self, parameter: Tensor, gradient: Tensor, group: dict[str, float]) -> None:
        state = self.state[parameter]
        if not state:
            state["momentum_buffer"] = torch.zeros_like(parameter)
        mean = state["momentum_buffer"].lerp_(gradient, 1 - group["momentum"])
        wanted = gradient.lerp(mean, group["momentum"]) if group["nesterov"] else mean
        matrix = wanted.flatten(1) if wanted.ndim > 1 else wanted[None]
        step = orthogonal(matrix, group["eps"]).view(wanted.shape)
        if wanted.ndim > 1:
            parameter.mul_(1 - group["lr"] * group["weight_decay"])
        size = (0.2 if wanted.ndim > 1 else 1.0) * max(matrix.shape) ** 0.5
        parameter.add_(step, alpha=-group["lr"] * size)


def orthogonal(matrix: Tensor, eps: float) -> Tensor:
    """The matrix with all its singular values near 1, float32 (m, n)."""
    x: Tensor = matrix / matrix.norm().clamp(min=eps)
    x = x.T if len(matrix) > matrix.shape[1] else x
    for _ in range(ROUNDS):
        products = x @ x.T
        x = 3.4445 * x + (-4.775 * products + 2.0315 * products @ products) @ x
    return x.T if len(matrix) > matrix.shape[1] else x
