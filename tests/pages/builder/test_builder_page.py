import json
import random
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from quick_lab import QuickLab, change_language, make_context, show, type_into

from cifar_gui.engine import network_edits as edits
from cifar_gui.engine.answers import answer
from cifar_gui.engine.network_code import NOTATIONS
from cifar_gui.engine.padding_solver import Solution
from cifar_gui.i18n import Language
from cifar_gui.layers import GROUPS, KINDS
from cifar_gui.lessons.networks import CIFAR10_QUICK, LENET_5, PRESETS, RESNET_SMALL
from cifar_gui.lessons.sequential import LESSON
from cifar_gui.pages.builder.page import BuilderPage
from cifar_gui.pages.builder.table import ARGUMENTS, KIND, MIME, NAME, SHAPE
from cifar_gui.protocol.networks import DescribeNetwork
from cifar_gui.settings import SettingsStore
from cifar_gui.spec import Block, Layer, Network, layer
from cifar_gui.ui.context import Context
from cifar_gui.ui.widgets.controls import Dropdown
from cifar_gui.ui.widgets.figures import bytes_text, in_short

REGIONS = (
    "table",
    "layer",
    "add",
    "diagram",
    "explanation",
    "totals",
    "notations",
    "presets",
    "keep",
    "padding",
    "code",
)


class NetworkLab(QuickLab):
    """Answers at once, unless requests are to wait."""

    def reply(self, request):
        assert isinstance(request, DescribeNetwork)
        self.replied.emit(answer(request, {}))


@pytest.fixture
def page(qtbot):
    return make_page(qtbot)


def make_page(qtbot, size=(1440, 828), context=None):
    lab = NetworkLab()
    context = context or make_context(lab)
    context.lab = lab
    made = BuilderPage(LESSON, context)
    made.lab = lab
    lab.replied.connect(made.take)
    qtbot.addWidget(made.toolbar_widget)
    show(qtbot, made, size)
    made.activated()
    return made


def cell(page, row, column):
    return page.table.layers.text(row, column)


def settle(qtbot, page):
    qtbot.waitUntil(page.settled, timeout=3000)


def test_the_course_network_stands_with_its_figures(page, qtbot):
    settle(qtbot, page)
    assert page.network == CIFAR10_QUICK
    assert page.good.trainable
    assert page.good.parameters == 145_578
    assert [cell(page, row, SHAPE) for row in range(9)] == [
        "(64, 32, 32, 32)", "(64, 32, 16, 16)", "(64, 32, 16, 16)", "(64, 32, 8, 8)", "(64, 64, 8, 8)",
        "(64, 64, 4, 4)", "(64, 1024)", "(64, 64)", "(64, 10)",
    ]  # fmt: skip
    assert page.sums.lines()["parameters"] == "32 × (3 × 5 × 5 + 1) = 2,432"
    assert "# torch.Size([64, 10])" in page.code.code.script.text
    assert "145578" in page.code.code.script.text
    assert page.bar.keep_button.isEnabled()


@pytest.mark.parametrize(
    "go_on",
    [lambda page: page.editing.retype(page.state.path, "Flatten"), lambda page: page.show_preset(2),
     lambda page: page.editing.remove(), lambda page: page.select((4,)),
     lambda page: page.change(RESNET_SMALL, (1,)), lambda page: page.select(None)],
    ids=["retype", "preset", "remove", "another", "block", "none"],
)  # fmt: skip
def test_what_was_being_typed_is_never_another_layers(page, qtbot, go_on):
    settle(qtbot, page)
    page.select((2,))
    edit = page.layer_form.form.rows["out_channels"].control.edit
    edit.selectAll()
    QTest.keyClicks(edit, "7")
    go_on(page)
    network = page.network
    QTest.mouseClick(page.diagram, Qt.MouseButton.LeftButton)
    assert not edit.waiting
    assert page.network == network


