"""The pages on numbers: tables, the result, the arithmetic of its cells, the companion, and what survives."""

import json
import random
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from numbers_cases import ACTIVATIONS, POOLING
from numbers_lab import NumbersLab, make_numbers_page
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from quick_lab import change_language, press, type_into

from cifar_gui.engine.arithmetic import Rectangle
from cifar_gui.lessons.numbers import LESSON as NUMBERS
from cifar_gui.lessons.numbers import ConvolutionParams
from cifar_gui.lessons.pooling import PoolParams
from cifar_gui.pages.numbers.look import limit_of
from cifar_gui.pages.numbers.state import generated
from cifar_gui.pages.numbers.worked import added, amount
from cifar_gui.spec import fields
from cifar_gui.ui.arithmetic.error_panel import ErrorPanel
from cifar_gui.ui.widgets.number_edit import NumberEdit

Key = Qt.Key


@pytest.fixture
def page(qtbot):
    """The page of lesson 7.2 with its first result."""
    return make_numbers_page(qtbot)


def set_params(page, **changes):
    page.set(params=replace(page.state.params, **changes))


def set_tables(page, **changes):
    """Change something of all tables."""
    page.set(tables={name: replace(table, **changes) for name, table in page.state.tables.items()})


def resize(page, name, rows, columns):
    page.set(tables=page.state.with_table(name, page.state.tables[name].resized(rows, columns)).tables)


def hover(grid, place):
    point = grid.cells.rect(place).center().toPoint() if place is not None else QPoint(-5, -5)
    QTest.mouseMove(grid, point)


def type_cell(page, place, text):
    grid = page.first
    grid.select(place)
    QTest.keyClick(grid, Qt.Key.Key_F2)
    QTest.keyClicks(grid.editor, text)
    QTest.keyClick(grid.editor, Qt.Key.Key_Return)


# --- the course -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "values"),
    [(0, [[10, 12, 12], [18, 16, 16], [13, 9, 3]]), (1, [[10, 12], [13, 3]]),
     (2, [[1, 3, 4, 10, 8], [5, 10, 12, 12, 6], [7, 18, 16, 16, 8], [11, 13, 9, 3, 4], [14, 13, 9, 7, 4]])],
)  # fmt: skip
def test_the_runs_of_the_course_are_examples(page, place, values):
    page.show_example(place)
    assert page.view.output.values().tolist() == values
    assert page.good.y_dtype == "int64"
    assert page.twin.verdict.text == "equal, Δ = 0"


def test_padding_is_drawn_around_the_input(page):
    page.show_example(2)
    assert page.first.cells.extent == (7, 7)
    assert "padded to 7×7" in page.view.heads["input"].shape.text()
    assert page.view.legend.padding == "0"


def test_the_reshape_is_a_step_and_without_it_torch_refuses(page):
    assert page.view.heads["input"].shape.text() == "5×5 → 1×1×5×5"
    set_params(page, reshape=False)
    assert page.view.heads["input"].shape.text() == "5×5"
    assert page.failure.text.startswith("Expected 3D (unbatched) or 4D (batched) input to conv2d")
    assert page.form.rows["reshape"].reason.isVisible()
    page.worked.errors.buttons[0].click()
    assert page.failure is None
    assert page.form.params.reshape


# --- editing --------------------------------------------------------------------------------------------------------


def test_a_typed_number_changes_the_result(page):
    type_cell(page, (0, 0), "7")
    assert page.good.y[0, 0] == 16
    assert page.state.tables["input"].preset == "own"
    assert page.form.changes() == 0


def test_a_fraction_makes_floats_of_both_tables(page):
    type_cell(page, (0, 0), "0.5")
    assert [table.dtype for table in page.state.tables.values()] == ["float32", "float32"]
    assert page.good.y[0, 0] == 9.5


def test_nonsense_stays_beside_its_table_and_nothing_is_asked(page):
    asked = len(page.lab.requests)
    type_cell(page, (0, 0), "1x")
    assert page.controls_of["input"].note.text() == "“1x” is not a number"
    assert len(page.lab.requests) == asked
    assert page.state.tables["input"].values[0][0] == 1


