"""The code that gives what is on the screen: read only, live, to copy or to save."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, QVariantAnimation, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from cifar_gui.engine.data import DataError
from cifar_gui.engine.script import NAME, Script
from cifar_gui.files import atomic_write
from cifar_gui.i18n import Retranslated, say
from cifar_gui.ui.companion.typesetting import blocks
from cifar_gui.ui.context import Context
from cifar_gui.ui.widgets.controls import IconButton, label, rule
from cifar_gui.ui.widgets.focus_ring import FocusRing
from cifar_gui.ui.widgets.highlight import PythonHighlighter
from cifar_gui.ui.widgets.later import Later
from cifar_gui.ui.widgets.layouts import NO_MARGINS, in_column, in_row
from cifar_gui.ui.widgets.painted import RIGHT, smooth
from cifar_gui.ui.widgets.text_marks import block_rect, range_rects
from cifar_gui.ui.widgets.theme import Themed, mono

GUTTER = 44
"""Width of the line numbers, px."""
ROW = 20
HOLD, FADE = 800, 400
"""How long a changed token stays lit, and then fades, ms."""


def changed_tokens(before: Script | None, after: Script) -> list[tuple[int, int]]:
    """The spans in ``after`` of the tokens that are new or read differently; none for the first script."""
    if before is None:
        return []
    old = {name: before.text[low:high] for name, (low, high) in before.tokens.items()}
    return [(low, high) for name, (low, high) in after.tokens.items() if after.text[low:high] != old.get(name)]


def _differing(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many lines at the beginning and how many at the end stay; at least one line lies between them in both."""
    most = min(len(old), len(new)) - 1
    first = next((number for number in range(most) if old[number] != new[number]), most)
    most -= first
    behind = next((number for number in range(most) if old[-1 - number] != new[-1 - number]), most)
    return first, behind


