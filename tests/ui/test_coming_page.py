"""The pages of the lessons that are not built yet."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from cifar_gui import app as program
from cifar_gui import i18n
from cifar_gui.lessons import LESSONS
from cifar_gui.settings import SettingsStore
from cifar_gui.spec import ComingStage
from cifar_gui.ui.coming_page import ComingPage
from cifar_gui.ui.context import Context
from cifar_gui.worker import Lab

COMING = [lesson for lesson in LESSONS if isinstance(lesson.stage, ComingStage)]


@pytest.fixture
def context(qtbot, tmp_path):
    program.application()
    made = Context(Lab(), SettingsStore(tmp_path / "settings.json"), i18n.Language())
    made.set_theme("light")
    yield made
    made.set_language("en")


@pytest.fixture
def shown(qtbot, context):
    """Show the page of a lesson inside a window."""

    hosts = []

    def show(lesson, width=1440, height=790):
        host = QWidget()
        hosts.append(host)
        qtbot.addWidget(host)
        host.resize(width, height)
        page = ComingPage(lesson, context)
        page.setParent(host)
        page.toolbar_widget.setParent(host)
        page.setGeometry(host.rect())
        host.show()
        QApplication.processEvents()
        return page

    return show


def words(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


@pytest.mark.parametrize("lesson", COMING, ids=lambda lesson: lesson.number)
def test_page_says_what_is_coming(shown, lesson):
    page = shown(lesson)
    text = words(page)
    assert lesson.number in text
    assert lesson.torch_name in text
    assert all(point in text for point in lesson.stage.points)
    assert len(page.idea.toPlainText()) > 60
    assert page.idea.toPlainText() in page.companion.stack.currentWidget().toPlainText()
    assert page.companion.tab == "text"
    assert page.settled()


@pytest.mark.parametrize("lesson", COMING, ids=lambda lesson: lesson.number)
def test_nothing_pretends_to_work(shown, lesson):
    page = shown(lesson)
    around = set(page.companion.findChildren(QAbstractButton))
    assert not [b for b in page.findChildren(QAbstractButton) if b.isVisibleTo(page) and b not in around]
    assert not page.findChildren(QLineEdit)
    assert not page.strip_frame.isVisibleTo(page)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(1000, 560), (1280, 690), (1920, 960)])
def test_everything_fits(context, shown, language, size):
    context.set_language(language)
    for lesson in COMING:
        page = shown(lesson, *size)
        assert page.idea.height() >= page.idea.document().size().height()
        for label in page.findChildren(QLabel):
            if label.isVisibleTo(page):
                assert label.height() >= label.heightForWidth(label.width()), label.text()
                assert label.width() >= min(label.sizeHint().width(), 200) or label.wordWrap(), label.text()


def test_idea_follows_the_language(context, shown):
    page = shown(COMING[0])
    english = page.idea.toPlainText()
    context.set_language("zh")
    QApplication.processEvents()
    chinese = page.idea.toPlainText()
    assert chinese != english
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese)
