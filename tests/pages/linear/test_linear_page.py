"""The page of linear layers, with the real engine behind it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from quick_lab import QuickLab, change_language, make_context, press, show

from cifar_gui.engine import answers
from cifar_gui.lessons.linear import LESSON
from cifar_gui.pages.linear.neuron import PICTURE, weight_text
from cifar_gui.pages.linear.page import LinearPage
from cifar_gui.spec import Message

PART = LESSON.parts[0]


class AnyLab(QuickLab):
    def reply(self, request):
        self.replied.emit(answers.answer(request, self.data))


@pytest.fixture
def page(qtbot):
    lab = AnyLab()
    page = LinearPage(PART, make_context(lab))
    page.lab = lab
    lab.replied.connect(page.take)
    qtbot.addWidget(page.toolbar_widget)
    show(qtbot, page, (1440, 828))
    page.activated()
    qtbot.waitUntil(page.settled)
    return page


def set_params(page, **changes):
    page.set(params=replace(page.state.params, **changes))


def test_the_page_opens_with_a_row_for_each_picture(page):
    """Not with the course's call, whose last batch fails: that is one click away."""
    assert page.good.flat_shape == (64, 3072)
    assert page.good.y_shape == (64, 10)
    page.picker.choose_batch(2)
    assert page.failure is None
    assert page.form.changes() == 0


def test_the_weights_open_when_they_are_asked_for(page, qtbot):
    view = page.view
    assert not view.weights.isVisible()
    assert not view.fresh.isVisible()
    high = view.neuron.height()
    assert view.weights.count == 0, "nothing is drawn that is not seen"
    view.fold.click()
    assert view.weights.isVisible()
    assert view.weights.count == 10
    assert view.fresh.counts
    assert page.saved()["weights"] is True
    view.fold.click()
    qtbot.waitUntil(lambda: view.neuron.height() == high)
    assert page.lead("region", "fresh"), "a link of the text opens them, too"
    assert view.fresh.isVisible()
    page.restore({})
    assert not view.weights.isVisible()


def test_after_a_refusal_the_last_good_result_is_marked(page, qtbot):
    set_params(page, in_features=99)
    qtbot.waitUntil(page.settled)
    assert page.chip.isVisible()
    assert page.chip.toolTip() == "last good result: in_features=3072"
    head = page.view.neuron_head
    assert page.chip.parent() is head, "it covers the products"
    assert head.rect().contains(page.chip.geometry())
    assert page.chip.x() > head.title.fontMetrics().horizontalAdvance(head.title.text())
    page.view.fold.open()
    bright = page.view.fresh.grab().toImage()
    set_params(page, in_features=3072)
    qtbot.waitUntil(page.settled)
    assert not page.chip.isVisible()
    assert page.view.fresh.grab().toImage() != bright, "the histogram was faint"
    page.form.rows["out_features"].control.edit.setText("a")
    page.form.unreadable.emit("out_features", Message("Form", "a whole number from 0 on"))
    qtbot.waitUntil(page.settled)
    assert page.chip.text == "last good result"


def test_the_course_is_an_example(page):
    page.show_example(0)
    page.view.fold.open()
    assert page.good.flat_shape == (196608,)
    assert page.good.y_shape == (10,)
    assert len(page.view.output.values) == 10
    assert page.view.fresh_head.shape.text() == "±1/√196608 = ±0.002255"
    assert "if step == 0:" in page.code.script.text


def test_the_last_batch_fails_beside_its_field_and_a_click_mends_it(page, qtbot):
    page.show_example(0)
    page.picker.choose_batch(2)
    assert page.failure.field == "in_features"
    assert page.arithmetic.failed
    assert page.form.rows["in_features"].reason.text() == "the input has 67,584 numbers"
    assert page.arithmetic.timeline.scrub.isEnabled(), "other batches still work"
    qtbot.waitUntil(page.settled)
    assert page.code.fault == page.code.script.lines["forward"]
    page.arithmetic.errors.buttons[0].click()
    qtbot.waitUntil(page.settled)
    assert page.failure is None
    assert page.good.y_shape == (22, 10)
    assert not page.arithmetic.failed


def test_another_picture_of_the_batch_is_another_row(page, qtbot):
    set_params(page, start_dim=1, in_features=3072)
    asked = len(page.lab.requests)
    page.picker.choose(7)
    assert page.view.output.values.tolist() == page.good.rows[7].tolist()
    qtbot.waitUntil(page.settled)
    assert len(page.lab.requests) == asked
    assert page.arithmetic.chip.text == "y[7, 0]"


def test_stepping_goes_through_the_outputs_or_the_batches(page):
    timeline = page.arithmetic.timeline
    assert timeline.count == 10
    timeline.last.click()
    assert page.place.output == 9
    assert page.pinned
    assert timeline.forward.toolTip() == "One output forward (.)"
    asked = len(page.lab.requests)
    press(page, Qt.Key.Key_Home)
    press(page, Qt.Key.Key_Period)
    assert (page.place.output, timeline.position) == (1, 1)
    assert len(page.lab.requests) == asked, "torch is not asked"
    page.arithmetic.units.buttons["batch"].click()
    assert (timeline.position, timeline.count) == (0, 3)
    timeline.forward.click()
    assert page.picker.batch == 1
    assert page.good.pictures.batch == 1
    assert timeline.position == 1


def test_a_layer_that_fits_what_arrives_never_fails(page):
    page.show_example(0)
    page.form.rows["fits"].control.switch.click()
    page.picker.choose_batch(2)
    assert page.failure is None
    assert page.form.params.in_features == 22 * PICTURE
    assert page.form.rows["in_features"].control.edit.isReadOnly()


