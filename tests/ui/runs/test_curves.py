"""The curves: what is kept of a run, the few points that are drawn of it, zooming, pointing, colours."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication
from quick_lab import show

from cifar_gui.protocol.runs import EpochEnded, Evaluated, RateChanged, RunStarted, Steps
from cifar_gui.recipe import Recipe
from cifar_gui.ui.runs.curves import RunCurves, captions
from cifar_gui.ui.runs.history import HUGE, History, smoothing
from cifar_gui.ui.runs.loss_plot import LABELS
from cifar_gui.ui.runs.plot import CEILING, colour, percent, round_step
from cifar_gui.ui.widgets import theme as themes
from cifar_gui.ui.widgets.theme import mixed


def history(losses=(), *, total=None, slot=0, epochs=1, pieces=1, fault=""):
    losses = np.asarray(losses, np.float32)
    total = total or max(len(losses), 1)
    run = History(RunStarted(slot, Recipe(fault=fault), "samples", "cpu", 2, 64, 40, total // epochs, total, 9), slot)
    first = 1
    for piece in np.array_split(losses, pieces):
        if len(piece):
            run.add(Steps(slot, first, piece, 1, float(piece.sum()), len(piece), 0.1, 100.0, 1.0))
            first += len(piece)
    return run


def falling(steps, seed=0):
    random = np.random.default_rng(seed)
    return 0.9 + 1.4 * np.exp(-3 * np.arange(steps) / steps) + random.normal(0, 0.1, steps)


@pytest.fixture
def curves(qtbot, qapp):
    themes.apply(qapp, themes.DARK)
    made = RunCurves()
    show(qtbot, made, (600, 340))
    QApplication.processEvents()
    return made


# --- what is kept ---------------------------------------------------------------------------------------------------


@given(st.lists(st.floats(0, 10, width=32), min_size=1, max_size=300), st.integers(1, 9), st.integers(5, 400))
def test_means_are_those_of_the_last_steps_however_the_losses_come(losses, pieces, total):
    run = history(losses, total=max(total, len(losses)), pieces=pieces)
    assert run.step == len(losses)
    np.testing.assert_array_equal(run.losses.values, np.array(losses, np.float32))
    expected = [np.mean(losses[max(0, end - run.window) : end]) for end in range(1, len(losses) + 1)]
    np.testing.assert_allclose(run.means.values, expected, rtol=1e-5, atol=1e-5)


def test_the_mean_is_over_a_fortieth_of_the_run():
    assert [smoothing(steps) for steps in (1, 165, 1562, 3910, 200_000)] == [5, 5, 50, 100, 1000]


def test_losses_after_the_first_that_is_no_number_are_not_plotted():
    run = history([2.0, 1.0, float("nan"), 3.0])
    assert run.step == 2
    run.add(Steps(0, 5, np.ones(3, np.float32), 1, 1.0, 3, 0.1, 1.0, None))
    assert run.step == 2
    assert history([float("inf")]).step == 0


def test_a_short_run_is_shown_whole_and_a_long_one_grows_into_its_axis():
    assert history(np.ones(3), total=165).horizon == 165
    assert history(np.ones(3), total=200_000).horizon == 1000
    assert history(np.ones(1001), total=200_000).horizon == 2000
    assert history(np.ones(70_000), total=100_000).horizon == 100_000


def test_values_at_a_place_on_the_axis():
    run = history([3.0, 2.0, 1.0])
    for step, accuracy in ((0, 0.1), (2, 0.4)):
        run.add(Evaluated(0, step, accuracy, 1.0, 40))
    assert [run.at(step) for step in (-5, 0.4, 1.4, 3.2, 4.0)] == [None, None, 0, 2, None]
    assert [run.accuracy_at(step) for step in (0, 1, 2, 3)] == [0.1, 0.1, 0.4, 0.4]
    assert history().accuracy_at(5) is None


# --- what is drawn --------------------------------------------------------------------------------------------------


@given(st.integers(1, 5000), st.floats(0, 1), st.floats(0, 1), st.integers(1, 400))
def test_the_envelope_holds_every_peak_in_few_points(steps, start, share, columns):
    run = history(falling(steps))
    first, last = start * steps * 0.9, start * steps * 0.9 + max(share * steps, 1)
    x, y = run.envelope(first, last, columns)
    seen = run.losses.values[max(int(first) - 1, 0) : min(int(last) + 1, steps)]
    assert len(x) == len(y) <= 2 * columns + 4
    assert (np.diff(x) >= 0).all()
    if len(seen):
        assert y.max() >= seen.max()
        assert y.min() <= seen.min()
        assert x[0] >= 1
        assert x[-1] <= steps


@given(st.integers(1, 5000), st.integers(1, 400))
def test_the_mean_line_ends_at_the_last_step(steps, columns):
    run = history(falling(steps))
    x, y = run.mean_line(0, steps, columns)
    assert len(x) == len(y) <= columns + 1
    assert (x[-1], y[-1]) == (steps, run.means.values[-1])
    np.testing.assert_array_equal(y, run.means.values[x.astype(int) - 1])


@given(st.floats(1e-6, 1e9), st.floats(1, 20))
def test_ticks_are_round_numbers(span, parts):
    step = round_step(span, parts)
    digits = f"{step:.6e}"
    assert digits[0] in "125"
    assert set(digits[2:8]) == {"0"}
    assert parts / 4 <= span / step <= parts * 2.5


def test_nonsense_has_a_tick_too():
    assert round_step(float("nan"), 5) == 1.0
    assert round_step(0.0, 5) == 1.0


def test_two_hundred_thousand_steps_are_drawn_with_the_points_of_a_screen(curves):
    run = history(falling(200_000), total=200_000, epochs=20)
    curves.set_runs([run], run)
    mean = curves.loss.lines[run]
    assert len(mean.xData) <= curves.loss.view.width() / 2 + 2
    assert len(curves.loss.raw.xData) <= 2 * curves.loss.view.width() + 4
    assert mean.xData[-1] == 200_000


def test_new_steps_extend_the_lines(curves):
    run = history(falling(100), total=165)
    curves.set_runs([run], run)
    run.add(Steps(0, 101, np.full(20, 0.5, np.float32), 1, 1.0, 20, 0.1, 1.0, None))
    curves.refresh(run)
    mean = curves.loss.lines[run]
    assert mean.xData[-1] == 120
    assert curves.loss.raw.yData[-1] == np.float32(0.5)
    assert curves.loss.now.value() == 120
    assert curves.loss.chip.toPlainText() == f"{run.means.values[-1]:.3f}"


def test_steps_that_come_quickly_are_drawn_together(curves, qtbot):
    run = history(falling(100), total=165)
    curves.set_runs([run], run)
    mean = curves.loss.lines[run]
    for step in range(101, 121):
        run.add(Steps(0, step, np.full(1, 0.5, np.float32), 1, 1.0, 20, 0.1, 1.0, None))
        curves.refresh(run)
    assert mean.xData[-1] < 120
    assert curves.drawing
    qtbot.waitUntil(lambda: not curves.drawing)
    assert mean.xData[-1] == 120


def test_the_axis_doubles_when_a_long_run_fills_it(curves):
    run = history(falling(900), total=100_000)
    curves.set_runs([run], run)
    assert curves.loss.view.viewRange()[0] == [0, 1000]
    run.add(Steps(0, 901, np.ones(300, np.float32), 1, 1.0, 300, 0.1, 1.0, None))
    curves.refresh(run)
    assert curves.loss.view.viewRange()[0] == [0, 2000]
    assert curves.accuracy.view.viewRange()[0] == [0, 2000]


@pytest.mark.parametrize("fault", ["rate_high", "wrong_loss", "huge_start", ""])
def test_a_run_that_is_broken_on_purpose_or_exploded_decides_on_the_axis_only_while_it_is_in_front(curves, fault):
    good, broken = history(falling(50)), history(falling(50) + 8, slot=1, fault=fault)
    broken.ended = "finished" if fault else "diverged"
    curves.set_runs([good, broken], broken)
    assert curves.loss.view.viewRange()[1][1] > 8
    for front in (good, None):
        curves.set_runs([good, broken], front)
        assert curves.loss.view.viewRange()[1][1] < 4
    curves.set_runs([broken], None)
    assert curves.loss.view.viewRange()[1][1] > 8


def test_a_run_that_explodes_leaves_the_others_readable(curves):
    good, bad = history(falling(50)), history([2.3, 9e20, 8e21], slot=1)
    curves.set_runs([good, bad], bad)
    low, high = curves.loss.view.viewRange()[1]
    assert low < 2
    assert high < 2 * CEILING
    assert max(curves.loss.lines[bad].yData) == HUGE
    assert curves.loss.chip.toPlainText() == "3.0e+21"


def test_evaluations_have_a_dot_each(curves):
    run = history(falling(100))
    for step in (0, 50, 100):
        run.add(Evaluated(0, step, step / 200 + 0.1, 1.0, 40))
    curves.set_runs([run], run)
    assert list(curves.accuracy.lines[run].xData) == [0, 50, 100]
    assert curves.accuracy.chip.toPlainText() == "60.0 % (44.6–73.7), n 40"
    run.add(Evaluated(0, 100, 0.95, 1.0, 40))
    curves.refresh(run)
    assert curves.accuracy.view.viewRange()[1][1] > 0.95


def test_epochs_are_labelled_as_far_as_there_is_room(curves):
    run = history(falling(1000), total=1000, epochs=4)
    curves.set_runs([run], run)
    shown = [text.toPlainText() for text in curves.loss.labels if text.isVisible()]
    assert shown == ["epoch 2", "epoch 3", "epoch 4"]
    assert list(curves.loss.epochs.xData[::2]) == [250, 500, 750]


@pytest.mark.parametrize("epochs", [1, 5, 9, 20, 47, 50, 300, 2000])
def test_a_few_epochs_are_marked_in_even_round_distances(curves, epochs):
    many = history(falling(2000), total=2000 // epochs * epochs, epochs=epochs)
    curves.set_runs([many], many)
    pitch = many.started.steps_per_epoch
    marked = [int(step) // pitch + 1 for step in curves.loss.epochs.xData[::2]]
    assert len(marked) <= LABELS
    assert bool(marked) == (epochs > 1)
    pairs = np.diff(marked)
    assert len(set(pairs)) <= 1
    assert all(number % (pairs[0] if len(pairs) else 1) == 0 for number in marked) or marked[0] == 2
    shown = [text.toPlainText() for text in curves.loss.labels if text.isVisible()]
    assert shown == [f"epoch {number}" for number in marked][: len(shown)]
    assert len(shown) >= len(marked) - 1


def test_a_rate_that_was_set_by_hand_is_marked(curves):
    run = history(falling(500), total=1000)
    for step, lr in ((100, 0.02), (300, 0.00123)):
        run.add(RateChanged(0, step, lr))
    curves.set_runs([run], run)
    assert list(curves.loss.rates.xData) == [100, 100, 300, 300]
    assert [text.toPlainText() for text in curves.loss.rate_labels if text.isVisible()] == ["lr 0.02", "lr 0.00123"]
    curves.set_runs([], None)
    assert not any(text.isVisible() for text in curves.loss.rate_labels)


def test_epochs_are_marked_to_the_end_of_the_run_in_front(curves):
    short, long = history(falling(400), total=400, epochs=2), history(falling(900), total=1000)
    curves.set_runs([short, long], short)
    assert list(curves.loss.epochs.xData[::2]) == [200]


@pytest.mark.parametrize(("steps", "reaches"), [(300, 300), (3, 10)])
def test_the_axis_of_a_run_that_was_stopped_ends_with_it(curves, steps, reaches):
    run = history(falling(steps), total=5000)
    curves.set_runs([run], run)
    assert curves.loss.view.viewRange()[0][1] == 1000
    run.ended = "stopped"
    curves.set_runs([run], run)
    assert curves.loss.view.viewRange()[0][1] == reaches


def test_a_rate_set_under_way_is_marked_at_once_and_of_two_that_are_close_the_later_is_named(curves, qtbot):
    run = history(falling(500), total=1000)
    curves.set_runs([run], run)
    for step, lr in ((200, 0.02), (205, 0.5), (400, 0.1)):
        run.add(RateChanged(0, step, lr))
    curves.refresh(run)
    qtbot.waitUntil(lambda: not curves.drawing)
    assert list(curves.loss.rates.xData) == [200, 200, 205, 205, 400, 400]
    assert [text.toPlainText() for text in curves.loss.rate_labels if text.isVisible()] == ["lr 0.5", "lr 0.1"]


@pytest.mark.parametrize("losses", [[2.317], [0.01], [2.3] * 40, [0.0] * 3, [12.5]])
def test_a_loss_that_has_not_moved_has_round_numbers_beside_it(curves, losses):
    run = history(np.array(losses, np.float32), total=1000)
    curves.set_runs([run], run)
    axis = curves.loss.axes[0]
    low, high = curves.loss.view.viewRange()[1]
    ((step, values),) = axis.tickValues(low, high, 200)
    written = axis.tickStrings(values, 1, step)
    assert len(written) >= 3
    assert max(map(len, written)) <= 5
    assert low <= min(losses[0], CEILING) <= high


@pytest.mark.parametrize("steps", [300, 860, 940, 1000])
def test_the_value_never_covers_the_end_of_its_curve(curves, steps):
    run = history(falling(steps), total=1000)
    curves.set_runs([run], run)
    chip = curves.loss.chip
    box = chip.mapRectToDevice(chip.boundingRect())
    end = curves.loss.view.mapViewToDevice(QPointF(steps, float(run.means.values[-1])))
    assert not box.contains(end)
    back = max(1, steps - int(0.05 * 1000))
    for step in range(back, steps, 5):
        point = curves.loss.view.mapViewToDevice(QPointF(step, float(run.means.values[step - 1])))
        assert not box.contains(point)


# --- legend, colours ------------------------------------------------------------------------------------------------


def test_hidden_and_removed_runs_are_not_drawn(curves):
    runs = [history(falling(50), slot=slot) for slot in range(3)]
    curves.set_runs(runs, runs[0])
    drawn = len(curves.loss.getPlotItem().items)
    runs[1].visible = False
    curves.set_runs(runs, runs[0])
    assert set(curves.loss.lines) == {runs[0], runs[2]}
    curves.set_runs([runs[0]], runs[0])
    assert len(curves.loss.getPlotItem().items) == drawn - 2
    curves.set_runs([], None)
    assert not curves.loss.raw.isVisible()
    assert not curves.loss.now.isVisible()


@pytest.mark.parametrize("theme", [themes.DARK, themes.LIGHT], ids=["dark", "light"])
def test_the_colour_is_the_run_and_can_be_seen(theme):
    runs = [history(slot=slot) for slot in range(len(theme.curves))]
    assert [colour(run, theme) for run in runs] == list(theme.curves)
    assert len(set(theme.curves)) == 8

    def luminance(name):
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
                 for part in QColor(name).getRgbF()[:3]]  # fmt: skip
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    for name in theme.curves:
        bright, dark = sorted((luminance(name), luminance(theme.stage)), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) > 2.9, name


def test_a_theme_recolours_what_is_drawn(qapp, curves):
    run = history(falling(50))
    curves.set_runs([run], run)
    for theme in (themes.LIGHT, themes.DARK):
        themes.apply(qapp, theme)
        assert curves.loss.lines[run].opts["pen"].color().name().upper() == theme.curves[0]
        assert curves.loss.backgroundBrush().color().name().upper() == theme.stage
        assert curves.loss.raw.opts["pen"].color() == mixed(theme.stage, theme.curves[0], 0.38)


# --- mouse ----------------------------------------------------------------------------------------------------------


def move(plot, step):
    """The mouse at a step of a plot, in the middle of its height."""
    high = plot.view.viewRange()[1]
    scene = plot.view.mapViewToScene(QPointF(step, sum(high) / 2))
    at = QPointF(plot.mapFromScene(scene))
    everywhere = (at, at, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    plot.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, *everywhere))


def test_pointing_reads_a_step_and_leaving_returns_to_now(curves):
    run = history(falling(100))
    run.add(Evaluated(0, 30, 0.25, 1.0, 40))
    curves.set_runs([run], run)
    move(curves.loss, 40)
    step = round(curves.loss.now.value())
    assert abs(step - 40) <= 1
    assert f"step {step}" in curves.readout.text()
    assert f"{run.losses.values[step - 1]:.4f}" in curves.readout.text()
    assert curves.accuracy.chip.toPlainText() == "25.0 % (14.2–40.2), n 40"
    QApplication.sendEvent(curves.loss, QEvent(QEvent.Type.Leave))
    assert curves.loss.now.value() == 100
    assert curves.readout.text() == ""


def test_zooming_keeps_its_range_until_everything_is_asked_for(curves):
    run = history(falling(900), total=100_000)
    curves.set_runs([run], run)
    curves.loss.view.setXRange(100, 200, padding=0)
    curves.loss.view.sigRangeChangedManually.emit([True, False])
    assert curves.whole.isVisible()
    assert (curves.loss.raw.xData.min(), curves.loss.raw.xData.max()) == (100, 201)
    run.add(Steps(0, 901, np.ones(300, np.float32), 1, 1.0, 300, 0.1, 1.0, None))
    curves.refresh(run)
    assert curves.loss.view.viewRange()[0] == [100, 200]
    curves.whole.click()
    assert curves.loss.view.viewRange()[0] == [0, 2000]
    assert not curves.whole.isVisible()


def test_words():
    assert percent(0.5778, 1) == "57.8 %"
    run = history(falling(10))
    run.add(EpochEnded(0, 1, 12.0, 1.2, 3.0))
    assert run.epochs[0].loss_sum == 12.0


@pytest.mark.parametrize(("batch", "images"), [(4, 10), (64, 10), (5, 10), (1, 3)])
def test_the_running_accuracy_is_that_of_the_pictures_of_its_steps(batch, images):
    each = -(-images // batch)
    recipe = Recipe(batch_size=batch)
    run = History(RunStarted(0, recipe, "samples", "cpu", 1, images, 2, each, 3 * each, 9), 0)
    sizes = np.array([*[batch] * (each - 1), images - (each - 1) * batch] * 3)
    correct = np.arange(3 * each, dtype=np.int32) % (sizes + 1)
    ones = np.ones(len(sizes), np.float32)
    for part in (slice(0, 2), slice(2, None)):
        run.add(Steps(0, 1, ones[part], 1, 1.0, 1, 0.1, 1.0, None, correct[part].astype(np.int32)))
    for at in range(len(sizes)):
        window = slice(max(0, at + 1 - run.window), at + 1)
        assert run.shares.values[at] == pytest.approx(correct[window].sum() / sizes[window].sum())


def test_steps_that_nobody_has_counted_have_no_accuracy(curves):
    run = history(total=60)
    for count in (None, np.full(10, -1, np.int32)):
        run.add(Steps(0, 1, np.ones(10, np.float32), 1, 1.0, 1, 0.1, 1.0, None, count))
    run.add(Steps(0, 1, np.ones(2, np.float32), 1, 1.0, 1, 0.1, 1.0, None, np.array([3, 64], np.int32)))
    shares = run.shares.values[-2:]
    curves.set_runs([run], run)
    x, y = run.share_line(0, 60, 100)
    assert y.tolist() == shares.tolist()
    assert x[-1] == run.step
    assert np.isfinite(curves.accuracy.trained.getData()[1]).all()


def test_the_run_in_front_shows_how_validation_and_training_go_apart(curves):
    run, other = (history(np.full(60, 0.5), slot=slot) for slot in (0, 1))
    for step, loss in ((0, 2.3), (60, 3.1)):
        run.add(Evaluated(0, step, 0.4, loss, 40))
    curves.set_runs([run, other], run)
    assert list(curves.loss.judged.yData) == [2.3, 3.1]
    assert curves.loss.view.viewRange()[1][1] > 3.1
    curves.set_runs([run, other], other)
    assert curves.loss.judged.yData is None or not len(curves.loss.judged.yData)


def test_a_run_from_a_file_that_does_not_say_how_many_judge_it_tells_on_how_many_it_was():
    run = history(falling(20))
    run.started = replace(run.started, held_out=0)
    assert captions(run)[1].endswith("no validation pictures judge this run")
    for pictures in (640, 1000):
        run.add(Evaluated(0, 10, 0.5, 1.2, pictures))
    assert captions(run)[1].endswith("dots: 1,000 validation pictures at most")
