"""The page of the training loop: lines, tensors, curves and mistakes, all from one recording."""

from dataclasses import replace

import numpy as np
import pytest
from loop_lab import LOOP, make_loop_page
from loss_lab import LossLab
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from quick_lab import change_language, make_context, press, show, type_into

from cifar_gui.engine.answers import answers
from cifar_gui.lessons.training import LESSON
from cifar_gui.pages.loop.page import LoopPage
from cifar_gui.pages.loop.protocol import MISTAKES, AskLoop, made, positions
from cifar_gui.pages.loop.state import FIRST_STEP
from cifar_gui.ui.widgets.timeline import READ
from cifar_gui.ui.window.pages import build_page
from cifar_gui.ui.window.parts_page import PartsPage


@pytest.fixture
def page(qtbot):
    return make_loop_page(qtbot)


def rows(page):
    """Each row of both tables by its name: (before, after)."""
    return {
        row.name.partition("[")[0]: (row.before, row.after) for row in (*page.view.table.rows, *page.view.memory.rows)
    }


def switch(page, name):
    """Make a mistake, or leave it, as the user does."""
    page.form.rows[name].control.switch.click()


def at(page, line, nth=0):
    """Go to a line of the recording."""
    found = [place for place, frame in enumerate(page.good.made.frames) if frame.line == line]
    page.go_to(found[nth])


def test_it_opens_at_the_first_step_with_the_weight_before_and_after(page):
    assert page.state.place == FIRST_STEP
    assert page.view.code.lit == page.line_chip.text == "optimizer.step()"
    assert page.line_chip.isVisible()
    before, after = rows(page)["p"]
    assert before != after
    assert rows(page)["momentum_buffer"][0] == "None"
    values = page.good.made.values
    assert float(after.replace("−", "-")) == pytest.approx(float(values[1][page.state.index]), rel=1e-4)
    assert len(page.lab.requests) == 1


def test_what_the_script_does_before_the_loop_is_named_and_one_click_away(page):
    first = page.view.code.first
    assert page.view.before.text().startswith(f"Lines 1 to {first - 1}")
    page.companion.show_tab("text")
    page.view.before.click()
    assert page.companion.tab == "code"
    assert page.code.isVisible()


def test_lines_are_lit_one_after_the_other_and_back(page):
    lit = []
    for place in range(3, 10):
        page.go_to(place)
        lit.append(page.view.code.lit)
    assert lit == [
        "x, y = batches[step % 3]", "optimizer.zero_grad()", "logits = model(x)", "loss = loss_fn(logits, y)",
        "loss.backward()", "optimizer.step()", "running_loss += loss.item()",
    ]  # fmt: skip
    press(page, Qt.Key.Key_Left)
    assert page.view.code.lit == "optimizer.step()"
    press(page, Qt.Key.Key_PageDown)
    assert (page.view.code.lit, page.moment.frame.step) == ("optimizer.step()", 1)
    page.timeline.scrub.setValue(0)
    assert page.state.place == 0
    assert len(page.lab.requests) == 1


def test_playing_goes_through_the_lines(page, qtbot):
    page.go_to(len(page.good.made.frames) - 2)
    for key in (Qt.Key.Key_Greater, Qt.Key.Key_Greater, Qt.Key.Key_Space):
        press(page, key)
    assert page.timeline.playing
    assert page.timeline._timer.interval() == READ // 4
    qtbot.waitUntil(lambda: not page.timeline.playing, timeout=3000)
    assert page.state.place == len(page.good.made.frames) - 1


def test_a_click_on_a_line_goes_there_within_the_step(page):
    at(page, "step", 2)
    for line in ("zero_grad", "running", "loss"):
        QTest.mouseClick(
            page.view.code, Qt.MouseButton.LeftButton, pos=page.view.code.row_rect(line).center().toPoint()
        )
        assert (page.moment.frame.line, page.moment.frame.step) == (line, 2)
    QTest.mouseClick(
        page.view.code, Qt.MouseButton.LeftButton, pos=page.view.code.row_rect("held-out").center().toPoint()
    )
    assert page.moment.frame.line == "held-out"
    assert "test_loss" in rows(page)


def test_the_gradient_is_none_then_comes_then_goes(page):
    at(page, "loss")
    assert rows(page)["p.grad"] == ("None", "None")
    assert not page.view.grads.count
    at(page, "backward")
    assert rows(page)["p.grad"][1] != "None"
    assert page.view.grads.count
    assert rows(page)["saved for backward"][1] == "0"
    at(page, "zero_grad", 1)
    assert rows(page)["p.grad"][1] == "None"


