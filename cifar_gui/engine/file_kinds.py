"""What a file is, by its first bytes: never by the ending of its name. Nothing of it is run or unpacked.

Every way in asks here: a drop, the menu, the command line, an import. What the program opens has an ``opens``; all else
gets one sentence that says what it is and what to do. The table is our own: libraries that know file types by their
first bytes tell a ZIP from a PNG, but not weights of PyTorch from any other ZIP, nor a lesson file from any other JSON,
and the sentence needs just that.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from cifar_gui import lesson_file
from cifar_gui.engine import network_file
from cifar_gui.engine.archives import is_header
from cifar_gui.engine.data import DataError
from cifar_gui.engine.run_names import PT, PTH, RUNS_SUFFIX, SAFETENSORS
from cifar_gui.engine.sources import BATCHES, META, unreadable
from cifar_gui.spec import QT_TRANSLATE_NOOP

Opens = Literal["picture", "tensor", "lesson", "network", "code", "weights", "runs", "data"]
"""Where a file belongs: ``data`` is imported."""

HEAD = 64 << 10
"""Bytes that are looked at."""
LARGEST_JSON = lesson_file.LARGEST_FILE
"""JSON says what it is anywhere, so that of a file of ours all is read."""
SCORE_HEAD = "student,lesson,right,answered,percent,saved"
"""The first line of a score file."""
BINARY_BATCH = 30_730_000
"""Bytes of a file of CIFAR-10's binary version: 10,000 of a label and a picture."""


@dataclass(frozen=True)
class Kind:
    """What a file is."""

    opens: Opens | None
    """None for what is not opened."""
    format: str
    """Its name, the same in every language: "PNG", "7z"; "" where a sentence needs none."""
    text: str = ""
    """English source text of the sentence on what is not opened."""

    def refusal(self, name: str) -> DataError:
        """Why a file of that name is not opened, and the way out."""
        return DataError(self.text or UNKNOWN, name=name, format=self.format)


# --- sentences ------------------------------------------------------------------------------------------------------

OTHER_PICTURE = QT_TRANSLATE_NOOP(
    "Engine",
    "{name} is a picture in {format} format, which cannot be read here. Convert it to JPEG or PNG, which can be read; "
    "BMP and WebP can too.",
)
WEIGHTS = QT_TRANSLATE_NOOP(
    "Engine",
    "{name} holds weights in {format} format, which cannot be opened here. .safetensors files and PyTorch's .pt and "
    ".pth can be opened.",
)
OLD = QT_TRANSLATE_NOOP(
    "Engine",
    "{name} has the form that PyTorch wrote before 1.6, or is another pickle, and is not opened. Load it in PyTorch "
    "and save it anew: torch.save(model.state_dict(), file).",
)
PACKED = QT_TRANSLATE_NOOP(
    "Engine",
    "{name} is packed as {format}. Unpack it first, then drop the folder here. Only cifar-10-python.tar.gz is read as "
    "it is.",
)
WEB_PAGE = QT_TRANSLATE_NOOP(
    "Engine",
    "{name} is a web page. If a download was meant, the server sent a page in its place: download the file again.",
)
PICKLE = QT_TRANSLATE_NOOP(
    "Engine",
    "{name} is a Python pickle. Reading one may run whatever it says, so it is not opened. Save tensors with "
    "numpy.save(file, tensor.detach().numpy()) instead.",
)
ARRAYS = QT_TRANSLATE_NOOP(
    "Engine", "{name} holds several arrays (.npz). Save the one to compare with numpy.save, as .npy, then open that."
)
TABLE = QT_TRANSLATE_NOOP(
    "Engine", "{name} is a table of text (CSV). Copy its numbers and paste them into the table of lesson 7.2."
)
SCORES = QT_TRANSLATE_NOOP(
    "Engine", "{name} is a score file of a student. The scores of a class are collected under “Try it”."
)
OTHER_JSON = QT_TRANSLATE_NOOP(
    "Engine", "{name} is JSON, but neither a lesson file nor a network that this program has saved."
)
SETTINGS = QT_TRANSLATE_NOOP(
    "Engine", "{name} holds settings of this program, which are read when it starts and cannot be opened."
)
RUN = QT_TRANSLATE_NOOP(
    "Engine", "{name} is a training run of this program. The runs of this computer are listed in lesson 7.9."
)
POINTER = QT_TRANSLATE_NOOP(
    "Engine", "{name} is only a pointer of Git LFS: the file itself was not downloaded. Fetch it with git lfs pull."
)
BINARY = QT_TRANSLATE_NOOP(
    "Engine", "{name} is of the binary version of CIFAR-10. Choose cifar-10-python.tar.gz, the version for Python."
)
EMPTY = QT_TRANSLATE_NOOP("Engine", "{name} is empty. Copy or download it again.")
OTHER = QT_TRANSLATE_NOOP(
    "Engine",
    "{name} is a file in {format} format, which cannot be opened here. Pictures, tensors (.npy), lesson files, "
    "networks (.json, .py), weights (.safetensors, .pt), cifar-10-python.tar.gz and folders of pictures can.",
)
UNKNOWN = QT_TRANSLATE_NOOP(
    "Engine",
    "{name} is of a kind that this program does not know. Pictures, tensors (.npy), lesson files, "
    "networks (.json, .py), weights (.safetensors, .pt), cifar-10-python.tar.gz and folders of pictures can be opened.",
)

