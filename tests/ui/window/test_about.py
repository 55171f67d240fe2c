import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from cifar_gui import i18n, licences
from cifar_gui.licences import Part
from cifar_gui.ui.window import about


@pytest.fixture
def language(qapp):
    spoken = i18n.Language()
    yield spoken
    spoken.use("en")


@pytest.mark.parametrize(("spoken", "licence"), [("en", "MIT licence"), ("zh", "MIT 许可证")])
def test_it_names_the_course_and_the_licence(qtbot, qapp, language, spoken, licence):
    dialog = about.AboutDialog(None, None)
    qtbot.addWidget(dialog)
    language.use(spoken)
    qapp.processEvents()
    said = dialog.intro.text()
    assert all(name in said for name in ("Enl_Z", "小土堆", licence))
    assert dialog.text.toPlainText().startswith("cifar-gui ")


def test_every_part_is_listed_with_its_text(qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: opened.append(dialog))
    dialog = about.AboutDialog(None, None)
    qtbot.addWidget(dialog)
    dialog.licences.click()
    (shown,) = opened
    parts = licences.parts()
    assert shown.list.count() == len(parts)
    for row, part in enumerate(parts):
        shown.list.setCurrentRow(row)
        assert shown.list.item(row).text() == f"{part.name} {part.version}\n{part.licence}".rstrip("\n")
        assert shown.text.toPlainText().startswith(shown.list.item(row).text())
        assert shown.text.toPlainText().endswith(part.text or "This part came without the text of its licence.")


def test_it_is_used_by_keyboard(qtbot, monkeypatch):
    monkeypatch.setattr(licences, "parts", lambda: [Part("one", "1", "MIT", "first"), Part("two", "", "", "")])
    dialog = about.LicencesDialog(None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.text.toPlainText() == "one 1\nMIT\n\nfirst"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.text.toPlainText() == "two \n\nThis part came without the text of its licence."
    assert all(button.text() for button in dialog.findChildren(QPushButton))


def test_texts_that_are_missing_are_told(qtbot, monkeypatch):
    def missing():
        raise FileNotFoundError(2, "No such file or directory", "licences/parts.json")

    monkeypatch.setattr(licences, "parts", missing)
    dialog = about.LicencesDialog(None)
    qtbot.addWidget(dialog)
    assert "licences/parts.json" in dialog.text.toPlainText()
