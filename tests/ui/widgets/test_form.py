"""The form: what is typed becomes params, whatever it is; what is remembered comes back."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from params import CLASSES, HOSTILE, hostile_of, name_of, params_of
from PySide6.QtCore import Qt
from quick_lab import press, show, type_into

from cifar_gui.engine import network_file
from cifar_gui.engine.network_file import NetworkFileError
from cifar_gui.i18n import Language
from cifar_gui.layers import KINDS
from cifar_gui.layers.call import arguments
from cifar_gui.lessons.conv2d import Conv2dParams
from cifar_gui.lessons.pooling import PoolParams
from cifar_gui.page_state import remembered, restored
from cifar_gui.recipe import ADAM, Recipe
from cifar_gui.spec import Network, fields, layer
from cifar_gui.ui.widgets.field_controls import BoolControl, ChoiceControl, FlagControl, NumberControl, PairControl
from cifar_gui.ui.widgets.form import LINE, Form

P = Conv2dParams


@pytest.fixture
def form(qtbot):
    made = show(qtbot, Form(P), (240, 460))
    made.seen = []
    made.changed.connect(made.seen.append)
    return made


@pytest.mark.parametrize("text", ["", "abc", "True", "'3'", "[1]", "1j", "2**9", "(3, 3)", "\0", "9" * 3 + "_", "３a"])
def test_nonsense_is_marked_and_keeps_the_last_value(form, text):
    unread = []
    form.unreadable.connect(lambda name, _: unread.append(name))
    type_into(form.rows["out_channels"].control.edit, "8")
    edit = form.rows["out_channels"].control.edit
    edit.setText(text)
    edit.typed.emit(text)
    assert unread[-1] == "out_channels"
    assert form.params.out_channels == 8
    assert form.rows["out_channels"].reason.isVisible()
    form.clear_errors()
    assert form.rows["out_channels"].reason.isVisible()
    type_into(edit, "9")
    assert form.params.out_channels == 9
    assert not form.rows["out_channels"].reason.isVisible()


@pytest.mark.parametrize(("field", "word"), [("images", "all"), ("clip", "no limit")])
def test_a_field_of_ours_that_is_left_empty_says_what_that_means(qtbot, field, word):
    form = show(qtbot, Form(Recipe), (240, 900))
    edit = form.rows[field].control.edit
    assert edit.placeholderText() == word
    type_into(edit, "100")
    assert getattr(form.params, field) == 100
    type_into(edit, "")
    assert getattr(form.params, field) is None
    assert edit.placeholderText() == word


def test_every_field_has_a_row_with_its_name(form):
    assert list(form.rows) == [field.name for field in fields(P)]
    assert all(row.name.text() == name for name, row in form.rows.items())


def test_what_is_typed_is_not_limited_by_the_suggested_range(form):
    type_into(form.rows["out_channels"].control.edit, "1000")
    assert form.params.out_channels == 1000
    type_into(form.rows["groups"].control.edit, "-3")
    assert form.params.groups == -3


def test_a_pair_is_linked_until_it_is_freed(form):
    pair = form.rows["kernel_size"].control
    type_into(pair.edits[0], "5")
    assert form.params.kernel_size == (5, 5)
    pair.link.click()
    type_into(pair.edits[1], "2")
    assert form.params.kernel_size == (5, 2)
    pair.link.click()
    assert form.params.kernel_size == (5, 5)
    form.set_params(P(kernel_size=(1, 4)))
    assert not pair.link.isChecked()


def test_words_stand_in_place_of_numbers(form):
    pair = form.rows["padding"].control
    assert isinstance(pair, PairControl)
    actions = {action.text(): action for action in pair.words.menu().actions()}
    actions["'same'"].trigger()
    assert form.params.padding == "same"
    assert pair.word.isVisible()
    assert not pair.edits[0].isVisible()
    actions["a number"].trigger()
    assert form.params.padding == (0, 0)
    type_into(pair.edits[0], "valid")
    assert form.params.padding == "valid"
    actions["a number"].trigger()
    assert form.params.padding == (0, 0)


def test_a_locked_field_follows_the_input(form):
    control = form.rows["in_channels"].control
    assert control.edit.isReadOnly()
    press(control.edit, Qt.Key.Key_Up)
    assert form.params.in_channels == 3
    control.lock.click()
    type_into(control.edit, "5")
    assert form.params.in_channels == 5
    control.lock.click()
    assert form.params.in_channels == 3
    form.set_params(P(in_channels=7))
    assert not control.lock.isChecked()
    seen = len(form.seen)
    form.set_params(P())
    assert control.lock.isChecked()
    assert len(form.seen) == seen


def test_arrows_step_within_the_suggested_range(form):
    edit = form.rows["groups"].control.edit
    press(edit, Qt.Key.Key_Down)
    assert form.params.groups == 1
    for _ in range(3):
        press(edit, Qt.Key.Key_Up)
    assert form.params.groups == 4


def test_changes_are_counted_against_the_example(form):
    assert form.changes() == 0
    form.set_params(P(bias=False, stride=(2, 2)))
    assert form.changes() == 2
    assert form.rows["bias"].dot.isVisible()
    form.set_default(P(bias=False))
    assert form.changes() == 1
    assert not form.rows["bias"].dot.isVisible()


def test_switch_and_choice(form):
    form.rows["bias"].control.switch.click()
    combo = form.rows["padding_mode"].control.combo
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    assert (form.params.bias, form.params.padding_mode) == (False, "replicate")


def test_a_fault_is_marked_and_forgotten(form):
    form.mark_error("stride", "too large")
    form.mark_error("no such field", "…")
    assert form.rows["stride"].reason.text() == "too large"
    form.clear_errors()
    assert not form.rows["stride"].reason.isVisible()


def test_every_field_takes_the_keyboard(form):
    form.activateWindow()
    for name in form.rows:
        form.rows[name].take_keyboard()
        assert form.rows[name].isAncestorOf(form.focusWidget())


def test_fields_that_depend_on_another_come_and_go(qtbot):
    form = show(qtbot, Form(Recipe), (240, 700))
    assert form.rows["momentum"].isVisible()
    form.set_params(Recipe(optimizer=ADAM))
    assert not form.rows["momentum"].isVisible()
    assert len(form.heads) == sum(field.section is not None for field in fields(Recipe))


# --- every form there is -------------------------------------------------------------------------------------------


def give(control, value):
    """Set a control as a user does; ``edited`` follows."""
    if isinstance(control, BoolControl):
        control.switch.click()
        if control.value() != value:
            control.switch.click()
    elif isinstance(control, ChoiceControl):
        flag = isinstance(control, FlagControl)
        control.combo.setCurrentIndex(FlagControl.VALUES.index(value) if flag else control.combo.findData(value))
        control.combo.activated.emit(control.combo.currentIndex())
    elif isinstance(control, PairControl):
        if control.words is not None:
            place = (*control.field.words, value).index(value)
            control.words.menu().actions()[(place + 1) % (len(control.field.words) + 1)].trigger()
        if not isinstance(value, str):
            control.link.setChecked(False)
            for edit, number in zip(control.edits, value or (None, None), strict=True):
                enter(edit, "" if number is None else repr(number))
    else:
        if control.lock is not None:
            control.lock.setChecked(False)
        several = isinstance(value, tuple)
        enter(control.edit, ", ".join(map(repr, value)) + "," if several else "" if value is None else repr(value))


def enter(edit, text):
    edit.setText(text)
    edit.textEdited.emit(text)
    edit.editingFinished.emit()


def held(params):
    """What the fields hold, to be compared: 1 is not 1.0, nor True."""
    return {field.name: repr(field.of(params)) for field in fields(params)}


@pytest.mark.parametrize("params", CLASSES, ids=name_of)
def test_whatever_a_field_is_given_is_read_back_and_shown_again(qtbot, params):
    form, again = Form(params), Form(params)
    for made in (form, again):
        qtbot.addWidget(made)

    @settings(max_examples=8)
    @given(params_of(params))
    def check(wanted):
        for field in fields(params):
            give(form.rows[field.name].control, field.of(wanted))
            assert repr(field.of(form.params)) == repr(field.of(wanted)), field.name
        again.set_params(form.params)
        assert held(form.params) == held(again.params) == held(wanted)
        assert {name: repr(row.control.value()) for name, row in again.rows.items()} == held(wanted)
        defaults = held(params())
        assert again.changes() == sum(text != defaults[name] for name, text in held(wanted).items())

    check()


# --- remembering ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "params",
    [P(), P("ConvTranspose2d", 8, 12, (5, 4), (2, 1), "same", (1, 0), (3, 3), 4, False, "circular"), P(padding=(0, 3)),
     Recipe(),
     Recipe(optimizer=ADAM, lr=0.1, shuffle=False, network="CIFAR10-quick + BatchNorm")],
)  # fmt: skip
def test_params_survive_a_restart(params):
    state = json.loads(json.dumps(remembered(params)))
    assert restored(type(params)(), state) == params


@pytest.mark.parametrize(
    "params",
    [P(out_channels=10**40), P(stride=(float("nan"), 1)), P(dilation=(1, 1, 1)), P(groups=None), P(padding="x" * 99)],
)
def test_what_json_cannot_hold_is_left_out(params):
    state = json.loads(json.dumps(remembered(params), allow_nan=False))
    assert restored(P(), state) == P()


@pytest.mark.parametrize("params", CLASSES, ids=name_of)
def test_what_any_field_holds_survives_a_restart(params):
    """But for whole numbers beyond 2**53, which JSON does not keep exactly."""

    @settings(max_examples=12)
    @given(params_of(params))
    def check(made):
        found = held(restored(params(), json.loads(json.dumps(remembered(made), allow_nan=False))))
        for field in fields(params):
            parts = field.of(made) if isinstance(field.of(made), tuple) else (field.of(made),)
            if all(part is None or isinstance(part, str) or abs(part) <= 2**53 for part in parts):
                assert found[field.name] == repr(field.of(made)), field.name
            else:
                assert found[field.name] == repr(field.default), field.name

    check()


@pytest.mark.parametrize("params", CLASSES, ids=name_of)
def test_any_state_gives_params_that_the_form_can_show(qtbot, params):
    form = Form(params)
    qtbot.addWidget(form)

    @settings(max_examples=12)
    @given(st.fixed_dictionaries({}, optional={field.name: hostile_of(field) for field in fields(params)}) | HOSTILE)
    def check(state):
        found = restored(params(), state)
        form.set_params(found)
        assert form.params is found
        assert {name: repr(row.control.value()) for name, row in form.rows.items()} == held(found)

    check()


@pytest.mark.parametrize("kind", KINDS)
def test_any_argument_that_a_network_is_read_with_can_be_shown(qtbot, kind):
    params = KINDS[kind].arguments
    form = Form(params)
    qtbot.addWidget(form)

    @settings(max_examples=12)
    @given(params_of(params), st.data())
    def check(made, data):
        given = {field.name: field.of(made) for field in fields(made)}
        if given:
            field = data.draw(st.sampled_from(fields(params)))
            given[field.name] = data.draw(hostile_of(field))
        try:
            network = Network("n", (layer("x", kind, **given),))
            (read,) = network_file.decode(network_file.encode(network)).layers
        except NetworkFileError:
            return
        shown = arguments(read)
        form.set_params(shown)
        assert form.params is shown
        for name, row in form.rows.items():
            if isinstance(row.control, NumberControl):
                value = getattr(shown, name)
                parts = value if isinstance(value, tuple) else (value,)
                assert all(repr(part) in row.control.edit.text() for part in parts if part is not None), name

    check()


@pytest.mark.parametrize(
    ("kind", "name", "typed", "value"),
    [
        ("LayerNorm", "normalized_shape", "2, 2, 5", (2, 2, 5)), ("LayerNorm", "normalized_shape", "64", 64),
        ("LayerNorm", "normalized_shape", ", ".join(["1024"] * 8), (1024,) * 8),
        ("LayerNorm", "normalized_shape", "[8, 8]", (8, 8)), ("LayerNorm", "normalized_shape", "(5,)", (5,)),
        ("ZeroPad2d", "padding", "（1，2，3，−4）", (1, 2, 3, -4)), ("Upsample", "scale_factor", "2, 1.5", (2, 1.5)),
        ("Upsample", "scale_factor", "", None),
    ],
)  # fmt: skip
def test_a_field_may_hold_several_numbers(qtbot, kind, name, typed, value):
    form = show(qtbot, Form(KINDS[kind].arguments), (240, 460))
    type_into(form.rows[name].control.edit, typed)
    assert repr(getattr(form.params, name)) == repr(value)
    shown = form.rows[name].control
    shown.show_value(value)
    assert repr(shown.value()) == repr(value)


def test_a_size_that_may_be_left_out_is_empty(qtbot):
    form = show(qtbot, Form(KINDS["AdaptiveAvgPool2d"].arguments), (240, 460))
    pair = form.rows["output_size"].control
    pair.link.click()
    type_into(pair.edits[0], "3")
    type_into(pair.edits[1], "")
    assert form.params.output_size == (3, None)
    type_into(pair.edits[0], "")
    assert form.params.output_size == (None, None), "which PyTorch takes; None alone it does not"
    params = PoolParams("AdaptiveMaxPool2d", output_size=(None, 3))
    assert restored(PoolParams(), json.loads(json.dumps(remembered(params)))) == params


def test_a_switch_may_be_left_to_pytorch(qtbot):
    form = show(qtbot, Form(KINDS["Upsample"].arguments), (240, 460))
    control = form.rows["align_corners"].control
    for value in (True, False, None):
        control.show_value(value)
        control.combo.activated.emit(control.combo.currentIndex())
        assert form.params.align_corners is value


DOT = 8
"""px of the dot before a name, with its space."""


@pytest.fixture(params=["en", "zh"])
def language(request, qapp):
    language = Language()
    language.use(request.param)
    yield request.param
    language.use("en")


@pytest.mark.parametrize("params", CLASSES, ids=name_of)
def test_no_line_is_wider_than_the_narrow_panel(qtbot, light, language, params):
    form = Form(params, params())
    for name, row in form.rows.items():
        said_above = row.field.section is not None or name == "compared"
        if isinstance(row.control, ChoiceControl) and said_above:
            row.leave_out_name()  # as the pages do where the head of the section, or the choice above, says it
    show(qtbot, form, (LINE + DOT, 900))
    for name, row in form.rows.items():
        assert row.minimumSizeHint().width() <= LINE + DOT, name