def test_a_misfit_is_marked_explained_and_mended(page, qtbot):
    page.select((5,))
    page.editing.remove()
    settle(qtbot, page)
    assert page.table.layers.fault == 6
    assert page.sums.failed
    assert "in_features is 1024, but the input has 4096" in page.sums.errors.sentence.text()
    assert "mat1 and mat2" in page.sums.errors.message.toPlainText()
    assert [(name, cells) for name, cells, _ in page.sums.errors.bars._bars] == [
        ("what arrives", 4096), ("in_features", 1024),
    ]  # fmt: skip
    shown = page.sums.errors
    assert 0 < shown.buttons[0].y() - shown.bars.geometry().bottom() < 20, "drawing and buttons are one group"
    assert page.last_status[2] == "unfit"
    assert not page.bar.keep_button.isEnabled()
    assert page.code.code.edit.fault is not None
    page.select((6,))
    assert not page.layer_form.form.rows["in_features"].reason.isHidden()
    page.sums.errors.buttons[0].click()
    settle(qtbot, page)
    assert page.good.trainable
    assert not page.sums.failed
    assert page.network.layers[6] == layer("linear1", "Linear", 4096, 64)
    page.undo.undo()
    page.undo.undo()
    assert page.network == CIFAR10_QUICK
    assert page.good.trainable


def test_the_menu_of_layers_leaves_no_menus_behind(page):
    for _ in range(3):
        page.layer_bar.fill_add_menu()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(page.layer_bar.add_menu.findChildren(QMenu)) == len(GROUPS)


def test_typing_in_the_form_asks_once_and_is_undone_at_once(page):
    form = page.layer_form.form
    asked = len(page.lab.requests)
    type_into(form.rows["out_channels"].control.edit, "48")
    assert len(page.lab.requests) == asked + 1
    assert page.network.layers[0] == layer("conv1", "Conv2d", 3, 48, 5, padding=2)
    assert cell(page, 0, SHAPE) == "(64, 48, 32, 32)"
    assert page.good.fault == 2
    page.undo.undo()
    assert page.network == CIFAR10_QUICK
    assert form.rows["out_channels"].control.edit.text() == "32"
    page.undo.redo()
    assert page.network.layers[0].args[1] == 48


def test_arguments_are_edited_in_place_and_the_shapes_follow(page):
    page.table.edit_cell((0,), ARGUMENTS)
    editor = page.table.viewport().findChild(QLineEdit)
    assert editor.text() == "3, 32, 5, padding=2"
    type_into(editor, "3, 32, 7, padding=3, stride=2")
    assert page.network.layers[0] == layer("conv1", "Conv2d", 3, 32, 7, stride=2, padding=3)
    assert cell(page, 0, SHAPE) == "(64, 32, 16, 16)"
    assert page.table.viewport().findChild(QLineEdit) is editor
    before = page.network
    type_into(editor, "3, 32, 7, padding=")
    assert page.network.layers[0].args == before.layers[0].args
    assert editor.property("fault") is True
    assert "Cannot read this" in editor.toolTip()


def test_a_cell_that_cannot_be_read_is_said_and_changes_nothing(page):
    model = page.table.layers
    model.setData(model.index(0, ARGUMENTS), "3, 32, nonsense")
    assert page.network == CIFAR10_QUICK
    assert "Cannot read this" in page.bar.said.whole
    model.setData(model.index(0, NAME), "a b")
    assert page.network == CIFAR10_QUICK
    assert "cannot be an attribute name" in page.layer_form._reason.text()
    model.setData(model.index(0, NAME), "first")
    assert page.network.layers[0].name == "first"


def test_another_kind_takes_what_arrives(page):
    model = page.table.layers
    model.setData(model.index(1, KIND), "BatchNorm2d")
    assert page.network.layers[1] == layer("norm1", "BatchNorm2d", 32)
    page.select((1,))
    page.layer_form.retyped.emit("AvgPool2d")
    assert page.network.layers[1] == layer("avgpool1", "AvgPool2d", 2)
    assert page.good.trainable


def test_layers_are_added_moved_duplicated_and_removed(page):
    page.select((0,))
    page.editing.add("ReLU")
    assert page.network.layers[1] == layer("relu1", "ReLU")
    assert page.state.path == (1,)
    page.editing.step(1)
    assert [one.name for one in page.network.layers[:3]] == ["conv1", "maxpool1", "relu1"]
    page.editing.duplicate()
    assert page.network.layers[3] == layer("relu2", "ReLU")
    page.editing.remove()
    page.select((2,))
    page.editing.remove()
    assert page.network == CIFAR10_QUICK
    page.editing.add("Linear")
    assert page.network.layers[3].args[0] == 16
    while page.undo.canUndo():
        page.undo.undo()
    assert page.network == CIFAR10_QUICK


