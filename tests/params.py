"""Every class of params that a form shows, and one strategy for them all, made from what their fields declare."""

from hypothesis import strategies as st

from cifar_gui.layers import KINDS
from cifar_gui.lesson import NetworkInput
from cifar_gui.lessons import LESSONS
from cifar_gui.page_state import Seed
from cifar_gui.pages.gallery import GalleryContent
from cifar_gui.pages.layer.state import PoolingView
from cifar_gui.pages.loss.page import Sizes
from cifar_gui.pages.module import ModuleContent
from cifar_gui.spec import fields

STAGES = tuple(part.content for lesson in LESSONS for part in lesson.parts)


def _classes():
    for content in STAGES:
        if isinstance(content, GalleryContent):
            yield from (exhibit.params for exhibit in content.exhibits)
        elif not isinstance(content, ModuleContent):  # whose operations are rows of their own
            yield content.params
    yield from (kind.arguments for kind in KINDS.values())
    yield from (NetworkInput, PoolingView, Seed, Sizes)


CLASSES = tuple(dict.fromkeys(cls for cls in _classes() if fields(cls)))


def name_of(cls):
    """For the name of a test: two families may have a class of one name."""
    return f"{cls.__module__.rpartition('.')[2]}.{cls.__name__}"


WHOLE = st.integers(-9, 99) | st.sampled_from((2**31, -(2**31), 2**53, -(2**53), 2**53 + 1, 2**63, 10**39))
NUMBERS = WHOLE | st.sampled_from((-0.0, 1e-300, -1e300, 5e-324)) | st.floats(allow_nan=False, allow_infinity=False)
HOSTILE = st.sampled_from((
    float("nan"), float("inf"), -float("inf"), 10**400, -(10**60), True, False, None, "", " ", "None", "1", "nan",
    "same", "number", "'", "<b>", "中文", "x" * 10_000, "\0", "3" * 400, (), (1,), (1, 2, 3), (None, None), ("same", 1),
    ((1, 2), 3), (float("nan"), 1), (10**60, 1), (True, False), (9**9,) * 8, [], [[2], 2], {}, {"stride": 2},
))  # fmt: skip
"""Of no kind that a field has: what a file from elsewhere, pasted code or a slip in the program might bring."""


def values_of(field):
    """What a user can give a field: beyond its range, which is a suggestion; never nan, which no form reads."""
    number = WHOLE if field.kind == "int" else NUMBERS
    part = number | st.none() if field.optional and field.kind == "pair" else number
    nothing = st.none() if field.optional and (field.kind != "pair" or field.default is None) else st.nothing()
    kinds = {
        "int": number, "float": number, "numbers": number | st.lists(number, min_size=1, max_size=8).map(tuple),
        "pair": st.tuples(part, part).filter(lambda pair: field.default is not None or pair != (None, None)),
        "bool": st.booleans(), "flag": st.booleans(), "choice": st.sampled_from(field.choices or ("",)),
    }  # fmt: skip
    return kinds[field.kind] | nothing | (st.sampled_from(field.words) if field.words else st.nothing())


def hostile_of(field):
    """Anything at all."""
    return values_of(field) | HOSTILE


def params_of(cls, value_of=values_of):
    """Params of a class, each field as ``value_of(field)`` draws it."""
    return st.builds(cls, **{field.name: value_of(field) for field in fields(cls)})
