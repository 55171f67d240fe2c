"""Batches as a DataLoader makes them: an ``AskLoader`` in, ``Batches`` or a ``Failure`` out. Worker thread."""

from __future__ import annotations

import time
import traceback
from collections.abc import Mapping

import numpy as np
import torch
from torch.utils.data import DataLoader

from cifar_gui.engine import errors
from cifar_gui.lesson import Fact
from cifar_gui.pages.loader import LoaderContent
from cifar_gui.pages.loader.protocol import EPOCHS, AskLoader, Batches
from cifar_gui.protocol import Failure
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

MOST = 50_000
"""Pictures: those that CIFAR-10 has to train on."""
USUAL = {"pictures": 10_000, "batch_size": 64, "seed": 0}


def answer(request: AskLoader, _: object = None) -> Batches | Failure:
    """Run the loader. Whatever happens is an answer; nothing is raised."""
    params = request.params
    if type(params.pictures) is not int or not 1 <= params.pictures <= MOST:
        return _refusal(request, "pictures", Message("Engine", COUNT), Message("Engine", PICTURES))
    try:
        return _batches(request)
    except (TypeError, ValueError, RuntimeError, OverflowError) as error:
        field = "seed" if "manual_seed" in traceback.format_exc() else "batch_size"
        reason, text = (WHOLE, SEED) if field == "seed" else (ONE, SIZE)
        return _refusal(request, field, Message("Engine", reason), Message("Engine", text), error)


def _batches(request: AskLoader) -> Batches:
    began, params = time.perf_counter(), request.params
    generator = torch.Generator().manual_seed(params.seed) if params.shuffle else None
    loader: DataLoader[int] = DataLoader(
        range(params.pictures),  # type: ignore[arg-type]  # whatever has a length and can be indexed is a data set
        params.batch_size, params.shuffle, drop_last=params.drop_last, generator=generator, collate_fn=list,
    )  # fmt: skip
    with torch.random.fork_rng(devices=()):  # a loader without a generator draws from torch's own
        epochs = [list(loader) for _ in range(EPOCHS)]
    orders = tuple(np.array([index for batch in epoch for index in batch], np.int64) for epoch in epochs)
    milliseconds = 1000 * (time.perf_counter() - began)
    return Batches(request.id, request.page, params, tuple(map(len, epochs[0])), orders, milliseconds)


def _refusal(
    request: AskLoader, field: str, reason: Message, sentence: Message, error: Exception | None = None
) -> Failure:
    kind, name, text = ("torch", type(error).__name__, str(error)) if error is not None else ("cost-refused", "", "")
    return Failure(
        request.id, request.page, kind, name, text, field, reason, sentence, (errors.setting({field: USUAL[field]}),),
        line="loader",
    )  # fmt: skip


COUNT = QT_TRANSLATE_NOOP("Engine", "1 to 50,000")
PICTURES = QT_TRANSLATE_NOOP("Engine", "CIFAR-10 has 10,000 pictures to test and 50,000 to train on.")
WHOLE = QT_TRANSLATE_NOOP("Engine", "a whole number")
ONE = QT_TRANSLATE_NOOP("Engine", "1 or more")
SIZE = QT_TRANSLATE_NOOP("Engine", "A batch holds one picture or more: batch_size is a whole number from 1 on.")
SEED = QT_TRANSLATE_NOOP("Engine", "A generator takes a whole number of at most 64 bits as its seed.")


def evaluate(content: LoaderContent, fact: Fact) -> Mapping[str, object]:
    """What comes out for the words of a fact: "batches", and the pictures in the "last" one.

    Raises:
        ValueError: there is no result.
    """
    told = answer(AskLoader(0, "", fact.params))
    if isinstance(told, Failure):
        raise ValueError(f"{told.error}: {told.text}")
    return {"batches": len(told.sizes), "last": told.sizes[-1]}
