"""Imports run one way, and the window is there before torch is loaded."""

import subprocess
import sys
from pathlib import Path

from importlinter import api

ROOT = Path(__file__).resolve().parent.parent

ALL = """
import importlib, pkgutil, sys
import cifar_gui.ui, cifar_gui.pages, cifar_gui.worker, cifar_gui.app, cifar_gui.selftest

for package in (cifar_gui.ui, cifar_gui.pages, cifar_gui.worker):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if ".engine" not in module.name:
            importlib.import_module(module.name)
"""

PAINTED = """
from cifar_gui import command_line, app as program
from cifar_gui.crash import CrashReporter

def look():
    print(",".join(sys.modules))
    sys.stdout.flush()
    application.quit()

application = program.application()
reporter = CrashReporter()
window = program.build_window(application, reporter, command_line.parse([]))
window.painted.connect(look)
application.aboutToQuit.connect(window.shut_down)
window.show()
sys.exit(application.exec())
"""

HEAVY = {"torch", "torchvision", "tensorboard"}


def modules_of(script):
    """The modules that a fresh process has loaded when it prints them."""
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    return set(ended.stdout.strip().split(","))


def test_imports_run_one_way(capsys):
    kept = api.use_cases.lint_imports(str(ROOT / "pyproject.toml"), cache_dir=None, no_logo=True)
    assert kept, capsys.readouterr().out


def test_no_module_of_the_window_or_of_the_threads_loads_torch():
    loaded = modules_of(ALL + "print(','.join(sys.modules))")
    assert {"cifar_gui.ui.window.window", "cifar_gui.worker.lab"} <= loaded
    assert loaded & HEAVY == set()


def test_the_window_is_painted_before_torch_is_loaded():
    loaded = modules_of("import sys\n" + PAINTED)
    assert "cifar_gui.ui.window.window" in loaded
    assert loaded & HEAVY == set()
