"""A page that looks into a trained network: a shipped one, that of a run, an opened one, or one never trained."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QMenu

from cifar_gui.engine.run_names import BEST
from cifar_gui.engine.weights_code import stem
from cifar_gui.lesson import Lesson, beside
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM
from cifar_gui.page_state import ModelState
from cifar_gui.protocol import Failure, Fix
from cifar_gui.protocol.models import FRESH, OPENED, RUN, FindModels, KeptModel, KeptModels, Model
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, Network, field_value
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.picker import Picker, PicturePicker
from cifar_gui.ui.page.pin_page import PinPage
from cifar_gui.ui.page.weights_files import WeightsFiles
from cifar_gui.ui.runs.names import names
from cifar_gui.ui.widgets.controls import IconButton, add_action
from cifar_gui.ui.widgets.field_controls import ChoiceControl

PICTURE = (3, 32, 32)
"""What a network has to take to be looked into here."""
INSTEAD = Message("ModelPage", QT_TRANSLATE_NOOP("ModelPage", "Look into another network"))


class ModelPage(PinPage):
    """GUI thread. Every network with weights can be chosen in its form; the choice goes with the user to other pages.

    Its state is a ``page_state.ModelState``, whose params have a field ``model``: a ``protocol.models.Model``'s key.
    """

    asks = frozenset({"params", "picture"})
    state: ModelState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        self._called: dict[str, str] = {}
        """What runs are called in 7.9, by the names that they are kept under."""
        context.models_changed.connect(self._offer_models)
        context.networks_changed.connect(self._offer_models)
        context.runs.changed.connect(self._name_runs)

    @property
    def model(self) -> Model:
        """The chosen one, as a request names it."""
        return self.named(self.state.params.model)

    def named(self, key: str) -> Model:
        """The one of a key, as a request names it."""
        return Model(key, self._fresh.get(key))

    @property
    def kept(self) -> KeptModel | None:
        """What is known of it; None for one that was never trained, or is not there."""
        return next((kept for kept in self.context.models if kept.key == self.state.params.model), None)

    @property
    def _fresh(self) -> dict[str, Network]:
        """Every network that takes pictures, by the key of its fresh weights."""
        declared = (CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM)
        found = self.context.networks_beside(declared)
        return {f"{FRESH}:{name}": network for name, network in found.items() if network.in_shape == PICTURE}

    def build_model_form(self, picker: type[Picker] = PicturePicker) -> None:
        """The picture in the toolbar, and the form of the params with every network to choose from."""
        self.add_picker(picker)
        self.make_form()
        for name in self.state.models:
            self.form.rows[name].leave_out_name()
        row = self.form.rows["model"]
        self._weights = WeightsFiles(self.context, self)
        self.files_button = IconButton("menu")
        self.files_button.clicked.connect(self._offer_files)
        row.control.row.addWidget(self.files_button)
        self._offer_models()

    @Slot()
    def _offer_files(self) -> None:
        """What can be done with weights: those of runs are removed in the list of runs, the shipped ones never."""
        menu, kept, files = QMenu(self), self.kept, self._weights
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_action(menu, self.tr("Open weights…"), files.choose)
        add_action(menu, self.tr("Save these weights…"), lambda: files.ask_to_save(self.model, stem(self.model)))
        if kept is not None and kept.key.startswith(f"{OPENED}:"):
            add_action(menu, self.tr("Remove these weights"), lambda: files.forget(kept, self._show_model))
        files.say_onnx(menu)
        menu.popup(self.files_button.mapToGlobal(QPoint(0, self.files_button.height())))

    def _show_model(self, key: str) -> None:
        self.apply({"model": key})

    def activated(self) -> None:
        """Take up the network that was chosen elsewhere, look which there are, and ask for the first result."""
        chosen = self.context.model
        if chosen and chosen != self.state.params.model:
            self.apply({"model": chosen})
        super().activated()
        self.context.lab.ask(FindModels(self.context.lab.next_id(), beside(self.lesson.key, "models")))
        self.context.runs.look()

    def take(self, reply: Any) -> None:
        """An answer, or which networks there are."""
        if isinstance(reply, KeptModels):
            self.context.take_models(reply.models)
        else:
            super().take(reply)

    def _refuse(self, failure: Failure) -> None:
        """From weights that are gone, or do not load, there is a way out."""
        there = (*(kept.key for kept in self.context.models), *self._fresh)
        others = [key for key in there if key != self.state.params.model]
        if failure.kind == "outside" and others and not failure.fixes:
            failure = replace(failure, fixes=(Fix(INSTEAD, {"model": others[0]}),))
        super()._refuse(failure)

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if "params" in changed and self._asked:
            self.context.model = self.state.params.model

    # --- the choice -------------------------------------------------------------------------------------------------

    @Slot()
    def _offer_models(self) -> None:
        self._called = {run.started.name: name for run, name in names(self.context.runs.all).items()}
        for name in self.state.models:
            self._offer_in(name)

    @Slot()
    def _name_runs(self) -> None:
        """They may have other names now; a page that is not seen hears of that when it comes to the front."""
        if self.isVisible():
            self._offer_models()

    def _offer_in(self, name: str) -> None:
        control = self.form.rows[name].control
        assert isinstance(control, ChoiceControl)
        with QSignalBlocker(control.combo):
            control.combo.clear()
            for kept in self.context.models:
                control.combo.addItem(self.name_of(kept), kept.key)
            for key, network in self._fresh.items():
                control.combo.addItem(self.tr("{network}, fresh weights").format(network=network.name), key)
            control.show_value(field_value(self.state.params, name))

    def name_of(self, kept: KeptModel) -> str:
        """What a network with weights is called where it is chosen."""
        origin, _, name = kept.key.partition(":")
        if origin != RUN:
            return kept.title or self.tr("{network}, trained").format(network=kept.network.name)
        run, _, which = name.rpartition(":")
        called = self._called.get(run) or kept.title or f"{kept.network.name} {run}"
        return self.tr("{run}, best").format(run=called) if which == BEST else self.tr("{run}, last").format(run=called)

    def retranslate(self) -> None:
        super().retranslate()
        self._offer_models()
        self.files_button.describe(self.tr("Open, save or remove weights"))
