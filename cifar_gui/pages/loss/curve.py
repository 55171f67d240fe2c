"""The loss of one number as a curve, with the losses of the tables on it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.protocol.losses import LossAnswer
from cifar_gui.ui.arithmetic.formula_steps import number, place, places
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.figures import round_limit
from cifar_gui.ui.widgets.histogram import Curve, Line
from cifar_gui.ui.widgets.layouts import in_column
from cifar_gui.ui.widgets.scrolled import Scrolled

POINTS = 201
LEAST = 3.0
"""How far a curve over differences reaches at least."""
FLOOR = 0.001
"""The least probability that is drawn: at 0 the loss is infinite."""
HIGHEST = 60.0
Numbers = NDArray[np.float64]


def difference_loss(params: Any, d: Numbers) -> Numbers:
    """The loss of a difference, before reduction."""
    size = np.abs(d)
    if params.loss == "L1Loss":
        return size
    if params.loss == "MSELoss":
        return d**2
    if params.loss == "SmoothL1Loss":
        beta = float(params.beta)
        return np.where(size < beta, d**2 / (2 * beta if beta else 1.0), size - beta / 2)
    delta = float(params.delta)
    return np.where(size <= delta, d**2 / 2, delta * (size - delta / 2))


class LossCurve(Retranslated, Scrolled):
    """The curve tab."""

    def __init__(self) -> None:
        inner = QWidget()
        super().__init__(inner)
        self.answer: LossAnswer | None = None
        self._at: int | None = None
        self._stale = False
        column = in_column(on=inner, margins=(24, 20, 24, 20), spacing=8)
        self._heading, self._sentence = label("title"), label()
        self._axis, self._note = label("caption"), label("caption")
        self.curve = Curve()
        self.curve.setFixedHeight(230)
        for widget in (self._heading, self._sentence, self.curve, self._axis, self._note):
            if isinstance(widget, QLabel):
                widget.setWordWrap(True)
            column.addWidget(widget)
        column.addStretch()
        self.retranslate()

    def show_answer(self, answer: LossAnswer, at: int | None) -> None:
        """Draw the curve of an answer's loss, and its losses as dots, number ``at`` the largest."""
        self.answer, self._at = answer, at
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """What was asked for while another tab was in front is drawn now."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _refresh(self) -> None:
        self._stale = not self.isVisible()
        answer = self.answer
        if self._stale or answer is None:
            return
        if answer.form == "difference":
            self._draw_difference(answer)
        elif answer.form == "binary":
            self._draw_binary(answer)
        else:
            self._draw_probability(answer)
        self._say()

    def _draw_difference(self, answer: LossAnswer) -> None:
        d, losses = (answer.quantity(key) for key in ("difference", "loss"))
        assert d is not None
        assert losses is not None
        finite = np.abs(d[np.isfinite(d)])
        reach = min(max(LEAST, round_limit(float(finite.max()) if finite.size else LEAST)), 1e6)
        x = np.linspace(-reach, reach, POINTS)
        top = round_limit(float(difference_loss(answer.params, np.array([reach]))[0]))
        self.curve.show_lines([Line(x, difference_loss(answer.params, x))], (-reach, reach), (0.0, top))
        self._dots(list(zip(d.reshape(-1).tolist(), losses.reshape(-1).tolist(), strict=True)))

    def _draw_probability(self, answer: LossAnswer) -> None:
        p = np.linspace(FLOOR, 1.0, POINTS)
        self.curve.show_lines([Line(p, -np.log(p))], (0.0, 1.0), (0.0, 7.0))
        picked = answer.quantity("picked")
        if picked is None:
            self.curve.show_dots(())
        else:
            self._dots([(float(np.exp(-value)), float(value)) for value in picked.reshape(-1) if value >= 0])

    def _draw_binary(self, answer: LossAnswer) -> None:
        x = np.linspace(-6, 6, POINTS)
        lines = [Line(x, np.logaddexp(0, -x), 0), Line(x, np.logaddexp(0, x), 1)]
        self.curve.show_lines(lines, (-6.0, 6.0), (0.0, 6.0))
        p, losses = (answer.quantity(key) for key in ("sigmoid", "loss"))
        assert p is not None
        assert losses is not None
        with np.errstate(divide="ignore"):
            scores = np.log(p) - np.log1p(-p)
        self._dots(list(zip(scores.reshape(-1).tolist(), losses.reshape(-1).tolist(), strict=True)))

    def _dots(self, dots: list[tuple[float, float]]) -> None:
        now = dots[self._at] if self._at is not None and self._at < len(dots) else None
        self.curve.show_dots(dots, now)

    def retranslate(self) -> None:
        self._heading.setText(self.tr("The loss of one number"))
        self.curve.say_empty(self.tr("The curve appears with the first result."))
        self.curve.setAccessibleName(self.tr("The curve of the loss"))
        self._say()

    def _say(self) -> None:
        answer = self.answer
        if answer is None:
            return
        sentences = {
            "L1Loss": self.tr("It grows evenly with the difference: every step away costs the same."),
            "MSELoss": self.tr("It grows with the square: far off costs much more than a little off."),
            "SmoothL1Loss": self.tr("A parabola near zero, a straight line from beta on."),
            "HuberLoss": self.tr("A parabola up to delta, a straight line beyond, of slope delta."),
            "BCEWithLogitsLoss": self.tr("First curve: the target is 1. Second curve: the target is 0."),
        }
        text = sentences.get(
            answer.params.loss,
            self.tr("The less probability the right class gets, the higher the loss: −ln p. At p = 1 it is 0."),
        )
        self._sentence.setText(text)
        axes = {"difference": self.tr("across: d = x − y, up: the loss"), "binary": self.tr("across: x, up: the loss")}
        self._axis.setText(axes.get(answer.form, self.tr("across: p of the right class, up: the loss")))
        at = self._at if self._at is not None and self._at < places(answer) else None
        if at is None:
            self._note.setText(self.tr("Each dot is one loss of the tables."))
        else:
            where = place(answer, at)
            value = float(answer.quantities[-1].values[where.row, where.column])
            self._note.setText(self.tr("The large dot is the loss you point at: {value}.").format(value=number(value)))
