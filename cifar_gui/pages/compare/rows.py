"""What the table says of each run: a row for each, a column for each thing in which they differ."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from cifar_gui.engine.counting import Share
from cifar_gui.i18n import lesson_text
from cifar_gui.pages.compare import LAST
from cifar_gui.pages.compare.quantities import Moment, moment
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Field, fields, is_shown
from cifar_gui.ui.runs.examined import examined, title_of
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.names import names
from cifar_gui.ui.runs.words import count, duration, ending, reach, share
from cifar_gui.ui.widgets.figures import plain, signed

translate = QCoreApplication.translate
NAME, NOTE = "name", "note"
FIELDS = fields(Recipe)


@dataclass(frozen=True, eq=False)
class Row:
    """A run at the moment that the table looks at, among the runs that differ from it in seed only."""

    run: History
    name: str
    moment: Moment
    alike: tuple[History, ...]
    """With another seed and all else the same; the run itself too."""
    parent: str
    """What the run is called from which its recipe was taken; "" for none."""
    source: str
    """What its data set is called."""
    seeds: int = 1
    """How many different ones those have."""
    ahead: float | None = None
    """By how much more of the pictures it is right than the baseline, in percentage points."""
    kin: tuple[History, ...] = ()
    """What else the doctor goes by: the run that it came from, and those whose test set was opened."""

    @property
    def over(self) -> tuple[History, ...]:
        """Those of its kind that came to their end, which can be one band; another one stands by itself."""
        return tuple(filter(came_to_an_end, self.alike)) if came_to_an_end(self.run) else (self.run,)


@dataclass(frozen=True)
class Column:
    """One thing that the table says of each run."""

    key: str
    title: str
    text: Callable[[Row], str]
    order: Callable[[Row], Any]
    """Numbers, or words: by this the rows are sorted; None comes last."""
    number: bool = True
    tip: str = ""
    costly: bool = False
    """Its texts are worked out for the rows that are seen."""


def came_to_an_end(run: History) -> bool:
    """Whether it is what its recipe gives: neither under way nor stopped or cut off before the end."""
    return run.ended in ("finished", "diverged")


def groups(runs: Iterable[History]) -> dict[History, tuple[History, ...]]:
    """For each run those that differ from it in seed only, itself among them."""
    found: dict[object, list[History]] = {}
    for run in runs:
        found.setdefault(_alike(run), []).append(run)
    return {run: tuple(members) for members in found.values() for run in members}


def _alike(run: History) -> object:
    told = run.started
    return replace(told.recipe, seed=0), told.network, told.source, told.images, told.held_out


def judged_on(run: History) -> object:
    """What decides which pictures a run is judged on."""
    told = run.started
    return told.source, told.recipe.split, told.held_out, told.former


def rows(
    runs: Sequence[History], sources: Mapping[str, str], which: str = LAST, at: int = 0, baseline: str = ""
) -> list[Row]:
    """A row for each run, in their order; ``sources``: names of data sets, ``baseline``: under which that is kept."""
    called, alike = names(runs), groups(runs)
    by_name = {run.started.name: run for run in runs if run.started.name}
    moments = {run: moment(run, which, at) for run in runs}
    base = by_name.get(baseline)
    opened = [run for run in runs if run.final is not None]
    return [
        Row(
            run,
            called[run],
            moments[run],
            alike[run],
            called.get(by_name.get(run.started.parent), ""),  # type: ignore[arg-type]  # None is called nothing
            sources.get(run.started.source, run.started.source),
            len({one.started.recipe.seed for one in alike[run]}),
            _ahead(run, base, moments),
            tuple(dict.fromkeys((*filter(None, [by_name.get(run.started.parent)]), *(opened if run.final else ())))),
        )
        for run in runs
    ]


def _ahead(run: History, base: History | None, moments: dict[History, Moment]) -> float | None:
    if base is None or base is run or judged_on(run) != judged_on(base):
        return None
    mine, theirs = moments[run].accuracy, moments[base].accuracy
    return 100 * (mine.value - theirs.value) if mine is not None and theirs is not None else None


# --- columns --------------------------------------------------------------------------------------------------------


def columns(found: Sequence[Row], every: bool) -> list[Column]:
    """The columns of these rows: settings only where they differ, unless ``every`` one is wanted."""
    recipes = [row.run.started.recipe for row in found]
    shown = [item for item in FIELDS if every or _differs(item, recipes)]
    made = [_named(), *_results(found), *(_setting(item) for item in shown)]
    if every or len({row.run.started.source for row in found}) > 1:
        title = translate("RunColumns", "pictures")
        made.append(Column("source", title, lambda row: row.source, lambda row: row.source, number=False))
    if any(row.parent for row in found):
        title = translate("RunColumns", "from")
        made.append(Column("parent", title, lambda row: row.parent, lambda row: row.parent, number=False))
    made.append(Column("steps", translate("RunColumns", "step"), _step, lambda row: row.moment.step))
    made.append(Column("seconds", translate("RunColumns", "time"), _time, _seconds))
    return [*made, _diagnosed(), _noted()]


def _differs(item: Field, recipes: Sequence[Recipe]) -> bool:
    """Whether these recipes say different things in a field; one in which it plays no part says nothing."""
    if item.when is None or len({vars(recipe)[item.when.field] for recipe in recipes}) == 1:
        several = len({vars(recipe)[item.name] for recipe in recipes}) > 1
        return several and is_shown(item, recipes[0])
    return len({vars(recipe)[item.name] if is_shown(item, recipe) else None for recipe in recipes}) > 1


def _named() -> Column:
    return Column(
        NAME, translate("RunColumns", "run"), lambda row: row.name, lambda row: row.name.casefold(), number=False
    )


def _diagnosed() -> Column:
    """Worked out for the rows that are looked at: a run takes half a millisecond, once."""

    def told(row: Row) -> str:
        found = examined(row.run, tuple(dict.fromkeys((*row.alike, *row.kin))))
        return title_of(found[0].cause) + (f" +{len(found) - 1}" if len(found) > 1 else "") if found else ""

    return Column(
        "doctor",
        translate("RunColumns", "doctor"),
        told,
        told,
        number=False,
        costly=True,
        tip=translate("RunColumns", "What is wrong with the run, the surest first, and how much more was found"),
    )


def _noted() -> Column:
    return Column(
        NOTE,
        translate("RunColumns", "note"),
        lambda row: row.run.note,
        lambda row: row.run.note.casefold(),
        number=False,
        tip=translate("RunColumns", "Double click to write one"),
    )


def _setting(item: Field) -> Column:
    return Column(
        f"recipe.{item.name}",
        lesson_text(item.label) if item.label is not None else item.name,
        lambda row: setting_text(item, row.run.started.recipe),
        lambda row: item.of(row.run.started.recipe) if is_shown(item, row.run.started.recipe) else None,
        number=item.kind in ("int", "float"),
    )


def setting_text(item: Field, recipe: Recipe) -> str:
    """What stands for a field of a recipe; "" where it plays no part."""
    value = item.of(recipe)
    if not is_shown(item, recipe) or value is None or value == "":
        return ""
    if isinstance(value, str):
        titles = dict(zip(item.choices, item.titles, strict=False))
        return lesson_text(titles.get(value, value))
    return str(value) if isinstance(value, bool | int) else f"{value:.6g}"


def _results(found: Sequence[Row]) -> list[Column]:
    accuracy = _judged(
        "accuracy",
        translate("RunColumns", "val. accuracy"),
        lambda row: row.moment.accuracy,
        translate("RunColumns", "Share of the validation pictures that are right, with its 95 % interval"),
        found,
    )
    ahead = Column(
        "ahead",
        translate("RunColumns", "Δ points"),
        lambda row: signed(row.ahead, 1) if row.ahead is not None else "",
        lambda row: row.ahead,
        tip=translate("RunColumns", "Accuracy beyond that of the baseline, in percentage points"),
    )
    seeds = Column(
        "seeds",
        translate("RunColumns", "seeds"),
        lambda row: str(row.seeds),
        lambda row: row.seeds,
        tip=translate("RunColumns", "How many seeds there are of these settings"),
    )
    validation = Column(
        "validation_loss",
        translate("RunColumns", "val. loss"),
        lambda row: _number(row.moment.validation_loss),
        lambda row: row.moment.validation_loss,
        tip=translate("RunColumns", "Mean loss of the validation pictures"),
    )
    tip = translate("RunColumns", "Training loss, a running mean")
    loss = Column("loss", translate("RunColumns", "loss"), _loss, lambda row: row.moment.loss, tip=tip)
    told = [ahead] * any(row.ahead is not None for row in found) + [seeds] * any(row.seeds > 1 for row in found)
    test = _judged(
        "test",
        translate("RunColumns", "test accuracy"),
        lambda row: final_share(row.run),
        translate(
            "RunColumns", "Share of all test pictures, where the test set was opened; not of those it trained on"
        ),
        found,
    )
    opened = [test] * any(final_share(row.run) is not None for row in found)
    return [accuracy, *told, loss, validation, *opened]


def _judged(key: str, title: str, of: Callable[[Row], Share | None], tip: str, found: Sequence[Row]) -> Column:
    """A column of accuracies. Of how many pictures they are stands in its head, or behind each where that differs."""

    def known(row: Row) -> Share | None:
        one = of(row)
        return one if one is not None and one.count else None

    shares = [one for row in found if (one := known(row)) is not None]
    alike = len({one.count for one in shares}) == 1
    told = reach if alike else share
    return Column(
        key,
        translate("RunColumns", "{title}, {count}").format(title=title, count=count(shares[0])) if alike else title,
        lambda row: "" if (one := known(row)) is None else told(one),
        lambda row: one.value if (one := known(row)) is not None else None,
        tip=tip,
    )


def final_share(run: History) -> Share | None:
    """How many of the test pictures a run got right when the test set was opened for it; None of its own pictures."""
    final = run.final
    return Share(final.right, final.pictures) if final is not None and not final.trained_on else None


def _step(row: Row) -> str:
    return f"{row.moment.step:,}"


def _loss(row: Row) -> str:
    return (
        translate("RunColumns", "exploded")
        if row.run.ended == "diverged" and row.moment.step == row.run.step
        else _number(row.moment.loss)
    )


def _number(value: float | None) -> str:
    return plain(value, 3) if value is not None else ""


def _seconds(row: Row) -> float:
    return math.fsum(epoch.seconds for epoch in row.run.epochs)


def _time(row: Row) -> str:
    seconds = _seconds(row)
    return duration(seconds) if seconds else ""  # of a file that does not say it


# --- which rows, and in which order ---------------------------------------------------------------------------------


def sifted(found: Sequence[Row], shown: Sequence[Column], words: str) -> list[Row]:
    """The rows in which each of these words stands in some cell."""
    wanted = words.casefold().split()
    if not wanted:
        return list(found)
    cells = {row: "\n".join(column.text(row) for column in shown).casefold() for row in found}
    return [row for row in found if all(word in cells[row] for word in wanted)]


def ordered(found: Sequence[Row], by: Column | None, falling: bool) -> list[Row]:
    """The rows by a column, those that have nothing in it last; by none, the newest first."""
    if by is None:
        return list(reversed(found))
    known = [row for row in found if by.order(row) not in (None, "")]
    known.sort(key=lambda row: _sortable(by.order(row)), reverse=falling)
    return [*known, *(row for row in found if by.order(row) in (None, ""))]


def _sortable(value: Any) -> tuple[int, Any]:
    """Numbers among numbers and words among words."""
    number = isinstance(value, int | float)
    return (0, value) if number and not math.isnan(value) else (1, "") if number else (2, str(value))


def about(row: Row) -> str:
    """Everything of a run, for its tooltip: its name, how it ended, its note, and its whole recipe."""
    recipe = row.run.started.recipe
    told = [row.name, " · ".join(filter(None, ending(row.run, None))), row.run.note]
    settings = [
        f"{lesson_text(item.label) if item.label else item.name} = {setting_text(item, recipe)}"
        for item in FIELDS
        if is_shown(item, recipe)
    ]
    return "\n".join([*filter(None, told), "", *settings])
