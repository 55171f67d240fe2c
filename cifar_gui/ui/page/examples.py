"""The choice of an example of a content, and the way back to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.lesson import Example
from cifar_gui.spec import QT_TRANSLATE_NOOP
from cifar_gui.ui.widgets.controls import Dropdown, TextButton

BACK = QT_TRANSLATE_NOOP("Page", "Back to the example")


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


class Reset(Retranslated, TextButton):
    """GUI thread. Sets everything back; ``text`` and ``tip`` (or "") say what that is, in the context of pages."""

    def __init__(self, text: str, tip: str) -> None:
        super().__init__("reset")
        self._words = text, tip
        self.retranslate()

    def retranslate(self) -> None:
        text, tip = self._words
        self.setText(QCoreApplication.translate("Page", text))
        self.setToolTip(QCoreApplication.translate("Page", tip) if tip else "")
