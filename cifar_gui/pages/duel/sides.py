"""What differs between the sides, large, and where it is changed: the field, and its value at each side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from cifar_gui.engine.counting import Share
from cifar_gui.i18n import Retranslated, say
from cifar_gui.numerals import NotANumber
from cifar_gui.pages.duel import Difference, Value
from cifar_gui.pages.duel.trial import Trial
from cifar_gui.pages.duel.verdict import SIDES
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Field, field_value, fields
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.plot import percent
from cifar_gui.ui.widgets.controls import Dropdown, IconButton, SectionHead, label
from cifar_gui.ui.widgets.field_controls import ChoiceControl
from cifar_gui.ui.widgets.field_text import called, field_text, value_text
from cifar_gui.ui.widgets.figures import plain
from cifar_gui.ui.widgets.form import FormRow
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.rows import Elided
from cifar_gui.ui.widgets.theme import Themed

BY_NAME = {item.name: item for item in fields(Recipe)}
CHOSEN = tuple(name for name in BY_NAME if name != "seed")
"""What may differ."""
FEWEST, GAP, BETWEEN = 2, 12, "   "
"""Sides that there are at least; px around and between what stands in a card, and what stands between its texts."""
LETTER = 16
"""px for the letter of a side, where the rest of the line is for a choice of long names."""


class Ends(Elided):
    """What a side has: where it does not fit without the names of its fields, and of the rest the ends are seen."""

    values = ""

    def shortened(self, width: int) -> str:
        metrics = self.fontMetrics()
        if metrics.horizontalAdvance(self.whole) <= width:
            return self.whole
        return metrics.elidedText(self.values, Qt.TextElideMode.ElideMiddle, width)


class Lines(Elided):
    """Lines of text, each cut by itself; there are always as many, so that nothing moves when one is known."""

    def shortened(self, width: int) -> str:
        return "\n".join(
            self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, width) for line in self.whole.split("\n")
        )


class Side(Themed, QFrame):
    """GUI thread. One side: its letter in the colour of its curves, what it alone has, and how it goes."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._place = self._colour = place
        self.letter, self.value = label("value", SIDES[place].upper()), Ends("heading")
        self.result = Lines("caption")
        in_row(
            self.letter, (in_column(self.value, self.result, spacing=0), 1), on=self, margins=(GAP, 6, GAP, 6),
            spacing=GAP,
        )  # fmt: skip
        self.retint()

    def show_values(self, recipe: Recipe, names: Sequence[str]) -> None:
        """Show what it has in these fields."""
        self.value.values = BETWEEN.join(value_text(recipe, name) for name in names)
        self.value.say(BETWEEN.join(field_text(recipe, name) for name in names))

    def show_run(self, run: History | None) -> None:
        """Show how far its run has come: the smoothed loss, and the accuracy with its interval; nothing without one."""
        colour = self._place if run is None else run.slot
        if colour != self._colour:
            self._colour = colour
            self.retint()
        self.result.say("\n" if run is None else "\n".join(self._results(run)))

    def _results(self, run: History) -> tuple[str, str]:
        loss = accuracy = ""
        if run.step:
            loss = self.tr("loss {loss}").format(loss=plain(float(run.means.values[-1]), 3))
        if run.step and run.evaluations:
            told = run.evaluations[-1]
            share = Share(round(told.accuracy * told.pictures), told.pictures)
            low, high = share.interval
            accuracy = self.tr("accuracy {share} ({low} to {high}, {count} pictures)").format(
                share=percent(share.value, 1), low=percent(low, 1), high=percent(high, 1), count=f"{share.count:,}"
            )
        return loss, accuracy

    def retint(self) -> None:
        self.letter.setStyleSheet(f"color: {self.theme.curves[self._colour % len(self.theme.curves)]}")


