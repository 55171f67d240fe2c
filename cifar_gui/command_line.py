"""What can be said on the command line."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from cifar_gui import __version__, unstarted
from cifar_gui.i18n import LANGUAGES
from cifar_gui.lessons import LESSONS
from cifar_gui.spec import Message

DEVICES = ("auto", "cpu", "cuda", "mps", "xpu")
THEMES = ("light", "dark", "system")
SIZE = "1440x900"


class Parser(argparse.ArgumentParser):
    """Says in a box what is wrong, where there is no console: a lesson file that has moved is double-clicked too."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong, and exit."""
        if sys.stderr is None:
            unstarted.say(Message("Unstarted", unstarted.WRONG, {"error": message}))
        super().error(message)


def parser() -> argparse.ArgumentParser:
    """The options; a value that is not known ends in a usage line and exit code 2."""
    made = Parser(
        prog="cifar-gui",
        description="A desktop laboratory for learning how convolutional networks work.",
    )
    made.add_argument("file", nargs="?", type=_existing, metavar="FILE", help="a lesson file to open")
    made.add_argument("--lesson", choices=[lesson.number for lesson in LESSONS], help="the lesson to open")
    made.add_argument("--lang", choices=LANGUAGES, help="the language of the interface")
    made.add_argument("--theme", choices=THEMES, help="light, dark, or as the system")
    made.add_argument(
        "--data", type=_existing, metavar="PATH",
        help="import CIFAR-10 from an archive or a folder; or a (read-only) data folder that holds an import already",
    )  # fmt: skip
    made.add_argument("--device", choices=DEVICES, help="where PyTorch computes")
    made.add_argument("--projector", action="store_true", help="everything larger, over the whole screen (F11)")
    made.add_argument("--reset-settings", action="store_true", help="forget all settings, then start")
    made.add_argument(
        "--screenshot", type=Path, metavar="FILE", help="open the page, wait until it has settled, save a PNG, exit"
    )
    made.add_argument("--size", type=_size, default=SIZE, metavar="WxH", help=f"of the screenshot (default {SIZE})")
    made.add_argument("--self-test", action="store_true", help="check this installation, print a table, exit")
    made.add_argument("--json", action="store_true", help="with --self-test: print JSON instead of a table")
    made.add_argument("--output", type=Path, metavar="FILE", help="with --self-test: write to a file")
    made.add_argument("--version", action="version", version=f"cifar-gui {__version__}")
    return made


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of a command line; exits with code 2 when they make no sense."""
    made = parser()
    options = made.parse_args(arguments)
    if (options.json or options.output) and not options.self_test:
        made.error("--json and --output belong to --self-test")
    return options


def _existing(text: str) -> Path:
    path = Path(text)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"there is no file or folder {text!r}")
    return path


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{2,5})x(\d{2,5})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as {SIZE}")
    return int(found[1]), int(found[2])
