"""The page of compared runs, with runs that are made up."""

import csv
import io
from dataclasses import replace

import numpy as np
import pytest
from chosen_lab import AnyLab
from fit import complaints
from made_runs import EACH, kept
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from quick_lab import change_language, make_context, press, show

from cifar_gui.engine import run_cost
from cifar_gui.engine.data import DataError
from cifar_gui.engine.faults import BY_KEY as FAULTS
from cifar_gui.engine.faults import EVAL_MODE, NOTHING, ZERO_START, followed
from cifar_gui.engine.refusals import fault
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, FAST
from cifar_gui.lessons.training import LESSON
from cifar_gui.pages.compare import AXES, QUANTITIES
from cifar_gui.pages.compare.engine import answer
from cifar_gui.pages.compare.protocol import CountFlops, work
from cifar_gui.pages.compare.quantities import QUANTITIES as EXPLAINED
from cifar_gui.pages.compare.quantities import pictures_at, scale, work_of
from cifar_gui.protocol import CIFAR10, Ready
from cifar_gui.protocol.final import FinalScore
from cifar_gui.protocol.kept_runs import ForgetRun, KeptRuns, NameRun, NoteRun, RestoreRun
from cifar_gui.protocol.runs import Evaluated, RunEnded, RunStarted, StartRun, Steps, StopRun
from cifar_gui.recipe import MUON, Recipe, side
from cifar_gui.spec import Layer, Network
from cifar_gui.ui.page import figure_menu
from cifar_gui.ui.page.surroundings import GAP, ROW, Surroundings
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.widgets.figure import Around
from cifar_gui.ui.window.pages import build_page

READY = Ready("2.13.0", ("cpu",), {"cpu": "a processor"}, 2)
OWN = Network("mine", (Layer("last", "Linear", (3, 10)),), (3, 32, 32))
"""It does not run: its input is no vector."""
THREE = [kept(f"a{seed}", 0.50 + 0.01 * seed, seed=seed) for seed in range(3)]
OTHERS = [kept(f"b{seed}", 0.60 + 0.01 * seed, seed=seed, lr=0.05, parent="a0") for seed in range(3)]
ALONE = kept("c", 0.52, lr=0.1, parent="b0", steps=30, finished=False)
FEW = (*THREE, *OTHERS, ALONE)


def make(qtbot, runs, size=(1440, 788)):
    lab = AnyLab()
    part = next(part for part in LESSON.parts if part.key == "training/compare")
    page = build_page(part, make_context(lab))
    page.lab = lab
    lab.replied.connect(page.take)
    qtbot.addWidget(page.toolbar_widget)
    show(qtbot, page, size)
    page.activated()
    page.torch_ready(READY)
    tell(page, KeptRuns(tuple(runs)))
    qtbot.waitUntil(page.settled)
    return page


def tell(page, event):
    page.context.runs.take(event)
    page.take_run(event)


@pytest.fixture
def page(qtbot):
    return make(qtbot, FEW)


def column(page, key):
    """What stands in a column, from the top."""
    place = next(at for at, one in enumerate(page.table.runs.columns) if one.key == key)
    return [page.table.runs.index(row, place).data() for row in range(page.table.runs.rowCount())]


def keys(page):
    return [column.key for column in page.table.runs.columns]


def listed(page):
    return [row.run.started.name for row in page.table.runs.rows]


def choose(page, **changes):
    page.set(params=replace(page.state.params, **changes))


# --- the table ------------------------------------------------------------------------------------------------------


def test_the_table_has_a_column_for_each_setting_that_differs_and_the_newest_run_on_top(page):
    assert listed(page) == ["c", "b2", "b1", "b0", "a2", "a1", "a0"]
    settings = [key for key in keys(page) if key.startswith("recipe.")]
    assert settings == ["recipe.lr", "recipe.seed"]
    assert column(page, "recipe.lr") == ["0.1", *["0.05"] * 3, *["0.01"] * 3]
    assert column(page, "seeds") == ["1", *["3"] * 6]
    assert column(page, "accuracy")[-1] == "50.0 % (46.9–53.1)"
    assert column(page, "parent")[0] == page.called(page.runs.called("b0"))
    choose(page, every=True)
    assert {"recipe.momentum", "recipe.network", "source"} <= set(keys(page))


def head_of(page, key):
    """What a column is called."""
    return next(column.title for column in page.table.runs.columns if column.key == key)


def test_every_accuracy_says_of_how_many_pictures_it_is(qtbot):
    """In the head where it is the same for all, else behind each."""
    page = make(qtbot, [kept("a", 0.5), kept("b", 0.6, lr=0.05)])
    assert head_of(page, "accuracy") == "val. accuracy, n 1,000"
    tell(page, replace(page.runs.all[0].started, run=7, name="live"))
    tell(page, Evaluated(7, 20, 0.5, 1.0, 40))
    qtbot.waitUntil(page.settled)
    assert head_of(page, "accuracy") == "val. accuracy"
    assert column(page, "accuracy")[0] == "50.0 % (35.2–64.8), n 40"
    assert all(text.endswith(", n 1,000") for text in column(page, "accuracy")[1:])


