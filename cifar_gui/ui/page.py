"""The regions that every lesson's page has: controls, stage, strip, companion."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.spec import Lesson
from cifar_gui.ui.context import Context
from cifar_gui.ui.controls import Dropdown, Flash, IconButton, SectionHead, label, rule
from cifar_gui.ui.fitting import Fitted
from cifar_gui.ui.form import FormRow
from cifar_gui.ui.lesson_page import LessonPage

NARROW = 1340
"""Below this width of the page the companion is a rail that opens over the stage."""
COMPANION, RAIL, STRIP = 344, 44, 208
LEAST_STAGE = 400
"""px: in a window that is too low for it, the stage is scrolled; text never becomes smaller."""


class Companion(Retranslated, QFrame):
    """The column at the right: text, code, shape. The chevron folds it to a rail."""

    folded_changed = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("companion")
        self.folded = False
        self._tabs: dict[str, QPushButton] = {}
        self._rail: dict[str, IconButton] = {}
        self.fold_button = IconButton("chevron-right")
        self.fold_button.clicked.connect(self.toggle)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(14, 0, 8, 0)
        self._head.setSpacing(0)
        self._head.addStretch()
        self._head.addWidget(self.fold_button)
        self.stack = QStackedWidget()
        self._side = QWidget()
        self._side_column = QVBoxLayout(self._side)
        self._side_column.setContentsMargins(8, 8, 8, 8)
        self._side_column.addStretch()
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
        self.retranslate()

    def add_tab(self, key: str, widget: QWidget) -> None:
        """Add a tab; ``resources/icons`` holds an icon of the same name for the rail."""
        button = QPushButton(key)
        button.setProperty("role", "tab")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.show_tab(key))
        self._head.insertWidget(len(self._tabs), button)
        side = IconButton(key)
        side.clicked.connect(lambda: self._open(key))
        self._side_column.insertWidget(len(self._tabs), side)
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
        place, front = list(self._tabs).index(key), self.stack.currentIndex()
        self.stack.removeWidget(self.content(key))
        self.stack.insertWidget(place, widget)
        self.stack.setCurrentIndex(front)

    def set_tab_titles(self, titles: dict[str, str]) -> None:
        """Name the tabs anew, for another language."""
        for key, title in titles.items():
            self._tabs[key].setText(title)
            self._rail[key].describe(title)

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        if key in self._tabs:
            self.stack.setCurrentIndex(list(self._tabs).index(key))
            for name, button in self._tabs.items():
                button.setChecked(name == key)

    def show_tab_of(self, widgets: Sequence[QWidget]) -> None:
        """Open at the tab that holds one of these, if one does."""
        for key, content in zip(self._tabs, map(self.stack.widget, range(self.stack.count())), strict=True):
            if any(content is widget or content.isAncestorOf(widget) for widget in widgets):
                self._open(key)

    @property
    def tab(self) -> str:
        """The key of the tab in front."""
        return list(self._tabs)[self.stack.currentIndex()] if self._tabs else ""

    def fold(self, folded: bool) -> None:
        """Fold to a rail of icons, or open."""
        self.folded = folded
        self.stack.setVisible(not folded)
        self._side.setVisible(folded)
        for button in self._tabs.values():
            button.setVisible(not folded)
        self.retranslate()
        self.folded_changed.emit(folded)

    def toggle(self) -> None:
        """Open when folded, fold when open."""
        self.fold(not self.folded)

    def retint(self, theme: Any) -> None:
        """Colour the icons for a theme."""
        self.fold_button.name = "chevron-left" if self.folded else "chevron-right"
        for button in (self.fold_button, *self._rail.values()):
            button.tint(theme.text2)

    def retranslate(self) -> None:
        self.fold_button.describe(self.tr("Open the companion") if self.folded else self.tr("Fold the companion"))

    def _open(self, key: str) -> None:
        self.show_tab(key)
        self.fold(False)


def regions(**widgets: QWidget | tuple[QWidget, ...]) -> dict[str, tuple[QWidget, ...]]:
    """The regions of a page for its ``links``: each with its widget, or those that are framed together."""
    return {f"region:{name}": (one,) if isinstance(one, QWidget) else one for name, one in widgets.items()}


class StageScroll(QScrollArea):
    """Lets the stage keep its least height; keys are for the page: arrows move its probe."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class Page(Fitted, LessonPage):
    """A page with the regions of the look: controls, stage, strip, companion. Subclasses fill them."""

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        self._title = label("title")
        self._title.setWordWrap(True)
        self.chosen_name = label("mono-caption", lesson.torch_name)
        self._controls_frame = self._build_controls()
        self._centre = self._build_centre()
        self.companion = Companion(self)
        self.companion.folded_changed.connect(self._lay_out)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(self._controls_frame)
        self._row.addWidget(self._centre, 1)
        self._narrow: bool | None = None
        self.spots = (Flash(self), Flash(self.toolbar_widget))
        """The frames around what a link of the text leads to: on the page, and in the toolbar."""
        self._stale = False
        """The theme has changed since the page was last in front."""
        context.theme_changed.connect(self._retheme)

    def _build_controls(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("controls")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QWidget()
        self.controls = QVBoxLayout(inner)
        self.controls.setContentsMargins(12, 14, 14, 12)
        self.controls.setSpacing(3)
        head = QVBoxLayout()
        head.setContentsMargins(8, 0, 0, 6)
        head.setSpacing(2)
        head.addWidget(self._title)
        head.addWidget(self.chosen_name)
        self.controls.addLayout(head)
        self.controls.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        column.addWidget(scroll, 1)
        foot = QFrame()
        foot.setObjectName("footer")
        foot.setFixedHeight(48)
        self.footer = QHBoxLayout(foot)
        self.footer.setContentsMargins(20, 8, 16, 8)
        column.addWidget(foot)
        return frame

    def _build_centre(self) -> QWidget:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        stage = QFrame()
        stage.setObjectName("stage")
        self.stage = QVBoxLayout(stage)
        self.stage.setContentsMargins(24, 14, 24, 12)
        self.stage.setSpacing(8)
        self.strip_frame = QFrame()
        self.strip_frame.setObjectName("strip")
        self.strip_frame.setFixedHeight(STRIP)
        self.strip = QVBoxLayout(self.strip_frame)
        self.strip.setContentsMargins(24, 8, 24, 8)
        self.strip.setSpacing(6)
        stage.setMinimumHeight(LEAST_STAGE)
        scroll = StageScroll()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(stage)
        column.addWidget(scroll, 1)
        column.addWidget(self.strip_frame)
        return centre

    # --- links of the text ------------------------------------------------------------------------------------------

    def links(self) -> Mapping[str, tuple[QWidget, ...]]:
        """Where the links of the text lead: ``field:<name>`` and ``region:<name>``, each to its widgets."""
        return {}

    @Slot(str, str)
    def follow(self, kind: str, name: str) -> None:
        """A link of the text was clicked."""
        if not self.lead(kind, name):
            self.astray.emit(kind, name)

    def lead(self, kind: str, name: str) -> bool:
        """Frame for a moment what a link speaks of; a field that these settings hide, by the one that hides it."""
        links = self.links()
        widgets = links.get(f"{kind}:{name}", ())
        first = widgets[0] if widgets else None
        if isinstance(first, FormRow) and first.isHidden() and first.field.when is not None:
            widgets = links.get(f"field:{first.field.when.field}", ())
        self.companion.show_tab_of(widgets)
        found = False
        for place, spot in zip((self, self.toolbar_widget), self.spots, strict=True):
            if shown := [widget for widget in widgets if place.isAncestorOf(widget) and widget.isVisibleTo(place)]:
                self.reveal(shown[0])
                spot.show_around(*shown)
                found = True
        if (
            self.spots[0].isVisible()
            and self._narrow
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

    def add_examples(self, count: int, chosen: Callable[[int], object]) -> tuple[SectionHead, Dropdown]:
        """Add a section with a choice of so many examples, which a subclass names; ``chosen`` is told which one."""
        head, examples = SectionHead(), Dropdown()
        examples.addItems([""] * count)
        examples.setMinimumContentsLength(12)
        examples.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        examples.activated.connect(chosen)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(8, 2, 0, 6)
        row.addWidget(examples)
        self.add_section(head, holder)
        return head, examples

    # --- what subclasses answer -------------------------------------------------------------------------------------

    def torch_name(self) -> str:
        """PyTorch's name of what is chosen, which stands under the title."""
        return self.lesson.torch_name

    def name_chosen(self) -> None:
        """Let the title say what is chosen."""
        self.chosen_name.setText(self.torch_name())

    def theme_changed(self) -> None:
        """Recolour what the style sheet does not reach."""

    def retranslate(self) -> None:
        """Set every text anew; subclasses call this first."""
        self._title.setText(lesson_text(self.lesson.title))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the theme that was chosen while another page was in front."""
        super().showEvent(event)
        if self._stale:
            self._retheme()

    # --- geometry ---------------------------------------------------------------------------------------------------

    def fit(self, room: QSize) -> None:
        """Fold the companion when the window becomes narrow, open it when it becomes wide."""
        narrow = room.width() < NARROW or self.context.projector
        if narrow != self._narrow:
            self._narrow = narrow
            self._controls_frame.setFixedWidth(244 if narrow else 256)
            self.companion.fold(narrow)
        self._lay_out()

    def _lay_out(self) -> None:
        width = RAIL if self.companion.folded else COMPANION
        self._row.setContentsMargins(0, 0, RAIL if self._narrow else width, 0)
        self.companion.setGeometry(self.width() - width, 0, width, self.height())
        self.companion.raise_()
        self.companion.retint(self.context.theme)

    @Slot()
    def _retheme(self) -> None:
        """Take the theme; a page behind another one does so when it comes to the front."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.companion.retint(self.context.theme)
            self.theme_changed()
