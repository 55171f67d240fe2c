"""Everything larger, for a projector: the program starts itself anew with another scale of Qt's, which reaches all it
draws, and goes on where it was. No Qt and no torch.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cifar_gui import paths
from cifar_gui.files import atomic_write

SCALE = 1.35
"""An interface of 1440x900 becomes one of 1944x1215, cut to the screen; figures of 21 px become 28."""
FACTOR = "QT_SCALE_FACTOR"
"""Qt's environment variable, read when the application is made."""
BEFORE, THEME, GO_ON = "CIFAR_GUI_FACTOR", "CIFAR_GUI_THEME", "CIFAR_GUI_GO_ON"
"""What the next start has to know: the factor and the theme to come back to, and the run that goes on by itself."""
HANDED = "CIFAR_GUI_HANDED"
"""The file in which the next start finds the steps that can be undone; it takes the file away."""


def enlarge() -> None:
    """Before the application is made: let Qt scale everything."""
    before = os.environ.setdefault(BEFORE, os.environ.get(FACTOR, ""))
    os.environ[FACTOR] = f"{_number(before) * SCALE:g}"


def next_start(projector: bool, theme: str, run: str) -> tuple[str, ...]:
    """The arguments of the next start, in projector mode or not; what else it has to know goes into the environment.

    Args:
        projector: the mode of the next start.
        theme: that of this one.
        run: the name of the kept run that is under way; "" when there is none: then the one that still waits to go on.
    """
    os.environ[GO_ON] = run or os.environ.get(GO_ON, "")
    if projector:
        os.environ[THEME] = theme
        return ("--projector", "--theme", "light")
    before = os.environ.pop(BEFORE, "")
    os.environ.pop(FACTOR, None)
    if before:
        os.environ[FACTOR] = before
    return ("--theme", os.environ.pop(THEME, theme))


def hand_over(content: bytes) -> None:
    """Leave something for the next start; where it cannot be written the next start does without."""
    file = paths.settings_folder() / "handed-over.json"
    with contextlib.suppress(OSError):
        atomic_write(file, content)
        os.environ[HANDED] = str(file)


def handed_over() -> bytes:
    """What the start before has left, once; nothing after a start of its own."""
    named = os.environ.pop(HANDED, "")
    content = b""
    if named:
        with contextlib.suppress(OSError):
            content = Path(named).read_bytes()
            os.unlink(named)
    return content


def start_anew(arguments: Sequence[str]) -> int:
    """Start the program again in place of this one; does not return where the system can do that."""
    command = [*paths.program(), *arguments]
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(command)
        return 0
    os.execv(command[0], command)


def _number(text: str) -> float:
    try:
        return float(text) if float(text) > 0 else 1.0
    except ValueError:
        return 1.0
