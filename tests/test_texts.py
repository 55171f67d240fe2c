"""The lesson texts: both languages say the same, every link leads somewhere, and nothing comes from outside."""

import re

import pytest
from PySide6.QtCore import QTranslator

from cifar_gui import paths
from cifar_gui.lessons import LESSONS
from cifar_gui.pages import kind_of
from cifar_gui.spec import fields

LANGUAGES = ("zh", "en")
NUMBERS = [lesson.key for lesson in LESSONS]
MORE_REGIONS = {
    "convolution": {"kernel", "numbers", "legend", "padding", "reshape", "twin"},
    "conv2d": {"kernels", "legend", "padding"}, "pooling/pictures": {"padding", "winners"},
    "activations/pictures": {"legend", "histograms"},
}  # fmt: skip
"""What the page of a part has besides."""
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)


def read(number, language):
    return (paths.resources() / "texts" / language / f"{number}.md").read_text(encoding="utf-8")


def items(lesson):
    """The fields of all parts of a lesson."""
    contents = [part.content for part in lesson.parts]
    return [item for content in contents for item in fields(content.params)]


def regions(lesson):
    """The regions of all parts of a lesson."""
    return set().union(*(kind_of(part.content).regions | MORE_REGIONS.get(part.key, set()) for part in lesson.parts))


def targets(text):
    return [target for _, target in LINK.findall(text)]


def prose(text):
    """The text without code blocks and inline code."""
    return re.sub(r"`[^`]*`", "", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def test_every_text_belongs_to_a_lesson():
    for language in LANGUAGES:
        found = {path.stem for path in (paths.resources() / "texts" / language).iterdir()}
        assert found == set(NUMBERS)


@pytest.mark.parametrize("lesson", LESSONS, ids=NUMBERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_somewhere(lesson, language):
    names = {item.name for item in items(lesson)}
    for target in targets(read(lesson.key, language)):
        kind, _, name = target.partition(":")
        if kind == "field":
            assert name in names
        elif kind == "region":
            assert name in regions(lesson)
        elif kind == "part":
            assert f"{lesson.key}/{name}" in [part.key for part in lesson.parts]
        else:
            assert target.startswith("https://docs.pytorch.org/docs/stable/")


@pytest.mark.parametrize("lesson", LESSONS, ids=NUMBERS)
def test_full_lessons_explain_every_argument_and_region(lesson):
    linked = set(targets(read(lesson.key, "en")))
    assert {f"field:{item.name}" for item in items(lesson)} <= linked
    assert {f"region:{name}" for name in regions(lesson)} <= linked


@pytest.mark.parametrize("number", NUMBERS)
def test_both_languages_are_built_alike(number):
    chinese, english = (read(number, language) for language in LANGUAGES)
    assert targets(chinese) == targets(english)
    assert [level for level, _ in HEADING.findall(chinese)] == [level for level, _ in HEADING.findall(english)]
    for mark in (r"^- ", r"^\d\. ", r"^> \*\*", r"^```"):
        assert len(re.findall(mark, chinese, re.MULTILINE)) == len(re.findall(mark, english, re.MULTILINE))
    assert chinese.count("\n\n") == english.count("\n\n")


@pytest.mark.parametrize("number", NUMBERS)
def test_both_languages_give_the_same_code_and_figures(number):
    chinese, english = (read(number, language) for language in LANGUAGES)
    assert re.findall(r"```.*?```", chinese, re.DOTALL) == re.findall(r"```.*?```", english, re.DOTALL)

    def figures(text):
        return {figure for figure in re.findall(r"\d[\d,.]*\d", prose(text)) if figure not in ("7.1", "7.2")}

    assert figures(chinese) == figures(english)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_hold_an_idea_and_the_official_page(number, language):
    text = read(number, language)
    first, *others = HEADING.findall(text)
    assert first[0] == "#"
    assert all(level == "##" for level, _ in others)
    assert len(text.split("##")[0]) > 60, "no idea before the first heading"
    assert "https://docs.pytorch.org/" in text.split("##")[-1]
    assert "> **" in text, "no usual misunderstanding"


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_load_nothing_and_are_no_html(number, language):
    text = read(number, language)
    assert "![" not in text
    assert not re.search(r"<\w|</|&\w+;", prose(text))
    bare = LINK.sub("", text)
    assert "http" not in bare
    assert "www." not in bare


@pytest.mark.parametrize("number", NUMBERS)
def test_each_language_is_itself(number):
    assert not re.search(r"[\u4e00-\u9fff，。：；（）]", read(number, "en"))
    chinese = prose(LINK.sub(r"\1", read(number, "zh")))
    assert not re.search(r"[\u4e00-\u9fff][,;:?!]", chinese), "half-width punctuation after Chinese"
    assert not re.search(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]", chinese), "no space around Latin"


@pytest.mark.parametrize("lesson", LESSONS, ids=NUMBERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_links_to_fields_carry_the_name_that_the_form_shows(lesson, language):
    labels = {item.name: item.label for item in items(lesson)}
    translator = QTranslator()
    assert language == "en" or translator.load(str(paths.resources() / "translations" / f"cifar_gui_{language}.qm"))
    for text, target in LINK.findall(read(lesson.key, language)):
        kind, _, name = target.partition(":")
        if kind == "field":
            label = labels[name]
            assert text == ((translator.translate("Lesson", label) or label) if label else name)
