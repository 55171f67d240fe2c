"""Small controls that Qt's own widgets do not offer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from PySide6.QtCore import QByteArray, QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QIcon,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QToolTip,
    QWidget,
)

from cifar_gui import paths
from cifar_gui.ui.widgets.layouts import in_column, in_row
from cifar_gui.ui.widgets.painted import smooth
from cifar_gui.ui.widgets.theme import Themed, font, mono

RING = "ring"
"""A control's property: the keyboard brought it the focus, and a ring shows where it is."""
KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason,
)  # fmt: skip


def ringed(widget: QWidget) -> bool:
    """Whether a control that is painted by hand shows the ring of the keyboard."""
    return widget.hasFocus() and bool(widget.property(RING))


def label(role: str = "", text: str = "", wraps: bool = False) -> QLabel:
    """A label in one of the style sheet's roles; one that wraps may have several lines."""
    made = QLabel(text, wordWrap=wraps)
    made.setProperty("role", role)
    return made


def reveal(*widgets: QWidget, margin: int = 12) -> None:
    """Once the layouts have settled, scroll whatever these widgets lie in so that they are seen, the top first.

    For what appears where the user may not be looking: below the fold of a column that is longer than the window.
    """
    QTimer.singleShot(0, widgets[0], lambda: _scroll_to(widgets, margin))


def _scroll_to(widgets: tuple[QWidget, ...], margin: int) -> None:
    shown = [widget for widget in widgets if widget.isVisible()]
    area = shown[0].parentWidget() if shown else None
    while area is not None:
        if isinstance(area, QScrollArea) and (held := area.widget()) is not None:
            tops = [widget.mapTo(held, QPoint(0, 0)).y() for widget in shown]
            bottoms = [top + widget.height() for top, widget in zip(tops, shown, strict=True)]
            top, bottom = min(tops) - margin, max(bottoms) + margin
            bar, seen = area.verticalScrollBar(), area.viewport().height()
            bar.setValue(min(max(bar.value(), bottom - seen), top))
        area = area.parentWidget()


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


def add_action(menu: QMenu, text: str, does: Callable[[], object] | None = None) -> QAction:
    """A line of a menu, with what it does.

    Made here, and not by ``menu.addAction(text)``: of an action that Qt has made, Python knows no longer anything when
    Shiboken takes the window to be gone.
    """
    action = QAction(text, menu)
    if does is not None:
        action.triggered.connect(lambda: does())
    menu.addAction(action)
    return action


@cache
def icon(name: str, colour: str, size: int = 16) -> QIcon:
    """An icon of ``resources/icons`` in a colour of the theme; drawn once, since reading and drawing take 0.7 ms."""
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


class Iconed(Themed):
    """Mixin of a button: an icon of ``resources/icons``, in a colour of the theme that is named by its token."""

    name, token = "", "text2"
    fades = False
    """While it is disabled its icon has the colour of what is."""

    def draw(self, name: str = "", token: str = "") -> None:
        """Show an icon; "" leaves which one it is, or its colour, as it was."""
        shown = (name or self.name, token or self.token)
        if shown != (self.name, self.token):
            self.name, self.token = shown
            self.retint()

    def retint(self) -> None:
        assert isinstance(self, QAbstractButton)
        if self.name:
            token = "strong" if self.fades and not self.isEnabled() else self.token
            self.setIcon(icon(self.name, self.theme[token]))

    def changeEvent(self, event: QEvent) -> None:
        if self.fades and event.type() == QEvent.Type.EnabledChange:
            self.retint()
        super().changeEvent(event)  # type: ignore[misc]  # a button's


class IconButton(Iconed, QToolButton):
    """A flat button with an icon; its tooltip is its name."""

    def __init__(self, name: str, token: str = "text2", *, fades: bool = False) -> None:
        super().__init__()
        self.fades = fades
        self.draw(name, token)
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def describe(self, text: str) -> None:
        """The tooltip, also for screen readers."""
        self.setToolTip(text)
        self.setAccessibleName(text)


