"""The legend of the cloud: each class with its colour, to be switched off and on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from cifar_gui.engine.data import CLASSES
from cifar_gui.i18n import Retranslated
from cifar_gui.pages.embedding.scene import class_colour
from cifar_gui.ui.widgets.controls import ringed
from cifar_gui.ui.widgets.painted import LEFT, smooth
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.theme import Themed, font


class ClassButton(Themed, QAbstractButton):
    """GUI thread. A class by its colour and its name; off, it is empty and faint."""

    def __init__(self, label: int) -> None:
        super().__init__()
        self.label = label
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A dot and a name."""
        return QSize(QFontMetrics(font(12)).horizontalAdvance(self.text()) + 24, 24)

    def minimumSizeHint(self) -> QSize:
        """The dot."""
        return QSize(20, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, on = smooth(self), self.isChecked()
        colour = class_colour(self.theme, self.label)
        painter.setPen(QPen(colour if on else QColor(self.theme.strong), 1.5))
        painter.setBrush(colour if on else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(5, self.height() / 2 - 4.5, 9, 9))
        painter.setFont(font(12))
        painter.setPen(QColor(self.theme.text2 if on else self.theme.text3))
        room = QRectF(19, 0, self.width() - 20, self.height())
        painter.drawText(room, LEFT, painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width())
        ))  # fmt: skip
        if ringed(self):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()


class ClassLegend(Retranslated, QWidget):
    """GUI thread. A button for each class."""

    switched = Signal(object)
    """The classes that are off, ascending."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons = [ClassButton(label) for label in range(len(CLASSES))]
        for button in self.buttons:
            button.clicked.connect(self._switch)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for place, button in enumerate(self.buttons):
            grid.addWidget(button, *divmod(place, len(CLASSES) // 2))
        self.retranslate()

    def show_hidden(self, hidden: Sequence[int]) -> None:
        """Show which classes are off."""
        for button in self.buttons:
            button.setChecked(button.label not in hidden)

    def _switch(self) -> None:
        self.switched.emit(tuple(button.label for button in self.buttons if not button.isChecked()))

    def retranslate(self) -> None:
        for button in self.buttons:
            button.setText(class_name(button.label))
            button.setToolTip(self.tr("Show or hide {name}").format(name=class_name(button.label)))
            button.updateGeometry()
        self.setAccessibleName(self.tr("Classes that are shown"))