def test_the_menus_add_what_they_say(page):
    page.select((0,))
    page.layer_bar.fill_add_menu()
    menus = [action.menu() for action in page.layer_bar.add_menu.actions() if action.menu() is not None]
    offered = {action.text(): action for menu in menus for action in menu.actions()}
    assert set(offered) == set(KINDS)
    offered["GELU"].trigger()
    assert page.network.layers[1] == layer("gelu1", "GELU")
    page.layer_bar.fill_add_menu()
    block, shortcut = page.layer_bar.add_menu.actions()[-2:]
    assert not shortcut.isEnabled()
    block.trigger()
    assert isinstance(page.network.layers[2], Block)
    page.layer_bar.fill_add_menu()
    page.layer_bar.add_menu.actions()[-1].trigger()
    assert page.state.path == (2, 1, 0)
    page.layer_bar.row_menu(page.state.path).actions()[-1].trigger()
    assert page.network.layers[2].shortcut == ()


def test_a_kind_is_chosen_in_the_table(page):
    page.table.edit_cell((1,), KIND)
    chooser = page.table.viewport().findChild(Dropdown)
    at = chooser.findText("AvgPool2d")
    chooser.setCurrentIndex(at)
    chooser.activated.emit(at)
    assert page.network.layers[1] == layer("avgpool1", "AvgPool2d", 2)
    QApplication.processEvents()


def test_keys_work_without_the_mouse(page, qtbot):
    page.table.setFocus()
    page.table.select((0,))
    page.select((0,))
    qtbot.waitUntil(lambda: page.isVisible())
    window = page.window()
    window.activateWindow()
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [one.name for one in page.network.layers[:2]] == ["maxpool1", "conv1"]
    page.undo.undo()
    assert page.network == CIFAR10_QUICK
    page.undo.redo()
    assert page.network.layers[0].name == "maxpool1"
    QTest.keyClick(page.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(page.network.layers) == 10
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(page.network.layers) == 9
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.state.path is not None
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.table.viewport().findChild(QLineEdit) is not None


def test_a_dragged_row_lands_where_it_is_dropped(page):
    model, data = page.table.layers, QMimeData()
    data.setData(MIME, b"0")
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 2, 0, QModelIndex())
    assert [one.name for one in page.network.layers[:3]] == ["maxpool1", "conv1", "conv2"]
    page.show_preset(PRESETS.index(RESNET_SMALL))
    block = next(i for i, row in enumerate(edits.rows(page.network)) if isinstance(row.part, Block))
    data.setData(MIME, str(block).encode())
    model.dropMimeData(data, Qt.DropAction.MoveAction, block + 8, 0, QModelIndex())
    assert model.mimeData([model.index(3, 0)]).data(MIME).data() == b"3"


def test_blocks_are_built_and_their_shortcuts(page):
    page.select((1,))
    page.editing.add("Residual")
    assert isinstance(page.network.layers[2], Block)
    assert page.good.trainable
    page.editing.add_to_shortcut()
    assert page.state.path == (2, 1, 0)
    assert page.network.layers[2].shortcut[0].args == (32, 32, 1)
    assert page.good.trainable
    page.layer_form.changed.emit(KINDS["Conv2d"].arguments(in_channels=32, out_channels=16, kernel_size=(1, 1)))
    assert page.good.failure.field == "shortcut"
    assert "Residual(" in page.good.failure.text or "size of tensor" in page.good.failure.text
    page.sums.errors.buttons[0].click()
    assert page.good.trainable
    page.editing.remove()


def test_the_solver_puts_its_answer_into_the_layer(page):
    page.select((0,))
    page.padding.ask(32, 32, kernel_size=3, stride=1, dilation=1)
    assert page.padding.solutions == (Solution(3, 1, 1, 1, 0),)
    page.padding.use_button.click()
    assert page.network.layers[0] == layer("conv1", "Conv2d", 3, 32, 3, padding=1)
    page.select((1,))
    page.padding.ask(32, 16, kernel_size=2, padding=2)
    assert not page.padding.use_button.isEnabled()
    page.select((6,))
    assert not page.padding.use_button.isEnabled()
    for text in ("", "x", "-1", "1e9", "9" * 30, "None"):
        type_into(page.padding.edits["size"], text)
        assert page.padding.solutions == ()


