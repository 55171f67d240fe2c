"""Weights travel to the bit; of those from elsewhere nothing runs, and what does not fit is told by key and shape."""

import io
import json
import os
import pickle
import struct
import zipfile
from collections import OrderedDict
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
import script_runs
import torch
from layer_cases import small_data
from run_cases import TINY, start, with_
from safetensors.torch import save as safetensors
from torch import nn

from cifar_gui.engine import checkpoints, kept_weights, network, saved_weights, sealed, weights
from cifar_gui.engine.network_code import named_blocks
from cifar_gui.engine.script import Writer
from cifar_gui.engine.training import Training
from cifar_gui.engine.weights import open_weights
from cifar_gui.engine.weights_code import load_script, write_trained, write_weights_import
from cifar_gui.engine.weights_fit import WeightsError
from cifar_gui.lessons import networks
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, RESNET_SMALL
from cifar_gui.protocol.models import Model, run_key

NETWORKS = {item.name: item for item in vars(networks).values() if type(item) is type(TINY)}


def fresh(description=TINY):
    torch.manual_seed(3)
    return network.build(description).state_dict()


def pt(value, **others):
    buffer = io.BytesIO()
    torch.save(value, buffer, **others)
    return buffer.getvalue()


def equal(one, other):
    return [*one] == [*other] and all(torch.equal(one[name], other[name]) for name in one)


def opened(folder, data, description=TINY, name="mine.pt"):
    (folder / name).write_bytes(data)
    return open_weights(folder / name, description)


def refused(folder, data, description=TINY, name="mine.pt"):
    with pytest.raises(WeightsError) as told:
        opened(folder, data, description, name)
    sentence = str(told.value.message)
    assert name in sentence
    assert sentence.isprintable()
    assert len(sentence) < 1000
    return sentence


# --- there and back -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", weights.SUFFIXES)
@pytest.mark.parametrize("description", NETWORKS.values(), ids=NETWORKS)
def test_what_is_written_opens_to_the_bit(tmp_path, description, suffix):
    wanted = fresh(description)
    weights.write(tmp_path / f"a{suffix}", wanted)
    assert equal(open_weights(tmp_path / f"a{suffix}", description), wanted)


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """A folder with a run "a" that is finished, and "b" that was stopped."""
    folder, data = tmp_path_factory.mktemp("runs"), small_data(tmp_path_factory.mktemp("data"))
    for name, stop in (("a", 6), ("b", 4)):
        run = Training(start(with_(lr=0.05), folder=folder, name=name), data)
        steps = run.run()
        for _ in steps:
            if run.step == stop < 6:
                break
        steps.close()
    return folder


@pytest.mark.parametrize("suffix", weights.SUFFIXES)
@pytest.mark.parametrize("which", [kept_weights.LAST, kept_weights.BEST, 0, 1])
@pytest.mark.parametrize("run", ["a", "b"])
def test_the_weights_of_a_run_are_saved(runs, tmp_path, run, which, suffix):
    _, step, wanted = kept_weights.read(checkpoints.path(runs, run), which)
    saved = saved_weights.save(Model(run_key(run, which), runs=runs), tmp_path / f"mine{suffix}")
    assert saved.step == step
    assert equal(open_weights(saved.weights, TINY), wanted)
    assert sorted(tmp_path.iterdir()) == sorted([saved.weights, saved.script])


def test_a_script_of_the_user_s_is_never_written_over(runs, tmp_path):
    (tmp_path / "mine_load.py").write_text("print('mine')")
    one = saved_weights.save(Model(run_key("a", "last"), runs=runs), tmp_path / "mine.pt")
    two = saved_weights.save(Model(run_key("a", "last"), runs=runs), tmp_path / "mine.safetensors")
    again = saved_weights.save(Model(run_key("a", "best"), runs=runs), tmp_path / "mine.pt")
    assert (tmp_path / "mine_load.py").read_text() == "print('mine')"
    assert len({one.script, two.script}) == 2
    assert "torch.load" in one.script.read_text()
    assert again.script.read_text() == one.script.read_text()


def test_what_was_not_kept_cannot_be_saved(runs, tmp_path):
    with pytest.raises(sealed.CheckpointError, match="not kept"):
        saved_weights.save(Model(run_key("b", 5), runs=runs), tmp_path / "mine.pt")
    assert not list(tmp_path.iterdir())


