"""The regions that every lesson's page has: controls, stage, strip, companion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.lesson import Lesson, part_of
from cifar_gui.spec import QT_TRANSLATE_NOOP
from cifar_gui.ui.companion.text_view import TextView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.examples import BACK, Examples, Reset
from cifar_gui.ui.page.state_page import StatePage, Widgets
from cifar_gui.ui.page.strip_frame import StripFrame
from cifar_gui.ui.widgets.controls import Flash, IconButton, SectionHead, label, restyle, rule
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.form import FormRow
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row

EVERY_ARGUMENT = QT_TRANSLATE_NOOP("Page", "Set every argument back to the example's")
NARROW = 1440
"""Below this width of the page the companion is a rail that opens over the stage."""
WIDE = 1680
"""From this width of the page on the companion is wider by itself."""
COMPANION, WIDE_COMPANION, RAIL, STRIP, LEAST_STRIP = 344, 420, 44, 208, 180
LEAST_COMPANION, LEAST_CENTRE = 300, 500
"""px, between which the edge of the companion can be dragged."""
LEAST_STAGE = 390
"""px: in a window that is too low for it, the stage is scrolled; text never becomes smaller."""
LOW = 508
"""Below this height of the page the strip folds to its controls, and opens when it is asked for."""
SQUEEZED = 600
"""Below this height the margins of the stage give way."""


class Edge(QWidget):
    """The left edge of the companion, to be dragged; a double click gives it back its own width."""

    dragged = Signal(int)
    """To this x of the page; -1 for the companion's own width."""

    def __init__(self, companion: QWidget) -> None:
        super().__init__(companion)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self._over = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold it."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            companion = self.parentWidget()
            self.dragged.emit(max(0, companion.x() + round(event.position().x())))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Give up the width that was dragged."""
        self.dragged.emit(-1)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line under the mouse: here is something to take hold of."""
        if self._over:
            painter = QPainter(self)
            painter.fillRect(0, 0, 3, self.height(), self.palette().highlight())
            painter.end()