def test_what_goes_in_changes_shapes_and_never_parameters(page):
    type_into(page.input_form.rows["batch"].control.edit, "1")
    assert cell(page, 0, SHAPE) == "(1, 32, 32, 32)"
    assert page.good.parameters == 145_578
    type_into(page.input_form.rows["channels"].control.edit, "1")
    assert page.good.failure.field == "in_channels"
    assert page.network.in_shape == (1, 32, 32)
    for text in ("0", "-3", "2.5", "10000000000"):
        type_into(page.input_form.rows["height"].control.edit, text)
        assert not page.input_form.rows["height"].reason.isHidden()


def test_networks_are_kept_for_training_and_found_after_a_restart(page, qtbot):
    page.context.store.path.parent.mkdir(parents=True, exist_ok=True)
    page.select((0,))
    page.editing.add("ReLU")
    page.bar.keep_button.click()
    assert page.context.networks[0].name == "CIFAR10-quick 2"
    assert page.network.name == "CIFAR10-quick 2"
    assert page.presets.list.currentText() == "CIFAR10-quick 2"
    store = SettingsStore(page.context.store.path).load()
    assert Context(page.lab, store, Language()).networks == page.context.networks
    page.show_preset(0)
    page.presets.list.activated.emit(page.presets.list.count() - 1)
    assert page.network == page.context.networks[0]
    page.presets.forget_button.click()
    assert page.context.networks == ()


def test_a_network_is_saved_and_opened(page, tmp_path):
    path = tmp_path / "net.json"
    page.show_preset(PRESETS.index(RESNET_SMALL))
    page.bar.save_file(path)
    page.show_preset(0)
    page.bar.open_file(path)
    assert page.network == RESNET_SMALL
    path.write_bytes(b"{}")
    page.bar.open_file(path)
    assert page.network == RESNET_SMALL
    assert page.bar.said.whole == "This is not a network file."
    page.bar.save_file(tmp_path)
    assert "could not be saved" in page.bar.said.whole.lower()


def test_a_late_answer_is_not_shown(page):
    page.lab.at_once = False
    page.show_preset(PRESETS.index(LENET_5))
    first = page.lab.requests[-1]
    page.show_preset(0)
    second = page.lab.requests[-1]
    page.lab.reply(first)
    assert page._shown != first.id
    page.lab.reply(second)
    assert page.good.network == CIFAR10_QUICK


def test_what_torch_said_of_another_network_is_not_said_of_this_one(page):
    """The old report is at hand while the new one is awaited, and a stride of 0 is none that a formula could take."""
    index = next(place for place, part in enumerate(page.network.layers) if part.kind == "MaxPool2d")
    page.select((index,))
    before = page.sums.lines()
    page.lab.at_once = False
    changed = edits.replaced(page.network, (index,), layer("pool", "MaxPool2d", 2, stride=0))
    page.change(changed, (index,))
    assert page.sums.lines() == before
    assert page.table.layers.text(index, SHAPE) == ""
    page.lab.at_once = True
    page.undo.undo()
    assert page.sums.lines() == before


def test_the_state_survives_a_restart(page, qtbot):
    page.show_preset(PRESETS.index(RESNET_SMALL))
    page.select((5, 1, 0))
    page.set(notation="ordered")
    page.companion.show_tab("code")
    saved = json.loads(json.dumps(page.saved()))
    other = make_page(qtbot)
    other.restore(saved)
    assert (other.network, other.state.path, other.code.notation) == (RESNET_SMALL, (5, 1, 0), "ordered")
    assert other.companion.tab == "code"
    assert other.good.network == RESNET_SMALL


def test_any_state_is_taken(page):
    first = page.saved()
    for value in (None, [], "x", {"network": 3}, 7, {"layers": [1]}, [[[]]]):
        page.restore(first)
        for name in ("network", "path", "batch", "preset", "tab", "notation", "kept"):
            page.restore({name: value})
        assert page.good.failure is None, value


