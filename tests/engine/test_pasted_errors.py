"""Pasted errors are read by structure: in every typography, of every release; what is not known is named, and no more."""

import re

import pytest
from errors_of_torch import programs
from pasted_errors import WAYS, corpus

from cifar_gui.engine import mistakes
from cifar_gui.mistakes import FAILS, MISTAKES, WORKS
from cifar_gui.mistakes.causes import CAUSES
from cifar_gui.mistakes.recognising import MOST, RULES, clean, explained_type, read
from cifar_gui.mistakes.tracebacks import errors_in

PASTED = corpus()


def keys(reading):
    return tuple(found.cause.key for found in reading.causes)


def as_typed(rule, text):
    return f"{rule.types[0]}: {text}" if rule.types else text


# --- the corpus -----------------------------------------------------------------------------------------------------


def test_the_corpus_is_large_and_a_good_part_of_it_unknown():
    assert len(PASTED) >= 200
    assert sum(not pasted.causes for pasted in PASTED) >= 60
    assert len({pasted.text for pasted in PASTED}) == len(PASTED)
    assert {key for pasted in PASTED for key in (*pasted.causes, *pasted.also)} <= {*MISTAKES, *CAUSES}


@pytest.mark.parametrize("pasted", PASTED, ids=lambda pasted: pasted.text.strip().splitlines()[-1][:70])
def test_each_is_read_as_it_should_be(pasted):
    reading = read(clean(pasted.text))
    assert keys(reading) == pasted.causes
    assert tuple(found.cause.key for _, causes in reading.also for found in causes) == pasted.also


@pytest.mark.parametrize("way", WAYS)
def test_typography_changes_nothing(way):
    """No wrong claim, all that are known recognised, each of them named."""
    for pasted in PASTED:
        plain, reading = read(clean(pasted.text)), read(clean(WAYS[way](pasted.text)))
        assert keys(reading) == pasted.causes, pasted.text
        assert reading.error.kind == plain.error.kind, pasted.text
        whole = way.startswith(("full-width", "HTML"))
        assert whole or letters(plain.error.squeezed)[:30] in letters(reading.error.squeezed), pasted.text


def letters(words):
    """Letters and digits alone."""
    return re.sub(r"\W|_", "", words).casefold()


# --- the installed torch --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("causes", "script"), [*programs()], ids=[script.splitlines()[-1][:70] for _, script in programs()]
)
def test_the_words_of_the_installed_torch_are_known(causes, script):
    outcome = mistakes.run(script)
    text = "\n".join((*outcome.warnings, outcome.traceback))
    reading = read(clean(text))
    assert " ".join(keys(reading)) == causes, text
    if outcome.kind == FAILS:
        assert reading.error.kind == outcome.error
        alone = keys(read(outcome.message))
        assert not (set(alone) and not causes), "without its frames nothing else is claimed"


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_recognised_by_its_own_traceback(mistake):
    outcome = mistakes.run(mistake.code)
    reading = read(clean("\n".join((*outcome.warnings, outcome.traceback))))
    if outcome.kind == WORKS:
        assert reading.error is None
    else:
        assert mistake.key in keys(reading)


# --- the table ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.pattern[:50])
def test_a_rule_knows_its_samples_and_passes_over_near_misses(rule):
    for text, expected in rule.right:
        assert keys(read(as_typed(rule, text))) == keys(read(text)) == tuple(expected.split()), text
        assert rule.words.match(errors_in(as_typed(rule, text))[0].squeezed), "another rule spoke for this one"
    for text in rule.misses:
        assert rule.read(errors_in(as_typed(rule, text))[0], (), ()) == ()


def test_every_cause_is_told_by_some_rule():
    told = {key for pasted in PASTED for key in pasted.causes} | {
        key for causes, _ in programs() for key in causes.split()
    }
    assert set(CAUSES) <= told
    assert not set(CAUSES) & set(MISTAKES)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.types], ids=lambda rule: rule.pattern[:50])
def test_the_same_words_under_another_type_are_not_claimed(rule):
    for text, _ in rule.right:
        assert keys(read(f"KeyError: {text}")) == ()
        assert keys(read(f"somewhere.ConfigError: {text}")) == ()
        assert keys(read(f"{rule.types[0]}: the documentation says: {text}")) in (
            (),
            keys(read(f"{rule.types[0]}: {text}")),
        )


# --- figures --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("batch", [1, 2, 10, 64, 128])
@pytest.mark.parametrize(("maps", "side"), [(8, 16), (32, 8), (64, 4), (512, 7), (16, 5), (1, 28)])
def test_figures_tell_a_missing_flatten(batch, maps, side):
    text = f"RuntimeError: mat1 and mat2 shapes cannot be multiplied ({batch * maps * side}x{side} and {maps * side * side}x10)"
    found = read(text).causes[0]
    if batch * maps * side * side != maps * side * side or batch > 1:
        assert found.cause.key == "no-flatten"
        assert f"= {batch} · {maps} · {side}" in str(found.figures)


@pytest.mark.parametrize("rows", [1, 4, 32, 64, 50, 256])
@pytest.mark.parametrize(
    ("arrives", "made_for"), [(2048, 1568), (1568, 2048), (9216, 6400), (120, 84), (16, 100), (400, 576)]
)
def test_figures_tell_another_in_features(rows, arrives, made_for):
    reading = read(f"RuntimeError: mat1 and mat2 shapes cannot be multiplied ({rows}x{arrives} and {made_for}x10)")
    assert keys(reading)[0] == "in-features"


