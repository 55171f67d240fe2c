"""``python -m benchmarks.samples_training [SEED ...]``: are the sample pictures worth training on?

Trains the preset "Five epochs with BatchNorm" on them, by default with three seeds, and prints the accuracy on the
held-out drawings. Exit code 1: a seed missed the range. Takes about 20 seconds a seed on two cores.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from cifar_gui.engine.data import load_samples
from cifar_gui.engine.training import Training
from cifar_gui.lessons.networks import CIFAR10_QUICK_BATCHNORM
from cifar_gui.lessons.training import BATCHNORM
from cifar_gui.protocol import SAMPLES
from cifar_gui.protocol.runs import Evaluated, RunEnded, StartRun

LOW, HIGH = 0.70, 0.97
"""Not so hard that nothing is learned in five epochs, and not so easy that there is nothing to watch."""


def accuracy(seed: int) -> float:
    """Test accuracy after the last step, in [0, 1]."""
    start = StartRun(1, replace(BATCHNORM, seed=seed), CIFAR10_QUICK_BATCHNORM, SAMPLES)
    events = [event for event in Training(start, load_samples()).run() if isinstance(event, Evaluated | RunEnded)]
    ended, last = events[-1], events[-2]
    if not isinstance(ended, RunEnded) or ended.reason != "finished":
        raise SystemExit(f"seed {seed}: {ended}")
    if not isinstance(last, Evaluated) or last.step != ended.step:
        raise SystemExit(f"seed {seed}: no evaluation after the last step")
    return last.accuracy


def main() -> int:
    good = True
    for seed in map(int, sys.argv[1:] or ("0", "1", "2")):
        reached = accuracy(seed)
        good = good and LOW <= reached <= HIGH
        print(f"seed {seed}: {reached:.1%} of the held-out drawings (from {LOW:.0%} to {HIGH:.0%})", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
