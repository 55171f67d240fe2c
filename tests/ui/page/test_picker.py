"""The picker: source, class, picture and batch stay consistent, whatever is typed."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quick_lab import PICTURES, QuickLab, data_set, make_context, show, type_into

from cifar_gui.engine import data
from cifar_gui.protocol import CIFAR10, OWN, SAMPLES, Pictures
from cifar_gui.ui.page.picker import BATCH_SIZE, RECOGNISED, Picker
from cifar_gui.ui.page.source_box import SourceBox


@pytest.fixture
def picker(qtbot):
    made = show(qtbot, Picker(make_context(QuickLab())), (900, 44))
    made.seen = []
    made.changed.connect(lambda: made.seen.append(made.index))
    return made


def consistent(picker):
    pictures = picker.pictures
    assert 0 <= picker.index < len(picker.data)
    assert 0 <= picker.index - pictures.start < BATCH_SIZE
    assert picker.classes.currentIndex() == picker.label
    assert tuple(picker.sources.currentData()) == (picker.source, picker.split)
    assert not picker.thumbnail.pixmap().isNull()


def test_it_begins_with_a_cat_of_the_test_split(picker):
    assert picker.label == 3
    assert picker.pictures == Pictures(SAMPLES, "test", 0, BATCH_SIZE)
    consistent(picker)


def test_the_drawing_that_it_begins_with_is_the_one_that_was_chosen():
    index, label = RECOGNISED[SAMPLES]
    assert data.load(SAMPLES).test.labels[index] == label


def another(qtbot, picker):
    made = Picker(picker.context)
    qtbot.addWidget(made)
    made.seen = []
    made.changed.connect(lambda: made.seen.append(made.index))
    return made


def test_one_picture_travels_to_the_page_that_comes_to_the_front(qtbot, picker):
    other = another(qtbot, picker)
    other.show_state(other.state.read({"source": SAMPLES, "split": "test", "index": 9}))
    other.show()
    assert other.index == 9
    other.hide()
    picker.choose(44)
    picker.choose(45)
    assert (other.index, other.seen) == (9, [])
    other.show()
    assert (other.index, other.seen) == (45, [45])
    other.choose_source(CIFAR10, "train")
    picker.hide()
    picker.show()
    assert (picker.source, picker.split, picker.index) == (CIFAR10, "train", other.index)
    consistent(picker)
    consistent(other)


def test_a_picture_of_a_lesson_file_stays_until_the_next_choice(qtbot, picker):
    picker.choose(44)
    other = another(qtbot, picker)
    other.show_state(other.state.read({"source": SAMPLES, "split": "train", "index": 7}))
    other.stay()
    other.show()
    assert (other.split, other.index) == ("train", 7)
    other.hide()
    picker.choose(50)
    other.show()
    assert (other.split, other.index) == ("test", 50)


def test_a_choice_that_is_gone_is_not_followed(qtbot, picker):
    picker.choose_source(CIFAR10, "test")
    picker.choose(140)
    other = another(qtbot, picker)
    picker.context.drop_data(CIFAR10)
    other.refresh()
    other.show()
    assert (other.source, other.seen) == (SAMPLES, [])
    consistent(other)


def test_the_last_batch_is_shorter(picker):
    type_into(picker.batch_edit, "2")
    assert picker.batch == 2
    assert len(picker.data) - picker.pictures.start == PICTURES - 2 * BATCH_SIZE
    assert not picker.batch_after.isEnabled()
    assert picker.batch_last.text() == "of 0–2"
    picker.batch_before.click()
    picker.batch_before.click()
    assert picker.batch == 0
    assert not picker.batch_before.isEnabled()
    consistent(picker)


def test_a_batch_keeps_the_place_of_the_picture_where_it_can(picker):
    picker.choose(5)
    picker.choose_batch(1)
    assert picker.index == BATCH_SIZE + 5
    picker.choose(BATCH_SIZE - 1)
    picker.choose_batch(2)
    assert picker.index == PICTURES - 1
    consistent(picker)


@pytest.mark.parametrize("text", ["", "abc", "-3", "1e9", "99999999999999999999", "٣x", "3.5", " ", "0x10", "²"])
def test_nonsense_never_breaks(picker, text):
    for edit in (picker.index_edit, picker.batch_edit):
        type_into(edit, text)
        edit.editingFinished.emit()
        consistent(picker)
        assert picker.index_edit.text() == str(picker.index)
        assert picker.batch_edit.text() == str(picker.batch)


def test_a_number_out_of_range_goes_to_the_last(picker):
    type_into(picker.index_edit, "9999")
    picker.index_edit.editingFinished.emit()
    assert picker.index == PICTURES - 1
    consistent(picker)


def test_arrows_step_through_one_class(picker):
    picker.choose(2)
    picker.after.click()
    assert (picker.index, picker.label) == (12, 2)
    picker.before.click()
    picker.before.click()
    assert (picker.index, picker.label) == (142, 2)
    consistent(picker)


def test_a_class_goes_to_its_next_picture(picker):
    picker.choose(50)
    picker.classes.setCurrentIndex(7)
    picker.classes.activated.emit(7)
    assert picker.index == 57
    consistent(picker)


def test_another_source_keeps_the_class(picker):
    picker.choose(33)
    picker.sources.setCurrentIndex(2)
    picker.sources.activated.emit(2)
    assert (picker.source, picker.split, picker.label) == (CIFAR10, "train", 3)
    consistent(picker)
    picker.choose_source("no such thing", "nor this")
    assert (picker.source, picker.split) == (SAMPLES, "train")
    consistent(picker)


def test_data_that_comes_and_shrinks(qtbot):
    context = make_context(QuickLab(), SAMPLES)
    picker = Picker(context)
    qtbot.addWidget(picker)
    assert picker.sources.count() == 2
    picker.choose(149)
    context.add_data(data_set(CIFAR10))
    context.add_data(data_set(SAMPLES, pictures=70))
    picker.refresh()
    assert picker.sources.count() == 4
    assert picker.index == 69
    consistent(picker)


def test_state_survives(picker):
    picker.choose_source(CIFAR10, "train")
    picker.choose(77)
    state = json.loads(json.dumps(picker.state.plain()))
    picker.choose_source(SAMPLES, "test")
    picker.show_state(picker.state.read(state))
    assert (picker.source, picker.split, picker.index) == (CIFAR10, "train", 77)


def test_any_state_is_survived(picker):
    value = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers(), max_size=2)
    known = st.fixed_dictionaries(
        {}, optional={"source": st.sampled_from((SAMPLES, CIFAR10)) | value, "split": st.just("train") | value,
                      "index": st.integers(-5, 200) | value},
    )  # fmt: skip

    @settings(max_examples=150)
    @given(known | value)
    def check(state):
        picker.show_state(picker.state.read(state))
        consistent(picker)

    check()


def test_every_data_set_to_train_on_goes_by_a_name_and_not_by_its_key(qtbot, picker):
    picker.context.add_data(data_set(OWN))
    box = SourceBox(picker.context, SAMPLES)
    qtbot.addWidget(box)
    assert {box.itemText(place) for place in range(box.count())} == {"Sample drawings", "CIFAR-10", "My pictures"}


def test_where_there_is_one_picture_no_range_is_told(picker):
    picker.choose(0)
    picker.context.add_data(data_set(pictures=1))
    picker.refresh()
    assert picker.batch_last.text() == "the only one"
    assert picker.index_edit.toolTip() == "Picture 0 is the only one"
    assert picker.batch_edit.toolTip() == "Batch 0 is the only one; it holds 1"