# --- the script -----------------------------------------------------------------------------------------------------


def test_the_scripts_load_them_into_the_same_networks_without_this_program(tmp_path):
    wanted = {}
    for place, description in enumerate((CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, RESNET_SMALL)):
        for suffix in (weights.SAFETENSORS, weights.PT):
            script, name = f"load_{place}_{suffix[1:]}", f'it\'s "mine" {place}{suffix}'
            wanted[script] = network.build(description)
            weights.write(tmp_path / name, wanted[script].state_dict())
            script_runs.write(tmp_path, script, load_script(description, name))
    ran = script_runs.run(tmp_path, "x", "y")
    assert not ran.raised
    for script, module in wanted.items():
        with torch.no_grad():
            y = module.eval()(torch.from_numpy(ran.tensors[f"{script} x"]))
        np.testing.assert_array_equal(ran.tensors[f"{script} y"], y)


@pytest.mark.parametrize(
    ("key", "name"),
    [("shipped:quick", "quick.safetensors"), ("opened:mine", "mine.safetensors"), ("run:a:best", "a-best.safetensors"),
     ("run:a:120", "a-120.safetensors")],
)  # fmt: skip
def test_a_script_that_looks_into_a_network_loads_its_weights(tmp_path, key, name):
    torch.manual_seed(3)
    module = network.build(RESNET_SMALL)
    weights.write(tmp_path / name, module.state_dict())
    model = _looked_into(tmp_path, Model(key), RESNET_SMALL)
    assert all(np.array_equal(model[f"look model.{key}"], one.detach()) for key, one in module.named_parameters())


def test_a_script_that_looks_into_a_fresh_network_draws_its_weights(tmp_path):
    torch.manual_seed(4)
    module = network.build(TINY)
    model = _looked_into(tmp_path, Model("fresh:tiny", TINY, 4), TINY)
    assert np.array_equal(model["look model.conv1.weight"], module.conv1.weight.detach())


def _looked_into(folder, model, description):
    """The parameters of the network in a script that looks into it."""
    out = Writer()
    for line in (*named_blocks(description), "import torch", "from torch import nn"):
        out.line(line)
    write_weights_import(out, model)
    write_trained(out, model, description)
    script_runs.write(folder, "look", out.script())
    ran = script_runs.run(folder, "model")
    assert not ran.raised
    return {name.replace("look ", "look model."): one for name, one in ran.tensors.items()}


# --- of a learner's -------------------------------------------------------------------------------------------------


def prefixed(prefix):
    return {prefix + key: tensor for key, tensor in fresh().items()}


LEARNERS = {
    "an OrderedDict": lambda: OrderedDict(fresh()),
    "of DataParallel": lambda: nn.DataParallel(network.build(TINY)).state_dict() | prefixed("module."),
    "compiled": lambda: prefixed("_orig_mod."),
    "both": lambda: prefixed("module._orig_mod."),
    "the other way round": lambda: prefixed("_orig_mod.module."),
    "turned in memory": lambda: {
        key: tensor.contiguous(memory_format=torch.channels_last) if tensor.dim() == 4 else tensor
        for key, tensor in fresh().items()
    },
    "parameters": lambda: {
        key: nn.Parameter(tensor) if tensor.is_floating_point() else tensor for key, tensor in fresh().items()
    },
    "in another order": lambda: dict(reversed(fresh().items())),
    **{
        f"under {holder}": partial(lambda holder: {"epoch": 3, "lr": 0.1, holder: prefixed("module.")}, holder)
        for holder in weights.HOLDERS
    },
}


@pytest.mark.parametrize("make", LEARNERS.values(), ids=LEARNERS)
def test_what_learners_save_opens(tmp_path, make):
    assert equal(opened(tmp_path, pt(make())), fresh())


def test_with_an_optimiser_beside_them_they_open(tmp_path):
    module = network.build(TINY)
    optimizer = torch.optim.Adam(module.parameters())
    module(torch.rand(2, 3, 32, 32)).sum().backward()
    optimizer.step()
    both = {"epoch": 1, "model": module.state_dict(), "optimizer": optimizer.state_dict(), "loss": torch.tensor(0.5)}
    assert equal(opened(tmp_path, pt(both)), module.state_dict())


