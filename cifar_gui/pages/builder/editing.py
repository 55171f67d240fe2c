"""What can be done to a network: each edit makes another one, and says which layer is selected in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from cifar_gui.engine import network_edits as edits
from cifar_gui.engine.network_edits import BLOCK, MOST_PARTS, SHORTCUT, Path, Row
from cifar_gui.engine.padding_solver import Solution
from cifar_gui.layers import KINDS
from cifar_gui.layers.call import arguments, written
from cifar_gui.pages.builder.state import BuilderState
from cifar_gui.protocol.networks import LayerReport, NetworkReport
from cifar_gui.spec import QT_TRANSLATE_NOOP, Block, Layer, Message, Network, field_value, keywords

POOLS = ("MaxPool2d", "AvgPool2d")
FULL = QT_TRANSLATE_NOOP("BuilderPage", "A network has at most {most} layers here.")
NESTED = QT_TRANSLATE_NOOP("BuilderPage", "A block cannot contain another block.")


class Known:
    """What torch said last of a network: of each row, and of which layer that was."""

    def __init__(self) -> None:
        self.fault: int | None = None
        """The row that does not fit."""
        self._rows: dict[Path, tuple[Row, LayerReport]] = {}

    def take(self, report: NetworkReport) -> None:
        """Another answer has come."""
        said = zip(edits.rows(report.network), report.rows, strict=True)
        self._rows, self.fault = {row.path: (row, line) for row, line in said}, report.fault

    def get(self, path: Path) -> tuple[Row, LayerReport] | None:
        """What was said of the layer that lay at a path, and which it was."""
        return self._rows.get(path)

    def of_row(self, row: Row, report: NetworkReport | None) -> LayerReport | None:
        """What was said of a layer; ``report`` is that of the network it lies in, None where it is of another one."""
        known = self._rows.get(row.path)
        return known[1] if known is not None and (report is not None or known[0] == row) else None

    def of_rows(self, rows: Sequence[Row], report: NetworkReport | None) -> tuple[list[LayerReport | None], int | None]:
        """What is known of each row, and which of them is at fault."""
        return [self.of_row(row, report) for row in rows], report.fault if report is not None else None


class Editing(QObject):
    """GUI thread. Knows the network that is shown, and what torch has said of its layers; changes neither."""

    edited = Signal(object, object, str)
    """Another network, the path in it, and what is being typed into ("" for an edit that stands alone)."""
    refused = Signal(object)
    """A Message: why nothing was done."""
    misnamed = Signal(object)
    """A Message: why a layer cannot be called so."""

    def __init__(
        self,
        parent: QObject,
        state: Callable[[], BuilderState],
        known: Known,
    ) -> None:
        super().__init__(parent)
        self._state, self._known = state, known

    @property
    def network(self) -> Network:
        """The network that is shown."""
        return self._state().network

    @property
    def path(self) -> Path | None:
        """Where the selected layer is."""
        return self._state().path

    def _change(self, network: Network, path: Path | None, field: str = "") -> None:
        self.edited.emit(network, path, field)

    # --- layers come and go -----------------------------------------------------------------------------------------

    @Slot(str)
    def add(self, kind: str) -> None:
        """Put a new layer, or a residual block, behind the selected one."""
        if len(edits.rows(self.network)) >= MOST_PARTS:
            self.refused.emit(Message("BuilderPage", FULL, {"most": MOST_PARTS}))
            return
        if kind == BLOCK and self.path is not None and len(self.path) == 3:
            place: Path = (self.path[0] + 1,)
        else:
            place = (len(self.network.layers),) if self.path is None else (*self.path[:-1], self.path[-1] + 1)
        among, arriving = edits.siblings(self.network, place), self._arriving(place)
        part = edits.new_block(among, arriving) if kind == BLOCK else edits.new_layer(kind, among, arriving)
        self._change(edits.inserted(self.network, place, part), place)

    @Slot()
    def add_to_shortcut(self) -> None:
        """Put a convolution of 1 behind the layers of the selected block's shortcut."""
        if self.path is None or not isinstance(block := self.network.layers[self.path[0]], Block):
            return
        place = (self.path[0], SHORTCUT, len(block.shortcut))
        layer = edits.new_layer("Conv2d", block.shortcut, self._arriving(place))
        params = replace(arguments(layer), kernel_size=(1, 1), padding=(0, 0))
        self._change(edits.inserted(self.network, place, written(layer.name, "Conv2d", params)), place)

    def _arriving(self, place: Path) -> tuple[int, ...] | None:
        """The shape that arrives at a place, as far as torch has said."""
        if len(place) == 3 and place[2] == 0:
            known = self._known.get(place[:1])
            return known[1].in_shape if known is not None else None
        before = (*place[:-1], place[-1] - 1)
        if before[-1] < 0:
            return (self._state().batch, *self.network.in_shape)
        known = self._known.get(before)
        return None if known is None else known[1].out_shape

    @Slot()
    def remove(self) -> None:
        """Take the selected layer out."""
        if (path := self.path) is None:
            return
        network = edits.removed(self.network, path)
        left = len(edits.siblings(network, path))
        after = (*path[:-1], min(path[-1], left - 1)) if left else path[:1] if len(path) > 1 else None
        self._change(network, after)

    @Slot()
    def duplicate(self) -> None:
        """Put the selected layer once more behind itself."""
        if self.path is not None and len(edits.rows(self.network)) < MOST_PARTS:
            self._change(edits.duplicated(self.network, self.path), (*self.path[:-1], self.path[-1] + 1))

    @Slot(int)
    def step(self, by: int) -> None:
        """Move the selected layer up (-1) or down (1)."""
        if self.path is not None:
            self._change(*edits.stepped(self.network, self.path, by))

    @Slot(object, object)
    def move_to(self, source: Path, target: Path) -> None:
        """Put a layer before what is at ``target``."""
        try:
            self._change(*edits.moved(self.network, source, target))
        except IndexError:
            self.refused.emit(Message("BuilderPage", NESTED))

    # --- a layer is another one -------------------------------------------------------------------------------------

    @Slot(object, str)
    def rename(self, path: Path | None, name: str) -> None:
        """Call a layer otherwise; a name that cannot be changes nothing, and it is told why."""
        if path is None:
            return
        part = edits.find(self.network, path)
        others = {one.name for one in edits.siblings(self.network, path) if one is not part}
        if (problem := edits.name_problem(name, others)) is None:
            self._change(edits.replaced(self.network, path, replace(part, name=name)), path, "name")
        else:
            self.misnamed.emit(problem)

    @Slot(object, str)
    def retype(self, path: Path | None, kind: str) -> None:
        """Make a layer one of another kind, with arguments that fit; names made by the program follow."""
        if path is None:
            return
        part = edits.find(self.network, path)
        if kind not in KINDS or not isinstance(part, Layer) or part.kind == kind:
            return
        others = [one for one in edits.siblings(self.network, path) if one is not part]
        known = self._known.get(path)
        made = edits.new_layer(kind, others, known[1].in_shape if known is not None else None)
        if part.name.rstrip("0123456789") != KINDS[part.kind].stem or KINDS[part.kind].stem == KINDS[kind].stem:
            made = replace(made, name=part.name)
        self._change(edits.replaced(self.network, path, made), path)

    @Slot(object)
    def set_params(self, params: object) -> None:
        """Other arguments for the selected layer."""
        if self.path is None or not isinstance(part := edits.find(self.network, self.path), Layer):
            return
        before = arguments(part)
        field = next(
            (name for name in vars(before) if repr(field_value(params, name)) != repr(getattr(before, name))), ""
        )
        layer = written(part.name, part.kind, params)
        self._change(edits.replaced(self.network, self.path, layer), self.path, f"argument {field}")

    def type_arguments(self, path: Path, text: str) -> Message | None:
        """Arguments as one writes them; what cannot be read changes nothing, and it is told why."""
        part = edits.find(self.network, path)
        assert isinstance(part, Layer)
        try:
            layer = edits.read_arguments(part, text)
        except edits.Unreadable as problem:
            return problem.message
        self._change(edits.replaced(self.network, path, layer), path, "arguments")
        return None

    @Slot(object)
    def mend(self, changes: Mapping[str, Any]) -> None:
        """Go on with the network that a fix proposes, at the layer that was at fault."""
        network, fault = changes["network"], self._known.fault
        rows = edits.rows(network)
        self._change(network, rows[min(fault, len(rows) - 1)].path if fault is not None and rows else None)

    @Slot(object)
    def use_solution(self, solution: Solution) -> None:
        """Put a kernel, stride, padding and dilation into the selected layer."""
        part = edits.find(self.network, self.path) if self.path is not None else None
        if self.path is None or not isinstance(part, Layer) or part.kind not in ("Conv2d", *POOLS):
            return
        params = arguments(part)
        values: dict[str, Any] = {
            "kernel_size": solution.kernel, "stride": solution.stride, "padding": solution.padding,
        }  # fmt: skip
        if "dilation" in keywords(params):
            values["dilation"] = solution.dilation
        params = replace(params, **{name: (value, value) for name, value in values.items()})
        self._change(edits.replaced(self.network, self.path, written(part.name, part.kind, params)), self.path)
