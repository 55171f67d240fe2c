"""The row of lessons at the top of the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from cifar_gui.guides import find
from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.lesson import Lesson
from cifar_gui.ui.widgets import theme as themes
from cifar_gui.ui.widgets.controls import IconButton, IconLabel
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.layouts import in_row

PADDING, GAP, RING, DIVIDER = 12, 7, 6, 17


class Divider(themes.Themed, QWidget):
    """Before the lessons without a number."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(DIVIDER, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line of 1 px."""
        painter = QPainter(self)
        painter.fillRect(self.width() // 2, 12, 1, 16, QColor(self.theme.strong))


class LessonTab(themes.Themed, QPushButton):
    """The number in mono, then the name; the name goes when there is no room, but for a lesson that has no number."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__()
        self.lesson = lesson
        self.short = False
        self.gone = 0.0
        """The share of the lesson's first steps that the learner has gone through."""
        self.setProperty("role", "lesson")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def name_width(self) -> int:
        """Pixels that the name takes, the gap before it included."""
        gap = GAP if self.lesson.number else 0
        return gap + QFontMetrics(themes.font(13, 600)).horizontalAdvance(lesson_text(self.lesson.tab))

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
            left = self.full_width() - self.name_width() - 2 * PADDING + (GAP if self.lesson.number else 0)
            painter.setFont(themes.font(13, 600 if current else 400))
            painter.setPen(QColor(theme.text if current else theme.text3))
            painter.drawText(rect.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, lesson_text(self.lesson.tab))
        if self.gone > 0:
            self._paint_progress(painter)

    def _paint_progress(self, painter: QPainter) -> None:
        """A small ring that closes with the first steps, and is filled at their end."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.width() - RING - 3.5, 5.5, RING, RING)
        done = self.gone >= 1
        painter.setBrush(QColor(self.theme.success) if done else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.theme.success if done else self.theme.strong), 1.5))
        painter.drawEllipse(ring)
        if not done:
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawArc(ring, 90 * 16, round(-360 * 16 * self.gone))


class LessonTabs(Retranslated, Fitted, QWidget):
    """One tab for each lesson; when they do not fit, all but the current one show only their number."""

    chosen = Signal(str)
    """The key of a lesson."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        super().__init__()
        self.setObjectName("tabs")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(40)
        self._logo = IconLabel("logo", "accent", 20)
        self._group = QButtonGroup(self)
        self._row = in_row(self._logo, 14, on=self, margins=(16, 0, 8, 0), spacing=0)
        self._steps: dict[str, int] = {}
        self.buttons: dict[str, LessonTab] = {}
        self._divider: Divider | None = None
        for lesson in lessons:
            button = LessonTab(lesson)
            button.clicked.connect(self._clicked)
            self._group.addButton(button)
            self.buttons[lesson.key] = button
            if not lesson.number and self._divider is None:
                self._divider = Divider()
                self._row.addWidget(self._divider)
            self._row.addWidget(button)
        self._row.addStretch()
        self.menu_button = IconButton("menu")
        self._row.addWidget(self.menu_button)
        self.retranslate()

    def show_lesson(self, key: str) -> None:
        """Mark a lesson's tab as the current one, without a signal."""
        self.buttons[key].setChecked(True)
        self.refit()

    def show_progress(self, steps: Mapping[str, int]) -> None:
        """How many of the first steps of each lesson the learner has gone through."""
        self._steps = dict(steps)
        self.retranslate()

    def retranslate(self) -> None:
        self.menu_button.describe(self.tr("Menu"))
        for button in self.buttons.values():
            number, guide = button.lesson.number, find(button.lesson.key)
            count = len(guide.steps) if guide is not None else 0
            done = min(self._steps.get(button.lesson.key, 0), count)
            button.gone = done / count if count else 0.0
            said = self.tr("first steps: {done} of {count}").format(done=done, count=count)
            button.setAccessibleName(f"{number} {lesson_text(button.lesson.tab)}".lstrip())
            button.setAccessibleDescription(said if done else "")
            title = f"{number} {lesson_text(button.lesson.title)}".lstrip()
            button.setToolTip(f"{title}\n{said}" if done else title)
        self.refit()

    def minimumSizeHint(self) -> QSize:
        """Room for the numbers."""
        return QSize(560, 40)

    def fit(self, room: QSize) -> None:
        """Shorten or unfold the names."""
        free = room.width() - 16 - 20 - 14 - 8 - self.menu_button.sizeHint().width()
        free -= DIVIDER if self._divider is not None else 0
        short = sum(button.full_width() for button in self.buttons.values()) > free
        for button in self.buttons.values():
            button.short = short and bool(button.lesson.number) and not button.isChecked()
            button.setFixedSize(button.sizeHint())
            button.update()

    def _clicked(self) -> None:
        button = self._group.checkedButton()
        assert isinstance(button, LessonTab)
        self.refit()
        self.chosen.emit(button.lesson.key)
