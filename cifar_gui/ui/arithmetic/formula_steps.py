"""A loss step by step: a small table for each step of its formula, and one of its numbers written out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from cifar_gui.engine.arithmetic import Rectangle
from cifar_gui.i18n import Retranslated
from cifar_gui.protocol.losses import LossAnswer, Values
from cifar_gui.ui.widgets.controls import label
from cifar_gui.ui.widgets.figures import plain, round_limit
from cifar_gui.ui.widgets.fitting import Fitted
from cifar_gui.ui.widgets.grid_marks import GridMark
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column
from cifar_gui.ui.widgets.number_grid import NumberGrid

CELLS = (96, 88, 80, 72, 64, 56, 50, 44, 40, 36, 32, 28, 24)
"""Sides of a cell, px; the largest at which all steps are seen is taken."""
GAP, ROW_GAP = 18, 12
Wanting = list[tuple[QSize, tuple[int, ...]]]
"""Of every step what its words take, and the shape of its table."""
MOST_TERMS = 6
"""A longer sum is written with an ellipsis."""
SINGLE = ("difference", "binary")
"""Forms in which each cell has a loss of its own; in the others each row has one."""
GRAD = "grad"

Lines = tuple[tuple[str, str], ...]
"""(name, expression), one under the other."""


def number(value: float) -> str:
    """At most four decimals, no zeros behind: "0.6667", "−2", "1.3e−07"."""
    if not math.isfinite(value) or value == 0:
        return plain(value, 0)
    size = abs(value)
    text = f"{value:.4f}".rstrip("0").rstrip(".") if 1e-3 <= size < 1e5 else f"{value:.2e}"
    return text.replace("-", "−")


def factor(value: float) -> str:
    """A number within a product: a negative one in brackets."""
    return f"({number(value)})" if value < 0 else number(value)


def added(terms: Sequence[str]) -> str:
    """Terms with plus signs between them; of many, the first three and the last."""
    shown = list(terms) if len(terms) <= MOST_TERMS else [*terms[:3], "…", terms[-1]]
    return " + ".join(shown)


@dataclass(frozen=True)
class Place:
    """One loss before reduction: the row of the tables, and the cell of it where each cell has a loss."""

    row: int
    column: int


def places(answer: LossAnswer) -> int:
    """How many losses there are before reduction."""
    return int(answer.quantities[-1].values.size)


def place(answer: LossAnswer, at: int) -> Place:
    """Where the loss number ``at`` stands."""
    return Place(*divmod(at, answer.quantities[-1].values.shape[1]))


def label_of(answer: LossAnswer, row: int) -> int | None:
    """The class that a row is labelled with; None where the target holds probabilities or is ignored."""
    if answer.form not in ("indices", "log-probabilities"):
        return None
    flat = [value for values in answer.tables["target"] for value in values]
    chosen = int(flat[row])
    return None if chosen == answer.params.ignore_index else chosen


# --- one number written out -----------------------------------------------------------------------------------------


def written_out(answer: LossAnswer, at: int) -> Lines:
    """The loss number ``at``, or beyond the last one what becomes of all of them. Signs and numbers, no words."""
    if at >= places(answer):
        return _reduction(answer)
    where = place(answer, at)
    writer = {"difference": _difference, "binary": _binary, "probabilities": _probabilities}.get(answer.form, _picked)
    return writer(answer, where)


def _values(answer: LossAnswer, key: str) -> Values:
    values = answer.quantity(key)
    assert values is not None, key
    return values


def _input(answer: LossAnswer) -> Values:
    """What goes into the loss, in rows: the input, or what was made of it first."""
    made = answer.quantity("before")
    if made is not None:
        return made
    table = np.array(answer.tables["input"])
    return table.reshape(1, -1) if len(answer.shapes[0]) < 2 else table.reshape(-1, answer.shapes[0][-1])


def _difference(answer: LossAnswer, where: Place) -> Lines:
    d = float(_values(answer, "difference")[where.row, where.column])
    loss = number(float(_values(answer, "loss")[where.row, where.column]))
    x, y = _pair(answer, where)
    first = ("d = x − y", f"{number(x)} − {factor(y)} = {number(d)}")
    kind, size = answer.params.loss, number(abs(d))
    if kind == "L1Loss":
        return (first, ("ℓ = |d|", f"|{number(d)}| = {loss}"))
    if kind == "MSELoss":
        return (first, ("ℓ = d²", f"{factor(d)}² = {loss}"))
    turn = float(answer.params.beta if kind == "SmoothL1Loss" else answer.params.delta)
    name, written = ("β" if kind == "SmoothL1Loss" else "δ"), number(turn)
    near = abs(d) < turn if kind == "SmoothL1Loss" else abs(d) <= turn
    test = (f"|d|, {name}", f"{size} {'<' if near else '≥'} {written}" if kind == "SmoothL1Loss" else
            f"{size} {'≤' if near else '>'} {written}")  # fmt: skip
    if kind == "SmoothL1Loss":
        rule = ("ℓ = d² / 2β", f"{factor(d)}² / (2 × {written}) = {loss}") if near else (
            "ℓ = |d| − β/2", f"{size} − {written} / 2 = {loss}")  # fmt: skip
    else:
        rule = ("ℓ = d² / 2", f"{factor(d)}² / 2 = {loss}") if near else (
            "ℓ = δ (|d| − δ/2)", f"{written} × ({size} − {written} / 2) = {loss}")  # fmt: skip
    return (first, test, rule)


def _pair(answer: LossAnswer, where: Place) -> tuple[float, float]:
    """The input and the target that meet in a cell, stretched as torch stretches them."""
    x, y = _input(answer).reshape(answer.shapes[0]), np.array(answer.tables["target"]).reshape(answer.shapes[1])
    shape = np.broadcast_shapes(x.shape, y.shape)
    flat = (np.broadcast_to(part, shape).reshape(_rows_of(shape)) for part in (x, y))
    first, second = (float(part[where.row, where.column]) for part in flat)
    return first, second


def _rows_of(shape: tuple[int, ...]) -> tuple[int, int]:
    return (1, shape[0]) if len(shape) == 1 else (math.prod(shape[:-1]), shape[-1])


def _binary(answer: LossAnswer, where: Place) -> Lines:
    at = (where.row, where.column)
    (x, y), p = _pair(answer, where), float(_values(answer, "sigmoid")[at])
    yes, no = float(_values(answer, "log_yes")[at]), float(_values(answer, "log_no")[at])
    loss = float(_values(answer, "loss")[at])
    kept = answer.quantity("unweighted")
    plain_loss = loss if kept is None else float(kept[at])
    row = answer.tables["pos_weight"][0]
    positive = "" if not answer.params.pos_weight else f"{number(row[where.column % len(row)])} × "
    lines = [
        ("p = σ(x)", f"σ({number(x)}) = {number(p)}"),
        ("ln p, ln (1 − p)", f"{number(yes)},  {number(no)}"),
        ("ℓ = −y ln p − (1 − y) ln (1 − p)",
         f"−{number(y)} × {positive}{factor(yes)} − {factor(1 - y)} × {factor(no)} = {number(plain_loss)}"),
    ]  # fmt: skip
    if kept is not None:
        weights = answer.tables["weight"][0]
        lines.append(("w ℓ", f"{number(weights[where.column % len(weights)])} × {factor(plain_loss)} = {number(loss)}"))
    return tuple(lines)


def _scores(answer: LossAnswer, row: int) -> tuple[Values, Values, float, float]:
    """Of one row: the exponents, their exponentials, the sum, and its logarithm."""
    shifted = answer.quantity("shifted")
    exps = _values(answer, "exp")[row]
    exponents = shifted[row] if shifted is not None else np.log(np.maximum(exps, 1e-300))
    total = float(_values(answer, "sum")[row, 0])
    return exponents, exps, total, math.log(total) if total > 0 else math.nan


def _softmax_lines(answer: LossAnswer, row: int) -> list[tuple[str, str]]:
    exponents, exps, total, _ = _scores(answer, row)
    powers = added([f"e^{number(float(value))}" for value in exponents])
    sums = added([number(float(value)) for value in exps])
    return [("Σ exp x", f"{powers} = {sums} = {number(total)}")]


def _picked(answer: LossAnswer, where: Place) -> Lines:
    row, chosen = where.row, label_of(answer, where.row)
    loss, picked = float(_values(answer, "loss")[row, 0]), float(_values(answer, "picked")[row, 0])
    if chosen is None:
        return (("y = ignore_index", f"{answer.params.ignore_index}"), ("ℓ", "0"))
    if answer.form == "log-probabilities":
        value = -picked
        lines = [(f"ℓ = −x[{chosen}]", f"−{factor(value)} = {number(picked)}")]
    else:
        exponents, _, total, log = _scores(answer, row)
        lines = _softmax_lines(answer, row)
        lines.append(("ln Σ", f"ln {number(total)} = {number(log)}"))
        lines.append(
            (f"ℓ = ln Σ − x[{chosen}]", f"{number(log)} − {factor(float(exponents[chosen]))} = {number(picked)}")
        )
    weights, spread = answer.quantity("weights"), answer.quantity("spread")
    weighted = picked
    if weights is not None:
        weight = float(weights[row, 0])
        weighted = weight * picked
        lines.append((f"w[{chosen}] ℓ", f"{number(weight)} × {factor(picked)} = {number(weighted)}"))
    if spread is not None:
        share = float(answer.params.label_smoothing)
        even = float(spread[row, 0])
        text = f"{number(1 - share)} × {factor(weighted)} + {number(share)} × {factor(even)} = {number(loss)}"
        lines.append(("(1 − ε) ℓ + ε mean", text))
    return tuple(lines)


def _probabilities(answer: LossAnswer, where: Place) -> Lines:
    row = where.row
    products = _values(answer, "products")[row]
    logs, target = _values(answer, "log_softmax")[row], _target_row(answer, row)
    weights = answer.tables["weight"][0] if answer.params.weight else None
    terms = []
    for column in range(len(logs)):
        weight = "" if weights is None else f"{number(weights[column])} × "
        terms.append(f"{weight}{factor(float(target[column]))} × {factor(float(-logs[column]))}")
    return (
        *_softmax_lines(answer, row),
        ("−Σ y ln p", f"{added(terms)}"),
        ("ℓ", f"{added([number(float(value)) for value in products])} = {number(float(products.sum()))}"),
    )


def _target_row(answer: LossAnswer, row: int) -> Values:
    """The probabilities that a row is to have."""
    smoothed = answer.quantity("smoothed")
    if smoothed is not None:
        return smoothed[row]
    target = np.array(answer.tables["target"]).reshape(answer.shapes[1])
    if target.ndim < 2:
        return target
    by_class: Values = np.moveaxis(target, 1, -1).reshape(-1, target.shape[1])[row]
    return by_class


def _reduction(answer: LossAnswer) -> Lines:
    losses = _values(answer, "loss").reshape(-1)
    total = float(losses.sum())
    terms = added([factor(float(value)) for value in losses])
    sums = ("Σ ℓ", f"{terms} = {number(total)}" if len(losses) > 1 else number(total))
    if answer.params.reduction != "mean":
        return (sums,)
    name = "Σ ℓ / Σ w" if answer.quantity("weights") is not None else "Σ ℓ / n"
    value = math.nan if answer.value is None else answer.value
    return (sums, (name, f"{number(total)} / {number(answer.divisor)} = {number(value)}"))


def share_of(logits: Values, chosen: int, share: float, own: float) -> tuple[tuple[str, str], tuple[str, str]]:
    """The probability of a class and the loss of it, as softmax and −ln give them.

    Large scores lose their maximum first, as in PyTorch: their powers could not be written. Of a probability too small
    for float32 the logarithm is that of the sum.

    Args:
        logits: of one picture, float64 (C,).
        chosen: the class.
        share: its probability, torch's.
        own: its loss, torch's.
    """
    large = float(np.abs(logits).max()) > LARGEST_EXPONENT
    most = float(logits.max()) if large else 0.0
    total, top = float(np.exp(logits - most).sum()), float(logits[chosen]) - most
    power = f"(z {'−' if most >= 0 else '+'} {number(abs(most))})" if large else "z"
    first = f"e^{factor(top)} / Σ e^{power} = e^{factor(top)} / {number(total)} = {number(share)}"
    second = f"−ln {number(share)}" if share > SMALLEST_SHARE else f"ln {number(total)} − {factor(top)}"
    return (f"p[{chosen}]", first), (f"ℓ = −ln p[{chosen}]", f"{second} = {number(own)}")


LARGEST_EXPONENT = 80.0
"""e to more than this leaves float32."""
SMALLEST_SHARE = 1e-30


# --- the tables of the steps ----------------------------------------------------------------------------------------


class StepCard(QWidget):
    """One step: its number and formula, what that is in words, and its table."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title, self.caption = label("mono"), label("caption")
        self.grid = NumberGrid(labels=False)
        column = in_column(self.title, self.caption, on=self, margins=NO_MARGINS, spacing=1)
        column.addWidget(self.grid, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def set_head(self, high: int) -> None:
        """Let the table begin under so many px of words."""
        self.caption.setFixedHeight(high - 2 - self.title.sizeHint().height())

    def words(self) -> QSize:
        """What title and caption take."""
        high = self.title.sizeHint().height() + _high(self.caption) + 2
        return QSize(max(_wide(self.title), _wide(self.caption)) + 2, high)

    def wanted(self, cell: int, words: QSize, shape: tuple[int, ...]) -> QSize:
        """The size with cells of a side, px, and a table of a shape."""
        across, down = self.grid.cells.outside
        return QSize(max(words.width(), shape[1] * cell + across + 1), shape[0] * cell + down + 1 + words.height())


def _high(text: QLabel) -> int:
    """A label itself asks for a pixel more once it has been dressed twice."""
    metrics = text.fontMetrics()
    return max(metrics.height(), metrics.boundingRect(text.text()).height())


def _wide(text: QLabel) -> int:
    return text.fontMetrics().horizontalAdvance(text.text())


class Steps(Retranslated, Fitted, QScrollArea):
    """All steps side by side, in as many rows as it takes; it scrolls when they are many."""

    hovered = Signal(object)
    """The number of the loss under the mouse, or None."""
    clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.answer: LossAnswer | None = None
        self.cards: list[StepCard] = []
        self._keys: list[str] = []
        self._laid_out: object = None
        """What the layout was made for."""
        self._inner = QWidget()
        self.setWidget(self._inner)
        self.retranslate()

    def show_answer(self, answer: LossAnswer) -> None:
        """Show the steps of an answer."""
        self.answer = answer
        shown = [(item.key, item.values) for item in answer.quantities]
        if answer.grad is not None:
            shown.append((GRAD, answer.grad))
        self._keys = [key for key, _ in shown]
        while len(self.cards) < len(shown):
            self._add_card()
        for card, (_, values) in zip(self.cards, shown, strict=False):
            finite = np.abs(values[np.isfinite(values)])
            card.grid.set_limit(round_limit(float(finite.max()) if finite.size else 1.0))
            card.grid.set_values(values)
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(shown))
        self._name()
        self.refit()

    def set_dimmed(self, dimmed: bool) -> None:
        """Show everything faintly, as after an error."""
        for card in self.cards:
            card.grid.set_dimmed(dimmed)

    def mark(self, at: int | None) -> None:
        """Light up what belongs to the loss number ``at``; None or beyond the last one: nothing."""
        answer = self.answer
        if answer is None:
            return
        inside = at is not None and at < places(answer)
        where = place(answer, at) if inside and at is not None else None
        for key, card in zip(self._keys, self.cards, strict=False):
            card.grid.marks.show(self._marks(answer, key, card.grid, where) if where is not None else ())

    def _marks(self, answer: LossAnswer, key: str, grid: NumberGrid, where: Place) -> list[GridMark]:
        rows, columns = grid.values().shape
        if answer.form in SINGLE:
            same = (rows, columns) == answer.quantities[-1].values.shape
            return [GridMark(Rectangle(where.row, where.column, 1, 1), "cell")] if same else []
        if where.row >= rows:
            return []
        if columns == 1:
            return [GridMark(Rectangle(where.row, 0, 1, 1), "cell")]
        marks = [GridMark(Rectangle(where.row, 0, 1, columns), "tap")]
        chosen = label_of(answer, where.row)
        if chosen is not None and 0 <= chosen < columns and key in ("softmax", "log_softmax", "before"):
            marks.append(GridMark(Rectangle(where.row, chosen, 1, 1), "winner"))
        return marks

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The steps of the formula"))
        self._name()
        self.refit()

    @property
    def painted(self) -> bool:
        """Whether every step that is seen has been painted."""
        return all(card.grid.painted for card in self.cards if not card.grid.visibleRegion().isEmpty())

    # --- texts ------------------------------------------------------------------------------------------------------

    def _name(self) -> None:
        if self.answer is None:
            return
        for number_, (key, card) in enumerate(zip(self._keys, self.cards, strict=False), 1):
            symbol, words = self._words(key)
            card.title.setText(f"{number_}  {symbol}")
            card.caption.setText(words)
            card.grid.set_name(f"{symbol}, {words}")

    def _words(self, key: str) -> tuple[str, str]:
        """A formula, and what it is in words."""
        assert self.answer is not None
        if key == "loss":
            return (
                "ℓ",
                self.tr("of each cell") if self.answer.form in SINGLE else self.tr("of each row"),
            )
        first = self.answer.params.before
        words = {
            "before": (first, self.tr("done first")),
            "difference": ("d = x − y", self.tr("input minus target")),
            "absolute": ("|d|", self.tr("without the sign")),
            "shifted": ("x − max x", self.tr("the largest off first")),
            "exp": ("exp x", self.tr("of each score")),
            "sum": ("Σ exp x", self.tr("added up")),
            "softmax": ("p = exp x / Σ", self.tr("softmax: the probabilities")),
            "log_softmax": ("ln p", "x − ln Σ"),
            "picked": ("−ln p[y]" if self.answer.form == "indices" else "−x[y]", self.tr("labelled class")),
            "weights": ("w[y]", self.tr("its weight")),
            "spread": ("mean −ln p", self.tr("all classes")),
            "smoothed": ("(1 − ε) y + ε/C", self.tr("smoothed target")),
            "products": ("−y ln p", self.tr("by its share")),
            "sigmoid": ("p = σ(x)", self.tr("yes, probably")),
            "log_yes": ("ln p", self.tr("where y = 1")),
            "log_no": ("ln (1 − p)", self.tr("where y = 0")),
            "unweighted": ("ℓ", self.tr("before the weight")),
            GRAD: ("∂ loss / ∂ x", "input.grad"),
        }
        return words[key]

    # --- geometry ---------------------------------------------------------------------------------------------------

    def _add_card(self) -> None:
        card = StepCard(self._inner)
        index = len(self.cards)
        card.grid.hovered.connect(lambda at: self._pointed(index, at))
        card.grid.clicked.connect(lambda at: self._chosen(index, at))
        self.cards.append(card)

    @property
    def wanting(self) -> Wanting:
        """Of every step what its words take, and the shape of its table; what is fitted depends on nothing else."""
        shown = self.cards[: len(self._keys)]
        words = [card.words() for card in shown]
        high = max((size.height() for size in words), default=0)  # some captions are higher: the tables still line up
        return [(QSize(size.width(), high), card.grid.values().shape) for size, card in zip(words, shown, strict=True)]

    def planned(self, room: QSize, wanting: Wanting) -> tuple[int, list[QRect]]:
        """The largest side of the cells with which no step needs scrolling, px, and where each card goes.

        ``wanting`` is what the steps want now, which takes longer to find out than this.
        """
        cell, boxes = CELLS[-1], list[QRect]()
        if not wanting:
            return CELLS[0], boxes
        for cell in CELLS:
            sizes = [card.wanted(cell, *size) for card, size in zip(self.cards, wanting, strict=False)]
            boxes = self._plan(sizes, room.width())
            if boxes[-1].bottom() < room.height() and max(box.right() for box in boxes) < room.width():
                break
        return cell, boxes

    def fit(self, room: QSize) -> None:
        """Lay the cards out, with the largest cells that need no scrolling."""
        wanting = self.wanting
        made_for = (room, wanting)
        if not wanting or room.width() < 50 or made_for == self._laid_out:
            return
        self._laid_out = made_for
        cell, boxes = self.planned(room, wanting)
        for card, box in zip(self.cards, boxes, strict=False):
            card.set_head(wanting[0][0].height())
            card.grid.set_cell(cell)
            card.setGeometry(box)
        self._inner.resize(room.width(), max(box.bottom() + 1 for box in boxes))

    def _plan(self, sizes: list[QSize], width: int) -> list[QRect]:
        """Where each card goes; the last one ends lowest."""
        boxes: list[QRect] = []
        at, high = QPoint(0, 0), 0
        for size in sizes:
            if at.x() and at.x() + size.width() > width:
                at, high = QPoint(0, at.y() + high + ROW_GAP), 0
            boxes.append(QRect(at, size))
            at += QPoint(size.width() + GAP, 0)
            high = max(high, size.height())
        lowest = max(box.bottom() for box in boxes if box.top() == boxes[-1].top())
        boxes[-1].setBottom(lowest)
        return boxes

    def event(self, event: QEvent) -> bool:
        """The style sheet gives the texts their fonts when it is shown."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self.refit()
        return done

    # --- mouse ------------------------------------------------------------------------------------------------------

    def _at(self, index: int, at: tuple[int, int] | None) -> int | None:
        answer = self.answer
        if answer is None or at is None or index >= len(self._keys):
            return None
        rows, columns = answer.quantities[-1].values.shape
        if answer.form in SINGLE:
            grid = self.cards[index].grid.values().shape
            return at[0] * columns + at[1] if grid == (rows, columns) and min(at) >= 0 else None
        return at[0] if 0 <= at[0] < rows else None

    @Slot(object)
    def _pointed(self, index: int, at: tuple[int, int] | None) -> None:
        self.hovered.emit(self._at(index, at))

    def _chosen(self, index: int, at: tuple[int, int]) -> None:
        chosen = self._at(index, at)
        if chosen is not None:
            self.clicked.emit(chosen)