class TextButton(Iconed, QPushButton):
    """A button of words with an icon before them."""

    def __init__(self, name: str = "", token: str = "text2", *, role: str = "", fades: bool = False) -> None:
        super().__init__()
        self.fades = fades
        self._whole, self._is_worded = "", True
        if role:
            self.setProperty("role", role)
        self.draw(name, token)

    def setText(self, text: str) -> None:
        """Name it, also where its icon alone is seen."""
        self._whole = text
        super().setText(text if self._is_worded else "")
        if not self._is_worded:
            self.setAccessibleName(text)

    def text(self) -> str:
        """Its words, seen or not."""
        return self._whole

    def show_words(self, shown: bool) -> None:
        """Show words and icon, or the icon alone: for a row that has no room for all words."""
        if shown != self._is_worded:
            self._is_worded = shown
            self.setText(self._whole)
            self.setAccessibleName("" if shown else self._whole)


class IconLabel(Themed, QLabel):
    """An icon that says something and cannot be pressed."""

    def __init__(self, name: str = "", token: str = "text2", size: int = 16) -> None:
        super().__init__()
        self._shown, self._size = (name, token), size
        self.retint()

    def draw(self, name: str, token: str) -> None:
        """Show an icon, in a colour of the theme; "" for none."""
        self._shown = (name, token)
        self.retint()

    def retint(self) -> None:
        name, token = self._shown
        if name:
            self.setPixmap(icon(name, self.theme[token], self._size).pixmap(self._size, self._size))


class SectionHead(QWidget):
    """The head of a section: its title, and a remark at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = in_row(on=self, margins=(8, 3, 0, 3))
        self.title = label("section")
        self.remark = label("caption")
        row.addWidget(self.title, 1)
        row.addWidget(self.remark)

    def set_title(self, text: str) -> None:
        """What the section holds."""
        self.title.setText(text)

    def set_remark(self, text: str) -> None:
        """What there is to say about it."""
        self.remark.setText(text)


class OptionRow(QFrame):
    """A radio button with a caption under its title; the whole row can be clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = in_column(on=self, margins=(8, 5, 8, 5), spacing=0)
        self.radio = QRadioButton()
        self.caption = label("caption", wraps=True)
        self.caption.setIndent(24)
        column.addWidget(self.radio)
        column.addWidget(self.caption)
        self.radio.toggled.connect(self._toggled)

    def set_texts(self, title: str, caption: str) -> None:
        """Title and caption, in the interface language."""
        self.radio.setText(title)
        self.radio.setAccessibleDescription(caption)
        self.caption.setText(caption)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose this row."""
        self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
        self.radio.click()

    def _toggled(self, on: bool) -> None:
        restyle(self, "role", "soft" if on else "")
        self.radio.setFont(font(13, 600 if on else 400))


class Flash(QWidget):
    """A frame that shows for a moment where something is."""

    MILLISECONDS = 1500

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_around(self, *widgets: QWidget) -> None:
        """Frame these widgets, which lie in the parent."""
        whole = QRect()
        for widget in widgets:
            corner = widget.mapTo(self._parent, QPoint(0, 0))
            whole = whole.united(QRect(corner, widget.size()))
        self.setGeometry(whole.adjusted(-4, -4, 4, 4).intersected(self._parent.rect()))
        self.raise_()
        self.show()
        self._timer.start(self.MILLISECONDS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, and a breath of the accent inside."""
        painter = smooth(self)
        accent = self.palette().highlight().color()
        painter.setPen(QPen(accent, 2))
        accent.setAlphaF(0.09)
        painter.setBrush(accent)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


BESIDE = 2
"""px that a style leaves free beside the text of a drop-down, within its field."""


