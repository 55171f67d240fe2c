"""Imports do not read the source of what they import, as PySide6 would have them do."""

import builtins
import inspect

from cifar_gui import plain_imports


def test_no_source_is_read_for_what_is_imported(tmp_path, monkeypatch):
    for name in ("first_of_two", "second_of_two"):
        (tmp_path / f"{name}.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(builtins, "__import__", builtins.__import__)  # put back at the end
    read = []
    monkeypatch.setattr(inspect, "getsource", lambda module: read.append(module.__name__) or "")
    exec("import first_of_two")
    assert read == ["first_of_two"], "PySide6 has changed: plain_imports can go"
    plain_imports.restore()
    exec("import second_of_two")
    assert read == ["first_of_two"]
