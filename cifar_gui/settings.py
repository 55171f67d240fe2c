"""What the program remembers between two starts: one JSON file, checked when read, written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from cifar_gui import files, former, merging, paths
from cifar_gui.score import LONGEST_NAME, MOST_ANSWERS, Score
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

VERSION = 2
"""Grows when the file's meaning changes; an older program then keeps the file aside instead of misreading it."""


LAST_ANSWERS = 10
MOST_STEPS = 99
MOST_RECENT = 8
"""Lesson files that are remembered."""
MOST_ROOM = 1_000_000
"""MB, of the weights of runs."""
SMALLEST_TEXT, LARGEST_TEXT = 80, 200


class Settings(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The remembered choices. Every field has a default, so that an empty file is a valid one."""

    version: Literal[2] = VERSION  # type: ignore[assignment]  # it is 2
    language: Literal["zh", "en"] | None = None
    """None follows the system."""
    theme: Literal["light", "dark", "system"] = "system"
    device: str = "auto"
    """"auto" or a name of torch's: "cpu", "cuda", "cuda:1", "mps", "xpu"."""
    lesson: str = ""
    """The key of the one in front; "" for the first."""
    source: Literal["samples", "cifar10"] = "samples"
    found: str = ""
    """Where CIFAR-10 lay when it was last found or imported: one that lies elsewhere is new, and used at once."""
    geometry: str = ""
    """``QWidget.saveGeometry`` of the window, in base64."""
    companion_width: Annotated[int, msgspec.Meta(ge=0, le=10_000)] = 0
    """px, as it was dragged; 0 for what suits the window."""
    tensorboard_folder: str = ""
    """The folder for TensorBoard's event files; "" for the one below the data folder."""
    log_runs: bool = False
    """Whether training runs are logged for TensorBoard."""
    weights_room: Annotated[int, msgspec.Meta(ge=0, le=MOST_ROOM)] = 1000
    """MB that the weights of all runs may take: beyond that, snapshots of the oldest give way."""
    first_run: bool = True
    """The welcome has not been shown yet."""
    student: Annotated[str, msgspec.Meta(max_length=LONGEST_NAME)] = ""
    """Whose scores these are, as the student has typed it."""
    scores: dict[str, Score] = msgspec.field(default_factory=dict)
    """By the key of the lesson."""
    answers: dict[str, Annotated[list[bool], msgspec.Meta(max_length=LAST_ANSWERS)]] = msgspec.field(
        default_factory=dict
    )
    """Whether the last answers of a lesson were right, the newest last, by the key of the lesson."""
    text_size: Annotated[int, msgspec.Meta(ge=SMALLEST_TEXT, le=LARGEST_TEXT)] = 100
    """Per cent, of the companion's text and code."""
    recent: Annotated[list[str], msgspec.Meta(max_length=MOST_RECENT)] = msgspec.field(default_factory=list)
    """Paths of the lesson files that were opened or saved last, the newest first."""
    guides: dict[str, Annotated[int, msgspec.Meta(ge=0, le=MOST_STEPS)]] = msgspec.field(default_factory=dict)
    """How many of a lesson's first steps have been gone through, by the key of the lesson."""
    networks: list[Any] = msgspec.field(default_factory=list)
    """The user's own, each as ``engine.network_file`` writes it: not checked yet."""
    pages: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)
    """Each page's own state, by the key of its lesson. Each page checks what it reads back."""

    def count(self, lesson: str, right: bool) -> None:
        """A question of a lesson was answered; beyond MOST_ANSWERS nothing is counted."""
        before = self.scores.get(lesson, Score())
        if before.answered < MOST_ANSWERS:
            self.scores[lesson] = Score(right=before.right + right, answered=before.answered + 1)
            self.answers[lesson] = [*self.answers.get(lesson, []), right][-LAST_ANSWERS:]


