import gc
import os
import pickle
import struct
import tracemalloc

import numpy as np
import pytest
from batch_files import array_opcodes, batch_pickle, random_rows, text
from hypothesis import given, settings
from hypothesis import strategies as st

from cifar_gui.engine import pickles
from cifar_gui.engine.pickles import BatchError, ForeignName, read_batch

ROWS, LABELS = random_rows(7, 3)
OFFICIAL = batch_pickle(ROWS, LABELS)


def read(content):
    *pauses, found = read_batch(content)
    assert all(pause is None for pause in pauses)
    return found


def refused(content, reason=None):
    with pytest.raises(BatchError, match=reason):
        read(content)


def holds_what_was_written(content):
    images, labels = read(content)
    assert images.dtype == np.uint8
    assert images.flags.c_contiguous
    assert labels.dtype == np.int64
    np.testing.assert_array_equal(images, ROWS.reshape(-1, 3, 32, 32))
    assert labels.tolist() == LABELS


# --- what is read ---------------------------------------------------------------------------------------------------


def test_the_fabricated_batch_is_read_by_pickle_as_the_official_one_is():
    batch = pickle.loads(OFFICIAL, encoding="latin1")
    assert list(batch) == ["batch_label", "labels", "data", "filenames"]
    np.testing.assert_array_equal(batch["data"], ROWS)


def test_official_opcodes():
    holds_what_was_written(OFFICIAL)


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
@pytest.mark.parametrize("keys", [str, str.encode], ids=["str", "bytes"])
@pytest.mark.parametrize("order", ["C", "F"])
def test_batches_written_again_by_todays_numpy(protocol, keys, order):
    batch = {keys("data"): np.array(ROWS, order=order), keys("labels"): LABELS, keys("filenames"): ["ä.png"] * 7}
    holds_what_was_written(pickle.dumps(batch, protocol))


@pytest.mark.parametrize("old", [b"numpy.core", b"numpy._core"])
def test_both_names_of_numpys_inner_module(old):
    content = pickle.dumps({"data": ROWS, "labels": LABELS}, 3)
    assert b"cnumpy._core.multiarray" in content
    holds_what_was_written(content.replace(b"cnumpy._core.multiarray", b"c" + old + b".multiarray"))


def test_a_view_of_another_array_is_read_as_what_it_shows():
    holds_what_was_written(pickle.dumps({"data": np.repeat(ROWS, 2, 0)[::2], "labels": LABELS}, 5))


def test_a_full_batch_pauses_often():
    rows, labels = random_rows(10_000, 1)
    *pauses, (images, _) = read_batch(batch_pickle(rows, labels))
    assert len(images) == 10_000
    assert len(pauses) > 40


# --- what asks for more ---------------------------------------------------------------------------------------------


class Calls:
    def __init__(self, function, *arguments):
        self.call = function, arguments

    def __reduce__(self):
        return self.call


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_a_call_is_named_and_not_made(tmp_path, protocol):
    mark = tmp_path / "it-ran"
    with pytest.raises(ForeignName) as caught:
        read(pickle.dumps({"data": Calls(os.system, f"touch {mark}"), "labels": [1]}, protocol))
    assert caught.value.name == f"{os.system.__module__}.system"
    assert not mark.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"cos\nsystem\n(S'touch /tmp/x'\ntR.",
        b"\x80\x02cbuiltins\neval\nU\x011\x85R.",
        b"\x80\x02cnumpy\nload\nU\x01x\x85R.",
        b"\x80\x02cnumpy.core.multiarray\nscalar\n.",
        b"\x80\x04\x8c\x08builtins\x8c\x04exec\x93.",
        b"\x80\x04\x8c\x02os\x8c\x06system\x93.",
        b"\x80\x02c__main__\nnumpy\n.",
        b"\x80\x02cnumpy dtype\nx\n.",
    ],
)
def test_foreign_names(content):
    with pytest.raises(ForeignName):
        read(content)


