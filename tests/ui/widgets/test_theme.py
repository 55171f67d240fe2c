"""The theme in force reaches every widget that holds a colour, once, wherever it lies and whenever it was made."""

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cifar_gui.ui.widgets.controls import IconButton, IconLabel, TextButton, icon
from cifar_gui.ui.widgets.theme import ASIDE, DARK, LIGHT, Themed, apply, catch_up, dress, in_force


class Counting(Themed, QPushButton):
    """Notes the themes that it was given, one before ``__init__`` is through."""

    def __init__(self):
        super().__init__()
        self.given = []
        self.retint()

    def retint(self):
        self.given.append(self.theme)


def shown_icon(widget):
    return widget.pixmap().toImage() if isinstance(widget, IconLabel) else widget.icon().pixmap(16, 16).toImage()


@pytest.fixture
def host(qtbot):
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("place", ["alone", "in a bare window", "in a dressed window", "hidden", "taken out"])
def test_a_widget_is_told_once_wherever_it_lies(qtbot, qapp, host, place):
    widget = Counting()
    qtbot.addWidget(widget)
    if place == "in a dressed window":
        dress(host, LIGHT)
    if place != "alone":
        host.layout().addWidget(widget)
    if place == "hidden":
        widget.hide()
    host.layout().setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
    host.show()
    if place == "taken out":
        widget.setParent(None)
    apply(qapp, DARK)
    apply(qapp, DARK)
    assert widget.given == [LIGHT, DARK]
    apply(qapp, LIGHT)
    assert widget.given == [LIGHT, DARK, LIGHT]


def test_what_is_put_aside_takes_the_theme_when_it_comes_back(qtbot, qapp, host):
    aside, page = QWidget(), QWidget()
    aside.setProperty(ASIDE, True)
    qtbot.addWidget(aside)
    QVBoxLayout(page).addWidget(widget := Counting())
    page.setParent(aside)
    apply(qapp, DARK)
    assert widget.given == [LIGHT]
    host.layout().addWidget(page)
    catch_up(page)
    catch_up(page)
    assert widget.given == [LIGHT, DARK]
    apply(qapp, LIGHT)
    assert widget.given == [LIGHT, DARK, LIGHT]


def test_what_is_made_later_has_the_colours_at_once(qapp, qtbot):
    apply(qapp, DARK)
    widget = Counting()
    qtbot.addWidget(widget)
    assert (widget.given, in_force()) == ([DARK], DARK)


@pytest.mark.parametrize("make", [IconButton, TextButton, IconLabel])
def test_an_icon_has_the_colour_of_its_token_in_both_themes(qapp, qtbot, make):
    widget = make("reset", "accent")
    qtbot.addWidget(widget)
    for theme in (LIGHT, DARK):
        apply(qapp, theme)
        assert shown_icon(widget) == icon("reset", theme.accent).pixmap(16, 16).toImage()
    widget.draw("plus", "error")
    assert shown_icon(widget) == icon("plus", DARK.error).pixmap(16, 16).toImage()


def test_an_icon_that_fades_has_the_colour_of_what_is_disabled(qapp, qtbot):
    button, other = TextButton("play", fades=True), TextButton("play")
    qtbot.addWidget(button)
    qtbot.addWidget(other)
    button.setEnabled(False)
    assert shown_icon(button) == icon("play", LIGHT.strong).pixmap(16, 16).toImage()
    apply(qapp, DARK)
    assert shown_icon(button) == icon("play", DARK.strong).pixmap(16, 16).toImage()
    button.setEnabled(True)
    assert shown_icon(button) == shown_icon(other) == icon("play", DARK.text2).pixmap(16, 16).toImage()


def test_nothing_keeps_a_widget_that_is_gone(qapp, host):
    kept, gone = Counting(), Counting()
    host.layout().addWidget(kept)
    watched = weakref.ref(gone)
    del gone
    gc.collect()
    assert watched() is None
    kept.deleteLater()
    qapp.sendPostedEvents(kept, QEvent.Type.DeferredDelete)
    apply(qapp, DARK)
    assert kept.given == [LIGHT], "what Qt has deleted is left alone"
