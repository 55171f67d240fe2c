"""One pixel of a picture of reasons worked out: the strip of the page."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QWidget

from cifar_gui.pages.attribution import CAM, GRADIENT, OCCLUSION, PRODUCT
from cifar_gui.pages.attribution.bars import name_of
from cifar_gui.pages.attribution.protocol import Attribution, Covered, Summed
from cifar_gui.pages.attribution.worked import corners, covering
from cifar_gui.questions.question import number, term
from cifar_gui.spec import Count
from cifar_gui.ui.arithmetic.formula_view import FormulaView
from cifar_gui.ui.arithmetic.pinned_strip import PinnedStrip
from cifar_gui.ui.widgets.timeline import Timeline

Lines = tuple[tuple[str, str], ...]
Pixel = tuple[int, int]
"""(row, column)."""
TERMS = 2
"""Products that are written out of the sum over all maps: the largest ones."""


class AttributionStrip(PinnedStrip):
    """GUI thread. What the method does at one pixel, with its numbers; after a refusal the refusal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.formula = FormulaView()
        super().__init__(self.formula, Timeline(), parent)
        self._good: Attribution | None = None
        self._at: Pixel = (0, 0)
        self.retranslate()

    def show_pixel(self, good: Attribution, at: Pixel, pinned: bool) -> None:
        """Work a pixel out."""
        self._good, self._at = good, at
        self.name(f"[{at[0]}, {at[1]}]", pinned)
        self.formula.show_lines(self._lines(good, at), (("s", good.score), ("[{}, {}]".format(*at), good.heat[at])))
        self.timeline.set_usable(True)
        self._say()
        self._stack.setCurrentIndex(0)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Arithmetic"))
        self._release.setText(self.tr("Unpin"))
        self._release.setToolTip(self.tr("Unpin this pixel (Esc)"))
        self._hint.setText(self.tr("Click a pixel to pin it"))
        self._hint.setToolTip(self.tr("Arrow keys move the pixel, Enter pins, Esc unpins."))
        self._say()

    def _say(self) -> None:
        if self._good is None:
            return
        good = self._good
        text = {
            GRADIENT: self.tr("how much the score s of {name} changes per unit of this pixel's three numbers"),
            PRODUCT: self.tr("the pixel's three numbers times how the score s of {name} changes with them"),
            CAM: self.tr("the maps of {layer}, each times its weight for the score s of {name}"),
            OCCLUSION: self.tr("by how much the score s of {name} falls when patches cover this pixel"),
        }[good.params.method]
        self.caption.say(text.format(name=name_of(good.target, len(good.scores)), layer=good.layer))

    # --- the lines --------------------------------------------------------------------------------------------------

    def _lines(self, good: Attribution, at: Pixel) -> Lines:
        if good.summed is not None:
            return self._cam_lines(good, good.summed, at)
        if good.covered is not None:
            return self._patch_lines(good, good.covered, at)
        return self._gradient_lines(good, at)

    def _gradient_lines(self, good: Attribution, at: Pixel) -> Lines:
        assert good.gradient is not None
        slopes, values = good.gradient[:, *at].tolist(), good.x[:, *at].tolist()
        if good.params.method == GRADIENT:
            lines = [(f"∂s/∂{name}", f"= {number(slope)}") for name, slope in zip("RGB", slopes, strict=True)]
            sizes = ", ".join(number(abs(slope)) for slope in slopes)
            return (*lines, ("max |∂s/∂x|", f"= max({sizes})"))
        lines = [
            (f"{name} · ∂s/∂{name}", f"= {number(value)} · {term(slope)} = {number(value * slope)}")
            for name, value, slope in zip("RGB", values, slopes, strict=True)
        ]
        total = " + ".join(term(value * slope) for value, slope in zip(values, slopes, strict=True))
        return (*lines, ("R + G + B", f"= {total}"))

    def _cam_lines(self, good: Attribution, how: Summed, at: Pixel) -> Lines:
        mixed = corners(at, how.sums.shape)
        row, column = mixed[0].row, mixed[0].column
        terms = how.weights * good.maps[:, row, column]
        first, *others = np.argsort(-np.abs(np.nan_to_num(terms)), kind="stable")[:TERMS].tolist()
        cells = how.gradients[first]
        mean = self.tr("= {mean}, the mean of its {count} gradients")
        weight = mean.format(count=cells.size, mean=number(float(how.weights[first])))
        written = [
            f"{term(float(how.weights[k]))} · {term(float(good.maps[k, row, column]))}" for k in (first, *others)
        ]
        more = " + …" if len(terms) > len(written) else ""
        total = float(how.sums[row, column])
        bent = np.maximum(how.sums, 0)
        shares = " + ".join(
            f"{number(one.share, 3)} · {term(float(bent[one.row, one.column]), 3)}" for one in mixed
        )  # up to four cells lie around a pixel
        return (
            (f"w[{first}]", weight),
            (f"Σ w · A[{row}, {column}]", f"= {' + '.join(written)}{more} = {number(total)}"),
            ("ReLU", f"= max(0, {number(total)}) = {number(max(total, 0.0))}"),
            (self.tr("enlarged"), f"= {shares}"),
        )

    def _patch_lines(self, good: Attribution, how: Covered, at: Pixel) -> Lines:
        over = covering(how.places, good.params.window, at)
        if not len(over):
            return ((self.tr("no patch"), self.tr("The stride is larger than the patch: none lies over this pixel.")),)
        drops = good.score - how.scores[over]
        largest = int(np.argmax(np.nan_to_num(drops)))
        row, column = how.places[over[largest]].tolist()
        side, score = good.params.window, float(how.scores[over[largest]])
        where = self.tr("= {score} with the patch over rows {top}–{bottom} and columns {left}–{right}")
        if side == 1:
            where = self.tr("= {score} with the patch over row {top} and column {left}")
        where = where.format(
            score=number(score), top=row, bottom=min(row + side, 32) - 1, left=column, right=min(column + side, 32) - 1
        )
        some = " + ".join(term(float(drop)) for drop in drops[:4])
        more = " + …" if len(drops) > 4 else ""
        return (
            ("s", f"= {number(good.score)}"),
            ("s′", where),
            ("s − s′", f"= {number(good.score)} − {term(score)} = {number(float(drops[largest]))}"),
            (
                self.tr("mean"),
                self.tr("of the {count} {count:patch that lies|patches that lie} over it: ({sum}) / {count}").format(
                    count=Count(len(drops)), sum=some + more
                ),
            ),
        )
