"""The companion's views: text, code, shape."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import torch
from chosen_cases import pooling_settings
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QTextCharFormat, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProxyStyle, QPushButton, QStyle, QWidget
from quick_lab import data_set
from script_runs import made_data
from written import equations, is_true

from cifar_gui import app as program
from cifar_gui import i18n, lessons
from cifar_gui.engine.code import layer_script
from cifar_gui.engine.padding_solver import solve
from cifar_gui.engine.script import Script
from cifar_gui.layers import kind_of
from cifar_gui.layers.convolution import MODULES
from cifar_gui.lessons import conv2d, pooling
from cifar_gui.lessons.conv2d import Conv2dParams
from cifar_gui.lessons.pooling import PoolParams
from cifar_gui.protocol import OWN, Pictures
from cifar_gui.settings import SettingsStore
from cifar_gui.ui.companion.code_view import CodeEdit, CodeView
from cifar_gui.ui.companion.shape_view import ShapeView, fit_bars
from cifar_gui.ui.companion.text_view import MarkdownView, TextView, official
from cifar_gui.ui.companion.typesetting import CODE, blocks, callouts, fragments
from cifar_gui.ui.context import Context
from cifar_gui.ui.widgets import theme as themes
from cifar_gui.ui.widgets.highlight import by_line
from cifar_gui.ui.widgets.text_marks import block_rect
from cifar_gui.worker import Lab

BATCH = (64, 3, 32, 32)
BATCHES = made_data(2, 3)


@pytest.fixture
def context(qtbot, tmp_path):
    program.application()
    made = Context(Lab(), SettingsStore(tmp_path / "settings.json"), i18n.Language())
    made.set_theme("light")
    yield made
    made.set_language("en")
    made.set_theme("light")


@pytest.fixture
def shown(qtbot):
    """Show a widget in the size of the companion, inside a window as the page does."""
    hosts = []

    def show(widget, width=344, height=700):
        host = QWidget()
        hosts.append(host)
        qtbot.addWidget(host)
        host.resize(width, height)
        widget.setParent(host)
        widget.setGeometry(host.rect())
        host.show()
        QApplication.processEvents()
        return widget

    return show


def settle():
    """Let layouts that wait for one another come to rest."""
    for _ in range(5):
        QApplication.processEvents()


def switch(context, language):
    """Change the language as the window does, whether or not its translation is complete."""
    context.set_language(language)
    QApplication.processEvents()


def code(params=None, data=BATCHES, **given):
    return layer_script(params or Conv2dParams(), Pictures(data.name), 0, data, **given)


class Still(QProxyStyle):
    """A system on which nothing moves."""

    def styleHint(self, hint, option=None, widget=None, data=None):
        still = hint == QStyle.StyleHint.SH_Widget_Animation_Duration
        return 0 if still else super().styleHint(hint, option, widget, data)


@cache
def still():
    """Kept for good: a widget uses its style to its very end."""
    return Still("Fusion")


def out_shape(params, in_shape=BATCH):
    rows, columns = kind_of(params).window(params).axes(in_shape)
    return (in_shape[0], params.out_channels, rows.out, columns.out)


# --- text -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lesson", lessons.LESSONS, ids=lambda lesson: lesson.key)
def test_text_follows_the_language(context, shown, lesson):
    view = shown(TextView(context, lesson))
    titles = []
    for language in ("en", "zh", "en"):
        switch(context, language)
        titles.append(view.document().begin().text())
    assert titles[0] == titles[2] != titles[1]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in titles[1])


def test_text_shows_a_sentence_when_there_is_none(context, shown):
    view = shown(TextView(context, replace(lessons.find("conv2d"), key="none")))
    assert "cannot be read" in view.toPlainText()


def test_inside_links_are_emitted(context, shown):
    view = shown(TextView(context, lessons.find("conv2d")))
    found = []
    view.link.connect(lambda kind, name: found.append((kind, name)))
    view.anchorClicked.emit(QUrl("field:stride"))
    view.anchorClicked.emit(QUrl("region:padding"))
    assert found == [("field", "stride"), ("region", "padding")]


def test_links_are_reached_by_keyboard(context, shown):
    view = shown(TextView(context, lessons.find("conv2d")))
    found = []
    view.link.connect(lambda kind, name: found.append((kind, name)))
    view.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(view, key)
    assert found == [("region", "input"), ("region", "output")]
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert found[-1] == ("region", "input")


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
@pytest.mark.parametrize("at_link", [False, True])
def test_tab_leads_past_a_text(context, shown, key, at_link):
    view = shown(TextView(context, lessons.find("conv2d")))
    buttons = [QPushButton(view.window()) for _ in range(2)]
    for button in buttons:
        button.show()
    QWidget.setTabOrder(buttons[0], view)
    QWidget.setTabOrder(view, buttons[1])
    view.setFocus()
    if at_link:
        QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, key)
    assert buttons[key == Qt.Key.Key_Tab].hasFocus()


def test_the_arrows_stay_in_the_text_and_begin_where_it_is_read(context, shown):
    view = shown(TextView(context, lessons.find("conv2d")))
    found = []
    view.link.connect(lambda kind, name: found.append((kind, name)))
    view.setFocus()
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert len(found) == 1
    assert found != [("region", "input")], "that is far above"
    for _ in range(100):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.hasFocus(), "the last link is the end"
    assert view.textCursor().hasSelection()
    for _ in range(100):
        QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert found[-1] == ("region", "input")


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        ("https://docs.pytorch.org/docs/stable/optim.html", True),
        ("https://pytorch.org/docs", True),
        ("http://docs.pytorch.org/", False),
        ("https://docs.pytorch.org.example.net/", False),
        ("https://docs.pytorch.org@example.net/", False),
        ("https://me@docs.pytorch.org/", False),
        ("https://docs.pytorch.org:8443/", False),
        ("https://example.net/docs.pytorch.org", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
    ],
)
def test_only_official_pages_are_opened(context, shown, monkeypatch, url, opened):
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()))
    view = shown(TextView(context, lessons.find("conv2d")))
    view.anchorClicked.emit(QUrl(url))
    assert asked == ([url] if opened else [])
    assert official(QUrl(url)) is opened
    assert view.source().isEmpty()


def test_text_loads_nothing(context, shown, tmp_path):
    (tmp_path / "local.txt").write_text("secret")
    view = shown(MarkdownViewOf(context))
    view.show_markdown(f"![a](https://example.net/a.png) ![b]({tmp_path / 'local.txt'}) <b>bold</b> <img src='c.png'>")
    view.grab()
    assert "<b>bold</b>" in view.toPlainText()
    kinds = QTextDocument.ResourceType
    for kind in (kinds.ImageResource, kinds.HtmlResource, kinds.StyleSheetResource, kinds.MarkdownResource):
        for name in (QUrl.fromLocalFile(str(tmp_path / "local.txt")), QUrl("https://example.net/a.png")):
            assert view.loadResource(kind.value, name) is None


class MarkdownViewOf(MarkdownView):
    """A text of the test's own."""

    def retranslate(self):
        self.setAccessibleName("text")


