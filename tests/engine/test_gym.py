"""The gym of errors: every trap is run by the installed PyTorch, and what it says is told word for word."""

import linecache
import os
import re
import subprocess
import sys
import warnings

import pytest
import torch

from cifar_gui.engine import gym
from cifar_gui.engine.answers import answer
from cifar_gui.lessons import LESSONS
from cifar_gui.protocol import Failure
from cifar_gui.protocol.gym import RunTrap
from cifar_gui.traps import FAILS, TRAPS, WARNS, WORKS, of_lesson
from cifar_gui.traps.recognising import MOST, clean, known, last_error, recognise

EVERY = pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS)
KNOWN = {
    "integer-input", "integer-both", "two-dimensions", "stride-zero", "dilation-zero", "kernel-zero", "groups-zero",
    "pool-integers", "pool-bool", "pool-padding", "kernel-too-large", "same-strided", "groups-divide",
    "batchnorm-one-row", "batchnorm-one-cell", "leaf-in-place", "backward-twice", "mse-shapes", "float-targets",
    "label-ten", "no-zero-grad", "running-loss", "last-batch", "softmax-twice", "no-super", "misspelt-forward",
    "layers-in-list", "dropped-result", "linear-collapse", "quick-without-activation",
}  # fmt: skip
"""The classic mistakes, none of which may be missing."""
MORE = {"no-return", "channels", "pool-too-large", "unpool-size"}


@pytest.fixture(scope="module")
def ran():
    """What comes of every trap, run once."""
    return {key: answer(RunTrap(7, "7.3#errors", key), {}) for key in TRAPS}


def words(outcome):
    """All that PyTorch said, as a student would copy it."""
    return "\n".join((*outcome.warnings, outcome.traceback))


# --- declarations ---------------------------------------------------------------------------------------------------


def test_no_trap_is_missing_and_every_lesson_has_some():
    assert set(TRAPS) == KNOWN | MORE
    for lesson in LESSONS:
        assert len(of_lesson(lesson.number)) >= 4
        assert of_lesson(f"{lesson.number}/part") == of_lesson(lesson.number)
    assert {number for trap in TRAPS.values() for number in trap.lessons} == {lesson.number for lesson in LESSONS}


@EVERY
def test_a_trap_is_declared_whole(trap):
    assert trap.fault in trap.code
    assert trap.line in trap.code
    assert trap.code != trap.fixed
    assert trap.code.isascii()
    assert max(map(len, trap.code.splitlines())) <= 66
    assert all((trap.title, trap.explanation, trap.remedy, trap.blame))
    assert set(trap.may) <= {FAILS, WARNS, WORKS}
    assert trap.words is not None or trap.silent


# --- running --------------------------------------------------------------------------------------------------------


@EVERY
def test_what_comes_of_it_is_what_its_declaration_says_may_come(trap, ran):
    reply = ran[trap.key]
    assert (reply.id, reply.page, reply.key, reply.version) == (7, "7.3#errors", trap.key, torch.__version__)
    before = reply.before
    assert before.kind in trap.may, words(before)
    if before.kind == FAILS:
        assert before.traceback.startswith('Traceback (most recent call last):\n  File "student.py", line ')
        assert before.traceback.endswith(before.message)
        assert before.message.startswith(before.error)
        assert before.line is not None
        assert trap.code.splitlines()[before.line - 1].strip() in before.traceback
        assert "gym.py" not in before.traceback
        assert trap.blamed(before.message), "the shape or type at fault is to be marked"
    elif before.kind == WARNS:
        assert trap.blamed("\n".join(before.warnings))
    elif trap.silent:
        assert trap.blamed(before.printed), "the number that gives it away is to be marked"


@EVERY
def test_the_fixed_script_neither_fails_nor_warns(trap, ran):
    after = ran[trap.key].after
    assert after.kind == WORKS, words(after)
    assert after.printed
    before = ran[trap.key].before
    assert before.kind == FAILS or after.printed != before.printed


def test_numbers_that_give_silent_mistakes_away(ran):
    def printed(key):
        return ran[key].before.printed, ran[key].after.printed

    assert printed("softmax-twice")[0].endswith("loss: tensor(1.4612)\n")
    assert printed("softmax-twice")[1].endswith("loss: tensor(0.)\n")
    assert printed("mse-shapes") == ("tensor(1.3333)\n", "tensor(0.)\n")
    assert printed("layers-in-list")[0].endswith("0 parameters\n0 saved tensors\n")
    assert printed("layers-in-list")[1].endswith("4 parameters\n4 saved tensors\n")
    assert printed("dropped-result") == ("tensor([-1.,  2.])\n", "tensor([0., 2.])\n")
    assert "20 steps held" in printed("running-loss")[0]
    assert "0 steps held" in printed("running-loss")[1]
    for key in ("linear-collapse", "quick-without-activation"):
        assert "same: True" in printed(key)[0]
        assert "same: False" in printed(key)[1]
    swinging, resting = ([float(w) for w in re.findall(r"w (\S+)", text)] for text in printed("no-zero-grad"))
    assert max(swinging) > 6 > 1 > swinging[-1]
    assert resting == sorted(resting)
    assert resting[-1] == pytest.approx(3, abs=0.1)
    assert "torch.Size([1, 1, 6, 6])" in printed("unpool-size")[0]


