"""torchvision, imported when something needs it and not before: it takes a second and more. Worker thread."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

import torch

OPERATORS = ("nms", "qnms")
"""What torchvision describes at its import, and its compiled part should have declared."""


def torchvision() -> ModuleType:
    """The package, also where its compiled operators do not fit the torch that is installed.

    That is so where builds are mixed, such as a CPU build of torch and the registry's torchvision, which is made for
    CUDA: the import ends in "operator torchvision::nms does not exist". Declaring the missing operators before it lets
    data sets, transforms and models work, which need none of them. Where the import works, nothing is declared.

    Raises:
        ImportError: it is not installed.
        RuntimeError: it fails for another reason.
    """
    try:
        return import_module("torchvision")
    except RuntimeError as error:
        if "operator torchvision::" not in str(error):
            raise
    for name in [name for name in sys.modules if name.partition(".")[0] == "torchvision"]:
        del sys.modules[name]
    for name in OPERATORS:
        signature = f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"
        _declared.define(signature)  # type: ignore[no-untyped-call]  # torch.library is not annotated
    return import_module("torchvision")


_declared = torch.library.Library("torchvision", "FRAGMENT")  # type: ignore[no-untyped-call]  # nor is this
"""Kept: what a library declares goes with it."""
