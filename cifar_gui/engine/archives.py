"""A tar archive, packed with gzip or not, read once from front to back.

Nothing is extracted: a member's header is looked at, and its content is handed over in memory if somebody asks for it.
``tarfile`` is not used, because it believes what a header claims about long names, extended headers and sparse files,
and reads them into memory at any size. Here the only parts of a header that count are its name, its size and its kind,
everything else is passed over, and caps hold for all that an archive unpacks to.
"""

from __future__ import annotations

import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cifar_gui.engine.data import DataError
from cifar_gui.spec import QT_TRANSLATE_NOOP

MAX_UNPACKED = 512 << 20
"""CIFAR-10 unpacks to 186 million bytes."""

CHUNK = 256 << 10
"""So much is unpacked between two places to pause: about a millisecond."""

BLOCK = 512
REGULAR, SPARSE = b"0\x007", b"S"
WITHOUT_CONTENT = b"123456"
"""Links, devices, folders and pipes: their size, if they claim one, stands for nothing that follows."""


@dataclass(frozen=True)
class Member:
    """A header of the archive."""

    name: str
    size: int
    regular: bool
    """A plain file: no link, device, folder or extended header."""


class Archive:
    """The members of an archive, in their order. Everything that is wrong with it is a DataError with its path."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        """``file`` is open at its start."""
        self.position = 0
        """Bytes of the file that have been read."""
        self._path = path
        self._file = file
        self._chunks = _unpacked(file)
        self._waiting = bytearray()
        self._unpacked = 0
        self._left = 0
        """Bytes up to the next header, padding included."""
        self._members = 0

    def members(self) -> Iterator[Member | None]:
        """Each member, and None now and then. The content of one may be read before the next is asked for.

        The file is read to its end, so that a checksum that gzip keeps there has been compared.

        Raises:
            DataError: the archive is cut off, damaged, too large, or none.
        """
        while True:
            while self._left:
                yield from self._fill(1)
                self._take(min(len(self._waiting), self._left))
            yield from self._fill(BLOCK)
            block = self._take(BLOCK)
            if not any(block):
                break  # Two empty blocks end an archive.
            member = self._member(block)
            self._left = -(-member.size // BLOCK) * BLOCK
            yield member
        if not self._members:
            raise self._no_archive()
        while self._next_chunk() is not None:
            yield None

    def read(self, member: Member) -> Generator[None, None, bytes]:
        """The content of the member that ``members`` yielded last.

        Raises:
            DataError: the archive is cut off or damaged.
        """
        content = bytearray()
        while (missing := member.size - len(content)) > 0:
            yield from self._fill(1)
            content += self._take(min(len(self._waiting), missing))
        return bytes(content)

    def _fill(self, count: int) -> Iterator[None]:
        """Unpack until ``count`` bytes are waiting."""
        while len(self._waiting) < count:
            chunk = self._next_chunk()
            if chunk is None:
                raise self._cut_off() if self._members else self._no_archive()
            self._waiting += chunk
            yield None

    def _take(self, count: int) -> bytes:
        """The next ``count`` of the waiting bytes."""
        taken = bytes(self._waiting[:count])
        del self._waiting[:count]
        self._left = max(0, self._left - count)
        return taken

    def _next_chunk(self) -> bytes | None:
        try:
            chunk = next(self._chunks, None)
        except EOFError as error:
            raise self._cut_off() from error
        except zlib.error as error:
            raise self._damaged() from error
        self.position = self._file.tell()
        self._unpacked += len(chunk or b"")
        if self._unpacked > MAX_UNPACKED:
            raise self._too_large()
        return chunk

    def _member(self, block: bytes) -> Member:
        try:
            member, kind = _parsed(block)
        except ValueError as error:
            raise self._damaged() if self._members else self._no_archive() from error
        if kind == SPARSE:
            raise self._damaged()
        if self._unpacked - len(self._waiting) + member.size > MAX_UNPACKED:
            raise self._too_large()
        self._members += 1
        return member

    def _no_archive(self) -> DataError:
        return DataError(
            QT_TRANSLATE_NOOP(
                "Engine",
                "{path} is not a tar archive. Choose cifar-10-python.tar.gz, the folder cifar-10-batches-py, or a "
                "folder with one folder of pictures per class.",
            ),
            path=self._path,
        )

    def _cut_off(self) -> DataError:
        return DataError(
            QT_TRANSLATE_NOOP(
                "Engine", "{path} is cut off: it ends in the middle. Download or copy it again, then import it."
            ),
            path=self._path,
        )

    def _damaged(self) -> DataError:
        return DataError(
            QT_TRANSLATE_NOOP("Engine", "{path} is damaged. Download or copy it again, then import it."),
            path=self._path,
        )

    def _too_large(self) -> DataError:
        return DataError(
            QT_TRANSLATE_NOOP(
                "Engine",
                "{path} unpacks to more than {limit} MB, and CIFAR-10 has 186 MB. Choose the official "
                "cifar-10-python.tar.gz.",
            ),
            path=self._path,
            limit=MAX_UNPACKED >> 20,
        )


# --- the bytes ------------------------------------------------------------------------------------------------------


def _unpacked(file: BinaryIO) -> Iterator[bytes]:
    """The content of the file in chunks of at most CHUNK bytes; an empty one is only a place to pause.

    Raises:
        EOFError: it ends in the middle.
        zlib.error: it is damaged.
    """
    packed = file.read(CHUNK)
    if not packed.startswith(b"\x1f\x8b"):
        while packed:
            yield packed
            packed = file.read(CHUNK)
        return
    inflater = _inflater()
    while packed or (packed := file.read(CHUNK)):
        if inflater.eof:  # Behind its end, a gzip file may go on with padding or with another part.
            packed = packed.lstrip(b"\0")
            inflater = _inflater() if packed else inflater
        if packed:
            chunk = inflater.decompress(packed, CHUNK)
            packed = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
            yield chunk
        else:
            yield b""
    if not inflater.eof:
        raise EOFError


def _inflater() -> zlib._Decompress:
    return zlib.decompressobj(wbits=31)  # a gzip header, and its checksum at the end


def is_header(block: bytes) -> bool:
    """Whether these bytes are the header of a member, as a tar archive begins with one."""
    try:
        return len(block) == BLOCK and bool(_parsed(block)[0].name)
    except ValueError:
        return False


def _parsed(block: bytes) -> tuple[Member, bytes]:
    """A header, and its kind.

    Raises:
        ValueError: the block is no header.
    """
    if sum(block[:148]) + sum(block[156:]) + 8 * ord(" ") != _number(block[148:156]):
        raise ValueError("a header whose checksum does not fit")
    name, kind = _text(block[:100]), block[156:157]
    if block[257:263] == b"ustar\0" and (prefix := _text(block[345:500])):
        name = f"{prefix}/{name}"
    size = 0 if kind in WITHOUT_CONTENT else _number(block[124:136])
    return Member(name, size, kind in REGULAR), kind


def _number(field: bytes) -> int:
    """A number in octal digits, or, marked by its first byte, in binary."""
    if field[0] == 0x80:
        return int.from_bytes(field[1:])
    digits = field.split(b"\0")[0].strip(b" ") or b"0"
    if not digits.isdigit():
        raise ValueError("not a number")
    return int(digits, 8)


def _text(field: bytes) -> str:
    return field.split(b"\0")[0].decode("latin-1")
