"""The interval of a difference, as a script that needs nothing but Python. No torch: see ``code``."""

from __future__ import annotations

from collections.abc import Sequence

from cifar_gui.engine.counting import Share
from cifar_gui.engine.differences import MIXED, PICTURES, difference
from cifar_gui.engine.script import Script, Writer

EXAMPLE = ((Share(578, 1000),), (Share(560, 1000),))
"""Where no two runs are compared."""

WILSON = """

def wilson(right, n, z=NormalDist().inv_cdf(0.975)):
    p = right / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return p, middle - half, middle + half


p, p_low, p_high = wilson(*run)
q, q_low, q_high = wilson(*baseline)
low = p - q - math.hypot(p - p_low, q_high - q)
high = p - q + math.hypot(p_high - p, q - q_low)
"""
"""Newcombe's interval from two of Wilson's."""

WELCH = """
p, q = mean(run), mean(baseline)
error = math.sqrt(variance(run) / len(run) + variance(baseline) / len(baseline))
low, high = p - q - t * error, p - q + t * error
"""

ONE = """
p, q = mean(run), mean(baseline)
several = run if len(run) > 1 else baseline
error = math.sqrt(variance(several) * (1 + 1 / len(several)))
low, high = p - q - t * error, p - q + t * error
"""


def compare_script(one: Sequence[Share], other: Sequence[Share]) -> Script:
    """The script that works out the interval of the difference between two runs, or two groups of them.

    Args:
        one: how many pictures the run got right, and those that differ from it in seed only.
        other: the same of the baseline.
    """
    found = difference(one, other)
    if found is None:
        return compare_script(*EXAMPLE)
    out = Writer()
    out.line("import math")
    if found.method == PICTURES:
        out.line("from statistics import NormalDist")
        out.line()
        for name, share in (("run", one[0]), ("baseline", other[0])):
            out.line(f"{name} = ", (name, f"({share.hits}, {share.count})"), "  # right, of so many", mark=name)
    else:
        out.line("from statistics import mean, variance")
        out.line()
        for name, shares in (("run", one), ("baseline", other)):
            listed = ", ".join(f"{share.hits} / {share.count}" for share in shares)
            out.line(f"{name} = ", (name, f"[{listed}]"), "  # a seed each", mark=name)
        out.line("t = ", ("t", f"{found.errors:.6f}"), "  # from a table of Student's t, for 95 %", mark="t")
    for line in {PICTURES: WILSON, MIXED: ONE}.get(found.method, WELCH).strip("\n").split("\n"):
        if line.startswith("def "):
            out.line()
            out.line()
        out.line(line)
    out.line()
    out.line('print(f"{p - q:+.4f}, from {low:+.4f} to {high:+.4f}")', mark="print")
    out.line('print("told apart" if low > 0 or high < 0 else "not distinguishable")')
    return out.script()
