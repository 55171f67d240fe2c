"""What keeps the program from starting is told; the tool for that case works in it."""

import os
import subprocess
import sys

import pytest

from cifar_gui import unstarted

BROKEN = {
    "dll": "raise OSError(1114, 'DLL initialization failed. Error loading \"C:\\\\torch\\\\lib\\\\c10.dll\"')",
    "so": "raise ImportError('libtorch_cpu.so: cannot open shared object file: No such file or directory')",
    "absent": "raise ModuleNotFoundError(\"No module named 'torch'\", name='torch')",
    "strange": "raise RuntimeError('torch was built for another processor')",
}
"""What ``import torch`` may end in."""

START = """
import sys, types
sys.stderr = None
from cifar_gui import __main__ as program
from PySide6.QtWidgets import QMessageBox

def shown(box):
    print(box.text())
    sys.stdout.flush()
    return 0
QMessageBox.exec = shown
sys.argv = ["cifar-gui", *{arguments!r}]
program.sys = types.SimpleNamespace(platform={platform!r} or sys.platform, argv=sys.argv)
print("ended", program.main())
"""


def start(folder, how, arguments=(), platform=""):
    """What a fresh process prints in which ``import torch`` fails: the texts of its boxes, and its exit code."""
    (folder / "torch").mkdir()
    (folder / "torch" / "__init__.py").write_text(BROKEN[how])
    here = os.getcwd()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), here))}
    script = START.format(arguments=tuple(arguments), platform=platform)
    ended = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    return ended.stdout + ended.stderr


@pytest.mark.parametrize(("how", "platform"), [("dll", "win32"), ("so", ""), ("absent", "")])
def test_without_torch_a_box_names_the_library_and_the_runtime(tmp_path, how, platform):
    said = start(tmp_path, how, platform=platform)
    assert said.strip().endswith("ended 1"), said
    assert {"dll": "c10.dll failed", "so": "libtorch_cpu.so failed", "absent": "PyTorch failed"}[how] in said
    assert "Visual C++ runtime" in said
    assert unstarted.RUNTIME in said
    if platform:
        log = os.path.join(os.environ["CIFAR_GUI_HOME"], "log", unstarted.LOG_NAME)
        with open(log, encoding="utf-8") as file:
            assert "1114" in file.read()


def test_the_self_test_writes_its_table_without_torch(tmp_path):
    table = tmp_path / "table.txt"
    said = start(tmp_path, "dll", ("--self-test", "--output", str(table)), platform="win32")
    assert said.strip() == "ended 1"
    lines = table.read_text(encoding="utf-8").splitlines()
    failing = next(line for line in lines if line.startswith("fail  torch"))
    assert "c10.dll" in failing
    assert any(line.startswith("ok    fonts") for line in lines)


@pytest.mark.parametrize("how", BROKEN)
def test_every_way_in_which_torch_fails_has_its_words(how):
    try:
        exec(BROKEN[how])
    except Exception as error:
        failed = unstarted.NoTorch(str(error))
        failed.__cause__ = error
        told = unstarted.reason(failed)
    text = told.text.format_map(told.values)
    assert type(failed.__cause__).__name__ in text
    assert "PyTorch" in text


def test_what_else_fails_before_the_window_is_told(capsys, monkeypatch, qapp):
    from PySide6.QtWidgets import QMessageBox

    boxes = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: boxes.append(box.text()))
    assert unstarted.tell(ValueError("the samples are damaged")) == 1
    assert "the samples are damaged" in boxes[0]
    assert "the samples are damaged" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told_without_a_console(monkeypatch, qapp):
    from PySide6.QtWidgets import QMessageBox

    from cifar_gui import command_line

    boxes = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: boxes.append(box.text()))
    monkeypatch.setattr(sys, "stderr", None)
    with pytest.raises(SystemExit):
        command_line.parse(["moved.cifarlesson"])
    assert "moved.cifarlesson" in boxes[0]