def test_call_outs_and_code_are_set_apart(context, shown):
    view = shown(TextView(context, lessons.find("training")))
    assert [lines[0].text() for lines in callouts(view.document())] == [
        "The wrong tool for the label", "One seed is no result", "The standard error knows only the batches",
        "A rate fits a recipe, not a network", "A common misunderstanding", "Outputs are not probabilities",
        "Three sets", "The course trains on the test set",
    ]  # fmt: skip
    pieces = [
        block.text()[start - block.position() :][:length]
        for block in blocks(view.document())
        for start, length, shape in fragments(block)
        if shape.boolProperty(CODE)
    ]
    assert "zero_grad()" in pieces
    assert "w\u00a0←\u00a0w\u00a0−\u00a0lr·g" in pieces, "short code stays on one row"


@pytest.mark.parametrize("lesson", lessons.LESSONS, ids=lambda lesson: lesson.key)
def test_the_ground_of_a_call_out_reaches_to_its_last_line(context, shown, lesson):
    view = shown(TextView(context, lesson))
    ground = QColor(themes.LIGHT.warning_soft)
    for lines in view.typeset.callouts:
        last = view.document().findBlock(lines.end - 1)
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + round(block_rect(view, last).bottom()) - 300)
        bottom = round(block_rect(view, last).bottom())
        assert view.grab().toImage().pixelColor(view.margin + 2, bottom - 2) == ground, last.text()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_links_inside_the_page_are_underlined(context, shown, language):
    switch(context, language)
    view = shown(TextView(context, lessons.find("training")))
    dotted = QTextCharFormat.UnderlineStyle.DotLine
    for block in blocks(view.document()):
        for _, _, shape in fragments(block):
            inside = shape.anchorHref().startswith(("field:", "region:", "part:"))
            assert (shape.underlineStyle() == dotted) is inside


