"""From the start of the process to a painted window and to the first lesson's result, warm: Python keeps bytecode.

Beside it: a bare Qt window, and that window with torch imported and one convolution run in the same thread.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from statistics import median

from benchmarks.rows import Row

ROUNDS = 7
PAINTED, RESULT = 1.0, 3.5

BARE = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

def say(what):
    print(what, f"{time.time():.3f}", flush=True)

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.work)

    def work(self):
        say("painted")
        import torch
        torch.nn.Conv2d(3, 6, 3)(torch.rand(64, 3, 32, 32))
        say("result")

app = QApplication([])
window = Window()
window.setCentralWidget(QLabel("Hello"))
window.resize(1440, 900)
window.show()
app.exec()
"""


def timings(arguments: list[str]) -> dict[str, float]:
    """Start a Python process and read when it was "painted" and had its "result", in seconds from now; then end it."""
    environment = {**os.environ, "CIFAR_GUI_TIMING": "1", "PYTHONPYCACHEPREFIX": os.environ["CIFAR_GUI_HOME"]}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begin = time.time()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    assert process.stdout is not None
    found: dict[str, float] = {}
    for line in process.stdout:
        what, _, seconds = line.partition(" ")
        if what in ("painted", "result"):
            found[what] = float(seconds) - begin
        if "result" in found:
            break
    process.terminate()
    process.communicate(timeout=30)
    return found


def rows() -> list[Row]:
    ours, bare = [], []
    for _ in range(ROUNDS + 1):
        ours.append(timings(["-m", "cifar_gui", "--lesson", "7.3"]))
        bare.append(timings(["-c", BARE]))
    return [
        _row("start to a painted window; beside: a bare one", [run["painted"] for run in ours[1:]],
             [run["painted"] for run in bare[1:]], PAINTED),
        _row("start to 7.3's result; beside: bare Qt and torch", [run["result"] for run in ours[1:]],
             [run["result"] for run in bare[1:]], RESULT),
    ]  # fmt: skip


def _row(name: str, ours: list[float], bare: list[float], target: float) -> Row:
    took, beside = median(ours), median(bare)
    return Row(name, took, beside, took / beside, target, took <= target, "s")
