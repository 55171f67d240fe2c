"""What every page needs from the program around it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from cifar_gui import merging
from cifar_gui.at_work import AtWork
from cifar_gui.engine import network_file
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.model_cards import shipped
from cifar_gui.i18n import Language
from cifar_gui.protocol import CIFAR10, OWN, SAMPLES
from cifar_gui.protocol.models import KeptModel
from cifar_gui.recipe import Recipe
from cifar_gui.settings import LARGEST_TEXT, SMALLEST_TEXT, SettingsStore
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, Network
from cifar_gui.ui.runs.runs import Runs
from cifar_gui.ui.widgets import theme as themes
from cifar_gui.worker import Lab

TEXT_STEP = 10
"""Per cent, by which text becomes larger."""
MOST_NETWORKS = 50
"""Of the user's own: more are not kept, rather than that the oldest gives way."""
MEGABYTE = 1_000_000
MOST_READ = 4 * MOST_NETWORKS
TOO_MANY = QT_TRANSLATE_NOOP(
    "Engine", "{most} networks of your own are kept already. Remove one in lesson 7.7 that you no longer need."
)


def kept_networks(held: list[Any]) -> tuple[Network, ...]:
    """The networks that the settings hold; what is none is left out."""
    networks: dict[str, Network] = {}
    for value in held[:MOST_READ]:
        with suppress(network_file.NetworkFileError):
            network = network_file.from_plain(value)
            networks[network.name] = network
    return tuple(networks.values())


def _follow_source(state: Any, source: str) -> None:
    """Let what is remembered of a page name another data set; its pictures have other numbers."""
    if isinstance(state, dict):
        if state.get("source") in (SAMPLES, CIFAR10) and state["source"] != source:
            state["source"] = source
            state.pop("index", None)
        for value in state.values():
            _follow_source(value, source)


