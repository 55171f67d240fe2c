"""The self-test: whether this installation can do its work. The table is in the user's language, JSON in English."""

from __future__ import annotations

import itertools
import os
import pkgutil
import platform
import subprocess
import sys
import tempfile
import time
import traceback
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

import msgspec
import numpy as np
import PySide6
from PySide6.QtCore import QCoreApplication, QTranslator, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import cifar_gui
from cifar_gui import __version__, i18n, licences, paths
from cifar_gui.engine import data, model_cards
from cifar_gui.lesson import Fact, Lesson
from cifar_gui.lessons import LESSONS
from cifar_gui.page_kind import PageKind, named
from cifar_gui.pages import evaluate, kind_of
from cifar_gui.protocol.models import Model
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

OK, WARN, FAIL = STATUSES = "ok", "warn", "fail"
QT_TRANSLATE_NOOP("SelfTest", "ok"), QT_TRANSLATE_NOOP("SelfTest", "warn"), QT_TRANSLATE_NOOP("SelfTest", "fail")
NAMES = (
    QT_TRANSLATE_NOOP("SelfTest", "program"), QT_TRANSLATE_NOOP("SelfTest", "modules"),
    QT_TRANSLATE_NOOP("SelfTest", "fonts"), QT_TRANSLATE_NOOP("SelfTest", "icons"),
    QT_TRANSLATE_NOOP("SelfTest", "translation"), QT_TRANSLATE_NOOP("SelfTest", "texts"),
    QT_TRANSLATE_NOOP("SelfTest", "licences"), QT_TRANSLATE_NOOP("SelfTest", "devices"),
    QT_TRANSLATE_NOOP("SelfTest", "samples"), QT_TRANSLATE_NOOP("SelfTest", "networks"),
    QT_TRANSLATE_NOOP("SelfTest", "settings folder"), QT_TRANSLATE_NOOP("SelfTest", "data folder"),
    QT_TRANSLATE_NOOP("SelfTest", "log folder"), QT_TRANSLATE_NOOP("SelfTest", "secure network"),
    QT_TRANSLATE_NOOP("SelfTest", "lesson"), QT_TRANSLATE_NOOP("SelfTest", "training"),
)  # fmt: skip
"""What is checked, where its name is not one of a package; a lesson or a language may follow."""

SERVER_SECONDS = 60


class Check(msgspec.Struct, frozen=True):
    """What one check found."""

    name: str
    status: str
    """OK, WARN (the program works, something is missing) or FAIL."""
    detail: str
    """In English."""
    told: Message | str = ""
    """The detail, to be said in any language."""


Finding = tuple[str, Message | str]
"""(status, detail)"""


def main(json: bool = False, output: Path | None = None, language: str = "en") -> int:
    """Run every check and write a table, or a JSON list of {name, status, detail}; 1 if a check failed, else 0.

    With ``output`` the result goes to that file: a windowed program on Windows has no standard output. 2 if the file
    cannot be written.
    """
    checks = run()
    spoken = i18n.Language()
    spoken.use("en" if json else language)
    text = as_json(checks) if json else as_table(checks)
    spoken.use("en")
    if output is None:
        _print(text)
    else:
        try:  # in place, since it may be a pipe or a device
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            _print(f"{output}: {error.strerror}\n")
            return 2
    return int(any(check.status == FAIL for check in checks))


def run(progress: Callable[[Check], None] = lambda check: None) -> list[Check]:
    """Every check's result, in order; each goes to ``progress`` as soon as it is known. GUI thread; takes seconds."""
    _application()
    found = []
    for name, look in _checks():
        try:
            with warnings.catch_warnings(action="ignore"):
                status, detail = look()
        except data.DataError as error:
            status, detail = FAIL, error.message
        except Exception as error:
            status, detail = FAIL, _told(error)
        found.append(Check(name, status, str(detail), detail))
        progress(found[-1])
    return found


def as_table(checks: list[Check]) -> str:
    """One line per check and a line that counts them, in the interface language."""
    names = [_name(check.name) for check in checks]
    width, narrow = max(map(_columns, names)), max(_columns(_word(status)) for status in STATUSES)
    lines = [
        f"{_filled(_word(check.status), narrow)}  {_filled(name, width)}  {_said(check.told)}"
        for check, name in zip(checks, names, strict=True)
    ]
    counts = [f"{sum(check.status == status for check in checks)} {_word(status)}" for status in STATUSES]
    return "\n".join([*lines, "", ", ".join(counts), ""])


def _word(text: str) -> str:
    return QCoreApplication.translate("SelfTest", text)


def _name(name: str) -> str:
    """The name of a check: its words, then what they are about."""
    if name in NAMES:
        return _word(name)
    first, space, rest = name.partition(" ")
    return f"{_word(first)}{space}{rest}"


