"""The tab "Try it", used with keyboard and mouse."""

import csv
import io
from functools import cache
from random import Random

import pytest
from fit import complaints
from numbers_cases import POOLING
from numbers_lab import NumbersLab, make_numbers_page
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from quick_lab import change_language
from states import PAGES, asked_on, pool

from cifar_gui.i18n import Language
from cifar_gui.lessons.numbers import LESSON
from cifar_gui.questions.question import CHOICE, SIZE
from cifar_gui.score import Score
from cifar_gui.settings import SettingsStore
from cifar_gui.ui.study.try_view import TryView, attach


def make_view(qtbot, lesson=LESSON, lab=None):
    page = make_numbers_page(qtbot, lesson, lab)
    attach(page)
    page.companion.show_tab("try")
    view = page.findChild(TryView)
    view.host = page.host
    view.host.activateWindow()
    return view


def right_text(question):
    return repr(question.right) if not isinstance(question.right, str) else question.right


def ask_for(view, form):
    """Skip until a question of a form is asked."""
    for _ in range(200):
        if view.question.form == form:
            return
        view.ask()
    raise AssertionError(form)


def visible(widget):
    return widget.isVisible()


def test_answered_with_the_keyboard(qtbot):
    view = make_view(qtbot)
    ask_for(view, SIZE)
    view.field.setFocus()
    QTest.keyClicks(view.field, right_text(view.question))
    QTest.keyClick(view.field, Qt.Key.Key_Return)
    assert view.answered is True
    assert visible(view.verdict)
    assert visible(view.working)
    assert view.score == Score(right=1, answered=1)
    assert "1 of 1" in view.result.text()
    assert view.focusWidget() is view.next_button
    before = view.question
    QTest.keyClick(view.next_button, Qt.Key.Key_Return)
    assert view.question is not before
    assert view.answered is None
    assert not visible(view.verdict)
    assert view.focusWidget() is (view.options[0].radio if view.options else view.field)


def test_a_wrong_answer_is_counted_and_explained(qtbot):
    view = make_view(qtbot)
    ask_for(view, SIZE)
    QTest.keyClicks(view.field, "(77, 77)")
    QTest.mouseClick(view.check_button, Qt.MouseButton.LeftButton)
    assert view.answered is False
    assert view.score == Score(right=0, answered=1)
    assert str(view.question.right[0]) in view.judged.accessibleName()
    assert view.beads.results == [False]
    QTest.keyClick(view.field, Qt.Key.Key_Return)
    assert view.score.answered == 1, "it is marked once"


def test_a_slip_is_named(qtbot):
    view = make_view(qtbot)
    for _ in range(80):
        wrong = [answer for answer, _ in view.question.slips if not view.question.is_right(answer)]
        if wrong:
            break
        view.ask()
    view.field.setText(repr(wrong[0]))
    view.check()
    assert visible(view.slip)


def test_what_cannot_be_read_is_not_counted(qtbot):
    view = make_view(qtbot)
    ask_for(view, SIZE)
    QTest.keyClicks(view.field, "what?")
    QTest.keyClick(view.field, Qt.Key.Key_Return)
    assert view.answered is None
    assert view.score.answered == 0
    assert "what?" in view.fault.accessibleName()
    QTest.keyClick(view.field, Qt.Key.Key_Backspace)
    assert not visible(view.fault)
    view.field.clear()
    view.check()
    assert "Type an answer" in view.fault.accessibleName()


def test_choices_with_mouse_and_digits(qtbot):
    view = make_view(qtbot, POOLING)
    ask_for(view, CHOICE)
    assert not visible(view.field)
    view.check()
    assert view.answered is None
    QTest.mouseClick(view.options[1], Qt.MouseButton.LeftButton)
    assert view.options[1].radio.isChecked()
    place = [option.key for option in view.question.options].index(view.question.right)
    QTest.keyClicks(view.options[1].radio, str(place + 1))
    assert view.options[place].radio.isChecked()
    QTest.keyClick(view.options[place].radio, Qt.Key.Key_Return)
    assert view.answered is True
    assert not view.options[0].radio.isEnabled()


def test_another_question_is_not_counted(qtbot):
    view = make_view(qtbot)
    before = view.question.kind
    QTest.mouseClick(view.other_button, Qt.MouseButton.LeftButton)
    assert view.question.kind != before
    assert view.score.answered == 0


def test_the_hint_shows_on_demand(qtbot):
    view = make_view(qtbot)
    assert not visible(view.hint)
    QTest.mouseClick(view.hint_button, Qt.MouseButton.LeftButton)
    assert visible(view.hint)
    assert not visible(view.hint_button)


