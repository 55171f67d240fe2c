"""PyTorch's refusals explained: the field at fault, the cause in words, and fixes that were tried.

A cause is read off PyTorch's own exception, never foretold; a fix is offered only after a run with it gave a result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from cifar_gui.engine.cause import Case, Changes, changed, differs
from cifar_gui.engine.causes import diagnose
from cifar_gui.engine.literal import literal
from cifar_gui.engine.refusals import own_words
from cifar_gui.protocol import Failure, Fix
from cifar_gui.spec import QT_TRANSLATE_NOOP, Field, Message, field_value

MOST_FIXES = 2
MOST_FAULTS = 5
"""How many faults of one setting are mended one after the other."""


@dataclass(frozen=True)
class Explanation:
    """The fields of a ``protocol.Failure`` that stand beside PyTorch's own words."""

    field: str | None
    reason: Message | None
    sentence: Message
    fixes: tuple[Fix, ...]

    def of(self, request: Any, error: Exception, line: str = "") -> Failure:
        """What a request is answered that ended in an error."""
        return Failure(
            request.id, request.page, "torch", *own_words(error), self.field, self.reason, self.sentence, self.fixes,
            line=line,
        )  # fmt: skip


def explain(case: Case) -> Explanation:
    """Explain any refusal; at worst it names no field and offers the defaults. Worker thread."""
    cause = diagnose(case)
    changes = _unique(_mended(case, cause.changes) if cause else ()) or _unique(_fewest_resets(case))
    fixes = tuple(map(setting, changes))
    if cause is None:
        return Explanation(None, None, Message("Engine", UNKNOWN), fixes)
    return Explanation(cause.field, cause.reason, cause.sentence, fixes)


def cheaper(case: Case, is_cheap: Callable[[Any], bool]) -> tuple[str | None, tuple[Fix, ...]]:
    """For a cost that was too high: the field that is mainly to blame, and fixes that were tried."""
    candidates = {item.name: tuple(_smaller(case.params, item, is_cheap)) for item in changed(case.params)}
    found = {name: change for name, smaller in candidates.items() if (change := next(_mended(case, smaller), None))}
    changes = _unique(found.values()) or _unique(_fewest_resets(case))
    to_blame = next((name for name, smaller in candidates.items() if smaller), None)
    return next(iter(found), to_blame), tuple(map(setting, changes))


def _smaller(params: Any, item: Field, is_cheap: Callable[[Any], bool]) -> Iterator[Changes]:
    """The field cut to the largest power of two that is cheap, then its default."""
    value = item.of(params)
    parts = value if isinstance(value, tuple) else (value,)
    if parts and all(type(part) is int for part in parts):
        for exponent in range(min(max(parts).bit_length(), 63) - 1, -1, -1):
            cut = tuple(min(part, 2**exponent) for part in parts)
            change = {item.name: cut if isinstance(value, tuple) else cut[0]}
            if is_cheap(replace(params, **change)):
                yield change
                break
    reset = {item.name: item.default}
    if is_cheap(replace(params, **reset)):
        yield reset


# --- fixes ----------------------------------------------------------------------------------------------------------


def _mended(case: Case, candidates: tuple[Changes, ...]) -> Iterator[Changes]:
    """Each candidate that leads to a result, with what it takes besides when the setting has further faults."""
    for changes in candidates:
        current: dict[str, Any] = dict(changes)
        for _ in range(MOST_FAULTS):
            params = replace(case.params, **current)
            error = case.attempt(params)
            if error is None:
                yield {name: value for name, value in current.items() if differs(value, field_value(case.params, name))}
                break
            cause = diagnose(replace(case, error=error, params=params))
            if cause is None or not any(
                differs(value, field_value(params, name)) for name, value in cause.changes[0].items()
            ):
                break
            current |= cause.changes[0]


def _fewest_resets(case: Case) -> Iterator[Changes]:
    """Fields set back to their defaults, as few as it takes; nothing when not even all of them help."""
    resets = {item.name: item.default for item in changed(case.params)}
    if case.after(resets) is not None:
        return
    for name in list(resets):
        rest = {other: value for other, value in resets.items() if other != name}
        if rest and case.after(rest) is None:
            resets = rest
    yield resets


def _unique(changes: Iterable[Changes]) -> list[Changes]:
    """The first different ones; no more are tried than are offered."""
    found: list[Changes] = []
    for change in changes:
        if change and change not in found:
            found.append(change)
        if len(found) == MOST_FIXES:
            break
    return found


def setting(changes: Changes) -> Fix:
    """The fix that sets fields to these values."""
    written = ", ".join(f"{name} = {literal(value)}" for name, value in changes.items())
    return Fix(Message("Engine", QT_TRANSLATE_NOOP("Engine", "Set {changes}"), {"changes": written}), changes)


UNKNOWN = QT_TRANSLATE_NOOP("Engine", "PyTorch refuses this combination; no single field is to blame.")
WRITTEN_OVER_ERROR = "modified by an inplace operation"
WRITTEN_OVER = QT_TRANSLATE_NOOP("Engine", "writes over what backward() needs")
IN_PLACE = QT_TRANSLATE_NOOP(
    "Engine",
    "A layer with inplace=True writes over a tensor that the layer before it has kept for backward(). PyTorch counts "
    "the changes of each tensor, and refuses. Leave inplace out of that layer in 7.7.",
)
"""Of a network that goes forward and can never be trained."""
