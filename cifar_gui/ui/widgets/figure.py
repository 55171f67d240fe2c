"""What a user may take home as a picture: a plot, a map, a table, a stage."""

from __future__ import annotations


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
