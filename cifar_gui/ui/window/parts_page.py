"""A lesson of several parts: each has a page of its own, and the toolbar switches between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QSize, QTimer, Slot
from PySide6.QtWidgets import QComboBox, QLayout, QStackedWidget, QWidget

from cifar_gui.i18n import lesson_text
from cifar_gui.lesson import Lesson, PartsContent, asker, page_name
from cifar_gui.protocol import Ready
from cifar_gui.spec import fields
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.lesson_page import LessonPage
from cifar_gui.ui.page.page import Page
from cifar_gui.ui.widgets.controls import Dropdown, Segmented
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row

FEW = 3
"""So many parts always stand side by side."""
SETTLING_MILLISECONDS = 30
"""How often it is looked whether a page has settled to which a link leads."""


class PartTools(Fitted, QWidget):
    """The switch between the parts, and the tools of the one in front. Many parts become a drop-down where they do not
    fit; a few always stand side by side."""

    def __init__(self, parts: Iterable[str]) -> None:
        super().__init__()
        self.switch, self.menu, self.tools = Segmented(parts), Dropdown(), QStackedWidget()
        self.menu.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for part in self.switch.buttons:
            self.menu.addItem(part, part)
        row = in_row(self.switch, self.menu, (self.tools, 1), on=self, margins=NO_MARGINS, spacing=0)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.menu.hide()

    def show_part(self, part: str) -> None:
        """Show which part is in front."""
        self.switch.set_value(part)
        self.menu.setCurrentIndex(self.menu.findData(part))

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Name the parts anew, for another language."""
        self.switch.set_texts(dict(texts))
        for place in range(self.menu.count()):
            self.menu.setItemText(place, texts[self.menu.itemData(place)])
        self.refit()

    def event(self, event: QEvent) -> bool:
        """What the tools in front need has changed: another part's, or names of other data sets."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.refit()
        return super().event(event)

    def fit(self, room: QSize) -> None:
        """Side by side, or as a drop-down."""
        needed = self.switch.sizeHint().width() + self.tools.minimumSizeHint().width()
        wide = self.menu.count() <= FEW or needed <= room.width()
        self.switch.setVisible(wide)
        self.menu.setVisible(not wide)

    def sizeHint(self) -> QSize:
        """With the parts side by side."""
        return self._beside(self.switch, self.tools.sizeHint())

    def minimumSizeHint(self) -> QSize:
        """With the drop-down, where the parts are many."""
        return self._beside(self.switch if self.menu.count() <= FEW else self.menu, self.tools.minimumSizeHint())

    @staticmethod
    def _beside(chooser: QWidget, tools: QSize) -> QSize:
        hint = chooser.sizeHint()
        return QSize(hint.width() + tools.width(), max(hint.height(), tools.height()))


class PartsPage(LessonPage):
    """GUI thread. A part's page is built when it is first shown, and kept."""

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, PartsContent)
        self.titles = {page_name(lesson.key, part.key): part.title for part in lesson.content.parts}
        self.lessons = {part.key: part for part in lesson.parts}
        self.pages: dict[str, LessonPage] = {}
        self.current = next(iter(self.lessons))
        self._states: dict[str, Any] = {}
        self._begun = ""
        """The part that was in front at first; "" once another one has been chosen."""
        self._ready: Ready | None = None
        self._wanted: tuple[str, str] | None = None
        """The link that the part in front is to show once it has settled."""
        self._settling = QTimer(self, interval=SETTLING_MILLISECONDS)
        self._settling.timeout.connect(self._show_wanted)
        self.toolbar.setContentsMargins(16, 0, 0, 0)
        self.part_tools = PartTools(self.lessons)
        self.part_tools.show_part(self.current)
        self.switch, self._tools = self.part_tools.switch, self.part_tools.tools
        self.switch.chosen.connect(self._chosen)
        self.part_tools.menu.activated.connect(lambda _: self._chosen(self.part_tools.menu.currentData()))
        self.toolbar.addWidget(self.part_tools)
        self._stack = QStackedWidget()
        in_column(self._stack, on=self, margins=NO_MARGINS)
        self.retranslate()

    @property
    def front(self) -> LessonPage:
        """The page of the part in front."""
        return self.page

    @property
    def page(self) -> LessonPage:
        """The page of the part in front."""
        return self.pages.get(self.current) or self._build(self.current)

    def show_part(self, key: str) -> None:
        """Bring the part ``<lesson>/<key>`` to the front."""
        self.current = key
        self.part_tools.show_part(key)
        new = key not in self.pages
        page = self.page
        self._stack.setCurrentWidget(page)
        self._tools.setCurrentWidget(page.toolbar_widget)
        self.setFocusProxy(page)
        page.activated()
        if new:
            page.begin()
        self.came_forward.emit(page)
        self.status.emit(*page.last_status)

    def _build(self, key: str) -> LessonPage:
        from cifar_gui.ui.window.pages import build_page

        page = build_page(self.lessons[key], self.context)
        page.status.connect(self._take_status)
        page.astray.connect(self._look_elsewhere)
        self.pages[key] = page
        self._stack.addWidget(page)
        self._tools.addWidget(page.toolbar_widget)
        if isinstance(saved := self._states.get(key), dict):
            page.restore(saved)
        if self._ready is not None:
            page.torch_ready(self._ready)
        return page

    # --- links of the text, which all parts share -------------------------------------------------------------------

    def lead(self, kind: str, name: str) -> bool:
        """Show what a link speaks of in the part in front, or else in the first part that has it."""
        return self.page.lead(kind, name) or self._lead_elsewhere(kind, name)

    @Slot(str, str)
    def _look_elsewhere(self, kind: str, name: str) -> None:
        self._lead_elsewhere(kind, name)

    def _lead_elsewhere(self, kind: str, name: str) -> bool:
        if kind == "part" and (wanted := page_name(self.lesson.key, name)) in self.lessons:
            self.show_part(wanted)
            return True
        for key, part in self.lessons.items():
            if key == self.current or (
                kind == "field" and name not in {item.name for item in fields(part.content.params)}
            ):
                continue
            page = self.pages.get(key) or self._build(key)
            if isinstance(page, Page) and f"{kind}:{name}" in page.links():
                self.show_part(key)
                self._wanted = (kind, name)
                self._settling.start()
                self._show_wanted()
                return True
        return False

    @Slot()
    def _show_wanted(self) -> None:
        """A page takes its shape with its first result: what a link leads to is framed then."""
        if self._wanted is None or not self.isVisible():
            self._settling.stop()
        elif self.page.settled():
            self._settling.stop()
            (kind, name), self._wanted = self._wanted, None
            self.page.lead(kind, name)

    @Slot(object)
    def _chosen(self, key: str) -> None:
        self._wanted = None
        self.show_part(key)

    @Slot(str, str, str)
    def _take_status(self, left: str, right: str, kind: str) -> None:
        if self.sender() is self.pages.get(self.current):
            self.status.emit(left, right, kind)

    # --- what the window asks ---------------------------------------------------------------------------------------

    def take(self, reply: Any) -> None:
        """Hand a reply to the part that asked."""
        if page := self.pages.get(asker(reply.page)):
            page.take(reply)

    def take_run(self, event: object) -> None:
        """Tell every part that has a page."""
        for page in self.pages.values():
            page.take_run(event)

    def torch_ready(self, ready: Ready) -> None:
        """Tell every part that has a page, and later those that get one."""
        self._ready = ready
        for page in self.pages.values():
            page.torch_ready(ready)

    def activated(self) -> None:
        """Show the part in front."""
        self.show_part(self.current)

    def saved(self) -> dict[str, Any]:
        """The part in front, and the state of each part that was ever shown."""
        states = {**self._states, **{number: page.saved() for number, page in self.pages.items()}}
        return {"part": self.current, "parts": states}

    def begin(self) -> None:
        self._begun = self.current

    def work(self, saved: dict[str, Any] | None) -> dict[str, Any] | None:
        """Each part for itself."""
        held = self._in_parts(saved or {"parts": {}})
        parts = dict(found) if isinstance(found := held["parts"], dict) else {}
        before = dict(parts)
        for key, page in self.pages.items():
            if (work := page.work(parts.get(key))) is not None:
                parts[key] = work
        if parts == before and self.current == self._begun:
            return saved
        self._begun = ""
        return {**held, "part": self.current, "parts": parts}

    def _in_parts(self, state: dict[str, Any]) -> dict[str, Any]:
        """A state of a version in which the lesson had no parts is that of the first one."""
        return state if "parts" in state else {"parts": {next(iter(self.lessons)): state}}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state; what cannot be used is ignored."""
        state = self._in_parts(state)
        states = state.get("parts")
        self._states = {k: v for k, v in states.items() if k in self.lessons} if isinstance(states, dict) else {}
        for key, page in self.pages.items():
            if isinstance(saved := self._states.get(key), dict):
                page.restore(saved)
        part = state.get("part")
        if isinstance(part, str) and part in self.lessons:
            self.current = part
            self.part_tools.show_part(part)

    def settled(self) -> bool:
        """Whether the part in front is."""
        return self.page.settled()

    def retranslate(self) -> None:
        self.part_tools.menu.setAccessibleName(self.tr("Part of the lesson"))
        self.part_tools.set_texts({key: lesson_text(title) for key, title in self.titles.items()})