def test_text_takes_the_colours_of_the_theme(context, shown):
    view = shown(TextView(context, lessons.find("conv2d")))
    for name in ("dark", "light"):
        context.set_theme(name)
        colours = {shape.foreground().color().name() for b in blocks(view.document()) for _, _, shape in fragments(b)}
        theme = themes.named(name)
        assert {theme.text2.lower(), theme.accent.lower(), theme.warning.lower()} <= colours


def test_text_begins_at_its_beginning_and_keeps_its_place(context, shown):
    view = shown(TextView(context, lessons.find("training")), height=300)
    bar = view.verticalScrollBar()
    assert bar.value() == 0
    bar.setValue(bar.maximum() // 2)
    share = bar.value() / bar.maximum()
    context.set_theme("dark")
    assert bar.value() / bar.maximum() == pytest.approx(share, abs=0.02)


# --- code -----------------------------------------------------------------------------------------------------------


def test_code_is_the_script(context, shown):
    view = shown(CodeView(context, "conv2d.py"))
    script = code(cell=(4, 2, 12, 13))
    view.show_script(script)
    assert view.edit.toPlainText() + "\n" == script.text
    assert not view.edit.lighting


def test_changed_tokens_light_up_and_fade(context, shown, qtbot):
    view = shown(CodeView(context, "conv2d.py"))
    view.show_script(code())
    script = code(Conv2dParams(stride=(2, 2), out_channels=8))
    view.show_script(script)
    assert [script.text[low:high] for low, high in view.edit.lit] == ["8", "2"]
    assert view.edit.lighting
    view.show_script(script)
    assert view.edit.lighting, "it is the same script once more"
    qtbot.waitUntil(lambda: not view.edit.lighting, timeout=4000)
    view.show_script(script)
    assert view.edit.lit == []


def test_nothing_lights_up_without_animations(context, shown):
    view = shown(CodeView(context, "conv2d.py"))
    view.edit.setStyle(still())
    view.show_script(code())
    view.show_script(code(Conv2dParams(stride=(2, 2))))
    assert not view.edit.lighting


def test_faulty_line_is_marked_and_cleared(context, shown):
    view = shown(CodeView(context, "conv2d.py"))
    view.show_script(code())
    broken = code(Conv2dParams(kernel_size=(35, 35)))
    view.show_script(broken, fault="forward", error="RuntimeError")
    line = broken.lines["forward"]
    assert view.edit.fault == line
    assert str(line) in view._heading.text()
    assert view.edit.lighting, "what led to the error stays lit"
    picture = view.edit.grab().toImage()
    assert QColor(themes.LIGHT.error_soft) in [picture.pixelColor(8, y) for y in range(picture.height())]
    view.show_script(code())
    assert view.edit.fault is None
    assert str(line) not in view._heading.text()


def test_a_fault_without_a_line_marks_none(context, shown):
    view = shown(CodeView(context, "conv2d.py"))
    view.show_script(code(), fault="nowhere", error="RuntimeError")
    assert view.edit.fault is None
    view.grab()


def test_code_is_copied(context, shown):
    view = shown(CodeView(context, "conv2d.py"))
    view.show_script(code())
    view.copy_button.click()
    assert QGuiApplication.clipboard().text() == code().text
    assert "clipboard" in view.caption.text()
    view.edit.selectAll()
    data = view.edit.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]
    assert data.text() == code().text.rstrip("\n")


