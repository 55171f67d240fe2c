"""The gallery of layers, run on data."""

from __future__ import annotations

from dataclasses import dataclass

from cifar_gui.lesson import Example, Fact
from cifar_gui.page_kind import PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Exhibit:
    """A layer of a gallery: its arguments, and what it is shown on."""

    key: str
    """The class of ``torch.nn``."""
    group: str
    """The head it stands under."""
    params: type
    """Its arguments by name; fields with a Label decide on the input or the mode and are no arguments."""
    shown: str
    """What it is run on: such as "rows": a word of ``pages.gallery.engine``."""
    text: str
    """A paragraph."""


@dataclass(frozen=True)
class Nothing:
    """No fields."""


@dataclass(frozen=True)
class GalleryContent:
    """Layers to choose from, each run on data, input and output side by side."""

    exhibits: tuple[Exhibit, ...]
    facts: tuple[Fact, ...]
    examples: tuple[Example, ...] = ()
    params: type = Nothing
    """Each exhibit has its own."""


PAGE = PageKind(
    key="gallery",
    content=GalleryContent,
    page="cifar_gui.pages.gallery.page:GalleryPage",
    state="cifar_gui.pages.gallery.state:GalleryState",
    questions="cifar_gui.pages.gallery.questions:GENERATORS",
    regions=frozenset({"layers", "result", "about"}),
    evaluate="cifar_gui.pages.gallery.engine:evaluate",
    keys=(("↑ ↓", QT_TRANSLATE_NOOP("Keys", "go from layer to layer")),),
)
