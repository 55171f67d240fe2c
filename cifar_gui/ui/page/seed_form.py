"""The seed of fresh weights, as several pages have it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from cifar_gui.page_state import LARGEST_SEED, Seed
from cifar_gui.ui.widgets.form import Form


class SeedForm(Form):
    """GUI thread. Takes what is a seed, and says of anything else what one is."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(Seed)
        self.changed.connect(self._take)

    def show_seed(self, seed: int) -> None:
        """Show a seed, without a signal."""
        if self.params.seed != seed or self.unread:
            self.set_params(Seed(seed))

    @Slot(object)
    def _take(self, seed: Seed) -> None:
        if type(seed.seed) is int and 0 <= seed.seed <= LARGEST_SEED:
            self.chosen.emit(seed.seed)
        else:
            self.mark_error("seed", self.tr("a whole number from 0 on"))
