"""What a figure is measured against: a floor, in the same run and by turns, for milliseconds differ between machines.

Each figure of ``startup``, ``pages`` and ``window`` is a ratio, ours to its floor, taken pair by pair. Shown are the
median of the ratios and, as its spread, their quartiles; the medians in seconds or milliseconds stand beside.

- **A change, a first result, an edit of a network** (goal 2): a plain QWidget in the same process and on the same
  platform, as large as the window, calls what the page's engine called (each outermost ``nn.Module``, with a copy of
  its weights, on a copy of its input, without gradients) in the GUI thread, and then paints the same region of itself
  out of a QImage that is ready: a picture of the window. It is fair because nobody who shows that result can do
  without that call and those pixels; and strict, for all else is missing from it: the thread between, the numbers made
  into pictures, texts, arithmetic, code, backward passes, and calls of ``torch.nn.functional``. For a first result, it
  repaints what the opened page painted: that the page was built with all its widgets is ours alone.
- **The mouse over something** (goal 1.5): the same widget repaints the same region out of the ready picture. Places
  where the page has nothing to repaint are left out.
- **Start** (goal 1.3): a Python process with PySide6 and an empty window of the same size, until it has been painted;
  for the first result, that window imports torch and calls one convolution on a batch. Without our imports, settings,
  texts and widgets, a program of this kind cannot be there any sooner.
- **The lateness of a timer while training** (goal 2): the same timer in the same process while a plain thread trains
  the same network in a learner's loop and our window rests.

What is painted and called is found out by doing everything once beforehand, which is also what warms it up; nothing
listens while time is taken. Only a first result is both at once: it cannot be had twice.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from copy import deepcopy
from dataclasses import dataclass, field
from functools import partial
from statistics import median
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from benchmarks.rows import Pair
from benchmarks.waiting import wait
from cifar_gui.protocol import Request
from cifar_gui.ui.window.window import Window

CHANGE, HOVER, START, LATE = 2.0, 1.5, 1.3, 2.0
"""Goals: at most so many times the floor."""
AGAIN = 5
"""How often the floor of a first result is measured."""


@dataclass
class Effect:
    """What an action leads to: modules called, pixels painted."""

    calls: list[tuple[Any, tuple[Any, ...]]] = field(default_factory=list)
    """Modules and what they were called with."""
    region: QRegion = field(default_factory=QRegion)
    """Of the window."""


class Stopwatch(QObject):
    """Takes the time from an action to the painting of its effect, and of torch's answer where the page asked."""

    def __init__(self, made: Window) -> None:
        super().__init__()
        self._loop = QEventLoop()
        self._painted = QTimer(self)
        self._painted.setSingleShot(True)
        self._painted.setInterval(0)
        self._painted.timeout.connect(self._end)
        self._awaited: Request | None = None
        lab = made.context.lab
        self._pass_on, lab.ask = lab.ask, self._ask  # type: ignore[method-assign]  # listened in on
        lab.replied.connect(self._replied)  # connected after the window: the page has taken the reply by then

    def _ask(self, request: Request) -> None:
        self._awaited = request
        self._pass_on(request)

    @Slot(object)
    def _replied(self, reply: Any) -> None:
        if self._awaited is not None and reply.id == self._awaited.id:
            self._painted.start()

    @Slot()
    def _end(self) -> None:
        QCoreApplication.sendPostedEvents()  # layouts and paintings, which a timer of 0 ms may overtake
        self._loop.quit()

    def take(self, action: Callable[[], object]) -> float:
        """Act, and wait for the painting; in milliseconds. What was left to paint before is painted first."""
        QCoreApplication.processEvents()
        self._awaited = None
        begin = time.perf_counter()
        action()
        if self._awaited is None:
            self._painted.start()
        self._loop.exec()
        return 1000 * (time.perf_counter() - begin)