def test_the_drawing_chooses_layers_and_shows_every_preset(page, qtbot):
    for place in range(len(PRESETS)):
        page.show_preset(place)
        settle(qtbot, page)
        page.diagram.grab()
        count = sum(row.branch != 1 and isinstance(row.part, Layer) for row in edits.rows(page.network))
        assert len(page.diagram.boxes) == count + 1
    box = page.diagram.boxes[4]
    QTest.mouseClick(page.diagram, Qt.MouseButton.LeftButton, pos=box.front.center().toPoint())
    assert page.state.path == box.path
    QTest.keyClick(page.diagram, Qt.Key.Key_Right)
    assert page.state.path == page.diagram.boxes[5].path
    assert len(page.diagram.arcs) == 3


def test_the_table_comes_first_and_the_drawing_and_the_code_follow(page, qtbot):
    settle(qtbot, page)
    drawn, code = page.diagram.boxes, page.code.code.script
    type_into(page.layer_form.form.rows["out_channels"].control.edit, "8")
    assert cell(page, 0, SHAPE) == "(64, 8, 32, 32)"
    assert not page.settled()
    assert page.diagram.boxes is drawn
    assert page.code.code.script is code
    settle(qtbot, page)
    assert page.diagram.boxes[1].shape == (64, 8, 32, 32)
    assert "Conv2d(3, 8, 5, padding=2)" in page.code.code.script.text


def test_the_drawing_does_not_wait_for_ever_for_torch(page, qtbot):
    settle(qtbot, page)
    page.lab.at_once = False
    page.show_preset(PRESETS.index(LENET_5))
    qtbot.waitUntil(lambda: len(page.diagram.boxes) == len(LENET_5.layers) + 1, timeout=3000)
    assert not page.settled()


def test_language_and_theme_change_in_place(page):
    change_language()
    for name in ("dark", "light"):
        page.context.set_theme(name)
        page.grab()


def test_links_of_the_text_lead_somewhere(page):
    for name in (
        "table",
        "layer",
        "add",
        "diagram",
        "explanation",
        "totals",
        "notations",
        "presets",
        "keep",
        "padding",
    ):
        page.follow("region", name)
    page.follow("field", "batch")
    page.follow("field", "nothing")
    page.follow("region", "nothing")


def test_two_hundred_random_edits_never_raise(page, qtbot):
    chance = random.Random(17)
    words = ("3", "32", "-1", "0", "2.5", "None", "'same'", "(3, 1)", "x", "3, 32", "padding=1", "inplace=True",
             "1e400", "9" * 25, "True", "3, 8, 3, padding='same'", "")  # fmt: skip
    paths = [row.path for row in edits.rows(page.network)]

    def go():
        page.select(chance.choice([row.path for row in edits.rows(page.network)] or [None]))

    def form():
        if page.layer_form.form is not None and page.layer_form.form.rows:
            row = chance.choice(list(page.layer_form.form.rows.values()))
            if found := row.control.findChildren(QLineEdit):
                type_into(chance.choice(found), chance.choice(words))

    def in_place():
        if page.state.path is not None and isinstance(edits.find(page.network, page.state.path), Layer):
            page.view.follow_typing(page.state.path, ", ".join(chance.sample(words, 2)))
            page.view.take_arguments(page.state.path, chance.choice(words))

    def drop():
        everything = [row.path for row in edits.rows(page.network)]
        if everything:
            page.editing.move_to(chance.choice(everything), chance.choice([*everything, (len(page.network.layers),)]))

    def fix():
        if page.sums.failed and page.sums.errors.buttons:
            page.sums.errors.buttons[0].click()

    acts = [
        go, form, form, in_place, drop, fix, page.editing.remove, page.editing.duplicate,
        page.editing.add_to_shortcut, page.undo.undo, page.undo.redo, lambda: page.editing.step(chance.choice([-1, 1])),
        lambda: page.editing.add(chance.choice([*KINDS, "Residual"])),
        lambda: page.show_preset(chance.randrange(len(PRESETS))) if chance.random() < 0.1 else go(),
        lambda: page.state.path is not None and page.editing.retype(page.state.path, chance.choice(list(KINDS))),
        lambda: page.state.path is not None and page.editing.rename(
            page.state.path, chance.choice(["a", "train", "", "conv1", "x y"])
        ),
        lambda: type_into(page.input_form.rows["batch"].control.edit, chance.choice(words[:6])),
        lambda: type_into(page.input_form.rows["height"].control.edit, chance.choice(["1", "7", "32", "0", "x"])),
        lambda: page.code.notation_chosen.emit(chance.choice(NOTATIONS)), page._show_companion,
    ]  # fmt: skip
    assert paths
    for number in range(200):
        chance.choice(acts)()
        assert page.failure is None, page.failure.traceback
        assert page.good.network is page.network or page.good.network == page.network
        if number % 20 == 0:
            page.grab()
            json.dumps(page.saved())


