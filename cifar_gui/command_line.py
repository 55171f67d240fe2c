"""What can be said on the command line."""

from __future__ import annotations

import argparse
import functools
import itertools
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from PySide6.QtCore import QTranslator

from cifar_gui import __version__, former, unstarted
from cifar_gui.i18n import LANGUAGES, own_translation, system_language
from cifar_gui.lessons import LESSONS
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

DEVICES = ("auto", "cpu", "cuda", "mps", "xpu")
THEMES = ("light", "dark", "system")
SIZE = "1440x900"
ABOUT = QT_TRANSLATE_NOOP("CommandLine", "A desktop laboratory for learning how convolutional networks work.")
USAGE = QT_TRANSLATE_NOOP("CommandLine", "usage: ")
FILES = QT_TRANSLATE_NOOP("CommandLine", "what to open")
OPTIONS = QT_TRANSLATE_NOOP("CommandLine", "options")
FILE = QT_TRANSLATE_NOOP("CommandLine", "a file to open: a lesson, a network, weights, a picture; or files of runs")
HELP = QT_TRANSLATE_NOOP("CommandLine", "show this help and exit")
LESSON = QT_TRANSLATE_NOOP("CommandLine", "the lesson to open; its number will do, too")
LANG = QT_TRANSLATE_NOOP("CommandLine", "the language of the interface")
THEME = QT_TRANSLATE_NOOP("CommandLine", "light, dark, or as the system")
DATA = QT_TRANSLATE_NOOP(
    "CommandLine",
    "import CIFAR-10 from an archive or a folder; or a (read-only) data folder that holds an import already",
)
DEVICE = QT_TRANSLATE_NOOP("CommandLine", "where PyTorch computes")
PROJECTOR = QT_TRANSLATE_NOOP("CommandLine", "everything larger, over the whole screen (F11)")
RESET = QT_TRANSLATE_NOOP("CommandLine", "forget all settings, then start")
SCREENSHOT = QT_TRANSLATE_NOOP("CommandLine", "open the page, wait until it has settled, save a PNG, exit")
SIZED = QT_TRANSLATE_NOOP("CommandLine", "size of the screenshot (default {size})")
SELF_TEST = QT_TRANSLATE_NOOP("CommandLine", "check this installation, print a table, exit")
AS_JSON = QT_TRANSLATE_NOOP("CommandLine", "with --self-test: print JSON instead of a table")
OUTPUT = QT_TRANSLATE_NOOP("CommandLine", "with --self-test: write to a file")
VERSION = QT_TRANSLATE_NOOP("CommandLine", "show the version and exit")


class Parser(argparse.ArgumentParser):
    """Says in a box what is wrong, where there is no console: a lesson file that has moved is double-clicked too."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong, and exit."""
        if sys.stderr is None:
            unstarted.say(Message("Unstarted", unstarted.WRONG, {"error": message}))
        super().error(message)


class Usage(argparse.HelpFormatter):
    """Begins the usage line with a word of the reader's language."""

    def __init__(self, prog: str, *, word: str, **settings: Any) -> None:
        super().__init__(prog, **settings)
        self._word = word

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Argparse's."""
        super().add_usage(usage, actions, groups, self._word if prefix is None else prefix)


def parser(language: str = "en") -> argparse.ArgumentParser:
    """The options, described in a language; a value that is not known ends in a usage line and exit code 2."""
    say = _words(language)
    made = Parser(
        prog="cifar-gui",
        description=say(ABOUT),
        add_help=False,
        formatter_class=functools.partial(Usage, word=say(USAGE)),
    )
    what, how = made.add_argument_group(say(FILES)), made.add_argument_group(say(OPTIONS))
    what.add_argument("file", nargs="*", type=_existing, metavar="FILE", help=say(FILE))
    how.add_argument("-h", "--help", action="help", help=say(HELP))
    how.add_argument("--lesson", type=former.page, choices=[lesson.key for lesson in LESSONS], help=say(LESSON))
    how.add_argument("--lang", choices=LANGUAGES, help=say(LANG))
    how.add_argument("--theme", choices=THEMES, help=say(THEME))
    how.add_argument("--data", type=_existing, metavar="PATH", help=say(DATA))
    how.add_argument("--device", choices=DEVICES, help=say(DEVICE))
    how.add_argument("--projector", action="store_true", help=say(PROJECTOR))
    how.add_argument("--reset-settings", action="store_true", help=say(RESET))
    how.add_argument("--screenshot", type=Path, metavar="FILE", help=say(SCREENSHOT))
    how.add_argument("--size", type=_size, default=SIZE, metavar="WxH", help=say(SIZED).format(size=SIZE))
    how.add_argument("--self-test", action="store_true", help=say(SELF_TEST))
    how.add_argument("--json", action="store_true", help=say(AS_JSON))
    how.add_argument("--output", type=Path, metavar="FILE", help=say(OUTPUT))
    how.add_argument("--version", action="version", version=f"cifar-gui {__version__}", help=say(VERSION))
    return made


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of a command line; exits with code 2 when they make no sense."""
    made = parser(_language(arguments))
    options = made.parse_args(arguments)
    if (options.json or options.output) and not options.self_test:
        made.error("--json and --output belong to --self-test")
    return options


def _language(arguments: Sequence[str]) -> str:
    """The language that is asked for, else the system's: help comes before all settings are read."""
    asked = [after for word, after in itertools.pairwise(arguments) if word == "--lang"]
    asked += [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    language = asked[0] if asked and asked[0] in LANGUAGES else system_language()
    return language if _is_written(_words(language)(USAGE)) else "en"


def _is_written(text: str) -> bool:
    """Whether the console has letters for a text; one of Western Windows has none for Chinese."""
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _words(language: str) -> Callable[[str], str]:
    """Translates what this module says; there is no application yet that could carry a translator."""
    translator = QTranslator()
    translator.load(str(own_translation(language)))
    return lambda text: translator.translate("CommandLine", text) or text


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