class Context(QObject):
    """GUI thread. The worker's handle, the settings, and the choices that hold for the whole program."""

    theme_changes = Signal()
    """The theme is about to change: what is not seen may be taken out of the windows until it is."""
    text_size_changed = Signal()
    """The companion's text and code have another size."""
    counted = Signal()
    """An answer was counted: a score is another one."""
    guide_moved = Signal()
    """The learner has come to another of the first steps."""
    device_changed = Signal()
    data_changed = Signal()
    source_chosen = Signal(str)
    """The user wants to go on with another data set, everywhere."""
    networks_changed = Signal()
    models_changed = Signal()
    """Other networks with weights are there: a run has been kept, or has gone, or weights were opened."""
    lesson_wanted = Signal(str)
    """A page leads to the lesson of this key."""
    told = Signal(object)
    """A Message for the user, to be shown in the window's banner."""
    removed = Signal(object)
    """A ui.removal.Removal: something of the user's is gone, and the window offers to put it back."""
    acted = Signal(object, object)
    """(undo, redo): something was done that is in no state of a page; doing it once more does nothing."""
    file_chosen = Signal(object)
    """A Path that the user has chosen or pasted, or several, to be opened where they belong."""
    recipe_planned = Signal()
    """The next run would be another one: see ``planned``."""
    recipe_wanted = Signal(object, str, object)
    """The next run is to follow a Recipe: (recipe, the name of the run it was taken from, its Network or None)."""
    own_wanted = Signal(str)
    """The user asks for a picture of their own: "open", "paste", "draw"; or that the one shown goes: "forget"."""

    def __init__(self, lab: Lab, store: SettingsStore, language: Language, *, projector: bool = False) -> None:
        super().__init__()
        self.projector = projector
        """Everything is larger, and what a class does not need is left out."""
        self.lab = lab
        self.at_work = lab.at_work = AtWork(store.path.parent)
        self.store = store
        self.settings = store.settings
        self.language = language
        self.device = "cpu"
        self._data: dict[str, DataSet] = {}
        self.picture: tuple[str, str, int] | None = None
        """Data set, split and place of the picture that was chosen last on any page since the start."""
        self.picture_turn = 0
        """How many choices there have been."""
        self.model = ""
        """The key of the trained network that was chosen last on any page since the start; "" for none."""
        self.models: tuple[KeptModel, ...] = shipped()
        """The networks with weights that are there, as far as they have been looked for."""
        self.networks: tuple[Network, ...] = kept_networks(self.settings.networks)
        """The user's own networks, made on the page of a builder and trained on that of runs."""
        self.runs = Runs(self)
        self.planned: tuple[Recipe, Network, str] | None = None
        """What the next run would follow, with its network and data set, once the page that trains is there."""
        self.recipe_waiting: tuple[Recipe, str, Network | None] | None = None
        """What was wanted last, until the page that trains has taken it."""
        self.recipe_wanted.connect(self._keep_wanted)

    @Slot(object, str, object)
    def _keep_wanted(self, *wanted: Any) -> None:
        self.recipe_waiting = wanted  # type: ignore[assignment]  # as the signal carries it

    def plan(self, recipe: Recipe, network: Network, source: str) -> None:
        """The next run would follow this."""
        self.planned = recipe, network, source
        self.recipe_planned.emit()

    @property
    def weights_room(self) -> int:
        """Bytes that the weights of all runs may take."""
        return self.settings.weights_room * MEGABYTE

    def sources(self) -> tuple[str, ...]:
        """The data sets that are there; the drawings always come first."""
        return tuple(self._data)

    def data(self, source: str) -> DataSet:
        """The data set of a source; the drawings when it is not (or no longer) there."""
        return self._data.get(source) or self._data[SAMPLES]

    def add_data(self, data: DataSet) -> None:
        """Make a data set known to the window and to the worker."""
        self._data[data.name] = data
        self.lab.use(data)
        self.data_changed.emit()

    def drop_data(self, source: str) -> None:
        """A data set is there no longer."""
        if self._data.pop(source, None) is not None:
            self.data_changed.emit()

    def choose_picture(self, source: str, split: str, index: int) -> int:
        """Note that the user has chosen a picture: the pages that come to the front later show it. Its turn."""
        self.picture = (source, split, index)
        self.picture_turn += 1
        return self.picture_turn

    def count(self, lesson: str, right: bool) -> None:
        """A question of a lesson was answered."""
        self.settings.count(lesson, right)
        self.counted.emit()

    def take_models(self, models: tuple[KeptModel, ...]) -> None:
        """These networks with weights are there."""
        if models != self.models:
            self.models = models
            self.models_changed.emit()

    def choose_source(self, source: str) -> None:
        """Let every page go on with a data set that is there, those too that are opened later."""
        if source in self._data:
            if source != OWN:
                self.settings.source = "samples" if source == SAMPLES else "cifar10"
                for state in self.settings.pages.values():
                    _follow_source(state, source)
            self.source_chosen.emit(source)

    def take_found(self, found: DataSet, chosen: bool) -> None:
        """CIFAR-10 was there at the start: every page uses it if it was not there before, or was asked for.

        Args:
            found: the data set.
            chosen: the command line named it.
        """
        self.add_data(found)
        place = str(found.root)
        if chosen or place != self.settings.found:
            self.settings.found = place
            self.choose_source(found.name)

    def networks_beside(self, declared: Sequence[Network]) -> dict[str, Network]:
        """Every network there is, by its name; those that a lesson declares win."""
        return {network.name: network for network in (*reversed(self.networks), *reversed(declared))}

    def keep_network(self, network: Network) -> Message | None:
        """Keep a network, in place of one of the same name; what came in the way of saving comes back.

        Raises:
            ValueError: the network holds a value that cannot be written.
        """
        plain = network_file.plain(network)
        held = self._held_networks()
        if held.pop(network.name, None) is None and len(held) >= MOST_NETWORKS:
            raise network_file.NetworkFileError(TOO_MANY, most=MOST_NETWORKS)
        return self._set_networks([*held.values(), plain])

    def forget_network(self, name: str) -> Message | None:
        """Keep a network no longer."""
        held = self._held_networks()
        held.pop(name, None)
        return self._set_networks(list(held.values()))

    def save(self) -> Message | None:
        """Write the settings, and take up what other windows have written; what came in the way comes back."""
        problem = self.store.save()
        if (networks := kept_networks(self.settings.networks)) != self.networks:
            self.networks = networks
            self.networks_changed.emit()
        return problem

    def _held_networks(self) -> dict[str, Any]:
        """The user's networks as the settings hold them, by name: those too that this version cannot read."""
        return merging.named(self.settings.networks)

    def _set_networks(self, plain: list[Any]) -> Message | None:
        self.settings.networks = plain
        return self.save()

    def set_theme(self, name: Literal["light", "dark", "system"]) -> None:
        """Repaint the program in "light", "dark" or the "system" theme."""
        self.settings.theme = name
        if (theme := themes.named(name)) is self.theme:
            return  # setting the style sheet anew costs as much as a real change
        self.theme_changes.emit()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        themes.apply(app, theme)

    @property
    def theme(self) -> themes.Theme:
        """The theme in force."""
        return themes.in_force()

    @property
    def text_share(self) -> float:
        """How large the companion's text and code are, as a share of their usual size."""
        return self.settings.text_size / 100

    def zoom_text(self, steps: int) -> None:
        """Make the companion's text and code larger or smaller by steps; 0 gives them their usual size."""
        wanted = self.settings.text_size + steps * TEXT_STEP if steps else 100
        size = min(max(wanted, SMALLEST_TEXT), LARGEST_TEXT)
        if size != self.settings.text_size:
            self.settings.text_size = size
            self.text_size_changed.emit()

    def set_language(self, language: Literal["zh", "en"]) -> None:
        """Switch the interface to "zh" or "en"; widgets retranslate themselves."""
        self.settings.language = language
        self.language.use(language)

    def set_device(self, device: str) -> None:
        """Run what comes next on another device."""
        if device != self.device:
            self.device = device
            self.device_changed.emit()
