"""What is set on the page of the builder."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Annotated, Any, Self

from msgspec import Meta

from cifar_gui.engine import network_file
from cifar_gui.engine.network_code import CLASS, NOTATIONS
from cifar_gui.engine.network_edits import Path, exists
from cifar_gui.lesson import NetworkInput
from cifar_gui.page_state import PageState, Place
from cifar_gui.pages.builder import BuilderContent
from cifar_gui.spec import Network

LARGEST_SIDE = 10**9
"""Of what goes in: beyond it no sentence of torch's would help."""
Side = Annotated[int, Meta(ge=1, le=LARGEST_SIDE)]


@dataclass(frozen=True, kw_only=True)
class BuilderState(PageState):
    """The network, and the layer that is selected in it."""

    network: Network
    path: Path | None = (0,)
    """Where the selected layer or block is."""
    preset: Place = 0
    """Which network of the content "Back to the preset" goes to."""
    batch: Side = NetworkInput.batch
    notation: str = CLASS
    """In which the code is written, of ``NOTATIONS``."""

    lasting = ("tab", "batch", "notation")

    @property
    def input(self) -> NetworkInput:
        """What goes in, as its form shows it."""
        return NetworkInput(*self.network.in_shape, self.batch)

    @classmethod
    def of(cls, content: BuilderContent, example: int = 0) -> Self:
        return cls(network=content.networks[example], preset=example)

    def plain(self) -> dict[str, Any]:
        """A network that JSON cannot hold is left out."""
        found: dict[str, Any] = {
            "batch": self.batch, "path": list(self.path or ()), "preset": self.preset, "tab": self.tab,
            "notation": self.notation,
        }  # fmt: skip
        with suppress(ValueError):
            found["network"] = network_file.plain(self.network)
        return found

    def restored(self, content: BuilderContent, saved: object) -> Self:
        """A network that cannot be read is the preset."""
        known = dict(saved) if isinstance(saved, dict) else {}
        plain, path = known.pop("network", None), known.pop("path", None)
        found = self.read(known)
        found = replace(
            found,
            preset=found.preset if found.preset < len(content.networks) else self.preset,
            notation=found.notation if found.notation in NOTATIONS else self.notation,
        )
        try:
            network = network_file.from_plain(plain)
        except network_file.NetworkFileError:
            network = content.networks[found.preset]
        return replace(found, network=network, path=_path(path)).fitted(content)

    def fitted(self, content: BuilderContent) -> Self:
        return self if exists(self.network, self.path) else replace(self, path=None)


def is_side(value: object) -> bool:
    """Whether it may be a number of channels, rows, columns or pictures."""
    return type(value) is int and 1 <= value <= LARGEST_SIDE


def _path(saved: object) -> Path | None:
    whole = isinstance(saved, list) and len(saved) in (1, 3) and all(type(part) is int and part >= 0 for part in saved)
    return tuple(saved) if whole else None  # type: ignore[arg-type]  # a list, as asked above