def test_another_weight_is_followed_by_click_and_by_typing(page):
    shape = page.good.made.values[0].shape
    rect = page.view.weights.cell_rect(2, (3, 4, 1, 1))
    QTest.mouseClick(page.view.weights.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert page.state.index != (0, 0, 2, 2)
    assert all(part < size for part, size in zip(page.state.index, shape, strict=True))
    type_into(page.view.at, "7, 2, 4, 4")
    assert page.state.index == (7, 2, 4, 4)
    type_into(page.view.at, "8, 0, 0, 0")
    assert page.state.index == (7, 2, 4, 4)
    assert page.view.at.property("fault")
    assert len(page.lab.requests) == 1


def test_another_parameter_is_recorded_anew(page):
    page.view.parameter_chosen.emit("linear1.weight")
    assert page.lab.requests[-1].parameter == "linear1.weight"
    assert page.good.parameter == "linear1.weight"
    assert page.state.index == (0, 0)
    assert page.view.parameters.currentData() == "linear1.weight"


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_is_marked_explained_and_compared(page, name):
    line = MISTAKES[name]
    at(page, line)
    right, place = page.line_text.text(), page.state.place
    switch(page, name)
    assert page.lab.requests[-1].params == replace(LOOP.content.examples[0].params, **{name: True})
    assert page.good.made is not page.good.right
    at(page, line)
    assert page.mistake_text.text()
    assert page.mistake_text.isVisibleTo(page)
    assert not page.line_text.isVisibleTo(page)
    assert page.view.code.faults
    assert len(page.view.curves.curve.lines) == 2
    switch(page, name)
    page.go_to(place)
    assert not page.mistake_text.isVisibleTo(page)
    assert page.line_text.text() == right
    assert len(page.view.curves.curve.lines) == 1
    assert not page.view.code.faults


def test_memory_and_graph_are_curves_over_the_lines(page):
    switch(page, "keep_graph")
    page.view.curves.plots.buttons["graph"].click()
    made_, right = page.view.curves.curve.lines[1].y, page.view.curves.curve.lines[0].y
    assert made_[-1] > 5 * right[-1]
    page.view.curves.plots.buttons["memory"].click()
    assert page.view.curves.curve.lines[0].y.max() == pytest.approx(max(f.saved for f in page.good.right.frames) / 1e6)
    page.view.curves.curve.dragged.emit(5.2)
    assert page.state.place == 5
    page.view.curves.plots.buttons["loss"].click()
    page.view.curves.curve.dragged.emit(3.0)
    assert (page.moment.frame.line, page.moment.frame.step) == ("loss", 2)


def test_the_axis_of_one_loss_alone_begins_at_0(page, qtbot):
    page.form.set_params(replace(page.form.params, steps=1))
    page.form.changed.emit(page.form.params)
    qtbot.waitUntil(page.settled)
    assert len(page.good.right.losses) == 1
    curve = page.view.curves.curve
    assert curve.at(0, 0).y() == pytest.approx(curve.frame().bottom())
    assert curve.at(0, 2 * page.good.right.losses[0]).y() < curve.frame().top()


def test_a_loss_that_runs_away_does_not_flatten_the_right_one(page):
    switch(page, "large_lr")
    _, high = page.view.curves.curve.y_range
    assert high < 4 * page.good.right.losses.max()
    assert page.view.curves.right_caption.isVisibleTo(page)


@pytest.mark.parametrize("optimizer", ["SGD", "Adam"])
def test_the_arithmetic_of_a_step_is_written_with_the_real_numbers(page, optimizer):
    page.set(params=replace(page.state.params, optimizer=optimizer, lr=0.01))
    at(page, "step", 1)
    names = [name for name, _ in page.formula.lines]
    assert names == (["v", "p"] if optimizer == "SGD" else ["m", "v", "m̂, v̂", "p"])
    new = float(page.good.made.values[2][page.state.index])
    assert page.formula.results == ((("p", new),) if optimizer == "SGD" else ())
    assert page.formula.lines[-1][1].endswith(f"= {new:.5g}".replace("-", "−"))


def test_examples_go_to_the_line_of_their_mistake(page):
    for place, example in enumerate(LOOP.content.examples):
        page.show_example(place)
        assert page.good.params == example.params
        if mistakes := made(example.params):
            assert page.moment.frame.line == MISTAKES[mistakes[0]]
    page.reset.click()
    assert page.form.changes() == 0


def test_a_refusal_is_explained_and_mended(page):
    edit = page.form.rows["lr"].control.edit
    type_into(edit, "-0.1")
    assert page.failure is not None
    assert "learning rate" in page.failure.text
    assert not page.timeline.play.isEnabled()
    assert page.good is not None
    place = page.state.place
    page.go_to(3)
    assert page.state.place == place
    page.errors.buttons[0].click()
    assert page.failure is None
    assert page.timeline.play.isEnabled()


def test_an_older_answer_never_replaces_a_newer_one(qtbot):
    page = make_loop_page(qtbot, LossLab(at_once=False))
    first = page.lab.requests[-1]
    switch(page, "softmax")
    second = page.lab.requests[-1]
    page.lab.reply(second)
    page.lab.reply(first)
    assert page.good.params.softmax
    assert page._asked == page.good.id


def test_the_code_is_the_script_of_what_is_followed(page, qtbot):
    page.companion.show_tab("code")
    switch(page, "no_zero_grad")
    type_into(page.view.at, "1, 2, 3, 4")
    qtbot.waitUntil(page.settled)
    assert "# optimizer.zero_grad()" in page.code.script.text
    assert "print(p[1, 2, 3, 4].item())" in page.code.script.text


def test_a_state_survives_and_a_strange_one_does_no_harm(page, qtbot):
    switch(page, "keep_graph")
    page.view.parameter_chosen.emit("linear1.weight")
    type_into(page.view.at, "3, 100")
    page.set(plot="graph")
    page.go_to(40)
    state = page.saved()
    other = LoopPage(LOOP, make_context(LossLab()))
    other.context.lab.replied.connect(other.take)
    qtbot.addWidget(other.toolbar_widget)
    show(qtbot, other, (1440, 828))
    other.restore(state)
    other.activated()
    qtbot.waitUntil(other.settled)
    assert other.saved() == state
    for strange in ({}, {"params": 3, "place": -4, "index": ["x"]}, {"parameter": 5, "index": [10**9], "place": 10**6,
                    "source": "?", "network": [], "plot": 7, "example": True, "tab": None}):  # fmt: skip
        other.restore(strange)
        qtbot.waitUntil(other.settled)
        assert other.failure is None


def test_language_and_theme_change_in_place(page):
    switch(page, "wrong_model")
    page.context.set_theme("dark")
    change_language()
    assert page.view.code.lit
    page.context.set_theme("light")


def test_a_user_network_can_be_stepped_through(page):
    network = replace(LOOP.content.networks[0], name="mine")
    page.context.networks = (network,)
    page.context.networks_changed.emit()
    assert page.form.rows["network"].control.combo.findData("mine") >= 0
    page.set(params=replace(page.state.params, network="mine"))
    assert page.good.network == network


def test_a_network_that_is_gone_gives_way_to_the_example_s(page):
    network = replace(LOOP.content.networks[0], name="mine")
    page.context.networks = (network,)
    page.set(params=replace(page.state.params, network="mine"))
    kept = page.saved()
    assert kept["network"] == "mine"
    page.context.networks = ()
    page.context.networks_changed.emit()
    assert page.good.network == LOOP.content.networks[0]
    assert page.form.params == page.state.params == LOOP.content.examples[0].params
    page.restore(kept)
    assert page.form.params == page.state.params == LOOP.content.examples[0].params
    page.context.networks = (network,)
    page.restore(kept)
    assert page.good.network == network


def test_numbers_that_overflow_are_drawn(page):
    page.set(params=replace(page.state.params, lr=1e30))
    assert not np.isfinite(page.good.made.losses).all()
    for place in range(len(page.good.made.frames)):
        page.go_to(place)
    assert page.grab().width()


# --- the lesson of two parts ----------------------------------------------------------------------------------------


def test_a_state_of_the_time_before_the_loop_is_taken_up(qtbot):
    lesson = build_page(LESSON, make_context(LossLab()))
    qtbot.addWidget(lesson)
    qtbot.addWidget(lesson.toolbar_widget)
    assert isinstance(lesson, PartsPage)
    lesson.restore({"recipe": {"lr": 0.5, "epochs": 3}, "example": 1, "probe": 0, "source": "samples"})
    assert lesson.current == "training/training"
    assert (lesson.page.recipe.lr, lesson.page.recipe.epochs) == (0.5, 3)
    assert set(lesson.saved()["parts"]) == {"training/training"}


def test_replies_reach_the_part_that_asked(qtbot):
    lab = LossLab()
    lesson = build_page(LESSON, make_context(lab))
    lab.replied.connect(lesson.take)
    qtbot.addWidget(lesson.toolbar_widget)
    show(qtbot, lesson, (1440, 828))
    lesson.show_part("training/loop")
    qtbot.waitUntil(lesson.settled)
    assert any(isinstance(request, AskLoop) for request in lab.requests)
    assert lesson.page.good is not None
    assert lesson.page.view.curves.curve.value_at(QPointF(0, 0).x()) == 1.0


def test_another_language_while_another_parameter_is_awaited(page):
    page.lab.at_once = False
    page.note(index=(3,), place=9_000)  # as a restored state leaves them before its recording has come
    page.retranslate()
    assert page.moment.index != (3,)
    assert page.moment.frame is page.good.made.frames[-1]


# --- what is looked at comes first ----------------------------------------------------------------------------------


class PartsLab(LossLab):
    """Answers in parts: what follows on the first one waits until ``go_on`` is called."""

    def reply(self, request):
        self.pieces = filter(None, answers(request, self.data))
        self.replied.emit(next(self.pieces))

    def go_on(self):
        for reply in self.pieces:
            self.replied.emit(reply)


@pytest.fixture
def parts(qtbot):
    page = make_loop_page(qtbot, PartsLab(at_once=False))
    page.lab.at_once = True
    page.lab.reply(page.lab.requests[-1])
    qtbot.waitUntil(lambda: not page.outdated)
    return page


def test_the_position_is_shown_before_the_rest_has_come(parts, qtbot):
    assert (parts.state.place, parts.view.code.lit) == (FIRST_STEP, "optimizer.step()")
    assert FIRST_STEP < len(parts.good.made.frames) < len(positions(parts.good.params))
    assert parts.timeline.count == len(positions(parts.good.params))
    assert not parts.settled()
    assert parts.subject() is None
    shown = rows(parts), parts.formula.lines
    parts.lab.go_on()
    qtbot.waitUntil(parts.settled)
    assert (rows(parts), parts.formula.lines) == shown
    assert parts.view.curves.caption.text()


def test_scales_and_what_speaks_of_the_whole_wait_for_it(parts):
    parts.lab.go_on()
    scales = parts.view.limits, parts.view.curves.curve.x_range, parts.view.curves.curve.y_range
    said = parts.view.curves.caption.text()
    type_into(parts.form.rows["lr"].control.edit, "0.05")
    assert not parts.good.whole
    assert (parts.view.limits, parts.view.curves.curve.x_range, parts.view.curves.curve.y_range) == scales
    assert parts.view.curves.caption.text() == said
    parts.lab.go_on()
    assert parts.view.curves.curve.y_range != scales[2]
    assert parts.view.curves.caption.text() != said


def test_a_position_that_has_not_come_is_shown_when_it_comes(parts, qtbot):
    parts.go_to(50)
    assert parts.moment.place == parts.timeline.position == len(parts.good.made.frames) - 1
    parts.set(plot="memory")
    parts.retranslate()
    parts.lab.go_on()
    qtbot.waitUntil(parts.settled)
    assert parts.moment.place == parts.timeline.position == 50
    type_into(parts.form.rows["steps"].control.edit, "2")
    parts.lab.go_on()
    assert parts.state.place == len(parts.good.made.frames) - 1


def test_a_mistake_is_compared_when_the_right_loop_has_come(parts):
    parts.lab.go_on()
    switch(parts, "no_zero_grad")
    assert not parts.good.right.frames
    assert parts.grab().width()
    parts.lab.go_on()
    assert len(parts.view.curves.curve.lines[0].x) == parts.good.params.steps


def refuse(page):
    """Two mistakes that PyTorch refuses together: the weights change before backward() needs them."""
    switch(page, "no_zero_grad")
    switch(page, "step_first")
    assert page.failure is not None


def test_a_refusal_calls_a_mistake_as_its_switch_does(page):
    refuse(page)
    label = page.form.rows["step_first"].name.text()
    assert page.errors.heading.startswith(f"{label}: ")
    page.retranslate()
    assert page.errors.heading.startswith(f"{label}: ")


def test_stage_and_code_count_the_lines_of_a_refusal_alike(page, qtbot):
    refuse(page)
    qtbot.waitUntil(page.settled)
    lines = page.code.script.text.splitlines()
    assert lines[page.code.fault - 1].strip() == "loss.backward()"
    shown = page.view.code
    assert [line.strip() for line in shown.lines[: lines.index("for step in range(steps):") - shown.first + 2]] == [
        line.strip() for line in lines[shown.first - 1 : lines.index("for step in range(steps):") + 1]
    ]


def test_a_loop_that_is_refused_before_its_end_says_nothing_of_an_end(page, qtbot):
    switch(page, "no_zero_grad")
    assert "end" in page.view.curves.caption.whole
    switch(page, "step_first")
    qtbot.waitUntil(page.settled)
    assert page.good.whole or not page.view.curves.caption.whole


def test_the_first_velocity_is_the_gradient_and_no_equation(page):
    (_, first), _ = page.formula.lines
    assert "=" not in first
    at(page, "step", 1)
    (_, second), _ = page.formula.lines
    assert second.startswith("0.9 · ")
