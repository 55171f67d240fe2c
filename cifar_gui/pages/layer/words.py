"""What is said of a layer on pictures: its figures, and what was set otherwise when it gave its last result."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from cifar_gui.engine.explained import Explained
from cifar_gui.engine.literal import literal
from cifar_gui.layers import counts_of
from cifar_gui.layers.window import pair
from cifar_gui.protocol import Maps
from cifar_gui.spec import arguments, keywords


def kept(now: Any, then: Any) -> str:
    """What was set differently when there was a result."""
    given, kept = keywords(now), {field.name: field.default for field in arguments(now)} | keywords(then)
    parts = [f"{name}={literal(kept[name])}" for name in given if literal(kept[name]) != literal(given[name])]
    if not parts:
        return QCoreApplication.translate("LayerPage", "last good result")
    return QCoreApplication.translate("LayerPage", "last good result: {values}").format(values=", ".join(parts[:2]))


def facts(good: Maps, explained: Explained | None, seeded: bool) -> list[tuple[str, str]]:
    """What the layer holds and does, in figures."""
    if not seeded:
        held = 0 if good.weight is None else good.weight.size
        facts = [(QCoreApplication.translate("LayerPage", "Parameters"), f"{held:,}")]
        if explained is not None and explained.kind != "formula" and good.x.size:
            share = good.y[0].size / good.x[0].size
            facts.append(
                (
                    QCoreApplication.translate("LayerPage", "Numbers of one picture"),
                    f"{good.x[0].size:,} → {good.y[0].size:,}",
                )
            )
            facts.append((QCoreApplication.translate("LayerPage", "Part that is left"), f"{100 * share:.1f} %"))
        return facts
    counts = counts_of(good.params, good.x.shape)
    height, width = pair(good.params.kernel_size)
    channels = good.params.in_channels // good.params.groups
    product = f"{channels}×{height}×{width}" + (" + 1" if good.params.bias else "")
    return [
        (
            QCoreApplication.translate("LayerPage", "Parameters of one map"),
            f"{product} = {counts.parameters_per_map:,}",
        ),
        (QCoreApplication.translate("LayerPage", "Parameters of all maps"), f"{counts.parameters:,}"),
        (QCoreApplication.translate("LayerPage", "Multiply-adds for one picture"), f"{counts.multiply_adds:,}"),
    ]
