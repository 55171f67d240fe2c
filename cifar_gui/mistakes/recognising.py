"""A traceback that somebody brings along: what it reports, and which mistakes that may be. Text only; nothing is run.

The text is brought into one form (``normal_form``), parsed into errors (``tracebacks``), and the last error is put
before a table of rules (``rules_shapes`` and its neighbours). What no rule knows is named and not explained.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from cifar_gui.mistakes import MISTAKES, rules_modules, rules_shapes, rules_training, rules_types
from cifar_gui.mistakes.causes import CAUSES, TYPES
from cifar_gui.mistakes.mistake import Mistake
from cifar_gui.mistakes.normal_form import TERMINAL, Normal, normal_form
from cifar_gui.mistakes.rule import Cause, Claim, Rule
from cifar_gui.mistakes.tracebacks import CAUSED, ENDS, PastedError, assertions_in, errors_in, plain
from cifar_gui.spec import Message

MOST = 20_000
"""Characters that are looked at: the last ones, for the error stands at the end."""
MOST_CAUSES = 2
MOST_LINES = 40
"""Lines of a text without a class of error that are tried, from its end."""
RULES: tuple[Rule, ...] = (*rules_shapes.RULES, *rules_types.RULES, *rules_training.RULES, *rules_modules.RULES)


@dataclass(frozen=True)
class Found:
    """What an error may be."""

    cause: Mistake | Cause
    figures: Message | None = None
    """What the figures of the message say."""


@dataclass(frozen=True)
class Reading:
    """What was understood of a text."""

    error: PastedError | None
    """The one that ended the program; None when there is nothing to read."""
    causes: tuple[Found, ...] = ()
    """What it may be, the likeliest first; () when it is not known."""
    led_by: PastedError | None = None
    """The error that this one is the direct consequence of, when the causes are that one's."""
    also: tuple[tuple[PastedError, tuple[Found, ...]], ...] = ()
    """Other errors and warnings of the text whose causes are known, the last first."""


def clean(text: str) -> str:
    """The text as it may be shown and searched: its end, in plain lines, without what cannot be seen."""
    lines = TERMINAL.sub("", text[-2 * MOST :])
    for end in ("\r\n", "\r", "\u2028", "\u2029"):
        lines = lines.replace(end, "\n")
    seen = (sign for sign in lines if sign in "\n\t" or unicodedata.category(sign)[0] != "C")
    return "".join(seen)[-MOST:]


def read(text: str) -> Reading:
    """What the end of a text reports: the last error first, and an error before any warning."""
    end = text[-MOST:]
    left_out = len(text) - len(end)
    all_of_them = errors_in(end) or _without_type(end)
    reported = [replace(error, start=error.start + left_out, end=error.end + left_out) for error in all_of_them]
    errors, warnings = [one for one in reported if not one.is_warning], [one for one in reported if one.is_warning]
    if not reported:
        return Reading(None)
    last = (errors or warnings)[-1]
    context = assertions_in(end), tuple(warnings)
    causes, led_by = known_causes(last, *context), None
    before = errors[-2] if len(errors) > 1 else None
    if not causes and last.after == CAUSED and before is not None and (causes := known_causes(before, *context)):
        led_by = before
    others = [one for one in (*warnings, *errors) if one is not last and one is not led_by]
    also = ((one, known_causes(one, *context)) for one in sorted(others, key=lambda one: -one.start))
    told = {found.cause.key for found in causes}
    return Reading(last, causes, led_by, _once([(one, found) for one, found in also if found], told))


def _once(
    others: list[tuple[PastedError, tuple[Found, ...]]], told: set[str]
) -> tuple[tuple[PastedError, tuple[Found, ...]], ...]:
    """Each cause once: what stands twice in a text, as in a notebook, is one error."""
    kept = []
    for error, found in others:
        if not {one.cause.key for one in found} <= told:
            kept.append((error, found))
            told |= {one.cause.key for one in found}
    return tuple(kept)


def known_causes(
    error: PastedError, assertions: tuple[str, ...] = (), warnings: tuple[PastedError, ...] = ()
) -> tuple[Found, ...]:
    """What the first rule that has something to say says."""
    for rule in RULES:
        if claims := rule.read(error, assertions, warnings):
            return tuple(Found(cause_of(claim), claim.figures) for claim in claims[:MOST_CAUSES])
    return ()


def cause_of(claim: Claim) -> Mistake | Cause:
    """The mistake or the cause that a claim names."""
    return MISTAKES.get(claim.key) or CAUSES[claim.key]


def explained_type(error: PastedError) -> str:
    """What its class says, in a line; "" for classes that other packages have made."""
    return TYPES["Warning"] if error.is_warning else TYPES.get(error.kind, "")


def _without_type(text: str) -> tuple[PastedError, ...]:
    """A message that was copied without its class: what a rule knows, else the last paragraph, or its last line."""
    normal = normal_form(text)
    paragraphs: list[list[int]] = [[]]
    start = 0
    for line in normal.text.splitlines(keepends=True):
        if ENDS.match(line) or not line.strip():
            paragraphs.append([])
        else:
            paragraphs[-1] += [start, start + len(line)]
        start += len(line)
    paragraphs = [bounds for bounds in paragraphs if bounds]
    for bounds in reversed(paragraphs[-MOST_LINES:]):
        for low in reversed(bounds[::2][-MOST_LINES:]):
            if known_causes(error := _bare(normal, low, bounds[-1])):
                return (error,)
    if not paragraphs:
        return ()
    last = paragraphs[-1]
    return (_bare(normal, last[0] if len(last) <= 6 else last[-2], last[-1]),)


def _bare(normal: Normal, low: int, high: int) -> PastedError:
    """A part of a text as a message without a class."""
    low += len(normal.text[low:high]) - len(normal.text[low:high].lstrip())
    high -= len(normal.text[low:high]) - len(normal.text[low:high].rstrip())
    return PastedError(
        "", plain(normal.text[low:high]), (), *normal.span(low, high), " ".join(normal.shown[low:high].split())
    )
