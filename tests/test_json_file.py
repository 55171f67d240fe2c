"""What is true of every JSON file of the program's, whoever wrote it: networks, lessons and runs."""

import json
import re
import zipfile
from typing import Annotated, Any, Literal

import msgspec
import pytest
from msgspec import Meta
from run_cases import TINY

from cifar_gui import lesson_file
from cifar_gui.engine import network_file, run_reading
from cifar_gui.json_file import BYTE_ORDER
from cifar_gui.json_words import said
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
    "a number for a text": (
        lambda held, field: held | {field: 7}, "“{field}” is not right: it has to be a text, and is a whole number."
    ),
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
    with pytest.raises(MessageError, match=r"not a \w+ file|is no JSON|has to be an object"):
        kind[0](tmp_path, data)


@pytest.mark.parametrize("name", KINDS)
def test_one_kind_is_not_taken_for_another(name, tmp_path):
    read = KINDS[name][0]
    for other, (_, held, *_) in KINDS.items():
        if other != name:
            with pytest.raises(MessageError, match=r"not a \w+ file|does not say that it is a run"):
                read(tmp_path, json.dumps(held).encode())


class Closed(msgspec.Struct, forbid_unknown_fields=True):
    """A field that has to be there, and no other."""

    a: int


REFUSED = {
    "type": (int, b'"x"', "it has to be a whole number, and is a text."),
    "one of two types": (int | None, b'"x"', "it has to be a whole number or null, and is a text."),
    "one of three types": (int | str | None, b"{}", "a whole number or a text or null, and is an object in braces."),
    "number": (float, b"true", "it has to be a number, and is true or false."),
    "missing": (Closed, b"{}", "it is missing."),
    "unknown": (Closed, b'{"a": 1, "b": 2}', "this version of the program does not know it."),
    "no object": (Closed, b"[]", "it has to be an object in braces, and is a list."),
    "one of some values": (Literal["a", "b"], b'"q"', "'q' is none of the values that it may have."),
    "one of some numbers": (Literal[1, 2], b"3", "3 is none of the values that it may have."),
    "least": (Annotated[int, Meta(ge=1)], b"0", "it has to be at least 1."),
    "most": (Annotated[float, Meta(le=1)], b"2", "it has to be at most 1.0."),
    "more": (Annotated[float, Meta(gt=2)], b"1.5", "it has to be more than 2.0."),
    "less": (Annotated[int, Meta(lt=1)], b"2", "it has to be at most 0."),
    "multiple": (Annotated[int, Meta(multiple_of=2)], b"3", "it has to be a multiple of 2."),
    "long text": (Annotated[str, Meta(max_length=2)], b'"abc"', "it has to have at most 2 characters."),
    "short text": (Annotated[str, Meta(min_length=2)], b'""', "it has to have at least 2 characters."),
    "text of a form": (Annotated[str, Meta(pattern="^c")], b'"ab"', "it is not written as it has to be."),
    "bytes": (bytes, b'"!"', "it is not written as it has to be."),
    "long list": (Annotated[list[Any], Meta(max_length=2)], b"[1, 2, 3]", "it has to have at most 2 entries."),
    "short object": (Annotated[dict[str, int], Meta(min_length=2)], b"{}", "it has to have at least 2 entries."),
    "pair": (tuple[int, int], b"[1]", "it has to have 2 entries."),
    "infinite": (float, b"1e999", "NaN and infinity are no numbers"),
    "cut off": (Any, b'{"a', "it ends too early."),
    "nothing": (Any, b"", "it ends too early."),
    "no comma": (Any, b'{"a": 1 2}', "at byte 8 one of these is missing: ',' or '}'"),
    "no colon": (Any, b'{"a" 1}', "at byte 5 one of these is missing: ':'"),
    "more behind it": (Any, b"[1]x", "something follows behind its end, at byte 4."),
    "a key that is none": (Any, b"{1: 2}", "at byte 1 stands a key without quotation marks."),
    "a letter": (Any, b'{"a": x}', "at byte 6 stands what may not stand there."),
    "an escape": (Any, b'"\\q"', "stands what may not stand there."),
    "half a letter": (Any, b'"\\ud800"', "it "),
    "a number with a zero": (Any, b"01", "stands what may not stand there."),
    "bytes that are no text": (str, b'"\xff"', "it is no text in UTF-8."),
    "depth": (Any, b"[" * 100_000, "it is nested too deeply."),
}  # fmt: skip
"""A type, JSON that is none of it, and what is said of that."""


@pytest.mark.parametrize(("kind", "data", "words"), REFUSED.values(), ids=REFUSED)
def test_what_the_reader_of_json_says_is_said_in_words_that_can_be_translated(kind, data, words):
    with pytest.raises((msgspec.MsgspecError, RecursionError, UnicodeDecodeError)) as refused:
        msgspec.json.decode(data, type=kind)
    sentence = said(str(refused.value).partition(" - at `$")[0])
    assert words in str(sentence)
    assert "{what}" not in sentence.text, "its own words"
    assert not re.search("Expected|Invalid|malformed|`", str(sentence))


def test_words_that_nobody_knows_are_told_as_they_are():
    assert str(said("Something new")) == "Something new."
