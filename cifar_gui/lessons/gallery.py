"""7.6: the other layers of ``torch.nn``, each with its arguments and what it is shown on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from cifar_gui.layers import sequence
from cifar_gui.layers.dropout import Dropout
from cifar_gui.layers.kind import arguments
from cifar_gui.layers.normalisation import BATCH_1D, BATCH_2D, GROUP, INSTANCE, LAST, Normalisation
from cifar_gui.layers.sequence import Recurrent
from cifar_gui.lesson import Fact
from cifar_gui.pages.gallery import Exhibit, GalleryContent
from cifar_gui.spec import QT_TRANSLATE_NOOP, Choice, Label, Range, Section

ARGUMENTS = Section(QT_TRANSLATE_NOOP("Lesson", "Arguments"))
SHOWN_ON = Section(QT_TRANSLATE_NOOP("Lesson", "Shown on"))
PICTURES = Label(QT_TRANSLATE_NOOP("Lesson", "pictures"))
TRAINING = Label(QT_TRANSLATE_NOOP("Lesson", "train() mode"))
AVERAGE = Label(QT_TRANSLATE_NOOP("Lesson", "one mean per channel"))
PATCH = Label(QT_TRANSLATE_NOOP("Lesson", "side of a patch"))


@dataclass(frozen=True)
class Padding:
    """``padding`` is (left, right, top, bottom): four numbers, from the last dimension to the first."""

    left: Annotated[int, Range(-8, 31), Label(QT_TRANSLATE_NOOP("Lesson", "left")), ARGUMENTS] = 4
    right: Annotated[int, Range(-8, 31), Label(QT_TRANSLATE_NOOP("Lesson", "right"))] = 4
    top: Annotated[int, Range(-8, 31), Label(QT_TRANSLATE_NOOP("Lesson", "top"))] = 4
    bottom: Annotated[int, Range(-8, 31), Label(QT_TRANSLATE_NOOP("Lesson", "bottom"))] = 4


@dataclass(frozen=True)
class ConstantPadding(Padding):
    """The same, with the value that the new cells hold."""

    value: Annotated[float, Range(0.0, 1.0, 0.1)] = 0.5


FEW, FINE, TENTHS = Range(1, 64), Range(0.0, 1.0, 0.00001), Range(0.0, 1.0, 0.1)
MODE = {"training": Annotated[bool, TRAINING, SHOWN_ON]}
BATCH_SIZE = {"pictures": Annotated[int, FEW, PICTURES]}
MEAN = {"average": Annotated[bool, AVERAGE]}
TRACKED = {"eps": (FINE,), "momentum": (TENTHS,)}

BatchNorm2d = arguments(
    Normalisation, BATCH_2D, marks={"num_features": (FEW, ARGUMENTS), **TRACKED}, others=MODE | BATCH_SIZE | MEAN,
    num_features=3, training=True, pictures=64, average=False,
)  # fmt: skip
BatchNorm1d = arguments(
    Normalisation, BATCH_1D, marks={"num_features": (Range(1, 4096), ARGUMENTS), **TRACKED}, others=MODE | BATCH_SIZE,
    num_features=3072, training=True, pictures=64,
)  # fmt: skip
InstanceNorm2d = arguments(
    Normalisation, INSTANCE, marks={"num_features": (FEW, ARGUMENTS), "eps": (FINE,)},
    others={"momentum": Annotated[float, TENTHS], **MODE, **MEAN},
    num_features=3, momentum=0.1, affine=False, track_running_stats=False, training=True, average=False,
)  # fmt: skip
GroupNorm = arguments(
    Normalisation, GROUP, marks={"num_groups": (Range(1, 3), ARGUMENTS), "num_channels": (FEW,), "eps": (FINE,)},
    num_groups=1, num_channels=3,
)  # fmt: skip
LayerNorm = arguments(
    Normalisation, LAST, marks={"eps": (FINE,)}, normalized_shape="(3, 32, 32)",
    others={"normalized_shape": Annotated[
        str, Choice(("(3, 32, 32)", "(32, 32)", "32", "(3, 32)", "64")), ARGUMENTS
    ]},
)  # fmt: skip
"""The shapes are words to choose among."""


def dropout(layer: str) -> Any:
    """Params of a layer of the family, and the mode."""
    return arguments(Dropout, layer, without=("inplace",), marks={"p": (ARGUMENTS,)}, others=MODE, training=True)


def recurrent(layer: str) -> Any:
    """Params of a layer of the family; the batch comes first, as the rows of a picture do."""
    return arguments(Recurrent, layer, marks={"input_size": (ARGUMENTS,)}, batch_first=True)


Gated = recurrent("LSTM")


@dataclass(frozen=True)
class Attention(sequence.Attention):
    """Of MultiheadAttention, and how large its patches are."""

    embed_dim: Annotated[int, Range(1, 192), ARGUMENTS] = 48
    batch_first: bool = True
    patch: Annotated[int, Range(1, 16), PATCH, SHOWN_ON] = 4


@dataclass(frozen=True)
class Embedding(sequence.Embedding):
    """The same, under a head of its own."""

    num_embeddings: Annotated[int, Range(1, 100), ARGUMENTS] = 10


PAD = QT_TRANSLATE_NOOP("Lesson", "Padding")
NORM = QT_TRANSLATE_NOOP("Lesson", "Normalisation")
DROP = QT_TRANSLATE_NOOP("Lesson", "Dropout")
ROWS = QT_TRANSLATE_NOOP("Lesson", "Recurrent")
OTHERS = QT_TRANSLATE_NOOP("Lesson", "Attention, Embedding")

ZERO = QT_TRANSLATE_NOOP(
    "Lesson",
    "Puts zeros around the picture. The four numbers are left, right, top, bottom: the last dimension comes first. A "
    "negative number cuts cells away.",
)
CONSTANT = QT_TRANSLATE_NOOP("Lesson", "Puts one value around the picture: 0.5 gives a grey border.")
REFLECTION = QT_TRANSLATE_NOOP(
    "Lesson",
    "Mirrors the picture at its edge; the edge itself is not repeated, so at most 31 cells of 32 can be added.",
)
REPLICATION = QT_TRANSLATE_NOOP("Lesson", "Repeats the outermost cells as often as needed.")
CIRCULAR = QT_TRANSLATE_NOOP(
    "Lesson", "Wraps around from the opposite side, as on a globe: by at most the whole picture."
)
BATCHED_2D = QT_TRANSLATE_NOOP(
    "Lesson",
    "In train() the mean of each channel over all pictures and cells is subtracted, and the rest is "
    "divided by the deviation; running values are kept. In eval() those are used; a new layer has 0 "
    "and 1. A single number per channel has no deviation: PyTorch refuses it in train(), while one "
    "whole picture works.",
)
BATCHED_1D = QT_TRANSLATE_NOOP(
    "Lesson",
    "The same for rows: each of the 3,072 columns is normalised over the batch. A batch of one picture has one "
    "number in each column, and PyTorch refuses it in train(); in eval() it works.",
)
LAYER = QT_TRANSLATE_NOOP(
    "Lesson",
    "Normalises each picture by itself, over its last dimensions; the rest of the batch makes no "
    "difference, so train() and eval() are the same.",
)
GROUPED = QT_TRANSLATE_NOOP(
    "Lesson",
    "Normalises groups of channels of each picture. One group is like LayerNorm over the picture; as "
    "many groups as channels are like InstanceNorm.",
)
INSTANCED = QT_TRANSLATE_NOOP(
    "Lesson",
    "Normalises each channel of each picture by itself: the picture's own brightness and contrast are lost.",
)
DROPOUT = QT_TRANSLATE_NOOP(
    "Lesson",
    "In train() each number becomes zero with probability p, and the others are divided by 1 − p, so that the sum "
    "stays the same on average. In eval() nothing happens.",
)
DROPOUT_2D = QT_TRANSLATE_NOOP(
    "Lesson",
    "Like Dropout, but drops a whole channel of a picture at once, because neighbouring cells say nearly the same.",
)
RNN = QT_TRANSLATE_NOOP(
    "Lesson",
    "Reads the picture row by row, 96 numbers at a time, and carries a state from row to row: "
    "h = tanh(W x + b + U h + c). Each line of the output is the state after a row.",
)
LSTM = QT_TRANSLATE_NOOP(
    "Lesson",
    "An RNN with a memory beside its state. Three gates between 0 and 1 decide what is forgotten, "
    "written and read, which is why it has four times the parameters.",
)
GRU = QT_TRANSLATE_NOOP(
    "Lesson", "Simpler than an LSTM: two gates and no separate memory, so three times the parameters of an RNN."
)
ATTENTION = QT_TRANSLATE_NOOP(
    "Lesson",
    "The heart of a transformer. The picture is cut into patches; each patch asks all others how much"
    " they matter to it. The matrix shows that: every row adds up to 1. Initial weights attend to "
    "everything almost equally.",
)
EMBEDDING = QT_TRANSLATE_NOOP(
    "Lesson",
    "A table of rows, looked up by whole numbers. Here these are the classes of the pictures: equal "
    "classes give equal rows. An index beyond the table is an error.",
)

EXHIBITS = (
    Exhibit("ZeroPad2d", PAD, Padding, "frame", ZERO),
    Exhibit("ConstantPad2d", PAD, ConstantPadding, "frame", CONSTANT),
    Exhibit("ReflectionPad2d", PAD, Padding, "frame", REFLECTION),
    Exhibit("ReplicationPad2d", PAD, Padding, "frame", REPLICATION),
    Exhibit("CircularPad2d", PAD, Padding, "frame", CIRCULAR),
    Exhibit("BatchNorm2d", NORM, BatchNorm2d, "pictures", BATCHED_2D),
    Exhibit("BatchNorm1d", NORM, BatchNorm1d, "vectors", BATCHED_1D),
    Exhibit("LayerNorm", NORM, LayerNorm, "pictures", LAYER),
    Exhibit("GroupNorm", NORM, GroupNorm, "pictures", GROUPED),
    Exhibit("InstanceNorm2d", NORM, InstanceNorm2d, "pictures", INSTANCED),
    Exhibit("Dropout", DROP, dropout("Dropout"), "pictures", DROPOUT),
    Exhibit("Dropout2d", DROP, dropout("Dropout2d"), "pictures", DROPOUT_2D),
    Exhibit("RNN", ROWS, recurrent("RNN"), "rows", RNN),
    Exhibit("LSTM", ROWS, Gated, "rows", LSTM),
    Exhibit("GRU", ROWS, recurrent("GRU"), "rows", GRU),
    Exhibit("MultiheadAttention", OTHERS, Attention, "patches", ATTENTION),
    Exhibit("Embedding", OTHERS, Embedding, "labels", EMBEDDING),
)

ONE, BATCH = (1, 3, 32, 32), (64, 3, 32, 32)
REFUSED = "Expected more than 1 value per channel when training, got input size torch.Size([1, 3{rest}])"

GALLERY = GalleryContent(
    exhibits=EXHIBITS,
    facts=(
        Fact(("ZeroPad2d", Padding(1, 2, 3, 4)), ONE, {"shape": (1, 3, 39, 35), "parameters": 0}),
        Fact(("BatchNorm2d", BatchNorm2d()), BATCH, {"shape": BATCH, "parameters": 6}),
        Fact(("BatchNorm2d", BatchNorm2d(pictures=1)), ONE, {"shape": ONE}),
        Fact(("BatchNorm2d", BatchNorm2d(pictures=1, average=True)), ONE, {"error": REFUSED.format(rest=", 1, 1")}),
        Fact(("BatchNorm1d", BatchNorm1d(pictures=1)), ONE, {"error": REFUSED.format(rest="072")}),
        Fact(("LSTM", Gated()), ONE, {"shape": (1, 32, 16), "parameters": 4 * 16 * (96 + 16 + 2)}),
        Fact(("GRU", recurrent("GRU")()), ONE, {"shape": (1, 32, 16), "parameters": 3 * 16 * (96 + 16 + 2)}),
        Fact(("MultiheadAttention", Attention()), ONE, {"shape": (1, 64, 48), "parameters": 4 * 48 * 49}),
        Fact(("Embedding", Embedding()), BATCH, {"shape": (64, 16), "parameters": 160}),
    ),
)
