"""Whether the selected run and the baseline can be told apart: in words, in numbers, and drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.counting import Share
from cifar_gui.engine.differences import MIXED, PICTURES, SEEDS, Difference, difference
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.compare.quantities import moment
from cifar_gui.pages.compare.rows import Row, came_to_an_end, judged_on
from cifar_gui.pages.compare.series import Again, Series
from cifar_gui.spec import Count
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.words import duration
from cifar_gui.ui.widgets.controls import IconLabel, TextButton, label
from cifar_gui.ui.widgets.figures import signed
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.painted import smooth
from cifar_gui.ui.widgets.rows import Elided
from cifar_gui.ui.widgets.theme import Themed, font

LEAST_SPAN = 2.0
"""Percentage points that the drawing shows at least, on both sides of 0."""


@dataclass(frozen=True)
class Verdict:
    """What is known of the difference between two rows of the table."""

    kind: str
    """"empty" (there is no run, or only one), "none" (there is no baseline), "unchosen" (nothing is selected), "same"
    (it is the baseline itself), "seed" (they differ in seed only), "pictures" (judged on different pictures),
    "unjudged", "apart" or "alike"."""
    difference: Difference | None = None
    one: tuple[Share, ...] = ()
    """Of the selected run and, with bands, of those that differ from it in seed only."""
    other: tuple[Share, ...] = ()
    """Of the baseline and its kin."""


def judge(row: Row | None, base: Row | None, there: int = 2, *, bands: bool, which: str, at: int) -> Verdict:
    """Compare a row with the baseline; ``there``: how many rows there are."""
    if there < 2:
        return Verdict("empty")
    if base is None:
        return Verdict("none")
    if row is None:
        return Verdict("unchosen")
    if row.run is base.run:
        return Verdict("same")
    if row.run in base.alike:
        return Verdict("seed")
    if judged_on(row.run) != judged_on(base.run):
        return Verdict("pictures")
    sides = [_shares(side.alike if bands else (side.run,), which, at) for side in (row, base)]
    found = difference(*sides)
    if found is None:
        return Verdict("unjudged")
    return Verdict("apart" if found.told_apart else "alike", found, *sides)


def _shares(runs: Sequence[History], which: str, at: int) -> tuple[Share, ...]:
    """Of those that came to their end, or of all where none did: another one would be compared too early.

    Of each seed one: the same run made twice knows no more than once.
    """
    over = {run.started.recipe.seed: run for run in ([*filter(came_to_an_end, runs)] or runs)}
    found = (moment(run, which, at).accuracy for run in over.values())
    return tuple(share for share in found if share is not None and share.count)


def _mark(found: Difference) -> tuple[str, str]:
    """The icon and the colour of a difference: upwards, downwards, or neither for certain.

    That of two seeds is no certain one of two recipes.
    """
    if not found.told_apart:
        return "warning", "warning"
    icon, ink = ("arrow-up", "success") if found.value > 0 else ("arrow-down", "error")
    return icon, "warning" if found.method == PICTURES else ink


class DifferenceBar(Themed, QWidget):
    """The interval of a difference, in percentage points, beside the line where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._difference: Difference | None = None
        self.setFixedHeight(34)

    def show_difference(self, difference: Difference | None) -> None:
        """Draw one, or nothing."""
        self._difference = difference
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        found = self._difference
        if found is None:
            return
        theme, painter = self.theme, smooth(self)
        low, high = 100 * found.low, 100 * found.high
        span = max(LEAST_SPAN, 1.15 * max(abs(low), abs(high)))
        middle, y = self.width() / 2, 12.0

        def x(points: float) -> float:
            return middle + points / span * (middle - 22)

        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        painter.setPen(QPen(QColor(theme.text2), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(middle, 1), QPointF(middle, 19))
        ink = QColor(theme[_mark(found)[1]])
        painter.setPen(QPen(ink, 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(x(low), y), QPointF(max(x(high), x(low) + 0.1), y))
        painter.setPen(QPen(QColor(theme.surface), 1.5))
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(x(100 * found.value), y), 5, 5)
        painter.setFont(font(12))
        painter.setPen(QColor(theme.text3))
        for points, where in ((low, -1), (high, 1)):
            left = min(max(x(points) - 20 + 12 * where, 0), self.width() - 40)
            painter.drawText(QRectF(left, 19, 40, 15), Qt.AlignmentFlag.AlignCenter, signed(points, 1))

    def sizeHint(self) -> QSize:
        return QSize(220, 34)


class SeedsRow(Retranslated, QWidget):
    """GUI thread. The button for more seeds of both, what that takes, and how far it has come."""

    wanted = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._series: Series | None = None
        self._again: tuple[Again, ...] = ()
        self.button, self.told = TextButton("plus"), Elided("caption")
        self.button.clicked.connect(self._press)
        in_row(self.button, (self.told, 1), on=self, margins=NO_MARGINS, spacing=10)
        self.retranslate()

    def offer(self, series: Series, again: tuple[Again, ...]) -> None:
        """Offer to train these, or to stop those that are under way."""
        self._series, self._again = series, again
        self.setVisible(series.under_way or bool(again))
        self.retranslate()

    def _press(self) -> None:
        (self.stopped if self._series is not None and self._series.under_way else self.wanted).emit()

    def retranslate(self) -> None:
        series, under_way = self._series, self._series is not None and self._series.under_way
        hindered = series is not None and series.hindered
        self.button.draw("stop" if under_way else "plus")
        self.button.setText(self.tr("Stop") if under_way else self.tr("Two more seeds of each"))
        self.button.setEnabled(not hindered)
        if series is not None and under_way:
            text = self.tr("run {number} of {count} is training").format(number=series.number, count=series.count)
        elif hindered:
            text = self.tr("once no other run is training")
        else:
            seconds = sum(one.seconds for one in self._again)
            about = self.tr("{count} {count:run|runs}, about {time}")
            text = about.format(count=Count(len(self._again)), time=duration(seconds)) if seconds else ""
        self.told.say(text)


class VerdictView(Retranslated, QWidget):
    """GUI thread. One sentence, the interval as a drawing, what was counted and what was not, and how to know more."""

    def __init__(self) -> None:
        super().__init__()
        self._verdict, self._names = Verdict("none"), ("", "")
        self._best = 1
        self._mark, self.sentence = IconLabel(), label("heading", wraps=True)
        self.versus, self.detail = Elided("caption"), label("caption", wraps=True)
        self.bar, self.seeds = DifferenceBar(), SeedsRow()
        head = in_row((self._mark, 0), (self.sentence, 1), margins=NO_MARGINS, spacing=8)
        in_column(
            head, self.versus, self.bar, self.detail, self.seeds, STRETCH, on=self, margins=NO_MARGINS, spacing=4
        )  # fmt: skip
        self.retranslate()

    def show_verdict(self, verdict: Verdict, names: tuple[str, str], best_of: int = 1) -> None:
        """Say it of two runs; ``best_of``: of how many looks at the pictures the best is meant."""
        self._verdict, self._names, self._best = verdict, names, best_of
        self.retranslate()

    def retranslate(self) -> None:
        verdict = self._verdict
        self.sentence.setText(self._sentence())
        self.versus.say(self._versus())
        self.versus.setVisible(verdict.difference is not None)
        self.bar.show_difference(verdict.difference)
        self.bar.setVisible(verdict.difference is not None)
        detail = [self._detail()]
        if verdict.difference is not None and self._best > 1:
            detail.append(self.tr(
                "Each run is taken at its best, which was chosen on these very pictures: that flatters it."
            ))  # fmt: skip
        self.detail.setText(" ".join(filter(None, detail)))
        found = verdict.difference
        self._mark.setVisible(found is not None)
        if found is not None:
            self._mark.draw(*_mark(found))

    def _sentence(self) -> str:
        verdict, found = self._verdict, self._verdict.difference
        if found is not None and verdict.kind == "alike":
            return self.tr("Not distinguishable with these pictures and seeds")
        if found is not None:
            points = f"{abs(100 * found.value):.1f}"
            better = self.tr("Better than the baseline, by {points} percentage points")
            worse = self.tr("Worse than the baseline, by {points} percentage points")
            if found.method == PICTURES:
                better = self.tr("Better than the baseline, by {points} percentage points: one seed each")
                worse = self.tr("Worse than the baseline, by {points} percentage points: one seed each")
            return (better if found.value > 0 else worse).format(points=points)
        return {
            "empty": self.tr("Two runs can be compared"),
            "unchosen": self.tr("Choose a run to compare with the baseline"),
            "same": self.tr("This is the baseline"),
            "seed": self.tr("The same settings as the baseline, from another seed"),
            "pictures": self.tr("Judged on other pictures than the baseline"),
            "unjudged": self.tr("Never judged on validation pictures"),
        }.get(verdict.kind, self.tr("Choose a baseline, and another run"))

    def _versus(self) -> str:
        return self.tr("{one} against {other}").format(one=self._names[0], other=self._names[1])

    def _detail(self) -> str:
        verdict = self._verdict
        if (found := verdict.difference) is None:
            return {
                "empty": self.tr(
                    "Train one, change a setting, and train again: here it is said whether the difference is more than "
                    "chance."
                ),
                "same": self.tr("Select another run in the table: it is compared with this one."),
                "seed": self.tr("How far these two are apart is what chance alone does."),
                "pictures": self.tr(
                    "Their accuracies cannot be compared: the data set, the split or the number of validation pictures "
                    "is another."
                ),
                "unjudged": self.tr("One of the two has no accuracy: only its losses can be compared."),
            }.get(
                verdict.kind,
                self.tr(
                    "Select a run in the table and press “Baseline”: a diamond marks it. Then select another one, and "
                    "it is compared with it."
                ),
            )
        one, other, pictures = len(verdict.one), len(verdict.other), f"{verdict.one[0].count:,}"
        if found.method == PICTURES:
            return self.tr(
                "{pictures} validation pictures: the interval counts only which pictures they happen to be. What "
                "another seed would change cannot be known from one run of each."
            ).format(pictures=pictures)
        if found.method == SEEDS:
            return self.tr(
                "{one} seeds against {other}, on the same {pictures} pictures. The interval counts how much the seeds "
                "scatter (Welch)."
            ).format(one=one, other=other, pictures=pictures)
        assert found.method == MIXED
        return self.tr(
            "One seed against {count} {count:seed|seeds}, on the same {pictures} pictures: as if the one scattered as "
            "the others do (Crawford and Howell). More seeds make it sharper."
        ).format(count=Count(max(one, other)), pictures=pictures)
