"""What a file is, whatever it is called: real files where they can be made here, first bytes where not."""

import bz2
import gzip
import io
import json
import lzma
import pickle
import tarfile
import zipfile

import numpy as np
import pytest
from batch_files import batch_pickle, random_rows
from PIL import Image

from cifar_gui import lesson_file
from cifar_gui.engine import file_kinds, network_file
from cifar_gui.engine.data import DataError
from cifar_gui.engine.file_kinds import HEAD, kind_of, kind_of_bytes
from cifar_gui.questions.scores import COLUMNS
from cifar_gui.settings import Settings
from cifar_gui.spec import Layer, Network


def written(write, *arguments, **options):
    buffer = io.BytesIO()
    write(buffer, *arguments, **options)
    return buffer.getvalue()


def image(kind, mode="RGB", **options):
    return written(Image.new(mode, (40, 30)).save, kind, **options)


def packed(**members):
    def write(buffer):
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, content in members.items():
                archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)

    return written(write)


def tar(content=b"x" * 900, mode="w"):
    def write(buffer):
        with tarfile.open(fileobj=buffer, mode=mode) as archive:
            info = tarfile.TarInfo("a/file")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))

    return written(write)


def saved(value, **options):
    import torch

    return written(lambda buffer: torch.save(value, buffer, **options))


def scripted():
    """In the order in which TorchScript writes its members: the numbers first."""
    return packed(archive__data__0=bytes(90_000), archive__data_DOT_pkl="x", archive__version="3")


NETWORK = network_file.encode(Network("mine", (Layer("conv1", "Conv2d", (3, 32, 5), ()),), (3, 32, 32)))
LESSON = json.dumps(
    {"lesson": "conv2d", "state": {"a": "x" * 70_000}, "format": lesson_file.FORMAT, "version": 1}
).encode()
PAGE = b"<!DOCTYPE html>\n<html><title>404 Not Found</title></html>"