class DiffersRow(Retranslated, QWidget):
    """GUI thread. One field that differs: which one, and its value at each side."""

    edited = Signal(object)
    """The Difference as it is now."""

    def __init__(self, difference: Difference) -> None:
        super().__init__()
        self.difference = difference
        self.choice = Dropdown()
        for name in CHOSEN:
            self.choice.addItem(called(BY_NAME[name]), name)
        self.choice.setMinimumContentsLength(12)
        self.choice.activated.connect(self._field_chosen)
        self._rows: list[FormRow] = []
        self._networks: Sequence[str] = ()
        self._column = in_column(in_row(self.choice, margins=(8, 2, 0, 2)), on=self, margins=NO_MARGINS, spacing=0)
        self._build()

    def offer_networks(self, names: Sequence[str]) -> None:
        """The networks that a side may have."""
        self._networks = names
        self._offer()

    def with_another(self) -> Difference:
        """As it is now, and one side more: with another value where that is easy, else as the last."""
        field = BY_NAME[self.difference.field]
        choices = self._networks if field.name == "network" else field.choices
        return Difference(field.name, _and_another(self.difference.values, choices))

    def take_keyboard(self) -> None:
        """Put the keyboard to the value of the last side."""
        self._rows[-1].take_keyboard()

    def show_difference(self, difference: Difference) -> None:
        """Show another one."""
        other = difference.field != self.difference.field or len(difference.values) != len(self._rows)
        self.difference = difference
        if other:
            self._build()
        for row, value in zip(self._rows, difference.values, strict=True):
            with QSignalBlocker(row.control):
                row.control.show_value(value)
                row.show_reason("")

    def _build(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        field = BY_NAME[self.difference.field]
        self.choice.setCurrentIndex(self.choice.findData(field.name))
        self._rows = [self._row(field, value) for value in self.difference.values]
        self._offer()
        self.retranslate()

    def _row(self, field: Field, value: Value) -> FormRow:
        row = FormRow(field)
        row.dot.hide()
        if isinstance(row.control, ChoiceControl):
            row.name.setFixedWidth(LETTER)
            row.control.widen()
            row.control.combo.cut = Qt.TextElideMode.ElideMiddle  # the ends are where names differ
        self._column.addWidget(row)
        row.control.show_value(value)
        row.control.edited.connect(self._edited)
        return row

    def _offer(self) -> None:
        for row, value in zip(self._rows, self.difference.values, strict=True):
            if self.difference.field == "network" and self._networks and isinstance(row.control, ChoiceControl):
                with QSignalBlocker(row.control):
                    row.control.offer(self._networks)
                    row.control.show_value(value)

    def _field_chosen(self) -> None:
        """Another field differs: A begins with the default of a recipe, the others with others where it is easy."""
        field = BY_NAME[self.choice.currentData()]
        values: tuple[Value, ...] = (field_value(Recipe(), field.name),)
        while len(values) < len(self._rows):
            values = _and_another(values, field.choices)
        self.edited.emit(Difference(field.name, values))

    def _edited(self) -> None:
        values: list[Value] = []
        for row in self._rows:
            try:
                values.append(row.control.value())
            except NotANumber as error:
                row.show_reason(say(error.message))
                return
            row.show_reason("")
        self.edited.emit(Difference(self.difference.field, tuple(values)))

    def retranslate(self) -> None:
        for place in range(self.choice.count()):
            self.choice.setItemText(place, called(BY_NAME[self.choice.itemData(place)]))
        for side, row in zip(SIDES, self._rows, strict=False):
            row.set_name(side.upper())
        self.choice.setAccessibleName(self.tr("What differs"))


def _and_another(values: tuple[Value, ...], choices: Sequence[str]) -> tuple[Value, ...]:
    """Values of sides, and one of a further side: another one where that is easy, else the last again."""
    last = values[-1]
    return *values, not last if isinstance(last, bool) else next((one for one in choices if one not in values), last)


class Differs(Retranslated, QWidget):
    """GUI thread. The one or two fields in which the sides differ, to be changed in place, and a side more or less."""

    edited = Signal(object)
    """The tuple of Differences as they are now."""

    def __init__(self) -> None:
        super().__init__()
        self.head = SectionHead()
        self.rows: list[DiffersRow] = []
        self._networks: Sequence[str] = ()
        self.more, self.fewer = IconButton("plus"), IconButton("cross")
        self.more.clicked.connect(self._add_side)
        self.fewer.clicked.connect(self._remove_side)
        for button in (self.fewer, self.more):
            button.setFixedSize(24, 22)  # the head stays as high as any
            self.head.layout().addWidget(button)
        self._column = in_column(self.head, on=self, margins=NO_MARGINS, spacing=4)
        self.retranslate()

    def offer_networks(self, names: Sequence[str]) -> None:
        """The networks that a side may have."""
        self._networks = names
        for row in self.rows:
            row.offer_networks(names)

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show these."""
        while len(self.rows) > len(differences):
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        for place, difference in enumerate(differences):
            if place < len(self.rows):
                self.rows[place].show_difference(difference)
            else:
                row = DiffersRow(difference)
                row.offer_networks(self._networks)
                row.edited.connect(lambda changed, place=place: self._edited(place, changed))
                self._column.addWidget(row)
                self.rows.append(row)
        self._say_sides()

    def _add_side(self) -> None:
        self.edited.emit(tuple(row.with_another() for row in self.rows))
        self.rows[0].take_keyboard()

    def _remove_side(self) -> None:
        self.edited.emit(tuple(Difference(one.field, one.values[:-1]) for one in (row.difference for row in self.rows)))

    def _say_sides(self) -> None:
        count = len(self.rows[0].difference.values) if self.rows else FEWEST
        self.more.setVisible(count < len(SIDES))
        self.fewer.setVisible(count > FEWEST)
        for button, text, side in (
            (self.more, self.tr("Add {side}"), SIDES[min(count, len(SIDES) - 1)]),
            (self.fewer, self.tr("Remove {side}"), SIDES[count - 1]),
        ):
            button.describe(text.format(side=side.upper()))

    def _edited(self, place: int, changed: Difference) -> None:
        now = [row.difference for row in self.rows]
        now[place] = changed
        self.edited.emit(tuple(now))

    def retranslate(self) -> None:
        self.head.set_title(self.tr("What differs"))
        self._say_sides()


class Sides(QWidget):
    """GUI thread. All sides beside each other."""

    def __init__(self) -> None:
        super().__init__()
        self.cards = [Side(place) for place in range(len(SIDES))]
        in_row(*((card, 1) for card in self.cards), on=self, margins=NO_MARGINS, spacing=GAP)

    def show_sides(self, sides: Sequence[Recipe], differ: Iterable[str]) -> None:
        """Show what each has in the fields in which they may differ, and in those in which they do."""
        names = [
            name
            for name in CHOSEN
            if name in differ or any(field_value(side, name) != field_value(sides[0], name) for side in sides)
        ]
        for card, recipe in zip_longest(self.cards, sides):
            card.setVisible(recipe is not None)
            if recipe is not None:
                card.show_values(recipe, names)

    def show_trial(self, trial: Trial | None) -> None:
        """Show how far all have come."""
        for card, run in zip_longest(self.cards, trial.runs if trial is not None else ()):
            card.show_run(run)
