"""Questions on windows that slide over an input: what convolution and pooling have in common. No torch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from cifar_gui.engine.arithmetic import WindowLayer
from cifar_gui.layers import kind_of
from cifar_gui.layers.kind import MAXIMUM, MEAN, SUM
from cifar_gui.layers.window import SizeFormula, Window, padding_amounts, pair
from cifar_gui.protocol.numbers import Calculated
from cifar_gui.questions.question import SIZE, WHOLE, Question, Subject, by
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, Pair, fields

CONVOLUTION, MAX_POOL, MEAN_POOL = SUM, MAXIMUM, MEAN
MOST = 4096
"""Rows or columns of an input, and sizes of a window, beyond which nothing is asked."""


@dataclass(frozen=True)
class Slide:
    """A window on its way over an input."""

    operation: str
    """CONVOLUTION, MAX_POOL or MEAN_POOL."""
    size: Pair
    """(H, W) of the input."""
    kernel: Pair
    stride: Pair = (1, 1)
    padding: Pair | str = (0, 0)
    dilation: Pair = (1, 1)
    ceil_mode: bool = False
    padding_mode: str = "zeros"

    @property
    def pads(self) -> tuple[int, int, int, int]:
        """(top, left, bottom, right)."""
        return padding_amounts(self.padding, self.kernel, self.dilation)

    @property
    def axes(self) -> tuple[SizeFormula, SizeFormula]:
        """Rows and columns."""
        pads = self.pads
        rows, columns = (
            SizeFormula(
                self.size[axis], pads[axis], pads[axis + 2], self.kernel[axis], self.dilation[axis], self.stride[axis],
                self.ceil_mode,
            )
            for axis in (0, 1)
        )  # fmt: skip
        return rows, columns

    @property
    def out(self) -> Pair:
        """(H, W) of the output."""
        rows, columns = self.axes
        return rows.out, columns.out

    @property
    def possible(self) -> bool:
        """Whether torch takes it, as far as the numbers can tell."""
        if any(axis.numerator < 0 or axis.out < 1 for axis in self.axes):
            return False
        if self.operation != CONVOLUTION:
            assert not isinstance(self.padding, str)  # only a convolution takes a word
            return all(2 * pad <= kernel for pad, kernel in zip(pair(self.padding), self.kernel, strict=True))
        if self.padding == "same" and self.stride != (1, 1):
            return False
        if self.padding_mode == "zeros":
            return True
        room = 0 if self.padding_mode in ("circular", "replicate") else 1
        return all(pad + room <= size for pad, size in zip(self.pads, (*self.size, *self.size), strict=True))

    @property
    def settings(self) -> str:
        """The arguments, as one writes them."""
        named: dict[str, object] = {"kernel_size": short(self.kernel), "stride": short(self.stride)}
        named["padding"] = repr(self.padding) if isinstance(self.padding, str) else short(self.padding)
        if self.dilation != (1, 1):
            named["dilation"] = short(self.dilation)
        if self.ceil_mode:
            named["ceil_mode"] = True
        return ", ".join(f"{name}={value}" for name, value in named.items())


def short(value: Sequence[int]) -> str:
    """One number for a pair of equal ones."""
    return str(value[0]) if value[0] == value[-1] else repr(tuple(value))


def slide_of(subject: Subject) -> Slide | None:
    """The window of a page on numbers or on pictures; None where there is none, or one of odd size."""
    made = _slide(subject.reply)
    if made is None or max(*made.size, *made.kernel, *made.stride, *made.dilation, *made.pads) > MOST:
        return None
    return made if made.possible else None


def _slide(reply: Any) -> Slide | None:
    numbers, params = isinstance(reply, Calculated), reply.params
    size = next(iter(reply.tables.values())).values.shape if numbers else reply.x.shape[-2:]
    kernel = reply.arithmetic.kernel_size if numbers and isinstance(reply.arithmetic, WindowLayer) else None
    kind = kind_of(params)
    window = kind.window(params, kernel)
    if not isinstance(window, Window):
        return None
    padding = params.padding if isinstance(params.padding, str) else window.padding[:2]
    return Slide(
        kind.cell, size, window.kernel_size, window.stride, padding, window.dilation, window.ceil_mode,
        window.padding_mode,
    )  # fmt: skip


# --- what may be supposed -------------------------------------------------------------------------------------------


def changed(slide: Slide, rng: Random, *, kernels: bool = True) -> tuple[str, Slide] | None:
    """One argument changed, so that another size comes out: its name, and the window then."""
    found = [(name, other) for name, other in _changes(slide, kernels) if other.possible and other.out != slide.out]
    names = sorted({name for name, _ in found})
    if not names:
        return None
    name = rng.choice(names)
    return name, rng.choice([other for which, other in found if which == name])


def _changes(slide: Slide, kernels: bool) -> Iterator[tuple[str, Slide]]:
    for step in ((1, 1), (2, 2), (3, 3), (4, 4), (2, 1), (1, 2)):
        yield "stride", replace(slide, stride=step)
    for pad in range(4):
        yield "padding", replace(slide, padding=(pad, pad))
    if kernels:
        for side in range(1, 8):
            yield "kernel_size", replace(slide, kernel=(side, side))
    if slide.operation != MEAN_POOL:
        for gap in (1, 2, 3):
            yield "dilation", replace(slide, dilation=(gap, gap))
    if slide.operation != CONVOLUTION:
        yield "ceil_mode", replace(slide, ceil_mode=not slide.ceil_mode)


def changes_of(subject: Subject, slide: Slide, name: str) -> dict[str, Any]:
    """What the page's params have to be for this window: all of it, for a stride may follow the kernel."""
    values = {
        "kernel_size": slide.kernel,
        "stride": slide.stride,
        "padding": slide.padding,
        "dilation": slide.dilation,
        "ceil_mode": slide.ceil_mode,
    }
    arguments = {item.name for item in fields(subject.reply.params)}
    known = {key: value for key, value in values.items() if key in arguments}
    # A table of numbers has its size from the table itself.
    return known if name != "kernel_size" else {**known, "kernel_size": slide.kernel}


