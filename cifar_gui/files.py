"""The one way the program reads and writes a user's files: whole or not at all, patiently, and one window at a time."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds for which a refusal is tried again: virus scanners and search indexes hold a new file for milliseconds."""
SHORT_PATIENCE = 0.05
"""Seconds at a place that has refused all the time before: nobody waits twice for a folder that cannot be written."""
FIRST_PAUSE, LONGEST_PAUSE = 0.002, 0.1
PASSING = {errno.EBUSY, errno.EAGAIN, errno.ETXTBSY}
"""What passes, beside PermissionError: Windows says that of a file that another program has open."""
LOCK_SECONDS = 2.0
"""For so long another window may hold a lock; longer only if it hangs, and then work goes on without."""

LONGEST_NAME = 50
"""Characters of a name that is made: each may have four bytes, of 255."""
RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9¹²³]", re.IGNORECASE)
"""No names of files under Windows."""

_hopeless: set[Path] = set()
"""Places that have refused to the end of our patience, and have not been reached since."""


# --- reading and writing --------------------------------------------------------------------------------------------


def read(path: Path, limit: int = -1) -> bytes:
    """The content of a file, or its first ``limit`` bytes.

    Raises:
        OSError: it cannot be read. That does not mean that there is nothing: who cannot read a file must not write it.
    """

    def attempt() -> bytes:
        with open_plain(path) as file:
            return file.read(limit)

    return patiently(path, attempt)


def open_plain(path: Path) -> BinaryIO:
    """A file, open to be read: who opens a pipe waits until somebody writes into it, and a device may never end.

    Raises:
        OSError: it cannot be opened, or is none.
    """
    mode = os.stat(path).st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(errno.EINVAL, "it is a pipe or a device", str(path))
    return open(path, "rb")


def atomic_write(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Write ``data`` to ``path`` as a whole or not at all: a crash or a full disk leaves the old file as it was.

    Folders on the way are made. The file gets the permissions of any new file, not those of a private temporary one.
    What is not ``lasting`` may be lost, or damaged, where the power fails within seconds; to wait for the disk is what
    takes longest.

    Raises:
        OSError: the file cannot be written; no temporary file is left.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        with patiently(path.parent, lambda: open(temporary, "xb")) as file:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        move(temporary, path)
    except BaseException:
        with suppress(OSError):
            patiently(temporary, lambda: temporary.unlink(missing_ok=True))
        raise


def move(source: Path, target: Path) -> None:
    """Give a file the name of another, in its place.

    Raises:
        OSError: both stay as they are.
    """
    patiently(target, lambda: os.replace(source, target))


def remove(path: Path) -> None:
    """Remove a file; there may be none.

    Raises:
        OSError: it cannot be removed.
    """
    patiently(path, lambda: path.unlink(missing_ok=True))


def set_aside(path: Path, ending: str = ".corrupt") -> Path:
    """Give a file that cannot be used another name, beside those that were set aside before: its new place.

    Raises:
        OSError: it stays where it is.
    """
    number = 0
    while (kept := path.with_name(f"{path.name}{ending}{number or ''}")).exists():
        number += 1
    move(path, kept)
    return kept


def ending(name: str, suffix: str) -> Path:
    """The path that was typed, ending in the suffix.

    Where that had to be added the dialog has asked about another file: one that is there is not written over then.
    """
    path = Path(name)
    if path.name.lower().endswith(suffix):
        return path
    number, path = 1, path.with_name(path.name + suffix)
    while (free := path if number == 1 else path.with_name(f"{Path(name).name} {number}{suffix}")).exists():
        number += 1
    return free


def plain_name(text: str, otherwise: str) -> str:
    """Letters and digits of a text, fit for the name of a file on every system; ``otherwise`` where it has none."""
    kept = "".join(letter if letter.isalnum() or letter in "-_" else " " for letter in text)
    name = "-".join(kept.split())[:LONGEST_NAME]
    return f"{name}-" if RESERVED.fullmatch(name) else name or otherwise


def patiently(path: Path, attempt: Callable[[], T]) -> T:
    """The result of ``attempt``, made again for PATIENCE seconds while ``path`` is refused in a way that passes.

    Raises:
        OSError: the last refusal.
    """
    end = time.monotonic() + (SHORT_PATIENCE if path in _hopeless else PATIENCE)
    pause = FIRST_PAUSE
    while True:
        try:
            result = attempt()
        except OSError as error:
            if not (isinstance(error, PermissionError) or error.errno in PASSING):
                raise
            if time.monotonic() + pause > end:
                _hopeless.add(path)
                raise
        else:
            _hopeless.discard(path)
            return result
        time.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)


# --- one at a time --------------------------------------------------------------------------------------------------


@contextmanager
def lock(path: Path, seconds: float = LOCK_SECONDS) -> Iterator[bool | None]:
    """Be the only one, of all windows and threads, that holds the lock file ``path``.

    It is a lock of the operating system: it is gone when its program is, however that ended. What comes is True; None
    if another has held it all the time; False where the file system knows no locks or the file cannot be made.
    """
    end = time.monotonic() + seconds
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = open(path, "ab")  # noqa: SIM115 - closed by the with below
        except OSError:
            yield False
            return
        with file:
            locked = _try_lock(file)
            if locked and not _is_at(file, path):
                continue  # Its last owner removed it between our opening and our locking it.
            if locked is None and time.monotonic() < end:
                time.sleep(FIRST_PAUSE)
                continue
            try:
                yield locked
            finally:
                if locked:
                    with suppress(OSError):  # Windows keeps a file that is open; it is empty and does no harm.
                        path.unlink()
            return


def _try_lock(file: BinaryIO) -> bool | None:
    """Whether the lock is ours; None if it is another's, False if there are no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return None if error.errno in (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK) else False
    return True


def _is_at(file: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), os.stat(path))
    except OSError:
        return False


# --- an order that only grows ---------------------------------------------------------------------------------------

ORDERED = re.compile(r"(\d{8})-(\d{6})-(\d{9})")
"""Names that sort by age: date, time and nanoseconds, as far as the clock could be believed."""


def name_after(names: Iterable[str]) -> str:
    """A name of the form of ORDERED that sorts behind all others of that form.

    It is made of the time (UTC); where a name stands there that is later, because the clock was set back or showed
    local time, it is the next one behind that. So the order is that in which the names were made, whatever clocks say.
    """
    now = time.time_ns()
    digits = time.strftime("%Y%m%d%H%M%S", time.gmtime(now // 10**9)) + f"{now % 10**9:09d}"
    latest = max((int("".join(found.groups())) for name in names if (found := ORDERED.fullmatch(name))), default=0)
    name = f"{max(int(digits), latest + 1):023d}"
    return f"{name[:8]}-{name[8:14]}-{name[14:]}"