def test_code_is_saved_as_a_whole_or_with_a_sentence(context, shown, tmp_path):
    view = shown(CodeView(context, "conv2d.py"))
    view.show_script(code())
    view.save_to(tmp_path / "层 one.py")
    assert (tmp_path / "层 one.py").read_bytes() == code().text.encode()
    assert "层 one.py" in view.caption.text()
    view.save_to(tmp_path / "层 one.py" / "two.py")
    assert "could not be saved" in view.caption.text()
    view.show_script(code(Conv2dParams(groups=3)))
    assert "saved" not in view.caption.text()
    assert view.beside_button.isHidden()
    assert len(list(tmp_path.iterdir())) == 1


def test_pictures_that_no_other_computer_has_are_saved_beside_the_code(context, shown, tmp_path):
    view, data = shown(CodeView(context, "conv2d.py")), data_set(OWN, 5)
    view.show_script(code(data=data))
    assert view.beside_button.isVisible()
    view.copy_button.click()
    assert "pictures.npz" in view.caption.text()
    view.save_beside_to(tmp_path / "pictures.npz")
    with np.load(tmp_path / "pictures.npz", allow_pickle=False) as held:
        assert np.array_equal(held["images"], data.test.images)
        assert np.array_equal(held["labels"], data.test.labels)
    view.save_to(tmp_path / "层 one.py")
    text = (tmp_path / "层 one.py").read_text(encoding="utf-8")
    assert 'np.load("层 one_pictures.npz")' in text
    assert text.replace("层 one_pictures.npz", "pictures.npz") == view.script.text
    assert (tmp_path / "层 one_pictures.npz").read_bytes() == (tmp_path / "pictures.npz").read_bytes()
    assert "层 one_pictures.npz" in view.caption.text()
    view.save_beside_to(tmp_path / "层 one.py" / "pictures.npz")
    assert "could not be saved" in view.caption.text()
    view.show_script(code())
    assert view.beside_button.isHidden()


def test_another_file_of_the_name_is_not_written_over(context, shown, tmp_path):
    view = shown(CodeView(context, "conv2d.py"))
    view.show_script(code(data=data_set(OWN, 5)))
    (tmp_path / "a_pictures.npz").write_bytes(b"mine")
    view.save_to(tmp_path / "a.py")
    assert (tmp_path / "a_pictures.npz").read_bytes() == b"mine"
    assert 'np.load("a_2_pictures.npz")' in (tmp_path / "a.py").read_text()
    view.save_to(tmp_path / "b.py")
    view.show_script(code(data=data_set(OWN, 6)))
    view.save_to(tmp_path / "b.py")
    with np.load(tmp_path / "b_pictures.npz") as held:
        assert len(held["labels"]) == 6
    assert not (tmp_path / "b_2_pictures.npz").exists()


def test_a_copy_of_the_data_is_called_so(context, shown):
    view = shown(CodeView(context, "conv2d.py"))
    view.show_script(code(data=replace(BATCHES, official=False)))
    assert "your import is a copy" in view.caption.text()
    view.show_script(code(data=replace(BATCHES, official=True)))
    assert "copy" not in view.caption.text()