def value_of(slide: Slide, name: str) -> str:
    """The value of an argument, as one writes it."""
    value = slide.kernel if name == "kernel_size" else getattr(slide, name)
    return short(value) if isinstance(value, tuple) else repr(value)


FLOOR = "{axis}: ⌊({size} + {low} + {high} − {dilation}·({kernel} − 1) − 1) / {stride}⌋ + 1 = {out}"
CEILING = "{axis}: ⌈({size} + {low} + {high} − {dilation}·({kernel} − 1) − 1) / {stride}⌉ + 1 = {out}"
DROPPED = QT_TRANSLATE_NOOP(
    "Try",
    "{axis}: one more window would start in the padding past the end of the input; PyTorch drops it, which gives "
    "{out}.",
)


def size_working(slide: Slide) -> tuple[Message, ...]:
    """The size formula with its numbers, once where rows and columns are alike."""
    rows, columns = slide.axes
    alike = rows == columns
    lines = []
    for axis, formula in (("H, W" if alike else "H", rows), ("W", columns))[: 1 if alike else 2]:
        values = {
            "axis": axis, "size": formula.size, "low": formula.pad_low, "high": formula.pad_high,
            "dilation": formula.dilation, "kernel": formula.kernel, "stride": formula.stride,
            "out": formula.ceiling + 1 if formula.ceil_mode else formula.out,
        }  # fmt: skip
        lines.append(Message("Try", CEILING if formula.ceil_mode else FLOOR, values))
        if formula.dropped:
            lines.append(Message("Try", DROPPED, {"axis": axis, "out": formula.out}))
    return tuple(lines)


FORGOT_ONE = Message(
    "Try", QT_TRANSLATE_NOOP("Try", "The first position of the window counts, too: you left out the + 1.")
)
ROUNDED_UP = Message(
    "Try", QT_TRANSLATE_NOOP("Try", "That rounds up. Without `ceil_mode` the division is rounded down.")
)
ROUNDED_DOWN = Message(
    "Try", QT_TRANSLATE_NOOP("Try", "That rounds down. With `ceil_mode` the division is rounded up.")
)