def test_int64_shows_what_it_cuts_off(page):
    type_cell(page, (0, 0), "0.5")
    set_tables(page, dtype="int64")
    assert page.first.values()[0, 0] == 0
    assert "cut off" in page.controls_of["input"].note.text()


def test_the_keyboard_lights_what_the_mouse_does(page, qtbot):
    page.kernel.setFocus()
    qtbot.keyClick(page.kernel, Qt.Key.Key_Right)
    assert [mark.kind for mark in page.first.marks.shown].count("reach") == page.good.y.size
    assert page.view.card[0].startswith("weight [0, 1]")
    page.first.setFocus()
    assert [mark.kind for mark in page.first.marks.shown] == ["window"], "the cell that is explained"
    qtbot.keyClick(page.first, Qt.Key.Key_Tab)
    assert any(mark.kind == "reach" for mark in page.view.output.marks.shown)


def test_mixed_types_are_torchs_own_error_with_a_way_out(page, qtbot):
    control = page.controls_of["kernel"].rows["dtype"].control
    control.combo.setCurrentIndex(control.combo.findData("float32"))
    control.edited.emit()
    assert page.failure.text == "expected scalar type Long but found Float"
    assert page.controls_of["kernel"].rows["dtype"].reason.isVisible()
    qtbot.waitUntil(page.settled)
    assert page.view.chip.isVisible()
    page.worked.errors.buttons[0].click()
    assert page.failure is None
    assert page.good.y_dtype == "float32"


def test_the_size_of_a_table_can_be_typed(page):
    controls = page.controls_of["input"]
    edit = controls.rows["size"].control.edits[0]
    type_into(edit, "7")
    assert page.good.y_shape == (1, 1, 5, 5)
    assert page.state.tables["input"].array[:5, :5].tolist() == [
        list(row) for row in page.numbers.tables[0].presets[0].values
    ]
    type_into(edit, "0")
    assert "from 1 to 32" in controls.rows["size"].reason.text()
    assert page.state.tables["input"].size == (7, 7)
    type_into(edit, "x")
    assert "is not a number" in controls.rows["size"].reason.text()


def test_a_preset_is_chosen(page):
    control = page.controls_of["kernel"].rows["numbers"].control
    control.combo.setCurrentIndex(control.combo.findData("blur"))
    control.edited.emit()
    assert page.good.y_dtype == "float32"
    np.testing.assert_allclose(page.good.y[0, 0], page.state.tables["input"].array[:3, :3].mean(), rtol=1e-6)
    assert [
        text for text in ("Course", "Blur", "Sharpen", "Edges", "Identity") if control.combo.findText(text) < 0
    ] == []


def test_random_numbers_are_other_ones_each_time_and_the_same_for_a_seed(page):
    page.randomise()
    one = page.state.tables["input"].array
    page.randomise()
    assert not np.array_equal(one, page.state.tables["input"].array)
    assert np.array_equal(generated("random", (5, 5), 0, False), one)
    assert generated("random", (9, 9), 1, True).min() == -3
    assert generated("checker", (2, 3), 0, False).tolist() == [[0, 1, 0], [1, 0, 1]]
    assert generated("ramp", (2, 2), 0, False).tolist() == [[0, 1], [2, 3]]


def test_the_seed_of_random_numbers_can_be_typed(page):
    controls = page.controls_of["input"]
    row = controls.rows["seed"]
    assert not row.isVisible()
    page.randomise()
    assert row.isVisible()
    type_into(row.control.edit, "17")
    assert np.array_equal(page.first.values(), generated("random", (5, 5), 17, False))
    type_into(row.control.edit, "-2")
    assert row.reason.text() == "a whole number from 0 on"
    assert page.state.tables["input"].seed == 17
    page.show_example(0)
    assert not row.isVisible()


def test_pasting_a_larger_table_lets_the_input_grow(page):
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().setText("\n".join("\t".join("1" * 7) for _ in range(6)))
    page.first.select((0, 0))
    page.first.paste()
    assert page.state.tables["input"].size == (6, 7)
    assert page.good.y_shape == (1, 1, 4, 5)
    assert page.controls_of["input"].rows["size"].control.value() == (6, 7)


