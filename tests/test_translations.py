"""The Chinese interface is complete: every string of the program is translated, and the compiled file is up to date.

CONTRIBUTING.md says what to do after a change of strings.
"""

import ast
import re
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

import cifar_gui
from cifar_gui import paths

FOLDER = paths.resources() / "translations"
SOURCES = sorted(str(path) for path in Path(cifar_gui.__file__).parent.rglob("*.py"))
CHINESE = re.compile("[\u4e00-\u9fff]")
MARKS = {"tr", "translate", "QT_TRANSLATE_NOOP"}
SAME = {
    "CIFAR-10", "7-4-nn_Pooling_dataset", "7-5-nn_Relu_dataset", "7-8-LossFunc_network", "BCEWithLogitsLoss",
    "CrossEntropyLoss", "Grad-CAM", "Sigmoid", "conv1", "conv2", "conv3", "linear1",
    "Dropout", "HuberLoss", "Linear", "SmoothL1Loss", "dilation", "logits", "padding", "softmax",
    "stride", "train()",
}  # fmt: skip
"""What reads the same in Chinese: names of PyTorch's and of the course's scripts."""


def tool(name):
    """A program of PySide6, which lies beside the interpreter."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or name


def messages(path):
    """{(context, source): (translation, finished)} of a .ts file."""
    found = {}
    for context in ElementTree.parse(path).getroot().findall("context"):
        for message in context.findall("message"):
            translation = message.find("translation")
            key = (context.findtext("name"), message.findtext("source"))
            found[key] = (translation.text or "", translation.get("type") is None)
    return found


@pytest.fixture(scope="module")
def in_program(tmp_path_factory):
    """Every string that the program marks, as lupdate finds it."""
    path = tmp_path_factory.mktemp("strings") / "strings.ts"
    subprocess.run([tool("pyside6-lupdate"), *SOURCES, "-ts", str(path)], check=True, capture_output=True)
    return set(messages(path))


@pytest.fixture(scope="module")
def chinese():
    return messages(FOLDER / "cifar_gui_zh.ts")


def test_strings_are_found_in_all_the_ways_they_are_marked(in_program):
    contexts = Counter(context for context, _ in in_program)
    assert {"Lesson", "Engine", "Settings", "Window", "CodeView", "ShapeView"} <= set(contexts)
    whole = (
        "With dilation {dilation}, the {kernel} kernel covers {span} cells, but the {bare} input has only {input} "
        "even with its padding."
    )
    assert ("Engine", whole) in in_program, "a call over several lines, its text in several pieces"


@cache
def parsed(path):
    return ast.parse(Path(path).read_text(encoding="utf-8"))


def hidden(tree):
    """Lines with a string that is marked within an f-string, where lupdate does not look."""
    return [
        call.lineno
        for text in ast.walk(tree)
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) in MARKS
        if call.args and isinstance(call.args[-1], ast.Constant)
    ]


def test_no_string_is_marked_where_it_cannot_be_found():
    assert hidden(ast.parse('a = self.tr("b")\nc = f"{a}: {self.tr(\'d\')}"\n')) == [2]
    assert {path: lines for path in SOURCES if (lines := hidden(parsed(path)))} == {}


def test_every_string_is_translated(in_program, chinese):
    assert sorted(in_program - set(chinese)) == []
    assert sorted(key for key in in_program if not all(chinese[key])) == []


def test_nothing_is_translated_that_is_gone(in_program, chinese):
    assert sorted(set(chinese) - in_program) == []


def test_placeholders_are_kept(chinese):
    def placeholders(text):
        parts = string.Formatter().parse(text)
        return Counter(name for _, name, spec, _ in parts if name is not None and "|" not in (spec or ""))

    for (_, source), (translation, _) in chinese.items():
        assert placeholders(source) == placeholders(translation), source


def test_translations_are_chinese(chinese):
    for (_, source), (translation, _) in chinese.items():
        words = re.sub(r"\{[^{}]*\}|`[^`]*`", "", source)  # code stays what it is
        if re.search("[a-z]{3}", words) and translation == source:
            assert source in SAME
        if CHINESE.search(translation):
            assert not re.search("[\u4e00-\u9fff][,;:?!]", translation), f"half-width punctuation in {translation}"
            assert not re.search("[\u4e00-\u9fff][A-Za-z]|[A-Za-z][\u4e00-\u9fff]", translation), translation
            assert translation.count("…") == source.count("…"), translation


def test_compiled_file_holds_the_same(chinese):
    translator = QTranslator()
    assert translator.load(str(FOLDER / "cifar_gui_zh.qm"))
    for (context, source), (translation, _) in chinese.items():
        assert translator.translate(context, source) == translation, source


def choices_of_a_word(text):
    """The names by whose number a word is chosen: "count" of "{count:cell|cells}"."""
    try:
        return {name for _, name, spec, _ in string.Formatter().parse(text) if name and "|" in (spec or "")}
    except ValueError:
        return set()  # no format at all


def chosen_in(node):
    """The same in all texts under a node; None where there is none."""
    texts = [one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return set().union(*map(choices_of_a_word, texts)) if texts else None


def test_a_word_that_depends_on_a_number_gets_a_count():
    """A text would raise, and a plain number write both words. The numbers of a Message are counts by themselves."""
    seen = 0
    for path in SOURCES:
        for function in ast.walk(parsed(path)):
            if not isinstance(function, ast.FunctionDef):
                continue
            calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
            for call in (call for call in calls if getattr(call.func, "attr", "") == "format"):
                own = chosen_in(call.func)
                chosen = own if own is not None else chosen_in(function) or set()
                for keyword in (one for one in call.keywords if one.arg in chosen):
                    value = ast.unparse(keyword.value)
                    assert value.startswith(("Count(", "counted(")), f"{path}: {keyword.arg}={value}"
                    seen += 1
    assert seen > 20
