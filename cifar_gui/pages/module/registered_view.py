"""What a module has registered, and how Python prints it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.module.protocol import Called
from cifar_gui.pages.module.registered_table import RegisteredTable
from cifar_gui.spec import Count
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.rows import Shrinking, head_row

HEAD, LEAST = 24, 160
"""Heights: of the head, and of all of it at least, px."""


def scrolled(part: QWidget) -> QScrollArea:
    """A part that is scrolled where it has no room, from its top on."""
    scroll = QScrollArea(widgetResizable=True)
    scroll.setWidget(part)
    scroll.setAlignment(Qt.AlignmentFlag.AlignTop)
    return scroll


class RegisteredView(Retranslated, QWidget):
    """GUI thread. The table, or why there is nothing in it; and beside it the module as Python prints it."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self.caption = label("heading"), Shrinking("caption")
        self.nothing = label("caption", wraps=True)
        self.nothing.hide()
        self.table = RegisteredTable()
        self.table.hide()
        listed = QWidget()
        in_column(self.table, self.nothing, STRETCH, on=listed, margins=NO_MARGINS, spacing=8)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(head_row(self._title, self.caption, height=HEAD))
        left.addWidget(scrolled(listed), 1)
        self.printed = QPlainTextEdit(readOnly=True)
        self.printed.setProperty("role", "code")
        self.printed.setMinimumHeight(40)
        right = in_column(
            head_row(label("mono-caption", "print(module)"), None, height=HEAD), (self.printed, 1), spacing=6
        )
        in_row((left, 5), (right, 2), on=self, margins=NO_MARGINS, spacing=24)
        self.retranslate()

    def show_registered(self, good: Called) -> None:
        """Show what a module has registered, and how Python prints it."""
        self.table.show_items(good.registered)
        self.table.setVisible(bool(good.registered))
        self.nothing.setVisible(not good.registered)
        self.printed.setPlainText(good.printed)
        lines = self.printed.fontMetrics().lineSpacing() * (good.printed.count("\n") + 1) + 24
        under = max(self.table.sizeHint().height() if good.registered else 64, lines) + HEAD + 12
        self.setMinimumHeight(min(under, LEAST))
        self.setMaximumHeight(under)
        count = sum(item.numbers for item in good.registered if item.kind == "parameter")
        self.caption.setText(self.tr("{count:,} learnable {count:parameter|parameters}").format(count=Count(count)))

    def set_dimmed(self, dimmed: bool) -> None:
        """Faint, as after a refusal."""
        self.table.set_dimmed(dimmed)
        self.printed.setEnabled(not dimmed)

    def retranslate(self) -> None:
        self._title.setText(self.tr("What the module has registered"))
        self.nothing.setText(
            self.tr("Nothing yet. A plain number in forward is not registered: no optimiser sees it, and it is not "
                    "saved. Add a Parameter, a buffer, a Linear or a submodule.")
        )  # fmt: skip
        self.printed.setAccessibleName("print(module)")
