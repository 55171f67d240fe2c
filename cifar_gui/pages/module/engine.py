"""The life of one call of a small module: a ``pages.module.protocol.AskCall`` in, ``Called`` or a Failure out.

The module is a real ``nn.Module`` of the class that the code tab shows, and every step is written down while PyTorch
takes it: ``__call__`` is PyTorch's own, the hooks are registered, and nothing is played afterwards.
"""

from __future__ import annotations

import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from cifar_gui.engine.forward import seeded
from cifar_gui.lesson import Fact
from cifar_gui.pages.module import (
    ADD,
    BUFFER,
    LINEAR,
    MULTIPLY,
    PARAMETER,
    SUBMODULE,
    Composition,
    ModuleContent,
    Operation,
)
from cifar_gui.pages.module.protocol import AskCall, Called, Registered, Step
from cifar_gui.protocol import Failure, Fix, Floats
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

MOST_FEATURES = 4096
"""A Linear of more features would only be slow to print."""
MOST_NUMBERS = 12
"""So long an input is still typed."""
FEW = 6
"""So many numbers are written out."""

Note = Callable[[str, int, str, Tensor, int], None]


class Add(nn.Module):
    """A module inside the module: adds a number."""

    def __init__(self, value: float, note: Note) -> None:
        super().__init__()
        self._value = value
        self._note = note

    def __call__(self, x: Tensor) -> Tensor:
        """PyTorch's own call, with a note before and after."""
        self._note("call", 1, "Add", x, -1)
        y: Tensor = super().__call__(x)
        self._note("return", 1, "Add", y, -1)
        return y

    def forward(self, x: Tensor) -> Tensor:
        """One addition."""
        y = x + self._value
        self._note("forward", 1, "Add", y, -1)
        return y


class Small(nn.Module):
    """The module of a Composition."""

    def __init__(self, operations: tuple[Operation, ...], note: Note) -> None:
        super().__init__()
        self._operations = operations
        self._note = note
        for place, operation in enumerate(operations):
            self._register(place, operation)

    def _register(self, place: int, operation: Operation) -> None:
        name = name_of(place, operation)
        if operation.kind == PARAMETER:
            self.register_parameter(name, nn.Parameter(torch.tensor(float(operation.value))))
        elif operation.kind == BUFFER:
            self.register_buffer(name, torch.tensor(float(operation.value)))
        elif operation.kind == LINEAR:
            # Whatever was typed goes to PyTorch as it is: what it refuses, it refuses in its own words.
            features: Any = int(operation.value) if float(operation.value).is_integer() else operation.value
            self.add_module(name, nn.Linear(features, features))
        elif operation.kind == SUBMODULE:
            self.add_module(name, Add(operation.value, self._note))

    def forward(self, x: Tensor) -> Tensor:
        """The operations in their order."""
        self._note("forward", 0, "Small", x, -1)
        for place, operation in enumerate(self._operations):
            x = self._apply_one(place, operation, x)
            self._note(operation.kind, 0, "Small", x, place)
        return x

    def _apply_one(self, place: int, operation: Operation, x: Tensor) -> Tensor:
        if operation.kind == ADD:
            return x + operation.value
        if operation.kind == MULTIPLY:
            return x * operation.value
        held = getattr(self, name_of(place, operation))
        apply: Callable[[Tensor], Tensor] = {PARAMETER: x.mul, BUFFER: x.add}.get(operation.kind, lambda _: held(x))
        return apply(held)


NAMES = {PARAMETER: "scale", BUFFER: "offset", LINEAR: "linear", SUBMODULE: "inner"}


def name_of(place: int, operation: Operation) -> str:
    """The attribute that an operation uses: "scale0", "offset1", …; "" for a plain number."""
    name = NAMES.get(operation.kind, "")
    return f"{name}{place}" if name else ""


