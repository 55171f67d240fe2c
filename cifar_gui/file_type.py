"""Files of lessons and runs are made known to the system, for this user, so that a double click opens them.

No Qt and no torch.

Linux: the desktop's own files, https://specifications.freedesktop.org/shared-mime-info-spec and
https://specifications.freedesktop.org/desktop-entry-spec. Windows: the user's part of the registry. On a Mac the bundle
itself says which files are its own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from cifar_gui import paths
from cifar_gui.engine.run_names import RUNS_FORMAT, RUNS_SUFFIX
from cifar_gui.files import atomic_write, read, remove
from cifar_gui.lesson_file import FORMAT, SUFFIX

NAME = "cifar-gui"


@dataclass(frozen=True)
class Known:
    """A kind of file that is the program's own."""

    suffix: str
    format: str
    """What it is called."""
    mime: str
    within: str
    """The kind of file that it is to programs which do not know it."""
    key: str
    """Under Windows."""


OWN = (
    Known(SUFFIX, FORMAT, "application/vnd.cifar-gui.lesson+json", "application/json", f"{NAME}.lesson"),
    Known(RUNS_SUFFIX, RUNS_FORMAT, "application/vnd.cifar-gui.run+zip", "application/zip", f"{NAME}.run"),
)
TOOL_SECONDS = 20
POSSIBLE = sys.platform != "darwin"
"""Whether this system has to be told by the program."""


def register() -> None:
    """Let this program open its own files from now on; also after it has been moved.

    Raises:
        OSError: something could not be written.
    """
    if sys.platform == "win32":
        _write_registry()
    else:
        _write_desktop_files(user_data_path())


def unregister() -> None:
    """Take back what ``register`` did.

    Raises:
        OSError: something could not be removed.
    """
    if sys.platform == "win32":
        _clear_registry()
    else:
        _remove_desktop_files(user_data_path())


def registered() -> bool:
    """Whether a double click on a file of ours opens this program, where it lies now."""
    if sys.platform == "win32":
        return _in_registry()
    try:
        return read(_desktop_files(user_data_path())[-1]) == _desktop_entry().encode()
    except OSError:
        return False


def _desktop_files(share: Path) -> tuple[Path, Path, Path]:
    """The icon, the kind of file, and the program that opens it."""
    return (
        share / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg",
        share / "mime" / "packages" / f"{NAME}.xml",
        share / "applications" / f"{NAME}.desktop",
    )


def _write_desktop_files(share: Path) -> None:
    icon, kind, entry = _desktop_files(share)
    atomic_write(icon, (paths.resources() / "icons" / "logo.svg").read_bytes())
    atomic_write(kind, _mime_package().encode())
    atomic_write(entry, _desktop_entry().encode())
    _tell_desktop(share, ["xdg-mime", "default", entry.name, *(one.mime for one in OWN)])


def _remove_desktop_files(share: Path) -> None:
    for path in reversed(_desktop_files(share)):
        remove(path)
    _tell_desktop(share)


def _tell_desktop(share: Path, *more: list[str]) -> None:
    """Let the desktop read its folders again, with the tools that there are."""
    for command in (
        ["update-mime-database", str(share / "mime")],
        ["update-desktop-database", str(share / "applications")],
        *more,
    ):
        if (tool := shutil.which(command[0])) is not None:
            subprocess.run([tool, *command[1:]], check=False, capture_output=True, timeout=TOOL_SECONDS)


def _mime_package() -> str:
    kinds = "".join(
        f"""  <mime-type type="{one.mime}">
    <comment>{one.format}</comment>
    <sub-class-of type="{one.within}"/>
    <glob pattern="*{one.suffix}"/>
    <icon name="{NAME}"/>
  </mime-type>
"""
        for one in OWN
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
{kinds}</mime-info>
"""


def _desktop_entry() -> str:
    return f"""[Desktop Entry]
Type=Application
Name=cifar-gui
Comment=Learn how convolutional networks work
Comment[zh_CN]=学习卷积神经网络如何工作
Exec={" ".join(map(_quoted, paths.program()))} %F
Icon={NAME}
Categories=Education;
MimeType={"".join(f"{one.mime};" for one in OWN)}
StartupWMClass={NAME}
"""


def _quoted(argument: str) -> str:
    """As the desktop entry specification wants the arguments of Exec, and once more as it wants its strings."""
    for sign in '\\"`$':
        argument = argument.replace(sign, "\\" + sign)
    return '"' + argument.replace("\\", "\\\\").replace("%", "%%") + '"'


_CLASSES = r"Software\Classes"


def _write_registry() -> None:
    if sys.platform == "win32":
        import winreg

        for one in OWN:
            for key, value in ((one.suffix, one.key), (one.key, one.format), (_command_key(one), _command())):
                winreg.SetValue(winreg.HKEY_CURRENT_USER, rf"{_CLASSES}\{key}", winreg.REG_SZ, value)


def _clear_registry() -> None:
    if sys.platform == "win32":
        import winreg

        for one in OWN:
            for key in (one.suffix, _command_key(one), rf"{one.key}\shell\open", rf"{one.key}\shell", one.key):
                with suppress(FileNotFoundError):
                    winreg.DeleteKey(winreg.HKEY_CURRENT_USER, rf"{_CLASSES}\{key}")


def _in_registry() -> bool:
    if sys.platform == "win32":
        import winreg

        with suppress(OSError):
            keys = [rf"{_CLASSES}\{_command_key(one)}" for one in OWN]
            return all(winreg.QueryValue(winreg.HKEY_CURRENT_USER, key) == _command() for key in keys)
    return False


def _command_key(kind: Known) -> str:
    return rf"{kind.key}\shell\open\command"


def _command() -> str:
    return f'{subprocess.list2cmdline(paths.program())} "%1"'
