"""The page of activations as curves."""

from __future__ import annotations

from cifar_gui.page_kind import PIN, TIMELINE, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, CurveStage

PAGE = PageKind(
    key="curve",
    stage=CurveStage,
    page="cifar_gui.pages.curve.page:CurvePage",
    questions="cifar_gui.pages.curve.questions:GENERATORS",
    evaluate="cifar_gui.engine.facts:of_layer",
    keys=(
        ("← →", QT_TRANSLATE_NOOP("Keys", "move the point on the curve")),
        *PIN,
        *TIMELINE,
    ),
)