def test_only_rows_that_read_otherwise_are_told_of(page):
    told, last = [], len(page.network.layers) - 1
    page.table.layers.dataChanged.connect(lambda low, high, _: told.append((low.row(), high.row())))
    page._show()
    assert told == []
    page.change(edits.replaced(page.network, (last,), replace(page.network.layers[last], name="end")), (last,))
    assert set(told) == {(last, last)}  # of the new name, then of what torch says


def test_an_edit_of_fifty_layers_is_shown_within_fifty_milliseconds(page):
    parts = [layer("first", "Conv2d", 3, 32, 3, padding=1)]
    for number in range(23):
        parts += [layer(f"c{number}", "Conv2d", 32, 32, 3, padding=1), layer(f"r{number}", "ReLU")]
    parts += [layer("pool", "AdaptiveAvgPool2d", 1), layer("flat", "Flatten"), layer("last", "Linear", 32, 10)]
    page.change(Network("deep", tuple(parts)), (0,))
    assert len(page.network.layers) == 50
    taken = []
    for number in range(30):
        edited = edits.replaced(page.network, (0,), layer("first", "Conv2d", 3, 32, 3, padding=number % 6 + 1))
        began = time.process_time()  # everything runs in this thread; other programs do not count
        page.change(edited, (0,), "argument padding")
        QApplication.processEvents()
        taken.append(1000 * (time.process_time() - began))
        assert page.good.trainable
    assert sorted(taken)[int(0.95 * len(taken))] < 50


def test_figures_in_short():
    assert [in_short(n) for n in (0, 999_999, 1_000_000, 157_286_400, 2_400_000_000, 10**15)] == [
        "0", "999,999", "1.0 M", "157.3 M", "2.4 G", "1,000.0 T",
    ]  # fmt: skip
    assert [bytes_text(n) for n in (0, 2560, 16_384, 8_388_608, 10**13)] == ["0", "2.6 kB", "16 kB", "8.4 MB", "10 TB"]


def test_the_drawing_grows_with_the_room_and_comes_back(qtbot, page):
    heights, fronts = [], []
    for size in ((1280, 728), (1440, 828), (1920, 1008), (1440, 828)):
        page.host.resize(*size)
        page.resize(*size)
        qtbot.wait(20)
        heights.append(page.diagram.height())
        fronts.append(page.diagram.box((0,)).front.height())
        page.diagram.grab()
    assert heights[0] <= heights[1] == heights[3] < heights[2]
    assert fronts[1] == fronts[3] < fronts[2]
    assert all(box.front.bottom() <= page.diagram.height() for box in page.diagram.boxes)


def test_what_is_no_list_of_arguments_is_said_at_its_cell(page):
    before = page.network
    page.table.layers.argued.emit(page.table.layers.rows[2].path, "32, 32, 5, padding=x")
    assert page.network == before
    told = page.table.told
    assert told.isVisible()
    assert "padding=2" in told.text()
    cell = page.table.visualRect(page.table.layers.index(2, ARGUMENTS))
    assert (told.x(), told.y()) == (cell.left(), cell.bottom() + 2)
    page.table.layers.argued.emit(page.table.layers.rows[2].path, "32, 32, 5, padding=1")
    assert not told.isVisible()


def test_the_handle_of_a_folded_strip_says_what_does_not_fit(page, qtbot):
    page.resize(1280, 688)
    qtbot.waitUntil(page.strip_frame.handle.isVisible)
    bare = page.strip_frame.handle.text()
    page.table.layers.argued.emit(page.table.layers.rows[7].path, "999, 64")
    qtbot.waitUntil(page.settled)
    assert page.sums.failed
    assert page.strip_frame.handle.text() == f"{page.sums.errors.heading}. {bare}"
    assert "in_features" in page.strip_frame.handle.text()
    page.strip_frame.handle.click()
    assert "in_features" not in page.strip_frame.handle.text(), "the strip itself says it"
    page.strip_frame.handle.click()
    page.undo.undo()
    qtbot.waitUntil(page.settled)
    assert page.strip_frame.handle.text() == bare
