"""Curves as sweeps over learning rates have them."""

import numpy as np

from cifar_gui.pages.rates import finding


def curve(steps=120, fall=1.2, noise=0.03, explodes=0.2, seed=0, lowest=1e-5, highest=10.0):
    """(rates, losses): flat, falling from about 0.002 on, exploding."""
    rates, rng = finding.rates(lowest, highest, steps), np.random.default_rng(seed)
    logs = np.log10(rates)
    losses = 2.3 - fall / (1 + np.exp(-4 * (logs + 2.2))) + 3 * np.maximum(logs - np.log10(explodes), 0) ** 2
    return rates, losses + rng.normal(0, noise, steps)
