"""Where the shapes of a linear layer come from: flatten multiplies dimensions, then each output is one dot product."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from cifar_gui.pages.linear.script import arriving
from cifar_gui.ui.companion.shape_drawings import Bar, Bars, Drawing, short
from cifar_gui.ui.companion.shape_tab import ShapeTab
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.theme import font, mono

MOST_FEATURES = 2**60


def flattened(shape: Sequence[int], start: int, end: int) -> tuple[int, ...]:
    """The shape that ``torch.flatten`` gives; the dimensions from ``start`` to ``end`` become one."""
    first, last = start % len(shape), end % len(shape)
    return (*shape[:first], prod(shape[first : last + 1]), *shape[last + 1 :])


class MatrixProduct(Drawing):
    """x, the weight turned over, the bias and y as blocks with their sizes at their sides."""

    HEIGHT, LEAST = 132, 20

    def __init__(self) -> None:
        super().__init__()
        self._sizes = (1, 1, 1)
        self._bias = True

    def show_sizes(self, rows: int, inputs: int, outputs: int, bias: bool) -> None:
        """Show x (rows, inputs) times the weight, turned over (inputs, outputs), plus the bias (outputs,)."""
        self._sizes, self._bias = (rows, inputs, outputs), bias
        self.setAccessibleDescription(f"({rows}, {inputs}) · ({inputs}, {outputs}) = ({rows}, {outputs})")
        self.update()

    def heightForWidth(self, width: int) -> int:
        return self.HEIGHT

    def _length(self, number: int) -> float:
        """Sides grow with the number of digits: to scale, most of them could not be drawn together."""
        return self.LEAST + 9.0 * (len(str(number)) - 1)

    def paint(self, painter: QPainter) -> None:
        rows, inputs, outputs = self._sizes
        high, deep, wide = self._length(rows), self._length(inputs), self._length(outputs)
        parts = [("x", deep, high, inputs, rows), ("Wᵀ", wide, deep, outputs, inputs)]
        parts += [("b", wide, 14.0, outputs, 0)] if self._bias else []
        parts.append(("y", wide, high, outputs, rows))
        signs = ["·", *(["+"] if self._bias else []), "="]
        metrics = QFontMetricsF(mono(12))
        sides = [metrics.horizontalAdvance(short(across)) for _, _, _, across, _ in parts]
        widths = [max(width, side) for (_, width, _, _, _), side in zip(parts, sides, strict=True)]
        gap = max(10.0, (self.width() - 2 - sum(widths)) / (len(parts) - 1)) if len(parts) > 1 else 0.0
        x, middle = 1.0, 18 + (self.HEIGHT - 36) / 2
        for place, ((name, width, height, across, down), room) in enumerate(zip(parts, widths, strict=True)):
            box = QRectF(x + (room - width) / 2, middle - height / 2, width, height)
            self._paint_block(painter, name, box, across, down)
            if place < len(signs):
                painter.setFont(font(15, 600))
                painter.setPen(QColor(self.theme.text2))
                painter.drawText(QRectF(x + room, middle - 12, gap, 24), Qt.AlignmentFlag.AlignCenter, signs[place])
            x += room + gap

    def _paint_block(self, painter: QPainter, name: str, box: QRectF, across: int, down: int) -> None:
        theme = self.theme
        result = name == "y"
        painter.setPen(QPen(QColor(theme.accent if result else theme.strong), 1.2))
        painter.setBrush(QColor(theme.soft if result else theme.surface))
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(font(13, 600))
        painter.setPen(QColor(theme.accent if result else theme.text))
        painter.drawText(box.adjusted(-20, -20, 20, 20), Qt.AlignmentFlag.AlignCenter, name)
        painter.setFont(mono(12))
        painter.setPen(QColor(theme.text3))
        above = QRectF(box.center().x() - 60, box.top() - 18, 120, 16)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, short(across))
        if down:
            below = QRectF(box.center().x() - 60, box.bottom() + 2, 120, 16)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, f"× {short(down)}")


class LinearShape(ShapeTab):
    """The shape tab of a linear layer."""

    def __init__(self) -> None:
        super().__init__()
        self._params: Any = None
        self._in_shape: tuple[int, ...] = ()
        self._failed = False

    def build(self) -> None:
        self.heading, self.sentence, self.shapes = label("title"), label(), label("mono-caption")
        self.flat_heading, self.flat_sum, self.flat_note = label("heading"), label("mono"), label("caption")
        self.bars_heading, self.bars, self.bars_note = label("heading"), Bars(), label("caption")
        self.product_heading, self.product, self.product_note = (
            label("heading"),
            MatrixProduct(),
            label("caption"),
        )
        self.counts_heading, self.counts = label("heading"), label("mono")
        self.lay_out(
            self.heading, self.sentence, self.shapes, self.flat_heading, self.flat_sum, self.flat_note,
            self.bars_heading, self.bars, self.bars_note, self.product_heading, self.product, self.product_note,
            self.counts_heading, self.counts,
        )  # fmt: skip
        self.retranslate()

    def show_shape(self, params: Any, in_shape: Sequence[int], failed: bool = False) -> None:
        """Explain the shapes of a batch (N, 3, 32, 32) on its way; ``failed``: torch refused."""
        asked = (params, tuple(in_shape), failed)
        if asked != (self._params, self._in_shape, self._failed) or self._stale:
            self._params, self._in_shape, self._failed = asked
            self._fill()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Shape"))
        self.heading.setText(self.tr("From pictures to outputs"))
        self.flat_heading.setText(self.tr("flatten multiplies"))
        self.bars_heading.setText(self.tr("What the input has, and what the weight expects"))
        self.product_heading.setText(self.tr("Linear: a dot product for each output"))
        self.product.setAccessibleName(self.product_heading.text())
        self.counts_heading.setText(self.tr("What the layer holds"))
        self._fill()

    def _choose(self) -> None:
        params, shape = self._params, self._in_shape
        features = arriving(params, shape) if params is not None else None
        expected: Any
        outputs: Any
        expected, outputs = (params.in_features, params.out_features) if params is not None else (None, None)
        whole = all(type(number) is int and 0 <= number < MOST_FEATURES for number in (expected, outputs))
        self._in_use = {self.heading, self.sentence}
        if features is None or not whole:
            self.sentence.setText(
                self.tr("As soon as the numbers make sense, this tab shows how the shapes come about.")
            )
        else:
            flat = flattened(shape, params.start_dim, params.end_dim)
            self._fill_flat(params, flat)
            self._fill_bars(features, expected) if features != expected else self._fill_product(params, flat)
            out = "…" if self._failed or features != expected else str((*flat[:-1], outputs))
            self._say(self.shapes, f"{shape} → {flat} → {out}")

    def _fill_flat(self, params: Any, flat: tuple[int, ...]) -> None:
        shape = self._in_shape
        first, last = params.start_dim % len(shape), params.end_dim % len(shape)
        factors = " · ".join(map(short, shape[first : last + 1]))
        product = prod(shape[first : last + 1])
        self.flat_sum.setText(f"{factors} = {short(product)}")
        if len(flat) == 1:
            text = self.tr(
                "All pictures of the batch become one row of {count} numbers. A batch of another size"
                " makes a row of another length, which no longer fits the layer."
            )
        elif first == 1 and last == len(shape) - 1:
            text = self.tr(
                "Each picture becomes a row of its own: {rows} rows of {count} numbers, whatever the size of the batch."
            )
        elif first == last:
            text = self.tr("Dimension {first} alone is named, and stays as it is.")
        else:
            text = self.tr("The dimensions {first} to {last} become one; the others stay.")
        self.flat_note.setText(text.format(count=short(product), rows=short(flat[0]), first=first, last=last))
        self.sentence.setText(
            self.tr("The last number of the shape decides: it must be in_features, and out_features takes its place.")
        )
        self._in_use |= {self.flat_heading, self.flat_sum, self.flat_note}

    def _fill_bars(self, features: int, expected: int) -> None:
        self.bars.show_bars(
            [Bar(self.tr("the input has"), features, fits=False), Bar("in_features", expected, fits=True)],
            marker=features,
        )
        self.bars_note.setText(
            self.tr(
                "Each row of the input has {count} numbers, but each output has {expected} weights for them."
            ).format(count=short(features), expected=short(expected))
        )
        self._in_use |= {self.bars_heading, self.bars, self.bars_note}

    def _fill_product(self, params: Any, flat: tuple[int, ...]) -> None:
        inputs, outputs, bias = params.in_features, params.out_features, bool(params.bias)
        rows = prod(flat[:-1])
        self.product.show_sizes(rows, inputs, outputs, bias)
        self.product_note.setText(
            self.tr(
                "y = x Wᵀ + b: each of the {outputs} outputs is made of {inputs} products, in every row ({rows}). "
                "The sides are not drawn to scale."
            ).format(outputs=short(outputs), inputs=short(inputs), rows=short(rows))
        )
        held = f"{short(outputs)} · {short(inputs)}" + (f" + {short(outputs)}" if bias else "")
        self.counts.setText(f"{held} = {short(outputs * inputs + outputs * bias)}")
        self._in_use |= {self.product_heading, self.product, self.product_note, self.counts_heading, self.counts}
