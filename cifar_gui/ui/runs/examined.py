"""What the doctor says of a run, from what its history holds; and what the recipe to try instead is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

from cifar_gui import doctor
from cifar_gui.doctor import Evidence, Finding, Judged, Sibling
from cifar_gui.doctor.evidence import Opened, without_fault
from cifar_gui.doctor.titles import TITLES
from cifar_gui.i18n import say
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Message, Network
from cifar_gui.ui.runs.history import History

Findings = tuple[Finding, ...]

_known: WeakKeyDictionary[History, tuple[object, Findings]] = WeakKeyDictionary()
"""What was found last, and what was known then."""


def examined(run: History, runs: Sequence[History]) -> Findings:
    """What is wrong with a run, the surest first; ``runs`` are all there are. Worked out when it has been told more."""
    told = evidence(run, runs)
    known = (told.done, len(told.judged), len(told.looks), told.ended, told.siblings, told.claimed, told.tested)
    if run not in _known or _known[run][0] != known:
        _known[run] = (known, doctor.findings(told))
    return _known[run][1]


def evidence(run: History, runs: Sequence[History]) -> Evidence:
    """What the doctor is shown. Never which fault was made on purpose."""
    started, watched = run.started, run.watched
    network = watched.network if watched is not None else run.network
    return Evidence(
        recipe=without_fault(started.recipe),
        network=network if network is not None else Network(started.recipe.network, ()),
        losses=run.losses.values,
        judged=tuple(Judged(one.step, one.accuracy, one.loss, one.pictures) for one in run.evaluations),
        images=started.images,
        steps_per_epoch=started.steps_per_epoch,
        steps=started.steps,
        ended=run.ended or "",
        exploded=run.exploded,
        watched=watched,
        siblings=_siblings(run, runs),
        claimed=_claimed(run, runs),
        tested=_tested(run, runs),
    )


def _siblings(run: History, runs: Sequence[History]) -> tuple[Sibling, ...]:
    """Finished ones that differ in nothing but the seed."""
    return tuple(
        Sibling(other.started.recipe.seed, other.accuracy, other.evaluations[-1].pictures)
        for other in runs
        if other is not run and other.ended == "finished" and other.accuracy is not None and _only_seed(other, run)
    )


def _only_seed(other: History, run: History) -> bool:
    """Whether two runs differ in nothing but the seed; networks of one name may be two."""
    return (
        other.started.source == run.started.source
        and other.network == run.network
        and replace(other.started.recipe, seed=run.started.recipe.seed) == run.started.recipe
    )


def _claimed(run: History, runs: Sequence[History]) -> float | None:
    """By how much it is better than the run its recipe was taken from; of another seed alone nothing is claimed."""
    parent = next((other for other in runs if run.started.parent and other.started.name == run.started.parent), None)
    if parent is None or run.accuracy is None or parent.accuracy is None or _only_seed(parent, run):
        return None
    return run.accuracy - parent.accuracy


def _tested(run: History, runs: Sequence[History]) -> Opened | None:
    """What it came to on the test set, and how many others had been judged there; another seed is no other setting."""
    score = run.final
    if score is None or score.trained_on or not score.pictures:
        return None
    looked = [other for other in runs if other.final is not None and other.final.source == score.source]
    before = [
        other for other in looked
        if other.final is not None and other.final.opened < score.opened and not _only_seed(other, run)
    ]  # fmt: skip
    return Opened(score.right / score.pictures, score.pictures, len(before))


def title_of(cause: str) -> str:
    """What a cause is called, in the language of the moment."""
    return say(Message("Doctor", TITLES[cause])) if cause in TITLES else cause


def to_try(run: History, finding: Finding) -> Recipe | None:
    """The recipe with the change that a finding suggests; None where it suggests none, or the form has it already.

    Nothing is broken in it: what was broken on purpose would undo the change.
    """
    recipe = without_fault(run.started.recipe)
    changed = replace(recipe, **finding.change) if finding.change else recipe  # type: ignore[arg-type]  # mixed fields
    return changed if changed != run.started.recipe and finding.change else None
