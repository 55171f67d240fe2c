"""Layers that read a sequence, or look a row up: recurrent ones, attention, Embedding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from cifar_gui.layers.kind import LayerKind, arguments
from cifar_gui.spec import Choice, Range, When

RECURRENT = ("RNN", "LSTM", "GRU")
Share = Annotated[float, Range(0.0, 1.0, 0.1)]


@dataclass(frozen=True)
class Recurrent:
    """Every argument of the recurrent layers."""

    layer: str = "RNN"
    input_size: Annotated[int, Range(1, 96)] = 96
    hidden_size: Annotated[int, Range(1, 64)] = 16
    num_layers: Annotated[int, Range(1, 4)] = 1
    nonlinearity: Annotated[str, Choice(("tanh", "relu")), When("layer", ("RNN",))] = "tanh"
    bias: bool = True
    batch_first: bool = False
    dropout: Share = 0.0
    bidirectional: bool = False


@dataclass(frozen=True)
class Attention:
    """Arguments of ``MultiheadAttention``."""

    layer: ClassVar[str] = "MultiheadAttention"
    embed_dim: Annotated[int, Range(1, 192)] = 48
    num_heads: Annotated[int, Range(1, 16)] = 4
    dropout: Share = 0.0
    bias: bool = True
    batch_first: bool = False


@dataclass(frozen=True)
class Embedding:
    """A table that is looked up."""

    layer: ClassVar[str] = "Embedding"
    num_embeddings: Annotated[int, Range(1, 100)] = 10
    embedding_dim: Annotated[int, Range(1, 64)] = 16
    padding_idx: Annotated[int | None, Range(-10, 9)] = None
    max_norm: Annotated[float | None, Range(0.0, 10.0, 0.5)] = None


KINDS = (
    *(
        LayerKind(name=name, arguments=arguments(Recurrent, name), required=("input_size", "hidden_size"))
        for name in RECURRENT
    ),
    LayerKind(name="MultiheadAttention", arguments=Attention, required=("embed_dim", "num_heads")),
    LayerKind(name="Embedding", arguments=Embedding, required=("num_embeddings", "embedding_dim")),
)