def test_a_field_that_plays_no_part_is_empty_in_the_table(qtbot):
    page = make(qtbot, [kept("a"), kept("b", optimizer="Adam", momentum=0.5)])
    assert column(page, "recipe.momentum") == ["", "0.9"]


def test_rows_are_sorted_and_sifted(qtbot, page):
    head = page.table.horizontalHeader()
    place = keys(page).index("accuracy")
    at = QPoint(page.table.columnViewportPosition(place) + 20, 10)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert listed(page)[0] == "b2"
    assert head.isSortIndicatorShown()
    assert page.table.runs.headerData(place, Qt.Orientation.Horizontal).endswith(" ▾")
    page.doing.sort("accuracy")
    assert listed(page)[0] == "a0"
    assert page.table.runs.headerData(place, Qt.Orientation.Horizontal).endswith(" ▴")
    page.doing.sort("accuracy")
    assert listed(page)[0] == "c"
    assert not head.isSortIndicatorShown()
    page.listing.words.setText("0.05")
    page.listing.words.textEdited.emit("0.05")
    assert listed(page) == ["c", "b2", "b1", "b0"]  # c comes from one of these
    assert page.listing.count.whole == "4 of 7"
    page.set(filter="nowhere")
    assert page.listing.empty.isVisibleTo(page)
    assert "None" in page.listing.empty.whole
    assert not page.listing.train.isVisibleTo(page)
    page.restore({**page.saved(), "filter": ""})
    assert page.listing.words.text() == ""
    assert len(listed(page)) == 7


def test_runs_that_come_while_the_page_waits_for_them_take_its_keys(qtbot):
    page = make(qtbot, [])
    page.listing.train.setFocus()
    page.listing.say(2, 2)
    assert page.focusWidget() is page.table
    assert page.listing.words.isVisibleTo(page)


def test_a_slider_moves_the_step_of_the_table_with_its_number(page):
    """Both ways, over the steps of the longest run; no curve is drawn anew for it."""
    assert not page.at.isVisible()
    choose(page, moment="step", at=EACH)
    assert page.at.isVisible()
    assert (page.at.minimum(), page.at.maximum(), page.at.value()) == (1, 60, EACH)
    drawn = page.curves.plot.lines
    page.at.setValue(2 * EACH)
    assert page.state.params.at == 2 * EACH
    assert page.form.rows["at"].control.edit.text() == str(2 * EACH)
    assert column(page, "steps")[-1] == str(2 * EACH)
    assert page.curves.plot.lines is drawn
    page.restore({**page.saved(), "params": {**page.saved()["params"], "at": 7}})
    assert page.at.value() == 7
    choose(page, at=99_000)  # beyond the end of every run
    assert page.at.value() == 60
    assert page.state.params.at == 99_000


@pytest.mark.parametrize(
    ("moment", "at", "step", "accuracy"),
    [
        ("last", 1, "60", "50.0 % (46.9–53.1)"),
        ("step", EACH, "20", "16.7 % (14.5–19.1)"),
        ("best", 1, "60", "50.0 % (46.9–53.1)"),
    ],
)
def test_a_run_is_looked_at_at_its_end_its_best_or_a_step(page, moment, at, step, accuracy):
    choose(page, moment=moment, at=at)
    assert column(page, "steps")[-1] == step
    assert column(page, "accuracy")[-1] == accuracy


def test_the_best_moment_is_that_of_the_best_accuracy_and_says_of_how_many(qtbot):
    page = make(qtbot, [kept("a", 0.5), kept("b", 0.6, lr=0.05)])
    tell(page, started := replace(page.runs.all[0].started, run=7, name="live"))
    for step, share in ((20, 0.7), (40, 0.4)):
        tell(page, Evaluated(7, step, share, 1.0, 1000))
    choose(page, moment="best")
    qtbot.waitUntil(page.settled)
    assert column(page, "steps")[0] == "20"
    assert column(page, "accuracy")[0].startswith("70.0 %")
    page.set(selected="live", baseline="b")
    assert "flatters" in page.verdict_view.detail.text()
    assert started.name == "live"


def test_names_and_notes_are_changed_in_the_table(page):
    model = page.table.runs
    assert model.setData(model.index(0, 0), "  mine   now ", Qt.ItemDataRole.EditRole)
    assert page.runs.called("c").title == "mine now"
    note = model.index(0, len(model.columns) - 1)
    assert model.setData(note, "to be tried again", Qt.ItemDataRole.EditRole)
    assert page.runs.called("c").note == "to be tried again"
    assert not model.setData(note, "to be tried again", Qt.ItemDataRole.EditRole)
    told = [command for command in page.lab.commands if isinstance(command, NameRun | NoteRun)]
    assert [type(command) for command in told] == [NameRun, NoteRun]