def _said(detail: Message | str) -> str:
    return i18n.say(detail) if isinstance(detail, Message) else detail


def _columns(text: str) -> int:
    """Of a console: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _filled(text: str, columns: int) -> str:
    return text + " " * (columns - _columns(text))


def _tell(text: str, **values: object) -> Message:
    return Message("SelfTest", text, values)


def as_json(checks: list[Check]) -> str:
    """A list of {name, status, detail}."""
    plain = [{"name": check.name, "status": check.status, "detail": check.detail} for check in checks]
    return msgspec.json.format(msgspec.json.encode(plain), indent=1).decode() + "\n"


def _print(text: str) -> None:
    if sys.stdout is not None:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
        sys.stdout.flush()


def _application() -> QGuiApplication:
    """The application there is, or one that needs no screen where there is none: Qt would end the process."""
    if isinstance(there := QGuiApplication.instance(), QGuiApplication):
        return there
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QApplication(sys.argv[:1])


def _told(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(last.filename).name}, line {last.lineno})".replace("\n", " ")


def _checks() -> Iterator[tuple[str, Callable[[], Finding]]]:
    yield "program", _program
    yield "modules", _modules
    yield "qt", _qt
    yield "fonts", _fonts
    yield "icons", _icons
    for language in i18n.LANGUAGES:
        if language != "en":
            yield f"translation {language}", partial(_translation, language)
        yield f"texts {language}", partial(_texts, language)
    yield "licences", _licences
    yield "torch", _torch
    yield "torchvision", _torchvision
    yield "devices", _devices
    yield "samples", _samples
    yield "networks", _networks
    yield "cifar10", _cifar10
    for name, folder in (
        ("settings", paths.settings_folder()), ("data", paths.data_folder()), ("log", paths.log_folder())
    ):  # fmt: skip
        yield f"{name} folder", partial(_writable, folder)
    yield "secure network", _secure_network
    yield "tensorboard", _tensorboard
    for lesson in itertools.chain.from_iterable(lesson.parts for lesson in LESSONS):
        yield f"lesson {lesson.key}", partial(_facts, lesson)
        if (kind := kind_of(lesson.content)).check:
            yield f"training {lesson.key}", partial(_checked, kind, lesson.content)


# --- the program and its parts --------------------------------------------------------------------------------------


def _program() -> Finding:
    bundle = ", bundle" if hasattr(sys, "_MEIPASS") else ""
    return OK, f"cifar-gui {__version__}, Python {platform.python_version()}, {platform.platform()}{bundle}"


def _modules() -> Finding:
    """Import everything there is: a bundle may lack what only one page needs."""
    found = [module.name for module in pkgutil.walk_packages(cifar_gui.__path__, "cifar_gui.")]
    names = [name for name in found if not name.endswith("__main__")]
    for name in names:
        import_module(name)
    return OK, _tell(QT_TRANSLATE_NOOP("SelfTest", "{count} {count:module|modules}"), count=len(names))


def _qt() -> Finding:
    app = _application()
    screen = app.primaryScreen()
    versions = f"Qt {qVersion()}, PySide6 {PySide6.__version__}"
    if screen is None:
        text = QT_TRANSLATE_NOOP("SelfTest", "{versions}, platform {platform}, no screen")
        return WARN, _tell(text, versions=versions, platform=app.platformName())
    size = f"{screen.size().width()}x{screen.size().height()}"
    text = QT_TRANSLATE_NOOP("SelfTest", "{versions}, platform {platform}, screen {size}")
    return OK, _tell(text, versions=versions, platform=app.platformName(), size=size)


def _fonts() -> Finding:
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    if not chinese:
        return WARN, _tell(QT_TRANSLATE_NOOP("SelfTest", "no font for Chinese: install one, such as Noto Sans CJK"))
    name = next((name for name in chinese if name.endswith("SC")), chinese[0])
    return OK, _tell(QT_TRANSLATE_NOOP("SelfTest", "Chinese: {name}"), name=name)


def _icons() -> Finding:
    icons = sorted((paths.resources() / "icons").glob("*.svg"))
    broken = [path.name for path in icons if not QSvgRenderer(str(path)).isValid()]
    if not icons or broken:
        names = ", ".join(broken) or "*.svg"
        text = QT_TRANSLATE_NOOP("SelfTest", "missing or damaged in {folder}: {names}")
        return FAIL, _tell(text, folder=paths.resources(), names=names)
    return OK, _tell(QT_TRANSLATE_NOOP("SelfTest", "{count} {count:picture|pictures}"), count=len(icons))


def _translation(language: str) -> Finding:
    path = i18n.own_translation(language)
    translator = QTranslator()
    if not translator.load(str(path)):
        return FAIL, _tell(QT_TRANSLATE_NOOP("SelfTest", "{path} is missing or damaged"), path=path)
    missing = [lesson.key for lesson in LESSONS if not translator.translate("Lesson", lesson.title)]
    if missing:
        text = QT_TRANSLATE_NOOP("SelfTest", "{path} has no words for the lessons {lessons}")
        return FAIL, _tell(text, path=path, lessons=", ".join(missing))
    qt = i18n.qt_translation(language)
    if not QTranslator().load(str(qt)):
        text = QT_TRANSLATE_NOOP("SelfTest", "{name}; {path} is missing: Qt's own menus and dialogs are English")
        return WARN, _tell(text, name=path.name, path=qt)
    return OK, f"{path.name}, {qt.name}"


def _texts(language: str) -> Finding:
    folder = paths.resources() / "texts" / language
    missing = [lesson.key for lesson in LESSONS if not _has_text(folder / f"{lesson.key}.md")]
    if missing:
        text = QT_TRANSLATE_NOOP("SelfTest", "{folder} has no text for {lessons}")
        return FAIL, _tell(text, folder=folder, lessons=", ".join(missing))
    return OK, _tell(QT_TRANSLATE_NOOP("SelfTest", "{count} {count:lesson|lessons}"), count=len(LESSONS))


def _has_text(path: Path) -> bool:
    return path.is_file() and bool(path.read_text(encoding="utf-8").strip())


def _licences() -> Finding:
    parts = licences.parts()
    bare = ", ".join(part.name for part in parts if not part.text)
    text = QT_TRANSLATE_NOOP("SelfTest", "{count} {count:part|parts}")
    without = QT_TRANSLATE_NOOP("SelfTest", "{count} {count:part|parts}; without a text of its licence: {bare}")
    return OK, _tell(without if bare else text, count=len(parts), bare=bare)


# --- torch ----------------------------------------------------------------------------------------------------------


def _torch() -> Finding:
    import torch

    x = torch.arange(25.0).reshape(1, 1, 5, 5)
    weight = torch.tensor([[[[1.0, 2.0, 1.0], [0.0, 1.0, 0.0], [2.0, 1.0, 0.0]]]])
    got = torch.nn.functional.conv2d(x, weight)[0, 0].numpy()
    windows = np.lib.stride_tricks.sliding_window_view(x[0, 0].numpy(), (3, 3))
    expected = (windows * weight[0, 0].numpy()).sum((2, 3))
    if not np.array_equal(got, expected):
        text = QT_TRANSLATE_NOOP("SelfTest", "torch {version} computes a convolution wrongly: {got}")
        return FAIL, _tell(text, version=torch.__version__, got=got.tolist())
    text = QT_TRANSLATE_NOOP("SelfTest", "torch {version}, {count} {count:thread|threads}")
    return OK, _tell(text, version=torch.__version__, count=torch.get_num_threads())


def _torchvision() -> Finding:
    """Where it is missing the pages work, and the scripts that they show do not."""
    from cifar_gui.engine import vision

    try:
        found = vision.torchvision()
    except (ImportError, RuntimeError) as error:
        return WARN, _tell(QT_TRANSLATE_NOOP("SelfTest", "torchvision cannot be imported: {error}"), error=error)
    pixels = np.arange(256, dtype=np.uint8).repeat(3).reshape(16, 16, 3)
    if not np.array_equal(found.transforms.ToTensor()(pixels).numpy(), pixels.transpose(2, 0, 1) / np.float32(255)):
        text = QT_TRANSLATE_NOOP("SelfTest", "torchvision {version}: ToTensor does not divide by 255")
        return FAIL, _tell(text, version=found.__version__)
    return OK, f"torchvision {found.__version__}"


def _devices() -> Finding:
    import torch

    from cifar_gui.engine import devices

    names = devices.names()
    dead = {}
    for device in names:
        try:
            torch.ones(4, device=device).sum().item()
        except Exception as error:
            dead[device] = _told(error)
    shown = ", ".join(f"{device} ({name})" for device, name in names.items())
    text = QT_TRANSLATE_NOOP("SelfTest", "{devices}; not usable: {dead}")
    return (WARN, _tell(text, devices=shown, dead=dead)) if dead else (OK, shown)


# --- data and folders -----------------------------------------------------------------------------------------------


def _samples() -> Finding:
    return OK, _counted(data.load_samples())


def _networks() -> Finding:
    """The trained ones that are shipped: each has to open, and to recognise more drawings than a guess would."""
    from cifar_gui.engine import models

    drawings = data.load_samples().test
    shipped = [models.opened(Model(kept.key)) for kept in model_cards.shipped()]
    right = {one.network.name: models.recognised(one, drawings) for one in shipped}
    if not right or min(right.values()) < len(drawings) / 5:
        text = QT_TRANSLATE_NOOP("SelfTest", "missing or damaged in {folder}: {names}")
        return FAIL, _tell(text, folder=paths.models_folder(), names=", ".join(right) or "*.safetensors")
    text = QT_TRANSLATE_NOOP("SelfTest", "trained on photographs, right about these of {count} drawings: {right}")
    return OK, _tell(text, count=len(drawings), right=", ".join(f"{name} {n}" for name, n in right.items()))


def _cifar10() -> Finding:
    root = data.find_cifar10()
    if root is None:
        text = QT_TRANSLATE_NOOP("SelfTest", "not imported yet: “Import CIFAR-10…” in the menu, or --data PATH")
        return WARN, _tell(text)
    data.verify(root)
    found = data.load_cifar10(root)
    official = QT_TRANSLATE_NOOP("SelfTest", "official, {pictures}, in {folder}")
    copy = QT_TRANSLATE_NOOP("SelfTest", "a copy, {pictures}, in {folder}")
    return OK, _tell(official if found.official else copy, pictures=_counted(found), folder=root)


def _counted(found: data.DataSet) -> Message:
    text = QT_TRANSLATE_NOOP("SelfTest", "{train} pictures to train on, {test} to test on")
    return _tell(text, train=len(found.train), test=len(found.test))


def _writable(folder: Path) -> Finding:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"0")
    except OSError as error:
        text = QT_TRANSLATE_NOOP("SelfTest", "{folder} cannot be written: {error}")
        return FAIL, _tell(text, folder=folder, error=error.strerror)
    return OK, str(folder)


# --- the network and TensorBoard ------------------------------------------------------------------------------------


def _secure_network() -> Finding:
    """Whether the download can be made at all; nothing is asked of a network."""
    from PySide6.QtNetwork import QSslSocket

    if QSslSocket.supportsSsl():
        return OK, QSslSocket.sslLibraryVersionString()
    return WARN, _tell(QT_TRANSLATE_NOOP("SelfTest", "Qt has no TLS here: CIFAR-10 can be imported, not downloaded"))


def _tensorboard() -> Finding:
    """Log the graph of a network, and let the real server come up on it."""
    from cifar_gui.engine.event_files import log_graph
    from cifar_gui.lessons.networks import CIFAR10_QUICK
    from cifar_gui.protocol.tensorboard import LogFailed, LogGraph
    from cifar_gui.ui.page.tensorboard_process import command

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder, answer = Path(place) / "日志", Path(place) / "answer"
        *_, last = log_graph(LogGraph(1, "", folder, "self-test", CIFAR10_QUICK, batch=1))
        if isinstance(last, LogFailed):
            return FAIL, last.message or ""
        begin = time.monotonic()
        parent = Path(cifar_gui.__file__).resolve().parent.parent
        with subprocess.Popen(
            command(folder, answer), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            cwd=parent if parent.is_dir() else None,
        ) as server:  # fmt: skip
            while not answer.exists() and server.poll() is None and time.monotonic() - begin < SERVER_SECONDS:
                time.sleep(0.05)
            server.kill()
        told = msgspec.json.decode(answer.read_bytes()) if answer.exists() else {"error": "no answer"}
    if "url" not in told:
        return WARN, _tell(QT_TRANSLATE_NOOP("SelfTest", "the server does not start: {error}"), error=told["error"])
    seconds = f"{time.monotonic() - begin:.1f}"
    return OK, _tell(QT_TRANSLATE_NOOP("SelfTest", "the server answers after {seconds} s"), seconds=seconds)


# --- lessons --------------------------------------------------------------------------------------------------------


def _facts(lesson: Lesson) -> Finding:
    """Let torch compute what the lesson's declaration says."""
    facts = getattr(lesson.content, "facts", ())
    wrong = [text for fact in facts if (text := _wrong(lesson, fact))]
    if wrong or not facts:
        return FAIL, "; ".join(wrong) or _tell(QT_TRANSLATE_NOOP("SelfTest", "the lesson declares no facts"))
    return OK, _tell(QT_TRANSLATE_NOOP("SelfTest", "{count} {count:fact|facts}"), count=len(facts))


def _wrong(lesson: Lesson, fact: Fact) -> str:
    """What torch says instead of the fact, "" if it agrees."""
    found = evaluate(lesson.content, fact)
    return ", ".join(
        f"{word} of {fact.params} on {fact.in_shape} is {found[word]}, expected {value}"
        for word, value in fact.expected.items()
        if found[word] != value
    )


def _checked(kind: PageKind, content: object) -> Finding:
    return OK, named(kind.check)(content)
