"""What the program remembers between two starts: one JSON file, checked when read, written whole or not at all."""

from __future__ import annotations

import itertools
import os
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from cifar_gui import paths
from cifar_gui.files import atomic_write
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

VERSION = 1
"""Grows when the file's meaning changes; an older program then keeps the file aside instead of misreading it."""


LONGEST_NAME = 80
"""Characters of a student's name."""
MOST_ANSWERS = 1_000_000
MOST_STEPS = 99


class Score(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """How the questions of one lesson were answered."""

    right: Annotated[int, msgspec.Meta(ge=0, le=MOST_ANSWERS)] = 0
    answered: Annotated[int, msgspec.Meta(ge=0, le=MOST_ANSWERS)] = 0


class Settings(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The remembered choices. Every field has a default, so that an empty file is a valid one."""

    version: Literal[1] = VERSION  # type: ignore[assignment]
    language: Literal["zh", "en"] | None = None
    """None follows the system."""
    theme: Literal["light", "dark", "system"] = "system"
    device: str = "auto"
    """"auto" or a name of torch's: "cpu", "cuda", "cuda:1", "mps", "xpu"."""
    lesson: str = "7.3"
    source: Literal["samples", "cifar10"] = "samples"
    found: str = ""
    """Where CIFAR-10 lay when it was last found or imported: one that lies elsewhere is new, and used at once."""
    geometry: str = ""
    """``QWidget.saveGeometry`` of the window, in base64."""
    splitters: dict[str, str] = msgspec.field(default_factory=dict)
    """``QSplitter.saveState`` by the splitter's name, in base64."""
    companion_width: Annotated[int, msgspec.Meta(ge=0, le=10_000)] = 0
    """px, as it was dragged; 0 for what suits the window."""
    companion: str = ""
    """The tab of the companion that was open."""
    boards: str = ""
    """The folder for TensorBoard's event files; "" for the one below the data folder."""
    log_runs: bool = False
    """Whether training runs are logged for TensorBoard."""
    first_run: bool = True
    """The welcome has not been shown yet."""
    student: Annotated[str, msgspec.Meta(max_length=LONGEST_NAME)] = ""
    """Whose scores these are, as the student has typed it."""
    scores: dict[str, Score] = msgspec.field(default_factory=dict)
    """By lesson number."""
    guides: dict[str, Annotated[int, msgspec.Meta(ge=0, le=MOST_STEPS)]] = msgspec.field(default_factory=dict)
    """How many of a lesson's first steps have been gone through, by lesson number."""
    pages: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)
    """Each page's own state, by lesson number. Each page checks what it reads back."""


class SettingsStore:
    """The settings and their file. GUI thread.

    Two programs do not harm each other: a file is always replaced as a whole, and one that changed nothing writes
    nothing.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or paths.settings_folder() / "settings.json"
        self.settings = Settings()
        self.banner: Message | None = None
        """What the user should know about the last ``load``, or None."""
        self._written = b""
        self._precious = False
        """The file is damaged and could not be moved aside: nothing is written over it."""

    def load(self) -> SettingsStore:
        """Read the file. One that cannot be used is kept aside, defaults take over, and ``banner`` says so."""
        self.settings, self.banner, self._precious = Settings(), None, False
        self._written = _encoded(self.settings)
        try:
            found = msgspec.json.decode(self.path.read_bytes(), type=Settings)
            self._written, self.settings = _encoded(found), found
        except FileNotFoundError:
            pass
        except OSError as error:
            self.banner = Message(
                "Settings",
                QT_TRANSLATE_NOOP("Settings", "The settings in {path} cannot be read ({error}); defaults are in use."),
                {"path": self.path, "error": error.strerror or type(error).__name__},
            )
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            self.banner = self._keep_aside()
        return self

    def save(self) -> Message | None:
        """Write the file if anything changed; a failure comes back as a Message, never as an exception."""
        try:
            data = _encoded(self.settings)
            if data != self._written and not self._precious:
                atomic_write(self.path, data)
                self._written = data
        except (OSError, TypeError, ValueError, RecursionError, msgspec.MsgspecError) as error:
            return Message(
                "Settings",
                QT_TRANSLATE_NOOP("Settings", "The settings could not be saved to {path}: {error}"),
                {"path": self.path, "error": getattr(error, "strerror", None) or error},
            )
        return None

    def reset(self) -> Message | None:
        """Take the defaults and write them."""
        self.settings, self.banner, self._written, self._precious = Settings(), None, b"", False
        return self.save()

    def _keep_aside(self) -> Message:
        text = QT_TRANSLATE_NOOP(
            "Settings",
            "The settings were damaged or come from another version. They are kept as {kept}; defaults are in use.",
        )
        numbered = (f"{self.path.name}.corrupt{n or ''}" for n in itertools.count())
        kept = next(path for name in numbered if not (path := self.path.with_name(name)).exists())
        try:
            os.replace(self.path, kept)
        except OSError as error:
            self._precious = True
            return Message(
                "Settings",
                QT_TRANSLATE_NOOP(
                    "Settings",
                    "The settings in {path} are damaged or come from another version, and cannot be moved aside "
                    "({error}). Defaults are in use, and nothing is saved, so that the file stays as it is.",
                ),
                {"path": self.path, "error": error.strerror or type(error).__name__},
            )
        return Message("Settings", text, {"path": self.path, "kept": kept})


def _encoded(settings: Settings) -> bytes:
    return msgspec.json.format(msgspec.json.encode(settings), indent=1)
