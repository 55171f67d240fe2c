"""What the strip, the legend and the list of fields say of the number that is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from cifar_gui.engine.pointwise import number
from cifar_gui.pages.maps import ALL
from cifar_gui.pages.maps.path import Back, Spot
from cifar_gui.pages.maps.protocol import PICTURE, NetworkMaps
from cifar_gui.pages.maps.state import ARITHMETIC
from cifar_gui.pages.maps.strip import MapsStrip


def limits_of(good: NetworkMaps) -> tuple[float, ...]:
    """Up to which number each part is coloured: its own largest one, or that of all."""
    largest = max(good.limits, default=0.0)
    return (largest,) * len(good.limits) if good.params.scale == ALL else good.limits


def limit_at(good: NetworkMaps, part: int) -> float:
    """That of a part; of the picture, of the first one."""
    limits = limits_of(good)
    return limits[max(part, 0)] if limits else 0.0


def explain(strip: MapsStrip, back: Back, way: Sequence[Spot], at: int, explains: str, pinned: bool) -> None:
    """Show the way to a number in the strip, or the arithmetic of the one on it that is looked at.

    Args:
        strip: where it is shown.
        back: the result that the way is of.
        way: from the picture to the number; empty for none.
        at: the part that is looked at.
        explains: one of ``state.EXPLAINS``.
        pinned: whether the number stays explained.
    """
    good = back.good
    strip.switch.set_value(explains)
    strip.timeline.set_usable(bool(way))
    if not way:
        strip.path.show_way(good, (), (), PICTURE)
        strip.name("", False)
        return
    spot = way[at + 1]
    if explains == ARITHMETIC and spot.part != PICTURE:
        told, name = back.told(spot.part, spot.place), good.layers[spot.part].name
        inputs = limit_at(good, spot.part - 1) if spot.part else None
        strip.show_told(told, name, spot.place, spot.value, (inputs, _weight_limit(good, name)), pinned)
    else:
        strip.path.show_way(good, way, limits_of(good), at)
        strip.show_path()
    strip.name(f"{named(good, spot)} = {number(spot.value, 3)}", pinned)
    sentence = _sentence(good, way, spot)
    if not pinned:
        hint = QCoreApplication.translate("MapsPage", "{what}; a click pins it")
        sentence = hint.format(what=sentence)
    strip.caption.say(sentence)
    picture = QCoreApplication.translate("MapsPage", "picture")
    strip.timeline.names = (picture, *(layer.name for layer in good.layers))
    strip.timeline.set_place(at + 1, len(good.layers) + 1)


def named(good: NetworkMaps, spot: Spot) -> str:
    """A number as one writes it."""
    name = "x" if spot.part == PICTURE else good.layers[spot.part].name
    return f"{name}[{', '.join(map(str, spot.place))}]"


def _sentence(good: NetworkMaps, way: Sequence[Spot], spot: Spot) -> str:
    """What the explained number sees of the picture."""
    _, _, high, wide = way[0].area
    if way[-1].part == PICTURE:
        return QCoreApplication.translate("MapsPage", "a pixel of the picture")
    if spot is way[-1]:
        text = QCoreApplication.translate("MapsPage", "sees {size} pixels of the picture")
    else:
        text = QCoreApplication.translate("MapsPage", "on the way to {number}, which sees {size} pixels")
    return text.format(size=f"{high}×{wide}", number=named(good, way[-1]))


def _weight_limit(good: NetworkMaps, layer: str) -> float:
    weight = good.state.get(f"{layer}.weight")
    return float(abs(weight).max()) if weight is not None and weight.size else 1.0
