"""The test set is opened: once for each run, by the user, who is told what that costs."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from cifar_gui import paths
from cifar_gui.engine.run_names import BEST, LAST
from cifar_gui.pages.run.transport import Transport
from cifar_gui.protocol.final import OpenedTest, OpenTest
from cifar_gui.ui.context import Context
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.widgets.controls import add_action, label

WIDTH = 420
"""px, of what it costs."""


class FinalTest(QObject):
    """GUI thread. Asks with which weights; the torch thread judges, and keeps the result beside the run."""

    told = Signal()
    """A result has come, or why there is none."""

    def __init__(self, context: Context, transport: Transport, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._transport, self._window = context, transport, parent
        self.waiting = ""
        """The name of the run that is judged."""
        transport.tested.connect(self.offer)

    def possible(self, run: History | None) -> bool:
        """Whether a run that is over can be judged on the test set still, and its pictures are here."""
        if run is None or run.final is not None or self.waiting:
            return False
        return bool(run.started.name) and run.started.source in self._context.sources()

    @Slot()
    def offer(self) -> None:
        """A menu above the button: what it costs, and with which weights."""
        run = self._context.runs.front
        if run is None or not self.possible(run) or not run.weights:
            return
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = self._words(run, menu)
        menu.addAction(action)
        menu.addSeparator()
        if run.started.held_out and BEST in run.weights:
            best = self.tr("Open it with the best weights, as the validation pictures chose them")
            add_action(menu, best, lambda: self.open(run, BEST))
        if LAST in run.weights:
            add_action(menu, self.tr("Open it with the last weights"), lambda: self.open(run, LAST))
        above = QPoint(0, -menu.sizeHint().height())
        menu.popup(self._transport.test.mapToGlobal(above))

    def _words(self, run: History, menu: QMenu) -> QWidgetAction:
        """What it costs, as a paragraph: a line that cannot be chosen would be pale."""
        action, words = QWidgetAction(menu), label("", "\n".join(self.costs(run)), wraps=True)
        action.setText(words.text())
        words.setFixedWidth(WIDTH)
        words.setContentsMargins(12, 8, 12, 8)
        action.setDefaultWidget(words)
        return action

    def costs(self, run: History) -> list[str]:
        """What is known of the test set of a run, and what another look at it takes away."""
        seen = self._context.runs.opened(run.started.source)
        lines = [
            self.tr("All test pictures, once for each run. Every choice made after it is a choice by the test set.")
        ]
        if run.started.recipe.split == "test":
            lines.append(self.tr("This run has trained on these very pictures: of new ones they say nothing."))
        if not seen:
            lines.append(self.tr("It has not been opened yet: what it says will be true of new pictures, too."))
        elif seen == 1:
            lines.append(
                self.tr("It was opened once. To keep the better of two runs by it promises a little too much.")
            )
        else:
            text = self.tr("It was opened for {count} runs. The best of {next} by it promises clearly too much.")
            lines.append(text.format(count=seen, next=seen + 1))
        return lines

    def open(self, run: History, which: str) -> None:
        """Have a run judged."""
        if self.possible(run):
            source, self.waiting = run.started.source, run.started.name
            device = self._context.device
            self._context.lab.command(OpenTest(paths.runs_folder(), self.waiting, source, which, device))
            self.told.emit()

    def take(self, opened: OpenedTest) -> None:
        """Take the result, which the runs know by now; or say why there is none."""
        self.waiting = "" if opened.name == self.waiting else self.waiting
        if opened.message is not None:
            self._context.told.emit(opened.message)
        self.told.emit()