def test_back_to_the_example_sets_everything_back(page):
    type_cell(page, (0, 0), "0.5")
    set_params(page, stride=(2, 2), bias=3)
    page.reset.click()
    assert page.form.params == ConvolutionParams()
    assert page.good.y.tolist() == [[10, 12, 12], [18, 16, 16], [13, 9, 3]]
    assert page.good.y_dtype == "int64"


# --- arithmetic -----------------------------------------------------------------------------------------------------


def test_a_hovered_output_cell_is_worked_out(page):
    page.show_example(3)
    hover(page.view.output, (1, 2))
    worked = page.worked.worked.worked
    assert worked.sums == ("5", "0", "3")
    assert worked.tail == "5 + 0 + 3"
    assert worked.result == "8"
    assert [term.left for term in worked.rows[0]] == ["3", "1", "0"]
    assert [term.right for term in worked.rows[0]] == ["1", "2", "1"]
    assert worked.rows[0][2].colour is None, "the padding"
    assert page.view.card == ("y[0,0,1,2] = 8", "input rows 1 to 3", "columns 3 to 5")
    assert page.first.marks.badges[3, 3] == "×2"
    assert page.first.marks.shown[-1].rect == Rectangle(1, 3, 3, 3)
    assert page.worked.chip.text == "y[0, 0, 1, 2]"


def test_a_bias_is_part_of_it(page):
    set_params(page, bias=2)
    page.pin((0, 0))
    worked = page.worked.worked.worked
    assert (worked.aside, worked.result) == ("+ bias 2", "12")


def test_dilation_shows_which_cells_are_read(page):
    set_params(page, dilation=(2, 2))
    page.pin((0, 0))
    taps = {(mark.rect.top, mark.rect.left) for mark in page.first.marks.shown if mark.kind == "tap"}
    assert taps == {(i, j) for i in (0, 2, 4) for j in (0, 2, 4)}


def test_the_flip_turns_the_weights(page):
    set_params(page, flip=True)
    page.pin((0, 0))
    assert page.good.y.tolist() == [[9, 12, 9], [19, 18, 11], [10, 6, 4]]
    assert page.first.marks.badges[0, 1] == "×1"
    assert page.first.marks.badges[2, 2] == "×1"
    assert "as typed" in page.view.heads["kernel"].shape.text()


@pytest.mark.parametrize("size", [(1000, 640), (1280, 728), (1440, 828), (1920, 1008)])
def test_a_flipped_kernel_is_shown_as_typed_and_as_it_is_used(qtbot, page, size):
    assert not page.view.turned.isVisible()
    set_params(page, flip=True)
    page.host.resize(*size)
    page.resize(*size)
    qtbot.wait(20)
    view, kernel, turned = page.view, page.kernel, page.view.turned
    assert turned.isVisible()
    assert view.turned_head.isVisible()
    assert turned.values().tolist() == kernel.values()[::-1, ::-1].tolist()
    shown = [part.geometry() for part in (*view.grids.values(), turned, view.output)]
    assert not any(one.intersects(other) for one, other in combinations(shown, 2))
    assert all(view.rect().contains(box) for box in shown)
    assert turned.marks.shown
    assert not kernel.marks.shown
    hover(turned, (2, 1))
    assert [mark.rect for mark in kernel.marks.shown] == [Rectangle(0, 1, 1, 1)]
    assert [mark.rect for mark in turned.marks.shown] == [Rectangle(2, 1, 1, 1)]
    assert page.view.card[0] == "weight [0, 1]: 2"
    set_params(page, flip=False)
    assert not turned.isVisible()


def test_cells_grow_with_the_room(qtbot, page):
    sides = []
    for size in ((1000, 640), (1440, 828), (1920, 1008)):
        page.host.resize(*size)
        page.resize(*size)
        qtbot.wait(20)
        sides.append(page.first.cells.side)
    assert sides == sorted(sides)
    assert sides[-1] > 60


def test_an_input_cell_shows_what_it_reaches(page):
    hover(page.first, (0, 0))
    assert [(mark.rect.top, mark.rect.left) for mark in page.view.output.marks.shown] == [(0, 0)]
    hover(page.first, (2, 2))
    assert len(page.view.output.marks.shown) == 9
    assert "9 output cells" in page.view.card[1]
    assert page.view.output.marks.badges[0, 0] == "×0"
    assert page.view.output.marks.badges[2, 1] == "×2"
    hover(page.view.output, (0, 0))
    assert len(page.view.output.marks.shown) == 1


