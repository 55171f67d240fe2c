"""What the program is made of, under which licences, and their texts.

A bundle has them in its folder ``licences``, written when it was built from what went into it. Otherwise they are those
of the distributions that are installed because the program needs them.
"""

from __future__ import annotations

import platform
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
from os.path import normcase
from pathlib import Path

import msgspec

from cifar_gui import files, paths

OURS = "cifar-gui"
QT = ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt")
SUPPLIED = {"pyside6-essentials": QT, "shiboken6": QT}
"""Texts in the program's own resources, for distributions that come without."""
COPYRIGHTS, COMMON = Path("/usr/share/doc"), Path("/usr/share/common-licenses")
"""Where Debian keeps what its packages say, and the texts that they refer to."""
LIST = "parts.json"

_TEXT = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_CODE = {".py", ".pyc", ".pyi", ".h", ".so", ".pyd", ".dll", ".json", ".svg", ".png"}
_LONGEST_WORD = 160


class Part(msgspec.Struct, frozen=True):
    """One part of the program: a distribution, Python, or a library of the system."""

    name: str
    version: str
    licence: str
    """In the part's own words, short; "" where it has none."""
    text: str
    """Every text that came with it, one after the other; "" where none did."""


def parts() -> list[Part]:
    """All parts, the program first, the others by name.

    Raises:
        OSError: a bundle lacks its texts.
        msgspec.MsgspecError: or their list is damaged.
    """
    folder = paths.licences()
    if folder is not None:
        return read(folder)
    return _in_order([*map(_of_distribution, needed().values()), _python()])


def needed(name: str = OURS) -> dict[str, Distribution]:
    """The distribution of that name and all that it needs on this system, as far as they are installed."""
    found: dict[str, Distribution] = {}
    ahead = [name]
    while ahead:
        name = _canonical(ahead.pop())
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # the program was not installed, or this is for another system
            continue
        required = (line for line in found[name].requires or () if "extra ==" not in line)
        ahead += [match[0] for line in required if (match := re.match(r"[\w.-]+", line))]
    return found


# --- in a bundle ----------------------------------------------------------------------------------------------------


def bundled(sources: Iterable[str], root: Path, packager: str = "pyinstaller") -> list[Part]:
    """The parts to which the files of a bundle belong; ``root`` is the program's own source.

    The packager's own code starts the bundle. A library of the system that no package owns stands for itself, without
    a text.
    """
    owners = {normcase(str(one.locate_file(file))): one for one in distributions() for file in one.files or ()}
    found = {OURS: distribution(OURS), packager: distribution(packager)}
    system: set[Path] = set()
    covered = [root, Path(sysconfig.get_path("stdlib"))]
    if Path(sys.base_prefix) != Path("/usr"):  # there is more than Python
        covered.append(Path(sys.base_prefix))
    for source in sources:
        path = Path(source)
        if (owner := owners.get(normcase(source))) is not None:
            found[_canonical(owner.name)] = owner
        elif path.is_file() and not any(map(path.is_relative_to, covered)):
            system.add(path.resolve())
    return _in_order([*map(_of_distribution, found.values()), _python(), *_of_the_system(system)])


def write(folder: Path, written: list[Part]) -> list[Path]:
    """Put one text for each part into a folder, and the list of them: the files."""
    for part in written:
        files.atomic_write(_file(folder, part), part.text.encode())
    names = [msgspec.structs.replace(part, text="") for part in written]
    files.atomic_write(folder / LIST, msgspec.json.format(msgspec.json.encode(names), indent=1))
    return [*(_file(folder, part) for part in written), folder / LIST]


def read(folder: Path) -> list[Part]:
    """What ``write`` has written; OSError and msgspec.MsgspecError as ``parts`` has them."""
    names = msgspec.json.decode((folder / LIST).read_bytes(), type=list[Part])
    return [msgspec.structs.replace(part, text=_file(folder, part).read_text(encoding="utf-8")) for part in names]


def _file(folder: Path, part: Part) -> Path:
    name = re.sub(r"[^\w.+-]", "-", part.name)
    return folder / f"{name}.txt"


# --- distributions and Python ---------------------------------------------------------------------------------------


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _in_order(found: Iterable[Part]) -> list[Part]:
    return sorted(found, key=lambda part: (part.name != OURS, part.name.lower()))


def _of_distribution(one: Distribution) -> Part:
    found = [file for file in one.files or () if _TEXT.search(file.name) and file.suffix.lower() not in _CODE]
    texts = {str(file): Path(str(one.locate_file(file))) for file in found}
    supplied = {name: paths.resources() / "licences" / name for name in SUPPLIED.get(_canonical(one.name), ())}
    return Part(one.name, one.version, _word(one), _joined(texts | supplied))


def _word(one: Distribution) -> str:
    """The licence as the metadata call it."""
    says = one.metadata.get_all
    kinds = [kind.split(" :: ")[-1] for kind in says("Classifier") or () if kind.startswith("License :: ")]
    said = [*(says("License-Expression") or ()), *(says("License") or ()), ", ".join(kinds)]
    return next((word for word in said if word and "\n" not in word and len(word) <= _LONGEST_WORD), "")


def _joined(texts: dict[str, Path]) -> str:
    """Each text once, below the names that it has; the shortest name comes first."""
    found: dict[str, list[str]] = {}
    for name, path in sorted(texts.items(), key=lambda item: (item[0].count("/"), item[0])):
        if path.is_file() and (text := path.read_text(encoding="utf-8", errors="replace").strip()):
            found.setdefault(text, []).append(re.sub(r"^[^/]+\.dist-info/(licenses/)?", "", name))
    if len(found) == 1:
        return f"{next(iter(found))}\n"
    heads = ["\n".join(f"=== {name}" for name in names) for names in found.values()]
    return "\n".join(f"{head}\n\n{text}\n" for head, text in zip(heads, found, strict=True))


def _python() -> Part:
    library = Path(sysconfig.get_path("stdlib"))
    places = [folder / "LICENSE.txt" for folder in (library, library.parent, Path(sys.base_prefix))]
    text = next((path.read_text(encoding="utf-8") for path in places if path.is_file()), "")
    return Part("Python", platform.python_version(), "PSF-2.0", text)


# --- libraries of the system ----------------------------------------------------------------------------------------


def _of_the_system(libraries: set[Path]) -> list[Part]:
    """Debian's packages with their copyright files, and the texts that these refer to."""
    owners = _debian_packages(libraries)
    found = [Part(path.name, "", "", "") for path in libraries.difference(owners)]
    for package in set(owners.values()):
        text = _joined({"copyright": COPYRIGHTS / package / "copyright"})
        found.append(Part(package, _asked("dpkg-query", "-W", "-f", "${Version}", package), "", text))
    named = {name for part in found for name in re.findall(rf"{re.escape(str(COMMON))}/([\w.-]*\w)", part.text)}
    common = [name for name in named if (COMMON / name).is_file()]
    return [*found, *(Part(name, "", name, _joined({name: COMMON / name})) for name in common)]


def _debian_packages(libraries: set[Path]) -> dict[Path, str]:
    """The package that each library comes from, where that is known."""
    lines = _asked("dpkg-query", "-S", *(f"*/{path.name}" for path in libraries)).splitlines()
    found = [(Path(place).resolve(), names) for names, _, place in (line.partition(": ") for line in lines)]
    return {path: re.split("[:,]", names)[0] for path, names in found if path in libraries}


def _asked(*command: str) -> str:
    """What a command says; nothing where there is no such command."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        return ""
