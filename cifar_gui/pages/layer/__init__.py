"""The page of one layer on pictures: convolution, pooling, activations."""

from __future__ import annotations

from cifar_gui.page_kind import ARROWS, PIN, TIMELINE, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, LayerStage

PAGE = PageKind(
    key="layer",
    stage=LayerStage,
    page="cifar_gui.pages.layer.page:LayerPage",
    questions="cifar_gui.pages.layer.questions:GENERATORS",
    evaluate="cifar_gui.engine.facts:of_layer",
    keys=(
        (ARROWS, QT_TRANSLATE_NOOP("Keys", "move the output cell")),
        ("PgUp PgDown", QT_TRANSLATE_NOOP("Keys", "the map before or after")),
        (ARROWS, QT_TRANSLATE_NOOP("Keys", "on the kernels, where there are any: go from weight to weight")),
        *PIN,
        *TIMELINE,
    ),
)