class Companion(Retranslated, Fitted, QFrame):
    """The column at the right: text, code, shape. The chevron folds it to a rail."""

    folded_changed = Signal(bool)
    chosen = Signal(str)
    """The tab of this key has come to the front."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("companion")
        self.folded = False
        self.beside = False
        """Something in it speaks of the stage, which is laid out in what is left, in a narrow window too."""
        self.edge = Edge(self)
        self._tabs: dict[str, QPushButton] = {}
        self._rail: dict[str, IconButton] = {}
        self._titles: dict[str, str] = {}
        """Of the tabs, those to come as well."""
        self.fold_button = IconButton("chevron-right")
        self.fold_button.clicked.connect(self.toggle)
        self._head = in_row(STRETCH, self.fold_button, margins=(14, 0, 8, 0), spacing=0)
        self.stack = QStackedWidget()
        self._side = QWidget()
        self._side_column = in_column(STRETCH, on=self._side, margins=(8, 8, 8, 8))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)  # the border of the style sheet
        column.setSpacing(0)
        self._head_box = QWidget()
        self._head_box.setLayout(self._head)
        self._head_box.setFixedHeight(44)
        column.addWidget(self._head_box)
        column.addWidget(rule())
        column.addWidget(self.stack, 1)
        column.addWidget(self._side, 1)
        self._side.hide()
        self.edge.raise_()
        self.retranslate()

    def add_tab(self, key: str, widget: QWidget) -> None:
        """Add a tab; ``resources/icons`` holds an icon of the same name for the rail."""
        title = self._titles.get(key, key)
        button = QPushButton(title)
        button.setProperty("role", "tab")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.show_tab(key))
        self._head.insertWidget(len(self._tabs), button)
        side = IconButton(key)
        side.describe(title)
        side.clicked.connect(lambda: self.open(key))
        self._side_column.insertWidget(len(self._tabs), side)
        for last, new in ((self._tabs, button), (self._rail, side)):
            if last:
                QWidget.setTabOrder(next(reversed(last.values())), new)
        self._tabs[key], self._rail[key] = button, side
        self.stack.addWidget(widget)
        self.show_tab(next(iter(self._tabs)))

    def content(self, key: str) -> QWidget:
        """What a tab holds."""
        held = self.stack.widget(list(self._tabs).index(key))
        assert held is not None
        return held

    def replace_content(self, key: str, widget: QWidget) -> None:
        """Let a tab hold something else; what it held is given free, to be put into that."""
        held = self.content(key)
        self.stack.insertWidget(self.stack.indexOf(held), widget)
        if self.stack.currentWidget() is held:
            self.stack.setCurrentWidget(widget)  # before that goes: nothing else comes to the front meanwhile
        self.stack.removeWidget(held)

    def set_tab_titles(self, titles: dict[str, str]) -> None:
        """Name the tabs anew, for another language; also those to come."""
        self._titles |= titles
        for key in titles.keys() & self._tabs.keys():
            self._tabs[key].setText(titles[key])
            self._rail[key].describe(titles[key])
        self.refit()

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        if key in self._tabs:
            self.stack.setCurrentIndex(list(self._tabs).index(key))
            for name, button in self._tabs.items():
                button.setChecked(name == key)
            self.chosen.emit(key)

    def show_tab_of(self, widgets: Sequence[QWidget]) -> None:
        """Open at the tab that holds one of these, if one does."""
        for key, content in zip(self._tabs, map(self.stack.widget, range(self.stack.count())), strict=True):
            if any(content is widget or content.isAncestorOf(widget) for widget in widgets):
                self.open(key)

    @property
    def tab(self) -> str:
        """The key of the tab in front."""
        return list(self._tabs)[self.stack.currentIndex()] if self._tabs else ""

    def fold(self, folded: bool) -> None:
        """Fold to a rail of icons, or open."""
        self.folded = folded
        self.fold_button.draw("chevron-left" if folded else "chevron-right")
        self.stack.setVisible(not folded)
        self.edge.setVisible(not folded)
        self._side.setVisible(folded)
        for button in self._tabs.values():
            button.setVisible(not folded)
        self.retranslate()
        self.folded_changed.emit(folded)

    def stand_beside(self, beside: bool) -> None:
        """Whether the stage has to be seen beside what stands here."""
        if beside != self.beside:
            self.beside = beside
            self.folded_changed.emit(self.folded)

    def fit(self, room: QSize) -> None:
        """The edge reaches from top to bottom; where the names of the tabs have not enough room, they stand closer."""
        self.edge.setGeometry(0, 0, 6, room.height())
        for close in (False, True):
            for button in self._tabs.values():
                restyle(button, "close", close)
            if self.folded or self._head.minimumSize().width() <= room.width():
                break

    def toggle(self) -> None:
        """Open when folded, fold when open."""
        self.fold(not self.folded)

    def retranslate(self) -> None:
        self.fold_button.describe(self.tr("Open the companion") if self.folded else self.tr("Fold the companion"))

    def open(self, key: str) -> None:
        """Bring a tab to the front, where it can be seen."""
        self.show_tab(key)
        self.fold(False)


class StageScroll(QScrollArea):
    """Lets the stage keep its least size; keys are for the page: arrows move its probe."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class StageFrame(Figure, QFrame):
    """All of the stage, as one picture."""