def test_a_weight_shows_what_it_multiplies(page):
    set_params(page, stride=(2, 2))
    hover(page.kernel, (0, 1))
    assert {(m.rect.top, m.rect.left) for m in page.first.marks.shown} == {(0, 1), (0, 3), (2, 1), (2, 3)}
    assert page.view.card == ("weight [0, 1]: 2", "multiplies 4 cells, one for each output cell")
    assert page.view.output.marks.shown[0].rect == Rectangle(0, 0, 2, 2)
    hover(page.kernel, None)
    page.kernel.hovered.emit(None)
    set_params(page, padding=(1, 1))
    hover(page.kernel, (0, 0))
    assert page.view.card[1] == "multiplies 9 cells, one for each output cell; 5 are padding"
    set_params(page, stride=(1, 1), padding=(0, 0), flip=True)
    hover(page.kernel, (0, 1))
    assert min((m.rect.top, m.rect.left) for m in page.first.marks.shown) == (2, 1)


def lit(page):
    """Every mark and badge that is on the tables."""
    return [
        (grid.marks.shown, grid.marks.badges)
        for grid in (*page.view.grids.values(), page.view.output, *page.view.extra, page.view.turned)
    ]


@pytest.mark.parametrize("lesson", [NUMBERS, POOLING, ACTIVATIONS], ids=lambda lesson: lesson.key)
def test_what_was_pointed_at_leaves_nothing_behind(qtbot, lesson):
    page = make_numbers_page(qtbot, lesson)
    for place in range(len(page.numbers.examples)):
        page.show_example(place)
        qtbot.waitUntil(page.settled)
        page.pin((0, 0))
        before = lit(page)
        for grid in page.view.grids.values():
            grid.hovered.emit((0, 0))
            assert lit(page) != before
            grid.hovered.emit(None)
            assert lit(page) == before
        page.first.hovered.emit((0, 0))
        name = page.numbers.tables[0].name
        rows, columns = page.state.tables[name].size
        resize(page, name, rows + 1, columns - 1)
        qtbot.waitUntil(page.settled)
        after = lit(page)
        page.pin(page.probe)
        assert lit(page) == after, "nothing of the former shape stays over the new one"


def test_pin_release_keys_and_timeline(page):
    page.setFocus()
    QTest.mouseClick(
        page.view.output, Qt.MouseButton.LeftButton, pos=page.view.output.cells.rect((0, 2)).center().toPoint()
    )
    assert page.pinned
    assert page.probe == (0, 2)
    hover(page.view.output, (2, 2))
    assert page.worked.worked.worked.result == "3"
    hover(page.view.output, None)
    page.view.output.hovered.emit(None)
    assert page.worked.worked.worked.result == "12"
    press(page, Key.Key_Down)
    assert page.probe == (1, 2)
    press(page, Key.Key_Escape)
    assert not page.pinned
    page.worked.timeline.go(0)
    assert page.probe == (0, 0)
    assert page.pinned


def test_a_smaller_output_keeps_the_probe_within_it(page):
    page.pin((2, 2))
    set_params(page, stride=(2, 2))
    assert page.probe == (1, 1)


# --- pooling and activations ----------------------------------------------------------------------------------------


def test_pooling_shows_the_winner_and_puts_it_back(qtbot):
    page = make_numbers_page(qtbot, POOLING)
    assert page.good.y.tolist() == [[2, 3], [5, 1]]
    page.pin((0, 1))
    worked = page.worked.worked.worked
    assert worked.before == "max of"
    assert [[term.left for term in row] for row in worked.rows] == [
        ["3", "1", "−∞"],
        ["3", "1", "−∞"],
        ["0", "0", "−∞"],
    ]
    assert [term.chosen for row in worked.rows for term in row].index(True) == 0
    assert [mark.rect for mark in page.first.marks.shown if mark.kind == "winner"] == [Rectangle(0, 3, 1, 1)]
    assert page.first.cells.overhang == (1, 1)
    assert page.view.card[-1] == "index 3 of the input"
    assert [grid.values().shape for grid in page.view.extra if grid.isVisible()] == [(5, 5), (6, 6)]
    page.show_example(1)
    assert page.good.y.tolist() == [[2]]
    assert not any(grid.isVisible() for grid in page.view.extra)
    assert sorted(page.first.look.unreached[0]) == [3, 4]


