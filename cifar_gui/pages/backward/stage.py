"""The stage of a network's gradients: picture, scores and loss above, parameters with weights and gradients below."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from cifar_gui.i18n import Retranslated
from cifar_gui.pages.backward.gradient_views import ParameterTable, ScoreBars
from cifar_gui.pages.backward.look import BACKWARD, LOGITS, LOSS_STEP, SOFTMAX, layer_of, layers_of
from cifar_gui.pages.backward.parameter_view import ParameterView
from cifar_gui.pages.backward.protocol import Gradients, ParameterReport
from cifar_gui.pages.backward.state import KINDS, MAPS, WEIGHTS
from cifar_gui.protocol import Floats
from cifar_gui.ui.widgets.controls import Chip, Segmented, label, rule
from cifar_gui.ui.widgets.figures import plain
from cifar_gui.ui.widgets.layouts import NO_MARGINS, STRETCH, in_column, in_row
from cifar_gui.ui.widgets.maps import Mosaic
from cifar_gui.ui.widgets.picture_names import class_name
from cifar_gui.ui.widgets.rows import Elided, head_row
from cifar_gui.ui.widgets.tile_marks import Mark
from cifar_gui.ui.widgets.tiling import limit_of

TOP = 216
"""Height of picture, scores and loss, px."""
PICTURE, BATCH = 172, 236
"""Width of one picture and of a batch, px."""
LOSS = 164
TABLE = 330
"""Width of the table of parameters, px."""


class BackwardStageView(Retranslated, QWidget):
    """GUI thread. Shows as much of the gradients as ``show_position`` says, and tells what is pointed at."""

    picture_clicked = Signal(int)
    """The place of a picture in the batch."""
    parameter_chosen = Signal(int)
    weight_hovered = Signal(object)
    """The index of a number of the chosen parameter, or None."""
    weight_clicked = Signal(object)
    kind_chosen = Signal(object)
    """One of KINDS."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gradients: Gradients | None = None
        self._position = 0
        self._picture = 0
        self.kind = WEIGHTS
        """Whether parameters are shown, or what the layers put out."""
        self._moved: tuple[Floats, float] | None = None
        """Logits of the picture and the loss, with a weight that is dragged."""
        self._drawn: tuple[int, int, bool] | None = None
        """(answer, row, whether its gradient is known) of what the tiles show, as far as ``show_position`` drew it."""
        self.picture = Mosaic(gap=3, smallest=24)
        self.picture.clicked.connect(lambda cell: self.picture_clicked.emit(cell[0]))
        self.bars = ScoreBars()
        self.table = ParameterTable()
        self.kinds = Segmented(KINDS)
        self.kinds.set_value(self.kind)
        self.kinds.chosen.connect(self.kind_chosen)
        self.table.rows.chosen.connect(self.parameter_chosen)
        self.parameter = ParameterView()
        self.parameter.hovered.connect(self.weight_hovered)
        self.parameter.clicked.connect(self.weight_clicked)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self.heads = {name: label("heading") for name in ("input", "scores", "loss", "table")}
        self._shape = Elided("mono-caption")
        self.result, self.loss_caption = label("result"), label("caption", wraps=True)
        self.chip = Chip("eye", soft=False)
        self.chip.hide()
        top = in_row(spacing=24)
        for widget in (self._left_column(), self._middle_column(), self._right_column()):
            top.addWidget(widget, 1 if widget is self._middle else 0)
        holder = QWidget()
        holder.setFixedHeight(TOP)
        holder.setLayout(top)
        top.setContentsMargins(0, 0, 0, 0)
        bottom = in_row(spacing=24)
        left = in_column(head_row(self.heads["table"], None, self.kinds, height=30), (self.table, 1), spacing=2)
        bottom.addLayout(left)
        bottom.addWidget(self.parameter, 1)
        self.table.setFixedWidth(TABLE)
        in_column(holder, rule(), (bottom, 1), on=self, margins=NO_MARGINS, spacing=6)

    def _left_column(self) -> QWidget:
        self._left = QWidget()
        in_column(
            head_row(self.heads["input"], self._shape), (self.picture, 1), on=self._left, margins=NO_MARGINS,
            spacing=2,
        )  # fmt: skip
        return self._left

    def _middle_column(self) -> QWidget:
        self._middle = QWidget()
        in_column(head_row(self.heads["scores"], None), (self.bars, 1), on=self._middle, margins=NO_MARGINS, spacing=2)
        return self._middle

    def _right_column(self) -> QWidget:
        right = QWidget()
        right.setFixedWidth(LOSS)
        in_column(
            head_row(self.heads["loss"], None), self.result, self.loss_caption, self.chip, STRETCH, on=right,
            margins=NO_MARGINS, spacing=2,
        )  # fmt: skip
        return right

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_input(self, pictures: object, selected: int) -> None:
        """The pictures of the batch (N, 3, H, W), one of them framed."""
        images = np.asarray(pictures)
        self._left.setFixedWidth(PICTURE if len(images) == 1 else BATCH)
        self.picture.set_pictures(images)
        self._shape.say("×".join(map(str, images.shape)))
        self._mark_picture(selected, len(images))

    def show_gradients(self, gradients: Gradients, picture: int, position: int, row: int = 0) -> None:
        """Show an answer: one picture's scores, gradients as far as ``position``, and a row of the table drawn.

        Its histograms wait for ``parameter.show_histograms``.
        """
        self.gradients = gradients
        self.show_input(gradients.x, picture)
        self._moved = None
        self._picture = picture
        self.table.rows.show_parameters(self.items)
        self.table.rows.select(row)
        self.set_dimmed(False)
        self._show_position(position)

    def show_picture(self, picture: int) -> None:
        """The scores of another picture of the batch."""
        other, self._picture = picture != self._picture, picture
        if self.gradients is not None:
            self._mark_picture(picture, len(self.gradients.x))
            self._show_scores()
            if other and self.kind == MAPS:
                self._show_items()

    @property
    def items(self) -> tuple[ParameterReport, ...]:
        """The rows of the table: parameters, or what each layer puts out for the picture, with their gradients."""
        gradients = self.gradients
        if gradients is None or self.kind == WEIGHTS:
            return gradients.parameters if gradients is not None else ()
        found = []
        for layer in gradients.layers:
            at = min(self._picture, len(layer.out) - 1)
            found.append(ParameterReport(layer.name, layer.out[at], None if layer.grad is None else layer.grad[at]))
        return tuple(found)

    def show_kind(self, kind: str, row: int) -> None:
        """Show parameters or maps, one of them drawn."""
        self.kind = kind
        self.kinds.set_value(kind)
        self.table.rows.name_rows(kind == MAPS)
        self._show_items(row)

    def _show_items(self, row: int | None = None) -> None:
        if self.gradients is not None:
            self.table.rows.show_parameters(self.items)
            if row is not None:
                self.table.rows.select(row)
            self._drawn = None
            self.show_position(self._position)

    def show_moved(self, moved: tuple[Floats, float] | None) -> None:
        """The scores of the picture and the loss with a weight that is dragged; None: as the network is."""
        if moved is not None or self._moved is not None:
            self._moved = moved
            self._show_scores()

    def show_position(self, position: int) -> None:
        """Show what is known at a position of the way forward and back."""
        if self._show_position(position):
            self.parameter.show_histograms()

    def _show_position(self, position: int) -> bool:
        """The same but for the histograms; whether other numbers are drawn now."""
        self._position = position
        gradients = self.gradients
        if gradients is None:
            return False
        reached = set(layers_of(gradients)[: max(position - BACKWARD + 1, 0)])
        known = frozenset(row for row, item in enumerate(self.items) if layer_of(item.name) in reached)
        self.table.rows.show_known(known)
        self._show_scores()
        selected = self.table.rows.selected
        if (drawn := (gradients.id, selected, selected in known)) == self._drawn:
            return False
        self._show_tiles(selected)
        self._drawn = drawn
        return True

    def show_parameter(self, row: int) -> None:
        """Draw the weights and the gradient of a parameter."""
        self._show_tiles(row)
        self.parameter.show_histograms()

    def _show_tiles(self, row: int) -> None:
        self.table.rows.select(row)
        self._drawn = None
        if self.gradients is None or not self.items:
            self.parameter.say_empty(self.tr("This network has no parameters."))
            return
        selected = self.table.rows.selected
        name = ".grad" if self.kind == WEIGHTS else "∂L/∂y"
        self.parameter.show_item(self.items[selected], selected in self.table.rows.known, name)

    def set_dimmed(self, dimmed: bool) -> None:
        """After a refusal the last good pictures stay, faint, with a chip that says so."""
        self.parameter.set_dimmed(dimmed)
        self.result.setEnabled(not dimmed)
        self.chip.setVisible(dimmed and self.gradients is not None)
        self.chip.set_text(self.tr("last good result"))

    def _mark_picture(self, picture: int, count: int) -> None:
        self.picture.marks.show((Mark(picture, None, "selected"),) if count > 1 else ())

    def _show_scores(self) -> None:
        gradients = self.gradients
        if gradients is None:
            return
        at = min(self._picture, len(gradients.labels) - 1)
        logits = gradients.logits[at] if self._position >= LOGITS else None
        shares = gradients.probabilities[at] if self._position >= SOFTMAX else None
        if self._moved is not None:
            logits = self._moved[0]
            powers = np.exp(logits - logits.max())
            shares = powers / powers.sum()
        self.bars.show_scores(logits, shares, int(gradients.labels[at]), limit_of(gradients.logits))
        self._say_loss()

    @property
    def painted(self) -> bool:
        """Whether what was set last has been painted."""
        return self.picture.painted and self.parameter.weights.painted

    # --- texts and colours ------------------------------------------------------------------------------------------

    def _say_loss(self) -> None:
        gradients = self.gradients
        if gradients is None or (self._position < LOSS_STEP and self._moved is None):
            self.result.setText("")
            self.loss_caption.setText(self.tr("not computed yet") if gradients is not None else "")
            return
        loss = gradients.loss if self._moved is None else self._moved[1]
        self.result.setText(plain(loss, 4) if abs(loss) < 1000 else plain(loss, 1))
        if self._moved is not None:
            text = self.tr("with the weight where it is dragged to; without: {loss}")
            self.loss_caption.setText(text.format(loss=plain(gradients.loss, 4)))
            return
        at = min(self._picture, len(gradients.labels) - 1)
        name = class_name(int(gradients.labels[at]))
        own = plain(float(gradients.losses[at]), 4)
        count = len(gradients.labels)
        if count == 1:
            text = self.tr("−ln p of “{name}”")
        elif gradients.params.reduction == "sum":
            text = self.tr("the sum over {count} pictures; this one, “{name}”: {own}")
        else:
            text = self.tr("the mean of {count} pictures; this one, “{name}”: {own}")
        self.loss_caption.setText(text.format(name=name, count=count, own=own))

    def retranslate(self) -> None:
        titles = {
            "input": self.tr("Picture"), "scores": self.tr("Scores"), "loss": self.tr("Loss"),
            "table": self.tr("Layers"),
        }  # fmt: skip
        for name, text in titles.items():
            self.heads[name].setText(text)
        self.kinds.set_texts({WEIGHTS: self.tr("Parameters"), MAPS: self.tr("Outputs")})
        self.picture.setAccessibleName(self.tr("Pictures of the batch"))
        self._drawn = None
        if self.gradients is not None:
            self.show_position(self._position)
        else:
            self.parameter.say_empty(self.tr("The result appears here as soon as PyTorch is loaded."))
            self.parameter.grads.clear("")

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(700, 480)