def _row(line: str, wide: float, high: int, gutter: int) -> QTextBlockFormat:
    """A row of fixed height, its continuation indented by four more characters of width ``wide``."""
    hanging = wide * (len(line) - len(line.lstrip()) + 4)
    shape = QTextBlockFormat()
    shape.setLineHeight(high, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    shape.setLeftMargin(gutter + hanging)
    shape.setTextIndent(-hanging)
    return shape


class CodeEdit(Themed, QTextEdit):
    """A script with line numbers, rows that wrap with an indent, lit tokens and one marked line."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.lit: list[tuple[int, int]] = []
        """Spans of the tokens that changed."""
        self.fault: int | None = None
        """The number of the faulty line, from 1."""
        self.error = ""
        self._lines = [""]
        self._strength = 0.0
        self.setProperty("role", "code")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(8)
        self.document().setDefaultFont(self._font)
        FocusRing(self)
        context.text_size_changed.connect(self._resize_text)
        self.highlighter = PythonHighlighter(self.document())
        self._fading = QVariantAnimation(self)
        self._fading.setStartValue(1.0)
        self._fading.setKeyValueAt(HOLD / (HOLD + FADE), 1.0)
        self._fading.setEndValue(0.0)
        self._fading.setDuration(HOLD + FADE)
        self._fading.valueChanged.connect(self._faded)

    def retint(self) -> None:
        self.highlighter.retint()

    def show_script(self, text: str) -> None:
        """Show a text. Only the lines that differ are replaced; where the reader has scrolled to is kept."""
        lines, old = text.rstrip("\n").split("\n"), self._lines
        if lines == old:
            return
        first, behind = _differing(old, lines)
        self._lines = lines
        self.highlighter.expect("\n".join(lines))
        document = self.document()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        cursor.setPosition(document.findBlockByNumber(first).position())
        last = document.findBlockByNumber(len(old) - behind - 1)
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        face = QTextCharFormat()
        face.setFont(self._font)  # the style sheet would set the interface font
        cursor.insertText("\n".join(lines[first : len(lines) - behind]), face)
        self._set_rows(range(first, len(lines) - behind))
        cursor.endEditBlock()

    # --- its size ---------------------------------------------------------------------------------------------------

    @property
    def _font(self) -> QFont:
        return mono(self._px(12))

    def _px(self, usual: int) -> int:
        """As many px as text of this size takes in place of the usual ones."""
        return round(usual * self.context.text_share)

    def _set_rows(self, numbers: Iterable[int]) -> None:
        wide = QFontMetricsF(self._font).horizontalAdvance(" ")
        for number in numbers:
            shape = _row(self._lines[number], wide, self._px(ROW), self._px(GUTTER))
            QTextCursor(self.document().findBlockByNumber(number)).setBlockFormat(shape)

    @Slot()
    def _resize_text(self) -> None:
        """All lines in another size; where the reader has scrolled to is kept."""
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        cursor, face = QTextCursor(self.document()), QTextCharFormat()
        face.setFont(self._font)
        self.document().setDefaultFont(self._font)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeCharFormat(face)
        self._set_rows(range(len(self._lines)))
        cursor.endEditBlock()
        bar.setValue(round(share * bar.maximum()))
        self.viewport().update()

    def light(self, spans: list[tuple[int, int]], keep: bool) -> None:
        """Light up tokens: for a moment, or until the next script. Nothing moves when the system wants it so."""
        self._fading.stop()
        self.lit = spans
        animated = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) > 0
        self._strength = 1.0 if spans and (keep or animated) else 0.0
        if spans and animated and not keep:
            self._fading.start()
        self.viewport().update()

    @property
    def lighting(self) -> bool:
        """Whether tokens are lit now."""
        return self._strength > 0

    def mark(self, fault: int | None, error: str) -> None:
        """Mark the line that raised ``error``, and scroll to it when it is another one; None clears the mark."""
        other, self.fault, self.error = fault != self.fault, fault, error
        self.viewport().update()
        if other and self.isVisible():
            self.reveal_fault()

    def reveal_fault(self) -> None:
        """Scroll to the faulty line, unless it is seen."""
        rect, bar = self._fault_rect(), self.verticalScrollBar()
        if rect is not None and not 0 <= rect.top() <= self.viewport().height() - rect.height():
            bar.setValue(round(bar.value() + rect.center().y() - self.viewport().height() / 2))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text: colours and indents are of this view only."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def _faded(self, value: float) -> None:
        if value != self._strength:
            self._strength = value
            for low, high in self.lit:
                for rect in range_rects(self, low, high):
                    self.viewport().update(rect.toAlignedRect().adjusted(-4, -4, 4, 4))

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The faulty line, the lit tokens, the line numbers, then the text."""
        painter = smooth(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self.theme.stage))
        self._paint_fault(painter)
        self._paint_lit(painter)
        self._paint_numbers(painter, QRectF(event.rect()))
        painter.end()
        super().paintEvent(event)
        painter = smooth(self.viewport())
        self._paint_error(painter)
        painter.end()

    def _fault_rect(self) -> QRectF | None:
        if self.fault is None:
            return None
        block = self.document().findBlockByNumber(self.fault - 1)
        if not block.isValid():
            return None
        text = block_rect(self, block)
        return QRectF(
            0,
            text.bottom() - self._px(ROW) * block.layout().lineCount() + 1,
            self.viewport().width(),
            self._px(ROW) * block.layout().lineCount() + 2,
        )

    def _paint_fault(self, painter: QPainter) -> None:
        rect = self._fault_rect()
        if rect is not None:
            painter.fillRect(rect, QColor(self.theme.error_soft))
            painter.fillRect(QRectF(0, rect.top(), 3, rect.height()), QColor(self.theme.error))

    def _paint_lit(self, painter: QPainter) -> None:
        if not self.lighting:
            return
        theme = self.theme
        painter.setOpacity(self._strength)
        painter.setPen(QPen(QColor(theme.soft_line), 1))
        painter.setBrush(QColor(theme.soft))
        for low, high in self.lit:
            for rect in range_rects(self, low, high):
                high = self._px(18)
                box = QRectF(rect.left() - 2, rect.center().y() - high / 2, rect.width() + 4, high)
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setOpacity(1)

    def _paint_numbers(self, painter: QPainter, wanted: QRectF) -> None:
        if wanted.left() > self._px(GUTTER):
            return
        theme = self.theme
        painter.setFont(self._font)
        for block in blocks(self.document()):
            text = block_rect(self, block)
            if wanted.top() - self._px(ROW) <= text.top() <= wanted.bottom():
                number = block.blockNumber() + 1
                painter.setPen(QColor(theme.error if number == self.fault else theme.text3))
                line = block.layout().lineAt(0).rect()
                box = QRectF(0, text.top(), self._px(GUTTER) - 14, line.height())
                painter.drawText(box, RIGHT, str(number))

    def _paint_error(self, painter: QPainter) -> None:
        """The class of the error at the right end of the faulty line, on the row that leaves most room."""
        rect = self._fault_rect()
        if rect is None or not self.error or self.fault is None:
            return
        theme = self.theme
        layout = self.document().findBlockByNumber(self.fault - 1).layout()
        rows = [layout.lineAt(number).naturalTextWidth() for number in range(layout.lineCount())]
        at = min(range(len(rows)), key=rows.__getitem__)
        painter.setFont(self._font)
        width = painter.fontMetrics().horizontalAdvance(self.error) + 16
        box = QRectF(rect.right() - width - 12, rect.top() + 1 + at * self._px(ROW), width, self._px(ROW))
        painter.setPen(QPen(QColor(theme.error_line), 1))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(QColor(theme.error))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.error)


