"""The strip of one picture: what the network says of it, and the loss worked out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cifar_gui.engine.data import CLASSES, Images
from cifar_gui.protocol.verdicts import Doubles
from cifar_gui.ui.arithmetic.formula_view import FormulaView
from cifar_gui.ui.arithmetic.pinned_strip import PinnedStrip
from cifar_gui.ui.widgets.controls import TextButton
from cifar_gui.ui.widgets.figure import Figure
from cifar_gui.ui.widgets.figures import figures, probability
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_row
from cifar_gui.ui.widgets.painted import LEFT, RIGHT, smooth
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.pixels import image, picture_pixels
from cifar_gui.ui.widgets.theme import Themed, font
from cifar_gui.ui.widgets.timeline import LOOK, PICTURE, Timeline

SIDE = 104
"""px of the picture."""
ROWS, VALUE, LEAST_BAR = 5, 48, 30
"""Classes one under the other; px of a probability beside its bar, and of a bar that can be read."""
SUM = 330
"""px of the loss worked out."""


@dataclass(frozen=True, eq=False)
class Seen:
    """A picture, and what a network says of it."""

    picture: Images
    """uint8 (3, 32, 32)."""
    name: str
    """Which one it is: "test[1234]"."""
    label: int
    probabilities: Doubles
    """(10,)."""
    loss: float

    @property
    def answer(self) -> int:
        """The most probable class."""
        return int(np.argmax(self.probabilities))


class ClassBars(Themed, Figure, QWidget):
    """GUI thread. The picture and a bar for each class, in two columns; the true one is ticked."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: Seen | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(SIDE + 200, 76)

    def show_seen(self, seen: Seen | None) -> None:
        """Show a picture; None for none."""
        self._seen = seen
        told = "" if seen is None else ", ".join(
            f"{class_name(place)} {probability(float(value))}" for place, value in enumerate(seen.probabilities)
        )  # fmt: skip
        self.setAccessibleDescription(told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIDE + 360, 112)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._seen is None:
            return
        painter = smooth(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        side = min(SIDE, self.height())
        pixels = picture_pixels(self._seen.picture)
        painter.drawImage(QRectF(0, 0, side, side), image(pixels))
        bold = QFontMetricsF(font(12, 600))
        self._name = max(bold.horizontalAdvance(f"✓ {class_name(place)}") for place in range(len(CLASSES))) + 2
        left, pitch = side + 20, min(22.0, self.height() / ROWS)
        wide = (self.width() - left + 20) / 2
        narrow = wide - 20 - self._name - VALUE < LEAST_BAR
        for at, place in enumerate(self._few() if narrow else range(len(CLASSES))):
            column, row = divmod(at, ROWS)
            box = QRectF(left + column * wide, row * pitch, self.width() - left if narrow else wide - 20, pitch)
            self._paint_class(painter, place, box)
        painter.end()

    def _few(self) -> list[int]:
        """The most probable classes, and the true one, for where all have no room."""
        assert self._seen is not None
        order = np.argsort(-self._seen.probabilities, kind="stable").tolist()
        most = order[:ROWS]
        return most if self._seen.label in most else [*most[:-1], self._seen.label]

    def _paint_class(self, painter: QPainter, place: int, box: QRectF) -> None:
        theme, seen = self.theme, self._seen
        assert seen is not None
        value, true, answer = float(seen.probabilities[place]), place == seen.label, place == seen.answer
        colour = theme.curves[0] if true else theme.curves[1] if answer else theme.text3
        painter.setFont(font(12, 600 if true or answer else 400))
        painter.setPen(QColor(theme.text if true or answer else theme.text2))
        name = QRectF(box.left(), box.top(), self._name, box.height())
        painter.drawText(name, LEFT, ("✓ " if true else "") + class_name(place))
        painter.setFont(figures(12, 600 if true or answer else 400))
        painter.drawText(box, RIGHT, f"{value:.3f}")
        track = QRectF(name.right() + 4, box.center().y() - 4, max(10.0, box.right() - name.right() - VALUE), 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.sunken))
        painter.drawRoundedRect(track, 2, 2)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), max(1.5, value * track.width()), 8), 2, 2)


class PictureStrip(PinnedStrip):
    """GUI thread. One picture of several, which the timeline goes through."""

    opened = Signal(str)
    """The part of the lesson in which the picture is to be looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.bars, self.sum = ClassBars(), FormulaView()
        self.sum.setFixedWidth(SUM)
        body = QWidget()
        in_row((self.bars, 1), self.sum, on=body, margins=NO_MARGINS, spacing=24)
        self.inside, self.why = TextButton("eye"), TextButton("bulb")
        super().__init__(body, Timeline(PICTURE, LOOK), parent, in_head=(self.inside, self.why))
        self.inside.clicked.connect(lambda: self.opened.emit("maps"))
        self.why.clicked.connect(lambda: self.opened.emit("attribution"))
        self.seen: Seen | None = None
        """What is shown."""
        self.retranslate()

    def show_seen(self, seen: Seen | None, pinned: bool, place: int = 0, count: int = 0) -> None:
        """Show a picture, the ``place``-th of ``count``; None for none."""
        self.seen = seen
        self.name("" if seen is None else seen.name, pinned)
        self.bars.show_seen(seen)
        self.timeline.set_place(place, count)
        self.timeline.set_usable(count > 0)
        for button in (self.inside, self.why):
            button.setEnabled(seen is not None)
        self._work_out()
        self._stack.setCurrentIndex(0)

    def _work_out(self) -> None:
        seen = self.seen
        if seen is None:
            self.caption.say("")
            self.sum.show_lines((), ())
            return
        true, answer = class_name(seen.label), class_name(seen.answer)
        text = self.tr("{true}, recognised") if seen.answer == seen.label else self.tr("{true}, answered as {answer}")
        self.caption.say(text.format(true=true, answer=answer))
        chance = float(seen.probabilities[seen.label])
        written = f"{chance:.3g}".replace("e-", "e−")
        lines = (
            (self.tr("p(true)"), f"= {written}"),
            (self.tr("loss"), f"= −ln {written}"),
        )
        self.sum.show_lines(lines, ((self.tr("loss"), seen.loss),))

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Picture"))
        self.inside.setText(self.tr("Look inside"))
        self.inside.setToolTip(self.tr("All maps of the network for this picture"))
        self.why.setText(self.tr("Why this answer"))
        self.why.setToolTip(self.tr("What in the picture the answer depends on"))
        self._release.setText(self.tr("Unpin"))
        self._release.setToolTip(self.tr("Go back to where the most errors are (Esc)"))
        self._work_out()