# --- first bytes ----------------------------------------------------------------------------------------------------


def _picture(format: str) -> Kind:
    return Kind("picture", format)


def _other_picture(format: str) -> Kind:
    return Kind(None, format, OTHER_PICTURE)


FOLDER = Kind("data", "")
ARCHIVE = Kind("data", "tar")
BATCH = Kind("data", "")
CODE = Kind("code", "Python")
"""Of a notebook, too."""
OF_PYTORCH = Kind("weights", "PyTorch")
RUNS = Kind("runs", "")
NOTHING = Kind(None, "")
"""It is not known."""

SIGNATURES: tuple[tuple[int, bytes, Kind], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", _picture("PNG")),
    (0, b"\xff\xd8\xff", _picture("JPEG")),
    (0, b"GIF87a", _other_picture("GIF")),
    (0, b"GIF89a", _other_picture("GIF")),
    (0, b"II*\0", _other_picture("TIFF")),
    (0, b"MM\0*", _other_picture("TIFF")),
    (0, b"II+\0", _other_picture("TIFF")),
    (0, b"MM\0+", _other_picture("TIFF")),
    (0, b"\0\0\x01\0", _other_picture("ICO")),
    (0, b"8BPS", _other_picture("Photoshop")),
    (0, b"gimp xcf", _other_picture("GIMP")),
    (0, b"\0\0\0\x0cjP  \r\n\x87\n", _other_picture("JPEG 2000")),
    (0, b"\xff\x4f\xff\x51", _other_picture("JPEG 2000")),
    (0, b"\xff\x0a", _other_picture("JPEG XL")),
    (0, b"\0\0\0\x0cJXL \r\n\x87\n", _other_picture("JPEG XL")),
    (0, b"qoif", _other_picture("QOI")),
    (0, b"\x93NUMPY", Kind("tensor", "NumPy")),
    (0, b"BZh", Kind(None, "bzip2", PACKED)),
    (0, b"\xfd7zXZ\0", Kind(None, "xz", PACKED)),
    (0, b"\x28\xb5\x2f\xfd", Kind(None, "Zstandard", PACKED)),
    (0, b"7z\xbc\xaf\x27\x1c", Kind(None, "7z", PACKED)),
    (0, b"Rar!\x1a\x07", Kind(None, "RAR", PACKED)),
    (0, b"MSCF", Kind(None, "CAB", PACKED)),
    (0, b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.", Kind(None, "PyTorch", OLD)),
    (0, b"\x89HDF\r\n\x1a\n", Kind(None, "HDF5", WEIGHTS)),
    (4, b"TFL3", Kind(None, "TensorFlow Lite", WEIGHTS)),
    (0, b"GGUF", Kind(None, "GGUF", WEIGHTS)),
    (0, b"version https://git-lfs", Kind(None, "", POINTER)),
    (0, b"%PDF-", Kind(None, "PDF", OTHER)),
    (0, b"%!PS", Kind(None, "PostScript", OTHER)),
    (0, b"{\\rtf", Kind(None, "RTF", OTHER)),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind(None, "Office", OTHER)),
    (0, b"MATLAB 5.0 MAT-file", Kind(None, "MATLAB", OTHER)),
    (0, b"SQLite format 3\0", Kind(None, "SQLite", OTHER)),
    (0, b"\x7fELF", Kind(None, "ELF", OTHER)),
    (0, b"PAR1", Kind(None, "Parquet", OTHER)),
    (0, b"OggS", Kind(None, "Ogg", OTHER)),
    (0, b"ID3", Kind(None, "MP3", OTHER)),
    (0, b"fLaC", Kind(None, "FLAC", OTHER)),
    (0, b"\x1a\x45\xdf\xa3", Kind(None, "Matroska", OTHER)),
)  # fmt: skip
"""Where, which bytes, what it is."""

