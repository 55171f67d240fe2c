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
