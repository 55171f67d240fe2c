"""The page of the gallery, with the real engine behind it."""

import random

import pytest
from quick_lab import QuickLab, change_language, make_context, show
from written import equations, is_true

from cifar_gui.engine import answers
from cifar_gui.lessons.linear import LESSON
from cifar_gui.pages.gallery.page import GalleryPage
from cifar_gui.pages.gallery.sums import sums

PART = next(part for part in LESSON.parts if part.key == "linear/gallery")


class AnyLab(QuickLab):
    def reply(self, request):
        self.replied.emit(answers.answer(request, self.data))


@pytest.fixture
def page(qtbot):
    lab = AnyLab()
    page = GalleryPage(PART, make_context(lab))
    page.lab = lab
    lab.replied.connect(page.take)
    qtbot.addWidget(page.toolbar_widget)
    show(qtbot, page, (1440, 828))
    page.activated()
    qtbot.waitUntil(page.settled)
    return page


def test_every_layer_is_shown_with_its_own_form(page, qtbot):
    for key in page.exhibits:
        page.list.setCurrentItem(page.list.items_by_layer[key])
        assert (page.state.layer, page.failure) == (key, None)
        assert page.good.exhibit.key == key
        assert [name for name, form in page.forms.items() if form.isVisible()] == [key]
        page.view.input.hovered.emit((0, 5, 5))
        page.view.input.hovered.emit(None)
        page.grab()
        qtbot.waitUntil(page.settled)
        assert f"nn.{key}(" in page.code.script.text


def test_a_patch_shows_what_it_attends_to(page):
    page.show_exhibit("MultiheadAttention")
    page.view.input.hovered.emit((0, 5, 9))
    assert page.view.input.marks.shown[0].rect == (4, 8, 4, 4)
    assert page.view.extra.marks.shown[0].rect == (10, 0, 1, 64)
    page.show_exhibit("BatchNorm2d")
    assert page.view.columns[2].isHidden()


def test_one_row_is_refused_beside_its_field_and_mended(page):
    page.show_exhibit("BatchNorm1d")
    page.apply({"pictures": 1})
    assert page.told.failed
    assert page.form.rows["pictures"].reason.text() == "one value per channel"
    page.told.errors.buttons[1].click()
    assert page.form.params.training is False
    assert not page.told.failed


def anew(page, cases):
    """Show the layer of each case as it is at first, and its changes; yields which case it is."""
    first = page.saved()
    for key, changes in cases:
        page.restore(first)
        page.show_exhibit(key)
        page.apply(changes)
        assert page.failure is None, (key, changes, page.failure.text)
        yield key, changes


def test_every_shape_is_drawn(page):
    for _ in anew(page, [
        ("ZeroPad2d", {"left": -30}), ("ZeroPad2d", {"left": 300}), ("BatchNorm2d", {"average": True}),
        ("LSTM", {"bidirectional": True, "num_layers": 2}), ("LSTM", {"batch_first": False}),
        ("Embedding", {"embedding_dim": 1}), ("Embedding", {"embedding_dim": 0}),
        ("InstanceNorm2d", {"training": False}),
        ("MultiheadAttention", {"patch": 16, "embed_dim": 768}),
        ("MultiheadAttention", {"patch": 1, "embed_dim": 3, "num_heads": 1}),
        ("Dropout", {"p": 1.0}),
    ]):  # fmt: skip
        page.view.input.hovered.emit((0, 31, 31))
        page.grab()


def test_a_state_survives(page, qtbot):
    page.show_exhibit("GRU")
    page.apply({"hidden_size": 8})
    saved = page.saved()
    lab = AnyLab()
    other = GalleryPage(PART, make_context(lab))
    lab.replied.connect(other.take)
    qtbot.addWidget(other.toolbar_widget)
    show(qtbot, other, (1280, 728))
    other.restore(saved)
    other.activated()
    qtbot.waitUntil(other.settled)
    assert other.good.y.shape[-1] == 8
    assert other.saved()["params"]["GRU"] == saved["params"]["GRU"]
    for broken in ({}, {"layer": 3, "params": [], "picture": 1, "seed": "x"}, {"params": {"GRU": {"hidden_size": []}}}):
        other.restore(broken)
    change_language()


HOSTILE = (
    "-1",
    "0",
    "2.5",
    "nan",
    "inf",
    "-inf",
    "1e9",
    "1000000000",
    "9" * 30,
    "None",
    "",
    "-",
    "abc",
    "(1, 2)",
    "+3",
    "٣",
)


def test_whatever_is_typed_is_answered(page, qtbot):
    """Hostile texts in every number field of every exhibit, with the mouse over the pictures in between."""
    chance = random.Random(7)
    kinds = set()
    for key in page.exhibits:
        page.show_exhibit(key)
        for name, row in page.form.rows.items():
            if (edit := getattr(row.control, "edit", None)) is None:
                continue
            for text in chance.sample(HOSTILE, 2):
                edit.setText(text)
                edit.typed.emit(text)
                edit.editingFinished.emit()
                page.view.input.hovered.emit((0, 5, 5))
                if page.failure is not None:
                    kinds.add(page.failure.kind)
                    assert page.failure.kind in ("torch", "cost-ask", "cost-refused", "chance", "unread"), (
                        page.failure.traceback
                    )
                page._show_companion()
            page.apply({name: getattr(page.exhibits[key].params(), name)})
        page.grab()
        qtbot.waitUntil(page.settled)
        assert page.failure is None
    assert {"torch", "cost-refused"} <= kinds


def test_what_is_written_gives_the_number(page):
    for case in anew(page, [
        ("BatchNorm2d", {}), ("BatchNorm2d", {"training": False}), ("BatchNorm2d", {"average": True}),
        ("BatchNorm1d", {}), ("LayerNorm", {}), ("LayerNorm", {"normalized_shape": "(32, 32)"}),
        ("LayerNorm", {"normalized_shape": "32"}), ("GroupNorm", {}), ("GroupNorm", {"num_groups": 3}),
        ("InstanceNorm2d", {}), ("InstanceNorm2d", {"affine": True}), ("Dropout", {}), ("Dropout", {"p": 0.3}),
        ("Dropout", {"training": False}), ("Dropout2d", {}), ("RNN", {}), ("LSTM", {}), ("LSTM", {"bias": False}),
        ("GRU", {"hidden_size": 5}), ("MultiheadAttention", {}), ("Embedding", {}),
        ("ZeroPad2d", {"left": -3, "top": 9}), ("CircularPad2d", {}),
    ]):  # fmt: skip
        for at in ((0, 16, 16), (2, 0, 31), (1, 7, 3)):
            page.view.number_hovered.emit(at)
            found = sums(page.good, at)
            assert page.told.formula.lines[: len(found.lines)] == found.lines, (case, at)
            for _, line in found.lines:
                for left, right in equations(line.removeprefix("= ")):
                    assert is_true(f"{left} = {right}"), (case, at, line)
            if found.results and found.lines[-1][1] not in ("= x", "= 0"):
                numbers = found.lines[-1][1].removeprefix("= ").replace("−", "-").split(" / ")
                value = float(numbers[0]) / float(numbers[1])
                assert value == pytest.approx(found.results[0][1], rel=2e-3, abs=2e-4), (case, at)


def test_the_list_uses_the_room_there_is(page, qtbot):
    assert page.list.height() >= 236
    page.resize(1920, 1008)
    qtbot.waitUntil(lambda: page.list.height() > 400)
    assert page.list.verticalScrollBar().maximum() == 0 or page.list.height() > 400
