"""Every part that goes into a bundle brings the text of its licence, or is named as one that has none."""

import os
import sys
import sysconfig
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import msgspec
import numpy
import pytest

from cifar_gui import licences, paths, selftest
from cifar_gui.licences import Part

ROOT = Path(__file__).resolve().parent.parent
WITHOUT = {"tensorboard-data-server"}
"""Distributions without a text; no bundle takes them."""
PACKAGER = "pytest"
"""In the place of PyInstaller, which tests do without."""
NVIDIA = ("nvidia-", "cuda-")
"""What PyTorch's build for CUDA brings along; each release brings others."""


@pytest.fixture(scope="module")
def parts():
    return licences.parts()


def named(parts):
    return {part.name: part for part in parts}


def test_the_program_says_its_licence():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (project["license"], project["license-files"]) == ("MIT", ["LICENSE"])
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n\nCopyright (c) ")


def test_every_part_has_a_text(parts):
    assert parts[0].name == "cifar-gui"
    bare = {part.name for part in parts[1:] if not part.text}
    assert {name for name in bare if not name.startswith(NVIDIA)} == WITHOUT
    assert [part.name for part in parts[1:] if not (part.licence and part.version)] == []
    excluded = (ROOT / "build.spec").read_text(encoding="utf-8")
    assert all(f'"{name.replace("-", "_")}"' in excluded for name in WITHOUT)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("torch", "=== LICENSE\n\nFrom PyTorch:"),
        ("numpy", "Copyright (c) 2005"),
        ("pillow", "The Python Imaging Library (PIL) is"),
        ("PySide6_Essentials", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("PySide6_Essentials", "licenses-used-in-qt.html"),
        ("shiboken6", "GNU GENERAL PUBLIC LICENSE"),
        ("pyqtgraph", "CC-BY license - applies to CET color map data.txt"),
        ("tensorboard", "Apache License"),
        ("Werkzeug", "Pallets"),
        ("Python", "PYTHON SOFTWARE FOUNDATION LICENSE"),
    ],
)
def test_texts_are_those_of_the_parts(parts, name, said):
    assert said in named(parts)[name].text


def test_a_text_stands_once(parts):
    text = named(parts)["torch"].text
    assert text.count("https://github.com/google/googletest") < 3
    assert text.count("\n=== third_party/") > 50


# --- a bundle -------------------------------------------------------------------------------------------------------


def test_the_files_of_a_bundle_tell_its_parts(tmp_path, monkeypatch):
    library = tmp_path / "libstrange.so.1"
    library.touch()
    own, standard = ROOT / "cifar_gui" / "app.py", Path(os.__file__)
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path / "python"))
    of_python = tmp_path / "python" / "lib" / "libpython3.so"
    of_python.parent.mkdir(parents=True)
    of_python.touch()
    sources = [
        numpy.__file__,
        str(own),
        str(standard),
        str(of_python),
        str(library),
        str(tmp_path / "no such file"),
        "-",
    ]
    found = licences.bundled(sources, ROOT, PACKAGER)
    assert [part.name for part in found] == ["cifar-gui", "libstrange.so.1", "numpy", PACKAGER, "Python"]
    assert found[1] == Part("libstrange.so.1", "", "", "")
    assert all(part.text for part in found[2:])


def test_everything_that_is_needed_is_found_by_its_files():
    code = {
        one.name: next((str(one.locate_file(file)) for file in one.files or () if file.suffix == ".py"), "")
        for one in licences.needed().values()
    }
    found = named(licences.bundled(code.values(), ROOT, PACKAGER))
    assert {name for name, source in code.items() if source} <= set(found)
    assert {"torch", "PySide6_Essentials", "numpy", "tensorboard"} <= set(found)


def test_libraries_are_those_of_debians_packages(monkeypatch, tmp_path):
    libraries = {tmp_path / name for name in ("liba.so.1", "libb.so.2", "libc.so.3")}
    said = (
        f"liba1:amd64: {tmp_path}/liba.so.1\nother: /elsewhere/libb.so.2\nlibc3, libc4: {tmp_path}/libc.so.3\nnoise\n"
    )
    monkeypatch.setattr(licences, "_asked", lambda *command: said if "-S" in command else "1.0")
    found = sorted((part.name, part.version) for part in licences._of_the_system(libraries))
    assert found == [("liba1", "1.0"), ("libb.so.2", ""), ("libc3", "1.0")]


def test_texts_that_debians_packages_refer_to_come_along(monkeypatch, tmp_path):
    copyrights, common = tmp_path / "doc", tmp_path / "common"
    (copyrights / "liba1").mkdir(parents=True)
    (copyrights / "liba1" / "copyright").write_text(f"see {common}/GPL-9, or {common}/NONE-1.")
    common.mkdir()
    (common / "GPL-9").write_text("nine")
    monkeypatch.setattr(licences, "COPYRIGHTS", copyrights)
    monkeypatch.setattr(licences, "COMMON", common)
    monkeypatch.setattr(licences, "_asked", lambda *command: f"liba1: {tmp_path}/liba.so" if "-S" in command else "1.0")
    found = licences._of_the_system({tmp_path / "liba.so"})
    assert [(part.name, part.version) for part in found] == [("liba1", "1.0"), ("GPL-9", "")]
    assert found[1].text == "nine\n"


def test_a_bundle_shows_what_was_written_into_it(tmp_path, monkeypatch):
    written = [
        Part("cifar-gui", "1", "MIT", "ours\n"),
        Part("odd/name 小", "2:3", "", "theirs 字\n"),
        Part("bare", "", "", ""),
    ]
    files = licences.write(tmp_path / "licences", written)
    assert sorted(files) == sorted((tmp_path / "licences").iterdir())
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert licences.parts() == written
    assert str(selftest._licences()[1]).endswith(": bare")


@pytest.mark.parametrize("harm", ["no folder", "no list", "no text", "damaged"])
def test_a_bundle_without_its_texts_fails_its_self_test(qapp, tmp_path, monkeypatch, harm):
    folder = tmp_path / "licences"
    licences.write(folder, [Part("cifar-gui", "1", "MIT", "ours\n")])
    if harm == "no folder":
        folder.rename(tmp_path / "elsewhere")
    elif harm == "no list":
        (folder / licences.LIST).unlink()
    elif harm == "no text":
        (folder / "cifar-gui.txt").unlink()
    else:
        (folder / licences.LIST).write_text("[{}]")
    monkeypatch.setattr(paths, "licences", lambda: folder)
    with pytest.raises((OSError, msgspec.MsgspecError)):
        licences.parts()
    monkeypatch.setattr(selftest, "_checks", lambda: iter([("licences", selftest._licences)]))
    assert [check.status for check in selftest.run()] == ["fail"]


def test_what_is_not_installed_is_passed_over():
    assert licences.needed("no-such-distribution") == {}
    assert list(licences.needed("MarkupSafe")) == ["markupsafe"]
    assert {"jinja2", "markupsafe"} == set(licences.needed("Jinja2"))  # without its extra
    assert Path(sysconfig.get_path("stdlib")).is_dir()
    assert distribution("numpy").version == numpy.__version__
