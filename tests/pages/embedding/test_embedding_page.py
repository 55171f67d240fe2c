"""The page of the cloud: pointing, pinning, drawing around, moving, classes that are off, the list, the strip."""

import numpy as np
import pytest
from chosen_lab import AnyLab
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from quick_lab import make_context, on_screen, press
from run_cases import TINY

from cifar_gui.engine.answers import answers
from cifar_gui.lessons.network import LESSON
from cifar_gui.pages.embedding.page import EmbeddingPage
from cifar_gui.pages.embedding.protocol import Embed
from cifar_gui.pages.embedding.scene import DARK, LIGHT
from cifar_gui.spec import Network, layer
from cifar_gui.ui.widgets import theme as themes

PART = next(part for part in LESSON.parts if part.key.endswith("/embedding"))
ODD = Network("odd", (layer("conv1", "Conv2d", 3, 10, 32), layer("flatten", "Flatten")))
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


class Partly(AnyLab):
    """Answers in parts, as the thread does."""

    def reply(self, request):
        for part in answers(request, self.data):
            if part is not None:
                self.replied.emit(part)


@pytest.fixture
def page(qtbot):
    lab = Partly()
    context = make_context(lab)
    context.networks = (TINY, ODD)
    made = EmbeddingPage(PART, context)
    made.restore({"model": "fresh:tiny", "params": {"points": 100}})
    return on_screen(qtbot, made, lab, (1440, 828))


def spot(page, row):
    return QPoint(*(round(part) for part in page.view.cloud.scene.spots[row]))


def alone(page):
    """A row with no other near."""
    spots = page.view.cloud.scene.spots
    gaps = np.linalg.norm(spots[:, None] - spots[None], axis=2) + 1e9 * np.eye(len(spots))
    return int(gaps.min(axis=1).argmax())


def asked(page):
    return [one for one in page.lab.requests if isinstance(one, Embed)]


def around(page, rows, gap=6):
    """Corners, px, of a box around some rows."""
    low, high = page.view.cloud.scene.spots[rows].min(axis=0) - gap, page.view.cloud.scene.spots[rows].max(axis=0) + gap
    return [(low[0], low[1]), (high[0], low[1]), (high[0], high[1]), (low[0], high[1])]


def draw(page, corners, button=LEFT, modifiers=Qt.KeyboardModifier.NoModifier):
    view = page.view.cloud.viewport()
    points = [QPoint(round(x), round(y)) for x, y in corners]
    QTest.mousePress(view, button, modifiers, points[0])
    for point in points[1:]:
        QTest.mouseMove(view, point)
    QTest.mouseRelease(view, button, modifiers, points[-1])


def test_it_begins_with_the_worst_picture_and_its_neighbours(page):
    good = page.good
    assert page.here == good.indices[good.verdicts.losses.argmax()]
    assert good.indices[page.members[0]] == page.here
    assert "nearest" in page.group_head.title.text().lower()
    assert len(good.indices) == 100
    assert page.view.variance.whole.startswith("196 numbers before linear1")
    assert "print(features.shape)" in page.code.script.text


def test_what_is_under_the_mouse_is_explained_and_a_click_keeps_it(qtbot, page):
    row = alone(page)
    QTest.mouseMove(page.view.cloud.viewport(), spot(page, row))
    qtbot.waitUntil(page.settled)
    assert page.here == page.good.indices[row]
    assert page.picture.seen.name == f"test[{page.good.indices[row]}]"
    assert page.members[0] == row
    QTest.mouseClick(page.view.cloud.viewport(), LEFT, pos=spot(page, row))
    assert page.state.pinned == page.good.indices[row]
    page.point_at(None)
    other = (row + 7) % 100
    page.point_at(page.index_of(other))
    qtbot.waitUntil(page.settled)
    assert page.picture.seen.name == f"test[{page.good.indices[other]}]"
    page.point_at(None)
    assert page.row == row
    press(page, Qt.Key.Key_Escape)
    assert page.state.pinned is None


