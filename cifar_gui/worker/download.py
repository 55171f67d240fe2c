"""CIFAR-10 from its official page: into a ``.part`` file that a later attempt goes on with, checked before it counts.

Qt's network access tells what happens in the files thread's event loop: nothing blocks, so a server that stalls can be
given up at once, and no thread waits at the end of the program.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkProxyFactory, QNetworkReply, QNetworkRequest

from cifar_gui import files
from cifar_gui.protocol import ImportFailed, ImportProgress
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message


@dataclass(frozen=True)
class Offer:
    """A file on the network, and how to know it."""

    url: str
    size: int
    """Bytes."""
    md5: str
    name: str
    """Its final name."""


OFFICIAL = Offer(
    "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz",
    170_498_071,
    "c58f30108f718f92721af3b95e74349a",
    "cifar-10-python.tar.gz",
)
"""**Source:** the page https://www.cs.toronto.edu/~kriz/cifar.html names the MD5."""

STALL_MILLISECONDS = 30_000
"""Without a byte for so long, the connection counts as cut."""
PAUSES = (1.0, 2.0, 4.0, 8.0)
"""Seconds before a cut download is taken up again; after the last of them in a row it is given up."""
PROGRESS = 1 << 20
"""Bytes after which a connection was worth it, and the pauses begin anew."""
MOST_REDIRECTS = 5
BUFFER = 1 << 20
"""Bytes that Qt reads ahead."""
CHUNK = 1 << 20
"""Bytes that are read for the checksum between two places to pause."""
TELL_SECONDS = 0.1
TELL_TIME = 3.0
"""Seconds after which the time left can be told."""