@pytest.mark.parametrize("length", range(768, 1280, 8))
def test_a_file_of_safetensors_opens_however_long_its_header_is(tmp_path, length):
    """It begins with that length: 128 bytes more than a multiple of 256 begin as a pickle does."""
    data = safetensors(fresh())
    end = 8 + int.from_bytes(data[:8], "little")
    header = data[8:end].rstrip().ljust(length)
    assert equal(opened(tmp_path, struct.pack("<Q", len(header)) + header + data[end:]), fresh())


@pytest.mark.parametrize("names", [lambda _: True, lambda name: "norm" not in name], ids=["all", "but norms"])
@pytest.mark.parametrize("of", [torch.float16, torch.bfloat16, torch.float64], ids=str)
@pytest.mark.parametrize("write", [pt, lambda found: safetensors(dict(found))], ids=["pt", "safetensors"])
def test_numbers_of_another_precision_become_those_of_the_network(tmp_path, write, of, names):
    state = fresh()
    state = {name: one.to(of) if one.is_floating_point() and names(name) else one for name, one in state.items()}
    found = opened(tmp_path, write(state))
    assert {name: one.dtype for name, one in found.items()} == {name: one.dtype for name, one in fresh().items()}
    assert equal(found, {name: one.to(fresh()[name].dtype) for name, one in state.items()})


# --- that do not fit ------------------------------------------------------------------------------------------------


def changed(**changes):
    found = fresh() | {key.replace("__", "."): value for key, value in changes.items()}
    return {key: value for key, value in found.items() if value is not None}


@pytest.mark.parametrize("write", [pt, lambda found: safetensors(dict(found))], ids=["pt", "safetensors"])
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: changed(linear1__bias=None), "Keys that are missing: linear1.bias. Keys that are not in it: –"),
        (lambda: changed(fc__weight=torch.zeros(1)), "missing: –. Keys that are not in it: fc.weight"),
        (lambda: changed(linear1__bias=torch.zeros(9)), "linear1.bias float32 (9,) ≠ float32 (10,)"),
        (lambda: changed(linear1__bias=torch.zeros(9).half()), "linear1.bias float16 (9,) ≠ float32 (10,)"),
        (lambda: changed(linear1__bias=torch.zeros(10).byte()), "linear1.bias uint8 (10,) ≠ float32 (10,)"),
        (lambda: changed(linear1__bias=torch.full((10,), 1e300, dtype=torch.float64)), "linear1.bias” has NaN"),
        (lambda: changed(linear1__bias=torch.zeros(10, dtype=torch.int64)), "int64 (10,) ≠ float32 (10,)"),
        (lambda: changed(linear1__weight=torch.zeros(196, 10)), "float32 (196, 10) ≠ float32 (10, 196)"),
        (
            lambda: changed(norm1__num_batches_tracked=torch.zeros(1)),
            "norm1.num_batches_tracked float32 (1,) ≠ int64 ()",
        ),
        (lambda: changed(linear1__bias=torch.full((10,), torch.nan)), "linear1.bias” has NaN"),
        (lambda: changed(conv1__bias=torch.tensor([1.0, 2, -torch.inf, 3])), "conv1.bias” has NaN"),
        (lambda: fresh(CIFAR10_QUICK), "conv1.weight float32 (32, 3, 5, 5)"),
        (lambda: {"a\n\u202eb" + "x" * 500: torch.zeros(1)}, "conv1.weight, conv1.bias, norm1.weight"),
        (
            lambda: changed(**{f"more{i}": torch.zeros(1) for i in range(900)}),
            "not in it: more0, more1, more10, more100, …",
        ),
    ],
)
def test_what_does_not_fit_is_told_by_key_and_shape(tmp_path, write, make, said):
    if said.startswith("conv1.weight float32"):
        said = "Keys that are missing: norm1.weight"
    assert said in refused(tmp_path, write(make()))


@pytest.mark.parametrize("place", ["cuda:0", "cuda:7", "mps", "xpu:0"])
def test_what_was_saved_on_another_device_opens(tmp_path, place):
    there = b"X" + struct.pack("<I", len(place)) + place.encode()
    assert equal(opened(tmp_path, forged(b"X\x03\0\0\0cpu", there)), fresh())


