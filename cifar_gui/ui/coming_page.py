"""The page of a lesson that is not built yet. It says so, and what it will hold."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cifar_gui.i18n import lesson_text
from cifar_gui.spec import ComingStage, Lesson
from cifar_gui.ui.companion import TextView
from cifar_gui.ui.context import Context
from cifar_gui.ui.controls import label
from cifar_gui.ui.page import Page
from cifar_gui.ui.text_view import MarkdownView, idea, lesson_markdown

WIDTH = 620
"""Most width of the running text, px."""


class IdeaView(MarkdownView):
    """A piece of a lesson's text, as high as it is: the page scrolls, not the text."""

    ground = "stage"

    def __init__(self, context: Context) -> None:
        super().__init__(context, margin=0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_markdown(self, markdown: str) -> None:
        super().show_markdown(markdown)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(round(self.document().size().height()) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class Point(QFrame):
    """One thing that the lesson will hold: a dashed frame, as wherever a picture is still missing."""

    def __init__(self, context: Context, number: int, text: str) -> None:
        super().__init__()
        self.context = context
        self.source = text
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(14)
        self.number = QLabel(str(number))
        self.number.setProperty("role", "mono-caption")
        self.text = QLabel()
        self.text.setWordWrap(True)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.context.theme.strong), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(self.context.theme.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


class ComingPage(Page):
    """The lesson's number and idea, what it will hold, and its text. No control pretends to do anything."""

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.stage, ComingStage)
        self.strip_frame.hide()
        self.footer.parentWidget().hide()
        self._build_sections()
        self.points = [Point(context, number + 1, text) for number, text in enumerate(lesson.stage.points)]
        self._build_stage()
        self.companion.add_tab("text", TextView(context, lesson))
        self.retranslate()

    def _build_sections(self) -> None:
        self._state_head, self._state = label("section"), label("caption")
        self._state.setWordWrap(True)
        for widget in (self._state_head, self._state):
            widget.setContentsMargins(8, 6, 0, 0)
        self.add_section(self._state_head, self._state)

    def _build_stage(self) -> None:
        self._number, self._chip = label("result", self.lesson.number), label("chip")
        self._headline = label("value")
        self._headline.setWordWrap(True)
        self.idea = IdeaView(self.context)
        self._points_head = label("heading")
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._number)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._headline)
        column.addSpacing(8)
        column.addWidget(self.idea)
        column.addSpacing(8)
        column.addWidget(self._points_head)
        for point in self.points:
            column.addWidget(point)
        column.addStretch(2)
        inner.setMaximumWidth(WIDTH)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroll.setWidget(inner)
        self.stage.addWidget(scroll)

    def activated(self) -> None:
        self._say_status()

    def retranslate(self) -> None:
        super().retranslate()
        self._chip.setText(self.tr("in preparation"))
        self._headline.setText(lesson_text(self.lesson.title))
        self._points_head.setText(self.tr("What this page will hold"))
        self._state_head.setText(self.tr("State"))
        self._state.setText(self.tr("Not built yet, so there is nothing to set here. Its text can be read already."))
        self.companion.set_tab_titles({"text": self.tr("Text")})
        for point in self.points:
            point.text.setText(lesson_text(point.source))
        self._show_idea()
        self._say_status()

    def _show_idea(self) -> None:
        try:
            self.idea.show_markdown(idea(lesson_markdown(self.lesson.number, self.context.language.current)))
        except OSError:
            self.idea.show_markdown("")  # the companion says what is missing

    def _say_status(self) -> None:
        self.status.emit(self.tr("Lesson {number} is in preparation").format(number=self.lesson.number), "", "ready")
