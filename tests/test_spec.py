from dataclasses import FrozenInstanceError, dataclass, field
from pathlib import Path
from typing import Annotated

import pytest
from hypothesis import given, settings
from params import CLASSES, hostile_of, name_of, params_of

from cifar_gui import spec
from cifar_gui.lesson import Fact, lesson_of, page_name, part_of
from cifar_gui.lessons import LESSONS, find
from cifar_gui.pages.builder import BuilderContent
from cifar_gui.pages.gallery import GalleryContent
from cifar_gui.recipe import Recipe, side
from cifar_gui.spec import (
    Choice,
    Field,
    Follows,
    Label,
    Layer,
    Least,
    Message,
    Pair,
    Range,
    Section,
    When,
    Words,
    fields,
    layer,
)
from cifar_gui.ui.widgets.field_controls import CONTROLS

SOURCES = sorted(Path(spec.__file__).parent.rglob("*.py"))


@dataclass(frozen=True)
class Sample:
    plain: Annotated[int, Section("numbers")] = 3
    flag: bool = True
    size: Annotated[int, Range(1, 9)] = 2
    rate: Annotated[float, Range(0.0, 1.0, 0.1), When("flag", (True,)), Label("learning rate")] = 0.5
    kernel: Annotated[Pair, Range(1, 11)] = (3, 3)
    padding: Annotated[Pair | str, Words(("same",))] = (0, 0)
    mode: Annotated[str, Choice(("a", "b"))] = "a"
    channels: Annotated[int, Follows("channels")] = 3


EXPECTED = (
    Field("plain", 3, "int", section="numbers"),
    Field("flag", True, "bool"),
    Field("size", 2, "int", Range(1, 9)),
    Field("rate", 0.5, "float", Range(0.0, 1.0, 0.1), when=When("flag", (True,)), label="learning rate"),
    Field("kernel", (3, 3), "pair", Range(1, 11)),
    Field("padding", (0, 0), "pair", words=("same",)),
    Field("mode", "a", "choice", choices=("a", "b")),
    Field("channels", 3, "int", follows="channels"),
)


def test_fields_say_what_the_annotations_say():
    assert fields(Sample) == EXPECTED


def test_an_instance_has_the_fields_of_its_class():
    assert fields(Sample(size=7)) == fields(Sample)


@pytest.mark.parametrize("params", CLASSES, ids=name_of)
def test_every_field_of_a_form_can_be_edited(params):
    for item in fields(params):
        assert item.kind in CONTROLS
        assert item.default == getattr(params(), item.name)
        if item.kind == "choice":
            assert item.default in item.choices
            assert len(item.titles) in (0, len(item.choices))
        if item.when is not None:
            asked = {other.name: other for other in fields(params)}[item.when.field]
            assert set(item.when.values) <= set(asked.choices or (True, False))


@pytest.mark.parametrize("params", CLASSES, ids=name_of)
def test_defaults_lie_within_their_suggested_range(params):
    for item in fields(params):
        values = item.default if isinstance(item.default, tuple) else (item.default,)
        known = [value for value in values if value is not None or not item.optional]
        if item.range is not None:
            assert all(item.range.low <= value <= item.range.high for value in known), item.name
        if item.least is not None:
            assert all(item.least <= value for value in known), item.name


@pytest.mark.parametrize("params", CLASSES, ids=name_of)
def test_any_values_are_params(params):
    @settings(max_examples=10)
    @given(params_of(params, hostile_of))
    def check(made):
        held = spec.values(made)
        assert repr(params(**held)) == repr(made)
        assert spec.keywords(made).keys() == {item.name for item in spec.arguments(made)} <= spec.shown(made)
        assert spec.written(made, *held).keys() == spec.keywords(made).keys() >= spec.written(made).keys()

    check()


def test_a_message_fills_its_values_messages_among_them():
    inner = Message("Engine", "{count} cells", {"count": 4})
    assert str(Message("Engine", "needs {what}", {"what": inner})) == "needs 4 cells"
    assert str(Message("Engine", "plain")) == "plain"


def test_a_value_is_never_read_as_a_text():
    assert str(Message("Engine", "{text}", {"text": "{other} {0.__class__}"})) == "{other} {0.__class__}"


def test_marking_a_text_changes_nothing():
    assert spec.QT_TRANSLATE_NOOP("Lesson", "a text") == "a text"


