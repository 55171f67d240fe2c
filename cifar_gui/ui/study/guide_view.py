"""The first steps of a lesson, over its text: the page is set, looked at, and asked about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cifar_gui.guides import MINUTES, Answer, Step, find
from cifar_gui.i18n import Retranslated
from cifar_gui.lessons import LESSONS
from cifar_gui.ui.companion.text_view import MarkdownView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.lesson_page import LessonPage
from cifar_gui.ui.page.page import Page
from cifar_gui.ui.study.guide_walk import GuideWalk, walk_of
from cifar_gui.ui.study.guide_words import guide_text
from cifar_gui.ui.study.sentence import Sentence
from cifar_gui.ui.widgets.controls import IconLabel, label, restyle, reveal, ringed, rule
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.painted import smooth
from cifar_gui.ui.widgets.scrolled import Scrolled
from cifar_gui.ui.widgets.theme import Themed

TAB = "text"
SETTLING_MILLISECONDS = 30
PATIENCE = 300
"""How often it is looked whether the page has settled before the first link is followed nevertheless."""


def attach(page: Page) -> None:
    """Put the first steps over the text of a page, if its lesson has any."""
    if find(page.lesson.key) is not None:
        text, tab = page.companion.content(TAB), GuideTab(page)
        page.companion.replace_content(TAB, tab)
        tab.hold(text)


def set_page(page: Page, state: Mapping[str, Any]) -> None:
    """Set some of a page's state; one that records its changes itself is changed as its user would change it."""
    if page.undo_stack is not None:
        page.change(state["network"], tuple(state.get("path", (0,))))  # type: ignore[attr-defined]  # BuilderPage's
    else:
        page.restore({**page.saved(), **state})


class Progress(Themed, QWidget):
    """A short bar for each step: gone through, open, to come."""

    def __init__(self) -> None:
        super().__init__()
        self._count, self._place = 1, 0
        self.setFixedHeight(4)

    def show_place(self, count: int, place: int) -> None:
        """So many steps, and the one that is open."""
        self._count, self._place = count, place
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = smooth(self)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = 4
        wide = (self.width() - gap * (self._count - 1)) / self._count
        for place in range(self._count):
            colour = theme.soft_line if place < self._place else theme.accent if place == self._place else theme.sunken
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(place * (wide + gap), 0, wide, 4), 2, 2)
        painter.end()


class StepText(MarkdownView):
    """A few sentences, as high as they are; what they lie in scrolls."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, margin=0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _rebuild(self) -> None:
        super()._rebuild()
        self.refit()

    def fit(self, room: QSize) -> None:
        """As high as the lines are."""
        super().fit(room)
        document = self.document()
        document.setTextWidth(room.width())
        self.setFixedHeight(max(1, round(document.size().height())))


class AnswerCard(Themed, QAbstractButton):
    """An answer to choose; once chosen it says by colour and sign whether it is right."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = ""
        """"right", "wrong" or "" while it has not been chosen."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.words = Sentence()
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._sign = IconLabel()
        self._sign.setFixedSize(16, 16)
        self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        in_row((self.words, 1), self._sign, on=self, margins=(12, 8, 10, 6), spacing=8)

    def show_answer(self, answer: Answer, kind: str, spoken: str) -> None:
        """The words of an answer, and what is known of it; ``spoken`` is for screen readers."""
        self.kind = kind
        self.words.say(guide_text(answer.text))
        self.setAccessibleName(guide_text(answer.text).replace("`", ""))
        self.setAccessibleDescription(spoken)
        sign = {"right": ("check", "success"), "wrong": ("cross", "error")}.get(kind, ("", ""))
        self._sign.draw(*sign)
        self._sign.setVisible(bool(kind))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses as well as the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card under its words."""
        theme = self.theme
        fill, line = {"right": (theme.success_soft, theme.success), "wrong": (theme.error_soft, theme.error_line)}.get(
            self.kind, (theme.hover if self.underMouse() and self.isEnabled() else theme.surface, theme.strong)
        )
        painter = smooth(self)
        focused = ringed(self)
        painter.setPen(QPen(QColor(theme.accent if focused else line), 2 if focused else 1))
        painter.setBrush(QColor(fill))
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        painter.end()


