"""The recipe of the page of runs, where another page works with it: what of it counts, and the way there."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.recipe import Recipe
from cifar_gui.spec import fields, is_shown
from cifar_gui.ui.widgets.controls import SectionHead, TextButton
from cifar_gui.ui.widgets.field_text import field_text
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column
from cifar_gui.ui.widgets.rows import Elided


class RecipeCard(Retranslated, QWidget):
    """GUI thread. A line for the network, the pictures, and every setting that is not at its default."""

    changed_there = Signal()
    """The user wants to go where it is set."""

    MOST = 6
    """Settings that are named; the tooltip has all of them."""

    def __init__(self, *, taken_here: bool = False) -> None:
        """``taken_here``: the recipe is the page's own, and the other one can be taken in its place."""
        super().__init__()
        self._taken_here = taken_here
        self._recipe, self._source = Recipe(), ""
        self._left_out: Collection[str] = ()
        self.head, self.lines = SectionHead(), [Elided("caption") for _ in range(self.MOST + 2)]
        self.button = TextButton("chevron-right")
        self.button.clicked.connect(self.changed_there)
        inner = in_column(*self.lines, 4, self.button, margins=(8, 2, 0, 6), spacing=3)
        column = in_column(self.head, on=self, margins=NO_MARGINS, spacing=2)
        column.addLayout(inner)
        self.retranslate()

    def show_recipe(self, recipe: Recipe, source: str, left_out: Collection[str] = ()) -> None:
        """Show another one; ``source`` is what its pictures are called, ``left_out`` fields that stand elsewhere."""
        self._recipe, self._source, self._left_out = recipe, source, left_out
        self.retranslate()

    @property
    def texts(self) -> list[str]:
        """What is said of it."""
        recipe = self._recipe
        always = ("optimizer", *(("lr",) if self._taken_here else ()), "batch_size", "loss")
        broken = ("fault",) if recipe.fault else ()
        others = [
            field.name
            for field in fields(recipe)
            if is_shown(field, recipe) and field.name not in ("network", "split", "lr", "fault", *always)
        ]
        changed = [name for name in others if getattr(recipe, name) != getattr(Recipe, name)]
        named = [name for name in (*broken, *always, *changed) if name not in self._left_out]
        network = () if "network" in self._left_out else (recipe.network,)
        return [*network, self._source, *(field_text(recipe, name) for name in named)]

    def retranslate(self) -> None:
        self.head.set_title(self.tr("Recipe"))
        self.head.set_remark("" if self._taken_here else self.tr("from Training"))
        texts = self.texts
        self.setToolTip("\n".join(texts))
        if (more := len(texts) - len(self.lines) + 1) > 1:
            texts[len(self.lines) - 1 :] = [self.tr("and {count} more").format(count=more)]
        for place, line in enumerate(self.lines):
            line.say(texts[place] if place < len(texts) else "")
            line.setVisible(place < len(texts))
        self.button.setText(self.tr("Take that of Training") if self._taken_here else self.tr("Change it there"))
