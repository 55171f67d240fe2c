"""The self-test: whether this installation can do its work. English only, for the command line and for reports."""

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
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

import msgspec
import numpy as np
import PySide6
from PySide6.QtCore import QTranslator, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import cifar_gui
from cifar_gui import __version__, i18n, paths
from cifar_gui.engine import data
from cifar_gui.lessons import LESSONS
from cifar_gui.protocol import SAMPLES, RunEnded, StartRun, Steps
from cifar_gui.spec import ADAM, SGD, Fact, Lesson, Recipe, RunStage

OK, WARN, FAIL = "ok", "warn", "fail"

SERVER_SECONDS = 60
STEPS, PICTURES = 3, 64
"""Of a trial run."""


class Check(msgspec.Struct, frozen=True):
    """What one check found."""

    name: str
    status: str
    """OK, WARN (the program works, something is missing) or FAIL."""
    detail: str


Finding = tuple[str, str]
"""(status, detail)"""


def main(json: bool = False, output: Path | None = None) -> int:
    """Run every check and write a table, or a JSON list of {name, status, detail}; 1 if a check failed, else 0.

    With ``output`` the result goes to that file: a windowed program on Windows has no standard output. 2 if the file
    cannot be written.
    """
    checks = run()
    text = as_json(checks) if json else as_table(checks)
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
            status, detail = FAIL, str(error)
        except Exception as error:
            status, detail = FAIL, _told(error)
        found.append(Check(name, status, detail))
        progress(found[-1])
    return found


def as_table(checks: list[Check]) -> str:
    """One line per check and a line that counts them."""
    width = max(len(check.name) for check in checks)
    lines = [f"{check.status:4}  {check.name:{width}}  {check.detail}" for check in checks]
    counts = [f"{sum(check.status == status for check in checks)} {status}" for status in (OK, WARN, FAIL)]
    return "\n".join([*lines, "", ", ".join(counts), ""])


def as_json(checks: list[Check]) -> str:
    """A list of {name, status, detail}."""
    return msgspec.json.format(msgspec.json.encode(checks), indent=1).decode() + "\n"


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
    yield "torch", _torch
    yield "torchvision", _torchvision
    yield "devices", _devices
    yield "samples", _samples
    yield "cifar10", _cifar10
    for name, folder in (
        ("settings", paths.settings_folder()), ("data", paths.data_folder()), ("log", paths.log_folder())
    ):  # fmt: skip
        yield f"{name} folder", partial(_writable, folder)
    yield "secure network", _secure_network
    yield "tensorboard", _tensorboard
    for lesson in itertools.chain.from_iterable(lesson.parts for lesson in LESSONS):
        yield f"lesson {lesson.number}", partial(_facts, lesson)
        if isinstance(lesson.stage, RunStage):
            yield f"training {lesson.number}", partial(_training, lesson.stage)


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
    return OK, f"{len(names)} modules"


def _qt() -> Finding:
    app = _application()
    screen = app.primaryScreen()
    size = f"{screen.size().width()}x{screen.size().height()}" if screen is not None else "none"
    shown = f"Qt {qVersion()}, PySide6 {PySide6.__version__}, platform {app.platformName()}, screen {size}"
    return (OK if screen is not None else WARN), shown


def _fonts() -> Finding:
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    if not chinese:
        return WARN, "no font for Chinese: install one, such as Noto Sans CJK"
    return OK, f"Chinese: {next((name for name in chinese if name.endswith('SC')), chinese[0])}"


def _icons() -> Finding:
    icons = sorted((paths.resources() / "icons").glob("*.svg"))
    broken = [path.name for path in icons if not QSvgRenderer(str(path)).isValid()]
    if not icons or broken:
        return FAIL, f"missing or damaged in {paths.resources()}: {', '.join(broken) or 'all'}"
    return OK, f"{len(icons)} pictures"


def _translation(language: str) -> Finding:
    path = i18n.own_translation(language)
    translator = QTranslator()
    if not translator.load(str(path)):
        return FAIL, f"{path} is missing or damaged"
    missing = [lesson.number for lesson in LESSONS if not translator.translate("Lesson", lesson.title)]
    if missing:
        return FAIL, f"{path} does not know the lessons {', '.join(missing)}"
    qt = i18n.qt_translation(language)
    if not QTranslator().load(str(qt)):
        return WARN, f"{path.name}; {qt} is missing: Qt's own menus and dialogs are English"
    return OK, f"{path.name}, {qt.name}"


def _texts(language: str) -> Finding:
    folder = paths.resources() / "texts" / language
    missing = [lesson.number for lesson in LESSONS if not _has_text(folder / f"{lesson.number}.md")]
    if missing:
        return FAIL, f"{folder} has no text for {', '.join(missing)}"
    return OK, f"{len(LESSONS)} lessons"


def _has_text(path: Path) -> bool:
    return path.is_file() and bool(path.read_text(encoding="utf-8").strip())


# --- torch ----------------------------------------------------------------------------------------------------------


