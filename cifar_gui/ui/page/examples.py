"""The choice of an example of a stage."""

from __future__ import annotations

from collections.abc import Sequence

from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.spec import Example
from cifar_gui.ui.widgets.controls import Dropdown


class Examples(Retranslated, Dropdown):
    """GUI thread. Every example by its title."""

    def __init__(self, examples: Sequence[Example]) -> None:
        super().__init__()
        self._examples = examples
        self.addItems([""] * len(examples))
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Examples"))
        for place, example in enumerate(self._examples):
            self.setItemText(place, lesson_text(example.title))
