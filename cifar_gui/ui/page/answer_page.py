"""A page that asks the torch thread, and how it takes the answers."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QTimer, Slot
from PySide6.QtWidgets import QWidget

from cifar_gui.engine.literal import literal
from cifar_gui.i18n import say
from cifar_gui.lesson import Lesson
from cifar_gui.page_kind import named
from cifar_gui.protocol import Failure, Fix
from cifar_gui.questions.question import Subject
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, fields
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.field_names import in_words
from cifar_gui.ui.page.page import Page
from cifar_gui.ui.widgets.controls import Chip
from cifar_gui.ui.widgets.form import Form
from cifar_gui.ui.widgets.timeline import Timeline

FRAME, SOON, LATER = 8, 10, 100
"""Milliseconds after a painting: what the pictures of a result have to themselves; what the companion waits for, and in
a hurry."""


HEAD_NAME = 110
"""px that a chip in a head leaves for its name."""
CHIP_CORNER = QPoint(10, 10)
"""Of the chip, in the corner of what it marks."""
MOST_DIFFERENCES = 2
"""Arguments that the chip names."""
BACK = QT_TRANSLATE_NOOP("AnswerPage", "Back to {field} = {value}")


class Turn(QTimer):
    """Something that is done once, soon after the next painting: however often it is asked for until then."""

    def __init__(self, parent: QObject, does: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self._does = does
        self._rest = 0
        self.timeout.connect(self._come)

    def come(self, milliseconds: int) -> None:
        """Let it come so many milliseconds after the next painting, unless it comes already."""
        if not self.isActive():
            self._rest = milliseconds
            self.start(0)  # layouts and paintings go before

    @Slot()
    def _come(self) -> None:
        if self._rest:
            self.start(self._rest)
            self._rest = 0
        else:
            self._does()


class AnswerPage(Page):
    """GUI thread. The newest answer wins; a refusal leaves the last result, and only the newest request's is shown.

    A result is shown in three turns: at once what torch has computed (``_show_good``); a frame later, when that is
    painted, what explains it (``_explain_good``); and behind both what the companion says (``_show_companion``). Of a
    refusal first the reason (``_show_failure``), then the last result fades (``_fade_good``).
    """

    answer: ClassVar[type]
    """What torch answers, when it does not refuse."""

    good: Any
    """The last result, an ``answer``."""
    of_batch = False
    """Whether the result is of a whole batch: of that, another picture needs no other."""
    timeline: Timeline | None = None
    """Where positions are gone through, if there are any."""

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        self.good = None
        self.failure: Failure | None = None
        """The refusal that came after it, if any."""
        self._asked = self._shown = 0
        """The numbers of the last request, and of the newest one that has been answered."""
        self.chip = Chip("eye", self._stage_frame, soft=False)
        """Says that what stands there is the last good result, and of which arguments it is."""
        self.chip.hide()
        self._second, self._third = Turn(self, self._second_turn), Turn(self, self._show_companion)
        context.device_changed.connect(self._ask_again)

    def changeEvent(self, event: QEvent) -> None:
        """In another language, what is shown is said anew, once every part of the page has its new words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            QTimer.singleShot(0, self, self._say_again)

    @Slot()
    def _say_again(self) -> None:
        if self.good is not None:
            self._show_all()
        if self.failure is not None:
            self._refuse(self.failure)

    def make_form(self) -> None:
        """Make the form that shows ``state.params``."""
        self.form = Form(self.lesson.content.params, self.state.params)
        self.form.changed.connect(self._params_changed)
        self.form.unreadable.connect(self._unread)

    # --- asking -----------------------------------------------------------------------------------------------------

    def activated(self) -> None:
        """Ask for the first result."""
        if not self._asked:
            self._ask()

    @Slot()
    def _ask_again(self) -> None:
        if self._asked:
            self._ask()

    def _next_id(self) -> int:
        """The number of a request that is about to be made: from now on its answer is awaited."""
        self._asked = self.context.lab.next_id()
        self.name_chosen()
        self._say_status()
        return self._asked

    @property
    def _awaiting(self) -> bool:
        """Whether torch has yet to answer the last request."""
        return self._shown != self._asked

    @property
    def _holds_picture(self) -> bool:
        """Whether the last result is that of the batch which the chosen picture lies in, and no other one to come."""
        there = self.good is not None and self.failure is None and not self._awaiting
        return there and self.picker.pictures == self.good.pictures

    def _decides(self, changed: Set[str]) -> bool:
        return super()._decides(changed - {"picture"} if self.of_batch and self._holds_picture else changed)

    # --- taking answers ---------------------------------------------------------------------------------------------

    def take(self, reply: Any) -> None:
        ours = isinstance(reply, self.answer | Failure)
        if ours and self._wants(reply):
            self._shown = reply.id
            if isinstance(reply, Failure):
                if self.outdated and self.failure is None:
                    self._explain_good()  # the last result, before it fades
                self._refuse(reply)
            else:
                self.good, self.failure = reply, None
                self.chip.hide()
                self._clear_errors()
                self._show_all()

    def _show_all(self) -> None:
        """Show the last result in its turns; also when another part of it is looked at."""
        self._show_good()
        self._second.come(FRAME)

    def _second_turn(self) -> None:
        if self.failure is None:
            self._explain_good()
        else:
            self._fade_good()
            self._mark_last_good()
        self._follow_up()

    def _refuse(self, failure: Failure) -> None:
        """Show a refusal, with its reason at the argument."""
        self.failure = failure = in_words(failure, self._marked())
        self._clear_errors()
        if failure.field is not None:
            self._mark_field(
                failure.field, say(failure.reason) if failure.reason is not None else self.tr("does not work")
            )
        self._show_failure(failure)
        self.open_strip()
        self._say_status()
        self._second.come(FRAME)

    @Slot(str, object)
    def _unread(self, field: str, reason: Message) -> None:
        """What stands in a field cannot be read: that is said as a refusal is. Earlier requests' answers are late."""
        now, good = self.form.params, None if self.good is None else self._last_good_of()
        refused = self.failure is not None and isinstance(good, type(now))
        value = getattr(good if refused else now, field)  # the last one that was not
        back = Fix(Message("AnswerPage", BACK, {"field": field, "value": literal(value)}), {field: value})
        self._shown = self._next_id()
        self._refuse(Failure(self._shown, self.lesson.key, "unread", "", "", field, reason, fixes=(back,)))

    def _wants(self, reply: Any) -> bool:
        """Whether an answer is newer than the one shown; of a refusal, whether nothing newer is on its way."""
        newer = reply.page == self.lesson.key and reply.id > self._shown
        return newer and (reply.id == self._asked or not isinstance(reply, Failure))

    def _follow_up(self) -> None:
        """Let the companion follow; in a hurry it waits until positions no longer follow one another."""
        hurried = self.timeline is not None and self.timeline.hurried
        if hurried:
            self._third.stop()
        self._third.come(LATER if hurried else SOON)

    @property
    def outdated(self) -> bool:
        """Whether what explains the result is still that of the one before."""
        return self._second.isActive()

    def painted(self) -> bool:
        """Whether nothing is awaited, and what came has been painted."""
        return self._shown > 0 and not self._awaiting

    def settled(self) -> bool:
        """Whether nothing is awaited, what came has been painted, and all else speaks of it."""
        return self.painted() and not self.outdated and not self._third.isActive()

    def subject(self) -> Subject | None:
        """The last result, unless another one is on its way."""
        shown = self.good is not None and self.failure is None and not self._awaiting
        return Subject(named(self.kind.questions), self.good) if shown else None

    # --- the last result after a refusal ----------------------------------------------------------------------------

    def _mark_last_good(self) -> None:
        """Say on what stands there still that it is the last good result."""
        shown = self._last_good_in()
        if shown is None or self.good is None:
            return
        params, now = self._last_good_of(), self.form.params
        kept = [
            f"{item.name}={literal(item.of(params))}"
            for item in fields(now)
            if isinstance(params, type(now)) and item.of(params) != getattr(now, item.name)
        ]
        plain = QCoreApplication.translate("AnswerPage", "last good result")
        text = QCoreApplication.translate("AnswerPage", "last good result: {values}")
        whole = text.format(values=", ".join(kept[:MOST_DIFFERENCES])) if kept else plain
        self.chip.setParent(shown)
        self.chip.set_text(whole)
        self.chip.setToolTip(whole)
        chip, room = QRect(CHIP_CORNER, self.chip.sizeHint()), shown.rect()
        if room.height() < 2 * chip.height():  # the head of a figure: at its right end, over nothing that is drawn
            if chip.width() > room.width() - HEAD_NAME:
                self.chip.set_text(plain)
                chip.setWidth(self.chip.sizeHint().width())
            chip.setHeight(min(chip.height(), room.height()))
            chip.moveCenter(room.center())
            chip.moveRight(room.right())
        self.chip.setGeometry(chip)
        self.chip.show()
        self.chip.raise_()

    def _last_good_in(self) -> QWidget | None:
        """On which picture, or in which head, the chip stands; None where the page has one of its own."""
        return None

    def _last_good_of(self) -> Any:
        """The params of the last good result."""
        return self.good.params

    @property
    def _mood(self) -> str:
        """The kind of the status."""
        if self._awaiting or self.failure is None:
            return "busy" if self._awaiting else "ready"
        return "error" if self.good is not None else "refused"

    # --- what subclasses do -----------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Send a request under ``_next_id``."""
        raise NotImplementedError  # there is nothing that every page asks

    def _show_good(self) -> None:
        """Show what torch has computed."""
        raise NotImplementedError  # a page that shows no result is none

    def _explain_good(self) -> None:
        """Show what explains it, and say the status."""
        self._say_status()

    def _show_failure(self, failure: Failure) -> None:
        """Say what torch refuses."""
        raise NotImplementedError  # a refusal must not go unsaid

    def _fade_good(self) -> None:
        """Let the last result stand faintly: it is not of what was asked for."""

    def _marked(self) -> tuple[Form, ...]:
        """The forms in which a refused argument is marked."""
        return (self.form,)

    def _clear_errors(self) -> None:
        """Take away the marks of a refusal."""
        for form in self._marked():
            form.clear_errors()

    def _mark_field(self, field: str, reason: str) -> None:
        """Mark an argument that was refused, and say in few words why."""
        for form in self._marked():
            form.mark_error(field, reason)

    def _show_companion(self) -> None:
        """Let text, code and shape speak of what is shown."""

    def _say_status(self) -> None:
        """Tell the status bar what is shown; its kind is ``_mood``."""
        raise NotImplementedError  # each page has its own words
