"""How complex the sources are may only fall; see ``python -m benchmarks.house``."""

import subprocess
import sys

import msgspec
import pytest

from benchmarks import house
from benchmarks.house import Figure

PROGRAM = """
import os

class Params:
    stride: int = 1
    padding: int

    def one(self): ...

class Other:
    stride: int
    padding = 1
    stride_of: int

def ask(params, case, reply, trial, x):
    hasattr(params, "stride"), getattr(case.params, "padding", 0), getattr(reply, "y"), hasattr(self.shown.reply, "y")
    getattr(trial, "params"), hasattr(params[0], "x"), x.getattr(params, "y"), params.hasattr
"""
WINDOW = """from cifar_gui.ui.widgets import maps
import cifar_gui.ui.page.tabs
class Crowded:
""" + "\n".join(f"    def m{number}(self): ..." for number in range(26))
TESTS = """
page._view.value = page.view._private + self._own + cls._own + page.__class__.__name__ + page._at()._there
"""


@pytest.fixture
def checkout(tmp_path):
    for name, text in {
        "cifar_gui/spec.py": PROGRAM,
        "cifar_gui/ui/__init__.py": "",
        "cifar_gui/ui/window/window.py": WINDOW,
        "cifar_gui/ui/page/tabs.py": "from cifar_gui.ui.page.row import R\nfrom cifar_gui.ui.widgets.maps import M\n",
        "cifar_gui/ui/page/row.py": "from cifar_gui.spec import Params\n",
        "cifar_gui/ui/widgets/maps.py": "import os\n" * 7,
        "tests/ui/test_page.py": TESTS,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def test_no_figure_rises():
    wrong = house.complaints(house.read(house.ROOT / house.HELD), house.measured(house.ROOT))
    assert not wrong, "\n".join(wrong)


def test_figures_are_counted_as_they_say(checkout):
    figures = {figure.key: figure for figure in house.measured(checkout)}
    assert {key: figure.value for key, figure in figures.items()} == {
        "lookups": 4, "stride": 2, "padding": 1, "kernel_size": 0, "methods": 26, "crowded": 1,
        "median": 4.5, "p90": pytest.approx(32.6), "longest": 29, "lines": 56, "private": 4, "arrows": 3,
    }  # fmt: skip
    assert figures["crowded"].places == ("cifar_gui/ui/window/window.py:3 Crowded 26",)
    assert figures["lookups"].places[1] == "cifar_gui/spec.py:16 getattr(case.params, …)"
    assert figures["private"].places[0].startswith("tests/ui/test_page.py:2 ._")
    assert figures["arrows"].places == (
        "cifar_gui/ui/page > cifar_gui/ui/widgets",
        "cifar_gui/ui/window > cifar_gui/ui/page",
        "cifar_gui/ui/window > cifar_gui/ui/widgets",
    )


def figure(value):
    return Figure("calls", "calls of it", value, 1, held=True)


@pytest.mark.parametrize(
    ("held", "value", "said"),
    [
        ({"calls": 3}, 3, None),
        ({"calls": 3}, 4, "calls of it rose from 3 to 4. Every place: python -m benchmarks.house --where calls"),
        ({"calls": 3}, 2, "still says 3. Write it down: python -m benchmarks.house --write"),
        ({}, 2, "still says nothing. Write it down"),
    ],
)
def test_what_stands_otherwise_is_told(held, value, said):
    found = house.complaints(held, [figure(value)])
    assert (found == []) if said is None else (said in found[0])
    assert house.complaints(held, [Figure("calls", "calls of it", value, 1)]) == []


def test_only_lower_figures_are_written_down(checkout):
    command = [sys.executable, "-m", "benchmarks.house", str(checkout)]

    def write():
        return subprocess.run([*command, "--write"], cwd=house.ROOT, capture_output=True, text=True, encoding="utf-8")

    assert write().returncode == 0
    path = checkout / house.HELD
    first = msgspec.json.decode(path.read_bytes())
    assert first["lookups"] == 4
    (checkout / "cifar_gui" / "spec.py").write_text("hasattr(params, 'x')")
    (checkout / "tests" / "ui" / "test_page.py").write_text(TESTS * 2)
    found = write()
    assert found.returncode == 1
    assert "private attributes that tests read rose from 4 to 8" in found.stdout
    assert msgspec.json.decode(path.read_bytes()) == {**first, "lookups": 1, "stride": 0, "padding": 0}