# --- hostile --------------------------------------------------------------------------------------------------------


class Evil:
    def __reduce__(self):
        return (os.mkdir, ("hacked",))


def archive(members, method=zipfile.ZIP_STORED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in members:
            made.writestr(name, data)
    return out.getvalue()


def members(data=None):
    with zipfile.ZipFile(io.BytesIO(pt(fresh()) if data is None else data)) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


def with_pickle(pkl):
    return archive((members() | {"archive/data.pkl": pkl}).items())


def forged(old, new):
    pkl = members()["archive/data.pkl"]
    assert old in pkl
    return with_pickle(pkl.replace(old, new))


def header(**tensors):
    text = json.dumps(tensors).encode()
    return struct.pack("<Q", len(text)) + text


def claim(shape, offsets, dtype="F32"):
    return {"dtype": dtype, "shape": shape, "data_offsets": offsets}


MODEL = "Save the weights alone: torch.save(model.state_dict(), file)"
HOSTILE = {
    "nothing": (lambda: b"", "is empty"),
    "a text": (lambda: b"weights", "holds no weights"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" * 9, "holds no weights"),
    "a model": (lambda: pt(network.build(TINY)), MODEL),
    "a tensor": (lambda: pt(torch.zeros(3)), "no dict of tensors"),
    "a list": (lambda: pt([torch.zeros(3)]), "no dict of tensors"),
    "an empty dict": (lambda: pt({}), "no dict of tensors"),
    "numbers": (lambda: pt({"a": 1}), "no dict of tensors"),
    "numbers for keys": (lambda: pt({1: torch.zeros(1)}), "no dict of tensors"),
    "dicts in dicts": (lambda: pt({"model": {"model": {"model": fresh()}}}), "no dict of tensors"),
    "a dict of dicts": (lambda: pt({"encoder": fresh(), "decoder": fresh()}), "no dict of tensors"),
    "code": (lambda: pt({"model": Evil()}), "posix.mkdir"),
    "code in a later protocol": (lambda: pt(Evil(), pickle_protocol=4), "STACK_GLOBAL"),
    "a bare pickle": (lambda: pickle.dumps(Evil()), "before 1.6"),
    "the form before 1.6": (lambda: pt(fresh(), _use_new_zipfile_serialization=False), "before 1.6"),
    "an instance": (lambda: with_pickle(b"\x80\x02(ios\nmkdir\nV\x00\n."), "os.mkdir"),
    "bytes without end": (
        lambda: with_pickle(b"\x80\x02c__builtin__\nbytearray\n\x8a\x06\0\0\0\0\0\x10\x85R."), "bytearray",
    ),
    "an extension": (lambda: with_pickle(b"\x80\x02\x82\x01."), "EXT1"),
    "an endless pickle": (lambda: with_pickle(b"\x80\x02" + b"N0" * 600_000 + b"."), "damaged"),
    "brackets": (lambda: with_pickle(b"\x80\x02" + b"(" * 90_000 + b"t" * 90_000 + b"."), ""),
    "no pickle": (lambda: with_pickle(b"garbage"), "damaged"),
    "half a pickle": (lambda: with_pickle(members()["archive/data.pkl"][:99]), "damaged"),
    "a storage that is longer than its record": (lambda: forged(b"K\x0a", b"J\x00\x00\x00\x10"), "damaged"),
    "a huge shape": (lambda: pt(changed(linear1__bias=torch.zeros(1).expand(1 << 50))), "linear1.bias"),
    "a sparse one": (lambda: pt(changed(linear1__bias=torch.zeros(10).to_sparse())), "_rebuild_sparse_tensor"),
    "one on no device": (lambda: pt(changed(linear1__bias=torch.zeros(10, device="meta"))), "meta"),
    "complex numbers": (lambda: pt(changed(linear1__bias=torch.zeros(10).cfloat())), "ComplexFloatStorage"),
    "cut short": (lambda: pt(fresh())[:-30], "damaged"),
    "half": (lambda: pt(fresh())[:900], "damaged"),
    "flipped bits": (
        lambda: pt(fresh()).replace(fresh()["linear1.weight"].numpy().tobytes()[:8], b"\1" * 8), "damaged",
    ),
    "compressed": (lambda: archive(members().items(), zipfile.ZIP_DEFLATED), "compressed"),
    "a bomb": (lambda: archive([("a/data.pkl", b"\0" * 50_000_000)], zipfile.ZIP_DEFLATED), "compressed"),
    "a ZIP of other things": (lambda: archive([("word/document.xml", b"<xml/>")]), "holds no weights"),
    "no records": (lambda: archive([("archive/data.pkl", members()["archive/data.pkl"])]), "damaged"),
    "names that lead elsewhere": (lambda: archive([("../../data.pkl", Evil().__reduce__()[1][0])]), "holds no weights"),
    "two pickles": (
        lambda: archive([*members().items(), ("other/data.pkl", pickle.dumps(Evil(), 2))]), "damaged",
    ),
    "a script of PyTorch's": (
        lambda: archive([("a/data.pkl", b"\x80\x02c__torch__\nNet\n)\x81."), ("a/constants.pkl", b"")]), MODEL,
    ),
    "a header that is longer than the file": (lambda: struct.pack("<Q", 1 << 40) + b"{}", "damaged"),
    "a header that is none": (lambda: struct.pack("<Q", 9) + b"{" * 9, "damaged"),
    "a deep header": (lambda: struct.pack("<Q", 90_000) + b'{"a":' * 18_000, "damaged"),
    "a claimed shape": (lambda: header(a=claim([1 << 40], [0, 1 << 42])), "damaged"),
    "shapes that overflow": (lambda: header(a=claim([1 << 33, 1 << 33], [0, 4])) + b"\0" * 4, "damaged"),
    "places that overlap": (lambda: header(a=claim([1], [0, 4]), b=claim([1], [0, 4])) + b"\0" * 4, "damaged"),
    "negative places": (lambda: header(a=claim([1], [-4, 0])) + b"\0" * 4, "damaged"),
    "another type": (lambda: header(a=claim([1], [0, 4], "EVIL")) + b"\0" * 4, "damaged"),
    "cut safetensors": (lambda: safetensors(fresh())[:-1], "damaged"),
    "no tensors": (lambda: header(), "no dict of tensors"),
}  # fmt: skip


@pytest.mark.parametrize(("make", "said"), HOSTILE.values(), ids=HOSTILE)
def test_of_a_hostile_file_nothing_runs(tmp_path, monkeypatch, make, said):
    monkeypatch.chdir(tmp_path)
    assert said in refused(tmp_path, make())
    assert [path.name for path in tmp_path.iterdir()] == ["mine.pt"]


def test_a_key_that_is_there_twice_counts_once(tmp_path):
    twice = (
        b'{"a":' + json.dumps(claim([1], [0, 4])).encode() + b',"a":' + json.dumps(claim([1], [0, 4])).encode() + b"}"
    )
    refused(tmp_path, struct.pack("<Q", len(twice)) + twice + b"\0" * 4)


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(weights, "LARGEST_FILE", 100)
    assert "too large" in refused(tmp_path, pt(fresh()))


def test_what_cannot_be_read_is_a_sentence(tmp_path):
    for name in ("none.pt", "."):
        with pytest.raises(WeightsError, match="cannot be read"):
            open_weights(tmp_path / name, TINY)


def test_names_that_hide_are_shown_without_what_hides_them(tmp_path):
    weights.write(tmp_path / "a.pt", {"\u202eevil\x1b[31m": torch.zeros(1)})
    with pytest.raises(WeightsError, match="evil"):
        open_weights(tmp_path / "a.pt", replace(TINY, name="x"))


def test_nothing_is_drawn_from_the_random_numbers_of_a_run(runs, tmp_path):
    torch.manual_seed(1)
    before = torch.get_rng_state()
    saved_weights.save(Model(run_key("a", "last"), runs=runs), tmp_path / "mine.pt")
    open_weights(tmp_path / "mine.pt", TINY)
    assert torch.equal(torch.get_rng_state(), before)


def test_the_blocks_of_a_residual_network_keep_their_names(tmp_path):
    text = load_script(RESNET_SMALL, "a.pt").text
    assert text.startswith("from collections import OrderedDict\nimport torch\n")
