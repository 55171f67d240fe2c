"""What is set on the page of a network's errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, get_args

from msgspec import Meta

from cifar_gui.page_state import ModelState, Place

View = Literal["matrix", "classes", "pairs", "worst", "confidence"]
MATRIX, CLASSES, PAIRS, WORST, CONFIDENCE = VIEWS = get_args(View)
"""How the errors are looked at: by true class and answer, class by class, by confused classes, picture by picture,
and by how sure the answers are."""
Kind = Literal["cell", "true", "taken", "pair", "bin", "all"]
CELL, TRUE, TAKEN, PAIR, BIN, ALL = get_args(Kind)
"""Which pictures: of one class taken for another, of a class, taken for a class, of two classes taken for each other,
whose answers are about equally sure, all of them."""
Number = Annotated[int, Meta(ge=0, le=9)]
Group = tuple[Kind, Number, Number]
"""Which pictures, and the classes or the bin; a number that says nothing is 0."""


@dataclass(frozen=True, kw_only=True)
class EvaluationState(ModelState):
    """The network, how its errors are looked at, and which pictures behind them."""

    view: View = "matrix"
    pinned: Group | None = None
    """The pictures that stay chosen."""
    shown: Place | None = None
    """The picture that is looked at; None for the first one."""

    lasting = ("tab", "picture", "view")
    models: ClassVar = ("model", "compared")
