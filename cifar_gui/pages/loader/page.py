"""What a DataLoader hands over: two epochs as rows of batches, one batch with its pictures, and the counting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.lesson import Lesson
from cifar_gui.pages.loader import PAGE, LoaderContent
from cifar_gui.pages.loader.batches_view import EDGE, BatchNumbers, BatchRow, FullAndLast, ShadeLegend
from cifar_gui.pages.loader.protocol import EPOCHS, AskLoader, Batches
from cifar_gui.pages.loader.script import loader_script
from cifar_gui.protocol import Failure
from cifar_gui.spec import counted
from cifar_gui.ui.arithmetic.error_panel import ErrorPanel
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.answer_page import AnswerPage
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.head import HeadLine
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.rows import Elided


class Counting(Retranslated, QWidget):
    """GUI thread. How many batches there are, how full the last one is, and what that makes of shapes; or a refusal."""

    def __init__(self) -> None:
        super().__init__()
        self._good: Batches | None = None
        self._heading = label("heading")
        self.lines = [Elided("mono"), Elided("mono")]
        self.meaning = label("caption", wraps=True)
        self.errors = ErrorPanel()
        self.bars = FullAndLast()
        page = QWidget()
        row = in_row(on=page, margins=(24 + EDGE, 12, 24 + EDGE, 10), spacing=40)
        column = in_column(self._heading, *self.lines, self.meaning, STRETCH, spacing=10)
        beside = in_column(4, self.bars)
        row.addLayout(column, 1)
        row.addLayout(beside, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self._stack.addWidget(self.errors)
        in_column(self._stack, on=self, margins=NO_MARGINS)
        self.retranslate()

    def show_batches(self, good: Batches) -> None:
        """Count the batches of a result."""
        self._good = good
        self._stack.setCurrentIndex(0)
        self.retranslate()

    def show_failure(self, failure: Failure) -> None:
        """Say what is refused."""
        self.errors.show_failure(failure)
        self._stack.setCurrentIndex(1)

    def retranslate(self) -> None:
        self._heading.setText(self.tr("How many batches"))
        good = self._good
        if good is None:
            return
        pictures, size, count = good.params.pictures, good.params.batch_size, len(good.sizes)
        full, rest = divmod(pictures, size)
        brackets = "⌊⌋" if good.params.drop_last else "⌈⌉"
        self.lines[0].say(f"len(dataloader) = {brackets[0]}{pictures:,} / {size:,}{brackets[1]} = {count:,}")
        self.lines[1].say(f"{pictures:,} = {full:,} × {size:,} + {rest:,}")
        self.meaning.setText(self._meaning(full, rest, good))
        self.bars.show_bars(tuple(self._full_and_last(full, rest, good)), size)

    def _full_and_last(self, full: int, rest: int, good: Batches) -> Iterator[tuple[str, int, bool]]:
        """The bars: words, pictures, whether they are left out."""
        size = good.params.batch_size
        if full:
            words = self.tr("{count} full {count:batch|batches}: {shape}").format(
                count=counted(full), shape=f"imgs ({size}, 3, 32, 32)"
            )
            yield words, size, False
        if rest and good.params.drop_last:
            yield self.tr("left out: {count} {count:picture|pictures}").format(count=counted(rest)), rest, True
        elif rest:
            yield self.tr("the last one: {shape}").format(shape=f"imgs ({rest}, 3, 32, 32)"), rest, False

    def _meaning(self, full: int, rest: int, good: Batches) -> str:
        if not rest:
            return self.tr("Every batch is full: nothing is left over.")
        if not good.params.drop_last:
            return self.tr(
                "The last batch holds only what is left over: {rest}. A layer made for exactly {size} pictures fails "
                "there. One epoch is one pass over all batches, and each batch is one iteration."
            ).format(rest=rest, size=good.params.batch_size)
        if not full:
            return self.tr("The data does not fill a single batch, and drop_last leaves it out: the loop never runs.")
        return self.tr(
            "drop_last leaves out the {rest} that do not fill a batch. With shuffle these are "
            "different ones in each epoch; without it, the same pictures are never seen."
        ).format(rest=rest)


class LoaderPage(AnswerPage):
    """GUI thread. The batches are those of a real DataLoader, over the numbers of the pictures."""

    kind, answer = PAGE, Batches
    good: Batches | None

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, LoaderContent)
        self.declared: LoaderContent = lesson.content
        self._build_form()
        self._build_stage()
        self.code = CodeView(self.context, "loader.py")
        self.companion.add_tab("code", self.code)
        self.retranslate()

    def _build_form(self) -> None:
        self.add_examples()
        self.make_form()
        self.add_section(None, self.form)
        self.toolbar.addStretch()
        self.add_reset("")

    def _build_stage(self) -> None:
        self.heads, self.rows = [HeadLine() for _ in range(EPOCHS)], [BatchRow() for _ in range(EPOCHS)]
        for epoch, (head, row) in enumerate(zip(self.heads, self.rows, strict=True)):
            row.chosen.connect(lambda batch, epoch=epoch: self.choose(epoch, batch))
            self.stage.addWidget(head)
            self.stage.addWidget(row, 3)
        self.legend = ShadeLegend()
        self.heads[0].add(self.legend)
        self.batch_head, self.numbers = HeadLine(), BatchNumbers()
        self.stage.addWidget(self.batch_head)
        self.stage.addWidget(self.numbers, 2)
        self.counting = Counting()
        self.counting.errors.fix_chosen.connect(self.apply)
        self.strip.addWidget(self.counting)

    def regions(self) -> Mapping[str, Widgets]:
        batches, batch = tuple(self.rows), (self.batch_head, self.numbers)
        return dict(batches=batches, batch=batch, counts=self.counting)

    def torch_name(self) -> str:
        return "torch.utils.data.DataLoader"

    # --- asking and taking ------------------------------------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        self.context.lab.ask(AskLoader(self._next_id(), self.lesson.key, self.state.params))

    def _show_good(self) -> None:
        good = self.good
        assert good is not None
        for row, order in zip(self.rows, good.orders, strict=True):
            row.set_dimmed(False)
            row.show_epoch(good.sizes, order, good.params.pictures, good.params.batch_size)
        self.legend.show_count(good.params.pictures)
        self.numbers.set_dimmed(False)
        self.note(place=self._within(*self.state.place))
        self._show_place()
        self.counting.show_batches(good)

    def _show_failure(self, failure: Failure) -> None:
        self.counting.show_failure(failure)

    def _fade_good(self) -> None:
        faded: tuple[BatchRow | BatchNumbers, ...] = (*self.rows, self.numbers)
        for part in faded:
            part.set_dimmed(True)

    def _last_good_in(self) -> QWidget:
        return self.batch_head

    @Slot(int, int)
    def choose(self, epoch: int, batch: int) -> None:
        """Look at a batch of an epoch; beyond the last one it is the last."""
        self.set(place=self._within(epoch, batch))

    def _within(self, epoch: int, batch: int) -> tuple[int, int]:
        """A place that the last result has."""
        last = len(self.good.sizes) - 1 if self.good is not None else 0
        return epoch, min(max(batch, 0), max(last, 0))

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if "place" in changed:
            self._show_place()

    def _show_place(self) -> None:
        """Mark the batch that is looked at, and show it."""
        if (good := self.good) is None:
            return
        epoch, batch = self._within(*self.state.place)
        for at, row in enumerate(self.rows):
            row.select(batch if at == epoch and good.sizes else None)
        self._show_batch()
        if self.failure is None:
            self._follow_up()

    def _show_batch(self) -> None:
        good, (epoch, batch) = self.good, self._within(*self.state.place)
        if good is None:
            return
        if not good.sizes:
            self.numbers.show_batch(good.orders[0][:0], 1)
            self.batch_head.shape.setText("")
            self.batch_head.title.setText(self.tr("No batch"))
            return
        size = good.sizes[batch]
        self.numbers.show_batch(good.indices(epoch, batch), good.params.pictures)
        self.batch_head.title.setText(self.tr("Epoch {epoch}, batch {batch}").format(epoch=epoch, batch=batch))
        self.batch_head.shape.setText(f"imgs ({size}, 3, 32, 32)   labels ({size},)")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go through the batches, up and down from epoch to epoch."""
        steps = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
        if (step := steps.get(Qt.Key(event.key()))) is None:
            super().keyPressEvent(event)
            return
        epoch, batch = self.state.place
        self.choose(min(max(epoch + step[0], 0), EPOCHS - 1), batch + step[1])

    # --- words ------------------------------------------------------------------------------------------------------

    def _show_companion(self) -> None:
        good, failure = self.good, self.failure
        if failure is not None:
            script = loader_script(self.state.params)
            self.code.show_script(script, failure.line if failure.kind == "torch" else None, failure.error)
        elif good is not None:
            self.code.show_script(
                loader_script(good.params, sizes=good.sizes, batch=self.state.place[1] if good.sizes else None)
            )

    def _say_status(self) -> None:
        good = self.good
        if good is None:
            self.status.emit("", "", self._mood)
            return
        left = self.tr("{pictures} pictures → {batches} batches").format(
            pictures=f"{good.params.pictures:,}", batches=f"{len(good.sizes):,}"
        )
        right = self.tr("two epochs in {time} ms").format(time=f"{good.milliseconds:.1f}")
        self.status.emit(left, right, self._mood)

    def retranslate(self) -> None:
        super().retranslate()
        for epoch, (head, row) in enumerate(zip(self.heads, self.rows, strict=True)):
            head.title.setText(self.tr("Epoch {epoch}").format(epoch=epoch))
            row.setAccessibleName(self.tr("The batches of epoch {epoch}").format(epoch=epoch))
        self.heads[0].remark.setText(
            self.tr("one block is one batch; its colour is the place of its pictures in the data set")
        )
        self.numbers.setAccessibleName(self.tr("The pictures of the batch"))
        self._show_batch()
        self._say_status()
