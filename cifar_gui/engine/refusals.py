"""Where exceptions become data: what is kept of a refusal is its words, and nothing of what was tried."""

from __future__ import annotations

import traceback
import warnings
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from cifar_gui.engine.cause import Refused
from cifar_gui.protocol import Failure
from cifar_gui.spec import Message

Caught = TypeVar("Caught", bound=BaseException)
Asked = ParamSpec("Asked")
Reply = TypeVar("Reply")


def let_go(error: Caught) -> Caught:
    """The same error without tracebacks, also of the errors that it came from.

    A traceback holds its frames, and those the layer and the tensors that were being tried. An error that was raised
    while another one was handled holds that one, too: ``with_traceback(None)`` lets go of half of it.
    """
    waiting: list[BaseException] = [error]
    while waiting:
        one = waiting.pop()
        waiting += [other for other in (one.__cause__, one.__context__) if other is not None]
        one.__traceback__ = one.__cause__ = one.__context__ = None
    return error


def own_words(error: BaseException) -> tuple[str, str]:
    """(class, text) of PyTorch's own words, as a ``protocol.Failure`` has them; empty for a refusal of ours."""
    return ("", "") if isinstance(error, Refused) else (type(error).__name__, str(error))


def fault(request: int, page: str, error: Exception) -> Failure:
    """The answer where PyTorch has refused nothing: a file or a device is not there, or the fault is ours.

    The first have a ``message``, which is all that is told; ours come with the traceback.
    """
    if isinstance(message := getattr(error, "message", None), Message):
        return Failure(request, page, "outside", "", "", sentence=message)
    trace = "".join(traceback.format_exception(error))
    return Failure(request, page, "internal", type(error).__name__, str(error), traceback=trace)


def answering(answer: Callable[Asked, Reply]) -> Callable[Asked, Reply | Failure]:
    """Let a function that answers a request answer whatever happens: nothing is raised, and nothing warned of."""

    @wraps(answer)
    def whole(*args: Asked.args, **kwargs: Asked.kwargs) -> Reply | Failure:
        request: Any = args[0]
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return answer(*args, **kwargs)
        except Exception as error:
            return fault(request.id, request.page, error)

    return whole