def test_an_output_is_pinned_and_written_out(page, qtbot):
    page.show_example(1)
    page.view.output.clicked.emit(3)
    assert page.pinned
    neuron = page.view.neuron_at(page.place)
    assert neuron.index == (page.place.picture, 3)
    assert page.arithmetic.chip.text == f"y[{page.place.picture}, 3]"
    chosen, rest = neuron.split(4)
    bias = float(page.good.bias[3])
    total = sum(float(neuron.cell.products[feature]) for feature in chosen) + rest + bias
    assert total == pytest.approx(neuron.value, abs=1e-5)
    qtbot.waitUntil(page.settled)
    assert "print(output[" in page.code.script.text
    page.view.output.hovered.emit(5)
    assert page.place.output == 3
    press(page, Qt.Key.Key_Down)
    assert page.place.output == 4
    press(page, Qt.Key.Key_Escape)
    assert not page.pinned
    page.view.output.hovered.emit(5)
    assert page.place.output == 5


def test_picture_vector_and_weights_show_the_same_number(page):
    page.view.fold.open()
    page.view.picture.hovered.emit((0, 7, 9))
    number = 7 * 32 + 9
    assert page.place.number == number
    assert page.view.vector.at_feature == number
    assert page.view.weights.marks.shown[-1].rect == (7, 9, 1, 1)
    page.view.weights.hovered.emit((2, 4, 64 + 5))
    assert page.place.number == 2 * 1024 + 4 * 32 + 5
    bar = page.view.vector.feature_at(QPointF(page.view.vector.width() - 2, 5))
    assert PICTURE - 8 < bar < PICTURE
    page.view.vector.pointed.emit(10)
    assert page.view.picture.marks.shown[-1].rect == (0, 10, 1, 1)


@pytest.mark.parametrize("params", [
    {"start_dim": 2, "in_features": 1024}, {"start_dim": 3, "in_features": 32}, {"end_dim": 2, "in_features": 32},
    {"out_features": 0}, {"out_features": 100, "start_dim": 1, "in_features": 3072}, {"bias": False},
    {"in_features": 0}, {"start_dim": 1, "in_features": 3072, "out_features": 1},
])  # fmt: skip
def test_every_shape_is_drawn(page, qtbot, params):
    page.show_example(0)
    page.view.fold.open()
    page.apply(params)
    for colour in ("colour", "signed"):
        page.view.scale.set_value(colour)
        page.view.scale.chosen.emit(colour)
        page.view.what.set_value("b")
        page.view.what.chosen.emit("b")
        page.view.weights.hovered.emit((0, 0, 1))
        page.view.picture.hovered.emit((0, 31, 31))
        page.grab()
    assert (page.failure is None) == (params != {"in_features": 0})


def test_a_state_survives(page, qtbot):
    page.show_example(1)
    page.pin(4)
    page.picker.choose_batch(1)
    saved = page.saved()
    lab = AnyLab()
    other = LinearPage(PART, make_context(lab))
    lab.replied.connect(other.take)
    qtbot.addWidget(other.toolbar_widget)
    show(qtbot, other, (1280, 728))
    other.restore(saved)
    other.activated()
    qtbot.waitUntil(other.settled)
    assert other.saved() == saved
    for broken in ({}, {"params": 3, "picture": [], "output": "x", "example": 99}, {"params": {"start_dim": [1]}}):
        other.restore(broken)
    change_language()


def test_weights_are_written_with_three_figures_that_count():
    assert [weight_text(value) for value in (0.00225, -0.0178, 0.5, 0.0)] == ["+0.00225", "−0.0178", "+0.500", "+0.00"]


def test_the_shapes_are_explained(page, qtbot):
    page.show_example(0)
    page.companion.show_tab("shape")
    page.companion.fold(False)
    qtbot.waitUntil(page.settled)
    shape = page.shape
    assert shape.shapes.text() == "(64, 3, 32, 32) → (196608,) → (10,)"
    assert shape.flat_sum.text() == "64 · 3 · 32 · 32 = 196,608"
    assert shape.counts.text() == "10 · 196,608 + 10 = 1,966,090"
    shape.product.grab()
    page.picker.choose_batch(2)
    qtbot.waitUntil(page.settled)
    assert shape.bars.isVisibleTo(shape)
    assert not shape.product.isVisibleTo(shape)
    assert "Each row of the input has 67,584 numbers" in shape.bars_note.text()
    assert shape.shapes.text() == "(22, 3, 32, 32) → (67584,) → …"
    set_params(page, start_dim=1, in_features=3072)
    qtbot.waitUntil(page.settled)
    assert shape.flat_sum.text() == "3 · 32 · 32 = 3,072"
    assert "22 rows of 3,072 numbers" in shape.flat_note.text()
    assert "3,072 products, in every row (22)" in shape.product_note.text()
    set_params(page, start_dim=2, end_dim=3, in_features=1024)
    qtbot.waitUntil(page.settled)
    assert shape.shapes.text() == "(22, 3, 32, 32) → (22, 3, 1024) → (22, 3, 10)"
    set_params(page, start_dim=9)
    qtbot.waitUntil(page.settled)
    assert not shape.flat_sum.isVisibleTo(shape)


def test_an_input_is_marked_in_the_weights_of_every_output(page):
    page.view.fold.open()
    page.view.number_hovered.emit((None, 1024 + 5))
    cells = {mark.map: mark.rect for mark in page.view.weights.marks.shown if mark.kind in ("dot", "cell")}
    assert cells == dict.fromkeys(range(10), (0, 37, 1, 1))
    weight = weight_text(float(page.good.weight[page.place.output, 1029]))
    assert page.view.weight_head.remark.text().startswith(f"k[{page.place.output}, 1029] = {weight}")
