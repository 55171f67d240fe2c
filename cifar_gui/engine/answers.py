"""Answering what a page asks.

A request names the function that answers it, which takes the request and the data sets there are by name. It answers
whatever it is asked: what torch refuses comes back as a Failure, nothing is raised. One that takes long answers in
parts: it is a generator, and where it yields None, something else may be done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cifar_gui.engine.data import DataSet
from cifar_gui.page_kind import named
from cifar_gui.protocol import Reply, Request

Sources = Mapping[str, DataSet]
"""The data sets that are there, by name."""


def answers(request: Request, sources: Sources) -> Iterator[Reply | None]:
    """The replies to any request of a page, None between pieces of the work. Worker thread."""
    found = named(request.answered_by)(request, sources)
    if isinstance(found, Iterator):
        yield from found
    else:
        yield found


def answer(request: Request, sources: Sources) -> Reply:
    """The whole reply to any request of a page. Worker thread."""
    *_, whole = filter(None, answers(request, sources))
    return whole
