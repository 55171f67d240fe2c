"""The first steps of every lesson, gone through on its real page."""

import re

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from written_words import untrue

from cifar_gui.guides import GUIDES
from cifar_gui.guides.guide import LINK
from cifar_gui.lessons import LESSONS
from cifar_gui.ui.page.undo import settings
from cifar_gui.ui.study.guide_view import TAB, GuideTab

WAIT = 90_000  # so long no step takes, however busy the machine is


def settled(qtbot, window):
    qtbot.waitUntil(window.settled, timeout=WAIT)
    QApplication.processEvents()


def tab_of(window) -> GuideTab:
    return window.page.front.companion.content(TAB)


def right(step):
    return next(place for place, answer in enumerate(step.answers) if answer.right)


def begin(qtbot, window):
    window.page.front.companion.fold(False)
    tab_of(window).card.button.click()
    settled(qtbot, window)


def holds(page, wanted):
    """Whether a page has taken what a step sets."""
    if "path" in wanted:  # a builder
        return page.network == wanted["network"] and page.state.path == tuple(wanted["path"])
    return contains(page.saved(), wanted)


def contains(state, wanted):
    if isinstance(wanted, dict):
        return all(contains(state[name], value) for name, value in wanted.items())
    return wanted is None or (list(state) if isinstance(state, tuple) else state) == wanted


def failed(page):
    return getattr(page, "failure", None) is not None


REFUSED = {("convolution", 5)}
"""Steps whose right answer is that PyTorch refuses."""


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_every_step_is_gone_through(qtbot, open_window, lesson):
    window = open_window("--lesson", lesson.key, "--lang", "en")
    settled(qtbot, window)
    guide = GUIDES[lesson.key]
    begin(qtbot, window)
    for place, step in enumerate(guide.steps):
        page, tab = window.page.front, tab_of(window)
        assert tab.walk.place == place
        assert tab.panel.isVisible()
        assert not step.part or page.lesson.key == f"{lesson.key}/{step.part}"
        assert holds(page, dict(step.state)), (place, page.saved(), step.state)
        assert not failed(page), (place, page.failure)
        for kind, name in [*step.links, *([tuple(step.lights.split(":"))] if step.lights else [])]:
            assert f"{kind}:{name}" in page.links(), (place, kind, name)
        qtbot.waitUntil(lambda tab=tab: not tab._settling.isActive(), timeout=WAIT)
        assert page.companion.tab == TAB
        assert not page.companion.folded
        wrong = next(other for other in range(len(step.answers)) if other != right(step))
        tab.panel.cards[wrong].click()
        assert not tab.walk.solved
        assert tab.panel.on.property("role") == ""
        tab.panel.cards[right(step)].click()
        settled(qtbot, window)
        assert tab.panel.on.property("role") == "primary"
        assert holds(page, dict(step.after)), (place, page.saved(), step.after)
        assert not untrue(window), place
        assert failed(page) == ((lesson.key, place) in REFUSED)
        compare = NUMBERS.get((lesson.key, place))
        if compare is not None:
            compare(page)
        tab.panel.on.click()
        settled(qtbot, window)
    assert tab_of(window).walk.step is None
    assert window.context.settings.guides[lesson.key] == len(guide.steps)


def values(page):
    return np.array(page.good.y)


def count_output_changes(page):
    assert values(page)[1, 0] == 108
    assert values(page).tolist() == [[10, 12, 12], [108, 16, 16], [13, 9, 3]]


def table_is(expected):
    return lambda page: np.testing.assert_allclose(values(page), expected, atol=0.005)


NUMBERS = {
    ("convolution", 0): table_is([[10, 12, 12], [18, 16, 16], [13, 9, 3]]),
    ("convolution", 1): count_output_changes,
    ("convolution", 2): table_is([[10, 12], [13, 3]]),
    ("convolution", 3): lambda page: np.testing.assert_equal(values(page).shape, (2, 3)),
    ("convolution", 4): lambda page: np.testing.assert_equal(values(page).shape, (5, 5)),
    ("convolution", 6): lambda page: np.testing.assert_equal(values(page)[3, 3], 0),
    ("pooling", 2): lambda page: np.testing.assert_equal(values(page).tolist(), [[2.0]]),
    ("pooling", 3): lambda page: np.testing.assert_allclose(values(page)[0, 0], 10 / 9, rtol=1e-5),
    ("activations", 4): lambda page: np.testing.assert_allclose(values(page).sum(axis=1), 1, rtol=1e-5),
}
"""Right answers that are numbers: what the page has of torch."""


def test_texts_are_sound():
    assert list(GUIDES) == [lesson.key for lesson in LESSONS]
    for guide in GUIDES.values():
        assert 5 <= len(guide.steps) <= 8
        for step in guide.steps:
            assert 2 <= len(step.answers) <= 4
            assert sum(answer.right for answer in step.answers) == 1
            assert step.links
            assert len(LINK.findall(step.text)) == len(re.findall(r"\]\(", step.text))


def test_parameters_are_counted_as_torch_does():
    from torch import nn

    def count(*layers):
        return sum(one.numel() for layer in layers for one in layer.parameters())

    assert count(nn.Linear(3, 3)) == 12
    assert count(nn.Conv2d(3, 6, 3)) == 168
    assert count(nn.Conv2d(3, 16, 3)) == 448
    assert count(nn.Linear(3072, 10)) == 30_730
    assert count(nn.Linear(25088, 4096)) == 102_764_544
    assert count(nn.Conv2d(512, 512, 3)) == 2_359_808
    assert [count(nn.Conv2d(3, 32, 5)), count(nn.Conv2d(32, 64, 5)), count(nn.Linear(1024, 64))] == [2432, 51264, 65600]


def test_undo_brings_back_what_was_there(qtbot, open_window):
    window = open_window("--lesson", "conv2d", "--lang", "en")
    settled(qtbot, window)
    window.page.restore({**window.page.saved(), "params": {"out_channels": 9}})
    window.recorder.record()
    before = settings(window.page)
    begin(qtbot, window)
    assert settings(window.page) != before
    window.recorder.undo()
    assert settings(window.page)["params"]["out_channels"] == 9


def test_it_goes_on_after_a_restart_and_by_keys(qtbot, open_window):
    window = open_window("--lesson", "convolution", "--lang", "en")
    settled(qtbot, window)
    window.context.settings.guides["convolution"] = 3
    tab_of(window).card.retranslate()
    begin(qtbot, window)
    tab = tab_of(window)
    assert tab.walk.place == 3
    QTest.keyClick(tab.panel, Qt.Key.Key_1)
    assert tab.walk.solved
    QTest.keyClick(tab.panel, Qt.Key.Key_Escape)
    assert not tab.panel.isVisible()
    assert window.page.text.isVisible()


def test_it_opens_over_the_stage_where_the_companion_is_folded(qtbot, open_window):
    window = open_window("--lesson", "conv2d", "--projector")
    settled(qtbot, window)
    assert window.page.companion.folded
    begin(qtbot, window)
    qtbot.waitUntil(lambda: not tab_of(window)._settling.isActive(), timeout=WAIT)
    assert tab_of(window).panel.isVisible()