def test_a_foreign_name_is_shortened():
    with pytest.raises(ForeignName) as caught:
        read(b"\x80\x02c" + b"m" * 5000 + b"\n" + b"n" * 5000 + b"\n.")
    assert len(caught.value.name) == 161


@pytest.mark.parametrize(
    "content",
    [
        b"(ios\nsystem\n.",  # INST
        b"(cos\nsystem\no.",  # OBJ, refused at the name before it
        b"\x80\x02\x82\x01.",  # EXT1
        b"\x80\x02Pid\n.",  # PERSID
        b"\x80\x02U\x01xQ.",  # BINPERSID
        b"\x80\x02}}\x81.",  # NEWOBJ
        b"\x80\x04}}}\x92.",  # NEWOBJ_EX
        b"\x80\x05\x97.",  # NEXT_BUFFER
        b"\x80\x02}2.",  # DUP
        b"I1\n.",  # INT as text
        b"\x80\x02\x8b\xff\xff\xff\x7f.",  # LONG4
    ],
)
def test_foreign_opcodes(content):
    refused(content)


ARRAY_START = b"\x80\x02cnumpy.core.multiarray\n_reconstruct\n"
DTYPE = b"cnumpy\ndtype\nU\x02u1K\x00K\x01\x87R"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (ARRAY_START + b"cnumpy\ndtype\nK\x00\x85U\x01b\x87R.", "foreign class"),
        (ARRAY_START + b")R.", "foreign class"),
        (b"\x80\x02cnumpy\nndarray\n(K\x01tR.", "called directly"),
        (b"\x80\x02cnumpy\ndtype\nU\x02O8K\x00K\x01\x87R.", "does not hold bytes"),
        (b"\x80\x02cnumpy\ndtype\n]\x85R.", "does not hold bytes"),
        (b"\x80\x02c_codecs\nencode\nX\x01\x00\x00\x00xU\x05utf-7\x86R.", "latin1"),
        (b"\x80\x02c_codecs\nencode\nU\x01xU\x06latin1\x86R.", "latin1"),
        (b"\x80\x02c_codecs\nencode\nX\x03\x00\x00\x00\xe4\xb8\xadU\x06latin1\x86R.", "latin-1"),
        (b"\x80\x02U\x01x)R.", "not a name"),
        (b"\x80\x02cnumpy\ndtype\nK\x01R.", "not a name"),
        (b"\x80\x02K\x01(K\x01tb.", "not an array"),
        (b"\x80\x02" + DTYPE + b"K\x01b.", "not a tuple"),
        (b"\x80\x02(tb.", "not a tuple"),
        (b"\x80\x02}K\x01K\x01s.", "not a string"),
        (b"\x80\x02}(U\x01xu.", "not a string"),
        (b"\x80\x02K\x01K\x02a.", "list expected"),
        (b"\x80\x02](K\x01", "not enough data|opcode"),
        (b"\x80\x02e.", None),
        (b"\x80\x02K\x01e.", "mark is missing"),
        (b"\x80\x02\x86.", "stack is empty"),
        (b"\x80\x02h\x05.", "never stored"),
        (b"\x80\x02q\x00.", "nothing to store"),
        (b"\x80\x02(q\x00.", "nothing to store"),
        (b"\x80\x02.", None),
        (b"\x80\x02K\x01K\x02.", None),
        (b"", "opcode"),
    ],
)
def test_pieces_that_do_not_fit(content, reason):
    refused(content, reason)


# --- bombs ----------------------------------------------------------------------------------------------------------


def bounded(content, megabytes, reason=None):
    """The content is refused, and reading it takes no more memory than so much."""
    gc.collect()
    tracemalloc.start()
    try:
        refused(content, reason)
        assert tracemalloc.get_traced_memory()[1] < megabytes << 20
    finally:
        tracemalloc.stop()