def answer(request: AskCall, _: object = None) -> Called | Failure:
    """Build and call the module. Whatever happens is an answer. Worker thread."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _answer(request)
    except Exception as error:
        return _failure(request, error)


def _answer(request: AskCall) -> Called:
    composition = request.composition
    _guard(composition)
    steps: list[Step] = []

    def note(kind: str, depth: int, module: str, value: Tensor, place: int) -> None:
        steps.append(Step(kind, depth, module, _array(value), place))

    with seeded(request.seed), torch.no_grad():
        module = Small(composition.operations, note)
        if composition.pre_hook:
            module.register_forward_pre_hook(lambda _, args: note("pre-hook", 0, "Small", args[0], -1))
        if composition.hook:
            module.register_forward_hook(lambda _, args, output: note("hook", 0, "Small", output, -1))
        x = tensor_of(composition)
        begin = time.perf_counter()
        note("direct" if composition.direct else "call", 0, "Small", x, -1)
        y = module.forward(x) if composition.direct else module(x)
        note("return", 0, "Small", y, -1)
        took = 1000 * (time.perf_counter() - begin)
    return Called(
        request.id, request.page, composition, request.seed, tuple(steps), registered(module),
        tuple(module.state_dict()), repr(module), _array(y), str(y), took,
    )  # fmt: skip


def tensor_of(composition: Composition) -> Tensor:
    """The input: without dimensions for a single number, else (n,)."""
    x = composition.x
    return torch.tensor(x[0] if len(x) == 1 else list(x), dtype=torch.float32)


def registered(module: nn.Module) -> tuple[Registered, ...]:
    """What the module knows by name, its own and that of the modules inside it."""
    saved = module.state_dict()

    def held(name: str, kind: str, value: Tensor) -> Registered:
        return Registered(
            name, kind, _told(value), value.numel(), tuple(value.shape), value.requires_grad, name in saved
        )

    found = [held(name, "parameter", value) for name, value in module.named_parameters()]
    found += [held(name, "buffer", value) for name, value in module.named_buffers()]
    found += [Registered(name, "module", type(child).__name__, 0) for name, child in module.named_children()]
    return tuple(found)


def _told(value: Tensor) -> str:
    numbers = ", ".join(f"{number:.4g}" for number in value.detach().flatten()[:FEW].tolist())
    numbers = numbers.replace("-", "−").replace("inf", "∞").replace("nan", "NaN")
    return numbers if value.numel() <= FEW else f"{numbers}, …"


def _array(value: Tensor) -> Floats:
    """A copy: the tensor may be changed in place by the next step."""
    return np.array(value.detach().cpu().numpy(), np.float32)


class _TooLarge(Exception):
    pass


def _guard(composition: Composition) -> None:
    for operation in composition.operations:
        if operation.kind == LINEAR and operation.value > MOST_FEATURES:
            raise _TooLarge


def _failure(request: AskCall, error: Exception) -> Failure:
    if isinstance(error, _TooLarge):
        text = QT_TRANSLATE_NOOP("Engine", "A Linear of this page has at most {most} features. Choose fewer.")
        sentence = Message("Engine", text, {"most": f"{MOST_FEATURES:,}"})
        return Failure(request.id, request.page, "cost-refused", "", "", sentence=sentence)
    known = isinstance(error, RuntimeError | TypeError | ValueError)
    return Failure(
        request.id, request.page, "torch" if known else "internal", type(error).__name__, str(error),
        sentence=_sentence(request.composition, str(error)), fixes=tuple(_fixes(request)),
        traceback=traceback.format_exc(),
    )  # fmt: skip


def _fixes(request: AskCall) -> Iterator[Fix]:
    """Ways out that were tried: an input as long as the Linear, or a Linear as wide as the input."""
    composition = request.composition
    wanted = next((op.value for op in composition.operations if op.kind == LINEAR), 0.0)
    if 1 <= wanted <= MOST_NUMBERS and float(wanted).is_integer():
        numbers = (*composition.x, *(1.0,) * int(wanted))[: int(wanted)]
        words = QT_TRANSLATE_NOOP("Engine", "Give {count} {count:number|numbers}")
        label = Message("Engine", words, {"count": int(wanted)})
        yield from _if_it_works(request, label, {"x": numbers})
    count = len(composition.x)
    operations = tuple(Operation(LINEAR, float(count)) if op.kind == LINEAR else op for op in composition.operations)
    words = QT_TRANSLATE_NOOP("Engine", "Set Linear to {count} {count:feature|features}")
    label = Message("Engine", words, {"count": count})
    yield from _if_it_works(request, label, {"operations": operations})


def _if_it_works(request: AskCall, label: Message, changes: dict[str, Any]) -> Iterator[Fix]:
    with suppress(Exception):
        _answer(replace(request, composition=replace(request.composition, **changes)))
        yield Fix(label, changes)


def _sentence(composition: Composition, text: str) -> Message | None:
    features = next((op.value for op in composition.operations if op.kind == LINEAR), None)
    if features is None:
        return None
    if "at least 1D" in text and features == 1:
        words = QT_TRANSLATE_NOOP(
            "Engine",
            "Linear needs a vector, but the input is a single number. Give it several numbers, separated by commas, "
            "and Linear as many features.",
        )
    elif "at least 1D" in text:
        words = QT_TRANSLATE_NOOP(
            "Engine",
            "Linear needs a vector, but the input is a single number. Give it {features} {features:number|numbers}, "
            "separated by commas.",
        )
    elif "cannot be multiplied" in text or "size mismatch" in text or "must match" in text:
        words = QT_TRANSLATE_NOOP(
            "Engine",
            "Linear expects {features} {features:number|numbers}, but the input has {count}. Make them equal.",
        )
    else:
        words = QT_TRANSLATE_NOOP("Engine", "Linear cannot be made with {features} features.")
    whole = float(features).is_integer()
    return Message("Engine", words, {"features": int(features) if whole else features, "count": len(composition.x)})


def evaluate(content: ModuleContent, fact: Fact) -> dict[str, object]:
    """What comes out of one call of the composed module, and the names that it has registered.

    Raises:
        ValueError: PyTorch refuses it.
    """
    told = answer(AskCall(0, "", fact.params))
    if isinstance(told, Failure):
        raise ValueError(f"{told.error}: {told.text}")
    return {
        "value": tuple(round(value, 4) for value in told.y.ravel().tolist()),
        "registered": tuple(item.name for item in told.registered),
    }
