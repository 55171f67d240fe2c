"""The second part of 7.9: the loop of training, one line at a time, and the classic mistakes in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from cifar_gui.lesson import Example, Fact
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, SMALL
from cifar_gui.pages.loop import LoopContent
from cifar_gui.recipe import ADAM, SGD
from cifar_gui.spec import QT_TRANSLATE_NOOP, Choice, Label, Range, Section, When

NETWORKS = (SMALL, CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM)


@dataclass(frozen=True)
class LoopParams:
    """A few steps of training, and what is done wrong in them. The labels of the mistakes are code, in any language."""

    network: Annotated[
        str,
        Choice(tuple(network.name for network in NETWORKS)),
        Label(QT_TRANSLATE_NOOP("Lesson", "network")),
        Section(QT_TRANSLATE_NOOP("Lesson", "Network")),
    ] = SMALL.name
    batch_size: Annotated[int, Range(1, 64)] = 16
    optimizer: Annotated[str, Choice((SGD, ADAM)), Section(QT_TRANSLATE_NOOP("Lesson", "Optimizer"))] = SGD
    lr: Annotated[float, Range(0.0001, 1.0, 0.001)] = 0.005
    momentum: Annotated[float, Range(0.0, 0.99, 0.1), When("optimizer", (SGD,))] = 0.9
    no_zero_grad: Annotated[
        bool, Label("skip zero_grad()"), Section(QT_TRANSLATE_NOOP("Lesson", "Break it on purpose"))
    ] = False
    step_first: Annotated[bool, Label("step() → backward()")] = False
    large_lr: Annotated[bool, Label("lr × 100")] = False
    softmax: Annotated[bool, Label("loss_fn(softmax)")] = False
    no_train: Annotated[bool, Label("skip model.train()")] = False
    no_eval: Annotated[bool, Label("skip model.eval()")] = False
    keep_graph: Annotated[bool, Label("running_loss += loss")] = False
    no_no_grad: Annotated[bool, Label("skip torch.no_grad()")] = False
    wrong_model: Annotated[bool, Label("optimizer(copy)")] = False
    steps: Annotated[int, Range(1, 40), Section(QT_TRANSLATE_NOOP("Lesson", "Run"))] = 12
    seed: Annotated[int, Range(0, 9999), Label(QT_TRANSLATE_NOOP("Lesson", "seed"))] = 0


RIGHT = LoopParams()
WITH_ADAM = LoopParams(optimizer=ADAM, lr=0.001)

LOOP = LoopContent(
    networks=NETWORKS,
    params=LoopParams,
    examples=(
        Example(QT_TRANSLATE_NOOP("Lesson", "The loop as it should be"), RIGHT),
        Example(QT_TRANSLATE_NOOP("Lesson", "The same with Adam"), WITH_ADAM),
        Example(QT_TRANSLATE_NOOP("Lesson", "zero_grad() forgotten"), LoopParams(no_zero_grad=True)),
        Example(QT_TRANSLATE_NOOP("Lesson", "step() before backward()"), LoopParams(step_first=True)),
        Example(QT_TRANSLATE_NOOP("Lesson", "A learning rate far too large"), LoopParams(large_lr=True)),
        Example(QT_TRANSLATE_NOOP("Lesson", "Softmax taken twice in training"), LoopParams(softmax=True)),
        Example(QT_TRANSLATE_NOOP("Lesson", "Trained in eval()"), LoopParams(no_train=True)),
        Example(QT_TRANSLATE_NOOP("Lesson", "Tested in train()"), LoopParams(no_eval=True)),
        Example(QT_TRANSLATE_NOOP("Lesson", "A sum that keeps every graph"), LoopParams(keep_graph=True)),
        Example(QT_TRANSLATE_NOOP("Lesson", "Tested without no_grad()"), LoopParams(no_no_grad=True)),
        Example(QT_TRANSLATE_NOOP("Lesson", "An optimiser with the wrong weights"), LoopParams(wrong_model=True)),
    ),
    facts=(
        Fact(RIGHT, (16, 3, 32, 32), {"shape": (16, 10), "parameters": 5_754}),
        Fact(LoopParams(network=CIFAR10_QUICK.name), (16, 3, 32, 32), {"shape": (16, 10), "parameters": 145_578}),
    ),
)