class Bare(QWidget):
    """The floor: it calls modules and paints regions of a picture of the window."""

    def __init__(self, made: Window) -> None:
        super().__init__()
        self._made = made
        self.picture = QImage()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnBottomHint)
        self.resize(made.size())
        self.show()
        warnings.filterwarnings("ignore", module="torch")  # what torch says of the page's mistakes

    def get_ready(self) -> None:
        """Look like the window does now."""
        self.resize(self._made.size())
        self.picture = self._made.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    def act(self, effect: Effect) -> None:
        """Call and paint."""
        if effect.calls:
            import torch

            with torch.no_grad():
                for module, arguments in effect.calls:
                    with suppress(Exception):  # the page's mistakes are this one's
                        module(*arguments)
        self.update(effect.region)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.drawImage(0, 0, self.picture)
        painter.end()


class Turns:
    """The window and its floor by turns."""

    def __init__(self, made: Window) -> None:
        self._made = made
        self._watch = Stopwatch(made)
        self._bare = Bare(made)
        QCoreApplication.processEvents()

    def close(self) -> None:
        self._bare.close()
        self._bare.deleteLater()

    def effects(self, actions: Sequence[Callable[[], object]]) -> list[Effect]:
        """Act, and see what comes of it."""
        return [self._seen(action)[1] for action in actions]

    def pairs(self, actions: Sequence[Callable[[], object]], effects: Sequence[Effect]) -> list[Pair]:
        """The same again: ours, then the floor; but for what repaints nothing."""
        found = []
        for action, effect in zip(actions, effects, strict=True):
            ours = self._watch.take(action)
            self._settle()
            if not effect.region.isEmpty():
                found.append(Pair(ours, self._watch.take(partial(self._bare.act, effect))))
        return found

    def first(self, action: Callable[[], object]) -> Pair:
        """What can be done only once; the floor's median of a few."""
        ours, effect = self._seen(action)
        return Pair(ours, median([self._watch.take(lambda: self._bare.act(effect)) for _ in range(AGAIN)]))

    def _seen(self, action: Callable[[], object]) -> tuple[float, Effect]:
        painted = Painted(self._made)
        with called() as calls:
            taken = self._watch.take(action)
        painted.stop()
        self._settle()
        effect = Effect([(deepcopy(module), arguments) for module, arguments in calls], painted.region)
        self._bare.get_ready()
        self._watch.take(lambda: self._bare.act(effect))
        return taken, effect

    def _settle(self) -> None:
        wait(self._made.settled, 60)


class Painted(QObject):
    """Gathers which region of a window is painted."""

    def __init__(self, made: Window) -> None:
        super().__init__()
        self.region = QRegion()
        self._made = made
        application = QCoreApplication.instance()
        assert application is not None
        self._application = application
        application.installEventFilter(self)

    def stop(self) -> None:
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent) and isinstance(watched, QWidget) and watched.window() is self._made:
            self.region += event.region().translated(watched.mapTo(self._made, QPoint()))
        return False


@contextmanager
def called() -> Iterator[list[tuple[Any, tuple[Any, ...]]]]:
    """The outermost modules that are called meanwhile, and copies of their arguments; not on the meta device."""
    from torch import Tensor
    from torch.nn.modules import module as hooks

    calls: list[tuple[Any, tuple[Any, ...]]] = []
    inside: list[Any] = []

    def enter(module: Any, arguments: tuple[Any, ...]) -> None:
        tensors = [one for one in arguments if isinstance(one, Tensor)]
        if not inside and tensors and not any(one.is_meta for one in tensors):
            calls.append((module, tuple(one.detach().clone() for one in tensors)))
        inside.append(module)

    def leave(module: Any, arguments: object, result: object) -> None:
        inside.pop()

    handles = (
        hooks.register_module_forward_pre_hook(enter),
        hooks.register_module_forward_hook(leave, always_call=True),
    )
    yield calls
    for handle in handles:
        handle.remove()