@pytest.mark.parametrize(("channels", "side"), [(3, 32), (1, 64), (3, 224), (3, 64)])
def test_figures_tell_a_single_picture(channels, side):
    inputs = channels * side * side
    reading = read(
        f"RuntimeError: mat1 and mat2 shapes cannot be multiplied ({channels}x{side * side} and {inputs}x10)"
    )
    assert keys(reading)[:1] == (("one-picture",) if channels > 1 else ())


@pytest.mark.parametrize("size", [1, 8, 16, 63])
@pytest.mark.parametrize("picture", [3072, 784])
def test_figures_tell_a_smaller_last_batch(size, picture):
    for text in (
        f"mat1 and mat2 shapes cannot be multiplied (1x{size * picture} and {64 * picture}x10)",
        f"size mismatch, got input (10), mat (10x{64 * picture}), vec ({size * picture})",
        f"size mismatch, m1: [1 x {size * picture}], m2: [{64 * picture} x 10]",
    ):
        assert keys(read(f"RuntimeError: {text}")) == ("last-batch",)


@pytest.mark.parametrize(
    ("scores", "labels", "says"),
    [(64, 16, "64 = 4 · 16"), (1, 64, "One row"), (16, 160, "160 = 10 · 16"), (64, 50, "None")],
)
def test_figures_of_two_batches(scores, labels, says):
    found = read(f"ValueError: Expected input batch_size ({scores}) to match target batch_size ({labels}).").causes
    assert found[0].cause.key == "batch-sizes"
    assert says in str(found[0].figures)


# --- structure ------------------------------------------------------------------------------------------------------


def test_the_last_error_is_the_answer_and_its_place_is_known():
    text = "IndexError: Target 10 is out of bounds.\n\nValueError: groups must be a positive integer\n"
    reading = read(text)
    assert keys(reading) == ("groups-zero",)
    assert text[reading.error.start : reading.error.end] == "ValueError: groups must be a positive integer"
    assert [error.type for error, _ in reading.also] == ["IndexError"]


def test_an_error_comes_before_a_warning_that_stands_after_it():
    reading = read("RuntimeError: non-positive stride is not supported\nw.py:3: UserWarning: something\n  x = 1\n")
    assert keys(reading) == ("stride-zero",)


def test_the_consequence_of_a_known_error_is_told_as_one():
    text = next(pasted.text for pasted in PASTED if "TrainingFailed" in pasted.text)
    reading = read(text)
    assert (reading.error.type, reading.led_by.type) == ("errors.TrainingFailed", "IndexError")


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("KeyError: 'epoch'", "KeyError", "'epoch'"),
        ("> ValueError: x", "ValueError", "x"),
        ("E       ValueError: x", "ValueError", "x"),
        ("\x1b[1;31mValueError\x1b[0m: x", "ValueError", "x"),
        ("torch.OutOfMemoryError: no", "OutOfMemoryError", "no"),
        ("KeyboardInterrupt", "KeyboardInterrupt", ""),
        ("hello", "", "hello"),
    ],
)
def test_what_is_not_known_is_named(text, kind, words):
    error = read(clean(text)).error
    assert (error.kind, error.words) == (kind, words)


@pytest.mark.parametrize("text", ["", " \n", "\x1b[31m", "```\n```"])
def test_where_nothing_stands_nothing_is_said(text):
    assert read(clean(text)).causes == ()


def test_python_s_own_types_are_explained():
    for name in ("KeyError", "RuntimeError", "json.decoder.JSONDecodeError", "DeprecationWarning"):
        assert explained_type(read(f"{name}: x").error)
    assert explained_type(read("my.OwnError: x").error) == ""


# --- hostile texts --------------------------------------------------------------------------------------------------


def pieces():
    """Beginnings of every pattern, which a hostile text would repeat."""
    plain = {re.sub(r"\\[a-z]|[\\()?:*+|\[\]<>]", "1", rule.pattern)[:60] for rule in RULES}
    more = (
        "torch.Size([1, ", "Input type (a", "expected input[1, ", "RuntimeError: Given groups=1, weight of size [1, ", "a.",
        "a_", " ", "\n", "|", "Error: ", "(", "é", "> ", "File '", "  File \"a\", line 1, in ", "1 x ", "[rank0]: ", "*", "`", "&lt;",
        "\x1b[", "Traceback (most recent call last):\\n", "During handling of the above exception\n", "E  ", "Assertion '", "'", "\\n",
        "RuntimeError: Assertion 't>=0&&t<n_classes", "1,", "----> 1 ", "RuntimeError: CUDA out of memory. Tried to allocate 1",
    )  # fmt: skip
    return [*sorted(plain)[::6], *more]


@pytest.mark.parametrize("piece", pieces())
def test_a_hostile_text_is_cut_and_harmless(piece):
    text = clean((piece * (5 * MOST // len(piece))) + "\u202e\x00\u2028\ud800 RuntimeError: x")
    assert len(text) <= MOST
    assert not set("\u202e\x00\u2028\ud800\r") & set(text)
    read(text)


def test_a_huge_text_keeps_its_end():
    text = clean("x" * 3_000_000 + "\n" + mistakes.run(MISTAKES["label-ten"].code).traceback)
    assert len(text) == MOST
    assert keys(read(text)) == ("label-ten",)
