"""Why there is no result: the cause in words, PyTorch's own message, and the ways out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cifar_gui.i18n import Retranslated, say
from cifar_gui.layers import kind_of
from cifar_gui.layers.window import Window
from cifar_gui.protocol import Failure
from cifar_gui.ui.widgets.controls import IconLabel, label
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.later import Later
from cifar_gui.ui.widgets.layouts import STRETCH, in_column, in_row
from cifar_gui.ui.widgets.painted import RIGHT
from cifar_gui.ui.widgets.theme import Themed, font, mono

MARGIN = 24
"""px, at the sides of what stands in a strip."""
MOST_MEASURED = 4000
"""Characters of a message; a longer one fills the room there is anyway."""
Bars = Sequence[tuple[str, int, bool]]
"""(name, cells, whether it is the one at fault)."""


def window_bars(failure: Failure, params: Any, in_shape: Sequence[int], kernel_size: Any = None) -> Bars:
    """A window that does not fit, to scale: the padded input, and the span of the kernel.

    Args:
        failure: of a layer.
        params: of it.
        in_shape: of the input, (..., H, W).
        kernel_size: where it is no argument, but the size of a table.
    """
    if failure.kind != "torch" or failure.field not in ("kernel_size", "dilation"):
        return ()
    window = kind_of(params).window(params, kernel_size)
    if not isinstance(window, Window) or not window.is_sound:
        return ()
    axis = min(window.axes(tuple(in_shape)), key=lambda one: one.padded - one.span)
    if not 0 < axis.padded < axis.span:
        return ()
    padded = QCoreApplication.translate("ErrorPanel", "input + padding")
    return ((padded, axis.padded, False), (failure.field, axis.span, True))


class BarDrawing(Themed, QWidget):
    """Lengths to scale, one under the other; what sticks out beyond the first is drawn brighter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[tuple[str, int, bool], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: Bars) -> None:
        """Draw these; none hides the drawing."""
        self._bars = tuple(bars)
        self.setVisible(bool(self._bars))
        self.setFixedHeight(34 * max(1, len(self._bars)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, bar and number of each."""
        painter = QPainter(self)
        theme, longest = self.theme, max((cells for _, cells, _ in self._bars), default=1)
        room, base = self.width() - 52, self._bars[0][1] if self._bars else 1
        painter.setPen(Qt.PenStyle.NoPen)
        for place, (name, cells, fault) in enumerate(self._bars):
            top = 34 * place
            painter.setFont(mono(12))
            painter.setPen(QColor(theme.text2))
            painter.drawText(QRectF(0, top, room, 17), int(Qt.AlignmentFlag.AlignVCenter), name)
            full, inside = cells / longest * room, min(cells, base) / longest * room
            painter.fillRect(QRectF(0, top + 18, inside, 12), QColor(theme.error_line if fault else theme.strong))
            painter.fillRect(QRectF(inside, top + 18, full - inside, 12), QColor(theme.error))
            painter.setFont(font(13, 600))
            painter.setPen(QColor(theme.error if fault else theme.text))
            number = QRectF(room, top + 14, 52, 20)
            painter.drawText(number, RIGHT, str(cells))


class TorchMessage(Fitted, QPlainTextEdit):
    """PyTorch's own words, to select and to copy; no higher than they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(34)

    def show_text(self, text: str) -> None:
        """Show a message."""
        self.setPlainText(text)
        self.refit()

    def fit(self, room: QSize) -> None:
        """As high as the lines need that break here."""
        around = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
        page = QRect(0, 0, max(40, self.width() - around - 12), 10_000)
        words = self.fontMetrics().boundingRect(page, flags, self.toPlainText()[:MOST_MEASURED])
        self.setMaximumHeight(words.height() + around + 10)
        # A bar that comes while there is not yet the height would narrow the lines, so that it is needed for good.
        whole = words.height() + around <= room.height()
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(bar)


class ErrorPanel(Later, Retranslated, Themed, Fitted, QFrame):
    """The cause in words, PyTorch's own message, a drawing to scale, and the ways out."""

    fix_chosen = Signal(object)
    allowed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.failure: Failure | None = None
        self.buttons: list[QPushButton] = []
        """Those that are shown."""
        self._made: list[QPushButton] = []
        self._ways: list[Any] = []
        """The changes of each; None computes in spite of the cost."""

    def build(self) -> None:
        self._icon = IconLabel("warning", "error", 20)
        self._icon.setFixedSize(20, 20)
        self._heading, self.sentence = label("heading"), label()
        for text in (self._heading, self.sentence):
            text.setWordWrap(True)
            text.setMinimumWidth(120)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message = TorchMessage()
        self.bars = BarDrawing()
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(8)
        row = in_row(on=self, margins=(MARGIN, 10, MARGIN - 4, 8), spacing=10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._build_words(), 3)
        row.addSpacing(14)
        row.addLayout(self._build_ways_out(), 2)
        self.retranslate()

    def _build_words(self) -> QVBoxLayout:
        words = in_column(self._heading, self.sentence, (self.message, 100), spacing=4)
        words.addStretch(1)
        return words

    def _build_ways_out(self) -> QVBoxLayout:
        return in_column(self.bars, self._buttons, STRETCH, spacing=6)

    def show_failure(self, failure: Failure, bars: Bars = ()) -> None:
        """Explain a refusal."""
        self.make()
        self.failure = failure
        self.bars.set_bars(bars)
        text = f"{failure.error}: {failure.text}" if failure.error else failure.text
        self.message.show_text(text if failure.kind != "internal" else failure.traceback or text)
        self.message.setVisible(bool(text))
        self._fill_buttons(failure)
        self.retranslate()
        self.refit()

    def retranslate(self) -> None:
        self.message.setAccessibleName(self.tr("The message of PyTorch"))
        if self.failure is None:
            return
        headings = {
            "torch": self.tr("PyTorch refuses this setting"),
            "cost-ask": self.tr("This would take a while, or much memory"),
            "cost-refused": self.tr("This is more than the machine can give"),
            "unshown": self.tr("This is more than a page can show"),
            "chance": self.tr("PyTorch's numbers would be left to chance here"),
            "outside": self.tr("This cannot be done now"),
        }
        heading = headings.get(self.failure.kind, self.tr("Something in the program went wrong"))
        if self.failure.kind == "internal" and not self.failure.error and self.failure.sentence is not None:
            heading = self.tr("This run cannot go on")  # a sentence and no error: what is asked for is not to be had
        if self.failure.kind in ("torch", "unread") and self.failure.field and self.failure.reason is not None:
            field = say(self.failure.called) if self.failure.called is not None else self.failure.field
            heading = self.tr("{field}: {reason}").format(field=field, reason=say(self.failure.reason))
        self._heading.setText(heading)
        self.sentence.setText(say(self.failure.sentence) if self.failure.sentence is not None else "")
        self.sentence.setVisible(self.failure.sentence is not None)
        for button, fix in zip(self.buttons, self.failure.fixes, strict=False):
            button.setText(say(fix.label))
        if self.failure.kind == "cost-ask":
            self.buttons[-1].setText(self.tr("Compute anyway"))

    @property
    def heading(self) -> str:
        """The cause in a few words."""
        return self._heading.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft red ground and a bar at the left edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.theme.error_soft))
        painter.fillRect(0, 0, 5, self.height(), QColor(self.theme.error))
        painter.setPen(QPen(QColor(self.theme.error_line), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def hasHeightForWidth(self) -> bool:
        """The strip gives the height: no layout above need ask how the words wrap."""
        return False

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(300, 110)

    def _fill_buttons(self, failure: Failure) -> None:
        """One for each way out; those that have been made serve again."""
        self._ways = [fix.changes for fix in failure.fixes]
        if failure.kind == "cost-ask":
            self._ways.append(None)
        while len(self._made) < len(self._ways):
            self._made.append(self._button(len(self._made)))
        for place, button in enumerate(self._made):
            button.setVisible(place < len(self._ways))
        self.buttons = self._made[: len(self._ways)]

    def _button(self, place: int) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "primary" if place == 0 else "")
        button.clicked.connect(lambda: self._choose(self._ways[place]))
        self._buttons.addWidget(button)
        return button

    def _choose(self, changes: Any) -> None:
        if changes is None:
            self.allowed.emit()
        else:
            self.fix_chosen.emit(changes)

    def fit(self, room: QSize) -> None:
        """Buttons stand side by side where there is room."""
        if not self.buttons:
            return
        wide = sum(button.sizeHint().width() + 8 for button in self.buttons)
        side = wide <= 0.4 * room.width() - 40
        self._buttons.setDirection(QBoxLayout.Direction.LeftToRight if side else QBoxLayout.Direction.TopToBottom)
