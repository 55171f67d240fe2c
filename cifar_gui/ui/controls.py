"""Small controls that Qt's own widgets do not offer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from cifar_gui import paths


def label(role: str = "", text: str = "") -> QLabel:
    """A label in one of the style sheet's roles."""
    made = QLabel(text)
    made.setProperty("role", role)
    return made


def rule() -> QFrame:
    """A one-pixel divider."""
    made = QFrame()
    made.setProperty("role", "rule")
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property and let the style sheet see it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def icon(name: str, colour: str, size: int = 16) -> QIcon:
    """An icon of ``resources/icons`` in a colour of the theme."""
    source = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    made = QIcon()
    for scale in (1, 2):
        pixmap = QPixmap(size * scale, size * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        made.addPixmap(pixmap)
    return made


class IconButton(QToolButton):
    """A flat button with an icon; its tooltip is its name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def describe(self, text: str) -> None:
        """The tooltip, also for screen readers."""
        self.setToolTip(text)
        self.setAccessibleName(text)

    def tint(self, colour: str) -> None:
        """Draw the icon in a colour of the theme."""
        self.setIcon(icon(self.name, colour))


class Switch(QAbstractButton):
    """An on/off switch, 34 x 20 px."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the focus ring around the track."""
        return QSize(40, 26)

    def paintEvent(self, event: object) -> None:
        """Track, knob, and a ring when focused."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        track = QRectF(3, 3, 34, 20)
        on = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.highlight() if on else palette.dark())
        painter.drawRoundedRect(track, 10, 10)
        painter.setBrush(palette.highlightedText() if on else QColor("#FFFFFF"))
        painter.drawEllipse(QRectF(track.right() - 17 if on else track.left() + 3, 6, 14, 14))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.highlight().color(), 2))
            painter.drawRoundedRect(QRectF(1, 1, 38, 24), 12, 12)


class Segmented(QWidget):
    """A few choices side by side, one of them chosen."""

    chosen = Signal(object)

    def __init__(self, options: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segmented")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for option in options:
            button = QPushButton(option)
            button.setCheckable(True)
            self._group.addButton(button)
            self.buttons[option] = button
            row.addWidget(button)
        self._group.buttonClicked.connect(self._clicked)

    @property
    def value(self) -> str:
        """The chosen option."""
        return next((option for option, button in self.buttons.items() if button.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose an option without a signal; an unknown one changes nothing."""
        if value in self.buttons:
            self.buttons[value].setChecked(True)

    def set_texts(self, texts: dict[str, str]) -> None:
        """Label the options anew, for another language."""
        for option, text in texts.items():
            self.buttons[option].setText(text)

    def _clicked(self) -> None:
        self.chosen.emit(self.value)
