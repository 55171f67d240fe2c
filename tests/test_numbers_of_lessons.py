"""A lesson's number is a label: no code decides by it."""

import ast
import re
from pathlib import Path

import pytest

import cifar_gui

ROOT = Path(cifar_gui.__file__).parent
DECLARED = ("lessons", "guides", "mistakes")
"""Where lessons and what belongs to them are declared."""
SOURCES = [path for path in sorted(ROOT.rglob("*.py")) if path.relative_to(ROOT).parts[0] not in DECLARED]
NUMBER = re.compile(r"7\.\d*($|[/ #])")


def numbers_in(source):
    """Strings that begin with a lesson's number, f-strings among them, but for texts that explain."""
    tree = ast.parse(source)
    texts = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [node.value for node in found if id(node) not in texts and NUMBER.match(node.value)]


@pytest.mark.parametrize("code", ['page == "7.9/training"', 'f"7.{number}"', 'page = "7.7"', 'f"7.9 {name}"'])
def test_a_number_is_seen(code):
    assert numbers_in(code)


def test_no_code_knows_the_number_of_a_lesson():
    assert {path.name: found for path in SOURCES if (found := numbers_in(path.read_text(encoding="utf-8")))} == {}


SHOWN = {"tabs.py"}
"""What shows the number of a lesson; all else shows its ``label``, which every lesson has."""
READ = {"former.py"}
"""What reads it in files of earlier versions."""


def asked_for_in(source):
    """Where the number of something that is called a lesson is asked for."""
    return [
        ast.unparse(node)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and node.attr == "number" and ast.unparse(node.value).endswith("lesson")
    ]


@pytest.mark.parametrize("code", ["Runner(lesson.number)", "ask(self.lesson.number)", "page.lesson.number == other"])
def test_a_number_that_is_asked_for_is_seen(code):
    assert asked_for_in(code)


def test_only_what_shows_the_number_of_a_lesson_asks_for_it():
    asking = {path.name for path in ROOT.rglob("*.py") if asked_for_in(path.read_text(encoding="utf-8"))}
    assert asking == SHOWN | READ