class Dropdown(Themed, QComboBox):
    """A drop-down with a chevron; the style sheet takes the one that Fusion draws.

    What is chosen ends in "…" where it does not fit, and its tooltip then holds all of it.
    """

    cut = Qt.TextElideMode.ElideRight
    """Where it is cut."""

    def sizeHint(self) -> QSize:
        """Room for the longest choice: Qt's own leaves less beside it than the style sheet takes, and rounds down."""
        hint = super().sizeHint()
        if self.sizeAdjustPolicy() != QComboBox.SizeAdjustPolicy.AdjustToContents:
            return hint
        widest = max((self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        return hint + QSize(max(0, widest + 1 - (self._room() + hint.width() - self.width())), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, what is seen of the text, and the chevron at its right."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text()  # type: ignore[attr-defined]  # PySide's types lack it
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        chevron = icon("chevron-down", self.theme.text2)
        chevron.paint(painter, self.width() - 22, (self.height() - 14) // 2, 14, 14)

    def shown_text(self) -> str:
        """What there is room for of the text that is chosen."""
        return self.fontMetrics().elidedText(self.currentText(), self.cut, self._room())

    def _room(self) -> int:
        """px that the text has."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(kind, option, part, self)
        return field.width() - BESIDE - (self.iconSize().width() + 4 if self._with_icon() else 0)

    def _with_icon(self) -> bool:
        return not self.itemIcon(self.currentIndex()).isNull()

    def event(self, event: QEvent) -> bool:
        """The whole text, for whoever asks for it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            cut = self.shown_text() != self.currentText()
            QToolTip.showText(event.globalPos(), self.currentText() if cut else "", self)
            return True
        return super().event(event)


class Chip(Themed, QWidget):
    """A pill with a word in it, and an icon before the word."""

    def __init__(self, icon_name: str = "", parent: QWidget | None = None, *, soft: bool = True) -> None:
        super().__init__(parent)
        self._icon_name, self._text, self._with_icon = icon_name, "", bool(icon_name)
        self._soft = soft
        """In the accent's soft colour and mono; otherwise like a card, in the interface font."""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str, with_icon: bool = True) -> None:
        """The word, and whether the icon stands before it."""
        shown = (text, with_icon and bool(self._icon_name))
        if shown == (self._text, self._with_icon):
            return
        self._text, self._with_icon = shown
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The word."""
        return self._text

    def sizeHint(self) -> QSize:
        """Room for icon and word."""
        wide = QFontMetrics(self._font()).horizontalAdvance(self._text)
        return QSize(wide + 24 + (22 if self._with_icon else 0), 26 if self._soft else 32)

    def paintEvent(self, event: object) -> None:
        """The pill; nothing as long as it says nothing."""
        theme = self.theme
        if not self.text:
            return
        painter = smooth(self)
        box, ink = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.accent if self._soft else theme.text
        painter.setPen(QPen(QColor(theme.soft if self._soft else theme.strong), 1))
        painter.setBrush(QColor(theme.soft if self._soft else theme.surface))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        left = 12.0
        if self._with_icon:
            icon(self._icon_name, ink).paint(painter, 11, (self.height() - 16) // 2, 16, 16)
            left += 22
        painter.setFont(self._font())
        painter.setPen(QColor(ink))
        painter.drawText(box.adjusted(left - 0.5, 0, -8, 0), int(Qt.AlignmentFlag.AlignVCenter), self._text)

    def _font(self) -> QFont:
        # The style sheet's family and size reach every widget, so the font is asked for anew.
        return mono(13) if self._soft else font(13, 600)


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
        painter = smooth(self)
        palette = self.palette()
        track = QRectF(3, 3, 34, 20)
        on = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.highlight() if on else palette.dark())
        painter.drawRoundedRect(track, 10, 10)
        painter.setBrush(palette.highlightedText() if on else QColor("#FFFFFF"))
        painter.drawEllipse(QRectF(track.right() - 17 if on else track.left() + 3, 6, 14, 14))
        if ringed(self):
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
        row = in_row(on=self, margins=(2, 2, 2, 2), spacing=0)
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