class Page(Fitted, StatePage):
    """A page with the regions of the look: controls, stage, strip, companion. Subclasses fill them."""

    least_stage = LEAST_STAGE
    """px; 0 where something on the stage scrolls by itself, which must not lie in what scrolls."""
    beside = False
    """Whether its stage is laid out in what an open companion leaves, in a narrow window too."""
    long_form = False
    """Whether its controls leave less of a margin, and in a narrow window get closer to their scroll bar."""
    low = LOW
    """px of its height below which the strip folds."""
    strip_height = STRIP
    """px."""

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        self._title = label("title", wraps=True)
        self.chosen_name = label("mono-caption", lesson.torch_name)
        self._controls_frame = self._build_controls()
        self.centre = self._build_centre()
        self.companion = Companion(self)
        self._lies_over = False
        """Whether the open companion lies over the stage."""
        self.companion.folded_changed.connect(self._lay_out)
        self.companion.edge.dragged.connect(self._drag)
        self.companion.chosen.connect(self._tab_chosen)
        self.text = TextView(context, lesson)
        self.text.link.connect(self.follow)
        self.companion.add_tab("text", self.text)
        self._row = in_row(self._controls_frame, (self.centre, 1), on=self, spacing=0)
        self._narrow: bool | None = None
        self.spots = (Flash(self), Flash(self.toolbar_widget))
        """The frames around what a link of the text leads to: on the page, and in the toolbar."""

    def _build_controls(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("controls")
        column = in_column(on=frame, margins=NO_MARGINS, spacing=0)
        inner = QWidget()
        self.controls = in_column(on=inner, margins=(12, 14, 14, 12), spacing=3)
        head = in_column(self._title, self.chosen_name, margins=(8, 0, 0, 6), spacing=2)
        self.controls.addLayout(head)
        self.controls.addStretch()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds takes the keyboard, and is scrolled to
        scroll.setWidget(inner)
        column.addWidget(scroll, 1)
        foot = QFrame()
        foot.setObjectName("footer")
        foot.setFixedHeight(48)
        self.footer = in_row(on=foot, margins=(20, 8, 16, 8))
        column.addWidget(foot)
        return frame

    def _build_centre(self) -> QWidget:
        centre = QWidget()
        column = in_column(on=centre, margins=NO_MARGINS, spacing=0)
        stage = self._stage_frame = self.figure = StageFrame()
        stage.setObjectName("stage")
        self.stage = in_column(on=stage, margins=(24, 14, 24, 12), spacing=8)
        self.strip_frame = StripFrame(self.strip_height, self.strip_fault)
        self.strip = self.strip_frame.body
        stage.setMinimumHeight(self.least_stage)
        scroll = StageScroll()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(stage)
        column.addWidget(scroll, 1)
        column.addWidget(self.strip_frame)
        return centre

    # --- what is set ------------------------------------------------------------------------------------------------

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if "tab" in changed:
            self.companion.show_tab(self.state.tab)

    @Slot(str)
    def _tab_chosen(self, key: str) -> None:
        self.note(tab=key)

    # --- links of the text ------------------------------------------------------------------------------------------

    def regions(self) -> Mapping[str, Widgets]:
        """What of the page the text speaks of."""
        return {}

    def links(self) -> dict[str, tuple[QWidget, ...]]:
        """Where the links of the text lead: ``field:<name>``, the last part of an address, and ``region:<name>``."""
        fields = {f"field:{address.rpartition('.')[2]}": widgets for address, widgets in self.addressed().items()}
        found = {**fields, **{f"region:{name}": widgets for name, widgets in self.regions().items()}}
        return {name: (one,) if isinstance(one, QWidget) else one for name, one in found.items()}

    @Slot(str, str)
    def follow(self, kind: str, name: str) -> None:
        """A link of the text was clicked."""
        if not self.lead(kind, name):
            self.astray.emit(kind, name)

    def lead(self, kind: str, name: str) -> bool:
        """Frame for a moment what a link speaks of; a field that these settings hide, by the one that hides it."""
        if kind == "part":
            return part_of(self.lesson.key) == name
        links = self.links()
        widgets = links.get(f"{kind}:{name}", ())
        first = widgets[0] if widgets else None
        if isinstance(first, FormRow) and first.isHidden() and first.field.when is not None:
            widgets = links.get(f"field:{first.field.when.field}", ())
        for widget in widgets:
            if isinstance(widget, FormRow):
                widget.sought.emit()
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # it has its place at once
        self.companion.show_tab_of(widgets)
        if any(self.strip_frame.isAncestorOf(widget) for widget in widgets):
            self.open_strip()
        found = False
        for place, spot in zip((self, self.toolbar_widget), self.spots, strict=True):
            if shown := [widget for widget in widgets if place.isAncestorOf(widget) and widget.isVisibleTo(place)]:
                self.reveal(shown[0])
                spot.show_around(*shown)
                found = True
        if (
            self.spots[0].isVisible()
            and self._lies_over
            and self.companion.geometry().contains(self.spots[0].geometry().center())
        ):
            self.companion.fold(True)  # it lies over the stage, and over what it speaks of
        return found

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that a widget is seen, and give a field the keyboard."""
        for area in self.findChildren(QScrollArea):
            if area.widget() is not None and area.widget().isAncestorOf(widget):
                area.ensureWidgetVisible(widget)
        if isinstance(widget, FormRow):
            widget.take_keyboard()

    # --- what subclasses build --------------------------------------------------------------------------------------

    def add_section(self, head: QWidget | None, *widgets: QWidget) -> None:
        """Add a section to the controls, under a divider."""
        for widget in (rule(), head, *widgets):
            if widget is not None:
                self.controls.insertWidget(self.controls.count() - 1, widget)

    def add_examples(self) -> None:
        """Add a section with the choice of an example."""
        self.examples_head, self.examples = SectionHead(), Examples(self.lesson.content.examples)
        self.examples.setMinimumContentsLength(12)
        self.examples.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.examples.activated.connect(self.show_example)
        holder = QWidget()
        in_row(self.examples, on=holder, margins=(8, 2, 0, 6))
        self.add_section(self.examples_head, holder)

    def add_reset(self, tip: str = EVERY_ARGUMENT, text: str = BACK) -> None:
        """Add the button that leads back to the example."""
        self.reset = Reset(text, tip)
        self.reset.clicked.connect(self.back_to_example)
        self.footer.addWidget(self.reset, 1)

    # --- what subclasses answer -------------------------------------------------------------------------------------

    def torch_name(self) -> str:
        """PyTorch's name of what is chosen, which stands under the title."""
        return self.lesson.torch_name

    def name_chosen(self) -> None:
        """Let the title say what is chosen."""
        self.chosen_name.setText(self.torch_name())

    def retranslate(self) -> None:
        """Set every text anew; subclasses call this first."""
        self._title.setText(lesson_text(self.lesson.title))
        self.strip_frame.say()
        titles = {"text": self.tr("Text"), "code": self.tr("Code"), "shape": self.tr("Shape")}
        self.companion.set_tab_titles({**titles, "try": self.tr("Try it"), "errors": self.tr("Mistakes")})
        if hasattr(self, "examples_head"):
            self.examples_head.set_title(self.tr("Examples"))

    # --- geometry ---------------------------------------------------------------------------------------------------

    def fit(self, room: QSize) -> None:
        """Fold the companion when the window becomes narrow, open it when it becomes wide."""
        narrow = room.width() < NARROW or self.context.projector
        if narrow != self._narrow:
            self._narrow = narrow
            self._controls_frame.setFixedWidth(244 if narrow else 256)
            self.companion.fold(narrow)
        if self.long_form:
            self.controls.setContentsMargins(12, 14, 6 if room.width() < NARROW else 14, 4)
        self._lay_out()

    @property
    def companion_width(self) -> int:
        """px of the open companion: as it was dragged, as far as there is room, or what suits the window."""
        own = WIDE_COMPANION if self.width() >= WIDE else COMPANION
        room = self.width() - self._controls_frame.width() - LEAST_CENTRE
        return max(LEAST_COMPANION, min(self.context.settings.companion_width or own, room))

    def _lay_out(self) -> None:
        width = RAIL if self.companion.folded else self.companion_width
        room = self.width() - self._controls_frame.width() - LEAST_COMPANION
        self._lies_over = bool(self._narrow) and not ((self.beside or self.companion.beside) and room >= LEAST_CENTRE)
        self._row.setContentsMargins(0, 0, RAIL if self._lies_over else width, 0)
        self.companion.setGeometry(self.width() - width, 0, width, self.height())
        self.companion.raise_()
        self._lay_out_strip()

    @Slot(int)
    def _drag(self, x: int) -> None:
        self.context.settings.companion_width = 0 if x < 0 else max(LEAST_COMPANION, self.width() - x)
        self._lay_out()

    # --- a low window ----------------------------------------------------------------------------------------------

    def _lay_out_strip(self) -> None:
        """In a low window the stage gets the room of its margins, and the strip folds until it is asked for."""
        above, below = (6, 4) if self.height() < SQUEEZED else (14, 12)
        self.stage.setContentsMargins(24, above, 24, below)
        self._stage_frame.setMinimumHeight(self.least_stage and self.least_stage - 26 + above + below)
        low = self.height() < self.low
        # The open strip gives way a little before the stage has to scroll.
        room = max(LEAST_STRIP, self.height() - self.least_stage)
        self.strip_frame.lay_out(low, self.strip_height if low else min(self.strip_height, room))

    def strip_fault(self) -> str:
        """In a few words, what the folded strip explains that does not work; "" where it opens by itself."""
        return ""

    def open_strip(self) -> None:
        """Show what the strip explains, where a low window has folded it."""
        self.strip_frame.open()
