"""7.8: losses on tensors that can be edited, and a network with all its gradients."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cifar_gui.lesson import Example, Fact, Lesson, Part, PartsContent, Preset, Table
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM
from cifar_gui.pages.backward import BackwardContent
from cifar_gui.pages.loss import LossContent
from cifar_gui.spec import QT_TRANSLATE_NOOP, Choice, Label, Range, Section, When

CLASSES = ("CrossEntropyLoss", "NLLLoss")
SHAPES = Choice(("(R, C)", "(R·C,)", "(R·C, 1)", "(1, 1, R, C)"))
DTYPES = Choice(("float32", "float64", "int64"))


@dataclass(frozen=True)
class LossParams:
    """A loss with all that its constructor takes, and what is made of the tables before it."""

    loss: Annotated[
        str,
        Choice(("L1Loss", "MSELoss", "SmoothL1Loss", "HuberLoss", "CrossEntropyLoss", "NLLLoss", "BCEWithLogitsLoss")),
        Label(QT_TRANSLATE_NOOP("Lesson", "loss")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Loss function")),
    ] = "L1Loss"
    reduction: Annotated[str, Choice(("mean", "sum", "none")), Section(QT_TRANSLATE_NOOP("Lesson", "Arguments"))] = (
        "mean"
    )
    weight: Annotated[bool, When("loss", (*CLASSES, "BCEWithLogitsLoss"))] = False
    pos_weight: Annotated[bool, When("loss", ("BCEWithLogitsLoss",))] = False
    ignore_index: Annotated[int, Range(-100, 9), When("loss", CLASSES)] = -100
    label_smoothing: Annotated[float, Range(0.0, 1.0, 0.05), When("loss", ("CrossEntropyLoss",))] = 0.0
    beta: Annotated[float, Range(0.0, 5.0, 0.1), When("loss", ("SmoothL1Loss",))] = 1.0
    delta: Annotated[float, Range(0.1, 5.0, 0.1), When("loss", ("HuberLoss",))] = 1.0
    before: Annotated[
        str,
        Choice(("none", "softmax", "log_softmax", "sigmoid")),
        Label(QT_TRANSLATE_NOOP("Lesson", "before the loss")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Tensors")),
    ] = "none"
    input_shape: Annotated[str, SHAPES, Label(QT_TRANSLATE_NOOP("Lesson", "input shape"))] = "(1, 1, R, C)"
    input_dtype: Annotated[str, DTYPES, Label(QT_TRANSLATE_NOOP("Lesson", "input dtype"))] = "float32"
    target_shape: Annotated[str, SHAPES, Label(QT_TRANSLATE_NOOP("Lesson", "target shape"))] = "(1, 1, R, C)"
    target_dtype: Annotated[str, DTYPES, Label(QT_TRANSLATE_NOOP("Lesson", "target dtype"))] = "float32"


@dataclass(frozen=True)
class GradientParams:
    """What decides a loss and its gradients, besides the network and the pictures."""

    network: Annotated[
        str,
        Choice((CIFAR10_QUICK.name, CIFAR10_QUICK_BATCHNORM.name)),
        Label(QT_TRANSLATE_NOOP("Lesson", "network")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Network")),
    ] = CIFAR10_QUICK.name
    training: Annotated[bool, Label(QT_TRANSLATE_NOOP("Lesson", "train()"))] = True
    seed: Annotated[int, Range(0, 2**53 - 1), Label(QT_TRANSLATE_NOOP("Lesson", "random seed"))] = 5
    batch_size: Annotated[int, Range(1, 256), Section(QT_TRANSLATE_NOOP("Lesson", "Pictures"))] = 1
    reduction: Annotated[
        str, Choice(("mean", "sum", "none")), Section(QT_TRANSLATE_NOOP("Lesson", "CrossEntropyLoss"))
    ] = "mean"
    label_smoothing: Annotated[float, Range(0.0, 1.0, 0.05)] = 0.0


def _class_params(**changes: object) -> LossParams:
    """For scores of classes and labels."""
    usual: dict[str, object] = {
        "loss": "CrossEntropyLoss", "input_shape": "(R, C)", "target_shape": "(R·C,)", "target_dtype": "int64"
    }  # fmt: skip
    return LossParams(**{**usual, **changes})  # type: ignore[arg-type]  # mixed fields


INPUT = Table(
    "input", QT_TRANSLATE_NOOP("Lesson", "Input"),
    (
        Preset("course", QT_TRANSLATE_NOOP("Lesson", "Course: 1, 2, 3"), ((1, 2, 3),)),
        Preset("scores", QT_TRANSLATE_NOOP("Lesson", "Course: 0.1, 0.2, 0.3"), ((0.1, 0.2, 0.3),)),
        Preset(
            "batch", QT_TRANSLATE_NOOP("Lesson", "Three rows of scores"),
            ((2.0, 0.5, -1.0), (0.1, 0.2, 0.3), (-1.0, 0.0, 3.0)),
        ),
        Preset("zeros", QT_TRANSLATE_NOOP("Lesson", "Ten equal scores"), ((0.0,) * 10,)),
        Preset(
            "perfect", QT_TRANSLATE_NOOP("Lesson", "Ten perfect probabilities"), ((0.0,) * 3 + (1.0,) + (0.0,) * 6,)
        ),
        Preset("sure", QT_TRANSLATE_NOOP("Lesson", "Ten scores, very sure"), ((0.0,) * 3 + (20.0,) + (0.0,) * 6,)),
        Preset("logits", QT_TRANSLATE_NOOP("Lesson", "Logits of yes or no"), ((1.5, -0.5, 0.0, -2.0),)),
        Preset("random", QT_TRANSLATE_NOOP("Lesson", "Random")),
    ),
    "float32", Range(1, 10),
)  # fmt: skip
TARGET = Table(
    "target", QT_TRANSLATE_NOOP("Lesson", "Target"),
    (
        Preset("course", QT_TRANSLATE_NOOP("Lesson", "Course: 1, 2, 5"), ((1, 2, 5),)),
        Preset("label", QT_TRANSLATE_NOOP("Lesson", "Course: class 1"), ((1,),)),
        Preset("labels", QT_TRANSLATE_NOOP("Lesson", "A class for each row"), ((0,), (1,), (2,))),
        Preset("third", QT_TRANSLATE_NOOP("Lesson", "Class 3 of ten"), ((3,),)),
        Preset("tenth", QT_TRANSLATE_NOOP("Lesson", "Class 10 of ten"), ((10,),)),
        Preset(
            "shares", QT_TRANSLATE_NOOP("Lesson", "Class probabilities"),
            ((0.9, 0.1, 0.0), (0.2, 0.6, 0.2), (0.0, 0.0, 1.0)),
        ),
        Preset("yes-no", QT_TRANSLATE_NOOP("Lesson", "Yes or no"), ((1, 0, 1, 0),)),
    ),
    "float32", Range(1, 10),
)  # fmt: skip
WEIGHT = Table(
    "weight", "weight", (Preset("course", QT_TRANSLATE_NOOP("Lesson", "Rising"), ((1, 2, 3),)),), "float32",
    Range(1, 10),
)  # fmt: skip
POS_WEIGHT = Table(
    "pos_weight", "pos_weight", (Preset("course", QT_TRANSLATE_NOOP("Lesson", "Rising"), ((1, 2, 3),)),), "float32",
    Range(1, 10),
)  # fmt: skip

SCORES = (("input", "scores"), ("target", "label"))
BATCH = (("input", "batch"), ("target", "labels"))
FLAT = {"input_shape": "(R·C,)", "target_shape": "(R·C,)"}

L1 = Example(QT_TRANSLATE_NOOP("Lesson", "Course: L1Loss"), LossParams())
L1_SUM = Example(QT_TRANSLATE_NOOP("Lesson", "Course: L1Loss, sum"), LossParams(reduction="sum"))
MSE = Example(QT_TRANSLATE_NOOP("Lesson", "Course: MSELoss"), LossParams("MSELoss"))
CROSS_ENTROPY = Example(QT_TRANSLATE_NOOP("Lesson", "Course: CrossEntropyLoss"), _class_params(), SCORES)
UNTRAINED = Example(
    QT_TRANSLATE_NOOP("Lesson", "Untrained: ln 10"), _class_params(), (("input", "zeros"), ("target", "third"))
)
PERFECT = Example(
    QT_TRANSLATE_NOOP("Lesson", "Perfect probabilities: 1.461"), _class_params(),
    (("input", "perfect"), ("target", "third")),
)  # fmt: skip
TWICE = Example(
    QT_TRANSLATE_NOOP("Lesson", "Softmax taken twice"), _class_params(before="softmax"),
    (("input", "sure"), ("target", "third")),
)  # fmt: skip
NLL = Example(
    QT_TRANSLATE_NOOP("Lesson", "NLLLoss after log_softmax"),
    _class_params(loss="NLLLoss", before="log_softmax"),
    SCORES,
)
WEIGHTED = Example(QT_TRANSLATE_NOOP("Lesson", "Weighted classes"), _class_params(weight=True), BATCH)
SMOOTHED = Example(QT_TRANSLATE_NOOP("Lesson", "Label smoothing 0.1"), _class_params(label_smoothing=0.1), BATCH)
SHARES = Example(
    QT_TRANSLATE_NOOP("Lesson", "Probabilities as target"),
    _class_params(target_shape="(R, C)", target_dtype="float32"), (("input", "batch"), ("target", "shares")),
)  # fmt: skip
BINARY = Example(
    QT_TRANSLATE_NOOP("Lesson", "BCEWithLogitsLoss"),
    LossParams("BCEWithLogitsLoss", input_shape="(R, C)", target_shape="(R, C)"),
    (("input", "logits"), ("target", "yes-no")),
)  # fmt: skip
SMOOTH_L1 = Example(QT_TRANSLATE_NOOP("Lesson", "SmoothL1Loss"), LossParams("SmoothL1Loss"))
HUBER = Example(QT_TRANSLATE_NOOP("Lesson", "HuberLoss"), LossParams("HuberLoss", delta=0.5))
BROADCAST = Example(
    QT_TRANSLATE_NOOP("Lesson", "A warning: (3,) with (3, 1)"),
    LossParams("MSELoss", input_shape="(R·C,)", target_shape="(R·C, 1)"),
)  # fmt: skip
TENTH = Example(
    QT_TRANSLATE_NOOP("Lesson", "An error: label 10 of ten"), _class_params(), (("input", "zeros"), ("target", "tenth"))
)
FLOATS = Example(
    QT_TRANSLATE_NOOP("Lesson", "An error: labels as floats"), _class_params(target_dtype="float32"), SCORES
)

LOSSES = LossContent(
    params=LossParams,
    tables=(INPUT, TARGET, WEIGHT, POS_WEIGHT),
    examples=(
        L1, L1_SUM, MSE, CROSS_ENTROPY, UNTRAINED, PERFECT, TWICE, NLL, WEIGHTED, SMOOTHED, SHARES, BINARY, SMOOTH_L1,
        HUBER, BROADCAST, TENTH, FLOATS,
    ),
    facts=(
        Fact(L1, (1, 1, 1, 3), {"loss": 0.6667}),
        Fact(L1_SUM, (1, 1, 1, 3), {"loss": 2.0}),
        Fact(MSE, (1, 1, 1, 3), {"loss": 1.3333}),
        Fact(CROSS_ENTROPY, (1, 3), {"loss": 1.1019}),
        Fact(UNTRAINED, (1, 10), {"loss": 2.3026}),
        Fact(PERFECT, (1, 10), {"loss": 1.4612}),
        Fact(TWICE, (1, 10), {"loss": 1.4612}),
        Fact(NLL, (1, 3), {"loss": 1.1019}),
        Fact(BROADCAST, (3,), {"loss": 4.0}),
    ),
)  # fmt: skip

COURSE_NETWORK = GradientParams()
BATCH_NETWORK = GradientParams(batch_size=64)

GRADIENTS = BackwardContent(
    networks=(CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM),
    params=GradientParams,
    examples=(
        Example(QT_TRANSLATE_NOOP("Lesson", "7-8-LossFunc_network"), COURSE_NETWORK),
        Example(QT_TRANSLATE_NOOP("Lesson", "A batch of 64"), BATCH_NETWORK),
        Example(
            QT_TRANSLATE_NOOP("Lesson", "With BatchNorm and ReLU"),
            GradientParams(network=CIFAR10_QUICK_BATCHNORM.name, batch_size=64),
        ),
    ),
    facts=(
        Fact(COURSE_NETWORK, (1, 3, 32, 32), {"shape": (1, 10), "parameters": 145_578}),
        Fact(BATCH_NETWORK, (64, 3, 32, 32), {"shape": (64, 10), "parameters": 145_578}),
    ),
)

LESSON = Lesson(
    key="losses",
    number="7.8",
    tab=QT_TRANSLATE_NOOP("Lesson", "Losses"),
    title=QT_TRANSLATE_NOOP("Lesson", "Losses and backpropagation"),
    torch_name="torch.nn.CrossEntropyLoss",
    content=PartsContent(
        (
            Part("tensors", QT_TRANSLATE_NOOP("Lesson", "Tensors"), LOSSES),
            Part("network", QT_TRANSLATE_NOOP("Lesson", "Network"), GRADIENTS),
        )
    ),
)
