"""The gallery of layers, run on data."""

from __future__ import annotations

from cifar_gui.page_kind import PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP, GalleryStage

PAGE = PageKind(
    key="gallery",
    stage=GalleryStage,
    page="cifar_gui.pages.gallery.page:GalleryPage",
    questions="cifar_gui.pages.gallery.questions:GENERATORS",
    evaluate="cifar_gui.engine.gallery:evaluate",
    keys=(("↑ ↓", QT_TRANSLATE_NOOP("Keys", "go from layer to layer")),),
)
