"""Where pictures lie in the last hidden layer: the cloud, the pictures of a group, and one of them in the strip."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent

from cifar_gui.engine.counting import Share
from cifar_gui.lesson import Lesson
from cifar_gui.pages.embedding import PAGE
from cifar_gui.pages.embedding.plane import nearest, towards
from cifar_gui.pages.embedding.protocol import Embed, Embedded
from cifar_gui.pages.embedding.script import cloud_script
from cifar_gui.pages.embedding.stage import CloudView
from cifar_gui.pages.embedding.state import EmbeddingState
from cifar_gui.ui.companion.code_view import CodeView
from cifar_gui.ui.context import Context
from cifar_gui.ui.page.answer_page import FRAME
from cifar_gui.ui.page.judged_page import NONE, JudgedPage, trained_on
from cifar_gui.ui.page.state_page import Widgets
from cifar_gui.ui.widgets.layouts import in_row

NEIGHBOURS = 40
"""Pictures that are listed beside one."""
WAYS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class EmbeddingPage(JudgedPage):
    """GUI thread. A place is a picture, by its place in its split. Listed are the pictures within the line that was
    drawn, or else those that lie nearest to the one that is explained, in all numbers of the layer."""

    kind, answer = PAGE, Embedded
    good: Embedded | None
    state: EmbeddingState
    moves = WAYS

    def __init__(self, lesson: Lesson, context: Context) -> None:
        super().__init__(lesson, context)
        self.build_judged_form()
        right = self.build_list()
        self.view = CloudView()
        self.faded = (self.view.cloud,)
        cloud = self.view.cloud
        cloud.hovered.connect(lambda row: self.point_at(None if row is None else self.index_of(row)))
        cloud.clicked.connect(lambda row: self.pin(self.index_of(row)))
        cloud.drawn.connect(lambda corners: self._set_in_plane(lasso=corners, shown=None))
        cloud.moved.connect(lambda window: self._set_in_plane(window=window))
        self.view.legend.switched.connect(lambda hidden: self.set(hidden=hidden))
        self.view.tools.chosen.connect(lambda tool: self.set(tool=tool))
        self.view.reset.connect(lambda: self.set(lasso=(), window=None))
        head = in_row(self.view.tools, self.view.whole, 8, (self.view.variance, 1), self.progress, spacing=8)
        self.stage.addLayout(head)
        self.stage.addLayout(in_row((self.view, 5), (right, 4), spacing=20), 1)
        self.code = CodeView(self.context, "cloud.py")
        self.companion.add_tab("code", self.code)
        self.retranslate()
        self.view.show_state(self.state, False)

    def regions(self) -> Mapping[str, Widgets]:
        return dict(
            cloud=self.view.cloud, classes=self.view.legend, pictures=(self.group_head, self.pictures),
            variance=self.view.variance, accuracy=self.accuracy,
        )  # fmt: skip

    def addressed(self) -> Mapping[str, Widgets]:
        return {**super().addressed(), "tool": self.view.tools, "hidden": self.view.legend}

    # --- asking and taking ------------------------------------------------------------------------------------------

    def wants(self) -> tuple[object, ...]:
        return (*super().wants(), self.state.params.points)

    @Slot()
    def _ask(self, allow: bool = False) -> None:
        self.context.lab.ask(
            Embed(
                self._next_id(), self.lesson.key, self.state.params, self.model, self.picker.source, self.split_name,
                self.context.device,
            )
        )  # fmt: skip

    def _show_good(self) -> None:
        good, params = self.good, self.state.params
        assert good is not None
        self.set_dimmed(False)
        images = self.images(good, good.indices)
        self.view.cloud.show_result(good, images, params.colouring == "answer", params.look == "pictures")
        right = Share(int(good.verdicts.right.sum()), len(good.verdicts))
        self.accuracy.show_share(right, seen=trained_on(self.kept, good))
        self.view.show_variance(good)
        self.view.show_state(self.state, self._of_plane)
        self._place_probe()
        self.show_probe()

    # --- the plane --------------------------------------------------------------------------------------------------

    def _set_in_plane(self, **changes: Any) -> None:
        """Set a line or a window of the plane that is shown; those of another one go."""
        if self.good is not None:
            gone: dict[str, Any] = {} if self._of_plane else {"lasso": (), "window": None}
            self.set(**{**gone, "plane": self.good.plane, **changes})

    @property
    def _of_plane(self) -> bool:
        """Whether line and window are of the plane that is shown."""
        return self.good is not None and self.state.plane == self.good.plane

    def index_of(self, row: int) -> int:
        return row if self.good is None else int(self.good.indices[row])

    def row_of(self, index: int | None) -> int | None:
        """The row of a picture of the split; None where it is not among those that are shown."""
        found = NONE if self.good is None or index is None else np.flatnonzero(self.good.indices == index)
        return int(found[0]) if found.size else None

    # --- what is chosen ---------------------------------------------------------------------------------------------

    def _within(self, place: int | None) -> int | None:
        return place if self.row_of(place) is not None else None

    def _first(self) -> int | None:
        """The picture with the largest loss."""
        return None if self.good is None else self.index_of(int(self.good.verdicts.losses.argmax()))

    def _moved(self, place: int, step: tuple[int, int]) -> int:
        scene, row = self.view.cloud.scene, self.row_of(place)
        return place if scene is None or row is None else self.index_of(towards(scene.spots, row, step, scene.seen))

    @Slot(int)
    def pin(self, place: int) -> None:
        """Keep explaining a picture; it is the one of the list that is looked at."""
        self._last, self._preview = place, None
        self.set_anew(pinned=place, shown=place)

    @Slot()
    def release(self) -> None:
        """Let go of the picture, and of the line."""
        self.set(pinned=None, lasso=(), shown=None)

    def _reflect_state(self, changed: Set[str]) -> None:
        super()._reflect_state(changed)
        if changed & {"tool", "window", "hidden", "lasso", "plane"}:
            self.view.show_state(self.state, self._of_plane)
        if changed & {"lasso", "hidden", "shown", "plane"} and self.good is not None:
            self.show_probe()

    def show_probe(self) -> None:
        """Frame the picture that is looked at; the list and the strip follow the mouse a frame later."""
        if self._preview is None:
            self.show_picture()
        else:
            self._second.come(FRAME)

    def show_picture(self) -> None:
        """List the pictures of the group, or the neighbours of what is explained; show one of them in the strip."""
        good, scene, row = self.good, self.view.cloud.scene, self.row_of(self.here)
        if good is None or scene is None:
            return
        if self._encloses:
            group = np.flatnonzero(scene.grouped)
            self.list_pictures(group[np.argsort(-good.verdicts.losses[group], kind="stable")])
        else:
            self.list_pictures(NONE if row is None else nearest(good.features, row, NEIGHBOURS))
        self._say_group()
        self.view.cloud.select(self.row)
        super().show_picture()

    @property
    def _encloses(self) -> bool:
        """Whether a line is drawn around pictures."""
        return self._of_plane and len(self.state.lasso) >= 3

    @property
    def row(self) -> int | None:
        """That of the picture under the mouse, or else of what is looked at of the list."""
        shown = self.row_of(self._preview if self._preview is not None else self.state.shown)
        if shown is not None and (self._preview is not None or shown in self.members):
            return shown
        return (int(self.members[0]) if len(self.members) else None) if self._encloses else self.row_of(self.here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus look closer and from farther away, 0 at all of it."""
        if not self.view.keyed(event):
            super().keyPressEvent(event)

    # --- words ------------------------------------------------------------------------------------------------------

    def _say_group(self) -> None:
        good, head = self.good, self.group_head
        if good is not None and self._encloses:
            head.title.setText(self.tr("Within the line"))
            head.shape.setText(self.count_words(len(self.members)))
            head.remark.setText(self.tr("largest loss first"))
        elif good is not None and self.here is not None:
            head.title.setText(self.tr("Nearest to {picture}").format(picture=f"{good.split}[{self.here}]"))
            head.shape.setText("")
            text = self.tr("in all {count} numbers, not in the plane")
            head.remark.setText(text.format(count=f"{good.features.shape[1]:,}"))
        self.pictures.placeholder = self.tr("No picture lies within the line.")

    def _show_companion(self) -> None:
        if self.good is not None and self.failure is None:
            self.code.show_script(cloud_script(self.good, self.context.data(self.good.source)))

    def _say_status(self) -> None:
        good = self.good
        if good is None:
            self.status.emit("", "", self._mood)
            return
        text = self.tr("{network}, {count} pictures: ({rows}, {columns}) → ({rows}, 2)").format(
            network=good.network.name, count=f"{len(good.indices):,}", rows=len(good.indices),
            columns=good.features.shape[1],
        )  # fmt: skip
        self.status.emit(text, self.tr("in {time} ms").format(time=f"{good.milliseconds:,.0f}"), self._mood)

    def retranslate(self) -> None:
        super().retranslate()
        self._say_group()
        self._say_status()
