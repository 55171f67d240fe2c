"""The script of the next run is shown plain, or as one that runs on several processes, too."""

from dataclasses import replace

import pytest
from quick_lab import change_language
from run_lab import make_run_page

from cifar_gui.pages.run.code import PLAIN, TORCHRUN


@pytest.fixture
def page(qtbot):
    return make_run_page(qtbot)


def test_the_switch_shows_the_other_form_and_is_kept(page):
    plain = page.code.script.text
    page.code.switch.buttons[TORCHRUN].click()
    assert page.state.torchrun
    assert "init_process_group" in page.code.script.text
    assert ".cifarrun" in page.code.caption.text()
    assert page.saved()["torchrun"] is True
    page.set(torchrun=False)
    assert page.code.switch.value == PLAIN
    assert page.code.script.text == plain


def test_it_follows_the_settings_in_either_form(page):
    page.set(torchrun=True)
    page.set(params=replace(page.recipe, lr=0.0375))
    low, high = page.code.script.tokens["lr"]
    assert page.code.script.text[low:high] == "0.0375"
    assert '"lr": 0.0375' in page.code.script.text


def test_it_speaks_chinese(page):
    page.context.language.use("zh")
    try:
        change_language()
        assert page.code.switch.buttons[TORCHRUN].text() == "也能用 torchrun 运行"
    finally:
        page.context.language.use("en")
