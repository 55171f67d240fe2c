"""What is said of the next run, or of the one under way, in the toolbar and at the foot of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cifar_gui.engine.data import DataSet
from cifar_gui.engine.sets import counts
from cifar_gui.pages.run.runner import Runner
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Count


def sizes(data: DataSet, recipe: Recipe) -> dict[str, str]:
    """How many pictures there are to train on, to validate with and to test on: ``train``, ``kept`` and ``test``."""
    kept, train = counts(recipe, len(data.split(recipe.split)))
    return {"train": f"{train:,}", "kept": f"{kept:,}", "test": f"{len(data.test):,}"}


def pictures(sizes: dict[str, str], source: str = "") -> str:
    """Those sizes in words, behind the name of their data set where one is given."""
    if source:
        text = QCoreApplication.translate("RunPage", "{source} · train {train} · validation {kept} · test {test}")
        return text.format(source=source, **sizes)
    return QCoreApplication.translate("RunPage", "train {train} · val. {kept} · test {test}").format(**sizes)


def computing(runner: Runner, device: str) -> str:
    """On what the run under way computes; without one, on what the next would: ``device``."""
    started = runner.run.started if runner.run is not None else None
    name = (device if started is None else started.device).upper()
    told = runner.ready if started is None else started
    if told is None:
        return name
    text = QCoreApplication.translate("RunPage", "{device} · {threads} {threads:thread|threads}")
    return text.format(device=name, threads=Count(told.threads))


def how_far(runner: Runner) -> str:
    """In which epoch the run under way is; "" without one."""
    if (run := runner.run) is None:
        return ""
    epoch = run.latest.epoch if run.latest is not None else 1
    text = QCoreApplication.translate("RunPage", "epoch {epoch} of {epochs}")
    return text.format(epoch=epoch, epochs=run.started.recipe.epochs)
