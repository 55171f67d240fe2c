"""The page of losses on tables: results, steps, edits, refusals, warnings, state."""

import json
import math
import random
from dataclasses import replace

import numpy as np
import pytest
from loss_lab import TENSORS, LossLab, make_page
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from quick_lab import change_language, press, type_into

from cifar_gui.pages.loss.curve import difference_loss
from cifar_gui.pages.loss.script import FAMILIES, SHAPES
from cifar_gui.pages.loss.state import restored_table
from cifar_gui.protocol import Failure
from cifar_gui.ui.arithmetic.formula_steps import added, factor, number, places, written_out
from cifar_gui.ui.widgets.fitting import rests
from cifar_gui.ui.widgets.grid_look import number_colour
from cifar_gui.ui.widgets.histogram import data_range, tick


@pytest.fixture
def page(qtbot):
    return make_page(qtbot, TENSORS)


def example(page, title):
    return next(place for place, item in enumerate(page.losses.examples) if title in item.title)


def choose(qtbot, page, title):
    page.show_example(example(page, title))
    qtbot.waitUntil(page.settled)


def set_params(qtbot, page, **changes):
    params = replace(page.form.params, **changes)
    page.form.set_params(params)
    page.form.changed.emit(params)
    qtbot.waitUntil(page.settled)


def type_cell(page, name, place, text):
    grid = page.view.grids[name]
    grid.select(place)
    QTest.keyClicks(grid, text[0])
    grid.editor.setText(text)
    QTest.keyClick(grid.editor, Qt.Key.Key_Return)


# --- results --------------------------------------------------------------------------------------------------------


def test_the_figures_of_the_course(qtbot, page):
    for title, text in (
        ("Course: L1Loss", "0.6667"), ("L1Loss, sum", "2"), ("Course: MSELoss", "1.3333"),
        ("Course: CrossEntropyLoss", "1.1019"), ("Untrained", "2.3026"), ("Perfect", "1.4612"), ("twice", "1.4612"),
    ):  # fmt: skip
        choose(qtbot, page, title)
        assert page.view.result.text() == text


def test_input_and_target_of_one_quantity_have_one_scale_and_its_limit_is_written(qtbot, page):
    grids, columns = page.view.grids, page.view.columns
    assert grids["input"].look.limit == grids["target"].look.limit == 5
    assert [columns[name].scale.text() for name in ("input", "target")] == ["scale ±5", "scale ±5"]
    type_cell(page, "input", (0, 1), "-70")
    qtbot.waitUntil(page.settled)
    assert grids["input"].look.limit == grids["target"].look.limit == 80


def test_a_class_number_is_not_coloured_as_a_value(qtbot, page):
    choose(qtbot, page, "Course: CrossEntropyLoss")
    target = page.view.grids["target"]
    assert number_colour(5.0, target.look.limit) == number_colour(0.0, 1.0)
    assert page.view.columns["target"].scale.text() == "class number"
    choose(qtbot, page, "BCE")
    assert target.look.limit == 1


@pytest.mark.parametrize(
    ("title", "least"), [("Course: L1Loss", 72), ("Course: CrossEntropyLoss", 72), ("Weighted classes", 32)]
)
def test_cells_use_the_room_there_is(qtbot, page, title, least):
    choose(qtbot, page, title)
    for size in ((1280, 728), (1440, 828), (1920, 1008)):
        before = rests.count
        page.host.resize(*size)
        page.resize(*size)
        qtbot.waitUntil(lambda before=before: rests.count > before)
        sides = page.view.grids["input"].cells.side, page.view.steps.cards[0].grid.cells.side
        assert min(sides) >= least
        assert page.view.steps.verticalScrollBar().maximum() == 0
        page.view.refit()
        assert (page.view.grids["input"].cells.side, page.view.steps.cards[0].grid.cells.side) == sides
    assert min(sides) >= 56


