"""The runs, of this session and of earlier ones: the list that is the legend of the curves."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QWidget

from cifar_gui.engine.literal import literal
from cifar_gui.engine.run_names import LONGEST_TITLE
from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.spec import fields
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.names import TITLES, names, shortened
from cifar_gui.ui.runs.plot import pen
from cifar_gui.ui.runs.words import judged
from cifar_gui.ui.widgets.controls import IconButton, IconLabel, TextButton, label, restyle
from cifar_gui.ui.widgets.figures import plain
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.painted import smooth
from cifar_gui.ui.widgets.rows import Elided, Shrinking, head_row
from cifar_gui.ui.widgets.theme import Themed

WIDTH, WIDEST = 220, 300
"""px: more where the curves have room enough."""
SPACING, LONG_CARD, SHORT_CARD, HEAD, NOTE = 6, 98, 62, 40, 44
"""px: between two cards, the height of one with its recipe and without, of the head and of the note."""
MOST_CARDS = 20
"""Of the newest runs: a card takes milliseconds to build."""


class Swatch(QWidget):
    """A piece of the run's line."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(16, 10)
        self.pen = QPen()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.setPen(self.pen)
        painter.drawLine(QPointF(2, 5), QPointF(14, 5))


class NameEdit(QLineEdit):
    """Where a run gets a name of the user's: Enter or leaving takes it, Escape gives it up."""

    named = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(LONGEST_TITLE)
        self.setFixedHeight(24)
        self.hide()

    def open(self, name: str) -> None:
        """Begin with the name so far."""
        self.setText(name)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing else of the page hears what is typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._close(True)
        elif event.key() == Qt.Key.Key_Escape:
            self._close(False)
        else:
            super().keyPressEvent(event)
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._close(True)

    def _close(self, taken: bool) -> None:
        if self.isHidden():
            return
        changed = self.isModified()
        self.hide()
        self.closed.emit()
        if taken and changed:
            self.named.emit(" ".join(self.text().split()))


class RunName(Elided):
    """What a run is called; where that is too long, its end stays, by which it differs from others like it."""

    def shortened(self, width: int) -> str:
        """What of the name is seen in so many px."""
        return shortened(self.whole, self.fontMetrics(), width)


