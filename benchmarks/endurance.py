"""``python -m benchmarks.endurance [--times 100] [--fresh 10]``: open, train, close, again and again.

A window with its threads is opened, trains for a moment and is closed while it trains: many times in one process, and
each time in a fresh one. Nothing may be left behind: no thread, no window, no message from Qt, no growing memory; the
exit code is 0 and closing takes less than a second.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time

import psutil

CLOSING_SECONDS = 1.0
WARM = 10
"""Rounds before the memory is looked at."""
GROWTH = 0.15
"""Share by which the memory may grow from the tenth round to the last."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.endurance", description=__doc__)
    parser.add_argument("--times", type=int, default=100, help="rounds in one process")
    parser.add_argument("--fresh", type=int, default=10, help="rounds in a process each")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="cifar-gui-endurance-") as home:
        os.environ["CIFAR_GUI_HOME"] = home
        if options.fresh:
            fresh(options.fresh)
        if options.times:
            together(options.times)
    return 0


def fresh(times: int) -> None:
    """Each round in a process of its own."""
    for number in range(times):
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.endurance", "--times", "1", "--fresh", "0"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert not done.stderr, done.stderr
        print(f"fresh {number + 1}/{times}: {done.stdout.strip().splitlines()[0]}", flush=True)


def together(times: int) -> None:
    """All rounds in this process."""
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from cifar_gui import app as program

    said: list[str] = []
    application = program.application()
    qInstallMessageHandler(lambda kind, context, text: said.append(text))
    memory: list[int] = []
    for number in range(times):
        closing = one_round()
        memory.append(psutil.Process().memory_info().rss)
        left = [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
        print(f"closed in {closing * 1000:.0f} ms, {memory[-1] / 1e6:.0f} MB ({number + 1}/{times})", flush=True)
        assert closing < CLOSING_SECONDS
        assert not said, said
        assert not [name for name in left if not name.startswith("Dummy")], left
        assert not QApplication.topLevelWidgets(), QApplication.topLevelWidgets()
    if times > WARM:
        grown = memory[-1] / memory[WARM - 1] - 1
        print(f"memory grew by {grown:.1%} from round {WARM} to round {times}")
        assert grown < GROWTH
    qInstallMessageHandler(None)
    del application


def one_round() -> float:
    """Open, train, close; the seconds that closing took."""
    from benchmarks.waiting import let_go, wait
    from cifar_gui import app as program
    from cifar_gui import command_line
    from cifar_gui.crash import CrashReporter
    from cifar_gui.pages.run.page import RunPage
    from cifar_gui.protocol.runs import Steps

    window = program.build_window(program.application(), CrashReporter(), command_line.parse(["--lesson", "training"]))
    heard: list[type] = []
    window.context.lab.run_event.connect(lambda event: heard.append(type(event)))
    window.show()
    wait(window.settled, 60)
    assert window.page is not None
    page = window.page.front
    assert isinstance(page, RunPage)
    page.runner.start()
    wait(lambda: heard.count(Steps) > 3, 60)
    begin = time.perf_counter()
    window.close()
    closing = time.perf_counter() - begin
    window.deleteLater()
    del window, page
    let_go()
    return closing


if __name__ == "__main__":
    sys.exit(main())