def test_a_question_outlives_a_change_of_the_page(qtbot):
    view = make_view(qtbot)
    asked = view.question
    assert not visible(view.note)
    view.page.show_example(1)
    assert view.question is asked
    assert visible(view.note)
    view.page.companion.show_tab("text")
    view.page.companion.show_tab("try")
    assert view.question is not asked, "nothing was typed, so one on the new state takes its place"
    assert not visible(view.note)


def test_what_was_typed_stays(qtbot):
    view = make_view(qtbot)
    ask_for(view, SIZE)
    asked = view.question
    view.field.setText("(1")
    view.page.show_example(1)
    view.page.companion.show_tab("text")
    view.page.companion.show_tab("try")
    assert view.question is asked
    assert view.field.text() == "(1"


def test_the_first_result_brings_the_first_question(qtbot):
    lab = NumbersLab(at_once=False)
    view = make_view(qtbot, lab=lab)
    assert view.question is None
    assert visible(view.empty)
    lab.reply(lab.requests[-1])
    qtbot.waitUntil(view.page.settled)
    assert view.question is not None
    assert not visible(view.empty)


def test_keys_stay_in_the_tab(qtbot):
    view = make_view(qtbot)
    at = view.page.probe
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.Key.Key_P, Qt.Key.Key_Down):
        QTest.keyClick(view.next_button if visible(view.next_button) else view.check_button, key)
    assert view.page.probe == at
    assert not view.page.pinned


def test_the_score_survives_a_restart(qtbot, tmp_path):
    view = make_view(qtbot)
    ask_for(view, SIZE)
    view.field.setText(right_text(view.question))
    view.check()
    view.scores.name.setText("王小明")
    view.scores.name.textEdited.emit("  王小明 ")
    assert view.context.store.save() is None
    found = SettingsStore().load()
    assert found.banner is None
    assert found.settings.student == "王小明"
    assert found.settings.scores == {"convolution": Score(right=1, answered=1)}


def test_after_a_restart_the_last_answers_are_shown(qtbot):
    view = make_view(qtbot)
    for right in (True, False):
        view.ask()
        ask_for(view, SIZE)
        view.field.setText(right_text(view.question) if right else "(77, 77)")
        view.check()
    assert view.context.save() is None
    again = make_view(qtbot)
    assert again.context.store.load().settings.answers == {"convolution": [True, False]}
    again.context.settings = again.context.store.settings
    again._show()
    assert again.beads.results == view.beads.results == [True, False]
    again.scores.forget()
    again.scores.forget()
    assert again.beads.results == []


@pytest.mark.parametrize("where", ["name", "forget_button", "export_button", "merge_button"])
def test_enter_elsewhere_hands_in_nothing(qtbot, dialogs, where):
    view = make_view(qtbot)
    ask_for(view, SIZE)
    view.field.setText(right_text(view.question))
    part = getattr(view.scores, where)
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_Return)
    assert view.answered is None
    assert view.score == Score()
    QTest.keyClick(view.field, Qt.Key.Key_Return)
    assert view.answered is True


@pytest.mark.parametrize(
    "scored", ['{"conv2d": {"right": -1}}', '{"conv2d": {"answered": "5"}}', '{"conv2d": 3}', "[]"]
)
def test_a_damaged_score_is_kept_aside(scored):
    store = SettingsStore()
    store.path.parent.mkdir(parents=True, exist_ok=True)
    store.path.write_text(f'{{"scores": {scored}}}')
    assert store.load().banner is not None
    assert store.settings.scores == {}


@pytest.fixture
def dialogs(monkeypatch):
    """What the file dialogs answer."""
    answers = {"open": [], "save": ""}
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (list(map(str, answers["open"])), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(answers["save"]), ""))
    return answers


def test_export_and_merge(qtbot, tmp_path, dialogs):
    view = make_view(qtbot)
    QTest.mouseClick(view.scores.export_button, Qt.MouseButton.LeftButton)
    assert "name" in view.scores.said.accessibleName()
    QTest.keyClicks(view.scores.name, "=Li")
    QTest.mouseClick(view.scores.export_button, Qt.MouseButton.LeftButton)
    assert "No question" in view.scores.said.accessibleName()
    view.context.settings.scores["convolution"] = Score(right=2, answered=3)
    QTest.mouseClick(view.scores.export_button, Qt.MouseButton.LeftButton)
    assert not list(tmp_path.glob("*.csv")), "the dialog was left without a name"
    dialogs["save"] = tmp_path / "li.csv"
    QTest.mouseClick(view.scores.export_button, Qt.MouseButton.LeftButton)
    assert "li.csv" in view.scores.said.accessibleName()
    (tmp_path / "bad.csv").write_bytes(b"\x00\x01")
    dialogs.update(open=[tmp_path / "li.csv", tmp_path / "bad.csv"], save=tmp_path / "all")
    QTest.mouseClick(view.scores.merge_button, Qt.MouseButton.LeftButton)
    table = list(csv.reader(io.StringIO((tmp_path / "all.csv").read_text(encoding="utf-8-sig"))))
    assert table[1][0] == "'=Li"
    assert table[1][-4:] == ["2", "3", "67", "li.csv"]
    assert "bad.csv" in view.scores.said.accessibleName()
    assert "all.csv" in view.scores.said.accessibleName()
    dialogs["open"] = [tmp_path / "li.csv"] * 3
    QTest.mouseClick(view.scores.merge_button, Qt.MouseButton.LeftButton)
    assert "One student" in view.scores.said.accessibleName()
    assert "more than once: 2" in view.scores.said.accessibleName()


