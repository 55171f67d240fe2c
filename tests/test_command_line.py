import re
import subprocess
import sys

import pytest
from PySide6.QtGui import QImage

from cifar_gui import __version__, command_line
from cifar_gui.lessons import LESSONS


@pytest.mark.parametrize(
    "arguments",
    [["--lesson", "9.9"], ["--lesson", "7.4/numbers"], ["--lesson", "pooling/numbers"], ["--lesson", ""],
     ["--lang", "fr"], ["--theme", "pink"], ["--device", "abacus"], ["--size", "wide"], ["--data", "no/such/file"],
     ["--nonsense"], ["--json"], ["--output", "x"]],
    ids=" ".join,
)  # fmt: skip
def test_an_unknown_value_gets_a_usage_line_and_code_2(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        command_line.parse(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("usage: cifar-gui")


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_a_lesson_goes_by_its_key_or_its_number(lesson):
    for name in filter(None, (lesson.key, lesson.number)):
        assert command_line.parse(["--lesson", name]).lesson == lesson.key


@pytest.mark.parametrize("arguments", [["--lang", "zh", "--help"], ["--lang=zh", "-h"]], ids=" ".join)
def test_help_is_in_the_language_that_is_asked_for(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        command_line.parse(arguments)
    assert stopped.value.code == 0
    text = capsys.readouterr().out
    assert text.startswith("用法：cifar-gui")
    sentences = re.sub(
        r"--?[\w-]+|[A-Z]{3,}|\{.*?\}|[\[\]]|WxH|PyTorch|CIFAR-10|cifar-gui|PNG|JSON|F11|\d+x\d+", "", text
    )
    assert not re.search("[A-Za-z]{3}", sentences)


def test_help_is_english_where_the_console_has_no_chinese(monkeypatch, capsys):
    monkeypatch.setattr(command_line, "_is_written", lambda text: text.isascii())
    with pytest.raises(SystemExit):
        command_line.parse(["--lang", "zh", "--help"])
    assert capsys.readouterr().out.startswith("usage: cifar-gui")


def test_the_version(capsys):
    with pytest.raises(SystemExit) as stopped:
        command_line.parse(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"cifar-gui {__version__}\n"


def test_a_screenshot_of_the_settled_page(tmp_path):
    file = tmp_path / "图 1.png"
    command = [sys.executable, "-m", "cifar_gui", "--lesson", "conv2d", "--lang", "zh", "--theme", "dark"]
    command += ["--screenshot", str(file), "--size", "1100x700"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (1100, 700)
    assert len({picture.pixel(x, y) for x in range(0, 1100, 7) for y in range(0, 700, 7)}) > 50


def test_a_screenshot_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    target = tmp_path / "file" / "shot.png"
    command = [sys.executable, "-m", "cifar_gui", "--lesson", "module", "--screenshot", target]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr == f"The screenshot could not be written to {target}.\n"
