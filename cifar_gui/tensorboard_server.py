"""TensorBoard's own server, in a process of its own: the program started once more, with a flag that no help names.

    cifar-gui --serve-tensorboard FOLDER PARENT ANSWER

It serves the event files below FOLDER on a free port of this machine, writes its address into ANSWER when it answers
there (``{"url": ...}``, or ``{"error": ...}``), and ends when the process PARENT is gone, however that ended: a
windowed program on Windows has neither output nor input to speak through.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import psutil

from cifar_gui.files import atomic_write

HOST = "127.0.0.1"
RELOAD_SECONDS = 5
"""How soon TensorBoard sees what is new, if its page asks."""
MOST_STEPS = {"images": 1000, "scalars": 100_000}
"""So many steps of a tag can be chosen. By itself TensorBoard offers 10 of the 157 batches of a pass; 0, which is said
to mean all, shows none of the pictures."""
ANSWER_SECONDS = 30
WATCH_SECONDS = 0.5


def main(folder: str, parent: str, answer: str) -> int:
    """Serve until the parent is gone; the exit code."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - as long as we are
    try:
        url = serve(folder)
    except (Exception, SystemExit) as error:
        _tell(answer, error=f"{type(error).__name__}: {error}")
        return 1
    _tell(answer, url=url)
    wait_for_the_end(int(parent))
    return 0


def serve(folder: str) -> str:
    """Start the server in threads that end with the process; its address, as soon as it answers.

    Raises:
        Exception: whatever TensorBoard or the network say.
    """
    from tensorboard import default, program

    server = program.TensorBoard(plugins=default.get_static_plugins())
    # load_fast starts a second process, which a bundle does not have and nobody would end.
    server.configure(
        argv=["tensorboard", "--logdir", folder, "--host", HOST, "--port", "0", "--load_fast", "false",
              "--reload_interval", str(RELOAD_SECONDS),
              "--samples_per_plugin", ",".join(f"{what}={most}" for what, most in MOST_STEPS.items())]
    )  # fmt: skip
    url = str(server.launch())
    with build_opener(ProxyHandler({})).open(url, timeout=ANSWER_SECONDS) as page:
        page.read()
    return url


def wait_for_the_end(parent: int) -> None:
    """Return when the process ``parent`` is gone."""
    try:
        process = psutil.Process(parent)
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            time.sleep(WATCH_SECONDS)
    except psutil.NoSuchProcess:
        pass


def _tell(answer: str, **what: str) -> None:
    atomic_write(Path(answer), json.dumps(what).encode())