def test_code_has_the_colours_of_the_theme(context, shown):
    view = shown(CodeView(context, "conv2d.py"))
    view.show_script(code(Conv2dParams(padding="same")))
    for name in ("dark", "light"):
        context.set_theme(name)
        theme = themes.named(name)
        found = {}
        for block in blocks(view.edit.document()):
            for span in block.layout().formats():
                found.setdefault(block.text()[span.start : span.start + span.length], span.format.foreground().color())
        for piece, colour in (
            ("import", theme.code_keyword), ('"same"', theme.code_string), ("64", theme.code_number),
            ("manual_seed", theme.code_call),
        ):  # fmt: skip
            assert found[piece] == QColor(colour)
        assert "torch" not in found


def test_a_string_over_several_lines_keeps_its_colour(context, shown):
    view = shown(CodeView(context, "x.py"))
    view.show_script(Script('a = """one\ntwo"""\nb = f(1)\n', {}, {}))
    second = view.edit.document().findBlockByNumber(1)
    assert second.layout().formats()[0].format.foreground().color() == QColor(themes.LIGHT.code_string)


def test_facts_are_replaced(context, shown):
    view = shown(CodeView(context, "conv2d.py"))
    view.set_facts([("Parameters", "168"), ("Multiply-adds", "145,800")])
    view.set_facts([("Parameters", "49")])
    assert view._rows.count() == 2
    assert view._rows.itemAtPosition(0, 1).widget().text() == "49"


def test_facts_of_a_hidden_view_are_made_when_it_is_shown(context, shown):
    view = shown(CodeView(context, "conv2d.py"))
    view.hide()
    view.set_facts([("Parameters", "168")])
    assert view._rows.count() == 0
    view.show()
    assert view._rows.itemAtPosition(0, 1).widget().text() == "168"


@pytest.mark.parametrize("width", [300, 344])
def test_code_wraps_instead_of_hiding(context, shown, width):
    view = shown(CodeView(context, "conv2d.py"), width)
    view.show_script(code(Conv2dParams(padding="same", padding_mode="circular"), cell=(0, 0, 0, 0)))
    for block in blocks(view.edit.document()):
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            assert line.x() + line.naturalTextWidth() <= view.edit.viewport().width()


# --- shape ----------------------------------------------------------------------------------------------------------


def words(view):
    """Every text that the view shows."""
    return "\n".join(
        label.text() for label in view.findChildren(type(view.heading)) if label.isVisibleTo(view)
    )  # fmt: skip


def test_formula_has_numbers_plugged_in(context, shown):
    view = shown(ShapeView())
    view.show_shape(Conv2dParams(), BATCH, (64, 6, 30, 30))
    assert "⌊(32 + 2·0 − 1·(3 − 1) − 1) / 1⌋ + 1 = 30. 29 / 1 is exact" in view.formula.accessibleName()
    assert "168" in words(view)
    assert "145,800" in words(view)
    assert not view.column_diagram.isVisibleTo(view)


def test_every_equation_of_a_shape_is_true(context, shown):
    """Convolutions and poolings of many settings: the size, the windows, the parameters."""
    view, seen = shown(ShapeView()), 0
    x = torch.zeros(1, 3, 13, 11)
    convolutions = [Conv2dParams(kernel_size=kernel, stride=(2, 3), padding=padding, dilation=dilation, groups=groups)
                    for kernel in ((1, 2), (3, 4)) for padding in ((0, 1), (3, 0)) for dilation in ((1, 1), (2, 3))
                    for groups in (1, 3)]  # fmt: skip
    for params, build in [*((one, conv2d.build) for one in convolutions),
                          *((one, pooling.build) for one in pooling_settings(60, hostile=0))]:  # fmt: skip
        try:
            y = build(params, tuple(x.shape))(x)
        except Exception:
            continue
        view.show_shape(params, tuple(x.shape), tuple((y[0] if isinstance(y, tuple) else y).shape))
        for left, right in equations(f"{view.formula.accessibleName()}\n{words(view)}"):
            assert is_true(f"{left} = {right}"), (params, left, right)
            seen += 1
    assert seen > 100