OPENED = {
    "picture": [
        image("PNG"), image("PNG", "I;16"), image("JPEG"), image("JPEG", exif=Image.Exif()), image("JPEG", "CMYK"),
        image("BMP"), image("BMP", "1"), image("WEBP"), image("WEBP", "RGBA", lossless=True),
    ],
    "tensor": [written(np.save, np.zeros(3)), written(np.save, np.array([{}], object))],
    "lesson": [LESSON, LESSON[:-1], b"\xef\xbb\xbf" + LESSON, b" \n" + LESSON,
               b'{"lesson": "7.3", "state": {"a": 1', json.dumps(json.loads(LESSON), indent=2).encode()],
    "network": [NETWORK, NETWORK[: len(NETWORK) // 2]],
    "code": [b"import torch\nfrom torch import nn\nprint(torch.ones(2))\n", b"model = nn.Sequential(\n    nn.ReLU())\n",
             "# 网络\nclass Net(nn.Module):\n    pass\n".encode("utf-16")],
    "weights": [saved({"a": 1}), saved([1.0]), scripted(),
                (40).to_bytes(8, "little") + b'{"w":{"dtype":"F32","shape":[1],"data_of' + bytes(4)],
    "data": [tar(), tar(mode="w:gz"), gzip.compress(b"whatever", mtime=0), b"\x1f\x8b", tar(mode="w:gz")[:300]],
}  # fmt: skip

REFUSED = {
    "in GIF format": image("GIF"), "in TIFF format": image("TIFF"), "in AVIF format": image("AVIF"),
    "in HEIC format": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(99),
    "in SVG format": b'<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="x"/>', "in ICO format": image("ICO"),
    "in JPEG 2000 format": image("JPEG2000"), "in PNM format": image("PPM"),
    "PyTorch wrote before 1.6": saved({"a": 1}, _use_new_zipfile_serialization=False),
    "weights in ONNX format": b"\x08\x08\x12\x07pytorch\x1a\x052.0.0:" + bytes(50),
    "weights in HDF5 format": b"\x89HDF\r\n\x1a\n" + bytes(500),
    "weights in Keras format": packed(metadata_DOT_json="{}", config_DOT_json="{}"),
    "packed as ZIP": packed(images__a_DOT_png=image("PNG")), "packed as 7z": b"7z\xbc\xaf\x27\x1c\0\4" + bytes(90),
    "packed as RAR": b"Rar!\x1a\x07\x01\0" + bytes(90), "packed as bzip2": bz2.compress(tar()),
    "packed as xz": lzma.compress(tar()), "a web page": PAGE, "several arrays": written(np.savez, a=np.zeros(2)),
    "a Python pickle": pickle.dumps({"a": [1, 2]}), "file in PDF format": b"%PDF-1.7\n", "is empty": b"",
    "file in Office format": packed(word__document_DOT_xml="x"),
    "file in MP4 format": b"\0\0\0\x18ftypisom" + bytes(40),
    "a table of text": b"a,b,c\n1,2,3\n4,5,6\n",
    "a score file": ",".join(COLUMNS).encode() + b"\r\nAnn,7.1,1,2,50,x\r\n",
    "JSON, but": b'{"answer": 42}', "settings": written(lambda b: b.write(json.dumps({"version": 1, "first_run": True,
                                                                                     "pages": {}}).encode())),
    "Git LFS": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n",
    "kind that this program does not know": np.random.default_rng(5).bytes(4000),
}  # fmt: skip


@pytest.mark.parametrize(("opens", "at"), [(opens, at) for opens, files in OPENED.items() for at in range(len(files))])
def test_what_is_opened(tmp_path, opens, at):
    for name in ("cat", "cat.JPE", "cifar-10-python.tar.gz", "a.cifarlesson", "x.json", "x.png.txt"):
        (tmp_path / name).write_bytes(OPENED[opens][at])
        assert kind_of(tmp_path / name).opens == opens


@pytest.mark.parametrize("words", REFUSED)
def test_what_is_not_opened_is_named_with_its_way_out(tmp_path, words):
    content = REFUSED[words]
    for name in ("cat", "cat.jpg", "cifar-10-python.tar.gz", "a.cifarlesson"):
        (tmp_path / name).write_bytes(content)
        kind = kind_of(tmp_path / name)
        sentence = str(kind.refusal(name))
        assert kind.opens is None
        assert name in sentence
        assert words in sentence
        assert sentence.endswith(".")
        assert sentence.count(".") > name.count(".")


@pytest.mark.parametrize("content", [saved([1.0]), saved({"a": 1}, _use_new_zipfile_serialization=False), scripted()])
def test_every_form_in_which_torch_writes(content):
    assert kind_of_bytes(content[:HEAD]).format == "PyTorch"


@pytest.mark.parametrize("page", [PAGE, b"\xef\xbb\xbf\n <HTML>", b"<!-- x --><!doctype HTML>", b"<html lang=zh>",
                                  b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x">',
                                  gzip.compress(PAGE, mtime=0)])  # fmt: skip
def test_every_web_page(page):
    assert kind_of_bytes(page).text == file_kinds.WEB_PAGE


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1", b"msf1", b"hevc"])
def test_every_brand_of_heic(brand):
    assert kind_of_bytes(b"\0\0\0\x1cftyp" + brand + b"\0\0\0\0" + brand + b"miaf").format == "HEIC"


def test_settings_and_notebooks(tmp_path):
    import msgspec

    assert kind_of_bytes(msgspec.json.encode(Settings())).text == file_kinds.SETTINGS
    for notebook in (b'{"cells": [], "metadata": {}, "nbformat": 4}', b'{"cells": [{"cell_type": "code", "source": "x'):
        assert kind_of_bytes(notebook).opens == "code"


def test_batches_of_cifar10(tmp_path):
    for name in ("data_batch_1", "test_batch", "batches.meta"):
        (tmp_path / name).write_bytes(batch_pickle(*random_rows(2, 1)))
        assert kind_of(tmp_path / name) is file_kinds.BATCH
    with open(tmp_path / "data_batch_1.bin", "wb") as file:
        file.truncate(file_kinds.BINARY_BATCH)
    assert "binary version" in str(kind_of(tmp_path / "data_batch_1.bin").refusal("x"))


def test_a_run_of_the_program_is_known(tmp_path):
    import hashlib

    import msgspec

    body = msgspec.msgpack.encode({"version": 1, "began": 0.5, "recipe": {"lr": 0.01}})
    for salt in range(40):
        assert kind_of_bytes(hashlib.sha256(bytes([salt])).digest() + body).text == file_kinds.RUN


def test_what_cannot_be_read_is_said(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"x")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(file_kinds, "open", refuse, raising=False)
    with pytest.raises(DataError, match="Permission denied"):
        kind_of(tmp_path / "a")


def test_folders_are_data_and_what_is_not_there_is_nothing(tmp_path):
    assert kind_of(tmp_path).opens == "data"
    assert kind_of(tmp_path / "none") is file_kinds.NOTHING


def test_any_beginning_of_any_file_is_survived():
    samples = [*(content for files in OPENED.values() for content in files), *REFUSED.values()]
    for content in samples:
        for length in (*range(0, 40), 64, 511, 512, 600):
            kind = kind_of_bytes(content[:length])
            assert kind.opens or str(kind.refusal("x"))


def test_a_table_of_scores_begins_as_they_are_written():
    assert ",".join(COLUMNS) == file_kinds.SCORE_HEAD
