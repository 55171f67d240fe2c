import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from layer_cases import ask, in_torch, small_data

from cifar_gui.lessons.conv2d import Conv2dParams
from cifar_gui.protocol import Failure, Maps

P = Conv2dParams
NAN, INF = math.nan, math.inf


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return small_data(tmp_path_factory.mktemp("data"), 4)


CASES = [
    # params, field at fault, what stands under it, the fixes
    (P(kernel_size=(33, 3)), "kernel_size", "larger than the 32×32 input",
     [{"kernel_size": (32, 3)}, {"padding": (1, 0)}]),
    (P(kernel_size=(40, 40), padding=(2, 2)), "kernel_size", "larger than the padded 36×36 input",
     [{"kernel_size": (36, 36)}, {"padding": (4, 4)}]),
    (P(dilation=(20, 20)), "dilation", "spreads the kernel over 41×41, more than the 32×32 input",
     [{"dilation": (15, 15)}, {"padding": (5, 5)}]),
    (P(stride=(0, 1)), "stride", "must be 1 or more", [{"stride": (1, 1)}]),
    (P(stride=(2, -3)), "stride", "must be 1 or more", [{"stride": (2, 1)}]),
    (P(dilation=(0, 1)), "dilation", "must be 1 or more", [{"dilation": (1, 1)}]),
    (P(dilation=(-1, 1)), "dilation", "must be 1 or more", [{"dilation": (1, 1)}]),
    (P(dilation=(-1, -1), padding="same"), "dilation", "must be 1 or more", [{"dilation": (1, 1)}]),
    (P(kernel_size=(0, 3)), "kernel_size", "must be 1 or more", [{"kernel_size": (1, 3)}]),
    (P(kernel_size=(-1, 3)), "kernel_size", "must be 1 or more", [{"kernel_size": (1, 3)}]),
    (P(padding=(-1, 0)), "padding", "must be 0 or more", [{"padding": (0, 0)}]),
    (P(groups=0), "groups", "must be 1 or more", [{"groups": 1}]),
    (P(groups=2), "groups", "does not divide in_channels = 3", [{"groups": 1}, {"groups": 3}]),
    (P(groups=3, out_channels=7), "groups", "does not divide out_channels = 7", [{"groups": 1}]),
    (P(out_channels=0), "out_channels", "must be 1 or more", [{"out_channels": 1}]),
    (P(out_channels=-4), "out_channels", "must be 1 or more", [{"out_channels": 1}]),
    (P(in_channels=0), "in_channels", "must be 1 or more", [{"in_channels": 3}]),
    (P(in_channels=4), "in_channels", "the input has 3 channels", [{"in_channels": 3}]),
    (P(in_channels=6, groups=2), "in_channels", "the input has 3 channels", [{"in_channels": 3, "groups": 1}]),
    (P(padding="same", stride=(2, 1)), "padding", "'same' needs stride 1", [{"padding": (1, 1)}, {"stride": (1, 1)}]),
    (P(padding="full"), "padding", "not a value that PyTorch knows", [{"padding": "same"}, {"padding": "valid"}]),
    (P(padding_mode="mirror"), "padding_mode", "not a value that PyTorch knows",
     [{"padding_mode": "zeros"}, {"padding_mode": "reflect"}]),
    (P(padding=(32, 0), padding_mode="reflect"), "padding", "at most 31×31 with padding_mode 'reflect'",
     [{"padding": (31, 0)}, {"padding_mode": "zeros"}]),
    (P(padding=(33, 0), padding_mode="circular"), "padding", "at most 32×32 with padding_mode 'circular'",
     [{"padding": (32, 0)}, {"padding_mode": "zeros"}]),
    (P(kernel_size=(65, 1), padding="same", padding_mode="reflect"), "kernel_size",
     "'same' pads more than the 31×31 that 'reflect' allows", [{"kernel_size": (62, 1)}, {"padding_mode": "zeros"}]),
    (P(out_channels=2.5), "out_channels", "not a whole number", [{"out_channels": 2}]),
    (P(out_channels=9e99), "out_channels", "not a whole number", [{"out_channels": 6}]),
    (P(kernel_size=(-9e99, 3)), "kernel_size", "not a whole number", [{"kernel_size": (3, 3)}]),
    (P(in_channels=3.0), "in_channels", "not a whole number", [{"in_channels": 3}]),
    (P(kernel_size=(2.6, 3)), "kernel_size", "not a whole number", [{"kernel_size": (3, 3)}]),
    (P(stride=(NAN, 1)), "stride", "not a whole number", [{"stride": (1, 1)}]),
    (P(dilation=(INF, 1)), "dilation", "not a whole number", [{"dilation": (1, 1)}]),
    (P(padding=(0.5, 1)), "padding", "not a whole number", [{"padding": (0, 1)}]),
    (P(groups=None), "groups", "not a whole number", [{"groups": 1}]),
    (P(stride=None), "stride", "not a whole number", [{"stride": (1, 1)}]),
    (P(stride=(True, 1)), "stride", "not a whole number", [{"stride": (1, 1)}]),
    (P(out_channels="6"), "out_channels", "not a whole number", [{"out_channels": 6}]),
    (P(stride=(2**63, 1)), "stride", "more than 64 bits can hold", [{"stride": (1, 1)}]),
    (P(out_channels=10**30), "out_channels", "more than 64 bits can hold", [{"out_channels": 6}]),
    (P(stride=(1, 1, 1)), "stride", "PyTorch does not accept (1, 1, 1) here", [{"stride": (1, 1)}]),
    (P(dilation=(2**62, 1)), "dilation", f"PyTorch does not accept ({2**62}, 1) here", [{"dilation": (1, 1)}]),
    (P(kernel_size=(40, 40), stride=(0, 1), padding_mode="x"), "padding_mode", "not a value that PyTorch knows",
     [{"padding_mode": "zeros", "stride": (1, 1), "kernel_size": (32, 32)},
      {"padding_mode": "reflect", "stride": (1, 1), "kernel_size": (32, 32)}]),
]  # fmt: skip


