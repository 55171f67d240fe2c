"""The page on which a network is built."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Fact, NetworkInput
from cifar_gui.page_kind import PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, Network


@dataclass(frozen=True)
class BuilderContent:
    """A network as a table of layers that the user edits, with the shape after every layer."""

    networks: tuple[Network, ...]
    """The presets; the first one is the course's."""
    facts: tuple[Fact, ...]
    """Their params are a Network."""
    params: type = NetworkInput


PAGE = PageKind(
    key="builder",
    content=BuilderContent,
    page="cifar_gui.pages.builder.page:BuilderPage",
    state="cifar_gui.pages.builder.state:BuilderState",
    questions="cifar_gui.pages.builder.questions:GENERATORS",
    regions=frozenset(
        {"table", "layer", "add", "diagram", "explanation", "totals", "notations", "presets", "keep", "padding", "code"}
    ),
    evaluate="cifar_gui.engine.facts:of_network",
    opens=frozenset({"network", "code"}),
    keys=(
        ("Enter", QT_TRANSLATE_NOOP("Keys", "edit the arguments of the layer")),
        ("Ins", QT_TRANSLATE_NOOP("Keys", "add a layer")),
        ("Del", QT_TRANSLATE_NOOP("Keys", "take the layer out")),
        ("Alt+↑ Alt+↓", QT_TRANSLATE_NOOP("Keys", "move the layer")),
        ("Ctrl+D", QT_TRANSLATE_NOOP("Keys", "duplicate the layer")),
        ("Ctrl+V", QT_TRANSLATE_NOOP("Keys", "read the code on the clipboard")),
        ("Ctrl+Shift+O Ctrl+Shift+S", QT_TRANSLATE_NOOP("Keys", "open or save the network")),
        ("Esc", QT_TRANSLATE_NOOP("Keys", "leave a field for the table")),
    ),
)
