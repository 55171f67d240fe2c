"""A small data set of random pictures, requests on it, and settings of Conv2d for the tests of the layer engine."""

from pathlib import Path

import numpy as np
import torch
from hypothesis import strategies as st

from cifar_gui.engine.data import DataSet, Split
from cifar_gui.engine.forward import answer
from cifar_gui.lessons.conv2d import Conv2dParams
from cifar_gui.lessons.layer import build
from cifar_gui.protocol import CIFAR10, Failure, Forward, Maps, Pictures

MODES = ("zeros", "reflect", "replicate", "circular")


def small_data(folder: Path, pictures: int = 20) -> DataSet:
    """Random pictures, saved the way an import is."""
    random = np.random.default_rng(7)
    splits = []
    for name in ("train", "test"):
        images = random.integers(0, 256, (pictures, 3, 32, 32), dtype=np.uint8)
        labels = random.integers(0, 10, pictures)
        np.save(folder / f"{name}_images.npy", images)
        splits.append(Split(images, labels))
    return DataSet(CIFAR10, folder, None, splits[0], splits[1])


def request(params=None, *, batch=0, batch_size=4, seed=5, **others) -> Forward:
    pictures = Pictures(CIFAR10, "test", batch, batch_size)
    return Forward(1, "conv2d", others.pop("build", build), params or Conv2dParams(), pictures, seed, **others)


def ask(data: DataSet, params=None, **others) -> Maps | Failure:
    return answer(request(params, **others), {data.name: data})


def in_torch(params: Conv2dParams, x: torch.Tensor, seed: int = 5) -> torch.Tensor:
    """The same layer, built and run by plain PyTorch; raises what PyTorch raises."""
    torch.manual_seed(seed)
    with torch.no_grad():
        return build(params, tuple(x.shape))(x)


@st.composite
def valid_params(draw, size=(32, 32)):
    """Settings that torch accepts on input of ``size`` (3 or more a side), unusual ones among them."""
    groups = draw(st.integers(1, 3))
    kernel, dilation = (draw(st.tuples(st.integers(1, high), st.integers(1, high))) for high in (5, 3))
    mode = draw(st.sampled_from(MODES))
    # Reflection and wrapping pad by less than the input has; a window that is still too wide shrinks to one cell.
    most = [min(6, length - 1) for length in size]
    spans = [d * (k - 1) + 1 for k, d in zip(kernel, dilation, strict=True)]
    if any(span > length + 2 * high for span, length, high in zip(spans, size, most, strict=True)):
        kernel, spans = (1, 1), [1, 1]
    least = [max(0, -(-(span - length) // 2)) for span, length in zip(spans, size, strict=True)]
    paddings = [st.tuples(*(st.integers(low, high) for low, high in zip(least, most, strict=True)))]
    paddings += [st.just("valid")] * (least == [0, 0])
    paddings += [st.just("same")] * all(span // 2 < length for span, length in zip(spans, size, strict=True))
    padding = draw(st.one_of(paddings))
    stride = (1, 1) if padding == "same" else draw(st.tuples(st.integers(1, 4), st.integers(1, 4)))
    channels = (groups * draw(st.integers(1, 2)), groups * draw(st.integers(1, 2)))
    return Conv2dParams(
        in_channels=channels[0], out_channels=channels[1], kernel_size=kernel, stride=stride, padding=padding,
        dilation=dilation, groups=groups, bias=draw(st.booleans()), padding_mode=mode,
    )  # fmt: skip