BRANDS = {
    b"heic": "HEIC", b"heix": "HEIC", b"hevc": "HEIC", b"heim": "HEIC", b"heis": "HEIC", b"hevx": "HEIC",
    b"mif1": "HEIC", b"msf1": "HEIC", b"avif": "AVIF", b"avis": "AVIF",
}  # fmt: skip
"""The first brand of an ISO container of pictures; others are films."""

MEMBERS = (
    (re.compile(rb"^([\w-]+/)?(run\.json|(last|best)\.safetensors)$"), RUNS),
    (re.compile(rb"(^|/)(data\.pkl|data/\d+|\.format_version|constants\.pkl)$"), OF_PYTORCH),
    (re.compile(rb"\.npy$"), Kind(None, "NumPy", ARRAYS)),
    (re.compile(rb"^(metadata\.json|config\.json|model\.weights\.h5)$"), Kind(None, "Keras", WEIGHTS)),
    (re.compile(rb"^(\[Content_Types\]\.xml|_rels/.*|word/.*|xl/.*|ppt/.*)$"), Kind(None, "Office", OTHER)),
)
"""By the name of a member of a ZIP."""

MEMBER = re.compile(rb"PK\x03\x04.{22}(.{2}).{2}", re.DOTALL)


NAMED: dict[str, Opens] = {
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".bmp", ".webp"), "picture"),
    **dict.fromkeys((".tar", ".gz", ".tgz"), "data"), ".npy": "tensor", lesson_file.SUFFIX: "lesson",
    **dict.fromkeys((SAFETENSORS, PT, PTH), "weights"), RUNS_SUFFIX: "runs",
}  # fmt: skip
"""By the ending, for a file whose first bytes say nothing: its reader says what is wrong with it."""


def kind_of(path: Path) -> Kind:
    """What lies at a path: a folder is data.

    Raises:
        DataError: it cannot be read.
    """
    try:
        if not os.path.isfile(path):
            return FOLDER if os.path.isdir(path) else NOTHING
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            head = file.read(HEAD)
            whole = head + file.read(LARGEST_JSON - HEAD) if _is_json(head) else head
    except OSError as error:
        raise unreadable(path, error) from error
    if path.name in (*BATCHES, META) and head[:1] == b"\x80":
        return BATCH
    if size == BINARY_BATCH and head[0] < 10 and head[3073] < 10:
        return Kind(None, "", BINARY)
    return kind_of_bytes(whole)


def kind_of_bytes(content: bytes) -> Kind:
    """What the first bytes of a file are, HEAD of them at least where it has so many; all of it where that is JSON."""
    if not content:
        return Kind(None, "", EMPTY)
    for offset, signature, kind in SIGNATURES:
        if content.startswith(signature, offset):
            return kind
    found = (look(content) for look in LOOKS)
    return next((kind for kind in found if kind is not None), NOTHING)


# --- structure ------------------------------------------------------------------------------------------------------


def _riff(head: bytes) -> Kind | None:
    if head[:4] != b"RIFF":
        return None
    return _picture("WebP") if head[8:12] == b"WEBP" else Kind(None, "RIFF", OTHER)


def _bitmap(head: bytes) -> Kind | None:
    """Two letters begin many a text: the size of the second header has to be one that there is."""
    known = (12, 16, 40, 52, 56, 64, 108, 124)
    return _picture("BMP") if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in known else None


def _container(head: bytes) -> Kind | None:
    if head[4:8] != b"ftyp":
        return None
    brands = [head[at : at + 4] for at in (8, *range(16, min(int.from_bytes(head[:4]), 64), 4))]
    format = next((BRANDS[brand] for brand in brands if brand in BRANDS), None)
    return _other_picture(format) if format else Kind(None, "MP4", OTHER)


def _zip(head: bytes) -> Kind | None:
    if head[:4] not in (b"PK\x03\x04", b"PK\x05\x06"):
        return None
    for found in MEMBER.finditer(head):
        name = head[found.end() : found.end() + int.from_bytes(found[1], "little")]
        for pattern, kind in MEMBERS:
            if pattern.search(name):
                return kind
    return Kind(None, "ZIP", PACKED)


def _gzip(head: bytes) -> Kind | None:
    """A packed web page is one; all else may be the archive, even cut off or damaged, and the import says so."""
    if head[:2] != b"\x1f\x8b":
        return None
    try:
        inside = zlib.decompressobj(wbits=31).decompress(head, 4096)
    except zlib.error:
        inside = b""
    return _page(inside) or ARCHIVE