def size_slips(slide: Slide, front: tuple[int, ...] = ()) -> tuple[tuple[tuple[int, ...], Message], ...]:
    """Wrong sizes that one comes to easily; ``front`` are the dimensions before H and W."""
    rows, columns = slide.axes
    other = ROUNDED_DOWN if slide.ceil_mode else ROUNDED_UP
    turned = tuple((axis.floor if slide.ceil_mode else axis.ceiling) + 1 for axis in (rows, columns))
    return (((*front, rows.out - 1, columns.out - 1), FORGOT_ONE), (front + turned, other))


SIZE_ASKED = QT_TRANSLATE_NOOP(
    "Try",
    "Suppose `{name}={value}` and everything else stays the same: `{settings}`. What size (H, W) does the "
    "output have for an input of {size}?",
)
SIZE_HINT = Message(
    "Try", QT_TRANSLATE_NOOP("Try", "Picture the window sliding over the padded input, and count its positions.")
)


def size_if(subject: Subject, rng: Random) -> Question | None:
    """The size of the output with one argument changed."""
    slide = slide_of(subject)
    change = changed(slide, rng) if slide is not None else None
    if change is None:
        return None
    name, other = change
    values = {"name": name, "value": value_of(other, name), "settings": other.settings, "size": by(*other.size)}
    return Question(
        "sliding.size", Message("Try", SIZE_ASKED, values), SIZE, other.out, size_working(other), hint=SIZE_HINT,
        slips=size_slips(other), changes=changes_of(subject, other, name), premise={"slide": other},
    )  # fmt: skip


KEEP = QT_TRANSLATE_NOOP(
    "Try",
    "With `stride=1`, a {kernel} window and `dilation={dilation}`, which `padding` (one number for all sides) keeps "
    "the size at {size}?",
)
KEEP_WORK = QT_TRANSLATE_NOOP(
    "Try",
    "The window covers {dilation}·({kernel} − 1) + 1 = {span} cells: {more} more than one. Half of that: {right}.",
)
KEEP_HINT = Message(
    "Try", QT_TRANSLATE_NOOP("Try", "The centre of the window has to reach both the first and the last cell.")
)


