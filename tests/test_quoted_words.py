"""What a text quotes from the interface is there: a control has that very word in the language of the text."""

import json
import re
import xml.etree.ElementTree as ElementTree

import pytest

from cifar_gui import paths
from cifar_gui.lesson import PartsContent
from cifar_gui.lessons import LESSONS

LANGUAGES = ("zh", "en")
PROSE = {"Guide", "Try", "Engine", "Argument", "Doctor"}
"""Contexts whose strings are sentences, and no names of controls."""
TABS = {"Text", "Code", "Shape", "Fields", "Curve", "Padding", "Split", "Try it", "Mistakes"}
"""What stands over the texts at the right."""
OTHERS = {
    "en": {"In place", "cannot assign module before Module.__init__() call", "brighter", "Not a number"},
    "zh": {
        "弯", "变一点点", "inplace", "输入 × 权重", "cannot assign module before Module.__init__() call", "互相关",
        "网络错得多厉害", "一张图、一个通道", "亮了", "正态分布的数小于 x", "相乘再加上去", "不是数", "神经网络",
    },
}  # fmt: skip
"""What is quoted for another reason: somebody's words, or a word that is not meant literally."""
KEYS = re.compile(r"\s*[（(](?:Ctrl|Alt|Shift|Esc|Space|空格|F\d)[^（）()]*[）)]")
QUOTED = {
    "en": (re.compile("“([^”{}]+)”"), re.compile(r"(?<!\*)\*([A-Z][^*{}]+)\*(?!\*)")),
    "zh": (re.compile("“([^”{}]+)”"),),
}
TAB = {"en": re.compile(r"\b[Tt]he “?([A-Z]\w*)”? tab\b"), "zh": re.compile("“([^”]+)”一栏")}


def _strings():
    """(context, English, Chinese) of everything that the program says."""
    root = ElementTree.parse(paths.resources() / "translations" / "cifar_gui_zh.ts").getroot()
    return [
        (context.findtext("name"), message.findtext("source"), message.findtext("translation"))
        for context in root.findall("context")
        for message in context.findall("message")
    ]


STRINGS = _strings()
PARTS = {part.title for lesson in LESSONS if isinstance(lesson.content, PartsContent) for part in lesson.content.parts}
"""The parts of lessons, one of which is called by a class in both languages."""


def said(language):
    """(Context, string in the language)."""
    return [(context, chinese if language == "zh" else english) for context, english, chinese in STRINGS]


def controls(language):
    """Everything that a control may be called, without its keys and dots; parts and tabs without a translation too."""
    names = {KEYS.sub("", text).rstrip("…") for context, text in said(language) if context not in PROSE}
    return names | PARTS


def texts(language):
    """(Where it is, text) of all that can quote a control."""
    yield from said(language)
    for lesson in LESSONS:
        path = paths.resources() / "texts" / language / f"{lesson.key}.md"
        yield lesson.key, path.read_text(encoding="utf-8")
    for term in json.loads((paths.resources() / "glossary.json").read_text(encoding="utf-8"))["terms"]:
        yield term["key"], term[f"say_{language}"]
    if language == "en":
        yield "README", (paths.resources().parent / "README.md").read_text(encoding="utf-8")


def missing(text, language, names):
    """What is quoted and is no control."""
    quoted = [" ".join(word.split()) for pattern in QUOTED[language] for word in pattern.findall(text)]
    return [word for word in quoted if word.rstrip("…") not in names and word not in OTHERS[language]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_quoted_is_a_control(language):
    names = controls(language)
    assert [(place, missing(text, language, names)) for place, text in texts(language)
            if missing(text, language, names)] == []  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tab_that_is_named_is_there(language):
    tabs = {chinese if language == "zh" else english for _, english, chinese in STRINGS if english in TABS}
    named = {word for _, text in texts(language) for word in TAB[language].findall(text)}
    assert len(named & tabs) >= 3
    assert named <= tabs | PARTS


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_reason_is_kept_for_what_nobody_quotes(language):
    quoted = {word for _, text in texts(language) for pattern in QUOTED[language] for word in pattern.findall(text)}
    assert OTHERS[language] <= quoted


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("Paste it under “Failures”.", "en", "Failures"), ("Press *Go on* to take it up.", "en", "Go on"),
        ("在“报错”一栏里粘贴。", "zh", "报错"), ("点“继续这次训练”。", "zh", "继续这次训练"),
    ],
)  # fmt: skip
def test_a_word_that_no_control_has_is_found(text, language, word):
    assert missing(text, language, controls(language)) == [word]
