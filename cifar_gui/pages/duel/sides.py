"""What differs between A and B, large, and where it is changed: the field, and its value at either side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QWidget

from cifar_gui.engine.counting import Share
from cifar_gui.i18n import Retranslated, say
from cifar_gui.numerals import NotANumber
from cifar_gui.pages.duel import Difference, Value
from cifar_gui.pages.duel.pair import Both
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Field, field_value, fields
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.plot import percent
from cifar_gui.ui.widgets.controls import Dropdown, SectionHead, label
from cifar_gui.ui.widgets.field_controls import ChoiceControl
from cifar_gui.ui.widgets.field_text import called, field_text
from cifar_gui.ui.widgets.figures import plain
from cifar_gui.ui.widgets.form import FormRow
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.rows import Elided
from cifar_gui.ui.widgets.theme import Themed

BY_NAME = {item.name: item for item in fields(Recipe)}
CHOSEN = tuple(name for name in BY_NAME if name != "seed")
"""What may differ."""
SIDES = ("A", "B")


class Side(Themed, QFrame):
    """GUI thread. One side: its letter in the colour of its curves, and what it has that the other has not."""

    def __init__(self, letter: str, colour: int) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._colour = colour
        self._letter, self.value, self.result = label("value", letter), Elided("heading"), Elided("caption")
        in_row(
            self._letter,
            (in_column(self.value, self.result, spacing=0), 1),
            on=self,
            margins=(12, 6, 12, 6),
            spacing=12,
        )
        self.retint()

    def show_colour(self, colour: int) -> None:
        """Take the colour of a run."""
        self._colour = colour
        self.retint()

    def show_values(self, texts: Iterable[str]) -> None:
        """Show what it has that the other has not."""
        self.value.say("   ".join(texts))

    def show_run(self, run: History | None) -> None:
        """Show how far its run has come: the smoothed loss, and the accuracy with its interval; nothing without one."""
        if run is None or not run.step:
            self.result.say("")
            return
        texts = [self.tr("loss {loss}").format(loss=plain(float(run.means.values[-1]), 3))]
        if run.evaluations:
            told = run.evaluations[-1]
            share = Share(round(told.accuracy * told.pictures), told.pictures)
            low, high = share.interval
            texts.append(
                self.tr("accuracy {share} ({low} to {high}, {count} pictures)").format(
                    share=percent(share.value, 1), low=percent(low, 1), high=percent(high, 1), count=f"{share.count:,}"
                )
            )
        self.result.say("   ".join(texts))

    def retint(self) -> None:
        self._letter.setStyleSheet(f"color: {self.theme.curves[self._colour % len(self.theme.curves)]}")


class DiffersRow(Retranslated, QWidget):
    """GUI thread. One field that differs: which one, and its two values."""

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
        self._rows: dict[str, FormRow] = {}
        self._networks: Sequence[str] = ()
        self._column = in_column(in_row(self.choice, margins=(8, 2, 0, 2)), on=self, margins=NO_MARGINS, spacing=0)
        self._build()

    def offer_networks(self, names: Sequence[str]) -> None:
        """The networks that a side may have."""
        self._networks = names
        self._offer()

    def show_difference(self, difference: Difference) -> None:
        """Show another one."""
        other = difference.field != self.difference.field
        self.difference = difference
        if other:
            self._build()
        for side, row in self._rows.items():
            with QSignalBlocker(row.control):
                row.control.show_value(self._value(side))
                row.show_reason("")

    def _value(self, side: str) -> Value:
        return self.difference.a if side == "A" else self.difference.b

    def _build(self) -> None:
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        field = BY_NAME[self.difference.field]
        self.choice.setCurrentIndex(self.choice.findData(field.name))
        self._rows = {side: self._row(side, field) for side in SIDES}
        self._offer()
        self.retranslate()

    def _row(self, side: str, field: Field) -> FormRow:
        row = FormRow(field)
        row.dot.hide()
        self._column.addWidget(row)
        row.control.show_value(self._value(side))
        row.control.edited.connect(self._edited)
        return row

    def _offer(self) -> None:
        for side, row in self._rows.items():
            if self.difference.field == "network" and self._networks and isinstance(row.control, ChoiceControl):
                with QSignalBlocker(row.control):
                    row.control.offer(self._networks)
                    row.control.show_value(self._value(side))

    def _field_chosen(self) -> None:
        """Another field differs: both begin with the default of a recipe, and B with another value where it is easy."""
        field = BY_NAME[self.choice.currentData()]
        a: Value = field_value(Recipe(), field.name)
        b: Value = not a if isinstance(a, bool) else next((one for one in field.choices if one != a), a)
        self.edited.emit(Difference(field.name, a, b))

    def _edited(self) -> None:
        values: dict[str, Value] = {}
        for side, row in self._rows.items():
            try:
                values[side] = row.control.value()
            except NotANumber as error:
                row.show_reason(say(error.message))
                return
            row.show_reason("")
        self.edited.emit(Difference(self.difference.field, values["A"], values["B"]))

    def retranslate(self) -> None:
        for place in range(self.choice.count()):
            self.choice.setItemText(place, called(BY_NAME[self.choice.itemData(place)]))
        for side, row in self._rows.items():
            row.set_name(side)
        self.choice.setAccessibleName(self.tr("What differs"))


class Differs(Retranslated, QWidget):
    """GUI thread. The one or two fields in which A and B differ, to be changed in place."""

    edited = Signal(object)
    """The tuple of Differences as they are now."""

    def __init__(self) -> None:
        super().__init__()
        self.head = SectionHead()
        self.rows: list[DiffersRow] = []
        self._networks: Sequence[str] = ()
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

    def _edited(self, place: int, changed: Difference) -> None:
        now = [row.difference for row in self.rows]
        now[place] = changed
        self.edited.emit(tuple(now))

    def retranslate(self) -> None:
        self.head.set_title(self.tr("What differs"))


class Sides(QWidget):
    """GUI thread. Both sides beside each other."""

    def __init__(self) -> None:
        super().__init__()
        self.a, self.b = Side("A", 0), Side("B", 1)
        in_row((self.a, 1), (self.b, 1), on=self, margins=NO_MARGINS, spacing=12)

    def show_sides(self, sides: tuple[Recipe, Recipe], differences: Sequence[Difference]) -> None:
        """Show what each has that the other has not."""
        for side, recipe in zip((self.a, self.b), sides, strict=True):
            side.show_values(field_text(recipe, one.field) for one in differences)

    def show_pair(self, both: Both | None) -> None:
        """Show how far both have come."""
        self.a.show_run(None if both is None else both.a)
        self.b.show_run(None if both is None else both.b)
