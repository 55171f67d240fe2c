"""From the start of the process to a painted window and to the first lesson's result, warm: Python keeps bytecode.

Beside it, by turns: the floor for a start, of ``benchmarks.floor``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

from benchmarks.floor import START
from benchmarks.rows import Pair, Row, against_floor

ROUNDS = 5

BARE = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

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
    pairs = [(timings(["-m", "cifar_gui", "--lesson", "conv2d"]), timings(["-c", BARE])) for _ in range(ROUNDS + 1)][1:]
    return [
        against_floor(name, [Pair(ours[what], bare[what]) for ours, bare in pairs], START, "s")
        for what, name in (
            ("painted", "start to a painted window; beside: an empty one"),
            ("result", "start to 7.3's result; beside: bare Qt and torch"),
        )
    ]
