"""What is set on the page of the gallery."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from cifar_gui.page_state import PageState, PictureState, Seed, SeedNumber, remembered, restored
from cifar_gui.pages.gallery import GalleryContent


@dataclass(frozen=True, kw_only=True)
class GalleryState(PageState):
    """The layer that is chosen, what is set of it and of those that were chosen before, and what it is run on."""

    layer: str
    params: Any
    others: tuple[tuple[str, Any], ...] = ()
    """(layer, params) of those that were chosen before."""
    picture: PictureState = field(default_factory=PictureState)
    seed: SeedNumber = Seed.seed

    @classmethod
    def of(cls, content: GalleryContent, example: int = 0) -> Self:
        first = content.exhibits[0]
        return cls(layer=first.key, params=first.params())

    def back(self, content: GalleryContent) -> Self:
        """The chosen layer as PyTorch makes it."""
        return replace(self, params=type(self.params)())

    def with_layer(self, content: GalleryContent, layer: str) -> Self:
        """Another layer chosen, with what was set of it when it was chosen last."""
        return self._holding(content, layer, self._held)

    def plain(self) -> dict[str, Any]:
        """As JSON holds it: the params of each layer under its name."""
        found = super().plain()
        del found["others"]
        return {**found, "params": {layer: remembered(params) for layer, params in self._held.items()}}

    def restored(self, content: GalleryContent, saved: object) -> Self:
        """What was saved of the layers that there are."""
        exhibits = {one.key: one for one in content.exhibits}
        known = saved if isinstance(saved, dict) else {}
        params, layer = known.get("params"), known.get("layer")
        told = params.items() if isinstance(params, dict) else ()
        held = {name: restored(exhibits[name].params(), one) for name, one in told if name in exhibits}
        chosen = layer if isinstance(layer, str) and layer in exhibits else self.layer
        return super().restored(content, saved)._holding(content, chosen, held)

    @property
    def _held(self) -> dict[str, Any]:
        return {**dict(self.others), self.layer: self.params}

    def _holding(self, content: GalleryContent, layer: str, held: Mapping[str, Any]) -> Self:
        """A layer chosen, with what is set of that and of others."""
        others = tuple((name, params) for name, params in held.items() if name != layer)
        params = held[layer] if layer in held else next(one for one in content.exhibits if one.key == layer).params()
        return replace(self, layer=layer, params=params, others=others)
