"""The row of lessons at the top of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.spec import Lesson
from cifar_gui.ui import theme as themes
from cifar_gui.ui.controls import IconButton, icon, label
from cifar_gui.ui.fitting import Fitted

PADDING, GAP = 12, 7


class LessonTab(QPushButton):
    """The number in mono, then the name; the name goes when there is no room."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__()
        self.lesson = lesson
        self.short = False
        self.theme = themes.LIGHT
        self.setProperty("role", "lesson")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def name_width(self) -> int:
        """Pixels that the name takes, the gap before it included."""
        return GAP + QFontMetrics(themes.font(13, 600)).horizontalAdvance(lesson_text(self.lesson.tab))

    def full_width(self) -> int:
        """Pixels of the whole tab."""
        return 2 * PADDING + QFontMetrics(themes.mono(13)).horizontalAdvance(self.lesson.number) + self.name_width()

    def sizeHint(self) -> QSize:
        """As wide as what is shown."""
        return QSize(self.full_width() - (self.name_width() if self.short else 0), 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame comes from the style sheet, the two texts from here."""
        super().paintEvent(event)
        painter = QPainter(self)
        number, theme, current = themes.mono(13), self.theme, self.isChecked()
        painter.setFont(number)
        painter.setPen(QColor(theme.accent if current else theme.text3))
        rect = self.rect().adjusted(PADDING, 0, 0, -2)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self.lesson.number)
        if not self.short:
            left = QFontMetrics(number).horizontalAdvance(self.lesson.number) + GAP
            painter.setFont(themes.font(13, 600 if current else 400))
            painter.setPen(QColor(theme.text if current else theme.text3))
            painter.drawText(rect.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, lesson_text(self.lesson.tab))


class LessonTabs(Retranslated, Fitted, QWidget):
    """One tab for each lesson; when they do not fit, all but the current one show only their number."""

    chosen = Signal(str)
    """The number of a lesson."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        super().__init__()
        self.setObjectName("tabs")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(40)
        self._logo = label()
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 8, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._logo)
        self._row.addSpacing(14)
        self.buttons: dict[str, LessonTab] = {}
        for lesson in lessons:
            button = LessonTab(lesson)
            button.clicked.connect(self._clicked)
            self._group.addButton(button)
            self.buttons[lesson.number] = button
            self._row.addWidget(button)
        self._row.addStretch()
        self.menu_button = IconButton("menu")
        self._row.addWidget(self.menu_button)
        self.retranslate()

    def show_lesson(self, number: str) -> None:
        """Mark a lesson's tab as the current one, without a signal."""
        self.buttons[number].setChecked(True)
        self.refit()

    def retint(self, theme: themes.Theme) -> None:
        """Colour the icons for a theme."""
        self._logo.setPixmap(icon("logo", theme.accent, 20).pixmap(20, 20))
        self.menu_button.tint(theme.text2)
        for button in self.buttons.values():
            button.theme = theme
            button.update()

    def retranslate(self) -> None:
        self.menu_button.describe(self.tr("Menu"))
        for button in self.buttons.values():
            name = lesson_text(button.lesson.tab)
            button.setAccessibleName(f"{button.lesson.number} {name}")
            button.setToolTip(f"{button.lesson.number} {lesson_text(button.lesson.title)}")
        self.refit()

    def minimumSizeHint(self) -> QSize:
        """Room for the numbers."""
        return QSize(560, 40)

    def fit(self, room: QSize) -> None:
        """Shorten or unfold the names."""
        free = room.width() - 16 - 20 - 14 - 8 - self.menu_button.sizeHint().width()
        short = sum(button.full_width() for button in self.buttons.values()) > free
        for button in self.buttons.values():
            button.short = short and not button.isChecked()
            button.setFixedSize(button.sizeHint())
            button.update()

    def _clicked(self) -> None:
        button = self._group.checkedButton()
        assert isinstance(button, LessonTab)
        self.refit()
        self.chosen.emit(button.lesson.number)
