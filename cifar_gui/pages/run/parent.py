"""From which run the recipe of the next one was taken, and how it is taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.network_file import NetworkFileError
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.run.run_list import RunName
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Network, fields
from cifar_gui.ui.context import Context
from cifar_gui.ui.runs.names import names
from cifar_gui.ui.widgets.controls import IconButton
from cifar_gui.ui.widgets.layouts import in_row


class ParentRow(Retranslated, QWidget):
    """GUI thread. Names the run from which the recipe was taken, until that is cleared; else it is not there."""

    taken = Signal(object, str)
    """The next run is to follow this Recipe, taken from the run of this name; "" for none."""
    differing = Signal(object)
    """The names of the fields in which that differs from the run, or from what was set."""
    cleared = Signal()

    def __init__(self, context: Context, networks: Callable[[], Mapping[str, Network]]) -> None:
        """``networks``: what can be trained, by name."""
        super().__init__()
        self._context, self._networks = context, networks
        self._name = ""
        self.said, self.cross = RunName("caption"), IconButton("cross", "text3")
        self.cross.setFixedSize(22, 24)
        self.cross.clicked.connect(self.cleared)
        in_row((self.said, 1), self.cross, on=self, margins=(8, 0, 0, 0), spacing=4)
        context.runs.changed.connect(self.retranslate)
        context.recipe_wanted.connect(self.take)
        self.show_run("")

    def show_run(self, name: str) -> None:
        """Name the run that is kept under a name; "" for none."""
        self._name = name
        self.setVisible(bool(name))
        self.retranslate()

    def retranslate(self) -> None:
        self.cross.describe(self.tr("Let the next run stand by itself"))
        if self._name:
            run = self._context.runs.called(self._name)
            called = names(self._context.runs.all)[run] if run is not None else self.tr("a run that is removed")
            self.said.say(self.tr("from {name}").format(name=called))
            self.setToolTip(self.tr("The settings were taken from this run: the new one will say so"))

    @Slot()
    def take(self) -> None:
        """Take the recipe that is wanted, if one is."""
        wanted, self._context.recipe_waiting = self._context.recipe_waiting, None
        if wanted is not None:
            recipe, parent, network = wanted
            run, planned = self._context.runs.called(parent), self._context.planned
            before = run.started.recipe if run is not None else planned[0] if planned is not None else recipe
            self.taken.emit(self._fitting(recipe, network), parent)
            self.differing.emit([item.name for item in fields(recipe) if item.of(before) != item.of(recipe)])

    def _fitting(self, recipe: Recipe, network: Network | None) -> Recipe:
        """The recipe with a network that can be trained: one that is new is kept among the user's own.

        Args:
            recipe: that is wanted.
            network: what it trains; None for the one of its name.
        """
        known = self._networks()
        if network is None or known.get(recipe.network) == network:
            return recipe
        taken = (f"{network.name} ({number})" for number in range(2, len(known) + 3))
        name = next(name for name in (network.name, *taken) if known.get(name) in (None, replace(network, name=name)))
        if name not in known:
            try:
                problem = self._context.keep_network(replace(network, name=name))
            except NetworkFileError as error:
                problem = error.message
            if problem is not None:
                self._context.told.emit(problem)
        return replace(recipe, network=name)