DEPTH = 100_000


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (b"]" * DEPTH, b"a" * (DEPTH - 1)),
        (b"K\x01", b"\x85" * DEPTH),
        (b"}U\x01x" * DEPTH + b"K\x01", b"s" * DEPTH),
        (b"(" * DEPTH, b"t" * DEPTH),
        (b"(" * DEPTH, b"e" * DEPTH),
        (b"K\x01", (b"h\x00)R" * 2 + b"h\x00(" + b"K\x01" + b"tb") * 9),
    ],
    ids=["lists", "tuples", "dicts", "marks to tuples", "marks to lists", "arrays"],
)
def test_recursion_bombs_end_in_a_refusal(start, end):
    refused(b"\x80\x02" + start + end + b".")


def test_an_array_in_an_array_in_an_array_ends_in_a_refusal():
    first = b"\x80\x02cnumpy.core.multiarray\n_reconstruct\nq\x00cnumpy\nndarray\n\x85q\x01" + DTYPE + b"q\x02"
    array_around_the_last = b"q\x03h\x00h\x01R(K\x01)h\x02\x89h\x03tb"
    refused(first + array_around_the_last * 50_000 + b".", "too many values")


def test_a_memo_bomb_does_not_multiply():
    doubled = b"\x80\x02(]q\x00" + b"".join(b"](" + b"h%c" % n * 2 + b"eq%c" % (n + 1) for n in range(100)) + b"t."
    bounded(doubled, 5, "not a batch")


def test_a_large_text_encoded_again_and_again_is_stopped():
    large = b"X" + struct.pack("<I", 8 << 20) + b"x" * (8 << 20)
    start = b"\x80\x02c_codecs\nencode\nq\x00" + large + b"U\x06latin1\x86q\x01"
    bounded(start + b"h\x00h\x01R" * 100_000 + b".", 120, "too many bytes")


def test_too_many_opcodes():
    refused(b"\x80\x02](" + b"N" * pickles.MAX_OPCODES + b"e.", "too many opcodes")


def test_too_many_bytes():
    with pytest.raises(BatchError, match="too many bytes"):
        read(bytes(pickles.MAX_BYTES + 1))


@pytest.mark.parametrize(
    "claim",
    [
        b"T\xff\xff\xff\x7f",  # BINSTRING
        b"T\xff\xff\xff\xff",  # of negative length
        b"X\xff\xff\xff\xff",  # BINUNICODE
        b"B\xff\xff\xff\xff",  # BINBYTES
        b"\x8d" + b"\xff" * 7 + b"\x7f",  # BINUNICODE8
        b"\x8e" + b"\xff" * 8,  # BINBYTES8
        b"\x96" + b"\xff" * 7 + b"\x0f",  # BYTEARRAY8
        b"\x95" + b"\xff" * 8 + b"T\xff\xff\xff\x7f",  # FRAME
        b"U\xffx",  # SHORT_BINSTRING
        b"\x8a\xff\x01",  # LONG1
    ],
)
def test_a_claimed_length_is_not_believed(claim):
    bounded(b"\x80\x05" + claim + b"x.", 5)


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        (b"M\x07\x00M\x00\x0d\x86", "does not fit"),
        (b"J\xff\xff\xff\x7fJ\xff\xff\xff\x7f\x86", "impossible shape"),
        (b"J\xff\xff\xff\xffM\x00\x0c\x86", "impossible shape"),
        (b"\x8a\x09" + b"\xff" * 8 + b"\x00K\x00\x86", "impossible shape"),
        (b"G" + struct.pack(">d", 7.0) + b"M\x00\x0c\x86", "impossible shape"),
        (b"\x88M\x00\x0c\x86", "impossible shape"),
        (b"]", "without shape"),
        (b")", "without shape"),
        (b"(" + b"K\x01" * 40 + b"t", "without shape"),
        (b"J\x00\x54\x00\x00\x85", "3072 bytes"),
        (b"K\x07K\x03M\x00\x04\x87", "3072 bytes"),
        (b"M\x00\x0cK\x07\x86", "3072 bytes"),
        (b"K\x00M\x00\x0c\x86", "does not fit"),
    ],
)
def test_claimed_shapes(shape, reason):
    honest = b"M\x07\x00M\x00\x0c\x86"
    assert OFFICIAL.count(honest) == 1
    refused(OFFICIAL.replace(honest, shape), reason)


