"""One control for moving through positions: first, back, play, forward, last, scrub, speed."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QSlider, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.ui.widgets.controls import IconButton, Segmented, icon, label, ringed
from cifar_gui.ui.widgets.layouts import in_row
from cifar_gui.ui.widgets.painted import smooth
from cifar_gui.ui.widgets.theme import Themed

HEIGHT = 48
SPEEDS = {"0.5×": 0.5, "1×": 1.0, "2×": 2.0, "4×": 4.0}
HURRY = 200
"""Milliseconds from one move to the next below which the user hurries."""
GLANCE, LOOK, READ = 125, 1000, 2500
"""Milliseconds for a position at speed 1×: where it is a spot on a picture that moves, a sum of few numbers, or a
sentence."""
CELL, OUTPUT, BATCH, STEP, POINT, LINE, PICTURE, LAYER, MOMENT = (
    "cell", "output", "batch", "step", "point", "line", "picture", "layer", "moment",
)  # fmt: skip
"""What the positions are."""


class PlayButton(Themed, QAbstractButton):
    """The round button that starts and stops."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFixedSize(36, 36)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """A disc of 32 px and the focus ring around it."""
        return QSize(36, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The disc, its icon, and a ring when focused."""
        painter = smooth(self)
        theme, usable = self.theme, self.isEnabled()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent if usable else theme.sunken))
        painter.drawEllipse(QRectF(2, 2, 32, 32))
        ink = theme.on_accent if usable else theme.strong
        icon("pause" if self.isChecked() else "play", ink).paint(painter, 10, 10, 16, 16)
        if ringed(self):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.text), 1.5))
            painter.drawEllipse(QRectF(1, 1, 34, 34))


