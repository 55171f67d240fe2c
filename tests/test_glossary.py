"""The glossary: whole in both languages, and its words found in texts where they stand for themselves."""

import json
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cifar_gui import glossary, paths
from cifar_gui.lessons import LESSONS

LANGUAGES = ("zh", "en")
TERMS = glossary.terms()
BY_KEY = {term.key: term for term in TERMS}
NUMBERS = {lesson.key for lesson in LESSONS}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
WANTED = {
    "module": "module hook parameter buffer registered optimiser",
    "convolution": "convolution kernel cross_correlation tensor stride padding bias channel weight",
    "conv2d": "convolution kernel cross_correlation feature_map channel bias stride padding dilation shape parameter",
    "pooling": "pooling max_pooling average_pooling adaptive stride padding channel batch",
    "activations": "activation relu sigmoid softmax linear normalisation histogram channel",
    "linear": "linear weight bias neuron flatten batch normalisation regularisation batchnorm dropout attention rnn",
    "sequential": "shape batch padding stride dilation activation logits residual shortcut multiply_adds max_pooling",
    "losses": "loss logits softmax gradient weight label target tensor norm",
    "network": "feature_map receptive_field effective_field softmax pooling padding max_pooling activation "
    "grad_cam occlusion rank_correlation",
    "training": "gradient optimiser learning_rate momentum weight_decay epoch loss accuracy sgd adam logits kernel",
}
"""Terms that the text of a lesson speaks of, in either language."""


def paragraphs(number, language):
    """The text without headings, code and links, as the text view hands it over."""
    text = (paths.resources() / "texts" / language / f"{number}.md").read_text(encoding="utf-8")
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    shown = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [re.sub(r"`[^`]*`|\[[^\]]*\]\([^)]*\)", lambda found: "\ufffc" * len(found[0]), line) for line in shown]


def found_in(number, language):
    return {term.key for text in paragraphs(number, language) for _, _, term in glossary.find(text, language)}


def words(text, language="en"):
    return [text[start:end] for start, end, _ in glossary.find(text, language)]


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.key)
def test_every_entry_is_whole_in_both_languages(term):
    assert term.lessons
    assert set(term.lessons) <= NUMBERS
    for name in (term.key, term.en, term.zh, *term.find_en, *term.find_zh):
        assert name
        assert name == name.strip()
    assert not CHINESE.search(term.en + term.say_en + "".join(term.find_en))
    assert term.say_en.endswith(".")
    assert re.match(r"[A-Z0-9x(“l]", term.say_en), "a sentence"
    assert term.say_zh.endswith("。")
    assert CHINESE.search(term.say_zh)
    assert 20 <= len(term.say_en) <= 150
    assert 8 <= len(term.say_zh) <= 80
    assert not re.search(r"[,.;:!?](?=[\u4e00-\u9fff])", term.say_zh), "Chinese punctuation"


def test_keys_names_and_words_are_there_once():
    assert len(BY_KEY) == len(TERMS) >= 90
    for language in LANGUAGES:
        names = [term.name(language).lower() for term in TERMS]
        assert len(set(names)) == len(names)
        marked = [word.lower() for term in TERMS for word in (term.find_zh if language == "zh" else term.find_en)]
        assert len(set(marked)) == len(marked)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", sorted(NUMBERS))
def test_the_terms_of_each_lesson_are_defined(number, language):
    assert set(WANTED[number].split()) <= found_in(number, language)


@pytest.mark.parametrize("number", sorted(NUMBERS))
def test_a_term_of_a_lesson_is_met_in_both_languages_as_a_rule(number):
    chinese, english = (found_in(number, language) for language in LANGUAGES)
    assert len(chinese & english) > 2 * len(chinese ^ english)


def test_words_stand_by_themselves():
    assert words("Kernels and kernel, a kernel's kernel.") == ["Kernels"]
    assert words("biases, batches and losses") == ["biases", "batches", "losses"]
    assert words("biased kernelled non-convolution nn.ReLU relu kernel_size softmax_x kernel-wise") == []
    assert words("ReLU. Softmax; max pooling") == ["ReLU", "Softmax", "max pooling"]
    assert words("weight decay of a weight") == ["weight decay", "weight"]
    assert words("卷积核在卷积里。用ReLU激活函数", "zh") == ["卷积核", "卷积", "ReLU", "激活函数"]
    assert words("卷积核") == [], "an English text has no Chinese words"


@given(st.text(alphabet=st.sampled_from("kernel s.-_卷积核权重ReLU,\ufffc😀"), max_size=40), st.sampled_from(LANGUAGES))
def test_what_is_found_is_there(text, language):
    found = glossary.find(text, language)
    assert len({term.key for _, _, term in found}) == len(found)
    assert all(end <= start for (_, end, _), (start, _, _) in pairwise(found))
    for start, end, term in found:
        assert any(text[start:end].lower().startswith(word.lower()) for word in term.words(language))


def test_search_reads_both_languages():
    assert glossary.search("归一化", "zh")[0].key == "normalisation"
    assert glossary.search("kern", "zh")[0].key == "kernel"
    assert glossary.search("卷积核", "en")[0].key == "kernel"
    assert [term.key for term in glossary.search("heart learning", "en")] == ["overfitting", "regularisation"]
    assert glossary.search("zzz", "en") == []
    assert len(glossary.search("  ", "en")) == len(TERMS)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"terms": [{"key": "x"}]}', b"\xff", b'{"terms": 3}'])
def test_a_damaged_file_is_told(tmp_path, content):
    path = tmp_path / "glossary.json"
    path.write_bytes(content)
    with pytest.raises(glossary.GlossaryError):
        glossary.load(path)
    with pytest.raises(glossary.GlossaryError):
        glossary.load(tmp_path / "nothing.json")


def test_the_file_holds_nothing_besides():
    raw = json.loads((paths.resources() / "glossary.json").read_text(encoding="utf-8"))
    assert list(raw) == ["terms"]
    assert len(raw["terms"]) == len(TERMS)
