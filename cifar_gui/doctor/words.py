"""Numbers as a finding says them."""

from __future__ import annotations

import math

from cifar_gui.number_text import scientific


def number(value: float) -> str:
    """Three digits, with a power of ten only where it is needed: 0.0123, 1.23, 123,000, 3.2 × 10⁻⁵."""
    if not math.isfinite(value):
        return str(value)
    if value and not 1e-4 <= abs(value) < 1e7:
        return scientific(value)
    digits = max(0, 2 - math.floor(math.log10(abs(value)))) if value else 0
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: float) -> str:
    """A share in per cent, without its sign; with one digit where it is near 0 or 100."""
    value = 100 * share
    return f"{value:.1f}" if 0 < value < 1 or 99 < value < 100 else f"{value:.0f}"
