"""The page of compared runs: their curves over one another, a table of what differs, and what can be said of two."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import lesson_text
from cifar_gui.lesson import Lesson
from cifar_gui.page_kind import named
from cifar_gui.pages.compare import AXES, BEST, PAGE, QUANTITIES, CompareContent
from cifar_gui.pages.compare.board import AtStep, Curves, Light, Listing
from cifar_gui.pages.compare.code import DifferenceCode
from cifar_gui.pages.compare.doing import MOST_DRAWN, Doing
from cifar_gui.pages.compare.plot import View
from cifar_gui.pages.compare.protocol import Flops
from cifar_gui.pages.compare.quantities import moment
from cifar_gui.pages.compare.rows import NOTE, Column, Row, columns, ordered, rows, sifted
from cifar_gui.pages.compare.script import compare_script
from cifar_gui.pages.compare.series import Series
from cifar_gui.pages.compare.state import CompareState
from cifar_gui.pages.compare.tree import Node, TreeView, nodes
from cifar_gui.pages.compare.verdict import Verdict, VerdictView, judge
from cifar_gui.pages.compare.work import Counter
from cifar_gui.protocol import CIFAR10, SAMPLES, Ready
from cifar_gui.protocol.kept_runs import KeptRuns
from cifar_gui.protocol.runs import Evaluated, Steps
from cifar_gui.questions.question import Subject
from cifar_gui.spec import Count, field_value
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.page import Page
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.widgets.controls import rule
from cifar_gui.ui.widgets.form import Form
from cifar_gui.ui.widgets.layouts import in_row
from cifar_gui.ui.widgets.pieces import Paced
from cifar_gui.ui.widgets.theme import Themed

DRAWN = 8
"""Runs that are drawn where the user has not chosen any: as many as there are colours."""
OF_TABLE = ("moment", "at", "every")
OF_CURVES = ("quantity", "axis", "smoothing", "log_x", "log_y", "bands")
"""The params by which the table goes, and the curves."""
INDENT = 6
"""px before the slider: its track begins where the words of the form do."""
LIVE_MILLISECONDS = 500
"""Between two drawings while a run goes on."""


class ComparePage(Themed, Page):
    """GUI thread. Shows ``context.runs``; what it sets is only how they are looked at."""

    kind = PAGE
    state: CompareState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, CompareContent)
        self.runs = context.runs
        self.rows: list[Row] = []
        self._nodes: list[Node] = []
        self.verdict = Verdict("none")
        self.counter, self.series = Counter(context.lab, lesson.key), Series(context, lesson.key, self)
        self._ready = self._found = False
        """Whether torch is there, and whether the runs of earlier sessions are."""
        self._stale = True
        """Something is shown no longer as it is; nothing is drawn while the page is hidden."""
        self._shown_with: Any = None
        """The params that are shown."""
        self.light = Light(self)
        self._live = Paced(self, LIVE_MILLISECONDS, self._grow)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._build()
        self.code = DifferenceCode(context, "difference.py")
        self.companion.add_tab("code", self.code)
        self._connect()
        self.name_chosen()
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.form = Form(self.lesson.content.params, self.state.params)
        self.form.changed.connect(self._params_changed)
        self.at = AtStep()
        self.at.valueChanged.connect(lambda step: self.apply({"at": step}))
        below = QWidget()
        in_row((self.at, 1), on=below, margins=(INDENT, 0, 0, 0))
        self.form.put_below("at", below)
        self.add_examples()
        self.add_section(None, self.form)
        self.toolbar.addStretch()
        self.add_reset()
        self.curves, self.listing = Curves(self.called), Listing()
        self.table = self.listing.table
        self.stage.addWidget(self.curves, 6)
        self.stage.addWidget(rule())
        self.stage.addWidget(self.listing, 5)
        self.verdict_view, self.tree_view = VerdictView(), TreeView()
        holder = QWidget()
        in_row((self.verdict_view, 3), (self.tree_view, 2), on=holder, margins=(24, 12, 24, 10), spacing=28)
        self.strip.addWidget(holder)

    def _connect(self) -> None:
        self.runs.changed.connect(self._changed)
        self.runs.chosen.connect(self._changed)
        self.context.data_changed.connect(self._changed)
        table, plot, tree = self.table, self.curves.plot, self.tree_view.tree
        for source in (table.pointed, self.curves.lit, tree.pointed):
            source.connect(self.light.light)
        for part in (table, plot, tree):
            self.light.changed.connect(part.light)
        for choice in (table.chosen, tree.chosen):
            choice.connect(self.select)
        plot.clicked.connect(lambda runs: self.select(runs[0]))
        table.runs.renamed.connect(self.runs.rename)
        table.runs.annotated.connect(self.runs.annotate)
        self.listing.sifted.connect(lambda words: self.set(filter=words))
        self.doing = Doing(self)

    def regions(self) -> Mapping[str, Widgets]:
        return dict(curves=self.curves, table=self.listing, verdict=self.verdict_view, tree=self.tree_view)

    # --- the runs ---------------------------------------------------------------------------------------------------

    def called(self, run: History) -> str:
        return next((row.name for row in self.rows if row.run is run), "")

    @property
    def drawn(self) -> list[History]:
        """Whose curves are drawn: those that were chosen, or the newest few and the baseline."""
        if (chosen := self.state.drawn) is not None:
            wanted = set(chosen[:MOST_DRAWN])
            return [run for run in self.runs.all if run.started.name in wanted]
        newest = self.runs.all[-DRAWN:]
        base = self.runs.called(self.state.baseline)
        return newest if base is None or base in newest else [base, *newest[1:]]

    def row(self, name: str) -> Row | None:
        """That of the run which is kept under a name."""
        return next((row for row in self.rows if name and row.run.started.name == name), None)

    @Slot(object)
    def select(self, run: History) -> None:
        """Look at a run."""
        self.set(selected=run.started.name)

    # --- what is told -----------------------------------------------------------------------------------------------

    def torch_ready(self, ready: Ready) -> None:
        self._ready = True
        if not self.runs.look() and self.runs.found:
            self.take_run(KeptRuns(()))  # another page has asked for them, and has been answered
        self._changed()

    def take_run(self, event: object) -> None:
        self.series.take(event)
        if isinstance(event, KeptRuns):
            self._found = True
            self._changed()
        elif isinstance(event, Steps | Evaluated):
            if self.isVisible():
                self._live.ask()
            else:
                self._stale = True

    def take(self, reply: object) -> None:
        if isinstance(reply, Flops):
            self.counter.take(reply)
            self._changed()

    @Slot()
    def _changed(self) -> None:
        """There are other runs, or they are called otherwise."""
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._soon.start()

    def retint(self) -> None:
        self._changed()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _reflect_state(self, changed: Set[str]) -> None:
        before, self._shown_with = self._shown_with, self.state.params
        super()._reflect_state(changed)
        self.at.stand(self.state.params, self.runs.all)
        if changed == {"params"} and before is not None and not self._stale and self.isVisible():
            self._show_changes(before)
        elif changed & {"params", "drawn", "baseline", "filter", "sort", "falling"}:
            self.refresh()
        elif "selected" in changed:
            self._show_selected()

    @Slot()
    def refresh(self) -> None:
        """Show everything as it is."""
        self._soon.stop()
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self._show_rows()
        self.at.stand(self.state.params, self.runs.all)
        self._show_curves()
        self._show_selected()
        left = self.tr("{count} {count:run|runs}, {drawn} drawn").format(
            count=Count(len(self.rows)), drawn=len(self.drawn)
        )
        self.status.emit(left, "", "ready")

    def _grow(self) -> None:
        """Show what the runs under way have been told since: the others stay as they are."""
        params, live = self.state.params, set(self.runs.under_way.values())
        told = {
            row: replace(row, moment=moment(row.run, params.moment, params.at)) for row in self.rows if row.run in live
        }
        self.rows = [told.get(row, row) for row in self.rows]
        row = self.row(self.state.selected)
        listed, model = [told.get(row, row) for row in self.table.runs.rows], self.table.runs
        self.table.show_rows(listed, model.columns, row.run if row is not None else None)
        self.curves.plot.redraw()

    def _show_rows(self) -> None:
        """List the runs as they are at the moment that is looked at."""
        params, state = self.state.params, self.state
        sources = {SAMPLES: self.tr("drawings"), CIFAR10: self.tr("photographs")}
        self.rows = rows(self.runs.all, sources, params.moment, params.at, state.baseline)
        self._nodes, made = nodes(self.rows), columns(self.rows, params.every)
        by = next((column for column in made if column.key == state.sort), None)
        self._show_table(made, ordered(sifted(self.rows, made, state.filter), by, state.falling))

    def _show_changes(self, before: Any) -> None:
        """Show other params: what only one of table and curves goes by leaves the other as it is."""
        parts = ((OF_TABLE, self._show_rows), (OF_CURVES, self._show_curves))
        for names, show in parts:
            if any(field_value(before, name) != field_value(self.state.params, name) for name in names):
                show()
        self._show_selected()

    def _show_table(self, made: list[Column], listed: list[Row]) -> None:
        selected = self.row(self.state.selected)
        if not any(row.run.note for row in self.rows):
            made = [replace(column, title="") if column.key == NOTE else column for column in made]
        self.table.show_rows(listed, made, selected.run if selected is not None else None)
        self.table.show_sorted(self.state.sort, self.state.falling)
        self.listing.say(len(listed), len(self.rows), self._found)
        # A hidden one would keep Tab where it is.
        self.setFocusProxy(self.table if listed else None)  # type: ignore[arg-type]  # Qt takes None
        if self.listing.words.text() != self.state.filter:
            self.listing.words.setText(self.state.filter)

    def _show_curves(self) -> None:
        params, drawn = self.state.params, self.drawn
        view = View(params.quantity, params.axis, params.smoothing, params.log_x, params.log_y, params.bands)
        self.curves.plot.show_runs(drawn, {row.run: row.over for row in self.rows}, view, self.counter.known)
        base = self.row(self.state.baseline)
        self.table.show_pens(self.curves.plot.pens, base.run if base is not None else None)
        drawn_of = ((QUANTITIES, params.quantity), (AXES, params.axis))
        quantity, axis = (lesson_text(dict(words)[key]) for words, key in drawn_of)
        title = self.tr("{quantity} over {axis}").format(quantity=quantity, axis=axis)
        over = params.axis == "flops"
        if over and self._ready:
            self.counter.ask(drawn)
        self.curves.say(title[:1].upper() + title[1:], over and self.counter.waiting)

    def _show_selected(self) -> None:
        state, params = self.state, self.state.params
        row, base = self.row(state.selected), self.row(state.baseline)
        run = row.run if row is not None else None
        self.curves.plot.choose(run)
        self.table.show_rows(self.table.runs.rows, self.table.runs.columns, run)
        self.tree_view.show_nodes(self._nodes, self.curves.plot.pens, run)
        self.verdict = judge(row, base, len(self.rows), bands=params.bands, which=params.moment, at=params.at)
        names = (row.name if row is not None else "", base.name if base is not None else "")
        best = max((one.moment.of for one in (row, base) if one is not None), default=1)
        self.verdict_view.show_verdict(self.verdict, names, best if params.moment == BEST else 1)
        self.doing.offer_seeds()
        self.listing.offer(row, row is not None and row is base, run not in self.runs.under_way.values())
        self.code.show_script(compare_script(self.verdict.one, self.verdict.other))
        self.light.rest = run
        self.light.light(None)

    def retranslate(self) -> None:
        super().retranslate()
        self._changed()

    # --- what else asks ---------------------------------------------------------------------------------------------

    def subject(self) -> Subject | None:
        return Subject(named(self.kind.questions), self.state.params)

    def settled(self) -> bool:
        waits = self._soon.isActive() or self._live.waiting
        counts = self.state.params.axis == "flops" and self.counter.waiting
        return self._ready and self._found and not waits and not counts
