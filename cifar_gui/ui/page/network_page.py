"""A page whose params name a network: one of its content's, or one that the user has built."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from PySide6.QtCore import Slot

from cifar_gui.lesson import Lesson
from cifar_gui.page_state import NetworkState, PageState
from cifar_gui.spec import Network
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.answer_page import AnswerPage
from cifar_gui.ui.widgets.field_controls import ChoiceControl


class NetworkPage(AnswerPage):
    """GUI thread. Offers every network there is; one that is no longer kept gives way to one of the content's."""

    state: Any

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        context.networks_changed.connect(self._networks_changed)

    @property
    def networks(self) -> dict[str, Network]:
        """Every network there is, by its name; those of the content come first, and win."""
        declared: tuple[Network, ...] = self.lesson.content.networks
        found = self.context.networks_beside(declared)
        return {name: found[name] for name in dict.fromkeys((*(network.name for network in declared), *found))}

    @property
    def network(self) -> Network:
        """The chosen network."""
        return self.networks[self.state.params.network]

    def show_state(self, state: PageState, always: Set[str] | None = frozenset()) -> None:
        """Show what is set now, with a network that there is."""
        assert isinstance(state, NetworkState)
        super().show_state(state.among(self.lesson.content, self.networks), always)

    def build_network_form(self) -> None:
        """The form of the params, with every network to choose from."""
        self.make_form()
        self.form.rows["network"].leave_out_name()
        self._offer_networks()

    def _offer_networks(self) -> None:
        control = self.form.rows["network"].control
        assert isinstance(control, ChoiceControl)
        control.offer(self.networks)
        control.show_value(self.state.params.network)

    @Slot()
    def _networks_changed(self) -> None:
        if self.state.params.network not in self.networks:
            self.note(params=self.state.among(self.lesson.content, self.networks).params)
            self._reflect_state({"params"})
        self._offer_networks()
        if self.good is not None and self.good.network != self.network:
            self._ask_again()
