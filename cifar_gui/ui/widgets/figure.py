"""What a user may take home as a picture: a plot, a map, a table, a stage."""

from __future__ import annotations


class Figure:
    """Mixin, before the QWidget class: the widget can be copied and saved, see ``figure_menu``."""

    copies_by_itself = False
    """Ctrl+C is its own, as where cells are selected."""

    def numbers(self) -> str:
        """Its numbers as a spreadsheet takes them; "" where it has none to give."""
        return ""