def test_a_mean_is_divided(qtbot):
    page = make_numbers_page(qtbot, POOLING)
    set_params(page, layer="AvgPool2d", padding=(1, 1))
    page.pin((0, 1))
    worked = page.worked.worked.worked
    assert (worked.tail, worked.result) == ("10 / 9", "1")
    assert worked.note == "whole numbers: the fraction is cut off"
    set_tables(page, dtype="float32")
    assert page.worked.worked.worked.result == "1.1111"
    set_params(page, count_include_pad=False)
    assert page.worked.worked.worked.tail == "10 / 6"
    set_params(page, layer="AdaptiveAvgPool2d", output_size=(2, 2))
    assert page.worked.worked.worked.tail.endswith("/ 9")


def test_an_output_without_cells_settles(qtbot):
    page = make_numbers_page(qtbot, POOLING)
    set_params(page, layer="AdaptiveAvgPool2d", output_size=(0, 40))
    assert page.good.y_shape[-2:] == (0, 40)
    qtbot.waitUntil(page.settled)


def test_a_window_that_reaches_far_is_lit_as_far_as_it_is_drawn(qtbot):
    page = make_numbers_page(qtbot)
    page.first.marks.show_window(Rectangle(-1, 0, 10**9, 10**9))
    page.first.grab()
    assert page.first.marks.lit(page.first.cells) == (set(range(5)), set(range(5)))


def test_padding_of_max_pooling_is_minus_infinity(qtbot):
    page = make_numbers_page(qtbot, POOLING)
    set_params(page, padding=(1, 1))
    assert page.first.look.mode == "-inf"
    assert page.view.legend.padding == "−∞"


def test_an_activation_writes_its_formula(qtbot):
    page = make_numbers_page(qtbot, ACTIVATIONS)
    assert page.good.y.tolist() == [[1, 0], [0, 3]]
    page.pin((0, 1))
    assert page.worked.worked.worked.lines == ("ReLU(x) = max(0, x)", "= max(0, −0.5)")
    assert page.worked.worked.worked.result == "0"
    assert page.shape is None
    set_params(page, layer="Softmax", dim=-1)
    assert page.worked.worked.worked.lines[1] == "= e^(−0.5) / (e^1 + e^(−0.5))"
    assert page.first.marks.shown[-1].rect == Rectangle(0, 0, 1, 2)
    hover(page.first, (1, 1))
    assert len(page.view.output.marks.shown) == 2


# --- the companion --------------------------------------------------------------------------------------------------


def test_the_code_is_that_of_the_tables(page, qtbot):
    page.companion.show_tab("code")
    type_cell(page, (0, 0), "9")
    qtbot.waitUntil(page.settled)
    assert "    [9, 2, 0, 3, 1]," in page.code.script.text
    assert "# [18, 20, 20]" not in page.code.script.text
    set_params(page, dilation=(9, 9))
    qtbot.waitUntil(page.settled)
    assert page.code.edit.fault == page.code.script.lines["forward"]


def test_the_shape_tab_explains_the_size(page, qtbot):
    page.companion.show_tab("shape")
    page.show_example(3)
    qtbot.waitUntil(page.settled)
    assert "(1, 1, 5, 5) → (1, 1, 3, 3)" in page.shape.shapes.text()
    set_params(page, dilation=(9, 9))
    qtbot.waitUntil(page.settled)
    assert "does not fit" in page.shape.heading.text()


def test_the_shape_tab_rounds_up(qtbot):
    page = make_numbers_page(qtbot, POOLING)
    page.companion.show_tab("shape")
    qtbot.waitUntil(page.settled)
    assert "⌈(5 + 2·0" in page.shape.formula.accessibleName()
    assert "rounded up" in page.shape.formula.accessibleName()
    set_params(page, kernel_size=(1, 1), stride=(3, 3))
    qtbot.waitUntil(page.settled)
    assert page.good.y_shape == (1, 1, 2, 2)
    assert "= 2. one fewer" in page.shape.formula.accessibleName()


