"""What is said of the size of an output, in words and as a formula."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cifar_gui.layers.window import SizeFormula
from cifar_gui.spec import Count
from cifar_gui.ui.companion.shape_drawings import FormulaText, short


class ShapeWords(QObject):
    """GUI thread. In the language of the moment."""

    def along(self, axis: SizeFormula) -> str:
        """How many windows fit along an axis."""
        if axis.pad_low + axis.pad_high:
            text = self.tr(
                "A padded row is {padded} {cells:cell|cells} wide. A window of {span} that moves by {stride} fits in "
                "{out} {places:position|positions}.",
            )
        else:
            text = self.tr(
                "A row is {padded} {cells:cell|cells} wide. A window of {span} that moves by {stride} fits in {out} "
                "{places:position|positions}.",
            )
        return text.format(
            padded=short(axis.padded), span=short(axis.span), stride=short(axis.stride), out=short(axis.out),
            cells=Count(axis.padded), places=Count(axis.out),
        )  # fmt: skip

    def both_ways(self, rows: SizeFormula, columns: SizeFormula) -> str:
        """How many fit where rows and columns differ."""
        return self.tr(
            "The window takes {rows} {places:position|positions} from top to bottom and {columns} from left to right.",
        ).format(rows=short(rows.out), columns=short(columns.out), places=Count(rows.out))

    def formula(self, caption: str, letter: str, axis: SizeFormula) -> FormulaText:
        """The size of an axis worked out, under the letter that it goes by."""
        even = axis.pad_low == axis.pad_high
        padding = f"2·{short(axis.pad_low)}" if even else f"{short(axis.pad_low)} + {short(axis.pad_high)}"
        exact = axis.numerator % axis.stride == 0
        if exact and not axis.dropped:
            remark = self.tr("{n} / {s} is exact")
        elif axis.dropped:
            remark = self.tr("one fewer: it would start past the input")
        else:
            remark = self.tr("{n} / {s} is rounded up") if axis.ceil_mode else self.tr("{n} / {s} leaves {rest}")
        return FormulaText(
            caption=caption,
            symbols=(f"{letter} + {'2p' if even else 'p₁ + p₂'} − d(k − 1) − 1", "s"),
            numbers=(
                f"{short(axis.size)} + {padding} − {short(axis.dilation)}·({short(axis.kernel)} − 1) − 1",
                short(axis.stride),
            ),
            reduced=(short(axis.numerator), short(axis.stride)),
            result=short(axis.out),
            remark=remark.format(n=short(axis.numerator), s=short(axis.stride), rest=short(axis.unreached)),
            exact=exact and not axis.dropped,
            ceil=axis.ceil_mode,
            after=" + 1 − 1" if axis.dropped else " + 1",
        )

    def last_window(self, axis: SizeFormula, maximum: bool) -> str:
        """What becomes of the window that rounding up asks for; "" where it asks for none."""
        numbers = {
            "asked": short(axis.asked), "out": short(axis.out), "number": short(axis.asked - 1),
            "start": short(axis.ceiling * axis.stride - axis.pad_low), "end": short(axis.size - 1),
            "overhang": short(axis.overhang),
        }  # fmt: skip
        if axis.dropped:
            text = self.tr(
                "Rounding up gives {asked} windows. But window {number} would start at position {start}, and the last "
                "cell of the input is {end}. PyTorch drops a last window that starts past the end of the input, in the "
                "padding or beyond it, so the size is {out}, not {asked}.",
            )
        elif axis.overhang and maximum:
            text = self.tr(
                "ceil_mode adds window {number}. It starts at position {start}, which is not past the last cell of the "
                "input, {end}, so PyTorch keeps it. It extends {overhang} beyond the padded input; cells that do not "
                "exist never win.",
            )
        elif axis.overhang:
            text = self.tr(
                "ceil_mode adds window {number}. It starts at position {start}, which is not past the last cell of the "
                "input, {end}, so PyTorch keeps it. It extends {overhang} beyond the padded input; the mean leaves "
                "those cells out.",
            )
        else:
            return ""
        return text.format(**numbers)
