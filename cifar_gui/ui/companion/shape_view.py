"""Where the size of the output comes from: the formula with its numbers, the windows along a row, the cells used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from cifar_gui.engine.padding_solver import Solution
from cifar_gui.layers import LayerKind, kind_of
from cifar_gui.layers.kind import MAXIMUM, MEAN
from cifar_gui.layers.transposed import TransposedFormula, TransposedWindow
from cifar_gui.layers.window import AdaptiveFormula, AdaptiveWindow, SizeFormula, Window, pair
from cifar_gui.spec import Count, keywords
from cifar_gui.ui.companion.axis_diagram import AxisDiagram
from cifar_gui.ui.companion.padding_view import PaddingView, Rules
from cifar_gui.ui.companion.shape_drawings import Bar, Bars, FormulaCard, UsageMap, short
from cifar_gui.ui.companion.shape_tab import ShapeTab
from cifar_gui.ui.companion.shape_words import ShapeWords
from cifar_gui.ui.widgets.controls import label, rule

LARGEST_SIZE = 4096
"""From a size beyond this no ways to another are looked for."""
MOST_READS = 4_000_000
"""More taps along an axis than this are not counted out one by one."""
MOST_WINDOWS = 4096
"""Windows of adaptive pooling that are looked at one by one."""


def fit_bars(axis: SizeFormula) -> list[Bar]:
    """How many cells there are with a little more padding each time, up to the first that holds the window."""
    needed = max(0, -(-(axis.span - axis.size) // 2))
    tried = sorted({axis.pad_low, *(max(0, needed - less) for less in (2, 1, 0))})
    return [
        Bar(f"padding={short(amount)}", axis.size + 2 * amount, fits=axis.size + 2 * amount >= axis.span)
        for amount in tried
    ]


@dataclass(frozen=True)
class _Shown:
    """What the view was last asked to show."""

    params: Any
    in_shape: tuple[int, ...]
    out_shape: tuple[int, ...] | None
    """None after a failure."""
    kernel_size: tuple[int, ...] | None = None
    """Where it is no argument, but the size of a table."""

    @property
    def kind(self) -> LayerKind:
        """What the params stand for."""
        return kind_of(self.params)

    @property
    def window(self) -> Window | AdaptiveWindow | TransposedWindow | None:
        """None for params that are no whole numbers."""
        return self.kind.window(self.params, self.kernel_size)

    @property
    def axes(self) -> tuple[SizeFormula, SizeFormula] | None:
        """Rows and columns, or None where no formula holds. Never raises."""
        window = self.window
        if not isinstance(window, Window) or not window.is_sound or len(self.in_shape) < 2:
            return None
        return window.axes(self.in_shape)

    @property
    def pools(self) -> bool:
        """Whether it is a pooling layer."""
        return self.kind.cell in (MAXIMUM, MEAN)

    @property
    def rules(self) -> Rules:
        """What a way from one size to another must keep to, to be put into the layer."""
        given = keywords(self.params)
        return Rules(self.pools, "dilation" in given, "ceil_mode" in given and bool(given["ceil_mode"]))


class ShapeView(ShapeTab):
    """The shape tab. Shows nothing rather than something that torch does not say."""

    used = Signal(object)
    """Arguments (name to value) of a way from one size to another that the user wants in the layer."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: _Shown | None = None
        self._probe: tuple[int, int] | None = None
        self.ways: PaddingView | None = None
        """Made when it is first seen."""
        self._asked: tuple[int, int] | None = None
        """The two sizes that the program itself asked for last."""

    def build(self) -> None:
        self.shapes, self.heading, self.sentence = label("mono-caption"), label("title"), label()
        self.formula = FormulaCard()
        self.bars_heading = label("heading")
        self.bars = Bars()
        self.bars_note = label("caption")
        self.row_heading, self.column_heading = label("heading"), label("heading")
        self.row_diagram, self.column_diagram = AxisDiagram(), AxisDiagram()
        self.padding_note = label("caption")
        self.windows_note = label("mono-caption")
        self.last_heading, self.last_note = label("heading"), label()
        self.usage_heading, self.usage_note = label("heading"), label("caption")
        self.usage = UsageMap()
        self.counts_rule, self.counts_heading = rule(), label("heading")
        self.counts = QWidget()
        self._counts = QGridLayout(self.counts)
        self._counts.setContentsMargins(0, 0, 0, 0)
        self._counts.setVerticalSpacing(6)
        self._counts.setColumnStretch(0, 1)
        self.lay_out(
            self.heading, self.sentence, self.shapes, self.formula, self.bars_heading, self.bars, self.bars_note,
            self.row_heading, self.row_diagram, self.column_heading, self.column_diagram, self.padding_note,
            self.windows_note, self.last_heading, self.last_note,
            self.usage_heading, self.usage, self.usage_note, self.counts_rule, self.counts_heading, self.counts,
        )  # fmt: skip
        self._words = ShapeWords(self)
        self.retranslate()

    # --- what the page calls ----------------------------------------------------------------------------------------

    def show_shape(
        self,
        params: Any,
        in_shape: tuple[int, ...],
        out_shape: tuple[int, ...],
        kernel_size: tuple[int, ...] | None = None,
    ) -> None:
        """Explain how ``out_shape`` (N, C', H', W') comes from ``in_shape`` (N, C, H, W), both as torch gave them.

        ``kernel_size`` is the size of a table, where that is the kernel.
        """
        shown = _Shown(params, tuple(in_shape), tuple(out_shape), kernel_size)
        if shown != self._shown or self._stale:
            self._shown = shown
            self._fill()

    def show_failure(self, params: Any, in_shape: tuple[int, ...], kernel_size: tuple[int, ...] | None = None) -> None:
        """Explain why there is no output, when it is a window that does not fit."""
        self._shown = _Shown(params, tuple(in_shape), None, kernel_size)
        self._fill()

    def clear(self) -> None:
        """There is no output to speak of."""
        self._shown = None
        self._fill()

    def probe(self, cell: tuple[int, int] | None) -> None:
        """Light up the windows of an output cell (row, column), or none."""
        self._probe = cell
        if not self.is_built:
            return
        self.column_diagram.probe(cell[0] if cell else None)
        self.row_diagram.probe(cell[1] if cell else None)

    # --- filling ----------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Shape"))
        self.row_heading.setText(self.tr("Along one row"))
        self.column_heading.setText(self.tr("Down one column"))
        self.bars_heading.setText(self.tr("How much padding it takes"))
        self.usage_heading.setText(self.tr("How often each input cell is used"))
        for drawing, heading in (
            (self.row_diagram, self.row_heading), (self.column_diagram, self.column_heading),
            (self.usage, self.usage_heading),
        ):  # fmt: skip
            drawing.setAccessibleName(heading.text())
        self.counts_heading.setText(self.tr("What the layer holds and does"))
        self.last_heading.setText(self.tr("The last window"))
        self._fill()

    def _fill(self) -> None:
        super()._fill()
        self.probe(self._probe)

    def _choose(self) -> None:
        shown = self._shown
        found = shown.axes if shown else None
        if shown is not None and found is not None and shown.out_shape is not None:
            if tuple(axis.out for axis in found) == shown.out_shape[-2:]:
                self._fill_shape(shown, found)
                return
        elif found is not None and (axis := max(found, key=lambda a: a.span - a.padded)).numerator < 0:
            self._fill_failure(axis)
            return
        elif shown is not None and shown.out_shape is not None and self._fill_without_formula(shown):
            return
        self._say(self.heading, self.tr("No output, no size"))
        self._say(
            self.sentence, self.tr("As soon as the layer gives a result, this tab shows how its size is worked out.")
        )

    def _fill_without_formula(self, shown: _Shown) -> bool:
        """For layers that keep the size, or are told it; whether this is one."""
        out = (shown.out_shape or ())[-2:]
        if isinstance(shown.window, AdaptiveWindow) and len(out) == 2 and len(shown.in_shape) > 1:
            self._fill_adaptive(
                AdaptiveFormula(shown.in_shape[-2], out[0]), AdaptiveFormula(shown.in_shape[-1], out[1])
            )
        elif isinstance(shown.window, TransposedWindow) and len(out) == 2:
            self._fill_transposed(shown, shown.window.axes(shown.in_shape))
        elif shown.in_shape == shown.out_shape:
            self._say(self.heading, self.tr("The size stays"))
            self._say(
                self.sentence,
                self.tr("Each number of the input becomes one number of the output: no window, no new size."),
            )
        else:
            return False
        self._say(self.shapes, f"{shown.in_shape} → {shown.out_shape}")
        return True

    def _fill_transposed(self, shown: _Shown, axes: tuple[TransposedFormula, TransposedFormula]) -> None:
        self._say(self.heading, self.tr("Every cell is scattered"))
        text = self.tr(
            "Each cell of the input is multiplied with the kernel and added to a window of the output. The next cell "
            "does so {stride} further on; what overlaps is added up. Padding cuts {padding} off each side."
        )
        down = axes[0].back
        self._say(self.sentence, text.format(stride=short(down.stride), padding=short(down.pad_low)))
        lines = [
            f"{letter}: ({axis.size} − 1)·{axis.back.stride} − 2·{axis.back.pad_low} + "
            f"{axis.back.dilation}·({axis.back.kernel} − 1) + {axis.output_padding} + 1 = {axis.out}"
            for letter, axis in zip("HW", axes, strict=True)
        ]
        if axes[0] == axes[1]:
            lines = [lines[0].replace("H:", "H, W:")]
        self._say(self.windows_note, "\n".join(["(n − 1)·s − 2p + d·(k − 1) + output_padding + 1", *lines]))
        self._fill_counts(shown)

    def _fill_adaptive(self, rows: AdaptiveFormula, columns: AdaptiveFormula) -> None:
        self._say(self.heading, self.tr("The size is given"))
        text = self.tr(
            "The output has {rows} rows and {columns} columns, whatever the size of the input. The window of row i "
            "begins at ⌊i · {height} / {rows}⌋ and ends before ⌈(i + 1) · {height} / {rows}⌉, and so across: "
            "windows may overlap, and differ by a cell."
        )
        self._say(self.sentence, text.format(rows=rows.out, columns=columns.out, height=rows.size))
        if min(rows.out, columns.out) < 1 or max(rows.out, columns.out) > MOST_WINDOWS:
            return
        for axis, diagram, heading in (
            (columns, self.row_diagram, self.row_heading), (rows, self.column_diagram, self.column_heading),
        ):  # fmt: skip
            if axis is columns or rows != columns:
                diagram.show_axis(axis, "zeros", self.tr("window {number}"))
                self._in_use |= {heading, diagram}
        numbers = (*range(min(columns.out, 4)), *range(max(4, columns.out - 1), columns.out))
        line = "{i}: ⌊{i}·{size}/{out}⌋ = {first}, ⌈{next}·{size}/{out}⌉ − 1 = {last}"
        self._say(self.windows_note, "\n".join(
            line.format(i=i, next=i + 1, size=columns.size, out=columns.out, first=taps[0], last=taps[-1])
            for i in numbers for taps in [columns.taps(i)]
        ))  # fmt: skip

    def _fill_shape(self, shown: _Shown, found: tuple[SizeFormula, SizeFormula]) -> None:
        rows, columns = found
        assert shown.out_shape is not None
        self._say(self.heading, self.tr("How many windows fit"))
        self._say(self.shapes, f"{shown.in_shape} → {shown.out_shape}")
        same = rows == columns
        self._say(self.sentence, self._words.along(columns) if same else self._words.both_ways(rows, columns))
        self.formula.show_formulas(
            [self._words.formula(self.tr("Rows and columns") if same else self.tr("Rows"), "H", rows)]
            + ([] if same else [self._words.formula(self.tr("Columns"), "W", columns)])
        )
        self._in_use.add(self.formula)
        maximum = shown.kind.cell == MAXIMUM
        window = shown.window
        assert window is not None
        self._fill_diagrams(rows, columns, "-inf" if maximum else window.padding_mode)
        self._fill_last(rows, columns, maximum)
        self._fill_usage(shown, found)
        self._fill_counts(shown)
        self._fill_ways(shown, found)

    def _fill_diagrams(self, rows: SizeFormula, columns: SizeFormula, mode: str) -> None:
        window, left_out = self.tr("window {number}"), self.tr("window {number}: left out")
        self.row_diagram.show_axis(columns, mode, window, left_out)
        self.column_diagram.show_axis(rows, mode, window, left_out)
        self._in_use |= {self.row_heading, self.row_diagram}
        if rows != columns:
            self._in_use |= {self.column_heading, self.column_diagram}
        notes = []
        if max(rows.padded - rows.size, columns.padded - columns.size) > 0:
            texts = {"zeros": self.tr("Dotted: padding, zeros."), "-inf": self.tr("Dotted: padding, minus infinity.")}
            copies = self.tr("Dotted: padding, copies of input cells ({mode}).").format(mode=mode)
            notes.append(texts.get(mode, copies))
        if any(axis.pad_low != axis.pad_high for axis in (rows, columns)):
            notes.append(
                self.tr("'same' has an odd number of cells to add: the odd one goes to the bottom and the right.")
            )
        if self.row_diagram.unread or self.column_diagram.unread:
            notes.append(self.tr("Shaded: reached by no window."))
        if max(self.row_diagram.beyond, self.column_diagram.beyond) > 0:
            notes.append(self.tr("Hatched: beyond the padded input; there is nothing there."))
        if notes:
            self._say(self.padding_note, "\n".join(notes))

    def _fill_last(self, rows: SizeFormula, columns: SizeFormula, maximum: bool) -> None:
        """Rounding up, where it adds a window or torch refuses to add it."""
        texts = dict.fromkeys(text for axis in (rows, columns) if (text := self._words.last_window(axis, maximum)))
        if texts:
            self._in_use.add(self.last_heading)
            self._say(self.last_note, "\n\n".join(texts))

    # --- ways from one size to another --------------------------------------------------------------------------------

    def _fill_ways(self, shown: _Shown, found: tuple[SizeFormula, SizeFormula]) -> None:
        axis = found[0]
        if max(axis.size, axis.out) > LARGEST_SIZE:
            return
        ways = self._made_ways()
        ways.set_rules(shown.rules)
        ways.set_layer(shown.kind.name.removeprefix("F."), shown.pools)
        untouched = self._asked is None or ways.asked == tuple(map(str, self._asked))
        if untouched and self._asked != (axis.size, axis.out):
            self._asked = (axis.size, axis.out)
            ways.ask(*self._asked)
        if axis.pad_low == axis.pad_high:
            ways.select(axis.kernel, axis.stride, axis.pad_low, axis.dilation)
        self._in_use.add(ways)

    def _made_ways(self) -> PaddingView:
        if self.ways is None:
            self.ways = PaddingView(embedded=True)
            self.ways.used.connect(self._use)
            self._column.insertWidget(self._column.count() - 1, self.ways)
        return self.ways

    @Slot(object)
    def _use(self, way: Solution) -> None:
        """A square window: the same along both axes."""
        changes = {"kernel_size": way.kernel, "stride": way.stride, "padding": way.padding, "dilation": way.dilation}
        if self._shown is not None and not self._shown.rules.dilates:
            del changes["dilation"]
        self.used.emit({name: (value, value) for name, value in changes.items()})

    def _fill_usage(self, shown: _Shown, found: tuple[SizeFormula, SizeFormula]) -> None:
        if any(axis.out * axis.kernel > MOST_READS for axis in found):
            return
        window = shown.window
        assert isinstance(window, Window)
        counts = window.usage(shown.in_shape)
        self.usage.show_counts(counts)
        low, high, unused = int(counts.min()), int(counts.max()), int((counts == 0).sum())
        if unused:
            text = self.tr(
                "The window never reads {unused} of the {all} cells, and the others up to {high} {times:time|times}."
            )
        elif low == high:
            text = self.tr("The window reads every cell {high} {times:time|times}.")
        else:
            text = self.tr("The window reads every cell between {low} and {high} times.")
        self._in_use |= {self.usage_heading, self.usage}
        self._say(self.usage_note, text.format(unused=unused, all=counts.size, low=low, high=high, times=Count(high)))

    def _fill_counts(self, shown: _Shown) -> None:
        params = shown.params
        counts = shown.kind.counts(params, shown.in_shape)
        if counts is None:
            return
        channels = params.in_channels // params.groups
        height, width = pair(params.kernel_size)
        product = f"{short(channels)}×{short(height)}×{short(width)}" + (" + 1" if params.bias else "")
        facts = (
            (self.tr("Parameters of one map"), f"{product} = {short(counts.parameters_per_map)}"),
            (self.tr("Parameters of all maps"), short(counts.parameters)),
            (self.tr("Multiply-adds for one picture"), short(counts.multiply_adds)),
        )
        while (item := self._counts.takeAt(0)) is not None:
            item.widget().deleteLater()
        for row, (name, value) in enumerate(facts):
            figure = label("emphasis", value)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            named = label("", name, wraps=True)
            self._counts.addWidget(named, row, 0)
            self._counts.addWidget(figure, row, 1)
        self._in_use |= {self.counts_rule, self.counts_heading, self.counts}

    def _fill_failure(self, axis: SizeFormula) -> None:
        self._say(self.heading, self.tr("The window does not fit"))
        text = self.tr("With its padding the input has {padded} cells, and the kernel covers {span}: {over} too many.")
        self._say(
            self.sentence,
            text.format(padded=short(axis.padded), span=short(axis.span), over=short(axis.span - axis.padded)),
        )
        self._in_use |= {self.bars_heading, self.bars}
        self.bars.show_bars(fit_bars(axis), marker=axis.span)
        note = self.tr("The red line is the kernel as it is now, {span}. Green has room for it.")
        self._say(self.bars_note, note.format(span=short(axis.span)))
