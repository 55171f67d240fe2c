"""What the strips of pages share that explain one number, which can be pinned."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.protocol import Failure
from cifar_gui.ui.arithmetic.error_panel import MARGIN, Bars, ErrorPanel
from cifar_gui.ui.widgets.controls import Chip, label
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.rows import Elided
from cifar_gui.ui.widgets.timeline import Timeline


class PinnedStrip(Retranslated, QWidget):
    """Explains one number under a head that says which; after a refusal it explains the refusal instead.

    Below both is the timeline. Subclasses fill in the texts, and show what explains.
    """

    released = Signal()
    """The user lets go of what is pinned."""
    fix_chosen = Signal(object)
    """The changes of a ``protocol.Fix``."""
    allowed = Signal()
    """Compute in spite of the cost."""

    def __init__(
        self, explains: QWidget, timeline: Timeline, parent: QWidget | None = None, *,
        in_head: Sequence[QWidget] = (), beside: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.heading, self.caption, self._hint = label("heading"), Elided("caption"), label("caption")
        self.chip = Chip("pin")
        self._release = QPushButton()
        self._release.clicked.connect(self.released)
        for waits in (self._hint, self._release):  # for something to explain
            waits.hide()
        self.errors = ErrorPanel()
        self.errors.fix_chosen.connect(self.fix_chosen)
        self.errors.allowed.connect(self.allowed)
        self.timeline = timeline
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page(explains, in_head, beside))
        self._stack.addWidget(self.errors)
        in_column((self._stack, 1), self.timeline, on=self, margins=NO_MARGINS, spacing=0)

    def _page(self, explains: QWidget, in_head: Sequence[QWidget], beside: QWidget | None) -> QWidget:
        head = in_row(spacing=12)
        head.addStrut(30)
        for part in (self.heading, self.chip, self.caption, self._hint, *in_head, self._release):
            head.addWidget(part, 1 if part is self.caption else 0)
        column = in_column(head, (explains, 1), spacing=2)
        page = QWidget()
        row = in_row((column, 1), on=page, margins=(MARGIN, 6, MARGIN - 4, 4), spacing=20)
        if beside is not None:
            row.addWidget(beside)
        return page

    def name(self, what: str, pinned: bool) -> None:
        """Say in the head what is explained, and how it is pinned or let go; "" stands for nothing."""
        self.chip.setVisible(bool(what))
        self.chip.set_text(what, pinned)
        self._release.setVisible(pinned and bool(what))
        self._hint.setVisible(not pinned and bool(what) and bool(self._hint.text()))

    def show_failure(self, failure: Failure, bars: Bars = ()) -> None:
        """Explain a refusal; the timeline rests."""
        self.timeline.set_usable(False)
        self.errors.show_failure(failure, bars)
        self._stack.setCurrentIndex(1)

    @property
    def failed(self) -> bool:
        """Whether a refusal is shown."""
        return self._stack.currentIndex() == 1
