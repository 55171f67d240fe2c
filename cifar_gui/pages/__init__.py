"""The pages of the lessons, one folder for each kind. None knows another.

Here they are told: one line each. Nothing below the window imports this; a lesson imports the words of its page.
"""

from __future__ import annotations

from cifar_gui.page_kind import PageKind
from cifar_gui.pages import (
    backward,
    builder,
    curve,
    gallery,
    layer,
    linear,
    loader,
    loop,
    loss,
    module,
    numbers,
    run,
    summary,
)

PAGES: tuple[PageKind, ...] = tuple(
    page.PAGE
    for page in (
        backward, builder, curve, gallery, layer, linear, loader, loop, loss, module, numbers, run, summary,
    )
)  # fmt: skip
"""Every kind of page."""
_BY_STAGE = {kind.stage: kind for kind in PAGES}


def kind_of(stage: object) -> PageKind:
    """The kind of page that shows a stage.

    Raises:
        KeyError: no page is declared in such words.
    """
    return _BY_STAGE[type(stage)]
