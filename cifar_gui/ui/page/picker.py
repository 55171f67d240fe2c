"""The toolbar of a page on pictures: data set, class, picture and batch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Signal, Slot
from PySide6.QtGui import QPixmap, QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLayout, QMenu, QWidget

from cifar_gui.engine.data import CLASSES, Images, Split, batch_count, next_of_class
from cifar_gui.i18n import Retranslated
from cifar_gui.numerals import NotANumber
from cifar_gui.page_state import PictureState
from cifar_gui.protocol import CIFAR10, OWN, SAMPLES, Pictures
from cifar_gui.spec import Field, Range
from cifar_gui.ui.context import Context
from cifar_gui.ui.widgets.controls import Dropdown, IconButton, add_action, label
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_row
from cifar_gui.ui.widgets.number_edit import NumberEdit
from cifar_gui.ui.widgets.picture_names import CLASS_NAMES, SOURCE_NAMES, class_name, set_name, source_name
from cifar_gui.ui.widgets.pixels import image, picture_pixels

BATCH_SIZE = 64
THUMBNAIL = 28
SPACE = 6
"""Between two widgets, px."""
SPLITS = ("train", "test")
RECOGNISED = {SAMPLES: (54, CLASSES.index("cat")), CIFAR10: (16, CLASSES.index("dog"))}
"""A picture of the test split that one recognises at once, and its class, should the pictures lie in another order."""


class Picker(Retranslated, Fitted, QWidget):
    """Chooses one picture of a split, and with it the batch it lies in."""

    changed = Signal()
    """Another picture, batch or data set."""

    _has_batch = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.source = context.settings.source if context.settings.source in context.sources() else SAMPLES
        self.split = "test"
        self._shown: Images | None = None
        """The picture, to find it again when another one of the user's own has come or gone before it."""
        self._turn = 0
        """The choice of the whole program that is shown, or was passed over."""
        self.index = self._first()
        self._build()
        self._fill_sources()
        self.retranslate()

    def _first(self) -> int:
        index, label = RECOGNISED.get(self.source, (0, 0))
        if index < len(self.data) and self.data.labels[index] == label:
            return index
        return next_of_class(self.data, label, -1) or 0

    @property
    def data(self) -> Split:
        """The split the picture is from."""
        return self.context.data(self.source).split(self.split)

    @property
    def batch(self) -> int:
        """The batch the picture lies in, counted from 0."""
        return self.index // BATCH_SIZE

    @property
    def pictures(self) -> Pictures:
        """The batch as a request names it."""
        return Pictures(self.source, self.split, self.batch, BATCH_SIZE)

    @property
    def label(self) -> int:
        """The class of the picture."""
        return int(self.data.labels[self.index])

    def choose(self, index: int) -> None:
        """Go to a picture; an index outside of the split goes to the nearest one."""
        index = min(max(index, 0), len(self.data) - 1)
        if index != self.index:
            self.index = index
            self._changed()

    def choose_batch(self, batch: int) -> None:
        """Go to a batch, to the same place in it; the last one may be too short for that."""
        batch = min(max(batch, 0), batch_count(self.data, BATCH_SIZE) - 1)
        self.choose(batch * BATCH_SIZE + self.index % BATCH_SIZE)

    def choose_source(self, source: str, split: str | None = None) -> None:
        """Go to a data set that is there, and stay with the class that is shown."""
        before, shown = (self.source, self.split), self.label
        self.source = source if source in self.context.sources() else SAMPLES
        self.split = "test" if self.source == OWN else split if split in SPLITS else self.split
        if self.source != OWN:
            self.context.settings.source = "samples" if self.source == SAMPLES else "cifar10"
        if (self.source, self.split) != before:
            found = next_of_class(self.data, shown, -1)
            self.index = 0 if found is None else found
            self._changed()

    def _changed(self) -> None:
        """Show what the user has chosen; the pages that come to the front later take it up."""
        self._turn = self.context.choose_picture(self.source, self.split, self.index)
        self._reflect()
        self.changed.emit()

    def follow(self) -> None:
        """Take up the picture that was chosen last on any page."""
        chosen, turn = self.context.picture, self.context.picture_turn
        if chosen is None or turn == self._turn:
            return
        self._turn = turn
        source, split, index = chosen
        if source in self.context.sources() and chosen != (self.source, self.split, self.index):
            self.source, self.split = source, split
            self.index = min(index, len(self.data) - 1)
            self._reflect()
            self.changed.emit()

    def stay(self) -> None:
        """Keep the picture that is shown until another one is chosen somewhere."""
        self._turn = self.context.picture_turn

    def showEvent(self, event: QShowEvent) -> None:
        """The page comes to the front: one picture travels through all of them."""
        super().showEvent(event)
        self.follow()

    def refresh(self) -> None:
        """The data sets have changed: take up what is there now."""
        if self.source not in self.context.sources():
            self.source, self.split = SAMPLES, "test"
        self.index = min(self.index, len(self.data) - 1)
        if self.source == OWN and self._shown is not None:
            same = np.flatnonzero((self.data.images == self._shown).all(axis=(1, 2, 3)))
            self.index = int(same[0]) if same.size and self.index not in same else self.index
        self._fill_sources()
        self._reflect()

    @property
    def words(self) -> str:
        """Which pictures there are to choose from, and how many."""
        source = source_name(self.source, self.split)
        return self.tr("{source} {count}").format(source=source, count=f"{len(self.data):,}")

    @property
    def state(self) -> PictureState:
        """What is chosen."""
        return PictureState(self.source, self.split, self.index)

    def show_state(self, state: PictureState) -> None:
        """Show another picture, without a signal; where there is none of that data set or number, the one shown."""
        if state.source in self.context.sources() and (state.source, state.split) in SOURCE_NAMES:
            self.source, self.split = state.source, state.split
            self.index = state.index if 0 <= state.index < len(self.data) else min(self.index, len(self.data) - 1)
        self._reflect()

    def retranslate(self) -> None:
        for place in range(self.sources.count()):
            self.sources.setItemText(place, source_name(*self.sources.itemData(place)))
        for place in range(len(CLASSES)):
            self.classes.setItemText(place, class_name(place))
        self.sources.setAccessibleName(self.tr("Data set"))
        self.classes.setAccessibleName(self.tr("Class"))
        self.index_edit.setAccessibleName(self.tr("Picture"))
        self.batch_edit.setAccessibleName(self.tr("Batch"))
        self._batch_name.setText(self.tr("Batch"))
        self.before.describe(self.tr("Previous picture of this class"))
        self.after.describe(self.tr("Next picture of this class"))
        self.batch_before.describe(self.tr("Previous batch"))
        self.batch_after.describe(self.tr("Next batch"))
        self.own.describe(self.tr("A picture of your own: open, paste or draw one"))
        texts = {
            "open": self.tr("Open a picture…"), "paste": self.tr("Paste a picture"), "draw": self.tr("Draw a picture…"),
            "forget": self.tr("Remove this picture of mine"),
        }  # fmt: skip
        for name, text in texts.items():
            self.own_actions[name].setText(text)
        self._reflect()

    def fit(self, room: QSize) -> None:
        """Where there is no room for all of it, the batch is left out, which follows the picture, and the thumbnail."""
        if self._has_batch:
            wide = room.width() >= self.sizeHint().width()
            for widget in (self.thumbnail, *self._batch_group):
                widget.setVisible(wide)

    def sizeHint(self) -> QSize:
        """With everything that it has, shown or not."""
        widgets = (*self._others, *(self._batch_group if self._has_batch else ()))
        return _size_of(widgets)

    def minimumSizeHint(self) -> QSize:
        """Without what may be left out."""
        return _size_of([widget for widget in self._others if widget is not self.thumbnail])

    # --- building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.thumbnail = QLabel()
        self.thumbnail.setFixedSize(THUMBNAIL, THUMBNAIL)
        self.sources, self.classes = Dropdown(), Dropdown()
        self.sources.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.classes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.classes.addItems(CLASS_NAMES)
        self.sources.activated.connect(self._take_source)
        self.classes.activated.connect(self._take_class)
        self.before, self.after = IconButton("chevron-left"), IconButton("chevron-right")
        self.batch_before, self.batch_after = IconButton("chevron-left"), IconButton("chevron-right")
        self.before.clicked.connect(lambda: self._step_in_class(-1))
        self.after.clicked.connect(lambda: self._step_in_class(1))
        self.batch_before.clicked.connect(lambda: self.choose_batch(self.batch - 1))
        self.batch_after.clicked.connect(lambda: self.choose_batch(self.batch + 1))
        self.index_edit = NumberEdit(Field("index", 0, "int", Range(0, 0)), 58)
        self.batch_edit = NumberEdit(Field("batch", 0, "int", Range(0, 0)), 46)
        self._batch_name, self.batch_last = label("caption"), label("mono-caption")
        self.index_edit.typed.connect(lambda: self._typed(self.index_edit, self.choose))
        self.batch_edit.typed.connect(lambda: self._typed(self.batch_edit, self.choose_batch))
        self._build_own()
        self._lay_out()

    def _build_own(self) -> None:
        self.own = IconButton("image")
        self._own_menu = QMenu(self)
        self.own_actions = {name: add_action(self._own_menu, name) for name in ("open", "paste", "draw", "forget")}
        for name, action in self.own_actions.items():
            action.triggered.connect(lambda _=False, name=name: self.context.own_wanted.emit(name))
        self.own.clicked.connect(lambda: self._own_menu.popup(self.own.mapToGlobal(QPoint(0, self.own.height() + 2))))

    def _lay_out(self) -> None:
        row = in_row(on=self, margins=NO_MARGINS, spacing=SPACE)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._batch_group: tuple[QWidget, ...] = (
            self._batch_name, self.batch_before, self.batch_edit, self.batch_last, self.batch_after,
        )  # fmt: skip
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self.thumbnail, self.sources, self.classes),
            (self.before, self.index_edit, self.after, self.own),
        )
        self._others = tuple(widget for group in groups for widget in group)
        for group in (*groups, self._batch_group):
            if row.count():
                row.addSpacing(SPACE)
            for widget in group:
                row.addWidget(widget)
        row.addStretch()

    def _fill_sources(self) -> None:
        with QSignalBlocker(self.sources):
            self.sources.clear()
            for source in self.context.sources():
                for split in SPLITS if source != OWN else ("test",):
                    self.sources.addItem(source_name(source, split), (source, split))

    # --- events -----------------------------------------------------------------------------------------------------

    @Slot()
    def _take_source(self) -> None:
        self.choose_source(*self.sources.currentData())

    @Slot()
    def _take_class(self) -> None:
        found = next_of_class(self.data, self.classes.currentIndex(), self.index - 1)
        if found is None:
            self._reflect()
        else:
            self.choose(found)

    def _step_in_class(self, direction: int) -> None:
        members = self.data.by_class[self.label]
        at = int(np.searchsorted(members, self.index))
        self.choose(int(members[(at + direction) % len(members)]))

    def _typed(self, edit: NumberEdit, go: Any) -> None:
        """A number out of range goes to the last one; what is no whole number is forgotten."""
        try:
            value = edit.value()
        except NotANumber:
            value = None
        if isinstance(value, int):
            go(value)
        self._reflect()

    def _reflect(self) -> None:
        """Show what is chosen."""
        self._shown = self.data.images[self.index]
        batches, data = batch_count(self.data, BATCH_SIZE), self.data
        places = [tuple(self.sources.itemData(place)) for place in range(self.sources.count())]
        self.sources.setCurrentIndex(places.index((self.source, self.split)))
        self.classes.setCurrentIndex(self.label)
        for edit, value, count in ((self.index_edit, self.index, len(data)), (self.batch_edit, self.batch, batches)):
            edit.range = Range(0, count - 1)
            if edit.text() != str(value):
                edit.setText(str(value))
        several = self.tr("of 0–{last}") if batches > 1 else self.tr("the only one")
        self.batch_last.setText(several.format(last=batches - 1))
        several = self.tr("Picture 0 to {last}") if len(data) > 1 else self.tr("Picture 0 is the only one")
        self.index_edit.setToolTip(several.format(last=len(data) - 1))
        held = len(data.labels[self.batch * BATCH_SIZE : (self.batch + 1) * BATCH_SIZE])
        several = self.tr("Batch 0 to {last}; this one holds {held}")
        several = several if batches > 1 else self.tr("Batch 0 is the only one; it holds {held}")
        self.batch_edit.setToolTip(several.format(last=batches - 1, held=held))
        self.batch_before.setEnabled(self.batch > 0)
        self.batch_after.setEnabled(self.batch < batches - 1)
        self.own_actions["forget"].setVisible(self.source == OWN)
        pixels = picture_pixels(data.images[self.index])
        small = QPixmap.fromImage(image(pixels)).scaled(THUMBNAIL, THUMBNAIL)
        self.thumbnail.setPixmap(small)
        self.thumbnail.setToolTip(class_name(self.label))