def test_the_traceback_is_the_one_that_python_prints(tmp_path):
    script = TRAPS["kernel-zero"].code  # it warns, and then fails inside torch
    (tmp_path / "student.py").write_text(script)
    ended = subprocess.run(
        [sys.executable, "student.py"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    outcome = gym.run(script)
    assert ended.stderr.replace(f"{tmp_path}{os.sep}", "").strip() == words(outcome)
    assert ended.stdout == outcome.printed


def test_running_leaves_nothing_behind(ran, capsys):
    torch.manual_seed(3)
    state, grad, shown = torch.get_rng_state(), torch.is_grad_enabled(), warnings.filters[:]
    with torch.no_grad():
        again = {key: answer(RunTrap(7, "7.3#errors", key), {}) for key in TRAPS}
        assert not torch.is_grad_enabled()
    assert torch.equal(torch.get_rng_state(), state)
    assert torch.is_grad_enabled() is grad
    assert warnings.filters == shown
    assert gym.FILE not in linecache.cache
    assert capsys.readouterr() == ("", "")
    assert again == ran, "the same numbers each time"


def test_only_declared_scripts_are_run():
    for key in ("", "print(1)", "../no-super", "NO-SUPER", "__class__"):
        reply = answer(RunTrap(1, "p", key), {})
        assert isinstance(reply, Failure)
        assert reply.kind == "internal"
    assert set(RunTrap.__dataclass_fields__) == {"id", "page", "key"}


# --- recognising ----------------------------------------------------------------------------------------------------


@EVERY
def test_its_own_traceback_is_recognised(trap, ran):
    before = ran[trap.key].before
    found = recognise(clean(words(before)))
    if before.kind == WORKS:
        assert found == ()
    else:
        assert found[0].trap is trap
        assert trap.words.fullmatch(words(before)[found[0].start : found[0].end])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ValueError: optimizer got an empty parameter list", "layers-in-list"),
        ("RuntimeError: CUDA error: device-side assert triggered", "label-ten"),
        ("torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 MiB", "running-loss"),
        ("RuntimeError: \"max_pool2d\" not implemented for 'Long'", "pool-integers"),
        ("RuntimeError: \"slow_conv2d_cpu\" not implemented for 'Long'", "integer-both"),
        ("RuntimeError: expected scalar type Long but found Float", "integer-input"),
        ("RuntimeError: size mismatch, m1: [1 x 49152], m2: [196608 x 10]", "last-batch"),
        ("RuntimeError: mat1 and mat2 shapes\ncannot be multiplied (64x576\n  and 1024x64)", "last-batch"),
        ("TypeError: linear(): argument 'input' (position 1) must be Tensor, not NoneType", "no-return"),
        ("AttributeError: 'Net' object has no attribute '_modules'", "no-super"),
        ("RuntimeError: stride should not be zero", "stride-zero"),
    ],
)
def test_the_words_of_other_calls_and_releases_are_recognised(text, key):
    assert key in [found.trap.key for found in recognise(clean(text))]


def test_the_error_that_ended_the_program_comes_first(ran):
    texts = [words(ran[key].before) for key in ("stride-zero", "label-ten", "mse-shapes")]
    assert [found.trap.key for found in recognise(clean("\n".join(texts)))] == [
        "mse-shapes",
        "label-ten",
        "stride-zero",
    ]


@pytest.mark.parametrize(
    "text", ["", "hello", "import torch\nprint(torch.rand(3))", "ValueError: 7 is odd", "\0\x1b[31m"]
)
def test_what_is_no_trap_is_not_recognised(text):
    assert recognise(clean(text)) == ()


def test_the_last_error_is_named():
    assert last_error("ValueError: a\n  torch.OutOfMemoryError: b \nnothing") == "torch.OutOfMemoryError: b"
    assert last_error("KeyboardInterrupt\n") == "KeyboardInterrupt"
    assert last_error("no error: here") == ""


def pieces():
    """Beginnings of every pattern, which a hostile text would repeat."""
    plain = [re.sub(r"\\[a-z]|[\\()?:*+|\[\]]", "1", trap.pattern)[:60] for trap in known()]
    return [
        *plain,
        "torch.Size([1, ",
        "Input type (a",
        "expected input[1, ",
        "\\w.",
        "a.",
        " ",
        "\n",
        "|",
        "Error: ",
        "(",
        "é",
    ]


@pytest.mark.parametrize("piece", pieces())
def test_a_hostile_text_is_cut_and_harmless(piece):
    text = clean((piece * (5 * MOST // len(piece))) + "\u202e\x00\u2028\ud800 RuntimeError: x")
    assert len(text) <= MOST
    assert not set("\u202e\x00\u2028\ud800\r") & set(text)
    recognise(text)
    assert len(last_error(text)) <= MOST


def test_a_huge_text_keeps_its_end(ran):
    text = clean("x" * 3_000_000 + "\n" + words(ran["last-batch"].before))
    assert len(text) == MOST
    assert recognise(text)[0].trap.key == "last-batch"
