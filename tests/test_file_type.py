import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from configparser import RawConfigParser

import pytest

from cifar_gui import file_type, paths
from cifar_gui.engine.run_names import RUNS_SUFFIX
from cifar_gui.lesson_file import SUFFIX

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these are the files of Linux desktops")


@pytest.fixture
def share(tmp_path, monkeypatch):
    """Where a desktop looks; no tool of this machine is asked."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "共享 share"))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    return tmp_path / "共享 share"


def entry(share):
    parser = RawConfigParser(strict=True)
    parser.optionxform = str
    parser.read(share / "applications" / "cifar-gui.desktop", "utf-8")
    return dict(parser["Desktop Entry"])


def test_a_desktop_learns_what_our_files_are_and_who_opens_them(share):
    file_type.register()
    kinds = ET.parse(share / "mime" / "packages" / "cifar-gui.xml").getroot()
    globs = [kind.find("{http://www.freedesktop.org/standards/shared-mime-info}glob") for kind in kinds]
    assert [glob.get("pattern") for glob in globs] == [f"*{SUFFIX}", f"*{RUNS_SUFFIX}"]
    assert entry(share)["MimeType"] == "".join(f"{kind.get('type')};" for kind in kinds)
    assert (share / "icons" / "hicolor" / "scalable" / "apps" / f"{entry(share)['Icon']}.svg").is_file()


@pytest.mark.parametrize("program", [["/usr/bin/cifar-gui"], ['/opt/名 字/$a`b"c\\d%e', "-m", "cifar_gui"]])
def test_the_command_survives_the_quoting(share, monkeypatch, program):
    monkeypatch.setattr(paths, "program", lambda: program)
    file_type.register()
    # A string of a desktop entry is unescaped first, then split at its quotes, and only then the % are looked at.
    command = entry(share)["Exec"].replace("\\\\", "\\")
    quoted = re.findall(r'"((?:[^"\\]|\\.)*)" ', command)
    assert [re.sub(r"\\(.)", r"\1", part).replace("%%", "%") for part in quoted] == program
    assert command.endswith('" %F')


def test_it_can_be_taken_back(share):
    assert not file_type.registered()
    file_type.register()
    assert file_type.registered()
    (share / "applications" / "other.desktop").write_text("of another program")
    file_type.unregister()
    assert not file_type.registered()
    assert [path.name for path in share.rglob("*") if path.is_file()] == ["other.desktop"]
    file_type.unregister()


def test_a_program_that_was_moved_is_not_the_one_that_is_opened(share, monkeypatch):
    file_type.register()
    monkeypatch.setattr(paths, "program", lambda: ["/elsewhere/cifar-gui"])
    assert not file_type.registered()
    file_type.register()
    assert file_type.registered()


def test_it_may_be_told_again(share):
    file_type.register()
    file_type.register()
    assert len(list((share / "applications").iterdir())) == 1


def test_the_tools_are_asked_where_there_are_any(share, monkeypatch):
    asked = []
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "run", lambda command, **_: asked.append(command))
    file_type.register()
    assert [command[0].rpartition("/")[2] for command in asked] == [
        "update-mime-database", "update-desktop-database", "xdg-mime",
    ]  # fmt: skip
    assert all(str(share) in command[1] for command in asked[:2])


def test_what_cannot_be_written_is_raised(share):
    share.write_text("no folder")
    with pytest.raises(NotADirectoryError):
        file_type.register()