@pytest.mark.parametrize(("params", "field", "reason", "fixes"), CASES, ids=[str(case[0])[13:60] for case in CASES])
@pytest.mark.filterwarnings("ignore:Initializing zero-element")
def test_a_refusal_and_its_way_out(data, params, field, reason, fixes):
    failure = ask(data, params)
    assert failure.kind == "torch"
    assert (failure.field, str(failure.reason), [dict(fix.changes) for fix in failure.fixes]) == (field, reason, fixes)
    with pytest.raises(Exception) as raised:  # noqa: PT011 - whatever it is, it must be the same
        in_torch(params, torch.from_numpy(data.test.images) / 255)
    assert failure.error == type(raised.value).__name__
    assert words(failure.text) == words(str(raised.value))
    for fix in failure.fixes:
        assert isinstance(ask(data, with_changes(params, fix.changes)), Maps)


def words(text: str) -> str:
    """PyTorch's message without the addresses of its C++ frames."""
    return text.split("Exception raised from")[0]


def with_changes(params, changes):
    return Conv2dParams(**{**vars(params), **changes})


def test_the_sentence_gives_the_numbers(data):
    assert str(ask(data, P(dilation=(20, 20))).sentence) == (
        "With dilation 20, the 3×3 kernel covers 41×41 cells, but the input has only 32×32."
    )
    assert str(ask(data, P(in_channels=4)).sentence) == "The layer expects 4 channels, but the pictures have 3."
    fixes = ask(data, P(in_channels=6, groups=2)).fixes
    assert [str(fix.label) for fix in fixes] == ["Set in_channels = 3, groups = 1"]


hostile = st.sampled_from(
    [-1, 0, 1, 2, 3, 5, 40, 2**31, 2**62, 2**64, 1.5, 2.0, NAN, -INF, None, True, "3", "same", ""]
)
hostile_pair = hostile | st.tuples(hostile, hostile) | st.tuples(hostile) | st.just((1, 2, 3)) | st.just(())


@given(
    st.fixed_dictionaries({}, optional={
        "in_channels": hostile, "out_channels": hostile, "kernel_size": hostile_pair, "stride": hostile_pair,
        "padding": hostile_pair, "dilation": hostile_pair, "groups": hostile, "bias": hostile,
        "padding_mode": st.sampled_from(["zeros", "reflect", "replicate", "circular", "x", None, 3]),
    })
)  # fmt: skip
@settings(max_examples=150, deadline=None, derandomize=True)
def test_whatever_is_asked_there_is_an_answer_and_a_way_out(data, changes):
    params = P(**changes)
    answer = ask(data, params)
    if isinstance(answer, Failure):
        assert answer.kind != "internal", answer.traceback
        assert answer.sentence is not None
        assert answer.fixes
        for fix in answer.fixes:
            assert isinstance(ask(data, with_changes(params, fix.changes)), Maps)
