"""What runs the scripts of the tests is a learner's Python, and a new one each time."""

import pytest
from script_runs import run


def script(folder, text):
    folder.mkdir()
    (folder / "script.py").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["cifar_gui", "PySide6", "pyqtgraph", "script_runs"])
def test_a_learner_has_torch_and_nothing_of_ours(tmp_path, name):
    assert run(script(tmp_path / "torch", "import torch\nimport torchvision\n")).raised == {}
    assert run(script(tmp_path / "ours", f"import {name}\n")).raised["script"][0] == "ModuleNotFoundError"


def test_one_warning_fails_a_script_unless_it_may(tmp_path):
    folder = script(tmp_path / "warns", "import warnings\nwarnings.warn('old')\nprint('on')\n")
    for _ in range(2):
        assert run(folder).raised == {"script": ["UserWarning", "old"]}
        assert run(folder, strict=False).said == {"script": "on\n"}


def test_nothing_of_one_run_is_there_in_the_next(tmp_path):
    changes = (
        "import torch\nold = torch.get_default_dtype()\nprint(hasattr(torch, 'mine'), old, torch.initial_seed())\n"
    )
    changes += "torch.mine = 1\ntorch.set_default_dtype(torch.float64)\ntorch.manual_seed(7)\n"
    folder = script(tmp_path / "changes", changes)
    first, second = run(folder).said, run(folder).said
    assert first == second
    assert first["script"].startswith("False torch.float32")


def test_a_process_that_ends_is_told_with_its_last_words(tmp_path):
    dies = "import os, sys\nsys.stderr.write('farewell')\nsys.stderr.flush()\nos.abort()\n"
    with pytest.raises(AssertionError, match="farewell"):
        run(script(tmp_path / "dies", dies))
    assert run(script(tmp_path / "lives", "print(1)\n")).said == {"script": "1\n"}