class Download(QObject):
    """One attempt to have the file; made, and used, in the files thread.

    ``progressed`` carries ``ImportProgress``; then comes ``finished`` with the path of the whole, checked file, or
    ``failed`` with an ``ImportFailed``. After ``cancel`` nothing comes. What has arrived stays in ``<name>.part``.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, folder: Path, offer: Offer | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        offer = offer or OFFICIAL
        self.path = folder / offer.name
        self.part = folder / f"{offer.name}.part"
        self._folder, self._offer = folder, offer
        self._lock = folder / f".{offer.name}.lock"
        self._alone = ExitStack()
        """The lock, while it is held."""
        QNetworkProxyFactory.setUseSystemConfiguration(True)
        self._network = QNetworkAccessManager(self)
        self._reply: QNetworkReply | None = None
        self._file: BinaryIO | None = None
        self._have = 0
        """Bytes in the .part file."""
        self._accepted = False
        """The answer is the file, or its rest."""
        self._redirects = self._attempts = 0
        self._answered = False
        """Something of the file has come, so that it is worth to wait for more."""
        self._fresh = False
        """The part that was there did not fit: it is fetched from its beginning, once."""
        self._began, self._told = time.monotonic(), -TELL_SECONDS
        self._from = 0
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._ask)
        self._checks: Iterator[float] | None = None
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._check)

    # --- beginning and end ------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin, or go on where an earlier attempt ended; a file that is whole already is only checked."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._alone.enter_context(files.lock(self._lock, 0)) is None:
                self._fail(_message(BUSY, folder=self._folder))
                return
            if self.path.is_file():
                files.move(self.path, self.part)
            self._have = self.part.stat().st_size if self.part.is_file() else 0
            if self._have > self._offer.size:
                files.remove(self.part)
                self._have = 0
            if shutil.disk_usage(self._folder).free < self._offer.size - self._have:
                self._fail(_message(NO_ROOM, size=megabytes(self._offer.size - self._have), folder=self._folder))
                return
        except OSError as error:
            self._fail(self._cannot_write(error))
            return
        self._from = self._have
        if self._have == self._offer.size:
            self._begin_check()
        else:
            self._ask()

    def cancel(self) -> None:
        """Give up; what has arrived is kept for another time."""
        self._again.stop()
        self._slices.stop()
        self._checks = None
        self._drop_reply()
        self._close_file()
        self._alone.close()

    def _fail(self, message: Message) -> None:
        self.cancel()
        self.failed.emit(ImportFailed(message))

    # --- asking and receiving ---------------------------------------------------------------------------------------

    @Slot()
    def _ask(self, url: QUrl | None = None) -> None:
        request = QNetworkRequest(url or QUrl(self._offer.url))
        # Where it leads is looked at here: never to an address that is less safe.
        request.setAttribute(
            QNetworkRequest.Attribute.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.ManualRedirectPolicy
        )
        request.setTransferTimeout(STALL_MILLISECONDS)
        request.setRawHeader(b"Accept-Encoding", b"identity")
        if self._have:
            request.setRawHeader(b"Range", f"bytes={self._have}-".encode())
        self._accepted = False
        reply = self._reply = self._network.get(request)
        reply.setReadBufferSize(BUFFER)
        reply.metaDataChanged.connect(self._look_at_head)
        reply.readyRead.connect(self._receive)
        reply.finished.connect(self._ended)

    @Slot()
    def _look_at_head(self) -> None:
        """Take the answer on, or turn it down, before any of it is kept."""
        reply = self._reply
        if reply is None or self._accepted:
            return
        status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        if status == 206:
            self._take_rest(_header(reply, "Content-Range"))
        elif status == 200:
            length = _header(reply, "Content-Length")
            if length and length != str(self._offer.size):
                self._fail(_message(OTHER_SIZE, size=length, expected=f"{self._offer.size:,}"))
                return
            self._accept(0)  # it knows no ranges, or was not asked for one

    def _take_rest(self, content_range: str) -> None:
        found = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+|\*)", content_range)
        if found and int(found[1]) == self._have and found[3] in ("*", str(self._offer.size)):
            self._accept(self._have)
        else:
            self._begin_afresh(OTHER_PART)

    def _accept(self, first: int) -> None:
        """Write what comes from byte ``first`` on."""
        try:
            self._file = open(self.part, "r+b" if first else "wb")  # noqa: SIM115 - open as long as it comes
            self._file.seek(first)
        except OSError as error:
            self._fail(self._cannot_write(error))
            return
        self._accepted, self._have = True, first
        self._from, self._began = first, time.monotonic()

    @Slot()
    def _receive(self) -> None:
        reply, file = self._reply, self._file
        if reply is None or file is None or not self._accepted or not reply.isOpen():  # aborted: nothing is left in it
            return
        content = bytes(reply.readAll().data())
        if self._have + len(content) > self._offer.size:
            self._remove_part()
            self._fail(_message(TOO_LONG, expected=f"{self._offer.size:,}"))
            return
        try:
            file.write(content)
        except OSError as error:
            self._fail(self._cannot_write(error))
            return
        self._have += len(content)
        self._answered = True
        if self._have - self._from >= PROGRESS:
            self._attempts = 0
        self._tell()

    @Slot()
    def _ended(self) -> None:
        reply = self._reply
        if reply is None:
            return
        status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        error, words = reply.error(), reply.errorString()
        if self._accepted:
            self._receive()
            if self._reply is None:
                return  # it went wrong on the way
        location = reply.attribute(QNetworkRequest.Attribute.RedirectionTargetAttribute)
        base, accepted = reply.url(), self._accepted
        self._drop_reply()
        if not self._close_file():
            return
        if accepted and self._have == self._offer.size:
            self._begin_check()
        elif status in (301, 302, 303, 307, 308):
            self._follow(base.resolved(location) if isinstance(location, QUrl) else QUrl())
        elif status == 416:
            self._begin_afresh(OTHER_PART)
        elif accepted or status in (None, 0, 408, 429) or (isinstance(status, int) and 500 <= status < 600):
            self._try_again(status if not accepted else None, error, words)
        else:
            self._fail(_message(STATUS, status=status))

    def _follow(self, target: QUrl) -> None:
        self._redirects += 1
        if target.scheme() != "https" or not target.host():
            self._fail(_message(UNSAFE, address=target.toDisplayString()))
        elif self._redirects > MOST_REDIRECTS:
            self._fail(_message(CIRCLE))
        else:
            self._ask(target)

    def _begin_afresh(self, otherwise: str) -> None:
        """The server does not go on where the part ends: fetch all of it, once."""
        self._drop_reply()
        if self._fresh or not self._have:
            self._fail(_message(otherwise))
            return
        self._fresh = True
        self._remove_part()
        self._ask()

    def _try_again(self, status: object, error: QNetworkReply.NetworkError, words: str) -> None:
        """Go on after a cut, each time a little later; without a connection from the start there is no waiting."""
        if error in NO_CONNECTION and self._have == self._from:
            self._fail(_message(NO_NETWORK, error=words))
        elif self._attempts < (len(PAUSES) if self._answered else 1):
            self._again.start(round(1000 * PAUSES[self._attempts]))
            self._attempts += 1
        elif isinstance(status, int) and status:
            self._fail(_message(STATUS, status=status))
        elif not self._answered:
            self._fail(_message(NO_NETWORK, error=words))
        else:
            self._fail(_message(CUT, arrived=megabytes(self._have), size=megabytes(self._offer.size)))

    # --- the whole file ---------------------------------------------------------------------------------------------

    def _begin_check(self) -> None:
        self._checks = self._checked()
        self._slices.start()

    @Slot()
    def _check(self) -> None:
        try:
            fraction = next(self._checks, None) if self._checks is not None else None
        except OSError as error:
            self._fail(self._cannot_write(error))
            return
        if fraction is not None:
            self.progressed.emit(ImportProgress(fraction, _message(CHECKING), None))
            return
        self._slices.stop()
        self._checks = None
        self._alone.close()
        if self.path.is_file():
            self.finished.emit(self.path)

    def _checked(self) -> Iterator[float]:
        """Compare the checksum, and give the file its name; a wrong one is removed."""
        digest = hashlib.md5(usedforsecurity=False)
        with open(self.part, "rb") as file:
            for chunk in iter(lambda: file.read(CHUNK), b""):
                digest.update(chunk)
                yield file.tell() / self._offer.size
        if digest.hexdigest() == self._offer.md5:
            files.move(self.part, self.path)
            return
        self._remove_part()
        self._fail(_message(OTHER_FILE))

    # --- small things -----------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        now = time.monotonic()
        if now - self._told < TELL_SECONDS:
            return
        self._told = now
        arrived, size = self._have - self._from, self._offer.size
        left = None
        if now - self._began >= TELL_TIME and arrived:
            left = (now - self._began) / arrived * (size - self._have)
        doing = _message(COMING, arrived=megabytes(self._have), size=megabytes(size))
        self.progressed.emit(ImportProgress(self._have / size, doing, left))

    def _drop_reply(self) -> None:
        reply, self._reply = self._reply, None
        if reply is not None:
            for signal, slot in (
                (reply.metaDataChanged, self._look_at_head), (reply.readyRead, self._receive),
                (reply.finished, self._ended),
            ):  # fmt: skip
                signal.disconnect(slot)
            reply.abort()
            reply.deleteLater()

    def _close_file(self) -> bool:
        """Whether everything is on its way to the disk."""
        file, self._file = self._file, None
        if file is not None:
            try:
                file.close()
            except OSError as error:
                self._fail(self._cannot_write(error))
                return False
        return True

    def _remove_part(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.close()
        files.remove(self.part)
        self._have = 0

    def _cannot_write(self, error: OSError) -> Message:
        return _message(NO_WRITING, folder=self._folder, error=error.strerror or type(error).__name__)


def megabytes(size: int) -> str:
    """``size`` bytes in units of 1,048,576, as browsers count a download."""
    return f"{size / (1 << 20):.0f}"


def _header(reply: QNetworkReply, name: str) -> str:
    return bytes(reply.rawHeader(name).data()).decode("latin-1").strip()


def _message(text: str, **values: object) -> Message:
    return Message("Engine", text, values)


_Error = QNetworkReply.NetworkError
NO_CONNECTION = (
    _Error.HostNotFoundError, _Error.ConnectionRefusedError, _Error.UnknownNetworkError,
    _Error.TemporaryNetworkFailureError, _Error.NetworkSessionFailedError, _Error.SslHandshakeFailedError,
    _Error.ProxyConnectionRefusedError, _Error.ProxyNotFoundError, _Error.ProxyTimeoutError,
    _Error.ProxyAuthenticationRequiredError,
)  # fmt: skip
"""What will not be better in a few seconds."""

COMING = QT_TRANSLATE_NOOP("Engine", "Downloading CIFAR-10: {arrived} of {size} MB")
CHECKING = QT_TRANSLATE_NOOP("Engine", "Checking the download")
NO_NETWORK = QT_TRANSLATE_NOOP(
    "Engine",
    "The official page of CIFAR-10 cannot be reached ({error}). If you have a copy of cifar-10-python.tar.gz, import "
    "it instead.",
)
CUT = QT_TRANSLATE_NOOP(
    "Engine",
    "The connection was cut several times. {arrived} of {size} MB are kept, and the next download goes on from there. "
    "A local copy can be imported instead.",
)
STATUS = QT_TRANSLATE_NOOP(
    "Engine", "The official page answered with error {status}. Try again later, or import a local copy."
)
UNSAFE = QT_TRANSLATE_NOOP(
    "Engine", "The official page leads to an address that is not secure ({address}). Import a local copy instead."
)
CIRCLE = QT_TRANSLATE_NOOP("Engine", "The official page redirects in circles. Try again later, or import a local copy.")
OTHER_SIZE = QT_TRANSLATE_NOOP(
    "Engine",
    "The file offered there has {size} bytes, and CIFAR-10 has {expected}: it was not downloaded. Import a local "
    "copy instead.",
)
TOO_LONG = QT_TRANSLATE_NOOP(
    "Engine",
    "More than the {expected} bytes of CIFAR-10 arrived, and nothing was kept. Try again later, or import a local "
    "copy.",
)
OTHER_PART = QT_TRANSLATE_NOOP(
    "Engine", "The server does not send what it was asked for. Try again later, or import a local copy."
)
OTHER_FILE = QT_TRANSLATE_NOOP(
    "Engine",
    "What was downloaded is not CIFAR-10: its checksum is wrong. It was removed. Try again later, or import a local "
    "copy.",
)
BUSY = QT_TRANSLATE_NOOP(
    "Engine", "Another window of the program is downloading into {folder} right now. Wait until it is done."
)
NO_ROOM = QT_TRANSLATE_NOOP("Engine", "The download needs {size} MB more, and {folder} has no room for that.")
NO_WRITING = QT_TRANSLATE_NOOP("Engine", "The download cannot be written into {folder}: {error}")