class PicturePicker(Picker):
    """Chooses one picture, without a word of its batch."""

    _has_batch = False

    def _lay_out(self) -> None:
        super()._lay_out()
        for widget in self._batch_group:
            widget.hide()


class SourcePicker(PicturePicker):
    """Chooses a data set as a whole: one that has many pictures, whose classes are known."""

    def _first(self) -> int:
        return 0

    def choose_source(self, source: str, split: str | None = None) -> None:
        if source != OWN:
            super().choose_source(source, "test")

    def follow(self) -> None:
        """Take up the data set of the picture that was chosen last on any page."""
        chosen, turn = self.context.picture, self.context.picture_turn
        if chosen is not None and turn != self._turn and chosen[0] != OWN:
            self._turn = turn
            self.choose_source(chosen[0])

    def show_state(self, state: PictureState) -> None:
        if state.source != OWN:
            super().show_state(PictureState(state.source))

    def _changed(self) -> None:
        self._reflect()
        self.changed.emit()

    def _lay_out(self) -> None:
        super()._lay_out()
        for widget in self._others:
            widget.setVisible(widget is self.sources)
        self._others = (self.sources,)

    def _fill_sources(self) -> None:
        with QSignalBlocker(self.sources):
            self.sources.clear()
            for source in self.context.sources():
                if source != OWN:
                    self.sources.addItem(set_name(source), (source, "test"))

    def retranslate(self) -> None:
        super().retranslate()
        for place in range(self.sources.count()):
            self.sources.setItemText(place, set_name(self.sources.itemData(place)[0]))


def _size_of(widgets: Sequence[QWidget]) -> QSize:
    hints = [widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize()) for widget in widgets]
    spaces = SPACE * (len(widgets) + 2)
    return QSize(sum(hint.width() for hint in hints) + spaces, max(hint.height() for hint in hints))
