"""The page of all maps of a network, from the picture to its answer."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Example, Fact
from cifar_gui.page_kind import ARROWS, PIN, TIMELINE, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, Network

EACH, ALL = SCALES = ("each layer", "one for all")
"""What the colours are of: the largest number of a layer, or of all of them."""


@dataclass(frozen=True)
class MapsContent:
    """A trained network on one picture: what comes out of each of its layers, and what a cell of it sees."""

    params: type
    """Its fields: ``model``, ``scale`` (one of SCALES), ``field``, ``effective`` and ``pictures``."""
    networks: tuple[Network, ...]
    """Of which the facts speak."""
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]


PAGE = PageKind(
    key="maps",
    content=MapsContent,
    page="cifar_gui.pages.maps.page:MapsPage",
    state="cifar_gui.pages.maps.state:MapsState",
    questions="cifar_gui.pages.maps.questions:GENERATORS",
    regions=frozenset({"maps", "layers", "path", "fields"}),
    evaluate="cifar_gui.pages.maps.engine:evaluate",
    keys=(
        (ARROWS, QT_TRANSLATE_NOOP("Keys", "move the cell")),
        ("PgUp PgDown", QT_TRANSLATE_NOOP("Keys", "the map before or after")),
        *PIN,
        *TIMELINE,
    ),
)
