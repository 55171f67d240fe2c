"""What can be done with the run that is selected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu

from cifar_gui.pages.compare.rows import Row
from cifar_gui.pages.compare.series import again
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.widgets.controls import add_action

if TYPE_CHECKING:
    from cifar_gui.pages.compare.page import ComparePage

MOST_DRAWN = 32
TRAINING = "training"
"""The part of the lesson that trains."""


class Doing(QObject):
    """GUI thread. Turns buttons, keys and the menu of the table into what the page sets, or what becomes of a run."""

    def __init__(self, page: ComparePage) -> None:
        super().__init__(page)
        self._page = page
        table, listing = page.table, page.listing
        table.toggled.connect(self.toggle)
        table.sorted_by.connect(self.sort)
        table.key_pressed.connect(self.press)
        table.menu_wanted.connect(self.offer)
        listing.pinned.connect(self.pin)
        listing.renewed.connect(self.renew)
        listing.reseeded.connect(self.reseed)
        listing.removed.connect(self.remove)
        page.series.changed.connect(self.offer_seeds)
        seeds = page.verdict_view.seeds
        seeds.wanted.connect(self.more_seeds)
        seeds.stopped.connect(page.series.stop)
        listing.begun.connect(lambda: page.astray.emit("part", TRAINING))

    @property
    def row(self) -> Row | None:
        """That of the selected run."""
        return self._page.row(self._page.state.selected)

    @Slot(object)
    def toggle(self, run: History) -> None:
        """Draw the curve of a run, or hide it."""
        drawn, name = [one.started.name for one in self._page.drawn], run.started.name
        wanted = [one for one in drawn if one != name] if name in drawn else [*drawn, name]
        self._page.set(drawn=tuple(wanted[-MOST_DRAWN:]))

    @Slot()
    def pin(self) -> None:
        """Let the selected run be the baseline."""
        self._page.set(baseline=self._page.state.selected)

    @Slot()
    def renew(self) -> None:
        """Set up a run that follows the selected one, to change something of it."""
        if (row := self.row) is not None:
            self._want(row, row.run.started.recipe.seed)

    @Slot()
    def reseed(self) -> None:
        """Set up the same run with a seed that none of its kind has had."""
        if (row := self.row) is not None:
            used = {run.started.recipe.seed for run in row.alike}
            self._want(row, next(seed for seed in range(len(used) + 1) if seed not in used))

    @property
    def _both(self) -> list[Row]:
        """The selected run and the baseline, as far as they are there."""
        names = (self._page.state.selected, self._page.state.baseline)
        return [row for name in names if (row := self._page.row(name)) is not None]

    @Slot()
    def offer_seeds(self) -> None:
        """Let both be trained with more seeds, where they are compared."""
        page = self._page
        page.verdict_view.seeds.offer(page.series, again(self._both) if page.verdict.difference is not None else ())

    @Slot()
    def more_seeds(self) -> None:
        """Train both with more seeds: all of a kind are then judged together."""
        page, wanted = self._page, again(self._both)
        page.set(params=replace(page.state.params, bands=True))
        page.series.start(wanted)

    def _want(self, row: Row, seed: int) -> None:
        told = row.run.started
        self._page.context.recipe_wanted.emit(replace(told.recipe, seed=seed), told.name, told.network)
        self._page.astray.emit("part", TRAINING)

    @Slot()
    def remove(self) -> None:
        """Remove the selected run; it can be put back. The next one in the table is looked at."""
        row, page = self.row, self._page
        if row is not None and row.run not in page.runs.under_way.values():
            place, others = page.table.currentIndex().row(), [one for one in page.table.runs.rows if one is not row]
            following = others[min(max(place, 0), len(others) - 1)] if others else None
            page.runs.remove(row.run)
            page.set(selected=following.run.started.name if following is not None else "")

    @Slot(str)
    def sort(self, key: str) -> None:
        """By another column, the other way round, or, after both, the newest first again."""
        state = self._page.state
        if key != state.sort:
            self._page.set(sort=key, falling=True)
        elif state.falling:
            self._page.set(falling=False)
        else:
            self._page.set(sort="", falling=True)

    @Slot(int)
    def press(self, key: int) -> None:
        """A key was pressed in the table."""
        if key == Qt.Key.Key_Space and self.row is not None:
            self.toggle(self.row.run)
        elif key == Qt.Key.Key_B:
            self.pin()
        elif key == Qt.Key.Key_N:
            self.renew()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()

    @Slot(object)
    def offer(self, at: QPoint) -> None:
        """A menu at a place of the screen."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_action(menu, self.tr("New run from it"), self.renew)
        add_action(menu, self.tr("The same with another seed"), self.reseed)
        add_action(menu, self.tr("Compare the others with it"), self.pin)
        menu.addSeparator()
        add_action(menu, self.tr("Rename"), self._page.table.edit_name)
        add_action(menu, self.tr("Remove"), self.remove)
        menu.popup(at)