class Scrubber(Themed, QSlider):
    """A flat slider; a click goes straight to the place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the knob and its ring."""
        return QSize(120, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track, the part that lies behind, and the knob."""
        painter = smooth(self)
        theme, usable, middle = self.theme, self.isEnabled(), self.height() / 2
        x = 8 + (self.width() - 16) * self._fraction()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.border))
        painter.drawRoundedRect(QRectF(2, middle - 2, self.width() - 4, 4), 2, 2)
        if not usable:
            return
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(QRectF(2, middle - 2, x, 4), 2, 2)
        painter.setBrush(QColor("#FFFFFF"))  # in both themes: it is found at once
        painter.setPen(QPen(QColor(theme.accent), 2.5))
        painter.drawEllipse(QRectF(x - 6.5, middle - 6.5, 13, 13))
        if ringed(self):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawEllipse(QRectF(x - 10, middle - 10, 20, 20))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if self.isSliderDown():
            self._go(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.setSliderDown(False)

    def _go(self, event: QMouseEvent) -> None:
        fraction = (event.position().x() - 8) / max(1, self.width() - 16)
        value = round(self.minimum() + fraction * (self.maximum() - self.minimum()))
        self.setValue(min(max(value, self.minimum()), self.maximum()))

    def _fraction(self) -> float:
        span = self.maximum() - self.minimum()
        return (self.value() - self.minimum()) / span if span else 0.0


class Timeline(Retranslated, QFrame):
    """Moves through the positions 0 to count - 1."""

    moved = Signal(int)
    """The user, or the playing, goes to another position."""

    def __init__(self, unit: str = CELL, beat: int = GLANCE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beat = beat
        self.unit = unit
        """What the positions are, one of the words above; changed with ``set_unit``."""
        self.setObjectName("footer")
        self.setFixedHeight(HEIGHT)
        self.count, self.position = 1, 0
        self.names: tuple[str, ...] = ()
        """Of the positions; without names the counter shows their numbers."""
        self._since, self._hurried = QElapsedTimer(), False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self.first, self.last = IconButton("first", fades=True), IconButton("last", fades=True)
        self.back, self.forward = IconButton("chevron-left", fades=True), IconButton("chevron-right", fades=True)
        self.play = PlayButton()
        self.play.toggled.connect(self._played)
        self.scrub = Scrubber()
        self.scrub.valueChanged.connect(self.go)
        self.counter = label("mono")
        self.counter.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.speeds = Segmented(SPEEDS)
        self.speeds.set_value("1×")
        self.speeds.chosen.connect(self._set_pace)
        self.first.clicked.connect(lambda: self.go(0))
        self.last.clicked.connect(lambda: self.go(self.count - 1))
        self.back.clicked.connect(lambda: self.go(self.position - 1))
        self.forward.clicked.connect(lambda: self.go(self.position + 1))
        in_row(
            self.first, self.back, self.play, self.forward, self.last, 10, (self.scrub, 1), 6, self.counter, 6,
            self.speeds, on=self, margins=(20, 0, 20, 0), spacing=6,
        )  # fmt: skip
        self.set_place(0, 1)
        self.retranslate()

    def set_place(self, position: int, count: int) -> None:
        """Show a position, without a signal."""
        self.count, self.position = max(1, count), position
        self.scrub.blockSignals(True)
        self.scrub.setRange(0, self.count - 1)
        self.scrub.setValue(position)
        self.scrub.blockSignals(False)
        named = len(self.names) == self.count
        self.counter.setText(self.names[position] if named else f"{position + 1} / {self.count}")
        longest = max(self.names, key=len) if named else f"{self.count} / {self.count}"
        self.counter.setMinimumWidth(self.counter.fontMetrics().horizontalAdvance(longest) + 8)
        self.scrub.update()

    @property
    def hurried(self) -> bool:
        """Positions follow one another so fast that what is not on the stage may wait."""
        return self._hurried or (self.playing and self._timer.interval() < HURRY)

    def set_unit(self, unit: str) -> None:
        """Other things are gone through from now on; it stops."""
        if unit != self.unit:
            self.stop()
            self.unit = unit
            self.retranslate()

    def keyed(self, event: QKeyEvent) -> bool:
        """Take a key that a page does not need itself: Space plays and pauses, Home and End go to the ends, comma and
        period move by one, < and > change the speed. Whether it was one of them."""
        key = Qt.Key(event.key())
        changed = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if changed != Qt.KeyboardModifier.NoModifier or not self.play.isEnabled():
            return False
        places = {
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.count - 1, Qt.Key.Key_Comma: self.position - 1,
            Qt.Key.Key_Period: self.position + 1,
        }  # fmt: skip
        speeds = {Qt.Key.Key_Less: -1, Qt.Key.Key_Greater: 1}
        if key == Qt.Key.Key_Space:
            self.toggle()
        elif key in places:
            self.go(places[key])
        elif key in speeds:
            names = list(SPEEDS)
            self.speeds.set_value(names[min(max(names.index(self.speeds.value) + speeds[key], 0), len(names) - 1)])
            self._set_pace()
        else:
            return False
        return True

    @property
    def speed(self) -> float:
        """How fast it plays, 1 for the usual pace."""
        return SPEEDS[self.speeds.value]

    def set_usable(self, usable: bool) -> None:
        """Let it rest, as after an error."""
        if not usable:
            self.stop()
        if usable != self.scrub.isEnabled():
            for widget in (self.first, self.back, self.play, self.forward, self.last, self.scrub, self.speeds):
                widget.setEnabled(usable)

    def toggle(self) -> None:
        """Play when it rests, rest when it plays."""
        if self.play.isEnabled():
            self.play.toggle()

    def stop(self) -> None:
        """Stop playing."""
        self.play.setChecked(False)

    @property
    def playing(self) -> bool:
        """Whether it moves by itself."""
        return self._timer.isActive()

    def retranslate(self) -> None:
        first, back, play, forward, last, scrub = self._words()
        keyed = self.tr("{what} ({key})")
        for button, what, key in (
            (self.first, first, "Home"), (self.back, back, ","),
            (self.forward, forward, "."), (self.last, last, "End"),
        ):  # fmt: skip
            button.describe(keyed.format(what=what, key=key))
        play = keyed.format(what=play, key=self.tr("Space"))
        self.play.setToolTip(play)
        self.play.setAccessibleName(play)
        self.scrub.setAccessibleName(scrub)
        self.scrub.setToolTip(scrub)
        self.speeds.setAccessibleName(self.tr("Speed"))
        self.speeds.setToolTip(self.tr("Speed: slower (<), faster (>)"))

    def _words(self) -> tuple[str, str, str, str, str, str]:
        """First, back, play, forward, last, position: for what is gone through."""
        words = {
            OUTPUT: (self.tr("First output"), self.tr("One output back"), self.tr("Go through all outputs"),
                     self.tr("One output forward"), self.tr("Last output"), self.tr("Position among the outputs")),
            BATCH: (self.tr("First batch"), self.tr("One batch back"), self.tr("Go through all batches"),
                    self.tr("One batch forward"), self.tr("Last batch"), self.tr("Batch")),
            STEP: (self.tr("First step"), self.tr("One step back"), self.tr("Go through all steps"),
                   self.tr("One step forward"), self.tr("Last step"), self.tr("Position among the steps")),
            POINT: (self.tr("First point"), self.tr("One point back"), self.tr("Go through all points"),
                    self.tr("One point forward"), self.tr("Last point"), self.tr("Position on the curve")),
            LINE: (self.tr("First line"), self.tr("One line back"), self.tr("Go through all lines"),
                   self.tr("One line forward"), self.tr("Last line"), self.tr("Position among the lines")),
            PICTURE: (self.tr("First picture"), self.tr("One picture back"), self.tr("Go through all pictures"),
                      self.tr("One picture forward"), self.tr("Last picture"), self.tr("Position among the pictures")),
            LAYER: (self.tr("The picture"), self.tr("One layer back"), self.tr("Go through all layers"),
                    self.tr("One layer forward"), self.tr("Last layer"), self.tr("Position among the layers")),
            MOMENT: (self.tr("First moment"), self.tr("One moment back"), self.tr("Go through the training"),
                     self.tr("One moment forward"), self.tr("Last moment"), self.tr("Moment of the training")),
        }  # fmt: skip
        cell = (self.tr("First cell"), self.tr("One cell back"), self.tr("Go through all cells"),
                self.tr("One cell forward"), self.tr("Last cell"), self.tr("Position in the map"))  # fmt: skip
        return words.get(self.unit, cell)

    @Slot(bool)
    def _played(self, on: bool) -> None:
        if on and self.position >= self.count - 1:
            self.go(0)
        self._set_pace()
        if on:
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def _set_pace(self) -> None:
        self._timer.setInterval(round(self._beat / SPEEDS[self.speeds.value]))

    @Slot()
    def _tick(self) -> None:
        self.go(self.position + 1)
        if self.position >= self.count - 1:
            self.stop()

    @Slot(int)
    def go(self, position: int) -> None:
        """Go to a position, or to the nearest that there is."""
        position = min(max(position, 0), self.count - 1)
        if position != self.position:
            self._hurried = self._since.isValid() and self._since.elapsed() < HURRY
            self._since.start()
            self.set_place(position, self.count)
            self.moved.emit(position)
