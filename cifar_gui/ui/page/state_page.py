"""A page that draws a state and turns events into new ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import fields, replace
from typing import Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cifar_gui.lesson import Lesson
from cifar_gui.page_kind import named
from cifar_gui.page_state import PageState
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.lesson_page import LessonPage
from cifar_gui.ui.page.picker import Picker
from cifar_gui.ui.widgets.controls import Dropdown
from cifar_gui.ui.widgets.form import Form, FormRow

Widgets = QWidget | tuple[QWidget, ...]
"""One, or several that are framed together."""


class StatePage(LessonPage):
    """GUI thread. What is set on it is ``state``, a frozen value: nothing of it is kept anywhere else.

    An event makes another state by ``set``; ``_reflect_state`` lets the controls, and what looks at the last result,
    show it; where a field of ``asks`` is another, the page asks for another result.
    """

    asks: ClassVar[frozenset[str]] = frozenset({"params"})
    """The fields of the state that decide on the result."""
    supposes: ClassVar[bool] = False
    """Whether questions may suppose other params."""
    form: Form
    """Shows ``state.params``."""
    examples: Dropdown
    """Shows ``state.example``."""

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        self.state = named(self.kind.state).of(lesson.content)

    def set(self, **changes: Any) -> None:
        """Something is set by hand: another value for a field of the state, or for several."""
        self.show_state(replace(self.state, **changes))

    def set_anew(self, **changes: Any) -> None:
        """As ``set``, and shown even where it is so already: the controls, or the result, may say something else."""
        self.show_state(replace(self.state, **changes), always=changes.keys())

    def note(self, **changes: Any) -> None:
        """Something is set otherwise, and the page shows it already."""
        self.state = replace(self.state, **changes)

    def show_state(self, state: PageState, always: Set[str] | None = frozenset()) -> None:
        """Show what is set now, and ask for another result if that decides on it.

        Args:
            state: what is set.
            always: fields that are shown even where nothing is different: something that was typed and could not be
                read has to go. None for all of them.
        """
        before, self.state = self.state, state
        names = {one.name for one in fields(state)}
        differ = {name for name in names if getattr(before, name) != getattr(state, name)}
        changed = names if always is None else differ | always
        if "params" in changed:
            self._forget_unread()
        self._reflect_state(changed)
        if self._decides(changed):
            self._ask_again()

    def restore(self, saved: dict[str, Any]) -> None:
        """Take up what was saved; what cannot be used is ignored."""
        self.show_state(self.state.restored(self.lesson.content, saved), always=None)

    @Slot(int)
    def show_example(self, place: int) -> None:
        """Take the arguments of an example."""
        self.show_state(self.state.with_example(self.lesson.content, place), always={"example", "params"})

    @Slot()
    def back_to_example(self) -> None:
        """Everything that belongs to the example as it was."""
        self.show_state(self.state.back(self.lesson.content), always=None)

    @Slot(object)
    def apply(self, changes: Any) -> None:
        """Other values for some of the params, as a fix proposes them."""
        self.set_anew(params=replace(self.state.params, **changes))
        self.unfold(changes)

    def unfold(self, names: Iterable[str]) -> None:
        """Let the fields of these names be seen: something outside the form has set them."""
        shown = self.addressed()
        for name in names:
            if isinstance(row := shown.get(f"params.{name}"), FormRow):
                row.sought.emit()

    def suppose(self, changes: Mapping[str, Any]) -> bool:
        if self.supposes:
            self.apply(changes)
        return self.supposes

    @Slot(object)
    def _params_changed(self, params: object) -> None:
        """The form holds other params, or those that it had before something was typed that cannot be read."""
        self.note(params=params)
        self._reflect_state({"params"})
        self._ask_again()

    # --- a picture --------------------------------------------------------------------------------------------------

    def add_picker(self, kind: type[Picker] = Picker) -> None:
        """Choose ``state.picture`` in the toolbar."""
        self.picker = kind(self.context)
        self.note(picture=self.picker.state)
        self.picker.changed.connect(lambda: self.set(picture=self.picker.state))
        self.toolbar.addWidget(self.picker)
        self.context.data_changed.connect(self._data_changed)
        self.context.source_chosen.connect(self.picker.choose_source)

    @Slot()
    def _data_changed(self) -> None:
        """Data sets have come or gone."""
        self.picker.refresh()
        self.note(picture=self.picker.state)
        self._ask_again()

    def addressed(self) -> Mapping[str, Widgets]:
        """What shows each field of the state, by its address within the page: ``params.stride``."""
        return {f"params.{name}": row for name, row in self.form.rows.items()}

    # --- what subclasses do -----------------------------------------------------------------------------------------

    def _reflect_state(self, changed: Set[str]) -> None:
        """Let the controls, and what looks at the last result, show these fields of the state."""
        if "example" in changed:
            self.examples.setCurrentIndex(self.state.example)
            self.form.set_default(self.lesson.content.examples[self.state.example].params)
        if "params" in changed and self.form.params is not self.state.params:
            self.form.set_params(self.state.params)
        if "folded" in changed:
            self.form.fold(self.state.folded)
        if "picture" in changed:
            self.picker.show_state(self.state.picture)
            self.note(picture=self.picker.state)

    def _forget_unread(self) -> None:
        """What was typed into the form and cannot be read gives way to what is set."""
        if self.form.unread:
            self.form.set_params(self.state.params)

    def _decides(self, changed: Set[str]) -> bool:
        """Whether one of these fields decides on the result."""
        return bool(changed & self.asks)

    def _ask_again(self) -> None:
        """Ask for the result of what is set now, unless nothing has been asked for yet."""
