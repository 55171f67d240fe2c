"""What the page of gradients says of each step of the way, and of one number, with its arithmetic."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QObject

from cifar_gui.pages.backward.gradient_views import norm
from cifar_gui.pages.backward.look import BACKWARD, LOGITS, LOSS_STEP, SOFTMAX, layer_of, layers_of
from cifar_gui.pages.backward.protocol import Checked, Gradients, Nudge, ParameterReport, Spread
from cifar_gui.spec import Count
from cifar_gui.ui.arithmetic.formula_steps import added, factor, number, share_of
from cifar_gui.ui.widgets.picture_names import class_name

CLOSE = 6
"""Decimals of a loss: those at neighbouring weights are close to each other."""
Lines = tuple[tuple[str, str], ...]


class Words(NamedTuple):
    """What is said of one thing: its name, a caption, lines of arithmetic, and what comes out of them."""

    chip: str
    caption: str
    lines: Lines
    results: tuple[tuple[str, float], ...] = ()


def precise(value: float) -> str:
    """Five digits that count: gradients are small."""
    return f"{value:.5g}".replace("-", "−")


def _named(name: str, index: tuple[int, ...]) -> str:
    return f"{name}[{', '.join(map(str, index))}]"


def _shape(shape: tuple[int, ...]) -> str:
    return f"({', '.join(map(str, shape))})"


class GradientWords(QObject):
    """GUI thread. In the language of the moment; a number whose gradient has not come back yet is not ``known``."""

    # --- a step of the way ------------------------------------------------------------------------------------------

    def step(self, good: Gradients, place: int, picture: int) -> Words:
        """A position of the way, for one picture of the batch."""
        if place < LOGITS:
            return self._input(good)
        if place == LOGITS:
            return self._logits(good, picture)
        if place in (SOFTMAX, LOSS_STEP):
            return self._loss(good, place, picture)
        return self._layer(good, layers_of(good)[place - BACKWARD])

    def _input(self, good: Gradients) -> Words:
        count = sum(item.values.size for item in good.parameters)
        caption = self.tr("{count:,} {count:number|numbers} to learn").format(count=Count(count))
        return Words("x", caption, (("x", _shape(good.x.shape)), ("w.grad", "None")))

    def _logits(self, good: Gradients, picture: int) -> Words:
        label = int(good.labels[picture])
        lines = (
            ("z = model(x)", f"{_shape(good.x.shape)} → {_shape(good.logits.shape)}"),
            (f"z[{label}]", number(float(good.logits[picture, label]))),
        )
        return Words("logits", self.tr("one score for each class"), lines)

    def _loss(self, good: Gradients, place: int, picture: int) -> Words:
        label = int(good.labels[picture])
        share, own = float(good.probabilities[picture, label]), float(good.losses[picture])
        softmax, loss = share_of(good.logits[picture].astype(np.float64), label, share, own)
        if place == SOFTMAX:
            name = class_name(label) if label < 10 else str(label)
            caption = self.tr("what softmax makes of the score of “{name}”").format(name=name)
            return Words("softmax", caption, (softmax,), ((f"p[{label}]", share),))
        lines = [softmax]
        if good.params.label_smoothing == 0:
            lines.append(loss)
        else:
            lines.append((f"ℓ, ε = {number(float(good.params.label_smoothing))}", number(own)))
        if len(good.losses) > 1:
            terms = added([factor(float(value)) for value in good.losses])
            mean = good.params.reduction == "mean"
            name, tail = ("Σ ℓ / n", f"({terms}) / {len(good.losses)}") if mean else ("Σ ℓ", terms)
            lines.append((name, f"{tail} = {number(good.loss)}"))
        caption = self.tr("the smaller the probability of the right class, the larger the loss")
        return Words("loss", caption, tuple(lines), (("loss", good.loss),))

    def _layer(self, good: Gradients, layer: str) -> Words:
        report = next(item for item in good.layers if item.name == layer)
        lines = [("y", self._spread(report.shape, report.spread))]
        if report.grad_spread is not None:
            lines.append(("∂L/∂y", self._spread(report.shape, report.grad_spread)))
        for item in good.parameters:
            if layer_of(item.name) == layer:
                shape = "×".join(map(str, item.values.shape))
                length = norm(item.grad)
                told = self.tr("{shape}    norm = {norm}")
                text = "None" if length is None else told.format(shape=shape, norm=number(length))
                lines.append((f"{item.name.rpartition('.')[2]}.grad", text))
        chip = self.tr("backward: {layer}").format(layer=layer)
        return Words(chip, self.tr("the gradient has come back to this layer"), tuple(lines))

    def _spread(self, shape: tuple[int, ...], spread: Spread) -> str:
        low, mean, high = (f"{one:.2g}".replace("-", "−") for one in (spread.low, spread.mean, spread.high))
        text = self.tr("{shape}    norm = {norm}, mean {mean}, from {low} to {high}")
        if low == high:
            text = self.tr("{shape}    norm = {norm}, every number {low}")
        return text.format(shape="×".join(map(str, shape)), norm=number(spread.norm), mean=mean, low=low, high=high)

    # --- one number -------------------------------------------------------------------------------------------------

    def output(self, item: ParameterReport, index: tuple[int, ...], known: bool) -> Words:
        """One number that a layer puts out, and the gradient that comes back to it."""
        value = float(item.values[index])
        grad = float(item.grad[index]) if known and item.grad is not None else None
        lines = (("y", precise(value)), ("∂L/∂y", "None" if grad is None else precise(grad)))
        results = (("y", value),) if grad is None else (("y", value), ("∂L/∂y", grad))
        return Words(_named(item.name, index), self.tr("one number that this layer puts out"), lines, results)

    def weight(self, item: ParameterReport, index: tuple[int, ...], known: bool) -> Words:
        """One weight and its gradient."""
        value = float(item.values[index])
        grad = float(item.grad[index]) if known and item.grad is not None else None
        lines = (("w", precise(value)), ("w.grad", "None" if grad is None else precise(grad)))
        results = (("w", value),) if grad is None else (("w", value), ("w.grad", grad))
        return Words(_named(item.name, index), self.tr("click to pin this weight"), lines, results)

    def pinned(self, words: Words, nudge: Nudge | None, dragged: float | None) -> Words:
        """Of a weight that is pinned, the loss where it is dragged to as well; the curve takes the room of results."""
        caption = self.tr("drag in the curve, or press Up and Down, to change this weight")
        lines = words.lines if nudge is None else self._moved(nudge, words.lines, dragged)
        return Words(words.chip, caption, lines)

    def checked(self, words: Words, checked: Checked | None, step: int, good: Gradients) -> Words:
        """Of a weight whose gradient is checked, what the chosen h gives."""
        caption = self.tr("drag in the curve, or press Up and Down, for another h")
        if checked is None:
            return Words(words.chip, caption, (*words.lines, ("", self.tr("Computing differences of the loss…"))))
        return Words(words.chip, caption, (*self._differences(checked, step), ("", self._judged(checked, step, good))))

    def _moved(self, nudge: Nudge, lines: Lines, dragged: float | None) -> Lines:
        """The weight, its gradient and the loss at the place that is dragged to."""
        own = float(nudge.weights[len(nudge.weights) // 2])
        at = own if dragged is None else dragged
        loss = float(np.interp(at, nudge.weights, nudge.losses))
        if dragged is not None:
            slope = float(np.interp(at, nudge.weights, nudge.gradients))
            lines = (("w", f"{precise(own)} → {precise(at)}"),
                     ("∂L/∂w", f"{precise(nudge.gradient)} → {precise(slope)}"))  # fmt: skip
        else:
            difference = f"{precise(nudge.finite_difference)}    h = {nudge.step:g}"
            lines = (*lines, ("(L(w+h) − L(w−h)) / 2h", difference))
        return (*lines, (f"L({precise(at)})", f"{loss:.{CLOSE}f}"))

    def _differences(self, checked: Checked, at: int) -> Lines:
        """The gradient, and for the chosen h the difference and its error in both precisions."""
        errors = checked.errors
        lines = [("w.grad", f"{precise(float(checked.gradients[1]))}    h = {checked.steps[at]:.2g}")]
        for row, name in enumerate(("float32", "float64")):
            error = self.tr("relative error {error}").format(error=f"{errors[row, at]:.1e}".replace("-", "−"))
            difference = precise(float(checked.differences[row, at]))
            lines.append((name, f"(L(w+h) − L(w−h)) / 2h = {difference}    {error}"))
        return tuple(lines)

    def _judged(self, checked: Checked, at: int, good: Gradients) -> str:
        """Why the difference is no better than it is, for the chosen h."""
        few, step = checked.pictures < checked.of.pictures.batch_size, float(checked.steps[at])
        own = float(next(one.values[checked.index] for one in good.parameters if one.name == checked.parameter))
        if own + step == own or np.float32(own + step) == np.float32(own):
            return self.tr("h is too small for float32: w + h is w again, and the difference is 0.")
        if abs(checked.gradients[0]) * 2 * step < 100 * np.spacing(np.float32(good.loss)):
            return self.tr("In float32 the two losses agree in nearly all digits: little is left of the difference.")
        if checked.errors[1, at] > 1e-3:
            return self.tr("h is so large that the curve bends within it.")
        if few:
            return self.tr("A good h, of the first {count} pictures.").format(count=checked.pictures)
        return self.tr("A good h: gradient and difference agree.")