def _tar(head: bytes) -> Kind | None:
    return ARCHIVE if is_header(head[:512]) else None


def _page(head: bytes) -> Kind | None:
    start = head[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if re.match(rb"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!doctype html|<html|<head|<body)", start, re.DOTALL):
        return Kind(None, "HTML", WEB_PAGE)
    if re.match(rb"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*|<!doctype svg[^>]*>\s*)*<svg", start, re.DOTALL):
        return _other_picture("SVG")
    return None


def _plain_picture(head: bytes) -> Kind | None:
    return _other_picture("PNM") if re.match(rb"P[1-7]\s+(#.*\s+)*\d+\s+\d", head[:64]) else None


def _weights(head: bytes) -> Kind | None:
    length = int.from_bytes(head[:8], "little")
    if 2 <= length <= 100 << 20 and head[8:9] == b"{" and re.match(rb'\{\s*("|\})', head[8:40]):
        return Kind("weights", "safetensors")
    if re.match(rb"\x08[\x01-\x1f](\x12.[\x20-\x7e]+|:)", head[:64]):
        return Kind(None, "ONNX", WEIGHTS)
    return None


def _own_binary(head: bytes) -> Kind | None:
    if b"version" in head[32:48] and head[:4].strip(b"\t\n\r -~") and not _text(head):
        return Kind(None, "", RUN)
    return Kind(None, "TensorBoard", OTHER) if b"brain.Event:" in head[:64] else None


def _pickle(head: bytes) -> Kind | None:
    return Kind(None, "", PICKLE) if re.match(rb"\x80[\x02-\x05]", head) else None


def _program(head: bytes) -> Kind | None:
    return Kind(None, "EXE", OTHER) if head[:2] == b"MZ" and not _text(head) else None


class _Json(msgspec.Struct):
    """What tells files of JSON apart."""

    format: object = None
    nbformat: object = None
    pages: object = None
    first_run: object = None


def _is_json(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def _json(content: bytes) -> Kind | None:
    if not _is_json(content):
        return None
    plain = content.removeprefix(b"\xef\xbb\xbf")
    ours = {lesson_file.FORMAT: Kind("lesson", ""), network_file.FORMAT: Kind("network", "")}
    try:
        found = msgspec.json.decode(plain, type=_Json)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # Cut off or damaged; whose it is may still be seen, and its reader says what is wrong.
        named = re.search(rb'"format"\s*:\s*"(cifar-gui \w+)"', plain)
        if named is None and re.match(rb'\s*\{\s*"lesson"\s*:\s*"[^"]*"\s*,\s*"state"', plain):
            return ours[lesson_file.FORMAT]
        if named is None and re.search(rb'"cell_type"\s*:', plain[:HEAD]):
            return CODE
        return ours.get(named[1].decode()) if named is not None else None
    if isinstance(found.format, str) and found.format in ours:
        return ours[found.format]
    if found.nbformat is not None:
        return CODE
    return Kind(None, "", SETTINGS if found.pages is not None and found.first_run is not None else OTHER_JSON)


def _text(head: bytes) -> str:
    """The first bytes as text; "" for what is none."""
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = head[:HEAD].decode(encoding, "strict")
    except UnicodeDecodeError as error:
        if error.start < len(head[:HEAD]) - 4:  # not just a letter that is cut
            return ""
        text = head[: error.start].decode(encoding, "replace")
    return "" if "\0" in text else text


def _written(head: bytes) -> Kind | None:
    text = _text(head)
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return None
    if lines[0] == SCORE_HEAD:
        return Kind(None, "", SCORES)
    if re.search(
        r"^(import [\w.]+|from [\w.]+ import |def \w+\(.*\).*:|class \w+.*:|.*\bnn\.\w+\()", text, re.MULTILINE
    ):
        return CODE
    return Kind(None, "", TABLE) if _is_table(lines) else None


def _is_table(lines: list[str]) -> bool:
    """Whether the first lines have the same number of cells, two at least."""
    some = lines[:8]
    return any(len({line.count(mark) for line in some}) == 1 and mark in some[0] for mark in ",;\t") and len(some) > 1


LOOKS: tuple[Callable[[bytes], Kind | None], ...] = (
    _riff, _bitmap, _container, _zip, _gzip, _tar, _json, _page, _plain_picture, _weights, _own_binary, _pickle,
    _program, _written,
)  # fmt: skip
"""One after the other; the first that recognises the file says what it is."""