class SettingsStore:
    """The settings and their file. GUI thread.

    Several windows do not harm each other: what is written is what this window has changed since it read the file, put
    into what the file holds by then. A file that could not be read is not taken for an empty one.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or paths.settings_folder() / "settings.json"
        self.settings = Settings()
        self.banner: Message | None = None
        """What the user should know about the last ``load``, or None."""
        self._base: dict[str, Any] = {}
        """The settings as they were when they were last the same here and in the file."""
        self._former: dict[str, Any] = {}
        """What the file held when it was last read in the form of an earlier version; nothing if it never was."""
        self._seen: tuple[int, ...] | None = None
        """Which file that was; None if there was none, or it could not be read."""
        self._precious = False
        """The file is damaged and could not be moved aside: nothing is written over it."""

    def load(self) -> SettingsStore:
        """Read the file. One that cannot be used is kept aside, defaults take over, and ``banner`` says so."""
        self.settings, self.banner, self._precious, self._seen = Settings(), None, False, None
        self._base, self._former = _plain(self.settings), {}
        try:
            seen, (found, is_former) = self._signature(), _decoded(files.read(self.path))
            self._base = _plain(found)
            self._former = self._base if is_former else {}
            self.settings, self._seen = found, seen
        except FileNotFoundError:
            pass
        except OSError as error:
            self.banner = Message(
                "Settings",
                QT_TRANSLATE_NOOP(
                    "Settings",
                    "The settings in {path} cannot be read ({error}); defaults are in use. The file stays as it is "
                    "until it can be read again.",
                ),
                {"path": self.path, "error": error.strerror or type(error).__name__},
            )
        except UNUSABLE:
            self.banner = self._keep_aside()
        return self

    def save(self) -> Message | None:
        """Write what has changed, and take up what other windows have written.

        A failure comes back as a Message, never as an exception; the file is then as it was.
        """
        try:
            ours = _plain(self.settings)
            if not self._precious and (ours != self._base or self._signature() not in (self._seen, None)):
                self._put_together(ours)
        except (OSError, TypeError, ValueError, RecursionError, msgspec.MsgspecError) as error:
            return Message(
                "Settings",
                QT_TRANSLATE_NOOP("Settings", "The settings could not be saved to {path}: {error}"),
                {"path": self.path, "error": getattr(error, "strerror", None) or error},
            )
        return None

    def reset(self) -> Message | None:
        """Take the defaults and write them; what was there is kept aside, and ``banner`` says where."""
        self.settings, self.banner, self._precious = Settings(), None, False
        self._base = {}
        try:
            kept = files.set_aside(self.path, ".before")
        except FileNotFoundError:
            return self.save()
        except OSError as error:
            return Message(
                "Settings",
                QT_TRANSLATE_NOOP("Settings", "The settings in {path} could not be reset: {error}"),
                {"path": self.path, "error": error.strerror or type(error).__name__},
            )
        self.banner = Message(
            "Settings",
            QT_TRANSLATE_NOOP("Settings", "The defaults are in use. The settings until now are kept as {kept}."),
            {"kept": kept},
        )
        return self.save()

    def _put_together(self, ours: dict[str, Any]) -> None:
        """Bring the file and this window together; see ``merged``."""
        with files.lock(self.path.with_name(f".{self.path.name}.lock")):
            theirs, is_former = self._theirs()
            both = ours if theirs is None else merged(self._former if is_former else self._base, ours, theirs)
            found = msgspec.convert(both, Settings)
            if both != theirs:
                files.atomic_write(self.path, _encoded(both))
            self._seen = self._signature()
        if theirs is not None and is_former:
            self._former = theirs
        if theirs is not None and theirs != self._base:
            for name in LIVE:
                setattr(self.settings, name, getattr(found, name))
            ours = _plain(self.settings)
        self._base = ours

    def _theirs(self) -> tuple[dict[str, Any] | None, bool]:
        """What the file holds by now, None if there is none, or nothing of use; whether an earlier version wrote it.

        Such a program cannot read what this one writes: it has gone on from what it wrote itself.
        """
        try:
            found, is_former = _decoded(files.read(self.path))
        except FileNotFoundError:
            return None, False
        except UNUSABLE:
            files.set_aside(self.path)
            return None, False
        return _plain(found), is_former

    def _signature(self) -> tuple[int, ...] | None:
        """Differs as soon as somebody has written; None if there is no file."""
        try:
            found = os.stat(self.path)
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _keep_aside(self) -> Message:
        text = QT_TRANSLATE_NOOP(
            "Settings",
            "The settings were damaged or come from another version. They are kept as {kept}; defaults are in use.",
        )
        try:
            kept = files.set_aside(self.path)
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


UNUSABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def _decoded(data: bytes) -> tuple[Settings, bool]:
    """The settings in a file, and whether an earlier version wrote them."""
    written = msgspec.json.decode(data)
    found = former.settings(written)
    return msgspec.convert(found, Settings), found is not written


def _plain(settings: Settings) -> dict[str, Any]:
    """As JSON holds them: equal if the files would be equal."""
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(settings))
    return found


def _encoded(plain: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(plain), indent=1)


# --- two windows ----------------------------------------------------------------------------------------------------


def merged(base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """The settings of two windows: what this one has changed since ``base``, put into what the file holds."""
    return {
        name: _MERGES.get(name, merging.chosen)(base.get(name, merging.GONE), ours[name], theirs[name]) for name in ours
    }


def _page(base: Any, ours: Any, theirs: Any) -> Any:
    """A page's state is one: that of the window which has touched it. Where a lesson has parts, each is a page."""
    three = (base, ours, theirs)
    if not any("parts" in merging.known(one) for one in three):
        return merging.chosen(*three)
    parts = merging.by_key(merging.chosen)(*(merging.known(one).get("parts") for one in three))
    rest = [{key: value for key, value in merging.known(one).items() if key != "parts"} for one in three]
    return {**merging.by_key(merging.chosen)(*rest), "parts": parts}


def _score(base: Any, ours: Any, theirs: Any) -> Any:
    counts = merging.counted(base, ours, theirs)
    return counts if counts is merging.GONE else {name: min(count, MOST_ANSWERS) for name, count in counts.items()}


def _answers(base: Any, ours: Any, theirs: Any) -> Any:
    found = merging.followed(base, ours, theirs)
    return found if found is merging.GONE else found[-LAST_ANSWERS:]


def _recent(base: Any, ours: Any, theirs: Any) -> Any:
    """What either has opened since comes first, ours before theirs; what either has removed is gone."""
    gone = (set(base) - set(ours)) | (set(base) - set(theirs)) if base is not merging.GONE else set()
    if ours == base:
        return theirs
    found = list(dict.fromkeys([*ours, *theirs]))
    return [path for path in found if path not in gone][:MOST_RECENT]


_MERGES: dict[str, merging.Merge] = {
    "scores": merging.by_key(_score),
    "answers": merging.by_key(_answers),
    "guides": merging.by_key(merging.furthest),
    "recent": _recent,
    "networks": merging.by_name,
    "pages": merging.by_key(_page),
}
LIVE = ("scores", "answers", "recent", "networks", "pages")
"""Taken up from other windows while this one is open. The other choices are what a window shows, and stay its own."""
