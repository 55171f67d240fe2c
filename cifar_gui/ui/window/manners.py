"""How every control behaves under wheel and keyboard: one place for what no single control can know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QProxyStyle,
    QScrollBar,
    QWidget,
)

from cifar_gui.ui.widgets.controls import KEYBOARD_REASONS, RING, restyle
from cifar_gui.ui.widgets.figure import Figure

CHANGED_BY_WHEEL = (QComboBox, QAbstractSpinBox, QAbstractSlider)
RINGED = (QAbstractButton, QComboBox, QAbstractSlider)
"""Controls whose ring the style sheet draws; others paint their own. Where one types, the border says it always."""
REGIONS = ("controls", "stage", "strip", "companion", "toolbar", "tabs", "banner")
"""Object names of what a user takes for one place."""
WATCHED = (*CHANGED_BY_WHEEL, Figure)
"""What is looked after even where it takes no focus."""
WHEEL, FOCUS_IN, KEY_PRESS = QEvent.Type.Wheel, QEvent.Type.FocusIn, QEvent.Type.KeyPress
CONTEXT_MENU, SHOW, PRESS = QEvent.Type.ContextMenu, QEvent.Type.Show, QEvent.Type.MouseButtonPress
"""Looked up once: Python 3.11 calls a function for it each time, and most events are none of these."""


class Style(QProxyStyle):
    """Fusion; Qt lets it dress each widget before this is shown, which is when its manners are looked after."""

    def __init__(self, manners: Manners) -> None:
        super().__init__("Fusion")
        self._manners = manners

    def polish(self, what: Any) -> Any:
        """Qt's, for the application, its palette, and each widget."""
        if isinstance(what, QWidget):
            self._manners.watch(what)
        return super().polish(what)


class Manners(QObject):
    """GUI thread. Watches windows, and what in them takes wheel or keyboard.

    The wheel changes no control that merely lies under the mouse; it scrolls what lies behind. A ring is shown only
    where the keyboard brought the focus. When a control that has the focus vanishes, or can no longer be used, the
    focus goes to its neighbour in the same place of the window, and else to the page, never to wherever Qt's order of
    tabs leads. What a figure shows can be copied and saved.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._keyboard = False
        """Whether the last thing that the user did was done with a key."""
        app.focusChanged.connect(self._moved)

    def watch(self, widget: QWidget) -> None:
        """Look after a widget that is going to be shown, if it concerns us.

        A filter of the application would hear of everything, but Qt sends ten events to each widget for one that
        matters here; to tell Python of them took a quarter of the time in which a page is built.
        """
        policy = widget.focusPolicy()
        if policy == Qt.FocusPolicy.WheelFocus:
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # turning over it would give it the focus first
        if policy != Qt.FocusPolicy.NoFocus or widget.isWindow() or isinstance(widget, WATCHED):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == WHEEL:
            return isinstance(watched, QWidget) and self._lets_wheel_pass(watched, event)
        if kind == FOCUS_IN:
            if isinstance(watched, QWidget) and isinstance(event, QFocusEvent):
                self._ring(watched, event.reason())
        elif kind == KEY_PRESS:
            self._keyboard = True
            if event.matches(QKeySequence.StandardKey.Copy):  # type: ignore[attr-defined]  # a QKeyEvent
                return isinstance(watched, QWidget) and _figures().copy(watched)
        elif kind == CONTEXT_MENU:
            where = event.globalPos()  # type: ignore[attr-defined]  # a QContextMenuEvent
            return isinstance(watched, QWidget) and _figures().offer(watched, where)
        elif kind == SHOW:
            if isinstance(watched, QWidget) and (window := watched.windowHandle()) is not None:
                window.installEventFilter(self)  # a press on what takes no focus comes through it, too
        elif kind == PRESS:
            self._keyboard = False
            if (holder := QApplication.focusWidget()) is not None and holder.property(RING):
                _show_ring(holder, False)
        return False

    @staticmethod
    def _lets_wheel_pass(widget: QWidget, event: QEvent) -> bool:
        """Whether the wheel is for what lies behind a widget."""
        if isinstance(widget, QScrollBar):
            turned = event.angleDelta()  # type: ignore[attr-defined]  # a QWheelEvent
            passes = widget.orientation() == Qt.Orientation.Horizontal and abs(turned.y()) > abs(turned.x())
        else:
            passes = isinstance(widget, CHANGED_BY_WHEEL) and not widget.hasFocus()
        if passes:
            event.ignore()
        return passes

    def _ring(self, control: QWidget, reason: Qt.FocusReason) -> None:
        if reason in KEYBOARD_REASONS:
            ring = True
        elif reason == Qt.FocusReason.MouseFocusReason:
            ring = False
        elif reason == Qt.FocusReason.OtherFocusReason:
            ring = self._keyboard
        else:  # a window or a menu gives back what it took
            return
        _show_ring(control, ring)

    # --- what becomes of the focus --------------------------------------------------------------------------------

    @Slot(QWidget, QWidget)
    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Qt has moved the focus; where it had to, since its holder went, find a better place."""
        if now is not None:  # what Tab does not come to, such as a page, can be given it, too
            now.installEventFilter(self)
        if before is None or before.window() is before or not before.window().isVisible():
            return
        gone = not before.isVisible() or not before.isEnabled()
        if gone and (now is None or now.window() is before.window()):
            heir = _neighbour(before) or _page(before)
            if heir is not None and heir is not now:
                heir.setFocus(Qt.FocusReason.OtherFocusReason)


def _figures() -> Any:
    """What is done with figures; it knows the pages, and they are loaded after the window."""
    from cifar_gui.ui.page import figure_menu

    return figure_menu


def _show_ring(control: QWidget, ring: bool) -> None:
    if isinstance(control, RINGED):
        restyle(control, RING, ring)
    else:
        control.setProperty(RING, ring)
        control.update()


def _neighbour(gone: QWidget) -> QWidget | None:
    """The next control in the smallest visible part of the window around a widget, no farther than its region."""
    place = gone.parentWidget()
    while place is not None and not place.isWindow():
        if place.isVisible() and (found := next(_after(gone, place), None)) is not None:
            return found
        if place.objectName() in REGIONS:
            return None
        place = place.parentWidget()
    return None


def _after(gone: QWidget, place: QWidget) -> Iterator[QWidget]:
    """Every widget in a place that the Tab key would come to, from one on and around.

    Not by ``nextInFocusChain``: what that returns, the window too, Shiboken (6.11) takes for a child of the widget that
    was asked, and with this one goes what Python knows of its actions and menus.
    """
    widgets = place.findChildren(QWidget)
    at = widgets.index(gone)
    for widget in (*widgets[at + 1 :], *widgets[:at]):
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if reached and widget.isVisible() and widget.isEnabled():
            yield widget


def _page(gone: QWidget) -> QWidget | None:
    """The page in front of the window of a widget: its keys move through what is shown."""
    page = getattr(gone.window(), "page", None)
    return page.front if page is not None else None