def padding_that_keeps(subject: Subject, rng: Random) -> Question | None:
    """The padding that keeps the size at stride 1."""
    slide = slide_of(subject)
    if slide is None or min(slide.size) < 2:
        return None
    side = rng.choice((3, 5, 7, 9))
    gap = rng.choice((1, 1, 2)) if slide.operation == CONVOLUTION else 1
    kept = Slide(slide.operation, slide.size, (side, side), (1, 1), (gap * (side // 2),) * 2, (gap, gap))
    span = gap * (side - 1) + 1
    return Question(
        "sliding.keep",
        Message("Try", KEEP, {"kernel": by(side, side), "dilation": gap, "size": by(*slide.size)}),
        WHOLE, gap * (side // 2),
        (Message("Try", KEEP_WORK, {"dilation": gap, "kernel": side, "span": span, "more": span - 1,
                                    "right": gap * (side // 2)}),),
        hint=KEEP_HINT, premise={"slide": kept},
    )  # fmt: skip


READ = QT_TRANSLATE_NOOP(
    "Try",
    "Suppose the arguments were `{settings}` on an input of {size}. In how many of its positions does the window read "
    "input cell [{row}, {column}]? (Counting starts at 0.)",
)
READ_WORK = QT_TRANSLATE_NOOP(
    "Try",
    "Vertical positions that reach row {row}: {rows}. Horizontal positions that reach column {column}: {columns}. "
    "Together {rows} × {columns} = {right}.",
)
READ_HINT = Message(
    "Try", QT_TRANSLATE_NOOP("Try", "Count rows and columns separately. Near the edge, fewer windows pass over a cell.")
)


def reads_of_a_cell(subject: Subject, rng: Random) -> Question | None:
    """How many output cells an input cell reaches, with another stride or padding."""
    slide = slide_of(subject)
    change = changed(slide, rng, kernels=False) if slide is not None else None
    if change is None or max(change[1].size) > 256 or change[1].padding_mode != "zeros":
        return None
    other = change[1]
    at = (rng.randrange(other.size[0]), rng.randrange(other.size[1]))
    rows, columns = (int(axis.usage()[place]) for axis, place in zip(other.axes, at, strict=True))
    values = {"row": at[0], "column": at[1]}
    return Question(
        "sliding.reads",
        Message("Try", READ, {**values, "settings": other.settings, "size": by(*other.size)}),
        WHOLE, rows * columns,
        (Message("Try", READ_WORK, {**values, "rows": rows, "columns": columns, "right": rows * columns}),),
        hint=READ_HINT, premise={"slide": other, "at": at},
    )  # fmt: skip


SPAN = QT_TRANSLATE_NOOP(
    "Try", "A {kernel} window with `dilation={dilation}` reads {count} numbers. How many rows does it span?"
)
SPAN_WORK = QT_TRANSLATE_NOOP(
    "Try", "{dilation}·({kernel} − 1) + 1 = {span}: between two rows that are read, {gap} {gap:is|are} skipped."
)
SPAN_SLIP = Message(
    "Try",
    QT_TRANSLATE_NOOP(
        "Try", "The gaps are between the rows that are read, so there is one gap fewer than there are rows."
    ),
)


def span_of_dilation(subject: Subject, rng: Random) -> Question | None:
    """How far a dilated window reaches."""
    slide = slide_of(subject)
    if slide is None or slide.operation == MEAN_POOL:
        return None
    gap = rng.choice([gap for gap in (2, 3, 4, 5) if gap != slide.dilation[0]])
    side = slide.kernel[0] if 2 <= slide.kernel[0] <= 7 else 3
    columns = slide.kernel[1] if slide.kernel[1] <= 7 else 3
    span = gap * (side - 1) + 1
    values = {"kernel": by(side, columns), "dilation": gap, "count": side * columns}
    return Question(
        "sliding.span", Message("Try", SPAN, values), WHOLE, span,
        (Message("Try", SPAN_WORK, {"dilation": gap, "kernel": side, "span": span, "gap": gap - 1}),),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "Draw the rows that are read as dots, with gaps between them.")),
        slips=((gap * side, SPAN_SLIP),), premise={"kernel": (side, columns), "dilation": gap},
    )  # fmt: skip


UNREAD = QT_TRANSLATE_NOOP(
    "Try",
    "Suppose the arguments were `{settings}` on an input of {size}. How many of its {columns} columns are not read by "
    "any window?",
)
UNREAD_WORK = QT_TRANSLATE_NOOP(
    "Try", "The windows start at columns {starts} and each covers {span}; columns left out: {left}."
)
NONE_UNREAD = QT_TRANSLATE_NOOP(
    "Try", "The windows start at columns {starts} and each covers {span}: no column is left out."
)


def columns_unread(subject: Subject, rng: Random) -> Question | None:
    """Columns that no window reads, with a stride that leaves some."""
    slide = slide_of(subject)
    if slide is None or slide.padding_mode != "zeros" or not 2 <= slide.size[1] <= 64 or slide.dilation != (1, 1):
        return None
    tried = [replace(slide, stride=(step, step)) for step in (2, 3, 4) if (step, step) != slide.stride]
    found = [other for other in tried if other.possible]
    if not found:
        return None
    telling = [other for other in found if (other.axes[1].usage() == 0).any()]
    other = rng.choice(telling or found)
    axis = other.axes[1]
    left = [column for column, count in enumerate(axis.usage()) if count == 0]
    starts = ", ".join(str(int(start)).replace("-", "−") for start in axis.starts()[:12])
    values = {"starts": starts + (", …" if axis.out > 12 else ""), "span": axis.span, "left": ", ".join(map(str, left))}
    return Question(
        "sliding.left",
        Message("Try", UNREAD, {"settings": other.settings, "size": by(*other.size), "columns": other.size[1]}),
        WHOLE, len(left), (Message("Try", UNREAD_WORK if left else NONE_UNREAD, values),),
        hint=Message("Try", QT_TRANSLATE_NOOP("Try", "Write down where each window starts and where it ends.")),
        premise={"slide": other},
    )  # fmt: skip
