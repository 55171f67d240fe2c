"""The layers of the gallery, run on data: an ``AskExhibit`` in, an ``ExhibitAnswer`` or a ``Failure`` out.

Worker thread. What runs are the lines that ``pages.gallery.script`` shows.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from cifar_gui.engine import cost, errors
from cifar_gui.engine.cause import Case, Changes
from cifar_gui.engine.data import DataError, DataSet
from cifar_gui.engine.forward import array, seeded, synchronize
from cifar_gui.engine.literal import literal
from cifar_gui.engine.refusals import answering, let_go
from cifar_gui.engine.stored import Picked, Stored
from cifar_gui.lesson import Fact
from cifar_gui.pages.gallery import Exhibit, GalleryContent
from cifar_gui.pages.gallery.protocol import AskExhibit, ExhibitAnswer
from cifar_gui.pages.gallery.script import MOST, SIDES, build_line, forward_line, input_lines, needed, resting
from cifar_gui.protocol import Failure, Fix, Floats
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, field_value, fields, values

LARGE = 512
"""From a number of this size on the cost is measured first."""


GATES, ROWS = 4, 32
"""Gates of the largest recurrent layer, and rows of a picture."""
LAYER_BYTES = 300_000
"""What making one more layer costs at least, in bytes of the same time."""


@answering
def answer(request: AskExhibit, sources: Mapping[str, DataSet]) -> ExhibitAnswer | Failure:
    """Run the layer."""
    split = sources[request.pictures.source].split(request.pictures.split)
    index = min(max(request.index, 0), len(split) - 1)
    trial = _Trial(request.exhibit, split.images, split.labels, index, request.seed, request.device, request.allow)
    if (refusal := trial.guard(request.params)) is not None:
        return _too_costly(request, refusal, trial)
    if (side := unwritten(request.exhibit, request.params, split.images.shape)) is not None:
        return _left_to_chance(request, side, trial)
    try:
        run = trial.run(request.params)
    except DataError:
        raise  # no refusal of PyTorch's
    except Exception as error:
        failed = let_go(error)
    else:
        return ExhibitAnswer(
            request.id, request.page, request.exhibit, request.params, request.pictures, index, request.seed,
            request.device, x=array(run.x), y=array(run.y), extra=run.extra,
            parameters=tuple((name, tuple(one.shape)) for name, one in run.layer.named_parameters()),
            labels=split.labels[index : index + MOST], milliseconds=run.milliseconds,
        )  # fmt: skip
    line = trial.line
    return explain(trial.case(failed, request.params)).of(request, failed, line)


def _too_costly(request: AskExhibit, why: cost.Refusal, trial: _Trial) -> Failure:
    case = trial.case(RuntimeError(str(why.sentence)), request.params)
    # Not engine.errors.cheaper: what it tries would take seconds here.
    whole = [item for item in fields(request.params) if item.kind == "int"]
    large = {item.name: item.default for item in whole if _size(item.of(request.params)) >= LARGE}
    field, fixes = next(iter(large), None), _tried(case, [large])
    return Failure(request.id, request.page, why.kind, "", "", field, why.reason, why.sentence, fixes)


def unwritten(exhibit: Exhibit, params: Any, shape: tuple[int, ...]) -> str | None:
    """The side on which CircularPad2d copies cells that nobody has written, or None.

    PyTorch refuses a side longer than the picture; one longer than what a negative opposite side has left of it, it
    takes, and part of the frame is what the memory held before.

    **Source:** run as installed (2.13) with ``torch.use_deterministic_algorithms``, which fills such cells with NaN.
    """
    if exhibit.key != "CircularPad2d":
        return None
    for side, other, size in zip(
        SIDES, ("right", "left", "bottom", "top"), (*shape[:1:-1], *shape[:1:-1]), strict=False
    ):
        value, opposite = field_value(params, side), field_value(params, other)
        if type(value) is type(opposite) is int and opposite < 0 and size + opposite < value <= size:
            return side
    return None


def _left_to_chance(request: AskExhibit, side: str, trial: _Trial) -> Failure:
    other = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}[side]
    case = trial.case(RuntimeError(UNWRITTEN), request.params)
    values = {"side": side, "other": other}
    left = trial.images.shape[3 if side in ("left", "right") else 2] + field_value(request.params, other)
    return Failure(
        request.id, request.page, "chance", "", "", side, Message("Engine", LONGER),
        Message("Engine", UNWRITTEN, values), _tried(case, [{other: 0}, {side: left}]),
    )  # fmt: skip


@dataclass(frozen=True, eq=False)
class Run:
    """A layer that has been run."""

    layer: nn.Module
    x: Tensor
    y: Tensor
    extra: Floats | None
    milliseconds: float


@dataclass(eq=False)
class _Trial:
    """Everything of a request but its params: the same path serves the request and the trial of a fix."""

    exhibit: Exhibit
    images: NDArray[Any] | Stored | Picked
    labels: NDArray[Any]
    index: int
    seed: int = 0
    device: str = "cpu"
    allow: bool = False
    line: str = field(default="input", init=False)
    """Which line of the script was at work last."""

    def run(self, params: Any, device: str | None = None) -> Run:
        """The lines of the script, one after the other; raises what they raise."""
        device = device or self.device
        move = "" if device in ("cpu", "meta") else f".to({literal(device)})"
        part = slice(self.index, self.index + needed(self.exhibit, params))
        with seeded(self.seed), torch.no_grad():
            imgs, labels = torch.tensor(self.images[part]) / 255, torch.tensor(self.labels[part])
            names: dict[str, Any] = {"torch": torch, "nn": nn, "imgs": imgs, "labels": labels}
            self.line = "input"
            for text in input_lines(self.exhibit, params, move):
                self._do(text, names)
            torch.manual_seed(self.seed)
            self.line = "build"
            self._do("".join(x if isinstance(x, str) else x[1] for x in build_line(self.exhibit, params, move)), names)
            if resting(params):
                self._do("layer.eval()", names)
            self.line = "forward"
            synchronize(self.device)
            start = time.perf_counter()
            self._do(forward_line(self.exhibit), names)
            synchronize(self.device)
            milliseconds = 1000 * (time.perf_counter() - start)
        return Run(names["layer"], names["x"], names["y"], _extra(names) if device != "meta" else None, milliseconds)

    @staticmethod
    def _do(text: str, names: dict[str, Any]) -> None:
        # Every value in the text has been written as a literal, whatever it is: nothing else can be in it.
        exec(compile(text, "<gallery>", "exec"), names)

    def guard(self, params: Any) -> cost.Refusal | None:
        """Ask or refuse before anything large."""
        if _largest(params) < LARGE:
            return None
        needed = recurrent_cost(params) if self.exhibit.shown == "rows" else None
        needed = needed or cost.measure(lambda: self.run(params, "meta"))
        return cost.guard(needed, self.allow, self.device)

    def attempt(self, params: Any) -> Exception | None:
        """Try other params; None means that they lead to a result."""
        try:
            if (refusal := self.guard(params)) is not None:
                return RuntimeError(str(refusal.sentence))
            if unwritten(self.exhibit, params, self.images.shape) is not None:
                return RuntimeError(UNWRITTEN)
            self.run(params)
        except Exception as error:
            return let_go(error)
        return None

    def case(self, error: Exception, params: Any) -> Case:
        """A refusal of params, with the means to try others."""
        return Case(error, params, (1, *self.images.shape[1:]), self.attempt)


def recurrent_cost(params: Any) -> cost.Cost | None:
    """A bound for RNN, LSTM and GRU by plain arithmetic: building very many layers takes long even on the meta device.

    None for params that PyTorch refuses at once.
    """
    sizes = (params.input_size, params.hidden_size, params.num_layers)
    if not all(type(size) is int and size > 0 for size in sizes):
        return None
    inputs, hidden, layers = sizes
    weights = GATES * hidden * (2 * layers * (2 * hidden + 2) + inputs)
    return cost.Cost(4 * weights + LAYER_BYTES * layers, 2 * ROWS * weights)


def _size(value: object) -> int:
    return abs(value) if type(value) is int else 0


def _largest(params: Any) -> float:
    """The largest whole number among params; the columns of BatchNorm1d cost nothing."""
    cheap = 10_000 if "track_running_stats" in values(params) else 0
    numbers = [item.of(params) for item in fields(params) if item.kind == "int"]
    return max((abs(value) for value in numbers if type(value) is int and abs(value) > cheap), default=0)


def _extra(names: Mapping[str, Any]) -> Floats | None:
    """What the layer tells besides: the attention, or the running statistics."""
    if "attention" in names:
        return array(names["attention"])
    mean = getattr(names["layer"], "running_mean", None)
    return None if mean is None else array(torch.stack([mean, names["layer"].running_var]))


# --- refusals -------------------------------------------------------------------------------------------------------


def explain(case: Case) -> errors.Explanation:
    """Explain a refusal; at worst as ``engine.errors`` does."""
    if "Expected more than 1 value per channel" in case.text:
        ways: tuple[Changes, ...] = ({"pictures": MOST}, {"training": False}, {"average": False})
        known = values(case.params).keys()
        usable = [way for way in ways if known >= way.keys()]
        spatial = "average" in known
        field = "pictures" if "pictures" in known else "average"
        sentence = ONE_VALUE if spatial else ONE_ROW
        return errors.Explanation(
            field, Message("Engine", NO_DEVIATION), Message("Engine", sentence), _tried(case, usable)
        )
    if "index out of range" in case.text:
        change = {"num_embeddings": 10}
        size = {"count": literal(case.params.num_embeddings)}
        return errors.Explanation(
            "num_embeddings", Message("Engine", FEW_ROWS), Message("Engine", BEYOND, size), _tried(case, [change])
        )
    if values(case.params).keys() >= {*SIDES}:
        return _frame(case)
    return errors.explain(case)


def _frame(case: Case) -> errors.Explanation:
    """A side that is too wide or too negative, or no whole number."""
    most = {"less than the corresponding": 31, "wrapping around": 32}
    limit = next((number for words, number in most.items() if words in case.text), None)
    sides = {side: field_value(case.params, side) for side in SIDES}
    wrong = [side for side, value in sides.items() if type(value) is not int or not 0 <= value <= (limit or LARGE)]
    if not wrong:
        return errors.Explanation(None, None, Message("Engine", errors.UNKNOWN), ())
    cut: Changes = {side: limit if limit is not None and _above(sides[side], limit) else 4 for side in wrong}
    values = {"side": wrong[0], "value": literal(sides[wrong[0]]), "most": limit}
    reason, sentence = (TOO_WIDE, BEYOND_PICTURE) if limit is not None else (NO_WIDTH, NO_FRAME)
    return errors.Explanation(
        wrong[0], Message("Engine", reason, values), Message("Engine", sentence, values), _tried(case, [cut])
    )


def _above(value: object, limit: int) -> bool:
    return type(value) is int and value > limit


LONGER = QT_TRANSLATE_NOOP("Engine", "longer than what is left")
UNWRITTEN = QT_TRANSLATE_NOOP(
    "Engine",
    "{other} cuts cells away, and {side} needs more than are left. PyTorch does not refuse this: part"
    " of the border would be whatever was in memory before, so it is not shown.",
)
TOO_WIDE = QT_TRANSLATE_NOOP("Engine", "at most {most} here")
BEYOND_PICTURE = QT_TRANSLATE_NOOP(
    "Engine", "The border is filled with cells of the picture itself: {side} can be {most} at most, not {value}."
)
NO_WIDTH = QT_TRANSLATE_NOOP("Engine", "does not work here")
NO_FRAME = QT_TRANSLATE_NOOP(
    "Engine", "With {side} = {value} nothing is left of the picture, or it is not a whole number of cells."
)


def _tried(case: Case, ways: list[Changes]) -> tuple[Fix, ...]:
    return tuple(errors.setting(way) for way in ways if case.after(way) is None)[:2]


NO_DEVIATION = QT_TRANSLATE_NOOP("Engine", "one value per channel")
ONE_VALUE = QT_TRANSLATE_NOOP(
    "Engine",
    "In train() the layer needs the deviation of each channel, and a single value has none. A whole picture has 1,024 "
    "values per channel, so a batch of one picture works.",
)
ONE_ROW = QT_TRANSLATE_NOOP(
    "Engine",
    "In train() the layer needs the deviation of each column over the batch, and a batch of one row has none. In "
    "eval() it uses its running values.",
)
FEW_ROWS = QT_TRANSLATE_NOOP("Engine", "fewer rows than classes")
BEYOND = QT_TRANSLATE_NOOP("Engine", "The table has {count} rows, but a class beyond the last one is looked up.")


# --- facts ----------------------------------------------------------------------------------------------------------


def evaluate(content: GalleryContent, fact: Fact) -> Mapping[str, object]:
    """What torch says to the words of a fact, whose params are (key, params): "shape", "parameters" or "error"."""
    key, params = fact.params
    exhibit = next(one for one in content.exhibits if one.key == key)
    random = np.random.default_rng(0)
    images = random.integers(0, 256, fact.in_shape, dtype=np.uint8)
    trial = _Trial(exhibit, images, np.arange(len(images)) % 10, 0)
    try:
        run = trial.run(params)
    except ValueError as error:
        return {"error": str(error)}
    return {
        "shape": tuple(run.y.shape),
        "parameters": sum(parameter.numel() for parameter in run.layer.parameters()),
    }
