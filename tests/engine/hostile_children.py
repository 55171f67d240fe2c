"""Hostile layers in child processes, on memory that ends at guarded pages: which of them end the process.

``python hostile_children.py 0 20000 end`` prints them; about 250 cases a second.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
PATIENCE = 30.0
"""Seconds that a case may take: what takes longer is ended, and is no crash."""


def guarded(folder: Path) -> dict[str, str]:
    """The environment in which torch's memory is guarded; nothing where there is no compiler, or no Linux."""
    compiler, library = shutil.which("cc"), folder / "guarded_pages.so"
    if compiler is None or sys.platform != "linux":
        return {}
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", library, HERE / "guarded_pages.c"], check=True)
    return {"LD_PRELOAD": str(library)}


def crashes(start: int, stop: int, fence: str, folder: Path, *words: str) -> list[int]:
    """Numbers of the cases that end the process, looked for in ``range(start, stop)``."""
    found, at = [], folder / "at"
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "FENCE": fence, "PYTHONPATH": str(HERE.parents[1])}
    environment |= guarded(folder)
    command = [sys.executable, HERE / "hostile_cases.py"]
    while start < stop:
        at.write_bytes(bytes(16))
        with subprocess.Popen([*command, str(start), str(stop), at, *words], env=environment) as child:
            ended = _followed(child, at)
        if child.returncode > 0:
            raise RuntimeError("the child does not run")
        if (last := _number(at)) >= stop:
            break
        if ended:
            found.append(last)
        start = last + 1
    return found


def _number(at: Path) -> int:
    return int.from_bytes(at.read_bytes(), "little")


def _followed(child: subprocess.Popen[bytes], at: Path) -> bool:
    """Whether the child ended by itself; one that takes too long over a case is ended."""
    last, since = -1, time.monotonic()
    while True:
        try:
            child.wait(0.2)
            return True
        except subprocess.TimeoutExpired:
            now = _number(at)
            last, since = (last, since) if now == last else (now, time.monotonic())
            if time.monotonic() - since > PATIENCE:
                child.kill()
                child.wait()
                return False


if __name__ == "__main__":
    import hostile_cases

    with tempfile.TemporaryDirectory() as place:
        for number in crashes(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], Path(place), *sys.argv[4:]):
            print(number, hostile_cases.case(number))