# --- what is no batch -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("batch", "reason"),
    [
        ([1, 2], "not a batch"),
        ({}, "no array"),
        ({"data": [1, 2], "labels": [1]}, "no array"),
        ({"data": ROWS}, "labels"),
        ({"data": ROWS, "labels": LABELS[:-1]}, "labels"),
        ({"data": ROWS, "labels": tuple(LABELS)}, "labels"),
        ({"data": ROWS, "labels": [*LABELS[:-1], 10]}, "label"),
        ({"data": ROWS, "labels": [*LABELS[:-1], -1]}, "label"),
        ({"data": ROWS, "labels": [*LABELS[:-1], True]}, "label"),
        ({"data": ROWS, "labels": [*LABELS[:-1], 1.0]}, "label"),
        ({"data": ROWS, "labels": [*LABELS[:-1], [1]]}, "label"),
        ({"data": ROWS[:0], "labels": []}, "3072 bytes"),
        ({"data": ROWS[:, :3000], "labels": LABELS}, "3072 bytes"),
        ({"data": ROWS.astype(np.int16), "labels": LABELS}, "does not hold bytes"),
        ({"data": ROWS.astype(object), "labels": LABELS}, "does not hold bytes"),
        ({"data": ROWS, "fine_labels": LABELS, "coarse_labels": LABELS}, "labels"),
        ({1: ROWS, "labels": LABELS}, "not a string"),
    ],
)
def test_other_contents(batch, reason):
    refused(pickle.dumps(batch, 4), reason)


def test_more_rows_than_a_batch_has():
    rows = np.zeros((10_001, 3072), np.uint8)
    refused(batch_pickle(rows, [0] * 10_001), "3072 bytes")


def test_an_array_that_never_got_its_content():
    unfinished = b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85U\x01b\x87R"
    honest = array_opcodes(ROWS)
    refused(OFFICIAL.replace(honest, unfinished), "without shape or content")


def test_truncated_at_every_place_that_is_not_inside_the_pixels():
    start, end = OFFICIAL.index(ROWS.tobytes()), OFFICIAL.index(ROWS.tobytes()) + ROWS.nbytes
    for length in (*range(start + 2), start + 5000, *range(end - 1, len(OFFICIAL))):
        refused(OFFICIAL[:length])


def test_todays_pickle_truncated_at_every_place_that_is_not_inside_the_pixels():
    content = pickle.dumps({"data": ROWS, "labels": LABELS}, 5)
    start, end = content.index(ROWS.tobytes()), content.index(ROWS.tobytes()) + ROWS.nbytes
    for length in (*range(start + 2), *range(end - 1, len(content))):
        refused(content[:length])


def outside_the_pixels(content):
    start = content.index(ROWS.tobytes())
    return [*range(start), *range(start + ROWS.nbytes, len(content))]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(outside_the_pixels(OFFICIAL)), st.integers(1, 255))
def test_any_changed_byte_is_refused_or_read_as_a_batch(place, change):
    altered = bytearray(OFFICIAL)
    altered[place] ^= change
    try:
        images, labels = read(bytes(altered))
    except BatchError:
        return
    assert images.shape[1:] == (3, 32, 32)
    assert len(images) == len(labels)
    assert labels.min() >= 0
    assert labels.max() <= 9


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*(bytes([code]) for code in range(256)), text(b"data"), DTYPE]), max_size=60))
def test_any_bytes_are_refused(parts):
    refused(b"".join(parts))