def test_nothing_to_merge(qtbot, tmp_path, dialogs):
    view = make_view(qtbot)
    view.scores.merge()
    assert not visible(view.scores.said)
    names = [tmp_path / f"{letter}.csv" for letter in "abcdef"]
    dialogs["open"] = names
    view.scores.merge()
    assert "a.csv" in view.scores.said.accessibleName()
    assert "3 more" in view.scores.said.accessibleName()


def test_a_file_that_cannot_be_written(qtbot, tmp_path, dialogs):
    view = make_view(qtbot)
    view.context.settings.student = "Li"
    view.context.settings.scores["convolution"] = Score(right=2, answered=3)
    (tmp_path / "file").write_text("")
    dialogs["save"] = tmp_path / "file" / "li.csv"
    view.scores.export()
    assert "could not be written" in view.scores.said.accessibleName()


def test_forgetting_takes_two_presses(qtbot):
    view = make_view(qtbot)
    view.context.settings.scores["convolution"] = Score(right=2, answered=3)
    QTest.mouseClick(view.scores.forget_button, Qt.MouseButton.LeftButton)
    assert view.context.settings.scores
    view.scores.name.setFocus()
    QApplication.sendEvent(view.scores.forget_button, _leave())
    QTest.mouseClick(view.scores.forget_button, Qt.MouseButton.LeftButton)
    assert view.context.settings.scores, "going elsewhere takes the first press back"
    QTest.mouseClick(view.scores.forget_button, Qt.MouseButton.LeftButton)
    assert not view.context.settings.scores
    assert view.score == Score()


def test_forgotten_scores_can_be_put_back(qtbot):
    view, removals = make_view(qtbot), []
    view.context.removed.connect(removals.append)
    view.context.settings.scores["convolution"] = Score(right=2, answered=3)
    view.context.settings.answers["convolution"] = [True, False, True]
    view.context.settings.student = "Li"
    for _ in range(2):
        QTest.mouseClick(view.scores.forget_button, Qt.MouseButton.LeftButton)
    assert (view.score, view.scores.name.text(), view.beads.results) == (Score(), "", [])
    (removal,) = removals
    assert "scores of all lessons" in str(removal.message)
    removal.put_back()
    assert (view.score, view.scores.name.text(), view.beads.results) == (
        Score(right=2, answered=3),
        "Li",
        [True, False, True],
    )


def _leave():
    from PySide6.QtCore import QEvent

    return QEvent(QEvent.Type.Leave)


def settle():
    """Rows of wrapped text take a few passes to find their height."""
    for _ in range(4):
        QApplication.processEvents()


@cache
def one_of_each():
    """The longest of some questions of each kind."""
    longest = {}
    for page in PAGES:
        for generator in asked_on(page):
            for number, subject in enumerate(pool(page)[:12]):
                question = generator(subject, Random(number))
                if question is not None:
                    known = longest.setdefault(question.kind, question)
                    longest[question.kind] = max(known, question, key=lambda one: len(str(one.prompt)))
    return list(longest.values())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_question_fits(qtbot, language):
    view = make_view(qtbot)
    spoken = Language()
    spoken.use(language)
    change_language()
    view.context.set_theme("dark")
    found = []
    for question in one_of_each():
        view.question, view.answered, view._hinted = question, None, True
        view._fill_options()
        view._show()
        settle()
        found += complaints(view)
        view.answered, view._slipped = False, question.slips[0][1] if question.slips else None
        view._show()
        settle()
        found += complaints(view)
        texts = (
            view.prompt,
            view.judged,
            view.working,
            view.slip,
            view.hint,
            *(card.text for card in view.options),
        )
        assert not any("{" in label.text().replace("{'", "") for label in texts), question.kind
    view.context.set_theme("light")
    assert not found, "\n".join(sorted(set(found)))


def test_what_was_supposed_can_be_seen_on_the_page(qtbot):
    """The page then shows the size that was predicted, as torch gives it."""
    view = make_view(qtbot)
    ask_for(view, SIZE)
    asked = view.question
    assert asked.changes
    view.field.setText(right_text(asked))
    view.check()
    assert visible(view.see_button)
    QTest.mouseClick(view.see_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.page.settled)
    assert view.page.good.y.shape == asked.right
    assert not visible(view.see_button)
    assert view.question is asked
