"""What the page of a DataLoader may show, and torch's own answers to its questions."""

import torch
from torch.utils.data import DataLoader

from cifar_gui.lessons.loader import LoaderParams
from cifar_gui.pages.loader import engine as loader
from cifar_gui.pages.loader.protocol import AskLoader


def made(rng):
    return [
        loader.answer(AskLoader(1, "page", LoaderParams(rng.randint(1, 400), rng.randint(1, 90), rng.random() < 0.5)))
        for _ in range(40)
    ]


def _is_new_order(images):
    """Whether two epochs hold every picture once, in different orders."""
    loader = DataLoader(range(images), 4, shuffle=True, generator=torch.Generator().manual_seed(0), collate_fn=list)
    first, second = ([index for batch in loader for index in batch] for _ in range(2))
    return first != second and sorted(first) == sorted(second) == list(range(images))


ORACLES = {
    "loader.count": lambda s, p: len(DataLoader(range(p["images"]), p["batch"], drop_last=p["drops"])),
    "loader.last-shape": lambda s, p: tuple(
        list(DataLoader(torch.zeros(p["images"], 3, 32, 32), p["batch"]))[-1].shape
    ),
    "loader.place": lambda s, p: next(
        place for place, batch in enumerate(DataLoader(range(p["images"]), p["batch"])) if p["picture"] in batch
    ),
    "loader.shuffle": lambda s, p: "order" if _is_new_order(20) else "",
}
