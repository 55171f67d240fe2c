"""Lesson files are made known to the system, for this user, so that a double click opens them. No Qt and no torch.

Linux: the desktop's own files, https://specifications.freedesktop.org/shared-mime-info-spec and
https://specifications.freedesktop.org/desktop-entry-spec. Windows: the user's part of the registry. On a Mac the bundle
itself says which files are its own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from platformdirs import user_data_path

from cifar_gui import paths
from cifar_gui.files import atomic_write
from cifar_gui.lesson_file import FORMAT, SUFFIX

MIME = "application/vnd.cifar-gui.lesson+json"
NAME = "cifar-gui"
TOOL_SECONDS = 20
POSSIBLE = sys.platform != "darwin"
"""Whether this system has to be told by the program."""


def register() -> None:
    """Let this program open lesson files from now on; also after it has been moved.

    Raises:
        OSError: something could not be written.
    """
    if sys.platform == "win32":
        _write_registry()
    else:
        _write_desktop_files(user_data_path())


def _write_desktop_files(share: Path) -> None:
    logo = (paths.resources() / "icons" / "logo.svg").read_bytes()
    atomic_write(share / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg", logo)
    atomic_write(share / "mime" / "packages" / f"{NAME}.xml", _mime_package().encode())
    atomic_write(share / "applications" / f"{NAME}.desktop", _desktop_entry().encode())
    for command in (
        ["update-mime-database", str(share / "mime")],
        ["update-desktop-database", str(share / "applications")],
        ["xdg-mime", "default", f"{NAME}.desktop", MIME],
    ):
        if (tool := shutil.which(command[0])) is not None:
            subprocess.run([tool, *command[1:]], check=False, capture_output=True, timeout=TOOL_SECONDS)


def _mime_package() -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{MIME}">
    <comment>{FORMAT}</comment>
    <sub-class-of type="application/json"/>
    <glob pattern="*{SUFFIX}"/>
    <icon name="{NAME}"/>
  </mime-type>
</mime-info>
"""


def _desktop_entry() -> str:
    return f"""[Desktop Entry]
Type=Application
Name=cifar-gui
Comment=Learn how convolutional networks work
Comment[zh_CN]=学习卷积神经网络如何工作
Exec={" ".join(map(_quoted, paths.program()))} %f
Icon={NAME}
Categories=Education;
MimeType={MIME};
StartupWMClass={NAME}
"""


def _quoted(argument: str) -> str:
    """As the desktop entry specification wants the arguments of Exec, and once more as it wants its strings."""
    for sign in '\\"`$':
        argument = argument.replace(sign, "\\" + sign)
    return '"' + argument.replace("\\", "\\\\").replace("%", "%%") + '"'


def _write_registry() -> None:
    if sys.platform == "win32":
        import winreg

        kind = f"{NAME}.lesson"
        command = f'{subprocess.list2cmdline(paths.program())} "%1"'
        for key, value in ((SUFFIX, kind), (kind, FORMAT), (rf"{kind}\shell\open\command", command)):
            winreg.SetValue(winreg.HKEY_CURRENT_USER, rf"Software\Classes\{key}", winreg.REG_SZ, value)