class GuideCard(Retranslated, QFrame):
    """Stands over the text: that there are first steps, and how far the learner is in them."""

    begun = Signal()

    def __init__(self, walk: GuideWalk) -> None:
        super().__init__()
        self.walk = walk
        self.setProperty("role", "soft")
        self._title, self._caption = label("emphasis"), label("caption", wraps=True)
        self.button = QPushButton()
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(self.begun)
        words = in_column(self._title, self._caption, spacing=1)
        in_row((words, 1), self.button, on=self, margins=(12, 8, 10, 8), spacing=8)
        self.retranslate()

    def retranslate(self) -> None:
        count, place = len(self.walk.guide.steps), self.walk.place
        self._title.setText(self.tr("First steps"))
        if place == 0:
            caption, button = self.tr("{count} steps, about {minutes} minutes"), self.tr("Start")
        elif place < count:
            caption, button = self.tr("Step {place} of {count}"), self.tr("Continue")
        else:
            caption, button = self.tr("{count} steps, all gone through"), self.tr("Again")
        self._caption.setText(caption.format(count=count, minutes=MINUTES, place=place + 1))
        self.button.setText(button)
        restyle(self.button, "role", "" if place == count else "primary")


class GuidePanel(Retranslated, QWidget):
    """One step, or the end: what to look at, the question, its answers, and the ways on."""

    link = Signal(str, str)
    answered = Signal(int)
    went = Signal(int)
    """To the step before (-1) or behind (1)."""
    left = Signal()
    tab_wanted = Signal(str)
    next_wanted = Signal()

    def __init__(self, walk: GuideWalk, context: Context) -> None:
        super().__init__()
        self.walk = walk
        self.context = context
        self.cards: list[AnswerCard] = []
        self.count, self.end = label("section"), QPushButton()
        self.end.setProperty("role", "quiet")
        self.end.clicked.connect(self.left)
        self._progress = Progress()
        head = in_row((self.count, 1), self.end, margins=NO_MARGINS)
        self._title = label("heading", wraps=True)
        self.text = StepText(context)
        self.text.link.connect(self.link)
        self._question = Sentence("prompt")
        self._answers = in_column(spacing=6)
        self._reply = QFrame()
        self._reply.setProperty("role", "verdict")
        self._said = Sentence()
        QVBoxLayout(self._reply).addWidget(self._said)
        self._reply.layout().setContentsMargins(12, 9, 12, 7)
        self._ways = QWidget()
        ways = in_column(on=self._ways, margins=(0, 4, 0, 0), spacing=6)
        self.ways = {name: QPushButton() for name in ("try", "errors", "next")}
        for name, button in self.ways.items():
            ways.addWidget(button)
            if name != "next":
                button.clicked.connect(lambda checked=False, name=name: self.tab_wanted.emit(name))
        self.ways["next"].clicked.connect(self.next_wanted)
        inner = QWidget()
        self._column = in_column(
            self._title, self.text, self._question, self._answers, self._reply, self._ways, STRETCH, on=inner,
            margins=(20, 12, 20, 16), spacing=8,
        )  # fmt: skip
        self.area = Scrolled(inner)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.back, self.on = QPushButton(), QPushButton()
        self.back.clicked.connect(lambda: self.went.emit(-1))
        self.on.clicked.connect(lambda: self.went.emit(1))
        foot = in_row(self.back, STRETCH, self.on, margins=(20, 8, 20, 8))
        top = in_column(head, margins=(20, 8, 12, 0), spacing=6)
        bar = in_row(self._progress, margins=(0, 0, 8, 0))
        top.addLayout(bar)
        in_column(top, (self.area, 1), rule(), foot, on=self, margins=NO_MARGINS, spacing=0)
        self._shown: tuple[int, str] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.retranslate()

    # --- showing ----------------------------------------------------------------------------------------------------

    def show_walk(self) -> None:
        """Show the step where the walk is, and what was answered."""
        step, place, count = self.walk.step, self.walk.place, len(self.walk.guide.steps)
        self.count.setText(
            self.tr("Step {place} of {count}").format(place=place + 1, count=count)
            if step is not None
            else self.tr("First steps: done")
        )
        self._progress.show_place(count, place)
        if (known := (place, self.context.language.current)) != self._shown:
            self._shown = known
            self._show_words(step)
        self._show_answers(step)
        self.back.setEnabled(place > 0)
        self.on.setVisible(step is not None)
        restyle(self.on, "role", "primary" if self.walk.solved else "")

    def _show_words(self, step: Step | None) -> None:
        self._title.setText(guide_text(step.title) if step is not None else self.tr("What you know now"))
        self.text.show_markdown(guide_text(step.text if step is not None else self.walk.guide.learned))
        self._question.say(guide_text(step.question) if step is not None else "")
        self._ways.setVisible(step is None)
        self.area.verticalScrollBar().setValue(0)

    def _show_answers(self, step: Step | None) -> None:
        answers = step.answers if step is not None else ()
        while len(self.cards) < len(answers):
            card = AnswerCard()
            card.clicked.connect(self._clicked)
            self.cards.append(card)
            self._answers.addWidget(card)
        tried = self.walk.tried.get(self.walk.place, [])
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(answers))
            if place < len(answers):
                kind = "" if place not in tried else "right" if answers[place].right else "wrong"
                spoken = {"right": self.tr("right"), "wrong": self.tr("not right")}.get(kind, "")
                card.show_answer(answers[place], kind, spoken)
        chosen = answers[self.walk.last] if answers and self.walk.last is not None else None
        self._reply.setVisible(chosen is not None)
        if chosen is not None:
            restyle(self._reply, "kind", "right" if chosen.right else "wrong")
            self._said.say(guide_text(chosen.reply))
            reveal(self._reply)

    @Slot()
    def _clicked(self) -> None:
        card = self.sender()
        if isinstance(card, AnswerCard):
            self.answered.emit(self.cards.index(card))

    def retranslate(self) -> None:
        self.end.setText(self.tr("End"))
        self.end.setToolTip(self.tr("Back to the text; the step is kept"))
        self.back.setText(self.tr("Back"))
        self.on.setText(self.tr("Next"))
        self.ways["try"].setText(self.tr("Try it: questions on this page"))
        self.ways["errors"].setText(self.tr("Mistakes: make one safely"))
        self.ways["next"].setText(self.tr("The next lesson"))
        self.area.setAccessibleName(self.tr("First steps"))
        self.show_walk()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number chooses an answer; Escape goes back to the text."""
        place = event.key() - Qt.Key.Key_1
        step = self.walk.step
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif step is not None and 0 <= place < len(step.answers):
            self.answered.emit(place)
        else:
            super().keyPressEvent(event)


class GuideTab(QWidget):
    """GUI thread. The tab of the text: a card over it, and in its place the first steps once they have begun."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.context = page.context
        guide = find(page.lesson.key)
        assert guide is not None
        self.walk = walk_of(self.context, guide)
        self.panel: GuidePanel | None = None
        self.card = GuideCard(self.walk)
        self.card.begun.connect(self.begin)
        self._text = QWidget()
        column = in_column(on=self._text, margins=NO_MARGINS, spacing=0)
        above = in_column(self.card, margins=(14, 12, 14, 0))
        column.addLayout(above)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._text)
        in_column(self.stack, on=self, margins=NO_MARGINS)
        self._waited = 0
        self._wanted: tuple[str, str] | None = None
        self._settling = QTimer(self, interval=SETTLING_MILLISECONDS)
        self._settling.timeout.connect(self._light)
        self.walk.changed.connect(self._walk_changed)

    def hold(self, text: QWidget) -> None:
        """Take the text of the lesson under the card."""
        layout = self._text.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(text, 1)
        text.show()

    # --- what the learner does --------------------------------------------------------------------------------------

    @Slot()
    def begin(self) -> None:
        """From the start, or where the learner was."""
        if self.walk.step is None:
            self.walk.begin()
        self.open(self.walk.place)
        if self.panel is not None:
            self.panel.setFocus(Qt.FocusReason.OtherFocusReason)  # numbers choose an answer there

    @Slot(int)
    def _go(self, way: int) -> None:
        self.open(self.walk.place + way)

    def open(self, place: int) -> None:
        """Open a step: its part comes to the front, the page is set, and what to look at is framed."""
        self._settling.stop()
        self.walk.go(place)
        step = self.walk.step
        tab = self._tab_of(step.part) if step is not None and step.part else self
        tab.enter()

    def enter(self) -> None:
        """The page takes the state of the step, here where the guide is in front."""
        companion, step = self.page.companion, self.walk.step
        if companion.tab != TAB:
            companion.show_tab(TAB)
        if companion.folded:
            companion.fold(False)
        self._walk_changed()
        if step is None:
            return
        self._set(step.state)
        if self.walk.solved:  # the learner comes back to a step that was answered
            self._set(step.after)
        self._frame(step.links[0] if step.links else None)

    def _set(self, state: Mapping[str, Any]) -> None:
        """Set the page, in a step of its own that can be undone."""
        if not state:
            return
        recorder = getattr(self.window(), "recorder", None)
        if recorder is not None:
            recorder.record()
        set_page(self.page, state)
        if recorder is not None:
            recorder.record(apart=True)

    @Slot(int)
    def _answer(self, place: int) -> None:
        step, solved = self.walk.step, self.walk.solved
        self.walk.answer(place)
        if step is not None and self.walk.solved and not solved:
            self._set(step.after)
            kind, _, name = step.lights.partition(":")
            self._frame((kind, name) if name else None)

    def _tab_of(self, part: str) -> GuideTab:
        """The tab of another part of the lesson, whose page comes to the front."""
        above = self.page.parentWidget()
        while above is not None and not isinstance(above, LessonPage):
            above = above.parentWidget()
        if above is None or not above.lead("part", part):
            return self
        page = above.front
        assert isinstance(page, Page)
        found = page.companion.content(TAB)
        assert isinstance(found, GuideTab)
        return found

    # --- framing what a step speaks of ------------------------------------------------------------------------------

    def _frame(self, link: tuple[str, str] | None) -> None:
        """Frame what a link leads to once the page has taken its shape, without taking the keyboard away."""
        self._wanted, self._waited = link, 0
        if link is not None:
            self._settling.start()

    @Slot()
    def _light(self) -> None:
        self._waited += 1
        if self._wanted is None or not self.isVisible():
            self._settling.stop()
        elif self.page.settled() or self._waited > PATIENCE:
            self._settling.stop()
            (kind, name), self._wanted = self._wanted, None
            focused, folded = QApplication.focusWidget(), self.page.companion.folded
            self.page.lead(kind, name)
            if not folded and self.page.companion.folded:  # it lay over what it speaks of; the learner reads it still
                self.page.companion.fold(False)
            self.page.companion.raise_()  # the frame may reach under it
            if focused is not None and focused is not QApplication.focusWidget():
                focused.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _next_lesson(self) -> None:
        """The lesson behind this one comes to the front."""
        keys = list(getattr(self.window(), "lessons", {}))
        place = keys.index(self.walk.guide.lesson) + 1 if self.walk.guide.lesson in keys else len(keys)
        if place < len(keys):
            self.window().show_lesson(keys[place])  # type: ignore[attr-defined]  # a Window

    # --- showing ----------------------------------------------------------------------------------------------------

    @Slot()
    def _walk_changed(self) -> None:
        """A part behind another one looks at the walk when it comes to the front."""
        self.page.companion.stand_beside(self.walk.open)
        if not self.isVisible():
            return
        if self.walk.open and self.panel is None:
            self._build_panel()
        if self.walk.open and self.panel is not None:
            self.panel.show_walk()
            self.stack.setCurrentWidget(self.panel)
        else:
            self.card.retranslate()
            self.stack.setCurrentIndex(0)

    def _build_panel(self) -> None:
        panel = self.panel = GuidePanel(self.walk, self.context)
        panel.link.connect(self.page.follow)
        panel.answered.connect(self._answer)
        panel.went.connect(self._go)
        panel.left.connect(self._leave)
        panel.tab_wanted.connect(self.page.companion.show_tab)
        panel.next_wanted.connect(self._next_lesson)
        panel.ways["next"].setVisible(self.walk.guide.lesson != LESSONS[-1].key)
        self.stack.addWidget(panel)

    @Slot()
    def _leave(self) -> None:
        self._settling.stop()
        self.walk.leave()
        self.card.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._walk_changed()
