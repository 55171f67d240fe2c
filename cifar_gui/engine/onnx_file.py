"""A network with its weights as ONNX, for the programs that run such files; written by PyTorch's own exporter.

That needs packages which the program does without otherwise: ``pip install "cifar-gui[onnx]"``.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cifar_gui import files
from cifar_gui.engine.literal import literal
from cifar_gui.engine.run_names import INSTALL_ONNX, onnx_possible
from cifar_gui.engine.script import Script, Writer
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, MessageError, Network

if TYPE_CHECKING:
    from torch import Tensor

PICTURES, SCORES = "pictures", "scores"
"""What goes in and what comes out, by its name in the file."""
MISSING = Message(
    "Engine",
    QT_TRANSLATE_NOOP("Engine", "ONNX files need two more packages beside a program that pip has installed: {command}"),
    {"command": INSTALL_ONNX},
)
REFUSED = QT_TRANSLATE_NOOP("Engine", "PyTorch cannot write “{network}” as ONNX: {error}")


class OnnxError(MessageError):
    """A network cannot be written as ONNX; ``message`` says why."""


def write(target: Path, network: Network, weights: Mapping[str, Tensor]) -> None:
    """Write a network in evaluation mode, for batches of any size. Worker thread: it takes seconds.

    Raises:
        OnnxError: the packages are missing, or PyTorch's exporter does not know one of the layers.
        OSError: it cannot be written.
    """
    if not onnx_possible():
        raise OnnxError(MISSING)
    import torch

    from cifar_gui.engine.forward import seeded
    from cifar_gui.engine.network import build

    with seeded(0), warnings.catch_warnings(action="ignore"):  # they are about the exporter's own code
        module = build(network)
        module.load_state_dict(dict(weights))
        try:
            made = torch.onnx.export(
                module.eval(), (torch.rand(2, *network.in_shape),), dynamo=True, verbose=False,
                input_names=[PICTURES], output_names=[SCORES], dynamic_shapes=({0: "batch"},),
            )  # fmt: skip
        except Exception as error:  # whatever a layer makes it raise
            why = {"network": network.name, "error": f"{type(error).__name__}: {error}".splitlines()[0][:200]}
            raise OnnxError(Message("Engine", REFUSED, why)) from None
    assert made is not None
    files.atomic_write(target, made.model_proto.SerializeToString())


def load_script(network: Network, file: str) -> Script:
    """The code that opens such a file and asks it once; it needs onnxruntime, and no PyTorch."""
    out = Writer()
    out.line("import numpy as np")
    out.line("import onnxruntime")
    out.line()
    out.line("session = onnxruntime.InferenceSession(", ("file", literal(file)), ")")
    shape = ", ".join(map(str, network.in_shape))
    out.line(f"x = np.random.rand(1, {shape}).astype(np.float32)  # pictures: RGB, from 0 to 1")
    if network.scaling.changes:
        for name, values in (("mean", network.scaling.mean), ("std", network.scaling.std)):
            out.line(f"{name} = np.array({values}, np.float32).reshape(3, 1, 1)")
        out.line("x = (x - mean) / std  # as it was trained")
    out.line(f"(y,) = session.run(None, {{{PICTURES!r}: x}})")
    out.line("print(np.exp(y) / np.exp(y).sum(1, keepdims=True))")
    return out.script()