def test_links_of_the_text_lead_to_fields_and_regions(page):
    for name in ("input", "kernel", "output", "padding", "legend", "arithmetic", "numbers", "twin", "reshape"):
        page.spots[0].hide()
        page.follow("region", name)
        assert page.spots[0].isVisible(), name
    for item in fields(ConvolutionParams):
        page.spots[0].hide()
        page.follow("field", item.name)
        assert page.spots[0].isVisible(), item.name


# --- replies, refusals, restarts ------------------------------------------------------------------------------------


def test_old_answers_and_refusals_are_not_shown(qtbot):
    lab = NumbersLab(at_once=False)
    page = make_numbers_page(qtbot, lab=lab)
    assert not page.painted()
    set_params(page, stride=(2, 2))
    first, second = lab.requests
    lab.reply(second)
    lab.reply(first)
    assert page.good.y_shape == (1, 1, 2, 2)


def test_after_a_refusal_the_last_result_stays(page, qtbot):
    set_params(page, stride=(0, 1))
    assert page.failure.field == "stride"
    qtbot.waitUntil(page.settled)
    assert page.view.output.dimmed
    assert page.worked.failed
    assert page.view.output.values().tolist() == [[10, 12, 12], [18, 16, 16], [13, 9, 3]]
    hover(page.view.output, (0, 0))
    hover(page.first, (0, 0))
    hover(page.kernel, (0, 0))
    press(page, Key.Key_Right)
    page.apply({"stride": (1, 1)})
    assert page.failure is None
    assert not page.view.output.dimmed


def test_a_kernel_too_large_is_cut_by_its_fix(page):
    resize(page, "kernel", 7, 7)
    assert page.failure.field == "kernel_size"
    assert page.controls_of["kernel"].rows["size"].reason.isVisible()
    page.worked.errors.buttons[0].click()
    assert page.failure is None
    assert page.state.tables["kernel"].size == (5, 5)


def test_the_state_survives(qtbot, page):
    type_cell(page, (1, 1), "nan")
    set_params(page, stride=(2, 1), bias=1.5)
    page.companion.show_tab("code")
    page.pin((1, 2))
    state = json.loads(json.dumps(page.saved()))
    other = make_numbers_page(qtbot)
    other.restore(state)
    assert np.array_equal(other.first.values(), page.first.values(), equal_nan=True)
    assert other.form.params == page.form.params
    assert (other.probe, other.pinned, other.companion.tab) == ((1, 2), True, "code")
    assert other.state.tables["input"].dtype == "float32"
    np.testing.assert_array_equal(other.good.y, page.good.y)


@pytest.mark.parametrize(
    "state",
    [{}, {"tables": 3}, {"tables": {"input": {"values": "1\t2\n3", "dtype": "complex", "seed": -1, "preset": 5}}},
     {"tables": {"input": {"values": "x"}, "kernel": {"values": "\n".join(["1"] * 99)}}}, {"pinned": [99, 99]},
     {"pinned": "x", "example": 99, "params": [], "tab": "nowhere"}, {"params": {"stride": "x", "padding": "huh"}}],
)  # fmt: skip
def test_a_strange_state_is_no_harm(qtbot, state):
    page = make_numbers_page(qtbot)
    page.restore(state)
    assert page.good.y.shape == (3, 3)
    assert page.failure is None


def test_hostile_settings_never_break_the_page(qtbot, page):
    chance = random.Random(2)
    odd = [-1, 0, 2.5, None, "same", True, 40, 2**63, float("nan"), (0, 1), (-2, 1), (3, 2), (50, 1), (2, 2), "huh"]
    for number in range(70):
        item = chance.choice(fields(ConvolutionParams))
        page.show_example(number % len(page.numbers.examples))
        set_params(page, **{item.name: chance.choice(odd)})
        assert (page.failure is None) or page.failure.kind in ("torch", "cost-ask", "cost-refused"), (
            page.failure.traceback
        )
        page._show_companion()
        page.view.grab()
        page.worked.grab()
    pool = make_numbers_page(qtbot, POOLING)
    for number in range(40):
        item = chance.choice(fields(PoolParams)[1:])
        kind = ("MaxPool2d", "AvgPool2d", "AdaptiveMaxPool2d", "AdaptiveAvgPool2d")[number % 4]
        pool.show_example(0)
        set_params(pool, layer=kind, **{item.name: chance.choice(odd[:-2])})
        assert (pool.failure is None) or pool.failure.kind in ("torch", "cost-ask", "cost-refused"), (
            pool.failure.traceback
        )
        pool._show_companion()
        pool.view.grab()