class CodeView(Later, Retranslated, QWidget):
    """The script, its file name, and the facts that belong to it; made when it is first seen, or a line has failed."""

    def __init__(self, context: Context, file_name: str) -> None:
        super().__init__()
        self.context = context
        self.file_name = file_name
        self.script: Script | None = None
        self._facts = self._shown_facts = tuple[tuple[str, str], ...]()
        self.fault: int | None = None
        self._note = ""
        """Which sentence stands under the heading: "", "copied" or "saved"."""

    def build(self) -> None:
        column = in_column(self._build_head(), rule(), on=self, margins=NO_MARGINS, spacing=0)
        self.edit = CodeEdit(self.context)
        column.addWidget(self.edit, 1)
        column.addWidget(rule())
        column.addLayout(self._build_card())
        self.retranslate()

    def _build_head(self) -> QHBoxLayout:
        head = in_row(margins=(24, 6, 12, 6), spacing=2)
        self._name = label("mono", self.file_name)
        self.copy_button, self.save_button = IconButton("copy"), IconButton("save")
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._save)
        head.addWidget(self._name, 1)
        head.addWidget(self.copy_button)
        head.addWidget(self.save_button)
        return head

    def _build_card(self) -> QVBoxLayout:
        card = in_column(margins=(24, 14, 24, 16), spacing=6)
        self._heading, self.caption = label("heading"), label(wraps=True)
        self._rows = QGridLayout()
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(0, 1)
        self._facts_rule = rule()
        self.beside_button = QPushButton()
        self.beside_button.clicked.connect(self._save_beside)
        for widget in (self._heading, self.caption):
            card.addWidget(widget)
        card.addWidget(self.beside_button, 0, Qt.AlignmentFlag.AlignLeft)
        card.addWidget(self._facts_rule)
        self.beside_button.hide()
        card.addLayout(self._rows)
        self._facts_rule.hide()
        return card

    def show_script(self, script: Script, fault: str | None = None, error: str = "") -> None:
        """Show a script.

        Args:
            script: what to show; tokens that differ from the script before light up for a moment.
            fault: the key in ``script.lines`` of the line that raised; its changed tokens stay lit.
            error: the class name of what it raised.
        """
        spans = changed_tokens(self.script, script)
        other = self.script is None or script.text != self.script.text
        mended = self.fault is not None and fault is None
        self.fault = script.lines.get(fault) if fault is not None else None
        self.script = script
        self._note = ""
        if not self.is_built and self.fault is None:
            return
        if self.isVisible():
            self._show_text()
        if other or mended or not self.edit.lighting:
            keep = self.fault is not None
            self.edit.light(spans if keep or self.isVisible() else [], keep)
        self.edit.mark(self.fault, error)
        self._say()

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Rows of a name and a value under the code, already in the language of the interface."""
        self._facts = tuple(facts)
        if self.isVisible():
            self._show_facts()

    def showEvent(self, event: QShowEvent) -> None:
        """What was asked for while another tab was in front is made now."""
        super().showEvent(event)
        self._show_text()
        self._show_facts()
        self.edit.reveal_fault()

    def _show_text(self) -> None:
        if self.script is not None:
            self.edit.show_script(self.script.text)

    def _show_facts(self) -> None:
        if self._facts == self._shown_facts:
            return
        self._shown_facts = self._facts
        while (item := self._rows.takeAt(0)) is not None:
            item.widget().deleteLater()
        for row, (name, value) in enumerate(self._facts):
            shown = label("emphasis", value)
            shown.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._rows.addWidget(label("", name), row, 0)
            self._rows.addWidget(shown, row, 1)
        self._facts_rule.setVisible(bool(self._facts))

    def retranslate(self) -> None:
        self.copy_button.describe(self.tr("Copy the code"))
        self.save_button.describe(self.tr("Save the code…"))
        self.edit.setAccessibleName(self.tr("Code"))
        self._say()

    def _say(self) -> None:
        if self.fault is None:
            self._heading.setText(self.tr("This is the code that ran"))
            caption = self.tr(
                "It is made from the settings at the left. Change one, and its place in the code lights up."
            )
            if self.script is not None and self.script.copy:
                caption = self.tr(
                    "It is made from the settings at the left. It downloads the official CIFAR-10; your import is a "
                    "copy, so its numbers differ a little."
                )
        else:
            self._heading.setText(self.tr("The code fails in line {line}").format(line=self.fault))
            caption = self.tr("PyTorch raised the error there. The pictures still show the last result that worked.")
        if self._note:
            caption = self._note
        self.caption.setText(caption)
        self.beside_button.setText(self.tr("Save {name}…").format(name=NAME))
        self.beside_button.setVisible(self.script is not None and self.script.beside is not None)

    def _copy(self) -> None:
        if self.script is not None:
            QGuiApplication.clipboard().setText(self.script.text)
            self._note = self.tr("The code is on the clipboard.")
            if self.script.beside is not None:
                self._note = self.tr(
                    "The code is on the clipboard. It reads its pictures from {name}, a file that must be in the same "
                    "folder as the code."
                ).format(name=NAME)
            self._say()

    def _save(self) -> None:
        if self.script is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the code"), self.file_name, "Python (*.py)")
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write the script to a file, with the one that it needs; whether it worked is said under the code."""
        assert self.script is not None
        try:
            saved = self.script.save(path)
        except (OSError, DataError) as error:
            self._failed(path, error)
        else:
            self._note = self.tr("Saved as {path}").format(path=path)
            if len(saved) > 1:
                text = self.tr(
                    "Saved as {path}. Its pictures are in {name} beside it: keep the two together, and run the code in "
                    "that folder."
                )
                self._note = text.format(path=path, name=saved[1].name)
        self._say()

    def _save_beside(self) -> None:
        if self.script is None or self.script.beside is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the pictures"), NAME, "NumPy (*.npz)")
        if name:
            self.save_beside_to(Path(name))

    def save_beside_to(self, path: Path) -> None:
        """Write the file that the script needs; whether it worked is said under the code."""
        assert self.script is not None
        assert self.script.beside is not None
        try:
            atomic_write(path, self.script.beside.content())
        except (OSError, DataError) as error:
            self._failed(path, error)
        else:
            self._note = self.tr("Saved as {path}").format(path=path)
        self._say()

    def _failed(self, path: Path, error: OSError | DataError) -> None:
        why = say(error.message) if isinstance(error, DataError) else error.strerror or error
        self._note = self.tr("{path} could not be saved: {error}").format(path=path, error=why)
