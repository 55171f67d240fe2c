"""What is true of every JSON file of the program's, whoever wrote it: networks, lessons and runs."""

import json
import zipfile

import pytest
from run_cases import TINY

from cifar_gui import lesson_file
from cifar_gui.engine import network_file, run_reading
from cifar_gui.json_file import BYTE_ORDER
from cifar_gui.spec import MessageError

NETWORK = network_file.plain(TINY)
RUN = {"format": "cifar-gui run", "version": 1, "recipe": {}, "network": NETWORK, "source": "samples", "images": 9,
       "losses": [2.5], "title": "a"}  # fmt: skip
LESSON = {"lesson": "conv2d", "state": {"tab": "code"}, "format": "cifar-gui lesson", "version": 2}


def read_network(folder, data):
    (folder / "a.json").write_bytes(data)
    return network_file.read(folder / "a.json").name


def read_lesson(folder, data):
    (folder / "a.cifarlesson").write_bytes(data)
    return lesson_file.read(folder / "a.cifarlesson").lesson


def read_run(folder, data):
    with zipfile.ZipFile(folder / "a.cifarrun", "w") as file:
        file.writestr("run.json", data)
    (found,) = filter(None, run_reading.read(folder / "a.cifarrun"))
    return found.run.title


KINDS = {
    "network": (read_network, NETWORK, "name", "tiny"),
    "lesson": (read_lesson, LESSON, "lesson", "conv2d"),
    "run": (read_run, RUN, "title", "a"),
}
"""How one is read, what it holds, and a field of text in it with its value."""


@pytest.fixture(params=KINDS.values(), ids=KINDS)
def kind(request):
    return request.param


def test_what_an_editor_has_put_before_it_is_passed_over(kind, tmp_path):
    read, held, _, value = kind
    assert read(tmp_path, BYTE_ORDER + json.dumps(held, indent=4).encode()) == value


def test_of_a_key_that_stands_twice_the_last_one_holds(kind, tmp_path):
    read, held, field, value = kind
    twice = b'{"' + field.encode() + b'": "former", ' + json.dumps(held).encode()[1:]
    assert read(tmp_path, twice) == value


WRONG = {
    "a field nobody knows": (lambda held, field: held | {"more": 1}, "the field “more” is not right"),
    "a key that is turned round": (lambda held, field: held | {"\u202emo\x07re": 1}, "“more” is not right"),
    "a number for a text": (lambda held, field: held | {field: 7}, "“{field}” is not right: Expected `str`, got `int`"),
    "NaN": (lambda held, field: held | {field: float("nan")}, "“{field}” is not right: NaN and infinity"),
    "infinity": (lambda held, field: held | {field: -float("inf")}, "“{field}” is not right: NaN and infinity"),
    "a number of a thousand digits": (lambda held, field: held | {field: 10**1000}, "“{field}” is not right"),
    "a version in words": (lambda held, field: held | {"version": "two"}, "“version” is not right"),
    "a version that is true": (lambda held, field: held | {"version": True}, "“version” is not right"),
    "a later version": (lambda held, field: held | {"version": 99}, "another version of the program (format 99)"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "words"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_by_its_field(kind, tmp_path, change, words):
    read, held, field, _ = kind
    with pytest.raises(MessageError) as refused:
        read(tmp_path, json.dumps(change(held, field)).encode())
    sentence = str(refused.value)
    assert words.format(field=field) in sentence
    assert sentence.isprintable()


NOTHING = [b"", b"\xff\xfe\x00", b"{", b"nonsense", b"[" * 100_000, b'{"x":' * 100_000, BYTE_ORDER, b"\0" * 99, b"null",
           b"[1]", b'"text"']  # fmt: skip


@pytest.mark.parametrize("data", NOTHING, ids=range(len(NOTHING)))
def test_what_is_no_json_is_refused_in_a_sentence(kind, tmp_path, data):
    with pytest.raises(MessageError, match=r"not a \w+ file|is no JSON|Expected `object`"):
        kind[0](tmp_path, data)


@pytest.mark.parametrize("name", KINDS)
def test_one_kind_is_not_taken_for_another(name, tmp_path):
    read = KINDS[name][0]
    for other, (_, held, *_) in KINDS.items():
        if other != name:
            with pytest.raises(MessageError, match=r"not a \w+ file|does not say that it is a run"):
                read(tmp_path, json.dumps(held).encode())
