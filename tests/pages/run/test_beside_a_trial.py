"""While two runs go by turns that were started elsewhere, none is started here: it would end them."""

from run_lab import make_run_page

from cifar_gui.protocol.runs import RunEnded, RunStarted, StartRun
from cifar_gui.recipe import Recipe


def test_nothing_starts_beside_runs_that_were_started_elsewhere(qtbot):
    page = make_run_page(qtbot)
    for number in (901, 902):
        page.lab.run_event.emit(
            RunStarted(number, Recipe(), "samples", "cpu", 1, 96, 40, 2, 10, 5, f"run {number}", trial="run 901")
        )
    assert page.runner.hindered
    assert not page.transport.main.isEnabled()
    page.runner.toggle()
    assert not page.lab.told(StartRun)
    page.lab.run_event.emit(RunEnded(901, "finished", 10))
    assert page.runner.hindered
    page.lab.run_event.emit(RunEnded(902, "finished", 10))
    assert not page.runner.hindered
    assert page.transport.main.isEnabled()
