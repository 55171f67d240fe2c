"""The gallery: a layer is chosen from a list, run on data, and shown with its input beside its output."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QWidget,
)

from cifar_gui.i18n import Retranslated, lesson_text
from cifar_gui.lesson import Lesson
from cifar_gui.pages.gallery import PAGE, Exhibit, GalleryContent
from cifar_gui.pages.gallery.layer_list import LayerList
from cifar_gui.pages.gallery.protocol import AskExhibit, ExhibitAnswer
from cifar_gui.pages.gallery.script import exhibit_script
from cifar_gui.pages.gallery.state import GalleryState
from cifar_gui.pages.gallery.sums import Place, sums
from cifar_gui.protocol import Failure
from cifar_gui.spec import QT_TRANSLATE_NOOP
from cifar_gui.ui.arithmetic.error_panel import ErrorPanel
from cifar_gui.ui.arithmetic.formula_view import FormulaView
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.answer_page import AnswerPage
from cifar_gui.ui.page.seed_form import SeedForm
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.before_after import BeforeAfter
from cifar_gui.ui.widgets.controls import SectionHead, label
from cifar_gui.ui.widgets.figures import plain, round_limit
from cifar_gui.ui.widgets.form import Form
from cifar_gui.ui.widgets.head import Head
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.legend import Legend
from cifar_gui.ui.widgets.maps import Mosaic
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.tile_marks import Mark

RESET = QT_TRANSLATE_NOOP("Page", "Back to the defaults")
START = (0, 16, 16)
"""The place whose number is written out at first."""
HISTOGRAM = 74
MOST_SIDE = 512
"""Rows and columns of a matrix that are drawn."""


class GalleryStrip(Retranslated, QWidget):
    """What the layer is for, and what it holds; after a refusal the refusal."""

    fix_chosen = Signal(object)
    allowed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.errors = ErrorPanel()
        self.errors.fix_chosen.connect(self.fix_chosen)
        self.errors.allowed.connect(self.allowed)
        self._name, self._text = label("heading"), label(wraps=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.formula = FormulaView()
        self._facts = label("mono-caption")
        self._facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        left = in_column(self._name, self._text, (self.formula, 1), spacing=6)
        page = QWidget()
        in_row((left, 1), self._facts, on=page, margins=(24, 12, 24, 8), spacing=24)
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self._stack.addWidget(self.errors)
        in_column(self._stack, on=self, margins=NO_MARGINS)
        self._exhibit: Exhibit | None = None
        self._good: ExhibitAnswer | None = None
        self.retranslate()

    def show_answer(self, exhibit: Exhibit, good: ExhibitAnswer | None) -> None:
        """Tell about a layer and its result."""
        self._exhibit, self._good = exhibit, good
        self._stack.setCurrentIndex(0)
        self.point(START)
        self.retranslate()

    def point(self, at: Place) -> None:
        """Write out the number at a place of the output."""
        if self._good is None:
            self.formula.show_lines((), ())
            return
        found = sums(self._good, at)
        over = ((self.tr("mean, var"), self.tr("of {count} numbers").format(count=f"{found.over:,}")),)
        self.formula.show_lines((*found.lines, *(over if found.over else ())), found.results)

    def show_failure(self, failure: Failure) -> None:
        """Explain a refusal."""
        self.errors.show_failure(failure)
        self._stack.setCurrentIndex(1)

    @property
    def failed(self) -> bool:
        """Whether a refusal is shown."""
        return self._stack.currentIndex() == 1

    def retranslate(self) -> None:
        if self._exhibit is None:
            return
        self._name.setText(f"nn.{self._exhibit.key}")
        self._text.setText(lesson_text(self._exhibit.text))
        self._facts.setText("\n".join(self._lines()))

    def _lines(self) -> list[str]:
        good = self._good
        if good is None:
            return []
        lines = [self.tr("{count} parameters").format(count=f"{good.count:,}")]
        shown = [f"{name}  {'×'.join(map(str, shape))}" for name, shape in good.parameters]
        lines += shown[:5] + (["…"] if len(shown) > 5 else [])
        if good.exhibit.group != "Padding" and good.x.dtype != np.int64 and good.x.size and good.y.size:
            means = [plain(float(part.mean()), 3) for part in (good.x, good.y)]
            spreads = [plain(float(part.std()), 3) for part in (good.x, good.y)]
            lines.append(self.tr("mean {before} → {after}").format(before=means[0], after=means[1]))
            lines.append(self.tr("deviation {before} → {after}").format(before=spreads[0], after=spreads[1]))
        return lines


class GalleryStageView(Retranslated, QWidget):
    """Input at the left, output at the right, what the layer tells besides, and the histograms of both."""

    number_hovered = Signal(object)
    """(channel, row, column) of the output under the mouse, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heads = [Head(), Head(), Head()]
        self.input, self.output, self.extra = (Mosaic(gap=6, smallest=20) for _ in range(3))
        self.legend = Legend()
        self.histograms = BeforeAfter(HISTOGRAM)
        self._good: ExhibitAnswer | None = None
        row = in_row(spacing=22)
        self.columns: list[QWidget] = []
        for head, body in zip(self.heads, (self.input, self.output, self.extra), strict=True):
            holder = QWidget()
            in_column(head, (body, 1), on=holder, margins=NO_MARGINS, spacing=2)
            self.columns.append(holder)
            row.addWidget(holder, 1)
        under = QHBoxLayout()
        self.note = label("caption")
        self.note.setMinimumWidth(20)
        under.addWidget(self.note, 1)
        under.addWidget(self.legend)
        in_column((row, 1), under, self.histograms, on=self, margins=NO_MARGINS, spacing=6)
        self.input.hovered.connect(self._input_hovered)
        self.output.hovered.connect(self._output_hovered)
        self.retranslate()

    def show_answer(self, good: ExhibitAnswer, images: Any) -> None:
        """Show a result; ``images`` are the pictures, bytes, that begin with the chosen one."""
        self._good = good
        self.set_dimmed(False)
        for mosaic in (self.input, self.output, self.extra):
            mosaic.marks.clear()
            mosaic.set_titles(())
        self._show_input(good, images)
        self._show_output(good)
        attention = good.extra if good.exhibit.shown == "patches" else None
        self.columns[2].setVisible(attention is not None)
        if attention is not None:
            matrix = attention[0][:MOST_SIDE, :MOST_SIDE]
            apart = matrix - 1 / max(attention.shape[-1], 1)
            self.extra.set_maps(apart[None], round_limit(float(np.abs(apart).max(initial=0.0))))
            self.heads[2].shape.setText("×".join(map(str, attention.shape)))
            self.heads[2].remark.setText(self.tr("red: above 1/{count}").format(count=attention.shape[-1]))
        numbers = good.x.dtype.kind == "f"
        self.histograms.setVisible(numbers and good.exhibit.shown != "frame")
        if numbers and good.exhibit.shown != "frame":
            self.histograms.show_numbers(good.x, good.y)
        self.heads[0].shape.setText("×".join(map(str, good.x.shape)))
        self.heads[1].shape.setText("×".join(map(str, good.y.shape)))
        self._say()

    def _show_input(self, good: ExhibitAnswer, images: Any) -> None:
        if good.exhibit.shown == "labels":
            self.input.set_pictures(images[: len(good.x)])
        elif good.exhibit.shown == "rows":
            self.input.set_maps(_matrix(good.x[0]), 1.0)
        else:
            self.input.set_pictures(images[:1])

    def _show_output(self, good: ExhibitAnswer) -> None:
        y = good.y
        self.legend.setVisible(good.exhibit.shown != "frame")
        if not y.size:
            self.output.clear("∅")
            return
        if good.exhibit.shown == "frame" and y.shape[1] == 3:
            self.output.set_pictures(y[:1])
            return
        if good.exhibit.shown == "vectors":
            maps = y[0].reshape(3, 32, 32)
        elif y.ndim == 4:
            maps = y[0]
        else:
            maps = _matrix(y if y.ndim == 2 else y[0])
        finite = np.abs(maps[np.isfinite(maps)])
        limit = round_limit(float(finite.max(initial=0.0)))
        if y.ndim == 4 or good.exhibit.shown == "vectors":
            self.output.set_titles(
                tuple(("RGB"[place] if len(maps) == 3 else str(place),) for place in range(len(maps)))
            )
        self.output.set_maps(maps, limit)
        self.legend.set_limit(f"{limit:g}")

    def show_nothing(self, images: Any) -> None:
        """There is no result: the pictures alone."""
        self.input.set_pictures(images[:1])
        self.heads[0].shape.setText("3×32×32")

    def set_dimmed(self, dimmed: bool) -> None:
        """Faint, as after an error."""
        for part in (self.input, self.output, self.extra, self.histograms):
            part.set_dimmed(dimmed)

    @Slot(object)
    def _input_hovered(self, at: tuple[int, int, int] | None) -> None:
        """Where a number of the input is found again."""
        good = self._good
        if good is None:
            return
        marks: tuple[list[Mark], list[Mark], list[Mark]] = ([], [], [])
        if at is not None:
            tile, i, j = at
            if good.exhibit.shown == "patches":
                side, across = int(good.params.patch), 32 // int(good.params.patch)
                if i // side < across and j // side < across:
                    patch = i // side * across + j // side
                    marks[0].append(Mark(0, (i // side * side, j // side * side, side, side), "window"))
                    marks[1].append(Mark(0, (patch, 0, 1, good.y.shape[-1]), "window"))
                    marks[2].append(Mark(0, (patch, 0, 1, good.y.shape[1]), "window"))
            elif good.exhibit.shown == "labels":
                marks[0].append(Mark(tile, None, "selected"))
                marks[1].append(Mark(0, (tile, 0, 1, good.y.shape[-1]), "window"))
            elif good.exhibit.shown == "rows":
                marks[1].append(Mark(0, (i, 0, 1, good.y.shape[-1]), "window"))
            elif good.exhibit.shown in ("pictures", "vectors") and good.x.size > 1024:
                marks[1].append(Mark(None, (i, j, 1, 1), "cell"))
        for mosaic, chosen in zip((self.input, self.output, self.extra), marks, strict=True):
            mosaic.marks.show(chosen)

    @Slot(object)
    def _output_hovered(self, at: tuple[int, int, int] | None) -> None:
        if self._good is not None and self._good.exhibit.shown in ("pictures", "vectors"):
            self.number_hovered.emit(at)
            self.input.marks.show([] if at is None else [Mark(0, (at[1], at[2], 1, 1), "cell")])

    def retranslate(self) -> None:
        self._say()

    def _say(self) -> None:
        for head, text in zip(self.heads, (self.tr("Input"), self.tr("Output"), self.tr("Attention")), strict=True):
            head.title.setText(text)
        good = self._good
        if good is None:
            return
        notes = {
            "frame": self.tr("the picture with its border, in its own colours"),
            "pictures": self.tr("the first picture of the batch, a map for each channel"),
            "vectors": self.tr("the first row of the batch, folded back into a picture"),
            "rows": self.tr("each line is a row of the picture, and the state after it"),
            "patches": self.tr("point at a patch: its line shows what it attends to"),
            "labels": self.tr("point at a picture: its class is looked up in the table"),
        }
        self.note.setText(notes[good.exhibit.shown])
        self.heads[0].remark.setText(class_name(int(good.labels[0])) if len(good.labels) else "")


def _matrix(values: Any) -> Any:
    """(1, R, C) of a matrix, as much as can be drawn."""
    return values[None, :MOST_SIDE, :MOST_SIDE].astype(np.float32)


class GalleryPage(AnswerPage):
    """GUI thread. A form for each layer, made when it is first chosen."""

    kind, answer = PAGE, ExhibitAnswer
    asks = frozenset({"layer", "params", "picture", "seed"})
    good: ExhibitAnswer | None
    state: GalleryState

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        assert isinstance(lesson.content, GalleryContent)
        self.declared: GalleryContent = lesson.content
        self.exhibits = {one.key: one for one in lesson.content.exhibits}
        self.forms: dict[str, Form] = {}
        self._build_form()
        self._build_stage()
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build_form(self) -> None:
        self.add_picker()
        self.list = LayerList(self.exhibits.values())
        self.list.layer_chosen.connect(self.show_exhibit)
        self.layers_head = SectionHead()
        self.add_section(self.layers_head, self.list)
        self.controls.setStretchFactor(self.list, 1)
        self._forms = in_column(margins=NO_MARGINS)
        holder = QWidget()
        holder.setLayout(self._forms)
        self.add_section(None, holder)
        self._show_form()
        self.seed_form = SeedForm()
        self.seed_form.chosen.connect(lambda seed: self.set(seed=seed))
        self.add_section(None, self.seed_form)
        self.add_reset("", RESET)

    def _build_stage(self) -> None:
        self.view = GalleryStageView()
        self.stage.addWidget(self.view, 1)
        self.told = GalleryStrip()
        self.told.fix_chosen.connect(self.apply)
        self.view.number_hovered.connect(self._pointed)
        self.told.allowed.connect(lambda: self._ask(allow=True))
        self.strip.addWidget(self.told)
        self.code = CodeView(self.context, "layer.py")
        self.companion.add_tab("code", self.code)

    def addressed(self) -> Mapping[str, Widgets]:
        return {}

    def regions(self) -> Mapping[str, Widgets]:
        return dict(layers=self.list, result=self.view, about=self.told)

    @property
    def exhibit(self) -> Exhibit:
        """The layer that is chosen."""
        return self.exhibits[self.state.layer]

    # --- what is set ------------------------------------------------------------------------------------------------

    def show_exhibit(self, key: str) -> None:
        """Choose a layer."""
        self.show_state(self.state.with_layer(self.declared, key), always={"layer"})

    def _forget_unread(self) -> None:
        """In the form of the layer that is chosen now."""
        self._show_form()
        super()._forget_unread()

    def _reflect_state(self, changed: Set[str]) -> None:
        if "layer" in changed:
            self._show_form()
        super()._reflect_state(changed)
        if "seed" in changed:
            self.seed_form.show_seed(self.state.seed)

    def _show_form(self) -> None:
        """Put the form of the chosen layer in front, which is made when the layer is first chosen."""
        key = self.state.layer
        if key not in self.forms:
            form = self.forms[key] = Form(self.exhibit.params, self.state.params)
            form.changed.connect(self._params_changed)
            form.unreadable.connect(self._unread)
            form.set_default(self.exhibit.params())
            self._forms.addWidget(form)
        self.form = self.forms[key]
        self.list.show_layer(key)
        for other, form in self.forms.items():
            form.setVisible(other == key)

    def torch_name(self) -> str:
        return f"torch.nn.{self.state.layer}"

    def _ask(self, allow: bool = False) -> None:
        state = self.state
        self.context.lab.ask(
            AskExhibit(
                self._next_id(), self.lesson.key, self.exhibit, state.params, self.picker.pictures,
                state.picture.index, state.seed, self.context.device, allow,
            )
        )  # fmt: skip

    # --- taking answers ---------------------------------------------------------------------------------------------

    @Slot(object)
    def _pointed(self, at: tuple[int, int, int] | None) -> None:
        """The number under the mouse is written out; what was last stays."""
        if at is not None and self.failure is None:
            self.told.point(at)

    def _wants(self, reply: Any) -> bool:
        """Not the result of a layer that is no longer chosen."""
        return super()._wants(reply) and (isinstance(reply, Failure) or reply.exhibit.key == self.state.layer)

    def _show_good(self) -> None:
        assert self.good is not None
        self.view.show_answer(self.good, self._images())
        self.told.show_answer(self.good.exhibit, self.good)

    def _images(self) -> Any:
        return self.picker.data.images[self.picker.index : self.picker.index + 64]

    def _show_failure(self, failure: Failure) -> None:
        self.told.show_failure(failure)

    def _fade_good(self) -> None:
        if self.good is None:
            self.view.show_nothing(self._images())
        self.view.set_dimmed(True)

    def _last_good_in(self) -> QWidget:
        return self.view.input

    def _show_companion(self) -> None:
        picker, failure = self.picker, self.failure
        data = self.context.data(picker.source)
        shapes = () if failure is not None or self.good is None else (self.good.x.shape, self.good.y.shape)
        script = exhibit_script(
            self.exhibit, self.state.params, picker.pictures, picker.index, self.state.seed,
            data, device=self.context.device, shapes=shapes,
        )  # fmt: skip
        if failure is not None:
            self.code.show_script(script, failure.line if failure.kind == "torch" else None, failure.error)
        else:
            self.code.show_script(script)

    def _say_status(self) -> None:
        good = self.good
        parts = [self.picker.words]
        if self.failure is None and good is not None:
            parts.append(f"{tuple(good.x.shape)} → {tuple(good.y.shape)}")
        right = self.tr("forward {time} ms").format(time=f"{good.milliseconds:.1f}") if good is not None else ""
        self.status.emit("    ".join(parts), right, self._mood)

    # --- theme and language -----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        super().retranslate()
        self.layers_head.set_title(self.tr("Layers"))
        self._say_status()
