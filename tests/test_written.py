"""What the program writes beside a number is how the number came about: every formula is evaluated, as written."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from written import equations, evaluated, is_true

TRUE = ("1 + 2 × 3 = 7", "−0.5² = −0.25", "(−0.5)² = 0.25", "e^−1 = 0.3679", "√(2.25) + |−1| = 2.5", "ln 2.7183 = 1",
        "⌊(32 + 2 + 2 − 1 × (5 − 1) − 1) / 1⌋ + 1 = 32", "⌈7 / 2⌉ = 4", "32 × (3 × 5 × 5 + 1) = 2,432", "1/3 = 0.33",
        "max(0, −3) = 0", "e^0.5 / (e^0.5 + e^1) = 0.3775", "1.30e−07 · 2 = 2.6e−07", "2 · 3 = 6 = 12 / 2", "∞ + 1 = ∞",
        "1 + … + 4 = 10", "σ(0) = 0.5", "2 (3 + 1) = 8")  # fmt: skip
FALSE = ("1 + 2 = 4", "0.5² = 0.24", "−ln 0.5 = 0.694", "e^1 = 2.717", "32 × (3 × 5 × 5) = 2,432", "∞ = 1",
         "2 · 3 = 6 = 13 / 2")  # fmt: skip


@pytest.mark.parametrize("text", TRUE)
def test_a_true_formula_is_true(text):
    assert is_true(text)


@pytest.mark.parametrize("text", FALSE)
def test_a_false_formula_is_false(text):
    assert not is_true(text, decimals=4)


def test_a_name_stands_for_a_number():
    assert is_true("2x² − 1 = 7", {"x": evaluated("2")})


def test_equations_are_found_in_sentences():
    assert equations("Row 2: Together `2 × 1` = 3, and y / 2 = 4. 64 · 4 = 256: so many.") == [
        ("2 × 1", "3"), ("64 · 4", "256")
    ]  # fmt: skip


ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_equation_of_the_texts_is_true(language):
    texts = [path.read_text("utf-8") for path in (ROOT / "resources" / "texts" / language).glob("*.md")]
    found = ElementTree.parse(ROOT / "resources" / "translations" / "cifar_gui_zh.ts").iter(
        "source" if language == "en" else "translation"
    )
    texts += [one.text or "" for one in found]
    told = [one for text in texts for one in equations(re.sub(r"(\d) // (\d)", r"⌊\1 / \2⌋", text))]
    assert len(told) > 5
    assert not [one for one in told if not is_true(" = ".join(one), decimals=2)]
