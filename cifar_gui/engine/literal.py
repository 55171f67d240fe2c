"""Values as Python source."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable


def literal(value: object) -> str:
    """``value`` as Python source: strings in double quotes, a pair of equal numbers as one, NaN as a call."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, float) and not math.isfinite(value):
        return f'float("{value}")'
    if isinstance(value, tuple):
        written = [literal(part) for part in value]
        if len(value) == 2 and isinstance(value[0], int | float) and written[0] == written[1]:
            return written[0]
        return in_brackets(written)
    return repr(value)


def exact(value: object) -> str:
    """Like ``literal``, but a tuple stays one: (5, 5) and 5 are not the same normalized_shape."""
    return in_brackets(map(literal, value)) if isinstance(value, tuple) else literal(value)


def in_brackets(parts: Iterable[str]) -> str:
    """A tuple of what is written."""
    written = list(parts)
    return f"({', '.join(written)}{',' if len(written) == 1 else ''})"