def test_an_output_too_large_to_draw_says_so(page):
    set_params(page, padding=(30, 30))
    assert page.good.y_shape == (1, 1, 63, 63)
    assert "the first 44×44 are drawn" in page.view.output_head.shape.text()
    page.pin((62, 62))
    assert not page.view.grab().isNull()
    set_params(page, padding=(0, 0))
    assert page.view.output_head.shape.text() == "1×1×3×3"


def test_the_keyboard_alone_reaches_every_cell_of_the_output(page):
    page.view.output.setFocus()
    press(page.view.output, Key.Key_Left)
    assert page.probe == (1, 0)
    press(page.view.output, Key.Key_Up)
    assert page.probe == (0, 0)
    press(page.view.output, Key.Key_Escape)
    assert not page.pinned


def test_in_place_says_what_happens_to_the_input(qtbot):
    page = make_numbers_page(qtbot, ACTIVATIONS)
    set_params(page, inplace=True)
    assert "overwritten" in page.view.heads["input"].shape.text()
    assert page.first.values().tolist() == [[1, -0.5], [-1, 3]]


def test_language_and_theme_change_in_place(page):
    page.pin((0, 0))
    set_params(page, stride=(0, 1))
    change_language()
    assert page.failure is not None
    page.apply({"stride": (1, 1)})
    change_language()
    before = page.view.grab().toImage()
    page.context.set_theme("dark")
    assert page.view.grab().toImage() != before
    page.context.set_theme("light")


@pytest.mark.parametrize("size", [(1280, 716), (1920, 1000)])
def test_large_tables_stay_on_the_stage(qtbot, size):
    page = make_numbers_page(qtbot, size=size)
    for name, side in (("input", 12), ("kernel", 7)):
        resize(page, name, side, side)
    set_params(page, padding=(3, 3))
    whole = page.view.rect()
    for grid in (*page.view.grids.values(), page.view.output):
        assert whole.contains(grid.geometry())
        assert grid.cells.side >= 14


# --- numbers in the strip -------------------------------------------------------------------------------------------


def test_numbers_of_a_sum():
    assert added([5, 0, 3]) == "5 + 0 + 3"
    assert added([-1.5, -2, 0.1111111]) == "−1.5 − 2 + 0.1111"
    assert [amount(value) for value in (np.nan, np.inf, -np.inf, 1e9, 1e-9, -0.0)] == [
        "NaN", "∞", "−∞", "1.00e+09", "1.00e−09", "0"
    ]  # fmt: skip


def test_limits_of_the_colours():
    assert limit_of(np.array([[5.0, -16.0]])) == 16
    assert limit_of(np.array([[0.111]])) == 0.12
    assert limit_of(np.array([[np.nan, np.inf]])) == 1
    assert limit_of(np.zeros((2, 2))) == 1


def test_the_way_back_from_what_cannot_be_read_leads_to_a_value_that_works(page):
    edit = page.form.rows["stride"].control.findChildren(NumberEdit)[0]
    type_into(edit, "2.5")
    assert page.failure.kind == "torch"
    type_into(edit, "abc")
    assert page.failure.kind == "unread"
    assert str(page.failure.fixes[0].label) == "Back to stride = 1"
    page.findChild(ErrorPanel).buttons[0].click()
    assert page.failure is None
    assert page.form.params.stride == (1, 1)


def test_the_legend_speaks_of_badges_only_where_they_are_drawn(page):
    assert "badge" in [kind for kind, _ in page.view.legend.signs(page.view.output.cells.shows_badges)]
    page.view.output.set_cell(20)
    assert "badge" not in [kind for kind, _ in page.view.legend.signs(page.view.output.cells.shows_badges)]