class RunCard(Retranslated, Themed, QFrame):
    """One run: its colour, what it was, and how far it came.

    Enter selects it, Delete removes it; a double click or F2 names it.
    """

    chosen = Signal()
    removed = Signal()
    renamed = Signal(str)
    shown = Signal()
    """The eye was clicked."""
    saved = Signal(QPoint)
    """Its weights are to be saved: where on the screen there is room for a menu."""

    def __init__(self, run: History) -> None:
        super().__init__()
        self.run = run
        self._source = ""
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.swatch, self.edit = Swatch(), NameEdit()
        self.name = RunName("emphasis")
        self.edit.named.connect(self.renamed)
        self.edit.closed.connect(self._name_closed)
        self.save, self.eye = IconButton("save", "text3"), IconButton("eye")
        self.cross = IconButton("cross", "text3")
        self.save.clicked.connect(self._offer)
        self.eye.clicked.connect(self._toggle)
        self.cross.clicked.connect(self.removed)
        for button in (self.save, self.eye, self.cross):
            button.setStyleSheet("QToolButton { min-width: 18px; }")
            button.setFixedSize(22, 24)
        self.network, self.numbers = Elided("caption"), Elided("caption")
        self.loss, self.loss_word = label("emphasis"), label("caption")
        self.right, self.right_word = label("emphasis"), Shrinking("caption")
        self.broken = IconLabel("warning", "warning", 14)
        self.broken.setFixedWidth(18)
        names = ((self.name, 1), (self.edit, 1))
        head = in_row(self.swatch, 4, self.broken, *names, self.save, 2, self.eye, 6, self.cross, spacing=0)
        values = in_row(self.loss, self.loss_word, self.right, self.right_word, STRETCH, spacing=3)
        values.insertSpacing(2, 5)
        in_column(head, self.network, self.numbers, 3, values, on=self, margins=(10, 4, 4, 6), spacing=1)
        self.broken.setVisible(bool(run.started.recipe.fault))
        self.retranslate()

    def refresh(self) -> None:
        """Show the newest loss and accuracy."""
        run = self.run
        exploded = run.ended == "diverged"
        self.loss.setText(
            self.tr("exploded") if exploded else plain(float(run.means.values[-1]), 3) if run.step else "–"
        )
        restyle(self.loss, "role", "error" if exploded else "emphasis")
        self.loss_word.setVisible(not exploded)
        value, _, reach = judged(run.evaluations[-1], 0).partition(" (") if run.evaluations else ("–", "", "")
        self.right.setText(value)
        self.right_word.setText(reach.replace("), n", ", n") or self.tr("accuracy"))

    def show_state(self, name: str, source: str) -> None:
        """Say what it is called and on what it trains, and whether it is drawn."""
        self._source = source
        self.name.say(name)
        self.retint()
        self.retranslate()

    def set_selected(self, selected: bool) -> None:
        """Frame the card whose run is shown."""
        restyle(self, "selected", selected)

    def set_long(self, long: bool) -> None:
        """Whether there is room for what it trains on what."""
        self.network.setVisible(long)
        self.numbers.setVisible(long)

    def rename(self) -> None:
        """Let the user type a name."""
        for part in (self.name, self.eye, self.cross):
            part.hide()
        self.save.hide()
        self.edit.open(self.name.whole)

    def _name_closed(self) -> None:
        for part in (self.name, self.eye, self.cross):
            part.show()
        self.save.setVisible(self.cross.isEnabled() and bool(self.run.started.name))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def retint(self) -> None:
        self.swatch.pen = pen(self.run, self.theme, 3) if self.run.visible else QPen(Qt.PenStyle.NoPen)
        self.swatch.update()
        self.eye.draw(*("eye", "text2") if self.run.visible else ("eye-off", "text3"))

    def retranslate(self) -> None:
        recipe = self.run.started.recipe
        opened = self.run.started.opened
        fault = lesson_text(TITLES.get(recipe.fault, recipe.fault)) if recipe.fault else ""
        line = (fault, recipe.network, self.tr("from a file") if opened else "")
        self.network.say(" · ".join(filter(None, line)))
        rates = " → ".join(f"{rate:.3g}" for rate in (recipe.lr, *(change.lr for change in self.run.rates[-1:])))
        self.numbers.say(f"{self._source} · lr {rates}")
        self.edit.setAccessibleName(self.tr("Name of this run"))
        self.edit.setPlaceholderText(self.tr("made from its settings"))
        self.broken.setToolTip(self.tr("Broken on purpose: {fault}").format(fault=fault))
        self.loss_word.setText(self.tr("loss"))
        self.eye.describe(self.tr("Hide this run") if self.run.visible else self.tr("Show this run"))
        self.cross.describe(self.tr("Remove this run (it can be put back)"))
        self.save.describe(self.tr("Look inside this network, or save the run or its weights"))
        settings = "\n".join(f"{item.name} = {literal(getattr(recipe, item.name))}" for item in fields(recipe))
        told = [self.tr("Double click (or F2) to give it a name")]
        if opened:
            text = self.tr("Opened from {name}: it can be compared and looked into, and does not go on.")
            if not self.run.weights:
                text = self.tr("Opened from {name}, which had no weights: it can only be compared.")
            told.append(text.format(name=opened))
        self.setToolTip("\n\n".join((*told, settings)))
        self.setAccessibleName(self.tr("Run with {recipe}").format(recipe=f"{self.name.whole}, {self.numbers.whole}"))
        self.refresh()

    def set_removable(self, removable: bool) -> None:
        """Whether the run may be taken away: not while it goes on."""
        self.cross.setEnabled(removable)
        self.save.setVisible(removable and bool(self.run.started.name) and self.edit.isHidden())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.save.isHidden():
            self.saved.emit(event.globalPos())

    def _offer(self) -> None:
        self.saved.emit(self.save.mapToGlobal(QPoint(0, self.save.height())))

    def _toggle(self) -> None:
        self.shown.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.rename()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.rename()
        elif event.key() == Qt.Key.Key_Delete and self.cross.isEnabled():
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class RunList(Retranslated, Themed, Fitted, QWidget):
    """GUI thread. The cards of all runs, the newest at the top.

    Where they do not all have room with their recipes, only the one in front shows its own.
    """

    chosen = Signal(object)
    """A History."""
    removed = Signal(object)
    shown = Signal(object)
    """A History is to be hidden, or shown again."""
    renamed = Signal(object, str)
    """A History, and what it is called from now on."""
    saved = Signal(object, QPoint)
    """The weights of a History are to be saved, and where a menu has room on the screen."""
    cleared = Signal()
    """The user wants to set up the next run."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[History, RunCard] = {}
        self._selected: History | None = None
        self._most, self._more = False, 0
        """Whether no further run can be drawn in a colour of its own."""
        self._head = label("heading")
        self.new = TextButton("plus")
        self.new.clicked.connect(self.cleared)
        self._column = in_column(margins=NO_MARGINS, spacing=SPACING)
        self.note = label("caption", wraps=True)
        self._column.addWidget(self.note)
        self._column.addStretch()
        inner = QWidget()
        inner.setLayout(self._column)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        in_column(head_row(self._head, None, self.new, height=32), (scroll, 1), on=self, margins=NO_MARGINS, spacing=8)
        self.retranslate()

    def set_runs(
        self, runs: Sequence[History], selected: History | None, active: Collection[History], sources: Mapping[str, str]
    ) -> None:
        """Show a card for each of the newest runs, some of them under way, and for those that are drawn or in front.

        ``sources``: the names of the data sets.
        """
        called, there = names(runs), len(runs)
        runs = [run for run in runs if run in runs[-MOST_CARDS:] or run.visible or run is selected or run in active]
        self._more = there - len(runs)
        for run in [run for run in self.cards if run not in runs]:
            self._column.removeWidget(self.cards[run])
            self.cards.pop(run).deleteLater()
        for place, run in enumerate(reversed(runs)):
            card = self.cards[run] if run in self.cards else self._card(run)
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
        for run, card in self.cards.items():
            card.show_state(called[run], sources.get(run.started.source, run.started.source))
            card.set_selected(run is selected)
            card.set_removable(run not in active)
        self._selected = selected
        self._most = sum(run.visible for run in runs) >= len(self.theme.curves)
        self._say_note()
        self.refit()

    def fit(self, room: QSize) -> None:
        """Recipes on all cards, or on that of the run in front; what the colours mean where there is room for it."""
        height, count = room.height() - HEAD, len(self.cards)
        long = count * (LONG_CARD + SPACING) <= height
        taken = count * (LONG_CARD + SPACING) if long else LONG_CARD + (count - 1) * (SHORT_CARD + SPACING)
        self.note.setVisible(self._most or taken + NOTE <= height)
        for run, card in self.cards.items():
            card.set_long(long or run is self._selected)

    def refresh(self, run: History) -> None:
        """Show the newest numbers of a run."""
        if run in self.cards:
            self.cards[run].refresh()

    def retranslate(self) -> None:
        self._head.setText(self.tr("Runs"))
        self.new.setText(self.tr("New"))
        self.new.setToolTip(self.tr("Set up the next run; the runs so far stay in the plots"))
        self._say_note()

    def _say_note(self) -> None:
        most = self.tr("At most {count} runs are drawn at a time. Show another, and the oldest is hidden.")
        self.note.setText(
            most.format(count=len(self.theme.curves))
            if self._most
            else self.tr("{count} older runs are in the part “Compare”.").format(count=self._more)
            if self._more
            else self.tr("Colour is the run, the plot is the quantity.")
        )

    def _card(self, run: History) -> RunCard:
        card = RunCard(run)
        card.chosen.connect(lambda: self.chosen.emit(run))
        card.removed.connect(lambda: self.removed.emit(run))
        card.shown.connect(lambda: self.shown.emit(run))
        card.renamed.connect(lambda title: self.renamed.emit(run, title))
        card.saved.connect(lambda at: self.saved.emit(run, at))
        self.cards[run] = card
        return card