def test_what_is_drawn_around_opens_as_a_list(qtbot, page):
    rows = np.argsort(page.view.cloud.scene.spots[:, 0])[:12]
    draw(page, around(page, rows))
    spots = page.view.cloud.scene.spots
    low, high = spots[rows].min(axis=0) - 6, spots[rows].max(axis=0) + 6
    inside = np.flatnonzero(((spots > low) & (spots < high)).all(axis=1))
    assert set(page.members.tolist()) == set(inside)
    assert page.pictures.count == len(inside)
    assert (np.diff(page.good.verdicts.losses[page.members]) <= 0).all()
    assert page.picture.timeline.count == len(inside)
    page.picture.timeline.go(2)
    assert page.index_of(page.row) == page.good.indices[page.members[2]]
    assert page.view.cloud.chosen == page.members[2]
    press(page, Qt.Key.Key_Escape)
    assert page.state.lasso == ()
    assert page.good.indices[page.members[0]] == page.here


def test_a_click_beside_takes_the_line_away(qtbot, page):
    draw(page, around(page, [1, 2, 3]))
    assert len(page.state.lasso) >= 3
    corner = QPoint(3, 3)
    assert page.view.cloud.cell_at(QPointF(corner)) is None
    QTest.mouseClick(page.view.cloud.viewport(), LEFT, pos=corner)
    assert page.state.lasso == ()


def test_a_group_without_pictures_says_so(qtbot, page):
    draw(page, [(2, 2), (12, 2), (12, 12), (2, 12)])
    assert page.pictures.count == 0
    assert page.pictures.placeholder
    assert not page.picture.inside.isEnabled()
    page.grab()


def test_the_wheel_looks_closer_about_the_mouse_and_dragging_moves(qtbot, page):
    view, before = page.view.cloud.viewport(), page.view.cloud.scene.spots.copy()
    at = QPointF(*before[5])
    wheel = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, wheel)
    assert page.state.window[2] == pytest.approx(1.25**2)
    assert np.allclose(page.view.cloud.scene.spots[5], before[5], atol=0.6)
    zoomed = page.view.cloud.scene.spots.copy()
    gaps = (zoomed - zoomed[5]) / (1.25**2), before - before[5]
    assert np.allclose(*gaps, atol=0.5)
    centre = QPoint(200, 200)
    draw(page, [(centre.x(), centre.y()), (210, 195)], modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert page.state.lasso == ()
    moved = page.view.cloud.scene.spots - zoomed
    assert np.allclose(moved, moved[0], atol=0.01)
    assert moved[0] == pytest.approx((10, -5), abs=1)
    press(page, Qt.Key.Key_0)
    assert page.state.window is None
    assert np.allclose(page.view.cloud.scene.spots, before, atol=1e-3)
    press(page, Qt.Key.Key_Plus)
    assert page.state.window[2] == pytest.approx(1.25)
    press(page, Qt.Key.Key_Minus)
    assert page.state.window is None


def test_with_the_tool_for_it_dragging_moves(qtbot, page):
    page.view.tools.chosen.emit("move")
    page.view.cloud.zoom(2.0)
    before = page.view.cloud.scene.spots.copy()
    draw(page, [(200, 200), (190, 200)])
    assert page.view.cloud.scene.spots[0][0] < before[0][0]
    assert page.state.lasso == ()


def test_classes_are_switched_off_and_on(qtbot, page):
    labels = page.good.verdicts.labels
    QTest.mouseClick(page.view.legend.buttons[3], LEFT)
    assert page.state.hidden == (3,)
    assert (page.view.cloud.scene.seen == (labels != 3)).all()
    draw(page, [(1, 1), (page.view.cloud.width() - 2, 1), (page.view.cloud.width() - 2, page.view.cloud.height() - 2),
                (1, page.view.cloud.height() - 2)])  # fmt: skip
    assert set(page.members.tolist()) == set(np.flatnonzero(labels != 3).tolist())
    QTest.mouseClick(page.view.legend.buttons[3], LEFT)
    assert page.state.hidden == ()
    assert len(page.members) == 100
    page.set(hidden=tuple(range(10)))
    assert not page.view.cloud.scene.seen.any()
    assert page.view.cloud.cell_at(QPointF(200, 200)) is None
    press(page, Qt.Key.Key_Right)
    page.grab()


def test_arrows_go_from_picture_to_picture(qtbot, page):
    page.pin(page.index_of(alone(page)))
    start = page.here
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down):
        press(page, key)
        assert page.pinned
    page.pin(page.index_of(int(page.view.cloud.scene.spots[:, 0].argmin())))
    before = page.view.cloud.scene.spots[page.row][0]
    press(page, Qt.Key.Key_Right)
    assert page.view.cloud.scene.spots[page.row][0] >= before
    assert start is not None


