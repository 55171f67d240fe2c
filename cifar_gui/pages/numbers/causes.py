"""What PyTorch's refusals of a call on numbers mean: types that do not go together, and those of the functions.

Like ``engine.causes``, it is asked only after PyTorch has refused, and what it proposes has been tried.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cifar_gui.engine.cause import Case
from cifar_gui.engine.errors import Explanation, setting
from cifar_gui.engine.literal import literal
from cifar_gui.protocol import Fix
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, values

TYPES = (
    "expected scalar type",
    "should be the same",
    "not implemented for '",
    "cannot convert float",
    "cannot be converted to type",
)
FLOATS = ("float32", "float64")


def explain(case: Case, dtypes: Mapping[str, str], retyped: Callable[[str], Exception | None]) -> Explanation | None:
    """Explain a refusal that no rule for layers knows; None for the others.

    Args:
        case: the refusal.
        dtypes: the type of each table.
        retyped: tries the same with another type for all tables.
    """
    if any(words in case.text for words in TYPES):
        return _types(case, dtypes, retyped)
    if "Given groups=" in case.text:
        return _groups(case)
    if "3D (unbatched) or 4D (batched)" in case.text and case.after({"reshape": True}) is None:
        return _dimensions()
    return None


def _dimensions() -> Explanation:
    return Explanation(
        "reshape",
        Message("Engine", QT_TRANSLATE_NOOP("Engine", "a table has two dimensions, conv2d wants four")),
        Message(
            "Engine",
            QT_TRANSLATE_NOOP(
                "Engine",
                "conv2d works on batches of pictures with channels: (N, C, H, W). A table of numbers is only (H, W), "
                "so it has to be reshaped to (1, 1, H, W) first: one picture, one channel.",
            ),
        ),
        (setting({"reshape": True}),),
    )


def _types(case: Case, dtypes: Mapping[str, str], retyped: Callable[[str], Exception | None]) -> Explanation:
    fixes = tuple(
        Fix(Message("Engine", QT_TRANSLATE_NOOP("Engine", "Set {changes}"), {"changes": f"dtype = {dtype}"}),
            {"dtype": dtype})
        for dtype in ("float32", "int64")
        if retyped(dtype) is None
    )[:2]  # fmt: skip
    named = ", ".join(f"{name} {dtype}" for name, dtype in dtypes.items())
    if any(words in case.text for words in TYPES[3:]):
        return Explanation("dtype", Message("Engine", NO_INTEGER), Message("Engine", NO_INTEGER_LONG), fixes)
    if "not implemented for" in case.text:
        kind = next(iter(dtypes.values()))
        return Explanation(
            "dtype",
            Message("Engine", NOT_FOR_TYPE, {"dtype": kind}),
            Message("Engine", NOT_FOR_TYPE_LONG, {"dtype": kind}),
            fixes,
        )
    if "bias" in case.text and values(case.params).get("bias") is not None:
        written = literal(case.params.bias)
        return Explanation(
            "bias",
            Message("Engine", OTHER_TYPE),
            Message("Engine", BIAS_TYPE, {"bias": written, "types": named}),
            fixes,
        )
    return Explanation("dtype", Message("Engine", OTHER_TYPE), Message("Engine", OTHER_TYPES, {"types": named}), fixes)


NO_INTEGER = QT_TRANSLATE_NOOP("Engine", "not a whole number")
NO_INTEGER_LONG = QT_TRANSLATE_NOOP("Engine", "NaN and infinity exist among the floating-point numbers only.")
NOT_FOR_TYPE = QT_TRANSLATE_NOOP("Engine", "not implemented for {dtype}")
NOT_FOR_TYPE_LONG = QT_TRANSLATE_NOOP("Engine", "PyTorch does not implement this operation for {dtype}.")
OTHER_TYPE = QT_TRANSLATE_NOOP("Engine", "a different type from the rest")
OTHER_TYPES = QT_TRANSLATE_NOOP(
    "Engine", "All tensors in one computation must have the same dtype, but here they are: {types}."
)
BIAS_TYPE = QT_TRANSLATE_NOOP("Engine", "The bias {bias} has a different type from the tables: {types}.")


def _groups(case: Case) -> Explanation | None:
    change = {"groups": 1}
    if case.after(change) is not None:
        return None
    groups = literal(case.params.groups)
    return Explanation(
        "groups",
        Message("Engine", QT_TRANSLATE_NOOP("Engine", "there is one channel")),
        Message(
            "Engine",
            QT_TRANSLATE_NOOP("Engine", "One input channel and one kernel cannot be divided among {groups} groups."),
            {"groups": groups},
        ),
        (setting(change),),
    )
