"""What a user may take home as a picture: a plot, a map, a table, a stage."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPen


@dataclass(frozen=True)
class Around:
    """What stands around a figure on its page, and is not seen in it: away from there it says what the figure shows."""

    title: str = ""
    across: str = ""
    """What is drawn from left to right."""
    lines: tuple[tuple[QPen, str], ...] = ()
    """What each line of a plot stands for."""


class Figure:
    """Mixin, before the QWidget class: the widget can be copied and saved, see ``figure_menu``."""

    copies_by_itself = False
    """Ctrl+C is its own, as where cells are selected."""

    def numbers(self) -> str:
        """Its numbers as a spreadsheet takes them: cells between tabs, under a head that says what they are.

        "" where it has none to give.
        """
        return ""

    @property
    def has_numbers(self) -> bool:
        """Whether it has any to give now. A figure of very many says so without writing them."""
        return bool(self.numbers())

    def around(self) -> Around:
        """What has to be written around it where it stands alone; nothing where it says all of it itself."""
        return Around()
