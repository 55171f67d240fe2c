"""What lessons on one layer make their layer with."""

from __future__ import annotations

from typing import Any

from cifar_gui.spec import keywords


def build(params: Any, in_shape: tuple[int, ...]) -> Any:
    """The layer that params name, freshly initialised from torch's current seed. Worker thread."""
    from torch import nn

    return getattr(nn, params.layer)(**keywords(params))