def test_floor_says_what_it_throws_away(context, shown):
    view = shown(ShapeView())
    view.show_shape(Conv2dParams(stride=(2, 3)), BATCH, (64, 6, 15, 10))
    rows, columns = view.formula.accessibleName().split("\n")
    assert "29 / 2 leaves 1" in rows
    assert "29 / 3 leaves 2" in columns
    assert "Shaded: reached by no window" in words(view)
    assert view.row_diagram.unread == {30, 31}
    assert view.column_diagram.unread == {31}
    assert view.column_diagram.isVisibleTo(view)


def test_uneven_padding_is_written_as_two_numbers(context, shown):
    view = shown(ShapeView())
    view.show_shape(Conv2dParams(kernel_size=(4, 4), padding="same"), BATCH, (64, 6, 32, 32))
    assert "32 + 1 + 2 −" in view.formula.accessibleName()


@pytest.mark.parametrize(
    ("size", "params", "out", "asked", "beyond"),
    [
        (5, PoolParams(kernel_size=(1, 1), stride=(3, 3), ceil_mode=True), 2, 3, 2),
        (4, PoolParams(kernel_size=(2, 2), stride=(3, 3), padding=(1, 1), ceil_mode=True), 2, 3, 2),
        (3, PoolParams(kernel_size=(2, 2), stride=(3, 3), ceil_mode=True), 1, 2, 2),
        (7, PoolParams(kernel_size=(2, 2), stride=(3, 3), ceil_mode=True), 3, 3, 1),
    ],
)
def test_the_last_window_is_explained_where_it_bites(context, shown, size, params, out, asked, beyond):
    view = shown(ShapeView())
    view.show_shape(params, (1, 1, size, size), (1, 1, out, out))
    assert view.last_note.isVisibleTo(view)
    dropped = out < asked
    assert (f"the size is {out}, not {asked}" in view.last_note.text()) is dropped
    assert ("PyTorch keeps it" in view.last_note.text()) is not dropped
    assert view.row_diagram.beyond == beyond
    assert "Hatched" in words(view)
    view.grab()
    view.show_shape(replace(params, ceil_mode=False), (1, 1, size, size), (1, 1, *[(size + 2 * params.padding[0] -
                    params.kernel_size[0]) // 3 + 1] * 2))  # fmt: skip
    assert not view.last_note.isVisibleTo(view)


def test_windows_of_adaptive_pooling_are_drawn(context, shown):
    view = shown(ShapeView())
    view.show_shape(PoolParams("AdaptiveAvgPool2d", output_size=(7, 5)), BATCH, (64, 3, 7, 5))
    assert "1: ⌊1·32/5⌋ = 6, ⌈2·32/5⌉ − 1 = 12" in words(view)
    assert view.column_diagram.windows() == [0, 1, 2, None, 6]
    view.probe((3, 4))
    assert 3 in view.column_diagram.windows()
    view.grab()


def test_ways_from_one_size_to_another_are_listed_and_taken(context, shown):
    view = shown(ShapeView())
    used = []
    view.used.connect(used.append)
    view.show_shape(Conv2dParams(padding=(1, 1)), BATCH, (64, 6, 32, 32))
    ways = view.ways
    assert ways.asked == ("32", "32")
    assert (ways.chosen.kernel, ways.chosen.stride, ways.chosen.padding, ways.chosen.dilation) == (3, 1, 1, 1)
    ways.edits["becomes"].setText("16")
    ways.edits["becomes"].typed.emit("16")
    assert ways.solutions == solve(32, 16)
    ways.table.selectRow(3)
    chosen = ways.chosen
    ways.use_button.click()
    assert used == [{"kernel_size": (chosen.kernel,) * 2, "stride": (chosen.stride,) * 2,
                     "padding": (chosen.padding,) * 2, "dilation": (chosen.dilation,) * 2}]  # fmt: skip
    # what the user asked for stays when the layer changes
    view.show_shape(Conv2dParams(), BATCH, (64, 6, 30, 30))
    assert ways.asked == ("32", "16")
    # pooling can do less: its padding is bound to its kernel, a mean has no dilation, and it may round up
    view.show_shape(PoolParams("AvgPool2d", ceil_mode=True), BATCH, (64, 3, 11, 11))
    assert ways.solutions == solve(32, 16, dilation=1, pools=True, ceil_mode=True)
    assert not ways.edits["dilation"].isEnabled()
    ways.use_button.click()
    assert "dilation" not in used[-1]


def test_only_the_ends_are_drawn_when_windows_are_many(context, shown):
    view = shown(ShapeView())
    view.show_shape(Conv2dParams(), BATCH, (64, 6, 30, 30))
    assert view.row_diagram.windows() == [0, 1, 2, None, 29]
    view.probe((4, 17))
    assert view.row_diagram.windows() == [0, 1, 2, None, 17, None, 29]
    view.probe((0, 1))
    assert view.row_diagram.windows() == [0, 1, 2, None, 29]
    view.probe((0, 99))
    assert view.row_diagram.windows() == [0, 1, 2, None, 29]
    view.show_shape(Conv2dParams(stride=(7, 7)), BATCH, (64, 6, 5, 5))
    assert view.row_diagram.windows() == [0, 1, 2, 3, 4]


def test_what_is_asked_for_behind_another_tab_is_made_when_it_comes_to_the_front(context, shown):
    shape, script = shown(ShapeView()), shown(CodeView(context, "conv2d.py"))
    for view in (shape, script):
        view.hide()
    shape.show_shape(Conv2dParams(), BATCH, (64, 6, 30, 30))
    shape.probe((4, 17))
    script.show_script(code())
    assert script.edit.toPlainText() == ""
    for view in (shape, script):
        view.show()
    assert 17 in shape.row_diagram.windows()
    assert script.edit.toPlainText() == code().text.rstrip("\n")
    assert not script.edit.lighting


def test_scripts_replace_one_another_line_by_line(context, shown):
    edit = shown(CodeEdit(context))

    @settings(max_examples=80)
    @given(lines=st.lists(st.sampled_from(["a = 1", "", "    b(2)", "c = [", "# d", "for e in f:", '"""']), max_size=6))
    def is_replaced(lines):
        text = "\n".join(lines).rstrip("\n")
        edit.show_script(text + "\n")
        assert edit.toPlainText() == text
        for block, spans in zip(blocks(edit.document()), by_line(text, themes.LIGHT), strict=True):
            found = [(x.start, x.length, x.format.foreground().color().name()) for x in block.layout().formats()]
            assert merged(found) == merged([(start, length, colour.lower()) for start, length, colour in spans])
            indent = len(block.text()) - len(block.text().lstrip())
            assert (block.blockFormat().textIndent() < -30) is (indent > 0)

    is_replaced()


def merged(spans):
    """Neighbouring spans of one colour as one, as Qt keeps them."""
    made = []
    for start, length, colour in spans:
        if made and made[-1][2] == colour and made[-1][0] + made[-1][1] == start:
            made[-1] = (made[-1][0], made[-1][1] + length, colour)
        else:
            made.append((start, length, colour))
    return made


def test_bars_show_the_padding_that_is_needed(context, shown):
    wide = Conv2dParams(kernel_size=(35, 35))
    rows, _ = kind_of(wide).window(wide).axes(BATCH)
    bars = fit_bars(rows)
    assert [(bar.name, bar.length, bar.fits) for bar in bars] == [
        ("padding=0", 32, False), ("padding=1", 34, False), ("padding=2", 36, True),
    ]  # fmt: skip
    view = shown(ShapeView())
    view.show_failure(Conv2dParams(kernel_size=(35, 35)), BATCH)
    assert view.bars.isVisibleTo(view)
    assert not view.formula.isVisibleTo(view)
    assert "3 too many" in words(view)


def test_nothing_is_shown_that_torch_does_not_say(context, shown):
    view = shown(ShapeView())
    for ask in (
        view.clear,
        lambda: view.show_shape(Conv2dParams(), BATCH, (64, 6, 31, 30)),
        lambda: view.show_failure(Conv2dParams(groups=5), BATCH),
    ):
        ask()
        assert "No output" in words(view)
        assert not view.formula.isVisibleTo(view)
        assert not view.bars.isVisibleTo(view)


HOSTILE = st.one_of(
    st.none(), st.booleans(), st.text(max_size=3), st.floats(), st.integers(-3, 40), st.integers(), st.just(()),
    st.sampled_from(["same", "valid", "zeros", "reflect", 10**40, 2**62, -(2**70)]),
    st.tuples(st.integers(-2, 40)), st.tuples(st.integers(-2, 40), st.integers(-2, 40)),
    st.tuples(st.none(), st.none()), st.tuples(st.integers(), st.integers()),
    st.tuples(st.integers(), st.integers(), st.integers()),
)  # fmt: skip


def test_hostile_params_never_raise(context, shown):
    view = shown(ShapeView(), height=1200)

    @settings(max_examples=60)
    @given(layer=st.sampled_from(MODULES), values=st.lists(HOSTILE, min_size=10, max_size=10))
    def never_raises(layer, values):
        params = Conv2dParams(layer, *values)
        view.show_failure(params, BATCH)
        view.grab()
        view.show_shape(params, BATCH, (64, 6, 30, 30))
        view.grab()

    never_raises()


@pytest.mark.parametrize(
    "params",
    [
        Conv2dParams(stride=(2**40, 1)),
        Conv2dParams(padding=(1000, 0), stride=(500, 1)),
        Conv2dParams(kernel_size=(1, 32), dilation=(2**40, 1)),
        Conv2dParams(kernel_size=(32, 1)),
        Conv2dParams(padding=(31, 31), padding_mode="reflect"),
        Conv2dParams(dilation=(15, 1)),
    ],
)
def test_extremes_are_drawn(context, shown, params):
    view = shown(ShapeView())
    view.show_shape(params, BATCH, out_shape(params))
    assert view.formula.isVisibleTo(view)
    view.probe((0, 0))
    view.grab()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "make", [lambda c: ShapeView(), lambda c: CodeView(c, "conv2d.py"), lambda c: TextView(c, lessons.find("conv2d"))]
)
def test_views_fit_the_narrow_companion(context, shown, make, language):
    switch(context, language)
    view = shown(make(context), width=300)
    if isinstance(view, ShapeView):
        view.show_shape(Conv2dParams(stride=(2, 3), padding_mode="reflect", padding=(1, 1)), BATCH, (64, 6, 16, 11))
        settle()
        assert view.widget().minimumSizeHint().width() <= 300
        assert view.formula.height() == view.formula.heightForWidth(view.formula.width())
    assert view.minimumSizeHint().width() <= 300
    assert view.width() == 300


def test_views_have_names_and_take_the_keyboard(context, shown):
    text, shape = shown(TextView(context, lessons.find("conv2d"))), shown(ShapeView())
    script = shown(CodeView(context, "conv2d.py"))
    shape.show_shape(Conv2dParams(), BATCH, (64, 6, 30, 30))
    for widget in (text, shape, script.edit, script.copy_button, script.save_button):
        assert widget.accessibleName()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    for drawing in (shape.formula, shape.row_diagram, shape.usage):
        assert drawing.accessibleName()


def test_views_follow_language_and_theme(context, shown):
    views = [shown(ShapeView()), shown(CodeView(context, "conv2d.py"))]
    views[0].show_shape(Conv2dParams(), BATCH, (64, 6, 30, 30))
    views[1].show_script(code())
    settle()
    for view in views:
        before = view.grab().toImage()
        context.set_theme("dark")
        QApplication.processEvents()
        assert view.grab().toImage() != before
        context.set_theme("light")
        QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
        settle()
        assert view.grab().toImage() == before
