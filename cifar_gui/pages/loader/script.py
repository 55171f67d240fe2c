"""The script of a loader on CIFAR-10. No torch: see ``code``."""

from __future__ import annotations

from typing import Any

from cifar_gui.engine.code import write_shapes
from cifar_gui.engine.code_pictures import write_torchvision
from cifar_gui.engine.data import PICTURE
from cifar_gui.engine.literal import literal
from cifar_gui.engine.script import Script, Writer
from cifar_gui.pages.loader.protocol import EPOCHS

TEST, TRAIN = 10_000, 50_000
"""Pictures of CIFAR-10."""


def loader_script(
    params: Any, *, sizes: tuple[int, ...] = (), batch: int | None = None, test: int = TEST, train: int = TRAIN
) -> Script:
    """The code that takes the batches on the screen from CIFAR-10 itself.

    Args:
        params: ``lessons.loader.LoaderParams``; values that PyTorch refuses are written as they are.
        sizes: of the batches, whose number and last shape are written as comments; none after a Failure.
        batch: one whose labels are kept as ``chosen``, in the last epoch.
        test: pictures of the test set.
        train: pictures of the training set.
    """
    out = Writer()
    whole = params.pictures in (test, train)
    for text in (
        "import torch", "import torchvision",
        f"from torch.utils.data import DataLoader{'' if whole else ', Subset'}", "",
    ):  # fmt: skip
        out.line(text)
    larger = params.pictures == train or (type(params.pictures) is int and params.pictures > test)
    write_torchvision(out, "dataset", "train" if larger else "test")
    if not whole:
        out.line("dataset = Subset(dataset, range(", ("pictures", literal(params.pictures)), "))")
    given: list[str | tuple[str, str]] = [", batch_size=", ("batch_size", literal(params.batch_size))]
    if params.shuffle:
        out.line("shuffle = torch.Generator().manual_seed(", ("seed", literal(params.seed)), ")", mark="seed")
        given += [", ", ("shuffle", "shuffle=True, generator=shuffle")]
    if params.drop_last:
        given += [", ", ("drop_last", "drop_last=True")]
    out.line("dataloader = DataLoader(dataset", *given, ")", mark="loader")
    out.line("print(len(dataset), len(dataloader))")
    if sizes:
        out.line(f"# {params.pictures} {len(sizes)}")
    out.line()
    out.line(f"for epoch in range({EPOCHS}):")
    out.line("    for step, (imgs, labels) in enumerate(dataloader):", mark="loop")
    if batch is not None:
        out.line("        if step == ", ("batch", str(batch)), ":  # the batch on the page")
        out.line("            chosen = labels")
        out.line("            print(epoch, imgs.shape, labels.shape)", mark="shape")
        if batch < len(sizes):
            size = sizes[batch]
            write_shapes(out, (size, *PICTURE), (size,), indent="            ")
    else:
        out.line("        print(epoch, step, imgs.shape, labels.shape)", mark="shape")
    return out.script()