def _torch() -> Finding:
    import torch

    x = torch.arange(25.0).reshape(1, 1, 5, 5)
    weight = torch.tensor([[[[1.0, 2.0, 1.0], [0.0, 1.0, 0.0], [2.0, 1.0, 0.0]]]])
    got = torch.nn.functional.conv2d(x, weight)[0, 0].numpy()
    windows = np.lib.stride_tricks.sliding_window_view(x[0, 0].numpy(), (3, 3))
    expected = (windows * weight[0, 0].numpy()).sum((2, 3))
    if not np.array_equal(got, expected):
        return FAIL, f"torch {torch.__version__} computes a convolution wrongly: {got.tolist()}"
    return OK, f"torch {torch.__version__}, {torch.get_num_threads()} threads"


def _torchvision() -> Finding:
    """Where it is missing the pages work, and the scripts that they show do not."""
    from cifar_gui.engine import vision

    try:
        found = vision.torchvision()
    except (ImportError, RuntimeError) as error:
        return WARN, f"torchvision cannot be imported: {error}"
    pixels = np.arange(256, dtype=np.uint8).repeat(3).reshape(16, 16, 3)
    if not np.array_equal(found.transforms.ToTensor()(pixels).numpy(), pixels.transpose(2, 0, 1) / np.float32(255)):
        return FAIL, f"torchvision {found.__version__}: ToTensor does not divide by 255"
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
    return (WARN, f"{shown}; not usable: {dead}") if dead else (OK, shown)


# --- data and folders -----------------------------------------------------------------------------------------------


def _samples() -> Finding:
    return OK, _counted(data.load_samples())


def _cifar10() -> Finding:
    root = data.find_cifar10()
    if root is None:
        return WARN, "not imported yet: File > Import CIFAR-10…, or --data PATH"
    data.verify(root)
    found = data.load_cifar10(root)
    return OK, f"{'official' if found.official else 'a copy'}, {_counted(found)}, in {root}"


def _counted(found: data.DataSet) -> str:
    return f"{len(found.train)} pictures to train on, {len(found.test)} to test on"


def _writable(folder: Path) -> Finding:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"0")
    except OSError as error:
        return FAIL, f"{folder} cannot be written: {error.strerror}"
    return OK, str(folder)


# --- the network and TensorBoard ------------------------------------------------------------------------------------


def _secure_network() -> Finding:
    """Whether the download can be made at all; nothing is asked of a network."""
    from PySide6.QtNetwork import QSslSocket

    if QSslSocket.supportsSsl():
        return OK, QSslSocket.sslLibraryVersionString()
    return WARN, "Qt has no TLS here: CIFAR-10 can be imported, not downloaded"


def _tensorboard() -> Finding:
    """Log the graph of a network, and let the real server come up on it."""
    from cifar_gui.engine.boards import log_graph
    from cifar_gui.lessons.networks import CIFAR10_QUICK
    from cifar_gui.protocol.boards import LogFailed, LogGraph
    from cifar_gui.ui.board_process import command

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder, answer = Path(place) / "日志", Path(place) / "answer"
        *_, last = log_graph(LogGraph(1, "7.7", folder, "self-test", CIFAR10_QUICK, batch=1))
        if isinstance(last, LogFailed):
            return FAIL, str(last.message)
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
        return WARN, f"the server does not start: {told['error']}"
    return OK, f"the server answers after {time.monotonic() - begin:.1f} s"


# --- lessons --------------------------------------------------------------------------------------------------------


def _facts(lesson: Lesson) -> Finding:
    """Let torch compute what the lesson's declaration says."""
    facts = getattr(lesson.stage, "facts", ())
    wrong = [text for fact in facts if (text := _wrong(lesson, fact))]
    if wrong or not facts:
        return FAIL, "; ".join(wrong) or "the lesson declares no facts"
    return OK, f"{len(facts)} facts"


def _wrong(lesson: Lesson, fact: Fact) -> str:
    """What torch says instead of the fact, "" if it agrees."""
    from cifar_gui.engine import facts

    found = facts.evaluate(lesson.stage, fact)
    return ", ".join(
        f"{word} of {fact.params} on {fact.in_shape} is {found[word]}, expected {value}"
        for word, value in fact.expected.items()
        if found[word] != value
    )


def _training(stage: RunStage) -> Finding:
    """A few steps of each network and of each optimiser: they load parts of torch that nothing else does."""
    pictures = _few(data.load_samples())
    losses = []
    for network, optimizer in zip(stage.networks, itertools.cycle((SGD, ADAM)), strict=False):
        recipe = Recipe(network=network.name, optimizer=optimizer, lr=0.001, batch_size=16, epochs=1)
        losses.append(_loss(StartRun(1, recipe, network, SAMPLES), pictures))
    return OK, f"losses after {STEPS} steps: {', '.join(f'{loss:.2f}' for loss in losses)}"


def _few(pictures: data.DataSet) -> data.DataSet:
    train, test = (data.Split(s.images[:PICTURES], s.labels[:PICTURES]) for s in (pictures.train, pictures.test))
    return replace(pictures, train=train, test=test)


def _loss(start: StartRun, pictures: data.DataSet) -> float:
    """The last loss of a run's first steps, in which nothing may go wrong."""
    from cifar_gui.engine.training import Training

    training = Training(start, pictures)
    told: list[object] = []
    for event in training.run():
        told.append(event)
        if training.step >= STEPS:
            break
    told += training.pending()
    ended = [event for event in told if isinstance(event, RunEnded)]
    if ended:
        raise RuntimeError(f"the run is over: {ended[0].reason}, {ended[0].failure}")
    return [float(event.losses[-1]) for event in told if isinstance(event, Steps)][-1]
