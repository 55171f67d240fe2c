"""The page of one layer on pictures: convolution, pooling, activations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from cifar_gui.lesson import Example, Fact, ReadyKernel
from cifar_gui.page_kind import ARROWS, PIN, TIMELINE, PageKind
from cifar_gui.spec import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Reading:
    """One way to look at the output, by its key.

    Of one picture: "signed" maps, "colour", "unpooled" (the winners put back). Of the batch as pictures: "reshape" (the
    course's), "tensorboard" (negatives clipped), "batch".
    """

    key: str
    title: str
    caption: str


@dataclass(frozen=True)
class LayerContent:
    """Input pictures, one layer, its output maps side by side, its kernels, and the arithmetic of a cell."""

    params: type
    """Its ``layer``, a field or a constant, names the class of ``torch.nn``."""
    build: Callable[[Any, tuple[int, ...]], Any]
    """``build(params, in_shape) -> nn.Module``; imports torch itself."""
    readings: tuple[Reading, ...]
    examples: tuple[Example, ...]
    facts: tuple[Fact, ...]
    normalise: str = ""
    """The field, a switch, that normalises the pictures first."""
    seeded: bool = True
    """Whether the layer draws fresh weights, which are shown as its kernels."""
    tags: tuple[str, str] = ("Input", "Output")
    """Under which input and output are logged for TensorBoard, as the course's script does."""
    ready: Mapping[str, ReadyKernel] = field(default_factory=lambda: MappingProxyType({}), compare=False)
    """Kernels that may take the place of the fresh weights."""


PAGE = PageKind(
    key="layer",
    content=LayerContent,
    page="cifar_gui.pages.layer.page:LayerPage",
    state="cifar_gui.pages.layer.state:LayerState",
    questions="cifar_gui.pages.layer.questions:GENERATORS",
    regions=frozenset({"input", "output", "arithmetic", "readings"}),
    evaluate="cifar_gui.engine.facts:of_layer",
    keys=(
        (ARROWS, QT_TRANSLATE_NOOP("Keys", "move the output cell")),
        ("PgUp PgDown", QT_TRANSLATE_NOOP("Keys", "the map before or after")),
        (ARROWS, QT_TRANSLATE_NOOP("Keys", "on the kernels, where there are any: go from weight to weight")),
        *PIN,
        *TIMELINE,
    ),
)