def test_a_run_is_removed_and_put_back(qtbot, page):
    removals = []
    page.context.removed.connect(removals.append)
    page.select(page.runs.called("b1"))
    press(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(page.settled)
    assert listed(page) == ["c", "b2", "b0", "a2", "a1", "a0"]
    assert page.state.selected == "b0"
    removals[0].put_back()
    qtbot.waitUntil(page.settled)
    assert listed(page) == ["c", "b2", "b1", "b0", "a2", "a1", "a0"]
    told = [type(command) for command in page.lab.commands if isinstance(command, ForgetRun | RestoreRun)]
    assert told == [ForgetRun, RestoreRun]


def test_a_run_that_goes_on_is_not_removed(qtbot, page):
    tell(page, RunStarted(9, Recipe(), "samples", "cpu", 2, 96, 40, 3, 6, 100, "live"))
    qtbot.waitUntil(page.settled)
    page.select(page.runs.active)
    assert not page.listing.trash.isEnabled()
    page.doing.remove()
    assert page.runs.active in page.runs.all


def test_what_came_of_opening_the_test_set_is_a_column_where_it_was(qtbot, page):
    assert "test" not in keys(page)
    final = FinalScore("samples", "best", 60, 480, 1000, 1.2, 1.0)
    page.runs.called("a0").final = final
    page.runs.called("a1").final = replace(final, trained_on=True)
    page.refresh()
    assert column(page, "test") == ["", "", "", "", "", "", "48.0 % (44.9–51.1)"]


ODD = [{"steps_per_epoch": 0}, {"images": 0}, {"steps_per_epoch": 10**9}, {"steps": 0}, {"held_out": -1}]
ODD_RECIPES = [{}, {"batch_size": 0}, {"batch_size": 10**9}, {"epochs": 10**9}, {"lr": float("nan")}]


@pytest.mark.parametrize("change", ODD, ids=str)
def test_runs_of_files_that_hold_anything_are_shown(qtbot, change):
    runs = [kept("a")]
    for place, odd in enumerate(ODD_RECIPES):
        other = kept(f"b{place}", lr=0.3)
        recipe = replace(other.started.recipe, **odd)
        runs.append(replace(other, started=replace(other.started, recipe=recipe, **change)))
    page = make(qtbot, runs)
    for axis, _ in AXES:
        choose(page, axis=axis, every=True)
        page.set(selected="b0", baseline="a")
        page.grab()
    assert page.table.runs.rowCount() == len(runs)


# --- curves ---------------------------------------------------------------------------------------------------------


def test_every_quantity_and_every_axis_is_explained_and_drawn(qtbot, page):
    assert {key for key, _ in QUANTITIES} == set(EXPLAINED)
    for quantity, _ in QUANTITIES:
        for axis, _ in AXES:
            for log in (False, True):
                choose(page, quantity=quantity, axis=axis, log_x=log, log_y=log, smoothing=3)
                qtbot.waitUntil(page.settled)
                assert page.curves.plot.unknown == []
                for line in page.curves.plot.lines:
                    assert len(line.x) > 1, (quantity, axis, log)
                    assert np.isfinite(line.x).all()
                    assert np.isfinite(line.y).all()
                    assert (np.diff(line.x) >= 0).all()


def test_runs_that_differ_in_seed_only_are_one_band_with_its_n(page):
    choose(page, quantity="validation_accuracy", smoothing=0)
    lines = page.curves.plot.lines
    assert sorted(len(line.runs) for line in lines) == [1, 3, 3]
    assert "n = 3" in page.curves.caption.whole
    band = next(line for line in lines if {run.started.name for run in line.runs} == {"a0", "a1", "a2"})
    assert band.y[-1] == pytest.approx(0.51)
    x, y = band.band.getData()
    assert (x[0], y[len(x) // 2 - 1], y[len(x) // 2]) == pytest.approx((0, 0.50, 0.52), abs=1e-3)
    assert len({page.curves.plot.pens[run].color().name() for run in band.runs}) == 1
    choose(page, bands=False)
    assert [len(line.runs) for line in page.curves.plot.lines] == [1] * 7
    assert page.curves.caption.whole == ""


@pytest.mark.parametrize("axis", ["step", "seconds"])
def test_what_is_drawn_is_a_table_with_a_head_elsewhere(page, axis):
    choose(page, quantity="validation_accuracy", smoothing=0, axis=axis)
    rows = list(csv.DictReader(io.StringIO(figure_menu.table(page.curves.plot).decode("utf-8-sig"))))
    over = {"step": "steps", "seconds": "seconds"}[axis]
    assert list(rows[0]) == ["run", over, "validation accuracy"]
    assert all(float(row[over]) >= 0 and 0 <= float(row["validation accuracy"]) <= 1 for row in rows)
    called = {row["run"] for row in rows}
    assert len(called) == 3
    assert sum("(n = 3)" in name for name in called) == 2
    rows = list(csv.DictReader(io.StringIO(figure_menu.table(page.tree_view.tree).decode("utf-8-sig"))))
    assert [int(row["depth"]) for row in rows] == [node.depth for node in page.tree_view.tree.nodes]
    assert list(rows[0]) == ["depth", "run", "what was changed"]


def test_smoothing_keeps_the_raw_values_behind_the_mean(page):
    choose(page, bands=False, smoothing=0)
    line = page.curves.plot.lines[0]
    assert not line.raw.isVisible()
    np.testing.assert_allclose(line.y, line.runs[0].losses.values, rtol=1e-6)
    choose(page, smoothing=8)
    line = page.curves.plot.lines[0]
    assert line.raw.isVisible()
    losses = line.runs[0].losses.values
    assert line.y[-1] == pytest.approx(losses[-12:].mean(), rel=1e-5)  # a fifth of 60 steps


def wild(name, losses, **recipe):
    """A run with these losses, the last of which is far above all others; it has exploded unless it is broken."""
    made = kept(name, 0.1, steps=len(losses), **recipe)
    first = replace(made.events[0], losses=np.asarray(losses, np.float32), norms=np.asarray(losses, np.float32))
    events = (first, *(replace(one, loss=float(losses[-1])) if isinstance(one, Evaluated) else one
                       for one in made.events[1:]))  # fmt: skip
    broken = bool(recipe.get("fault"))
    return replace(made, events=events, finished=broken, diverged=0 if broken else len(losses))


@pytest.mark.parametrize(
    ("quantity", "log", "last", "fault"),
    [("loss", False, 8.0, ""), ("loss", False, 5e13, "rate_high"), ("loss", True, 5e13, ""),
     ("validation_loss", False, 8.0, "rate_high"), ("gradient_norm", False, 5e13, ""),
     ("gradient_norm", True, 100.0, "rate_high")],
)  # fmt: skip
def test_a_run_that_goes_to_pieces_leaves_the_others_readable_and_says_so(qtbot, quantity, log, last, fault):
    page = make(qtbot, [kept("a"), kept("b", 0.6, lr=0.05)])
    choose(page, quantity=quantity, log_y=log, smoothing=0)
    plot = page.curves.plot
    before = plot.view.viewRange()[1][1]
    assert not plot.over.isVisible()
    page.runs.add([wild("w", np.geomspace(2.3, last, 60), fault=fault, lr=9.0)], {})
    qtbot.waitUntil(page.settled)
    assert plot.view.viewRange()[1][1] == pytest.approx(before, rel=0.1)
    assert [line.runs[0].started.name for line in plot.above] == ["w"]
    assert (
        plot.over.toPlainText() == f"▲ {page.called(page.runs.called('w'))} goes on above: select it to see more of it"
    )
    page.set(selected="w")
    assert plot.view.viewRange()[1][1] > before
    assert bool(plot.above) == (last > plot.quantity.ceiling)
    assert "select it" not in plot.over.toPlainText() * plot.over.isVisible()
    page.set(selected="a")
    assert plot.view.viewRange()[1][1] == pytest.approx(before, rel=0.1)


def test_where_all_runs_went_to_pieces_they_are_shown_up_to_the_ceiling(qtbot):
    page = make(qtbot, [wild(name, np.geomspace(2.3, 5e13, 60), lr=lr) for name, lr in (("v", 8.0), ("w", 9.0))])
    choose(page, smoothing=0)
    assert page.curves.plot.quantity.ceiling < page.curves.plot.view.viewRange()[1][1] < 15
    assert page.curves.plot.over.toPlainText().startswith("▲ 2 curves go on above")


def test_an_accuracy_is_never_outside_the_plot(qtbot):
    page = make(qtbot, [kept("a", 0.6), kept("b", 0.65, lr=0.05), kept("c", 0.1, fault="labels_shuffled")])
    choose(page, quantity="validation_accuracy", smoothing=0)
    low, high = page.curves.plot.view.viewRange()[1]
    assert low <= 0
    assert high > 0.65
    assert not page.curves.plot.above


@pytest.mark.parametrize("count", [0, 1, 2])
def test_where_too_few_runs_are_there_it_is_said_how_they_come_about(qtbot, count):
    page = make(qtbot, [kept("a"), kept("b", lr=0.05)][:count])
    if count:
        page.set(selected="a")
    sentence, detail = page.verdict_view.sentence.text(), page.verdict_view.detail.text()
    assert ("baseline" in sentence) == ("diamond" in detail) == (count == 2)
    assert page.listing.train.isVisibleTo(page) == (count == 0)


def test_flops_are_asked_for_once_and_a_network_that_does_not_run_is_not_drawn(qtbot):
    page = make(qtbot, [kept("a"), kept("b", network=CIFAR10_QUICK_BATCHNORM), kept("c", network=OWN)])
    choose(page, axis="flops")
    qtbot.waitUntil(lambda: bool(page.counter.known) and page.settled())
    assert page.counter.known[work(Recipe(), CIFAR10_QUICK)] == {32: 69_209_856}
    assert page.counter.known[work(Recipe(), CIFAR10_QUICK_BATCHNORM)] == {32: 69_209_856}
    assert page.counter.known[work(Recipe(), OWN)] is None
    assert [run.started.name for run in page.curves.plot.unknown] == ["c"]
    assert page.curves.caption.whole == "not known of 1 of the runs"
    line = page.curves.plot.lines[0]
    assert line.x[-1] == pytest.approx(3 * (8 * EACH - 3) * 69_209_856)
    choose(page, axis="step")
    choose(page, axis="flops")
    assert len(page.lab.requests) == 1


@pytest.mark.parametrize(
    "changes",
    [{}, {"whiten": True}, {"small_epochs": 2}, {"small_epochs": 9}, {"whiten": True, "small_epochs": 1},
     {"dropout": 0.5}, {"batch_size": 40}, {"optimizer": MUON}, {"ema": 0.9}, {"clip": 1.0},
     *({"fault": fault.key} for fault in FAULTS.values() if fault.network is not NOTHING.network),
     {"fault": EVAL_MODE}, {"fault": ZERO_START}],
    ids=str,
)  # fmt: skip
def test_the_axis_of_flops_ends_where_the_estimate_of_a_recipe_does(changes):
    """Whatever a recipe has otherwise: the line before a run and the axis afterwards tell the same number."""
    recipe = replace(Recipe(network=FAST.name, batch_size=8, epochs=3), **changes)
    started = made_started(recipe, FAST)
    run = History(started, 0)
    run.add(Steps(0, 1, np.ones(started.steps, np.float32), 3, 1.0, 0, 0.1, 0.0, None))
    asked = work_of(run)
    (told,) = [reply for reply in answer(CountFlops(1, "compare", (asked,))) if reply is not None]
    scaled = scale(run, "flops", told.counts)
    assert scaled.place(started.steps) == run_cost.flops(recipe, FAST) * started.images
    each = started.steps_per_epoch
    for epoch in range(recipe.epochs):
        took = scaled.place((epoch + 1) * each) - scaled.place(epoch * each)
        assert took == run_cost.flops_once(recipe, FAST, side(recipe, epoch)) * started.images


def made_started(recipe, network):
    images = 8 * EACH - 3
    each = -(-images // followed(recipe, images).batch_size)
    return RunStarted(0, recipe, CIFAR10, "cpu", 2, images, 100, each, each * recipe.epochs, 100, "made", network)


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if followed(Recipe(fault=fault), 157).batch_size != 64])
def test_pictures_are_counted_by_the_batches_that_were_taken(fault):
    """Batches of one, or of all pictures, are made on purpose: the recipe says another size."""
    recipe = Recipe(batch_size=64, fault=fault)
    started = made_started(recipe, CIFAR10_QUICK)
    run = History(started, 0)
    right = np.ones(started.steps_per_epoch, np.int32)
    run.add(Steps(0, 1, np.ones(len(right), np.float32), 1, 1.0, 0, 0.1, 0.0, None, right))
    seen = pictures_at(run)
    assert seen.place(started.steps_per_epoch) == started.images
    assert seen.place(1) == run.batch_size == started.images / started.steps_per_epoch
    np.testing.assert_allclose(run.step_shares, 1 / run.batch_size)


def test_a_run_is_drawn_or_hidden_at_its_swatch_and_by_space(page):
    assert {run.started.name for run in page.drawn} == {"a0", "a1", "a2", "b0", "b1", "b2", "c"}
    at = QPoint(8, page.table.rowViewportPosition(0) + 8)
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert "c" not in page.state.drawn
    page.select(page.runs.called("c"))
    press(page.table, Qt.Key.Key_Space)
    assert "c" in page.state.drawn


def test_the_run_under_the_mouse_is_lit_everywhere(page):
    run = page.runs.called("c")
    page.table.pointed.emit(run)
    assert page.table.runs.lit == page.tree_view.tree.lit == page.curves.plot.lit == (run,)
    assert page.curves.plot.front.isVisible()
    line = next(line for line in page.curves.plot.lines if run in line.runs)
    assert page.curves.plot.nearest(line.x[10], line.y[10]) is not None
    page.curves.plot.pointed.emit((line.runs, line.x[-1]))
    assert page.curves.readout.whole.endswith(f"{line.y[-1]:.3f} · 30")
    page.curves.plot.pointed.emit(None)
    assert page.light.on == ()
    page.select(run)
    page.table.pointed.emit(page.runs.called("a0"))
    page.table.pointed.emit(None)
    assert page.light.on == (run,), "what is selected stays lit"


def test_what_a_run_has_not_recorded_is_not_drawn(qtbot):
    steps = Steps(7, 1, np.ones(30, np.float32), 1, 1.0, 20, 0.1, 9.0, None)
    page = make(qtbot, [kept("a")])
    tell(page, replace(page.runs.all[0].started, run=7, name="older"))
    tell(page, steps)
    for quantity in ("accuracy", "gradient_norm", "validation_accuracy"):
        choose(page, quantity=quantity, bands=False)
        drawn = {line.runs[0].started.name: len(line.x) for line in page.curves.plot.lines}
        assert drawn["a"] > 1
        assert drawn["older"] == 0


def test_a_run_that_goes_on_grows_in_the_table_and_in_its_curve(qtbot, page):
    tell(page, replace(page.runs.called("c").started, run=7, name="live"))
    qtbot.waitUntil(page.settled)
    before = page.table.runs.rows[1]
    for first in (1, 11):
        tell(page, Steps(7, first, np.full(10, 2.0, np.float32), 1, 20.0, 10, 0.1, 9.0, None))
        qtbot.waitUntil(page.settled)
    assert column(page, "steps")[0] == "20"
    line = next(line for line in page.curves.plot.lines if page.runs.active in line.runs)
    assert len(line.x) > 1
    assert page.table.runs.rows[1] is before, "nothing else is worked out anew"


# --- verdict and tree -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "base", "bands", "kind", "words"),
    [
        ("b0", "a0", True, "apart", "Better than the baseline, by 10.0 percentage points"),
        ("a0", "b0", True, "apart", "Worse than the baseline, by 10.0 percentage points"),
        ("c", "a0", True, "alike", "Not distinguishable with these pictures and seeds"),
        ("c", "a0", False, "alike", "Not distinguishable with these pictures and seeds"),
        ("b0", "a0", False, "apart", "Better than the baseline, by 10.0 percentage points: one seed each"),
        ("a0", "b0", False, "apart", "Worse than the baseline, by 10.0 percentage points: one seed each"),
        ("a1", "a0", True, "seed", "The same settings as the baseline, from another seed"),
        ("a0", "a0", True, "same", "This is the baseline"),
        ("a0", "", True, "none", "Choose a baseline, and another run"),
        ("gone", "a0", True, "unchosen", "Choose a run to compare with the baseline"),
        ("gone", "", True, "none", "Choose a baseline, and another run"),
    ],
)
def test_what_is_said_of_two_runs(page, one, base, bands, kind, words):
    choose(page, bands=bands)
    page.set(selected=one, baseline=base)
    assert page.verdict.kind == kind
    assert page.verdict_view.sentence.text() == words
    if not bands:
        assert "one run of each" in page.verdict_view.detail.text()


def test_the_same_run_made_twice_counts_once(qtbot):
    page = make(qtbot, [kept("a", 0.5), kept("b", 0.5), kept("c", 0.6, lr=0.5)])
    page.set(selected="c", baseline="a")
    assert len(page.verdict.other) == 1
    assert "seeds" not in keys(page)


@pytest.mark.parametrize("other", [{"source": CIFAR10}, {"split": "test"}, {"pictures": 900}])
def test_runs_judged_on_other_pictures_are_not_compared(qtbot, other):
    page = make(qtbot, [kept("a", 0.5), kept("b", 0.9, **other)])
    page.set(selected="b", baseline="a")
    assert page.verdict.kind == "pictures"
    assert "ahead" not in keys(page)


def test_runs_that_were_never_judged_are_compared_by_their_losses_only(qtbot):
    page = make(qtbot, [kept("a", pictures=0), kept("b", pictures=0, lr=0.5)])
    page.set(selected="b", baseline="a")
    assert page.verdict.kind == "unjudged"
    assert column(page, "accuracy") == ["", ""]


def test_the_baseline_is_pinned_and_the_others_say_by_how_much_they_differ(page):
    page.select(page.runs.called("a0"))
    press(page.table, Qt.Key.Key_B)
    assert page.state.baseline == "a0"
    assert column(page, "ahead") == ["+2.0", "+12.0", "+11.0", "+10.0", "+2.0", "+1.0", ""]
    assert not page.listing.pin.isEnabled()


def test_the_tree_tells_what_was_changed_from_which(page):
    told = [(node.depth, node.row.run.started.name, node.changes) for node in page.tree_view.tree.nodes]
    seed = "seed"
    assert told == [
        (0, "a0", ""), (1, "b0", "lr 0.05"), (2, "c", "lr 0.1"),
        (1, "b1", f"lr 0.05, {seed} 1"), (1, "b2", f"lr 0.05, {seed} 2"),
    ]  # fmt: skip
    page.tree_view.tree.chosen.emit(page.runs.called("b1"))
    assert page.state.selected == "b1"
    press(page.tree_view.tree, Qt.Key.Key_Down)
    assert page.state.selected == "b2"


def test_runs_that_name_each_other_as_parents_are_in_no_tree(qtbot):
    page = make(qtbot, [kept("a", parent="b"), kept("b", parent="a"), kept("c", parent="c"), kept("d", parent="gone")])
    assert page.tree_view.tree.nodes == []
    assert page.tree_view.none.isVisible()


def test_a_chain_of_many_runs_keeps_its_room(qtbot):
    page = make(qtbot, [kept(f"{at:03d}", parent=f"{at - 1:03d}", seed=at) for at in range(60)])
    assert [node.depth for node in page.tree_view.tree.nodes] == list(range(60))
    page.tree_view.tree.grab()


# --- a new run from one ---------------------------------------------------------------------------------------------


def test_a_new_run_takes_the_settings_and_another_seed_is_one_that_was_not_used(page):
    wanted, went = [], []
    page.context.recipe_wanted.connect(lambda *told: wanted.append(told))
    page.astray.connect(lambda *told: went.append(told))
    page.select(page.runs.called("b1"))
    press(page.table, Qt.Key.Key_N)
    page.listing.seed.click()
    recipe = page.runs.called("b1").started.recipe
    assert wanted == [(recipe, "b1", CIFAR10_QUICK), (replace(recipe, seed=3), "b1", CIFAR10_QUICK)]
    assert went == [("part", "training")] * 2


# --- the page -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, 40])
def test_none_one_and_many_runs(qtbot, count):
    page = make(qtbot, [kept(f"{at:03d}", 0.5, lr=0.01 * (at + 1)) for at in range(count)])
    assert page.table.runs.rowCount() == count
    assert len(page.drawn) == min(count, 8)
    assert len({pen.color().name() for pen in page.curves.plot.pens.values()}) == min(count, 8)
    page.grab()


def test_a_hidden_page_draws_nothing_and_catches_up(qtbot, page):
    page.hide()
    tell(page, RunStarted(9, Recipe(), "samples", "cpu", 2, 96, 40, 3, 6, 100, "live"))
    assert len(listed(page)) == 7
    page.show()
    qtbot.waitUntil(page.settled)
    assert listed(page)[0] == "live"


def test_a_state_of_any_kind_is_read(page):
    for saved in (
        {"drawn": ["a0", 3]},
        {"drawn": "a0"},
        {"sort": "no column"},
        {"selected": 1},
        {"baseline": "x" * 999},
    ):
        page.restore({**page.saved(), **saved})
        page.grab()
    page.restore({**page.saved(), "drawn": ["a0", "nobody"]})
    assert [run.started.name for run in page.drawn] == ["a0"]
    page.restore({**page.saved(), "drawn": None})
    assert len(page.drawn) == 7


def test_another_language_renames_the_columns(qtbot, page):
    page.context.set_language("zh")
    change_language()
    qtbot.waitUntil(page.settled)
    assert "验证准确率，n 1,000" in [column.title for column in page.table.runs.columns]
    page.context.set_language("en")


# --- more seeds of both ---------------------------------------------------------------------------------------------


def started(page):
    return [command for command in page.lab.commands if isinstance(command, StartRun)]


def end(page, reason="finished", failure=None):
    """The run under way is over."""
    told = started(page)[-1]
    if failure is None:
        like = FEW[0].started
        tell(page, replace(like, run=told.id, recipe=told.recipe, name=told.name, network=told.network, parent=""))
    tell(page, RunEnded(told.id, reason, 0, failure))


def test_one_click_trains_both_with_two_more_seeds_one_run_after_another(qtbot):
    page = make(qtbot, [kept("a", 0.5, seed=1), kept("b", 0.6, seed=0, lr=0.5)])
    row = page.verdict_view.seeds
    assert not row.isVisibleTo(page), "nothing is compared"
    choose(page, bands=False)
    page.set(selected="b", baseline="a")
    assert row.told.whole == "4 runs, about 48 s"
    row.button.click()
    assert page.state.params.bands
    for number in range(1, 5):
        assert len(started(page)) == number
        assert row.told.whole == f"run {number} of 4 is training"
        end(page)
    made = [(one.recipe.lr, one.recipe.seed) for one in started(page)]
    assert made == [(0.5, 1), (0.01, 0), (0.5, 2), (0.01, 2)]
    assert all(
        one.allow and one.folder is not None and one.name and one.page == page.lesson.key for one in started(page)
    )
    assert not page.series.under_way
    qtbot.waitUntil(page.settled)
    assert {row.seeds for row in page.rows} == {3}


@pytest.mark.parametrize("how", ["here", "elsewhere", "failed", "unwritten"])
def test_more_seeds_end_where_one_is_stopped_or_cannot_begin(qtbot, how):
    page = make(qtbot, FEW)
    page.set(selected="b0", baseline="a0")
    row, told = page.verdict_view.seeds, []
    page.context.told.connect(told.append)
    row.button.click()
    if how == "here":
        row.button.click()
        assert page.lab.commands[-1] == StopRun()
    failures = {"failed": fault(1, "", DataError("{what}", what="gone")), "unwritten": fault(1, "", ValueError("no"))}
    end(page, "failed" if how in failures else "stopped", failures.get(how))
    assert len(started(page)) == 1
    assert not page.series.under_way
    said = {"failed": ["gone"], "unwritten": ["The run could not begin: ValueError: no"]}
    assert [str(one) for one in told] == said.get(how, [])


def test_a_run_that_explodes_is_one_of_the_seeds(qtbot):
    page = make(qtbot, FEW)
    page.set(selected="b0", baseline="a0")
    page.verdict_view.seeds.button.click()
    end(page, "diverged")
    assert len(started(page)) == 2


def test_nothing_ends_for_more_seeds(qtbot):
    page = make(qtbot, FEW)
    page.set(selected="b0", baseline="a0")
    tell(page, replace(FEW[0].started, run=99, name="other"))
    qtbot.waitUntil(page.settled)
    row = page.verdict_view.seeds
    assert not row.button.isEnabled()
    assert row.told.whole == "once no other run is training"
    tell(page, RunEnded(99, "stopped", 0))
    qtbot.waitUntil(page.settled)
    assert row.button.isEnabled()


@pytest.mark.parametrize(("one", "base"), [("a1", "a0"), ("a0", "a0"), ("a0", "")])
def test_more_seeds_are_offered_only_of_two_recipes(page, one, base):
    page.set(selected=one, baseline=base)
    assert not page.verdict_view.seeds.isVisibleTo(page)


def test_a_run_whose_network_nobody_knows_cannot_be_made_again(qtbot):
    unknown = kept("a", 0.5)
    unknown = replace(unknown, network=None, started=replace(unknown.started, network=None))
    page = make(qtbot, [unknown, kept("b", 0.6, lr=0.5)])
    page.set(selected="b", baseline="a")
    assert page.verdict.difference is not None
    assert not page.verdict_view.seeds.isVisibleTo(page)


# --- taken home -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bands", [True, False])
def test_a_plot_that_is_taken_home_says_what_it_shows(page, bands):
    choose(page, bands=bands, axis="epoch", quantity="validation_loss")
    plot = page.curves.plot
    drawn = figure_menu.svg(plot).decode()
    names = {"SGD, lr 0.01 (n = 3)", "SGD, lr 0.05 (n = 3)", "SGD, lr 0.1"}
    for name in names if bands else {row.name for row in page.rows}:
        assert f">{name}<" in drawn
    assert all(line.pen.color().name() in drawn for line in plot.lines)
    assert page.curves.head.text() in drawn
    assert ">epochs<" in drawn
    assert ("n = 3" in drawn) is bands
    assert figure_menu.picture(plot).height() > figure_menu.SHARPNESS * (plot.height() + 2 * figure_menu.AROUND)


def test_names_that_are_too_long_for_a_legend_are_cut_and_break_into_rows(page):
    around = Around("A title " * 40, "steps", tuple((line.pen, "name " * 60) for line in page.curves.plot.lines))
    narrow, wide = Surroundings(around, 300), Surroundings(around, 3000)
    rows = len(page.curves.plot.lines)
    assert narrow.below == wide.below == ROW * (1 + rows) + GAP
    assert narrow.above > 3 * wide.above
    assert Surroundings(Around(), 300).above == Surroundings(Around(), 300).below == 0


@pytest.mark.parametrize("width", [620, 1280])
def test_what_is_said_of_a_curve_that_goes_on_above_stays_in_the_plot(qtbot, width):
    one = wild("w", np.geomspace(2.3, 5e13, 60), lr=8.0)
    page = make(
        qtbot, [kept("a"), replace(one, title="a name that somebody has given it, and a long one " * 3)], (width, 700)
    )
    plot = page.curves.plot
    assert plot.above
    words, view = plot.over.mapRectToScene(plot.over.boundingRect()), plot.view.sceneBoundingRect()
    assert view.adjusted(-1, -1, 1, 1).contains(words)
    assert "select it to see more of it" in plot.over.toPlainText()


def test_a_run_that_goes_on_joins_its_band_when_it_is_over(qtbot):
    page = make(qtbot, FEW)

    def bands():
        return sorted(sorted(run.started.name for run in line.runs) for line in page.curves.plot.lines)

    before = bands()
    live = replace(FEW[0].started, run=99, name="live", recipe=replace(FEW[0].started.recipe, seed=7))
    tell(page, live)
    qtbot.waitUntil(page.settled)
    assert bands() == sorted([*before, ["live"]])
    tell(page, replace(FEW[0].events[0], run=99))
    tell(page, RunEnded(99, "finished", 60))
    qtbot.waitUntil(page.settled)
    assert ["a0", "a1", "a2", "live"] in bands()


def test_the_table_tells_all_that_the_doctor_does(qtbot):
    runs = [kept("a", 0.5), kept("b", 0.52, lr=0.05, parent="a"), *(kept(f"b{one}", 0.5 + one / 20, lr=0.05, seed=one)
                                                                 for one in (1, 2))]  # fmt: skip
    page = make(qtbot, runs)
    assert column(page, "doctor")[2] == "One seed proves nothing"
    scores = {name: FinalScore("samples", "last", 60, 50, 100, 1.0, float(at)) for at, name in enumerate(("a", "b"))}
    tell(page, KeptRuns((), final=scores))
    qtbot.waitUntil(page.settled)
    assert column(page, "doctor")[2:] == ["One seed proves nothing +1", ""]


def test_a_seed_that_was_cut_off_is_none_of_those_that_are_judged(qtbot):
    cut = kept("a9", 0.1, seed=9, steps=20, finished=False)
    page = make(qtbot, [*FEW, cut])
    page.set(selected="b0", baseline="a0")
    assert len(page.verdict.other) == 3
    assert ["a9"] in [[run.started.name for run in line.runs] for line in page.curves.plot.lines]
    alone = make(qtbot, [cut, kept("b", 0.6, lr=0.5)])
    alone.set(selected="b", baseline="a9")
    assert len(alone.verdict.other) == 1, "what there is"


@pytest.mark.parametrize("size", [(948, 592), (1097, 577), (1280, 700), (1920, 1000)])
def test_the_verdict_and_the_way_to_more_seeds_fit(qtbot, size):
    page = make(qtbot, FEW, size)
    page.set(selected="b0", baseline="a0")
    qtbot.waitUntil(page.settled)
    seeds = page.verdict_view.seeds
    assert seeds.button.isVisible()
    assert not complaints(page.verdict_view)
