"""What is set on a page of any kind, without the page: it comes back from JSON, whatever else stands there."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

import pytest

from cifar_gui.lessons import LESSONS
from cifar_gui.page_kind import named
from cifar_gui.pages import kind_of

PARTS = [part for lesson in LESSONS for part in lesson.parts if kind_of(part.content).state]
HOSTILE = (
    None, True, False, -1, 0, 1, 10**9, 2**63, -(10**60), 0.5, float("nan"), float("inf"), "", "x", "nan", "x" * 10_000,
    "\0", "中文", [], [[]], [None], [0], [-1, -1], [10**9, 10**9, 10**9], ["conv1.weight", [0, 0]], [["add", "x"]],
    [["add", 1e300]], [["1", "2"], ["3"]], {}, {"": {}}, {"input": 3}, {"input": [["1"]] * 99}, {"source": []},
    {"stride": "x", "network": []}, {"GRU": 3}, {"kernel_size": [1, 2, 3]},
)  # fmt: skip


def first_of(part):
    """What is set on the page at first, and its content."""
    return named(kind_of(part.content).state).of(part.content), part.content


def from_json(state):
    """What the settings hold of a state."""
    return json.loads(json.dumps(state.plain()))


def frozen(value):
    """Whether a value is made of tuples, plain values, mappings by name, and frozen dataclasses of them."""
    if isinstance(value, tuple):
        return all(map(frozen, value))
    if isinstance(value, Mapping):
        return all(map(frozen, value.values()))
    if is_dataclass(value):
        parts = (getattr(value, item.name) for item in fields(value))
        return type(value).__dataclass_params__.frozen and all(map(frozen, parts))
    return value is None or isinstance(value, str | int | float)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.key)
def test_a_state_is_frozen_and_comes_back(part):
    state, content = first_of(part)
    assert frozen(state)
    assert state.restored(content, from_json(state)) == state
    for place in range(len(getattr(content, "examples", ()))):
        chosen = state.with_example(content, place)
        assert frozen(chosen)
        assert state.restored(content, from_json(chosen)) == chosen
        assert chosen.back(content).params == content.examples[place].params


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.key)
def test_what_cannot_be_used_does_no_harm(part):
    state, content = first_of(part)
    plain = from_json(state)
    for saved in (*HOSTILE, *({**plain, name: hostile} for name in plain for hostile in HOSTILE)):
        found = state.restored(content, saved)
        assert frozen(found), saved
        assert found.restored(content, from_json(found)) == found, saved
        assert state.restored(content, from_json(found)) == found, saved
