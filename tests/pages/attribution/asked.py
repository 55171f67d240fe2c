"""What the page of reasons may show, and torch's own answers to its questions."""

import numpy as np
import torch
from torch.nn import functional

from cifar_gui.engine.answers import answer
from cifar_gui.engine.data import load_samples
from cifar_gui.lessons.network import AttributionParams
from cifar_gui.lessons.networks import LENET_5
from cifar_gui.page_state import PictureState
from cifar_gui.pages.attribution import METHODS
from cifar_gui.pages.attribution.protocol import AskAttribution
from cifar_gui.protocol import SAMPLES
from cifar_gui.protocol.models import FRESH, Model


def made(rng):
    model, sources = Model(f"{FRESH}:{LENET_5.name}", LENET_5), {SAMPLES: load_samples()}
    return [
        answer(
            AskAttribution(
                1, "page", model, PictureState(SAMPLES, "test", rng.randrange(20)), AttributionParams(method=method)
            ),
            sources,
        )
        for method in METHODS
    ]


def _product(pixel, slopes):
    x = torch.tensor(pixel, dtype=torch.float64, requires_grad=True)
    (x @ torch.tensor(slopes, dtype=torch.float64)).backward()
    return (x.detach() * x.grad).sum().item()


def _cam(values, weights):
    maps, shares = (torch.tensor(numbers, dtype=torch.float64) for numbers in (values, weights))
    return (maps * shares).sum().relu().item()


def _cells(size):
    """The pixels that are nearest to one cell of maps of this size."""
    large = functional.interpolate(torch.arange(size * size).double().view(1, 1, size, size), (32, 32))
    return int((large == 0).sum())


ORACLES = {
    "reasons.saliency": lambda s, p: torch.tensor(p["values"], dtype=torch.float64).abs().amax().item(),
    "reasons.product": lambda s, p: _product(p["pixel"], p["values"]),
    "reasons.weight": lambda s, p: torch.tensor(p["values"], dtype=torch.float64).mean().item(),
    "reasons.cam": lambda s, p: _cam(p["values"], p["weights"]),
    "reasons.cell": lambda s, p: _cells(p["size"]),
    "reasons.places": lambda s, p: functional.unfold(torch.zeros(1, 1, 32, 32), p["window"], stride=p["stride"]).shape[
        -1
    ],
    "reasons.drop": lambda s, p: (torch.tensor(p["whole"]).double() - torch.tensor(p["covered"]).double()).item(),
    "reasons.rank": lambda s, p: torch.corrcoef(torch.tensor(np.array([range(1, 5), p["ranks"]]), dtype=torch.float64))[
        0, 1
    ].item(),
}
