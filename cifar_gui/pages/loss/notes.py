"""The sentence on a loss: what PyTorch warns of, or what the setting teaches."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QObject

from cifar_gui.pages.loss.script import DIFFERENCE
from cifar_gui.protocol.losses import LossAnswer
from cifar_gui.ui.arithmetic.formula_steps import number


class LossNotes(QObject):
    """GUI thread. In the language of the moment."""

    def of(self, good: LossAnswer) -> str:
        """The sentence on a result; "" where there is nothing to say."""
        return self._warning(good) if good.warnings else self._lesson(good)

    def _warning(self, good: LossAnswer) -> str:
        """PyTorch's own words, and what has become of the tables."""
        text = "\n".join(good.warnings)
        if good.form != DIFFERENCE or "broadcasting" not in text:
            return self.tr("PyTorch warns: {text}").format(text=text)
        whole = np.broadcast_shapes(*good.shapes[:2])
        return self.tr(
            "PyTorch warns: {text}\nBoth are stretched to {whole}: {count} differences, where {few} were meant."
        ).format(text=text, whole=whole, count=math.prod(whole), few=math.prod(good.shapes[0]))

    def _lesson(self, good: LossAnswer) -> str:
        params, loss = good.params, good.params.loss
        if loss == "L1Loss" and params.reduction == "sum":
            return self.tr(
                "You get the sum only if this loss is the one you call. A loss made with "
                "reduction='mean' keeps that: calling it still gives {mean}."
            ).format(mean=number(float(good.quantities[-1].values.mean())))
        if good.value is not None and math.isnan(good.value) and good.divisor == 0:
            return self.tr("Every row is ignored, so the mean is 0 / 0.")
        if loss == "CrossEntropyLoss":
            return self._on_scores(good)
        if loss == "NLLLoss" and any(value > 0 for row in self._scores(good) for value in row):
            return self.tr(
                "NLLLoss expects logarithms of probabilities, and no logarithm of a probability is above 0: "
                "log_softmax belongs before it."
            )
        return ""

    def _scores(self, good: LossAnswer) -> list[list[float]]:
        made = good.quantity("before")
        return made.tolist() if made is not None else [list(row) for row in good.tables["input"]]

    def _on_scores(self, good: LossAnswer) -> str:
        rows = self._scores(good)
        count, params = len(rows[0]), good.params
        plain = good.form == "indices" and not params.weight and params.label_smoothing == 0
        if params.label_smoothing < 0:
            return self.tr("PyTorch ignores a label_smoothing below 0.")
        likely = all(min(row) >= 0 and abs(sum(row) - 1) < 1e-4 for row in rows)
        if plain and likely and count > 1 and params.reduction != "none":
            floor = math.log(math.e + count - 1) - 1
            return self.tr(
                "These are probabilities already, but CrossEntropyLoss takes the softmax of its "
                "input: with {count} classes the loss cannot fall below {floor}, however right the "
                "answer is. It expects logits."
            ).format(count=count, floor=f"{floor:.3f}")
        if plain and count > 1 and all(max(row) == min(row) for row in rows):
            return self.tr(
                "Equal scores give each of the {count} classes 1/{count}, and the loss is ln {count} "
                "= {value}: a network that has learned nothing starts near that."
            ).format(count=count, value=f"{math.log(count):.4f}")
        return ""