def test_only_another_number_of_pictures_is_asked_for_anew(qtbot, page):
    before = len(asked(page))
    page.apply({"look": "pictures"})
    page.apply({"colouring": "answer"})
    page.set(hidden=(1, 2))
    assert len(asked(page)) == before
    page.grab()
    page.apply({"points": 60})
    assert len(asked(page)) == before + 1
    assert len(page.good.indices) == 60


def test_another_result_has_no_line_of_the_one_before(qtbot, page):
    draw(page, around(page, [1, 2, 3]))
    page.view.cloud.zoom(3.0)
    page.apply({"judged": "trained-on"})
    qtbot.waitUntil(page.settled)
    assert "Nearest" in page.group_head.title.text()
    assert page.view.cloud.scene.grouped.all()
    assert page.view.cloud.scene.times == 1.0
    page.apply({"judged": "held-out"})
    qtbot.waitUntil(page.settled)
    assert page.group_head.title.text() == "Within the line"
    page.apply({"judged": "trained-on"})
    page.view.cloud.zoom(2.0)
    assert page.state.lasso == ()


def test_the_picture_goes_with_the_user_to_another_part(qtbot, page):
    with qtbot.waitSignal(page.astray) as led:
        page.picture.why.click()
    assert led.args == ["part", "attribution"]
    assert page.context.picture == (page.good.source, "test", int(page.good.indices[page.row]))


def test_a_network_without_a_linear_layer_gets_a_sentence(qtbot, page):
    page.apply({"model": "fresh:odd"})
    qtbot.waitUntil(page.settled)
    assert "no linear layer" in str(page.failure.sentence)
    assert page.view.cloud.opacity < 1
    page.apply({"model": "fresh:tiny"})
    qtbot.waitUntil(page.settled)
    assert page.view.cloud.opacity == 1


def test_a_state_is_taken_up_and_nonsense_ignored(qtbot, page):
    draw(page, around(page, [1, 2, 3]))
    page.set(hidden=(2,), tool="move")
    page.view.cloud.zoom(2.0)
    saved = page.saved()
    page.restore({**saved, "hidden": [], "lasso": [], "tool": "lasso", "window": None})
    assert page.state.lasso == ()
    page.restore(saved)
    assert page.state.hidden == (2,)
    assert page.state.lasso == tuple(map(tuple, saved["lasso"]))
    assert page.state.window == tuple(saved["window"])
    for wrong in (None, {"hidden": [10]}, {"lasso": [[0]]}, {"lasso": [[1e300, 0]] * 3}, {"window": [0, 0, 1e9]},
                  {"window": [1e11, -1e11, 64]}, {"hidden": list(range(10)) * 3, "pinned": 10**9}, {"tool": 3},
                  {"lasso": [[0, 0]] * 5000}, {"params": {"points": -5}}):  # fmt: skip
        page.restore(wrong)
        qtbot.waitUntil(page.settled)
        page.grab()
    assert page.good is not None


def test_what_is_painted_can_be_taken_home_and_is_told(qtbot, page):
    assert len(page.view.cloud.numbers().split("\n")) == 101
    assert page.view.cloud.accessibleName()
    assert page.view.cloud.accessibleDescription()
    assert all(button.text() and button.toolTip() for button in page.view.legend.buttons)


@pytest.mark.parametrize(("theme", "colours"), [(themes.LIGHT, LIGHT), (themes.DARK, DARK)], ids=["light", "dark"])
def test_the_colours_of_the_classes_are_ten_and_can_be_seen(theme, colours):
    def luminance(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert len(set(colours)) == 10
    ground = luminance(theme.stage)
    for colour in colours:
        bright, dark = sorted((luminance(colour), ground), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 2.9, colour