def test_the_tables_of_the_steps_begin_on_one_line(qtbot, page):
    choose(qtbot, page, "Course: CrossEntropyLoss")
    for row in {card.y() for card in page.view.steps.cards if card.isVisible()}:
        tops = {card.grid.y() for card in page.view.steps.cards if card.isVisible() and card.y() == row}
        assert len(tops) == 1


def test_before_torch_is_there_the_tables_are(qtbot):
    page = make_page(qtbot, TENSORS, LossLab(at_once=False))
    assert page.view.grids["input"].values().tolist() == [[1, 2, 3]]
    assert page.last_status[2] == "busy"
    assert not page.settled()
    page.lab.reply(page.lab.requests[-1])
    qtbot.waitUntil(page.settled)
    assert page.view.result.text() == "0.6667"


def test_the_status_tells_the_shapes(page):
    assert page.last_status[0] == "input (1, 1, 1, 3), target (1, 1, 1, 3) → loss ()"
    assert page.last_status[2] == "ready"


def test_typing_into_a_table_changes_the_loss(qtbot, page):
    type_cell(page, "input", (0, 2), "5")
    qtbot.waitUntil(page.settled)
    assert page.view.result.text() == "0"
    assert page.presets["input"].currentIndex() == -1
    assert "inputs = torch.tensor([[1.0, 2.0, 5.0]])" in page.code.script.text


def test_what_is_no_number_is_told(qtbot, page):
    type_cell(page, "input", (0, 0), "1x")
    assert "“1x” is not a number" in page.view.note.text()
    assert page.view.result.text() == "0.6667"
    type_cell(page, "input", (0, 0), "1")
    assert not page.view.note.isVisible()


def test_a_paste_makes_the_table_larger(qtbot, page):
    choose(qtbot, page, "Weighted")
    QApplication.clipboard().setText("1\t2\t3\t4\n1\t1\t1\t1\n0\t0\t0\t9")
    page.view.grids["input"].select((0, 0))
    page.view.grids["input"].paste()
    qtbot.waitUntil(page.settled)
    assert page.good.shapes[0] == (3, 4)
    assert page.state.tables.weight == ((1.0, 2.0, 3.0, 1.0),)
    assert page.size_form.params.input == (3, 4)


def test_sizes_follow_each_other(qtbot, page):
    for control, text in zip(page.size_form.rows["input"].control.edits, ("2", "4"), strict=True):
        page.size_form.rows["input"].control.link.setChecked(False)
        type_into(control, text)
    qtbot.waitUntil(page.settled)
    assert page.good.shapes == ((1, 1, 2, 4), (1, 1, 2, 4), ())
    type_into(page.size_form.rows["input"].control.edits[0], "99")
    assert page.size_form.rows["input"].reason.text() == "rows and columns: 1 to 10"
    assert page.good.shapes[0] == (1, 1, 2, 4)


def test_another_family_brings_its_tensors_and_keeps_the_others(qtbot, page):
    type_cell(page, "input", (0, 2), "7")
    set_params(qtbot, page, loss="CrossEntropyLoss")
    assert page.view.result.text() == "1.1019"
    set_params(qtbot, page, loss="NLLLoss")
    assert page.good.value == pytest.approx(-0.2)
    assert "log_softmax belongs before it" in page.view.note.text()
    set_params(qtbot, page, loss="MSELoss")
    assert page.state.tables.input == ((1.0, 2.0, 7.0),)
    set_params(qtbot, page, loss="BCEWithLogitsLoss")
    assert page.failure is None


