"""``python -m benchmarks [--only NAME] [--data PATH] [--json FILE]``: every figure beside its rival, in one run.

Each benchmark runs in a fresh process, with settings and data in a folder of its own. Figures are medians of several
paired runs, those of the window against the floors of ``benchmarks.floor``; CPU steal is what a virtual machine's host
took away meanwhile. Exit code 1: a target was missed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

import msgspec
import psutil

from benchmarks.rows import Row

NAMES = ("startup", "drawing", "data", "window", "pages", "training", "keeping", "network", "compare")
"""Modules of this package; each has ``rows()``."""
ALONE = ("doctor", "fast", "tricks")
"""Those that take a quarter of an hour and longer, and are asked for by name."""

HEAD = ("name", "ours", "rival", "ratio", "target", "ok", "spread")


class Measured(msgspec.Struct):
    """The result of one benchmark."""

    rows: list[dict[str, object]]
    steal: float | None
    """Per cent of the CPU time."""


def main() -> int:
    options = parse()
    with tempfile.TemporaryDirectory(prefix="cifar-gui-benchmarks-") as home:
        os.environ.setdefault("CIFAR_GUI_HOME", home)
        if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        if options.data is not None:
            bring_in(options.data)
        if options.only is not None:
            measured = [measure(options.only)]
        else:
            measured = [in_a_process(name, Path(home)) for name in NAMES]
    rows = [row for found in measured for row in found.rows]
    if options.json is not None:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(measured), indent=1))
    return int(not all(row["ok"] for row in rows))


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the program beside its rivals.")
    parser.add_argument("--only", choices=NAMES + ALONE, metavar="NAME", help=f"one of {', '.join(NAMES + ALONE)}")
    parser.add_argument("--data", type=Path, metavar="PATH", help="CIFAR-10 to measure on; else the drawings")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    return parser.parse_args()


def bring_in(path: Path) -> None:
    """Use an import of CIFAR-10 where it lies, or import it for this run."""
    from cifar_gui import paths
    from cifar_gui.engine import data, importing
    from cifar_gui.protocol import ImportFailed

    if path.is_dir() and data.newest_import(path) is not None:
        os.environ[paths.SHARED_DATA] = str(path.resolve())
        return
    for event in importing.import_data(path, paths.data_folder()):
        if isinstance(event, ImportFailed):
            raise SystemExit(str(event.message))
    os.environ[paths.SHARED_DATA] = str(paths.data_folder())  # for processes with a home of their own


def measure(name: str) -> Measured:
    """Run one benchmark here, and print its figures."""
    benchmark: Callable[[], list[Row]] = import_module(f"benchmarks.{name}").rows
    before = psutil.cpu_times()
    rows = benchmark()
    after = psutil.cpu_times()
    steal = None
    if hasattr(after, "steal"):
        steal = 100 * (after.steal - before.steal) / max(1e-9, sum(after) - sum(before))
    show(rows, steal)
    return Measured([asdict(row) for row in rows], steal)


def in_a_process(name: str, folder: Path) -> Measured:
    """Run one benchmark in a process of its own."""
    result = folder / f"{name}.json"
    command = [sys.executable, "-m", "benchmarks", "--only", name, "--json", str(result)]
    subprocess.run(command, check=False)
    if not result.is_file():
        raise SystemExit(f"The benchmark {name} gave no result.")
    return msgspec.json.decode(result.read_bytes(), type=list[Measured])[0]


def show(rows: list[Row], steal: float | None) -> None:
    width = max([60, *(len(row.name) for row in rows)])
    print(f"{HEAD[0]:{width}} {HEAD[1]:>14} {HEAD[2]:>14} {HEAD[3]:>7} {HEAD[4]:>7}  {HEAD[5]:6}  {HEAD[6]}")
    for row in rows:
        ours, rival = (f"{number:.4g} {row.unit}" for number in (row.ours, row.rival))
        ok = "ok" if row.ok else "MISSED"
        print(f"{row.name:{width}} {ours:>14} {rival:>14} {row.ratio:7.3g} {row.target:7.3g}  {ok:6}  {row.spread}")
    if steal is not None:
        print(f"{'CPU steal':{width}} {steal:13.1f} %")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
