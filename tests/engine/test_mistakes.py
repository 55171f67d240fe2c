"""Every mistake is run by the installed PyTorch, and what it says is told word for word."""

import dataclasses
import linecache
import os
import re
import subprocess
import sys
import warnings

import pytest
import torch

from cifar_gui.engine import mistakes
from cifar_gui.engine.answers import answer
from cifar_gui.lessons import LESSONS
from cifar_gui.mistakes import FAILS, MISTAKES, WARNS, WORKS, of_lesson
from cifar_gui.protocol import Failure
from cifar_gui.protocol.mistakes import RunMistake

EVERY = pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
KNOWN = {
    "integer-input", "integer-both", "two-dimensions", "stride-zero", "dilation-zero", "kernel-zero", "groups-zero",
    "pool-integers", "pool-bool", "pool-padding", "kernel-too-large", "same-strided", "groups-divide",
    "batchnorm-one-row", "batchnorm-one-cell", "leaf-in-place", "backward-twice", "mse-shapes", "float-targets",
    "label-ten", "no-zero-grad", "running-loss", "last-batch", "softmax-twice", "no-super", "misspelt-forward",
    "layers-in-list", "dropped-result", "linear-collapse", "quick-without-activation",
    "saliency-adds-up",
}  # fmt: skip
"""The classic mistakes, none of which may be missing."""
MORE = {
    "no-return", "hook-in-place", "channels", "pool-too-large", "unpool-size", "no-flatten", "in-features",
    "one-picture", "colours-last", "float64-input", "batch-sizes", "bce-shapes", "no-grad-loss",
    "no-gradient", "numpy-grad", "devices", "unbalanced-accuracy", "best-on-test", "best-of-twelve", "no-eval",
    "one-seed",
}  # fmt: skip


@pytest.fixture(scope="module")
def ran():
    """What comes of every mistake, run once."""
    return {key: answer(RunMistake(7, "conv2d#errors", key), {}) for key in MISTAKES}


def words(outcome):
    """All that PyTorch said, as a student would copy it."""
    return "\n".join((*outcome.warnings, outcome.traceback))


# --- declarations ---------------------------------------------------------------------------------------------------


def test_no_mistake_is_missing_and_every_lesson_has_some():
    assert set(MISTAKES) == KNOWN | MORE
    for lesson in LESSONS:
        assert len(of_lesson(lesson.key)) >= 4
        assert of_lesson(f"{lesson.key}/part") == of_lesson(lesson.key)
    assert {number for mistake in MISTAKES.values() for number in mistake.lessons} == {lesson.key for lesson in LESSONS}


@EVERY
def test_a_mistake_is_declared_whole(mistake):
    assert mistake.fault in mistake.code
    assert mistake.line in mistake.code
    assert mistake.code != mistake.fixed
    assert mistake.code.isascii()
    assert max(map(len, mistake.code.splitlines())) <= 66
    assert all((mistake.title, mistake.explanation, mistake.remedy, mistake.blame))
    assert set(mistake.may) <= {FAILS, WARNS, WORKS}
    assert mistake.silent or FAILS in mistake.may


# --- running --------------------------------------------------------------------------------------------------------


@EVERY
def test_what_comes_of_it_is_what_its_declaration_says_may_come(mistake, ran):
    reply = ran[mistake.key]
    assert (reply.id, reply.page, reply.key, reply.version) == (7, "conv2d#errors", mistake.key, torch.__version__)
    before = reply.before
    assert before.kind in mistake.may, words(before)
    if before.kind == FAILS:
        assert before.traceback.startswith('Traceback (most recent call last):\n  File "student.py", line ')
        assert before.traceback.endswith(before.message)
        assert before.message.startswith(before.error)
        assert before.line is not None
        assert mistake.code.splitlines()[before.line - 1].strip() in before.traceback
        assert "mistakes.py" not in before.traceback
        assert mistake.blamed(before.message), "the shape or type at fault is to be marked"
    elif before.kind == WARNS:
        assert mistake.blamed("\n".join(before.warnings))
    elif mistake.silent:
        assert mistake.blamed(before.printed), "the number that gives it away is to be marked"


@EVERY
def test_the_fixed_script_neither_fails_nor_warns(mistake, ran):
    after = ran[mistake.key].after
    assert after.kind == WORKS, words(after)
    assert after.printed
    before = ran[mistake.key].before
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
    assert printed("hook-in-place") == tuple(f"least of the linear layer: {least}\n" for least in ("0.0", "-2.0"))
    assert "torch.Size([1, 1, 6, 6])" in printed("unpool-size")[0]


def test_the_traceback_is_the_one_that_python_prints(tmp_path):
    script = MISTAKES["kernel-zero"].code  # it warns, and then fails inside torch
    (tmp_path / "student.py").write_text(script)
    ended = subprocess.run(
        [sys.executable, "student.py"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    outcome = mistakes.run(script)
    assert ended.stderr.replace(f"{tmp_path}{os.sep}", "").strip() == words(outcome)
    assert ended.stdout == outcome.printed


def test_running_leaves_nothing_behind(ran, capsys):
    torch.manual_seed(3)
    state, grad, shown = torch.get_rng_state(), torch.is_grad_enabled(), warnings.filters[:]
    with torch.no_grad():
        again = {key: answer(RunMistake(7, "conv2d#errors", key), {}) for key in MISTAKES}
        assert not torch.is_grad_enabled()
    assert torch.equal(torch.get_rng_state(), state)
    assert torch.is_grad_enabled() is grad
    assert warnings.filters == shown
    assert mistakes.FILE not in linecache.cache
    assert capsys.readouterr() == ("", "")
    assert again == ran, "the same numbers each time"


def test_only_declared_scripts_are_run():
    for key in ("", "print(1)", "../no-super", "NO-SUPER", "__class__"):
        reply = answer(RunMistake(1, "p", key), {})
        assert isinstance(reply, Failure)
        assert reply.kind == "internal"
    assert {field.name for field in dataclasses.fields(RunMistake)} == {"id", "page", "key"}


def test_whose_words_they_are_is_said(ran):
    pythons = {key for key, reply in ran.items() if reply.before.by_python}
    assert pythons == {"no-return", "no-gradient"}
