"""What the page of compared runs may show, and torch's own answers to its questions."""

import torch

from cifar_gui.lessons.compare import COMPARE


def made(rng):
    return [example.params for example in COMPARE.examples]


def _half(s, p):
    right = torch.zeros(p["count"], dtype=torch.float64)
    right[: p["hits"]] = 1
    quantile = torch.distributions.Normal(0.0, 1.0).icdf(torch.tensor(0.975)).item()
    return 100 * quantile * (right.std(correction=0) / p["count"] ** 0.5).item()


def _four(s, p):
    """How many coins scatter half as much in the variance of a binomial."""
    share = torch.distributions.Binomial(p["count"], 0.5).variance.item() / p["count"] ** 2
    return round(0.25 / (share / 4))


def _apart(s, p):
    ends = torch.tensor([p["low"], p["high"]]).sign()
    return "unknown" if ends[0] != ends[1] else "better" if ends[0] > 0 else "worse"


def _smooth(s, p):
    kernel = torch.ones(1, 1, p["window"], dtype=torch.float64) / p["window"]
    losses = torch.tensor(p["losses"], dtype=torch.float64)
    return torch.nn.functional.conv1d(losses[None, None], kernel)[0, 0, -1].item()


ORACLES = {
    "compare.half": _half,
    "compare.four": _four,
    "compare.means": lambda s, p: (torch.tensor(p["other"]).mean() - torch.tensor(p["one"]).mean()).item(),
    "compare.apart": _apart,
    "compare.smooth": _smooth,
}