def test_presets_of_the_toolbar(qtbot, page):
    box = page.presets["input"]
    box.setCurrentIndex(box.findData("random"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(page.settled)
    first = page.state.tables.input
    box.activated.emit(box.findData("random"))
    assert page.state.tables.input != first
    assert np.shape(page.state.tables.input) == (1, 3)


# --- one loss -------------------------------------------------------------------------------------------------------


def test_pointing_writes_out_one_loss(qtbot, page):
    assert page.arithmetic.formula.lines[-1] == ("Σ ℓ / n", "2 / 3 = 0.6667")
    page.view.grids["target"].hovered.emit((0, 2))
    assert page.arithmetic.chip.text == "ℓ[0, 2]"
    assert page.arithmetic.formula.lines == (("d = x − y", "3 − 5 = −2"), ("ℓ = |d|", "|−2| = 2"))
    assert page.view.grids["input"].marks.shown[0].rect.left == 2
    page.view.grids["target"].hovered.emit(None)
    assert page.arithmetic.chip.text == "loss"


def test_click_pins_and_escape_releases(qtbot, page):
    page.view.steps.cards[0].grid.clicked.emit((0, 1))
    assert page.state.pinned == 1
    press(page, Qt.Key.Key_Right)
    assert page.state.pinned == 2
    press(page, Qt.Key.Key_Right)
    assert page.arithmetic.chip.text == "loss"
    press(page, Qt.Key.Key_Left)
    press(page, Qt.Key.Key_Escape)
    assert page.state.pinned is None
    page.arithmetic.timeline.moved.emit(0)
    assert page.arithmetic.chip.text == "ℓ[0, 0]"


def test_the_cross_entropy_is_written_out(qtbot, page):
    choose(qtbot, page, "Course: CrossEntropyLoss")
    lines = dict(written_out(page.good, 0))
    assert lines["Σ exp x"] == "e^0.1 + e^0.2 + e^0.3 = 1.1052 + 1.2214 + 1.3499 = 3.6764"
    assert lines["ℓ = ln Σ − x[1]"] == "1.3019 − 0.2 = 1.1019"


def test_every_example_is_written_out(qtbot, page):
    for place in range(len(page.losses.examples)):
        page.show_example(place)
        qtbot.waitUntil(page.settled)
        for reduction in ("mean", "sum", "none"):
            set_params(qtbot, page, reduction=reduction)
            if page.failure is None:
                for at in range(places(page.good) + (reduction != "none")):
                    page.pin(at)
                    lines = written_out(page.good, at)
                    assert lines
                    assert all(name and text and "nan" not in text.lower() for name, text in lines)
                page.release()


def test_parabola_or_line(qtbot, page):
    for changes, name, text in (
        ({"loss": "SmoothL1Loss", "beta": 4.0}, "ℓ = d² / 2β", "(−2)² / (2 × 4) = 0.5"),
        ({"loss": "SmoothL1Loss", "beta": 1.0}, "ℓ = |d| − β/2", "2 − 1 / 2 = 1.5"),
        ({"loss": "HuberLoss", "delta": 0.5}, "ℓ = δ (|d| − δ/2)", "0.5 × (2 − 0.5 / 2) = 0.875"),
        ({"loss": "HuberLoss", "delta": 3.0}, "ℓ = d² / 2", "(−2)² / 2 = 2"),
    ):
        set_params(qtbot, page, **changes)
        assert dict(written_out(page.good, 2))[name] == text


def test_the_curve_agrees_with_torch(qtbot, page):
    page.companion.show_tab("curve")
    for title in ("Course: L1Loss", "MSELoss", "SmoothL1Loss", "HuberLoss", "CrossEntropy", "BCE", "Probabilities"):
        choose(qtbot, page, title)
        good = page.good
        if good.form == "difference":
            d = good.quantity("difference")
            np.testing.assert_allclose(difference_loss(good.params, d), good.quantity("loss"), rtol=1e-6)
        assert page.curve.curve.lines


# --- what the page says ---------------------------------------------------------------------------------------------


def test_notes(qtbot, page):
    for title, words in (
        ("L1Loss, sum", "still gives 0.6667"), ("Perfect", "cannot fall below 1.461"),
        ("twice", "cannot fall below 1.461"), ("Untrained", "ln 10 = 2.3026"),
        ("warning", "Both are stretched to (3, 3): 9 differences, where 3 were meant."),
    ):  # fmt: skip
        choose(qtbot, page, title)
        assert page.view.note.isVisible()
        assert words in page.view.note.text()


def test_a_mean_of_nothing(qtbot, page):
    choose(qtbot, page, "Course: CrossEntropyLoss")
    set_params(qtbot, page, ignore_index=1)
    assert page.view.result.text() == "NaN"
    assert page.view.note.text() == "Every row is ignored, so the mean is 0 / 0."


def test_a_label_out_of_range_stands_beside_the_target(qtbot, page):
    choose(qtbot, page, "label 10")
    assert page.failure.text == "Target 10 is out of bounds."
    assert page.view.columns["target"].fault.text() == "label 10, but the last class is 9"
    assert page.arithmetic.failed
    assert page.last_status[2] == "error"
    page.arithmetic.errors.buttons[0].click()
    qtbot.waitUntil(page.settled)
    assert page.state.tables.target == ((9.0,),)
    assert page.view.columns["target"].fault.isHidden()
    assert page.view.result.text() == "2.3026"


def test_float_labels_stand_beside_their_field(qtbot, page):
    choose(qtbot, page, "labels as floats")
    assert page.form.rows["target_dtype"].reason.text() == "class labels are whole numbers"
    assert page.code.script.lines["forward"] == page.code.fault
    page.arithmetic.errors.buttons[0].click()
    qtbot.waitUntil(page.settled)
    assert page.form.params.target_dtype == "int64"
    assert page.view.result.text() == "1.1019"


def test_an_old_refusal_is_not_shown(qtbot):
    lab = LossLab(at_once=False)
    page = make_page(qtbot, TENSORS, lab)
    page.show_example(example(page, "label 10"))
    page.show_example(0)
    for request in lab.requests:
        lab.reply(request)
    qtbot.waitUntil(page.settled)
    assert page.failure is None
    assert page.view.result.text() == "0.6667"


def test_random_settings_never_raise(qtbot, page):
    chance = random.Random(11)
    odd = [-1, 0, 0.5, None, 2**63, float("nan"), True, "mean"]
    outcomes = set()
    for _ in range(200):
        loss = chance.choice(list(FAMILIES))
        changes = {
            "loss": loss, "reduction": chance.choice(["mean", "sum", "none"]), "weight": chance.random() < 0.4,
            "pos_weight": chance.random() < 0.4, "before": chance.choice(["none", "softmax", "sigmoid", "log_softmax"]),
        }  # fmt: skip
        name = chance.choice(["beta", "delta", "ignore_index", "label_smoothing", "shape", "dtype", "size", "none"])
        if name == "shape":
            changes[chance.choice(["input_shape", "target_shape"])] = chance.choice(SHAPES)
        elif name == "dtype":
            changes[chance.choice(["input_dtype", "target_dtype"])] = chance.choice(["int64", "float64", "float32"])
        elif name == "size":
            sizes = replace(page.size_form.params, input=(chance.randint(1, 10), chance.randint(1, 10)))
            page.size_form.set_params(sizes)
            page.size_form.changed.emit(sizes)
        elif name != "none":
            changes[name] = chance.choice(odd)
        params = replace(page.form.params, **changes)
        page.form.set_params(params)
        page.form.changed.emit(params)
        assert page.failure is None or page.failure.kind == "torch", page.failure.traceback
        outcomes.add(type(page.failure))
        if page.failure is None:
            page.pin(chance.randrange(places(page.good)))
            page.release()
        elif chance.random() < 0.7:
            page.show_example(chance.randrange(len(page.losses.examples)))
    assert outcomes == {type(None), Failure}


# --- state, languages -----------------------------------------------------------------------------------------------


def test_a_state_survives_a_restart(qtbot, page):
    choose(qtbot, page, "Weighted")
    type_cell(page, "input", (1, 1), "-2.5")
    qtbot.waitUntil(page.settled)
    page.pin(1)
    page.companion.show_tab("curve")
    state = json.loads(json.dumps(page.saved()))
    other = make_page(qtbot, TENSORS)
    other.restore(state)
    qtbot.waitUntil(other.settled)
    assert other.state.tables == page.state.tables
    assert other.form.params == page.form.params
    assert other.good.value == page.good.value
    assert (other.state.pinned, other.companion.tab) == (1, "curve")


@pytest.mark.parametrize(
    "state",
    [{}, {"tables": 3}, {"tables": {"input": [["1", "x"]]}}, {"tables": {"input": [[]], "nothing": [["1"]]}},
     {"params": {"loss": "NoLoss", "beta": "x"}, "pinned": True, "example": 99}, {"pinned": -3, "tab": "none"},
     {"tables": {"input": [["1"], ["1", "2"]]}, "params": []}],
)  # fmt: skip
def test_a_damaged_state_is_ignored(qtbot, page, state):
    page.restore(state)
    qtbot.waitUntil(page.settled)
    assert page.view.result.text() == "0.6667"


def test_tables_of_the_settings():
    assert restored_table([["1", "nan"], ["-inf", "0.5"]]) is not None
    assert restored_table([["1"] * 11]) is None
    assert restored_table([[1, 2]]) is None


def test_texts_follow_the_language(page):
    change_language()
    assert page.arithmetic.errors is not None
    assert page.view.columns["input"].title.text() == "Input"


def test_links_of_the_text(qtbot, page):
    page.text.link.emit("field", "reduction")
    assert page.form.rows["reduction"].control.combo.hasFocus() or not page.isActiveWindow()
    for name in ("input", "target", "result", "steps", "formula", "examples", "note"):
        page.text.link.emit("region", name)
    assert page.spots[0].isVisible()


@pytest.mark.parametrize("size", [(1280, 728), (1340, 828), (1920, 1008)])
def test_the_widest_tables_fit(qtbot, size):
    page = make_page(qtbot, TENSORS, size=size)
    sizes = replace(page.size_form.params, input=(10, 10), target=(10, 10))
    page.size_form.changed.emit(sizes)
    qtbot.waitUntil(page.settled)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert page.minimumSizeHint().width() <= size[0]
    target = page.view.columns["target"]
    assert target.mapTo(page.view, QPoint(target.width(), 0)).x() <= page.view.right_column.x()
    assert page.view.steps.height() > 80


# --- words of formulas ----------------------------------------------------------------------------------------------


def test_numbers_as_words():
    assert [number(value) for value in (0.66666, -2.0, 1e-7, 0.0, 123456.0, math.inf)] == [
        "0.6667", "−2", "1.00e−07", "0", "1.23e+05", "∞",
    ]  # fmt: skip
    assert factor(-2) == "(−2)"
    assert added([str(value) for value in range(9)]) == "0 + 1 + 2 + … + 8"
    assert (tick(0.25), tick(-3), tick(2.36881, 0.001), tick(0)) == ("0.25", "−3", "2.36881", "0")
    assert data_range(np.array([2.13, 2.44])) == (2.1, 2.5)
    assert data_range(np.array([0.0, 2.44])) == (0.0, 2.5)


@pytest.mark.parametrize(("value", "ends"), [(2.3026, (0, 2.5)), (0.0, (0, 1)), (-0.31, (-0.4, 0)), (7e4, (0, 8e4))])
def test_one_value_alone_has_numbers_around_it_that_differ(value, ends):
    assert data_range(np.array([value, value])) == ends
    assert len({tick(one, ends[1] - ends[0]) for one in (ends[0], sum(ends) / 2, ends[1])}) == 3


@pytest.mark.parametrize("size", [(1366, 656), (1440, 788)])
def test_an_example_lies_alike_before_and_after_it_is_fitted_again(page, qtbot, size):
    page.resize(*size)
    for place in range(page.examples.count()):
        page.show_example(place)
        qtbot.waitUntil(page.settled)
        QApplication.processEvents()
        first = [grid.cells.side for grid in page.view.grids.values()]
        page.resize(size[0] + 7, size[1])
        QApplication.processEvents()
        page.resize(*size)
        QApplication.processEvents()
        assert [grid.cells.side for grid in page.view.grids.values()] == first, page.examples.itemText(place)