def test_a_layer_is_written_as_one_writes_the_call():
    assert layer("conv1", "Conv2d", 3, 32, 5, padding=2, bias=False) == Layer(
        "conv1", "Conv2d", (3, 32, 5), (("padding", 2), ("bias", False))
    )
    hash(layer("conv1", "Conv2d", 3, 32, 5, padding=2))


def test_what_a_fact_expects_cannot_be_changed():
    figures = {"shape": (1,)}
    fact = Fact(None, (1,), figures)
    figures["shape"] = (2,)
    assert fact.expected["shape"] == (1,)
    with pytest.raises(TypeError):
        fact.expected["shape"] = (3,)


def test_declarations_are_frozen():
    with pytest.raises(FrozenInstanceError):
        Recipe().lr = 1.0


def test_lessons_are_found_by_their_numbers():
    assert [lesson.number for lesson in LESSONS] == [*(f"7.{number}" for number in range(1, 10)), ""]
    assert find("conv2d").tab == "Conv2d"
    with pytest.raises(KeyError):
        find("7.10")


def test_examples_are_params_of_their_content():
    for content in (part.content for lesson in LESSONS for part in lesson.parts):
        if not isinstance(content, BuilderContent | GalleryContent):
            assert content.examples
            assert all(type(example.params) is content.params for example in content.examples)
            assert len({example.title for example in content.examples}) == len(content.examples)


def test_a_field_without_a_default_is_a_fault_that_is_seen():
    @dataclass(frozen=True)
    class Open:
        items: list = field(default_factory=list)

    assert fields(Open)[0].kind == "list"


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 kernels"), (1, "1 kernel"), (2, "2 kernels"), (1000, "1,000 kernels")]
)
def test_a_count_chooses_the_word_for_its_things(count, words):
    assert "{n:,} {n:kernel|kernels}".format(n=spec.Count(count)) == words
    assert str(Message("Test", "{n:,} {n:kernel|kernels}", {"n": count})) == words


@dataclass(frozen=True)
class Family:
    layer: Annotated[str, Choice(("A", "B"))] = "A"
    channels: Annotated[int, Range(1, 1024), Least(1), When("layer", ("A",))] = 3
    padding: Annotated[int | str, Words(("same",), When("layer", ("B",)))] = 0


@dataclass(frozen=True)
class Lesson73(Family):
    channels: Annotated[int, Range(1, 64)] = 6
    padding: int | str = 1


def test_a_field_that_is_declared_anew_keeps_what_its_family_says_of_it():
    found = {item.name: item for item in fields(Lesson73)}
    assert (found["channels"].range, found["channels"].default) == (Range(1, 64), 6)
    assert (found["channels"].least, found["channels"].when) == (1, When("layer", ("A",)))
    assert [found["padding"].words_for(Lesson73(layer)) for layer in "AB"] == [(), ("same",)]
    assert spec.shown(Lesson73("B")) == {"layer", "padding"}


def test_choices_of_a_recipe_that_are_words_have_a_title_each():
    for item in fields(Recipe):
        assert len(item.titles) in (0, len(item.choices))
        assert len(set(item.titles)) == len(item.titles)


def test_a_page_is_named_by_its_lesson_and_part():
    assert page_name("linear", "linear") == "linear/linear"
    assert (lesson_of("linear/linear"), part_of("linear/linear")) == ("linear", "linear")
    assert (page_name("conv2d"), lesson_of("conv2d"), part_of("conv2d")) == ("conv2d", "conv2d", "")
    assert [one.key for one in find("pooling").parts] == ["pooling/numbers", "pooling/pictures"]


def test_nothing_else_takes_the_name_of_a_page_apart():
    """But for what reads fractions, and what is in archives."""
    taken = {path.name for path in SOURCES if 'partition("/")' in path.read_text(encoding="utf-8")}
    assert taken <= {"lesson.py", "numerals.py", "archives.py", "sources.py", "importing.py"}


@pytest.mark.parametrize(
    ("small", "sides"),
    [(0, [32] * 6), (1, [16, *[32] * 5]), (2, [16, 24, 32, 32, 32, 32]), (4, [16, 20, 24, 28, 32, 32]),
     (5, [16, 16, 20, 24, 28, 32]), (12, [16, 16, 16, 20, 20, 20])],
)  # fmt: skip
def test_pictures_grow_through_the_small_epochs(small, sides):
    assert [side(Recipe(small_epochs=small), epoch) for epoch in range(6)] == sides
